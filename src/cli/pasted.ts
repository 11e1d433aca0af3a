import { eip191Digest, parseEcdsaSignature, recoverAddress } from '../crypto/secp256k1.js';
import { fromHex } from '../internal/bytes.js';
import type { FoundDocument, FoundKind, NothingFound, Recognised } from '../recognise.js';
import type { Register } from '../register.js';
import { addressIn, pastedIn } from './advice/pasted.js';
import { codeOf } from './codes.js';
import { printCode } from './explain.js';
import { clip, type Page, styled } from './terminal.js';
import { printRow } from './verdict.js';
import { kindNames, missing } from './wording.js';

const wayOf = (steps: readonly string[]): string => steps.map((step) => clip(step, 160)).join(' > ');

/** Prints how a document was found in what was handed in. */
export function printFound(page: Page, { kind, steps, note }: FoundDocument): void {
  if (note !== undefined) printRow(page, 'note', [clip(note, 300)]);
  if (steps.length > 0) printRow(page, 'found', [`${kindNames[kind]} in ${wayOf(steps)}`]);
}

/** Says whether the account that a text names signed it as it stands, as personal_sign does. */
function isSignedAsItStands({ kind, text }: FoundDocument): boolean {
  const [pasted] = kind === 'auth-sig' ? pastedIn(kind, JSON.parse(text)).authSigs : [];
  const parsed = pasted && parseEcdsaSignature(pasted.sig);
  if (!parsed || 'reason' in parsed) return false;
  const signer = recoverAddress(eip191Digest(pasted.text), parsed);
  return signer !== undefined && signer.toLowerCase() === addressIn(pasted.text)?.toLowerCase();
}

/**
 * Prints what else the input may hold: what another reading of it leads to, and that not all of it was looked at. `sought` says
 * that the signature of what was judged is over another text.
 */
export function printOpen(page: Page, { others, cutShort, secret }: Recognised, sought: boolean = false): void {
  const read = others.slice(0, 8).map((document) => {
    const signed = sought && isSignedAsItStands(document) ? ': this text is the one that was signed' : '';
    return `${kindNames[document.kind]} in ${wayOf(document.steps)}${signed}`;
  });
  if (read.length > 0) printRow(page, 'or else', [...read, 'nothing says which was meant: paste the document alone']);
  if (secret !== undefined)
    printRow(page, 'secret', [
      `${clip(secret, 40)} is a secret: whoever has it can sign; paste it nowhere, and make a new one if others may have read it`,
    ]);
  if (cutShort) printRow(page, 'note', ['not all of it was looked at: paste the document alone']);
}

/** Prints that what follows is the verdict about something that was not written. */
export function printSlip(page: Page, slip: string): void {
  page.line('');
  page.line(styled('faint', `Without ${clip(slip, 160)}:`));
}

/** Says whose signature over a digest it is. */
function signerLine({ digest, signature }: NonNullable<NothingFound['signed']>): string {
  const parsed = parseEcdsaSignature(signature);
  const signer =
    'reason' in parsed ? undefined : recoverAddress(fromHex(digest.slice(2)) ?? new Uint8Array(32), parsed);
  return signer === undefined
    ? 'no account signed this digest with that: one of the two is not whole, or v belongs to another signature'
    : `${signer} signed this digest; if another account was expected, it signed another text than the one that was hashed, or another account signed`;
}

/** Says what is missing to judge a document that is no signature. */
function whatIsMissing(kind: FoundKind, { signatures, shortened }: Recognised): string {
  if (signatures !== undefined)
    return `${signatures} signatures stand beside it, and nothing says which is its own: paste it with that one, as {"message": ..., "signature": ...}`;
  if (shortened === undefined) return missing[kind] ?? 'it holds no signature';
  const whole = /^[<[]/.test(shortened)
    ? "print all of it, as hex (Buffer.from(bytes).toString('hex'))"
    : 'copy all of it, 0x and 130 hex digits of a wallet';
  return `what stands beside it as a signature is not whole, ${clip(JSON.stringify(shortened), 60)}: ${whole}, and paste both, as {"message": ..., "signature": "0x..."}`;
}

/** Prints what was found where there is nothing to judge, or what the input most likely was meant to be. */
export function printNothing(page: Page, recognised: Recognised, register: Register): void {
  const { documents, nothing } = recognised;
  for (const document of documents.slice(0, 8)) {
    const { kind, steps } = document;
    const within = steps.length > 0 ? ` in ${wayOf(steps)}` : '';
    const what = whatIsMissing(kind, recognised);
    printRow(page, 'found', [`${kindNames[kind]}${within}: ${clip(what, 300)}`, 'capsig inspect shows what it says']);
    printCodeOf(page, document, register);
  }
  if (nothing) {
    const place = nothing.place === undefined ? '' : ` at ${nothing.place}`;
    printRow(page, 'looks like', [
      `${nothing.format}${place}: ${clip(nothing.message, 300)}`,
      ...(nothing.signed ? [signerLine(nothing.signed)] : []),
    ]);
  }
  printOpen(page, recognised);
}

/** Prints what the error code in the answer of a node means, and which rules to look at. */
export function printCodeOf(page: Page, { kind, text }: FoundDocument, register: Register): void {
  const code = kind === 'node-error' ? codeOf(JSON.parse(text)) : undefined;
  if (code) printCode(page, code, register, '  ');
}
