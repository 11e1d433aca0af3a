// Whole worlds in which a session is valid, and ways to break one of them: the expected rule follows from the way.
import fc from 'fast-check';
import { blsPublicKey, encodeBlsSignature, networkMessage, signBls } from '../../src/crypto/bls.js';
import { signEd25519 } from '../../src/crypto/ed25519.js';
import { addressOfSecretKey } from '../../src/crypto/secp256k1.js';
import { encodeCacao } from '../../src/entry/chain.js';
import { generateSessionKeyPair, signAuthSig } from '../../src/entry/client.js';
import { encodeRecap, type Recap, recapStatement } from '../../src/entry/recap.js';
import { createSiweMessage } from '../../src/entry/siwe.js';
import {
  type AuthSig,
  anyDomain,
  anyNonce,
  type Issue,
  type Result,
  type RuleId,
  type SessionOptions,
  type SessionSig,
  unwrap,
} from '../../src/index.js';
import { toHex, utf8 } from '../../src/internal/bytes.js';

const start = Date.parse('2026-01-15T00:00:00Z');
const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString();

/** What a world is made of; times are seconds after its beginning. */
export interface Terms {
  /** Who vouches for the session key: a wallet, a network, or a wallet that was lent the right by others in turn. */
  readonly account: 'wallet' | 'network';
  readonly lenders: number;
  readonly seed: number;
  readonly node: string;
  readonly pkp: string;
  readonly ability: 'pkp-signing';
  readonly issued: number;
  readonly lifetime: number;
  readonly now: number;
}

export const terms: fc.Arbitrary<Terms> = fc
  .record({
    account: fc.constantFrom('wallet', 'wallet', 'wallet', 'network' as const),
    lenders: fc.integer({ min: 0, max: 2 }),
    seed: fc.integer({ min: 1, max: 60 }),
    node: fc.constantFrom('node-1.example:7470', '192.0.2.7:443', '[2001:db8:0:0:0:0:0:7]:7470', 'localhost:1'),
    pkp: fc.constantFrom('7f'.repeat(32), '0a'.repeat(32), 'ff'.repeat(32)),
    ability: fc.constant('pkp-signing' as const),
    issued: fc.integer({ min: 0, max: 3600 }),
    lifetime: fc.integer({ min: 60, max: 86_400 }),
    now: fc.integer({ min: 0, max: 100 }),
  })
  .map((world) => ({
    ...world,
    lenders: world.account === 'network' ? 0 : world.lenders,
    now: world.issued + 10 + Math.floor(((world.lifetime - 20) * world.now) / 100),
  }));

/** What may differ from the terms, in one place. */
export interface Change {
  readonly grantee?: string;
  readonly grantEnds?: number;
  readonly grantIssued?: number;
  readonly granted?: Recap['att'];
  readonly sessionIssued?: number;
  readonly sessionEnds?: number;
  readonly node?: string;
  readonly signedBy?: number;
  readonly statement?: string;
  readonly member?: Readonly<Record<string, unknown>>;
  readonly sessionSig?: (made: SessionSig) => SessionSig;
  readonly authSig?: (made: AuthSig) => AuthSig;
  readonly options?: Partial<SessionOptions>;
}

export interface World {
  readonly sessionSig: SessionSig;
  readonly options: SessionOptions;
}

const keyOf = (number: number): Uint8Array => new Uint8Array(32).fill(number);
const networkSecret = keyOf(4);
export const networkKey: string = toHex(blsPublicKey(networkSecret));

/** Signs a session message anew after a change of its members. */
export function resigned(made: SessionSig, seed: number, change: Readonly<Record<string, unknown>>): SessionSig {
  const signedMessage = JSON.stringify({ ...JSON.parse(made.signedMessage), ...change });
  return { ...made, signedMessage, sig: toHex(signEd25519(keyOf(seed + 100), utf8(signedMessage))) };
}

function sign(text: string, secret: Uint8Array, account: Terms['account']): AuthSig {
  const address = addressOfSecretKey(secret);
  if (account === 'wallet') return signAuthSig(text, address, secret);
  const sig = encodeBlsSignature(signBls(networkSecret, networkMessage(text)));
  return { sig, derivedVia: 'lit.bls', signedMessage: text, address, algo: 'LIT_BLS' };
}

/** Makes a world from its terms, with one change or none. */
export function create(world: Terms, change: Change = {}): World {
  const pair = generateSessionKeyPair(keyOf(world.seed + 100));
  const resource = `lit-pkp://${world.pkp}`;
  const att = { [resource]: { 'Threshold/Signing': [{}] } };
  const proofs: Record<string, Uint8Array> = {};
  let prf: string[] = [];
  // From the root down to whoever grants to the session key.
  const people = Array.from({ length: world.lenders + 1 }, (_, index) => keyOf(world.seed + index));
  let authSig: AuthSig | undefined;
  for (const [index, secret] of people.entries()) {
    const next = people[index + 1];
    const last = next === undefined;
    const recap: Recap = { att: last ? (change.granted ?? att) : att, prf };
    const uri = last
      ? (change.grantee ?? `lit:session:${pair.publicKey}`)
      : `did:pkh:eip155:1:${addressOfSecretKey(next)}`;
    const text = unwrap(
      createSiweMessage({
        domain: 'app.example',
        address: addressOfSecretKey(secret),
        statement: (last && change.statement) || recapStatement(recap),
        uri,
        version: '1',
        chainId: '1',
        nonce: 'Kq3vX7bT9sLm',
        issuedAt: at(last ? (change.grantIssued ?? world.issued) : world.issued),
        expirationTime: at(last ? (change.grantEnds ?? world.issued + world.lifetime) : world.issued + world.lifetime),
        resources: [unwrap(encodeRecap(recap))],
      }),
    );
    const made = sign(text, last && change.signedBy !== undefined ? keyOf(change.signedBy) : secret, world.account);
    authSig = last && change.signedBy !== undefined ? { ...made, address: addressOfSecretKey(secret) } : made;
    if (last) break;
    const block = unwrap(encodeCacao(authSig));
    proofs[block.cid] = block.bytes;
    prf = [block.cid];
  }
  if (!authSig) throw new Error('expected somebody who grants');
  // Written by hand: what issues sessions refuses to sign one that nobody would take.
  const signedMessage = JSON.stringify({
    sessionKey: pair.publicKey,
    resourceAbilityRequests: [{ resource: { resource: world.pkp, resourcePrefix: 'lit-pkp' }, ability: world.ability }],
    capabilities: [change.authSig ? change.authSig(authSig) : authSig],
    issuedAt: at(change.sessionIssued ?? world.issued),
    expiration: at(change.sessionEnds ?? world.issued + world.lifetime),
    nodeAddress: `http://${change.node ?? world.node}`,
    maxPrice: '0x0',
    ...change.member,
  });
  const sig = toHex(signEd25519(keyOf(world.seed + 100), utf8(signedMessage)));
  const signed: SessionSig = {
    sig,
    derivedVia: 'litSessionSignViaNacl',
    signedMessage,
    address: pair.publicKey,
    algo: 'ed25519',
  };
  return {
    sessionSig: change.sessionSig ? change.sessionSig(signed) : signed,
    options: {
      now: at(world.now),
      nodeAddress: world.node,
      request: { resource, ability: 'Threshold/Signing' },
      domain: anyDomain,
      nonce: anyNonce,
      ...(world.account === 'network' ? { networkKey } : {}),
      ...(Object.keys(proofs).length > 0 ? { evidence: { proofs: Object.assign(Object.create(null), proofs) } } : {}),
      ...change.options,
    },
  };
}

/** Every rule that a result names, causes included. */
export function rulesOf(result: Result<unknown>): readonly RuleId[] {
  const within = ({ rule, causes = [] }: Issue): readonly RuleId[] => [rule, ...causes.flatMap(within)];
  return result.ok ? [] : result.issues.flatMap(within);
}
