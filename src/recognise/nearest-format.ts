import { fromUtf8 } from '../internal/bytes.js';
import { parseJson } from '../internal/json-text.js';
import { parseSiweMessage } from '../siwe.js';
import { digestIn, type SignedDigest } from './digest.js';
import { decodeBase64 } from './encodings.js';
import { readNotation } from './notation.js';
import { placeOf, signInStart } from './piece.js';

/** Why nothing was found, in the words of the format that the text most likely is. */
export interface NothingFound {
  /** The format: `JSON`, `a SIWE message`, `a signature alone`. */
  readonly format: string;
  readonly message: string;
  /** Where it breaks, in UTF-16 units of the text, and as an editor counts. */
  readonly offset?: number;
  readonly place?: string;
  /** A digest and a signature over it, both in hex with 0x, where they stand there without the text. */
  readonly signed?: SignedDigest;
}

const at = (format: string, message: string, text: string, offset: number): NothingFound => ({
  format,
  message: /found the end of the text|ends (?:too early|within a string)/.test(message)
    ? `${message}: the end is missing, so copy it again from where it was whole (a console shortens: print JSON.stringify(value))`
    : message,
  offset,
  place: placeOf(text, offset),
});

const limits = { bytes: Number.POSITIVE_INFINITY, depth: 64, values: 200_000 };

function nearestJson(text: string): NothingFound {
  const json = parseJson(text, limits);
  if (json.ok)
    return {
      format: 'JSON',
      message:
        'it holds no signature: expected an object with sig, derivedVia, signedMessage and address, or a member that is one',
    };
  const read = readNotation(text);
  // Whoever printed an object with a console learns more from the notation that it has.
  if (!read.ok && (read.reason.startsWith('a console') || read.offset > json.offset))
    return at('an object that a console printed', read.reason, text, read.offset);
  return at('JSON', json.reason, text, json.offset);
}

const shapes: readonly (readonly [pattern: RegExp, format: string, message: string])[] = [
  [
    /^(?:0x)?[0-9a-fA-F]{128,132}$/,
    'a signature alone',
    'the text that was signed is missing: paste both, as {"message": ..., "signature": ...} or as the AuthSig',
  ],
  [
    /^[1-9A-HJ-NP-Za-km-z]{86,88}$/,
    'a signature in base58 alone',
    'the text that was signed is missing: paste both, as {"message": ..., "signature": ..., "address": ...}',
  ],
  [
    /^(?:0x)?[0-9a-fA-F]{64}$/,
    '32 bytes in hex',
    'a digest or a key holds no document; if it is a secret key, do not paste it anywhere',
  ],
  [
    /^wc:[0-9a-f-]+@[0-9]/,
    'a URI that connects a wallet (WalletConnect)',
    'it holds no signature; its symKey is a secret as long as the connection lasts, so paste it nowhere else',
  ],
  [
    /^(?:[a-z]{3,8}\s+){11}(?:(?:[a-z]{3,8}\s+){12})?[a-z]{3,8}$/,
    'the words of a wallet',
    'they are its secret key: paste them nowhere, and move what it holds if others may have read them',
  ],
  [/^0x[0-9a-fA-F]{40}$/, 'an address', 'an address alone holds no signature'],
  [/^did:[a-z]+:\S+$/, 'a DID', 'a name alone holds no signature'],
  [/^(?:0x)?[0-9a-fA-F]+$/, 'hex', 'its bytes are not text that holds a document'],
];

/** No call of a wallet is longer. */
const longestCall = 65_536;

/** Calls of wallets that sign something else than a text. */
const calls: readonly (readonly [pattern: RegExp, what: string, message: string])[] = [
  [
    /eth_signTypedData(?:_v[134])?|signTypedData|"primaryType"\s{0,8}:/,
    'a request to sign typed data (EIP-712)',
    'its signature is over a structure and no text: to sign in, have the text signed with personal_sign',
  ],
  [
    /eth_sendTransaction|eth_signTransaction|signAndSendTransaction|\bsignTransaction\b/,
    'a request to sign a transaction',
    'its signature is over a transaction and no text: to sign in, have the text signed with personal_sign, or signMessage on Solana',
  ],
];

/** Says what a piece most likely was meant to be, and what is wrong with it as that. */
export function nearestFormat(input: string | Uint8Array): NothingFound {
  const text = typeof input === 'string' ? input : fromUtf8(input);
  if (text === undefined)
    return { format: 'bytes', message: 'they are neither text in UTF-8 or UTF-16 nor a CACAO in dag-cbor' };
  const bare = text.trim();
  if (bare === '') return { format: 'nothing', message: 'the input is empty' };
  const signed = digestIn(text);
  if (signed)
    return {
      format: 'a digest and a signature over it',
      message:
        'the text that was hashed is missing, and a digest does not say what was signed: paste the text and the signature, as {"message": ..., "signature": ...}',
      signed,
    };
  const call = calls.find(([pattern]) => pattern.test(text.slice(0, longestCall)));
  if (call) return { format: call[1], message: call[2] };
  if (/^[[{"'`]/.test(bare)) return nearestJson(text);
  if (/^(?:null|undefined|true|false|-?[0-9]{1,20}(?:\.[0-9]{1,20})?)$/.test(bare))
    return {
      format: 'one value',
      message: `${bare} holds no signature: what printed it had none, so look where the signature was made or stored`,
    };
  const known = shapes.find(([pattern]) => pattern.test(bare));
  if (known) return { format: known[1], message: known[2] };
  const start = signInStart(text);
  if (start !== undefined) {
    const result = parseSiweMessage(text.slice(start));
    if (!result.ok)
      return {
        format: 'a SIWE message',
        message: `${result.issues[0].rule}: ${result.issues[0].message}`,
        offset: start,
        place: placeOf(text, start),
      };
  }
  const open = text.search(/[{[]/);
  if (open >= 0 && /"[\w-]{1,40}"\s{0,4}:|\\"/.test(text.slice(open, open + 4_096))) {
    const json = parseJson(text.slice(open), limits);
    if (!json.ok) return at('JSON within other text', json.reason, text, open + json.offset);
  }
  if (bare.length >= 24 && /^[\w+/=-]+$/.test(bare)) {
    return decodeBase64(bare.replace(/\s/g, ''))
      ? { format: 'base64', message: 'its bytes are not text that holds a document: is it whole?' }
      : { format: 'base64', message: 'its length is not that of base64: is it whole?' };
  }
  return { format: 'text', message: 'it is neither JSON nor a text that a wallet signs to sign in' };
}
