import { isPlainObject } from '../internal/json.js';
import { isSessionSig, signatureParts } from '../recognise/document.js';
import type { Misuse } from './command.js';
import type { Io } from './io.js';
import { clip } from './terminal.js';

/** The most bytes that are read from a file or from standard input. */
export const inputLimit: number = 8 * 1024 * 1024;

const reasons: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'it is a directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'too many symbolic links',
});

/** Says why a file could not be read. */
export function reasonOf(error: unknown): string {
  const { code = 'unknown', message = '' } = error as { code?: string; message?: string };
  return reasons[code] ?? clip(message, 120);
}

/** Reads the file an operand names, or standard input for `-`. What cannot be read is a misuse of the command. */
export async function readOperand(operand: string, io: Io): Promise<Uint8Array | Misuse> {
  const name = operand === '-' ? 'standard input' : clip(operand, 120);
  try {
    const bytes = operand === '-' ? await io.readStdin(inputLimit) : await io.readFile(operand, inputLimit);
    if (bytes.length <= inputLimit) return bytes;
    return { misuse: `cannot read ${name}: it is larger than ${inputLimit / 1024 / 1024} MiB` };
  } catch (error) {
    return { misuse: `cannot read ${name}: ${reasonOf(error)}` };
  }
}

/** What a document can be. */
export type DocumentKind = 'auth-sig' | 'session-sig' | 'session-sigs' | 'one-click-auth' | 'ceramic';

/** Says whether a value has any of the members that every signature has. */
export function isSignature(value: Readonly<Record<string, unknown>>): boolean {
  return signatureParts(value) > 0;
}

/**
 * Tells what a JSON value is meant to be. Whatever is not one signature is taken for a map of them, whose shape rule then
 * says what was expected.
 */
export function kindOfDocument(value: unknown): DocumentKind {
  if (isPlainObject(value) && Object.hasOwn(value, 'cacaos') && !isSignature(value)) return 'one-click-auth';
  if (isPlainObject(value) && Object.hasOwn(value, 'cacaoBlock') && !isSignature(value)) return 'ceramic';
  if (!isPlainObject(value) || !isSignature(value)) return 'session-sigs';
  return isSessionSig(value) ? 'session-sig' : 'auth-sig';
}
