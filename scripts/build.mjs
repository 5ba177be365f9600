// Builds everything, or the named parts: `npm run build -- [cli] [extension] [www] [docs]`.
import { buildCore } from './build-core.mjs';
import { buildGazetteer } from './build-gazetteer.mjs';
import { CLI, ROOT } from './lib/paths.mjs';
import { main, must, Stop, together } from './lib/run.mjs';
import { setUp } from './setup.mjs';

/** The `dateline` command, in release. Cargo knows whether there is anything to do. */
export async function buildCli() {
  await must('cargo', ['build', '--locked', '--release', '--quiet', '--package', 'dateline-cli'], {
    otherwise: 'The dateline command could not be compiled.',
  });
  return CLI;
}

/** What is put together of what is compiled. */
const PARTS = {
  cli: async () => {},
  extension: async () => {
    // Imported late: they use npm packages, which the set-up has only now installed.
    const { buildExtension } = await import('./lib/extension.mjs');
    await buildExtension();
  },
  www: async () => {
    const { buildWww } = await import('./lib/www.mjs');
    await buildWww();
  },
  // After the playground, in whose folder it lies.
  docs: async () => {
    const { buildDocs } = await import('./lib/docs/site.mjs');
    await buildDocs();
  },
};

/**
 * Builds the gazetteer and the given parts, in an order in which each finds what it needs. What is compiled is compiled side
 * by side: each ends in a long step on one core.
 */
export async function build(parts = Object.keys(PARTS)) {
  const unknown = parts.find((part) => !(part in PARTS));
  if (unknown)
    throw new Stop(`There is no part "${unknown}": the parts are ${Object.keys(PARTS).join(', ')}.`);
  process.chdir(ROOT);
  /** @type {Promise<unknown>[]} */
  const compiling = [buildGazetteer()];
  if (parts.some((part) => part !== 'cli')) compiling.push(buildCore());
  if (parts.includes('cli')) compiling.push(buildCli());
  await together(...compiling);
  for (const part of parts) await PARTS[part]();
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    await setUp();
    const parts = process.argv.slice(2);
    await build(parts.length > 0 ? parts : undefined);
  });
}
