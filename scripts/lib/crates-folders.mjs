// What compiled code says of the folders that it was compiled in.
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where a panic was is kept in the module, and of a crate that is the whole path: the folder, and with it the name, of
 * whoever compiled it. Cut down to the crate, the module is the same whoever that was.
 */
export function withoutFolders() {
  const crates = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'registry', 'src');
  const registries = existsSync(crates) ? readdirSync(crates) : [];
  return registries.map((name) => `--remap-path-prefix=${join(crates, name)}=crates`);
}
