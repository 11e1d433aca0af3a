// npm run consumer: what is published, as somebody gets it. The package is packed, its manifest and its types are checked
// (publint, attw), it is installed from the tarball into an empty TypeScript project, a program that imports every entry is
// compiled there as Node.js and as bundlers resolve, and runs on each version of Node.js that can be had.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root: string = fileURLToPath(new URL('../', import.meta.url));
const folder: string = mkdtempSync(join(tmpdir(), 'capsig-consumer-'));
const project: string = join(folder, 'project');
/** The versions that a server may run besides the one that runs this. */
const versions: readonly string[] = ['20', '22', '24'];

/** npm's own variables stay outside, so that a folder is what it would be for anybody. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));

function run(command: string, args: readonly string[], cwd: string): { readonly ok: boolean; readonly out: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  return { ok: status === 0, out: `${stdout}${stderr}`.trim() };
}

let failed = 0;

function report(name: string, { ok, out }: { readonly ok: boolean; readonly out: string }, shown = ''): void {
  if (!ok) failed += 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${shown === '' ? '' : `: ${shown}`}`);
  if (!ok) console.log(out.replace(/^/gm, '     '));
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const entries = Object.keys(manifest.exports).filter((path) => /^\.(?:\/[a-z]+)?$/.test(path));

/** Imports every entry, and does with some of them what their names say. */
const program = `${entries
  .map((path, index) => `import * as entry${index} from '${path.replace(/^\./, 'capsig')}';`)
  .join('\n')}
import { type Result, type SessionSigs, unwrap, verifySessionSigs, anyDomain, anyNode, anyNonce, anyRequest } from 'capsig';
import { createSessionSigs, generateSessionKeyPair } from 'capsig/client';
import { createNetwork } from 'capsig/network';
import { createSiweMessage, parseSiweMessage } from 'capsig/siwe';

const entries: readonly object[] = [${entries.map((_, index) => `entry${index}`).join(', ')}];
if (entries.some((entry) => Object.keys(entry).length === 0)) throw new Error('an entry is empty');

const text: string = unwrap(
  createSiweMessage({
    domain: 'app.example',
    address: '0x8c0D0fea4F2Fb4351f31e337233145F14f9DcE7F',
    uri: 'https://app.example/login',
    version: '1',
    chainId: '1',
    nonce: '32891756abcd',
    issuedAt: '2026-01-15T12:00:00Z',
  }),
);
const { nonce }: { readonly nonce: string } = unwrap(parseSiweMessage(text));
const result: Result<unknown> = verifySessionSigs({} as SessionSigs as never, {
  now: new Date(),
  nodeAddress: anyNode,
  request: anyRequest,
  domain: anyDomain,
  nonce: anyNonce,
} as never);
if (result.ok) throw new Error('nothing is no session');
// @ts-expect-error What must be known is asked for.
void (() => verifySessionSigs('{}', {}));
void createSessionSigs;

const network = await createNetwork({ nodes: 1 });
await network.close();
console.log(nonce, generateSessionKeyPair().publicKey.length, network.nodes.length);
`;
const expected = '32891756abcd 64 1';

/** A result in a condition: the linter of the README has to find each line that says so, and no other. */
const misread = `import { type Ask, checkCoverage, checkNarrowing } from 'capsig/capability';
import type { Recap } from 'capsig/recap';
export function misread(grant: Recap, ask: Ask): boolean {
  if (checkCoverage(grant, ask)) return true; // found
  if (checkNarrowing(grant, grant)) return true; // found
  const result = checkCoverage(grant, ask);
  if (result) return true; // found
  if (checkNarrowing(grant, grant).ok) return true;
  return result.ok;
}
`;
const linesWithMark = misread.split('\n').flatMap((line, index) => (line.endsWith('// found') ? [index + 1] : []));

const compilerOptions = {
  target: 'ES2023',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  types: ['node'],
  // The declarations themselves are checked, and not only what is used of them.
  skipLibCheck: false,
};
const resolutions = { nodenext: 'NodeNext', bundler: 'ESNext' };

/** The program of a version of Node.js, from the package that carries it; undefined where there is none. */
function nodeOf(version: string): string | undefined {
  if (process.versions.node.split('.')[0] === version) return process.execPath;
  const home = join(folder, `node-${version}`);
  const name = `node-${process.platform}-${process.arch}`;
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{"private":true}');
  const { ok } = run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', `${name}@${version}`], home);
  const path = join(home, 'node_modules', name, 'bin/node');
  return ok && run(path, ['--version'], home).ok ? path : undefined;
}

try {
  const packed = run('npm', ['pack', '--silent', '--pack-destination', folder], root);
  report('pack', packed);
  const tarball = join(folder, `capsig-${manifest.version}.tgz`);
  const bin = (name: string) => join(root, 'node_modules/.bin', name);
  report('publint', run(bin('publint'), ['run', tarball, '--strict'], root));
  report('attw', run(bin('attw'), [tarball, '--profile', 'esm-only'], root));

  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{"private":true,"type":"module"}');
  const { typescript, '@types/node': types } = manifest.devDependencies;
  const wanted = [tarball, `typescript@${typescript}`, `@types/node@${types}`];
  report('install', run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...wanted], project));
  writeFileSync(join(project, 'program.ts'), program);
  for (const [moduleResolution, module] of Object.entries(resolutions)) {
    const config = `tsconfig.${moduleResolution}.json`;
    const options = { ...compilerOptions, module, moduleResolution };
    writeFileSync(join(project, config), JSON.stringify({ compilerOptions: options, files: ['program.ts'] }));
    report(`types, ${moduleResolution}`, run(join(project, 'node_modules/.bin/tsc'), ['-p', config], project));
  }
  const linter = /```json\n(\{ "linter".*)\n```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? '';
  writeFileSync(join(project, 'biome.json'), linter);
  writeFileSync(join(project, 'misread.ts'), misread);
  const linted = run(bin('biome'), ['lint', '--reporter=github', 'misread.ts'], project);
  const lines = [...linted.out.matchAll(/noUnnecessaryConditions.*line=(\d+)/g)].map(([, line]) => Number(line));
  report('lint of a misread result', { ok: lines.join() === linesWithMark.join(), out: linted.out });
  for (const version of versions) {
    const node = nodeOf(version);
    if (node === undefined) {
      console.log(`skip Node.js ${version}: it is not here and cannot be installed`);
      continue;
    }
    const { ok, out } = run(node, ['program.js'], project);
    report(`Node.js ${version}`, { ok: ok && out === expected, out }, run(node, ['--version'], project).out);
    report(`Node.js ${version}, capsig demo`, run(node, ['node_modules/capsig/dist/cli/main.js', 'demo'], project));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed > 0 ? 1 : 0);
