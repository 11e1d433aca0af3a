// chain.verify: the end that a chain has, written in UTC, in every month and to every digit.
import { aloneOf, asChain, chain, holds, provenBy, unlooked } from '../chains.js';
import { file } from '../kit.js';

export const since = '3.0.0';

/** Where a chain ends: name, title, expiration of the link that ends first, the end in UTC where it is another text. */
const ends = [
  ['half-past', 'A chain that ends at half past eight', '2026-01-15T20:30:00Z'],
  ['last-minute', 'A chain that ends in the last minute of a day', '2026-01-15T23:59:01Z'],
  ['midnight', 'A chain that ends at midnight', '2026-01-16T00:00:00Z'],
  ['fraction', 'A chain that ends within a second', '2026-01-15T20:00:00.25Z'],
  [
    'fraction-zeros',
    'A chain that ends within a second, with zeros',
    '2026-01-15T20:00:00.2500Z',
    '2026-01-15T20:00:00.25Z',
  ],
  ['fraction-small', 'A chain that ends a nanosecond after a second', '2026-01-15T20:00:00.000000001Z'],
  ['offset-east', 'A chain that ends on another day in UTC', '2026-01-16T04:45:00+05:45', '2026-01-15T23:00:00Z'],
  ['offset-west', 'A chain that ends at an offset west', '2026-01-15T20:10:30-03:30', '2026-01-15T23:40:30Z'],
];

/** Ends all over the year: name, expiration, the end in UTC, what it is. */
const months = [
  ['january', '2026-01-31T23:00:00-02:00', '2026-02-01T01:00:00Z', 'the first of February'],
  ['february', '2026-02-28T12:00:00Z', '2026-02-28T12:00:00Z', '28 February'],
  ['leap-day', '2028-02-29T12:00:00Z', '2028-02-29T12:00:00Z', '29 February'],
  ['march-first', '2026-02-28T23:00:00-02:00', '2026-03-01T01:00:00Z', '1 March behind a short February'],
  ['leap-march', '2028-02-29T23:00:00-02:00', '2028-03-01T01:00:00Z', '1 March behind a long February'],
  ['march', '2026-03-31T12:00:00Z', '2026-03-31T12:00:00Z', '31 March'],
  ['april', '2026-04-30T12:00:00Z', '2026-04-30T12:00:00Z', '30 April'],
  ['june-leap', '2026-06-30T23:59:60Z', '2026-07-01T00:00:00Z', 'a leap second of June'],
  ['june-leap-fraction', '2026-06-30T23:59:60.5Z', '2026-07-01T00:00:00.5Z', 'the middle of a leap second of June'],
  ['august', '2026-08-31T12:00:00Z', '2026-08-31T12:00:00Z', '31 August'],
  ['october', '2026-10-31T12:00:00Z', '2026-10-31T12:00:00Z', '31 October'],
  ['december', '2026-12-31T12:00:00Z', '2026-12-31T12:00:00Z', '31 December'],
  ['year', '2026-12-31T23:30:00-01:00', '2027-01-01T00:30:00Z', '1 January of the next year'],
  ['year-before', '2027-01-01T00:30:00+01:00', '2026-12-31T23:30:00Z', '31 December of the year before'],
  ['century', '2100-02-28T23:00:00-02:00', '2100-03-01T01:00:00Z', '1 March in a year without a leap day'],
];

const reason =
  'The chain ends when its first link does, and the answer writes that instant in UTC with the digits that count.';

const hours = (instant, count) => new Date(Date.parse(instant) + count * 3_600_000).toISOString().replace('.000', '');

/** The user's AuthSig ends first, so that it ends likewise for whoever looks at no proofs. */
function ending(name, title, expirationTime, end) {
  const whole = end.replace(/\.\d+/, '');
  const issuedAt = hours(whole, -24);
  const leaf = chain({ issuedAt, expirationTime: hours(whole, 24) }, { issuedAt, expirationTime });
  const alone = aloneOf(leaf);
  return holds(`end-${name}`, title, leaf, {
    rules: ['chain.time'],
    reason,
    input: asChain(leaf, { now: hours(whole, -1) }),
    output: { ...provenBy(leaf), expiration: end },
    profiles: unlooked({ ...alone, output: { ...alone.output, expiration: end } }),
  });
}

export default () => [
  file('chain.verify', 'ends', [
    ...ends.map(([name, title, text, end = text]) => ending(name, title, text, end)),
    ...months.map(([name, text, end, words]) => ending(name, `A chain that ends on ${words}`, text, end)),
  ]),
];
