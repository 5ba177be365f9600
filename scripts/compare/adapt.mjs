// What each peer's answers mean: spans in indices of the text, or a text. Everything that is open is settled in the peer's favour.
import { words } from './score.mjs';

/** Offsets in code points, as Python and Dateline count, to indices of a JavaScript string. */
export function fromCodePoints(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (offset) => offset;
  const at = [];
  let index = 0;
  for (const character of text) {
    at.push(index);
    index += character.length;
  }
  at.push(index);
  return (offset) => at[offset] ?? text.length;
}

/** A span without what a list of names never has and some models have: an article before, a possessive behind. */
function trimmed(text, { start, end, ...rest }) {
  const inner = text.slice(start, end);
  const before = /^\s*(?:the\s+)?/i.exec(inner)[0].length;
  const behind = /(?:['’]s)?[\s.,;:!?]*$/.exec(inner)[0].length;
  // "Washington, D.C." keeps its full stop where there are others in it.
  const kept = /\.\w+\.$/.test(inner) ? 0 : behind;
  return before + kept >= inner.length
    ? { start, end, ...rest }
    : { start: start + before, end: end - kept, ...rest };
}

/** Names without offsets, in the order of the text: each is the next place where the text has it as a whole word. */
export function aligned(text, names) {
  let from = 0;
  return names.flatMap(([name, country]) => {
    for (let start = text.indexOf(name, from); start >= 0; start = text.indexOf(name, start + 1)) {
      const around = [text[start - 1] ?? ' ', text[start + name.length] ?? ' '];
      if (around.some((one) => words(one).length > 0)) continue;
      from = start + name.length;
      return [{ start, end: from, country }];
    }
    return [];
  });
}

const inOrder = (found) => found.sort((a, b) => a.start - b.start || a.end - b.end);

/** Kinds of Dateline's that sets of cities, regions and countries leave out: they cost nothing where nothing is marked. */
const UNASKED = new Set(
  `demonym ocean sea gulf bay strait river lake waterfall cape coast mountains mountain volcano desert valley plateau glacier
  forest park district square street road building water other`.split(/\s+/),
);

function datelinePlaces(text, answer) {
  const at = fromCodePoints(text);
  return JSON.parse(answer).places.map((place) => ({
    start: at(place.start),
    end: at(place.end),
    kind: place.kind,
    country: place.country,
    lat: place.lat,
    lon: place.lon,
    optional: place.category !== 'place' || UNASKED.has(place.kind),
  }));
}

const withLabel = (text, answer, labels) => {
  const at = fromCodePoints(text);
  const kept = answer.filter(([, , label]) => labels.includes(label));
  return kept.map(([start, end, kind]) => trimmed(text, { start: at(start), end: at(end), kind }));
};

/** Of compromise's answers, which may run over punctuation: from the first word to the last. */
const ofTerms = (answer) =>
  answer.map(({ terms }) => {
    const last = terms.at(-1).offset;
    return { start: terms[0].offset.start, end: last.start + last.length };
  });

/** Places. @type {Record<string, (text: string, answer: any) => import('./passages.mjs').Mark[]>} */
export const PLACES = {
  dateline: datelinePlaces,
  geotext: (text, [cities, countries]) => inOrder([...aligned(text, cities), ...aligned(text, countries)]),
  flashgeotext(text, { cities, countries }) {
    const at = fromCodePoints(text);
    const found = [cities, countries].flatMap((list) => Object.values(list).flatMap((one) => one.span_info));
    return inOrder(found.map(([start, end]) => ({ start: at(start), end: at(end) })));
  },
  // Natural regions and waters are `LOC`, continents too: right where they are marked, else not counted.
  spacy_entities: (text, answer) =>
    withLabel(text, answer, ['GPE', 'LOC']).map((one) => ({ ...one, optional: one.kind === 'LOC' })),
  compromise: (text, answer) => ofTerms(answer).map((one) => trimmed(text, one)),
};

/** Infrastructure. @type {typeof PLACES} */
export const SITES = {
  dateline(text, answer) {
    const at = fromCodePoints(text);
    const sites = JSON.parse(answer).places.filter(({ category }) => category === 'infrastructure');
    return sites.map(({ start, end, kind }) => ({ start: at(start), end: at(end), kind }));
  },
  spacy_entities: (text, answer) => withLabel(text, answer, ['FAC']),
};

/** What is in quotation marks, with who said it. @type {Record<string, (text: string, answer: any) => any[]>} */
export const QUOTATIONS = {
  dateline(text, answer) {
    const at = fromCodePoints(text);
    const span = ([start, end]) => [at(start), at(end)];
    return JSON.parse(answer).claims.map(({ content, source }) => ({
      content: (Array.isArray(content[0]) ? content : [content]).map(span),
      source: source && span(source),
    }));
  },
  textacy(text, answer) {
    const at = fromCodePoints(text);
    return answer.map(([start, end, speaker]) => ({
      start: at(start),
      end: at(end),
      source: speaker && [at(speaker[0]), at(speaker[1])],
    }));
  },
  compromise_quotations: (_, answer) => ofTerms(answer).map((one) => ({ ...one, source: null })),
};

/** The text of a page; the other peers give it as it is. */
export const textOf = (answer) => (typeof answer === 'string' ? answer : (answer?.text ?? ''));
