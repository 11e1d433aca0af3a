import { noble } from '../crypto/noble.js';
import { toHex, utf8 } from '../internal/bytes.js';
import { canonicalJson } from '../internal/json.js';
import { type Profile, strict } from '../profile.js';

/** What an AuthSig is asked for, and by whom: whatever differs in it is another grant. */
export interface GrantTerms {
  /** Who signs: a wallet, or the network for a PKP. */
  readonly signer: 'wallet' | 'network';
  /** The network's BLS public key. */
  readonly networkKey: string;
  readonly profile: Profile | undefined;
  /** What is granted: the ReCap as a resource of the message. */
  readonly resource: string;
  /** Whom the message is for, when that is known beforehand. */
  readonly domain: string | undefined;
  /** The user's own words. */
  readonly statement: string | undefined;
  /** What proves to the network who asks. */
  readonly authMethods: readonly { readonly authMethodType: number; readonly accessToken: string }[];
  readonly request: {
    readonly chain?: string;
    readonly litActionCode?: string;
    readonly litActionIpfsId?: string;
    readonly jsParams?: unknown;
  };
}

/** Names one stored grant of an account. */
export interface GrantKey {
  /** Stands for who asks and where: the same for all grants that were got with the same proofs. */
  readonly authority: string;
  /** Stands for all of it. */
  readonly grant: string;
}

/** 160 bits: two grants with one name would have to be looked for 2^80 times. */
const digits = 40;

/** Hashes JSON text, in which no value can pose as two: JSON escapes what separates, and lone surrogates as well. */
function digestOf(...parts: readonly unknown[]): string {
  return toHex(noble.sha256(utf8(JSON.stringify(parts)))).slice(0, digits);
}

/** Spells out which rules are enforced: a profile of the same name may have others. */
function rulesOf({ name, off, own, parameters }: Profile): string {
  const without = Object.keys(off).filter((rule) => off[rule as keyof typeof off] !== undefined);
  return canonicalJson({ name, without: without.sort(), own: [...own].sort(), parameters });
}

/** Writes parameters of an action as a node gets them; undefined when JSON cannot carry them. */
function textOf(jsParams: unknown): string | undefined {
  try {
    return JSON.stringify(jsParams ?? null);
  } catch {
    return undefined;
  }
}

/**
 * Derives the name of what an AuthSig stands for: a hash, so that names show no access token and no value breaks out of
 * its place. Undefined for what cannot be named, and is not stored.
 */
export function grantKeyOf(terms: GrantTerms): GrantKey | undefined {
  const { signer, networkKey, profile = strict, resource, domain, statement, authMethods, request } = terms;
  const { chain = 'ethereum', litActionCode, litActionIpfsId, jsParams } = request;
  const params = textOf(jsParams);
  if (params === undefined) return undefined;
  const methods = authMethods.map(({ authMethodType, accessToken }) => [authMethodType, accessToken]);
  const authority = digestOf(signer, networkKey, rulesOf(profile), methods);
  const given = [chain, domain, statement, litActionCode, litActionIpfsId].map((each) => each ?? null);
  return { authority, grant: digestOf(authority, resource, given, params) };
}
