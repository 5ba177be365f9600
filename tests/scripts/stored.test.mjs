// Whatever is stored, imported, typed or sent: what reads it gives something of the right form, or says that it is none.
// The same values in every run; `FUZZ_SEED=1 FUZZ_RUNS=100000 node --test tests/scripts/stored.test.mjs` tries others.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { build } from 'esbuild';
import fc from 'fast-check';
import { ROOT } from '../../scripts/lib/paths.mjs';

fc.configureGlobal({
  seed: Number(process.env.FUZZ_SEED ?? 20_261_123),
  numRuns: Number(process.env.FUZZ_RUNS ?? 400),
});

/** What is in the storage, as text: nothing that is given away can be changed there. */
let storage = new Map();
/** What the background was asked to do by messages. */
let done = [];
let onMessage;

const entries = (keys, from) => (keys === null ? [...from.keys()] : [keys].flat());
const told = (what) => async () => {
  done.push(what);
};
const event = { addListener() {} };
const area = (now) => ({
  get: async (keys) =>
    Object.fromEntries(
      entries(keys, now())
        .filter((key) => now().has(key))
        .map((key) => [key, JSON.parse(now().get(key))]),
    ),
  set: async (items) => {
    for (const [key, value] of Object.entries(items)) now().set(key, JSON.stringify(value));
  },
  remove: async (keys) => {
    for (const key of entries(keys, now())) now().delete(key);
  },
});
const local = area(() => storage);
/** What the browser would carry to other machines. */
let carried = new Map();
const synced = () => carried;
globalThis.datelineTestBrowser = {
  action: {
    onClicked: event,
    setBadgeBackgroundColor: told('badge'),
    setBadgeText: told('badge'),
    setTitle: told('title'),
  },
  commands: { onCommand: event },
  contextMenus: { onClicked: event },
  extension: { inIncognitoContext: false },
  i18n: { getMessage: (key, given) => `${key} ${given}` },
  permissions: {
    onAdded: event,
    onRemoved: event,
    getAll: async () => ({ origins: ['*://news.example/*', '*://other.example/*'] }),
  },
  runtime: {
    onInstalled: event,
    onStartup: event,
    onMessage: {
      addListener: (listener) => {
        onMessage = listener;
      },
    },
    openOptionsPage: told('settings'),
  },
  scripting: { executeScript: told('injection') },
  storage: { local: { ...local, onChanged: event }, sync: { ...area(synced), onChanged: event } },
};

const MODULES = [
  'settings',
  'settings-file',
  'sync',
  'site-memory',
  'corrections-file',
  'lists',
  'messages',
  'mirror-messages',
  'mirrored',
  'sites',
];
const STUBS = {
  'wxt/browser': 'export const browser = globalThis.datelineTestBrowser;',
  'wxt/utils/define-background': 'export const defineBackground = (main) => main;',
  '@lists': 'export default () => {}; export const check_list = () => {}, make_lists = () => {};',
};
const { outputFiles } = await build({
  stdin: {
    contents: [
      ...MODULES.map((name) => `export * from './extension/lib/${name}.ts';`),
      "export { default as background } from './extension/entrypoints/background.ts';",
    ].join('\n'),
    resolveDir: ROOT,
  },
  bundle: true,
  format: 'esm',
  logLevel: 'error',
  write: false,
  plugins: [
    {
      name: 'stubs',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^(wxt\/|@)/ }, ({ path }) => ({ path, namespace: 'stub' }));
        onLoad({ filter: /.*/, namespace: 'stub' }, ({ path }) => ({ contents: STUBS[path] }));
      },
    },
  ],
});
const code = Buffer.from(outputFiles[0].contents).toString('base64');
const own = await import(`data:text/javascript;base64,${code}`);
own.background();

beforeEach(() => {
  storage = new Map();
  carried = new Map();
  done = [];
});

/** Any value that can be stored or sent, the more often one that is nearly right. */
const any = fc.anything({ withNullPrototype: false, maxDepth: 3 }).filter((value) => {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
});
const or = (...right) => fc.oneof(...right, any);
const name = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
const key = fc.oneof(name, fc.constantFrom('__proto__', 'constructor', 'toString', ''));
const meant = fc.record(
  { name: or(name), kind: or(fc.constantFrom('city', 'dam')), lat: or(fc.double()), lon: or(fc.double()) },
  { requiredKeys: [] },
);
const correction = fc.record({ name: or(name), means: or(meant) }, { requiredKeys: [] });
const right = fc.record(
  {
    name,
    means: fc.record({
      name,
      kind: fc.constant('city'),
      lat: fc.integer({ min: -90, max: 90 }),
      lon: fc.integer({ min: -180, max: 180 }),
    }),
  },
  { requiredKeys: ['name'] },
);
const byKey = (value) => fc.array(fc.tuple(key, value), { maxLength: 5 }).map(Object.fromEntries);
const located = fc
  .tuple(right, key, fc.constantFrom('https://a.example', 'file:'))
  .map(([one, key, site]) => ({ ...one, key, site }));
const version = fc.constantFrom(1, 1, 1, 2, '1', undefined);
const memory = fc.record(
  {
    version,
    density: or(fc.constantFrom('all', 'first', 'sites', 'off')),
    claims: or(fc.boolean()),
    minutes: or(fc.boolean()),
    side: or(fc.constantFrom('left', 'right')),
    width: or(fc.double()),
    corrections: or(byKey(fc.oneof(right, any))),
  },
  { requiredKeys: ['version'] },
);
const settings = fc.record(
  {
    version: or(fc.constantFrom(1)),
    theme: or(fc.constantFrom('auto', 'light', 'dark')),
    colours: or(fc.constantFrom('usual', 'distinct', 'strong', 'grey')),
    language: or(fc.constantFrom('auto', 'en', 'de', 'uk')),
    side: or(fc.constantFrom('auto', 'left', 'right')),
    sync: or(fc.boolean()),
    density: or(fc.constantFrom('all', 'first', 'sites', 'off')),
    places: or(fc.boolean()),
    claims: or(fc.boolean()),
    print: or(fc.boolean()),
    names: or(fc.constantFrom('language', 'english')),
    second: or(fc.boolean()),
    later: any,
  },
  { requiredKeys: [] },
);
const file = fc.record({
  version,
  corrections: or(
    fc.array(or(fc.record({ site: or(name), key, name: or(name), means: meant }), correction, located)),
  ),
});

const put = (under, value) => storage.set(under, JSON.stringify(value));
const plain = (value) => JSON.parse(JSON.stringify(value));

function assertCorrection({ name, means, ...rest }, label) {
  assert.deepEqual(rest, {}, label);
  assert.ok(typeof name === 'string' && name !== '' && name.length <= 200, label);
  if (means === undefined) return;
  assert.deepEqual(Object.keys(means).sort(), ['kind', 'lat', 'lon', 'name'], label);
  assert.ok(Math.abs(means.lat) <= 90 && Math.abs(means.lon) <= 180, label);
}

const MEMORY = ['claims', 'corrections', 'demonyms', 'density', 'landmarks', 'minutes', 'side', 'width'];

function assertMemory(memory) {
  assert.equal(Object.getPrototypeOf(memory.corrections ?? {}), Object.prototype);
  for (const field of Object.keys(memory)) assert.ok(MEMORY.includes(field), field);
  for (const [at, one] of Object.entries(memory.corrections ?? {})) assertCorrection(one, at);
  if (memory.width !== undefined) assert.ok(Number.isFinite(memory.width) && memory.width > 0);
}

test('settings of any form are read as settings, and saved beside what is not known', () =>
  fc.assert(
    fc.asyncProperty(or(settings), async (stored) => {
      put('settings', stored);
      const read = await own.loadSettings();
      assert.deepEqual(Object.keys(read), Object.keys(own.DEFAULT_SETTINGS));
      for (const [field, value] of Object.entries(own.DEFAULT_SETTINGS))
        assert.equal(typeof read[field], typeof value);
      await own.saveSettings(read);
      assert.deepEqual(await own.loadSettings(), read);
      const later = plain(stored)?.later;
      if (later !== undefined) assert.deepEqual(JSON.parse(storage.get('settings')).later, later);
    }),
  ));

test('settings that were stored before there were versions are taken over, and those of a later one not written over', async () => {
  put('settings', { theme: 'dark', places: false });
  assert.deepEqual(await own.loadSettings(), { ...own.DEFAULT_SETTINGS, theme: 'dark', places: false });
  await own.saveSettings(await own.loadSettings());
  assert.equal(JSON.parse(storage.get('settings')).version, 1);
  put('settings', { version: 7, theme: 'light', later: 1 });
  await own.saveSettings({ ...(await own.loadSettings()), theme: 'dark' });
  const { version, theme, later } = JSON.parse(storage.get('settings'));
  assert.deepEqual([version, theme, later], [7, 'dark', 1]);
});

test('settings are carried to other machines only where the reader says so, and nothing else ever is', async () => {
  put('site:https://news.example', { version: 1, side: 'left' });
  await own.saveEverywhere({ ...own.DEFAULT_SETTINGS, theme: 'dark' });
  assert.deepEqual([...carried], []);
  await own.turnOn({ ...(await own.loadSettings()), sync: true });
  const { sync: _, ...settings } = await own.loadSettings();
  assert.deepEqual([...carried.keys()], ['settings']);
  assert.deepEqual(JSON.parse(carried.get('settings')), { ...settings, version: 1 });
  await own.saveEverywhere({ ...settings, colours: 'grey', sync: true });
  assert.equal(JSON.parse(carried.get('settings')).colours, 'grey');
  await own.saveEverywhere({ ...settings, sync: false });
  assert.deepEqual([...carried], []);
});

test('what another machine has goes before what is here when it is turned on, and whatever it is, it is read as settings', () =>
  fc.assert(
    fc.asyncProperty(or(settings), async (theirs) => {
      carried.set('settings', JSON.stringify(theirs));
      const taken = await own.turnOn({ ...own.DEFAULT_SETTINGS, colours: 'strong' });
      assert.deepEqual(taken, { ...own.checkedSettings(plain(theirs)), sync: true });
      assert.deepEqual(await own.loadSettings(), taken);
    }),
  ));

test('a file of settings and sites is read as it was written, and a file of any form as settings or not at all', () =>
  fc.assert(
    fc.asyncProperty(or(settings), fc.boolean(), async (stored, sync) => {
      put('settings', stored);
      const here = await own.loadSettings();
      const written = await own.exportedSettings();
      const { settings: read, patterns } = own.readSettings(written, { ...here, sync });
      assert.deepEqual(read, { ...here, sync }, 'whether they are carried is not in the file');
      assert.deepEqual(patterns, ['*://news.example/*', '*://other.example/*']);
      const any = JSON.stringify({
        version: 1,
        settings: stored ?? {},
        sites: [stored, 'https://x.example/a', 7],
      });
      if (typeof (stored ?? {}) !== 'object') assert.throws(() => own.readSettings(any, here));
      else assert.ok(own.readSettings(any, here).patterns.includes('*://x.example/*'));
      assert.throws(() => own.readSettings('{"version": 2}', here));
    }),
  ));

test('what is remembered of a site is of the right form, and read again the same', () =>
  fc.assert(
    fc.asyncProperty(or(memory), async (stored) => {
      put('site:https://news.example', stored);
      const read = await own.recall('https://news.example');
      assertMemory(read);
      const { corrections, version } = own.fields(plain(stored));
      const sound = Object.entries(own.fields(corrections)).filter(([, one]) => own.checkedCorrection(one));
      const lost = sound.filter(([at]) => version === 1 && !Object.hasOwn(read.corrections, at));
      assert.deepEqual(lost, []);
      assert.deepEqual(own.checked({ ...read, version: 1 }), plain({ corrections: {}, ...read }));
      assert.deepEqual(await own.rememberedSites(), [['https://news.example', read]]);
    }),
  ));

test('what a later version remembered stays, whatever is to be remembered', () =>
  fc.assert(
    fc.asyncProperty(memory, byKey(right), async (stored, corrections) => {
      put('site:https://news.example', stored);
      const before = storage.get('site:https://news.example');
      const kept = own.remember('https://news.example', { corrections });
      if (!(stored.version > 1 && typeof stored.version === 'number')) return kept;
      await assert.rejects(kept);
      assert.equal(storage.get('site:https://news.example'), before);
    }),
  ));

test('a file of corrections is taken in whole or refused, and taken out again the same', () =>
  fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 4, arbitrary: file.map((value) => JSON.stringify(value)) }, fc.json(), fc.string()),
      async (content) => {
        storage = new Map();
        const count = await own.imported(content).catch(() => undefined);
        if (count === undefined) return assert.equal(storage.size, 0);
        const sites = await own.rememberedSites();
        for (const [, remembered] of sites) assertMemory(remembered);
        const exported = await own.exported();
        storage = new Map();
        assert.ok((await own.imported(exported)) <= count);
        assert.deepEqual(await own.rememberedSites(), sites);
      },
    ),
  ));

test('lists of any form are read as lists, and what was made of them as bytes or as damage', () =>
  fc.assert(
    fc.asyncProperty(or(fc.array(any)), or(fc.string(), fc.base64String()), async (index, made) => {
      put('lists', index);
      put('lists-made', made);
      for (const list of await own.storedLists()) assert.equal(typeof list.id, 'string');
      const loaded = await own.loadMadeOrNone();
      assert.ok(loaded.made instanceof Uint8Array || typeof loaded.damage === 'string');
    }),
  ));

test('of a site that is typed there is a pattern for one host and no other, or none', () =>
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.webUrl(), fc.domain(), fc.ipV6(), fc.string({ unit: 'grapheme' })),
      (typed) => {
        const pattern = own.patternOf(typed);
        if (pattern === undefined) return;
        assert.match(pattern, /^\*:\/\/[^/*\s]+\/\*$/);
        assert.equal(own.patternOf(own.siteOf(pattern)), pattern);
      },
    ),
  ));

const counts = fc.record(
  { places: or(fc.nat()), infrastructure: or(fc.nat()), claims: or(fc.nat()) },
  { requiredKeys: [] },
);
const KINDS = [
  'status',
  'open-settings',
  'remake-lists',
  'inject-translated-core',
  'toggle-sidebar',
  'step',
  'end',
];
const message = or(
  fc.record(
    { kind: or(fc.constantFrom(...KINDS)), counts: or(counts, fc.constant(null)), delta: or(fc.integer()) },
    { requiredKeys: ['kind'] },
  ),
);

test('what is no message does nothing and says nothing', () =>
  fc.assert(
    fc.property(message, (sent) => {
      const read = own.readToBackground(sent);
      if (read) assert.equal(read.kind, sent.kind);
      if (read?.counts) assert.ok(Object.values(read.counts).every((n) => Number.isSafeInteger(n) && n >= 0));
      const command = own.readToContent(sent);
      if (command)
        assert.deepEqual(command, { kind: sent.kind, ...(command.delta && { delta: sent.delta }) });
      done = [];
      const answers = [];
      const waits = onMessage(sent, { tab: { id: 1 } }, (answer) => answers.push(answer));
      assert.equal(waits, read?.kind === 'inject-translated-core');
      if (!read) assert.deepEqual([done, answers], [[], []]);
    }),
  ));

test('a message of nobody in a tab is not followed', () => {
  for (const kind of KINDS)
    assert.equal(
      onMessage({ kind, counts: null }, {}, () => {}),
      false,
    );
  assert.deepEqual(done, []);
});

test('what sidebar and side panel say to each other is read as what it is, or not at all', () => {
  const id = or(fc.nat());
  const branch = fc.record({
    id,
    tag: or(fc.constant('div')),
    svg: or(fc.boolean()),
    attributes: or(fc.dictionary(fc.string(), fc.string())),
    children: or(fc.array(or(fc.string()))),
  });
  const control = fc.record({
    id,
    value: or(fc.string()),
    checked: or(fc.boolean()),
    index: or(fc.integer()),
  });
  const whole = fc.record({
    kind: or(fc.constantFrom('off', 'whole', 'changes', 'css', 'scroll', 'say', 'take')),
    css: or(fc.string()),
    lang: or(fc.string()),
    tree: or(branch),
    controls: or(fc.array(or(control))),
    changes: or(fc.array(or(fc.record({ id, children: or(fc.array(or(branch, fc.nat()))) })))),
    words: or(fc.string()),
    type: or(fc.string()),
    data: or(fc.string()),
    top: or(fc.double()),
    id,
  });
  fc.assert(
    fc.property(or(whole), (value) => {
      const read = own.readToPanel(value);
      if (read === undefined) return;
      assert.equal(read.kind, value.kind);
      if (read.kind === 'whole') assert.equal(typeof read.tree.tag, 'string');
      for (const { id: number } of [...(read.controls ?? []), ...(read.changes ?? [])])
        assert.ok(Number.isSafeInteger(number));
    }),
  );
  const asked = fc.record({
    kind: or(
      fc.constantFrom('size', 'used', 'click', 'input', 'choose', 'point', 'scroll', 'pointer', 'wheel'),
    ),
    id,
    value: or(fc.string()),
    index: or(fc.integer()),
    type: or(fc.constantFrom('pointerdown', 'keydown')),
    pointer: or(fc.integer()),
    x: or(fc.double()),
    y: or(fc.double()),
    width: or(fc.double()),
    height: or(fc.double()),
  });
  fc.assert(
    fc.property(or(asked), (value) => {
      const read = own.readFromPanel(value);
      if (read === undefined) return;
      assert.equal(read.kind, value.kind);
      // Keyboard events would be heard by the page.
      assert.notEqual(read.type, 'keydown');
      for (const number of [read.x, read.y, read.width, read.height, read.top])
        assert.ok(number === undefined || Number.isFinite(number));
    }),
  );
});

test('the side panel makes nothing of a page’s process that fetches, leads elsewhere or runs', () => {
  for (const tag of ['script', 'iframe', 'img', 'link', 'style', 'form', 'object']) {
    assert.equal(own.isKnown(tag, false), false, tag);
    assert.equal(own.isKnown(tag, true), false, tag);
  }
  for (const [name, value] of [
    ['onclick', 'x()'],
    ['src', 'https://example.org'],
    ['srcdoc', '<p>'],
    ['href', 'javascript:x()'],
    ['href', 'chrome://settings'],
    ['style', 'background: url(https://example.org)'],
    ['style', 'height: 1px; background-image: image-set("x")'],
    ['xlink:href', 'https://example.org'],
    ['action', 'https://example.org'],
  ]) {
    assert.equal(own.isAllowed(name, value), false, `${name}=${value}`);
  }
  for (const [name, value] of [
    ['href', 'https://example.org/a'],
    ['style', 'height: 40px; --length: 12.5%'],
    ['aria-label', 'Close'],
    ['data-do', 'go'],
  ]) {
    assert.equal(own.isAllowed(name, value), true, `${name}=${value}`);
  }
});
