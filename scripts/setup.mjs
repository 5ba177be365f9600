// Installs whatever is missing, and nothing else: `npm run setup` (add `-- --tests` for browsers).
import { checkNode, downloadWheels, installBrowsers, installNpmPackages } from './lib/packages.mjs';
import { main } from './lib/run.mjs';
import { installToolchain, installTools } from './lib/toolchain.mjs';

/** Brings the machine to where everything can be built and, with `forTests`, tested. */
export async function setUp({ forTests = false } = {}) {
  checkNode();
  // The downloads run beside the compiling, which is what takes the time. All are awaited before
  // the first failure is reported, so that nothing is left running behind the message.
  const steps = [
    installToolchain().then(() => installTools({ forTests })),
    installNpmPackages(),
    downloadWheels(),
  ];
  if (forTests) steps.push(installBrowsers());
  const outcomes = await Promise.allSettled(steps);
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) throw failure.reason;
}

if (import.meta.filename === process.argv[1]) {
  await main(() => setUp({ forTests: process.argv.includes('--tests') }));
}
