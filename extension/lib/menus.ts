import type { Asked } from '@core';
import { browser } from 'wxt/browser';
import type { ToContent } from './messages';
import { canOpenPanel, openPanel } from './panel';
import { isPaused, setPaused } from './pause';
import { patternAt, registerOnGrantedSites, turnGrant } from './sites';
import { text } from './text';

/**
 * The context menus: of a selection, and of the toolbar button. They are made when the extension is installed and kept
 * by the browser.
 */

const ON_SELECTION: Record<string, Asked> = { 'look-up': 'look-up', 'annotate-selection': 'annotate' };

type Clicked = Parameters<Parameters<typeof browser.contextMenus.onClicked.addListener>[0]>;
export type MenuClick = Clicked[0];
export type MenuTab = Clicked[1];

/** Makes the menus anew. */
export async function makeMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  const item = (id: string, key: string, context: 'selection' | 'action', more = {}) =>
    browser.contextMenus.create({ id, title: text(key), contexts: [context], ...more });
  item('look-up', 'menu_look_up', 'selection');
  item('annotate-selection', 'menu_annotate_selection', 'selection');
  if (canOpenPanel()) item('panel', 'menu_panel', 'action');
  item('always-here', 'menu_always_here', 'action');
  item('pause', 'menu_pause', 'action', { type: 'checkbox', checked: await isPaused() });
  // Chromium has an entry of its own there.
  if (import.meta.env.FIREFOX) item('options', 'menu_options', 'action');
}

/** What is asked of a selection by an entry of its menu, if it is one. */
export const askedBy = ({ menuItemId }: MenuClick): Asked | undefined => ON_SELECTION[menuItemId];

/** Does what an entry of the button's menu says; `annotate` annotates the tab. */
export async function chooseOnButton(click: MenuClick, tab: MenuTab, annotate: () => void): Promise<void> {
  // At once: the browser opens it only inside the reader's own action.
  if (click.menuItemId === 'panel') await openPanel(tab?.windowId);
  if (click.menuItemId === 'options') await browser.runtime.openOptionsPage();
  if (click.menuItemId === 'pause') await pause(click.checked === true, tab?.id);
  const pattern = click.menuItemId === 'always-here' ? patternAt(tab?.url) : undefined;
  if (pattern && (await turnGrant(pattern))) annotate();
}

/** Takes the pause, or ends it; the annotation of the tab with it. */
export async function pause(paused: boolean, tabId: number | undefined): Promise<void> {
  await setPaused(paused);
  await registerOnGrantedSites();
  const message: ToContent = { kind: 'end' };
  // Where the tab was not annotated nobody listens.
  if (paused && tabId !== undefined) await browser.tabs.sendMessage(tabId, message).catch(() => {});
}
