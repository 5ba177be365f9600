import init, { initTranslated, release } from '@core';
import { browser } from 'wxt/browser';
import { Failure } from './failure';
import type { Injection, ToBackground } from './messages';
import { compileCore } from './own-files';

declare global {
  /** Left behind by dateline_translated.js. */
  var datelineTranslatedCore: ((imports: object) => object) | undefined;
}

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
  if (!compiled && !allowsWasm()) return loadTranslated();
  compiled ??= await compileCore();
  await init({ module_or_path: compiled });
}

/** Eight bytes: a module of nothing. */
const NOTHING = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/**
 * Whether the page lets WebAssembly run: Chromium holds content scripts to the page's
 * Content-Security-Policy there. Asked with a module that costs nothing, before the core is fetched.
 */
function allowsWasm(): boolean {
  try {
    new WebAssembly.Module(NOTHING);
    return true;
  } catch {
    return false;
  }
}

async function loadTranslated(): Promise<void> {
  if (!globalThis.datelineTranslatedCore) {
    const request: ToBackground = { kind: 'inject-translated-core' };
    const answer: Injection = await browser.runtime.sendMessage(request);
    if (!answer.injected) throw new Failure('core-refused', answer.reason);
    if (!globalThis.datelineTranslatedCore) throw new Failure('core-refused', 'dateline_translated.js');
  }
  initTranslated(globalThis.datelineTranslatedCore);
}

/** Lets the core and its memory go; it is made ready again when it is asked for. */
export function releaseCore(): void {
  loading = undefined;
  release();
}
