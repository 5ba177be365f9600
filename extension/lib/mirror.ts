import { lend_sidebar } from '@core';
import type { Browser } from 'wxt/browser';
import type { Branch, Change, Control, FromPanel, ToPanel, Tree } from './mirror-messages';
import { PINCH, readFromPanel } from './mirror-messages';

/**
 * The page's end of the browser's side panel: the sidebar is drawn here as ever, laid out unseen at the panel's size, and
 * the panel gets each of its nodes and gives back what the reader does to them. So there is one sidebar, one core and
 * one place for what is found (docs/decisions/0021).
 *
 * What is sent on to the sidebar's elements stays in its closed shadow root: no event is composed, and the page learns
 * nothing. (Keys are never sent: Firefox has every keyboard event composed.)
 */

type Port = Browser.runtime.Port;
type Field = HTMLInputElement | HTMLSelectElement;

/** Why it is not seen here: laid out all the same, since what is drawn of a long list goes by what is in view. */
const UNSEEN: Record<string, string> = {
  visibility: 'hidden',
  'pointer-events': 'none',
  inset: '0 auto auto 0',
  'max-width': 'none',
};

/** Has the panel copy or save: the reader is there. */
async function give(port: Port, what: string | Blob, name?: string): Promise<void> {
  let taken: ToPanel = { kind: 'take', type: 'text/plain', data: String(what) };
  if (typeof what !== 'string') {
    let bytes = '';
    for (const byte of new Uint8Array(await what.arrayBuffer())) bytes += String.fromCharCode(byte);
    const data = { kind: 'take' as const, type: what.type, data: btoa(bytes) };
    taken = name === undefined ? data : { ...data, name };
  }
  port.postMessage(taken);
}

export class Mirror {
  readonly #port: Port;
  readonly #drawer: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #observer = new MutationObserver((records) => this.#tell(records));
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly #siteChanged: () => void;
  /** Each element that the panel has, with its number and the element that it has it in. */
  readonly #elements = new Map<number, Element>();
  readonly #ids = new WeakMap<Node, { id: number; parent: Node | null }>();
  #next = 1;
  /** What the panel was told of each control, and how far each element is scrolled. */
  readonly #controls = new Map<number, string>();
  readonly #tops = new WeakMap<Element, number>();
  #css = '';

  /** Shows the sidebar at the other end of `port`; nothing where there is none. */
  static of(port: Port, siteChanged: () => void): Mirror | undefined {
    const drawer = lend_sidebar((what, name) => void give(port, what, name));
    return drawer && new Mirror(port, drawer, siteChanged);
  }

  private constructor(port: Port, drawer: HTMLElement, siteChanged: () => void) {
    this.#port = port;
    this.#drawer = drawer;
    this.#root = drawer.getRootNode() as ShadowRoot;
    this.#siteChanged = siteChanged;
    for (const [property, value] of Object.entries(UNSEEN))
      drawer.style.setProperty(property, value, 'important');
    this.#size(380, innerHeight);
    this.#observer.observe(drawer, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    const live = this.#root.querySelector('.live');
    if (live) this.#observer.observe(live, { subtree: true, childList: true, characterData: true });
    drawer.addEventListener('scroll', this.#scrolled, true);
    this.#dark.addEventListener('change', this.#restyle);
    port.onMessage.addListener(this.#obey);
    this.#css = this.#rules();
    const lang = (this.#root.host as HTMLElement).lang;
    const tree = this.#branch(drawer, null);
    this.#send({ kind: 'whole', css: this.#css, lang, tree, controls: this.#changedControls() });
  }

  /** Ends it; with `back` the sidebar is on the page again, as a tab. */
  stop(back: boolean): void {
    this.#observer.disconnect();
    this.#port.onMessage.removeListener(this.#obey);
    this.#dark.removeEventListener('change', this.#restyle);
    this.#drawer.removeEventListener('scroll', this.#scrolled, true);
    if (!back) return;
    lend_sidebar();
    this.#drawer.removeAttribute('data-used');
    for (const property of [...Object.keys(UNSEEN), 'width', 'height', 'max-height'])
      this.#drawer.style.removeProperty(property);
  }

  #send(message: ToPanel): void {
    this.#port.postMessage(message);
  }

  #size(width: number, height: number): void {
    const sides = { width, height, 'max-height': height };
    for (const [property, value] of Object.entries(sides))
      this.#drawer.style.setProperty(property, `${value}px`, 'important');
    // What has come into view is drawn.
    this.#drawer.querySelector('.panel:not([hidden])')?.dispatchEvent(new Event('scroll'));
  }

  /** The rules of the sidebar, as its shadow root has them. */
  #rules(): string {
    const sheets = [...this.#root.adoptedStyleSheets, ...this.#root.styleSheets];
    return sheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n');
  }

  readonly #restyle = (): void => {
    // The core hears of it too, and perhaps later.
    queueMicrotask(() => {
      const css = this.#rules();
      if (css === this.#css) return;
      this.#css = css;
      this.#send({ kind: 'css', css });
    });
  };

  #branch(element: Element, parent: Node | null): Branch {
    const id = this.#ids.get(element)?.id ?? this.#next++;
    this.#ids.set(element, { id, parent });
    this.#elements.set(id, element);
    const attributes: Record<string, string> = {};
    for (const { name, value } of element.attributes) attributes[name] = value;
    if (element === this.#drawer) delete attributes.style;
    const children = [...element.childNodes].flatMap((child) => this.#tree(child, element));
    const svg = element instanceof SVGElement;
    return { id, tag: element.localName, svg, attributes, children };
  }

  #tree(node: Node, parent: Node): Tree[] {
    if (node instanceof Element) return [this.#branch(node, parent)];
    return node.nodeValue ? [node.nodeValue] : [];
  }

  #tell(records: MutationRecord[]): void {
    const parents = new Set<Element>();
    const attributes = new Map<Element, Set<string>>();
    for (const { target, type, attributeName } of records) {
      if (!this.#drawer.contains(target)) {
        if (type !== 'attributes') this.#say();
      } else if (type === 'attributes' && target instanceof Element && attributeName) {
        const names = attributes.get(target) ?? new Set();
        attributes.set(target, names.add(attributeName));
      } else {
        const parent = target instanceof Element ? target : target.parentElement;
        if (parent) parents.add(parent);
      }
    }
    this.#forget(records);
    const changes: Change[] = [];
    // What was not there before comes whole with what it is in.
    const known = (element: Element) => this.#elements.get(this.#ids.get(element)?.id ?? 0) === element;
    const before = [...parents].filter(known);
    const changed = [...attributes].filter(([element]) => known(element));
    for (const parent of before) {
      const children = [...parent.childNodes].flatMap((child): (Tree | number)[] => {
        const there = child instanceof Element && known(child) && this.#ids.get(child);
        return there && there.parent === parent ? [there.id] : this.#tree(child, parent);
      });
      changes.push({ id: this.#ids.get(parent)?.id ?? 0, children });
    }
    for (const [element, names] of changed) {
      if (element === this.#drawer) names.delete('style');
      const values = [...names].map((name) => [name, element.getAttribute(name)]);
      changes.push({ id: this.#ids.get(element)?.id ?? 0, attributes: Object.fromEntries(values) });
    }
    const controls = this.#changedControls();
    if (changes.length > 0 || controls.length > 0) this.#send({ kind: 'changes', changes, controls });
    this.#restyle();
  }

  /** Forgets what has left the sidebar. */
  #forget(records: MutationRecord[]): void {
    for (const { removedNodes } of records) {
      for (const node of removedNodes) {
        if (!(node instanceof Element)) continue;
        for (const element of [node, ...node.querySelectorAll('*')]) {
          const id = this.#ids.get(element)?.id;
          if (id === undefined || this.#drawer.contains(element)) continue;
          this.#elements.delete(id);
          this.#controls.delete(id);
        }
      }
    }
  }

  #say(): void {
    const words = this.#root.querySelector('.live')?.textContent ?? '';
    this.#send({ kind: 'say', words });
  }

  /** The controls of which something else is chosen than the panel knows. */
  #changedControls(): Control[] {
    return [...this.#drawer.querySelectorAll<Field>('input, select')].flatMap((field) => {
      const id = this.#ids.get(field)?.id;
      if (id === undefined) return [];
      const isInput = field instanceof HTMLInputElement;
      const control = {
        id,
        value: isInput ? field.value : '',
        checked: isInput && field.checked,
        index: isInput ? -1 : field.selectedIndex,
      };
      const told = JSON.stringify(control);
      if (this.#controls.get(id) === told) return [];
      this.#controls.set(id, told);
      return [control];
    });
  }

  readonly #scrolled = ({ target }: Event): void => {
    if (!(target instanceof Element) || this.#tops.get(target) === target.scrollTop) return;
    const id = this.#ids.get(target)?.id;
    this.#tops.set(target, target.scrollTop);
    if (id !== undefined) this.#send({ kind: 'scroll', id, top: target.scrollTop });
  };

  readonly #obey = (given: unknown): void => {
    const message = readFromPanel(given);
    if (!message) return;
    if (message.kind === 'size') this.#size(message.width, message.height);
    else if (message.kind === 'used') this.#drawer.toggleAttribute('data-used', message.used);
    else if (message.kind === 'site-changed') this.#siteChanged();
    else if (message.id === null) this.#drawer.dispatchEvent(new Event('focusout', { bubbles: true }));
    else {
      const element = this.#elements.get(message.id);
      if (element?.isConnected) this.#act(element, message);
    }
    // What is chosen by a script changes no node.
    const controls = this.#changedControls();
    if (controls.length > 0) this.#send({ kind: 'changes', changes: [], controls });
  };

  #act(element: Element, message: FromPanel): void {
    const common = { bubbles: true, cancelable: true };
    const at = (x: number, y: number) => {
      const rect = element.getBoundingClientRect();
      return { ...common, clientX: rect.x + x, clientY: rect.y + y };
    };
    let event: Event | undefined;
    // By the pointer: the page's focus stays where it is, since the reader's is in the panel.
    if (message.kind === 'click') event = new MouseEvent('click', { ...common, detail: 1 });
    if (message.kind === 'point') event = new Event('pointerover', common);
    if (message.kind === 'input' && element instanceof HTMLInputElement) {
      element.value = message.value;
      this.#controls.delete(message.id);
      event = new Event('input', common);
    }
    if (message.kind === 'choose' && element instanceof HTMLSelectElement) {
      element.selectedIndex = message.index;
      event = new Event('change', common);
    }
    if (message.kind === 'wheel')
      event = new WheelEvent('wheel', {
        ...at(message.x, message.y),
        deltaY: message.delta / PINCH,
        ctrlKey: true,
      });
    if (message.kind === 'pointer')
      event = new PointerEvent(message.type, {
        ...at(message.x, message.y),
        pointerId: message.pointer,
        button: 0,
      });
    if (message.kind === 'scroll') {
      element.scrollTop = message.top;
      this.#tops.set(element, element.scrollTop);
    }
    if (event) element.dispatchEvent(event);
  }
}
