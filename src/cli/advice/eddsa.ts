import { noble } from '../../crypto/noble.js';
import { equal, toHex, utf8 } from '../../internal/bytes.js';
import { type Decoded, decodingsOf } from './encoding.js';
import { envelopesOf, type Variant, variantsOf } from './variant.js';

/** A signature that was found, and how it stood there. */
export interface FoundSignature {
  readonly bytes: Uint8Array;
  /** What is wrong with how it is written; undefined for 128 lower-case hex digits. */
  readonly form: string | undefined;
}

/** Finds the 64 bytes of an Ed25519 signature in whatever encoding; attached ones are cut off from their text. */
export function signatureIn(sig: string, text: string): FoundSignature | undefined {
  if (/^[0-9a-f]{128}$/.test(sig)) return { bytes: decodingsOf(sig)[0]?.bytes ?? new Uint8Array(), form: undefined };
  const decoded = decodingsOf(sig);
  const whole = decoded.find(({ bytes }) => bytes.length === 64);
  const hint = (bytes: Uint8Array): string => `128 hex digits are wanted: ${toHex(bytes)}`;
  if (whole) return { bytes: whole.bytes, form: `sig is ${whole.form}; ${hint(whole.bytes)}` };
  const message = utf8(text);
  const attached = decoded.flatMap((each) => cut(each, message))[0];
  if (!attached) return undefined;
  const { bytes, form, rest } = attached;
  return { bytes, form: `sig is ${form}: an attached signature, the signature and ${rest} after it; ${hint(bytes)}` };
}

function cut({ bytes, form }: Decoded, message: Uint8Array): readonly (Decoded & { readonly rest: string })[] {
  if (bytes.length <= 64) return [];
  const rest = equal(bytes.subarray(64), message) ? 'the signed text' : `${bytes.length - 64} more bytes`;
  return [{ bytes: bytes.slice(0, 64), form, rest }];
}

/** What an Ed25519 key signed. */
export interface Signed {
  /** Undefined when it is the text itself. */
  readonly says: string | undefined;
  readonly mend: string | undefined;
}

/** Finds what was signed by a key: the text, or one of some forty neighbours; undefined when it is none of them. */
export function signedBy(
  key: Uint8Array,
  signature: Uint8Array,
  text: string,
  more: readonly Variant[] = [],
): Signed | undefined {
  const bytes = utf8(text);
  const plain: readonly { readonly bytes: Uint8Array; readonly says?: string; readonly mend?: string }[] = [
    { bytes },
    ...more,
    ...variantsOf(text),
    {
      bytes: noble.sha256(bytes),
      says: 'the SHA-256 digest of the text',
      mend: 'hand the signer the text: Ed25519 hashes by itself',
    },
    {
      bytes: utf8(toHex(noble.sha256(bytes))),
      says: 'the hex of the SHA-256 digest of the text',
      mend: 'hand the signer the text: Ed25519 hashes by itself',
    },
  ];
  const found = plain.find((each) => noble.ed25519Verify(key, each.bytes, signature));
  return found && { says: found.says, mend: found.mend };
}

/** Finds what a Solana wallet signed. */
export function signedBySolana(key: Uint8Array, signature: Uint8Array, text: string): Signed | undefined {
  return signedBy(key, signature, text, envelopesOf(text, key));
}
