// session-sig.verify: the public key of the session, and the signature that it makes.
import { ed25519ctx, ed25519ph } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import {
  base,
  bytes32,
  challenge,
  flip,
  flipPoint,
  L,
  mod,
  nonce,
  noPoint,
  number,
  oddEncodings,
  oddLargeEncoding,
  orderOf,
  Point,
  parts,
  scalarOf,
  sigHex,
  torsion,
} from '../edwards.js';
import {
  accept,
  atNode,
  ed25519,
  file,
  hex,
  json,
  message,
  OTHER_NODE,
  otherSession,
  reject,
  session,
  sessionSig,
  unhex,
  utf8,
} from '../kit.js';
import { at, capability } from '../sessions.js';

const twin = 'session-standard';

/** A session signature of a key that is no pair of the kit: address, and how `sig` follows from the signed text. */
function ofKey(encoded, sign) {
  const publicKey = hex(encoded);
  const text = json(message({ sessionKey: publicKey, capabilities: [capability({ to: { publicKey } })] }));
  const sig = sign(text, encoded);
  return {
    input: atNode({
      derivedVia: 'litSessionSignViaNacl',
      algo: 'ed25519',
      address: publicKey,
      signedMessage: text,
      sig,
    }),
    trace: traceOf(sig, encoded, text),
  };
}

function traceOf(sig, key, text) {
  const { r, s } = parts(sig);
  return { R: hex(r), S: hex(bytes32(s)), A: hex(key), k: hex(bytes32(challenge(r, key, text))) };
}

/** R = rB and S = r solve the equation for a key of small order whenever k is a multiple of that order. */
const bySmallOrder = (name, order) => (text, key) => {
  for (let i = 0; ; i++) {
    const r = nonce(`${name} ${i}`);
    const encoded = base(r).toBytes();
    if (challenge(encoded, key, text) % BigInt(order) === 0n) return sigHex(encoded, r);
  }
};

const smallKeys = () =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((multiple) => {
    const order = orderOf(multiple);
    const made = ofKey(torsion(multiple).toBytes(), bySmallOrder(`small ${multiple}`, order));
    return reject(
      `session-key-order-${order}-${multiple}`,
      `The public key ${made.trace.A.slice(0, 8)}...${made.trace.A.slice(-2)}, of order ${order}`,
      {
        rule: 'session.public-key',
        twin,
        mutation: `another key, a point of order ${order}, with a signature that solves the equation`,
        reason: 'A key of small order has no secret: anybody finds R and S that solve the equation for a message.',
        risk: ['forgery', 'signature-malleability'],
        ...made,
      },
    );
  });

const oddKeys = () => [
  ...oddEncodings.map(([name, what, encoded]) =>
    reject(`session-key-${name}`, `The public key is ${what}`, {
      rule: 'session.public-key',
      twin,
      mutation: `another key, ${hex(encoded).slice(0, 8)}...${hex(encoded).slice(-4)}, with a signature that solves the equation`,
      reason: 'RFC 8032 section 5.1.3: y is below p, and x = 0 has no sign. The point is of small order besides.',
      risk: ['forgery', 'signature-malleability'],
      ...ofKey(encoded, bySmallOrder(name, 4)),
    }),
  ),
  reject('session-key-y-beyond-p', 'The public key is a point of large order with p added to y', {
    rule: 'session.public-key',
    twin,
    mutation: 'another key, whose y is not below p, and the signature of the session key',
    reason: 'RFC 8032 section 5.1.3 refuses y that is not below p: one point would have two names.',
    risk: ['signature-malleability'],
    ...ofKey(oddLargeEncoding(), (text) => hex(ed25519.sign(utf8(text), session().seed))),
  }),
  reject('session-key-no-point', 'The public key is no point of the curve', {
    rule: 'session.public-key',
    twin,
    mutation: 'another key, a y for which no x exists, and the signature of the session key',
    reason: 'The bytes do not decode to a point.',
    risk: ['forgery'],
    ...ofKey(noPoint(), (text) => hex(ed25519.sign(utf8(text), session().seed))),
  }),
];

/** The key of the session moved by a point of order 8: A = aB + T. */
const mixedKey = () => base(scalarOf()).add(torsion(1)).toBytes();

/** An honest signature by a with the k of that key, where `wanted(k)`: it misses the exact equation by kT. */
const byMixed = (name, wanted) => (text, key) => {
  for (let i = 0; ; i++) {
    const r = nonce(`${name} ${i}`);
    const encoded = base(r).toBytes();
    const k = challenge(encoded, key, text);
    if (wanted(k)) return sigHex(encoded, mod(r + k * scalarOf()));
  }
};

const mixedKeys = () => [
  accept('session-key-mixed-order', 'A public key with a part of order 8, and a signature whose k is a multiple of 8', {
    rules: ['session.public-key', 'session.signature'],
    reason:
      'The key is canonical and not of small order, and S*B - k*A is R exactly, because k removes the part of order 8.',
    ...ofKey(
      mixedKey(),
      byMixed('mixed even', (k) => k % 8n === 0n),
    ),
  }),
  reject('session-key-mixed-cofactor', 'A public key with a part of order 8, and a signature whose k is odd', {
    rule: 'session.signature',
    twin: 'session-key-mixed-order',
    mutation: 'another R, so that k is odd',
    reason: 'S*B - k*A differs from R by a point of order 8: only the equation times the cofactor holds.',
    risk: ['forgery', 'parser-differential'],
    ...ofKey(
      mixedKey(),
      byMixed('mixed odd', (k) => k % 2n === 1n),
    ),
  }),
];

const keyMatch = () => [
  reject('session-key-other-inside', 'The message names another session key than the one that signed', {
    rule: 'session.key-match',
    twin,
    mutation: 'sessionKey: another key, signed',
    reason: 'sessionKey is not the address. The signature and the capability are those of the address.',
    risk: ['wrong-session', 'forgery'],
    input: at({ sessionKey: otherSession().publicKey }),
  }),
  reject('session-key-last-digit', 'The message names a session key that differs in its last digit', {
    rule: 'session.key-match',
    twin,
    mutation: 'the last digit of sessionKey, signed',
    reason: 'The two keys are compared as a whole.',
    risk: ['wrong-session'],
    input: at({
      sessionKey: hex(unhex(session().publicKey).map((byte, i) => (i === 31 ? byte ^ 1 : byte))),
    }),
  }),
];

const text = () => json(message());
const own = () => unhex(session().publicKey);
const honest = () => parts(sessionSig().sig);

/** The standard session with another `sig`. */
const signedAs = (sig, extra = {}) => ({
  input: atNode({ ...sessionSig(), sig }),
  trace: traceOf(sig, own(), text()),
  ...extra,
});

/** S = k*a for a given R: S*B - k*A is the identity. */
const solved = (encoded) => sigHex(encoded, mod(challenge(encoded, own(), text()) * scalarOf()));

const forms = () =>
  [
    [
      'session-signature-s-plus-l',
      'S with the group order added',
      'S + L',
      'S is not below L: from each signature a second one could be made.',
      ['signature-malleability'],
      signedAs(sigHex(honest().r, honest().s + L)),
    ],
    [
      'session-signature-s-plus-15-l',
      'S with 15 times the group order added',
      'S + 15 L',
      'S is not below L, and the top bits of its last byte are set.',
      ['signature-malleability'],
      signedAs(sigHex(honest().r, honest().s + 15n * L)),
    ],
    [
      'session-signature-s-is-l',
      'S equal to the group order',
      'S: L',
      'S has to be below L; L itself stands for zero.',
      ['signature-malleability'],
      signedAs(sigHex(honest().r, L)),
    ],
    [
      'session-signature-r-identity',
      'R is the identity and S = k*a',
      'R: the identity, and S that solves the equation',
      'R is of small order. The equation holds, and yet the signature was made with the nonce zero, which gives the key away.',
      ['signature-malleability', 'key-leak'],
      signedAs(solved(torsion(0).toBytes())),
    ],
    ...[4, 2, 1].map((multiple) => [
      `session-signature-r-order-${orderOf(multiple)}`,
      `R is of order ${orderOf(multiple)} and S = k*a`,
      `R: a point of order ${orderOf(multiple)}, and S that solves the equation times the cofactor`,
      'R is of small order. Only the equation times the cofactor holds.',
      ['signature-malleability'],
      signedAs(solved(torsion(multiple).toBytes())),
    ]),
    ...oddEncodings
      .filter(([name]) => name === 'y-p-plus-one' || name === 'y-one-sign')
      .map(([name, what, encoded]) => [
        `session-signature-r-${name}`,
        `R is ${what}, and S = k*a`,
        `R: ${what}, and S that solves the equation between points`,
        'R is not canonical. Whoever decodes R and compares points finds the equation true.',
        ['signature-malleability'],
        signedAs(solved(encoded)),
      ]),
    [
      'session-signature-r-beyond-p',
      'R is a point of large order with p added to y',
      'R: an encoding whose y is not below p',
      'RFC 8032 section 5.1.3 refuses y that is not below p, in R as well.',
      ['signature-malleability'],
      signedAs(sigHex(oddLargeEncoding(), honest().s)),
    ],
    [
      'session-signature-r-no-point',
      'R is no point of the curve',
      'R: a y for which no x exists',
      'R does not decode, canonically or otherwise.',
      ['signature-malleability'],
      signedAs(sigHex(noPoint(), honest().s)),
    ],
    [
      'session-signature-zero',
      'A signature of 64 zero bytes',
      'sig: 128 zeros',
      'R is a point of order 4, and S is zero.',
      ['forgery'],
      signedAs('0'.repeat(128)),
    ],
    [
      'session-signature-ones',
      'A signature of 64 bytes FF',
      'sig: 128 times f',
      'R is not canonical, and S is not below L.',
      ['forgery'],
      signedAs('f'.repeat(128)),
    ],
  ].map(([id, title, mutation, reason, risk, made]) =>
    reject(id, title, { rule: 'session.signature-form', twin, mutation, reason, risk, ...made }),
  );

/** The signature over another text than the one that is sent. */
const over = (signed, sent = text()) => ({
  input: atNode(sessionSig(sent, undefined, { sig: hex(ed25519.sign(utf8(signed), session().seed)) })),
});
const pretty = () => JSON.stringify(message(), null, 2);
const backwards = () => json(Object.fromEntries(Object.entries(message()).reverse()));
const utf16 = (string) => Uint8Array.from(Buffer.from(string, 'utf16le'));
const bySeed = (bytes) => hex(ed25519.sign(bytes, session().seed));
/** R moved by a point of small order, signed with the k of the moved R. */
const moved = (multiple) => {
  const r = nonce('moved');
  const encoded = base(r).add(torsion(multiple)).toBytes();
  return sigHex(encoded, mod(r + challenge(encoded, own(), text()) * scalarOf()));
};

const signatures = () =>
  [
    [
      'session-signature-cofactor-8',
      'R moved by a point of order 8',
      'R + T, and S that solves the equation times the cofactor',
      'The encoding of S*B - k*A is not the received R; only the equation times the cofactor holds.',
      signedAs(moved(1)),
    ],
    [
      'session-signature-cofactor-2',
      'R moved by the point of order 2',
      'R + T, and S that solves the equation times the cofactor',
      'The encoding of S*B - k*A is not the received R; only the equation times the cofactor holds.',
      signedAs(moved(4)),
    ],
    [
      'session-signature-r-bit',
      'One bit of R',
      'a bit of R that leaves it a point of large order',
      'R is another point, and S*B - k*A is not it.',
      signedAs(sigHex(flipPoint(honest().r), honest().s)),
    ],
    [
      'session-signature-s-bit',
      'The lowest bit of S',
      'bit 0 of S',
      'S is another number below L.',
      signedAs(sigHex(honest().r, number(flip(bytes32(honest().s), 0)))),
    ],
    [
      'session-signature-s-zero',
      'S is zero',
      'S: 0',
      'Zero is below L, and -k*A is not R.',
      signedAs(sigHex(honest().r, 0n)),
    ],
    [
      'session-signature-s-below-l',
      'S is the group order less one',
      'S: L - 1',
      'S is in range, and the equation does not hold.',
      signedAs(sigHex(honest().r, L - 1n)),
    ],
    [
      'session-signature-s-negated',
      'S and R negated',
      'L - S, and the sign bit of R',
      'The negated signature is one of the negated key: Ed25519 has no twin of this kind.',
      signedAs(sigHex(Point.fromBytes(honest().r).negate().toBytes(), L - honest().s)),
    ],
    [
      'session-signature-s-big-endian',
      'S with its bytes in reverse order',
      'S with its bytes in reverse order, reduced',
      'S is little-endian (RFC 8032 section 5.1.6).',
      signedAs(sigHex(honest().r, mod(number(bytes32(honest().s).reverse())))),
    ],
    [
      'session-signature-message-bit',
      'One bit of the signed message',
      'the last digit of maxPrice, not signed again',
      'The signature is over another text.',
      over(text(), json(message({ maxPrice: '0x2386f26fc10001' }))),
    ],
    [
      'session-signature-key-bit',
      'One bit of the key',
      'a bit of the key that leaves it a point, in address, message and capability',
      'The signature is by another key.',
      ofKey(flipPoint(own()), (signed) => bySeed(utf8(signed))),
    ],
    [
      'session-signature-other-key',
      'Another session key signed',
      'sig by another key',
      'The signature is not one by the address.',
      { input: atNode(sessionSig(text(), otherSession(), { address: session().publicKey })) },
    ],
    [
      'session-signature-other-node',
      'The signature of the session signature for another node',
      'sig from the session signature for node-2',
      'The signature is over the text for another node.',
      over(json(message({ nodeAddress: OTHER_NODE }))),
    ],
    [
      'session-signature-compacted',
      'A message over several lines with the signature of the compact text',
      'signedMessage with white space, sig over the text without it',
      'The signature is judged over the received bytes and not over the message written again.',
      { ...over(text(), pretty()), twin: 'session-message-white-space' },
    ],
    [
      'session-signature-pretty',
      'The compact message with the signature of the text over several lines',
      'sig over the text with white space',
      'The signature is judged over the received bytes.',
      over(pretty()),
    ],
    [
      'session-signature-sorted',
      'Members in reverse order with the signature of the usual order',
      'signedMessage in reverse order, sig over the usual order',
      'The signature is judged over the received bytes, whatever order a serialiser would choose.',
      { ...over(text(), backwards()), twin: 'session-message-key-order' },
    ],
    [
      'session-signature-unescaped',
      'Escaped solidi with the signature of the text without escapes',
      'signedMessage with \\/, sig over the text with /',
      'The signature is judged over the received bytes, before escapes of the inner text are resolved.',
      { ...over(text(), text().replaceAll('/', '\\/')), twin: 'session-message-escapes' },
    ],
    [
      'session-signature-line-feed',
      'A line feed behind the message, not signed',
      'U+000A behind signedMessage',
      'White space is part of the text, and the signature is over the text without it.',
      over(text(), `${text()}\n`),
    ],
    [
      'session-signature-utf-16',
      'A signature over the UTF-16 of the message',
      'sig over UTF-16LE',
      'The signature is over UTF-8.',
      signedAs(bySeed(utf16(text()))),
    ],
    [
      'session-signature-digest',
      'A signature over the SHA-512 of the message',
      'sig over the digest of the text',
      'Ed25519 signs the text itself.',
      signedAs(bySeed(sha512(utf8(text())))),
    ],
    [
      'session-signature-prehashed',
      'A signature by Ed25519ph',
      'sig by Ed25519ph',
      'Ed25519ph hashes a prefix and the digest of the text: another scheme of RFC 8032.',
      signedAs(hex(ed25519ph.sign(utf8(text()), session().seed))),
    ],
    [
      'session-signature-context',
      'A signature by Ed25519ctx',
      'sig by Ed25519ctx with the context "session"',
      'Ed25519ctx hashes a prefix with a context: another scheme of RFC 8032.',
      signedAs(hex(ed25519ctx.sign(utf8(text()), session().seed, { context: utf8('session') }))),
    ],
  ].map(([id, title, mutation, reason, { twin: ofItsOwn = twin, ...made }]) =>
    reject(id, title, { rule: 'session.signature', twin: ofItsOwn, mutation, reason, risk: ['forgery'], ...made }),
  );

export default () => [
  file('session-sig.verify', 'key', [...smallKeys(), ...oddKeys(), ...mixedKeys(), ...keyMatch()]),
  file('session-sig.verify', 'signature', [...forms(), ...signatures()]),
];
