// The kinds of restrictions. A new one is a row here, and its key in the namespace that has it: see lit-namespaces.ts. A
// row that is evaluated on something new adds that to the facts.

/**
 * States what the caller knows about one use of a grant, for restrictions to be evaluated on. A fact that is left out
 * leaves every restriction on it undecided. Whoever registers a restriction on another fact adds the fact to this
 * interface by declaration merging.
 */
export interface Facts {
  /** The Ethereum address of the one who uses the grant: 40 hex digits in any case, with or without `0x`. */
  readonly delegatee?: string;
  /** The token id of the capacity credit that is to be used. */
  readonly token?: bigint;
  /** The price of this use, in wei. */
  readonly price?: bigint;
  /** How often the grant has been used before, this use not counted. */
  readonly uses?: bigint;
  /** What the use is for: one of `encryption_sign`, `lit_action`, `pkp_sign`, `sign_session_key`. */
  readonly scope?: string;
  /** The chain of the use by CAIP-2, such as `eip155:1`. */
  readonly chain?: string;
}

/**
 * Defines one restriction key of a namespace: how a value is read, ordered and evaluated. `V` is the normal form that
 * `read` returns; `F` names the fact it is evaluated on.
 */
export interface RestrictionRow<V = unknown, F extends keyof Facts = keyof Facts> {
  /** The one fact that decides this restriction. */
  readonly fact: F;
  /** What a well-formed value is, for messages: "an array of ...". */
  readonly expected: string;
  /** Reads a JSON value to its normal form; undefined when it is malformed. Total: it never throws. */
  read(value: unknown): V | undefined;
  /** Says whether whatever meets `child` also meets `parent`. Reflexive and transitive. */
  narrower(child: V, parent: V): boolean;
  /** Says whether the fact meets the restriction. */
  met(value: V, fact: NonNullable<Facts[F]>): boolean;
}

const mostItems = 1024;

function decimal(value: unknown): bigint | undefined {
  // 78 digits hold every uint256; the bound keeps BigInt from quadratic work.
  return typeof value === 'string' && /^[0-9]{1,78}$/.test(value) ? BigInt(value) : undefined;
}

function hexNumber(value: unknown): bigint | undefined {
  if (typeof value !== 'string' || !/^(?:0x)?[0-9a-fA-F]{1,64}$/.test(value)) return undefined;
  return BigInt(value.startsWith('0x') ? value : `0x${value}`);
}

/** Reads an Ethereum address in any case, with or without `0x`, to 40 lower-case hex digits; undefined for anything else. */
export function address(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^(?:0x)?[0-9a-fA-F]{40}$/.test(value)) return undefined;
  return value.slice(-40).toLowerCase();
}

function setOf<T>(value: unknown, read: (item: unknown) => T | undefined): ReadonlySet<T> | undefined {
  if (!Array.isArray(value) || value.length > mostItems) return undefined;
  const set = new Set<T>();
  for (const item of value) {
    const one = read(item);
    if (one === undefined) return undefined;
    set.add(one);
  }
  return set;
}

function within<T>(child: ReadonlySet<T>, parent: ReadonlySet<T>): boolean {
  for (const item of child) if (!parent.has(item)) return false;
  return true;
}

/** `nft_id`: the capacity credits that may be used. */
export const nftId: RestrictionRow<ReadonlySet<bigint>, 'token'> = {
  fact: 'token',
  expected: 'an array of at most 1024 decimal strings of at most 78 digits',
  read: (value) => setOf(value, decimal),
  narrower: within,
  met: (tokens, token) => tokens.has(token),
};

/** `delegate_to`: who may use the grant. */
export const delegateTo: RestrictionRow<ReadonlySet<string>, 'delegatee'> = {
  fact: 'delegatee',
  expected: 'an array of at most 1024 Ethereum addresses in hex',
  read: (value) => setOf(value, address),
  narrower: within,
  met: (addresses, delegatee) => addresses.has(address(delegatee) ?? ''),
};

/** `uses`: how often the grant may be used. */
export const uses: RestrictionRow<bigint, 'uses'> = {
  fact: 'uses',
  expected: 'a decimal string of at most 20 digits below 2^64',
  read(value) {
    const limit = typeof value === 'string' && value.length <= 20 ? decimal(value) : undefined;
    return limit !== undefined && limit < 1n << 64n ? limit : undefined;
  },
  narrower: (child, parent) => child <= parent,
  met: (limit, before) => before < limit,
};

/** `max_price`: the most that one use may cost, in wei. */
export const maxPrice: RestrictionRow<bigint, 'price'> = {
  fact: 'price',
  expected: 'a hex string of 1 to 64 digits',
  read: hexNumber,
  narrower: (child, parent) => child <= parent,
  met: (limit, price) => price <= limit,
};

/** What a use can be for. */
export const scopeNames: ReadonlySet<unknown> = new Set([
  'encryption_sign',
  'lit_action',
  'pkp_sign',
  'sign_session_key',
]);

/** `scopes`: what the grant may be used for. */
export const scopes: RestrictionRow<ReadonlySet<string>, 'scope'> = {
  fact: 'scope',
  expected: 'an array of encryption_sign, lit_action, pkp_sign, sign_session_key',
  read: (value) => setOf(value, (item) => (scopeNames.has(item) ? (item as string) : undefined)),
  narrower: within,
  met: (names, scope) => names.has(scope),
};

const chainPattern = /^eip155:(?:0|[1-9][0-9]{0,31})$/;

/** Says whether a value names an Ethereum chain by CAIP-2: `eip155:` and the decimal of its id. */
export function isChain(value: unknown): value is string {
  return typeof value === 'string' && chainPattern.test(value);
}

/** `chains`: the chains on which a method may be asked. */
export const chains: RestrictionRow<ReadonlySet<string>, 'chain'> = {
  fact: 'chain',
  expected: 'an array of at most 1024 chains such as eip155:1',
  read: (value) => setOf(value, (item) => (isChain(item) ? item : undefined)),
  narrower: within,
  met: (names, chain) => names.has(chain),
};
