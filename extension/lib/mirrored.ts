import type { Branch, Change, Control, Tree } from './mirror-messages';

/**
 * The panel's end: the sidebar's nodes made again, of elements and attributes that the sidebar has and no others. Text goes
 * in as text.
 */

const HTML = new Set(
  'a aside b button dd details div dl dt em fieldset h1 h2 h3 header i input kbd label legend li main ol option p q s section select small span strong summary time u ul'.split(
    ' ',
  ),
);
const SVG = new Set('circle g line path polygon polyline rect svg text title tspan'.split(' '));
const ATTRIBUTES = new Set(
  'autocomplete class dir disabled for height hidden href id label lang name open placeholder popover rel referrerpolicy role selected style tabindex target title type value width cx cy d direction dx dy fill font-size font-style font-weight points r rx ry stroke stroke-width stroke-linejoin stroke-dasharray paint-order text-anchor transform viewBox x x1 x2 y y1 y2'.split(
    ' ',
  ),
);
/** Lengths and shares, which is all that the sidebar writes by itself. */
const STYLE = /^(?:[a-z-]+:\s*-?[\d.]+(?:px|%|dvh|em)?;?\s*)*$/;
const NAMESPACE = 'http://www.w3.org/2000/svg';

export class Mirrored {
  readonly #elements = new Map<number, Element>();
  readonly #ids = new WeakMap<Element, number>();

  /** The sidebar, made anew. */
  whole(tree: Branch): HTMLElement {
    this.#elements.clear();
    return this.#element(tree) as HTMLElement;
  }

  element(id: number): Element | undefined {
    return this.#elements.get(id);
  }

  /** The number of the innermost element around `target` that has one. */
  idOf(target: EventTarget | null): number | undefined {
    for (let at = target instanceof Element ? target : null; at; at = at.parentElement) {
      const id = this.#ids.get(at);
      if (id !== undefined) return id;
    }
    return undefined;
  }

  change(changes: readonly Change[], controls: readonly Control[]): void {
    for (const { id, attributes, children } of changes) {
      const element = this.#elements.get(id);
      if (!element) continue;
      for (const [name, value] of Object.entries(attributes ?? {})) set(element, name, value);
      if (children) this.#fill(element, children);
    }
    this.control(controls);
  }

  control(controls: readonly Control[]): void {
    for (const { id, value, checked, index } of controls) {
      const field = this.#elements.get(id);
      if (field instanceof HTMLSelectElement) field.selectedIndex = index;
      if (!(field instanceof HTMLInputElement)) continue;
      field.checked = checked;
      // Who types here is ahead of what the page has got of it: what comes back would take letters away.
      const isTyped = (field.getRootNode() as ShadowRoot).activeElement === field;
      if (field.type === 'search' && !isTyped && field.value !== value) field.value = value;
    }
  }

  /** What stays keeps its place in the document, and with it the focus and how far it is scrolled. */
  #fill(parent: Element, children: readonly (Tree | number)[]): void {
    const wanted = children.flatMap((child): Node[] => {
      if (typeof child === 'string') return [document.createTextNode(child)];
      const node = typeof child === 'number' ? this.#elements.get(child) : this.#element(child);
      return node ? [node] : [];
    });
    const kept = new Set(wanted);
    for (const child of [...parent.childNodes]) if (!kept.has(child)) child.remove();
    let at = parent.firstChild;
    for (const node of wanted) {
      if (node === at) at = at.nextSibling;
      else parent.insertBefore(node, at);
    }
    this.#forget();
  }

  #forget(): void {
    for (const [id, element] of this.#elements) if (!element.isConnected) this.#elements.delete(id);
  }

  #element({ id, tag, svg, attributes, children }: Branch): Element {
    const known = isKnown(tag, svg);
    const element = svg
      ? document.createElementNS(NAMESPACE, known ? tag : 'g')
      : document.createElement(known ? tag : 'span');
    for (const [name, value] of Object.entries(attributes)) set(element, name, value);
    for (const child of children) element.append(typeof child === 'string' ? child : this.#element(child));
    this.#elements.set(id, element);
    this.#ids.set(element, id);
    return element;
  }
}

/** Whether an element of this name is made as one. */
export const isKnown = (tag: string, svg: boolean) => (svg ? SVG : HTML).has(tag);

/** Whether an attribute is one that the sidebar has, with a value that fetches, leads and runs nothing. */
export function isAllowed(name: string, value: string): boolean {
  if (name === 'href') return /^https?:\/\//.test(value);
  if (name === 'style') return STYLE.test(value);
  return ATTRIBUTES.has(name) || /^(?:aria|data)-[a-z-]+$/.test(name);
}

function set(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (isAllowed(name, value)) element.setAttribute(name, value);
}
