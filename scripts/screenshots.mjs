// `npm run screenshots -- [WORDS]`: pictures of the built extension in Chromium and Firefox, in every state and look, and a
// contact sheet of them in build/screenshots: index.html, and one PNG for each browser. WORDS narrow the looks: `dark`,
// `'360 px'`. Nothing is compared; the pictures are there to be looked at.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from './build.mjs';
import { sheet } from './lib/contact-sheet.mjs';
import { BUILD, ROOT } from './lib/paths.mjs';
import { main, Stop, say, which } from './lib/run.mjs';
import { setUp } from './setup.mjs';

/** What the tests drive browsers by. They are loaded when they are needed: they know of pages, which scripts do not. */
const ofTests = (name) => import(pathToFileURL(join(ROOT, 'tests', 'e2e', name)).href);
const page = await ofTests('page.mjs');
const { BROWSERS } = await ofTests('browsers.mjs');
const { startServer } = await ofTests('server.mjs');
const { article, NO_ARTICLE } = await ofTests('pictures/article.mjs');
const { LOOKS, STATES, toSummary } = await ofTests('pictures/states.mjs');

const FOLDER = join(BUILD, 'screenshots');

/** Resolves when what was drawn can be seen. */
export const isDrawn = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** The extension in `folder`, in a folder of its own, as a browser in `language` shows it. */
export function inLanguage(folder, language) {
  const copy = mkdtempSync(join(tmpdir(), `dateline-${language}-`));
  cpSync(folder, copy, { recursive: true });
  cpSync(join(copy, '_locales', language), join(copy, '_locales', 'en'), { recursive: true });
  const script = join(copy, 'annotate.js');
  writeFileSync(
    script,
    readFileSync(script, 'utf8').replaceAll(/[\w$.]+\.i18n\.getUILanguage\(\)/g, JSON.stringify(language)),
  );
  return copy;
}

/** Whether what the panel shows is there and has come to rest. */
const isFilled = () => {
  const root = document.querySelector('#sidebar').shadowRoot;
  return root.querySelectorAll('.map .marker').length > 0 && root.getAnimations().length === 0;
};

/** The browser's own side panel, beside the page: of it alone in Chromium, of the whole window in Firefox. */
async function pictureOfPanel(browser, look, tab, save) {
  await toSummary(tab);
  await tab.waitFor(page.openText, '.drawer');
  const panel = await browser.openSidePanel(tab);
  try {
    await panel.prefer(look);
    await panel.waitFor(isFilled);
    await save('side panel', panel);
  } finally {
    await panel.close();
  }
}

/** Takes the pictures of one look; gives their names and files. */
async function picturesOf(browser, look, server, save) {
  const open = async (tab) => {
    await tab.prefer(look);
    await tab.resize(look.width, look.height);
    if (look.zoom) await tab.zoom(look.zoom);
    return tab;
  };
  const tab = await open(await browser.open(server.address(look.dir ?? 'ltr')));
  await tab.clickToolbarButton();
  await tab.waitFor(page.isMarked);
  await tab.waitFor(page.openText, '.drawer');
  for (const { name, go, everywhere } of STATES) {
    if (!everywhere && !look.all) continue;
    await go(tab);
    await tab.evaluate(isDrawn);
    await save(name, tab);
  }
  if (look.panel) await pictureOfPanel(browser, look, tab, save);
  await tab.close();
  const bare = await open(await browser.open(server.address('bare')));
  await bare.clickToolbarButton();
  await bare.waitFor(page.noticeText);
  await save('no article', bare);
  await bare.close();
  const options = await open(await browser.openOwn('options.html'));
  await options.waitFor(() => document.querySelector('#data-sources')?.textContent);
  await save('options', options);
  await options.close();
}

/** Takes the pictures of one browser; gives them by look. */
async function picturesIn(name, looks, server) {
  const { start, extension } = BROWSERS[name];
  mkdirSync(join(FOLDER, name), { recursive: true });
  const taken = [];
  for (const language of new Set(looks.map((look) => look.language ?? 'en'))) {
    const wanted = looks.filter((look) => (look.language ?? 'en') === language);
    const folder = language === 'en' ? extension : inLanguage(extension, language);
    const browser = await start(folder);
    try {
      for (const look of wanted) {
        say(`${name}: ${look.name}`);
        /** @type {{ name: string, file: string }[]} */
        const pictures = [];
        const save = async (state, tab) => {
          const file = join(name, `${look.name}, ${state}.png`.replaceAll(/[^\w,.-]+/g, '-'));
          writeFileSync(join(FOLDER, file), await tab.screenshot());
          pictures.push({ name: state, file });
        };
        await picturesOf(browser, look, server, save);
        taken.push({ look: look.name, pictures });
      }
    } finally {
      await browser.close();
      if (folder !== extension) rmSync(folder, { recursive: true });
    }
  }
  return taken;
}

/** The sheet of one browser as a picture. */
async function print(file, to) {
  const browser = await chromium.launch({ executablePath: which('chromium'), args: ['--no-sandbox'] });
  const printed = await browser.newPage({ viewport: { width: 1800, height: 1000 } });
  await printed.goto(pathToFileURL(file).href);
  await printed.screenshot({ path: to, fullPage: true });
  await browser.close();
}

/** Takes all pictures whose look has `words` in its name, and makes the sheets. */
export async function screenshots(words) {
  const looks = LOOKS.filter(({ name }) => name.includes(words));
  if (looks.length === 0)
    throw new Stop(`There is no look "${words}": ${LOOKS.map(({ name }) => name).join('; ')}.`);
  const server = await startServer({ ltr: () => article(), rtl: () => article('rtl'), bare: NO_ARTICLE });
  try {
    /** @type {[string, Awaited<ReturnType<typeof picturesIn>>][]} */
    const all = [];
    for (const name of Object.keys(BROWSERS)) all.push([name, await picturesIn(name, looks, server)]);
    writeFileSync(join(FOLDER, 'index.html'), sheet(all));
    for (const taken of all) {
      const file = join(FOLDER, `${taken[0]}.html`);
      writeFileSync(file, sheet([taken]));
      await print(file, join(FOLDER, `${taken[0]}.png`));
    }
    say(`the contact sheet is ${join(FOLDER, 'index.html')}`);
  } finally {
    await server.close();
  }
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    await setUp({ forTests: true });
    await build();
    await screenshots(process.argv.slice(2).join(' '));
  });
}
