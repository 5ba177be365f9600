/** What the content script, the background and the side panel say to each other. */

import type { Counts } from '@core';
import { fields } from './site-memory';

/** From a content script to the background. */
export type ToBackground =
  /** The page was annotated (`counts`), or is not annotated any more (`null`). */
  | { kind: 'status'; counts: Counts | null }
  /** A page has a content script now; for the side panel, if one is open. */
  | { kind: 'here' }
  /** The reader wants the settings, what there is to know of the extension, the browser's side panel. */
  | { kind: 'open-settings' }
  | { kind: 'open-about' }
  | { kind: 'open-panel' }
  /** How the page's site is treated; what is answered is a `SiteState`, as it is after the two that follow. */
  | { kind: 'site-state' }
  /** All keys are asked for, as they are bound now; what is answered are `Key`s. */
  | { kind: 'keys' }
  /** The reader wants the site to be annotated always, or no more. */
  | { kind: 'turn-always' }
  /** The reader wants a pause, or its end. */
  | { kind: 'turn-pause' }
  /** The page has no article of its own, one of its frames may; answered is whether it is annotated there. */
  | { kind: 'annotate-frame'; clicked: boolean }
  /** What is annotated in a frame is to end; answered is whether anything was. */
  | { kind: 'end-frame' }
  /** What is said in the language that the reader has chosen is asked for; answered with `Messages`, or nothing where it is the browser's. */
  | { kind: 'texts' }
  /** The own lists are of another gazetteer than this version's. */
  | { kind: 'remake-lists' }
  /** The page's policy forbids WebAssembly: the translated core is asked for, in this frame. */
  | { kind: 'inject-translated-core' };

/** How the page's site is treated. */
export interface SiteState {
  /** Its host name; empty where there is none that could be allowed. */
  site: string;
  /** Whether it is always annotated. */
  always: boolean;
  /** Whether what is done without a click is paused. */
  pause: boolean;
}

/** The answer to `inject-translated-core`. */
export type Injection = { injected: true } | { injected: false; reason: string };

/** From the background to a content script: the keyboard commands, and that the reader wants a pause. */
export type ToContent =
  | { kind: 'toggle-sidebar' }
  | { kind: 'step'; delta: 1 | -1 }
  | { kind: 'end' }
  /** That of a page's frames alone, one of which answers `true` if it was annotated. */
  | { kind: 'end-frame' };

/** The messages to the background that say no more than what they are. */
const BARE = [
  'here',
  'open-settings',
  'open-about',
  'open-panel',
  'site-state',
  'keys',
  'turn-always',
  'turn-pause',
  'end-frame',
  'remake-lists',
  'texts',
  'inject-translated-core',
] as const;

/** A message to the background, if it is one: another version of the content script may still be on a page. */
export function readToBackground(value: unknown): ToBackground | undefined {
  const { kind, counts, clicked } = fields(value);
  const bare = BARE.find((known) => known === kind);
  if (bare) return { kind: bare };
  if (kind === 'annotate-frame') return { kind, clicked: clicked === true };
  if (kind !== 'status') return undefined;
  if (counts === null) return { kind, counts };
  const { places, infrastructure, claims } = fields(counts);
  const areNumbers = isCount(places) && isCount(infrastructure) && isCount(claims);
  return areNumbers ? { kind, counts: { places, infrastructure, claims } } : undefined;
}

/** A message to a content script, if it is one. */
export function readToContent(value: unknown): ToContent | undefined {
  const { kind, delta } = fields(value);
  if (kind === 'toggle-sidebar' || kind === 'end' || kind === 'end-frame') return { kind };
  return kind === 'step' && (delta === 1 || delta === -1) ? { kind, delta } : undefined;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
