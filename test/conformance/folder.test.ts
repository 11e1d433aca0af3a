import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFault } from '../../src/conformance/fault.js';
import { writeAll, writeNew } from '../../src/conformance/folder.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'capsig-folder-'));
  mkdirSync(join(root, 'elsewhere'));
});
afterEach(() => rmSync(root, { recursive: true }));

const at = (...names: readonly string[]): string => join(root, ...names);
const files = { 'README.md': 'new', 'deep/adapter.py': 'code' };
const faultOf = (result: unknown): string => (isFault(result) ? result.fault : 'no fault');

describe.each([
  ['writeNew', writeNew],
  ['writeAll', writeAll],
])('%s', (_, write) => {
  it('makes the folder and its files', () => {
    expect(write(files, at('out'))).toEqual([at('out/README.md'), at('out/deep/adapter.py')]);
    expect(readFileSync(at('out/deep/adapter.py'), 'utf8')).toBe('code');
    expect(readdirSync(at('out')).sort()).toEqual(['README.md', 'deep']);
  });

  it.each([
    ['a file that is a link', () => symlinkSync(at('elsewhere/target'), at('out/README.md')), true],
    ['a file that is a link to nothing', () => symlinkSync(at('elsewhere/new'), at('out/README.md')), false],
    ['a folder that is a link', () => symlinkSync(at('elsewhere'), at('out/deep')), false],
  ])('does not write through %s', (_name, prepare, exists) => {
    mkdirSync(at('out'));
    if (exists) writeFileSync(at('elsewhere/target'), 'mine');
    prepare();
    expect(faultOf(write(files, at('out')))).toMatch(
      /is a link.*: nothing was written$|is there already: nothing was written$/,
    );
    expect(readdirSync(at('elsewhere'))).toEqual(exists ? ['target'] : []);
    if (exists) expect(readFileSync(at('elsewhere/target'), 'utf8')).toBe('mine');
    expect(readdirSync(at('out'))).toHaveLength(1);
  });

  it.each(['out', 'out/below'])('does not write where the way to %s leads over a link', (folder) => {
    symlinkSync(at('elsewhere'), at('out'));
    for (const path of [at(folder), relative(process.cwd(), at(folder))]) {
      expect(faultOf(write(files, path))).toMatch(
        /out is a link: name the folder that it leads to: nothing was written$/,
      );
    }
    expect(readdirSync(at('elsewhere'))).toEqual([]);
  });
});

it('writeNew touches nothing that is there', () => {
  mkdirSync(at('out'));
  writeFileSync(at('out/README.md'), 'mine');
  expect(faultOf(writeNew(files, at('out')))).toMatch(/README\.md is there already: nothing was written$/);
  expect(readFileSync(at('out/README.md'), 'utf8')).toBe('mine');
  expect(existsSync(at('out/deep'))).toBe(false);
});

it('writeAll takes the place of a file, whose other names keep what they had', () => {
  mkdirSync(at('out'));
  writeFileSync(at('elsewhere/other'), 'mine');
  linkSync(at('elsewhere/other'), at('out/README.md'));
  expect(isFault(writeAll(files, at('out')))).toBe(false);
  expect(readFileSync(at('out/README.md'), 'utf8')).toBe('new');
  expect(readFileSync(at('elsewhere/other'), 'utf8')).toBe('mine');
  expect(lstatSync(at('out/README.md')).nlink).toBe(1);
  expect(readdirSync(at('out')).sort()).toEqual(['README.md', 'deep']);
});

it('writeAll does not take the place of a folder', () => {
  mkdirSync(at('out/README.md'), { recursive: true });
  expect(faultOf(writeAll(files, at('out')))).toMatch(/README\.md is no file: nothing was written$/);
});
