// Functions that run inside the page: each is sent there as text and sees nothing of this file.

/**
 * What is marked, in the order of the text: `{ start, end, class, text, box }`, one for each
 * mention. A mention that lies across several text nodes is marked by several ranges.
 */
export const marks = () => {
  const found = [];
  for (const [name, highlight] of CSS.highlights) {
    // What a claim lights up while it is looked at is no mark of its own.
    if (!name.startsWith('dateline-') || /-(source|cue|active)$/.test(name)) continue;
    for (const range of highlight) {
      const before = new Range();
      before.setStart(document, 0);
      before.setEnd(range.startContainer, range.startOffset);
      const start = before.toString().length;
      const text = range.toString();
      const { x, y, width, height } = range.getClientRects()[0];
      const box = { x, y, width, height };
      found.push({ start, end: start + text.length, class: name.slice('dateline-'.length), text, box });
    }
  }
  found.sort((a, b) => a.start - b.start);
  return found.reduce((mentions, part) => {
    const last = mentions.at(-1);
    if (last?.end === part.start && last.class === part.class) {
      last.end = part.end;
      last.text += part.text;
    } else {
      mentions.push(part);
    }
    return mentions;
  }, []);
};

/** Brings the first mark with this text to the middle of the viewport, or to its edge `block`, and gives its middle. */
export const pointOfMark = (wanted) => {
  const { words = wanted, block = 'center' } = wanted;
  for (const [name, highlight] of CSS.highlights) {
    if (!name.startsWith('dateline-')) continue;
    for (const range of highlight) {
      if (range.toString() !== words) continue;
      range.startContainer.parentElement.scrollIntoView({ block, behavior: 'instant' });
      const { x, y, width, height } = range.getClientRects()[0];
      return { x: x + width / 2, y: y + height / 2 };
    }
  }
  return null;
};

export const isCardClosed = () =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector('.card:popover-open') === null;

/** Whether the map is drawn: some time after the lists, when the browser says how large it is. */
export const isMapDrawn = () =>
  (document.querySelector('dateline-overlay')?.shadowRoot.querySelectorAll('.map .marker').length ?? 0) > 0;

/** Whether the summary has been fitted to its screen: what counts the rows that are left out has its words then. */
export const isFitted = () => {
  const counts = document
    .querySelector('dateline-overlay')
    ?.shadowRoot.querySelectorAll('.drawer [role=tabpanel] .more');
  return counts?.length > 0 && [...counts].every((count) => count.textContent !== '');
};

/** Whether anything is marked. What is listed follows after the next frame, and of a long article what is not on the screen. */
export const isMarked = () =>
  [...CSS.highlights].some(([name, { size }]) => name.startsWith('dateline-') && size > 0);

export const isBare = () =>
  ![...CSS.highlights.keys()].some((name) => name.startsWith('dateline-')) &&
  document.querySelector('dateline-overlay') === null;

/** The page as it is, without the one element that is added beside `body`. */
export const bodySource = () => document.body.outerHTML;

/** The text of an open part of the overlay, or null: `.card` or `.drawer`. */
export const openText = (selector) => {
  const part = document.querySelector('dateline-overlay')?.shadowRoot.querySelector(selector);
  return part?.matches(':popover-open') ? part.innerText : null;
};

/** Whether everything is on the options page that comes from the storage: until then it moves, and takes no change. */
export const areOptionsShown = () => document.querySelector('main')?.dataset.shown !== undefined;

/** The text of a notice, which is shown where the core cannot say what is wrong; or null. */
export const noticeText = () =>
  document.querySelector('dateline-notice')?.shadowRoot.querySelector('[popover]:popover-open')?.innerText ??
  null;

/** Whether there is no notice. */
export const isNoticeClosed = () => document.querySelector('dateline-notice') === null;

/** Shows a part of the sidebar by the beginning of its tab's name; whether it is shown. */
export const openPart = (name) => {
  const { shadowRoot } = document.querySelector('dateline-overlay');
  const tab = [...shadowRoot.querySelectorAll('[role=tab]')].find((button) =>
    button.textContent.startsWith(name),
  );
  tab.click();
  return tab.getAttribute('aria-selected') === 'true';
};

/** Gives the keyboard to the row of the list that begins with `name`, as a reader does by tabbing. */
export const focusRow = (name) => {
  const rows = document
    .querySelector('dateline-overlay')
    .shadowRoot.querySelectorAll('.panel:not([hidden]) .row[data-do=go]');
  [...rows].find((row) => row.innerText.trim().startsWith(name)).focus();
};

/** Has the claims shown that speak of the place whose row begins with `name`; gives their texts. */
export const openAbout = (name) => {
  const entries = [
    ...document.querySelector('dateline-overlay').shadowRoot.querySelectorAll('.panel:not([hidden]) .entry'),
  ];
  const entry = entries.find((listed) => listed.innerText.trim().startsWith(name));
  entry.querySelector('.about-toggle').click();
  return [...entry.querySelectorAll('.about .claim')].map((row) => row.innerText);
};

export const isDrawerClosed = () =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector('.drawer:popover-open') === null;

export const focusIsOn = (selector) =>
  document.querySelector('dateline-overlay')?.shadowRoot.activeElement?.matches(selector) ?? false;

/** Clicks an element of the overlay, as a reader does. */
export const click = (selector) =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector(selector).click();

/** Gives the keyboard to an element of the overlay. */
export const focus = (selector) =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector(selector).focus();

/** Selects the first place where the page says `words`. */
export const select = (words) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    // A reader selects what is on the screen; the card of a word that is not closes.
    walker.currentNode.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
    getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
    return String(getSelection());
  }
  return null;
};
