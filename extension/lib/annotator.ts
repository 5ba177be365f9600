/** The annotator of the background: one for the articles of all pages, with the one gazetteer. */

import init, { Annotator, type Work } from '@core';
import { Failure } from './failure';
import { cachedGazetteer, forgetGazetteer, ownGazetteer } from './gazetteer';
import type { Annotated } from './messages';
import { compileCore } from './own-files';

/** Milliseconds after which other articles, and the reader's commands, have their turn. */
const SLICE_MS = 25;

let loading: Promise<Annotator> | undefined;
/** What a core that broke down has thrown. It is not called again. */
let broken: unknown;

/** Makes the annotator ready; later calls are for nothing. The browser ends the background when it is idle, and all of it. */
export function loadAnnotator(): Promise<Annotator> {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Annotator> {
  const copied = cachedGazetteer();
  const given = copied.then((copy) => copy ?? ownGazetteer());
  const [copy, gazetteer, module] = await Promise.all([copied, given, compileCore()]);
  await init({ module_or_path: module });
  try {
    return new Annotator(gazetteer);
  } catch (error) {
    if (!copy) throw damaged(error);
    await forgetGazetteer();
  }
  const own = await ownGazetteer();
  try {
    return new Annotator(own);
  } catch (error) {
    throw damaged(error);
  }
}

const damaged = (error: unknown) =>
  new Failure('gazetteer', error instanceof Error ? error.message : String(error));

/** Annotates an article that a content script has handed over. Never rejects. */
export async function annotateArticle(article: string, explain: boolean): Promise<Annotated> {
  try {
    // After a trap the core's memory is in no known state.
    if (broken) throw broken;
    return { answer: await finished((await loadAnnotator()).begin(article, explain)) };
  } catch (error) {
    const { code, message } = Failure.from(error);
    return { failed: code, reason: message };
  }
}

async function finished(work: Work): Promise<string> {
  for (;;) {
    const answer = step(work);
    if (answer !== undefined) {
      work.free();
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve));
    if (broken) throw broken;
  }
}

function step(work: Work): string | undefined {
  try {
    return work.step(SLICE_MS);
  } catch (error) {
    broken = error;
    throw error;
  }
}
