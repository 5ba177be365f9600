// The playground: texts in links, and articles in other pages.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import * as page from './page.mjs';
import * as playground from './playground.mjs';
import { onPlayground } from './playground.mjs';
import { startHost } from './static-host.mjs';

const TEXT = `Dam at Halych holds

The dam above Kalush in Ukraine held on Monday, the mayor said. “Nobody in Lviv was told,” she added. 💧`;

const linkOf = (text) => deflateSync(text).toString('base64url');

onPlayground('a text in a link', ({ browser, host }) => {
  let tab;
  before(async () => {
    tab = await browser().open(host().address);
    await tab.waitFor(playground.drawn);
  });
  const openLink = async (fragment) => {
    const fresh = await browser().open(`${host().address}#t=${fragment}`);
    return fresh;
  };

  test('what is shared is what is opened, and no server is told', async () => {
    await tab.evaluate(playground.paste, TEXT);
    await tab.waitFor(() => document.querySelector('#article').innerText.includes('Halych'));
    await tab.waitFor(playground.drawn);
    await tab.evaluate(playground.click, '#share');
    const link = await tab.waitFor(
      () => document.querySelector('#share-dialog').open && document.querySelector('#link').value,
    );
    assert.ok(link.startsWith(`${host().address}#t=`), link);
    await tab.evaluate(playground.click, '#share-dialog [value=close]');
    const other = await browser().open(link);
    await other.waitFor(playground.drawn);
    assert.equal(
      (await other.evaluate(playground.articleText)).replaceAll(/\s+/g, ' '),
      TEXT.replaceAll(/\s+/g, ' '),
    );
    assert.ok((await other.evaluate(page.marks)).some(({ text }) => text === 'Kalush'));
    await other.close();
    const secret = link.split('#t=')[1];
    assert.deepEqual(
      host().requests.filter((path) => path.includes('#') || path.includes(secret.slice(0, 20))),
      [],
    );
  });

  test('a link that was changed, cut off, is no link at all, or unpacks to too much is refused in words', async () => {
    const whole = linkOf(TEXT);
    const other = (at) => `${whole.slice(0, at)}${whole[at] === 'A' ? 'B' : 'A'}${whole.slice(at + 1)}`;
    for (const [broken, words] of [
      [other(whole.length >> 1), /damaged/],
      [whole.slice(0, -12), /damaged/],
      ['!!!', /damaged/],
      [linkOf(Buffer.from([0xff, 0xfe, 0xc0])), /damaged/],
      [linkOf('a'.repeat(30_000_000)), /too large/],
      ['A'.repeat(70_000), /longer than any/],
    ]) {
      const fresh = await openLink(broken);
      assert.match(await fresh.waitFor(playground.failed), words);
      assert.equal(await fresh.evaluate(() => document.querySelector('#article').childElementCount), 0);
      await fresh.close();
    }
  });

  test('markup in a link is text', async () => {
    const fresh = await openLink(
      linkOf('Bridge shut\n\n<img src=x onerror="window.ran=1"> The bridge at Halych is shut.'),
    );
    await fresh.waitFor(playground.drawn);
    assert.ok((await fresh.evaluate(playground.articleText)).includes('<img src=x'));
    assert.equal(await fresh.evaluate(() => window.ran ?? document.querySelector('#article img')), null);
    await fresh.close();
  });

  test('a text that is too long for a link is not shared, and why is said', async () => {
    // What has no pattern cannot be packed.
    let seed = 1;
    const noise = Array.from({ length: 30_000 }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed.toString(36);
    }).join(' ');
    const fresh = await browser().open(host().address);
    await fresh.waitFor(playground.drawn);
    await fresh.evaluate(playground.paste, `Numbers\n\n${noise}`);
    await fresh.waitFor(() => document.querySelector('#article').innerText.startsWith('Numbers'));
    await fresh.waitFor(playground.drawn);
    await fresh.evaluate(playground.click, '#share');
    assert.match(await fresh.waitFor(playground.failed), /too long for a link/);
    // Either the one or the other.
    assert.equal(await fresh.evaluate(() => document.querySelector('#share-dialog').open), false);
    await fresh.close();
  });
});

const PAGE = (script) => `<!doctype html><html lang="en"><head><title>Herald</title>
<meta property="og:site_name" content="The Halych Herald">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${script.origin}; frame-src ${script.origin}">
</head><body><header>The Halych Herald</header>
<script src="${script.address}embed.js" ${script.data}></script>
<div id="story"><h1>Bridge at Halych is shut</h1><p>The lower bridge at Halych in Ukraine was shut on Monday night after three days
of rain in the hills, the council of Kalush said, and lorries to Lviv were sent round.</p></div></body></html>`;

/** In the page around: what the frame has told it, and what stands where. */
const around = () => {
  const frame = document.querySelector('iframe');
  return {
    frames: document.querySelectorAll('iframe').length,
    title: frame?.title,
    height: frame?.getBoundingClientRect().height,
    hidden: document.querySelector('#story').hidden,
  };
};
/** Notes what the frame says, which is loaded anew so that nothing was said before. */
const noteMessagesAnew = () => {
  window.told = [];
  addEventListener('message', ({ data }) => window.told.push(data.dateline));
  const frame = document.querySelector('iframe');
  const { parentNode, nextSibling } = frame;
  frame.remove();
  parentNode.insertBefore(frame, nextSibling);
};

/** Gives the frame an article, as the script would. */
const give = () => {
  const words = 'Bridge at Halych is shut. The lower bridge at Halych in Ukraine was shut on Monday night.';
  const markup = `<!doctype html><article><h1>Bridge</h1><p>${words}</p></article>`;
  document.querySelector('iframe').contentWindow.postMessage({ dateline: 'article', markup, words }, '*');
};

onPlayground('an article in another page', ({ browser, host }) => {
  let site;
  const pages = {};
  before(async () => {
    site = await startHost('/nowhere', { changed: pages });
  });
  after(() => site?.close());
  const open = async (data) => {
    // Another origin by its name: the one is a number, the other is not.
    pages['article.html'] = PAGE({ origin: host().origin, address: host().address, data });
    const tab = await browser().open(`http://localhost:${site.port}/article.html`);
    return tab;
  };
  test('one script puts the page’s own article there, annotated, in place of it', async () => {
    const tab = await open('data-article="#story" data-replace data-height="480" data-title="Annotated"');
    await tab.waitFor(() => document.querySelector('#story').hidden);
    assert.deepEqual(await tab.evaluate(around), {
      frames: 1,
      title: 'Annotated',
      height: 480,
      hidden: true,
    });
    await tab.close();
  });

  test('what has no article there, or a damaged text, leaves the page’s own as it is', async () => {
    for (const [data, told] of [
      ['data-article="#nothing" data-replace', 'ready'],
      ['data-text="!!!" data-article="#story" data-replace', 'failed'],
    ]) {
      const tab = await open(data);
      await tab.waitFor(() => document.querySelector('iframe'));
      await tab.evaluate(noteMessagesAnew);
      await tab.waitFor((wanted) => window.told.includes(wanted), told);
      if (told === 'ready') {
        // What it says of an article that it is given all the same has nothing taken away either.
        await tab.evaluate(give);
        await tab.waitFor(() => window.told.includes('drawn'));
      }
      assert.equal((await tab.evaluate(around)).hidden, false);
      await tab.close();
    }
  });

  test('a shared text and a sample are shown there by themselves', async () => {
    for (const [data, words] of [
      [`data-text="${linkOf(TEXT)}"`, 'Dam at Halych'],
      ['data-sample="port-strike"', 'Durban'],
    ]) {
      const tab = await open(data);
      const address = await tab.waitFor(() => document.querySelector('iframe')?.src);
      await tab.close();
      const alone = await browser().open(address);
      await alone.waitFor(playground.drawn);
      assert.ok((await alone.evaluate(playground.articleText)).includes(words));
      assert.ok((await alone.evaluate(page.marks)).length > 0);
      // The link is packed meanwhile.
      await alone.waitFor(() => /#t=/.test(document.querySelector('#whole').href));
      await alone.close();
    }
  });
});
