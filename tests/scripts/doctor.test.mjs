// `npm run doctor`: it says what is missing and how to get it, changes nothing, and fails only for what nothing works without.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { isAtLeast, isFatal, report } from '../../scripts/doctor.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';

let empty;
before(() => {
  empty = mkdtempSync(join(tmpdir(), 'dateline-doctor-'));
});
after(() => rmSync(empty, { recursive: true }));

const doctor = (env) =>
  spawnSync(process.execPath, [join(ROOT, 'scripts', 'doctor.mjs')], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });

test('where everything is there that the tests run with, nothing is missing', () => {
  const { status, stdout } = doctor({});
  assert.equal(status, 0, stdout);
  assert.doesNotMatch(stdout, /MISSING/);
  assert.match(stdout, /^ok {7}Node +\d+\.\d+/m);
  assert.match(stdout, /^npm start can run\.$/m);
});

test('on a machine with nothing but Node it names what is missing, and how to get it, and fails', () => {
  const { status, stdout, stderr } = doctor({ PATH: empty });
  assert.equal(status, 1);
  assert.equal(stderr, '');
  for (const [what, get] of [
    ['rustup', 'https://rustup.rs'],
    ['Python 3', 'apt-get install python3'],
    ['pip', 'python3-pip'],
    ['chromium', 'apt-get install chromium'],
    ['firefox-esr', 'apt-get install firefox-esr'],
  ]) {
    const [, told] = stdout.split(new RegExp(`^MISSING {2}${what} `, 'm'));
    assert.ok(told?.split('\n')[1].includes(get), `${what}: ${stdout}`);
  }
  assert.match(stdout, /^npm start cannot run without: npm, rustup, Python 3, pip\.$/m);
});

test('a version that is too old is told as such', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-doctor-'));
  try {
    writeFileSync(join(folder, 'python3'), '#!/bin/sh\necho Python 3.7.2\n');
    chmodSync(join(folder, 'python3'), 0o755);
    symlinkSync('/bin/sh', join(folder, 'sh'));
    const { stdout } = doctor({ PATH: folder });
    assert.match(stdout, /^MISSING {2}Python 3 +3\.7\.2: 3\.8 or newer is needed$/m);
    assert.match(stdout, /^MISSING {2}Python for its package +3\.7\.2: 3\.11 or newer is needed$/m);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('versions are compared by their numbers', () => {
  assert.ok(
    isAtLeast('3.11', '3.11') &&
      isAtLeast('3.11.2', '3.11') &&
      isAtLeast('3.12', '3.9') &&
      isAtLeast('22.0', '20.19'),
  );
  assert.ok(!isAtLeast('3.9', '3.11') && !isAtLeast('20.18.9', '20.19') && !isAtLeast('3', '3.1'));
});

test('what only some need, and what the set-up brings, stops nothing', () => {
  const missing = { what: 'x', needed: 'everything' };
  assert.ok(isFatal(missing));
  assert.ok(isFatal({ ...missing, found: '1', wrong: 'too old' }));
  assert.ok(!isFatal({ ...missing, byItself: true }));
  assert.ok(!isFatal({ ...missing, needed: 'npm test' }));
  assert.ok(!isFatal({ ...missing, found: '1' }));
  assert.match(report([{ ...missing, byItself: true }]), /^later {4}x +not yet/);
});

test("what the editor's tasks and the container run is there, and each file is JSON", () => {
  const read = (path) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  const { scripts } = read('package.json');
  const { tasks } = read('.vscode/tasks.json');
  const container = read('.devcontainer/devcontainer.json');
  const named = tasks.map(({ script, command }) => script ?? /^npm test\b/.exec(command)?.[0].split(' ')[1]);
  const run = [...container.postCreateCommand.matchAll(/npm run (\S+?)(?=[; ]|$)/g)].map(([, name]) => name);
  assert.ok(named.length > 4 && run.length > 1);
  for (const name of [...named, ...run]) assert.ok(name in scripts, name);
  const { recommendations } = read('.vscode/extensions.json');
  assert.deepEqual(container.customizations.vscode.extensions, recommendations);
  assert.ok(read('.vscode/settings.json')['editor.formatOnSave']);
});
