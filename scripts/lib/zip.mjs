// Zip archives that are the same bytes whenever, wherever and by whomever they are made: entries in the order of their
// names, one time for all, modes without what a machine's settings add, and deflated in JavaScript, not by the zlib
// of one Node or processor.
import { readFileSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import JSZip from 'jszip';

/** The first time that the format has. */
const TIME = new Date(Date.UTC(1980, 0, 1));
const REGULAR = 0o100000;

/**
 * Makes an archive of `files`, paths below `root`.
 *
 * @param {string} root
 * @param {string[]} files
 * @returns {Promise<Buffer>}
 */
export function zipOf(root, files) {
  const entries = files.map((path) => ({ path, name: relative(root, path).split(sep).join('/') }));
  entries.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  const zip = new JSZip();
  for (const { path, name } of entries) {
    const unixPermissions = REGULAR | (statSync(path).mode & 0o100 ? 0o755 : 0o644);
    zip.file(name, readFileSync(path), { date: TIME, unixPermissions, createFolders: false });
  }
  return zip.generateAsync({
    type: 'nodebuffer',
    platform: 'UNIX',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
  });
}
