// The peers of test/peers: how each kind of them is recognised, installed and started, all in its own folder.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const home: string = fileURLToPath(new URL('../../test/peers/', import.meta.url));

/** A kind of peers. */
interface Kind {
  /** The file that says that a folder is of this kind. */
  readonly marker: string;
  /** The program that installs it. */
  readonly needs: string;
  readonly install: readonly (readonly [tool: string, ...args: string[]])[];
  /** What is there once it is installed. */
  readonly installed: string;
  readonly command: readonly [program: string, ...args: string[]];
}

/** A folder with an adapter. */
export interface Peer extends Kind {
  readonly name: string;
  readonly folder: string;
}

const npm: Kind = {
  marker: 'package.json',
  needs: 'npm',
  install: [['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund']],
  installed: 'node_modules',
  command: [process.execPath, 'adapter.mjs'],
};

const kinds: readonly Kind[] = [
  npm,
  {
    marker: 'Cargo.toml',
    needs: 'cargo',
    install: [['cargo', 'build', '--release', '--locked', '--quiet']],
    installed: 'target/release/adapter',
    command: ['target/release/adapter'],
  },
  {
    marker: 'go.mod',
    needs: 'go',
    install: [['go', 'build', '-mod=readonly', '-o', 'adapter', '.']],
    installed: 'adapter',
    command: ['./adapter'],
  },
  {
    marker: 'requirements.txt',
    needs: 'python3',
    install: [
      ['python3', '-m', 'venv', '.venv'],
      ['.venv/bin/pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '-r', 'requirements.txt'],
    ],
    installed: '.venv',
    command: ['.venv/bin/python', 'adapter.py'],
  },
];

/** Every peer, by name. */
export const peers: readonly Peer[] = readdirSync(home)
  .sort()
  .flatMap((name) => {
    const folder = join(home, name);
    const kind = kinds.find(({ marker }) => existsSync(join(folder, marker)));
    // A folder without an adapter is measured by what it makes: see `npm run interop`.
    if (kind === npm && !existsSync(join(folder, 'adapter.mjs'))) return [];
    return kind ? [{ name, folder, ...kind }] : [];
  });

export const isInstalled = ({ folder, installed }: Peer): boolean => existsSync(join(folder, installed));
