import { text } from './text';
import { page } from './unclobbered';

/**
 * A message to the reader that needs nothing of the core, because it says why the core does not run.
 * In a shadow root and the top layer, so that no style of the page reaches it.
 */

const TAG = 'dateline-notice';
const PLAIN = 'data-dateline-notice';

const STYLE = `
  :host { all: initial; }
  [popover] {
    inset: 16px 16px auto auto; margin: 0; padding: 12px 16px; max-width: min(360px, calc(100vw - 32px)); box-sizing: border-box;
    border: 1px solid; border-radius: 8px; border-color: light-dark(#b9b4a8, #5a5a5a);
    background: light-dark(#fffdf7, #242424); color: light-dark(#1d1d1d, #ececec);
    font: 14px/1.45 system-ui, sans-serif; color-scheme: light dark;
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.25);
  }
  strong { display: block; margin-block-end: 4px; }
  p { margin: 0 0 8px; }
  .reason { font-size: 12px; opacity: 0.8; overflow-wrap: anywhere; }
  button { font: inherit; padding: 4px 12px; margin-inline-end: 8px; }
`;

/**
 * Shows the message; an earlier one is replaced. `closed` is called when the reader closes it. With `annotateSelection` it
 * offers that, for where a page has no article of its own.
 */
export function showNotice(
  message: string,
  reason: string,
  closed: () => void,
  annotateSelection?: () => void,
): void {
  closeNotice();
  /** What had the focus before the keyboard came to the notice. */
  let came: HTMLElement | undefined;
  const close = () => {
    closeNotice();
    came?.focus({ preventScroll: true });
    closed();
  };
  const [host, root] = hosted();
  // The page's language and direction are not ours.
  host.dir = 'ltr';
  host.lang = text('language');
  // An element: Firefox does not take adopted style sheets from a content script, and no policy of
  // a page applies to what an extension puts in.
  root.append(element('style', STYLE));

  const box = element('div', '');
  box.popover = 'manual';
  box.setAttribute('role', 'alert');
  const detail = element('p', reason);
  detail.className = 'reason';
  const button = element('button', text('notice_close'));
  button.type = 'button';
  button.addEventListener('click', close);
  box.append(element('strong', text('extension_name')), element('p', message), detail);
  if (annotateSelection) box.append(element('p', text('notice_select')), offer(annotateSelection));
  box.append(button);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  host.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget instanceof HTMLElement) came = relatedTarget;
  });
  root.append(box);
  page.documentElement.append(host);
  box.showPopover();
}

/** A button that can be used while something is selected on the page. */
function offer(annotateSelection: () => void): HTMLElement {
  const button = element('button', text('menu_annotate_selection'));
  button.type = 'button';
  const look = () => {
    button.disabled = page.getSelection()?.isCollapsed ?? true;
  };
  look();
  watching = look;
  page.addEventListener('selectionchange', look);
  // A press would take the selection back.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', annotateSelection);
  return button;
}

/** What watches the selection while there is an offer. */
let watching: (() => void) | undefined;

export function closeNotice(): void {
  if (watching) page.removeEventListener('selectionchange', watching);
  watching = undefined;
  for (const host of page.querySelectorAll(`${TAG}, [${PLAIN}]`)) host.remove();
}

/** A host and its root: a plain element where the page has taken the name for an element of its own. */
function hosted(): [HTMLElement, ShadowRoot] {
  const named = page.createElement(TAG);
  try {
    if (!named.matches(':defined')) return [named, named.attachShadow({ mode: 'closed' })];
  } catch {
    // Its class allows no shadow root.
  }
  const plain = page.createElement('div');
  plain.setAttribute(PLAIN, '');
  return [plain, plain.attachShadow({ mode: 'closed' })];
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, content: string) {
  const made = page.createElement(name);
  made.textContent = content;
  return made;
}
