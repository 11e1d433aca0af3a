// The signature of a wallet: its form, its high twin, and over which bytes it is made.
import { sha3_256 } from '@noble/hashes/sha3.js';
import {
  alice, asGrant, authSig, authSigs, blsAuthSig, bob, checksum, concat, type Ecdsa, EXPIRES, ecdsa, ecdsaHex, eip191, grantText, group, hex, type Input, ISSUED,
  json, keccak, lit, type Row, refusedBy, secp256k1, sha256, topic, unhex, utf8, type Wallet,
} from '../vocabulary.js';

const { asLogin, LOGIN_STATEMENT, login, loginText } = authSigs;

const order = secp256k1.Point.Fn.ORDER;
const word = (number: bigint) => number.toString(16).padStart(64, '0');
const sign = (digest: Uint8Array, by = alice()) => ecdsa(digest, by.secretKey);

/** r and yParityAndS (EIP-2098). */
const compact = ({ r, s, recovery }: Ecdsa) => `0x${word(r)}${word(s | (BigInt(recovery) << 255n))}`;

/** The other signature of the same key over the same digest. */
const highTwin = ({ r, s, recovery }: Ecdsa) => ecdsaHex({ r, s: order - s, recovery: 1 - recovery });

/** The login with the first request id, from 0 on, with which the signature of Alice has a parity. */
function textWithParity(bit: number) {
  for (let id = 0; ; id++) {
    const text = loginText({ requestId: String(id) });
    if (sign(eip191(text)).recovery === bit) return text;
  }
}

/** A login whose genuine signature has a parity: its numbers, its texts, and the input with any text as signature. */
function loginWithParity(bit: number) {
  const text = textWithParity(bit);
  const parts = sign(eip191(text));
  return { text, parts, full: ecdsaHex(parts), withSig: (sig: string) => asLogin(authSig(text, alice(), { sig })) };
}

type Made = ReturnType<typeof loginWithParity>;

const readable = (zero: Made, one: Made) =>
  group({ rules: ['auth-sig.signature-form', 'auth-sig.low-s'],
    from: ({ made, sig }: { made: Made; sig: string }) => ({ input: made.withSig(sig),
      trace: { r: word(made.parts.r), s: word(made.parts.s), yParity: made.parts.recovery } }) }, [
    { id: 'ecdsa-v27', title: 'v of 27', why: 'v of 27 stands for parity 0.', made: zero, sig: ecdsaHex(zero.parts, 27) },
    { id: 'ecdsa-v28', title: 'v of 28', why: 'v of 28 stands for parity 1.', made: one, sig: ecdsaHex(one.parts, 28) },
    { id: 'ecdsa-v0', title: 'v of 0', why: 'v of 0 is parity 0 itself.', made: zero, sig: ecdsaHex(zero.parts, 0) },
    { id: 'ecdsa-v1', title: 'v of 1', why: 'v of 1 is parity 1 itself.', made: one, sig: ecdsaHex(one.parts, 1) },
    { id: 'ecdsa-compact-0', title: 'The compact form with parity 0', why: '64 bytes are r and yParityAndS: the top bit of s is the parity, 0 here.',
      made: zero, sig: compact(zero.parts) },
    { id: 'ecdsa-compact-1', title: 'The compact form with parity 1', why: '64 bytes are r and yParityAndS: the top bit of s is the parity, 1 here.', made: one,
      sig: compact(one.parts) },
    { id: 'ecdsa-upper-hex', title: 'Hex digits in upper case', why: 'Hex digits have no letter case.', made: one,
      sig: `0x${one.full.slice(2).toUpperCase()}` },
  ]);

/** Where the form is not judged, v is taken by its parity: each v here has the parity that its text needs. */
const otherV = (zero: Made, one: Made) =>
  group({ rule: 'auth-sig.signature-form', risk: ['signature-malleability'],
    from: ({ made, v }: { made: Made; v: number }) => ({
      twin: `auth-ecdsa-v${27 + made.parts.recovery}`, change: `v: ${v}`, input: made.withSig(ecdsaHex(made.parts, v)) }) }, [
    { id: 'ecdsa-v2', title: 'v of 2', why: 'v of 2 would mean that r was reduced by the group order, which nobody can bring about.', made: zero, v: 2 },
    { id: 'ecdsa-v3', title: 'v of 3', why: 'v of 3 would mean that r was reduced by the group order, which nobody can bring about.', made: one, v: 3 },
    { id: 'ecdsa-v26', title: 'v of 26', why: 'v is 0, 1, 27 or 28, and 26 is just below.', made: zero, v: 26 },
    { id: 'ecdsa-v29', title: 'v of 29', why: 'v is 0, 1, 27 or 28, and 29 is just above.', made: zero, v: 29 },
    { id: 'ecdsa-v31', title: 'v of 31', why: 'v of 31 is the header of a compressed key in signed messages of Bitcoin.', made: zero, v: 31 },
    { id: 'ecdsa-v35', title: 'v of 35', why: 'v of 35 is parity 0 of a transaction on chain 0 (EIP-155), and a message is no transaction.', made: zero,
      v: 35 },
    { id: 'ecdsa-v37', title: 'v of 37', why: 'v of 37 is parity 0 of a transaction on chain 1 (EIP-155), and a message is no transaction.', made: zero,
      v: 37 },
    // Counted from 27 it is odd: a lenient reader recovers another address.
    { id: 'ecdsa-v54', title: 'v of 54', profiles: lit(refusedBy('auth-sig.signature')),
      why: 'v of 54 is twice 27: a reader that takes the remainder of v by 27 as the parity reads 0, and the signature has a second text.', made: zero, v: 54 },
    { id: 'ecdsa-v81', title: 'v of 81',
      why: 'v of 81 is three times 27: a reader that takes the remainder of v by 27 as the parity reads 0, and the signature has a second text.', made: zero,
      v: 81 },
    { id: 'ecdsa-v38', title: 'v of 38', why: 'v of 38 is parity 1 of a transaction on chain 1 (EIP-155), and a message is no transaction.', made: one, v: 38 },
    { id: 'ecdsa-v255', title: 'v of 255', why: 'v is 0, 1, 27 or 28; to take any v by its parity gives one signature many texts.', made: zero, v: 255 },
  ]);

/** Forms that a lenient reader takes: the signature is genuine. */
const lenient = ({ full, withSig }: Made) =>
  group({ twin: 'ecdsa-v27', rule: 'auth-sig.signature-form', risk: ['signature-malleability'],
    from: ({ sig }: { sig: string }) => ({ input: withSig(sig) }) }, [
    { id: 'ecdsa-no-prefix', title: 'A signature without 0x', change: 'sig without 0x', why: 'The hex of a signature begins with 0x.', sig: full.slice(2) },
    { id: 'ecdsa-66-bytes', title: 'A signature and one more byte', change: 'sig += 00',
      why: '65 bytes are r, s and v; a byte that nobody reads makes a second text of one signature.', sig: `${full}00` },
  ]);

/** Forms that no reader makes this signature of. */
const unreadable = ({ text, parts, full, withSig }: Made) =>
  group({ twin: 'ecdsa-v27', rule: 'auth-sig.signature-form', risk: ['signature-malleability'], profiles: lit(refusedBy('auth-sig.signature')),
    from: ({ sig }: { sig: string }) => ({ input: withSig(sig) }) }, [
    { id: 'ecdsa-upper-prefix', title: 'A signature with 0X', change: '0X in place of 0x', why: 'The prefix is a lower-case 0x.', sig: `0X${full.slice(2)}` },
    { id: 'ecdsa-odd', title: 'A signature with 129 hex digits', change: 'last digit of sig left out', why: 'Hex digits come in pairs.',
      sig: full.slice(0, -1) },
    { id: 'ecdsa-63-bytes', title: 'A signature of 63 bytes', change: 'last two bytes of sig left out', why: 'r and s have 64 bytes together.',
      sig: full.slice(0, -4) },
    { id: 'ecdsa-empty', title: 'An empty signature', change: 'sig: ""', why: 'An empty text holds neither r nor s.', sig: '' },
    { id: 'ecdsa-prefix-only', title: 'A signature of 0x alone', change: 'sig: "0x"', why: 'No bytes are neither r nor s.', sig: '0x' },
    { id: 'ecdsa-letter', title: 'A signature with a letter that is no hex digit', change: 'last byte of sig: g7',
      why: 'g is no hex digit; a reader that stops there reads another number.', sig: full.replace(/..$/, 'g7') },
    { id: 'ecdsa-line-feed', title: 'A signature with a line feed at the end', change: 'sig += U+000A', why: 'Nothing is trimmed before the hex is read.',
      sig: `${full}\n` },
    { id: 'ecdsa-base64', title: 'A signature in base64', change: 'sig in base64', why: 'The signature of a wallet is hex.',
      sig: Buffer.from(unhex(full.slice(2))).toString('base64') },
    { id: 'ecdsa-der', title: 'A signature in DER', change: 'sig in DER', why: 'The form is r, s and v, and not the DER of other protocols.',
      sig: `0x${new secp256k1.Signature(parts.r, parts.s).toHex('der')}` },
    { id: 'ecdsa-bls', title: 'A network signature in the place of that of a wallet', change: 'sig: that of a network over the same text',
      why: 'The form follows from the kind, and this kind is eoa.', sig: blsAuthSig(text).sig },
    { id: 'ecdsa-r-zero', title: 'r of 0', change: 'r: 0', why: 'r is a number in 1..n-1.', sig: ecdsaHex({ ...parts, r: 0n }) },
    { id: 'ecdsa-s-zero', title: 's of 0', change: 's: 0', why: 's is a number in 1..n-1.', sig: ecdsaHex({ ...parts, s: 0n }) },
    { id: 'ecdsa-r-order', title: 'r of the group order', change: 'r: n', why: 'r is a number in 1..n-1.', sig: ecdsaHex({ ...parts, r: order }) },
    { id: 'ecdsa-s-order', title: 's of the group order', change: 's: n', why: 's is a number in 1..n-1.', sig: ecdsaHex({ ...parts, s: order }) },
    { id: 'ecdsa-compact-s-zero', title: 'The compact form with an s of 0', twin: 'ecdsa-compact-0', change: 's: 0, in the compact form',
      why: 's is in 1..n-1, in 255 bits too.', sig: compact({ ...parts, s: 0n }) },
  ]);

const forms = (): Row[] => {
  const zero = loginWithParity(0);
  const one = loginWithParity(1);
  return [
    ...readable(zero, one),
    ...otherV(zero, one),
    ...lenient(zero),
    ...unreadable(zero),
    ...[zero, one].map((made): Row => (
      { id: `ecdsa-high-s-${made.parts.recovery}`, title: `The high twin of a signature with parity ${made.parts.recovery}`,
        twin: `auth-ecdsa-v${27 + made.parts.recovery}`, change: 's: n - s, parity flipped', rule: 'auth-sig.low-s',
        why: 'Whoever sees a signature can make its twin, which recovers to the same address; s is at most half the group order.',
        input: made.withSig(highTwin(made.parts)), trace: { s: word(order - made.parts.s), half: word(order >> 1n) } })),
    { id: 'ecdsa-high-s-session', title: 'A grant with the high twin of its signature', twin: 'auth-session', change: 's: n - s, parity flipped',
      rule: 'auth-sig.low-s', why: 'Uses of a grant could be counted twice where signatures are told apart by their text.',
      input: asGrant(authSig(grantText(), alice(), { sig: highTwin(sign(eip191(grantText()))) })) },
  ];
};

const addressOf = (point: { toBytes(compressed: boolean): Uint8Array }) => checksum(`0x${hex(keccak(point.toBytes(false).slice(1)).slice(12))}`);

/** Who a signature recovers to over a digest. */
function recoveredFrom(digest: Uint8Array, { r, s, recovery }: Ecdsa) {
  try {
    return addressOf(new secp256k1.Signature(r, s, recovery).recoverPublicKey(digest));
  } catch {
    return 'none';
  }
}

/** The smallest r that is the x of no point. */
function emptyR() {
  for (let r = 1n; ; r++) {
    try {
      secp256k1.Point.fromHex(`02${word(r)}`);
    } catch {
      return r;
    }
  }
}

/** What is judged, and what the signature recovers to: a text that names Alice with the numbers of a signature. */
const signed = (text: string, parts: Ecdsa, build = asLogin) => ({
  input: build(authSig(text, alice(), { sig: ecdsaHex(parts) })),
  trace: { digest: `0x${hex(eip191(text))}`, recovered: recoveredFrom(eip191(text), parts) },
});

const numbers = () => {
  const text = loginText();
  const parts = sign(eip191(text));
  return group({ twin: 'auth-login', rule: 'auth-sig.signature',
    from: ({ other = {} }: { other?: Partial<Ecdsa> }) => signed(text, { ...parts, ...other }) }, [
    { id: 'signature-r-bit', title: 'One bit of r turned over', change: 'last bit of r', why: 'Another r belongs to another key or to none.',
      other: { r: parts.r ^ 1n } },
    { id: 'signature-s-bit', title: 'One bit of s turned over', change: 'last bit of s', why: 'Another s belongs to another key.', other: { s: parts.s ^ 1n } },
    { id: 'signature-parity', title: 'The other parity', change: 'v: the other one', why: 'The other parity recovers to another address.',
      other: { recovery: 1 - parts.recovery } },
    { id: 'signature-no-point', title: 'r that is the x of no point', change: 'r: the smallest that is the x of no point',
      why: 'No key could have made the signature, and no key is no address.', other: { r: emptyR() } },
    { id: 'signature-bob', title: 'Another wallet', change: 'signed by another wallet', risk: ['forgery', 'wrong-account'],
      why: 'Bob signed a text that names Alice.', other: sign(eip191(text), bob()) },
    { id: 'signature-session-bob', title: 'A grant in the name of Alice, signed by another wallet', twin: 'auth-session', change: 'signed by another wallet',
      risk: ['forgery', 'wrong-account'], why: 'Bob signed a text that names Alice.', ...signed(grantText(), sign(eip191(grantText()), bob()), asGrant) },
    { id: 'signature-parity-cut', title: 'A signature of parity 1 without its last byte', twin: 'auth-ecdsa-compact-1',
      change: 'sig: r and s without the parity in the top bit',
      why: '64 bytes are the compact form, whose top bit says parity 0 here; with it another address is recovered.',
      input: (({ withSig, full }) => withSig(full.slice(0, -2)))(loginWithParity(1)), trace: undefined },
  ]);
};

const PREFIX = '\x19Ethereum Signed Message:\n';
const prefixed = (prefix: string, text: string | Uint8Array) => keccak(concat(utf8(prefix), typeof text === 'string' ? utf8(text) : text));

/** Signatures by Alice over something else than the EIP-191 digest of the text. */
const digests = () => {
  const text = loginText();
  const { length } = text;
  return group({ twin: 'auth-login', rule: 'auth-sig.signature',
    from: ({ digest }: { digest: Uint8Array }) => signed(text, sign(digest)) }, [
    { id: 'signature-over-bare', title: 'A signature over the hash of the bare text', change: 'signed: Keccak-256 of the text',
      why: 'The prefix of EIP-191 keeps messages apart from transactions.', digest: keccak(utf8(text)) },
    { id: 'signature-over-sha256', title: 'A signature over SHA-256 of the text', change: 'signed: SHA-256 of the text',
      why: 'The hash of a wallet signature is Keccak-256 over prefix and text.', digest: sha256(utf8(text)) },
    { id: 'signature-over-sha256-prefixed', title: 'A signature over SHA-256 of prefix and text', change: 'signed: SHA-256 of prefix, length and text',
      why: 'The hash is Keccak-256.', digest: sha256(utf8(`${PREFIX}${length}${text}`)) },
    { id: 'signature-over-sha3', title: 'A signature over SHA3-256 of prefix and text', change: 'signed: SHA3-256 of prefix, length and text',
      why: 'Keccak-256 of Ethereum and SHA3-256 of the standard differ in their padding.', digest: sha3_256(utf8(`${PREFIX}${length}${text}`)) },
    { id: 'signature-over-no-length', title: 'A signature over a prefix without a length', change: 'signed: the length left out',
      why: 'The prefix ends with the number of bytes.', digest: prefixed(PREFIX, text) },
    { id: 'signature-over-length-off', title: 'A signature over a prefix with the length plus one', change: 'signed: the length plus one',
      why: 'The length is that of the text, without the end of a string.', digest: prefixed(`${PREFIX}${length + 1}`, text) },
    { id: 'signature-over-fixed-length', title: 'A signature over a prefix with the length 32', change: 'signed: the hash of the text as a message of 32 bytes',
      why: 'The message is the text and not its hash.', digest: prefixed(`${PREFIX}32`, keccak(utf8(text))) },
    { id: 'signature-over-hex-text', title: 'A signature over the hex of the text', change: 'signed: 0x and the hex of the text, as text',
      why: 'A wallet that takes hex for text signs another text.', digest: eip191(`0x${hex(utf8(text))}`) },
    { id: 'signature-over-twice', title: 'A signature over the digest of the digest', change: 'signed: the EIP-191 digest as a message of 32 bytes',
      why: 'The prefix is put in front once.', digest: prefixed(`${PREFIX}32`, eip191(text)) },
    { id: 'signature-over-line-feed', title: 'A signature over the text with a line feed at the end', change: 'signed: the text and U+000A',
      why: 'The bytes that are judged are those that were received, and these have no line feed at the end.', digest: eip191(`${text}\n`) },
    { id: 'signature-over-crlf', title: 'A signature over the text with CRLF line ends', change: 'signed: the text with CR before each LF',
      why: 'The bytes that are judged are those that were received, and these have no CR.', digest: eip191(text.replaceAll('\n', '\r\n')) },
    { id: 'signature-over-json', title: 'A signature over the JSON string of the text',
      change: 'signed: the text as it stands in JSON, with quotation marks and escapes', why: 'The signed text is what the JSON string means.',
      digest: eip191(json(text)) },
    { id: 'signature-over-network-message', title: 'A signature over what a network would sign',
      change: 'signed: Keccak-256 of lit_session: and the hex of the digest', why: 'Each kind has its own bytes to sign.',
      digest: prefixed('lit_session:', hex(eip191(text))) },
  ]);
};

/** One text was signed and another one is shown. */
const changed = () =>
  group({ twin: 'auth-login', rule: 'auth-sig.signature',
    why: 'The signature is genuine for the text before the change; over the text received it recovers to another address.',
    from: ({ step, fields, by = alice(), over }: { step: string; fields: authSigs.Login; by?: Wallet; over?: Input }) => ({
      change: `${step}, not signed again`, input: asLogin(authSig(loginText(fields), by, { sig: authSig(loginText()).sig }), over) }) }, [
    { id: 'signature-changed-statement', title: 'A statement changed by one letter', step: 'statement: one letter in lower case',
      fields: { statement: LOGIN_STATEMENT.replace('Sign', 'sign') } },
    { id: 'signature-changed-nonce', title: 'A nonce changed after signing', step: 'nonce and expected nonce: the last letter',
      fields: { nonce: 'Kq3vX7bT9sLn' }, over: { nonce: 'Kq3vX7bT9sLn' } },
    { id: 'signature-changed-chain', title: 'A chain id changed after signing', step: 'chainId: "10"', fields: { chainId: '10' } },
    { id: 'signature-changed-address', title: 'The address of another wallet in the text of the first',
      step: 'address of the text and of the JSON: those of another wallet', fields: { by: bob() }, by: bob() },
  ]);

/** A text that a reader which writes the message again from its members would change, and the text that it would write. */
interface Spelling {
  readonly id: string;
  readonly title: string;
  readonly fields: authSigs.Login;
  /** What is special. */
  readonly note: string;
  /** The members that such a reader would write, and what changes by that. */
  readonly again: authSigs.Login;
  readonly step: string;
}

const spellings: readonly Spelling[] = [
  { id: 'chain-id-zero', title: 'A chain id of 01', fields: { chainId: '01' }, note: '01 and 1 are two texts',
    again: { chainId: '1' }, step: 'Chain ID: 1' },
  { id: 'chain-id-large', title: 'A chain id of 2^53+1', fields: { chainId: '9007199254740993' }, note: 'A chain id is text of any length',
    again: { chainId: '9007199254740992' }, step: 'Chain ID: 9007199254740992' },
  { id: 'empty-request-id', title: 'An empty request id', fields: { requestId: '' }, note: 'An empty request id is not the same as none',
    again: { requestId: undefined }, step: 'no Request ID' },
  { id: 'empty-resources', title: 'A list of no resources', fields: { resources: [] }, note: 'A list of no resources is not the same as none',
    again: { resources: undefined }, step: 'no Resources' },
  { id: 'empty-statement', title: 'An empty statement', fields: { statement: '' }, note: 'An empty statement is a line of its own',
    again: { statement: undefined }, step: 'no statement' },
  { id: 'no-statement', title: 'No statement', fields: { statement: undefined },
    note: 'Without a statement two empty lines stand between address and URI', again: { statement: '' }, step: 'an empty statement' },
  { id: 'offset', title: 'A time with an offset of zero', fields: { issuedAt: ISSUED.replace('Z', '+00:00') }, note: 'Z and +00:00 are two texts',
    again: { issuedAt: ISSUED }, step: 'Issued At with Z' },
  { id: 'fraction-zeros', title: 'A time with zeros after the point', fields: { expirationTime: EXPIRES.replace('Z', '.000Z') },
    note: 'A fraction of zeros is part of the text', again: { expirationTime: EXPIRES }, step: 'Expiration Time without .000' },
  { id: 'uri', title: 'A URI whose host has capitals and no path', fields: { uri: 'https://App.Example' }, note: 'A URI is not normalised',
    again: { uri: 'https://app.example/' }, step: 'URI: https://app.example/' },
  { id: 'statement-spaces', title: 'A statement with spaces at both ends', fields: { statement: ` ${LOGIN_STATEMENT}  ` }, note: 'Nothing is trimmed',
    again: { statement: LOGIN_STATEMENT }, step: 'the statement without spaces around it' },
];

const received = (): Row[] => [
  ...spellings.flatMap(({ id, title, fields, note, again, step }): Row[] => [
    { id: `raw-${id}`, title, rules: ['auth-sig.signature'], why: `${note}, and the signature is over the text as received.`, input: login(fields) },
    { id: `signature-raw-${id}`, title: `${title}, signed as another text`, twin: `raw-${id}`, change: `signed: the text with ${step}`,
      rule: 'auth-sig.signature', risk: ['forgery', 'parser-differential'],
      why: `${note}; who writes the message again verifies a text that was not received.`,
      ...signed(loginText(fields), sign(eip191(loginText({ ...fields, ...again })))) },
  ]),
  { id: 'raw-all-members', title: 'Every member that a message can have but the scheme', rules: ['auth-sig.signature', 'siwe.layout'],
    why: 'Each member stands in its place, and the signature is over the text as received.',
    input: login({ notBefore: ISSUED, requestId: 'r-1', resources: ['https://app.example/terms', 'ipfs://a'] }) },
  ...beyondAscii(),
];

/** Letters beyond ASCII break the statement; where that rule is off, the length of the EIP-191 prefix counts bytes. */
function beyondAscii(): Row[] {
  const text = loginText({ statement: 'Bei der Beispielanwendung anmelden: \u00fcber app.example' });
  const units = prefixed(`${PREFIX}${text.length}`, text);
  return [
    { id: 'signature-length-bytes', title: 'A statement with a letter beyond ASCII', twin: 'auth-login',
      change: 'statement with U+00FC, signed over the length in bytes', rule: 'siwe.statement', rules: ['auth-sig.signature'], risk: ['parser-differential'],
      why: 'A statement is ASCII. Where the rule is off the signature is genuine: the prefix counts bytes, one more than characters here.',
      input: asLogin(authSig(text)) },
    { id: 'signature-length-units', title: 'A statement with a letter beyond ASCII, its length counted in UTF-16 units', twin: 'auth-login',
      change: 'statement with U+00FC, signed over the length in UTF-16 units', rule: 'siwe.statement', rules: ['auth-sig.signature'],
      risk: ['parser-differential', 'forgery'], profiles: lit(refusedBy('auth-sig.signature')),
      why: 'A statement is ASCII. Where the rule is off the signature is not one over this text: the prefix counts bytes.',
      input: asLogin(authSig(text, alice(), { sig: ecdsaHex(sign(units)) })) },
  ];
}

export default () => [
  topic({ operation: 'auth-sig.verify', name: 'ecdsa', prefix: 'auth-' }, forms()),
  topic({ operation: 'auth-sig.verify', name: 'signature', prefix: 'auth-' }, numbers(), digests(), changed(), received()),
];
