// One click on the extension's button, as the reader feels it.

/** Sends into the page what sees marks come and tasks that are long. */
function watch() {
  const page = /** @type {any} */ (window);
  page.isMarked = () =>
    [...CSS.highlights].some(([name, { size }]) => name.startsWith('dateline-') && size > 0);
  page.longest = 0;
  page.observer ??= new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) page.longest = Math.max(page.longest, duration);
  });
  page.observer.observe({ type: 'longtask' });
  page.seen = undefined;
  const look = () => {
    if (!page.isMarked()) return requestAnimationFrame(look);
    // The next task but for the drawing of this frame.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      page.seen = performance.timeOrigin + performance.now();
    };
    return port2.postMessage(null);
  };
  requestAnimationFrame(look);
}

const seen = () => /** @type {any} */ (window).seen;
const isBare = () => !(/** @type {any} */ (window).isMarked());
const longest = () => /** @type {any} */ (window).longest;

/** Milliseconds until entries of long tasks have been handed out. */
const SETTLED = 300;

/** Milliseconds from a click to the end of the first frame with marks, and the longest task over 50 ms, or 0. */
export async function on(tab) {
  await tab.evaluate(watch);
  const clicked = performance.timeOrigin + performance.now();
  await tab.clickToolbarButton();
  const milliseconds = (await tab.waitFor(seen)) - clicked;
  await new Promise((resolve) => setTimeout(resolve, SETTLED));
  return { milliseconds, longest: await tab.evaluate(longest) };
}

/** Takes the marks away by another click. */
export async function off(tab) {
  await tab.clickToolbarButton();
  await tab.waitFor(isBare);
}
