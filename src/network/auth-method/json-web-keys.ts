import { gatherBytes } from '../../internal/gathered.js';
import { isPlainObject } from '../../internal/json.js';
import { type Read, readObject, tokenLimit } from './access-token.js';

/** The public keys of an issuer, as a JWK Set has them. */
export interface KeySet {
  readonly keys: readonly Readonly<Record<string, unknown>>[];
}

/** Where an issuer publishes its keys. */
export interface RemoteKeys {
  /** The address of the JWK Set: `https`, or `http` on this machine. */
  readonly url: string;
  /** What fetches it. */
  readonly fetch: typeof fetch;
  /** How long fetched keys are used, in seconds; 600 unless given. */
  readonly freshSeconds?: number;
  /** How long the address is waited for, in milliseconds; 5,000 unless given. */
  readonly milliseconds?: number;
}

/** Gives the keys of an issuer at a time. */
export interface KeySource {
  /** @param unknownKey says that the keys lacked the one that a token names, which new ones may have */
  read(now: Date, unknownKey: boolean): Promise<Read<KeySet>>;
}

/** The most keys of a set. */
const mostKeys = 100;

/**
 * How long nothing is fetched again, in seconds, after a failure and for an unknown key: tokens with made-up key ids must
 * not cause traffic.
 */
const coolDown = 10;

/** Keys of other types are of no use here, and a symmetric one would let whoever knows it make tokens. */
const keyTypes: readonly unknown[] = ['RSA', 'EC', 'OKP'];

/** Keeps the public keys of a set that can verify; undefined when it is none. */
function publicKeys(value: unknown): KeySet | undefined {
  const keys = isPlainObject(value) ? value.keys : undefined;
  if (!Array.isArray(keys) || keys.length > mostKeys || !keys.every(isPlainObject)) return undefined;
  return { keys: keys.filter((key) => keyTypes.includes(key.kty) && key.d === undefined) };
}

/** Makes a source of keys that are configured. Throws TypeError when a key of them is not public. */
export function localKeys(set: KeySet): KeySource {
  const kept = publicKeys(set);
  if (!kept || kept.keys.length === 0 || kept.keys.length < set.keys.length) {
    throw new TypeError('jwks: expected { keys: [...] } with public keys of the types RSA, EC or OKP only');
  }
  return { read: async () => ({ ok: true, value: kept }) };
}

function assertUrl(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const own = ['localhost', '127.0.0.1', '[::1]'].includes(parsed?.hostname ?? '');
  if (parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && own)) return;
  throw new TypeError('jwks.url: expected an https address');
}

/** Reads a body up to a size; undefined when it is longer. */
async function readBody(response: Response, limit: number): Promise<Uint8Array | undefined> {
  const gathered = gatherBytes(limit);
  for await (const chunk of response.body ?? []) if (!gathered.add(chunk)) return undefined;
  return gathered.bytes();
}

async function fetchKeys({ url, fetch: get, milliseconds = 5_000 }: RemoteKeys): Promise<Read<KeySet>> {
  const fail = (reason: string): Read<KeySet> => ({ ok: false, reason: `jwks: ${reason}` });
  try {
    const headers = { accept: 'application/json' };
    const response = await get(url, { headers, redirect: 'error', signal: AbortSignal.timeout(milliseconds) });
    if (response.status !== 200) return fail(`expected status 200, found ${response.status}`);
    const body = await readBody(response, tokenLimit);
    if (!body) return fail(`expected at most ${tokenLimit} bytes, found more`);
    const read = readObject('the key set', body);
    const keys = read.ok ? publicKeys(read.value) : undefined;
    return keys ? { ok: true, value: keys } : fail(read.ok ? 'expected { keys: [...] }' : read.reason);
  } catch {
    return fail('the address of the keys gave no answer');
  }
}

/** Makes a source of keys that are fetched when they are needed. Throws TypeError for an address that is not safe. */
export function remoteKeys(remote: RemoteKeys): KeySource {
  assertUrl(remote.url);
  if (typeof remote.fetch !== 'function') throw new TypeError('jwks.fetch: expected a function like fetch');
  const fresh = (remote.freshSeconds ?? 600) * 1000;
  let kept: { readonly at: number; readonly value: KeySet } | undefined;
  let last: { readonly at: number; readonly read: Promise<Read<KeySet>> } | undefined;
  return {
    async read(now, unknownKey) {
      const time = now.getTime();
      const good = kept !== undefined && Math.abs(time - kept.at) < fresh;
      if (kept && good && !unknownKey) return { ok: true, value: kept.value };
      // Requests that come meanwhile get the same answer.
      if (!last || Math.abs(time - last.at) >= coolDown * 1000) last = { at: time, read: fetchKeys(remote) };
      const { at, read: asked } = last;
      const read = await asked;
      if (read.ok && (kept === undefined || kept.at < at)) kept = { at, value: read.value };
      // Keys that are still fresh outlast a failure to look for newer ones.
      return !read.ok && kept && good ? { ok: true, value: kept.value } : read;
    },
  };
}
