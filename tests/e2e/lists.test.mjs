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
const press = (number) => document.querySelectorAll('#lists li button')[number].click();

/** Has what is exported kept in the page. */
const catchExport = () => {
  HTMLAnchorElement.prototype.click = function () {
    fetch(this.href)
      .then((response) => response.text())
      .then((content) => {
        globalThis.exported = { name: this.download, content };
      });
  };
};

inEveryBrowser('lists of the reader', (browser) => {
  let options;

  before(async () => {
    options = await browser().openOwn(OPTIONS);
    await options.waitFor(() => document.querySelector('#data-sources dt') !== null);
  });
  after(() => options.close());

  const marked = async () => {
    const tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    const site = (await tab.evaluate(page.marks)).find(({ text }) => text.replace(/\s+/g, ' ') === SITE);
    return { tab, site };
  };

  test('a file that is no list is refused with its reason', async () => {
    await options.evaluate(choose, { name: 'notes.csv', content: 'title,text\na,b\n' });
    const message = await options.waitFor(messageLike, 'not imported');
    assert.match(message, /notes\.csv.*no column has the name/);
    assert.deepEqual(await options.evaluate(rows), []);
  });

  test('a list is imported, and what is wrong with it is told by line', async () => {
    await options.evaluate(choose, { name: 'watch.csv', content: LIST });
    assert.match(await options.waitFor(messageLike, 'was imported'), /watch .*1 sites; 1 rows/);
    assert.deepEqual(await options.evaluate(faults), [
      'line 3: the latitude is "north", which is no number of degrees',
    ]);
    assert.deepEqual(await options.evaluate(rows), ['watch: 1 sites']);
  });

  test('its sites have marks of their own, and the card says whose they are and leads to their page', async () => {
    const { tab, site } = await marked();
    assert.equal(site?.class, 'listed');
    await tab.movePointer(await tab.evaluate(page.pointOfMark, site.text));
    const card = await tab.waitFor(page.openText, '.card');
    for (const expected of [/From your list\s+watch/i, /Watched operator/, /Page in your list/]) {
      assert.match(card, expected);
    }
    await tab.close();
  });

  test('it is given back as it came', async () => {
    await options.evaluate(catchExport);
    await options.evaluate(press, 0);
    assert.deepEqual(await options.waitFor(() => globalThis.exported), { name: 'watch.csv', content: LIST });
  });

  test('a removed list leaves nothing', async () => {
    await options.evaluate(press, 1);
    await options.waitFor(messageLike, 'was removed');
    assert.deepEqual(await options.evaluate(rows), []);
    const { tab, site } = await marked();
    assert.equal(site?.class, 'infrastructure');
    await tab.close();
  });

  test('a list of 50,000 rows is imported', async () => {
    const row = (_, n) => `Testsite ${n} power plant,${(n % 160) - 80.5},${(n % 350) - 174.5}`;
    const content = `name,lat,lon\n${Array.from({ length: 50_000 }, row).join('\n')}\n`;
    await options.evaluate(choose, { name: 'large.csv', content });
    assert.match(await options.waitFor(messageLike, 'was imported|not imported'), /50000 sites/);
    const { tab, site } = await marked();
    assert.equal(site?.class, 'infrastructure');
    await tab.close();
    await options.evaluate(press, 1);
    await options.waitFor(messageLike, 'was removed');
  });
});
