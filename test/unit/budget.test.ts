import { describe, expect, it } from 'vitest';
import { checkCoverage, checkNarrowing } from '../../src/entry/capability.js';
import { decodeRecap, encodeRecap, mergeRecaps, type Recap, recapStatement } from '../../src/entry/recap.js';
import { anyDomain, anyNonce, type Outcomes, type Profile, type Result, verifyAuthSig } from '../../src/index.js';
import { decodeBase58 } from '../../src/internal/base58.js';
import { parseJson } from '../../src/internal/json-text.js';
import { decide } from '../../src/judge.js';
import { strict } from '../../src/profile.js';

const credit = 'lit-ratelimitincrease://7';
const uses = (count: number, from = 0): { uses: string }[] =>
  Array.from({ length: count }, (_, index) => ({ uses: String(from + index) }));
const grant = (...alternatives: Recap['att'][string][string][number][]): Recap => ({
  att: { [credit]: { 'Auth/Auth': alternatives } },
  prf: [],
});
const rulesOf = (result: Result<unknown>): readonly string[] =>
  result.ok ? [] : result.issues.map(({ rule }) => rule);
const bounded = (work: number): Profile => ({
  ...strict,
  parameters: { ...strict.parameters, limits: { ...strict.parameters.limits, work } },
});
const off = (...rules: readonly string[]): Profile => ({
  ...strict,
  off: Object.fromEntries(rules.map((rule) => [rule, 'test'])),
});
const uriOf = (json: string): string => `urn:recap:${Buffer.from(json).toString('base64url')}`;

describe('the work of a judgement', () => {
  it('has one bound for all its units, and is refused before it is done', () => {
    const ran: string[] = [];
    const result = decide({ profile: bounded(64 + 10) }, (judge) => {
      judge.spend('comparisons', 1);
      ran.push('compared');
      judge.at('/deep').apart().spend('bytes', 10);
      ran.push('read');
      judge.apart().at('/deep').spend('bytes', 1, '/er');
      ran.push('read more');
      return true;
    });
    expect(ran).toEqual(['compared', 'read']);
    expect(result).toMatchObject({ ok: false, issues: [{ rule: 'work.bytes', path: '/deep/er' }] });
  });

  it('is not given back by what was judged apart and dropped', () => {
    const result = decide({ profile: bounded(100) }, (judge) => {
      for (let i = 0; i < 101; i++) judge.apart().spend('bytes', 1);
      return true;
    });
    expect(rulesOf(result)).toEqual(['work.bytes']);
  });

  it('is reported alone, whatever was found before, in collect-all mode too', () => {
    const run = (outcomes?: Outcomes): Result<true> =>
      decide({ profile: bounded(10), ...(outcomes ? { outcomes } : {}) }, (judge) => {
        judge.check('json.text', false, () => ({ message: 'broken' }));
        judge.spend('bytes', 11);
        throw new Error('went on');
      });
    expect(rulesOf(run())).toEqual(['work.bytes']);
    const outcomes: Outcomes = new Map();
    expect(rulesOf(run(outcomes))).toEqual(['work.bytes']);
    expect(outcomes.get('work.bytes')).toBe('broken');
  });

  it('is that of each part judged apart', () => {
    const result = decide({ profile: bounded(10) }, (judge) => {
      judge.spend('bytes', 10);
      const good = judge.at('/good').budgeted((own) => {
        own.spend('bytes', 10);
        return 1;
      });
      const bad = judge.at('/bad').budgeted((own) => {
        own.spend('bytes', 11);
        return 1;
      });
      return [good, bad];
    });
    expect(result).toMatchObject({ ok: false, issues: [{ rule: 'work.bytes', path: '/bad' }] });
    expect(rulesOf(result)).toHaveLength(1);
  });

  it('leaves an exception of somebody else alone', () => {
    const fail = (): true => {
      throw new RangeError('another');
    };
    expect(() => decide(undefined, fail)).toThrow(RangeError);
    expect(() => decide(undefined, (judge) => judge.budgeted(fail))).toThrow(RangeError);
  });
});

describe('grants with many alternatives', () => {
  it('are compared up to the bound and refused past it', () => {
    // 64 + 64 alternatives, and 64 of weight 2 with 64 each.
    expect(rulesOf(checkNarrowing(grant(...uses(64)), grant(...uses(64, 1000))))).toEqual([]);
    expect(rulesOf(checkNarrowing(grant(...uses(256, 5000)), grant(...uses(256))))).toEqual(['work.comparisons']);
    const items = Array.from({ length: 1024 }, (_, index) => String(index));
    expect(rulesOf(checkNarrowing(grant({ nft_id: items }), grant(...uses(16))))).toEqual(['work.comparisons']);
  });

  it('are compared however many there are where the rule is off', () => {
    const options = { profile: off('work.comparisons') };
    expect(rulesOf(checkNarrowing(grant(...uses(256)), grant(...uses(256)), options))).toEqual([]);
  });

  it('are refused in a list before the next grant is looked at', () => {
    let read = 0;
    const grants = Array.from({ length: 1000 }, () => ({
      get att() {
        read++;
        return grant(...uses(256)).att;
      },
      prf: [],
    }));
    const ask = { resource: credit, ability: 'Auth/Auth', facts: { uses: 0n } };
    expect(rulesOf(checkCoverage(grants, ask))).toEqual(['work.comparisons']);
    expect(read).toBeLessThan(1000);
    expect(rulesOf(checkNarrowing(grants, grants))).toEqual(['work.comparisons']);
  });

  it('are read anew when the caller changes them between two questions', () => {
    const changing = { att: { [credit]: { 'Auth/Auth': [{ uses: '1' }] } }, prf: [] };
    const ask = { resource: credit, ability: 'Auth/Auth', facts: { uses: 3n } };
    expect(checkCoverage(changing, ask).ok).toBe(false);
    expect(checkNarrowing(changing, grant({ uses: '5' })).ok).toBe(true);
    changing.att[credit]['Auth/Auth'][0] = { uses: '9' };
    expect(checkCoverage(changing, ask).ok).toBe(true);
    expect(checkNarrowing(changing, grant({ uses: '5' })).ok).toBe(false);
  });
});

describe('what a ReCap can hold', () => {
  it('is at most 64 proofs, none of which is parsed when there are more', () => {
    const of = (count: number): string => uriOf(`{"att":{"a:b":{"a/b":[{}]}},"prf":[${Array(count).fill('""')}]}`);
    expect(new Set(rulesOf(decodeRecap(of(64))))).toEqual(new Set(['recap.proof-cid']));
    expect(rulesOf(decodeRecap(of(64)))).toHaveLength(32);
    expect(rulesOf(decodeRecap(of(65)))).toEqual(['recap.shape']);
    expect(rulesOf(encodeRecap({ att: grant({}).att, prf: Array(65).fill('') }))).toEqual(['recap.shape']);
  });

  it('counts each ReCap that is merged', () => {
    const large = { att: { [credit]: { 'Auth/Auth': [{ note: 'x'.repeat(200_000) }] } }, prf: [] };
    expect(rulesOf(mergeRecaps(Array(4).fill(large)))).toEqual([]);
    expect(rulesOf(mergeRecaps(Array(5).fill(large)))).toEqual(['work.bytes']);
  });
});

describe('JSON text', () => {
  it('has a bound on its values, which keys are none of', () => {
    const limits = { bytes: 1_000, depth: 8, values: 4 };
    expect(parseJson('{"a":1,"b":[2]}', limits).ok).toBe(true);
    expect(parseJson('{"a":1,"b":[2,3]}', limits)).toMatchObject({ ok: false, offset: 14 });
    expect(parseJson('[[],[],[]]', limits).ok).toBe(true);
    expect(parseJson('[[],[],[],[]]', limits).ok).toBe(false);
  });
});

describe('what is reported', () => {
  it('is bounded in size, whatever the names in the input', () => {
    const name = 'm'.repeat(500_000);
    for (const input of [{ [name]: 1 }, JSON.stringify({ [name]: 1 })]) {
      const result = verifyAuthSig(input, { purpose: 'login', now: '2026-01-15T12:00:00Z', domain: 'a.b', nonce: 'x' });
      expect(JSON.stringify(result).length).toBeLessThan(70_000);
      expect(rulesOf(result)).toEqual(['auth-sig.shape']);
    }
    const recap = uriOf(JSON.stringify({ att: {}, [`/${name}`]: 1 }));
    expect(JSON.stringify(decodeRecap(recap)).length).toBeLessThan(70_000);
    const disorder = uriOf(`{"att":{"a:b":{"a/b":[{"${name}":{"b":1,"a":1}}]}},"prf":[]}`);
    expect(JSON.stringify(decodeRecap(disorder)).length).toBeLessThan(70_000);
    expect(rulesOf(decodeRecap(disorder))).toEqual(['recap.order']);
  });
});

describe('Base58', () => {
  it('decodes whole numbers with leading zeros, and no other alphabet', () => {
    expect(decodeBase58('')).toEqual(new Uint8Array());
    expect(decodeBase58('11')).toEqual(Uint8Array.of(0, 0));
    expect(decodeBase58('1112')).toEqual(Uint8Array.of(0, 0, 0, 1));
    expect(decodeBase58('JxF12TrwUP45BMd')).toEqual(new TextEncoder().encode('Hello World'));
    expect(decodeBase58('zzzzzzzzzzzzzzzzzzzz')).toHaveLength(15);
    for (const text of ['0', 'O', 'I', 'l', 'a b', '\u0101']) expect(decodeBase58(text)).toBeUndefined();
  });
});

describe('what is handed in as values', () => {
  const least: Recap = { att: { 'a:b': { 'a/b': [] } }, prf: [] };
  const written = JSON.stringify(least).length;

  it('counts each ReCap that is to be merged, whatever it holds', () => {
    const profile = bounded(3 * (1_024 + written));
    expect(rulesOf(mergeRecaps(Array(3).fill(least), { profile }))).toEqual([]);
    expect(rulesOf(mergeRecaps(Array(4).fill(least), { profile }))).toEqual(['work.bytes']);
    // One that is refused counts as well.
    const empty = { att: {}, prf: [] };
    expect(rulesOf(mergeRecaps(Array(896).fill(empty)))).not.toContain('work.bytes');
    expect(rulesOf(mergeRecaps(Array(897).fill(empty)))).toEqual(['work.bytes']);
  });

  it('bounds the grants of a list with the values in them', () => {
    const wide = grant(Object.fromEntries(Array.from({ length: 999 }, (_, index) => [`k${index}`, 0])));
    // The grant, its cell, its alternative and 999 members.
    const grants = (count: number, rest: number): Recap[] => [
      ...Array<Recap>(count).fill(wide),
      ...Array<Recap>(rest).fill({ att: {}, prf: [] }),
    ];
    const within = rulesOf(checkNarrowing(grants(36, 36_864 - 36 * 1_002), []));
    expect(within).not.toContain('work.comparisons');
    expect(rulesOf(checkNarrowing(grants(36, 36_865 - 36 * 1_002), []))).toEqual(['work.comparisons']);
    expect(rulesOf(checkNarrowing([], Array<Recap>(36_865).fill({ att: {}, prf: [] })))).toEqual(['work.comparisons']);
    const deep = grant({ k: [[0], [0], { a: Array(70_000).fill(0) }] });
    expect(rulesOf(checkCoverage(deep, { resource: credit, ability: 'Auth/Auth' }))).toEqual(['work.comparisons']);
  });

  it('translates no more than can be decoded', () => {
    const abilities = (count: number, long = 1): Recap => ({
      att: {
        'a:b': Object.fromEntries(Array.from({ length: count }, (_, i) => [`a/${`${i}`.padStart(long, 'x')}`, [{}]])),
      },
      prf: [],
    });
    const named = (length: number): Recap => ({ att: { ['a:'.padEnd(length, 'b')]: { 'a/b': [{}] } }, prf: [] });
    for (const recap of [abilities(1_024), abilities(1, 254), named(2_179)]) {
      expect(recapStatement(recap)).toContain('(1)');
    }
    for (const recap of [abilities(1_025), abilities(1, 255), named(2_180)]) {
      expect(() => recapStatement(recap)).toThrow(TypeError);
    }
  });

  it.each<[string, readonly string[]]>([
    ['65 texts', Array(65).fill('a')],
    ['262,145 bytes', ['\u20ac'.repeat(87_381), 'aa']],
  ])('takes no %s for what a Cosmos account may have signed', (_, texts) => {
    const verify = (signedTexts: readonly string[]): unknown =>
      verifyAuthSig('{}', {
        now: '2026-01-15T12:00:00Z',
        domain: anyDomain,
        nonce: anyNonce,
        purpose: 'login',
        evidence: { signedTexts },
      });
    expect(() => verify(texts)).toThrow(/evidence.signedTexts: expected at most/);
    const [first = ''] = texts;
    expect(() => verify(texts.length > 64 ? texts.slice(1) : [first, 'a'])).not.toThrow();
  });
});
