// When something is wrong the reader is told, and the page is left as it was.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';
import { minutes } from './stories.mjs';

const PAGES = {
  article: 'nato-air-defence.html',
  empty: '<!doctype html><title>Nothing</title>',
  'no-article': `<!doctype html><title>Sign in</title><form><label>Name <input></label><button>Sign in</button></form>`,
  huge: minutes,
};

let server;
before(async () => {
  server = await startServer(PAGES);
});
after(() => server.close());

inEveryBrowser('pages that are no ordinary article', (browser) => {
  for (const name of ['empty', 'no-article']) {
    test(`${name}: the reader is told that there is no article, and nothing is drawn`, async () => {
      const tab = await browser().open(server.address(name));
      const untouched = await tab.evaluate(page.bodySource);
      await tab.clickToolbarButton();
      assert.match(await tab.waitFor(page.noticeText), /no article/);
      assert.equal(await tab.evaluate(page.isBare), true);
      assert.equal(await tab.evaluate(page.bodySource), untouched);
    });
  }

  test('a huge page is annotated to its end', async () => {
    const tab = await browser().open(server.address('huge'));
    await tab.clickToolbarButton();
    // What is on the screen is marked first; of so many marks the browser has those near it.
    const isMarkedAtEnd = () => {
      const last = document.querySelector('article').lastElementChild;
      last.scrollIntoView({ behavior: 'instant' });
      return [...CSS.highlights.values()].some((highlight) =>
        [...highlight].some((range) => last.contains(range.startContainer)),
      );
    };
    await tab.waitFor(page.isMarked);
    await tab.waitFor(isMarkedAtEnd);
  });
});

/** The ways in which an installed extension can be damaged, and what the reader is then told. */
const DAMAGES = {
  'a gazetteer with a wrong byte': {
    damage: (file) => {
      const bytes = readFileSync(file('gazetteer.bin'));
      bytes[bytes.length >> 1] ^= 0xff;
      writeFileSync(file('gazetteer.bin'), bytes);
    },
    says: /list of places is damaged/,
  },
  'a truncated gazetteer': {
    damage: (file) =>
      writeFileSync(file('gazetteer.bin'), readFileSync(file('gazetteer.bin')).subarray(0, 5000)),
    says: /list of places is damaged/,
  },
  'an empty gazetteer': {
    damage: (file) => writeFileSync(file('gazetteer.bin'), ''),
    says: /list of places is damaged/,
  },
  'a gazetteer of another version': {
    damage: (file) => {
      const bytes = readFileSync(file('gazetteer.bin'));
      // The magic number is 8 bytes long; the version follows.
      bytes[8] += 1;
      writeFileSync(file('gazetteer.bin'), bytes);
    },
    says: /list of places is damaged/,
  },
  'no gazetteer at all': {
    damage: (file) => rmSync(file('gazetteer.bin')),
    says: /file of Dateline is missing/,
  },
  'no core': { damage: (file) => rmSync(file('dateline_bg.wasm')), says: /file of Dateline is missing/ },
};

for (const [browserName, { start, extension }] of Object.entries(BROWSERS)) {
  const damages = { ...DAMAGES };
  if (browserName === 'Chromium') {
    // Also shows that it is the translated core that runs under such a policy.
    damages['no translated core, where the page forbids WebAssembly'] = {
      damage: (file) => rmSync(file('dateline_translated.js')),
      says: /does not let Dateline run/,
      policy: 'own-scripts',
    };
  }
  describe(`a damaged installation, ${browserName}`, () => {
    for (const [name, { damage, says, policy }] of Object.entries(damages)) {
      describe(name, () => {
        let folder;
        let browser;
        before(async () => {
          folder = mkdtempSync(join(tmpdir(), 'dateline-'));
          cpSync(extension, folder, { recursive: true });
          damage((path) => join(folder, path));
          browser = await start(folder);
        });
        after(async () => {
          await browser?.close();
          rmSync(folder, { recursive: true });
        });

        test('the reader is told why, and the page stays as it was', async () => {
          const tab = await browser.open(server.address('article', policy));
          const untouched = await tab.evaluate(page.bodySource);
          await tab.clickToolbarButton();
          assert.match(await tab.waitFor(page.noticeText), says);
          assert.equal(await tab.evaluate(page.isBare), true);
          assert.equal(await tab.evaluate(page.bodySource), untouched);
        });
      });
    }
  });
}
