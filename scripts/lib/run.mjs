// Running other programs: progress on stderr, one clear sentence when something cannot go on.
import { AsyncLocalStorage } from 'node:async_hooks';
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { setPriority, constants as system } from 'node:os';
import { delimiter, join } from 'node:path';
import { ROOT, TOOLS_BIN } from './paths.mjs';

/** A failure whose message is meant for the person at the terminal, without a stack trace. */
export class Stop extends Error {}

/** Says what is being done, on stderr so that stdout stays clean for results. */
export function say(message) {
  process.stderr.write(`dateline: ${message}\n`);
}

/** The environment of every child process: the project's own tools come first on PATH. */
export function environment(extra = {}) {
  return { ...process.env, PATH: `${TOOLS_BIN}${delimiter}${process.env.PATH ?? ''}`, ...extra };
}

/** The full path of a program on PATH, or undefined. */
export function which(program) {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of (environment().PATH ?? '').split(delimiter)) {
    for (const suffix of suffixes) {
      const path = join(folder, program + suffix);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not in this folder.
      }
    }
  }
  return undefined;
}

const gives = new AsyncLocalStorage();

/**
 * Does `work` beside something else that comes first: what it starts gives way where there is too little of the machine
 * for both.
 *
 * @template Result
 * @param {() => Promise<Result>} work
 */
export const givingWay = (work) => gives.run(true, work);

/**
 * Waits for work that is done side by side, and for all of it before the first failure is reported: nothing is left
 * running behind the message.
 *
 * @param {Promise<unknown>[]} works
 */
export async function together(...works) {
  const failure = (await Promise.allSettled(works)).find((outcome) => outcome.status === 'rejected');
  if (failure) throw failure.reason;
}

/** What compiles, by program: it goes by the lock files, or does not go. */
const COMPILES = {
  cargo: ['bench', 'build', 'check', 'clippy', 'install', 'run', 'rustc', 'test'],
  'wasm-pack': ['build', 'test'],
};

/** That a lock file was left aside would be seen by nobody: so it is said where it is done. */
function mustBeLocked(program, args, unlocked) {
  if (!COMPILES[program]?.includes(args[0]) || args.includes('--locked')) return;
  if (unlocked === undefined) throw new Error(`"${program} ${args[0]}" without --locked`);
  say(unlocked);
}

/**
 * Runs a program to its end. `unlocked` says to the person at the terminal why something is compiled without its lock
 * file, which is refused otherwise.
 *
 * `output` is 'inherit' (both streams to this process's stderr), 'through' (stdout to stdout) or
 * 'capture' (nothing is shown; the text comes back). Resolves to `{ code, stdout, stderr }` and
 * rejects only when the program cannot be started.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, output?: 'inherit' | 'through' | 'capture' | 'tee',
 *   input?: import('node:child_process').IOType, unlocked?: string }} options
 * @returns {Promise<{ code: number, signal: NodeJS.Signals | null, stdout: string, stderr: string }>}
 */
export async function run(
  program,
  args = [],
  { cwd = ROOT, env = {}, output = 'inherit', input, unlocked } = {},
) {
  mustBeLocked(program, args, unlocked);
  /** @type {Record<string, import('node:child_process').IOType | number>} */
  const outputs = { inherit: 2, through: 'inherit', capture: 'pipe', tee: 'pipe' };
  const stdout = outputs[output];
  /** @type {import('node:child_process').IOType} */
  const stderr = output === 'capture' ? 'pipe' : output === 'tee' ? 'pipe' : 'inherit';
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: environment(env),
      stdio: [input ?? 'ignore', stdout, stderr],
      shell: false,
    });
    if (gives.getStore() && child.pid) setPriority(child.pid, system.priority.PRIORITY_BELOW_NORMAL);
    const texts = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr']) {
      child[stream]?.setEncoding('utf8');
      child[stream]?.on('data', (text) => {
        texts[stream] += text;
        if (output === 'tee') process.stderr.write(text);
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, ...texts }));
  });
}

/**
 * As `run`, but a missing program or a non-zero exit is a `Stop` with the given sentence.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {Parameters<typeof run>[2] & { otherwise?: string }} options
 */
export async function must(program, args, { otherwise, ...options } = {}) {
  let result;
  try {
    result = await run(program, args, options);
  } catch (error) {
    throw new Stop(otherwise ?? `${program} could not be started (${error.code ?? error.message}).`);
  }
  if (result.code !== 0) {
    const tail = options.output === 'capture' ? `\n${result.stderr.trim()}` : '';
    throw new Stop(
      (otherwise ?? `"${[program, ...args].join(' ')}" failed (exit status ${result.code}).`) + tail,
    );
  }
  return result;
}

/** Runs a script's main function; a `Stop` becomes one sentence and exit status 1. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`dateline: ${error.message}\n`);
    process.exitCode = 1;
  }
}
