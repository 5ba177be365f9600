/** The settings and the reader's corrections: what the extension keeps, kept in the same form for this page. */
import { browser } from 'wxt/browser';
import { exported, imported } from '../extension/lib/corrections-file';
import { saveFile } from '../extension/lib/save-file';
import { loadSettingsOrDefaults, type Settings, saveSettings } from '../extension/lib/settings';
import { rememberedSites } from '../extension/lib/site-memory';
import { part } from './elements';

const FLAGS = ['sidebar', 'print', 'places', 'infrastructure', 'demonyms', 'landmarks', 'claims'] as const;

const dialog = part<HTMLDialogElement>('settings-dialog');
const theme = part<HTMLSelectElement>('theme');
const status = part('settings-status');
const file = part<HTMLInputElement>('corrections-file');
const flag = (name: (typeof FLAGS)[number]) => part<HTMLInputElement>(`set-${name}`);

/** Gives the page the look that was chosen. */
export async function followLook(): Promise<void> {
  const { theme: chosen } = await loadSettingsOrDefaults();
  document.documentElement.dataset.theme = chosen;
}

/** Wires the dialog; `changed` is called once it is closed, if something was. */
export function preferences(changed: () => void): void {
  let isChanged = false;
  part('settings').addEventListener('click', async () => {
    isChanged = false;
    status.textContent = '';
    const settings = await loadSettingsOrDefaults();
    theme.value = settings.theme;
    for (const name of FLAGS) flag(name).checked = settings[name];
    await countCorrections();
    dialog.showModal();
  });
  dialog.addEventListener('change', ({ target }) => {
    if (target === file) return;
    isChanged = true;
    void keep();
  });
  dialog.addEventListener('close', () => {
    if (isChanged) changed();
  });

  part('export-corrections').addEventListener('click', async () => {
    saveFile('dateline-corrections.json', await exported(), 'application/json');
  });
  part('import-corrections').addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    const chosen = file.files?.[0];
    file.value = '';
    if (!chosen) return;
    try {
      const count = await imported(await chosen.text());
      status.textContent = `${count} ${count === 1 ? 'correction was' : 'corrections were'} taken in.`;
      isChanged = true;
      await countCorrections();
    } catch {
      status.textContent = `${chosen.name} is no file of corrections.`;
    }
  });
  part('forget').addEventListener('click', async () => {
    for (const key of Object.keys(await browser.storage.local.get(null)))
      await browser.storage.local.remove(key);
    status.textContent = 'Settings and corrections are forgotten.';
    isChanged = true;
    const settings = await loadSettingsOrDefaults();
    theme.value = settings.theme;
    for (const name of FLAGS) flag(name).checked = settings[name];
    await followLook();
    await countCorrections();
  });
}

async function keep(): Promise<void> {
  const settings = await loadSettingsOrDefaults();
  const chosen = Object.fromEntries(FLAGS.map((name) => [name, flag(name).checked]));
  try {
    await saveSettings({ ...settings, ...chosen, theme: theme.value as Settings['theme'] });
    await followLook();
  } catch {
    status.textContent = 'This browser does not let the page keep anything.';
  }
}

async function countCorrections(): Promise<void> {
  const sites = await rememberedSites().catch(() => []);
  const count = sites.reduce(
    (total, [, { corrections }]) => total + Object.keys(corrections ?? {}).length,
    0,
  );
  part('corrections-count').textContent =
    count === 0
      ? 'None yet: the card of a mention takes them.'
      : `${count} ${count === 1 ? 'name means' : 'names mean'} what you said.`;
}
