// Which texts present themselves as sign-in texts: what a person reads as one is never a free text.
import { alice, authSigs, DOMAIN, group, json, kinds, type Row, signIns, siwe, topic } from '../vocabulary.js';

const { asText, unread } = signIns;

const address = () => kinds.solanaAccount().address;

/** A free text, which a Solana account signed half an hour ago. */
const free = ({ text }: Row & { readonly text: string }) => ({ input: asText(text) });

/** What no person reads as a sign-in text: another word, another language, a word of the header alone. */
const honest = () => group({ prefix: 'auth-siws-free-', rules: ['siws.layout', 'auth-sig.signed-at'], from: free }, [
  { id: 'url', title: 'A free text that names a URL', text: 'url: https://app.example\n2026-01-15T11:30:00Z',
    why: 'A URL is no URI, in lower case and in upper case: the text is free, and was signed half an hour ago.' },
  { id: 'greek', title: 'A free text that is Greek', text: '\u03a3\u03c5\u03bd\u03b4\u03b5\u03b8\u03b5\u03af\u03c4\u03b5: 2026-01-15T11:30:00Z',
    why: 'The letters that are left make no word of a sign-in text: the text is free, and was signed half an hour ago.' },
  { id: 'cyrillic', title: 'A free text that is Russian', text: '\u0412\u043e\u0439\u0442\u0438: 2026-01-15T11:30:00Z',
    why: 'The letters that are left make no word of a sign-in text: the text is free, and was signed half an hour ago.' },
  { id: 'armenian', title: 'A free text that has an Armenian full stop', text: '\u0532\u0561\u0580\u0587\u0589 2026-01-15T11:30:00Z',
    why: 'A sign that passes for a colon stands behind no label: the text is free, and was signed half an hour ago.' },
  { id: 'within', title: 'A free text that speaks of an expiration time in a sentence', text: 'There is no expiration time: 2026-01-15T11:30:00Z',
    why: 'No line begins with the label: the text is free, and was signed half an hour ago.' },
  { id: 'some-words', title: 'A free text that has some words of the header', text: 'Do you want to sign in with your account? 2026-01-15T11:30:00Z',
    why: 'The words of the header are not all there: the text is free, and was signed half an hour ago.' },
  ...[
    { id: 'hebrew', title: 'A free text that is Hebrew, with a name in Latin letters', text: '\u05db\u05e0\u05d9\u05e1\u05d4 \u05dc-Example: 2026-01-15T11:30:00Z',
      why: 'It turns, and its pieces make no label: the text is free, and was signed half an hour ago.' },
    { id: 'arabic', title: 'A free text that is Arabic, with a direction mark and a URL',
      text: '\u062a\u0633\u062c\u064a\u0644 \u0627\u0644\u062f\u062e\u0648\u0644 \u0625\u0644\u0649 URL\u200f: https://app.example/\n2026-01-15T11:30:00Z',
      why: 'It turns, and its pieces make no label, since a URL is no URI: the text is free, and was signed half an hour ago.' },
    { id: 'isolate', title: 'A free text with an isolate', text: 'Sign in to \u2067\u05d3\u05d5\u05d2\u05de\u05d4\u2069 at 2026-01-15T11:30:00Z',
      why: 'It turns, and its pieces make no label: the text is free, and was signed half an hour ago.' },
    { id: 'letters-in-front', title: 'A free text in which three letters stand in front of a label', text: 'See URI: https://app.example 2026-01-15T11:30:00Z',
      why: 'A label within a line is none: the text is free, and was signed half an hour ago.' },
    { id: 'letter-beside', title: 'A free text in which a letter stands beside a label', text: 'Yuri: 2026-01-15T11:30:00Z',
      why: 'The name is no label: the text is free, and was signed half an hour ago.' },
    { id: 'three-blanks', title: 'A free text with three blanks in front of a label', text: 'Nothing here has an   expiration time: 2026-01-15T11:30:00Z',
      why: 'Three blanks begin no line: the text is free, and was signed half an hour ago.' },
    { id: 'colon-in-front', title: 'A free text with a colon, a label and more', text: 'Times of trains: URI Bahnhof 2026-01-15T11:30:00Z',
      why: 'No line begins with the label: the text is free, and was signed half an hour ago.' },
  ].map((row) => ({ ...row, since: '3.1.0' })),
]);

/** A look-alike is judged where a free text would pass: neither domain nor nonce is expected, and an hour is admitted. */
const likes = {
  prefix: 'auth-siws-like-',
  rule: 'siws.layout',
  twin: 'auth-solana',
  profiles: unread,
} as const;

const because = (reason: string) => `${reason}: the text presents itself as a sign-in text and does not follow the grammar, and it is no free text.`;
const signed = (text: string) => ({ change: `signedMessage: ${json(text)}, signed`, input: asText(text) });

const header = `${DOMAIN} wants you to sign in with your Solana account:`;

/** The header with one place of another content. */
const but = (from: string, to: string) => header.replace(from, to);

/** Lines with the words of the header, in a text without any field. */
const headers = [
  { id: 'ethereum', title: 'the header of an Ethereum account', line: but('Solana', 'Ethereum') },
  { id: 'cosmos', title: 'the header of a Cosmos account', line: but('Solana', 'Cosmos') },
  { id: 'wallet', title: 'the header of a wallet', line: but('Solana account', 'wallet') },
  { id: 'upper', title: 'a header in upper case', line: header.toUpperCase() },
  { id: 'case', title: 'a header in another letter case', line: but('wants', 'Wants') },
  { id: 'two-spaces', title: 'a header with two spaces', line: but('wants ', 'wants  ') },
  { id: 'no-break', title: 'a header with a no-break space', line: but('wants ', 'wants\u00a0') },
  { id: 'tabs', title: 'a header with tabs', line: header.replaceAll(' ', '\t') },
  { id: 'no-spaces', title: 'a header without spaces', line: header.replaceAll(' ', '') },
  { id: 'zero-width', title: 'a header with a zero-width space', line: but('sign', 'si\u200bgn') },
  { id: 'joiner', title: 'a header with a word joiner', line: but('your', 'yo\u2060ur') },
  { id: 'soft-hyphen', title: 'a header with a soft hyphen', line: but('with', 'wi\u00adth') },
  { id: 'null', title: 'a header with U+0000', line: but('with', 'with\0') },
  { id: 'bidi', title: 'a header with a direction mark', line: `\u202a${header}\u202c` },
  { id: 'full-width', title: 'a header in full-width letters', line: but('wants', 'ｗａｎｔｓ') },
  { id: 'accent', title: 'a header with an accent', line: but('sign', 'si\u0301gn') },
  { id: 'cyrillic', title: 'a header with a Cyrillic letter', line: but('wants', 'w\u0430nts') },
  { id: 'greek', title: 'a header with Greek letters', line: but('you to', 'y\u03bfu t\u03bf') },
  { id: 'bom', title: 'a byte order mark in front of the header', line: `\ufeff${header}` },
  { id: 'space', title: 'a space in front of the header', line: ` ${header}` },
  { id: 'blank-line', title: 'an empty line in front of the header', line: `\n${header}` },
  { id: 'later', title: 'the header in a later line', line: `Welcome.\n${header}` },
  { id: 'quoted', title: 'the header in quotes', line: `"${header}"` },
  { id: 'cr', title: 'a header with a carriage return', line: `${header}\r` },
  { id: 'broken', title: 'a header over two lines', line: but('to sign', 'to\nsign') },
  { id: 'hyphens', title: 'a header with hyphens', line: but('sign in', 'sign-in') },
  { id: 'small-capitals', title: 'a header with small capitals', line: but('sign in', 's\u026agn \u026an') },
  { id: 'small-w', title: 'a header with a small capital W', line: but('with', '\u1d21ith') },
  { id: 'small-s', title: 'a header with a small capital S', line: but('sign', '\ua731ign') },
  { id: 'cherokee', title: 'a header with Cherokee letters', line: but('wants', '\u13b3ant\u13da') },
  { id: 'cherokee-small', title: 'a header with a small Cherokee letter', line: but('wants', '\uab83ants') },
  { id: 'l', title: 'a header with l in place of i', line: but('sign in with', 'slgn ln wlth') },
  { id: 'digits', title: 'a header with digits in place of letters', line: but('you to sign', 'y0u t0 s1gn') },
  { id: 'digits-between', title: 'a header with digits between its letters', line: but('wants', 'wan1ts') },
  { id: 'bar', title: 'a header with a bar in place of i', line: but('sign', 's|gn') },
  { id: 'greek-capitals', title: 'a header in capitals, two of them Greek', since: '3.1.0',
    line: header.toUpperCase().replace('YOU ', '\u03a5OU ').replace('WITH', 'WIT\u0397') },
  { id: 'two-nu', title: 'a header with two Greek letters nu in place of w', since: '3.1.0',
    line: but('wants', '\u03bd\u03bdants').replace('with', '\u03bd\u03bdith') },
  { id: 'two-or', title: 'a header with two signs of disjunction in place of w', since: '3.1.0', line: but('wants', '\u2228\u2228ants').replace('with', '\u2228\u2228ith') },
  { id: 'vv', title: 'a header with vv in place of w', since: '3.1.0', line: but('wants', 'vvants').replace('with', 'vvith') },
];

const withHeader = ({ line, title, ...row }: (typeof headers)[number]) => ({
  ...row,
  title: `A text with ${title}`,
  why: because('It has the words of the header'),
  ...signed(`${line}\n${address()}\n2026-01-15T11:30:00Z`),
});

/** Signs that pass for a colon; the last ones decompose to other signs, or are of scripts in which they are one. */
const newerColons = ['1803', '1809', 'fe13', 'fe55', 'ff1a', 'fe30', 'fe19', '17d6', '1365', '2982', '22ee', '0983', '0707'];
const withColons = (codes: readonly string[]) => codes.map((code) => ({
  id: `colon-${code}`,
  title: `an expiration time with U+${code.toUpperCase()} in place of the colon`,
  line: `Expiration Time${String.fromCodePoint(Number.parseInt(code, 16))} 2026-01-01T00:00:00Z`,
}));
const colons = withColons(['a789', '02d0', '02f8', '0589', '05c3', '0703', '0704', '1361', '16ec', '205a']);

const expiration = { title: 'an expiration time', line: 'Expiration Time: 2026-01-01T00:00:00Z' };

/** Letters, signs and ends of lines that nobody tells from those of a label. */
const newer = [
  { id: 'expiration-greek', title: 'an expiration time in capitals, two of them Greek', line: '\u0395XPIRATION TI\u039cE: 2026-01-01T00:00:00Z' },
  { id: 'not-before-greek', title: 'a time before which it is not valid, in capitals, two of them Greek', line: '\u039dOT \u0392EFORE: 2027-01-01T00:00:00Z' },
  { id: 'not-before-devanagari', title: 'a time before which it is not valid, with a digit of Devanagari in place of o', line: 'N\u0966t Before: 2027-01-01T00:00:00Z' },
  { id: 'uri-lisu', title: 'a URI in Lisu letters', line: '\ua4f4\ua4e3\ua4f2: lit:session:00' },
  { id: 'uri-squares', title: 'a URI in letters in squares', line: '\u{1f184}\u{1f181}\u{1f178}: lit:session:00' },
  { id: 'uri-flags', title: 'a URI in letters of flags', line: '\u{1f1fa}\u200b\u{1f1f7}\u200b\u{1f1ee}: lit:session:00' },
  { id: 'uri-bar', title: 'a URI behind a bar for a bullet', line: '\u2223 URI: lit:session:00' },
  { id: 'expiration-rn', title: 'an expiration time with rn in place of m', line: 'Expiration Tirne: 2026-01-01T00:00:00Z' },
  { id: 'expiration-file', ...expiration, feed: '\x1c', ends: 'separators of files' },
  { id: 'expiration-group', ...expiration, feed: '\x1d', ends: 'separators of groups' },
  { id: 'expiration-record', ...expiration, feed: '\x1e', ends: 'separators of records' },
  ...withColons(newerColons),
  { id: 'expiration-stroke', title: 'a time before which it is not valid, with strokes through its letters', line: 'N\u00f8t Bef\u00f8re: 2027-01-01T00:00:00Z' },
  { id: 'expiration-long-s', title: 'a time before which it is not valid, with a long s in place of f', line: 'Not Be\u017fore: 2027-01-01T00:00:00Z' },
  { id: 'expiration-times', title: 'an expiration time with a sign of multiplication in place of x', line: 'E\u00d7piration Time: 2026-01-01T00:00:00Z' },
  { id: 'expiration-euro', title: 'an expiration time with a sign of currency in place of E', line: '\u20acxpiration Time: 2026-01-01T00:00:00Z' },
  { id: 'not-before-samekh', title: 'a time before which it is not valid, with a Hebrew letter in place of o', line: 'N\u05e1t Before: 2027-01-01T00:00:00Z' },
  { id: 'expiration-listed', title: 'an expiration time that a letter lists', line: 'a) Expiration Time: 2026-01-01T00:00:00Z' },
  { id: 'uri-circled', title: 'a URI that a letter in a circle points at', line: '\u24d8URI: lit:session:00' },
  { id: 'expiration-small-capital', title: 'an expiration time with a small capital A', line: 'Expir\u1d00tion Time: 2026-01-01T00:00:00Z' },
  { id: 'expiration-hangul-fillers', title: 'an expiration time behind four Hangul fillers', line: `Hi${'\u3164'.repeat(4)}Expiration Time: 2026-01-01T00:00:00Z` },
  { id: 'expiration-blanks', title: 'an expiration time behind words and many blanks', line: `Welcome.${' '.repeat(80)}Expiration Time: 2026-01-01T00:00:00Z` },
  { id: 'expiration-wide', title: 'an expiration time behind words, no-break spaces and what is not seen',
    line: `Welcome.${'\u00a0\u200b'.repeat(40)}Expiration Time: 2026-01-01T00:00:00Z` },
  { id: 'expiration-behind', title: 'an expiration time behind a date and a colon', line: '2026-01-01 :Expiration Time' },
];

/** Lines that are shown in another order than they are written: what is read is in no place of the text. */
const turned = [
  { id: 'isolate', title: 'an isolate from the right (U+2067)', line: '\u20672026-01-01T00:00:00Z :Expiration Time\u2069' },
  { id: 'embedding', title: 'an embedding from the right (U+202B)', line: 'Note \u202b2026-01-01 :Expiration Time\u202c' },
  { id: 'mark', title: 'a mark (U+200F) that parts the words', line: '\u200f2026-01-01 :Time\u200fExpiration' },
  { id: 'arabic-mark', title: 'a mark (U+061C) that parts the words', line: '\u061c2027-01-01 :Before\u061cNot' },
  { id: 'letters', title: 'a mark (U+200F) behind each letter', line: `${[...'emiT noitaripxE'].join('\u200f')}: 2026-01-01T00:00:00Z` },
  { id: 'first-strong', title: 'an isolate of its first letter (U+2068)', line: '\u2068\u05d0 2026-01-01 :Expiration Time\u2069' },
  { id: 'hebrew', title: 'a Hebrew letter', line: '\u05d0 2026-01-01T00:00:00Z :Expiration Time' },
  { id: 'arabic', title: 'an Arabic letter', line: '\u0648 2027-01-01T00:00:00Z :Not Before' },
  { id: 'adlam', title: 'a letter of Adlam', line: '\u{1e900} lit:session:00 :URI' },
  { id: 'nested', title: 'isolates in an isolate', line: '\u2067\u2066Time\u2069 \u2066Expiration\u2069\u2069: 2026-01-01T00:00:00Z' },
  { id: 'above', title: 'a Hebrew letter in the line above', line: '\u05d0\n2026-01-01 :Expiration Time now' },
  { id: 'rn', title: 'r and n, which a mark parts, in place of m', line: '\u200f2026-01-01 :ne\u200fExpiration Tir' },
  { id: 'l', title: 'a small l, which a mark parts, in place of I', line: '\u200flit:session:00 :l\u200fUR' },
];

const shown = ({ line, title, ...row }: (typeof turned)[number]) => ({
  ...row,
  id: `turned-${row.id}`,
  since: '3.1.0',
  title: `A text with ${title}, a line of which may be shown as a label`,
  why: because('The pieces of a line make a label that limits what the text is good for, in the order in which they may be shown'),
  ...signed(['Please sign in.', line, 'Signed at 2026-01-15T11:30:00Z'].join('\n')),
});

/** Lines that begin with a label, between other lines. */
const labels = [
  { id: 'expiration', ...expiration },
  { id: 'expiration-cr', ...expiration, feed: '\r', ends: 'carriage returns' },
  { id: 'expiration-crlf', ...expiration, feed: '\r\n', ends: 'CRLF' },
  { id: 'expiration-separator', ...expiration, feed: '\u2028', ends: 'line separators' },
  { id: 'expiration-next-line', ...expiration, feed: '\u0085', ends: 'U+0085' },
  { id: 'expiration-form-feed', ...expiration, feed: '\f', ends: 'form feeds' },
  { id: 'expiration-case', title: 'an expiration time in another letter case', line: 'EXPIRATION TIME : 2026-01-01T00:00:00Z' },
  { id: 'expiration-tab', title: 'an expiration time behind a tab', line: '\tExpiration\u00a0Time:\u00a02026-01-01T00:00:00Z' },
  { id: 'expiration-bullet', title: 'an expiration time in a list', line: '- Expiration Time: 2026-01-01T00:00:00Z' },
  { id: 'expiration-cyrillic', title: 'an expiration time with a Cyrillic letter', line: 'Expir\u0430tion Time: 2026-01-01T00:00:00Z' },
  { id: 'not-before', title: 'a time before which it is not valid', line: 'Not Before: 2027-01-01T00:00:00Z' },
  { id: 'uri', title: 'the URI of a session', line: 'URI: lit:session:00' },
  { id: 'uri-narrow', title: 'a URI without a space', line: 'uri:https://app.example' },
  { id: 'uri-l', title: 'a URI with l in place of I', line: 'URl: lit:session:00' },
  { id: 'uri-one', title: 'a URI with 1 in place of I', line: 'UR1: lit:session:00' },
  { id: 'uri-ratio', title: 'a URI with a ratio in place of the colon', line: 'URI\u2236 lit:session:00' },
  { id: 'expiration-l', title: 'an expiration time with l in place of i', line: 'Explratlon Tlme: 2026-01-01T00:00:00Z' },
  { id: 'expiration-p', title: 'an expiration time with a syllabic letter', line: 'Ex\u146diration Time: 2026-01-01T00:00:00Z' },
  { id: 'not-before-zero', title: 'a time before which it is not valid, with 0 in place of o', line: 'N0t Bef0re: 2027-01-01T00:00:00Z' },
  ...colons,
  ...newer.map((row) => ({ ...row, since: '3.1.0' })),
];

const withLabel = ({ line, title, feed = '\n', ends, ...row }: { id: string; title: string; line: string; feed?: string; ends?: string }) => ({
  ...row,
  title: `A text with a line that is ${title}${ends === undefined ? '' : `, between ${ends}`}`,
  why: because('A line begins with a label that limits what the text is good for'),
  ...signed(['Please sign in.', line, 'Signed at 2026-01-15T11:30:00Z'].join(feed)),
});

const others = () => [
  { id: 'override', title: 'A text that is shown as an expiration time', since: '3.1.0', why: because('It turns the direction in which it is shown'),
    ...signed('Please sign in.\n\u202e:emiT noitaripxE\u202c 2026-01-01T00:00:00Z\nSigned at 2026-01-15T11:30:00Z') },
  ...[
    { id: 'left-override', title: 'U+202D', sign: '\u202d' },
    { id: 'backspace', title: 'U+0008, which a terminal takes for a step back', sign: '\b' },
    { id: 'escape', title: 'U+001B, behind which a terminal takes commands', sign: '\x1b' },
    { id: 'delete', title: 'U+007F', sign: '\x7f' },
    { id: 'csi', title: 'U+009B, behind which a terminal takes commands', sign: '\x9b' },
  ].map(({ id, title, sign }) => ({
    id, since: '3.1.0', title: `A text with ${title}`, why: because('What it shows is not what it holds'),
    ...signed(`Please sign in.${sign} Signed at 2026-01-15T11:30:00Z`),
  })),
  // It ended long ago, and its last word is a time of half an hour ago, so that it would pass as a free text.
  { id: 'stale', title: 'A sign-in text that has ended, with a line behind its fields',
    change: 'signedMessage: a sign-in text and "Signed at 2026-01-15T11:30:00Z", signed', why: because('A line behind the fields is none of the grammar'),
    input: asText(`${header}\n${address()}\n\nExpiration Time: 2026-01-01T00:00:00Z\n\nSigned at 2026-01-15T11:30:00Z`) },
  { id: 'siwe', title: 'A SIWE message that a Solana account signed', change: 'signedMessage: a SIWE message, signed',
    why: because('It has the words of the header, of an Ethereum account'),
    input: asText(siwe({ domain: DOMAIN, address: alice().address, uri: authSigs.LOGIN_URI, issuedAt: '2026-01-15T11:30:00Z' })) },
];

export default () => topic({ operation: 'auth-sig.verify', name: 'siws-look-alikes', since: '3.0.0' },
  honest(), group(likes, headers.map(withHeader), labels.map(withLabel), turned.map(shown), others()));
