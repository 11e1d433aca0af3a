// Which texts present themselves as sign-in texts: what a person reads as one is never a free text.
import { LOGIN_URI } from '../auth-sigs.js';
import { solanaAccount } from '../kinds.js';
import { accept, alice, DOMAIN, file, reject, siwe } from '../kit.js';
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
    ['small-capitals', 'a header with small capitals', header.replace('sign in', 's\u026agn \u026an')],
    ['small-w', 'a header with a small capital W', header.replace('with', '\u1d21ith')],
    ['small-s', 'a header with a small capital S', header.replace('sign', '\ua731ign')],
    ['cherokee', 'a header with Cherokee letters', header.replace('wants', '\u13b3ant\u13da')],
    ['cherokee-small', 'a header with a small Cherokee letter', header.replace('wants', '\uab83ants')],
    ['l', 'a header with l in place of i', header.replace('sign in with', 'slgn ln wlth')],
    ['digits', 'a header with digits in place of letters', header.replace('you to sign', 'y0u t0 s1gn')],
    ['digits-between', 'a header with digits between its letters', header.replace('wants', 'wan1ts')],
    ['bar', 'a header with a bar in place of i', header.replace('sign', 's|gn')],
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
    ['uri-l', 'a URI with l in place of I', 'URl: lit:session:00'],
    ['uri-one', 'a URI with 1 in place of I', 'UR1: lit:session:00'],
    ['uri-ratio', 'a URI with a ratio in place of the colon', 'URI\u2236 lit:session:00'],
    ['expiration-l', 'an expiration time with l in place of i', 'Explratlon Tlme: 2026-01-01T00:00:00Z'],
    ['expiration-p', 'an expiration time with a syllabic letter', 'Ex\u146diration Time: 2026-01-01T00:00:00Z'],
    [
      'not-before-zero',
      'a time before which it is not valid, with 0 in place of o',
      'N0t Bef0re: 2027-01-01T00:00:00Z',
    ],
    ...[0xa789, 0x02d0, 0x02f8, 0x0589, 0x05c3, 0x0703, 0x0704, 0x1361, 0x16ec, 0x205a].map((point) => {
      const code = point.toString(16).padStart(4, '0');
      const sign = String.fromCodePoint(point);
      return [
        `colon-${code}`,
        `an expiration time with U+${code.toUpperCase()} in place of the colon`,
        `Expiration Time${sign} 2026-01-01T00:00:00Z`,
      ];
    }),
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

/** What no person reads as a sign-in text: another word, another language, a word of the header alone. */
const honest = () =>
  [
    [
      'url',
      'names a URL',
      'url: https://app.example\n2026-01-15T11:30:00Z',
      'A URL is no URI, in lower case and in upper case',
    ],
    [
      'greek',
      'is Greek',
      '\u03a3\u03c5\u03bd\u03b4\u03b5\u03b8\u03b5\u03af\u03c4\u03b5: 2026-01-15T11:30:00Z',
      'The letters that are left make no word of a sign-in text',
    ],
    [
      'cyrillic',
      'is Russian',
      '\u0412\u043e\u0439\u0442\u0438: 2026-01-15T11:30:00Z',
      'The letters that are left make no word of a sign-in text',
    ],
    [
      'armenian',
      'has an Armenian full stop',
      '\u0532\u0561\u0580\u0587\u0589 2026-01-15T11:30:00Z',
      'A sign that passes for a colon stands behind no label',
    ],
    [
      'within',
      'speaks of an expiration time in a sentence',
      'There is no expiration time: 2026-01-15T11:30:00Z',
      'No line begins with the label',
    ],
    [
      'some-words',
      'has some words of the header',
      'Do you want to sign in with your account? 2026-01-15T11:30:00Z',
      'The words of the header are not all there',
    ],
  ].map(([name, title, signed, reason]) =>
    accept(`auth-siws-free-${name}`, `A free text that ${title}`, {
      rules: ['siws.layout', 'auth-sig.signed-at'],
      reason: `${reason}: the text is free, and was signed half an hour ago.`,
      input: asText(signed),
    }),
  );

export default () => [file('auth-sig.verify', 'siws-look-alikes', [...honest(), ...lookAlikes()])];
