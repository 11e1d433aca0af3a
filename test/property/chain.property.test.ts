import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCoverage } from '../../src/entry/capability.js';
import type { Recap, Restrictions } from '../../src/entry/recap.js';
import { anyDomain, anyNonce, type Facts, type Profile, type RuleId, verifyChain } from '../../src/index.js';
import { strict } from '../../src/profile.js';
import {
  type Block,
  forge,
  friend,
  lend,
  owner,
  sessionKey,
  sessionUri,
  stranger,
  user,
  type Wallet,
} from '../unit/chain-fixture.js';

/*
 * Accepted by the chain implies covered by the root: whatever the AuthSig of a session key covers, at any time of its
 * window, is covered at that time by every AuthSig on some way to one that the root signed. The chains are generated as
 * a model, which the oracle looks at; the verifier sees their blocks.
 */

/** What somebody said, and what the blocks show of it. */
interface Lent {
  readonly by: Wallet;
  readonly to: string;
  readonly att: Recap['att'];
  readonly begins: number;
  readonly ends: number;
  readonly proofs: readonly Lent[];
  /** Whether the signature is somebody else's. */
  readonly forged: boolean;
  /** What the evidence has in the place of this one. */
  readonly shown: Lent | undefined;
}

interface Ask {
  readonly resource: string;
  readonly ability: string;
  readonly facts: Facts;
}

const time = (minute: number): string => new Date(Date.UTC(2026, 0, 15, 0, minute)).toISOString();
const noon = 12 * 60;
const pkps = ['7f', '8f'].map((byte) => `lit-pkp://${byte.repeat(32)}`);
const credits = ['lit-ratelimitincrease://24', 'lit-ratelimitincrease://25'];
const resources = [...pkps, 'lit-pkp://*', ...credits, 'lit-ratelimitincrease://*'];
const abilities = ['Auth/Auth', 'Threshold/Signing', '*/*'];

const asks: readonly Ask[] = [...pkps, ...credits].flatMap((resource) =>
  ['Auth/Auth', 'Threshold/Signing'].flatMap((ability) =>
    [0n, 2n, 4n].flatMap((uses) =>
      [user, friend].map(({ address }) => ({ resource, ability, facts: { uses, delegatee: address, token: 24n } })),
    ),
  ),
);

const someRestrictions: fc.Arbitrary<Restrictions> = fc
  .record({
    uses: fc.option(fc.constantFrom('1', '3', '5'), { nil: undefined }),
    delegate_to: fc.option(fc.constantFrom([user.address], [user.address, friend.address], []), { nil: undefined }),
  })
  .map((limits) => Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)));

type Row = readonly [resource: string, ability: string, alternatives: readonly Restrictions[]];

const someRow: fc.Arbitrary<Row> = fc.tuple(
  fc.constantFrom(...resources),
  fc.constantFrom(...abilities),
  fc.array(someRestrictions, { minLength: 1, maxLength: 2 }),
);

const attOf = (rows: readonly Row[]): Recap['att'] => {
  const att: Record<string, Record<string, readonly Restrictions[]>> = {};
  for (const [resource, ability, alternatives] of rows) {
    att[resource] = { ...att[resource], [ability]: alternatives };
  }
  return att;
};
const rowsOf = (att: Recap['att']): readonly Row[] =>
  Object.entries(att).flatMap(([resource, row]) =>
    Object.entries(row).map(([ability, alternatives]): Row => [resource, ability, alternatives]),
  );

/** One change of what a link grants, most of which narrow. */
const change: fc.Arbitrary<(row: Row) => Row> = fc.oneof(
  { weight: 6, arbitrary: fc.constant((row: Row): Row => row) },
  {
    weight: 3,
    arbitrary: someRestrictions.map((more) => ([resource, ability, alternatives]: Row): Row => {
      return [resource, ability, alternatives.map((each) => ({ ...more, ...each }))];
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...pkps, ...credits).map((id) => ([resource, ability, alternatives]: Row): Row => {
      const wildcard = `${id.slice(0, id.indexOf('://'))}://*`;
      return [resource === wildcard ? id : resource, ability, alternatives];
    }),
  },
  {
    weight: 1,
    arbitrary: someRestrictions.map(
      (other) =>
        ([resource, ability]: Row): Row => [resource, ability, [other]],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...resources).map(
      (other) =>
        ([, ability, alternatives]: Row): Row => [other, ability, alternatives],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...abilities).map(
      (other) =>
        ([resource, , alternatives]: Row): Row => [resource, other, alternatives],
    ),
  },
);

const rarely = <T>(usual: T, ...odd: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...odd) });

/** Proofs of somebody, who lends on what they grant, or a little else. */
function someLent(by: Wallet, to: string, depth: number): fc.Arbitrary<Lent> {
  const holder = depth === 0 ? rarely(owner, stranger) : fc.constant(by);
  const proofs =
    depth === 0
      ? fc.constant<readonly Lent[]>([])
      : fc.array(
          fc
            .constantFrom(user, friend)
            .chain((next) =>
              rarely(by.did, stranger.did, sessionUri).chain((audience) => someLent(next, audience, depth - 1)),
            ),
          { minLength: 1, maxLength: 2 },
        );
  return fc
    .record({
      by: holder,
      to: fc.constant(to),
      proofs,
      own: fc.array(someRow, { minLength: 1, maxLength: 3 }),
      changes: fc.array(change, { minLength: 6, maxLength: 6 }),
      kept: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      begins: rarely(600 + 10 * depth, 590),
      ends: rarely(800 - 10 * depth, 900),
      forged: rarely(false, true),
      swapped: rarely<Row | undefined>(
        undefined,
        ['lit-pkp://*', '*/*', [{}]],
        ['lit-ratelimitincrease://*', '*/*', [{}]],
      ),
    })
    .map(({ own, changes, kept, swapped, ...lent }) => {
      const inherited = lent.proofs
        .flatMap(({ att }) => rowsOf(att))
        .filter((_, index) => index === 0 || kept[index % 6]);
      const rows = lent.proofs.length === 0 ? own : inherited.map((row, index) => changes[index % 6]?.(row) ?? row);
      const att = attOf(rows);
      // A wider one of the same words: signed as well as the other, and not the one that was named.
      const shown = swapped && { ...lent, att: { ...att, ...attOf([swapped]) }, shown: undefined };
      return { ...lent, att, shown };
    });
}

const chains: fc.Arbitrary<Lent> = fc
  .integer({ min: 0, max: 3 })
  .chain((depth) => fc.constantFrom(user, friend).chain((holder) => someLent(holder, sessionUri, depth)));

/** Signs a model. */
function signed(lent: Lent): Block {
  const proofs = lent.proofs.map(signed);
  const { by, to, att, begins, ends } = lent;
  const block = lend({ by, to, att, proofs, change: { issuedAt: time(begins), expirationTime: time(ends) } });
  const genuine = lent.forged ? forge(block, lend({ by: stranger, to, att }).authSig.sig) : block;
  if (!lent.shown) return genuine;
  const other = signed({ ...lent.shown, proofs: [] });
  const { att: shownAtt } = lent.shown;
  const swapped = lend({
    by,
    to,
    att: shownAtt,
    proofs,
    change: { issuedAt: time(begins), expirationTime: time(ends) },
  });
  const bytes = lent.forged ? other.bytes : swapped.bytes;
  return { ...genuine, evidence: { ...genuine.evidence, [genuine.cid]: bytes } };
}

const grants = (lent: Lent, ask: Ask): boolean => checkCoverage({ att: lent.att, prf: [] }, ask).ok;

/** Whether an AuthSig says it, at a time, in its own signed words and for the one who relied on it. */
function says(lent: Lent, ask: Ask, minute: number): boolean {
  return !lent.forged && minute >= lent.begins && minute <= lent.ends && grants(lent, ask);
}

/** Whether some way from here to the root says it all along. */
function rests(lent: Lent, ask: Ask, minute: number): boolean {
  if (!says(lent, ask, minute)) return false;
  if (lent.proofs.length === 0) return lent.by === owner;
  return lent.proofs.some((proof) => proof.to === lent.by.did && rests(proof, ask, minute));
}

/** Names an ask that the AuthSig covers and nothing at the root does; undefined when there is none. */
function uncovered(lent: Lent): string | undefined {
  for (const minute of [lent.begins, noon, lent.ends]) {
    for (const ask of asks) {
      if (grants(lent, ask) && !rests(lent, ask, minute)) {
        return `${ask.ability} on ${ask.resource} at ${time(minute)} (${ask.facts.uses} uses)`;
      }
    }
  }
  return undefined;
}

function accepts(lent: Lent, profile: Profile): boolean {
  const { authSig, evidence } = signed(lent);
  return verifyChain(authSig, {
    now: time(noon),
    domain: anyDomain,
    nonce: anyNonce,
    purpose: 'session',
    sessionKey: sessionKey.publicKey,
    root: owner.address,
    evidence: { proofs: evidence },
    profile,
  }).ok;
}

const sound = (profile: Profile): fc.IProperty<[Lent]> =>
  fc.property(chains, (lent) => {
    if (uncovered(lent) === undefined) return true;
    return !accepts(lent, profile);
  });

const off = (...rules: readonly RuleId[]): Profile => ({
  ...strict,
  off: Object.fromEntries(rules.map((rule) => [rule, 'planted'])),
});

describe('accepted by the chain implies covered by the root', () => {
  it('holds over generated chains', () => {
    fc.assert(sound(strict), { numRuns: 300, seed: 20260115 });
  });

  it('is no empty claim: chains are accepted and rejected, long ones too', () => {
    const lents = fc.sample(chains, { numRuns: 300, seed: 20260115 });
    const accepted = lents.filter((lent) => accepts(lent, strict));
    expect(accepted.length).toBeGreaterThan(40);
    expect(lents.length - accepted.length).toBeGreaterThan(40);
    expect(accepted.filter(({ proofs }) => proofs[0]?.proofs.length).length).toBeGreaterThan(10);
    expect(accepted.filter(({ proofs }) => proofs.length > 1).length).toBeGreaterThan(5);
  });

  it.each<RuleId>([
    'chain.audience',
    'chain.time',
    'chain.root',
    'chain.block',
    'narrower.resource',
    'narrower.ability',
    'narrower.restriction',
    'auth-sig.signature',
    'auth-sig.proofs',
  ])('finds a check without %s', (rule) => {
    const { failed } = fc.check(sound(off(rule)), { numRuns: 2000, seed: 20260115, endOnFailure: true });
    expect(failed).toBe(true);
  });
});
