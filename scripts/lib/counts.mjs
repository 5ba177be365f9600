import { stripVTControlCharacters } from 'node:util';

/**
 * The numbers of passed and failed tests in a runner's output: cargo's and wasm-bindgen-test's
 * `test result:` lines, and the closing lines of node's spec reporter.
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
  return counts;
}
