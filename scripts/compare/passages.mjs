// The project's own passages, read from their markup: a bare text and what is marked in it, in indices of JavaScript strings.
// Each markup is described beside its passages (tests/*/README.md, tests/support/src).

/** @typedef {{ start: number, end: number, kind?: string, optional?: boolean, country?: string,
 *   lat?: number | null, lon?: number | null, within?: number }} Mark */

/**
 * Takes marks that do not nest out of a text.
 *
 * @param {string} marked
 * @param {RegExp} mark Its first group is what stands between the brackets.
 * @param {(inner: string) => { words: string, mark?: Omit<Mark, 'start' | 'end'> }} read
 * @returns {{ text: string, gold: Mark[] }}
 */
function unmark(marked, mark, read) {
  const gold = [];
  let text = '';
  let from = 0;
  for (const match of marked.matchAll(mark)) {
    text += marked.slice(from, match.index);
    from = match.index + match[0].length;
    const { words, mark: what } = read(match[1]);
    if (what) gold.push({ start: text.length, end: text.length + words.length, ...what });
    text += words;
  }
  return { text: text + marked.slice(from), gold };
}

const degrees = (point) => {
  const [lat, lon] = point.split(',').map(Number);
  return { lat, lon };
};

/** What a list of cities and countries, or a model for places, is asked for; the rest of what is marked is optional. */
const PLACES = new Set(['city', 'state', 'country', 'county', 'region', 'neighbourhood']);

/** The point of an area is one of many: how far from it an answer may lie, as in tests/places/press.rs. */
const AREAS = new Set(['country', 'state', 'region', 'water']);
const AREA_KM = 800;

/** A file of tests/places/press/articles: `[[Pokrovsk|city|Donetsk, Ukraine|48.28,37.18]]`. */
export function pressArticles(file) {
  return file.split('\n---\n').map((article) => {
    const [head, ...body] = article.trim().split('\n');
    const host = head.split(',')[1].trim();
    const read = (inner) => {
      const [words, kind, where, point] = inner.split('|');
      const country = where.split(',').at(-1).trim();
      const within = AREAS.has(kind) ? AREA_KM : undefined;
      return { words, mark: { kind, country, optional: !PLACES.has(kind), within, ...degrees(point) } };
    };
    return { url: `https://${host}/`, ...unmark(body.join('\n').trim(), /\[\[(.*?)\]\]/g, read) };
  });
}

/** A file of tests/places/news, a passage a line: `{Paris|US.Texas}`, optional with `~`. */
export function newsPassages(file) {
  return file
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) =>
      unmark(line.replaceAll(' ¶ ', '\n\n'), /\{(.*?)\}/g, (inner) => {
        const [words, where] = inner.split('|');
        return { words, mark: { optional: where === '~' } };
      }),
    );
}

/** A file of tests/infrastructure, a passage a line: `[kind@lat,lon|words]`, optional with `~`, a decoy with `!`. */
export function sitePassages(file) {
  return file
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) =>
      unmark(line, /\[([^[\]]*\|[^[\]]*)\]/g, (inner) => {
        const [what, words] = inner.split('|');
        return what.startsWith('!') ? { words } : { words, mark: { optional: what.startsWith('~') } };
      }),
    );
}

const CLOSES = { '<': '>', '{': '}', '[': ']' };

/** A passage of tests/claims: what is claimed (`[1 …]`, in pieces or not) and by whom (`<1 …>`), by number. */
function claimsIn(marked) {
  const claims = new Map();
  const open = [];
  let text = '';
  let from = 0;
  for (const { 0: mark, 1: opening, 2: numbers, index } of marked.matchAll(/([<{[])([\d,-]+) |[>}\]]/g)) {
    if (!opening && CLOSES[open.at(-1)?.opening] !== mark) continue;
    text += marked.slice(from, index);
    from = index + mark.length;
    if (opening) {
      open.push({ opening, numbers, start: text.length });
      continue;
    }
    const { opening: kind, numbers: which, start } = open.pop();
    for (const number of which.split(',').map((one) => one.replace('-', ''))) {
      const claim = claims.get(number) ?? { content: [], source: null };
      claims.set(number, claim);
      if (kind === '[') claim.content.push([start, text.length]);
      if (kind === '<') claim.source = [start, text.length];
    }
  }
  return { text: text + marked.slice(from), claims: [...claims.values()] };
}

/** A file of tests/claims. */
export function claimPassages(file) {
  return file
    .split(/^# /m)
    .slice(1)
    .map((passage) => {
      const lines = passage.split('\n').slice(1);
      const body = lines.filter((line) => !line.startsWith('= ')).join('\n');
      return claimsIn(body.trim());
    });
}
