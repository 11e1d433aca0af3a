// siwe.parse: dates place by place.
import { group, dates as places, siweTexts, topic } from '../vocabulary.js';

const { dated, twinOf } = siweTexts;

const dates = (label: string) => places.dates.map(([id, date, title, utc, why]) => ({ id, title: label + title, date, utc, why }));
const noDates = (label: string) => places.noDates.map(([id, date, title, why]) => ({ id, title: label + title, date, why }));

const shared = { operation: 'siwe.parse', since: '3.0.0' } as const;

export default () => [
  topic({ ...shared, name: 'offsets', prefix: 'siwe-date-', from: dated('issuedAt') },
    group({ rules: ['siwe.issued-at'] }, dates('')),
    group({ rule: 'siwe.issued-at' }, noDates('Issued At: ')),
  ),
  topic({ ...shared, name: 'expiration-offsets', prefix: 'siwe-date-expiration-', from: dated('expirationTime') },
    group({ rules: ['siwe.expiration-time'] }, dates('Expiration Time: ')),
    group({ rule: 'siwe.expiration-time', of: twinOf('siwe-expiration-time-utc', { expirationTime: '2026-01-16T10:00:00Z' }) },
      noDates('Expiration Time: ')),
  ),
];
