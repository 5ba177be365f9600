// The package's door: an annotator, what it takes and what it gives.
import * as files from '#files';
import type { Annotations, Extracted, Lookup } from './answers.js';
import init, { Annotator as Core, extract as coreExtract, Document as Given, initSync } from './core.js';

export type * from './answers.js';
export { utf16 } from './utf16.js';

/** A plain text: a headline, an empty line, paragraphs with an empty line between them. */
export interface TextDocument {
  text: string;
  /** The address that it was published at: a paper's home is a hint at what its names mean. */
  url?: string;
  /** The name of the paper. */
  publisher?: string;
}

/** An HTML page with an article on it. */
export interface HtmlDocument {
  html: string;
  url?: string;
  publisher?: string;
}

export interface AnnotateOptions {
  /** Say of every mention why it was taken and resolved as it was, in its `explanation`. */
  explain?: boolean;
}

/** The forms in which annotations can be written, named as the command's `--format` names them. */
export type Format = 'markdown' | 'json' | 'geojson' | 'kml' | 'csv' | 'claims-csv' | 'web-annotation';

export interface ExportOptions {
  /** The language of what people read: `en` (the default) or `uk`. */
  locale?: string;
}

/** The two files that the package works with, where they are not to be taken from beside it. */
export interface LoadOptions {
  /** `dateline_bg.wasm`: its bytes, a response, or where it is. */
  wasm?: files.File;
  /** `gazetteer.bin`, likewise. */
  gazetteer?: files.File;
}

let ready = false;
let gazetteer: Uint8Array | undefined;

/**
 * Gets the core and the gazetteer. In a browser or a worker this comes before the first `new Annotator()`; in Node
 * it need not be called.
 *
 * @throws {Error} if a file cannot be fetched, or is not what it should be.
 */
export async function load(options: LoadOptions = {}): Promise<void> {
  if (ready && gazetteer && !options.gazetteer) return;
  const got = await files.fetched(options);
  if (!ready) await init({ module_or_path: got.wasm });
  ready = true;
  gazetteer = got.gazetteer;
}

/** The core, ready; in Node it is read here. */
function begin() {
  if (ready) return;
  const module = files.core();
  if (!module) throw new Error('@dateline/core is not loaded yet: await load() first');
  initSync({ module });
  ready = true;
}

/** Annotates articles with one gazetteer. It holds the gazetteer in memory (some 15 MB): one serves for all. */
export class Annotator {
  #core: Core;

  /**
   * @param own The bytes of another gazetteer than the package's.
   * @throws {Error} if the package is not loaded (see `load`), or the gazetteer is refused: it says why.
   */
  constructor(own?: Uint8Array) {
    begin();
    gazetteer ??= own ? undefined : files.gazetteer();
    const bytes = own ?? gazetteer;
    if (!bytes) throw new Error('@dateline/core has no gazetteer yet: await load() first');
    this.#core = new Core(bytes);
  }

  /**
   * The places, infrastructure, claims and sources of an article. Offsets are half-open and count Unicode code points (`utf16`
   * makes indices of JavaScript strings of them): of the text, or of a page's article, which is given as `text`.
   *
   * @throws {Error} if a page has no article: it says what it has.
   */
  annotate(document: HtmlDocument, options?: AnnotateOptions): Annotations & { text: string };
  annotate(document: string | TextDocument, options?: AnnotateOptions): Annotations;
  annotate(document: string | TextDocument | HtmlDocument, options?: AnnotateOptions): Annotations;
  annotate(document: string | TextDocument | HtmlDocument, { explain = false }: AnnotateOptions = {}) {
    return JSON.parse(this.annotateJson(document, { explain })) as Annotations;
  }

  /** The same as JSON, to the byte what `dateline annotate --jsonl` prints, but for the `id`. */
  annotateJson(
    document: string | TextDocument | HtmlDocument,
    { explain = false }: AnnotateOptions = {},
  ): string {
    return this.#core.annotateDocument(given(document), explain);
  }

  /**
   * An article annotated and written in one of the forms that can be taken away.
   *
   * @throws {Error} if there is no such form, or a page has no article.
   */
  export(
    document: string | TextDocument | HtmlDocument,
    format: Format,
    { locale = 'en' }: ExportOptions = {},
  ) {
    return this.#core.export(given(document), format, locale);
  }

  /** Every place that a name may mean, the likeliest first. */
  lookup(name: string): Lookup {
    return JSON.parse(this.#core.lookup(name)) as Lookup;
  }

  /** Gives the memory back at once; otherwise that is left to the garbage collector. Nothing may be asked of it after. */
  free(): void {
    this.#core.free();
  }
}

/**
 * The article of an HTML page, and what the page says of it: headline, byline, dates …, each with where it was found.
 *
 * @param url Where the page came from, against which its own addresses are read.
 * @throws {Error} if the page has no article: it says what it has.
 */
export function extract(html: string, url?: string): Extracted {
  begin();
  return JSON.parse(coreExtract(html, url)) as Extracted;
}

function given(document: string | TextDocument | HtmlDocument): Given {
  if (typeof document === 'string') return new Given(document);
  if (document === null || typeof document !== 'object') {
    throw new TypeError('a document is a string, or an object with text or html');
  }
  const { url, publisher } = document;
  const text = 'text' in document ? document.text : undefined;
  const html = 'html' in document ? document.html : undefined;
  for (const [name, value] of Object.entries({ text, html, url, publisher })) {
    if (value !== undefined && typeof value !== 'string') throw new TypeError(`"${name}" is no string`);
  }
  return new Given(text, html, url, publisher);
}
