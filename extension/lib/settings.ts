import type { Density } from '@core';
import { browser } from 'wxt/browser';
import { DENSITIES, fields } from './site-memory';

/** What the reader has chosen. Kept on this machine only. */
export interface Settings {
  theme: 'auto' | 'light' | 'dark';
  places: boolean;
  infrastructure: boolean;
  /** "Ukrainian", "Londoners": words made of a place's name. */
  demonyms: boolean;
  /** Roads, streets, buildings and parks that no gazetteer has. */
  landmarks: boolean;
  claims: boolean;
  /** How many mentions are marked, where nothing else was chosen on a site. */
  density: Density;
  /** Print the marks with the page. */
  print: boolean;
  /** Open the sidebar when the reader has clicked the toolbar button. */
  sidebar: boolean;
}

/** The settings that are on or off. */
export type Flag = Exclude<keyof Settings, 'theme' | 'density'>;

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  theme: 'auto',
  places: true,
  infrastructure: true,
  // Marks on every "Russian" and every "said" would crowd those of the places; the sidebar has a
  // switch for each, and lists the claims in any case.
  demonyms: false,
  landmarks: false,
  claims: false,
  density: 'all',
  print: false,
  sidebar: true,
};

const KEY = 'settings';

/** The stored settings; what is missing or of the wrong type has its default. */
export async function loadSettings(): Promise<Settings> {
  const given = fields((await browser.storage.local.get(KEY))[KEY]);
  const flag = (name: Flag) => {
    const value = given[name];
    return typeof value === 'boolean' ? value : DEFAULT_SETTINGS[name];
  };
  const theme = given.theme === 'light' || given.theme === 'dark' ? given.theme : DEFAULT_SETTINGS.theme;
  return {
    theme,
    places: flag('places'),
    infrastructure: flag('infrastructure'),
    demonyms: flag('demonyms'),
    landmarks: flag('landmarks'),
    claims: flag('claims'),
    density: DENSITIES.find((known) => known === given.density) ?? DEFAULT_SETTINGS.density,
    print: flag('print'),
    sidebar: flag('sidebar'),
  };
}

/** As `loadSettings`, where a page is to be annotated even if nothing can be read. */
export const loadSettingsOrDefaults = () => loadSettings().catch(() => DEFAULT_SETTINGS);

/** Saves the settings beside what a later version may have stored, which would have it back. */
export async function saveSettings(settings: Settings): Promise<void> {
  const stored = fields((await browser.storage.local.get(KEY))[KEY]);
  await browser.storage.local.set({ [KEY]: { ...stored, ...settings } });
}
