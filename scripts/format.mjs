// `npm run format`: formats everything in place.
import { join } from 'node:path';
import { ROOT } from './lib/paths.mjs';
import { main, must } from './lib/run.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  await must('cargo', ['fmt', '--all']);
  await must(join(ROOT, 'node_modules', '.bin', 'biome'), ['check', '--write']);
});
