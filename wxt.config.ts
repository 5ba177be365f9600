import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Names of places in the languages of the interface. */
const NAMES = ['names-de.bin', 'names-uk.bin'];

/** Files that the extension fetches or has injected, by their name in it. */
const dataFiles = (browser: string) => ({
  'gazetteer.bin': path('build/gazetteer.bin'),
  ...Object.fromEntries(NAMES.map((file) => [file, path(`build/${file}`)])),
  'dateline_bg.wasm': path('build/core/dateline_bg.wasm'),
  'dateline_lists_bg.wasm': path('build/core/dateline_lists_bg.wasm'),
  // A package by itself says whose work it is.
  'LICENSE.txt': path('LICENSE'),
  'LICENSE-MIT.txt': path('LICENSE-MIT'),
  'LICENSE-APACHE.txt': path('LICENSE-APACHE'),
  'NOTICE.txt': path('NOTICE'),
  'THIRD-PARTY.txt': path('build/third-party.txt'),
  'PRIVACY.txt': path('build/privacy.txt'),
  // Firefox never refuses WebAssembly to a content script (docs/decisions/0001).
  ...(browser === 'firefox' ? {} : { 'dateline_translated.js': path('build/core/dateline_translated.js') }),
});

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: 'dist',
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}',
  imports: false,
  manifestVersion: 3,
  alias: { '@core': path('build/core/dateline.js'), '@lists': path('build/core/dateline_lists.js') },
  vite: ({ browser }) => ({
    build: { target: ['chrome123', 'firefox140'] },
    // In Chromium `browser` would be a frame of the page that has this name.
    ...(browser === 'firefox' ? {} : { define: { 'globalThis.browser': 'undefined' } }),
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    // No host permission: a click grants the one tab, and a site is asked for by itself.
    permissions: ['activeTab', 'contextMenus', 'scripting', 'storage'],
    optional_host_permissions: ['*://*/*'],
    // The options page and the background run the module that reads own lists.
    content_security_policy: { extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'" },
    action: {
      default_title: '__MSG_action_title__',
      default_icon: icons('16', '32', '48'),
      // Beside the address, not inside the extensions menu; Chrome leaves that to its reader.
      ...(browser === 'firefox' ? { default_area: 'navbar' } : {}),
    },
    icons: icons('16', '32', '48', '128'),
    // Keys that are a browser's own get lost without a word: in Chromium Alt+Shift with N, P, W or C, in
    // Firefox with the initial letter of a menu.
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+D' } },
      'toggle-sidebar': {
        suggested_key: { default: 'Alt+Shift+L' },
        description: '__MSG_command_toggle_sidebar__',
      },
      'next-mention': {
        suggested_key: { default: 'Alt+Shift+J' },
        description: '__MSG_command_next_mention__',
      },
      'previous-mention': {
        suggested_key: { default: 'Alt+Shift+K' },
        description: '__MSG_command_previous_mention__',
      },
    },
    web_accessible_resources: [
      {
        resources: ['gazetteer.bin', 'dateline_bg.wasm', ...NAMES],
        matches: ['*://*/*'],
        // Chrome only: a page cannot find out that the extension is installed by asking for these.
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'dateline@dateline.invalid',
              // The first version with the CSS Custom Highlight API.
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            // The first Android version that knows data_collection_permissions.
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : // The first version with `light-dark()`.
        { minimum_chrome_version: '123' }),
  }),
  hooks: {
    // Both browsers' files, so that the types are the same whichever was built last.
    'prepare:publicPaths': (_, paths) => {
      paths.push(...Object.keys(dataFiles('chrome')));
    },
    'build:publicAssets': (wxt, files) => {
      for (const [relativeDest, absoluteSrc] of Object.entries(dataFiles(wxt.config.browser))) {
        files.push({ absoluteSrc, relativeDest });
      }
    },
  },
});

function icons(...sizes: string[]) {
  return Object.fromEntries(sizes.map((size) => [size, `icons/${size}.png`]));
}
