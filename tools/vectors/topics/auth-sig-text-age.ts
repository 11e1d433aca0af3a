// The texts of accounts without SIWE: the time that a text has to end with, and how old it may be.
import { group, type Input, json, kinds, type Row, topic } from '../vocabulary.js';

const { asAccount, solanaSig, textAt } = kinds;

const signed = (text: string, over?: Input) => asAccount(solanaSig(text), over);

const untimed = () =>
  group({ twin: 'auth-solana', rule: 'auth-sig.signed-at',
    from: ({ text, note }: { text: string; note: string }) => ({ change: `signedMessage: ${json(text)}, signed`,
      why: `${note}: the text says no time at its end, so that nobody knows how old it is.`, input: signed(text) }) }, [
    { id: 'solana-signed-at-none', title: 'A text without a time', note: 'Protocol is no date-time', text: 'I am creating an account to use Lit Protocol' },
    { id: 'solana-signed-at-empty', title: 'A Solana account that signed an empty text', note: 'Nothing is no date-time', text: '' },
    { id: 'solana-signed-at-full-stop', title: 'A text with a full stop behind its time',
      note: 'The date-time ends with its zone, and a full stop is no part of one', text: `${textAt()}.` },
    { id: 'solana-signed-at-space', title: 'A text with a space behind its time', note: 'What follows the last space is nothing', text: `${textAt()} ` },
    { id: 'solana-signed-at-line-feed', title: 'A text with a line feed behind its time', note: 'What follows the last line feed is nothing',
      text: `${textAt()}\n` },
    { id: 'solana-signed-at-carriage-return', title: 'A text with a carriage return behind its time', note: 'A carriage return is no part of a date-time',
      text: `${textAt()}\r` },
    { id: 'solana-signed-at-null', title: 'A text with U+0000 behind its time', note: 'U+0000 is a character like any other and no end',
      text: `${textAt()}\0` },
    { id: 'solana-signed-at-tab', title: 'A text with a tab in front of its time', note: 'The last space stands in front of at: a tab is none',
      text: 'I sign in at\t2026-01-15T11:30:00Z' },
    { id: 'solana-signed-at-no-break', title: 'A text with a no-break space in front of its time', note: 'U+00A0 is no space',
      text: 'I sign in at\u00a02026-01-15T11:30:00Z' },
    { id: 'solana-signed-at-quoted', title: 'A text with its time in quotes', note: 'A quote is no digit of a year',
      text: 'I sign in at "2026-01-15T11:30:00Z"' },
    { id: 'solana-signed-at-date', title: 'A text with a date alone', note: 'A date-time has a time', text: textAt('2026-01-15') },
    { id: 'solana-signed-at-no-zone', title: 'A text with a time without a zone', note: 'Without a zone it is another time in every place',
      text: textAt('2026-01-15T11:30:00') },
    { id: 'solana-signed-at-blank', title: 'A text with a space between date and time', note: 'What follows the last space is a time without a date',
      text: textAt('2026-01-15 11:30:00Z') },
    { id: 'solana-signed-at-lower', title: 'A text with a time in lower case', note: 'The form is that of the dates of a SIWE message, with T and Z',
      text: textAt('2026-01-15t11:30:00z') },
    { id: 'solana-signed-at-seconds', title: 'A text with seconds since 1970', note: 'A number is no date-time', text: textAt('1768476600') },
    { id: 'solana-signed-at-words', title: 'A text with its time in words', note: 'GMT is no date-time', text: textAt('Thu, 15 Jan 2026 11:30:00 GMT') },
    { id: 'solana-signed-at-no-such-day', title: 'A text with a day that does not exist',
      note: 'February has no 30th, and a reader that rolls it over reads a time that nobody wrote', text: textAt('2026-02-30T11:30:00Z') },
    { id: 'solana-signed-at-front', title: 'A text with its time in front', note: 'The time stands at the end, and what follows it was added',
      text: '2026-01-15T11:30:00Z is when I sign in' },
  ]);

const at = (time: string, over?: Input) => signed(textAt(time), over);

const ages = (): Row[] => [
  ...group({ rules: ['auth-sig.age'], from: ({ time, over }: { time: string; over?: Input }) => ({ input: at(time, over) }) }, [
    { id: 'solana-age-last', title: 'A text that is one second within the longest age and the skew',
      why: 'now is before the time and 3,600 s and the skew of 60 s.', time: '2026-01-15T10:59:01Z' },
    { id: 'solana-age-last-fraction', title: 'A text that is a thousandth within the longest age and the skew',
      why: 'now is before the time and 3,600 s and the skew of 60 s, by a thousandth.', time: '2026-01-15T10:59:00.001Z' },
    { id: 'solana-age-first', title: 'A text of 60 seconds ahead', why: 'The time less the skew is now, which is in time already.',
      time: '2026-01-15T12:01:00Z' },
    { id: 'solana-age-before-first', title: 'A text of 59 seconds ahead', why: 'The time less the skew is before now.', time: '2026-01-15T12:00:59Z',
      over: {} },
    { id: 'solana-age-zero', title: 'A text of 59 seconds ago where the longest age is 0',
      why: 'A longest age of 0 leaves the skew of 60 s, and is not the same as none.', time: '2026-01-15T11:59:01Z', over: { maxAge: 0 } },
    { id: 'solana-age-year', title: 'A text of a month ago where the longest age is a year',
      why: 'The caller says how long a text is admitted; the longest lifetime is for what has an expiry.', time: '2025-12-15T12:00:00Z',
      over: { maxAge: 31_536_000 } },
  ]),
  ...group({ twin: 'auth-solana', rule: 'auth-sig.age',
    from: ({ time, over }: { time: string; over?: Input }) => ({ change: `the time of the text: ${time}`, input: at(time, over) }) }, [
    { id: 'solana-age-end', title: 'A text that is as old as the longest age and the skew',
      why: 'now is the time and 3,600 s and the skew of 60 s, where the age has ended.', time: '2026-01-15T10:59:00Z' },
    { id: 'solana-age-past-end', title: 'A text that is a second older than the longest age and the skew',
      why: 'now is behind the time and 3,600 s and the skew of 60 s.', time: '2026-01-15T10:58:59Z' },
    { id: 'solana-age-years', title: 'A text of years ago', why: 'Whoever saw it once could sign in for ever.', time: '2021-06-01T00:00:00Z' },
    { id: 'solana-age-zero-end', title: 'A text of 60 seconds ago where the longest age is 0', twin: 'solana-age-zero',
      why: 'A longest age of 0 leaves the skew of 60 s, which have gone.', time: '2026-01-15T11:59:00Z', over: { maxAge: 0 } },
    { id: 'solana-age-future', title: 'A text of 61 seconds ahead', risk: ['expiry'],
      why: 'More than the skew ahead, it would be admitted for longer than the longest age.', time: '2026-01-15T12:01:01Z' },
    { id: 'solana-age-future-fraction', title: 'A text of 60.001 seconds ahead', risk: ['expiry'], why: 'The comparison is exact on the written value.',
      time: '2026-01-15T12:01:00.001Z' },
    { id: 'solana-age-far-future', title: 'A text of the year 9999', risk: ['expiry'], why: 'A text that is never old would never end.',
      time: '9999-12-31T23:59:59Z' },
    { id: 'solana-age-offset', title: 'A text whose time is late by its offset', risk: ['expiry'], why: 'Half past eleven at this offset is half past twelve.',
      time: '2026-01-15T11:30:00-01:00' },
  ]),
];

export default () => [topic({ operation: 'auth-sig.verify', name: 'text-age', prefix: 'auth-', since: kinds.SINCE }, untimed(), ages())];
