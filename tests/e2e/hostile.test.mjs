// Pages that mean harm: they look into what the extension shows, change it, take it away, or act in the reader's place.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';
import { pageOf, story } from './stories.mjs';

let server;
before(async () => {
  const article = story('Repairs in three towns of Ukraine', ['Lviv', 'Kharkiv', 'Odesa']);
  server = await startServer({ article: pageOf('Repairs', `<article>${article}</article>`) });
});
after(() => server.close());

/** In the page: the attributes of the host. */
const attributes = () => {
  const host = document.querySelector('dateline-overlay');
  const all = [...host.attributes].map(({ name, value }) => `${name}=${value}`);
  return all.sort().join('; ');
};
const hasAttributes = (wanted) => {
  const host = document.querySelector('dateline-overlay');
  const all = [...host.attributes].map(({ name, value }) => `${name}=${value}`);
  return all.sort().join('; ') === wanted;
};
const isUnmarked = () => ![...CSS.highlights].some(([name]) => name.startsWith('dateline-'));

inEveryBrowser('a page that means harm', (browser) => {
  const annotated = async () => {
    const tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    await tab.waitFor(page.openText, '.drawer');
    return tab;
  };

  test('it cannot look into what is shown', async () => {
    const tab = await annotated();
    const seen = () => {
      const { get } = Object.getOwnPropertyDescriptor(Element.prototype, 'shadowRoot');
      return get.call(document.querySelector('dateline-overlay'));
    };
    assert.equal(await tab.evaluate(seen), null);
    await tab.close();
  });

  test('it restyles and hides the host: that is undone', async () => {
    const tab = await annotated();
    const before = await tab.evaluate(attributes);
    await tab.evaluate(() => {
      const host = document.querySelector('dateline-overlay');
      host.style.cssText = 'display: none !important';
      host.hidden = true;
      host.inert = true;
      host.dir = 'rtl';
      host.className = 'mine';
    });
    await tab.waitFor(hasAttributes, before);
    await tab.close();
  });

  test('it takes the host away: it is put back, with the sidebar open as it was', async () => {
    const tab = await annotated();
    // The map has names, too.
    await tab.waitFor(page.isMapDrawn);
    const text = await tab.evaluate(page.openText, '.drawer');
    await tab.evaluate(() => document.querySelector('dateline-overlay').remove());
    assert.equal(await tab.waitFor(page.openText, '.drawer'), text);
    await tab.close();
  });

  test('it takes the host away whenever it is there: the marks go too, and the page does not hang', async () => {
    const tab = await annotated();
    await tab.waitForBadge('4');
    await tab.evaluate(() => {
      const remove = () => document.querySelector('dateline-overlay')?.remove();
      new MutationObserver(remove).observe(document.documentElement, { childList: true });
      remove();
    });
    await tab.waitFor(isUnmarked);
    await tab.waitForBadge('');
    await tab.close();
  });

  test('it clicks in the place of the reader: nothing opens, as it does upon a click', async () => {
    const tab = await annotated();
    const point = await tab.evaluate(page.pointOfMark, 'Odesa');
    await tab.evaluate(({ x, y }) => {
      const init = { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y, detail: 1 };
      document.elementFromPoint(x, y).dispatchEvent(new MouseEvent('click', init));
    }, point);
    // A click is obeyed while it is dispatched, or not at all; so is a key.
    assert.equal(await tab.evaluate(page.isCardClosed), true);
    await tab.clickAt(point);
    assert.match(await tab.waitFor(page.openText, '.card'), /Odesa/);
    // A key that a script makes does not close it, one that is pressed does.
    await tab.evaluate(() => {
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    });
    assert.equal(await tab.evaluate(page.isCardClosed), false);
    await tab.press('Escape');
    await tab.waitFor(page.isCardClosed);
    await tab.close();
  });
});
