import { browser } from 'wxt/browser';
import { loadSettingsOrDefaults } from './settings';
import { type Messages, speak } from './text';

/**
 * The language that the reader has chosen for Dateline, where it is not the browser's. A browser has one language for all extensions, so what
 * is said in another is read from the extension's own files; a content script cannot read them and asks the background.
 */

/** What is said in the chosen language; nothing where that is the browser's. */
export async function chosenMessages(): Promise<Messages | undefined> {
  const { language } = await loadSettingsOrDefaults();
  if (language === 'auto') return undefined;
  // The file is the extension's own, whose names the browser's types know.
  const address = browser.runtime.getURL(`/_locales/${language}/messages.json` as '/');
  return (await fetch(address)).json() as Promise<Messages>;
}

/** Has a page of the extension, or the background, speak the chosen language. */
export const speakChosen = async (): Promise<void> => speak(await chosenMessages().catch(() => undefined));
