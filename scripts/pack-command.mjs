// `npm run pack:command`: the `dateline` command as one static file with the gazetteer inside, with its manual pages and what
// shells complete, as an archive in dist/command. On Linux; elsewhere there is `cargo install --path cli`.
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildGazetteer } from './build-gazetteer.mjs';
import { sha256, textOf, upToDate } from './lib/files.mjs';
import { BUILD, DIST, GAZETTEER, ROOT } from './lib/paths.mjs';
import { main, must, run, Stop, say } from './lib/run.mjs';
import { commandFor, LICENCES, layLicences } from './lib/third-party.mjs';
import { installTarget } from './lib/toolchain.mjs';
import { setUp } from './setup.mjs';

const ARCHITECTURE = { x64: 'x86_64', arm64: 'aarch64' }[process.arch];
/** With musl a program needs nothing of the system that it runs on. */
const TARGET = `${ARCHITECTURE}-unknown-linux-musl`;
const SHELLS = { bash: 'dateline.bash', zsh: '_dateline', fish: 'dateline.fish' };

/** The archive. */
export function archive() {
  const { version } = JSON.parse(textOf(join(ROOT, 'package.json')) ?? '{}');
  return join(DIST, 'command', `dateline-${version}-${ARCHITECTURE}-linux.tar.gz`);
}

/** Packs the command if anything that it is made of has changed. */
export async function packCommand() {
  if (process.platform !== 'linux' || !ARCHITECTURE) {
    throw new Stop('The static command is made on Linux; elsewhere: cargo install --path cli --locked');
  }
  const inputs = [
    'src',
    'cli',
    'Cargo.toml',
    'Cargo.lock',
    'rust-toolchain.toml',
    'scripts/pack-command.mjs',
    ...LICENCES,
  ];
  if (upToDate([archive()], [...inputs.map((path) => join(ROOT, path)), GAZETTEER])) return;
  say('packing the static command');
  await installTarget(TARGET);
  await must(
    'cargo',
    [
      ...['build', '--locked', '--release', '--quiet', '--package', 'dateline-cli', '--target', TARGET],
      ...['--features', 'gazetteer-inside'],
    ],
    {
      env: { DATELINE_GAZETTEER_INSIDE: GAZETTEER },
      otherwise: 'The static command could not be compiled.',
    },
  );
  const name = basename(archive(), '.tar.gz');
  const folder = join(BUILD, 'command', name);
  rmSync(dirname(folder), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'dateline');
  cpSync(join(ROOT, 'target', TARGET, 'release', 'dateline'), program);
  chmodSync(program, 0o755);
  await beside(program, folder);
  mkdirSync(dirname(archive()), { recursive: true });
  // The same archive whenever, wherever and by whomever it is made.
  const same = [
    '--sort=name',
    '--mtime=@0',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--mode=u=rwX,go=rX',
  ];
  const pack = ['--create', '--use-compress-program=gzip -9n', '--file', archive(), ...same, name];
  await must('tar', ['--directory', dirname(folder), ...pack], { output: 'capture' });
}

/** Manual pages, completions and licences. */
async function beside(program, folder) {
  await must(program, ['manual', join(folder, 'man')], { output: 'capture' });
  mkdirSync(join(folder, 'completions'));
  for (const [shell, file] of Object.entries(SHELLS)) {
    const { stdout } = await run(program, ['completions', shell], { output: 'capture' });
    writeFileSync(join(folder, 'completions', file), stdout);
  }
  await layLicences(folder, commandFor(TARGET));
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    await setUp();
    await buildGazetteer();
    await packCommand();
    console.log(`${sha256(readFileSync(archive()))}  ${archive()}`);
  });
}
