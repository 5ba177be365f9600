import { stripVTControlCharacters } from 'node:util';

/**
 * The numbers of passed and failed tests in a runner's output: cargo's and wasm-bindgen-test's
 * `test result:` lines, the closing lines of node's spec reporter, and pytest's closing line.
 */
export function countsIn(output) {
  const text = stripVTControlCharacters(output);
  const counts = { passed: 0, failed: 0 };
  for (const [, passed, failed] of text.matchAll(/^test result: .*?(\d+) passed; (\d+) failed/gm)) {
    counts.passed += Number(passed);
    counts.failed += Number(failed);
  }
  for (const [, kind, number] of text.matchAll(/^ℹ (pass|fail|cancelled) (\d+)$/gm)) {
    counts[kind === 'pass' ? 'passed' : 'failed'] += Number(number);
  }
  for (const [line] of text.matchAll(/^=* ?\d+ [a-z]+(, \d+ [a-z]+)* in [\d.]+s( \([\d:]+\))? ?=*$/gm)) {
    // What was skipped, or failed as expected, has not passed.
    for (const [, number, kind] of line.matchAll(/(\d+) ([a-z]+)/g)) {
      if (/^(passed|warnings?|deselected|in)$/.test(kind)) continue;
      counts.failed += Number(number);
    }
    counts.passed += Number(/(\d+) passed/.exec(line)?.[1] ?? 0);
  }
  return counts;
}
