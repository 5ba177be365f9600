// Measured figures: the page, its plots and what the other pages quote are those of the files that measuring wrote.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { clicks, figures, speeds } from '../../scripts/lib/docs/figures.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';

const read = (path) => readFileSync(join(ROOT, path), 'utf8');
const json = (name) => JSON.parse(read(join('docs', name)));
const quality = json('quality-figures.json');
const judged = json('judged-figures.json');

test('docs/figures.md and its plots are what npm run figures makes of the measured figures', () => {
  const made = figures();
  assert.equal(Object.keys(made).length, 5);
  for (const [path, content] of Object.entries(made)) {
    assert.ok(existsSync(join(ROOT, 'docs', path)), `npm run figures makes ${path}`);
    assert.equal(read(join('docs', path)), content, `${path} is not up to date: npm run figures`);
  }
});

test('every measured figure stands on the page', () => {
  const page = read('docs/figures.md');
  for (const [name, share] of Object.entries(quality)) {
    if (/^(places, all|sample article)/.test(name)) continue;
    assert.ok(page.includes(`| ${name.split(': ')[1]} | ${share.toFixed(3)} |`), name);
  }
  for (const { share, of } of judged.figures) assert.ok(page.includes(`| ${share.toFixed(3)} | ${of} |`));
});

test('the two parts of the places are quoted as they were measured', () => {
  const measures = [
    'recognition precision',
    'recognition recall',
    'recognition F1',
    'within 161 km of those found',
    'end-to-end F1',
  ];
  for (const part of ['fitted on', 'kept aside']) {
    const row = read('docs/quality.md')
      .split('\n')
      .find((line) => line.startsWith(`| ${part} (`));
    const shown = row
      .split('|')
      .slice(2, -1)
      .map((cell) => cell.trim());
    assert.deepEqual(
      shown,
      measures.map((name) => quality[`places, ${part}: ${name}`].toFixed(3)),
      part,
    );
  }
});

/** The figures of the row of docs/quality.md that begins so. */
function quoted(beginning) {
  const row = read('docs/quality.md')
    .split('\n')
    .find((line) => line.startsWith(`| ${beginning} |`));
  assert.ok(row, beginning);
  return row.split('|').at(-2).trim().split(' / ');
}

test('the table at the head of docs/quality.md has the figures that were measured', () => {
  const rows = {
    'places (GeoVirus, all) | recognition F1, exact': ['places, all: recognition F1'],
    ' | end-to-end F1 (found and within 161 km)': ['places, all: end-to-end F1'],
    'infrastructure (71 passages) | detection F1, overlap / exact': [
      'infrastructure: F1 (overlap)',
      'infrastructure: F1 (exact)',
    ],
    ' | kind right': ['infrastructure: kind right'],
    ' | decoys taken': ['infrastructure: decoys taken'],
    ' | of located sites, found and in the right place': ['infrastructure: found and located right'],
    'claims (20 Wikinews articles, core) | claim and source F1': ['claims: claim and source F1'],
  };
  for (const [row, names] of Object.entries(rows)) {
    const shown = quoted(row.replace(/^ \| /, '| '));
    assert.deepEqual(
      shown,
      names.map((name) => quality[name].toFixed(3)),
      row,
    );
  }
});

test('what others judged is quoted as they judged it, in docs/quality.md and in the README', () => {
  const text = read('docs/quality.md').split('## Read by others')[1];
  for (const { share, of } of judged.figures) {
    assert.ok(text.includes(share.toFixed(3)), share);
    assert.ok(text.includes(String(of)), of);
  }
  const readme = read('README.md');
  for (const name of [
    'marks shown as sure: right',
    'claims: right in every field',
    'claims of the key: found, rightly or not',
  ]) {
    const { share, of } = judged.figures.find((figure) => figure.name === name);
    assert.ok(readme.includes(`| ${share.toFixed(3)} of ${of} |`), name);
  }
});

test('the README quotes the development sets as they were measured', () => {
  const readme = read('README.md');
  for (const name of [
    'places, all: recognition F1',
    'places, all: end-to-end F1',
    'infrastructure: F1 (overlap)',
    'claims: claim and source F1',
  ])
    assert.ok(readme.includes(quality[name].toFixed(3)), name);
});

test('the times on the page are those of docs/performance.md', () => {
  const speed = speeds(json('performance-figures.json'));
  const click = clicks(json('click-figures.json'));
  const page = read('docs/performance.md');
  for (const [name, values] of Object.entries(speed.series)) {
    const row = page.split('\n').find((line) => line.startsWith(`| ${name} | `));
    const shown = row
      .split('|')
      .slice(2, 7)
      .map((cell) => Number(cell.trim()) || null);
    assert.deepEqual(shown, values, name);
  }
  for (const [name, values] of Object.entries(click)) {
    const row = page.split('\n').find((line) => line.startsWith(`| ${name} | `));
    const now = row
      .split('|')
      .slice(2, 5)
      .map((cell) => Number(cell.split('/').at(-1).replace(',', '').trim()));
    assert.deepEqual(now, values, name);
  }
});
