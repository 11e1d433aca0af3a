// session-sig.verify: the dates of a session message are those of RFC 3339 as well, place by place.
import { dates, sessions, topic } from '../vocabulary.js';

const { noDates } = dates;
const { at } = sessions;

export default () => topic({ operation: 'session-sig.verify', name: 'dates', since: '3.0.0', twin: 'session-standard', rule: 'session.timestamps' },
  noDates.map(([id, expiration, title, why]) =>
    ({ id: `session-date-${id}`, title: `Expiration: ${title}`, change: { expiration }, why, input: at({ expiration }) })));
