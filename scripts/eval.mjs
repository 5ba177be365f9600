// `npm run eval -- [DATA] [--write]`: scores the `dateline` command on the development sets and
// prints one table with the committed figures (docs/quality-figures.json) beside the new ones.
//
// DATA is the folder with `places`, `infrastructure` and `claims`, each with its own score.py
// (default ../shared/eval). `--write` makes the new figures the committed ones, and docs/figures.md of them.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from './build.mjs';
import { writeFigures } from './figures.mjs';
import { isAside } from './lib/aside.mjs';
import { cliEnvironment } from './lib/cli.mjs';
import { CLI, ROOT } from './lib/paths.mjs';
import { main, must, Stop, say } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const FIGURES = join(ROOT, 'docs', 'quality-figures.json');

/** Kinds that the gold of the places leaves out: predictions of them that match nothing do not count. */
const OPTIONAL_KINDS =
  `demonym ocean sea gulf bay strait river lake waterfall cape coast mountains mountain volcano
  desert valley plateau glacier forest park district square nuclear hydroelectric thermal solar wind power_plant dam
  bridge tunnel canal port airport air_base naval_base military_base railway_station railway refinery oil_depot
  gas_facility pipeline cable substation factory mine tower water border_crossing spaceport warehouse other street
  building road`
    .trim()
    .split(/\s+/)
    .join(',');

const lines = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim());

/** Annotates a gold file; the path of the predictions. */
async function annotate(gold, folder) {
  const { stdout } = await must(CLI, ['annotate', '--jsonl', gold], {
    env: cliEnvironment(),
    output: 'capture',
    otherwise: `The dateline command failed on ${gold}.`,
  });
  const path = join(folder, `${basename(gold)}.predictions`);
  writeFileSync(path, stdout);
  return path;
}

/** Runs a scorer; the figures that it writes. */
async function score(scorer, gold, predictions, folder, extra = []) {
  const out = join(folder, 'score.json');
  await must('python3', [scorer, gold, predictions, '--json', out, ...extra], {
    output: 'capture',
    otherwise: `${scorer} failed; it needs Python 3.8 or newer.`,
  });
  return JSON.parse(readFileSync(out, 'utf8'));
}

/** The lines of a file whose `id` is kept aside (or is not), as a file of their own. */
function part(path, aside, folder) {
  const kept = lines(path).filter((line) => isAside(JSON.parse(line).id) === aside);
  const out = join(folder, `${basename(path)}.${aside ? 'aside' : 'used'}`);
  writeFileSync(out, `${kept.join('\n')}\n`);
  return out;
}

async function places(data, folder) {
  const gold = join(data, 'places', 'geovirus.jsonl');
  const predictions = await annotate(gold, folder);
  const scorer = join(data, 'places', 'score.py');
  const figures = {};
  const parts = [
    ['all', gold, predictions],
    ['fitted on', part(gold, false, folder), part(predictions, false, folder)],
    ['kept aside', part(gold, true, folder), part(predictions, true, folder)],
  ];
  for (const [name, goldPart, predictedPart] of parts) {
    const { views } = await score(scorer, goldPart, predictedPart, folder, [
      '--optional-kinds',
      OPTIONAL_KINDS,
    ]);
    const exact = views['names/exact'] ?? views['all/exact'];
    figures[`places, ${name}: recognition precision`] = exact.recognition.p;
    figures[`places, ${name}: recognition recall`] = exact.recognition.r;
    figures[`places, ${name}: recognition F1`] = exact.recognition.f1;
    figures[`places, ${name}: within 161 km of those found`] = exact.resolution.acc161;
    figures[`places, ${name}: end-to-end F1`] = exact.end_to_end.f1;
  }
  return figures;
}

async function infrastructure(data, folder) {
  const gold = join(data, 'infrastructure', 'dev.jsonl');
  const predictions = await annotate(gold, folder);
  const result = await score(join(data, 'infrastructure', 'score.py'), gold, predictions, folder);
  return {
    'infrastructure: F1 (overlap)': result.overlap.f1,
    'infrastructure: F1 (exact)': result.exact.f1,
    'infrastructure: kind right': result.kind_accuracy,
    'infrastructure: decoys taken': result.decoy_fp_rate,
    'infrastructure: located right': result.location_accuracy,
    'infrastructure: found and located right': result.location_recall,
  };
}

async function claims(data, folder) {
  const gold = join(data, 'claims', 'wikinews-dev.jsonl');
  const predictions = await annotate(gold, folder);
  const { all } = await score(join(data, 'claims', 'score.py'), gold, predictions, folder, ['--core']);
  return {
    'claims: F1 (exact)': all.exact.f1,
    'claims: F1 (partial)': all.partial.f1,
    'claims: claim and source F1': all['claim+source'].f1,
    'claims: kind right': all.kind_right,
  };
}

/** The published article that the project grew out of: its places and their roles. */
async function sampleArticle(data, folder) {
  const path = join(dirname(data), 'articles', 'nato-air-defence.gold.json');
  if (!existsSync(path)) return {};
  const gold = JSON.parse(readFileSync(path, 'utf8'));
  const input = join(folder, 'sample.jsonl');
  writeFileSync(input, `${JSON.stringify({ id: gold.id, text: gold.text })}\n`);
  const annotated = JSON.parse(lines(await annotate(input, folder))[0]);
  const at = new Map(annotated.places.map((place) => [`${place.start}-${place.end}`, place]));
  const found = gold.places.map((wanted) => [wanted, at.get(`${wanted.start}-${wanted.end}`)]);
  const role = ([wanted, place]) => place && (place.role === wanted.role || place.role === wanted.role_alt);
  const share = (list) => list.filter(Boolean).length / gold.places.length;
  return {
    'sample article: places found': share(found.map(([, place]) => place)),
    'sample article: roles right': share(found.map(role)),
  };
}

const show = (value) => (value === undefined ? '–' : value.toFixed(3));

/** The table in Markdown. */
function table(before, now) {
  const rows = Object.keys(now).map((name) => {
    const change = before[name] === undefined ? '' : now[name] - before[name];
    const sign =
      change === '' ? '' : Math.abs(change) < 0.0005 ? '=' : `${change > 0 ? '+' : ''}${change.toFixed(3)}`;
    return [name, show(before[name]), show(now[name]), sign];
  });
  const all = [['figure', 'committed', 'now', 'change'], ...rows];
  const width = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) =>
    `| ${row.map((cell, i) => (i ? cell.padStart(width[i]) : cell.padEnd(width[i]))).join(' | ')} |`;
  const rule = `| ${width.map((w, i) => (i ? `${'-'.repeat(w - 1)}:` : '-'.repeat(w))).join(' | ')} |`;
  return [line(all[0]), rule, ...rows.map(line)].join('\n');
}

await main(async () => {
  const names = process.argv.slice(2);
  const write = names.includes('--write');
  const unknown = names.filter((name) => name.startsWith('--') && name !== '--write');
  if (unknown.length) throw new Stop(`eval knows no ${unknown.join(' ')}; see the head of scripts/eval.mjs.`);
  const named = names.find((name) => !name.startsWith('--'));
  const data = named
    ? resolve(process.env.INIT_CWD ?? process.cwd(), named)
    : resolve(ROOT, '..', 'shared', 'eval');
  for (const set of ['places', 'infrastructure', 'claims']) {
    if (!existsSync(join(data, set, 'score.py'))) {
      throw new Stop(
        `There is no development set ${join(data, set)}. The sets are not part of this repository; ` +
          'name the folder that holds them: npm run eval -- FOLDER',
      );
    }
  }
  await setUp();
  await build(['cli']);
  const folder = mkdtempSync(join(tmpdir(), 'dateline-eval-'));
  try {
    const now = {};
    for (const measure of [places, infrastructure, claims, sampleArticle]) {
      say(`scoring ${measure.name}`);
      Object.assign(now, await measure(data, folder));
    }
    const before = existsSync(FIGURES) ? JSON.parse(readFileSync(FIGURES, 'utf8')) : {};
    process.stdout.write(`${table(before, now)}\n`);
    if (write) {
      const rounded = Object.fromEntries(
        Object.entries(now).map(([name, value]) => [name, Number(value.toFixed(4))]),
      );
      writeFileSync(FIGURES, `${JSON.stringify(rounded, null, 2)}\n`);
      writeFigures();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
