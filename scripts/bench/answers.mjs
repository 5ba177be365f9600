// `npm run bench -- answers`: how soon the extension answers its reader on an article of 5,000 words, in both browsers: opening the sidebar,
// turning to each of its parts, searching, filtering, opening a card. From the event that the browser made of a key or a click to the end of the
// frame in which the answer is drawn, in milliseconds, and in Chromium what of that the page's thread worked. Medians and the worst of several times.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EXTENSION, ROOT } from '../lib/paths.mjs';
import { servePages } from './pages.mjs';

/** What the tests drive browsers by: it knows of pages, which scripts do not. */
const ofTests = (name) => import(pathToFileURL(join(ROOT, 'tests', 'e2e', name)).href);
const page = await ofTests('page.mjs');
const { BROWSERS } = await ofTests('browsers.mjs');

/** How often each is done. */
const TIMES = 7;
/** What is wished for, in milliseconds. */
export const GOAL = 50;
/** The parts after the summary. */
const PARTS = ['Places', 'Sites', 'Claims', 'Sources'];
/** Milliseconds in which a page comes to rest. */
const REST = 150;

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Sends into the page what measures the answer to the next key or click: the first frame in which `body` holds of `root`. */
const expect = (body) => `() => {
  const root = document.querySelector('dateline-overlay').shadowRoot;
  const { dataset } = document.documentElement;
  delete dataset.answered;
  let begun;
  const KINDS = ['click', 'keydown', 'dateline-bench'];
  const begin = (event) => {
    if (!(event.isTrusted || event.type === 'dateline-bench') || begun !== undefined) return;
    begun = event.timeStamp;
    requestAnimationFrame(look);
  };
  const look = () => {
    const holds = ${body};
    if (!holds) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    // The next task but for the drawing of this frame.
    port1.onmessage = () => {
      for (const kind of KINDS) removeEventListener(kind, begin, true);
      dataset.answered = performance.now() - begun;
    };
    port2.postMessage(null);
  };
  for (const kind of KINDS) addEventListener(kind, begin, true);
  return true;
}`;
const answered = () => document.documentElement.dataset.answered ?? null;

const isOpen =
  "root.querySelector('.drawer')?.matches(':popover-open') && root.querySelector('.panel:not([hidden]) .row')";
const shows = (part) =>
  `root.querySelector('[role=tab][aria-selected=true]').textContent.startsWith('${part}') && root.querySelector('.panel:not([hidden]) :is(.row, .none)')`;
const FOUND = "root.querySelector('.panel:not([hidden]) .found').textContent";
const middleOf = (selector) => {
  const root = document.querySelector('dateline-overlay').shadowRoot;
  const { x, y, width, height } = root.querySelector(selector).getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
};
const middleOfTab = (part) => {
  const tabs = [...document.querySelector('dateline-overlay').shadowRoot.querySelectorAll('[role=tab]')];
  const { x, y, width, height } = tabs
    .find((tab) => tab.textContent.startsWith(part))
    .getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
};
const found = () =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector('.panel:not([hidden]) .found')
    .textContent;
/** Chooses of the first filter, as a reader who clicks in its open list does, which no driver can. */
const choose = (at) => {
  const { shadowRoot } = document.querySelector('dateline-overlay');
  const select = /** @type {HTMLSelectElement} */ (shadowRoot.querySelector('.panel:not([hidden]) .choice'));
  select.selectedIndex = at;
  dispatchEvent(new Event('dateline-bench'));
  select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
};
/** Brings one of the marks into view, `at` of all of them, and gives where it is. */
const pointOfNth = (at) => {
  const marked = [...CSS.highlights].flatMap(([name, highlight]) =>
    /^dateline-(place|infrastructure|unsure)$/.test(name) ? [...highlight] : [],
  );
  const ranges = /** @type {Range[]} */ (marked);
  // Where the sidebar does not lie.
  const drawer = document
    .querySelector('dateline-overlay')
    .shadowRoot.querySelector('.drawer')
    .getBoundingClientRect();
  const free = ranges.filter(
    (range) => range.getClientRects()[0].right < drawer.left || range.getClientRects()[0].left > drawer.right,
  );
  const range = free[Math.floor(at * (free.length - 1))];
  range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = range.getClientRects()[0];
  return { x: x + width / 2, y: y + height / 2 };
};

/** A clock of what the page's thread works, where the browser has one: Chromium. */
async function workClock(tab) {
  const session = await tab.session?.();
  if (!session) return async () => Number.NaN;
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
}

/** All answers in one browser: by what is done, the times. */
async function answersIn(start, folder, address) {
  const browser = await start(folder);
  try {
    const tab = await browser.open(address);
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    await tab.waitFor(page.openText, '.drawer');
    const worked = await workClock(tab);
    const rest = () => new Promise((resolve) => setTimeout(resolve, REST));
    /** @type {Map<string, { clock: number, work: number }[]>} */
    const all = new Map();
    const measure = async (what, body, act) => {
      await rest();
      await tab.evaluate(expect(body));
      const before = await worked();
      await act();
      const clock = Number(await tab.waitFor(answered));
      all.set(what, [...(all.get(what) ?? []), { clock, work: (await worked()) - before }]);
    };
    for (let time = 0; time < TIMES; time += 1) {
      await tab.evaluate(page.click, '[data-do=close-drawer]');
      await tab.waitFor(page.isDrawerClosed);
      const unfold = await tab.evaluate(middleOf, '.tab');
      await measure('the sidebar opens', isOpen, () => tab.clickAt(unfold));
      for (const part of PARTS) {
        const point = await tab.evaluate(middleOfTab, part);
        await measure(`to ${part}`, shows(part), () => tab.clickAt(point));
      }
      await tab.evaluate(page.openPart, 'Claims');
      await tab.evaluate(page.focus, '.search');
      // One letter finds the most.
      for (const [letter, name] of [
        ['a', 'search: a first letter'],
        ['r', 'a second'],
      ]) {
        const before = await tab.evaluate(found);
        await measure(name, `${FOUND} !== ${JSON.stringify(before)}`, () => tab.type(letter));
      }
      await measure('the search is taken back', `root.querySelector('.search').value === ''`, () =>
        tab.press('Escape'),
      );
      await tab.evaluate(page.openPart, 'Places');
      await measure('a filter', 'true', () => tab.evaluate(choose, 1));
      await tab.evaluate(choose, 0);
      await tab.evaluate(page.openPart, 'Summary');
      const mark = await tab.evaluate(pointOfNth, (time + 0.5) / TIMES);
      await measure('a card opens', "root.querySelector('.card')?.matches(':popover-open')", () =>
        tab.clickAt(mark),
      );
      await tab.press('Escape');
      await tab.waitFor(page.isCardClosed);
    }
    return all;
  } finally {
    await browser.close();
  }
}

/** Measures the extension in both browsers and prints what was found. */
export async function benchAnswers() {
  const server = await servePages();
  try {
    console.log(
      `${'ms on the clock (of them, work)'.padEnd(34)}     first    median     worst   goal ${GOAL}`,
    );
    for (const [name, { start }] of Object.entries(BROWSERS)) {
      const folder = EXTENSION[name === 'Firefox' ? 'firefox' : 'chrome'];
      for (const [what, times] of await answersIn(start, folder, server.address('open/words'))) {
        const cell = ({ clock, work }) =>
          `${clock.toFixed(0)}${Number.isNaN(work) ? '' : ` (${work.toFixed(0)})`}`.padStart(10);
        const middle = {
          clock: median(times.map(({ clock }) => clock)),
          work: median(times.map(({ work }) => work)),
        };
        const worst = times.reduce((a, b) => (b.clock > a.clock ? b : a));
        console.log(`${name}, ${what}`.padEnd(34), cell(times[0]), cell(middle), cell(worst));
      }
    }
  } finally {
    await server.close();
  }
}
