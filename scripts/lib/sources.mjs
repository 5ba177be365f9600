// What reviewers need to build the packages themselves: every file of the project, and nothing that is made from them.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/** What is not a source, by its name anywhere and by its path; as in .gitignore. */
const NAMES = ['node_modules', '__pycache__', '.git'];
const PATHS = [
  '.cache',
  '.output',
  '.wxt',
  'build',
  'dist',
  'fuzz/artifacts',
  'fuzz/corpus',
  'fuzz/target',
  'pkg',
  'target',
].map((path) => join(ROOT, path));

/** The files of the project. In a clone git knows them; elsewhere, as where the archive was unpacked, they are all there is. */
export function sourceFiles() {
  if (!existsSync(join(ROOT, '.git'))) return walk(ROOT);
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter(Boolean)
    .map((path) => join(ROOT, path))
    .filter((path) => existsSync(path));
}

function walk(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (NAMES.includes(name) || PATHS.includes(path) || name.endsWith('.log')) return [];
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}
