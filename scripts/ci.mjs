// What `.ci/run` calls: lint, the budgets of sizes, and the README's test command; closed by one line
// with the totals.
import { budgets } from './budgets.mjs';
import { build } from './build.mjs';
import { run, Stop } from './lib/run.mjs';
import { lintRest, lintRust } from './lint.mjs';
import { setUp } from './setup.mjs';

/** `npm test`, as a person would type it; the counts of its closing line. */
async function npmTest() {
  const { code, stdout } = await run('npm', ['test'], { output: 'tee' });
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(stdout) ?? [];
  // Without that line it has not come to its end.
  const counts = { passed: Number(passed ?? 0), failed: Number(failed ?? 1) };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

async function ready() {
  await setUp({ forTests: true });
  return { passed: 0, failed: 0 };
}

async function builtWithinBudgets() {
  await build();
  return budgets();
}

const total = { passed: 0, failed: 0 };

/** Does a part of it and adds its counts. */
async function count(part) {
  try {
    const counts = await part();
    total.passed += counts.passed;
    total.failed += counts.failed;
  } catch (error) {
    // What could not be set up or built has not passed.
    total.failed += 1;
    process.stderr.write(`dateline: ${error instanceof Stop ? error.message : error.stack}\n`);
  }
}

// In this order; side by side what has steps on one core.
for (const parts of [[ready], [lintRust, builtWithinBudgets], [lintRest], [npmTest]]) {
  await Promise.all(parts.map(count));
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
