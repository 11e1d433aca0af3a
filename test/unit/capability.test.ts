import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CapabilityOptions,
  cellsOf,
  checkCoverage,
  checkNarrowing,
  type Facts,
  judgeCoverage,
  litNamespaces,
  registerNamespaces,
} from '../../src/capability.js';
import { decide, type Outcomes } from '../../src/judge.js';
import { type Profile, strict } from '../../src/profile.js';
import type { Recap } from '../../src/recap.js';
import { type Result, type RuleId, verdictOf } from '../../src/rule.js';

type Att = Recap['att'];

const grant = (att: Att): Recap => ({ att, prf: [] });
const signing = 'Threshold/Signing';
const decryption = 'Threshold/Decryption';
const a = `lit-pkp://${'a'.repeat(64)}`;
const b = `lit-pkp://${'b'.repeat(64)}`;
const any = 'lit-pkp://*';
const credit = 'lit-ratelimitincrease://7';
const payment = 'lit-paymentdelegation://*';
const alice = '70997970c51812dc3a010c7d01b50e0d17dc79c8';
const bob = '3c44cdddb6a900fa2b585dd299e03d12fa4293bc';

const rulesOf = (result: Result<unknown>): readonly RuleId[] =>
  result.ok ? [] : result.issues.map(({ rule }) => rule);
const pathsOf = (result: Result<unknown>): readonly string[] =>
  result.ok ? [] : result.issues.map(({ path }) => path);
const without = (...off: readonly RuleId[]): CapabilityOptions => ({
  profile: { ...strict, off: Object.fromEntries(off.map((rule) => [rule, 'test'])) },
});

/** The rule is the only one that fires, in both modes, every other one is evaluated, and the input is accepted without it. */
function isolated(rule: RuleId, run: (options: CapabilityOptions) => Result<unknown>): void {
  expect(rulesOf(run({}))).toEqual([rule]);
  const outcomes: Outcomes = new Map();
  expect(rulesOf(run({ outcomes }))).toEqual([rule]);
  expect(outcomes.get(rule)).toBe('broken');
  const family = rule.startsWith('narrower.')
    ? (['narrower.resource', 'narrower.ability', 'narrower.restriction', 'restriction.value'] as const)
    : rule.startsWith('capability.')
      ? ([
          'capability.resource',
          'capability.ability',
          'capability.alternative',
          'capability.restriction',
          'capability.restriction-undecided',
          'restriction.value',
        ] as const)
      : [];
  for (const other of family) if (other !== rule) expect([other, outcomes.get(other)]).toEqual([other, 'held']);
  expect(run(without(rule)).ok).toBe(true);
}

function paths(result: Result<readonly { path: string }[]>): readonly string[] {
  if (!result.ok) throw new Error(result.issues[0].message);
  return result.value.map(({ path }) => path);
}

describe('cellsOf', () => {
  it('lists cells with pointers in which / and ~ are escaped', () => {
    const cells = cellsOf(grant({ 'x://a/b~c': { 'N/a': [{}], 'N/b': [] } }));
    expect(cells.map(({ path }) => path)).toEqual(['/att/x:~1~1a~1b~0c/N~1a', '/att/x:~1~1a~1b~0c/N~1b']);
    expect(cells[0]).toMatchObject({ resource: 'x://a/b~c', ability: 'N/a', alternatives: [{}] });
  });

  it('takes __proto__ for an ordinary key', () => {
    const att = JSON.parse('{"__proto__":{"constructor":[{}]}}') as Att;
    expect(cellsOf(grant(att))).toMatchObject([{ resource: '__proto__', ability: 'constructor' }]);
  });

  it.each([
    undefined,
    null,
    'x',
    [],
    {},
    { att: [] },
    { att: { x: [] } },
    { att: { x: { y: {} } } },
    { att: { x: { y: [1] } } },
  ])('throws for what is no ReCap: %j', (value) => expect(() => cellsOf(value as unknown as Recap)).toThrow(TypeError));
});

describe('checkCoverage: resource', () => {
  const ask = { resource: a, ability: signing };

  it('accepts equal bytes and a registered wildcard, and returns every cell that grants', () => {
    expect(paths(checkCoverage(grant({ [a]: { [signing]: [{}] } }), ask))).toEqual([
      `/att/lit-pkp:~1~1${'a'.repeat(64)}/Threshold~1Signing`,
    ]);
    expect(paths(checkCoverage(grant({ [any]: { [signing]: [{}] } }), ask))).toEqual([
      '/att/lit-pkp:~1~1*/Threshold~1Signing',
    ]);
    const both = checkCoverage(grant({ [any]: { [signing]: [{}] }, [a]: { [signing]: [{}] } }), ask);
    expect(paths(both)).toHaveLength(2);
  });

  it.each([
    b,
    a.slice(0, -1),
    `${a}0`,
    a.toUpperCase(),
    'lit-pkpx://*',
    'lit-pk://*',
    'lit-pkp:/*',
    'lit-pkp://a*',
    '*://*',
    '*',
    'lit-litaction://*',
  ])('refuses another: %s', (resource) => {
    isolated('capability.resource', (options) =>
      checkCoverage(grant({ [resource]: { [signing]: [{}] } }), ask, options),
    );
  });

  it('does not let a wildcard reach into a longer prefix', () => {
    const result = checkCoverage(grant({ [any]: { [signing]: [{}] } }), { resource: 'lit-pkpx://a', ability: signing });
    expect(rulesOf(result)).toEqual(['capability.resource']);
  });

  it('covers an asked wildcard by the same wildcard only', () => {
    const wildcard = { resource: any, ability: signing };
    expect(checkCoverage(grant({ [any]: { [signing]: [{}] } }), wildcard).ok).toBe(true);
    isolated('capability.resource', (options) => checkCoverage(grant({ [a]: { [signing]: [{}] } }), wildcard, options));
  });

  it('takes s://* of an unregistered or not wildcard-capable namespace for a literal', () => {
    const row = { prefix: 'notes', id: /[a-z]+/, abilities: {}, restrictions: {} };
    const wide = registerNamespaces(litNamespaces, [{ ...row, wildcard: true }]);
    const literal = registerNamespaces(litNamespaces, [{ ...row, wildcard: false }]);
    const notes = grant({ 'notes://*': { 'Notes/Read': [{}] } });
    const one = { resource: 'notes://a', ability: 'Notes/Read' };
    expect(rulesOf(checkCoverage(notes, one))).toEqual(['capability.resource']);
    expect(rulesOf(checkCoverage(notes, one, { namespaces: literal }))).toEqual(['capability.resource']);
    expect(checkCoverage(notes, one, { namespaces: wide }).ok).toBe(true);
    expect(checkCoverage(notes, { ...one, resource: 'notes://*' }).ok).toBe(true);
  });

  it('has nothing to go on with in an empty grant', () => {
    expect(rulesOf(checkCoverage(grant({}), ask))).toEqual(['capability.resource']);
    expect(rulesOf(checkCoverage([], ask))).toEqual(['capability.resource']);
    expect(checkCoverage(grant({}), ask, without('capability.resource')).ok).toBe(false);
  });
});

describe('checkCoverage: ability', () => {
  it('accepts equal bytes and */*', () => {
    expect(checkCoverage(grant({ [a]: { '*/*': [{}] } }), { resource: a, ability: signing }).ok).toBe(true);
    expect(checkCoverage(grant({ [a]: { '*/*': [{}] } }), { resource: a, ability: '*/*' }).ok).toBe(true);
  });

  it.each(['Threshold/*', '*/Signing', '*', decryption, 'threshold/signing', 'Threshold/Sign', 'Threshold/Signing2'])(
    'refuses another: %s',
    (ability) => {
      isolated('capability.ability', (options) =>
        checkCoverage(grant({ [a]: { [ability]: [{}] } }), { resource: a, ability: signing }, options),
      );
    },
  );

  it('covers an asked */* by */* only', () => {
    const result = checkCoverage(grant({ [a]: { [signing]: [{}] } }), { resource: a, ability: '*/*' });
    expect(rulesOf(result)).toEqual(['capability.ability']);
  });

  it('does not join the resource of one cell with the ability of another', () => {
    const split = grant({ [a]: { [decryption]: [{}] }, [b]: { [signing]: [{}] } });
    expect(rulesOf(checkCoverage(split, { resource: a, ability: signing }))).toEqual(['capability.ability']);
  });

  it('says when the name is that of the SDK', () => {
    const ask = (): unknown =>
      checkCoverage(grant({ [a]: { [signing]: [{}] } }), { resource: a, ability: 'pkp-signing' });
    expect(ask).toThrow(TypeError);
    expect(ask).toThrow(signing);
  });
});

describe('checkCoverage: alternatives', () => {
  it('takes [] for no grant', () => {
    isolated('capability.alternative', (options) =>
      checkCoverage(grant({ [a]: { [signing]: [] } }), { resource: a, ability: signing }, options),
    );
  });

  it('does not let [] hide a cell that grants, nor count when one is unmet', () => {
    const ask = { resource: credit, ability: 'Auth/Auth', facts: { delegatee: alice } };
    const wide = 'lit-ratelimitincrease://*';
    expect(
      paths(checkCoverage(grant({ [wide]: { 'Auth/Auth': [] }, [credit]: { 'Auth/Auth': [{}] } }), ask)),
    ).toHaveLength(1);
    const unmet = grant({ [wide]: { 'Auth/Auth': [] }, [credit]: { 'Auth/Auth': [{ delegate_to: [] }] } });
    expect(rulesOf(checkCoverage(unmet, ask))).toEqual(['capability.restriction']);
    expect(checkCoverage(unmet, ask, without('capability.alternative')).ok).toBe(true);
  });
});

describe('checkCoverage: restrictions', () => {
  const auth = (...alternatives: Att[string][string][number][]): Recap =>
    grant({ [credit]: { 'Auth/Auth': alternatives } });
  const asking = (facts: Facts) => ({ resource: credit, ability: 'Auth/Auth', facts });

  it.each<readonly [string, Record<string, unknown>, Facts]>([
    ['nobody', { delegate_to: [] }, { delegatee: alice }],
    ['somebody else', { delegate_to: [bob] }, { delegatee: alice }],
    ['another token', { nft_id: ['8'] }, { token: 7n }],
    ['used up', { uses: '3' }, { uses: 3n }],
    ['one key of two', { uses: '3', nft_id: ['8'] }, { uses: 0n, token: 7n }],
  ])('refuses %s', (_, restrictions, facts) => {
    isolated('capability.restriction', (options) => checkCoverage(auth(restrictions), asking(facts), options));
  });

  it('refuses a price above the limit and a scope not listed', () => {
    const ask = { resource: payment, ability: 'Auth/Auth', facts: { price: 256n, scope: 'pkp_sign' } };
    const of = (restrictions: Record<string, unknown>): Recap => grant({ [payment]: { 'Auth/Auth': [restrictions] } });
    expect(rulesOf(checkCoverage(of({ max_price: 'ff' }), ask))).toEqual(['capability.restriction']);
    expect(checkCoverage(of({ max_price: '100' }), ask).ok).toBe(true);
    expect(rulesOf(checkCoverage(of({ scopes: ['lit_action'] }), ask))).toEqual(['capability.restriction']);
    expect(checkCoverage(of({ scopes: ['pkp_sign'] }), ask).ok).toBe(true);
  });

  it('accepts what meets every key of one alternative', () => {
    const facts = { delegatee: `0x${alice.toUpperCase()}`, token: 7n, uses: 2n };
    expect(checkCoverage(auth({ delegate_to: [alice], nft_id: ['07'], uses: '3' }), asking(facts)).ok).toBe(true);
    expect(checkCoverage(auth({ delegate_to: [] }, { uses: '3' }), asking(facts)).ok).toBe(true);
    expect(
      rulesOf(
        checkCoverage(auth({ delegate_to: [], nft_id: ['7'] }, { delegate_to: [alice], nft_id: ['8'] }), asking(facts)),
      ),
    ).toEqual(['capability.restriction']);
  });

  it.each<readonly [string, Record<string, unknown>, Facts]>([
    ['a fact not given', { uses: '3' }, {}],
    ['a key nobody registered', { region: 'eu' }, { uses: 0n }],
    ['a key of another namespace', { max_price: 'ff' }, { price: 1n }],
    ['an inherited name as key', { constructor: 1 }, {}],
  ])('cannot decide %s', (_, restrictions, facts) => {
    const run = (options: CapabilityOptions) => checkCoverage(auth(restrictions), asking(facts), options);
    isolated('capability.restriction-undecided', run);
    expect(verdictOf(run({}))).toBe('undecided');
  });

  it('interprets no key where the namespace defines none', () => {
    const result = checkCoverage(grant({ [a]: { [signing]: [{ uses: '3' }] } }), {
      resource: a,
      ability: signing,
      facts: { uses: 0n },
    });
    expect(rulesOf(result)).toEqual(['capability.restriction-undecided']);
    const context = grant({ 'lit-resolvedauthcontext://*': { 'Auth/Auth': [{ auth_context: {} }] } });
    const asked = checkCoverage(context, { resource: 'lit-resolvedauthcontext://*', ability: 'Auth/Auth' });
    expect(rulesOf(asked)).toEqual(['capability.restriction-undecided']);
  });

  it('decides where it can: unmet keys outweigh undecided ones, met alternatives outweigh everything', () => {
    expect(rulesOf(checkCoverage(auth({ delegate_to: [], region: 'eu' }), asking({ delegatee: alice })))).toEqual([
      'capability.restriction',
    ]);
    expect(rulesOf(checkCoverage(auth({ delegate_to: [] }, { region: 'eu' }), asking({ delegatee: alice })))).toEqual([
      'capability.restriction-undecided',
    ]);
    expect(checkCoverage(auth({ region: 'eu' }, { delegate_to: [alice] }), asking({ delegatee: alice })).ok).toBe(true);
  });

  it('names the cell, the alternative and the key', () => {
    const result = checkCoverage(auth({ uses: '3' }), asking({ uses: 3n }));
    expect(result.ok ? [] : result.issues[0]).toMatchObject({
      path: '',
      params: { cell: '/att/lit-ratelimitincrease:~1~17/Auth~1Auth', alternative: 0, keys: ['uses'] },
    });
  });

  it('evaluates restrictions that were registered', () => {
    const namespaces = registerNamespaces({}, [
      {
        prefix: 'notes',
        wildcard: true,
        id: /.+/,
        abilities: {},
        restrictions: {
          limit: {
            fact: 'uses',
            expected: 'a number',
            read: (value) => (typeof value === 'number' ? BigInt(value) : undefined),
            narrower: (child, parent) => (child as bigint) <= (parent as bigint),
            met: (value, fact) => (fact as bigint) < (value as bigint),
          },
        },
      },
    ]);
    const notes = grant({ 'notes://*': { 'N/a': [{ limit: 2 }] } });
    expect(
      checkCoverage(notes, { resource: 'notes://x', ability: 'N/a', facts: { uses: 1n } }, { namespaces }).ok,
    ).toBe(true);
    expect(
      rulesOf(checkCoverage(notes, { resource: 'notes://x', ability: 'N/a', facts: { uses: 2n } }, { namespaces })),
    ).toEqual(['capability.restriction']);
  });
});

describe('checkCoverage: malformed values', () => {
  const at = '/att/lit-ratelimitincrease:~1~17/Auth~1Auth';
  const auth = (...alternatives: Att[string][string][number][]): Recap =>
    grant({ [credit]: { 'Auth/Auth': alternatives } });
  const ask = { resource: credit, ability: 'Auth/Auth', facts: { delegatee: alice, uses: 0n, token: 7n } };

  it.each<Record<string, unknown>>([{ nft_id: '7' }, { uses: 3 }, { delegate_to: null }, { uses: '3', nft_id: ['x'] }])(
    'break their own rule only: %j',
    (restrictions) => isolated('restriction.value', (options) => checkCoverage(auth(restrictions), ask, options)),
  );

  it('are pointed at', () => {
    expect(pathsOf(checkCoverage(auth({ nft_id: '7' }), ask))).toEqual([`${at}/0/nft_id`]);
    expect(pathsOf(checkCoverage([grant({}), auth({ nft_id: '7' })], ask))).toEqual([`/1${at}/0/nft_id`]);
  });

  it('are judged where they would have granted, and hide no grant that rests on others', () => {
    expect(checkCoverage(auth({ nft_id: '7' }, { uses: '1' }), ask).ok).toBe(true);
    const two = grant({ 'lit-ratelimitincrease://*': { 'Auth/Auth': [{ uses: 3 }] }, [credit]: { 'Auth/Auth': [{}] } });
    expect(paths(checkCoverage(two, ask))).toEqual([at]);
    expect(paths(checkCoverage(two, ask, without('restriction.value')))).toHaveLength(2);
    expect(checkCoverage(grant({ [credit]: { 'Auth/Auth': [{}], 'N/b': [{ uses: 3 }] } }), ask).ok).toBe(true);
  });

  it('reject also where the other keys are undecided, in both modes', () => {
    const run = (options: CapabilityOptions) => checkCoverage(auth({ nft_id: 'x', region: 'eu' }), ask, options);
    // Of what the filter before kept nothing of, the next one says nothing; whoever wants all faults gets both.
    expect(rulesOf(run({}))).toEqual(['restriction.value']);
    expect(rulesOf(run({ outcomes: new Map() }))).toEqual(['capability.restriction-undecided', 'restriction.value']);
    for (const result of [run({}), run({ outcomes: new Map() })]) expect(verdictOf(result)).toBe('reject');
  });

  it('are none where there is no cell: a grant of nothing covers nothing, whatever is off', () => {
    const options = without('capability.resource', 'capability.ability', 'capability.alternative');
    for (const nothing of [[], grant({}), grant({ [credit]: {} })]) {
      expect(rulesOf(checkCoverage(nothing, ask, options))).toEqual(['capability.restriction']);
    }
  });

  it('report a bounded number of issues', () => {
    const hostile = auth(...Array.from({ length: 256 }, () => ({ uses: 1, nft_id: 1 })));
    expect(rulesOf(checkCoverage(hostile, ask)).length).toBeLessThanOrEqual(32);
    expect(rulesOf(checkNarrowing(hostile, auth({}))).length).toBeLessThanOrEqual(32);
    const wide = auth(...Array.from({ length: 100 }, () => ({})));
    expect(rulesOf(checkNarrowing(wide, auth({ uses: '1' }))).length).toBeLessThanOrEqual(32);
  });

  it('escape what they quote', () => {
    const result = checkCoverage(auth({ uses: `\u0000\u2028${'x'.repeat(500)}` }), ask);
    const message = result.ok ? '' : result.issues[0].message;
    expect([...message].filter((character) => character < ' ' || character === '\u2028')).toEqual([]);
    expect(message.length).toBeLessThan(500);
  });
});

describe('checkCoverage: the call', () => {
  it('pools grants and says which one granted', () => {
    const pooled = [grant({ [b]: { [signing]: [{}] } }), grant({ [a]: { [signing]: [{}] } })];
    expect(paths(checkCoverage(pooled, { resource: a, ability: signing }))).toEqual([
      `/1/att/lit-pkp:~1~1${'a'.repeat(64)}/Threshold~1Signing`,
    ]);
  });

  it('throws for arguments of a wrong type', () => {
    const ok = grant({ [a]: { [signing]: [{}] } });
    expect(() => checkCoverage('urn:recap:e30' as unknown as Recap, { resource: a, ability: signing })).toThrow(
      TypeError,
    );
    expect(() => checkCoverage(ok, { resource: a } as never)).toThrow(TypeError);
    expect(() => checkCoverage(ok, undefined as never)).toThrow(TypeError);
    expect(() => checkCoverage(ok, { resource: a, ability: signing, facts: { uses: 1 } as never })).toThrow(TypeError);
  });

  it('throws for namespaces that registerNamespaces did not make', () => {
    const ok = grant({ [a]: { [signing]: [{}] } });
    const namespaces = { ...litNamespaces, x: { ...litNamespaces['lit-pkp'], id: /[0-9]+/ } } as never;
    expect(() => checkCoverage(ok, { resource: a, ability: signing }, { namespaces })).toThrow(/registerNamespaces/);
    expect(() => checkNarrowing(ok, ok, { namespaces })).toThrow(/registerNamespaces/);
    expect(checkCoverage(ok, { resource: a, ability: signing }, { namespaces: registerNamespaces({}, []) }).ok).toBe(
      true,
    );
  });

  it.each<readonly [string, number, (count: number) => Att]>([
    ['alternatives of an ability', 256, (count) => ({ [a]: { [signing]: new Array(count).fill({}) } })],
    [
      'abilities of all resources together',
      1024,
      (count) => ({
        [a]: { [signing]: [{}] },
        [b]: Object.fromEntries(Array.from({ length: count - 1 }, (_, i) => [`n/${i}`, [{}]])),
      }),
    ],
    [
      'characters of a resource',
      2179,
      (count) => ({ [a]: { [signing]: [{}] }, ['a:'.padEnd(count, 'b')]: { [signing]: [] } }),
    ],
    ['characters of an ability', 256, (count) => ({ [a]: { [signing]: [{}], ['a/'.padEnd(count, 'b')]: [] } })],
  ])('takes a ReCap that decodeRecap could have returned, and throws for more %s', (_, most, make) => {
    const ask = { resource: a, ability: signing };
    expect(checkCoverage(grant(make(most)), ask).ok).toBe(true);
    expect(checkNarrowing(grant(make(most)), [grant(make(most))], without('work.comparisons')).ok).toBe(true);
    expect(() => checkCoverage(grant(make(most + 1)), ask)).toThrow(TypeError);
    expect(() => checkNarrowing(grant({}), [grant(make(most + 1))])).toThrow(TypeError);
  });

  it('reads a ReCap anew for each call, because it is the caller who owns it', () => {
    const alternative: Record<string, unknown> = {};
    const owned = grant({ [credit]: { 'Auth/Auth': [alternative] } });
    const ask = { resource: credit, ability: 'Auth/Auth', facts: { uses: 5n } };
    expect(checkCoverage(owned, ask).ok).toBe(true);
    alternative.uses = '1';
    expect(rulesOf(checkCoverage(owned, ask))).toEqual(['capability.restriction']);
    expect(rulesOf(checkNarrowing(grant({ [credit]: { 'Auth/Auth': [{}] } }), owned))).toEqual([
      'narrower.restriction',
    ]);
  });

  it('stops at the first broken choice on the request path and goes on when collecting', () => {
    const other = grant({ [b]: { [decryption]: [] } });
    const ask = { resource: a, ability: signing };
    expect(rulesOf(checkCoverage(other, ask))).toEqual(['capability.resource']);
    expect(rulesOf(checkCoverage(other, ask, { outcomes: new Map() }))).toEqual([
      'capability.resource',
      'capability.ability',
      'capability.alternative',
    ]);
  });
});

describe('judgeCoverage', () => {
  const ask = { resource: credit, ability: 'Auth/Auth', facts: { uses: 0n } };
  const placed = (alternatives: Att[string][string]) =>
    cellsOf(grant({ [credit]: { 'Auth/Auth': alternatives } })).map((cell) => ({
      ...cell,
      path: `/caps/0${cell.path}`,
    }));

  it('reports where the ask stands and returns the cells it was given', () => {
    const cells = placed([{}]);
    const result = decide({}, (judge) => judgeCoverage(judge.at('/requests/0'), cells, ask, litNamespaces));
    expect(result.ok && result.value[0]).toBe(cells[0]);
    const broken = decide({}, (judge) =>
      judgeCoverage(judge.at('/requests/0'), placed([{ uses: 1 }]), ask, litNamespaces),
    );
    expect(broken.ok ? [] : broken.issues).toMatchObject([
      {
        rule: 'restriction.value',
        path: '/requests/0',
        params: { cell: placed([])[0]?.path, alternative: 0, key: 'uses' },
      },
    ]);
  });

  it('reads each alternative once, however often it is asked', () => {
    let reads = 0;
    const counted = registerNamespaces({}, [
      {
        prefix: 'notes',
        wildcard: true,
        id: /[0-9]+/,
        abilities: {},
        restrictions: {
          max: {
            fact: 'uses',
            expected: 'a string',
            read(value) {
              reads++;
              return typeof value === 'string' ? value : undefined;
            },
            narrower: () => true,
            met: (value, fact) => BigInt(fact) < BigInt(value as string),
          },
        },
      },
    ]);
    const cells = cellsOf(grant({ 'notes://*': { '*/*': [{ max: 1 }, { max: '1' }, { max: '9' }, { max: '9' }] } }));
    decide(undefined, (judge) => {
      for (let id = 0; id < 100; id++) {
        const ask = { resource: `notes://${id}`, ability: 'Notes/Read', facts: { uses: 5n } };
        expect(judgeCoverage(judge, cells, ask, counted)).toEqual(cells);
      }
      return true;
    });
    // The last one stands behind one that grants.
    expect(reads).toBe(3);
  });

  it('keeps the order of cells whose resources and abilities differ', () => {
    const cells = cellsOf(
      grant({
        [a]: { '*/*': [{}], [signing]: [{}] },
        [any]: { [signing]: [{}], '*/*': [{}] },
        [b]: { [signing]: [{}] },
      }),
    );
    const mixed = [3, 0, 4, 2, 1].map((at) => cells[at] as (typeof cells)[number]);
    decide(undefined, (judge) => {
      const found = judgeCoverage(judge, mixed, { resource: a, ability: signing }, litNamespaces);
      expect(found).toEqual(mixed.filter(({ resource }) => resource !== b));
      return true;
    });
  });

  it('is empty when it reported, and only then', () => {
    decide({}, (judge) => {
      judge.check('session.expired', false, () => ({ message: 'earlier' }));
      expect(judgeCoverage(judge, placed([{}]), ask, litNamespaces)).toHaveLength(1);
      expect(judgeCoverage(judge, placed([]), ask, litNamespaces)).toEqual([]);
      expect(judgeCoverage(judge, placed([{ uses: '0' }]), ask, litNamespaces)).toEqual([]);
      return true;
    });
  });
});

describe('lit-v7.first-entry-only', () => {
  const lit: Profile = {
    ...strict,
    off: {
      'capability.alternative': 'test',
      'capability.restriction': 'test',
      'capability.restriction-undecided': 'test',
      'restriction.value': 'test',
    },
    own: ['lit-v7.first-entry-only'],
  };
  const ask = { resource: a, ability: signing };
  const hidden = grant({ [any]: { [decryption]: [{}] }, [a]: { [signing]: [{}] } });

  it('refuses what only the exact entry grants while a wildcard entry stands', () => {
    expect(rulesOf(checkCoverage(hidden, ask, { profile: lit }))).toEqual(['lit-v7.first-entry-only']);
    expect(checkCoverage(hidden, ask, { profile: { ...lit, own: [] } }).ok).toBe(true);
    expect(checkCoverage(hidden, ask).ok).toBe(true);
  });

  it('takes the wildcard entry when it grants, and the exact one when there is no other', () => {
    const both = grant({ [any]: { [signing]: [{}] }, [a]: { [signing]: [{}] } });
    expect(paths(checkCoverage(both, ask, { profile: lit }))).toEqual(['/att/lit-pkp:~1~1*/Threshold~1Signing']);
    expect(checkCoverage(grant({ [a]: { [signing]: [{}] } }), ask, { profile: lit }).ok).toBe(true);
    expect(
      checkCoverage(grant({ [a]: { [signing]: [{}] }, 'lit-litaction://*': { '*/*': [{}] } }), ask, { profile: lit })
        .ok,
    ).toBe(true);
  });

  it('looks at each grant by itself', () => {
    const pooled = [grant({ [any]: { [decryption]: [{}] } }), grant({ [a]: { [signing]: [{}] } })];
    expect(checkCoverage(pooled, ask, { profile: lit }).ok).toBe(true);
    expect(rulesOf(checkCoverage([hidden, grant({})], ask, { profile: lit }))).toEqual(['lit-v7.first-entry-only']);
  });

  it('never consults restrictions, so a restricted wildcard entry is taken beside a free exact one', () => {
    for (const alternatives of [[], [{ region: 'eu' }], [{ uses: 3 }], [{ uses: '0' }]]) {
      const credits = grant({
        'lit-ratelimitincrease://*': { 'Auth/Auth': alternatives },
        [credit]: { 'Auth/Auth': [{}] },
      });
      expect(
        checkCoverage(credits, { resource: credit, ability: 'Auth/Auth', facts: { uses: 1n } }, { profile: lit }).ok,
      ).toBe(true);
    }
  });

  it('is not broken where the whole grant does not cover', () => {
    expect(rulesOf(checkCoverage(grant({ [any]: { [decryption]: [{}] } }), ask, { profile: lit }))).toEqual([
      'capability.ability',
    ]);
  });
});

describe('checkNarrowing', () => {
  const auth = (...alternatives: Att[string][string][number][]): Recap =>
    grant({ [credit]: { 'Auth/Auth': alternatives } });
  const path = '/att/lit-ratelimitincrease:~1~17/Auth~1Auth';

  it('accepts a narrower resource, ability and restriction', () => {
    const parent = grant({ [any]: { '*/*': [{}] } });
    expect(checkNarrowing(grant({ [a]: { [signing]: [{}] } }), parent)).toEqual({ ok: true, value: true });
    expect(checkNarrowing(grant({ [any]: { '*/*': [{ x: 1 }] } }), parent).ok).toBe(true);
    expect(checkNarrowing(auth({ uses: '2', x: 1 }), auth({ uses: '3' })).ok).toBe(true);
    expect(checkNarrowing(auth({ delegate_to: [] }), auth({ delegate_to: [alice] })).ok).toBe(true);
  });

  it.each([
    [any, a],
    [b, a],
    ['lit-pkpx://a', any],
  ])('refuses the resource %s under %s', (child, parent) => {
    isolated('narrower.resource', (options) =>
      checkNarrowing(grant({ [child]: { [signing]: [{}] } }), grant({ [parent]: { [signing]: [{}] } }), options),
    );
  });

  it.each([
    ['*/*', signing],
    [signing, decryption],
    [signing, 'Threshold/*'],
    ['*/*', 'Threshold/*'],
  ])('refuses the ability %s under %s', (child, parent) => {
    isolated('narrower.ability', (options) =>
      checkNarrowing(grant({ [a]: { [child]: [{}] } }), grant({ [a]: { [parent]: [{}] } }), options),
    );
  });

  it.each<readonly [Record<string, unknown>, Record<string, unknown>]>([
    [{}, { uses: '3' }],
    [{}, { delegate_to: [] }],
    [{ uses: '4' }, { uses: '3' }],
    [{ uses: '10' }, { uses: '9' }],
    [{ nft_id: ['7', '8'] }, { nft_id: ['7'] }],
    [{ delegate_to: [alice] }, { delegate_to: [] }],
    [{ x: 2 }, { x: 1 }],
    [{ x: [1, 2] }, { x: [2, 1] }],
    [{ max_price: '1' }, { max_price: '2' }],
    [{}, { __proto__: null, constructor: 1 }],
  ])('refuses the restriction %j under %j', (child, parent) => {
    isolated('narrower.restriction', (options) => checkNarrowing(auth(child), auth(parent), options));
  });

  it('compares other keys as canonical JSON', () => {
    expect(checkNarrowing(auth({ x: { a: 1, b: [1.0, 'é'] } }), auth({ x: { b: [1, '\u00e9'], a: 1 } })).ok).toBe(true);
    expect(rulesOf(checkNarrowing(auth({ x: '1' }), auth({ x: 1 })))).toEqual(['narrower.restriction']);
  });

  it('finds the one parent alternative that bounds each of many', () => {
    const parent = (last: object): Recap =>
      grant({
        'x:y': { 'n/a': [...Array.from({ length: 255 }, (_, i) => ({ p: i % 16, q: i >> 4 })), last] } as never,
      });
    const unbounded = without('work.comparisons');
    const child = grant({ 'x:y': { 'n/a': Array.from({ length: 256 }, (_, i) => ({ p: 99, q: i, r: 1 })) } });
    expect(checkNarrowing(child, parent({ r: 1 }), unbounded).ok).toBe(true);
    expect(checkNarrowing(child, parent({ r: 1, p: 99 }), unbounded).ok).toBe(true);
    expect(checkNarrowing(child, parent({}), unbounded).ok).toBe(true);
    expect(rulesOf(checkNarrowing(child, parent({ r: 2 }), unbounded)).length).toBe(32);
    expect(checkNarrowing(grant({ 'x:y': { 'n/a': [{ p: 3, q: 4, z: 0 }] } }), parent({ r: 2 })).ok).toBe(true);
    expect(rulesOf(checkNarrowing(grant({ 'x:y': { 'n/a': [{ p: 3, z: 0 }] } }), parent({ r: 2 })))).toEqual([
      'narrower.restriction',
    ]);
  });

  it('reports an alternative as often as it stands', () => {
    const twice = grant({ 'x:y': { 'n/a': [{ p: 1 }, { p: 2 }, { p: 1 }] } });
    expect(pathsOf(checkNarrowing(twice, grant({ 'x:y': { 'n/a': [{ p: 2 }] } })))).toEqual([
      '/att/x:y/n~1a/0',
      '/att/x:y/n~1a/2',
    ]);
  });

  it('measures each alternative against one alternative, not against several together', () => {
    const parent = auth({ uses: '1', nft_id: ['7'] }, { uses: '2', nft_id: ['8'] });
    expect(checkNarrowing(auth({ uses: '2', nft_id: ['8'] }, { uses: '1', nft_id: ['7'] }), parent).ok).toBe(true);
    const split = checkNarrowing(auth({ uses: '1', nft_id: ['7'] }, { uses: '1', nft_id: ['7', '8'] }), parent);
    expect(rulesOf(split)).toEqual(['narrower.restriction']);
    expect(pathsOf(split)).toEqual([`${path}/1`]);
  });

  it('lets every candidate cell bound a child, and several parents are one', () => {
    const wide = grant({ 'lit-ratelimitincrease://*': { 'Auth/Auth': [{ uses: '1' }] } });
    expect(checkNarrowing(auth({ uses: '5' }), [wide, auth({ uses: '5' })]).ok).toBe(true);
    expect(checkNarrowing([auth({ uses: '5' }), auth({ uses: '1' })], [wide, auth({ uses: '5' })]).ok).toBe(true);
    expect(pathsOf(checkNarrowing([auth({ uses: '1' }), auth({ uses: '6' })], [wide, auth({ uses: '5' })]))).toEqual([
      `/1${path}/0`,
    ]);
  });

  it('needs no parent for what grants nothing, unless the profile takes [] for a grant', () => {
    expect(checkNarrowing(auth(), grant({})).ok).toBe(true);
    expect(checkNarrowing(grant({}), grant({})).ok).toBe(true);
    expect(rulesOf(checkNarrowing(auth(), grant({}), without('capability.alternative')))).toEqual([
      'narrower.resource',
    ]);
    expect(rulesOf(checkNarrowing(auth(), auth({ uses: '1' }), without('capability.alternative')))).toEqual([
      'narrower.restriction',
    ]);
    expect(rulesOf(checkNarrowing(auth({}), auth()))).toEqual(['narrower.restriction']);
  });

  it('names the cell of the child', () => {
    const child = grant({ [a]: { [signing]: [{}] }, [credit]: { 'Auth/Auth': [{ uses: '1' }, {}] } });
    const result = checkNarrowing(child, auth({ uses: '3' }));
    expect(result.ok ? [] : result.issues).toMatchObject([
      { rule: 'narrower.resource', path: `/att/lit-pkp:~1~1${'a'.repeat(64)}/Threshold~1Signing` },
      { rule: 'narrower.restriction', path: `${path}/1`, params: { alternative: 1, keys: ['uses'] } },
    ]);
  });

  it('refuses malformed values on both sides', () => {
    const sides: readonly (readonly [Recap, Recap, string])[] = [
      [auth({ uses: 3 }), auth({}), 'child'],
      [auth({}), auth({ uses: 3 }), 'parent'],
      [auth({}), auth({}, { uses: 3 }), 'parent'],
    ];
    for (const [child, parent, side] of sides) {
      isolated('restriction.value', (options) => checkNarrowing(child, parent, options));
      const result = checkNarrowing(child, parent);
      expect(result.ok ? {} : result.issues[0].params).toMatchObject({ side, key: 'uses' });
    }
  });
});

describe('laws', () => {
  // A small world, so that a few hundred cases meet every rule often.
  const subset = (...items: readonly string[]) => fc.subarray([...items]);
  const restriction: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
    fc.record({ nft_id: subset('7', '07', '8') }),
    fc.record({ delegate_to: subset(alice, `0x${bob}`) }),
    fc.record({ uses: fc.constantFrom('0', '1', '02') }),
    fc.record({ tag: fc.constantFrom<unknown>(1, { a: 1, b: 2 }, { b: 2, a: 1 }) }),
  );
  const alternative = fc.array(restriction, { maxLength: 2 }).map((parts) => Object.assign({}, ...parts));
  const resources = ['lit-ratelimitincrease://*', credit, 'lit-ratelimitincrease://8'];
  const abilities = ['*/*', 'Auth/Auth', 'Auth/*'];
  const alternatives = fc.array(alternative, { maxLength: 3, size: 'max' });
  const abilityMap = fc.dictionary(fc.constantFrom(...abilities), alternatives, {
    minKeys: 1,
    maxKeys: 2,
    size: 'max',
  });
  const recap = fc.dictionary(fc.constantFrom(...resources), abilityMap, { maxKeys: 3, size: 'max' }).map(grant);
  const known = fc.record({
    token: fc.constantFrom(7n, 8n),
    delegatee: fc.constantFrom(alice, bob),
    uses: fc.constantFrom(0n, 1n),
  });
  const facts: fc.Arbitrary<Facts> = fc.oneof(known, known, fc.constant({}), fc.constant({ uses: 0n }));

  /** Makes a grant narrower at random: it drops cells and alternatives, adds keys, and shrinks resources. */
  const narrowed = (parent: Recap): fc.Arbitrary<Recap> => {
    const cells = cellsOf(parent);
    if (cells.length === 0) return fc.constant(parent);
    return fc
      .record({
        index: fc.nat(cells.length - 1),
        keep: fc.boolean(),
        more: alternative,
        exact: fc.boolean(),
        both: fc.boolean(),
      })
      .map(({ index, keep, more, exact, both }) => {
        const cell = cells[index] as (typeof cells)[number];
        const resource = exact && cell.resource.endsWith('*') ? credit : cell.resource;
        const ability = exact && cell.ability === '*/*' ? 'Auth/Auth' : cell.ability;
        const tighter = cell.alternatives.map((one) => ({ ...more, ...one }));
        const list = both ? [...cell.alternatives, ...tighter] : tighter;
        return grant({ [resource]: { [ability]: keep ? list : list.slice(0, 1) } });
      });
  };
  const settings = { seed: 20_240_917, numRuns: 400 };

  it('reflexive', () => {
    fc.assert(
      fc.property(recap, (one) => checkNarrowing(one, one).ok),
      settings,
    );
  });

  it('true of what was made narrower', () => {
    fc.assert(
      fc.property(
        recap.chain((parent) => fc.tuple(fc.constant(parent), narrowed(parent))),
        ([parent, child]) => checkNarrowing(child, parent).ok,
      ),
      settings,
    );
  });

  it('transitive', () => {
    let chains = 0;
    const related = (parent: Recap): fc.Arbitrary<Recap> => fc.oneof(recap, narrowed(parent));
    fc.assert(
      fc.property(
        recap
          .chain((c) => fc.tuple(fc.constant(c), related(c)))
          .chain(([c, b]) => fc.tuple(fc.constant(c), fc.constant(b), related(b))),
        ([c, b, a]) => {
          if (!checkNarrowing(a, b).ok || !checkNarrowing(b, c).ok) return true;
          chains++;
          return checkNarrowing(a, c).ok;
        },
      ),
      settings,
    );
    expect(chains).toBeGreaterThan(50);
  });

  it('sound: what the child covers, the parent covers', () => {
    let covered = 0;
    const ask = fc.record({ resource: fc.constantFrom(...resources), ability: fc.constantFrom(...abilities), facts });
    fc.assert(
      fc.property(
        recap.chain((parent) => fc.tuple(fc.constant(parent), fc.oneof(recap, narrowed(parent)))),
        fc.array(ask, { minLength: 8, maxLength: 8 }),
        ([parent, child], asks) => {
          if (!checkNarrowing(child, parent).ok) return true;
          return asks.every((one) => {
            if (!checkCoverage(child, one).ok) return true;
            covered++;
            return checkCoverage(parent, one).ok;
          });
        },
      ),
      settings,
    );
    expect(covered).toBeGreaterThan(50);
  });

  it('monotonic: more cells never take a grant away', () => {
    let covered = 0;
    fc.assert(
      fc.property(recap, recap, facts, (one, other, given) => {
        const ask = { resource: credit, ability: 'Auth/Auth', facts: given };
        if (!checkCoverage(one, ask).ok) return true;
        covered++;
        const broken = grant({ 'lit-ratelimitincrease://*': { '*/*': [{ uses: 1 }, { uses: '0' }] } });
        return checkCoverage([broken, one, other], ask).ok;
      }),
      settings,
    );
    expect(covered).toBeGreaterThan(50);
  });

  it('verdicts do not depend on the mode', () => {
    fc.assert(
      fc.property(recap, recap, facts, (one, other, given) => {
        const ask = { resource: credit, ability: 'Auth/Auth', facts: given };
        const same = verdictOf(checkCoverage(one, ask)) === verdictOf(checkCoverage(one, ask, { outcomes: new Map() }));
        return same && checkNarrowing(one, other).ok === checkNarrowing(one, other, { outcomes: new Map() }).ok;
      }),
      settings,
    );
  });
});
