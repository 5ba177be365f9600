/**
 * Keeps the files of this build, each by its content, and answers for them without a network. The build puts in which
 * they are. What is not among them goes its way.
 */

/** Path under this folder, and SHA-256 of the content. */
const FILES = new Map(__FILES__);

/** Other pages of this host may keep something, too. */
const CACHE = `dateline ${self.registration.scope}`;

/** Under which address a content is kept. */
const keyOf = (hash) => new URL(`.kept/${hash}`, self.registration.scope).href;

async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function keep(cache, path, hash) {
  // An earlier build had the same content.
  if (await cache.match(keyOf(hash))) return;
  const response = await fetch(new URL(path, self.registration.scope), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  if ((await hashOf(bytes)) !== hash) throw new Error(`${path} is not of this build`);
  const type = response.headers.get('content-type') ?? '';
  await cache.put(keyOf(hash), new Response(bytes, { headers: { 'content-type': type } }));
}

/** Names of places in a language that the browser does not speak are left where they are. */
function isOfAnotherLanguage(path) {
  const [, language] = /\bnames-(\w\w)\b/.exec(path) ?? [];
  return language !== undefined && !self.navigator.language.startsWith(language);
}

self.addEventListener('install', (event) => {
  const all = async () => {
    const cache = await caches.open(CACHE);
    for (const [path, hash] of FILES) if (!isOfAnotherLanguage(path)) await keep(cache, path, hash);
  };
  event.waitUntil(all());
});

self.addEventListener('activate', (event) => {
  // Nothing of an earlier build is open any more.
  const clean = async () => {
    const cache = await caches.open(CACHE);
    const wanted = new Set([...FILES.values()].map(keyOf));
    for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
    // The page of the first visit, too, has its samples when the network goes.
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || !url.startsWith(self.registration.scope)) return;
  const path = new URL(url).pathname.slice(new URL(self.registration.scope).pathname.length) || 'index.html';
  const hash = FILES.get(decodeURIComponent(path));
  if (!hash) return;
  const kept = async () => {
    const cache = await caches.open(CACHE);
    return (await cache.match(keyOf(hash))) ?? fetch(event.request);
  };
  event.respondWith(kept());
});
