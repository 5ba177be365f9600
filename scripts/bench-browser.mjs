// `npm run bench -- browser`: what a click costs in Chromium, beside an extension that does nothing but
// highlight one word upon a click, in the same run. From the click to the first frame with marks,
// medians of several starts: in a fresh browser, in a new tab of that browser, and again on the same
// page; for the sample page, for one of 5,000 words, and under a policy that forbids WebAssembly. Also
// what the tab's memory grows by, and the longest task.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { startChromium } from '../tests/e2e/chromium.mjs';
import { build } from './build.mjs';
import { single } from './lib/bench-texts.mjs';
import { BUILD, EXTENSION, ROOT, SAMPLE_ARTICLE } from './lib/paths.mjs';
import { setUp } from './setup.mjs';

const STARTS = 5;
/** As many characters as 5,000 words of news have. */
const LONG = 31_000;
const STRICT = { 'content-security-policy': "script-src 'self'" };
const FIGURES = join(ROOT, 'docs', 'performance-browser.json');

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** An extension that highlights one word upon a click, and takes that away upon the next. */
function wordExtension() {
  const folder = join(BUILD, 'bench', 'word-extension');
  mkdirSync(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: 'One word',
    version: '1',
    action: {},
    background: { service_worker: 'background.js' },
    permissions: ['activeTab', 'scripting'],
  };
  const background = `chrome.action.onClicked.addListener(({ id }) =>
    chrome.scripting.executeScript({ target: { tabId: id }, files: ['content.js'] }));`;
  const content = `if (CSS.highlights.has('dateline-word')) CSS.highlights.delete('dateline-word');
    else {
      const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
      let node = walker.nextNode();
      while (node.data.trim().length < 5) node = walker.nextNode();
      const range = document.createRange();
      const start = node.data.search(/\\S/);
      range.setStart(node, start);
      range.setEnd(node, start + 5);
      CSS.highlights.set('dateline-word', new Highlight(range));
      document.adoptedStyleSheets.push(new CSSStyleSheet());
      document.adoptedStyleSheets.at(-1).replaceSync('::highlight(dateline-word) { background: yellow }');
    }`;
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'background.js'), background);
  writeFileSync(join(folder, 'content.js'), content);
  return folder;
}

/** A page with an article of these paragraphs. */
const page = (text) => {
  const [title, ...paragraphs] = text.split(/\n+/).filter((line) => line.trim());
  const escaped = (line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const body = paragraphs.map((line) => `<p>${escaped(line)}</p>`).join('\n');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title>
    <body><article><h1>${escaped(title)}</h1>${body}</article></body></html>`;
};

async function serve(pages) {
  const server = createServer(({ url }, response) => {
    const [, policy, name] = url.split('?')[0].split('/');
    const headers = { 'content-type': 'text/html; charset=utf-8', ...(policy === 'strict' ? STRICT : {}) };
    response.writeHead(pages[name] ? 200 : 404, headers).end(pages[name]);
  });
  await new Promise((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: (path) => `http://127.0.0.1:${port}/${path}`, close: () => server.close() };
}

/** Milliseconds from a click to the frame after the first marks; the longest task on the way. */
async function click(tab) {
  await tab.evaluate(() => {
    const page = /** @type {any} */ (window);
    page.longest = 0;
    page.observer ??= new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) page.longest = Math.max(page.longest, duration);
    });
    page.observer.observe({ type: 'longtask' });
    page.began = performance.now();
    page.seen = undefined;
    const look = () => {
      if ([...CSS.highlights.keys()].some((name) => name.startsWith('dateline-'))) {
        requestAnimationFrame(() => {
          page.seen = performance.now() - page.began;
        });
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await tab.clickToolbarButton();
  const milliseconds = await tab.waitFor(() => /** @type {any} */ (window).seen);
  return { milliseconds, longest: await tab.evaluate(() => /** @type {any} */ (window).longest) };
}

async function off(tab) {
  await tab.clickToolbarButton();
  await tab.waitFor(() => ![...CSS.highlights.keys()].some((name) => name.startsWith('dateline-')));
}

/** One start of the browser: figures for one page. */
async function once(folder, address) {
  const browser = await startChromium(folder);
  try {
    const first = await browser.open(address);
    const before = await browser.memory();
    const cold = await click(first);
    const after = await browser.memory();
    await off(first);
    const left = await browser.memory();
    const again = await click(first);
    // Another address: the browser's tabs are told apart by it.
    const second = await browser.open(`${address}?second`);
    const warm = await click(second);
    return {
      cold: cold.milliseconds,
      warm: warm.milliseconds,
      again: again.milliseconds,
      longest: Math.max(cold.longest, warm.longest, again.longest),
      grown: after - before,
      kept: left - before,
    };
  } finally {
    await browser.close();
  }
}

async function figures(folder, address) {
  const all = [];
  for (let start = 0; start < STARTS; start += 1) all.push(await once(folder, address));
  return Object.fromEntries(Object.keys(all[0]).map((key) => [key, median(all.map((run) => run[key]))]));
}

/** Measures and prints; with `write`, writes docs/performance-browser.json too. */
export async function benchBrowser(write) {
  await setUp({ forTests: true });
  await build();
  const server = await serve({
    sample: page(readFileSync(SAMPLE_ARTICLE, 'utf8')),
    long: page(single(LONG)),
  });
  try {
    const word = await figures(wordExtension(), server.address('open/sample'));
    const rows = { 'one word': word };
    for (const path of ['open/sample', 'open/long', 'strict/sample']) {
      rows[path] = await figures(EXTENSION.chrome, server.address(path));
    }
    const show = (value) => value.toFixed(0).padStart(7);
    console.log(`${''.padEnd(16)}   cold    warm   again  longest task  MB grown  MB kept after off`);
    for (const [name, row] of Object.entries(rows)) {
      const megabytes = [row.grown, row.kept].map((bytes) => show(bytes / 1e6));
      console.log(
        `${name.padEnd(14)}${show(row.cold)} ${show(row.warm)} ${show(row.again)} ${show(row.longest)}    ${megabytes.join('  ')}`,
      );
    }
    const sample = rows['open/sample'];
    const ratio = (key) => (sample[key] / word[key]).toFixed(1);
    console.log(`\ntimes of one word: cold ${ratio('cold')}, warm ${ratio('warm')}, again ${ratio('again')}`);
    console.log(`5,000 words: ${(rows['open/long'].cold / sample.cold).toFixed(2)} times the sample`);
    console.log(`strict policy: ${(rows['strict/sample'].cold / sample.cold).toFixed(2)} times the open one`);
    if (write) writeFileSync(FIGURES, `${JSON.stringify(rows, null, 2)}\n`);
  } finally {
    server.close();
  }
}
