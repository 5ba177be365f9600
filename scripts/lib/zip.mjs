// Zip archives that are the same bytes whenever, wherever and by whomever they are made: entries in the order of their
// names, one time for all, modes without what a machine's settings add.
import { readFileSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { constants, crc32, deflateRawSync } from 'node:zlib';

/** The first time that the format has, 1980-01-01 00:00: dates and times of entries are counted from there. */
const TIME = 0;
const DATE = (1 << 5) | 1;

const VERSION = 20;
/** Names are in UTF-8. */
const FLAGS = 0x0800;
const STORED = 0;
const DEFLATED = 8;
/** Made on Unix: the modes are Unix's. */
const MADE_BY = (3 << 8) | VERSION;
const REGULAR = 0o100000;

/**
 * Makes an archive of `files`, paths below `root`.
 *
 * @param {string} root
 * @param {string[]} files
 */
export function zipOf(root, files) {
  const entries = files.map((path) => ({ path, name: relative(root, path).split(sep).join('/') }));
  entries.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { path, name } of entries) {
    const { fields, data } = entryOf(readFileSync(path));
    const named = Buffer.from(name);
    const local = [header(0x04034b50, [[2, VERSION], ...fields, [2, named.length], [2, 0]]), named, data];
    const mode = REGULAR | (statSync(path).mode & 0o100 ? 0o755 : 0o644);
    const central = header(0x02014b50, [
      [2, MADE_BY],
      [2, VERSION],
      ...fields,
      [2, named.length],
      // No extra field, no comment, the first disk, no internal attributes.
      [8, 0],
      [4, mode * 0x10000],
      [4, offset],
    ]);
    directory.push(central, named);
    parts.push(...local);
    offset += local.reduce((length, part) => length + part.length, 0);
  }
  const listed = Buffer.concat(directory);
  const end = header(0x06054b50, [
    [4, 0],
    [2, entries.length],
    [2, entries.length],
    [4, listed.length],
    [4, offset],
    [2, 0],
  ]);
  return Buffer.concat([...parts, listed, end]);
}

/** What both headers of an entry say of its content, and the content as it is kept. */
function entryOf(content) {
  const deflated = deflateRawSync(content, { level: 9, memLevel: 9, strategy: constants.Z_DEFAULT_STRATEGY });
  const isSmaller = deflated.length < content.length;
  const data = isSmaller ? deflated : content;
  /** @type {[number, number][]} */
  const fields = [
    [2, FLAGS],
    [2, isSmaller ? DEFLATED : STORED],
    [2, TIME],
    [2, DATE],
    [4, crc32(content)],
    [4, data.length],
    [4, content.length],
  ];
  return { fields, data };
}

/** A header: its signature, and fields of so many bytes with these values. */
function header(signature, fields) {
  const all = [[4, signature], ...fields];
  const bytes = Buffer.alloc(all.reduce((length, [size]) => length + size, 0));
  let at = 0;
  for (const [size, value] of all) {
    // Only zero is ever longer than four bytes.
    if (size <= 4) bytes.writeUIntLE(value, at, size);
    at += size;
  }
  return bytes;
}
