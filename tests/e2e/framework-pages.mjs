import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compile } from 'svelte/compiler';
import { pageOf } from './stories.mjs';

const path = (name) => fileURLToPath(new URL(`frameworks/${name}`, import.meta.url));

/** Has Svelte's own compiler make a module of each component, for a `server` or a `client`. */
const components = (generate) => ({
  name: 'svelte',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.svelte$/ }, ({ path: filename }) => ({
      contents: compile(readFileSync(filename, 'utf8'), { filename, generate, dev: true }).js.code,
    })),
});

async function bundle(entry, options) {
  const { outputFiles } = await build({
    ...entry,
    bundle: true,
    write: false,
    jsx: 'automatic',
    // The development builds: they are the ones that report every mismatch.
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    conditions: ['development'],
    logLevel: 'error',
    ...options,
  });
  return outputFiles[0].text;
}

/** For each framework the module that renders on a server, as `module.exports` or what it resolves to, and the client's. */
const FRAMEWORKS = {
  react: {
    server: `
      import { createElement } from 'react';
      import { renderToString } from 'react-dom/server';
      import { Article } from './react-article.jsx';
      module.exports = renderToString(createElement(Article));`,
    client: 'react-client.jsx',
  },
  vue: {
    server: `
      import { createSSRApp } from 'vue';
      import { renderToString } from 'vue/server-renderer';
      import { Article } from './vue-article.mjs';
      module.exports = renderToString(createSSRApp(Article));`,
    client: 'vue-client.mjs',
  },
  svelte: {
    server: `
      import { render } from 'svelte/server';
      import Article from './article.svelte';
      module.exports = render(Article).body;`,
    client: 'svelte-client.mjs',
  },
};

/** The pages of the frameworks: each as a server renders it, under its name, and its script, `NAME-client.js`. */
export async function frameworkPages() {
  const pages = {};
  for (const [name, { server, client }] of Object.entries(FRAMEWORKS)) {
    const stdin = { contents: server, resolveDir: path('.'), loader: 'js' };
    const source = await bundle(
      { stdin },
      { platform: 'node', format: 'cjs', plugins: [components('server')] },
    );
    const module = { exports: undefined };
    new Function('module', 'require', source)(module, createRequire(import.meta.url));
    pages[name] = pageOf(
      'Trains return',
      `<div id="root">${await module.exports}</div><script src="${name}-client.js"></script>`,
    );
    pages[`${name}-client.js`] = await bundle(
      { entryPoints: [path(client)] },
      { format: 'iife', plugins: [components('client')] },
    );
  }
  return pages;
}
