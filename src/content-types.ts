/** What `start` takes besides the gazetteer; everything has a default. */
export interface StartOptions {
  /** Locale of the interface. */
  locale?: string;
  theme?: 'auto' | 'light' | 'dark';
  colours?: Colours;
  places?: boolean;
  infrastructure?: boolean;
  demonyms?: boolean;
  landmarks?: boolean;
  claims?: boolean;
  /** Say in the card why a place was chosen. */
  explain?: boolean;
  /** Read the page again when it changes. */
  follow?: boolean;
  /** Open the sidebar at once. */
  sidebar?: boolean;
  /** How many mentions are marked, where nothing else is remembered of the site. */
  density?: Density;
  /** Print the marks with the page. */
  print?: boolean;
  /** Show a place's name in other languages beside the one in the reader's. */
  second?: boolean;
  /** What is remembered of the site. */
  site?: SiteMemory;
  /** Only what is selected on the page, and what is asked of it. */
  selection?: Asked;
}

/** The colours of marks and lists: the usual ones, four for the colour-blind, with more contrast, shades of grey. */
export type Colours = 'usual' | 'distinct' | 'strong' | 'grey';

/** What is asked of a selection: to annotate it, or which places it may name. */
export type Asked = 'annotate' | 'look-up';

/** How many mentions are marked: all, the first of each place, infrastructure only, none. */
export type Density = 'all' | 'first' | 'sites' | 'off';

/** What is remembered of a site, or what of it changes: what is left out stays as it is. */
export interface SiteMemory {
  density?: Density;
  demonyms?: boolean;
  landmarks?: boolean;
  claims?: boolean;
  /** Whether coordinates are shown in degrees and minutes. */
  minutes?: boolean;
  /** The side of the window that the sidebar stands at. */
  side?: 'left' | 'right';
  /** How wide the sidebar is, in CSS pixels. */
  width?: number;
  /** What names mean on the site, by a key of the name; `null` for a correction that was taken back. */
  corrections?: Record<string, Correction | null>;
}

/** What a name means instead; without `means` it is no place. */
export interface Correction {
  name: string;
  means?: { name: string; kind: string; lat: number; lon: number };
}

/** How many distinct ones are listed. */
export interface Counts {
  places: number;
  infrastructure: number;
  claims: number;
}

export type BlockKind =
  | 'title'
  | 'standfirst'
  | 'heading'
  | 'paragraph'
  | 'list_item'
  | 'quote'
  | 'caption'
  | 'byline'
  | 'boilerplate';

/** A block of an article as it is shown. */
export interface Block {
  kind: BlockKind;
  text: string;
}
