// What docs/comparison.md says of Dateline and its peers: the figures are those of docs/comparison.json, the scorers are right on
// made cases, and whatever a peer gives out becomes spans of the text. Nothing is installed or measured here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { aligned, PLACES, QUOTATIONS, SITES, textOf } from '../../scripts/compare/adapt.mjs';
import { claimPassages, newsPassages, pressArticles, sitePassages } from '../../scripts/compare/passages.mjs';
import { PEERS } from '../../scripts/compare/peers.mjs';
import { plot } from '../../scripts/compare/plot.mjs';
import { COLUMNS, withMeasured } from '../../scripts/compare/report.mjs';
import { distance, quotations, quoted, spans, textF1 } from '../../scripts/compare/score.mjs';
import { ownSets } from '../../scripts/compare/sets.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';

const read = (path) => readFileSync(join(ROOT, path), 'utf8');
const results = JSON.parse(read('docs/comparison.json'));

test('the tables of docs/comparison.md are what docs/comparison.json says', () => {
  const page = read('docs/comparison.md');
  assert.equal(withMeasured(page, results), page);
  const other = structuredClone(results);
  other.tasks.places.figures[1].sets[other.tasks.places.sets[0].id].f1 = 0.123;
  assert.notEqual(withMeasured(page, other), page);
});

test('the pictures of docs/comparison.md are drawn from docs/comparison.json', () => {
  for (const [task, found] of Object.entries(results.tasks))
    assert.equal(read(`docs/images/comparison-${task}.svg`), plot(task, found), task);
});

test('every peer is measured in each of its tasks, at the version that is locked', () => {
  const node = JSON.parse(read('scripts/compare/package.json')).dependencies;
  const python = new Map(
    [...read('scripts/compare/requirements.in').matchAll(/^([\w-]+)==(\S+)$/gm)].map((m) => [m[1], m[2]]),
  );
  for (const [task, { figures, sets }] of Object.entries(results.tasks)) {
    const peers = PEERS.filter(({ tasks }) => tasks.some((one) => one === task));
    assert.deepEqual(
      figures.map(({ name }) => name),
      peers.map(({ name }) => name),
      task,
    );
    peers.forEach(({ name, packages: [named], from }, nth) => {
      if (from) assert.equal(figures[nth].version, node[named] ?? python.get(named), name);
      assert.ok(figures[nth].seconds > 0 && figures[nth].peak > 1e6 && figures[nth].download > 1e4, name);
      assert.deepEqual(
        Object.keys(figures[nth].sets),
        sets.map(({ id }) => id),
      );
      for (const set of sets)
        assert.deepEqual(Object.keys(figures[nth].sets[set.id]), Object.keys(COLUMNS[task]), name);
    });
  }
});

const at = (text, words, more = {}) => {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length, ...more };
};

test('spans are counted by hand', () => {
  const text = 'Lviv and Kyiv lie in Ukraine on the Dnipro, far from Paris.';
  const gold = [
    at(text, 'Lviv', { lat: 49.84, lon: 24.02, country: 'UA' }),
    at(text, 'Kyiv', { lat: 50.45, lon: 30.52, country: 'UA' }),
    at(text, 'Dnipro', { optional: true }),
    at(text, 'Paris', { lat: 48.85, lon: 2.35, country: 'FR' }),
  ];
  const given = [
    at(text, 'Lviv', { lat: 49.8, lon: 24, country: 'UA' }),
    at(text, 'Kyiv lie', { lat: 50.4, lon: 30.5, country: 'UA' }),
    // Nobody asked for it, and it costs nothing; nor does the next, which says that it may be wrong.
    at(text, 'Dnipro'),
    at(text, 'Ukraine', { optional: true }),
    at(text, 'far'),
    // The Paris of Texas.
    at(text, 'Paris', { lat: 33.66, lon: -95.56, country: 'US' }),
  ];
  const exact = spans([{ gold, given }]);
  assert.deepEqual([exact.right, exact.given, exact.wanted], [2, 4, 3]);
  assert.deepEqual([exact.precision, exact.recall], [0.5, 2 / 3]);
  assert.deepEqual([exact.near, exact.country], [0.5, 0.5]);
  const overlapping = spans([{ gold, given }], true);
  assert.deepEqual([overlapping.right, overlapping.given, overlapping.wanted], [3, 4, 3]);
  // Who gives no points and no countries is not said to give wrong ones.
  const bare = spans([{ gold, given: given.map(({ start, end }) => ({ start, end })) }]);
  assert.deepEqual([bare.near, bare.country], [null, null]);
  assert.equal(spans([{ gold, given: [] }]).f1, 0);
});

test('one answer over everything is one answer', () => {
  const text = 'Lviv, Kyiv, Odesa';
  const gold = ['Lviv', 'Kyiv', 'Odesa'].map((name) => at(text, name));
  assert.equal(spans([{ gold, given: [{ start: 0, end: text.length }] }], true).right, 1);
});

test('distances are those of the globe', () => {
  const [london, paris] = [
    { lat: 51.5074, lon: -0.1278 },
    { lat: 48.8566, lon: 2.3522 },
  ];
  assert.ok(Math.abs(distance(london, paris) - 343.6) < 1);
  assert.ok(Math.abs(distance({ lat: 0, lon: 179.9 }, { lat: 0, lon: -179.9 }) - 22.2) < 0.1);
});

test('the words of a text are counted as often as they stand there', () => {
  assert.equal(textF1('A storm hit the port.', 'A storm hit the port').f1, 1);
  const { right, given, wanted } = textF1('the the the port', 'The port, the quay');
  assert.deepEqual([right, given, wanted], [3, 4, 4]);
  assert.equal(textF1('', 'words').f1, 0);
});

test('quotations are found by half of their words, and right with their speaker', () => {
  const text =
    '“It is safe to go there,” said Ann Lee. “We saw nobody at all,” said Bo Po. She read “Bells”.';
  const claim = (content, source) => ({
    content: [[at(text, content).start, at(text, content).end]],
    source: [at(text, source).start, at(text, source).end],
  });
  const gold = quoted(text, [
    claim('“It is safe to go there,”', 'Ann Lee'),
    claim('“We saw nobody at all,”', 'Bo Po'),
  ]);
  assert.equal(gold.length, 2);
  const given = [
    { ...at(text, 'is safe to go there'), source: [at(text, 'Lee').start, at(text, 'Lee').end] },
    { ...at(text, 'We saw nobody'), source: [at(text, 'Ann Lee').start, at(text, 'Ann Lee').end] },
    { ...at(text, '“Bells”'), source: null },
  ];
  const score = quotations([{ text, gold, given }]);
  assert.deepEqual([score.right, score.given, score.wanted, score.speaker.right], [2, 2, 2, 1]);
});

const TEXT =
  '🙂 Police in Lviv said the United States’s envoy saw Kakhovka dam; Lvivska Street, Lviv, Washington, D.C. burned.';
const wordsAt = (found) => found.map(({ start, end }) => TEXT.slice(start, end));
/** An answer of Python, which counts code points: behind the emoji one less than here. */
const py = (words, label) => [at(TEXT, words).start - 1, at(TEXT, words).end - 1, label];

test("what the peers give becomes spans of the text, in the peers' favour", () => {
  const spacy = [
    py('the United States’s', 'GPE'),
    py('Lviv', 'GPE'),
    py('Washington, D.C.', 'GPE'),
    py('Police', 'ORG'),
  ];
  assert.deepEqual(wordsAt(PLACES.spacy_entities(TEXT, spacy)), [
    'United States',
    'Lviv',
    'Washington, D.C.',
  ]);
  assert.deepEqual(wordsAt(SITES.spacy_entities(TEXT, [py('Kakhovka dam', 'FAC'), py('Lviv', 'GPE')])), [
    'Kakhovka dam',
  ]);
  const flash = { cities: { 'L’viv': { span_info: [py('Lviv').slice(0, 2)] } }, countries: {} };
  assert.deepEqual(wordsAt(PLACES.flashgeotext(TEXT, flash)), ['Lviv']);
  const term = (words) => ({ offset: { start: at(TEXT, words).start, length: words.length } });
  const compromise = [{ terms: [term('United'), term('States’s')] }, { terms: [term('Lviv')] }];
  assert.deepEqual(wordsAt(PLACES.compromise(TEXT, compromise)), ['United States', 'Lviv']);
  assert.deepEqual(wordsAt(QUOTATIONS.compromise_quotations(TEXT, compromise)), ['United States’s', 'Lviv']);
  const [start, end] = py('saw Kakhovka');
  assert.deepEqual(wordsAt(QUOTATIONS.textacy(TEXT, [[start, end, py('Police').slice(0, 2)]])), [
    'saw Kakhovka',
  ]);
  const [from, to] = py('Lviv');
  const dateline = JSON.stringify({
    places: [
      { start: from, end: to, category: 'place', kind: 'city', country: 'UA', lat: 49.84, lon: 24.02 },
      { start: py('Kakhovka dam')[0], end: py('Kakhovka dam')[1], category: 'infrastructure', kind: 'dam' },
    ],
    claims: [{ content: [from, to], source: null }],
  });
  assert.deepEqual(wordsAt(PLACES.dateline(TEXT, dateline)), ['Lviv', 'Kakhovka dam']);
  assert.deepEqual(
    PLACES.dateline(TEXT, dateline).map(({ optional }) => optional),
    [false, true],
  );
  assert.deepEqual(wordsAt(SITES.dateline(TEXT, dateline)), ['Kakhovka dam']);
  assert.equal(textOf({ text: 'a' }) + textOf('b') + textOf(null), 'ab');
});

test('names without offsets are the next whole words that read so, and stay in the text', () => {
  const found = aligned(TEXT, [
    ['Lviv', 'UA'],
    ['Lviv', 'UA'],
    ['Lviv', 'UA'],
    ['Nowhere', 'XX'],
  ]);
  assert.deepEqual(wordsAt(found), ['Lviv', 'Lviv']);
  assert.equal(TEXT.slice(found[1].start - 2, found[1].start), ', ');
});

test('the markup of the passages is taken out of their texts', () => {
  const [press] = pressArticles(
    '# paper: A, a.example, Lviv | fair\nIn [[Lviv|city|Lviv, Ukraine|49.84,24.02]], on [[Rynok|street|Lviv, Ukraine|49.84,24.03]].',
  );
  assert.equal(press.text, 'In Lviv, on Rynok.');
  assert.deepEqual(
    press.gold.map(({ start, end, optional }) => [press.text.slice(start, end), optional]),
    [
      ['Lviv', false],
      ['Rynok', true],
    ],
  );
  const [news] = newsPassages('# a comment\n{Lviv|UA} and {Bar|~}.');
  assert.deepEqual([news.text, news.gold.map(({ optional }) => optional)], ['Lviv and Bar.', [false, true]]);
  const [site] = sitePassages('The [dam@46.7,33.3|Kakhovka dam], [~port|the port], [!|Port Vale].');
  assert.equal(site.text, 'The Kakhovka dam, the port, Port Vale.');
  assert.deepEqual(
    site.gold.map(({ optional }) => optional),
    [false, true],
  );
  const [claims] = claimPassages(
    '# a1 politics\n[1 “Go,”] <1 he> {1 said}, [1 “now.”] <2 She> {2 wants} [2- peace].\n= 1 he, person\n',
  );
  assert.equal(claims.text, '“Go,” he said, “now.” She wants peace.');
  assert.deepEqual(
    claims.claims.map(({ content, source }) => [
      content.map((span) => claims.text.slice(...span)),
      claims.text.slice(...source),
    ]),
    [
      [['“Go,”', '“now.”'], 'he'],
      [['peace'], 'She'],
    ],
  );
});

test("the project's own sets are read whole, without a rest of their markup", () => {
  const sets = ownSets();
  assert.deepEqual(new Set(sets.map(({ task }) => task)), new Set(Object.keys(COLUMNS)));
  for (const { id, task, documents } of sets) {
    assert.ok(documents.length > 10, id);
    for (const { text, html, gold } of documents) {
      if (task === 'pages') {
        assert.ok(html.length > gold.length, id);
        continue;
      }
      assert.doesNotMatch(text, /\[\[|\]\]|[{}]|\[[\d~!]|<\d/, id);
      for (const { start, end } of gold) assert.ok(0 <= start && start < end && end <= text.length, id);
    }
  }
  const press = sets.find(({ id }) => id === 'press, aside').documents.flatMap(({ gold }) => gold);
  // Continents have no country; all others have one that is known.
  assert.ok(press.filter(({ country }) => !country).length < 20);
});
