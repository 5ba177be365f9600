import { text } from '../../lib/text';

/** A button with the words of `key` that acts on `what`, of which there are several on the page. */
export function button(key: string, what: string, action: () => Promise<void>): HTMLElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text(key);
  made.setAttribute('aria-label', `${text(key)}: ${what}`);
  made.addEventListener('click', () => void action().catch((error) => tell(made, error)));
  return made;
}

/** Says beside a button that what it does could not be done. */
function tell(button: HTMLElement, error: unknown): void {
  const message = button.closest('section')?.querySelector('[role=status]');
  if (message) message.textContent = text('options_not_done', reasonOf(error));
}

/** What is wrong, in the words of whoever found it. */
export const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
