// `npm run docs`: the documentation as a site, in dist/www/docs, beside the playground.
import { main, say } from './lib/run.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  // Imported late: it uses npm packages, which the set-up has only now installed.
  const { buildDocs, DOCS } = await import('./lib/docs/site.mjs');
  await buildDocs();
  say(`the documentation is in ${DOCS}`);
});
