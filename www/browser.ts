/**
 * In place of the extension's API, for what of the extension's code runs on this page: its storage is the page's own.
 */

const PREFIX = 'dateline:';

type Stored = Record<string, unknown>;

function keysOf(wanted: string | null): string[] {
  if (wanted !== null) return [wanted];
  const all = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
  return all.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
}

/** What is stored under a key; nothing where that is damaged. */
function read(key: string): [string, unknown][] {
  const stored = localStorage.getItem(PREFIX + key);
  if (stored === null) return [];
  try {
    return [[key, JSON.parse(stored)]];
  } catch {
    return [];
  }
}

export const browser = {
  storage: {
    local: {
      get: async (wanted: string | null): Promise<Stored> => Object.fromEntries(keysOf(wanted).flatMap(read)),
      set: async (entries: Stored): Promise<void> => {
        for (const [key, value] of Object.entries(entries))
          localStorage.setItem(PREFIX + key, JSON.stringify(value));
      },
      remove: async (key: string): Promise<void> => localStorage.removeItem(PREFIX + key),
    },
  },
  extension: { inIncognitoContext: false },
};
