// What is scored: the project's own passages and pages, pages that a peer's sources carry, and the sets of a folder that the person
// at the terminal has. Each document: `id`, `text` or `html`, `url`, and `gold`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import countries from 'i18n-iso-countries';
import { isAside } from '../lib/aside.mjs';
import { ROOT } from '../lib/paths.mjs';
import { fromCodePoints } from './adapt.mjs';
import { claimPassages, newsPassages, pressArticles, sitePassages } from './passages.mjs';
import { quoted } from './score.mjs';

/**
 * @typedef {object} Set
 * @property {'places' | 'sites' | 'quotations' | 'pages'} task
 * @property {string} id
 * @property {string} about
 * @property {any[]} documents
 */

const TESTS = join(ROOT, 'tests');
const read = (...path) => readFileSync(join(TESTS, ...path), 'utf8');
const numbered = (documents) => documents.map((document, nth) => ({ id: String(nth), ...document }));

/** What the passages call otherwise than ISO 3166 does. */
const COUNTRIES = {
  US: 'US',
  UK: 'GB',
  UAE: 'AE',
  'DR Congo': 'CD',
  'Hong Kong': 'HK',
  Taiwan: 'TW',
  Vietnam: 'VN',
};

const codeOf = (name) => COUNTRIES[name] ?? countries.getAlpha2Code(name, 'en');

function press() {
  const folder = join('places', 'press', 'articles');
  const files = readdirSync(join(TESTS, folder)).filter((name) => name.endsWith('-aside.txt'));
  const articles = files.sort().flatMap((name) => pressArticles(read(folder, name)));
  return articles.map(({ gold, ...article }) => ({
    ...article,
    gold: gold.map((mark) => ({ ...mark, country: codeOf(mark.country) })),
  }));
}

function news() {
  const files = readdirSync(join(TESTS, 'places', 'news'));
  // As in tests/places/news.rs: of each file every third is kept aside.
  return files
    .sort()
    .flatMap((name) => newsPassages(read('places', 'news', name)).filter((_, nth) => nth % 3 === 2));
}

const claims = (name) =>
  claimPassages(read('claims', name)).map(({ text, claims: found }) => ({ text, gold: quoted(text, found) }));

function ownPages(folder) {
  const files = readdirSync(join(TESTS, 'pages', folder)).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => {
    const { url, title, language, text } = JSON.parse(read('pages', folder, name));
    const html = read('pages', folder, name.replace(/json$/, 'html'));
    return { id: name.replace('.json', ''), html, url, title, language, gold: text.join('\n\n') };
  });
}

/** @returns {Set[]} */
export function ownSets() {
  const heldOut = ['held-out.txt', 'second-held-out.txt', 'third-held-out.txt'];
  return [
    {
      task: 'places',
      id: 'press, aside',
      about:
        "Dateline's own (tests/places/press): articles in the manner of papers of all continents, events invented, places real; the part " +
        'that no rule and no weight was made with',
      documents: numbered(press()),
    },
    {
      task: 'places',
      id: 'news, aside',
      about:
        "Dateline's own (tests/places/news): passages of news by genre, dense with names that are no places; the third kept aside",
      documents: numbered(news()),
    },
    {
      task: 'sites',
      id: 'infrastructure, held out',
      about:
        "Dateline's own (tests/infrastructure): plants, ports, bridges, bases in sentences of news; the parts never tuned on",
      documents: numbered(heldOut.flatMap((name) => sitePassages(read('infrastructure', name)))),
    },
    {
      task: 'quotations',
      id: 'claims, held back',
      about:
        "Dateline's own (tests/claims): what is quoted in passages and articles of every section; the parts held back",
      documents: numbered(
        ['held-back.txt', 'politics-held-back.txt', 'articles-held-back.txt'].flatMap(claims),
      ),
    },
    {
      task: 'pages',
      id: 'pages, apart',
      about:
        "Dateline's own (tests/pages/apart): small pages in the style of many sites, that no rule was made for",
      documents: ownPages('apart'),
    },
    {
      task: 'pages',
      id: 'pages, sites',
      about: "Dateline's own (tests/pages/sites): the same, and rules were made for them",
      documents: ownPages('sites'),
    },
  ];
}

/** English articles among the pages of newspaper4k's tests; one that is there twice is taken once. */
const NEWSPAPER_PAGES =
  `article_with_br cleveland.com1 cnn_001 cnn_002 cnn_article cnn_test_nlp fox13now_001 time_001
  video_article_02 wired_001`.split(/\s+/);

/** @returns {Set} */
export function newspaperSet(folder) {
  const documents = NEWSPAPER_PAGES.map((name) => ({
    id: name,
    html: readFileSync(join(folder, 'html', `${name}.html`), 'utf8'),
    url: 'https://paper.example/2015/01/01/article.html',
    title: '',
    language: 'en',
    gold: readFileSync(join(folder, 'txt', `${name}.txt`), 'utf8'),
  }));
  const about =
    "pages of American newsrooms in newspaper4k's sources (package MIT, the pages are their publishers'), with the texts that its tests " +
    'expect of newspaper4k itself; downloaded with the package, and read there';
  return { task: 'pages', id: 'newspaper4k, tests', about, documents };
}

const jsonl = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line));

/** What is in a line of a set by task, with offsets of this language. */
const READ = {
  places({ text, gold }) {
    const at = fromCodePoints(text);
    return gold.map((mark) => ({
      ...mark,
      start: at(mark.start),
      end: at(mark.end),
      optional: mark.adj === true,
    }));
  },
  sites({ text, gold }) {
    const at = fromCodePoints(text);
    return gold.map(({ start, end, type }) => ({
      start: at(start),
      end: at(end),
      optional: type === 'generic',
    }));
  },
  quotations({ text, gold }) {
    const at = fromCodePoints(text);
    const inText = ([start, end]) => [at(start), at(end)];
    const found = gold.map(({ content, source }) => ({
      content: content.map(inText),
      source: source && inText(Array.isArray(source[0]) ? source[0] : source),
    }));
    return quoted(text, found);
  },
  pages: ({ text }) => text,
};

/** Folders of `--sets DIR`, by task. */
const FOLDERS = { places: 'places', infrastructure: 'sites', claims: 'quotations', extraction: 'pages' };

/** Sets that Dateline's weights were fitted to, but for every third document: of these that third is scored. */
const FITTED = new Set(['geovirus']);

/** What is known of the sets that Dateline is developed with, by their files; none is part of this repository. */
const KNOWN = {
  geovirus: {
    name: 'GeoVirus',
    about:
      'Gritta, Pilehvar and Collier, ACL 2018: Wikinews articles (CC BY 2.5) annotated by others (GPL-3.0); the third that no ' +
      'weight of Dateline was fitted to',
  },
  dev: {
    name: 'infrastructure, development',
    about: "Dateline's own passages with real sites; its rules were made with them",
  },
  'wikinews-dev': {
    name: 'Wikinews',
    about:
      'Wikinews articles (CC BY 2.5), annotated for Dateline; their errors were read while its rules were made',
  },
};

/** @returns {Set[]} */
export function setsIn(folder) {
  return Object.entries(FOLDERS).flatMap(([name, task]) => {
    const path = join(folder, name);
    const files = existsSync(path) ? readdirSync(path).filter((file) => file.endsWith('.jsonl')) : [];
    return files.sort().map((file) => {
      const stem = file.replace('.jsonl', '');
      const documents = jsonl(join(path, file)).filter(
        (document) => !FITTED.has(stem) || isAside(document.id),
      );
      // An address that is the article's own would tell one peer more than the others.
      const kept = documents.map(({ id: name, text, html, url, title, language, ...rest }) => ({
        id: name,
        ...(html === undefined ? { text } : { html, url, title, language }),
        gold: READ[task]({ text, ...rest }),
      }));
      const { name: id, about } = KNOWN[stem] ?? { name: stem, about: `${name}/${file}` };
      return { task: /** @type {Set['task']} */ (task), id, about, documents: kept };
    });
  });
}
