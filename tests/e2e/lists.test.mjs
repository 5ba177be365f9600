// The reader's own lists: imported, told of by line, marked and carded, exported again, removed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';

const OPTIONS = 'options.html';
const SITE = 'Dnipro Hydroelectric Power Station';
const LIST = `name,kind,lat,lon,operator,url
${SITE},hydro,47.8681,35.0872,Watched operator,https://example.org/dnipro
Nowhere plant,thermal,north,35,,
`;

let server;
before(async () => {
  server = await startServer({ article: 'nato-air-defence.html' });
});
after(() => server.close());

/** Chooses a file, as a reader would in the dialog that no test can reach. */
const choose = ({ name, content }) => {
  const input = document.querySelector('#list-file');
  const files = new DataTransfer();
  files.items.add(new File([content], name));
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
};

const messageLike = (pattern) => {
  const { textContent } = document.querySelector('#list-message');
  return new RegExp(pattern).test(textContent) && textContent;
};

const faults = () => [...document.querySelectorAll('#list-faults li')].map((item) => item.textContent);
const rows = () => [...document.querySelectorAll('#lists li span')].map((name) => name.textContent);
const rowsIfAny = () => {
  const found = [...document.querySelectorAll('#lists li span')].map((name) => name.textContent);
  return found.length > 0 && found;
};
const isEmpty = () => document.querySelectorAll('#lists li').length === 0;
const press = (number) => document.querySelectorAll('#lists li button')[number].click();

/** Brings the first mark of a list's site to the middle of the viewport and gives its middle. */
const pointOfListed = () => {
  const [range] = CSS.highlights.get('dateline-listed');
  range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = range.getClientRects()[0];
  return { x: x + width / 2, y: y + height / 2 };
};

/** Has the next export noted in the page instead of saved. */
const catchExport = () => {
  const note = (file, content) => {
    document.body.dataset.exported = JSON.stringify({ file, content });
  };
  const caught = (event) => {
    const link = event.target.closest('a[download]');
    if (!link) return;
    event.preventDefault();
    // Firefox lets no test read the page's own blobs.
    fetch(link.href)
      .then((response) => response.text())
      .then((content) => note(link.download, content))
      .catch(() => note(link.download, null));
  };
  document.addEventListener('click', caught, true);
};

const exported = () => JSON.parse(document.body.dataset.exported ?? 'null');

inEveryBrowser('lists of the reader', (browser) => {
  /** Opens the options page for as long as `use` takes: Firefox is driven in one tab at a time. */
  const withOptions = async (use) => {
    const options = await browser().openOwn(OPTIONS);
    await options.waitFor(page.areOptionsShown);
    await use(options);
    await options.close();
  };

  const marked = async () => {
    const tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    // Until it is filled the sidebar is as wide as it gets, and lies over words.
    await tab.waitFor(page.openText, '.drawer');
    const site = (await tab.evaluate(page.marks)).find(({ text }) => text.replace(/\s+/g, ' ') === SITE);
    return { tab, site };
  };

  test('a file that is no list is refused with its reason', async () => {
    await withOptions(async (options) => {
      await options.evaluate(choose, { name: 'notes.csv', content: 'heading,text\na,b\n' });
      const message = await options.waitFor(messageLike, 'not imported');
      assert.match(message, /notes\.csv.*no column has the name/);
      // What was stored of it all the same would be listed with the next, which is alone there.
      assert.deepEqual(await options.evaluate(rows), []);
    });
  });

  test('a list is imported, and what is wrong with it is told by line', async () => {
    await withOptions(async (options) => {
      await options.evaluate(choose, { name: 'watch.csv', content: LIST });
      assert.match(await options.waitFor(messageLike, 'was imported'), /watch .*1 sites; 1 rows/);
      assert.deepEqual(await options.evaluate(faults), [
        'line 3: the latitude is "north", which is no number of degrees',
      ]);
      assert.deepEqual(await options.waitFor(rowsIfAny), ['watch: 1 sites']);
    });
  });

  test('its sites have marks of their own, and the card says whose they are and leads to their page', async () => {
    const { tab, site } = await marked();
    assert.equal(site?.class, 'listed');
    await tab.movePointer(await tab.evaluate(pointOfListed));
    const card = await tab.waitFor(page.openText, '.card');
    for (const expected of [/From your list\s+watch/i, /Watched operator/, /Page in your list/]) {
      assert.match(card, expected);
    }
    await tab.close();
  });

  test('it is given back as it came', async () => {
    await withOptions(async (options) => {
      await options.evaluate(catchExport);
      await options.evaluate(press, 0);
      const { file, content } = await options.waitFor(exported);
      assert.equal(file, 'watch.csv');
      if (content !== null) assert.equal(content, LIST);
    });
  });

  test('a removed list leaves nothing', async () => {
    await withOptions(async (options) => {
      await options.evaluate(press, 1);
      await options.waitFor(messageLike, 'was removed');
      assert.equal(await options.waitFor(isEmpty), true);
    });
    const { tab, site } = await marked();
    assert.equal(site?.class, 'infrastructure');
    await tab.close();
  });

  test('a list of 50,000 rows is imported', async () => {
    const row = (_, n) => `Testsite ${n} power plant,${(n % 160) - 80.5},${(n % 350) - 174.5}`;
    const content = `name,lat,lon\n${Array.from({ length: 50_000 }, row).join('\n')}\n`;
    await withOptions(async (options) => {
      await options.evaluate(choose, { name: 'large.csv', content });
      assert.match(await options.waitFor(messageLike, 'was imported|not imported'), /50000 sites/);
    });
    const { tab, site } = await marked();
    assert.equal(site?.class, 'infrastructure');
    await tab.close();
    await withOptions(async (options) => {
      await options.evaluate(press, 1);
      await options.waitFor(messageLike, 'was removed');
    });
  });
});
