// Sites that are always annotated: those that the reader has granted, and no others.
//
// The question for a grant is in the browser's own window. Firefox can be told to grant it, so there
// the whole way is taken, from the options page on. Chromium cannot; there the grant comes with a
// copy of the extension whose manifest asks for the site.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { BROWSERS } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';
import { pageOf, story } from './stories.mjs';

const SITE = '127.0.0.1';
const PATTERN = `*://${SITE}/*`;

let server;
before(async () => {
  server = await startServer({
    article: 'nato-air-defence.html',
    front: pageOf(
      'The news',
      '<main><h1>The news</h1><ul><li><a href="article">Repairs</a></li></ul></main>',
    ),
  });
});
after(() => server.close());

/** The match patterns of the content script that is registered, asked of the extension itself. */
const registered = async () => {
  const { chrome } = globalThis.wrappedJSObject ?? globalThis;
  const scripts = await chrome.scripting.getRegisteredContentScripts();
  return [...scripts].flatMap(({ matches }) => [...matches]).join(' ');
};
const isRegistered = async (wanted) => {
  const { chrome } = globalThis.wrappedJSObject ?? globalThis;
  const scripts = await chrome.scripting.getRegisteredContentScripts();
  return [...scripts].flatMap(({ matches }) => [...matches]).join(' ') === wanted;
};
const listed = () => document.querySelector('#sites').innerText;
const isListEmpty = () => document.querySelector('#sites').childElementCount === 0;

/** Opens the article, which is marked without a click. */
async function marksItself(browser) {
  const tab = await browser.open(server.address('article'));
  await tab.waitFor(page.isMarked);
  // It would be open before anything is marked.
  assert.equal(await tab.evaluate(page.openText, '.drawer'), null, 'the sidebar is opened by clicks only');
  await tab.clickToolbarButton();
  await tab.waitFor(page.isBare);
  await tab.close();
}

/** In the page: watches for notices, which an article that comes takes away. */
const watchForNotices = () => {
  const { dataset } = document.documentElement;
  const look = () => {
    if (document.querySelector('dateline-notice')) dataset.noticed = '';
  };
  look();
  new MutationObserver(look).observe(document.documentElement, { childList: true });
};
const wasNoticed = () => 'noticed' in document.documentElement.dataset;

/** Opens a front, on which nothing is shown, and has it become an article, which is marked. */
async function isQuietOnFronts(browser) {
  const tab = await browser.open(server.address('front'));
  await tab.evaluate(watchForNotices);
  await tab.evaluate(
    (html) => {
      document.querySelector('main').innerHTML = html;
    },
    story('Repairs in two towns', ['Lviv', 'Kharkiv']),
  );
  assert.equal(await tab.evaluate(page.noticeText), null);
  // Whether the script has looked at the front by now nothing tells here; by the time that it has marked what came, it has.
  await tab.waitFor(page.isMarked);
  assert.equal(await tab.evaluate(page.noticeText), null);
  assert.equal(await tab.evaluate(wasNoticed), false, 'nor was there a notice in between');
  assert.equal(await tab.evaluate(page.openText, '.drawer'), null);
  await tab.close();
}

describe('a site that is always annotated, Firefox', () => {
  let browser;
  let options;
  before(async () => {
    browser = await BROWSERS.Firefox.start(BROWSERS.Firefox.extension);
    options = await browser.openOwn('options.html');
  });
  after(() => browser?.close());

  test('nothing is registered before the reader has named a site', async () => {
    // What is registered by mistake when the extension is installed would be there when the next test waits for its one site alone.
    assert.equal(await options.evaluate(registered), '');
  });

  test('a site that is added is listed, registered, and marked without a click', async () => {
    await options.evaluate(() => document.querySelector('#site').focus());
    await options.type(SITE);
    await options.press('Enter');
    assert.match(await options.waitFor(() => document.querySelector('#site-message').textContent), /127/);
    assert.match(await options.waitFor(listed), /127\.0\.0\.1/);
    await options.waitFor(isRegistered, PATTERN);
    await marksItself(browser);
  });

  test('a front without an article: nothing is shown, and an article that comes is marked', async () => {
    await isQuietOnFronts(browser);
  });

  test('a site that is removed is neither listed nor registered any more', async () => {
    await options.activate();
    await options.evaluate(() => document.querySelector('#sites button').focus());
    await options.press('Enter');
    await options.waitFor(isListEmpty);
    await options.waitFor(isRegistered, '');
  });
});

describe('a site that is always annotated, Chromium', () => {
  let folder;
  let browser;
  before(async () => {
    const { start, extension } = BROWSERS.Chromium;
    folder = mkdtempSync(join(tmpdir(), 'dateline-'));
    cpSync(extension, folder, { recursive: true });
    const file = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: [PATTERN] }));
    browser = await start(folder);
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  test('a granted site is listed, registered, and marked without a click', async () => {
    const options = await browser.openOwn('options.html');
    assert.match(await options.waitFor(listed), /127\.0\.0\.1/);
    await options.waitFor(isRegistered, PATTERN);
    await marksItself(browser);
  });

  test('a front without an article: nothing is shown, and an article that comes is marked', async () => {
    await isQuietOnFronts(browser);
  });
});
