// The core with a counter of its work: of every function that is entered and every turn of a loop.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NAMED_FEATURES } from '../build-core.mjs';
import { CORE, ROOT } from './paths.mjs';
import { must } from './run.mjs';

/** What binaryen has the core call, and how far it has counted. */
const COUNTER = `(module
  (global $n (mut i64) (i64.const 0))
  (func (export "log_execution") (param i32) (global.set $n (i64.add (global.get $n) (i64.const 1))))
  (func (export "counted") (result f64) (f64.convert_i64_u (global.get $n))))`;

const binaryen = (tool, ...args) =>
  must(
    process.execPath,
    [
      join(ROOT, 'node_modules', 'binaryen', 'bin', tool),
      ...NAMED_FEATURES,
      '--enable-mutable-globals',
      ...args,
    ],
    { output: 'capture' },
  );

/** Makes the module in `folder`; its file. Beside what the core exports it has `counted()`. */
export async function makeCountingCore(folder) {
  const [called, counter, counting] = ['called.wasm', 'counter.wat', 'counting.wasm'].map((name) =>
    join(folder, name),
  );
  await binaryen('wasm-opt', '--log-execution=env', join(CORE, 'dateline_bg.wasm'), '-o', called);
  writeFileSync(counter, COUNTER);
  await binaryen('wasm-merge', called, 'core', counter, 'env', '-o', counting);
  return counting;
}
