// Which texts present themselves as sign-in texts: what a person reads as one is never a free text.
import { LOGIN_URI } from '../auth-sigs.js';
import { solanaAccount } from '../kinds.js';
import { alice, DOMAIN, file, reject, siwe } from '../kit.js';
import { asText, unread } from '../sign-ins.js';

export const since = '3.0.0';

const header = `${DOMAIN} wants you to sign in with your Solana account:`;
const address = () => solanaAccount().address;

/** A look-alike is judged where a free text would pass: neither domain nor nonce is expected, and an hour is admitted. */
const lookAlike = (name, title, mutation, reason, signed) =>
  reject(`auth-siws-like-${name}`, title, {
    rule: 'siws.layout',
    risk: ['type-confusion', 'expiry', 'consent-bypass'],
    twin: 'auth-solana',
    mutation,
    reason: `${reason}: the text presents itself as a sign-in text and does not follow the grammar, and it is no free text.`,
    input: asText(signed),
    profiles: unread,
  });

/** A text that ended long ago and whose last word is a time of half an hour ago, so that it would pass as a free text. */
const stale = (line = header) =>
  `${line}\n${address()}\n\nExpiration Time: 2026-01-01T00:00:00Z\n\nSigned at 2026-01-15T11:30:00Z`;
/** The words of the header in a text without any field. */
const words = (line) => `${line}\n${address()}\n2026-01-15T11:30:00Z`;

const lookAlikes = () => [
  ...[
    ['ethereum', 'the header of an Ethereum account', header.replace('Solana', 'Ethereum')],
    ['cosmos', 'the header of a Cosmos account', header.replace('Solana', 'Cosmos')],
    ['wallet', 'the header of a wallet', header.replace('Solana account', 'wallet')],
    ['upper', 'a header in upper case', header.toUpperCase()],
    ['case', 'a header in another letter case', header.replace('wants', 'Wants')],
    ['two-spaces', 'a header with two spaces', header.replace('wants ', 'wants  ')],
    ['no-break', 'a header with a no-break space', header.replace('wants ', 'wants\u00a0')],
    ['tabs', 'a header with tabs', header.replaceAll(' ', '\t')],
    ['no-spaces', 'a header without spaces', header.replaceAll(' ', '')],
    ['zero-width', 'a header with a zero-width space', header.replace('sign', 'si\u200bgn')],
    ['joiner', 'a header with a word joiner', header.replace('your', 'yo\u2060ur')],
    ['soft-hyphen', 'a header with a soft hyphen', header.replace('with', 'wi\u00adth')],
    ['null', 'a header with U+0000', header.replace('with', 'with\0')],
    ['bidi', 'a header with a direction mark', `\u202a${header}\u202c`],
    ['full-width', 'a header in full-width letters', header.replace('wants', 'ｗａｎｔｓ')],
    ['accent', 'a header with an accent', header.replace('sign', 'si\u0301gn')],
    ['cyrillic', 'a header with a Cyrillic letter', header.replace('wants', 'w\u0430nts')],
    ['greek', 'a header with Greek letters', header.replace('you to', 'y\u03bfu t\u03bf')],
    ['bom', 'a byte order mark in front of the header', `\ufeff${header}`],
    ['space', 'a space in front of the header', ` ${header}`],
    ['blank-line', 'an empty line in front of the header', `\n${header}`],
    ['later', 'the header in a later line', `Welcome.\n${header}`],
    ['quoted', 'the header in quotes', `"${header}"`],
    ['cr', 'a header with a carriage return', `${header}\r`],
    ['broken', 'a header over two lines', header.replace('to sign', 'to\nsign')],
    ['hyphens', 'a header with hyphens', header.replace('sign in', 'sign-in')],
  ].map(([name, title, line]) =>
    lookAlike(
      name,
      `A text with ${title}`,
      `signedMessage: ${JSON.stringify(words(line))}, signed`,
      'It has the words of the header',
      words(line),
    ),
  ),
  ...[
    ['expiration', 'an expiration time', 'Expiration Time: 2026-01-01T00:00:00Z'],
    ['expiration-case', 'an expiration time in another letter case', 'EXPIRATION TIME : 2026-01-01T00:00:00Z'],
    ['expiration-tab', 'an expiration time behind a tab', '\tExpiration\u00a0Time:\u00a02026-01-01T00:00:00Z'],
    ['expiration-bullet', 'an expiration time in a list', '- Expiration Time: 2026-01-01T00:00:00Z'],
    ['expiration-cyrillic', 'an expiration time with a Cyrillic letter', 'Expir\u0430tion Time: 2026-01-01T00:00:00Z'],
    ['not-before', 'a time before which it is not valid', 'Not Before: 2027-01-01T00:00:00Z'],
    ['uri', 'the URI of a session', 'URI: lit:session:00'],
    ['uri-narrow', 'a URI without a space', 'uri:https://app.example'],
  ].flatMap(([name, title, line]) =>
    [
      ['', '\n', 'line feeds'],
      ...(name === 'expiration'
        ? [
            ['-cr', '\r', 'carriage returns'],
            ['-crlf', '\r\n', 'CRLF'],
            ['-separator', '\u2028', 'line separators'],
            ['-next-line', '\u0085', 'U+0085'],
            ['-form-feed', '\f', 'form feeds'],
          ]
        : []),
    ].map(([suffix, feed, ends]) => {
      const signed = ['Please sign in.', line, 'Signed at 2026-01-15T11:30:00Z'].join(feed);
      return lookAlike(
        `${name}${suffix}`,
        `A text with a line that is ${title}${suffix === '' ? '' : `, between ${ends}`}`,
        `signedMessage: ${JSON.stringify(signed)}, signed`,
        'A line begins with a label that limits what the text is good for',
        signed,
      );
    }),
  ),
  lookAlike(
    'stale',
    'A sign-in text that has ended, with a line behind its fields',
    'signedMessage: a sign-in text and "Signed at 2026-01-15T11:30:00Z", signed',
    'A line behind the fields is none of the grammar',
    stale(),
  ),
  lookAlike(
    'siwe',
    'A SIWE message that a Solana account signed',
    'signedMessage: a SIWE message, signed',
    'It has the words of the header, of an Ethereum account',
    siwe({ domain: DOMAIN, address: alice().address, uri: LOGIN_URI, issuedAt: '2026-01-15T11:30:00Z' }),
  ),
];

export default () => [file('auth-sig.verify', 'siws-look-alikes', lookAlikes())];
