/**
 * What is searched, and how: the same where the index is made and where it is asked.
 *
 * @type {import("minisearch").Options}
 */
export const OPTIONS = {
  fields: ['heading', 'title', 'text'],
  storeFields: ['place', 'heading', 'title'],
  searchOptions: { boost: { heading: 4, title: 2 }, prefix: true, fuzzy: 0.15, combineWith: 'AND' },
};
