// The reader's corrections: seen on the page at once, there again on the next visit, and taken back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';
import { waitUntilStored } from './stored.mjs';
import { marketFire } from './stories.mjs';

const article = () =>
  marketFire('<style>body { font: 17px Georgia; max-width: 640px; margin: 30px 60px } </style>');

let server;
before(async () => {
  server = await startServer({ article });
});
after(() => server.close());

const press = (selector) => {
  const found = document.querySelector('dateline-overlay').shadowRoot.querySelector(selector);
  found?.click();
  return found !== null;
};
const type = (text) => {
  const field = document.querySelector('dateline-overlay').shadowRoot.querySelector('.card-search');
  field.closest('details').open = true;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
};
const foundIn = (wanted) => {
  const rows = document
    .querySelector('dateline-overlay')
    .shadowRoot.querySelectorAll('.card-found .card-choice');
  return [...rows].some((row) => row.textContent.includes(wanted));
};
const cardSays = (wanted) => {
  const card = document.querySelector('dateline-overlay')?.shadowRoot.querySelector('.card:popover-open');
  return card?.innerText.includes(wanted);
};
const drawerSays = (wanted) =>
  document
    .querySelector('dateline-overlay')
    ?.shadowRoot.querySelector('.drawer')
    ?.textContent.includes(wanted);
const drawerIsWithout = (wanted) =>
  !document
    .querySelector('dateline-overlay')
    .shadowRoot.querySelector('.drawer')
    .textContent.includes(wanted);
const isMarkedNowhere = (wanted) =>
  ![...CSS.highlights]
    .filter(([name]) => name.startsWith('dateline-') && name !== 'dateline-active')
    .some(([, ranges]) => [...ranges].some((range) => range.toString() === wanted));
const isMarkedSomewhere = (wanted) =>
  [...CSS.highlights].some(
    ([name, ranges]) =>
      name.startsWith('dateline-') && [...ranges].some((range) => range.toString() === wanted),
  );

inEveryBrowser('corrections', (browser) => {
  const annotated = async () => {
    const tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    await tab.waitFor(drawerSays, 'Georgetown');
    return tab;
  };
  const openCard = async (tab) => {
    await tab.clickAt(await tab.evaluate(page.pointOfMark, 'Georgetown'));
    await tab.waitFor(page.openText, '.card');
  };

  test('another place is searched for and chosen; the page and the list follow, now and on the next visit', async () => {
    const tab = await annotated();
    await openCard(tab);
    await tab.evaluate(type, 'Georgetown, Guyana');
    await tab.waitFor(foundIn, 'Guyana');
    await tab.evaluate(press, '.card-found .card-choice');
    await tab.waitFor(cardSays, 'Guyana');
    await tab.waitFor(cardSays, 'You said that it means this.');
    await tab.waitFor(drawerSays, 'Guyana');
    await waitUntilStored(browser(), '"means"');
    await tab.close();

    const again = await annotated();
    await again.waitFor(drawerSays, 'Guyana');
    await openCard(again);
    await again.waitFor(cardSays, 'Guyana');
    await again.close();
  });

  test('a correction is taken back from the list, and stays taken back', async () => {
    const tab = await annotated();
    await tab.waitFor(drawerSays, 'Your corrections on this site');
    await tab.evaluate(press, '.corrections [data-do=undo]');
    await tab.waitFor(drawerIsWithout, 'Your corrections on this site');
    await waitUntilStored(browser(), '"means"', { gone: true });
    await tab.close();

    const again = await annotated();
    // It would be written with the rest of the list.
    assert.equal(await again.evaluate(drawerSays, 'Your corrections on this site'), false);
    await again.close();
  });

  test('what is no place is marked nowhere until that is taken back', async () => {
    const tab = await annotated();
    await openCard(tab);
    assert.equal(await tab.evaluate(press, '[data-do=no-place]'), true);
    await tab.waitFor(isMarkedNowhere, 'Georgetown');
    await tab.waitFor(cardSays, 'no longer marked');
    await tab.evaluate(press, '.card [data-do=undo]');
    await tab.waitFor(isMarkedSomewhere, 'Georgetown');
    await tab.close();
  });
});
