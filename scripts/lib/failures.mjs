import { stripVTControlCharacters } from 'node:util';

/** Where a runner begins to say what failed, and what it closes that with, if not with its output's end. */
const REPORTS = [
  // node's spec reporter
  { begin: /^✖ failing tests:$/, end: /(?!)/ },
  // cargo and wasm-bindgen-test
  { begin: /^failures:$/, end: /^test result: / },
  // pytest
  { begin: /^=+ (FAILURES|ERRORS) =+$/, end: /^=+ short test summary info =+$/ },
];

/** More lines than this of one suite are not said again. */
const MOST = 150;
/** So many lines are said again of a suite that says nothing of failures. */
const LAST = 30;

/**
 * What a runner said of the tests that failed, taken out of all that it said: its suite's end is far above the end of everything.
 *
 * @param {string} output
 */
export function failuresIn(output) {
  const said = [];
  /** @type {RegExp | undefined} */
  let end;
  for (const line of stripVTControlCharacters(output).split('\n')) {
    if (end?.test(line)) end = undefined;
    end ??= REPORTS.find(({ begin }) => begin.test(line))?.end;
    if (end) said.push(line);
  }
  // It has ended before it could say so.
  if (said.length === 0) said.push(...output.trimEnd().split('\n').slice(-LAST));
  const more = said.length - MOST;
  return [...said.slice(0, MOST), ...(more > 0 ? [`(${more} lines more, above)`] : [])].join('\n').trim();
}
