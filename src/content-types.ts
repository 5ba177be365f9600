/** What `start` takes besides the gazetteer; everything has a default. */
export interface StartOptions {
  /** Locale of the interface. */
  locale?: string;
  theme?: 'auto' | 'light' | 'dark';
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
