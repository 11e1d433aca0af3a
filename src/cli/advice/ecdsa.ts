import { sha3_256 } from '@noble/hashes/sha3.js';
import { noble } from '../../crypto/noble.js';
import { eip191Digest, recoverAddress, splitRs } from '../../crypto/secp256k1.js';
import { concat, fromHex, toHex, utf8 } from '../../internal/bytes.js';
import { decodingsOf } from './encoding.js';
import { addressIn } from './pasted.js';
import { variantsOf } from './variant.js';

/** A digest that may have been signed instead of the one that a verifier computes; the text itself says nothing. */
type Neighbour = readonly [says: string | undefined, mend: string | undefined, digest: () => Uint8Array];

const { keccak256, sha256 } = noble;
const label = 'Ethereum Signed Message:\n';

/** Hashes bytes as personal_sign does; what stands for the length can be given. */
function prefixed(
  bytes: Uint8Array,
  length: Uint8Array = utf8(String(bytes.length)),
  name: string = label,
  hash: (input: Uint8Array) => Uint8Array = keccak256,
): Uint8Array {
  return hash(concat(utf8(`\x19${name}`), length, bytes));
}

/** The length as old firmware wrote it: one byte, or a mark and two bytes, the small one first. */
function lengthBytes(length: number): Uint8Array {
  return length < 253 ? Uint8Array.of(length) : Uint8Array.of(253, length & 0xff, (length >> 8) & 0xff);
}

const personal = 'use personal_sign (eth_sign of some wallets signs without the prefix of EIP-191)';
const twice = 'hand personal_sign the text: it hashes by itself';
const firmware = 'update the firmware, or sign with another wallet: EIP-191 writes the length in decimal digits';

/** The neighbours of a text, the likeliest first. */
function neighboursOf(text: string): readonly Neighbour[] {
  const bytes = utf8(text);
  const plain = keccak256(bytes);
  const hashed = eip191Digest(text);
  const hex = (digest: Uint8Array): Uint8Array => utf8(`0x${toHex(digest)}`);
  const own: readonly Neighbour[] = [
    ['the text without the EIP-191 prefix (eth_sign)', personal, () => plain],
    ['the Keccak-256 digest of the text, as a message', twice, () => prefixed(plain)],
    ['the hex of the Keccak-256 digest of the text', twice, () => prefixed(hex(plain))],
    [
      'the text with the EIP-191 prefix put in front, as a message',
      'hand personal_sign the bare text: it puts the prefix in front by itself',
      () => prefixed(concat(utf8(`\x19${label}${bytes.length}`), bytes)),
    ],
    ['the EIP-191 digest of the text, as a message', twice, () => prefixed(hashed)],
    ['the hex of the EIP-191 digest of the text', twice, () => prefixed(hex(hashed))],
    [
      'the text with its length as a byte and not in digits (old firmware of Trezor and Ledger)',
      firmware,
      () => prefixed(bytes, lengthBytes(bytes.length)),
    ],
    [
      'the text with its length counted in characters and not in bytes',
      'update the library that signed, or keep the text ASCII',
      () => prefixed(bytes, utf8(String(text.length))),
    ],
    [
      'the 20 bytes of the address alone',
      'personal_sign takes the text first and the account second (eth_sign the other way round): hand it the text first',
      () => prefixed(fromHex((addressIn(text) ?? '').slice(2).toLowerCase()) ?? new Uint8Array()),
    ],
    ['the SHA-256 digest of the text, without a prefix', personal, () => sha256(bytes)],
    ['the SHA-256 digest of the text, as a message', twice, () => prefixed(sha256(bytes))],
    [
      'the text hashed with SHA3-256',
      'hash with Keccak-256, the older of the two',
      () => prefixed(bytes, undefined, undefined, sha3_256),
    ],
    ...['TRON', 'Klaytn', 'Conflux'].map(
      (chain): Neighbour => [
        `the text with the prefix of ${chain}`,
        'sign with a wallet of Ethereum',
        () => prefixed(bytes, undefined, `${chain} Signed Message:\n`),
      ],
    ),
  ];
  const others = variantsOf(text);
  const variants = others.map(({ says, mend, bytes: other }): Neighbour => [says, mend, () => prefixed(other)]);
  const bare = others
    .slice(0, 4)
    .map(
      ({ says, mend, bytes: other }): Neighbour => [
        `${says}, and without the EIP-191 prefix (eth_sign)`,
        `${personal}; ${mend}`,
        () => keccak256(other),
      ],
    );
  // The likeliest of both come before the rest of either.
  return [...variants.slice(0, 3), ...own, ...variants.slice(3), ...bare];
}

/** r and s as they may stand in a signature. */
interface Scalars {
  readonly rs: Uint8Array;
  /** What has to be done to the signature; undefined when it stands as it should. */
  readonly mend?: string;
}

/** Reads r and s out of DER; undefined for other bytes. */
function fromDer(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < 8 || bytes.length > 72 || bytes[0] !== 0x30 || bytes[2] !== 2) return undefined;
  const first = bytes[3] ?? 0;
  const second = bytes[5 + first] ?? 0;
  if (bytes[4 + first] !== 2 || bytes.length !== 6 + first + second) return undefined;
  const [r, s] = [bytes.slice(4, 4 + first), bytes.slice(6 + first)].map((part) => {
    const digits = part.slice(Math.max(0, part.length - 32));
    return concat(new Uint8Array(32 - digits.length), digits);
  }) as [Uint8Array, Uint8Array];
  return concat(r, s);
}

/** Lists where r and s may stand in bytes. */
function scalarsIn(bytes: Uint8Array): readonly Scalars[] {
  const at = (start: number): Uint8Array => bytes.slice(start, start + 64);
  const der = fromDer(bytes);
  if (der) return [{ rs: der, mend: 'it is in DER: write r, s and v, 65 bytes' }];
  if (bytes.length === 64 || bytes.length === 65) {
    const compact = at(0);
    compact[32] = (compact[32] ?? 0) & 0x7f;
    const first = { rs: at(0) };
    const folded = bytes.length === 64 ? [{ rs: compact }] : [];
    const turned = { rs: at(1), mend: 'v stands first: write r, s, v' };
    return bytes.length === 64 ? [first, ...folded] : [first, turned];
  }
  if (bytes.length !== 66) return [];
  return [
    { rs: at(0), mend: 'one byte follows it: leave that out' },
    { rs: at(1), mend: 'one byte stands before it: leave that out' },
  ];
}

/** Readings of too few digits: some of r, s and v were written as numbers, without their leading zeros. */
function unpadded(sig: string): readonly (Scalars & { readonly bytes: Uint8Array })[] {
  const digits = /^(?:0[xX])?([0-9a-fA-F]{126,129})$/.exec(sig.trim())?.[1]?.toLowerCase() ?? '';
  const lost = digits === '' ? 0 : 130 - digits.length;
  const mend = 'a leading zero of r, s or v was lost: write r and s with 64 digits each, and v with 2';
  return Array.from({ length: 2 * (lost + 1) }, (_, index) => [index >> 1, index & 1] as const).flatMap(
    ([ofR, ofV]) => {
      const end = 64 - ofR;
      const bytes = fromHex(
        digits.slice(0, end).padStart(64, '0') +
          digits.slice(end, -2 + ofV).padStart(64, '0') +
          digits.slice(-2 + ofV).padStart(2, '0'),
      );
      return lost > 0 && bytes?.length === 65 ? [{ rs: bytes.slice(0, 64), bytes, mend }] : [];
    },
  );
}

/** A signature that was found to be by an address. */
export interface Match {
  /** What was signed; undefined when it was the text itself. */
  readonly says: string | undefined;
  readonly mend: string | undefined;
  /** What is wrong with the signature itself. */
  readonly form: string | undefined;
  readonly address: string;
  /** r, s, v in hex. */
  readonly sig: string;
}

/** What came of the attempts: a match, or whose the signature would be if the text was signed as it stands. */
export interface Attempts {
  readonly match: Match | undefined;
  readonly recovered: string | undefined;
  readonly tried: number;
}

/**
 * Looks for what was signed by one of the addresses: the text, or one of its neighbours. At most three readings of the
 * signature, both parities, and some fifty digests.
 */
export function attempt(sig: string, text: string, addresses: readonly string[]): Attempts {
  const wanted = new Set(addresses.map((address) => address.toLowerCase()));
  const whole = decodingsOf(sig).flatMap(({ bytes }) => scalarsIn(bytes).map((each) => ({ ...each, bytes })));
  const readings = whole.slice(0, 2);
  const padded = unpadded(sig);
  const neighbours: readonly Neighbour[] = [[undefined, undefined, () => eip191Digest(text)], ...neighboursOf(text)];
  let recovered: string | undefined;
  for (const [says, mend, digest] of neighbours) {
    const made = digest();
    // Where more than one digit was lost there are many ways: they are tried on the text alone.
    const all = says === undefined || padded.length < 4 ? [...readings, ...padded] : readings;
    for (const { rs, mend: form, bytes } of all) {
      // The stated parity first: the other one is a fault of its own.
      const stated = parityOf(bytes);
      for (const recovery of stated === 1 ? ([1, 0] as const) : ([0, 1] as const)) {
        const address = recoverAddress(made, { ...splitRs(rs), recovery });
        if (says === undefined) recovered ??= address;
        if (address === undefined || !wanted.has(address.toLowerCase())) continue;
        const flipped = stated !== undefined && stated !== recovery && form === undefined;
        const v = 27 + recovery;
        const wrong = bytes.length === 64 ? 'it has no v' : 'its last byte, v, belongs to the other point';
        const fault = flipped ? `${wrong}: ${v} is right` : form;
        return {
          match: { says, mend, form: fault, address, sig: `0x${toHex(rs)}${v.toString(16)}` },
          recovered,
          tried: neighbours.length - 1,
        };
      }
    }
  }
  return { match: undefined, recovered, tried: neighbours.length - 1 };
}

function parityOf(bytes: Uint8Array): 0 | 1 | undefined {
  const v = bytes[64];
  if (bytes.length === 64) return (((bytes[32] ?? 0) >> 7) & 1) === 1 ? 1 : 0;
  if (bytes.length !== 65 || v === undefined) return undefined;
  return ((v < 27 ? v : v - 27) & 1) === 1 ? 1 : 0;
}
