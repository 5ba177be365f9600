// The documentation's site as a reader has it: its policy lets it work, search finds, and axe finds nothing.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makeSite } from '../../scripts/lib/docs/site.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';
import { addressOf, serve } from '../../scripts/serve.mjs';
import { inEveryBrowser } from './browsers.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let folder;
let server;
before(async () => {
  process.chdir(ROOT);
  folder = mkdtempSync(join(tmpdir(), 'dateline-docs-'));
  await makeSite(join(folder, 'docs'));
  server = await serve(folder, 18117);
});
after(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const found = async () => {
  const { violations, passes } = await window.axe.run(document, { resultTypes: ['violations'] });
  if (passes.length === 0) throw new Error('axe has looked at nothing');
  return JSON.stringify(
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    ),
  );
};
const isStyled = () => getComputedStyle(document.querySelector('.bar')).position === 'sticky';
const canSearch = () => document.querySelector('#search')?.hidden === false;
const search = (words) => {
  const field = document.querySelector('#words');
  field.focus();
  field.value = words;
  field.dispatchEvent(new Event('input'));
  return true;
};
const results = () => {
  const links = [...document.querySelectorAll('#found a')];
  return links.length > 0 && JSON.stringify(links.map(({ href }) => href));
};
const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

inEveryBrowser('the documentation', (browser) => {
  const opened = async (name, look, width) => {
    const tab = await browser().open(`${addressOf(server)}docs/${name}`);
    await tab.prefer(look);
    await tab.resize(width, 800);
    await tab.waitFor(isStyled);
    await tab.waitFor(canSearch);
    return tab;
  };

  for (const [look, width] of [
    [{}, 1400],
    [{ dark: true }, 1000],
    [{}, 390],
  ]) {
    test(`axe finds nothing at ${width} px${look.dark ? ', dark' : ''}, and nothing is wider than the window`, async () => {
      for (const name of [
        'index.html',
        'readers.html',
        'quality.html',
        'figures.html',
        'repository/README.html',
      ]) {
        const tab = await opened(name, look, width);
        await tab.evaluate(`() => { ${AXE} }`);
        assert.deepEqual(JSON.parse(await tab.evaluate(found)), [], name);
        assert.equal(await tab.evaluate(overflow), 0, name);
        await tab.close();
      }
    });
  }

  test('search finds a section, from a page in a folder too', async () => {
    const tab = await opened('developers/kinds.html', {}, 1400);
    await tab.evaluate(search, 'contradictions');
    const [first] = JSON.parse(await tab.waitFor(results));
    assert.equal(first, `${addressOf(server)}docs/claims.html#contradictions`);
    await tab.close();
  });
});
