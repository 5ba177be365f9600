/** An article on this page, from what was given to its marks. */
import { type Block, type Counts, learn_names, start, stop, verify } from '@core';
import { nextTask } from '../extension/lib/next-task';
import { loadSettingsOrDefaults } from '../extension/lib/settings';
import { recallOrNothing, remember, siteAt } from '../extension/lib/site-memory';
import { show } from './article';
import { Engine } from './engine';
import { names } from './files';
import { opened, type Source } from './source';

export interface Parts {
  article: HTMLElement;
  status: HTMLElement;
  progress: HTMLProgressElement;
}

/** What is on the page now. */
export interface Staged {
  blocks: Block[];
  json: string;
}

/** CSS pixels from which on the sidebar has room beside the article. */
const WIDE = 1120;

export class Stage {
  readonly #parts: Parts;
  readonly #mayOpenSidebar: boolean;
  readonly #changed: (staged: Staged | undefined) => void;
  readonly #engine: Engine;
  #hasTold = false;
  #staged: Staged | undefined;
  /** Ends the waiting for marks that will not come. */
  #abandon = () => {};
  /** Counts what was asked for; only the last is shown. */
  #asked = 0;
  /** How many of them are not done. */
  #running = 0;

  /** `changed` is told what is on the page, and that nothing is, while something else is on its way. */
  constructor(parts: Parts, mayOpenSidebar: boolean, changed: (staged: Staged | undefined) => void) {
    this.#parts = parts;
    this.#mayOpenSidebar = mayOpenSidebar;
    this.#changed = changed;
    this.#engine = new Engine((share) => {
      this.#parts.progress.value = share;
      // Not over what the reader has been told meanwhile.
      if (!this.#hasTold) this.#show(`Loading places and facilities… ${Math.round(share * 100)} %`);
    });
  }

  /** Shows what `get` gives and annotates it. What goes wrong is told in the status line. Answers whether it is drawn. */
  async annotate(get: () => Source | Promise<Source>): Promise<boolean> {
    this.#asked += 1;
    this.#running += 1;
    const asked = this.#asked;
    const isLast = () => asked === this.#asked;
    const { article, progress, status } = this.#parts;
    article.setAttribute('aria-busy', 'true');
    status.classList.remove('failed');
    this.#hasTold = false;
    progress.hidden = progress.value >= 1;
    this.#changed(undefined);
    try {
      const source = await get();
      // Last: from here on nothing else is done to the core meanwhile.
      await this.#engine.ready();
      if (!isLast()) return false;
      // What cannot be opened takes nothing away.
      const found = opened(source);
      this.#staged = undefined;
      this.#abandon();
      stop();
      show(article, found);
      window.scrollTo(0, 0);
      const counts = await this.#draw();
      if (!counts || !isLast()) return false;
      this.#staged = { blocks: found.blocks, json: counts.json };
      this.#changed(this.#staged);
      // What was asked for later and could not be opened has been told.
      if (!status.classList.contains('failed')) this.#tell(summary(counts, counts.milliseconds));
      void this.#verify(isLast);
      return true;
    } catch (error) {
      if (!isLast()) return false;
      this.fail(error);
      if (this.#staged) this.#changed(this.#staged);
      // What was on its way before goes on.
      else this.#asked -= 1;
      return false;
    } finally {
      this.#running -= 1;
      if (this.#running === 0) {
        article.removeAttribute('aria-busy');
        progress.hidden = true;
      }
    }
  }

  async #draw(): Promise<(Counts & { json: string; milliseconds: number }) | undefined> {
    const site = siteAt(location);
    const [found, settings, memory, known] = await Promise.all([
      this.#engine.annotate(),
      loadSettingsOrDefaults(),
      recallOrNothing(site),
      names(navigator.language),
    ]);
    if (!found) return undefined;
    try {
      if (known) learn_names(known);
    } catch (error) {
      // What is damaged leaves the names English.
      console.warn(error);
    }
    const sidebar = settings.sidebar && this.#mayOpenSidebar && window.innerWidth >= WIDE;
    const options = { ...settings, sidebar, site: memory, follow: false, locale: navigator.language };
    const counts = await new Promise<Counts | undefined>((drawn) => {
      this.#abandon = () => drawn(undefined);
      start(
        undefined,
        options,
        (now) => now && drawn(now),
        undefined,
        (change) => void remember(site, change).catch((error) => this.fail(error)),
      );
    });
    if (!counts) return undefined;
    // For measuring: `npm run bench -- playground`.
    performance.mark('dateline-drawn');
    return { ...counts, ...found };
  }

  /** Verifies the gazetteer when the reader has the marks, a part a task. */
  async #verify(isLast: () => boolean): Promise<void> {
    try {
      while (isLast() && !verify()) await nextTask();
    } catch (error) {
      stop();
      this.fail(error);
    }
  }

  fail(error: unknown): void {
    this.#tell(error instanceof Error ? error.message : String(error), true);
  }

  #tell(message: string, isFailure = false): void {
    this.#hasTold = true;
    this.#show(message);
    this.#parts.status.classList.toggle('failed', isFailure);
  }

  #show(message: string): void {
    this.#parts.status.textContent = message;
  }
}

function summary(counts: Counts, milliseconds: number): string {
  const number = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
  return [
    number(counts.places, 'place', 'places'),
    number(counts.infrastructure, 'site', 'sites'),
    number(counts.claims, 'claim', 'claims'),
    `annotated on this device in ${Math.round(milliseconds)} ms`,
  ].join(' · ');
}
