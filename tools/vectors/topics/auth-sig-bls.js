// The signature of a network: the form of its JSON and its point, the key it is checked with, and what was signed.
import { asDelegation, delegationText, lit, underNetwork } from '../auth-sigs.js';
import { identity, nowhere, outside } from '../g2.js';
import {
  accept,
  alice,
  asGrant,
  authSig,
  bls12_381,
  blsAuthSig,
  eip191,
  file,
  grant,
  grantText,
  hex,
  keccak,
  network,
  networkMessage,
  PREAMBLE,
  reject,
  sha256,
  statement,
  undecided,
  utf8,
} from '../kit.js';

const { Fp } = bls12_381.fields;
const G2 = bls12_381.G2.Point;
const POP = 'BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_';

/** 192 hex digits of the genuine signature over a text. */
const pointOf = (text = grantText(), by = network('one')) => JSON.parse(blsAuthSig(text, by).sig).ProofOfPossession;

/** A network's signature over any bytes. */
const signBytes = (bytes, by = network('one'), dst = POP) =>
  bls12_381.G2.hashToCurve(bytes, { DST: dst }).multiply(by.scalar).toHex(true);

const tagged = (point) => JSON.stringify({ ProofOfPossession: point });

/** A grant with whatever stands for the signature of the network. */
const withSig = (sig, text = grantText()) => underNetwork(blsAuthSig(text, network('one'), alice(), { sig }));

const valid = () => [
  accept('auth-bls', 'A grant signed by the network', {
    rules: ['auth-sig.signature-form', 'auth-sig.network-key', 'auth-sig.signature', 'auth-sig.session-bound'],
    reason:
      'The point verifies under the network key with the proof-of-possession tag, over SHA-256 of lit_session: and the hex of the EIP-191 digest.',
    input: underNetwork(blsAuthSig(grantText())),
    trace: {
      digest: hex(eip191(grantText())),
      message: hex(networkMessage(grantText())),
      networkKey: network('one').publicKey,
    },
  }),
  accept('auth-bls-second-network', 'A grant signed by another network, which is the one that is trusted', {
    rules: ['auth-sig.signature', 'auth-sig.network-key'],
    reason: 'The key is the one that the verifier was given, and it never comes from the AuthSig.',
    input: underNetwork(blsAuthSig(grantText(), network('two')), { networkKey: network('two').publicKey }),
  }),
  accept('auth-bls-delegation', 'A delegation signed by the network', {
    rules: ['auth-sig.signature', 'delegation.capability'],
    reason: 'A network may sign a delegation, such as of the credits of a PKP.',
    input: asDelegation(blsAuthSig(delegationText()), { networkKey: network('one').publicKey }),
  }),
  accept('auth-bls-preambles', 'A grant signed by the network with the preamble three times', {
    rules: ['auth-sig.signature', 'recap.statement-match'],
    reason:
      'The network appends the ReCap statement to a statement that contains it; what stands before the last one is preface.',
    input: underNetwork(
      blsAuthSig(
        grantText({
          says: `Lit Protocol PKP session signature ${PREAMBLE} ${statement(grant())} ${statement(grant())}`,
        }),
      ),
    ),
  }),
  ...[
    [
      'upper-hex',
      'Hex digits of the point in upper case',
      tagged(pointOf().toUpperCase()),
      'Hex digits have no letter case',
    ],
    [
      'white-space',
      'White space in the JSON of the signature',
      JSON.stringify({ ProofOfPossession: pointOf() }, null, 2),
      'White space between the tokens of JSON is free',
    ],
    [
      'escape',
      'An escape in the JSON of the signature',
      tagged(pointOf()).replace('"P', '"\\u0050'),
      'An escape in a key is the letter that it stands for',
    ],
  ].map(([name, title, sig, why]) =>
    accept(`auth-bls-${name}`, title, { rules: ['auth-sig.signature-form'], reason: `${why}.`, input: withSig(sig) }),
  ),
];

const malformed = (profiles) => (entries) =>
  entries.map(([name, title, sig, mutation, why]) =>
    reject(`auth-bls-${name}`, title, {
      rule: 'auth-sig.signature-form',
      risk: ['signature-malleability', 'type-confusion'],
      twin: 'auth-bls',
      mutation,
      reason: `${why}.`,
      input: withSig(sig),
      profiles,
    }),
  );

/** Forms that a lenient reader takes: the point is genuine. */
const lenient = () => {
  const point = pointOf();
  const member = `"ProofOfPossession":"${point}"`;
  return malformed(undefined)([
    [
      'tag-basic',
      'The tag Basic',
      JSON.stringify({ Basic: point }),
      'tag: Basic',
      'Basic names another scheme with another domain separation',
    ],
    [
      'tag-augmentation',
      'The tag MessageAugmentation',
      JSON.stringify({ MessageAugmentation: point }),
      'tag: MessageAugmentation',
      'MessageAugmentation names a scheme in which the key is part of the message',
    ],
    [
      'second-tag',
      'A second tag',
      `{${member},"Basic":"${point}"}`,
      'Basic with the same point added',
      'The object has a single key; of two, each reader takes another',
    ],
    ['second-key', 'A second key', `{${member},"dataSigned":""}`, 'dataSigned added', 'The object has a single key'],
    [
      'duplicate',
      'The tag twice',
      `{${member},${member}}`,
      'ProofOfPossession, a second time',
      'No object has a key twice',
    ],
    [
      'prefix',
      'Hex digits with 0x',
      tagged(`0x${point}`),
      'ProofOfPossession: 0x in front',
      'The digits stand without 0x',
    ],
  ]);
};

/** Forms in which no reader finds this point, or in which it verifies nothing. */
const unusable = () => {
  const point = pointOf();
  const second = BigInt(`0x${point.slice(96)}`) + Fp.ORDER;
  return malformed(lit('reject', 'auth-sig.signature'))([
    ['not-json', 'Bare hex', point, 'sig: the hex digits alone', 'The form is a JSON text'],
    [
      'object',
      'A point with its identifier',
      JSON.stringify({ ProofOfPossession: { identifier: '01', value: point } }),
      'ProofOfPossession: an object with identifier and value',
      'That is the share of one node; a signature of the network is a string',
    ],
    [
      'share',
      'A share of one node',
      tagged(`01${point}`),
      'ProofOfPossession: one byte in front',
      '194 digits are the share of one node with its identifier, and 192 are a signature',
    ],
    [
      'short',
      'A point without its last byte',
      tagged(point.slice(0, -2)),
      'last byte of the point left out',
      'A compressed point of G2 has 192 digits',
    ],
    ['null', 'A point of null', tagged(null), 'ProofOfPossession: null', 'A point is 192 hex digits'],
    [
      'text-after',
      'Text after the JSON object',
      `${tagged(point)}x`,
      'a letter after the JSON',
      'The form is one JSON value',
    ],
    [
      'uncompressed',
      'An uncompressed point',
      tagged(G2.fromHex(point).toHex(false)),
      'the point uncompressed',
      'A point has 192 digits, its compressed form',
    ],
    [
      'wallet',
      'A wallet signature in the place of that of a network',
      authSig(grantText()).sig,
      'sig: that of the wallet over the same text',
      'The form follows from the kind, and this kind is bls',
    ],
    [
      'identity',
      'The identity',
      tagged(identity()),
      'the point: the identity',
      'The identity is a signature under a key that is the identity, and under no other',
    ],
    [
      'outside',
      'A point outside the subgroup',
      tagged(outside()),
      'the point: one of the curve outside the subgroup',
      'A point outside the subgroup has a component that the pairing does not see',
    ],
    [
      'nowhere',
      'An x that is that of no point',
      tagged(nowhere()),
      'the point: an x without a y',
      'The digits encode no point of the curve',
    ],
    [
      'not-canonical',
      'A coordinate with the field order added',
      tagged(point.slice(0, 96) + second.toString(16).padStart(96, '0')),
      'last coordinate of the point += p',
      'A coordinate is below the field order, or one point has two encodings',
    ],
    [
      'no-flag',
      'A point without the flag of compression',
      tagged((BigInt(`0x${point}`) & ~(1n << 767n)).toString(16).padStart(192, '0')),
      'first bit of the point: 0',
      'The first bit says that the encoding is compressed',
    ],
  ]);
};

const forged = (name, title, sig, mutation, why, { risk = [], over } = {}) =>
  reject(`auth-bls-${name}`, title, {
    rule: 'auth-sig.signature',
    risk: ['forgery', ...risk],
    twin: 'auth-bls',
    mutation,
    reason: `${why}.`,
    input:
      over === undefined ? withSig(sig) : underNetwork(blsAuthSig(grantText(), network('one'), alice(), { sig }), over),
  });

const overOther = () => {
  const text = grantText();
  const digest = eip191(text);
  const digits = hex(digest);
  return [
    [
      'over-digest',
      'A network signature over the digest itself',
      digest,
      'signed: the EIP-191 digest',
      'lit_session: keeps sessions apart from everything else that a network signs',
    ],
    [
      'over-sha256',
      'A network signature over SHA-256 of the text',
      sha256(utf8(text)),
      'signed: SHA-256 of the text',
      'lit_session: and the digest are hashed, and not the text',
    ],
    [
      'over-no-prefix',
      'A network signature over the hash of the digest alone',
      sha256(utf8(digits)),
      'signed: SHA-256 of the hex, without lit_session:',
      'lit_session: stands in front of the hex',
    ],
    [
      'over-upper',
      'A network signature over the hex in upper case',
      sha256(utf8(`lit_session:${digits.toUpperCase()}`)),
      'signed: the hex in upper case',
      'The hex of the digest is in lower case',
    ],
    [
      'over-0x',
      'A network signature over the hex with 0x',
      sha256(utf8(`lit_session:0x${digits}`)),
      'signed: the hex with 0x',
      'The hex of the digest has no 0x',
    ],
    [
      'over-keccak',
      'A network signature over Keccak-256 of the prefixed hex',
      keccak(utf8(`lit_session:${digits}`)),
      'signed: Keccak-256 in place of SHA-256',
      'The outer hash is SHA-256',
    ],
    [
      'over-bare',
      'A network signature over a digest without the prefix of EIP-191',
      sha256(utf8(`lit_session:${hex(keccak(utf8(text)))}`)),
      'signed: with Keccak-256 of the bare text',
      'The digest is that of EIP-191',
    ],
  ].map(([name, title, bytes, mutation, why]) => forged(name, title, tagged(signBytes(bytes)), mutation, why));
};

const unverified = () => {
  const text = grantText();
  const point = pointOf();
  const message = networkMessage(text);
  const negated = G2.fromHex(point).negate().toHex(true);
  const zeroText = grantText({ chainId: '01' });
  return [
    forged(
      'other-network',
      'Another network',
      blsAuthSig(text, network('two')).sig,
      'signed by another network',
      'The signature is genuine under a key that this verifier does not trust',
    ),
    forged(
      'other-key',
      'The key of another network',
      tagged(point),
      'networkKey: that of another network',
      'The signature is genuine under another key than the one given',
      { over: { networkKey: network('two').publicKey } },
    ),
    forged(
      'negated',
      'The point on the other side of the axis',
      tagged(negated),
      'the sign bit of the point',
      'The negated point is a signature under the negated key',
    ),
    forged(
      'dst-basic',
      'A signature with the domain separation of the basic scheme',
      tagged(signBytes(message, network('one'), 'BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_NUL_')),
      'signed with NUL in place of POP',
      'The domain separation is that of proof of possession',
    ),
    forged(
      'dst-pop-proof',
      'A signature with the domain separation of proofs',
      tagged(signBytes(message, network('one'), 'BLS_POP_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_')),
      'signed with BLS_POP_ in place of BLS_SIG_',
      'A proof of possession is no signature of a message',
    ),
    ...overOther(),
    reject('auth-bls-changed', 'A text changed after the network signed', {
      rule: 'auth-sig.signature',
      risk: ['forgery'],
      twin: 'auth-bls',
      mutation: 'nonce: its last letter',
      reason: 'The signature is genuine for the text before the change.',
      input: withSig(tagged(point), grantText({ nonce: 'Kq3vX7bT9sLn' })),
    }),
    accept('auth-bls-raw', 'A chain id of 01, signed by the network', {
      rules: ['auth-sig.signature'],
      reason: '01 and 1 are two texts, and the signature is over the text as received.',
      input: underNetwork(blsAuthSig(zeroText)),
    }),
    reject('auth-bls-raw-again', 'A chain id of 01, the network having signed 1', {
      rule: 'auth-sig.signature',
      risk: ['forgery', 'parser-differential'],
      twin: 'auth-bls-raw',
      mutation: 'signed: the text with Chain ID: 1',
      reason: 'Who writes the message again before hashing verifies a text that was not received.',
      input: withSig(tagged(point), zeroText),
    }),
  ];
};

const keyless = () => [
  undecided('auth-bls-no-key', 'A genuine network signature, no network key given', {
    rule: 'auth-sig.network-key',
    risk: ['forgery', 'fail-open'],
    twin: 'auth-bls',
    mutation: 'networkKey left out',
    reason: 'Without a key that the verifier trusts nothing can be said about the signature, and nothing is believed.',
    input: asGrant(blsAuthSig(grantText())),
  }),
  undecided('auth-bls-no-key-forged', 'A network signature by nobody, no network key given', {
    rule: 'auth-sig.network-key',
    risk: ['forgery', 'fail-open'],
    twin: 'auth-bls',
    mutation: 'the point: the generator, networkKey left out',
    reason:
      'Without a key a forgery cannot be told from a signature: the answer is the same for both, and it is not acceptance.',
    input: asGrant(blsAuthSig(grantText(), network('one'), alice(), { sig: tagged(G2.BASE.toHex(true)) })),
  }),
  reject('auth-bls-no-key-form', 'A share of one node, no network key given', {
    rule: 'auth-sig.signature-form',
    rules: ['auth-sig.signature-form', 'auth-sig.network-key'],
    risk: ['fail-open'],
    twin: 'auth-bls',
    mutation: 'ProofOfPossession: one byte in front, networkKey left out',
    reason:
      'The form is judged without a key: where one rule rejects and another cannot decide, the verdict is reject.',
    input: asGrant(blsAuthSig(grantText(), network('one'), alice(), { sig: tagged(`01${pointOf()}`) })),
    profiles: {
      'lit-v7': { result: 'undecided', rule: 'auth-sig.network-key' },
      'lit-v8': { result: 'undecided', rule: 'auth-sig.network-key' },
    },
  }),
  accept('auth-bls-key-unused', 'A network key beside the signature of a wallet', {
    rules: ['auth-sig.network-key'],
    reason: 'The key is for signatures of the network; a wallet signs with its own.',
    input: underNetwork(authSig(grantText())),
  }),
];

export default () => [
  file('auth-sig.verify', 'bls', [...valid(), ...lenient(), ...unusable(), ...unverified(), ...keyless()]),
];
