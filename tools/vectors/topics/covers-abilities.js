// Which abilities a cell grants: equal bytes or */*, and nothing that resembles either.
import { acc, accHash, anyPkp, asking, cell, DECRYPTION, grantOf, only, pkp, recap, SIGNING, show } from '../grants.js';
import { accept, file, OTHER_PKP, reject } from '../kit.js';

const rules = ['capability.ability'];
const otherPkp = `lit-pkp://${OTHER_PKP}`;

const accepted = [
  ['covers-any-ability', 'Every ability on one PKP, signing asked for', '*/*', SIGNING, '*/* covers every ability'],
  [
    'covers-any-ability-asked',
    'Every ability on one PKP, granted and asked for',
    '*/*',
    '*/*',
    'Equal bytes: a wildcard in the request is covered by the same wildcard',
  ],
  [
    'covers-literal-star',
    'Threshold/* granted and asked for',
    'Threshold/*',
    'Threshold/*',
    'Threshold/* is a literal ability, equal byte for byte',
  ],
].map(([id, title, granted, asked, why]) =>
  accept(id, title, {
    rules,
    reason: `${why}.`,
    input: asking(grantOf(pkp, granted, {}), pkp, asked),
  }),
);

const granted = [
  ['other-ability', 'Decryption granted, signing asked for', DECRYPTION, 'The names differ'],
  [
    'namespace-star',
    'Threshold/* granted, signing asked for',
    'Threshold/*',
    'Threshold/* is a literal ability and no wildcard over a namespace',
  ],
  [
    'name-star',
    '*/Signing granted, signing asked for',
    '*/Signing',
    '*/Signing is a literal ability and no wildcard over namespaces',
  ],
  ['lone-star', 'A granted ability that is one asterisk', '*', 'Only */* is the wildcard of abilities'],
  ['lower-case', 'Signing granted in lower case', 'threshold/signing', 'Abilities are compared byte for byte'],
  [
    'shorter',
    'A granted ability that is the beginning of the asked one',
    'Threshold/Sign',
    'A common beginning is not equality',
  ],
  [
    'sdk-name',
    "The SDK's name granted, the ability asked for",
    'pkp-signing',
    'Grants are written in abilities; names of SDKs mean nothing in them',
  ],
  [
    'look-alike',
    'A granted ability with a Cyrillic letter',
    'Threshold/\u0405igning',
    'U+0405 looks like S and is not it',
  ],
].map(([name, title, ability, why]) =>
  reject(`covers-ability-${name}`, title, {
    rule: 'capability.ability',
    risk: ['widening'],
    twin: 'covers-pkp-exact',
    mutation: `granted ability: ${show(ability)}`,
    reason: `${why}, so the cell does not cover ${SIGNING}.`,
    input: asking(grantOf(pkp, ability, {}), pkp, SIGNING),
  }),
);

const asked = [
  [
    'any',
    'Signing granted, every ability asked for',
    '*/*',
    'A wildcard in the request is covered by the same wildcard only',
  ],
  ['namespace-star', 'Signing granted, Threshold/* asked for', 'Threshold/*', 'Threshold/* is another literal ability'],
].map(([name, title, ability, why]) =>
  reject(`covers-ask-ability-${name}`, title, {
    rule: 'capability.ability',
    risk: ['constructor', '__proto__', 'toString'].includes(ability)
      ? ['prototype-pollution', 'widening']
      : ['widening'],
    twin: 'covers-pkp-exact',
    mutation: `ability: ${show(ability)}`,
    reason: `${why}.`,
    input: asking(grantOf(pkp, SIGNING, {}), pkp, ability),
  }),
);

/** Another ability of the table on the same resource: [name, title, resource, granted, asked, twin]. */
const rows = [
  [
    'acc-decrypt-by-sign',
    'Signing granted on a condition, decryption asked for',
    acc,
    SIGNING,
    DECRYPTION,
    'covers-acc-decryption-exact',
  ],
  [
    'acc-sign-by-decrypt',
    'Decryption granted on a condition, signing asked for',
    accHash,
    DECRYPTION,
    SIGNING,
    'covers-acc-signing-exact',
  ],
  [
    'wildcard-resource',
    'Decryption on every PKP granted, signing on one asked for',
    anyPkp,
    DECRYPTION,
    SIGNING,
    'covers-pkp-wildcard',
  ],
].map(([name, title, resource, ability, wanted, twin]) =>
  reject(`covers-row-${name}`, title, {
    rule: 'capability.ability',
    risk: ['widening'],
    twin,
    mutation: `granted ability: ${show(ability)}`,
    reason: `The cell covers the resource and grants ${ability}, which is not ${wanted}.`,
    input: asking(grantOf(resource, ability, {}), resource === anyPkp ? pkp : resource, wanted),
  }),
);

const pairs = [
  accept('covers-two-abilities', 'Two abilities on one resource, the second asked for', {
    rules,
    reason: 'A resource has a cell for each ability, and the second one equals the request.',
    input: asking(recap(only(acc, { [DECRYPTION]: [{}], [SIGNING]: [{}] })), acc, SIGNING),
  }),
  reject('covers-ability-of-other-resource', 'The resource in one cell, the ability in another', {
    rule: 'capability.ability',
    rules: ['capability.ability', 'capability.resource'],
    risk: ['widening'],
    twin: 'covers-pkp-exact',
    mutation: `granted: ${DECRYPTION} on the PKP and ${SIGNING} on another one`,
    reason:
      'One cell has to cover both; the cell on this PKP grants decryption and the one that grants signing is about another PKP.',
    input: asking(recap({ ...cell(otherPkp, SIGNING, {}), ...cell(pkp, DECRYPTION, {}) }), pkp, SIGNING),
  }),
];

export default () => [file('capability.covers', 'abilities', [...accepted, ...granted, ...asked, ...rows, ...pairs])];
