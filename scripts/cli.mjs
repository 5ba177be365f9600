// `npm run --silent cli -- …`: the release build of the `dateline` command with the built gazetteer.
// Only the command writes to stdout; building, if there is something to build, reports on stderr.
import { build } from './build.mjs';
import { cliEnvironment } from './lib/cli.mjs';
import { CLI } from './lib/paths.mjs';
import { main, run } from './lib/run.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  await build(['cli']);
  // Relative paths on the command line are meant from where npm was called, not from the root.
  const { code } = await run(CLI, process.argv.slice(2), {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: cliEnvironment(),
    output: 'through',
    input: 'inherit',
  });
  process.exitCode = code;
});
