/** The core twice: in a worker, where it annotates, and on this page, where it draws. */
import init, { article_ahead, read_ahead, release, stop } from '@core';
import { nextTask } from '../extension/lib/next-task';
import { core, gazetteer, gazetteerBytes } from './files';
import type { FromWorker, ToWorker } from './handed';
import AnnotatingWorker from './worker?worker&inline';

/** What was found in an article. */
export interface Found {
  json: string;
  milliseconds: number;
}

/** Bytes from which on a worker's memory, which never shrinks, is too large to be copied for every article to come. */
const LARGE = 100_000_000;

export class Engine {
  readonly #compiled = core();
  readonly #progress: (share: number) => void;
  #worker!: Worker;
  /** Until the worker has all that it needs. */
  #fed!: Promise<void>;
  #number = 0;

  /** `progress` is told which share of what is loaded has come, from 0 to 1. */
  constructor(progress: (share: number) => void) {
    this.#progress = progress;
    this.#startWorker();
  }

  #startWorker(): void {
    this.#worker?.terminate();
    const worker = new AnnotatingWorker();
    this.#worker = worker;
    const tell = (message: ToWorker, transferred: Transferable[] = []) =>
      worker.postMessage(message, transferred);
    let came = 0;
    // The worker feeds its core, which comes first.
    let early: Uint8Array<ArrayBuffer>[] | undefined = [];
    const pass = (part: Uint8Array<ArrayBuffer>) =>
      tell({ kind: 'part', part, length: gazetteerBytes }, [part.buffer]);
    const ready = this.#compiled.then((module) => {
      tell({ kind: 'core', module });
      early?.forEach(pass);
      early = undefined;
    });
    const fed = gazetteer((part) => {
      came += part.byteLength;
      this.#progress(came / gazetteerBytes);
      if (early) early.push(part);
      else pass(part);
    });
    this.#fed = Promise.all([ready, fed]).then(() => {});
    // What fails is told where it is waited for.
    this.#fed.catch(() => {});
  }

  /** Makes the core ready on this page: as a fresh one, without annotations. */
  async ready(): Promise<void> {
    await init({ module_or_path: await this.#compiled });
  }

  /**
   * Has the article that is on the page annotated in the worker. Then the page's core has what was found and can `start`;
   * `undefined` where another article was asked for meanwhile.
   */
  async annotate(): Promise<Found | undefined> {
    this.#number += 1;
    const number = this.#number;
    while (!read_ahead()) await nextTask();
    const article = article_ahead() as Uint8Array<ArrayBuffer>;
    await this.#fed;
    if (number !== this.#number) return undefined;
    const answer = await this.#ask(number, article);
    if (number !== this.#number) return undefined;
    if (answer.kind === 'failed') throw new Error(answer.reason);
    await this.#adopt(answer.memory);
    if (answer.memory.byteLength > LARGE) this.#startWorker();
    while (!read_ahead()) await nextTask();
    if (number !== this.#number) return undefined;
    return answer;
  }

  #ask(number: number, article: Uint8Array<ArrayBuffer>): Promise<FromWorker> {
    return new Promise((resolve, reject) => {
      const worker = this.#worker;
      const listening = new AbortController();
      const { signal } = listening;
      worker.addEventListener(
        'message',
        ({ data }: MessageEvent<FromWorker>) => {
          if (data.number !== number) return;
          listening.abort();
          resolve(data);
        },
        { signal },
      );
      worker.addEventListener(
        'error',
        ({ message }) => {
          listening.abort();
          reject(new Error(message || 'The worker could not be started.'));
        },
        { signal },
      );
      const asked: ToWorker = { kind: 'article', number, article };
      worker.postMessage(asked, [article.buffer]);
    });
  }

  /** A fresh core that goes on where the worker's stands. */
  async #adopt(snapshot: ArrayBuffer): Promise<void> {
    stop();
    release();
    const { memory } = await init({ module_or_path: await this.#compiled });
    const missing = (snapshot.byteLength - memory.buffer.byteLength) / PAGE;
    if (missing > 0) memory.grow(missing);
    new Uint8Array(memory.buffer).set(new Uint8Array(snapshot));
  }
}

/** Bytes of a page of WebAssembly's memory. */
const PAGE = 65_536;
