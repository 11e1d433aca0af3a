// siwe.parse: the size of a message in bytes.
import { file, siwe } from '../kit.js';
import { fill, LIMIT, parses, plain, refuses, twinOf } from '../siwe.js';

/** As many short resources as fit, and a last one that fills up. */
function resources(size) {
  const list = Array.from({ length: 400 }, (_, index) => `urn:example:item-${index}`);
  const short = siwe({ ...plain(), resources: [...list, ''] }).length;
  return [...list, `urn:${'a'.repeat(size - short - 4)}`];
}

export default () => [
  file('siwe.parse', 'size', [
    parses(
      'siwe-size-at-limit',
      'A message of 65,536 bytes',
      { statement: fill(LIMIT) },
      {
        rules: ['siwe.size'],
        reason: 'At most 65,536 UTF-8 bytes are allowed, and there are exactly as many.',
      },
    ),
    parses(
      'siwe-size-half',
      'A message of 32,768 bytes with 401 resources',
      { resources: resources(LIMIT / 2) },
      {
        rules: ['siwe.size', 'siwe.resource'],
        reason: 'At most 65,536 UTF-8 bytes are allowed; the number of resources has no bound of its own.',
      },
    ),
    refuses(
      twinOf('siwe-size-at-limit', { statement: fill(LIMIT) }),
      'siwe-size-one-past',
      'A message of 65,537 bytes',
      {
        rule: 'siwe.size',
        change: { statement: fill(LIMIT + 1) },
        mutation: 'statement += "a"',
        reason: 'At most 65,536 UTF-8 bytes are allowed, and there is one more.',
      },
    ),
    refuses(
      twinOf('siwe-size-half', { resources: resources(LIMIT / 2) }),
      'siwe-size-resources',
      'A message of 65,537 bytes with 401 resources',
      {
        rule: 'siwe.size',
        change: { resources: resources(LIMIT + 1) },
        mutation: 'the last resource is longer by 32,769 bytes',
        reason: 'The size of the whole text counts, wherever the bytes stand.',
      },
    ),
  ]),
];
