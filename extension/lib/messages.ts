/** What the content script and the background say to each other. */

import type { Counts } from '@core';
import { fields } from './site-memory';

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

/** A message to the background, if it is one: another version of the content script may still be on a page. */
export function readToBackground(value: unknown): ToBackground | undefined {
  const { kind, counts } = fields(value);
  if (kind === 'open-settings' || kind === 'remake-lists' || kind === 'inject-translated-core')
    return { kind };
  if (kind !== 'status') return undefined;
  if (counts === null) return { kind, counts };
  const { places, infrastructure, claims } = fields(counts);
  const areNumbers = isCount(places) && isCount(infrastructure) && isCount(claims);
  return areNumbers ? { kind, counts: { places, infrastructure, claims } } : undefined;
}

/** A message to a content script, if it is one. */
export function readToContent(value: unknown): ToContent | undefined {
  const { kind, delta } = fields(value);
  if (kind === 'toggle-sidebar' || kind === 'end') return { kind };
  return kind === 'step' && (delta === 1 || delta === -1) ? { kind, delta } : undefined;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
