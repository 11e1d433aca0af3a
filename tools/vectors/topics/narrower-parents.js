// Several alternatives, cells and parents, empty lists, and the laws of the relation.
import {
  AUTH,
  aliceHex,
  anyCredit,
  anyPkp,
  bobHex,
  cell,
  credit,
  grantOf,
  only,
  pkp,
  recap,
  SIGNING,
  under,
} from '../grants.js';
import { accept, file, OTHER_PKP, reject } from '../kit.js';

const rules = ['narrower.restriction'];
const otherPkp = `lit-pkp://${OTHER_PKP}`;
const onCredit = (...alternatives) => grantOf(credit, AUTH, ...alternatives);
const anyOn = (...alternatives) => grantOf(anyCredit, AUTH, ...alternatives);
const seven = { nft_id: ['7'] };
const eight = { nft_id: ['8'] };

const accepted = () => [
  accept('narrower-second-alternative', 'One alternative under the second of two', {
    rules,
    reason: 'One alternative of the parent that it is narrower than or equal to suffices.',
    input: under(onCredit({ uses: '1', ...eight }), onCredit(seven, eight)),
  }),
  accept('narrower-alternatives-crossed', 'Two alternatives under two in another order', {
    rules,
    reason: 'Each alternative of the child finds one of the parent, wherever it stands.',
    input: under(onCredit(eight, seven), onCredit(seven, eight)),
  }),
  accept('narrower-more-alternatives', 'Three alternatives under one', {
    rules,
    reason: 'Each alternative of the child is narrower than the only one of the parent; their number does not matter.',
    input: under(onCredit({ uses: '1' }, { uses: '2' }, { uses: '3' }), onCredit({ uses: '3' })),
  }),
  accept('narrower-free-beside-restricted', '{} under a restricted alternative and {}', {
    rules,
    reason: 'The second alternative of the parent is {}, which everything is narrower than.',
    input: under(onCredit({}), onCredit({ uses: '1' }, {})),
  }),
  accept('narrower-two-parents', 'Two cells under two parents, one each', {
    rules: ['narrower.resource', 'narrower.restriction'],
    reason: 'Several parents are pooled, and each child cell finds its cell in one of them.',
    input: under(recap({ ...cell(otherPkp, SIGNING, {}), ...cell(pkp, SIGNING, {}) }), [
      grantOf(pkp, SIGNING, {}),
      grantOf(otherPkp, SIGNING, {}),
    ]),
  }),
  accept('narrower-second-parent', 'One alternative under the second of two parents', {
    rules,
    reason: 'Several parents are pooled: the alternative is too wide for the first one and fits the second.',
    input: under(onCredit({ uses: '5' }), [onCredit({ uses: '1' }), onCredit({ uses: '5' })]),
  }),
  accept('narrower-restricted-wildcard', 'A restricted wildcard cell in the parent, a free exact one', {
    rules,
    reason: 'Both parent cells cover the child cell, and no cell hides another.',
    input: under(
      onCredit({ uses: '5' }),
      recap({ ...cell(anyCredit, AUTH, { uses: '1' }), ...cell(credit, AUTH, {}) }),
    ),
  }),
  accept('narrower-restricted-exact', 'A free wildcard cell in the parent, a restricted exact one', {
    rules,
    reason: 'Both parent cells cover the child cell, and a narrower cell takes nothing from a wider one.',
    input: under(
      onCredit({ uses: '5' }),
      recap({ ...cell(anyCredit, AUTH, {}), ...cell(credit, AUTH, { uses: '1' }) }),
    ),
  }),
  accept('narrower-two-cells-two-bounds', 'Two alternatives, one under the wildcard cell and one under the exact one', {
    rules,
    reason: 'Each alternative needs one parent cell; the two may be different ones.',
    input: under(
      onCredit({ uses: '1' }, seven),
      recap({ ...cell(anyCredit, AUTH, { uses: '1' }), ...cell(credit, AUTH, seven) }),
    ),
  }),
  accept('narrower-any-ability-restricted', 'An ability under a restricted */*', {
    rules: ['narrower.ability', 'narrower.restriction'],
    reason: '*/* covers the ability, and its restriction is repeated.',
    input: under(onCredit({ uses: '5' }), grantOf(anyCredit, '*/*', { uses: '5' })),
  }),
];

const split = () =>
  [
    [
      'alternatives',
      'Two tokens under two alternatives with one each',
      'narrower-second-alternative',
      'child: nft_id with both tokens, without uses',
      under(onCredit({ nft_id: ['7', '8'] }), onCredit(seven, eight)),
      'Neither alternative of the parent contains both tokens, and an alternative is not split over several',
    ],
    [
      'parents',
      'Two tokens under two parents with one each',
      'narrower-second-parent',
      'child nft_id: both tokens, parents: one token each',
      under(onCredit({ nft_id: ['7', '8'] }), [onCredit(seven), onCredit(eight)]),
      'Pooled parents have two alternatives, neither of which contains both tokens',
    ],
    [
      'cells',
      'Two tokens under a wildcard cell and an exact one with one each',
      'narrower-restricted-wildcard',
      'child nft_id: both tokens, parent cells: one token each',
      under(onCredit({ nft_id: ['7', '8'] }), recap({ ...cell(anyCredit, AUTH, seven), ...cell(credit, AUTH, eight) })),
      'Neither parent cell contains both tokens, and an alternative is not split over several',
    ],
    [
      'keys',
      'Two limits under two alternatives with one key each',
      'narrower-alternatives-crossed',
      'child: {}, the parent restricts by another key in each alternative',
      under(onCredit({}), onCredit({ uses: '1' }, seven)),
      'The child has neither key, and that each alternative lacks the other key does not free it from both',
    ],
    [
      'best-of-both',
      'The wider value of each key from two alternatives',
      'narrower-alternatives-crossed',
      'child: the uses of one alternative with the token of the other',
      under(
        onCredit({ nft_id: ['8'], uses: '9' }),
        onCredit({ nft_id: ['7'], uses: '9' }, { nft_id: ['8'], uses: '1' }),
      ),
      'The first alternative is not for this token and the second allows fewer uses; values of two alternatives are not combined',
    ],
  ].map(([name, title, twin, mutation, input, why]) =>
    reject(`narrower-split-${name}`, title, {
      rule: 'narrower.restriction',
      risk: ['widening', 'restriction-bypass'],
      twin,
      mutation,
      reason: `${why}.`,
      input,
    }),
  );

const refused = () =>
  [
    [
      'second-alternative',
      'Two alternatives, the second wider',
      'narrower-more-alternatives',
      'child: a second alternative with uses "4"',
      under(onCredit({ uses: '3' }, { uses: '4' }), onCredit({ uses: '3' })),
      'Every alternative of the child has to find one of the parent, and the second is wider',
    ],
    [
      'free-alternative',
      'A restricted alternative and {} under the restricted one',
      'narrower-more-alternatives',
      'child: a second alternative {}',
      under(onCredit({ uses: '3' }, {}), onCredit({ uses: '3' })),
      '{} lifts the restriction, as it does when ReCaps are merged without care',
    ],
    [
      'free',
      '{} under a restricted alternative',
      'narrower-free-beside-restricted',
      'parent without its alternative {}',
      under(onCredit({}), onCredit({ uses: '1' })),
      '{} allows what the parent restricts',
    ],
    [
      'both-cells',
      'Wider than the wildcard cell and than the exact one',
      'narrower-restricted-wildcard',
      'the exact parent cell allows two uses',
      under(
        onCredit({ uses: '3' }),
        recap({ ...cell(anyCredit, AUTH, { uses: '1' }), ...cell(credit, AUTH, { uses: '2' }) }),
      ),
      'The limits of two parent cells are not added up',
    ],
    [
      'both-parents',
      'Wider than each of two parents',
      'narrower-second-parent',
      'the second parent allows two uses',
      under(onCredit({ uses: '3' }), [onCredit({ uses: '1' }), onCredit({ uses: '2' })]),
      'The limits of two parents are not added up',
    ],
    [
      'any-ability',
      'An ability under a restricted */*, without its restriction',
      'narrower-any-ability-restricted',
      'child: {}',
      under(onCredit({}), grantOf(anyCredit, '*/*', { uses: '5' })),
      'The wildcard of abilities lifts no restriction',
    ],
    [
      'wildcard-restriction',
      'One credit under a restricted wildcard, without its restriction',
      'narrower-any-ability-restricted',
      'child: {}, parent ability: Auth/Auth',
      under(onCredit({}), anyOn({ uses: '5' })),
      'That the child names one resource instead of all does not make up for the restriction',
    ],
    [
      'other-cell',
      'The restriction in another cell of the child',
      'narrower-two-parents',
      'one credit restricted, the other one free, both under a restricted wildcard',
      under(recap({ ...cell(credit, AUTH, { uses: '1' }), ...cell(`${credit}0`, AUTH, {}) }), anyOn({ uses: '1' })),
      'Every child cell is measured by itself, and the second has no restriction',
    ],
  ].map(([name, title, twin, mutation, input, why]) =>
    reject(`narrower-parents-${name}`, title, {
      rule: 'narrower.restriction',
      risk: ['widening', 'restriction-bypass'],
      twin,
      mutation,
      reason: `${why}.`,
      input,
    }),
  );

const outside = { result: 'reject', rule: 'narrower.resource' };
const tooWide = { result: 'reject', rule: 'narrower.restriction' };
const lit = (verdict) => ({ 'lit-v7': verdict, 'lit-v8': verdict });
const grantsNothing = 'A child cell with [] grants nothing and is narrower than anything';

const empty = () => [
  ...[
    [
      'under-itself',
      '[] under []',
      under(grantOf(pkp, SIGNING), grantOf(pkp, SIGNING)),
      undefined,
      'Under lit-v7 both count as [{}], which is narrower than itself',
    ],
    [
      'under-free',
      '[] under [{}]',
      under(grantOf(pkp, SIGNING), grantOf(pkp, SIGNING, {})),
      undefined,
      'Under lit-v7 it counts as [{}], which the parent has',
    ],
    [
      'under-restricted',
      '[] under a restricted alternative',
      under(onCredit(), onCredit({ uses: '1' })),
      tooWide,
      'Under lit-v7 it counts as [{}], which drops the restriction',
    ],
    [
      'under-other',
      '[] under another PKP',
      under(grantOf(pkp, SIGNING), grantOf(otherPkp, SIGNING, {})),
      outside,
      'Under lit-v7 it counts as [{}], and no parent cell covers its resource',
    ],
    [
      'under-nothing',
      '[] under no parent',
      under(grantOf(pkp, SIGNING), []),
      outside,
      'Under lit-v7 it counts as [{}], and no parent cell covers its resource',
    ],
    [
      'beside',
      '[] on one PKP, [{}] on another one that the parent grants',
      under(recap({ ...cell(otherPkp, SIGNING, {}), ...cell(pkp, SIGNING) }), grantOf(otherPkp, SIGNING, {})),
      outside,
      'The other cell is that of the parent. Under lit-v7 [] counts as [{}], and no parent cell covers its resource',
    ],
  ].map(([name, title, input, verdict, why]) =>
    accept(`narrower-empty-${name}`, title, {
      rules: ['narrower.resource', 'narrower.restriction', 'capability.alternative'],
      reason: `${grantsNothing}. ${why}.`,
      ...(verdict ? { profiles: lit(verdict) } : {}),
      input,
    }),
  ),
  accept('narrower-no-cells', 'A child without cells under no parent', {
    rules: ['narrower.resource'],
    reason: 'Every child cell has what it needs when there is none.',
    input: under(recap({}), []),
  }),
  accept('narrower-empty-parent-beside', '{} under [] on every PKP and [{}] on this one', {
    rules,
    reason: 'The parent cell with [] offers no alternative and takes nothing from the other one.',
    input: under(grantOf(pkp, SIGNING, {}), recap({ ...cell(anyPkp, SIGNING), ...cell(pkp, SIGNING, {}) })),
  }),
  ...[
    [
      'free',
      '{} under []',
      under(grantOf(pkp, SIGNING, {}), grantOf(pkp, SIGNING)),
      'narrower-empty-parent-beside',
      'the parent has only [] on the PKP',
    ],
    [
      'restricted',
      'A restricted alternative under []',
      under(onCredit({ uses: '1' }), onCredit()),
      'narrower-restricted-under-free',
      'alternatives of the parent: []',
    ],
    [
      'wildcard',
      '{} under [] on every PKP',
      under(grantOf(pkp, SIGNING, {}), grantOf(anyPkp, SIGNING)),
      'narrower-empty-parent-beside',
      'the parent has only [] on every PKP',
    ],
  ].map(([name, title, input, twin, mutation]) =>
    reject(`narrower-empty-parent-${name}`, title, {
      rule: 'narrower.restriction',
      rules: ['narrower.restriction', 'capability.alternative'],
      risk: ['widening', 'fail-open'],
      twin,
      mutation,
      reason:
        'The parent cell covers resource and ability but has no alternative, so the child has none to be narrower than; what grants nothing is not the widest grant. Under lit-v7 [] counts as [{}].',
      profiles: lit({ result: 'accept' }),
      input,
    }),
  ),
];

/** c grants most, b less, a least. */
const last = () => ({ delegate_to: [aliceHex()], nft_id: ['7'], uses: '2' });
const a = () => onCredit(last());
const b = () => anyOn({ delegate_to: [aliceHex(), bobHex()], uses: '3' });
const c = () => recap(only(anyCredit, { '*/*': [{ uses: '10' }] }));

const chains = () => [
  ...[
    [
      'first',
      'A chain of three grants: the last under the second',
      () => under(a(), b()),
      'one credit under all, one delegatee of two, two uses of three, and a further key',
    ],
    [
      'second',
      'A chain of three grants: the second under the first',
      () => under(b(), c()),
      'one ability under every ability, three uses of ten, and a further key',
    ],
    [
      'whole',
      'A chain of three grants: the last under the first',
      () => under(a(), c()),
      'the relation is transitive, and the two links hold',
    ],
  ].map(([name, title, input, why]) =>
    accept(`narrower-chain-${name}`, title, {
      rules: ['narrower.resource', 'narrower.ability', 'narrower.restriction'],
      reason: `Narrower in every step: ${why}.`,
      input: input(),
    }),
  ),
  ...[
    [
      'back',
      'A chain of three grants: the last, for every credit, under itself',
      'narrower-chain-first',
      'child: the last grant on every credit, parent: the last grant',
      () => under(anyOn(last()), a()),
      'narrower.resource',
      'The restrictions are equal, and the resource of the parent is one credit',
    ],
    [
      'ability',
      'A chain of three grants: the first under the second',
      'narrower-chain-second',
      'child and parent changed places, with the three uses of the parent and its delegatees',
      () => under(recap(only(anyCredit, { '*/*': [{ delegate_to: [aliceHex()], uses: '3' }] })), b()),
      'narrower.ability',
      'The first grant is for every ability and the second for one',
    ],
    [
      'widened',
      'A chain of three grants whose last link raises the limit of the first',
      'narrower-chain-whole',
      'child uses: "11"',
      () => under(onCredit({ delegate_to: [aliceHex()], nft_id: ['7'], uses: '11' }), c()),
      'narrower.restriction',
      'Eleven uses are more than the ten of the first grant, however narrow the rest is',
    ],
  ].map(([name, title, twin, mutation, input, rule, why]) =>
    reject(`narrower-chain-${name}`, title, {
      rule,
      risk: ['widening'],
      twin,
      mutation,
      reason: `${why}.`,
      input: input(),
    }),
  ),
];

export default () => [
  file('capability.narrower', 'parents', [...accepted(), ...split(), ...refused(), ...empty(), ...chains()]),
];
