import { fetchOwn, GAZETTEER } from './own-files';

/** The bytes of the gazetteer. */
export async function loadGazetteer(): Promise<Uint8Array> {
  const response = await fetchOwn(GAZETTEER);
  return new Uint8Array(await response.arrayBuffer());
}
