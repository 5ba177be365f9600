import { runningText } from './awaited-article';
import type { LookedAt } from './framed-article';

/** Least size of a frame in which an article can be read, in CSS pixels. */
const LEAST = { width: 300, height: 200 };
/** Most characters of running text that are counted in a frame. */
const ENOUGH = 20_000;

/** What the frame holds that this runs in. */
export const lookedAt = (): LookedAt => {
  const isLarge = innerWidth >= LEAST.width && innerHeight >= LEAST.height;
  return { origin: location.origin, text: isLarge ? runningText(ENOUGH) : 0 };
};

/** Whether this script runs in a frame of a page, and not in the page itself. */
export const isFramed = () => window.top !== window.self;
