/** How the playground shows an article. */

import type { Block, BlockKind } from '@core';
import type { Opened } from './source';

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

/** Shows what was opened in `article`, in place of what it held. */
export function show(article: HTMLElement, { blocks, language, told }: Opened): void {
  const elements = blocks.map(({ kind, text }) => {
    const [tag, className] = ELEMENTS[kind];
    const element = document.createElement(tag);
    if (className) element.className = className;
    // A text from right to left is read so, paragraph by paragraph.
    element.dir = 'auto';
    element.textContent = text;
    return element;
  });
  article.lang = language;
  article.replaceChildren(...elements);
  for (const before of document.head.querySelectorAll('meta[data-told]')) before.remove();
  for (const { name, content, attributes } of told) {
    const meta = document.createElement('meta');
    const property = attributes.getNamedItem('property')?.value;
    meta.setAttribute(property ? 'property' : 'name', property ?? name);
    meta.content = content;
    meta.dataset.told = '';
    document.head.append(meta);
  }
}

/** The blocks as one text, of which the same article is made again. */
export const asText = (blocks: Block[]) =>
  blocks.map(({ text }) => text.replaceAll(/\s*\n\s*/g, ' ')).join('\n\n');
