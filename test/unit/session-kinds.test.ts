import { describe, expect, it } from 'vitest';
import { ed25519PublicKey } from '../../src/crypto/ed25519.js';
import {
  anyRequest,
  registerSessionKinds,
  type SessionKind,
  sessionKinds,
  verifySession,
} from '../../src/entry/sessions.js';
import { anyDomain, anyNode, anyNonce, profiles, type RuleId, verifySessionSig } from '../../src/index.js';
import { toHex } from '../../src/internal/bytes.js';

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

describe('a table that this package did not make', () => {
  const forged = { ...other, name: 'lit', matches: () => true };
  const takes = { lit } as never;

  it.each([
    ['a row under the name of one of ours, over it', () => registerSessionKinds(sessionKinds, [forged])],
    ['a row under the name of one of ours, without it', () => registerSessionKinds({}, [forged])],
    ['a base put together by hand', () => registerSessionKinds({ ...sessionKinds, lit: forged }, [])],
    ['a base that is a list', () => registerSessionKinds([] as never, [])],
    ['a base that is a Map', () => registerSessionKinds(new Map() as never, [])],
    ['a table put together by hand', () => verifySession({ sig: '0x' }, { takes, kinds: { lit: forged } })],
    [
      'a table with a row left out',
      () => verifySession({}, { takes, kinds: { lit: sessionKinds.lit as SessionKind } }),
    ],
    ['no table', () => verifySession({}, { takes, kinds: null as never })],
  ])('%s', (_, call) => {
    expect(call).toThrow(/registered already|as registerSessionKinds returns them/);
  });

  it('keeps what was looked at of a row: its facts are read once, those of a class too', () => {
    let asked = 0;
    class Row {
      name = 'own';
      binding = 'b';
      token = 'c';
      addressee = 'd';
      replay = 'e';
      get wrapper() {
        return asked++ === 0 ? 'a' : '';
      }
      matches() {
        return this.name === 'own';
      }
      verify() {
        return { ok: true as const, value: this.name };
      }
    }
    const table = registerSessionKinds(sessionKinds, [new Row()]);
    expect(table.own).toMatchObject({ name: 'own', wrapper: 'a' });
    expect(verifySession({}, { takes: { own: {} } as never, kinds: table })).toMatchObject({ ok: true });
  });
});

describe('verifySession', () => {
  it('counts the text as work of the session, as the function of the kind does', () => {
    const signed = { derivedVia: 'litSessionSignViaNacl', signedMessage: '{"sessionKey":"0"}', algo: 'ed25519' };
    const text = JSON.stringify({
      sig: '00'.repeat(64),
      ...signed,
      address: toHex(ed25519PublicKey(new Uint8Array(32).fill(7))),
    });
    for (const [bytes, ruled] of [
      [917_504, true],
      [917_500 - signed.signedMessage.length, false],
    ] as const) {
      const padded = text + ' '.repeat(bytes - text.length);
      const own = verifySessionSig(padded, lit);
      const rules = own.ok ? [] : own.issues.map(({ rule }) => rule);
      expect(rules.includes('work.bytes')).toBe(ruled);
      for (const input of [padded, new TextEncoder().encode(padded)])
        expect(rulesOf(input, { takes: { lit } })).toEqual(rules);
    }
  });

  it.each([
    ['undefined', undefined],
    ['a word', { ok: 'no', value: 1 }],
    ['a Promise of no', { ok: Promise.resolve(false), value: 1 }],
    ['nothing that says', { value: 1 }],
  ])('throws for a row that answers with %s', (_, answer) => {
    const odd = registerSessionKinds(sessionKinds, [{ ...other, verify: () => answer as never }]);
    expect(() => verifySession({ other: 'x' }, { takes: { other: {} } as never, kinds: odd })).toThrow(
      /other: verify: ok: expected true or false/,
    );
  });

  it('takes a demand that is undefined for none: the profile of the call stays', () => {
    const profile = { ...profiles.strict, own: ['reown.alternatives'] } as const;
    let seen: unknown;
    const asks: SessionKind = {
      ...other,
      verify: (_document, options: { readonly profile?: unknown }) => {
        seen = options.profile;
        return { ok: true, value: 1 };
      },
    };
    const table = registerSessionKinds(sessionKinds, [asks]);
    verifySession({ other: 'x' }, { takes: { other: { profile: undefined } } as never, kinds: table, profile });
    expect(seen).toBe(profile);
  });

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
