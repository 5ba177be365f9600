import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const path = (name) => fileURLToPath(new URL(`react/${name}`, import.meta.url));

async function bundle(entry, options) {
  const { outputFiles } = await build({
    ...entry,
    bundle: true,
    write: false,
    jsx: 'automatic',
    // The development build: it is the one that reports every mismatch.
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'error',
    ...options,
  });
  return outputFiles[0].text;
}

/** The pages of the React site: `react` as a server renders it, and its script `react-client.js`. */
export async function reactPages() {
  const serverSource = `
    import { createElement } from 'react';
    import { renderToString } from 'react-dom/server';
    import { Article } from ${JSON.stringify(path('article.jsx'))};
    module.exports = renderToString(createElement(Article));`;
  const stdin = { contents: serverSource, resolveDir: path('.'), loader: 'js' };
  const server = await bundle({ stdin }, { platform: 'node', format: 'cjs' });
  const module = { exports: undefined };
  const { createRequire } = await import('node:module');
  new Function('module', 'require', server)(module, createRequire(import.meta.url));
  return {
    react: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Trains return</title></head>
<body><div id="root">${module.exports}</div><script src="react-client.js"></script></body></html>`,
    'react-client.js': await bundle({ entryPoints: [path('client.jsx')] }, { format: 'iife' }),
  };
}
