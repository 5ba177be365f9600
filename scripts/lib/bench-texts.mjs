// The texts of the benchmarks: the project's own passages and articles, without their marks.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/** Files with passages; those of a folder are all its text files. */
const FOLDERS = ['tests/places/news', 'tests/places/local'];
const FILES = [
  'tests/claims/development.txt',
  'tests/claims/held-back.txt',
  'tests/articles/nato-air-defence.txt',
];

/** Bytes of a short article: as many as news in brief have, and as many as a long report has. */
const ARTICLE = [2_000, 4_000, 6_000, 8_000];

/** Lengths in characters of the single texts. */
export const LENGTHS = [10_000, 50_000, 200_000, 1_000_000];

/** A passage as a newspaper would print it. */
const plain = (marked) =>
  marked
    .replace(/\{([^|{}]*)\|[^{}]*\}/g, '$1')
    .replace(/\{\d+ ([^{}]*)\}|<\d+ ([^<>]*)>|\[\d+ ([^[\]]*)\]/g, '$1$2$3')
    .replace(/[{}]/g, '')
    .replaceAll(' ¶ ', '\n\n');

function paragraphs() {
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => join(folder, name)),
  );
  return [...inFolders, ...FILES]
    .flatMap((file) => readFileSync(join(ROOT, file), 'utf8').split('\n'))
    .filter((line) => line.trim() && !/^[#=]/.test(line))
    .map((line) => plain(line.trim()));
}

/** Short articles, half a megabyte together. */
export function articles() {
  const all = paragraphs();
  const made = [];
  let at = 0;
  for (let total = 0; total < 500_000; total += made.at(-1).length) {
    const length = ARTICLE[made.length % ARTICLE.length];
    let article = '';
    while (article.length < length) {
      article += `${all[at % all.length]}\n\n`;
      at += 1;
    }
    made.push(article);
  }
  return made;
}

/** One text of `length` characters. */
export function single(length) {
  const all = paragraphs();
  let text = '';
  // A step that shares no factor with their number goes through them in another order each time.
  for (let at = 0; text.length < length; at += 1)
    text += `${all[(at * 7 + Math.floor(at / all.length)) % all.length]}\n\n`;
  return text.slice(0, length);
}
