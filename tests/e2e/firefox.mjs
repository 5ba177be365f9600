// Firefox with the built extension, driven through Marionette.
import { Builder, By, error, Key, Origin, until } from 'selenium-webdriver';
import firefox from 'selenium-webdriver/firefox.js';
import { Command, Name } from 'selenium-webdriver/lib/command.js';
import { which } from '../../scripts/lib/run.mjs';
import { CLOSED, closedHosts, expression, opens } from './closed.mjs';
import { PATIENCE, VIEWPORT } from './limits.mjs';
import { isTold, noteSizes } from './resized.mjs';
import { firefoxPanel } from './side-panel.mjs';

const EXTENSION_ID = 'dateline@dateline.invalid';
/** Firefox makes the id of the toolbar button from the extension's. */
const BUTTON = `${EXTENSION_ID.replace(/[^a-z0-9_-]/g, '_')}-BAP`;
/** Firefox makes the ids of a menu's entries from the extension's. */
const MENU_ENTRY = `${EXTENSION_ID.replace(/[^a-z0-9_-]/g, '_')}-menuitem-_`;
/** The middle of what is selected, which is brought into view. */
const middleOfSelection = () => {
  const range = getSelection().getRangeAt(0);
  range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = range.getClientRects()[0];
  return { x: x + width / 2, y: y + height / 2 };
};
/** The least width of a window's page, in CSS pixels. */
const LEAST = 500;
/** Chosen here, so that the extension's own pages have a known address. */
const UUID = 'b5a6f0c2-4b1e-4d53-9a5e-0d7f1c2e3a4b';

/** What makes Firefox go through the proxy at an address for every host, this machine's own too. */
function through(address) {
  const { hostname, port } = new URL(address);
  return {
    'network.proxy.type': 1,
    'network.proxy.http': hostname,
    'network.proxy.http_port': Number(port),
    'network.proxy.ssl': hostname,
    'network.proxy.ssl_port': Number(port),
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
    // What a new profile asks of its maker by itself, beside what the driver switches off.
    'app.normandy.enabled': false,
    'browser.newtabpage.activity-stream.feeds.system.topsites': false,
    'browser.newtabpage.enabled': false,
    'browser.region.update.enabled': false,
    'browser.search.update': false,
    'datareporting.healthreport.uploadEnabled': false,
    'dom.push.connection.enabled': false,
    'extensions.getAddons.cache.enabled': false,
    'extensions.systemAddon.update.enabled': false,
    'extensions.update.enabled': false,
    'media.gmp-manager.updateEnabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'network.prefetch-next': false,
    'toolkit.telemetry.server': '',
  };
}

/** Notes every request that the whole browser makes from now on. Runs in the browser's own window. */
const noteRequests = () => {
  const { Services } = globalThis;
  const noted = [];
  Services.wm.getMostRecentWindow('navigator:browser').datelineRequests = noted;
  const observer = (subject) => {
    const { URI, loadInfo } = subject.QueryInterface(globalThis.Ci.nsIChannel);
    noted.push({ address: URI.spec, byBrowser: loadInfo.triggeringPrincipal.isSystemPrincipal });
  };
  Services.obs.addObserver(observer, 'http-on-opening-request');
};
const notedRequests = () => [
  ...globalThis.Services.wm.getMostRecentWindow('navigator:browser').datelineRequests,
];

/**
 * Starts Firefox with the unpacked extension in `folder`, or without any. What the extension asks the reader's
 * permission for is granted: the question is in the browser's own window. With `proxy`, an address, all its requests
 * go through that proxy and are known after it is closed.
 *
 * @param {string | undefined} folder
 * @param {{ proxy?: string }} options
 */
export async function startFirefox(folder, { proxy } = {}) {
  const options = new firefox.Options()
    .setBinary(which('firefox-esr'))
    .addArguments('-headless')
    .setPreference('extensions.webextensions.uuids', JSON.stringify({ [EXTENSION_ID]: UUID }))
    .setPreference('extensions.webextOptionalPermissionPrompts', false)
    // What is saved would be shown by a panel that lies over the page.
    .setPreference('browser.download.alwaysOpenPanel', false)
    .setPreference('intl.locale.requested', 'en-US')
    .setPreference('layout.css.prefers-color-scheme.content-override', 1)
    // What slides in is measured where it comes to stand.
    .setPreference('ui.prefersReducedMotion', 1)
    .setPreference('layout.css.devPixelsPerPx', '1.0');
  for (const [name, value] of Object.entries(proxy ? through(proxy) : {})) options.setPreference(name, value);
  const driver = await new Builder()
    .forBrowser('firefox')
    .setFirefoxOptions(options)
    // System access is what lets a test click in the browser's own window.
    .setFirefoxService(new firefox.ServiceBuilder(which('geckodriver')).addArguments('--allow-system-access'))
    .build();
  if (folder) await driver.installAddon(folder, true);
  await driver.manage().window().setRect(VIEWPORT);
  if (proxy) await inBrowserWindow(driver, () => driver.executeScript(noteRequests));
  return new Firefox(driver, proxy !== undefined);
}

/** Does `action` in the browser's own window. */
async function inBrowserWindow(driver, action) {
  await driver.setContext(firefox.Context.CHROME);
  try {
    return await action();
  } finally {
    await driver.setContext(firefox.Context.CONTENT);
  }
}

class Firefox {
  name = 'Firefox';
  #driver;
  #isWatched;
  #requested = [];

  constructor(driver, isWatched) {
    this.#driver = driver;
    this.#isWatched = isWatched;
  }

  async open(url) {
    await this.#driver.switchTo().newWindow('tab');
    await this.#driver.get(url);
    return new Tab(this.#driver, await this.#driver.getWindowHandle());
  }

  /** A page of the extension itself. */
  openOwn(path) {
    return this.open(`moz-extension://${UUID}/${path}`);
  }

  /** The browser's side panel, opened by the reader in the menu of the button; `tab` is in front. */
  async openSidePanel(tab) {
    await tab.chooseInMenu('panel', { onButton: true });
    return firefoxPanel(this.#driver, (action) => inBrowserWindow(this.#driver, action));
  }

  /** The extension is loaded anew, as when it is updated: what it had in pages is cut off from it. */
  reload(folder) {
    return this.#driver.installAddon(folder, true);
  }

  /** Stops the extension's background, as the browser does when it has had nothing to do for a while. */
  stopBackground() {
    const stop = async (id) => {
      await globalThis.WebExtensionPolicy.getByID(id).extension.terminateBackground();
    };
    return inBrowserWindow(this.#driver, () => this.#driver.executeScript(stop, EXTENSION_ID));
  }

  /** Does what opens a page of the extension itself, waits for it, and closes it. */
  async waitForOwn(path, open) {
    const here = await this.#driver.getWindowHandle();
    const before = await this.#driver.getAllWindowHandles();
    await open();
    const opened = async () =>
      (await this.#driver.getAllWindowHandles()).find((one) => !before.includes(one));
    await this.#driver.switchTo().window(await this.#driver.wait(opened, PATIENCE));
    await this.#driver.wait(until.urlIs(`moz-extension://${UUID}/${path}`), PATIENCE);
    await this.#driver.close();
    await this.#driver.switchTo().window(here);
  }

  async close() {
    if (this.#isWatched) {
      this.#requested = await inBrowserWindow(this.#driver, () => this.#driver.executeScript(notedRequests));
    }
    return this.#driver.quit();
  }

  /** What anything in the browser has asked the network for, once it is closed: `{ address, byBrowser }`. */
  requested() {
    return this.#requested;
  }
}

class Tab {
  #driver;
  #handle;

  constructor(driver, handle) {
    this.#driver = driver;
    this.#handle = handle;
  }

  /** Brings it to the front: whatever is done to a tab is done to the one in front. */
  activate() {
    return this.#driver.switchTo().window(this.#handle);
  }

  /** A click on the toolbar button itself, in the browser's own window. */
  async clickToolbarButton() {
    await inBrowserWindow(this.#driver, async () => {
      const button = await this.#driver.wait(until.elementLocated(By.id(BUTTON)), PATIENCE);
      await button.click();
    });
  }

  /** Chooses the entry `id` of the context menu of what is selected, or with `onButton` of the toolbar button. */
  async chooseInMenu(id, { onButton = false } = {}) {
    const point = onButton ? null : await this.evaluate(middleOfSelection);
    await inBrowserWindow(this.#driver, async () => {
      const place = onButton
        ? await this.#driver.wait(until.elementLocated(By.id(BUTTON)), PATIENCE)
        : await this.#driver.executeScript(() => globalThis.gBrowser.selectedBrowser);
      if (onButton) {
        await this.#driver.actions({ async: false }).contextClick(place).perform();
      } else {
        const { width, height } = await place.getRect();
        const [x, y] = [Math.round(point.x - width / 2), Math.round(point.y - height / 2)];
        const menu = this.#driver.actions({ async: false }).move({ origin: place, x, y });
        await menu.contextClick().perform();
      }
      const entry = await this.#driver.wait(until.elementLocated(By.id(`${MENU_ENTRY}${id}`)), PATIENCE);
      await this.#driver.executeScript((chosen) => {
        const menu = chosen.closest('menupopup:not(menu > menupopup)');
        chosen.doCommand();
        menu.hidePopup();
      }, entry);
    });
  }

  /** Presses the keys of one of the extension's commands, in the browser's own window. */
  pressCommand(key) {
    return inBrowserWindow(this.#driver, () => this.press('Alt', 'Shift', key));
  }

  /** Types text where the keyboard is. */
  type(text) {
    return this.#driver.actions({ async: false }).sendKeys(text).perform();
  }

  /** Runs `pageFunction(argument)` in the page. */
  async evaluate(pageFunction, argument) {
    for (;;) {
      const value = await this.#driver.executeScript(`return ${expression(pageFunction, argument)};`);
      if (value !== CLOSED) return value;
      await this.#openHosts();
    }
  }

  /** Lets the functions of tests into the closed shadow roots of the extension. */
  async #openHosts() {
    for (const host of await this.#driver.executeScript(`return ${closedHosts};`)) {
      try {
        const root = await host.getShadowRoot();
        const sent = { [SHADOW_ROOT]: await root.getId() };
        await this.#driver.executeScript(`(${opens})(...arguments);`, host, sent);
      } catch (failure) {
        // Taken down since it was listed: there is nothing to let anybody into.
        if (!(failure instanceof error.StaleElementReferenceError)) throw failure;
      }
    }
  }

  /** Waits until `pageFunction(argument)` is truthy; resolves to its value. */
  waitFor(pageFunction, argument) {
    return this.#driver.wait(() => this.evaluate(pageFunction, argument), PATIENCE, `${pageFunction}`);
  }

  async screenshot() {
    return Buffer.from(await this.#driver.takeScreenshot(), 'base64');
  }

  movePointer({ x, y }) {
    return this.#move(x, y).perform();
  }

  clickAt({ x, y }) {
    return this.#move(x, y).click().perform();
  }

  /** A finger touches the page and leaves it. */
  tap(point) {
    return this.drag([point]);
  }

  /** Fingers come down, each goes along its points, and all leave. */
  drag(...paths) {
    const fingers = paths.map((points, nth) => {
      const move = { type: 'pointerMove', duration: 0, origin: 'viewport' };
      const moves = points.map(({ x, y }) => ({ ...move, x: Math.round(x), y: Math.round(y) }));
      const actions = [moves[0], { type: 'pointerDown', button: 0 }, ...moves.slice(1)];
      actions.push({ type: 'pointerUp', button: 0 });
      return { type: 'pointer', id: `finger ${nth}`, parameters: { pointerType: 'touch' }, actions };
    });
    return this.#driver.execute(new Command(Name.ACTIONS).setParameter('actions', fingers));
  }

  #move(x, y) {
    const [left, top] = [Math.round(x), Math.round(y)];
    return this.#driver
      .actions({ async: false })
      .move({ x: left, y: top, origin: Origin.VIEWPORT, duration: 0 });
  }

  go(url) {
    return this.#driver.get(url);
  }

  goBack() {
    return this.#driver.navigate().back();
  }

  /** Waits until the badge of the toolbar button says `wanted` for this tab. */
  waitForBadge(wanted) {
    return inBrowserWindow(this.#driver, () =>
      this.#driver.wait(
        () => this.#driver.executeScript(badgeOf, BUTTON).then((said) => said === wanted),
        PATIENCE,
        wanted,
      ),
    );
  }

  /**
   * Gives the page another size, in CSS pixels, and waits until what listens there has heard of it. The window has a least
   * width of its own, so the page's own frame in it is made narrower.
   */
  async resize(width, height) {
    await this.evaluate(noteSizes);
    const frame = await this.evaluate(() => [outerWidth - innerWidth, outerHeight - innerHeight]);
    await this.#driver
      .manage()
      .window()
      .setRect({ width: Math.max(width, LEAST) + frame[0], height: height + frame[1] });
    await inBrowserWindow(this.#driver, () =>
      this.#driver.executeScript(
        (wanted) => {
          globalThis.gBrowser.selectedBrowser.style.maxWidth = wanted;
        },
        width < LEAST ? `${width}px` : '',
      ),
    );
    await this.waitFor(isTold, [width, height]);
  }

  /** What the page is told that its reader prefers; what moves is always held still. */
  async prefer({ dark = false, forced = false }) {
    const preferences = {
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      'browser.display.document_color_use': forced ? 2 : 0,
      'ui.prefersReducedMotion': 1,
    };
    // Where colours are forced, the page is as dark as the ground that is forced on it.
    const colours = {
      'browser.display.background_color': dark ? '#000000' : '#FFFFFF',
      'browser.display.foreground_color': dark ? '#FFFFFF' : '#000000',
    };
    await inBrowserWindow(this.#driver, () =>
      this.#driver.executeScript(
        (numbers, words) => {
          const { prefs } = globalThis.Services;
          for (const [name, value] of Object.entries(numbers)) prefs.setIntPref(name, value);
          for (const [name, value] of Object.entries(words)) prefs.setStringPref(name, value);
        },
        preferences,
        colours,
      ),
    );
    // The page is in a process of its own.
    await this.waitFor(
      (wanted) =>
        matchMedia('(prefers-color-scheme: dark)').matches === wanted.dark &&
        matchMedia('(forced-colors: active)').matches === wanted.forced,
      { dark, forced },
    );
  }

  /** Magnifies the page as the reader does. */
  async zoom(factor) {
    await inBrowserWindow(this.#driver, () =>
      this.#driver.executeScript((wanted) => {
        globalThis.gBrowser.selectedBrowser.fullZoom = wanted;
      }, factor),
    );
  }

  /** Presses keys together, by their `KeyboardEvent.key` names: `press('Alt', 'n')`. */
  async press(...keys) {
    const codes = keys.map((key) => (key.length === 1 ? key : Key[NAMES[key] ?? key.toUpperCase()]));
    const actions = this.#driver.actions({ async: false });
    for (const code of codes) actions.keyDown(code);
    for (const code of codes.toReversed()) actions.keyUp(code);
    await actions.perform();
  }

  async close() {
    await this.#driver.switchTo().window(this.#handle);
    await this.#driver.close();
    const [first] = await this.#driver.getAllWindowHandles();
    await this.#driver.switchTo().window(first);
  }
}

/** What a shadow root is sent as: by the standard, as Selenium does not yet. */
const SHADOW_ROOT = 'shadow-6066-11e4-a52e-4f735466cecf';

/** In the browser's own window: what the badge of a button says. */
const badgeOf = (id) => {
  const button = document.getElementById(id);
  return (button.querySelector('[badge]') ?? button).getAttribute('badge') ?? '';
};

/** Selenium's names where they are not the capitals of `KeyboardEvent.key`. */
const NAMES = {
  ArrowDown: 'ARROW_DOWN',
  ArrowUp: 'ARROW_UP',
  ArrowLeft: 'ARROW_LEFT',
  ArrowRight: 'ARROW_RIGHT',
};
