// Where everything lies, in one place. Only the standard library is used here: these scripts run
// before any dependency is installed.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const at = (...parts) => join(ROOT, ...parts);

/** Project-local tools and records of finished set-up steps; safe to delete. */
export const CACHE = at('.cache');
export const TOOLS = join(CACHE, 'tools');
export const TOOLS_BIN = join(TOOLS, 'bin');

export const BUILD = at('build');
export const WHEELS = join(BUILD, 'wheels');
export const GAZETTEER = join(BUILD, 'gazetteer.bin');
/** What places are called in the languages of the interface beside English. */
export const NAMES = ['de', 'uk'].map((language) => join(BUILD, `names-${language}.bin`));
export const CORE = join(BUILD, 'core');

export const DIST = at('dist');
export const EXTENSION = {
  chrome: join(DIST, 'chrome-mv3'),
  firefox: join(DIST, 'firefox-mv3'),
};
export const WWW = join(DIST, 'www');

export const CLI = at('target', 'release', process.platform === 'win32' ? 'dateline.exe' : 'dateline');
export const SAMPLE_ARTICLE = at('tests', 'articles', 'nato-air-defence.txt');
export const PIP_REQUIREMENTS = at('data', 'requirements.txt');

/** The Python package: its sources, and where its wheel is put. */
export const PYTHON = at('python');
export const WHEEL = join(DIST, 'python');
