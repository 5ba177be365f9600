// The browser's own side panel by the keyboard alone: keys are pressed in its document, as its reader's are. That they do anything is
// the panel's part, since no key is sent to the page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import { prepare } from './keyboard.mjs';
import * as page from './page.mjs';
import { article } from './pictures/article.mjs';
import { startServer } from './server.mjs';

let server;
before(async () => {
  server = await startServer({ article: () => article() });
});
after(() => server.close());

/** In the panel, where nothing that a look has made is there for the next one in Firefox. `part` is the sidebar. */
const inPanel = (body) => `(argument) => {
  const root = document.querySelector('#sidebar').shadowRoot;
  (${prepare})();
  const { focused, controls, name, isSeen } = window.keyboard;
  const part = root.querySelector('.drawer');
  const element = focused();
  /** Where an element stands, by which it is known again and in which order. */
  const place = (one) => {
    const steps = [];
    for (let at = one; at && at !== part; at = at.parentElement)
      steps.unshift(String([...at.parentElement.children].indexOf(at)).padStart(4, '0'));
    return steps.join(' ');
  };
  ${body}
}`;

const look = inPanel(`
  if (!element || element === part || !part.contains(element)) return { inside: false };
  const reached = controls(part).filter(({ tabIndex }) => tabIndex >= 0);
  const fold = element.localName === 'summary' && !element.closest('.menu') ? element.parentElement : null;
  return {
    ...{ inside: true, place: place(element), name: name(element), seen: isSeen(element) },
    last: element === reached.at(-1),
    closed: fold ? !fold.open : element.matches('.about-toggle[aria-expanded=false]'),
  };`);
const everyControl = inPanel(`
  return controls(part)
    .filter((one) => !one.matches('[role=tab][tabindex="-1"]'))
    .map((one) => [place(one), name(one)]);`);
const isOpen = inPanel(`
  return element.matches('summary') ? element.parentElement.open : element.matches('[aria-expanded=true]');`);
const hasFocus = inPanel('return element !== null && element.matches(argument);');
const isOnPart = inPanel(
  "return element?.matches('[role=tab][aria-selected=true]') && element.textContent.startsWith(argument);",
);
/** The keyboard is where the panel begins. */
const toStart = inPanel('part.focus(); return root.activeElement === part;');
const shownRows = inPanel(
  "return [...part.querySelectorAll('.panel:not([hidden]) .row-name')].map((row) => row.textContent).join();",
);
const searched = inPanel("return part.querySelector('.search').value === argument;");
const isDrawn = inPanel("return part !== null && part.querySelectorAll('.map .marker').length > 0;");
const scale = inPanel("return part.querySelector('.map .scale-text').textContent;");
const isOtherScale = inPanel("return part.querySelector('.map .scale-text').textContent !== argument;");
const firstName = inPanel("return part.querySelector('.map-ground text')?.getAttribute('x') ?? null;");
const isMoved = inPanel(
  "const x = part.querySelector('.map-ground text')?.getAttribute('x'); return x != null && x !== argument;",
);
const isMenuOpen = inPanel("return part.querySelector('.menu').open === argument;");

// In the page.
const activeText = () => [...(CSS.highlights.get('dateline-active') ?? [])].map(String).join(' ');

/** More controls than any part has. */
const MOST = 250;

inEveryBrowser('the browser’s side panel by the keyboard alone', (browser) => {
  let tab;
  let panel;
  before(async () => {
    tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    await tab.waitFor(page.openText, '.drawer');
    panel = await browser().openSidePanel(tab);
    await panel.waitFor(isDrawn);
  });

  /** Presses Tab until what `selector` names has the focus. */
  const tabTo = async (selector) => {
    for (let pressed = 0; pressed < MOST; pressed += 1) {
      await panel.press('Tab');
      if (await panel.evaluate(hasFocus, selector)) return;
    }
    assert.fail(`Tab never comes to ${selector}`);
  };

  /** Goes through all that is shown, from the beginning, and opens on the way what is folded. */
  const goThrough = async (what) => {
    assert.ok(await panel.evaluate(toStart));
    const steps = [];
    for (;;) {
      assert.ok(steps.length < MOST, `${what}: no way out by Tab`);
      await panel.press('Tab');
      const step = await panel.evaluate(look);
      if (!step.inside && steps.length === 0) continue;
      if (!step.inside || steps.some(({ place }) => place === step.place)) break;
      steps.push(step);
      if (step.closed) {
        await panel.press('Enter');
        await panel.waitFor(isOpen);
      } else if (step.last) break;
    }
    for (const { name, seen } of steps) assert.ok(seen, `${what}: the focus is not seen on ${name}`);
    const places = steps.map(({ place }) => place);
    assert.deepEqual(places, places.toSorted(), `${what}: in order`);
    const missed = (await panel.evaluate(everyControl)).filter(([place]) => !places.includes(place));
    assert.deepEqual(missed, [], `${what}: never reached`);
  };

  test('the summary is gone through', () => goThrough('Summary'));

  for (const part of ['Places', 'Sites', 'Claims', 'Sources', 'Links']) {
    test(`${part}: come to by an arrow from the part before, and gone through`, async () => {
      assert.ok(await panel.evaluate(toStart));
      await tabTo('[role=tab]');
      await panel.press('ArrowRight');
      await panel.waitFor(isOnPart, part);
      await goThrough(part);
    });
  }

  test('Home leads to the first part, End to the last', async () => {
    assert.ok(await panel.evaluate(toStart));
    await tabTo('[role=tab]');
    await panel.press('Home');
    await panel.waitFor(isOnPart, 'Summary');
    await panel.press('End');
    await panel.waitFor(isOnPart, 'Links');
    await panel.press('Home');
    await panel.waitFor(isOnPart, 'Summary');
  });

  test('what is typed is searched for, and Escape takes it back', async () => {
    assert.ok(await panel.evaluate(toStart));
    await tabTo('[role=tab]');
    await panel.press('ArrowRight');
    await panel.waitFor(isOnPart, 'Places');
    const all = await panel.evaluate(shownRows);
    assert.ok(await panel.evaluate(toStart));
    await tabTo('.search');
    await panel.type('Odesa');
    await panel.waitFor(inPanel(`return (${shownRows})() === 'Odesa';`));
    await panel.press('Escape');
    await panel.waitFor(searched, '');
    await panel.waitFor(inPanel(`return (${shownRows})() === argument;`), all);
  });

  test('Enter on a row goes to its words in the page, and the panel keeps the keyboard', async () => {
    assert.ok(await panel.evaluate(toStart));
    await tabTo('.row[data-do=go]');
    const name = await panel.evaluate(inPanel("return element.querySelector('.row-name').textContent;"));
    await panel.press('Enter');
    assert.ok((await tab.waitFor(activeText)).includes(name), name);
    assert.ok(await panel.evaluate(hasFocus, '.row[data-do=go]'));
  });

  test('the menu opens, and Escape closes it and gives the focus back', async () => {
    assert.ok(await panel.evaluate(toStart));
    await tabTo('.menu > summary');
    await panel.press('Enter');
    await panel.waitFor(isMenuOpen, true);
    await panel.press('Tab');
    assert.ok(await panel.evaluate(hasFocus, '.menu-list :is(button, summary):focus-visible'));
    await panel.press('Escape');
    await panel.waitFor(isMenuOpen, false);
    assert.ok(await panel.evaluate(hasFocus, '.menu > summary'));
  });

  test('the map is zoomed and moved, and a marker pressed like a button', async () => {
    assert.ok(await panel.evaluate(toStart));
    await tabTo('[role=tab]');
    await panel.press('Home');
    await panel.waitFor(isOnPart, 'Summary');
    await tabTo('.map');
    const before = await panel.evaluate(scale);
    await panel.press('+');
    await panel.waitFor(isOtherScale, before);
    const near = await panel.evaluate(scale);
    await panel.press('0');
    await panel.waitFor(isOtherScale, near);
    const x = await panel.waitFor(firstName);
    await panel.press('ArrowLeft');
    await panel.waitFor(isMoved, x);
    await panel.press('0');
    await tabTo('.marker:not([data-map=open])');
    await panel.press(' ');
    await tab.waitFor(() => (CSS.highlights.get('dateline-active')?.size ?? 0) > 0);
  });
});
