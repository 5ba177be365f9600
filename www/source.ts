/** What the reader gives to be annotated: a text, or the markup of a page. */
import { type Block, blocks_of_page, blocks_of_text } from '@core';

export interface Source {
  content: string;
  isPage: boolean;
  /** The words of a page that is known to be an article, however short it is. */
  words?: string;
}

/** Bytes of a file, at most. */
const LARGEST_FILE = 8_000_000;

/** Markup begins with the declaration, or with an element that articles are made of. */
const MARKUP = /^\s*(?:<!doctype html|<\?xml|<!--|<(?:html|head|body|main|article|section|div|h1|h2|p)\b)/i;

/** What was pasted or typed. */
export const sourceOf = (content: string): Source => ({ content, isPage: MARKUP.test(content) });

/** What is in a file. */
export async function sourceOfFile(file: File): Promise<Source> {
  if (file.size > LARGEST_FILE) throw new Error(`${file.name} is too large: 8 MB is the most.`);
  const content = await file.text();
  // What is no text has these.
  if (content.includes('\0')) throw new Error(`${file.name} is neither a text nor an HTML page.`);
  return { content, isPage: /\.x?html?$/i.test(file.name) || MARKUP.test(content) };
}

/** What was dropped; nothing where there is neither a file nor a text. */
export async function sourceOfDrop(data: DataTransfer): Promise<Source | undefined> {
  const [file] = data.files;
  if (file) return sourceOfFile(file);
  const markup = data.getData('text/html');
  if (markup) return { content: markup, isPage: true };
  const text = data.getData('text/plain');
  return text ? sourceOf(text) : undefined;
}

/** What a page says of its article that the core looks for: it is not lost when only the article is shown. */
const TOLD = [
  'og:site_name',
  'article:published_time',
  'author',
  'article:author',
  'datepublished',
  'parsely-pub-date',
  'date',
];

export interface Opened {
  blocks: Block[];
  language: string;
  told: HTMLMetaElement[];
}

/** The core reads pages and texts as it does everywhere. A page is parsed, never run. */
export function opened({ content, isPage, words }: Source): Opened {
  if (!isPage) return { blocks: blocks_of_text(content), language: '', told: [] };
  const page = new DOMParser().parseFromString(content, 'text/html');
  const told = [...page.querySelectorAll('meta')].filter((meta) => {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? '';
    return TOLD.includes(name.toLowerCase());
  });
  return { blocks: blocksOf(page, words), language: page.documentElement.lang, told };
}

function blocksOf(page: Document, words: string | undefined): Block[] {
  try {
    return blocks_of_page(page);
  } catch (error) {
    if (words === undefined || (error as { code?: unknown }).code !== 'no-article') throw error;
    return blocks_of_text(words);
  }
}
