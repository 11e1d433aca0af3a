import type { DomainPolicy, NoncePolicy } from '../auth-sig.js';
import { anyNonce } from '../auth-sig.js';
import type { Namespaces } from '../capability.js';
import { assertResolvers } from '../collector.js';
import type { Backend } from '../crypto/backend.js';
import type { SignatureCache } from '../crypto/signature-cache.js';
import type { EvidenceResolvers } from '../evidence.js';
import { assertFunctions, assertMembers } from '../internal/answered.js';
import { quote } from '../internal/json.js';
import { parseAuthority } from '../internal/uri.js';
import { assertProfile } from '../profile/assert.js';
import { type Profile, strict } from '../profile.js';
import type { RuleId, Verdict } from '../rule.js';
import { type anyNode, anyRequest } from '../session-sig.js';
import { checkSessionOptions, policyOf, type VerifyOptions } from '../verify/options.js';
import type { SharedNonceLedger, SharedUseLedger } from './ledger.js';

/** Counts no uses: a delegation that bounds its uses is undecided then, and any other is used as often as it is presented. */
export const anyUses: unique symbol = Symbol('anyUses');

/** How much may be under way at a time. */
export interface VerifierLimits {
  /**
   * Requests that wait for a ledger, which logins, uses and nonces do; 256 unless given: so many that the last of them is not late
   * when all come at once. Whatever waits for nothing is verified at once, and never busy.
   */
  readonly requests: number;
  /** Requests for which evidence is being gathered; 64 unless given. */
  readonly evidence: number;
  /** Requests that wait for their turn to have evidence gathered; 256 unless given. */
  readonly waiting: number;
}

/** What was decided about one request: nothing of the document, and no key. */
export interface VerdictEvent {
  readonly operation: 'session' | 'session-sigs' | 'auth-sig' | 'login' | 'delegation' | 'nonce';
  readonly verdict: Verdict;
  /** The rule of a refusal, or of what is undecided; undefined of what was accepted. */
  readonly rule: RuleId | undefined;
  /** The name of the profile. */
  readonly profile: string;
  /** Milliseconds that were spent on each part; waiting for a turn counts as gathering. */
  readonly milliseconds: { readonly collect: number; readonly verify: number; readonly consume: number };
}

/** How to create a verifier. Whatever stands for "not checked" is a symbol, so that a review can find it. */
export interface VerifierOptions {
  /** The address of this node, `[http://|https://]host:port`, or {@link anyNode}: for servers that are none. */
  readonly nodeAddress: string | typeof anyNode;
  /** Which domain wallets have to have signed for, `host[:port]` without a scheme as it stands in the text that they sign, or `anyDomain`. */
  readonly domain: DomainPolicy;
  /** Which nonces of sessions and delegations are good, or `anyNonce`. They are reusable, and never consumed. */
  readonly nonce: NoncePolicy;
  /** The nonces of logins, which are given out and used once, or `anyNonce`. */
  readonly nonces: SharedNonceLedger | typeof anyNonce;
  /** What counts uses of delegations, or {@link anyUses}. */
  readonly uses: SharedUseLedger | typeof anyUses;
  /** BLS public keys of the network, 96 hex digits each, at most four: the present one first, then those that it replaced or is replaced by. A signature of a network is tried with each. */
  readonly networkKeys?: readonly string[];
  /** Where evidence comes from; without it what needs some is undecided: contract wallets, proofs, and uses of credits, whose owner `tokenOwner` finds. */
  readonly resolvers?: EvidenceResolvers;
  /** Which rules are enforced, with which skew and which bounds; `strict` unless given. */
  readonly profile?: Profile;
  /** The longest age of a login without an expiry, in whole seconds. */
  readonly maxAge?: number;
  /** The account on whose authority everything has to rest. */
  readonly root?: string;
  /** Known resource prefixes; Lit's six unless given. */
  readonly namespaces?: Namespaces;
  /** The cryptography to use; noble unless given. */
  readonly backend?: Backend;
  /** Remembers signatures that verified, from `createSignatureCache`. */
  readonly cache?: SignatureCache;
  /** Tells the time; the clock of the host unless given. */
  readonly clock?: () => Date;
  /** How long a nonce that is given out can be used, in whole seconds; 600 unless given. */
  readonly nonceSeconds?: number;
  /** How long one request may take, in milliseconds; 10,000 unless given. */
  readonly deadline?: number;
  readonly limits?: Partial<VerifierLimits>;
  /** Is told of every verdict, to count and to log. What it throws is passed over. */
  readonly onVerdict?: (event: VerdictEvent) => void;
  /**
   * Is told why a ledger did not answer, such as that Redis was never prepared: the issue does not say it, as strangers may read that, and
   * without this nothing does. What it throws is passed over.
   */
  readonly onError?: (error: unknown, ledger: 'nonces' | 'uses') => void;
}

const members = [
  ...['nodeAddress', 'domain', 'nonce', 'nonces', 'uses', 'networkKeys', 'resolvers', 'profile', 'maxAge', 'root'],
  ...['namespaces', 'backend', 'cache', 'clock', 'nonceSeconds', 'deadline', 'limits', 'onVerdict', 'onError'],
] as const;

const defaults: VerifierLimits = { requests: 256, evidence: 64, waiting: 256 };

/** Options that were checked, with what is meant where nothing is said. */
export interface CheckedOptions extends Omit<VerifierOptions, 'limits' | 'networkKeys'> {
  readonly profile: Profile;
  readonly clock: () => Date;
  readonly networkKeys: readonly (string | undefined)[];
  readonly nonceSeconds: number;
  readonly deadline: number;
  readonly limits: VerifierLimits;
}

const mostKeys = 4;

/** Checks the options of a verifier, once: a mistake shows where it is made and not with the first request. */
export function checkedOptions(options: VerifierOptions): CheckedOptions {
  assertMembers(options, members, 'options');
  const { nonces, uses, networkKeys = [], resolvers, profile = strict, clock = () => new Date() } = options;
  const { nonceSeconds = 600, deadline = 10_000, onVerdict, onError, nodeAddress, domain } = options;
  if (nonces !== anyNonce) assertFunctions(nonces, ['issue', 'consume'], 'nonces');
  if (uses !== anyUses) assertFunctions(uses, ['consume'], 'uses');
  if (!Array.isArray(networkKeys) || networkKeys.length > mostKeys) {
    throw new TypeError(`networkKeys: expected an array of at most ${mostKeys} keys`);
  }
  if (resolvers !== undefined) assertResolvers(resolvers);
  assertProfile(profile);
  // No wallet can have signed for another text: every login would be refused, and nothing would say that the server is wrong.
  if (typeof domain === 'string' && 'reason' in parseAuthority(domain)) {
    throw new TypeError(`domain: expected host[:port], without scheme and path, or anyDomain; found ${quote(domain)}`);
  }
  for (const [name, value] of Object.entries({ clock, onVerdict, onError })) {
    if (value !== undefined && typeof value !== 'function') throw new TypeError(`${name}: expected a function`);
  }
  if (options.limits !== undefined) assertMembers(options.limits, Object.keys(defaults), 'limits');
  const limits = { ...defaults, ...options.limits };
  const bounds = Object.entries(limits).map(([name, value]) => [`limits.${name}`, value] as const);
  for (const [name, value] of [...bounds, ...Object.entries({ nonceSeconds, deadline })]) {
    if (!Number.isSafeInteger(value) || value < 1 || value > 2_147_483_647) {
      throw new TypeError(`${name}: expected a positive whole number`);
    }
  }
  const checked = {
    ...options,
    ...{ profile, clock, nonceSeconds, deadline, limits },
    networkKeys: networkKeys.length > 0 ? networkKeys : [undefined],
  };
  const now = new Date();
  for (const key of checked.networkKeys) policyOf(policyWith(checked, key, now));
  const { namespaces } = options;
  const asked = { ...policyWith(checked, undefined, now), nodeAddress, request: anyRequest } as const;
  checkSessionOptions(namespaces === undefined ? asked : { ...asked, namespaces });
  return checked;
}

/** What is verified with besides the time: the options of the pure functions. */
export function policyWith(options: CheckedOptions, networkKey: string | undefined, now: Date): VerifyOptions {
  const { domain, nonce, profile, maxAge, root, namespaces, backend, cache } = options;
  return {
    ...{ domain, nonce, profile, now },
    ...(maxAge !== undefined && { maxAge }),
    ...(root !== undefined && { root }),
    ...(namespaces !== undefined && { namespaces }),
    ...(backend !== undefined && { backend }),
    ...(cache !== undefined && { cache }),
    ...(networkKey !== undefined && { networkKey }),
  };
}
