// Serves the built playground on this machine only: `node scripts/serve.mjs [port]`.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
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
};

/** The file for a request path, or undefined; nothing outside of the root is ever served. */
function fileFor(root, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  const file = join(root, normalize(join('/', path)));
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) return fileFor(root, `${path.replace(/\/$/, '')}/index.html`);
  return found?.isFile() ? { file, size: found.size } : undefined;
}

/** A static file server; resolves to the listening server. */
export async function serve(root, firstPort = FIRST_PORT) {
  const server = createServer((request, response) => {
    const found = fileFor(root, request.url ?? '/');
    if (!found) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(found.file)] ?? 'application/octet-stream',
      'content-length': found.size,
      'cache-control': 'no-cache',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(found.file).pipe(response);
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
