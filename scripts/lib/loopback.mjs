// A server on the loopback for what scripts measure, at a port that is free.
import { createServer } from 'node:http';

/**
 * Starts a server that answers with `listener`: `address` gives the address of a path without its first slash.
 *
 * @param {import('node:http').RequestListener} listener
 */
export async function onLoopback(listener) {
  const server = createServer(listener);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    /** @param {string | number} path */
    address: (path) => `http://127.0.0.1:${port}/${path}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
