// The playground without a network: what is kept of a build, and what of an earlier one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesUnder } from '../../scripts/lib/files.mjs';
import { WWW } from '../../scripts/lib/paths.mjs';
import { BROWSERS } from './browsers.mjs';
import * as page from './page.mjs';
import * as playground from './playground.mjs';
import { startHost } from './static-host.mjs';

/** Waits, in the page, until everything is kept and answered for; how many contents there are. */
const kept = async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration?.active || registration.installing || registration.waiting) return null;
  if (!navigator.serviceWorker.controller) return null;
  const names = await caches.keys();
  const cache = await caches.open(names[0]);
  return { names, addresses: (await cache.keys()).map(({ url }) => url) };
};

/** Waits, in a page beside the playground, until the worker of the next build has taken over. */
const takenOver = async (scope) => {
  // Not in the empty page that stands before it.
  const registration = await navigator.serviceWorker?.getRegistration(scope);
  if (!registration || registration.waiting || registration.installing) return false;
  return registration.active?.state === 'activated';
};

/** Waits, in the page at an address with `search`, until an article with `words` is drawn. */
const drawnWith = ({ search, words }) =>
  location.search === search &&
  document.querySelector('#sidebar').disabled === false &&
  document.querySelector('#article').innerText.includes(words);

const later = "self.addEventListener('message', () => {});\n";

for (const [name, { start }] of Object.entries(BROWSERS)) {
  test(`after the first visit it works with the server gone, all of it, ${name}`, async () => {
    const host = await startHost(WWW, { path: playground.PATH });
    const browser = await start(undefined);
    try {
      const tab = await browser.open(host.address);
      await tab.waitFor(playground.drawn);
      const { addresses, names } = await tab.waitFor(kept);
      assert.deepEqual(names, [`dateline ${host.address}`]);
      const contents = new Set(
        filesUnder(WWW)
          .filter((file) => file !== join(WWW, 'sw.js') && !file.startsWith(join(WWW, 'docs')))
          // The browser speaks English: names in other languages are left.
          .filter((file) => !/\bnames-\w\w-/.test(file))
          .map((file) => readFileSync(file).toString('latin1')),
      );
      assert.equal(addresses.length, contents.size, 'each content of the build once');
      host.vanish();
      await tab.go(`${host.address}#sample=science`);
      await tab.waitFor(drawnWith, { search: '', words: 'Kongsfjorden' });
      await tab.go(`${host.address}?offline#sample=science`);
      await tab.waitFor(drawnWith, { search: '?offline', words: 'Kongsfjorden' });
      assert.ok((await tab.evaluate(page.marks)).length > 5);
      await tab.close();

      // The next build, at the same address: another sample, another list of files.
      const sample =
        'Nothing new in Lewes\n\nNothing was new in Lewes on Monday, the council of Brighton said.\n';
      const { createHash } = await import('node:crypto');
      const hash = createHash('sha256').update(sample).digest('hex');
      const before = readFileSync(join(WWW, 'sw.js'), 'utf8');
      const worker = before.replace(
        /\["samples\/local-news\.txt","\w+"\]/,
        `["samples/local-news.txt","${hash}"]`,
      );
      assert.notEqual(worker, before);
      Object.assign(host.changed, { 'samples/local-news.txt': sample, 'sw.js': later + worker });
      host.comeBack();
      const first = await browser.open(`${host.address}#sample=science`);
      await first.waitFor(playground.drawn);
      await first.waitFor(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
      const asked = host.requests.filter((path) => path.endsWith('.bin') || path.endsWith('.wasm'));
      assert.deepEqual(asked, [], 'what is the same is not loaded again');
      // While a page of the earlier build is open, that is what is shown.
      await first.close();
      const beside = await browser.open(`${host.origin}/beside`);
      await beside.waitFor(takenOver, playground.PATH);
      await beside.close();
      const second = await browser.open(`${host.address}#sample=local-news`);
      await second.waitFor(playground.drawn);
      assert.ok((await second.evaluate(playground.articleText)).includes('Nothing new in Lewes'));
      const after = await second.waitFor(kept);
      assert.equal(after.addresses.length, addresses.length, 'nothing of the earlier build is left');
      assert.ok(after.addresses.some((url) => url.endsWith(hash)));
      await second.close();
    } finally {
      await browser.close();
      await host.close();
    }
  });
}
