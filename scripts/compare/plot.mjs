// The pictures of docs/comparison.md: a row a peer, a panel a measure, a dot a figure. Text stays text; light and dark are the reader's.
import { byF1, HEADINGS } from './report.mjs';

const NAMES = 196;
const PANEL = 158;
const GAP = 22;
const ROW = 26;
const TOP = 62;

const STYLE = `
  svg { font: 13px system-ui, "Liberation Sans", Arial, sans-serif; --ink: #1f2328; --faint: #59636e; --rule: #d1d9e0; --own: #0969da; --dot: #59636e; --back: #ffffff }
  @media (prefers-color-scheme: dark) { svg { --ink: #f0f6fc; --faint: #9198a1; --rule: #3d444d; --own: #4493f8; --dot: #9198a1; --back: #0d1117 } }
  .back { fill: var(--back) } text { fill: var(--ink) } .faint { fill: var(--faint); font-size: 11.5px }
  line { stroke: var(--rule) } circle { fill: var(--dot) } .own circle { fill: var(--own) } .own text { font-weight: 600 }`;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const short = (value) => Number(value.toPrecision(2)).toString();

/** From the least to the greatest in powers of ten, to 0..1. */
function logarithmic(values) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return (value) => (Math.log10(value) - low) / (high - low);
}

/** What is shown: the F1 of at most two sets, and what they cost. */
function panels({ sets, figures }) {
  const of = (title, below, value, at, text) => ({ title, below, value, at, text });
  const quality = sets.slice(0, 2).map(({ id }) =>
    of(
      'F1',
      id,
      (one) => one.sets[id].f1,
      (f1) => f1,
      (f1) => f1.toFixed(3),
    ),
  );
  const cost = (title, below, value) => of(title, below, value, logarithmic(figures.map(value)), short);
  return [
    ...quality,
    cost('seconds a MB', 'processor time, log scale', (one) => one.seconds),
    cost('MB of memory', 'at most, log scale', (one) => one.peak / 1e6),
    cost('MB downloaded', 'with what it needs, log scale', (one) => one.download / 1e6),
  ];
}

function panel({ title, below, value, at, text }, rows, left) {
  const width = PANEL - 54;
  const lines = rows.map((one, nth) => {
    const y = TOP + nth * ROW;
    const x = left + Math.max(0, Math.min(1, at(value(one)))) * width;
    const own = one.name.startsWith('Dateline') ? ' class="own"' : '';
    return `<g${own}><line x1="${left}" x2="${left + width}" y1="${y}" y2="${y}"/><circle cx="${x.toFixed(1)}" cy="${y}" r="4.5"/><text x="${left + PANEL - 2}" y="${y + 4.5}" text-anchor="end">${text(value(one))}</text></g>`;
  });
  const head = `<text x="${left}" y="20">${escaped(title)}</text><text class="faint" x="${left}" y="36">${escaped(below)}</text>`;
  return [head, ...lines].join('\n');
}

/** The picture of a task. */
export function plot(task, found) {
  const shown = panels(found);
  const rows = byF1(found.figures, found.sets[0].id);
  const [width, height] = [NAMES + shown.length * (PANEL + GAP), TOP + rows.length * ROW];
  const names = rows.map((one, nth) => {
    const own = one.name.startsWith('Dateline') ? ' class="own"' : '';
    return `<g${own}><text x="8" y="${TOP + nth * ROW + 4.5}">${escaped(one.name)}</text></g>`;
  });
  const parts = shown.map((one, nth) => panel(one, rows, NAMES + nth * (PANEL + GAP)));
  const told = rows.map(
    (one) => `${one.name}: ${shown.map((p) => `${p.title} ${p.text(p.value(one))}`).join(', ')}`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title told">
<title id="title">${escaped(HEADINGS[task])}: Dateline and its peers</title>
<desc id="told">${escaped(told.join('; '))}</desc>
<style>${STYLE}
</style>
<rect class="back" width="${width}" height="${height}" rx="6"/>
${[...names, ...parts].join('\n')}
</svg>
`;
}
