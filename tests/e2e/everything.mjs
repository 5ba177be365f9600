// Everything that a reader can do with the extension, one after the other, in one browser.
import * as page from './page.mjs';
import { isSaidOfSites } from './stored.mjs';

const GEORGETOWN = 'Georgetown';
const LIST = `name,kind,lat,lon,operator,url
Dnipro Hydroelectric Power Station,hydro,47.8681,35.0872,Watched operator,https://example.org/dnipro
`;
const CORRECTIONS = (site) =>
  JSON.stringify({ version: 1, corrections: [{ site, key: 'nowhere', name: 'Nowhere' }] });

/** Chooses a file, as a reader would in the dialog that no test can reach. */
const choose = ({ field, name, content }) => {
  const input = document.querySelector(field);
  const files = new DataTransfer();
  files.items.add(new File([content], name));
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
};
const saysIn = ({ field, pattern }) => new RegExp(pattern).test(document.querySelector(field).textContent);
const changeEverySetting = () => {
  for (const box of document.querySelectorAll('#settings input[type=checkbox]')) box.click();
  for (const box of document.querySelectorAll('#settings input[type=checkbox]')) box.click();
  for (const select of document.querySelectorAll('#settings select')) {
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }
};
/** Presses all of these; how many there are. */
const pressEvery = (selector) => {
  const buttons = document.querySelectorAll(selector);
  for (const button of buttons) button.click();
  return buttons.length;
};
const isSavedTimes = (wanted) => document.documentElement.dataset.notSaved === String(wanted);
/** Keeps the page's own files from being saved to the disk, and counts them. */
const saveNothing = () => {
  const { dataset } = document.documentElement;
  dataset.notSaved = '0';
  const keep = (event) => {
    const link = event.composedPath()[0];
    if (link.localName !== 'a' || !link.download) return;
    event.preventDefault();
    dataset.notSaved = String(Number(dataset.notSaved) + 1);
  };
  document.addEventListener('click', keep, true);
};

/** The options page: settings, own lists and corrections, in and out again. */
export async function useOptions(browser, site) {
  const tab = await browser.openOwn('options.html');
  await tab.waitFor(page.areOptionsShown);
  await tab.evaluate(saveNothing);
  await tab.evaluate(changeEverySetting);
  await tab.waitFor(saysIn, { field: '#saved', pattern: 'Saved' });
  await tab.evaluate(choose, { field: '#list-file', name: 'watch.csv', content: LIST });
  await tab.waitFor(saysIn, { field: '#list-message', pattern: 'was imported' });
  // What is imported is listed later than it is told of.
  await tab.waitFor(pressEvery, '#lists li button:first-of-type');
  await tab.waitFor(isSavedTimes, 1);
  const content = CORRECTIONS(site);
  await tab.evaluate(choose, { field: '#corrections-file', name: 'corrections.json', content });
  await tab.waitFor(saysIn, { field: '#remembered-message', pattern: '1' });
  await tab.evaluate(pressEvery, '#export-corrections');
  await tab.waitFor(isSavedTimes, 2);
  await tab.close();
}

/** The names of what the controls do that stand in the overlay and are shown. */
const actions = () => {
  const { shadowRoot } = document.querySelector('dateline-overlay');
  const shown = [...shadowRoot.querySelectorAll('[data-do]')].filter((control) => control.checkVisibility());
  return [...new Set(shown.map((control) => control.dataset.do))];
};
/** Clicks the first shown control that does this; whether there is one still. */
const act = (action) => {
  const { shadowRoot } = document.querySelector('dateline-overlay');
  const shown = [...shadowRoot.querySelectorAll(`[data-do=${action}]`)];
  const control = shown.find((one) => one.checkVisibility());
  // Those of the map are no HTML and have no `click`.
  control?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
  return control !== undefined;
};
const actEach = (action) => {
  const { shadowRoot } = document.querySelector('dateline-overlay');
  const controls = [...shadowRoot.querySelectorAll(`[data-do=${action}]`)];
  for (const control of controls) control.click();
  return controls.length;
};
const parts = () => {
  const { shadowRoot } = document.querySelector('dateline-overlay');
  return [...shadowRoot.querySelectorAll('[role=tab]')].map((tab) => tab.firstChild.data);
};
const openDetails = () => {
  for (const details of document.querySelector('dateline-overlay').shadowRoot.querySelectorAll('details')) {
    details.open = true;
  }
};
const typeInto = ({ field, text }) => {
  const input = document.querySelector('dateline-overlay').shadowRoot.querySelector(field);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
};
const isFilled = () =>
  (document.querySelector('dateline-overlay')?.shadowRoot.querySelector('[data-do=toggle-demonyms]') ??
    null) !== null;
const foundIn = (wanted) => {
  const { shadowRoot } = document.querySelector('dateline-overlay');
  return [...shadowRoot.querySelectorAll('.card-found .card-choice')].some((row) =>
    row.textContent.includes(wanted),
  );
};
const cardSays = (wanted) => {
  const card = document.querySelector('dateline-overlay')?.shadowRoot.querySelector('.card:popover-open');
  return card?.innerText.includes(wanted);
};

/** What takes away what the rest is done in, and is done after it or not in the sidebar. */
const ENDS = ['close-drawer', 'close-card', 'tab', 'unfold', 'save', 'copy', 'edge', 'narrow', 'side'];

/** Every part of the sidebar, and in it everything that can be clicked. Answers what was done. */
export async function useSidebar(tab) {
  const done = new Set();
  await tab.waitFor(isFilled);
  await tab.waitFor(page.isMapDrawn);
  await tab.evaluate(saveNothing);
  for (const part of await tab.evaluate(parts)) {
    await tab.evaluate(page.openPart, part);
    await tab.evaluate(openDetails);
    for (const action of await tab.evaluate(actions)) {
      if (ENDS.includes(action)) continue;
      if (await tab.evaluate(act, action)) done.add(action);
      await tab.evaluate(page.openPart, part);
      await tab.evaluate(openDetails);
    }
  }
  await tab.evaluate(typeInto, { field: '.search', text: 'Kharkiv' });
  await tab.evaluate(typeInto, { field: '.search', text: '' });
  await tab.evaluate(page.openPart, 'Summary');
  await tab.evaluate(page.focus, '.map');
  for (const key of ['+', 'ArrowLeft', '0']) await tab.press(key);
  for (const action of ['save', 'copy']) {
    if ((await tab.evaluate(actEach, action)) > 0) done.add(action);
  }
  // There and back.
  for (const action of ['narrow', 'narrow', 'side', 'side']) {
    if (await tab.evaluate(act, action)) done.add(action);
  }
  await tab.evaluate(page.focus, '.edge');
  await tab.press('ArrowRight');
  return done;
}

/** The browser's side panel: everything in one part of it that can be clicked, and a search. */
export async function usePanel(panel) {
  const isShown = () => document.querySelector('#sidebar').shadowRoot.querySelector('.row') !== null;
  await panel.waitFor(isShown);
  await panel.evaluate(() => {
    const root = document.querySelector('#sidebar').shadowRoot;
    const field = root.querySelector('.search');
    field.value = 'Kharkiv';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    for (const row of root.querySelectorAll('.row, .density input, .map-tool'))
      row.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    return true;
  });
  // The last of them switches the marks off, on the whole site. What the tab has not stored when it is closed is lost, and
  // the next page of the site would have no marks.
  await panel.waitFor(isSaidOfSites, { words: '"density":"off"' });
  await panel.evaluate(() => {
    const first = document.querySelector('#sidebar').shadowRoot.querySelector('.density input');
    first.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    return true;
  });
  await panel.waitFor(isSaidOfSites, { words: '"density":"all"' });
  await panel.waitFor(isShown);
  await panel.close();
}

/** The card of a name that means several places: all that it offers, and two corrections. Answers what was done. */
export async function useCard(tab) {
  const done = new Set();
  const open = async () => {
    await tab.clickAt(await tab.evaluate(page.pointOfMark, GEORGETOWN));
    await tab.waitFor(page.openText, '.card');
  };
  await open();
  for (const action of ['copy-point', 'degrees', 'card-next', 'card-previous', 'no-place']) {
    await tab.evaluate(openDetails);
    if (await tab.evaluate(act, action)) done.add(action);
  }
  await tab.waitFor(cardSays, 'no longer marked');
  if (await tab.evaluate(act, 'undo')) done.add('undo');
  await tab.waitFor(page.pointOfMark, GEORGETOWN);
  if (await tab.evaluate(act, 'close-card')) done.add('close-card');
  await open();
  await tab.evaluate(openDetails);
  await tab.evaluate(typeInto, { field: '.card-search', text: 'Georgetown, Guyana' });
  await tab.waitFor(foundIn, 'Guyana');
  if (await tab.evaluate(act, 'choose-found')) done.add('choose-found');
  await tab.waitFor(cardSays, 'You said that it means this.');
  if (await tab.evaluate(act, 'show-in-list')) done.add('show-in-list');
  return done;
}

/** In the page: whether one mention is marked, which has these words. */
const isMarkedOnce = (words) => {
  const marks = [...CSS.highlights].filter(
    ([name]) => name.startsWith('dateline-') && !/-(source|cue|active)$/.test(name),
  );
  const ranges = marks.flatMap(([, highlight]) => [...highlight]);
  return ranges.length === 1 && String(ranges[0]) === words;
};

/** The menus: a selection looked up and annotated, and a pause. */
export async function useMenus(tab) {
  await tab.evaluate(page.select, GEORGETOWN);
  await tab.chooseInMenu('look-up');
  await tab.waitFor(page.openText, '.card');
  await tab.evaluate(page.select, 'Firefighters in Georgetown put out a fire at a market on Monday');
  await tab.chooseInMenu('annotate-selection');
  // The page was marked before, more than once: a pause that comes first would have nothing to end.
  await tab.waitFor(isMarkedOnce, GEORGETOWN);
  await tab.chooseInMenu('pause', { onButton: true, checked: true });
  await tab.waitFor(page.isBare);
}

/** In the page: the mention that the keyboard is at, by what is said of it. */
const mentionGoneTo = () =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector('.ring').getAttribute('aria-label');
const isGoneFrom = (before) =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector('.ring').getAttribute('aria-label') !==
  before;
const isChosen = (density) =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector(`[data-density='${density}']`).checked;

/** The keys, and off. */
export async function useKeys(tab) {
  await tab.waitFor(page.openText, '.drawer');
  await tab.pressCommand('l');
  await tab.waitFor(page.isDrawerClosed);
  // Those of the browser's own come to the page by its background.
  for (const key of ['j', 'k']) {
    const before = await tab.evaluate(mentionGoneTo);
    await tab.pressCommand(key);
    await tab.waitFor(isGoneFrom, before);
  }
  await tab.press('Alt', 'Shift', 'm');
  await tab.waitFor(isChosen, '1');
  await tab.pressCommand('d');
  await tab.waitFor(page.isBare);
}
