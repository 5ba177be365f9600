// `npm run package`: the archives that the stores are given, in dist/: for Chrome, for Firefox, and the sources.
// `npm run build-for-amo` makes the one for Firefox alone, from the unpacked archive of the sources.
import { readFileSync } from 'node:fs';
import { buildCore } from './build-core.mjs';
import { buildGazetteer } from './build-gazetteer.mjs';
import { sha256 } from './lib/files.mjs';
import { ROOT } from './lib/paths.mjs';
import { main, together } from './lib/run.mjs';
import { setUp } from './setup.mjs';

async function packageFor(browsers, { withSources }) {
  await setUp();
  process.chdir(ROOT);
  await together(buildGazetteer(), buildCore());
  // Imported late: it uses npm packages, which the set-up has only now installed.
  const { archiveOf, buildExtension, packSources } = await import('./lib/extension.mjs');
  await buildExtension({ browsers });
  if (withSources) await packSources();
  for (const what of [...browsers, ...(withSources ? ['sources'] : [])]) {
    console.log(`${sha256(readFileSync(archiveOf(what)))}  ${archiveOf(what)}`);
  }
}

await main(() =>
  process.argv.includes('--firefox')
    ? packageFor(['firefox'], { withSources: false })
    : packageFor(['chrome', 'firefox'], { withSources: true }),
);
