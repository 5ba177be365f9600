import { page } from './unclobbered';

/** Every entry of `CSS.highlights` that the core makes; a test of the core holds the list to it. */
const HIGHLIGHTS = [
  'dateline-place',
  'dateline-infrastructure',
  'dateline-faint',
  'dateline-unsure',
  'dateline-demonym',
  'dateline-landmark',
  'dateline-listed',
  'dateline-site-again',
  'dateline-source',
  'dateline-cue',
  'dateline-active',
];

const HOSTS = 'dateline-overlay, [data-dateline-host]';

/** Whether something is drawn on the page. */
export const isDrawn = () => page.querySelector(HOSTS) !== null;

/** Removes everything that the core draws, without the core's help. */
export function takeDown(): void {
  // By name: Firefox lets a content script neither iterate over the registry, which is the page's
  // object, nor hand it a callback.
  for (const name of HIGHLIGHTS) CSS.highlights.delete(name);
  for (const host of page.querySelectorAll<HTMLElement & { datelineTakenDown?: boolean }>(HOSTS)) {
    // Or the core, which may be alive, puts it back.
    host.datelineTakenDown = true;
    host.remove();
  }
}
