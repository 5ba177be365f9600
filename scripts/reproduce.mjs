// `npm run reproduce`: that the archives for the stores are the same whoever makes them, where and when. From the archive of
// the sources alone they are built twice from nothing, compiled core and gazetteer included, the first time as reviewers do
// (`npm run build-for-amo`). It takes minutes and the network, and so is no part of `npm test`; there
// archives.test.mjs goes the same way with the core and the gazetteer put in.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { filesUnder, sha256 } from './lib/files.mjs';
import { BUILD, DIST, ROOT } from './lib/paths.mjs';
import { main, must, Stop, say } from './lib/run.mjs';
import { setUp } from './setup.mjs';

/** What differs from one to the other, beside the time. */
const BUILDERS = [
  {
    folder: 'one',
    USER: 'somebody',
    TZ: 'Asia/Kathmandu',
    LANG: 'C',
    commands: ['build-for-amo', 'package'],
  },
  {
    folder: 'the other one',
    USER: 'else',
    TZ: 'America/St_Johns',
    LANG: 'uk_UA.UTF-8',
    commands: ['package'],
  },
];

/** What of a home is not made anew: Rust, and where npm gets its packages. */
const KEPT = {
  CARGO_HOME: process.env.CARGO_HOME ?? join(homedir(), '.cargo'),
  RUSTUP_HOME: process.env.RUSTUP_HOME ?? join(homedir(), '.rustup'),
  NPM_CONFIG_USERCONFIG: process.env.NPM_CONFIG_USERCONFIG ?? join(homedir(), '.npmrc'),
};

/** The checksums of the archives in a folder of the project, and of what in them was compiled, by their paths. */
function sums(root) {
  const [build, dist] = [BUILD, DIST].map((path) => join(root, relative(ROOT, path)));
  const archives = filesUnder(dist).filter((path) => path.endsWith('.zip'));
  const data = ['gazetteer.bin', 'names-de.bin', 'names-uk.bin'].map((name) => join(build, name));
  const compiled = filesUnder(join(build, 'core'), ...data);
  return new Map(
    [...archives, ...compiled].map((path) => [relative(root, path), sha256(readFileSync(path))]),
  );
}

/** Builds from the archive of the sources in a fresh folder; the checksums after each command. */
async function built(home, archive, { folder, commands, ...differs }) {
  const root = join(home, folder, 'dateline');
  mkdirSync(root, { recursive: true });
  await must('python3', ['-m', 'zipfile', '-e', archive, root], { output: 'capture' });
  const env = { ...KEPT, ...differs, HOME: join(home, folder), USERPROFILE: join(home, folder) };
  const all = [];
  for (const command of commands) {
    say(`npm run ${command} in ${root}`);
    await must('npm', ['run', '--silent', command], { cwd: root, env });
    all.push(sums(root));
  }
  rmSync(root, { recursive: true });
  return all;
}

/** Says of every file whether it is the same; fails where one is not. */
function compare(builds) {
  const last = builds.at(-1);
  const different = [...last].filter(([path, sum]) =>
    builds.some((one) => one.get(path) !== sum && one.has(path)),
  );
  for (const [path, sum] of last) console.log(`${sum}  ${path}`);
  const missing = builds.flatMap((one) => [...one.keys()]).filter((path) => !last.has(path));
  const wrong = [...different.map(([path]) => path), ...missing].map((path) => basename(path));
  if (wrong.length > 0) throw new Stop(`Not the same each time: ${wrong.join(', ')}.`);
  console.log(`${last.size} files, the same each time`);
}

await main(async () => {
  await setUp();
  // Imported late: they use npm packages, which the set-up has only now installed.
  const { zipOf } = await import('./lib/zip.mjs');
  const { sourceFiles } = await import('./lib/sources.mjs');
  const home = mkdtempSync(join(tmpdir(), 'dateline-reproduced-'));
  try {
    const archive = join(home, 'sources.zip');
    writeFileSync(archive, await zipOf(ROOT, sourceFiles()));
    const builds = [];
    for (const builder of BUILDERS) builds.push(...(await built(home, archive, builder)));
    compare(builds);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
