import type { Counts } from '@core';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { articleFrame } from '../lib/framed-article';
import type { Wanted } from '../lib/kept';
import { allKeys, type Key } from '../lib/keys';
import { chosenMessages, speakChosen } from '../lib/language';
import { make } from '../lib/list-maker';
import { remake } from '../lib/lists';
import { askedBy, chooseOnButton, makeMenus } from '../lib/menus';
import {
  type Injection,
  readToBackground,
  type SiteState,
  type ToBackground,
  type ToContent,
} from '../lib/messages';
import { CONTENT_SCRIPT, FRAMED, TRANSLATED } from '../lib/own-files';
import { openPanel } from '../lib/panel';
import { checkedSettings } from '../lib/settings';
import { openOwn, siteState, turnAlways, turnPause } from '../lib/site-state';
import { registerOnGrantedSites } from '../lib/sites';
import { followOthers } from '../lib/sync';
import { type Messages, text } from '../lib/text';

const BADGE_COLOUR = '#7a1f2b';

const COMMANDS: Record<string, ToContent> = {
  'toggle-sidebar': { kind: 'toggle-sidebar' },
  'next-mention': { kind: 'step', delta: 1 },
  'previous-mention': { kind: 'step', delta: -1 },
};

/** Until the background speaks the language that the reader has chosen. */
let spoken: Promise<void>;

/** Starts things; keeps no state, since the browser may stop it at any time. */
export default defineBackground(() => {
  spoken = speakChosen();
  followOthers();
  // The menus are kept by the browser in the words that they were made with.
  browser.storage.local.onChanged.addListener(({ settings }) => {
    if (languageOf(settings?.oldValue) === languageOf(settings?.newValue)) return;
    spoken = speakChosen();
    void spoken.then(makeMenus);
  });
  browser.action.onClicked.addListener((tab) => {
    if (tab.id !== undefined) void annotate(tab.id, tab.url);
  });

  browser.commands.onCommand.addListener((command, tab) => {
    const message = COMMANDS[command];
    // Where the tab was not annotated nobody listens, and there is nothing to do.
    if (message && tab?.id !== undefined) browser.tabs.sendMessage(tab.id, message).catch(() => {});
  });

  browser.contextMenus.onClicked.addListener((click, tab) => {
    const id = tab?.id;
    if (id === undefined) return;
    const asked = askedBy(click);
    if (asked) void annotate(id, tab?.url, asked);
    else void chooseOnButton(click, tab, () => void annotate(id, tab?.url, 'page'));
  });

  browser.runtime.onMessage.addListener((given: unknown, sender, respond) => {
    const message = readToBackground(given);
    const tabId = sender.tab?.id;
    if (!message || tabId === undefined) return false;
    if (message.kind === 'open-settings') void browser.runtime.openOptionsPage();
    if (message.kind === 'open-about') void openOwn('options.html#data-title');
    if (message.kind === 'open-panel') void openPanel(sender.tab?.windowId).catch(() => {});
    if (message.kind === 'remake-lists') void remake(make);
    if (message.kind === 'status') void showCounts(tabId, message.counts);
    const answer = answered(message, tabId, sender.frameId ?? 0, sender.url);
    void answer?.then(respond);
    return answer !== undefined;
  });

  browser.permissions.onAdded.addListener(() => void registerOnGrantedSites());
  browser.permissions.onRemoved.addListener(() => void registerOnGrantedSites());
  // Browsers keep the menus, but not each of them whether the pause is ticked.
  browser.runtime.onStartup.addListener(() => void spoken.then(makeMenus));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void registerOnGrantedSites();
    void spoken.then(makeMenus);
    // Own lists are made against a version's gazetteer.
    if (reason === 'update') void remake(make);
  });
});

const languageOf = (settings: unknown) => checkedSettings(settings).language;

/** The answer to a message that has one. */
function answered(
  message: ToBackground,
  tabId: number,
  frameId: number,
  address: string | undefined,
): Promise<Injection | SiteState | Key[] | Messages | boolean | undefined> | undefined {
  const { kind } = message;
  if (kind === 'inject-translated-core') return injectTranslatedCore(tabId, frameId);
  if (kind === 'texts') return chosenMessages().catch(() => undefined);
  if (kind === 'site-state') return siteState(address);
  if (kind === 'keys') return spoken.then(allKeys);
  if (kind === 'turn-always') return turnAlways(address);
  if (kind === 'turn-pause') return turnPause(address, tabId);
  // A frame decides nothing for the page around it.
  if (kind === 'annotate-frame')
    return frameId === 0 ? annotateFrame(tabId, address, message.clicked) : undefined;
  if (kind === 'end-frame') return frameId === 0 ? endFrame(tabId) : undefined;
  return undefined;
}

/** Has the article annotated that stands in a frame of the page at `address`. Answers whether there may be one. */
async function annotateFrame(tabId: number, address: string | undefined, clicked: boolean): Promise<boolean> {
  try {
    const everywhere = { tabId, allFrames: true };
    const looks = await browser.scripting.executeScript({ target: everywhere, files: [FRAMED] });
    const frameId = articleFrame(looks, new URL(address ?? '').origin);
    if (frameId === undefined) return false;
    const target = { tabId, frameIds: [frameId] };
    await leaveAsked(target, null, clicked);
    await browser.scripting.executeScript({ target, files: [CONTENT_SCRIPT] });
    return true;
  } catch {
    // A frame that has gone, or is closed to extensions.
    return false;
  }
}

/** Ends what is annotated in a frame. Answers whether anything was. */
async function endFrame(tabId: number): Promise<boolean> {
  const message: ToContent = { kind: 'end-frame' };
  return browser.tabs.sendMessage(tabId, message).then(
    (ended) => ended === true,
    // Nobody listens.
    () => false,
  );
}

/** Leaves in the page, for the content script, whether the reader has clicked and what is asked. */
const leaveAsked = (
  target: { tabId: number; frameIds?: number[] },
  asked: Wanted | null,
  clicked: boolean,
): Promise<unknown> =>
  browser.scripting.executeScript({
    target,
    func: (wanted: Wanted | null, isClicked: boolean) => {
      // As in lib/kept.ts, of which this function sees nothing where it runs.
      const kept = globalThis as unknown as Record<symbol, unknown>;
      kept[Symbol.for('dateline.clicked')] = isClicked;
      kept[Symbol.for('dateline.asked')] = wanted ?? undefined;
    },
    args: [asked, clicked],
  });

/** Milliseconds that a click's grant may take to reach the page's process, and between two looks. */
const GRANT = { patience: 2000, pause: 25 };

/** Has the tab annotated by a click, or what is `asked` of its selection done. */
async function annotate(tabId: number, address: string | undefined, asked?: Wanted): Promise<void> {
  const target = { tabId };
  try {
    await granted(address, () => leaveAsked(target, asked ?? null, true));
    const [injection] = await browser.scripting.executeScript({ target, files: [CONTENT_SCRIPT] });
    if (injection?.result !== true) throw new Error('the content script could not begin');
  } catch {
    await spoken;
    // The browser's own pages and its extension store are closed to every extension; some pages close themselves.
    await browser.action.setBadgeText({ tabId, text: '–' });
    await browser.action.setTitle({ tabId, title: text('action_title_closed') });
  }
}

/**
 * Runs the first injection after a click. Chromium grants `activeTab` in its own process and tells
 * the page's; under load an injection can come there first and is refused. That the grant was given
 * can be seen from the tab's address, which is hidden without it; then the refusal is not final.
 */
async function granted(address: string | undefined, inject: () => Promise<unknown>): Promise<void> {
  const end = performance.now() + GRANT.patience;
  for (;;) {
    try {
      await inject();
      return;
    } catch (error) {
      if (!address || !/^https?:/.test(address) || performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, GRANT.pause));
    }
  }
}

async function injectTranslatedCore(tabId: number, frameId: number): Promise<Injection> {
  try {
    const target = { tabId, frameIds: [frameId] };
    await browser.scripting.executeScript({ target, files: [TRANSLATED] });
    return { injected: true };
  } catch (error) {
    return { injected: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

async function showCounts(tabId: number, counts: Counts | null): Promise<void> {
  const total = counts ? counts.places + counts.infrastructure : 0;
  await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR });
  await browser.action.setBadgeText({ tabId, text: counts ? String(total) : '' });
  await spoken;
  const title = counts
    ? text(
        'action_title_on',
        ...[counts.places, counts.infrastructure, counts.claims].map((count) => String(count)),
      )
    : text('action_title');
  await browser.action.setTitle({ tabId, title });
}
