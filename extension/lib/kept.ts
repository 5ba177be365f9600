import type { Asked } from '@core';
import type { Annotation } from './annotation';

/**
 * What one injection of the content script leaves for the next. The keys are symbols: a page's markup can put an
 * element in place of any global that is looked for by a name (`<div id="…">`), and of none by a symbol.
 */
export const ANNOTATION = Symbol.for('dateline.annotation');
/** Whether the reader has clicked: set by the background just before it injects the script, by this description. */
export const CLICKED = Symbol.for('dateline.clicked');
/** What the reader has asked of a selection, set in the same way. */
export const ASKED = Symbol.for('dateline.asked');
/** Left behind by dateline_translated.js. */
export const TRANSLATED_CORE = Symbol.for('dateline.translated-core');

/** What may be asked of the page: something of its selection, or, where it is not annotated, to annotate it. */
export type Wanted = Asked | 'page';

export const kept = globalThis as unknown as {
  [ANNOTATION]?: Annotation;
  [CLICKED]?: boolean;
  [ASKED]?: Wanted | undefined;
  [TRANSLATED_CORE]?: (imports: object) => object;
};
