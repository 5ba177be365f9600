import init, { check_list, make_lists } from '@lists';
import { loadGazetteer } from './gazetteer';
import type { Make } from './lists';
import { compile, fetchOwn, LISTS } from './own-files';

/** The module that reads lists, which pages do not have: for the options page and the background. */
let loading: Promise<unknown> | undefined;

function load(): Promise<unknown> {
  loading ??= compile(fetchOwn(LISTS)).then((module) => init({ module_or_path: module }));
  return loading;
}

/** What a file of a list has, and what is wrong with it by line; throws where it is no list. */
export async function check(text: string): Promise<ReturnType<typeof check_list>> {
  await load();
  return check_list(text);
}

export const make: Make = async (names, texts) => {
  const [gazetteer] = await Promise.all([loadGazetteer(), load()]);
  return make_lists(gazetteer, names, texts);
};
