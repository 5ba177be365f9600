// A core that breaks down while it is at work. A panic ends in a trap of the WebAssembly module;
// here the trap is put into the built module, where the marks are taken down.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import binaryen from 'binaryen';
import { BROWSERS } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';

let server;
before(async () => {
  server = await startServer({ article: 'nato-air-defence.html', another: 'nato-air-defence.html' });
});
after(() => server.close());

/** The module with an export that traps as soon as it is called. */
function trapping(bytes, name) {
  const module = binaryen.readBinary(bytes);
  module.removeExport(name);
  module.addFunction('trap', binaryen.none, binaryen.none, [], module.unreachable());
  module.addFunctionExport('trap', name);
  const trapped = module.emitBinary();
  module.dispose();
  return trapped;
}

/** Reads what the reader is told when the page has to be loaded again. */
const askedToReload = () => {
  const notice = document.querySelector('dateline-notice')?.shadowRoot.querySelector('.reason');
  return /Reload the page/.test(notice?.textContent ?? '') && notice.textContent;
};

for (const [name, { start, extension }] of Object.entries(BROWSERS)) {
  /** Has `get()` give a browser with the extension, in which the core's export `broken` traps. */
  const withTrap = (broken) => {
    let folder;
    let browser;
    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'dateline-'));
      cpSync(extension, folder, { recursive: true });
      const file = join(folder, 'dateline_bg.wasm');
      writeFileSync(file, trapping(readFileSync(file), broken));
      browser = await start(folder);
    });
    after(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });
    return () => browser;
  };

  describe(`a core that breaks down in the background, ${name}`, () => {
    const browser = withTrap('work_step');

    test('the reader is told on the page, which is left bare, and it is not called again', async () => {
      for (const address of ['article', 'another']) {
        const tab = await browser().open(server.address(address));
        const untouched = await tab.evaluate(page.bodySource);
        await tab.clickToolbarButton();
        assert.match(await tab.waitFor(page.noticeText), /Something went wrong in Dateline/);
        assert.equal(await tab.evaluate(page.isBare), true);
        assert.equal(await tab.evaluate(page.bodySource), untouched);
      }
    });
  });

  describe(`a core that breaks down, ${name}`, () => {
    const browser = withTrap('stop');

    test('its marks are taken down, the reader is told, and it is not called again', async () => {
      const tab = await browser().open(server.address('article'));
      const untouched = await tab.evaluate(page.bodySource);
      await tab.clickToolbarButton();
      await tab.waitFor(page.isMarked);
      await tab.clickToolbarButton();
      assert.match(await tab.waitFor(page.noticeText), /Something went wrong in Dateline/);
      assert.equal(await tab.evaluate(page.isBare), true);
      assert.equal(await tab.evaluate(page.bodySource), untouched);

      await tab.clickToolbarButton();
      assert.ok(await tab.waitFor(askedToReload));
      assert.equal(await tab.evaluate(page.isBare), true);
    });
  });
}
