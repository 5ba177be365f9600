// An article with hundreds of marks, of which the browser has those near the screen: none that the reader comes to is missing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';
import { pageOf } from './stories.mjs';

const PARAGRAPHS = 100;
const said = (number) =>
  `On day ${number} of the works the trains ran from Lviv to Kharkiv, and those who had meant to go on to Odesa were sent round by way of Poltava, the railway said.`;
const lines = (from, to) =>
  Array.from({ length: to - from }, (_, at) => `<p>${said(from + at)}</p>`).join('');
/** At the end comes a box that scrolls of its own, and a paragraph whose words stand in an element without a box. */
const article = () =>
  pageOf(
    'Trains in Ukraine',
    `<article><h1>How the trains ran in Ukraine</h1>${lines(1, 60)}<div id="box" style="height: 20em; overflow: auto">${lines(60, PARAGRAPHS)}</div><p id="last"><span style="display: contents">${said(PARAGRAPHS)}</span></p></article>`,
  );

let server;
before(async () => {
  server = await startServer({ article });
});
after(() => server.close());

/** How many marks there are, of those that are no claim's. */
const count = () =>
  [...CSS.highlights]
    .filter(([name]) => /^dateline-(?!source|cue|active)/.test(name))
    .reduce((sum, [, { size }]) => sum + size, 0);
/** Whether `selector` is on the screen and every name in what is seen of the article is marked. */
const isSeenMarked = (selector) => {
  const seen = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const box = element.closest('#box')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
    return bottom > Math.max(box.top, 0) && top < Math.min(box.bottom, innerHeight);
  };
  const marked = [...CSS.highlights].flatMap(([name, ranges]) =>
    /^dateline-(place|faint|unsure)$/.test(name) ? [...ranges] : [],
  );
  const paragraphs = [...document.querySelectorAll('p')].filter(seen);
  return (
    paragraphs.some((paragraph) => paragraph.matches(selector)) &&
    paragraphs.every((paragraph) => {
      const own = marked.filter((range) => paragraph.contains(range.startContainer)).map(String);
      return ['Lviv', 'Kharkiv', 'Odesa', 'Poltava'].every((name) => own.includes(name));
    })
  );
};
const scrollTo = (selector) =>
  document.querySelector(selector).scrollIntoView({ block: 'end', behavior: 'instant' });

inEveryBrowser('a long article', (browser) => {
  const annotated = async () => {
    const tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(isSeenMarked, 'p:first-of-type');
    return tab;
  };

  test('what is far away is not marked, and all that the reader comes to is', async () => {
    const tab = await annotated();
    await tab.waitFor(page.openText, '.drawer');
    const before = await tab.evaluate(count);
    assert.ok(before > 0 && before < 4 * PARAGRAPHS, `${before} of ${4 * PARAGRAPHS}`);
    await tab.evaluate(scrollTo, 'p:nth-of-type(40)');
    await tab.waitFor(isSeenMarked, 'p:nth-of-type(40)');
    await tab.evaluate(scrollTo, 'h1');
    await tab.waitFor(isSeenMarked, 'p:first-of-type');
    await tab.close();
  });

  test('what comes to be seen in a box that scrolls of its own is marked', async () => {
    const tab = await annotated();
    await tab.evaluate(scrollTo, '#box');
    await tab.waitFor(isSeenMarked, '#box > p:first-of-type');
    await tab.evaluate(scrollTo, '#box > p:last-of-type');
    await tab.waitFor(isSeenMarked, '#box > p:last-of-type');
    await tab.close();
  });

  test('words in an element that has no box are marked', async () => {
    const tab = await annotated();
    await tab.evaluate(scrollTo, '#last');
    await tab.waitFor(isSeenMarked, '#last');
    await tab.close();
  });

  test('for whoever prints marks all of them are there: paper shows what no screen does', async () => {
    const options = await browser().openOwn('options.html');
    await options.waitFor(page.areOptionsShown);
    await options.evaluate(() => document.querySelector('[name=print]').click());
    await options.waitFor(() => document.querySelector('#saved').textContent !== '');
    await options.close();
    const tab = await annotated();
    // Those of the headline and the title besides.
    assert.ok((await tab.evaluate(count)) >= 4 * PARAGRAPHS);
    await tab.close();
  });
});
