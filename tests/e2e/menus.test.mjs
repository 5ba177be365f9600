// The context menus: of a selection, on pages with an article and without, and of the toolbar button.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';

const PASSAGE =
  'Engineer Ada Roe told reporters that the dam at Kharkiv held. Odesa was spared, she said, and so was Springfield.';
const BARE = `<!doctype html><title>Notes</title><nav>Kherson</nav><ul><li>Sumy</li><li id="passage">${PASSAGE}</li><li>Lviv</li></ul>`;

let server;
before(async () => {
  server = await startServer({ article: 'nato-air-defence.html', bare: BARE });
});
after(() => server.close());

const texts = (marks) => marks.map(({ text }) => text.replace(/\s+/g, ' '));
const offerIsOpen = () =>
  [...(document.querySelector('dateline-notice')?.shadowRoot.querySelectorAll('button') ?? [])].some(
    (button) => button.textContent === 'Annotate this selection' && !button.disabled,
  );
const cardSays = (wanted) =>
  document
    .querySelector('dateline-overlay')
    ?.shadowRoot.querySelector('.card:popover-open')
    ?.innerText.toLowerCase()
    .includes(wanted) ?? false;
const takeOffer = () =>
  [...document.querySelector('dateline-notice').shadowRoot.querySelectorAll('button')]
    .find((button) => button.textContent === 'Annotate this selection')
    .click();

inEveryBrowser('the menu of a selection', (browser) => {
  /** A page that the extension may read: the reader has clicked there, and again. */
  const opened = async (name) => {
    const tab = await browser().open(server.address(name));
    await tab.clickToolbarButton();
    await tab.waitFor(name === 'bare' ? page.noticeText : page.openText, '.drawer');
    return tab;
  };

  test('a page without an article says what it is and offers the selection', async () => {
    const tab = await opened('bare');
    const untouched = await tab.evaluate(page.bodySource);
    assert.match(await tab.evaluate(page.noticeText), /no article[\s\S]*reads like an article[\s\S]*select/);
    assert.equal(await tab.evaluate(offerIsOpen), false, 'nothing is selected yet');
    await tab.evaluate(page.select, PASSAGE);
    await tab.waitFor(offerIsOpen);
    await tab.evaluate(takeOffer);
    await tab.waitFor(page.isMarked);
    await tab.waitFor(page.openText, '.drawer');
    assert.equal(await tab.evaluate(page.noticeText), null);
    assert.equal(await tab.evaluate(page.bodySource), untouched);
    await tab.close();
  });

  test('“Annotate this selection” marks in it and nowhere else, at the words themselves', async () => {
    const tab = await opened('bare');
    await tab.evaluate(page.select, PASSAGE);
    await tab.chooseInMenu('annotate-selection');
    await tab.waitFor(page.isMarked);
    await tab.waitFor(page.openText, '.drawer');
    const marks = texts(await tab.evaluate(page.marks));
    for (const name of ['Kharkiv', 'Odesa'])
      assert.ok(
        marks.some((mark) => mark.includes(name)),
        marks.join('; '),
      );
    for (const name of ['Sumy', 'Lviv', 'Kherson']) assert.ok(!marks.includes(name), marks.join('; '));
    await tab.evaluate(page.openPart, 'Claims');
    assert.match(await tab.evaluate(page.openText, '.drawer'), /Ada Roe/);
    await tab.clickToolbarButton();
    await tab.waitFor(page.isBare);
    await tab.close();
  });

  test('a part of an article takes the place of the whole, from the middle of a sentence on', async () => {
    const tab = await opened('article');
    await tab.waitFor(page.isMarked);
    const before = texts(await tab.evaluate(page.marks));
    await tab.evaluate(page.select, before[2]);
    await tab.chooseInMenu('annotate-selection');
    await tab.waitFor((wanted) => {
      const all = [...CSS.highlights].filter(
        ([name]) => name.startsWith('dateline-') && !/-(source|cue|active)$/.test(name),
      );
      const ranges = all.flatMap(([, highlight]) => [...highlight]);
      return ranges.length === 1 && wanted.includes(String(ranges[0]).trim());
    }, before[2]);
    await tab.close();
  });

  test('“Look up as a place” opens the card of a name that was not marked, and of one that was', async () => {
    const tab = await opened('article');
    await tab.waitFor(page.isMarked);
    const before = texts(await tab.evaluate(page.marks));
    await tab.evaluate(page.select, 'Sumy');
    await tab.chooseInMenu('look-up');
    await tab.waitFor(page.openText, '.card');
    assert.deepEqual(texts(await tab.evaluate(page.marks)), before, 'it was marked before');
    await tab.waitFor(page.focusIsOn, '.card, .card *');
    await tab.press('Escape');
    await tab.waitFor(page.isCardClosed);
    await tab.evaluate(page.select, 'support');
    await tab.chooseInMenu('look-up');
    // In Firefox the pointer goes to the words, too, and may open their card first.
    await tab.waitFor(cardSays, 'support');
    assert.ok(texts(await tab.evaluate(page.marks)).includes('support'));
    await tab.close();
  });

  test('a name is looked up on a page that is not annotated, and its meanings are offered', async () => {
    const tab = await opened('bare');
    await tab.evaluate(page.select, 'Springfield');
    await tab.chooseInMenu('look-up');
    const card = await tab.waitFor(page.openText, '.card');
    assert.match(card, /Springfield[\s\S]*It may be[\s\S]*Illinois/);
    assert.deepEqual(texts(await tab.evaluate(page.marks)), ['Springfield']);
    assert.equal(await tab.evaluate(page.isDrawerClosed), true);
    await tab.close();
  });
});

inEveryBrowser('the menu of the button', (browser, name) => {
  const registered = async () => {
    const { chrome } = globalThis.wrappedJSObject ?? globalThis;
    const scripts = await chrome.scripting.getRegisteredContentScripts();
    return [...scripts].flatMap(({ matches }) => [...matches]).join(' ');
  };
  const isPaused = async (wanted) => {
    const { chrome } = globalThis.wrappedJSObject ?? globalThis;
    return ((await chrome.storage.local.get('paused')).paused === true) === wanted;
  };

  test('a pause takes the marks off and leaves the button as it is', async () => {
    const options = await browser().openOwn('options.html');
    const tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    await tab.chooseInMenu('pause', { onButton: true, checked: true });
    await tab.waitFor(page.isBare);
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    await options.activate?.();
    await options.waitFor(isPaused, true);
    // What is registered is so before the tab is told that there is a pause.
    assert.equal(await options.evaluate(registered), '');
    await tab.activate?.();
    await tab.chooseInMenu('pause', { onButton: true, checked: false });
    await options.activate?.();
    await options.waitFor(isPaused, false);
    await tab.close();
    await options.close();
  });

  // Chromium asks the reader in a window of its own, which no test can answer.
  if (name === 'Chromium') return;
  test('“always here” asks for the site and annotates the page; chosen again, it takes that back', async () => {
    const options = await browser().openOwn('options.html');
    const tab = await browser().open(server.address('article'));
    await tab.chooseInMenu('always-here', { onButton: true });
    await tab.waitFor(page.isMarked);
    const isRegistered = async (wanted) => {
      const { chrome } = globalThis.wrappedJSObject ?? globalThis;
      return (await chrome.scripting.getRegisteredContentScripts()).length > 0 === wanted;
    };
    await options.activate();
    await options.waitFor(isRegistered, true);
    await tab.activate();
    await tab.chooseInMenu('always-here', { onButton: true });
    await options.activate();
    await options.waitFor(isRegistered, false);
    await tab.activate();
    await tab.close();
    await options.activate();
    await options.close();
  });
});
