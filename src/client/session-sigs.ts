import { anyDomain, anyNonce } from '../auth-sig.js';
import { type Facts, litNamespaces, type Namespaces } from '../capability.js';
import { signEd25519 } from '../crypto/ed25519.js';
import type { Evidence } from '../evidence.js';
import type { AuthSig, ResourceAbilityRequest, SessionSig, SessionSigs } from '../generated/types.js';
import { assertMembers } from '../internal/answered.js';
import { toHex, utf8 } from '../internal/bytes.js';
import { pointer, quote } from '../internal/json.js';
import { parseNodeAddress } from '../internal/node-address.js';
import { formatInstant, isInstant, looseInstant, parseInstant } from '../internal/time.js';
import { decide, type Judge, type RuleOptions } from '../judge.js';
import { isUndecided, type Result } from '../rule.js';
import { anyNode, anyRequest } from '../session-sig.js';
import { verifySessionSig } from '../verify.js';
import { readSeed, type SessionKeyPair } from './session-key.js';

/** What a session signature says. */
export interface SessionSigOptions extends RuleOptions {
  readonly sessionKey: SessionKeyPair;
  /** The operations the session asks for, in the SDK's wire form. */
  readonly resourceAbilityRequests: readonly ResourceAbilityRequest[];
  /** The AuthSigs that grant, and capacity delegations. */
  readonly capabilities: readonly AuthSig[];
  /** RFC 3339; written as given. */
  readonly issuedAt: string;
  /** RFC 3339; written as given. */
  readonly expiration: string;
  /** The most that the user pays at this node (v8): `0x` hex or decimal. */
  readonly maxPrice?: string;
  /** The network's BLS public key, 96 hex digits; without it a grant by the network is taken at its word here. */
  readonly networkKey?: string;
  /** Known resource prefixes; Lit's six unless given. */
  readonly namespaces?: Namespaces;
  /** What is known of the operations, for grants with restrictions. */
  readonly facts?: Facts;
  /** What was gathered from outside: without it a grant by a contract wallet, or one with proofs, is taken at its word here. */
  readonly evidence?: Evidence;
}

/** A backend is for other calls, and no mistake where one set of options serves all. */
const members = [
  ...['profile', 'outcomes', 'sessionKey', 'resourceAbilityRequests', 'capabilities', 'issuedAt', 'expiration'],
  ...['maxPrice', 'networkKey', 'namespaces', 'facts', 'evidence', 'nodes', 'backend'],
] as const;

function wireRequest({ resource, ability, data }: ResourceAbilityRequest): ResourceAbilityRequest {
  const named = { resource: { resource: resource.resource, resourcePrefix: resource.resourcePrefix }, ability };
  return data === undefined ? named : { ...named, data };
}

function wireAuthSig({ sig, derivedVia, signedMessage, address, algo }: AuthSig): AuthSig {
  const named = { sig, derivedVia, signedMessage, address };
  return algo === undefined ? named : { ...named, algo };
}

/** Writes the session message for one node: JSON with the members in the SDK's order. */
function formatSessionMessage(options: SessionSigOptions, nodeAddress: string): string {
  return JSON.stringify({
    sessionKey: options.sessionKey.publicKey,
    resourceAbilityRequests: options.resourceAbilityRequests.map(wireRequest),
    capabilities: options.capabilities.map(wireAuthSig),
    issuedAt: options.issuedAt,
    expiration: options.expiration,
    nodeAddress,
    ...(options.maxPrice === undefined ? {} : { maxPrice: options.maxPrice }),
  });
}

function issueOne(judge: Judge, options: SessionSigOptions, seed: Uint8Array, nodeAddress: string): SessionSig {
  const signedMessage = formatSessionMessage(options, nodeAddress);
  const sessionSig = {
    sig: toHex(signEd25519(seed, utf8(signedMessage))),
    derivedVia: 'litSessionSignViaNacl',
    signedMessage,
    address: options.sessionKey.publicKey,
    algo: 'ed25519',
  } as const;
  const { outcomes, namespaces, facts, networkKey, evidence } = options;
  // What is no time or no node address is for the rules to refuse, and not a bad call of the verifier.
  const issued = looseInstant(options.issuedAt);
  const now = [options.issuedAt, issued ? formatInstant(issued) : ''].find((text) => isInstant(parseInstant(text)));
  const verified = verifySessionSig(JSON.stringify(sessionSig), {
    now: now ?? '1970-01-01T00:00:00Z',
    nodeAddress: parseNodeAddress(nodeAddress) === undefined ? anyNode : nodeAddress,
    request: anyRequest,
    domain: anyDomain,
    nonce: anyNonce,
    namespaces: namespaces ?? litNamespaces,
    ...(facts ? { facts } : {}),
    ...(evidence ? { evidence } : {}),
    ...(networkKey === undefined ? {} : { networkKey }),
    profile: judge.profile,
    ...(outcomes ? { outcomes } : {}),
  });
  // Undecided is not refused here: the issuer may have no network key and no proofs, the node may.
  if (!verified.ok) judge.include(verified.issues.filter(({ rule }) => !isUndecided(rule)));
  return sessionSig;
}

/**
 * Creates one session signature per node.
 *
 * What a strict node would refuse is refused here, by the same rules, before it is sent: key, shape, times, and
 * requests wider than the grants. Returns the map from node address, as given, to session signature.
 */
export function createSessionSigs(
  options: SessionSigOptions & { readonly nodes: readonly string[] },
): Result<SessionSigs> {
  // A price that is misspelt would be no limit.
  assertMembers(options, members, 'options');
  return decide(options, (judge) => {
    const seed = readSeed(judge, options.sessionKey);
    judge.check('session-sigs.shape', options.nodes.length > 0, () => ({ message: 'expected at least one node' }));
    const named = options.nodes.map((node) => parseNodeAddress(node) ?? node);
    const twice = named.findIndex((node, index) => named.indexOf(node) < index);
    judge.check('session-sigs.unambiguous', twice < 0, () => ({
      path: pointer('/nodes', twice),
      message: `two of the nodes are ${quote(named[twice] ?? '')}`,
    }));
    judge.endStage();
    const sigs: Record<string, SessionSig> = Object.create(null);
    for (const node of options.nodes) {
      sigs[node] = issueOne(judge, options, seed, node);
      judge.endStage();
    }
    return sigs;
  });
}
