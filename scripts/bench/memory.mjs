// What a tab's process has for itself.
import { readFileSync } from 'node:fs';

/** Milliseconds that the tab computes for nothing, by which its process is known. */
const BUSY = 300;
/** Milliseconds after which the browser has given back what it frees late. */
const SETTLED = 3_000;

const renderers = async (browser) => {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer');
};

/** The number of the renderer that computes most while the tab is busy. */
async function busiest(browser, tab) {
  const before = new Map((await renderers(browser)).map(({ id, cpuTime }) => [id, cpuTime]));
  await tab.evaluate((milliseconds) => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  }, BUSY);
  const used = ({ id, cpuTime }) => cpuTime - (before.get(id) ?? cpuTime);
  return (await renderers(browser)).toSorted((a, b) => used(b) - used(a))[0].id;
}

/** The number of the process that shows `tab`: the one that is busy whenever the tab is. */
export async function processOf(browser, tab) {
  const found = [];
  // Another may just be starting.
  while (found.length < 3 || new Set(found.slice(-3)).size > 1) found.push(await busiest(browser, tab));
  return found.at(-1);
}

/**
 * Bytes of memory that nobody else has (what Chromium's task manager calls the memory footprint on
 * Linux), after garbage is collected.
 */
export async function footprint(tab, process) {
  const session = await tab.session();
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  await new Promise((resolve) => setTimeout(resolve, SETTLED));
  const status = readFileSync(`/proc/${process}/status`, 'utf8');
  const kilobytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return (kilobytes('RssAnon') + kilobytes('VmSwap')) * 1024;
}
