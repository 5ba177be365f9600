// Ukrainian whole: no word of English is left in anything that the interface shows or says, but for names that the article writes so.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BROWSERS, inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { article, NO_ARTICLE } from './pictures/article.mjs';
import { startServer } from './server.mjs';
import { pageOf } from './stories.mjs';

/** Names of others' things, of forms and of hosts (uk.wikipedia.org), which every language writes so. */
const NAMES =
  'dateline openstreetmap geonames uk wikipedia markdown json geojson kml csv svg png w3c alt shift enter escape english deutsch example org';

/** Countries that speak and are named nowhere, so that no word of the article excuses their English names. */
const CAPITALS = pageOf(
  'Night of drones',
  `<article><h1>Night of drones over Kharkiv</h1><p>Moscow denied on Monday that it had hit the Kharkiv thermal power plant overnight. Kyiv said that the Kharkiv thermal power plant was hit twice.</p><p>Berlin said that it would send transformers, and Washington warned that the winter would be hard. Nobody could say when the light would be back in the east of the city.</p></article>`,
);

let server;
before(async () => {
  server = await startServer({ article: () => article(), bare: NO_ARTICLE, capitals: CAPITALS });
});
after(() => server.close());

/** In the page: words in Latin letters that a part of the interface shows or says and the article does not have, with what they stand in. */
const leftIn = ([part, names]) => {
  const known = new Set(`${names} ${document.body.innerText}`.toLowerCase().match(/[a-z]+/g));
  const root = document.querySelector('dateline-overlay').shadowRoot.querySelector(part);
  const found = [];
  const look = (words, element) => {
    // The article's words, and names as it has them.
    if (element.closest('[lang=en], .claim-text, .cited-page, kbd')) return;
    for (const word of words.match(/\p{L}*[A-Za-z]{2,}\p{L}*/gu) ?? [])
      if (!known.has(word.toLowerCase())) found.push(`${word} in “${words.trim().slice(0, 80)}”`);
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.currentNode; node; node = walker.nextNode()) {
    if (node instanceof Text) look(node.data, node.parentElement);
    else
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-description', 'aria-roledescription'])
        look(node.getAttribute(name) ?? '', node);
  }
  return JSON.stringify([...new Set(found)]);
};
const openAll = (part) => {
  for (const details of document
    .querySelector('dateline-overlay')
    .shadowRoot.querySelectorAll(`${part} details`))
    details.open = true;
};
const partNames = () =>
  [...document.querySelector('dateline-overlay').shadowRoot.querySelectorAll('[role=tab]')].map(
    (tab) => tab.firstChild.data,
  );
const speak = (language) => {
  const select = document.querySelector('#settings [name=language]');
  select.value = language;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};
const isMapDrawn = () =>
  (document.querySelector('dateline-overlay')?.shadowRoot.querySelectorAll('.map .marker').length ?? 0) > 0;

/** Has the extension speak Ukrainian. */
const speakUkrainian = async (browser) => {
  const tab = await browser.openOwn('options.html');
  await tab.waitFor(page.areOptionsShown);
  await tab.evaluate(speak, 'uk');
  await tab.waitFor(() => document.documentElement.lang === 'uk');
  await tab.close();
};

/** How the file of Ukrainian names can be damaged. */
const DAMAGES = {
  'a wrong byte': (file) => {
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] ^= 0xff;
    writeFileSync(file, bytes);
  },
  'no file': (file) => rmSync(file),
};

for (const [browserName, { start, extension }] of Object.entries(BROWSERS)) {
  for (const [what, damage] of Object.entries(DAMAGES)) {
    test(`names that are damaged stay English, and all else works: ${what}, ${browserName}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
      cpSync(extension, folder, { recursive: true });
      damage(join(folder, 'names-uk.bin'));
      const browser = await start(folder);
      try {
        await speakUkrainian(browser);
        const tab = await browser.open(server.address('article'));
        await tab.clickToolbarButton();
        const said = await tab.waitFor(page.openText, '.drawer');
        assert.match(said, /Odesa/);
        assert.match(said, /місц/);
        assert.ok((await tab.evaluate(page.marks)).length > 0);
      } finally {
        await browser.close();
        rmSync(folder, { recursive: true });
      }
    });
  }
}

inEveryBrowser('in Ukrainian no English is left', (browser) => {
  const clean = async (tab, part, what) =>
    assert.deepEqual(JSON.parse(await tab.evaluate(leftIn, [part, NAMES])), [], what);

  before(() => speakUkrainian(browser()));

  test('in the sidebar, all its parts, its menu and its map', async () => {
    const tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(page.openText, '.drawer');
    await tab.waitFor(isMapDrawn);
    const parts = await tab.evaluate(partNames);
    assert.equal(parts.length, 6);
    for (const part of parts) {
      await tab.waitFor(page.openPart, part);
      await tab.evaluate(openAll, '.drawer');
      await clean(tab, '.drawer', part);
    }
    await tab.close();
  });

  test('in what governments say of which only the capitals are named', async () => {
    const tab = await browser().open(server.address('capitals'));
    await tab.clickToolbarButton();
    await tab.waitFor(page.openText, '.drawer');
    for (const part of await tab.evaluate(partNames)) {
      await tab.waitFor(page.openPart, part);
      await tab.evaluate(openAll, '.drawer');
      await clean(tab, '.drawer', part);
    }
    await tab.evaluate(page.openPart, (await tab.evaluate(partNames))[4]);
    const sources = await tab.waitFor(page.openText, '.drawer');
    for (const name of ['Росія', 'Україна', 'Німеччина']) assert.ok(sources.includes(name), sources);
    await tab.close();
  });

  test('in what the options page says of the data', async () => {
    const tab = await browser().openOwn('options.html');
    await tab.waitFor(page.areOptionsShown);
    const said = await tab.evaluate(() =>
      [...document.querySelectorAll('#data-sources dd:not(.provenance)')].map(
        ({ textContent }) => textContent,
      ),
    );
    assert.ok(said.length > 3);
    for (const words of said) assert.match(words, /^\p{Script=Cyrillic}/u);
    await tab.close();
  });

  test('in the cards of a place, of a site, and of what is unsure', async () => {
    const tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(page.openText, '.drawer');
    await tab.evaluate(page.click, '[data-do=close-drawer]');
    for (const name of [
      'Odesa',
      'Zaporizhzhia nuclear power plant',
      'Springfield',
      'Beskyd railway tunnel',
    ]) {
      await tab.clickAt(await tab.evaluate(page.pointOfMark, name));
      await tab.waitFor(page.openText, '.card');
      await tab.evaluate(openAll, '.card');
      await clean(tab, '.card', name);
      await tab.press('Escape');
      await tab.waitFor(page.isCardClosed);
    }
    await tab.close();
  });

  test('in the notice of a page without an article', async () => {
    const tab = await browser().open(server.address('bare'));
    await tab.clickToolbarButton();
    const words = await tab.waitFor(page.noticeText);
    assert.deepEqual(words.replaceAll('Dateline', '').match(/[A-Za-z]{2,}/g), null, words);
    await tab.close();
  });
});
