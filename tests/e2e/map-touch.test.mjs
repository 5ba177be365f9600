// The overview map under fingers, in the sheet of a telephone: it is moved by one and by two, and the list is still scrolled.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';
import { pageOf } from './stories.mjs';

const paragraphs = [
  'Drones hit a depot in Kharkiv and a bridge in Odesa, officials said. In Lviv, trains stood for an hour.',
  'Trains to Lviv were late, and Kharkiv was without light. In Odesa the trams stood still, the mayor said.',
];
const VIEW = '<meta name="viewport" content="width=device-width, initial-scale=1">';

let server;
before(async () => {
  const story = `<article><h1>A night of drones</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article>`;
  server = await startServer({ article: pageOf('Drones', story).replace('<head>', `<head>${VIEW}`) });
});
after(() => server.close());

/** In the page: where the map lies, and each marker's middle within it. */
const map = () => {
  const svg = document.querySelector('dateline-overlay')?.shadowRoot.querySelector('.map');
  const { x, y, width, height } = svg.getBoundingClientRect();
  const at = {};
  for (const marker of svg.querySelectorAll('.marker')) {
    const box = marker.querySelector('.sign').getBoundingClientRect();
    const [town] = /Kharkiv|Odesa|Lviv/.exec(marker.getAttribute('aria-label')) ?? [];
    at[town] = { x: box.x + box.width / 2 - x, y: box.y + box.height / 2 - y };
  }
  return { x, y, width, height, at };
};
/** In the page: how far the sidebar's list is scrolled, and whether the page is as it was. */
const around = () => {
  const { shadowRoot } = document.querySelector('dateline-overlay');
  const scrolled = [...shadowRoot.querySelectorAll('.drawer, .drawer *')].map((box) => box.scrollTop);
  return { scrolled: Math.max(...scrolled), page: scrollY, magnified: visualViewport.scale };
};
const isScrolled = () => {
  const { shadowRoot } = document.querySelector('dateline-overlay');
  return [...shadowRoot.querySelectorAll('.drawer, .drawer *')].some((box) => box.scrollTop > 20);
};
const touchAction = () =>
  getComputedStyle(document.querySelector('dateline-overlay').shadowRoot.querySelector('.map')).touchAction;

/** A way from one point to another in steps that a finger makes. */
const way = (from, to, steps = 8) =>
  Array.from({ length: steps + 1 }, (_, step) => ({
    x: from.x + ((to.x - from.x) * step) / steps,
    y: from.y + ((to.y - from.y) * step) / steps,
  }));
const apart = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
const isNear = (a, b, by) => Math.abs(a - b) <= by;

inEveryBrowser('the map under fingers', (browser, name) => {
  let tab;
  let untouched;
  before(async () => {
    tab = await browser().open(server.address('article'));
    await tab.resize(360, 740);
    await tab.clickToolbarButton();
    await tab.waitFor(page.openText, '.drawer');
    await tab.waitFor(page.isMapDrawn);
    // From here twice as near is all of it in sight still.
    await tab.evaluate(page.click, '[data-map=out]');
    untouched = await tab.evaluate(around);
  });

  test('two fingers that part bring it nearer around what lies between them, and nothing else moves', async () => {
    const before = await tab.evaluate(map);
    const middle = { x: before.x + before.width / 2, y: before.y + before.height / 2 };
    const finger = (by) => ({ x: middle.x + by, y: middle.y });
    await tab.drag(way(finger(-30), finger(-60)), way(finger(30), finger(60)));
    const now = await tab.evaluate(map);
    const near = apart(now.at.Kharkiv, now.at.Odesa) / apart(before.at.Kharkiv, before.at.Odesa);
    assert.ok(isNear(near, 2, 0.25), `${near} times as near`);
    const expected = 2 * (before.at.Odesa.x - before.width / 2) + before.width / 2;
    assert.ok(isNear(now.at.Odesa.x, expected, 12), `${now.at.Odesa.x}, not ${expected}`);
    assert.deepEqual(await tab.evaluate(around), untouched);
  });

  // No farther than all markers stay in sight: the map is low in a sheet.
  test('two fingers that go together take it along, up and down too', async () => {
    const before = await tab.evaluate(map);
    const at = (dx, dy) => ({ x: before.x + before.width / 2 + dx, y: before.y + before.height / 2 + dy });
    await tab.drag(way(at(-40, 0), at(-20, 14)), way(at(40, 0), at(60, 14)));
    const now = await tab.evaluate(map);
    const moved = { x: now.at.Odesa.x - before.at.Odesa.x, y: now.at.Odesa.y - before.at.Odesa.y };
    assert.ok(isNear(moved.x, 20, 6) && isNear(moved.y, 14, 6), JSON.stringify(moved));
    assert.deepEqual(await tab.evaluate(around), untouched);
  });

  test('two fingers that close bring it farther, and the next finger is a new one', async () => {
    const before = await tab.evaluate(map);
    const at = (dx) => ({ x: before.x + before.width / 2 + dx, y: before.y + before.height / 2 });
    await tab.drag(way(at(-60), at(-30)), way(at(60), at(30)));
    const now = await tab.evaluate(map);
    const near = apart(now.at.Kharkiv, now.at.Odesa) / apart(before.at.Kharkiv, before.at.Odesa);
    assert.ok(isNear(near, 0.5, 0.07), `${near} times as near`);
    await tab.drag(way(at(0), at(50)));
    const { at: markers } = await tab.evaluate(map);
    const moved = { x: markers.Odesa.x - now.at.Odesa.x, y: markers.Odesa.y - now.at.Odesa.y };
    assert.ok(isNear(moved.x, 50, 6) && isNear(moved.y, 0, 6), `one finger: ${JSON.stringify(moved)}`);
    assert.deepEqual(await tab.evaluate(around), untouched);
  });

  test('one finger moves a map that has the focus up and down, and scrolls the list past one that has not', async () => {
    // The fingers before came down without a tap.
    assert.equal(await tab.evaluate(touchAction), 'pan-y');
    await tab.evaluate(page.focus, '.map');
    assert.equal(await tab.evaluate(touchAction), 'none');
    const held = await tab.evaluate(map);
    const { scrolled } = await tab.evaluate(around);
    const from = { x: held.x + held.width / 2, y: held.y + held.height / 2 };
    await tab.drag(way(from, { x: from.x, y: from.y - 40 }));
    const now = await tab.evaluate(map);
    assert.ok(isNear(now.at.Odesa.y - held.at.Odesa.y, -40, 6), JSON.stringify(now));
    assert.equal((await tab.evaluate(around)).scrolled, scrolled);

    await tab.evaluate(page.focus, '.drawer');
    assert.equal(await tab.evaluate(touchAction), 'pan-y');
    // Firefox scrolls for no finger that a driver makes up. It comes last: what is thrown goes on after the finger has left.
    if (name === 'Chromium') {
      const at = (y) => ({ x: now.x + 90, y: now.y + y });
      await tab.drag(way(at(70), at(-50), 24));
      await tab.waitFor(isScrolled);
      const { at: markers } = await tab.evaluate(map);
      assert.ok(apart(markers.Odesa, now.at.Odesa) < 2, 'the map stays as it was');
    }
  });
});
