// Pages that a framework renders on the server, hydrates and changes: marks are in nobody's way.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import { frameworkPages } from './framework-pages.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';

let server;
before(async () => {
  server = await startServer(await frameworkPages());
});
after(() => server.close());

const marked = (text) => (marks) => marks.some((mark) => mark.text.includes(text));
const complaints = () => globalThis.complaints;

/** In the page: whether its framework has taken it over: each leaves something of its own on an element. */
const isHydrated = (framework) => {
  const [root, article] = [document.getElementById('root'), document.querySelector('article')];
  if (framework === 'React') return Object.keys(article).some((key) => key.startsWith('__react'));
  if (framework === 'Vue') return '__vue_app__' in root;
  return Object.getOwnPropertySymbols(document.getElementById('update')).length > 0;
};

/** Whether exactly the places of the paragraph that came later are marked too. */
const isMarkedIn = (selector) =>
  [...CSS.highlights].some(
    ([name, highlight]) =>
      name.startsWith('dateline-') &&
      [...highlight].some((range) => document.querySelector(selector)?.contains(range.startContainer)),
  );

inEveryBrowser('a page of a framework', (browser) => {
  for (const framework of ['React', 'Vue', 'Svelte']) {
    const opened = async () => {
      const tab = await browser().open(server.address(framework.toLowerCase()));
      await tab.waitFor(() => globalThis.clientIsLoaded);
      return tab;
    };
    const hydrated = async (tab) => {
      await tab.evaluate(() => void globalThis.hydrate());
      await tab.waitFor(isHydrated, framework);
    };
    const updated = async (tab) => {
      await tab.evaluate(() => document.getElementById('update').click());
      await tab.waitFor(isMarkedIn, '#later');
      assert.deepEqual(await tab.evaluate(complaints), []);
      const marks = await tab.evaluate(page.marks);
      for (const name of ['Kyiv', 'Odesa', 'Istanbul']) assert.ok(marked(name)(marks), name);
    };

    test(`${framework} hydrates after the marks are drawn, without an error, and they stay; what it adds is marked`, async () => {
      const tab = await opened();
      const untouched = await tab.evaluate(page.bodySource);
      await tab.clickToolbarButton();
      await tab.waitFor(page.isMarked);
      assert.equal(await tab.evaluate(page.bodySource), untouched);
      await hydrated(tab);
      // What it complains of later is seen after the update.
      assert.deepEqual(await tab.evaluate(complaints), []);
      const marks = await tab.evaluate(page.marks);
      for (const name of ['Kyiv', 'Lviv', 'Kakhovka', 'Kharkiv']) assert.ok(marked(name)(marks), name);
      await updated(tab);
      await tab.close();
    });

    test(`${framework} has hydrated first: marks survive what it changes`, async () => {
      const tab = await opened();
      await hydrated(tab);
      await tab.clickToolbarButton();
      await tab.waitFor(page.isMarked);
      await updated(tab);
      await tab.close();
    });
  }
});
