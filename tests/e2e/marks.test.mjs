// How many mentions are marked: by a click, by a key, on the next visit; and what is printed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';
import { waitUntilStored } from './stored.mjs';

const article = () => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Fires in Lviv</title>
<article><h1>Two fires in Lviv in a week</h1>
<p>Two men were taken to hospital in Lviv, a city in western Ukraine, with burns to their hands on Monday, the mayor told reporters, and one of
them has gone home since. Lviv has seen two such fires in a week, and nobody knows yet how they began.</p>
<p>The blast that hit the airport in Boryspil had nothing to do with them, the mayor said. The market in Lviv was built a
hundred years ago and has burnt twice before, the last time in the spring of 1987, when it was rebuilt within a year.</p>
</article></html>`;

let server;
before(async () => {
  server = await startServer({ article });
});
after(() => server.close());

/** How often `name` is marked, by the class of the marks. */
const times = (name) => {
  const found = {};
  for (const [highlight, ranges] of CSS.highlights) {
    if (!highlight.startsWith('dateline-') || highlight === 'dateline-active') continue;
    const count = [...ranges].filter((range) => range.toString() === name).length;
    if (count > 0) found[highlight.slice('dateline-'.length)] = count;
  }
  return found;
};
const chosen = () =>
  document.querySelector('dateline-overlay')?.shadowRoot.querySelector('[data-density]:checked')?.dataset
    .density;
const isChosen = (at) =>
  document.querySelector('dateline-overlay')?.shadowRoot.querySelector('[data-density]:checked')?.dataset
    .density === at;
const marksOfSites = () => [...(CSS.highlights.get('dateline-infrastructure') ?? [])].map(String);
/** The rules for marks that apply on paper. */
const printed = () => {
  const styles = [...document.querySelectorAll('dateline-overlay style')].map(({ sheet }) => sheet);
  const rules = [...document.adoptedStyleSheets, ...styles].flatMap((sheet) => [...sheet.cssRules]);
  const ours = rules.filter(({ cssText }) => cssText.includes('::highlight(dateline-'));
  return { all: ours.length, onPaper: ours.filter(({ media }) => media?.mediaText !== 'screen').length };
};

inEveryBrowser('marks', (browser) => {
  const annotated = async (density) => {
    const tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(isChosen, density);
    return tab;
  };

  test('repeats in a paragraph are faint, and a place inside a site is not painted twice', async () => {
    const tab = await annotated('0');
    assert.deepEqual(await tab.evaluate(times, 'Lviv'), { place: 3, faint: 1 });
    assert.deepEqual(await tab.evaluate(marksOfSites), ['airport in ']);
    assert.deepEqual(await tab.evaluate(times, 'Boryspil'), { place: 1 });
    const rules = await tab.evaluate(printed);
    assert.ok(rules.all > 0);
    assert.equal(rules.onPaper, 0, 'nothing is printed');
    await tab.close();
  });

  test('a click leaves the first of each place, the key goes on to sites and to none', async () => {
    const tab = await annotated('0');
    await tab.evaluate(page.click, "[data-density='1']");
    // The headline's, and the first below it.
    assert.deepEqual(await tab.evaluate(times, 'Lviv'), { place: 2 });
    await tab.press('Alt', 'Shift', 'm');
    await tab.waitFor(isChosen, '2');
    assert.deepEqual(await tab.evaluate(times, 'Lviv'), {});
    assert.deepEqual(await tab.evaluate(marksOfSites), ['airport in Boryspil']);
    await tab.press('Alt', 'Shift', 'm');
    await tab.waitFor(isChosen, '3');
    assert.deepEqual(await tab.evaluate(marksOfSites), []);
    await waitUntilStored(browser(), '"density":"off"');
    await tab.close();
  });

  test('the choice is there on the next visit', async () => {
    const tab = await annotated('3');
    // What is marked is so before it is listed with what was chosen.
    assert.equal(await tab.evaluate(chosen), '3');
    assert.equal(await tab.evaluate(page.isMarked), false);
    await tab.close();
  });
});
