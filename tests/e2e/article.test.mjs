// The sample article, as a reader sees it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { CLI, GAZETTEER, ROOT } from '../../scripts/lib/paths.mjs';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { averageColour, differs } from './pixels.mjs';
import { startServer } from './server.mjs';

const FILE = join(ROOT, 'tests', 'pages', 'nato-air-defence.html');
const GOLD = join(ROOT, 'tests', 'articles', 'nato-air-defence.gold.json');

/** What the command finds in the page's file: reached without a browser. */
function foundByCommand() {
  const options = ['annotate', '--format', 'json', '--gazetteer', GAZETTEER, FILE];
  return JSON.parse(execFileSync(CLI, options, { encoding: 'utf8' }));
}

const gold = JSON.parse(readFileSync(GOLD, 'utf8'));
const SITES = ['Dnipro Hydroelectric', 'Kharkiv thermoelectric plant'];
const words = (text) => text.replace(/\s+/g, ' ');

let server;
before(async () => {
  server = await startServer({ article: 'nato-air-defence.html' });
});
after(() => server.close());

inEveryBrowser('the sample article', (browser) => {
  let tab;
  let untouched;
  let picture;

  before(async () => {
    tab = await browser().open(server.address('article'));
    untouched = await tab.evaluate(page.bodySource);
    picture = await tab.screenshot();
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    // Until it is filled the sidebar is as wide as it gets, and lies over words.
    await tab.waitFor(page.openText, '.drawer');
  });
  const pointAt = async (text) => {
    const point = await tab.evaluate(page.pointOfMark, text);
    assert.ok(point, `"${text}" is marked`);
    await tab.movePointer(point);
  };

  test('a click marks exactly the mentions that the command finds in the file', async () => {
    // What has no name of its own ("other infrastructure") is counted, but not marked, and demonyms
    // ("Russian") are marked only where the reader asks for them.
    const isMarkedAtFirst = ({ reference, kind }) => reference !== 'generic' && kind !== 'demonym';
    const places = foundByCommand().places.filter(isMarkedAtFirst);
    const marked = await tab.evaluate(page.marks);
    assert.deepEqual(
      marked.map(({ text }) => words(text)),
      places.map(({ text }) => words(text)),
    );
  });

  test('every place and every site of the gold file is marked, by its kind', async () => {
    const marked = await tab.evaluate(page.marks);
    for (const { text } of gold.places.filter(({ kind }) => kind !== 'demonym')) {
      assert.ok(
        marked.some((mark) => words(mark.text) === words(text)),
        text,
      );
    }
    for (const { text } of gold.infrastructure) {
      const mark = marked.find((found) => words(found.text) === words(text));
      assert.equal(mark?.class, 'infrastructure', text);
    }
  });

  test('marks can be seen, and nothing else of the page looks different', async () => {
    const marked = await tab.evaluate(page.marks);
    const now = await tab.screenshot();
    const { box } = marked.find(({ box: { x, y, width, height } }) => x + width < 800 && y + height < 700);
    assert.ok(differs(averageColour(picture, box), averageColour(now, box)));
    const brand = await tab.evaluate(() => {
      const { x, y, width, height } = document.querySelector('.site-header').getBoundingClientRect();
      return { x, y, width: Math.min(width, 600), height };
    });
    assert.deepEqual(averageColour(now, brand), averageColour(picture, brand));
  });

  test("the page's DOM is what it was, to the byte", async () => {
    assert.equal(await tab.evaluate(page.bodySource), untouched);
  });

  test('nothing was asked of any server', () => {
    // What annotating asks for it has asked for by now: all of it is drawn.
    const asked = server.requests.filter((path) => path !== '/open/article' && path !== '/favicon.ico');
    assert.deepEqual(asked, []);
  });

  test('the sidebar lists places by country, infrastructure, and claims by source', async () => {
    for (const [part, expected] of [
      ['Places', ['Ukraine', 'Russia', 'Kharkiv', 'Odesa', 'Sumy', 'Zaporizhzhia']],
      ['Sites', SITES],
      ['Claims', ['Umerov']],
    ]) {
      assert.ok(await tab.evaluate(page.openPart, part));
      const text = words(await tab.waitFor(page.openText, '.drawer'));
      for (const name of expected) assert.ok(text.includes(name), `${name} in: ${text}`);
    }
  });

  test('the sidebar counts the claims and leads from a place to those that speak of it', async () => {
    const { summary } = foundByCommand();
    await tab.evaluate(page.openPart, 'Summary');
    const counted = () =>
      document.querySelector('dateline-overlay').shadowRoot.querySelector('.all-counts').textContent;
    const text = words(await tab.evaluate(counted));
    assert.ok(
      text.includes(`${Math.round(summary.share_attributed * 100)}% of ${summary.words} words`),
      text,
    );
    await tab.evaluate(page.openPart, 'Sites');
    const about = await tab.evaluate(page.openAbout, 'Dnipro Hydroelectric');
    assert.ok(
      about.some((row) => row.includes('Kharkiv thermoelectric plant')),
      about.join('; '),
    );
  });

  test('the pointer opens the card, with name, kind, country and coordinates', async () => {
    await pointAt('Sumy');
    const card = await tab.waitFor(page.openText, '.card');
    for (const expected of [/Sumy/, /Ukraine/, /50\.9/, /34\.8/, /population/i]) assert.match(card, expected);
    await tab.movePointer({ x: 5, y: 400 });
    await tab.waitFor(page.isCardClosed);
  });

  test('the card of a site says what it is and where', async () => {
    await pointAt('Kharkiv thermoelectric plant');
    const card = await tab.waitFor(page.openText, '.card');
    for (const expected of [/Kharkiv/, /power/i, /Ukraine/]) assert.match(card, expected);
    await tab.movePointer({ x: 5, y: 400 });
    await tab.waitFor(page.isCardClosed);
  });

  test('the keyboard alone goes from the list to the mention, into its card and out again', async () => {
    await tab.evaluate(page.openPart, 'Places');
    await tab.evaluate(page.focusRow, 'Odesa');
    await tab.press('Enter');
    await tab.waitFor(page.focusIsOn, '[data-do=open-card]');
    await tab.press('Enter');
    assert.match(await tab.waitFor(page.openText, '.card'), /Odesa/);
    await tab.waitFor(page.focusIsOn, '.card, .card *');
    await tab.press('Escape');
    await tab.waitFor(page.isCardClosed);
    await tab.waitFor(page.focusIsOn, '[data-do=open-card]');
  });

  test('a second click takes everything away, and a third brings it back', async () => {
    const count = (await tab.evaluate(page.marks)).length;
    await tab.clickToolbarButton();
    await tab.waitFor(page.isBare);
    assert.equal(await tab.evaluate(page.bodySource), untouched);
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    // All at once: it is no long article.
    assert.equal((await tab.evaluate(page.marks)).length, count);
    await tab.close();
  });
});
