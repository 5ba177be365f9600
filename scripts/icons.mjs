// Draws the PNG icons from extension/assets/icon.svg: run it after changing that file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ROOT } from './lib/paths.mjs';
import { which } from './lib/run.mjs';

const EXTENSION = [16, 32, 48, 128];
const WWW = [192, 512];
/** Systems cut a maskable icon to a shape of their own; what is within four fifths of its width always stays. */
const MASKABLE = 512;
const PAPER = '#fffdf7';

const svg = readFileSync(join(ROOT, 'extension', 'assets', 'icon.svg'), 'base64');
const browser = await chromium.launch({ executablePath: which('chromium'), args: ['--no-sandbox'] });
const page = await browser.newPage();

async function draw(size, file, drawn = size, background = 'transparent') {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>* { margin: 0 } body { display: grid; place-items: center; height: ${size}px; background: ${background} }
     img { display: block; width: ${drawn}px; height: ${drawn}px }</style>
     <img src="data:image/svg+xml;base64,${svg}">`,
  );
  writeFileSync(file, await page.screenshot({ omitBackground: true }));
}

for (const size of EXTENSION) await draw(size, join(ROOT, 'extension', 'public', 'icons', `${size}.png`));
const icons = join(ROOT, 'www', 'public', 'icons');
for (const size of WWW) await draw(size, join(icons, `${size}.png`));
await draw(MASKABLE, join(icons, `${MASKABLE}-maskable.png`), Math.round(MASKABLE * 0.6), PAPER);
await browser.close();
