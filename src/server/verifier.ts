import { anyNonce } from '../auth-sig.js';
import type { Ask } from '../capability/ask.js';
import { type Facts, litNamespaces } from '../capability.js';
import { assertUse, type DelegationUse, tokenOf, type UseCharge } from '../delegation.js';
import { answerFrom, assertMembers } from '../internal/answered.js';
import { randomText } from '../internal/random-text.js';
import type { Result } from '../rule.js';
import type { anyRequest } from '../session-sig.js';
import { verifyAuthSig } from '../verify/auth-sig.js';
import { type VerifiedDelegation, verifyDelegation } from '../verify/delegation.js';
import { coveredUse } from '../verify/session-delegation.js';
import {
  type SeenDelegation,
  type SessionOptions,
  type VerifiedAuthSig,
  type VerifiedSession,
  type VerifiedSessions,
  verifySessionSig,
  verifySessionSigs,
} from '../verify.js';
import { askLedger, chargeUse, consumeNonce } from './consume.js';
import { anyUses, checkedOptions, type VerifierOptions } from './options.js';
import { type CallOptions, createPipeline, type UseCall } from './pipeline.js';
import { refusal } from './refusal.js';

/** What can be said with a session. */
export interface SessionCall extends CallOptions {
  /** The account that has to have granted. */
  readonly account?: string;
  /** What is known of the operation where `anyRequest` is asked. */
  readonly facts?: Facts;
}

/** For what an AuthSig is verified that is no login. */
export type AuthSigUse =
  | { readonly purpose: 'session'; readonly sessionKey: string }
  | { readonly purpose: 'delegation' };

/** A use of a delegation that was counted. */
export interface CountedDelegation extends VerifiedDelegation {
  /** Whether this very request, by its `requestId`, was charged before: nothing was charged now, and nothing new is to be done for it. */
  readonly repeated: boolean;
}

/** A use of a delegation of a session that was counted. */
export interface CountedUse {
  /** What was charged. */
  readonly charges: readonly UseCharge[];
  /** Whether this very request, by its `requestId`, was charged before: nothing was charged now, and nothing new is to be done for it. */
  readonly repeated: boolean;
}

/** A nonce that was given out. */
export interface IssuedNonce {
  /** 24 letters and digits. */
  readonly nonce: string;
  /** Until when a login can use it, RFC 3339. */
  readonly expiration: string;
}

/**
 * Verifies what comes to a server. Inputs are JSON text, as string or UTF-8 bytes, or a value that the caller parsed.
 *
 * Each function gathers evidence where that could change the answer, verifies, and only where everything holds consumes: a nonce, or
 * uses of delegations. It answers with the issues of the pure function, and with `server.busy`, `server.deadline` or
 * `ledger.unavailable`, which are undecided: 503. A promise rejects with TypeError for a mistake of the caller, and for nothing else.
 */
export interface Verifier {
  /** Verifies a session signature for what is asked, or `anyRequest`: see `verifySessionSig`. Consumes nothing. */
  session(input: unknown, request: Ask | typeof anyRequest, call?: SessionCall): Promise<Result<VerifiedSession>>;
  /** Verifies the entry of this node in a map of session signatures, or each entry: see `verifySessionSigs`. Consumes nothing. */
  sessionSigs(input: unknown, request: Ask | typeof anyRequest, call?: SessionCall): Promise<Result<VerifiedSessions>>;
  /** Verifies an AuthSig for a session or a delegation, without a use: see `verifyAuthSig`. Consumes nothing. */
  authSig(input: unknown, use: AuthSigUse, call?: CallOptions): Promise<Result<VerifiedAuthSig>>;
  /** Verifies a login and uses its nonce, once: see `verifyLogin`. */
  login(input: unknown, call?: CallOptions): Promise<Result<VerifiedAuthSig>>;
  /** Verifies a use of a delegation and counts it on all links or on none: see `consumeDelegation`. */
  delegation(input: unknown, use: DelegationUse, call?: UseCall): Promise<Result<CountedDelegation>>;
  /** Counts a use of a delegation that a verified session names: see `consumeSessionDelegation`. */
  spend(delegation: SeenDelegation, use: DelegationUse, call?: UseCall): Promise<Result<CountedUse>>;
  /** Gives out a nonce for a login. */
  issueNonce(call?: CallOptions): Promise<Result<IssuedNonce>>;
  /** Takes nothing more on, which is answered as `server.busy`; resolves when all that is under way was answered. */
  close(): Promise<void>;
}

const callMembers = ['signal', 'source'] as const;
const nonceLength = 24;

function assertCall(call: UseCall, more: readonly string[] = []): void {
  assertMembers(call, [...callMembers, ...more], 'call');
  const { requestId } = call;
  if (requestId === undefined || (typeof requestId === 'string' && requestId !== '')) return;
  throw new TypeError('requestId: expected a text that is not empty');
}

/**
 * Creates a verifier, once for a server.
 *
 * ```ts
 * import { anyNonce, createSignatureCache } from 'capsig';
 * import { createMemoryLedgers, createVerifier } from 'capsig/server';
 *
 * const { nonces, uses } = createMemoryLedgers(); // one process: several share those of `capsig/redis`
 *
 * export const verifier = createVerifier({
 *   ...{ nodeAddress: 'node-1.example:7470', domain: 'app.example', nonce: anyNonce, nonces, uses },
 *   onError: console.error, // why a ledger did not answer
 *   cache: createSignatureCache({ entries: 100_000 }),
 * });
 *
 * // Answers with the account that may sign with a PKP, or with nothing.
 * export async function signerOf(sessionSig: string, pkp: string): Promise<string | undefined> {
 *   const result = await verifier.session(sessionSig, { resource: `lit-pkp://${pkp}`, ability: 'Threshold/Signing' });
 *   return result.ok ? result.value.account.address : undefined;
 * }
 * ```
 */
export function createVerifier(options: VerifierOptions): Verifier {
  const checked = checkedOptions(options);
  const { nodeAddress, nonces, uses, profile, nonceSeconds } = checked;
  const namespaces = checked.namespaces ?? litNamespaces;
  const pipeline = createPipeline(checked);
  const same = <T>(value: T): Result<T> => ({ ok: true, value });

  type Asked = Pick<SessionOptions, 'nodeAddress' | 'request' | 'account' | 'facts'>;
  const askedOf = (request: SessionOptions['request'], { account, facts }: SessionCall): Asked => ({
    ...{ nodeAddress, request },
    ...(account !== undefined && { account }),
    ...(facts !== undefined && { facts }),
  });

  /** Takes a use, and says how it is judged: a ledger counts, so that nothing was used before. */
  function usedFirst(use: DelegationUse): DelegationUse {
    assertUse(use, namespaces);
    if (uses === anyUses) return use;
    if (use.uses !== undefined) throw new TypeError('use.uses: the ledger counts; leave it out');
    return { ...use, uses: 0n };
  }

  return {
    async session(input, request, call = {}) {
      assertCall(call, ['account', 'facts']);
      const asked = askedOf(request, call);
      return pipeline.run(
        {
          operation: 'session',
          input,
          verify: (policy) => verifySessionSig(input, { ...policy, ...asked }),
          ignoredOf: ({ ignored }) => ignored,
          consume: same,
        },
        call,
      );
    },
    async sessionSigs(input, request, call = {}) {
      assertCall(call, ['account', 'facts']);
      const asked = askedOf(request, call);
      return pipeline.run(
        {
          operation: 'session-sigs',
          input,
          verify: (policy) => verifySessionSigs(input, { ...policy, ...asked }),
          ignoredOf: ({ entries }) => Object.values(entries).flatMap(({ ignored }) => ignored),
          consume: same,
        },
        call,
      );
    },
    async authSig(input, use, call = {}) {
      assertCall(call);
      const { purpose }: { readonly purpose: string } = use;
      if (purpose !== 'session' && purpose !== 'delegation') {
        throw new TypeError(
          'purpose: expected session or delegation; a login is verified by `login`, which uses its nonce',
        );
      }
      return pipeline.run(
        {
          operation: 'auth-sig',
          input,
          verify: (policy) => verifyAuthSig(input, { ...policy, ...use }),
          consume: same,
        },
        call,
      );
    },
    async login(input, call = {}) {
      assertCall(call);
      // The ledger is asked when everything else holds, so that a stranger has no nonce looked up, and burns none.
      const nonce = nonces === anyNonce ? anyNonce : (): boolean => true;
      return pipeline.run(
        {
          ...{ operation: 'login', input, consumes: true },
          verify: (policy) => verifyAuthSig(input, { ...policy, nonce, purpose: 'login' }),
          consume: (value, at) => consumeNonce(checked, value, value.message?.nonce ?? value.signIn?.nonce, at),
        },
        call,
      );
    },
    async delegation(input, use, call = {}) {
      assertCall(call, ['requestId']);
      const first = usedFirst(use);
      return pipeline.run<VerifiedDelegation, CountedDelegation>(
        {
          ...{ operation: 'delegation', input, credit: tokenOf(use), consumes: true },
          verify: (policy) => verifyDelegation(input, { ...policy, use: first }),
          async consume(value, at) {
            const charged = await chargeUse(checked, value, value.charges, at);
            return charged.ok ? same({ ...value, repeated: charged.value.repeated }) : charged;
          },
        },
        call,
      );
    },
    async spend(delegation, use, call = {}) {
      assertCall(call, ['requestId']);
      const first = usedFirst(use);
      return pipeline.run<readonly UseCharge[], CountedUse>(
        {
          ...{ operation: 'delegation', input: undefined, credit: tokenOf(use), consumes: true },
          verify({ now, evidence }) {
            const known = { ...(evidence && { evidence }), namespaces };
            return coveredUse(delegation, { profile, now, use: first, ...known });
          },
          async consume(charges, at) {
            const charged = await chargeUse(checked, charges, charges, at, delegation.path);
            return charged.ok ? same({ charges, repeated: charged.value.repeated }) : charged;
          },
        },
        call,
      );
    },
    async issueNonce(call = {}) {
      assertCall(call);
      if (nonces === anyNonce)
        throw new TypeError('nonces: this verifier was created with anyNonce, and gives none out');
      const nonce = randomText(nonceLength);
      return pipeline.run<string, IssuedNonce>(
        {
          ...{ operation: 'nonce', input: undefined, consumes: true },
          verify: () => same(nonce),
          async consume(_, { now, deadline }) {
            if (deadline.over) return refusal('server.deadline');
            const expiration = new Date(now.getTime() + nonceSeconds * 1_000).toISOString();
            const request = { now: now.toISOString(), signal: deadline.signal };
            const ask = () => nonces.issue(nonce, expiration, request);
            const answer = await askLedger(checked, 'nonces', deadline, ask);
            // One that is not remembered would be refused: better none.
            if (answer === undefined) return refusal('ledger.unavailable');
            const word = answerFrom(answer, ['issued', 'full'] as const, 'nonces.issue');
            return word === 'full' ? refusal('server.busy') : same({ nonce, expiration });
          },
        },
        call,
      );
    },
    close: () => pipeline.close(),
  };
}
