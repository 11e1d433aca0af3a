// siwe.parse: which lines there are, in which order, behind which labels; and the two that are empty.
import { file } from '../kit.js';
import { FULL, PLAIN, parses, refuses, twinOf } from '../siwe.js';

const layout = (twin, id, title, edits, reason, rest = {}) =>
  refuses(twin, id, title, { rule: 'siwe.layout', edits, reason, ...rest });

/** One optional member at a time: each line may be left out on its own. */
const optional = () =>
  [
    ['expiration-only', 'Expiration Time alone of the optional lines', { expirationTime: '2026-01-16T11:00:00Z' }],
    ['not-before-only', 'Not Before alone of the optional lines', { notBefore: '2026-01-15T11:00:00Z' }],
    ['request-id-only', 'Request ID alone of the optional lines', { requestId: 'r-1' }],
    ['resources-only', 'Resources alone of the optional lines', { resources: ['https://app.example/terms'] }],
    [
      'expiration-resources',
      'Expiration Time directly followed by Resources',
      { expirationTime: '2026-01-16T11:00:00Z', resources: ['urn:example:a'] },
    ],
    [
      'not-before-request-id',
      'Not Before and Request ID without Expiration Time',
      { notBefore: '2026-01-15T11:00:00Z', requestId: 'r-1' },
    ],
  ].map(([id, title, over]) =>
    parses(`siwe-layout-${id}`, title, over, {
      rules: ['siwe.layout'],
      reason: 'Rows 11 to 14 of the layout are left out independently of each other.',
    }),
  );

const required = () =>
  [
    ['uri', 'URI', 'URI: https://app.example/login\n'],
    ['version', 'Version', 'Version: 1\n'],
    ['chain-id', 'Chain ID', 'Chain ID: 1\n'],
    ['nonce', 'Nonce', 'Nonce: Kq3vX7bT9sLm\n'],
  ].map(([id, label, line]) =>
    layout(
      PLAIN,
      `siwe-layout-without-${id}`,
      `The ${label} line left out`,
      [[line, '']],
      `The line "${label}: " is always there.`,
    ),
  );

const order = () => [
  layout(
    PLAIN,
    'siwe-layout-without-issued-at',
    'The Issued At line left out',
    [['\nIssued At: 2026-01-15T11:00:00Z', '']],
    'The line "Issued At: " is always there.',
    { risk: ['expiry', 'parser-differential'] },
  ),
  layout(
    PLAIN,
    'siwe-layout-nonce-before-chain-id',
    'Nonce before Chain ID',
    [['Chain ID: 1\nNonce: Kq3vX7bT9sLm', 'Nonce: Kq3vX7bT9sLm\nChain ID: 1']],
    'The layout has one order: Chain ID stands before Nonce.',
  ),
  layout(
    FULL,
    'siwe-layout-not-before-before-expiration',
    'Not Before ahead of Expiration Time',
    [
      [
        'Expiration Time: 2026-01-16T11:00:00Z\nNot Before: 2026-01-15T10:59:00Z',
        'Not Before: 2026-01-15T10:59:00Z\nExpiration Time: 2026-01-16T11:00:00Z',
      ],
    ],
    'Expiration Time has one slot, directly after Issued At. A parser that skips it elsewhere makes a message that never expires.',
    { risk: ['expiry', 'parser-differential'] },
  ),
  layout(
    FULL,
    'siwe-layout-expiration-after-request-id',
    'Expiration Time after Request ID',
    [
      ['Expiration Time: 2026-01-16T11:00:00Z\n', ''],
      ['Request ID: request-7\n', 'Request ID: request-7\nExpiration Time: 2026-01-16T11:00:00Z\n'],
    ],
    'After Request ID only Resources may follow. A parser that skips the line makes a message that never expires.',
    { risk: ['expiry', 'parser-differential'] },
  ),
  layout(
    FULL,
    'siwe-layout-request-id-before-not-before',
    'Request ID ahead of Not Before',
    [
      [
        'Not Before: 2026-01-15T10:59:00Z\nRequest ID: request-7',
        'Request ID: request-7\nNot Before: 2026-01-15T10:59:00Z',
      ],
    ],
    'The layout has one order: Not Before stands before Request ID.',
    { risk: ['expiry', 'parser-differential'] },
  ),
  layout(
    FULL,
    'siwe-layout-expiration-before-issued-at',
    'Expiration Time ahead of Issued At',
    [
      [
        'Issued At: 2026-01-15T11:00:00Z\nExpiration Time: 2026-01-16T11:00:00Z',
        'Expiration Time: 2026-01-16T11:00:00Z\nIssued At: 2026-01-15T11:00:00Z',
      ],
    ],
    'Issued At is the line after Nonce; an optional line cannot stand before it.',
    { risk: ['expiry', 'parser-differential'] },
  ),
  layout(
    FULL,
    'siwe-layout-expiration-after-resources',
    'Expiration Time after the resources',
    [
      ['Expiration Time: 2026-01-16T11:00:00Z\n', ''],
      ['- urn:example:profile', '- urn:example:profile\nExpiration Time: 2026-01-16T11:00:00Z'],
    ],
    'After "Resources:" every line starts with "- ", up to the end of the text.',
    { risk: ['expiry', 'parser-differential'] },
  ),
  layout(
    FULL,
    'siwe-layout-request-id-after-resources',
    'Request ID after the resources',
    [
      ['Request ID: request-7\n', ''],
      ['- urn:example:profile', '- urn:example:profile\nRequest ID: request-7'],
    ],
    'After "Resources:" every line starts with "- ", up to the end of the text.',
  ),
];

const repeated = () => [
  ...[
    ['uri', 'URI', 'URI: https://app.example/login', 'URI: https://evil.example/login'],
    ['chain-id', 'Chain ID', 'Chain ID: 1', 'Chain ID: 137'],
    ['nonce', 'Nonce', 'Nonce: Kq3vX7bT9sLm', 'Nonce: Zw8yR2cD4fGh'],
    ['issued-at', 'Issued At', 'Issued At: 2026-01-15T11:00:00Z', 'Issued At: 2026-01-15T11:30:00Z'],
    ['expiration', 'Expiration Time', 'Expiration Time: 2026-01-16T11:00:00Z', 'Expiration Time: 2099-01-16T11:00:00Z'],
  ].map(([id, label, line, second]) =>
    layout(
      FULL,
      `siwe-layout-${id}-twice`,
      `A second ${label} line with another value`,
      [[line, `${line}\n${second}`]],
      `The layout has one ${label} line. Readers that take the first and readers that take the last would disagree.`,
    ),
  ),
  layout(
    FULL,
    'siwe-layout-resources-twice',
    'A second Resources block',
    [['- urn:example:profile', '- urn:example:profile\nResources:\n- urn:example:admin']],
    'After "Resources:" every line starts with "- ", so a second label cannot stand there.',
    { risk: ['injection', 'widening'] },
  ),
];

const labels = () =>
  [
    ['uri-lower-case', 'The label uri in lower case', 'URI: ', 'uri: '],
    ['chain-id-mixed-case', 'The label Chain Id with a small d', 'Chain ID: ', 'Chain Id: '],
    ['issued-at-small-a', 'The label Issued at with a small a', 'Issued At: ', 'Issued at: '],
    ['nonce-no-space', 'No space after the colon of Nonce', 'Nonce: ', 'Nonce:'],
    ['uri-indented', 'A space before the label URI', '\nURI: ', '\n URI: '],
  ].map(([id, title, from, to]) =>
    layout(
      PLAIN,
      `siwe-layout-label-${id}`,
      title,
      [[from, to]],
      'Labels are matched character by character: ABNF marks them %s, case-sensitive.',
      {
        risk: ['parser-differential'],
      },
    ),
  );

const header = () => [
  layout(
    PLAIN,
    'siwe-layout-header-capital-w',
    'The phrase of the first line with a capital W',
    [[' wants you', ' Wants you']],
    'The phrase is marked %s, case-sensitive.',
    { risk: ['parser-differential'] },
  ),
  layout(
    PLAIN,
    'siwe-layout-header-small-e',
    'The phrase of the first line with ethereum in lower case',
    [['Ethereum', 'ethereum']],
    'The phrase is marked %s, case-sensitive.',
    { risk: ['parser-differential'] },
  ),
  layout(
    PLAIN,
    'siwe-layout-header-no-colon',
    'No colon at the end of the first line',
    [['account:', 'account']],
    'The phrase ends with a colon.',
    { risk: ['parser-differential'] },
  ),
  layout(
    PLAIN,
    'siwe-layout-header-trailing-space',
    'A space after the colon of the first line',
    [['account:\n', 'account: \n']],
    'LF follows the colon directly.',
    { risk: ['parser-differential'] },
  ),
  layout(
    PLAIN,
    'siwe-layout-header-another-chain',
    'Another chain in the phrase of the first line',
    [['Ethereum account', 'Solana account']],
    'The phrase names Ethereum; a message of another chain is no SIWE message.',
    { risk: ['type-confusion'] },
  ),
  layout(
    PLAIN,
    'siwe-layout-address-on-first-line',
    'The address on the first line',
    [['account:\n', 'account: ']],
    'The first line ends with the phrase, the address has a line of its own.',
    { risk: ['parser-differential'] },
  ),
  layout(
    PLAIN,
    'siwe-layout-text-before-header',
    'A line of text before the first line',
    [['app.example wants', 'Please read the following.\napp.example wants']],
    'The first line is the one with the phrase; nothing stands before it.',
  ),
];

const ends = () => [
  layout(
    PLAIN,
    'siwe-layout-leading-line-feed',
    'A line feed before the first line',
    [['app.example wants', '\napp.example wants']],
    'The text starts with the scheme or the domain.',
    { risk: ['parser-differential'] },
  ),
  layout(
    PLAIN,
    'siwe-layout-trailing-line-feed',
    'A line feed at the end of a message without optional lines',
    [['Issued At: 2026-01-15T11:00:00Z', 'Issued At: 2026-01-15T11:00:00Z\n']],
    'LF stands between lines; the last line has none after it.',
    { risk: ['parser-differential'] },
  ),
  layout(
    FULL,
    'siwe-layout-trailing-line-feed-resources',
    'A line feed after the last resource',
    [['- urn:example:profile', '- urn:example:profile\n']],
    'LF stands between lines; the last resource has none after it.',
    { risk: ['parser-differential'] },
  ),
  layout(
    PLAIN,
    'siwe-layout-text-after-end',
    'A line of text after the last line',
    [['Issued At: 2026-01-15T11:00:00Z', 'Issued At: 2026-01-15T11:00:00Z\nThank you.']],
    'After Issued At only the optional lines of the layout may follow.',
  ),
  layout(
    PLAIN,
    'siwe-layout-second-message',
    'A second message after the first',
    [
      [
        'Issued At: 2026-01-15T11:00:00Z',
        'Issued At: 2026-01-15T11:00:00Z\n\nURI: https://evil.example/login\nVersion: 1\nChain ID: 1\nNonce: Zw8yR2cD4fGh\nIssued At: 2026-01-15T11:00:00Z',
      ],
    ],
    'After Issued At only the optional lines of the layout may follow.',
  ),
  layout(
    PLAIN,
    'siwe-layout-unknown-line',
    'A line with a label that the layout does not have',
    [['Issued At: 2026-01-15T11:00:00Z', 'Issued At: 2026-01-15T11:00:00Z\nAudience: https://api.example']],
    'There are no lines but those of the layout; nobody would judge this one.',
    { risk: ['parser-differential'] },
  ),
  layout(
    PLAIN,
    'siwe-layout-unknown-line-inside',
    'A line with an unknown label between Nonce and Issued At',
    [['\nIssued At', '\nAudience: https://api.example\nIssued At']],
    'The line after Nonce is Issued At.',
    { risk: ['parser-differential'] },
  ),
  layout(
    PLAIN,
    'siwe-layout-empty-line-inside',
    'An empty line between Nonce and Issued At',
    [['\nIssued At', '\n\nIssued At']],
    'Empty lines stand around the statement only.',
    { risk: ['parser-differential'] },
  ),
  refuses(PLAIN, 'siwe-layout-empty-text', 'The empty text', {
    rule: 'siwe.layout',
    input: { text: '' },
    mutation: 'the text is empty',
    reason: 'A message has at least nine lines, the first of which ends with the phrase.',
    risk: ['type-confusion'],
  }),
  refuses(PLAIN, 'siwe-layout-header-only', 'The first line alone', {
    rule: 'siwe.layout',
    input: { text: 'app.example wants you to sign in with your Ethereum account:' },
    mutation: 'everything after the first line left out',
    reason: 'A message has an address and the required labelled lines after the first line.',
    risk: ['type-confusion'],
  }),
  refuses(PLAIN, 'siwe-layout-session-message', 'A JSON object instead of a message', {
    rule: 'siwe.layout',
    input: { text: '{"domain":"app.example","uri":"https://app.example/login","version":"1","chainId":"1"}' },
    mutation: 'the text is a JSON object with members of the message',
    reason: 'The first line does not end with the phrase; members in JSON are no SIWE message.',
    risk: ['type-confusion'],
  }),
];

const WITHOUT = twinOf('siwe-statement-absent', { statement: undefined });

const blanks = () => [
  parses(
    'siwe-statement-absent',
    'No statement: two empty lines between address and URI',
    { statement: undefined },
    {
      rules: ['siwe.layout', 'siwe.separators'],
      reason:
        'The statement and its LF are left out together, so the lines before and after it stand next to each other.',
    },
  ),
  parses(
    'siwe-statement-empty',
    'An empty statement: three empty lines between address and URI',
    { statement: '' },
    {
      rules: ['siwe.layout', 'siwe.separators', 'siwe.statement'],
      reason: 'A statement is any number of characters, none included. Its line is there, so the member is there.',
    },
  ),
  layout(
    WITHOUT,
    'siwe-layout-one-empty-line',
    'No statement and one empty line between address and URI',
    [['\n\n\nURI', '\n\nURI']],
    'Line 3 and line 5 are always there: without a statement two empty lines stand between address and URI.',
    { risk: ['parser-differential'] },
  ),
  layout(
    WITHOUT,
    'siwe-layout-no-empty-line',
    'No statement and no empty line between address and URI',
    [['\n\n\nURI', '\nURI']],
    'Line 3 and line 5 are always there.',
    { risk: ['parser-differential'] },
  ),
  layout(
    WITHOUT,
    'siwe-layout-four-empty-lines',
    'Four empty lines between address and URI',
    [['\n\n\nURI', '\n\n\n\n\nURI']],
    'With an empty statement there are three empty lines; the layout has no fourth.',
    { risk: ['parser-differential'] },
  ),
  layout(
    PLAIN,
    'siwe-layout-two-empty-lines-after-statement',
    'Two empty lines after the statement',
    [['application.\n\n', 'application.\n\n\n']],
    'One empty line stands between the statement and the URI.',
    { risk: ['parser-differential'] },
  ),
  layout(
    PLAIN,
    'siwe-layout-two-empty-lines-before-statement',
    'Two empty lines before the statement',
    [['\n\nSign in', '\n\n\nSign in']],
    'One empty line stands between the address and the statement.',
    { risk: ['parser-differential'] },
  ),
  layout(
    PLAIN,
    'siwe-layout-no-line-after-statement',
    'No empty line between the statement and the URI',
    [['application.\n\n', 'application.\n']],
    'The fourth line is not empty, so it is the statement, and the empty line after it is missing. A reader that skips a line there skips the URI.',
    { risk: ['parser-differential'] },
  ),
  layout(
    PLAIN,
    'siwe-layout-statement-of-two-lines',
    'A statement of two lines',
    [['Sign in to the', 'Sign in\nto the']],
    'A statement is one line: LF is in no class of its alphabet.',
  ),
  layout(
    PLAIN,
    'siwe-layout-statement-of-two-paragraphs',
    'A statement of two paragraphs',
    [['application.\n\n', 'application.\n\nI also accept the terms.\n\n']],
    'The line after the empty line is the URI; a second paragraph has no place.',
    { risk: ['consent-bypass', 'parser-differential'] },
  ),
];

/** Both lines that have to be empty, each with what hides there. */
const separators = () =>
  [
    [
      PLAIN,
      'after-address-text',
      'Text on the line after the address',
      '\n\nSign in',
      '\nI transfer all my tokens.\nSign in',
    ],
    [
      PLAIN,
      'before-uri-text',
      'Text on the line between statement and URI',
      '\n\nURI',
      '\nI transfer all my tokens.\nURI',
    ],
    [PLAIN, 'after-address-space', 'A space on the line after the address', '\n\nSign in', '\n \nSign in'],
    [PLAIN, 'before-uri-space', 'A space on the line between statement and URI', '\n\nURI', '\n \nURI'],
    [PLAIN, 'after-address-tab', 'A tab on the line after the address', '\n\nSign in', '\n\t\nSign in'],
    [
      PLAIN,
      'before-uri-carriage-return',
      'A carriage return on the line between statement and URI',
      '\n\nURI',
      '\n\r\nURI',
    ],
    [
      PLAIN,
      'after-address-label',
      'A labelled line on the line after the address',
      '\n\nSign in',
      '\nExpiration Time: 2026-01-15T11:05:00Z\nSign in',
    ],
    [
      PLAIN,
      'before-uri-other-uri',
      'Another URI line on the line between statement and URI',
      '\n\nURI',
      '\nURI: https://evil.example/login\nURI',
    ],
    [
      WITHOUT,
      'absent-statement-text-first',
      'Text on the line after the address, and no statement',
      '\n\n\nURI',
      '\nI accept the terms.\n\nURI',
    ],
    [
      PLAIN,
      'after-address-zero-width',
      'A zero-width space on the line after the address',
      '\n\nSign in',
      '\n\u200b\nSign in',
    ],
  ].map(([twin, id, title, from, to]) =>
    refuses(twin, `siwe-separator-${id}`, title, {
      rule: 'siwe.separators',
      edits: [[from, to]],
      reason: 'The grammar has LF LF there: nothing stands on this line, and no member would hold what does.',
    }),
  );

const resources = () => [
  parses(
    'siwe-resources-empty',
    'The line Resources: at the end, and no resource',
    { resources: [] },
    {
      rules: ['siwe.layout', 'siwe.resource'],
      reason:
        'After the label stand any number of resources, none included. The label is there, so the member is there.',
    },
  ),
  layout(
    FULL,
    'siwe-layout-resources-label-space',
    'A space after the colon of Resources',
    [['Resources:\n', 'Resources: \n']],
    'LF follows the colon of this label directly.',
    { risk: ['parser-differential'] },
  ),
  layout(
    FULL,
    'siwe-layout-resources-same-line',
    'The first resource on the line of the label',
    [['Resources:\n- https', 'Resources: https']],
    'LF follows the colon; every resource has a line that starts with "- ".',
    { risk: ['parser-differential'] },
  ),
  layout(
    FULL,
    'siwe-layout-resources-small-r',
    'The label Resources with a small r',
    [['Resources:', 'resources:']],
    'The label is marked %s, case-sensitive. A parser that skips the line drops what was granted.',
    { risk: ['parser-differential'] },
  ),
  layout(
    FULL,
    'siwe-layout-resource-without-label',
    'Resource lines without the label',
    [['Resources:\n', '']],
    'A line that starts with "- " stands only after the line "Resources:".',
  ),
  ...[
    ['no-space', 'No space between dash and resource', '-urn:example:profile'],
    ['indented', 'A space before the dash', ' - urn:example:profile'],
    ['tab', 'A tab between dash and resource', '-\turn:example:profile'],
    ['bare', 'A resource without a dash', 'urn:example:profile'],
  ].map(([id, title, line]) =>
    layout(
      FULL,
      `siwe-layout-resource-${id}`,
      title,
      [['- urn:example:profile', line]],
      'Every resource stands behind U+002D and U+0020 at the start of its line.',
      {
        risk: ['parser-differential'],
      },
    ),
  ),
  layout(
    FULL,
    'siwe-layout-resource-empty-line',
    'An empty line between two resources',
    [['\n- urn', '\n\n- urn']],
    'Resources are separated by one LF. A parser that stops at the empty line drops what follows.',
    { risk: ['parser-differential', 'widening'] },
  ),
];

export default () => [
  file('siwe.parse', 'layout', [
    ...optional(),
    ...required(),
    ...order(),
    ...repeated(),
    ...labels(),
    ...header(),
    ...ends(),
    ...blanks(),
    ...separators(),
    ...resources(),
  ]),
];
