// The page of measured figures, docs/figures.md, and its plots: made of what was measured, which lies beside it as JSON.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths.mjs';
import { groups, lines, shares } from './plots.mjs';

const json = (name) => JSON.parse(readFileSync(join(ROOT, 'docs', name), 'utf8'));

/** What the sets of quality-figures.json are called, by the beginning of a figure's name. */
const SETS = {
  'places, fitted on': 'Places, the part that weights were fitted on',
  'places, kept aside': 'Places, the part kept aside',
  infrastructure: 'Infrastructure, development set',
  claims: 'Claims, development set',
};

/** A table in Markdown; what is a number stands to the right. */
const table = (head, rows) =>
  [
    `| ${head.join(' | ')} |`,
    `| ${rows[0].map((cell) => (/^[\d.–]+$/.test(String(cell)) ? '---:' : '---')).join(' | ')} |`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');

/** What performance-figures.json measured, by its name there. */
const MEASURED = {
  native: 'native',
  wasm: 'WebAssembly',
  translated: 'translation',
  compromise: 'compromise',
};

/** Seconds a megabyte by what was measured, over the short articles and then by length. */
export function speeds(performance) {
  const lengths = Object.keys(performance.native.singles).map(Number);
  const of = ({ articles, singles }) =>
    [articles, ...lengths.map((length) => singles[length] ?? null)].map((value) =>
      value === null ? null : Number(value.toFixed(3)),
    );
  return {
    lengths: ['2–8 KB', ...lengths.map((length) => length.toLocaleString('en'))],
    series: Object.fromEntries(Object.entries(MEASURED).map(([key, name]) => [name, of(performance[key])])),
  };
}

/** What click-figures.json measured, by its name there. */
const CLICKED = {
  word: 'an extension that highlights one word',
  sample: 'the sample article',
  words: '5,000 words',
  strict: 'the sample article under a strict policy',
};
const CASES = ['cold', 'new tab, warm', 'again on the page'];

/** Milliseconds by what was clicked on, in the order of `CASES`. */
export const clicks = (measured) =>
  Object.fromEntries(
    Object.entries(CLICKED).map(([key, name]) => {
      const { cold, warm, again } = measured[key];
      return [name, [cold, warm, again]];
    }),
  );

/** The figures of one set: name and share. */
const figuresOf = (quality, set) =>
  Object.entries(quality)
    .filter(([name]) => name.startsWith(`${set}: `))
    .map(([name, share]) => ({ name: name.slice(set.length + 2), share }));

/**
 * The page and its plots, by their paths under docs/.
 *
 * @returns {Record<string, string>}
 */
export function figures() {
  const quality = json('quality-figures.json');
  const judged = json('judged-figures.json');
  const performance = json('performance-figures.json');
  const speed = speeds(performance);
  const clicked = json('click-figures.json');
  const click = clicks(clicked);
  const sets = Object.entries(SETS).map(([set, name]) => ({ name, bars: figuresOf(quality, set) }));
  const byOthers = judged.figures.map(({ name, share, of }) => [name, share.toFixed(3), of]);
  const developed = sets.flatMap(({ name, bars }) =>
    bars.map((bar) => [name, bar.name, bar.share.toFixed(3)]),
  );
  const inTable = (head, names, series) =>
    table(
      [head, ...names],
      Object.entries(series).map(([name, values]) => [name, ...values.map((value) => value ?? '–')]),
    );
  const page = `# Figures

Made by \`npm run figures\` of what was measured: \`quality-figures.json\` (written by \`npm run eval -- FOLDER --write\`), \`performance-figures.json\` (by
\`npm run bench -- --write\`), \`click-figures.json\` (by \`npm run bench -- browser --write\`) and \`judged-figures.json\` (what people judged). What they mean, and how they came about, is on [quality](quality.md) and [performance](performance.md).

## Read by others

Of ${judged.what} (${judged.when}). The [fairest figures there are](${judged.where}): nothing was tuned to these articles.

![Shares that were right: ${judged.figures.map(({ name, share }) => `${name} ${share}`).join('; ')}](images/plots/judged.svg)

${table(['', 'share', 'of'], byOthers)}

## Development sets

Their errors were read while rules were written, so they flatter. What is kept aside is fairer. Of decoys none should be taken.

![F1, precision and recall on the development sets, as in the table below](images/plots/quality.svg)

${table(['set', 'measure', 'figure'], developed)}

## Speed

Seconds a megabyte of [the project's own passages](performance.md), which have several times the names and claims of news, by the length of the text in
characters (${performance.when}). "Translation" is the core where a page forbids WebAssembly, "compromise" a
JavaScript library for English that does much less.

![Seconds a megabyte by length of the text, as in the table below](images/plots/speed.svg)

${inTable('s/MB', speed.lengths, speed.series)}

## A click

[Milliseconds from a click](performance.md#a-click-in-chromium) to the first frame with marks, medians of five starts (${clicked.when}).

![Milliseconds from a click to the marks, as in the table below](images/plots/click.svg)

${inTable('ms', CASES, click)}
`;
  return {
    'figures.md': page,
    'images/plots/judged.svg': shares('Judged by others', [
      { name: 'Read by others', bars: judged.figures.map(({ name, share }) => ({ name, share })) },
    ]),
    'images/plots/quality.svg': shares('Development sets', sets),
    'images/plots/speed.svg': lines('Seconds a megabyte', speed.lengths, speed.series),
    'images/plots/click.svg': groups('Milliseconds from a click to the marks', CASES, click),
  };
}
