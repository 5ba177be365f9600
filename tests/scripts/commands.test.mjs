// Every command in the documentation is run: here, in a folder with the files that it speaks of, or by the suite that the
// table below names, which is held to do so. A command that no row knows fails.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { markdownFiles } from '../../scripts/lib/docs/pages.mjs';
import { CLI, GAZETTEER, ROOT } from '../../scripts/lib/paths.mjs';

const read = (path) => readFileSync(join(ROOT, path), 'utf8');
const { scripts } = JSON.parse(read('package.json'));

/** The commands of a Markdown file: the lines of its blocks in a shell's language, without what they say to the reader. */
function commandsIn(text) {
  const blocks = [...text.matchAll(/^```(?:sh|bash|shell|console)\n(.*?)^```/gms)];
  return blocks.flatMap(([, block]) =>
    block
      .split('\n')
      .map((line) =>
        line
          .replace(/^\$ /, '')
          .replace(/(^|\s{2,})# .*$/, '')
          .trim(),
      )
      .filter(Boolean),
  );
}

const COMMANDS = markdownFiles().flatMap((path) =>
  commandsIn(read(path)).map((command) => ({ path, command })),
);

/** Fails unless the file has the words. */
const has = (path, ...words) => {
  for (const one of words) assert.ok(read(path).includes(one), `${path} has no ${one}`);
};
/** The suite `name` of `npm test` does what these words of scripts/test.mjs say. */
const suite = (name, ...words) => has('scripts/test.mjs', name, ...words);
/** package.json has the script, and it is this file. */
const script = (name, file) => assert.equal(scripts[name], `node scripts/${file}`);
/** `npm test -- rust` tests the whole workspace; these tests are in it. */
const rust = (...tests) => {
  suite('rust', "'test', '--locked', '--workspace'");
  for (const name of tests)
    assert.ok(
      existsSync(join(ROOT, 'tests', name, 'main.rs')) || existsSync(join(ROOT, 'tests', `${name}.rs`)),
      name,
    );
};

/**
 * Commands that another suite runs: where, and the check that it does.
 *
 * @type {[command: RegExp, where: string, check: (command: string) => void][]}
 */
const ELSEWHERE = [
  [
    /^npm start$/,
    'by its parts: it serves until it is stopped. npm test sets up and builds in the same way, serve.test.mjs serves',
    () => {
      script('start', 'start.mjs');
      has('scripts/start.mjs', 'await setUp()', 'await build()', 'await serve(WWW)');
      suite('', 'await setUp(', 'await build()');
      has('tests/scripts/serve.test.mjs', 'scripts/serve.mjs');
    },
  ],
  [
    /^npm test( -- (rust|scripts|wasm-chrome|python))?$/,
    'this is part of it',
    (command) => {
      script('test', 'test.mjs');
      const [, name] = /^npm test -- (.*)$/.exec(command) ?? [];
      if (name) assert.match(read('scripts/test.mjs'), new RegExp(`^  '?${name}'?: \\{`, 'm'));
    },
  ],
  [
    /^npm run build:gazetteer$/,
    'npm test builds it first',
    () => {
      script('build:gazetteer', 'build-gazetteer.mjs');
      has('scripts/build.mjs', 'buildGazetteer()');
      suite('', 'await build()');
    },
  ],
  [
    /^npm run pack:python$/,
    'suite python',
    () => {
      script('pack:python', 'pack-python.mjs');
      suite('python', 'await packPython()', 'await installWheel(');
    },
  ],
  [
    /^npm run docs$/,
    'docs.test.mjs',
    () => {
      script('docs', 'docs.mjs');
      has('scripts/docs.mjs', 'buildDocs');
      has('tests/scripts/docs.test.mjs', 'await makeSite(');
    },
  ],
  [
    /^npm run compare\b/,
    'by hand: it installs what Dateline is compared with, and needs the development sets, which are not part of the repository',
    () => script('compare', 'compare.mjs'),
  ],
  [
    /^cargo test --locked( --test \w+)+$|^cargo test --test claims$/,
    'suite rust',
    (command) => rust(...[...command.matchAll(/--test (\w+)/g)].map(([, name]) => name)),
  ],
  [/^cargo test --locked (--lib \w+|-p gazetteer-builder)$/, 'suite rust', () => rust()],
  [
    /^cargo bench --bench claims\b/,
    'by hand, for it takes minutes and measures; npm run lint compiles it',
    () => {
      has('Cargo.toml', 'name = "claims"');
      assert.ok(existsSync(join(ROOT, 'benches', 'claims.rs')));
      has('benches/claims.rs', '--articles');
      has('scripts/lint.mjs', "'--all-targets'");
    },
  ],
  [
    /^cargo run --release -p dateline-trainer -- (tagger --entities|fit --gold) /,
    'by hand: the corpora are not part of the repository. Suite rust compiles the trainer and tests it',
    () => {
      rust();
      assert.match(execTrainer(), /entities[\s\S]*gold|gold[\s\S]*entities/);
    },
  ],
  [
    /^pip install '?dateline(\[pandas,spacy\]'?)?$/,
    'suite python installs the built wheel, with what its parts need, in an environment of its own: the package is not on PyPI yet',
    () => {
      suite('python', 'await installWheel(');
      has('python/pyproject.toml', 'name = "dateline"', 'pandas = [', 'spacy = [');
      has('python/requirements/test.in', 'pandas==', 'spacy==');
    },
  ],
];

/** What the trainer's sources say of its options. */
const execTrainer = () =>
  ['main.rs', 'arguments.rs']
    .map((name) => join('trainer', 'src', name))
    .filter((path) => existsSync(join(ROOT, path)))
    .map(read)
    .join('\n');

/** Pages whose blocks a test of the Python package runs as they stand, all of them and in their order. */
const PAGES = {
  'docs/scale.md': 'python/tests/test_engines.py',
  'docs/analysts.md': 'python/tests/test_recipes.py',
};

/** Commands that are run here. */
const HERE = [
  /^npm run --silent cli -- /,
  /^npm run doctor$/,
  /^dateline (annotate|extract|gazetteer|lookup) /,
  /^python3 scripts\/(check-places|check-infrastructure|eval-claims-entities)\.py\b/,
];

/** Where a command is run: `here`, or the row that says where else. */
function rowOf({ path, command }) {
  if (path in PAGES) return { check: () => has(PAGES[path], path) };
  if (HERE.some((pattern) => pattern.test(command))) return 'here';
  const row = ELSEWHERE.find(([pattern]) => pattern.test(command));
  return row && { check: () => row[2](command) };
}

test('every command of the documentation is run somewhere', () => {
  assert.ok(COMMANDS.length > 40);
  const unknown = COMMANDS.filter((one) => !rowOf(one)).map(({ path, command }) => `${path}: ${command}`);
  assert.deepEqual(unknown, []);
});

test('a command that no row knows is told', () => {
  assert.equal(rowOf({ path: 'README.md', command: 'npm run nothing' }), undefined);
  assert.deepEqual(
    commandsIn('x\n```sh\n# a remark\n$ npm start   # serves\nls  # two\n```\n```js\nnpm\n```\n'),
    ['npm start', 'ls'],
  );
});

test('every row is for a command that is there, and what it says of other suites is so', () => {
  for (const [pattern, where] of ELSEWHERE) {
    // It came with a page that may not be there.
    if (where.startsWith('by hand: it installs')) continue;
    assert.ok(
      COMMANDS.some(({ command }) => pattern.test(command)),
      `${pattern}: ${where}`,
    );
  }
  for (const one of COMMANDS) {
    const row = rowOf(one);
    if (row !== 'here') row.check();
  }
});

test('scripts that the text names are there', () => {
  for (const path of markdownFiles()) {
    for (const [, name] of read(path).matchAll(/`npm run (?:-s |--silent )?([\w:-]+)/g))
      assert.ok(name in scripts, `${path}: npm run ${name}`);
  }
});

let folder;
const ARTICLE =
  'Ferries sail again\n\nBRUGES, Belgium — The port of Zeebrugge reopened on Sunday, the mayor of Bruges said. The Verrin depot was closed.\n';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-commands-'));
  const put = (name, content) => writeFileSync(join(folder, name), content);
  const lines = ['a', 'b'].map((id) => `${JSON.stringify({ id, text: ARTICLE })}\n`).join('');
  put('article.txt', ARTICLE);
  put('page.html', readFileSync(join(ROOT, 'tests', 'pages', 'nato-air-defence.html')));
  put('documents.jsonl', lines);
  put('documents.jsonl.gz', gzipSync(lines));
  put('watch-list.csv', 'name,kind,lat,lon\nVerrin depot,oil_depot,51.3,3.2\n');
  put('GOLD.jsonl', '');
  put('PRED.jsonl', '');
  mkdirSync(join(folder, 'bin'));
  // The one that npm test has built, or the one that is being worked on.
  symlinkSync(process.env.DATELINE_CLI ?? CLI, join(folder, 'bin', 'dateline'));
  symlinkSync(join(ROOT, 'scripts'), join(folder, 'scripts'));
  symlinkSync(join(ROOT, 'data'), join(folder, 'data'));
  symlinkSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a line as a shell does in the folder. */
const sh = (line) =>
  promisify(execFile)('sh', ['-ec', line], {
    cwd: folder,
    maxBuffer: 1 << 26,
    env: {
      ...process.env,
      DATELINE_GAZETTEER: process.env.DATELINE_GAZETTEER ?? GAZETTEER,
      PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter),
    },
  });

// `npm run cli` builds the command if it has to and gives it everything behind `--`: that is run by itself below, once.
const asCommand = (command) => command.replace(/^npm run --silent cli -- /, 'dateline ');

const once = new Set();
for (const { path, command } of COMMANDS) {
  if (rowOf({ path, command }) !== 'here' || once.has(command)) continue;
  once.add(command);
  test(`${path}: ${command}`, async () => {
    const { stdout } = await sh(asCommand(command));
    // Those that write to a file have nothing to say.
    if (!/>|--out(put)? |eval-claims|manual/.test(command)) assert.ok(stdout.length > 20, stdout);
  });
}

test('npm run cli is the command', () => {
  script('cli', 'cli.mjs');
  has('scripts/cli.mjs', "await build(['cli'])", 'process.argv.slice(2)', 'INIT_CWD');
});
