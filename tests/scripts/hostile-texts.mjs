// Texts that no newspaper prints, each of one repeated piece or of names without end: what a page may hold to have all of
// the annotator work for long. Those that are hostile to claims alone are in tests/claims/hostile.rs.

const repeated = (piece) => (length) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** A capitalised word of its own for each number. */
const word = (number) => {
  let rest = number;
  let letters = 'K';
  for (let at = 0; at < 5; at += 1) {
    letters += String.fromCharCode(97 + (rest % 20));
    rest = Math.floor(rest / 20);
  }
  return letters;
};

const listed = (names, between) => (length) => {
  const parts = [];
  for (let at = 0, sum = 0; sum < length; at += 1) {
    const name = names(at);
    parts.push(name);
    sum += name.length + between.length;
  }
  return parts.join(between).slice(0, length);
};

/** Each by name: makes a text of so many characters. `towns` are names that the gazetteer has many places for. */
export const hostileTexts = (towns) => {
  const town = (at) => towns[at % towns.length];
  return {
    'Paris, without end': repeated('Paris, '),
    'Paris without commas': repeated('Paris '),
    'towns in one sentence': listed(town, ', '),
    'towns without commas': listed(town, ' '),
    'towns, one a line': listed(town, '\n'),
    'towns, one a paragraph': listed(town, '\n\n'),
    'towns and states': listed((at) => `${town(at)}, Texas`, '; '),
    'in every town': listed((at) => `in ${town(at)}`, ' and '),
    'names that nobody has': listed(word, ', '),
    'names that nobody has, in rows': listed(word, ' '),
    'said by names that nobody has': listed((at) => `${word(at)} ${word(at * 7)} said it was so.`, ' '),
    'plants without end': listed((at) => `the ${word(at)} power plant`, ', '),
    'a plant, again and again': repeated('the power plant in Paris and the plant, '),
    'roads without end': listed((at) => `${word(at)} Street`, ', '),
    'rivers without end': listed((at) => `the ${word(at)} River`, ' and '),
    'fires in every town': listed((at) => `A fire broke out at the ${town(at)} refinery.`, ' '),
    'denials without end': repeated('The dam held, the mayor said. The dam did not hold, the mayor said. '),
    capitals: repeated('PARIS '),
    'one word in capitals': repeated('A'),
    'one word': repeated('a'),
    'letters with stops': repeated('U.S.'),
    dots: repeated('.'),
    'dots apart': repeated('. '),
    quotes: repeated('"'),
    'quotes and words': repeated('“so '),
    hyphens: repeated('Paris-'),
    brackets: (length) => `${'('.repeat(length / 2)}${')'.repeat(length / 2)}`,
    'bidi controls': repeated('\u202eParis\u202c '),
    'combining marks': repeated('\u0301'),
    NULs: repeated('Paris\0'),
    'line breaks': repeated('\n'),
    digits: repeated('1,000 '),
    datelines: repeated('PARIS (Reuters) — \n\n'),
    and: repeated('Paris and '),
    of: repeated('mayor of Paris of '),
    'another script': repeated('Київ і Львів '),
  };
};
