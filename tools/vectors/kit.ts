// What vectors are made of. Nothing here comes from src/: texts are written out from templates and signed with the
// primitives directly, so that an expectation never rests on the code it judges.

import { bls12_381 } from '@noble/curves/bls12-381.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Alternative, Contest, Input } from './vector.js';

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

// --- What the members of the world look like. ---

/** Who signs: a wallet, a contract, an account of another chain. */
export interface Account {
  readonly address: string;
}

export interface Wallet extends Account {
  readonly secretKey: Uint8Array;
}

/** A session key pair: its seed, and both keys in hex. */
export interface SessionKey {
  readonly seed: Uint8Array;
  readonly publicKey: string;
  readonly secretKey: string;
}

/** A network: its secret, and its public key in hex. */
interface Network {
  readonly scalar: bigint;
  readonly publicKey: string;
}

/** The members of a SIWE message, as they are written; one that is undefined is absent. */
export interface Fields {
  readonly scheme?: string | undefined;
  readonly domain?: string | undefined;
  readonly address?: string | undefined;
  readonly statement?: string | undefined;
  readonly uri?: string | undefined;
  readonly version?: string | undefined;
  readonly chainId?: string | undefined;
  readonly nonce?: string | undefined;
  readonly issuedAt?: string | undefined;
  readonly expirationTime?: string | undefined;
  readonly notBefore?: string | undefined;
  readonly requestId?: string | undefined;
  readonly resources?: readonly string[] | undefined;
}

/** What is granted: alternatives by resource and ability. */
export type Att = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;

/** The details of a ReCap. */
export interface Details {
  readonly att: Att;
  readonly prf?: readonly string[];
}

/** An AuthSig or a session signature, in wire order. */
export interface AuthSig {
  readonly sig: string;
  readonly derivedVia: string;
  readonly signedMessage: string;
  readonly address: string;
  readonly algo?: string;
}

/** Bytes that are no Unicode text, as a vector writes them. */
export interface Hex {
  readonly hex: string;
}

/** A document: an object that is written as JSON, its text, or its bytes. */
export type Document = object | string | Hex;

/** r and s, and which of two keys signed. */
export interface Ecdsa {
  readonly r: bigint;
  readonly s: bigint;
  readonly recovery: number;
}

/** Keys derive from published text: SHA-256 of this prefix and a name. `--reseed` puts another prefix in its place. */
let seedPrefix = 'capsig vectors 1: ';

/** Replaces the seed prefix; every key, and so every signature, is a new one. */
export function reseed(text: string): void {
  seedPrefix = `capsig vectors reseeded ${text}: `;
}

/** What a function gives for a text, computed once: curves are slow, and the same keys and texts come again and again. */
export function remembered<Args extends readonly unknown[], T>(compute: (...args: Args) => T): (...args: Args) => T {
  const known = new Map<string, T>();
  return (...args) => {
    const key = [seedPrefix, ...args].join(' ');
    const before = known.get(key);
    if (before !== undefined) return before;
    const computed = compute(...args);
    known.set(key, computed);
    return computed;
  };
}

/** 32 bytes that belong to a name. */
export const secret = (name: string): Uint8Array => sha256(utf8ToBytes(seedPrefix + name));

/** EIP-55 spelling of an address. */
export function checksum(address: string): string {
  const lower = address.slice(2).toLowerCase();
  const digest = bytesToHex(keccak_256(utf8ToBytes(lower)));
  return `0x${[...lower].map((c, i) => (Number.parseInt(digest.charAt(i), 16) >= 8 ? c.toUpperCase() : c)).join('')}`;
}

/** A wallet: `{ secretKey, address }`. */
export const wallet = remembered((name: string): Wallet => {
  const secretKey = secret(`wallet ${name}`);
  const publicKey = secp256k1.getPublicKey(secretKey, false);
  return { secretKey, address: checksum(`0x${bytesToHex(keccak_256(publicKey.slice(1)).slice(12))}`) };
});

/** A session key pair in the SDK's format, with its seed. */
export const sessionKey = remembered((name: string): SessionKey => {
  const seed = secret(`session ${name}`);
  const publicKey = bytesToHex(ed25519.getPublicKey(seed));
  return { seed, publicKey, secretKey: bytesToHex(seed) + publicKey };
});

/** A network: a BLS key pair, public key as 96 hex digits. */
export const network = remembered((name: string): Network => {
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
/** The URIs of the two PKPs. */
export const PKP_URI = `lit-pkp://${PKP}`;
export const OTHER_PKP_URI = `lit-pkp://${OTHER_PKP}`;
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
export function siwe(fields: Fields): string {
  const f = { version: '1', chainId: '1', nonce: NONCE, issuedAt: ISSUED, ...fields };
  const lines: (string | undefined)[] = [
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
export const base64url = (data: string | Uint8Array): string =>
  Buffer.from(typeof data === 'string' ? utf8ToBytes(data) : data).toString('base64url');

/** A ReCap URI over JSON text exactly as written, or over a value whose keys the author wrote in order. */
export const recapUri = (details: unknown): string =>
  `urn:recap:${base64url(typeof details === 'string' ? details : JSON.stringify(details))}`;

export const PREAMBLE = 'I further authorize the stated URI to perform the following actions on my behalf:';

/** The statement of a ReCap by the translation algorithm of ERC-5573, for details whose keys are in order. */
export function statement({ att }: { readonly att: Readonly<Record<string, object>> }): string {
  let text = PREAMBLE;
  let number = 1;
  for (const [resource, abilities] of Object.entries(att)) {
    const groups = new Map<string, string[]>();
    for (const ability of Object.keys(abilities)) {
      const [namespace = '', name = ''] = ability.split('/');
      groups.set(namespace, [...(groups.get(namespace) ?? []), name]);
    }
    for (const [namespace, names] of groups) {
      text += ` (${number++}) '${namespace}': ${names.map((name) => `'${name}'`).join(', ')} for '${resource}'.`;
    }
  }
  return text;
}

/** What the wallet grants unless a vector says otherwise. */
export const grant = (): Details => ({ att: { [`lit-pkp://${PKP}`]: { 'Threshold/Signing': [{}] } }, prf: [] });

/** A grant: who signs, for which session key, the details, and a statement in place of that of the ReCap. */
export interface Grant extends Fields {
  readonly by?: Account;
  readonly to?: { readonly publicKey: string };
  readonly details?: Details;
  readonly says?: string | undefined;
}

/** The SIWE message by which a wallet grants a ReCap to a session key. `details` may be replaced, `fields` override. */
export function grantText({ by = alice(), to = session(), details = grant(), says, ...fields }: Grant = {}): string {
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
export function eip191(text: string): Uint8Array {
  const bytes = utf8ToBytes(text);
  return keccak_256(concatBytes(utf8ToBytes(`\x19Ethereum Signed Message:\n${bytes.length}`), bytes));
}

/** r, s and recovery bit of the deterministic low-s signature over a digest: `{ r, s, recovery }` with bigints. */
export const ecdsa = remembered((digest: Uint8Array, secretKey: Uint8Array): Ecdsa => {
  const bytes = secp256k1.sign(digest, secretKey, { prehash: false, format: 'recovered' });
  const signature = secp256k1.Signature.fromBytes(bytes, 'recovered');
  return { r: signature.r, s: signature.s, recovery: signature.recovery ?? 0 };
});

const word = (number: bigint) => number.toString(16).padStart(64, '0');

/** `0x` r s v in hex; v 27 or 28 unless given. */
export const ecdsaHex = ({ r, s, recovery }: Ecdsa, v: number = 27 + recovery): string =>
  `0x${word(r)}${word(s)}${v.toString(16).padStart(2, '0')}`;

/** An EOA AuthSig over a text, as an object in wire order; `over` replaces members. */
export function authSig(text: string, by: Wallet = alice(), over: Input = {}): AuthSig {
  return {
    sig: ecdsaHex(ecdsa(eip191(text), by.secretKey)),
    derivedVia: 'web3.eth.personal.sign',
    signedMessage: text,
    address: by.address,
    ...over,
  };
}

/** The same AuthSig with the other s, which everybody can make from the first. */
export function highS(made: AuthSig, by: Wallet = alice()): AuthSig {
  const { r, s, recovery } = ecdsa(eip191(made.signedMessage), by.secretKey);
  return { ...made, sig: ecdsaHex({ r, s: secp256k1.Point.Fn.ORDER - s, recovery: 1 - recovery }) };
}

/** The same AuthSig of a wallet with the lowest bit of s turned over. */
export function tampered(made: AuthSig): AuthSig {
  const digit = Number.parseInt(made.sig.charAt(129), 16) ^ 1;
  return { ...made, sig: made.sig.slice(0, 129) + digit.toString(16) + made.sig.slice(130) };
}

/** An address with every letter in the other case. */
export const swapCase = (address: string): string =>
  `0x${[...address.slice(2)].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('')}`;

/** Hex with another last digit. */
export const lastDigit = (digits: string): string =>
  digits.slice(0, -1) + (Number.parseInt(digits.slice(-1), 16) ^ 1).toString(16);

/** The bytes that a network signs for a SIWE text. */
export const networkMessage = (text: string): Uint8Array =>
  sha256(utf8ToBytes(`lit_session:${bytesToHex(eip191(text))}`));

const POP_DST = 'BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_POP_';

/** The point of G2 that a network multiplies with its secret, or a node with its share, to sign a SIWE text. */
export const networkPoint = remembered((text: string, dst: string = POP_DST) =>
  bls12_381.G2.hashToCurve(networkMessage(text), { DST: dst }),
);

const networkHex = remembered((text: string, dst: string, scalar: bigint) =>
  networkPoint(text, dst).multiplyUnsafe(scalar).toHex(true),
);

/** A BLS network AuthSig over a text whose SIWE address is that of `account`. */
export function blsAuthSig(
  text: string,
  by: Network = network('one'),
  account: Account = alice(),
  over: Input = {},
  dst: string = POP_DST,
): AuthSig {
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
export const request = (resourcePrefix: string, resource: string, ability: string, data?: unknown): Input => ({
  resource: { resource, resourcePrefix },
  ability,
  ...(data === undefined ? {} : { data }),
});

export const pkpSigning = (id = PKP) => request('lit-pkp', id, 'pkp-signing');

/** The message of a session as an object in wire order; `over` replaces members. */
export function message(over: Input = {}): Input {
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

const ed25519Hex = remembered((text: string, seed: Uint8Array) => bytesToHex(ed25519.sign(utf8ToBytes(text), seed)));

/** A session signature over a message (an object, or JSON text exactly as written), as an object in wire order. */
export function sessionSig(
  signed: object | string = message(),
  key: SessionKey = session(),
  over: Input = {},
): AuthSig {
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

/** An object with one member of its own, whatever its name. */
export const only = <T>(key: string, value: T): Readonly<Record<string, T>> => ({ [key]: value });

/** JSON text of an object in the order its keys were written. */
export const json = (value: unknown): string => JSON.stringify(value);

/** A document as an input has it: text, or bytes. */
export const written = (document: Document): string | Hex =>
  typeof document === 'string' || 'hex' in document ? (document as string | Hex) : json(document);

/** The operation that most session vectors ask for. */
export const ASK = { resource: `lit-pkp://${PKP}`, ability: 'Threshold/Signing' };

/** Input of session-sig.verify: a session signature (object or text) and what the node knows. */
export const atNode = (signature: Document = sessionSig(), over: Input = {}): Input => ({
  sessionSig: written(signature),
  now: NOW,
  nodeAddress: NODE,
  request: ASK,
  ...over,
});

/** Input of auth-sig.verify for the purpose `session`. */
export const asGrant = (signature: Document = authSig(grantText()), over: Input = {}): Input => ({
  authSig: written(signature),
  purpose: 'session',
  sessionKey: session().publicKey,
  now: NOW,
  ...over,
});

/** Marks a conflict inside an upstream standard: other verdicts with their reading, and the page that explains. */
export const contest = (page: string, ...alternatives: readonly Alternative[]): Contest => ({
  page: `spec/ambiguities/${page}.md`,
  alternatives,
});
