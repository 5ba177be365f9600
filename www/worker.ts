/**
 * Annotates where the page is not held up. What was found goes to the page as the whole memory of this core, which the
 * page's core begins with: docs/decisions/0023.
 */
import init, { annotate_ahead, feed } from '@core';
import type { FromWorker, ToWorker } from './handed';

const scope = self as unknown as {
  postMessage(message: FromWorker, transferred?: Transferable[]): void;
};

let memory: WebAssembly.Memory;
/** What was asked is done one after the other, in the order in which it was asked. */
let done: Promise<void> = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  done = done.then(() => answer(data));
});

async function answer(asked: ToWorker): Promise<void> {
  if (asked.kind === 'core') ({ memory } = await init({ module_or_path: asked.module }));
  else if (asked.kind === 'part') feed(asked.part, asked.length);
  else annotate(asked.number, asked.article);
}

function annotate(number: number, article: Uint8Array): void {
  try {
    const began = performance.now();
    const json = annotate_ahead(article, true);
    const milliseconds = performance.now() - began;
    const copy = memory.buffer.slice(0);
    scope.postMessage({ kind: 'annotated', number, json, memory: copy, milliseconds }, [copy]);
  } catch (error) {
    scope.postMessage({
      kind: 'failed',
      number,
      reason: error instanceof Error ? error.message : `${error}`,
    });
  }
}
