import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

// The adapter that the guide shows is built and comes to the score that the guide says, where Go is.
const root = fileURLToPath(new URL('../../', import.meta.url));
const at = join(root, 'examples/adapter-in-go');
const folder = mkdtempSync(join(tmpdir(), 'capsig-go-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Everything is in the folder: nothing has to be fetched.
const env = { ...process.env, GOFLAGS: '-mod=mod', GOPROXY: 'off', GOWORK: 'off' };
const go = (...args: readonly string[]) => spawnSync('go', args, { cwd: at, encoding: 'utf8', env });

it.skipIf(go('version').status !== 0)('the adapter in Go is a whole SIWE reader', () => {
  expect(go('vet', '.')).toMatchObject({ status: 0, stderr: '' });
  expect(go('build', '-o', join(folder, 'adapter'), '.')).toMatchObject({ status: 0, stderr: '' });
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...[join(root, 'dist/cli/main.js'), 'conformance', 'run', '--class', 'siwe-reader', '--out', folder],
      ...['--mapping', join(at, 'mapping.json'), '--', join(folder, 'adapter')],
    ],
    { encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { results } = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')) as {
    readonly results: readonly (readonly [id: string, outcome: string])[];
  };
  const asked = results.filter(([, outcome]) => outcome !== 'unsupported' && outcome !== 'contested');
  expect(asked.length).toBeGreaterThan(600);
  expect(asked.filter(([, outcome]) => outcome !== 'pass')).toEqual([]);
});
