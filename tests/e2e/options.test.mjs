// The options page: what is chosen there is kept and takes effect, and the data has its sources.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from '../../scripts/lib/paths.mjs';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';

const OPTIONS = 'options.html';

let server;
before(async () => {
  server = await startServer({ article: 'nato-air-defence.html' });
});
after(() => server.close());

/** What the page shows as chosen: the names of the checked boxes, and the theme. */
const chosen = () => {
  const boxes = [...document.querySelectorAll('#settings input[type=checkbox]')];
  return [
    ...boxes.filter((box) => box.checked).map(({ name }) => name),
    document.querySelector('[name=theme]').value,
  ].join(' ');
};

/** Whether `chosen` would say so; the settings are read after the page is loaded. */
const isChosen = (wanted) => {
  const boxes = [...document.querySelectorAll('#settings input[type=checkbox]')];
  const names = boxes.filter((box) => box.checked).map(({ name }) => name);
  return [...names, document.querySelector('[name=theme]').value].join(' ') === wanted;
};

const pointOf = (selector) => {
  const element = document.querySelector(selector);
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
};

/** What was said of an earlier change is not to be taken for what is said of the next. */
const clearSaved = () => {
  document.querySelector('#saved').textContent = '';
};
const savedText = () => document.querySelector('#saved').textContent;

const marksOf = (name) =>
  [...(CSS.highlights.get(`dateline-${name}`) ?? [])].map((range) => range.toString());

inEveryBrowser('the options page', (browser) => {
  test('a new installation marks places and infrastructure and opens the sidebar', async () => {
    const tab = await browser().openOwn(OPTIONS);
    assert.equal(await tab.waitFor(isChosen, 'places infrastructure second sidebar auto'), true);
    await tab.close();
  });

  test('what is chosen is said to be saved, is there again, and takes effect', async () => {
    const options = await browser().openOwn(OPTIONS);
    await options.waitFor(isChosen, 'places infrastructure second sidebar auto');
    await options.waitFor(page.areOptionsShown);
    for (const name of ['places', 'demonyms', 'sidebar']) {
      await options.evaluate(clearSaved);
      await options.clickAt(await options.evaluate(pointOf, `[name=${name}]`));
      assert.match(await options.waitFor(savedText), /Saved/);
    }
    await options.evaluate(() => {
      const theme = document.querySelector('[name=theme]');
      document.querySelector('#saved').textContent = '';
      theme.value = 'dark';
      theme.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await options.waitFor(savedText);
    assert.equal(await options.evaluate(chosen), 'infrastructure demonyms second dark');
    await options.close();

    const again = await browser().openOwn(OPTIONS);
    assert.equal(await again.waitFor(isChosen, 'infrastructure demonyms second dark'), true);
    await again.close();

    const tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    assert.deepEqual(await tab.evaluate(marksOf, 'place'), [], 'places are not marked');
    assert.ok((await tab.evaluate(marksOf, 'demonym')).includes('Russian'));
    assert.ok((await tab.evaluate(marksOf, 'infrastructure')).length > 0);
    // It would be open before anything is marked.
    assert.equal(await tab.evaluate(page.openText, '.drawer'), null, 'the sidebar stays closed');
    const ground = await tab.evaluate(
      () =>
        getComputedStyle(document.querySelector('dateline-overlay').shadowRoot.querySelector('.card'))
          .backgroundColor,
    );
    const [red] = /\d+/.exec(ground);
    assert.ok(Number(red) < 60, `dark on a light page: ${ground}`);
    await tab.close();
  });

  test('every source of the data is named with its licence', async () => {
    const rows = readFileSync(join(ROOT, 'data', 'sources.tsv'), 'utf8').split('\n');
    const sources = rows.filter((row) => row !== '' && !row.startsWith('#')).slice(1);
    const tab = await browser().openOwn(OPTIONS);
    const text = await tab.waitFor(() => document.querySelector('#data-sources').innerText);
    assert.ok(sources.length > 3);
    for (const [name, , licence] of sources.map((row) => row.split('\t'))) {
      assert.ok(text.includes(`${name} — ${licence}`), name);
    }
    await tab.close();
  });

  test('what is no site is refused with what was typed', async () => {
    const tab = await browser().openOwn(OPTIONS);
    await tab.waitFor(page.areOptionsShown);
    await tab.clickAt(await tab.evaluate(pointOf, '#site'));
    await tab.type('not a site');
    await tab.press('Enter');
    const message = await tab.waitFor(() => document.querySelector('#site-message').textContent);
    assert.match(message, /not a site/);
    await tab.close();
  });
});
