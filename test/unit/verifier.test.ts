import { base58btc } from 'multiformats/bases/base58';
import { describe, expect, it } from 'vitest';
import { ed25519PublicKey, signEd25519 } from '../../src/crypto/ed25519.js';
import { signAuthSig } from '../../src/entry/client.js';
import {
  anyUses,
  createMemoryLedgers,
  createVerifier,
  type SharedNonceLedger,
  type SharedUseLedger,
  sharedNonces,
  sharedUses,
  type VerdictEvent,
  type Verifier,
  type VerifierOptions,
} from '../../src/entry/server.js';
import { createSiweMessage } from '../../src/entry/siwe.js';
import {
  type AuthSig,
  anyNode,
  anyNonce,
  anyRequest,
  createNonceLedger,
  createUseLedger,
  type EvidenceResolvers,
  type Issue,
  type Result,
  type RuleId,
  unwrap,
  verdictOf,
  verifyLogin,
} from '../../src/index.js';
import { toHex, utf8 } from '../../src/internal/bytes.js';
import { profiles, strict } from '../../src/profile.js';
import {
  type Block,
  credit,
  friend,
  lend,
  now,
  owner,
  pkp,
  sessionKey,
  sessionUri,
  stranger,
  user,
} from './chain-fixture.js';

const node = 'node-1.example:7470';
const delegationUri = 'lit:capability:delegation';
const request = { resource: pkp, ability: 'Threshold/Signing' };
const use = { resource: credit, delegatee: friend.address };

const rulesOf = (result: Result<unknown>): readonly RuleId[] =>
  result.ok ? [] : (result.issues as readonly Issue[]).map(({ rule }) => rule);
const off = (rule: RuleId): Partial<VerifierOptions> => ({ profile: { ...strict, off: { [rule]: 'test' } } });

function verifierWith(options: Partial<VerifierOptions> = {}): Verifier {
  const { nonces, uses } = createMemoryLedgers();
  return createVerifier({
    ...{ nodeAddress: node, domain: 'app.example', nonce: anyNonce, nonces, uses },
    clock: () => new Date(now),
    ...options,
  });
}

/** Resolvers that know the owner of credit 24 and these blocks, and count what they are asked. */
function resolversOf(...blocks: readonly Block[]): EvidenceResolvers & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async proof(cid) {
      asked.push(cid);
      return blocks.map(({ evidence }) => evidence[cid]).find((bytes) => bytes !== undefined);
    },
    async tokenOwner(token) {
      asked.push(String(token));
      return token === 24n ? owner.address : undefined;
    },
  };
}

const granted = lend({ by: owner, to: sessionUri, att: { [pkp]: { 'Threshold/Signing': [{}] } } });

function sessionWith(...capabilities: readonly Block[]): object {
  const [resourcePrefix = '', resource = ''] = pkp.split('://');
  const signedMessage = JSON.stringify({
    sessionKey: sessionKey.publicKey,
    resourceAbilityRequests: [{ resource: { resource, resourcePrefix }, ability: 'pkp-signing' }],
    capabilities: capabilities.map(({ authSig }) => authSig),
    issuedAt: '2026-01-15T11:30:00Z',
    expiration: '2026-01-15T12:30:00Z',
    nodeAddress: node,
  });
  const sig = toHex(signEd25519(new Uint8Array(32).fill(0x22), utf8(signedMessage)));
  return { sig, derivedVia: 'litSessionSignViaNacl', signedMessage, address: sessionKey.publicKey, algo: 'ed25519' };
}

const uses = (limit: string) => ({ [credit]: { 'Auth/Auth': [{ uses: limit }] } });
const delegate = (limit: string): Block => lend({ by: owner, to: delegationUri, att: uses(limit) });
/** From the owner over a user to a friend: three links, the narrowest in the middle. */
function chainOf([first, second, third]: readonly [string, string, string]): Block {
  const root = lend({ by: owner, to: user.did, att: uses(first) });
  const middle = lend({ by: user, to: friend.did, att: uses(second), proofs: [root] });
  return lend({ by: friend, to: delegationUri, att: uses(third), proofs: [middle] });
}

function login(nonce: string): AuthSig {
  const message = createSiweMessage({
    ...{ domain: 'app.example', address: user.address, uri: 'https://app.example/', version: '1', chainId: '1', nonce },
    ...{ issuedAt: '2026-01-15T11:30:00Z', expirationTime: '2026-01-15T12:30:00Z' },
  });
  return signAuthSig(unwrap(message), user.address, user.key);
}

/** A sign-in text of a Solana account that has no nonce. */
const signInWithoutNonce: AuthSig = (() => {
  const seed = new Uint8Array(32).fill(5);
  const address = base58btc.baseEncode(ed25519PublicKey(seed));
  const times = 'Issued At: 2026-01-15T11:30:00Z\nExpiration Time: 2026-01-15T12:30:00Z';
  const text = `app.example wants you to sign in with your Solana account:\n${address}\n\nURI: https://app.example/\n${times}`;
  const sig = toHex(signEd25519(seed, utf8(text)));
  return { sig, derivedVia: 'solana.signMessage', signedMessage: text, address };
})();

/** A promise that is settled from outside. */
function later<T>(): { readonly promise: Promise<T>; resolve(value: T): void; reject(error: Error): void } {
  let [resolve, reject]: [(value: T) => void, (error: Error) => void] = [() => undefined, () => undefined];
  const promise = new Promise<T>((...both) => {
    [resolve, reject] = both;
  });
  return { promise, resolve: (value) => resolve(value), reject: (error) => reject(error) };
}
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await undefined;
};

describe('createVerifier', () => {
  it.each<[string, Partial<Record<keyof VerifierOptions, unknown>>]>([
    ['nodeAddress', { nodeAddress: undefined }],
    ['domain', { domain: undefined }],
    ['domain', { domain: 'https://app.example' }],
    ['domain', { domain: 'app.example/' }],
    ['nonce', { nonce: undefined }],
    ['nonces', { nonces: undefined }],
    ['uses', { uses: undefined }],
    ['networkKeys', { networkKeys: ['00'] }],
    ['limits', { limits: { requests: 0 } }],
    ['limits', { limits: { request: 1 } }],
    ['options', { ledger: {} } as never],
    ['deadline', { deadline: 1.5 }],
    ['resolvers', { resolvers: { owner: () => undefined } }],
    ['clock', { clock: now }],
  ])('says at once what is wrong with %s', (name, options) => {
    expect(() => verifierWith(options as never)).toThrow(TypeError);
    expect(() => verifierWith(options as never)).toThrow(name === 'networkKeys' ? 'networkKey' : name);
  });

  it('takes the symbols for what is not checked', async () => {
    const open = verifierWith({ nodeAddress: anyNode, nonces: anyNonce, uses: anyUses });
    expect(unwrap(await open.session(sessionWith(granted), request)).notChecked).toEqual(['node', 'nonce']);
    expect(unwrap(await open.login(login('nonce0001'))).notChecked).toEqual(['nonce']);
    await expect(open.issueNonce()).rejects.toThrow(TypeError);
  });

  it('refuses a mistake in a call', async () => {
    const verifier = verifierWith();
    await expect(verifier.session('{}', request, { requestID: 'a' } as never)).rejects.toThrow(TypeError);
    await expect(verifier.authSig('{}', { purpose: 'login' } as never)).rejects.toThrow('login');
    await expect(verifier.delegation('{}', { ...use, uses: 1n })).rejects.toThrow('use.uses');
    await expect(verifier.login('{}', { requestId: 'a' } as never)).rejects.toThrow('requestId');
    await expect(verifier.delegation('{}', use, { requestId: '' })).rejects.toThrow('requestId');
  });
});

describe('session', () => {
  it('verifies as the pure function does', async () => {
    const verifier = verifierWith();
    const session = unwrap(await verifier.session(sessionWith(granted), request));
    expect(session.account.address).toBe(owner.address);
    expect(
      rulesOf(await verifier.session(sessionWith(granted), { ...request, ability: 'Threshold/Execution' })),
    ).toEqual(['session.requested-ability']);
    const map = { [node]: sessionWith(granted) };
    expect(Object.keys(unwrap(await verifier.sessionSigs(map, anyRequest)).entries)).toEqual([node]);
    const grant = unwrap(
      await verifier.authSig(granted.authSig, { purpose: 'session', sessionKey: sessionKey.publicKey }),
    );
    expect(grant.account.address).toBe(owner.address);
  });

  it('gathers evidence only where it could change the answer', async () => {
    const root = lend({ by: owner, to: user.did, att: { [pkp]: { 'Threshold/Signing': [{}] } } });
    const rested = lend({ by: user, to: sessionUri, att: { [pkp]: { 'Threshold/Signing': [{}] } }, proofs: [root] });
    const resolvers = resolversOf(root, rested);
    const { sig: other } = sessionWith(granted) as { readonly sig: string };
    const verifier = verifierWith({ resolvers });
    expect(rulesOf(await verifier.session(sessionWith(granted), request))).toEqual([]);
    expect(rulesOf(await verifier.session({ ...sessionWith(rested), sig: other }, request))).toEqual([
      'session.signature',
    ]);
    expect(resolvers.asked).toEqual([]);
    expect(unwrap(await verifier.session(sessionWith(rested), request)).root.address).toBe(owner.address);
    expect(resolvers.asked).toEqual([root.cid]);
    expect(verdictOf(await verifierWith().session(sessionWith(rested), request))).toBe('undecided');
  });

  it('names the delegations of a session that rest on proofs', async () => {
    const chain = chainOf(['9', '9', '9']);
    const session = sessionWith(chain, granted);
    expect(unwrap(await verifierWith().session(session, request)).delegations).toEqual([]);
    const told = unwrap(await verifierWith({ resolvers: resolversOf(chain) }).session(session, request));
    expect(told.delegations.map(({ links }) => links.length)).toEqual([3]);
  });
});

describe('login', () => {
  it('lets each nonce that was given out be used once, whoever asks at the same time', async () => {
    const verifier = verifierWith();
    const { nonce, expiration } = unwrap(await verifier.issueNonce());
    expect(nonce).toMatch(/^[A-Za-z0-9]{24}$/);
    expect(expiration).toBe('2026-01-15T12:10:00.000Z');
    const signed = login(nonce);
    const all = await Promise.all(Array.from({ length: 20 }, () => verifier.login(signed)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(all.flatMap(rulesOf))).toEqual(new Set(['auth-sig.nonce-once']));
    expect(rulesOf(await verifier.login(login('neverGivenOut1')))).toEqual(['auth-sig.nonce']);
  });

  it('consumes nothing unless everything else holds', async () => {
    const verifier = verifierWith();
    const { nonce } = unwrap(await verifier.issueNonce());
    const signed = login(nonce) as { readonly sig: string };
    expect(rulesOf(await verifier.login({ ...signed, sig: `0x${'11'.repeat(64)}1b` }))).toEqual(['auth-sig.signature']);
    expect(rulesOf(await verifier.login(signed))).toEqual([]);
  });

  it('refuses a nonce whose time is over', async () => {
    let time = now;
    const verifier = verifierWith({ clock: () => new Date(time), nonceSeconds: 60 });
    const { nonce } = unwrap(await verifier.issueNonce());
    time = '2026-01-15T12:01:00Z';
    expect(rulesOf(await verifier.login(login(nonce)))).toEqual(['auth-sig.nonce']);
  });

  it.each([
    ...Object.values(profiles),
    { ...strict, name: 'both off', off: { 'auth-sig.nonce': 'test', 'auth-sig.nonce-once': 'test' } } as const,
  ])('insists on nonces that it gave out, whatever the profile $name leaves off', async (profile) => {
    const verifier = verifierWith({ profile });
    const { nonce } = unwrap(await verifier.issueNonce());
    expect(rulesOf(await verifier.login(login('neverGivenOut1')))).toEqual(['auth-sig.nonce']);
    expect(rulesOf(await verifier.login(login(nonce)))).toEqual([]);
    expect(rulesOf(await verifier.login(login(nonce)))).toEqual(['auth-sig.nonce-once']);
    // A text of a Solana account may have none, where the rule that asks for one is off.
    expect(rulesOf(await verifier.login(signInWithoutNonce))).toEqual(['auth-sig.nonce']);
  });

  it('insists on none where the caller waives them', async () => {
    const off = { 'auth-sig.nonce': 'test' } as const;
    const open = verifierWith({ nonces: anyNonce, profile: { ...strict, off } });
    expect(rulesOf(await open.login(signInWithoutNonce))).toEqual([]);
    // What is verified by itself is as the profile has it: nobody gave out a nonce.
    const pure = { now, domain: 'app.example', profile: { ...strict, off }, ledger: createNonceLedger() };
    expect(rulesOf(verifyLogin(signInWithoutNonce, pure))).toEqual([]);
  });

  it('takes ledgers that answer at once', async () => {
    const ledger = createNonceLedger();
    ledger.issue('nonce0001');
    const verifier = verifierWith({ nonces: sharedNonces(ledger) });
    expect(rulesOf(await verifier.login(login('nonce0001')))).toEqual([]);
    expect(rulesOf(await verifier.login(login('nonce0001')))).toEqual(['auth-sig.nonce-once']);
    expect(rulesOf(await verifier.login(login('nonce0002')))).toEqual(['auth-sig.nonce']);
  });
});

describe('delegation', () => {
  it('counts the uses of every link, or none', async () => {
    const chain = chainOf(['5', '3', '3']);
    const verifier = verifierWith({ resolvers: resolversOf(chain) });
    const all = await Promise.all(Array.from({ length: 8 }, () => verifier.delegation(chain.authSig, use)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(3);
    expect(new Set(all.flatMap(rulesOf))).toEqual(new Set(['delegation.uses']));
  });

  it('charges a request with a name once, and no other by it', async () => {
    const verifier = verifierWith({ resolvers: resolversOf() });
    const [two, other] = [
      delegate('2'),
      lend({ by: owner, to: delegationUri, att: uses('1'), change: { nonce: 'nonce0009' } }),
    ];
    const repeated = async (): Promise<boolean> =>
      unwrap(await verifier.delegation(two.authSig, use, { requestId: 'a' })).repeated;
    expect([await repeated(), await repeated(), await repeated()]).toEqual([false, true, true]);
    expect(unwrap(await verifier.delegation(other.authSig, use, { requestId: 'a' })).repeated).toBe(false);
    expect(rulesOf(await verifier.delegation(two.authSig, use, { requestId: 'b' }))).toEqual([]);
    expect(rulesOf(await verifier.delegation(two.authSig, use, { requestId: 'c' }))).toEqual(['delegation.uses']);
    expect(rulesOf(await verifier.delegation(two.authSig, use, { requestId: 'c' }))).toEqual(['delegation.uses']);
  });

  it('asks who owns the credit that is used, also where the delegation names none', async () => {
    const every = lend({ by: owner, to: delegationUri, att: { 'lit-ratelimitincrease://*': { 'Auth/Auth': [{}] } } });
    const resolvers = resolversOf();
    const verifier = verifierWith({ resolvers });
    expect(rulesOf(await verifier.delegation(every.authSig, use))).toEqual([]);
    expect(resolvers.asked).toEqual(['24']);
    const theirs = verifierWith({ resolvers: { tokenOwner: async () => stranger.address } });
    expect(rulesOf(await theirs.delegation(every.authSig, use))).toEqual(['delegation.owner']);
    expect(rulesOf(await verifierWith().delegation(every.authSig, use))).toEqual(['delegation.owner-undecided']);
    const wrong = verifierWith({ resolvers: { tokenOwner: async () => 'nobody' } });
    await expect(wrong.delegation(every.authSig, use)).rejects.toThrow(TypeError);
  });

  it('counts uses of the delegations of a session', async () => {
    const verifier = verifierWith({ resolvers: resolversOf() });
    const [seen] = unwrap(await verifier.session(sessionWith(delegate('2'), granted), request)).delegations;
    if (!seen) throw new Error('expected a delegation');
    const all = await Promise.all(Array.from({ length: 5 }, () => verifier.spend(seen, use)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(2);
    expect(all.flatMap((each) => (each.ok ? [] : each.issues)).map(({ rule, path }) => [rule, path])).toEqual(
      Array.from({ length: 3 }, () => ['delegation.uses', '/signedMessage/capabilities/0']),
    );
  });

  it('takes ledgers that answer at once, and tells a full one from a spent one', async () => {
    const verifier = verifierWith({ resolvers: resolversOf(), uses: sharedUses(createUseLedger(1)) });
    expect(rulesOf(await verifier.delegation(delegate('1').authSig, use))).toEqual([]);
    const other = lend({ by: owner, to: delegationUri, att: uses('1'), change: { nonce: 'nonce0009' } });
    const full = await verifier.delegation(other.authSig, use, { requestId: 'a' });
    expect([rulesOf(full), verdictOf(full)]).toEqual([['delegation.ledger-full'], 'undecided']);
    expect(rulesOf(await verifier.delegation(other.authSig, use, { requestId: 'a' }))).toEqual([
      'delegation.ledger-full',
    ]);
  });

  it('counts nothing with anyUses', async () => {
    const verifier = verifierWith({ uses: anyUses, resolvers: resolversOf() });
    const { authSig } = delegate('1');
    expect(rulesOf(await verifier.delegation(authSig, { ...use, uses: 0n }))).toEqual([]);
    expect(rulesOf(await verifier.delegation(authSig, { ...use, uses: 1n }))).toContain('capability.restriction');
    expect(rulesOf(await verifier.delegation(authSig, use))).toEqual(['capability.restriction-undecided']);
  });
});

describe('a ledger that does not answer', () => {
  const down = async (): Promise<never> => {
    throw new Error('connection lost');
  };
  const noNonces: SharedNonceLedger = { issue: down, consume: down };
  const noUses: SharedUseLedger = { consume: down };

  it('leaves undecided what it was asked', async () => {
    const errors: unknown[] = [];
    const onError = (error: unknown): void => void errors.push(error);
    const verifier = verifierWith({ nonces: noNonces, uses: noUses, resolvers: resolversOf(), onError });
    for (const result of [
      await verifier.login(login('nonce0001')),
      await verifier.delegation(delegate('1').authSig, use),
      await verifier.issueNonce(),
    ]) {
      expect([rulesOf(result), verdictOf(result)]).toEqual([['ledger.unavailable'], 'undecided']);
      expect(JSON.stringify(result)).not.toContain('connection lost');
    }
    expect(errors.map(String)).toEqual(Array.from({ length: 3 }, () => 'Error: connection lost'));
    // Whoever consumes nothing does not notice.
    expect(rulesOf(await verifier.session(sessionWith(granted), request))).toEqual([]);
  });

  it('is taken for a yes only where the rule is off', async () => {
    const open = verifierWith({ nonces: noNonces, ...off('ledger.unavailable') });
    expect(rulesOf(await open.login(login('nonce0001')))).toEqual([]);
    expect(rulesOf(await open.issueNonce())).toEqual(['ledger.unavailable']);
  });

  it('is not waited for beyond the deadline', async () => {
    const never: SharedNonceLedger = { issue: down, consume: () => new Promise(() => undefined) };
    const verifier = verifierWith({ nonces: never, deadline: 1 });
    expect(rulesOf(await verifier.login(login('nonce0001')))).toEqual(['ledger.unavailable']);
  });

  it('is a mistake where it answers with a word that there is not', async () => {
    const wrong = verifierWith({ nonces: { issue: down, consume: async () => true as never } });
    await expect(wrong.login(login('nonce0001'))).rejects.toThrow('nonces.consume');
  });
});

describe('bounds', () => {
  it('answers busy beyond what may be under way, and consumes nothing', async () => {
    const held = later<'consumed'>();
    const asked: string[] = [];
    const nonces: SharedNonceLedger = {
      issue: async () => 'issued',
      consume(nonce) {
        asked.push(nonce);
        return held.promise;
      },
    };
    const verifier = verifierWith({ nonces, limits: { requests: 2 } });
    const first = [verifier.login(login('nonce0001')), verifier.login(login('nonce0002'))];
    const third = await verifier.login(login('nonce0003'));
    expect([rulesOf(third), verdictOf(third)]).toEqual([['server.busy'], 'undecided']);
    // Whoever waits for no ledger is not held up by one that is slow.
    expect(rulesOf(await verifier.session(sessionWith(granted), request))).toEqual([]);
    held.resolve('consumed');
    expect((await Promise.all(first)).flatMap(rulesOf)).toEqual([]);
    expect(asked).toEqual(['nonce0001', 'nonce0002']);
    expect(rulesOf(await verifier.session(sessionWith(granted), request))).toEqual([]);
  });

  it('lets those who wait for evidence take no place from those who need none', async () => {
    const held = later<undefined>();
    const chain = chainOf(['9', '9', '9']);
    const resolvers: EvidenceResolvers = { proof: () => held.promise };
    const verifier = verifierWith({ resolvers, limits: { requests: 1, evidence: 1, waiting: 1 } });
    const rested = lend({
      ...{ by: user, to: sessionUri, att: { [pkp]: { 'Threshold/Signing': [{}] } } },
      proofs: [lend({ by: owner, to: user.did, att: { [pkp]: { 'Threshold/Signing': [{}] } } })],
    });
    const open = [verifier.session(sessionWith(rested), request), verifier.session(sessionWith(rested), request)];
    await turns();
    expect(rulesOf(await verifier.session(sessionWith(rested), request))).toEqual(['server.busy']);
    // Good without evidence: it stands, though a delegation of it would need some.
    expect(rulesOf(await verifier.session(sessionWith(chain, granted), request))).toEqual([]);
    expect(rulesOf(await verifier.session(sessionWith(granted), request))).toEqual([]);
    held.resolve(undefined);
    expect((await Promise.all(open)).flatMap(rulesOf)).toEqual(['auth-sig.proofs', 'auth-sig.proofs']);
  });

  it('takes on any number where the rule is off', async () => {
    const verifier = verifierWith({ limits: { requests: 1 }, ...off('server.busy') });
    const { nonce } = unwrap(await verifier.issueNonce());
    const both = [verifier.login(login(nonce)), verifier.issueNonce()];
    expect((await Promise.all(both)).flatMap(rulesOf)).toEqual([]);
  });

  it('consumes nothing for a caller who gave up', async () => {
    const asked: string[] = [];
    const { uses: counting } = createMemoryLedgers();
    const ledger: SharedUseLedger = {
      consume(charges, call) {
        asked.push(...charges.map(({ key }) => key));
        return counting.consume(charges, call);
      },
    };
    const held = later<string>();
    const verifier = verifierWith({ uses: ledger, resolvers: { tokenOwner: () => held.promise } });
    const { authSig } = delegate('1');
    const gone = new AbortController();
    const left = verifier.delegation(authSig, use, { signal: gone.signal });
    await turns();
    gone.abort();
    // What it waited for is not there, and its own rule says so.
    expect(rulesOf(await left)).toEqual(['delegation.owner-undecided']);
    expect(rulesOf(await verifier.delegation(authSig, use, { signal: gone.signal }))).toEqual(['server.deadline']);
    expect(asked).toEqual([]);
    held.resolve(owner.address);
    expect(rulesOf(await verifier.delegation(authSig, use))).toEqual([]);
  });

  it('ends requests that waited too long before they are consumed', async () => {
    const asked: string[] = [];
    const uses: SharedUseLedger = {
      async consume() {
        asked.push('uses');
        return 'charged';
      },
    };
    const gone = new AbortController();
    // The caller leaves in the moment in which the last that was missing is there.
    const resolvers: EvidenceResolvers = {
      tokenOwner: async () => owner.address,
    };
    const clock = (): Date => {
      if (reads++ > 0) gone.abort();
      return new Date(now);
    };
    let reads = 0;
    const verifier = verifierWith({ uses, resolvers, clock });
    const result = await verifier.delegation(delegate('1').authSig, use, { signal: gone.signal });
    expect([rulesOf(result), verdictOf(result), asked]).toEqual([['server.deadline'], 'undecided', []]);
    reads = 0;
    const patient = verifierWith({ uses, resolvers, clock, ...off('server.deadline') });
    expect(rulesOf(await patient.delegation(delegate('1').authSig, use, { signal: gone.signal }))).toEqual([]);
  });

  it('closes when everything under way was answered, and takes nothing more on', async () => {
    const held = later<'consumed'>();
    const verifier = verifierWith({ nonces: { issue: async () => 'issued', consume: () => held.promise } });
    const under = verifier.login(login('nonce0001'));
    let closed = false;
    const closing = verifier.close().then(() => {
      closed = true;
    });
    expect(rulesOf(await verifier.session(sessionWith(granted), request))).toEqual(['server.busy']);
    expect(closed).toBe(false);
    held.resolve('consumed');
    expect(rulesOf(await under)).toEqual([]);
    await closing;
    await verifier.close();
  });
});

describe('what is told', () => {
  it('tells of every verdict without the document, whatever the listener does', async () => {
    const events: VerdictEvent[] = [];
    const onVerdict = (event: VerdictEvent): void => {
      events.push(event);
      throw new Error('no one listens');
    };
    const verifier = verifierWith({ onVerdict, resolvers: resolversOf() });
    await verifier.session(sessionWith(granted), request);
    await verifier.delegation(delegate('0').authSig, use);
    await verifier.login('{');
    expect(events.map(({ operation, verdict, rule, profile }) => [operation, verdict, rule, profile])).toEqual([
      ['session', 'accept', undefined, 'strict'],
      ['delegation', 'reject', 'capability.restriction', 'strict'],
      ['login', 'reject', 'json.text', 'strict'],
    ]);
    expect(JSON.stringify(events)).not.toContain(owner.address);
  });
});
