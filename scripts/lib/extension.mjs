// Both browsers' builds of the extension, unpacked and zipped, from the one WXT project.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, zip } from 'wxt';
import { filesUnder, upToDate } from './files.mjs';
import { BUILD, DIST, EXTENSION, GAZETTEER, ROOT } from './paths.mjs';
import { say } from './run.mjs';

const SOURCES = ['extension', 'wxt.config.ts', 'package-lock.json'].map((path) => join(ROOT, path));

/** Builds what is older than its sources. */
export async function buildExtension({ zips = true } = {}) {
  const inputs = [...SOURCES, GAZETTEER, join(BUILD, 'core')];
  for (const [browser, folder] of Object.entries(EXTENSION)) {
    const outputs = [join(folder, 'manifest.json')];
    if (upToDate(outputs, inputs) && (!zips || zipsOf(browser).length > 0)) continue;
    say(`building the extension for ${browser === 'chrome' ? 'Chrome' : 'Firefox'}`);
    const config = { browser, manifestVersion: /** @type {const} */ (3), root: ROOT };
    // `zip` builds first.
    await (zips ? zip(config) : build(config));
  }
}

const zipsOf = (browser) =>
  existsSync(DIST) ? filesUnder(DIST).filter((path) => path.endsWith(`-${browser}.zip`)) : [];
