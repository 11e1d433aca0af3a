// The AuthSig of a Cosmos account: its address, the digest of a document that has to be known, and its ECDSA signature.
import { lit } from '../auth-sigs.js';
import {
  abiNumber,
  adr36,
  asAccount,
  asCosmos,
  base64,
  bech32,
  brought,
  cosmosAccount,
  cosmosSig,
  cosmosSigOver,
  fives,
  keyHash,
  rsBytes,
  solanaAccount,
  textAt,
  texts,
} from '../kinds.js';
import {
  accept,
  alice,
  concat,
  DOMAIN,
  ecdsa,
  eip191,
  file,
  hex,
  keccak,
  NONCE,
  reject,
  secp256k1,
  sha256,
  undecided,
  unhex,
  utf8,
} from '../kit.js';

const { Point } = secp256k1;
const { Fn } = Point;
const order = Fn.ORDER;
const key = () => cosmosAccount();
const believed = lit('accept');

/** The text with the first number, from 0 on, for which the signature of the account has a parity. */
function textWithParity(bit) {
  for (let id = 0; ; id++) {
    const text = `I sign in for the ${id}. time at 2026-01-15T11:30:00Z`;
    if (ecdsa(sha256(utf8(adr36(key().address, text))), key().secretKey).recovery === bit) return text;
  }
}

const valid = () => [
  ...['cosmos', 'kyve', 'cheqd', 'juno'].map((prefix) =>
    accept(
      prefix === 'cosmos' ? 'auth-cosmos' : `auth-cosmos-${prefix}`,
      `A login of an account with the prefix ${prefix}`,
      {
        rules: [
          'auth-sig.kind',
          'auth-sig.purpose',
          'auth-sig.kind-undecided',
          'auth-sig.address-form',
          'auth-sig.signed-text',
          'auth-sig.signed-at',
          'auth-sig.age-undecided',
          'auth-sig.age',
          'auth-sig.signature-form',
          'auth-sig.low-s',
          'auth-sig.signature',
        ],
        reason:
          'The digest is that of the ADR-36 document of the given text for this address, the key that recovers has the address, and the time is within the longest age.',
        input: asCosmos(cosmosSig(textAt(), cosmosAccount('alice', prefix))),
        trace: { document: adr36(cosmosAccount('alice', prefix).address, textAt()) },
      },
    ),
  ),
  accept('auth-cosmos-null-algo', 'A login of a Cosmos account with an algo of null', {
    rules: ['auth-sig.kind'],
    reason: 'null equals absent, and kind cosmos has no algo.',
    input: asCosmos(cosmosSig(textAt(), key(), { algo: null })),
  }),
  ...[0, 1].map((bit) =>
    accept(`auth-cosmos-recovery-${bit}`, `A Cosmos signature whose key has the recovery id ${bit}`, {
      rules: ['auth-sig.signature'],
      reason: 'The signature does not say which key it belongs to; one of up to four has the address.',
      input: asCosmos(cosmosSig(textWithParity(bit)), {}, textWithParity(bit)),
    }),
  ),
  ...[
    [
      'unicode',
      'A document over a text beyond ASCII',
      'Ich melde mich an: Grüße, 你好, 🙂 2026-01-15T11:30:00Z',
      'data is the Base64 of the UTF-8 of the text',
    ],
    [
      'padded',
      'A document over a text whose Base64 has padding',
      `a ${'2026-01-15T11:30:00Z'}`,
      'data is Base64 with its padding',
    ],
    [
      'quotes',
      'A document over a text with quotes and a backslash',
      '"\\" 2026-01-15T11:30:00Z',
      'In Base64 nothing of the text needs an escape',
    ],
    [
      'alphabet',
      'A document over a text whose Base64 has a plus and a slash',
      '~~? ??> 2026-01-15T11:30:00Z',
      'data is Base64 and not its variant for URLs',
    ],
    [
      'lines',
      'A document over a text of two lines',
      'I sign in.\n2026-01-15T11:30:00Z',
      'The text has any form but its end',
    ],
  ].map(([name, title, text, why]) =>
    accept(`auth-cosmos-text-${name}`, title, {
      rules: ['auth-sig.signed-text'],
      reason: `${why}.`,
      input: asCosmos(cosmosSig(text), {}, text),
      trace: { document: adr36(key().address, text) },
    }),
  ),
  ...[
    [
      'second',
      'Two texts, the second of which was signed',
      ['I sign in at 2026-01-15T11:00:00Z', textAt()],
      'One of the given texts has the digest',
    ],
    [
      'old-beside',
      'Two texts, and the one that was not signed has no time',
      [textAt(), 'anything'],
      'The time is that of the text that was signed',
    ],
    ['twice', 'One text twice', [textAt(), textAt()], 'One of the given texts has the digest'],
  ].map(([name, title, given, why]) =>
    accept(`auth-cosmos-texts-${name}`, title, {
      rules: ['auth-sig.signed-text', 'auth-sig.kind-undecided'],
      reason: `${why}.`,
      input: asAccount(cosmosSig(), texts(...given)),
    }),
  ),
];

// --- Account ---

const addresses = () => {
  const hash = keyHash(key().publicKey);
  const of = (prefix, bytes = hash, options) => bech32(prefix, bytes, options);
  const { address } = key();
  const last = address.at(-1) === 'q' ? 'p' : 'q';
  return [
    ['empty', 'An empty address', '', 'An empty text has no prefix'],
    ['ethereum', 'The address of an Ethereum account', alice().address, '0x is no bech32'],
    ['solana', 'The address of a Solana account', solanaAccount().address, 'Base58 is no bech32'],
    ['osmo', 'An address with a prefix of another chain', of('osmo'), 'osmo is no prefix of the table'],
    [
      'valoper',
      'The address of an operator',
      of('cosmosvaloper'),
      'cosmosvaloper only begins with a prefix of the table',
    ],
    [
      'public-key',
      'A key with the prefix of keys',
      of('cosmospub', key().publicKey),
      'cosmospub is no prefix of the table, and 33 bytes are a key',
    ],
    [
      'proto',
      'An address with the prefix __proto__',
      of('__proto__'),
      'A table with a prototype would have this prefix',
      ['prototype-pollution'],
    ],
    [
      'constructor',
      'An address with the prefix constructor',
      of('constructor'),
      'A table with a prototype would have this prefix',
      ['prototype-pollution'],
    ],
    [
      'upper',
      'An address in upper case',
      address.toUpperCase(),
      'bech32 may be in upper case, and an address has one spelling: the lower one',
    ],
    ['mixed', 'An address in mixed case', `${address.slice(0, -1)}${last.toUpperCase()}`, 'bech32 has no mixed case'],
    ['checksum', 'An address with another last letter', address.slice(0, -1) + last, 'The checksum does not hold'],
    [
      'bech32m',
      'An address in bech32m',
      of('cosmos', hash, { constant: 0x2bc830a3 }),
      'Another checksum than that of bech32',
    ],
    ['19-bytes', 'An address of 19 bytes', of('cosmos', hash.slice(1)), 'An account has 20 bytes'],
    [
      '32-bytes',
      'An address of 32 bytes',
      of('cosmos', sha256(hash)),
      '32 bytes are the account of a module or a contract, which has no key',
    ],
    ['no-bytes', 'An address of no bytes', of('cosmos', hash, { groups: [] }), 'No bytes are no account'],
    [
      'extra-group',
      'An address with five more bits',
      of('cosmos', hash, { groups: [...fives(hash), 0] }),
      'Five bits are more than the padding of whole bytes',
    ],
    [
      'no-separator',
      'An address without its separator',
      address.replace('1', ''),
      'Prefix and data are separated by a 1',
    ],
    ['space', 'An address with a space behind', `${address} `, 'Nothing is trimmed'],
    ['hex', 'The bytes of an address in hex', hex(hash), 'Hex digits have no prefix of the table'],
    [
      'caip',
      'An address with its chain',
      `cosmos:cosmoshub-4:${address}`,
      'The address is only the end of an account identifier',
    ],
    [
      'long',
      'An address of more than 90 letters',
      of('cosmos', concat(hash, hash, hash)),
      'bech32 has at most 90 letters, and an account 20 bytes',
    ],
  ].map(([name, title, claimed, why, risk = []]) =>
    reject(`auth-cosmos-address-${name}`, `${title}, for a Cosmos account`, {
      rule: 'auth-sig.address-form',
      risk: ['wrong-account', 'type-confusion', ...risk],
      twin: 'auth-cosmos',
      mutation: `address: ${JSON.stringify(claimed)}, in the document too`,
      reason: `${why}: the address is lower-case bech32 of 20 bytes with a prefix of the table.`,
      input: asCosmos(cosmosSig(textAt(), { ...key(), address: claimed })),
    }),
  );
};

// --- The document behind the digest ---

/** Documents that are another one than that of the text, signed by the account. */
const documents = () => {
  const { address } = key();
  const text = textAt();
  const document = adr36(address, text);
  const other = cosmosAccount('bob').address;
  return [
    [
      'other-text',
      'The document of another text',
      adr36(address, 'I pay everything at 2026-01-15T11:30:00Z'),
      'document: over another text',
      'The signed text is not the one that was handed in',
    ],
    [
      'line-feed',
      'The document of the text and a line feed',
      adr36(address, `${text}\n`),
      'document: over the text and U+000A',
      'One line feed makes another text',
    ],
    [
      'time',
      'The document of the text with an older time',
      adr36(address, textAt('2025-01-15T11:30:00Z')),
      'document: over the text with another time',
      'A text that was signed a year ago is another one',
    ],
    [
      'other-signer',
      'The document of the text for another signer',
      adr36(other, text),
      'document: signer: another account',
      'The document names who signs, and another account is named',
    ],
    [
      'other-prefix',
      'The document of the text for the same key on another chain',
      adr36(cosmosAccount('alice', 'juno').address, text),
      'document: signer: with the prefix juno',
      'The address of another chain is another account',
    ],
    [
      'url-base64',
      'A document with its data in the Base64 of URLs, without padding',
      adr36(address, text, Buffer.from('~~? ??> 2026-01-15T11:30:00Z').toString('base64url')),
      'document: data in another alphabet',
      'data is padded Base64',
      '~~? ??> 2026-01-15T11:30:00Z',
      'auth-cosmos-text-alphabet',
    ],
    [
      'plain',
      'A document with the text itself as data',
      adr36(address, text, text),
      'document: data: the text',
      'data is Base64 of the text',
    ],
    [
      'hex',
      'A document with the text in hex as data',
      adr36(address, text, hex(utf8(text))),
      'document: data in hex',
      'data is Base64 of the text',
    ],
    [
      'white-space',
      'A document with white space',
      JSON.stringify(JSON.parse(document), null, 2),
      'document: with white space',
      'The document has no white space',
    ],
    [
      'line-end',
      'A document with a line feed at its end',
      `${document}\n`,
      'document += U+000A',
      'Nothing stands behind the document',
    ],
    [
      'unsorted',
      'A document with its keys in another order',
      JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(document)).reverse())),
      'document: keys reversed',
      'The keys are sorted',
    ],
    [
      'chain-id',
      'A document for a chain',
      document.replace('"chain_id":""', '"chain_id":"cosmoshub-4"'),
      'document: chain_id: "cosmoshub-4"',
      'With a chain it could be a transaction',
    ],
    [
      'memo',
      'A document with a memo',
      document.replace('"memo":""', '"memo":"hello"'),
      'document: memo: "hello"',
      'The document has no memo',
    ],
    [
      'fee',
      'A document with a fee',
      document.replace('"gas":"0"', '"gas":"200000"'),
      'document: gas: "200000"',
      'The document costs nothing',
    ],
    [
      'numbers',
      'A document with numbers in place of texts',
      document.replace('"account_number":"0"', '"account_number":0').replace('"sequence":"0"', '"sequence":0'),
      'document: account_number and sequence as numbers',
      'They are texts',
    ],
    [
      'type',
      'A document with a message of another type',
      document.replace('sign/MsgSignData', 'sign/MsgSignDat'),
      'document: type: "sign/MsgSignDat"',
      'The type is sign/MsgSignData',
    ],
    [
      'two-messages',
      'A document with two messages',
      document.replace(/"msgs":\[(.*)\],"sequence"/, '"msgs":[$1,$1],"sequence"'),
      'document: the message twice',
      'There is one message',
    ],
    [
      'text-alone',
      'The digest of the text itself',
      text,
      'signed: SHA-256 of the text',
      'The digest is that of a document',
    ],
    [
      'transfer',
      'The digest of a transaction',
      `{"account_number":"7","chain_id":"cosmoshub-4","fee":{"amount":[{"amount":"5000","denom":"uatom"}],"gas":"200000"},"memo":"","msgs":[{"type":"cosmos-sdk/MsgSend","value":{"amount":[{"amount":"1","denom":"uatom"}],"from_address":"${address}","to_address":"${other}"}}],"sequence":"3"}`,
      'signed: a transfer',
      'Transactions are public: who sent one would have signed in wherever somebody presents its digest',
    ],
    ['empty', 'The digest of nothing', '', 'signed: the empty text', 'The digest is that of a document'],
  ].map(([name, title, signed, mutation, why, given = text, twin = 'auth-cosmos']) =>
    reject(`auth-cosmos-document-${name}`, title, {
      rule: 'auth-sig.signed-text',
      risk: ['consent-bypass', 'forgery'],
      twin,
      mutation,
      reason: `${why}. The digest is not that of the document of the given text, whatever else was signed.`,
      input: asCosmos(cosmosSigOver(signed), {}, given),
      trace: { signed },
    }),
  );
};

/** A signature whose R.x is above the group order, and the key that it makes: nobody has its secret. */
function wrapped(digest, odd) {
  for (let x = order + 1n; ; x++) {
    let point;
    try {
      point = Point.fromBytes(unhex(`0${2 + odd}${abiNumber(x)}`));
    } catch {
      continue;
    }
    const [r, s, z] = [x - order, 5n, Fn.create(BigInt(`0x${hex(digest)}`))];
    const publicKey = point.multiply(s).subtract(Point.BASE.multiply(z)).multiply(Fn.inv(r));
    return { sig: base64(rsBytes({ r, s })), address: bech32('cosmos', keyHash(publicKey.toBytes(true))) };
  }
}

const digests = () => {
  const made = cosmosSig();
  const upper = made.signedMessage.toUpperCase();
  const digest = unhex(made.signedMessage);
  const refused = (name, title, signature, mutation, why, over = texts(textAt())) =>
    reject(`auth-cosmos-digest-${name}`, title, {
      rule: 'auth-sig.signed-text',
      risk: ['consent-bypass', 'forgery'],
      twin: 'auth-cosmos',
      mutation,
      reason: `${why}.`,
      input: asAccount(signature, over),
    });
  return [
    refused(
      'upper',
      'A digest in upper-case hex',
      { ...made, signedMessage: upper },
      'signedMessage in upper case',
      'The digest is in lower-case hex: signedMessage has one spelling',
    ),
    refused(
      'upper-no-text',
      'A digest in upper-case hex, and no text',
      { ...made, signedMessage: upper },
      'signedMessage in upper case, signedTexts left out',
      'What is no lower-case hex of 32 bytes is the digest of no text, and nobody needs one to say so',
      {},
    ),
    ...[0, 1].map((odd) =>
      refused(
        `recovery-${2 + odd}`,
        `A signature whose key has the recovery id ${2 + odd}, over the document of another signer`,
        { ...made, ...wrapped(digest, odd) },
        'sig: with R.x above the group order; address: that of the key which recovers',
        'The key that recovers has the address, by a recovery id that hardly ever occurs; its document is not that of this signer',
      ),
    ),
  ];
};

const unknown = () => [
  undecided('auth-cosmos-no-texts', 'A login of a Cosmos account with an empty list of texts', {
    rule: 'auth-sig.kind-undecided',
    rules: ['auth-sig.kind-undecided', 'auth-sig.signed-text'],
    risk: ['fail-open', 'consent-bypass'],
    twin: 'auth-cosmos',
    mutation: 'signedTexts: []',
    reason: 'A digest says nothing about what was signed, and no text was handed in.',
    input: asAccount(cosmosSig(), texts()),
    profiles: believed,
  }),
  undecided('auth-cosmos-other-evidence', 'A login of a Cosmos account with evidence of contracts', {
    rule: 'auth-sig.kind-undecided',
    rules: ['auth-sig.kind-undecided', 'auth-sig.signed-text'],
    risk: ['fail-open', 'consent-bypass'],
    twin: 'auth-cosmos',
    mutation: 'signedTexts left out, contractCalls: []',
    reason: 'Replies of contracts say nothing about a document.',
    input: asAccount(cosmosSig(), { evidence: { contractCalls: [] } }),
    profiles: believed,
  }),
];

// --- Signature ---

const forms = () => {
  const made = cosmosSig();
  const { sig } = made;
  const bytes = Uint8Array.from(Buffer.from(sig, 'base64'));
  const numbers = ecdsa(unhex(made.signedMessage), key().secretKey);
  const withRs = (over) => base64(rsBytes({ ...numbers, ...over }));
  const gate =
    (profiles) =>
    ([name, title, claimed, mutation, why]) =>
      reject(`auth-cosmos-form-${name}`, title, {
        rule: 'auth-sig.signature-form',
        risk: ['signature-malleability', 'type-confusion'],
        twin: 'auth-cosmos',
        mutation,
        reason: `${why}.`,
        input: asCosmos({ ...made, sig: claimed }),
        profiles,
      });
  return [
    ...[
      [
        'unpadded',
        'A Cosmos signature without padding',
        sig.replace(/=+$/, ''),
        'padding of sig left out',
        'The form is padded Base64: another spelling makes a second text of one signature',
      ],
      [
        'long',
        'A Cosmos signature of 65 bytes',
        base64(concat(bytes, Uint8Array.of(27))),
        'a byte v behind s',
        'The form of kind cosmos is 64 bytes, r and s',
      ],
      [
        'line-feed',
        'A Cosmos signature with a line feed at its end',
        `${sig}\n`,
        'sig += U+000A',
        'Nothing is trimmed before Base64 is read',
      ],
      [
        'line-inside',
        'A Cosmos signature in two lines',
        `${sig.slice(0, 64)}\n${sig.slice(64)}`,
        'a line feed inside sig',
        'Base64 has no line feeds here',
      ],
      [
        'loose-bits',
        'A Cosmos signature with a bit behind its last byte',
        `${sig.slice(0, -3)}${String.fromCharCode(sig.charCodeAt(sig.length - 3) + 1)}==`,
        'last bit of the last letter',
        'The bits that no byte needs are zeros',
      ],
    ].map(gate(undefined)),
    ...[
      ['empty', 'An empty Cosmos signature', '', 'sig: ""', 'No bytes are neither r nor s'],
      ['hex', 'A Cosmos signature in hex', hex(bytes), 'sig in hex', 'The form of kind cosmos is Base64'],
      [
        'hex-prefix',
        'A Cosmos signature in hex with 0x',
        `0x${hex(bytes)}`,
        'sig in hex with 0x',
        'The form of kind cosmos is Base64',
      ],
      [
        'short',
        'A Cosmos signature of 63 bytes',
        base64(bytes.slice(0, 63)),
        'last byte of sig left out',
        'r and s have 64 bytes together',
      ],
      [
        'der',
        'A Cosmos signature in DER',
        base64(unhex(new secp256k1.Signature(numbers.r, numbers.s).toHex('der'))),
        'sig in DER',
        'The form is r and s, each of 32 bytes',
      ],
      ['r-zero', 'r of 0 in a Cosmos signature', withRs({ r: 0n }), 'r: 0', 'r is a number in 1..n-1'],
      ['s-zero', 's of 0 in a Cosmos signature', withRs({ s: 0n }), 's: 0', 's is a number in 1..n-1'],
      [
        'r-order',
        'r of the group order in a Cosmos signature',
        withRs({ r: order }),
        'r: n',
        'r is a number in 1..n-1',
      ],
      [
        's-order',
        's of the group order in a Cosmos signature',
        withRs({ s: order }),
        's: n',
        's is a number in 1..n-1',
      ],
      [
        'json',
        'The JSON of a wallet as Cosmos signature',
        JSON.stringify({
          pub_key: { type: 'tendermint/PubKeySecp256k1', value: base64(key().publicKey) },
          signature: sig,
        }),
        'sig: the JSON that the wallet returned',
        'The form is the member signature of what the wallet returned',
      ],
    ].map(gate(lit('reject', 'auth-sig.signature'))),
    reject('auth-cosmos-high-s', 'The high twin of a Cosmos signature', {
      rule: 'auth-sig.low-s',
      risk: ['signature-malleability', 'replay'],
      twin: 'auth-cosmos',
      mutation: 's: n - s',
      reason:
        'Whoever sees a signature can make its twin, by which the same key recovers; s is at most half the group order.',
      input: asCosmos({ ...made, sig: withRs({ s: order - numbers.s }) }),
    }),
  ];
};

const forgeries = () => {
  const text = textAt();
  const { address, publicKey, secretKey } = key();
  const signs = (digest, by = secretKey) => base64(rsBytes(ecdsa(digest, by)));
  const document = (signer = address) => utf8(adr36(signer, text));
  const uncompressed = Point.fromBytes(publicKey).toBytes(false);
  const accountOf = (bytes) => ({ secretKey, address: bech32('cosmos', bytes) });
  return [
    [
      'other-signer',
      'Another account signed the document',
      cosmosSig(text, key(), { sig: signs(sha256(document()), cosmosAccount('bob').secretKey) }),
      'signed by another account',
      'The keys that recover have other addresses',
    ],
    [
      'other-address',
      'The document names another account than the key that signed',
      cosmosSig(text, { secretKey, address: cosmosAccount('bob').address }),
      'address and signer: another account',
      'The address is the account, and its key did not sign',
    ],
    [
      'last-bit',
      'A Cosmos signature with another last bit',
      cosmosSig(text, key(), {
        sig: base64(Buffer.from(cosmosSig().sig, 'base64').map((byte, i) => (i === 63 ? byte ^ 1 : byte))),
      }),
      'last bit of s',
      'Some keys recover from it, and none has the address',
    ],
    [
      'eip191',
      'A signature over the EIP-191 digest of the document',
      cosmosSig(text, key(), { sig: signs(eip191(adr36(address, text))) }),
      'signed: the EIP-191 digest',
      'The digest that signedMessage is was not signed',
    ],
    [
      'digest-text',
      'A signature over SHA-256 of the hex of the digest',
      cosmosSig(text, key(), { sig: signs(sha256(utf8(cosmosSig().signedMessage))) }),
      'signed: signedMessage as text',
      'What is signed is the digest, and not its digits',
    ],
    [
      'uncompressed',
      'An address of the key in its uncompressed form',
      cosmosSig(text, accountOf(keyHash(uncompressed))),
      'address and signer: of 65 bytes',
      'The address is made of the compressed key',
    ],
    [
      'keccak',
      'An address of the key as Ethereum makes it',
      cosmosSig(text, accountOf(keccak(uncompressed.slice(1)).slice(12))),
      'address and signer: the Ethereum address in bech32',
      'Some chains make addresses so, and those of the table do not',
    ],
    [
      'sha256',
      'An address of SHA-256 of the key, cut',
      cosmosSig(text, accountOf(sha256(publicKey).slice(0, 20))),
      'address and signer: without RIPEMD-160',
      'The address is RIPEMD-160 of SHA-256 of the key',
    ],
  ].map(([name, title, made, mutation, why]) =>
    reject(`auth-cosmos-signature-${name}`, title, {
      rule: 'auth-sig.signature',
      risk: ['forgery', 'wrong-account'],
      twin: 'auth-cosmos',
      mutation,
      reason: `${why}.`,
      input: asCosmos(made),
    }),
  );
};

// --- The text behind the digest has the rules of any text without an expiry ---

const of = (text, over) => asCosmos(cosmosSig(text), over, text);

const times = () => [
  ...[
    [
      'last',
      'A Cosmos text that is one second within the longest age and the skew',
      '2026-01-15T10:59:01Z',
      'now is before the time and 3,600 s and the skew of 60 s',
    ],
    [
      'first',
      'A Cosmos text of 60 seconds ahead',
      '2026-01-15T12:01:00Z',
      'The time less the skew is now, which is in time already',
    ],
  ].map(([name, title, time, why]) =>
    accept(`auth-cosmos-age-${name}`, title, { rules: ['auth-sig.age'], reason: `${why}.`, input: of(textAt(time)) }),
  ),
  ...[
    [
      'end',
      'A Cosmos text that is as old as the longest age and the skew',
      '2026-01-15T10:59:00Z',
      'now is the time and 3,600 s and the skew of 60 s, where the age has ended',
    ],
    [
      'past-end',
      'A Cosmos text that is a second older than the longest age and the skew',
      '2026-01-15T10:58:59Z',
      'now is behind the time and 3,600 s and the skew of 60 s',
    ],
    [
      'future',
      'A Cosmos text of 61 seconds ahead',
      '2026-01-15T12:01:01Z',
      'More than the skew ahead, it would be admitted for longer than the longest age',
    ],
  ].map(([name, title, time, why]) =>
    reject(`auth-cosmos-age-${name}`, title, {
      rule: 'auth-sig.age',
      risk: ['expiry', 'replay'],
      twin: 'auth-cosmos',
      mutation: `the time of the text: ${time}`,
      reason: `${why}.`,
      input: of(textAt(time)),
    }),
  ),
  undecided('auth-cosmos-no-age', 'A login of a Cosmos account, and no longest age', {
    rule: 'auth-sig.age-undecided',
    risk: ['fail-open', 'expiry'],
    twin: 'auth-cosmos',
    mutation: 'maxAge left out',
    reason: 'The text says nothing about how long it is good, and the caller did not either.',
    input: asCosmos(cosmosSig(), { maxAge: undefined }),
  }),
  ...[
    [
      'none',
      'A Cosmos text without a time',
      'I am creating an account to use Lit Protocol',
      'Protocol is no date-time',
    ],
    ['space', 'A Cosmos text with a space behind its time', `${textAt()} `, 'What follows the last space is nothing'],
    ['empty', 'An empty Cosmos text', '', 'Nothing is no date-time'],
  ].map(([name, title, text, why]) =>
    reject(`auth-cosmos-signed-at-${name}`, title, {
      rule: 'auth-sig.signed-at',
      risk: ['expiry', 'replay'],
      twin: 'auth-cosmos',
      mutation: `the text: ${JSON.stringify(text)}, signed`,
      reason: `${why}: nobody knows how old the text is.`,
      input: of(text),
    }),
  ),
  ...[
    ['domain', 'A Cosmos text where a domain is expected', { domain: DOMAIN }, ['wrong-domain']],
    ['nonce', 'A Cosmos text where a nonce is expected', { nonce: NONCE }, ['replay']],
  ].map(([member, title, over, risk]) =>
    reject(`auth-cosmos-${member}`, title, {
      rule: `auth-sig.${member}`,
      risk,
      twin: 'auth-cosmos',
      mutation: `${member}: ${JSON.stringify(over[member])}`,
      reason: `The text names no ${member}: only a caller who does not check it accepts this account.`,
      input: asCosmos(cosmosSig(), over),
    }),
  ),
];

export default () => [
  file(
    'auth-sig.verify',
    'cosmos',
    brought([
      ...valid(),
      ...addresses(),
      ...documents(),
      ...digests(),
      ...unknown(),
      ...forms(),
      ...forgeries(),
      ...times(),
    ]),
  ),
];
