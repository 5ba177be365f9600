// The playground: the same core and gazetteer as the extension's, on a static page.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { build } from 'vite';
import { filesUnder, sha256, upToDate } from './files.mjs';
import { BUILD, CORE, GAZETTEER, NAMES, ROOT, SAMPLE_ARTICLE, WWW } from './paths.mjs';
import { say } from './run.mjs';

const SOURCE = join(ROOT, 'www');
/** What of the extension runs on the page, too. */
const SHARED = join(ROOT, 'extension', 'lib');

/** The pages: the playground, and what embed.js puts into other pages. */
const PAGES = ['index.html', 'embed.html'];

/** Builds the playground into dist/www when something that it is made of has changed. */
export async function buildWww() {
  const inputs = [SOURCE, SHARED, CORE, GAZETTEER, ...NAMES, SAMPLE_ARTICLE, import.meta.filename];
  if (upToDate([join(WWW, 'sw.js')], inputs)) return;
  say('building the playground');
  await build({
    configFile: false,
    root: SOURCE,
    base: './',
    logLevel: 'warn',
    define: { GAZETTEER_BYTES: String(statSync(GAZETTEER).size) },
    resolve: {
      alias: {
        '@core': join(CORE, 'dateline.js'),
        '@build': BUILD,
        // The extension's own API is not here.
        'wxt/browser': join(SOURCE, 'browser.ts'),
      },
    },
    assetsInclude: ['**/*.bin'],
    // The project's own is made by building the extension, which need not be built for this.
    esbuild: { tsconfigRaw: '{ "compilerOptions": { "useDefineForClassFields": true } }' },
    build: {
      outDir: WWW,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rollupOptions: { input: PAGES.map((page) => join(SOURCE, page)) },
    },
    worker: { format: 'iife' },
    plugins: [firstSample(), earlyData()],
  });
  writeFileSync(join(WWW, 'sw.js'), serviceWorker());
}

/**
 * The sample that `npm start` prints is one of the samples here.
 *
 * @returns {import('vite').Plugin}
 */
function firstSample() {
  return {
    name: 'dateline:first-sample',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'samples/war.txt', source: readFileSync(SAMPLE_ARTICLE) });
    },
  };
}

/**
 * Has browsers ask for the two large files with the page, not when its script asks for them.
 *
 * @returns {import('vite').Plugin}
 */
function earlyData() {
  return {
    name: 'dateline:early-data',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { path, bundle }) =>
        Object.keys(bundle ?? {})
          .filter((name) => /\.(wasm|bin)$/.test(name) && !/\bnames-/.test(name))
          .map((name) => ({
            tag: 'link',
            injectTo: 'head',
            attrs: {
              rel: 'preload',
              as: 'fetch',
              crossorigin: '',
              href: relative(dirname(path), `/${name}`),
            },
          })),
    },
  };
}

/** The worker that keeps the build's files, with their hashes in it. */
function serviceWorker() {
  const files = filesUnder(WWW).map((path) => [
    relative(WWW, path).replaceAll(sep, '/'),
    sha256(readFileSync(path)),
  ]);
  const source = readFileSync(join(SOURCE, 'sw.js'), 'utf8');
  return source.replace('__FILES__', () => JSON.stringify(files));
}
