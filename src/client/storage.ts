import { quoteAtMost } from '../internal/json.js';

/** A store of texts by name that answers at once: what `Storage` of the web has, `node-localstorage` too. */
export interface StorageProvider {
  /** How many entries there are. */
  readonly length: number;
  /** Names the entry at a position; null beyond the last. */
  key(index: number): string | null;
  /** Reads an entry; null when there is none. */
  getItem(key: string): string | null;
  /** Writes an entry; may throw, as a full or forbidden storage does. */
  setItem(key: string, value: string): void;
  /** Removes an entry, if there is one. */
  removeItem(key: string): void;
}

/** Creates a storage that lives as long as the object: for tests, and for servers that want no file. */
export function memoryStorage(): StorageProvider {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(String(key)) ?? null,
    setItem(key, value) {
      items.set(String(key), String(value));
    },
    removeItem(key) {
      items.delete(String(key));
    },
  };
}

/** Takes one sentence about something that was put right and is no failure. */
export type Note = (message: string) => void;

/** A storage whose every failure is a note: full, disabled, forbidden, asynchronous or lying, it never ends a flow. */
export interface GuardedStorage {
  /** Reads an entry; undefined when there is none, or when it cannot be read. What is no text reads as the empty one. */
  read(key: string): string | undefined;
  /** Says whether an entry is there; true also when that cannot be told. */
  holds(key: string): boolean;
  /** Writes an entry; false when it was not stored. */
  write(key: string, value: string): boolean;
  /** Removes an entry; false when it failed. */
  remove(key: string): boolean;
  /** Removes an entry that is not to be trusted, with a note that says why. */
  drop(key: string, reason: string): void;
  /** Lists the names of entries; undefined when they cannot be read, or are more than 100,000. */
  keys(): readonly string[] | undefined;
}

/** A storage can say that it has any number of entries. */
const mostKeys = 100_000;

/** Names an error by its class or code alone: messages of storages may repeat the value, which is a secret. */
function nameOf(error: unknown): string {
  try {
    const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
    const named = [code, name].find((text) => typeof text === 'string' && /^\w{1,40}$/.test(text));
    return typeof named === 'string' ? named : 'an error';
  } catch {
    return 'an error';
  }
}

/** Refuses an answer that is to come later: nothing waits for it here, and its failure would have nobody to tell. */
function atOnce<T>(answer: T): T {
  if (typeof (answer as { readonly then?: unknown } | null | undefined)?.then !== 'function') return answer;
  Promise.resolve(answer).catch(() => undefined);
  throw Object.assign(new TypeError(), { code: 'asynchronous_storage' });
}

/** Quotes the name of an entry whole: those of one account differ in their last digits. */
function named(key: string): string {
  return quoteAtMost(256, key);
}

/** Wraps a storage, or the absence of one, in which case nothing is stored and nothing is said about it. */
export function guardStorage(storage: StorageProvider | undefined, note: Note): GuardedStorage {
  const attempt = <T>(action: string, run: (store: StorageProvider) => T): T | undefined => {
    if (storage === undefined) return undefined;
    try {
      return run(storage);
    } catch (error) {
      note(`${action}: the storage failed with ${nameOf(error)}`);
      return undefined;
    }
  };
  const remove = (key: string): boolean =>
    attempt(`${named(key)} was not removed`, (store) => {
      atOnce<unknown>(store.removeItem(key));
      return true;
    }) ?? false;
  const drop = (key: string, reason: string): void => {
    note(`the stored entry ${named(key)} was dropped: ${reason}`);
    remove(key);
  };
  return {
    read(key) {
      const value: unknown = attempt(`${named(key)} was not read`, (store) => atOnce(store.getItem(key)));
      if (value === undefined || value === null) return undefined;
      return typeof value === 'string' ? value : '';
    },
    holds: (key) =>
      attempt(`${named(key)} was not read`, (store) => (atOnce(store.getItem(key)) ?? null) !== null) ?? true,
    write: (key, value) =>
      attempt(`${named(key)} was not stored`, (store) => {
        atOnce<unknown>(store.setItem(key, value));
        return true;
      }) ?? false,
    remove,
    drop,
    keys: () =>
      attempt('the names of the stored entries were not read', (store) => {
        const count: unknown = store.length;
        if (typeof count !== 'number' || !(count >= 0 && count <= mostKeys)) throw new RangeError('length');
        const names: unknown[] = [];
        for (let index = 0; index < count; index++) names.push(atOnce(store.key(index)));
        return names.filter((name) => typeof name === 'string');
      }),
  };
}
