// What PRIVACY.md says that is kept and asked for, as a test reads it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/lib/paths.mjs';

/** The headings of the parts, by language. */
const HEADINGS = {
  en: { permissions: 'What it may do, and why', kept: 'What it keeps' },
  uk: { permissions: 'Що йому дозволено і навіщо', kept: 'Що воно зберігає' },
};

/** The names in the first cells of the tables under a heading. */
function firstCells(language, part) {
  const text = readFileSync(join(ROOT, 'PRIVACY.md'), 'utf8');
  const [, after] = text.split(`## ${HEADINGS[language][part]}\n`);
  const [section] = after.split(/^#+ /m);
  return section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .flatMap((line) => [...line.split('|')[1].matchAll(/`([^`]+)`/g)].map(([, name]) => name));
}

/** Every field that is kept. */
export const listedFields = (language) => firstCells(language, 'kept');

/** Every permission. */
export const listedPermissions = (language) => firstCells(language, 'permissions');
