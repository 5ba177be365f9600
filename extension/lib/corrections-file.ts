import type { Correction } from '@core';
import { checkedCorrection, fields, remember, rememberedSites } from './site-memory';

/**
 * The reader's corrections as a file: `{"version": 1, "corrections": [{"site", "key", "name", "means"}]}`. The
 * command line reads the same (docs/corrections.md).
 */

const VERSION = 1;

/** All corrections of all sites. */
export async function exported(): Promise<string> {
  const corrections = (await rememberedSites()).flatMap(([site, memory]) =>
    Object.entries(memory.corrections ?? {}).map(([key, correction]) => ({ site, key, ...correction })),
  );
  return `${JSON.stringify({ version: VERSION, corrections }, null, 2)}\n`;
}

/** Takes in what a file has, over what is there. How many corrections; throws where it is no such file. */
export async function imported(content: string): Promise<number> {
  const file = fields(JSON.parse(content));
  if (file.version !== VERSION || !Array.isArray(file.corrections)) throw new Error('"version": 1');
  const bySite = new Map<string, Map<string, Correction>>();
  let count = 0;
  for (const entry of file.corrections as unknown[]) {
    const correction = checkedCorrection(entry);
    const { site, key } = fields(entry);
    if (!correction || typeof site !== 'string') continue;
    const corrections = bySite.get(site) ?? new Map<string, Correction>();
    corrections.set(typeof key === 'string' ? key : keyOf(correction.name), correction);
    bySite.set(site, corrections);
    count += 1;
  }
  for (const [site, corrections] of bySite) {
    await remember(site, { corrections: Object.fromEntries(corrections) });
  }
  return count;
}

/** The key of a name as the core makes it, for files written by hand. */
const keyOf = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}|['’.]/gu, '')
    .replace(/[-‐–—]/gu, ' ')
    .toLowerCase()
    .trim();
