// A page that React renders on the server, hydrates and changes: marks are in nobody's way.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { reactPages } from './react-page.mjs';
import { startServer } from './server.mjs';

let server;
before(async () => {
  server = await startServer(await reactPages());
});
after(() => server.close());

const marked = (text) => (marks) => marks.some((mark) => mark.text.includes(text));
const errors = () => globalThis.reactErrors;

/** React marks the container that it has taken over. */
const isHydrated = () =>
  Object.keys(document.querySelector('article')).some((key) => key.startsWith('__react'));

/** Whether exactly the places of the paragraph that came later are marked too. */
const isMarkedIn = (selector) =>
  [...CSS.highlights].some(
    ([name, highlight]) =>
      name.startsWith('dateline-') &&
      [...highlight].some((range) => document.querySelector(selector)?.contains(range.startContainer)),
  );

inEveryBrowser('a React page', (browser) => {
  let tab;
  before(async () => {
    tab = await browser().open(server.address('react'));
    await tab.waitFor(() => globalThis.clientIsLoaded);
  });

  test('marks drawn before hydration cause no hydration error and stay', async () => {
    const untouched = await tab.evaluate(page.bodySource);
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    assert.equal(await tab.evaluate(page.bodySource), untouched);
    await tab.evaluate(() => globalThis.hydrate());
    await tab.waitFor(isHydrated);
    assert.deepEqual(await tab.evaluate(errors), []);
    const marks = await tab.evaluate(page.marks);
    for (const name of ['Kyiv', 'Lviv', 'Kakhovka', 'Kharkiv']) assert.ok(marked(name)(marks), name);
  });

  test('what React adds later is marked too, and React goes on working', async () => {
    await tab.evaluate(() => document.getElementById('update').click());
    await tab.waitFor(isMarkedIn, '#later');
    assert.deepEqual(await tab.evaluate(errors), []);
    const marks = await tab.evaluate(page.marks);
    for (const name of ['Kyiv', 'Odesa', 'Istanbul']) assert.ok(marked(name)(marks), name);
  });
});

inEveryBrowser('a React page that was hydrated first', (browser) => {
  test('marks drawn after hydration survive a re-rendering', async () => {
    const tab = await browser().open(server.address('react'));
    await tab.waitFor(() => globalThis.clientIsLoaded);
    await tab.evaluate(() => globalThis.hydrate());
    await tab.waitFor(isHydrated);
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    await tab.evaluate(() => document.getElementById('update').click());
    await tab.waitFor(isMarkedIn, '#later');
    assert.deepEqual(await tab.evaluate(errors), []);
  });
});
