import { feed, read_ahead, stop } from '@core';
import { loadCore } from './core';
import { fetchGazetteer } from './gazetteer';

/** Bytes of the gazetteer that are copied in one task. */
const PART = 1 << 21;

const nextTask = () => new Promise((next) => setTimeout(next));

/** Makes the core ready to start: with the gazetteer and, if that is what will be annotated, the page, read. */
export async function makeReady(readsPage: boolean): Promise<void> {
  const fetched = fetchGazetteer();
  // Awaited below, if it comes to that.
  fetched.catch(() => {});
  await loadCore();
  try {
    // Meanwhile.
    if (readsPage) await readPage();
    await feedGazetteer(await fetched);
  } catch (error) {
    stop();
    throw error;
  }
}

/** A long page is read a part a task. */
async function readPage(): Promise<void> {
  while (!read_ahead()) await nextTask();
}

/** Gives the core the gazetteer for its next start, a part a task. */
export async function feedGazetteer(file: Blob): Promise<void> {
  for (let from = 0; from < file.size; from += PART) {
    const part = await file.slice(from, from + PART).arrayBuffer();
    feed(new Uint8Array(part), file.size);
  }
}
