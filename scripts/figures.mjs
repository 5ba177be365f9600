// `npm run figures`: docs/figures.md and its plots, of the measured figures that lie beside it as JSON.
import { join } from 'node:path';
import { figures } from './lib/docs/figures.mjs';
import { writeText } from './lib/files.mjs';
import { ROOT } from './lib/paths.mjs';
import { main, say } from './lib/run.mjs';

/** Writes the page and the plots. */
export function writeFigures() {
  for (const [path, content] of Object.entries(figures())) writeText(join(ROOT, 'docs', path), content);
  say('docs/figures.md and its plots are written');
}

if (import.meta.filename === process.argv[1]) await main(async () => writeFigures());
