// session-sig.verify: the public key of the session, and the signature that it makes.
import { ed25519ctx, ed25519ph } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import {
  atNode, ed25519, edwards, group, hex, type Input, json, message, OTHER_NODE, otherSession, type Row, session, sessionSig, sessions, topic, unhex, utf8,
} from '../vocabulary.js';

const {
  base, bytes32, challenge, flip, flipPoint, L, mod, nonce, noPoint, number, oddEncodings, oddLargeEncoding, orderOf, Point, parts, scalarOf, sigHex, torsion,
} = edwards;
const { at, capability } = sessions;

/** What a row is made from. */
interface Made {
  readonly input: Input;
  readonly trace?: Input;
}

/** How `sig` follows from the signed text and the bytes of the key. */
type Sign = (text: string, key: Uint8Array) => string;

const traceOf = (sig: string, key: Uint8Array, text: string) => {
  const { r, s } = parts(sig);
  return { R: hex(r), S: hex(bytes32(s)), A: hex(key), k: hex(bytes32(challenge(r, key, text))) };
};

/** A session signature of a key that is no pair of the kit. */
function ofKey(encoded: Uint8Array, sign: Sign): Made {
  const publicKey = hex(encoded);
  const text = json(message({ sessionKey: publicKey, capabilities: [capability({ to: { publicKey } })] }));
  const sig = sign(text, encoded);
  return {
    input: atNode({ derivedVia: 'litSessionSignViaNacl', algo: 'ed25519', address: publicKey, signedMessage: text, sig }),
    trace: traceOf(sig, encoded, text),
  };
}

/** R = rB for the first nonce whose k is as wanted, and the S that follows. */
const searching = (name: string, wanted: (k: bigint) => boolean, sOf: (r: bigint, k: bigint) => bigint): Sign => (text, key) => {
  for (let i = 0; ; i++) {
    const r = nonce(`${name} ${i}`);
    const encoded = base(r).toBytes();
    const k = challenge(encoded, key, text);
    if (wanted(k)) return sigHex(encoded, sOf(r, k));
  }
};

/** R = rB and S = r solve the equation for a key of small order whenever k is a multiple of that order. */
const bySmallOrder = (name: string, order: number) => searching(name, (k) => k % BigInt(order) === 0n, (r) => r);

const bySeed = (bytes: Uint8Array) => hex(ed25519.sign(bytes, session().seed));
const bySession: Sign = (text) => bySeed(utf8(text));

const SOLVES = 'with a signature that solves the equation';

const smallKeys = () => group({ rule: 'session.public-key',
  why: 'A key of small order has no secret: anybody finds R and S that solve the equation for a message.' },
  [0, 1, 2, 3, 4, 5, 6, 7].map((multiple) => {
    const [order = 0, key] = [orderOf(multiple), torsion(multiple).toBytes()];
    return {
      id: `key-order-${order}-${multiple}`, title: `The public key ${hex(key).slice(0, 8)}...${hex(key).slice(-2)}, of order ${order}`,
      change: `another key, a point of order ${order}, ${SOLVES}`, ...ofKey(key, bySmallOrder(`small ${multiple}`, order)),
    };
  }));

const oddKeys = () => group({ rule: 'session.public-key' },
  group({ why: 'RFC 8032 section 5.1.3: y is below p, and x = 0 has no sign. The point is of small order besides.' },
    oddEncodings.map(([name, what, key]) => ({
      id: `key-${name}`, title: `The public key is ${what}`, change: `another key, ${hex(key).slice(0, 8)}...${hex(key).slice(-4)}, ${SOLVES}`,
      ...ofKey(key, bySmallOrder(name, 4)),
    }))), [
    { id: 'key-y-beyond-p', title: 'The public key is a point of large order with p added to y',
      change: 'another key, whose y is not below p, and the signature of the session key', risk: ['signature-malleability'],
      why: 'RFC 8032 section 5.1.3 refuses y that is not below p: one point would have two names.', ...ofKey(oddLargeEncoding(), bySession) },
    { id: 'key-no-point', title: 'The public key is no point of the curve',
      change: 'another key, a y for which no x exists, and the signature of the session key', risk: ['forgery'], why: 'The bytes do not decode to a point.',
      ...ofKey(noPoint(), bySession) },
  ]);

/** The key of the session moved by a point of order 8: A = aB + T. */
const mixedKey = () => base(scalarOf()).add(torsion(1)).toBytes();

/** An honest signature by a with the k of that key, where `wanted(k)`: it misses the exact equation by kT. */
const byMixed = (name: string, wanted: (k: bigint) => boolean) => searching(name, wanted, (r, k) => mod(r + k * scalarOf()));

const mixedKeys = (): Row[] => [
  { id: 'key-mixed-order', title: 'A public key with a part of order 8, and a signature whose k is a multiple of 8',
    rules: ['session.public-key', 'session.signature'],
    why: 'The key is canonical and not of small order, and S*B - k*A is R exactly, because k removes the part of order 8.',
    ...ofKey(mixedKey(), byMixed('mixed even', (k) => k % 8n === 0n)) },
  { id: 'key-mixed-cofactor', title: 'A public key with a part of order 8, and a signature whose k is odd', twin: 'key-mixed-order',
    change: 'another R, so that k is odd', rule: 'session.signature', risk: ['forgery', 'parser-differential'],
    why: 'S*B - k*A differs from R by a point of order 8: only the equation times the cofactor holds.',
    ...ofKey(mixedKey(), byMixed('mixed odd', (k) => k % 2n === 1n)) },
];

const keyMatch = () => group({ rule: 'session.key-match' }, [
  { id: 'key-other-inside', title: 'The message names another session key than the one that signed', change: 'sessionKey: another key, signed',
    why: 'sessionKey is not the address. The signature and the capability are those of the address.', input: at({ sessionKey: otherSession().publicKey }) },
  { id: 'key-last-digit', title: 'The message names a session key that differs in its last digit', change: 'the last digit of sessionKey, signed',
    risk: ['wrong-session'], why: 'The two keys are compared as a whole.',
    input: at({ sessionKey: hex(unhex(session().publicKey).map((byte, i) => (i === 31 ? byte ^ 1 : byte))) }) },
]);

const text = () => json(message());
const own = () => unhex(session().publicKey);
const honest = () => parts(sessionSig().sig);

/** The standard session with another `sig`. */
const signedAs = (sig: string): Made => ({ input: atNode({ ...sessionSig(), sig }), trace: traceOf(sig, own(), text()) });

/** S = k*a for a given R: S*B - k*A is the identity. */
const solved = (encoded: Uint8Array) => sigHex(encoded, mod(challenge(encoded, own(), text()) * scalarOf()));

const forms = () => group({ rule: 'session.signature-form' }, [
  { id: 's-plus-l', title: 'S with the group order added', change: 'S + L',
    why: 'S is not below L: from each signature a second one could be made.', ...signedAs(sigHex(honest().r, honest().s + L)) },
  { id: 's-plus-15-l', title: 'S with 15 times the group order added', change: 'S + 15 L',
    why: 'S is not below L, and the top bits of its last byte are set.', ...signedAs(sigHex(honest().r, honest().s + 15n * L)) },
  { id: 's-is-l', title: 'S equal to the group order', change: 'S: L',
    why: 'S has to be below L; L itself stands for zero.', ...signedAs(sigHex(honest().r, L)) },
  { id: 'r-identity', title: 'R is the identity and S = k*a', change: 'R: the identity, and S that solves the equation',
    risk: ['signature-malleability', 'key-leak'],
    why: 'R is of small order. The equation holds, and yet the signature was made with the nonce zero, which gives the key away.',
    ...signedAs(solved(torsion(0).toBytes())) },
  ...[4, 2, 1].map((multiple): Row => ({
    id: `r-order-${orderOf(multiple)}`, title: `R is of order ${orderOf(multiple)} and S = k*a`,
    change: `R: a point of order ${orderOf(multiple)}, and S that solves the equation times the cofactor`,
    why: 'R is of small order. Only the equation times the cofactor holds.', ...signedAs(solved(torsion(multiple).toBytes())),
  })),
  ...oddEncodings.filter(([name]) => name === 'y-p-plus-one' || name === 'y-one-sign').map(([name, what, encoded]): Row => ({
    id: `r-${name}`, title: `R is ${what}, and S = k*a`, change: `R: ${what}, and S that solves the equation between points`,
    why: 'R is not canonical. Whoever decodes R and compares points finds the equation true.', ...signedAs(solved(encoded)),
  })),
  { id: 'r-beyond-p', title: 'R is a point of large order with p added to y', change: 'R: an encoding whose y is not below p',
    why: 'RFC 8032 section 5.1.3 refuses y that is not below p, in R as well.', ...signedAs(sigHex(oddLargeEncoding(), honest().s)) },
  { id: 'r-no-point', title: 'R is no point of the curve', change: 'R: a y for which no x exists',
    why: 'R does not decode, canonically or otherwise.', ...signedAs(sigHex(noPoint(), honest().s)) },
  { id: 'zero', title: 'A signature of 64 zero bytes', change: 'sig: 128 zeros', risk: ['forgery'],
    why: 'R is a point of order 4, and S is zero.', ...signedAs('0'.repeat(128)) },
  { id: 'ones', title: 'A signature of 64 bytes FF', change: 'sig: 128 times f', risk: ['forgery'],
    why: 'R is not canonical, and S is not below L.', ...signedAs('f'.repeat(128)) },
]);

/** The signature over another text than the one that is sent. */
const over = (signed: string, sent: string = text()): Made => ({ input: atNode(sessionSig(sent, undefined, { sig: bySeed(utf8(signed)) })) });
const pretty = () => JSON.stringify(message(), null, 2);
const backwards = () => json(Object.fromEntries(Object.entries(message()).reverse()));
const utf16 = (string: string) => Uint8Array.from(Buffer.from(string, 'utf16le'));

/** R moved by a point of small order, signed with the k of the moved R. */
const moved = (multiple: number) => {
  const r = nonce('moved');
  const encoded = base(r).add(torsion(multiple)).toBytes();
  return sigHex(encoded, mod(r + challenge(encoded, own(), text()) * scalarOf()));
};

const signatures = () => group({ rule: 'session.signature' }, [
  { id: 'cofactor-8', title: 'R moved by a point of order 8', change: 'R + T, and S that solves the equation times the cofactor',
    why: 'The encoding of S*B - k*A is not the received R; only the equation times the cofactor holds.', ...signedAs(moved(1)) },
  { id: 'cofactor-2', title: 'R moved by the point of order 2', change: 'R + T, and S that solves the equation times the cofactor',
    why: 'The encoding of S*B - k*A is not the received R; only the equation times the cofactor holds.', ...signedAs(moved(4)) },
  { id: 'r-bit', title: 'One bit of R', change: 'a bit of R that leaves it a point of large order',
    why: 'R is another point, and S*B - k*A is not it.', ...signedAs(sigHex(flipPoint(honest().r), honest().s)) },
  { id: 's-bit', title: 'The lowest bit of S', change: 'bit 0 of S',
    why: 'S is another number below L.', ...signedAs(sigHex(honest().r, number(flip(bytes32(honest().s), 0)))) },
  { id: 's-zero', title: 'S is zero', change: 'S: 0', why: 'Zero is below L, and -k*A is not R.', ...signedAs(sigHex(honest().r, 0n)) },
  { id: 's-below-l', title: 'S is the group order less one', change: 'S: L - 1',
    why: 'S is in range, and the equation does not hold.', ...signedAs(sigHex(honest().r, L - 1n)) },
  { id: 's-negated', title: 'S and R negated', change: 'L - S, and the sign bit of R',
    why: 'The negated signature is one of the negated key: Ed25519 has no twin of this kind.',
    ...signedAs(sigHex(Point.fromBytes(honest().r).negate().toBytes(), L - honest().s)) },
  { id: 's-big-endian', title: 'S with its bytes in reverse order', change: 'S with its bytes in reverse order, reduced',
    why: 'S is little-endian (RFC 8032 section 5.1.6).', ...signedAs(sigHex(honest().r, mod(number(bytes32(honest().s).reverse())))) },
  { id: 'message-bit', title: 'One bit of the signed message', change: 'the last digit of maxPrice, not signed again',
    why: 'The signature is over another text.', ...over(text(), json(message({ maxPrice: '0x2386f26fc10001' }))) },
  { id: 'key-bit', title: 'One bit of the key', change: 'a bit of the key that leaves it a point, in address, message and capability',
    why: 'The signature is by another key.', ...ofKey(flipPoint(own()), bySession) },
  { id: 'other-key', title: 'Another session key signed', change: 'sig by another key',
    why: 'The signature is not one by the address.', input: atNode(sessionSig(text(), otherSession(), { address: session().publicKey })) },
  { id: 'other-node', title: 'The signature of the session signature for another node', change: 'sig from the session signature for node-2',
    why: 'The signature is over the text for another node.', ...over(json(message({ nodeAddress: OTHER_NODE }))) },
  { id: 'compacted', title: 'A message over several lines with the signature of the compact text', twin: 'session-message-white-space',
    change: 'signedMessage with white space, sig over the text without it',
    why: 'The signature is judged over the received bytes and not over the message written again.', ...over(text(), pretty()) },
  { id: 'pretty', title: 'The compact message with the signature of the text over several lines', change: 'sig over the text with white space',
    why: 'The signature is judged over the received bytes.', ...over(pretty()) },
  { id: 'sorted', title: 'Members in reverse order with the signature of the usual order', twin: 'session-message-key-order',
    change: 'signedMessage in reverse order, sig over the usual order',
    why: 'The signature is judged over the received bytes, whatever order a serialiser would choose.', ...over(text(), backwards()) },
  { id: 'unescaped', title: 'Escaped solidi with the signature of the text without escapes', twin: 'session-message-escapes',
    change: 'signedMessage with \\/, sig over the text with /',
    why: 'The signature is judged over the received bytes, before escapes of the inner text are resolved.', ...over(text(), text().replaceAll('/', '\\/')) },
  { id: 'line-feed', title: 'A line feed behind the message, not signed', change: 'U+000A behind signedMessage',
    why: 'White space is part of the text, and the signature is over the text without it.', ...over(text(), `${text()}\n`) },
  { id: 'utf-16', title: 'A signature over the UTF-16 of the message', change: 'sig over UTF-16LE',
    why: 'The signature is over UTF-8.', ...signedAs(bySeed(utf16(text()))) },
  { id: 'digest', title: 'A signature over the SHA-512 of the message', change: 'sig over the digest of the text',
    why: 'Ed25519 signs the text itself.', ...signedAs(bySeed(sha512(utf8(text())))) },
  { id: 'prehashed', title: 'A signature by Ed25519ph', change: 'sig by Ed25519ph',
    why: 'Ed25519ph hashes a prefix and the digest of the text: another scheme of RFC 8032.', ...signedAs(hex(ed25519ph.sign(utf8(text()), session().seed))) },
  { id: 'context', title: 'A signature by Ed25519ctx', change: 'sig by Ed25519ctx with the context "session"',
    why: 'Ed25519ctx hashes a prefix with a context: another scheme of RFC 8032.',
    ...signedAs(hex(ed25519ctx.sign(utf8(text()), session().seed, { context: utf8('session') }))) },
]);

const STANDARD = { operation: 'session-sig.verify', twin: 'session-standard' } as const;

export default () => [
  topic<object>({ ...STANDARD, name: 'key', prefix: 'session-' }, smallKeys(), oddKeys(), mixedKeys(), keyMatch()),
  topic<object>({ ...STANDARD, name: 'signature', prefix: 'session-signature-' }, forms(), signatures()),
];
