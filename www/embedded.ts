/** An article inside another page, in a frame: what embed.js puts there. */
import { toggle_sidebar } from '@core';
import { asText } from './article';
import { part } from './elements';
import { isSample, sample } from './samples';
import { KEY, packed, unpacked } from './share';
import type { Source } from './source';
import { Stage } from './stage';

const sidebar = part<HTMLButtonElement>('sidebar');
const whole = part<HTMLAnchorElement>('whole');
const parts = {
  article: part('article'),
  status: part('status'),
  progress: part<HTMLProgressElement>('progress'),
};
const stage = new Stage(parts, false, (staged) => {
  sidebar.disabled = !staged;
  if (!staged) return;
  // A text that is too long for a link is opened here only.
  packed(asText(staged.blocks)).then(
    (link) => {
      whole.href = `./#${KEY}=${link}`;
    },
    () => {},
  );
});
sidebar.addEventListener('click', () => toggle_sidebar());

const tell = (dateline: string) => window.parent.postMessage({ dateline }, '*');

async function annotate(get: () => Source | Promise<Source>): Promise<void> {
  tell((await stage.annotate(get)) ? 'drawn' : 'failed');
}

// Only the page around this one gives an article. It is parsed, never run.
window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  if (source !== window.parent || typeof data !== 'object' || data === null) return;
  const { dateline, markup, words } = data as Record<string, unknown>;
  if (dateline === 'article' && typeof markup === 'string' && typeof words === 'string') {
    void annotate(() => ({ content: markup, isPage: true, words }));
  }
});

const named = new URLSearchParams(location.hash.slice(1));
const [shared, name, theme] = [named.get(KEY), named.get('sample'), named.get('theme')];
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
if (shared !== null) await annotate(async () => ({ content: await unpacked(shared), isPage: false }));
else if (isSample(name)) await annotate(async () => ({ content: await sample(name), isPage: false }));
else tell('ready');
