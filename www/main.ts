/** The playground: an article on this page, annotated and drawn by the same core as in the extension. */
import { next_mention, toggle_sidebar } from '@core';
import { asText } from './article';
import { part } from './elements';
import { Explanations } from './explain';
import { keepForOffline } from './offline';
import { followLook, preferences } from './preferences';
import { FIRST, isSample, SAMPLES, sample } from './samples';
import { KEY, LONG_LINK, packed, unpacked } from './share';
import { type Source, sourceOf, sourceOfDrop, sourceOfFile } from './source';
import { Stage, type Staged } from './stage';
import { activePosition, clickedPosition, type Position } from './where';

const article = part('article');
const decisions = part('decisions');
const samples = part<HTMLSelectElement>('samples');
const file = part<HTMLInputElement>('file');
const text = part<HTMLTextAreaElement>('text');
const pasteDialog = part<HTMLDialogElement>('paste-dialog');
const shareDialog = part<HTMLDialogElement>('share-dialog');
const link = part<HTMLInputElement>('link');
const withMarks = ['previous', 'next', 'why', 'sidebar', 'share'].map((id) => part<HTMLButtonElement>(id));
const explanations = new Explanations(
  part<HTMLDetailsElement>('mentions'),
  part<HTMLDetailsElement>('claims'),
);

let staged: Staged | undefined;
/** The mention that the reader looked at last. */
let lookedAt: Position | undefined;
/** What is shown, to be annotated again when the settings change. */
let given: (() => Source | Promise<Source>) | undefined;

const parts = { article, status: part('status'), progress: part<HTMLProgressElement>('progress') };
const stage = new Stage(parts, true, (now) => {
  staged = now;
  lookedAt = undefined;
  for (const button of withMarks) button.disabled = !now;
  decisions.hidden = !now;
  if (now) explanations.take(now.json);
});

function annotate(get: () => Source | Promise<Source>): Promise<boolean> {
  given = get;
  return stage.annotate(get);
}

/** The reader's own text is in no address until it is shared. */
function annotateOwn(get: () => Source | Promise<Source>): void {
  samples.value = '';
  if (location.hash) history.pushState(null, '', location.pathname + location.search);
  void annotate(get);
}

/** Shows what the address names: a shared text, a sample, or the first of these. */
async function follow(): Promise<void> {
  const named = new URLSearchParams(location.hash.slice(1));
  const shared = named.get(KEY);
  const name = named.get('sample');
  if (shared !== null) {
    samples.value = '';
    await annotate(async () => ({ content: await unpacked(shared), isPage: false }));
    return;
  }
  const chosen = isSample(name) ? name : FIRST;
  samples.value = chosen;
  await annotate(async () => ({ content: await sample(chosen), isPage: false }));
}

samples.append(
  new Option('Sample articles…', ''),
  ...Object.entries(SAMPLES).map(([name, title]) => new Option(title, name)),
);
samples.addEventListener('change', () => {
  if (samples.value) location.hash = `sample=${samples.value}`;
});
window.addEventListener('hashchange', () => {
  if (!document.getElementById(location.hash.slice(1))) void follow();
});

part('paste').addEventListener('click', () => pasteDialog.showModal());
pasteDialog.addEventListener('close', () => {
  const { value } = text;
  if (pasteDialog.returnValue === 'annotate' && value.trim() !== '') annotateOwn(() => sourceOf(value));
});
part('open').addEventListener('click', () => file.click());
file.addEventListener('change', () => {
  const chosen = file.files?.[0];
  if (chosen) annotateOwn(() => sourceOfFile(chosen));
  file.value = '';
});

// Pasting anywhere but in a field annotates what is pasted.
document.addEventListener('paste', ({ target, clipboardData }) => {
  if (target instanceof Element && target.closest('input, textarea, dialog')) return;
  const pasted = clipboardData?.getData('text/plain').trim();
  if (pasted) annotateOwn(() => sourceOf(pasted));
});

const drop = part('drop');
const isDropped = ({ dataTransfer }: DragEvent) =>
  dataTransfer?.types.some((type) => type === 'Files' || type === 'text/plain' || type === 'text/html') ??
  false;
document.addEventListener('dragover', (event) => {
  if (!isDropped(event)) return;
  event.preventDefault();
  drop.hidden = false;
});
document.addEventListener('dragleave', ({ relatedTarget }) => {
  if (relatedTarget === null) drop.hidden = true;
});
document.addEventListener('drop', (event) => {
  drop.hidden = true;
  if (!isDropped(event) || !event.dataTransfer) return;
  event.preventDefault();
  // What is dropped can be read during the event only.
  const dropped = sourceOfDrop(event.dataTransfer);
  dropped.then(
    (source) => source && annotateOwn(() => source),
    (error) => stage.fail(error),
  );
});

part('share').addEventListener('click', async () => {
  if (!staged) return;
  try {
    const address = new URL(`#${KEY}=${await packed(asText(staged.blocks))}`, document.baseURI).href;
    link.value = address;
    const size = `${address.length.toLocaleString('en')} characters.`;
    part('share-size').textContent =
      address.length > LONG_LINK
        ? `${size} Some mail programs and messengers cut links of this length: send it as a file then.`
        : size;
    part('copy').textContent = 'Copy';
    shareDialog.showModal();
    link.select();
  } catch (error) {
    stage.fail(error);
  }
});
part('copy').addEventListener('click', async () => {
  link.select();
  try {
    await navigator.clipboard.writeText(link.value);
    part('copy').textContent = 'Copied';
  } catch {
    part('share-size').textContent = 'This browser does not let the page copy: the link is selected.';
  }
});

// What the reader looked at last: “How it decided” is asked for by a click elsewhere.
article.addEventListener('click', (event) => {
  lookedAt = clickedPosition(article, event) ?? lookedAt;
});
const look = () => {
  lookedAt = activePosition(article) ?? lookedAt;
};
for (const kind of ['click', 'keyup']) document.addEventListener(kind, () => setTimeout(look));
const go = (delta: number) => {
  next_mention(delta);
  look();
};
part('previous').addEventListener('click', () => go(-1));
part('next').addEventListener('click', () => go(1));
part('sidebar').addEventListener('click', () => toggle_sidebar());
part('why').addEventListener('click', () => {
  if (lookedAt && explanations.open(lookedAt)) return;
  const title = part('why-title');
  title.tabIndex = -1;
  title.scrollIntoView();
  title.focus();
});

preferences(() => {
  if (given) void annotate(given);
});
await followLook();
await follow();
await keepForOffline();
