// What the tests of the playground share: the built one on a plain host under a path, opened without the extension.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe } from 'node:test';
import { WWW } from '../../scripts/lib/paths.mjs';
import { startChromium } from './chromium.mjs';
import { startFirefox } from './firefox.mjs';
import { startHost } from './static-host.mjs';

/** As under a project's name on a host of many. */
export const PATH = '/dateline/';

const STARTED = { Chromium: startChromium, Firefox: startFirefox };

/** Declares the tests of `suite` once for each browser; `get()` gives the browser and the host that it opens pages of. */
export function onPlayground(title, suite) {
  for (const [name, start] of Object.entries(STARTED)) {
    describe(`${title}, ${name}`, () => {
      let browser;
      let host;
      before(async () => {
        host = await startHost(WWW, { path: PATH });
        browser = await start(undefined);
      });
      after(async () => {
        await browser?.close();
        await host?.close();
      });
      suite({ browser: () => browser, host: () => host }, name);
    });
  }
}

/** What the status line says once an article is drawn; null until then. */
export const drawn = () =>
  document.querySelector('#article').getAttribute('aria-busy') === null &&
  document.querySelector('#sidebar').disabled === false
    ? document.querySelector('#status').textContent
    : null;

/** What the status line says once something has failed; null until then. */
export const failed = () => document.querySelector('#status.failed')?.textContent ?? null;

export const click = (selector) => document.querySelector(selector).click();

/** Annotates `content` as a reader does who pastes it into the dialog. */
export const paste = (content) => {
  document.querySelector('#paste').click();
  document.querySelector('#text').value = content;
  document.querySelector('#paste-dialog [value=annotate]').click();
};

export const articleText = () => document.querySelector('#article').innerText;

/** Notes what the page's policy forbids from now on. */
export const noteViolations = () => {
  window.violations = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    window.violations.push(`${violatedDirective} ${blockedURI} ${sample}`),
  );
};

export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page, the overlay left out, which has tests of its own. */
export const axeFinds = async () => {
  const { violations, passes } = await window.axe.run(
    { exclude: ['dateline-overlay'] },
    { resultTypes: ['violations'] },
  );
  if (passes.length === 0) throw new Error('axe has looked at nothing');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
};
