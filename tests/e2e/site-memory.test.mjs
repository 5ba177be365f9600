// What is remembered of a site: there again on the next visit, and nothing of it where the page could read it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';
import { waitUntilStored } from './stored.mjs';

let server;
let other;
before(async () => {
  server = await startServer({ article: 'nato-air-defence.html' });
  // Another port is another origin.
  other = await startServer({ article: 'nato-air-defence.html' });
});
after(async () => {
  await server.close();
  await other.close();
});

const isMarkedAs = (name) => CSS.highlights.has(`dateline-${name}`);
const SWITCH = '[data-do=toggle-demonyms]';
const isThere = (selector) =>
  (document.querySelector('dateline-overlay')?.shadowRoot.querySelector(selector) ?? null) !== null;
const stored = () => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie].flat().join();

inEveryBrowser('what is remembered of a site', (browser) => {
  const annotated = async (address) => {
    const tab = await browser().open(address);
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    await tab.waitFor(isThere, SWITCH);
    return tab;
  };

  test('a switch is as it was left on the next visit, on this site alone', async () => {
    const first = await annotated(server.address('article'));
    assert.equal(await first.evaluate(isMarkedAs, 'demonym'), false);
    await first.evaluate(page.click, SWITCH);
    assert.equal(await first.waitFor(isMarkedAs, 'demonym'), true);
    await waitUntilStored(browser(), '"demonyms":true');
    await first.activate?.();
    assert.equal(await first.evaluate(stored), '');
    await first.close();

    const second = await annotated(server.address('article'));
    assert.equal(await second.waitFor(isMarkedAs, 'demonym'), true);
    await second.close();

    const elsewhere = await annotated(other.address('article'));
    // Marks of every kind are painted at once.
    assert.equal(await elsewhere.evaluate(isMarkedAs, 'demonym'), false);
    await elsewhere.close();
  });
});
