import {
  type AuthSigContext,
  accountOf,
  checkAuthSig,
  checkAuthSigSignature,
  instantOf,
  readAuthSig,
  readAuthSigDocuments,
} from './auth-sig.js';
import { rememberSignatures } from './crypto/backend.js';
import { sessionSigs as validateSessionSigs } from './generated/validators.js';
import { readInput, readShape } from './internal/document.js';
import { pointer, quote } from './internal/json.js';
import { decide, type Judge } from './judge.js';
import type { NonceLedger } from './nonce-ledger.js';
import type { Result } from './rule.js';
import { anyNode, nodeIdentity } from './session-sig.js';

import {
  type AuthSigOptions,
  checkSessionOptions,
  earliest,
  policyOf,
  type SessionOptions,
  unchecked,
  type VerifiedAuthSig,
  type VerifiedSession,
  type VerifiedSessions,
  type VerifyOptions,
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

/**
 * Verifies an AuthSig for a purpose: an EOA or a BLS network signature over a SIWE message.
 *
 * `input` is JSON text (string or UTF-8 bytes), or a value that the caller parsed. Returns issues of `json.text`,
 * `siwe.*`, `recap.*`, `auth-sig.*` and `delegation.*`; a kind that needs outside evidence, a missing network key and
 * unresolved proofs are undecided.
 */
export function verifyAuthSig(input: unknown, options: AuthSigOptions): Result<VerifiedAuthSig> {
  const { purpose, sessionKey } = options;
  if (purpose !== 'login' && purpose !== 'session' && purpose !== 'delegation') {
    throw new TypeError('purpose: expected login, session or delegation');
  }
  if (purpose === 'session' && !/^[0-9a-f]{64}$/.test(sessionKey ?? '')) {
    throw new TypeError('sessionKey: expected 64 lower-case hex digits for the purpose session');
  }
  const context: AuthSigContext = { ...policyOf(options), purpose, sessionKey };
  return decide(options, (judge) => judgeAuthSig(judge, input, context));
}

function judgeAuthSig(judge: Judge, input: unknown, context: AuthSigContext): VerifiedAuthSig | undefined {
  const authSig = readAuthSig(judge, input);
  const read = authSig && readAuthSigDocuments(judge, authSig);
  if (!read) return undefined;
  checkAuthSig(judge, read, context);
  if (judge.goOn()) checkAuthSigSignature(judge, read, context);
  return {
    purpose: context.purpose,
    account: accountOf(read),
    message: read.message,
    grants: read.cells,
    preface: read.preface,
    expiration: earliest([instantOf(read.message.expirationTime)]),
    notChecked: unchecked(context),
  };
}

/**
 * Verifies a login and consumes its nonce: a second acceptance of the same nonce breaks `auth-sig.nonce-once`.
 *
 * Returns the issues of {@link verifyAuthSig}. Nothing is consumed unless everything else holds, so a stranger cannot
 * burn the nonce of another's login.
 */
export function verifyLogin(
  input: unknown,
  options: Omit<VerifyOptions, 'nonce'> & { readonly ledger: NonceLedger },
): Result<VerifiedAuthSig> {
  const { ledger } = options;
  const context: AuthSigContext = {
    ...policyOf({ ...options, nonce: (nonce) => ledger.has(nonce) }),
    purpose: 'login',
  };
  return decide(options, (judge) => {
    const verified = judgeAuthSig(judge, input, context);
    if (!verified || judge.issues.length > 0) return undefined;
    judge.check('auth-sig.nonce-once', ledger.consume(verified.message.nonce), () => ({
      path: '/signedMessage/nonce',
      message: 'this nonce was used for a login before',
    }));
    return verified;
  });
}

/**
 * Verifies one session signature at a node: the outer signature, its binding to node, key and time, and that one valid
 * capability of the wallet covers what is asked.
 *
 * `input` is JSON text (string or UTF-8 bytes), or a value that the caller parsed. Synchronous and pure; the stages are
 * shape, parse, rules, signatures, and verification stops after the first one with issues.
 */
export function verifySessionSig(input: unknown, options: SessionOptions): Result<VerifiedSession> {
  checkSessionOptions(options);
  const policy = policyOf(options);
  return decide(options, (judge) => {
    const value = readInput(judge, input);
    return judge.goOn() ? judgeSession(judge, value, options, policy) : undefined;
  });
}

/**
 * Verifies a map from node address to session signature.
 *
 * With a node address only the entry of that node is verified; with {@link anyNode} each entry is verified against its
 * own key. Returns issues with paths that start at the entry.
 */
export function verifySessionSigs(input: unknown, options: SessionOptions): Result<VerifiedSessions> {
  checkSessionOptions(options);
  const { backend, ...known } = policyOf(options);
  const policy = { ...known, backend: rememberSignatures(backend) };
  return decide(options, (judge) => {
    const value = readInput(judge, input);
    if (!judge.goOn()) return undefined;
    const map = readShape<Record<string, unknown>>(judge, 'session-sigs.shape', validateSessionSigs, value, 'record');
    if (!judge.goOn()) return undefined;
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
    const found = judge.check('session-sigs.entry', selected.length > 0, () => ({
      message: `expected an entry for the node ${String(nodeAddress)}, found ${keys.slice(0, 8).map(quote).join(', ')}`,
    }));
    if (!judge.goOn()) return undefined;
    const entries: Record<string, VerifiedSession> = Object.create(null);
    for (const key of selected.length > 0 || !found ? selected : keys) {
      // Judged apart, so that one entry's issues do not keep the next from being read.
      const own = judge.at(pointer('', key)).fork();
      const at = nodeAddress === anyNode ? key : nodeAddress;
      const verified = judgeSession(own, map[key], { ...options, nodeAddress: at }, policy);
      judge.adopt(own);
      if (verified) entries[key] = verified;
    }
    return { entries, notChecked: unchecked(options) };
  });
}
