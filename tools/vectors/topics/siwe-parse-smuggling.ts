// siwe.parse: characters that end a line for some readers and not for others, look-alikes of labels, and lines of one member
// that pose as another.
import { type Fields, group, type Risk, type Row, type RuleId, type Shared, siwe, siweTexts, topic } from '../vocabulary.js';

const { FULL, parsing, plain } = siweTexts;

const BOTH: readonly Risk[] = ['injection', 'parser-differential'];

const breaks = {
  'carriage-return': { end: '\r', words: 'A carriage return', point: 'U+000D' },
  'vertical-tab': { end: '\v', words: 'A vertical tab', point: 'U+000B' },
  'form-feed': { end: '\f', words: 'A form feed', point: 'U+000C' },
  'file-separator': { end: '\u001c', words: 'A file separator', point: 'U+001C' },
  'next-line': { end: '\u0085', words: 'A next line character', point: 'U+0085' },
  'line-separator': { end: '\u2028', words: 'A line separator', point: 'U+2028' },
  'paragraph-separator': { end: '\u2029', words: 'A paragraph separator', point: 'U+2029' },
};
type Break = keyof typeof breaks;

/** One member with a line of another behind it, for several breaks; only LF ends a line, so the break and the rest belong to the value. */
const hidden = ({ id, rule, where, by, fields }: {
  readonly id: string;
  readonly rule: RuleId;
  readonly where: string;
  readonly by: readonly Break[];
  readonly fields: (end: string) => Fields;
}) =>
  group({ rule, of: FULL, risk: BOTH, from: parsing }, by.map((name) => {
    const { end, words, point } = breaks[name];
    return { id: `${id}-${name}`, title: `${words} and ${where}`, fields: fields(end),
      why: `Only LF ends a line, so ${point} belongs to the value, and it is not in the alphabet of that member.` };
  }));

const ends = () => [
  ...hidden({ id: 'statement', rule: 'siwe.statement', where: 'a URI line in the statement', by: Object.keys(breaks) as Break[],
    fields: (end) => ({ statement: `Sign in.${end}URI: https://evil.example/login` }) }),
  ...hidden({ id: 'request-id', rule: 'siwe.request-id', where: 'a Resources label in the request id', by: ['carriage-return', 'next-line', 'line-separator'],
    fields: (end) => ({ requestId: `request-7${end}Resources:` }) }),
  ...hidden({ id: 'nonce', rule: 'siwe.nonce', where: 'an issued-at line in the nonce', by: ['carriage-return', 'line-separator', 'next-line'],
    fields: (end) => ({ nonce: `Kq3vX7bT9sLm${end}Issued At: 2026-01-15T11:30:00Z` }) }),
  ...hidden({ id: 'issued-at', rule: 'siwe.issued-at', where: 'an expiration line in the issued-at', by: ['carriage-return', 'line-separator'],
    fields: (end) => ({ issuedAt: `2026-01-15T11:00:00Z${end}Expiration Time: 2099-01-16T11:00:00Z` }) }),
  ...hidden({ id: 'expiration-time', rule: 'siwe.expiration-time', where: 'a not-before line in the expiration time',
    by: ['carriage-return', 'line-separator'], fields: (end) => ({ expirationTime: `2026-01-16T11:00:00Z${end}Not Before: 2020-01-15T11:00:00Z` }) }),
  ...hidden({ id: 'not-before', rule: 'siwe.not-before', where: 'a request id line in the not-before', by: ['carriage-return'],
    fields: (end) => ({ notBefore: `2026-01-15T10:59:00Z${end}Request ID: request-8` }) }),
  ...hidden({ id: 'uri', rule: 'siwe.uri', where: 'a version line in the URI', by: ['carriage-return', 'line-separator'],
    fields: (end) => ({ uri: `https://app.example/login${end}Version: 2` }) }),
  ...hidden({ id: 'chain-id', rule: 'siwe.chain-id', where: 'a nonce line in the chain id', by: ['carriage-return'],
    fields: (end) => ({ chainId: `1${end}Nonce: Zw8yR2cD4fGh` }) }),
  ...hidden({ id: 'version', rule: 'siwe.version', where: 'a chain id line in the version', by: ['carriage-return'],
    fields: (end) => ({ version: `1${end}Chain ID: 137` }) }),
  ...hidden({ id: 'resource', rule: 'siwe.resource', where: 'another resource in a resource',
    by: ['carriage-return', 'line-separator', 'next-line', 'form-feed'],
    fields: (end) => ({ resources: ['https://app.example/terms', `urn:example:profile${end}- urn:example:admin`] }) }),
  ...hidden({ id: 'address', rule: 'siwe.address', where: 'the end of the address line', by: ['next-line', 'line-separator'],
    fields: (end) => ({ address: `0x${'12345'.repeat(8)}${end}` }) }),
  ...hidden({ id: 'domain', rule: 'siwe.domain', where: 'two hosts around it in the domain', by: ['carriage-return', 'line-separator'],
    fields: (end) => ({ domain: `evil.example${end}app.example` }) }),
];

/** Rows of the plain message with something else than LF between its lines. */
const joined = ({ end }: Row & { readonly end: string }): Shared => ({ input: { text: siwe(plain()).replaceAll('\n', end) } });

const ONE_LINE = 'Without LF the text is one line, which does not end with the phrase.';

/** Line ends of the whole text. */
const whole = () => [
  ...group({ rule: 'siwe.layout', twin: 'siwe-plain', from: joined }, [
    { id: 'crlf-everywhere', title: 'CR LF at the end of every line', change: 'every U+000A becomes U+000D U+000A', end: '\r\n',
      why: 'The phrase of the first line is followed by LF; here a carriage return follows it.' },
    { id: 'cr-everywhere', title: 'CR instead of LF at the end of every line', change: 'every U+000A becomes U+000D', end: '\r', why: ONE_LINE },
    { id: 'line-separator-everywhere', title: 'U+2028 instead of LF at the end of every line', change: 'every U+000A becomes U+2028', end: '\u2028',
      why: ONE_LINE },
    { id: 'escaped-line-feeds', title: 'A backslash and the letter n instead of LF', change: 'every U+000A becomes U+005C U+006E', end: '\\n',
      why: 'Without LF the text is one line, which does not end with the phrase; nothing is unescaped.' },
  ]),
  ...group({ rule: 'siwe.layout', from: parsing }, [
    { id: 'carriage-return-line', title: 'A carriage return on a line of its own at the end', change: 'text += U+000A U+000D',
      edits: [['11:00:00Z', '11:00:00Z\n\r']], why: 'A carriage return on a line of its own is none of the lines of the layout.' },
  ]),
];

/** LF inside of what one member was meant to be: the text has lines that the layout does not have. */
const lines = () =>
  group({ rule: 'siwe.layout', risk: BOTH, from: parsing }, [
    { id: 'statement-block', title: 'A second block of fields ahead of the own, as part of the statement',
      fields: { statement: 'Sign in.\n\nURI: https://evil.example/login\nVersion: 1\nChain ID: 1\nNonce: Zw8yR2cD4fGh\nIssued At: 2026-01-15T11:00:00Z' },
      why: 'After Issued At only optional lines follow, and here an empty line and a second URI do. First hit or last hit: readers disagree.' },
    { id: 'statement-empty-line', title: 'A statement with an empty line inside', fields: { statement: 'Sign in.\n\nThis message grants nothing.' },
      why: 'The line after the empty line starts with "URI: ".' },
    { id: 'request-id-line', title: 'A line of text after the request id', of: FULL, fields: { requestId: 'request-7\nTrusted: yes' },
      why: 'After Request ID only Resources may follow.' },
    { id: 'request-id-resources', title: 'A Resources block after the request id, ahead of the own', of: FULL, risk: ['injection', 'widening'],
      fields: { requestId: 'request-7\nResources:\n- urn:example:admin' },
      why: 'After the first "Resources:" every line starts with "- ", and the second label does not.' },
    { id: 'resource-line', title: 'A line of text after a resource', of: FULL,
      fields: { resources: ['https://app.example/terms\nNot Before: 2020-01-15T11:00:00Z', 'urn:example:profile'] },
      why: 'After "Resources:" every line starts with "- ".' },
    { id: 'uri-version', title: 'A second version line, ahead of the own', fields: { uri: 'https://app.example/login\nVersion: 1' },
      why: 'The line after Version is Chain ID.' },
    { id: 'address-line', title: 'A second address line', risk: ['wrong-account', 'parser-differential'],
      fields: { address: `0x${'12345'.repeat(8)}\n0x${'54321'.repeat(8)}` },
      why: 'One line stands between the first line and the first empty one; the statement cannot start where it is empty.' },
  ]);

/** Rows of a label, or of the phrase, with a character that looks like its own. */
const alike = ({ because, ...row }: Row & siweTexts.Text & { readonly because: string }): Shared => ({
  ...parsing(row),
  why: `Labels are matched character by character. ${because}`,
});

const lookAlikes = () =>
  group({ rule: 'siwe.layout', prefix: 'siwe-smuggling-label-', from: alike }, [
    { id: 'nonce-greek', title: 'A Greek capital nu in the label Nonce', edits: [['Nonce: ', '\u039donce: ']],
      because: 'U+039D is another character than U+004E.' },
    { id: 'issued-at-cyrillic', title: 'A Cyrillic letter in the label Issued At', edits: [['Issued At: ', '\u0406ssued At: ']],
      because: 'U+0406 is another character than U+0049.' },
    { id: 'chain-id-no-break-space', title: 'A no-break space in the label Chain ID', edits: [['Chain ID: ', 'Chain\u00a0ID: ']],
      because: 'U+00A0 is another character than U+0020.' },
    { id: 'nonce-no-break-space', title: 'A no-break space after the colon of Nonce', edits: [['Nonce: ', 'Nonce:\u00a0']],
      because: 'U+00A0 is another character than U+0020.' },
    { id: 'uri-full-width-colon', title: 'A full-width colon in the label URI', edits: [['URI: ', 'URI\uff1a ']],
      because: 'U+FF1A is another character than U+003A.' },
    { id: 'uri-byte-order-mark', title: 'A byte order mark before the label URI', edits: [['\nURI: ', '\n\ufeffURI: ']],
      because: 'The line starts with U+FEFF and not with the label.' },
    { id: 'phrase-no-break-space', title: 'A no-break space in the phrase of the first line', edits: [['sign in with', 'sign\u00a0in with']],
      because: 'U+00A0 is another character than U+0020.' },
  ]);

/** Rows of what stands behind the last character. */
const behind = ({ end, point, ...row }: Row & { readonly end: string; readonly point: string }): Shared => ({
  ...parsing({ ...row, edits: [['11:00:00Z', `11:00:00Z${end}`]] }),
  why: `Nothing is trimmed: ${point} belongs to the last line, and nothing follows the Z of a date-time.`,
});

const endsOfText = () =>
  group({ rule: 'siwe.issued-at', risk: ['parser-differential'], prefix: 'siwe-smuggling-end-', from: behind }, [
    { id: 'null', title: 'A NUL at the end of the text', end: '\0', point: 'U+0000' },
    { id: 'tab', title: 'A tab at the end of the text', end: '\t', point: 'U+0009' },
    { id: 'carriage-return', title: 'A carriage return at the end of the text', end: '\r', point: 'U+000D' },
    { id: 'byte-order-mark', title: 'A byte order mark at the end of the text', end: '\ufeff', point: 'U+FEFF' },
  ]);

export default () =>
  topic({ operation: 'siwe.parse', name: 'smuggling', prefix: 'siwe-smuggling-' }, ends(), whole(), lines(), lookAlikes(), endsOfText());
