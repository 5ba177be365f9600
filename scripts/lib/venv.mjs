// Python environments under .cache, each with exactly the packages of a file of requirements.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256, textOf, writeText } from './files.mjs';
import { systemPython } from './packages.mjs';
import { CACHE, PYTHON } from './paths.mjs';
import { must, run, Stop, say } from './run.mjs';

/** What the newest packages of the tests run on. */
const OLDEST = [3, 11];

/** The folder of the environment's programs. */
const programs = (name) => join(CACHE, 'venv', name, process.platform === 'win32' ? 'Scripts' : 'bin');

/** A program of the environment `name`. */
export const inVenv = (name, program) =>
  join(programs(name), process.platform === 'win32' ? `${program}.exe` : program);

/** Has the machine's pip install into the environment, which has none of its own: Debian's Python could not put it there. */
async function pip(name, args, otherwise) {
  const install = ['--python', inVenv(name, 'python'), 'install', '--quiet', '--disable-pip-version-check'];
  // Python compiles what it imports; of all that is installed that is little.
  await must(systemPython(), ['-m', 'pip', ...install, '--no-deps', '--no-compile', ...args], {
    output: 'capture',
    otherwise,
  });
}

/** Makes the environment with the packages of python/requirements/NAME.txt, unless it was made from this very file. */
export async function makeVenv(name) {
  const file = join(PYTHON, 'requirements', `${name}.txt`);
  const folder = join(CACHE, 'venv', name);
  const stamp = join(folder, 'requirements.sha256');
  const python = systemPython();
  const { stdout } = await run(python, ['-c', 'import sys; print(sys.version)'], { output: 'capture' });
  const key = sha256(textOf(file) ?? '', stdout);
  if (textOf(stamp) === key && existsSync(inVenv(name, 'python'))) return;
  const [major, minor] = stdout.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw new Stop(`Python ${OLDEST.join('.')} or newer is needed; ${python} is ${stdout.trim()}.`);
  say(`installing the packages of python/requirements/${name}.txt into .cache/venv/${name}`);
  rmSync(folder, { recursive: true, force: true });
  await must(python, ['-m', 'venv', '--without-pip', folder], { output: 'capture' });
  const args = ['--only-binary', ':all:', '--require-hashes', '--requirement', file];
  await pip(name, args, `The packages of python/requirements/${name}.txt could not be installed by pip.`);
  writeText(stamp, key);
}

/** Installs a wheel into the environment, in place of what of it was there. */
export const installWheel = (name, wheel) =>
  pip(name, ['--no-index', '--force-reinstall', wheel], `${wheel} could not be installed by pip.`);
