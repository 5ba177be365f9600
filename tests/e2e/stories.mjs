// Articles that differ in the places that they name, for pages that swap, grow and change.

/** A paragraph that runs on as one of an article does and names `town` once. */
export const paragraph = (town, about = 'repairs') =>
  `The council met in ${town} on Monday to talk about the ${about}, which have taken longer and cost more than anybody had thought they would. Nobody there could say when the work will be done, and those who live beside it have had no water since the spring of last year.`;

/** Headline and paragraphs, one for each of `towns`. */
export const story = (title, towns) =>
  `<h1>${title}</h1>${towns.map((town) => `<p>${paragraph(town)}</p>`).join('')}`;

/** A whole page around `body`. */
export const pageOf = (title, body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

/** A fire in one of many Georgetowns; `head` goes into the page's head. */
export const marketFire = (
  head = '',
) => `<!doctype html><html lang="en"><meta charset="utf-8">${head}<title>Market fire</title>
<article><h1>Firefighters save a market in Georgetown</h1>
<p>Firefighters in Georgetown put out a fire at a market on Monday, the mayor told reporters. Nobody was hurt, and
the market is to open again within the week, she said, once the damage to its roof has been looked at.</p>
<p>Residents of Georgetown came to help with buckets, and the police closed the streets around the market for two
hours. Two men were taken to hospital with burns to their hands, and one of them has gone home since.</p>
<p>The market was built a hundred years ago and has burnt twice before, the last time in the spring of 1987.</p>
</article></html>`;

/** Minutes of so many paragraphs that they are annotated in many slices. */
export const minutes = () => {
  const paragraph = 'The council met in Lviv on Monday, and the mayor of Kharkiv spoke about the repairs. ';
  return `<!doctype html><title>Minutes</title><main><article><h1>Minutes of the council</h1>${`<p>${paragraph.repeat(6)}</p>`.repeat(1500)}</article></main>`;
};

/** In the page: the names that are marked, each once, in the order of the alphabet; or whether those are `wanted`. */
export const markedNames = (wanted) => {
  const names = new Set();
  for (const [name, highlight] of CSS.highlights) {
    if (!name.startsWith('dateline-') || /-(source|cue|active)$/.test(name)) continue;
    for (const range of highlight) if (!range.collapsed) names.add(range.toString());
  }
  const marked = [...names].sort().join(', ');
  return wanted === undefined ? marked : marked === wanted;
};

/** In the page: whether the sidebar, which is open, names all of `named` and none of `unnamed`. */
export const isSidebarOf = ([named, unnamed]) => {
  const drawer = document.querySelector('dateline-overlay')?.shadowRoot.querySelector('.drawer:popover-open');
  const text = drawer?.innerText ?? '';
  return named.every((name) => text.includes(name)) && !unnamed.some((name) => text.includes(name));
};
