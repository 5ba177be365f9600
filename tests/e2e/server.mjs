// A server of test pages: every page can be had under every policy.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const page = (name) => readFileSync(fileURLToPath(new URL(`../pages/${name}`, import.meta.url)), 'utf8');

/** What a site may send with a page, by the first part of the path. */
export const POLICIES = {
  open: {},
  // What many newsrooms send; Chromium takes it to forbid WebAssembly to content scripts too.
  'own-scripts': { 'content-security-policy': "script-src 'self'" },
  nothing: { 'content-security-policy': "default-src 'none'" },
  'trusted-types': {
    'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'; script-src 'self'",
  },
};

/**
 * Serves `pages`: texts, or functions that make them, by name. A string that ends in `.html` is the
 * name of a file in tests/pages.
 */
export async function startServer(pages) {
  const requests = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    requests.push(pathname);
    const [, policy, name] = pathname.split('/');
    const content = pages[name];
    if (!(policy in POLICIES) || content === undefined) {
      response.writeHead(404).end();
      return;
    }
    const text =
      typeof content === 'function' ? content() : content.endsWith('.html') ? page(content) : content;
    const type = name.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...POLICIES[policy] }).end(text);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    /** The paths asked for so far. */
    requests,
    address: (name, policy = 'open') => `${origin}/${policy}/${name}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
