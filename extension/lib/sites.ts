import { browser } from 'wxt/browser';
import { CONTENT_SCRIPT } from './own-files';
import { isPaused } from './pause';

/**
 * The sites that are always annotated are those whose host permission the reader has granted: the
 * browser's own list, which the reader can also see and change in the browser. There is no second
 * list that could disagree with it.
 */

const SCRIPT_ID = 'always-on';

/** The match pattern of a site typed by the reader, or undefined if it names none. */
export function patternOf(site: string): string | undefined {
  const typed = site.trim();
  if (typed === '') return undefined;
  let url: URL;
  try {
    url = new URL(/^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`);
  } catch {
    return undefined;
  }
  // A host that is a name or an address, and no words that a parser has escaped.
  if (!/^https?:$/.test(url.protocol) || !/^([a-z0-9.-]+|\[[0-9a-f:.]+\])$/.test(url.hostname))
    return undefined;
  return `*://${url.hostname}/*`;
}

/** The host name in a match pattern, for showing. */
export const siteOf = (pattern: string) => /^[^:]+:\/\/([^/]*)\//.exec(pattern)?.[1] ?? pattern;

export async function grantedPatterns(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.sort();
}

/** The match pattern of the site of a page's address. */
export const patternAt = (address: string | undefined) =>
  address && /^https?:/.test(address) ? patternOf(address) : undefined;

/**
 * Takes the grant of a site, or gives it back; answers whether it is granted now. Called inside the reader's own action:
 * the browser asks for a grant only there. So it is asked at once with whether there was anything to grant, and before it.
 *
 * Throws where the browser does not let the extension ask, as Firefox in the background.
 */
export async function turnGrant(pattern: string): Promise<boolean> {
  const origins = [pattern];
  const before = browser.permissions.contains({ origins });
  const granted = browser.permissions.request({ origins });
  if (!(await before)) return granted;
  await browser.permissions.remove({ origins });
  return false;
}

let registering = Promise.resolve();

/** Makes the registered content script match the granted sites. Calls run one after the other. */
export function registerOnGrantedSites(): Promise<void> {
  registering = registering.then(update, update);
  return registering;
}

async function update(): Promise<void> {
  const matches = (await isPaused()) ? [] : await grantedPatterns();
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
    return;
  }
  const script = {
    id: SCRIPT_ID,
    matches,
    js: [CONTENT_SCRIPT],
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  };
  if (registered.length > 0) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}
