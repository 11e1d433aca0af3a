import { adr36Document, cosmosAddress } from '../../auth-sig/cosmos.js';
import { parseSolanaAddress } from '../../auth-sig/solana.js';
import { noble } from '../../crypto/noble.js';
import { parseEcdsaSignature } from '../../crypto/secp256k1.js';
import { fromHex, toHex, utf8 } from '../../internal/bytes.js';
import { attempt } from './ecdsa.js';
import { signatureIn, signedBy, signedBySolana } from './eddsa.js';
import { decodingsOf, encodeBase58, encodeBase64, formOf } from './encoding.js';
import { addressIn, type PastedAuthSig, type PastedSession } from './pasted.js';

/** Phrases what the wallet signed in place of the text. */
const phrase = (says: string, mend: string | undefined): string =>
  `the wallet signed ${says}${mend ? `: ${mend}` : ''}`;

/** Advice on the signature of an Ethereum account: how it is written, and what it is over. */
export function ofWallet({ sig, text, address }: PastedAuthSig): readonly string[] {
  const parsed = parseEcdsaSignature(sig);
  const { match, recovered, tried } = attempt(
    sig,
    text,
    [addressIn(text), address].flatMap((each) => each ?? []),
  );
  const wanted = 'wanted are 0x and 130 hex digits (r, s, v) or 128 (EIP-2098)';
  const reason = 'reason' in parsed ? parsed.reason : undefined;
  const lines: string[] = [];
  if (reason !== undefined) {
    // One above 34 was bound to a chain, as those of transactions are (EIP-155).
    const found = /v to be/.test(reason) ? `sig has another v: ${reason}` : `sig is ${formOf(sig)}; ${wanted}`;
    const form = match?.form !== undefined && !/v to be/.test(reason) ? `; ${match.form}` : '';
    lines.push(match ? `${found}${form}: ${match.sig}` : found);
  } else if (match?.form) lines.push(`the signature is by ${match.address}, but ${match.form}: ${match.sig}`);
  if (match?.says !== undefined) lines.push(phrase(match.says, match.mend));
  if (!match && reason === undefined && recovered !== undefined) {
    lines.push(
      `none of ${tried} neighbours of the text (its hex, its digest, no prefix, other line ends, ...) was signed by this address: ${recovered} signed, if it signed this text; or the text was changed after it was signed`,
    );
  }
  return lines;
}

/** Advice on the signature of a Solana account. */
export function ofSolana({ sig, text, address }: PastedAuthSig): readonly string[] {
  const lines: string[] = [];
  const parsed = parseSolanaAddress(address);
  const key =
    parsed instanceof Uint8Array ? parsed : decodingsOf(address).find(({ bytes }) => bytes.length === 32)?.bytes;
  if (!(parsed instanceof Uint8Array)) {
    const spelled = key && encodeBase58(key);
    lines.push(`address is ${formOf(address)}; wanted is the base58 of 32 bytes${spelled ? `: ${spelled}` : ''}`);
  }
  const found = signatureIn(sig, text);
  if (!found) return [...lines, `sig is ${formOf(sig)}; wanted are 128 hex digits (64 bytes)`];
  if (found.form !== undefined) lines.push(found.form);
  const signed = key && signedBySolana(key, found.bytes, text);
  if (signed?.says !== undefined) lines.push(phrase(signed.says, signed.mend));
  else if (signed && found.form !== undefined)
    lines.push('written like that it holds: the signature is over this text');
  else if (key && !signed) {
    lines.push(
      'neither the text nor one of its neighbours (envelopes of hardware wallets, its hex, other line ends, ...) was signed by this address',
    );
  }
  return lines;
}

/** Says whether 64 bytes are the signature of a Cosmos address over a digest. */
function holds(rs: Uint8Array, digest: string, address: string): boolean {
  const bytes = fromHex(digest) ?? new Uint8Array();
  const prefix = address.slice(0, Math.max(address.lastIndexOf('1'), 0));
  return ([0, 1] as const).some((recovery) => {
    const key = noble.secp256k1Recover(bytes, rs, recovery);
    return key !== undefined && cosmosAddress(prefix, key, noble) === address;
  });
}

/** Advice on the signature of a Cosmos account. */
export function ofCosmos({ sig, text, address }: PastedAuthSig): readonly string[] {
  const lines: string[] = [];
  const bytes = decodingsOf(sig).find(({ bytes: each }) => each.length === 64 || each.length === 65)?.bytes;
  const spelled = bytes && encodeBase64(bytes.slice(0, 64));
  if (spelled !== undefined && spelled !== sig)
    lines.push(`sig is ${formOf(sig)}; wanted is the base64 of 64 bytes: ${spelled}`);
  if (bytes === undefined) lines.push(`sig is ${formOf(sig)}; wanted is the base64 of 64 bytes, r and s`);
  if (!/^[0-9a-f]{64}$/.test(text)) {
    const digest = toHex(noble.sha256(utf8(adr36Document(address, text))));
    if (bytes && address.length <= 128 && holds(bytes.slice(0, 64), digest, address)) {
      lines.push(
        `signedMessage is the text itself; wanted is the digest of its ADR-36 document, ${digest}, and the text with --signed-text`,
      );
    }
  }
  return lines;
}

/** Advice on the signature of the network. */
export function ofNetwork({ sig }: PastedAuthSig): readonly string[] {
  const hex = /^(?:0[xX])?([0-9a-fA-F]{192})$/.exec(sig)?.[1];
  if (hex !== undefined) return [`sig is ${formOf(sig)}; wanted is JSON: {"ProofOfPossession":"${hex.toLowerCase()}"}`];
  if (/^(?:0[xX])?01?[0-9a-fA-F]{193}$/.test(sig))
    return ['sig is the share of one node; wanted is the combination of enough shares'];
  if (/"[A-Za-z]+" *: *"[0-9a-fA-F]{194}"/.test(sig)) {
    return [
      'sig holds 194 hex digits, the share of one node (its index and 96 bytes); wanted is the combination of enough shares',
    ];
  }
  return [];
}

/** Advice on the outer signature of a session. */
export function ofSession({ sig, text, address, message }: PastedSession): readonly string[] {
  const lines: string[] = [];
  const key = decodingsOf(address.replace(/^lit:session:/, '')).find(({ bytes }) => bytes.length === 32)?.bytes;
  if (!/^[0-9a-f]{64}$/.test(address)) {
    const spelled = key ? `: ${toHex(key)}` : '';
    lines.push(`address is ${formOf(address)}; wanted is the session key, 64 lower-case hex digits${spelled}`);
  }
  const found = signatureIn(sig, text);
  if (!found) return [...lines, `sig is ${formOf(sig)}; wanted are 128 hex digits (64 bytes)`];
  if (found.form !== undefined) lines.push(found.form);
  if (!key) return lines;
  const anew = message ? [JSON.stringify(message), JSON.stringify(message, null, 2)] : [];
  const signed = signedBy(
    key,
    found.bytes,
    text,
    anew
      .filter((each) => each !== text)
      .map((each) => ({
        says: 'the same message with other white space',
        mend: 'send the text that was signed, and do not parse and write it anew',
        bytes: utf8(each),
      })),
  );
  if (signed?.says !== undefined) lines.push(`the session key signed ${signed.says}: ${signed.mend}`);
  return lines;
}
