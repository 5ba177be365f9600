/**
 * What a page's sidebar and the browser's side panel, which shows it, say to each other over a port that nobody else
 * hears. Both sides check what they are given: the page's process may be another's, and the panel another version's.
 */

import { fields } from './site-memory';

/** How many times a step of a wheel one of a pinch counts to the core; what comes from the panel comes as a pinch's. */
export const PINCH = 2.5;

/** The name of the port that the side panel opens to a content script. */
export const PANEL = 'panel';

/** A node of the sidebar: a text, or an element with its number. */
export type Tree = string | Branch;
export interface Branch {
  id: number;
  tag: string;
  svg: boolean;
  attributes: Record<string, string>;
  children: Tree[];
}

/** What has become of an element: attributes that are `null` are gone, children that are numbers are where they were. */
export interface Change {
  id: number;
  attributes?: Record<string, string | null>;
  children?: (Tree | number)[];
}

/** What the reader sees chosen in a control, which is in no attribute. */
export interface Control {
  id: number;
  value: string;
  checked: boolean;
  index: number;
}

/** From the content script to the panel. */
export type ToPanel =
  /** The page is not annotated. */
  | { kind: 'off' }
  /** The whole sidebar, and the rules that it is drawn by. */
  | { kind: 'whole'; css: string; lang: string; tree: Branch; controls: Control[] }
  | { kind: 'changes'; changes: Change[]; controls: Control[] }
  | { kind: 'css'; css: string }
  | { kind: 'scroll'; id: number; top: number }
  /** What a screen reader is to say. */
  | { kind: 'say'; words: string }
  /** What the reader wants copied, or with a name saved; `data` is in base 64 unless `type` is `text/plain` alone. */
  | { kind: 'take'; type: string; data: string; name?: string };

/** From the panel to the content script. */
export type FromPanel =
  | { kind: 'size'; width: number; height: number }
  /** Whether the reader is busy in the panel. */
  | { kind: 'used'; used: boolean }
  | { kind: 'click'; id: number }
  | { kind: 'input'; id: number; value: string }
  | { kind: 'choose'; id: number; index: number }
  /** What the pointer or the focus is at. */
  | { kind: 'point'; id: number | null }
  | { kind: 'scroll'; id: number; top: number }
  /** The pointer, at a place in the element. */
  | { kind: 'pointer'; id: number; type: string; pointer: number; x: number; y: number }
  | { kind: 'wheel'; id: number; delta: number; x: number; y: number }
  /** The reader has allowed or forbidden a site. */
  | { kind: 'site-changed' };

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

/** The pointer's events that move a map. */
export const POINTER = ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'];

/** A message from the panel, if it is one. */
export function readFromPanel(value: unknown): FromPanel | undefined {
  const given = fields(value);
  const { kind, id } = given;
  if (kind === 'site-changed') return { kind };
  if (kind === 'size' && isNumber(given.width) && isNumber(given.height))
    return { kind, width: given.width, height: given.height };
  if (kind === 'used' && typeof given.used === 'boolean') return { kind, used: given.used };
  if (kind === 'point' && (id === null || isWhole(id))) return { kind, id };
  if (!isWhole(id)) return undefined;
  if (kind === 'click') return { kind, id };
  if (kind === 'input' && isText(given.value)) return { kind, id, value: given.value };
  if (kind === 'choose' && isWhole(given.index)) return { kind, id, index: given.index };
  if (kind === 'scroll' && isNumber(given.top)) return { kind, id, top: given.top };
  const { x, y, type, pointer, delta } = given;
  if (!isNumber(x) || !isNumber(y)) return undefined;
  if (kind === 'wheel' && isNumber(delta)) return { kind, id, delta, x, y };
  if (kind === 'pointer' && isText(type) && POINTER.includes(type) && isWhole(pointer))
    return { kind, id, type, pointer, x, y };
  return undefined;
}

/** A message to the panel, if it is one; of a sidebar's nodes every one is looked at when it is made. */
export function readToPanel(value: unknown): ToPanel | undefined {
  const given = fields(value);
  const { kind, css, lang, tree, words, type, data, name, id, top } = given;
  if (kind === 'off') return { kind };
  if (kind === 'whole' && isText(css) && isText(lang) && isBranch(tree))
    return { kind, css, lang, tree, controls: controlsOf(given.controls) };
  if (kind === 'changes') {
    const changes = listOf(given.changes).filter(isChange);
    return { kind, changes, controls: controlsOf(given.controls) };
  }
  if (kind === 'css' && isText(css)) return { kind, css };
  if (kind === 'scroll' && isWhole(id) && isNumber(top)) return { kind, id, top };
  if (kind === 'say' && isText(words)) return { kind, words };
  if (kind === 'take' && isText(type) && isText(data))
    return isText(name) ? { kind, type, data, name } : { kind, type, data };
  return undefined;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function controlsOf(value: unknown): Control[] {
  return listOf(value).filter((control): control is Control => {
    const { id, value, checked, index } = fields(control);
    return isWhole(id) && isText(value) && typeof checked === 'boolean' && isWhole(index);
  });
}

const areTexts = (value: unknown, none: boolean) =>
  Object.values(fields(value)).every((text) => isText(text) || (none && text === null));

function isBranch(value: unknown): value is Branch {
  const { id, tag, svg, attributes, children } = fields(value);
  const named = isWhole(id) && isText(tag) && typeof svg === 'boolean' && areTexts(attributes, false);
  return named && Array.isArray(children) && children.every((child) => isText(child) || isBranch(child));
}

function isChange(value: unknown): value is Change {
  const { id, attributes, children } = fields(value);
  const isChild = (child: unknown) => isText(child) || isWhole(child) || isBranch(child);
  return (
    isWhole(id) &&
    areTexts(attributes, true) &&
    (children === undefined || (Array.isArray(children) && children.every(isChild)))
  );
}
