// `npm run store-pictures`: the pictures that the stores show, at the sizes that they ask for, in build/store
// (docs/store/listing.md). They show the built extension on an article that was written for pictures.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from './build.mjs';
import { BUILD, ROOT } from './lib/paths.mjs';
import { main, say, which } from './lib/run.mjs';
import { inLanguage, isDrawn } from './screenshots.mjs';
import { setUp } from './setup.mjs';

const ofTests = (name) => import(pathToFileURL(join(ROOT, 'tests', 'e2e', name)).href);
const page = await ofTests('page.mjs');
const { BROWSERS } = await ofTests('browsers.mjs');
const { startServer } = await ofTests('server.mjs');
const { article } = await ofTests('pictures/article.mjs');
const { STATES } = await ofTests('pictures/states.mjs');

const FOLDER = join(BUILD, 'store');
/** What both stores show, in CSS pixels. */
const SIZE = { width: 1280, height: 800 };

/** The five that a store shows, in its order: states of tests/e2e/pictures/states.mjs, the last one dark. */
const SHOWN = [
  { state: 'summary' },
  { state: 'claims' },
  { state: 'places' },
  { state: 'card of a site' },
  { state: 'summary', dark: true },
];

/** The five pictures of one browser in one language. */
async function shown(name, language, server) {
  const { start, extension } = BROWSERS[name];
  const folder = language === 'en' ? extension : inLanguage(extension, language);
  const browser = await start(folder);
  try {
    for (const [index, { state, dark = false }] of SHOWN.entries()) {
      const tab = await browser.open(server.address('article'));
      await tab.prefer({ dark });
      await tab.resize(SIZE.width, SIZE.height);
      await tab.clickToolbarButton();
      await tab.waitFor(page.isMarked);
      await tab.waitFor(page.openText, '.drawer');
      await STATES.find((one) => one.name === state).go(tab);
      await tab.evaluate(isDrawn);
      const file = `${name.toLowerCase()}-${language}-${index + 1}.png`;
      writeFileSync(join(FOLDER, file), await tab.screenshot());
      await tab.close();
    }
  } finally {
    await browser.close();
    if (folder !== extension) rmSync(folder, { recursive: true });
  }
}

/** The icon with the name beside it; no words that would have to be translated. */
async function tiles() {
  const icon = readFileSync(join(ROOT, 'extension', 'assets', 'icon.svg'), 'base64');
  const browser = await chromium.launch({ executablePath: which('chromium'), args: ['--no-sandbox'] });
  const tile = await browser.newPage();
  for (const [name, width, height] of /** @type {const} */ ([
    ['tile', 440, 280],
    ['marquee', 1400, 560],
  ])) {
    await tile.setViewportSize({ width, height });
    await tile.setContent(`<style>
      body { margin: 0; height: 100vh; display: flex; gap: 5vh; align-items: center; justify-content: center;
        background: #fffdf7; color: #7a1f2b; font: 600 min(20vh, 12vw) Georgia, "Liberation Serif", serif; }
      img { height: 46vh }
      span { border-bottom: 2.4vh solid #e8b83a; line-height: 1.1 }
      </style><img src="data:image/svg+xml;base64,${icon}"><span>Dateline</span>`);
    writeFileSync(join(FOLDER, `${name}-${width}x${height}.png`), await tile.screenshot());
  }
  await browser.close();
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    await setUp({ forTests: true });
    await build();
    mkdirSync(FOLDER, { recursive: true });
    const server = await startServer({ article: () => article() });
    try {
      for (const name of Object.keys(BROWSERS)) {
        for (const language of ['en', 'uk']) {
          say(`${name}, ${language}`);
          await shown(name, language, server);
        }
      }
    } finally {
      await server.close();
    }
    await tiles();
    say(`the pictures are in ${FOLDER}`);
  });
}
