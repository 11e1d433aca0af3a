import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { commands } from '../../src/cli/run.js';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const mark = 'loaded: ';
const hook = `import { writeSync } from 'node:fs';
export async function load(url, context, next) { writeSync(2, ${JSON.stringify(mark)} + url + '\\n'); return next(url, context); }`;
const dataUrl = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;
const preload = dataUrl(`import { register } from 'node:module'; register(${JSON.stringify(dataUrl(hook))});`);

/** The modules that a run of the command line loads. */
function loadedBy(...args: readonly string[]): readonly string[] {
  const { stderr, status } = spawnSync(process.execPath, ['--import', preload, main, ...args], { encoding: 'utf8' });
  expect(status).toBe(0);
  return stderr.split('\n').flatMap((line) => (line.startsWith(mark) ? [line.slice(mark.length)] : []));
}

const heavy = /noble|multiformats|dag-cbor|\/conformance\/|\/crypto\/|generated\/validators/;

it.each([[['--help']], [['rules', 'session.']], [['--version']]])(
  'answers %j without curves or conformance code',
  (args) => {
    const loaded = loadedBy(...args);
    expect(loaded.length).toBeGreaterThan(3);
    expect(loaded.filter((url) => heavy.test(url))).toEqual([]);
  },
);

it('loads curves where something is verified: the list of modules is one', () => {
  expect(loadedBy('help', 'verify').some((url) => heavy.test(url))).toBe(true);
});

it('says of each command what the command says of itself', async () => {
  for (const row of commands) {
    const { name, summary } = await row.load();
    expect({ name, summary }).toEqual({ name: row.name, summary: row.summary });
  }
});
