// The playground: what a reader gives it, and what is shown of it.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as page from './page.mjs';
import * as playground from './playground.mjs';
import { onPlayground } from './playground.mjs';

const SAMPLES = ['war', 'local-news', 'port-strike', 'science', 'interview'];

const TEXT = `Dam at Halych holds

The dam above Kalush in Ukraine held on Monday, the mayor said. Nobody in Lviv was told.`;

const PAGE = `<!doctype html><html lang="en"><head><title>Quay at Gdynia sinks</title>
<meta property="og:site_name" content="The Baltic Courier"><script>window.ran = 'script';</script></head>
<body onload="window.ran = 'load'"><nav><a href="/">Home</a></nav><article><h1>Quay at Gdynia sinks</h1>
<p>The eastern quay of the port of Gdynia, on the coast of Poland, sank by a hand's breadth on Friday, and two ships were
sent on to Gdańsk. <img src="https://pictures.example/quay.png" onerror="window.ran = 'error'"></p>
<p>“Nobody was hurt,” the harbour master said, and divers from Szczecin were to look at the piles during the weekend.</p>
</article></body></html>`;

const ARABIC = `سد حلبجة يصمد

قال رئيس البلدية يوم الاثنين إن السد صمد ولم يصب أحد في المدينة.`;

const drop = ({ name, type, content }) => {
  const data = new DataTransfer();
  if (name) data.items.add(new File([content], name, { type }));
  else data.setData(type, content);
  document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
};

const choose = ({ name, content }) => {
  const data = new DataTransfer();
  data.items.add(new File([content], name));
  const field = document.querySelector('#file');
  field.files = data.files;
  field.dispatchEvent(new Event('change'));
};

/** Waits for an article with these words that is drawn. */
const drawnWith = (words) => {
  const article = document.querySelector('#article');
  return article.getAttribute('aria-busy') === null && article.innerText.includes(words)
    ? document.querySelector('#status').textContent
    : null;
};

onPlayground('what a reader gives the playground', ({ browser, host }) => {
  let tab;
  before(async () => {
    tab = await browser().open(host().address);
    await tab.evaluate(playground.noteViolations);
    await tab.waitFor(playground.drawn);
  });

  test('each sample has places, claims and sites to show, and its own address', async () => {
    for (const name of SAMPLES) {
      await tab.evaluate((chosen) => {
        document.querySelector('#status').textContent = '';
        const samples = document.querySelector('#samples');
        samples.value = chosen;
        samples.dispatchEvent(new Event('change'));
        // The first is shown already: its address is new all the same.
        return samples.value;
      }, name);
      const said = await tab.waitFor(() =>
        /\d+ places · .* claims · annotated/.test(document.querySelector('#status').textContent)
          ? document.querySelector('#status').textContent
          : null,
      );
      const [, places, , claims] = /(\d+) places? · (\d+) sites? · (\d+) claims?/.exec(said).map(Number);
      assert.ok(places >= 5 && claims >= 5, `${name}: ${said}`);
      assert.equal(await tab.evaluate(() => location.hash), `#sample=${name}`);
      assert.ok((await tab.evaluate(page.marks)).length >= 5, name);
    }
  });

  test('a text that is pasted is annotated, and is in no address', async () => {
    await tab.evaluate(playground.paste, TEXT);
    await tab.waitFor(drawnWith, 'Dam at Halych');
    const words = (await tab.evaluate(page.marks)).map(({ text }) => text);
    assert.ok(words.includes('Kalush') && words.includes('Lviv'), words.join());
    assert.equal(await tab.evaluate(() => location.href), host().address);
  });

  test('the source of a page is read as a page: the article alone, nothing of it run or fetched', async () => {
    await tab.evaluate(playground.paste, PAGE);
    await tab.waitFor(drawnWith, 'Quay at Gdynia');
    assert.ok(!(await tab.evaluate(playground.articleText)).includes('Home'));
    assert.equal(await tab.evaluate(() => window.ran ?? null), null);
    assert.equal(
      await tab.evaluate(() => document.querySelectorAll('#article img, #article script').length),
      0,
    );
    assert.equal(
      await tab.evaluate(() => document.querySelector('meta[property="og:site_name"]').content),
      'The Baltic Courier',
    );
  });

  test('files and texts that are dropped, and files that are opened, are read by what they are', async () => {
    for (const [way, given, words] of [
      [drop, { name: 'dam.txt', type: 'text/plain', content: TEXT }, 'Dam at Halych'],
      [drop, { name: 'quay.html', type: 'text/html', content: PAGE }, 'Quay at Gdynia'],
      [drop, { type: 'text/plain', content: TEXT }, 'Dam at Halych'],
      [choose, { name: 'quay.htm', content: PAGE }, 'Quay at Gdynia'],
    ]) {
      await tab.evaluate(way, given);
      await tab.waitFor(drawnWith, words);
    }
    // What another page said of itself is not said of this one.
    await tab.evaluate(playground.paste, TEXT);
    await tab.waitFor(drawnWith, 'Dam at Halych');
    assert.equal(await tab.evaluate(() => document.querySelector('meta[data-told]')), null);
  });

  test('what is no text, and a page without an article, is refused in words; the next is annotated', async () => {
    // What was drawn before must not be taken for what is drawn now.
    await tab.evaluate(playground.paste, ARABIC);
    await tab.waitFor(drawnWith, 'حلبجة');
    await tab.evaluate(choose, { name: 'picture.png', content: '\u0000\u0001' });
    assert.match(await tab.waitFor(playground.failed), /picture\.png is neither/);
    await tab.evaluate(playground.paste, '<!doctype html><title>Nothing</title><p>No.</p>');
    await tab.waitFor(() => /article/i.test(document.querySelector('#status.failed')?.textContent));
    await tab.evaluate(playground.paste, TEXT);
    await tab.waitFor(drawnWith, 'Dam at Halych');
    assert.equal(await tab.evaluate(playground.failed), null);
  });

  test('of two that are asked for at once the last is shown', async () => {
    // What was drawn before must not be taken for what is drawn now.
    await tab.evaluate(playground.paste, ARABIC);
    await tab.waitFor(drawnWith, 'حلبجة');
    await tab.evaluate(playground.paste, PAGE);
    await tab.evaluate(playground.paste, TEXT);
    await tab.waitFor(drawnWith, 'Dam at Halych');
    const words = (await tab.evaluate(page.marks)).map(({ text }) => text);
    assert.ok(words.includes('Kalush') && !words.includes('Gdynia'), words.join());
  });

  test('a text from right to left is read so', async () => {
    await tab.evaluate(playground.paste, ARABIC);
    await tab.waitFor(drawnWith, 'حلبجة');
    const directions = await tab.evaluate(() =>
      [...document.querySelectorAll('#article > *')].map((block) => getComputedStyle(block).direction),
    );
    assert.deepEqual(new Set(directions), new Set(['rtl']));
  });

  test('an article of 300,000 characters is annotated whole', async () => {
    const day = (number) =>
      `On day ${number} of the flood the bridge at Halych was closed, the mayor of Kalush said, and ${number} trains to Lviv were late.`;
    const many = [
      'Floods along the Dniester',
      ...Array.from({ length: 2_500 }, (_, number) => day(number)),
    ].join('\n\n');
    await tab.evaluate(playground.paste, many);
    await tab.waitFor(drawnWith, 'Floods along');
    // So many are painted in parts, and the browser has those near the screen.
    await tab.waitFor(() => {
      const last = [...document.querySelectorAll('p')].findLast(({ textContent }) =>
        textContent.startsWith('On day 2499 '),
      );
      last?.scrollIntoView({ behavior: 'instant' });
      return [...(CSS.highlights.get('dateline-place') ?? [])].some(
        (range) => String(range) === 'Lviv' && last?.contains(range.startContainer),
      );
    });
  });

  test('the page asks for its own files and nothing else, and its policy forbids nothing that it does', async () => {
    // But what the page above would have run, had it been let.
    const forbidden = (await tab.evaluate(() => window.violations)).filter(
      (one) => !/^script-src-attr/.test(one),
    );
    assert.deepEqual(forbidden, []);
    const strangers = host().requests.filter((path) => !path.startsWith(playground.PATH));
    // Browsers look for it at the root.
    assert.deepEqual(
      strangers.filter((path) => path !== '/favicon.ico'),
      [],
    );
  });
});
