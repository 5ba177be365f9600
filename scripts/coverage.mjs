// `npm run coverage`: which lines of the Rust code the native tests run, by module. The compiler counts (`-C instrument-coverage`)
// and the toolchain's own LLVM reads the counts: nothing else is installed. What only runs in browsers, `src/page`,
// `src/overlay` and `src/content`, is left out: the tests in browsers and those end to end are not counted.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { buildGazetteer } from './build-gazetteer.mjs';
import { ROOT } from './lib/paths.mjs';
import { main, must, run, Stop, say } from './lib/run.mjs';
import { setUp } from './setup.mjs';

/** Apart from other builds, whose code has no counters. */
const TARGET = join(ROOT, 'target', 'coverage');
const TESTS = ['test', '--locked', '--workspace', '--exclude', 'dateline-glue', '--lib', '--bins', '--tests'];
const BROWSER = /^src\/(page|overlay|content|embed)(\/|\.rs)/;

/** LLVM's programs of the pinned toolchain, installed if they are missing. */
async function llvm() {
  const answer = async (...args) => (await must('rustc', args, { output: 'capture' })).stdout.trim();
  const host = /host: (.*)/.exec(await answer('-vV'))?.[1] ?? '';
  const folder = join(await answer('--print', 'sysroot'), 'lib', 'rustlib', host, 'bin');
  if (!existsSync(join(folder, 'llvm-cov'))) {
    say('installing the component llvm-tools of the toolchain');
    await must('rustup', ['component', 'add', 'llvm-tools'], {
      output: 'capture',
      otherwise: 'The component llvm-tools could not be installed by rustup.',
    });
  }
  return (program, args) => must(join(folder, program), args, { output: 'capture' });
}

/** The module of a file: a folder or a file directly under a crate's src. */
function moduleOf(path) {
  const parts = relative(ROOT, path).split(sep);
  const at = parts.indexOf('src');
  return parts.slice(0, at + 2).join('/');
}

/** Sums the counts of lines by module. */
function byModule(files) {
  const modules = new Map();
  for (const { filename, summary } of files) {
    const name = moduleOf(filename);
    if (!filename.startsWith(ROOT) || !name.includes('src/') || BROWSER.test(name)) continue;
    const sum = modules.get(name) ?? { lines: 0, covered: 0 };
    sum.lines += summary.lines.count;
    sum.covered += summary.lines.covered;
    modules.set(name, sum);
  }
  return [...modules].sort(([one], [other]) => one.localeCompare(other));
}

const row = (name, { lines, covered }) => `| ${name} | ${lines} | ${((100 * covered) / lines).toFixed(1)} |`;

await main(async () => {
  await setUp();
  const tool = await llvm();
  await buildGazetteer();
  const counts = mkdtempSync(join(tmpdir(), 'dateline-coverage-'));
  try {
    const env = {
      CARGO_TARGET_DIR: TARGET,
      CARGO_INCREMENTAL: '0',
      RUSTFLAGS: '-Cinstrument-coverage',
      LLVM_PROFILE_FILE: join(counts, '%m-%p.profraw'),
    };
    mkdirSync(TARGET, { recursive: true });
    say('compiling the tests with counters');
    const messages = ['--no-run', '--message-format=json'];
    const { stdout } = await must('cargo', [...TESTS, ...messages], { env, output: 'capture' });
    const programs = stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line).executable)
      .filter(Boolean);
    say(`running the tests of ${programs.length} programs`);
    const { code } = await run('cargo', [...TESTS, '--quiet', '--no-fail-fast'], { env });
    if (code !== 0) throw new Stop('A test failed: what the others run says little.');
    const merged = join(counts, 'all.profdata');
    const raw = readdirSync(counts).map((name) => join(counts, name));
    const list = join(counts, 'raw.txt');
    writeFileSync(list, raw.join('\n'));
    await tool('llvm-profdata', ['merge', '--sparse', `--input-files=${list}`, '--output', merged]);
    const objects = programs.slice(1).flatMap((path) => ['--object', path]);
    const report = ['export', '--summary-only', '--instr-profile', merged, programs[0], ...objects];
    const modules = byModule(JSON.parse((await tool('llvm-cov', report)).stdout).data[0].files);
    const all = modules.reduce(
      (sum, [, { lines, covered }]) => ({ lines: sum.lines + lines, covered: sum.covered + covered }),
      { lines: 0, covered: 0 },
    );
    console.log('| module | lines | run by tests, % |\n| --- | ---: | ---: |');
    for (const [name, sum] of [...modules, ['all', all]]) console.log(row(name, sum));
  } finally {
    rmSync(counts, { recursive: true, force: true });
  }
});
