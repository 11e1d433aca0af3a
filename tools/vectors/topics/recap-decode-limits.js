// recap.decode: how many values and how many proofs a ReCap may have, at the bound and one past it.
import { file } from '../kit.js';
import { cellOf, cellText, cidV1, decodes, refused, restricted, restrictedTo } from '../recaps.js';

export const since = '3.0.0';

const risk = ['resource-exhaustion'];

/** The details, att, the resource, its ability, the alternative, the list in it and prf are seven values; the items are the others. */
const zeros = (values) => Array.from({ length: values - 7 }, () => 0);
const holding = (values) => restricted(`"x":[${zeros(values).join(',')}]`);

const proofs = (count) => Array.from({ length: count }, (_, index) => cidV1(`proof ${index}`));
const naming = (count) => cellText('[{}]', JSON.stringify(proofs(count)));

export default () => [
  file('recap.decode', 'limits', [
    decodes('values', 'A payload of 32,768 values', holding(32_768), restrictedTo({ x: zeros(32_768) }), {
      rules: ['json.text'],
      reason: 'The text may hold 32,768 values: seven of the ReCap itself and 32,761 numbers.',
    }),
    refused('values-over', 'A payload of 32,769 values', holding(32_769), {
      rule: 'json.text',
      twin: 'values',
      mutation: 'one more number',
      reason: 'The text holds one value too many.',
      risk,
      profiles: { reown: { result: 'reject', rule: 'work.bytes' } },
    }),
    decodes('proofs-64', '64 proofs', naming(64), cellOf([{}], proofs(64)), {
      rules: ['recap.shape'],
      reason: 'A ReCap may name 64 proofs.',
    }),
    refused('proofs-65', '65 proofs', naming(65), {
      rule: 'recap.shape',
      twin: 'proofs-64',
      mutation: 'one more proof',
      reason: 'A ReCap names at most 64 proofs.',
      risk,
    }),
  ]),
];
