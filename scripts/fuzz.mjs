// `npm run fuzz`: the fuzz targets one after the other, each from its seeds and from what earlier runs have gathered in fuzz/corpus.
// `--seconds N` for each (60 if left out); names after that are the targets to run, of all otherwise.
//
// What is found lies in fuzz/artifacts. Once it is mended it moves to fuzz/found, from where `cargo test` runs it for ever.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildGazetteer } from './build-gazetteer.mjs';
import { ROOT } from './lib/paths.mjs';
import { main, must, run, Stop, say } from './lib/run.mjs';
import { installTools } from './lib/toolchain.mjs';
import { setUp } from './setup.mjs';

const FUZZ = join(ROOT, 'fuzz');
// Dateline has no unsafe code for a sanitizer to look into; without one the project's own toolchain will do.
const BUILD = ['--sanitizer', 'none', '--fuzz-dir', FUZZ];
/** Longest input in bytes, and longest that one may take in seconds. */
const MOST = { bytes: 4096, seconds: 10 };

const targets = () => readdirSync(join(FUZZ, 'seeds')).sort();

/** What was asked for on the command line. */
function asked(args) {
  const at = args.indexOf('--seconds');
  const seconds = at < 0 ? 60 : Number(args[at + 1]);
  if (!Number.isInteger(seconds) || seconds < 1) throw new Stop('--seconds takes a whole number.');
  const names = at < 0 ? args : args.toSpliced(at, 2);
  const unknown = names.find((name) => !targets().includes(name));
  if (unknown) throw new Stop(`There is no target "${unknown}": the targets are ${targets().join(', ')}.`);
  return { seconds, names: names.length > 0 ? names : targets() };
}

/** Runs one target; whether nothing was found. */
async function fuzz(name, seconds) {
  const folder = (kind) => join(FUZZ, kind, name);
  mkdirSync(folder('corpus'), { recursive: true });
  say(`fuzzing: ${name}, ${seconds} s`);
  const limits = [`-max_total_time=${seconds}`, `-max_len=${MOST.bytes}`, `-timeout=${MOST.seconds}`];
  // What is new goes to the first.
  const inputs = ['corpus', 'seeds', 'found'].map(folder).filter((path) => existsSync(path));
  const args = ['fuzz', 'run', ...BUILD, name, ...inputs, '--', ...limits, '-print_final_stats=1'];
  const { code } = await run('cargo', args);
  return code === 0;
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    const { seconds, names } = asked(process.argv.slice(2));
    await setUp();
    await installTools({ forFuzzing: true });
    await buildGazetteer();
    // cargo-fuzz takes no --locked: that its lock file is whole is seen to before.
    await must('cargo', ['fetch', '--locked', '--manifest-path', join(FUZZ, 'Cargo.toml')]);
    const failed = [];
    for (const name of names) if (!(await fuzz(name, seconds))) failed.push(name);
    if (failed.length > 0) throw new Stop(`Something was found by ${failed.join(', ')}: see fuzz/artifacts.`);
    say(`nothing was found by ${names.join(', ')}`);
  });
}
