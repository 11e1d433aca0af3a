// The options of the page are those of the command line, by the same names: one reader judges both.
import type { Arguments } from '../src/cli/command.js';
import { type Options, optionNames } from './view.js';

/** Names of files that only exist in the page. */
export const files = { proofs: 'proofs', text: 'signed-text' } as const;

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim());

/** Makes what the command line would have been given; `rpc` only when somebody pressed the button that asks. */
export function argumentsOf(options: Options, proofs: number, rpc?: string): Arguments {
  const values = new Map<string, readonly string[]>();
  for (const name of optionNames) {
    const text = options[name]?.trim() ?? '';
    if (text === '') continue;
    if (name === 'request' || name === 'chain') values.set(name, linesOf(text));
    else if (name === 'signed-text') values.set(name, [files.text]);
    else values.set(name, [text]);
  }
  if (proofs > 0) values.set('proofs', [files.proofs]);
  if (rpc !== undefined) values.set('rpc', linesOf(rpc));
  return { operands: ['-'], switches: new Set(), values };
}

/** Quotes a word for a shell, where it needs to be. */
const quoted = (word: string): string => (/^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** Writes the command that gives the same verdict. */
export function commandOf(options: Options, proofs: number): string {
  const { values } = argumentsOf(options, proofs);
  const given = [...values].flatMap(([name, list]) => list.map((value) => `--${name} ${quoted(value)}`));
  return ['capsig verify document', ...given].join(' ');
}

/** Options that an AuthSig by itself has no use for, nor an answer of One-Click Auth or a commit of Ceramic. */
export const sessionOnly: readonly string[] = ['node', 'request', 'account', 'fact'];

/** Leaves out what does not go with the documents that were found, as their fields are not shown either. */
export function fitting(options: Options, authSigsOnly: boolean): Options {
  if (!authSigsOnly) return options;
  return Object.fromEntries(Object.entries(options).filter(([name]) => !sessionOnly.includes(name)));
}

/** Says whether AuthSigs, and CACAOs that stand for some, are all that there is to judge. */
export function isAuthSigsOnly(kinds: readonly string[]): boolean {
  const alone = (kind: string): boolean => ['auth-sig', 'one-click-auth', 'ceramic'].includes(kind);
  const judged = kinds.filter((kind) => alone(kind) || kind.startsWith('session-sig'));
  return judged.length > 0 && judged.every(alone);
}
