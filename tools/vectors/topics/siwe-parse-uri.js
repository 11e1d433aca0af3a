// siwe.parse: the URI and the resources, which are URIs by RFC 3986 with a scheme.
import { file, recapUri, session } from '../kit.js';
import { PLAIN, parses, refuses, twinOf } from '../siwe.js';

const uris = () => [
  [
    'session',
    () => `lit:session:${session().publicKey}`,
    'A session key: scheme and path',
    'lit is a scheme; session and the hex digits are one path segment, in which a colon may stand.',
  ],
  [
    'did-key',
    () => 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
    'A DID',
    'did is a scheme, the rest a path without slashes.',
  ],
  [
    'did-url',
    () => 'did:example:123456/path?service=agent#degree',
    'A DID with path, query and fragment',
    'URI has a query and a fragment after the path.',
  ],
  [
    'ipfs',
    () => 'ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/',
    'An IPFS URI with an empty path segment',
    'After "//" stands an authority, after it an absolute path.',
  ],
  [
    'fragment',
    () => 'https://app.example/login#top',
    'A fragment',
    'ERC-4361 asks for URI, which unlike absolute-URI has a fragment.',
  ],
  [
    'query',
    () => 'https://app.example/login?a=b&c=/d?e',
    'A query with a slash and a question mark',
    'A query has pchar, slashes and question marks.',
  ],
  [
    'userinfo',
    () => 'https://alice@app.example/login',
    'User information in the URI',
    'Only the domain is held to have no user information; a URI has the whole authority of RFC 3986.',
  ],
  [
    'ipv6-host',
    () => 'http://[2001:db8::1]:3000/login',
    'An IPv6 host and a port',
    'An authority has IP literals in brackets.',
  ],
  ['empty-host', () => 'file:///etc/motd', 'An empty authority', 'In a URI the host may be empty.'],
  ['empty-path', () => 'about:', 'A scheme and nothing else', 'path-empty is one of the four forms after the colon.'],
  [
    'percent-encoded',
    () => 'https://app.example/caf%C3%A9',
    'Percent-encoded octets',
    'pchar has pct-encoded; nothing is decoded.',
  ],
  [
    'upper-case-scheme',
    () => 'HTTPS://app.example',
    'A scheme in upper case',
    'ALPHA has both cases; nothing is normalised.',
  ],
  [
    'host-port-look-alike',
    () => 'localhost:3000',
    'A host and a port',
    'By the grammar this is the scheme localhost and the path 3000.',
  ],
  [
    'dot-segments',
    () => 'https://app.example/a/../b/./c',
    'Dot segments',
    'Full stops are unreserved; nothing is resolved.',
  ],
];

const RECAP = () => recapUri({ att: { 'https://app.example/': { 'crud/read': [{}] } }, prf: [] });

/** What is no URI, for the URI line and for a resource. */
const faults = [
  ['empty', 'empty text', '', 'A URI starts with a scheme.'],
  [
    'no-scheme',
    'a host and a path without a scheme',
    'app.example/login',
    'The scheme is what stands before the first colon, and there is none.',
  ],
  [
    'host-port',
    'an IPv4 address and a port',
    '127.0.0.1:3000',
    'What stands before the first colon starts with a digit, so it is no scheme.',
  ],
  [
    'scheme-relative',
    'a reference that starts with two slashes',
    '//app.example/login',
    'A relative reference is no URI: it has no scheme.',
  ],
  ['path', 'a path alone', '/login', 'A relative reference is no URI: it has no scheme.'],
  ['colon-first', 'a colon without a scheme', '://app.example/login', 'A scheme has at least one letter.'],
  ['scheme-digit', 'a scheme that starts with a digit', '3d:model', 'A scheme starts with a letter.'],
  ['space', 'a space inside', 'https://app.example/log in', 'A space is in no class of RFC 3986.'],
  [
    'leading-space',
    'a space before it',
    ' https://app.example/login',
    'One space follows the label; the second one is in no class of RFC 3986.',
  ],
  [
    'trailing-space',
    'a space after it',
    'https://app.example/login ',
    'LF follows the last character; a space is in no class of RFC 3986.',
  ],
  [
    'trailing-carriage-return',
    'a carriage return after it',
    'https://app.example/login\r',
    'Only LF ends a line, and a carriage return is in no class of RFC 3986.',
  ],
  [
    'percent-letters',
    'a percent sign before other letters',
    'https://app.example/%zz',
    'pct-encoded is a percent sign and two hex digits.',
  ],
  ['quotation-mark', 'a quotation mark', 'https://app.example/"login"', 'A quotation mark is in no class of RFC 3986.'],
  [
    'backslash',
    'a backslash',
    'https://app.example\\login',
    'A backslash is in no class of RFC 3986; browsers take it for a slash.',
  ],
  ['braces', 'a template in braces', 'https://app.example/{id}', 'Braces are in no class of RFC 3986.'],
  ['two-fragments', 'two number signs', 'https://app.example/#a#b', 'A fragment has no number sign.'],
  [
    'bracket-path',
    'brackets in the path',
    'https://app.example/a[0]',
    'Brackets are gen-delims and stand around an IP literal only.',
  ],
  [
    'bracket-host',
    'an IPv6 host without the closing bracket',
    'http://[::1/login',
    'The authority ends at the slash, and its IP literal lacks "]".',
  ],
  ['port-letters', 'a port of letters', 'https://app.example:http/', 'A port consists of digits.'],
  ['unicode', 'a letter beyond ASCII', 'https://app.example/caf\u00e9', 'A URI is ASCII; an IRI is none.'],
  [
    'unicode-host',
    'a Cyrillic letter in the host',
    'https://\u0430pp.example/',
    'A URI is ASCII; U+0430 looks like the letter a.',
  ],
];

const ofResources = new Set([
  'empty',
  'no-scheme',
  'space',
  'leading-space',
  'trailing-space',
  'trailing-carriage-return',
  'unicode',
]);

const BASE = twinOf('siwe-resource-two', { resources: ['https://app.example/terms', 'urn:example:profile'] });

const resources = () => [
  parses(
    'siwe-resource-two',
    'Two resources of different schemes',
    { resources: ['https://app.example/terms', 'urn:example:profile'] },
    {
      rules: ['siwe.resource', 'siwe.layout'],
      reason: 'Each resource has a line that starts with "- ", and each is a URI. Their order is that of the lines.',
    },
  ),
  parses(
    'siwe-resource-repeated',
    'The same resource twice',
    { resources: ['urn:example:profile', 'urn:example:profile'] },
    {
      rules: ['siwe.resource', 'siwe.layout'],
      reason: 'The grammar lists resources and does not compare them, so both are there.',
    },
  ),
  parses(
    'siwe-resource-recap',
    'A ReCap among other resources',
    { resources: ['https://app.example/terms', RECAP()] },
    {
      rules: ['siwe.resource', 'siwe.layout'],
      reason: 'A ReCap is a URN: here it is a resource like any other, and what it says is for the rules of ReCaps.',
    },
  ),
  parses(
    'siwe-resource-hyphens',
    'Resources with hyphens of their own',
    { resources: ['x-example:-', 'a-b:-c'] },
    {
      rules: ['siwe.resource', 'siwe.layout'],
      reason:
        'The first two characters of the line are the dash and the space; every further hyphen belongs to the URI.',
    },
  ),
  parses(
    'siwe-resource-hundred',
    'A hundred resources',
    { resources: Array.from({ length: 100 }, (_, index) => `urn:example:item-${index}`) },
    {
      rules: ['siwe.resource', 'siwe.size'],
      reason: 'The number of resources has no bound of its own, only the size of the message.',
    },
  ),
  ...faults
    .filter(([id]) => ofResources.has(id))
    .map(([id, title, resource, reason]) =>
      refuses(BASE, `siwe-resource-${id}`, `A resource: ${title}`, {
        rule: 'siwe.resource',
        change: { resources: ['https://app.example/terms', resource] },
        reason,
      }),
    ),
  refuses(BASE, 'siwe-resource-first-of-two', 'The first of two resources without a scheme', {
    rule: 'siwe.resource',
    change: { resources: ['terms', 'urn:example:profile'] },
    reason: 'Every resource is a URI, not only the last one.',
  }),
  refuses(BASE, 'siwe-resource-expiration', 'An expiration line as a resource', {
    rule: 'siwe.resource',
    change: { resources: ['urn:example:profile', 'Expiration Time: 2026-01-16T11:00:00Z'] },
    reason: 'Behind "- " stands a URI; what precedes the first colon has a space and is no scheme.',
    risk: ['expiry'],
  }),
  refuses(BASE, 'siwe-resource-two-on-a-line', 'Two resources on one line', {
    rule: 'siwe.resource',
    change: { resources: ['https://app.example/terms', 'urn:example:a - urn:example:b'] },
    reason: 'A resource has a line of its own, and a URI has no space.',
  }),
];

export default () => [
  file('siwe.parse', 'uri', [
    ...uris().map(([id, uri, title, reason]) =>
      parses(
        `siwe-uri-${id}`,
        `The URI line: ${title[0].toLowerCase()}${title.slice(1)}`,
        { uri: uri() },
        { rules: ['siwe.uri'], reason },
      ),
    ),
    ...faults.map(([id, title, uri, reason]) =>
      refuses(PLAIN, `siwe-uri-${id}`, `The URI line: ${title}`, {
        rule: 'siwe.uri',
        change: { uri },
        reason,
        risk: ['wrong-session', 'parser-differential'],
      }),
    ),
  ]),
  file('siwe.parse', 'resources', resources()),
];
