// recap.decode: how many values and how many proofs a ReCap may have, at the bound and one past it.
import { recaps, refusedBy, topic } from '../vocabulary.js';

const { cellOf, cellText, cidV1, decoding } = recaps;

/** The details, att, the resource, its ability, the alternative, the list in it and prf are seven values; the items are the others. */
const zeros = (values: number) => Array.from({ length: values - 7 }, () => 0);
const holding = (values: number) => `"x":[${zeros(values).join(',')}]`;

const proofs = (count: number) => Array.from({ length: count }, (_, index) => cidV1(`proof ${index}`));
const naming = (count: number) => cellText('[{}]', JSON.stringify(proofs(count)));

export default () =>
  topic({ operation: 'recap.decode', name: 'limits', prefix: 'recap-decode-', since: '3.0.0', from: decoding, refused: { risk: ['resource-exhaustion'] } }, [
    { id: 'values', title: 'A payload of 32,768 values', rules: ['json.text'],
      why: 'The text may hold 32,768 values: seven of the ReCap itself and 32,761 numbers.',
      members: holding(32_768), value: { x: zeros(32_768) } },
    { id: 'values-over', title: 'A payload of 32,769 values', twin: 'values', change: 'one more number', rule: 'json.text',
      profiles: { reown: refusedBy('work.bytes') }, why: 'The text holds one value too many.', members: holding(32_769) },
    { id: 'proofs-64', title: '64 proofs', rules: ['recap.shape'], why: 'A ReCap may name 64 proofs.', payload: naming(64), output: cellOf([{}], proofs(64)) },
    { id: 'proofs-65', title: '65 proofs', twin: 'proofs-64', change: 'one more proof', rule: 'recap.shape', risk: ['resource-exhaustion'], why: 'A ReCap names at most 64 proofs.',
      payload: naming(65) },
  ]);
