// A text in one place and its signature in another: they belong together where there is one of each.
import { toHex } from '../internal/bytes.js';
import { decodeBase64 } from './encodings.js';
import type { FoundDocument } from './found.js';
import { pairOf } from './pair.js';

const hexRuns = /(?<![0-9A-Za-z])(?:0[xX]|\\x)?([0-9a-fA-F]{16,}(?:\s{1,12}[0-9a-fA-F]{2,})*)(?![0-9A-Za-z])/g;
/** Signatures of 64 bytes in base58 or base64, as other chains than Ethereum write them. */
const shortRuns = /(?<![\w+/=-])[\w+/-]{86,88}(?:==)?(?![\w+/=-])/g;

const scalar = (name: string): RegExp =>
  new RegExp(`(?<!\\w)["']?${name}["']?\\s?[=:]\\s{0,4}\\[?["']?(0x[0-9a-f]{1,64}|[0-9a-f]{64}|[0-9]{1,78})n?\\b`, 'i');
const scalars = [scalar('r'), scalar('s'), scalar('(?:v|y_?parity|recovery(?:_?(?:param|id))?)')] as const;

/** A number in hex or in decimal digits as bytes in hex; undefined for one that is too long. */
function digitsOf(number: string | undefined, bytes: number): string | undefined {
  if (number === undefined || number === '') return undefined;
  const hex = /^0x/i.test(number) ? number.slice(2) : number.length === 64 ? number : BigInt(number).toString(16);
  return hex.length > 2 * bytes ? undefined : hex.toLowerCase().padStart(2 * bytes, '0');
}

/** A signature of its parts r, s and v, with 0x; without v it has 64 bytes. Undefined where there is no r or no s. */
export function signatureOf(r: string | undefined, s: string | undefined, v: string | undefined): string | undefined {
  const [first, second] = [digitsOf(r, 32), digitsOf(s, 32)];
  const parity = digitsOf(v, 1) ?? '';
  if (first === undefined || second === undefined) return undefined;
  return `0x${first}${second}${parity === '00' || parity === '01' ? `1${parity === '00' ? 'b' : 'c'}` : parity}`;
}

/** The signature whose parts r, s and v a text names; undefined where it does not. */
export function partsIn(text: string): string | undefined {
  const [r, s, v] = scalars.map((pattern) => pattern.exec(text)?.[1]);
  return signatureOf(r, s, v);
}

/** A signature of Ethereum whose 65 bytes are written in base64, as tokens have it: its last byte says that it is one. */
const longRuns = /(?<![\w+/=-])[\w+/-]{87}=?(?![\w+/=-])/g;

function ofBase64(run: string): string | undefined {
  const bytes = decodeBase64(run);
  return bytes?.length === 65 && [0, 1, 27, 28].includes(bytes[64] ?? 2) ? toHex(bytes) : undefined;
}

/** Digits that end as the wrapper of a contract's signature does (ERC-6492), which nothing else is. */
const isWrapper = (digits: string): boolean => digits.endsWith('6492'.repeat(16));

/** Collects the signatures of wallets in some texts, each once; those of 64 bytes only where there are no others. */
function signaturesIn(texts: Iterable<string>, message: string, isEthereum: boolean): readonly string[] {
  const found = new Set<string>();
  const add = (digits: string): void => {
    if ((digits.length === 130 || digits.length === 128 || isWrapper(digits)) && !message.includes(digits))
      found.add(digits.toLowerCase());
  };
  const others = new Set<string>();
  for (const text of texts) {
    for (const [, runs = ''] of text.matchAll(hexRuns)) {
      const joined = runs.replace(/\s/g, '');
      if (joined.length === 130) add(joined);
      else for (const run of runs.split(/\s+/)) add(run);
    }
    add(partsIn(text)?.slice(2) ?? '');
    if (!isEthereum) for (const [run] of text.matchAll(shortRuns)) others.add(run);
    else for (const [run] of text.matchAll(longRuns)) add(ofBase64(run) ?? '');
    if (found.size > 8) break;
  }
  const whole = [...found].filter((digits) => digits.length !== 128);
  const hex = (whole.length > 0 ? whole : [...found]).map((digits) => `0x${digits}`);
  return hex.length > 0 ? hex : [...others];
}

/**
 * What the only text to sign in and the only signature beside it make, where no reading led to both; or how many signatures
 * there are to choose from. `texts` is everything that was looked at.
 */
export function pairBeside(
  documents: readonly FoundDocument[],
  texts: readonly string[],
): { readonly pair?: FoundDocument; readonly signatures: number } {
  const [first] = documents;
  const isText = documents.every(({ kind }) => kind === 'siwe' || kind === 'sign-in');
  if (!first || !isText || new Set(documents.map(({ text }) => text)).size > 1) return { signatures: 0 };
  const { kind, text, steps, slip } = first;
  const signatures = signaturesIn(texts, text, kind === 'siwe');
  const [only] = signatures;
  if (only === undefined || signatures.length > 1) return { signatures: signatures.length };
  // Whoever reads a valid verdict is to know that what was written would be refused.
  const bare = only.startsWith('0x') && !texts.some((each) => each.toLowerCase().includes(only));
  const step = 'the only signature beside it, made into an AuthSig';
  const note = 'the signature was written without 0x, in base64 or in parts: verifiers want it as it stands here';
  const pair = {
    kind: 'auth-sig',
    text: pairOf(text, only),
    steps: [...steps, step],
    ...(bare ? { note: `${note}, ${only}` } : {}),
  } as const;
  return { pair: slip === undefined ? pair : { ...pair, slip }, signatures: 1 };
}
