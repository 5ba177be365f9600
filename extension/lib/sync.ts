import { browser } from 'wxt/browser';
import { checkedSettings, loadSettings, type Settings, saveSettings, VERSION } from './settings';

/**
 * The settings on the reader's other machines, by the browser's own synchronisation: off until the reader turns it on, and the settings
 * alone. What is remembered of sites, corrections and lists would say what is read (docs/decisions/0026).
 */

const KEY = 'settings';

/** Saves the settings here, and for the other machines if they are to have them. */
export async function saveEverywhere(settings: Settings): Promise<void> {
  const before = await loadSettings();
  await saveSettings(settings);
  if (settings.sync) await browser.storage.sync.set({ [KEY]: carried(settings) });
  else if (before.sync) await browser.storage.sync.remove(KEY);
}

/** Turns it on: what another machine has is taken over, or else it gets what is here. Answers the settings that hold. */
export async function turnOn(settings: Settings): Promise<Settings> {
  const other: unknown = (await browser.storage.sync.get(KEY))[KEY];
  const taken = { ...(other === undefined ? settings : checkedSettings(other)), sync: true };
  await saveEverywhere(taken);
  return taken;
}

/** Takes over what another machine has changed, for as long as it runs. */
export function followOthers(): void {
  browser.storage.sync.onChanged.addListener((changes) => {
    const changed: unknown = changes[KEY]?.newValue;
    if (changed !== undefined) void takeOver(changed);
  });
}

async function takeOver(changed: unknown): Promise<void> {
  const here = await loadSettings();
  if (here.sync) await saveSettings({ ...checkedSettings(changed), sync: true });
}

/** What of them is carried: whether they are is each machine's own. */
function carried({ sync: _, ...settings }: Settings): Omit<Settings, 'sync'> & { version: number } {
  return { ...settings, version: VERSION };
}
