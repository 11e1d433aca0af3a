import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/**
 * The modules of `src/`, each by its file or folder: one may import those after it and none before it. A module that is
 * not listed is a fault, so that a new one gets its place here.
 */
const order: readonly string[] = [
  'cli',
  'conformance',
  'register',
  'entry',
  'index',
  'many',
  'network',
  'sidecar',
  'redis',
  'http',
  'telemetry',
  'server',
  'client',
  'collector',
  'recognise',
  'sign-session-key',
  'session-kinds',
  'verify',
  'nonce-ledger',
  'delegation',
  'one-click',
  'ceramic',
  'chain',
  'cacao',
  'session-sig',
  'auth-sig',
  'evidence',
  'capability',
  'recap',
  'siwe',
  'crypto',
  'thread',
  'internal',
  'generated',
  'judge',
  'issue-order',
  'issue-size',
  'profile',
  'frozen',
  'rule',
  'rule-page',
  'published',
];

/** Where the platform of Node.js may be used, threads among it; everything else runs in a browser. */
const onNode = /^(?:cli|network|conformance|many|thread|crypto\/native|http\/fastify|register|sidecar)(?:\/|\.ts$)/;

const moduleOf = (file: string): string => (file.split('/')[0] as string).replace(/\.(?:d\.)?[jt]s$/, '');

interface Import {
  readonly from: string;
  readonly to: string;
}

function importsOf(file: string, source: string): readonly string[] {
  return ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => {
    if (!fileName.startsWith('.')) return fileName;
    return new URL(fileName, `file:///${file}`).pathname.slice(1).replace(/\.js$/, '.ts');
  });
}

function layerFault({ from, to }: Import): string | undefined {
  const [above, below] = [moduleOf(from), moduleOf(to)];
  if (above === below) return undefined;
  return order.indexOf(above) < order.indexOf(below) ? undefined : `${from} climbs to ${to}`;
}

function cycleFaults(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const faults: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) faults.push(`cycle: ${[...trail.slice(trail.indexOf(file)), file].join(' -> ')}`);
    if (done.has(file) || trail.includes(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return faults;
}

/** Lists what is wrong with the imports of the files of `src/`, given by their paths below it. */
function importFaults(sources: ReadonlyMap<string, string>, packages: readonly string[]): readonly string[] {
  const faults: string[] = [];
  const graph = new Map<string, readonly string[]>();
  for (const [file, source] of sources) {
    if (!order.includes(moduleOf(file))) faults.push(`${file} has no layer`);
    const imports = importsOf(file, source);
    for (const to of imports.filter((name) => !name.endsWith('.ts'))) {
      const platform = to.startsWith('node:');
      if (platform && !onNode.test(file)) faults.push(`${file} uses ${to}`);
      if (!platform && !packages.some((name) => to === name || to.startsWith(`${name}/`))) {
        faults.push(`${file} imports ${to}, which is no dependency`);
      }
    }
    const local = imports.filter((name) => name.endsWith('.ts'));
    faults.push(...local.flatMap((to) => layerFault({ from: file, to }) ?? []));
    graph.set(file, local);
  }
  return [...faults, ...cycleFaults(graph)];
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const src = `${root}src/`;
const sources = new Map(
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file): [string, string] => [file.replaceAll('\\', '/'), readFileSync(src + file, 'utf8')]),
);
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const packages = Object.keys({
  ...manifest.dependencies,
  ...manifest.optionalDependencies,
  ...manifest.peerDependencies,
  // Loads the generators of the vectors, which are only in a checkout; where it is missing, `--reseed` says so.
  tsx: manifest.devDependencies.tsx,
});

it('imports go one way, without cycles, and reach Node.js only where they may', () => {
  expect(sources.size).toBeGreaterThan(10);
  expect(importFaults(sources, packages)).toEqual([]);
});

it('what takes a judge is not called read: a reader who looks for a rule would pass it by', () => {
  const called = [...sources].flatMap(([file, source]) =>
    [...source.matchAll(/\bfunction (\w+)(?:<[^(]*>)?\(\s*judge: Judge\b/g)].map(([, name]) => `${file}: ${name}`),
  );
  expect(called.length).toBeGreaterThan(50);
  expect(called.filter((each) => /: read(?:[A-Z]|$)/.test(each))).toEqual([]);
});

describe('the check', () => {
  const planted = (files: Readonly<Record<string, string>>): readonly string[] =>
    importFaults(new Map(Object.entries(files)), ['multiformats']);
  const legal = {
    'verify.ts': "import { a } from './recap.js';",
    'recap.ts': "import type { B } from './siwe.js';\nexport * from './recap/details.js';",
    'recap/details.ts': "import { CID } from 'multiformats/cid';\nimport { c } from '../internal/bytes.js';",
    'siwe.ts': "import { c } from './internal/bytes.js';",
    'internal/bytes.ts': '',
    'crypto/native.ts': "import { verify } from 'node:crypto';",
    'cli/main.ts': "const { run } = await import('./demo.js');\nimport process from 'node:process';",
    'cli/demo.ts': "import { a } from '../index.js';",
    'index.ts': "export { a } from './verify.js';",
  };

  it('passes imports that go down', () => {
    expect(planted(legal)).toEqual([]);
  });

  it.each([
    [
      'an import turned around',
      { 'siwe.ts': "import { a } from './recap.js';", 'recap.ts': '' },
      ['siwe.ts climbs to recap.ts'],
    ],
    [
      'a type turned around',
      { 'siwe.ts': "import type { A } from './verify.js';", 'verify.ts': '' },
      ['siwe.ts climbs to verify.ts'],
    ],
    [
      'a type named in place',
      { 'siwe.ts': "export type A = import('./verify.js').A;", 'verify.ts': '' },
      ['siwe.ts climbs to verify.ts'],
    ],
    [
      'the command line below itself',
      { 'client/wallet.ts': "export * from '../cli/main.js';", 'cli/main.ts': '' },
      ['client/wallet.ts climbs to cli/main.ts'],
    ],
    [
      'a cycle inside one module',
      {
        'internal/a.ts': "import './b.js';",
        'internal/b.ts': "import './c.js';",
        'internal/c.ts': "import './a.js';",
      },
      ['cycle: internal/a.ts -> internal/b.ts -> internal/c.ts -> internal/a.ts'],
    ],
    [
      'a cycle over modules',
      {
        'recap.ts': "import './siwe.js';",
        'siwe.ts': "import('./recap.js');",
      },
      ['siwe.ts climbs to recap.ts', 'cycle: recap.ts -> siwe.ts -> recap.ts'],
    ],
    ['the file system in the core', { 'siwe.ts': "import { readFileSync } from 'node:fs';" }, ['siwe.ts uses node:fs']],
    [
      'Node.js beside the native backend',
      { 'crypto/noble.ts': "import 'node:crypto';" },
      ['crypto/noble.ts uses node:crypto'],
    ],
    [
      'a package that is not installed with us',
      { 'siwe.ts': "import Ajv from 'ajv';" },
      ['siwe.ts imports ajv, which is no dependency'],
    ],
    [
      'a built-in module without its prefix',
      { 'cli/main.ts': "import fs from 'fs';" },
      ['cli/main.ts imports fs, which is no dependency'],
    ],
    ['a module without a layer', { 'utils.ts': '' }, ['utils.ts has no layer']],
  ])('refuses %s', (_, files, faults) => {
    expect(planted({ ...files })).toEqual(faults);
  });
});
