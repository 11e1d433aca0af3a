// Which parent cells a child cell is measured against: resources and abilities in narrowing.
import { ACTION, grants, group, OTHER_PKP_URI, only, PKP, type Row, topic } from '../vocabulary.js';

const { acc, accHash, action, anyAcc, anyPkp, cell, DECRYPTION, EXECUTION, grantOf, narrowing, pkp, recap, renamed, SIGNING, under } = grants;

const photos = 'https://example.com/photos';
const read = 'crud/read';

interface Cell { readonly resource?: string; readonly ability?: string }

/** One unrestricted cell on each side: what both have, and in what they differ from it. */
interface Pair extends Cell { readonly child?: Cell; readonly parent?: Cell }

const paired = (row: Row & Pair) => {
  const { child = {}, parent = {}, resource = pkp, ability = SIGNING } = row;
  const [below, above] = [child, parent].map((side) => grantOf(side.resource ?? resource, side.ability ?? ability, {}));
  return { input: under(below, above), change: { ...renamed('child ', child), ...renamed('parent ', parent) } };
};

const EQUAL = '[{}] is narrower than or equal to [{}].';

const accepted = () => group({ from: paired }, [
  { id: 'equal', title: 'A cell under itself', why: `The relation is reflexive. ${EQUAL}` },
  { id: 'under-wildcard', title: 'One PKP under every PKP', parent: { resource: anyPkp },
    why: `lit-pkp://* covers every resource that begins with lit-pkp://. ${EQUAL}` },
  { id: 'wildcards', title: 'Every PKP under every PKP', resource: anyPkp, why: `A wildcard in the child is covered by the same wildcard. ${EQUAL}` },
  { id: 'unregistered', title: 'A resource of an unregistered scheme under itself', resource: photos, ability: read, why: `Equal bytes. ${EQUAL}` },
  { id: 'unregistered-wildcard', title: 'https://* under itself', resource: 'https://*', ability: read,
    why: `Equal bytes, although https has no wildcard. ${EQUAL}` },
  { id: 'proto-resource', title: 'A resource spelled __proto__ under itself', resource: '__proto__', ability: 'constructor',
    why: `Equal bytes: such names are keys like any other. ${EQUAL}` },
  { id: 'under-any-ability', title: 'One ability under every ability', parent: { ability: '*/*' }, why: `*/* covers every ability. ${EQUAL}` },
  { id: 'any-ability', title: 'Every ability under every ability', ability: '*/*', why: `A wildcard in the child is covered by the same wildcard. ${EQUAL}` },
  { id: 'literal-star', title: 'Threshold/* under itself', ability: 'Threshold/*', why: `Threshold/* is a literal ability, equal byte for byte. ${EQUAL}` },
  { id: 'both-wildcards', title: 'One ability on one condition under every ability on every condition',
    child: { resource: acc, ability: DECRYPTION }, parent: { resource: anyAcc, ability: '*/*' },
    why: `The resource and the ability are covered by the wildcards of one cell. ${EQUAL}` },
]);

const signing = () => grantOf(pkp, SIGNING, {});
const both = () => recap({ ...cell(OTHER_PKP_URI, SIGNING, {}), ...cell(pkp, SIGNING, {}) });
const twoAbilities = () => recap(only(acc, { [DECRYPTION]: [{}], [SIGNING]: [{}] }));

const parts = () => group({ from: narrowing }, [
  { id: 'fewer-cells', title: 'One of two cells of the parent', child: signing(), parent: both(),
    why: 'Every child cell has a parent cell; cells of the parent that the child leaves out do not matter.' },
  { id: 'fewer-abilities', title: 'One of two abilities of the parent', child: grantOf(acc, DECRYPTION, {}), parent: twoAbilities(),
    why: 'Every child cell has a parent cell; abilities of the parent that the child leaves out do not matter.' },
  { id: 'other-proofs', title: 'Equal cells, other proofs', child: recap(cell(pkp, SIGNING, {}), [ACTION]), parent: signing(),
    why: 'Narrowing compares cells; prf is no part of them.' },
]);

const NO_RESOURCE = 'No parent cell covers the resource of the child.';

/** Children whose resource the parent does not cover. */
const resources = () => group({ rule: 'narrower.resource', prefix: 'narrower-resource-', from: paired }, [
  { id: 'other', title: 'Another PKP', twin: 'narrower-equal', child: { resource: OTHER_PKP_URI }, why: `The ids differ. ${NO_RESOURCE}` },
  { id: 'wildcard', title: 'Every PKP under one', twin: 'narrower-wildcards', resource: anyPkp, parent: { resource: pkp },
    why: `A wildcard in the child is covered by the same wildcard only. ${NO_RESOURCE}` },
  { id: 'longer-prefix', title: 'A prefix that begins with that of the wildcard', twin: 'narrower-under-wildcard',
    resource: anyPkp, child: { resource: `lit-pkpx://${PKP}` }, why: `The child begins with lit-pkp and not with lit-pkp://. ${NO_RESOURCE}` },
  { id: 'longer-wildcard', title: 'The wildcard of a prefix that begins with that of the parent', twin: 'narrower-wildcards',
    resource: anyPkp, child: { resource: 'lit-pkpx://*' }, why: `The two wildcards are of two prefixes. ${NO_RESOURCE}` },
  { id: 'no-separator', title: 'A parent wildcard without ://', twin: 'narrower-under-wildcard', parent: { resource: 'lit-pkp*' },
    why: `Only prefix://* is a wildcard. ${NO_RESOURCE}` },
  { id: 'lone-star', title: 'A parent that is one asterisk', twin: 'narrower-under-wildcard', parent: { resource: '*' },
    why: `An asterisk without a prefix is no wildcard. ${NO_RESOURCE}` },
  { id: 'empty-id', title: 'A parent with an empty id', twin: 'narrower-under-wildcard', parent: { resource: 'lit-pkp://' },
    why: `An empty id is not the wildcard. ${NO_RESOURCE}` },
  { id: 'glob', title: 'A parent id that begins like the child and ends with an asterisk', twin: 'narrower-under-wildcard',
    parent: { resource: `lit-pkp://${PKP.slice(0, 2)}*` }, why: `An asterisk is a wildcard only as the whole id. ${NO_RESOURCE}` },
  { id: 'other-prefix', title: 'The wildcard of another prefix', twin: 'narrower-under-wildcard', parent: { resource: anyAcc },
    why: `A wildcard covers its own prefix only. ${NO_RESOURCE}` },
  { id: 'below-hash', title: 'A hash and a data hash under the hash alone', twin: 'narrower-equal', child: { resource: acc }, parent: { resource: accHash },
    why: `A resource without a wildcard covers equal bytes only, not what stands below a slash. ${NO_RESOURCE}` },
  { id: 'unregistered-wildcard', title: 'A resource under the wildcard of an unregistered scheme', twin: 'narrower-unregistered-wildcard',
    resource: 'https://*', ability: read, child: { resource: photos },
    why: `https is not registered, so its asterisk is an id like any other. ${NO_RESOURCE}` },
  { id: 'path-beside', title: 'A path that begins with that of the parent', twin: 'narrower-unregistered',
    resource: photos, ability: read, child: { resource: `${photos}-private` }, why: `A resource without a wildcard covers equal bytes only. ${NO_RESOURCE}` },
  { id: 'trailing-slash', title: 'A slash after the resource of the parent', twin: 'narrower-unregistered',
    resource: photos, ability: read, child: { resource: `${photos}/` }, why: `Nothing is normalised. ${NO_RESOURCE}` },
  { id: 'inherited', title: 'A resource spelled constructor, which the parent does not have', twin: 'narrower-equal',
    risk: ['widening', 'prototype-pollution'], child: { resource: 'constructor' },
    why: `The att of the parent has no member constructor of its own. ${NO_RESOURCE}` },
]);

const NO_ABILITY = 'No parent cell on the resource covers the ability of the child.';

/** Children whose ability the parent does not cover. */
const abilities = () => group({ rule: 'narrower.ability', prefix: 'narrower-ability-', from: paired }, [
  { id: 'other', title: 'Another ability', twin: 'narrower-equal', child: { ability: DECRYPTION }, parent: { ability: SIGNING },
    why: `The names differ. ${NO_ABILITY}` },
  { id: 'any', title: 'Every ability under one', twin: 'narrower-any-ability', child: { ability: '*/*' }, parent: { ability: SIGNING },
    why: `A wildcard in the child is covered by the same wildcard only. ${NO_ABILITY}` },
  { id: 'any-under-literal-star', title: 'Every ability under Threshold/*', twin: 'narrower-any-ability',
    child: { ability: '*/*' }, parent: { ability: 'Threshold/*' }, why: `Threshold/* is a literal ability. ${NO_ABILITY}` },
  { id: 'under-literal-star', title: 'Signing under Threshold/*', twin: 'narrower-under-any-ability',
    child: { ability: SIGNING }, parent: { ability: 'Threshold/*' }, why: `Threshold/* is a literal ability and covers itself only. ${NO_ABILITY}` },
  { id: 'literal-star', title: 'Threshold/* under signing', twin: 'narrower-literal-star',
    child: { ability: 'Threshold/*' }, parent: { ability: SIGNING }, why: `Threshold/* is another literal ability. ${NO_ABILITY}` },
  { id: 'lone-star', title: 'A parent ability that is one asterisk', twin: 'narrower-under-any-ability',
    child: { ability: SIGNING }, parent: { ability: '*' }, why: `Only */* is the wildcard of abilities. ${NO_ABILITY}` },
  { id: 'inherited', title: 'An ability spelled toString, which the parent does not have', twin: 'narrower-equal',
    risk: ['widening', 'prototype-pollution'], child: { ability: 'toString' }, parent: { ability: SIGNING },
    why: `The cell of the parent has no member toString of its own. ${NO_ABILITY}` },
]);

const several = () => group({ from: narrowing }, [
  { id: 'resource-second-cell', title: 'Two cells, the second on a resource of its own', twin: 'under-wildcard',
    change: `a second child cell on ${action}`, rule: 'narrower.resource', why: 'Every child cell needs a parent cell; the second one has none.',
    child: recap({ ...cell(pkp, SIGNING, {}), ...cell(action, SIGNING, {}) }), parent: grantOf(anyPkp, SIGNING, {}) },
  { id: 'resource-wildcard-under-several', title: 'Every PKP under two of them', twin: 'wildcards',
    change: 'parent resources: two ids in place of the wildcard', rule: 'narrower.resource',
    why: 'However many ids the parent lists, a wildcard in the child is covered by the same wildcard only.',
    child: grantOf(anyPkp, SIGNING, {}), parent: both() },
  { id: 'ability-second-cell', title: 'Two abilities, the second not granted', twin: 'equal', change: `a second ability ${EXECUTION}`,
    rule: 'narrower.ability', why: 'Every child cell needs a parent cell; the second one finds its resource and not its ability.',
    child: recap(only(pkp, { [EXECUTION]: [{}], [SIGNING]: [{}] })), parent: signing() },
  { id: 'ability-any-under-all', title: 'Every ability on a condition under both of the table', twin: 'any-ability',
    change: 'parent abilities: the two of lit-accesscontrolcondition in place of */*', rule: 'narrower.ability',
    why: '*/* covers abilities that no table lists, so it is covered by the same wildcard only.',
    child: grantOf(acc, '*/*', {}), parent: twoAbilities() },
  { id: 'ability-of-other-resource', title: 'The resource in one parent cell, the ability in another', twin: 'fewer-cells',
    change: `the parent grants ${DECRYPTION} on the PKP, and ${SIGNING} on the other one`, rule: 'narrower.ability', rules: ['narrower.resource'],
    why: 'One parent cell has to cover both the resource and the ability.',
    child: signing(), parent: recap({ ...cell(OTHER_PKP_URI, SIGNING, {}), ...cell(pkp, DECRYPTION, {}) }) },
  { id: 'ability-of-other-parent', title: 'The resource in one parent, the ability in another', twin: 'fewer-cells',
    change: `two parents: ${DECRYPTION} on the PKP, ${SIGNING} on the other one`, rule: 'narrower.ability', rules: ['narrower.resource'],
    why: 'Pooling puts the cells of the parents side by side and joins none.',
    child: signing(), parent: [grantOf(pkp, DECRYPTION, {}), grantOf(OTHER_PKP_URI, SIGNING, {})] },
]);

export default () => topic<object>({ operation: 'capability.narrower', name: 'cells', prefix: 'narrower-',
  accepted: { rules: ['narrower.resource', 'narrower.ability'] } }, accepted(), parts(), resources(), abilities(), several());
