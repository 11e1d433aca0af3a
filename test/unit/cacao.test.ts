import { readFileSync } from 'node:fs';
import { encode } from '@ipld/dag-cbor';
import { base32 } from 'multiformats/bases/base32';
import { CID } from 'multiformats/cid';
import { describe, expect, it } from 'vitest';
import { cidOf } from '../../src/cacao/block-cid.js';
import { addressOfSecretKey } from '../../src/crypto/secp256k1.js';
import { decodeCacao, encodeCacao } from '../../src/entry/chain.js';
import { createAuthSigMessage, signAuthSig } from '../../src/entry/client.js';
import type { AuthSig } from '../../src/generated/types.js';
import { anyDomain, anyNonce, type Issue, type Result, type RuleId, unwrap, verifyAuthSig } from '../../src/index.js';
import { strict } from '../../src/profile.js';

interface Fixture {
  readonly name: string;
  readonly authSig: AuthSig;
  readonly members: { readonly address: string };
  readonly signature: string;
  readonly text: string;
  readonly cid: string;
  readonly block: string;
  readonly diverges?: string;
}

const fixtures: { readonly ours: readonly Fixture[]; readonly theirs: readonly Fixture[] } = JSON.parse(
  readFileSync(new URL('../peers/didtools-cacao/blocks.json', import.meta.url), 'utf8'),
);
const bytesOf = (block: string): Uint8Array => Uint8Array.from(Buffer.from(block, 'base64'));
const issuesOf = (result: Result<unknown>): readonly Issue[] => (result.ok ? [] : result.issues);
const rulesOf = (result: Result<unknown>): readonly RuleId[] => issuesOf(result).map(({ rule }) => rule);
const without = (rule: RuleId): { readonly profile: typeof strict } => ({
  profile: { ...strict, off: { [rule]: 'test' } },
});

const wallet = new Uint8Array(32).fill(5);
const address = addressOfSecretKey(wallet);
const text = unwrap(
  createAuthSigMessage({
    purpose: 'proof',
    audience: `did:pkh:eip155:1:${addressOfSecretKey(new Uint8Array(32).fill(6))}`,
    domain: 'owner.example',
    address,
    recap: { att: { 'lit-ratelimitincrease://24': { 'Auth/Auth': [{ uses: '3' }] } }, prf: [] },
    nonce: 'Kq3vX7bT9sLm',
    issuedAt: '2026-01-15T10:00:00Z',
    expiration: '2026-01-17T10:00:00Z',
  }),
);
const authSig = signAuthSig(text, address, wallet);
const payload = {
  domain: 'app.example',
  iss: `did:pkh:eip155:1:${address}`,
  aud: 'https://app.example/login',
  version: '1',
  nonce: 'Kq3vX7bT9sLm',
  iat: '2026-01-15T10:00:00Z',
};
const plain = { h: { t: 'eip4361' }, p: payload, s: { t: 'eip191', s: authSig.sig } };
const decoded = (value: unknown, options = {}): Result<AuthSig> => {
  const bytes = encode(value);
  return decodeCacao(bytes, cidOf(bytes), options);
};

describe('blocks of npm @didtools/cacao', () => {
  it('has fixtures of both directions', () => {
    expect([fixtures.ours.length, fixtures.theirs.length]).toEqual([3, 2]);
  });

  it.each(fixtures.theirs)(
    'reads its block: $name',
    ({ members, signature, text: theirText, cid, block, diverges }) => {
      const read = unwrap(decodeCacao(bytesOf(block), cid));
      expect(read.signedMessage === theirText).toBe(diverges === undefined);
      expect(read).toMatchObject({ sig: signature, derivedVia: 'web3.eth.personal.sign', address: members.address });
      const known = { now: '2021-10-01T00:00:00Z', domain: anyDomain, nonce: anyNonce, purpose: 'login' } as const;
      if (!diverges && read.signedMessage.includes('Expiration Time')) {
        // A message for the holder of a DID is a proof in a chain, and no login.
        const isProof = /^URI: did:/m.test(read.signedMessage);
        expect(rulesOf(verifyAuthSig(read, known))).toEqual(isProof ? ['auth-sig.login-uri'] : []);
      }
      // The same bytes come out of the AuthSig again.
      expect(unwrap(encodeCacao(read))).toEqual({ cid, bytes: bytesOf(block) });
    },
  );

  it.each(fixtures.ours)('still writes the block that it read: $name', ({ authSig: given, cid, block }) => {
    expect(unwrap(encodeCacao(given))).toEqual({ cid, bytes: bytesOf(block) });
    expect(unwrap(decodeCacao(bytesOf(block), cid))).toEqual(given);
  });
});

describe('encodeCacao', () => {
  it('names the block by a CID that a ReCap takes', () => {
    const { cid, bytes } = unwrap(encodeCacao(JSON.stringify(authSig)));
    expect(cid).toMatch(/^zdpu/);
    expect(cidOf(bytes)).toBe(cid);
    expect(unwrap(decodeCacao(bytes, cid))).toEqual(authSig);
  });

  it('writes a contract wallet as eip1271, and takes a PKP for the wallet that it is', () => {
    const contract = { ...authSig, derivedVia: 'EIP1271', sig: `0x${'ab'.repeat(300)}` };
    const { cid, bytes } = unwrap(encodeCacao(contract));
    expect(unwrap(decodeCacao(bytes, cid))).toEqual(contract);
    const pkp = { ...authSig, derivedVia: 'web3.eth.personal.sign via Lit PKP' };
    expect(unwrap(encodeCacao(pkp))).toEqual(unwrap(encodeCacao(authSig)));
  });

  it.each([
    ['a scheme, which a block has no place for', { signedMessage: `https://${text}` }, '/signedMessage'],
    ['another address beside the signed one', { address: `0x${'11'.repeat(20)}` }, '/address'],
    ['a kind without a signature type', { derivedVia: 'EIP1271_SHA256' }, '/derivedVia'],
    ['a signature that is no hex', { sig: 'none' }, '/sig'],
    ['a signature of half a byte', { sig: '0xabc' }, '/sig'],
    [
      'a chain id of 33 digits',
      { signedMessage: text.replace('Chain ID: 1', `Chain ID: ${'1'.repeat(33)}`) },
      '/signedMessage/chainId',
    ],
  ])('refuses %s', (_, change, path) => {
    const result = encodeCacao({ ...authSig, ...change });
    expect(issuesOf(result).map((issue) => [issue.rule, issue.path])).toEqual([['chain.reconstruction', path]]);
    expect(rulesOf(encodeCacao({ ...authSig, ...change }, without('chain.reconstruction')))).toEqual([]);
  });

  it('refuses what is no AuthSig or no SIWE message under their own rules', () => {
    expect(rulesOf(encodeCacao('{'))).toEqual(['json.text']);
    expect(rulesOf(encodeCacao({ sig: '' }))).toEqual(['auth-sig.shape']);
    expect(rulesOf(encodeCacao({ ...authSig, signedMessage: 'hello' }))).toEqual(['siwe.layout']);
  });

  it('is bounded', () => {
    const limits = { ...strict.parameters.limits, chainBytes: 100 };
    const profile = { ...strict, parameters: { ...strict.parameters, limits } };
    expect(rulesOf(encodeCacao(authSig, { profile }))).toEqual(['chain.size']);
  });
});

describe('decodeCacao', () => {
  it.each([
    ['as deployed', plain],
    ['with the header of the present standard', { ...plain, h: { t: 'caip122' } }],
    [
      'with the signature as bytes',
      { ...plain, s: { t: 'eip191', s: Uint8Array.from(Buffer.from(authSig.sig.slice(2), 'hex')) } },
    ],
  ])('reads a block %s', (_, value) => {
    const read = unwrap(decoded(value));
    expect(read.sig).toBe(authSig.sig);
    expect(read.signedMessage.startsWith('app.example wants you to sign in')).toBe(true);
    expect(read.signedMessage).toContain(`\n${address}\n\n\nURI: `);
  });

  it.each<[string, object]>([
    ['a header', { h: { t: { toString: 1 } } }],
    ['a header, in an array', { h: { t: [[{ toString: null }]] } }],
    ['a signature', { s: { t: { toString: {}, valueOf: 1 }, s: authSig.sig } }],
    ['an issuer', { p: { ...payload, iss: { toString: 1 } } }],
  ])('refuses an object that cannot be told as text: %s', (_, more) => {
    expect(rulesOf(decoded({ ...plain, ...more }))).toEqual(['chain.block']);
  });

  it('keeps absent and empty apart', () => {
    const texts = [{}, { statement: '' }, { requestId: '' }, { resources: [] }].map(
      (more) => unwrap(decoded({ ...plain, p: { ...payload, ...more } })).signedMessage,
    );
    expect(new Set(texts).size).toBe(4);
  });

  it.each([
    ['no map', 'text'],
    ['a member too many', { ...plain, x: 1 }],
    ['no signature', { h: plain.h, p: plain.p }],
    ['another header', { ...plain, h: { t: 'eip712' } }],
    ['a header with more', { ...plain, h: { t: 'eip4361', x: '' } }],
    ['an unknown member of the payload', { ...plain, p: { ...payload, prf: [] } }],
    [
      'a payload without a nonce',
      { ...plain, p: Object.fromEntries(Object.entries(payload).filter(([key]) => key !== 'nonce')) },
    ],
    ['a version that is a number', { ...plain, p: { ...payload, version: 1 } }],
    ['a statement that is null', { ...plain, p: { ...payload, statement: null } }],
    ['resources that are a text', { ...plain, p: { ...payload, resources: 'urn:a' } }],
    ['a resource that is a number', { ...plain, p: { ...payload, resources: [1] } }],
    [
      'an issuer of another chain',
      { ...plain, p: { ...payload, iss: 'did:pkh:solana:4sGjMW1sUnHzSxGspuhpqLDx6wiyjNtZ:abc' } },
    ],
    ['an issuer without a chain', { ...plain, p: { ...payload, iss: `did:pkh:eip155:${address}` } }],
    ['an issuer with a fragment', { ...plain, p: { ...payload, iss: `${payload.iss}#x` } }],
    ['another type of signature', { ...plain, s: { t: 'solana:ed25519', s: authSig.sig } }],
    ['a signature without 0x', { ...plain, s: { t: 'eip191', s: authSig.sig.slice(2) } }],
    ['an empty signature', { ...plain, s: { t: 'eip191', s: '0x' } }],
    ['a signature that is too long', { ...plain, s: { t: 'eip191', s: new Uint8Array(4096) } }],
    ['metadata of the signature', { ...plain, s: { t: 'eip191', m: {}, s: authSig.sig } }],
    [
      'a link where text belongs',
      { ...plain, p: { ...payload, aud: CID.parse('bafyreig6qlnqrjiu7hkhlc253hhbcv4amhychuyzzgdrks6twppzo2ah2a') } },
    ],
  ])('refuses %s', (_, value) => {
    expect(rulesOf(decoded(value))).toEqual(['chain.block']);
    expect(rulesOf(decoded(value, without('chain.block')))).not.toContain('chain.block');
  });

  const bytes = encode(plain);
  const swapped = (): Uint8Array => {
    // The map {t, s} with its keys in the other order: {"s": .., "t": ..} is canonical.
    const canonical = Buffer.from(encode({ s: '0xab', t: 'eip191' }));
    const [head, s, t] = [canonical.subarray(0, 1), canonical.subarray(1, 8), canonical.subarray(8)];
    return Buffer.concat([bytes.subarray(0, bytes.length - encode(plain.s).length), head, t, s]);
  };
  const widened = Buffer.concat([Uint8Array.of(0xb8, 3), bytes.subarray(1)]);
  it.each([
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('app.example wants you')],
    ['bytes after the end', Buffer.concat([bytes, Uint8Array.of(0)])],
    ['a cut block', bytes.subarray(0, -1)],
    ['keys in another order', swapped()],
    ['a number in more bytes than it needs', widened],
    ['deep nesting', new Uint8Array(100_000).fill(0x81)],
    ['an array of a length beyond all bytes', Uint8Array.of(0x9b, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff)],
    ['a key that is a prototype', Buffer.concat([Uint8Array.of(0xa1, 0x69), Buffer.from('__proto__'), encode(plain)])],
    ['text that is no UTF-8', Buffer.from(bytes).fill(0xff, 20, 22)],
  ])('refuses %s, named by its own CID', (_, given) => {
    const block = Uint8Array.from(given);
    const result = decodeCacao(block, cidOf(block));
    expect(rulesOf(result)).toEqual(['chain.block']);
    expect(rulesOf(decodeCacao(block, cidOf(block), without('chain.block')))).not.toContain('chain.block');
    expect(issuesOf(result)[0]?.path).toBe('');
  });

  it('refuses bytes that another CID names, and CIDs that no CACAO has', () => {
    const cid = cidOf(bytes);
    expect(rulesOf(decodeCacao(bytes, cid))).toEqual([]);
    const other = cidOf(encode({ ...plain, h: { t: 'caip122' } }));
    const raw = CID.createV1(0x55, CID.parse(cid).multihash).toString();
    for (const name of [
      other,
      CID.parse(cid).toString(base32),
      raw,
      'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG',
      '',
      'z',
      'z'.repeat(10_000),
    ]) {
      expect(rulesOf(decodeCacao(bytes, name))).toEqual(['chain.block']);
    }
    expect(rulesOf(decodeCacao(bytes, other, without('chain.block')))).toEqual([]);
  });

  it.each([
    ['a line feed in the domain', { domain: 'app.example\nx' }],
    ['a line feed that brings resources', { requestId: 'a\nResources:\n- urn:x' }],
    ['a scheme in the domain', { domain: 'https://app.example' }],
    ['a nonce of seven characters', { nonce: '3289171' }],
    ['an address in wrong mixed case', { iss: `did:pkh:eip155:1:${address.replace('d', 'D')}` }],
    ['an empty resource', { resources: [''] }],
  ])('refuses %s, because the text would be read as something else', (_, change) => {
    const value = { ...plain, p: { ...payload, ...change } };
    const result = decoded(value);
    expect(rulesOf(result)).toEqual(['chain.reconstruction']);
    expect(issuesOf(result)[0]?.causes?.[0]?.rule).toMatch(/^siwe\./);
    expect(rulesOf(decoded(value, without('chain.reconstruction')))).toEqual([]);
  });

  it('throws for a bad call', () => {
    expect(() => decodeCacao('x' as never, 'z')).toThrow(TypeError);
    expect(() => decodeCacao(bytes, 1 as never)).toThrow(TypeError);
  });
});
