import { adr36Document, cosmosAddress, parseCosmosAddress } from '../../auth-sig/cosmos.js';
import { parseSolanaAddress } from '../../auth-sig/solana.js';
import { encodeBech32, parseBech32 } from '../../crypto/bech32.js';
import { noble } from '../../crypto/noble.js';
import { parseEcdsaSignature } from '../../crypto/secp256k1.js';
import { fromHex, fromUtf8, toHex, utf8 } from '../../internal/bytes.js';
import { perhapsContract } from './contract.js';
import { attempt } from './ecdsa.js';
import { signatureIn, signedBy, signedBySolana } from './eddsa.js';
import { decodingsOf, encodeBase58, encodeBase64, formOf } from './encoding.js';
import { signedByNamed } from './message.js';
import { addressIn, chainIn, type PastedAuthSig, type PastedSession } from './pasted.js';

/** Phrases what the wallet signed in place of the text. */
const phrase = (says: string, mend: string | undefined): string =>
  `the wallet signed ${says}${mend ? `: ${mend}` : ''}`;

/** What a Safe has where an owner signed its hash as a message, or approved it on the chain. */
const ofSafe = /found 3[12]$|^expected s above 0/;

/** Says what another v means: above 34 the chain of a transaction (EIP-155). */
function meaningOf(reason: string): string {
  const v = reason.includes('v to be ') ? Number(/found ([0-9]{1,3})$/.exec(reason)?.[1] ?? 0) : 0;
  if (ofSafe.test(reason))
    return `, as a Safe has it where an owner ${v ? 'signed with eth_sign (4 more than v)' : 'approved the hash on the chain'}`;
  return v < 35 ? '' : `, the v of a transaction on chain ${(v - 35) >> 1} (EIP-155), where a message has 27 or 28`;
}

/** Points at times of a text that one program would not have written. */
function ofFractions(text: string): readonly string[] {
  const times = [...text.matchAll(/^(Issued At|Expiration Time): [-0-9]{10}T[:0-9]{8}(\.[0-9]{1,9})?(?=Z|[+-])/gm)];
  const [bare] = times.find(([, , fraction]) => fraction === undefined)?.slice(1) ?? [];
  const [exact] = times.find(([, , fraction]) => fraction !== undefined)?.slice(1) ?? [];
  return bare === undefined || exact === undefined
    ? []
    : [
        `${bare} has no fraction of a second and ${exact} has one: a time may have lost its milliseconds on its way, as in a column of a database`,
      ];
}

/** Says whose a signature is, where the text and the member address name two accounts. */
function ofSigner(signer: string, text: string, address: string): readonly string[] {
  const named = addressIn(text);
  if (named === undefined || named.toLowerCase() === address.toLowerCase()) return [];
  return signer.toLowerCase() === named.toLowerCase()
    ? [
        `the account that the text names signed, and address is another: wanted is ${named}, or, where address is a smart account of its, a text that names that one`,
      ]
    : [
        `${signer} signed, and the text names ${named}, whose signature this is not: sign with the account that the text names, or build the text for the one that signs (another account may have been chosen in the wallet meanwhile)`,
      ];
}

/** Says whether what was handed in has typed data (EIP-712) in it, or a call that has it signed. */
export function hasTypedData(input: Uint8Array): boolean {
  return /primaryType|signTypedData\(/.test(fromUtf8(input.subarray(0, 1 << 20)) ?? '');
}

/**
 * Advice on the signature of an Ethereum account: how it is written, and what it is over. `refused` says that a rule
 * about the text itself was broken, `typedData` that typed data stands beside it, `rebuilt` that the text was written from members.
 */
export function ofWallet(
  { sig, text, address, ofCacao }: PastedAuthSig,
  refused: boolean = false,
  typedData: boolean = false,
  rebuilt: boolean = ofCacao === true,
): readonly string[] {
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
    const ofV = /v to be/.test(reason);
    const part = /^expected ([rsv]) /.exec(reason)?.[1];
    const found = part ? `sig has another ${part}: ${reason}${meaningOf(reason)}` : `sig is ${formOf(sig)}; ${wanted}`;
    const form = match?.form !== undefined && !ofV ? `; ${match.form}` : '';
    lines.push(
      match ? `${found}${form}${ofV && match.says === undefined ? '; this one holds' : ''}: ${match.sig}` : found,
    );
  } else if (match?.form) lines.push(`the signature is by ${match.address}, but ${match.form}: ${match.sig}`);
  if (match?.says !== undefined) lines.push(phrase(match.says, match.mend));
  if (match) lines.push(...ofSigner(match.address, text, address));
  if (refused && match && match.says === undefined) {
    lines.push(
      'the wallet signed this text as it stands, fault and all: mend what builds the text, and have the new text signed (a change to this one would only break its signature)',
    );
  }
  const byOwner = `${perhapsContract}, this is the signature of an owner, which the contract alone can judge: ${ofCacao ? 's.t eip1271' : 'derivedVia EIP1271'} and --rpc ${chainIn(text) ?? 'CHAIN'}=https://...`;
  if (!match && reason !== undefined && ofSafe.test(reason)) lines.push(byOwner);
  if (!match && reason === undefined && recovered !== undefined) {
    if (addressIn(text) === undefined && !/^0[xX][0-9a-fA-F]{40}$/.test(address))
      return [
        ...lines,
        `no account is named whose signature it could be; ${recovered} signed, if it signed this text as it stands`,
      ];
    if (/ ethereum account:/.test(text))
      return [
        ...lines,
        'the text was put into lower case (toLowerCase, lowercase: true of a schema), after it was signed if the named account did sign: keep it byte for byte',
      ];
    if (typedData)
      lines.push(
        'typed data (EIP-712) stands beside it, and a wallet that was asked for its signature signs a hash of that and not the text: have the text alone signed, by personal_sign (signMessage, not signTypedData), which is all that a verifier of SIWE takes',
      );
    lines.push(
      `${recovered} signed, if this is the text that it signed, and ${addressIn(text) ?? address} is named: sign with the account that the text names, or build the text for the one that signs`,
      `if the named account did sign: ${rebuilt ? 'a member that the text is written from was changed or lost (statement, resources, exp, ...) after that' : 'the text was changed after that, or built anew with a line lost or written otherwise (its statement, its resources, its times, whose milliseconds a database drops)'}, or the wallet signed something else (typed data, a transaction; none of ${tried} neighbours of the text was signed: its hex, its digest, no prefix, other line ends, ...)`,
      byOwner,
      ...ofFractions(text),
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
  const parsed = parseBech32(address);
  const other = 'reason' in parsed || parsed.prefix === 'cosmos' ? undefined : encodeBech32('cosmos', parsed.bytes);
  if (other !== undefined && 'reason' in parseCosmosAddress(address)) {
    lines.push(
      `the same key has the address ${other} on a chain that verifiers know: have the text signed on that one, as what is signed (ADR-36) names the address`,
    );
  }
  if (!/^[0-9a-f]{64}$/.test(text)) {
    for (const signer of [address, other ?? []].flat()) {
      const digest = toHex(noble.sha256(utf8(adr36Document(signer, text))));
      if (bytes && signer.length <= 128 && holds(bytes.slice(0, 64), digest, signer)) {
        lines.push(
          `signedMessage is the text itself; wanted is the digest of its ADR-36 document, ${digest}, and the text with --signed-text${signer === address ? '' : `; it names ${signer}, so write that as address`}`,
        );
      }
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

/** The members of a session message and of what it holds, in the order in which SDKs write them. */
const asSdk = [
  ...['sessionKey', 'resourceAbilityRequests', 'capabilities', 'issuedAt', 'expiration', 'nodeAddress', 'maxPrice'],
  ...['resource', 'resourcePrefix', 'ability', 'sig', 'derivedVia', 'signedMessage', 'address', 'algo'],
];

/** Advice on the outer signature of a session. */
export function ofSession(pasted: PastedSession): readonly string[] {
  const { sig, text, address, message } = pasted;
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
  const anew = message
    ? [JSON.stringify(message), JSON.stringify(message, null, 2), JSON.stringify(message, asSdk)]
    : [];
  const signed = signedBy(
    key,
    found.bytes,
    text,
    anew
      .filter((each) => each !== text)
      .map((each) => ({
        says: 'the same message with other white space or its members in another order',
        mend: 'send the text that was signed, and do not parse and write it anew, as a column of JSON (jsonb) does',
        bytes: utf8(each),
      })),
  );
  if (signed?.says !== undefined) lines.push(`the session key signed ${signed.says}: ${signed.mend}`);
  if (!signed) {
    lines.push(
      signedByNamed(pasted, found.bytes) ??
        (message === undefined
          ? 'signedMessage is no JSON, so that nothing says who signed it: it was cut, or has escapes too many or too few since a log or a shell wrote it; paste what was sent, byte for byte'
          : 'neither the text nor one of its neighbours (other white space, line ends, ...) was signed by this session key: the text was changed after that, or another session key signed (one stored before, or of another tab): make the session signatures anew with the key that the AuthSig grants to'),
    );
  }
  return lines;
}
