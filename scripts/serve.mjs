// Serves the built playground on this machine only: `node scripts/serve.mjs [port]`.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream';
import { WWW } from './lib/paths.mjs';
import { main, say } from './lib/run.mjs';

const FIRST_PORT = 8017;
/** How many ports are tried when the first is taken. */
const PORTS = 20;

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * The playground is data of this folder and of the same origin. It compiles the core, and what is drawn over the text
 * has styles of its own.
 */
const HEADERS = {
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  // The example of an article in another page is one of this folder.
  'x-frame-options': 'SAMEORIGIN',
};

/**
 * The file for a request path, where it is to be asked for instead, or undefined; nothing outside of the root is ever served.
 *
 * @returns {{ file?: string, size?: number, moved?: string } | undefined}
 */
function fileFor(root, url) {
  let path;
  try {
    // The leading slashes are one: of two `URL` makes a host.
    path = decodeURIComponent(new URL(url.replace(/^[/\\]*/, '/'), 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  // No file has it in its name, and Node's functions throw.
  if (path.includes('\0')) return undefined;
  const file = join(root, normalize(join('/', path)));
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    const index = fileFor(root, `${path.replace(/\/*$/, '')}/index.html`);
    // The links of a page in a folder count from that folder.
    return index && !path.endsWith('/') ? { moved: `${encodeURI(path)}/` } : index;
  }
  return found?.isFile() ? { file, size: found.size } : undefined;
}

const refuse = (response, status, words, headers = {}) =>
  response.writeHead(status, { ...HEADERS, 'content-type': 'text/plain', ...headers }).end(`${words}\n`);

/** A static file server; resolves to the listening server. */
export async function serve(root, firstPort = FIRST_PORT) {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      refuse(response, 405, 'Only GET and HEAD', { allow: 'GET, HEAD' });
      return;
    }
    // Another site's name that leads here (DNS rebinding) is not served to that site.
    if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) {
      refuse(response, 421, 'Only for this machine');
      return;
    }
    let found;
    try {
      found = fileFor(root, request.url ?? '/');
    } catch {
      // A name that is too long, a folder that may not be read: as good as absent.
    }
    if (!found) {
      refuse(response, 404, 'Not found');
      return;
    }
    if (found.moved) {
      refuse(response, 301, 'Moved', { location: found.moved });
      return;
    }
    response.writeHead(200, {
      ...HEADERS,
      'content-type': TYPES[extname(found.file)] ?? 'application/octet-stream',
      'content-length': found.size,
    });
    if (request.method === 'HEAD') response.end();
    else pipeline(createReadStream(found.file), response, () => response.destroy());
  });
  for (let port = firstPort; ; port += 1) {
    try {
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen({ port, host: '127.0.0.1' }, () => resolve(undefined));
      });
      return server;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || port >= firstPort + PORTS) throw error;
    }
  }
}

export const addressOf = (server) => `http://localhost:${server.address().port}/`;

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    const server = await serve(WWW, Number(process.argv[2] ?? FIRST_PORT));
    say(`the playground is at ${addressOf(server)} (Ctrl+C stops it)`);
  });
}
