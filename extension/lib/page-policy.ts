import { page } from './unclobbered';

/**
 * Whether WebAssembly is known to be allowed here. Chromium holds content scripts to the page's policies there, and
 * a refusal is not silent: the page gets an event, and a publisher that collects violations a report that names the
 * extension, under Report-Only too. So it is never found out by trying. docs/decisions/0015 has the reasons.
 */

/** Whether policies as servers send them, enforced or Report-Only, let WebAssembly compile without a report. */
export function allowWasm(policies: string[]): boolean {
  // Several policies may come joined by commas; each of them must allow it.
  return policies.flatMap((joined) => joined.split(',')).every(allowsWasm);
}

function allowsWasm(policy: string): boolean {
  const directives = new Map<string, string[]>();
  for (const directive of policy.split(';')) {
    const [name, ...sources] = directive.trim().toLowerCase().split(/\s+/);
    // Of a directive that is given twice the first counts.
    if (name && !directives.has(name)) directives.set(name, sources);
  }
  const sources = directives.get('script-src') ?? directives.get('default-src');
  return !sources || sources.includes("'unsafe-eval'") || sources.includes("'wasm-unsafe-eval'");
}

/** A policy in the markup; also one in a comment or a script: a translation too many costs a moment, a trial too many a report. */
const IN_MARKUP = /content-security-policy/i;

/**
 * Whether the policies of this page are known, and allow it. They are the headers that the page came with, and those
 * are asked of the browser's cache alone: no request, no report, whatever the page's policy says of connections.
 * What was not kept, was made by a service worker, or is no plain page of the web counts as forbidden.
 */
export async function isWasmKnownToBeAllowed(): Promise<boolean> {
  try {
    const [navigation] = performance.getEntriesByType('navigation');
    // In a sandbox asking for service workers throws already.
    if (!navigation || !/^https?:/.test(navigation.name) || navigator.serviceWorker?.controller) return false;
    const response = await fetch(navigation.name, { cache: 'only-if-cached', mode: 'same-origin' });
    const headers = ['content-security-policy', 'content-security-policy-report-only'];
    const sent = headers.flatMap((name) => response.headers.get(name) ?? []);
    return allowWasm(sent) && !IN_MARKUP.test(await response.text()) && !isPolicyInDocument();
  } catch {
    return false;
  }
}

const isPolicyInDocument = () => page.querySelector('meta[http-equiv="content-security-policy" i]') !== null;
