// A server of test pages: every page can be had under every policy.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const page = (name) => readFileSync(fileURLToPath(new URL(`../pages/${name}`, import.meta.url)), 'utf8');

/** Has violations sent to this server. */
const REPORTED = '; report-uri /report';

const enforced = (policy) => ({ 'content-security-policy': policy });

/** What a site may send with a page, by the first part of the path. */
export const POLICIES = {
  open: {},
  // What many newsrooms send; Chromium takes it to forbid WebAssembly to content scripts too.
  'own-scripts': enforced("script-src 'self'"),
  nothing: enforced("default-src 'none'"),
  'trusted-types': enforced("require-trusted-types-for 'script'; trusted-types 'none'; script-src 'self'"),
  'reported-nothing': enforced(`default-src 'none'; connect-src 'none'${REPORTED}`),
  'reported-nonce': enforced(`script-src 'nonce-c2VjcmV0'${REPORTED}`),
  'reported-strict-dynamic': enforced(`script-src 'strict-dynamic' 'nonce-c2VjcmV0' https:${REPORTED}`),
  'reported-sandbox': enforced(`sandbox allow-scripts; script-src 'self'${REPORTED}`),
  'reported-trusted-types': enforced(
    `require-trusted-types-for 'script'; trusted-types 'none'; script-src 'self'${REPORTED}`,
  ),
  'only-reported': { 'content-security-policy-report-only': `default-src 'none'${REPORTED}` },
  'only-reported-beside-open': {
    'content-security-policy': "script-src 'self' 'wasm-unsafe-eval'",
    'content-security-policy-report-only': `script-src 'self'${REPORTED}`,
  },
  'reported-not-stored': {
    ...enforced(`script-src 'self'${REPORTED}`),
    'cache-control': 'no-store',
  },
  'reported-fresh': {
    ...enforced(`script-src 'self'${REPORTED}`),
    'cache-control': 'private, must-revalidate',
  },
  // The newer way, in which a browser sends when it likes.
  'reported-later': enforced("script-src 'self'; report-to collector"),
  // The markup carries it instead.
  meta: {},
};

/** What the page itself carries, by the first part of the path. */
const MARKUP = { meta: `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">` };

/**
 * Serves `pages`: texts, or functions that make them, by name. A string that ends in `.html` is the
 * name of a file in tests/pages.
 */
export async function startServer(pages) {
  const requests = [];
  const reports = [];
  const waiting = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    requests.push(pathname);
    const [, policy, name] = pathname.split('/');
    if (pathname === '/report') {
      void read(request).then((report) => {
        response.writeHead(204).end();
        reports.push(report);
        for (const look of waiting) look();
      });
      return;
    }
    const content = pages[name];
    if (!(policy in POLICIES) || content === undefined) {
      response.writeHead(404).end();
      return;
    }
    const text =
      typeof content === 'function' ? content() : content.endsWith('.html') ? page(content) : content;
    const type = name.endsWith('.js') ? 'text/javascript' : 'text/html';
    response
      .writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...headers(policy) })
      .end(text.replace('<head>', `<head>${MARKUP[policy] ?? ''}`));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    /** The paths asked for so far. */
    requests,
    /** The reports of violations that browsers have sent so far. */
    reports,
    /** Waits until there is a report of which `pattern` is true. */
    reported: (pattern) =>
      new Promise((resolve) => {
        const look = () => reports.some((report) => pattern.test(report)) && resolve();
        waiting.push(look);
        look();
      }),
    address: (name, policy = 'open') => `${origin}/${policy}/${name}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

const headers = (policy) => ({ ...POLICIES[policy], 'reporting-endpoints': 'collector="/report"' });

/** What a request carries. */
async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
