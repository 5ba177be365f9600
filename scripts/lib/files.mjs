// Small file helpers shared by the set-up and build scripts.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export function sha256(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** The text of a file, or undefined when it is not there. */
export function textOf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

export function writeText(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** All files below the given files and folders, sorted. */
export function filesUnder(...roots) {
  const found = [];
  const visit = (path) => {
    if (!existsSync(path)) return;
    if (!statSync(path).isDirectory()) {
      found.push(path);
      return;
    }
    for (const name of readdirSync(path)) visit(join(path, name));
  };
  for (const root of roots) visit(root);
  return found.sort();
}

/** Whether every output exists and none is older than any input. */
export function upToDate(outputs, inputs) {
  if (!outputs.every((path) => existsSync(path))) return false;
  const oldest = Math.min(...outputs.map((path) => statSync(path).mtimeMs));
  return filesUnder(...inputs).every((path) => statSync(path).mtimeMs <= oldest);
}
