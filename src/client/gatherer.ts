import { assertResolvers, collectEvidence } from '../collector.js';
import type { Evidence, EvidenceResolvers } from '../evidence.js';
import type { Profile } from '../profile.js';

/** Gathers what AuthSigs need from outside; what is no AuthSig needs nothing. */
export interface Gatherer {
  /** Whether contracts are asked at all. */
  readonly asks: boolean;
  /** What it asks: once each, also when others ask through these. */
  readonly resolvers: EvidenceResolvers;
  /** Gathers for all of them together. */
  gather(authSigs: readonly unknown[]): Promise<Evidence>;
}

/** Asks each question once, whatever becomes of it. */
function askedOnce<Q, A>(
  ask: ((question: Q, signal?: AbortSignal) => Promise<A | undefined>) | undefined,
  name: (question: Q) => string,
): ((question: Q, signal?: AbortSignal) => Promise<A | undefined>) | undefined {
  if (!ask) return undefined;
  const asked = new Map<string, Promise<A | undefined>>();
  return (question, signal) => {
    const key = name(question);
    const answer = asked.get(key) ?? ask(question, signal);
    asked.set(key, answer);
    return answer;
  };
}

/**
 * Creates what gathers evidence for one call of an application, within which each question is asked once: the AuthSig that a
 * wallet answers with is verified more than once on its way.
 */
export function createGatherer(resolvers: EvidenceResolvers = {}, profile?: Profile): Gatherer {
  assertResolvers(resolvers);
  const contractCall = askedOnce(resolvers.contractCall?.bind(resolvers), JSON.stringify);
  const proof = askedOnce(resolvers.proof?.bind(resolvers), String);
  const tokenOwner = askedOnce(resolvers.tokenOwner?.bind(resolvers), String);
  const once: EvidenceResolvers = {
    ...(contractCall ? { contractCall } : {}),
    ...(proof ? { proof } : {}),
    ...(tokenOwner ? { tokenOwner } : {}),
  };
  const empty = Object.keys(once).length === 0;
  return {
    asks: contractCall !== undefined,
    resolvers: once,
    async gather(authSigs) {
      if (empty) return {};
      return collectEvidence({ ...authSigs }, once, profile ? { profile } : {});
    },
  };
}
