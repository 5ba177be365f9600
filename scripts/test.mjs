// `npm test`: every test there is, natively, in WebAssembly and with the built extension in real
// browsers. `npm test -- rust e2e` runs only the named suites.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { countsIn } from './lib/counts.mjs';
import { ROOT } from './lib/paths.mjs';
import { main, run, Stop, say } from './lib/run.mjs';
import { installWheel, inVenv, makeVenv } from './lib/venv.mjs';
import { packPython } from './pack-python.mjs';
import { setUp } from './setup.mjs';

const wasmTest = (browser) => () => [
  'wasm-pack',
  ['test', '--mode', 'no-install', '--headless', `--${browser}`, '--', '--locked', '--features', 'tables'],
];

// One browser at a time: two on two cores only slow each other down.
const nodeTest = (folder) => () => {
  const files = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.test.mjs'));
  const options = ['--test', '--test-concurrency=1', '--test-reporter=spec'];
  return [process.execPath, [...options, ...files.sort().map((name) => join(folder, name))]];
};

/** The Python package's tests, with the built wheel and not with its sources. */
async function preparePython() {
  const wheel = await packPython();
  await makeVenv('test');
  await installWheel('test', wheel);
}

const SUITES = {
  rust: {
    name: 'Rust, native',
    // `glue/` has no test but that the core is built.
    command: () => [
      'cargo',
      ['test', '--locked', '--workspace', '--exclude', 'dateline-glue', '--no-fail-fast'],
    ],
  },
  'wasm-chrome': { name: 'WebAssembly in Chromium', command: wasmTest('chrome') },
  'wasm-firefox': { name: 'WebAssembly in Firefox', command: wasmTest('firefox') },
  scripts: { name: 'build scripts and both cores', command: nodeTest('tests/scripts') },
  python: {
    name: 'the Python package',
    prepare: preparePython,
    command: () => [inVenv('test', 'python'), ['-P', '-m', 'pytest', '--quiet', join('python', 'tests')]],
  },
  npm: { name: 'the npm package', command: nodeTest('tests/npm') },
  e2e: { name: 'the extension in Chromium and Firefox', command: nodeTest('tests/e2e') },
};

async function outcome(prepare, command) {
  try {
    await prepare?.();
  } catch (error) {
    // The other suites can be run all the same.
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    return { code: 1, counts: { passed: 0, failed: 0 } };
  }
  const [program, args] = command();
  const { code, stdout, stderr } = await run(program, args, { output: 'tee' });
  return { code, counts: countsIn(stdout + stderr) };
}

/** Runs the suites, also after a failure; resolves to the summed counts. */
export async function test(suites = Object.keys(SUITES)) {
  const unknown = suites.find((suite) => !(suite in SUITES));
  if (unknown)
    throw new Stop(`There is no suite "${unknown}": the suites are ${Object.keys(SUITES).join(', ')}.`);
  await build();
  const total = { passed: 0, failed: 0 };
  for (const suite of suites) {
    const { name, prepare, command } = SUITES[suite];
    say(`testing: ${name}`);
    const { code, counts } = await outcome(prepare, command);
    // A suite that did not come to count its failures has failed all the same, and one that ran
    // no test has tested nothing.
    if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) counts.failed = 1;
    say(`${name}: ${counts.passed} passed, ${counts.failed} failed`);
    total.passed += counts.passed;
    total.failed += counts.failed;
  }
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
