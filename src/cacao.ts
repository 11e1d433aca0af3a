import { decode, encode } from '@ipld/dag-cbor';
import { base58btc } from 'multiformats/bases/base58';
import { CID } from 'multiformats/cid';
import { create as createDigest } from 'multiformats/hashes/digest';
import { type AuthSigKind, kindOf } from './auth-sig/kind.js';
import { readAuthSig } from './auth-sig.js';
import type { Backend } from './crypto/backend.js';
import { noble } from './crypto/noble.js';
import type { AuthSig } from './generated/types.js';
import { assertRuleOptions } from './internal/answered.js';
import { decodeBase58 } from './internal/base58.js';
import { equal, isWellFormed, toHex } from './internal/bytes.js';
import { isPlainObject, quote } from './internal/json.js';
import { decide, type Judge, type RuleOptions } from './judge.js';
import type { Result } from './rule.js';
import { createSiweMessage, readSiweMessage, type SiweMessage, writeSiweMessage } from './siwe.js';

/** A CACAO as it travels: its bytes, and the name by which a ReCap refers to them. */
export interface CacaoBlock {
  /** CID version 1 of dag-cbor and SHA-256 in Base58btc, as it stands in `prf`. */
  readonly cid: string;
  /** Canonical dag-cbor. */
  readonly bytes: Uint8Array;
}

const dagCbor = 0x71;
const sha2256 = 0x12;
/** What the schema of an AuthSig admits for `sig`. */
const longestSignature = 8_192;
/** More than a SIWE message has room for, each of whose resources is an item. */
const mostItems = 16_384;
/** A CID of this form has 49 characters; Base58 takes quadratic time. */
const longestCid = 64;

/** What CAIP-74 calls the members of a SIWE message, but for the address and the chain id, which make `iss`. */
const payloadMembers: Readonly<Record<string, { readonly member: keyof SiweMessage; readonly required: boolean }>> =
  Object.assign(Object.create(null), {
    domain: { member: 'domain', required: true },
    aud: { member: 'uri', required: true },
    version: { member: 'version', required: true },
    nonce: { member: 'nonce', required: true },
    iat: { member: 'issuedAt', required: true },
    nbf: { member: 'notBefore', required: false },
    exp: { member: 'expirationTime', required: false },
    statement: { member: 'statement', required: false },
    requestId: { member: 'requestId', required: false },
    resources: { member: 'resources', required: false },
  });

/** How a signature was made, by the `t` of CAIP-74, and what an AuthSig calls it. */
const signatureTypes: readonly { readonly t: string; readonly kind: AuthSigKind; readonly derivedVia: string }[] = [
  { t: 'eip191', kind: 'eoa', derivedVia: 'web3.eth.personal.sign' },
  { t: 'eip1271', kind: 'eip1271', derivedVia: 'EIP1271' },
];

/** The first is written. The second is that of the present text of CAIP-74, which asks readers to take both. */
const headerTypes: readonly unknown[] = ['eip4361', 'caip122'];

const issuerPattern = /^did:pkh:eip155:([0-9]{1,32}):(0x[0-9a-fA-F]{40})$/;
const looseIssuer = /^did:pkh:eip155:([^:]*):(.*)$/s;
const hexPattern = /^0x(?:[0-9a-fA-F]{2})+$/;

type Members = Readonly<Record<string, unknown>>;

function membersOf(value: unknown): Members {
  return isPlainObject(value) ? value : {};
}

function textIn(members: Members, name: string): string {
  const value = Object.hasOwn(members, name) ? members[name] : undefined;
  return typeof value === 'string' ? value : '';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Counts the items of dag-cbor by their heads, up to `most`: a library would make a value of each first. */
function itemsIn(bytes: Uint8Array, most: number): number {
  const widths: Readonly<Record<number, number>> = { 24: 1, 25: 2, 26: 4, 27: 8 };
  let items = 0;
  for (let at = 0; at < bytes.length && items <= most; items++) {
    const first = bytes[at] as number;
    const width = widths[first & 0x1f] ?? 0;
    let number = width === 0 ? first & 0x1f : 0;
    for (let i = 1; i <= width; i++) number = number * 256 + (bytes[at + i] ?? 0);
    const major = first >> 5;
    at += 1 + width + (major === 2 || major === 3 ? number : 0);
  }
  return items;
}

/** Decodes bytes as the one spelling of a value that dag-cbor has; else says why not. */
function decodeCanonical(bytes: Uint8Array): { readonly value: unknown; readonly fault?: string } {
  let value: unknown;
  if (itemsIn(bytes, mostItems) > mostItems) return { value, fault: `found more than ${mostItems} items` };
  try {
    value = decode(bytes);
    // The library refuses what is no dag-cbor; the order of keys and short floats it takes as they come (measured).
    if (equal(encode(value), bytes)) return { value };
    return { value, fault: 'found another encoding of the same value' };
  } catch (error) {
    // A stack that overflows is a nesting that no CACAO has.
    return { value, fault: error instanceof Error ? error.message : 'found what cannot be decoded' };
  }
}

/** Finds what keeps a value from being an object with these members; a name that ends in `?` is optional. */
function membersFault(value: unknown, where: string, names: readonly string[]): string | undefined {
  if (!isPlainObject(value)) return `expected an object as ${where}`;
  const missing = names.find((name) => !name.endsWith('?') && !Object.hasOwn(value, name));
  if (missing !== undefined) return `expected ${where}.${missing}, found none`;
  const unknown = Object.keys(value).find((name) => !names.includes(name) && !names.includes(`${name}?`));
  return unknown === undefined ? undefined : `expected ${names.join(', ')} in ${where}, found ${quote(unknown)}`;
}

function payloadFault(payload: unknown): string | undefined {
  const names = Object.entries(payloadMembers).map(([name, { required }]) => (required ? name : `${name}?`));
  const fault = membersFault(payload, 'p', ['iss', ...names]);
  if (fault !== undefined || !isPlainObject(payload)) return fault;
  for (const [name, value] of Object.entries(payload)) {
    if (name === 'resources' ? isTexts(value) : typeof value === 'string') continue;
    return `expected p.${name} as ${name === 'resources' ? 'an array of texts' : 'text'}`;
  }
  if (issuerPattern.test(String(payload.iss))) return undefined;
  return `expected p.iss as did:pkh:eip155:, a chain id, and an address, found ${quote(String(payload.iss))}`;
}

function signatureFault(signature: unknown): string | undefined {
  const fault = membersFault(signature, 's', ['t', 's']);
  if (fault !== undefined || !isPlainObject(signature)) return fault;
  const { t, s } = signature;
  if (!signatureTypes.some((row) => row.t === t)) {
    return `expected ${signatureTypes.map((row) => row.t).join(' or ')} as s.t, found ${quote(String(t))}`;
  }
  // Of bytes as of text: what counts is what the AuthSig will have, its prefix among it.
  const text = s instanceof Uint8Array ? `0x${toHex(s)}` : s;
  if (typeof text === 'string' && text.length <= longestSignature && hexPattern.test(text)) return undefined;
  return `expected s.s as bytes, or as text of 0x and hex, of at most ${longestSignature} characters`;
}

function blockFault(value: unknown): string | undefined {
  const fault = membersFault(value, 'the block', ['h', 'p', 's']);
  if (fault !== undefined || !isPlainObject(value)) return fault;
  const header = membersFault(value.h, 'h', ['t']);
  if (header !== undefined) return header;
  const { t } = membersOf(value.h);
  if (!headerTypes.includes(t)) return `expected ${headerTypes.join(' or ')} as h.t, found ${quote(String(t))}`;
  return payloadFault(value.p) ?? signatureFault(value.s);
}

/** Takes the SIWE message out of a payload; what is not there is blank. */
function messageOf(payload: Members): SiweMessage {
  const issuer = textIn(payload, 'iss');
  const [, chainId = '', address = issuer] = looseIssuer.exec(issuer) ?? [];
  const message: Record<string, unknown> = { address, chainId };
  for (const [name, { member, required }] of Object.entries(payloadMembers)) {
    const value = Object.hasOwn(payload, name) ? payload[name] : undefined;
    if (name === 'resources') {
      if (isTexts(value)) message[member] = value;
    } else if (typeof value === 'string' || required) message[member] = textIn(payload, name);
  }
  return message as unknown as SiweMessage;
}

function signatureOf(value: unknown): Pick<AuthSig, 'sig' | 'derivedVia'> {
  const { t, s } = membersOf(value);
  const [eoa] = signatureTypes;
  const { derivedVia = '' } = signatureTypes.find((row) => row.t === t) ?? eoa ?? {};
  return { sig: s instanceof Uint8Array ? `0x${toHex(s)}` : typeof s === 'string' ? s : '', derivedVia };
}

/** What a block holds. */
export interface ReadCacao {
  readonly authSig: AuthSig;
  /** What parsing the text would give, where writing it has shown that. */
  readonly message: SiweMessage | undefined;
}

/**
 * Reads the AuthSig that a block holds, whatever its hash. The judge, without an issue yet, stands at the block. Issues: chain.block, chain.reconstruction.
 */
export function readCacao(judge: Judge, bytes: Uint8Array): ReadCacao {
  judge.spend('bytes', bytes.length);
  const { value, fault } = decodeCanonical(bytes);
  const reason = fault ?? blockFault(value);
  judge.check('chain.block', reason === undefined, () => ({
    message: `expected the canonical dag-cbor of a CACAO: ${reason}`,
  }));
  judge.endStage();
  const block = membersOf(value);
  const message = messageOf(membersOf(block.p));
  const formatted = createSiweMessage(message, { profile: judge.profile });
  judge.check('chain.reconstruction', formatted.ok, () => {
    const causes = formatted.ok ? [] : formatted.issues;
    return {
      message: `expected a block that is rebuilt as a SIWE message: ${causes[0]?.rule}, ${causes[0]?.message}`,
      causes,
    };
  });
  judge.endStage();
  const signedMessage = formatted.ok ? formatted.value : writeSiweMessage(message);
  const same = formatted.ok && judge.enforces('siwe.round-trip');
  return {
    authSig: { ...signatureOf(block.s), signedMessage, address: message.address },
    message: same ? message : undefined,
  };
}

/** Says whether text is a CID that a CACAO can have, and of which digest. */
function digestOf(cid: string): Uint8Array | undefined {
  const bytes = cid.length <= longestCid && cid.startsWith('z') ? decodeBase58(cid.slice(1)) : undefined;
  if (!bytes) return undefined;
  try {
    const { version, code, multihash } = CID.decode(bytes);
    const fits = version === 1 && code === dagCbor && multihash.code === sha2256 && multihash.digest.length === 32;
    return fits ? multihash.digest : undefined;
  } catch {
    return undefined;
  }
}

/** Checks that bytes are those that a CID names, under chain.block. */
export function checkBlockHash(judge: Judge, bytes: Uint8Array, cid: string, backend: Backend): void {
  const digest = digestOf(cid);
  judge.check('chain.block', digest !== undefined && equal(backend.sha256(bytes), digest), () => ({
    message:
      digest === undefined
        ? `expected a CID of dag-cbor and SHA-256 in Base58btc, found ${quote(cid)}`
        : `expected bytes that hash to ${cid}, found others`,
    params: { cid },
  }));
}

/**
 * Computes the CID of a block: version 1, dag-cbor, SHA-256, in Base58btc. Says nothing about what the bytes are.
 */
export function cidOf(bytes: Uint8Array, backend: Backend = noble): string {
  return CID.createV1(dagCbor, createDigest(sha2256, backend.sha256(bytes))).toString(base58btc);
}

/** Finds the first place where two texts differ, in UTF-16 units. */
function firstDifference(a: string, b: string): number {
  let offset = 0;
  while (offset < a.length && a[offset] === b[offset]) offset++;
  return offset;
}

/**
 * Encodes an AuthSig as a CACAO block (CAIP-74): canonical dag-cbor, named by its SHA-256.
 *
 * `input` is JSON text (string or UTF-8 bytes), or a value that the caller parsed. Nothing is verified. The header is
 * `eip4361`, the signature stays text as deployed readers take it. Issues: json.text, auth-sig.shape, siwe.*, chain.size,
 * and chain.reconstruction at the member that would not come back from the block: a scheme in front of the domain, a kind
 * other than `eoa` and `eip1271`, an `address` other than the signed one, a `sig` that is not `0x` and hex, a chain id
 * of more than 32 digits.
 */
export function encodeCacao(input: unknown, options?: RuleOptions): Result<CacaoBlock> {
  assertRuleOptions(options);
  return decide(options, (judge) => {
    const authSig = readAuthSig(judge, input);
    const text = judge.at('/signedMessage');
    const message = readSiweMessage(text, authSig.signedMessage);
    judge.endStage();
    const row = signatureTypes.find(({ kind }) => kind === kindOf(authSig)?.kind);
    const { scheme: _, ...kept } = message;
    const rebuilt = writeSiweMessage(kept);
    const faults: readonly (readonly [boolean, string, string])[] = [
      [row !== undefined, '/derivedVia', 'a kind that CAIP-74 has a signature type for: eoa or eip1271'],
      [
        rebuilt === authSig.signedMessage && isWellFormed(rebuilt),
        '/signedMessage',
        'a text that is the same when it is rebuilt from the block',
      ],
      [/^[0-9]{1,32}$/.test(message.chainId), '/signedMessage/chainId', 'a chain id of at most 32 digits'],
      [authSig.address.toLowerCase() === message.address.toLowerCase(), '/address', 'the address of the signed text'],
      [hexPattern.test(authSig.sig), '/sig', '0x and the hex of whole bytes'],
    ];
    for (const [holds, path, expected] of faults) {
      judge.check('chain.reconstruction', holds, () => ({
        path,
        message: `expected ${expected}: a block could not give this AuthSig back`,
        ...(path === '/signedMessage' ? { params: { offset: firstDifference(rebuilt, authSig.signedMessage) } } : {}),
      }));
    }
    const payload: Record<string, unknown> = { iss: `did:pkh:eip155:${message.chainId}:${message.address}` };
    for (const [name, { member }] of Object.entries(payloadMembers)) {
      if (message[member] !== undefined) payload[name] = message[member];
    }
    const bytes = encode({ h: { t: headerTypes[0] }, p: payload, s: { t: row?.t ?? 'eip191', s: authSig.sig } });
    checkSize(judge, bytes);
    return { cid: cidOf(bytes), bytes };
  });
}

function checkSize(judge: Judge, bytes: Uint8Array): void {
  const { chainBytes } = judge.profile.parameters.limits;
  judge.check('chain.size', bytes.length <= chainBytes, () => ({
    message: `expected at most ${chainBytes} bytes, found ${bytes.length}`,
    params: { limit: chainBytes },
  }));
}

/**
 * Decodes a CACAO block (CAIP-74) to the AuthSig that it holds; nothing is verified but that the bytes are those that
 * the CID names.
 *
 * `h.t` is `eip4361` or `caip122`, `s.t` is `eip191` or `eip1271`, `s.s` is text or bytes. Issues, all at the block:
 * chain.size, chain.block, chain.reconstruction.
 */
export function decodeCacao(bytes: Uint8Array, cid: string, options?: RuleOptions): Result<AuthSig> {
  if (!(bytes instanceof Uint8Array)) throw new TypeError(`bytes: expected a Uint8Array, found ${typeof bytes}`);
  if (typeof cid !== 'string') throw new TypeError(`cid: expected a string, found ${typeof cid}`);
  assertRuleOptions(options);
  return decide(options, (judge) => {
    checkSize(judge, bytes);
    judge.endStage();
    const { authSig } = readCacao(judge, bytes);
    checkBlockHash(judge, bytes, cid, noble);
    return authSig;
  });
}
