// Whoever installs the package: a fresh folder with the packed tarball in it and nothing else.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { must, run } from '../../scripts/lib/run.mjs';
import { packNpm, tarball } from '../../scripts/pack-npm.mjs';

export class Consumer {
  /** Packs the package if need be, and installs it in a folder of its own, without a network. */
  static async installed() {
    await packNpm();
    const consumer = new Consumer(mkdtempSync(join(tmpdir(), 'dateline consumer ')));
    consumer.write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const options = ['install', '--offline', '--no-audit', '--no-fund', tarball()];
    await must(npm, options, { cwd: consumer.folder, output: 'capture' });
    return consumer;
  }

  constructor(folder) {
    this.folder = folder;
  }

  path(...parts) {
    return join(this.folder, ...parts);
  }

  /** A file of the package, as it was installed. */
  ofPackage(name) {
    return this.path('node_modules', '@dateline', 'core', name);
  }

  write(name, text) {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
    return this.path(name);
  }

  /** Runs Node in the folder; what it printed. */
  async node(...args) {
    const { code, stdout, stderr } = await run(process.execPath, args, {
      cwd: this.folder,
      output: 'capture',
    });
    if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}\n${stdout}\n${stderr}`);
    return stdout;
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
