import { find } from '../../lib/find';
import { type Flag, loadSettings, type Settings, saveSettings } from '../../lib/settings';
import { saveEverywhere, turnOn } from '../../lib/sync';
import { text } from '../../lib/text';
import { reasonOf } from './button';

/** The part of the options page that has the settings. */

const form = find('#settings', HTMLFormElement);
const message = find('#saved', HTMLElement);

const boxes = () => form.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
const selects = () => form.querySelectorAll<HTMLSelectElement>('select');

export async function showSettings(): Promise<void> {
  const settings = await loadSettings();
  for (const box of boxes()) box.checked = settings[box.name as Flag];
  for (const select of selects()) select.value = String(settings[select.name as keyof Settings]);
  // In English both are the same.
  find('.names', HTMLElement).hidden = text('language') === 'en';
  form.inert = false;
}

/** What the form says; every setting has a control in it. */
function chosen(): Settings {
  const given = [...boxes()].map(({ name, checked }): [string, unknown] => [name, checked]);
  given.push(...[...selects()].map(({ name, value }): [string, unknown] => [name, value]));
  return Object.fromEntries(given) as unknown as Settings;
}

async function save(settings: Settings): Promise<void> {
  const before = await loadSettings();
  if (settings.sync && !before.sync) await turnOn(settings);
  else await saveEverywhere(settings);
  message.textContent = text('options_saved');
  // All words of the page are others.
  if (settings.language !== before.language) location.reload();
  else if (settings.sync !== before.sync) await showSettings();
}

/** One after the other: each says whether it is saved. */
let saving: Promise<void> = Promise.resolve();

form.addEventListener('change', () => {
  const settings = chosen();
  message.textContent = '';
  saving = saving
    .then(() => save(settings))
    .catch((error) => {
      message.textContent = text('options_not_done', reasonOf(error));
      // A browser that cannot carry them: they hold here all the same.
      if (settings.sync) void saveSettings({ ...settings, sync: false }).then(showSettings, () => {});
    });
});
