// `npm run docs-pictures`: the pictures of the documentation, docs/images: stills of the built extension in Chromium, and the
// moving one of the README. They show an article that was written for pictures.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import UPNG from 'upng-js';
import { build } from './build.mjs';
import { EXTENSION, ROOT } from './lib/paths.mjs';
import { main, Stop, say, which } from './lib/run.mjs';
import { isDrawn } from './screenshots.mjs';
import { setUp } from './setup.mjs';

const ofTests = (name) => import(pathToFileURL(join(ROOT, 'tests', 'e2e', name)).href);
const page = await ofTests('page.mjs');
const { startChromium } = await ofTests('chromium.mjs');
const { startServer } = await ofTests('server.mjs');
const { article } = await ofTests('pictures/article.mjs');
const { STATES } = await ofTests('pictures/states.mjs');

const FOLDER = join(ROOT, 'docs', 'images');
/** What is seen of the page, in CSS pixels. */
const SIZE = { width: 960, height: 600 };
/** Height of the bar over the page in the moving picture. */
const BAR = 44;
/** Where the button stands in it. */
const BUTTON = { x: SIZE.width - 28, y: BAR / 2 };
/** More colours than the interface has; what is lost are shades at the edges of letters. */
const COLOURS = 96;
/** What the moving picture may weigh, in bytes. */
const HEAVIEST = 600_000;

/** Stills: file by state of tests/e2e/pictures/states.mjs, in the order of the states. */
const STILLS = {
  summary: 'summary.png',
  legend: 'legend.png',
  'take away': 'take-away.png',
  places: 'places.png',
  claims: 'claims.png',
  sources: 'sources.png',
  'card of a place': 'card-place.png',
  'card of a site': 'card-site.png',
  'card, unsure': 'card-unsure.png',
};

/** A PNG as RGBA. */
const raw = (png) => UPNG.toRGBA8(UPNG.decode(png))[0];

/** Frames as a PNG, by `COLOURS`; several are shown for `delays` milliseconds each. */
const small = (images, height = SIZE.height, delays = undefined) =>
  Buffer.from(UPNG.encode(images, SIZE.width, height, COLOURS, delays));

/** A state brought about in a tab, as a picture. */
async function pictureOf(tab, state) {
  await STATES.find(({ name }) => name === state).go(tab);
  await tab.evaluate(isDrawn);
  return tab.screenshot();
}

async function openArticle(browser, server) {
  const tab = await browser.open(server.address('article'));
  await tab.prefer({});
  await tab.resize(SIZE.width, SIZE.height);
  return tab;
}

async function annotate(tab) {
  await tab.clickToolbarButton();
  await tab.waitFor(page.isMarked);
  await tab.waitFor(page.openText, '.drawer');
  await tab.evaluate(isDrawn);
}

async function stills(browser, server) {
  const tab = await openArticle(browser, server);
  await annotate(tab);
  for (const [state, file] of Object.entries(STILLS))
    writeFileSync(join(FOLDER, file), small([raw(await pictureOf(tab, state))]));
  await tab.close();
}

/** The frames of the moving picture: what is on the page, where the pointer is, and for how many milliseconds. */
async function frames(browser, server) {
  const tab = await openArticle(browser, server);
  const bare = await tab.screenshot();
  const taken = [
    { shot: bare, pointer: { x: 620, y: 330 }, ms: 1400 },
    { shot: bare, pointer: BUTTON, ms: 700 },
  ];
  await annotate(tab);
  taken.push({ shot: await tab.screenshot(), pointer: BUTTON, ms: 2200 });
  const card = await pictureOf(tab, 'card of a site');
  const at = await tab.evaluate(page.pointOfMark, 'Zaporizhzhia nuclear power plant');
  taken.push({ shot: card, pointer: { x: at.x, y: at.y + BAR }, ms: 2600 });
  const claims = await pictureOf(tab, 'claims');
  taken.push({ shot: claims, pointer: { x: 877, y: 146 }, ms: 2600 });
  taken.push({ shot: await pictureOf(tab, 'places'), pointer: { x: 735, y: 146 }, ms: 2200 });
  await tab.close();
  return taken;
}

const dataOf = (bytes, type) => `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

/** Puts each frame under a bar with the extension's button, and the pointer over it: RGBA. */
async function framed(taken) {
  const icon = join(ROOT, 'extension', 'public', 'icons', '32.png');
  const browser = await chromium.launch({ executablePath: which('chromium'), args: ['--no-sandbox'] });
  const sheet = await browser.newPage({ viewport: { width: SIZE.width, height: SIZE.height + BAR } });
  const images = [];
  for (const { shot, pointer } of taken) {
    await sheet.setContent(`<!doctype html><style>
      body { margin: 0; position: relative; font: 14px system-ui, sans-serif; background: #e9e5dd; }
      .bar { height: ${BAR}px; display: flex; align-items: center; gap: 12px; padding: 0 14px; box-sizing: border-box; }
      .address { flex: 1; background: #fff; border-radius: 14px; padding: 5px 14px; color: #555; }
      .bar img { width: 22px; height: 22px; }
      .page { display: block; }
      svg { position: absolute; left: ${pointer.x - 3}px; top: ${pointer.y - 2}px; }
      </style><div class="bar"><span class="address">news.example/engineers-repair-the-grid</span>
      <img src="${dataOf(readFileSync(icon), 'image/png')}"></div>
      <img class="page" src="${dataOf(shot, 'image/png')}" width="${SIZE.width}" height="${SIZE.height}">
      <svg width="22" height="28" viewBox="0 0 22 28"><path d="M2 2v19l5-4 4 8 4-2-4-8h7z" fill="#111" stroke="#fff" stroke-width="1.6"/></svg>`);
    await sheet.evaluate(isDrawn);
    images.push(raw(await sheet.screenshot()));
  }
  await browser.close();
  return images;
}

async function moving(browser, server) {
  const taken = await frames(browser, server);
  const images = await framed(taken);
  const delays = taken.map(({ ms }) => ms);
  const file = join(FOLDER, 'annotating.png');
  writeFileSync(file, small(images, SIZE.height + BAR, delays));
  const { size } = statSync(file);
  if (size > HEAVIEST) throw new Stop(`${file} has ${size} bytes, more than ${HEAVIEST}.`);
  say(`${file}: ${images.length} frames, ${size} bytes`);
}

/** Takes all of them. */
export async function docsPictures() {
  mkdirSync(FOLDER, { recursive: true });
  const server = await startServer({ article: () => article() });
  const browser = await startChromium(EXTENSION.chrome);
  try {
    await stills(browser, server);
    await moving(browser, server);
  } finally {
    await browser.close();
    await server.close();
  }
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    await setUp({ forTests: true });
    await build();
    await docsPictures();
  });
}
