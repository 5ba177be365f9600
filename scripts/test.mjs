// `npm test`: every test there is, with the built extension in real browsers, natively and in WebAssembly.
// `npm test -- rust e2e` runs only the named suites.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { countsIn } from './lib/counts.mjs';
import { failuresIn } from './lib/failures.mjs';
import { ROOT } from './lib/paths.mjs';
import { givingWay, main, must, run, Stop, say } from './lib/run.mjs';
import { WASM_TARGET } from './lib/toolchain.mjs';
import { installWheel, inVenv, makeVenv } from './lib/venv.mjs';
import { packCommand } from './pack-command.mjs';
import { packNpm } from './pack-npm.mjs';
import { packPython } from './pack-python.mjs';
import { setUp } from './setup.mjs';

/** Runs the tests of a folder, so many of its files at a time. */
const nodeTest =
  (folder, files = 1) =>
  () => {
    const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.test.mjs'));
    const options = ['--test', `--test-concurrency=${files}`, '--test-reporter=spec'];
    return [process.execPath, [...options, ...names.sort().map((name) => join(folder, name))]];
  };

// `glue/` has no test but that the core is built.
const NATIVE = ['test', '--locked', '--workspace', '--exclude', 'dateline-glue'];
const compileNative = () => must('cargo', [...NATIVE, '--quiet', '--no-run']);

// These tests annotate little: optimised they are no sooner done, and compile for a minute longer.
const UNOPTIMISED = { CARGO_PROFILE_DEV_OPT_LEVEL: '0' };
const wasmTest = (browser) => () => [
  'wasm-pack',
  ['test', '--mode', 'no-install', '--headless', `--${browser}`, join('tests', 'wasm'), '--locked'],
  UNOPTIMISED,
];
const compileWasm = () =>
  must(
    'cargo',
    [
      ...['build', '--locked', '--quiet', '--package', 'dateline-wasm-tests', '--tests'],
      ...['--target', WASM_TARGET],
    ],
    { env: UNOPTIMISED },
  );

/** The Python package's tests, with the built wheel and not with its sources. */
async function preparePython() {
  await makeVenv('test');
  const wheel = await packPython();
  await installWheel('test', wheel);
}

/**
 * The suites in the order of their tests: first what takes longest and needs nothing but what is built. Each with what has
 * to be compiled for it, if anything.
 */
const SUITES = {
  // A browser waits half of its time, hence two.
  e2e: { name: 'the extension in Chromium and Firefox', command: nodeTest('tests/e2e', 2) },
  rust: {
    name: 'Rust, native',
    prepare: compileNative,
    command: () => ['cargo', [...NATIVE, '--no-fail-fast']],
  },
  'wasm-chrome': { name: 'WebAssembly in Chromium', prepare: compileWasm, command: wasmTest('chrome') },
  'wasm-firefox': { name: 'WebAssembly in Firefox', prepare: compileWasm, command: wasmTest('firefox') },
  scripts: {
    name: 'build scripts and both cores',
    prepare: packCommand,
    command: nodeTest('tests/scripts'),
  },
  npm: { name: 'the npm package', prepare: packNpm, command: nodeTest('tests/npm') },
  python: {
    name: 'the Python package',
    prepare: preparePython,
    command: () => [inVenv('test', 'python'), ['-P', '-m', 'pytest', '--quiet', join('python', 'tests')]],
  },
};

/**
 * What the suites need, one after the other, beside the tests of those before them and giving way to these. For each suite
 * what it is waited for by: it resolves to the failure, if there is one, so that the others can be run all the same.
 *
 * @param {string[]} suites
 * @returns {Promise<Error | undefined>[]}
 */
function preparing(suites) {
  /** @type {Promise<Error | undefined>} */
  let last = Promise.resolve(undefined);
  return suites.map((suite) => {
    last = last
      .then(() => givingWay(async () => SUITES[suite].prepare?.()))
      .then(
        () => undefined,
        (failure) => failure,
      );
    return last;
  });
}

/** Runs the tests of a suite; their counts. */
async function outcome({ command }) {
  const [program, args, env] = command();
  const { code, stdout, stderr } = await run(program, args, { output: 'tee', env });
  const counts = countsIn(stdout + stderr);
  // A suite that did not come to count its failures has failed all the same, and one that ran
  // no test has tested nothing.
  if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) counts.failed = 1;
  return { ...counts, report: counts.failed > 0 ? failuresIn(stdout + stderr) : '' };
}

/** Runs the suites, also after a failure; resolves to the summed counts, having said what failed once more. */
export async function test(suites = Object.keys(SUITES)) {
  const unknown = suites.find((suite) => !(suite in SUITES));
  if (unknown)
    throw new Stop(`There is no suite "${unknown}": the suites are ${Object.keys(SUITES).join(', ')}.`);
  await build();
  const prepared = preparing(suites);
  const total = { passed: 0, failed: 0 };
  const reports = [];
  for (const [index, suite] of suites.entries()) {
    const { name, prepare } = SUITES[suite];
    if (prepare) say(`waiting for what is compiled for: ${name}`);
    const failure = await prepared[index];
    if (failure && !(failure instanceof Stop)) throw failure;
    say(failure ? failure.message : `testing: ${name}`);
    const { passed, failed, report } = failure
      ? { passed: 0, failed: 1, report: failure.message }
      : await outcome(SUITES[suite]);
    say(`${name}: ${passed} passed, ${failed} failed`);
    if (failed > 0) reports.push(`${name}: what failed\n${report}`);
    total.passed += passed;
    total.failed += failed;
  }
  for (const report of reports) say(report);
  return total;
}

export const summary = ({ passed, failed }) => `${passed} passed, ${failed} failed`;

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    await setUp({ forTests: true });
    const suites = process.argv.slice(2);
    const total = await test(suites.length > 0 ? suites : undefined);
    console.log(summary(total));
    process.exitCode = total.failed === 0 ? 0 : 1;
  });
}
