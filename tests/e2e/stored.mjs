// What a page has asked the extension to remember is stored some time later; with a tab that is closed before, it is lost.

/** In a page of the extension: whether what is stored of sites says `words`, or with `gone` says them no more. */
export const isSaidOfSites = async ({ words, gone = false }) => {
  const { chrome } = globalThis.wrappedJSObject ?? globalThis;
  const stored = JSON.parse(JSON.stringify(await chrome.storage.local.get(null)));
  const sites = Object.entries(stored).filter(([key]) => key.startsWith('site:'));
  return JSON.stringify(sites).includes(words) !== gone;
};

/**
 * Waits until what is stored of sites says `words`, or with `gone` says them no more, in a page of its own, which then was the
 * last in front.
 */
export async function waitUntilStored(browser, words, { gone = false } = {}) {
  const options = await browser.openOwn('options.html');
  await options.waitFor(isSaidOfSites, { words, gone });
  await options.close();
}
