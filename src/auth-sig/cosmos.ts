import { ripemd160 } from '@noble/hashes/legacy.js';
import type { Backend } from '../crypto/backend.js';
import { encodeBech32, parseBech32 } from '../crypto/bech32.js';
import { type EcdsaSignature, scalarFault, splitRs } from '../crypto/secp256k1.js';
import { concat, fromHex, isWellFormed, toHex, utf8 } from '../internal/bytes.js';
import type { Judge } from '../judge.js';
import type { AuthSigContext, ReadAuthSig } from './context.js';
import { checkLowS, judgeSignatureForm } from './signature.js';

/** The chains of each address prefix, by the names that requests give them. */
const prefixes: Readonly<Record<string, readonly string[]>> = Object.assign(Object.create(null), {
  cosmos: ['cosmos'],
  kyve: ['kyve'],
  cheqd: ['cheqd', 'cheqdMainnet', 'cheqdTestnet'],
  juno: ['juno'],
});

/** RIPEMD-160 of SHA-256 of a key. */
const addressLength = 20;

/** Parses a Cosmos address: bech32 with a registered prefix, 20 bytes. Returns the prefix. */
export function parseCosmosAddress(text: string): { readonly prefix: string } | { readonly reason: string } {
  const parsed = parseBech32(text);
  if ('reason' in parsed) return parsed;
  const { prefix, bytes } = parsed;
  if (!Object.hasOwn(prefixes, prefix)) {
    return { reason: `expected one of the prefixes ${Object.keys(prefixes).join(', ')}` };
  }
  if (bytes.length !== addressLength) return { reason: `expected ${addressLength} bytes, found ${bytes.length}` };
  return { prefix };
}

/** Computes the address of a public key (65 bytes, uncompressed) on the chains of a prefix. */
export function cosmosAddress(prefix: string, publicKey: Uint8Array, backend: Backend): string {
  const odd = (publicKey[64] as number) & 1;
  const compressed = concat(Uint8Array.of(2 + odd), publicKey.subarray(1, 33));
  return encodeBech32(prefix, ripemd160(backend.sha256(compressed)));
}

/**
 * Builds the document that a wallet signs for a text (ADR-36): amino JSON with sorted keys and without white space. Its
 * values are an address and base64, so nothing in it needs an escape.
 */
export function adr36Document(signer: string, text: string): string {
  const data = base64(utf8(text));
  const message = `{"type":"sign/MsgSignData","value":{"data":"${data}","signer":"${signer}"}}`;
  return `{"account_number":"0","chain_id":"","fee":{"amount":[],"gas":"0"},"memo":"","msgs":[${message}],"sequence":"0"}`;
}

/** Finds the text whose document has the digest that an AuthSig carries, 64 lower-case hex digits. */
export function findSignedText(
  { authSig: { address, signedMessage } }: ReadAuthSig,
  texts: readonly string[],
  backend: Backend,
): string | undefined {
  // What is no Unicode has no UTF-8, and so no document: the digest would be that of another text.
  const signable = texts.filter((text) => isWellFormed(text));
  return signable.find((text) => toHex(backend.sha256(utf8(adr36Document(address, text)))) === signedMessage);
}

/** Parses the signature of a Cosmos account: padded base64 of 64 bytes r || s, both in 1..n-1. */
function parseCosmosSignature(text: string): EcdsaSignature | { readonly reason: string } {
  const bytes = fromBase64(text);
  if (bytes?.length !== 64 || base64(bytes) !== text) return { reason: 'expected padded base64 of 64 bytes' };
  const signature = splitRs(bytes);
  const reason = scalarFault(signature.rs);
  return reason === undefined ? signature : { reason };
}

/** Reads r and s from base64 as the platform does, whatever follows them. */
function looseCosmosSignature(text: string): EcdsaSignature | undefined {
  const bytes = fromBase64(text);
  return bytes && bytes.length >= 64 ? splitRs(bytes) : undefined;
}

const form = { expected: 'base64 of r and s', parse: parseCosmosSignature, loose: looseCosmosSignature } as const;

/** Checks the ECDSA signature of a Cosmos account over the digest that the AuthSig carries. */
export function checkCosmos(judge: Judge, { authSig }: ReadAuthSig, { backend }: AuthSigContext): void {
  const signature = judgeSignatureForm(judge, authSig.sig, form);
  checkLowS(judge, signature);
  const digest = fromHex(authSig.signedMessage) ?? new Uint8Array();
  const prefix = authSig.address.slice(0, Math.max(authSig.address.lastIndexOf('1'), 0));
  // The signature does not say which of up to four keys it belongs to; only one of them has the address.
  judge.spend('signatures', 4, '/sig');
  const signed = ([0, 1, 2, 3] as const).some((recovery) => {
    const key = signature && backend.secp256k1Recover(digest, signature.rs, recovery);
    return key !== undefined && cosmosAddress(prefix, key, backend) === authSig.address;
  });
  judge.check('auth-sig.signature', signed, () => ({
    path: '/sig',
    message: `expected a signature by ${authSig.address}, found one that no key of this address made`,
  }));
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Decodes base64 as the platform does, white space and missing padding included; undefined when it cannot. */
function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
