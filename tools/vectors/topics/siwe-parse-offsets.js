// siwe.parse: dates place by place.
import { dates, noDates } from '../dates.js';
import { file } from '../kit.js';
import { PLAIN, parses, refuses, twinOf } from '../siwe.js';

export const since = '3.0.0';

const BOUND = twinOf('siwe-expiration-time-utc', { expirationTime: '2026-01-16T10:00:00Z' });
const risk = ['expiry', 'parser-differential'];

export default () => [
  file('siwe.parse', 'offsets', [
    ...dates.map(([id, issuedAt, title, utc, reason]) =>
      parses(`siwe-date-${id}`, title, { issuedAt }, { rules: ['siwe.issued-at'], reason, trace: { utc } }),
    ),
    ...noDates.map(([id, issuedAt, title, reason]) =>
      refuses(PLAIN, `siwe-date-${id}`, `Issued At: ${title}`, {
        rule: 'siwe.issued-at',
        change: { issuedAt },
        reason,
        risk,
      }),
    ),
  ]),
  file('siwe.parse', 'expiration-offsets', [
    ...dates.map(([id, expirationTime, title, utc, reason]) =>
      parses(
        `siwe-date-expiration-${id}`,
        `Expiration Time: ${title}`,
        { expirationTime },
        { rules: ['siwe.expiration-time'], reason, trace: { utc } },
      ),
    ),
    ...noDates.map(([id, expirationTime, title, reason]) =>
      refuses(BOUND, `siwe-date-expiration-${id}`, `Expiration Time: ${title}`, {
        rule: 'siwe.expiration-time',
        change: { expirationTime },
        reason,
        risk,
      }),
    ),
  ]),
];
