// Everything by the keyboard alone. The controls are taken from what is drawn, so that a new one that no key reaches, that does
// not show that it has the focus, or that keys do not operate, fails here.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import { prepare } from './keyboard.mjs';
import * as page from './page.mjs';
import { article, NO_ARTICLE } from './pictures/article.mjs';
import { startServer } from './server.mjs';

/**
 * What browsers operate by keys themselves; and what Dateline does, each with a test below. A control that is none of these
 * has nobody who has tried its keys.
 */
const NATIVE = ['a', 'button', 'summary', 'input', 'select', 'textarea'];
const TRIED = ['separator', 'button', 'group'];
/** What Firefox lets the keyboard scroll, by itself. */
const SCROLLED = ['tabpanel'];

let server;
before(async () => {
  server = await startServer({ article: () => article(), bare: NO_ARTICLE });
});
after(() => server.close());

/** One look after a key: whether the focus is in the part, on what, and whether that is seen. */
const look = (where) => {
  const { partOf, focused, controls, name, isSeen, visited } = window.keyboard;
  const part = partOf(where);
  const element = focused();
  if (!part || !element || element === part || !part.contains(element)) return { inside: false };
  const before = visited.at(-1);
  const again = visited.includes(element);
  const forwards = !before || Boolean(before.compareDocumentPosition(element) & 4);
  if (!again) visited.push(element);
  const fold = element.localName === 'summary' && !element.closest('.menu') ? element.parentElement : null;
  const last = controls(part)
    .filter(({ tabIndex }) => tabIndex >= 0)
    .at(-1);
  return {
    ...{ last: element === last, inside: true, again, forwards, name: name(element), seen: isSeen(element) },
    closed: fold ? !fold.open : element.matches('.about-toggle[aria-expanded=false]'),
    kind:
      element.getAttribute('role') && element.localName !== 'button'
        ? element.getAttribute('role')
        : element.localName,
  };
};
const startAnew = () => {
  window.keyboard.visited = [];
};
/** What is drawn of a part and was not visited. */
const missed = (where) => {
  const { partOf, controls, name, visited } = window.keyboard;
  return controls(partOf(where))
    .filter((element) => !visited.includes(element) && !element.matches('[role=tab][tabindex="-1"]'))
    .map(name);
};
const isFocused = ([where, selector]) => {
  const element = window.keyboard.focused();
  return (window.keyboard.partOf(where)?.contains(element) && element.matches(selector)) ?? false;
};
const focusIn = (selector) => window.keyboard.focused()?.matches(selector) ?? false;
const text = (selector) =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector(selector)?.textContent ?? '';

const CARD = ['dateline-overlay', '.card'];
const DRAWER = ['dateline-overlay', '.drawer'];

/** More controls than any part has: by then the focus goes in a circle. */
const MOST = 250;

/** Goes through a part from where the focus is until it is left, opens on the way what is folded, and holds what is found against what is drawn. */
async function goThrough(tab, where, what) {
  const steps = [];
  await tab.evaluate(startAnew);
  let inside = false;
  for (let pressed = 0; ; pressed += 1) {
    assert.ok(pressed < MOST, `${what}: no way out by Tab; last ${steps.slice(-4).map((step) => step.name)}`);
    await tab.press('Tab');
    const step = await tab.evaluate(look, where);
    // Out of the part, and perhaps of the page: what was not reached is named below.
    if (!step.inside && inside) break;
    if (!step.inside) continue;
    inside = true;
    if (step.again) break;
    steps.push(step);
    if (step.closed) await tab.press('Enter');
    // Beyond the last of a page is the browser's own: there the tests stay away from.
    else if (step.last) break;
  }
  assert.ok(steps.length > 0, `${what}: nothing of it was reached`);
  for (const { name, seen, forwards, kind } of steps) {
    assert.ok(seen, `${what}: the focus is not seen on ${name}`);
    assert.ok(forwards, `${what}: out of order: ${name}`);
    assert.ok(
      [...NATIVE, ...TRIED, ...SCROLLED].includes(kind),
      `${what}: nobody has tried the keys of ${kind} ${name}`,
    );
  }
  assert.deepEqual(await tab.evaluate(missed, where), [], `${what}: never reached`);
  return steps;
}

inEveryBrowser('everything by the keyboard alone', (browser) => {
  let tab;
  before(async () => {
    tab = await browser().open(server.address('article'));
    await tab.resize(1400, 900);
    await tab.clickToolbarButton();
    await tab.waitFor(page.openText, '.drawer');
    await tab.waitFor(page.isMapDrawn);
    await tab.evaluate(prepare);
  });

  test('the sidebar folds and comes back with the focus, and its head, summary and map are gone through', async () => {
    await tab.evaluate(page.focus, '[data-do=close-drawer]');
    await tab.press('Enter');
    await tab.waitFor(page.isDrawerClosed);
    await tab.evaluate(page.focus, '.tab');
    await tab.press('Enter');
    await tab.waitFor(focusIn, '.drawer');
    await goThrough(tab, DRAWER, 'summary');
  });

  for (const part of ['Places', 'Sites', 'Claims', 'Sources', 'Links']) {
    test(`${part}: come to by an arrow from the part before, and gone through`, async () => {
      await tab.evaluate(page.focus, '[role=tab][aria-selected=true]');
      await tab.press('ArrowRight');
      await tab.waitFor(
        (wanted) =>
          window.keyboard.focused().matches('[role=tab]') &&
          window.keyboard.focused().textContent.startsWith(wanted),
        part,
      );
      await tab.evaluate(page.focus, '.drawer');
      await goThrough(tab, DRAWER, part);
    });
  }

  test('Home and End lead to the first and last part, arrows through all how many are marked', async () => {
    await tab.evaluate(page.focus, '[role=tab][aria-selected=true]');
    await tab.press('Home');
    await tab.waitFor(focusIn, '[role=tab][data-tab="0"][aria-selected=true]');
    await tab.press('End');
    await tab.waitFor(focusIn, '[role=tab]:last-child[aria-selected=true]');
    await tab.press('Home');
    await tab.evaluate(page.focus, '.density input:checked');
    const chosen = () => window.keyboard.focused().dataset.density;
    const seen = new Set();
    for (let pressed = 0; pressed < 4; pressed += 1) {
      seen.add(await tab.evaluate(chosen));
      await tab.press('ArrowRight');
      assert.ok(await tab.evaluate(focusIn, '.density input:checked'));
    }
    assert.equal(seen.size, 4, [...seen].join());
  });

  test('the menu opens, is gone through, and gives the focus back', async () => {
    await tab.evaluate(page.focus, '.menu > summary');
    await tab.press('Enter');
    await tab.waitFor(
      () => document.querySelector('dateline-overlay').shadowRoot.querySelector('.menu').open,
    );
    const entries = await tab.evaluate(
      () => window.keyboard.controls(window.keyboard.partOf(['dateline-overlay', '.menu-list'])).length,
    );
    for (let entry = 0; entry < entries; entry += 1) {
      await tab.press('Tab');
      assert.ok(
        await tab.evaluate(focusIn, '.menu-list :is(button, summary):focus-visible'),
        `entry ${entry}`,
      );
    }
    await tab.press('Escape');
    assert.ok(await tab.evaluate(isFocused, [DRAWER, '.menu > summary']));
    assert.equal(await tab.evaluate(page.isDrawerClosed), false, 'one layer at a time');
  });

  test('a choice is changed by arrows, what is searched for is undone by Escape, the edge is moved', async () => {
    await tab.evaluate(page.openPart, 'Places');
    await tab.evaluate(page.focus, '.panel:not([hidden]) select, .drawer select');
    const option = () => window.keyboard.focused().selectedIndex;
    const first = await tab.evaluate(option);
    await tab.press('ArrowDown');
    await tab.waitFor((before) => window.keyboard.focused().selectedIndex !== before, first);
    await tab.press('ArrowUp');
    await tab.evaluate(page.focus, '.search');
    await tab.type('Kharkiv');
    await tab.press('Escape');
    await tab.waitFor(() => window.keyboard.focused().value === '');
    await tab.evaluate(page.focus, '.edge');
    const width = () =>
      document.querySelector('dateline-overlay').shadowRoot.querySelector('.drawer').getBoundingClientRect()
        .width;
    const before = await tab.evaluate(width);
    await tab.press('ArrowLeft');
    assert.notEqual(await tab.evaluate(width), before);
    await tab.press('ArrowRight');
    assert.equal(await tab.evaluate(width), before);
  });

  test('the map is moved, and a marker pressed like a button', async () => {
    await tab.evaluate(page.openPart, 'Summary');
    await tab.evaluate(page.focus, '.map');
    const before = await tab.evaluate(text, '.map .scale-text');
    await tab.press('+');
    await tab.waitFor(
      (was) =>
        document.querySelector('dateline-overlay').shadowRoot.querySelector('.map .scale-text')
          .textContent !== was,
      before,
    );
    await tab.press('0');
    for (const key of ['Enter', ' ']) {
      await tab.evaluate(() => {
        const { shadowRoot } = document.querySelector('dateline-overlay');
        [...shadowRoot.querySelectorAll('.map .marker')]
          .find((marker) => marker.dataset.map !== 'open')
          .focus();
      });
      await tab.press(key);
      await tab.waitFor(() => (CSS.highlights.get('dateline-active')?.size ?? 0) > 0);
      await tab.evaluate(page.focus, '.map');
    }
  });

  test('a row leads to its words, Enter into their card, which is gone through and gives the focus back', async () => {
    await tab.evaluate(page.openPart, 'Places');
    await tab.evaluate(page.focusRow, 'Kharkiv');
    await tab.press('Enter');
    await tab.waitFor(page.focusIsOn, '.ring');
    await tab.press('Enter');
    await tab.waitFor(focusIn, '.card');
    const steps = await goThrough(tab, CARD, 'card');
    await tab.press('Shift', 'Tab');
    assert.equal((await tab.evaluate(look, CARD)).name, steps.at(-2).name, 'backwards too');
    await tab.evaluate(page.focus, '.card [data-do=close-card]');
    await tab.press('Enter');
    await tab.waitFor(page.isCardClosed);
    assert.ok(await tab.evaluate(page.focusIsOn, '.ring'), 'back at the word');
  });

  test('Escape from the card leads to the word, from the word to the row that it was come from', async () => {
    await tab.press('Enter');
    await tab.waitFor(focusIn, '.card');
    await tab.press('Tab');
    await tab.press('Escape');
    await tab.waitFor(page.isCardClosed);
    assert.ok(await tab.evaluate(page.focusIsOn, '.ring'));
    await tab.press('Escape');
    await tab.waitFor(focusIn, '.row[data-do=go]');
  });

  test('the notice of a page without an article is gone through and closed, and gives the focus back', async () => {
    const bare = await browser().open(server.address('bare'));
    await bare.evaluate(prepare);
    await bare.evaluate(() => {
      const link = document.createElement('a');
      link.href = '#';
      link.textContent = 'a link of the page';
      document.body.append(link);
      link.focus();
    });
    await bare.clickToolbarButton();
    await bare.waitFor(page.noticeText);
    await goThrough(bare, ['dateline-notice', '[popover]'], 'notice');
    await bare.evaluate(() => document.querySelector('a').focus());
    await bare.press('Tab');
    for (
      let pressed = 0;
      !(await bare.evaluate(isFocused, [['dateline-notice', '[popover]'], 'button:last-of-type']));
      pressed += 1
    ) {
      assert.ok(pressed < 6, 'the button that closes it');
      await bare.press('Tab');
    }
    await bare.press('Enter');
    await bare.waitFor(page.isNoticeClosed);
    assert.equal(await bare.evaluate(() => document.activeElement.localName), 'a');
    await bare.close();
  });

  test('the options are gone through', async () => {
    const options = await browser().openOwn('options.html');
    await options.waitFor(page.areOptionsShown);
    await options.evaluate(prepare);
    await goThrough(options, [null, 'body'], 'options');
    await options.close();
  });

  test('a control that no key reaches is missed', async () => {
    const bare = await browser().open(server.address('bare'));
    await bare.evaluate(() => {
      document.body.innerHTML =
        '<button>one</button><button tabindex="-1">two</button><button>three</button>';
    });
    await bare.evaluate(prepare);
    await assert.rejects(goThrough(bare, [null, 'body'], 'three buttons'), /never reached.*two/s);
    await bare.close();
  });
});
