// What a reader takes away: files that other programs read.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { ROOT } from '../../scripts/lib/paths.mjs';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';

/** Keeps what the next links that save something would save, and saves nothing. */
const keepWhatIsSaved = () => {
  window.saved = [];
  /** Dark points in the line below the map, which is 18 pixels high, three points each. */
  const darkInLine = async (blob) => {
    const picture = await createImageBitmap(blob);
    const { width, height } = picture;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, height - 54, width, 54);
    return data.filter((value, at) => at % 4 === 0 && value < 128).length;
  };
  const keep = async (event) => {
    const link = event.composedPath()[0];
    if (link.localName !== 'a' || !link.download) return;
    event.preventDefault();
    const file = { name: link.download };
    file.blob = await (await fetch(link.href)).blob();
    file.text = await file.blob.text();
    if (file.blob.type === 'image/png') file.dark = await darkInLine(file.blob);
    window.saved.push(file);
  };
  // A closed root tells nobody outside which of its links was clicked.
  document.querySelector('dateline-overlay').shadowRoot.addEventListener('click', keep, true);
};
const savedAt = (index) => {
  const file = window.saved[index];
  if (!file) return null;
  const { name, blob, text, dark } = file;
  return { name, type: blob.type, size: blob.size, text, dark };
};
/** Keeps what is copied from fields, as browsers do when the reader copies. */
const noteCopies = () => {
  document.querySelector('dateline-overlay').shadowRoot.addEventListener('copy', ({ target }) => {
    window.copied = target.value;
  });
};
/** The middle of a button, once it is in sight. */
const pointOfButton = (selector) => {
  const button = document.querySelector('dateline-overlay').shadowRoot.querySelector(selector);
  button.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = button.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
};
const openFold = (selector) => {
  const details = document
    .querySelector('dateline-overlay')
    .shadowRoot.querySelector(selector)
    .closest('details');
  window.hasGrown = false;
  details.addEventListener('toggle', () => {
    window.hasGrown = true;
  });
  details.open = true;
};
const count = (selector) =>
  document.querySelector('dateline-overlay').shadowRoot.querySelectorAll(selector).length;
/** The claim's words, and what was copied, once its button says so. */
const citedIn = (row) => {
  const claim = document.querySelector('dateline-overlay').shadowRoot.querySelector(row);
  if (claim.querySelector('[data-do=cite]').textContent !== 'Copied.') return null;
  return { words: claim.querySelector('[data-do=go-claim]').textContent, copied: window.copied };
};

/** Beside the body, in which the annotations are looked for. */
const addScript = (source) => {
  const element = document.createElement('script');
  element.textContent = source;
  document.head.append(element);
};

/** What an annotation client finds for each annotation, by its quotation and by its position. */
const anchored = (annotations) =>
  annotations.items.flatMap((item) =>
    [item.target].flat().map(({ selector: [quote, position] }) => ({
      wanted: quote.exact,
      byQuote: String(window.client.quote.toRange(document.body, quote)),
      byPosition: String(window.client.position.toRange(document.body, position)),
    })),
  );

/** The client from npm, as a script for the page. */
async function client() {
  const contents = `import * as quote from 'dom-anchor-text-quote'; import * as position from 'dom-anchor-text-position';
    window.client = { quote, position };`;
  const stdin = { contents, resolveDir: ROOT };
  const { outputFiles } = await build({
    stdin,
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

let server;
let script;
before(async () => {
  server = await startServer({ article: 'nato-air-defence.html' });
  script = await client();
});
after(() => server.close());

inEveryBrowser('what is taken away', (browser) => {
  let tab;
  let saved = 0;
  const taken = async (number, part = '.drawer ') => {
    await tab.evaluate(page.click, `${part}[data-do=save][data-format="${number}"]`);
    const file = await tab.waitFor(savedAt, saved);
    saved += 1;
    return file;
  };
  /** Opens the fold that holds something of the card: it is put beside its word again when it is told that it has grown. */
  const open = async (selector) => {
    await tab.evaluate(openFold, selector);
    await tab.waitFor(() => window.hasGrown);
  };
  before(async () => {
    saved = 0;
    tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    await tab.waitFor(page.isMapDrawn);
    await tab.evaluate(keepWhatIsSaved);
  });

  test('a brief, data, places and claims are saved under the name of the article', async () => {
    const expected = [
      [/^dateline-.*\.md$/, 'text/markdown', '## Places'],
      [/\.json$/, 'application/json', '"claims":['],
      [/\.geojson$/, 'application/geo+json', '"FeatureCollection"'],
      [/\.kml$/, 'application/vnd.google-earth.kml+xml', '<Placemark>'],
      [/-places\.csv$/, 'text/csv', 'start,end,text'],
      [/-claims\.csv$/, 'text/csv', 'start,end,content'],
    ];
    for (const [number, [name, type, words]] of expected.entries()) {
      const file = await taken(number);
      assert.match(file.name, name);
      assert.ok(file.type.startsWith(type), file.type);
      assert.ok(file.text.includes(words), `${words} in ${file.text.slice(0, 300)}`);
      assert.ok(file.text.includes('Dateline'), 'what made it');
    }
  });

  test('an annotation client finds every annotation in the page, by quotation and by position', async () => {
    const file = await taken(6);
    await tab.evaluate(addScript, script);
    const found = await tab.evaluate(anchored, JSON.parse(file.text));
    assert.ok(found.length > 20, `${found.length} targets`);
    for (const { wanted, byQuote, byPosition } of found) {
      assert.equal(byQuote, wanted);
      assert.equal(byPosition, wanted);
    }
  });

  test('a citation of one claim is copied by a button in its row and in the card', async () => {
    await tab.evaluate(noteCopies);
    await tab.evaluate(page.openPart, 'Claims');
    const cited = async (row) => {
      await tab.clickAt(await tab.evaluate(pointOfButton, `${row} [data-do=cite]`));
      const { words, copied } = await tab.waitFor(citedIn, row);
      assert.match(copied, /^.+, (quoted|reported|partly quoted): .+ — “.+http:\/\/127/s);
      const [first] = /^\S+/.exec(words);
      assert.ok(copied.includes(first), `${first} in ${copied}`);
      assert.match(copied, /\nMade by Dateline .+ does not say who is right\.$/);
    };
    await cited('.panel:not([hidden]) li.claims');
    await tab.clickAt(await tab.evaluate(page.pointOfMark, 'Kharkiv thermoelectric plant'));
    await tab.waitFor(page.openText, '.card');
    await open('.card-claims');
    await cited('.card-claims li');
    await tab.press('Escape');
  });

  test('the card takes away its own place or site in every form, and nothing of others', async () => {
    await tab.clickAt(await tab.evaluate(page.pointOfMark, 'Kharkiv thermoelectric plant'));
    await tab.waitFor(page.openText, '.card');
    await open('.card .take-away-head');
    const forms = 7;
    assert.equal(await tab.evaluate(count, '.card [data-do=save]'), forms);
    const files = [];
    for (let number = 0; number < forms; number += 1) files.push(await taken(number, '.card '));
    const [brief, data, points, kml, places, claims, annotations] = files.map((file) => file.text);
    assert.match(files[0].name, /^dateline-.*-Kharkiv.*\.md$/);
    assert.match(brief, /\*\*.*Kharkiv.*\*\*/);
    assert.doesNotMatch(brief, /\*\*Ukraine\*\*/);
    const whole = JSON.parse((await taken(1)).text);
    const part = JSON.parse(data);
    const site = whole.places.filter(({ name }) => name === part.places[0].name);
    assert.deepEqual(
      part.places.map(({ start, end }) => [start, end]),
      site.map(({ start, end }) => [start, end]),
    );
    assert.ok(part.claims.length < whole.claims.length && part.sources.length < whole.sources.length);
    assert.equal(JSON.parse(points).features.length, 1);
    assert.equal(kml.match(/<Placemark>/g).length, 1);
    for (const [number, rows] of [
      [4, places],
      [5, claims],
    ]) {
      const all = (await taken(number)).text.split('\r\n');
      assert.ok(rows.split('\r\n').every((row) => all.includes(row)));
    }
    assert.equal(places.trim().split('\r\n').length, 1 + part.places.length);
    const { items } = JSON.parse((await taken(6)).text);
    const own = JSON.parse(annotations);
    for (const item of own.items)
      assert.deepEqual(
        item,
        items.find(({ id }) => id === item.id),
      );
    for (const { wanted, byQuote, byPosition } of await tab.evaluate(anchored, own)) {
      assert.equal(byQuote, wanted);
      assert.equal(byPosition, wanted);
    }
  });

  test('the card copies its own place or site in every form, and says so', async () => {
    for (let number = 0; number < 7; number += 1) {
      await tab.evaluate(() => {
        window.copied = undefined;
      });
      // By the key: bringing a button into view can move the page, and with it the card, from under a pointer.
      await tab.evaluate(page.focus, `.card [data-do=copy][data-format="${number}"]`);
      await tab.press('Enter');
      const copied = await tab.waitFor(() => window.copied);
      assert.ok(copied.includes('Kharkiv') && copied.includes('Dateline'), copied.slice(0, 200));
    }
    const said = () =>
      document.querySelector('dateline-overlay').shadowRoot.querySelector('.card .take-away-head').dataset
        .said;
    assert.equal(await tab.evaluate(said), 'Copied.');
    await tab.press('Escape');
    await tab.waitFor(page.isCardClosed);
  });

  test('the map is saved as SVG and as a picture', async () => {
    const svg = await taken(7);
    assert.ok(svg.text.startsWith('<svg') && svg.text.includes('Kharkiv') && !svg.text.includes('var('));
    const png = await taken(8);
    assert.equal(png.type, 'image/png');
    assert.ok(png.size > 10_000, `${png.size} bytes`);
    assert.ok(png.dark > 1000, `${png.dark} dark points in the line that says what has made it`);
  });
});
