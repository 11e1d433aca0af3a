import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anyRequest, type CeramicOptions, verifyCeramic, verifySession } from '../../src/entry/sessions.js';
import { anyNonce, type RuleId } from '../../src/index.js';
import { type Profile, strict } from '../../src/profile.js';

interface Commit {
  readonly name: string;
  readonly document: Readonly<Record<'jws' | 'linkedBlock' | 'cacaoBlock', unknown>>;
  /** What dids says of it at its time, and where the time is not checked. */
  readonly valid: boolean;
  readonly untimed: boolean;
}

// Made by the published packages: see test/peers/didtools-cacao/ceramic.mjs.
const file: {
  readonly now: string;
  readonly domain: string;
  readonly nonce: string;
  readonly stream: string;
  readonly model: string;
  readonly commits: readonly Commit[];
  readonly changed: readonly Commit[];
} = JSON.parse(readFileSync(new URL('../peers/didtools-cacao/ceramic.json', import.meta.url), 'utf8'));

const { now, domain, nonce, stream, model } = file;
const asked: CeramicOptions = { now, domain, nonce, request: { stream, model } };
const verify = ({ document }: Pick<Commit, 'document'>, over: object = {}) =>
  verifyCeramic(JSON.stringify(document), { ...asked, ...over } as CeramicOptions);
const rulesOf = (result: ReturnType<typeof verifyCeramic>): readonly RuleId[] =>
  result.ok ? [] : [...new Set(result.issues.map(({ rule }) => rule))];
const [everything] = file.commits as readonly [Commit];

describe('commits of did-session and dids', () => {
  it.each(file.commits.map((each) => [each.name, each] as const))('%s: is accepted', (_, commit) => {
    expect(commit).toMatchObject({ valid: true, untimed: true });
    expect(rulesOf(verify(commit))).toEqual([]);
  });

  it('say who lent what to which key, and what was signed', () => {
    expect(verify(everything)).toEqual({
      ok: true,
      value: {
        account: { kind: 'eoa', address: expect.stringMatching(/^0x[0-9a-fA-F]{40}$/) },
        sessionKey: expect.stringMatching(/^[0-9a-f]{64}$/),
        grants: ['ceramic://*'],
        payload: (everything.document.jws as { readonly link: string }).link,
        expiration: '2026-01-22T11:00:00Z',
        preface: 'Give this application access to some of your data on Ceramic',
        notChecked: [],
      },
    });
  });

  /** The rule that refuses what was changed, and whether dids takes it: at its time, and where the time is not checked. */
  const expected: Readonly<Record<string, readonly [rule: RuleId, valid: boolean, untimed: boolean]>> = {
    domain: ['auth-sig.domain', true, true],
    nonce: ['auth-sig.nonce', true, true],
    'another stream': ['ceramic.resource', true, true],
    expired: ['auth-sig.expired', false, true],
    'expired four minutes ago': ['auth-sig.expired', true, true],
    'not yet': ['auth-sig.not-before', false, false],
    'without an expiry': ['auth-sig.expiration-required', true, true],
    'for 31 days': ['auth-sig.lifetime', true, true],
    'an expiry that is no time': ['chain.reconstruction', true, true],
    'another session key': ['ceramic.audience', false, false],
    'another account': ['auth-sig.signature', false, false],
    'a statement that was not signed': ['auth-sig.signature', false, false],
    'high s': ['auth-sig.low-s', true, true],
    'another block': ['ceramic.payload', true, true],
    'another CACAO than the named one': ['ceramic.capability', true, true],
    'a critical header': ['ceramic.header', true, true],
    'another payload': ['ceramic.payload', false, false],
  };

  it.each(file.changed.map((each) => [each.name, each] as const))('changed, %s: is refused', (name, commit) => {
    const [rule, valid, untimed] = expected[name] ?? [];
    expect(commit).toMatchObject({ valid, untimed });
    expect(rulesOf(verify(commit))[0]).toBe(rule);
  });

  it('have each change of the list', () => {
    expect(file.changed.map(({ name }) => name).sort()).toEqual(Object.keys(expected).sort());
  });
});

describe('verifyCeramic', () => {
  it('is what verifySession runs for the kind, and for no other document', () => {
    const takes = { ceramic: asked };
    expect(verifySession(JSON.stringify(everything.document), { takes })).toMatchObject({
      ok: true,
      value: { kind: 'ceramic', session: { grants: ['ceramic://*'] } },
    });
    expect(verifySession({ cacaos: [] }, { takes })).toMatchObject({ ok: false, issues: [{ rule: 'session.kind' }] });
  });

  it('says what the caller did not check', () => {
    const result = verify(everything, { request: anyRequest, nonce: anyNonce });
    expect(result).toMatchObject({ ok: true, value: { notChecked: ['nonce', 'request'] } });
  });

  it.each([
    ['no request', undefined],
    ['no stream', { model }],
    ['a stream that is a star', { stream: '*' }],
    ['a stream that is a URI', { stream: `ceramic://${stream}` }],
    ['a model with a query', { stream, model: `${model}&x` }],
    ['a member that nobody reads', { stream, streams: [] }],
  ])('throws for %s', (_, request) => {
    expect(() => verify(everything, { request })).toThrow(TypeError);
  });

  it.each(['ceramic.header', 'ceramic.key'] as const)('reads on without %s', (rule) => {
    const profile: Profile = { ...strict, name: 'off', off: { [rule]: 'tried' } };
    const { jws, ...blocks } = everything.document as { readonly jws: { readonly signatures: readonly object[] } };
    for (const head of ['', 'e30', 'bnVsbA', '_w']) {
      const [signature] = jws.signatures;
      const document = { ...blocks, jws: { ...jws, signatures: [{ ...signature, protected: head }] } };
      expect(rulesOf(verify({ document } as never, { profile }))).not.toContain(rule);
    }
  });
});
