import { browser } from 'wxt/browser';
import { text } from './text';

/** What a key does, and which it is. */
export type Key = readonly [what: string, key: string];

/** Those that are the same for everybody. */
const FIXED = [
  ['command_density', 'Alt+Shift+M'],
  ['key_card', 'Enter'],
  ['key_mentions', '↑ ↓'],
  ['key_close', 'Esc'],
  ['key_parts', '← →'],
  ['key_map', '+ − 0 ← ↑ → ↓'],
] as const;

/** All keys, the browser's as it has them now: the reader may have chosen others, or another extension has taken one. */
export async function allKeys(): Promise<Key[]> {
  // Browsers for phones have none.
  const commands = (await browser.commands?.getAll()) ?? [];
  const bound = commands.map(({ name = '', shortcut }): Key => {
    const command = name === '_execute_action' ? 'annotate' : name.replaceAll('-', '_');
    return [text(`command_${command}`), shortcut || text('options_no_key')];
  });
  return [...bound, ...FIXED.map(([what, key]): Key => [text(what), key])];
}

/** Whether `given` is what `allKeys` gave at the other end. */
export const areKeys = (given: unknown): given is Key[] =>
  Array.isArray(given) && given.every((key) => Array.isArray(key) && key.length === 2);

/** A line for each, in `list`; made by the page's own `document`, which may be one that is not to be trusted. */
export function showKeys(list: HTMLElement, keys: readonly Key[], create = document): void {
  list.replaceChildren(
    ...keys.map(([what, key]) => {
      const item = create.createElement('li');
      const name = create.createElement('span');
      const keyboard = create.createElement('kbd');
      name.textContent = what;
      keyboard.textContent = key;
      item.append(name, keyboard);
      return item;
    }),
  );
}
