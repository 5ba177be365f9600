// `npm run doctor`: what is there of what building and testing need, what is missing, and how to get it. It changes nothing and
// uses nothing but Node. It ends with status 1 if something is missing that `npm start` cannot do without.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { textOf } from './lib/files.mjs';
import { CACHE, ROOT, TOOLS_BIN } from './lib/paths.mjs';
import { environment, which } from './lib/run.mjs';

/** What a thing is needed for; without the first nothing works. */
const FOR = { all: 'everything', tests: 'npm test', python: 'npm test -- python', fuzz: 'npm run fuzz' };
/** Gigabytes that a build with all tests takes, and one more build after it. */
const ROOM_GB = { first: 12, again: 2 };
const PORT = 8017;

/** The first line that a program prints, or undefined if it cannot be run. */
function saidBy(program, ...args) {
  try {
    const said = execFileSync(program, args, {
      cwd: ROOT,
      // A toolchain that is missing is told, not installed.
      env: environment({ RUSTUP_AUTO_INSTALL: '0' }),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return said.trim();
  } catch {
    return undefined;
  }
}

/** Whether a version, "3.11.2", is at least another, "3.11". */
export function isAtLeast(version, least) {
  const [have, want] = [version, least].map((text) => text.split('.').map(Number));
  for (const [index, part] of want.entries()) {
    if ((have[index] ?? 0) !== part) return (have[index] ?? 0) > part;
  }
  return true;
}

const numberIn = (said) => /\d+(\.\d+)+/.exec(said ?? '')?.[0];

/**
 * @typedef {{ what: string, needed: string, found?: string, wrong?: string, get?: string, byItself?: boolean }} Finding
 * `wrong` says what is wrong with what was found; `byItself`: the set-up brings it.
 */

/**
 * A program by what it says of its version, with how to get it if it is absent or too old.
 *
 * @returns {Finding}
 */
function program(what, needed, said, least, get) {
  const version = numberIn(said);
  if (!said) return { what, needed, get };
  if (least && version && !isAtLeast(version, least))
    return { what, needed, found: version, wrong: `${least} or newer is needed`, get };
  return { what, needed, found: version ?? said.split('\n')[0] };
}

/** @returns {Finding[]} */
function rust() {
  const channel = /channel\s*=\s*"([^"]+)"/.exec(textOf(join(ROOT, 'rust-toolchain.toml')) ?? '')?.[1];
  const rustup = program('rustup', FOR.all, saidBy('rustup', '--version'), undefined, 'https://rustup.rs');
  if (!rustup.found) return [rustup];
  const toolchain = numberIn(saidBy('rustc', '--version'));
  const target = existsSync(
    join(saidBy('rustc', '--print', 'sysroot') ?? '', 'lib', 'rustlib', 'wasm32-unknown-unknown', 'lib'),
  );
  const get = `rustup toolchain install ${channel} --component rustfmt,clippy --target wasm32-unknown-unknown`;
  return [
    rustup,
    {
      what: `Rust ${channel}`,
      needed: FOR.all,
      found: toolchain === channel ? toolchain : undefined,
      get,
      byItself: true,
    },
    program(
      'a C linker',
      FOR.all,
      saidBy('cc', '--version'),
      undefined,
      'on Debian and Ubuntu: apt-get install gcc libc6-dev; on macOS: xcode-select --install',
    ),
    {
      what: 'its wasm32 target',
      needed: FOR.all,
      found: target ? 'installed' : undefined,
      get,
      byItself: true,
    },
  ];
}

/** @returns {Finding[]} */
function python() {
  const name = ['python3', 'python'].find((one) => which(one));
  const said = name && saidBy(name, '--version');
  const get = 'on Debian and Ubuntu: apt-get install python3 python3-pip python3-venv';
  return [
    program('Python 3', FOR.all, said, '3.8', get),
    program(
      'Python for its package',
      FOR.python,
      said,
      '3.11',
      'Python 3.11 or newer, first on PATH as python3',
    ),
    program('pip', FOR.all, name && saidBy(name, '-m', 'pip', '--version'), undefined, get),
  ];
}

/** @returns {Finding[]} */
function browsers() {
  const get = (names) =>
    `on Debian and Ubuntu npm test installs it: apt-get install ${names}; elsewhere put it on PATH`;
  const found = (name) => (which(name) ? (numberIn(saidBy(name, '--version')) ?? 'there') : undefined);
  const byItself = Boolean(which('apt-get'));
  return [
    { what: 'chromium', needed: FOR.tests, found: found('chromium'), get: get('chromium'), byItself },
    {
      what: 'chromedriver',
      needed: FOR.tests,
      found: found('chromedriver'),
      get: get('chromium-driver'),
      byItself,
    },
    {
      what: 'firefox-esr',
      needed: FOR.tests,
      found: found('firefox-esr'),
      get: get('firefox-esr'),
      byItself,
    },
  ];
}

/** @returns {Finding[]} */
function tools() {
  const tool = (name, needed) => {
    const path = join(TOOLS_BIN, process.platform === 'win32' ? `${name}.exe` : name);
    return { what: name, needed, found: existsSync(path) ? 'in .cache/tools' : undefined, byItself: true };
  };
  return [
    tool('wasm-bindgen', FOR.tests),
    tool('wasm-pack', FOR.tests),
    tool('geckodriver', FOR.tests),
    tool('cargo-fuzz', FOR.fuzz),
    {
      what: 'npm packages',
      needed: FOR.all,
      found: existsSync(join(ROOT, 'node_modules', '.dateline-lock.sha256')) ? 'in node_modules' : undefined,
      byItself: true,
    },
    {
      what: 'city data',
      needed: FOR.all,
      found: existsSync(join(ROOT, 'build', 'wheels')) ? 'in build/wheels' : undefined,
      byItself: true,
    },
    {
      what: 'the gazetteer',
      needed: FOR.all,
      found: existsSync(join(ROOT, 'build', 'gazetteer.bin')) ? 'built' : undefined,
      byItself: true,
    },
  ];
}

/** @returns {Finding} */
function room() {
  const { bavail, bsize } = statfsSync(ROOT);
  const free = Math.floor((bavail * bsize) / 1e9);
  const least = existsSync(join(ROOT, 'target')) ? ROOM_GB.again : ROOM_GB.first;
  const found = `${free} GB`;
  const get = `make room: a build with all tests takes some ${ROOM_GB.first} GB`;
  return {
    what: 'room on the disk',
    needed: FOR.all,
    found,
    wrong: free < least ? 'that may not do' : undefined,
    get,
  };
}

/** @returns {Finding} */
function writable() {
  try {
    accessSync(existsSync(CACHE) ? CACHE : ROOT, constants.W_OK);
    return { what: 'this folder', needed: FOR.all, found: 'can be written to' };
  } catch {
    return { what: 'this folder', needed: FOR.all, get: `give yourself the right to write to ${ROOT}` };
  }
}

/** @returns {Promise<Finding>} */
async function port() {
  const free = await new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port: PORT, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
  return {
    what: `port ${PORT}`,
    needed: FOR.all,
    found: free ? 'free' : 'taken: npm start takes the next one',
  };
}

/**
 * Everything that is looked at, in the order in which it is needed.
 *
 * @returns {Promise<Finding[]>}
 */
export async function examine() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { engines } = JSON.parse(textOf(join(ROOT, 'package.json')) ?? '{}');
  return [
    program('Node', FOR.all, process.versions.node, numberIn(engines.node), 'https://nodejs.org'),
    program('npm', FOR.all, saidBy(npm, '--version'), undefined, 'it comes with Node'),
    ...rust(),
    ...python(),
    writable(),
    room(),
    await port(),
    ...browsers(),
    ...tools(),
  ];
}

/**
 * Whether something is wrong that the set-up cannot mend and without which nothing works.
 *
 * @param {Finding} finding
 */
export const isFatal = ({ needed, found, wrong, byItself }) =>
  needed === FOR.all && !byItself && (!found || Boolean(wrong));

/**
 * The findings as lines, and what to do.
 *
 * @param {Finding[]} findings
 */
export function report(findings) {
  const lines = findings.map(({ what, needed, found, wrong, get, byItself }) => {
    const sign = found && !wrong ? 'ok     ' : byItself ? 'later  ' : 'MISSING';
    const state = found
      ? [found, wrong].filter(Boolean).join(': ')
      : byItself
        ? 'not yet; the set-up brings it'
        : 'not found';
    const line = `${sign}  ${what.padEnd(24)} ${state}`;
    if (found && !wrong) return line;
    return `${line}\n         needed for ${needed}${get ? `; ${get}` : ''}`;
  });
  const fatal = findings.filter(isFatal);
  const close =
    fatal.length === 0
      ? 'npm start can run.'
      : `npm start cannot run without: ${fatal.map(({ what }) => what).join(', ')}.`;
  return `${lines.join('\n')}\n\n${close}\n`;
}

if (import.meta.filename === process.argv[1]) {
  const findings = await examine();
  process.stdout.write(report(findings));
  process.exitCode = findings.some(isFatal) ? 1 : 0;
}
