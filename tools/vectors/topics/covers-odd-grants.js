// Grants on resources and abilities that nobody can ask for: they cover nothing else, and are no wildcards.
import { anyPkp, asking, EXECUTION, grantOf, pkp, SIGNING, show } from '../grants.js';
import { file, PKP, reject } from '../kit.js';

export const since = '3.0.0';

const resources = () =>
  [
    ['id-upper-case', 'the id in upper case', `lit-pkp://${PKP.toUpperCase()}`, 'Ids are compared byte for byte'],
    ['id-hex-prefix', 'the id with 0x', `lit-pkp://0x${PKP}`, 'Nothing is stripped from an id'],
    ['id-trailing-slash', 'the id and a slash', `${pkp}/`, 'A slash at the end makes another resource'],
    ['id-encoded', 'the id with a digit percent-encoded', `lit-pkp://%37${PKP.slice(1)}`, 'Nothing is decoded'],
    ['id-nul', 'the id and U+0000', `${pkp}\u0000`, 'The text does not end at U+0000'],
    ['id-zero-width', 'the id and a zero-width space', `${pkp}\u200b`, 'U+200B is a character like any other'],
    ['id-star-behind', 'the id and an asterisk', `${pkp}*`, 'An asterisk behind an id is no wildcard'],
    [
      'id-cut-star',
      'the beginning of the id and an asterisk',
      `${pkp.slice(0, -4)}*`,
      'Nothing but prefix://* is a wildcard',
    ],
    [
      'nested',
      'the resource behind another prefix',
      `lit-litaction://${pkp}`,
      'The prefix is the text before the first ://',
    ],
    ['proto', 'a resource spelled __proto__', '__proto__', 'A cell has the resource that is written in it'],
  ].map(([name, title, granted, why]) =>
    reject(`covers-granted-${name}`, `One PKP asked for where the grant is on ${title}`, {
      rule: 'capability.resource',
      risk: ['widening'],
      twin: 'covers-pkp-exact',
      mutation: `granted: ${show(granted)}`,
      reason: `${why}, and the grant is on no other resource.`,
      input: asking(grantOf(granted, SIGNING, {}), pkp, SIGNING),
    }),
  );

const abilities = () => [
  reject('covers-granted-proto-ability', 'Signing asked for where the ability __proto__ is granted', {
    rule: 'capability.ability',
    risk: ['prototype-pollution', 'widening'],
    twin: 'covers-pkp-wildcard',
    mutation: 'granted ability: "__proto__"',
    reason: 'The cell has the ability that is written in it, and no other.',
    input: asking(grantOf(anyPkp, '__proto__', {}), pkp, SIGNING),
  }),
  reject('covers-granted-execution', 'Signing asked for where execution is granted on every PKP', {
    rule: 'capability.ability',
    risk: ['widening'],
    twin: 'covers-pkp-wildcard',
    mutation: 'granted ability: "Threshold/Execution"',
    reason: 'An ability that the prefix does not have covers itself only.',
    input: asking(grantOf(anyPkp, EXECUTION, {}), pkp, SIGNING),
  }),
];

export default () => [file('capability.covers', 'odd-grants', [...resources(), ...abilities()])];
