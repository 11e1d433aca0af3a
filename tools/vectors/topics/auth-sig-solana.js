// The AuthSig of a Solana account: its address, its Ed25519 signature, and what its text does not say.
import { lit } from '../auth-sigs.js';
import {
  base,
  challenge,
  L,
  mod,
  nonce,
  noPoint,
  oddEncodings,
  oddLargeEncoding,
  parts,
  sigHex,
  torsion,
} from '../edwards.js';
import { asAccount, base58, base64, brought, cosmosAccount, solanaAccount, solanaSig, textAt } from '../kinds.js';
import {
  accept,
  alice,
  concat,
  DOMAIN,
  ed25519,
  eip191,
  file,
  hex,
  NONCE,
  reject,
  sha256,
  siwe,
  unhex,
  utf8,
} from '../kit.js';

const key = () => solanaAccount();
const signs = (bytes, by = key()) => hex(ed25519.sign(bytes, by.seed));
const signed = (text, over) => asAccount(solanaSig(text), over);

/** An account whose key begins with a zero byte, so that its address begins with a one. */
function zeroAccount() {
  for (let i = 0; ; i++) {
    const account = solanaAccount(`zero ${i}`);
    if (account.publicKey[0] === 0) return account;
  }
}

const held = [
  'auth-sig.kind',
  'auth-sig.purpose',
  'auth-sig.address-form',
  'auth-sig.signed-at',
  'auth-sig.age-undecided',
  'auth-sig.age',
  'auth-sig.signature-form',
  'auth-sig.signature',
];

const valid = () => [
  accept('auth-solana', 'A login of a Solana account', {
    rules: held,
    reason:
      'The address is the Base58 text of an Ed25519 key, which signed the UTF-8 of the text, whose time is half an hour ago where an hour is admitted.',
    input: signed(),
    trace: { publicKey: hex(key().publicKey), signedAt: '2026-01-15T11:30:00.250Z' },
  }),
  accept('auth-solana-backpack', 'A login of a Solana account by its second name', {
    rules: ['auth-sig.kind'],
    reason: 'backpack.signMessage is the second name of kind solana.',
    input: asAccount(solanaSig(textAt(), key(), { derivedVia: 'backpack.signMessage' })),
  }),
  accept('auth-solana-null-algo', 'A login of a Solana account with an algo of null', {
    rules: ['auth-sig.kind'],
    reason: 'null equals absent, and kind solana has no algo.',
    input: asAccount(solanaSig(textAt(), key(), { algo: null })),
  }),
  accept('auth-solana-leading-one', 'A Solana account whose address begins with a one', {
    rules: ['auth-sig.address-form'],
    reason: 'A one stands for a zero byte in front, and the key is 32 bytes with it.',
    input: asAccount(solanaSig(textAt(), zeroAccount())),
  }),
  accept('auth-solana-upper-hex', 'A Solana signature in upper-case hex digits', {
    rules: ['auth-sig.signature-form'],
    reason: 'Hex digits have no letter case.',
    input: asAccount(solanaSig(textAt(), key(), { sig: signs(utf8(textAt())).toUpperCase() })),
  }),
  ...[
    [
      'time-alone',
      'A text that is a time',
      '2026-01-15T11:30:00Z',
      'The date-time is what follows the last space or line feed, or the whole text',
    ],
    [
      'time-line',
      'A text with its time on a line of its own',
      'I sign in to the application.\n2026-01-15T11:30:00Z',
      'The date-time follows the last line feed',
    ],
    [
      'two-times',
      'A text with two times, the first of them long ago',
      `${textAt('2020-01-01T00:00:00Z')} and again at 2026-01-15T11:30:00Z`,
      'The last one is the time at which the text was signed',
    ],
    [
      'offset',
      'A text with its time at an offset',
      textAt('2026-01-15T17:00:00+05:30'),
      'Five in the afternoon at this offset is half past eleven',
    ],
    [
      'long-fraction',
      'A text with a time of nanoseconds',
      textAt('2026-01-15T11:30:00.123456789Z'),
      'A fraction has any number of digits',
    ],
    [
      'unicode',
      'A text beyond ASCII',
      'Ich melde mich an: Grüße, 你好, 🙂 2026-01-15T11:30:00Z',
      'The text is signed as UTF-8',
    ],
    [
      'crlf',
      'A text with CRLF and a tab',
      'I sign in.\r\n\tReally. 2026-01-15T11:30:00Z',
      'A text has any form but its end, and is signed as it stands',
    ],
    [
      'crlf-time',
      'A text with its time behind CRLF',
      'I sign in.\r\n2026-01-15T11:30:00Z',
      'The date-time follows the last line feed, and the carriage return stands in front of that',
    ],
  ].map(([name, title, text, why]) =>
    accept(`auth-solana-text-${name}`, title, {
      rules: ['auth-sig.signed-at', 'auth-sig.age', 'auth-sig.signature'],
      reason: `${why}.`,
      input: signed(text),
    }),
  ),
  reject('auth-solana-domain-siwe', 'A Solana text that is a SIWE message for the expected domain', {
    rule: 'siws.layout',
    risk: ['wrong-domain', 'type-confusion'],
    twin: 'auth-siws',
    mutation: 'signedMessage: a SIWE message of an Ethereum account, signed; domain: "app.example"',
    reason:
      'The text presents itself as a sign-in text and has the header of an Ethereum account: no wallet of a Solana account showed it as its own.',
    input: signed(
      siwe({
        domain: DOMAIN,
        address: alice().address,
        uri: 'https://app.example/login',
        issuedAt: '2026-01-15T11:30:00Z',
      }),
      { domain: DOMAIN },
    ),
  }),
  reject('auth-solana-text-siwe', 'A text that is a SIWE message about another account', {
    rule: 'siws.layout',
    risk: ['wrong-account', 'type-confusion'],
    twin: 'auth-solana',
    mutation: 'signedMessage: a SIWE message about an Ethereum account, signed',
    reason:
      'The text presents itself as a sign-in text, so it is no free text; its header is that of an Ethereum account, which no sign-in text of a Solana account has.',
    input: signed(
      siwe({ domain: DOMAIN, address: alice().address, uri: 'lit:session:00', issuedAt: '2026-01-15T11:30:00Z' }),
    ),
  }),
];

// --- Account ---

const addresses = () => {
  const { address, publicKey } = key();
  return [
    ['empty', 'An empty address', '', 'No bytes are no key'],
    ['ethereum', 'The address of an Ethereum account', alice().address, '0 is no letter of Base58'],
    ['cosmos', 'The address of a Cosmos account', cosmosAccount().address, 'bech32 of 20 bytes is no Base58 of 32'],
    ['hex', 'The key in hex', hex(publicKey), 'Hex digits of a key are no Base58 of 32 bytes'],
    ['base64', 'The key in Base64', base64(publicKey), 'Another alphabet, with padding'],
    ['31-bytes', 'The address without the last byte of its key', base58(publicKey.slice(0, 31)), '31 bytes are no key'],
    [
      '33-bytes',
      'The address of a key and one more byte',
      base58(concat(publicKey, Uint8Array.of(1))),
      '33 bytes are no key',
    ],
    ['one-in-front', 'An address with a one in front', `1${address}`, 'A one stands for a zero byte, which makes 33'],
    ['cut', 'An address that was copied in part', address.slice(0, -4), 'The bytes are fewer than 32'],
    [
      'letter',
      'An address with a letter that is none of Base58',
      `l${address.slice(1)}`,
      'l is no letter of Base58, because it looks like a one',
    ],
    ['space', 'An address with a space behind', `${address} `, 'Nothing is trimmed'],
    ['line-feed', 'An address with a line feed in front', `\n${address}`, 'Nothing is trimmed'],
    [
      'multibase',
      'An address with the letter of its base in front',
      `z${address}`,
      'The letter z is a digit here and no prefix',
    ],
    [
      'caip',
      'An address with its chain',
      `solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp:${address}`,
      'The address is only the end of an account identifier',
    ],
    ['long', 'An address of 128 letters', 'z'.repeat(128), 'It is the number of many more than 32 bytes'],
    [
      'zeros',
      'The address of zeros',
      '1'.repeat(32),
      'Zeros are a point of order 4, under which one signature verifies for many texts',
    ],
    [
      'identity',
      'The address of the identity',
      base58(torsion(0).toBytes()),
      'The identity is of small order: under it one signature verifies for every text',
    ],
    [
      'order-8',
      'The address of a point of order 8',
      base58(torsion(1).toBytes()),
      'A point of small order belongs to no secret',
    ],
    ['no-point', 'The address of bytes that are no point', base58(noPoint()), 'No x exists for this y'],
    [
      'not-canonical',
      'The address of another encoding of a point',
      base58(oddLargeEncoding()),
      'y is not below p: one key would have two addresses',
    ],
    [
      'identity-sign',
      'The address of the identity with a sign',
      base58(oddEncodings[0][2]),
      'x is 0 and has no sign, and the point is of small order',
    ],
  ].map(([name, title, claimed, why]) =>
    reject(`auth-solana-address-${name}`, `${title}, for a Solana account`, {
      rule: 'auth-sig.address-form',
      risk: ['wrong-account', 'type-confusion'],
      twin: 'auth-solana',
      mutation: `address: ${JSON.stringify(claimed)}`,
      reason: `${why}: the address is the Base58 text of 32 bytes, the canonical encoding of a key of large order.`,
      input: asAccount(solanaSig(textAt(), key(), { address: claimed })),
    }),
  );
};

// --- Signature ---

const genuine = () => signs(utf8(textAt()));

const forms = () => {
  const sig = genuine();
  const { r, s } = parts(sig);
  const withSig = (over) => asAccount(solanaSig(textAt(), key(), { sig: over }));
  const gate =
    (profiles) =>
    ([name, title, claimed, mutation, why]) =>
      reject(`auth-solana-form-${name}`, title, {
        rule: 'auth-sig.signature-form',
        risk: ['signature-malleability', 'type-confusion'],
        twin: 'auth-solana',
        mutation,
        reason: `${why}.`,
        input: withSig(claimed),
        profiles,
      });
  const bytes = unhex(sig);
  return [
    ...[
      [
        'prefix',
        'A Solana signature with 0x',
        `0x${sig}`,
        '0x in front of sig',
        'The form of kind solana is hex without 0x',
      ],
    ].map(gate(undefined)),
    ...[
      ['empty', 'An empty Solana signature', '', 'sig: ""', 'No bytes are neither R nor S'],
      [
        'short',
        'A Solana signature of 63 bytes',
        sig.slice(0, -2),
        'last byte of sig left out',
        'R and S have 64 bytes together',
      ],
      ['long', 'A Solana signature of 65 bytes', `${sig}00`, 'sig += 00', 'R and S have 64 bytes together'],
      [
        'odd',
        'A Solana signature with a digit missing',
        sig.slice(0, -1),
        'last digit of sig left out',
        'Hex digits come in pairs',
      ],
      [
        'base58',
        'A Solana signature in Base58',
        base58(bytes),
        'sig in Base58',
        'Wallets show Base58, and the form of kind solana is hex',
      ],
      ['base64', 'A Solana signature in Base64', base64(bytes), 'sig in Base64', 'The form of kind solana is hex'],
      [
        'space',
        'A Solana signature with a space behind',
        `${sig} `,
        'sig += U+0020',
        'Nothing is trimmed before the hex is read',
      ],
      ['r-identity', 'R of the identity', sigHex(torsion(0).toBytes(), s), 'R: the identity', 'R is of small order'],
      [
        'r-order-2',
        'R of the point of order 2',
        sigHex(torsion(4).toBytes(), s),
        'R: the point of order 2',
        'R is of small order',
      ],
      [
        'r-no-point',
        'R that is no point',
        sigHex(noPoint(), s),
        'R: a y for which no x exists',
        'R does not decode to a point',
      ],
      [
        'r-not-canonical',
        'R in another encoding',
        sigHex(oddLargeEncoding(), s),
        'R: a point whose y is written as y + p',
        'R is not canonical: one signature would have two texts',
      ],
      ['s-order', 'S of the group order', sigHex(r, L), 'S: L', 'S is below the group order'],
      [
        'zeros',
        'A Solana signature of zeros',
        '00'.repeat(64),
        'sig: 64 zero bytes',
        'Zeros are a point of order 4, which R must not be',
      ],
    ].map(gate(lit('reject', 'auth-sig.signature'))),
    gate(undefined)([
      's-plus-order',
      'S with the group order added',
      sigHex(r, s + L),
      'S + L',
      'S is not below the group order: from each signature a second one could be made',
    ]),
  ];
};

/** R moved by a point of small order, and S that solves the equation times the cofactor. */
function moved(multiple) {
  const { scalar } = ed25519.utils.getExtendedPublicKey(key().seed);
  const r = nonce('solana moved');
  const encoded = base(r).add(torsion(multiple)).toBytes();
  return sigHex(encoded, mod(r + challenge(encoded, key().publicKey, textAt()) * scalar));
}

/** What some wallets put in front of a text that is no transaction: a byte, a name, version, format and length. */
const offChain = (text) => {
  const bytes = utf8(text);
  return concat(
    Uint8Array.of(255),
    utf8('solana offchain'),
    Uint8Array.of(0, 0, bytes.length & 255, bytes.length >> 8),
    bytes,
  );
};

const forgeries = () => {
  const text = textAt();
  const other = solanaAccount('bob');
  const odd = 'Ich melde mich an: Grüße 2026-01-15T11:30:00Z';
  const lines = 'I sign in.\r\n\tReally. 2026-01-15T11:30:00Z';
  const s = (...made) => solanaSig(...made);
  return [
    [
      'other-signer',
      'Another account signed',
      s(text, key(), { sig: signs(utf8(text), other) }),
      'signed by another account',
      'The signature is genuine under another key',
    ],
    [
      'other-address',
      'The address of another account',
      s(text, key(), { address: other.address }),
      'address: another account',
      'The address is the account, and its key did not sign',
    ],
    [
      'changed',
      'A text with a later time than the signed one',
      s(text, key(), { signedMessage: textAt('2026-01-15T11:59:00Z') }),
      'signedMessage: another time',
      'A text that could be made younger would never grow old',
    ],
    [
      'appended',
      'A text with a time added behind the signed one',
      s(text, key(), { signedMessage: `${text} 2026-01-15T11:59:00Z` }),
      'signedMessage += a time',
      'The signature is one of the shorter text',
    ],
    [
      'crlf',
      'A text whose CRLF became LF',
      s(lines, key(), { signedMessage: lines.replace('\r', '') }),
      'signedMessage: without U+000D',
      'The signature is over the text as the wallet was given it',
      'auth-solana-text-crlf',
    ],
    [
      'normalised',
      'A text whose letters were composed',
      s(odd.normalize('NFD'), key(), { signedMessage: odd }),
      'signedMessage: NFC, signed: NFD',
      'Letters that look the same are other bytes',
    ],
    [
      'hash',
      'A Solana signature over SHA-256 of the text',
      s(text, key(), { sig: signs(sha256(utf8(text))) }),
      'signed: SHA-256 of the text',
      'The text itself is signed, and Ed25519 hashes it',
    ],
    [
      'eip191',
      'A Solana signature over the EIP-191 digest',
      s(text, key(), { sig: signs(eip191(text)) }),
      'signed: the EIP-191 digest',
      'EIP-191 is for Ethereum accounts',
    ],
    [
      'off-chain',
      'A signature over the text as an off-chain message',
      s(text, key(), { sig: signs(offChain(text)) }),
      'signed: with the header of off-chain messages',
      'The text is signed without anything in front',
    ],
    [
      'utf-16',
      'A signature over the text in UTF-16',
      s(text, key(), { sig: signs(Uint8Array.from(Buffer.from(text, 'utf16le'))) }),
      'signed: the text in UTF-16',
      'The text is signed as UTF-8',
    ],
    [
      'cofactor-8',
      'R of a Solana signature moved by a point of order 8',
      s(text, key(), { sig: moved(1) }),
      'R + T, and S that solves the equation times the cofactor',
      'The equation has to hold exactly, and it holds times the cofactor only',
    ],
    [
      'negated',
      'A Solana signature with the sign of R turned',
      s(text, key(), { sig: hex(unhex(genuine()).map((byte, i) => (i === 31 ? byte ^ 0x80 : byte))) }),
      'first bit of R',
      'The negated point is another R',
    ],
    [
      'wallet-text',
      'A text in another language with the signature of another text',
      s('Ich melde mich an: Grüße, 你好, 🙂 2026-01-15T11:30:00Z', key(), { sig: signs(utf8(text)) }),
      'signedMessage: another text',
      'The signature is one of another text',
      'auth-solana-text-unicode',
    ],
  ].map(([name, title, made, mutation, why, twin = 'auth-solana']) =>
    reject(`auth-solana-signature-${name}`, title, {
      rule: 'auth-sig.signature',
      risk: ['forgery', 'wrong-account'],
      twin,
      mutation,
      reason: `${why}.`,
      input: asAccount(made),
    }),
  );
};

// --- What a text does not say ---

const policies = () =>
  [
    [
      'domain',
      'A Solana text where a domain is expected',
      'auth-sig.domain',
      { domain: DOMAIN },
      'The text names no domain',
      ['wrong-domain'],
      textAt(),
    ],
    [
      'domain-in-text',
      'A Solana text with the expected domain in its words',
      'auth-sig.domain',
      { domain: DOMAIN },
      'Words are no domain: a text of this form names none, whatever stands in it',
      ['wrong-domain'],
      `I sign in to ${DOMAIN} at 2026-01-15T11:30:00Z`,
    ],
    [
      'nonce',
      'A Solana text where a nonce is expected',
      'auth-sig.nonce',
      { nonce: NONCE },
      'The text names no nonce',
      ['replay'],
      textAt(),
    ],
    [
      'nonce-in-text',
      'A Solana text with the expected nonce in its words',
      'auth-sig.nonce',
      { nonce: NONCE },
      'Words are no nonce: a text of this form names none, whatever stands in it',
      ['replay'],
      `${NONCE} 2026-01-15T11:30:00Z`,
    ],
    [
      'nonce-list',
      'A Solana text where one of two nonces is expected',
      'auth-sig.nonce',
      { nonce: [NONCE, 'Wd5mRz8QcY2p'] },
      'The text names none of them',
      ['replay'],
      textAt(),
    ],
    [
      'nonce-empty-list',
      'A Solana text where no nonce is accepted',
      'auth-sig.nonce',
      { nonce: [] },
      'An empty list accepts nothing, and not that there is none',
      ['replay'],
      textAt(),
    ],
  ].map(([name, title, rule, over, why, risk, text]) =>
    reject(`auth-solana-${name}`, title, {
      rule,
      risk,
      twin: 'auth-solana',
      mutation: Object.entries(over)
        .map(([member, value]) => `${member}: ${JSON.stringify(value)}`)
        .concat(text === textAt() ? [] : [`signedMessage: ${JSON.stringify(text)}`])
        .join(', '),
      reason: `${why}: only a caller who does not check it accepts this account.`,
      input: signed(text, over),
    }),
  );

export default () => [
  file('auth-sig.verify', 'solana', brought([...valid(), ...addresses(), ...forms(), ...forgeries(), ...policies()])),
];
