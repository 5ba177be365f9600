/** Which mention the reader looks at: what the core lights up of the text, or where the reader clicks in it. */

export interface Position {
  /** Number of the block, and UTF-16 units in it. */
  block: number;
  offset: number;
  texts: string[];
}

/** The position of the mention that the reader went to by key or list, if one is lit. */
export function activePosition(article: HTMLElement): Position | undefined {
  for (const { startContainer, startOffset } of CSS.highlights.get('dateline-active') ?? []) {
    const found = positionOf(article, startContainer, startOffset);
    if (found) return found;
  }
  return undefined;
}

/** The position in the text of a click, if it was on the text. */
export function clickedPosition(
  article: HTMLElement,
  { clientX, clientY }: MouseEvent,
): Position | undefined {
  const caret = document.caretPositionFromPoint?.(clientX, clientY);
  if (caret) return positionOf(article, caret.offsetNode, caret.offset);
  // Chromium before version 128.
  const range = document.caretRangeFromPoint?.(clientX, clientY);
  return range ? positionOf(article, range.startContainer, range.startOffset) : undefined;
}

function positionOf(article: HTMLElement, node: Node, offset: number): Position | undefined {
  const blocks = [...article.children];
  const block = blocks.findIndex((shown) => shown.contains(node));
  const shown = blocks[block];
  if (!shown) return undefined;
  const before = document.createRange();
  before.setStart(shown, 0);
  before.setEnd(node, offset);
  const texts = blocks.map(({ textContent }) => textContent ?? '');
  return { block, offset: before.toString().length, texts };
}
