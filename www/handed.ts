/** What page and worker say to each other. */

/** To the worker, in this order: the core's module, the gazetteer in parts, then articles. */
export type ToWorker =
  | { kind: 'core'; module: WebAssembly.Module }
  | { kind: 'part'; part: Uint8Array<ArrayBuffer>; length: number }
  /** An article as the core packs it. */
  | { kind: 'article'; number: number; article: Uint8Array<ArrayBuffer> };

/** From the worker. */
export type FromWorker =
  | {
      kind: 'annotated';
      number: number;
      /** The annotations as JSON, with the reasons. */
      json: string;
      /** The memory of the worker's core, which has found them. */
      memory: ArrayBuffer;
      milliseconds: number;
    }
  | { kind: 'failed'; number: number; reason: string };
