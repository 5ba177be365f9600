/** What a frame holds. */
export interface LookedAt {
  origin: string;
  /** Characters of running text; none where the frame is too small to be read in. */
  text: number;
}

/**
 * The frame with the most running text of those that were looked at, of the page's own `origin` alone: what another site
 * shows there is not the page's article. Undefined where none has any.
 */
export function articleFrame(
  looks: { frameId: number; result?: unknown }[],
  origin: string,
): number | undefined {
  let most = 0;
  let found: number | undefined;
  for (const { frameId, result } of looks) {
    const look = result as LookedAt | null | undefined;
    if (frameId === 0 || look?.origin !== origin || look.text <= most) continue;
    most = look.text;
    found = frameId;
  }
  return found;
}
