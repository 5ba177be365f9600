// The playground: what was found. Card, sidebar, map, corrections and exports are the extension's own; how it decided is shown here.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as page from './page.mjs';
import * as playground from './playground.mjs';
import { onPlayground } from './playground.mjs';

const TEXT = `Ferry to Georgetown is late

The ferry to Georgetown was late on Monday. “We waited for the tide,” the captain said. Boats from Halych and from Kalush
in Ukraine came in as usual.`;

const isSidebarOpen = () =>
  (document.querySelector('dateline-overlay')?.shadowRoot.querySelector('.drawer:popover-open') ?? null) !==
  null;

/** What the row says that is open. */
const openDecision = (list) => {
  const row = document.querySelector(`#${list} .decision[open]`);
  return row && row.childElementCount > 1 ? row.innerText : null;
};

onPlayground('what the playground has found', ({ browser, host }) => {
  let tab;
  before(async () => {
    tab = await browser().open(host().address);
    await tab.waitFor(playground.drawn);
    await tab.waitFor(page.isMapDrawn);
  });

  test('on a wide window the sidebar is open with its map; its button closes and opens it', async () => {
    assert.ok(await tab.evaluate(isSidebarOpen));
    assert.match(await tab.evaluate(page.openText, '.drawer'), /Odesa/);
    await tab.evaluate(playground.click, '#sidebar');
    assert.ok(await tab.evaluate(page.isDrawerClosed));
  });

  test('a click on a mark opens its card, and “How it decided” what that mention rests on', async () => {
    await tab.clickAt(await tab.evaluate(page.pointOfMark, 'Odesa'));
    assert.match(await tab.waitFor(page.openText, '.card'), /Odesa/);
    await tab.press('Escape');
    await tab.waitFor(page.isCardClosed);
    await tab.evaluate(playground.click, '#why');
    const said = await tab.waitFor(openDecision, 'mentions');
    for (const words of ['Odesa', 'Why it is a place', 'Means', 'tagger', '%']) {
      assert.ok(said.includes(words), `${words} in ${said}`);
    }
  });

  test('a click on quoted words tells of the claim', async () => {
    const point = await tab.evaluate(() => {
      const walker = document.createTreeWalker(document.querySelector('#article'), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf('ammunition');
        if (at < 0) continue;
        walker.currentNode.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
        const range = new Range();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 'ammunition'.length);
        const { x, y, width, height } = range.getClientRects()[0];
        return { x: x + width / 2, y: y + height / 2 };
      }
      return null;
    });
    await tab.clickAt(point);
    await tab.evaluate(playground.click, '#why');
    const said = await tab.waitFor(openDecision, 'claims');
    for (const words of ['Rule', 'urged', 'Umerov']) assert.ok(said.includes(words), `${words} in ${said}`);
  });

  test('every mention and every claim can be asked for, and says why', async () => {
    const empty = await tab.evaluate(() => {
      for (const fold of document.querySelectorAll('.list, .decision')) fold.open = true;
      return [...document.querySelectorAll('.decision')].length;
    });
    assert.ok(empty > 20, `${empty} rows`);
    const filled = await tab.waitFor(() => {
      const rows = [...document.querySelectorAll('.decision')];
      return rows.every(({ childElementCount }) => childElementCount > 1) && rows.map((row) => row.innerText);
    });
    assert.ok(
      filled.some((said) => /Rule/.test(said) && /Umerov/.test(said)),
      'a claim with its rule and source',
    );
    assert.ok(filled.every((said) => !said.includes('undefined')));
  });

  test('a correction is followed at once, kept for the next article and the next visit, and forgotten on request', async () => {
    await tab.evaluate(playground.paste, TEXT);
    await tab.waitFor(
      () =>
        document.querySelector('#article').innerText.includes('Ferry') &&
        document.querySelector('#sidebar').disabled === false,
    );
    const isMarked = (words) =>
      [...CSS.highlights].some(
        ([name, ranges]) =>
          name.startsWith('dateline-') && [...ranges].some((range) => String(range) === words),
      );
    assert.ok(await tab.evaluate(isMarked, 'Halych'));
    await tab.clickAt(await tab.evaluate(page.pointOfMark, 'Halych'));
    await tab.waitFor(page.openText, '.card');
    const isNone = () => {
      const { shadowRoot } = document.querySelector('dateline-overlay');
      for (const fold of shadowRoot.querySelectorAll('.card details')) fold.open = true;
      const button = shadowRoot.querySelector('.card [data-do=no-place]');
      button?.click();
      return button !== null;
    };
    assert.ok(await tab.waitFor(isNone));
    await tab.waitFor(
      () =>
        ![...CSS.highlights].some(([, ranges]) => [...ranges].some((range) => String(range) === 'Halych')),
    );
    await tab.waitFor(() => Object.keys(localStorage).some((key) => key.startsWith('dateline:site:')));
    await tab.go(`${host().address}?again`);
    await tab.waitFor(playground.drawn);
    await tab.evaluate(playground.paste, TEXT);
    await tab.waitFor(
      () =>
        document.querySelector('#article').innerText.includes('Ferry') &&
        document.querySelector('#sidebar').disabled === false,
    );
    assert.ok(!(await tab.evaluate(isMarked, 'Halych')) && (await tab.evaluate(isMarked, 'Kalush')));
    await tab.evaluate(playground.click, '#settings');
    await tab.waitFor(() => /1 name/.test(document.querySelector('#corrections-count').textContent));
    await tab.evaluate(playground.click, '#forget');
    await tab.waitFor(() => /forgotten/.test(document.querySelector('#settings-status').textContent));
    await tab.evaluate(playground.click, '#settings-dialog [value=close]');
    await tab.waitFor(isMarked, 'Halych');
    assert.deepEqual(await tab.evaluate(() => Object.keys(localStorage)), []);
  });

  test('a setting is followed by page and marks, and kept', async () => {
    await tab.evaluate(playground.click, '#settings');
    await tab.waitFor(() => document.querySelector('#settings-dialog').open);
    await tab.evaluate(() => {
      const choose = (id, change) => {
        const field = document.querySelector(id);
        change(field);
        field.dispatchEvent(new Event('change', { bubbles: true }));
      };
      choose('#theme', (field) => {
        field.value = 'dark';
      });
      choose('#set-claims', (field) => {
        field.checked = true;
      });
    });
    await tab.waitFor(() => document.documentElement.dataset.theme === 'dark');
    await tab.evaluate(playground.click, '#settings-dialog [value=close]');
    await tab.waitFor(
      () =>
        (CSS.highlights.get('dateline-cue')?.size ?? 0) + (CSS.highlights.get('dateline-source')?.size ?? 0) >
        0,
    );
    await tab.go(host().address);
    await tab.waitFor(playground.drawn);
    assert.equal(await tab.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark');
    await tab.evaluate(() => localStorage.clear());
  });
});
