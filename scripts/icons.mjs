// Draws the PNG icons from extension/assets/icon.svg: run it after changing that file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ROOT } from './lib/paths.mjs';
import { which } from './lib/run.mjs';

const SIZES = [16, 32, 48, 128];

const svg = readFileSync(join(ROOT, 'extension', 'assets', 'icon.svg'), 'base64');
const browser = await chromium.launch({ executablePath: which('chromium'), args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>* { margin: 0 } img { display: block; width: ${size}px; height: ${size}px }</style>
     <img src="data:image/svg+xml;base64,${svg}">`,
  );
  const png = await page.screenshot({ omitBackground: true });
  writeFileSync(join(ROOT, 'extension', 'public', 'icons', `${size}.png`), png);
}
await browser.close();
