import type { FoundDocument, FoundKind, Recognised } from '../recognise.js';
import { codeOf } from './codes.js';
import { printCode } from './explain.js';
import type { Register } from './register.js';
import { clip, type Page, styled } from './terminal.js';
import { printRow } from './verdict.js';

/** The kinds of documents in words. */
export const kindNames: Readonly<Record<FoundKind, string>> = {
  'auth-sig': 'an AuthSig',
  'session-sig': 'a session signature',
  'session-sigs': 'session signatures',
  'session-message': 'the message of a session signature',
  siwe: 'a SIWE message',
  'sign-in': 'a sign-in text',
  recap: 'a ReCap',
  'node-error': 'the answer of a node that refused',
};

const wayOf = (steps: readonly string[]): string => steps.map((step) => clip(step, 160)).join(' > ');

/** Prints how a document was found in what was handed in. */
export function printFound(page: Page, { kind, steps }: FoundDocument): void {
  if (steps.length > 0) printRow(page, 'found', [`${kindNames[kind]} in ${wayOf(steps)}`]);
}

/** Prints what else the input may hold: what another reading of it leads to, and that not all of it was looked at. */
export function printOpen(page: Page, { others, cutShort }: Recognised): void {
  const read = others.slice(0, 8).map(({ kind, steps }) => `${kindNames[kind]} in ${wayOf(steps)}`);
  if (read.length > 0) printRow(page, 'or else', [...read, 'nothing says which was meant: paste the document alone']);
  if (cutShort) printRow(page, 'note', ['not all of it was looked at: paste the document alone']);
}

/** Prints that what follows is the verdict about something that was not written. */
export function printSlip(page: Page, slip: string): void {
  page.line('');
  page.line(styled('faint', `Without ${clip(slip, 160)}:`));
}

/** What is missing where a part of a document was found. */
const missing: Readonly<Partial<Record<FoundKind, string>>> = {
  siwe: 'its signature is missing: paste both, as {"message": ..., "signature": ...} or as the AuthSig',
  'sign-in':
    'its signature is missing: paste both, as {"message": ..., "signature": ..., "address": ...} or as the AuthSig',
  'session-message': 'its signature is missing: paste the object that has it as signedMessage',
  recap: 'it is one resource of a SIWE message: paste the AuthSig that has the message',
};

/** Prints what was found where there is nothing to judge, or what the input most likely was meant to be. */
export function printNothing(page: Page, recognised: Recognised, register: Register): void {
  const { documents, nothing } = recognised;
  for (const document of documents.slice(0, 8)) {
    const { kind, steps } = document;
    const within = steps.length > 0 ? ` in ${wayOf(steps)}` : '';
    const what = missing[kind] ?? 'it holds no signature';
    printRow(page, 'found', [`${kindNames[kind]}${within}: ${clip(what, 300)}`, 'capsig inspect shows what it says']);
    printCodeOf(page, document, register);
  }
  if (nothing) {
    const place = nothing.place === undefined ? '' : ` at ${nothing.place}`;
    printRow(page, 'looks like', [`${nothing.format}${place}: ${clip(nothing.message, 300)}`]);
  }
  printOpen(page, recognised);
}

/** Prints what the error code in the answer of a node means, and which rules to look at. */
export function printCodeOf(page: Page, { kind, text }: FoundDocument, register: Register): void {
  const code = kind === 'node-error' ? codeOf(JSON.parse(text)) : undefined;
  if (code) printCode(page, code, register, '  ');
}
