import { browser } from 'wxt/browser';
import { dataSources } from '../../lib/data-sources';
import { find } from '../../lib/find';
import { allKeys, showKeys } from '../../lib/keys';
import { speakChosen } from '../../lib/language';
import { grantedPatterns, patternOf, siteOf } from '../../lib/sites';
import { text } from '../../lib/text';
import { offerFiles } from './file';
import { showLists } from './lists';
import { showRemembered } from './remembered';
import { showSettings } from './settings';

const siteForm = find('#add-site', HTMLFormElement);
const siteInput = find('#site', HTMLInputElement);
const siteMessage = find('#site-message', HTMLElement);
const siteList = find('#sites', HTMLElement);

function translate(): void {
  document.documentElement.lang = text('language');
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = text(element.dataset.text ?? '');
  }
}

siteForm.addEventListener('submit', (event) => {
  event.preventDefault();
  const pattern = patternOf(siteInput.value);
  if (!pattern) {
    siteMessage.textContent = text('options_site_invalid', siteInput.value);
    return;
  }
  // Asked for at once: the browser only accepts this inside the reader's own action.
  void browser.permissions.request({ origins: [pattern] }).then((granted) => {
    siteMessage.textContent = text(granted ? 'options_site_added' : 'options_site_refused', siteOf(pattern));
    if (granted) siteForm.reset();
  });
});

async function showSites(): Promise<void> {
  const patterns = await grantedPatterns();
  siteList.replaceChildren(
    ...patterns.map((pattern) => {
      const item = document.createElement('li');
      const name = document.createElement('span');
      name.textContent = siteOf(pattern);
      const remove = document.createElement('button');
      remove.type = 'button';
      remove.textContent = text('options_remove');
      remove.setAttribute('aria-label', text('options_remove_site', siteOf(pattern)));
      remove.addEventListener('click', () => void browser.permissions.remove({ origins: [pattern] }));
      item.append(name, remove);
      return item;
    }),
  );
}

function showDataSources(): void {
  const list = find('#data-sources', HTMLElement);
  for (const source of dataSources()) {
    const name = document.createElement('dt');
    name.textContent = `${source.name} — ${source.licence}`;
    const attribution = document.createElement('dd');
    attribution.textContent =
      source.attribution[document.documentElement.lang] ?? source.attribution.en ?? '';
    const provenance = document.createElement('dd');
    provenance.className = 'provenance';
    provenance.textContent = `${source.package}, ${source.date}`;
    list.append(name, attribution, provenance);
  }
}

browser.permissions.onAdded.addListener(() => void showSites());
browser.permissions.onRemoved.addListener(() => void showSites());

/** The site that the reader was led here for. */
function showAskedSite(): void {
  const asked = /^#site=(.+)$/.exec(location.hash)?.[1];
  if (!asked) return;
  siteInput.value = decodeURIComponent(asked);
  siteInput.scrollIntoView({ block: 'center' });
  siteInput.focus();
}

const showAll = async () => {
  await Promise.all([showSettings(), showSites(), showLists(), showRemembered()]);
  showKeys(find('#keys', HTMLElement), await allKeys());
};

await speakChosen();
translate();
showDataSources();
offerFiles(showAll);
await showAll();
showAskedSite();
// What is on the page moves no more: for tests.
find('main', HTMLElement).dataset.shown = '';
