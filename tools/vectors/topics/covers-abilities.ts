// Which abilities a cell grants: equal bytes or */*, and nothing that resembles either.
import { grants, group, OTHER_PKP_URI, only, topic } from '../vocabulary.js';

const { acc, accHash, anyPkp, cell, covering, DECRYPTION, pkp, recap, SIGNING } = grants;

const NONE = `so the cell does not cover ${SIGNING}.`;

export default () => topic({ operation: 'capability.covers', name: 'abilities', prefix: 'covers-', from: covering },
  group({ rules: ['capability.ability'] }, [
    { id: 'any-ability', title: 'Every ability on one PKP, signing asked for', granted: { ability: '*/*' }, why: '*/* covers every ability.' },
    { id: 'any-ability-asked', title: 'Every ability on one PKP, granted and asked for', ability: '*/*',
      why: 'Equal bytes: a wildcard in the request is covered by the same wildcard.' },
    { id: 'literal-star', title: 'Threshold/* granted and asked for', ability: 'Threshold/*',
      why: 'Threshold/* is a literal ability, equal byte for byte.' },
  ]),
  group({ rule: 'capability.ability', twin: 'covers-pkp-exact', prefix: 'covers-ability-' }, [
    { id: 'other-ability', title: 'Decryption granted, signing asked for', granted: { ability: DECRYPTION }, why: `The names differ, ${NONE}` },
    { id: 'namespace-star', title: 'Threshold/* granted, signing asked for', granted: { ability: 'Threshold/*' },
      why: `Threshold/* is a literal ability and no wildcard over a namespace, ${NONE}` },
    { id: 'name-star', title: '*/Signing granted, signing asked for', granted: { ability: '*/Signing' },
      why: `*/Signing is a literal ability and no wildcard over namespaces, ${NONE}` },
    { id: 'lone-star', title: 'A granted ability that is one asterisk', granted: { ability: '*' },
      why: `Only */* is the wildcard of abilities, ${NONE}` },
    { id: 'lower-case', title: 'Signing granted in lower case', granted: { ability: 'threshold/signing' },
      why: `Abilities are compared byte for byte, ${NONE}` },
    { id: 'shorter', title: 'A granted ability that is the beginning of the asked one', granted: { ability: 'Threshold/Sign' },
      why: `A common beginning is not equality, ${NONE}` },
    { id: 'sdk-name', title: "The SDK's name granted, the ability asked for", granted: { ability: 'pkp-signing' },
      why: `Grants are written in abilities; names of SDKs mean nothing in them, ${NONE}` },
    { id: 'look-alike', title: 'A granted ability with a Cyrillic letter', granted: { ability: 'Threshold/\u0405igning' },
      why: `U+0405 looks like S and is not it, ${NONE}` },
  ]),
  group({ rule: 'capability.ability', twin: 'covers-pkp-exact', prefix: 'covers-ask-ability-', granted: { ability: SIGNING } }, [
    { id: 'any', title: 'Signing granted, every ability asked for', change: { ability: '*/*' }, ability: '*/*',
      why: 'A wildcard in the request is covered by the same wildcard only.' },
    { id: 'namespace-star', title: 'Signing granted, Threshold/* asked for', change: { ability: 'Threshold/*' }, ability: 'Threshold/*',
      why: 'Threshold/* is another literal ability.' },
  ]),
  // Another ability of the table on the same resource.
  group({ rule: 'capability.ability', prefix: 'covers-row-' }, [
    { id: 'acc-decrypt-by-sign', title: 'Signing granted on a condition, decryption asked for', twin: 'covers-acc-decryption-exact',
      resource: acc, ability: DECRYPTION, granted: { ability: SIGNING },
      why: 'The cell covers the resource and grants Threshold/Signing, which is not Threshold/Decryption.' },
    { id: 'acc-sign-by-decrypt', title: 'Decryption granted on a condition, signing asked for', twin: 'covers-acc-signing-exact',
      resource: accHash, granted: { ability: DECRYPTION },
      why: 'The cell covers the resource and grants Threshold/Decryption, which is not Threshold/Signing.' },
    { id: 'wildcard-resource', title: 'Decryption on every PKP granted, signing on one asked for', twin: 'covers-pkp-wildcard',
      change: { 'granted ability': DECRYPTION }, granted: { resource: anyPkp, ability: DECRYPTION },
      why: 'The cell covers the resource and grants Threshold/Decryption, which is not Threshold/Signing.' },
  ]),
  [
    { id: 'two-abilities', title: 'Two abilities on one resource, the second asked for', rules: ['capability.ability'],
      why: 'A resource has a cell for each ability, and the second one equals the request.',
      resource: acc, att: only(acc, { [DECRYPTION]: [{}], [SIGNING]: [{}] }) },
    { id: 'ability-of-other-resource', title: 'The resource in one cell, the ability in another', twin: 'covers-pkp-exact',
      change: `granted: ${DECRYPTION} on the PKP and ${SIGNING} on another one`, rule: 'capability.ability', rules: ['capability.resource'],
      why: 'One cell has to cover both; the cell on this PKP grants decryption and the one that grants signing is about another PKP.',
      att: recap({ ...cell(OTHER_PKP_URI, SIGNING, {}), ...cell(pkp, DECRYPTION, {}) }).att },
  ]);
