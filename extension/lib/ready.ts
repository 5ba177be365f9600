import { feed, read_ahead, stop } from '@core';
import { loadCore } from './core';
import { fetchGazetteer } from './gazetteer';
import { nextTask } from './next-task';

/** Bytes of the gazetteer that are copied at once. */
const PART = 1 << 21;

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

/** Gives the core the gazetteer for its next start. */
export async function feedGazetteer(file: Blob): Promise<void> {
  const parts: Promise<ArrayBuffer>[] = [];
  // Asked for at once: one after the other they take twice as long.
  for (let from = 0; from < file.size; from += PART) parts.push(file.slice(from, from + PART).arrayBuffer());
  for (const part of parts) feed(new Uint8Array(await part), file.size);
}
