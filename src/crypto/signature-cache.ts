import { concat, utf8 } from '../internal/bytes.js';
import type { Backend } from './backend.js';

/** How much a cache of signatures may hold. */
export interface SignatureCacheOptions {
  /** The most signatures: those that were asked for longest ago are forgotten first. */
  readonly entries: number;
  /** The most memory, of which a signature takes about 256 bytes; as much as the entries take unless given. */
  readonly bytes?: number;
}

/** Signatures of AuthSigs that verified, bounded and without what was signed. Made by {@link createSignatureCache}. */
export interface SignatureCache {
  /** How many signatures are remembered. */
  readonly size: number;
  /** Forgets all of them. */
  clear(): void;
}

/** What the checks of one verification remember signatures by. */
export interface SignatureMemory {
  /**
   * Runs a check once for the same parts; only a yes is remembered, so that nobody can push out what is good with what is
   * not, and what is refused is refused for reasons that are found again.
   */
  once(kind: string, parts: readonly Uint8Array[], verify: () => boolean): boolean;
}

const bytesOfEntry = 256;

/** How a cache is asked, which nobody outside does. */
const memories: WeakMap<object, (backend: Backend) => SignatureMemory> = new WeakMap();

/** Names parts so that no others have the name: each comes behind its length, and all behind what they are parts of. */
function nameOf(scope: string, parts: readonly Uint8Array[], backend: Backend): string {
  const all = [utf8(scope), ...parts];
  const lengths = new Uint8Array(all.length * 4);
  const view = new DataView(lengths.buffer);
  all.forEach((part, index) => {
    view.setUint32(index * 4, part.length);
  });
  const digest = backend.sha256(concat(Uint8Array.of(all.length), lengths, ...all));
  // One flat string. Hex, put together digit by digit, is kept as all its pieces, which took 900 bytes (measured).
  return String.fromCharCode(...digest);
}

/**
 * Creates a cache of signatures that verified, to be given to verifications that see the same AuthSigs again: a session is
 * sent with each request, and its AuthSig stays.
 *
 * Nothing but cryptography is remembered: a digest of text, signature, key and kind. Times, binding, nonces, evidence and
 * grants are judged each time, and the signature of the session key is verified each time. Each backend has its own part. Throws TypeError for
 * bounds that are none.
 */
export function createSignatureCache({ entries, bytes }: SignatureCacheOptions): SignatureCache {
  for (const [name, value] of Object.entries({ entries, bytes: bytes ?? bytesOfEntry })) {
    if (!Number.isSafeInteger(value) || value < 1) throw new TypeError(`${name}: expected a whole number, 1 or more`);
  }
  const most = Math.min(entries, bytes === undefined ? entries : Math.max(1, Math.floor(bytes / bytesOfEntry)));
  // A Map keeps the order in which keys were set: the first one is what was asked for longest ago.
  const known = new Map<string, true>();
  const scopes = new WeakMap<Backend, number>();
  let scopeCount = 0;
  const cache: SignatureCache = Object.freeze({
    get size() {
      return known.size;
    },
    clear: () => known.clear(),
  });
  memories.set(cache, (backend) => {
    const scope = scopes.get(backend) ?? ++scopeCount;
    scopes.set(backend, scope);
    return {
      once(kind, parts, verify) {
        const key = nameOf(`${scope} ${kind}`, parts, backend);
        const found = known.delete(key);
        if (!found && !verify()) return false;
        known.set(key, true);
        if (known.size > most) known.delete(known.keys().next().value as string);
        return true;
      },
    };
  });
  return cache;
}

/** Opens a cache for the backend of a call; throws TypeError for what is no cache of ours. */
export function openCache(cache: SignatureCache | undefined, backend: Backend): SignatureMemory | undefined {
  if (cache === undefined) return undefined;
  const open = memories.get(cache);
  if (open) return open(backend);
  throw new TypeError('cache: expected what createSignatureCache returns');
}
