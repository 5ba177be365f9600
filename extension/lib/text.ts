import { browser } from 'wxt/browser';

/** The reader's language for a message of `_locales`; an unknown key is a mistake in the code. */
export function text(key: string, ...substitutions: string[]): string {
  const getMessage = browser.i18n.getMessage as (key: string, substitutions?: string[]) => string;
  return getMessage(key, substitutions) || key;
}

/** As `text`, for keys that may not exist. */
export function textIfKnown(key: string, ...substitutions: string[]): string | undefined {
  const found = text(key, ...substitutions);
  return found === key ? undefined : found;
}
