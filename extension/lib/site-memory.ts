import type { Correction, Density, SiteMemory } from '@core';
import { browser } from 'wxt/browser';

/**
 * What is remembered of each site: how its articles are shown and what names mean on it. One entry a site, in the
 * extension's own storage, where no page can read it.
 */

const PREFIX = 'site:';
/** The version of an entry's form; entries of another are left alone and not read. */
const VERSION = 1;
/** Longest name of a place. */
const NAME = 200;

export const DENSITIES: readonly Density[] = ['all', 'first', 'sites', 'off'];

/** What a site is remembered by: its origin, or its scheme where it has none, as files. */
export const siteAt = ({ origin, protocol }: Location) => (origin === 'null' ? protocol : origin);

/** What is stored of a site. */
const entryOf = async (site: string): Promise<unknown> =>
  (await browser.storage.local.get(PREFIX + site))[PREFIX + site];

/** What is remembered of a site; nothing of what was stored is trusted to be of the right form. */
export const recall = async (site: string): Promise<SiteMemory> => checked(await entryOf(site));

/** As `recall`, where a page is to be annotated even if nothing can be read. */
export const recallOrNothing = (site: string) => recall(site).catch((): SiteMemory => ({}));

let writing: Promise<void> = Promise.resolve();

/**
 * Remembers what `change` says beside what is remembered already. Calls run one after the other. In a private window
 * nothing is: that the site was read there would be written down.
 */
export async function remember(site: string, change: SiteMemory): Promise<void> {
  if (browser.extension.inIncognitoContext) return writing;
  const write = async () => {
    // Read again: another tab of the site may have remembered something meanwhile.
    const entry = await entryOf(site);
    const { version } = fields(entry);
    // What a later version stored is not lost to the reader who goes back to that.
    if (typeof version === 'number' && version > VERSION) {
      throw new Error(`${PREFIX}${site}, version ${version}`);
    }
    const before = checked(entry);
    const corrections = { ...before.corrections, ...change.corrections };
    await store(site, { ...before, ...change, corrections });
  };
  writing = writing.then(write, write);
  return writing;
}

async function store(site: string, memory: SiteMemory): Promise<void> {
  const kept = Object.entries(memory.corrections ?? {}).filter(([, correction]) => correction !== null);
  const entry = { ...memory, version: VERSION, corrections: Object.fromEntries(kept) };
  await browser.storage.local.set({ [PREFIX + site]: entry });
}

/** The sites that something is remembered of, with what. */
export async function rememberedSites(): Promise<[site: string, memory: SiteMemory][]> {
  const stored = Object.entries(await browser.storage.local.get(null));
  const entries = stored.filter(([key]) => key.startsWith(PREFIX));
  return entries
    .map(([key, entry]) => [key.slice(PREFIX.length), checked(entry)] as [string, SiteMemory])
    .sort();
}

/** Forgets a site. */
export async function forget(site: string): Promise<void> {
  await browser.storage.local.remove(PREFIX + site);
}

/** What of an entry is of the right form. */
export function checked(entry: unknown): SiteMemory {
  const given = fields(entry);
  if (given.version !== VERSION) return {};
  const memory: SiteMemory = {};
  const density = DENSITIES.find((known) => known === given.density);
  if (density) memory.density = density;
  for (const name of ['demonyms', 'landmarks', 'claims', 'minutes'] as const) {
    const value = given[name];
    if (typeof value === 'boolean') memory[name] = value;
  }
  if (given.side === 'left' || given.side === 'right') memory.side = given.side;
  if (isNumber(given.width) && given.width > 0) memory.width = given.width;
  const corrections = Object.entries(fields(given.corrections)).flatMap(([key, correction]) => {
    const right = checkedCorrection(correction);
    return right ? [[key, right] as const] : [];
  });
  // Not by assignment: a key may be "__proto__".
  memory.corrections = Object.fromEntries(corrections);
  return memory;
}

/** A correction, if it is of the right form. */
export function checkedCorrection(value: unknown): Correction | undefined {
  const { name, means } = fields(value);
  if (!isName(name)) return undefined;
  if (means === undefined) return { name };
  const { name: called, kind, lat, lon } = fields(means);
  const right = isName(called) && isName(kind) && isDegrees(lat, 90) && isDegrees(lon, 180);
  return right ? { name, means: { name: called, kind, lat, lon } } : undefined;
}

/** The fields of what is stored, whatever it is. */
export function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= NAME;
const isDegrees = (value: unknown, most: number): value is number =>
  isNumber(value) && Math.abs(value) <= most;
