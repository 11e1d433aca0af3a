import { sha3_256 } from '@noble/hashes/sha3.js';
import { describe, expect, it } from 'vitest';
import { encodeWrapper } from '../../src/auth-sig/wrapper.js';
import { decodingsOf } from '../../src/cli/advice/encoding.js';
import { variantsOf } from '../../src/cli/advice/variant.js';
import { adviceFor } from '../../src/cli/advice.js';
import { generateSessionKeyPair } from '../../src/client/session-key.js';
import { signEd25519 } from '../../src/crypto/ed25519.js';
import { noble } from '../../src/crypto/noble.js';
import { eip191Digest, signDigest } from '../../src/crypto/secp256k1.js';
import { concat, fromHex, toHex, utf8 } from '../../src/internal/bytes.js';
import { advised, report, when } from './advice-fixture.js';
import {
  authSig,
  delegation,
  login,
  pkp,
  resign,
  secondWallet,
  sessionKey,
  sessionSig,
  sessionSigs,
  signText,
  wallet,
} from './fixture.js';

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

  it('of Solana name the account that was handed in as the numbers of its bytes', () => {
    const given = report('y3-sol-ledger');
    const numbers = { ...(decodingsOf(String(given.address)).find(({ bytes }) => bytes.length === 32)?.bytes ?? []) };
    expect(advised({ ...given, address: numbers }).said).toContain(
      `address is the JSON.stringify of numbers of 32 bytes; wanted is the base58 of 32 bytes: ${given.address}`,
    );
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
    [
      'the text hashed with SHA3-256: hash with Keccak-256',
      sha3_256(concat(prefix, utf8(String(utf8(text).length)), utf8(text))),
    ],
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

  it.each([
    ['its blank lines', "it's free", (t: string) => t.replaceAll('\n\n', '\n'), 'siwe.layout'],
    ['straight quotation marks', "it's free", (t: string) => t.replaceAll("'", '\u2019'), 'siwe.statement'],
    [
      'straight quotation marks and typed dashes',
      "free -- it's",
      (t: string) => t.replaceAll("'", '\u2019').replace('--', '\u2014'),
      'siwe.statement',
    ],
    [
      'its blank lines and straight quotation marks',
      "it's free",
      (t: string) => t.replaceAll('\n\n', '\n').replaceAll("'", '\u2019'),
      'siwe.layout',
    ],
    [
      'its blank lines, straight quotation marks and typed dashes',
      "free -- it's",
      (t: string) => t.replaceAll('\n\n', '\n').replaceAll("'", '\u2019').replace('--', '\u2014'),
      'siwe.layout',
    ],
    ['typographic apostrophes', 'it\u2019s free', (t: string) => t.replaceAll('\u2019', "'"), 'auth-sig.signature'],
  ] as const)('signed the text with %s, which a chat has changed', (says, statement, change, rule) => {
    const free = signText(text.replace('Sign in, please.', statement));
    const found = advised({ ...free, signedMessage: change(free.signedMessage) });
    expect(found.rule).toBe(rule);
    expect(found.said).toContain(`the wallet signed the text with ${says}: `);
  });

  it('signed the text before it was escaped for HTML', () => {
    const free = signText(text.replace('Sign in, please.', "I'm in & out."));
    const escaped = (t: string): string =>
      t.replaceAll('&', '&amp;').replaceAll("'", '&#x27;').replaceAll('/', '&#x2F;');
    const said = 'the wallet signed the text before it was escaped for HTML: ';
    expect(advised({ ...free, signedMessage: escaped(free.signedMessage) }).said).toContain(said);
    expect(advised({ ...login, signedMessage: escaped(text) }).said).toContain(said);
  });

  it('signed a text that something put into lower case', () => {
    const { said } = advised({ ...login, signedMessage: text.toLowerCase() });
    expect(said).toMatch(
      /^the text was put into lower case .*, after it was signed if the named account did sign: keep/,
    );
    expect(said).not.toContain('EIP-55 spells');
    expect(advised(signText(text.toLowerCase())).said).toMatch(/^the wallet signed this text as it stands/);
  });

  it('spells its address in one letter case, which is valid and not everywhere', () => {
    const lower = signText(text.replace(wallet, wallet.toLowerCase()));
    expect(advised(lower)).toMatchObject({ rule: undefined, lines: [expect.stringContaining(wallet)] });
    expect(advised(login).lines).toEqual([]);
  });

  it('was shortened by a console', () => {
    const short = { ...login, signedMessage: `${text.slice(0, 90)}\u2026${text.slice(-60)}` };
    expect(advised(short).said).toContain('signedMessage may have been shortened by what printed it');
    expect(advised({ ...sessionSig, sig: `${sessionSig.sig.slice(0, 40)}...` }).said).toContain('sig may have been');
    expect(advised({ ...login, sig: login.sig.slice(0, -2) }).said).not.toContain('shortened');
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
    for (const [name, answer] of Object.entries({ signature: { messageHash: '0x', v: '0x1b' }, result: { id: 1 } }))
      expect(advised({ ...login, sig: { ...answer, [name]: sig } }).said).toContain(
        `sig is an object around its member ${name} of 65 bytes; wanted are 0x and 130 hex digits (r, s, v) or 128 (EIP-2098): ${sig}`,
      );
    expect(advised({ ...login, sig: { code: 4001, result: 'denied' } }).said).toContain('characters that are no hex');
    expect(advised({ ...login, sig: '0x1234' }).said).toContain('0x and 4 hex digits; wanted');
    for (const broken of [`${sig}\u200b`, `${sig.slice(0, 66)} ${sig.slice(66)}`])
      expect(advised({ ...login, sig: broken }).said).toContain('spaces or characters that nobody sees of 65 bytes');
    const odd = [0, 1, 2, 3]
      .map((letter) => signText(`${text.slice(0, -1)}${letter}`))
      .find((each) => each.sig.endsWith('1c')) as typeof login;
    expect(advised({ ...odd, sig: odd.sig.slice(0, -2) }).said).toContain(`it has no v: 28 is right: ${odd.sig}`);
    expect(advised({ ...login, sig: `${sig.slice(0, -2)}25` }).said).toContain(
      `found 37, the v of a transaction on chain 1 (EIP-155), where a message has 27 or 28; this one holds: ${sig}`,
    );
    expect(advised({ ...login, sig: `${sig.slice(0, -2)}1d` }).said).toContain(`found 29; this one holds: ${sig}`);
  });

  it.each([
    ['the statement alone', /\n\n(.+)\n\nURI: /.exec(text)?.[1] ?? ''],
    ['the text with the prefix', `\x19Ethereum Signed Message:\n${text.length}${text}`],
    ['the text with line feeds where it has spaces', text, text.replaceAll('\n', ' ')],
  ])('is over a neighbour: %s', (_, said, written = text) => {
    const { lines } = advised({ ...login, signedMessage: written, sig: signText(said).sig });
    expect(lines.join()).toMatch(/^the wallet signed the (?:statement|text) /);
  });

  it('is over the text before an editor wrapped its lines', () => {
    const long = `Buy${' nothing at all'.repeat(12)}.`;
    const genuine = signText(
      `${text.replace('Sign in, please.', long)}\nResources:\n- ipfs://${'a'.repeat(90)}\n- https://app.example/`,
    );
    for (const width of [72, 40]) {
      const lines = long.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trimEnd();
      const wrapped = { ...genuine, signedMessage: genuine.signedMessage.replace(long, lines) };
      expect(advised(wrapped).said).toContain('with its long lines whole');
    }
    const hard = genuine.signedMessage.replace(/a{60}/, (run) => `${run}\n  `);
    expect(advised({ ...genuine, signedMessage: hard }).said).toContain('with its long lines whole');
  });

  it('is over the very text that is refused', () => {
    const short = signText(text.replace(/Nonce: .*/, 'Nonce: 1234'));
    expect(advised(short)).toMatchObject({ rule: 'siwe.nonce' });
    expect(advised(short).said).toMatch(/^the wallet signed this text as it stands, fault and all/);
    expect(advised({ ...login, signedMessage: short.signedMessage }).said).not.toContain('fault and all');
    expect(advised({ ...login, domain: 'x' }).said).not.toContain('fault and all');
  });

  it.each([
    ['Chain ID: 1', 'Chain ID: 0x2105', 'Chain ID is in hex; wanted is 8453'],
    ['Chain ID: 1', 'Chain ID: eip155:10', 'Chain ID is in CAIP-2; wanted is 10'],
    [/Expiration Time: .*/, 'Expiration Time: 1767323345', 'of seconds since 1970; wanted is 2026-01-02T03:09:05.000Z'],
    [/Issued At: .*/, 'Issued At: 1767323045123', 'of milliseconds since 1970; wanted is 2026-01-02T03:04:05.123Z'],
    [/Issued At: .*/, 'Issued At: Fri, 02 Jan 2026 03:04:05 GMT', 'for people; wanted is 2026-01-02T03:04:05.000Z'],
  ] as const)('is over a field in another notation: %s, %s', (genuine, written, line) => {
    expect(advised(signText(text.replace(genuine, written))).said).toContain(line);
  });

  it('is by an account that only one of text and member names', () => {
    const second = new Uint8Array(32).fill(0x12);
    const other = { ...login, address: secondWallet };
    expect(advised(other).said).toBe(
      `the account that the text names signed, and address is another: wanted is ${wallet}, or, where address is a smart account of its, a text that names that one`,
    );
    expect(advised({ ...other, sig: signDigest(second, eip191Digest(text)) }).said).toContain(
      `${secondWallet} signed, and the text names ${wallet}, whose signature this is not`,
    );
  });

  it('is over a time that lost its milliseconds, which cannot be tried', () => {
    const exact = signText(text.replace(/Issued At: .*/, 'Issued At: 2026-01-02T03:04:05.678Z'));
    const lost = { ...exact, signedMessage: exact.signedMessage.replace('.678Z', 'Z') };
    expect(advised(lost).said).toContain('Issued At has no fraction of a second and Expiration Time has one');
  });

  it('is over the statement of a ReCap whose apostrophes a shell took away', () => {
    const several = authSig({ recap: { att: { [pkp]: { 'Auth/Auth': [{}], 'Threshold/Signing': [{}] } }, prf: [] } });
    for (const each of [delegation, several]) {
      const stripped = { ...each, signedMessage: each.signedMessage.replaceAll("'", '') };
      expect(advised(stripped).said).toContain('signed the text with the apostrophes of its statement: a shell took');
    }
    const session = JSON.parse(JSON.stringify(sessionSig).replaceAll("'", ''));
    expect(advised(session).said).toContain('the session key signed the text with the apostrophes of its statement');
  });

  it.each(['lit:sessionkey:', 'lit:session:0x', 'lit:'])('names the session key after %s', (before) => {
    const granted = authSig().signedMessage.replace('URI: lit:session:', `URI: ${before}`);
    expect(advised(signText(granted)).said).toContain(
      `in another form, after "${before}"; wanted is lit:session:${sessionKey.publicKey}`,
    );
  });

  it('has a ReCap that was not encoded', () => {
    const bare = authSig().signedMessage.replace(/urn:recap:.*/, 'urn:recap:{"att":{}}');
    expect(advised(signText(bare)).said).toContain('JSON follows urn:recap:; wanted is the base64url of that JSON');
  });

  it('is another one', () => {
    const found = advised({ ...login, sig: signDigest(new Uint8Array(32).fill(0x12), eip191Digest(text)) });
    expect(found.lines).toHaveLength(3);
    expect(found.said).toMatch(
      /^0x[0-9a-fA-F]{40} signed, if this is the text that it signed, and 0x[0-9a-fA-F]{40} is/,
    );
    expect(found.lines[1]).toMatch(/none of \d+ neighbours of the text was signed/);
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

  it('has what a Safe has of one owner', () => {
    const byOwner =
      /^sig has another .*found 3[12], as a Safe has it where an owner signed with eth_sign .*\nif it is a contract/;
    for (const v of ['1f', '20']) {
      const ofOwner = signDigest(new Uint8Array(32).fill(0x12), eip191Digest(text));
      expect(advised({ ...login, sig: `${ofOwner.slice(0, -2)}${v}` }).said).toMatch(byOwner);
      expect(advised({ ...login, sig: `${login.sig.slice(0, -2)}${v}` }).said).toContain(
        `this one holds: ${login.sig}`,
      );
    }
    expect(advised({ ...login, sig: `${login.sig.slice(0, -2)}1d` }).said).not.toContain('Safe');
    const approved = `0x${'00'.repeat(12)}${'1b'.repeat(20)}${'00'.repeat(32)}01`;
    expect(advised({ ...login, sig: approved }).said).toMatch(
      /^sig has another s: expected s above 0, found 0, as a Safe has it where an owner approved the hash on the chain\nif it is/,
    );
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
    const [then, ...more] = adviceFor('session-sigs', sessionSigs, over, {});
    expect(then).toMatch(/: --now 2026-01-02T03:04:05\.000Z judges it as of then$/);
    expect(more).toEqual([]);
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
    const members = Object.entries(JSON.parse(sessionSig.signedMessage)).sort(([a], [b]) => a.length - b.length);
    expect(said({ ...sessionSig, signedMessage: JSON.stringify(Object.fromEntries(members), null, 1) })).toContain(
      'or its members in another order: send the text that was signed',
    );
    const sig = toHex(signEd25519(seed, utf8(`${sessionSig.signedMessage}\n`)));
    expect(said({ ...sessionSig, sig })).toContain('the session key signed the text with a line feed at its end');
  });

  it('was signed by another session key, or names another in one of its places', () => {
    const other = toHex(signEd25519(new Uint8Array(32).fill(0x23), utf8(sessionSig.signedMessage)));
    expect(said({ ...sessionSig, sig: other })).toContain('or another session key signed');
    expect(said(sessionSig)).toBe('');
    expect(said({ ...sessionSig, address: generateSessionKeyPair(new Uint8Array(32).fill(0x23)).publicKey })).toBe(
      `the session key that the message names signed, and address is another: wanted is ${sessionSig.address}`,
    );
  });

  it.each([
    [{ sessionKey: `lit:session:${sessionSig.address}` }, `the key after "lit:session:"`],
    [{ sessionKey: `lit:session:${sessionSig.address}` }, `digits alone, ${sessionSig.address}`],
    [{ sessionKey: `0x${sessionSig.address}` }, `sessionKey is 0x and 64 hex digits`],
    [{ expiration: 1767323345 }, 'expiration is a count of seconds since 1970; wanted is 2026-01-02T03:09:05.000Z'],
    [{ issuedAt: '1767323045000' }, 'issuedAt is a count of milliseconds since 1970'],
  ])('has a member in another notation: %j, %s', (change, line) => {
    expect(said(resign(change))).toContain(line);
  });

  it('was parsed, or holds what belongs in it in another form', () => {
    const message = JSON.parse(sessionSig.signedMessage);
    expect(said({ ...sessionSig, signedMessage: message })).toBe(
      'signedMessage was parsed into an object; wanted is the text that was signed, as it was received',
    );
    expect(said(resign({ capabilities: [JSON.stringify(login)] }))).toContain(
      'capabilities holds AuthSigs as JSON text',
    );
    const requests = [{ resource: pkp, ability: 'pkp-signing' }];
    expect(said(resign({ resourceAbilityRequests: requests }))).toContain(
      `wanted is {"resource":"${pkp.slice(10)}","resourcePrefix":"lit-pkp"}`,
    );
  });

  it('requests something else than what is asked', () => {
    const issues = [{ rule: 'session.requested-resource', path: '', message: '' }] as const;
    expect(adviceFor('session-sig', sessionSig, { ok: false, issues }, {})).toEqual([
      `the session requests pkp-signing on ${pkp}`,
    ]);
    const odd = resign({ resourceAbilityRequests: [null, {}, { resource: {}, ability: 5 }] });
    expect(adviceFor('session-sig', odd, { ok: false, issues }, {})).toHaveLength(1);
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

  it('that name a public key for a delegatee say whose it is', () => {
    const publicKey =
      '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';
    const lent = (item: string): string => {
      const att = { 'lit-ratelimitincrease://24': { 'Auth/Auth': [{ delegate_to: [item] }] } };
      const uri = `urn:recap:${btoa(JSON.stringify({ att, prf: [] })).replace(/=+$/, '')}`;
      return advised({ ...delegation, signedMessage: delegation.signedMessage.replace(/urn:recap:.*/, uri) }).said;
    };
    const said = 'a public key: its address is wanted, 7e5f4552091a69125d5dfcb7b8c2659029395bdf';
    for (const item of [publicKey, `0x${publicKey}`, `02${publicKey.slice(2, 66)}`]) expect(lent(item)).toContain(said);
    expect(lent(publicKey.slice(0, -2))).toContain('40 hex digits are wanted');
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
