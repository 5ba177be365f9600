import { after, before, describe } from 'node:test';
import { EXTENSION } from '../../scripts/lib/paths.mjs';
import { startChromium } from './chromium.mjs';
import { startFirefox } from './firefox.mjs';

export const BROWSERS = {
  Chromium: { start: startChromium, extension: EXTENSION.chrome },
  Firefox: { start: startFirefox, extension: EXTENSION.firefox },
};

/** Declares the tests of `suite` once for each browser; `get()` gives the running browser. */
export function inEveryBrowser(title, suite) {
  for (const [name, { start, extension }] of Object.entries(BROWSERS)) {
    describe(`${title}, ${name}`, () => {
      let browser;
      before(async () => {
        browser = await start(extension);
      });
      after(() => browser?.close());
      suite(() => browser, name);
    });
  }
}
