// Runs one peer from npm over documents, in a process of its own, as worker.py does those from PyPI:
// `worker.mjs PEER PASSES INPUT OUTPUT`. It is copied to where the peers are installed (install.mjs).
import { readFileSync, writeFileSync } from 'node:fs';

/** By a variable: these packages are none of the project's. */
const load = (name) => import(name);

/** Of several documents, one after the other. */
const each = (answer) => async (documents) => {
  const answers = [];
  for (const document of documents) answers.push(await answer(document));
  return answers;
};

/** The text of what an extractor gives as HTML: where a block ends, a word ends. */
const blocks = (html) =>
  html.replace(/<\/(p|div|li|h[1-6]|blockquote|figcaption|td|tr|pre)>|<br ?\/?>/g, '\n$&');

const PEERS = {
  async compromise() {
    const { default: nlp } = await load('compromise');
    return each(({ text }) => nlp(text).places().json({ offset: true }));
  },
  async compromise_quotations() {
    const { default: nlp } = await load('compromise');
    return each(({ text }) => nlp(text).quotations().json({ offset: true }));
  },
  async dateline() {
    const { Annotator } = await load('@dateline/core');
    const annotator = new Annotator();
    return each(({ text, url }) => annotator.annotateJson({ text, url }));
  },
  async dateline_extract() {
    const { extract } = await load('@dateline/core');
    return each(({ html, url }) => {
      try {
        return extract(html, url);
      } catch {
        // It finds no article on the page.
        return '';
      }
    });
  },
  async readability() {
    const [{ Readability }, { JSDOM }] = [await load('@mozilla/readability'), await load('jsdom')];
    const textOf = (html) => new JSDOM(blocks(html)).window.document.body.textContent;
    return each(({ html, url }) => {
      const article = new Readability(new JSDOM(html, { url }).window.document).parse();
      return textOf(article?.content ?? '');
    });
  },
  async defuddle() {
    const [{ Defuddle }, { JSDOM }] = [await load('defuddle/node'), await load('jsdom')];
    const textOf = (html) => new JSDOM(blocks(html)).window.document.body.textContent;
    return each(async ({ html, url }) => {
      // Its own fetching of what a page lacks is off: everything here is offline.
      const { content } = await Defuddle(html, url, { useAsync: false });
      return textOf(content ?? '');
    });
  },
};

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const [peer, passes, source, target] = process.argv.slice(2);
const lines = readFileSync(source, 'utf8').split('\n');
const documents = lines.filter((line) => line.trim()).map((line) => JSON.parse(line));
const answersOf = await PEERS[peer]();
const ready = cpu();
const answers = await answersOf(documents);
const taken = [];
for (let pass = 0; pass < Number(passes); pass += 1) {
  const began = cpu();
  await answersOf(documents);
  taken.push(cpu() - began);
}
const peak = process.resourceUsage().maxRSS * 1024;
writeFileSync(target, JSON.stringify({ ready, passes: taken, peak, answers }));
