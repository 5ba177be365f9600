/** Articles to begin with, written for the project. */

export const SAMPLES = {
  war: 'War: air defence, Ukraine',
  'local-news': 'Local news: a bridge, Lewes',
  'port-strike': 'Port strike: Durban',
  science: 'Science: fjords, Svalbard',
  interview: 'Interview: a pilot, Rotterdam',
} as const;

export type Sample = keyof typeof SAMPLES;

export const FIRST: Sample = 'war';

export const isSample = (name: string | null): name is Sample =>
  name !== null && Object.hasOwn(SAMPLES, name);

/** The text of a sample. */
export async function sample(name: Sample): Promise<string> {
  const response = await fetch(new URL(`samples/${name}.txt`, document.baseURI));
  if (!response.ok) throw new Error(`The sample could not be loaded (${response.status}).`);
  return response.text();
}
