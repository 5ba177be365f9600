import { browser } from 'wxt/browser';

/**
 * Whether the reader has paused what is done without a click: the sites that are always annotated stay known and are left
 * alone. The button and the menus work all the same.
 */

const KEY = 'paused';

export async function isPaused(): Promise<boolean> {
  return (await browser.storage.local.get(KEY))[KEY] === true;
}

export async function setPaused(paused: boolean): Promise<void> {
  if (paused) await browser.storage.local.set({ [KEY]: true });
  else await browser.storage.local.remove(KEY);
}
