import type { FromPanel, ToPanel } from '../../lib/mirror-messages';
import { Mirrored } from '../../lib/mirrored';
import { saveFile } from '../../lib/save-file';
import { listen } from './events';

/** What the panel does differently from the page: it is as wide and as high as the browser makes it, and stays. */
const OWN_RULES = `
  .drawer { inset: 0 !important; width: 100vw !important; height: 100vh !important; max-width: none;
    border: 0 !important; border-radius: 0 !important; box-shadow: none !important; }
  .edge, [data-do='narrow'], [data-do='side'], [data-do='close-drawer'], [data-menu='panel'] { display: none !important; }
  .drawer-head { padding-block: 8px 6px; }
  .tabs { flex-wrap: wrap; overflow: visible; }
  .tab-button { flex: none; min-height: 30px; padding-inline: 2.5px; }
`;

/** The sidebar of a page, shown in the panel. */
export class Panel {
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #said: HTMLElement;
  readonly #rules = new CSSStyleSheet();
  readonly #tell: (message: FromPanel) => void;
  #nodes: Mirrored | undefined;
  #drawer: HTMLElement | undefined;
  readonly #tops = new WeakMap<Element, number>();

  constructor(host: HTMLElement, said: HTMLElement, tell: (message: FromPanel) => void) {
    this.#host = host;
    this.#said = said;
    this.#tell = tell;
    this.#root = host.attachShadow({ mode: 'open' });
    const own = new CSSStyleSheet();
    own.replaceSync(OWN_RULES);
    this.#root.adoptedStyleSheets = [this.#rules, own];
    listen(this.#root, () => this.#nodes, tell);
    this.#root.addEventListener('scroll', this.#scrolled, true);
    addEventListener('resize', () => this.#size());
    const used = () => {
      const busy =
        document.documentElement.matches(':hover') || this.#root.activeElement?.matches(':focus-visible');
      tell({ kind: 'used', used: busy ?? false });
    };
    for (const kind of ['pointerenter', 'pointerleave', 'focusin', 'focusout'])
      document.documentElement.addEventListener(kind, used);
  }

  /** Whether a sidebar is shown. */
  get isShown(): boolean {
    return this.#nodes !== undefined;
  }

  clear(): void {
    this.#drawer?.remove();
    this.#nodes = undefined;
    this.#drawer = undefined;
    this.#host.hidden = true;
  }

  show(message: ToPanel): void {
    if (message.kind === 'off') this.clear();
    if (message.kind === 'css') this.#rules.replaceSync(message.css);
    if (message.kind === 'whole') {
      this.clear();
      this.#rules.replaceSync(message.css);
      this.#host.lang = message.lang;
      this.#nodes = new Mirrored();
      // On the page it stands beside the article; here it is what there is.
      const { role, ...attributes } = message.tree.attributes;
      this.#drawer = this.#nodes.whole({ ...message.tree, tag: 'main', attributes });
      this.#root.append(this.#drawer);
      this.#nodes.control(message.controls);
      this.#host.hidden = false;
      this.#drawer.showPopover();
      this.#size();
    }
    if (message.kind === 'changes') {
      const focused = this.#root.activeElement;
      this.#nodes?.change(message.changes, message.controls);
      this.#refocus(focused);
    }
    if (message.kind === 'scroll') {
      const element = this.#nodes?.element(message.id);
      if (element) {
        element.scrollTop = message.top;
        this.#tops.set(element, element.scrollTop);
      }
    }
    if (message.kind === 'say') this.#said.textContent = message.words;
    if (message.kind === 'take') void this.#take(message);
  }

  #size(): void {
    if (this.#nodes) this.#tell({ kind: 'size', width: innerWidth, height: innerHeight });
  }

  readonly #scrolled = ({ target }: Event): void => {
    const id = this.#nodes?.idOf(target);
    if (!(target instanceof Element) || id === undefined || this.#tops.get(target) === target.scrollTop)
      return;
    this.#tops.set(target, target.scrollTop);
    this.#tell({ kind: 'scroll', id, top: target.scrollTop });
  };

  /** The focus goes on to what has come in place of what had it, or to the tab of the part that is shown now. */
  #refocus(focused: Element | null): void {
    if (!(focused instanceof HTMLElement || focused instanceof SVGElement)) return;
    const gone = !focused.isConnected || focused.closest('[hidden]') !== null;
    const isOtherTab = focused.matches('.tab-button[aria-selected="false"]');
    if (!gone && !isOtherTab) return;
    const same = Object.entries(focused.dataset)
      .filter(([name]) => name !== 'lit')
      .map(([name, value]) => `[data-${name}="${CSS.escape(value ?? '')}"]`)
      .join('');
    const again = gone && same ? this.#root.querySelector<HTMLElement>(`:not([hidden]) > ${same}`) : null;
    const shown = again?.checkVisibility() ? again : null;
    (shown ?? this.#root.querySelector<HTMLElement>('.tab-button[aria-selected="true"]'))?.focus();
  }

  async #take({ type, data, name }: Extract<ToPanel, { kind: 'take' }>): Promise<void> {
    try {
      if (type === 'text/plain') return await navigator.clipboard.writeText(data);
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      if (name !== undefined) return saveFile(name, bytes, type);
      await navigator.clipboard.write([new ClipboardItem({ [type]: new Blob([bytes], { type }) })]);
    } catch (error) {
      this.#said.textContent = error instanceof Error ? error.message : String(error);
    }
  }
}
