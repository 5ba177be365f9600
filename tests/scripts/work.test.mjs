// All that the annotator does, counted: on hostile texts, too, it grows as the text does.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { makeCountingCore } from '../../scripts/lib/counting-core.mjs';
import { CORE, GAZETTEER } from '../../scripts/lib/paths.mjs';
import { hostileTexts } from './hostile-texts.mjs';

/** Characters of the shorter text, and how many times as much work four times the text may be. */
const LENGTH = 12_000;
const MOST = 4.6;

/** Names of towns of the United States, each once, many of which have namesakes. */
const TOWNS = [
  'Springfield Franklin Clinton Greenville Bristol Fairview Salem Madison Georgetown Arlington Ashland Burlington Manchester',
  'Marion Oxford Clayton Jackson Milton Auburn Dayton Lexington Milford Riverside Cleveland Dover Hudson Kingston Newport',
  'Oakland Centerville Winchester Houston Portland Dallas Chicago Denver Boston Atlanta Seattle Phoenix Baltimore Memphis',
]
  .join(' ')
  .split(' ');

let folder;
let annotator;
let counted;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-work-'));
  const core = await import(`${pathToFileURL(join(CORE, 'dateline.js'))}?counted`);
  const { counted: count } = core.initSync({ module: readFileSync(await makeCountingCore(folder)) });
  counted = count;
  annotator = new core.Annotator(readFileSync(GAZETTEER));
  // What is made once, for the first text, is no part of any.
  annotator.annotate('The mayor of Paris said so.');
});
after(() => rmSync(folder, { recursive: true }));

/** How much work a text is. */
const work = (text) => {
  const before = counted();
  annotator.annotate(text);
  return counted() - before;
};

/**
 * What looks back at all that were named before, of which there is a most (docs/limits.md): until that many are there it grows
 * faster than the text, to no more than so much a character.
 */
const LOOK_BACK = new Set([
  'said by names that nobody has',
  'plants without end',
  'a plant, again and again',
  'rivers without end',
]);
const MOST_A_CHARACTER = 3_000;

for (const [name, make] of Object.entries(hostileTexts(TOWNS))) {
  test(`work grows as the text does: ${name}`, () => {
    const [short, long] = [work(make(LENGTH)), work(make(4 * LENGTH))];
    if (LOOK_BACK.has(name))
      assert.ok(long <= MOST_A_CHARACTER * 4 * LENGTH, `${long / (4 * LENGTH)} a character`);
    else assert.ok(long <= MOST * short, `${long} and ${short}: ${long / short} times`);
  });
}
