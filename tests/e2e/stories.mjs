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

/** In the page: the names that are marked, each once, in the order of the alphabet. */
export const markedNames = () => {
  const names = new Set();
  for (const [name, highlight] of CSS.highlights) {
    if (!name.startsWith('dateline-') || /-(source|cue|active)$/.test(name)) continue;
    for (const range of highlight) if (!range.collapsed) names.add(range.toString());
  }
  return [...names].sort().join(', ');
};

/** In the page: whether `wanted`, as of [`markedNames`], is what is marked. */
export const isMarkedWith = (wanted) => {
  const names = new Set();
  for (const [name, highlight] of CSS.highlights) {
    if (!name.startsWith('dateline-') || /-(source|cue|active)$/.test(name)) continue;
    for (const range of highlight) if (!range.collapsed) names.add(range.toString());
  }
  return [...names].sort().join(', ') === wanted;
};

/** In the page: whether the sidebar, which is open, names all of `named` and none of `unnamed`. */
export const isSidebarOf = ([named, unnamed]) => {
  const drawer = document.querySelector('dateline-overlay')?.shadowRoot.querySelector('.drawer:popover-open');
  const text = drawer?.innerText ?? '';
  return named.every((name) => text.includes(name)) && !unnamed.some((name) => text.includes(name));
};
