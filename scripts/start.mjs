// `npm start`: builds everything, shows the annotated sample article, serves the playground.
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { cliEnvironment } from './lib/cli.mjs';
import { CLI, EXTENSION, SAMPLE_ARTICLE, WWW } from './lib/paths.mjs';
import { environment, main, must, say, which } from './lib/run.mjs';
import { addressOf, serve } from './serve.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  await build();
  say('the sample article, annotated:');
  await must(CLI, ['annotate', SAMPLE_ARTICLE], { output: 'through', env: cliEnvironment() });
  say(`the extension for Chrome is in ${EXTENSION.chrome}`);
  say(`the extension for Firefox is in ${EXTENSION.firefox}`);
  const server = await serve(WWW);
  const address = addressOf(server);
  say(`the playground is at ${address}, the documentation at ${address}docs/ (Ctrl+C stops it)`);
  openBrowser(address);
});

/** Opens the address where there is a display; that it could not be opened stops nothing. */
function openBrowser(address) {
  const openers = {
    darwin: ['open', address],
    win32: ['cmd', '/c', 'start', '', address],
  };
  const onLinux = process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open', address] : undefined;
  const command = openers[process.platform] ?? onLinux;
  if (!command || !which(command[0])) return;
  const child = spawn(command[0], command.slice(1), { env: environment(), stdio: 'ignore', detached: true });
  child.on('error', () => say(`no browser could be opened: open ${address} yourself`));
  child.unref();
}
