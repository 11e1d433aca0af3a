import {
  type Account,
  type AuthSigContext,
  accountOf,
  anyDomain,
  anyNonce,
  checkAuthSig,
  checkAuthSigSignature,
  judgeAuthSigDocuments,
  type ProofJudge,
  type ReadAuthSig,
} from './auth-sig.js';
import { checkBlockHash } from './cacao/block-cid.js';
import { judgeNarrowing } from './capability/narrower.js';
import { type Cell, litNamespaces, type Namespaces } from './capability.js';
import { remembered } from './chain/memory.js';
import { isNamed, issuerOf, parsePrincipal } from './chain/principal.js';
import { type Link, namesProofs, proofsOf, rootLink, walkChain } from './chain/walk.js';
import { type Backend, rememberSignatures } from './crypto/backend.js';
import { noble } from './crypto/noble.js';
import type { Evidence } from './evidence.js';
import type { AuthSig } from './generated/types.js';
import { toHex, utf8 } from './internal/bytes.js';
import { quote } from './internal/json.js';
import { formatInstant, type Instant, instantOf, isBefore } from './internal/time.js';
import { decide, type Judge } from './judge.js';
import { type Issue, isUndecided } from './rule.js';

export type { Names } from './chain/principal.js';
export {
  assertAccount,
  identityOf,
  isAccount,
  isNamed,
  isNamedAs,
  namesOf,
  parsePrincipal,
} from './chain/principal.js';

/** One AuthSig of a chain: who lent what to whom, and until when. */
export interface ChainLink {
  /** Where it stands in the input: a JSON Pointer that enters proofs as documents. */
  readonly path: string;
  /** The name of its block; undefined for the AuthSig that was handed in. */
  readonly cid: string | undefined;
  /** Who signed. */
  readonly account: Account;
  /** The URI of the one it is for, as written. */
  readonly audience: string;
  /** When it begins and ends, UTC. */
  readonly begins: string | undefined;
  readonly expiration: string | undefined;
  readonly grants: readonly Cell[];
  /** The CIDs of what it rests on. */
  readonly proofs: readonly string[];
  /** 64 hex digits that name what was granted, whatever the signature looks like: what a use ledger counts by. */
  readonly key: string;
}

/** On whose authority an AuthSig rests, and over which others. */
export interface Chain {
  /** The account that all its roots are by; that of the AuthSig itself when it names no proofs. */
  readonly root: Account;
  /** The AuthSig that was handed in first, every other where the proofs lead to it first. */
  readonly links: readonly ChainLink[];
}

/** Judges chains, and tells what it found. */
export interface ChainJudge extends ProofJudge {
  /** Who stands at the end of the proofs of an AuthSig that was judged, and where; undefined while no end is known. */
  rootOf(read: ReadAuthSig): Root | undefined;
  /** The chain of an AuthSig that was judged; only meaningful once nothing was broken. */
  chainOf(read: ReadAuthSig): Chain;
}

/** The AuthSig at the end of all proofs. */
export interface Root {
  readonly account: Account;
  readonly read: ReadAuthSig;
  /** Where it stands in the input. */
  readonly path: string;
}

/** When an AuthSig begins: not before it was issued, and not before it says. */
function beginOf({ message }: ReadAuthSig): Instant | undefined {
  const [issued, notBefore] = [instantOf(message?.issuedAt), instantOf(message?.notBefore)];
  return isBefore(issued, notBefore) ? notBefore : (issued ?? notBefore);
}

/** The keys that were made in one call. */
type Keys = Map<AuthSig, string>;

/** Names what an account granted by its text: signatures can be respelled, and one text can have several. */
function keyOf({ authSig, address }: ReadAuthSig, backend: Backend, keys: Keys): string {
  const key = keys.get(authSig) ?? toHex(backend.sha256(utf8(`${address.toLowerCase()}\n${authSig.signedMessage}`)));
  keys.set(authSig, key);
  return key;
}

function describe({ judge, cid, read }: Link, backend: Backend, keys: Keys): ChainLink {
  const begins = beginOf(read);
  const ends = instantOf(read.message?.expirationTime);
  return {
    path: judge.path,
    cid,
    account: accountOf(read),
    audience: read.message?.uri ?? '',
    begins: begins && formatInstant(begins),
    expiration: ends && formatInstant(ends),
    grants: read.cells,
    proofs: [...proofsOf(read).keys()],
    key: keyOf(read, backend, keys),
  };
}

function checkAudience({ read: child }: Link, parent: ReadAuthSig, at: Judge): void {
  const uri = parent.message?.uri ?? '';
  const issuer = issuerOf(child);
  at.check('chain.audience', issuer !== undefined && parsePrincipal(uri) === issuer, () => ({
    path: '/signedMessage/uri',
    message: `expected the proof to be for the account that signed over it, did:pkh:${issuer}, found ${quote(uri)}`,
    params: { expected: issuer && `did:pkh:${issuer}`, found: uri },
  }));
}

function checkWindow({ judge, read: child }: Link, parent: ReadAuthSig): void {
  const [begins, earliest] = [beginOf(child), beginOf(parent)];
  const later = isBefore(instantOf(child.message?.issuedAt), instantOf(child.message?.notBefore));
  judge.check('chain.time', !isBefore(begins, earliest), () => ({
    path: later ? '/signedMessage/notBefore' : '/signedMessage/issuedAt',
    message: `expected a time not before that of the proof, ${earliest && formatInstant(earliest)}, found ${begins && formatInstant(begins)}`,
  }));
  const [ends, latest] = [instantOf(child.message?.expirationTime), instantOf(parent.message?.expirationTime)];
  judge.check('chain.time', latest === undefined || (ends !== undefined && !isBefore(latest, ends)), () => ({
    path: ends ? '/signedMessage/expirationTime' : '/signedMessage',
    message: `expected an expiry not after that of the proof, ${latest && formatInstant(latest)}, found ${ends ? formatInstant(ends) : 'none'}`,
  }));
}

/** A root is by the account that the caller named; where none was named, all are by one account. */
function checkRoots(roots: readonly Link[], named: string | undefined): void {
  const [first] = roots;
  for (const { judge, read } of roots) {
    const holds = named === undefined ? issuerOf(read) === issuerOf(first?.read ?? read) : isNamed(read, named);
    judge.check('chain.root', holds, () => ({
      path: read.message ? '/signedMessage/address' : '/address',
      message:
        named === undefined
          ? `expected one account at the root of all proofs, found ${first?.read.address} and ${read.address}`
          : `expected the authority ${named} at the root, found ${issuerOf(read) ?? read.address}`,
      params: { expected: named ?? first?.read.address, found: read.address },
    }));
  }
}

/** How many issues of the proofs of one AuthSig are told, undecided ones aside, before the rest is not looked at any more. */
const mostIssues = 32;

/** Judges each proof as an AuthSig, and each step from a proof to what rests on it. */
function checkLinks(
  links: readonly Link[],
  context: AuthSigContext,
  namespaces: Namespaces,
  ended: () => boolean,
): void {
  for (const link of links) {
    if (ended()) return;
    const { judge, read, edges, cid } = link;
    if (cid !== undefined) remembered(judge, `judge ${cid}`, (own) => checkAuthSig(own, read, context));
    for (const { judge: at, link: parent } of edges) {
      if (!parent) continue;
      checkAudience(link, parent.read, at);
      checkWindow(link, parent.read);
    }
    // What a proof that is missing grants cannot be said.
    const parents = edges.flatMap((edge) => edge.link ?? []);
    if (edges.length === 0 || parents.length < edges.length) continue;
    judgeNarrowing(
      judge,
      read.cells,
      parents.flatMap((parent) => parent.read.cells),
      namespaces,
    );
  }
}

/** What a chain looks like, whether or not it holds up. */
export interface ChainTrace {
  readonly links: readonly ChainLink[];
  /** What is wrong with the chain and with its proofs, signatures aside; undecided where a proof is missing. */
  readonly issues: readonly Issue[];
}

/** Follows the proofs of an AuthSig and says what does not fit, without verifying anything: no signature is judged. */
export function traceChain(authSig: AuthSig, evidence: Evidence, now: Instant): ChainTrace {
  const proofs = createChainJudge(litNamespaces, noble);
  let links: readonly ChainLink[] = [];
  const result = decide({ outcomes: new Map() }, (judge) => {
    // Its own faults are told elsewhere.
    const own = judge.apart();
    const read = own.attempt(() => judgeAuthSigDocuments(own, authSig));
    if (!read) return true;
    const policy = { domain: anyDomain, nonce: anyNonce, backend: noble } as const;
    proofs.check(judge, read, { now, purpose: 'proof', evidence, ...policy });
    links = proofs.chainOf(read).links;
    return true;
  });
  return { links, issues: result.ok ? [] : result.issues };
}

/**
 * Creates a judge of chains for one call of a verification: it remembers what it found between the stages.
 *
 * An AuthSig without proofs is a root, and grants whatever it says. One with proofs grants no more than all of them
 * together. Issues: auth-sig.proofs, chain.*, narrower.*, restriction.value, and those of an AuthSig, each at the link
 * that it is about.
 */
export function createChainJudge(namespaces: Namespaces, given: Backend): ChainJudge {
  let remembering: Backend | undefined;
  // Made where proofs are read: most AuthSigs name none.
  const backendOfProofs = (): Backend => {
    remembering ??= rememberSignatures(given);
    return remembering;
  };
  const chains = new Map<ReadAuthSig, readonly [Link, ...Link[]]>();
  const contexts = new Map<ReadAuthSig, AuthSigContext>();
  const told = new Map<ReadAuthSig, Chain>();
  const keys: Keys = new Map();
  const inert: ProofJudge = { check() {}, checkSignatures() {} };

  const judgeChain = (judge: Judge, leaf: ReadAuthSig, context: AuthSigContext): void => {
    // As most are: there is nothing to follow, to hash and to compare.
    if (!namesProofs(leaf)) {
      const link = rootLink(judge, leaf);
      chains.set(leaf, [link]);
      judge.hold('auth-sig.proofs');
      checkRoots([link], context.root);
      return;
    }
    const before = judge.issues.length;
    const broken = (): number => judge.issues.slice(before).filter(({ rule }) => !isUndecided(rule)).length;
    const told = (): boolean => broken() >= mostIssues;
    const links = walkChain(judge, leaf, context.evidence?.proofs ?? {}, told);
    chains.set(leaf, links);
    if (broken() > 0) return;
    for (const { judge: at, bytes, cid } of links) {
      if (bytes && cid !== undefined)
        remembered(at, `hash ${cid}`, (own) => checkBlockHash(own, bytes, cid, backendOfProofs()));
    }
    if (broken() > 0) return;
    // Whoever lent something signed on a page of their own, and for as long as it says: only its window is judged.
    const open = { domain: anyDomain, nonce: anyNonce, proofs: inert, backend: backendOfProofs() } as const;
    const inner: AuthSigContext = { ...context, ...open, purpose: 'proof' };
    contexts.set(leaf, inner);
    checkLinks(links, inner, namespaces, told);
    checkRoots(
      links.filter(({ edges }) => edges.length === 0),
      context.root,
    );
  };

  const rootOf = (leaf: ReadAuthSig): Root | undefined => {
    const root = chains.get(leaf)?.find(({ edges }) => edges.length === 0);
    return root && { account: accountOf(root.read), read: root.read, path: root.judge.path };
  };

  return {
    check(judge, leaf, context) {
      told.delete(leaf);
      if (!namesProofs(leaf) || judge.enforces('auth-sig.proofs')) {
        judgeChain(judge, leaf, context);
        return;
      }
      // Not looked at: the AuthSig stands by itself, as if its proofs had proven what it says.
      judge.hold('auth-sig.proofs');
      chains.set(leaf, [rootLink(judge, leaf)]);
    },
    checkSignatures(judge, leaf) {
      const context = contexts.get(leaf);
      const rejected = judge.issues.some(({ rule }) => !isUndecided(rule));
      if (!context || rejected) return;
      for (const { cid, judge: at, read } of chains.get(leaf) ?? []) {
        if (cid !== undefined) remembered(at, `verify ${cid}`, (own) => checkAuthSigSignature(own, read, context));
      }
    },
    rootOf,
    chainOf(leaf) {
      const before = told.get(leaf);
      if (before) return before;
      const links = (chains.get(leaf) ?? []).map((link) => describe(link, given, keys));
      const chain = { root: rootOf(leaf)?.account ?? accountOf(leaf), links };
      told.set(leaf, chain);
      return chain;
    },
  };
}
