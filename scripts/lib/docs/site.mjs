// The documentation as a site: every Markdown file of the project as a page, and what they lead to beside them.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import Eleventy from '@11ty/eleventy';
import { build as bundle } from 'esbuild';
import markdownIt from 'markdown-it';
import MiniSearch from 'minisearch';
import { OPTIONS } from '../../../docs/site/search-options.js';
import { textOf, upToDate } from '../files.mjs';
import { ROOT, WWW } from '../paths.mjs';
import { Stop, say } from '../run.mjs';
import { extend, sectionsOf } from './markdown.mjs';
import { calledInContents, markdownFiles, parts, placeInSite } from './pages.mjs';

export const DOCS = join(WWW, 'docs');
const SOURCE = join(ROOT, 'docs', 'site');

/** The pages: where each is written and lies, its title and sections. */
function read() {
  const md = markdownIt({ html: true });
  return new Map(
    markdownFiles().map((source) => {
      const text = textOf(join(ROOT, source));
      const sections = sectionsOf(md, text);
      if (sections[0]?.level !== 1)
        throw new Stop(`${source} does not begin with a heading of the first level.`);
      return [source, { source, text, sections, title: sections[0].heading, place: placeInSite(source) }];
    }),
  );
}

/** The index that is searched, as a script that sets it. */
function searchIndex(pages) {
  const search = new MiniSearch(OPTIONS);
  let id = 0;
  for (const { place, title, sections } of pages) {
    for (const { heading, anchor, text } of sections) {
      search.add({ id, place: `${place}#${anchor}`, heading, title, text });
      id += 1;
    }
  }
  return `globalThis.datelineSearchIndex = ${JSON.stringify(JSON.stringify(search))};\n`;
}

/** Writes the pages into `folder` by the generator; gives the other files of the project that they lead to. */
async function write(pages, folder) {
  const linked = new Set();
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const nav = parts().map(({ name, pages: files }) => ({
    name,
    pages: files.map((file) => ({ place: pages.get(file).place, title: calledInContents(pages.get(file)) })),
  }));
  const input = relative(ROOT, SOURCE);
  const eleventy = new Eleventy(input, relative(ROOT, folder), {
    quietMode: true,
    config: (config) => {
      config.setUseGitIgnore(false);
      // The scripts and styles of the site are no pages.
      config.setTemplateFormats(['md']);
      config.amendLibrary('md', (md) => extend(md, (path) => linked.add(path)));
      for (const { source, text, sections, title, place } of pages.values()) {
        config.addTemplate(posix.join(input, source), text, {
          layout: 'page.liquid',
          permalink: place,
          // Braces in a text are braces.
          templateEngineOverride: 'md',
          source,
          title,
          place,
          root: '../'.repeat(place.split('/').length - 1),
          isStart: place === 'index.html',
          headings: sections.filter(({ level }) => level === 2),
          nav,
          version,
        });
      }
    },
  });
  await eleventy.write();
  return linked;
}

/** Builds the site into `folder`. */
export async function makeSite(folder) {
  const pages = read();
  rmSync(folder, { recursive: true, force: true });
  const linked = await write(pages, folder);
  for (const path of linked) {
    // That a link leads nowhere is for the tests to say, which know all of them.
    if (!existsSync(join(ROOT, path))) continue;
    const target = join(folder, placeInSite(path));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(ROOT, path), target);
  }
  const site = join(folder, 'site');
  mkdirSync(site, { recursive: true });
  writeFileSync(join(site, 'search-index.js'), searchIndex(pages.values()));
  copyFileSync(join(SOURCE, 'style.css'), join(site, 'style.css'));
  // It is in the script, whose licence it has to go with.
  copyFileSync(join(ROOT, 'node_modules', 'minisearch', 'LICENSE.txt'), join(site, 'LICENSE-minisearch.txt'));
  copyFileSync(join(ROOT, 'extension', 'assets', 'icon.svg'), join(site, 'icon.svg'));
  await bundle({
    entryPoints: [join(SOURCE, 'search.js')],
    outfile: join(site, 'search.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
    // The project's own is for its TypeScript.
    tsconfigRaw: {},
  });
}

/** Builds the site beside the playground, in its folder, when something that it is made of has changed. */
export async function buildDocs() {
  const inputs = [
    ...markdownFiles().map((path) => join(ROOT, path)),
    join(ROOT, 'docs'),
    join(ROOT, 'scripts', 'lib', 'docs'),
  ];
  if (upToDate([join(DOCS, 'index.html'), join(DOCS, 'site', 'search.js')], inputs)) return;
  say('building the documentation');
  await makeSite(DOCS);
}
