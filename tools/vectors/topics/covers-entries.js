// Several alternatives, cells and grants: which of them count, and what none of them can do to another.
import {
  AUTH,
  acc,
  aliceHex,
  anyAcc,
  anyCredit,
  anyPkp,
  asking,
  bobHex,
  cell,
  credit,
  DECRYPTION,
  grantOf,
  only,
  pkp,
  recap,
  SIGNING,
} from '../grants.js';
import { accept, alice, file, OTHER_PKP, reject } from '../kit.js';
import { accepted, lit } from '../sessions.js';

const otherPkp = `lit-pkp://${OTHER_PKP}`;
const byAlice = () => ({ delegatee: alice().address, token: '7', uses: '0' });
const unseen = { result: 'reject', rule: 'lit-v7.first-entry-only' };
/** Nodes of v8 match ReCaps as those of v7 do. */
const hides = { 'lit-v7': unseen, 'lit-v8': unseen };

const alternatives = () => [
  accept('covers-second-alternative', 'Two alternatives, the facts meet the second', {
    rules: ['capability.alternative', 'capability.restriction'],
    reason: 'An ability is granted under any one of its alternatives.',
    input: asking(
      grantOf(credit, AUTH, { delegate_to: [bobHex()] }, { delegate_to: [aliceHex()] }),
      credit,
      AUTH,
      byAlice(),
    ),
  }),
  accept('covers-last-of-five', 'Five alternatives, the facts meet the last', {
    rules: ['capability.alternative', 'capability.restriction'],
    reason: 'Every alternative is looked at: the first four fail, and one that is met suffices.',
    input: asking(
      grantOf(
        credit,
        AUTH,
        { uses: '0' },
        { nft_id: ['8'] },
        { delegate_to: [] },
        { delegate_to: [bobHex()] },
        { uses: '1' },
      ),
      credit,
      AUTH,
      byAlice(),
    ),
  }),
  accept('covers-free-alternative', 'A restricted alternative before {}', {
    rules: ['capability.alternative', 'capability.restriction'],
    reason: '{} has no key to fail, so it grants whatever the other alternative says.',
    input: asking(grantOf(credit, AUTH, { uses: '0' }, {}), credit, AUTH, byAlice()),
  }),
  accept('covers-alternative-beside-open', 'An open alternative before one that is met', {
    rules: ['capability.restriction', 'capability.restriction-undecided'],
    reason: 'Alternatives that the facts meet are kept before open ones are asked.',
    input: asking(grantOf(credit, AUTH, { region: 'eu' }, { uses: '1' }), credit, AUTH, byAlice()),
  }),
  accept('covers-alternative-beside-malformed', 'An alternative with a malformed value before one that is met', {
    rules: ['restriction.value'],
    reason: 'The alternative with a malformed value does not grant, and takes nothing from the one that does.',
    input: asking(grantOf(credit, AUTH, { nft_id: '7' }, { uses: '1' }), credit, AUTH, byAlice()),
  }),
  accept('covers-malformed-elsewhere', 'A malformed value in a cell with another ability', {
    rules: ['restriction.value'],
    reason: 'That cell does not cover the request, so its alternatives are not among those kept.',
    input: asking(recap(only(credit, { [AUTH]: [{}], 'Auth/Other': [{ uses: 3 }] })), credit, AUTH, byAlice()),
  }),
  reject('covers-alternatives-not-joined', 'Two alternatives that the facts meet in one key each', {
    rule: 'capability.restriction',
    risk: ['restriction-bypass'],
    twin: 'covers-second-alternative',
    mutation: 'the alternative for the delegatee also demands nft_id ["8"], the other one also nft_id ["7"]',
    reason:
      'The facts have to meet every key of one alternative: the first fails at the delegatee, the second at the token.',
    input: asking(
      grantOf(credit, AUTH, { delegate_to: [bobHex()], nft_id: ['7'] }, { delegate_to: [aliceHex()], nft_id: ['8'] }),
      credit,
      AUTH,
      byAlice(),
    ),
  }),
  reject('covers-every-alternative-failed', 'Three alternatives, the facts fail each', {
    rule: 'capability.restriction',
    risk: ['restriction-bypass'],
    twin: 'covers-last-of-five',
    mutation: 'alternatives: those that name other tokens, nobody, and no uses',
    reason: 'Each of the three has a key that the facts fail, and no fourth one is left.',
    input: asking(
      grantOf(credit, AUTH, { nft_id: ['8'] }, { delegate_to: [] }, { uses: '0' }),
      credit,
      AUTH,
      byAlice(),
    ),
  }),
];

const unrestricted = 'an empty list has no alternative under which the ability is granted; [{}] would be unrestricted';

const empty = () => [
  accept('covers-empty-beside-filled', '[] on the PKP, [{}] on every PKP', {
    rules: ['capability.alternative'],
    reason: 'The cell with [] grants nothing and takes nothing from the wildcard cell.',
    input: asking(recap({ ...cell(anyPkp, SIGNING, {}), ...cell(pkp, SIGNING) }), pkp, SIGNING),
  }),
  accept('covers-empty-beside-exact', '[] on every PKP, [{}] on the PKP', {
    rules: ['capability.alternative'],
    reason:
      'The wildcard cell with [] grants nothing and hides nothing; under lit-v7 it grants, because [] counts as [{}] there.',
    profiles: lit(accepted),
    input: asking(recap({ ...cell(anyPkp, SIGNING), ...cell(pkp, SIGNING, {}) }), pkp, SIGNING),
  }),
  accept('covers-empty-beside-any-ability', '[] for signing, [{}] for every ability', {
    rules: ['capability.alternative', 'capability.ability'],
    reason: '*/* covers signing as well, and its list has an alternative.',
    profiles: lit(accepted),
    input: asking(recap(only(pkp, { '*/*': [{}], [SIGNING]: [] })), pkp, SIGNING),
  }),
  ...[
    ['exact', 'The PKP granted with []', () => grantOf(pkp, SIGNING), pkp, 'alternatives: []'],
    [
      'wildcard',
      'Every PKP granted with []',
      () => grantOf(anyPkp, SIGNING),
      pkp,
      'granted resource: "lit-pkp://*", alternatives: []',
    ],
    [
      'beside-other-ability',
      '[] for the asked ability, [{}] for another one',
      () => recap(only(pkp, { [DECRYPTION]: [{}], [SIGNING]: [] })),
      pkp,
      `alternatives: [], and [{}] for ${DECRYPTION}`,
      ['capability.alternative', 'capability.ability'],
    ],
  ].map(([name, title, grants, resource, mutation, named = ['capability.alternative']]) =>
    reject(`covers-empty-${name}`, title, {
      rule: 'capability.alternative',
      rules: named,
      risk: ['widening', 'fail-open'],
      twin: 'covers-pkp-exact',
      mutation,
      reason: `Every cell that covers the request has []: ${unrestricted}.`,
      input: asking(grants(), resource, SIGNING),
    }),
  ),
];

const cells = () => [
  accept('covers-failed-wildcard', 'Restrictions failed in the wildcard cell, none in the exact one', {
    rules: ['capability.restriction'],
    reason:
      'All cells count: the exact one grants although the wildcard one fails. Under lit-v7 the wildcard cell grants, because restrictions are not consulted there.',
    profiles: lit(accepted),
    input: asking(
      recap({ ...cell(anyCredit, AUTH, { uses: '0' }), ...cell(credit, AUTH, {}) }),
      credit,
      AUTH,
      byAlice(),
    ),
  }),
  accept('covers-failed-exact', 'Restrictions failed in the exact cell, none in the wildcard one', {
    rules: ['capability.restriction'],
    reason: 'All cells count: a narrower cell beside a wider one takes nothing away.',
    input: asking(
      recap({ ...cell(anyCredit, AUTH, {}), ...cell(credit, AUTH, { delegate_to: [] }) }),
      credit,
      AUTH,
      byAlice(),
    ),
  }),
  accept('covers-open-wildcard', 'The wildcard cell open, the exact one met', {
    rules: ['capability.restriction-undecided'],
    reason: 'Alternatives that the facts meet are kept before open ones are asked, whichever cell they stand in.',
    profiles: lit(accepted),
    input: asking(
      recap({ ...cell(anyCredit, AUTH, { region: 'eu' }), ...cell(credit, AUTH, { uses: '1' }) }),
      credit,
      AUTH,
      byAlice(),
    ),
  }),
  accept('covers-malformed-wildcard', 'A malformed value in the wildcard cell, none in the exact one', {
    rules: ['restriction.value'],
    reason: 'The wildcard cell does not grant, and takes nothing from the exact one.',
    profiles: lit(accepted),
    input: asking(recap({ ...cell(anyCredit, AUTH, { uses: 3 }), ...cell(credit, AUTH, {}) }), credit, AUTH, byAlice()),
  }),
  accept('covers-among-many', 'The last of twelve cells', {
    rules: ['capability.resource', 'capability.ability'],
    reason: 'One of the cells equals the request; the eleven before it are about other resources.',
    input: asking(
      recap({
        ...Object.fromEntries(
          [...'0123456789a'].map((digit) => [`lit-pkp://${digit.repeat(64)}`, { [DECRYPTION]: [{}], [SIGNING]: [] }]),
        ),
        ...cell(`lit-pkp://${'f'.repeat(64)}`, SIGNING, {}),
      }),
      `lit-pkp://${'f'.repeat(64)}`,
      SIGNING,
    ),
  }),
  reject('covers-cells-not-joined', 'Two cells that the facts meet in one key each', {
    rule: 'capability.restriction',
    risk: ['restriction-bypass'],
    twin: 'covers-failed-wildcard',
    mutation: 'the exact cell demands delegate_to of somebody else',
    reason: 'The wildcard cell fails at the uses and the exact one at the delegatee; what each grants is not joined.',
    input: asking(
      recap({
        ...cell(anyCredit, AUTH, { delegate_to: [aliceHex()], uses: '0' }),
        ...cell(credit, AUTH, { delegate_to: [bobHex()], uses: '1' }),
      }),
      credit,
      AUTH,
      byAlice(),
    ),
  }),
];

const pooled = () => [
  accept('covers-second-grant', 'Two grants, the second covers', {
    rules: ['capability.resource'],
    reason: 'Several grants are pooled, so the cells of the second count like those of the first.',
    input: asking([grantOf(otherPkp, SIGNING, {}), grantOf(pkp, SIGNING, {})], pkp, SIGNING),
  }),
  accept('covers-empty-grant-first', 'A grant without cells before one that covers', {
    rules: ['capability.resource'],
    reason: 'A grant without cells adds nothing and takes nothing away.',
    input: asking([recap({}), grantOf(pkp, SIGNING, {})], pkp, SIGNING),
  }),
  accept('covers-same-resource-twice', 'The same resource in two grants, with another ability each', {
    rules: ['capability.ability'],
    reason: 'The cells of both grants are kept; the second one has the ability.',
    input: asking([grantOf(pkp, DECRYPTION, {}), grantOf(pkp, SIGNING, {})], pkp, SIGNING),
  }),
  accept('covers-same-cell-twice', 'The same cell in two grants, failed in the second', {
    rules: ['capability.restriction'],
    reason: 'Pooling keeps both cells: a later grant replaces nothing of an earlier one.',
    profiles: lit(accepted),
    input: asking(
      [grantOf(credit, AUTH, { uses: '1' }), grantOf(credit, AUTH, { uses: '0' })],
      credit,
      AUTH,
      byAlice(),
    ),
  }),
  reject('covers-empty-grant-beside', 'A grant without cells beside one about another PKP', {
    rule: 'capability.resource',
    risk: ['widening', 'fail-open'],
    twin: 'covers-empty-grant-first',
    mutation: 'the second grant is about another PKP',
    reason: 'No cell covers the PKP: an empty att grants nothing, not everything.',
    input: asking([recap({}), grantOf(otherPkp, SIGNING, {})], pkp, SIGNING),
  }),
  reject('covers-grants-not-joined', 'The resource in one grant, the ability in another', {
    rule: 'capability.ability',
    rules: ['capability.ability', 'capability.resource'],
    risk: ['widening'],
    twin: 'covers-same-resource-twice',
    mutation: 'the second grant is about another PKP',
    reason: 'One cell has to cover both; pooling puts cells side by side and joins none.',
    input: asking([grantOf(pkp, DECRYPTION, {}), grantOf(otherPkp, SIGNING, {})], pkp, SIGNING),
  }),
];

/** Cells that lit-v7 does not see behind a wildcard entry of the same grant: [name, title, att, resource, ability, facts]. */
const hidden = () =>
  [
    [
      'by-other-ability',
      'Every PKP for decryption, one for signing',
      { ...cell(anyPkp, DECRYPTION, {}), ...cell(pkp, SIGNING, {}) },
      pkp,
      SIGNING,
    ],
    [
      'whatever-order',
      'One PKP for signing, then every PKP for decryption',
      { ...cell(pkp, SIGNING, {}), ...cell(anyPkp, DECRYPTION, {}) },
      pkp,
      SIGNING,
    ],
    [
      'by-literal-star',
      'Every PKP for Threshold/*, one for signing',
      { ...cell(anyPkp, 'Threshold/*', {}), ...cell(pkp, SIGNING, {}) },
      pkp,
      SIGNING,
    ],
    [
      'condition',
      'Every condition for signing, one for decryption',
      { ...cell(anyAcc, SIGNING, {}), ...cell(acc, DECRYPTION, {}) },
      acc,
      DECRYPTION,
    ],
    [
      'with-restrictions',
      'A restricted wildcard entry with another ability, the exact one met',
      {
        ...cell(anyCredit, 'Auth/Other', { uses: '5' }),
        ...cell(credit, AUTH, { delegate_to: [aliceHex()], uses: '1' }),
      },
      credit,
      AUTH,
      byAlice(),
    ],
  ].map(([name, title, att, resource, ability, facts]) =>
    accept(`covers-hidden-${name}`, title, {
      rules: ['capability.resource', 'capability.ability', 'lit-v7.first-entry-only'],
      reason:
        'The exact cell covers the request, and no cell hides another. Nodes of lit-v7 examine the first of prefix://* and the exact resource that is present, here the wildcard entry, which lacks the ability.',
      profiles: hides,
      input: asking(recap(att), resource, ability, facts),
    }),
  );

const seen = () => [
  accept('covers-wildcard-of-other-prefix', 'Every condition for decryption, one PKP for signing', {
    rules: ['capability.resource', 'lit-v7.first-entry-only'],
    reason: 'The wildcard entry is of another prefix, so it hides nothing from lit-v7 either.',
    input: asking(recap({ ...cell(anyAcc, DECRYPTION, {}), ...cell(pkp, SIGNING, {}) }), pkp, SIGNING),
  }),
  accept('covers-wildcard-of-other-grant', 'Every PKP for decryption in one grant, one for signing in the next', {
    rules: ['capability.ability', 'lit-v7.first-entry-only'],
    reason: 'lit-v7 examines each ReCap by itself: the wildcard entry of one hides nothing in another.',
    input: asking([grantOf(anyPkp, DECRYPTION, {}), grantOf(pkp, SIGNING, {})], pkp, SIGNING),
  }),
  accept('covers-hidden-and-seen', 'A hidden cell in one grant, the same cell alone in the next', {
    rules: ['capability.ability', 'lit-v7.first-entry-only'],
    reason: 'The second grant has no wildcard entry, so lit-v7 examines its exact one.',
    profiles: lit(accepted),
    input: asking(
      [recap({ ...cell(anyPkp, DECRYPTION, {}), ...cell(pkp, SIGNING, {}) }), grantOf(pkp, SIGNING, {})],
      pkp,
      SIGNING,
    ),
  }),
  accept('covers-wildcard-with-both', 'Every PKP for decryption and signing, one for signing', {
    rules: ['capability.ability', 'lit-v7.first-entry-only'],
    reason: 'The wildcard entry has the ability itself, so lit-v7 needs no other entry.',
    profiles: lit(accepted),
    input: asking(
      recap({ ...only(anyPkp, { [DECRYPTION]: [{}], [SIGNING]: [{}] }), ...cell(pkp, SIGNING, {}) }),
      pkp,
      SIGNING,
    ),
  }),
];

export default () => [
  file('capability.covers', 'entries', [...alternatives(), ...empty(), ...cells(), ...pooled()]),
  file('capability.covers', 'first-entry', [...hidden(), ...seen()]),
];
