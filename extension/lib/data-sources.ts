/** The sources of the gazetteer's data, from the same table that the gazetteer is built with. */
import table from '../../data/sources.tsv?raw';

export interface DataSource {
  name: string;
  package: string;
  licence: string;
  date: string;
  /** What is said of it, by language; English always. */
  attribution: Record<string, string>;
}

/** Every source, in the table's order. */
export function dataSources(): DataSource[] {
  const rows = table.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return rows.slice(1).map((row) => {
    const [name = '', from = '', licence = '', date = '', en = '', uk = en, de = en] = row.split('\t');
    return { name, package: from, licence, date, attribution: { en, uk, de } };
  });
}
