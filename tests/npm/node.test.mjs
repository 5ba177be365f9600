// The npm package in Node, from its packed tarball in a fresh folder.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CLI, GAZETTEER, ROOT, SAMPLE_ARTICLE } from '../../scripts/lib/paths.mjs';
import { must, run } from '../../scripts/lib/run.mjs';
import { Consumer } from './consumer.mjs';

/** @type {Consumer} */
let consumer;
let core;
let annotator;

before(async () => {
  consumer = await Consumer.installed();
  core = await import(pathToFileURL(consumer.ofPackage('index.js')).href);
  annotator = new core.Annotator();
});
after(() => consumer?.remove());

const sample = readFileSync(SAMPLE_ARTICLE, 'utf8');
const page = readFileSync(join(ROOT, 'tests/pages/nato-air-defence.html'), 'utf8');

/** What the command prints, given `input` as a file or as its arguments. */
async function command(...args) {
  const { stdout } = await must(CLI, args, { env: { DATELINE_GAZETTEER: GAZETTEER }, output: 'capture' });
  return stdout;
}

/** What the command answers to `document`, without its id. */
async function answered(document) {
  const file = consumer.write('documents.jsonl', `${JSON.stringify({ id: 7, ...document })}\n`);
  return (await command('annotate', '--jsonl', file)).trimEnd().replace('"id":7,', '');
}

for (const [name, document] of Object.entries({
  'a text': { text: sample },
  'a text at an address': {
    text: 'The council of Newport met on Monday.',
    url: 'https://www.southwalesargus.co.uk/news/1/',
  },
  'a page': { html: page, url: 'https://example.org/a.html' },
  'emoji, combining marks and bidi controls': {
    text: 'In 🇺🇦 Zaporizhzh\u0301ia, \u202eOdesa\u202c said it.',
  },
  'an empty text': { text: '' },
})) {
  test(`it answers what the command does, to the byte: ${name}`, async () => {
    assert.equal(annotator.annotateJson(document), await answered(document));
    assert.deepEqual(annotator.annotate(document), JSON.parse(annotator.annotateJson(document)));
  });
}

test('a string is a text', () => {
  assert.deepEqual(annotator.annotate(sample), annotator.annotate({ text: sample }));
  assert.ok(annotator.annotate(sample).places.length > 10);
});

test('offsets are made indices of strings, behind emoji and beside broken characters', () => {
  const text = 'A lone \ud83c here, flags 🇺🇦🇵🇱: talks in Kyiv went on, 😀 and in Warsaw too.';
  const at = core.utf16(text);
  const { places } = annotator.annotate(text);
  assert.deepEqual(
    places.map(({ start, end }) => text.slice(at(start), at(end))),
    ['Kyiv', 'Warsaw'],
  );
  assert.notEqual(text.slice(places[0].start, places[0].end), 'Kyiv');
});

test('of a page the text is given that the offsets count in', () => {
  const { text, places } = annotator.annotate({ html: page });
  for (const place of places) assert.equal(text.slice(place.start, place.end), place.text);
  assert.ok(places.length > 10);
});

const FORMATS = {
  markdown: 'markdown',
  kml: 'kml',
  csv: 'csv',
  'claims-csv': 'claims-csv',
};
for (const [format, named] of Object.entries(FORMATS)) {
  test(`it writes what the command does: ${format}`, async () => {
    assert.equal(
      annotator.export(sample, format),
      await command('annotate', '--format', named, SAMPLE_ARTICLE),
    );
  });
}

for (const format of ['json', 'geojson', 'web-annotation']) {
  test(`it writes what the command does, in one line: ${format}`, async () => {
    const written = JSON.parse(annotator.export(sample, format));
    assert.deepEqual(written, JSON.parse(await command('annotate', '--format', format, SAMPLE_ARTICLE)));
  });
}

test('what people read is in their language', () => {
  assert.match(annotator.export(sample, 'markdown', { locale: 'uk' }), /хто має рацію/);
});

test('why it was so is said when asked for, and only then', () => {
  const explained = ({ places }) => places.filter(({ explanation }) => explanation).length;
  assert.equal(explained(annotator.annotate(sample)), 0);
  assert.ok(explained(annotator.annotate(sample, { explain: true })) > 10);
});

test('a name is looked up as by the command', async () => {
  for (const name of ['Paris', 'Zaporizhzhia NPP']) {
    assert.deepEqual(annotator.lookup(name), JSON.parse(await command('lookup', '--json', name)));
  }
  assert.deepEqual(annotator.lookup('no such name at all').candidates, []);
});

test('a page is extracted as by the command', async () => {
  const file = consumer.write('page.html', page);
  const url = 'https://example.org/a.html';
  assert.deepEqual(core.extract(page, url), JSON.parse(await command('extract', file, '--url', url)));
});

test('what is no document is refused in words', () => {
  assert.throws(() => annotator.annotate({ html: '<p>Hello' }), /no article found/);
  assert.throws(() => annotator.annotate({ html: page, text: sample }), /both "text" and "html"/);
  assert.throws(() => annotator.annotate({}), /neither "text" nor "html"/);
  assert.throws(() => annotator.annotate(undefined), /a document is a string/);
  assert.throws(() => annotator.annotate({ text: 5 }), /"text" is no string/);
  assert.throws(() => annotator.export(sample, 'pdf'), /no format "pdf"/);
  assert.throws(() => core.extract('<p>Hello'), Error);
  // And goes on.
  assert.ok(annotator.annotate(sample).places.length > 10);
});

test('a gazetteer that is damaged is refused, and the next one taken', () => {
  const damaged = readFileSync(consumer.ofPackage('gazetteer.bin'));
  damaged[damaged.length >> 1] ^= 1;
  assert.throws(() => new core.Annotator(damaged), /gazetteer/i);
  const second = new core.Annotator();
  assert.deepEqual(second.annotate(sample), annotator.annotate(sample));
  second.free();
  assert.throws(() => second.annotate(sample));
});

test('loading first, as in a browser, changes nothing; twice neither', async () => {
  const script = `
    import { Annotator, load } from '@dateline/core';
    import { readFileSync } from 'node:fs';
    await Promise.all([load(), load({ gazetteer: new URL('file://' + process.argv[1]) })]);
    await load();
    process.stdout.write(new Annotator().annotateJson(readFileSync(process.argv[2], 'utf8')));`;
  const gazetteer = consumer.ofPackage('gazetteer.bin');
  const printed = await consumer.node('--input-type=module', '--eval', script, gazetteer, SAMPLE_ARTICLE);
  assert.equal(printed, annotator.annotateJson(sample));
});

test('older programs can require it', () => {
  const required = createRequire(consumer.path('old.cjs'))('@dateline/core');
  assert.equal(typeof required.Annotator, 'function');
});

test('the first example of its README prints what the README says', async () => {
  const readme = readFileSync(consumer.ofPackage('README.md'), 'utf8');
  const [, example] = /```js\n(.*?)```/s.exec(readme) ?? [];
  const [, output] = /```text\n(.*?)```/s.exec(readme) ?? [];
  consumer.write('example.mjs', example);
  assert.equal(await consumer.node('example.mjs'), output);
});

test('its types say what it takes and gives, and refuse the rest', async () => {
  consumer.write(
    'typed.ts',
    `import { Annotator, extract, load, utf16, type Annotations, type Claim, type Kind, type Place } from '@dateline/core';
await load({ gazetteer: new URL('https://example.org/gazetteer.bin') });
const annotator = new Annotator();
const { places, claims }: Annotations = annotator.annotate('In Kyiv.', { explain: true });
const text: string = annotator.annotate({ html: '<p>', url: 'https://example.org' }).text;
const kinds: Kind[] = places.map((place: Place) => place.kind);
const sure: Claim[] = claims.filter(({ perhaps }) => !perhaps);
const title: string | null = extract('<p>').title;
const at: number = utf16(text)(places[0]?.start ?? 0);
const geojson: string = annotator.export(text, 'geojson');
const latitude: number | undefined = annotator.lookup('Kyiv').candidates[0]?.lat;
console.log(kinds, sure, title, at, geojson, latitude);
// @ts-expect-error
annotator.annotate(5);
// @ts-expect-error
annotator.export(text, 'pdf');
// @ts-expect-error
places[0].nowhere;
`,
  );
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom'];
  for (const kind of [
    ['--module', 'nodenext'],
    ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ]) {
    const { stdout, code } = await run(process.execPath, [tsc, ...options, ...kind, 'typed.ts'], {
      cwd: consumer.folder,
      output: 'capture',
    });
    assert.equal(stdout, '');
    assert.equal(code, 0);
  }
});

test('licences and attributions of all that is in it are in it', () => {
  const text = (name) => readFileSync(consumer.ofPackage(name), 'utf8');
  assert.match(text('NOTICE'), /GeoNames/);
  assert.match(text('LICENSE-MIT'), /Permission is hereby granted/);
  assert.match(text('LICENSE-APACHE'), /Apache License/);
  for (const crate of ['wasm-bindgen', 'serde_json', 'scraper', 'html5ever']) {
    assert.match(text('THIRD-PARTY.txt'), new RegExp(`^${crate} \\d`, 'm'));
  }
});

test('it names no folder of whoever built it', () => {
  for (const file of ['dateline_bg.wasm', 'core.js', 'index.js']) {
    const bytes = readFileSync(consumer.ofPackage(file)).toString('latin1');
    assert.ok(!bytes.includes(ROOT) && !/\.cargo\/registry/.test(bytes), file);
  }
});

test('its version is the one of everything else', () => {
  const version = (path) => JSON.parse(readFileSync(path, 'utf8')).version;
  assert.equal(version(consumer.ofPackage('package.json')), version(join(ROOT, 'package.json')));
});
