import { areKeys, showKeys } from './keys';
import type { SiteState, ToBackground } from './messages';
import { text } from './text';
import { page } from './unclobbered';

/**
 * The menu in the sidebar's head. The core knows nothing of sites, pauses and pages of the extension: it is made here and
 * handed to it.
 */

/** What is on the menu, besides what is on or off. */
const ENTRIES = ['marks', 'take-away', 'panel', 'settings', 'about'] as const;
const SWITCHES = ['always', 'pause'] as const;
type Entry = (typeof ENTRIES)[number] | (typeof SWITCHES)[number];

/** What each part of the summary that the menu leads to is found by, and what of it opens or takes the focus. */
const PARTS: Partial<Record<Entry, string>> = {
  marks: '.density input:checked',
  'take-away': '.take-away > summary',
};

/** What is asked of the background. */
const ASKED: Partial<Record<Entry, ToBackground>> = {
  always: { kind: 'turn-always' },
  pause: { kind: 'turn-pause' },
  panel: { kind: 'open-panel' },
  settings: { kind: 'open-settings' },
  about: { kind: 'open-about' },
};

export interface SidebarMenu {
  element: HTMLElement;
  /** Looks again whether the site is always annotated, and whether there is a pause. */
  refresh: () => Promise<void>;
}

/** Makes it; `ask` asks the background. */
export function sidebarMenu(ask: (message: ToBackground) => Promise<unknown>): SidebarMenu {
  const element = page.createElement('details');
  element.className = 'menu';
  const head = page.createElement('summary');
  head.className = 'step';
  head.textContent = '⋯';
  head.title = text('menu_title');
  head.setAttribute('aria-label', text('menu_title'));
  const list = page.createElement('div');
  list.className = 'menu-list';
  const buttons = new Map<Entry, HTMLElement>();
  for (const entry of [...SWITCHES, ...ENTRIES]) {
    // Firefox opens its sidebar only for a click in the browser itself (docs/decisions/0021).
    if (entry === 'panel' && import.meta.env.FIREFOX) continue;
    const button = made(entry);
    buttons.set(entry, button);
    list.append(button);
  }
  const { fold, fill } = keysFold();
  list.append(fold);
  element.append(head, list);

  const show = (state: SiteState | undefined) => {
    for (const entry of SWITCHES) {
      const button = buttons.get(entry);
      button?.setAttribute('aria-checked', String(state?.[entry] ?? false));
      button?.toggleAttribute('hidden', !state || (entry === 'always' && state.site === ''));
    }
    const always = buttons.get('always');
    if (!always || !state) return;
    always.textContent = text('menu_always', state.site);
    always.dataset.site = state.site;
  };
  const refresh = async () => {
    const [state, keys] = await Promise.all([ask({ kind: 'site-state' }), ask({ kind: 'keys' })]);
    show(state as SiteState | undefined);
    fill(keys);
  };
  const close = (focus: boolean) => {
    element.open = false;
    if (focus) head.focus();
  };
  element.addEventListener('toggle', () => {
    if (element.open) void refresh();
  });
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !element.open) return;
    // One layer at a time.
    event.stopPropagation();
    close(true);
  });
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !element.contains(relatedTarget)) close(false);
  });
  list.addEventListener('click', (event) => {
    const entry = event.target instanceof HTMLElement && (event.target.dataset.menu as Entry | undefined);
    if (!entry) return;
    const part = PARTS[entry];
    const message = ASKED[entry];
    if (part) {
      close(false);
      goTo(element.getRootNode() as ShadowRoot, part);
    } else if (message) {
      const answer = ask(message);
      if (entry === 'always' || entry === 'pause') void answer.then((state) => show(state as SiteState));
      else close(true);
    }
  });
  show(undefined);
  // Before it is opened: nothing of it is to move under the pointer.
  void refresh();
  return { element, refresh };
}

/** All keys, folded. */
function keysFold(): { fold: HTMLElement; fill: (keys: unknown) => void } {
  const fold = page.createElement('details');
  fold.className = 'menu-keys';
  const head = page.createElement('summary');
  head.textContent = text('options_keys');
  const list = page.createElement('ul');
  // A list that shows no bullets is none to some.
  list.setAttribute('role', 'list');
  fold.append(head, list);
  return { fold, fill: (keys) => areKeys(keys) && showKeys(list, keys, page) };
}

function made(entry: Entry): HTMLElement {
  const button = page.createElement('button');
  button.type = 'button';
  button.dataset.menu = entry;
  if (entry === 'always' || entry === 'pause') {
    button.className = 'switch';
    button.setAttribute('role', 'switch');
  }
  if (entry !== 'always') button.textContent = text(`menu_${entry.replace('-', '_')}`);
  return button;
}

/** Goes to a part of the summary, which may not be shown. */
function goTo(root: ShadowRoot, selector: string): void {
  // Not composed: the page hears nothing of it.
  root.querySelector('[data-tab="0"]')?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  const part = root.querySelector<HTMLElement>(selector);
  if (part?.parentElement instanceof HTMLDetailsElement) part.parentElement.open = true;
  part?.scrollIntoView({ block: 'start' });
  part?.focus();
}
