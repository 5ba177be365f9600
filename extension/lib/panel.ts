import { browser } from 'wxt/browser';

/** The browser's own side panel: Chromium's `sidePanel`, Firefox's `sidebarAction`. Firefox for Android has none. */

/** What Firefox has, of which the types of the others know nothing. */
const { sidebarAction } = browser as unknown as { sidebarAction?: { open: () => Promise<void> } };

export const canOpenPanel = (): boolean =>
  import.meta.env.FIREFOX ? sidebarAction !== undefined : browser.sidePanel !== undefined;

/** Opens it in a window, if the browser takes this for the reader's own action. */
export async function openPanel(windowId: number | undefined): Promise<void> {
  if (import.meta.env.FIREFOX) await sidebarAction?.open();
  else if (windowId !== undefined) await browser.sidePanel.open({ windowId });
}
