import type { Colours, Density, SiteMemory } from '@core';
import { browser } from 'wxt/browser';
import { DENSITIES, fields } from './site-memory';

/** What the reader has chosen. Kept on this machine, unless they have the browser carry it to their others (`sync.ts`). */
export interface Settings {
  theme: 'auto' | 'light' | 'dark';
  /** The colours that tell marks apart. */
  colours: Colours;
  /** The language of all that Dateline says: the browser's, or one of its own. */
  language: 'auto' | Language;
  /** What places are called in another language than English: as they are in it, or as the article has them. */
  names: 'language' | 'english';
  /** Show beside that what they are called otherwise: in English, in their own language. */
  second: boolean;
  places: boolean;
  infrastructure: boolean;
  /** "Ukrainian", "Londoners": words made of a place's name. */
  demonyms: boolean;
  /** Roads, streets, buildings and parks that no gazetteer has. */
  landmarks: boolean;
  claims: boolean;
  /** How many mentions are marked, where nothing else was chosen on a site. */
  density: Density;
  /** Where the sidebar stands, likewise: where the page leaves room, or at one side. */
  side: 'auto' | 'left' | 'right';
  /** Show coordinates in degrees and minutes, likewise. */
  minutes: boolean;
  /** Print the marks with the page. */
  print: boolean;
  /** Open the sidebar when the reader has clicked the toolbar button. */
  sidebar: boolean;
  /** Have the browser keep these settings on the reader's other machines. */
  sync: boolean;
}

/** The settings that are on or off. */
export type Flag = {
  [Name in keyof Settings]: Settings[Name] extends boolean ? Name : never;
}[keyof Settings];

/** The languages that Dateline speaks. */
export const LANGUAGES = ['en', 'de', 'uk'] as const;
export type Language = (typeof LANGUAGES)[number];

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  theme: 'auto',
  colours: 'usual',
  language: 'auto',
  names: 'language',
  second: true,
  places: true,
  infrastructure: true,
  // Marks on every "Russian" and every "said" would crowd those of the places; the sidebar has a
  // switch for each, and lists the claims in any case.
  demonyms: false,
  landmarks: false,
  claims: false,
  density: 'all',
  side: 'auto',
  minutes: false,
  print: false,
  sidebar: true,
  // Nothing leaves the machine that the reader has not sent.
  sync: false,
};

const KEY = 'settings';
/** The version of the form; what was stored before there were any is of none. */
export const VERSION = 1;

/** What each of the settings that is a choice may be. */
const CHOICES: {
  [Name in keyof Settings as Settings[Name] extends string ? Name : never]: readonly Settings[Name][];
} = {
  theme: ['auto', 'light', 'dark'],
  colours: ['usual', 'distinct', 'strong', 'grey'],
  language: ['auto', ...LANGUAGES],
  names: ['language', 'english'],
  density: DENSITIES,
  side: ['auto', 'left', 'right'],
};

/** What takes settings of a version to the next, by the version; what came before versions lacked some fields and no more. */
const MIGRATIONS: readonly ((given: Record<string, unknown>) => Record<string, unknown>)[] = [
  (given) => given,
];

/** Settings out of what was stored or read from a file, in any version; what is missing or of the wrong type has its default. */
export function checkedSettings(stored: unknown): Settings {
  let given = fields(stored);
  const from = Number.isSafeInteger(given.version) ? Math.max(0, given.version as number) : 0;
  for (const migrate of MIGRATIONS.slice(from)) given = migrate(given);
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  for (const [name, value] of Object.entries(DEFAULT_SETTINGS)) {
    const choices: readonly unknown[] | undefined = CHOICES[name as keyof typeof CHOICES];
    const isKnown = choices ? choices.includes(given[name]) : typeof given[name] === typeof value;
    if (isKnown) settings[name] = given[name];
  }
  return settings as unknown as Settings;
}

/** The stored settings. */
export const loadSettings = async (): Promise<Settings> =>
  checkedSettings((await browser.storage.local.get(KEY))[KEY]);

/** As `loadSettings`, where a page is to be annotated even if nothing can be read. */
export const loadSettingsOrDefaults = () => loadSettings().catch(() => DEFAULT_SETTINGS);

/** Saves the settings beside what a later version may have stored, which would have it back. */
export async function saveSettings(settings: Settings): Promise<void> {
  const stored = fields((await browser.storage.local.get(KEY))[KEY]);
  const later = Number.isSafeInteger(stored.version) && (stored.version as number) > VERSION;
  const version = later ? stored.version : VERSION;
  await browser.storage.local.set({ [KEY]: { ...stored, ...settings, version } });
}

/** What is remembered of a site over what holds for all. */
export const siteUnder = ({ side, minutes }: Settings, site: SiteMemory): SiteMemory => ({
  ...(side === 'auto' ? {} : { side }),
  ...(minutes ? { minutes } : {}),
  ...site,
});
