/**
 * The gazetteer's bytes. A browser reads a large file of an extension slowly, piece by piece; from its cache it takes
 * a third of the time, so a copy is kept there. It is known by its checksum: a copy of another build is never used.
 */

import { fetchOwn, GAZETTEER } from './own-files';

declare global {
  /** SHA-256 of the gazetteer, in hexadecimal digits; the build puts it in. */
  const GAZETTEER_CHECKSUM: string;
}

const CACHE = 'gazetteer';
/** An address that exists nowhere and is never asked for: a cache takes no others than of the web. */
const COPY = `https://dateline.invalid/${GAZETTEER_CHECKSUM}`;

/** The copy; undefined where there is none. */
export async function cachedGazetteer(): Promise<Uint8Array | undefined> {
  try {
    const response = await (await caches.open(CACHE)).match(COPY);
    return response && new Uint8Array(await response.arrayBuffer());
  } catch {
    return undefined;
  }
}

/** The file of the extension. */
export async function ownGazetteer(): Promise<Uint8Array> {
  return new Uint8Array(await (await fetchOwn(GAZETTEER)).arrayBuffer());
}

/** Makes the copy, in place of those of other builds. Where it cannot be made, loading takes longer. */
export async function copyGazetteer(): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    for (const { url } of await cache.keys()) if (url !== COPY) await cache.delete(url);
    if (!(await cache.match(COPY))) await cache.put(COPY, await fetchOwn(GAZETTEER));
  } catch (error) {
    console.warn(error);
  }
}

/** Throws the copy away: it is damaged. */
export async function forgetGazetteer(): Promise<void> {
  await caches.delete(CACHE);
}
