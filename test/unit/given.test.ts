import { describe, expect, it } from 'vitest';
import { createChainJudge } from '../../src/chain.js';
import { noble } from '../../src/crypto/noble.js';
import {
  checkCoverage,
  checkNarrowing,
  litNamespaces,
  type Namespace,
  registerNamespaces,
} from '../../src/entry/capability.js';
import type { Backend } from '../../src/entry/crypto.js';
import {
  anyDomain,
  anyNode,
  anyNonce,
  anyRequest,
  collectEvidence,
  consumeDelegation,
  createNonceLedger,
  createUseLedger,
  jsonRpcResolver,
  type Profile,
  verifyAuthSig,
  verifyDelegation,
  verifyLogin,
  verifySessionSig,
  verifySessionSigs,
} from '../../src/index.js';
import { strict } from '../../src/profile.js';
import { credit, forge, friend, lend, now, owner, user } from './chain-fixture.js';

const uri = 'lit:capability:delegation';
const known = { now, domain: anyDomain, nonce: anyNonce } as const;
const att = { [credit]: { 'Auth/Auth': [{ uses: '2' }] } };
const delegation = lend({ by: owner, to: uri, att });
const login = lend({ by: owner, to: 'https://app.example/login', att });
const nonce = /^Nonce: (.*)$/m.exec(login.authSig.signedMessage)?.[1] ?? '';
const owned = { tokenOwners: [{ token: 24n, owner: owner.address }] };
const use = { resource: credit, delegatee: friend.address };
const later = async (): Promise<false> => false;

/** Whatever a function of the caller may answer that is no boolean. */
const answers: readonly (readonly [string, unknown])[] = [
  ['a Promise of false', later()],
  ['a Promise of true', Promise.resolve(true)],
  ['1', 1],
  ['a text', 'yes'],
  ['undefined', undefined],
  ['null', null],
];

describe('only true is true', () => {
  it.each(answers)('of a nonce policy: %s', (_, answer) => {
    const policy = (() => answer) as never;
    expect(() => verifyAuthSig(login.authSig, { ...known, purpose: 'login', nonce: policy })).toThrow(TypeError);
    class Odd extends Set<string> {
      override has(): never {
        return answer as never;
      }
    }
    expect(() => verifyAuthSig(login.authSig, { ...known, purpose: 'login', nonce: new Odd() })).toThrow(TypeError);
  });

  it.each(answers)('of a ledger of nonces: %s', (_, answer) => {
    const issue = (): void => undefined;
    const options = { now, domain: anyDomain } as const;
    const has = { issue, has: () => answer as never, consume: () => true };
    const consume = { issue, has: () => true, consume: () => answer as never };
    expect(() => verifyLogin(login.authSig, { ...options, ledger: has })).toThrow(TypeError);
    expect(() => verifyLogin(login.authSig, { ...options, ledger: consume })).toThrow(TypeError);
  });

  it.each(answers)('of a ledger of uses: %s', (_, answer) => {
    const ledger = { used: () => 0n, consume: () => answer as never };
    expect(() => consumeDelegation(delegation.authSig, { ...known, use, evidence: owned, ledger })).toThrow(TypeError);
  });

  it.each(answers)('of a backend: %s', (_, answer) => {
    for (const name of ['sha256', 'keccak256'] as const) {
      const backend: Backend = { ...noble, [name]: () => answer as never };
      expect(() =>
        verifyDelegation(delegation.authSig, { ...known, use: { ...use, uses: 0n }, evidence: owned, backend }),
      ).toThrow(TypeError);
    }
  });

  it('of a restriction that the caller registered', () => {
    const row = {
      fact: 'uses',
      expected: 'anything',
      read: () => 1,
      narrower: later as never,
      met: later as never,
    } as const;
    const doc: Namespace = { prefix: 'x-doc', wildcard: true, id: /.*/, abilities: {}, restrictions: { limit: row } };
    const namespaces = registerNamespaces(litNamespaces, [doc]);
    const grant = { att: { 'x-doc://a': { 'Doc/Read': [{ limit: 1 }] } }, prf: [] };
    const other = { att: { 'x-doc://a': { 'Doc/Read': [{ limit: 2 }] } }, prf: [] };
    expect(() =>
      checkCoverage(grant, { resource: 'x-doc://a', ability: 'Doc/Read', facts: { uses: 1n } }, { namespaces }),
    ).toThrow(TypeError);
    expect(() => checkNarrowing(grant, other, { namespaces })).toThrow(TypeError);
    const waits = { ...doc, restrictions: { limit: { ...row, read: later as never } } };
    const waiting = registerNamespaces(litNamespaces, [waits]);
    expect(() => checkCoverage(grant, { resource: 'x-doc://a', ability: 'Doc/Read' }, { namespaces: waiting })).toThrow(
      TypeError,
    );
  });

  it('of a resolver, which may take its time but not its type', async () => {
    const held = lend({ by: user, to: uri, att, proofs: [lend({ by: owner, to: user.did, att })] });
    for (const answer of [null, 7, 'text', {}, [1]]) {
      await expect(collectEvidence(held.authSig, { proof: async () => answer as never })).rejects.toThrow(TypeError);
    }
    for (const answer of [null, 7, '0x12', {}]) {
      await expect(collectEvidence(held.authSig, { tokenOwner: async () => answer as never })).rejects.toThrow(
        TypeError,
      );
    }
    const nothing = {
      proof: async () => undefined,
      tokenOwner: async (): Promise<never> => Promise.reject(new Error('down')),
    };
    expect(await collectEvidence(held.authSig, nothing)).toEqual({ proofs: {} });
  });
});

const session = { ...known, nodeAddress: anyNode, request: anyRequest } as const;
const ask = { resource: credit, ability: 'Auth/Auth' };

describe('a mistake of the caller is a TypeError and never a verdict', () => {
  const odd = (options: object, more: object): never => ({ ...options, ...more }) as never;

  it.each([
    ['acount', { acount: owner.address }],
    ['a misspelt root', { roots: owner.address }],
    ['a misspelt clock', { Now: now }],
    ['an empty domain', { domain: '' }],
    ['an empty nonce', { nonce: '' }],
    ['a time that is none', { now: '2026-01-15' }],
    ['a root that is none', { root: '0x12' }],
    ['a network key that is none', { networkKey: '00' }],
    ['evidence of another name', { evidence: { proof: {} } }],
    ['evidence that was not waited for', { evidence: Promise.resolve({}) }],
    ['a list of evidence', { evidence: [] }],
    ['a Map of proofs', { evidence: { proofs: new Map() } }],
    ['proofs that were not waited for', { evidence: { proofs: Promise.resolve({}) } }],
    ['a token that is no bigint', { evidence: { tokenOwners: [{ token: 24, owner: owner.address }] } }],
    ['an owner that is none', { evidence: { tokenOwners: [{ token: 24n, owner: 'alice' }] } }],
    ['a member of an owner', { evidence: { tokenOwners: [{ token: 24n, owner: owner.address, chain: 1 }] } }],
    ['a profile with a rule that there is not', { profile: { ...strict, off: { 'auth-sig.nonse': 'test' } } }],
    [
      'a profile with a limit that there is not',
      {
        profile: {
          ...strict,
          parameters: { ...strict.parameters, limits: { ...strict.parameters.limits, jsonByte: 1 } },
        } as Profile,
      },
    ],
  ])('%s, at every entry point', (_, more) => {
    const ledger = createNonceLedger();
    const { nonce: __, ...rest } = known;
    const { nonce: none, ...others } = more as Record<string, unknown>;
    expect(() => verifyAuthSig(login.authSig, odd({ ...known, purpose: 'login' }, more))).toThrow(TypeError);
    if (none === undefined) {
      expect(() => verifyLogin(login.authSig, odd({ ...rest, ledger }, others))).toThrow(TypeError);
    }
    expect(() => verifySessionSig({}, odd(session, more))).toThrow(TypeError);
    expect(() => verifySessionSigs({}, odd(session, more))).toThrow(TypeError);
    expect(() => verifyDelegation(delegation.authSig, odd({ ...known, use }, more))).toThrow(TypeError);
    const uses = createUseLedger();
    expect(() => consumeDelegation(delegation.authSig, odd({ ...known, use, ledger: uses }, more))).toThrow(TypeError);
  });

  it.each([
    ["the SDK's name of an ability", { ability: 'rate-limit-increase-auth' }],
    ['an ability that nobody has', { ability: 'Threshold/Nothing' }],
    ['an ability without a name', { ability: 'Auth' }],
    ['an id that is none', { resource: 'lit-ratelimitincrease://07' }],
    ['a prefix alone', { resource: 'lit-ratelimitincrease://' }],
    ['a text that is no resource', { resource: 'lit-ratelimitincrease' }],
    ['a prefix that is no scheme', { resource: 'x doc://7' }],
    ['an ability without a slash on a prefix that nobody registered', { resource: 'x-doc://7', ability: 'Doc' }],
    ['a fact that nobody asks for', { facts: { tokens: 7n } }],
    ['a fact that is no number', { facts: { token: '+7' } }],
    ['a negative price', { facts: { price: -1n } }],
    ['a delegatee that is no address', { facts: { delegatee: 'friend' } }],
    ['a scope that there is not', { facts: { scope: 'constructor' } }],
    ['a member of another name', { abilities: [] }],
    ['a Map of facts', { facts: new Map([['uses', 1n]]) }],
    ['facts that were not waited for', { facts: Promise.resolve({}) }],
  ])('%s asked for', (_, more) => {
    const asked = { ...ask, ...more } as never;
    expect(() => checkCoverage({ att, prf: [] }, asked)).toThrow(TypeError);
    expect(() => verifySessionSig({}, { ...session, request: asked })).toThrow(TypeError);
    expect(() => verifySessionSigs({}, { ...session, request: asked })).toThrow(TypeError);
    const { facts, resource = credit, ability, ...rest } = more as Record<string, unknown>;
    if (ability !== undefined || (facts !== undefined && Object.keys(facts as object).length === 0)) return;
    const used = { resource, ...(facts as object), ...rest } as never;
    expect(() => verifyDelegation(delegation.authSig, { ...known, use: used })).toThrow(TypeError);
  });

  it('a document that was not waited for, at every entry point', () => {
    const later = Promise.resolve(JSON.stringify(login.authSig));
    const session = { ...known, nodeAddress: anyNode, request: anyRequest } as const;
    expect(() => verifyAuthSig(later, { ...known, purpose: 'login' })).toThrow(/^input: found a Promise/);
    expect(() => verifySessionSig(later, session)).toThrow(/^input: found a Promise/);
    expect(() => verifySessionSigs(later, session)).toThrow(/^input: found a Promise/);
    expect(() => verifyDelegation(later, { ...known, use })).toThrow(/^input: found a Promise/);
  });

  it('a session key that is a list with one in it', () => {
    const odd = { ...known, purpose: 'session', sessionKey: ['ab'.repeat(32)] } as never;
    expect(() => verifyAuthSig(login.authSig, odd)).toThrow(/^sessionKey: /);
  });

  it.each([
    ['timeout', 'x'],
    ['timeout', 0],
    ['maxBytes', Number.NaN],
    ['maxBytes', '1048576'],
    ['onFault', true],
    ['fetch', {}],
    ['urls', new Map([['1', 'https://rpc.example']])],
  ])('%s of a JSON-RPC resolver that is %j', (name, value) => {
    const good = { urls: { 1: 'https://rpc.example' }, fetch: () => Promise.reject(new Error('not asked')) };
    expect(jsonRpcResolver(good)).toBeDefined();
    expect(() => jsonRpcResolver({ ...good, [name]: value } as never)).toThrow(TypeError);
  });

  it.each(['abilities', 'restrictions'])('%s of a namespace in a Map', (name) => {
    const row = { prefix: 'x-doc', wildcard: true, id: /[a-z]+/, abilities: {}, restrictions: {} };
    expect(() => registerNamespaces({}, [row])).not.toThrow();
    expect(() => registerNamespaces({}, [{ ...row, [name]: new Map() }])).toThrow(TypeError);
  });

  it('takes what is right, so that the above says something', () => {
    expect(verifyAuthSig(login.authSig, { ...known, purpose: 'login' }).ok).toBe(true);
    expect(verifyDelegation(delegation.authSig, { ...known, use: { ...use, uses: 0n }, evidence: owned }).ok).toBe(
      true,
    );
    expect(checkCoverage({ att, prf: [] }, { ...ask, facts: { uses: 1n } }).ok).toBe(true);
    const ledger = createNonceLedger();
    ledger.issue(nonce);
    expect(verifyLogin(login.authSig, { now, domain: anyDomain, ledger }).ok).toBe(true);
    expect(createChainJudge(litNamespaces, noble)).toBeDefined();
    expect(verifyDelegation(forge(delegation, login.authSig.sig).authSig, { ...known, use }).ok).toBe(false);
  });
});

describe('a registered namespace', () => {
  it('stays as it was registered, whatever is done to what was handed in or out', () => {
    const id = /[0-9]{2}/;
    const read = {
      fact: 'uses',
      expected: 'a number',
      read: () => 1,
      narrower: () => false,
      met: () => false,
    } as const;
    const row = { ...read } as { -readonly [key in keyof typeof read]: unknown };
    const doc: Namespace = {
      prefix: 'x-doc',
      wildcard: false,
      id,
      abilities: { read: 'Doc/Read' },
      restrictions: { limit: row as never },
    };
    const namespaces = registerNamespaces({}, [doc]);
    const grant = { att: { 'x-doc://42': { 'Doc/Read': [{ limit: 1 }] } }, prf: [] };
    const asked = { resource: 'x-doc://42', ability: 'Doc/Read', facts: { uses: 1n } };
    id.exec = () => ['x'] as never;
    row.met = () => true;
    const handed = (namespaces['x-doc'] as Namespace).id;
    handed.exec = () => ['x'] as never;
    handed.lastIndex = 2;
    handed.compile('.*');
    expect(checkCoverage(grant, asked, { namespaces }).ok).toBe(false);
    expect(() => checkCoverage(grant, { ...asked, resource: 'x-doc://1' }, { namespaces })).toThrow(TypeError);
    expect(() => checkCoverage(grant, { ...asked, resource: 'x-doc://*' }, { namespaces })).toThrow(TypeError);
  });
});
