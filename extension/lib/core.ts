import init, { initTranslated, release } from '@core';
import { browser } from 'wxt/browser';
import { Failure } from './failure';
import { kept, TRANSLATED_CORE } from './kept';
import type { Injection, ToBackground } from './messages';
import { compile, fetchOwn, WASM } from './own-files';
import { isWasmKnownToBeAllowed } from './page-policy';

let loading: Promise<void> | undefined;

/** Kept when the core is let go: compiling is most of the work of loading, and little of the memory. */
let compiled: WebAssembly.Module | undefined;

/** Makes the core ready; later calls are for nothing. */
export function loadCore(): Promise<void> {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<void> {
  try {
    compiled ??= await compileIfAllowed();
    // It is not, and the reader need not notice.
    if (!compiled) return loadTranslated();
  } catch (error) {
    // A policy that could not be known of. The reader need not notice.
    if (!import.meta.env.FIREFOX && error instanceof WebAssembly.CompileError) return loadTranslated();
    throw error;
  }
  await init({ module_or_path: compiled });
}

/** The compiled core, or nothing where WebAssembly is not known to be allowed. */
async function compileIfAllowed(): Promise<WebAssembly.Module | undefined> {
  // Fetched meanwhile: asking takes as long, and most pages allow it.
  const fetched = fetchOwn(WASM);
  // Firefox never refuses it to a content script (docs/decisions/0001).
  if (import.meta.env.FIREFOX || (await isWasmKnownToBeAllowed())) return compile(fetched);
  fetched.then((response) => response.body?.cancel()).catch(() => {});
  return undefined;
}

async function loadTranslated(): Promise<void> {
  if (!kept[TRANSLATED_CORE]) {
    const request: ToBackground = { kind: 'inject-translated-core' };
    const answer: Injection = await browser.runtime.sendMessage(request);
    if (!answer.injected) throw new Failure('core-refused', answer.reason);
    if (!kept[TRANSLATED_CORE]) throw new Failure('core-refused', 'dateline_translated.js');
  }
  initTranslated(kept[TRANSLATED_CORE]);
}

/** Lets the core and its memory go; it is made ready again when it is asked for. */
export function releaseCore(): void {
  loading = undefined;
  release();
}
