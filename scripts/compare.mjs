// `npm run compare -- [--sets DIR] [--rounds N] [--write]`: scores Dateline and its peers side by side, with time, memory and bytes
// downloaded, and prints the tables. docs/comparison.md says what is measured and how.
//
// `--sets DIR` takes the sets of a folder besides (docs/comparison.md has their format). `--write` makes the figures those of
// docs/comparison.json, docs/comparison.md and docs/images/comparison-*.svg. Nothing of a set is written anywhere.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { install, newspaperPages, PYTHON, weigh } from './compare/install.mjs';
import { measure } from './compare/measure.mjs';
import { plot } from './compare/plot.mjs';
import { measured, withMeasured } from './compare/report.mjs';
import { newspaperSet, ownSets, setsIn } from './compare/sets.mjs';
import { ROOT } from './lib/paths.mjs';
import { main, must, Stop } from './lib/run.mjs';
import { packNpm, tarball } from './pack-npm.mjs';
import { packPython } from './pack-python.mjs';
import { setUp } from './setup.mjs';

const DOCS = join(ROOT, 'docs');
const PASSES = 2;
const ROUNDS = 3;

function options(args) {
  const given = { sets: undefined, rounds: ROUNDS, write: false };
  while (args.length) {
    const name = args.shift();
    if (name === '--write') given.write = true;
    else if (name === '--sets' && args.length)
      given.sets = resolve(process.env.INIT_CWD ?? process.cwd(), args.shift());
    else if (name === '--rounds' && Number(args[0]) > 0) given.rounds = Number(args.shift());
    else throw new Stop(`compare knows no ${name}; see the head of scripts/compare.mjs.`);
  }
  if (given.sets && !existsSync(given.sets)) throw new Stop(`There is no folder ${given.sets}.`);
  return given;
}

/** Four digits are more than the sets can tell. */
const rounded = (value) =>
  JSON.parse(JSON.stringify(value), (_, one) =>
    typeof one === 'number' && !Number.isInteger(one) ? Number(one.toPrecision(4)) : one,
  );

async function machine() {
  const { stdout } = await must(PYTHON, ['-c', 'import platform; print(platform.python_version())'], {
    output: 'capture',
  });
  const processor = cpus()[0]?.model.trim() || process.arch;
  return { processor, cores: cpus().length, node: process.versions.node, python: stdout.trim() };
}

/** What is kept of a set: how much there is of it, and nothing of what it has. */
const ofSet = ({ id, about, documents, task }) => ({
  id,
  about,
  documents: documents.length,
  marks:
    task === 'pages'
      ? undefined
      : documents.reduce((sum, { gold }) => sum + gold.filter(({ optional }) => !optional).length, 0),
});

async function compare({ sets: folder, rounds, write }) {
  await setUp();
  process.chdir(ROOT);
  const wheel = await packPython();
  await packNpm();
  const { version } = JSON.parse(readFileSync(join(ROOT, 'npm', 'package.json'), 'utf8'));
  const own = { wheel, tarball: tarball(), version };
  await install(own);
  // Sets of others first: Dateline was not made with them, or less so.
  const others = [...(folder ? setsIn(folder) : []), newspaperSet(await newspaperPages())];
  const sets = [...others, ...ownSets()];
  const tasks = {};
  for (const task of ['places', 'sites', 'quotations', 'pages']) {
    const ofTask = sets.filter((set) => set.task === task);
    const { bytes, figures } = await measure(task, ofTask, { rounds, passes: PASSES });
    const peers = [];
    for (const { peer, ...figure } of figures) {
      const { name, from, licence } = peer;
      const { bytes: download, packages, version: installed } = await weigh(peer, own);
      peers.push({ name, version: installed, from, licence, ...figure, download, packages });
    }
    tasks[task] = { bytes, sets: ofTask.map(ofSet), figures: peers };
  }
  const date = new Date().toISOString().slice(0, 10);
  const results = rounded({ measured: { date, machine: await machine(), rounds, passes: PASSES }, tasks });
  console.log(measured(results));
  if (!write) return;
  writeFileSync(join(DOCS, 'comparison.json'), `${JSON.stringify(results, null, 2)}\n`);
  const page = join(DOCS, 'comparison.md');
  writeFileSync(page, withMeasured(readFileSync(page, 'utf8'), results));
  for (const [task, found] of Object.entries(results.tasks))
    writeFileSync(join(DOCS, 'images', `comparison-${task}.svg`), plot(task, found));
}

if (import.meta.filename === process.argv[1]) {
  await main(() => compare(options(process.argv.slice(2))));
}
