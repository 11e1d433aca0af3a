import { describe, expect, it } from 'vitest';
import { differenceOf, type JudgeOptions, judge, type Outcome, outcomes } from '../../src/conformance/judgement.js';
import type { AdapterAnswer, Reply } from '../../src/conformance/protocol.js';
import { type Scored, scoreOf } from '../../src/conformance/score.js';
import type { Vector } from '../../src/conformance/vector.js';
import type { Level } from '../../src/register.js';
import { vectorOf } from './fixture.js';

const reply = (answer: AdapterAnswer): Reply => ({ kind: 'answer', answer });
const judged = (id: string, answer: AdapterAnswer, options: Partial<JudgeOptions> = {}): Outcome => {
  const vector = vectorOf(id);
  return judge(vector, reply(answer), { expectation: vector.expect, verdictsOnly: false, mapping: {}, ...options })
    .outcome;
};

describe('JSON values', () => {
  it.each([
    [{ a: 1, b: [true, null, 'x'] }, { b: [true, null, 'x'], a: 1 }, undefined],
    [{ a: '1' }, { a: 1 }, 'at /a: expected "1", found 1'],
    [{ a: 1 }, {}, 'at /a: expected 1, found nothing'],
    [{ a: null }, {}, 'at /a: expected null, found nothing'],
    [{}, { a: 1 }, 'at /a: expected nothing, found 1'],
    [{ 'a/b~': [1, 2] }, { 'a/b~': [1, 3] }, 'at /a~1b~0/1: expected 2, found 3'],
    [[1], [1, 2], 'at the top: expected an array of 1, found an array of 2'],
    [[], {}, 'at the top: expected an array of 0, found an object'],
    [{}, [], 'at the top: expected an object, found an array of 0'],
    [{}, null, 'at the top: expected an object, found null'],
    ['x', 'y', 'at the top: expected "x", found "y"'],
  ])('%j against %j', (expected, found, difference) => {
    expect(differenceOf(expected, found)).toBe(difference);
  });

  it('compare members with the names of prototypes', () => {
    const parsed: unknown = JSON.parse('{"__proto__":1}');
    expect(differenceOf(parsed, {})).toBe('at /__proto__: expected 1, found nothing');
    expect(differenceOf({}, parsed)).toBe('at /__proto__: expected nothing, found 1');
    expect(differenceOf({ toString: 'x' }, {})).toBe('at /toString: expected "x", found nothing');
  });
});

describe('the steps of a flow', () => {
  const flow = (...steps: readonly object[]): Outcome => judged('fl-two', { result: 'accept', output: steps });
  const good = { result: 'accept' };

  it.each<[string, readonly object[], Outcome]>([
    ['right', [good, { result: 'reject', rule: 'siwe.version' }], 'pass'],
    ['without a reason', [good, { result: 'reject' }], 'pass-unexplained'],
    ['with an empty reason', [good, { result: 'reject', rule: null }], 'pass-unexplained'],
    ['with another reason', [good, { result: 'reject', rule: 'siwe.nonce' }], 'wrong-reason'],
    ['with another verdict', [good, good], 'fail'],
    ['with a wrong first verdict', [{ result: 'reject' }, { result: 'reject', rule: 'siwe.version' }], 'fail'],
    ['too few', [good], 'fail'],
    ['too many', [good, { result: 'reject', rule: 'siwe.version' }, good], 'fail'],
  ])('%s', (_, steps, outcome) => {
    expect(flow(...steps)).toBe(outcome);
  });

  it('takes native errors', () => {
    const output = [good, { result: 'reject', native: { code: 'E' } }];
    expect(judged('fl-two', { result: 'accept', output }, { mapping: { E: 'siwe.version' } })).toBe('pass');
  });
});

describe('refusals', () => {
  const twin = (accepted: boolean) => ({ twin: { id: 'cc-granted', accepted } });

  it('count only when the twin is accepted, whatever the reason', () => {
    for (const rule of ['capability.resource', 'capability.ability', undefined]) {
      const answer: AdapterAnswer = { result: 'reject', ...(rule ? { rule } : {}) };
      expect(judged('cc-other', answer, twin(false))).toBe('void');
    }
    expect(judged('cc-other', { result: 'reject', rule: 'capability.resource' }, twin(true))).toBe('pass');
    const undecided: AdapterAnswer = { result: 'undecided', rule: 'capability.restriction-undecided' };
    expect(judged('cc-unknown', undecided, twin(false))).toBe('void');
    expect(judged('cc-unknown', undecided, twin(true))).toBe('pass');
  });

  it('are not undecided, and the other way round', () => {
    expect(judged('cc-unknown', { result: 'reject', rule: 'capability.restriction-undecided' })).toBe('fail');
    expect(judged('cc-other', { result: 'undecided', rule: 'capability.resource' })).toBe('fail');
  });

  it('prefer a rule that was given to a mapped one, and know nothing of prototypes', () => {
    const native = { code: 'E' };
    const mapping = { E: 'capability.resource' };
    expect(judged('cc-other', { result: 'reject', native }, { mapping })).toBe('pass');
    expect(judged('cc-other', { result: 'reject', rule: 'siwe.nonce', native }, { mapping })).toBe('wrong-reason');
    expect(judged('cc-other', { result: 'reject', native: { code: 'toString' } }, { mapping })).toBe(
      'pass-unexplained',
    );
  });
});

it('a contested vector is never scored, whatever the answer', () => {
  for (const result of ['accept', 'reject', 'undecided'] as const) {
    expect(judged('sp-contested', { result })).toBe('contested');
  }
});

describe('what was proven', () => {
  const account = { kind: 'eip1271', address: '0xf50df1AbB2B4a6C4Ea33cBF90B0C13aAcbA9585C', chainId: '1' };
  const cell = { path: '/a', resource: 'lit-pkp://*', ability: 'Threshold/Signing', alternatives: [{}] };
  const output = { account, grants: [cell], expiration: '2026-01-16T11:00:00Z', ignored: [], notChecked: ['domain'] };
  const vector: Vector = {
    ...vectorOf('cc-granted'),
    operation: 'session-sig.verify',
    expect: { result: 'accept', output },
  };
  const told = (answer: unknown): Outcome =>
    judge(vector, reply({ result: 'accept', output: answer }), {
      expectation: vector.expect,
      verdictsOnly: false,
      mapping: {},
    }).outcome;

  it('passes when all of it is told', () => {
    expect(told(output)).toBe('pass');
  });

  it.each([
    ['nothing', undefined],
    ['an empty answer', {}],
    ['the account only', { account }],
    ['the address only', { account: { address: account.address } }],
    ['cells without their paths', { ...output, grants: [{ resource: cell.resource, ability: cell.ability }] }],
    ['a member that is null', { ...output, expiration: null }],
  ])('is unexplained with %s', (_, answer) => {
    expect(told(answer)).toBe('pass-unexplained');
  });

  it.each([
    ['another account', { account: { ...account, address: '0x1B44d32eb342142b14d139396DfBB32c58313320' } }],
    ['another chain', { account: { ...account, chainId: '5' } }],
    ['a later end', { expiration: '2026-01-16T11:00:00.1Z' }],
    ['another spelling of the end', { expiration: '2026-01-16T11:00:00.000Z' }],
    ['one cell more', { grants: [cell, cell] }],
    ['no cell', { grants: [] }],
    ['other alternatives', { grants: [{ ...cell, alternatives: [] }] }],
    ['something ignored', { ignored: [{ path: '/b', rule: 'auth-sig.expired' }] }],
    ['less that was not checked', { notChecked: [] }],
    ['a member that nobody knows', { ...output, acount: account }],
    ['a list', [output]],
    ['text', 'accepted'],
  ])('fails with %s', (_, answer) => {
    expect(told(answer)).toBe('fail');
  });
});

describe('refusals of several faults', () => {
  const vector: Vector = { ...vectorOf('cc-other'), faults: ['capability.resource', 'capability.ability'] };
  const given = (answer: AdapterAnswer, accepted = true): Outcome =>
    judge(vector, reply(answer), {
      expectation: vector.expect,
      twin: { id: 'cc-granted', accepted },
      verdictsOnly: false,
      mapping: {},
    }).outcome;

  it('pass with any of the faults or with none, and not with a rule that was not broken', () => {
    expect(given({ result: 'reject', rule: 'capability.resource' })).toBe('pass');
    expect(given({ result: 'reject', rule: 'capability.ability' })).toBe('pass');
    expect(given({ result: 'reject' })).toBe('pass');
    expect(given({ result: 'reject', rule: 'capability.alternative' })).toBe('wrong-reason');
    expect(given({ result: 'undecided', rule: 'capability.resource' })).toBe('fail');
    expect(given({ result: 'accept' })).toBe('fail');
    expect(given({ result: 'reject', rule: 'capability.ability' }, false)).toBe('void');
  });
});

describe('scores', () => {
  const scored = (rules: readonly string[], outcome: Outcome, operation = 'siwe.parse', contested = false): Scored => ({
    vector: { ...vectorOf('sp-plain'), rules, operation, ...(contested ? { contested: {} } : {}) } as Vector,
    outcome,
  });
  const levels = new Map<string, Level>([['siwe.uri', 'SHOULD']]);
  const statusOf = (...found: readonly Outcome[]) =>
    scoreOf(
      found.map((outcome) => scored(['siwe.nonce'], outcome)),
      'strict',
      levels,
    ).rules['siwe.nonce']?.status;

  it('a rule is as good as the worst vector that was asked', () => {
    expect(statusOf('pass', 'pass')).toBe('passed');
    expect(statusOf('pass', 'pass-unexplained')).toBe('unexplained');
    expect(statusOf('pass', 'unsupported')).toBe('passed');
    expect(statusOf('unsupported', 'pass-unexplained')).toBe('unexplained');
    expect(statusOf('unsupported', 'unsupported')).toBe('unsupported');
    for (const outcome of Object.keys(outcomes) as Outcome[]) {
      const bad = ['fail', 'wrong-reason', 'void', 'crash', 'timeout', 'protocol'].includes(outcome);
      if (bad) expect(statusOf('pass', 'unsupported', outcome), outcome).toBe('failed');
      else expect(statusOf('pass', outcome), outcome).not.toBe('failed');
    }
  });

  it('undeclared rules stay in the total, contested vectors do not bring one in', () => {
    const found = [
      scored(['siwe.nonce', 'siwe.uri'], 'pass'),
      scored(['siwe.nonce'], 'unsupported', 'auth-sig.verify'),
      scored(['siwe.domain'], 'unsupported', 'auth-sig.verify'),
      scored(['siwe.statement'], 'contested', 'siwe.parse', true),
      // A failure on a contested vector does not either.
      scored(['siwe.statement'], 'crash', 'siwe.parse', true),
    ];
    const { levels: byLevel, operations, rules } = scoreOf(found, 'strict', levels);
    expect(byLevel).toEqual({
      MUST: { passed: 1, unexplained: 0, failed: 0, unsupported: 1, total: 2 },
      SHOULD: { passed: 1, unexplained: 0, failed: 0, unsupported: 0, total: 1 },
    });
    expect(operations['siwe.parse']?.levels.MUST).toMatchObject({ passed: 1, total: 1 });
    expect(operations['siwe.parse']?.outcomes).toEqual({ pass: 1, contested: 1, crash: 1 });
    expect(Object.keys(rules)).toEqual(['siwe.domain', 'siwe.uri', 'siwe.nonce']);
  });

  it('hold an implementation to the rules of the profile only', () => {
    const found = [scored(['lit-v7.nonce-length', 'auth-sig.low-s', 'siwe.version', 'future.rule'], 'pass')];
    expect(Object.keys(scoreOf(found, 'strict', levels).rules)).toEqual([
      'siwe.version',
      'auth-sig.low-s',
      'future.rule',
    ]);
    expect(Object.keys(scoreOf(found, 'lit-v7', levels).rules)).toEqual([
      'siwe.version',
      'lit-v7.nonce-length',
      'future.rule',
    ]);
  });
});

it('a rule that only contested vectors are refused by is not scored', () => {
  const contested: Scored = { vector: vectorOf('sp-contested'), outcome: 'contested' };
  const accepted: Scored = { vector: { ...vectorOf('sp-plain'), rules: ['siwe.statement'] }, outcome: 'pass' };
  const settled: Scored = {
    vector: { ...vectorOf('sp-contested'), contested: undefined } as unknown as Vector,
    outcome: 'fail',
  };
  expect(scoreOf([accepted, contested], 'strict', new Map()).rules).toEqual({});
  expect(scoreOf([accepted, contested, settled], 'strict', new Map()).rules['siwe.statement']?.status).toBe('failed');
});
