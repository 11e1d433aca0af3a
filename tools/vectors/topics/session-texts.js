// session-sig.verify: members whose texts are matched from their first character to their last.
import { accept, atNode, file, message, reject, session, sessionSig } from '../kit.js';
import { at } from '../sessions.js';

export const since = '3.0.0';

const WHOLE =
  'The text is matched whole: a line feed at its end, which some readers of patterns overlook, belongs to it.';
const PRICE = 'maxPrice is 0x and 1 to 64 hex digits, or 1 to 78 decimal digits.';
const key = () => session().publicKey;

/** Prices: name, title, text. */
const prices = [
  ['decimal', 'maxPrice in decimal', '10000000000000000'],
  ['hex-64', 'maxPrice of 64 hex digits', `0x${'f'.repeat(64)}`],
  ['hex-upper', 'maxPrice in upper-case hex', '0x2386F26FC10000'],
  ['zeros', 'maxPrice with leading zeros', '0x000001'],
];
const noPrices = [
  ['line-feed-hex', 'maxPrice in hex with a line feed behind it', '0x2386f26fc10000\n'],
  ['line-feed-decimal', 'maxPrice in decimal with a line feed behind it', '10000000000000000\n'],
  ['line-feed-before', 'maxPrice with a line feed in front of it', '\n10'],
  ['plus', 'maxPrice with a plus sign', '+10'],
  ['minus', 'maxPrice that is negative', '-10'],
  ['underscore', 'maxPrice with an underscore', '1_000'],
  ['point', 'maxPrice with a fraction', '10.5'],
  ['exponent', 'maxPrice with an exponent', '1e16'],
  ['hex-bare', 'maxPrice in hex without 0x', '2386f26fc10000'],
  ['upper-prefix', 'maxPrice with 0X', '0X10'],
  ['space', 'maxPrice with a space behind it', '10 '],
];

/** Members of message and signature with a line feed: name, title, rule, input, mutation. */
const lines = () => [
  ['key', 'A session key with a line feed behind it', 'session-message.shape', at({ sessionKey: `${key()}\n` })],
  [
    'issued-at',
    'issuedAt with a line feed behind it',
    'session.timestamps',
    at({ issuedAt: '2026-01-15T11:30:00Z\n' }),
  ],
  [
    'address',
    'address with a line feed behind it',
    'session-sig.shape',
    atNode(sessionSig(message(), session(), { address: `${key()}\n` })),
  ],
  [
    'derived-via',
    'derivedVia with a line feed behind it',
    'session-sig.shape',
    atNode(sessionSig(message(), session(), { derivedVia: 'litSessionSignViaNacl\n' })),
  ],
  [
    'algo',
    'algo with a line feed behind it',
    'session-sig.shape',
    atNode(sessionSig(message(), session(), { algo: 'ed25519\n' })),
  ],
];

export default () => [
  file('session-sig.verify', 'texts', [
    ...prices.map(([name, title, maxPrice]) =>
      accept(`session-text-price-${name}`, title, {
        rules: ['session-message.shape'],
        reason: PRICE,
        input: at({ maxPrice }),
      }),
    ),
    ...noPrices.map(([name, title, maxPrice]) =>
      reject(`session-text-price-${name}`, title, {
        rule: 'session-message.shape',
        twin: 'session-text-price-decimal',
        mutation: `maxPrice: ${JSON.stringify(maxPrice)}`,
        reason: PRICE,
        risk: ['parser-differential', 'type-confusion'],
        input: at({ maxPrice }),
      }),
    ),
    ...lines().map(([name, title, rule, input]) =>
      reject(`session-text-line-${name}`, title, {
        rule,
        twin: 'session-standard',
        mutation: title,
        reason: WHOLE,
        risk: ['parser-differential'],
        input,
      }),
    ),
  ]),
];
