// The static command, from its archive, in an empty folder, with nothing of the project or the system beside it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { CLI, GAZETTEER, SAMPLE_ARTICLE } from '../../scripts/lib/paths.mjs';
import { archive, packCommand } from '../../scripts/pack-command.mjs';

/** Type of the header of an ELF file that names the program which loads libraries. */
const PT_INTERP = 3;

let folder;
let unpacked;
before(async () => {
  await packCommand();
  folder = mkdtempSync(join(tmpdir(), 'dateline command '));
  execFileSync('tar', ['--extract', '--file', archive(), '--directory', folder]);
  unpacked = join(folder, basename(archive(), '.tar.gz'));
  cpSync(SAMPLE_ARTICLE, join(folder, 'article.txt'));
});
after(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const own = (...args) =>
  execFileSync(join(unpacked, 'dateline'), args, { cwd: folder, env: {}, encoding: 'utf8', stdio: 'pipe' });
const built = (...args) =>
  execFileSync(CLI, args, { cwd: folder, env: { DATELINE_GAZETTEER: GAZETTEER }, encoding: 'utf8' });

test('it needs no library of the system', () => {
  const elf = readFileSync(join(unpacked, 'dateline'));
  assert.equal(elf.toString('latin1', 0, 4), '\x7fELF');
  const [at, size, count] = [Number(elf.readBigUInt64LE(32)), elf.readUInt16LE(54), elf.readUInt16LE(56)];
  const types = Array.from({ length: count }, (_, i) => elf.readUInt32LE(at + i * size));
  assert.ok(types.length > 0 && !types.includes(PT_INTERP), types.join());
});

for (const args of [
  ['annotate', 'article.txt'],
  ['annotate', '--format', 'json', '--explain', 'article.txt'],
  ['lookup', '--json', 'Paris', 'Zaporizhzhia NPP'],
  ['gazetteer', 'stats'],
]) {
  test(`by itself it prints what the command beside its gazetteer does: ${args.join(' ')}`, () => {
    assert.equal(own(...args), built(...args));
  });
}

test('another gazetteer is taken where one is named, and missed where it is not there', () => {
  const named = own('gazetteer', 'stats', '--gazetteer', GAZETTEER);
  assert.equal(named, own('gazetteer', 'stats'));
  assert.throws(() => own('lookup', 'Paris', '--gazetteer', 'nowhere.bin'), /no gazetteer at nowhere\.bin/);
});

test('manual pages, completions and licences are beside it', () => {
  assert.ok(readdirSync(join(unpacked, 'man')).includes('dateline.1'));
  for (const file of ['dateline.bash', '_dateline', 'dateline.fish']) {
    assert.ok(statSync(join(unpacked, 'completions', file)).size > 1_000, file);
  }
  assert.match(readFileSync(join(unpacked, 'NOTICE'), 'utf8'), /GeoNames/);
  for (const crate of ['clap', 'scraper', 'ruzstd']) {
    assert.match(readFileSync(join(unpacked, 'THIRD-PARTY.txt'), 'utf8'), new RegExp(`^${crate} \\d`, 'm'));
  }
});
