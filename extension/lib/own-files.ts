import { browser } from 'wxt/browser';
import { Failure } from './failure';

/** The core in WebAssembly. */
export const WASM = '/dateline_bg.wasm';
/** The core translated to JavaScript, for pages that forbid WebAssembly. */
export const TRANSLATED = '/dateline_translated.js';
export const GAZETTEER = '/gazetteer.bin';
/** What places are called in the languages of the interface beside English. */
export const NAMES = { de: '/names-de.bin', uk: '/names-uk.bin' } as const;
/** What reads the reader's own lists, for the extension's own pages. */
export const LISTS = '/dateline_lists_bg.wasm';

/** What is injected into a page that is to be annotated. */
export const CONTENT_SCRIPT = '/annotate.js';
/** What is injected into the frames of a page without an article of its own, to see which has one. */
export const FRAMED = '/framed.js';

/** Fetches a file of the extension itself. */
export async function fetchOwn(
  file: typeof GAZETTEER | typeof WASM | typeof LISTS | (typeof NAMES)[keyof typeof NAMES],
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(browser.runtime.getURL(file));
  } catch (error) {
    throw new Failure('file-missing', `${file.slice(1)}: ${error instanceof Error ? error.message : error}`);
  }
  if (!response.ok) throw new Failure('file-missing', `${file.slice(1)}: ${response.status}`);
  return response;
}

/** Compiles a module that is being fetched, while it still is where the browser says what kind of file it is. */
export async function compile(fetched: Promise<Response>): Promise<WebAssembly.Module> {
  const response = await fetched;
  return response.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
