// siwe.format: members whose text says something else. A text that is no message breaks the rule it would break in parsing; one
// that is a message with other members breaks the round trip.
import { file } from '../kit.js';
import { declines, FORMAT_FULL, FORMAT_PLAIN, plain, twinOf } from '../siwe.js';

const REQUEST = twinOf('siwe-format-resources-absent', { requestId: 'request-7' });
const ABSENT = twinOf('siwe-format-statement-absent', { statement: undefined });

/** The text parses, and its members are others. */
const other = () =>
  [
    [
      REQUEST,
      'request-id-resources',
      'A request id that brings resources',
      { requestId: 'request-7\nResources:\n- urn:example:admin' },
      'The text has a Resources block that no member asked for.',
      ['injection', 'widening'],
    ],
    [
      REQUEST,
      'request-id-empty-resources',
      'A request id that brings the label Resources',
      { requestId: 'request-7\nResources:' },
      'The text has an empty Resources block, and the request id ends before it.',
    ],
    [
      FORMAT_PLAIN,
      'issued-at-expiration',
      'An issued-at that brings an expiration time',
      { issuedAt: '2026-01-15T11:00:00Z\nExpiration Time: 2099-01-16T11:00:00Z' },
      'The text has an expiration time that no member asked for.',
      ['injection', 'expiry'],
    ],
    [
      FORMAT_PLAIN,
      'issued-at-all',
      'An issued-at that brings every optional line',
      {
        issuedAt:
          '2026-01-15T11:00:00Z\nExpiration Time: 2099-01-16T11:00:00Z\nNot Before: 2020-01-15T11:00:00Z\nRequest ID: 7\nResources:\n- urn:example:admin',
      },
      'The text has four members that nobody asked for.',
      ['injection', 'widening'],
    ],
    [
      twinOf('siwe-format-not-before-alone', { notBefore: '2026-01-15T11:00:00Z' }),
      'not-before-request-id',
      'A not-before that brings a request id',
      { notBefore: '2026-01-15T11:00:00Z\nRequest ID: request-8' },
      'The text has a request id that no member asked for.',
    ],
    [
      twinOf('siwe-format-dates-kept', {
        issuedAt: '2026-01-15T11:00:00.120Z',
        expirationTime: '2026-01-16T12:00:00+01:00',
      }),
      'expiration-not-before',
      'An expiration time that brings a not-before',
      { expirationTime: '2026-01-16T12:00:00+01:00\nNot Before: 2020-01-15T11:00:00Z' },
      'The text has a not-before that no member asked for.',
      ['injection', 'expiry'],
    ],
    [
      FORMAT_FULL,
      'resource-second',
      'A resource that brings a second one',
      { resources: ['urn:example:profile\n- urn:example:admin'] },
      'The text has two resources where one was given.',
      ['injection', 'widening'],
    ],
    [
      FORMAT_FULL,
      'resource-second-between',
      'The first of two resources brings another between them',
      { resources: ['urn:example:profile\n- urn:example:admin', 'urn:example:terms'] },
      'The text has three resources where two were given.',
      ['injection', 'widening'],
    ],
    [
      FORMAT_PLAIN,
      'domain-scheme',
      'A domain with a scheme',
      { domain: 'https://app.example' },
      'What stands before "://" parses as the scheme, so the domain comes back without it.',
      ['wrong-domain'],
    ],
    [
      ABSENT,
      'address-line-feed',
      'A line feed after the address, and no statement',
      { address: `${plain().address}\n` },
      'The third empty line makes an empty statement, and the address comes back without the line feed.',
    ],
  ].map(([twin, id, title, change, reason, risk]) =>
    declines(twin, `siwe-format-${id}`, title, { rule: 'siwe.round-trip', change, reason, ...(risk ? { risk } : {}) }),
  );

/** The text is no message. */
const broken = () => [
  ...[
    [
      FORMAT_PLAIN,
      'statement-line-feed',
      'A statement of two lines',
      { statement: 'Sign in.\nThank you.' },
      'The line after the statement is not empty and not the URI.',
    ],
    [
      FORMAT_PLAIN,
      'statement-line-feed-end',
      'A line feed at the end of the statement',
      { statement: 'Sign in.\n' },
      'Two empty lines stand between the statement and the URI.',
    ],
    [
      FORMAT_PLAIN,
      'statement-line-feed-only',
      'A statement of one line feed',
      { statement: '\n' },
      'Four empty lines stand between address and URI, which is one more than an empty statement has.',
    ],
    [
      FORMAT_PLAIN,
      'statement-block',
      'A statement that brings a URI and all required lines',
      {
        statement:
          'Sign in.\n\nURI: https://evil.example/login\nVersion: 1\nChain ID: 1\nNonce: Zw8yR2cD4fGh\nIssued At: 2026-01-15T11:00:00Z',
      },
      'After the first Issued At follow an empty line and a second URI.',
    ],
    [
      FORMAT_PLAIN,
      'uri-version',
      'A URI that brings a version',
      { uri: 'https://app.example/login\nVersion: 1' },
      'Two Version lines follow each other.',
    ],
    [
      FORMAT_PLAIN,
      'chain-id-nonce',
      'A chain id that brings a nonce',
      { chainId: '1\nNonce: Zw8yR2cD4fGh' },
      'Two Nonce lines follow each other.',
      ['injection', 'replay'],
    ],
    [
      FORMAT_PLAIN,
      'nonce-issued-at',
      'A nonce that brings an issued-at and an expiration time',
      { nonce: 'Kq3vX7bT9sLm\nIssued At: 2026-01-15T11:00:00Z\nExpiration Time: 2099-01-16T11:00:00Z' },
      'The own Issued At follows an expiration time.',
      ['injection', 'expiry'],
    ],
    [
      FORMAT_PLAIN,
      'issued-at-line-feed-end',
      'A line feed at the end of the issued-at',
      { issuedAt: '2026-01-15T11:00:00Z\n' },
      'The text ends with LF.',
    ],
    [
      FORMAT_FULL,
      'expiration-twice',
      'An issued-at that brings an expiration time ahead of the own',
      { issuedAt: '2026-01-15T11:00:00Z\nExpiration Time: 2099-01-16T11:00:00Z' },
      'Two Expiration Time lines follow each other.',
      ['injection', 'expiry'],
    ],
    [
      REQUEST,
      'request-id-line',
      'A request id of two lines',
      { requestId: 'request-7\nTrusted: yes' },
      'After Request ID only Resources may follow.',
    ],
    [
      FORMAT_FULL,
      'request-id-resources-twice',
      'A request id that brings resources ahead of the own',
      { requestId: 'request-7\nResources:\n- urn:example:admin' },
      'Inside of the first Resources block stands a second label.',
      ['injection', 'widening'],
    ],
    [
      FORMAT_FULL,
      'resource-line-feed-end',
      'A line feed at the end of the last resource',
      { resources: ['urn:example:profile\n'] },
      'The text ends with LF.',
    ],
    [
      FORMAT_FULL,
      'resource-line',
      'A resource that brings a line of another kind',
      { resources: ['urn:example:profile\nNot Before: 2020-01-15T11:00:00Z'] },
      'After "Resources:" every line starts with "- ".',
      ['injection', 'expiry'],
    ],
    [
      FORMAT_PLAIN,
      'address-second-line',
      'An address of two lines above a statement',
      { address: `0x${'12345'.repeat(8)}\n0x${'54321'.repeat(8)}` },
      'Line 4 is empty and line 5 is not, and line 6 is not the URI.',
      ['injection', 'wrong-account'],
    ],
  ].map(([twin, id, title, change, reason, risk]) =>
    declines(twin, `siwe-format-${id}`, title, { rule: 'siwe.layout', change, reason, ...(risk ? { risk } : {}) }),
  ),
  declines(ABSENT, 'siwe-format-address-text', 'An address with a line of text behind it, and no statement', {
    rule: 'siwe.separators',
    change: { address: `0x${'12345'.repeat(8)}\nI transfer all my tokens.` },
    reason: 'The text is on the line after the address, which has to be empty, ahead of an empty statement.',
    risk: ['injection', 'consent-bypass'],
    profiles: {
      'lit-v7': { result: 'reject', rule: 'siwe.round-trip' },
      'lit-v8': { result: 'reject', rule: 'siwe.round-trip' },
    },
  }),
];

export default () => [file('siwe.format', 'round-trip', [...other(), ...broken()])];
