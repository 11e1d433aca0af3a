import { describe, expect, it } from 'vitest';
import {
  anyRequest,
  registerSessionKinds,
  type SessionKind,
  sessionKinds,
  verifySession,
} from '../../src/entry/sessions.js';
import { anyDomain, anyNode, anyNonce, profiles, type RuleId } from '../../src/index.js';

const common = { now: '2026-01-15T12:00:00Z', domain: anyDomain, nonce: anyNonce } as const;
const lit = { ...common, nodeAddress: anyNode, request: anyRequest } as const;
const oneClick = { ...common, audience: 'https://app.example', chains: ['eip155:1'], request: anyRequest } as const;
const rulesOf = (document: unknown, options: Parameters<typeof verifySession>[1]): readonly RuleId[] => {
  const result = verifySession(document, options);
  return result.ok ? [] : result.issues.map(({ rule }) => rule);
};

const facts = { wrapper: 'a', binding: 'b', token: 'c', addressee: 'd', replay: 'e' };
/** A kind of somebody else: what it verifies is whether the member `other` is the one that was demanded. */
const other: SessionKind = {
  name: 'other',
  ...facts,
  matches: (document) => typeof document === 'object' && document !== null && Object.hasOwn(document, 'other'),
  verify: (document, { expected }: { readonly expected: string }) =>
    (document as { readonly other: string }).other === expected
      ? { ok: true, value: { proven: expected } }
      : { ok: false, issues: [{ rule: 'session.kind', path: '/other', message: 'another one' }] },
};
const kinds = registerSessionKinds(sessionKinds, [other]);

describe('the table of session kinds', () => {
  it('says of each row what sets it apart, and nobody can change it', () => {
    for (const row of Object.values(sessionKinds)) {
      for (const fact of [row.wrapper, row.binding, row.token, row.addressee, row.replay]) expect(fact).not.toBe('');
      expect(Object.isFrozen(row)).toBe(true);
    }
    expect(Object.isFrozen(sessionKinds)).toBe(true);
    expect(Object.keys(kinds)).toEqual([...Object.keys(sessionKinds), 'other']);
    expect(Object.hasOwn(sessionKinds, 'other')).toBe(false);
  });

  it.each([
    ['a name that is there', { ...other, name: 'lit' }, /registered already/],
    ['no fact', { ...other, replay: '' }, /expected name/],
    ['no function', { ...other, verify: undefined }, /expected name/],
    ['a member that nobody reads', { ...other, titel: 'x' }, /expected only/],
  ])('refuses a row with %s', (_, row, message) => {
    expect(() => registerSessionKinds(sessionKinds, [row as SessionKind])).toThrow(message);
  });

  it('takes a row of the caller, and changes nothing of the others', () => {
    const takes = { other: { expected: 'x' }, lit } as never;
    expect(verifySession({ other: 'x' }, { takes, kinds })).toEqual({
      ok: true,
      value: { kind: 'other', session: { proven: 'x' } },
    });
    expect(verifySession('{"other":"x"}', { takes, kinds }).ok).toBe(true);
    expect(rulesOf({ other: 'y' }, { takes, kinds })).toEqual(['session.kind']);
    expect(rulesOf({ sig: '0x' }, { takes, kinds })).toContain('session-sig.shape');
    expect(rulesOf({ other: 'x', cacaos: [] }, { takes, kinds })).toEqual(['session.kind']);
    expect(rulesOf({ other: 'x' }, { takes: { lit }, kinds })).toEqual(['session.kind']);
  });

  it('takes no row for true that has to be waited for', () => {
    const waits = registerSessionKinds({}, [{ ...other, matches: async () => true } as unknown as SessionKind]);
    expect(() => verifySession({}, { takes: { other: { expected: 'x' } } as never, kinds: waits })).toThrow(TypeError);
    const later = registerSessionKinds({}, [
      { ...other, verify: async () => ({ ok: true }) } as unknown as SessionKind,
    ]);
    const takes = { other: { expected: 'x' } } as never;
    expect(() => verifySession({ other: 'x' }, { takes, kinds: later })).toThrow(/Promise/);
  });
});

describe('verifySession', () => {
  it.each([
    ['no kind', { takes: {} }, /at least one/],
    ['a kind that is not there', { takes: { lid: lit } }, /expected only lit, one-click-auth/],
    ['demands that are none', { takes: { lit: 'node' } }, /takes\.lit/],
    ['a misspelt option', { takes: { lit }, kind: 'lit' }, /expected only/],
    ['no demands', {}, /takes/],
  ])('throws for %s', (_, options, message) => {
    expect(() => verifySession({}, options as never)).toThrow(message);
  });

  it('tells in collect-all mode what became of the kind, and of the rules behind it', () => {
    const outcomes = new Map<RuleId, string>();
    verifySession(
      { cacaos: [], responder: { publicKey: '3b'.repeat(32) } },
      {
        takes: { 'one-click-auth': oneClick },
        outcomes: outcomes as never,
      },
    );
    expect(outcomes.get('session.kind')).toBe('held');
    expect(outcomes.get('one-click.present')).toBe('broken');
  });

  it('judges by the profile of the call, unless a kind has its own', () => {
    const off = { 'one-click.present': 'for a test' };
    const loose = { ...profiles.strict, off };
    const document = { cacaos: [], responder: { publicKey: '3b'.repeat(32) } };
    expect(rulesOf(document, { takes: { 'one-click-auth': oneClick } })).toEqual(['one-click.present']);
    expect(rulesOf(document, { takes: { 'one-click-auth': oneClick }, profile: loose })).toEqual([]);
    expect(rulesOf(document, { takes: { 'one-click-auth': { ...oneClick, profile: loose } } })).toEqual([]);
  });
});
