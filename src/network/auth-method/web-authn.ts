import { sha256 } from '@noble/hashes/sha2.js';
import { booleanFrom } from '../../internal/answered.js';
import { concat, fromHex, toHex } from '../../internal/bytes.js';
import { isPlainObject, quote, tell } from '../../internal/json.js';
import type { AuthMethodEvidence } from '../../sign-session-key.js';
import { type Loaded, loadOptional } from '../optional-package.js';
import { fromBase64url, type Read, readObject, refused, toBase64url, tokenLimit, unavailable } from './access-token.js';
import type { AuthMethodContext, AuthMethodVerifier } from './verifier.js';

/** A registered WebAuthn credential. */
export interface Credential {
  /** The credential id in base64url. */
  readonly id: string;
  /** Its public key: the bytes of a COSE_Key. */
  readonly publicKey: Uint8Array;
  /** The signature counter at registration; 0 unless given. */
  readonly counter?: number;
}

/** Keeps the signature counters of credentials. A store that several processes share has to advance atomically. */
export interface SignatureCounters {
  /**
   * Records the counter of an assertion whose signature holds. False when it did not go up, which means that there is a
   * copy of the authenticator; but an authenticator without a counter stays at 0.
   *
   * @param assertion names what was signed: the assertion that set the counter may come again, since the nodes of a
   * network that share a store each get it, and a client asks again when an answer was lost
   */
  advance(credentialId: string, counter: number, assertion: string): boolean | Promise<boolean>;
}

/** How to check WebAuthn assertions. */
export interface WebAuthnAuthMethodOptions {
  /** The relying party: a domain such as `example.com`. */
  readonly rpId: string;
  /** The origins that may ask, such as `https://example.com`. */
  readonly origins: readonly string[];
  readonly credentials: readonly Credential[];
  /** Whether the authenticator has to have checked the user, by a PIN or a finger; `required` unless given. */
  readonly userVerification?: 'required' | 'preferred';
  /** What the counters are kept in; memory unless given. */
  readonly counters?: SignatureCounters;
  /** The application of the user id; `lit` unless given, as deployed nodes have it. */
  readonly appId?: string;
  /** The number of the type; 3 unless given. */
  readonly authMethodType?: number;
}

/** An assertion whose documents were read. */
interface Assertion {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly client: Readonly<Record<string, unknown>>;
  /** SHA-256 of all that is signed, in hex. */
  readonly signed: string;
}

/** Creates a store of signature counters in memory, that starts from what is known of the credentials. */
export function createSignatureCounters(credentials: readonly Credential[] = []): SignatureCounters {
  const known = new Map<string, { readonly counter: number; readonly assertion: string | undefined }>();
  for (const { id, counter = 0 } of credentials) known.set(id, { counter, assertion: undefined });
  return {
    advance(credentialId, counter, assertion) {
      const before = known.get(credentialId);
      if (before?.assertion === assertion) return true;
      if (before && counter <= before.counter && !(counter === 0 && before.counter === 0)) return false;
      known.set(credentialId, { counter, assertion });
      return true;
    },
  };
}

function readAssertion(accessToken: unknown): Read<Assertion> {
  if (typeof accessToken !== 'string' || accessToken.length > tokenLimit) {
    return { ok: false, reason: `expected the JSON of an assertion, at most ${tokenLimit} characters` };
  }
  const token = readObject('assertion', accessToken);
  if (!token.ok) return token;
  const { id, rawId, type } = token.value;
  if (typeof id !== 'string' || id !== rawId) return { ok: false, reason: 'id: expected a string equal to rawId' };
  if (type !== 'public-key') return { ok: false, reason: `type: expected "public-key", found ${tell(type)}` };
  const response = isPlainObject(token.value.response) ? token.value.response : {};
  const clientDataJSON = readBytes(response, 'clientDataJSON');
  if (!clientDataJSON.ok) return clientDataJSON;
  const authenticatorData = readBytes(response, 'authenticatorData');
  if (!authenticatorData.ok) return authenticatorData;
  const signature = readBytes(response, 'signature');
  if (!signature.ok) return signature;
  const client = readObject('clientDataJSON', clientDataJSON.value);
  if (!client.ok) return client;
  const value = {
    id,
    clientDataJSON: toBase64url(clientDataJSON.value),
    authenticatorData: toBase64url(authenticatorData.value),
    signature: toBase64url(signature.value),
    client: client.value,
    signed: toHex(sha256(concat(authenticatorData.value, sha256(clientDataJSON.value)))),
  };
  return { ok: true, value };
}

function readBytes(response: Readonly<Record<string, unknown>>, name: string): Read<Uint8Array> {
  const text = response[name];
  const value = typeof text === 'string' && text !== '' ? fromBase64url(text) : undefined;
  return value ? { ok: true, value } : { ok: false, reason: `response.${name}: expected base64url without padding` };
}

/** Says which challenges are good: the bytes of the recent block hashes, in base64url. */
function challengesOf({ blocks }: AuthMethodContext): ReadonlySet<string> {
  return new Set([...blocks.keys()].map((hash) => toBase64url(fromHex(hash.slice(2)) ?? new Uint8Array())));
}

/** Checks what the browser signed; undefined when it is as expected. */
function clientFault(
  { client }: Assertion,
  { origins }: WebAuthnAuthMethodOptions,
  context: AuthMethodContext,
): string | undefined {
  const { type, challenge, origin, crossOrigin, topOrigin } = client;
  if (type !== 'webauthn.get') return `clientDataJSON.type: expected "webauthn.get", found ${tell(type)}`;
  if (typeof challenge !== 'string' || !challengesOf(context).has(challenge)) {
    return `clientDataJSON.challenge: expected the hash of a recent block in base64url, found ${tell(challenge)}`;
  }
  if (typeof origin !== 'string' || !origins.includes(origin)) {
    return `clientDataJSON.origin: expected ${origins.join(' or ')}, found ${tell(origin)}`;
  }
  // A page of another origin around the prompt can make a user consent to what they do not see.
  if ((crossOrigin !== undefined && crossOrigin !== false) || topOrigin !== undefined) {
    return 'clientDataJSON: expected a request from the page itself, found one from a frame of another origin';
  }
  return undefined;
}

function assertOptions({ rpId, origins, credentials, userVerification }: WebAuthnAuthMethodOptions): void {
  if (typeof rpId !== 'string' || rpId === '') throw new TypeError('rpId: expected a domain such as example.com');
  if (!Array.isArray(origins) || origins.length === 0) {
    throw new TypeError('origins: expected at least one, such as https://example.com');
  }
  const ids = new Set(credentials.map(({ id }) => id));
  if (ids.size < credentials.length) throw new TypeError('credentials: expected each id once');
  for (const { id, publicKey } of credentials) {
    if (id === '' || !fromBase64url(id))
      throw new TypeError(`credentials: expected an id in base64url, found ${quote(id)}`);
    if (!(publicKey instanceof Uint8Array))
      throw new TypeError('credentials: expected publicKey as bytes of a COSE_Key');
  }
  if (userVerification !== undefined && userVerification !== 'required' && userVerification !== 'preferred') {
    throw new TypeError('userVerification: expected required or preferred');
  }
}

const loadPackage = (): Promise<Loaded<typeof import('@simplewebauthn/server')>> =>
  loadOptional(() => import('@simplewebauthn/server'), 'webAuthn');

async function verifyAssertion(
  assertion: Assertion,
  credential: Credential,
  options: WebAuthnAuthMethodOptions,
): Promise<AuthMethodEvidence | { readonly counter: number }> {
  const loaded = await loadPackage();
  if (!loaded.ok) return unavailable(loaded.reason);
  const { id, client, clientDataJSON, authenticatorData, signature } = assertion;
  try {
    const { verified, authenticationInfo } = await loaded.value.verifyAuthenticationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: client.challenge as string,
      expectedOrigin: [...options.origins],
      expectedRPID: options.rpId,
      // The counter is judged below, in one step with its record, which two requests at a time cannot both pass.
      credential: { id, publicKey: new Uint8Array(credential.publicKey), counter: 0 },
      requireUserVerification: options.userVerification !== 'preferred',
    });
    if (!verified) return refused('signature: expected one of the registered credential, found another');
    return { counter: authenticationInfo.newCounter };
  } catch (error) {
    return refused(`expected a valid assertion: ${quote((error as Error).message)}`);
  }
}

/**
 * Creates the verifier of WebAuthn assertions: the access token is the JSON of the authentication response, whose
 * challenge is the 32 bytes of the hash of a recent block.
 *
 * The user id is the credential id. The proof is what was signed: a token may have members beside it that nobody
 * signed. Needs the package `@simplewebauthn/server`; without it tokens are unavailable. Throws
 * TypeError for bad options.
 */
export function webAuthnAuthMethod(options: WebAuthnAuthMethodOptions): AuthMethodVerifier {
  assertOptions(options);
  const { authMethodType = 3, appId = 'lit', credentials } = options;
  const counters = options.counters ?? createSignatureCounters(credentials);
  // Loading holds the thread for a fifth of a second (measured): now, and not when the first user comes.
  void loadPackage();
  return {
    authMethodType,
    async verify(accessToken, context) {
      const read = readAssertion(accessToken);
      if (!read.ok) return refused(read.reason);
      const { id, signed } = read.value;
      const credential = credentials.find((known) => known.id === id);
      if (!credential) return refused(`id: expected a registered credential, found ${quote(id)}`);
      const fault = clientFault(read.value, options, context);
      if (fault !== undefined) return refused(fault);
      const verified = await verifyAssertion(read.value, credential, options);
      if ('outcome' in verified) return verified;
      const { counter } = verified;
      if (!booleanFrom(await counters.advance(id, counter, signed), 'counters.advance')) {
        return refused(
          `counter: expected one that went up, found ${counter}: there may be a copy of the authenticator`,
        );
      }
      return { outcome: 'authenticated', userId: id, appId, proof: signed };
    },
  };
}
