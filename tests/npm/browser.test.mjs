// The npm package in both browsers, built by Vite from its packed tarball: on the page's own thread and in a worker.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { Builder } from 'selenium-webdriver';
import firefox from 'selenium-webdriver/firefox.js';
import { onLoopback } from '../../scripts/lib/loopback.mjs';
import { ROOT, SAMPLE_ARTICLE } from '../../scripts/lib/paths.mjs';
import { must, which } from '../../scripts/lib/run.mjs';
import { PATIENCE } from '../e2e/limits.mjs';
import { Consumer } from './consumer.mjs';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** A page that annotates the article at `article.txt` by itself and in a worker, and has the answers when both are there. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>working</title><script type="module" src="/main.js"></script>`;
const MAIN = `
import { Annotator, load } from '@dateline/core';
const article = await (await fetch('article.txt')).text();
let early;
try { new Annotator(); } catch (error) { early = error.message; }
await load();
const here = new Annotator().annotateJson(article);
const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
worker.onmessage = ({ data }) => {
  globalThis.answers = { early, here, worker: data };
  document.title = 'done';
};
worker.postMessage(article);
`;
const WORKER = `
import { Annotator, load } from '@dateline/core';
const ready = load().then(() => new Annotator());
onmessage = async ({ data }) => postMessage((await ready).annotateJson(data));
`;

/** @type {Consumer} */
let consumer;
let site;
let expected;
/** @type {string[]} */
let asked;

before(async () => {
  consumer = await Consumer.installed();
  consumer.write('index.html', PAGE);
  consumer.write('main.js', MAIN);
  consumer.write('worker.js', WORKER);
  consumer.write('public/article.txt', readFileSync(SAMPLE_ARTICLE, 'utf8'));
  const config =
    "export default { worker: { format: 'es' }, build: { target: 'es2022' }, logLevel: 'warn' };";
  consumer.write('vite.config.js', config);
  const vite = pathToFileURL(`${ROOT}/node_modules/vite/bin/vite.js`);
  await must(process.execPath, [vite.pathname, 'build'], { cwd: consumer.folder, output: 'capture' });
  asked = [];
  site = await onLoopback((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    asked.push(path);
    const file = consumer.path('dist', path === '/' ? 'index.html' : path.slice(1));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    response.end(readFileSync(file));
  });
  const { Annotator } = await import(pathToFileURL(consumer.ofPackage('index.js')).href);
  expected = new Annotator().annotateJson(readFileSync(SAMPLE_ARTICLE, 'utf8'));
});
after(async () => {
  await site?.close();
  consumer?.remove();
});

function isAsInNode({ early, here, worker }) {
  assert.match(early, /await load\(\) first/);
  assert.equal(here, expected);
  assert.equal(worker, expected);
}

test('Chromium: page and worker answer what Node does, from the files that the bundler took along', async () => {
  const browser = await chromium.launch({ executablePath: which('chromium'), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(site.address(''));
    await page.waitForFunction('document.title === "done"', undefined, { timeout: PATIENCE });
    isAsInNode(await page.evaluate('answers'));
    assert.ok(asked.some((path) => /gazetteer.*\.bin$/.test(path)));
    assert.ok(asked.some((path) => /\.wasm$/.test(path)));
  } finally {
    await browser.close();
  }
});

test('Firefox: page and worker answer what Node does', async () => {
  const options = new firefox.Options().setBinary(which('firefox-esr')).addArguments('-headless');
  const service = new firefox.ServiceBuilder(which('geckodriver'));
  const driver = new Builder()
    .forBrowser('firefox')
    .setFirefoxOptions(options)
    .setFirefoxService(service)
    .build();
  try {
    await driver.get(site.address(''));
    await driver.wait(async () => (await driver.getTitle()) === 'done', PATIENCE);
    isAsInNode(await driver.executeScript('return answers'));
  } finally {
    await driver.quit();
  }
});
