// `npm run bench`: how fast a text is annotated, in one run on one machine: natively, in WebAssembly
// and in its translation under Node, through compromise (`places` and `quotations`) in the same Node
// process, and a floor. Times are medians, given as seconds for a million bytes; what carries over to
// another machine are the ratios. `npm run bench -- --write` writes docs/performance-figures.json too, and docs/figures.md of it.
//
// `npm run bench -- browser` measures the built extension in Chromium instead: scripts/bench/browser.mjs. `npm run bench -- playground`
// measures the built playground in both browsers: scripts/bench/playground.mjs. `npm run bench -- answers` how soon the extension answers its
// reader: scripts/bench/answers.mjs.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import nlp from 'compromise';
import { build } from './build.mjs';
import { buildCore } from './build-core.mjs';
import { buildGazetteer } from './build-gazetteer.mjs';
import { writeFigures } from './figures.mjs';
import { articles, LENGTHS, single } from './lib/bench-texts.mjs';
import { BUILD, CORE, EXTENSION, GAZETTEER, ROOT } from './lib/paths.mjs';
import { main, must, which } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const RUNS = 5;
const FOLDER = join(BUILD, 'bench');
const FIGURES = join(ROOT, 'docs', 'performance-figures.json');

/** compromise is too slow to be waited for on more than this. */
const LONGEST_OF_COMPROMISE = 200_000;

function median(run, runs = RUNS) {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return (performance.now() - start) / 1000;
  });
  return times.sort((a, b) => a - b)[runs >> 1];
}

const bytesOf = (texts) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const perMegabyte = (texts, run, runs) => (median(() => texts.forEach(run), runs) * 1e6) / bytesOf(texts);

/** How much more a text of twice the length costs, as the exponent of its length: 1 is linear. */
function exponent(bySize) {
  const [[short, few], [long, many]] = [bySize.at(0), bySize.at(-1)];
  return 1 + Math.log(many / few) / Math.log(long / short);
}

/** A core of its own: the glue holds one instance. */
async function core(kind) {
  const glue = await import(`${pathToFileURL(join(CORE, 'dateline.js'))}?bench-${kind}`);
  if (kind === 'wasm') {
    glue.initSync({ module: readFileSync(join(CORE, 'dateline_bg.wasm')) });
  } else {
    vm.runInThisContext(readFileSync(join(CORE, 'dateline_translated.js'), 'utf8'));
    glue.initTranslated(globalThis[Symbol.for('dateline.translated-core')]);
  }
  return new glue.Annotator(readFileSync(GAZETTEER));
}

function ofCore(annotator, short, singles) {
  return {
    articles: perMegabyte(short, (text) => annotator.annotate(text)),
    singles: Object.fromEntries(
      singles.map(([length, text]) => [length, perMegabyte([text], (t) => annotator.annotate(t), 3)]),
    ),
  };
}

function ofCompromise(short, singles) {
  const read = (text) => {
    const document = nlp(text);
    document.places().out('array');
    document.quotations().out('array');
  };
  const some = short.slice(0, 20);
  return {
    articles: perMegabyte(some, read, 3),
    singles: Object.fromEntries(
      singles
        .filter(([length]) => length <= LONGEST_OF_COMPROMISE)
        .map(([length, text]) => [length, perMegabyte([text], read, 1)]),
    ),
  };
}

const cargoBench = (...args) => [
  'bench',
  '--locked',
  '--quiet',
  '--bench',
  'annotate',
  '--',
  FOLDER,
  ...args,
];

/** Instructions a byte over the short articles, without those of opening the gazetteer. */
async function instructions() {
  if (!which('valgrind')) return null;
  const { stdout } = await must(
    'cargo',
    ['bench', '--locked', '--bench', 'annotate', '--no-run', '--message-format=json'],
    { output: 'capture' },
  );
  const program = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .findLast((message) => message.target?.name === 'annotate' && message.executable)?.executable;
  const count = async (mode) => {
    const valgrind = ['--tool=callgrind', `--callgrind-out-file=${join(FOLDER, 'callgrind.out')}`];
    const { stdout: bytes, stderr } = await must('valgrind', [...valgrind, program, FOLDER, mode], {
      output: 'capture',
    });
    return [Number(bytes), Number(/Collected : (\d+)/.exec(stderr)?.[1])];
  };
  const [bytes, all] = await count('--once');
  const [, none] = await count('--nothing');
  return Math.round((all - none) / bytes);
}

const seconds = (value) => (value === undefined ? '–' : value.toFixed(value < 0.1 ? 4 : 3));

function table(rows) {
  const head = ['s/MB', 'articles of 2–8 KB', ...LENGTHS.map((n) => n.toLocaleString('en')), 'exponent'];
  const cells = rows.map(([name, { articles: short, singles = {} }]) => {
    const bySize = LENGTHS.filter((n) => n in singles).map((n) => [n, singles[n]]);
    const grows = bySize.length > 1 ? exponent(bySize).toFixed(3) : '–';
    return [name, seconds(short), ...LENGTHS.map((n) => seconds(singles[n])), grows];
  });
  const all = [head, ...cells];
  const widths = head.map((_, at) => Math.max(...all.map((row) => row[at].length)));
  return all
    .map((row) => row.map((cell, at) => cell[at ? 'padStart' : 'padEnd'](widths[at])).join('  '))
    .join('\n');
}

async function bench(write) {
  await setUp();
  await buildGazetteer();
  await buildCore();
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const short = articles();
  const singles = LENGTHS.map((length) => [length, single(length)]);
  writeFileSync(join(FOLDER, 'articles.json'), JSON.stringify(short));
  for (const length of LENGTHS) writeFileSync(join(FOLDER, `single-${length}.txt`), single(length));

  const { stdout } = await must('cargo', cargoBench(), { output: 'capture' });
  const native = JSON.parse(stdout);
  const wasm = ofCore(await core('wasm'), short, singles);
  const translated = ofCore(await core('translated'), short, singles.slice(0, 3));
  const compromise = ofCompromise(short, singles);
  const rows = [
    ['native', native],
    ['WebAssembly', wasm],
    ['translation', translated],
    ['compromise', compromise],
    ['floor: UTF-8 validation', { articles: native.utf8 }],
    ['floor: Aho-Corasick', { articles: native.aho_corasick }],
  ];
  const perByte = await instructions();
  const ratio = compromise.articles / wasm.articles;
  console.log(table(rows));
  console.log(`\nWebAssembly is ${ratio.toFixed(0)} times as fast as compromise on the articles.`);
  console.log(
    perByte === null
      ? 'valgrind is not installed: no instructions were counted.'
      : `${perByte} instructions a byte over the articles (callgrind).`,
  );
  if (!write) return;
  const machine = { processor: cpus()[0]?.model.trim(), cores: cpus().length, node: process.version };
  const when = new Date().toISOString().slice(0, 10);
  const figures = { when, machine, native, wasm, translated, compromise, ratio, instructions: perByte };
  writeFileSync(FIGURES, `${JSON.stringify(figures, null, 2)}\n`);
  writeFigures();
}

async function inBrowser() {
  await setUp({ forTests: true });
  await build(['extension']);
  // Imported late: it uses npm packages, which the set-up has only now installed.
  const { benchBrowser } = await import('./bench/browser.mjs');
  await benchBrowser(EXTENSION.chrome);
}

async function ofAnswers() {
  await setUp({ forTests: true });
  await build(['extension']);
  const { benchAnswers } = await import('./bench/answers.mjs');
  await benchAnswers();
}

async function ofPlayground() {
  await setUp({ forTests: true });
  await build(['www']);
  const { benchPlayground } = await import('./bench/playground.mjs');
  await benchPlayground();
}

if (import.meta.filename === process.argv[1]) {
  await main(() => {
    if (process.argv.includes('playground')) return ofPlayground();
    if (process.argv.includes('answers')) return ofAnswers();
    return process.argv.includes('browser') ? inBrowser() : bench(process.argv.includes('--write'));
  });
}
