// The measured part of docs/comparison.md, of docs/comparison.json and of nothing else.

const BEGIN = '<!-- measured: written by npm run compare -->';
const END = '<!-- end of what is measured -->';

const share = (value) => (value === null || value === undefined ? '–' : value.toFixed(3));
const megabytes = (bytes) => (bytes / 1e6).toFixed(bytes < 1e6 ? 2 : bytes < 1e7 ? 1 : 0);
const seconds = (value) => Number(value.toPrecision(2)).toString();

export const HEADINGS = {
  places: 'Places',
  sites: 'Infrastructure',
  quotations: 'Quotations',
  pages: 'The article of a page',
};

/** What is measured of each task, by the name of its column. */
export const COLUMNS = {
  places: {
    precision: 'precision',
    recall: 'recall',
    f1: 'F1',
    overlap: 'F1, overlapping',
    country: 'country right',
    near: 'within 161 km',
  },
  sites: { precision: 'precision', recall: 'recall', f1: 'F1, overlapping', exact: 'F1, exact' },
  quotations: { precision: 'precision', recall: 'recall', f1: 'F1', speaker: 'F1 with the speaker' },
  pages: { precision: 'precision', recall: 'recall', f1: 'F1', worst: 'F1 of the worst page' },
};

const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) =>
  [row(head), row(head.map((_, at) => (at ? '---:' : '---'))), ...rows.map(row)].join('\n');

export const byF1 = (figures, set) => [...figures].sort((a, b) => b.sets[set].f1 - a.sets[set].f1);

function setTable(task, set, figures) {
  const columns = Object.entries(COLUMNS[task]);
  const rows = byF1(figures, set.id).map(({ name, sets }) => [
    name,
    ...columns.map(([key]) => share(sets[set.id][key])),
  ]);
  const unit = set.marks === undefined ? '' : `, ${set.marks.toLocaleString('en')} marked`;
  const head = `**${set.id}** (${set.documents} documents${unit}): ${set.about}.`;
  return `${head}\n\n${table(['', ...columns.map(([, title]) => title)], rows)}`;
}

function costs({ figures, bytes }) {
  const [own] = figures;
  const rows = figures.map(({ name, version, seconds: time, ready, peak, download, packages }) => [
    `${name} ${version}`,
    seconds(time),
    seconds(time / own.seconds),
    seconds(ready),
    megabytes(peak),
    megabytes(download),
    String(packages),
  ]);
  const head = ['', 's/MB', `times ${own.name}`, 's until ready', 'MB at most', 'MB downloaded', 'packages'];
  return `Over ${megabytes(bytes)} MB:\n\n${table(head, rows)}`;
}

/** @param {any} results What docs/comparison.json has. */
export function measured(results) {
  const { date, machine, rounds, passes } = results.measured;
  const parts = Object.entries(results.tasks).map(([task, found]) => {
    const sets = found.sets.map((set) => setTable(task, set, found.figures));
    const picture = `![Figures of the table below as dots](images/comparison-${task}.svg)`;
    return [`### ${HEADINGS[task]}`, picture, ...sets, costs(found)].join('\n\n');
  });
  const when =
    `Measured on ${date}: ${machine.processor}, one core of ${machine.cores}, Node ${machine.node}, Python ${machine.python}; ` +
    `medians of ${rounds * passes} passes in ${rounds} processes each.`;
  return [BEGIN, when, ...parts, END].join('\n\n');
}

/** The page with its measured part put in place of what was there. */
export function withMeasured(page, results) {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`docs/comparison.md has not both ${BEGIN} and ${END}.`);
  return page.slice(0, from) + measured(results) + page.slice(to + END.length);
}
