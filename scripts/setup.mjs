// Installs whatever is missing, and nothing else: `npm run setup` (add `-- --tests` for browsers).
import { checkNode, downloadWheels, installBrowsers, installNpmPackages } from './lib/packages.mjs';
import { main, together } from './lib/run.mjs';
import { installToolchain, installTools } from './lib/toolchain.mjs';

/** Brings the machine to where everything can be built and, with `forTests`, tested. */
export async function setUp({ forTests = false } = {}) {
  checkNode();
  // The downloads run beside the compiling, which is what takes the time.
  const steps = [
    installToolchain().then(() => installTools({ forTests })),
    installNpmPackages(),
    downloadWheels(),
  ];
  if (forTests) steps.push(installBrowsers());
  await together(...steps);
}

if (import.meta.filename === process.argv[1]) {
  await main(() => setUp({ forTests: process.argv.includes('--tests') }));
}
