// Which parent cells a child cell is measured against: resources and abilities in narrowing.
import {
  acc,
  accHash,
  action,
  anyAcc,
  anyPkp,
  cell,
  DECRYPTION,
  EXECUTION,
  grantOf,
  only,
  pkp,
  recap,
  SIGNING,
  show,
  under,
} from '../grants.js';
import { ACTION, accept, file, OTHER_PKP, PKP, reject } from '../kit.js';

const rules = ['narrower.resource', 'narrower.ability'];
const otherPkp = `lit-pkp://${OTHER_PKP}`;
const photos = 'https://example.com/photos';
const read = 'crud/read';

/** One unrestricted child cell under one unrestricted parent cell: [id, title, resource, ability, resource, ability, why]. */
const accepted = [
  ['narrower-equal', 'A cell under itself', pkp, SIGNING, pkp, SIGNING, 'The relation is reflexive'],
  [
    'narrower-under-wildcard',
    'One PKP under every PKP',
    pkp,
    SIGNING,
    anyPkp,
    SIGNING,
    'lit-pkp://* covers every resource that begins with lit-pkp://',
  ],
  [
    'narrower-wildcards',
    'Every PKP under every PKP',
    anyPkp,
    SIGNING,
    anyPkp,
    SIGNING,
    'A wildcard in the child is covered by the same wildcard',
  ],
  [
    'narrower-unregistered',
    'A resource of an unregistered scheme under itself',
    photos,
    read,
    photos,
    read,
    'Equal bytes',
  ],
  [
    'narrower-unregistered-wildcard',
    'https://* under itself',
    'https://*',
    read,
    'https://*',
    read,
    'Equal bytes, although https has no wildcard',
  ],
  [
    'narrower-proto-resource',
    'A resource spelled __proto__ under itself',
    '__proto__',
    'constructor',
    '__proto__',
    'constructor',
    'Equal bytes: such names are keys like any other',
  ],
  [
    'narrower-under-any-ability',
    'One ability under every ability',
    pkp,
    SIGNING,
    pkp,
    '*/*',
    '*/* covers every ability',
  ],
  [
    'narrower-any-ability',
    'Every ability under every ability',
    pkp,
    '*/*',
    pkp,
    '*/*',
    'A wildcard in the child is covered by the same wildcard',
  ],
  [
    'narrower-literal-star',
    'Threshold/* under itself',
    pkp,
    'Threshold/*',
    pkp,
    'Threshold/*',
    'Threshold/* is a literal ability, equal byte for byte',
  ],
  [
    'narrower-both-wildcards',
    'One ability on one condition under every ability on every condition',
    acc,
    DECRYPTION,
    anyAcc,
    '*/*',
    'The resource and the ability are covered by the wildcards of one cell',
  ],
].map(([id, title, resource, ability, overResource, overAbility, why]) =>
  accept(id, title, {
    rules,
    reason: `${why}. [{}] is narrower than or equal to [{}].`,
    input: under(grantOf(resource, ability, {}), grantOf(overResource, overAbility, {})),
  }),
);

const parts = [
  accept('narrower-fewer-cells', 'One of two cells of the parent', {
    rules,
    reason: 'Every child cell has a parent cell; cells of the parent that the child leaves out do not matter.',
    input: under(grantOf(pkp, SIGNING, {}), recap({ ...cell(otherPkp, SIGNING, {}), ...cell(pkp, SIGNING, {}) })),
  }),
  accept('narrower-fewer-abilities', 'One of two abilities of the parent', {
    rules,
    reason: 'Every child cell has a parent cell; abilities of the parent that the child leaves out do not matter.',
    input: under(grantOf(acc, DECRYPTION, {}), recap(only(acc, { [DECRYPTION]: [{}], [SIGNING]: [{}] }))),
  }),
  accept('narrower-other-proofs', 'Equal cells, other proofs', {
    rules,
    reason: 'Narrowing compares cells; prf is no part of them.',
    input: under(recap(cell(pkp, SIGNING, {}), [ACTION]), grantOf(pkp, SIGNING, {})),
  }),
];

/** Says in which of its two resources a vector differs from a twin. */
function differing(twin, child, parent) {
  const { input } = accepted.find(({ id }) => id === twin);
  const [[childThere], [parentThere]] = [input.child, input.parents[0]].map(({ att }) => Object.keys(att));
  const first = child === childThere ? [] : [`child resource: ${show(child)}`];
  return [...first, ...(parent === parentThere ? [] : [`parent resource: ${show(parent)}`])].join(', ');
}

/** Children whose resource the parent does not cover: [name, title, child, parent, twin, why]. */
const resources = [
  ['other', 'Another PKP', otherPkp, pkp, 'narrower-equal', 'The ids differ'],
  [
    'wildcard',
    'Every PKP under one',
    anyPkp,
    pkp,
    'narrower-wildcards',
    'A wildcard in the child is covered by the same wildcard only',
  ],
  [
    'longer-prefix',
    'A prefix that begins with that of the wildcard',
    `lit-pkpx://${PKP}`,
    anyPkp,
    'narrower-under-wildcard',
    'The child begins with lit-pkp and not with lit-pkp://',
  ],
  [
    'longer-wildcard',
    'The wildcard of a prefix that begins with that of the parent',
    'lit-pkpx://*',
    anyPkp,
    'narrower-wildcards',
    'The two wildcards are of two prefixes',
  ],
  [
    'no-separator',
    'A parent wildcard without ://',
    pkp,
    'lit-pkp*',
    'narrower-under-wildcard',
    'Only prefix://* is a wildcard',
  ],
  [
    'lone-star',
    'A parent that is one asterisk',
    pkp,
    '*',
    'narrower-under-wildcard',
    'An asterisk without a prefix is no wildcard',
  ],
  [
    'empty-id',
    'A parent with an empty id',
    pkp,
    'lit-pkp://',
    'narrower-under-wildcard',
    'An empty id is not the wildcard',
  ],
  [
    'glob',
    'A parent id that begins like the child and ends with an asterisk',
    pkp,
    `lit-pkp://${PKP.slice(0, 2)}*`,
    'narrower-under-wildcard',
    'An asterisk is a wildcard only as the whole id',
  ],
  [
    'other-prefix',
    'The wildcard of another prefix',
    pkp,
    anyAcc,
    'narrower-under-wildcard',
    'A wildcard covers its own prefix only',
  ],
  [
    'below-hash',
    'A hash and a data hash under the hash alone',
    acc,
    accHash,
    'narrower-equal',
    'A resource without a wildcard covers equal bytes only, not what stands below a slash',
  ],
  [
    'unregistered-wildcard',
    'A resource under the wildcard of an unregistered scheme',
    photos,
    'https://*',
    'narrower-unregistered-wildcard',
    'https is not registered, so its asterisk is an id like any other',
  ],
  [
    'path-beside',
    'A path that begins with that of the parent',
    `${photos}-private`,
    photos,
    'narrower-unregistered',
    'A resource without a wildcard covers equal bytes only',
  ],
  [
    'trailing-slash',
    'A slash after the resource of the parent',
    `${photos}/`,
    photos,
    'narrower-unregistered',
    'Nothing is normalised',
  ],
  [
    'inherited',
    'A resource spelled constructor, which the parent does not have',
    'constructor',
    pkp,
    'narrower-equal',
    'The att of the parent has no member constructor of its own',
    'prototype-pollution',
  ],
].map(([name, title, child, parent, twin, why, risk]) => {
  const ability = child.startsWith('https') ? read : SIGNING;
  return reject(`narrower-resource-${name}`, title, {
    rule: 'narrower.resource',
    risk: ['widening', ...(risk ? [risk] : [])],
    twin,
    mutation: differing(twin, child, parent),
    reason: `${why}. No parent cell covers the resource of the child.`,
    input: under(grantOf(child, ability, {}), grantOf(parent, ability, {})),
  });
});

/** Children whose ability the parent does not cover: [name, title, child, parent, twin, why]. */
const abilities = [
  ['other', 'Another ability', DECRYPTION, SIGNING, 'narrower-equal', 'The names differ'],
  [
    'any',
    'Every ability under one',
    '*/*',
    SIGNING,
    'narrower-any-ability',
    'A wildcard in the child is covered by the same wildcard only',
  ],
  [
    'any-under-literal-star',
    'Every ability under Threshold/*',
    '*/*',
    'Threshold/*',
    'narrower-any-ability',
    'Threshold/* is a literal ability',
  ],
  [
    'under-literal-star',
    'Signing under Threshold/*',
    SIGNING,
    'Threshold/*',
    'narrower-under-any-ability',
    'Threshold/* is a literal ability and covers itself only',
  ],
  [
    'literal-star',
    'Threshold/* under signing',
    'Threshold/*',
    SIGNING,
    'narrower-literal-star',
    'Threshold/* is another literal ability',
  ],
  [
    'lone-star',
    'A parent ability that is one asterisk',
    SIGNING,
    '*',
    'narrower-under-any-ability',
    'Only */* is the wildcard of abilities',
  ],
  [
    'inherited',
    'An ability spelled toString, which the parent does not have',
    'toString',
    SIGNING,
    'narrower-equal',
    'The cell of the parent has no member toString of its own',
    'prototype-pollution',
  ],
].map(([name, title, child, parent, twin, why, risk]) =>
  reject(`narrower-ability-${name}`, title, {
    rule: 'narrower.ability',
    risk: ['widening', ...(risk ? [risk] : [])],
    twin,
    mutation: `child ability: ${show(child)}, parent ability: ${show(parent)}`,
    reason: `${why}. No parent cell on the resource covers the ability of the child.`,
    input: under(grantOf(pkp, child, {}), grantOf(pkp, parent, {})),
  }),
);

const several = [
  reject('narrower-resource-second-cell', 'Two cells, the second on a resource of its own', {
    rule: 'narrower.resource',
    risk: ['widening'],
    twin: 'narrower-under-wildcard',
    mutation: `a second child cell on ${action}`,
    reason: 'Every child cell needs a parent cell; the second one has none.',
    input: under(recap({ ...cell(pkp, SIGNING, {}), ...cell(action, SIGNING, {}) }), grantOf(anyPkp, SIGNING, {})),
  }),
  reject('narrower-resource-wildcard-under-several', 'Every PKP under two of them', {
    rule: 'narrower.resource',
    risk: ['widening'],
    twin: 'narrower-wildcards',
    mutation: 'parent resources: two ids in place of the wildcard',
    reason: 'However many ids the parent lists, a wildcard in the child is covered by the same wildcard only.',
    input: under(grantOf(anyPkp, SIGNING, {}), recap({ ...cell(otherPkp, SIGNING, {}), ...cell(pkp, SIGNING, {}) })),
  }),
  reject('narrower-ability-second-cell', 'Two abilities, the second not granted', {
    rule: 'narrower.ability',
    risk: ['widening'],
    twin: 'narrower-equal',
    mutation: `a second ability ${EXECUTION}`,
    reason: 'Every child cell needs a parent cell; the second one finds its resource and not its ability.',
    input: under(recap(only(pkp, { [EXECUTION]: [{}], [SIGNING]: [{}] })), grantOf(pkp, SIGNING, {})),
  }),
  reject('narrower-ability-any-under-all', 'Every ability on a condition under both of the table', {
    rule: 'narrower.ability',
    risk: ['widening'],
    twin: 'narrower-any-ability',
    mutation: 'parent abilities: the two of lit-accesscontrolcondition in place of */*',
    reason: '*/* covers abilities that no table lists, so it is covered by the same wildcard only.',
    input: under(grantOf(acc, '*/*', {}), recap(only(acc, { [DECRYPTION]: [{}], [SIGNING]: [{}] }))),
  }),
  reject('narrower-ability-of-other-resource', 'The resource in one parent cell, the ability in another', {
    rule: 'narrower.ability',
    rules: ['narrower.ability', 'narrower.resource'],
    risk: ['widening'],
    twin: 'narrower-fewer-cells',
    mutation: `the parent grants ${DECRYPTION} on the PKP, and ${SIGNING} on the other one`,
    reason: 'One parent cell has to cover both the resource and the ability.',
    input: under(grantOf(pkp, SIGNING, {}), recap({ ...cell(otherPkp, SIGNING, {}), ...cell(pkp, DECRYPTION, {}) })),
  }),
  reject('narrower-ability-of-other-parent', 'The resource in one parent, the ability in another', {
    rule: 'narrower.ability',
    rules: ['narrower.ability', 'narrower.resource'],
    risk: ['widening'],
    twin: 'narrower-fewer-cells',
    mutation: `two parents: ${DECRYPTION} on the PKP, ${SIGNING} on the other one`,
    reason: 'Pooling puts the cells of the parents side by side and joins none.',
    input: under(grantOf(pkp, SIGNING, {}), [grantOf(pkp, DECRYPTION, {}), grantOf(otherPkp, SIGNING, {})]),
  }),
];

export default () => [
  file('capability.narrower', 'cells', [...accepted, ...parts, ...resources, ...abilities, ...several]),
];
