import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsIn } from '../../scripts/lib/counts.mjs';

test("cargo's result lines are summed over all test programs", () => {
  const output = `
running 2 tests
test a ... ok
test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
test result: FAILED. 3 passed; 4 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
`;
  assert.deepEqual(countsIn(output), { passed: 5, failed: 4 });
});

test("the closing lines of node's reporter are read with and without colours", () => {
  assert.deepEqual(countsIn('ℹ tests 5\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\n'), { passed: 3, failed: 2 });
  assert.deepEqual(countsIn('\u001b[34mℹ pass 7\u001b[39m\n\u001b[34mℹ fail 0\u001b[39m\n'), {
    passed: 7,
    failed: 0,
  });
});

test("pytest's closing line is read, and what it skipped or could not set up has failed", () => {
  assert.deepEqual(countsIn('===== 12 passed in 3.40s =====\n'), { passed: 12, failed: 0 });
  assert.deepEqual(countsIn('12 passed, 1 warning in 65.10s (0:01:05)\n'), { passed: 12, failed: 0 });
  assert.deepEqual(countsIn('== 1 failed, 9 passed, 2 skipped, 1 error in 0.12s ==\n'), {
    passed: 9,
    failed: 4,
  });
  assert.deepEqual(countsIn('no tests ran in 0.01s\n3 passed in all\n'), { passed: 0, failed: 0 });
});

test('words that only look like a result count for nothing', () => {
  assert.deepEqual(countsIn('printed by a test: ℹ pass 9 of them\n3 passed; 1 failed\n'), {
    passed: 0,
    failed: 0,
  });
});
