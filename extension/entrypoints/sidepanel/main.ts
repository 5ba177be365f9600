import { type Browser, browser } from 'wxt/browser';
import { find } from '../../lib/find';
import { speakChosen } from '../../lib/language';
import { readToBackground } from '../../lib/messages';
import { type FromPanel, PANEL, readToPanel } from '../../lib/mirror-messages';
import { patternOf, turnGrant } from '../../lib/sites';
import { text } from '../../lib/text';
import { Panel } from './panel';

/**
 * The browser's own side panel: the sidebar of the tab in front, as the page's content script has it. It keeps nothing,
 * and has no core.
 */

type Port = Browser.runtime.Port;

const none = find('#none', HTMLElement);
/** To the content script of the tab in front, if one listens. */
let port: Port | undefined;
const panel = new Panel(find('#sidebar', HTMLElement), find('#said', HTMLElement), tell);

function tell(message: FromPanel): void {
  port?.postMessage(message);
}

/** Shows the tab in front, in place of what was shown. */
function connect(tabId: number): void {
  const before = port;
  port = undefined;
  before?.disconnect();
  show(undefined);
  const opened = browser.tabs.connect(tabId, { name: PANEL, frameId: 0 });
  port = opened;
  opened.onMessage.addListener((message: unknown) => {
    if (port === opened) show(message);
  });
  opened.onDisconnect.addListener(() => {
    // Read, so that the browser does not complain: most tabs have nobody who listens.
    void browser.runtime.lastError;
    if (port !== opened) return;
    port = undefined;
    show(undefined);
  });
}

function show(given: unknown): void {
  const message = readToPanel(given) ?? (given === undefined ? { kind: 'off' as const } : undefined);
  if (message) panel.show(message);
  none.hidden = panel.isShown;
}

/** Asks the reader for the site, here where every browser lets the extension ask. */
async function turnAlways(site: string): Promise<void> {
  const pattern = patternOf(site);
  if (!pattern) return;
  await turnGrant(pattern);
  tell({ kind: 'site-changed' });
}

find('#sidebar', HTMLElement).shadowRoot?.addEventListener(
  'click',
  (event) => {
    const clicked = event.target instanceof Element ? event.target : undefined;
    const site = clicked?.closest<HTMLElement>('[data-menu=always]')?.dataset.site;
    if (!site) return;
    event.stopImmediatePropagation();
    void turnAlways(site);
  },
  true,
);

await speakChosen();
document.documentElement.lang = text('language');
for (const element of document.querySelectorAll<HTMLElement>('[data-text]'))
  element.textContent = text(element.dataset.text ?? '');

const [{ id: windowId }, own] = await Promise.all([browser.windows.getCurrent(), browser.tabs.getCurrent()]);
let front: number | undefined;

/** The tab in front is another; opened in a tab, the panel goes on showing the one before. */
function comesToFront(tabId: number | undefined): void {
  if (tabId === undefined || tabId === own?.id) return;
  front = tabId;
  connect(tabId);
}

browser.tabs.onActivated.addListener((activated) => {
  if (activated.windowId === windowId) comesToFront(activated.tabId);
});
// A page that has a content script now, or whose port the browser has closed while it kept the page.
browser.runtime.onMessage.addListener((given: unknown, sender) => {
  const kind = readToBackground(given)?.kind;
  const isNews = kind === 'here' || (kind === 'status' && !port);
  if (isNews && sender.tab?.id === front && sender.frameId === 0) comesToFront(front);
});
const [tab] = await browser.tabs.query({ active: true, windowId });
comesToFront(tab?.id);
