import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { changesBetween, tarOf } from '../../tools/vectors/archive.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const vectors = join(root, 'vectors');
const { version, ...index } = JSON.parse(readFileSync(join(vectors, 'index.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'capsig-archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const archive = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'tools/archive.ts', ...args], { cwd: root, encoding: 'utf8' });

/** Reads the names and the contents of a tar archive of regular files. */
function entriesOf(tar: Buffer): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 0; tar[at] !== 0; ) {
    const name = tar
      .subarray(at, at + 100)
      .toString()
      .replace(/\0.*$/s, '');
    const size = Number.parseInt(tar.subarray(at + 124, at + 135).toString(), 8);
    found.set(name, tar.subarray(at + 512, at + 512 + size));
    at += 512 * (1 + Math.ceil(size / 512));
  }
  return found;
}

describe('the archive of the vectors', () => {
  it('has the same bytes on every run, and its hash beside it', () => {
    const [one, other] = [join(folder, 'one'), join(folder, 'other')];
    for (const out of [one, other]) expect(archive('--out', out)).toMatchObject({ status: 0, stderr: '' });
    const name = `capsig-vectors-${version}.tar.gz`;
    expect(readdirSync(one).sort()).toEqual([name, `${name}.sha256`]);
    const bytes = readFileSync(join(one, name));
    expect(readFileSync(join(other, name)).equals(bytes)).toBe(true);
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(readFileSync(join(one, `${name}.sha256`), 'utf8')).toBe(`${hash}  ${name}\n`);

    const entries = entriesOf(gunzipSync(bytes));
    const listed = new Set(Object.values<{ file: string }>(index.vectors).map(({ file }) => file));
    const packages = ['package.json', 'pyproject.toml', 'go.mod', 'Cargo.toml', 'vectorstest/suite.go', 'judge.py'];
    for (const file of [...listed, ...packages, 'index.json', 'register.json', 'LICENSE', 'CHANGELOG.md']) {
      expect(entries.get(`capsig-vectors-${version}/${file}`)?.equals(readFileSync(join(vectors, file))), file).toBe(
        true,
      );
    }
    expect([...entries.keys()].filter((path) => /target|__pycache__|Cargo\.lock|egg-info/.test(path))).toEqual([]);
  });

  it('is the same whatever the files are called by the system, and refuses a path that its form cannot hold', () => {
    const file = { path: 'a/b', bytes: new TextEncoder().encode('c') };
    expect(tarOf([file]).length % 512).toBe(0);
    expect(
      entriesOf(tarOf([file, { ...file, path: 'a/d' }]))
        .get('a/d')
        ?.toString(),
    ).toBe('c');
    expect(() => tarOf([{ ...file, path: 'x'.repeat(101) }])).toThrow(/at most 100 bytes/);
  });

  it('tells the ids that were added, changed and retired since another set', () => {
    const row = { input: '1', expect: '1' };
    const before = { version: '1.0.0', retired: [], vectors: { same: row, input: row, verdict: row, gone: row } };
    const after = {
      version: '2.0.0',
      retired: ['gone'],
      vectors: { same: row, input: { ...row, input: '2' }, verdict: { ...row, expect: '2' }, came: row },
    };
    expect(changesBetween(before, after)).toEqual({
      added: ['came'],
      changed: ['input', 'verdict'],
      retired: ['gone'],
    });

    const { 'siwe-plain': plain, ...rest } = index.vectors;
    const earlier = join(folder, 'earlier.json');
    const gone = { ...plain, file: 'siwe.parse/gone.json' };
    writeFileSync(earlier, JSON.stringify({ ...index, version: '3.0.0', vectors: { ...rest, 'siwe-gone': gone } }));
    const out = join(folder, 'since');
    expect(archive('--out', out, '--since', earlier)).toMatchObject({ status: 0, stderr: '' });
    const changes = readFileSync(join(out, `capsig-vectors-${version}.changes.md`), 'utf8');
    expect(changes).toContain(`# From 3.0.0 to ${version}`);
    expect(changes).toMatch(/## Retired: 1\n\n- siwe-gone\n/);
    expect(changes).toMatch(/## Added: 1\n\n- siwe-plain\n/);
    expect(archive('--out', out, '--since', 'vectors/v0.0.0')).toMatchObject({ status: 2 });
  });
});
