/** The playground: an article on this page, annotated by the same core as in the extension. */
import init, {
  type Block,
  blocks_of_page,
  blocks_of_text,
  type Counts,
  next_mention,
  start,
  stop,
  toggle_sidebar,
} from '@core';
import { show } from './article';

function element<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as T;
}

const article = element('article');
const status = element('status');
const dialog = element<HTMLDialogElement>('dialog');
const file = element<HTMLInputElement>('file');
const text = element<HTMLTextAreaElement>('text');
const withMarks = ['previous', 'next', 'sidebar'].map((id) => element<HTMLButtonElement>(id));

const core = load();

/** The gazetteer's bytes, with the core ready. */
async function load(): Promise<Uint8Array> {
  const [gazetteer] = await Promise.all([
    bytes('./gazetteer.bin'),
    init({ module_or_path: './dateline_bg.wasm' }),
  ]);
  return gazetteer;
}

async function bytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetched(path)).arrayBuffer());
}

async function fetched(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} could not be loaded (${response.status})`);
  return response;
}

/** Finds the article in `source`, shows it and annotates it. What goes wrong is told in the status line. */
async function annotate(source: string, isPage: boolean): Promise<void> {
  article.setAttribute('aria-busy', 'true');
  for (const button of withMarks) button.disabled = true;
  try {
    const gazetteer = await core;
    stop();
    show(article, blocksOf(source, isPage));
    window.scrollTo(0, 0);
    const began = performance.now();
    const options = { follow: false, sidebar: window.innerWidth >= 1120 };
    const counts = await new Promise<Counts>((drawn) =>
      start(gazetteer, options, (now) => now && drawn(now)),
    );
    say(summary(counts, performance.now() - began));
    for (const button of withMarks) button.disabled = false;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), true);
  } finally {
    article.removeAttribute('aria-busy');
  }
}

/** The core reads pages and texts as it does everywhere. A page is parsed, never run. */
function blocksOf(source: string, isPage: boolean): Block[] {
  return isPage
    ? blocks_of_page(new DOMParser().parseFromString(source, 'text/html'))
    : blocks_of_text(source);
}

function summary(counts: Counts, milliseconds: number): string {
  const number = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
  return [
    number(counts.places, 'place', 'places'),
    number(counts.infrastructure, 'site', 'sites'),
    number(counts.claims, 'claim', 'claims'),
    `annotated here in ${Math.round(milliseconds)} ms`,
  ].join(' · ');
}

function say(message: string, failed = false): void {
  status.textContent = message;
  status.classList.toggle('failed', failed);
}

async function sample(): Promise<void> {
  try {
    await annotate(await (await fetched('./sample.txt')).text(), false);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), true);
  }
}

element('sample').addEventListener('click', sample);
element('paste').addEventListener('click', () => dialog.showModal());
element('open').addEventListener('click', () => file.click());
element('previous').addEventListener('click', () => next_mention(-1));
element('next').addEventListener('click', () => next_mention(1));
element('sidebar').addEventListener('click', () => toggle_sidebar());

dialog.addEventListener('close', () => {
  if (dialog.returnValue === 'annotate' && text.value.trim() !== '') void annotate(text.value, false);
});

file.addEventListener('change', async () => {
  const chosen = file.files?.[0];
  file.value = '';
  if (!chosen) return;
  await annotate(await chosen.text(), /\.x?html?$/i.test(chosen.name));
});

await sample();
