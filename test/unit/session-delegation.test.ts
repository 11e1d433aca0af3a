import { describe, expect, it } from 'vitest';
import { signEd25519 } from '../../src/crypto/ed25519.js';
import { checkNarrowing } from '../../src/entry/capability.js';
import { decodeRecap } from '../../src/entry/recap.js';
import { parseSiweMessage } from '../../src/entry/siwe.js';
import {
  anyDomain,
  anyNonce,
  consumeDelegation,
  consumeSessionDelegation,
  createNonceLedger,
  createUseLedger,
  type Result,
  type SeenDelegation,
  unwrap,
  type VerifiedSession,
  verifyAuthSig,
  verifyChain,
  verifyDelegation,
  verifyLogin,
  verifySessionSig,
  verifySessionSigs,
} from '../../src/index.js';
import { toHex, utf8 } from '../../src/internal/bytes.js';
import {
  type Block,
  credit,
  friend,
  lend,
  now,
  owner,
  pkp,
  sessionKey,
  sessionUri,
  stranger,
  user,
} from './chain-fixture.js';

const node = 'node-1.example:7470';
const delegationUri = 'lit:capability:delegation';
const known = { now, domain: anyDomain, nonce: anyNonce } as const;
const owned = { tokenOwners: [{ token: '24', owner: owner.address }] };
const use = { resource: credit, delegatee: friend.address };
const uses = (limit: string) => ({ [credit]: { 'Auth/Auth': [{ uses: limit }] } });

const granted = lend({ by: owner, to: sessionUri, att: { [pkp]: { 'Threshold/Signing': [{}] } } });

function sessionWith(...delegations: readonly Block[]): object {
  const [resourcePrefix = '', resource = ''] = pkp.split('://');
  const signedMessage = JSON.stringify({
    sessionKey: sessionKey.publicKey,
    resourceAbilityRequests: [{ resource: { resource, resourcePrefix }, ability: 'pkp-signing' }],
    capabilities: [...delegations, granted].map(({ authSig }) => authSig),
    issuedAt: '2026-01-15T11:30:00Z',
    expiration: '2026-01-15T12:30:00Z',
    nodeAddress: node,
  });
  const sig = toHex(signEd25519(new Uint8Array(32).fill(0x22), utf8(signedMessage)));
  return { sig, derivedVia: 'litSessionSignViaNacl', signedMessage, address: sessionKey.publicKey, algo: 'ed25519' };
}

function verified(...delegations: readonly Block[]): VerifiedSession {
  const proofs = Object.assign({}, ...delegations.map(({ evidence }) => evidence));
  const request = { resource: pkp, ability: 'Threshold/Signing' };
  const options = { ...known, nodeAddress: node, request, evidence: { proofs } };
  return unwrap(verifySessionSig(sessionWith(...delegations), options));
}

const rulesOf = (result: Result<unknown>): string[] => (result.ok ? [] : result.issues.map(({ rule }) => rule));
const proof = lend({ by: owner, to: user.did, att: uses('3') });
const lent = lend({ by: user, to: delegationUri, att: uses('2'), proofs: [proof] });
const [seen] = verified(lent).delegations as [SeenDelegation];
const counting = (ledger = createUseLedger(), more: object = {}): Result<unknown> =>
  consumeSessionDelegation(seen, { now, use, ledger, evidence: owned, ...more });

describe('delegation.uses: a delegation that came with a session', () => {
  it('is charged as one that is handed in by itself', () => {
    const [here, there] = [createUseLedger(), createUseLedger()];
    const options = { ...known, use, evidence: { ...owned, proofs: lent.evidence } };
    const { charges, links, root } = unwrap(consumeDelegation(lent.authSig, { ...options, ledger: here }));
    expect(unwrap(counting(there))).toEqual(charges);
    expect(charges.map(({ limit }) => limit)).toEqual(['2', '3']);
    expect(seen.key).toBe(charges[0]?.key);
    expect(seen.links.map(({ key }) => key)).toEqual(links.map(({ key }) => key));
    expect(seen.root).toEqual(root);
    expect(charges.map(({ key }) => [here.used(key), there.used(key)])).toEqual([
      [1n, 1n],
      [1n, 1n],
    ]);
  });

  it('shares its count with any other way to use it', () => {
    const ledger = createUseLedger();
    const options = { ...known, use, ledger, evidence: { ...owned, proofs: lent.evidence } };
    expect(rulesOf(counting(ledger))).toEqual([]);
    expect(rulesOf(consumeDelegation(lent.authSig, options))).toEqual([]);
    expect(rulesOf(counting(ledger))).toEqual(['delegation.uses']);
  });

  it('counts nothing unless it covers the use, has not ended and is by the owner', () => {
    const ledger = createUseLedger();
    expect(rulesOf(counting(ledger, { evidence: undefined }))).toEqual(['delegation.owner-undecided']);
    const foreign = { tokenOwners: [{ token: '24', owner: stranger.address }] };
    expect(rulesOf(counting(ledger, { evidence: foreign }))).toEqual(['delegation.owner']);
    expect(rulesOf(counting(ledger, { now: '2026-03-15T12:00:00Z' }))).toEqual(['auth-sig.expired']);
    const other = { resource: 'lit-ratelimitincrease://25' };
    const theirs = { tokenOwners: [{ token: '25', owner: owner.address }] };
    expect(rulesOf(counting(ledger, { use: other, evidence: theirs }))).toEqual(['capability.resource']);
    expect(seen.links.map(({ key }) => ledger.used(key))).toEqual([0n, 0n]);
  });

  it.each([
    ['a number of uses', seen, { ...use, uses: 1n }],
    ['what is no delegation', {} as SeenDelegation, use],
    ['nothing', undefined as unknown as SeenDelegation, use],
  ])('throws TypeError for %s', (_, delegation, asked) => {
    const options = { now, use: asked, ledger: createUseLedger(), evidence: owned };
    expect(() => consumeSessionDelegation(delegation, options)).toThrow(TypeError);
    const known = { now, use, ledger: createUseLedger(), evidence: owned };
    expect(() => consumeSessionDelegation(seen, { ...known, evidense: owned } as typeof known)).toThrow(TypeError);
  });
});

describe('every answer can be written as JSON', () => {
  const nonces = createNonceLedger();
  const nonce = 'Kq3vX7bT9sLm';
  nonces.issue(nonce);
  const signedIn = lend({ by: owner, to: 'https://app.example/login', att: uses('1'), change: { nonce } }).authSig;
  const session = { ...known, nodeAddress: node, request: { resource: pkp, ability: 'Threshold/Signing' } };
  const evidence = { ...owned, proofs: lent.evidence };
  const answers: Readonly<Record<string, () => Result<unknown>>> = {
    verifyAuthSig: () => verifyAuthSig(lent.authSig, { ...known, purpose: 'delegation', evidence }),
    verifyLogin: () => verifyLogin(signedIn, { ledger: nonces, now, domain: anyDomain }),
    verifySessionSig: () => verifySessionSig(sessionWith(lent), { ...session, evidence }),
    verifySessionSigs: () => verifySessionSigs({ [node]: sessionWith(lent) }, { ...session, evidence }),
    verifyChain: () => verifyChain(lent.authSig, { ...known, purpose: 'delegation', root: owner.address, evidence }),
    verifyDelegation: () => verifyDelegation(lent.authSig, { ...known, use: { ...use, uses: 0n }, evidence }),
    consumeDelegation: () => consumeDelegation(lent.authSig, { ...known, use, evidence, ledger: createUseLedger() }),
    consumeSessionDelegation: () => counting(),
    parseSiweMessage: () => parseSiweMessage(lent.authSig.signedMessage),
    decodeRecap: () => decodeRecap(/urn:recap:\S+/.exec(lent.authSig.signedMessage)?.[0] ?? ''),
    checkNarrowing: () => checkNarrowing({ att: uses('1'), prf: [] }, { att: uses('2'), prf: [] }),
  };

  it.each(Object.keys(answers))('%s', (name) => {
    const answer = answers[name]?.() as Result<unknown>;
    expect(rulesOf(answer)).toEqual([]);
    // What is written is all that there is.
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });
});
