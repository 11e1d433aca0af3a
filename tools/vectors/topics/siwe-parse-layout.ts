// siwe.parse: which lines there are, in which order, behind which labels; and the two that are empty.
import { group, type Risk, type Row, type Shared, siweTexts, topic } from '../vocabulary.js';

const { FULL, PLAIN, parsing, twinOf } = siweTexts;

/** What is at stake where the text has lines that nobody meant; elsewhere it is what `risks.ts` has for the rule. */
const BOTH: readonly Risk[] = ['injection', 'parser-differential'];
const EXPIRY: readonly Risk[] = ['expiry', 'parser-differential'];

/** One optional member at a time: each line may be left out on its own. */
const optional = () =>
  group({ rules: ['siwe.layout'], from: parsing, why: 'Rows 11 to 14 of the layout are left out independently of each other.' }, [
    { id: 'expiration-only', title: 'Expiration Time alone of the optional lines', fields: { expirationTime: '2026-01-16T11:00:00Z' } },
    { id: 'not-before-only', title: 'Not Before alone of the optional lines', fields: { notBefore: '2026-01-15T11:00:00Z' } },
    { id: 'request-id-only', title: 'Request ID alone of the optional lines', fields: { requestId: 'r-1' } },
    { id: 'resources-only', title: 'Resources alone of the optional lines', fields: { resources: ['https://app.example/terms'] } },
    { id: 'expiration-resources', title: 'Expiration Time directly followed by Resources',
      fields: { expirationTime: '2026-01-16T11:00:00Z', resources: ['urn:example:a'] } },
    { id: 'not-before-request-id', title: 'Not Before and Request ID without Expiration Time',
      fields: { notBefore: '2026-01-15T11:00:00Z', requestId: 'r-1' } },
  ]);

/** Rows of a line that is always there, and is left out. */
const missing = ({ label, line, ...row }: Row & { readonly label: string; readonly line: string }): Shared => ({
  ...parsing({ ...row, edits: [[line, '']] }),
  why: `The line "${label}: " is always there.`,
});

const required = () =>
  group({ rule: 'siwe.layout', risk: BOTH, from: missing }, [
    { id: 'without-uri', title: 'The URI line left out', label: 'URI', line: 'URI: https://app.example/login\n' },
    { id: 'without-version', title: 'The Version line left out', label: 'Version', line: 'Version: 1\n' },
    { id: 'without-chain-id', title: 'The Chain ID line left out', label: 'Chain ID', line: 'Chain ID: 1\n' },
    { id: 'without-nonce', title: 'The Nonce line left out', label: 'Nonce', line: 'Nonce: Kq3vX7bT9sLm\n' },
    { id: 'without-issued-at', title: 'The Issued At line left out', risk: EXPIRY, label: 'Issued At',
      line: '\nIssued At: 2026-01-15T11:00:00Z' },
  ]);

const order = () =>
  group({ rule: 'siwe.layout', of: FULL, risk: EXPIRY, from: parsing }, [
    { id: 'nonce-before-chain-id', title: 'Nonce before Chain ID', of: PLAIN, risk: BOTH,
      edits: [['Chain ID: 1\nNonce: Kq3vX7bT9sLm', 'Nonce: Kq3vX7bT9sLm\nChain ID: 1']], why: 'The layout has one order: Chain ID stands before Nonce.' },
    { id: 'not-before-before-expiration', title: 'Not Before ahead of Expiration Time',
      edits: [['Expiration Time: 2026-01-16T11:00:00Z\nNot Before: 2026-01-15T10:59:00Z',
        'Not Before: 2026-01-15T10:59:00Z\nExpiration Time: 2026-01-16T11:00:00Z']],
      why: 'Expiration Time has one slot, directly after Issued At. A parser that skips it elsewhere makes a message that never expires.' },
    { id: 'expiration-after-request-id', title: 'Expiration Time after Request ID',
      edits: [['Expiration Time: 2026-01-16T11:00:00Z\n', ''], ['Request ID: request-7\n', 'Request ID: request-7\nExpiration Time: 2026-01-16T11:00:00Z\n']],
      why: 'After Request ID only Resources may follow. A parser that skips the line makes a message that never expires.' },
    { id: 'request-id-before-not-before', title: 'Request ID ahead of Not Before',
      edits: [['Not Before: 2026-01-15T10:59:00Z\nRequest ID: request-7', 'Request ID: request-7\nNot Before: 2026-01-15T10:59:00Z']],
      why: 'The layout has one order: Not Before stands before Request ID.' },
    { id: 'expiration-before-issued-at', title: 'Expiration Time ahead of Issued At',
      edits: [['Issued At: 2026-01-15T11:00:00Z\nExpiration Time: 2026-01-16T11:00:00Z',
        'Expiration Time: 2026-01-16T11:00:00Z\nIssued At: 2026-01-15T11:00:00Z']],
      why: 'Issued At is the line after Nonce; an optional line cannot stand before it.' },
    { id: 'expiration-after-resources', title: 'Expiration Time after the resources',
      edits: [['Expiration Time: 2026-01-16T11:00:00Z\n', ''], ['- urn:example:profile', '- urn:example:profile\nExpiration Time: 2026-01-16T11:00:00Z']],
      why: 'After "Resources:" every line starts with "- ", up to the end of the text.' },
    { id: 'request-id-after-resources', title: 'Request ID after the resources', risk: BOTH,
      edits: [['Request ID: request-7\n', ''], ['- urn:example:profile', '- urn:example:profile\nRequest ID: request-7']],
      why: 'After "Resources:" every line starts with "- ", up to the end of the text.' },
  ]);

/** Rows of a line that stands there twice, with two values. */
const twice = ({ label, line, second, ...row }: Row & siweTexts.Text & { readonly label: string; readonly line: string; readonly second: string }): Shared => ({
  ...parsing({ ...row, edits: [[line, `${line}\n${second}`]] }),
  why: `The layout has one ${label} line. Readers that take the first and readers that take the last would disagree.`,
});

const repeated = () => [
  ...group({ rule: 'siwe.layout', of: FULL, risk: BOTH, from: twice }, [
    { id: 'uri-twice', title: 'A second URI line with another value', label: 'URI', line: 'URI: https://app.example/login',
      second: 'URI: https://evil.example/login' },
    { id: 'chain-id-twice', title: 'A second Chain ID line with another value', label: 'Chain ID', line: 'Chain ID: 1', second: 'Chain ID: 137' },
    { id: 'nonce-twice', title: 'A second Nonce line with another value', label: 'Nonce', line: 'Nonce: Kq3vX7bT9sLm', second: 'Nonce: Zw8yR2cD4fGh' },
    { id: 'issued-at-twice', title: 'A second Issued At line with another value', label: 'Issued At', line: 'Issued At: 2026-01-15T11:00:00Z',
      second: 'Issued At: 2026-01-15T11:30:00Z' },
    { id: 'expiration-twice', title: 'A second Expiration Time line with another value', label: 'Expiration Time',
      line: 'Expiration Time: 2026-01-16T11:00:00Z', second: 'Expiration Time: 2099-01-16T11:00:00Z' },
  ]),
  ...group({ rule: 'siwe.layout', of: FULL, from: parsing }, [
    { id: 'resources-twice', title: 'A second Resources block', risk: ['injection', 'widening'],
      edits: [['- urn:example:profile', '- urn:example:profile\nResources:\n- urn:example:admin']],
      why: 'After "Resources:" every line starts with "- ", so a second label cannot stand there.' },
  ]),
];

const labels = () =>
  group({ rule: 'siwe.layout', from: parsing, why: 'Labels are matched character by character: ABNF marks them %s, case-sensitive.' }, [
    { id: 'label-uri-lower-case', title: 'The label uri in lower case', edits: [['URI: ', 'uri: ']] },
    { id: 'label-chain-id-mixed-case', title: 'The label Chain Id with a small d', edits: [['Chain ID: ', 'Chain Id: ']] },
    { id: 'label-issued-at-small-a', title: 'The label Issued at with a small a', edits: [['Issued At: ', 'Issued at: ']] },
    { id: 'label-nonce-no-space', title: 'No space after the colon of Nonce', edits: [['Nonce: ', 'Nonce:']] },
    { id: 'label-uri-indented', title: 'A space before the label URI', edits: [['\nURI: ', '\n URI: ']] },
  ]);

const header = () =>
  group({ rule: 'siwe.layout', from: parsing }, [
    { id: 'header-capital-w', title: 'The phrase of the first line with a capital W', edits: [[' wants you', ' Wants you']],
      why: 'The phrase is marked %s, case-sensitive.' },
    { id: 'header-small-e', title: 'The phrase of the first line with ethereum in lower case', edits: [['Ethereum', 'ethereum']],
      why: 'The phrase is marked %s, case-sensitive.' },
    { id: 'header-no-colon', title: 'No colon at the end of the first line', edits: [['account:', 'account']], why: 'The phrase ends with a colon.' },
    { id: 'header-trailing-space', title: 'A space after the colon of the first line', edits: [['account:\n', 'account: \n']],
      why: 'LF follows the colon directly.' },
    { id: 'header-another-chain', title: 'Another chain in the phrase of the first line', risk: ['type-confusion'],
      edits: [['Ethereum account', 'Solana account']], why: 'The phrase names Ethereum; a message of another chain is no SIWE message.' },
    { id: 'address-on-first-line', title: 'The address on the first line', edits: [['account:\n', 'account: ']],
      why: 'The first line ends with the phrase, the address has a line of its own.' },
    { id: 'text-before-header', title: 'A line of text before the first line', risk: BOTH,
      edits: [['app.example wants', 'Please read the following.\napp.example wants']],
      why: 'The first line is the one with the phrase; nothing stands before it.' },
  ]);

const ends = () =>
  group({ rule: 'siwe.layout', from: parsing }, [
    { id: 'leading-line-feed', title: 'A line feed before the first line', edits: [['app.example wants', '\napp.example wants']],
      why: 'The text starts with the scheme or the domain.' },
    { id: 'trailing-line-feed', title: 'A line feed at the end of a message without optional lines',
      edits: [['Issued At: 2026-01-15T11:00:00Z', 'Issued At: 2026-01-15T11:00:00Z\n']], why: 'LF stands between lines; the last line has none after it.' },
    { id: 'trailing-line-feed-resources', title: 'A line feed after the last resource', of: FULL,
      edits: [['- urn:example:profile', '- urn:example:profile\n']], why: 'LF stands between lines; the last resource has none after it.' },
    { id: 'text-after-end', title: 'A line of text after the last line', risk: BOTH,
      edits: [['Issued At: 2026-01-15T11:00:00Z', 'Issued At: 2026-01-15T11:00:00Z\nThank you.']],
      why: 'After Issued At only the optional lines of the layout may follow.' },
    { id: 'second-message', title: 'A second message after the first', risk: BOTH,
      edits: [['Issued At: 2026-01-15T11:00:00Z',
        'Issued At: 2026-01-15T11:00:00Z\n\nURI: https://evil.example/login\nVersion: 1\nChain ID: 1\nNonce: Zw8yR2cD4fGh\nIssued At: 2026-01-15T11:00:00Z']],
      why: 'After Issued At only the optional lines of the layout may follow.' },
    { id: 'unknown-line', title: 'A line with a label that the layout does not have',
      edits: [['Issued At: 2026-01-15T11:00:00Z', 'Issued At: 2026-01-15T11:00:00Z\nAudience: https://api.example']],
      why: 'There are no lines but those of the layout; nobody would judge this one.' },
    { id: 'unknown-line-inside', title: 'A line with an unknown label between Nonce and Issued At',
      edits: [['\nIssued At', '\nAudience: https://api.example\nIssued At']], why: 'The line after Nonce is Issued At.' },
    { id: 'empty-line-inside', title: 'An empty line between Nonce and Issued At', edits: [['\nIssued At', '\n\nIssued At']],
      why: 'Empty lines stand around the statement only.' },
  ]);

const noMessages = () =>
  group({ rule: 'siwe.layout', twin: 'siwe-plain', risk: ['type-confusion'] }, [
    { id: 'empty-text', title: 'The empty text', change: 'the text is empty',
      why: 'A message has at least nine lines, the first of which ends with the phrase.', input: { text: '' } },
    { id: 'header-only', title: 'The first line alone', change: 'everything after the first line left out',
      why: 'A message has an address and the required labelled lines after the first line.',
      input: { text: 'app.example wants you to sign in with your Ethereum account:' } },
    { id: 'session-message', title: 'A JSON object instead of a message', change: 'the text is a JSON object with members of the message',
      why: 'The first line does not end with the phrase; members in JSON are no SIWE message.',
      input: { text: '{"domain":"app.example","uri":"https://app.example/login","version":"1","chainId":"1"}' } },
  ]);

const WITHOUT = twinOf('siwe-statement-absent', { statement: undefined });

const statements = () =>
  group({ prefix: 'siwe-statement-', rules: ['siwe.layout', 'siwe.separators'], from: parsing }, [
    { id: 'absent', title: 'No statement: two empty lines between address and URI', fields: { statement: undefined },
      why: 'The statement and its LF are left out together, so the lines before and after it stand next to each other.' },
    { id: 'empty', title: 'An empty statement: three empty lines between address and URI', rules: ['siwe.layout', 'siwe.separators', 'siwe.statement'],
      fields: { statement: '' },
      why: 'A statement is any number of characters, none included. Its line is there, so the member is there.' },
  ]);

const blanks = () =>
  group({ rule: 'siwe.layout', from: parsing }, [
    { id: 'one-empty-line', title: 'No statement and one empty line between address and URI', of: WITHOUT, edits: [['\n\n\nURI', '\n\nURI']],
      why: 'Line 3 and line 5 are always there: without a statement two empty lines stand between address and URI.' },
    { id: 'no-empty-line', title: 'No statement and no empty line between address and URI', of: WITHOUT, edits: [['\n\n\nURI', '\nURI']],
      why: 'Line 3 and line 5 are always there.' },
    { id: 'four-empty-lines', title: 'Four empty lines between address and URI', of: WITHOUT, edits: [['\n\n\nURI', '\n\n\n\n\nURI']],
      why: 'With an empty statement there are three empty lines; the layout has no fourth.' },
    { id: 'two-empty-lines-after-statement', title: 'Two empty lines after the statement', edits: [['application.\n\n', 'application.\n\n\n']],
      why: 'One empty line stands between the statement and the URI.' },
    { id: 'two-empty-lines-before-statement', title: 'Two empty lines before the statement', edits: [['\n\nSign in', '\n\n\nSign in']],
      why: 'One empty line stands between the address and the statement.' },
    { id: 'no-line-after-statement', title: 'No empty line between the statement and the URI', edits: [['application.\n\n', 'application.\n']],
      why: 'The fourth line is not empty, so it is the statement, and the empty line after it is missing. A reader that skips a line there skips the URI.' },
    { id: 'statement-of-two-lines', title: 'A statement of two lines', risk: BOTH, edits: [['Sign in to the', 'Sign in\nto the']],
      why: 'A statement is one line: LF is in no class of its alphabet.' },
    { id: 'statement-of-two-paragraphs', title: 'A statement of two paragraphs', risk: ['consent-bypass', 'parser-differential'],
      edits: [['application.\n\n', 'application.\n\nI also accept the terms.\n\n']],
      why: 'The line after the empty line is the URI; a second paragraph has no place.' },
  ]);

/** Both lines that have to be empty, each with what hides there. */
const separators = () =>
  group({ prefix: 'siwe-separator-', rule: 'siwe.separators', from: parsing,
    why: 'The grammar has LF LF there: nothing stands on this line, and no member would hold what does.' }, [
    { id: 'after-address-text', title: 'Text on the line after the address', edits: [['\n\nSign in', '\nI transfer all my tokens.\nSign in']] },
    { id: 'before-uri-text', title: 'Text on the line between statement and URI', edits: [['\n\nURI', '\nI transfer all my tokens.\nURI']] },
    { id: 'after-address-space', title: 'A space on the line after the address', edits: [['\n\nSign in', '\n \nSign in']] },
    { id: 'before-uri-space', title: 'A space on the line between statement and URI', edits: [['\n\nURI', '\n \nURI']] },
    { id: 'after-address-tab', title: 'A tab on the line after the address', edits: [['\n\nSign in', '\n\t\nSign in']] },
    { id: 'before-uri-carriage-return', title: 'A carriage return on the line between statement and URI', edits: [['\n\nURI', '\n\r\nURI']] },
    { id: 'after-address-label', title: 'A labelled line on the line after the address',
      edits: [['\n\nSign in', '\nExpiration Time: 2026-01-15T11:05:00Z\nSign in']] },
    { id: 'before-uri-other-uri', title: 'Another URI line on the line between statement and URI',
      edits: [['\n\nURI', '\nURI: https://evil.example/login\nURI']] },
    { id: 'absent-statement-text-first', title: 'Text on the line after the address, and no statement', of: WITHOUT,
      edits: [['\n\n\nURI', '\nI accept the terms.\n\nURI']] },
    { id: 'after-address-zero-width', title: 'A zero-width space on the line after the address', edits: [['\n\nSign in', '\n\u200b\nSign in']] },
  ]);

const noResources = () =>
  group({ prefix: 'siwe-', rules: ['siwe.layout', 'siwe.resource'], from: parsing }, [
    { id: 'resources-empty', title: 'The line Resources: at the end, and no resource', fields: { resources: [] },
      why: 'After the label stand any number of resources, none included. The label is there, so the member is there.' },
  ]);

const BULLET = 'Every resource stands behind U+002D and U+0020 at the start of its line.';

const resources = () =>
  group({ rule: 'siwe.layout', of: FULL, from: parsing }, [
    { id: 'resources-label-space', title: 'A space after the colon of Resources', edits: [['Resources:\n', 'Resources: \n']],
      why: 'LF follows the colon of this label directly.' },
    { id: 'resources-same-line', title: 'The first resource on the line of the label', edits: [['Resources:\n- https', 'Resources: https']],
      why: 'LF follows the colon; every resource has a line that starts with "- ".' },
    { id: 'resources-small-r', title: 'The label Resources with a small r', edits: [['Resources:', 'resources:']],
      why: 'The label is marked %s, case-sensitive. A parser that skips the line drops what was granted.' },
    { id: 'resource-without-label', title: 'Resource lines without the label', risk: BOTH, edits: [['Resources:\n', '']],
      why: 'A line that starts with "- " stands only after the line "Resources:".' },
    { id: 'resource-no-space', title: 'No space between dash and resource', edits: [['- urn:example:profile', '-urn:example:profile']], why: BULLET },
    { id: 'resource-indented', title: 'A space before the dash', edits: [['- urn:example:profile', ' - urn:example:profile']], why: BULLET },
    { id: 'resource-tab', title: 'A tab between dash and resource', edits: [['- urn:example:profile', '-\turn:example:profile']], why: BULLET },
    { id: 'resource-bare', title: 'A resource without a dash', edits: [['- urn:example:profile', 'urn:example:profile']], why: BULLET },
    { id: 'resource-empty-line', title: 'An empty line between two resources', risk: ['parser-differential', 'widening'], edits: [['\n- urn', '\n\n- urn']],
      why: 'Resources are separated by one LF. A parser that stops at the empty line drops what follows.' },
  ]);

export default () =>
  topic({ operation: 'siwe.parse', name: 'layout', prefix: 'siwe-layout-' },
    optional(), required(), order(), repeated(), labels(), header(), ends(), noMessages(), statements(), blanks(), separators(), noResources(), resources());
