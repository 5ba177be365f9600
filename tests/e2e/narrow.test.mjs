// A telephone: a window of 360 pixels and a finger; and pages that the reader has magnified until a window is as narrow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';
import { pageOf, story } from './stories.mjs';

const TOWNS = ['Lviv', 'Kharkiv', 'Odesa', 'Poltava', 'Sumy'];
const VIEW = '<meta name="viewport" content="width=device-width, initial-scale=1">';
const STYLE = '<style>body { margin: 12px; font: 17px/1.5 serif; overflow-wrap: anywhere }</style>';

let server;
before(async () => {
  const article = story('Repairs in towns of Ukraine', TOWNS);
  server = await startServer({
    article: pageOf('Repairs', `${STYLE}<article>${article}</article>`).replace('<head>', `<head>${VIEW}`),
  });
});
after(() => server.close());

/** In the page: where the middle of an element of the overlay is. */
const middleOf = (selector) => {
  const { shadowRoot } = document.querySelector('dateline-overlay');
  const { x, y, width, height } = shadowRoot.querySelector(selector).getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
};
/** In the page: what is not as it should be with an open part of the overlay: where it lies, what is cut off, how large controls are. */
const faults = (selector) => {
  const { shadowRoot } = document.querySelector('dateline-overlay');
  const part = shadowRoot.querySelector(selector);
  const found = [];
  const { left, top, right, bottom } = part.getBoundingClientRect();
  const [width, height] = [document.documentElement.clientWidth, innerHeight];
  if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > height + 1)
    found.push(`lies at ${[left, top, right, bottom].map(Math.round)} of ${width} × ${height}`);
  if (part.scrollWidth > part.clientWidth) found.push(`is ${part.scrollWidth} wide in ${part.clientWidth}`);
  for (const control of part.querySelectorAll('button, summary, input, select, [role=tab], [role=switch]')) {
    const box = control.getBoundingClientRect();
    if (!control.checkVisibility({ visibilityProperty: true }) || box.width === 0) continue;
    if (box.height < 24 || box.width < 24)
      found.push(`${control.outerHTML.slice(0, 60)} is ${Math.round(box.width)} × ${Math.round(box.height)}`);
  }
  return found;
};
const isWide = () => document.documentElement.scrollWidth > innerWidth;

inEveryBrowser('a narrow window', (browser) => {
  const opened = async () => {
    const tab = await browser().open(server.address('article'));
    await tab.prefer({});
    return tab;
  };
  /** As wide as a telephone, with the sidebar open. */
  const annotated = async () => {
    const tab = await opened();
    await tab.resize(360, 640);
    await tab.clickToolbarButton();
    await tab.waitFor(page.openText, '.drawer');
    return tab;
  };

  test('a finger opens the card of a word and closes it, and what it needs lies in the window and is large enough', async () => {
    const tab = await annotated();
    await tab.waitFor(page.isMapDrawn);
    assert.deepEqual(await tab.evaluate(faults, '.drawer'), []);
    await tab.tap(await tab.evaluate(middleOf, '[data-do=close-drawer]'));
    await tab.waitFor(page.isDrawerClosed);
    await tab.tap(await tab.evaluate(page.pointOfMark, 'Kharkiv'));
    assert.match(await tab.waitFor(page.openText, '.card'), /Kharkiv/);
    assert.deepEqual(await tab.evaluate(faults, '.card'), []);
    await tab.tap(await tab.evaluate(middleOf, '[data-do=close-card]'));
    await tab.waitFor(page.isCardClosed);
    assert.equal(await tab.evaluate(isWide), false);
    await tab.close();
  });

  test('the part that the keyboard goes to is to be seen among the tabs, also where not all have room', async () => {
    const tab = await annotated();
    await tab.evaluate(page.focus, '[role=tab][aria-selected=true]');
    await tab.press('End');
    const isWhole = (last) => {
      const { shadowRoot } = document.querySelector('dateline-overlay');
      const { left, right } = shadowRoot
        .querySelector('[role=tab][aria-selected=true]')
        .getBoundingClientRect();
      const chosen = [...shadowRoot.querySelectorAll('[role=tab]')].at(last);
      return chosen.ariaSelected === 'true' && left >= 0 && right <= innerWidth;
    };
    await tab.waitFor(isWhole, -1);
    await tab.press('Home');
    await tab.waitFor(isWhole, 0);
    await tab.close();
  });

  test('a finger on a row leads to the word beside the sheet, which makes way', async () => {
    const tab = await annotated();
    await tab.evaluate(page.openPart, 'Places');
    await tab.waitFor(
      () =>
        document
          .querySelector('dateline-overlay')
          .shadowRoot.querySelector('.panel:not([hidden]) .row[data-do=go]') !== null,
    );
    const row = await tab.evaluate((name) => {
      const rows = document
        .querySelector('dateline-overlay')
        .shadowRoot.querySelectorAll('.panel:not([hidden]) .row[data-do=go]');
      const found = [...rows].find((one) => one.innerText.trim().startsWith(name));
      found.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, height } = found.getBoundingClientRect();
      return { x: x + 40, y: y + height / 2 };
    }, 'Sumy');
    await tab.tap(row);
    await tab.waitFor((wanted) => {
      const { top } = document
        .querySelector('dateline-overlay')
        .shadowRoot.querySelector('.drawer')
        .getBoundingClientRect();
      for (const [name, highlight] of CSS.highlights) {
        if (name !== 'dateline-place') continue;
        for (const range of highlight) {
          const box = range.getBoundingClientRect();
          if (range.toString() === wanted) return box.top >= 0 && box.bottom <= top;
        }
      }
      return false;
    }, 'Sumy');
    await tab.close();
  });

  for (const factor of [2, 4]) {
    test(`magnified ${factor} times, card and sidebar lie in the window and the words are beside them`, async () => {
      const tab = await opened();
      await tab.resize(1280, 900);
      await tab.zoom(factor);
      await tab.waitFor((wanted) => Math.round(1280 / innerWidth) === wanted, factor);
      await tab.clickToolbarButton();
      await tab.waitFor(page.openText, '.drawer');
      await tab.waitFor(page.isMapDrawn);
      assert.deepEqual(await tab.evaluate(faults, '.drawer'), []);
      await tab.evaluate(page.click, '[data-do=close-drawer]');
      await tab.evaluate(page.pointOfMark, 'Odesa');
      await tab.pressCommand('j');
      // The command comes to the page by the background.
      await tab.waitFor(page.focusIsOn, '[data-do=open-card]');
      await tab.press('Enter');
      await tab.waitFor(page.openText, '.card');
      assert.deepEqual(await tab.evaluate(faults, '.card'), []);
      assert.equal(await tab.evaluate(isWide), false);
      await tab.zoom(1);
      await tab.close();
    });
  }
});
