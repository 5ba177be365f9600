import init, { initTranslated, release } from '@core';
import { browser } from 'wxt/browser';
import { Failure } from './failure';
import type { Injection, ToBackground } from './messages';

declare global {
  /** Left behind by dateline_translated.js. */
  var datelineTranslatedCore: ((imports: object) => object) | undefined;
}

const GAZETTEER = '/gazetteer.bin';
const WASM = '/dateline_bg.wasm';

let loading: Promise<void> | undefined;

/** Makes the core ready; later calls are for nothing. */
export function loadCore(): Promise<void> {
  loading ??= loadWasm().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/**
 * Loads the WebAssembly, or its translation to JavaScript. Chromium holds content scripts to the
 * page's Content-Security-Policy where WebAssembly is concerned, and the error has no text to go by.
 */
async function loadWasm(): Promise<void> {
  try {
    await init({ module_or_path: await fetchOwn(WASM) });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'CompileError') throw error;
    const request: ToBackground = { kind: 'inject-translated-core' };
    const answer: Injection = await browser.runtime.sendMessage(request);
    if (!answer.injected) throw new Failure('core-refused', answer.reason);
    if (!globalThis.datelineTranslatedCore) throw new Failure('core-refused', 'dateline_translated.js');
    initTranslated(globalThis.datelineTranslatedCore);
  }
}

/** Lets the core and its memory go; it is made ready again when it is asked for. */
export function releaseCore(): void {
  loading = undefined;
  release();
}

/** The bytes of the gazetteer. */
export async function loadGazetteer(): Promise<Uint8Array> {
  const response = await fetchOwn(GAZETTEER);
  return new Uint8Array(await response.arrayBuffer());
}

/** Fetches a file of the extension itself. */
async function fetchOwn(file: typeof GAZETTEER | typeof WASM): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(browser.runtime.getURL(file));
  } catch (error) {
    throw new Failure('file-missing', `${file.slice(1)}: ${error instanceof Error ? error.message : error}`);
  }
  if (!response.ok) throw new Failure('file-missing', `${file.slice(1)}: ${response.status}`);
  return response;
}
