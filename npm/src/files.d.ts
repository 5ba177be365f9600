// What `#files` gives, wherever the package runs: in Node `files-node.ts`, elsewhere `files-web.ts`.

/** A file of the package, or where it is. */
export type File = BufferSource | Response | URL | string;

/** The core, which must be compiled at once, and the gazetteer; undefined where they have to be fetched first. */
export function core(): BufferSource | undefined;
export function gazetteer(): Uint8Array | undefined;

/** Fetches both, or takes those that are given. */
export function fetched(own: { wasm?: File; gazetteer?: File }): Promise<{
  wasm: BufferSource | Response;
  gazetteer: Uint8Array;
}>;
