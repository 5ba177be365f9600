import { checkedSettings, loadSettings, type Settings } from './settings';
import { fields } from './site-memory';
import { grantedPatterns, patternOf, siteOf } from './sites';

/** The settings and the sites that are always annotated as a file: `{"version": 1, "settings": {…}, "sites": ["example.org"]}`. */

const VERSION = 1;

export async function exportedSettings(): Promise<string> {
  // Whether a machine has its settings carried to others is its own.
  const { sync: _, ...settings } = await loadSettings();
  const sites = (await grantedPatterns()).map(siteOf);
  return `${JSON.stringify({ version: VERSION, settings, sites }, null, 2)}\n`;
}

/** What a file has: settings, but for whether they are carried, and the patterns of its sites. Throws where it is no such file. */
export function readSettings(content: string, now: Settings): { settings: Settings; patterns: string[] } {
  const file = fields(JSON.parse(content));
  if (file.version !== VERSION || typeof file.settings !== 'object') throw new Error('"version": 1');
  const settings = { ...checkedSettings(file.settings), sync: now.sync };
  const sites: unknown[] = Array.isArray(file.sites) ? file.sites : [];
  const patterns = sites.flatMap((site) => (typeof site === 'string' ? (patternOf(site) ?? []) : []));
  return { settings, patterns: [...new Set(patterns)] };
}
