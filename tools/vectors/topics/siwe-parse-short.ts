// siwe.parse: texts that end early, line by line, and lines that stand twice where the URI begins.
import { alice, group, siwe, siweTexts, topic } from '../vocabulary.js';

const { PLAIN, plain } = siweTexts;

const END = 'The lines up to Issued At are always there; a text that ends before them is no message.';
const ORDER = 'The layout has one order, in which every label stands once.';

const isUri = (line: string) => line.startsWith('URI: ');
const join = (lines: readonly string[]) => ({ text: lines.join('\n') });
const repeated = (lines: readonly string[]) => join(lines.flatMap((line) => (isUri(line) ? [line, line] : [line])));

/** The first lines of the plain message, and of the one without a statement. */
const cut = (all: readonly string[], short: readonly string[]) => [
  ...['two', 'three', 'four', 'five', 'six'].map((words, index) => ({ id: `lines-${index + 2}`, title: `A text of ${words} lines`,
    change: `cut behind line ${index + 2}`, input: join(all.slice(0, index + 2)) })),
  ...['four', 'five'].map((words, index) => ({ id: `stateless-${index + 4}`, title: `A text of ${words} lines without a statement`,
    change: `statement left out, cut behind line ${index + 4}`, input: join(short.slice(0, index + 4)) })),
];

export default () => {
  const all = siwe(plain()).split('\n');
  const short = siwe({ ...plain(), statement: undefined }).split('\n');
  return topic({ operation: 'siwe.parse', name: 'short', prefix: 'siwe-short-', since: '3.0.0', rule: 'siwe.layout', twin: PLAIN.id,
    risk: ['parser-differential', 'injection'] },
    group({ why: END },
      cut(all, short),
      [
        { id: 'header-feed', title: 'The header and a line feed', change: 'cut behind the first line feed', input: { text: `${all[0]}\n` } },
        { id: 'short-header', title: 'A text shorter than the phrase', change: 'the phrase is cut to two words', input: { text: 'wants you' } },
        { id: 'feed', title: 'A line feed alone', change: 'everything left out but a line feed', input: { text: '\n' } },
        { id: 'address-alone', title: 'An address alone', change: 'everything left out but the address', input: { text: alice().address } },
      ],
    ),
    [
      { id: 'uri-twice', title: 'A second URI line in front of Version', change: 'the URI line is repeated', why: ORDER, input: repeated(all) },
      { id: 'uri-twice-bare', title: 'A second URI line where there is no statement', change: 'statement left out, the URI line is repeated',
        why: 'Between the lines after the address and the first "URI: " there are two empty lines, and Version follows it.', input: repeated(short) },
      { id: 'uri-as-statement', title: 'A URI line in the place of the empty line', change: 'statement left out, a URI line for the second empty line',
        why: 'The line in front of "URI: " is empty: what stands there otherwise is a statement without its empty line.',
        input: join([...short.slice(0, 3), ...short.slice(4, 5), ...short.slice(4)]) },
      { id: 'uri-at-end', title: 'The URI line at the end', change: 'the URI line is moved to the end', why: ORDER,
        input: join([...all.filter((line) => !isUri(line)), ...all.filter(isUri)]) },
    ],
  );
};
