// siwe.format: what each member becomes, and members that are not in their grammar.
import { alice, file } from '../kit.js';
import { contests, declines, FORMAT_FULL, FORMAT_PLAIN, fill, formats, full, LIMIT, plain, twinOf } from '../siwe.js';

const accepted = () => [
  formats('siwe-format-plain', 'Every required member and a statement', plain(), {
    rules: ['siwe.round-trip', 'siwe.layout'],
    reason: 'The lines of the layout for the members that are present, joined with LF, none at the end.',
  }),
  formats('siwe-format-all-members', 'Every member of the grammar but the scheme', full(), {
    rules: ['siwe.round-trip', 'siwe.layout'],
    reason: 'All rows of the layout in their order, joined with LF.',
  }),
  ...[
    [
      'statement-absent',
      'No statement',
      { statement: undefined },
      'Without a statement two empty lines stand between address and URI.',
    ],
    [
      'statement-empty',
      'An empty statement',
      { statement: '' },
      'An empty statement has a line of its own, so three empty lines stand between address and URI.',
    ],
    [
      'statement-spaces',
      'A statement with spaces at both ends',
      { statement: ' Sign in. ' },
      'Values are written as given; nothing is trimmed.',
    ],
    [
      'statement-label',
      'A statement that looks like the URI line',
      { statement: 'URI: https://evil.example/login' },
      'Line 4 is the statement whatever it says, so it parses back as the statement.',
    ],
    [
      'resources-absent',
      'No resources after a request id',
      { requestId: 'request-7' },
      'Without the member there is no line "Resources:".',
    ],
    [
      'resources-empty',
      'An empty array of resources',
      { resources: [] },
      'The member is there, so its label is; it stands alone at the end of the text.',
    ],
    [
      'resources-order',
      'Resources in descending order, one of them twice',
      { resources: ['urn:example:b', 'urn:example:a', 'urn:example:b'] },
      'Resources are written as given, in their order.',
    ],
    [
      'request-id-empty',
      'An empty request id',
      { requestId: '' },
      'The member is there, so its label is, with the space that belongs to it.',
    ],
    [
      'request-id-encoded',
      'A request id with a percent-encoded line feed',
      { requestId: 'a%0Ab' },
      'pct-encoded is in pchar and ends no line.',
    ],
    [
      'chain-id-leading-zero',
      'A chain id with a leading zero',
      { chainId: '01' },
      'The chain id is text and is written as given.',
    ],
    [
      'chain-id-beyond-double',
      'The chain id 2^53+1',
      { chainId: '9007199254740993' },
      'The chain id is text and is written as given.',
    ],
    [
      'dates-kept',
      'Dates with a fraction and with an offset',
      { issuedAt: '2026-01-15T11:00:00.120Z', expirationTime: '2026-01-16T12:00:00+01:00' },
      'Dates are text and are written as given.',
    ],
    [
      'address-lower-case',
      'A lower-case address',
      { address: alice().address.toLowerCase() },
      'One letter case is accepted and is written as given.',
      contests.checksumDemanded,
    ],
    [
      'scheme',
      'A scheme and a port',
      { scheme: 'http', domain: 'localhost:3000' },
      'The scheme stands before "://" and the domain after it.',
    ],
    [
      'not-before-alone',
      'Not Before without an expiration time',
      { notBefore: '2026-01-15T11:00:00Z' },
      'Optional lines are left out independently of each other.',
    ],
  ].map(([id, title, over, reason, contested]) =>
    formats(`siwe-format-${id}`, title, over, { rules: ['siwe.round-trip', 'siwe.layout'], reason, contested }),
  ),
  formats(
    'siwe-format-size-at-limit',
    'Members that make 65,536 bytes',
    { statement: fill(LIMIT) },
    {
      rules: ['siwe.size'],
      reason: 'At most 65,536 UTF-8 bytes are allowed, and the text has exactly as many.',
    },
  ),
];

const oneMember = () =>
  [
    [
      'scheme-empty',
      'An empty scheme',
      'siwe.scheme',
      { scheme: '' },
      'The text starts with "://", before which stands no scheme.',
    ],
    [
      'scheme-colon',
      'A scheme with its colon',
      'siwe.scheme',
      { scheme: 'https:' },
      'What stands before "://" has a colon and is no scheme.',
    ],
    ['domain-empty', 'An empty domain', 'siwe.domain', { domain: '' }, 'The host is not empty.', contests.emptyHost],
    [
      'domain-path',
      'A domain with a path',
      'siwe.domain',
      { domain: 'app.example/login' },
      'The slash ends an authority.',
    ],
    [
      'domain-unicode',
      'A domain beyond ASCII',
      'siwe.domain',
      { domain: 'b\u00fccher.example' },
      'An authority is ASCII; nothing is converted to punycode.',
    ],
    [
      'domain-userinfo',
      'A domain with a user name',
      'siwe.userinfo',
      { domain: 'alice@app.example' },
      'A domain with user information is refused when it is parsed.',
      contests.userinfo,
    ],
    [
      'address-short',
      'An address of 39 digits',
      'siwe.address',
      { address: `0x${'12345'.repeat(8)}`.slice(0, -1) },
      'An address has 40 hex digits.',
    ],
    [
      'address-checksum',
      'An address with a wrong checksum',
      'siwe.address-checksum',
      { address: '0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' },
      'Letters of both cases claim a checksum, and EIP-55 spells this address with a small first letter.',
      contests.checksumAdvised,
    ],
    [
      'statement-accent',
      'A statement with a letter beyond ASCII',
      'siwe.statement',
      { statement: 'Se connecter \u00e0 Example.' },
      'U+00E0 is not in the alphabet.',
    ],
    [
      'statement-carriage-return',
      'A statement with a carriage return',
      'siwe.statement',
      { statement: 'Sign in.\rURI: https://evil.example' },
      'U+000D is not in the alphabet.',
    ],
    [
      'uri-no-scheme',
      'A URI without a scheme',
      'siwe.uri',
      { uri: 'app.example/login' },
      'A URI starts with a scheme.',
    ],
    ['uri-empty', 'An empty URI', 'siwe.uri', { uri: '' }, 'A URI starts with a scheme.'],
    ['version-two', 'The version 2', 'siwe.version', { version: '2' }, 'The version is the character 1.'],
    ['chain-id-empty', 'An empty chain id', 'siwe.chain-id', { chainId: '' }, 'A chain id has one digit or more.'],
    [
      'chain-id-hexadecimal',
      'A hexadecimal chain id',
      'siwe.chain-id',
      { chainId: '0x1' },
      'The letter x is no digit.',
    ],
    ['nonce-empty', 'An empty nonce', 'siwe.nonce', { nonce: '' }, 'A nonce has eight characters or more.'],
    [
      'nonce-seven',
      'A nonce of seven characters',
      'siwe.nonce',
      { nonce: 'abcd123' },
      'A nonce has eight characters or more.',
    ],
    [
      'issued-at-no-offset',
      'An issued-at without an offset',
      'siwe.issued-at',
      { issuedAt: '2026-01-15T11:00:00' },
      'time-offset is Z or a numeric offset.',
    ],
    [
      'expiration-empty',
      'An empty expiration time',
      'siwe.expiration-time',
      { expirationTime: '' },
      'Empty is not absent: the line is written, and its value is no date-time.',
    ],
    [
      'expiration-second-60',
      'An expiration time with the second 60 in the middle of a day',
      'siwe.expiration-time',
      { expirationTime: '2026-01-16T11:00:60Z' },
      'A second is 60 only at 23:59:60 UTC on 30 June and 31 December.',
    ],
    [
      'not-before-february-30',
      'A not-before on 30 February',
      'siwe.not-before',
      { notBefore: '2026-02-30T11:00:00Z' },
      'February 2026 has 28 days; nothing rolls over.',
    ],
    [
      'request-id-space',
      'A request id with a space',
      'siwe.request-id',
      { requestId: 'request 7' },
      'The space is not in pchar; nothing is encoded.',
    ],
    [
      'resource-empty',
      'An empty resource',
      'siwe.resource',
      { resources: [''] },
      'The line is "- ", behind which stands no URI.',
    ],
    [
      'resource-leading-space',
      'A resource with a space before it',
      'siwe.resource',
      { resources: [' urn:example:profile'] },
      'One space belongs to the dash, the other is in no class of a URI.',
    ],
    [
      'resource-dash',
      'A resource with the dash of its line',
      'siwe.resource',
      { resources: ['- urn:example:profile'] },
      'Behind "- " stands a URI, and this text starts with a hyphen.',
    ],
  ].map(([id, title, rule, change, reason, contested]) =>
    declines(FORMAT_FULL, `siwe-format-${id}`, title, { rule, change, reason, contested }),
  );

export default () => [
  file('siwe.format', 'members', [
    ...accepted(),
    ...oneMember(),
    declines(
      twinOf('siwe-format-size-at-limit', { statement: fill(LIMIT) }),
      'siwe-format-size-one-past',
      'Members that make 65,537 bytes',
      {
        rule: 'siwe.size',
        change: { statement: fill(LIMIT + 1) },
        mutation: 'statement += "a"',
        reason: 'A text of more than 65,536 UTF-8 bytes is refused when it is parsed, so it is not made.',
        trace: false,
      },
    ),
    declines(FORMAT_PLAIN, 'siwe-format-expiration-word', 'A word as the only optional date', {
      rule: 'siwe.expiration-time',
      change: { expirationTime: 'never' },
      reason: 'An expiration time is a date-time; a message that never expires has none.',
    }),
  ]),
];
