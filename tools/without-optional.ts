// npm run test:without-optional: `npm ci --omit=optional` in a copy of what is committed, and the tests there. Whoever installs without optional
// packages has no compiled code, and everything is as without it.
// The tools of the tests bring their own compiled code in the same way (the bundler of the test runner, and the loader of TypeScript), and
// do not start without it: that alone is given to them again, from here.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'capsig-without-optional-'));

/** npm's own variables stay outside, so that a folder is what it would be for anybody; so does a choice of the backend. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) && name !== 'CAPSIG_BACKEND'),
);

function run(command: string, args: readonly string[], cwd: string = folder): void {
  const { status } = spawnSync(command, args, { cwd, env, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ended with ${status}`);
}

/** The packages of compiled code that the tools come with, as they are named below `node_modules/`. */
function toolCode(): readonly string[] {
  const inside = (scope: string): readonly string[] =>
    existsSync(`${root}node_modules/${scope}`) ? readdirSync(`${root}node_modules/${scope}`) : [];
  return [
    ...inside('@rolldown')
      .filter((name) => name.startsWith('binding-'))
      .map((name) => `@rolldown/${name}`),
    ...inside('@esbuild').map((name) => `@esbuild/${name}`),
    ...inside('').filter((name) => name.startsWith('lightningcss-')),
  ];
}

/** The packages of compiled code that a verification could use. */
const compiled: readonly string[] = ['sodium-native', 'secp256k1', '@chainsafe/blst'];

try {
  run('git', ['clone', '--quiet', root, folder], root);
  run('npm', ['ci', '--omit=optional', '--prefer-offline', '--no-audit', '--no-fund']);
  for (const name of toolCode()) {
    const to = join(folder, 'node_modules', name);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(`${root}node_modules/${name}`, to, { recursive: true });
  }
  const { resolve } = createRequire(join(folder, 'package.json'));
  for (const name of compiled) {
    let found: string | undefined;
    try {
      found = resolve(name);
    } catch {
      continue;
    }
    throw new Error(`${name} is installed: ${found}`);
  }
  console.log(`without ${compiled.join(', ')}:`);
  run('npm', ['test']);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
