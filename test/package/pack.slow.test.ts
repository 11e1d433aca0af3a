import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';

const inside = (...names: readonly string[]): string => join(folder, ...names);

/** Runs a program; npm's own variables stay outside, so that a folder is what it would be for anybody. */
function run(command: string, args: readonly string[], cwd: string) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env });
  return { status, stdout, stderr };
}

/** A copy of what git knows or would add, without anything that was built. */
function freshCopy(to: string): void {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(root, file), join(to, file));
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'capsig-pack-'));
  freshCopy(inside('clone'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a package made of a fresh clone', () => {
  it('is refused while the compiler is not there, and built once it is', () => {
    const bare = run('npm', ['pack', '--pack-destination', folder], inside('clone'));
    expect(bare.status).not.toBe(0);
    expect(bare.stderr).toContain('npm ci');
    symlinkSync(join(root, 'node_modules'), inside('clone/node_modules'));
    const packed = run('npm', ['pack', '--json', '--pack-destination', folder], inside('clone'));
    expect(packed.status, packed.stderr).toBe(0);
    const [{ files }] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[')));
    const paths = new Set(files.map(({ path }: { path: string }) => path));
    for (const path of ['dist/index.js', 'dist/cli/main.js', 'spec/rules.json', 'vectors/index.json']) {
      expect(paths.has(path), path).toBe(true);
    }
    expect([...paths].filter((path) => /^(?:src|test|build)\//.test(String(path)))).toEqual([]);
  });

  it('is installed into an empty folder and does what the README says', ({ skip }) => {
    const empty = inside('empty');
    mkdirSync(empty);
    writeFileSync(join(empty, 'package.json'), '{"private":true,"type":"module"}');
    const options = ['--prefer-offline', '--no-audit', '--no-fund', '--omit=optional', '--omit=peer'];
    const installed = run('npm', ['install', ...options, inside('capsig-0.1.0.tgz')], empty);
    if (installed.status !== 0 && /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENOTCACHED|network/i.test(installed.stderr)) {
      skip('the registry cannot be reached');
    }
    expect(installed.status, installed.stderr).toBe(0);
    expect(existsSync(join(empty, 'node_modules/quickjs-emscripten-core'))).toBe(false);
    const capsig = (...args: readonly string[]) => run('npx', ['--no-install', 'capsig', ...args], empty);

    const demo = capsig('demo');
    expect({ status: demo.status, stderr: demo.stderr }).toEqual({ status: 0, stderr: '' });
    expect(demo.stdout).toMatch(
      /^ {3}skipped {2}running an action needs packages that are not installed: npm install quickjs-emscripten-core@\S+ @jitl\/\S+$/m,
    );
    expect(demo.stdout).toMatch(/^ {3}INVALID {2}session\.expired/m);

    const explained = capsig('explain', 'session.node-bound').stdout;
    const [, file = ''] = /^ {2}check +(\S+):\d+/m.exec(explained) ?? [];
    expect(existsSync(join(empty, 'node_modules/capsig', file)), explained).toBe(true);
    const [, vectors = ''] = /\((vectors\/[^)]+)\)/.exec(explained) ?? [];
    expect(existsSync(join(empty, 'node_modules/capsig', vectors)), explained).toBe(true);

    writeFileSync(join(empty, 'a.js'), 'setResponse');
    const network = capsig('network', '--port', '0', '--action', 'a.js');
    expect(network).toMatchObject({ status: 2, stdout: '' });
    expect(network.stderr).toMatch(
      /^capsig: --action: running an action needs packages that are not installed: npm install /,
    );
    const jwt = { issuer: 'https://issuer.example', audience: 'app', jwksUrl: 'https://issuer.example/keys' };
    writeFileSync(join(empty, 'c.json'), JSON.stringify({ jwt: [jwt] }));
    expect(capsig('network', '--port', '0', '--config', 'c.json').stderr).toMatch(/npm install jose@6\n/);

    writeFileSync(
      join(empty, 'use.mjs'),
      "import * as all from 'capsig'; import 'capsig/network'; import 'capsig/client'; console.log(typeof all.verifySessionSig);",
    );
    expect(run(process.execPath, ['use.mjs'], empty)).toEqual({ status: 0, stdout: 'function\n', stderr: '' });
  });
});
