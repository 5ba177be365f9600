// Both browsers' builds of the extension, unpacked and zipped, from the one WXT project.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'wxt';
import { filesUnder, textOf, upToDate } from './files.mjs';
import { BUILD, DIST, EXTENSION, GAZETTEER, NAMES, ROOT } from './paths.mjs';
import { say } from './run.mjs';
import { sourceFiles } from './sources.mjs';
import { THIRD_PARTY, thirdParty } from './third-party.mjs';
import { zipOf } from './zip.mjs';

const SOURCES = [
  'extension',
  'wxt.config.ts',
  'package.json',
  'package-lock.json',
  'Cargo.lock',
  'scripts/lib',
  'PRIVACY.md',
].map((path) => join(ROOT, path));

/** The privacy statement as the options page leads to it. */
const PRIVACY = join(BUILD, 'privacy.txt');

/** The archive of `what`: a browser, or `sources`. */
export function archiveOf(what) {
  const { version } = JSON.parse(textOf(join(ROOT, 'package.json')) ?? '');
  return join(DIST, `dateline-${version}-${what}.zip`);
}

/** Builds what is older than its sources. */
export async function buildExtension({ zips = true, browsers = Object.keys(EXTENSION) } = {}) {
  const inputs = [...SOURCES, GAZETTEER, ...NAMES, join(BUILD, 'core')];
  for (const browser of browsers) {
    const folder = EXTENSION[browser];
    const manifest = join(folder, 'manifest.json');
    if (!upToDate([manifest], inputs)) {
      say(`building the extension for ${browser === 'chrome' ? 'Chrome' : 'Firefox'}`);
      // What is left of an earlier build would be packed too.
      rmSync(folder, { recursive: true, force: true });
      writeFileSync(THIRD_PARTY, await thirdParty());
      // The mark says that it is UTF-8, which no header does for a file of an extension.
      writeFileSync(PRIVACY, `\uFEFF${textOf(join(ROOT, 'PRIVACY.md'))}`);
      await build({ browser, manifestVersion: 3, root: ROOT });
    }
    if (zips && !upToDate([archiveOf(browser)], [folder])) await pack(browser, folder, filesUnder(folder));
  }
}

/** Packs the project's own files, from which reviewers build the packages anew. */
export const packSources = () => pack('sources', ROOT, sourceFiles());

async function pack(what, root, files) {
  say(`packing ${what}`);
  mkdirSync(DIST, { recursive: true });
  writeFileSync(archiveOf(what), await zipOf(root, files));
}
