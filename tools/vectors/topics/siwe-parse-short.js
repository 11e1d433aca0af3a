// siwe.parse: texts that end early, line by line, and lines that stand twice where the URI begins.
import { alice, file, reject, siwe } from '../kit.js';
import { PLAIN, plain } from '../siwe.js';

export const since = '3.0.0';

const lines = () => siwe(plain()).split('\n');
const bare = () => siwe({ ...plain(), statement: undefined }).split('\n');

const END = 'The lines up to Issued At are always there; a text that ends before them is no message.';
const ORDER = 'The layout has one order, in which every label stands once.';

/** Texts: id, title, text, what leads there from the plain message, reason. */
const texts = () => {
  const all = lines();
  const short = bare();
  return [
    ...['two lines', 'three lines', 'four lines', 'five lines', 'six lines'].map((words, index) => [
      `lines-${index + 2}`,
      `A text of ${words}`,
      all.slice(0, index + 2).join('\n'),
      `cut behind line ${index + 2}`,
      END,
    ]),
    ...['four lines', 'five lines'].map((words, index) => [
      `stateless-${index + 4}`,
      `A text of ${words} without a statement`,
      short.slice(0, index + 4).join('\n'),
      `statement left out, cut behind line ${index + 4}`,
      END,
    ]),
    ['header-feed', 'The header and a line feed', `${all[0]}\n`, 'cut behind the first line feed', END],
    ['short-header', 'A text shorter than the phrase', 'wants you', 'the phrase is cut to two words', END],
    ['feed', 'A line feed alone', '\n', 'everything left out but a line feed', END],
    ['address-alone', 'An address alone', alice().address, 'everything left out but the address', END],
    [
      'uri-twice',
      'A second URI line in front of Version',
      all.flatMap((line) => (line.startsWith('URI: ') ? [line, line] : [line])).join('\n'),
      'the URI line is repeated',
      ORDER,
    ],
    [
      'uri-twice-bare',
      'A second URI line where there is no statement',
      short.flatMap((line) => (line.startsWith('URI: ') ? [line, line] : [line])).join('\n'),
      'statement left out, the URI line is repeated',
      'Between the lines after the address and the first "URI: " there are two empty lines, and Version follows it.',
    ],
    [
      'uri-as-statement',
      'A URI line in the place of the empty line',
      [...short.slice(0, 3), short[4], ...short.slice(4)].join('\n'),
      'statement left out, a URI line for the second empty line',
      'The line in front of "URI: " is empty: what stands there otherwise is a statement without its empty line.',
    ],
    [
      'uri-at-end',
      'The URI line at the end',
      [...all.filter((line) => !line.startsWith('URI: ')), all.find((line) => line.startsWith('URI: '))].join('\n'),
      'the URI line is moved to the end',
      ORDER,
    ],
  ];
};

export default () => [
  file(
    'siwe.parse',
    'short',
    texts().map(([id, title, text, mutation, reason]) =>
      reject(`siwe-short-${id}`, title, {
        rule: 'siwe.layout',
        twin: PLAIN.id,
        mutation,
        reason,
        risk: ['parser-differential', 'injection'],
        input: { text },
      }),
    ),
  ),
];
