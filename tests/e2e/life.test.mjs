// Pages that live: articles that come late, grow, are edited and are swapped for others without a navigation. Marks,
// sidebar and badge speak of the article that is on the screen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';
import { isSidebarOf, markedNames, pageOf, paragraph, story } from './stories.mjs';

const FIRST = story('Repairs in three towns of Ukraine', ['Lviv', 'Kharkiv', 'Odesa']);
const SECOND = story('Repairs in two cities of Canada', ['Toronto', 'Vancouver', 'Calgary']);
const ENTRY = (town) =>
  `<article class="entry"><time>10:3${town.length}</time><p>${paragraph(town)}</p></article>`;

const PAGES = {
  first: pageOf('Repairs in Ukraine', `<article>${FIRST}</article>`),
  second: pageOf('Repairs in Canada', `<article>${SECOND}</article>`),
  late: pageOf('Repairs in Ukraine', '<main id="app"><p>Loading…</p></main>'),
  front: pageOf('The news', '<main><h1>The news</h1><ul><li><a href="first">Repairs</a></li></ul></main>'),
  live: pageOf(
    'Live: repairs',
    `<main><h1>Repairs in Ukraine: live</h1><div id="entries">${['Lviv', 'Kharkiv'].map(ENTRY).join('')}</div></main>`,
  ),
  shadow: pageOf('Repairs in Ukraine', '<news-story></news-story>'),
  edited: pageOf('Repairs in Ukraine', `<div contenteditable="true"><article>${FIRST}</article></div>`),
};

let server;
before(async () => {
  server = await startServer(PAGES);
});
after(() => server.close());

const UKRAINE = 'Kharkiv, Lviv, Odesa, Ukraine';
const CANADA = 'Calgary, Canada, Toronto, Vancouver';

inEveryBrowser('a page that lives', (browser) => {
  /** Opens a page and annotates it. */
  const annotated = async (name) => {
    const tab = await browser().open(server.address(name));
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    return tab;
  };
  const speaksOfCanada = async (tab) => {
    await tab.waitFor(markedNames, CANADA);
    await tab.waitFor(isSidebarOf, [['Canada'], ['Ukraine']]);
    await tab.waitForBadge('4');
  };

  test('the article arrives after the click: it is marked then', async () => {
    const tab = await browser().open(server.address('late'));
    await tab.clickToolbarButton();
    assert.match(await tab.waitFor(page.noticeText), /no article/);
    await tab.evaluate((html) => {
      document.querySelector('#app').innerHTML = html;
    }, FIRST);
    await tab.waitFor(markedNames, UKRAINE);
    assert.equal(await tab.evaluate(page.noticeText), null);
    await tab.waitForBadge('4');
    await tab.clickToolbarButton();
    await tab.waitFor(page.isBare);
    await tab.close();
  });

  test('pushState and another article in the same element: marks, sidebar and badge are of the other', async () => {
    const tab = await annotated('first');
    await tab.waitForBadge('4');
    await tab.evaluate((html) => {
      history.pushState(null, '', 'second');
      document.title = 'Repairs in Canada';
      document.querySelector('article').innerHTML = html;
    }, SECOND);
    await speaksOfCanada(tab);
    await tab.close();
  });

  test('the body is swapped for another, as Turbo does: marks, sidebar and badge are of the other', async () => {
    const tab = await annotated('first');
    await tab.evaluate((html) => {
      const body = document.createElement('body');
      body.innerHTML = `<article>${html}</article>`;
      document.documentElement.replaceChild(body, document.body);
    }, SECOND);
    await speaksOfCanada(tab);
    await tab.evaluate((html) => {
      document.querySelector('article').innerHTML = html;
    }, FIRST);
    await tab.waitFor(markedNames, UKRAINE);
    await tab.close();
  });

  test('an element is swapped with its classes before and after, as htmx does: marks, sidebar and badge are of the other', async () => {
    const tab = await annotated('first');
    await tab.evaluate((html) => {
      const old = document.querySelector('article');
      old.classList.add('htmx-swapping');
      const made = document
        .createRange()
        .createContextualFragment(`<article class="htmx-added">${html}</article>`);
      const article = made.firstChild;
      old.before(made);
      old.remove();
      article.classList.replace('htmx-added', 'htmx-settling');
      // The framework settles in a later frame.
      requestAnimationFrame(() => article.removeAttribute('class'));
    }, SECOND);
    await speaksOfCanada(tab);
    await tab.close();
  });

  test('elements are kept and given other words, as by morphing: no mark stays, marks, sidebar and badge are of the other', async () => {
    const tab = await annotated('first');
    const left = await tab.evaluate((html) => {
      const made = new DOMParser().parseFromString(html, 'text/html').body;
      for (const [at, element] of [...document.querySelector('article').children].entries())
        element.firstChild.data = made.children[at].textContent;
      return [...CSS.highlights.values()].flatMap((marks) => [...marks]).filter((range) => !range.collapsed)
        .length;
    }, SECOND);
    assert.equal(left, 0);
    await speaksOfCanada(tab);
    await tab.close();
  });

  test('a navigation that the page makes itself, by the Navigation API: marks, sidebar and badge are of the other', async () => {
    const tab = await annotated('first');
    await tab.evaluate((html) => {
      window.navigation.addEventListener('navigate', (event) => {
        event.intercept({
          handler: () => {
            document.querySelector('article').innerHTML = html;
          },
        });
      });
      window.navigation.navigate('second');
    }, SECOND);
    await speaksOfCanada(tab);
    assert.match(await tab.evaluate(() => location.pathname), /second$/);
    await tab.close();
  });

  test('the root is swapped for another: marks, sidebar and badge are of the other', async () => {
    const tab = await annotated('first');
    await tab.evaluate((html) => {
      const root = document.createElement('html');
      root.innerHTML = `<head><title>Repairs in Canada</title></head><body><article>${html}</article></body>`;
      document.replaceChild(root, document.documentElement);
    }, SECOND);
    await speaksOfCanada(tab);
    await tab.close();
  });

  test('the page goes to its front and on to another article: nothing of the old one stays', async () => {
    const tab = await annotated('first');
    await tab.waitForBadge('4');
    await tab.evaluate(() => {
      history.pushState(null, '', 'front');
      document.querySelector('article').outerHTML = '<main><h1>The news</h1></main>';
    });
    await tab.waitFor(markedNames, '');
    await tab.waitForBadge('');
    await tab.evaluate((html) => {
      history.pushState(null, '', 'second');
      document.querySelector('main').innerHTML = html;
    }, SECOND);
    await speaksOfCanada(tab);
    await tab.close();
  });

  test('a live blog gets an entry on top: it is marked too, and the card that is open stays', async () => {
    const tab = await annotated('live');
    await tab.waitForBadge('3');
    await tab.clickAt(await tab.evaluate(page.pointOfMark, 'Kharkiv'));
    assert.match(await tab.waitFor(page.openText, '.card'), /Kharkiv/);
    await tab.evaluate(
      (html) => document.querySelector('#entries').insertAdjacentHTML('afterbegin', html),
      ENTRY('Toronto'),
    );
    await tab.waitFor(markedNames, 'Kharkiv, Lviv, Toronto, Ukraine');
    await tab.waitForBadge('4');
    assert.match(await tab.waitFor(page.openText, '.card'), /Kharkiv/);
    await tab.close();
  });

  test('a paragraph is edited: its new names are marked', async () => {
    const tab = await annotated('first');
    await tab.evaluate((text) => {
      document.querySelectorAll('p')[1].firstChild.data = text;
    }, paragraph('Toronto'));
    await tab.waitFor(markedNames, 'Lviv, Odesa, Toronto, Ukraine');
    await tab.waitFor(isSidebarOf, [['Ukraine', 'Canada'], ['Kharkiv']]);
    await tab.close();
  });

  test('back to a page that the browser kept: marks and badge are there again', async () => {
    const tab = await annotated('first');
    await tab.waitForBadge('4');
    await tab.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => {
        document.documentElement.dataset.persisted = persisted;
      });
    });
    await tab.go(server.address('front'));
    await tab.waitForBadge('');
    await tab.goBack();
    await tab.waitFor(() => document.documentElement.dataset.persisted === 'true');
    await tab.waitFor(markedNames, UKRAINE);
    await tab.waitForBadge('4');
    await tab.clickToolbarButton();
    await tab.waitFor(page.isBare);
    await tab.close();
  });

  test('an article in an open shadow root that is filled later and changes', async () => {
    const tab = await browser().open(server.address('shadow'));
    await tab.clickToolbarButton();
    assert.match(await tab.waitFor(page.noticeText), /no article/);
    await tab.evaluate((html) => {
      document
        .querySelector('news-story')
        .attachShadow({ mode: 'open' }).innerHTML = `<article>${html}</article>`;
    }, FIRST);
    // Only a change of what can be watched says that it is there.
    await tab.evaluate(() => document.body.append(document.createElement('hr')));
    await tab.waitFor(markedNames, UKRAINE);
    await tab.evaluate((html) => {
      document.querySelector('news-story').shadowRoot.querySelector('article').innerHTML = html;
    }, SECOND);
    await tab.waitFor(markedNames, CANADA);
    await tab.close();
  });

  test('the page goes on with the next article as the reader scrolls: it speaks of the one that is read', async () => {
    const tab = await annotated('first');
    await tab.waitFor(markedNames, UKRAINE);
    await tab.evaluate((html) => {
      document.querySelector('article').style.minHeight = '150vh';
      document.body.insertAdjacentHTML('beforeend', `<article style="min-height: 150vh">${html}</article>`);
    }, SECOND);
    await tab.evaluate(() => {
      document.querySelectorAll('article')[1].scrollIntoView({ behavior: 'instant' });
      history.replaceState(null, '', 'second');
    });
    await speaksOfCanada(tab);
    await tab.evaluate(() => {
      scrollTo({ top: 0, behavior: 'instant' });
      history.replaceState(null, '', 'first');
    });
    await tab.waitFor(markedNames, UKRAINE);
    await tab.waitForBadge('4');
    await tab.close();
  });

  test('an article that can be edited is read, and left alone', async () => {
    const tab = await browser().open(server.address('edited'));
    const untouched = await tab.evaluate(page.bodySource);
    await tab.clickToolbarButton();
    await tab.waitFor(markedNames, UKRAINE);
    assert.equal(await tab.evaluate(page.bodySource), untouched);
    await tab.close();
  });

  test('a page that changes every 50 ms beside its article keeps its marks', async () => {
    const tab = await annotated('first');
    await tab.evaluate(() => {
      const clock = document.body.appendChild(document.createElement('aside'));
      window.ticks = 0;
      setInterval(() => (clock.textContent = `${window.ticks++}`), 50);
    });
    // Any of these changes would have had its effect before so many others.
    await tab.waitFor(() => window.ticks > 40);
    assert.equal(await tab.evaluate(markedNames), UKRAINE);
    await tab.close();
  });
});
