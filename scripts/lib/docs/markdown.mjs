// What the site makes of Markdown besides what its generator does: headings that can be linked to as on a forge, links from
// file to file, tables that scroll, and nothing that a strict policy would forbid.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ROOT } from '../paths.mjs';
import { placeInSite } from './pages.mjs';

/** The anchor of a heading, as GitHub makes it; `used` counts those of the page. */
export function anchorOf(heading, used = new Map()) {
  const base = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
  const times = used.get(base) ?? 0;
  used.set(base, times + 1);
  return times === 0 ? base : `${base}-${times}`;
}

/** The words of a heading or a paragraph, without its markup. */
export const wordsOf = (inline) =>
  (inline.children ?? [])
    .map(({ type, content }) =>
      /^(text|code_inline)$/.test(type) ? content : /break$/.test(type) ? ' ' : '',
    )
    .join('');

/** Whether an address leads out of the project. */
export const isForeign = (address) => /^[a-z][a-z+.-]*:/i.test(address);

/**
 * Where a link in the file `from` leads: the file of the project and the anchor in it. A folder is its README.
 *
 * @returns {{ path: string, anchor: string }}
 */
export function targetOf(from, address) {
  const [place, anchor = ''] = decodeURI(address).split('#');
  let path = place === '' ? from : posix.join(posix.dirname(from), place);
  if (existsSync(join(ROOT, path)) && statSync(join(ROOT, path)).isDirectory())
    path = posix.join(path, 'README.md');
  return { path, anchor };
}

const relativeTo = (from, to) => posix.relative(posix.dirname(from), to) || posix.basename(to);

/** Width and height of a PNG, so that a page does not jump when it comes. */
function sizeOf(path) {
  const head = readFileSync(path).subarray(16, 24);
  return { width: head.readUInt32BE(0), height: head.readUInt32BE(4) };
}

/** Pictures that move, and what stands still in their place for readers who prefer that. */
const STILL = { 'annotating.png': 'summary.png' };

/** Changes the tokens of one file; `linked` is told each file of the project that is no page and has to lie in the site too. */
function rewrite(tokens, from, linked) {
  const used = new Map();
  const address = (href) => {
    if (isForeign(href)) return href;
    const { path, anchor } = targetOf(from, href);
    if (!path.endsWith('.md')) linked(path);
    return relativeTo(placeInSite(from), placeInSite(path)) + (anchor ? `#${anchor}` : '');
  };
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') token.attrSet('id', anchorOf(wordsOf(tokens[index + 1]), used));
    // A head that says nothing is no head.
    if (token.type === 'th_open' && tokens[index + 1].content === '') {
      token.tag = 'td';
      tokens[index + 2].tag = 'td';
    }
    if (/^t[hd]_open$/.test(token.type) && token.attrGet('style')) {
      const style = token.attrGet('style');
      token.attrs = token.attrs.filter(([name]) => name !== 'style');
      token.attrSet('class', style.replace('text-align:', 'to-'));
    }
    for (const inner of token.children ?? []) {
      if (inner.type === 'link_open') inner.attrSet('href', address(inner.attrGet('href')));
      if (inner.type === 'image') {
        const { path } = targetOf(from, inner.attrGet('src'));
        inner.attrSet('src', address(inner.attrGet('src')));
        inner.attrSet('loading', 'lazy');
        const still = STILL[posix.basename(path)];
        if (still) {
          linked(posix.join(posix.dirname(path), still));
          inner.meta = { still: posix.join(posix.dirname(inner.attrGet('src')), still) };
        }
        if (path.endsWith('.png') && existsSync(join(ROOT, path))) {
          const { width, height } = sizeOf(join(ROOT, path));
          inner.attrSet('width', String(width));
          inner.attrSet('height', String(height));
        }
      }
    }
  }
}

/** Extends a markdown-it by all that. Of what it renders, `env.source` is the file. */
export function extend(md, linked) {
  md.set({ html: true, linkify: false });
  md.enable('code');
  md.core.ruler.push('dateline', ({ tokens, env }) => {
    if (env.source) rewrite(tokens, env.source, linked);
  });
  md.renderer.rules.table_open = () =>
    '<div class="table" role="group" aria-label="Table" tabindex="0"><table>\n';
  md.renderer.rules.table_close = () => '</table></div>\n';
  const image = md.renderer.rules.image;
  md.renderer.rules.image = (tokens, index, ...rest) => {
    const shown = image(tokens, index, ...rest);
    const still = tokens[index].meta?.still;
    return still
      ? `<picture><source media="(prefers-reduced-motion: reduce)" srcset="${still}">${shown}</picture>`
      : shown;
  };
  md.renderer.rules.fence = (tokens, index) => code(md, tokens[index].content, tokens[index].info);
  md.renderer.rules.code_block = (tokens, index) => code(md, tokens[index].content, '');
}

/** A stretch of code, which can be scrolled by keyboard. */
const code = (md, content, info) =>
  `<pre tabindex="0"${info ? ` data-language="${md.utils.escapeHtml(info)}"` : ''}><code>${md.utils.escapeHtml(content)}</code></pre>\n`;

/**
 * A file in sections, one for each heading: `{ heading, level, anchor, text }`, the text before the first heading left out.
 *
 * @returns {{ heading: string, level: number, anchor: string, text: string }[]}
 */
export function sectionsOf(md, source) {
  const used = new Map();
  const sections = [];
  const tokens = md.parse(source, {});
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      const heading = wordsOf(tokens[index + 1]);
      sections.push({
        heading,
        level: Number(token.tag.slice(1)),
        anchor: anchorOf(heading, used),
        text: '',
      });
    } else if (sections.length > 0 && tokens[index - 1]?.type !== 'heading_open') {
      if (token.type === 'inline') sections.at(-1).text += `${wordsOf(token)} `;
      if (/^(fence|code_block)$/.test(token.type)) sections.at(-1).text += `${token.content} `;
    }
  }
  return sections;
}
