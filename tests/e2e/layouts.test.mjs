// Articles that are laid out, cut up or put together as newsrooms do: each word is marked, found under the pointer and gone
// to where the reader sees it, and no mark is ever on other words.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';
import { isSidebarOf, markedNames, pageOf, paragraph, story } from './stories.mjs';

const TOWNS = ['Lviv', 'Kharkiv', 'Odesa', 'Poltava', 'Sumy', 'Kherson', 'Uzhhorod', 'Rivne'];
const TITLE = 'Repairs in towns of Ukraine';
const ARTICLE = `<article>${story(TITLE, TOWNS)}</article>`;
const styled = (style, body = ARTICLE) => pageOf(TITLE, `<style>${style}</style>${body}`);
const FRENCH = [
  'Le conseil s’est réuni lundi à Lviv pour parler des travaux, qui ont duré plus longtemps et coûté plus cher que tout le monde ne l’avait pensé.',
  'Le maire de Kharkiv a dit que les habitants n’ont plus d’eau depuis le printemps de l’année dernière, et que personne ne sait quand cela finira.',
];
const ENGLISH = [
  'The council met on Monday in Lviv to talk about the repairs, which took longer and cost more than anybody had thought they would.',
  'The mayor of Kharkiv said that the residents have had no water since the spring of last year, and that nobody knows when it will end.',
];

const PAGES = {
  pane: styled('#pane { height: 200px; overflow: auto; margin: 60px 0; }', `<div id="pane">${ARTICLE}</div>`),
  skipped: styled(
    'h1 { margin-bottom: 3000px; } p { content-visibility: auto; contain-intrinsic-height: 60px; } .not { content-visibility: hidden; }',
    ARTICLE.replace('</article>', `<div class="not"><p>${paragraph('Toronto')}</p></div></article>`),
  ),
  columns: styled(
    'article { columns: 3; max-width: 900px; } p::first-letter { float: left; font-size: 3em; line-height: 1; }',
    `<article><h1>${TITLE}</h1>${['Lviv', 'Poltava', 'Odesa', 'Sumy'].map((town) => `<p>${town} has had no water for a year. ${paragraph('the town hall')}</p>`).join('')}</article>`,
  ),
  components: pageOf(
    TITLE,
    `<news-page><template shadowrootmode="open"><style>p { color: #333 }</style><main><slot></slot></main></template>
<article><h1>${TITLE}</h1><p>${paragraph('Lviv')}</p><news-part><template shadowrootmode="open"><news-text><template shadowrootmode="open"><p>${paragraph('Kharkiv')}</p></template></news-text><p>${paragraph('Odesa')}</p></template></news-part></article></news-page>`,
  ),
  recycled: styled('p { min-height: 5em; }'),
  french: pageOf(
    'Travaux',
    `<article>${story('Travaux dans deux villes', [])}${FRENCH.map((text) => `<p>${text}</p>`).join('')}</article>`,
  ).replace('lang="en"', 'lang="fr"'),
};

let server;
before(async () => {
  server = await startServer(PAGES);
});
after(() => server.close());

/** In the page: whether the reader sees the mark of these words: what is at its middle is the paragraph that it is in. */
const isSeen = (wanted) => {
  for (const [name, highlight] of CSS.highlights) {
    if (!name.startsWith('dateline-') || /-(source|cue|active)$/.test(name)) continue;
    for (const range of highlight) {
      if (range.toString() !== wanted) continue;
      const { x, y, width, height } = range.getClientRects()[0];
      return document
        .elementsFromPoint(x + width / 2, y + height / 2)
        .includes(range.startContainer.parentElement);
    }
  }
  return false;
};

inEveryBrowser('an article in a layout of its own', (browser) => {
  /** Opens a page, annotates it, and puts the sidebar away. */
  const annotated = async (name, names = [...TOWNS, 'Ukraine'].sort().join(', ')) => {
    const tab = await browser().open(server.address(name));
    await tab.clickToolbarButton();
    await tab.waitFor(markedNames, names);
    await tab.waitFor(isSidebarOf, [names.split(', '), []]);
    return tab;
  };
  const opensCard = async (tab, point, name) => {
    await tab.clickAt(point);
    assert.match(await tab.waitFor(page.openText, '.card'), new RegExp(name));
  };

  test('in a box that scrolls, the list leads to words that it hides, and a card goes with its word', async () => {
    const tab = await annotated('pane');
    assert.equal(await tab.evaluate(isSeen, 'Sumy'), false);
    await tab.evaluate(page.focusRow, 'Sumy');
    await tab.press('Enter');
    await tab.waitFor(isSeen, 'Sumy');
    await tab.evaluate(page.click, '[data-do=close-drawer]');
    await opensCard(tab, await tab.evaluate(page.pointOfMark, 'Sumy'), 'Sumy');
    // The window shows the place where the word would be; the box does not.
    await tab.evaluate(() => document.querySelector('#pane').scrollTo({ top: 0, behavior: 'instant' }));
    await tab.waitFor(page.isCardClosed);
    await tab.close();
  });

  test('what is not laid out until it is looked at is read and gone to, what never is, is not', async () => {
    const tab = await annotated('skipped');
    assert.equal(await tab.evaluate(isSeen, 'Sumy'), false);
    await tab.evaluate(page.focusRow, 'Sumy');
    await tab.press('Enter');
    await tab.waitFor(isSeen, 'Sumy');
    await tab.close();
  });

  test('in columns, with a first letter of its own, both ends of a word open its card', async () => {
    const tab = await annotated('columns', 'Lviv, Odesa, Poltava, Sumy, Ukraine');
    await tab.evaluate(page.click, '[data-do=close-drawer]');
    const ends = await tab.evaluate((wanted) => {
      for (const highlight of CSS.highlights.values()) {
        for (const range of highlight) {
          if (range.toString() !== wanted) continue;
          const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
          return [boxes[0], boxes.at(-1)].map(({ x, y, width, height }) => ({
            x: x + width / 2,
            y: y + height / 2,
          }));
        }
      }
      return null;
    }, 'Poltava');
    for (const end of ends) {
      await opensCard(tab, end, 'Poltava');
      await tab.press('Escape');
      await tab.waitFor(page.isCardClosed);
    }
    await tab.close();
  });

  test('in components inside one another, all of it is marked and opens its card', async () => {
    const tab = await annotated('components', 'Kharkiv, Lviv, Odesa, Ukraine');
    await tab.evaluate(page.click, '[data-do=close-drawer]');
    for (const name of ['Lviv', 'Kharkiv', 'Odesa']) {
      await opensCard(tab, await tab.evaluate(page.pointOfMark, name), name);
      await tab.press('Escape');
      await tab.waitFor(page.isCardClosed);
    }
    await tab.close();
  });

  test('rows that are filled with other words before a click: no mark and no card on them', async () => {
    const tab = await annotated('recycled');
    await tab.evaluate(page.click, '[data-do=close-drawer]');
    const point = await tab.evaluate(page.pointOfMark, 'Odesa');
    await tab.evaluate((text) => {
      addEventListener(
        'pointerdown',
        () => {
          for (const row of document.querySelectorAll('p')) row.firstChild.data = text;
          const marked = [...CSS.highlights.values()].flatMap((highlight) => [...highlight].map(String));
          // Told when the click has come to everybody.
          const all = [...new Set(marked)].sort().join('');
          addEventListener('click', () => setTimeout(() => (document.documentElement.dataset.marked = all)), {
            once: true,
          });
        },
        { once: true, capture: true },
      );
    }, paragraph('houses'));
    await tab.clickAt(point);
    await tab.waitFor(() => document.documentElement.dataset.marked !== undefined);
    // A click opens a card while it is dispatched, or none; it calls off what the pointer's coming would have opened.
    assert.equal(await tab.evaluate(page.isCardClosed), true);
    assert.equal(await tab.evaluate(() => document.documentElement.dataset.marked), 'Ukraine');
    await tab.waitFor(markedNames, 'Ukraine');
    await tab.close();
  });

  test('a page that the browser translates: what stands there now is read, claims too', async () => {
    const tab = await annotated('french', 'Kharkiv, Lviv');
    await tab.evaluate((texts) => {
      // As Chromium does: the words of each text in two elements in its place.
      document.documentElement.lang = 'en';
      document.documentElement.className = 'translated-ltr';
      for (const [at, p] of [...document.querySelectorAll('p')].entries()) {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        for (const font of [outer, inner]) font.style.verticalAlign = 'inherit';
        inner.append(texts[at]);
        outer.append(inner);
        p.firstChild.replaceWith(outer);
      }
    }, ENGLISH);
    await tab.waitFor(isSidebarOf, [['Kharkiv', 'Lviv', 'Claims1'], ['only places']]);
    await tab.waitFor(markedNames, 'Kharkiv, Lviv');
    await tab.close();
  });
});
