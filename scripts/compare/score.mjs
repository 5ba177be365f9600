// The measures, by one rule for all. Spans are [start, end) in indices of JavaScript strings.

/** @typedef {import('./passages.mjs').Mark} Mark */

export function rates(right, given, wanted) {
  const precision = given ? right / given : 0;
  const recall = wanted ? right / wanted : 0;
  const f1 = precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
  return { right, given, wanted, precision, recall, f1 };
}

/** One-to-one pairs of marks and answers: of the same span, or (`overlap`) those that share most characters first. */
export function pairs(gold, given, overlap) {
  const shared = (g, p) => Math.min(g.end, p.end) - Math.max(g.start, p.start);
  const candidates = gold.flatMap((g, i) =>
    given.flatMap((p, j) => {
      const off = Math.abs(g.start - p.start) + Math.abs(g.end - p.end);
      return (overlap ? shared(g, p) > 0 : off === 0) ? [{ i, j, shared: shared(g, p), off }] : [];
    }),
  );
  candidates.sort((a, b) => b.shared - a.shared || a.off - b.off || a.i - b.i || a.j - b.j);
  const taken = { gold: new Set(), given: new Set() };
  return candidates.filter(({ i, j }) => {
    if (taken.gold.has(i) || taken.given.has(j)) return false;
    taken.gold.add(i);
    taken.given.add(j);
    return true;
  });
}

/** Great-circle distance in kilometres. */
export function distance(a, b) {
  const [p, q, lambda] = [a.lat, b.lat, b.lon - a.lon].map((degrees) => (degrees * Math.PI) / 180);
  const h = Math.sin((q - p) / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(lambda / 2) ** 2;
  return 2 * 6371.009 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Within this distance a place counts as found, as in the literature. */
const NEAR_KM = 161;

const isAt = (mark, answer) =>
  Number.isFinite(answer.lat) &&
  Number.isFinite(answer.lon) &&
  distance(mark, answer) <= (mark.within ?? NEAR_KM);

/** Of the pairs whose mark says so at all, the share for which it holds; null where no answer says anything. */
function share(found, isMarked, isGiven, holds) {
  const marked = found.filter(([mark]) => isMarked(mark));
  if (!marked.some(([, answer]) => isGiven(answer))) return null;
  return marked.filter(([mark, answer]) => holds(mark, answer)).length / marked.length;
}

/**
 * Spans over documents. What is optional costs nothing: a mark that is missed or found, an answer that is no mark.
 *
 * @param {{ gold: Mark[], given: Mark[] }[]} documents
 */
export function spans(documents, overlap = false) {
  const sum = { right: 0, given: 0, wanted: 0 };
  const all = [];
  for (const { gold, given } of documents) {
    const paired = pairs(gold, given, overlap);
    const found = paired.filter(({ i }) => !gold[i].optional);
    const matched = new Set(paired.map(({ j }) => j));
    sum.wanted += gold.filter((mark) => !mark.optional).length;
    sum.given += found.length + given.filter((answer, j) => !matched.has(j) && !answer.optional).length;
    sum.right += found.length;
    all.push(...found.map(({ i, j }) => [gold[i], given[j]]));
  }
  const has = (member) => (one) => one[member] !== undefined && one[member] !== null;
  return {
    ...rates(sum.right, sum.given, sum.wanted),
    near: share(all, has('lat'), has('lat'), isAt),
    country: share(all, has('country'), has('country'), (mark, answer) => mark.country === answer.country),
  };
}

export const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** F1 of the words of a text, counted as often as they stand there. */
export function textF1(found, wanted) {
  const [given, gold] = [words(found), words(wanted)];
  const left = new Map();
  for (const word of gold) left.set(word, (left.get(word) ?? 0) + 1);
  const same = given.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  });
  return rates(same.length, given.length, gold.length);
}

/** Fewer words in quotation marks are a title or a distance kept, and may be taken for a quotation or not. */
const FEWEST = 4;

const isShort = (text, { start, end }) => words(text.slice(start, end)).length < FEWEST;

/** What stands in quotation marks within the content of a claim. */
export function quoted(text, claims) {
  const marks = [...text.matchAll(/“[^“”]*”|"[^"]*"/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return marks.flatMap((mark) => {
    const isOf = ([start, end]) => Math.min(end, mark.end) - Math.max(start, mark.start) > 0;
    const claim = claims.find(({ content }) => content.some(isOf));
    return claim ? [{ ...mark, source: claim.source, optional: isShort(text, mark) }] : [];
  });
}

/** The share of words that two spans of a text have in common. */
function sameWords(text, a, b) {
  const at = (span) => {
    const found = [...text.slice(span.start, span.end).matchAll(/[\p{L}\p{N}]+/gu)];
    return new Set(found.map((match) => span.start + match.index));
  };
  const [first, second] = [at(a), at(b)];
  const common = [...first].filter((word) => second.has(word)).length;
  return common / Math.max(1, first.size + second.size - common);
}

/** Whether a speaker is named with a word that the marked one has too. */
function isSpeaker(text, wanted, given) {
  if (!wanted || !given) return false;
  const named = new Set(words(text.slice(...wanted)));
  return words(text.slice(...given)).some((word) => named.has(word));
}

/**
 * Quotations: found where half of the words are the same, right where the speaker shares a word as well.
 *
 * @param {{ text: string, gold: any[], given: any[] }[]} documents
 */
export function quotations(documents) {
  const sum = { found: 0, right: 0, given: 0, wanted: 0 };
  for (const { text, gold, given } of documents) {
    const answers = given.map((answer) => ({ ...answer, optional: isShort(text, answer) }));
    const paired = pairs(gold, answers, true).filter(
      ({ i, j }) => sameWords(text, gold[i], answers[j]) >= 0.5,
    );
    const found = paired.filter(({ i }) => !gold[i].optional);
    const matched = new Set(paired.map(({ j }) => j));
    sum.wanted += gold.filter((mark) => !mark.optional).length;
    sum.given += found.length + answers.filter((answer, j) => !matched.has(j) && !answer.optional).length;
    sum.found += found.length;
    sum.right += found.filter(({ i, j }) => isSpeaker(text, gold[i].source, answers[j].source)).length;
  }
  return { ...rates(sum.found, sum.given, sum.wanted), speaker: rates(sum.right, sum.given, sum.wanted) };
}
