// Several alternatives, cells and grants: which of them count, and what none of them can do to another.
import { accepted, alice, grants, group, lit, OTHER_PKP_URI, only, refusedBy, topic } from '../vocabulary.js';

const { AUTH, acc, aliceHex, anyAcc, anyCredit, anyPkp, bobHex, cell, covering, credit, DECRYPTION, grantOf, pkp, recap, SIGNING } = grants;

/** A rate limit is asked for by Alice. */
const asked = () => ({ resource: credit, ability: AUTH, facts: { delegatee: alice().address, token: '7', uses: '0' } });
/** Nodes of v8 match ReCaps as those of v7 do. */
const hides = lit(refusedBy('lit-v7.first-entry-only'));

const alternatives = () => group<grants.Covering>({ ...asked(), rules: ['capability.alternative', 'capability.restriction'] }, [
  { id: 'second-alternative', title: 'Two alternatives, the facts meet the second', why: 'An ability is granted under any one of its alternatives.',
    alternatives: [{ delegate_to: [bobHex()] }, { delegate_to: [aliceHex()] }] },
  { id: 'last-of-five', title: 'Five alternatives, the facts meet the last',
    why: 'Every alternative is looked at: the first four fail, and one that is met suffices.',
    alternatives: [{ uses: '0' }, { nft_id: ['8'] }, { delegate_to: [] }, { delegate_to: [bobHex()] }, { uses: '1' }] },
  { id: 'free-alternative', title: 'A restricted alternative before {}', why: '{} has no key to fail, so it grants whatever the other alternative says.',
    alternatives: [{ uses: '0' }, {}] },
  { id: 'alternative-beside-open', title: 'An open alternative before one that is met',
    rules: ['capability.restriction', 'capability.restriction-undecided'],
    why: 'Alternatives that the facts meet are kept before open ones are asked.', alternatives: [{ region: 'eu' }, { uses: '1' }] },
  { id: 'alternative-beside-malformed', title: 'An alternative with a malformed value before one that is met', rules: ['restriction.value'],
    why: 'The alternative with a malformed value does not grant, and takes nothing from the one that does.', alternatives: [{ nft_id: '7' }, { uses: '1' }] },
  { id: 'malformed-elsewhere', title: 'A malformed value in a cell with another ability', rules: ['restriction.value'],
    why: 'That cell does not cover the request, so its alternatives are not among those kept.',
    att: only(credit, { [AUTH]: [{}], 'Auth/Other': [{ uses: 3 }] }) },
  { id: 'alternatives-not-joined', title: 'Two alternatives that the facts meet in one key each', twin: 'second-alternative',
    change: 'the alternative for the delegatee also demands nft_id ["8"], the other one also nft_id ["7"]', rule: 'capability.restriction', rules: [],
    why: 'The facts have to meet every key of one alternative: the first fails at the delegatee, the second at the token.',
    alternatives: [{ delegate_to: [bobHex()], nft_id: ['7'] }, { delegate_to: [aliceHex()], nft_id: ['8'] }] },
  { id: 'every-alternative-failed', title: 'Three alternatives, the facts fail each', twin: 'last-of-five',
    change: 'alternatives: those that name other tokens, nobody, and no uses', rule: 'capability.restriction', rules: [],
    why: 'Each of the three has a key that the facts fail, and no fourth one is left.',
    alternatives: [{ nft_id: ['8'] }, { delegate_to: [] }, { uses: '0' }] },
]);

const UNRESTRICTED =
  'Every cell that covers the request has []: an empty list has no alternative under which the ability is granted; [{}] would be unrestricted.';

const empty = () => [
  ...group<grants.Covering>({ rules: ['capability.alternative'] }, [
    { id: 'empty-beside-filled', title: '[] on the PKP, [{}] on every PKP',
      why: 'The cell with [] grants nothing and takes nothing from the wildcard cell.', att: { ...cell(anyPkp, SIGNING, {}), ...cell(pkp, SIGNING) } },
    { id: 'empty-beside-exact', title: '[] on every PKP, [{}] on the PKP', profiles: lit(accepted),
      why: 'The wildcard cell with [] grants nothing and hides nothing; under lit-v7 it grants, because [] counts as [{}] there.',
      att: { ...cell(anyPkp, SIGNING), ...cell(pkp, SIGNING, {}) } },
    { id: 'empty-beside-any-ability', title: '[] for signing, [{}] for every ability', rules: ['capability.alternative', 'capability.ability'],
      profiles: lit(accepted), why: '*/* covers signing as well, and its list has an alternative.', att: only(pkp, { '*/*': [{}], [SIGNING]: [] }) },
  ]),
  ...group<grants.Covering>({ rule: 'capability.alternative', twin: 'covers-pkp-exact', why: UNRESTRICTED }, [
    { id: 'empty-exact', title: 'The PKP granted with []', change: { alternatives: [] }, alternatives: [] },
    { id: 'empty-wildcard', title: 'Every PKP granted with []', change: { 'granted resource': anyPkp, alternatives: [] },
      granted: { resource: anyPkp }, alternatives: [] },
    { id: 'empty-beside-other-ability', title: '[] for the asked ability, [{}] for another one', rules: ['capability.ability'],
      change: `alternatives: [], and [{}] for ${DECRYPTION}`, att: only(pkp, { [DECRYPTION]: [{}], [SIGNING]: [] }) },
  ]),
];

const cells = () => group<grants.Covering>({ ...asked(), rules: ['capability.restriction'] }, [
  { id: 'failed-wildcard', title: 'Restrictions failed in the wildcard cell, none in the exact one', profiles: lit(accepted),
    why: 'All cells count: the exact one grants although the wildcard one fails. Under lit-v7 the wildcard cell grants, because restrictions are not consulted there.',
    att: { ...cell(anyCredit, AUTH, { uses: '0' }), ...cell(credit, AUTH, {}) } },
  { id: 'failed-exact', title: 'Restrictions failed in the exact cell, none in the wildcard one',
    why: 'All cells count: a narrower cell beside a wider one takes nothing away.',
    att: { ...cell(anyCredit, AUTH, {}), ...cell(credit, AUTH, { delegate_to: [] }) } },
  { id: 'open-wildcard', title: 'The wildcard cell open, the exact one met', rules: ['capability.restriction-undecided'], profiles: lit(accepted),
    why: 'Alternatives that the facts meet are kept before open ones are asked, whichever cell they stand in.',
    att: { ...cell(anyCredit, AUTH, { region: 'eu' }), ...cell(credit, AUTH, { uses: '1' }) } },
  { id: 'malformed-wildcard', title: 'A malformed value in the wildcard cell, none in the exact one', rules: ['restriction.value'],
    profiles: lit(accepted), why: 'The wildcard cell does not grant, and takes nothing from the exact one.',
    att: { ...cell(anyCredit, AUTH, { uses: 3 }), ...cell(credit, AUTH, {}) } },
  { id: 'among-many', title: 'The last of twelve cells', rules: ['capability.resource', 'capability.ability'],
    why: 'One of the cells equals the request; the eleven before it are about other resources.',
    resource: `lit-pkp://${'f'.repeat(64)}`, ability: SIGNING, facts: undefined,
    att: Object.fromEntries([...'0123456789af'].map((digit) =>
      [`lit-pkp://${digit.repeat(64)}`, digit === 'f' ? { [SIGNING]: [{}] } : { [DECRYPTION]: [{}], [SIGNING]: [] }])) },
  { id: 'cells-not-joined', title: 'Two cells that the facts meet in one key each', twin: 'failed-wildcard',
    change: 'the exact cell demands delegate_to of somebody else', rule: 'capability.restriction',
    why: 'The wildcard cell fails at the uses and the exact one at the delegatee; what each grants is not joined.',
    att: { ...cell(anyCredit, AUTH, { delegate_to: [aliceHex()], uses: '0' }), ...cell(credit, AUTH, { delegate_to: [bobHex()], uses: '1' }) } },
]);

const ofOther = () => grantOf(OTHER_PKP_URI, SIGNING, {});
const ofThis = () => grantOf(pkp, SIGNING, {});
const decrypting = () => grantOf(pkp, DECRYPTION, {});

const pooled = () => [
  { id: 'second-grant', title: 'Two grants, the second covers', rules: ['capability.resource'],
    why: 'Several grants are pooled, so the cells of the second count like those of the first.', grants: [ofOther(), ofThis()] },
  { id: 'empty-grant-first', title: 'A grant without cells before one that covers', rules: ['capability.resource'],
    why: 'A grant without cells adds nothing and takes nothing away.', grants: [recap({}), ofThis()] },
  { id: 'same-resource-twice', title: 'The same resource in two grants, with another ability each', rules: ['capability.ability'],
    why: 'The cells of both grants are kept; the second one has the ability.', grants: [decrypting(), ofThis()] },
  { id: 'same-cell-twice', title: 'The same cell in two grants, failed in the second', rules: ['capability.restriction'], profiles: lit(accepted),
    why: 'Pooling keeps both cells: a later grant replaces nothing of an earlier one.',
    ...asked(), grants: [grantOf(credit, AUTH, { uses: '1' }), grantOf(credit, AUTH, { uses: '0' })] },
  { id: 'empty-grant-beside', title: 'A grant without cells beside one about another PKP', twin: 'empty-grant-first',
    change: 'the second grant is about another PKP', rule: 'capability.resource', risk: ['widening', 'fail-open'],
    why: 'No cell covers the PKP: an empty att grants nothing, not everything.', grants: [recap({}), ofOther()] },
  { id: 'grants-not-joined', title: 'The resource in one grant, the ability in another', twin: 'same-resource-twice',
    change: 'the second grant is about another PKP', rule: 'capability.ability', rules: ['capability.resource'],
    why: 'One cell has to cover both; pooling puts cells side by side and joins none.', grants: [decrypting(), ofOther()] },
] as const;

/** Cells that lit-v7 does not see behind a wildcard entry of the same grant. */
const hidden = () => group<grants.Covering>({ prefix: 'covers-hidden-', profiles: hides,
  rules: ['capability.resource', 'capability.ability', 'lit-v7.first-entry-only'],
  why: 'The exact cell covers the request, and no cell hides another. Nodes of lit-v7 examine the first of prefix://* and the exact resource that is present, here the wildcard entry, which lacks the ability.' }, [
  { id: 'by-other-ability', title: 'Every PKP for decryption, one for signing', att: { ...cell(anyPkp, DECRYPTION, {}), ...cell(pkp, SIGNING, {}) } },
  { id: 'whatever-order', title: 'One PKP for signing, then every PKP for decryption', att: { ...cell(pkp, SIGNING, {}), ...cell(anyPkp, DECRYPTION, {}) } },
  { id: 'by-literal-star', title: 'Every PKP for Threshold/*, one for signing', att: { ...cell(anyPkp, 'Threshold/*', {}), ...cell(pkp, SIGNING, {}) } },
  { id: 'condition', title: 'Every condition for signing, one for decryption', resource: acc, ability: DECRYPTION,
    att: { ...cell(anyAcc, SIGNING, {}), ...cell(acc, DECRYPTION, {}) } },
  { id: 'with-restrictions', title: 'A restricted wildcard entry with another ability, the exact one met', ...asked(),
    att: { ...cell(anyCredit, 'Auth/Other', { uses: '5' }), ...cell(credit, AUTH, { delegate_to: [aliceHex()], uses: '1' }) } },
]);

const seen = () => group<grants.Covering>({ rules: ['capability.ability', 'lit-v7.first-entry-only'] }, [
  { id: 'wildcard-of-other-prefix', title: 'Every condition for decryption, one PKP for signing', rules: ['capability.resource', 'lit-v7.first-entry-only'],
    why: 'The wildcard entry is of another prefix, so it hides nothing from lit-v7 either.', att: { ...cell(anyAcc, DECRYPTION, {}), ...cell(pkp, SIGNING, {}) } },
  { id: 'wildcard-of-other-grant', title: 'Every PKP for decryption in one grant, one for signing in the next',
    why: 'lit-v7 examines each ReCap by itself: the wildcard entry of one hides nothing in another.', grants: [grantOf(anyPkp, DECRYPTION, {}), ofThis()] },
  { id: 'hidden-and-seen', title: 'A hidden cell in one grant, the same cell alone in the next', profiles: lit(accepted),
    why: 'The second grant has no wildcard entry, so lit-v7 examines its exact one.',
    grants: [recap({ ...cell(anyPkp, DECRYPTION, {}), ...cell(pkp, SIGNING, {}) }), ofThis()] },
  { id: 'wildcard-with-both', title: 'Every PKP for decryption and signing, one for signing', profiles: lit(accepted),
    why: 'The wildcard entry has the ability itself, so lit-v7 needs no other entry.',
    att: { ...only(anyPkp, { [DECRYPTION]: [{}], [SIGNING]: [{}] }), ...cell(pkp, SIGNING, {}) } },
]);

export default () => [
  topic({ operation: 'capability.covers', name: 'entries', prefix: 'covers-', from: covering }, alternatives(), empty(), cells(), pooled()),
  topic({ operation: 'capability.covers', name: 'first-entry', prefix: 'covers-', from: covering }, hidden(), seen()),
];
