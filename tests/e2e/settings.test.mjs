// The settings that hold for all sites: that each takes effect on the page, that they go to other machines only where the reader says so, that a
// file brings them back, and that everything can be forgotten.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEveryBrowser } from './browsers.mjs';
import * as page from './page.mjs';
import { startServer } from './server.mjs';

let server;
before(async () => {
  server = await startServer({ article: 'nato-air-defence.html', bare: '<p>Nothing.</p>' });
});
after(() => server.close());

/** Chooses in the form; a box is ticked or not. */
const choose = ([name, value]) => {
  const control = document.querySelector(`#settings [name=${name}]`);
  document.querySelector('#saved').textContent = '';
  if (control.type === 'checkbox') control.checked = value;
  else control.value = value;
  control.dispatchEvent(new Event('change', { bubbles: true }));
};
const said = (selector) => document.querySelector(selector).textContent;
const chosenIn = (name) => document.querySelector(`#settings [name=${name}]`).value;
const stored = async (area) => {
  const { chrome } = globalThis.wrappedJSObject ?? globalThis;
  return JSON.stringify(await chrome.storage[area].get(null));
};
const isEmpty = async (area) => {
  const { chrome } = globalThis.wrappedJSObject ?? globalThis;
  return JSON.stringify(await chrome.storage[area].get(null)) === '{}';
};
const isStored = async ([area, name, value]) => {
  const { chrome } = globalThis.wrappedJSObject ?? globalThis;
  return JSON.parse(JSON.stringify(await chrome.storage[area].get(null))).settings?.[name] === value;
};
const putInSync = async (json) => {
  const { chrome, JSON: own } = globalThis.wrappedJSObject ?? globalThis;
  await chrome.storage.sync.set(own.parse(json));
  return true;
};
/** Keeps what is saved, in place of the disk. */
const keepSaved = () => {
  const { URL, HTMLAnchorElement, document: own } = globalThis.wrappedJSObject ?? globalThis;
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => {
    void blob.text().then((text) => {
      own.documentElement.dataset.saved = text;
    });
    return make(blob);
  };
  HTMLAnchorElement.prototype.click = () => {};
  return true;
};
const saved = () => document.documentElement.dataset.saved;
const takeIn = (content) => {
  const input = document.querySelector('#settings-file');
  const files = new DataTransfer();
  files.items.add(new File([content], 'dateline-settings.json'));
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
};
const press = (selector) => document.querySelector(selector).click();

const colourOf = (name) =>
  [
    ...getComputedStyle(document.querySelector('dateline-overlay')).getPropertyValue(name).matchAll(/\d+/g),
  ].join(' ');
const isAtLeft = () =>
  document
    .querySelector('dateline-overlay')
    .shadowRoot.querySelector('.drawer')
    .matches('.left:popover-open');
const coordinates = () =>
  document.querySelector('dateline-overlay').shadowRoot.querySelector('.card:popover-open')?.innerText;

inEveryBrowser('the settings', (browser) => {
  const options = async () => {
    const tab = await browser().openOwn('options.html');
    await tab.waitFor(page.areOptionsShown);
    return tab;
  };
  /** Chooses on a page of the options of its own. */
  const chosen = async (...choices) => {
    for (const choice of choices) {
      const tab = await options();
      await tab.evaluate(choose, choice);
      await tab.waitFor(isStored, ['local', ...choice]);
      await tab.close();
    }
  };
  const annotated = async () => {
    const tab = await browser().open(server.address('article'));
    await tab.clickToolbarButton();
    await tab.waitFor(page.isMarked);
    return tab;
  };

  test('no control takes a change before it says what is stored: the others would be stored with it', async () => {
    const tab = await options();
    const asWritten = () =>
      fetch(location.href)
        .then((response) => response.text())
        .then(
          (source) => new DOMParser().parseFromString(source, 'text/html').querySelector('#settings').inert,
        );
    assert.equal(await tab.evaluate(asWritten), true);
    assert.equal(await tab.evaluate(() => document.querySelector('#settings').inert), false);
    await tab.close();
  });

  test('the colours that are chosen are those of card, sidebar and marks', async () => {
    await chosen(['colours', 'distinct'], ['theme', 'light']);
    const tab = await annotated();
    assert.equal(await tab.evaluate(colourOf, '--place'), '40 63 228');
    assert.equal(await tab.evaluate(colourOf, '--infrastructure'), '176 58 0');
    await tab.close();
    await chosen(['colours', 'usual'], ['theme', 'auto']);
    const again = await annotated();
    assert.equal(await again.evaluate(colourOf, '--place'), '11 91 176');
    await again.close();
  });

  test('the side and the way of writing coordinates hold where nothing else is remembered of the site', async () => {
    await chosen(['side', 'left'], ['minutes', true]);
    const tab = await annotated();
    await tab.waitFor(isAtLeft);
    await tab.evaluate(page.click, '[data-do=close-drawer]');
    await tab.clickAt(await tab.evaluate(page.pointOfMark, 'Kharkiv'));
    assert.match(await tab.waitFor(coordinates), /\d+° \d+′/);
    await tab.close();
    await chosen(['side', 'auto'], ['minutes', false]);
  });

  test('in another language than the browser’s everything is said, by the page of options, the sidebar and the notice', async () => {
    const tab = await options();
    await tab.evaluate(choose, ['language', 'de']);
    await tab.waitFor(
      () => document.documentElement.lang === 'de' && document.querySelector('h1').textContent !== '',
    );
    await tab.waitFor(page.areOptionsShown);
    assert.equal(await tab.evaluate(said, 'h1'), 'Einstellungen von Dateline');
    assert.equal(await tab.evaluate(chosenIn, 'language'), 'de');
    await tab.close();
    const article = await annotated();
    const words = await article.waitFor(page.openText, '.drawer');
    assert.match(words, /Überblick[\s\S]*Wo es spielt/i);
    assert.doesNotMatch(words, /Summary|Sites|Claims/);
    await article.evaluate(page.click, '.menu > summary');
    assert.match(await article.waitFor(page.openText, '.drawer'), /Einstellungen/);
    await article.close();
    const bare = await browser().open(server.address('bare'));
    await bare.clickToolbarButton();
    assert.match(await bare.waitFor(page.noticeText), /keinen Artikel gefunden/);
    await bare.close();
    const back = await options();
    await back.evaluate(choose, ['language', 'auto']);
    await back.waitFor(() => document.documentElement.lang === 'en');
    await back.close();
  });

  test('places are called as in the language that is spoken or as in the article, alone or not, at once on a page that is annotated', async () => {
    const tab = await annotated();
    await tab.waitFor(page.openText, '.drawer');
    const speaking = async (language, shown) => {
      const own = await options();
      await own.evaluate(choose, ['language', language]);
      await own.waitFor((wanted) => document.documentElement.lang === wanted, shown);
      await own.close();
      await tab.activate?.();
    };
    const chosenHere = async (...choice) => {
      await chosen(choice);
      await tab.activate?.();
    };
    /** In the page: whether the names of the places are so, and whether what they are called otherwise stands beside them. */
    const areCalled = ([part, name, isBeside]) => {
      const root = document.querySelector('dateline-overlay')?.shadowRoot;
      if (!root?.querySelector('.drawer:popover-open')) return false;
      const tab = [...root.querySelectorAll('[role=tab]')].find((one) => one.textContent.startsWith(part));
      tab?.click();
      const row = [...root.querySelectorAll('.panel:not([hidden]) .row')].find(
        (one) => one.querySelector('.row-name')?.textContent === name,
      );
      const beside = row?.querySelector('.row-also');
      return row !== undefined && (beside?.checkVisibility() ?? false) === isBeside;
    };
    await speaking('uk', 'uk');
    await tab.waitFor(areCalled, ['Місця', 'Харків', true]);
    await chosenHere('names', 'english');
    await tab.waitFor(areCalled, ['Місця', 'Kharkiv', false]);
    await chosenHere('names', 'language');
    await tab.waitFor(areCalled, ['Місця', 'Харків', true]);
    await chosenHere('second', false);
    await tab.waitFor(areCalled, ['Місця', 'Харків', false]);
    await chosenHere('second', true);
    await speaking('auto', 'en');
    await tab.waitFor(areCalled, ['Places', 'Kharkiv', false]);
    await tab.close();
  });

  test('they go to other machines once that is turned on, come from them, and are taken from there when it is turned off', async () => {
    const tab = await options();
    assert.equal(await tab.evaluate(stored, 'sync'), '{}', 'nothing before');
    await tab.evaluate(choose, ['sync', true]);
    await tab.waitFor(isStored, ['sync', 'colours', 'usual']);
    assert.deepEqual(Object.keys(JSON.parse(await tab.evaluate(stored, 'sync'))), ['settings']);
    const theirs = { ...JSON.parse(await tab.evaluate(stored, 'sync')).settings, colours: 'strong' };
    await tab.evaluate(putInSync, JSON.stringify({ settings: theirs }));
    await tab.waitFor(isStored, ['local', 'colours', 'strong']);
    await tab.evaluate(choose, ['sync', false]);
    await tab.waitFor(isStored, ['local', 'sync', false]);
    await tab.waitFor(isEmpty, 'sync');
    await tab.evaluate(choose, ['colours', 'usual']);
    await tab.waitFor(isStored, ['local', 'colours', 'usual']);
    await tab.close();
  });

  test('a file has settings and sites and brings them back; another file is refused; sites are asked for by a click', async () => {
    const tab = await options();
    await tab.evaluate(keepSaved);
    await tab.evaluate(choose, ['colours', 'grey']);
    await tab.waitFor(isStored, ['local', 'colours', 'grey']);
    await tab.evaluate(press, '#export-settings');
    const file = JSON.parse(await tab.waitFor(saved));
    assert.deepEqual([file.version, file.settings.colours, file.sites], [1, 'grey', []]);
    await tab.evaluate(takeIn, '{"version": 9}');
    assert.match(await tab.waitFor(said, '#file-message'), /was not imported/);
    const other = { ...file, settings: { ...file.settings, colours: 'usual' }, sites: ['news.example'] };
    await tab.evaluate(takeIn, JSON.stringify(other));
    await tab.waitFor(isStored, ['local', 'colours', 'usual']);
    await tab.waitFor(() => !document.querySelector('#allow-sites').hidden);
    assert.match(await tab.evaluate(said, '#allow-sites'), /1/);
    assert.equal(await tab.waitFor(chosenIn, 'colours'), 'usual');
    await tab.close();
  });

  test('everything is forgotten on request', async () => {
    await chosen(['colours', 'grey']);
    const tab = await options();
    await tab.evaluate(press, '#reset button');
    await tab.waitFor(isEmpty, 'local');
    await tab.waitFor(() => document.querySelector('#settings [name=colours]').value === 'usual');
    await tab.close();
  });

  test('the privacy statement is in the package', async () => {
    const tab = await options();
    const address = await tab.evaluate(() => document.querySelector('a[href$="PRIVACY.txt"]').href);
    const text = await tab.evaluate(async (at) => (await fetch(at)).text(), address);
    assert.match(text, /Nothing about a page leaves your machine/);
    assert.match(text, /Приватність/);
    await tab.close();
  });
});
