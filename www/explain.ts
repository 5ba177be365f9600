/** "How it decided": for every mention and claim what the decision rests on, as the command's `--explain` prints it. */

import type { Position } from './where';

type Span = [start: number, end: number];
type Features = [name: string, share: number][];

interface Mention {
  start: number;
  end: number;
  text: string;
  name: string;
  kind: string;
  role: string;
  reference: string;
  confidence: number;
  explanation?: {
    recognition: Features;
    candidates: { label: string; score: number; features: Features }[];
    decision?: { by: string; others: number; area: string | null; best_known: boolean };
  };
}

interface Claim {
  content: Span | Span[] | null;
  cue: Span | Span[] | null;
  source: Span | Span[] | null;
  source_id: string | null;
  kind: string;
  cue_class: string;
  negated: boolean;
  hedged: boolean;
  perhaps: boolean;
  confidence: number;
  rule?: string;
}

interface Annotations {
  text: string;
  places: Mention[];
  claims: Claim[];
  sources: { id: string; name: string; type: string }[];
}

/** Characters of JSON from which on it is read only when it is asked for. */
const LONG = 2_000_000;
/** Rows of a list that are made at once. */
const AT_ONCE = 200;
/** Features that are named; the rest is summed. */
const MOST_FEATURES = 8;

/** What decided between the places that a name may mean. */
const GROUNDS: Record<string, (area: string, others: number) => string> = {
  unlisted: () => 'The gazetteer has no place of this name.',
  only_one: () => 'The gazetteer has one place of this name only.',
  said: () => 'The text says what it lies in, or what lies in it.',
  called: () => 'The text says what kind of place it is.',
  near: () => 'It lies near other places of the article.',
  shared: (area, others) =>
    area
      ? `${others} other ${others === 1 ? 'name' : 'names'} of the article lie in ${area}.`
      : 'Other places of the article lie in the same area.',
  dateline: () => 'The report was written there or nearby.',
  paper: () => 'The paper is printed there or nearby.',
  usual: () => 'Newspapers mean this one when they say no more.',
  best_known: () => 'It is the best known of the places of this name.',
};

export class Explanations {
  readonly #mentions: HTMLDetailsElement;
  readonly #claims: HTMLDetailsElement;
  /** What was found and is not read yet. */
  #json = '';
  #annotations: Annotations | undefined;
  #characters: string[] = [];

  constructor(mentions: HTMLDetailsElement, claims: HTMLDetailsElement) {
    this.#mentions = mentions;
    this.#claims = claims;
    for (const list of [mentions, claims]) {
      list.addEventListener('toggle', () => list.open && this.#read());
    }
  }

  /** Takes what was found, as JSON. That of a long article is read when the reader asks for it. */
  take(json: string): void {
    this.#json = json;
    this.#annotations = undefined;
    const named = [
      [this.#mentions, 'Mentions'],
      [this.#claims, 'Claims'],
    ] as const;
    for (const [list, name] of named) {
      list.open = false;
      list.replaceChildren(element('summary', '', name));
    }
    if (json.length <= LONG) this.#read();
  }

  #read(): Annotations | undefined {
    if (this.#annotations || this.#json === '') return this.#annotations;
    const annotations: Annotations = JSON.parse(this.#json);
    this.#json = '';
    this.#annotations = annotations;
    this.#characters = [...annotations.text];
    const { places, claims } = annotations;
    this.#fill(this.#mentions, 'Mentions', places, (mention) => this.#mention(mention));
    this.#fill(this.#claims, 'Claims', claims, (claim) => this.#claim(claim));
    return annotations;
  }

  /** Opens what is said of the mention, or else the claim, at a position of the shown text; whether there is one. */
  open(position: Position): boolean {
    const annotations = this.#read();
    const at = this.#codePointAt(position);
    if (at === undefined || !annotations) return false;
    const { places, claims } = annotations;
    // The caret of a click may stand after the last letter.
    const isIn = ([start, end]: Span) => start <= at && at <= end;
    const mention = places.findIndex(({ start, end }) => isIn([start, end]));
    if (mention >= 0) return openRow(this.#mentions, mention);
    const claim = claims.findIndex(({ content }) => spansOf(content).some(isIn));
    return claim >= 0 && openRow(this.#claims, claim);
  }

  #codePointAt({ block, offset, texts }: Position): number | undefined {
    const text = this.#annotations?.text ?? '';
    let from = 0;
    for (const [index, shown] of texts.entries()) {
      const found = text.indexOf(shown, from);
      if (found < 0) continue;
      if (index === block) return [...text.slice(0, found + offset)].length;
      from = found + shown.length;
    }
    return undefined;
  }

  #fill<Item>(list: HTMLDetailsElement, name: string, items: Item[], row: (item: Item) => HTMLElement): void {
    const summary = element('summary', '', `${name} (${items.length})`);
    const rows = element('div', 'rows');
    const more = element('button', 'more', `${AT_ONCE} more`);
    more.type = 'button';
    let made = 0;
    const add = () => {
      rows.append(...items.slice(made, made + AT_ONCE).map(row));
      made = Math.min(made + AT_ONCE, items.length);
      more.hidden = made === items.length;
    };
    more.addEventListener('click', add);
    list.replaceChildren(summary, rows, more);
    more.hidden = true;
    add();
    list.hidden = items.length === 0;
  }

  #mention(mention: Mention): HTMLElement {
    const { text, name, kind, confidence } = mention;
    const what = text === name ? words(kind) : `${name}, ${words(kind)}`;
    return row(text, what, confidence, () => {
      const { explanation, role } = mention;
      const parts: HTMLElement[] = [element('p', 'fact', `Taken as: ${words(role)}.`)];
      if (!explanation) return [...parts, element('p', 'fact', 'Found by a rule, without features.')];
      const { decision, recognition, candidates } = explanation;
      const ground = decision && GROUNDS[decision.by]?.(decision.area ?? '', decision.others);
      if (ground) parts.push(element('p', 'ground', ground));
      parts.push(heading('Why it is a place', sum(recognition)), features(recognition));
      for (const [nth, { label, score, features: list }] of candidates.entries()) {
        parts.push(heading(`${nth === 0 ? 'Means' : 'Not'} ${label}`, score), features(list));
      }
      if (candidates.length === 0) parts.push(element('p', 'fact', 'The gazetteer has no such name.'));
      return parts;
    });
  }

  #claim(claim: Claim): HTMLElement {
    const source = this.#annotations?.sources.find(({ id }) => id === claim.source_id);
    const who = source?.name ?? 'not attributed';
    return row(this.#words(claim.content), who, claim.confidence, () => {
      const facts: [string, string][] = [
        ['Rule', words(claim.rule ?? 'none')],
        ['Words that attribute it', this.#words(claim.cue) || 'none'],
        ['Words that name the source', this.#words(claim.source) || 'none'],
        ['Source', source ? `${source.name} (${words(source.type)})` : 'none'],
        [
          'Quoted',
          { direct: 'word for word', indirect: 'not word for word', mixed: 'in part' }[claim.kind] ??
            claim.kind,
        ],
        ['Stance of the words', words(claim.cue_class)],
      ];
      if (claim.negated) facts.push(['Denied', 'the source denies it or does not say it']);
      if (claim.hedged) facts.push(['Kept at a distance', 'the article hedges it']);
      if (claim.perhaps) facts.push(['Counted', 'no: too unsure']);
      const list = element('dl', 'facts');
      for (const [term, description] of facts)
        list.append(element('dt', '', term), element('dd', '', description));
      return [list];
    });
  }

  /** The words at one or several spans of code points. */
  #words(spans: Span | Span[] | null): string {
    return spansOf(spans)
      .map(([start, end]) => this.#characters.slice(start, end).join(''))
      .join(' … ');
  }
}

function spansOf(spans: Span | Span[] | null): Span[] {
  if (spans === null) return [];
  return (typeof spans[0] === 'number' ? [spans] : spans) as Span[];
}

/** Opens the row at `index` of a list and goes there; whether there is one. */
function openRow(list: HTMLDetailsElement, index: number): boolean {
  list.open = true;
  let rows = list.querySelectorAll<HTMLDetailsElement>('details');
  while (rows.length <= index) {
    const { length } = rows;
    list.querySelector<HTMLButtonElement>('button.more')?.click();
    rows = list.querySelectorAll<HTMLDetailsElement>('details');
    if (rows.length === length) return false;
  }
  const row = rows[index];
  if (!row) return false;
  row.open = true;
  row.scrollIntoView({ block: 'center' });
  row.querySelector('summary')?.focus({ preventScroll: true });
  return true;
}

/** A row that says more when it is opened. */
function row(marked: string, what: string, confidence: number, more: () => HTMLElement[]): HTMLElement {
  const details = element('details', 'decision');
  const summary = element('summary');
  const sure = element('span', 'sure', `${Math.round(confidence * 100)}\u00a0%`);
  sure.title = 'How sure it is';
  const marks = element('bdi', 'marked', marked);
  summary.append(marks, sure, element('span', 'what', what));
  details.append(summary);
  const fill = () => {
    if (details.childElementCount === 1) details.append(...more());
  };
  details.addEventListener('toggle', fill, { once: true });
  return details;
}

function heading(text: string, score: number): HTMLElement {
  const line = element('p', 'candidate', text);
  line.append(' ', element('span', 'score', signed(score)));
  return line;
}

/** Each feature with its share of the sum, the weightiest first, as bars to either side. */
function features(all: Features): HTMLElement {
  const shown = all.slice(0, MOST_FEATURES);
  if (all.length > MOST_FEATURES)
    shown.push([`${all.length - MOST_FEATURES} more`, sum(all.slice(MOST_FEATURES))]);
  const most = Math.max(1, ...shown.map(([, share]) => Math.abs(share)));
  const list = element('ul', 'features');
  for (const [name, share] of shown) {
    const item = element('li');
    const bar = element('span', share < 0 ? 'bar against' : 'bar for');
    bar.style.setProperty('--share', String(Math.abs(share) / most));
    item.append(element('span', 'feature', words(name)), bar, element('span', 'share', signed(share)));
    list.append(item);
  }
  return list;
}

const sum = (list: Features) => list.reduce((total, [, share]) => total + share, 0);
const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
const words = (name: string) => name.replaceAll(/[_-]/g, ' ');

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className = '', text = '') {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
