import { text } from '../../lib/text';

/** A button with the words of `key` that acts on `what`, of which there are several on the page. */
export function button(key: string, what: string, action: () => Promise<void>): HTMLElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text(key);
  made.setAttribute('aria-label', `${text(key)}: ${what}`);
  made.addEventListener('click', () => void action());
  return made;
}
