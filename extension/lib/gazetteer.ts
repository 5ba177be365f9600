import { fetchOwn, GAZETTEER } from './own-files';

/**
 * The file from the last time, for as long as nobody needs the memory: fetching it is most of what switching on again
 * takes. A blob is kept by the browser, not by the tab; nothing holds on to it.
 */
let last: WeakRef<Blob> | undefined;

/** The gazetteer's file. */
export async function fetchGazetteer(): Promise<Blob> {
  const kept = last?.deref();
  if (kept) return kept;
  // In Chromium as a blob in half the time: docs/performance.md.
  const blob = await (await fetchOwn(GAZETTEER)).blob();
  last = new WeakRef(blob);
  return blob;
}

/** The bytes of the gazetteer. */
export const loadGazetteer = async () => new Uint8Array(await (await fetchGazetteer()).arrayBuffer());
