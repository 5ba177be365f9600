// Pages that are sent with a Content-Security-Policy are annotated like any other page.
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

inEveryBrowser('policies', (browser, browserName) => {
  const annotated = async (policy) => {
    const tab = await browser().open(server.address('article', policy));
    const untouched = await tab.evaluate(page.bodySource);
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    assert.equal(await tab.evaluate(page.bodySource), untouched);
    const marks = await tab.evaluate(page.marks);
    return {
      marks: marks.map(({ start, end, text, class: name }) => ({ start, end, text, class: name })),
      sidebar: await tab.waitFor(page.openText, '.drawer'),
      wasm: await tab.evaluate(allowsWasm),
    };
  };

  let open;
  before(async () => {
    open = await annotated('open');
    assert.equal(open.wasm, true);
    assert.ok(open.marks.length > 10);
  });

  for (const policy of Object.keys(POLICIES).filter((name) => name !== 'open')) {
    test(`under the policy "${policy}" the marks and the sidebar are the same`, async () => {
      const { marks, sidebar, wasm } = await annotated(policy);
      // In Firefox a test's own code is under no policy, so there it cannot be asked.
      if (browserName === 'Chromium') assert.equal(wasm, false, 'or this test shows nothing');
      assert.deepEqual(marks, open.marks);
      assert.equal(sidebar, open.sidebar);
    });
  }
});
