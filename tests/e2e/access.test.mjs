// What can be checked of access without a person: axe over every part, in both themes, and what forced colours leave.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { article, NO_ARTICLE } from './pictures/article.mjs';
import { averageColour, differs } from './pixels.mjs';
import { startServer } from './server.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const BARE_RTL = NO_ARTICLE.replace('<html', '<html dir="rtl"');

let server;
before(async () => {
  server = await startServer({
    article: () => article(),
    rtl: () => article('rtl'),
    bare: NO_ARTICLE,
    'bare-rtl': BARE_RTL,
  });
});
after(() => server.close());

/** What axe finds in the parts of the page that `selectors` name, a shadow root's after its host's; nothing in its place is an error. */
const found = async (selectors) => {
  const { violations, passes } = await window.axe.run(
    { include: selectors ? [{ fromShadowDom: selectors }] : document },
    { resultTypes: ['violations'] },
  );
  if (passes.length === 0) throw new Error('axe has looked at nothing');
  return JSON.stringify(
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    ),
  );
};

const OVERLAY = (part) => ['dateline-overlay', part];

inEveryBrowser('axe finds nothing', (browser) => {
  const clean = async (tab, selectors, what) => {
    // By the browser: an extension's own page runs no script that it did not bring.
    await tab.evaluate(`() => { ${AXE} }`);
    assert.deepEqual(JSON.parse(await tab.evaluate(found, selectors)), [], what);
  };
  const opened = (name) => browser().open(server.address(name));

  for (const look of [{}, { dark: true }]) {
    test(`in every part of the sidebar and in the map, ${look.dark ? 'dark' : 'light'}`, async () => {
      const tab = await opened('article');
      await tab.prefer(look);
      await tab.clickToolbarButton();
      await tab.waitFor(page.openText, '.drawer');
      await tab.waitFor(page.isMapDrawn);
      for (const part of ['Summary', 'Places', 'Sites', 'Claims', 'Sources', 'Links']) {
        await tab.waitFor(page.openPart, part);
        await tab.evaluate(openAll, '.drawer details');
        await clean(tab, OVERLAY('.drawer'), part);
      }
      await tab.evaluate(page.click, '[data-do=close-drawer]');
      await clean(tab, OVERLAY('.tab'), 'the tab of the closed sidebar');
      await tab.close();
    });

    test(`in the cards, ${look.dark ? 'dark' : 'light'}`, async () => {
      const tab = await opened('article');
      await tab.prefer(look);
      await tab.clickToolbarButton();
      await tab.waitFor(page.openText, '.drawer');
      await tab.evaluate(page.click, '[data-do=close-drawer]');
      for (const name of ['Odesa', 'Zaporizhzhia nuclear power plant', 'Springfield']) {
        await tab.clickAt(await tab.evaluate(page.pointOfMark, name));
        await tab.waitFor(page.openText, '.card');
        await tab.evaluate(openAll, '.card details');
        await clean(tab, OVERLAY('.card'), name);
        await tab.press('Escape');
        await tab.waitFor(page.isCardClosed);
      }
      await tab.close();
    });

    test(`in the notice, ${look.dark ? 'dark' : 'light'}`, async () => {
      const tab = await opened('bare');
      await tab.prefer(look);
      await tab.clickToolbarButton();
      await tab.waitFor(page.noticeText);
      await clean(tab, ['dateline-notice', '[popover]'], 'notice');
      await tab.close();
    });

    test(`in the options, ${look.dark ? 'dark' : 'light'}`, async () => {
      const tab = await browser().openOwn('options.html');
      await tab.prefer(look);
      // Its lists come from the storage.
      await tab.waitFor(page.areOptionsShown);
      await clean(tab, null, 'options');
      await tab.close();
    });
  }
});

/** The direction of a part of the interface, and whether anything in it is wider than it. */
const laidOut = ([host, part]) => {
  const element = document.querySelector(host)?.shadowRoot.querySelector(part);
  if (!element?.checkVisibility()) return null;
  return { direction: getComputedStyle(element).direction, fits: element.scrollWidth <= element.clientWidth };
};

inEveryBrowser('a page from right to left and a reader’s own colours', (browser) => {
  const fits = { direction: 'ltr', fits: true };

  test('neither turns sidebar, card and notice, nor has them cut off', async () => {
    for (const look of [{}, { forced: true }]) {
      const tab = await browser().open(server.address('rtl'));
      await tab.prefer(look);
      await tab.clickToolbarButton();
      await tab.waitFor(page.openText, '.drawer');
      assert.deepEqual(await tab.evaluate(laidOut, OVERLAY('.drawer')), fits);
      await tab.evaluate(page.click, '[data-do=close-drawer]');
      await tab.clickAt(await tab.evaluate(page.pointOfMark, 'Odesa'));
      await tab.waitFor(page.openText, '.card');
      assert.deepEqual(await tab.evaluate(laidOut, OVERLAY('.card')), fits);
      await tab.close();
    }
    const bare = await browser().open(server.address('bare-rtl'));
    await bare.clickToolbarButton();
    await bare.waitFor(page.noticeText);
    assert.deepEqual(await bare.evaluate(laidOut, ['dateline-notice', '[popover]']), fits);
    await bare.close();
  });

  test('in forced colours marks, the edges of card and sidebar, and what is chosen can still be seen', async () => {
    const tab = await browser().open(server.address('article'));
    await tab.prefer({ forced: true });
    const picture = await tab.screenshot();
    await tab.clickToolbarButton();
    await tab.waitFor(page.openText, '.drawer');
    const [{ box }] = await tab.evaluate(page.marks);
    assert.ok(differs(averageColour(picture, box), averageColour(await tab.screenshot(), box)));
    const seen = await tab.evaluate(() => {
      const { shadowRoot } = document.querySelector('dateline-overlay');
      const drawer = getComputedStyle(shadowRoot.querySelector('.drawer'));
      const [chosen, other] = ['true', 'false'].map((is) => {
        const { borderBottomStyle, borderBottomColor } = getComputedStyle(
          shadowRoot.querySelector(`[role=tab][aria-selected=${is}]`),
        );
        return `${borderBottomStyle} ${borderBottomColor}`;
      });
      return {
        forced: matchMedia('(forced-colors: active)').matches,
        edge: drawer.borderTopStyle,
        tabs: chosen !== other,
      };
    });
    assert.deepEqual(seen, { forced: true, edge: 'solid', tabs: true });
    await tab.close();
  });
});

/** Opens every fold. */
const openAll = (selector) => {
  for (const fold of document.querySelector('dateline-overlay').shadowRoot.querySelectorAll(selector)) {
    fold.open = true;
  }
};
