import type { Correction, SiteMemory } from '@core';
import { browser } from 'wxt/browser';
import { exported, imported } from '../../lib/corrections-file';
import { find } from '../../lib/find';
import { saveFile } from '../../lib/save-file';
import { forget, remember, rememberedSites } from '../../lib/site-memory';
import { text } from '../../lib/text';
import { button } from './button';

/** The part of the options page that has what is remembered of sites. */

const list = find('#remembered', HTMLElement);
const message = find('#remembered-message', HTMLElement);
const input = find('#corrections-file', HTMLInputElement);

export async function showRemembered(): Promise<void> {
  list.replaceChildren(...(await rememberedSites()).map(([site, memory]) => row(site, memory)));
}

function row(site: string, memory: SiteMemory): HTMLElement {
  const item = document.createElement('li');
  const head = line(
    site,
    button('remembered_forget', site, () => forget(site).then(showRemembered)),
  );
  const corrections = document.createElement('ul');
  for (const [key, correction] of Object.entries(memory.corrections ?? {})) {
    if (correction) corrections.append(correctionRow(site, key, correction));
  }
  item.append(head, corrections);
  return item;
}

function correctionRow(site: string, key: string, { name, means }: Correction): HTMLElement {
  const item = document.createElement('li');
  const meant = means ? `${means.name} (${means.lat}, ${means.lon})` : text('remembered_no_place');
  const undo = button('remembered_undo', name, () =>
    remember(site, { corrections: { [key]: null } }).then(showRemembered),
  );
  item.append(line(`${name} → ${meant}`, undo));
  return item;
}

function line(words: string, action: HTMLElement): HTMLElement {
  const made = document.createElement('div');
  const name = document.createElement('span');
  name.textContent = words;
  made.append(name, action);
  return made;
}

find('#export-corrections', HTMLButtonElement).addEventListener('click', async () => {
  saveFile('dateline-corrections.json', await exported(), 'application/json');
});

input.addEventListener('change', async () => {
  const file = input.files?.[0];
  if (!file) return;
  try {
    message.textContent = text('corrections_imported', String(await imported(await file.text())));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    message.textContent = text('lists_refused', file.name, reason);
  }
  input.value = '';
  await showRemembered();
});

// A page may remember something meanwhile.
browser.storage.local.onChanged.addListener(() => void showRemembered());
