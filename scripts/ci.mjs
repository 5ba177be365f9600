// What `.ci/run` calls: every check and every test, closed by one line with the totals.
import { Stop } from './lib/run.mjs';
import { lint } from './lint.mjs';
import { setUp } from './setup.mjs';
import { summary, test } from './test.mjs';

const total = { passed: 0, failed: 0 };
try {
  await setUp({ forTests: true });
  for (const part of [lint, test]) {
    const { passed, failed } = await part();
    total.passed += passed;
    total.failed += failed;
  }
} catch (error) {
  // What could not be set up or built has not passed.
  total.failed += 1;
  process.stderr.write(`dateline: ${error instanceof Stop ? error.message : error.stack}\n`);
}
console.log(summary(total));
process.exitCode = total.failed === 0 ? 0 : 1;
