import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base58btc } from 'multiformats/bases/base58';
import { describe, expect, it } from 'vitest';
import { adr36Document } from '../../src/auth-sig/cosmos.js';
import { kindOf } from '../../src/auth-sig/kind.js';
import { encodeWrapper, looseContractSignature, parseContractSignature } from '../../src/auth-sig/wrapper.js';
import { encodeBech32, parseBech32 } from '../../src/crypto/bech32.js';
import { eip191Digest, signDigest } from '../../src/crypto/secp256k1.js';
import {
  type AuthSig,
  type AuthSigOptions,
  anyDomain,
  anyNonce,
  type ContractCallReply,
  createNonceLedger,
  litV7,
  type Outcomes,
  type Profile,
  profiles,
  type RuleId,
  verdictOf,
  verifyAuthSig,
  verifyLogin,
} from '../../src/index.js';
import { concat, fromHex, toHex, utf8 } from '../../src/internal/bytes.js';
import { strict } from '../../src/profile.js';

const now = '2026-01-15T12:00:00Z';
const options = { now, purpose: 'login', domain: anyDomain, nonce: anyNonce, maxAge: 3600 } as const;
const without = (...off: readonly RuleId[]): Profile => ({
  ...strict,
  off: Object.fromEntries(off.map((rule) => [rule, 'for this test'])),
});

/** The verdict and the first rule. */
function told(authSig: AuthSig, over: Partial<AuthSigOptions> = {}): string {
  const result = verifyAuthSig(JSON.stringify(authSig), { ...options, ...over });
  return result.ok ? 'accept' : `${verdictOf(result)} ${result.issues.map(({ rule }) => rule).join(' ')}`;
}

// --- Solana ---
const seed = new Uint8Array(32).fill(5);
const solanaAddress = base58btc.baseEncode(ed25519.getPublicKey(seed));
const text = 'I am creating an account to use Lit Protocol at 2026-01-15T11:30:00.250Z';
const solana = (signed: string = text, over: Partial<AuthSig> = {}): AuthSig => ({
  sig: toHex(ed25519.sign(utf8(signed), seed)),
  derivedVia: 'solana.signMessage',
  signedMessage: signed,
  address: solanaAddress,
  ...over,
});

// --- Cosmos ---
const secret = new Uint8Array(32).fill(9);
const addressOf = (prefix: string, key: Uint8Array = secp256k1.getPublicKey(secret)): string =>
  encodeBech32(prefix, ripemd160(sha256(key)));
const rsOf = (digest: Uint8Array): Uint8Array => secp256k1.sign(digest, secret, { prehash: false });
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const documentOf = (signer: string, data: string): string =>
  JSON.stringify({
    account_number: '0',
    chain_id: '',
    fee: { amount: [], gas: '0' },
    memo: '',
    msgs: [{ type: 'sign/MsgSignData', value: { data: base64(utf8(data)), signer } }],
    sequence: '0',
  });
const cosmos = (signed: string = text, over: Partial<AuthSig> = {}, prefix: string = 'cosmos'): AuthSig => {
  const address = addressOf(prefix);
  const digest = sha256(utf8(documentOf(address, signed)));
  return {
    sig: base64(rsOf(digest)),
    derivedVia: 'cosmos.signArbitrary',
    signedMessage: toHex(digest),
    address,
    ...over,
  };
};
const seen = { evidence: { signedTexts: [text] } };

describe('the table of kinds', () => {
  it.each([
    ['web3.eth.personal.sign', undefined, 'eoa'],
    ['web3.eth.personal.sign via Lit PKP', null, 'eoa'],
    ['lit.bls', 'LIT_BLS', 'bls'],
    ['EIP1271', undefined, 'eip1271'],
    ['EIP1271_SHA256', undefined, 'eip1271-sha256'],
    ['solana.signMessage', undefined, 'solana'],
    ['backpack.signMessage', undefined, 'solana'],
    ['cosmos.signArbitrary', undefined, 'cosmos'],
    ['lit.bls', undefined, undefined],
    ['EIP1271', 'LIT_BLS', undefined],
    ['solana.signMessage', 'ed25519', undefined],
    ['__proto__', undefined, undefined],
  ])('%s with %s is %s', (derivedVia, algo, kind) => {
    expect(kindOf({ derivedVia, ...(algo === undefined ? {} : { algo }) })?.kind).toBe(kind);
  });

  it('keeps what proves an account only out of sessions and delegations', () => {
    for (const authSig of [solana(), cosmos()]) {
      const session = { ...seen, purpose: 'session', sessionKey: '7f'.repeat(32) } as const;
      expect(told(authSig, session)).toBe('reject auth-sig.purpose');
      expect(told(authSig, { ...seen, purpose: 'delegation' })).toBe('reject auth-sig.purpose');
      // Off, it is good for everything and grants nothing.
      const result = verifyAuthSig(authSig, { ...options, ...session, profile: without('auth-sig.purpose') });
      expect(result.ok && result.value.grants).toEqual([]);
    }
  });
});

describe('Solana', () => {
  it('proves an account and says until when', () => {
    const result = verifyAuthSig(JSON.stringify(solana()), options);
    expect(result.ok && result.value).toMatchObject({
      purpose: 'login',
      account: { kind: 'solana', address: solanaAddress },
      message: undefined,
      text,
      signedAt: '2026-01-15T11:30:00.250Z',
      grants: [],
      preface: '',
      expiration: '2026-01-15T12:30:00.25Z',
      notChecked: ['domain', 'nonce'],
    });
    expect(told(solana(text, { derivedVia: 'backpack.signMessage' }))).toBe('accept');
  });

  it('hashes the UTF-8 bytes of the text as received', () => {
    const odd = 'Grüße 🙂\r\n\tat 2026-01-15T11:30:00Z';
    expect(told(solana(odd))).toBe('accept');
    expect(told({ ...solana(odd), signedMessage: odd.replace('\r', '') })).toBe('reject auth-sig.signature');
  });

  it.each<[string, Partial<AuthSig>, string]>([
    ['another signer', { sig: toHex(ed25519.sign(utf8(text), secret)) }, 'auth-sig.signature'],
    ['another account', { address: base58btc.baseEncode(ed25519.getPublicKey(secret)) }, 'auth-sig.signature'],
    ['0x', { sig: `0x${solana().sig}` }, 'auth-sig.signature-form'],
    ['a short signature', { sig: solana().sig.slice(2) }, 'auth-sig.signature-form'],
    ['base58', { sig: base58btc.baseEncode(fromHex(solana().sig) ?? new Uint8Array()) }, 'auth-sig.signature-form'],
    ['R of small order', { sig: `01${'00'.repeat(63)}` }, 'auth-sig.signature-form'],
    ['S out of range', { sig: solana().sig.slice(0, 64) + 'ff'.repeat(32) }, 'auth-sig.signature-form'],
    ['hex as address', { address: toHex(ed25519.getPublicKey(seed)) }, 'auth-sig.address-form'],
    ['a letter that is not in base58', { address: `0${solanaAddress.slice(1)}` }, 'auth-sig.address-form'],
    ['31 bytes', { address: base58btc.baseEncode(new Uint8Array(31).fill(7)) }, 'auth-sig.address-form'],
    ['33 bytes', { address: base58btc.baseEncode(new Uint8Array(33).fill(7)) }, 'auth-sig.address-form'],
    ['a leading one', { address: `1${solanaAddress}` }, 'auth-sig.address-form'],
    ['white space', { address: ` ${solanaAddress}` }, 'auth-sig.address-form'],
    ['an Ethereum address', { address: '0x1B44d32eb342142b14d139396DfBB32c58313320' }, 'auth-sig.address-form'],
    ['a key of small order', { address: '1'.repeat(32) }, 'auth-sig.address-form'],
    ['no point', { address: base58btc.baseEncode(new Uint8Array(32).fill(2)) }, 'auth-sig.address-form'],
    ['an empty address', { address: '' }, 'auth-sig.address-form'],
    ['an endless address', { address: '2'.repeat(128) }, 'auth-sig.address-form'],
  ])('refuses %s', (_, over, rule) => {
    expect(told(solana(text, over))).toBe(`reject ${rule}`);
  });

  it.each<[string, string, number | undefined, string]>([
    ['no longest age', '2026-01-15T11:30:00Z', undefined, 'undecided auth-sig.age-undecided'],
    ['the end of the longest age and the skew', '2026-01-15T10:59:00Z', 3600, 'reject auth-sig.age'],
    ['just before', '2026-01-15T10:59:00.001Z', 3600, 'accept'],
    ['no age at all', '2026-01-15T11:59:30Z', 0, 'accept'],
    ['the skew in the future', '2026-01-15T12:01:00Z', 3600, 'accept'],
    ['more than the skew in the future', '2026-01-15T12:01:00.1Z', 3600, 'reject auth-sig.age'],
    [
      'the future without a longest age',
      '2026-01-15T13:00:00Z',
      undefined,
      'reject auth-sig.age-undecided auth-sig.age',
    ],
    ['no time', 'tomorrow', 3600, 'reject auth-sig.signed-at'],
    ['a day that does not exist', '2026-02-30T00:00:00Z', 3600, 'reject auth-sig.signed-at'],
    ['seconds since 1970', '1768476600', 3600, 'reject auth-sig.signed-at'],
    ['a full stop behind the time', '2026-01-15T11:30:00Z.', 3600, 'reject auth-sig.signed-at'],
    ['white space behind the time', '2026-01-15T11:30:00Z ', 3600, 'reject auth-sig.signed-at'],
  ])('reads the time at the end of the text: %s', (_, at, maxAge, expected) => {
    const { maxAge: __, ...rest } = options;
    const authSig = solana(`I am here at ${at}`);
    const result = verifyAuthSig(authSig, { ...rest, ...(maxAge === undefined ? {} : { maxAge }) });
    const got = result.ok ? 'accept' : `${verdictOf(result)} ${result.issues.map(({ rule }) => rule).join(' ')}`;
    expect(got).toBe(expected);
  });

  it('takes a text that is a time, and one whose time stands on a line of its own', () => {
    expect(told(solana('2026-01-15T11:30:00Z'))).toBe('accept');
    expect(told(solana('Hello\n2026-01-15T11:30:00Z'))).toBe('accept');
    expect(told(solana(''))).toBe('reject auth-sig.signed-at');
  });

  it('names neither domain nor nonce, so a policy about them is broken', () => {
    expect(told(solana(), { domain: 'app.example' })).toBe('reject auth-sig.domain');
    expect(told(solana(), { nonce: 'Kq3vX7bT9sLm' })).toBe('reject auth-sig.nonce');
    expect(told(solana(), { nonce: () => true })).toBe('reject auth-sig.nonce');
    const login = verifyLogin(solana(), { ...options, ledger: createNonceLedger() });
    expect(login.ok || login.issues[0].rule).toBe('auth-sig.nonce');
  });

  it('never ends for nodes of Lit', () => {
    expect(told(solana('I was here'), { profile: litV7 })).toBe('accept');
    expect(told(solana(text, { sig: `0x${solana().sig}` }), { profile: litV7 })).toBe('accept');
  });
});

describe('Cosmos', () => {
  it('rebuilds the document byte for byte', () => {
    const address = addressOf('cosmos');
    expect(adr36Document(address, text)).toBe(documentOf(address, text));
    // The example of ADR-36.
    expect(adr36Document('cosmos1hftz5ugqmpg9243xeegsqqav62f8hnywsjr4xr', 'random')).toBe(
      '{"account_number":"0","chain_id":"","fee":{"amount":[],"gas":"0"},"memo":"","msgs":[{"type":"sign/MsgSignData","value":{"data":"cmFuZG9t","signer":"cosmos1hftz5ugqmpg9243xeegsqqav62f8hnywsjr4xr"}}],"sequence":"0"}',
    );
  });

  it('proves an account on every chain of the table', () => {
    for (const prefix of ['cosmos', 'kyve', 'cheqd', 'juno']) {
      const result = verifyAuthSig(cosmos(text, {}, prefix), { ...options, ...seen });
      expect(result.ok && result.value).toMatchObject({
        account: { kind: 'cosmos', address: addressOf(prefix) },
        text,
        signedAt: '2026-01-15T11:30:00.250Z',
        expiration: '2026-01-15T12:30:00.25Z',
        grants: [],
      });
    }
    expect(told(cosmos(text, {}, 'osmo'), seen)).toBe('reject auth-sig.address-form');
  });

  it('asks for the text behind the digest', () => {
    expect(told(cosmos())).toBe('undecided auth-sig.kind-undecided');
    expect(told(cosmos(), { evidence: { signedTexts: [] } })).toBe('undecided auth-sig.kind-undecided');
    expect(told(cosmos(), { evidence: { signedTexts: ['another', text] } })).toBe('accept');
    expect(told(cosmos(), { evidence: { signedTexts: [`${text}\n`] } })).toBe('reject auth-sig.signed-text');
    expect(told(cosmos(text, { signedMessage: cosmos().signedMessage.toUpperCase() }), seen)).toBe(
      'reject auth-sig.signed-text',
    );
    expect(told(cosmos(text, { signedMessage: text }), seen)).toBe('reject auth-sig.signed-text');
    expect(told(cosmos(text, { signedMessage: text }))).toBe('reject auth-sig.signed-text');
    // Off, the digest is believed, which is what nodes of Lit do.
    expect(told(cosmos(), { profile: without('auth-sig.kind-undecided') })).toBe('accept');
    expect(told(cosmos(), { profile: litV7 })).toBe('accept');
    const result = verifyAuthSig(cosmos(), { ...options, profile: litV7 });
    expect(result.ok && result.value.text).toBe(undefined);
  });

  const high = (rs: Uint8Array): Uint8Array => {
    const order = secp256k1.Point.Fn.ORDER;
    const s = BigInt(`0x${toHex(rs.subarray(32))}`);
    return concat(rs.subarray(0, 32), fromHex((order - s).toString(16).padStart(64, '0')) ?? new Uint8Array());
  };
  const rs = Uint8Array.from(Buffer.from(cosmos().sig, 'base64'));

  it.each<[string, Partial<AuthSig>, string]>([
    ['the high twin of s', { sig: base64(high(rs)) }, 'auth-sig.low-s'],
    ['another signer', { address: encodeBech32('cosmos', new Uint8Array(20)) }, 'auth-sig.signature'],
    ['another signature', { sig: base64(rsOf(sha256(utf8('else')))) }, 'auth-sig.signature'],
    ['hex', { sig: toHex(rs) }, 'auth-sig.signature-form'],
    ['no padding', { sig: cosmos().sig.replace(/=+$/, '') }, 'auth-sig.signature-form'],
    ['base64url', { sig: Buffer.from(rs.map((byte) => byte | 0xfb)).toString('base64url') }, 'auth-sig.signature-form'],
    ['65 bytes', { sig: base64(concat(rs, Uint8Array.of(0))) }, 'auth-sig.signature-form'],
    ['an r of 0', { sig: base64(concat(new Uint8Array(32), rs.subarray(32))) }, 'auth-sig.signature-form'],
    [
      'an s beyond the order',
      { sig: base64(concat(rs.subarray(0, 32), new Uint8Array(32).fill(255))) },
      'auth-sig.signature-form',
    ],
    ['an address in upper case', { address: addressOf('cosmos').toUpperCase() }, 'auth-sig.address-form'],
    [
      'a wrong checksum',
      { address: addressOf('cosmos').replace(/.$/, (c) => (c === 'q' ? 'p' : 'q')) },
      'auth-sig.address-form',
    ],
    ['32 bytes', { address: encodeBech32('cosmos', new Uint8Array(32)) }, 'auth-sig.address-form'],
    ['the prefix of an operator', { address: addressOf('cosmosvaloper') }, 'auth-sig.address-form'],
    ['a prefix of objects', { address: addressOf('__proto__') }, 'auth-sig.address-form'],
  ])('refuses %s', (_, over, rule) => {
    const authSig = cosmos(text, over);
    // The document names the signer, so another address needs its own digest.
    const digest = sha256(utf8(documentOf(authSig.address, text)));
    const signedMessage = over.address === undefined ? authSig.signedMessage : toHex(digest);
    expect(told({ ...authSig, signedMessage }, seen)).toBe(`reject ${rule}`);
  });

  it('finds the key by any of four recovery ids', () => {
    // A signature whose R.x is r + n: nobody knows the key, which is computed from the signature.
    const {
      Point,
      Point: { Fn },
    } = secp256k1;
    const digestFor = (address: string): Uint8Array => sha256(utf8(documentOf(address, text)));
    let x = Fn.ORDER;
    let point: InstanceType<typeof Point> | undefined;
    while (!point) {
      x += 1n;
      try {
        point = Point.fromBytes(
          concat(Uint8Array.of(2), fromHex(x.toString(16).padStart(64, '0')) ?? new Uint8Array()),
        );
      } catch {
        // Half of the numbers are no x of a point.
      }
    }
    const r = x - Fn.ORDER;
    const word = (value: bigint): Uint8Array => fromHex(value.toString(16).padStart(64, '0')) ?? new Uint8Array();
    // The digest names the address, which follows from the digest: so the digest of another address is signed here.
    const digest = digestFor(addressOf('cosmos'));
    const z = Fn.create(BigInt(`0x${toHex(digest)}`));
    const s = 5n;
    const key = point.multiply(s).subtract(Point.BASE.multiply(z)).multiply(Fn.inv(r));
    const address = encodeBech32('cosmos', ripemd160(sha256(key.toBytes(true))));
    const authSig = { ...cosmos(), address, signedMessage: toHex(digest), sig: base64(concat(word(r), word(s))) };
    // Only the digest is unexpected: the signature is one of this account.
    expect(told(authSig, seen)).toBe('reject auth-sig.signed-text');
    expect(told(authSig, { ...seen, profile: litV7 })).toBe('accept');
  });

  it('asks for the longest age too', () => {
    const { maxAge: _, ...rest } = options;
    const result = verifyAuthSig(cosmos(), { ...rest, ...seen });
    expect(result.ok || result.issues[0].rule).toBe('auth-sig.age-undecided');
  });
});

describe('bech32', () => {
  it.each([
    ['a12uel5l', 'a', ''],
    ['abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw', 'abcdef', '00443214c74254b635cf84653a56d7c675be77df'],
  ])('reads %s of BIP-173', (encoded, prefix, hex) => {
    expect(parseBech32(encoded)).toEqual({ prefix, bytes: fromHex(hex) });
    expect(encodeBech32(prefix, fromHex(hex) ?? new Uint8Array())).toBe(encoded);
  });

  it.each([
    'A12UEL5L',
    'a1lqfn3a', // bech32m
    'pzry9x0s0muk',
    '1pzry9x0s0muk',
    'x1b4n0q5v',
    'li1dgmt3',
    'de1lg7wt\xff',
    'A1G7SGD8',
    '10a06t8',
    `${'q'.repeat(85)}1qqqqqq`,
    '',
  ])('refuses %s', (encoded) => {
    expect(parseBech32(encoded)).toHaveProperty('reason');
  });
});

describe('the signature of a contract wallet', () => {
  const deployment = { factory: `0x${'fa'.repeat(20)}`, data: '0x0102' };
  const wrapped = `0x${toHex(encodeWrapper({ signature: Uint8Array.of(1, 2, 3), deployment }))}`;

  it('is hex of any length, or a wrapper', () => {
    expect(parseContractSignature('0x')).toEqual({ signature: new Uint8Array() });
    expect(parseContractSignature('0xABcd')).toEqual({ signature: Uint8Array.of(0xab, 0xcd) });
    expect(parseContractSignature(wrapped)).toEqual({ signature: Uint8Array.of(1, 2, 3), deployment });
    expect(wrapped.endsWith('6492'.repeat(16))).toBe(true);
    for (const bad of ['', 'abcd', '0xabc', '0xzz', '0x '])
      expect(parseContractSignature(bad)).toHaveProperty('reason');
  });

  it('is opened the same way by ethers', async () => {
    const { AbiCoder, concat: join } = await import('ethers');
    const encoded = AbiCoder.defaultAbiCoder().encode(
      ['address', 'bytes', 'bytes'],
      [deployment.factory, deployment.data, '0x010203'],
    );
    expect(join([encoded, `0x${'6492'.repeat(16)}`])).toBe(wrapped);
  });

  it('has offsets that stay inside, at whatever end they are', () => {
    const bytes = fromHex(wrapped.slice(2)) ?? new Uint8Array();
    for (let at = 0; at < bytes.length - 32; at++) {
      for (const value of [0x00, 0x01, 0x7f, 0xff]) {
        const changed = bytes.slice();
        if (changed[at] === value) continue;
        changed[at] = value;
        const parsed = parseContractSignature(`0x${toHex(changed)}`);
        if ('reason' in parsed) continue;
        expect(toHex(encodeWrapper(parsed))).toBe(toHex(changed));
      }
    }
  });

  it('read loosely is what stands there', () => {
    expect(looseContractSignature('abcd')).toEqual({ signature: Uint8Array.of(0xab, 0xcd) });
    expect(looseContractSignature('zz')).toBe(undefined);
    expect(looseContractSignature('6492'.repeat(16))?.deployment).toBe(undefined);
    expect(looseContractSignature(wrapped.slice(2))?.deployment).toEqual(deployment);
  });
});

const contractAddress = '0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A'; // the address of the key 0x1111...
const contractText = [
  'app.example wants you to sign in with your Ethereum account:',
  contractAddress,
  '',
  '',
  'URI: https://app.example/login',
  'Version: 1',
  'Chain ID: 1',
  'Nonce: Kq3vX7bT9sLm',
  'Issued At: 2026-01-15T11:59:00Z',
  'Expiration Time: 2026-01-15T13:00:00Z',
].join('\n');
const contractSig = signDigest(new Uint8Array(32).fill(0x11), eip191Digest(contractText));
const contract: AuthSig = {
  sig: contractSig,
  derivedVia: 'EIP1271',
  signedMessage: contractText,
  address: contractAddress,
};
const reply: ContractCallReply = {
  chainId: '1',
  address: contractAddress.toLowerCase(),
  digest: `0x${toHex(eip191Digest(contractText)).toUpperCase()}`,
  signature: contractSig,
  code: true,
  outcome: 'returned',
  data: `0x1626BA7E${'00'.repeat(28)}`,
  asOf: now,
};
const replying = (over: object): Partial<AuthSigOptions> => ({
  evidence: { contractCalls: [{ ...reply, ...over } as ContractCallReply] },
});

describe('replies of contracts', () => {
  it.each<[string, object, string]>([
    ['the magic value', {}, 'accept'],
    ['nothing', { data: '0x' }, 'reject auth-sig.contract-signature'],
    ['no', { data: `0xffffffff${'00'.repeat(28)}` }, 'reject auth-sig.contract-signature'],
    ['a failed call', { outcome: 'failed', data: undefined }, 'reject auth-sig.contract-signature'],
    ['no code, whoever signed', { code: false, data: '0x' }, 'accept'],
    ['no data', { data: undefined }, 'undecided auth-sig.kind-undecided'],
    ['data that are no hex', { data: '1626ba7e' }, 'undecided auth-sig.kind-undecided'],
    ['another outcome', { outcome: 'ok' }, 'undecided auth-sig.kind-undecided'],
    ['code that is no truth value', { code: 'yes' }, 'undecided auth-sig.kind-undecided'],
    ['no time', { asOf: undefined }, 'undecided auth-sig.kind-undecided'],
    ['a number for a signature', { signature: 7 }, 'undecided auth-sig.kind-undecided'],
  ])('%s', (_, over, expected) => {
    expect(told(contract, replying(over))).toBe(expected);
  });

  it('count once, the newest', () => {
    const no = { ...reply, data: '0x', asOf: '2026-01-15T12:00:30Z' };
    for (const contractCalls of [
      [reply, no],
      [no, reply],
      [null, 7, no, { ...reply, asOf: '2026-01-15T12:00:29.9Z' }] as never,
    ]) {
      expect(told(contract, { evidence: { contractCalls } })).toBe('reject auth-sig.contract-signature');
    }
  });

  it('of one time count by the first of them', () => {
    const no = { ...reply, data: '0x' };
    expect(told(contract, { evidence: { contractCalls: [reply, no] } })).toBe('accept');
    expect(told(contract, { evidence: { contractCalls: [no, reply] } })).toBe('reject auth-sig.contract-signature');
  });

  it('nobody asks for when the rule is off, and what the wrapper holds is judged', () => {
    const signature = fromHex(contractSig.slice(2)) ?? new Uint8Array();
    const deployment = { factory: `0x${'fa'.repeat(20)}`, data: '0x0102' };
    const wrapped = { ...contract, sig: `0x${toHex(encodeWrapper({ signature, deployment }))}` };
    expect(told(wrapped)).toBe('undecided auth-sig.kind-undecided');
    expect(told(wrapped, { profile: without('auth-sig.kind-undecided') })).toBe('accept');
  });

  it('are asked for by options that make sense', () => {
    expect(() => told(contract, { evidence: 'none' as never })).toThrow(TypeError);
    for (const maxAge of [-1, 1.5, Number.NaN, '60' as never])
      expect(() => told(solana(), { maxAge })).toThrow(TypeError);
  });
});

describe('each rule is one switch', () => {
  const { maxAge: _, ...ageless } = options;
  it.each<[RuleId, AuthSig, Partial<AuthSigOptions>, typeof ageless?]>([
    ['auth-sig.purpose', solana(), { purpose: 'delegation' }],
    ['auth-sig.kind-undecided', contract, {}],
    ['auth-sig.kind-undecided', contract, replying({ asOf: '2026-01-15T11:58:00Z' })],
    ['auth-sig.kind-undecided', contract, replying({ chainId: '10' })],
    ['auth-sig.kind-undecided', cosmos(), {}],
    ['auth-sig.signed-text', cosmos(), { evidence: { signedTexts: ['another'] } }],
    ['auth-sig.age-undecided', solana(), {}, ageless],
    ['auth-sig.age-undecided', cosmos(), seen, ageless],
    ['auth-sig.age', solana('at 2026-01-15T09:00:00Z'), {}],
    ['auth-sig.contract-signature', contract, replying({ data: '0x1626ba7e' })],
    ['auth-sig.contract-signature', contract, replying({ outcome: 'failed' })],
    ['auth-sig.domain', solana(), { domain: 'app.example' }],
    ['auth-sig.nonce', solana(), { nonce: 'Kq3vX7bT9sLm' }],
  ])('%s', (rule, authSig, over, base = options) => {
    const outcomes: Outcomes = new Map();
    verifyAuthSig(authSig, { ...base, ...over, outcomes });
    expect([...outcomes].filter(([, outcome]) => outcome === 'broken')).toEqual([[rule, 'broken']]);
    expect(verifyAuthSig(authSig, { ...base, ...over, profile: without(rule) }).ok).toBe(true);
  });
});

describe('rules in collect-all mode', () => {
  it('records what became of the rules about texts', () => {
    const outcomes: Outcomes = new Map();
    verifyAuthSig(cosmos(), { ...options, ...seen, outcomes });
    const held: RuleId[] = [
      'auth-sig.purpose',
      'auth-sig.kind-undecided',
      'auth-sig.address-form',
      'auth-sig.signed-text',
      'auth-sig.signed-at',
      'auth-sig.age-undecided',
      'auth-sig.age',
      'auth-sig.low-s',
      'auth-sig.signature',
    ];
    expect(held.map((rule) => [rule, outcomes.get(rule)])).toEqual(held.map((rule) => [rule, 'held']));
    expect(outcomes.get('siwe.layout')).toBe('not-reached');
  });

  it('every profile says what it does with each of the rules', () => {
    for (const profile of Object.values(profiles)) {
      expect(['accept', 'reject auth-sig.age']).toContain(
        told(solana('long ago at 2020-01-01T00:00:00Z'), { profile }),
      );
    }
  });
});
