// siwe.parse: the alphabet of the statement, and statements that look like something else.
import { contest, file } from '../kit.js';
import { PLAIN, parses, refuses } from '../siwe.js';

const PROSE = contest('a-statement-charset', {
  result: 'accept',
  reading: 'The description of the field asks for human-readable ASCII without LF, and this character is that.',
});

const accepted = () =>
  [
    [
      'alphabet',
      'Every character of the alphabet',
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 -._~ :/?#[]@ !$&'()*+,;=",
      'Letters, digits and -._~ are unreserved, the other marks are reserved, and the space is added by ERC-4361.',
    ],
    [
      'one-space',
      'A statement of one space',
      ' ',
      'The space is in the alphabet, so this statement is neither empty nor absent.',
    ],
    ['outer-spaces', 'Spaces at both ends', '  Sign in.  ', 'The space is in the alphabet; nothing is trimmed.'],
    [
      'two-spaces',
      'Two spaces in a row',
      'Sign in.  Thank you.',
      'The space is in the alphabet; nothing is collapsed.',
    ],
    [
      'long',
      'A statement of 5,000 characters',
      `${'Read this. '.repeat(454)}Enough`,
      'Only the size of the whole message is bounded.',
    ],
    [
      'label',
      'A statement that looks like the URI line',
      'URI: https://evil.example/login',
      'Line 4 is the statement whatever it says; the URI is line 6.',
    ],
    [
      'all-labels',
      'A statement with the labels of a whole message',
      'URI: https://evil.example/login Version: 1 Chain ID: 137 Nonce: Zw8yR2cD4fGh Issued At: 2026-01-15T11:30:00Z',
      'Labels count at the start of their own lines only.',
    ],
    [
      'expiration',
      'A statement that looks like an expiration line',
      'Expiration Time: 2026-01-15T10:00:00Z',
      'Line 4 is the statement; the message has no expiration time.',
    ],
    [
      'resource',
      'A statement that looks like a resource line',
      '- https://app.example/admin',
      'Line 4 is the statement; the message has no resources.',
    ],
    [
      'phrase',
      'A statement that looks like the first line of another message',
      'evil.example wants you to sign in with your Ethereum account:',
      'The first line is the first line; the domain is what stands there.',
    ],
  ].map(([id, title, statement, reason]) =>
    parses(`siwe-statement-${id}`, title, { statement }, { rules: ['siwe.statement', 'siwe.layout'], reason }),
  );

/** Printable ASCII that the grammar leaves out: the prose of the standard would admit it. */
const printable = () =>
  [
    ['percent', 'A percent sign', '%', 'Sign in and get 10% off.'],
    ['percent-encoded', 'A percent-encoded space', '%20', 'Sign%20in.'],
    ['quotation-mark', 'A quotation mark', '"', 'Sign in to "Example".'],
    ['less-than', 'A less-than sign', '<', 'Fee < 1 ETH.'],
    ['greater-than', 'A greater-than sign', '>', 'Balance > 0.'],
    ['backslash', 'A backslash before the letter n', '\\', 'Sign in.\\nURI: https://evil.example'],
    ['circumflex', 'A circumflex', '^', 'Up ^ here.'],
    ['backtick', 'A backtick', '`', 'Run `login`.'],
    ['left-brace', 'A left brace', '{', 'Hello {name.'],
    ['vertical-bar', 'A vertical bar', '|', 'Yes | no.'],
    ['right-brace', 'A right brace', '}', 'Hello name}.'],
  ].map(([id, title, character, statement]) =>
    refuses(PLAIN, `siwe-statement-${id}`, title, {
      rule: 'siwe.statement',
      change: { statement },
      reason: `${character === '%20' ? 'The percent sign' : character} is neither reserved nor unreserved in RFC 3986: the alphabet of a statement has no pct-encoded.`,
      contested: PROSE,
    }),
  );

const foreign = () =>
  [
    [
      'latin',
      'A letter with an accent',
      'Se connecter \u00e0 Example.',
      'U+00E0 is not ASCII.',
      ['parser-differential'],
    ],
    ['cyrillic', 'A Cyrillic letter among ASCII letters', 'Sign \u0456n.', 'U+0456 is not ASCII.', ['consent-bypass']],
    ['emoji', 'An emoji', 'Welcome \u{1f44b}.', 'U+1F44B is not ASCII.', ['parser-differential']],
    [
      'curly-apostrophe',
      'A typographic apostrophe',
      'I\u2019m signing in.',
      'U+2019 is not ASCII; the apostrophe U+0027 is a sub-delim.',
      ['parser-differential'],
    ],
    [
      'no-break-space',
      'A no-break space',
      'Sign\u00a0in.',
      'U+00A0 is not ASCII; only U+0020 is added to the alphabet.',
      ['parser-differential'],
    ],
    [
      'right-to-left',
      'A right-to-left override',
      'Pay \u202e001\u202c.',
      'U+202E turns text around on the screen and is not ASCII.',
      ['consent-bypass'],
    ],
  ].map(([id, title, statement, reason, risk]) =>
    refuses(PLAIN, `siwe-statement-${id}`, title, { rule: 'siwe.statement', change: { statement }, reason, risk }),
  );

const control = () =>
  [
    ['tab', 'A tab', 'Sign in.\tThank you.', 'U+0009'],
    ['null', 'A NUL', 'Sign in.\0I transfer all my tokens.', 'U+0000'],
    ['backspace', 'Backspaces that hide words in a terminal', 'Transfer\b\b\b\b\b\b\b\bSign in.', 'U+0008'],
    ['escape', 'An escape sequence that hides words in a terminal', 'Sign in.\u001b[8m Transfer.', 'U+001B'],
    ['delete', 'A DEL', 'Sign in.\u007f', 'U+007F'],
  ].map(([id, title, statement, point]) =>
    refuses(PLAIN, `siwe-statement-${id}`, title, {
      rule: 'siwe.statement',
      change: { statement },
      reason: `The control character ${point} is neither reserved nor unreserved, and no human-readable text either.`,
      risk: ['consent-bypass', 'injection'],
    }),
  );

export default () => [file('siwe.parse', 'statement', [...accepted(), ...printable(), ...foreign(), ...control()])];
