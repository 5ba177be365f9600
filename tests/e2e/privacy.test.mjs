// Nothing leaves the machine: everything that browser, page and extension ask for while the extension does all that it
// can, as three see it: the site's server, a proxy that nothing gets past, and the browser itself. And what is kept is
// what PRIVACY.md lists, field by field.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ROOT } from '../../scripts/lib/paths.mjs';
import { BROWSERS } from './browsers.mjs';
import { useCard, useKeys, useMenus, useOptions, usePanel, useSidebar } from './everything.mjs';
import { listedFields } from './listed-fields.mjs';
import * as page from './page.mjs';
import { startProxy } from './proxy.mjs';
import { startServer } from './server.mjs';
import { waitUntilStored } from './stored.mjs';
import { marketFire } from './stories.mjs';

/** A browser asks a site for its icon, unless the page brings it. */
const ICON = '<link rel="icon" href="data:,">';
const reports = readFileSync(join(ROOT, 'tests/pages/nato-air-defence.html'), 'utf8');
const PAGES = {
  article: () => reports.replace('<head>', `<head>${ICON}`),
  fire: () => marketFire(ICON),
};
/** What has to have been done, or the rest would show little. */
const DONE = [
  'about cite card-next card-previous choose-found copy copy-point degrees density go go-claim narrow next',
  'no-place previous save show-in-list side toggle-claims toggle-demonyms toggle-landmarks undo',
]
  .join(' ')
  .split(' ');

/** What is left of the traffic that a browser has with its maker: hosts, and nobody else's. */
const MAKERS = {
  Chromium: ['accounts.google.com', 'content-autofill.googleapis.com', 'update.googleapis.com'],
  Firefox: ['firefox.settings.services.mozilla.com'],
};

/** Asks for an address in a way that needs no answer. */
const askFor = async (address) => {
  await fetch(address, { mode: 'no-cors' }).catch(() => {});
  return true;
};

/** The names of all fields that are stored, with names of the reader's own as `…`. */
const storedFields = async () => {
  const { chrome } = globalThis.wrappedJSObject ?? globalThis;
  const own = (path) =>
    path
      .replace(/^site:[^ ]*?(?= )/, 'site:…')
      .replace(/^list:.*/, 'list:…')
      .replace(/ corrections [^ ]+ /, ' corrections … ')
      .replace(/^lists \d+ /, 'lists … ');
  const fields = (path, value) =>
    value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([name, inner]) =>
          fields(`${path} ${name.replaceAll(' ', '_')}`, inner),
        )
      : [own(path)];
  const local = JSON.parse(JSON.stringify(await chrome.storage.local.get(null)));
  const names = Object.entries(local).flatMap(([name, value]) => fields(name, value));
  return JSON.stringify([...new Set(names)].sort());
};
/** What is stored anywhere else than where PRIVACY.md says. */
const storedElsewhere = async () => {
  const { chrome } = globalThis.wrappedJSObject ?? globalThis;
  const kept = {
    cookie: document.cookie,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
  };
  for (const area of ['sync', 'session']) {
    kept[`extension ${area}`] = Object.keys(JSON.parse(JSON.stringify(await chrome.storage[area].get(null))));
  }
  return JSON.stringify(Object.entries(kept).filter(([, { length }]) => length > 0));
};

/** A copy of the extension that has been allowed this machine's site: Chromium's question no test can answer. */
function grantedCopy(extension) {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  cpSync(extension, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: ['*://127.0.0.1/*'] }));
  return folder;
}

for (const [name, { start, extension }] of Object.entries(BROWSERS)) {
  describe(`nothing leaves the machine, ${name}`, () => {
    let folder;
    let server;
    let proxy;
    let browser;
    /** The addresses that the test itself opened or had asked for. */
    const meant = [];
    const done = new Set();
    const address = (article, policy) => {
      meant.push(server.address(article, policy));
      return meant.at(-1);
    };
    const does = async (actions) => {
      for (const action of await actions) done.add(action);
    };

    before(async () => {
      folder = grantedCopy(extension);
      server = await startServer(PAGES);
      proxy = await startProxy(server.origin);
      browser = await start(folder, { proxy: proxy.address });
    });
    after(async () => {
      await browser?.close();
      await proxy?.close();
      await server?.close();
      rmSync(folder, { recursive: true });
    });

    test('everything is done', async () => {
      await useOptions(browser, server.origin);
      // A site that is always annotated.
      const tab = await browser.open(address('article'));
      await tab.waitFor(page.isMarked);
      await tab.clickToolbarButton();
      await tab.waitFor(page.isBare);
      await tab.clickToolbarButton();
      await tab.waitFor(page.isMarked);
      await does(useSidebar(tab));
      await usePanel(await browser.openSidePanel(tab));
      await tab.close();

      const strict = await browser.open(address('fire', 'own-scripts'));
      await strict.waitFor(page.isMarked);
      await strict.clickToolbarButton();
      await strict.waitFor(page.isBare);
      await strict.clickToolbarButton();
      await strict.waitFor(page.isMarked);
      await useKeys(strict);
      await strict.close();

      const other = await browser.open(address('fire'));
      await other.waitFor(page.isMarked);
      await does(useCard(other));
      await useMenus(other);
      await waitUntilStored(browser, '"means"');
      await other.close();
      assert.deepEqual(
        DONE.filter((action) => !done.has(action)),
        [],
      );
    });

    test('what is kept is what PRIVACY.md lists, in either language, and nothing is kept elsewhere', async () => {
      const tab = await browser.openOwn('options.html');
      const stored = JSON.parse(await tab.evaluate(storedFields));
      for (const language of ['en', 'uk']) assert.deepEqual(stored, listedFields(language).sort(), language);
      assert.deepEqual(JSON.parse(await tab.evaluate(storedElsewhere)), []);
      await tab.close();
    });

    test('a request that a page or the extension makes would have been seen by all three', async () => {
      const tab = await browser.open(address('fire'));
      await tab.evaluate(askFor, address('asked-by-the-page'));
      await tab.evaluate(askFor, `http://elsewhere.invalid/asked-by-the-page`);
      await tab.close();
      const own = await browser.openOwn('options.html');
      await own.evaluate(askFor, address('asked-by-the-extension'));
      await own.close();
    });

    test('nothing was asked for but that, the pages, and the files of the extension', async () => {
      const closed = browser;
      browser = undefined;
      await closed.close();
      const elsewhere = 'http://elsewhere.invalid/asked-by-the-page';
      const isMakers = (one) => MAKERS[name].includes(new URL(one).hostname);
      const paths = meant.map((opened) => new URL(opened).pathname);
      assert.deepEqual(server.requests, paths, 'by the server');
      const seen = (addresses) => [...new Set(addresses)].sort();
      const byProxy = proxy.asked.filter((one) => !isMakers(one));
      assert.deepEqual(seen(byProxy), seen([...meant, elsewhere]), 'by the proxy');

      const requested = closed.requested().filter(({ address }) => !/^(data|blob|about):/.test(address));
      const isOwn = ({ address }) => address.startsWith('/');
      const byNetwork = requested.filter((one) => !isOwn(one) && !(one.byBrowser && isMakers(one.address)));
      assert.deepEqual(
        seen(byNetwork.map(({ address }) => address)),
        seen([...meant, elsewhere]),
        'by the browser',
      );
      for (const { address } of requested.filter(isOwn)) {
        assert.ok(existsSync(join(folder, new URL(address, server.origin).pathname)), address);
      }
    });
  });
}
