// The core in WebAssembly and its translation to JavaScript compute the same, byte for byte.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { CORE, GAZETTEER, SAMPLE_ARTICLE } from '../../scripts/lib/paths.mjs';

const gazetteer = readFileSync(GAZETTEER);

/** A core of its own: the glue holds one instance, so each gets its own copy of the glue. */
const glue = (query) => import(`${pathToFileURL(join(CORE, 'dateline.js'))}?${query}`);

async function loadWasm() {
  const core = await glue('wasm');
  core.initSync({ module: readFileSync(join(CORE, 'dateline_bg.wasm')) });
  return core;
}

async function loadTranslated() {
  const core = await glue('translated');
  vm.runInThisContext(readFileSync(join(CORE, 'dateline_translated.js'), 'utf8'));
  core.initTranslated(globalThis[Symbol.for('dateline.translated-core')]);
  return core;
}

let cores;
let wasm;
let translated;
before(async () => {
  cores = { wasm: await loadWasm(), translated: await loadTranslated() };
  wasm = new cores.wasm.Annotator(gazetteer);
  translated = new cores.translated.Annotator(gazetteer);
});

const sample = readFileSync(SAMPLE_ARTICLE, 'utf8');

const TEXTS = {
  'the sample article': sample,
  'an empty text': '',
  'nothing but a line break': '\n',
  'Cyrillic, combining marks, bidi controls and emoji':
    'Мер Харкова Ігор Терехов повідомив про вибухи. In Zaporizhzh\u0301ia, \u202eOdesa\u202c and 🇺🇦 Kyiv, «тихо».',
  'a lone surrogate': 'Lviv \ud800 Kyiv',
  'a text long enough to grow the memory many times': `${sample}\n`.repeat(200),
};

for (const [name, text] of Object.entries(TEXTS)) {
  test(`both cores annotate alike: ${name}`, () => {
    assert.equal(translated.annotate(text), wasm.annotate(text));
  });
}

test('what they compute is not nothing', () => {
  const { places, claims } = JSON.parse(wasm.annotate(sample));
  assert.ok(places.length > 10, `${places.length} places`);
  assert.ok(claims.length > 2, `${claims.length} claims`);
});

test('both cores refuse a damaged gazetteer with the same words', () => {
  const damaged = Uint8Array.from(gazetteer);
  damaged[damaged.length >> 1] ^= 1;
  const refusal = (core, bytes) => {
    try {
      new core.Annotator(bytes);
    } catch (error) {
      return error.message;
    }
    return undefined;
  };
  for (const bytes of [damaged, gazetteer.subarray(0, 1000), new Uint8Array()]) {
    const words = refusal(cores.wasm, bytes);
    assert.ok(words);
    assert.equal(refusal(cores.translated, bytes), words);
  }
});
