// `npm run bench -- playground`: how long the playground takes from the beginning of its loading to the first marks, in fresh browsers, each
// with nothing in its cache, from a server on this machine; and with everything in the cache. Medians of several starts, in milliseconds.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, WWW } from '../lib/paths.mjs';
import { addressOf, serve } from '../serve.mjs';

/** What the tests drive browsers by: it knows of pages, which scripts do not. */
const ofTests = (name) => import(pathToFileURL(join(ROOT, 'tests', 'e2e', name)).href);
const { startChromium } = await ofTests('chromium.mjs');
const { startFirefox } = await ofTests('firefox.mjs');

const STARTS = 5;
const BROWSERS = { Chromium: startChromium, Firefox: startFirefox };

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** In the page: when the first marks were drawn, counted from the beginning of its loading, and when parts of that were done. */
const times = () => {
  const [drawn] = performance.getEntriesByName('dateline-drawn');
  if (!drawn) return null;
  const files = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource'));
  const end = (kind) => files.find(({ name }) => name.endsWith(kind))?.responseEnd ?? 0;
  const annotating = /in (\d+) ms/.exec(document.querySelector('#status').textContent);
  return {
    drawn: drawn.startTime,
    gazetteer: end('.bin'),
    core: end('.wasm'),
    annotating: Number(annotating?.[1]),
  };
};

/** One start of a browser: the first visit and the second. */
async function visits(start, address) {
  const browser = await start(undefined);
  try {
    const tab = await browser.open(address);
    const cold = await tab.waitFor(times);
    // Another address of the same page: browsers may not load the same anew.
    await tab.go(`${address}?again`);
    return { cold, warm: await tab.waitFor(times) };
  } finally {
    await browser.close();
  }
}

export async function benchPlayground() {
  const server = await serve(WWW);
  const address = addressOf(server);
  try {
    console.log(
      'ms from the beginning of loading     core there   gazetteer there   annotating   first marks',
    );
    for (const [name, start] of Object.entries(BROWSERS)) {
      const all = [];
      for (let started = 0; started < STARTS; started += 1) all.push(await visits(start, address));
      for (const visit of ['cold', 'warm']) {
        const of = (what) => median(all.map((one) => one[visit][what])).toFixed(0);
        const cells = [
          of('core').padStart(14),
          of('gazetteer').padStart(17),
          of('annotating').padStart(12),
          of('drawn').padStart(13),
        ];
        console.log(`${`${name}, ${visit} cache`.padEnd(33)} ${cells.join(' ')}`);
      }
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
