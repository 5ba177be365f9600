import { browser } from 'wxt/browser';
import { find } from '../../lib/find';
import { saveFile } from '../../lib/save-file';
import { loadSettings } from '../../lib/settings';
import { exportedSettings, readSettings } from '../../lib/settings-file';
import { grantedPatterns } from '../../lib/sites';
import { saveEverywhere } from '../../lib/sync';
import { text } from '../../lib/text';
import { reasonOf } from './button';

/** The part of the options page that has settings and sites as a file, and that forgets everything. */

const message = find('#file-message', HTMLElement);
const input = find('#settings-file', HTMLInputElement);
const offer = find('#allow-sites', HTMLElement);
const allow = find('#allow-sites button', HTMLButtonElement);
const reset = find('#reset button', HTMLButtonElement);

/** Says what goes wrong with what a control does. */
const tellOf = (action: () => Promise<void>) => () =>
  void action().catch((error) => {
    message.textContent = text('options_not_done', reasonOf(error));
  });

find('#export-settings', HTMLButtonElement).addEventListener(
  'click',
  tellOf(async () => saveFile('dateline-settings.json', await exportedSettings(), 'application/json')),
);

/** The sites of the file that were not allowed before; asked for by a click of its own, since the browser takes no other for one. */
let asked: string[] = [];

async function importFile(file: File): Promise<void> {
  try {
    const { settings, patterns } = readSettings(await file.text(), await loadSettings());
    await saveEverywhere(settings);
    const granted = await grantedPatterns();
    asked = patterns.filter((pattern) => !granted.includes(pattern));
    allow.textContent = text('file_allow', String(asked.length));
    offer.hidden = asked.length === 0;
    message.textContent = text('file_imported');
  } catch (error) {
    message.textContent = text('lists_refused', file.name, reasonOf(error));
  }
  input.value = '';
}

/** Takes settings in and out of a file; `show` shows what is there now. */
export function offerFiles(show: () => Promise<void>): void {
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void importFile(file).then(show);
  });
  allow.addEventListener('click', () => {
    // At once: the browser only accepts this inside the reader's own action.
    void browser.permissions.request({ origins: asked }).then((granted) => {
      offer.hidden = granted;
    });
  });
  reset.addEventListener(
    'click',
    tellOf(async () => {
      await forgetEverything();
      find('#reset', HTMLDetailsElement).open = false;
      message.textContent = text('reset_done');
      await show();
    }),
  );
}

/** As after the installation. */
async function forgetEverything(): Promise<void> {
  const { sync } = await loadSettings();
  if (sync) await browser.storage.sync.clear();
  await browser.storage.local.clear();
  const origins = await grantedPatterns();
  // What the browser itself has given it cannot be given back.
  if (origins.length > 0) await browser.permissions.remove({ origins }).catch(() => {});
}
