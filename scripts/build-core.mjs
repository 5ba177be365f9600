// Builds the Rust core for the browser into build/core:
//
//   dateline.js             the glue (an ES module, with types in dateline.d.ts)
//   dateline_bg.wasm        the core
//   dateline_translated.js  the same core in plain JavaScript, for pages whose policy forbids wasm
//
// and beside it, for the options page alone, what reads a reader's own lists:
//
//   dateline_lists.js       the glue (types in dateline_lists.d.ts)
//   dateline_lists_bg.wasm  the module
//
// Both cores come from one wasm module and run under the one glue, so they cannot differ in what
// they compute. docs/decisions/0001-core-without-webassembly.md has the reasons and the numbers.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutFolders } from './lib/crates-folders.mjs';
import { upToDate } from './lib/files.mjs';
import { BUILD, CORE, ROOT } from './lib/paths.mjs';
import { main, must, Stop, say, together } from './lib/run.mjs';
import { unclobbered } from './lib/unclobbered-glue.mjs';

const GLUE = join(CORE, 'dateline.js');
const TYPES = join(CORE, 'dateline.d.ts');
const MODULE = join(CORE, 'dateline_bg.wasm');
const TRANSLATED = join(CORE, 'dateline_translated.js');
const LISTS = ['dateline_lists.js', 'dateline_lists.d.ts', 'dateline_lists_bg.wasm'];

/** What the compiler leaves, for `glue/` to read. */
const WASM = 'wasm32-unknown-unknown';
const COMPILED = join(ROOT, 'target', WASM, 'release', 'dateline.wasm');

/** What may appear in the module; the absence of `reference-types` is the point, see below. */
const WASM_FEATURES = 'bulk-memory,mutable-globals,nontrapping-fptoint,sign-ext';

/**
 * The linker names the features of the module. Where it names `reference-types`, wasm-bindgen keeps
 * JavaScript objects in a second table, and wasm2js cannot translate two tables. Rust's own
 * standard library is built with that feature named (it does not use it), hence no check.
 */
const RUSTFLAGS = [
  '--cfg=web_sys_unstable_apis',
  '-Clink-arg=--no-check-features',
  `-Clink-arg=--features=${WASM_FEATURES}`,
];

/**
 * For the least size: every page loads the core, and a page with a strict policy parses its translation, which
 * is twice as large. What runs once or twice, as in a short article, is faster so, too: docs/performance.md.
 */
const SMALL = { CARGO_PROFILE_RELEASE_OPT_LEVEL: 'z' };

/**
 * What binaryen makes of the module for the least size: its control flow is taken apart and put together again, which alone
 * saves a hundredth. Below 1,024 nothing lies: the stack begins at a megabyte and grows down.
 */
const LEAST = ['-Oz', '--flatten', '--rereloop', '-Oz', '-Oz', '--low-memory-unused'];

/** The features that the module has, as binaryen calls them. */
export const NAMED_FEATURES = [
  '--enable-bulk-memory',
  '--enable-bulk-memory-opt',
  '--enable-sign-ext',
  '--enable-nontrapping-float-to-int',
];

/** Instructions newer than what wasm2js reads, rewritten in older ones. */
const LOWERING = [
  ...NAMED_FEATURES,
  '--signext-lowering',
  '--llvm-nontrapping-fptoint-lowering',
  '--llvm-memory-copy-fill-lowering',
];

const binaryen = (tool) => join(ROOT, 'node_modules', 'binaryen', 'bin', tool);
const node = (script, ...args) => must(process.execPath, [script, ...args], { output: 'capture' });

export async function buildCore() {
  const inputs = [
    'src',
    'data/own-lists',
    'data/facility-patterns.tsv',
    'data/ordinary-words.txt',
    'Cargo.toml',
    'Cargo.lock',
    '.cargo',
    'glue',
    'rust-toolchain.toml',
    'scripts/build-core.mjs',
    'scripts/lib/crates-folders.mjs',
    'scripts/lib/unclobbered-glue.mjs',
  ];
  const outputs = [GLUE, TYPES, MODULE, TRANSLATED, ...LISTS.map((name) => join(CORE, name))];
  if (
    upToDate(
      outputs,
      inputs.map((path) => join(ROOT, path)),
    )
  ) {
    return;
  }
  say('building the core for the browser');
  const fresh = join(BUILD, 'core.new');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  await compile(fresh);
  // To optimise a module takes one core, and so does the end of compiling one.
  await together(makeCores(fresh), buildLists(fresh));
  rmSync(CORE, { recursive: true, force: true });
  renameSync(fresh, CORE);
}

/** Makes of the compiled module in `folder` the core and its translation, and the glue serve both. */
async function makeCores(folder) {
  const module = join(folder, 'dateline_bg.wasm');
  const lowered = join(folder, 'lowered.wasm');
  const script = join(folder, 'lowered.js');
  await node(binaryen('wasm-opt'), ...LEAST, module, '-o', module);
  await node(binaryen('wasm-opt'), ...LOWERING, module, '-o', lowered);
  await node(binaryen('wasm2js'), '-Os', lowered, '-o', script);
  writeFileSync(join(folder, 'dateline_translated.js'), await asClassicScript(readFileSync(script, 'utf8')));
  for (const file of [lowered, script]) rmSync(file);
  const [glue, types] = [join(folder, 'dateline.js'), join(folder, 'dateline.d.ts')];
  writeFileSync(glue, adaptGlue(readFileSync(glue, 'utf8')));
  writeFileSync(types, readFileSync(types, 'utf8') + ADDED_TYPES);
}

/**
 * Compiles the crate for the browser and writes it with its glue into `folder`, as `name`, for the least size unless
 * `profile` says otherwise.
 *
 * @param {string} folder
 * @param {string} name
 * @param {string[]} features
 * @param {Record<string, string>} profile
 */
export async function compile(folder, name = 'dateline', features = [], profile = SMALL) {
  // In this form a folder may have a space in its name.
  const CARGO_ENCODED_RUSTFLAGS = [...RUSTFLAGS, ...withoutFolders()].join('\x1f');
  // As a module and as nothing else: with a second kind of library beside it, cargo compiles without optimising at link time.
  const library = ['--package', 'dateline', '--lib', '--crate-type', 'cdylib'];
  await must(
    'cargo',
    ['rustc', '--locked', '--quiet', '--release', ...library, '--target', WASM, ...features],
    {
      env: { CARGO_ENCODED_RUSTFLAGS, ...profile },
      otherwise: 'The core could not be compiled for the browser.',
    },
  );
  const glue = ['run', '--locked', '--quiet', '--profile', 'tool', '--package', 'dateline-glue', '--'];
  await must('cargo', [...glue, COMPILED, folder, name], {
    otherwise: "The core's glue could not be written.",
  });
}

/** Adds the module that reads own lists: the same crate without what pages need, and with what they do not. */
async function buildLists(folder) {
  say('building the module that reads own lists');
  const apart = join(folder, 'lists');
  await compile(apart, 'dateline_lists', ['--features', 'lists']);
  const module = join(apart, 'dateline_lists_bg.wasm');
  await node(binaryen('wasm-opt'), ...LEAST, module, '-o', module);
  const glue = join(apart, 'dateline_lists.js');
  writeFileSync(glue, withoutPlaceholder(readFileSync(glue, 'utf8')));
  for (const name of LISTS) renameSync(join(apart, name), join(folder, name));
  rmSync(apart, { recursive: true });
}

const ADDED_TYPES = `
/**
 * Initialises the core from its translation to JavaScript instead of from WebAssembly.
 * \`instantiate\` is what dateline_translated.js leaves under \`Symbol.for('dateline.translated-core')\`.
 */
export function initTranslated(instantiate: (imports: object) => object): InitOutput;

/**
 * Lets the core and its memory go. Nothing of it may be in use: no listener, no annotation. It can be
 * initialised again.
 */
export function release(): void;

/**
 * A document or a form without what the page's markup puts in place of its properties; anything else as it is. The core
 * sees the page through this.
 */
export function unclobbered<Node extends object>(node: Node): Node;
`;

const ADDED_GLUE = `
export function initTranslated(instantiate) {
  if (wasm !== undefined) return wasm;
  return __wbg_finalize_init({ exports: instantiate(__wbg_get_imports()) }, undefined);
}

export function release() {
  wasm = wasmInstance = wasmModule = __wbg_init_promise = undefined;
  cachedDataViewMemory0 = cachedUint8ArrayMemory0 = null;
  heap.splice(HELD, heap.length - HELD);
  heap.fill(undefined, 0, HELD - 4);
  heap_next = HELD;
  stack_pointer = HELD - 4;
}
const HELD = heap.length;
`;

/** Replaces what must be there: a new wasm-bindgen that writes other glue fails the build here. */
function replaced(text, pattern, replacement, what) {
  if (!pattern.test(text))
    throw new Stop(`wasm-bindgen's glue has no ${what}: scripts/build-core.mjs must follow it.`);
  return text.replace(pattern, replacement);
}

/** The glue without the import from a module that does not exist: where objects start in the table that is not there. */
export const withoutPlaceholder = (glue) =>
  glue.replace(
    /^import \* as (\w+) from "__wbindgen_externref_xform__";?$/m,
    'const $1 = { __proto__: null, __wbindgen_externref_statics_end: () => 0 };',
  );

/** Makes wasm-bindgen's glue serve both cores. */
export function adaptGlue(glue) {
  let text = withoutPlaceholder(glue);
  if (/^import /m.test(text))
    throw new Stop("wasm-bindgen's glue has an import that scripts/build-core.mjs does not know.");
  // The glue sees that memory has grown by its old buffer being detached. In the translation the
  // old buffer stays valid, and reading it would give stale bytes.
  text = replaced(
    text,
    /(\w+) === null \|\| \1\.byteLength === 0\)/g,
    '$1 === null || $1.buffer !== wasm.memory.buffer)',
    'check for a detached byte view',
  );
  text = replaced(
    text,
    /(\w+) === null \|\| \1\.buffer\.detached === true \|\| \(\1\.buffer\.detached === undefined && \1\.buffer !== wasm\.memory\.buffer\)\)/g,
    '$1 === null || $1.buffer !== wasm.memory.buffer)',
    'check for a detached data view',
  );
  if (/byteLength === 0|\.detached/.test(text))
    throw new Stop("wasm-bindgen's glue renews a view in a new way.");
  // What `release` sets back must be all that the glue keeps.
  for (const kept of [
    'let wasmModule, wasmInstance, wasm;',
    'let __wbg_init_promise;',
    'let cachedDataViewMemory0 = null;',
    'let cachedUint8ArrayMemory0 = null;',
    'let heap = new Array(1024).fill(undefined);',
    'heap.push(undefined, null, true, false);',
    'let heap_next = heap.length;',
    'let stack_pointer = 1024;',
  ]) {
    if (!text.includes(kept))
      throw new Stop(`wasm-bindgen's glue has no "${kept}": scripts/build-core.mjs must follow it.`);
  }
  return unclobbered(text) + ADDED_GLUE;
}

/**
 * wasm2js writes an ES module bound to its imports. A content script is a classic script, and the
 * imports are the glue's: so only the function that makes an instance is kept.
 */
export async function asClassicScript(module) {
  const body = growInSteps(module.replace(/^import [^\n]*\n/gm, ''));
  const end = body.indexOf('\nvar retasmFunc = ');
  if (end < 0) throw new Stop('wasm2js wrote no instance: scripts/build-core.mjs must follow it.');
  const { transform } = await import('esbuild');
  const { code } = await transform(
    `(() => {${body.slice(0, end)}\nglobalThis[Symbol.for('dateline.translated-core')] = asmFunc;\n})();`,
    { minify: true, legalComments: 'none' },
  );
  return code;
}

/**
 * wasm2js copies the whole memory into a new buffer for every page that is added, and Rust's
 * allocator adds one at a time: with a gazetteer in memory that took a third of the running time. So
 * the buffer doubles, and most of the growing is counting.
 */
function growInSteps(module) {
  const size = 'return buffer.byteLength >> 16;';
  const allocation = 'var newBuffer = new ArrayBuffer(newPages << 16);';
  const start = ' function __wasm_memory_size() {';
  for (const part of [size, allocation, start]) {
    if (!module.includes(part))
      throw new Stop('wasm2js grows memory in a new way: scripts/build-core.mjs must follow it.');
  }
  return module
    .replace(start, ` var pages = buffer.byteLength / 65536;\n${start}`)
    .replace(size, 'return pages;')
    .replace(
      allocation,
      `pages = newPages;
       if (newPages * 65536 <= buffer.byteLength) return oldPages;
       var newBuffer = new ArrayBuffer(Math.max(newPages, Math.min(newPages * 2, 32767)) * 65536);`,
    );
}

if (import.meta.filename === process.argv[1]) await main(buildCore);
