// Chromium with the built extension, driven through the DevTools protocol.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { which } from '../../scripts/lib/run.mjs';
import { CLOSED, closedHosts, expression, opens } from './closed.mjs';
import { PATIENCE, VIEWPORT } from './limits.mjs';
import { isTold, noteSizes } from './resized.mjs';
import { chromiumPanel, middleInHead } from './side-panel.mjs';

/**
 * What makes Chromium go through the proxy at `address` for every host, this machine's own too, and write down what
 * its network service is asked for, into `log`.
 */
const watched = ({ address, log }) => [
  `--proxy-server=${address}`,
  '--proxy-bypass-list=<-loopback>',
  `--log-net-log=${log}`,
  // What a new profile asks of its maker by itself, beside what the driver switches off.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
];

/**
 * Starts Chromium with the unpacked extension in `folder`, or without any. With `proxy`, an address, all its requests go through that
 * proxy and are known after it is closed.
 *
 * @param {string | undefined} folder
 * @param {{ proxy?: string }} options
 */
export async function startChromium(folder, { proxy } = {}) {
  const logs = proxy && mkdtempSync(join(tmpdir(), 'dateline-log-'));
  const log = logs && join(logs, 'requests.json');
  const context = await chromium.launchPersistentContext('', {
    executablePath: which('chromium'),
    args: [
      // The headless mode that is the whole browser, with extensions.
      '--headless=new',
      '--no-sandbox',
      // `Extensions.loadUnpacked` and `Extensions.triggerAction`.
      '--enable-unsafe-extension-debugging',
      '--force-device-scale-factor=1',
      '--lang=en',
      ...(proxy ? watched({ address: proxy, log }) : []),
    ],
    // Pages that are left are kept, as a reader's browser keeps them.
    ignoreDefaultArgs: ['--headless', '--disable-extensions', '--disable-back-forward-cache'],
    viewport: VIEWPORT,
    colorScheme: 'light',
    // What slides in is measured where it comes to stand.
    reducedMotion: 'reduce',
    locale: 'en',
  });
  const session = await context.browser().newBrowserCDPSession();
  const id = folder && (await session.send('Extensions.loadUnpacked', { path: folder })).id;
  if (folder) await backgroundOf(context);
  return new Chromium(context, session, id, logs);
}

/** What a log of Chromium's network service has, in no order. */
function requestsIn(file) {
  const { constants, events } = JSON.parse(readFileSync(file, 'utf8'));
  const { URL_REQUEST_START_JOB } = constants.logEventTypes;
  return events
    .filter(({ type, params }) => type === URL_REQUEST_START_JOB && params?.url)
    .map(({ params }) => ({ address: params.url, byBrowser: params.initiator === 'not an origin' }));
}

/**
 * Waits until the extension's background has run once. `loadUnpacked` returns earlier, and a click
 * that comes before the background listens to clicks is dropped, not kept for it.
 */
async function backgroundOf(context) {
  const background = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await background.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          if (chrome.action.onClicked.hasListeners()) resolve();
          else setTimeout(look, 5);
        };
        look();
      }),
  );
}

class Chromium {
  name = 'Chromium';
  #context;
  #session;
  #id;
  #logs;
  #requested = [];

  constructor(context, session, id, logs) {
    this.#context = context;
    this.#session = session;
    this.#id = id;
    this.#logs = logs;
    context.on('request', (request) => this.#requested.push({ address: request.url(), byBrowser: false }));
  }

  async open(url) {
    const page = await this.#context.newPage();
    await page.goto(url);
    return new Tab(page, this.#session, this.#id);
  }

  /** A page of the extension itself. */
  openOwn(path) {
    return this.open(`chrome-extension://${this.#id}/${path}`);
  }

  /** The extension is loaded anew, as when it is updated: what it had in pages is cut off from it. */
  async reload(folder) {
    const old = this.#context.serviceWorkers()[0];
    const gone = old && new Promise((resolve) => old.once('close', resolve));
    await this.#session.send('Extensions.loadUnpacked', { path: folder });
    await gone;
    await backgroundOf(this.#context);
  }

  /** Stops the extension's background, as the browser does when it has had nothing to do for a while. */
  async stopBackground() {
    const page = await this.#context.newPage();
    await page.goto(`chrome-extension://${this.#id}/options.html`);
    const session = await this.#context.newCDPSession(page);
    const stopped = new Promise((resolve) =>
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        // Not one of those that it had before it was loaded anew.
        const own = versions.filter(
          ({ scriptURL, status }) => scriptURL.includes(this.#id) && status === 'activated',
        );
        if (own.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
      }),
    );
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await stopped;
    await page.close();
  }

  /** The browser's side panel, opened by the reader in the sidebar's menu on `tab`. */
  async openSidePanel(tab) {
    const closed = await tab.evaluate(middleInHead, '.menu:not([open]) > summary');
    if (closed) await tab.clickAt(closed);
    // The state of the site comes last, and moves what follows.
    await tab.waitFor(middleInHead, '[data-menu=always]');
    await tab.clickAt(await tab.evaluate(middleInHead, '[data-menu=panel]'));
    return chromiumPanel(this.#session, this.#id);
  }

  /** Does what opens a page of the extension itself, waits for it, and closes it. */
  async waitForOwn(path, open) {
    const [page] = await Promise.all([this.#context.waitForEvent('page'), open()]);
    await page.waitForURL(`chrome-extension://${this.#id}/${path}`);
    await page.close();
  }

  /** Sends a command of the DevTools protocol to the browser. */
  send(method, parameters) {
    return this.#session.send(method, parameters);
  }

  async close() {
    await this.#context.close();
    if (!this.#logs) return;
    this.#requested.push(...requestsIn(join(this.#logs, 'requests.json')));
    rmSync(this.#logs, { recursive: true });
  }

  /**
   * What was asked for, by pages and the extension in them, and, once it is closed, by anything in the browser:
   * `{ address, byBrowser }`, a file of the extension by its path alone (pages get another host for it each time).
   */
  requested() {
    return this.#requested.map(({ address, byBrowser }) => ({
      address: address.replace(/^chrome-extension:\/\/[^/]+/, ''),
      byBrowser,
    }));
  }
}

const shortcutOf = (background, name) =>
  background.evaluate(
    async (wanted) => (await chrome.commands.getAll()).find((command) => command.name === wanted)?.shortcut,
    name,
  );

/** Milliseconds between two looks at a condition. */
const LOOK_MS = 20;

/** Lets pass that the page is being left for another, whose turn it is then. */
const passing = (error) => {
  if (!/context was destroyed|navigat/i.test(error.message)) throw error;
};

class Tab {
  #page;
  #session;
  #id;
  #protocol;

  constructor(page, session, id) {
    this.#page = page;
    this.#session = session;
    this.#id = id;
  }

  /** A click on the toolbar button, with all it grants: the browser runs the extension's action. */
  async clickToolbarButton() {
    const targetId = await this.#targetOfTab();
    await this.#session.send('Extensions.triggerAction', { id: this.#id, targetId });
  }

  /**
   * The browser's target of the tab, which is known by its address alone: that of another with the same, in whatever order the
   * browser gives them, must not be taken for it. One that was closed, or an address that has changed, may be there still.
   */
  async #targetOfTab() {
    const end = performance.now() + PATIENCE;
    for (;;) {
      const { targetInfos } = await this.#session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
      const found = targetInfos.filter(({ url }) => url === this.#page.url());
      if (found.length === 1) return found[0].targetId;
      if (performance.now() > end) throw new Error(`${found.length} tabs, not one: ${this.#page.url()}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  /**
   * Sets off the extension's command that Alt, Shift and `key` are bound to. DevTools presses keys in
   * the page only, not in the browser, so the browser's part is done here.
   */
  async pressCommand(key) {
    const [background] = this.#page.context().serviceWorkers();
    const shortcut = `Alt+Shift+${key.toUpperCase()}`;
    if ((await shortcutOf(background, '_execute_action')) === shortcut) return this.clickToolbarButton();
    await this.#page.bringToFront();
    return background.evaluate(async (pressed) => {
      const command = (await chrome.commands.getAll()).find((bound) => bound.shortcut === pressed);
      if (!command) throw new Error(`no command is bound to ${pressed}`);
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      chrome.commands.onCommand.dispatch(command.name, tab);
    }, shortcut);
  }

  /**
   * Chooses the entry `id` of the context menu of what is selected, or with `onButton` of the toolbar button. DevTools open
   * no menus; the browser's part is done here. It grants the tab to the extension, as a click on the button does: that
   * has to have come before.
   */
  async chooseInMenu(id, { onButton = false, checked = false } = {}) {
    const [background] = this.#page.context().serviceWorkers();
    await this.#page.bringToFront();
    await background.evaluate(
      async ([menuItemId, button, ticked]) => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        const where = button ? {} : { selectionText: 'selected' };
        chrome.contextMenus.onClicked.dispatch(
          { menuItemId, editable: false, pageUrl: tab.url, checked: ticked, ...where },
          tab,
        );
      },
      [id, onButton, checked],
    );
  }

  /** Waits until the badge of the toolbar button says `wanted` for this tab. */
  async waitForBadge(wanted) {
    const [background] = this.#page.context().serviceWorkers();
    await this.#page.bringToFront();
    await background.evaluate(
      ([text, patience]) =>
        new Promise((resolve, reject) => {
          const end = performance.now() + patience;
          const look = async () => {
            const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
            const said = await chrome.action.getBadgeText({ tabId: tab.id });
            if (said === text) resolve();
            else if (performance.now() > end) reject(new Error(`the badge says "${said}", not "${text}"`));
            else setTimeout(look, 20);
          };
          look();
        }),
      [wanted, PATIENCE],
    );
  }

  /** Types text where the keyboard is. */
  type(text) {
    return this.#page.keyboard.type(text);
  }

  /** Runs `pageFunction(argument)` in the page's own world. */
  async evaluate(pageFunction, argument) {
    for (;;) {
      const value = await this.#page.evaluate(expression(pageFunction, argument));
      if (value !== CLOSED) return value;
      await this.#openHosts();
    }
  }

  /** Lets the functions of tests into the closed shadow roots of the extension. */
  async #openHosts() {
    this.#protocol ??= await this.session();
    const objectGroup = 'hosts';
    const send = (method, parameters) => this.#protocol.send(method, parameters);
    const { result: list } = await send('Runtime.evaluate', { expression: closedHosts, objectGroup });
    const { result: hosts } = await send('Runtime.getProperties', {
      objectId: list.objectId,
      ownProperties: true,
    });
    for (const { value } of hosts.filter(({ value }) => value?.subtype === 'node')) {
      const { node } = await send('DOM.describeNode', { objectId: value.objectId, pierce: true });
      const [{ backendNodeId }] = node.shadowRoots;
      const { object: root } = await send('DOM.resolveNode', { backendNodeId, objectGroup });
      await send('Runtime.callFunctionOn', {
        functionDeclaration: `function (root) { (${opens})(this, root); }`,
        objectId: value.objectId,
        arguments: [{ objectId: root.objectId }],
      });
    }
    // What is held for the protocol is held for good: every overlay that there has been.
    await send('Runtime.releaseObjectGroup', { objectGroup });
  }

  /** Waits until `pageFunction(argument)` is truthy; resolves to its value. */
  async waitFor(pageFunction, argument) {
    const end = performance.now() + PATIENCE;
    for (;;) {
      const value = await this.evaluate(pageFunction, argument).catch(passing);
      if (value) return value;
      if (performance.now() > end) throw new Error(`never came true: ${pageFunction}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  /** A session of the DevTools protocol with this tab. */
  session() {
    return this.#page.context().newCDPSession(this.#page);
  }

  screenshot() {
    return this.#page.screenshot();
  }

  movePointer({ x, y }) {
    return this.#page.mouse.move(x, y);
  }

  clickAt({ x, y }) {
    return this.#page.mouse.click(x, y);
  }

  /** A finger touches the page and leaves it. */
  tap(point) {
    return this.drag([point]);
  }

  /** Fingers come down, each goes along its points, and all leave. */
  async drag(...paths) {
    this.#protocol ??= await this.session();
    await this.#protocol.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
    const touch = (type, touchPoints) =>
      this.#protocol.send('Input.dispatchTouchEvent', { type, touchPoints });
    for (const at of paths[0].keys())
      await touch(
        at === 0 ? 'touchStart' : 'touchMove',
        paths.map((points, id) => ({ ...points[at], id })),
      );
    await touch('touchEnd', []);
  }

  /** Presses keys together, by their `KeyboardEvent.key` names: `press('Alt', 'n')`. */
  press(...keys) {
    return this.#page.keyboard.press(keys.join('+'));
  }

  go(url) {
    return this.#page.goto(url);
  }

  goBack() {
    return this.#page.goBack({ waitUntil: 'commit' });
  }

  /** Gives the window another size, in CSS pixels of the page, and waits until what listens there has heard of it. */
  async resize(width, height) {
    await this.evaluate(noteSizes);
    await this.#page.setViewportSize({ width, height });
    await this.waitFor(isTold, [width, height]);
  }

  /** What the page is told that its reader prefers; what moves is always held still. */
  prefer({ dark = false, forced = false }) {
    return this.#page.emulateMedia({
      colorScheme: dark ? 'dark' : 'light',
      forcedColors: forced ? 'active' : 'none',
      reducedMotion: 'reduce',
    });
  }

  /** Magnifies the page as the reader does. */
  async zoom(factor) {
    const [background] = this.#page.context().serviceWorkers();
    await this.#page.bringToFront();
    await background.evaluate(async (wanted) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      await chrome.tabs.setZoomSettings(tab.id, { scope: 'per-tab' });
      await chrome.tabs.setZoom(tab.id, wanted);
    }, factor);
  }

  close() {
    return this.#page.close();
  }
}
