// Installs the peers under .cache/compare, at the versions of requirements.txt and package-lock.json, and counts the bytes that were
// downloaded for each. None of them is a dependency of the project.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256, textOf, writeText } from '../lib/files.mjs';
import { systemPython } from '../lib/packages.mjs';
import { CACHE, ROOT } from '../lib/paths.mjs';
import { must, say } from '../lib/run.mjs';

const HERE = join(ROOT, 'scripts', 'compare');
const FOLDER = join(CACHE, 'compare');
const WHEELS = join(FOLDER, 'wheels');
const VENV = join(FOLDER, 'venv');
const NODE = join(FOLDER, 'node');
const NPM_CACHE = join(FOLDER, 'npm-cache');

/** Where results and predictions are laid. */
export const WORK = join(FOLDER, 'work');

const isWindows = process.platform === 'win32';
export const PYTHON = join(VENV, ...(isWindows ? ['Scripts', 'python.exe'] : ['bin', 'python']));

/** How a worker is started. */
export const WORKERS = {
  python: [PYTHON, join(HERE, 'worker.py')],
  node: [process.execPath, join(NODE, 'worker.mjs')],
};

/** What is on PyPI as its sources only, and newspaper4k for its tests' pages (sets.mjs). */
const SOURCES = ['flashtext', 'langdetect'];
const BUILDERS = [
  'setuptools',
  'hatchling',
  'hatch-fancy-pypi-readme',
  'packaging',
  'pathspec',
  'pluggy',
  'trove-classifiers',
];

const pip = (args, otherwise) =>
  must(systemPython(), ['-m', 'pip', '--python', PYTHON, ...args, '--disable-pip-version-check', '--quiet'], {
    output: 'capture',
    otherwise,
  });

/** The lines of requirements.txt, each with its hashes, by name. */
function requirements() {
  const joined = readFileSync(join(HERE, 'requirements.txt'), 'utf8').replaceAll('\\\n', ' ');
  return joined
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => ({ name: line.split('==')[0], line }));
}

function requirementsOf(names, file) {
  const lines = requirements().filter(({ name }) => names(name));
  const path = join(FOLDER, file);
  writeText(path, `${lines.map(({ line }) => line).join('\n')}\n`);
  return ['--requirement', path, '--require-hashes'];
}

async function installPython() {
  const stamp = join(VENV, 'requirements.sha256');
  const key = sha256(textOf(join(HERE, 'requirements.txt')) ?? '', systemPython());
  if (textOf(stamp) === key) return;
  say('installing the peers from PyPI into .cache/compare (some 200 MB)');
  rmSync(VENV, { recursive: true, force: true });
  rmSync(WHEELS, { recursive: true, force: true });
  mkdirSync(WHEELS, { recursive: true });
  await must(systemPython(), ['-m', 'venv', '--without-pip', VENV], { output: 'capture' });
  const failed = 'The peers from PyPI could not be installed by pip.';
  const local = ['--no-index', '--find-links', WHEELS, '--no-deps', '--no-build-isolation'];
  // What builds comes first, so that it too is of the versions and hashes above.
  const wheels = ['--no-deps', '--only-binary', ':all:', '--dest', WHEELS];
  await pip(
    ['download', ...wheels, ...requirementsOf((name) => BUILDERS.includes(name), 'builders.txt')],
    failed,
  );
  await pip(
    ['install', ...local, ...requirementsOf((name) => BUILDERS.includes(name), 'builders.txt')],
    failed,
  );
  const isOther = (name) => !BUILDERS.includes(name);
  const download = [
    '--no-deps',
    '--no-build-isolation',
    '--only-binary',
    ':all:',
    '--no-binary',
    SOURCES.join(','),
  ];
  await pip(['download', ...download, '--dest', WHEELS, ...requirementsOf(isOther, 'peers.txt')], failed);
  await pip(['install', ...local, ...requirementsOf(isOther, 'peers.txt')], failed);
  const source = [
    '--no-deps',
    '--no-build-isolation',
    '--no-binary',
    'newspaper4k',
    '--dest',
    join(FOLDER, 'sources'),
  ];
  await pip(
    ['download', ...source, ...requirementsOf((name) => name === 'newspaper4k', 'sources.txt')],
    failed,
  );
  writeText(stamp, key);
}

async function installNode() {
  const stamp = join(NODE, 'lock.sha256');
  const key = sha256(textOf(join(HERE, 'package-lock.json')) ?? '');
  if (textOf(stamp) !== key) {
    say('installing the peers from npm into .cache/compare');
    rmSync(NODE, { recursive: true, force: true });
    mkdirSync(NODE, { recursive: true });
    for (const name of ['package.json', 'package-lock.json']) cpSync(join(HERE, name), join(NODE, name));
    const npm = isWindows ? 'npm.cmd' : 'npm';
    // A cache of its own, in which each archive can be found by its checksum, and weighed.
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--cache', NPM_CACHE];
    await must(npm, args, {
      cwd: NODE,
      output: 'capture',
      otherwise: 'The peers from npm could not be installed.',
    });
    writeText(stamp, key);
  }
  cpSync(join(HERE, 'worker.mjs'), join(NODE, 'worker.mjs'));
}

/** Puts Dateline's own packages beside the peers, as they are published. */
async function installDateline({ wheel, tarball }) {
  await pip(
    ['install', '--no-index', '--no-deps', '--force-reinstall', wheel],
    `${wheel} could not be installed.`,
  );
  const folder = join(NODE, 'node_modules', '@dateline', 'core');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await must('tar', ['-xzf', tarball, '-C', folder, '--strip-components', '1'], { output: 'capture' });
}

/** Lists the files in WHEELS that installing the packages takes, by what each says that it requires. */
const CLOSURE = `
import importlib.metadata as m, json, re, sys
from packaging.requirements import Requirement
flat = lambda name: re.sub(r"[-_.]+", "-", name).lower()
seen, todo = {}, [(flat(n), "") for n in sys.argv[1:]]
while todo:
    name, extra = todo.pop()
    if (name, extra) in seen: continue
    d = m.distribution(name)
    seen[(name, extra)] = d.version
    for r in map(Requirement, d.requires or []):
        if r.marker is None or r.marker.evaluate({"extra": extra}):
            todo += [(flat(r.name), e) for e in ["", *r.extras]]
print(json.dumps({n: v for (n, _), v in seen.items()}))
`;

async function bytesFromPyPI(packages) {
  const { stdout } = await must(PYTHON, ['-c', CLOSURE, ...packages], { output: 'capture' });
  const flat = (name) => name.replace(/[-_.]+/g, '-').toLowerCase();
  const files = readdirSync(WHEELS);
  const needed = Object.entries(JSON.parse(stdout));
  const sizes = needed.map(([name, version]) => {
    const file = files.find((one) => flat(one).startsWith(flat(`${name}-${version}`)));
    return file ? statSync(join(WHEELS, file)).size : 0;
  });
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), packages: needed.length };
}

function bytesFromNpm(packages) {
  const lock = JSON.parse(readFileSync(join(NODE, 'package-lock.json'), 'utf8')).packages;
  const seen = new Set();
  const visit = (name, from) => {
    // As Node looks: the nearest node_modules above.
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      const path = `${at ? `${at}/` : ''}node_modules/${name}`;
      if (lock[path]) {
        if (seen.has(path)) return;
        seen.add(path);
        for (const needed of Object.keys(lock[path].dependencies ?? {})) visit(needed, path);
        return;
      }
      if (!at) return;
    }
  };
  for (const name of packages) visit(name, '');
  const sizes = [...seen].map((path) => {
    const hex = Buffer.from(lock[path].integrity.replace('sha512-', ''), 'base64').toString('hex');
    return statSync(
      join(NPM_CACHE, '_cacache', 'content-v2', 'sha512', hex.slice(0, 2), hex.slice(2, 4), hex.slice(4)),
    ).size;
  });
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), packages: seen.size };
}

/** The version of what a peer is named for, and what is downloaded for it. */
export async function weigh({ runs, packages }, own) {
  if (packages[0] === 'dateline')
    return { version: own.version, bytes: statSync(own.wheel).size, packages: 1 };
  if (packages[0] === '@dateline/core')
    return { version: own.version, bytes: statSync(own.tarball).size, packages: 1 };
  if (runs === 'python') {
    const line = requirements().find(({ name }) => name === packages[0])?.line ?? '';
    return { version: /==([\w.]+)/.exec(line)?.[1], ...(await bytesFromPyPI(packages)) };
  }
  const { version } = JSON.parse(
    readFileSync(join(NODE, 'node_modules', packages[0], 'package.json'), 'utf8'),
  );
  return { version, ...bytesFromNpm(packages) };
}

/** The folder of the pages in newspaper4k's own tests, unpacked from its sources. */
export async function newspaperPages() {
  const folder = join(FOLDER, 'newspaper4k');
  if (!existsSync(folder)) {
    const sources = join(FOLDER, 'sources');
    const archive = readdirSync(sources).find((name) => name.endsWith('.tar.gz'));
    mkdirSync(folder, { recursive: true });
    await must('tar', ['-xzf', join(sources, archive ?? ''), '-C', folder, '--strip-components', '1'], {
      output: 'capture',
    });
  }
  return join(folder, 'tests', 'data');
}

export async function install(own) {
  await installPython();
  await installNode();
  await installDateline(own);
}
