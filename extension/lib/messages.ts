/** What the content script and the background say to each other. */

import type { Counts } from '@core';

/** From a content script to the background. */
export type ToBackground =
  /** The page was annotated (`counts`), or is not annotated any more (`null`). */
  | { kind: 'status'; counts: Counts | null }
  /** The reader wants the settings. */
  | { kind: 'open-settings' }
  /** The own lists are of another gazetteer than this version's. */
  | { kind: 'remake-lists' }
  /** The page's policy forbids WebAssembly: the translated core is asked for, in this frame. */
  | { kind: 'inject-translated-core' };

/** The answer to `inject-translated-core`. */
export type Injection = { injected: true } | { injected: false; reason: string };

/** From the background to a content script: the keyboard commands, and that the reader wants a pause. */
export type ToContent = { kind: 'toggle-sidebar' } | { kind: 'step'; delta: 1 | -1 } | { kind: 'end' };
