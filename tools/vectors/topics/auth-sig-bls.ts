// The signature of a network: the form of its JSON and its point, the key it is checked with, and what was signed.
import {
  alice, asGrant, authSig, authSigs, bls12_381, blsAuthSig, eip191, g2, grant, grantText, group, hex, keccak, lit, network, networkMessage, PREAMBLE, type Row,
  refusedBy, sha256, statement, topic, utf8,
} from '../vocabulary.js';

const { asDelegation, delegationText, underNetwork } = authSigs;
const { identity, nowhere, outside } = g2;

const { Fp } = bls12_381.fields;
const G2 = bls12_381.G2.Point;
const POP = 'BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_';

/** 192 hex digits of the genuine signature over a text. */
const pointOf = (text = grantText(), by = network('one')) => JSON.parse(blsAuthSig(text, by).sig).ProofOfPossession;

/** A network's signature over any bytes. */
const signBytes = (bytes: Uint8Array, by = network('one'), dst = POP) =>
  bls12_381.G2.hashToCurve(bytes, { DST: dst }).multiply(by.scalar).toHex(true);

const tagged = (point: string | null) => JSON.stringify({ ProofOfPossession: point });

/** A grant with whatever stands for the signature of the network. */
const withSig = (sig: string, text = grantText()) => underNetwork(blsAuthSig(text, network('one'), alice(), { sig }));

const valid = (): Row[] => [
  { id: 'bls', title: 'A grant signed by the network',
    rules: ['auth-sig.signature-form', 'auth-sig.network-key', 'auth-sig.signature', 'auth-sig.session-bound'],
    why: 'The point verifies under the network key with the proof-of-possession tag, over SHA-256 of lit_session: and the hex of the EIP-191 digest.',
    input: underNetwork(blsAuthSig(grantText())),
    trace: { digest: hex(eip191(grantText())), message: hex(networkMessage(grantText())), networkKey: network('one').publicKey } },
  { id: 'bls-second-network', title: 'A grant signed by another network, which is the one that is trusted',
    rules: ['auth-sig.signature', 'auth-sig.network-key'], why: 'The key is the one that the verifier was given, and it never comes from the AuthSig.',
    input: underNetwork(blsAuthSig(grantText(), network('two')), { networkKey: network('two').publicKey }) },
  { id: 'bls-delegation', title: 'A delegation signed by the network', rules: ['auth-sig.signature', 'delegation.capability'],
    why: 'A network may sign a delegation, such as of the credits of a PKP.',
    input: asDelegation(blsAuthSig(delegationText()), { networkKey: network('one').publicKey }) },
  { id: 'bls-preambles', title: 'A grant signed by the network with the preamble three times', rules: ['auth-sig.signature', 'recap.statement-match'],
    why: 'The network appends the ReCap statement to a statement that contains it; what stands before the last one is preface.',
    input: underNetwork(blsAuthSig(grantText({ says: `Lit Protocol PKP session signature ${PREAMBLE} ${statement(grant())} ${statement(grant())}` }))) },
  ...group({ rules: ['auth-sig.signature-form'], from: ({ sig }: { sig: string }) => ({ input: withSig(sig) }) }, [
    { id: 'bls-upper-hex', title: 'Hex digits of the point in upper case', why: 'Hex digits have no letter case.', sig: tagged(pointOf().toUpperCase()) },
    { id: 'bls-white-space', title: 'White space in the JSON of the signature', why: 'White space between the tokens of JSON is free.',
      sig: JSON.stringify({ ProofOfPossession: pointOf() }, null, 2) },
    { id: 'bls-escape', title: 'An escape in the JSON of the signature', why: 'An escape in a key is the letter that it stands for.',
      sig: tagged(pointOf()).replace('"P', '"\\u0050') },
  ]),
];

/** Forms that a lenient reader takes: the point is genuine. */
const lenient = () => {
  const point = pointOf();
  const member = `"ProofOfPossession":"${point}"`;
  return group({ twin: 'bls', rule: 'auth-sig.signature-form', from: ({ sig }: { sig: string }) => ({ input: withSig(sig) }) }, [
    { id: 'bls-tag-basic', title: 'The tag Basic', change: 'tag: Basic', why: 'Basic names another scheme with another domain separation.',
      sig: JSON.stringify({ Basic: point }) },
    { id: 'bls-tag-augmentation', title: 'The tag MessageAugmentation', change: 'tag: MessageAugmentation',
      why: 'MessageAugmentation names a scheme in which the key is part of the message.', sig: JSON.stringify({ MessageAugmentation: point }) },
    { id: 'bls-second-tag', title: 'A second tag', change: 'Basic with the same point added',
      why: 'The object has a single key; of two, each reader takes another.', sig: `{${member},"Basic":"${point}"}` },
    { id: 'bls-second-key', title: 'A second key', change: 'dataSigned added', why: 'The object has a single key.', sig: `{${member},"dataSigned":""}` },
    { id: 'bls-duplicate', title: 'The tag twice', change: 'ProofOfPossession, a second time', why: 'No object has a key twice.',
      sig: `{${member},${member}}` },
    { id: 'bls-prefix', title: 'Hex digits with 0x', change: 'ProofOfPossession: 0x in front', why: 'The digits stand without 0x.', sig: tagged(`0x${point}`) },
  ]);
};

/** Forms in which no reader finds this point, or in which it verifies nothing. */
const unusable = () => {
  const point = pointOf();
  const second = BigInt(`0x${point.slice(96)}`) + Fp.ORDER;
  return group({ twin: 'bls', rule: 'auth-sig.signature-form', profiles: lit(refusedBy('auth-sig.signature')),
    from: ({ sig }: { sig: string }) => ({ input: withSig(sig) }) }, [
    { id: 'bls-not-json', title: 'Bare hex', change: 'sig: the hex digits alone', why: 'The form is a JSON text.', sig: point },
    { id: 'bls-object', title: 'A point with its identifier', change: 'ProofOfPossession: an object with identifier and value',
      why: 'That is the share of one node; a signature of the network is a string.',
      sig: JSON.stringify({ ProofOfPossession: { identifier: '01', value: point } }) },
    { id: 'bls-share', title: 'A share of one node', change: 'ProofOfPossession: one byte in front',
      why: '194 digits are the share of one node with its identifier, and 192 are a signature.', sig: tagged(`01${point}`) },
    { id: 'bls-short', title: 'A point without its last byte', change: 'last byte of the point left out', why: 'A compressed point of G2 has 192 digits.',
      sig: tagged(point.slice(0, -2)) },
    { id: 'bls-null', title: 'A point of null', change: 'ProofOfPossession: null', why: 'A point is 192 hex digits.', sig: tagged(null) },
    { id: 'bls-text-after', title: 'Text after the JSON object', change: 'a letter after the JSON', why: 'The form is one JSON value.',
      sig: `${tagged(point)}x` },
    { id: 'bls-uncompressed', title: 'An uncompressed point', change: 'the point uncompressed', why: 'A point has 192 digits, its compressed form.',
      sig: tagged(G2.fromHex(point).toHex(false)) },
    { id: 'bls-wallet', title: 'A wallet signature in the place of that of a network', change: 'sig: that of the wallet over the same text',
      why: 'The form follows from the kind, and this kind is bls.', sig: authSig(grantText()).sig },
    { id: 'bls-identity', title: 'The identity', change: 'the point: the identity',
      why: 'The identity is a signature under a key that is the identity, and under no other.', sig: tagged(identity()) },
    { id: 'bls-outside', title: 'A point outside the subgroup', change: 'the point: one of the curve outside the subgroup',
      why: 'A point outside the subgroup has a component that the pairing does not see.', sig: tagged(outside()) },
    { id: 'bls-nowhere', title: 'An x that is that of no point', change: 'the point: an x without a y', why: 'The digits encode no point of the curve.',
      sig: tagged(nowhere()) },
    { id: 'bls-not-canonical', title: 'A coordinate with the field order added', change: 'last coordinate of the point += p',
      why: 'A coordinate is below the field order, or one point has two encodings.', sig: tagged(point.slice(0, 96) + second.toString(16).padStart(96, '0')) },
    { id: 'bls-no-flag', title: 'A point without the flag of compression', change: 'first bit of the point: 0',
      why: 'The first bit says that the encoding is compressed.', sig: tagged((BigInt(`0x${point}`) & ~(1n << 767n)).toString(16).padStart(192, '0')) },
  ]);
};

const overOther = () => {
  const text = grantText();
  const digest = eip191(text);
  const digits = hex(digest);
  return group({ twin: 'bls', rule: 'auth-sig.signature', from: ({ bytes }: { bytes: Uint8Array }) => ({ input: withSig(tagged(signBytes(bytes))) }) }, [
    { id: 'bls-over-digest', title: 'A network signature over the digest itself', change: 'signed: the EIP-191 digest',
      why: 'lit_session: keeps sessions apart from everything else that a network signs.', bytes: digest },
    { id: 'bls-over-sha256', title: 'A network signature over SHA-256 of the text', change: 'signed: SHA-256 of the text',
      why: 'lit_session: and the digest are hashed, and not the text.', bytes: sha256(utf8(text)) },
    { id: 'bls-over-no-prefix', title: 'A network signature over the hash of the digest alone', change: 'signed: SHA-256 of the hex, without lit_session:',
      why: 'lit_session: stands in front of the hex.', bytes: sha256(utf8(digits)) },
    { id: 'bls-over-upper', title: 'A network signature over the hex in upper case', change: 'signed: the hex in upper case',
      why: 'The hex of the digest is in lower case.', bytes: sha256(utf8(`lit_session:${digits.toUpperCase()}`)) },
    { id: 'bls-over-0x', title: 'A network signature over the hex with 0x', change: 'signed: the hex with 0x', why: 'The hex of the digest has no 0x.',
      bytes: sha256(utf8(`lit_session:0x${digits}`)) },
    { id: 'bls-over-keccak', title: 'A network signature over Keccak-256 of the prefixed hex', change: 'signed: Keccak-256 in place of SHA-256',
      why: 'The outer hash is SHA-256.', bytes: keccak(utf8(`lit_session:${digits}`)) },
    { id: 'bls-over-bare', title: 'A network signature over a digest without the prefix of EIP-191', change: 'signed: with Keccak-256 of the bare text',
      why: 'The digest is that of EIP-191.', bytes: sha256(utf8(`lit_session:${hex(keccak(utf8(text)))}`)) },
  ]);
};

const unverified = (): Row[] => {
  const text = grantText();
  const point = pointOf();
  const message = networkMessage(text);
  const negated = G2.fromHex(point).negate().toHex(true);
  const zeroText = grantText({ chainId: '01' });
  return [
    ...group({ twin: 'bls', rule: 'auth-sig.signature' }, [
      { id: 'bls-other-network', title: 'Another network', change: 'signed by another network',
        why: 'The signature is genuine under a key that this verifier does not trust.', input: withSig(blsAuthSig(text, network('two')).sig) },
      { id: 'bls-other-key', title: 'The key of another network', change: 'networkKey: that of another network',
        why: 'The signature is genuine under another key than the one given.',
        input: underNetwork(blsAuthSig(grantText(), network('one'), alice(), { sig: tagged(point) }), { networkKey: network('two').publicKey }) },
      { id: 'bls-negated', title: 'The point on the other side of the axis', change: 'the sign bit of the point',
        why: 'The negated point is a signature under the negated key.', input: withSig(tagged(negated)) },
      { id: 'bls-dst-basic', title: 'A signature with the domain separation of the basic scheme', change: 'signed with NUL in place of POP',
        why: 'The domain separation is that of proof of possession.',
        input: withSig(tagged(signBytes(message, network('one'), 'BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_NUL_'))) },
      { id: 'bls-dst-pop-proof', title: 'A signature with the domain separation of proofs', change: 'signed with BLS_POP_ in place of BLS_SIG_',
        why: 'A proof of possession is no signature of a message.',
        input: withSig(tagged(signBytes(message, network('one'), 'BLS_POP_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_'))) },
    ]),
    ...overOther(),
    { id: 'bls-changed', title: 'A text changed after the network signed', twin: 'bls', change: 'nonce: its last letter', rule: 'auth-sig.signature',
      why: 'The signature is genuine for the text before the change.', input: withSig(tagged(point), grantText({ nonce: 'Kq3vX7bT9sLn' })) },
    { id: 'bls-raw', title: 'A chain id of 01, signed by the network', rules: ['auth-sig.signature'],
      why: '01 and 1 are two texts, and the signature is over the text as received.', input: underNetwork(blsAuthSig(zeroText)) },
    { id: 'bls-raw-again', title: 'A chain id of 01, the network having signed 1', twin: 'bls-raw', change: 'signed: the text with Chain ID: 1',
      rule: 'auth-sig.signature', risk: ['forgery', 'parser-differential'],
      why: 'Who writes the message again before hashing verifies a text that was not received.', input: withSig(tagged(point), zeroText) },
  ];
};

const keyless = (): Row[] => [
  { id: 'bls-no-key', title: 'A genuine network signature, no network key given', twin: 'bls', change: 'networkKey left out', rule: 'auth-sig.network-key',
    why: 'Without a key that the verifier trusts nothing can be said about the signature, and nothing is believed.', input: asGrant(blsAuthSig(grantText())) },
  { id: 'bls-no-key-forged', title: 'A network signature by nobody, no network key given', twin: 'bls', change: 'the point: the generator, networkKey left out',
    rule: 'auth-sig.network-key', why: 'Without a key a forgery cannot be told from a signature: the answer is the same for both, and it is not acceptance.',
    input: asGrant(blsAuthSig(grantText(), network('one'), alice(), { sig: tagged(G2.BASE.toHex(true)) })) },
  { id: 'bls-no-key-form', title: 'A share of one node, no network key given', twin: 'bls', change: 'ProofOfPossession: one byte in front, networkKey left out',
    rule: 'auth-sig.signature-form', rules: ['auth-sig.network-key'], risk: ['fail-open'], profiles: lit(refusedBy('auth-sig.network-key')),
    why: 'The form is judged without a key: where one rule rejects and another cannot decide, the verdict is reject.',
    input: asGrant(blsAuthSig(grantText(), network('one'), alice(), { sig: tagged(`01${pointOf()}`) })) },
  { id: 'bls-key-unused', title: 'A network key beside the signature of a wallet', rules: ['auth-sig.network-key'],
    why: 'The key is for signatures of the network; a wallet signs with its own.', input: underNetwork(authSig(grantText())) },
];

export default () => [
  topic({ operation: 'auth-sig.verify', name: 'bls', prefix: 'auth-' }, valid(), lenient(), unusable(), unverified(), keyless()),
];
