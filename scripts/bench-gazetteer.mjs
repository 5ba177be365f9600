// `node scripts/bench-gazetteer.mjs`: opening and looking up in WebAssembly, under Node's V8. The
// native counterpart is `cargo bench --bench gazetteer`. Both need the built gazetteer.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GAZETTEER, ROOT } from './lib/paths.mjs';
import { main, must } from './lib/run.mjs';

const RUNS = 7;

/** The shortest of several runs, in milliseconds. */
function best(run) {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

function report(what, count, time) {
  const each = (time * 1e6) / count;
  const rate = Math.round(1e9 / each);
  console.log(
    `${what.padEnd(34)} ${time.toFixed(2).padStart(9)} ms ${each.toFixed(0).padStart(9)} ns each ${rate} a second`,
  );
}

await main(async () => {
  const crate = join(ROOT, 'benches', 'gazetteer-wasm');
  const target = join(ROOT, 'target', 'bench-wasm');
  await must(
    'cargo',
    [
      'build',
      '--locked',
      '--release',
      '--quiet',
      '--target',
      'wasm32-unknown-unknown',
      '--manifest-path',
      join(crate, 'Cargo.toml'),
      '--target-dir',
      target,
    ],
    { otherwise: 'The benchmark could not be built.' },
  );
  const file = join(target, 'wasm32-unknown-unknown', 'release', 'gazetteer_wasm_bench.wasm');
  const module = new WebAssembly.Module(readFileSync(file));
  // The core's browser imports come along and are not called.
  /** @type {WebAssembly.Imports} */
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = () => {
      throw new Error(`${name} was called`);
    };
  }
  /** @type {any} The functions of benches/gazetteer-wasm. */
  const exports = new WebAssembly.Instance(module, imports).exports;
  const bytes = readFileSync(GAZETTEER);
  const fill = () => {
    const at = exports.room(bytes.length);
    new Uint8Array(exports.memory.buffer).set(bytes, at);
  };
  let copy = Number.POSITIVE_INFINITY;
  let open = Number.POSITIVE_INFINITY;
  let first;
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    fill();
    const filled = performance.now();
    if (exports.open() !== 1) throw new Error('the gazetteer was refused');
    const end = performance.now();
    first ??= end - start;
    copy = Math.min(copy, filled - start);
    open = Math.min(open, end - filled);
  }
  report('copy into memory and open, cold', 1, first);
  report('copy into memory', 1, copy);
  report('open (checksum and bounds)', 1, open);
  const count = exports.gather();
  report('lookup of a key', count, best(exports.lookup));
  report('walk token by token', count, best(exports.walk));
  report('name of a place', count, best(exports.names));
});
