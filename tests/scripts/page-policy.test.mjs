// Which policies let WebAssembly compile without a report, as the content script reads them.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildSync } from 'esbuild';
import { CORE } from '../../scripts/lib/paths.mjs';

const { outputFiles } = buildSync({
  entryPoints: [join(import.meta.dirname, '../../extension/lib/page-policy.ts')],
  bundle: true,
  alias: { '@core': join(CORE, 'dateline.js') },
  format: 'esm',
  write: false,
});
// The module takes hold of the page's document when it is loaded; what is tested here asks nothing of it.
Object.assign(globalThis, { document: {} });
const { allowWasm } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

for (const [hazard, policies, allowed] of [
  ['no policy', [], true],
  ['a policy of other things', ["frame-ancestors 'none'; img-src 'self'"], true],
  ['scripts of the site only', ["script-src 'self'"], false],
  ['no script-src, but a default', ['default-src https:; img-src *'], false],
  [
    'a script-src beside a stricter default',
    ["default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"],
    true,
  ],
  ['eval of everything', ["script-src 'unsafe-eval' *"], true],
  ['capitals', ["Script-Src 'Wasm-Unsafe-Eval'"], true],
  ['a second script-src, which browsers pass over', ["script-src 'self'; script-src 'unsafe-eval'"], false],
  ['two policies of which one forbids', ["script-src 'unsafe-eval'", "script-src 'self'"], false],
  ['two policies in one header', ["script-src 'unsafe-eval', default-src 'self'"], false],
  ['only the kind of script elements', ["script-src-elem 'self'"], true],
  ['spaces, tabs and empty directives', [" ;;\tscript-src\t'self' ; "], false],
]) {
  test(`${hazard}: WebAssembly is ${allowed ? 'run' : 'not tried'}`, () => {
    assert.equal(allowWasm(policies), allowed);
  });
}
