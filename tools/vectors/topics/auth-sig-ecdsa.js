// The signature of a wallet: its form, its high twin, and over which bytes it is made.
import { sha3_256 } from '@noble/hashes/sha3.js';
import { asLogin, LOGIN_STATEMENT, lit, login, loginText } from '../auth-sigs.js';
import {
  accept,
  alice,
  asGrant,
  authSig,
  blsAuthSig,
  bob,
  checksum,
  concat,
  EXPIRES,
  ecdsa,
  ecdsaHex,
  eip191,
  file,
  grantText,
  hex,
  ISSUED,
  keccak,
  reject,
  secp256k1,
  sha256,
  unhex,
  utf8,
} from '../kit.js';

const order = secp256k1.Point.Fn.ORDER;
const word = (number) => number.toString(16).padStart(64, '0');
const sign = (digest, by = alice()) => ecdsa(digest, by.secretKey);

/** r and yParityAndS (EIP-2098). */
const compact = ({ r, s, recovery }) => `0x${word(r)}${word(s | (BigInt(recovery) << 255n))}`;

/** The other signature of the same key over the same digest. */
const highTwin = ({ r, s, recovery }) => ecdsaHex({ r, s: order - s, recovery: 1 - recovery });

/** The login with the first request id, from 0 on, with which the signature of Alice has a parity. */
function textWithParity(bit) {
  for (let id = 0; ; id++) {
    const text = loginText({ requestId: String(id) });
    if (sign(eip191(text)).recovery === bit) return text;
  }
}

/** A login whose genuine signature has a parity: its numbers, its texts, and the input with any text as signature. */
function loginWithParity(bit) {
  const text = textWithParity(bit);
  const parts = sign(eip191(text));
  return { text, parts, full: ecdsaHex(parts), withSig: (sig) => asLogin(authSig(text, alice(), { sig })) };
}

const readable = (zero, one) =>
  [
    ['v27', 'v of 27', zero, ecdsaHex(zero.parts, 27), 'v of 27 stands for parity 0'],
    ['v28', 'v of 28', one, ecdsaHex(one.parts, 28), 'v of 28 stands for parity 1'],
    ['v0', 'v of 0', zero, ecdsaHex(zero.parts, 0), 'v of 0 is parity 0 itself'],
    ['v1', 'v of 1', one, ecdsaHex(one.parts, 1), 'v of 1 is parity 1 itself'],
    [
      'compact-0',
      'The compact form with parity 0',
      zero,
      compact(zero.parts),
      '64 bytes are r and yParityAndS: the top bit of s is the parity, 0 here',
    ],
    [
      'compact-1',
      'The compact form with parity 1',
      one,
      compact(one.parts),
      '64 bytes are r and yParityAndS: the top bit of s is the parity, 1 here',
    ],
    [
      'upper-hex',
      'Hex digits in upper case',
      one,
      `0x${one.full.slice(2).toUpperCase()}`,
      'Hex digits have no letter case',
    ],
  ].map(([name, title, { withSig, parts }, sig, why]) =>
    accept(`auth-ecdsa-${name}`, title, {
      rules: ['auth-sig.signature-form', 'auth-sig.low-s'],
      reason: `${why}.`,
      input: withSig(sig),
      trace: { r: word(parts.r), s: word(parts.s), yParity: parts.recovery },
    }),
  );

const malformed = (name, title, input, mutation, why, { twin = 'auth-ecdsa-v27', profiles } = {}) =>
  reject(`auth-ecdsa-${name}`, title, {
    rule: 'auth-sig.signature-form',
    risk: ['signature-malleability'],
    twin,
    mutation,
    reason: `${why}.`,
    input,
    profiles,
  });

/** Where the form is not judged, v is taken by its parity: each v here has the parity that its text needs. */
const otherV = (zero, one) =>
  [
    [2, zero, 'v of 2 would mean that r was reduced by the group order, which nobody can bring about'],
    [3, one, 'v of 3 would mean that r was reduced by the group order, which nobody can bring about'],
    [26, zero, 'v is 0, 1, 27 or 28, and 26 is just below'],
    [29, zero, 'v is 0, 1, 27 or 28, and 29 is just above'],
    [31, zero, 'v of 31 is the header of a compressed key in signed messages of Bitcoin'],
    [35, zero, 'v of 35 is parity 0 of a transaction on chain 0 (EIP-155), and a message is no transaction'],
    [37, zero, 'v of 37 is parity 0 of a transaction on chain 1 (EIP-155), and a message is no transaction'],
    [
      54,
      zero,
      'v of 54 is twice 27: a reader that takes the remainder of v by 27 as the parity reads 0, and the signature has a second text',
      // Counted from 27 it is odd: a lenient reader recovers another address.
      lit('reject', 'auth-sig.signature'),
    ],
    [
      81,
      zero,
      'v of 81 is three times 27: a reader that takes the remainder of v by 27 as the parity reads 0, and the signature has a second text',
    ],
    [38, one, 'v of 38 is parity 1 of a transaction on chain 1 (EIP-155), and a message is no transaction'],
    [255, zero, 'v is 0, 1, 27 or 28; to take any v by its parity gives one signature many texts'],
  ].map(([v, made, why, profiles]) =>
    malformed(`v${v}`, `v of ${v}`, made.withSig(ecdsaHex(made.parts, v)), `v: ${v}`, why, {
      twin: made === zero ? 'auth-ecdsa-v27' : 'auth-ecdsa-v28',
      profiles,
    }),
  );

/** Forms that a lenient reader takes: the signature is genuine. */
const lenient = ({ full, withSig }) =>
  [
    ['no-prefix', 'A signature without 0x', full.slice(2), 'sig without 0x', 'The hex of a signature begins with 0x'],
    [
      '66-bytes',
      'A signature and one more byte',
      `${full}00`,
      'sig += 00',
      '65 bytes are r, s and v; a byte that nobody reads makes a second text of one signature',
    ],
  ].map(([name, title, sig, mutation, why]) => malformed(name, title, withSig(sig), mutation, why));

/** Forms that no reader makes this signature of. */
const unreadable = ({ text, parts, full, withSig }) =>
  [
    ['upper-prefix', 'A signature with 0X', `0X${full.slice(2)}`, '0X in place of 0x', 'The prefix is a lower-case 0x'],
    [
      'odd',
      'A signature with 129 hex digits',
      full.slice(0, -1),
      'last digit of sig left out',
      'Hex digits come in pairs',
    ],
    [
      '63-bytes',
      'A signature of 63 bytes',
      full.slice(0, -4),
      'last two bytes of sig left out',
      'r and s have 64 bytes together',
    ],
    ['empty', 'An empty signature', '', 'sig: ""', 'An empty text holds neither r nor s'],
    ['prefix-only', 'A signature of 0x alone', '0x', 'sig: "0x"', 'No bytes are neither r nor s'],
    [
      'letter',
      'A signature with a letter that is no hex digit',
      full.replace(/..$/, 'g7'),
      'last byte of sig: g7',
      'g is no hex digit; a reader that stops there reads another number',
    ],
    [
      'line-feed',
      'A signature with a line feed at the end',
      `${full}\n`,
      'sig += U+000A',
      'Nothing is trimmed before the hex is read',
    ],
    [
      'base64',
      'A signature in base64',
      Buffer.from(unhex(full.slice(2))).toString('base64'),
      'sig in base64',
      'The signature of a wallet is hex',
    ],
    [
      'der',
      'A signature in DER',
      `0x${new secp256k1.Signature(parts.r, parts.s).toHex('der')}`,
      'sig in DER',
      'The form is r, s and v, and not the DER of other protocols',
    ],
    [
      'bls',
      'A network signature in the place of that of a wallet',
      blsAuthSig(text).sig,
      'sig: that of a network over the same text',
      'The form follows from the kind, and this kind is eoa',
    ],
    ['r-zero', 'r of 0', ecdsaHex({ ...parts, r: 0n }), 'r: 0', 'r is a number in 1..n-1'],
    ['s-zero', 's of 0', ecdsaHex({ ...parts, s: 0n }), 's: 0', 's is a number in 1..n-1'],
    ['r-order', 'r of the group order', ecdsaHex({ ...parts, r: order }), 'r: n', 'r is a number in 1..n-1'],
    ['s-order', 's of the group order', ecdsaHex({ ...parts, s: order }), 's: n', 's is a number in 1..n-1'],
    [
      'compact-s-zero',
      'The compact form with an s of 0',
      compact({ ...parts, s: 0n }),
      's: 0, in the compact form',
      's is in 1..n-1, in 255 bits too',
      'auth-ecdsa-compact-0',
    ],
  ].map(([name, title, sig, mutation, why, twin = 'auth-ecdsa-v27']) =>
    malformed(name, title, withSig(sig), mutation, why, { twin, profiles: lit('reject', 'auth-sig.signature') }),
  );

const forms = () => {
  const zero = loginWithParity(0);
  const one = loginWithParity(1);
  return [
    ...readable(zero, one),
    ...otherV(zero, one),
    ...lenient(zero),
    ...unreadable(zero),
    ...[zero, one].map((made) =>
      reject(
        `auth-ecdsa-high-s-${made.parts.recovery}`,
        `The high twin of a signature with parity ${made.parts.recovery}`,
        {
          rule: 'auth-sig.low-s',
          risk: ['signature-malleability', 'replay'],
          twin: `auth-ecdsa-v${27 + made.parts.recovery}`,
          mutation: 's: n - s, parity flipped',
          reason:
            'Whoever sees a signature can make its twin, which recovers to the same address; s is at most half the group order.',
          input: made.withSig(highTwin(made.parts)),
          trace: { s: word(order - made.parts.s), half: word(order >> 1n) },
        },
      ),
    ),
    reject('auth-ecdsa-high-s-session', 'A grant with the high twin of its signature', {
      rule: 'auth-sig.low-s',
      risk: ['signature-malleability', 'replay'],
      twin: 'auth-session',
      mutation: 's: n - s, parity flipped',
      reason: 'Uses of a grant could be counted twice where signatures are told apart by their text.',
      input: asGrant(authSig(grantText(), alice(), { sig: highTwin(sign(eip191(grantText()))) })),
    }),
  ];
};

const addressOf = (point) => checksum(`0x${hex(keccak(point.toBytes(false).slice(1)).slice(12))}`);

/** Who a signature recovers to over a digest. */
function recoveredFrom(digest, { r, s, recovery }) {
  try {
    return addressOf(new secp256k1.Signature(r, s, recovery).recoverPublicKey(digest));
  } catch {
    return 'none';
  }
}

const forged = (name, title, text, parts, mutation, why, { twin = 'auth-login', risk = [], build = asLogin } = {}) =>
  reject(`auth-signature-${name}`, title, {
    rule: 'auth-sig.signature',
    risk: ['forgery', ...risk],
    twin,
    mutation,
    reason: `${why}.`,
    input: build(authSig(text, alice(), { sig: ecdsaHex(parts) })),
    trace: { digest: `0x${hex(eip191(text))}`, recovered: recoveredFrom(eip191(text), parts) },
  });

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

const numbers = () => {
  const text = loginText();
  const parts = sign(eip191(text));
  return [
    forged(
      'r-bit',
      'One bit of r turned over',
      text,
      { ...parts, r: parts.r ^ 1n },
      'last bit of r',
      'Another r belongs to another key or to none',
    ),
    forged(
      's-bit',
      'One bit of s turned over',
      text,
      { ...parts, s: parts.s ^ 1n },
      'last bit of s',
      'Another s belongs to another key',
    ),
    forged(
      'parity',
      'The other parity',
      text,
      { ...parts, recovery: 1 - parts.recovery },
      'v: the other one',
      'The other parity recovers to another address',
    ),
    forged(
      'no-point',
      'r that is the x of no point',
      text,
      { ...parts, r: emptyR() },
      'r: the smallest that is the x of no point',
      'No key could have made the signature, and no key is no address',
    ),
    forged(
      'bob',
      'Another wallet',
      text,
      sign(eip191(text), bob()),
      'signed by another wallet',
      'Bob signed a text that names Alice',
      { risk: ['wrong-account'] },
    ),
    forged(
      'session-bob',
      'A grant in the name of Alice, signed by another wallet',
      grantText(),
      sign(eip191(grantText()), bob()),
      'signed by another wallet',
      'Bob signed a text that names Alice',
      { twin: 'auth-session', risk: ['wrong-account'], build: asGrant },
    ),
    reject('auth-signature-parity-cut', 'A signature of parity 1 without its last byte', {
      rule: 'auth-sig.signature',
      risk: ['forgery'],
      twin: 'auth-ecdsa-compact-1',
      mutation: 'sig: r and s without the parity in the top bit',
      reason: '64 bytes are the compact form, whose top bit says parity 0 here; with it another address is recovered.',
      input: (({ withSig, full }) => withSig(full.slice(0, -2)))(loginWithParity(1)),
    }),
  ];
};

const _low = (number) => (number > order >> 1n ? order - number : number);

const PREFIX = '\x19Ethereum Signed Message:\n';
const prefixed = (prefix, text) => keccak(concat(utf8(prefix), typeof text === 'string' ? utf8(text) : text));

/** Signatures by Alice over something else than the EIP-191 digest of the text: [name, title, digest, mutation, reason]. */
const digests = () => {
  const text = loginText();
  const { length } = text;
  return [
    [
      'bare',
      'A signature over the hash of the bare text',
      keccak(utf8(text)),
      'signed: Keccak-256 of the text',
      'The prefix of EIP-191 keeps messages apart from transactions',
    ],
    [
      'sha256',
      'A signature over SHA-256 of the text',
      sha256(utf8(text)),
      'signed: SHA-256 of the text',
      'The hash of a wallet signature is Keccak-256 over prefix and text',
    ],
    [
      'sha256-prefixed',
      'A signature over SHA-256 of prefix and text',
      sha256(utf8(`${PREFIX}${length}${text}`)),
      'signed: SHA-256 of prefix, length and text',
      'The hash is Keccak-256',
    ],
    [
      'sha3',
      'A signature over SHA3-256 of prefix and text',
      sha3_256(utf8(`${PREFIX}${length}${text}`)),
      'signed: SHA3-256 of prefix, length and text',
      'Keccak-256 of Ethereum and SHA3-256 of the standard differ in their padding',
    ],
    [
      'no-length',
      'A signature over a prefix without a length',
      prefixed(PREFIX, text),
      'signed: the length left out',
      'The prefix ends with the number of bytes',
    ],
    [
      'length-off',
      'A signature over a prefix with the length plus one',
      prefixed(`${PREFIX}${length + 1}`, text),
      'signed: the length plus one',
      'The length is that of the text, without the end of a string',
    ],
    [
      'fixed-length',
      'A signature over a prefix with the length 32',
      prefixed(`${PREFIX}32`, keccak(utf8(text))),
      'signed: the hash of the text as a message of 32 bytes',
      'The message is the text and not its hash',
    ],
    [
      'hex-text',
      'A signature over the hex of the text',
      eip191(`0x${hex(utf8(text))}`),
      'signed: 0x and the hex of the text, as text',
      'A wallet that takes hex for text signs another text',
    ],
    [
      'twice',
      'A signature over the digest of the digest',
      prefixed(`${PREFIX}32`, eip191(text)),
      'signed: the EIP-191 digest as a message of 32 bytes',
      'The prefix is put in front once',
    ],
    [
      'line-feed',
      'A signature over the text with a line feed at the end',
      eip191(`${text}\n`),
      'signed: the text and U+000A',
      'The bytes that are judged are those that were received, and these have no line feed at the end',
    ],
    [
      'crlf',
      'A signature over the text with CRLF line ends',
      eip191(text.replaceAll('\n', '\r\n')),
      'signed: the text with CR before each LF',
      'The bytes that are judged are those that were received, and these have no CR',
    ],
    [
      'json',
      'A signature over the JSON string of the text',
      eip191(JSON.stringify(text)),
      'signed: the text as it stands in JSON, with quotation marks and escapes',
      'The signed text is what the JSON string means',
    ],
    [
      'network-message',
      'A signature over what a network would sign',
      prefixed('lit_session:', hex(eip191(text))),
      'signed: Keccak-256 of lit_session: and the hex of the digest',
      'Each kind has its own bytes to sign',
    ],
  ].map(([name, title, digest, mutation, why]) => forged(`over-${name}`, title, text, sign(digest), mutation, why));
};

/** One text was signed and another one is shown: [name, title, shown, signed, mutation, reason, build, twin]. */
const changed = () =>
  [
    [
      'statement',
      'A statement changed by one letter',
      { statement: LOGIN_STATEMENT.replace('Sign', 'sign') },
      'statement: one letter in lower case',
    ],
    [
      'nonce',
      'A nonce changed after signing',
      { nonce: 'Kq3vX7bT9sLn' },
      'nonce and expected nonce: the last letter',
      { nonce: 'Kq3vX7bT9sLn' },
    ],
    ['chain', 'A chain id changed after signing', { chainId: '10' }, 'chainId: "10"'],
    [
      'address',
      'The address of another wallet in the text of the first',
      { by: bob() },
      'address of the text and of the JSON: those of another wallet',
      undefined,
      bob(),
    ],
  ].map(([name, title, fields, mutation, over, by = alice()]) =>
    reject(`auth-signature-changed-${name}`, title, {
      rule: 'auth-sig.signature',
      risk: ['forgery'],
      twin: 'auth-login',
      mutation: `${mutation}, not signed again`,
      reason:
        'The signature is genuine for the text before the change; over the text received it recovers to another address.',
      input: asLogin(authSig(loginText(fields), by, { sig: authSig(loginText()).sig }), over),
    }),
  );

/**
 * Texts that a reader which writes the message again from its members would change:
 * [name, title, members, what is special, the members that such a reader would write, what changes].
 */
const spellings = [
  ['chain-id-zero', 'A chain id of 01', { chainId: '01' }, '01 and 1 are two texts', { chainId: '1' }, 'Chain ID: 1'],
  [
    'chain-id-large',
    'A chain id of 2^53+1',
    { chainId: '9007199254740993' },
    'A chain id is text of any length',
    { chainId: '9007199254740992' },
    'Chain ID: 9007199254740992',
  ],
  [
    'empty-request-id',
    'An empty request id',
    { requestId: '' },
    'An empty request id is not the same as none',
    { requestId: undefined },
    'no Request ID',
  ],
  [
    'empty-resources',
    'A list of no resources',
    { resources: [] },
    'A list of no resources is not the same as none',
    { resources: undefined },
    'no Resources',
  ],
  [
    'empty-statement',
    'An empty statement',
    { statement: '' },
    'An empty statement is a line of its own',
    { statement: undefined },
    'no statement',
  ],
  [
    'no-statement',
    'No statement',
    { statement: undefined },
    'Without a statement two empty lines stand between address and URI',
    { statement: '' },
    'an empty statement',
  ],
  [
    'offset',
    'A time with an offset of zero',
    { issuedAt: ISSUED.replace('Z', '+00:00') },
    'Z and +00:00 are two texts',
    { issuedAt: ISSUED },
    'Issued At with Z',
  ],
  [
    'fraction-zeros',
    'A time with zeros after the point',
    { expirationTime: EXPIRES.replace('Z', '.000Z') },
    'A fraction of zeros is part of the text',
    { expirationTime: EXPIRES },
    'Expiration Time without .000',
  ],
  [
    'uri',
    'A URI whose host has capitals and no path',
    { uri: 'https://App.Example' },
    'A URI is not normalised',
    { uri: 'https://app.example/' },
    'URI: https://app.example/',
  ],
  [
    'statement-spaces',
    'A statement with spaces at both ends',
    { statement: ` ${LOGIN_STATEMENT}  ` },
    'Nothing is trimmed',
    { statement: LOGIN_STATEMENT },
    'the statement without spaces around it',
  ],
];

const received = () => [
  ...spellings.flatMap(([name, title, fields, why, again, mutation]) => [
    accept(`auth-raw-${name}`, title, {
      rules: ['auth-sig.signature'],
      reason: `${why}, and the signature is over the text as received.`,
      input: login(fields),
    }),
    forged(
      `raw-${name}`,
      `${title}, signed as another text`,
      loginText(fields),
      sign(eip191(loginText({ ...fields, ...again }))),
      `signed: the text with ${mutation}`,
      `${why}; who writes the message again verifies a text that was not received`,
      {
        twin: `auth-raw-${name}`,
        risk: ['parser-differential'],
      },
    ),
  ]),
  accept('auth-raw-all-members', 'Every member that a message can have but the scheme', {
    rules: ['auth-sig.signature', 'siwe.layout'],
    reason: 'Each member stands in its place, and the signature is over the text as received.',
    input: login({
      notBefore: ISSUED,
      requestId: 'r-1',
      resources: ['https://app.example/terms', 'ipfs://a'],
    }),
  }),
  ...beyondAscii(),
];

/** Letters beyond ASCII break the statement; where that rule is off, the length of the EIP-191 prefix counts bytes. */
function beyondAscii() {
  const text = loginText({ statement: 'Bei der Beispielanwendung anmelden: \u00fcber app.example' });
  const units = prefixed(`${PREFIX}${text.length}`, text);
  return [
    reject('auth-signature-length-bytes', 'A statement with a letter beyond ASCII', {
      rule: 'siwe.statement',
      rules: ['siwe.statement', 'auth-sig.signature'],
      risk: ['parser-differential'],
      twin: 'auth-login',
      mutation: 'statement with U+00FC, signed over the length in bytes',
      reason:
        'A statement is ASCII. Where the rule is off the signature is genuine: the prefix counts bytes, one more than characters here.',
      input: asLogin(authSig(text)),
    }),
    reject(
      'auth-signature-length-units',
      'A statement with a letter beyond ASCII, its length counted in UTF-16 units',
      {
        rule: 'siwe.statement',
        rules: ['siwe.statement', 'auth-sig.signature'],
        risk: ['parser-differential', 'forgery'],
        twin: 'auth-login',
        mutation: 'statement with U+00FC, signed over the length in UTF-16 units',
        reason:
          'A statement is ASCII. Where the rule is off the signature is not one over this text: the prefix counts bytes.',
        input: asLogin(authSig(text, alice(), { sig: ecdsaHex(sign(units)) })),
        profiles: lit('reject', 'auth-sig.signature'),
      },
    ),
  ];
}

export default () => [
  file('auth-sig.verify', 'ecdsa', forms()),
  file('auth-sig.verify', 'signature', [...numbers(), ...digests(), ...changed(), ...received()]),
];
