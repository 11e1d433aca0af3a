import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createProcessAdapter } from '../../src/conformance/adapter-process.js';
import { isFault } from '../../src/conformance/fault.js';
import { isFailure } from '../../src/conformance/judgement.js';
import { createOwnAdapter, ownHello, serveAdapter } from '../../src/conformance/own-adapter.js';
import { encodeHello, encodeRequest, parseAnswer } from '../../src/conformance/protocol.js';
import { reseedVectors } from '../../src/conformance/reseed.js';
import type { Run } from '../../src/conformance/runner.js';
import { findVectors, loadVectors, vectorPackage } from '../../src/conformance/vector.js';
import { profiles } from '../../src/profile.js';
import { bundleProgram } from './bundle.js';
import { createFolder, files, measure, outcomes, outcomesOf, patience, set, sound, writeTree } from './fixture.js';

const folder = createFolder();
afterAll(folder.remove);

let program = '';
beforeAll(async () => {
  program = await bundleProgram(folder.path);
});

const here = async (options = {}): Promise<Run> => sound(await measure(createOwnAdapter(await ownHello()), options));
const there = async (options = {}): Promise<Run> => {
  const command = [process.execPath, program, 'conformance', 'adapter'];
  return sound(await measure(createProcessAdapter({ command, timeout: patience, startTimeout: patience }), options));
};
const answers = ({ results }: Run) => results.map(({ milliseconds, ...rest }) => rest);

describe('this implementation', () => {
  it.each(['strict', 'lit-v7'])(
    'passes the corpus of these tests under %s, in process and behind the protocol',
    async (profile) => {
      const run = await here({ profile });
      expect(outcomesOf(run)).toEqual(outcomes());
      expect(answers(await there({ profile }))).toEqual(answers(run));
    },
  );

  it('answers line by line, however its input is cut', async () => {
    const hello = await ownHello();
    const text = [
      encodeHello(),
      ...set.vectors.map(({ operation, input }, id) =>
        encodeRequest({ id: `${id}`, operation, profile: 'strict', input }),
      ),
    ].join('');
    const served = async (size: number): Promise<readonly string[]> => {
      const lines: string[] = [];
      const bytes = new TextEncoder().encode(text);
      const pieces = async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      };
      await serveAdapter(pieces(), (line) => void lines.push(line), hello);
      return lines;
    };
    const whole = await served(text.length);
    expect(whole).toHaveLength(set.vectors.length + 1);
    expect(await served(1)).toEqual(whole);
    expect(await served(7)).toEqual(whole);
  });

  it('does not know other operations and profiles', async () => {
    const hello = await ownHello();
    for (const [operation, profile] of [
      ['siwe.prase', 'strict'],
      ['toString', 'strict'],
      ['siwe.parse', 'lax'],
    ] as const) {
      const lines: string[] = [];
      const request = new TextEncoder().encode(encodeRequest({ id: '1', operation, profile, input: {} }));
      await serveAdapter(
        (async function* () {
          yield request;
        })(),
        (line) => void lines.push(line),
        hello,
      );
      expect(parseAnswer(new TextEncoder().encode(lines[0]), '1')).toEqual({ result: 'unsupported' });
    }
  });
});

describe('without a checkout', () => {
  const elsewhere = pathToFileURL(join(folder.path, 'elsewhere/'));

  it('the package of vectors that is installed beside is found', () => {
    writeTree(join(folder.path, 'elsewhere/node_modules/capsig-vectors'), {
      'package.json': { name: 'capsig-vectors', exports: { './*': './*' } },
      'index.json': {},
    });
    const found = findVectors(new URL('vectors/', elsewhere), new URL('dist/cli/main.js', elsewhere).href);
    expect(found).toBe(join(realpathSync(folder.path), 'elsewhere/node_modules/capsig-vectors'));
  });

  it('what is missing is said with the line that installs it, of the version of the set', () => {
    const nowhere = pathToFileURL(join(folder.path, 'nowhere/'));
    expect(findVectors(nowhere, new URL('main.js', nowhere).href)).toEqual({
      fault: `the vectors are not installed: npm install --save-dev ${vectorPackage}, or name a folder: --vectors DIR`,
    });
    const { version } = sound(loadVectors());
    expect(vectorPackage).toBe(`capsig-vectors@${version.split('.')[0]}`);
    const manifest = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
    expect(manifest('vectors/package.json').version).toBe(version);
    expect(manifest('package.json').peerDependencies['capsig-vectors']).toBe(`^${version.split('.')[0]}.0.0`);
  });
});

describe('the vectors of the checkout', () => {
  it('are all passed', async () => {
    const { results } = await here({ set: sound(loadVectors()) });
    expect(results.filter(({ outcome }) => isFailure(outcome) || outcome === 'unsupported')).toEqual([]);
  });

  it('ask for no feature that this implementation does not declare', async () => {
    const { features } = await ownHello();
    const asked = sound(loadVectors()).vectors.flatMap((vector) => vector.features);
    expect(asked.filter((feature) => !features.includes(feature))).toEqual([]);
  });
});

describe('vectors with keys of their own', () => {
  const generators = pathToFileURL(`${join(folder.path, 'generators')}/`);

  it('come from the generators of a checkout', async () => {
    mkdirSync(generators, { recursive: true });
    writeFileSync(
      new URL('corpus.ts', generators),
      `let seed: string = 'published';
       export const reseed = (text: string): void => { seed = text; };
       export const version = '1.0.0';
       export const buildCorpus = async (profiles: readonly unknown[]) => ({ 'siwe.parse/a.json': { format: 1, operation: 'siwe.parse', vectors: [
         { id: 'a', rules: ['siwe.nonce'], features: [], input: { text: seed + profiles.length, gone: undefined }, expect: { result: 'accept' } }] } });`,
    );
    const fresh = sound(await reseedVectors('mine', generators));
    expect(fresh).toMatchObject({ version: '1.0.0', reseed: 'mine' });
    expect(fresh.vectors.map(({ input }) => input)).toEqual([{ text: `mine${Object.keys(profiles).length}` }]);
  });

  it('cannot come from a package', async () => {
    const result = await reseedVectors('mine', new URL('nowhere/', generators));
    expect(isFault(result) && result.fault).toMatch(/^--reseed needs a checkout of the repository/);
  });

  it('cannot come from a checkout without its development dependencies', async () => {
    vi.doMock('tsx/esm/api', () => {
      throw new Error('not installed');
    });
    const result = await reseedVectors('mine', generators);
    vi.doUnmock('tsx/esm/api');
    expect(isFault(result) && result.fault).toMatch(/^--reseed needs the development dependencies/);
  });
});

describe('a folder of vectors', () => {
  const load = (tree: Readonly<Record<string, unknown>>, name: string) => {
    const path = join(folder.path, name);
    writeTree(path, tree);
    return loadVectors(path);
  };
  const ids = (listed: readonly string[]) => ({
    format: 1,
    version: '1.2.3',
    vectors: Object.fromEntries(listed.map((id) => [id, {}])),
  });
  const all = set.vectors.map(({ id }) => id);
  const faultOf = (result: unknown) => (isFault(result) ? result.fault : 'no fault');

  it('is read whole, with the version of its index', () => {
    expect(load({ ...files, 'index.json': ids(all) }, 'whole')).toMatchObject({
      version: '1.2.3',
      vectors: set.vectors,
    });
    expect(load(files, 'plain')).toMatchObject({ version: 'unversioned', vectors: set.vectors });
  });

  it('is refused when it is not what the index lists', () => {
    expect(faultOf(load({ ...files, 'index.json': ids([...all, 'lost']) }, 'lost'))).toMatch(
      /1 vectors missing, 0 not listed \(lost\)$/,
    );
    expect(faultOf(load({ ...files, 'index.json': ids(all.slice(1)) }, 'more'))).toMatch(
      /0 vectors missing, 1 not listed \(cc-granted\)$/,
    );
  });

  it('is refused when it cannot be read', () => {
    expect(faultOf(loadVectors(join(folder.path, 'nowhere')))).toMatch(/^cannot read the vectors at .*nowhere: ENOENT/);
    mkdirSync(join(folder.path, 'empty'));
    expect(faultOf(loadVectors(join(folder.path, 'empty')))).toMatch(/^found no vectors in .*empty/);
    mkdirSync(join(folder.path, 'torn/siwe.parse'), { recursive: true });
    writeFileSync(join(folder.path, 'torn/siwe.parse/a.json'), '{');
    expect(faultOf(loadVectors(join(folder.path, 'torn')))).toMatch(
      /^cannot read the vectors at .*torn\/siwe.parse\/a\.json/,
    );
  });
});
