import type { Annotation } from './annotation';

/**
 * What one injection of the content script leaves for the next. The keys are symbols: a page's markup can put an
 * element in place of any global that is looked for by a name (`<div id="…">`), and of none by a symbol.
 */
export const ANNOTATION = Symbol.for('dateline.annotation');
/** Whether the reader has clicked: set by the background just before it injects the script, by this description. */
export const CLICKED = Symbol.for('dateline.clicked');
/** Left behind by dateline_translated.js. */
export const TRANSLATED_CORE = Symbol.for('dateline.translated-core');

export const kept = globalThis as unknown as {
  [ANNOTATION]?: Annotation;
  [CLICKED]?: boolean;
  [TRANSLATED_CORE]?: (imports: object) => object;
};
