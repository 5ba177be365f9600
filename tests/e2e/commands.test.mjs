// The extension's keyboard commands.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { BROWSERS, inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';

let server;
before(async () => {
  server = await startServer({ article: 'nato-air-defence.html' });
});
after(() => server.close());

const isActive = (text) => [...(CSS.highlights.get('dateline-active') ?? [])].map(String).join('') === text;

/** The keys that the browser has bound, by command. */
const bound = async () => {
  const { chrome } = globalThis.wrappedJSObject ?? globalThis;
  const commands = await chrome.commands.getAll();
  return JSON.stringify(Object.fromEntries([...commands].map(({ name, shortcut }) => [name, shortcut])));
};

inEveryBrowser('keyboard commands', (browser, name) => {
  test('the browser takes every suggested key: none is its own', async () => {
    const manifest = JSON.parse(readFileSync(join(BROWSERS[name].extension, 'manifest.json'), 'utf8'));
    const suggested = Object.entries(manifest.commands).map(([command, { suggested_key }]) => [
      command,
      suggested_key.default,
    ]);
    const tab = await browser().openOwn('options.html');
    assert.deepEqual(JSON.parse(await tab.evaluate(bound)), Object.fromEntries(suggested));
    await tab.close();
  });

  test('they go through the mentions and open and close the sidebar', async () => {
    const tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    await tab.waitFor(page.openText, '.drawer');
    const [first, second] = (await tab.evaluate(page.marks)).map(({ text }) => text);
    await tab.pressCommand('l');
    await tab.waitFor(page.isDrawerClosed);
    await tab.pressCommand('j');
    await tab.waitFor(isActive, first);
    await tab.pressCommand('j');
    await tab.waitFor(isActive, second);
    await tab.pressCommand('k');
    await tab.waitFor(isActive, first);
    await tab.pressCommand('l');
    await tab.waitFor(page.openText, '.drawer');
    await tab.close();
  });

  test('the command of the toolbar button marks and unmarks', async () => {
    const tab = await browser().open(server.address('article'));
    await tab.pressCommand('d');
    await tab.waitFor(page.isMarked);
    await tab.pressCommand('d');
    await tab.waitFor(page.isBare);
    await tab.close();
  });
});
