import { rememberSignatures } from './crypto/backend.js';
import { sessionSigs as validateSessionSigs } from './generated/validators.js';
import { judgeInput, judgeShape } from './internal/document.js';
import { pointer, quote } from './internal/json.js';
import { decide } from './judge.js';
import type { Result } from './rule.js';
import { anyNode, nodeIdentity } from './session-sig.js';
import {
  checkSessionOptions,
  policyOf,
  type SessionOptions,
  sessionMembers,
  unchecked,
  type VerifiedSession,
  type VerifiedSessions,
} from './verify/options.js';
import { judgeSession } from './verify/session.js';

export type {
  AuthSigOptions,
  IgnoredCapability,
  SeenDelegation,
  SessionOptions,
  VerifiedAuthSig,
  VerifiedSession,
  VerifiedSessions,
  VerifyOptions,
} from './verify/options.js';
export type { SessionDelegationOptions } from './verify/session-delegation.js';
export { consumeSessionDelegation } from './verify/session-delegation.js';

/**
 * Verifies one session signature at a node: the outer signature, its binding to node, key and time, and that one valid
 * capability of the wallet covers what is asked.
 *
 * `input` is JSON text (string or UTF-8 bytes), or a value that the caller parsed. Synchronous and pure; the stages are
 * shape, parse, rules, signatures, and verification stops after the first one with issues.
 *
 * ```ts
 * import { anyDomain, anyNonce, verdictOf, verifySessionSig } from 'capsig';
 *
 * // Answers with the status of an HTTP response to somebody who wants to sign with a PKP.
 * export function statusOf(requestBody: string, resource: string): number {
 *   const request = { resource, ability: 'Threshold/Signing' };
 *   const options = { now: new Date(), nodeAddress: 'node-1.example:7470', domain: anyDomain, nonce: anyNonce } as const;
 *   const verdict = verdictOf(verifySessionSig(requestBody, { ...options, request }));
 *   return { accept: 200, reject: 401, undecided: 503 }[verdict]; // only what is valid is let in
 * }
 * ```
 */
export function verifySessionSig(input: unknown, options: SessionOptions): Result<VerifiedSession> {
  const policy = policyOf(options, sessionMembers);
  checkSessionOptions(options);
  return decide(options, (judge) => judgeSession(judge, judgeInput(judge, input), options, policy));
}

/**
 * Verifies a map from node address to session signature.
 *
 * With a node address only the entry of that node is verified; with {@link anyNode} each entry is verified against its
 * own key. Returns issues with paths that start at the entry.
 *
 * ```ts
 * import { anyDomain, anyNode, anyNonce, anyRequest, verifySessionSigs } from 'capsig';
 *
 * // Says when the session of each node ends, before a client sends it anywhere.
 * export function endsByNode(sessionSigs: string): ReadonlyMap<string, string> {
 *   const options = { nodeAddress: anyNode, request: anyRequest, domain: anyDomain, nonce: anyNonce } as const;
 *   const result = verifySessionSigs(sessionSigs, { ...options, now: new Date() });
 *   const entries = result.ok ? Object.entries(result.value.entries) : [];
 *   return new Map(entries.map(([node, { expiration }]) => [node, expiration]));
 * }
 * ```
 */
export function verifySessionSigs(input: unknown, options: SessionOptions): Result<VerifiedSessions> {
  const { backend, ...known } = policyOf(options, sessionMembers);
  checkSessionOptions(options);
  const policy = { ...known, backend: rememberSignatures(backend) };
  return decide(options, (judge) => {
    const value = judgeInput(judge, input);
    const map = judgeShape<Record<string, unknown>>(judge, 'session-sigs.shape', validateSessionSigs, value, 'record');
    const keys = Object.keys(map);
    const { nodeAddress } = options;
    const nodes = new Map(keys.map((key) => [key, nodeIdentity(judge, key)]));
    const seen = new Set<string>();
    const twice = keys.find((key) => {
      const node = nodes.get(key);
      const known = node !== undefined && seen.has(node);
      if (node !== undefined) seen.add(node);
      return known;
    });
    judge.check('session-sigs.unambiguous', twice === undefined, () => ({
      path: pointer('', twice ?? ''),
      message: `two entries of the map name the node ${quote(nodes.get(twice ?? '') ?? '')}`,
    }));
    const asked = nodeAddress === anyNode ? undefined : nodeIdentity(judge, nodeAddress);
    const selected = asked === undefined ? keys : keys.filter((key) => nodes.get(key) === asked);
    judge.check('session-sigs.entry', selected.length > 0, () => ({
      message: `expected an entry for the node ${String(nodeAddress)}, found ${keys.slice(0, 8).map(quote).join(', ')}`,
    }));
    judge.endStage();
    const entries: Record<string, VerifiedSession> = Object.create(null);
    // Off: without the entry of the node that is asked, every entry is taken for it.
    for (const key of selected.length > 0 ? selected : keys) {
      const at = nodeAddress === anyNode ? key : nodeAddress;
      // Judged apart, so that neither issues nor the work of one entry keep the next from being read.
      const verified = judge
        .at(pointer('', key))
        .budgeted((own) => judgeSession(own, map[key], { ...options, nodeAddress: at }, policy));
      if (verified) entries[key] = verified;
    }
    return { entries, notChecked: unchecked(options) };
  });
}
