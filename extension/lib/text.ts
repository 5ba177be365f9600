import { browser } from 'wxt/browser';

/** What was said before, for when the browser says nothing any more: the extension was removed or loaded anew. */
const said = new Map<string, string>();

/** The reader's language for a message of `_locales`; an unknown key is a mistake in the code. */
export function text(key: string, ...substitutions: string[]): string {
  try {
    const getMessage = browser.i18n.getMessage as (key: string, substitutions?: string[]) => string;
    const found = getMessage(key, substitutions) || key;
    if (substitutions.length === 0) said.set(key, found);
    return found;
  } catch {
    return said.get(key) ?? key;
  }
}

/** As `text`, for keys that may not exist. */
export function textIfKnown(key: string, ...substitutions: string[]): string | undefined {
  const found = text(key, ...substitutions);
  return found === key ? undefined : found;
}
