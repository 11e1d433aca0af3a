// What the AuthSigs of contract wallets, Solana accounts and Cosmos accounts are made of, and the evidence about them.
// Encodings are written out here from their specifications: Base58 and bech32 letter by letter, the ABI word by word, the
// document of ADR-36 as text.
import { ripemd160 } from '@noble/hashes/legacy.js';
import { asDelegation, asLogin, delegationText, loginText } from './auth-sigs.js';
import {
  type Account,
  type AuthSig,
  alice,
  asGrant,
  bob,
  checksum,
  type Ecdsa,
  ecdsa,
  ecdsaHex,
  ed25519,
  eip191,
  grantText,
  hex,
  json,
  NOW,
  secp256k1,
  secret,
  sha256,
  unhex,
  utf8,
  type Wallet,
} from './kit.js';
import type { GivenVector, Input } from './vector.js';

/** The version of the set that brought the vectors about these kinds. */
export const SINCE = '2.0.0';

/** Marks vectors with the version that brought them. */
export const brought = (vectors: readonly GivenVector[]): GivenVector[] =>
  vectors.map((vector) => ({ ...vector, since: SINCE }));

const withoutUndefined = (object: Input): Input =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

// --- Contract wallets: ERC-1271 ---

/** What a contract returns for a yes: bytes4 as the ABI pads it. */
export const MAGIC = `0x1626ba7e${'00'.repeat(28)}`;
/** What one returns for a no. */
export const REFUSAL = `0xffffffff${'00'.repeat(28)}`;

/** A contract: an address that is that of no key. */
export const vault = (name: string = 'vault'): Account => ({
  address: checksum(`0x${hex(secret(`contract ${name}`).slice(12))}`),
});

/** What each kind of contract wallet signs. */
const digests = { EIP1271: eip191, EIP1271_SHA256: (text: string) => sha256(utf8(text)) };

/** A signature over a digest by the key of a wallet, in hex. */
export const ecdsaOver = (digest: Uint8Array, by: Wallet): string => ecdsaHex(ecdsa(digest, by.secretKey));

/** How a contract comes to be: the factory, and the call to it. */
interface Deployment {
  readonly factory: string;
  readonly data: string;
}

/** The AuthSig of a contract wallet, and the question to its contract. */
export interface Contract {
  readonly authSig: AuthSig;
  readonly question: Input;
}

/** What of a contract wallet differs from the standard one. */
export interface ContractParts {
  readonly by?: Account;
  readonly text?: string;
  readonly via?: keyof typeof digests;
  readonly chainId?: string;
  readonly signer?: Wallet;
  readonly sig?: string;
  readonly deployment?: Deployment | undefined;
  readonly over?: Input;
}

/**
 * The AuthSig of a contract wallet and the question to its contract: `{ authSig, question }`. The signature is one of the
 * key of an owner unless given. With a deployment it stands in a wrapper.
 */
export function contractWallet({
  by = vault(),
  text = loginText({ by }),
  via = 'EIP1271',
  chainId = '1',
  signer = bob(),
  sig = ecdsaOver(digests[via](text), signer),
  deployment,
  over = {},
}: ContractParts = {}): Contract {
  return {
    authSig: {
      sig: deployment ? wrapper({ ...deployment, sig }) : sig,
      derivedVia: via,
      signedMessage: text,
      address: by.address,
      ...over,
    },
    question: {
      chainId,
      address: by.address,
      digest: `0x${hex(digests[via](text))}`,
      signature: sig,
      ...(deployment ? { deployment } : {}),
    },
  };
}

/** A contract at the address of Alice, with her own signature of the text (EIP-191): good by itself, were there no code. */
export function ownKeyWallet({ text = loginText(), ...rest }: ContractParts = {}): Contract {
  return contractWallet({ by: alice(), text, sig: ecdsaOver(eip191(text), alice()), ...rest });
}

/** The reply to a question: yes, at this very moment, unless `over` says otherwise; members left undefined are absent. */
export const replyTo = ({ question }: Pick<Contract, 'question'>, over: Input = {}): Input =>
  withoutUndefined({ ...question, code: true, outcome: 'returned', data: MAGIC, asOf: NOW, ...over });

/** The reply where there is no code. */
export const noCode = (made: Pick<Contract, 'question'>, over: Input = {}): Input =>
  replyTo(made, { code: false, data: undefined, ...over });

/** Evidence of contracts. */
export const calls = (...contractCalls: readonly Input[]): Input => ({ evidence: { contractCalls } });

/** The text of each purpose for an account, and the input in which it is judged. */
export const purposes = {
  login: { textOf: (by: Account): string => loginText({ by }), input: asLogin },
  session: { textOf: (by: Account): string => grantText({ by }), input: asGrant },
  delegation: { textOf: (by: Account): string => delegationText({ by }), input: asDelegation },
};

// --- Wrappers: ERC-6492 ---

const word = (digits: string): string => digits.padStart(64, '0');
const count = (number: number | bigint): string => word(number.toString(16));
const padding = (digits: string): string => '0'.repeat((64 - (digits.length % 64)) % 64);

/** What a wrapper ends with. */
export const SUFFIX = '6492'.repeat(16);

/**
 * A wrapper in hex: the ABI encoding of (address, bytes, bytes) and the suffix. Each part, in hex, may be replaced, and
 * there is room for something in front of, between and behind them.
 */
export function wrapper({ factory, data, sig, ...over }: Deployment & Input & { readonly sig: string }): string {
  const [call, inner] = [data.slice(2), sig.slice(2)];
  const parts = {
    front: '',
    factory: word(factory.slice(2)),
    dataOffset: count(96),
    sigOffset: count(96 + 32 + (call + padding(call)).length / 2),
    gap: '',
    dataLength: count(call.length / 2),
    data: call,
    dataPadding: padding(call),
    sigLength: count(inner.length / 2),
    sig: inner,
    sigPadding: padding(inner),
    behind: '',
    suffix: SUFFIX,
    ...over,
  };
  return `0x${Object.values(parts).join('')}`;
}

export { count as abiNumber };

/** A factory, and the call that makes it deploy a wallet: four bytes and one word. */
export const deployment = (): Deployment => ({
  factory: vault('factory').address.toLowerCase(),
  data: `0x5fbfb9cf${'5a'.repeat(32)}`,
});

// --- Texts without an expiry ---

/** When the texts of Solana and Cosmos accounts are signed, and the longest age that the verifier admits. */
const SIGNED_AT = '2026-01-15T11:30:00.250Z';
export const MAX_AGE = 3600;

export const textAt = (time: string = SIGNED_AT): string => `I am creating an account to use Lit Protocol at ${time}`;

/** Input of auth-sig.verify for a login of an account without SIWE. */
export const asAccount = (signature: unknown, over: Input = {}): Input => ({
  authSig: json(signature),
  purpose: 'login',
  now: NOW,
  maxAge: MAX_AGE,
  ...over,
});

// --- Solana ---

const base58Letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Base58 of bytes: a one for each zero byte in front, then the number that the bytes are. */
export function base58(bytes: Uint8Array): string {
  let number = BigInt(`0x0${hex(bytes)}`);
  let digits = '';
  for (; number > 0n; number /= 58n) digits = base58Letters[Number(number % 58n)] + digits;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + digits;
}

interface SolanaAccount extends Account {
  readonly seed: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** A Solana account. */
export function solanaAccount(name: string = 'alice'): SolanaAccount {
  const seed = secret(`solana ${name}`);
  const publicKey = ed25519.getPublicKey(seed);
  return { seed, publicKey, address: base58(publicKey) };
}

/** The AuthSig of a Solana account over a text. */
export const solanaSig = (text: string = textAt(), by: SolanaAccount = solanaAccount(), over: Input = {}): AuthSig => ({
  sig: hex(ed25519.sign(utf8(text), by.seed)),
  derivedVia: 'solana.signMessage',
  signedMessage: text,
  address: by.address,
  ...over,
});

// --- Cosmos ---

const bech32Letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generators: readonly number[] = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

function polymod(values: readonly number[]): number {
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (let i = 0; i < 5; i++) if ((top >>> i) & 1) check ^= generators[i] ?? 0;
  }
  return check >>> 0;
}

/** Groups of five bits, the last one padded with zeros, or with the bits of `pad`. */
function fives(bytes: Iterable<number>, pad: string = '0000'): number[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const missing = (5 - (bits.length % 5)) % 5;
  return ((bits + pad.slice(0, missing)).match(/.{5}/g) ?? []).map((group) => Number.parseInt(group, 2));
}

/** bech32 of bytes (BIP-173); `constant` is another one for bech32m, `groups` are other groups of five bits. */
export function bech32(
  prefix: string,
  bytes: Iterable<number>,
  { constant = 1, groups = fives(bytes) }: { readonly constant?: number; readonly groups?: readonly number[] } = {},
): string {
  const codes = [...prefix].map((letter) => letter.charCodeAt(0));
  const expanded = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
  const check = polymod([...expanded, ...groups, 0, 0, 0, 0, 0, 0]) ^ constant;
  const digits = [5, 4, 3, 2, 1, 0].map((i) => (check >>> (5 * i)) & 31);
  return `${prefix}1${[...groups, ...digits].map((group) => bech32Letters[group]).join('')}`;
}

export { fives };

/** RIPEMD-160 of SHA-256 of a compressed key. */
export const keyHash = (publicKey: Uint8Array): Uint8Array => ripemd160(sha256(publicKey));

export interface CosmosAccount extends Wallet {
  readonly publicKey: Uint8Array;
}

/** A Cosmos account. */
export function cosmosAccount(name: string = 'alice', prefix: string = 'cosmos'): CosmosAccount {
  const secretKey = secret(`cosmos ${name}`);
  const publicKey = secp256k1.getPublicKey(secretKey, true);
  return { secretKey, publicKey, address: bech32(prefix, keyHash(publicKey)) };
}

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The document that a wallet signs for a text (ADR-36), with its keys in order and without white space. */
export const adr36 = (signer: string, text: string, data: string = base64(utf8(text))): string =>
  `{"account_number":"0","chain_id":"","fee":{"amount":[],"gas":"0"},"memo":"","msgs":[{"type":"sign/MsgSignData","value":{"data":"${data}","signer":"${signer}"}}],"sequence":"0"}`;

/** 64 bytes of a signature: r and s. */
export const rsBytes = ({ r, s }: Pick<Ecdsa, 'r' | 's'>): Uint8Array => unhex(count(r) + count(s));

/** The AuthSig of a Cosmos account over a document, given as text. */
export function cosmosSigOver(document: string, by: Wallet = cosmosAccount(), over: Input = {}): AuthSig {
  const digest = sha256(utf8(document));
  return {
    sig: base64(rsBytes(ecdsa(digest, by.secretKey))),
    derivedVia: 'cosmos.signArbitrary',
    signedMessage: hex(digest),
    address: by.address,
    ...over,
  };
}

/** The AuthSig of a Cosmos account over a text. */
export const cosmosSig = (text: string = textAt(), by: Wallet = cosmosAccount(), over: Input = {}): AuthSig =>
  cosmosSigOver(adr36(by.address, text), by, over);

/** Evidence of texts. */
export const texts = (...signedTexts: readonly string[]): Input => ({ evidence: { signedTexts } });

/** Input of auth-sig.verify for a login of a Cosmos account whose text is known. */
export const asCosmos = (signature: unknown = cosmosSig(), over: Input = {}, text: string = textAt()): Input =>
  asAccount(signature, { ...texts(text), ...over });
