// `npm run pack:python`: the wheel of the Python package `dateline`, with the gazetteer in it, in dist/python. The same bytes from
// the same sources, whoever builds it and where.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGazetteer } from './build-gazetteer.mjs';
import { withoutFolders } from './lib/crates-folders.mjs';
import { sha256, upToDate } from './lib/files.mjs';
import { BUILD, GAZETTEER, PYTHON, ROOT, WHEEL } from './lib/paths.mjs';
import { main, must, run, Stop, say } from './lib/run.mjs';
import { LICENCES, layLicences, wheelFor } from './lib/third-party.mjs';
import { inVenv, makeVenv } from './lib/venv.mjs';
import { setUp } from './setup.mjs';

/** What the wheel is made of, laid together. */
const LAID = join(BUILD, 'python');

/** 1980-01-01, before which no archive has a date. */
const SOURCE_DATE_EPOCH = '315532800';

const INPUTS = [
  ...['src', 'data', 'python/Cargo.toml', 'python/README.md', 'python/dateline', 'python/pyproject.toml'],
  ...[
    'python/src',
    'python/requirements/build.txt',
    'Cargo.toml',
    'Cargo.lock',
    '.cargo',
    'rust-toolchain.toml',
  ],
  ...[
    'scripts/pack-python.mjs',
    'scripts/lib/crates-folders.mjs',
    'scripts/lib/third-party.mjs',
    ...LICENCES,
  ],
].map((path) => join(ROOT, path));

/** The wheel in dist/python, if there is one. */
export function wheel() {
  const name = existsSync(WHEEL) && readdirSync(WHEEL).find((name) => name.endsWith('.whl'));
  return name ? join(WHEEL, name) : undefined;
}

/** Builds the wheel if it is older than what it is made of; its path. */
export async function packPython() {
  await buildGazetteer();
  const there = wheel();
  if (there && upToDate([there], [...INPUTS, GAZETTEER])) return there;
  await makeVenv('build');
  say('building the Python package');
  await layTogether();
  rmSync(WHEEL, { recursive: true, force: true });
  await must(inVenv('build', 'maturin'), ['build', '--locked', '--quiet', '--out', WHEEL], {
    cwd: LAID,
    env: { CARGO_ENCODED_RUSTFLAGS: withoutFolders().join('\x1f'), SOURCE_DATE_EPOCH },
    otherwise: 'The Python package could not be built.',
  });
  const built = wheel();
  if (!built) throw new Stop('maturin built no wheel.');
  return built;
}

async function layTogether() {
  rmSync(LAID, { recursive: true, force: true });
  mkdirSync(LAID, { recursive: true });
  cpSync(join(PYTHON, 'README.md'), join(LAID, 'README.md'));
  const isSource = (path) => !path.includes('__pycache__');
  cpSync(join(PYTHON, 'dateline'), join(LAID, 'dateline'), { recursive: true, filter: isSource });
  cpSync(GAZETTEER, join(LAID, 'dateline', 'gazetteer.bin'));
  const host = (await run('rustc', ['-vV'], { output: 'capture' })).stdout.match(/host: (.*)/)?.[1];
  await layLicences(LAID, wheelFor(host));
  // The crate stays where its workspace is.
  const project = readFileSync(join(PYTHON, 'pyproject.toml'), 'utf8');
  const here = 'manifest-path = "Cargo.toml"';
  if (!project.includes(here)) throw new Stop(`python/pyproject.toml has no ${here}.`);
  const there = `manifest-path = ${JSON.stringify(join(PYTHON, 'Cargo.toml'))}`;
  writeFileSync(join(LAID, 'pyproject.toml'), project.replace(here, there));
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    await setUp();
    process.chdir(ROOT);
    const path = await packPython();
    console.log(`${sha256(readFileSync(path))}  ${path}`);
  });
}
