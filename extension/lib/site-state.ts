import { browser } from 'wxt/browser';
import { pause } from './menus';
import type { SiteState } from './messages';
import { isPaused } from './pause';
import { patternAt, siteOf, turnGrant } from './sites';

/** How the site of a page's address is treated. */
export async function siteState(address: string | undefined): Promise<SiteState> {
  const pattern = patternAt(address);
  const always = pattern ? await browser.permissions.contains({ origins: [pattern] }) : false;
  return { site: pattern ? siteOf(pattern) : '', always, pause: await isPaused() };
}

/**
 * Has the site always annotated, or no more. Firefox asks the reader only in a page of the extension: there the options page
 * opens with the site filled in.
 */
export async function turnAlways(address: string | undefined): Promise<SiteState> {
  const pattern = patternAt(address);
  if (pattern) {
    try {
      await turnGrant(pattern);
    } catch {
      const origins = [pattern];
      if (await browser.permissions.contains({ origins })) await browser.permissions.remove({ origins });
      else await openOwn(`options.html#site=${siteOf(pattern)}`);
    }
  }
  return siteState(address);
}

/** Takes the pause, or ends it. */
export async function turnPause(address: string | undefined, tabId: number): Promise<SiteState> {
  await pause(!(await isPaused()), tabId);
  await browser.contextMenus.update('pause', { checked: await isPaused() }).catch(() => {});
  return siteState(address);
}

/** Opens a page of the extension in a tab. */
export async function openOwn(path: string): Promise<void> {
  await browser.tabs.create({ url: new URL(path, browser.runtime.getURL('/')).href });
}
