import { browser } from 'wxt/browser';

/**
 * The reader's own lists: each file as it was imported, and what is made of all of them for the pages. Kept in
 * the extension's storage, packed: 50,000 rows are some megabytes.
 */

/** What is known of a list without its rows. */
export interface ListInfo {
  id: string;
  /** What the reader calls it: the name of its file without the ending. */
  name: string;
  /** The name of its file, for the export. */
  file: string;
  sites: number;
}

const INDEX = 'lists';
const MADE = 'lists-made';
const textKey = (id: string) => `list:${id}`;

/** The lists in the order of their import. */
export async function storedLists(): Promise<ListInfo[]> {
  const stored: unknown = (await browser.storage.local.get(INDEX))[INDEX];
  return Array.isArray(stored) ? stored.filter(isInfo) : [];
}

function isInfo(value: unknown): value is ListInfo {
  const info = value as Partial<ListInfo> | null;
  return typeof info?.id === 'string' && typeof info.name === 'string' && typeof info.sites === 'number';
}

/** The text of a list as it was imported. */
export async function textOf(list: ListInfo): Promise<string> {
  const bytes = await unpacked((await browser.storage.local.get(textKey(list.id)))[textKey(list.id)]);
  return new TextDecoder().decode(bytes);
}

/** The file that lies over the gazetteer, if there are lists. */
export async function loadMade(): Promise<Uint8Array | undefined> {
  const made: unknown = (await browser.storage.local.get(MADE))[MADE];
  return made === undefined ? undefined : unpacked(made);
}

/** As `loadMade`, where a page is to be annotated even if that cannot be read: then with what is wrong. */
export const loadMadeOrNone = async (): Promise<{ made?: Uint8Array | undefined; damage?: string }> =>
  loadMade().then(
    (made) => ({ made }),
    (error) => ({ damage: String(error) }),
  );

/** Makes of names and texts the file that lies over the gazetteer. */
export type Make = (names: string[], texts: string[]) => Promise<Uint8Array>;

/** Adds a list, in place of one of the same name. */
export async function addList(info: Omit<ListInfo, 'id'>, text: string, make: Make): Promise<void> {
  const before = await storedLists();
  const kept = before.filter(({ name }) => name !== info.name);
  const list = { ...info, id: crypto.randomUUID() };
  const texts = [...(await Promise.all(kept.map(textOf))), text];
  const made = await make(
    [...kept, list].map(({ name }) => name),
    texts,
  );
  // All at once: a list is there with what was made of it, or not at all.
  await browser.storage.local.set({
    [INDEX]: [...kept, list],
    [textKey(list.id)]: await packed(new TextEncoder().encode(text)),
    [MADE]: await packed(made),
  });
  await browser.storage.local.remove(
    before.filter((old) => !kept.includes(old)).map(({ id }) => textKey(id)),
  );
}

export async function removeList(id: string, make: Make): Promise<void> {
  const kept = (await storedLists()).filter((list) => list.id !== id);
  await browser.storage.local.set({ [INDEX]: kept });
  await browser.storage.local.remove(textKey(id));
  await remake(make);
}

/** Makes again what pages get: the gazetteer is another after an update. */
export async function remake(make: Make): Promise<void> {
  const lists = await storedLists();
  if (lists.length === 0) return browser.storage.local.remove(MADE);
  const made = await make(
    lists.map(({ name }) => name),
    await Promise.all(lists.map(textOf)),
  );
  await browser.storage.local.set({ [MADE]: await packed(made) });
}

/** Bytes as storage holds them in every browser: deflated, as text. */
async function packed(bytes: Uint8Array): Promise<string> {
  const deflated = await through(bytes, new CompressionStream('gzip'));
  let text = '';
  // In pieces: a call takes some ten thousand arguments at most.
  for (let at = 0; at < deflated.length; at += 8192) {
    text += String.fromCharCode(...deflated.subarray(at, at + 8192));
  }
  return btoa(text);
}

async function unpacked(stored: unknown): Promise<Uint8Array> {
  if (typeof stored !== 'string') return new Uint8Array();
  return through(
    Uint8Array.from(atob(stored), (character) => character.charCodeAt(0)),
    new DecompressionStream('gzip'),
  );
}

async function through(bytes: Uint8Array, stream: GenericTransformStream): Promise<Uint8Array> {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  return new Uint8Array(await new Response(blob.stream().pipeThrough(stream)).arrayBuffer());
}
