import { anyDomain, anyNonce } from '../auth-sig.js';
import type { Ask } from '../capability/ask.js';
import type { Facts } from '../capability.js';
import type { Evidence } from '../evidence.js';
import { fromHex } from '../internal/bytes.js';
import { quote } from '../internal/json.js';
import type { RuleOptions } from '../judge.js';
import { anyAudience, anyChain } from '../one-click.js';
import type { SessionDemands } from '../session-kinds.js';
import { anyNode, anyRequest } from '../session-sig.js';
import type { CeramicOptions } from '../verify/ceramic.js';
import type { DelegationOptions } from '../verify/delegation.js';
import type { OneClickOptions } from '../verify/one-click.js';
import type { AuthSigOptions, SessionOptions, VerifyOptions } from '../verify.js';

export type Input = Readonly<Record<string, unknown>>;

/** A member that is text; what is none becomes the name of its type, which nothing takes: an object may not let itself be written. */
export const written = (value: unknown): string => (typeof value === 'string' ? value : typeof value);

/** Text on the wire: a string, or `{ "hex": ... }` for bytes that are not Unicode text. */
export function textOf(value: unknown): string | Uint8Array {
  if (typeof value === 'string') return value;
  const bytes = fromHex(written((value as { hex?: unknown } | undefined)?.hex ?? 'none'));
  if (!bytes) throw new TypeError('expected text: a string or { "hex": ... }');
  return bytes;
}

/** A number on the wire: its decimal digits alone, without sign, space or prefix. */
function numberOf(value: unknown, name: string): bigint {
  if (typeof value === 'string' && /^(?:0|[1-9][0-9]{0,77})$/.test(value)) return BigInt(value);
  throw new TypeError(`${name}: expected a decimal string, found ${quote(written(value))}`);
}

/** Facts on the wire: numbers beyond 2^53 do not survive JSON, so they come as decimal strings. */
export function factsOf(value: unknown): Facts | undefined {
  if (value === undefined) return undefined;
  const { token, price, uses, ...rest } = value as Readonly<Record<string, string>>;
  return {
    ...rest,
    ...(token === undefined ? {} : { token: numberOf(token, 'token') }),
    ...(price === undefined ? {} : { price: numberOf(price, 'price') }),
    ...(uses === undefined ? {} : { uses: numberOf(uses, 'uses') }),
  };
}

/** Blocks on the wire: base64 with padding. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

export function base64Of(bytes: Uint8Array): string {
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
}

/** Evidence on the wire: blocks in base64, token ids as decimal strings. */
function evidenceOf(value: unknown): Evidence | undefined {
  if (value === undefined) return undefined;
  const { proofs, tokenOwners, ...rest } = value as {
    readonly proofs?: Readonly<Record<string, string>>;
    readonly tokenOwners?: readonly { readonly token: string; readonly owner: string }[];
  };
  const blocks = Object.entries(proofs ?? {}).map(([cid, block]): [string, Uint8Array] => {
    return [cid, bytesOf(block)];
  });
  return {
    ...rest,
    ...(proofs ? { proofs: Object.assign(Object.create(null), Object.fromEntries(blocks)) } : {}),
    ...(tokenOwners
      ? { tokenOwners: tokenOwners.map(({ token, owner }) => ({ token: numberOf(token, 'token'), owner })) }
      : {}),
  };
}

export function verifyOptions(input: Input, options: RuleOptions): VerifyOptions {
  const { now, domain, nonce, networkKey, maxAge, root } = input;
  const evidence = evidenceOf(input.evidence);
  return {
    ...options,
    now: written(now),
    domain: typeof domain === 'string' ? domain : anyDomain,
    nonce: Array.isArray(nonce) ? new Set<string>(nonce) : typeof nonce === 'string' ? nonce : anyNonce,
    ...(typeof networkKey === 'string' ? { networkKey } : {}),
    ...(evidence ? { evidence } : {}),
    ...(typeof maxAge === 'number' ? { maxAge } : {}),
    ...(typeof root === 'string' ? { root } : {}),
  };
}

export function sessionOptions(input: Input, options: RuleOptions): SessionOptions {
  const { nodeAddress, request, account } = input;
  const facts = factsOf(input.facts);
  return {
    ...verifyOptions(input, options),
    nodeAddress: typeof nodeAddress === 'string' ? nodeAddress : anyNode,
    request: request ? { ...(request as Ask), ...(facts ? { facts } : {}) } : anyRequest,
    ...(typeof account === 'string' ? { account } : {}),
    ...(facts && !request ? { facts } : {}),
  };
}

/** What is demanded of each kind of session, on the wire: the members of `session-sig.verify`, of One-Click Auth, of Ceramic. */
export function sessionDemands(input: Input, options: RuleOptions): SessionDemands {
  const { lit, 'one-click-auth': oneClick, ceramic } = input.takes as Readonly<Record<string, Input | undefined>>;
  return {
    ...(lit ? { lit: sessionOptions(lit, options) } : {}),
    ...(oneClick ? { 'one-click-auth': oneClickOptions(oneClick, options) } : {}),
    ...(ceramic ? { ceramic: ceramicOptions(ceramic, options) } : {}),
  };
}

function ceramicOptions(input: Input, options: RuleOptions): CeramicOptions {
  const { request } = input as Partial<CeramicOptions>;
  return { ...verifyOptions(input, options), request: request ?? anyRequest };
}

function oneClickOptions(input: Input, options: RuleOptions): OneClickOptions {
  const { audience, chains, request } = input as Partial<OneClickOptions>;
  const asked: Pick<OneClickOptions, 'audience' | 'chains' | 'request'> = {
    audience: audience ?? anyAudience,
    chains: chains ?? anyChain,
    request: request ?? anyRequest,
  };
  return { ...verifyOptions(input, options), ...asked };
}

export function authSigOptions(input: Input, options: RuleOptions): AuthSigOptions {
  const { purpose, sessionKey } = input as Pick<AuthSigOptions, 'purpose' | 'sessionKey'>;
  return { ...verifyOptions(input, options), purpose, ...(sessionKey ? { sessionKey } : {}) };
}

export function delegationOptions(input: Input, options: RuleOptions): DelegationOptions {
  const { resource, ...facts } = input.use as Readonly<Record<string, string>>;
  return { ...verifyOptions(input, options), use: { ...factsOf(facts), resource: written(resource) } };
}

/** A share on the wire: its secret in hex. */
export function keyShareOf(share: unknown): { readonly identifier: number; readonly secret: Uint8Array } {
  const { identifier, secret } = share as { readonly identifier: number; readonly secret: string };
  const bytes = fromHex(written(secret));
  if (!bytes) throw new TypeError('share: expected { "identifier": 1..255, "secret": hex of 32 bytes }');
  return { identifier: Number(identifier), secret: bytes };
}
