// The playground's server: whatever is asked of it, it answers, stays up and gives nothing but its own files.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';

let folder;
let server;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-serve-'));
  mkdirSync(join(folder, 'www', 'inner'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'www', 'index.html'), 'start');
  writeFileSync(join(folder, 'www', 'inner', 'a b.txt'), 'inner');
  mkdirSync(join(folder, 'www', 'a folder'));
  writeFileSync(join(folder, 'www', 'a folder', 'index.html'), 'start');
  server = await serve(join(folder, 'www'), 18017);
});
after(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

/** Asks for a path as it stands: no client's URL parser tidies it. */
const ask = (path, { method = 'GET', host = 'localhost' } = {}) =>
  new Promise((resolve, reject) => {
    const { port } = server.address();
    const asked = request({ host: '127.0.0.1', port, path, method, headers: { host } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    asked.on('error', reject);
    asked.end();
  });

test('it listens on this machine only', () => {
  assert.equal(server.address().address, '127.0.0.1');
});

for (const path of [
  '/',
  '/index.html',
  '//',
  '///index.html',
  '/?query',
  '/inner/../index.html',
  '/inner/a%20b.txt',
]) {
  test(`${path} is a file of the folder`, async () => {
    const { status, headers, text } = await ask(path);
    assert.equal(status, 200);
    assert.match(text, /start|inner/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
    assert.equal(headers['access-control-allow-origin'], undefined);
  });
}

for (const path of [
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/inner/..%2f..%2fsecret.txt',
  '//../secret.txt',
  '/%00',
  '/index.html%00.txt',
  '/%',
  '/%ff',
  '/%c0%ae%c0%ae/secret.txt',
  '/inner',
  '/index.html/',
  `/${'x'.repeat(5000)}`,
  '/inner/'.repeat(400),
  '*',
  'http://example.org/index.htm',
]) {
  test(`${path.slice(0, 40)} is not there, and the server goes on`, async () => {
    const { status, text } = await ask(path);
    assert.equal(status, 404);
    assert.doesNotMatch(text, /secret/);
    assert.equal((await ask('/')).status, 200);
  });
}

test('a folder with a page is asked for as a folder, or its links would lead nowhere', async () => {
  for (const path of ['/a%20folder', '//a%20folder', '/inner/../a%20folder?query']) {
    const { status, headers } = await ask(path);
    assert.deepEqual([status, headers.location], [301, '/a%20folder/'], path);
  }
  assert.equal((await ask('/a%20folder/')).text, 'start');
});

for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
  test(`${method} is refused`, async () => {
    const { status, headers } = await ask('/', { method });
    assert.equal(status, 405);
    assert.equal(headers.allow, 'GET, HEAD');
  });
}

test('HEAD has the length and no text', async () => {
  const { status, headers, text } = await ask('/', { method: 'HEAD' });
  assert.deepEqual([status, headers['content-length'], text], [200, '5', '']);
});

test('a name of another site that leads here is not served', async () => {
  assert.equal((await ask('/', { host: 'attacker.example' })).status, 421);
});
