// Which pages the documentation has, in which order, and where each comes to lie in the site.
import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ROOT } from '../paths.mjs';

/** The parts of the site with their pages, by the files that they are written in; `more` takes what no part names. */
const PARTS = [
  { name: 'Start', pages: ['docs/index.md', 'README.md', 'PRIVACY.md', 'CHANGELOG.md'] },
  { name: 'For readers', pages: ['docs/readers.md', 'docs/corrections.md', 'docs/playground.md'] },
  { name: 'For newsrooms', pages: ['docs/newsrooms.md'] },
  {
    name: 'For analysts',
    pages: [
      'docs/analysts.md',
      'docs/own-lists.md',
      'docs/map-and-files.md',
      'docs/scale.md',
      'python/README.md',
      'npm/README.md',
    ],
  },
  {
    name: 'How good, how fast',
    pages: [
      'docs/figures.md',
      'docs/quality.md',
      'docs/comparison.md',
      'docs/performance.md',
      'docs/limits.md',
    ],
  },
  {
    name: 'For developers',
    pages: [
      'docs/developers/README.md',
      'docs/developers/*',
      'CONTRIBUTING.md',
      'ARCHITECTURE.md',
      'docs/testing.md',
    ],
  },
  {
    name: 'How it works',
    pages: [
      'docs/extraction.md',
      'docs/gazetteer.md',
      'docs/infrastructure.md',
      'docs/landmarks.md',
      'docs/claims.md',
      'docs/decisions/README.md',
    ],
    // In the site, and led to by the page before them.
    hidden: ['docs/decisions/*'],
  },
  {
    name: 'Reference',
    pages: ['data/README.md', 'docs/dependencies.md', 'SECURITY.md', 'docs/store/*'],
    more: true,
  },
];

/** What the contents call a page whose heading is a name that says nothing there. */
const CALLED = {
  'docs/index.md': 'What is where',
  'README.md': 'What Dateline is',
  'python/README.md': 'In Python',
  'npm/README.md': 'In JavaScript',
  'data/README.md': 'Tables of data',
};

/** The name of a page in the contents. */
export const calledInContents = ({ source, title }) => CALLED[source] ?? title;

/** Folders that are made, not written; so are those of tools, whose names begin with a dot. */
const MADE = new Set(['build', 'dist', 'node_modules', 'pkg', 'target']);

/** Every Markdown file of the project, by its path from the root. */
export function markdownFiles(folder = '') {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !MADE.has(name) && !name.startsWith('.'))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) return markdownFiles(path);
      return entry.isFile() && path.endsWith('.md') ? [path] : [];
    })
    .sort();
}

/** The parts with the files that are there: `{ name, pages, hidden }`; every Markdown file of the project is in one. */
export function parts() {
  const left = new Set(markdownFiles());
  const take = (pattern) => {
    const folder = pattern.endsWith('/*') ? pattern.slice(0, -1) : undefined;
    const found = [...left].filter((path) =>
      folder ? posix.dirname(path) === folder.slice(0, -1) : path === pattern,
    );
    for (const path of found) left.delete(path);
    return found;
  };
  const taken = PARTS.map(({ name, pages, hidden = [], more = false }) => ({
    name,
    more,
    pages: pages.flatMap(take),
    hidden: hidden.flatMap(take),
  }));
  for (const part of taken) if (part.more) part.pages.push(...left);
  return taken;
}

/** Where a file of the project lies in the site: what is under docs/ as it is, the rest under `repository/`. */
export function placeInSite(path) {
  const placed = path.startsWith('docs/') ? path.slice('docs/'.length) : posix.join('repository', path);
  if (placed.endsWith('.md')) return placed.replace(/\.md$/, '.html');
  // What a browser would not show as text under its own name.
  return /\.(png|svg|json|csv|txt)$/.test(placed) ? placed : `${placed}.txt`;
}
