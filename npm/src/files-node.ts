// The package's files in Node: read where they lie.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { File } from './files.js';

const beside = (name: string) => new URL(name, import.meta.url);
const CORE = beside('./dateline_bg.wasm');
const GAZETTEER = beside('./gazetteer.bin');

export const core = (): BufferSource | undefined => readFileSync(CORE);
export const gazetteer = (): Uint8Array | undefined => readFileSync(GAZETTEER);

export async function fetched(own: { wasm?: File; gazetteer?: File }) {
  const [wasm, gazetteer] = await Promise.all([bytes(own.wasm ?? CORE), bytes(own.gazetteer ?? GAZETTEER)]);
  return { wasm: wasm as BufferSource, gazetteer };
}

async function bytes(file: File): Promise<Uint8Array> {
  if (ArrayBuffer.isView(file)) return new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  if (file instanceof ArrayBuffer) return new Uint8Array(file);
  if (file instanceof Response) return new Uint8Array(await file.arrayBuffer());
  const at = file.toString();
  if (/^https?:/.test(at)) return bytes(await answered(at));
  return readFile(/^file:/.test(at) ? new URL(at) : at);
}

async function answered(address: string) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} cannot be fetched: ${answer.status} ${answer.statusText}`);
  return answer;
}
