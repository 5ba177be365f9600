/** What the playground shows as an article: text or a page's text, as plain elements. */

/** A block of the article. */
export interface Block {
  tag: 'h1' | 'h2' | 'p' | 'li' | 'blockquote' | 'figcaption';
  text: string;
}

/** Longest first line, in UTF-16 units, that is still shown as a headline. */
const LONGEST_HEADLINE = 200;

/** Elements of an opened page that hold running text. */
const TEXT_ELEMENTS = 'h1, h2, h3, h4, p, li, blockquote, figcaption';

/** Elements whose text is no part of an article. */
const LEFT_OUT =
  'script, style, noscript, template, nav, aside, footer, form, button, [hidden], [aria-hidden="true"]';

/** The blocks of plain text: paragraphs, the first short line before a blank line as headline. */
export function blocksOfText(text: string): Block[] {
  const lines = text.split(/\r?\n/);
  const blocks: Block[] = [];
  lines.forEach((line, index) => {
    const words = line.trim();
    if (words === '') return;
    const headline =
      blocks.length === 0 &&
      words.length <= LONGEST_HEADLINE &&
      !/[.”"]$/.test(words) &&
      lines[index + 1]?.trim() === '';
    blocks.push({ tag: headline ? 'h1' : 'p', text: words });
  });
  return blocks;
}

/** The blocks of an HTML page. It is parsed, never run, and only its text is taken. */
export function blocksOfPage(html: string): Block[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const element of page.querySelectorAll(LEFT_OUT)) element.remove();
  const root = page.querySelector('article') ?? page.querySelector('main') ?? page.body;
  const blocks: Block[] = [];
  const headline = page.querySelector('h1');
  if (headline && !root.contains(headline)) push(blocks, 'h1', headline);
  for (const element of root.querySelectorAll(TEXT_ELEMENTS)) {
    // A list item or quotation that holds paragraphs is shown by them.
    if (element.querySelector(TEXT_ELEMENTS)) continue;
    const tag = element.localName;
    push(blocks, tag === 'h3' || tag === 'h4' ? 'h2' : (tag as Block['tag']), element);
  }
  return blocks.length > 0 ? blocks : blocksOfText(root.textContent ?? '');
}

function push(blocks: Block[], tag: Block['tag'], element: Element): void {
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  if (text !== '') blocks.push({ tag, text });
}

/** Shows `blocks` in `article`, in place of what it held. */
export function show(article: HTMLElement, blocks: Block[]): void {
  const elements = blocks.map(({ tag, text }) => {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  });
  article.replaceChildren(...elements);
}
