// Several alternatives, cells and parents, empty lists, and the laws of the relation.
import { accepted, grants, group, lit, OTHER_PKP_URI, only, refusedBy, topic } from '../vocabulary.js';

const { AUTH, aliceHex, anyCredit, anyPkp, bobHex, cell, credit, grantOf, narrowing, pkp, recap, SIGNING } = grants;

const onCredit = (...alternatives: readonly unknown[]) => grantOf(credit, AUTH, ...alternatives);
const anyOn = (...alternatives: readonly unknown[]) => grantOf(anyCredit, AUTH, ...alternatives);
const signing = (resource = pkp) => grantOf(resource, SIGNING, {});
const idle = (resource = pkp) => grantOf(resource, SIGNING);
/** A wildcard cell and an exact one. */
const twoCells = (any: unknown, exact: unknown) => recap({ ...cell(anyCredit, AUTH, any), ...cell(credit, AUTH, exact) });
const seven = { nft_id: ['7'] };
const eight = { nft_id: ['8'] };

const allowed = () => group<grants.Narrowing>({ rules: ['narrower.restriction'] }, [
  { id: 'second-alternative', title: 'One alternative under the second of two', child: onCredit({ uses: '1', ...eight }), parent: onCredit(seven, eight),
    why: 'One alternative of the parent that it is narrower than or equal to suffices.' },
  { id: 'alternatives-crossed', title: 'Two alternatives under two in another order', child: onCredit(eight, seven), parent: onCredit(seven, eight),
    why: 'Each alternative of the child finds one of the parent, wherever it stands.' },
  { id: 'more-alternatives', title: 'Three alternatives under one', child: onCredit({ uses: '1' }, { uses: '2' }, { uses: '3' }), parent: onCredit({ uses: '3' }),
    why: 'Each alternative of the child is narrower than the only one of the parent; their number does not matter.' },
  { id: 'free-beside-restricted', title: '{} under a restricted alternative and {}', child: onCredit({}), parent: onCredit({ uses: '1' }, {}),
    why: 'The second alternative of the parent is {}, which everything is narrower than.' },
  { id: 'two-parents', title: 'Two cells under two parents, one each', rules: ['narrower.resource', 'narrower.restriction'],
    child: recap({ ...cell(OTHER_PKP_URI, SIGNING, {}), ...cell(pkp, SIGNING, {}) }), parent: [signing(), signing(OTHER_PKP_URI)],
    why: 'Several parents are pooled, and each child cell finds its cell in one of them.' },
  { id: 'second-parent', title: 'One alternative under the second of two parents', child: onCredit({ uses: '5' }),
    parent: [onCredit({ uses: '1' }), onCredit({ uses: '5' })],
    why: 'Several parents are pooled: the alternative is too wide for the first one and fits the second.' },
  { id: 'restricted-wildcard', title: 'A restricted wildcard cell in the parent, a free exact one', child: onCredit({ uses: '5' }),
    parent: twoCells({ uses: '1' }, {}), why: 'Both parent cells cover the child cell, and no cell hides another.' },
  { id: 'restricted-exact', title: 'A free wildcard cell in the parent, a restricted exact one', child: onCredit({ uses: '5' }),
    parent: twoCells({}, { uses: '1' }), why: 'Both parent cells cover the child cell, and a narrower cell takes nothing from a wider one.' },
  { id: 'two-cells-two-bounds', title: 'Two alternatives, one under the wildcard cell and one under the exact one', child: onCredit({ uses: '1' }, seven),
    parent: twoCells({ uses: '1' }, seven), why: 'Each alternative needs one parent cell; the two may be different ones.' },
  { id: 'any-ability-restricted', title: 'An ability under a restricted */*', rules: ['narrower.ability', 'narrower.restriction'],
    child: onCredit({ uses: '5' }), parent: grantOf(anyCredit, '*/*', { uses: '5' }), why: '*/* covers the ability, and its restriction is repeated.' },
]);

const split = () => group<grants.Narrowing>({ rule: 'narrower.restriction', prefix: 'narrower-split-' }, [
  { id: 'alternatives', title: 'Two tokens under two alternatives with one each', twin: 'narrower-second-alternative',
    change: 'child: nft_id with both tokens, without uses', child: onCredit({ nft_id: ['7', '8'] }), parent: onCredit(seven, eight),
    why: 'Neither alternative of the parent contains both tokens, and an alternative is not split over several.' },
  { id: 'parents', title: 'Two tokens under two parents with one each', twin: 'narrower-second-parent',
    change: 'child nft_id: both tokens, parents: one token each', child: onCredit({ nft_id: ['7', '8'] }), parent: [onCredit(seven), onCredit(eight)],
    why: 'Pooled parents have two alternatives, neither of which contains both tokens.' },
  { id: 'cells', title: 'Two tokens under a wildcard cell and an exact one with one each', twin: 'narrower-restricted-wildcard',
    change: 'child nft_id: both tokens, parent cells: one token each', child: onCredit({ nft_id: ['7', '8'] }), parent: twoCells(seven, eight),
    why: 'Neither parent cell contains both tokens, and an alternative is not split over several.' },
  { id: 'keys', title: 'Two limits under two alternatives with one key each', twin: 'narrower-alternatives-crossed',
    change: 'child: {}, the parent restricts by another key in each alternative', child: onCredit({}), parent: onCredit({ uses: '1' }, seven),
    why: 'The child has neither key, and that each alternative lacks the other key does not free it from both.' },
  { id: 'best-of-both', title: 'The wider value of each key from two alternatives', twin: 'narrower-alternatives-crossed',
    change: 'child: the uses of one alternative with the token of the other',
    child: onCredit({ ...eight, uses: '9' }), parent: onCredit({ ...seven, uses: '9' }, { ...eight, uses: '1' }),
    why: 'The first alternative is not for this token and the second allows fewer uses; values of two alternatives are not combined.' },
]);

const refused = () => group<grants.Narrowing>({ rule: 'narrower.restriction', prefix: 'narrower-parents-' }, [
  { id: 'second-alternative', title: 'Two alternatives, the second wider', twin: 'narrower-more-alternatives',
    change: 'child: a second alternative with uses "4"', child: onCredit({ uses: '3' }, { uses: '4' }), parent: onCredit({ uses: '3' }),
    why: 'Every alternative of the child has to find one of the parent, and the second is wider.' },
  { id: 'free-alternative', title: 'A restricted alternative and {} under the restricted one', twin: 'narrower-more-alternatives',
    change: 'child: a second alternative {}', child: onCredit({ uses: '3' }, {}), parent: onCredit({ uses: '3' }),
    why: '{} lifts the restriction, as it does when ReCaps are merged without care.' },
  { id: 'free', title: '{} under a restricted alternative', twin: 'narrower-free-beside-restricted', change: 'parent without its alternative {}',
    child: onCredit({}), parent: onCredit({ uses: '1' }), why: '{} allows what the parent restricts.' },
  { id: 'both-cells', title: 'Wider than the wildcard cell and than the exact one', twin: 'narrower-restricted-wildcard',
    change: 'the exact parent cell allows two uses', child: onCredit({ uses: '3' }), parent: twoCells({ uses: '1' }, { uses: '2' }),
    why: 'The limits of two parent cells are not added up.' },
  { id: 'both-parents', title: 'Wider than each of two parents', twin: 'narrower-second-parent', change: 'the second parent allows two uses',
    child: onCredit({ uses: '3' }), parent: [onCredit({ uses: '1' }), onCredit({ uses: '2' })], why: 'The limits of two parents are not added up.' },
  { id: 'any-ability', title: 'An ability under a restricted */*, without its restriction', twin: 'narrower-any-ability-restricted', change: 'child: {}',
    child: onCredit({}), parent: grantOf(anyCredit, '*/*', { uses: '5' }), why: 'The wildcard of abilities lifts no restriction.' },
  { id: 'wildcard-restriction', title: 'One credit under a restricted wildcard, without its restriction', twin: 'narrower-any-ability-restricted',
    change: 'child: {}, parent ability: Auth/Auth', child: onCredit({}), parent: anyOn({ uses: '5' }),
    why: 'That the child names one resource instead of all does not make up for the restriction.' },
  { id: 'other-cell', title: 'The restriction in another cell of the child', twin: 'narrower-two-parents',
    change: 'one credit restricted, the other one free, both under a restricted wildcard',
    child: recap({ ...cell(credit, AUTH, { uses: '1' }), ...cell(`${credit}0`, AUTH, {}) }), parent: anyOn({ uses: '1' }),
    why: 'Every child cell is measured by itself, and the second has no restriction.' },
]);

const outside = lit(refusedBy('narrower.resource'));
const NOTHING = 'A child cell with [] grants nothing and is narrower than anything.';

const empty = () => group<grants.Narrowing>({ prefix: 'narrower-empty-', rules: ['narrower.resource', 'narrower.restriction', 'capability.alternative'] }, [
  { id: 'under-itself', title: '[] under []', child: idle(), parent: idle(),
    why: `${NOTHING} Under lit-v7 both count as [{}], which is narrower than itself.` },
  { id: 'under-free', title: '[] under [{}]', child: idle(), parent: signing(), why: `${NOTHING} Under lit-v7 it counts as [{}], which the parent has.` },
  { id: 'under-restricted', title: '[] under a restricted alternative', profiles: lit(refusedBy('narrower.restriction')),
    child: onCredit(), parent: onCredit({ uses: '1' }), why: `${NOTHING} Under lit-v7 it counts as [{}], which drops the restriction.` },
  { id: 'under-other', title: '[] under another PKP', profiles: outside, child: idle(), parent: signing(OTHER_PKP_URI),
    why: `${NOTHING} Under lit-v7 it counts as [{}], and no parent cell covers its resource.` },
  { id: 'under-nothing', title: '[] under no parent', profiles: outside, child: idle(), parent: [],
    why: `${NOTHING} Under lit-v7 it counts as [{}], and no parent cell covers its resource.` },
  { id: 'beside', title: '[] on one PKP, [{}] on another one that the parent grants', profiles: outside,
    child: recap({ ...cell(OTHER_PKP_URI, SIGNING, {}), ...cell(pkp, SIGNING) }), parent: signing(OTHER_PKP_URI),
    why: `${NOTHING} The other cell is that of the parent. Under lit-v7 [] counts as [{}], and no parent cell covers its resource.` },
]);

const emptyParents = () => [
  ...group<grants.Narrowing>({}, [
    { id: 'no-cells', title: 'A child without cells under no parent', rules: ['narrower.resource'], child: recap({}), parent: [],
      why: 'Every child cell has what it needs when there is none.' },
    { id: 'empty-parent-beside', title: '{} under [] on every PKP and [{}] on this one', rules: ['narrower.restriction'],
      child: signing(), parent: recap({ ...cell(anyPkp, SIGNING), ...cell(pkp, SIGNING, {}) }),
      why: 'The parent cell with [] offers no alternative and takes nothing from the other one.' },
  ]),
  ...group<grants.Narrowing>({ prefix: 'narrower-empty-parent-', rule: 'narrower.restriction', rules: ['capability.alternative'],
    risk: ['widening', 'fail-open'], profiles: lit(accepted),
    why: 'The parent cell covers resource and ability but has no alternative, so the child has none to be narrower than; what grants nothing is not the widest grant. Under lit-v7 [] counts as [{}].' }, [
    { id: 'free', title: '{} under []', twin: 'beside', change: 'the parent has only [] on the PKP', child: signing(), parent: idle() },
    { id: 'restricted', title: 'A restricted alternative under []', twin: 'narrower-restricted-under-free', change: 'alternatives of the parent: []',
      child: onCredit({ uses: '1' }), parent: onCredit() },
    { id: 'wildcard', title: '{} under [] on every PKP', twin: 'beside', change: 'the parent has only [] on every PKP',
      child: signing(), parent: idle(anyPkp) },
  ]),
];

const chains = () => {
  // The first grants most, the second less, the last least.
  const least = { delegate_to: [aliceHex()], nft_id: ['7'], uses: '2' };
  const last = onCredit(least);
  const second = anyOn({ delegate_to: [aliceHex(), bobHex()], uses: '3' });
  const first = recap(only(anyCredit, { '*/*': [{ uses: '10' }] }));
  return group<grants.Narrowing>({ prefix: 'narrower-chain-', risk: ['widening'],
    accepted: { rules: ['narrower.resource', 'narrower.ability', 'narrower.restriction'], risk: [] } }, [
    { id: 'first', title: 'A chain of three grants: the last under the second', child: last, parent: second,
      why: 'Narrower in every step: one credit under all, one delegatee of two, two uses of three, and a further key.' },
    { id: 'second', title: 'A chain of three grants: the second under the first', child: second, parent: first,
      why: 'Narrower in every step: one ability under every ability, three uses of ten, and a further key.' },
    { id: 'whole', title: 'A chain of three grants: the last under the first', child: last, parent: first,
      why: 'Narrower in every step: the relation is transitive, and the two links hold.' },
    { id: 'back', title: 'A chain of three grants: the last, for every credit, under itself', twin: 'first',
      change: 'child: the last grant on every credit, parent: the last grant', rule: 'narrower.resource', child: anyOn(least), parent: last,
      why: 'The restrictions are equal, and the resource of the parent is one credit.' },
    { id: 'ability', title: 'A chain of three grants: the first under the second', twin: 'second',
      change: 'child and parent changed places, with the three uses of the parent and its delegatees', rule: 'narrower.ability',
      child: recap(only(anyCredit, { '*/*': [{ delegate_to: [aliceHex()], uses: '3' }] })), parent: second,
      why: 'The first grant is for every ability and the second for one.' },
    { id: 'widened', title: 'A chain of three grants whose last link raises the limit of the first', twin: 'whole', change: { 'child uses': '11' },
      rule: 'narrower.restriction', child: onCredit({ ...least, uses: '11' }), parent: first,
      why: 'Eleven uses are more than the ten of the first grant, however narrow the rest is.' },
  ]);
};

export default () => topic({ operation: 'capability.narrower', name: 'parents', prefix: 'narrower-', from: narrowing },
  allowed(), split(), refused(), empty(), emptyParents(), chains());
