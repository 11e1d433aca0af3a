import { concat, equal, fromHex, toHex } from '../internal/bytes.js';

/** How to deploy a contract: call `factory` with `data`. Both are `0x` and lower-case hex. */
export interface Deployment {
  readonly factory: string;
  readonly data: string;
}

/** The signature that a contract is asked about. */
export interface ContractSignature {
  readonly signature: Uint8Array;
  /** Present when the signature came in a wrapper of ERC-6492. */
  readonly deployment?: Deployment;
}

const word = 32;

/** What the signature of a contract that is not deployed yet ends with (ERC-6492, Specification). */
const suffix: Uint8Array = new Uint8Array(word).map((_, index) => (index % 2 === 0 ? 0x64 : 0x92));

/**
 * Parses the signature of a contract wallet: `0x` and the hex of bytes of any number, or an ERC-6492 wrapper, the
 * canonical ABI encoding of (address, bytes, bytes) and the magic suffix. Another encoding of the same three values would
 * be a second text of one signature.
 */
export function parseContractSignature(text: string): ContractSignature | { readonly reason: string } {
  if (!text.startsWith('0x')) return { reason: 'expected 0x before the hex of the signature' };
  const bytes = fromHex(text.slice(2));
  if (bytes === undefined) return { reason: 'expected hex digits of whole bytes after 0x' };
  if (!isWrapped(bytes)) return { signature: bytes };
  const opened = openWrapper(bytes);
  if (opened === undefined) return { reason: 'expected the ABI encoding of (address, bytes, bytes) before the suffix' };
  if (equal(encodeWrapper(opened), bytes)) return opened;
  return { reason: 'expected the canonical ABI encoding of (address, bytes, bytes), found another one' };
}

/**
 * Reads the signature of a contract wallet as leniently as the field does: `0x` optional, any ABI encoding that stays
 * within the bytes. What cannot be opened is taken as it stands; undefined when it is no hex.
 */
export function looseContractSignature(text: string): ContractSignature | undefined {
  const bytes = fromHex(text.startsWith('0x') ? text.slice(2) : text);
  if (bytes === undefined) return undefined;
  return (isWrapped(bytes) ? openWrapper(bytes) : undefined) ?? { signature: bytes };
}

/** Encodes a wrapper of ERC-6492 in canonical ABI encoding. */
export function encodeWrapper({ signature, deployment }: ContractSignature): Uint8Array {
  const { factory, data } = deployment ?? { factory: `0x${'00'.repeat(20)}`, data: '0x' };
  const call = bytesOf(data);
  const padded = padding(call.length);
  return concat(
    padLeft(bytesOf(factory)),
    number(3 * word),
    number(4 * word + call.length + padded.length),
    number(call.length),
    call,
    padded,
    number(signature.length),
    signature,
    padding(signature.length),
    suffix,
  );
}

function isWrapped(bytes: Uint8Array): boolean {
  return bytes.length >= word && equal(bytes.subarray(bytes.length - word), suffix);
}

/** Reads the three values wherever their offsets point; undefined when any of them leaves the bytes. */
function openWrapper(wrapped: Uint8Array): ContractSignature | undefined {
  const bytes = wrapped.subarray(0, wrapped.length - word);
  if (bytes.length < 3 * word) return undefined;
  const tail = (at: number): Uint8Array | undefined => {
    const offset = numberAt(bytes, at);
    const length = offset === undefined ? undefined : numberAt(bytes, offset);
    if (offset === undefined || length === undefined) return undefined;
    const start = offset + word;
    return start + length <= bytes.length ? bytes.slice(start, start + length) : undefined;
  };
  const data = tail(word);
  const signature = tail(2 * word);
  if (!data || !signature) return undefined;
  return { signature, deployment: { factory: hexOf(bytes.subarray(12, word)), data: hexOf(data) } };
}

/** Reads a word as a number that can be an offset or a length here; undefined when it is too large or not there. */
function numberAt(bytes: Uint8Array, at: number): number | undefined {
  if (at + word > bytes.length) return undefined;
  const high = bytes.subarray(at, at + word - 4);
  if (high.some((byte) => byte !== 0)) return undefined;
  return bytes.subarray(at + word - 4, at + word).reduce((value, byte) => value * 256 + byte, 0);
}

function number(value: number): Uint8Array {
  return padLeft(bytesOf(`0x${value.toString(16).padStart(8, '0')}`));
}

function padLeft(bytes: Uint8Array): Uint8Array {
  return concat(new Uint8Array(word - bytes.length), bytes);
}

function padding(length: number): Uint8Array {
  return new Uint8Array((word - (length % word)) % word);
}

/** Encodes bytes as `0x` and lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  return `0x${toHex(bytes)}`;
}

function bytesOf(hex: string): Uint8Array {
  const bytes = hex.startsWith('0x') ? fromHex(hex.slice(2)) : undefined;
  if (bytes === undefined) throw new TypeError('expected 0x and hex digits of whole bytes');
  return bytes;
}
