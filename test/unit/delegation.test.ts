import { describe, expect, it } from 'vitest';
import type { Restrictions } from '../../src/entry/recap.js';
import {
  anyDomain,
  anyNonce,
  consumeDelegation,
  createUseLedger,
  type DelegationUse,
  type Evidence,
  type Issue,
  type Result,
  type RuleId,
  type UseCharge,
  type UseLedger,
  unwrap,
  verdictOf,
  verifyDelegation,
} from '../../src/index.js';
import { strict } from '../../src/profile.js';
import { type Block, credit, forge, friend, lend, now, owner, stranger, type Terms, user } from './chain-fixture.js';

const uri = 'lit:capability:delegation';
const known = { now, domain: anyDomain, nonce: anyNonce } as const;
const owned: Evidence = { tokenOwners: [{ token: 24n, owner: owner.address }] };
const use: DelegationUse = { resource: credit, delegatee: friend.address };

const issuesOf = (result: Result<unknown>): readonly Issue[] => (result.ok ? [] : result.issues);
const rulesOf = (result: Result<unknown>): readonly RuleId[] => issuesOf(result).map(({ rule }) => rule);
const off = (rule: RuleId): { readonly profile: typeof strict } => ({
  profile: { ...strict, off: { [rule]: 'test' } },
});

const grant = (restrictions: Restrictions | readonly Restrictions[], resource: string = credit): Terms['att'] => ({
  [resource]: { 'Auth/Auth': Array.isArray(restrictions) ? restrictions : [restrictions as Restrictions] },
});
const delegate = (restrictions: Restrictions, terms: Partial<Terms> = {}): Block =>
  lend({ by: owner, to: uri, att: grant(restrictions), ...terms });
const verify = (
  { authSig, evidence: proofs }: Block,
  asked: Partial<DelegationUse> = {},
  evidence: Evidence = owned,
  more = {},
): Result<unknown> =>
  verifyDelegation(authSig, { ...known, use: { ...use, ...asked }, evidence: { proofs, ...evidence }, ...more });

describe('verifyDelegation', () => {
  const other = `lit-ratelimitincrease://25`;
  const payment = 'lit-paymentdelegation://*';

  it.each<[string, Restrictions, Partial<DelegationUse>, readonly RuleId[]]>([
    ['delegate_to absent', {}, {}, []],
    ['delegate_to empty', { delegate_to: [] }, {}, ['capability.restriction']],
    ['delegate_to listed', { delegate_to: [friend.address.slice(2)] }, {}, []],
    ['delegate_to in capitals with 0x', { delegate_to: [`0x${friend.address.slice(2).toUpperCase()}`] }, {}, []],
    ['delegate_to of another', { delegate_to: [stranger.address] }, {}, ['capability.restriction']],
    [
      'delegate_to without a delegatee',
      { delegate_to: [friend.address] },
      { delegatee: undefined as never },
      ['capability.restriction-undecided'],
    ],
    ['nft_id empty', { nft_id: [] }, {}, ['capability.restriction']],
    ['nft_id listed', { nft_id: ['23', '024'] }, {}, []],
    ['nft_id of another', { nft_id: ['25'] }, {}, ['capability.restriction']],
    ['uses left', { uses: '3' }, { uses: 2n }, []],
    ['uses spent', { uses: '3' }, { uses: 3n }, ['capability.restriction']],
    ['uses zero', { uses: '0' }, { uses: 0n }, ['capability.restriction']],
    ['uses not counted', { uses: '3' }, {}, ['capability.restriction-undecided']],
    ['malformed nft_id', { nft_id: '24' }, {}, ['restriction.value']],
    ['malformed delegate_to', { delegate_to: [1] }, {}, ['restriction.value']],
    ['malformed uses', { uses: 3 }, { uses: 0n }, ['restriction.value']],
    ['malformed uses beyond 2^64', { uses: '18446744073709551616' }, { uses: 0n }, ['restriction.value']],
    ['a key that nobody defined', { color: 'red' }, {}, ['capability.restriction-undecided']],
  ])('%s', (_, restrictions, asked, expected) => {
    expect(rulesOf(verify(delegate(restrictions), asked))).toEqual(expected);
  });

  it('evaluates a payment delegation without asking who owns a credit', () => {
    const limits = { delegate_to: [friend.address], max_price: '0x10', scopes: ['pkp_sign'] };
    const block = delegate(limits, { att: grant(limits, payment) });
    const paid = { resource: payment, price: 16n, scope: 'pkp_sign' };
    expect(rulesOf(verify(block, paid, {}))).toEqual([]);
    expect(rulesOf(verify(block, { ...paid, price: 17n }, {}))).toEqual(['capability.restriction']);
    expect(rulesOf(verify(block, { ...paid, scope: 'lit_action' }, {}))).toEqual(['capability.restriction']);
    expect(rulesOf(verify(delegate({}, { att: grant({ max_price: 16 }, payment) }), paid, {}))).toEqual([
      'restriction.value',
    ]);
  });

  it('needs the URI of a delegation, and grants nothing else', () => {
    expect(rulesOf(verify(delegate({}, { to: 'https://app.example' })))).toEqual(['auth-sig.delegation-uri']);
    expect(rulesOf(verify(delegate({}, { to: friend.did })))).toEqual(['auth-sig.delegation-uri']);
    expect(
      rulesOf(verify(delegate({}), { resource: other }, { tokenOwners: [{ token: 25n, owner: owner.address }] })),
    ).toEqual(['capability.resource']);
  });

  it('asks for the owner of the credit', () => {
    const theirs: Evidence = { tokenOwners: [{ token: 24n, owner: stranger.address }] };
    const result = verify(delegate({}), {}, theirs);
    expect(issuesOf(result).map(({ rule, path }) => [rule, path])).toEqual([
      ['delegation.owner', '/signedMessage/address'],
    ]);
    expect(rulesOf(verify(delegate({}), {}, theirs, off('delegation.owner')))).toEqual([]);
    const unknown = verify(delegate({}), {}, { tokenOwners: [{ token: 25n, owner: owner.address }] });
    expect([rulesOf(unknown), verdictOf(unknown)]).toEqual([['delegation.owner-undecided'], 'undecided']);
    expect(rulesOf(verify(delegate({}), {}, {}, off('delegation.owner-undecided')))).toEqual([]);
    const both: Evidence = { tokenOwners: [...(owned.tokenOwners ?? []), ...(theirs.tokenOwners ?? [])] };
    expect(rulesOf(verify(delegate({}), {}, both))).toEqual(['delegation.owner']);
  });

  it('stands for the credits of the signer where it names none', () => {
    const every = delegate({}, { att: grant({}, 'lit-ratelimitincrease://*') });
    expect(rulesOf(verify(every))).toEqual([]);
    expect(rulesOf(verify(every, { resource: 'lit-ratelimitincrease://*', token: 24n }))).toEqual([]);
    expect(rulesOf(verify(every, { resource: 'lit-ratelimitincrease://*' }))).toEqual(['delegation.owner-undecided']);
    expect(rulesOf(verify(every, {}, { tokenOwners: [{ token: 24n, owner: stranger.address }] }))).toEqual([
      'delegation.owner',
    ]);
  });

  it('is about the capacity of the root of a chain', () => {
    const proof = lend({ by: owner, to: user.did, att: grant({ uses: '3' }) });
    const block = lend({
      by: user,
      to: uri,
      att: grant({ uses: '2', delegate_to: [friend.address] }),
      proofs: [proof],
    });
    const verified = unwrap(
      verifyDelegation(block.authSig, {
        ...known,
        use: { ...use, uses: 0n },
        evidence: { ...owned, proofs: block.evidence },
      }),
    );
    expect([verified.account.address, verified.root.address]).toEqual([user.address, owner.address]);
    expect(verified.charges.map(({ limit }) => limit)).toEqual(['2', '3']);
    const theirs: Evidence = { tokenOwners: [{ token: 24n, owner: user.address }] };
    const path = '/signedMessage/resources/0/prf/0/signedMessage/address';
    expect(issuesOf(verify(block, { uses: 0n }, theirs)).map((issue) => [issue.rule, issue.path])).toEqual([
      ['delegation.owner', path],
    ]);
  });

  it('compares nobody with the owner while a proof is missing, because no root is known', () => {
    const proof = lend({ by: owner, to: user.did, att: grant({}) });
    const block = { ...lend({ by: user, to: uri, att: grant({}), proofs: [proof] }), evidence: {} };
    const theirs: Evidence = { tokenOwners: [{ token: 24n, owner: stranger.address }] };
    for (const evidence of [owned, theirs]) {
      const result = verify(block, {}, evidence);
      expect([rulesOf(result), verdictOf(result)]).toEqual([['auth-sig.proofs'], 'undecided']);
    }
    expect(rulesOf(verify(block, {}, {}))).toEqual(['delegation.owner-undecided', 'auth-sig.proofs']);
  });

  it('throws for a use that could mean two things', () => {
    expect(() => verify(delegate({}), { token: 25n })).toThrow(TypeError);
    expect(() => verify(delegate({}), { resource: 7 as never })).toThrow(TypeError);
    expect(() => verify(delegate({}), { uses: 1 as never })).toThrow(TypeError);
    expect(() =>
      consumeDelegation(delegate({}).authSig, { ...known, use: { ...use, uses: 1n }, ledger: createUseLedger() }),
    ).toThrow('ledger counts');
  });
});

describe('delegation.uses', () => {
  const spend = ({ authSig, evidence: proofs }: Block, ledger: UseLedger, more = {}): Result<unknown> =>
    consumeDelegation(authSig, { ...known, use, evidence: { ...owned, proofs }, ledger, ...more });

  it('is broken by one use too many', () => {
    const [ledger, block] = [createUseLedger(), delegate({ uses: '2' })];
    expect([1, 2, 3].map(() => rulesOf(spend(block, ledger)))).toEqual([[], [], ['delegation.uses']]);
    expect(rulesOf(spend(block, ledger, off('delegation.uses')))).toEqual([]);
  });

  it('counts one text once, whatever its signature looks like', () => {
    const [ledger, block] = [createUseLedger(), delegate({ uses: '1' })];
    const { sig } = block.authSig;
    expect(rulesOf(spend(block, ledger))).toEqual([]);
    const v = Number.parseInt(sig.slice(-2), 16);
    const compact = BigInt(`0x${sig.slice(66, 130)}`) | (BigInt(v - 27) << 255n);
    const spellings = [
      `0x${sig.slice(2).toUpperCase()}`,
      sig.slice(0, -2) + (v - 27).toString(16).padStart(2, '0'),
      sig.slice(0, 66) + compact.toString(16).padStart(64, '0'),
    ];
    expect(spellings.map((other) => rulesOf(spend(forge(block, other), ledger)))).toEqual(
      spellings.map(() => ['delegation.uses']),
    );
  });

  it('charges every link: those who share a proof share its uses', () => {
    const ledger = createUseLedger();
    const proof = lend({ by: owner, to: user.did, att: grant({ uses: '3' }) });
    const [one, two] = ['nonce0001', 'nonce0002'].map((nonce) =>
      lend({ by: user, to: uri, att: grant({ uses: '2' }), proofs: [proof], change: { nonce } }),
    ) as [Block, Block];
    expect([one, one, one, two, two].map((block) => rulesOf(spend(block, ledger)))).toEqual([
      [],
      [],
      ['delegation.uses'],
      [],
      ['delegation.uses'],
    ]);
    // Refused as a whole: the second delegation was not charged for what the proof had no room for.
    const { authSig, evidence: proofs } = two;
    const options = { ...known, use: { ...use, uses: 0n }, evidence: { ...owned, proofs } };
    expect(unwrap(verifyDelegation(authSig, options)).charges.map(({ key }) => ledger.used(key))).toEqual([1n, 3n]);
  });

  it('counts nothing for what is not valid', () => {
    const [ledger, block] = [createUseLedger(), delegate({ uses: '1' })];
    expect(rulesOf(spend(block, ledger, { evidence: {} }))).toEqual(['delegation.owner-undecided']);
    expect(rulesOf(spend(forge(block, delegate({}).authSig.sig), ledger))).toEqual(['auth-sig.signature']);
    expect(rulesOf(spend(block, ledger))).toEqual([]);
  });

  it('takes the widest alternative that a use meets, and counts what is not limited where others are', () => {
    const ledger = createUseLedger();
    const block = delegate(
      {},
      {
        att: grant([{ uses: '1' }, { uses: '2', delegate_to: [friend.address] }, { delegate_to: [stranger.address] }]),
      },
    );
    const by = (delegatee: string): readonly RuleId[] => rulesOf(spend(block, ledger, { use: { ...use, delegatee } }));
    expect([
      by(stranger.address),
      by(friend.address),
      by(friend.address),
      by(stranger.address),
      by(user.address),
    ]).toEqual([[], [], ['delegation.uses'], [], ['delegation.uses']]);
  });

  it.each<[string, readonly Restrictions[]]>([
    ['behind the limit', [{ uses: '2' }, { uses: 2 }]],
    ['before the limit', [{ uses: 2 }, { uses: '2' }]],
    ['for nobody', [{ uses: '2' }, { uses: '2 ', delegate_to: [] }]],
    ['in another key', [{ uses: '2' }, { nft_id: 'x' }]],
    ['with a limit of its own', [{ uses: '2' }, { uses: '9', nft_id: 'x' }]],
  ])('keeps a limit beside a malformed alternative, %s', (_, alternatives) => {
    const [ledger, block] = [createUseLedger(), delegate({}, { att: grant(alternatives) })];
    expect([1, 2, 3].map(() => rulesOf(spend(block, ledger)))).toEqual([[], [], ['delegation.uses']]);
  });

  it('is undecided, and not spent, while there is no room', () => {
    const ledger = createUseLedger(1);
    const [one, two] = ['nonce0001', 'nonce0002'].map((nonce) => delegate({ uses: '1' }, { change: { nonce } })) as [
      Block,
      Block,
    ];
    expect(rulesOf(spend(one, ledger))).toEqual([]);
    const refused = spend(two, ledger);
    expect([rulesOf(refused), verdictOf(refused)]).toEqual([['delegation.ledger-full'], 'undecided']);
    expect(rulesOf(spend(one, ledger))).toEqual(['delegation.uses']);
    expect(rulesOf(spend(two, ledger, off('delegation.ledger-full')))).toEqual([]);
  });

  it('leaves room for whoever else the root lent to, however many one of them signs', () => {
    const ledger = createUseLedger(2);
    const proofs = [user, stranger].map((to) => lend({ by: owner, to: to.did, att: grant({}) }));
    const by = (wallet: typeof user, nonce: string, on: Block): Block =>
      lend({ by: wallet, to: uri, att: grant({ uses: '1' }), proofs: [on], change: { nonce } });
    const [toUser, toStranger] = proofs as [Block, Block];
    const onto = lend({ by: user, to: friend.did, att: grant({ uses: '1' }), proofs: [toUser] });
    expect(rulesOf(spend(by(user, 'nonce0001', toUser), ledger))).toEqual([]);
    expect(rulesOf(spend(by(user, 'nonce0002', toUser), ledger))).toEqual([]);
    expect(rulesOf(spend(by(user, 'nonce0003', toUser), ledger))).toEqual(['delegation.ledger-full']);
    // Nor by whom the user lends it on to.
    expect(rulesOf(spend(by(friend, 'nonce0004', onto), ledger))).toEqual(['delegation.ledger-full']);
    expect(rulesOf(spend(by(stranger, 'nonce0005', toStranger), ledger))).toEqual([]);
    expect(rulesOf(spend(delegate({ uses: '1' }), ledger))).toEqual([]);
  });

  it.each<[string, readonly Restrictions[], readonly RuleId[]]>([
    ['an alternative with a limit and another malformed key', [{ uses: '2', nft_id: 'x' }], ['delegation.uses']],
    ['an alternative beside that limits none', [{ uses: '2' }, { uses: 2 }], []],
    ['a malformed limit alone', [{ uses: 2 }], []],
  ])('takes a malformed value for none where nobody minds: %s', (_, alternatives, third) => {
    const [ledger, block] = [createUseLedger(), delegate({}, { att: grant(alternatives) })];
    const spent = [1, 2, 3].map(() => rulesOf(spend(block, ledger, off('restriction.value'))));
    expect(spent).toEqual([[], [], third]);
  });

  it('leaves alone what counts no uses', () => {
    const ledger = createUseLedger(1);
    for (const nonce of ['nonce0001', 'nonce0002', 'nonce0003']) {
      expect(rulesOf(spend(delegate({}, { change: { nonce } }), ledger))).toEqual([]);
    }
  });
});

describe('createUseLedger', () => {
  const charge = (key: string, more: Partial<UseCharge> = {}): UseCharge => ({
    key,
    root: owner.address,
    limit: '1',
    until: '2026-01-16T00:00:00Z',
    ...more,
  });

  it('counts all or nothing', () => {
    const ledger = createUseLedger();
    expect(ledger.consume([charge('a'), charge('b', { limit: '2' })], now)).toBe(true);
    expect(ledger.consume([charge('b', { limit: '2' }), charge('a')], now)).toBe(false);
    expect([ledger.used('a'), ledger.used('b'), ledger.used('c')]).toEqual([1n, 1n, 0n]);
    expect(ledger.consume([charge('b', { limit: '2' })], now)).toBe(true);
    expect(ledger.consume([charge('c', { limit: '0' })], now)).toBe(false);
    expect(ledger.consume([], now)).toBe(true);
  });

  it('counts a delegation that comes twice once, under the narrower limit', () => {
    const ledger = createUseLedger();
    expect(ledger.consume([charge('a', { limit: '5' }), charge('a'), charge('a', { limit: undefined })], now)).toBe(
      true,
    );
    expect(ledger.used('a')).toBe(1n);
    expect(ledger.consume([charge('a', { limit: undefined }), charge('a')], now)).toBe(false);
  });

  it('never gives uses back: full, it refuses what it does not know, until something is over', () => {
    const ledger = createUseLedger(2);
    expect(ledger.consume([charge('a'), charge('b', { limit: undefined, until: undefined })], now)).toBe(true);
    expect(ledger.consume([charge('c')], now)).toBe('full');
    expect(ledger.consume([charge('c')], '2026-01-16T23:59:59Z')).toBe('full');
    expect(ledger.consume([charge('a')], '2026-01-17T00:00:01Z')).toBe(false);
    const until = '2026-01-18T00:00:00Z';
    expect(ledger.consume([charge('c', { until })], '2026-01-17T00:00:01Z')).toBe(true);
    expect(ledger.used('a')).toBe(0n);
    expect(() => createUseLedger(0)).toThrow(TypeError);
    expect(() => createUseLedger(1, 0)).toThrow(TypeError);
  });

  it('has room for each root, which another cannot use up, and one for all of them', () => {
    const ledger = createUseLedger(2, 3);
    const theirs = (key: string, root: string): boolean | 'full' => ledger.consume([charge(key, { root })], now);
    expect(['a', 'b', 'c'].map((key) => theirs(key, 'one'))).toEqual([true, true, 'full']);
    expect(theirs('d', 'two')).toBe(true);
    expect(theirs('e', 'three')).toBe('full');
    // Nothing of a use is counted when one of its links has no room.
    expect(ledger.consume([charge('d', { root: 'two', limit: '9' }), charge('c', { root: 'one' })], now)).toBe('full');
    expect(ledger.used('d')).toBe(1n);
  });

  it('has room for each account that a root lent to, apart from that of the root', () => {
    const ledger = createUseLedger(1, 3);
    const lent = (key: string, holder?: string): boolean | 'full' =>
      ledger.consume([charge(key, holder === undefined ? {} : { holder })], now);
    expect([lent('a', 'one'), lent('b', 'one'), lent('c', 'two'), lent('d'), lent('e')]).toEqual([
      ...[true, 'full', true, true, 'full'],
    ]);
    expect(lent('f', 'three')).toBe('full');
  });

  it('gives nothing back to a clock that ran ahead and was set right', () => {
    const ledger = createUseLedger(1);
    expect(ledger.consume([charge('a')], now)).toBe(true);
    expect(ledger.consume([charge('b', { until: '2026-01-20T00:00:00Z' })], '2026-01-19T00:00:00Z')).toBe(true);
    expect(ledger.consume([charge('a')], now)).toBe('full');
    const other = { root: stranger.address };
    expect(ledger.consume([charge('c', other)], now)).toBe('full');
    expect(ledger.consume([charge('c', { ...other, until: '2026-01-16T00:00:01Z' })], now)).toBe(true);
  });
});
