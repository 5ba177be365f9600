// The playground for everybody: axe in every state and both looks, a phone's width, the keyboard alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as playground from './playground.mjs';
import { onPlayground } from './playground.mjs';

const openFolds = () => {
  for (const fold of document.querySelectorAll('.list, .decision:nth-of-type(-n + 4)')) fold.open = true;
};

onPlayground('the playground for everybody', ({ browser, host }) => {
  const clean = async (tab, what) => {
    await tab.evaluate(`() => { ${playground.AXE} }`);
    assert.deepEqual(await tab.evaluate(playground.axeFinds), [], what);
  };

  /** Opens it in a window of this size: how wide it is when the article is drawn decides on the sidebar. */
  const openedIn = async (width, height) => {
    const tab = await browser().open('about:blank');
    await tab.resize(width, height);
    await tab.go(host().address);
    return tab;
  };

  for (const look of [{}, { dark: true }]) {
    test(`axe finds nothing in any state, ${look.dark ? 'dark' : 'light'}`, async () => {
      const tab = await browser().open(host().address);
      await tab.prefer(look);
      await tab.waitFor(playground.drawn);
      await clean(tab, 'an article');
      await tab.evaluate(openFolds);
      await tab.waitFor(() => document.querySelector('.features') && document.querySelector('.facts'));
      await clean(tab, 'how it decided');
      for (const name of ['paste', 'share', 'settings']) {
        await tab.evaluate(playground.click, `#${name}`);
        await tab.waitFor((wanted) => document.querySelector(`#${wanted}-dialog`).open, name);
        await clean(tab, name);
        await tab.press('Escape');
        await tab.waitFor((wanted) => !document.querySelector(`#${wanted}-dialog`).open, name);
      }
      await tab.evaluate(playground.paste, '<!doctype html><p>No.</p>');
      await tab.waitFor(playground.failed);
      await clean(tab, 'an error');
      await tab.close();
      const embedded = await browser().open(`${host().address}embed.html#sample=science`);
      await embedded.prefer(look);
      await embedded.waitFor(playground.drawn);
      await clean(embedded, 'embedded');
      await embedded.close();
    });
  }

  test('in 360 px nothing is cut off, and what is touched is large enough', async () => {
    const tab = await openedIn(360, 740);
    await tab.waitFor(playground.drawn);
    await tab.evaluate(openFolds);
    await tab.waitFor(() => document.querySelector('.features'));
    const wide = () => document.documentElement.scrollWidth - innerWidth;
    assert.ok((await tab.evaluate(wide)) <= 0, 'the page');
    for (const name of ['paste', 'share', 'settings']) {
      await tab.evaluate(playground.click, `#${name}`);
      const fits = await tab.waitFor((wanted) => {
        const dialog = document.querySelector(`#${wanted}-dialog`);
        if (!dialog.open) return null;
        const { left, right, top, bottom } = dialog.getBoundingClientRect();
        return String(
          left >= 0 &&
            right <= innerWidth &&
            top >= 0 &&
            bottom <= innerHeight &&
            dialog.scrollWidth <= dialog.clientWidth,
        );
      }, name);
      assert.equal(fits, 'true', name);
      await tab.press('Escape');
      await tab.waitFor((wanted) => !document.querySelector(`#${wanted}-dialog`).open, name);
    }
    const small = await tab.evaluate(() =>
      [...document.querySelectorAll('.bar button, .bar select')]
        .map((button) => [button.id, button.getBoundingClientRect()])
        .filter(([, { width, height }]) => width < 24 || height < 24)
        .map(([id]) => id),
    );
    assert.deepEqual(small, []);
    await tab.close();
  });

  test('everything is done by the keyboard alone', async () => {
    const tab = await openedIn(1000, 800);
    await tab.waitFor(playground.drawn);
    const focused = () =>
      document.activeElement.id || document.activeElement.className || document.activeElement.localName;
    const tabTo = async (wanted) => {
      const seen = [];
      for (let pressed = 0; pressed < 40; pressed += 1) {
        await tab.press('Tab');
        seen.push(await tab.evaluate(focused));
        if (seen.at(-1) === wanted) return;
      }
      assert.fail(`${wanted} was never reached: ${seen.join(' ')}`);
    };
    await tabTo('paste');
    await tab.press('Enter');
    await tab.waitFor(() => document.activeElement.id === 'text');
    await tab.type(
      'Snow closes pass. The pass above Kalush in Ukraine was closed on Monday, the mayor said.',
    );
    await tab.press('Tab');
    await tab.press('Tab');
    await tab.press('Enter');
    await tab.waitFor(() => document.querySelector('#article').innerText.startsWith('Snow'));
    await tab.waitFor(playground.drawn);
    await tabTo('next');
    await tab.press('Enter');
    await tab.waitFor(() => (CSS.highlights.get('dateline-active')?.size ?? 0) > 0);
    await tab.evaluate(() => document.querySelector('#next').focus());
    await tabTo('why');
    await tab.press('Enter');
    const row = await tab.waitFor(() => document.activeElement.closest('.decision[open]')?.innerText);
    assert.ok(row.includes('Kalush'), row);
    await tab.close();
  });
});
