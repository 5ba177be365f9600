// Markup and scripts of a page that stand in the extension's way, on purpose or not: forms whose fields are called
// like what a form has of its own, images called like what the document has, elements called like the extension's.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';

const article = readFileSync(join(import.meta.dirname, '../pages/nato-air-defence.html'), 'utf8');
const within = (first, last) =>
  article.replace(/<body[^>]*>/, (body) => `${body}${first}`).replace('</body>', `${last}</body>`);

const FIELDS =
  'id localName children childNodes firstChild nextSibling parentElement getAttribute hasAttributes hasAttribute shadowRoot ' +
  'checkVisibility matches closest textContent isConnected getClientRects contains';
const IMAGES =
  'body head documentElement createElement querySelector querySelectorAll addEventListener createRange title defaultView ' +
  'adoptedStyleSheets activeElement URL dispatchEvent';

const fields = FIELDS.split(' ').map((name) => `<input type="hidden" name="${name}">`);
const images = IMAGES.split(' ').map((name) => `<img alt="" hidden name="${name}">`);

const PAGES = {
  'a form around the article with fields called like its properties': within(
    `<form id="all">${fields.join('')}`,
    '</form><input type="hidden" name="nextSibling" form="all">',
  ),
  'images called like what the document has': within(images.join(''), ''),
  "elements called like the extension's globals": within(
    '',
    `<div id="datelineAnnotation"></div><a id="datelineClicked"></a><embed id="datelineTranslatedCore">
     <form id="page"></form><form id="wasm"></form>`,
  ),
  "elements of the page's own with the names of the extension's": within(
    '',
    `<script>
       class Taken extends HTMLElement { static disabledFeatures = ['shadow']; }
       customElements.define('dateline-overlay', Taken);
       customElements.define('dateline-notice', class extends Taken {});
     </script>`,
  ),
};

/** The name of a page as its address has it. */
const slug = (name) => name.replaceAll(/\W+/g, '-');

let server;
before(async () => {
  server = await startServer({
    article,
    browser: within('', '<iframe name="browser" hidden></iframe>'),
    chrome: within('', '<iframe name="chrome" hidden></iframe>'),
    ...Object.fromEntries(Object.entries(PAGES).map(([name, text]) => [slug(name), text])),
  });
});
after(() => server.close());

/** In the page: hears what is posted to it from now on. */
const listen = () => {
  window.heard = 0;
  window.addEventListener('message', () => window.heard++);
};
const heard = () => window.heard;

const isUnmarked = () => ![...CSS.highlights].some(([name]) => name.startsWith('dateline-'));

/** As in page.mjs, on a page where `document.body` may be anything. */
const bodySource = () => Reflect.get(Document.prototype, 'body', document).outerHTML;

inEveryBrowser('a page in the way', (browser, browserName) => {
  const marked = async (name) => {
    const tab = await browser().open(server.address(slug(name)));
    await tab.evaluate(listen);
    const untouched = await tab.evaluate(bodySource);
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    const marks = (await tab.evaluate(page.marks)).map(({ text, class: kind }) => `${kind}: ${text}`);
    assert.equal(await tab.evaluate(bodySource), untouched);
    // What is posted comes in a task, and marks take several of them.
    assert.equal(await tab.evaluate(heard), 0);
    await tab.clickToolbarButton();
    await tab.waitFor(isUnmarked);
    await tab.close();
    return marks;
  };

  let plain;
  before(async () => {
    plain = await marked('article');
    assert.ok(plain.length > 10);
  });

  // Firefox's extensions have their functions on a global that no page reaches.
  if (browserName === 'Chromium') {
    for (const name of ['browser', 'chrome']) {
      test(`a frame called ${name}, which the browser takes for the extension's own: the badge says so`, async () => {
        const tab = await browser().open(server.address(name));
        await tab.clickToolbarButton();
        await tab.waitForBadge('–');
        await tab.close();
      });
    }
  }

  for (const name of Object.keys(PAGES)) {
    test(`${name}: the same marks, and off again`, async () => {
      assert.deepEqual(await marked(name), plain);
    });
  }
});
