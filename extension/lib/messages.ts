/** What the content script and the background say to each other. */

import type { Counts } from '@core';

/** From a content script to the background. */
export type ToBackground =
  /** The page was annotated (`counts`), or is not annotated any more (`null`). */
  | { kind: 'status'; counts: Counts | null }
  /** The page's policy forbids WebAssembly: the translated core is asked for, in this frame. */
  | { kind: 'inject-translated-core' }
  /** An article, as the core hands it over, is to be annotated. */
  | { kind: 'annotate'; article: string; explain: boolean };

/** The answer to `inject-translated-core`. */
export type Injection = { injected: true } | { injected: false; reason: string };

/** The answer to `annotate`: what the core made of the article, or the code of a `Failure` and its reason. */
export type Annotated = { answer: string } | { failed: string; reason: string };

/** From the background to a content script: the keyboard commands. */
export type ToContent = { kind: 'toggle-sidebar' } | { kind: 'step'; delta: 1 | -1 };
