// The package's files in a browser or a worker: fetched from beside this one. Bundlers know the form of the two addresses
// and take the files along.
import type { File } from './files.js';

const CORE = new URL('./dateline_bg.wasm', import.meta.url);
const GAZETTEER = new URL('./gazetteer.bin', import.meta.url);

export const core = (): BufferSource | undefined => undefined;
export const gazetteer = (): Uint8Array | undefined => undefined;

export async function fetched(own: { wasm?: File; gazetteer?: File }) {
  const [wasm, gazetteer] = await Promise.all([
    answered(own.wasm ?? CORE),
    answered(own.gazetteer ?? GAZETTEER).then(bytes),
  ]);
  return { wasm, gazetteer };
}

async function answered(file: File): Promise<BufferSource | Response> {
  if (typeof file !== 'string' && !(file instanceof URL)) return file;
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file} cannot be fetched: ${answer.status} ${answer.statusText}`);
  return answer;
}

async function bytes(file: BufferSource | Response): Promise<Uint8Array> {
  if (file instanceof Response) return new Uint8Array(await file.arrayBuffer());
  if (ArrayBuffer.isView(file)) return new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  return new Uint8Array(file);
}
