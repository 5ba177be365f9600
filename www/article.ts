/** How the playground shows an article. */

import type { Block, BlockKind } from '@core';

/** Element and class of each kind of block. */
const ELEMENTS = {
  title: ['h1', ''],
  standfirst: ['p', 'standfirst'],
  heading: ['h2', ''],
  paragraph: ['p', ''],
  list_item: ['li', ''],
  quote: ['blockquote', ''],
  caption: ['p', 'caption'],
  byline: ['p', 'byline'],
  boilerplate: ['p', 'boilerplate'],
} as const satisfies Record<BlockKind, readonly [string, string]>;

/** Shows `blocks` in `article`, in place of what it held. */
export function show(article: HTMLElement, blocks: Block[]): void {
  const elements = blocks.map(({ kind, text }) => {
    const [tag, className] = ELEMENTS[kind];
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  });
  article.replaceChildren(...elements);
}
