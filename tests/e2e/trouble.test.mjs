// What goes wrong while the extension is in use: storage that is full, damaged or of a later version, an extension that
// is loaded anew under a page, a background that is stopped, memory that runs out. The reader is told in plain words,
// page and settings stay as they were, and the next click works.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { filesUnder } from '../../scripts/lib/files.mjs';
import { BROWSERS, inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';
import { minutes } from './stories.mjs';

const PAGES = {
  article: 'nato-air-defence.html',
  huge: minutes,
};

let server;
before(async () => {
  server = await startServer(PAGES);
});
after(() => server.close());

/** Writes into the extension's storage, from one of its own pages. */
const store = async (entries) => {
  const { chrome } = globalThis.wrappedJSObject ?? globalThis;
  await chrome.storage.local.clear();
  const given = globalThis.cloneInto ? globalThis.cloneInto(entries, globalThis.wrappedJSObject) : entries;
  await chrome.storage.local.set(given);
  return true;
};
const stored = async (key) => {
  const { chrome } = globalThis.wrappedJSObject ?? globalThis;
  return JSON.stringify((await chrome.storage.local.get(key))[key] ?? null);
};
const changeTheme = (value) => {
  const theme = document.querySelector('[name=theme]');
  theme.value = value;
  theme.dispatchEvent(new Event('change', { bubbles: true }));
};
const savedText = () => document.querySelector('#saved').textContent;
const SWITCH = '[data-do=toggle-demonyms]';
const isThere = (selector) =>
  (document.querySelector('dateline-overlay')?.shadowRoot.querySelector(selector) ?? null) !== null;
/** Not by an attribute: the overlay takes off its host what it did not put there. */
const nameOld = () => {
  document.querySelector('dateline-overlay').isOld = true;
};
/** As `isThere`, of an overlay that `nameOld` has not seen. */
const isNew = (selector) => {
  const host = document.querySelector('dateline-overlay');
  return (host && !host.isOld && host.shadowRoot.querySelector(selector) !== null) ?? false;
};
const isMarkedAs = (name) => CSS.highlights.has(`dateline-${name}`);
const hosts = () => document.querySelectorAll('dateline-overlay').length;
const closeNotice = () =>
  document.querySelector('dateline-notice').shadowRoot.querySelector('button').click() ?? true;

/** Off and on again: what a reader tries first. */
async function nextClickWorks(tab) {
  await tab.clickToolbarButton();
  await tab.waitFor(page.isBare);
  await tab.clickToolbarButton();
  await tab.waitFor(page.isMarked);
}

inEveryBrowser('storage that is not as it should be, an extension that is loaded anew', (browser, name) => {
  const withStored = async (entries) => {
    const options = await browser().openOwn('options.html');
    await options.waitFor(page.areOptionsShown);
    await options.evaluate(store, entries);
    await options.close();
  };
  const marked = async () => {
    const tab = await browser().open(server.address('article'));
    const untouched = await tab.evaluate(page.bodySource);
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    assert.equal(await tab.evaluate(page.bodySource), untouched);
    return tab;
  };

  test('what is of no right form is as if it were not there', async () => {
    await withStored({
      settings: { theme: 7, places: 'yes', density: null },
      lists: { name: 'no list' },
      [`site:${server.origin}`]: { version: 1, density: 5, width: 'wide', corrections: { a: 1, b: null } },
    });
    const tab = await marked();
    assert.equal(await tab.evaluate(page.noticeText), null);
    await nextClickWorks(tab);
    await tab.close();
  });

  test('own lists that cannot be read are told of, and the page is annotated without them', async () => {
    await withStored({ 'lists-made': 'no base64!' });
    const tab = await marked();
    assert.match(await tab.waitFor(page.noticeText), /could not read your own lists/);
    await tab.evaluate(closeNotice);
    await nextClickWorks(tab);
    await tab.close();
  });

  test('settings of a later version are read as far as they are known, and not lost', async () => {
    const later = { theme: 'sepia', places: false, sidebar: false, globe: { spin: true } };
    await withStored({ settings: later });
    const tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(isMarkedAs, 'infrastructure');
    assert.equal(await tab.evaluate(isMarkedAs, 'place'), false);
    await tab.close();
    const options = await browser().openOwn('options.html');
    await options.waitFor(page.areOptionsShown);
    await options.evaluate(changeTheme, 'dark');
    assert.match(await options.waitFor(savedText), /Saved/);
    const { theme, globe, places } = JSON.parse(await options.evaluate(stored, 'settings'));
    assert.deepEqual({ theme, globe, places }, { theme: 'dark', globe: { spin: true }, places: false });
    await options.close();
  });

  test('what a later version remembers of a site is not written over, and the reader is told', async () => {
    const key = `site:${server.origin}`;
    const later = { version: 2, marks: ['later'] };
    await withStored({ [key]: later });
    const tab = await marked();
    await tab.waitFor(isThere, SWITCH);
    await tab.evaluate(page.click, SWITCH);
    assert.equal(await tab.waitFor(isMarkedAs, 'demonym'), true, 'it holds on this page');
    assert.match(await tab.waitFor(page.noticeText), /could not keep it/);
    await tab.close();
    const options = await browser().openOwn('options.html');
    assert.deepEqual(JSON.parse(await options.evaluate(stored, key)), later);
    await options.evaluate(store, {});
    await options.close();
  });

  test('on a page that is annotated, the next click annotates it once, and the one after takes all away', async () => {
    const tab = await browser().open(server.address('article'));
    const untouched = await tab.evaluate(page.bodySource);
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    const before = (await tab.evaluate(page.marks)).length;
    await tab.evaluate(nameOld);
    await browser().reload(BROWSERS[name].extension);
    assert.equal(await tab.evaluate(page.bodySource), untouched);
    await tab.clickToolbarButton();
    await tab.waitFor(isNew, SWITCH);
    // The sidebar is there before the marks.
    await tab.waitFor(page.isMarked);
    assert.equal((await tab.evaluate(page.marks)).length, before);
    assert.equal(await tab.evaluate(hosts), 1);
    await tab.clickToolbarButton();
    await tab.waitFor(page.isBare);
    assert.equal(await tab.evaluate(page.bodySource), untouched);
    await tab.close();
  });

  test('a background that the browser has stopped is there again for the next click', async () => {
    const tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    await browser().stopBackground();
    await nextClickWorks(tab);
    await tab.close();
  });

  test('a page that is closed in the middle leaves the next one as it should be', async () => {
    const closed = await browser().open(server.address('huge'));
    await closed.clickToolbarButton();
    await closed.close();
    const tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    assert.equal(await tab.evaluate(page.noticeText), null);
    await tab.close();
  });
});

/** Put before each script of the extension: the browser has no room for anything more. */
const FULL = `(() => {
  const { local } = (globalThis.browser ?? globalThis.chrome).storage;
  const full = () => Promise.reject(new Error('QuotaExceededError: storage is full'));
  Object.defineProperty(local, 'set', { value: full, configurable: true, writable: true });
})();\n`;

/** An unsigned number as modules hold it. */
const leb = (value) => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)]);

/** The unsigned number at an offset of a module, and where it ends. */
function numberAt(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return [value, at];
  }
}

const MEMORY_SECTION = 5;

/** The module with so little memory, of 64 KiB each, that the gazetteer does not fit in. */
function starved(bytes, more = 16) {
  for (let at = 8; at < bytes.length; ) {
    const [length, from] = numberAt(bytes, at + 1);
    if (bytes[at] === MEMORY_SECTION) {
      const [least] = numberAt(bytes, from + 2);
      // One memory, which has a most.
      const section = [1, 1, ...leb(least), ...leb(least + more)];
      const made = [MEMORY_SECTION, ...leb(section.length), ...section];
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(made), bytes.subarray(from + length)]);
    }
    at = from + length;
  }
  throw new Error('the module has no memory');
}

/** Declares the tests of `suite` for a copy of the extension that `damage` has changed. */
function withDamaged(title, damage, suite) {
  for (const [name, { start, extension }] of Object.entries(BROWSERS)) {
    describe(`${title}, ${name}`, () => {
      let folder;
      let browser;
      before(async () => {
        folder = mkdtempSync(join(tmpdir(), 'dateline-'));
        cpSync(extension, folder, { recursive: true });
        damage(folder);
        browser = await start(folder);
      });
      after(async () => {
        await browser?.close();
        rmSync(folder, { recursive: true });
      });
      suite(() => browser);
    });
  }
}

withDamaged(
  'storage that is full',
  (folder) => {
    const scripts = filesUnder(folder).filter((path) => path.endsWith('.js') && !path.includes('translated'));
    for (const path of scripts) writeFileSync(path, FULL + readFileSync(path, 'utf8'));
  },
  (browser) => {
    test('a setting that cannot be saved is said not to be', async () => {
      const options = await browser().openOwn('options.html');
      await options.waitFor(page.areOptionsShown);
      await options.evaluate(changeTheme, 'dark');
      assert.match(await options.waitFor(savedText), /could not be done: .*storage is full/);
      await options.close();
    });

    test('what is chosen on a page holds there, the reader is told, and the next click works', async () => {
      const tab = await browser().open(server.address('article'));
      const untouched = await tab.evaluate(page.bodySource);
      await tab.clickToolbarButton();
      await tab.waitFor(isThere, SWITCH);
      await tab.evaluate(page.click, SWITCH);
      assert.equal(await tab.waitFor(isMarkedAs, 'demonym'), true);
      assert.match(await tab.waitFor(page.noticeText), /could not keep it.*storage is full/s);
      assert.equal(await tab.evaluate(page.bodySource), untouched);
      await nextClickWorks(tab);
      await tab.close();
    });
  },
);

withDamaged(
  'memory that runs out',
  (folder) => {
    const path = join(folder, 'dateline_bg.wasm');
    writeFileSync(path, starved(readFileSync(path)));
  },
  (browser) => {
    test('the reader is told, and the page stays as it was', async () => {
      const tab = await browser().open(server.address('article'));
      const untouched = await tab.evaluate(page.bodySource);
      await tab.clickToolbarButton();
      assert.match(await tab.waitFor(page.noticeText), /Something went wrong in Dateline/);
      assert.equal(await tab.evaluate(page.isBare), true);
      assert.equal(await tab.evaluate(page.bodySource), untouched);
      await tab.close();
    });
  },
);
