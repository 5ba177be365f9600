// What failed is said once more at the end, from the reports of every runner.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failuresIn } from '../../scripts/lib/failures.mjs';

test('of node, to the end', () => {
  const output =
    '✖ one (3ms)\nℹ fail 1\n\n\u001b[31m✖ failing tests:\u001b[39m\n\ntest at a.mjs:3\n✖ one (3ms)\n  Error: no\n';
  assert.equal(failuresIn(output), '✖ failing tests:\n\ntest at a.mjs:3\n✖ one (3ms)\n  Error: no');
});

test('of every crate that cargo tests, and nothing between them', () => {
  const failed = (name) =>
    `test ${name} ... FAILED\n\nfailures:\n\n---- ${name} stdout ----\nleft: 1\n\ntest result: FAILED. 3 passed; 1 failed;\n`;
  const said = failuresIn(
    `${failed('a')}\ntest b ... ok\ntest result: ok. 1 passed; 0 failed;\n${failed('c')}`,
  );
  assert.match(said, /---- a stdout ----\nleft: 1/);
  assert.match(said, /---- c stdout ----/);
  assert.doesNotMatch(said, /test b/);
});

test('of pytest', () => {
  const said = failuresIn(
    '....F\n=== FAILURES ===\n___ test_a ___\nE  assert 1 == 2\n=== short test summary info ===\nFAILED a\n',
  );
  assert.equal(said, '=== FAILURES ===\n___ test_a ___\nE  assert 1 == 2');
});

test('of a runner that has ended without a word on failures, the last it said', () => {
  assert.equal(failuresIn('testing\nKilled\n'), 'testing\nKilled');
});

test('no more than a screen or two of a suite in which everything failed', () => {
  const lines = failuresIn(`failures:\n${'no\n'.repeat(5000)}`).split('\n');
  assert.equal(lines.length, 151);
  assert.equal(lines.at(-1), '(4852 lines more, above)');
});
