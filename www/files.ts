/** The two large files that everything waits for, while they come, and names in the reader's language. */
import coreAddress from '@build/core/dateline_bg.wasm?url';
import gazetteerAddress from '@build/gazetteer.bin?url';
import germanAddress from '@build/names-de.bin?url';
import ukrainianAddress from '@build/names-uk.bin?url';

/** Bytes of the gazetteer, known since the build: what a host sends may be packed. */
declare const GAZETTEER_BYTES: number;

export const gazetteerBytes = GAZETTEER_BYTES;

async function fetched(address: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch {
    throw new Error('A file of this page could not be loaded. Is there a connection?');
  }
  if (!response.ok) throw new Error(`A file of this page could not be loaded (${response.status}).`);
  return response;
}

/** The core, compiled while it comes. */
export async function core(): Promise<WebAssembly.Module> {
  const response = await fetched(coreAddress);
  // Not every static host knows what kind of file it is.
  return response.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** What places are called in a language of the interface; nothing in English, and nothing where that cannot be had. */
export async function names(locale: string): Promise<Uint8Array | undefined> {
  const addresses: Record<string, string> = { de: germanAddress, uk: ukrainianAddress };
  const address = addresses[locale.slice(0, 2).toLowerCase()];
  if (!address) return undefined;
  try {
    return new Uint8Array(await (await fetched(address)).arrayBuffer());
  } catch {
    return undefined;
  }
}

/** The gazetteer in parts, as they come. */
export async function gazetteer(take: (part: Uint8Array<ArrayBuffer>) => void): Promise<void> {
  const { body } = await fetched(gazetteerAddress);
  if (!body) throw new Error('The gazetteer is empty.');
  const reader = body.getReader();
  let came = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    came += value.byteLength;
    take(value);
  }
  if (came !== gazetteerBytes) throw new Error(`The gazetteer has ${came} bytes, not ${gazetteerBytes}.`);
}
