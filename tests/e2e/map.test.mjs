// The overview map, as a reader moves it by keys and pointer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';

const paragraphs = [
  'A tsunami that began off Fiji on Monday reached Alaska and Kamchatka, officials said. Suva, the capital of Fiji, was flooded for three hours, and the beaches of Apia in Samoa were closed on Tuesday.',
  'In Anchorage, Alaska, the airport was shut. Nome was evacuated, and boats were damaged in Petropavlovsk-Kamchatsky, said Ann Lee, a spokeswoman in Honolulu. In Auckland, New Zealand, the beaches were closed.',
];
const ARTICLE = `<!doctype html><html lang="en" dir="rtl"><meta charset="utf-8"><title>Tsunami crosses the Pacific</title>
<article><h1>Tsunami crosses the Pacific</h1>${paragraphs.map((text) => `<p dir="ltr">${text}</p>`).join('')}</article>`;

const far = [
  'Drones hit a depot in Kharkiv and a bridge in Odesa, officials said. In Lviv, trains stood for an hour.',
  'Trains to Lviv were late, and Kharkiv was without light. Diplomats in Washington and in Tokyo asked for calm.',
];
const FAR = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Night of drones</title>
<article><h1>Night of drones over Kharkiv and Odesa</h1>${far.map((text) => `<p>${text}</p>`).join('')}</article>`;

/** The markers as they are shown: name, middle, whether they count several. */
const markers = () => {
  const map = document.querySelector('dateline-overlay')?.shadowRoot.querySelector('.map');
  return [...(map?.querySelectorAll('.marker') ?? [])].map((marker) => {
    const { x, y, width, height } = marker.querySelector('.sign').getBoundingClientRect();
    const name = marker.getAttribute('aria-label');
    const counts = marker.dataset.map === 'open';
    return { name, x: x + width / 2, y: y + height / 2, counts, lit: 'lit' in marker.dataset };
  });
};
const areDrawn = (least) =>
  (document.querySelector('dateline-overlay')?.shadowRoot.querySelectorAll('.map .marker').length ?? 0) >=
  least;
const scale = () =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector('.map .scale-text').textContent;
const isScale = (wanted) =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector('.map .scale-text').textContent ===
  wanted;
const isOtherScale = (before) =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector('.map .scale-text').textContent !==
  before;
const active = () => [...(CSS.highlights.get('dateline-active') ?? [])].map(String);
const isActive = (wanted) => [...(CSS.highlights.get('dateline-active') ?? [])].map(String).includes(wanted);
const litRow = () =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector('.row[data-lit]')?.textContent ?? null;
const isLit = (name) =>
  document
    .querySelector('dateline-overlay')
    .shadowRoot.querySelector('.map .marker[data-lit]')
    ?.getAttribute('aria-label')
    .includes(name) ?? false;
const focusMarker = (counts) => {
  const all = [...document.querySelector('dateline-overlay').shadowRoot.querySelectorAll('.map .marker')];
  const marker = all.find((one) => (one.dataset.map === 'open') === counts);
  marker?.focus();
  return marker?.getAttribute('aria-label') ?? null;
};
const outside = () =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector('.map-outside').textContent;
const labels = () =>
  [
    ...document
      .querySelector('dateline-overlay')
      .shadowRoot.querySelectorAll('.map .name, .map .orientation'),
  ].map((text) => {
    // The letters, without the line around them that makes them stand out.
    const { x, y, width, height } = text.getBBox();
    return {
      text: text.textContent,
      x,
      y,
      width,
      height,
      size: Number.parseFloat(getComputedStyle(text).fontSize),
    };
  });

let server;
before(async () => {
  server = await startServer({ article: () => ARTICLE, far: () => FAR });
});
after(() => server.close());

inEveryBrowser('the map', (browser) => {
  let tab;
  before(async () => {
    tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    await tab.waitFor(areDrawn, 3);
  });

  test('places on both sides of the 180th meridian stand beside each other', async () => {
    const found = await tab.evaluate(markers);
    const at = (name) => found.find((marker) => marker.name.includes(name));
    assert.ok(at('Petropavlovsk').x < at('Honolulu').x, JSON.stringify(found));
    assert.ok(
      at('Honolulu').x < at('Anchorage').x && at('Anchorage').y < at('Auckland').y,
      JSON.stringify(found),
    );
  });

  test('names are as large as they say, inside the picture, and none lies over another, on a right-to-left page too', async () => {
    const all = await tab.evaluate(labels);
    assert.ok(all.length >= 4, JSON.stringify(all));
    const overlap = (a, b) =>
      Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1 &&
      Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 4;
    for (const [nth, one] of all.entries()) {
      assert.ok(one.size >= 11, JSON.stringify(one));
      for (const other of all.slice(nth + 1))
        assert.ok(!overlap(one, other), `${one.text} over ${other.text}`);
    }
  });

  test('keys bring it nearer and farther, and 0 shows everything again', async () => {
    const whole = await tab.evaluate(scale);
    await tab.evaluate(page.focus, '.map');
    await tab.press('+');
    await tab.waitFor(isOtherScale, whole);
    await tab.press('ArrowLeft');
    await tab.press('0');
    await tab.waitFor(isScale, whole);
  });

  test('a marker that has the focus shows its words in the text and its row in the list', async () => {
    const name = await tab.evaluate(focusMarker, false);
    const word = name.split(/[ -]/)[0];
    assert.ok(
      (await tab.evaluate(active)).some((text) => text.includes(word)),
      name,
    );
    const row = await tab.evaluate(litRow);
    assert.ok(row === null || row.includes(word), `${row} for ${name}`);
  });

  test('a row that has the focus lights its marker', async () => {
    await tab.evaluate(page.openPart, 'Places');
    await tab.evaluate(page.focusRow, 'Honolulu');
    await tab.waitFor(isLit, 'Honolulu');
    await tab.waitFor(isActive, 'Honolulu');
  });

  test('a marker that counts several opens on Enter', async () => {
    await tab.evaluate(page.openPart, 'Summary');
    const before = await tab.evaluate(scale);
    const name = await tab.evaluate(focusMarker, true);
    assert.ok(name, 'some lie together');
    await tab.press('Enter');
    await tab.waitFor(isOtherScale, before);
  });

  test('what a card is open for in the text stands out on the map, and no longer when it is closed', async () => {
    await tab.press('0');
    await tab.clickAt(await tab.evaluate(page.pointOfMark, 'Anchorage'));
    await tab.waitFor(page.openText, '.card');
    await tab.waitFor(isLit, 'Anchorage');
    await tab.press('Escape');
    await tab.waitFor(page.isCardClosed);
    await tab.waitFor(
      () => document.querySelector('dateline-overlay').shadowRoot.querySelector('.marker[data-lit]') === null,
    );
  });

  test('it opens on where most of the article lies, and says what lies outside', async () => {
    const other = await browser().open(server.address('far'));
    await other.clickToolbarButton();
    await other.waitFor(page.isMarked);
    await other.waitFor(areDrawn, 3);
    const names = async () => (await other.evaluate(markers)).map((marker) => marker.name).join();
    const first = await names();
    assert.match(first, /Odesa/);
    assert.doesNotMatch(first, /Washington|Tokyo/);
    assert.equal(await other.evaluate(outside), '2 places outside');
    const before = await other.evaluate(scale);
    await other.evaluate(page.click, '.map-outside');
    await other.waitFor(isOtherScale, before);
    assert.match(await names(), /Washington/);
    assert.equal(await other.evaluate(outside), '');
    await other.close();
  });
});
