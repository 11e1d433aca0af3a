// siwe.parse: characters that end a line for some readers and not for others, look-alikes of labels, and lines of one member
// that pose as another.
import { file, siwe } from '../kit.js';
import { FULL, PLAIN, plain, refuses } from '../siwe.js';

const both = ['injection', 'parser-differential'];

const breaks = {
  'carriage-return': ['\r', 'A carriage return', 'U+000D'],
  'vertical-tab': ['\v', 'A vertical tab', 'U+000B'],
  'form-feed': ['\f', 'A form feed', 'U+000C'],
  'file-separator': ['\u001c', 'A file separator', 'U+001C'],
  'next-line': ['\u0085', 'A next line character', 'U+0085'],
  'line-separator': ['\u2028', 'A line separator', 'U+2028'],
  'paragraph-separator': ['\u2029', 'A paragraph separator', 'U+2029'],
};

/** Each member with a line of another behind it; only LF ends a line, so the break and the rest belong to the value. */
const hidden = [
  [
    'statement',
    'siwe.statement',
    (end) => ({ statement: `Sign in.${end}URI: https://evil.example/login` }),
    'a URI line in the statement',
    Object.keys(breaks),
  ],
  [
    'request-id',
    'siwe.request-id',
    (end) => ({ requestId: `request-7${end}Resources:` }),
    'a Resources label in the request id',
    ['carriage-return', 'next-line', 'line-separator'],
  ],
  [
    'nonce',
    'siwe.nonce',
    (end) => ({ nonce: `Kq3vX7bT9sLm${end}Issued At: 2026-01-15T11:30:00Z` }),
    'an issued-at line in the nonce',
    ['carriage-return', 'line-separator', 'next-line'],
  ],
  [
    'issued-at',
    'siwe.issued-at',
    (end) => ({ issuedAt: `2026-01-15T11:00:00Z${end}Expiration Time: 2099-01-16T11:00:00Z` }),
    'an expiration line in the issued-at',
    ['carriage-return', 'line-separator'],
  ],
  [
    'expiration-time',
    'siwe.expiration-time',
    (end) => ({ expirationTime: `2026-01-16T11:00:00Z${end}Not Before: 2020-01-15T11:00:00Z` }),
    'a not-before line in the expiration time',
    ['carriage-return', 'line-separator'],
  ],
  [
    'not-before',
    'siwe.not-before',
    (end) => ({ notBefore: `2026-01-15T10:59:00Z${end}Request ID: request-8` }),
    'a request id line in the not-before',
    ['carriage-return'],
  ],
  [
    'uri',
    'siwe.uri',
    (end) => ({ uri: `https://app.example/login${end}Version: 2` }),
    'a version line in the URI',
    ['carriage-return', 'line-separator'],
  ],
  [
    'chain-id',
    'siwe.chain-id',
    (end) => ({ chainId: `1${end}Nonce: Zw8yR2cD4fGh` }),
    'a nonce line in the chain id',
    ['carriage-return'],
  ],
  [
    'version',
    'siwe.version',
    (end) => ({ version: `1${end}Chain ID: 137` }),
    'a chain id line in the version',
    ['carriage-return'],
  ],
  [
    'resource',
    'siwe.resource',
    (end) => ({ resources: ['https://app.example/terms', `urn:example:profile${end}- urn:example:admin`] }),
    'another resource in a resource',
    ['carriage-return', 'line-separator', 'next-line', 'form-feed'],
  ],
  [
    'address',
    'siwe.address',
    (end) => ({ address: `0x${'12345'.repeat(8)}${end}` }),
    'the end of the address line',
    ['next-line', 'line-separator'],
  ],
  [
    'domain',
    'siwe.domain',
    (end) => ({ domain: `evil.example${end}app.example` }),
    'two hosts around it in the domain',
    ['carriage-return', 'line-separator'],
  ],
];

const ends = () =>
  hidden.flatMap(([id, rule, change, where, names]) =>
    names.map((name) => {
      const [end, title, point] = breaks[name];
      return refuses(FULL, `siwe-smuggling-${id}-${name}`, `${title} and ${where}`, {
        rule,
        change: change(end),
        reason: `Only LF ends a line, so ${point} belongs to the value, and it is not in the alphabet of that member.`,
        risk: both,
      });
    }),
  );

/** The plain message with something else than LF between its lines. */
const joined = (end) => siwe(plain()).replaceAll('\n', end);

/** Line ends of the whole text. */
const whole = () => [
  refuses(PLAIN, 'siwe-smuggling-crlf-everywhere', 'CR LF at the end of every line', {
    rule: 'siwe.layout',
    input: { text: joined('\r\n') },
    mutation: 'every U+000A becomes U+000D U+000A',
    reason: 'The phrase of the first line is followed by LF; here a carriage return follows it.',
    risk: ['parser-differential'],
  }),
  refuses(PLAIN, 'siwe-smuggling-cr-everywhere', 'CR instead of LF at the end of every line', {
    rule: 'siwe.layout',
    input: { text: joined('\r') },
    mutation: 'every U+000A becomes U+000D',
    reason: 'Without LF the text is one line, which does not end with the phrase.',
    risk: ['parser-differential'],
  }),
  refuses(PLAIN, 'siwe-smuggling-line-separator-everywhere', 'U+2028 instead of LF at the end of every line', {
    rule: 'siwe.layout',
    input: { text: joined('\u2028') },
    mutation: 'every U+000A becomes U+2028',
    reason: 'Without LF the text is one line, which does not end with the phrase.',
    risk: ['parser-differential'],
  }),
  refuses(PLAIN, 'siwe-smuggling-escaped-line-feeds', 'A backslash and the letter n instead of LF', {
    rule: 'siwe.layout',
    input: { text: joined('\\n') },
    mutation: 'every U+000A becomes U+005C U+006E',
    reason: 'Without LF the text is one line, which does not end with the phrase; nothing is unescaped.',
    risk: ['parser-differential'],
  }),
  refuses(PLAIN, 'siwe-smuggling-carriage-return-line', 'A carriage return on a line of its own at the end', {
    rule: 'siwe.layout',
    edits: [['11:00:00Z', '11:00:00Z\n\r']],
    mutation: 'text += U+000A U+000D',
    reason: 'A carriage return on a line of its own is none of the lines of the layout.',
    risk: ['parser-differential'],
  }),
];

/** LF inside of what one member was meant to be: the text has lines that the layout does not have. */
const lines = () => [
  refuses(
    PLAIN,
    'siwe-smuggling-statement-block',
    'A second block of fields ahead of the own, as part of the statement',
    {
      rule: 'siwe.layout',
      change: {
        statement:
          'Sign in.\n\nURI: https://evil.example/login\nVersion: 1\nChain ID: 1\nNonce: Zw8yR2cD4fGh\nIssued At: 2026-01-15T11:00:00Z',
      },
      reason:
        'After Issued At only optional lines follow, and here an empty line and a second URI do. First hit or last hit: readers disagree.',
    },
  ),
  refuses(PLAIN, 'siwe-smuggling-statement-empty-line', 'A statement with an empty line inside', {
    rule: 'siwe.layout',
    change: { statement: 'Sign in.\n\nThis message grants nothing.' },
    reason: 'The line after the empty line starts with "URI: ".',
  }),
  refuses(FULL, 'siwe-smuggling-request-id-line', 'A line of text after the request id', {
    rule: 'siwe.layout',
    change: { requestId: 'request-7\nTrusted: yes' },
    reason: 'After Request ID only Resources may follow.',
  }),
  refuses(FULL, 'siwe-smuggling-request-id-resources', 'A Resources block after the request id, ahead of the own', {
    rule: 'siwe.layout',
    change: { requestId: 'request-7\nResources:\n- urn:example:admin' },
    reason: 'After the first "Resources:" every line starts with "- ", and the second label does not.',
    risk: ['injection', 'widening'],
  }),
  refuses(FULL, 'siwe-smuggling-resource-line', 'A line of text after a resource', {
    rule: 'siwe.layout',
    change: { resources: ['https://app.example/terms\nNot Before: 2020-01-15T11:00:00Z', 'urn:example:profile'] },
    reason: 'After "Resources:" every line starts with "- ".',
  }),
  refuses(PLAIN, 'siwe-smuggling-uri-version', 'A second version line, ahead of the own', {
    rule: 'siwe.layout',
    change: { uri: 'https://app.example/login\nVersion: 1' },
    reason: 'The line after Version is Chain ID.',
  }),
  refuses(PLAIN, 'siwe-smuggling-address-line', 'A second address line', {
    rule: 'siwe.layout',
    change: { address: `0x${'12345'.repeat(8)}\n0x${'54321'.repeat(8)}` },
    reason:
      'One line stands between the first line and the first empty one; the statement cannot start where it is empty.',
    risk: ['wrong-account', 'parser-differential'],
  }),
];

const lookAlikes = () =>
  [
    [
      'nonce-greek',
      'A Greek capital nu in the label Nonce',
      'Nonce: ',
      '\u039donce: ',
      'U+039D is another character than U+004E.',
    ],
    [
      'issued-at-cyrillic',
      'A Cyrillic letter in the label Issued At',
      'Issued At: ',
      '\u0406ssued At: ',
      'U+0406 is another character than U+0049.',
    ],
    [
      'chain-id-no-break-space',
      'A no-break space in the label Chain ID',
      'Chain ID: ',
      'Chain\u00a0ID: ',
      'U+00A0 is another character than U+0020.',
    ],
    [
      'nonce-no-break-space',
      'A no-break space after the colon of Nonce',
      'Nonce: ',
      'Nonce:\u00a0',
      'U+00A0 is another character than U+0020.',
    ],
    [
      'uri-full-width-colon',
      'A full-width colon in the label URI',
      'URI: ',
      'URI\uff1a ',
      'U+FF1A is another character than U+003A.',
    ],
    [
      'uri-byte-order-mark',
      'A byte order mark before the label URI',
      '\nURI: ',
      '\n\ufeffURI: ',
      'The line starts with U+FEFF and not with the label.',
    ],
    [
      'phrase-no-break-space',
      'A no-break space in the phrase of the first line',
      'sign in with',
      'sign\u00a0in with',
      'U+00A0 is another character than U+0020.',
    ],
  ].map(([id, title, from, to, reason]) =>
    refuses(PLAIN, `siwe-smuggling-label-${id}`, title, {
      rule: 'siwe.layout',
      edits: [[from, to]],
      reason: `Labels are matched character by character. ${reason}`,
      risk: ['parser-differential'],
    }),
  );

const endsOfText = () =>
  [
    ['null', 'A NUL at the end of the text', '\0', 'U+0000'],
    ['tab', 'A tab at the end of the text', '\t', 'U+0009'],
    ['carriage-return', 'A carriage return at the end of the text', '\r', 'U+000D'],
    ['byte-order-mark', 'A byte order mark at the end of the text', '\ufeff', 'U+FEFF'],
  ].map(([id, title, end, point]) =>
    refuses(PLAIN, `siwe-smuggling-end-${id}`, title, {
      rule: 'siwe.issued-at',
      edits: [['11:00:00Z', `11:00:00Z${end}`]],
      reason: `Nothing is trimmed: ${point} belongs to the last line, and nothing follows the Z of a date-time.`,
      risk: ['parser-differential'],
    }),
  );

export default () => [
  file('siwe.parse', 'smuggling', [...ends(), ...whole(), ...lines(), ...lookAlikes(), ...endsOfText()]),
];
