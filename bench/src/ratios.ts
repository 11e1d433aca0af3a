import type { Figure } from './measure.js';

/** What is compared with what, and how it should come out. */
export interface Ratio {
  readonly name: string;
  readonly ratio: number;
  readonly bound: string;
}

const raw = (backend: string): readonly string[] =>
  ['ed25519', 'secp256k1', 'keccak of the text'].map((each) => `raw ${each} (${backend})`);

const wanted: readonly (readonly [name: string, over: readonly string[], under: readonly string[], bound: string])[] = [
  ['our share of a session, text', ['our share: session, text'], ['raw ed25519 (native)'], '<= 0.85'],
  ['our share of a session, value', ['our share: session, value'], ['raw ed25519 (native)'], '<= 0.85'],
  ['native cold session to its primitives', ['session cold (native)'], raw('native'), '<= 1.4'],
  [
    'the JavaScript stack to a native cold session',
    ['the JavaScript stack: session'],
    ['session cold (native)'],
    '>= 40',
  ],
  ['viem and tweetnacl to a native cold session', ['viem and tweetnacl: session'], ['session cold (native)'], ''],
  ['native warm session to one Ed25519', ['session warm (native)'], ['raw ed25519 (native)'], '<= 1.4'],
  [
    'native session by BLS to its primitives',
    ['session by BLS (native)'],
    ['raw bls (native)', 'raw ed25519 (native)'],
    '<= 1.15',
  ],
  ['noble cold session to its primitives', ['session cold (noble)'], raw('noble'), '<= 1.1'],
  [
    'junk before cryptography to a valid session, noble',
    ['junk before cryptography'],
    ['session cold (noble)'],
    '<= 0.1',
  ],
  [
    'junk before cryptography to a valid session, native',
    ['junk before cryptography'],
    ['session cold (native)'],
    '<= 0.1',
  ],
];

/** The ratios of one run; those of which a figure is missing are left out. */
export function ratiosOf(figures: readonly Figure[]): readonly Ratio[] {
  const sum = (names: readonly string[]): number =>
    names.reduce((total, name) => total + (figures.find((each) => each.name === name)?.median ?? Number.NaN), 0);
  return wanted
    .map(([name, over, under, bound]) => ({ name, ratio: sum(over) / sum(under), bound }))
    .filter(({ ratio }) => !Number.isNaN(ratio));
}
