// The licences of what others have written and is in the extension or in the Python package, as their own files say them.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BUILD, ROOT } from './paths.mjs';
import { must } from './run.mjs';

export const THIRD_PARTY = join(BUILD, 'third-party.txt');

const EXTENSION = {
  package: 'dateline',
  target: 'wasm32-unknown-unknown',
  features: ['--features', 'lists'],
  packages: ['wxt', '@wxt-dev/browser'],
  head: `What others have written and is in Dateline's extension, under their licences. NOTICE.txt has the data,
LICENSE.txt Dateline's own licence.`,
};

/** What a package for programs has: it reads pages, by a parser that is under MPL-2.0 in part. */
const forPrograms = (
  name,
) => `What others have written and is in Dateline's ${name}, under their licences. NOTICE has the data, LICENSE
Dateline's own licence. What is under MPL-2.0 is unchanged; its source is on https://crates.io under its name and version.`;

/** The Python package, compiled for the machine that is `target`. */
export const wheelFor = (target) => ({
  package: 'dateline-python',
  target,
  features: [],
  packages: [],
  head: forPrograms('Python package'),
});

/** The npm package. */
export const NPM = {
  package: 'dateline',
  target: 'wasm32-unknown-unknown',
  features: ['--features', 'programs'],
  packages: [],
  head: forPrograms('npm package'),
};

/** The static command, compiled for `target`. */
export const commandFor = (target) => ({
  package: 'dateline-cli',
  target,
  features: [],
  packages: [],
  head: forPrograms('command'),
});

const captured = async (...args) =>
  (await must('cargo', [...args, '--locked'], { output: 'capture' })).stdout;

/** The crates that are compiled into it: name, version, licence, folder. */
async function crates({ package: name, target, features }) {
  const tree = ['--package', name, '--target', target, ...features];
  const shape = ['--edges', 'normal,no-proc-macro', '--prefix', 'none', '--format', '{p}'];
  const compiled = (await captured('tree', ...tree, ...shape)).split('\n');
  const names = new Set(compiled.map((line) => line.split(' ').slice(0, 2).join(' ')));
  const { packages } = JSON.parse(
    await captured('metadata', '--format-version', '1', '--filter-platform', target, ...features),
  );
  return packages
    .filter(({ name, version, source }) => source && names.has(`${name} v${version}`))
    .map(({ name, version, license, manifest_path, authors }) => ({
      name: `${name} ${version}`,
      licence: license,
      folder: dirname(manifest_path),
      authors,
    }));
}

/** What of npm's packages is in it, as WXT's part in the scripts: the same of them. */
function packages({ packages: names }) {
  return names.map((name) => {
    const folder = join(ROOT, 'node_modules', name);
    const { version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const authors = [typeof author === 'string' ? author : author?.name].filter(Boolean);
    return { name: `${name} ${version}`, licence: license, folder, authors };
  });
}

/** The text of the licence that is taken: MIT's where there is the choice, what is asked for besides, otherwise all. */
function textIn(folder) {
  const files = readdirSync(folder).filter((name) => /^(un)?licen[cs]e|^copying|^notice/i.test(name));
  const chosen = files.some((name) => /mit/i.test(name))
    ? files.filter((name) => /mit|notice|unicode/i.test(name))
    : files;
  return chosen
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
}

/** All of it as one text; what several have word for word is there once. */
export async function thirdParty(what = EXTENSION) {
  const all = [...(await crates(what)), ...packages(what)].sort((a, b) => (a.name < b.name ? -1 : 1));
  /** @type {Map<string, string[]>} */
  const byText = new Map();
  for (const { name, licence, folder, authors } of all) {
    const own = textIn(folder).join('\n\n') || `Licensed under ${licence}: LICENSE-MIT.txt has the words.`;
    const people = authors.map((author) => author.replace(/ *<.*>/, ''));
    const by = people.length > 0 ? ` (${people.join(', ')})` : '';
    byText.set(own, [...(byText.get(own) ?? []), `${name}: ${licence}${by}`]);
  }
  const parts = [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text}`);
  return `${[what.head, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** The project's own licence and what is said of its data. */
export const LICENCES = ['LICENSE', 'LICENSE-APACHE', 'LICENSE-MIT', 'NOTICE'];

/** Lays into `folder` the licences of all that is in the package `what`. */
export async function layLicences(folder, what) {
  for (const name of LICENCES) cpSync(join(ROOT, name), join(folder, name));
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), await thirdParty(what));
}
