// Pages whose article stands in a frame of theirs: it is annotated there, once, and the badge speaks of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';
import { markedNames, pageOf, story } from './stories.mjs';

const frame = (source, size = 'width: 900px; height: 700px') =>
  `<iframe src="${source}" style="${size}"></iframe>`;
const UKRAINE = story('Repairs in three towns of Ukraine', ['Lviv', 'Kharkiv', 'Odesa']);
const CANADA = story('Repairs in Canada', ['Toronto', 'Vancouver']);

let server;
before(async () => {
  server = await startServer({
    ukraine: pageOf('Repairs', `<article>${UKRAINE}</article>`),
    canada: pageOf('Repairs', `<article>${CANADA}</article>`),
    framed: pageOf('The news', `<header>The news</header><div id="app">${frame('ukraine')}</div>`),
    several: pageOf(
      'The news',
      `${frame('canada', 'width: 60px; height: 60px')}${frame('canada')}${frame('ukraine')}`,
    ),
    // The same machine by another name is another site.
    foreign: () => pageOf('The news', frame(server.address('ukraine').replace('127.0.0.1', 'localhost'))),
    late: pageOf('The news', '<header>The news</header><div id="app"></div>'),
  });
});
after(() => server.close());

/** In the page: the names that are marked in each of its frames; or whether those are `wanted`. */
const markedInFrames = (wanted) => {
  const marked = [...document.querySelectorAll('iframe')].map(({ contentWindow }) => {
    const names = new Set();
    for (const [name, highlight] of contentWindow.CSS.highlights) {
      if (!name.startsWith('dateline-') || /-(source|cue|active)$/.test(name)) continue;
      for (const range of highlight) names.add(range.toString());
    }
    return [...names].sort().join(', ');
  });
  return wanted === undefined ? marked : JSON.stringify(marked) === JSON.stringify(wanted);
};
/** In the page: how many sidebars there are, in it and in its frames. */
const sidebars = () =>
  [
    document,
    ...[...document.querySelectorAll('iframe')].map(({ contentDocument }) => contentDocument),
  ].filter((one) => one.querySelector('dateline-overlay')).length;
const hasSidebars = (wanted) =>
  [
    document,
    ...[...document.querySelectorAll('iframe')].map(({ contentDocument }) => contentDocument),
  ].filter((one) => one.querySelector('dateline-overlay')).length === wanted;

const NAMES = 'Kharkiv, Lviv, Odesa, Ukraine';

inEveryBrowser('an article in a frame', (browser) => {
  const annotated = async (name) => {
    const tab = await browser().open(server.address(name));
    await tab.clickToolbarButton();
    return tab;
  };

  test('it is marked there, counted on the button, and taken down by the next click', async () => {
    const tab = await annotated('framed');
    await tab.waitFor(markedInFrames, [NAMES]);
    await tab.waitForBadge('4');
    assert.equal(await tab.evaluate(sidebars), 1);
    // The page decides on it when it hears of the frame, whose annotating only begins then.
    assert.equal(await tab.evaluate(page.noticeText), null);
    await tab.clickToolbarButton();
    await tab.waitFor(markedInFrames, ['']);
    await tab.waitFor(hasSidebars, 0);
    await tab.waitForBadge('');
    await tab.clickToolbarButton();
    await tab.waitFor(markedInFrames, [NAMES]);
    await tab.close();
  });

  test('of several frames the one with the most to read has the one sidebar', async () => {
    const tab = await annotated('several');
    await tab.waitFor(markedInFrames, ['', '', NAMES]);
    await tab.waitForBadge('4');
    assert.equal(await tab.evaluate(sidebars), 1);
    await tab.close();
  });

  test('a frame of another site is left alone, and the reader is told that there is no article', async () => {
    const tab = await annotated('foreign');
    assert.match(await tab.waitFor(page.noticeText), /no article/);
    await tab.close();
  });

  test('the frame goes and an article comes in its place: the badge, the marks and the sidebar are of that', async () => {
    const tab = await annotated('framed');
    await tab.waitFor(markedInFrames, [NAMES]);
    await tab.waitForBadge('4');
    await tab.evaluate(() => document.querySelector('iframe').remove());
    await tab.waitForBadge('');
    await tab.evaluate((html) => {
      document.querySelector('#app').innerHTML = `<article>${html}</article>`;
    }, CANADA);
    await tab.waitFor(markedNames, 'Canada, Toronto, Vancouver');
    await tab.waitForBadge('3');
    await tab.close();
  });

  test('an article comes beside the frame: one of the two is annotated, not both', async () => {
    const tab = await annotated('framed');
    await tab.waitFor(markedInFrames, [NAMES]);
    await tab.waitForBadge('4');
    await tab.evaluate((html) => {
      document.body.insertAdjacentHTML('afterbegin', `<article>${html}${html}</article>`);
    }, CANADA);
    await tab.waitFor(markedNames, 'Canada, Toronto, Vancouver');
    await tab.waitFor(markedInFrames, ['']);
    await tab.waitFor(hasSidebars, 1);
    await tab.waitForBadge('3');
    await tab.close();
  });

  test('the frame comes after the click: its article is marked then', async () => {
    const tab = await annotated('late');
    assert.match(await tab.waitFor(page.noticeText), /no article/);
    await tab.evaluate((html) => {
      document.querySelector('#app').innerHTML = html;
    }, frame('ukraine'));
    await tab.waitFor(() => document.querySelector('iframe')?.contentWindow.CSS !== undefined);
    await tab.waitFor(markedInFrames, [NAMES]);
    // The page hears that there is something in the frame, and the frame does not wait for that.
    await tab.waitFor(page.isNoticeClosed);
    await tab.waitForBadge('4');
    await tab.close();
  });
});
