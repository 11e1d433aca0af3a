// chain.verify: the end that a chain has, written in UTC, in every month and to every digit.
import { chains, type Row, topic } from '../vocabulary.js';

const { asChain, chain, chaining, endingAt } = chains;

const hours = (instant: string, count: number) => new Date(Date.parse(instant) + count * 3_600_000).toISOString().replace('.000', '');

/** The expiration of the link that ends first, and that end in UTC where it is another text. */
interface Ending {
  readonly text: string;
  readonly end?: string;
}

/** The user's AuthSig ends first, so that it ends likewise for whoever looks at no proofs. */
const ending = (row: Row & Ending) => {
  const { text: expirationTime, end = expirationTime } = row;
  const whole = end.replace(/\.\d+/, '');
  const issuedAt = hours(whole, -24);
  const leaf = chain({ issuedAt, expirationTime: hours(whole, 24) }, { issuedAt, expirationTime });
  const input = asChain(leaf, { now: hours(whole, -1) });
  return { ...chaining({ ...row, leaf, input }), ...endingAt(leaf, end) };
};

export default () => topic({ operation: 'chain.verify', name: 'ends', prefix: 'chain-end-', since: '3.0.0', rules: ['chain.time'], also: ['auth-sig.proofs'],
  from: ending, why: 'The chain ends when its first link does, and the answer writes that instant in UTC with the digits that count.' }, [
  { id: 'half-past', title: 'A chain that ends at half past eight', text: '2026-01-15T20:30:00Z' },
  { id: 'last-minute', title: 'A chain that ends in the last minute of a day', text: '2026-01-15T23:59:01Z' },
  { id: 'midnight', title: 'A chain that ends at midnight', text: '2026-01-16T00:00:00Z' },
  { id: 'fraction', title: 'A chain that ends within a second', text: '2026-01-15T20:00:00.25Z' },
  { id: 'fraction-zeros', title: 'A chain that ends within a second, with zeros', text: '2026-01-15T20:00:00.2500Z', end: '2026-01-15T20:00:00.25Z' },
  { id: 'fraction-small', title: 'A chain that ends a nanosecond after a second', text: '2026-01-15T20:00:00.000000001Z' },
  { id: 'offset-east', title: 'A chain that ends on another day in UTC', text: '2026-01-16T04:45:00+05:45', end: '2026-01-15T23:00:00Z' },
  { id: 'offset-west', title: 'A chain that ends at an offset west', text: '2026-01-15T20:10:30-03:30', end: '2026-01-15T23:40:30Z' },
], [
  { id: 'january', title: 'A chain that ends on the first of February', text: '2026-01-31T23:00:00-02:00', end: '2026-02-01T01:00:00Z' },
  { id: 'february', title: 'A chain that ends on 28 February', text: '2026-02-28T12:00:00Z' },
  { id: 'leap-day', title: 'A chain that ends on 29 February', text: '2028-02-29T12:00:00Z' },
  { id: 'march-first', title: 'A chain that ends on 1 March behind a short February', text: '2026-02-28T23:00:00-02:00', end: '2026-03-01T01:00:00Z' },
  { id: 'leap-march', title: 'A chain that ends on 1 March behind a long February', text: '2028-02-29T23:00:00-02:00', end: '2028-03-01T01:00:00Z' },
  { id: 'march', title: 'A chain that ends on 31 March', text: '2026-03-31T12:00:00Z' },
  { id: 'april', title: 'A chain that ends on 30 April', text: '2026-04-30T12:00:00Z' },
  { id: 'june-leap', title: 'A chain that ends on a leap second of June', text: '2026-06-30T23:59:60Z', end: '2026-07-01T00:00:00Z' },
  { id: 'june-leap-fraction', title: 'A chain that ends on the middle of a leap second of June', text: '2026-06-30T23:59:60.5Z',
    end: '2026-07-01T00:00:00.5Z' },
  { id: 'august', title: 'A chain that ends on 31 August', text: '2026-08-31T12:00:00Z' },
  { id: 'october', title: 'A chain that ends on 31 October', text: '2026-10-31T12:00:00Z' },
  { id: 'december', title: 'A chain that ends on 31 December', text: '2026-12-31T12:00:00Z' },
  { id: 'year', title: 'A chain that ends on 1 January of the next year', text: '2026-12-31T23:30:00-01:00', end: '2027-01-01T00:30:00Z' },
  { id: 'year-before', title: 'A chain that ends on 31 December of the year before', text: '2027-01-01T00:30:00+01:00', end: '2026-12-31T23:30:00Z' },
  { id: 'century', title: 'A chain that ends on 1 March in a year without a leap day', text: '2100-02-28T23:00:00-02:00', end: '2100-03-01T01:00:00Z' },
]);
