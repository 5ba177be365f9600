// The browsers' own side panels, which the drivers do not take for pages.
import { PATIENCE } from './limits.mjs';

/** Milliseconds between two looks. */
const LOOK_MS = 20;

/** Waits until `look` gives something truthy. */
async function until(look, what) {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** In the page: the middle of something in the sidebar's head, once it is laid out. */
export const middleInHead = (selector) => {
  const found = document.querySelector('dateline-overlay')?.shadowRoot?.querySelector(selector);
  if (!found) return null;
  const { x, y, width, height } = found.getBoundingClientRect();
  return width > 0 ? { x: x + width / 2, y: y + height / 2 } : null;
};

/** The numbers of keys that are no letters or digits (`KeyboardEvent.keyCode`), and what they write. */
const NUMBERS = {
  Tab: 9,
  Shift: 16,
  Escape: 27,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
};
const KEYS = {
  Enter: { code: 'Enter', number: 13, text: '\r' },
  ' ': { code: 'Space', number: 32, text: ' ' },
  '+': { code: 'NumpadAdd', number: 107, text: '+' },
};

function keyOf(name) {
  if (KEYS[name]) return { key: name, ...KEYS[name] };
  if (NUMBERS[name]) return { key: name, code: name === 'Shift' ? 'ShiftLeft' : name, number: NUMBERS[name] };
  const upper = name.toUpperCase();
  const code = /\d/.test(name) ? `Digit${name}` : `Key${upper}`;
  return { key: name, code, number: upper.charCodeAt(0), text: name };
}
const modifiers = (names) => ({ shift: names.includes('Shift') });

/** What tests do in a side panel; `protocol.call(expression)` gives the value of an expression in it. */
class SidePanel {
  #protocol;

  constructor(protocol) {
    this.#protocol = protocol;
  }

  evaluate(pageFunction, argument) {
    return this.#protocol.call(`(${pageFunction})(${JSON.stringify(argument)})`);
  }

  waitFor(pageFunction, argument) {
    return until(() => this.evaluate(pageFunction, argument), pageFunction);
  }

  /** Presses keys together, by their `KeyboardEvent.key` names, in the panel's document: trusted, as of a keyboard. */
  async press(...names) {
    const keys = names.map(keyOf);
    for (const key of keys) await this.#protocol.press('down', key, modifiers(names));
    for (const key of keys.toReversed()) await this.#protocol.press('up', key, modifiers(names));
  }

  /** Types text where the keyboard is. */
  async type(text) {
    for (const letter of text) await this.press(letter);
  }

  /** Tells it what its reader prefers, in Chromium; Firefox is told for the whole browser. */
  prefer(preferred) {
    return this.#protocol.prefer?.(preferred);
  }

  /** A picture of it: of it alone in Chromium, of the whole window in Firefox. */
  screenshot() {
    return this.#protocol.screenshot();
  }

  close() {
    return this.#protocol.close();
  }
}

/** A panel once its document has been run. */
async function ready(protocol) {
  const panel = new SidePanel(protocol);
  await panel.waitFor(() => document.querySelector('#sidebar')?.shadowRoot != null);
  return panel;
}

/** Chromium's side panel, by a browser's session of the DevTools protocol: its target has none that the driver knows. */
export async function chromiumPanel(session, extension) {
  const address = `chrome-extension://${extension}/sidepanel.html`;
  const { targetId } = await until(async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.find(({ url, type }) => url === address && type === 'page');
  }, address);
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map();
  session.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
    if (from !== sessionId) return;
    const { id, result, error } = JSON.parse(message);
    waiting.get(id)?.(error ? Promise.reject(new Error(error.message)) : result);
    waiting.delete(id);
  });
  let last = 0;
  const send = async (method, params = {}) => {
    last += 1;
    const id = last;
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    await session.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    return answer;
  };
  const call = async (expression) => {
    const options = { expression, returnByValue: true, awaitPromise: true };
    const { result, exceptionDetails } = await send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const screenshot = async () => Buffer.from((await send('Page.captureScreenshot')).data, 'base64');
  const prefer = ({ dark }) =>
    send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }],
    });
  const press = (way, { key, code, number, text }, { shift }) =>
    send('Input.dispatchKeyEvent', {
      type: way === 'up' ? 'keyUp' : text ? 'keyDown' : 'rawKeyDown',
      ...{ key, code, windowsVirtualKeyCode: number, modifiers: shift ? 8 : 0 },
      ...(way === 'down' && text ? { text } : {}),
    });
  // As it is while its reader has the keyboard there.
  await send('Emulation.setFocusEmulationEnabled', { enabled: true });
  // Until it is gone it shows whatever tab comes to the front, which then has no sidebar of its own. What it answers may be
  // lost with it.
  const close = async () => {
    send('Page.close').catch(() => {});
    await until(async () => {
      const { targetInfos } = await session.send('Target.getTargets');
      return !targetInfos.some((target) => target.targetId === targetId);
    }, 'the side panel is gone');
  };
  return ready({ call, press, screenshot, prefer, close });
}

/** In Firefox's own window: the value of an expression in the side panel, as JSON, once the panel is there. */
const callInFirefox = async (expression, done) => {
  try {
    /** @type {any} */
    const outer = document.getElementById('sidebar');
    const frame = outer.contentDocument?.getElementById('webext-panels-browser');
    const actor = frame?.browsingContext?.currentWindowGlobal?.getActor('MarionetteCommands');
    if (!actor || !frame.currentURI.spec.endsWith('/sidepanel.html')) {
      done({});
      return;
    }
    const script = `return (async () => JSON.stringify((await (${expression})) ?? null))()`;
    const options = { sandboxName: null, newSandbox: true, async: false, timeout: 30_000 };
    const answer = await actor.executeScript(script, [], options);
    done({ json: answer?.serializedValue ?? answer });
  } catch (error) {
    done({ error: String(error) });
  }
};

/** In Firefox's own window: presses a key in the side panel, as its driver does it in a page. */
const pressInFirefox = async (eventName, eventData, done) => {
  try {
    /** @type {any} */
    const outer = document.getElementById('sidebar');
    const frame = outer.contentDocument.getElementById('webext-panels-browser');
    frame.focus();
    const actor = frame.browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
    await actor.dispatchEvent(eventName, { eventData });
    await actor.finalizeAction();
    done({});
  } catch (error) {
    done({ error: String(error) });
  }
};

/** Firefox's, by its driver; `inWindow` does something in the browser's own window. */
export async function firefoxPanel(driver, inWindow) {
  const call = async (expression) => {
    const answer = await until(async () => {
      const got = await inWindow(() => driver.executeAsyncScript(callInFirefox, expression));
      return (got.json !== undefined || got.error) && got;
    }, 'the side panel is there');
    if (answer.error) throw new Error(answer.error);
    return JSON.parse(answer.json);
  };
  const press = async (way, { key, code, text }, { shift }) => {
    const event = way === 'up' ? 'synthesizeKeyUp' : 'synthesizeKeyDown';
    const printable = text !== undefined && text === key;
    const data = { key, code, location: 0, printable, shiftKey: shift && key !== 'Shift' };
    const { error } = await inWindow(() => driver.executeAsyncScript(pressInFirefox, event, data));
    if (error) throw new Error(error);
  };
  const screenshot = async () => Buffer.from(await inWindow(() => driver.takeScreenshot()), 'base64');
  const close = () => inWindow(() => driver.executeScript(() => globalThis.SidebarController.hide()));
  return ready({ call, press, screenshot, close });
}
