import { fetchOwn, NAMES } from './own-files';

/** The file of what places are called in the language of `locale`; nothing in English, and nothing where it is missing. */
export async function loadNames(locale: string): Promise<Uint8Array | undefined> {
  const language = locale.slice(0, 2).toLowerCase();
  const file = language === 'de' || language === 'uk' ? NAMES[language] : undefined;
  if (!file) return undefined;
  try {
    return new Uint8Array(await (await fetchOwn(file)).arrayBuffer());
  } catch {
    // The English names are there in any case.
    return undefined;
  }
}
