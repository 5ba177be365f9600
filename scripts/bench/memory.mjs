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

/** The number of the process that shows `tab`: the one that is busy when the tab is. */
export async function processOf(browser, tab) {
  const before = new Map((await renderers(browser)).map(({ id, cpuTime }) => [id, cpuTime]));
  await tab.evaluate((milliseconds) => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  }, BUSY);
  const after = await renderers(browser);
  const used = ({ id, cpuTime }) => cpuTime - (before.get(id) ?? 0);
  return after.toSorted((a, b) => used(b) - used(a))[0].id;
}

/**
 * Bytes of memory that nobody else has (what Chromium's task manager calls the memory footprint on
 * Linux), after garbage is collected.
 */
export async function footprint(tab, process) {
  await tab.collectGarbage();
  await new Promise((resolve) => setTimeout(resolve, SETTLED));
  const status = readFileSync(`/proc/${process}/status`, 'utf8');
  const kilobytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return (kilobytes('RssAnon') + kilobytes('VmSwap')) * 1024;
}
