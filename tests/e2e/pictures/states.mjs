// The states of the interface, in the order in which one tab goes through them, and the looks that they are seen in.
import * as page from '../page.mjs';

/** Functions that run in the page; they see nothing of this file. */
const openDetails = (selector) => {
  for (const fold of document.querySelector('dateline-overlay').shadowRoot.querySelectorAll(selector)) {
    fold.open = true;
    fold.scrollIntoView({ block: 'nearest' });
  }
};
const partAt = (index) => {
  document.querySelector('dateline-overlay').shadowRoot.querySelectorAll('[role=tab]')[index]?.click();
};
const toRight = () =>
  document
    .querySelector('dateline-overlay')
    .shadowRoot.querySelector('.drawer.left')
    ?.querySelector('[data-do=side]')
    .click();
const takeBack = () =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector('.card [data-do=undo]')?.click();

const click = (selector) => (tab) => tab.evaluate(page.click, selector);
const part = (index) => async (tab) => {
  await shut(tab);
  await tab.evaluate(partAt, index);
};
/** Closes the card, and opens the sidebar if it is shut. */
const shut = async (tab) => {
  await tab.evaluate(() => {
    const { shadowRoot } = document.querySelector('dateline-overlay');
    shadowRoot.querySelector('.card:popover-open [data-do=close-card]')?.click();
    if (!shadowRoot.querySelector('.drawer:popover-open')) shadowRoot.querySelector('.tab').click();
    scrollTo(0, 0);
  });
};
/** Opens the sidebar at its summary. */
export const toSummary = part(0);
const card =
  (text, block = 'center') =>
  async (tab) => {
    await tab.evaluate(() => {
      const { shadowRoot } = document.querySelector('dateline-overlay');
      shadowRoot.querySelector('.card:popover-open [data-do=close-card]')?.click();
      shadowRoot.querySelector('.drawer:popover-open [data-do=close-drawer]')?.click();
    });
    const point = await tab.evaluate(page.pointOfMark, { words: text, block });
    if (!point) throw new Error(`"${text}" is not marked`);
    await tab.clickAt(point);
    await tab.waitFor(page.openText, '.card');
  };

/**
 * Each state with the way to it from the one before. `everywhere`: it is seen in every look, not in the first only.
 *
 * @type {{ name: string, go: (tab: any) => Promise<unknown>, everywhere?: boolean }[]}
 */
export const STATES = [
  { name: 'summary', go: async () => {}, everywhere: true },
  {
    name: 'legend',
    go: (tab) => tab.evaluate(openDetails, '.legend'),
  },
  { name: 'take away', go: (tab) => tab.evaluate(openDetails, '.take-away'), everywhere: true },
  { name: 'counts', go: (tab) => tab.evaluate(openDetails, '.all-counts') },
  { name: 'places', go: part(1), everywhere: true },
  { name: 'sites', go: part(2) },
  { name: 'claims', go: part(3), everywhere: true },
  { name: 'sources', go: part(4) },
  { name: 'links', go: part(5) },
  { name: 'narrow', go: click('[data-do=narrow]') },
  {
    name: 'other side',
    go: async (tab) => {
      await tab.evaluate(page.click, '[data-do=narrow]');
      await tab.evaluate(page.click, '[data-do=side]');
    },
  },
  {
    name: 'marks',
    go: async (tab) => {
      await tab.evaluate(toRight);
      await tab.evaluate(page.click, '[data-do=close-drawer]');
    },
    everywhere: true,
  },
  { name: 'card of a place', go: card('Odesa'), everywhere: true },
  { name: 'card, all of it', go: (tab) => tab.evaluate(openDetails, '.card details') },
  { name: 'card of a site', go: card('Zaporizhzhia nuclear power plant'), everywhere: true },
  { name: 'card, unsure', go: card('Springfield') },
  {
    name: 'card, search',
    go: async (tab) => {
      await tab.evaluate(openDetails, '.card details:has(.card-search)');
      await tab.evaluate(page.focus, '.card-search');
      await tab.type('Springf');
    },
  },
  { name: 'not a place', go: click('[data-do=no-place]') },
  {
    name: 'card at the edge',
    go: async (tab) => {
      // What a site is remembered by would be there in the next look.
      await tab.evaluate(takeBack);
      await card('Petropavlovsk-Kamchatsky', 'end')(tab);
    },
    everywhere: true,
  },
];

/** Widths and heights of windows, in CSS pixels. */
const WIDE = { width: 1280, height: 860 };

/**
 * What the states are seen in; `all` of them, or those that are seen everywhere. With the browser's side `panel`, or without.
 *
 * @type {{ name: string, width?: number, height?: number, dark?: boolean, forced?: boolean, dir?: string, language?: string,
 *   zoom?: number, all?: boolean, panel?: boolean }[]}
 */
export const LOOKS = [
  { name: 'light', ...WIDE, all: true, panel: true },
  { name: 'dark', ...WIDE, dark: true, all: true, panel: true },
  { name: 'forced colours', ...WIDE, forced: true },
  { name: 'forced colours, dark', ...WIDE, forced: true, dark: true },
  { name: 'right to left', ...WIDE, dir: 'rtl' },
  { name: 'Ukrainian', ...WIDE, language: 'uk', all: true, panel: true },
  { name: '200 %', ...WIDE, zoom: 2 },
  { name: '360 px', width: 360, height: 640, all: true },
  { name: '360 px, Ukrainian, dark', width: 360, height: 640, language: 'uk', dark: true },
  { name: 'German', ...WIDE, language: 'de', all: true, panel: true },
  { name: '360 px, German', width: 360, height: 640, language: 'de' },
  { name: '480 px', width: 480, height: 800 },
  { name: '640 px', width: 640, height: 800 },
  { name: '800 px', width: 800, height: 600 },
  { name: '1024 px', width: 1024, height: 768 },
  { name: '1600 px', width: 1600, height: 1000 },
];
