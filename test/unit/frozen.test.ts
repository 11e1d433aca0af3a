import { expect, it } from 'vitest';
import * as namespace from '../../src/capability/lit-namespaces.js';
import { noble } from '../../src/crypto/noble.js';
import * as capability from '../../src/entry/capability.js';
import * as chain from '../../src/entry/chain.js';
import * as client from '../../src/entry/client.js';
import * as crypto from '../../src/entry/crypto.js';
import * as network from '../../src/entry/network.js';
import * as recap from '../../src/entry/recap.js';
import * as siwe from '../../src/entry/siwe.js';
import * as main from '../../src/index.js';
import * as profile from '../../src/profile.js';
import { rules } from '../../src/rule.js';

const { strict, profiles, reown } = profile;
/** Everything that the package exports, and the tables behind it. */
const exported = {
  ...{ ...main, ...siwe, ...recap, ...capability, ...chain, ...client, ...network, ...crypto },
  ...{ ...profile, ...namespace, noble, rules },
};

/** Lists the tables that something exported holds and that could be changed: with the way to each. */
function changeable(value: unknown, way: string): string[] {
  // What a function does cannot be changed; a RegExp that is handed out is a copy.
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return [];
  const inner = Object.entries(value).flatMap(([name, each]) => changeable(each, `${way}.${name}`));
  return Object.isFrozen(value) ? inner : [way, ...inner];
}

it('nothing that is exported to be judged by can be changed from inside the process', () => {
  const tables = Object.entries(exported).filter(([, value]) => typeof value === 'object');
  expect(tables.map(([name]) => name)).toEqual(expect.arrayContaining(['strict', 'profiles', 'rules', 'noble']));
  expect(tables.flatMap(([name, value]) => changeable(value, name))).toEqual([]);
});

it.each<[string, () => void]>([
  ['a parameter', () => Object.assign(strict.parameters.skew, { login: 1e9 })],
  ['the budget', () => Object.assign(profiles['lit-v7']?.parameters.limits ?? {}, { work: 1e12 })],
  ['a rule that is off', () => Object.assign(strict.off, { 'auth-sig.signature': 'for a test' })],
  ['what is only undecided', () => Object.assign(rules['auth-sig.signature'], { undecided: true })],
  ['a profile by its name', () => Object.assign(profiles, { strict: reown })],
  ['the cryptography', () => Object.assign(noble, { secp256k1Recover: () => new Uint8Array(65) })],
  ['an ability', () => Object.assign(namespace.litNamespaces['lit-pkp']?.abilities ?? {}, { 'pkp-signing': 'x/y' })],
  ['an ability of the SDK', () => Object.assign(client.LIT_ABILITY, { PKPSigning: 'x' })],
])('to change %s throws', (_, change) => {
  expect(change).toThrow(TypeError);
});
