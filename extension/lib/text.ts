import { browser } from 'wxt/browser';

/** What is said in a language, by key, as `_locales` has it. */
export type Messages = Record<
  string,
  { message: string; placeholders?: Record<string, { content: string }> }
>;

/** What is said in the language that the reader has chosen, if it is another than the browser's. */
let chosen: Messages | undefined;

/** Has everything said in a language of its own from now on, or in the browser's. */
export function speak(messages: Messages | undefined): void {
  chosen = messages;
}

/** A message with its placeholders, as the browser fills it. */
function filled({ message, placeholders = {} }: Messages[string], given: string[]): string {
  const value = (name: string) =>
    placeholders[name.toLowerCase()]?.content.replace(/\$(\d)/g, (_, at) => given[Number(at) - 1] ?? '');
  return message.replace(/\$(\w+)\$/g, (whole, name) => value(name) ?? whole);
}

/** What was said before, for when the browser says nothing any more: the extension was removed or loaded anew. */
const said = new Map<string, string>();

/** The reader's language for a message of `_locales`; an unknown key is a mistake in the code. */
export function text(key: string, ...substitutions: string[]): string {
  const own = chosen?.[key];
  if (own) return filled(own, substitutions);
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
