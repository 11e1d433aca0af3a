import type { StorageProvider } from './storage.js';
import type { Eip1193Provider } from './wallet.js';

/** What the client side is handed instead of reaching for it: every member can be replaced. */
export interface Environment {
  /** Tells the time. */
  now(): Date;
  /** Speaks HTTP to the nodes. */
  readonly fetch: typeof globalThis.fetch;
  /** Where sessions are kept; undefined means that nothing is stored. */
  readonly storage: StorageProvider | undefined;
  /** The wallet that is injected into the page. */
  readonly provider: Eip1193Provider | undefined;
  /** Who asks for signatures: the authority of the page, `host[:port]`. */
  readonly host: string | undefined;
}

interface Globals {
  readonly localStorage?: StorageProvider;
  readonly ethereum?: Eip1193Provider;
  readonly location?: { readonly host?: unknown };
}

/** Reads a global; undefined also where reading it throws, as `localStorage` does when cookies are blocked. */
function globalOf<K extends keyof Globals>(name: K): Globals[K] | undefined {
  try {
    return (globalThis as Globals)[name] ?? undefined;
  } catch {
    return undefined;
  }
}

/** Finds `fetch` of the host, bound: called as a method of another object, that of a browser throws. */
function hostFetch(): typeof globalThis.fetch {
  const { fetch } = globalThis as { readonly fetch?: typeof globalThis.fetch };
  if (typeof fetch === 'function') return (input, init) => globalThis.fetch(input, init);
  throw new TypeError('fetch: this host has none; hand one in');
}

/** Says whether an object has a method; an object of the host may throw when it is looked at. */
export function hasMethod(value: unknown, name: string): boolean {
  try {
    return typeof (value as Record<string, unknown> | undefined)?.[name] === 'function';
  } catch {
    return false;
  }
}

/**
 * Reads the surroundings: the clock, `fetch`, and in a browser `localStorage`, the injected wallet (`ethereum`) and the
 * host of the page.
 *
 * Nothing is touched until it is used, and it is read anew each time: wallets are injected late.
 */
export function hostEnvironment(): Environment {
  return {
    now: () => new Date(),
    fetch: async (input, init) => hostFetch()(input, init),
    get storage() {
      const storage = globalOf('localStorage');
      // Some hosts without a place to store define an object without methods.
      return hasMethod(storage, 'getItem') && hasMethod(storage, 'setItem') ? storage : undefined;
    },
    get provider() {
      const provider = globalOf('ethereum');
      return hasMethod(provider, 'request') ? provider : undefined;
    },
    get host() {
      const host = globalOf('location')?.host;
      return typeof host === 'string' && host !== '' ? host : undefined;
    },
  };
}
