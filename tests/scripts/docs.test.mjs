// The documentation: no link leads nowhere, in the files and in the site that is built of them, and the site needs nothing
// but itself.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import markdownIt from 'markdown-it';
import { isForeign, sectionsOf, targetOf } from '../../scripts/lib/docs/markdown.mjs';
import { markdownFiles, parts } from '../../scripts/lib/docs/pages.mjs';
import { makeSite } from '../../scripts/lib/docs/site.mjs';
import { filesUnder } from '../../scripts/lib/files.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';

const md = markdownIt({ html: true });
const read = (path) => readFileSync(join(ROOT, path), 'utf8');

/** The addresses that a Markdown file leads to, pictures among them. */
function addressesIn(path) {
  const inlines = md.parse(read(path), {}).flatMap(({ children }) => children ?? []);
  return inlines.map((token) => token.attrGet('href') ?? token.attrGet('src')).filter(Boolean);
}

const anchorsOf = new Map();
/** Whether a Markdown file has a heading with this anchor. */
function hasAnchor(path, anchor) {
  if (!anchorsOf.has(path))
    anchorsOf.set(path, new Set(sectionsOf(md, read(path)).map((section) => section.anchor)));
  return anchorsOf.get(path).has(anchor);
}

const lost = (path, address) => {
  if (isForeign(address))
    return /^(https:|mailto:)/.test(address) ? undefined : `${path}: ${address} is not https`;
  const target = targetOf(path, address);
  if (!existsSync(join(ROOT, target.path))) return `${path}: ${address} is not there`;
  if (target.anchor && !hasAnchor(target.path, target.anchor))
    return `${path}: ${address} has no such heading`;
  return undefined;
};

test('every link in a Markdown file leads to a file and a heading that are there, or to https', () => {
  const files = markdownFiles();
  const links = files.flatMap((path) => addressesIn(path).map((address) => [path, address]));
  assert.ok(files.length > 40 && links.length > 40);
  assert.deepEqual(links.map(([path, address]) => lost(path, address)).filter(Boolean), []);
});

test('a link that leads nowhere is told', () => {
  assert.match(lost('README.md', 'docs/nothing.md'), /not there/);
  assert.match(lost('README.md', 'docs/quality.md#nothing'), /no such heading/);
  assert.match(lost('README.md', 'http://example.org'), /not https/);
  assert.equal(lost('docs/scale.md', '#a-pipe'), undefined);
  assert.equal(lost('README.md', 'docs/decisions/'), undefined);
});

test('every page is in the contents, or led to by one that is', () => {
  const all = parts();
  const shown = all.flatMap(({ pages }) => pages);
  const led = new Set(
    shown.flatMap((path) =>
      addressesIn(path)
        .filter((address) => !isForeign(address))
        .map((address) => targetOf(path, address).path),
    ),
  );
  for (const path of all.flatMap(({ hidden }) => hidden)) assert.ok(led.has(path), path);
  assert.deepEqual([...shown, ...all.flatMap(({ hidden }) => hidden)].sort(), markdownFiles());
});

let site;
let pages;
before(async () => {
  process.chdir(ROOT);
  // Beside dist/, whose own may be read by somebody meanwhile.
  site = mkdtempSync(join(tmpdir(), 'dateline-docs-'));
  await makeSite(site);
  pages = new Map(
    filesUnder(site)
      .filter((path) => path.endsWith('.html'))
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );
});
after(() => rmSync(site, { recursive: true, force: true }));

const unescaped = (text) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
const attributes = (html, name) =>
  [...html.matchAll(new RegExp(`<[a-z][^>]*\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => unescaped(value));

test('every link in the site leads to a file and an element that are there', () => {
  assert.equal(pages.size, markdownFiles().length);
  const nowhere = [];
  let number = 0;
  for (const [path, html] of pages) {
    for (const address of [
      ...attributes(html, 'href'),
      ...attributes(html, 'src'),
      ...attributes(html, 'srcset'),
    ]) {
      if (isForeign(address)) continue;
      number += 1;
      const [place, anchor] = decodeURI(address).split('#');
      const target = place === '' ? path : resolve(dirname(path), place);
      // The playground, in whose folder the site lies.
      if (target === join(dirname(site), 'index.html')) continue;
      const from = relative(site, path);
      if (!existsSync(target)) nowhere.push(`${from}: ${address}`);
      else if (anchor && target.endsWith('.html') && !attributes(pages.get(target), 'id').includes(anchor))
        nowhere.push(`${from}: ${address} has no such element`);
    }
  }
  assert.ok(number > 1000);
  assert.deepEqual(nowhere, []);
});

test('the site loads nothing from elsewhere, and has no script or style that a strict policy would forbid', () => {
  for (const [path, html] of pages) {
    const name = relative(site, path);
    assert.match(
      html,
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; /,
      name,
    );
    assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)[^>]*>/, name);
    assert.doesNotMatch(html, /<style|<[^>]*\s(style|on[a-z]+)="/, name);
    for (const address of attributes(html, 'src')) assert.ok(!isForeign(address), `${name}: ${address}`);
    for (const [, address] of html.matchAll(/<link [^>]*href="([^"]*)"/g))
      assert.ok(!isForeign(address), name);
  }
  for (const path of filesUnder(join(site, 'site')))
    assert.doesNotMatch(
      readFileSync(path, 'utf8').slice(0, 200_000),
      /url\(["']?https?:|@import|fetch\("http/,
      path,
    );
});

test('what moves stands still for readers who prefer that', () => {
  const moving = [...pages.values()].filter((html) => html.includes('annotating.png'));
  assert.ok(moving.length > 1);
  for (const html of moving)
    assert.match(html, /<source media="\(prefers-reduced-motion: reduce\)" srcset="[^"]*summary\.png">/);
});

test('one heading begins each page, and pictures say what they show', () => {
  for (const [path, html] of pages) {
    const name = relative(site, path);
    // PRIVACY.md is in two languages.
    assert.equal(html.match(/<h1[ >]/g)?.length, name.endsWith('PRIVACY.html') ? 2 : 1, name);
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    for (const [picture] of main.matchAll(/<img[^>]*>/g)) assert.match(picture, /alt="[^"]{20,}"/, name);
  }
});
