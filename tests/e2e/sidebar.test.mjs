// The sidebar: its parts, the search over them, filters, folds, and that it leads to the words.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';
import { waitUntilStored } from './stored.mjs';

const paragraphs = Array.from(
  { length: 60 },
  (_, at) =>
    `<p>Engineer Ada Roe said the dam at Kharkiv held on day ${at + 1}, and that crews from Odesa and Sumy had arrived. The mayor of Lviv told reporters on day ${at + 1} that the bridge would stay shut for the week.</p>`,
);
const LONG = `<!doctype html><html lang="en"><title>Dam holds</title><article><h1>Dam near Kharkiv holds for sixty days</h1>${paragraphs.join('')}</article>`;

/** Eight sites to each of which something happened, nine who speak, and what two say that others deny. */
const SITES = [
  'Kharkiv thermal power plant',
  'Odesa port',
  'Kremenchuk refinery',
  'Boryspil airport',
  'Dnipro dam',
  'Lviv substation',
  'Sumy bridge',
  'Poltava oil depot',
];
const SPEAKERS = [
  'Mayor Ada Roe',
  'Governor Ivan Petrenko',
  'Energy Minister Olha Koval',
  'Engineer Taras Bondar',
  'Colonel Petro Shevchuk',
  'A person familiar with the matter',
  'Residents',
  'Railway director Nina Moroz',
];
const DENSE = `<!doctype html><html lang="en"><title>Strikes</title><article><h1>Strikes on Ukraine's grid, ports and bridges</h1>
${SITES.map((site, at) => `<p>${SPEAKERS[at]} said on Monday that the ${site} was hit by drones overnight, and that crews would need a week to repair it before the first frost.</p>`).join('')}
<p>Moscow said its forces had not hit the Kharkiv thermal power plant. Moscow denied that it had hit the Odesa port.</p></article></html>`;

let server;
before(async () => {
  server = await startServer({
    article: 'nato-air-defence.html',
    long: LONG,
    dense: DENSE,
    rtl: LONG.replace('<html', '<html dir="rtl"'),
    narrow: LONG.replace('<article', '<article style="max-width: 36em; margin-left: auto"'),
  });
});
after(() => server.close());

const inDrawer = (selector) =>
  document.querySelector('dateline-overlay').shadowRoot.querySelectorAll(`.drawer ${selector}`).length;
const texts = (selector) => {
  const found = document.querySelector('dateline-overlay').shadowRoot.querySelectorAll(`.drawer ${selector}`);
  return [...found].filter((element) => element.checkVisibility()).map((element) => element.textContent);
};
const chosenTab = () => {
  const { shadowRoot } = document.querySelector('dateline-overlay');
  return shadowRoot.querySelector('[role=tab][aria-selected=true]').firstChild.data;
};
const isChosenTab = (wanted) => {
  const { shadowRoot } = document.querySelector('dateline-overlay');
  return shadowRoot.querySelector('[role=tab][aria-selected=true]').firstChild.data === wanted;
};
const isSearched = (wanted) =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector('.search').value === wanted;
const SHOWN = '.panel:not([hidden])';

inEveryBrowser('the sidebar', (browser) => {
  const opened = async (article) => {
    const tab = await browser().open(server.address(article));
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    await tab.waitFor(page.openText, '.drawer');
    return tab;
  };

  test('it has its parts in tabs, one of which is shown; arrow keys go from one to the next', async () => {
    const tab = await opened('article');
    assert.equal(await tab.evaluate(inDrawer, SHOWN), 1);
    assert.equal(await tab.evaluate(chosenTab), 'Summary');
    await tab.evaluate(page.focus, '[role=tab][aria-selected=true]');
    await tab.press('ArrowRight');
    await tab.waitFor(isChosenTab, 'Places');
    assert.ok(await tab.evaluate(page.focusIsOn, '[role=tab][aria-selected=true]'));
    await tab.press('End');
    await tab.press('ArrowRight');
    await tab.waitFor(isChosenTab, 'Summary');
    assert.equal(await tab.evaluate(inDrawer, SHOWN), 1);
    await tab.close();
  });

  test('a claim reads as its sentence, with the source, the verb and the attributed words set off', async () => {
    const tab = await opened('long');
    await tab.evaluate(page.openPart, 'Claims');
    const parts = await tab.evaluate(() => {
      const { shadowRoot } = document.querySelector('dateline-overlay');
      const sentence = shadowRoot.querySelector('.panel:not([hidden]) .claim-text');
      return ['.by', 'em', 'strong'].map((part) => sentence.querySelector(part)?.textContent);
    });
    assert.match(parts[0], /Ada Roe/);
    assert.equal(parts[1], 'said');
    assert.match(parts[2], /the dam at Kharkiv held/);
    await tab.close();
  });

  test('a search goes over all parts, is counted, outlives closing, and Escape takes it back', async () => {
    const tab = await opened('article');
    await tab.evaluate(page.focus, '.search');
    await tab.type('kharkiv');
    await tab.waitFor(isSearched, 'kharkiv');
    const rows = await tab.evaluate(texts, `${SHOWN} .list .row`);
    assert.ok(rows.length >= 2 && rows.every((row) => /kharkiv/i.test(row)), rows.join('; '));
    const said = () =>
      document.querySelector('dateline-overlay').shadowRoot.querySelector('.live').textContent;
    assert.match(await tab.evaluate(said), /^\d+ results?$/);
    await tab.evaluate(page.click, '[data-do=close-drawer]');
    await tab.waitFor(page.isDrawerClosed);
    await tab.evaluate(page.click, '.tab');
    assert.deepEqual(await tab.evaluate(texts, `${SHOWN} .list .row`), rows);
    await tab.evaluate(page.focus, '.search');
    await tab.type('zzz');
    await tab.waitFor(isSearched, 'kharkivzzz');
    assert.deepEqual(await tab.evaluate(texts, `${SHOWN} .list .row`), []);
    assert.deepEqual(await tab.evaluate(texts, `${SHOWN} .none`), ['Nothing here matches.']);
    await tab.press('Escape');
    await tab.waitFor(isSearched, '');
    assert.ok(await tab.evaluate(page.openText, '.drawer'), 'the sidebar is still open');
    assert.equal((await tab.evaluate(texts, `${SHOWN} .overview`)).length, 1);
    await tab.close();
  });

  test('a filter hides what it does not let through, an order sorts, a group folds', async () => {
    const tab = await opened('article');
    await tab.evaluate(page.openPart, 'Places');
    const heads = () => tab.evaluate(texts, `${SHOWN} .group h2`);
    assert.ok((await heads()).length > 1);
    const choose = ([label, wanted]) => {
      const { shadowRoot } = document.querySelector('dateline-overlay');
      const select = shadowRoot.querySelector(`.panel:not([hidden]) select[aria-label="${label}"]`);
      select.selectedIndex = [...select.options].findIndex((option) => option.text === wanted);
      select.dispatchEvent(new Event('change', { bubbles: true }));
    };
    await tab.evaluate(choose, ['Country', 'Russia']);
    const left = await heads();
    assert.ok(left.length === 1 && left[0].startsWith('Russia'), left.join('; '));
    await tab.evaluate(page.click, `${SHOWN} [data-do=reset]`);
    await tab.evaluate(choose, ['Order', 'By name']);
    const names = (await heads()).map((name) => name.replace(/ .*/, ''));
    assert.deepEqual(names.toSorted(), names);
    const before = (await tab.evaluate(texts, `${SHOWN} .list .row`)).length;
    await tab.evaluate(page.focus, `${SHOWN} .fold-group[aria-label^=Ukraine]`);
    await tab.press('Enter');
    // The keyboard stays.
    await tab.waitFor(page.focusIsOn, '.fold-group[aria-expanded=false]');
    assert.ok((await tab.evaluate(texts, `${SHOWN} .list .row`)).length < before);
    await tab.close();
  });

  test('a count leads to the claims behind it', async () => {
    const tab = await opened('article');
    await tab.evaluate(page.click, '.count');
    assert.equal(await tab.evaluate(chosenTab), 'Claims');
    assert.match((await tab.evaluate(texts, `${SHOWN} .found`)).join(), /\d+ results?/);
    await tab.close();
  });

  test('a click goes to the words, and every line of them flashes', async () => {
    const tab = await opened('long');
    await tab.resize(800, 700);
    await tab.evaluate(page.openPart, 'Claims');
    await tab.evaluate(page.click, `${SHOWN} .row.claim`);
    const lines = await tab.evaluate(() => {
      const { shadowRoot } = document.querySelector('dateline-overlay');
      const boxes = [...shadowRoot.querySelectorAll('.ring .flash')].map(
        (flash) => flash.getBoundingClientRect().top,
      );
      const words = [...CSS.highlights.get('dateline-active')].flatMap((range) => [
        ...range.getClientRects(),
      ]);
      return {
        flashed: new Set(boxes.map(Math.round)).size,
        lines: new Set(words.map((box) => Math.round(box.top))).size,
      };
    });
    assert.ok(lines.lines >= 1);
    assert.equal(lines.flashed, lines.lines);
    await tab.close();
  });

  test('a long list is drawn where it is looked at, and what is on the screen is marked in it', async () => {
    const tab = await opened('long');
    await tab.evaluate(page.openPart, 'Claims');
    const drawn = () => tab.evaluate(inDrawer, `${SHOWN} .row.claim`);
    const first = await drawn();
    assert.ok(first > 3 && first < 80, `${first} drawn`);
    await tab.evaluate(() => {
      const panel = document
        .querySelector('dateline-overlay')
        .shadowRoot.querySelector('.panel:not([hidden])');
      panel.scrollTop = panel.scrollHeight;
    });
    const more = (before) =>
      document
        .querySelector('dateline-overlay')
        .shadowRoot.querySelectorAll('.panel:not([hidden]) .row.claim').length > before;
    await tab.waitFor(more, first);
    await tab.evaluate(page.openPart, 'Places');
    assert.ok((await tab.evaluate(inDrawer, `${SHOWN} .here`)) > 0);
    await tab.close();
  });

  /** Whether a row is in view that is marked as on the screen, of one of the paragraphs around the one at `at`. */
  const isFollowed = (at) => {
    const { shadowRoot } = document.querySelector('dateline-overlay');
    const panel = shadowRoot.querySelector('.panel:not([hidden])');
    const { top, bottom } = panel.getBoundingClientRect();
    return [...panel.querySelectorAll('.here')].some((row) => {
      const rect = row.getBoundingClientRect();
      const day = Number(/ day (\d+)/.exec(row.textContent)?.[1]);
      return Math.abs(day - 1 - at) < 15 && rect.top >= top - 1 && rect.bottom <= bottom + 1;
    });
  };
  const readOn = (at) =>
    document.querySelectorAll('article p')[at].scrollIntoView({ block: 'center', behavior: 'instant' });
  const orderBy = (wanted) => {
    const { shadowRoot } = document.querySelector('dateline-overlay');
    const select = shadowRoot.querySelector('.panel:not([hidden]) select[aria-label="Order"]');
    select.selectedIndex = [...select.options].findIndex((option) => option.text === wanted);
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };
  /** How far the list is scrolled when what was done on the page has been drawn. */
  const top = () =>
    new Promise((resolve) => {
      const { shadowRoot } = document.querySelector('dateline-overlay');
      const { scrollTop } = shadowRoot.querySelector('.panel:not([hidden])');
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(scrollTop)));
    });
  const shownTop = async (tab) => {
    await tab.evaluate(top);
    return tab.evaluate(top);
  };

  test('the list goes along as the article is scrolled, in every order and in a sheet', async () => {
    const tab = await opened('long');
    await tab.evaluate(page.openPart, 'Claims');
    await tab.evaluate(readOn, 40);
    await tab.waitFor(isFollowed, 40);
    for (const order of ['As in the text', 'By name', 'Most often']) {
      await tab.evaluate(orderBy, order);
      await tab.evaluate(readOn, 10);
      await tab.waitFor(isFollowed, 10);
      await tab.evaluate(readOn, 55);
      await tab.waitFor(isFollowed, 55);
    }
    await tab.resize(460, 800);
    await tab.evaluate(readOn, 20);
    await tab.waitFor(isFollowed, 20);
    await tab.close();
  });

  test('the head of a group that is folded stands for its rows; what a search has left is followed too', async () => {
    const tab = await opened('long');
    await tab.evaluate(page.openPart, 'Claims');
    for (const name of ['Ada Roe', 'mayor of Lviv'])
      await tab.evaluate(page.click, `${SHOWN} .fold-group[aria-expanded=true][aria-label*="${name}"]`);
    await tab.evaluate(readOn, 40);
    await tab.waitFor(() => {
      const { shadowRoot } = document.querySelector('dateline-overlay');
      return shadowRoot.querySelectorAll('.panel:not([hidden]) .group.here').length === 2;
    });
    await tab.evaluate(page.focus, '.search');
    await tab.type('held');
    await tab.waitFor(isSearched, 'held');
    await tab.evaluate(() => document.querySelector('dateline-overlay').shadowRoot.activeElement.blur());
    await tab.evaluate(readOn, 55);
    await tab.waitFor(isFollowed, 55);
    await tab.close();
  });

  test('it stays where the reader has it, under the pointer and with the keyboard, and goes along again later', async () => {
    const tab = await opened('long');
    await tab.evaluate(page.openPart, 'Claims');
    await tab.evaluate(orderBy, 'As in the text');
    const { middle, beside } = await tab.evaluate(() => {
      const { shadowRoot } = document.querySelector('dateline-overlay');
      const { x, y, width, height } = shadowRoot
        .querySelector('.panel:not([hidden])')
        .getBoundingClientRect();
      return { middle: { x: x + width / 2, y: y + height / 2 }, beside: { x: 40, y: y + height / 2 } };
    });
    await tab.movePointer(middle);
    await tab.evaluate(readOn, 40);
    assert.equal(await shownTop(tab), 0, 'not under the pointer');
    await tab.movePointer(beside);
    await tab.evaluate(readOn, 41);
    await tab.waitFor(isFollowed, 41);
    // The keyboard, from the field to the first row.
    await tab.evaluate(page.focus, '.search');
    await tab.press('Tab');
    await tab.press('Tab');
    const before = await shownTop(tab);
    await tab.evaluate(readOn, 5);
    assert.equal(await shownTop(tab), before, 'not from under the keyboard');
    await tab.evaluate(() => document.querySelector('dateline-overlay').shadowRoot.activeElement.blur());
    await tab.evaluate(readOn, 6);
    await tab.waitFor(isFollowed, 6);
    await tab.close();
  });

  /** What the summary shows, and whether its parts end where the screen does. */
  const summary = () => {
    const { shadowRoot } = document.querySelector('dateline-overlay');
    const panel = shadowRoot.querySelector('.panel:not([hidden])');
    const parts = [...panel.querySelectorAll('.overview > .part')];
    const end = parts.at(-1).getBoundingClientRect().bottom - panel.getBoundingClientRect().top;
    return {
      fits: end <= panel.clientHeight,
      map: panel.querySelector('.map').getBoundingClientRect().height,
      rows: parts.map(
        (part) =>
          [...part.querySelectorAll('.row, .counted > div')].filter((row) => row.checkVisibility()).length,
      ),
      more: parts.map(
        (part) => [...part.querySelectorAll('.more')].find((more) => more.checkVisibility())?.textContent,
      ),
    };
  };

  test('the summary fits on one screen of a laptop, and says how much it leaves out', async () => {
    const tab = await opened('dense');
    await tab.resize(1280, 1200);
    await tab.waitFor(() => innerHeight === 1200);
    await tab.waitFor(page.isMapDrawn);
    const high = await tab.evaluate(summary);
    for (const height of [860, 720, 650]) {
      await tab.resize(1280, height);
      const isFitted = (wanted) => {
        const { shadowRoot } = document.querySelector('dateline-overlay');
        const panel = shadowRoot.querySelector('.panel:not([hidden])');
        const last = [...panel.querySelectorAll('.overview > .part')].at(-1);
        return innerHeight === wanted && last.getBoundingClientRect().bottom <= wanted;
      };
      await tab.waitFor(isFitted, height);
    }
    const low = await tab.evaluate(summary);
    assert.equal(low.rows.length, high.rows.length, 'every part is there');
    assert.ok(
      low.rows.every((rows) => rows > 0),
      low.rows.join(),
    );
    assert.ok(low.map >= 96 && low.map < high.map, `${low.map}`);
    const cut = low.rows.findIndex((rows, at) => rows < high.rows[at]);
    assert.match(low.more[cut], /^\d+ more$/);
    // It opens what is left out.
    await tab.evaluate(page.click, '.overview .infrastructure .more');
    assert.equal(await tab.evaluate(chosenTab), 'Sites');
    await tab.evaluate(page.openPart, 'Summary');
    // Laid out anew, it is whole until it has been fitted: nothing would be left to open.
    const isCut = () =>
      /^\d+ more$/.test(
        document.querySelector('dateline-overlay').shadowRoot.querySelector('.overview .disputes .more')
          ?.textContent,
      );
    await tab.waitFor(isCut);
    await tab.evaluate(page.focus, '.overview .disputes .more');
    await tab.press('Enter');
    await tab.waitFor(page.focusIsOn, '.disputes .row');
    assert.equal(await tab.evaluate(inDrawer, '.disputes > div:not([hidden])'), 2);
    await tab.close();
  });

  test('its menu names all keys, the browser’s as they are bound', async () => {
    const tab = await opened('article');
    await tab.evaluate(page.click, '.menu > summary');
    await tab.evaluate(page.click, '.menu-keys > summary');
    await tab.waitFor(
      (wanted) => {
        const { shadowRoot } = document.querySelector('dateline-overlay');
        const keys = [...shadowRoot.querySelectorAll('.menu-keys kbd')];
        return (
          keys.length >= 10 &&
          wanted.every((key) => keys.some((shown) => shown.checkVisibility() && shown.textContent === key))
        );
      },
      ['Alt+Shift+D', 'Alt+Shift+J', 'Alt+Shift+K', 'Alt+Shift+L', 'Alt+Shift+M', 'Enter', 'Esc'],
    );
    await tab.close();
  });

  test('it leads to the settings, which the page itself could not open', async () => {
    const tab = await opened('article');
    await browser().waitForOwn('options.html', () => tab.evaluate(page.click, '[data-menu=settings]'));
    await tab.close();
  });

  test('a page that runs from right to left does not turn it', async () => {
    const tab = await opened('rtl');
    const direction = () =>
      getComputedStyle(document.querySelector('dateline-overlay').shadowRoot.querySelector('.drawer'))
        .direction;
    assert.equal(await tab.evaluate(direction), 'ltr');
    await tab.close();
  });

  test('where the article ends at the right edge it stands at the left, until the reader moves it', async () => {
    const tab = await opened('narrow');
    const isAt = ([least, most]) => {
      const drawer = document.querySelector('dateline-overlay').shadowRoot.querySelector('.drawer');
      const { left } = drawer.getBoundingClientRect();
      return left >= least && left <= most;
    };
    // The article is measured with the next frame.
    await tab.waitFor(isAt, [0, 0]);
    await tab.evaluate(page.click, '[data-do=side]');
    await tab.waitFor(isAt, [300, 1280]);
    await tab.close();
  });

  test('made narrow and as it was it goes on to take the room that there is', async () => {
    const width = () =>
      document.querySelector('dateline-overlay').shadowRoot.querySelector('.drawer').getBoundingClientRect()
        .width;
    const isWide = (wanted) =>
      document.querySelector('dateline-overlay').shadowRoot.querySelector('.drawer').getBoundingClientRect()
        .width === wanted;
    const at = async (pixels) => {
      const tab = await browser().open(server.address('long'));
      // Before it is there: it fits itself to a window that changes with the next frame.
      await tab.resize(pixels, 800);
      await tab.clickToolbarButton();
      await tab.waitFor(page.openText, '.drawer');
      return tab;
    };
    let tab = await at(1700);
    const wide = await tab.evaluate(width);
    await tab.close();
    tab = await at(1280);
    const before = await tab.evaluate(width);
    await tab.evaluate(page.click, '[data-do=narrow]');
    await tab.waitFor(isWide, 196);
    await tab.evaluate(page.click, '[data-do=narrow]');
    await tab.waitFor(isWide, before);
    await waitUntilStored(browser(), '"width":0');
    await tab.close();
    tab = await at(1700);
    await tab.waitFor(isWide, wide);
    await tab.close();
  });

  test('in a small window it is a sheet with three heights that makes way for the words', async () => {
    const tab = await opened('long');
    await tab.resize(460, 800);
    const share = () =>
      document.querySelector('dateline-overlay').shadowRoot.querySelector('.drawer').getBoundingClientRect()
        .height / innerHeight;
    // The style sheet makes it a sheet at once; the sidebar knows that it is one from the next frame on.
    await tab.waitFor(() => {
      const edge = document.querySelector('dateline-overlay').shadowRoot.querySelector('.edge');
      return innerWidth <= 480 && edge.getAttribute('aria-orientation') === 'horizontal';
    });
    const isOther = (percent) => {
      const drawer = document.querySelector('dateline-overlay').shadowRoot.querySelector('.drawer');
      return Math.round((drawer.getBoundingClientRect().height / innerHeight) * 100) !== percent;
    };
    const isUpTo = (percent) => {
      const drawer = document.querySelector('dateline-overlay').shadowRoot.querySelector('.drawer');
      return drawer.getBoundingClientRect().height / innerHeight <= percent / 100;
    };
    const heights = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const percent = Math.round((await tab.evaluate(share)) * 100);
      heights.push(percent);
      await tab.evaluate(page.click, '.edge');
      // It is written with the next frame.
      await tab.waitFor(isOther, percent);
    }
    assert.equal(new Set(heights).size, 3, heights.join(', '));
    await tab.evaluate(page.openPart, 'Claims');
    await tab.evaluate(page.click, `${SHOWN} .row.claim`);
    assert.ok(await tab.evaluate(page.openText, '.drawer'), 'the list stays');
    await tab.waitFor(isUpTo, 70);
    await tab.close();
  });
});
