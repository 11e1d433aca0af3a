import { sessionUriPrefix } from '../auth-sig.js';
import { ed25519PublicKey } from '../crypto/ed25519.js';
import { concat, equal, fromHex, toHex } from '../internal/bytes.js';
import { randomBytes } from '../internal/random.js';
import type { Judge } from '../judge.js';

/** An Ed25519 session key pair in the SDK's format. */
export interface SessionKeyPair {
  /** 64 lower-case hex digits. */
  readonly publicKey: string;
  /** 128 lower-case hex digits, seed and public key (v7); 64 digits, the seed alone (v8), are read too. */
  readonly secretKey: string;
}

/**
 * Generates a session key pair from secure randomness, or from a 32-byte seed.
 *
 * @param seed 32 bytes; whoever gives one answers for its secrecy.
 */
export function generateSessionKeyPair(seed?: Uint8Array): SessionKeyPair {
  if (seed !== undefined && !(seed instanceof Uint8Array && seed.length === 32)) {
    throw new TypeError('seed: expected 32 bytes');
  }
  const secret = seed ?? randomBytes(32);
  const publicKey = ed25519PublicKey(secret);
  return { publicKey: toHex(publicKey), secretKey: toHex(concat(secret, publicKey)) };
}

/**
 * Formats the URI that a wallet grants to: `lit:session:` and the session key.
 *
 * @param publicKey 64 lower-case hex digits.
 */
export function sessionKeyUri(publicKey: string): string {
  if (typeof publicKey !== 'string' || !/^[0-9a-f]{64}$/.test(publicKey)) {
    throw new TypeError('publicKey: expected 64 lower-case hex digits');
  }
  return sessionUriPrefix + publicKey;
}

/** Judges the seed of a key pair under `session.secret-key`. Off: the first 32 bytes are the seed. */
export function judgeSeed(judge: Judge, pair: SessionKeyPair): Uint8Array {
  const secret = fromHex(pair.secretKey) ?? new Uint8Array();
  // Filled up with zeros, so that there is a seed to go on with where the rule is off.
  const seed = new Uint8Array(32);
  seed.set(secret.subarray(0, 32));
  const derived = ed25519PublicKey(seed);
  const whole = secret.length === 32 || (secret.length === 64 && equal(secret.subarray(32), derived));
  const fits = whole && toHex(derived) === pair.publicKey;
  // The secret key itself never enters a message.
  judge.check('session.secret-key', fits, () => ({
    path: '/sessionKey',
    message: whole
      ? `expected the secret key of ${String(pair.publicKey).slice(0, 64)}, found that of another public key`
      : 'expected a secret key of 128 hex digits (seed and public key) or 64 (seed)',
  }));
  return seed;
}
