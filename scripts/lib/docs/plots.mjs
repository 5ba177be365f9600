// Plots as SVG: bars of shares, groups of bars, lines over a logarithmic scale. Colours that can be told apart by everybody, on
// paper of their own, so that they read the same on a light and on a dark page.

const escaped = (text) =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const INK = '#1d1b19';
const QUIET = '#5d5852';
const COLOURS = ['#7a1f2b', '#1f5fae', '#b8751a', '#3b7d4f'];
const WIDTH = 760;

const text = (x, y, words, { anchor = 'start', fill = INK, size = 13, weight = 400 } = {}) =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${fill}" font-size="${size}" font-weight="${weight}">${escaped(words)}</text>`;

/** The whole picture: `title` is what a reader who does not see it is told. */
const picture = (height, title, parts) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, sans-serif">
<title>${escaped(title)}</title>
<rect width="${WIDTH}" height="${height}" fill="#fffdf9"/>
${parts.join('\n')}
</svg>
`;

/**
 * Shares from 0 to 1 as bars, in groups that each have a heading and a colour.
 *
 * @param {string} title
 * @param {{ name: string, bars: { name: string, share: number }[] }[]} groups
 */
export function shares(title, groups) {
  const from = 330;
  const full = WIDTH - from - 70;
  const parts = [];
  let y = 18;
  for (const [index, { name, bars }] of groups.entries()) {
    parts.push(text(16, y + 10, name, { weight: 700 }));
    y += 24;
    for (const bar of bars) {
      parts.push(text(from - 10, y + 12, bar.name, { anchor: 'end' }));
      parts.push(`<rect x="${from}" y="${y}" width="${full}" height="16" fill="#ece5d8"/>`);
      parts.push(
        `<rect x="${from}" y="${y}" width="${(full * bar.share).toFixed(1)}" height="16" fill="${COLOURS[index % COLOURS.length]}"/>`,
      );
      parts.push(text(from + full + 10, y + 13, bar.share.toFixed(3)));
      y += 22;
    }
    y += 10;
  }
  return picture(y, title, parts);
}

/**
 * Groups of bars beside each other, with their values.
 *
 * @param {string} title
 * @param {string[]} cases
 * @param {Record<string, (number | null)[]>} series
 */
export function groups(title, cases, series) {
  const from = 330;
  const full = WIDTH - from - 70;
  const most = Math.max(...Object.values(series).flat().map(Number));
  const parts = [];
  let y = 14;
  for (const [index, name] of cases.entries()) {
    parts.push(`<rect x="${from + index * 140}" y="${y}" width="12" height="12" fill="${COLOURS[index]}"/>`);
    parts.push(text(from + 18 + index * 140, y + 11, name));
  }
  y += 28;
  for (const [name, values] of Object.entries(series)) {
    parts.push(text(from - 10, y + 28, name, { anchor: 'end' }));
    for (const [index, value] of values.entries()) {
      const width = (full * Number(value)) / most;
      parts.push(
        `<rect x="${from}" y="${y}" width="${width.toFixed(1)}" height="13" fill="${COLOURS[index]}"/>`,
      );
      parts.push(text(from + width + 6, y + 11, value, { size: 12 }));
      y += 15;
    }
    y += 12;
  }
  return picture(y, title, parts);
}

/**
 * Lines over a logarithmic scale.
 *
 * @param {string} title
 * @param {string[]} at
 * @param {Record<string, (number | null)[]>} series
 */
export function lines(title, at, series) {
  const [left, right, top, bottom] = [60, WIDTH - 130, 20, 300];
  const values = Object.values(series)
    .flat()
    .filter((value) => value !== null)
    .map(Number);
  const [low, high] = [
    Math.floor(Math.log10(Math.min(...values))),
    Math.ceil(Math.log10(Math.max(...values))),
  ];
  const x = (index) => left + 20 + ((right - left - 40) * index) / (at.length - 1);
  const y = (value) => bottom - ((bottom - top) * (Math.log10(value) - low)) / (high - low);
  const parts = [];
  for (let power = low; power <= high; power += 1) {
    parts.push(`<path d="M${left} ${y(10 ** power).toFixed(1)}H${right}" stroke="#ddd4c5"/>`);
    parts.push(text(left - 8, y(10 ** power) + 4, 10 ** power, { anchor: 'end', fill: QUIET }));
  }
  for (const [index, name] of at.entries())
    parts.push(text(x(index), bottom + 20, name, { anchor: 'middle', fill: QUIET }));
  for (const [index, [name, row]] of Object.entries(series).entries()) {
    const points = row.flatMap((value, number) => (value === null ? [] : [[x(number), y(value)]]));
    const path = points.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join('L');
    parts.push(`<path d="M${path}" fill="none" stroke="${COLOURS[index]}" stroke-width="2.5"/>`);
    for (const [px, py] of points)
      parts.push(`<circle cx="${px.toFixed(1)}" cy="${py.toFixed(1)}" r="3.5" fill="${COLOURS[index]}"/>`);
    const [px, py] = points.at(-1);
    parts.push(text(Math.max(px, right) + 8, py + 4, name, { fill: COLOURS[index], weight: 600 }));
  }
  return picture(bottom + 36, title, parts);
}
