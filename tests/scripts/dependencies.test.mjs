// What is depended upon: docs/dependencies.md says it all and nothing else, deny.toml allows it, the lock files have a
// checksum for each and name no other place than the public registries. All offline.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesUnder } from '../../scripts/lib/files.mjs';
import { EXTENSION, ROOT } from '../../scripts/lib/paths.mjs';
import { environment, run } from '../../scripts/lib/run.mjs';
import { isAllowed } from './licences.mjs';

const read = (path) => readFileSync(join(ROOT, path), 'utf8');
const cargo = (...args) =>
  execFileSync('cargo', [...args, '--offline', '--locked'], {
    cwd: ROOT,
    env: environment(),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** The crates that are compiled into something: licences by name. */
function compiled(...what) {
  const format = ['--prefix', 'none', '--format', '{p}|{l}', '--edges', 'normal,no-proc-macro'];
  const lines = cargo('tree', ...what, ...format).split('\n');
  const rows = lines.filter(Boolean).map((line) => line.replace(/ \(\*\)$/, '').split('|'));
  const named = rows.map(([crate, licence]) => [crate.split(' ')[0], licence]);
  return new Map(named.filter(([name]) => !name.startsWith('dateline')));
}

const IN_EXTENSION = ['-p', 'dateline', '--target', 'wasm32-unknown-unknown', '--features', 'lists'];

/** The tables of a part of docs/dependencies.md: licences by name. */
function documented(heading) {
  const [, after] = read('docs/dependencies.md').split(`## ${heading}\n`);
  const [section] = after.split(/^## /m);
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  const cells = rows.map((row) => row.slice(2).split(' | '));
  return new Map(
    cells.flatMap(([names, licence]) =>
      [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => [name, licence.trim()]),
    ),
  );
}

const sorted = (map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

const npm = () => JSON.parse(read('package-lock.json'));
/** Licences of the packages that package.json names, by name. */
function direct() {
  const { packages } = npm();
  const { devDependencies, dependencies = {} } = JSON.parse(read('package.json'));
  const names = Object.keys({ ...dependencies, ...devDependencies });
  return new Map(names.map((name) => [name, packages[`node_modules/${name}`].license]));
}

test('every crate that is in the extension is documented with its licence, and no other', () => {
  assert.deepEqual(sorted(documented('In the extension, from crates.io')), sorted(compiled(...IN_EXTENSION)));
});

test('the packages have the licence of everything that is in them', () => {
  const text = readFileSync(join(EXTENSION.firefox, 'THIRD-PARTY.txt'), 'utf8');
  for (const name of [...compiled(...IN_EXTENSION).keys(), 'wxt']) {
    assert.match(text, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+: `, 'm'));
  }
  assert.match(text, /Permission is hereby granted/);
  assert.match(text, /UNICODE LICENSE/);
  assert.doesNotMatch(text, /GPL/);
});

test('every crate that only the command line has is documented with its licence, and no other', () => {
  const inExtension = compiled(...IN_EXTENSION);
  const besides = [...compiled('-p', 'dateline-cli')].filter(([name]) => !inExtension.has(name));
  assert.deepEqual(sorted(documented('In the command line besides')), sorted(besides));
});

test('every crate that is in the Python package and in neither of these is documented with its licence, and no other', () => {
  const others = new Set([...compiled(...IN_EXTENSION).keys(), ...compiled('-p', 'dateline-cli').keys()]);
  const besides = [...compiled('-p', 'dateline-python')].filter(([name]) => !others.has(name));
  assert.deepEqual(sorted(documented('In the Python package besides')), sorted(besides));
});

const PIP = ['build', 'lint', 'test'].map((name) => join('python', 'requirements', name));

/** What the comparison installs, apart from all else: from PyPI, and from npm. */
const COMPARED = {
  pip: join('scripts', 'compare', 'requirements'),
  npm: join('scripts', 'compare', 'package'),
};

/** The packages that a file of requirements asks for, each at the version of the locked file beside it. */
function askedFor(path) {
  const locked = read(`${path}.txt`);
  return read(`${path}.in`)
    .trim()
    .split('\n')
    .map((line) => {
      const [, name, version] = /^([\w-]+)(?:\[\w+\])?==([\d.]+)$/.exec(line);
      assert.ok(locked.includes(`\n${name}==${version} `) || locked.startsWith(`${name}==${version} `), line);
      return name;
    });
}

test('every package from PyPI that is asked for is documented, at one version, and is in the locked file', () => {
  const told = [...documented('From PyPI, for the Python package').keys()];
  assert.deepEqual(told.sort(), PIP.flatMap(askedFor).sort());
});

test('every package that the comparison installs is documented, and no other', () => {
  const { dependencies } = JSON.parse(read(`${COMPARED.npm}.json`));
  const told = [...documented('What the comparison installs').keys()];
  assert.deepEqual(told.sort(), [...Object.keys(dependencies), ...askedFor(COMPARED.pip)].sort());
});

test('every package from npm is documented with its licence, and no other', () => {
  const parts = ['In the extension, from npm', 'Data', 'What builds and tests'];
  const told = parts.flatMap((part) => [...documented(part)]);
  const crates = new Set(CARGO_MANIFESTS.flatMap((path) => cratesNamedIn(read(path))));
  const packages = told.filter(([name]) => !crates.has(name) || direct().has(name));
  assert.deepEqual(sorted(packages), sorted(direct()));
});

/** Manifests of what is built and tested. */
const CARGO_MANIFESTS = [
  'Cargo.toml',
  'cli/Cargo.toml',
  'gazetteer-builder/Cargo.toml',
  'glue/Cargo.toml',
  'python/Cargo.toml',
  'tests/wasm/Cargo.toml',
  'trainer/Cargo.toml',
];

/** The crates that a manifest names, without those of this workspace. */
const cratesNamedIn = (manifest) => {
  const parts = manifest.split(/^\[/m).filter((part) => /^[^\]]*dependencies(\.[\w-]+)?\]/.test(part));
  return parts.flatMap((part) => {
    const [, single] = /^[^\]]*dependencies\.([\w-]+)\]/.exec(part) ?? [];
    return single ? [single] : [...part.matchAll(/^([\w-]+) = /gm)].map(([, name]) => name);
  });
};

test('every crate that a manifest names is documented', () => {
  const heads = [
    'In the extension, from crates.io',
    'In the command line besides',
    'In the Python package besides',
    'What builds and tests',
  ];
  const told = new Set(heads.flatMap((head) => [...documented(head).keys()]));
  const named = CARGO_MANIFESTS.flatMap((path) => cratesNamedIn(read(path)));
  assert.ok(named.length > 20);
  for (const name of named) assert.ok(told.has(name) || /^dateline/.test(name), name);
});

test("the extension's own code takes nothing else from npm than is documented", () => {
  const files = filesUnder(join(ROOT, 'extension')).filter((path) => path.endsWith('.ts'));
  const taken = files.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/from '([^.@][^'/]*)/g)].map(([, name]) => name),
  );
  assert.deepEqual([...new Set(taken)], [...documented('In the extension, from npm').keys()]);
});

/** What deny.toml says. */
const policy = read('deny.toml');
const LICENCES = [.../^allow = \[([^\]]*)\]/m.exec(policy)[1].matchAll(/"([^"]+)"/g)].map(([, name]) => name);
const EXCEPTIONS = new Map(
  [...policy.matchAll(/\{ crate = "([^"]+)", allow = \["([^"]+)"\] \}/g)].map(([, crate, licence]) => [
    crate,
    [licence],
  ]),
);
const BANNED = [...policy.matchAll(/\{ crate = "([^"]+)" \}/g)].map(([, name]) => name);
const [, REGISTRY] = /^allow-registry = \["([^"]+)"\]$/m.exec(policy);

/** Every crate that is compiled on this machine, natively or for a browser, for tests too. */
function everyCrate() {
  const host = /host: (.*)/.exec(execFileSync('rustc', ['-vV'], { cwd: ROOT, encoding: 'utf8' }))[1];
  const packages = [host, 'wasm32-unknown-unknown'].flatMap(
    (platform) =>
      JSON.parse(cargo('metadata', '--format-version', '1', '--filter-platform', platform)).packages,
  );
  const foreign = packages.filter(({ source }) => source !== null);
  return [...new Map(foreign.map((crate) => [crate.id, crate])).values()];
}

test('every crate has an allowed licence, comes from the public registry, and is not banned', () => {
  const crates = everyCrate();
  assert.ok(crates.length > 100 && LICENCES.length > 5 && BANNED.length > 5);
  for (const { name, version, license, source } of crates) {
    const allowed = [...LICENCES, ...(EXCEPTIONS.get(name) ?? [])];
    assert.ok(license && isAllowed(license, allowed), `${name} ${version}: ${license}`);
    assert.equal(source, `registry+${REGISTRY}`, name);
    assert.ok(!BANNED.includes(name), name);
  }
  for (const name of EXCEPTIONS.keys())
    assert.ok(
      crates.some((crate) => crate.name === name),
      `${name} is gone`,
    );
});

test('a licence that is not allowed is refused, in whatever it is joined', () => {
  assert.equal(isAllowed('MIT', ['MIT']), true);
  assert.equal(isAllowed('GPL-3.0', ['MIT']), false);
  assert.equal(isAllowed('GPL-3.0 OR MIT', ['MIT']), true);
  assert.equal(isAllowed('MIT/Apache-2.0', ['MIT']), true);
  assert.equal(isAllowed('MIT AND GPL-3.0', ['MIT']), false);
  assert.equal(isAllowed('(MIT OR Apache-2.0) AND Unicode-3.0', ['MIT']), false);
  assert.equal(isAllowed('MIT WITH An-exception', ['MIT']), false);
  assert.equal(isAllowed('GPL-3.0 WITH An-exception OR MIT', ['MIT']), true);
  assert.equal(isAllowed('(MIT OR Apache-2.0) AND Unicode-3.0', ['MIT', 'Unicode-3.0']), true);
});

const CARGO_LOCKS = ['Cargo.lock', 'fuzz/Cargo.lock', 'benches/gazetteer-wasm/Cargo.lock'];

for (const path of CARGO_LOCKS) {
  test(`${path}: every crate that is not of this workspace has a checksum and comes from the public registry`, () => {
    const entries = read(path).split('[[package]]').slice(1);
    const foreign = entries.filter((entry) => /^source = /m.test(entry));
    assert.ok(foreign.length > 20);
    for (const entry of foreign) {
      assert.match(entry, /^checksum = "[0-9a-f]{64}"$/m);
      assert.ok(entry.includes(`source = "registry+${REGISTRY}"`), entry);
    }
    for (const entry of entries.filter((one) => !foreign.includes(one))) {
      assert.match(entry, /^name = "(dateline|gazetteer)/m);
    }
  });
}

/** What `cargo metadata` says of the packages of a manifest's workspace, without asking what they depend on in turn. */
const members = (manifest) =>
  JSON.parse(
    execFileSync(
      'cargo',
      [
        'metadata',
        '--no-deps',
        '--offline',
        '--format-version',
        '1',
        '--manifest-path',
        join(ROOT, manifest),
      ],
      { encoding: 'utf8', maxBuffer: 1 << 26 },
    ),
  ).packages;

// They are built outside of the workspace, by hand: nobody else sees that something was added to a crate that they use.
for (const path of CARGO_LOCKS.slice(1)) {
  test(`${path}: it has all that the project's crates in it need now, so that --locked holds`, () => {
    const entries = read(path).split('[[package]]').slice(1);
    const entry = (name) => entries.find((one) => one.includes(`\nname = "${name}"\n`));
    const own = [...members('Cargo.toml'), ...members(path.replace('.lock', '.toml'))];
    const used = own.filter(({ name }) => entry(name));
    assert.ok(used.length > 1);
    for (const { name, dependencies } of used) {
      const [, listed = ''] = /^dependencies = \[\n(.*?)^\]/ms.exec(entry(name)) ?? [];
      const known = new Set([...listed.matchAll(/"([^" ]+)/g)].map(([, word]) => word));
      for (const one of dependencies.filter(({ kind, optional }) => kind !== 'dev' && !optional))
        assert.ok(
          known.has(one.name),
          `${name} needs ${one.name}: cargo metadata --manifest-path ${path.replace('.lock', '.toml')}`,
        );
    }
  });
}

for (const path of ['package-lock.json', `${COMPARED.npm}-lock.json`]) {
  test(`${path}: every package has a checksum, and names no other place than the public registry`, () => {
    const { lockfileVersion, packages } = JSON.parse(read(path));
    assert.equal(lockfileVersion, 3);
    assert.ok(Object.keys(packages).length > 20);
    for (const [at, { integrity, resolved, link }] of Object.entries(packages)) {
      if (at === '') continue;
      assert.match(integrity ?? '', /^sha512-[A-Za-z0-9+/]{86}==$/, at);
      assert.ok(resolved === undefined || resolved.startsWith('https://registry.npmjs.org/'), at);
      assert.equal(link, undefined, at);
    }
  });
}

test('the packages of the comparison are of exact versions, and the lock file has the same', () => {
  const { dependencies } = JSON.parse(read(`${COMPARED.npm}.json`));
  const { packages } = JSON.parse(read(`${COMPARED.npm}-lock.json`));
  assert.deepEqual(packages[''].dependencies, dependencies);
  for (const [name, version] of Object.entries(dependencies)) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
    assert.equal(packages[`node_modules/${name}`].version, version, name);
  }
});

test('package.json names exact versions, and the lock file has the same', () => {
  const { devDependencies, dependencies, overrides } = JSON.parse(read('package.json'));
  const { packages } = npm();
  assert.equal(dependencies, undefined);
  assert.deepEqual(packages[''].devDependencies, devDependencies);
  for (const [name, version] of Object.entries({ ...devDependencies, ...overrides })) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
    assert.equal(packages[`node_modules/${name}`].version, version, name);
  }
});

test('every wheel has its hash', () => {
  for (const path of ['data/requirements.txt', ...[...PIP, COMPARED.pip].map((path) => `${path}.txt`)]) {
    const wheels = read(path)
      .replaceAll('\\\n', ' ')
      .split('\n')
      .filter((line) => line.trim() && !line.startsWith('#'));
    assert.ok(wheels.length > 0);
    for (const wheel of wheels) assert.match(wheel, /==.* --hash=sha256:[0-9a-f]{64}/);
    // Nor does it say where from: that is for whoever installs.
    assert.doesNotMatch(read(path), /https?:|--(extra-)?index-url|--find-links/, path);
  }
});

test('no lock file is left aside: what compiles or tests without --locked is not started', async () => {
  for (const command of ['bench', 'build', 'check', 'clippy', 'install', 'run', 'rustc', 'test']) {
    await assert.rejects(() => run('cargo', [command, '--quiet']), /--locked/, command);
  }
  for (const command of ['build', 'test'])
    await assert.rejects(() => run('wasm-pack', [command]), /--locked/);
});

test('cargo and wasm-pack are started by nothing but what looks for --locked', () => {
  const scripts = filesUnder(join(ROOT, 'scripts')).filter((path) => path.endsWith('.mjs'));
  for (const path of scripts) {
    if (path.endsWith(join('lib', 'run.mjs'))) continue;
    assert.doesNotMatch(
      readFileSync(path, 'utf8'),
      /(spawn|exec|execFile)(Sync)?\(\s*'(cargo|wasm-pack)'/,
      path,
    );
  }
  assert.ok(readdirSync(join(ROOT, '.ci')).length > 0);
  assert.doesNotMatch(read('.ci/run'), /cargo|wasm-pack/);
});
