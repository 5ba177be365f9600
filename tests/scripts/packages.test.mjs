// What is shipped: permissions, size, and what the add-on stores' linter says.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import linter from 'addons-linter';
import { DIST, EXTENSION } from '../../scripts/lib/paths.mjs';
import { listedPermissions } from '../e2e/listed-fields.mjs';

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
const manifest = (browser) => JSON.parse(readFileSync(join(EXTENSION[browser], 'manifest.json'), 'utf8'));
const archive = (browser) => join(DIST, `dateline-${version}-${browser}.zip`);

const MEGABYTE = 1e6;
/**
 * What a reader downloads: nearly all of it is the gazetteer; the names of places in Ukrainian and German are 0.6 MB of it. It was 10.4 MB
 * before the rules and regions of 2026-12-01, 0.03 of them.
 */
const ZIP_BUDGET = 10.45 * MEGABYTE;
/**
 * What every annotated page loads, or has injected, besides the gazetteer. Half of the module is
 * data: the tagger's weights and the lexicons.
 */
const SCRIPT_BUDGETS = { 'dateline_bg.wasm': 2.6 * MEGABYTE, 'dateline_translated.js': 4.5 * MEGABYTE };
const CONTENT_SCRIPT_BUDGET = 0.1 * MEGABYTE;

/** What the manifests have. An entry that is not here has been thought of by nobody. */
const ENTRIES = {
  both: [
    'manifest_version name description version default_locale icons action commands background options_ui',
    'permissions optional_host_permissions content_security_policy web_accessible_resources',
  ].flatMap((names) => names.split(' ')),
  chrome: ['minimum_chrome_version', 'side_panel'],
  firefox: ['browser_specific_settings', 'sidebar_action'],
};

/** What is asked for at installation; Firefox's sidebar needs no permission. */
const PERMISSIONS = {
  firefox: ['activeTab', 'contextMenus', 'scripting', 'storage'],
  chrome: ['activeTab', 'contextMenus', 'scripting', 'storage', 'sidePanel'],
};

for (const browser of Object.keys(EXTENSION)) {
  test(`${browser}: installing asks for no site`, () => {
    const { permissions, host_permissions, content_scripts, optional_host_permissions } = manifest(browser);
    assert.deepEqual(permissions, PERMISSIONS[browser]);
    assert.equal(host_permissions, undefined);
    assert.deepEqual(content_scripts ?? [], []);
    assert.deepEqual(optional_host_permissions, ['*://*/*']);
  });

  test(`${browser}: the manifest has no entry by which anything else could be asked for`, () => {
    const entries = Object.keys(manifest(browser));
    assert.deepEqual(entries.sort(), [...ENTRIES.both, ...ENTRIES[browser]].sort());
    const { content_security_policy, web_accessible_resources } = manifest(browser);
    assert.deepEqual(content_security_policy, {
      extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'",
    });
    assert.deepEqual(
      web_accessible_resources.flatMap(({ resources }) => resources),
      ['gazetteer.bin', 'dateline_bg.wasm', 'names-de.bin', 'names-uk.bin'],
    );
  });

  for (const language of ['en', 'uk']) {
    test(`${browser}: PRIVACY.md says of every permission why, and of no other (${language})`, () => {
      const listed = listedPermissions(language).filter((name) => PERMISSIONS[browser].includes(name));
      assert.deepEqual(listed, manifest(browser).permissions);
      assert.deepEqual(listedPermissions(language), PERMISSIONS.chrome);
    });
  }

  test(`${browser}: the content script puts nothing on the page by which it can be heard`, () => {
    const script = readFileSync(join(EXTENSION[browser], 'annotate.js'), 'utf8');
    // A port's messages go to its other end alone.
    assert.doesNotMatch(
      script,
      /wxt:|(?<![.\w$])postMessage|\b(window|self|top|parent|globalThis)\.postMessage/,
    );
    // In Firefox `browser` is the extension's own, whatever frames the page has.
    if (browser === 'chrome') assert.doesNotMatch(script, /globalThis\.browser/);
  });

  test(`${browser}: every file that the manifest names is there`, () => {
    const { icons, action, options_ui, background, web_accessible_resources, ...rest } = manifest(browser);
    const files = [
      ...Object.values(icons),
      ...Object.values(action.default_icon),
      options_ui.page,
      rest.side_panel?.default_path ?? rest.sidebar_action.default_panel,
      ...(background.scripts ?? [background.service_worker]),
      ...web_accessible_resources.flatMap(({ resources }) => resources),
      'annotate.js',
      'framed.js',
      'LICENSE.txt',
      'NOTICE.txt',
      'THIRD-PARTY.txt',
      ...(browser === 'chrome' ? ['dateline_translated.js'] : []),
    ];
    for (const file of files) assert.ok(existsSync(join(EXTENSION[browser], file)), file);
  });

  test(`${browser}: the download and the scripts stay within their budgets`, () => {
    assert.ok(statSync(archive(browser)).size <= ZIP_BUDGET, `${statSync(archive(browser)).size} bytes`);
    for (const [file, budget] of Object.entries(SCRIPT_BUDGETS)) {
      const path = join(EXTENSION[browser], file);
      if (browser === 'firefox' && file === 'dateline_translated.js') continue;
      assert.ok(statSync(path).size <= budget, `${file}: ${statSync(path).size} bytes`);
    }
    const script = statSync(join(EXTENSION[browser], 'annotate.js')).size;
    assert.ok(script <= CONTENT_SCRIPT_BUDGET, `annotate.js: ${script} bytes`);
  });
}

test('Firefox is told that no data is collected', () => {
  const { gecko } = manifest('firefox').browser_specific_settings;
  assert.deepEqual(gecko.data_collection_permissions, { required: ['none'] });
});

// The scripts differ: Chromium's takes the extension's functions from where no page can put a frame, and asks whether
// WebAssembly is allowed, which Firefox always does.
test('both browsers get the same core and data', () => {
  for (const file of ['gazetteer.bin', 'names-uk.bin', 'dateline_bg.wasm', 'dateline_lists_bg.wasm']) {
    const [chrome, firefox] = Object.values(EXTENSION).map((folder) => readFileSync(join(folder, file)));
    assert.ok(chrome.equals(firefox), file);
  }
});

test('every message exists in every language, with the same placeholders', () => {
  const messages = (locale) =>
    JSON.parse(readFileSync(join(EXTENSION.chrome, '_locales', locale, 'messages.json'), 'utf8'));
  const english = messages('en');
  const languages = readdirSync(join(EXTENSION.chrome, '_locales')).filter((name) => name !== 'en');
  assert.deepEqual(languages, ['de', 'uk']);
  for (const language of languages) {
    const translated = messages(language);
    assert.deepEqual(Object.keys(translated), Object.keys(english), language);
    for (const [key, { message, placeholders }] of Object.entries(english)) {
      assert.deepEqual(translated[key].placeholders, placeholders, `${key} in ${language}`);
      const places = (text) => [...text.matchAll(/\$\w+\$/g)].map(([place]) => place).sort();
      assert.deepEqual(places(translated[key].message), places(message), `${key} in ${language}`);
    }
    // What Chromium shows under the extension's name, and refuses if it is longer.
    assert.ok(translated.extension_description.message.length <= 132, language);
  }
});

/** The part of docs/store/listing.md in `language`, by the words in bold at the head of a line. */
function listing(language) {
  const text = readFileSync(join(import.meta.dirname, '../../docs/store/listing.md'), 'utf8');
  const part = text.split(/^## /m).find((one) => one.startsWith(language));
  const told = part.split(/^\*\*(\w+)\.\*\*/m).slice(1);
  return Object.fromEntries(told.flatMap((name, i) => (i % 2 === 0 ? [[name, told[i + 1].trim()]] : [])));
}

for (const [locale, language] of [
  ['en', 'English'],
  ['uk', 'Ukrainian'],
]) {
  test(`the stores' page is what the manifest says and no longer than the stores allow (${language})`, () => {
    const { Name, Summary, Description } = listing(language);
    const messages = JSON.parse(
      readFileSync(join(EXTENSION.chrome, '_locales', locale, 'messages.json'), 'utf8'),
    );
    assert.equal(Name, messages.extension_name.message);
    assert.equal(Summary, messages.extension_description.message);
    // The Chrome Web Store refuses a longer name or description; addons.mozilla.org allows 50 and 250.
    assert.ok(Name.length <= 45, `${Name.length}`);
    assert.ok(Summary.length <= 132, `${Summary.length}`);
    assert.ok(Description.length > 500 && Description.length <= 15_000, `${Description.length}`);
  });
}

test("the add-on store's linter has nothing to say", async () => {
  const lint = linter.createInstance({
    config: { _: [archive('firefox')], logLevel: 'fatal', output: 'none', maxManifestVersion: 3 },
    runAsBinary: false,
  });
  const { errors, warnings, notices } = await lint.run();
  const said = [...errors, ...warnings, ...notices].map(
    ({ code, message, file }) => `${code} ${message} ${file}`,
  );
  assert.deepEqual(said, []);
});
