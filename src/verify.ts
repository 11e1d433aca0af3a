import { endOf, loginEnd } from './auth-sig/claims.js';
import { signedTextOf } from './auth-sig/text.js';
import {
  type Account,
  type AuthSigContext,
  accountOf,
  anyNonce,
  checkAuthSig,
  checkAuthSigSignature,
  instantOf,
  type Purpose,
  readAuthSig,
  readAuthSigDocuments,
} from './auth-sig.js';
import { type Cell, litNamespaces } from './capability.js';
import type { Chain, ChainLink } from './chain.js';
import { rememberSignatures } from './crypto/backend.js';
import {
  assertUse,
  checkOwner,
  type DelegationUse,
  lenderOf,
  readCharges,
  readUse,
  type UseCharge,
  type UseLedger,
} from './delegation.js';
import { sessionSigs as validateSessionSigs } from './generated/validators.js';
import { assertFunctions, booleanFrom } from './internal/answered.js';
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
  endsOf,
  type Policy,
  policyOf,
  type SessionOptions,
  sessionMembers,
  unchecked,
  type VerifiedAuthSig,
  type VerifiedSession,
  type VerifiedSessions,
  type VerifyOptions,
} from './verify/options.js';
import { judgeSession } from './verify/session.js';
import { counted } from './verify/session-delegation.js';

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
 * Verifies an AuthSig of any kind for a purpose.
 *
 * `input` is JSON text (string or UTF-8 bytes), or a value that the caller parsed. Returns issues of `json.text`,
 * `siwe.*`, `recap.*`, `auth-sig.*`, `chain.*`, `narrower.*` and `delegation.*`; missing evidence, a missing network key, a missing longest age and
 * proofs that were not given are undecided. An AuthSig with proofs is verified through them: see {@link verifyChain}.
 */
export function verifyAuthSig(input: unknown, options: AuthSigOptions): Result<VerifiedAuthSig> {
  const { purpose, sessionKey } = options;
  if (purpose !== 'login' && purpose !== 'session' && purpose !== 'delegation') {
    throw new TypeError('purpose: expected login, session or delegation');
  }
  if (purpose === 'session' && !/^[0-9a-f]{64}$/.test(sessionKey ?? '')) {
    throw new TypeError('sessionKey: expected 64 lower-case hex digits for the purpose session');
  }
  const context = { ...policyOf(options, ['purpose', 'sessionKey']), purpose, sessionKey };
  return decide(options, (judge) => judgeAuthSig(judge, input, context));
}

function judgeAuthSig(
  judge: Judge,
  input: unknown,
  context: Policy & AuthSigContext & { readonly purpose: Purpose },
): VerifiedAuthSig {
  const authSig = readAuthSig(judge, input);
  const read = readAuthSigDocuments(judge, authSig);
  checkAuthSig(judge, read, context);
  judge.endStage();
  checkAuthSigSignature(judge, read, context);
  judge.endStage();
  const { message } = read;
  const { text, signedAt, signIn } = message
    ? { text: authSig.signedMessage, signedAt: message.issuedAt, signIn: undefined }
    : signedTextOf(read);
  const ends = message
    ? [instantOf(message.expirationTime), loginEnd(message, context)]
    : [instantOf(signIn?.expirationTime), endOf(instantOf(signedAt), context.maxAge)];
  const { root, links } = context.proofs.chainOf(read);
  return {
    purpose: context.purpose,
    account: accountOf(read),
    root,
    links,
    message,
    signIn,
    text,
    signedAt,
    grants: read.cells,
    preface: read.preface,
    expiration: earliest([...ends, ...endsOf(links)]),
    notChecked: unchecked(context, links),
  };
}

/** How to verify a chain. */
export interface ChainOptions extends AuthSigOptions {
  readonly root: string;
}

/** What a valid chain proves. */
export interface VerifiedChain extends Chain {
  /** Who signed the AuthSig that was handed in. */
  readonly account: Account;
  /** What it grants, all of it within what its proofs grant. */
  readonly grants: readonly Cell[];
  /** When the first of all links ends, UTC. */
  readonly expiration: string | undefined;
  readonly notChecked: readonly string[];
}

/**
 * Verifies an AuthSig for a purpose down to an authority that the caller names: every proof that it names, and what each
 * of them names, has to be given in `evidence.proofs`.
 *
 * Does what {@link verifyAuthSig} does with a `root`, and answers with the chain. Whatever the root signs itself is
 * granted; every other link grants no more than its proofs do together, and no earlier or longer than each.
 */
export function verifyChain(input: unknown, options: ChainOptions): Result<VerifiedChain> {
  if (options.root === undefined) throw new TypeError('root: expected the account on whose authority the chain rests');
  const verified = verifyAuthSig(input, options);
  if (!verified.ok) return verified;
  const { account, root, links, grants, expiration, notChecked } = verified.value;
  return { ok: true, value: { account, root, links, grants, expiration, notChecked } };
}

/** How to verify a use of capacity. */
export interface DelegationOptions extends VerifyOptions {
  /** What is to be used, and what is known about it. */
  readonly use: DelegationUse;
}

/** What a valid delegation proves about one use of it. */
export interface VerifiedDelegation {
  /** Who signed the delegation. */
  readonly account: Account;
  /** Whose capacity is used: who signed, or who stands at the end of the proofs. */
  readonly root: Account;
  readonly links: readonly ChainLink[];
  /** The cells that cover the use. */
  readonly grants: readonly Cell[];
  /** What a use ledger is to charge: empty when no link counts its uses. */
  readonly charges: readonly UseCharge[];
  readonly expiration: string | undefined;
  readonly notChecked: readonly string[];
}

function judgeDelegation(
  judge: Judge,
  input: unknown,
  { use, namespaces = litNamespaces }: DelegationOptions,
  policy: Policy,
): VerifiedDelegation {
  const context: Policy & AuthSigContext = { ...policy, purpose: 'delegation' };
  const read = readAuthSigDocuments(judge, readAuthSig(judge, input));
  checkAuthSig(judge, read, context);
  const grants = readUse(judge, read.cells, use, namespaces);
  checkOwner(judge, lenderOf(context.proofs.rootOf(read)), use, context.evidence);
  judge.endStage();
  checkAuthSigSignature(judge, read, context);
  judge.endStage();
  const { root, links } = context.proofs.chainOf(read);
  return {
    account: accountOf(read),
    root,
    links,
    grants,
    charges: readCharges(judge, { root, links }, use, namespaces),
    expiration: earliest([instantOf(read.message?.expirationTime), ...endsOf(links)]),
    notChecked: unchecked(context, links),
  };
}

/**
 * Verifies that a capacity delegation covers one use of it.
 *
 * Returns the issues of {@link verifyAuthSig} for the purpose `delegation`, those of coverage (`capability.*`,
 * `restriction.value`), and delegation.owner, delegation.owner-undecided for a credit. Counts nothing: see
 * {@link consumeDelegation}.
 */
export function verifyDelegation(input: unknown, options: DelegationOptions): Result<VerifiedDelegation> {
  const policy = policyOf(options, ['use']);
  assertUse(options.use, options.namespaces ?? litNamespaces);
  return decide(options, (judge) => judgeDelegation(judge, input, options, policy));
}

/**
 * Verifies a use of a capacity delegation and counts it: once for every link of its chain that limits its uses, or not at
 * all. A use too many breaks `delegation.uses`.
 *
 * Nothing is counted unless everything else holds, so a stranger cannot spend somebody else's uses.
 */
export function consumeDelegation(
  input: unknown,
  options: DelegationOptions & { readonly ledger: UseLedger },
): Result<VerifiedDelegation> {
  const { use, ledger, namespaces = litNamespaces } = options;
  const policy = policyOf(options, ['use', 'ledger']);
  assertFunctions(ledger, ['consume'], 'ledger');
  assertUse(use, namespaces);
  if (use.uses !== undefined) throw new TypeError('use.uses: the ledger counts; leave it out');
  const first = { ...options, use: { ...use, uses: 0n } };
  const verified = decide(options, (judge) => judgeDelegation(judge, input, first, policy));
  return counted(options, verified, ({ charges }) => charges, ledger, policy.now);
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
  assertFunctions(ledger, ['has', 'consume'], 'ledger');
  // What goes without saying may be said, by whoever has one set of options for all calls.
  const { nonce: other = anyNonce, purpose = 'login' } = options as Partial<AuthSigOptions>;
  if (other !== anyNonce) throw new TypeError('nonce: the ledger says which nonces are good; leave it out');
  if (purpose !== 'login') throw new TypeError('purpose: expected login, or none');
  const nonce = (text: string): boolean => booleanFrom(ledger.has(text), 'ledger.has');
  const context = { ...policyOf({ ...options, nonce }, ['ledger', 'purpose']), purpose: 'login' } as const;
  const verified = decide(options, (judge) => judgeAuthSig(judge, input, context));
  if (!verified.ok) return verified;
  // A text without a nonce gets here only where the rule that asks for one is off.
  const given = verified.value.message?.nonce ?? verified.value.signIn?.nonce;
  const fresh = given === undefined || booleanFrom(ledger.consume(given), 'ledger.consume');
  return decide(options, (judge) => {
    judge.check('auth-sig.nonce-once', fresh, () => ({
      path: '/signedMessage/nonce',
      message: 'this nonce was used for a login before',
    }));
    return verified.value;
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
  const policy = policyOf(options, sessionMembers);
  checkSessionOptions(options);
  return decide(options, (judge) => judgeSession(judge, readInput(judge, input), options, policy));
}

/**
 * Verifies a map from node address to session signature.
 *
 * With a node address only the entry of that node is verified; with {@link anyNode} each entry is verified against its
 * own key. Returns issues with paths that start at the entry.
 */
export function verifySessionSigs(input: unknown, options: SessionOptions): Result<VerifiedSessions> {
  const { backend, ...known } = policyOf(options, sessionMembers);
  checkSessionOptions(options);
  const policy = { ...known, backend: rememberSignatures(backend) };
  return decide(options, (judge) => {
    const value = readInput(judge, input);
    const map = readShape<Record<string, unknown>>(judge, 'session-sigs.shape', validateSessionSigs, value, 'record');
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
