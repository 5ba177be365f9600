// The extension that the clicks are compared with: it highlights one word, and does nothing else.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MANIFEST = {
  manifest_version: 3,
  name: 'One word',
  version: '1',
  action: {},
  background: { service_worker: 'background.js' },
  permissions: ['activeTab', 'scripting'],
  // Otherwise it would have to wait, as Dateline does, until the click's grant has reached the page's
  // process: an injection that comes there first is refused, and nothing is ever marked.
  host_permissions: ['http://127.0.0.1/*'],
};

const BACKGROUND = `
chrome.action.onClicked.addListener(({ id }) =>
  chrome.scripting.executeScript({ target: { tabId: id }, files: ['content.js'] }));
`;

/** Dateline's own prefix: the same look at the page sees the marks of both. */
const CONTENT = `
(() => {
  if (CSS.highlights.delete('dateline-word')) return;
  const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node.data.trim().length < 5) node = walker.nextNode();
  const start = node.data.search(/\\S/);
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, start + 5);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('::highlight(dateline-word) { background: yellow }');
  document.adoptedStyleSheets.push(sheet);
  CSS.highlights.set('dateline-word', new Highlight(range));
})();
`;

/** Writes the extension into the empty folder `folder`. */
export function writeReference(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  writeFileSync(join(folder, 'background.js'), BACKGROUND);
  writeFileSync(join(folder, 'content.js'), CONTENT);
}
