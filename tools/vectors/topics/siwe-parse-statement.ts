// siwe.parse: the alphabet of the statement, and statements that look like something else.
import { contest, group, type Row, type Shared, siweTexts, topic } from '../vocabulary.js';

/** Rows of a statement. */
const stated = ({ statement, ...row }: Row & { readonly statement: string }): Shared => siweTexts.parsing({ ...row, fields: { statement } });

const accepted = () =>
  group({ rules: ['siwe.statement', 'siwe.layout'], from: stated }, [
    { id: 'alphabet', title: 'Every character of the alphabet',
      statement: "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 -._~ :/?#[]@ !$&'()*+,;=",
      why: 'Letters, digits and -._~ are unreserved, the other marks are reserved, and the space is added by ERC-4361.' },
    { id: 'one-space', title: 'A statement of one space', statement: ' ', why: 'The space is in the alphabet, so this statement is neither empty nor absent.' },
    { id: 'outer-spaces', title: 'Spaces at both ends', statement: '  Sign in.  ', why: 'The space is in the alphabet; nothing is trimmed.' },
    { id: 'two-spaces', title: 'Two spaces in a row', statement: 'Sign in.  Thank you.', why: 'The space is in the alphabet; nothing is collapsed.' },
    { id: 'long', title: 'A statement of 5,000 characters', statement: `${'Read this. '.repeat(454)}Enough`,
      why: 'Only the size of the whole message is bounded.' },
    { id: 'label', title: 'A statement that looks like the URI line', statement: 'URI: https://evil.example/login',
      why: 'Line 4 is the statement whatever it says; the URI is line 6.' },
    { id: 'all-labels', title: 'A statement with the labels of a whole message',
      statement: 'URI: https://evil.example/login Version: 1 Chain ID: 137 Nonce: Zw8yR2cD4fGh Issued At: 2026-01-15T11:30:00Z',
      why: 'Labels count at the start of their own lines only.' },
    { id: 'expiration', title: 'A statement that looks like an expiration line', statement: 'Expiration Time: 2026-01-15T10:00:00Z',
      why: 'Line 4 is the statement; the message has no expiration time.' },
    { id: 'resource', title: 'A statement that looks like a resource line', statement: '- https://app.example/admin',
      why: 'Line 4 is the statement; the message has no resources.' },
    { id: 'phrase', title: 'A statement that looks like the first line of another message',
      statement: 'evil.example wants you to sign in with your Ethereum account:', why: 'The first line is the first line; the domain is what stands there.' },
  ]);

const prose = contest('a-statement-charset', {
  result: 'accept',
  reading: 'The description of the field asks for human-readable ASCII without LF, and this character is that.',
});

/** Rows of a printable character of ASCII that the grammar leaves out: the prose of the standard would admit it. */
const printed = ({ character, ...row }: Row & { readonly character: string; readonly statement: string }): Shared => ({
  ...stated(row),
  why: `${character} is neither reserved nor unreserved in RFC 3986: the alphabet of a statement has no pct-encoded.`,
});

const printable = () =>
  group({ rule: 'siwe.statement', contested: prose, from: printed }, [
    { id: 'percent', title: 'A percent sign', character: '%', statement: 'Sign in and get 10% off.' },
    { id: 'percent-encoded', title: 'A percent-encoded space', character: 'The percent sign', statement: 'Sign%20in.' },
    { id: 'quotation-mark', title: 'A quotation mark', character: '"', statement: 'Sign in to "Example".' },
    { id: 'less-than', title: 'A less-than sign', character: '<', statement: 'Fee < 1 ETH.' },
    { id: 'greater-than', title: 'A greater-than sign', character: '>', statement: 'Balance > 0.' },
    { id: 'backslash', title: 'A backslash before the letter n', character: '\\', statement: 'Sign in.\\nURI: https://evil.example' },
    { id: 'circumflex', title: 'A circumflex', character: '^', statement: 'Up ^ here.' },
    { id: 'backtick', title: 'A backtick', character: '`', statement: 'Run `login`.' },
    { id: 'left-brace', title: 'A left brace', character: '{', statement: 'Hello {name.' },
    { id: 'vertical-bar', title: 'A vertical bar', character: '|', statement: 'Yes | no.' },
    { id: 'right-brace', title: 'A right brace', character: '}', statement: 'Hello name}.' },
  ]);

const foreign = () =>
  group({ rule: 'siwe.statement', risk: ['parser-differential'], from: stated }, [
    { id: 'latin', title: 'A letter with an accent', statement: 'Se connecter \u00e0 Example.', why: 'U+00E0 is not ASCII.' },
    { id: 'cyrillic', title: 'A Cyrillic letter among ASCII letters', risk: ['consent-bypass'], statement: 'Sign \u0456n.', why: 'U+0456 is not ASCII.' },
    { id: 'emoji', title: 'An emoji', statement: 'Welcome \u{1f44b}.', why: 'U+1F44B is not ASCII.' },
    { id: 'curly-apostrophe', title: 'A typographic apostrophe', statement: 'I\u2019m signing in.',
      why: 'U+2019 is not ASCII; the apostrophe U+0027 is a sub-delim.' },
    { id: 'no-break-space', title: 'A no-break space', statement: 'Sign\u00a0in.', why: 'U+00A0 is not ASCII; only U+0020 is added to the alphabet.' },
    { id: 'right-to-left', title: 'A right-to-left override', risk: ['consent-bypass'], statement: 'Pay \u202e001\u202c.',
      why: 'U+202E turns text around on the screen and is not ASCII.' },
  ]);

/** Rows of a control character. */
const controlled = ({ point, ...row }: Row & { readonly point: string; readonly statement: string }): Shared => ({
  ...stated(row),
  why: `The control character ${point} is neither reserved nor unreserved, and no human-readable text either.`,
});

const control = () =>
  group({ rule: 'siwe.statement', risk: ['consent-bypass', 'injection'], from: controlled }, [
    { id: 'tab', title: 'A tab', statement: 'Sign in.\tThank you.', point: 'U+0009' },
    { id: 'null', title: 'A NUL', statement: 'Sign in.\0I transfer all my tokens.', point: 'U+0000' },
    { id: 'backspace', title: 'Backspaces that hide words in a terminal', statement: 'Transfer\b\b\b\b\b\b\b\bSign in.', point: 'U+0008' },
    { id: 'escape', title: 'An escape sequence that hides words in a terminal', statement: 'Sign in.\u001b[8m Transfer.', point: 'U+001B' },
    { id: 'delete', title: 'A DEL', statement: 'Sign in.\u007f', point: 'U+007F' },
  ]);

export default () =>
  topic({ operation: 'siwe.parse', name: 'statement', prefix: 'siwe-statement-' }, accepted(), printable(), foreign(), control());
