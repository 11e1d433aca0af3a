import {
  type AuthSigContext,
  anyDomain,
  anyNonce,
  checkAuthSig,
  checkAuthSigSignature,
  delegationUri,
  judgeAuthSigDocuments,
  type ReadAuthSig,
  sessionUriPrefix,
} from '../auth-sig.js';
import type { AuthSig } from '../generated/types.js';
import type { Judge } from '../judge.js';
import { isUndecided } from '../rule.js';
import type { ReadSessionSig } from '../session-sig.js';
import type { Policy } from './options.js';

/** One entry of `capabilities`, judged apart from the others. */
export interface Capability {
  readonly judge: Judge;
  /** Undefined when it could not be read. */
  readonly read: ReadAuthSig | undefined;
  readonly delegation: boolean;
  /** Whether it names the session key. */
  readonly bound: boolean;
}

/** Says whether nothing was found wrong with a capability so far. */
export function isUnbroken({ judge }: Capability): boolean {
  return judge.unbroken;
}

/** Says whether a capability is valid, or could turn out to be: nothing but evidence keeps it from being so. */
export function isStanding({ judge, read }: Capability): boolean {
  return read !== undefined && judge.issues.every(({ rule }) => isUndecided(rule));
}

/** What is read where the shape of the message is not judged and there is no capability. */
const blank: AuthSig = { sig: '', derivedVia: '', signedMessage: '', address: '' };

/** Judges one capability, apart from where the judge stands. */
function judgeCapability(judge: Judge, authSig: AuthSig, sessionKey: string): Capability {
  const own = judge.apart();
  const read = own.attempt(() => judgeAuthSigDocuments(own, authSig));
  const uri = read?.message?.uri;
  return { judge: own, read, delegation: uri === delegationUri, bound: uri === sessionUriPrefix + sessionKey };
}

/** Judges the capabilities of a session, each apart. */
export function judgeCapabilities(judge: Judge, { message, sessionSig }: ReadSessionSig): readonly Capability[] {
  return message.capabilities.map((authSig, index) =>
    judgeCapability(judge.at(`/signedMessage/capabilities/${index}`), authSig, sessionSig.address),
  );
}

/** Judges a blank capability, which stands for none. */
export function judgeBlank(judge: Judge): Capability {
  return judgeCapability(judge.at('/signedMessage/capabilities'), blank, '');
}

/** How the capabilities of one session are judged. */
export interface CapabilityChecks {
  /** Checks what needs no cryptography; a delegation that is taken for a grant counts as bound to the session key. */
  rules(capability: Capability, granting: boolean): void;
  signature(capability: Capability): void;
}

/** Creates the checks of the capabilities of a session. What is broken already is not looked at again. */
export function createCapabilityChecks(policy: Policy, sessionKey: string): CapabilityChecks {
  // Member by member: to spread an object of so many is slow (measured).
  const granted: AuthSigContext = {
    now: policy.now,
    purpose: 'session',
    sessionKey,
    domain: policy.domain,
    nonce: policy.nonce,
    networkKey: policy.networkKey,
    evidence: policy.evidence,
    maxAge: policy.maxAge,
    root: policy.root,
    proofs: policy.proofs,
    backend: policy.backend,
    memory: policy.memory,
  };
  // Whoever pays signed for a page of their own, not for that of the application, and with a nonce of their own.
  const nonce = typeof policy.nonce === 'string' ? anyNonce : policy.nonce;
  const delegated = (): AuthSigContext => ({
    ...granted,
    purpose: 'delegation',
    domain: anyDomain,
    nonce,
    root: undefined,
  });
  return {
    rules({ judge, read, delegation }, granting) {
      if (!read || !judge.unbroken) return;
      judge.attempt(() => checkAuthSig(judge, read, delegation ? delegated() : granted));
      if (delegation && granting) judge.hold('auth-sig.session-bound');
    },
    signature({ judge, read }) {
      if (read && judge.unbroken) judge.attempt(() => checkAuthSigSignature(judge, read, granted));
    },
  };
}
