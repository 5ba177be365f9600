// `npm run build:gazetteer`: compiles build/gazetteer.bin from the pinned data packages and data/.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { upToDate } from './lib/files.mjs';
import { GAZETTEER, NAMES, ROOT, WHEELS } from './lib/paths.mjs';
import { main, must, Stop, say } from './lib/run.mjs';
import { setUp } from './setup.mjs';

/** Builds the gazetteer if its data or the code that compiles it has changed. */
export async function buildGazetteer() {
  // The builder has the library in it, whose kinds and tables decide what is written.
  const library = [
    'src/gazetteer',
    'src/infrastructure',
    'src/landmarks',
    'src/language',
    'src/claims',
    'src/kind.rs',
    'src/view/names',
    'src/view/names.rs',
  ];
  const sources = ['data', 'gazetteer-builder', ...library, 'package-lock.json'];
  if (upToDate([GAZETTEER, ...NAMES], [...sources.map((path) => join(ROOT, path)), WHEELS])) return;
  const wheel = readdirSync(WHEELS).find((name) => name.endsWith('.whl'));
  if (!wheel) throw new Stop('The city data is missing: delete build/wheels and run this again.');
  say('building the gazetteer');
  // To compile it in release takes minutes and saves seconds.
  const builder = ['run', '--locked', '--quiet', '--profile', 'tool', '--package', 'gazetteer-builder', '--'];
  await must('cargo', [...builder, '--wheel', join(WHEELS, wheel), '--out', GAZETTEER], {
    otherwise: 'The gazetteer could not be built.',
  });
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    await setUp();
    await buildGazetteer();
  });
}
