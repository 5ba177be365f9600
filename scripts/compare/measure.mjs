// Runs the peers, each in a process of its own and on one core, in turns: what else the machine does meanwhile falls on all alike.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, Stop, say, which } from '../lib/run.mjs';
import { PLACES, QUOTATIONS, SITES, textOf } from './adapt.mjs';
import { WORK, WORKERS } from './install.mjs';
import { PEERS } from './peers.mjs';
import { quotations, quoted, spans, textF1 } from './score.mjs';

/** One thread for whatever would take more. */
const SINGLE = Object.fromEntries(
  ['OMP', 'OPENBLAS', 'MKL', 'BLIS', 'VECLIB', 'NUMEXPR'].map((name) => [`${name}_NUM_THREADS`, '1']),
);

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

/** What the workers are given of a document. */
const asked = ({ text, html, url, language }) => JSON.stringify({ text, html, url, language });

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Of a page the better of both: with its headline, which some peers give out, and without. */
function pageF1({ gold, title }, found) {
  const [bare, headed] = [textF1(found, gold), textF1(found, `${title}\n${gold}`)];
  return bare.f1 >= headed.f1 ? bare : headed;
}

/** The figures of a set. @type {Record<string, (id: string, documents: any[], answers: any[]) => any>} */
const SCORE = {
  places(id, documents, answers) {
    const given = documents.map(({ text, gold }, nth) => ({ gold, given: PLACES[id](text, answers[nth]) }));
    const { precision, recall, f1, near, country } = spans(given);
    return { precision, recall, f1, overlap: spans(given, true).f1, country, near };
  },
  sites(id, documents, answers) {
    const given = documents.map(({ text, gold }, nth) => ({ gold, given: SITES[id](text, answers[nth]) }));
    const { precision, recall, f1 } = spans(given, true);
    return { precision, recall, f1, exact: spans(given).f1 };
  },
  quotations(id, documents, answers) {
    const given = documents.map(({ text, gold }, nth) => {
      const found = QUOTATIONS[id](text, answers[nth]);
      // A claim may be quoted in part; what is compared is what stands in quotation marks.
      return { text, gold, given: found.some(({ content }) => content) ? quoted(text, found) : found };
    });
    const { precision, recall, f1, speaker } = quotations(given);
    return { precision, recall, f1, speaker: id === 'compromise_quotations' ? null : speaker.f1 };
  },
  pages(_, documents, answers) {
    const scores = documents.map((document, nth) => pageF1(document, textOf(answers[nth])));
    return {
      precision: mean(scores.map((score) => score.precision)),
      recall: mean(scores.map((score) => score.recall)),
      f1: mean(scores.map((score) => score.f1)),
      worst: Math.min(...scores.map((score) => score.f1)),
    };
  },
};

/** Each set's figures, of the answers to all sets' documents in a row. */
function scored(task, id, sets, answers) {
  const figures = {};
  let from = 0;
  for (const { id: set, documents } of sets) {
    figures[set] = SCORE[task](id, documents, answers.slice(from, from + documents.length));
    from += documents.length;
  }
  return figures;
}

async function once(peer, task, input, passes) {
  const output = join(WORK, `${task}-${peer.runs}-${peer.id}.json`);
  const [program, worker] = WORKERS[peer.runs];
  const command = [program, worker, peer.id, String(passes), input, output];
  if (which('taskset')) command.unshift('taskset', '-c', '0');
  await must(command[0], command.slice(1), {
    env: SINGLE,
    output: 'capture',
    otherwise: `${peer.name} failed on the ${task}.`,
  });
  return JSON.parse(readFileSync(output, 'utf8'));
}

/**
 * Measures every peer of a task.
 *
 * @param {string} task
 * @param {import('./sets.mjs').Set[]} sets
 * @param {{ rounds: number, passes: number }} how
 */
export async function measure(task, sets, { rounds, passes }) {
  const documents = sets.flatMap((set) => set.documents);
  if (!documents.length) throw new Stop(`There is nothing to compare the ${task} on.`);
  mkdirSync(WORK, { recursive: true });
  const input = join(WORK, `${task}.jsonl`);
  writeFileSync(input, `${documents.map(asked).join('\n')}\n`);
  const bytes = documents.reduce((sum, { text, html }) => sum + Buffer.byteLength(text ?? html), 0);
  const peers = PEERS.filter(({ tasks }) => tasks.some((one) => one === task));
  const runs = new Map(peers.map((peer) => [peer, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const peer of peers) {
      say(`${task}, round ${round} of ${rounds}: ${peer.name}`);
      runs.get(peer).push(await once(peer, task, input, passes));
    }
  }
  const figures = peers.map((peer) => {
    const of = runs.get(peer);
    return {
      peer,
      seconds: median(of.flatMap((run) => run.passes)) / (bytes / 1e6),
      ready: median(of.map((run) => run.ready)),
      peak: median(of.map((run) => run.peak)),
      sets: scored(task, peer.id, sets, of[0].answers),
    };
  });
  return { bytes, figures };
}
