// What vectors are made of. Nothing here comes from src/: texts are written out from templates and signed with the
// primitives directly, so that an expectation never rests on the code it judges.

import { bls12_381 } from '@noble/curves/bls12-381.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

export {
  bls12_381,
  bytesToHex as hex,
  concatBytes as concat,
  ed25519,
  hexToBytes as unhex,
  keccak_256 as keccak,
  secp256k1,
  sha256,
  utf8ToBytes as utf8,
};

/** Keys derive from published text: SHA-256 of this prefix and a name. `--reseed` puts another prefix in its place. */
let seedPrefix = 'capsig vectors 1: ';

/** Replaces the seed prefix; every key, and so every signature, is a new one. */
export function reseed(text) {
  seedPrefix = `capsig vectors reseeded ${text}: `;
}

/** What a function gives for a text, computed once: curves are slow, and the same keys and texts come again and again. */
export function remembered(compute) {
  const known = new Map();
  return (text, ...rest) => {
    const key = [seedPrefix, text, ...rest].join(' ');
    if (!known.has(key)) known.set(key, compute(text, ...rest));
    return known.get(key);
  };
}

/** 32 bytes that belong to a name. */
export const secret = (name) => sha256(utf8ToBytes(seedPrefix + name));

/** EIP-55 spelling of an address. */
export function checksum(address) {
  const lower = address.slice(2).toLowerCase();
  const digest = bytesToHex(keccak_256(utf8ToBytes(lower)));
  return `0x${[...lower].map((c, i) => (Number.parseInt(digest[i], 16) >= 8 ? c.toUpperCase() : c)).join('')}`;
}

/** A wallet: `{ secretKey, address }`. */
export const wallet = remembered((name) => {
  const secretKey = secret(`wallet ${name}`);
  const publicKey = secp256k1.getPublicKey(secretKey, false);
  return { secretKey, address: checksum(`0x${bytesToHex(keccak_256(publicKey.slice(1)).slice(12))}`) };
});

/** A session key pair in the SDK's format, with its seed. */
export const sessionKey = remembered((name) => {
  const seed = secret(`session ${name}`);
  const publicKey = bytesToHex(ed25519.getPublicKey(seed));
  return { seed, publicKey, secretKey: bytesToHex(seed) + publicKey };
});

/** A network: a BLS key pair, public key as 96 hex digits. */
export const network = remembered((name) => {
  const order = bls12_381.fields.Fr.ORDER;
  const scalar = (BigInt(`0x${bytesToHex(secret(`network ${name}`))}`) % (order - 1n)) + 1n;
  return { scalar, publicKey: bls12_381.G1.Point.BASE.multiply(scalar).toHex(true) };
});

// --- The world that most vectors live in. Each vector differs from it in what its title says. ---
export const NOW = '2026-01-15T12:00:00Z';
export const ISSUED = '2026-01-15T11:00:00Z';
export const EXPIRES = '2026-01-16T11:00:00Z';
export const NODE = 'node-1.example:7470';
export const OTHER_NODE = 'node-2.example:7470';
export const DOMAIN = 'app.example';
export const NONCE = 'Kq3vX7bT9sLm';
export const PKP = '7f'.repeat(32);
export const OTHER_PKP = '3a'.repeat(32);
export const ACC = `${'a1'.repeat(32)}/${'b2'.repeat(32)}`;
export const ACTION = 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG';
export const DELEGATION_URI = 'lit:capability:delegation';
export const alice = () => wallet('alice');
export const bob = () => wallet('bob');
export const session = () => sessionKey('one');
export const otherSession = () => sessionKey('two');

/**
 * Writes a SIWE message line by line. Members left undefined are absent; `text` members are written as they stand, so a
 * wrong one gives a wrong message.
 */
export function siwe(fields) {
  const f = { version: '1', chainId: '1', nonce: NONCE, issuedAt: ISSUED, ...fields };
  const lines = [
    `${f.scheme === undefined ? '' : `${f.scheme}://`}${f.domain} wants you to sign in with your Ethereum account:`,
    f.address,
    '',
    ...(f.statement === undefined ? [] : [f.statement]),
    '',
    `URI: ${f.uri}`,
    `Version: ${f.version}`,
    `Chain ID: ${f.chainId}`,
    `Nonce: ${f.nonce}`,
    `Issued At: ${f.issuedAt}`,
    ...(f.expirationTime === undefined ? [] : [`Expiration Time: ${f.expirationTime}`]),
    ...(f.notBefore === undefined ? [] : [`Not Before: ${f.notBefore}`]),
    ...(f.requestId === undefined ? [] : [`Request ID: ${f.requestId}`]),
    ...(f.resources === undefined ? [] : ['Resources:', ...f.resources.map((resource) => `- ${resource}`)]),
  ];
  return lines.join('\n');
}

/** Unpadded base64url of text or bytes. */
export const base64url = (data) =>
  Buffer.from(typeof data === 'string' ? utf8ToBytes(data) : data).toString('base64url');

/** A ReCap URI over JSON text exactly as written, or over a value whose keys the author wrote in order. */
export const recapUri = (details) =>
  `urn:recap:${base64url(typeof details === 'string' ? details : JSON.stringify(details))}`;

export const PREAMBLE = 'I further authorize the stated URI to perform the following actions on my behalf:';

/** The statement of a ReCap by the translation algorithm of ERC-5573, for details whose keys are in order. */
export function statement({ att }) {
  let text = PREAMBLE;
  let number = 1;
  for (const [resource, abilities] of Object.entries(att)) {
    const groups = new Map();
    for (const ability of Object.keys(abilities)) {
      const [namespace, name] = ability.split('/');
      groups.set(namespace, [...(groups.get(namespace) ?? []), name]);
    }
    for (const [namespace, names] of groups) {
      text += ` (${number++}) '${namespace}': ${names.map((name) => `'${name}'`).join(', ')} for '${resource}'.`;
    }
  }
  return text;
}

/** What the wallet grants unless a vector says otherwise. */
export const grant = () => ({ att: { [`lit-pkp://${PKP}`]: { 'Threshold/Signing': [{}] } }, prf: [] });

/** The SIWE message by which a wallet grants a ReCap to a session key. `details` may be replaced, `fields` override. */
export function grantText({ by = alice(), to = session(), details = grant(), says, ...fields } = {}) {
  return siwe({
    domain: DOMAIN,
    address: by.address,
    statement: says ?? statement(details),
    uri: `lit:session:${to.publicKey}`,
    expirationTime: EXPIRES,
    resources: [recapUri(details)],
    ...fields,
  });
}

/** EIP-191 digest of text. */
export function eip191(text) {
  const bytes = utf8ToBytes(text);
  return keccak_256(concatBytes(utf8ToBytes(`\x19Ethereum Signed Message:\n${bytes.length}`), bytes));
}

/** r, s and recovery bit of the deterministic low-s signature over a digest: `{ r, s, recovery }` with bigints. */
export const ecdsa = remembered((digest, secretKey) => {
  const bytes = secp256k1.sign(digest, secretKey, { prehash: false, format: 'recovered' });
  const signature = secp256k1.Signature.fromBytes(bytes, 'recovered');
  return { r: signature.r, s: signature.s, recovery: signature.recovery };
});

const word = (number) => number.toString(16).padStart(64, '0');

/** `0x` r s v in hex; v 27 or 28 unless given. */
export const ecdsaHex = ({ r, s, recovery }, v = 27 + recovery) =>
  `0x${word(r)}${word(s)}${v.toString(16).padStart(2, '0')}`;

/** An EOA AuthSig over a text, as an object in wire order; `over` replaces members. */
export function authSig(text, by = alice(), over = {}) {
  return {
    sig: ecdsaHex(ecdsa(eip191(text), by.secretKey)),
    derivedVia: 'web3.eth.personal.sign',
    signedMessage: text,
    address: by.address,
    ...over,
  };
}

/** The bytes that a network signs for a SIWE text. */
export const networkMessage = (text) => sha256(utf8ToBytes(`lit_session:${bytesToHex(eip191(text))}`));

const POP_DST = 'BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_';

/** The point of G2 that a network multiplies with its secret, or a node with its share, to sign a SIWE text. */
export const networkPoint = remembered((text, dst = POP_DST) =>
  bls12_381.G2.hashToCurve(networkMessage(text), { DST: dst }),
);

const networkHex = remembered((text, dst, scalar) => networkPoint(text, dst).multiplyUnsafe(scalar).toHex(true));

/** A BLS network AuthSig over a text whose SIWE address is that of `account`. */
export function blsAuthSig(text, by = network('one'), account = alice(), over = {}, dst = POP_DST) {
  return {
    sig: JSON.stringify({ ProofOfPossession: networkHex(text, dst, by.scalar) }),
    derivedVia: 'lit.bls',
    signedMessage: text,
    address: account.address,
    algo: 'LIT_BLS',
    ...over,
  };
}

/** One entry of resourceAbilityRequests. */
export const request = (resourcePrefix, resource, ability, data) => ({
  resource: { resource, resourcePrefix },
  ability,
  ...(data === undefined ? {} : { data }),
});

export const pkpSigning = (id = PKP) => request('lit-pkp', id, 'pkp-signing');

/** The message of a session as an object in wire order; `over` replaces members. */
export function message(over = {}) {
  return {
    sessionKey: session().publicKey,
    resourceAbilityRequests: [pkpSigning()],
    capabilities: [authSig(grantText())],
    issuedAt: '2026-01-15T11:30:00Z',
    expiration: '2026-01-15T12:30:00Z',
    nodeAddress: NODE,
    // v8 nodes refuse a session without it and v7 nodes ignore it, so that one message suits every profile. A vector
    // without it says `maxPrice: undefined`; lit-v8.max-price is shown by vectors of its own.
    maxPrice: '0x2386f26fc10000',
    ...over,
  };
}

const ed25519Hex = remembered((text, seed) => bytesToHex(ed25519.sign(utf8ToBytes(text), seed)));

/** A session signature over a message (an object, or JSON text exactly as written), as an object in wire order. */
export function sessionSig(signed = message(), key = session(), over = {}) {
  const text = typeof signed === 'string' ? signed : JSON.stringify(signed);
  return {
    sig: ed25519Hex(text, key.seed),
    derivedVia: 'litSessionSignViaNacl',
    signedMessage: text,
    address: key.publicKey,
    algo: 'ed25519',
    ...over,
  };
}

/** JSON text of an object in the order its keys were written. */
export const json = (value) => JSON.stringify(value);

/** The operation that most session vectors ask for. */
export const ASK = { resource: `lit-pkp://${PKP}`, ability: 'Threshold/Signing' };

/** Input of session-sig.verify: a session signature (object or text) and what the node knows. */
export const atNode = (signature = sessionSig(), over = {}) => ({
  sessionSig: typeof signature === 'string' || 'hex' in signature ? signature : json(signature),
  now: NOW,
  nodeAddress: NODE,
  request: ASK,
  ...over,
});

/** Input of auth-sig.verify for the purpose `session`. */
export const asGrant = (signature = authSig(grantText()), over = {}) => ({
  authSig: typeof signature === 'string' || 'hex' in signature ? signature : json(signature),
  purpose: 'session',
  sessionKey: session().publicKey,
  now: NOW,
  ...over,
});

// --- How a vector is written down. ---

/** One vector file: `vectors/<operation>/<topic>.json`. */
export const file = (operation, topic, vectors) => ({ operation, topic, vectors });

/**
 * An accepting vector.
 *
 * `reason` derives the verdict from the specification. `output` is what the operation builds, written down from the
 * specification and never copied from an implementation. What a verification proves is derived by `proves.js` unless it is
 * given. `ignored` has the rule of each capability of a session that is ignored, by its index: `{ 1: 'auth-sig.expired' }`;
 * one that is for another session key needs none.
 */
export const accept = (
  id,
  title,
  { rules, reason, input, output, ignored, risk = [], profiles, trace, features = [], contested },
) => ({
  id,
  title,
  rules,
  risk,
  reason,
  input,
  ...(trace ? { trace } : {}),
  expect: output === undefined ? { result: 'accept' } : { result: 'accept', output },
  ...(ignored ? { ignored } : {}),
  ...(profiles ? { profiles } : {}),
  features,
  ...(contested ? { contested } : {}),
});

const refuse =
  (result) =>
  (
    id,
    title,
    { rule, rules = [rule], twin, mutation, reason, input, risk = [], profiles, trace, features = [], contested },
  ) => ({
    id,
    title,
    rules,
    risk,
    twin,
    mutation,
    reason,
    input,
    ...(trace ? { trace } : {}),
    expect: { result, rule },
    ...(profiles ? { profiles } : {}),
    features,
    ...(contested ? { contested } : {}),
  });

/** A rejecting vector: one fault, the rule that names it, an accepted twin and what leads from the twin to it. */
export const reject = refuse('reject');

/** A vector that cannot be decided, with the rule that says why. */
export const undecided = refuse('undecided');

/**
 * A vector with several faults, which shows the order in which they are reported. `faults` names every rule that the input
 * breaks in that order, those that only leave it undecided behind those that refuse; the first one is expected. What an
 * implementation is scored for is the refusal, with any of these rules. Its profiles follow as well: the first fault that a
 * profile enforces decides. Such vectors stand in a file of {@link severalFaults}.
 */
export const several = (id, title, { faults, result = 'reject', ...rest }) => ({
  ...refuse(result)(id, title, { rule: faults[0], rules: [...faults], ...rest }),
  faults,
});

/** The file of the vectors of one operation that have several faults: `vectors/several-faults/<operation>.json`. */
export const severalFaults = (operation, vectors) => ({
  operation,
  folder: 'several-faults',
  topic: operation,
  vectors,
});

/** Marks a conflict inside an upstream standard: other verdicts with their reading, and the page that explains. */
export const contest = (page, ...alternatives) => ({ page: `spec/ambiguities/${page}.md`, alternatives });
