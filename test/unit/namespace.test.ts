import { describe, expect, it } from 'vitest';
import { askOf, assertFacts, sdkAbility } from '../../src/capability/ask.js';
import { isResource, litNamespaces } from '../../src/capability/lit-namespaces.js';
import {
  assertNamespaces,
  type Namespace,
  type Namespaces,
  namespaceOf,
  registerNamespaces,
} from '../../src/capability/namespace.js';
import { parseResource } from '../../src/capability/resource.js';
import type { Facts } from '../../src/capability/restriction.js';

const hash = 'ab'.repeat(32);
const cid = `Qm${'a'.repeat(44)}`;
const address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const bare = '70997970c51812dc3a010c7d01b50e0d17dc79c8';

function row(prefix: string, key: string) {
  const found = litNamespaces[prefix]?.restrictions[key];
  if (!found) throw new Error(`no row for ${key} of ${prefix}`);
  return found;
}

describe('resources', () => {
  it('are taken apart at the first ://', () => {
    expect(parseResource('lit-pkp://a://b')).toEqual({ prefix: 'lit-pkp', id: 'a://b' });
    expect(parseResource('lit-pkp://')).toEqual({ prefix: 'lit-pkp', id: '' });
    expect(parseResource('mailto:a@b')).toBeUndefined();
    expect(parseResource('://a')).toBeUndefined();
    expect(parseResource('')).toBeUndefined();
  });

  it.each([
    'lit-pkpx://a',
    'lit-pk://a',
    'LIT-PKP://a',
    'lit-pkp:/a',
    '__proto__://a',
    'constructor://a',
    'toString://*',
  ])('have the namespace of their whole prefix only: %s', (uri) =>
    expect(namespaceOf(uri, litNamespaces)).toBeUndefined(),
  );

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('of the prefix %s are unregistered', (prefix) => {
    const none = registerNamespaces({}, []);
    const request = { resource: { resource: 'a', resourcePrefix: prefix }, ability: 'name' };
    for (const namespaces of [none, litNamespaces]) {
      expect(namespaceOf(`${prefix}://a`, namespaces)).toBeUndefined();
      expect(isResource(`${prefix}://*`, namespaces)).toBe(false);
      expect(askOf(request, namespaces)).toBeUndefined();
      expect(sdkAbility(`${prefix}://a`, 'Notes/Read', namespaces)).toBeUndefined();
    }
  });

  it.each([
    `lit-accesscontrolcondition://${hash}`,
    `lit-accesscontrolcondition://${hash}/${hash}`,
    `lit-pkp://${hash}`,
    'lit-ratelimitincrease://0',
    'lit-ratelimitincrease://1024',
    `lit-litaction://${cid}`,
    ...Object.keys(litNamespaces).map((prefix) => `${prefix}://*`),
  ])('are known: %s', (uri) => expect(isResource(uri)).toBe(true));

  it.each([
    `lit-accesscontrolcondition://${hash}/`,
    `lit-accesscontrolcondition://${hash}/${hash}/${hash}`,
    `lit-accesscontrolcondition://${hash.toUpperCase()}`,
    `lit-pkp://${hash}/${hash}`,
    `lit-pkp://0x${hash}`,
    `lit-pkp://${hash}0`,
    `lit-pkp://${hash}\n`,
    `lit-pkp://x${hash}`,
    'lit-pkp://',
    'lit-pkp://**',
    'lit-ratelimitincrease://01',
    'lit-ratelimitincrease://-1',
    'lit-ratelimitincrease://',
    `lit-ratelimitincrease://${'9'.repeat(79)}`,
    `lit-litaction://${cid}a`,
    `lit-litaction://Qm${'0'.repeat(44)}`,
    'lit-paymentdelegation://1',
    'lit-paymentdelegation://',
    'lit-resolvedauthcontext://1',
    `lit-pkpx://${hash}`,
    'no-namespace://*',
  ])('are unknown: %s', (uri) => expect(isResource(uri)).toBe(false));

  it('are the six prefixes of Lit, every one wildcard-capable', () => {
    expect(Object.keys(litNamespaces).sort()).toEqual([
      'lit-accesscontrolcondition',
      'lit-litaction',
      'lit-paymentdelegation',
      'lit-pkp',
      'lit-ratelimitincrease',
      'lit-resolvedauthcontext',
    ]);
    expect(Object.values(litNamespaces).every(({ wildcard }) => wildcard)).toBe(true);
  });
});

describe('abilities', () => {
  const pairs: readonly (readonly [string, string, string])[] = [
    ['lit-accesscontrolcondition', 'access-control-condition-decryption', 'Threshold/Decryption'],
    ['lit-accesscontrolcondition', 'access-control-condition-signing', 'Threshold/Signing'],
    ['lit-pkp', 'pkp-signing', 'Threshold/Signing'],
    ['lit-ratelimitincrease', 'rate-limit-increase-auth', 'Auth/Auth'],
    ['lit-litaction', 'lit-action-execution', 'Threshold/Execution'],
    ['lit-paymentdelegation', 'lit-payment-delegation', 'Auth/Auth'],
  ];

  it.each(pairs)('of %s: %s is %s, and back', (resourcePrefix, name, ability) => {
    const request = { resource: { resource: '*', resourcePrefix }, ability: name };
    expect(askOf(request)).toEqual({ resource: `${resourcePrefix}://*`, ability });
    expect(sdkAbility(`${resourcePrefix}://*`, ability)).toBe(name);
  });

  it('have their names in the row of their prefix only', () => {
    for (const [prefix, name] of pairs) {
      for (const resourcePrefix of Object.keys(litNamespaces)) {
        const known = pairs.some((pair) => pair[0] === resourcePrefix && pair[1] === name);
        expect(askOf({ resource: { resource: '*', resourcePrefix }, ability: name }) !== undefined).toBe(known);
      }
      expect(sdkAbility(`${prefix}x://*`, 'Auth/Auth')).toBeUndefined();
    }
    expect(sdkAbility('lit-resolvedauthcontext://*', 'Auth/Auth')).toBeUndefined();
    expect(sdkAbility('lit-pkp://*', 'Threshold/Decryption')).toBeUndefined();
  });

  it.each(['toString', '__proto__', 'constructor', 'Threshold/Signing', '*/*', ''])(
    'of a registered prefix do not include %j',
    (ability) => expect(askOf({ resource: { resource: '*', resourcePrefix: 'lit-pkp' }, ability })).toBeUndefined(),
  );

  it('of an unregistered prefix stand as Namespace/Name already', () => {
    const resource = { resource: 'a', resourcePrefix: 'notes' };
    expect(askOf({ resource, ability: 'Notes/Read' })).toEqual({ resource: 'notes://a', ability: 'Notes/Read' });
    expect(askOf({ resource, ability: 'read' })).toBeUndefined();
    expect(askOf({ resource, ability: '*/*' })).toBeUndefined();
    expect(askOf({ resource, ability: 'Notes/Read/All' })).toBeUndefined();
  });

  it.each(['lit-pkp://x', 'lit-pkp:', '', 'a b'])('are not reached through the prefix %j', (resourcePrefix) => {
    const request = { resource: { resource: 'a', resourcePrefix }, ability: 'Threshold/Signing' };
    expect(askOf(request)).toBeUndefined();
  });
});

describe('restriction rows', () => {
  it('stand in the namespaces that define them', () => {
    const keys = Object.fromEntries(
      Object.entries(litNamespaces).map(([prefix, { restrictions }]) => [prefix, Object.keys(restrictions).sort()]),
    );
    expect(keys).toEqual({
      'lit-accesscontrolcondition': [],
      'lit-litaction': [],
      'lit-paymentdelegation': ['delegate_to', 'max_price', 'scopes'],
      'lit-pkp': [],
      'lit-ratelimitincrease': ['delegate_to', 'nft_id', 'uses'],
      'lit-resolvedauthcontext': [],
    });
  });

  const many = (count: number, item: unknown): unknown[] => new Array(count).fill(item);
  const rli = 'lit-ratelimitincrease';
  const payment = 'lit-paymentdelegation';

  it.each<readonly [string, string, unknown]>([
    [rli, 'nft_id', []],
    [rli, 'nft_id', ['1', '007']],
    [rli, 'nft_id', ['9'.repeat(78)]],
    [rli, 'nft_id', many(1024, '1')],
    [rli, 'delegate_to', []],
    [rli, 'delegate_to', [address, bare]],
    [payment, 'delegate_to', [bare]],
    [rli, 'uses', '0'],
    [rli, 'uses', '18446744073709551615'],
    [payment, 'max_price', '0'],
    [payment, 'max_price', '0xFF'],
    [payment, 'max_price', 'f'.repeat(64)],
    [payment, 'scopes', []],
    [payment, 'scopes', ['encryption_sign', 'lit_action', 'pkp_sign', 'sign_session_key']],
  ])('of %s, %s: a well-formed value', (prefix, key, value) => {
    expect(row(prefix, key).read(value)).toBeDefined();
  });

  it.each<readonly [string, string, unknown]>([
    [rli, 'nft_id', '1'],
    [rli, 'nft_id', [1]],
    [rli, 'nft_id', ['']],
    [rli, 'nft_id', ['0x1']],
    [rli, 'nft_id', ['-1']],
    [rli, 'nft_id', [' 1']],
    [rli, 'nft_id', ['1\n']],
    [rli, 'nft_id', ['١']],
    [rli, 'nft_id', ['9'.repeat(79)]],
    [rli, 'nft_id', many(1025, '1')],
    [rli, 'nft_id', { 0: '1', length: 1 }],
    [rli, 'nft_id', null],
    [rli, 'delegate_to', [bare.slice(1)]],
    [rli, 'delegate_to', [`${bare}0`]],
    [rli, 'delegate_to', [`0x0x${bare.slice(2)}`]],
    [rli, 'delegate_to', ['g'.repeat(40)]],
    [rli, 'delegate_to', bare],
    [rli, 'delegate_to', [null]],
    [rli, 'uses', 1],
    [rli, 'uses', ''],
    [rli, 'uses', '1.0'],
    [rli, 'uses', '1e3'],
    [rli, 'uses', '-1'],
    [rli, 'uses', '18446744073709551616'],
    [payment, 'max_price', ''],
    [payment, 'max_price', '0x'],
    [payment, 'max_price', 'fg'],
    [payment, 'max_price', 255],
    [payment, 'max_price', 'f'.repeat(65)],
    [payment, 'scopes', ['everything']],
    [payment, 'scopes', ['toString']],
    [payment, 'scopes', 'pkp_sign'],
    [payment, 'scopes', [['pkp_sign']]],
  ])('of %s, %s: a malformed value %#', (prefix, key, value) => {
    expect(row(prefix, key).read(value)).toBeUndefined();
  });

  const narrower = (prefix: string, key: string, child: unknown, parent: unknown): boolean => {
    const of = row(prefix, key);
    return of.narrower(of.read(child), of.read(parent));
  };

  it('are ordered by inclusion of normal forms', () => {
    expect(narrower(rli, 'nft_id', ['007'], ['7', '8'])).toBe(true);
    expect(narrower(rli, 'nft_id', [], ['7'])).toBe(true);
    expect(narrower(rli, 'nft_id', ['7', '9'], ['7', '8'])).toBe(false);
    expect(narrower(rli, 'nft_id', ['7'], [])).toBe(false);
    expect(narrower(rli, 'delegate_to', [address], [bare])).toBe(true);
    expect(narrower(rli, 'delegate_to', [bare], [])).toBe(false);
    expect(narrower(payment, 'scopes', ['pkp_sign', 'pkp_sign'], ['pkp_sign'])).toBe(true);
    expect(narrower(payment, 'scopes', ['pkp_sign'], ['lit_action'])).toBe(false);
  });

  it('are ordered as numbers, not as text', () => {
    expect(narrower(rli, 'uses', '9', '10')).toBe(true);
    expect(narrower(rli, 'uses', '10', '9')).toBe(false);
    expect(narrower(rli, 'uses', '10', '010')).toBe(true);
    expect(narrower(payment, 'max_price', 'ff', '0x100')).toBe(true);
    expect(narrower(payment, 'max_price', '0x100', 'FF')).toBe(false);
    expect(narrower(payment, 'max_price', '00FF', '0xff')).toBe(true);
    // 2^53 and 2^53+1 are one number to a double.
    expect(narrower(rli, 'uses', '9007199254740993', '9007199254740992')).toBe(false);
  });

  it('are met by their fact', () => {
    const met = (prefix: string, key: string, value: unknown, fact: string | bigint): boolean => {
      const of = row(prefix, key);
      return of.met(of.read(value), fact);
    };
    expect(met(rli, 'nft_id', ['007'], 7n)).toBe(true);
    expect(met(rli, 'nft_id', ['7'], 8n)).toBe(false);
    expect(met(rli, 'delegate_to', [bare], address)).toBe(true);
    expect(met(rli, 'delegate_to', [], address)).toBe(false);
    expect(met(rli, 'delegate_to', [bare], 'nobody')).toBe(false);
    expect(met(rli, 'uses', '2', 1n)).toBe(true);
    expect(met(rli, 'uses', '2', 2n)).toBe(false);
    expect(met(rli, 'uses', '0', 0n)).toBe(false);
    expect(met(payment, 'max_price', 'ff', 255n)).toBe(true);
    expect(met(payment, 'max_price', 'ff', 256n)).toBe(false);
    expect(met(payment, 'scopes', ['pkp_sign'], 'pkp_sign')).toBe(true);
    expect(met(payment, 'scopes', ['pkp_sign'], 'lit_action')).toBe(false);
  });
});

describe('registerNamespaces', () => {
  const notes: Namespace = {
    prefix: 'notes',
    wildcard: false,
    id: /a|b/g,
    abilities: { read: 'Notes/Read' },
    restrictions: {},
  };
  const uses = row('lit-ratelimitincrease', 'uses');

  it('adds rows and leaves the base alone', () => {
    const more = registerNamespaces(litNamespaces, [notes]);
    expect(namespaceOf('notes://a', more)?.prefix).toBe('notes');
    expect(namespaceOf('lit-pkp://a', more)).toBe(litNamespaces['lit-pkp']);
    expect(Object.hasOwn(litNamespaces, 'notes')).toBe(false);
  });

  it('tries the grammar against the whole id, each time anew', () => {
    const more = registerNamespaces({}, [notes]);
    for (let i = 0; i < 3; i++) expect(isResource('notes://a', more)).toBe(true);
    expect(isResource('notes://ax', more)).toBe(false);
    expect(isResource('notes://xb', more)).toBe(false);
    expect(isResource('notes://*', more)).toBe(false);
  });

  it.each<readonly [string, Partial<Namespace>]>([
    ['a prefix that is registered', { prefix: 'lit-pkp' }],
    ['a prefix that holds ://', { prefix: 'lit-pkp://x' }],
    ['an empty prefix', { prefix: '' }],
    ['an ability without a slash', { abilities: { read: 'Read' } }],
    ['an ability with a wildcard', { abilities: { all: '*/*' } }],
    ['a restriction without its functions', { restrictions: { max: { fact: 'uses', expected: 'x' } as never } }],
    ['a wildcard that is yes', { wildcard: 'yes' as never }],
    ['no wildcard', { wildcard: undefined as never }],
    ['a list as ability', { abilities: { read: ['Notes/Read'] as never } }],
    ['a restriction with a misspelt member', { restrictions: { max: { ...uses, expectd: 'x' } as never } }],
    ['two names of one ability', { abilities: { read: 'Notes/Read', look: 'Notes/Read' } }],
  ])('refuses %s', (_, change) => {
    expect(() => registerNamespaces(litNamespaces, [{ ...notes, ...change }])).toThrow(TypeError);
  });
});

describe('assertNamespaces', () => {
  const byHand = { ...litNamespaces, x: { ...litNamespaces['lit-pkp'], prefix: 'x', id: /[0-9]+/ } } as Namespaces;

  it('takes what registerNamespaces made', () => {
    expect(() => assertNamespaces(litNamespaces)).not.toThrow();
    expect(() => assertNamespaces(registerNamespaces(litNamespaces, []))).not.toThrow();
  });

  it.each<readonly [string, unknown]>([
    ['a copy', { ...litNamespaces }],
    ['an object that inherits', Object.create(litNamespaces)],
    ['rows put together by hand', byHand],
    ['an empty object', {}],
    ['null', null],
    ['a string', 'lit'],
  ])('throws for %s, and so does who is handed it', (_, namespaces) => {
    const request = { resource: { resource: 'a', resourcePrefix: 'lit-pkp' }, ability: 'pkp-signing' };
    const calls = [
      () => assertNamespaces(namespaces as Namespaces),
      () => isResource('x://1', namespaces as Namespaces),
      () => askOf(request, namespaces as Namespaces),
      () => sdkAbility('lit-pkp://a', 'Threshold/Signing', namespaces as Namespaces),
    ];
    for (const call of calls) expect(call).toThrow(/registerNamespaces/);
  });

  it('throws for a base put together by hand', () => {
    expect(() => registerNamespaces(byHand, [])).toThrow(/registerNamespaces/);
    expect(() => registerNamespaces(null as unknown as Namespaces, [])).toThrow(TypeError);
  });
});

describe('assertFacts', () => {
  it('takes facts of their types, and none', () => {
    expect(() => assertFacts(undefined)).not.toThrow();
    expect(() => assertFacts({ delegatee: bare, token: 0n, price: 1n, uses: 0n, scope: 'pkp_sign' })).not.toThrow();
  });

  it.each([
    { uses: 1 },
    { uses: '1' },
    { uses: -1n },
    { price: -1n },
    { token: '1' },
    { delegatee: 5n },
    { scope: null },
  ])('throws for wrong facts %#', (facts) => expect(() => assertFacts(facts as Facts)).toThrow(TypeError));
});
