import { GAZETTEER } from './paths.mjs';

/** Tells the `dateline` command where the built gazetteer is, unless the caller has another. */
export const cliEnvironment = () => ({ DATELINE_GAZETTEER: process.env.DATELINE_GAZETTEER ?? GAZETTEER });
