import { expect, it } from 'vitest';
import * as capsig from '../../src/index.js';
import * as network from '../../src/network/network.js';
import * as verify from '../../src/verify.js';

/** Lists the tables that something exported holds and that could be changed: with the way to each. */
function changeable(value: unknown, way: string): string[] {
  // What a function does cannot be changed; a RegExp that is handed out is a copy.
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return [];
  const inner = Object.entries(value).flatMap(([name, each]) => changeable(each, `${way}.${name}`));
  return Object.isFrozen(value) ? inner : [way, ...inner];
}

it('nothing that is exported to be judged by can be changed from inside the process', () => {
  const tables = Object.entries({ ...capsig, ...verify, ...network }).filter(([, value]) => typeof value === 'object');
  expect(tables.map(([name]) => name)).toEqual(expect.arrayContaining(['strict', 'profiles', 'rules', 'noble']));
  expect(tables.flatMap(([name, value]) => changeable(value, name))).toEqual([]);
});

it.each<[string, () => void]>([
  ['a parameter', () => Object.assign(capsig.strict.parameters.skew, { login: 1e9 })],
  ['the budget', () => Object.assign(capsig.profiles['lit-v7']?.parameters.limits ?? {}, { work: 1e12 })],
  ['a rule that is off', () => Object.assign(capsig.strict.off, { 'auth-sig.signature': 'for a test' })],
  ['what is only undecided', () => Object.assign(capsig.rules['auth-sig.signature'], { undecided: true })],
  ['a profile by its name', () => Object.assign(capsig.profiles, { strict: capsig.reown })],
  ['the cryptography', () => Object.assign(capsig.noble, { secp256k1Recover: () => new Uint8Array(65) })],
  ['an ability', () => Object.assign(capsig.litNamespaces['lit-pkp']?.abilities ?? {}, { 'pkp-signing': 'x/y' })],
  ['an ability of the SDK', () => Object.assign(capsig.LIT_ABILITY, { PKPSigning: 'x' })],
])('to change %s throws', (_, change) => {
  expect(change).toThrow(TypeError);
});
