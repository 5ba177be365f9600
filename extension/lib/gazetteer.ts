import { fetchOwn, GAZETTEER } from './own-files';

/**
 * The bytes from the last time, for as long as the browser does not need the memory: fetching them is most of what
 * switching on again takes. Nothing holds on to them.
 */
let last: WeakRef<Uint8Array> | undefined;

/** The bytes of the gazetteer. */
export async function loadGazetteer(): Promise<Uint8Array> {
  const kept = last?.deref();
  if (kept) return kept;
  const response = await fetchOwn(GAZETTEER);
  // In Chromium by way of a blob in half the time: docs/performance.md.
  const blob = await response.blob();
  const bytes = new Uint8Array(await blob.arrayBuffer());
  last = new WeakRef(bytes);
  return bytes;
}
