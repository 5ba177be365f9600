// The archives for the stores: the same bytes wherever and whenever they are made, from the archive of the sources too.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { archiveOf } from '../../scripts/lib/extension.mjs';
import { filesUnder } from '../../scripts/lib/files.mjs';
import { BUILD, EXTENSION, ROOT } from '../../scripts/lib/paths.mjs';
import { sourceFiles } from '../../scripts/lib/sources.mjs';
import { zipOf } from '../../scripts/lib/zip.mjs';

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline archives-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const CARGO_HOME = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
const RUSTUP_HOME = process.env.RUSTUP_HOME ?? join(homedir(), '.rustup');

const python = (...args) => execFileSync('python3', ['-m', 'zipfile', ...args], { encoding: 'utf8' });

/** Writes some files in the given order, with these times and modes, and packs them. */
async function packed(name, order, { time, mode }) {
  const root = join(folder, name);
  const contents = { 'b.txt': 'b'.repeat(1000), 'a/ї.txt': 'ї', 'a/c.txt': '', 'B.bin': '\u0000\u0001' };
  for (const file of order) {
    const path = join(root, file);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, contents[file]);
    chmodSync(path, mode);
    utimesSync(path, time, time);
  }
  return { root, contents, bytes: await zipOf(root, filesUnder(root).reverse()) };
}

const ORDER = ['b.txt', 'a/ї.txt', 'a/c.txt', 'B.bin'];

test('neither time, folder, order nor the modes of a machine are in an archive', async () => {
  const one = await packed('one', ORDER, { time: 1e9, mode: 0o600 });
  const other = await packed('elsewhere/other', ORDER.toReversed(), { time: 1.7e9, mode: 0o664 });
  assert.ok(one.bytes.equals(other.bytes));
  writeFileSync(join(other.root, 'b.txt'), 'B'.repeat(1000));
  assert.ok(!one.bytes.equals(await zipOf(other.root, filesUnder(other.root))), 'what is in it is');
});

test('another program gets out of an archive what was put into it, and what may be run may be run', async () => {
  const { root, contents } = await packed('three', ORDER, { time: 1e9, mode: 0o600 });
  chmodSync(join(root, 'b.txt'), 0o700);
  const path = join(folder, 'three.zip');
  writeFileSync(path, await zipOf(root, filesUnder(root)));
  assert.match(python('-t', path), /Done testing/);
  python('-e', path, join(folder, 'out'));
  for (const [name, content] of Object.entries(contents)) {
    assert.equal(readFileSync(join(folder, 'out', name), 'utf8'), content);
  }
  const modes = `import sys, zipfile
for entry in zipfile.ZipFile(sys.argv[1]).infolist(): print(oct(entry.external_attr >> 16), entry.filename)`;
  const told = execFileSync('python3', ['-c', modes, path], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  assert.equal(told, '0o100644 B.bin\n0o100644 a/c.txt\n0o100644 a/ї.txt\n0o100755 b.txt\n');
});

test('the archive for Chrome is what the same build gives elsewhere, later', async () => {
  const copy = join(folder, 'chrome');
  cpSync(EXTENSION.chrome, copy, { recursive: true });
  assert.ok(readFileSync(archiveOf('chrome')).equals(await zipOf(copy, filesUnder(copy))));
});

for (const [browser, built] of Object.entries(EXTENSION)) {
  test(`${browser}: no file says in which folder, or by whom, it was built`, () => {
    for (const path of filesUnder(built)) {
      const bytes = readFileSync(path);
      for (const told of [ROOT, CARGO_HOME, '/registry/src/'])
        assert.ok(!bytes.includes(told), `${told} in ${path}`);
    }
  });
}

test('the archive of the sources has what builds everything, and nothing that is built', () => {
  const files = sourceFiles().map((path) => relative(ROOT, path));
  for (const needed of [
    'Cargo.lock',
    'package-lock.json',
    '.cargo/config.toml',
    'tests/support/Cargo.toml',
    'README.md',
  ])
    assert.ok(files.includes(needed), needed);
  assert.ok(!files.some((path) => /(^|\/)(node_modules|target|dist|build|\.git|\.cache)\//.test(path)));
});

// The compiled core and gazetteer are put in: compiling them a second time takes as long as the first. docs/testing.md
// has how the whole way was tried.
test('the unpacked archive of the sources, in another folder and time zone, gives the same archive for Firefox', async () => {
  const elsewhere = join(folder, 'sources');
  const archive = join(folder, 'sources.zip');
  writeFileSync(archive, await zipOf(ROOT, sourceFiles()));
  python('-e', archive, elsewhere);
  symlinkSync(join(ROOT, 'node_modules'), join(elsewhere, 'node_modules'));
  mkdirSync(join(elsewhere, 'build'));
  for (const made of ['core', 'gazetteer.bin', 'names-de.bin', 'names-uk.bin']) {
    cpSync(join(BUILD, made), join(elsewhere, 'build', made), { recursive: true });
  }
  const script = `
    const { archiveOf, buildExtension } = await import('./scripts/lib/extension.mjs');
    const { sourceFiles } = await import('./scripts/lib/sources.mjs');
    await buildExtension({ browsers: ['firefox'] });
    console.log(JSON.stringify({ archive: archiveOf('firefox'), sources: sourceFiles().length }));`;
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: elsewhere,
    encoding: 'utf8',
    // Rust's own folders lie in the home of whoever has it.
    env: { CARGO_HOME, RUSTUP_HOME, ...process.env, TZ: 'Asia/Kathmandu', HOME: folder, USER: 'somebody' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { archive: made, sources } = JSON.parse(said.trim().split('\n').at(-1));
  assert.ok(made.startsWith(elsewhere));
  assert.ok(readFileSync(made).equals(readFileSync(archiveOf('firefox'))));
  assert.equal(sources, sourceFiles().length, 'and the sources are whole again');
});
