// `npm run soak`: one tab of Chromium that is read for long. A thousand articles follow one another on one page without a
// navigation, as on a site that is an application; then the tab goes to three hundred pages, each annotated by a click. The
// memory that the tab's process has for itself is measured on the way, and must not grow once it is warm.
//
// `-- --articles N --navigations N` for fewer. Linux only: what a process has is read from /proc.
import { startChromium } from '../tests/e2e/chromium.mjs';
import { off, on } from './bench/click.mjs';
import { footprint, processOf } from './bench/memory.mjs';
import { article, paragraphsOf } from './bench/pages.mjs';
import { build } from './build.mjs';
import { articles } from './lib/bench-texts.mjs';
import { onLoopback } from './lib/loopback.mjs';
import { EXTENSION } from './lib/paths.mjs';
import { main, Stop, say } from './lib/run.mjs';
import { setUp } from './setup.mjs';

/** How often memory is measured in each part. */
const MEASURED = 10;
/** How many megabytes the second half of what was measured may be over the first, by their medians. */
const MOST_GROWTH = 10;

/** Every article has a mark to wait for. */
const lead = (n) =>
  `Minutes number ${n} of the council\n\nOfficials of the council met in Warsaw on Monday.\n\n`;
const texts = articles().map((text, n) => lead(n) + text);
const textOf = (n) => texts[n % texts.length];

/** Serves an article under every number. */
function serve() {
  return onLoopback((request, response) => {
    const number = Number(/^\/(\d+)$/.exec(request.url ?? '')?.[1] ?? Number.NaN);
    const content = Number.isNaN(number) ? '' : article(textOf(number));
    response.writeHead(content ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(content);
  });
}

/** In the page: puts another article in the place of the one that is there. */
const swap = ({ n, html }) => {
  history.pushState(null, '', String(n));
  document.title = `Minutes number ${n} of the council`;
  document.querySelector('article').innerHTML = html;
};

/** In the page: whether what is marked stands in the article that is there. */
const isMarkedAnew = () =>
  [...CSS.highlights].some(
    ([name, ranges]) =>
      name.startsWith('dateline-') &&
      [...ranges].some((range) => !range.collapsed && document.body.contains(range.startContainer)),
  );

/** The megabytes that the tab has after each tenth of `times` times `step`. */
async function measured(browser, tab, times, step) {
  const process = await processOf(browser, tab);
  const found = [];
  for (let part = 0, n = 0; part < MEASURED; part += 1) {
    for (const end = Math.round(((part + 1) * times) / MEASURED); n < end; n += 1) await step(n);
    found.push((await footprint(tab, process)) / 1e6);
    say(`after ${n}: ${found.at(-1).toFixed(1)} MB`);
  }
  return found;
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** By how much the later half of what was measured is over the earlier; the first is of a tab that is not warm. */
function growth([, ...warm]) {
  const half = warm.length >> 1;
  return median(warm.slice(-half)) - median(warm.slice(0, half));
}

async function followed(browser, server, times) {
  const tab = await browser.open(server.address(0));
  await on(tab);
  const found = await measured(browser, tab, times, async (n) => {
    const [title, ...paragraphs] = paragraphsOf(textOf(n + 1));
    await tab.evaluate(swap, { n: n + 1, html: `<h1>${title}</h1>${paragraphs.join('\n')}` });
    await tab.waitFor(isMarkedAnew);
  });
  await off(tab);
  await tab.close();
  return growth(found);
}

async function navigated(browser, server, times) {
  const tab = await browser.open(server.address(0));
  const found = await measured(browser, tab, times, async (n) => {
    await tab.go(server.address(n + 1));
    await on(tab);
  });
  await tab.close();
  return growth(found);
}

/** The number after `option` on the command line. */
function numberOf(option, otherwise) {
  const at = process.argv.indexOf(option);
  const number = at < 0 ? otherwise : Number(process.argv[at + 1]);
  if (!Number.isInteger(number) || number < MEASURED)
    throw new Stop(`${option} takes a number from ${MEASURED}.`);
  return number;
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    const [many, navigations] = [numberOf('--articles', 1000), numberOf('--navigations', 300)];
    await setUp({ forTests: true });
    await build();
    const server = await serve();
    const browser = await startChromium(EXTENSION.chrome);
    try {
      say(`${many} articles on one page`);
      const following = await followed(browser, server, many);
      say(`${navigations} navigations in one tab`);
      const navigating = await navigated(browser, server, navigations);
      console.log(
        `grown by ${following.toFixed(1)} MB over articles, ${navigating.toFixed(1)} MB over navigations`,
      );
      if (Math.max(following, navigating) > MOST_GROWTH) throw new Stop('The tab grows.');
    } finally {
      await browser.close();
      await server.close();
    }
  });
}
