// session-sig.verify: the dates of a session message are those of RFC 3339 as well, place by place.
import { noDates } from '../dates.js';
import { file, reject } from '../kit.js';
import { at } from '../sessions.js';

export const since = '3.0.0';

export default () => [
  file(
    'session-sig.verify',
    'dates',
    noDates.map(([id, expiration, title, reason]) =>
      reject(`session-date-${id}`, `Expiration: ${title}`, {
        rule: 'session.timestamps',
        twin: 'session-standard',
        mutation: `expiration: ${JSON.stringify(expiration)}`,
        reason,
        risk: ['expiry', 'parser-differential'],
        input: at({ expiration }),
      }),
    ),
  ),
];
