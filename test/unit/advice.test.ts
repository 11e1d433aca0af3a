import { describe, expect, it } from 'vitest';
import { encodeWrapper } from '../../src/auth-sig/wrapper.js';
import { variantsOf } from '../../src/cli/advice/variant.js';
import { adviceFor } from '../../src/cli/advice.js';
import { signEd25519 } from '../../src/crypto/ed25519.js';
import { noble } from '../../src/crypto/noble.js';
import { eip191Digest, signDigest } from '../../src/crypto/secp256k1.js';
import { concat, fromHex, toHex, utf8 } from '../../src/internal/bytes.js';
import { delegation, login, resign, sessionSig, sessionSigs, wallet } from '../cli/fixture.js';
import { advised, report, when } from './advice-fixture.js';

const key = new Uint8Array(32).fill(0x11);
const text = login.signedMessage;
const prefix = utf8('\x19Ethereum Signed Message:\n');
const personal = (bytes: Uint8Array): Uint8Array => noble.keccak256(concat(prefix, utf8(String(bytes.length)), bytes));
const signed = (digest: Uint8Array) => ({ ...login, sig: signDigest(key, digest) });

it('knows a text without the spaces at its line ends, whichever ends they are', () => {
  const run = `e${' '.repeat(60_000)}f`;
  const made = variantsOf(`a \t\r\nb c \n d\u2028 ${run} \t`).find(
    ({ says }) => says === 'the text without the spaces at its line ends',
  );
  expect(made && toHex(made.bytes)).toBe(toHex(utf8(`a\r\nb c\n d\u2028 ${run}`)));
});

describe('the reports', () => {
  it.each([
    ['t05-hex-text-signed', 'auth-sig.signature', 'the wallet signed the hex of the text'],
    ['t06-eth-sign-noprefix', 'auth-sig.signature', 'the wallet signed the text without the EIP-191 prefix (eth_sign)'],
    ['y2-crlf-lost', 'auth-sig.signature', 'the wallet signed the text with CR LF at its line ends'],
    [
      'y3-sol-ledger',
      'auth-sig.age-undecided',
      'the wallet signed the off-chain message envelope of a hardware wallet',
    ],
    ['t01-appkit-6492-as-eoa', 'auth-sig.signature-form', 'change it to EIP1271'],
    ['t01-appkit-6492-as-eoa', 'auth-sig.signature-form', '--rpc 1=https://'],
    ['t01-appkit-6492-as-eoa', 'auth-sig.signature-form', `ERC-6492 wrapper (factory 0x${'4e'.repeat(20)})`],
    ['t02-safe-0x-eip1271', 'auth-sig.kind-undecided', 'approved on the chain: only the contract can say'],
    ['t02-safe-0x-eip1271', 'auth-sig.kind-undecided', '--rpc 1=https://'],
    ['t02b-safe-0x-eoa', 'auth-sig.signature-form', 'change it to EIP1271'],
    ['t03-double-6492', 'auth-sig.kind-undecided', 'the wrapper holds another wrapper: it was wrapped 2 times'],
    ['w1-unpadded', 'session.request-resource', 'has 62 hex digits; wanted: 64'],
    [
      'w1-unpadded',
      'session.request-resource',
      'padded it is 00694d50052e0ca3e79e432024bc43ad654acd8ba0919e6ac820b720962bb2e4',
    ],
    ['t07-sol-attached', 'auth-sig.age-undecided', 'an attached signature, the signature and the signed text after it'],
    ['t07-sol-attached', 'auth-sig.age-undecided', '128 hex digits are wanted: ab0914e8'],
    ['t07-sol-base58', 'auth-sig.age-undecided', 'sig is base58 of 64 bytes; 128 hex digits are wanted: ab0914e8'],
    ['aa1-rsk', 'siwe.address-checksum', 'the checksum of chain 30 (Rootstock) (EIP-1191)'],
    ['aa1-rsk', 'siwe.address-checksum', '0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A'],
    ['x1-del-empty', undefined, 'nobody can use this: '],
    ['x1-del-empty', undefined, 'delegate_to is an empty list, which lends to nobody'],
    ['x1-del-ens', undefined, 'delegate_to holds the name "someone.eth"'],
    ['x1-uses-num', undefined, 'uses is the number 5, where text belongs: "5"'],
  ] as const)('%s: %s, %s', (name, rule, line) => {
    const found = advised(report(name));
    expect(found.rule).toBe(rule);
    expect(found.said).toContain(line);
  });

  it('of Solana say the same once a longest age is stated and the signature decides', () => {
    expect(advised(report('y3-sol-ledger'), undefined, 3600)).toMatchObject({ rule: 'auth-sig.signature' });
    expect(advised(report('y3-sol-ledger'), undefined, 3600).said).toContain('hardware wallet');
    expect(advised(report('t07-sol-base58'), undefined, 3600).said).toContain('base58 of 64 bytes');
  });
});

describe('a wallet', () => {
  const crlf = text.replaceAll('\n', '\r\n');
  const hash = noble.keccak256(utf8(text));
  const varint = Uint8Array.of(253, utf8(text).length & 0xff, utf8(text).length >> 8);
  it.each([
    ['the hex of the text, without 0x', personal(utf8(toHex(utf8(text))))],
    ['the Keccak-256 digest of the text, as a message', personal(hash)],
    ['the hex of the Keccak-256 digest of the text', personal(utf8(`0x${toHex(hash)}`))],
    ['the EIP-191 digest of the text, as a message', personal(eip191Digest(text))],
    ['length as a byte', noble.keccak256(concat(prefix, varint, utf8(text)))],
    ['a line feed at its end', eip191Digest(`${text}\n`)],
    ['CR LF at its line ends', eip191Digest(crlf)],
    ['its address in lower case', eip191Digest(text.replace(wallet, wallet.toLowerCase()))],
    ['without milliseconds', eip191Digest(text.replaceAll('.000Z', 'Z'))],
    ['as JSON, in quotes', eip191Digest(JSON.stringify(text))],
    ['the SHA-256 digest of the text, without a prefix', noble.sha256(utf8(text))],
  ])('signed %s', (says, digest) => {
    const found = advised(signed(digest));
    expect(found.rule).toBe('auth-sig.signature');
    expect(found.lines).toHaveLength(1);
    expect(found.said).toMatch(/^the wallet signed /);
    expect(found.said).toContain(says);
  });

  it('signed without the CR that the text got on its way', () => {
    expect(advised({ ...login, signedMessage: crlf }).said).toContain('the wallet signed the text with LF alone');
    expect(advised({ ...login, signedMessage: `${text}\n` }).said).toContain(
      'without the line feed or space at its end',
    );
  });

  it('has its signature in another form', () => {
    const { sig } = login;
    const bytes = fromHex(sig.slice(2)) ?? new Uint8Array();
    expect(advised({ ...login, sig: sig.slice(2) }).said).toContain(
      `130 hex digits without 0x; wanted are 0x and 130 hex digits (r, s, v) or 128 (EIP-2098): ${sig}`,
    );
    expect(advised({ ...login, sig: btoa(String.fromCharCode(...bytes)) }).said).toContain(`base64 of 65 bytes`);
    const other = bytes[64] === 27 ? '1c' : '1b';
    expect(advised({ ...login, sig: sig.slice(0, -2) + other }).said).toContain('v, belongs to the other point');
    expect(advised({ ...login, sig: '0x1234' }).said).toContain('0x and 4 hex digits; wanted');
    expect(advised({ ...login, sig: `${sig.slice(0, -2)}25` }).said).toContain(`found 37: ${sig}`);
  });

  it('is another one', () => {
    const found = advised({ ...login, sig: signDigest(new Uint8Array(32).fill(0x12), eip191Digest(text)) });
    expect(found.lines).toHaveLength(1);
    expect(found.said).toMatch(/^none of \d+ neighbours .* 0x[0-9a-fA-F]{40} signed, if it signed this text/);
  });
});

describe('a contract wallet', () => {
  const contractual = { ...login, derivedVia: 'EIP1271', sig: `0x${'ab'.repeat(100)}` };
  const question = {
    chainId: '1',
    address: wallet,
    digest: `0x${toHex(eip191Digest(text))}`,
    signature: contractual.sig,
    asOf: when,
  };

  it('is not there, reverts, or says no, as the evidence has it', () => {
    const said = (reply: object): string =>
      advised(contractual, { contractCalls: [{ ...question, ...reply } as never] }).said;
    expect(said({ code: false, outcome: 'returned', data: '0x' })).toContain(
      `there is no contract at ${wallet} on chain 1 (Ethereum)`,
    );
    expect(said({ code: true, outcome: 'failed' })).toContain('reverted');
    expect(said({ code: true, outcome: 'returned', data: `0x${'ff'.repeat(32)}` })).toContain('EIP1271_SHA256');
  });

  it('is none where the key of the address signed', () => {
    expect(advised({ ...login, derivedVia: 'EIP1271' }).said).toContain('derivedVia is web3.eth.personal.sign');
    const deployment = { factory: `0x${'4e'.repeat(20)}`, data: '0x68f0b900' };
    const sig = `0x${toHex(encodeWrapper({ signature: fromHex(login.sig.slice(2)) ?? new Uint8Array(), deployment }))}`;
    expect(advised({ ...login, sig }).said).toContain(`hand in what is inside, ${login.sig}`);
  });

  it('signed with a passkey, or with several owners', () => {
    const passkey = `0x${'00'.repeat(70)}${toHex(utf8('{"type":"webauthn.get"}'))}`;
    expect(advised({ ...login, sig: passkey }).said).toContain('passkey');
    expect(advised({ ...login, sig: `0x${'ab'.repeat(130)}` }).said).toContain('2 owners of a Safe');
  });
});

describe('a session', () => {
  const seed = new Uint8Array(32).fill(0x22);

  it('has nothing to be said where it holds, or is only over', () => {
    expect(adviceFor('session-sigs', sessionSigs, { ok: true, value: {} }, {})).toEqual([]);
    const over = { ok: false, issues: [{ rule: 'session.expired', path: '', message: '' }] } as const;
    expect(adviceFor('session-sigs', sessionSigs, over, {})).toEqual([]);
  });

  const refused = { ok: false, issues: [{ rule: 'session.signature', path: '', message: '' }] } as const;
  const said = (value: object): string => adviceFor('session-sig', value, refused, {}).join('\n');

  it('has its key and its signature in another form', () => {
    const bytes = fromHex(sessionSig.sig) ?? new Uint8Array();
    expect(said({ ...sessionSig, sig: btoa(String.fromCharCode(...bytes)) })).toContain(
      `128 hex digits are wanted: ${sessionSig.sig}`,
    );
    expect(said({ ...sessionSig, sig: `0x${sessionSig.sig}` })).toContain('sig is 0x and hex of 64 bytes');
    expect(said({ ...sessionSig, sig: [...bytes].join(',') })).toContain('a list of numbers of 64 bytes');
    expect(said({ ...sessionSig, address: `0x${sessionSig.address}` })).toContain(
      `64 lower-case hex digits: ${sessionSig.address}`,
    );
  });

  it('was written anew after it was signed', () => {
    const pretty = JSON.stringify(JSON.parse(sessionSig.signedMessage), null, 2);
    expect(said({ ...sessionSig, signedMessage: pretty })).toContain('the same message with other white space');
    const sig = toHex(signEd25519(seed, utf8(`${sessionSig.signedMessage}\n`)));
    expect(said({ ...sessionSig, sig })).toContain('the session key signed the text with a line feed at its end');
  });

  it('names the capability that was not signed', () => {
    const broken = { ...login, sig: signDigest(key, noble.keccak256(utf8(text))) };
    expect(said(resign({ capabilities: [broken] }))).toBe(
      'at /signedMessage/capabilities/0: the wallet signed the text without the EIP-191 prefix (eth_sign): use personal_sign (eth_sign of some wallets signs without the prefix of EIP-191)',
    );
  });

  it.each([
    ['lit-pkp', `0x${'5b'.repeat(32)}`, `without 0x: ${'5b'.repeat(32)}`],
    ['lit-pkp', 'AB'.repeat(32), `in lower case: ${'ab'.repeat(32)}`],
    ['lit-pkp', BigInt(`0x${'5b'.repeat(32)}`).toString(), `in hex ${'5b'.repeat(32)}`],
    ['lit-pkp', `04${'5b'.repeat(64)}`, 'its Keccak-256 is'],
    ['lit-pkp', '5b'.repeat(20), 'an Ethereum address'],
    ['lit-pkp', '5b', 'has 2 hex digits; wanted: 64'],
    ['lit-ratelimitincrease', '024', 'without leading zeros: 24'],
    ['lit-ratelimitincrease', '0x18', 'in decimal 24'],
    ['lit-litaction', 'ipfs://bafybeigdyrzt', 'CIDv1'],
    ['lit-accesscontrolcondition', `0x${'AB'.repeat(32)}`, `without 0x: ${'ab'.repeat(32)}`],
  ])('asks for %s://%s', (resourcePrefix, resource, line) => {
    const requests = [{ resource: { resource, resourcePrefix }, ability: 'pkp-signing' }];
    expect(said(resign({ resourceAbilityRequests: requests }))).toContain(line);
  });
});

describe('grants', () => {
  it('that somebody can use have nothing to be said', () => {
    expect(adviceFor('auth-sig', delegation, { ok: true, value: {} }, {})).toEqual([]);
  });
});

describe('whatever JSON holds', () => {
  const refused = { ok: false, issues: [{ rule: 'auth-sig.shape', path: '', message: '' }] } as const;
  const odd = [null, 0, '', 'x', [], {}, [[]], { sig: {} }, { signedMessage: 'x' }, { sig: null, signedMessage: '{' }];
  it.each(['auth-sig', 'session-sig', 'session-sigs'] as const)('has no advice to throw at as %s', (kind) => {
    for (const value of [...odd, { a: { ...login, sig: [] } }, { ...login, address: 'x'.repeat(70_000) }]) {
      expect(Array.isArray(adviceFor(kind, value, refused, {}))).toBe(true);
    }
    for (const derivedVia of ['solana.signMessage', 'cosmos.signArbitrary', 'lit.bls', 'EIP1271', 'none', '']) {
      for (const sig of ['', '0x', '1', 'z'.repeat(60_000), 'ab'.repeat(32_000), '[1,2,3]', '\ud800']) {
        const value = { ...login, derivedVia, sig, signedMessage: `${sig}\n${wallet}`, address: sig };
        const lines = adviceFor(kind, kind === 'session-sigs' ? { n: value } : value, refused, {
          evidence: { contractCalls: [null, 5] } as never,
        });
        for (const line of lines) expect(line.length).toBeLessThan(800);
      }
    }
  });
});
