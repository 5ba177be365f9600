// A static host as the plainest there is: files under a path of its own, no header but the kind and the length.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

/** What the plainest of hosts know; the core and the gazetteer are bytes to them. */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves the files of `folder` under `path`, with `changed`, contents by name, in place of some of them.
 *
 * @param {string} folder
 * @param {{ path?: string, changed?: Record<string, string> }} options
 */
export async function startHost(folder, { path = '/', changed = {} } = {}) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(request.url);
    const { pathname } = new URL(request.url, 'http://host');
    const asked = pathname.startsWith(path) ? pathname.slice(path.length) : undefined;
    const name = asked === '' ? 'index.html' : asked;
    const file = join(folder, name ?? '');
    const own = changed[name];
    if (name === undefined || (own === undefined && !(existsSync(file) && statSync(file).isFile()))) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
      return;
    }
    const content = own === undefined ? readFileSync(file) : Buffer.from(own);
    response
      .writeHead(200, {
        'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
        'content-length': content.length,
      })
      .end(content);
  });
  let isGone = false;
  server.on('connection', (socket) => {
    if (isGone) socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const at = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port: at.port,
    origin: `http://127.0.0.1:${at.port}`,
    address: `http://127.0.0.1:${at.port}${path}`,
    /** What was asked for, in order. */
    requests,
    changed,
    /** Answers nobody any more. It keeps its port, which another could take. */
    vanish: () => {
      isGone = true;
      server.closeAllConnections();
    },
    /** Answers again, with nothing asked for yet. */
    comeBack: () => {
      isGone = false;
      requests.length = 0;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
