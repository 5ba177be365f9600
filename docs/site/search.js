// Search in the documentation, in the browser: the index is a script beside this one, so that it can be had from a folder
// of files too, and is asked for when somebody is about to search.
import MiniSearch from 'minisearch';
import { OPTIONS } from './search-options.js';

/** The root of the site, from this script's own address. */
const root = new URL('..', document.currentScript.src).href;
const MOST = 12;
const box = document.querySelector('#search');
const words = document.querySelector('#words');
const found = document.querySelector('#found');

let index;

/** Loads the index, once. */
const load = () => {
  index ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `${root}site/search-index.js`;
    script.onload = () => resolve(MiniSearch.loadJSON(globalThis.datelineSearchIndex, OPTIONS));
    script.onerror = reject;
    document.head.append(script);
  });
  return index;
};

/** A result: the section, and the page it is of. */
const entry = ({ place, heading, title }) => {
  const link = document.createElement('a');
  link.href = root + place;
  const strong = document.createElement('strong');
  strong.textContent = heading;
  link.append(strong);
  if (title !== heading) link.append(` ${title}`);
  const item = document.createElement('li');
  item.append(link);
  return item;
};

const show = async () => {
  const asked = words.value.trim();
  found.hidden = asked === '';
  if (asked === '') return;
  const results = (await load()).search(asked).slice(0, MOST);
  // Meanwhile something else may stand there.
  if (words.value.trim() !== asked) return;
  const list = document.createElement('ul');
  list.append(...results.map(entry));
  found.replaceChildren(results.length > 0 ? list : 'Nothing found.');
};

words.addEventListener('focus', load);
words.addEventListener('input', show);
box.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    words.value = '';
    void show();
    words.focus();
  }
  if (event.key === 'Enter' && event.target === words) found.querySelector('a')?.click();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [words, ...found.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement);
  stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  event.preventDefault();
});
box.hidden = false;

// Without room beside the text the contents begin closed.
if (matchMedia('(width < 60rem)').matches) document.querySelector('.parts details').open = false;
