// The pinned Rust toolchain and the cargo-installed tools, all at exact versions.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { textOf } from './files.mjs';
import { ROOT, TOOLS, TOOLS_BIN } from './paths.mjs';
import { must, run, Stop, say, which } from './run.mjs';

export const WASM_TARGET = 'wasm32-unknown-unknown';

/** Installs the toolchain of rust-toolchain.toml, with its target and components, if it is missing. */
export async function installToolchain() {
  if (!which('cargo') || !which('rustup')) {
    throw new Stop('Rust is not installed: install it with rustup (https://rustup.rs) and run this again.');
  }
  if (await toolchainIsComplete()) return;
  const channel = /channel\s*=\s*"([^"]+)"/.exec(textOf(join(ROOT, 'rust-toolchain.toml')))?.[1];
  say(`installing Rust ${channel} with the ${WASM_TARGET} target`);
  // Without an argument rustup reads rust-toolchain.toml, whatever RUSTUP_AUTO_INSTALL says;
  // --no-self-update because it may otherwise replace itself by an older release.
  await must('rustup', ['toolchain', 'install', '--no-self-update'], {
    otherwise: `Rust ${channel} could not be installed by rustup: check the network and run this again.`,
  });
}

/** Installs what is needed to compile for `target`, if it is missing. */
export async function installTarget(target) {
  const { stdout } = await must('rustup', ['target', 'list', '--installed'], { output: 'capture' });
  if (stdout.split('\n').includes(target)) return;
  say(`installing the ${target} target`);
  await must('rustup', ['target', 'add', target], {
    output: 'capture',
    otherwise: `The ${target} target could not be installed by rustup: check the network and run this again.`,
  });
}

async function toolchainIsComplete() {
  const answer = await run('rustc', ['--print', 'sysroot'], {
    output: 'capture',
    env: { RUSTUP_AUTO_INSTALL: '0' },
  });
  if (answer.code !== 0) return false;
  const sysroot = answer.stdout.trim();
  const program = (name) => join(sysroot, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return (
    existsSync(join(sysroot, 'lib', 'rustlib', WASM_TARGET, 'lib')) &&
    ['rustfmt', 'cargo-clippy'].every((name) => existsSync(program(name)))
  );
}

/** The version of a crate in Cargo.lock. */
export function lockedVersion(crate) {
  const lock = textOf(join(ROOT, 'Cargo.lock')) ?? '';
  const entry = new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`).exec(lock);
  if (!entry) throw new Stop(`Cargo.lock does not name ${crate}.`);
  return entry[1];
}

// What builds needs none of them: `glue/` is wasm-bindgen's library in the workspace. The wasm-bindgen command, which
// runs tests in browsers, must be of exactly the version of the library, or it refuses its input; it reads a module of
// many megabytes. The others only start other programs, so they are as good without optimisation. All compile in a fraction of
// the time of a release.
const tools = () => [
  { name: 'wasm-pack', version: '0.15.1', program: 'wasm-pack', wantedBy: 'tests' },
  {
    name: 'wasm-bindgen-cli',
    version: lockedVersion('wasm-bindgen'),
    program: 'wasm-bindgen',
    optimisation: '1',
    wantedBy: 'tests',
  },
  { name: 'geckodriver', version: '0.37.1', program: 'geckodriver', wantedBy: 'tests' },
  { name: 'cargo-fuzz', version: '0.13.2', program: 'cargo-fuzz', wantedBy: 'fuzzing' },
];

/**
 * Installs the command-line tools that are missing into .cache/tools, one after the other.
 *
 * @param {{ forTests?: boolean, forFuzzing?: boolean }} wanted
 */
export async function installTools({ forTests = false, forFuzzing = false }) {
  const wanted = { tests: forTests, fuzzing: forFuzzing };
  // cargo's own record of what it installed under this root.
  const record = textOf(join(TOOLS, '.crates.toml')) ?? '';
  for (const tool of tools()) {
    if (!wanted[tool.wantedBy]) continue;
    const installed =
      record.includes(`"${tool.name} ${tool.version} (`) &&
      existsSync(join(TOOLS_BIN, process.platform === 'win32' ? `${tool.program}.exe` : tool.program));
    if (!installed) await installTool(tool);
  }
}

async function installTool({ name, version, optimisation = '0' }) {
  say(`compiling ${name} ${version} into .cache/tools (takes a minute or two)`);
  const install = ['install', '--quiet', '--debug', '--root', TOOLS, '--force', `${name}@${version}`];
  const env = { CARGO_PROFILE_DEV_OPT_LEVEL: optimisation, CARGO_PROFILE_DEV_DEBUG: '0' };
  const locked = await run('cargo', [...install, '--locked'], { env, output: 'capture' });
  if (locked.code === 0) return;
  // A registry mirror may not have every version of the tool's own lock file yet; any compatible
  // one does.
  const unlocked = await run('cargo', install, {
    env,
    output: 'capture',
    unlocked: `${name} ${version} could not be compiled from its own lock file; trying with compatible versions`,
  });
  if (unlocked.code !== 0) {
    throw new Stop(`${name} ${version} could not be installed by cargo.\n${unlocked.stderr.trim()}`);
  }
}
