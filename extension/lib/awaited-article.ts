import { page } from './unclobbered';

/** Fewest characters of running text that may be an article: as few as the core takes for one. */
const FEWEST = 140;
/** Fewest characters of a text that runs on. Labels, headlines and menus are shorter. */
const RUNS_ON = 30;
/** Most nodes that are looked at, so that no page is slowed by the looking. */
const MOST_NODES = 20_000;
/** Milliseconds from a change of the page to the next look, and for how many times as long as it took no other follows. */
const QUIET = { least: 250, times: 100 };

/** What is never text that is read. */
const NO_TEXT = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'TEXTAREA',
  'SELECT',
  'A',
  'BUTTON',
  'NAV',
  'FOOTER',
]);

/**
 * Characters of running text on the page, outside links, in the document and in open shadow roots; no more than `enough`
 * are counted. It costs little and needs nothing of the core, which is not loaded where there are too few.
 */
export const runningText = (enough = FEWEST): number =>
  page.documentElement ? runningTextIn(page.documentElement, enough) : 0;

function runningTextIn(root: Element, enough: number): number {
  let left = MOST_NODES;
  const count = (part: Node): number => {
    let found = 0;
    const walker = page.createTreeWalker(part, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      NO_TEXT.has(node.nodeName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    for (let node = walker.nextNode(); node && left > 0 && found < enough; node = walker.nextNode()) {
      left -= 1;
      // By its type, not its class: a frame's texts are of the frame's own.
      if (node.nodeType === Node.TEXT_NODE) {
        const { length } = (node as Text).data.trim();
        if (length >= RUNS_ON) found += length;
      } else if (String(node.nodeName).includes('-')) {
        const { shadowRoot } = node as Element;
        if (shadowRoot) found += count(shadowRoot);
      }
    }
    return found;
  };
  return Math.min(count(root), enough);
}

/** Whether the page may have an article: a cheap test for pages that nobody has asked about. */
export const mayHaveArticle = () => runningText() >= FEWEST;

/** Waits for a page that has no article to get one. */
export class AwaitedArticle {
  readonly #observer: MutationObserver;
  readonly #come: () => void;
  readonly #frameLoaded: (event: Event) => void;
  /** What the page had when it had no article, and under which address. */
  readonly #without: { text: number; address: string };
  #look: ReturnType<typeof setTimeout> | undefined;
  #pause = QUIET.least;

  /**
   * Calls `come` once, when there is so much more running text that it may be an article, or another page's; and `frameCome`
   * whenever a frame of the same site has loaded that may have one.
   */
  constructor(come: () => void, frameCome: () => void) {
    this.#come = come;
    this.#frameLoaded = ({ target }) => {
      const isFrame = target instanceof HTMLIFrameElement || target instanceof HTMLFrameElement;
      const root = isFrame && target.contentDocument?.documentElement;
      if (root && runningTextIn(root, FEWEST) >= FEWEST) frameCome();
    };
    page.addEventListener('load', this.#frameLoaded, true);
    this.#without = { text: runningText(Number.POSITIVE_INFINITY), address: location.href };
    this.#observer = new MutationObserver(() => {
      this.#look ??= setTimeout(() => this.#lookNow(), this.#pause);
    });
    this.#observer.observe(document, { childList: true, characterData: true, subtree: true });
  }

  stop(): void {
    this.#observer.disconnect();
    page.removeEventListener('load', this.#frameLoaded, true);
    clearTimeout(this.#look);
  }

  #lookNow(): void {
    this.#look = undefined;
    const { text, address } = this.#without;
    const began = performance.now();
    const before = location.href === address ? text : 0;
    // Twice as much, so that a front that grows without end does not have the core loaded each time.
    const enough = before + Math.max(before, FEWEST);
    const hasCome = runningText(enough) >= enough;
    this.#pause = Math.max(QUIET.least, (performance.now() - began) * QUIET.times);
    if (!hasCome) return;
    this.stop();
    this.#come();
  }
}
