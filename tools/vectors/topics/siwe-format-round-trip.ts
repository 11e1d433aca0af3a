// siwe.format: members whose text says something else. A text that is no message breaks the rule it would break in parsing; one
// that is a message with other members breaks the round trip.
import { group, lit, refusedBy, siweTexts, topic } from '../vocabulary.js';

const { FORMAT_FULL, formatting, plain, twinOf } = siweTexts;

const REQUEST = twinOf('siwe-format-resources-absent', { requestId: 'request-7' });
const ABSENT = twinOf('siwe-format-statement-absent', { statement: undefined });
const BEFORE = twinOf('siwe-format-not-before-alone', { notBefore: '2026-01-15T11:00:00Z' });
const DATES = twinOf('siwe-format-dates-kept', { issuedAt: '2026-01-15T11:00:00.120Z', expirationTime: '2026-01-16T12:00:00+01:00' });

/** The text parses, and its members are others. */
const other = () =>
  group({ rule: 'siwe.round-trip', risk: ['injection'], from: formatting }, [
    { id: 'request-id-resources', title: 'A request id that brings resources', of: REQUEST, risk: ['injection', 'widening'],
      fields: { requestId: 'request-7\nResources:\n- urn:example:admin' }, why: 'The text has a Resources block that no member asked for.' },
    { id: 'request-id-empty-resources', title: 'A request id that brings the label Resources', of: REQUEST, fields: { requestId: 'request-7\nResources:' },
      why: 'The text has an empty Resources block, and the request id ends before it.' },
    { id: 'issued-at-expiration', title: 'An issued-at that brings an expiration time', risk: ['injection', 'expiry'],
      fields: { issuedAt: '2026-01-15T11:00:00Z\nExpiration Time: 2099-01-16T11:00:00Z' }, why: 'The text has an expiration time that no member asked for.' },
    { id: 'issued-at-all', title: 'An issued-at that brings every optional line', risk: ['injection', 'widening'],
      fields: { issuedAt: '2026-01-15T11:00:00Z\nExpiration Time: 2099-01-16T11:00:00Z\nNot Before: 2020-01-15T11:00:00Z\nRequest ID: 7\nResources:\n- urn:example:admin' },
      why: 'The text has four members that nobody asked for.' },
    { id: 'not-before-request-id', title: 'A not-before that brings a request id', of: BEFORE,
      fields: { notBefore: '2026-01-15T11:00:00Z\nRequest ID: request-8' }, why: 'The text has a request id that no member asked for.' },
    { id: 'expiration-not-before', title: 'An expiration time that brings a not-before', of: DATES, risk: ['injection', 'expiry'],
      fields: { expirationTime: '2026-01-16T12:00:00+01:00\nNot Before: 2020-01-15T11:00:00Z' }, why: 'The text has a not-before that no member asked for.' },
    { id: 'resource-second', title: 'A resource that brings a second one', of: FORMAT_FULL, risk: ['injection', 'widening'],
      fields: { resources: ['urn:example:profile\n- urn:example:admin'] }, why: 'The text has two resources where one was given.' },
    { id: 'resource-second-between', title: 'The first of two resources brings another between them', of: FORMAT_FULL, risk: ['injection', 'widening'],
      fields: { resources: ['urn:example:profile\n- urn:example:admin', 'urn:example:terms'] }, why: 'The text has three resources where two were given.' },
    { id: 'domain-scheme', title: 'A domain with a scheme', risk: ['wrong-domain'], fields: { domain: 'https://app.example' },
      why: 'What stands before "://" parses as the scheme, so the domain comes back without it.' },
    { id: 'address-line-feed', title: 'A line feed after the address, and no statement', of: ABSENT, fields: { address: `${plain().address}\n` },
      why: 'The third empty line makes an empty statement, and the address comes back without the line feed.' },
  ]);

/** The text is no message. */
const broken = () =>
  group({ rule: 'siwe.layout', risk: ['injection', 'parser-differential'], from: formatting }, [
    { id: 'statement-line-feed', title: 'A statement of two lines', fields: { statement: 'Sign in.\nThank you.' },
      why: 'The line after the statement is not empty and not the URI.' },
    { id: 'statement-line-feed-end', title: 'A line feed at the end of the statement', fields: { statement: 'Sign in.\n' },
      why: 'Two empty lines stand between the statement and the URI.' },
    { id: 'statement-line-feed-only', title: 'A statement of one line feed', fields: { statement: '\n' },
      why: 'Four empty lines stand between address and URI, which is one more than an empty statement has.' },
    { id: 'statement-block', title: 'A statement that brings a URI and all required lines',
      fields: { statement: 'Sign in.\n\nURI: https://evil.example/login\nVersion: 1\nChain ID: 1\nNonce: Zw8yR2cD4fGh\nIssued At: 2026-01-15T11:00:00Z' },
      why: 'After the first Issued At follow an empty line and a second URI.' },
    { id: 'uri-version', title: 'A URI that brings a version', fields: { uri: 'https://app.example/login\nVersion: 1' },
      why: 'Two Version lines follow each other.' },
    { id: 'chain-id-nonce', title: 'A chain id that brings a nonce', risk: ['injection', 'replay'], fields: { chainId: '1\nNonce: Zw8yR2cD4fGh' },
      why: 'Two Nonce lines follow each other.' },
    { id: 'nonce-issued-at', title: 'A nonce that brings an issued-at and an expiration time', risk: ['injection', 'expiry'],
      fields: { nonce: 'Kq3vX7bT9sLm\nIssued At: 2026-01-15T11:00:00Z\nExpiration Time: 2099-01-16T11:00:00Z' },
      why: 'The own Issued At follows an expiration time.' },
    { id: 'issued-at-line-feed-end', title: 'A line feed at the end of the issued-at', fields: { issuedAt: '2026-01-15T11:00:00Z\n' },
      why: 'The text ends with LF.' },
    { id: 'expiration-twice', title: 'An issued-at that brings an expiration time ahead of the own', of: FORMAT_FULL, risk: ['injection', 'expiry'],
      fields: { issuedAt: '2026-01-15T11:00:00Z\nExpiration Time: 2099-01-16T11:00:00Z' }, why: 'Two Expiration Time lines follow each other.' },
    { id: 'request-id-line', title: 'A request id of two lines', of: REQUEST, fields: { requestId: 'request-7\nTrusted: yes' },
      why: 'After Request ID only Resources may follow.' },
    { id: 'request-id-resources-twice', title: 'A request id that brings resources ahead of the own', of: FORMAT_FULL, risk: ['injection', 'widening'],
      fields: { requestId: 'request-7\nResources:\n- urn:example:admin' }, why: 'Inside of the first Resources block stands a second label.' },
    { id: 'resource-line-feed-end', title: 'A line feed at the end of the last resource', of: FORMAT_FULL, fields: { resources: ['urn:example:profile\n'] },
      why: 'The text ends with LF.' },
    { id: 'resource-line', title: 'A resource that brings a line of another kind', of: FORMAT_FULL, risk: ['injection', 'expiry'],
      fields: { resources: ['urn:example:profile\nNot Before: 2020-01-15T11:00:00Z'] }, why: 'After "Resources:" every line starts with "- ".' },
    { id: 'address-second-line', title: 'An address of two lines above a statement', risk: ['injection', 'wrong-account'],
      fields: { address: `0x${'12345'.repeat(8)}\n0x${'54321'.repeat(8)}` }, why: 'Line 4 is empty and line 5 is not, and line 6 is not the URI.' },
    { id: 'address-text', title: 'An address with a line of text behind it, and no statement', of: ABSENT, rule: 'siwe.separators',
      risk: ['injection', 'consent-bypass'], profiles: lit(refusedBy('siwe.round-trip')),
      fields: { address: `0x${'12345'.repeat(8)}\nI transfer all my tokens.` },
      why: 'The text is on the line after the address, which has to be empty, ahead of an empty statement.' },
  ]);

export default () => topic({ operation: 'siwe.format', name: 'round-trip', prefix: 'siwe-format-' }, other(), broken());
