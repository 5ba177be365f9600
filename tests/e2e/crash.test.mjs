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
  server = await startServer({ article: 'nato-air-defence.html' });
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

for (const [name, { start, extension }] of Object.entries(BROWSERS)) {
  describe(`a core that breaks down, ${name}`, () => {
    let folder;
    let browser;
    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'dateline-'));
      cpSync(extension, folder, { recursive: true });
      const file = join(folder, 'dateline_bg.wasm');
      writeFileSync(file, trapping(readFileSync(file), 'stop'));
      browser = await start(folder);
    });
    after(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });

    test('its marks are taken down, the reader is told, and it is not called again', async () => {
      const tab = await browser.open(server.address('article'));
      const untouched = await tab.evaluate(page.bodySource);
      await tab.clickToolbarButton();
      await tab.waitFor(page.isMarked);
      await tab.clickToolbarButton();
      assert.match(await tab.waitFor(page.noticeText), /Something went wrong in Dateline/);
      assert.equal(await tab.evaluate(page.isBare), true);
      assert.equal(await tab.evaluate(page.bodySource), untouched);

      await tab.clickToolbarButton();
      const said = () => {
        const notice = document.querySelector('dateline-notice')?.shadowRoot.querySelector('.reason');
        return /Reload the page/.test(notice?.textContent ?? '') && notice.textContent;
      };
      assert.ok(await tab.waitFor(said));
      assert.equal(await tab.evaluate(page.isBare), true);
    });
  });
}
