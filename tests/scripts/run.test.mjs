// What the scripts do side by side.
import assert from 'node:assert/strict';
import { getPriority } from 'node:os';
import { test } from 'node:test';
import { givingWay, run, Stop, together } from '../../scripts/lib/run.mjs';

/** The priority that a program sees. */
async function priority() {
  const script = 'console.log(require("node:os").getPriority())';
  return Number((await run(process.execPath, ['-e', script], { output: 'capture' })).stdout);
}

test('what is compiled beside tests gives way to them', async () => {
  const [behind, before] = await Promise.all([givingWay(priority), priority()]);
  assert.ok(behind > before, `${behind} and ${before}`);
  assert.equal(before, getPriority());
});

test('a failure is reported when all that was done beside it is done', async () => {
  let isDone = false;
  const slow = new Promise((resolve) => setImmediate(resolve)).then(() => {
    isDone = true;
  });
  await assert.rejects(() => together(Promise.reject(new Stop('not there')), slow), /not there/);
  assert.ok(isDone);
});
