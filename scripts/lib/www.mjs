// The playground: the same core and gazetteer as the extension's, on a static page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { upToDate } from './files.mjs';
import { CORE, GAZETTEER, ROOT, SAMPLE_ARTICLE, WWW } from './paths.mjs';
import { say } from './run.mjs';

const SOURCE = join(ROOT, 'www');

/** Files that the page fetches, by the name it fetches them under. */
const DATA = {
  'gazetteer.bin': GAZETTEER,
  'dateline_bg.wasm': join(CORE, 'dateline_bg.wasm'),
  'sample.txt': SAMPLE_ARTICLE,
};

/** Builds the playground into dist/www when something that it is made of has changed. */
export async function buildWww() {
  const inputs = [SOURCE, CORE, GAZETTEER, SAMPLE_ARTICLE];
  if (upToDate([join(WWW, 'index.html')], inputs)) return;
  say('building the playground');
  await build({
    configFile: false,
    root: SOURCE,
    base: './',
    logLevel: 'warn',
    resolve: { alias: { '@core': join(CORE, 'dateline.js') } },
    build: { outDir: WWW, emptyOutDir: true, target: 'es2022' },
    plugins: [dataFiles()],
  });
}

/** Adds the data files to the build as they are, under fixed names. */
function dataFiles() {
  return {
    name: 'dateline:data-files',
    generateBundle() {
      for (const [fileName, path] of Object.entries(DATA)) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(path) });
      }
    },
  };
}
