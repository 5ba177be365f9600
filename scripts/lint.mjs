// `npm run lint`: every check that needs no browser. Each counts as one in the totals of `.ci/run`.
import { join } from 'node:path';
import { buildCore } from './build-core.mjs';
import { ROOT } from './lib/paths.mjs';
import { main, must, run, say } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const bin = (name) => join(ROOT, 'node_modules', '.bin', name);
const DENY = ['--', '-D', 'warnings'];

/** @type {[name: string, program: string, args: string[]][]} */
const CHECKS = [
  ['Rust formatting', 'cargo', ['fmt', '--all', '--check']],
  ['clippy, native', 'cargo', ['clippy', '--locked', '--quiet', '--workspace', '--all-targets', ...DENY]],
  [
    'clippy, wasm32',
    'cargo',
    [
      'clippy',
      '--locked',
      '--quiet',
      '--target',
      'wasm32-unknown-unknown',
      '--lib',
      '--tests',
      '--features',
      'tables',
      ...DENY,
    ],
  ],
  ['TypeScript types', bin('tsc'), ['--noEmit']],
  ['types of the scripts', bin('tsc'), ['--project', 'tsconfig.scripts.json']],
  ['formatting and lint of the rest', bin('biome'), ['ci', '--error-on-warnings', '--colors=off']],
];

/** Runs every check, also after a failure; resolves to the counts. */
export async function lint() {
  // The types of the core's glue and of WXT's auto-generated paths are made by building.
  await buildCore();
  await must(bin('wxt'), ['prepare'], { output: 'capture' });
  const counts = { passed: 0, failed: 0 };
  for (const [name, program, args] of CHECKS) {
    say(`checking: ${name}`);
    const { code } = await run(program, args);
    counts[code === 0 ? 'passed' : 'failed'] += 1;
    if (code !== 0) say(`failed: ${name}`);
  }
  return counts;
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    await setUp();
    const { failed } = await lint();
    process.exitCode = failed === 0 ? 0 : 1;
  });
}
