// A proxy that writes down what a browser asks for, and lets it reach one server of this machine only.
import { createServer, request } from 'node:http';

/** Starts the proxy; what goes to another place than `origin` is written down and refused. */
export async function startProxy(origin) {
  const asked = [];
  const server = createServer((incoming, response) => {
    asked.push(incoming.url);
    if (!incoming.url.startsWith(`${origin}/`)) {
      response.writeHead(502).end();
      return;
    }
    const { method, headers } = incoming;
    const outgoing = request(incoming.url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  });
  // Of what is encrypted only the host is seen, and it is never reached.
  server.on('connect', (incoming, socket) => {
    asked.push(`https://${incoming.url}`);
    socket.on('error', () => {});
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    /** The addresses asked for so far; an encrypted one by its host and port. */
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
