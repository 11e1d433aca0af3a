import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { base58btc } from 'multiformats/bases/base58';
import { describe, expect, it } from 'vitest';
import { adr36Document } from '../../src/auth-sig/cosmos.js';
import { uriRows, useOf } from '../../src/auth-sig/purpose.js';
import { encodeBech32 } from '../../src/crypto/bech32.js';
import { blsPublicKey, encodeBlsSignature, networkMessage, signBls } from '../../src/crypto/bls.js';
import { addressOfSecretKey, eip191Digest, signDigest } from '../../src/crypto/secp256k1.js';
import { encodeCacao } from '../../src/entry/chain.js';
import {
  createSessionSigs,
  delegationUri,
  generateSessionKeyPair,
  sessionUriPrefix,
  signAuthSig,
} from '../../src/entry/client.js';
import { encodeRecap, type Recap, recapStatement } from '../../src/entry/recap.js';
import { createSiweMessage } from '../../src/entry/siwe.js';
import {
  type AuthSig,
  anyDomain,
  anyNode,
  anyNonce,
  anyRequest,
  createNonceLedger,
  type Evidence,
  type Profile,
  profiles,
  unwrap,
  verifyAuthSig,
  verifyChain,
  verifyDelegation,
  verifyLogin,
  verifySessionSig,
} from '../../src/index.js';
import { toHex, utf8 } from '../../src/internal/bytes.js';
import { walletAuthMethod } from '../../src/network/auth-method.js';

const now = '2026-01-15T12:00:00Z';
const nonce = 'Kq3vX7bT9sLm';
const pair = generateSessionKeyPair(new Uint8Array(32).fill(6));
const secret = new Uint8Array(32).fill(5);
const holder = new Uint8Array(32).fill(8);
const [account, heldBy] = [addressOfSecretKey(secret), addressOfSecretKey(holder)];
const credit = 'lit-ratelimitincrease://7';
const grants: Recap = { att: { [credit]: { 'Auth/Auth': [{}] } }, prf: [] };
const networkSecret = new Uint8Array(32).fill(4);
const networkKey = toHex(blsPublicKey(networkSecret));

/** URIs of every purpose, and what comes near to them. */
const uris: readonly string[] = [
  sessionUriPrefix + pair.publicKey,
  sessionUriPrefix + '7f'.repeat(32),
  delegationUri,
  `did:pkh:eip155:1:${heldBy}`,
  `did:pkh:eip155:1:${heldBy.toLowerCase()}`,
  `did:pkh:eip155:5:${heldBy}`,
  'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK',
  'did:web:app.example',
  'https://app.example/login',
  'litmus:login',
  'lit:login:app.example',
  'lit:capability:delegation:2',
];

/** Changes that leave a URI near to what it was. */
const respelled: readonly ((uri: string) => string)[] = [
  (uri) => uri,
  (uri) => uri.replace(/^[a-z]+/, (scheme) => scheme.toUpperCase()),
  (uri) => uri.replace(/^./, (letter) => letter.toUpperCase()),
  (uri) => uri.toUpperCase(),
  (uri) => `${uri}#`,
  (uri) => `${uri}?`,
  (uri) => `${uri}/`,
  (uri) => `x${uri}`,
  (uri) => uri.slice(0, -1),
];

const kinds = ['eoa', 'pkp', 'bls', 'eip1271', 'eip1271-sha256', 'no-code', 'solana', 'cosmos'] as const;

interface Made {
  readonly authSig: AuthSig;
  readonly evidence: Evidence;
}

/** Writes the SIWE message of a case. */
function textOf(uri: string, recap: Recap | undefined): string | undefined {
  const message = createSiweMessage({
    domain: 'app.example',
    address: account,
    uri,
    version: '1',
    chainId: '1',
    nonce,
    issuedAt: '2026-01-15T11:00:00Z',
    expirationTime: '2026-01-16T11:00:00Z',
    ...(recap ? { statement: recapStatement(recap), resources: [unwrap(encodeRecap(recap))] } : {}),
  });
  return message.ok ? message.value : undefined;
}

const magic = `0x1626ba7e${'00'.repeat(28)}`;
const solanaSeed = new Uint8Array(32).fill(3);

function makeOf(kind: (typeof kinds)[number], text: string): Made {
  const byWallet = signAuthSig(text, account, secret);
  const digest = kind === 'eip1271-sha256' ? sha256(utf8(text)) : eip191Digest(text);
  if (kind === 'eoa') return { authSig: byWallet, evidence: {} };
  if (kind === 'pkp')
    return { authSig: { ...byWallet, derivedVia: 'web3.eth.personal.sign via Lit PKP' }, evidence: {} };
  if (kind === 'bls') {
    const sig = encodeBlsSignature(signBls(networkSecret, networkMessage(text)));
    return { authSig: { ...byWallet, sig, derivedVia: 'lit.bls', algo: 'LIT_BLS' }, evidence: {} };
  }
  if (kind === 'solana') {
    // A text of people, with everything of a SIWE message in front of its time.
    const signedMessage = `${text}\n2026-01-15T11:30:00Z`;
    const address = base58btc.baseEncode(ed25519.getPublicKey(solanaSeed));
    const sig = toHex(ed25519.sign(utf8(signedMessage), solanaSeed));
    return { authSig: { sig, derivedVia: 'solana.signMessage', signedMessage, address }, evidence: {} };
  }
  if (kind === 'cosmos') {
    const said = `${text}\n2026-01-15T11:30:00Z`;
    const address = encodeBech32('cosmos', ripemd160(sha256(secp256k1.getPublicKey(secret))));
    const hash = sha256(utf8(adr36Document(address, said)));
    const sig = Buffer.from(secp256k1.sign(hash, secret, { prehash: false })).toString('base64');
    const authSig = { sig, derivedVia: 'cosmos.signArbitrary', signedMessage: toHex(hash), address };
    return { authSig, evidence: { signedTexts: [said] } };
  }
  const sig = signDigest(secret, digest);
  const derivedVia = kind === 'eip1271-sha256' ? 'EIP1271_SHA256' : 'EIP1271';
  const question = { chainId: '1', address: account, digest: `0x${toHex(digest)}`, signature: sig };
  const code = kind !== 'no-code';
  const reply = { ...question, code, outcome: 'returned' as const, ...(code ? { data: magic } : {}), asOf: now };
  return { authSig: { sig, derivedVia, signedMessage: text, address: account }, evidence: { contractCalls: [reply] } };
}

/** Presents an AuthSig for one purpose after the other, at every entry point that there is for each. */
async function goodFor({ authSig, evidence }: Made, profile: Profile): Promise<readonly string[]> {
  const tokenOwners = [{ token: 7n, owner: account }];
  const common = { profile, now, domain: anyDomain, nonce: anyNonce, networkKey, maxAge: 86_400 } as const;
  const known = { ...common, evidence: { ...evidence, tokenOwners } };
  const found = new Set<string>();
  const note = (purpose: string, good: boolean): void => {
    if (good) found.add(purpose);
  };

  note('login', verifyAuthSig(authSig, { ...known, purpose: 'login' }).ok);
  note('login', verifyChain(authSig, { ...known, purpose: 'login', root: account }).ok);
  const ledger = createNonceLedger();
  ledger.issue(nonce);
  const { nonce: _, ...rest } = known;
  note('login', verifyLogin(authSig, { ...rest, ledger }).ok);
  const method = walletAuthMethod({ profile, domain: anyDomain, networkKey });
  const blocks = { has: () => true } as never;
  note('login', (await method.verify(JSON.stringify(authSig), { now, blocks } as never)).outcome === 'authenticated');

  const uri = /^URI: lit:session:([0-9a-f]{64})$/m.exec(authSig.signedMessage)?.[1];
  for (const sessionKey of new Set([pair.publicKey, uri ?? pair.publicKey])) {
    note('session', verifyAuthSig(authSig, { ...known, purpose: 'session', sessionKey }).ok);
    note('session', verifyChain(authSig, { ...known, purpose: 'session', sessionKey, root: account }).ok);
  }
  const sessions = createSessionSigs({
    sessionKey: pair,
    nodes: ['node-1.example:7470'],
    resourceAbilityRequests: [
      { resource: { resource: '7', resourcePrefix: 'lit-ratelimitincrease' }, ability: 'rate-limit-increase-auth' },
    ],
    capabilities: [authSig],
    issuedAt: '2026-01-15T11:30:00Z',
    expiration: '2026-01-15T12:30:00Z',
  });
  const session = sessions.ok ? Object.values(sessions.value)[0] : undefined;
  const anywhere = { ...known, nodeAddress: anyNode, request: anyRequest } as const;
  note('session', session !== undefined && verifySessionSig(session, anywhere).ok);

  note('delegation', verifyAuthSig(authSig, { ...known, purpose: 'delegation' }).ok);
  note('delegation', verifyDelegation(authSig, { ...known, use: { resource: credit, delegatee: heldBy } }).ok);

  const block = encodeCacao(authSig, { profile });
  if (block.ok) {
    const { cid, bytes } = block.value;
    const recap = { att: grants.att, prf: [cid] };
    const holding = createSiweMessage({
      domain: 'app.example',
      address: heldBy,
      uri: sessionUriPrefix + pair.publicKey,
      version: '1',
      chainId: '1',
      nonce,
      issuedAt: '2026-01-15T11:10:00Z',
      expirationTime: '2026-01-16T10:00:00Z',
      statement: recapStatement(recap),
      resources: [unwrap(encodeRecap(recap))],
    });
    const leaf = signAuthSig(unwrap(holding), heldBy, holder);
    const proofs = { ...known.evidence, proofs: { [cid]: bytes } };
    // A profile that does not look at proofs does not use the AuthSig as one.
    const looked = !Object.hasOwn(profile.off, 'auth-sig.proofs');
    const purpose = { purpose: 'session', sessionKey: pair.publicKey } as const;
    note('proof', looked && verifyAuthSig(leaf, { ...known, ...purpose, evidence: proofs }).ok);
  }
  return [...found];
}

describe('an AuthSig is good for one purpose at most', () => {
  it('has a table of URIs in which no two rows meet', () => {
    const property = fc.property(fc.constantFrom(...uris), fc.constantFrom(...respelled), (uri, respell) => {
      const text = respell(uri);
      const rows = uriRows.filter((row) => row.uri.test(text)).map(({ use }) => use);
      expect(rows.length).toBeLessThanOrEqual(1);
      if (/^(?:lit|did):/i.test(text)) expect(useOf(text)).toBe(rows[0]);
      else expect([rows, useOf(text)]).toEqual([[], 'login']);
    });
    fc.assert(property, { numRuns: 400, seed: 20260115 });
  });

  it('of every kind, under every profile, with and without a ReCap', { timeout: 600_000 }, async () => {
    const reached = new Map<string, Set<string>>();
    const property = fc.asyncProperty(
      fc.constantFrom(...kinds),
      fc.constantFrom(...uris),
      fc.oneof(
        { weight: 3, arbitrary: fc.constant(respelled[0] as (uri: string) => string) },
        fc.constantFrom(...respelled),
      ),
      fc.constantFrom(undefined, grants, grants),
      fc.constantFrom(...Object.values(profiles)),
      async (kind, uri, respell, recap, profile) => {
        const text = textOf(respell(uri), recap);
        if (text === undefined) return;
        const good = await goodFor(makeOf(kind, text), profile);
        expect(good.length, `${kind} ${respell(uri)} ${profile.name}: ${good.join(' and ')}`).toBeLessThanOrEqual(1);
        for (const purpose of good) reached.set(purpose, (reached.get(purpose) ?? new Set()).add(kind));
      },
    );
    await fc.assert(property, { numRuns: 250, seed: 20260115 });
    // The property says nothing unless each purpose was reached.
    expect([...reached.keys()].sort()).toEqual(['delegation', 'login', 'proof', 'session']);
    expect(reached.get('login')?.has('solana') && reached.get('login')?.has('cosmos')).toBe(true);
  });
});
