import { describe, expect, it } from 'vitest';
import { parsePrincipal } from '../../src/chain.js';
import { createAuthSigMessage, createSessionSigs } from '../../src/entry/client.js';
import { noble } from '../../src/entry/crypto.js';
import {
  anyDomain,
  anyNode,
  anyNonce,
  anyRequest,
  type ChainOptions,
  type Evidence,
  type Issue,
  type Outcomes,
  profiles,
  type Result,
  type RuleId,
  type SessionOptions,
  unwrap,
  verdictOf,
  verifyAuthSig,
  verifyChain,
  verifySessionSig,
} from '../../src/index.js';
import { strict } from '../../src/profile.js';
import {
  action,
  type Block,
  credit,
  forge,
  friend,
  lend,
  now,
  owner,
  pkp,
  sessionKey,
  sessionUri,
  stranger,
  type Terms,
  user,
} from './chain-fixture.js';

const known = { now, domain: anyDomain, nonce: anyNonce } as const;
const asSession = { ...known, purpose: 'session', sessionKey: sessionKey.publicKey, root: owner.address } as const;
const verify = ({ authSig, evidence }: Block, more: Partial<ChainOptions> = {}): Result<unknown> =>
  verifyChain(authSig, { ...asSession, evidence: { proofs: evidence }, ...more });
const issuesOf = (result: Result<unknown>): readonly Issue[] => (result.ok ? [] : result.issues);
const found = (result: Result<unknown>): readonly (readonly [RuleId, string])[] =>
  issuesOf(result).map(({ rule, path }) => [rule, path]);
const rulesOf = (result: Result<unknown>): readonly RuleId[] => issuesOf(result).map(({ rule }) => rule);
const off = (...rules: readonly RuleId[]): { readonly profile: typeof strict } => ({
  profile: { ...strict, off: Object.fromEntries(rules.map((rule) => [rule, 'test'])) },
});

const at = '/signedMessage/resources/0/prf/0';
const signing = { [pkp]: { 'Threshold/Signing': [{}] } };
const limited = { [credit]: { 'Auth/Auth': [{ uses: '3', delegate_to: [user.address] }] } };

/** The owner lends to the app's user, who lends to a session key. */
const three = (parent: Partial<Terms> = {}, child: Partial<Terms> = {}): Block => {
  const proof = lend({ by: owner, to: user.did, att: { ...limited, ...signing }, ...parent });
  return lend({ by: user, to: sessionUri, att: { ...limited, ...signing }, proofs: [proof], ...child });
};

describe('a chain from the owner over the user to a session key', () => {
  it('proves the root, every link and the earliest end', () => {
    const chain = three(
      { change: { expirationTime: '2026-01-16T00:00:00Z' } },
      { change: { expirationTime: '2026-01-15T20:00:00Z' } },
    );
    const verified = unwrap(
      verifyChain(JSON.stringify(chain.authSig), { ...asSession, evidence: { proofs: chain.evidence } }),
    );
    expect(verified.root).toEqual({ kind: 'eoa', address: owner.address });
    expect(verified.account).toEqual({ kind: 'eoa', address: user.address });
    expect(verified.expiration).toBe('2026-01-15T20:00:00Z');
    expect(verified.links.map(({ path, account, audience }) => [path, account.address, audience])).toEqual([
      ['', user.address, sessionUri],
      [at, owner.address, user.did],
    ]);
    expect(verified.links[1]).toMatchObject({
      cid: verified.links[0]?.proofs[0],
      begins: '2026-01-15T10:00:00Z',
      expiration: '2026-01-16T00:00:00Z',
      proofs: [],
    });
    expect(verified.grants.map(({ resource }) => resource)).toEqual([pkp, credit]);
    expect(verified.notChecked).toEqual(['domain', 'nonce']);
  });

  it('ends with the proof where the proof ends first, which only an unenforced rule lets happen', () => {
    const chain = three({ change: { expirationTime: '2026-01-15T13:00:00Z' } });
    const verified = unwrap(
      verifyChain(chain.authSig, { ...asSession, evidence: { proofs: chain.evidence }, ...off('chain.time') }),
    );
    expect(verified.expiration).toBe('2026-01-15T13:00:00Z');
  });

  it.each([owner.address, owner.address.toLowerCase(), owner.did, owner.did.toLowerCase()])(
    'takes %s for the root',
    (root) => {
      expect(rulesOf(verify(three(), { root }))).toEqual([]);
    },
  );

  it('holds a contract wallet and an account of another chain apart by their DIDs', () => {
    expect(found(verify(three(), { root: `did:pkh:eip155:137:${owner.address}` }))).toEqual([
      ['chain.root', `${at}/signedMessage/address`],
    ]);
  });

  it('names a contract wallet by its DID only', () => {
    const { authSig } = lend({ by: owner, to: sessionUri, att: signing });
    const contract = { ...authSig, derivedVia: 'EIP1271' };
    expect(rulesOf(verifyChain(contract, { ...asSession, root: owner.did }))).not.toContain('chain.root');
    expect(rulesOf(verifyChain(contract, asSession))).toContain('chain.root');
  });

  it('grants whatever the root signs itself', () => {
    const alone = lend({ by: owner, to: sessionUri, att: signing });
    expect(unwrap(verifyChain(alone.authSig, asSession)).links).toHaveLength(1);
    expect(found(verify(lend({ by: user, to: sessionUri, att: signing })))).toEqual([
      ['chain.root', '/signedMessage/address'],
    ]);
  });

  it('answers with the root and says so when none was named', () => {
    const { authSig, evidence } = three();
    const { root: _, ...unnamed } = asSession;
    const verified = unwrap(verifyAuthSig(authSig, { ...unnamed, evidence: { proofs: evidence } }));
    expect(verified.root.address).toBe(owner.address);
    expect(verified.notChecked).toContain('root');
    expect(() => verifyChain(authSig, unnamed as never)).toThrow('root: expected');
    expect(() => verify(three(), { root: 'owner' })).toThrow(TypeError);
    expect(() => verify(three(), { evidence: { proofs: { z: 'text' } } as unknown as Evidence })).toThrow(TypeError);
  });

  it('can have eight AuthSigs', () => {
    let proof = lend({ by: owner, to: user.did, att: signing });
    for (let links = 2; links < 8; links++) proof = lend({ by: user, to: user.did, att: signing, proofs: [proof] });
    const eight = lend({ by: user, to: sessionUri, att: signing, proofs: [proof] });
    expect(
      unwrap(verifyChain(eight.authSig, { ...asSession, evidence: { proofs: eight.evidence } })).links,
    ).toHaveLength(8);
    const nine = lend({
      by: user,
      to: sessionUri,
      att: signing,
      proofs: [lend({ by: user, to: user.did, att: signing, proofs: [proof] })],
    });
    expect(found(verify(nine))).toEqual([['chain.depth', at.repeat(8)]]);
    expect(rulesOf(verify(nine, off('chain.depth')))).toEqual([]);
  });

  it('is created by the client, which refuses to have a widening one signed', () => {
    const proof = lend({ by: owner, to: user.did, att: limited });
    const terms = {
      domain: 'app.example',
      address: user.address,
      nonce: 'Kq3vX7bT9sLm',
      issuedAt: now,
      expiration: '2026-01-16T00:00:00Z',
    };
    const create = (
      purpose: 'session' | 'delegation' | 'proof',
      att: Terms['att'],
      evidence?: Evidence,
    ): Result<string> =>
      createAuthSigMessage({
        ...terms,
        purpose,
        sessionKey: sessionKey.publicKey,
        audience: friend.did,
        recap: { att, prf: [proof.cid] },
        ...(evidence ? { evidence } : {}),
      });
    const evidence = { proofs: proof.evidence };
    for (const purpose of ['session', 'delegation', 'proof'] as const) {
      expect(rulesOf(create(purpose, limited, evidence))).toEqual([]);
      expect(rulesOf(create(purpose, limited))).toEqual(['auth-sig.proofs']);
      const wider = { [credit]: { 'Auth/Auth': [{ uses: '4', delegate_to: [user.address] }] } };
      expect(rulesOf(create(purpose, wider, evidence))).toEqual(['narrower.restriction']);
    }
    expect(() => createAuthSigMessage({ ...terms, purpose: 'proof', audience: 'https://x' })).toThrow('audience');
  });
});

/** A widening is found at its link under its rule, alone, and gets through once the rule is off. */
describe('ten widenings', () => {
  const recap = '/signedMessage/resources/0/att';
  const escaped = (resource: string): string => resource.replaceAll('/', '~1');
  const any = 'lit-pkp://*';
  const otherPkp = `lit-pkp://${'8f'.repeat(32)}`;
  const late = { change: { expirationTime: '2026-01-18T10:00:00Z' } };
  const early = { change: { issuedAt: '2026-01-15T09:59:59Z' } };
  const wide = { [credit]: { 'Auth/Auth': [{ uses: '4', delegate_to: [user.address] }] } };
  const dropped = { [credit]: { 'Auth/Auth': [{ uses: '3' }] } };
  const deciding: readonly (readonly [string, RuleId, string, Block])[] = [
    [
      'another resource',
      'narrower.resource',
      `${recap}/${escaped(otherPkp)}/Threshold~1Signing`,
      three({}, { att: { [otherPkp]: { 'Threshold/Signing': [{}] } } }),
    ],
    [
      'a wildcard over the resource',
      'narrower.resource',
      `${recap}/${escaped(any)}/Threshold~1Signing`,
      three({}, { att: { [any]: { 'Threshold/Signing': [{}] } } }),
    ],
    [
      'another ability',
      'narrower.ability',
      `${recap}/${escaped(pkp)}/*~1*`,
      three({}, { att: { [pkp]: { '*/*': [{}] } } }),
    ],
    [
      'a restriction dropped',
      'narrower.restriction',
      `${recap}/${escaped(credit)}/Auth~1Auth/0`,
      three({}, { att: dropped }),
    ],
    [
      'a restriction loosened',
      'narrower.restriction',
      `${recap}/${escaped(credit)}/Auth~1Auth/0`,
      three({}, { att: wide }),
    ],
    ['a longer expiry', 'chain.time', '/signedMessage/expirationTime', three({}, late)],
    ['an earlier start', 'chain.time', '/signedMessage/issuedAt', three({}, early)],
    [
      'a start before the not-before of the proof',
      'chain.time',
      '/signedMessage/issuedAt',
      three({ change: { notBefore: '2026-01-15T11:00:00Z' } }),
    ],
    ['another audience', 'chain.audience', `${at}/signedMessage/uri`, three({ to: stranger.did })],
    [
      'the audience on another chain',
      'chain.audience',
      `${at}/signedMessage/uri`,
      three({ to: user.did.replace(':1:', ':137:') }),
    ],
    [
      'an audience that is no account',
      'chain.audience',
      `${at}/signedMessage/uri`,
      three({ to: 'https://app.example/login' }),
    ],
    ['another root', 'chain.root', `${at}/signedMessage/address`, three({ by: stranger })],
  ];

  it.each(deciding)('%s', (_, rule, path, chain) => {
    expect(found(verify(chain))).toEqual([[rule, path]]);
    const outcomes: Outcomes = new Map();
    verify(chain, { outcomes });
    expect([...outcomes].filter(([, outcome]) => outcome === 'broken').map(([id]) => id)).toEqual([rule]);
    const twin: Outcomes = new Map();
    verify(three(), { outcomes: twin });
    const reached = (from: Outcomes): readonly RuleId[] =>
      [...from].filter(([, outcome]) => outcome === 'held' || outcome === 'broken').map(([id]) => id);
    expect(reached(twin).filter((id) => !reached(outcomes).includes(id))).toEqual([]);
    expect(rulesOf(verify(chain, off(rule)))).toEqual([]);
  });

  const three1 = three();
  const [proof] = Object.entries(three1.evidence).filter(([cid]) => cid !== three1.cid);

  it('an unknown proof is undecided, and rejected where something else is wrong', () => {
    const missing = verify({ ...three1, evidence: {} });
    expect(found(missing)).toEqual([['auth-sig.proofs', at]]);
    expect(verdictOf(missing)).toBe('undecided');
    expect(rulesOf(verify({ ...three1, evidence: {} }, off('auth-sig.proofs')))).toEqual([]);
    expect(verdictOf(verify({ ...three1, evidence: {} }, { sessionKey: '0'.repeat(64) }))).toBe('reject');
  });

  it('a proof of other bytes', () => {
    const other = lend({ by: owner, to: user.did, att: { [pkp]: { '*/*': [{}] } } });
    const result = verify({ ...three1, evidence: { [proof?.[0] ?? '']: other.bytes } });
    expect(found(result)).toEqual([['chain.block', at]]);
    expect(found(verify({ ...three1, evidence: { [proof?.[0] ?? '']: Uint8Array.of(1) } }))).toEqual([
      ['chain.block', at],
    ]);
  });

  it('a cycle, on the names alone', () => {
    const [one, two] = [
      lend({ by: user, to: user.did, att: signing }),
      lend({ by: user, to: user.did, att: { ...signing, ...limited } }),
    ];
    const first = lend({ by: user, to: user.did, att: signing, proofs: [two] });
    const second = lend({ by: user, to: user.did, att: signing, proofs: [one] });
    const leaf = lend({ by: user, to: sessionUri, att: signing, proofs: [one] });
    // Two blocks that name each other cannot hash to their names, and nothing is hashed to see it.
    const hashed: Uint8Array[] = [];
    const counting = {
      ...noble,
      sha256(bytes: Uint8Array) {
        hashed.push(bytes);
        return noble.sha256(bytes);
      },
    };
    const evidence = { [one.cid]: first.bytes, [two.cid]: second.bytes };
    expect(found(verify({ ...leaf, evidence }, { backend: counting }))).toEqual([['chain.cycle', `${at}${at}${at}`]]);
    expect(hashed).toEqual([]);
    expect(rulesOf(verify({ ...leaf, evidence }, off('chain.cycle')))).toEqual(['chain.block', 'chain.block']);
    const itself = { [one.cid]: lend({ by: user, to: user.did, att: signing, proofs: [one] }).bytes };
    expect(found(verify({ ...leaf, evidence: itself }))).toEqual([['chain.cycle', `${at}${at}`]]);
  });

  it('a forged signature of a proof', () => {
    const parent = lend({ by: owner, to: user.did, att: signing });
    const forged = forge(parent, lend({ by: stranger, to: user.did, att: signing }).authSig.sig);
    expect(found(verify(lend({ by: user, to: sessionUri, att: signing, proofs: [forged] })))).toEqual([
      ['auth-sig.signature', `${at}/sig`],
    ]);
  });

  it('a proof that is over, not yet valid, or grants nothing', () => {
    const times = (change: NonNullable<Terms['change']>): Block => three({ change }, { change });
    expect(rulesOf(verify(times({ expirationTime: '2026-01-15T11:00:00Z' })))).toEqual([
      'auth-sig.expired',
      'auth-sig.expired',
    ]);
    expect(rulesOf(verify(times({ notBefore: '2026-01-15T14:00:00Z' })))).toEqual([
      'auth-sig.not-before',
      'auth-sig.not-before',
    ]);
    const plain = lend({ by: owner, to: user.did, att: signing, change: { resources: [], statement: 'Hello.' } });
    expect(found(verify(lend({ by: user, to: sessionUri, att: signing, proofs: [plain] })))).toContainEqual([
      'auth-sig.recap-present',
      `${at}/signedMessage`,
    ]);
  });

  it('a block whose text is no SIWE message with a sound ReCap', () => {
    const bad = lend({ by: owner, to: user.did, att: signing, change: { statement: 'Something else.' } });
    expect(found(verify(lend({ by: user, to: sessionUri, att: signing, proofs: [bad] })))).toEqual([
      ['recap.statement-match', `${at}/signedMessage/statement`],
    ]);
  });
});

describe('several proofs', () => {
  const credits = lend({ by: owner, to: user.did, att: limited });
  const keys = lend({ by: owner, to: user.did, att: signing });

  it('are joined', () => {
    const joined = lend({ by: user, to: sessionUri, att: { ...limited, ...signing }, proofs: [credits, keys] });
    expect(rulesOf(verify(joined))).toEqual([]);
    expect(
      rulesOf(verify(lend({ by: user, to: sessionUri, att: { ...limited, ...signing }, proofs: [keys] }))),
    ).toEqual(['narrower.resource']);
  });

  it('prove what their own proofs grant them, not what they say', () => {
    const grown = lend({ by: user, to: friend.did, att: { ...limited, ...signing }, proofs: [credits] });
    const leaf = lend({ by: friend, to: sessionUri, att: signing, proofs: [grown] });
    expect(found(verify(leaf))).toEqual([
      ['narrower.resource', `${at}/signedMessage/resources/0/att/${pkp.replaceAll('/', '~1')}/Threshold~1Signing`],
    ]);
  });

  it('have one root', () => {
    const others = lend({ by: stranger, to: user.did, att: signing });
    const leaf = lend({ by: user, to: sessionUri, att: { ...limited, ...signing }, proofs: [credits, others] });
    const second = '/signedMessage/resources/0/prf/1/signedMessage/address';
    expect(found(verify(leaf))).toEqual([['chain.root', second]]);
    const { root: _, ...unnamed } = asSession;
    expect(found(verifyAuthSig(leaf.authSig, { ...unnamed, evidence: { proofs: leaf.evidence } }))).toEqual([
      ['chain.root', second],
    ]);
  });

  it('leave a grant undecided while one is missing, and rejected when what is there is wrong', () => {
    const joined = lend({ by: user, to: sessionUri, att: { ...limited, ...signing }, proofs: [credits, keys] });
    const result = verify({ ...joined, evidence: { [credits.cid]: credits.bytes } });
    expect(found(result)).toEqual([['auth-sig.proofs', '/signedMessage/resources/0/prf/1']]);
    const astray = lend({ by: owner, to: stranger.did, att: limited });
    const wrong = lend({ by: user, to: sessionUri, att: limited, proofs: [keys, astray] });
    expect(verdictOf(verify({ ...wrong, evidence: { [astray.cid]: astray.bytes } }))).toBe('reject');
  });

  it('that are one proof named twice count once, and one that two links name is verified once', () => {
    const root = lend({ by: owner, to: user.did, att: signing });
    const [left, right] = ['2026-01-15T10:00:01Z', '2026-01-15T10:00:02Z'].map((issuedAt) =>
      lend({ by: user, to: user.did, att: signing, proofs: [root], change: { issuedAt } }),
    ) as [Block, Block];
    const leaf = lend({
      by: user,
      to: sessionUri,
      att: signing,
      proofs: [left, right, left],
      change: { issuedAt: '2026-01-15T10:00:03Z' },
    });
    let recovered = 0;
    const counting = {
      ...noble,
      secp256k1Recover(...given: Parameters<typeof noble.secp256k1Recover>) {
        recovered++;
        return noble.secp256k1Recover(...given);
      },
    };
    expect(rulesOf(verify(leaf, { backend: counting }))).toEqual([]);
    expect(recovered).toBe(4);
  });

  it('are bounded in number and in size', () => {
    const many = Array.from({ length: 33 }, (_, index) =>
      lend({ by: owner, to: user.did, att: signing, change: { nonce: `nonce${1000 + index}` } }),
    );
    const leaf = lend({ by: user, to: sessionUri, att: signing, proofs: many });
    expect(found(verify(leaf))).toEqual([['chain.size', '/signedMessage/resources/0/prf/32']]);
    expect(found(verify({ ...leaf, evidence: {} })).filter(([rule]) => rule === 'chain.size')).toHaveLength(1);
    expect(rulesOf(verify(leaf, off('chain.size', 'work.signatures')))).toEqual([]);
    const full = lend({ by: user, to: sessionUri, att: signing, proofs: many.slice(1) });
    expect(rulesOf(verify(full, off('work.signatures')))).toEqual([]);
    expect(found(verify(full))).toEqual([['work.signatures', '/signedMessage/resources/0/prf/14/sig']]);
    expect(rulesOf(verify(lend({ by: user, to: sessionUri, att: signing, proofs: many.slice(19) })))).toEqual([]);
    const limits = { ...strict.parameters.limits, chainBytes: keys.bytes.length - 1 };
    const profile = { ...strict, parameters: { ...strict.parameters, limits } };
    expect(found(verify(lend({ by: user, to: sessionUri, att: signing, proofs: [keys] }), { profile }))).toEqual([
      ['chain.size', at],
    ]);
  });

  it('cannot make the way to the root look shorter than it is', () => {
    let proof = lend({ by: owner, to: user.did, att: signing });
    const short = proof;
    for (let links = 2; links < 8; links++)
      proof = lend({ by: user, to: user.did, att: signing, proofs: [short, proof] });
    const leaf = lend({ by: user, to: sessionUri, att: signing, proofs: [short, proof] });
    expect(rulesOf(verify(leaf))).toEqual([]);
    const deeper = lend({ by: user, to: user.did, att: signing, proofs: [short, proof] });
    expect(new Set(rulesOf(verify(lend({ by: user, to: sessionUri, att: signing, proofs: [short, deeper] }))))).toEqual(
      new Set(['chain.depth']),
    );
  });
});

describe('a session through a chain', () => {
  const sessionOf = (
    capabilities: readonly Block[],
    requests = [[pkp.slice(10), 'lit-pkp', 'pkp-signing']],
  ): unknown => {
    const sigs = createSessionSigs({
      sessionKey,
      nodes: ['node-1.example:7470'],
      capabilities: capabilities.map(({ authSig }) => authSig),
      resourceAbilityRequests: requests.map(([resource = '', resourcePrefix = '', ability = '']) => ({
        resource: { resource, resourcePrefix },
        ability,
      })),
      issuedAt: '2026-01-15T11:30:00Z',
      expiration: '2026-01-15T12:30:00Z',
    });
    return Object.values(unwrap(sigs))[0];
  };
  const session = (
    blocks: readonly Block[],
    more: Partial<SessionOptions> = {},
    requests?: string[][],
  ): ReturnType<typeof verifySessionSig> =>
    verifySessionSig(sessionOf(blocks, requests), {
      ...known,
      nodeAddress: anyNode,
      request: { resource: pkp, ability: 'Threshold/Signing' },
      evidence: { proofs: Object.assign({}, ...blocks.map(({ evidence }) => evidence)) },
      ...more,
    });

  it('uses the PKP of the owner for one action', () => {
    const chain = three(
      { att: { ...signing, [action]: { 'Threshold/Execution': [{}] } } },
      { att: { [action]: { 'Threshold/Execution': [{}] }, ...signing } },
    );
    const requests = [
      [pkp.slice(10), 'lit-pkp', 'pkp-signing'],
      [action.slice('lit-litaction://'.length), 'lit-litaction', 'lit-action-execution'],
    ];
    const verified = unwrap(session([chain], {}, requests));
    expect([verified.account.address, verified.root.address]).toEqual([user.address, owner.address]);
    expect(verified.links).toHaveLength(2);
    expect(verified.notChecked).toContain('root');
    expect(rulesOf(session([chain], { root: owner.address, account: owner.address }, requests))).toEqual([]);
    const other = 'QmT5NvUtoM5nWFfrQdVrFtvGfKFmG7AHE8P34isapyhCxX';
    expect(
      rulesOf(
        session(
          [chain],
          { request: { resource: `lit-litaction://${other}`, ability: 'Threshold/Execution' } },
          requests,
        ),
      ),
    ).toEqual(['session.requested-resource']);
  });

  it('uses the credit of the owner', () => {
    const chain = three({ att: limited }, { att: limited });
    const request = { resource: credit, ability: 'Auth/Auth', facts: { delegatee: user.address, uses: 0n } };
    const requests = [['24', 'lit-ratelimitincrease', 'rate-limit-increase-auth']];
    expect(unwrap(session([chain], { request }, requests)).root.address).toBe(owner.address);
    const spent = { ...request, facts: { ...request.facts, uses: 3n } };
    expect(rulesOf(session([chain], { request: spent }, requests))).toContain('capability.restriction');
  });

  it('is undecided without the proofs, rejected through wrong ones, and is what a plain grant beside it makes of it', () => {
    expect(verdictOf(session([three()], { evidence: {} }))).toBe('undecided');
    expect(rulesOf(session([three({ to: stranger.did })]))).toEqual(['chain.audience']);
    const plain = lend({ by: user, to: sessionUri, att: signing });
    const verified = unwrap(session([three({ to: stranger.did }), plain]));
    expect([verified.root.address, verified.ignored.length]).toEqual([user.address, 1]);
  });

  it('is of the account at the root', () => {
    expect(rulesOf(session([three()], { account: user.address }))).toEqual(['session.account']);
    const own = lend({ by: owner, to: sessionUri, att: signing });
    expect(unwrap(session([three(), own])).root.address).toBe(owner.address);
    expect(rulesOf(session([three(), lend({ by: user, to: sessionUri, att: signing })]))).toEqual(['session.account']);
    expect(rulesOf(session([three()], { root: user.address }))).toEqual(['chain.root']);
  });

  it('could be of a named account while the proof is missing', () => {
    const own = lend({ by: user, to: sessionUri, att: signing, change: { nonce: 'nonce0001' } });
    const missing = { evidence: {}, account: owner.address };
    expect(rulesOf(session([three()], missing))).toEqual(['auth-sig.proofs']);
    expect(rulesOf(session([three(), own], missing))).toEqual(['auth-sig.proofs']);
    expect(rulesOf(session([three(), own], { ...missing, account: user.address }))).toEqual([]);
  });

  it('ends with the first of its links', () => {
    const chain = three(
      { change: { expirationTime: '2026-01-15T12:10:00Z' } },
      { change: { expirationTime: '2026-01-15T12:10:00Z' } },
    );
    expect(unwrap(session([chain], { request: anyRequest })).expiration).toBe('2026-01-15T12:10:00Z');
  });

  it('is not looked into by deployed nodes', () => {
    const wide = three({ att: limited }, { att: signing });
    expect(rulesOf(session([wide]))).toEqual(['narrower.resource']);
    expect(unwrap(session([wide], { profile: profiles['lit-v7'] ?? strict })).root.address).toBe(user.address);
  });
});

describe('parsePrincipal', () => {
  const key = 'did:key:z6MkrBdNdwUPnXDVD1DCxedzVVBpaGi8aSmoXFAeKNgtAer8';
  it('spells one holder one way', () => {
    const spelled = parsePrincipal(key) ?? '';
    expect(spelled).toMatch(/^ed25519:[0-9a-f]{64}$/);
    expect(parsePrincipal(`lit:session:${spelled.slice(8)}`)).toBe(spelled);
    expect(parsePrincipal(user.did)).toBe(`eip155:1:${user.address.toLowerCase()}`);
    expect(parsePrincipal(user.did.toLowerCase())).toBe(parsePrincipal(user.did));
  });

  it.each([
    '',
    'did:pkh:eip155:1:0x12',
    `${user.did}#x`,
    `did:pkh:eip155::${user.address}`,
    user.did.toUpperCase(),
    'did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme',
    `${key}x`,
    `did:key:z1${key.slice(9)}`,
    'did:key:',
    `did:key:z${'1'.repeat(10_000)}`,
    `lit:session:${'A'.repeat(64)}`,
    'lit:session:ab',
    'lit:capability:delegation',
  ])('takes %s for nobody', (uri) => {
    expect(parsePrincipal(uri)).toBeUndefined();
  });
});
