import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { guardStorage, memoryStorage, type StorageProvider } from '../../src/client/storage.js';

// It has no types of its own.
const { LocalStorage } = createRequire(import.meta.url)('node-localstorage') as {
  LocalStorage: new (folder: string, quota?: number) => StorageProvider;
};
const folder = mkdtempSync(join(tmpdir(), 'storage-'));
afterAll(() => rmSync(folder, { recursive: true }));

const storages: readonly (readonly [string, () => StorageProvider])[] = [
  ['memoryStorage', memoryStorage],
  ['node-localstorage', () => new LocalStorage(join(folder, 'guarded'))],
];

describe.each(storages)('guardStorage over %s', (_, open) => {
  it('reads, writes, lists and removes without a note', () => {
    const notes: string[] = [];
    const guarded = guardStorage(open(), (message) => notes.push(message));
    const name = 'capsig:datil:0x0000000000000000000000000000000000000001';
    expect(guarded.read(name)).toBeUndefined();
    expect(guarded.holds(name)).toBe(false);
    expect(guarded.write(name, 'text ✓')).toBe(true);
    expect(guarded.write('other', '1')).toBe(true);
    expect(guarded.read(name)).toBe('text ✓');
    expect(guarded.holds(name)).toBe(true);
    expect([...(guarded.keys() ?? [])].sort()).toEqual([name, 'other']);
    expect(guarded.remove(name)).toBe(true);
    expect(guarded.keys()).toEqual(['other']);
    expect(notes).toEqual([]);
  });
});

describe('memoryStorage', () => {
  it('has what Storage of the web has', () => {
    const storage = memoryStorage();
    expect([storage.length, storage.key(0), storage.getItem('__proto__')]).toEqual([0, null, null]);
    storage.setItem('__proto__', 'a');
    storage.setItem('b', 'c');
    expect([storage.length, storage.key(0), storage.key(1), storage.key(2)]).toEqual([2, '__proto__', 'b', null]);
    storage.removeItem('__proto__');
    expect(storage.getItem('__proto__')).toBeNull();
  });
});

describe('guardStorage over a storage that fails', () => {
  const secret = 'c0ffee'.repeat(10);
  const failing = (error: unknown): StorageProvider => {
    const fail = (): never => {
      throw error;
    };
    return {
      get length(): number {
        return fail();
      },
      key: fail,
      getItem: fail,
      setItem: fail,
      removeItem: fail,
    };
  };

  it.each<[string, unknown, string]>([
    ['a quota', new DOMException(`no room for ${secret}`, 'QuotaExceededError'), 'QuotaExceededError'],
    ['a policy', new DOMException('denied', 'SecurityError'), 'SecurityError'],
    ['a file system', Object.assign(new Error(`write ${secret}`), { code: 'ENOSPC' }), 'ENOSPC'],
    ['a text', secret, 'an error'],
    ['nothing', undefined, 'an error'],
  ])('by %s notes it, without the value that it may repeat', (_, error, named) => {
    const notes: string[] = [];
    const guarded = guardStorage(failing(error), (message) => notes.push(message));
    expect(guarded.read('name')).toBeUndefined();
    expect(guarded.holds('name')).toBe(true);
    expect(guarded.write('name', secret)).toBe(false);
    expect(guarded.remove('name')).toBe(false);
    expect(guarded.keys()).toBeUndefined();
    expect(notes).toHaveLength(5);
    for (const note of notes) expect(note).toContain(named);
    expect(notes.join()).not.toContain(secret);
  });

  it('by a quota of files notes it', () => {
    const notes: string[] = [];
    const guarded = guardStorage(new LocalStorage(join(folder, 'full'), 10), (message) => notes.push(message));
    expect(guarded.write('name', 'x'.repeat(100))).toBe(false);
    expect(notes).toEqual(['"name" was not stored: the storage failed with QUOTA_EXCEEDED_ERR']);
  });

  it('by lies is bounded', () => {
    const lying = (members: object): StorageProvider => ({ ...memoryStorage(), ...members }) as StorageProvider;
    const silent = (): void => undefined;
    for (const length of [Number.POSITIVE_INFINITY, 1e15, Number.NaN, -1, '3', undefined]) {
      expect(guardStorage(lying({ length }), silent).keys()).toBeUndefined();
    }
    expect(guardStorage(lying({ length: 3, key: (i: number) => (i === 1 ? 'a' : i) }), silent).keys()).toEqual(['a']);
    expect(guardStorage(lying({ getItem: () => ({}) }), silent).read('a')).toBe('');
    expect(guardStorage(lying({ getItem: () => undefined }), silent).read('a')).toBeUndefined();
  });

  it('by answering later notes it: what is there is neither dropped nor taken for stored', async () => {
    const notes: string[] = [];
    const later = async (): Promise<never> => {
      throw new Error(secret);
    };
    const members = { length: 1, key: later, getItem: later, setItem: later, removeItem: later };
    const guarded = guardStorage(members as unknown as StorageProvider, (message) => notes.push(message));
    expect([guarded.read('a'), guarded.write('a', 'b'), guarded.remove('a')]).toEqual([undefined, false, false]);
    expect([guarded.holds('a'), guarded.keys()]).toEqual([true, undefined]);
    expect(notes).toHaveLength(5);
    for (const note of notes) expect(note).toContain('asynchronous_storage');
    expect(notes.join()).not.toContain(secret);
  });

  it('by not being there says nothing', () => {
    const notes: string[] = [];
    const guarded = guardStorage(undefined, (message) => notes.push(message));
    expect([guarded.read('a'), guarded.write('a', 'b'), guarded.remove('a')]).toEqual([undefined, false, false]);
    expect(notes).toEqual([]);
  });
});
