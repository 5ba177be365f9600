import { find } from '../../lib/find';
import { check, make } from '../../lib/list-maker';
import { addList, type ListInfo, removeList, storedLists, textOf } from '../../lib/lists';
import { saveFile } from '../../lib/save-file';
import { text } from '../../lib/text';
import { button } from './button';

/** The part of the options page that has the reader's own lists. */

/** Larger files are no list that a person keeps, bytes. */
const LARGEST = 30_000_000;

const input = find('#list-file', HTMLInputElement);
const message = find('#list-message', HTMLElement);
const faults = find('#list-faults', HTMLElement);
const table = find('#lists', HTMLElement);

const withoutEnding = (file: string) => file.replace(/\.[^.]+$/, '') || file;

/** Imports the chosen files one after the other; says of each what came of it. */
async function importFiles(files: readonly File[]): Promise<void> {
  input.disabled = true;
  faults.replaceChildren();
  for (const file of files) {
    message.textContent = text('lists_reading', file.name);
    try {
      message.textContent = await importFile(file);
    } catch (error) {
      message.textContent = text('lists_refused', file.name, reason(error));
    }
  }
  input.disabled = false;
  input.value = '';
  await showLists();
}

async function importFile(file: File): Promise<string> {
  if (file.size > LARGEST) return text('lists_refused', file.name, text('lists_too_large'));
  // Only text in UTF-8 is one: what was saved otherwise would have wrong letters in its names.
  const content = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  const checked = await check(content);
  faults.replaceChildren(
    ...checked.told.map((fault) => {
      const item = document.createElement('li');
      item.textContent = fault;
      return item;
    }),
  );
  const name = withoutEnding(file.name);
  await addList({ name, file: file.name, sites: checked.sites }, content, make);
  const counts = [name, String(checked.sites), String(checked.left_out)];
  return text(checked.left_out > 0 ? 'lists_imported_in_part' : 'lists_imported', ...counts);
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

export async function showLists(): Promise<void> {
  const lists = await storedLists();
  table.replaceChildren(...lists.map(row));
}

function row(list: ListInfo): HTMLElement {
  const item = document.createElement('li');
  const name = document.createElement('span');
  name.textContent = text('lists_row', list.name, String(list.sites));
  item.append(
    name,
    button('lists_export', list.name, () => exportList(list)),
    button('lists_remove', list.name, () => remove(list)),
  );
  return item;
}

/** Gives the file back as it was imported. */
async function exportList(list: ListInfo): Promise<void> {
  saveFile(list.file, await textOf(list), 'text/plain;charset=utf-8');
}

async function remove(list: ListInfo): Promise<void> {
  await removeList(list.id, make);
  message.textContent = text('lists_removed', list.name);
  await showLists();
}

input.addEventListener('change', () => void importFiles([...(input.files ?? [])]));
