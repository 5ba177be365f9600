// `npm run bench -- browser`: what a click costs in Chromium, beside an extension that does nothing but
// highlight one word upon a click, in the same run: milliseconds to the first frame with marks in a
// fresh browser, in a new tab of that browser, and again on the same page; the longest task; the
// memory of the tab. Times are medians of several starts. With `--write` the clicks go to docs/click-figures.json, too.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChromium } from '../../tests/e2e/chromium.mjs';
import { writeFigures } from '../figures.mjs';
import { writeText } from '../lib/files.mjs';
import { ROOT } from '../lib/paths.mjs';
import { off, on } from './click.mjs';
import { footprint, processOf } from './memory.mjs';
import { servePages } from './pages.mjs';
import { writeReference } from './reference.mjs';

const FIGURES = join(ROOT, 'docs', 'click-figures.json');
const STARTS = 5;
const SWITCHINGS = 100;
/** Pages that are too long for everything to be done at once. */
const LONG = { '2,000 towns': 'open/towns', '1,000,000 characters': 'open/million' };

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Runs `use` in a fresh browser with the extension in `folder`. */
async function inBrowser(folder, use) {
  const browser = await startChromium(folder);
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/** The clicks of one start of the browser. */
const clicks = (folder, address) =>
  inBrowser(folder, async (browser) => {
    const first = await browser.open(address);
    const cold = await on(first);
    await off(first);
    const again = await on(first);
    // Another address: tabs are told apart by it.
    const warm = await on(await browser.open(`${address}?second`));
    return {
      cold: cold.milliseconds,
      warm: warm.milliseconds,
      again: again.milliseconds,
      longest: Math.max(cold.longest, warm.longest, again.longest),
    };
  });

/** Medians of several starts; the longest task of all. */
async function figures(folder, address) {
  const all = [];
  for (let start = 0; start < STARTS; start += 1) all.push(await clicks(folder, address));
  const [cold, warm, again] = ['cold', 'warm', 'again'].map((key) => median(all.map((run) => run[key])));
  return { cold, warm, again, longest: Math.max(...all.map(({ longest }) => longest)) };
}

/** The longest task on a page that is too long for the marks to come at once. */
const longestTask = (folder, address) =>
  inBrowser(folder, async (browser) => (await on(await browser.open(address))).longest);

/** Bytes that the tab has more than before the first click. */
const memory = (folder, address) =>
  inBrowser(folder, async (browser) => {
    const tab = await browser.open(address);
    const process = await processOf(browser, tab);
    const bare = await footprint(tab, process);
    const more = async () => (await footprint(tab, process)) - bare;
    await on(tab);
    const marked = await more();
    await off(tab);
    const after = await more();
    for (let switched = 0; switched < SWITCHINGS; switched += 1) {
      await on(tab);
      await off(tab);
    }
    return { bare, marked, after, afterMany: await more() };
  });

const cell = (value, digits = 0) => value.toFixed(digits).padStart(9);

function showClicks(clicked) {
  console.log(`${'ms to the first marks'.padEnd(30)}     cold      warm     again   longest task`);
  for (const [name, { cold, warm, again, longest }] of Object.entries(clicked)) {
    console.log(`${name.padEnd(26)}${[cold, warm, again, longest].map((value) => cell(value)).join(' ')}`);
  }
  const { word, sample, words, strict } = clicked;
  const ratios = (a, b) => ['cold', 'warm', 'again'].map((key) => cell(a[key] / b[key], 1)).join(' ');
  console.log(`${'sample / one word'.padEnd(26)}${ratios(sample, word)}`);
  console.log(`${'5,000 words / sample'.padEnd(26)}${ratios(words, sample)}`);
  console.log(`${'strict policy / open'.padEnd(26)}${ratios(strict, sample)}`);
}

function showMemory({ bare, marked, after, afterMany }) {
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(`a bare tab: ${megabytes(bare)}; marked: ${megabytes(marked)} more; switched off:`);
  console.log(`${megabytes(after)} more; off after ${SWITCHINGS} more times: ${megabytes(afterMany)} more`);
}

/** Writes docs/click-figures.json, and docs/figures.md of it. */
function writeClicks(clicked) {
  const rounded = Object.entries(clicked).map(([name, { cold, warm, again }]) => [
    name,
    { cold: Math.round(cold), warm: Math.round(warm), again: Math.round(again) },
  ]);
  const when = new Date().toISOString().slice(0, 10);
  writeText(FIGURES, `${JSON.stringify({ when, ...Object.fromEntries(rounded) }, null, 2)}\n`);
  writeFigures();
}

/** Measures the extension in `folder` and prints what was found; with `--write` the clicks are kept. */
export async function benchBrowser(folder) {
  const temporary = mkdtempSync(join(tmpdir(), 'dateline-bench-'));
  const reference = join(temporary, 'one-word');
  writeReference(reference);
  const server = await servePages();
  try {
    // Each is shown as soon as it is there: all of it takes minutes.
    const clicked = {
      word: await figures(reference, server.address('open/sample')),
      sample: await figures(folder, server.address('open/sample')),
      words: await figures(folder, server.address('open/words')),
      strict: await figures(folder, server.address('strict/sample')),
    };
    showClicks(clicked);
    if (process.argv.includes('--write')) writeClicks(clicked);
    for (const [name, path] of Object.entries(LONG)) {
      const longest = await longestTask(folder, server.address(path));
      console.log(`longest task, ${name}: ${longest ? `${longest.toFixed(0)} ms` : 'none over 50 ms'}`);
    }
    // Where the system says what a process has.
    if (existsSync('/proc/self/status')) showMemory(await memory(folder, server.address('open/sample')));
  } finally {
    await server.close();
    rmSync(temporary, { recursive: true });
  }
}
