// Pages that are sent with a Content-Security-Policy are annotated like any other page, and neither the page nor
// whoever collects its violations can tell.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { POLICIES, startServer } from './server.mjs';

let server;
before(async () => {
  server = await startServer({ article: 'nato-air-defence.html' });
});
after(() => server.close());

/** Whether the page's policy allows WebAssembly to the page itself. */
const allowsWasm = () =>
  WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(
    () => true,
    () => false,
  );

/** In the page: keeps every violation from now on. */
const collectViolations = () => {
  window.violationsSeen = [];
  document.addEventListener('securitypolicyviolation', ({ blockedURI, sourceFile, effectiveDirective }) => {
    window.violationsSeen.push([effectiveDirective, blockedURI, sourceFile].join(' '));
  });
};
const violations = () => window.violationsSeen;
const isHeard = () => window.violationsSeen.length > 0;

/** In the page: violates every policy of these tests. */
const provoke = () => {
  try {
    document.documentElement.setAttribute('onwheel', '0');
  } catch {
    // Under Trusted Types that throws, besides violating the policy.
  }
};

/**
 * In the page: what the open sidebar says, but for the map. A policy that takes a page's styles makes it another width, and the
 * sidebar with it, and the map names what it has room for.
 */
const listed = () => {
  const drawer = document.querySelector('dateline-overlay').shadowRoot.querySelector('.drawer');
  const map = drawer.querySelector('svg:not(.icon)');
  map.style.display = 'none';
  const text = drawer.innerText;
  map.style.display = '';
  return text;
};

/** Whether a policy has violations sent to the server at once. */
const isCollected = (policy) => Object.values(POLICIES[policy]).some((value) => value.includes('report-uri'));

/** Whether the content script of a tab in Chromium has been given the translation of the core. */
async function isTranslated(tab) {
  const session = await tab.session();
  const contexts = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await session.send('Runtime.enable');
  const { id } = contexts.find(({ origin }) => origin.startsWith('chrome-extension:'));
  const expression = "globalThis[Symbol.for('dateline.translated-core')] !== undefined";
  const { result } = await session.send('Runtime.evaluate', { contextId: id, expression });
  return result.value;
}

inEveryBrowser('policies', (browser, browserName) => {
  const annotated = async (policy) => {
    const tab = await browser().open(server.address('article', policy));
    // The summary is cut to its room, which a page's styles, kept away by some policies, may change. Here is room for all.
    await tab.resize(1280, 1400);
    await tab.evaluate(collectViolations);
    server.reports.length = 0;
    const untouched = await tab.evaluate(page.bodySource);
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    assert.equal(await tab.evaluate(page.bodySource), untouched);
    const marks = await tab.evaluate(page.marks);
    await tab.waitFor(page.openText, '.drawer');
    // What lies outside of the map is said beside it once it is drawn.
    await tab.waitFor(page.isMapDrawn);
    await tab.waitFor(page.isFitted);
    const sidebar = await tab.evaluate(listed);
    return {
      tab,
      violations: await tab.evaluate(violations),
      marks: marks.map(({ start, end, text, class: name }) => ({ start, end, text, class: name })),
      sidebar,
    };
  };

  let open;
  before(async () => {
    open = await annotated('open');
    assert.equal(await open.tab.evaluate(allowsWasm), true);
    assert.ok(open.marks.length > 10);
  });

  // Firefox's build has no translation at all.
  if (browserName === 'Chromium') {
    test('a page that allows WebAssembly is not given the translation', async () => {
      assert.equal(await isTranslated(open.tab), false);
      const strict = await annotated('own-scripts');
      assert.equal(await isTranslated(strict.tab), true);
      await strict.tab.close();
    });
  }

  for (const policy of Object.keys(POLICIES).filter((name) => name !== 'open')) {
    test(`under the policy "${policy}" the marks and the sidebar are the same, and nobody is told`, async () => {
      const { tab, marks, sidebar, violations: seen } = await annotated(policy);
      assert.deepEqual(marks, open.marks);
      assert.equal(sidebar, open.sidebar);
      assert.deepEqual(seen, []);
      // What would have been heard is heard: the test of the test, and by then an earlier report would be here.
      await tab.evaluate(provoke);
      await tab.waitFor(isHeard);
      if (isCollected(policy)) await server.reported(/inline|trusted-types-sink/);
      assert.deepEqual(
        server.reports.filter((report) => /wasm|extension:/.test(report)),
        [],
      );
      // In Firefox a test's own code is under no policy, so there it cannot be asked.
      if (browserName === 'Chromium' && !policy.startsWith('only-')) {
        assert.equal(await tab.evaluate(allowsWasm), false, 'or this test shows nothing');
      }
      await tab.close();
    });
  }
});
