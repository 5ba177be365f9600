import type { FromPanel } from '../../lib/mirror-messages';
import { PINCH, POINTER } from '../../lib/mirror-messages';
import type { Mirrored } from '../../lib/mirrored';

/** What the reader does in the panel, as it is told to the page's sidebar. */

/** How far an arrow key moves the map, in CSS pixels. */
const ARROW = 60;
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [ARROW, 0],
  ArrowRight: [-ARROW, 0],
  ArrowUp: [0, ARROW],
  ArrowDown: [0, -ARROW],
};
const TOOLS: Record<string, string> = { '+': 'in', '=': 'in', '-': 'out', _: 'out', 0: 'all' };

/** Tells something of an element, by its number. */
type TellOf = (element: Element | null, message: (id: number) => FromPanel) => void;

/**
 * What keys do in a part of the sidebar; answers whether they do. No key is sent to the page (lib/mirror.ts says why): each
 * is said in other words.
 */
const KEYS: [selector: string, act: (key: string, element: HTMLElement, tellOf: TellOf) => boolean][] = [
  ['.tab-button', stepTab],
  ['.search', clearSearch],
  ['.menu[open]', closeMenu],
  ['.marker', pressMarker],
  ['.map', moveMap],
];

function stepTab(key: string, tab: HTMLElement, tellOf: TellOf): boolean {
  const tabs = [...(tab.parentElement?.querySelectorAll<HTMLElement>('.tab-button') ?? [])];
  const at = tabs.indexOf(tab);
  const steps: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 };
  const step = steps[key];
  const next = step === undefined ? undefined : tabs.at(step % tabs.length);
  if (!next) return false;
  next.focus();
  tellOf(next, (id) => ({ kind: 'click', id }));
  return true;
}

function clearSearch(key: string, field: HTMLElement, tellOf: TellOf): boolean {
  if (key !== 'Escape' || !(field instanceof HTMLInputElement) || field.value === '') return false;
  field.value = '';
  tellOf(field, (id) => ({ kind: 'input', id, value: '' }));
  return true;
}

function closeMenu(key: string, menu: HTMLElement, tellOf: TellOf): boolean {
  if (key !== 'Escape') return false;
  const head = menu.querySelector('summary');
  head?.focus();
  tellOf(head, (id) => ({ kind: 'click', id }));
  return true;
}

/** What is no HTML button is not clicked by the browser. */
function pressMarker(key: string, marker: Element, tellOf: TellOf): boolean {
  if (key !== 'Enter' && key !== ' ') return false;
  tellOf(marker, (id) => ({ kind: 'click', id }));
  return true;
}

function moveMap(key: string, map: Element, tellOf: TellOf): boolean {
  const tool = TOOLS[key];
  if (tool)
    tellOf(map.parentElement?.querySelector(`[data-map="${tool}"]`) ?? null, (id) => ({ kind: 'click', id }));
  const arrow = ARROWS[key];
  if (arrow) {
    const { width, height } = map.getBoundingClientRect();
    const drag = (type: string, x: number, y: number) =>
      tellOf(map, (id) => ({ kind: 'pointer', id, type, pointer: KEYBOARD, x, y }));
    drag('pointerdown', width / 2, height / 2);
    drag('pointermove', width / 2 + arrow[0], height / 2 + arrow[1]);
    drag('pointerup', width / 2 + arrow[0], height / 2 + arrow[1]);
    // Which ends every drag.
    tellOf(map, (id) => ({ kind: 'click', id }));
  }
  return tool !== undefined || arrow !== undefined;
}

/** The number of a pointer that is none. */
const KEYBOARD = -1;

/** Listens in `root`, the shadow root that the sidebar of `nodes` stands in; `tell` tells the page's. */
export function listen(
  root: ShadowRoot,
  nodes: () => Mirrored | undefined,
  tell: (message: FromPanel) => void,
): void {
  const idOf = (event: Event) => nodes()?.idOf(event.target);
  const closest = (event: Event, selector: string) =>
    event.target instanceof Element ? event.target.closest(selector) : null;

  root.addEventListener('click', (event) => {
    const id = idOf(event);
    // Links are the browser's own.
    if (id === undefined || closest(event, 'a[href], select, .search')) return;
    // What opens, turns or goes does so there, and then here.
    if (!closest(event, 'label, input')) event.preventDefault();
    else if (!closest(event, 'input')) return;
    tell({ kind: 'click', id });
  });
  root.addEventListener('input', (event) => {
    const id = idOf(event);
    if (id !== undefined && event.target instanceof HTMLInputElement && event.target.type === 'search')
      tell({ kind: 'input', id, value: event.target.value });
  });
  root.addEventListener('change', (event) => {
    const id = idOf(event);
    if (id !== undefined && event.target instanceof HTMLSelectElement)
      tell({ kind: 'choose', id, index: event.target.selectedIndex });
  });
  root.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target instanceof Element ? event.target : undefined;
    const acts = (at && nodes() ? KEYS : []).some(([selector, act]) => {
      const element = at?.closest<HTMLElement>(selector);
      const tellOf = (other: Element | null, message: (id: number) => FromPanel) => {
        const id = other ? nodes()?.idOf(other) : undefined;
        if (id !== undefined) tell(message(id));
      };
      return element ? act(event.key, element, tellOf) : false;
    });
    if (acts) event.preventDefault();
  });
  for (const kind of ['pointerover', 'focusin']) {
    root.addEventListener(kind, (event) => tell({ kind: 'point', id: idOf(event) ?? null }));
  }
  for (const kind of ['pointerleave', 'focusout']) {
    root.host.addEventListener(kind, () => tell({ kind: 'point', id: null }));
  }
  listenOnMap(root, nodes, tell);
}

/** The map is moved by pointers, and by the wheel once it has the focus. */
function listenOnMap(
  root: ShadowRoot,
  nodes: () => Mirrored | undefined,
  tell: (message: FromPanel) => void,
): void {
  const placed = (event: MouseEvent) => {
    const map = event.target instanceof Element ? event.target.closest('svg.map') : null;
    const id = map ? nodes()?.idOf(map) : undefined;
    if (!map || id === undefined) return undefined;
    const rect = map.getBoundingClientRect();
    return { map, id, x: event.clientX - rect.x, y: event.clientY - rect.y };
  };
  for (const type of POINTER) {
    root.addEventListener(type, (event) => {
      if (!(event instanceof PointerEvent) || (type === 'pointermove' && event.buttons === 0)) return;
      const at = placed(event);
      if (!at || (type === 'pointerdown' && event.button !== 0)) return;
      tell({ kind: 'pointer', id: at.id, type, pointer: event.pointerId, x: at.x, y: at.y });
    });
  }
  root.addEventListener(
    'wheel',
    (event) => {
      const at = event instanceof WheelEvent ? placed(event) : undefined;
      if (!at || !(event instanceof WheelEvent)) return;
      if (!event.ctrlKey && !at.map.matches(':focus-within')) return;
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
      tell({ kind: 'wheel', id: at.id, delta: event.ctrlKey ? pixels * PINCH : pixels, x: at.x, y: at.y });
    },
    { passive: false },
  );
}
