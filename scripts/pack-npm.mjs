// `npm run pack:npm`: the package @dateline/core for Node, bundlers and workers, in dist/npm. The same core and gazetteer as the
// extension's, without what draws on pages.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, NAMED_FEATURES, withoutPlaceholder } from './build-core.mjs';
import { buildGazetteer } from './build-gazetteer.mjs';
import { sha256, textOf, upToDate } from './lib/files.mjs';
import { BUILD, DIST, GAZETTEER, ROOT } from './lib/paths.mjs';
import { main, must, run, Stop, say } from './lib/run.mjs';
import { LICENCES, layLicences, NPM } from './lib/third-party.mjs';
import { setUp } from './setup.mjs';

const SOURCES = join(ROOT, 'npm');
const SCHEMAS = join(ROOT, 'docs', 'schema');
const FOLDER = join(BUILD, 'npm');
const PACKED = join(DIST, 'npm');

/** What is typed by its JSON Schema, which `tests/json_schema.rs` holds to what Rust prints. */
const ANSWERS = { annotations: 'Annotations', lookup: 'Lookup', extracted: 'Extracted' };

/** The packed package. */
export function tarball() {
  const { version } = JSON.parse(textOf(join(SOURCES, 'package.json')) ?? '{}');
  return join(PACKED, `dateline-core-${version}.tgz`);
}

/** Packs the package if anything that it is made of has changed. */
export async function packNpm() {
  const inputs = [
    'npm',
    'docs/schema',
    'src',
    'Cargo.toml',
    'Cargo.lock',
    'scripts/pack-npm.mjs',
    'scripts/build-core.mjs',
    'scripts/lib/third-party.mjs',
    ...LICENCES,
  ];
  if (upToDate([tarball()], [...inputs.map((path) => join(ROOT, path)), GAZETTEER])) return;
  say('packing the npm package');
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  await core();
  await answers();
  await javaScript();
  await papers();
  rmSync(PACKED, { recursive: true, force: true });
  mkdirSync(PACKED, { recursive: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await must(npm, ['pack', '--silent', '--ignore-scripts', '--pack-destination', PACKED], {
    cwd: FOLDER,
    output: 'capture',
  });
  if (textOf(tarball()) === undefined) throw new Stop(`npm packed no ${tarball()}.`);
}

/** The core with its glue: `core.js`, `dateline_bg.wasm`. For speed: whoever has archives asks for that, and loads it once. */
async function core() {
  const apart = join(FOLDER, 'wasm');
  await compile(apart, 'dateline', ['--features', 'programs'], {});
  const module = join(apart, 'dateline_bg.wasm');
  const wasmOpt = join(ROOT, 'node_modules', 'binaryen', 'bin', 'wasm-opt');
  await must(
    process.execPath,
    [wasmOpt, '-O2', ...NAMED_FEATURES, module, '-o', join(FOLDER, 'dateline_bg.wasm')],
    {
      output: 'capture',
    },
  );
  writeFileSync(
    join(FOLDER, 'core.js'),
    withoutPlaceholder(readFileSync(join(apart, 'dateline.js'), 'utf8')),
  );
  cpSync(join(apart, 'dateline.d.ts'), join(FOLDER, 'core.d.ts'));
  cpSync(GAZETTEER, join(FOLDER, 'gazetteer.bin'));
  rmSync(apart, { recursive: true });
}

/** `answers.d.ts`: the types of what is answered, from its schemas, which go along. */
async function answers() {
  const { compile: typed } = await import('json-schema-to-typescript');
  const parts = ['// Made from the JSON Schemas beside it.'];
  for (const [name, title] of Object.entries(ANSWERS)) {
    const schema = JSON.parse(readFileSync(join(SCHEMAS, `${name}.schema.json`), 'utf8'));
    // A member without a type may be anything; the types would have it an object.
    if (schema.properties.id) schema.properties.id.tsType = 'unknown';
    const style = { singleQuote: true, printWidth: 110 };
    parts.push(await typed({ ...schema, title }, title, { bannerComment: '', style }));
  }
  writeFileSync(join(FOLDER, 'answers.d.ts'), parts.join('\n'));
  cpSync(SCHEMAS, join(FOLDER, 'schema'), { recursive: true });
}

/** The rest from TypeScript, whose own files stay behind. */
async function javaScript() {
  cpSync(join(SOURCES, 'src'), FOLDER, { recursive: true });
  for (const name of ['package.json', 'tsconfig.json']) cpSync(join(SOURCES, name), join(FOLDER, name));
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const types = join(ROOT, 'node_modules', '@types');
  const { code, stdout } = await run(process.execPath, [tsc, '--project', FOLDER, '--typeRoots', types], {
    output: 'capture',
  });
  if (code !== 0) throw new Stop(`The package's TypeScript does not compile.\n${stdout}`);
  rmSync(join(FOLDER, 'tsconfig.json'));
  const sources = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
  for (const name of sources) rmSync(join(FOLDER, name));
}

/** What is to be read, and the licences of all that is in it. */
async function papers() {
  cpSync(join(SOURCES, 'README.md'), join(FOLDER, 'README.md'));
  await layLicences(FOLDER, NPM);
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    await setUp();
    await buildGazetteer();
    await packNpm();
    console.log(`${sha256(readFileSync(tarball()))}  ${tarball()}`);
  });
}
