import { asAccount, brought, solanaSig, textAt } from '../kinds.js';
import { accept, file, reject } from '../kit.js';

const signed = (text, over) => asAccount(solanaSig(text), over);

const untimed = () =>
  [
    ['none', 'A text without a time', 'I am creating an account to use Lit Protocol', 'Protocol is no date-time'],
    ['empty', 'A Solana account that signed an empty text', '', 'Nothing is no date-time'],
    [
      'full-stop',
      'A text with a full stop behind its time',
      `${textAt()}.`,
      'The date-time ends with its zone, and a full stop is no part of one',
    ],
    ['space', 'A text with a space behind its time', `${textAt()} `, 'What follows the last space is nothing'],
    [
      'line-feed',
      'A text with a line feed behind its time',
      `${textAt()}\n`,
      'What follows the last line feed is nothing',
    ],
    [
      'carriage-return',
      'A text with a carriage return behind its time',
      `${textAt()}\r`,
      'A carriage return is no part of a date-time',
    ],
    ['null', 'A text with U+0000 behind its time', `${textAt()}\0`, 'U+0000 is a character like any other and no end'],
    [
      'tab',
      'A text with a tab in front of its time',
      'I sign in at\t2026-01-15T11:30:00Z',
      'The last space stands in front of at: a tab is none',
    ],
    [
      'no-break',
      'A text with a no-break space in front of its time',
      'I sign in at\u00a02026-01-15T11:30:00Z',
      'U+00A0 is no space',
    ],
    [
      'quoted',
      'A text with its time in quotes',
      'I sign in at "2026-01-15T11:30:00Z"',
      'A quote is no digit of a year',
    ],
    ['date', 'A text with a date alone', textAt('2026-01-15'), 'A date-time has a time'],
    [
      'no-zone',
      'A text with a time without a zone',
      textAt('2026-01-15T11:30:00'),
      'Without a zone it is another time in every place',
    ],
    [
      'blank',
      'A text with a space between date and time',
      textAt('2026-01-15 11:30:00Z'),
      'What follows the last space is a time without a date',
    ],
    [
      'lower',
      'A text with a time in lower case',
      textAt('2026-01-15t11:30:00z'),
      'The form is that of the dates of a SIWE message, with T and Z',
    ],
    ['seconds', 'A text with seconds since 1970', textAt('1768476600'), 'A number is no date-time'],
    ['words', 'A text with its time in words', textAt('Thu, 15 Jan 2026 11:30:00 GMT'), 'GMT is no date-time'],
    [
      'no-such-day',
      'A text with a day that does not exist',
      textAt('2026-02-30T11:30:00Z'),
      'February has no 30th, and a reader that rolls it over reads a time that nobody wrote',
    ],
    [
      'front',
      'A text with its time in front',
      '2026-01-15T11:30:00Z is when I sign in',
      'The time stands at the end, and what follows it was added',
    ],
  ].map(([name, title, text, why]) =>
    reject(`auth-solana-signed-at-${name}`, title, {
      rule: 'auth-sig.signed-at',
      risk: ['expiry', 'replay'],
      twin: 'auth-solana',
      mutation: `signedMessage: ${JSON.stringify(text)}, signed`,
      reason: `${why}: the text says no time at its end, so that nobody knows how old it is.`,
      input: signed(text),
    }),
  );

const at = (time, over) => signed(textAt(time), over);

const ages = () => [
  ...[
    [
      'last',
      'A text that is one second within the longest age and the skew',
      '2026-01-15T10:59:01Z',
      {},
      'now is before the time and 3,600 s and the skew of 60 s',
    ],
    [
      'last-fraction',
      'A text that is a thousandth within the longest age and the skew',
      '2026-01-15T10:59:00.001Z',
      {},
      'now is before the time and 3,600 s and the skew of 60 s, by a thousandth',
    ],
    [
      'first',
      'A text of 60 seconds ahead',
      '2026-01-15T12:01:00Z',
      {},
      'The time less the skew is now, which is in time already',
    ],
    ['before-first', 'A text of 59 seconds ahead', '2026-01-15T12:00:59Z', {}, 'The time less the skew is before now'],
    [
      'zero',
      'A text of 59 seconds ago where the longest age is 0',
      '2026-01-15T11:59:01Z',
      { maxAge: 0 },
      'A longest age of 0 leaves the skew of 60 s, and is not the same as none',
    ],
    [
      'year',
      'A text of a month ago where the longest age is a year',
      '2025-12-15T12:00:00Z',
      { maxAge: 31_536_000 },
      'The caller says how long a text is admitted; the longest lifetime is for what has an expiry',
    ],
  ].map(([name, title, time, over, why]) =>
    accept(`auth-solana-age-${name}`, title, { rules: ['auth-sig.age'], reason: `${why}.`, input: at(time, over) }),
  ),
  ...[
    [
      'end',
      'A text that is as old as the longest age and the skew',
      '2026-01-15T10:59:00Z',
      {},
      'now is the time and 3,600 s and the skew of 60 s, where the age has ended',
      ['expiry', 'replay'],
    ],
    [
      'past-end',
      'A text that is a second older than the longest age and the skew',
      '2026-01-15T10:58:59Z',
      {},
      'now is behind the time and 3,600 s and the skew of 60 s',
      ['expiry', 'replay'],
    ],
    [
      'years',
      'A text of years ago',
      '2021-06-01T00:00:00Z',
      {},
      'Whoever saw it once could sign in for ever',
      ['expiry', 'replay'],
    ],
    [
      'zero-end',
      'A text of 60 seconds ago where the longest age is 0',
      '2026-01-15T11:59:00Z',
      { maxAge: 0 },
      'A longest age of 0 leaves the skew of 60 s, which have gone',
      ['expiry', 'replay'],
    ],
    [
      'future',
      'A text of 61 seconds ahead',
      '2026-01-15T12:01:01Z',
      {},
      'More than the skew ahead, it would be admitted for longer than the longest age',
      ['expiry'],
    ],
    [
      'future-fraction',
      'A text of 60.001 seconds ahead',
      '2026-01-15T12:01:00.001Z',
      {},
      'The comparison is exact on the written value',
      ['expiry'],
    ],
    [
      'far-future',
      'A text of the year 9999',
      '9999-12-31T23:59:59Z',
      {},
      'A text that is never old would never end',
      ['expiry'],
    ],
    [
      'offset',
      'A text whose time is late by its offset',
      '2026-01-15T11:30:00-01:00',
      {},
      'Half past eleven at this offset is half past twelve',
      ['expiry'],
    ],
  ].map(([name, title, time, over, why, risk]) =>
    reject(`auth-solana-age-${name}`, title, {
      rule: 'auth-sig.age',
      risk,
      twin: name.startsWith('zero') ? 'auth-solana-age-zero' : 'auth-solana',
      mutation: `the time of the text: ${time}`,
      reason: `${why}.`,
      input: at(time, over),
    }),
  ),
];

export default () => [file('auth-sig.verify', 'text-age', brought([...untimed(), ...ages()]))];
