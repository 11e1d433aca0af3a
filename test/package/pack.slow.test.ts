import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

/** Starts the service in two processes, asks whether it is there, and ends it. */
async function served(main: string, cwd: string): Promise<{ readonly health: string; readonly code: number | null }> {
  const env = { ...process.env, CAPSIG_NODE_ADDRESS: 'node-1.example:7470', CAPSIG_WAIVED: 'domain,nonce' };
  const service = spawn(process.execPath, [main, 'serve', '--port', '0', '--workers', '2'], { cwd, env });
  const ended = new Promise<number | null>((resolve) => service.on('close', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    service.stdout.on('data', (piece: Buffer) => {
      said += piece;
      const [, found] = /^verifies at {2}(\S+)$/m.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  const health = await (await fetch(`${address}/healthz`)).text();
  service.kill('SIGTERM');
  return { health, code: await ended };
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
    const [{ files, unpackedSize }] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[')));
    const paths = files.map(({ path }: { path: string }) => path);
    for (const path of ['dist/index.js', 'dist/index.d.ts', 'dist/cli/main.js', 'dist/rules.json', 'README.md']) {
      expect(paths).toContain(path);
    }
    expect(
      paths.filter(
        (path: string) => !/^(?:dist\/.*\.(?:js|json|br|d\.ts)|LICENSE|README\.md|package\.json)$/.test(path),
      ),
    ).toEqual([]);
    // Who verifies installs this, noble and multiformats.
    expect(unpackedSize).toBeLessThan(1_000_000);
  });

  it('has the vectors in a package of their own', () => {
    const packed = run(
      'npm',
      ['pack', '--json', '-w', 'capsig-vectors', '--pack-destination', folder],
      inside('clone'),
    );
    expect(packed.status, packed.stderr).toBe(0);
    const [{ files }] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[')));
    const paths = files.map(({ path }: { path: string }) => path);
    const index = JSON.parse(readFileSync(join(root, 'vectors/index.json'), 'utf8'));
    const listed = new Set(Object.values<{ file: string }>(index.vectors).map(({ file }) => file));
    const workflows = ['workflows/conformance.yml', 'workflows/newer-vectors.yml'];
    const inFolders = paths.filter((path: string) => path.includes('/') && !path.startsWith('runner/'));
    expect(inFolders.sort()).toEqual([...listed, ...workflows].sort());
    // The runner, beside which whoever reads all files of all folders finds vectors only.
    expect(paths).toEqual(
      expect.arrayContaining([
        'runner/conformance.js',
        'runner/data/rules.json',
        'runner/data/schemas/results.schema.json',
        'runner/LICENSE',
      ]),
    );
    expect(paths.filter((path: string) => /^runner\/[^/]*\.json$/.test(path))).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining(['index.json', 'register.json', 'kill-matrix.json', 'LICENSE', 'README.md']),
    );
  });

  it('is installed into an empty folder and does what the README says', async ({ skip }) => {
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
    const [, file = '', line] = /^ {2}check +(\S+):(\d+)$/m.exec(explained) ?? [];
    expect(readFileSync(join(root, file), 'utf8').split('\n')[Number(line) - 1]).toContain("'session.node-bound'");
    expect(explained).toMatch(/^ {2}vectors +not at hand: npm install --save-dev capsig-vectors@\d+$/m);

    const adapter = ['--', 'node_modules/.bin/capsig', 'conformance', 'adapter'];
    const conformance = (...args: readonly string[]) => capsig('conformance', 'run', ...args, ...adapter);
    expect(conformance()).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^capsig: the vectors are not installed: npm install --save-dev capsig-vectors@\d+, /,
      ),
    });
    const set = inside(
      `capsig-vectors-${JSON.parse(readFileSync(join(root, 'vectors/index.json'), 'utf8')).version}.tgz`,
    );
    expect(run('npm', ['install', ...options, set], empty).status).toBe(0);
    expect(conformance('--reseed', 'a').stderr).toMatch(/^capsig: --reseed needs a checkout of the repository: /);
    expect(conformance('--operation', 'siwe.parse')).toMatchObject({ status: 0, stderr: '' });
    expect(capsig('explain', 'session.node-bound').stdout).toMatch(/^ {2}vectors +\d+: /m);

    expect(capsig('serve')).toEqual({
      ...{ status: 2, stdout: '' },
      stderr: 'capsig: the service is not installed: npm install capsig-serve\n',
    });
    expect(capsig('serve', '--help').stdout).toContain('npm install capsig-serve');
    const queue = () => capsig('audit', 'status', '--queue', 'redis://127.0.0.1:1').stderr;
    const lacks = 'capsig: --queue needs packages that are not installed: npm install';
    expect(queue()).toMatch(new RegExp(`^${lacks} capsig-serve bullmq@6 redis@5\\n`));
    const packed = run('npm', ['pack', '-w', 'capsig-serve', '--pack-destination', folder], inside('clone'));
    expect(packed.status, packed.stderr).toBe(0);
    expect(run('npm', ['install', ...options, inside('capsig-serve-0.1.0.tgz')], empty).status).toBe(0);
    expect(queue()).toMatch(new RegExp(`^${lacks} bullmq@6 redis@5\\n`));
    expect(capsig('serve').stderr).toMatch(/^capsig: configuration: expected nodeAddress, or node in waived\n/);
    const main = join(empty, 'node_modules/capsig/dist/cli/main.js');
    expect(await served(main, empty)).toEqual({ health: 'ok\n', code: 0 });

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
      "import * as all from 'capsig'; import 'capsig/network'; import 'capsig/client'; import rules from 'capsig/rules.json' with { type: 'json' }; import schema from 'capsig/schemas/auth-sig.schema.json' with { type: 'json' }; console.log(typeof all.verifySessionSig, rules.format, schema.title);",
    );
    expect(run(process.execPath, ['use.mjs'], empty)).toEqual({
      status: 0,
      stdout: 'function 1 AuthSig\n',
      stderr: expect.stringMatching(/^$|ExperimentalWarning/),
    });
  });
});
