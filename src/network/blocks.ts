import { sha256 } from '@noble/hashes/sha2.js';
import { concat, equal, fromHex, toHex, utf8 } from '../internal/bytes.js';

/** One block of the local chain. */
export interface Block {
  /** Counted from 0, the block of the genesis time. */
  readonly number: number;
  /** `0x` and 64 lower-case hex digits. */
  readonly hash: string;
  /** RFC 3339, UTC, whole seconds. */
  readonly timestamp: string;
}

/** How to create a local chain. */
export interface ChainOptions {
  /** What the hashes derive from, at least 16 bytes: another seed is another chain. */
  readonly seed: Uint8Array;
  /** When block 0 was made; the Unix epoch unless given, so that every clock has a block. */
  readonly genesis?: Date;
  /** How long a block is recent, in whole seconds; one hour unless given. */
  readonly maxAge?: number;
  /** The most blocks that are recent at a time; 1,024 unless given. */
  readonly mostBlocks?: number;
}

/**
 * Stands for the chain whose block hashes are the nonces of sessions.
 *
 * Whoever knows the seed knows every block, so nodes with one seed agree without talking to each other.
 */
export interface LocalChain {
  /** Returns the newest block at a time. Throws TypeError for a time before the genesis. */
  latest(now: Date): Block;
  /** Returns the blocks that are recent at a time, hash to timestamp, newest first. */
  recent(now: Date): ReadonlyMap<string, string>;
  /** Finds the block of a hash among those made until a time, however old; undefined when it is none of this chain. */
  find(hash: string, now: Date): Block | undefined;
}

const interval = 12_000;
const hashPattern = /^0x[0-9a-f]{64}$/;
const numberBytes = 6;

function numberToBytes(number: number): Uint8Array {
  const bytes = new Uint8Array(numberBytes);
  let rest = number;
  for (let i = numberBytes - 1; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

/**
 * Creates a deterministic chain: block n has a hash that derives from the seed and n, and the time genesis + 12 s * n.
 *
 * The last six bytes of a hash are the block's number under a mask that the other bytes give, so that a block of any age is
 * found without a table of all of them.
 */
export function createChain(options: ChainOptions): LocalChain {
  const { seed, genesis = new Date(0), maxAge = 3_600, mostBlocks = 1_024 } = options;
  if (!(seed instanceof Uint8Array) || seed.length < 16) throw new TypeError('seed: expected at least 16 bytes');
  if (Number.isNaN(genesis.getTime()) || genesis.getTime() % 1_000 !== 0) {
    throw new TypeError('genesis: expected a valid Date of whole seconds');
  }
  for (const [name, value] of Object.entries({ maxAge, mostBlocks })) {
    if (!Number.isSafeInteger(value) || value < 1) throw new TypeError(`${name}: expected a positive whole number`);
  }
  const start = genesis.getTime();
  const mask = (head: Uint8Array): Uint8Array => sha256(concat(utf8('mask'), seed, head)).subarray(0, numberBytes);
  const block = (number: number): Block => {
    const head = sha256(concat(utf8('block'), seed, numberToBytes(number))).subarray(0, 32 - numberBytes);
    const hidden = mask(head);
    const tail = numberToBytes(number).map((byte, i) => byte ^ (hidden[i] as number));
    const time = new Date(start + number * interval).toISOString().replace('.000Z', 'Z');
    return { number, hash: `0x${toHex(concat(head, tail))}`, timestamp: time };
  };
  const height = (now: Date): number => {
    const number = Math.floor((now.getTime() - start) / interval);
    if (number >= 0) return number;
    throw new TypeError(`now: expected a valid Date not before ${genesis.toISOString()}`);
  };
  let remembered: { readonly number: number; readonly blocks: ReadonlyMap<string, string> } | undefined;

  return {
    latest: (now) => block(height(now)),
    recent(now) {
      const newest = height(now);
      const aged = Math.ceil((now.getTime() - maxAge * 1_000 - start) / interval);
      const oldest = Math.max(0, aged, newest - mostBlocks + 1);
      // The oldest one depends on the milliseconds too, so it is compared as well.
      const blocks = remembered?.number === newest ? remembered.blocks : undefined;
      if (blocks?.size === newest - oldest + 1) return blocks;
      const fresh = new Map<string, string>();
      for (let number = newest; number >= oldest; number--) {
        const { hash, timestamp } = block(number);
        fresh.set(hash, timestamp);
      }
      remembered = { number: newest, blocks: fresh };
      return fresh;
    },
    find(hash, now) {
      const bytes = hashPattern.test(hash) ? fromHex(hash.slice(2)) : undefined;
      if (bytes === undefined) return undefined;
      const head = bytes.subarray(0, 32 - numberBytes);
      const hidden = mask(head);
      const number = bytes
        .subarray(32 - numberBytes)
        .reduce((sum, byte, i) => sum * 256 + (byte ^ (hidden[i] as number)), 0);
      if (number > height(now)) return undefined;
      const found = block(number);
      return equal(fromHex(found.hash.slice(2)) ?? new Uint8Array(), bytes) ? found : undefined;
    },
  };
}
