// The browser's own side panel: the sidebar of the tab in front, drawn by the page's content script and shown outside of
// the page, which learns nothing of what the reader does there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';
import { marketFire } from './stories.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const LONG = Array.from(
  { length: 160 },
  (_, at) =>
    `<p>Mayor Ada Roe said on day ${at} that the bridge at Kharkiv had held, and that Odesa would follow.</p>`,
).join('');

let server;
before(async () => {
  server = await startServer({
    article: 'nato-air-defence.html',
    fire: () => marketFire(),
    long: `<!doctype html><html lang="en"><title>Bridges</title><article><h1>Bridges of Ukraine hold</h1>${LONG}</article>`,
  });
});
after(() => server.close());

// In the panel.
const rootOf = "document.querySelector('#sidebar').shadowRoot";
const inPanel = (body) => `(argument) => { const root = ${rootOf}; ${body} }`;
const shown = inPanel("return root.querySelector('.drawer')?.innerText ?? null;");
const saysNone = () => {
  const none = document.querySelector('#none');
  return none.hidden ? null : none.innerText;
};
const click = inPanel('root.querySelector(argument).click(); return true;');
const choosePart = inPanel(
  "[...root.querySelectorAll('[role=tab]')].find((tab) => tab.textContent.startsWith(argument)).click(); return true;",
);
const chosenPart = inPanel(
  "return root.querySelector('[role=tab][aria-selected=true]').textContent.startsWith(argument);",
);
const rows = inPanel("return root.querySelectorAll('.panel:not([hidden]) .row').length;");
/** Clicks a row by the beginning of its words, if it is there by now. */
const clickRow = inPanel(
  "const row = [...root.querySelectorAll('.panel:not([hidden]) .row[data-do=go]')].find((row) => row.innerText.trim().startsWith(argument)); row?.click(); return Boolean(row);",
);
/** Whether what is shown is of a dark or a light page; the page's colours come as a message. */
const isDark = inPanel(
  "const [red] = /\\d+/.exec(getComputedStyle(root.querySelector('.drawer')).backgroundColor); return Number(red) < 128 === argument;",
);
const typeInSearch = inPanel(
  "const field = root.querySelector('.search'); field.focus(); field.value = argument; field.dispatchEvent(new InputEvent('input', { bubbles: true })); return true;",
);
const pressIn = inPanel(
  "root.querySelector(argument[0]).dispatchEvent(new KeyboardEvent('keydown', { key: argument[1], bubbles: true, cancelable: true })); return true;",
);
const scrollToEnd = inPanel(
  "const panel = root.querySelector('.panel:not([hidden])'); panel.scrollTop = panel.scrollHeight; return true;",
);

/** Where the first name on the map stands. */
const PLACE = "root.querySelector('.map-ground text')?.getAttribute('x')";
/** Does something to the map, once it is drawn; gives where the first name stood before. */
const onMap = inPanel(`
  const map = root.querySelector('svg.map');
  const place = ${PLACE};
  if (!place) return null;
  const { x, y } = map.getBoundingClientRect();
  const at = { ...argument, clientX: x + 90, clientY: y + 90, bubbles: true, cancelable: true };
  const made = { wheel: WheelEvent, keydown: KeyboardEvent }[argument.type];
  map.dispatchEvent(new made(argument.type, at));
  return place;`);
const isMovedFrom = inPanel(`const place = ${PLACE}; return Boolean(place) && place !== argument;`);

/** Keeps what is copied and saved, in place of the clipboard and the disk. */
const keepTaken = () => {
  const { navigator, URL, document, HTMLAnchorElement } = globalThis.wrappedJSObject ?? globalThis;
  const keep = (words) => {
    document.documentElement.dataset.taken = words;
  };
  navigator.clipboard.writeText = async (words) => keep(words);
  URL.createObjectURL = (blob) => {
    void blob.text().then(keep);
    return 'about:blank';
  };
  HTMLAnchorElement.prototype.click = () => {};
  return true;
};
const taken = (beginning) => {
  const { taken } = document.documentElement.dataset;
  return taken?.startsWith(beginning) ? taken : null;
};

/** What axe finds in the whole panel; brought and run in one, since what is brought is gone after that in Firefox. */
const axe = `async () => {
  ${AXE}
  const { violations, passes } = await window.axe.run(document, { resultTypes: ['violations'] });
  if (passes.length === 0) throw new Error('axe has looked at nothing');
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)).join();
}`;

// In the page.
const activeText = () => [...(CSS.highlights.get('dateline-active') ?? [])].map(String).join(' ');
const drawerIsSeen = () => {
  const { shadowRoot } = document.querySelector('dateline-overlay');
  const seen = (selector) => {
    const part = shadowRoot.querySelector(selector);
    return part.matches(':popover-open') && getComputedStyle(part).visibility === 'visible';
  };
  return seen('.drawer') || seen('.tab');
};
const tabIsSeen = () =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector('.tab').matches(':popover-open');
/** Notes every event that the page could hear of. */
const listen = () => {
  const { dataset } = document.documentElement;
  dataset.heard = '';
  const kinds =
    'click pointerover pointerdown keydown input change toggle focusin focusout scroll wheel copy';
  for (const kind of kinds.split(' ')) {
    addEventListener(
      kind,
      ({ target }) => {
        if (target.localName === 'dateline-overlay') dataset.heard += ` ${kind}`;
      },
      true,
    );
  }
};
const heard = () => document.documentElement.dataset.heard;

inEveryBrowser('the browser’s side panel', (browser) => {
  const annotated = async (name) => {
    const tab = await browser().open(server.address(name));
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    await tab.waitFor(page.openText, '.drawer');
    return tab;
  };
  /** Does something with the side panel beside a page, and closes both. */
  const beside = async (name, act) => {
    const tab = await annotated(name);
    const panel = await browser().openSidePanel(tab);
    try {
      await panel.waitFor(shown);
      await act(tab, panel);
    } finally {
      await panel.close().catch(() => {});
      await tab.close();
    }
  };

  test('it shows the sidebar in place of the page, which is as it was, and gives it back', () =>
    beside('article', async (tab, panel) => {
      const untouched = await tab.evaluate(page.bodySource);
      assert.match(await panel.waitFor(shown), /Places\s*8\s*Sites\s*2\s[\s\S]*Dnipro Hydroelectric Station/);
      assert.equal(await panel.evaluate(saysNone), null);
      assert.equal(await tab.evaluate(drawerIsSeen), false, 'it lies over the page no more');
      assert.equal(await tab.evaluate(page.bodySource), untouched);
      await panel.close();
      await tab.waitFor(tabIsSeen);
      assert.equal(await tab.evaluate(page.bodySource), untouched);
    }));

  test('what is clicked, searched for and turned to there happens, and the page hears nothing of it', () =>
    beside('article', async (tab, panel) => {
      await tab.evaluate(listen);
      await panel.evaluate(choosePart, 'Places');
      await panel.waitFor(chosenPart, 'Places');
      await panel.waitFor(clickRow, 'Kharkiv');
      assert.match(await tab.waitFor(activeText), /Kharkiv/);
      await panel.evaluate(pressIn, ['[role=tab][aria-selected=true]', 'ArrowRight']);
      await panel.waitFor(chosenPart, 'Sites');
      await panel.evaluate(typeInSearch, 'Odesa');
      await panel.evaluate(choosePart, 'Places');
      await panel.waitFor(chosenPart, 'Places');
      await panel.waitFor(
        inPanel("return root.querySelectorAll('.panel:not([hidden]) .row[data-do=go]').length === 1;"),
      );
      assert.match(await panel.evaluate(shown), /Odesa/);
      await panel.evaluate(pressIn, ['.search', 'Escape']);
      await panel.waitFor(inPanel("return root.querySelector('.search').value === '';"));
      await panel.evaluate(choosePart, 'Summary');
      const before = await panel.waitFor(onMap, { type: 'wheel', deltaY: -300, ctrlKey: true });
      await panel.waitFor(isMovedFrom, before);
      const nearer = await panel.waitFor(onMap, { type: 'keydown', key: 'ArrowLeft' });
      await panel.waitFor(isMovedFrom, nearer);
      // All of it has had its effect here, for which it was sent on to the page's own elements.
      assert.equal(await tab.evaluate(heard), '');
    }));

  test('of a long list what comes into view there is drawn', () =>
    beside('long', async (_tab, panel) => {
      await panel.evaluate(choosePart, 'Claims');
      await panel.waitFor(chosenPart, 'Claims');
      const first = await panel.waitFor(rows);
      assert.ok(first < 150, `${first} rows at once`);
      await panel.evaluate(scrollToEnd);
      await panel.waitFor(
        inPanel("return root.querySelector('.panel:not([hidden])').innerText.includes('day 159');"),
      );
    }));

  test('its list goes along as the article is scrolled', () =>
    beside('long', async (tab, panel) => {
      await panel.evaluate(choosePart, 'Claims');
      await panel.waitFor(chosenPart, 'Claims');
      await panel.waitFor(rows);
      await tab.evaluate(() =>
        document.querySelectorAll('article p')[80].scrollIntoView({ block: 'center', behavior: 'instant' }),
      );
      await panel.waitFor(
        inPanel(`
          const list = root.querySelector('.panel:not([hidden])');
          const { top, bottom } = list.getBoundingClientRect();
          return [...list.querySelectorAll('.here')].some((row) => {
            const rect = row.getBoundingClientRect();
            const day = Number(/ day (\\d+)/.exec(row.textContent)?.[1]);
            return Math.abs(day - 80) < 25 && rect.top >= top - 1 && rect.bottom <= bottom + 1;
          });`),
      );
    }));

  test('it follows the tab in front, and the marks as they go and come', () =>
    beside('article', async (tab, panel) => {
      const other = await browser().open(server.address('fire'));
      assert.match(await panel.waitFor(saysNone), /clicked Dateline’s button/);
      await other.clickToolbarButton();
      await other.waitFor(page.isMarked);
      assert.doesNotMatch(await panel.waitFor(shown), /Dnipro Hydroelectric Station/);
      assert.equal(await other.evaluate(drawerIsSeen), false, 'it never lies over the page');
      await other.clickToolbarButton();
      await other.waitFor(page.isBare);
      await panel.waitFor(saysNone);
      await other.close();
      await tab.activate?.();
      assert.match(await panel.waitFor(shown), /Dnipro Hydroelectric Station/);
    }));

  for (const dark of [false, true]) {
    test(`axe finds nothing in it, ${dark ? 'dark' : 'light'}, with its menu and without an article`, () =>
      beside('article', async (tab, panel) => {
        await tab.prefer({ dark });
        await panel.prefer({ dark });
        await panel.waitFor(isDark, dark);
        for (const part of ['Summary', 'Places', 'Sites', 'Claims', 'Sources']) {
          await panel.evaluate(choosePart, part);
          await panel.waitFor(chosenPart, part);
          assert.equal(await panel.evaluate(axe), '', part);
        }
        await panel.evaluate(click, '.menu > summary');
        // What the site's state is comes from the background.
        await panel.waitFor(
          inPanel("return root.querySelector('.menu[open] [data-menu=always]:not([hidden])') !== null;"),
        );
        assert.equal(await panel.evaluate(axe), '', 'the menu');
        const other = await browser().open(server.address('fire'));
        await panel.waitFor(saysNone);
        assert.equal(await panel.evaluate(axe), '', 'without an article');
        await other.close();
      }));
  }

  test('what is taken away is copied and saved by the panel, which has the reader’s focus', () =>
    beside('article', async (_tab, panel) => {
      await panel.evaluate(keepTaken);
      await panel.evaluate(click, "[data-do=copy][data-format='0']");
      assert.match(await panel.waitFor(taken, '# '), /Ukraine appeals to NATO partners/);
      await panel.evaluate(click, "[data-do=save][data-format='2']");
      assert.match(await panel.waitFor(taken, '{'), /FeatureCollection/);
      // Before that it said that something was copied.
      await panel.waitFor(() => /Saved/.test(document.querySelector('#said').textContent));
    }));
});
