// siwe.parse: the size of a message in bytes.
import { siwe, siweTexts, topic } from '../vocabulary.js';

const { fill, LIMIT, parsing, plain } = siweTexts;

/** As many short resources as fit, and a last one that fills up. */
function resources(size: number) {
  const list = Array.from({ length: 400 }, (_, index) => `urn:example:item-${index}`);
  const short = siwe({ ...plain(), resources: [...list, ''] }).length;
  return [...list, `urn:${'a'.repeat(size - short - 4)}`];
}

export default () =>
  topic({ operation: 'siwe.parse', name: 'size', prefix: 'siwe-size-', from: parsing }, [
    { id: 'at-limit', title: 'A message of 65,536 bytes', rules: ['siwe.size'], fields: { statement: fill(LIMIT) },
      why: 'At most 65,536 UTF-8 bytes are allowed, and there are exactly as many.' },
    { id: 'half', title: 'A message of 32,768 bytes with 401 resources', rules: ['siwe.size', 'siwe.resource'], fields: { resources: resources(LIMIT / 2) },
      why: 'At most 65,536 UTF-8 bytes are allowed; the number of resources has no bound of its own.' },
    { id: 'one-past', title: 'A message of 65,537 bytes', twin: 'at-limit', change: 'statement += "a"', rule: 'siwe.size',
      fields: { statement: fill(LIMIT + 1) }, why: 'At most 65,536 UTF-8 bytes are allowed, and there is one more.' },
    { id: 'resources', title: 'A message of 65,537 bytes with 401 resources', twin: 'half', change: 'the last resource is longer by 32,769 bytes',
      rule: 'siwe.size', fields: { resources: resources(LIMIT + 1) }, why: 'The size of the whole text counts, wherever the bytes stand.' },
  ]);
