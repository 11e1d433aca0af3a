import { quote, tell } from '../../internal/json.js';
import { tokenMemory } from '../../server/token-ledger.js';
import type { AuthMethodEvidence } from '../../sign-session-key.js';
import { loadOptional } from '../optional-package.js';
import { fromBase64url, type Read, readObject, refused, tokenLimit, unavailable } from './access-token.js';
import { type KeySet, localKeys, type RemoteKeys, remoteKeys } from './json-web-keys.js';
import type { AuthMethodVerifier } from './verifier.js';

export type { KeySet, RemoteKeys } from './json-web-keys.js';

type Jose = typeof import('jose');

/** How to check signed JWTs. */
export interface JwtAuthMethodOptions {
  /** Who has to have issued the token: its `iss`, or several spellings of it. */
  readonly issuer: string | readonly string[];
  /** For which application: its `aud`. */
  readonly audience: string;
  /** The public keys of the issuer, or where it publishes them. */
  readonly jwks: KeySet | RemoteKeys;
  /** The signature algorithms that are accepted; `RS256` and `ES256` unless given. */
  readonly algorithms?: readonly string[];
  /** How far clocks may differ, in seconds; 60 unless given. */
  readonly skewSeconds?: number;
  /** How long a token may still be good for when it comes, in seconds; 86,400 unless given, and less than 31 days. */
  readonly lifetimeSeconds?: number;
  /** The number of the type; 6 unless given. */
  readonly authMethodType?: number;
}

/** Signatures with public keys. An algorithm that is no row, `none` and HMAC among them, cannot be configured. */
const asymmetric: readonly string[] = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

interface Policy {
  readonly issuers: readonly string[];
  readonly audience: string;
  readonly algorithms: readonly string[];
  readonly skewSeconds: number;
  readonly lifetimeSeconds: number;
}

function policyOf(options: JwtAuthMethodOptions): Policy {
  const { audience, algorithms = ['RS256', 'ES256'], skewSeconds = 60, lifetimeSeconds = 86_400 } = options;
  const issuers = typeof options.issuer === 'string' ? [options.issuer] : options.issuer;
  const filled = (text: unknown): boolean => typeof text === 'string' && text !== '';
  if (!Array.isArray(issuers) || issuers.length === 0 || !issuers.every(filled)) {
    throw new TypeError('issuer: expected a non-empty string, or several');
  }
  if (!filled(audience)) throw new TypeError('audience: expected a non-empty string');
  if (algorithms.length === 0 || !algorithms.every((name) => asymmetric.includes(name))) {
    throw new TypeError(`algorithms: expected some of ${asymmetric.join(', ')}`);
  }
  for (const [name, value] of Object.entries({ skewSeconds, lifetimeSeconds })) {
    if (!Number.isSafeInteger(value) || value < 0) throw new TypeError(`${name}: expected whole seconds`);
  }
  // A token that a node has forgotten would serve another session key.
  if (lifetimeSeconds + 2 * skewSeconds > tokenMemory) {
    throw new TypeError(`lifetimeSeconds: expected less than the ${tokenMemory} s for which nodes remember a token`);
  }
  return { issuers, audience, algorithms, skewSeconds, lifetimeSeconds };
}

interface Token {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Reads the two documents of a compact token strictly, which the verifier of signatures does not. */
function readToken(accessToken: unknown): Read<Token> {
  if (typeof accessToken !== 'string' || accessToken.length > tokenLimit) {
    return { ok: false, reason: `expected a JWT of at most ${tokenLimit} characters` };
  }
  const parts = accessToken.split('.', 4);
  const [header, payload, signature] = parts.map(fromBase64url);
  if (parts.length !== 3 || !header || !payload || !signature) {
    return { ok: false, reason: 'expected a JWT: three parts in base64url, with dots between them' };
  }
  const [head, body] = [readObject('header', header), readObject('payload', payload)];
  if (!head.ok) return head;
  if (!body.ok) return body;
  return { ok: true, value: { header: head.value, payload: body.value } };
}

/** Checks what is said before any signature is looked at; undefined when it is as expected. */
function tokenFault({ header, payload }: Token, policy: Policy, now: Date): string | undefined {
  const { typ, alg } = header;
  // Issuers sign other things with the same keys, and say so here.
  if (typ !== undefined && !(typeof typ === 'string' && typ.toUpperCase() === 'JWT')) {
    return `typ: expected "JWT", found ${tell(typ)}`;
  }
  if (!policy.algorithms.includes(alg as string)) {
    return `alg: expected ${policy.algorithms.join(' or ')}, found ${tell(alg)}`;
  }
  const { sub, exp, iat } = payload;
  if (typeof sub !== 'string' || sub === '' || sub.length > 255) return 'sub: expected 1 to 255 characters';
  if (typeof exp !== 'number') return 'exp: expected a time in seconds';
  const time = now.getTime() / 1000;
  if (exp > time + policy.lifetimeSeconds + policy.skewSeconds) {
    return `exp: expected at most ${policy.lifetimeSeconds} s from now, found ${exp}`;
  }
  if (iat !== undefined && !(typeof iat === 'number' && iat <= time + policy.skewSeconds)) {
    return `iat: expected a time that is not in the future, found ${tell(iat)}`;
  }
  return undefined;
}

/** Verifies signature and claims; undefined when no key of the set is the one that the token names. */
async function verifySignature(
  jose: Jose,
  accessToken: string,
  keys: KeySet,
  { issuers, audience, algorithms, skewSeconds }: Policy,
  now: Date,
): Promise<AuthMethodEvidence | undefined> {
  try {
    const keySet = jose.createLocalJWKSet({ keys: keys.keys.map((key) => ({ ...key })) as never });
    const { payload } = await jose.jwtVerify(accessToken, keySet, {
      issuer: [...issuers],
      audience,
      algorithms: [...algorithms],
      clockTolerance: skewSeconds,
      currentDate: now,
      requiredClaims: ['exp', 'sub'],
    });
    // Without the signature, which can have a twin.
    const proof = accessToken.slice(0, accessToken.lastIndexOf('.'));
    return { outcome: 'authenticated', userId: payload.sub as string, appId: audience, proof };
  } catch (error) {
    const { code, claim, message } = error as Readonly<Record<'code' | 'claim' | 'message', unknown>>;
    if (code === 'ERR_JWKS_NO_MATCHING_KEY') return undefined;
    return refused(`${typeof claim === 'string' ? claim : 'expected a valid JWT'}: ${quote(String(message))}`);
  }
}

/**
 * Creates the verifier of signed JWTs, such as the ID tokens of an OpenID provider: the access token is a JWS in compact
 * form.
 *
 * The user id is `sub` and the app id the configured audience. A token does not name the session key, so whoever gets it
 * can use it until it expires: a node binds it to the first one. The proof is header and payload. Needs the package `jose`; without it, and when the keys
 * cannot be fetched, tokens are unavailable. Throws TypeError for bad options.
 */
export function jwtAuthMethod(options: JwtAuthMethodOptions): AuthMethodVerifier {
  const policy = policyOf(options);
  const { authMethodType = 6, jwks } = options;
  const source = 'url' in jwks ? remoteKeys(jwks) : localKeys(jwks);
  return {
    authMethodType,
    async verify(accessToken, { now, clock = () => now }) {
      // With no time, no token would ever be too old.
      if (Number.isNaN(now.getTime())) throw new TypeError('now: expected a valid Date');
      const read = readToken(accessToken);
      if (!read.ok) return refused(read.reason);
      const fault = tokenFault(read.value, policy, now);
      if (fault !== undefined) return refused(fault);
      const loaded = await loadOptional((): Promise<Jose> => import('jose'), 'jwt');
      if (!loaded.ok) return unavailable(loaded.reason);
      for (const unknownKey of [false, true]) {
        const keys = await source.read(now, unknownKey);
        if (!keys.ok) return unavailable(keys.reason);
        const evidence = await verifySignature(loaded.value, accessToken, keys.value, policy, clock());
        if (evidence) return evidence;
      }
      return refused(`kid: expected one of the keys of the issuer, found ${tell(read.value.header.kid)}`);
    },
  };
}
