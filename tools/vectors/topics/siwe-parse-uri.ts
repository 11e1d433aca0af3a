// siwe.parse: the URI and the resources, which are URIs by RFC 3986 with a scheme.
import { group, type Row, recapUri, type Shared, session, siweTexts, topic } from '../vocabulary.js';

const { located, parsing, twinOf } = siweTexts;

const uris = () =>
  group({ rules: ['siwe.uri'], from: located }, [
    { id: 'session', title: 'The URI line: a session key: scheme and path', uri: `lit:session:${session().publicKey}`,
      why: 'lit is a scheme; session and the hex digits are one path segment, in which a colon may stand.' },
    { id: 'did-key', title: 'The URI line: a DID', uri: 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
      why: 'did is a scheme, the rest a path without slashes.' },
    { id: 'did-url', title: 'The URI line: a DID with path, query and fragment', uri: 'did:example:123456/path?service=agent#degree',
      why: 'URI has a query and a fragment after the path.' },
    { id: 'ipfs', title: 'The URI line: an IPFS URI with an empty path segment', uri: 'ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/',
      why: 'After "//" stands an authority, after it an absolute path.' },
    { id: 'fragment', title: 'The URI line: a fragment', uri: 'https://app.example/login#top',
      why: 'ERC-4361 asks for URI, which unlike absolute-URI has a fragment.' },
    { id: 'query', title: 'The URI line: a query with a slash and a question mark', uri: 'https://app.example/login?a=b&c=/d?e',
      why: 'A query has pchar, slashes and question marks.' },
    { id: 'userinfo', title: 'The URI line: user information in the URI', uri: 'https://alice@app.example/login',
      why: 'Only the domain is held to have no user information; a URI has the whole authority of RFC 3986.' },
    { id: 'ipv6-host', title: 'The URI line: an IPv6 host and a port', uri: 'http://[2001:db8::1]:3000/login',
      why: 'An authority has IP literals in brackets.' },
    { id: 'empty-host', title: 'The URI line: an empty authority', uri: 'file:///etc/motd', why: 'In a URI the host may be empty.' },
    { id: 'empty-path', title: 'The URI line: a scheme and nothing else', uri: 'about:', why: 'path-empty is one of the four forms after the colon.' },
    { id: 'percent-encoded', title: 'The URI line: percent-encoded octets', uri: 'https://app.example/caf%C3%A9',
      why: 'pchar has pct-encoded; nothing is decoded.' },
    { id: 'upper-case-scheme', title: 'The URI line: a scheme in upper case', uri: 'HTTPS://app.example', why: 'ALPHA has both cases; nothing is normalised.' },
    { id: 'host-port-look-alike', title: 'The URI line: a host and a port', uri: 'localhost:3000',
      why: 'By the grammar this is the scheme localhost and the path 3000.' },
    { id: 'dot-segments', title: 'The URI line: dot segments', uri: 'https://app.example/a/../b/./c', why: 'Full stops are unreserved; nothing is resolved.' },
  ]);

const RELATIVE = 'A relative reference is no URI: it has no scheme.';

/** What is no URI, for the URI line and for a resource. */
const faults = [
  { id: 'empty', title: 'empty text', uri: '', why: 'A URI starts with a scheme.' },
  { id: 'no-scheme', title: 'a host and a path without a scheme', uri: 'app.example/login',
    why: 'The scheme is what stands before the first colon, and there is none.' },
  { id: 'host-port', title: 'an IPv4 address and a port', uri: '127.0.0.1:3000',
    why: 'What stands before the first colon starts with a digit, so it is no scheme.' },
  { id: 'scheme-relative', title: 'a reference that starts with two slashes', uri: '//app.example/login', why: RELATIVE },
  { id: 'path', title: 'a path alone', uri: '/login', why: RELATIVE },
  { id: 'colon-first', title: 'a colon without a scheme', uri: '://app.example/login', why: 'A scheme has at least one letter.' },
  { id: 'scheme-digit', title: 'a scheme that starts with a digit', uri: '3d:model', why: 'A scheme starts with a letter.' },
  { id: 'space', title: 'a space inside', uri: 'https://app.example/log in', why: 'A space is in no class of RFC 3986.' },
  { id: 'leading-space', title: 'a space before it', uri: ' https://app.example/login',
    why: 'One space follows the label; the second one is in no class of RFC 3986.' },
  { id: 'trailing-space', title: 'a space after it', uri: 'https://app.example/login ',
    why: 'LF follows the last character; a space is in no class of RFC 3986.' },
  { id: 'trailing-carriage-return', title: 'a carriage return after it', uri: 'https://app.example/login\r',
    why: 'Only LF ends a line, and a carriage return is in no class of RFC 3986.' },
  { id: 'percent-letters', title: 'a percent sign before other letters', uri: 'https://app.example/%zz',
    why: 'pct-encoded is a percent sign and two hex digits.' },
  { id: 'quotation-mark', title: 'a quotation mark', uri: 'https://app.example/"login"', why: 'A quotation mark is in no class of RFC 3986.' },
  { id: 'backslash', title: 'a backslash', uri: 'https://app.example\\login', why: 'A backslash is in no class of RFC 3986; browsers take it for a slash.' },
  { id: 'braces', title: 'a template in braces', uri: 'https://app.example/{id}', why: 'Braces are in no class of RFC 3986.' },
  { id: 'two-fragments', title: 'two number signs', uri: 'https://app.example/#a#b', why: 'A fragment has no number sign.' },
  { id: 'bracket-path', title: 'brackets in the path', uri: 'https://app.example/a[0]', why: 'Brackets are gen-delims and stand around an IP literal only.' },
  { id: 'bracket-host', title: 'an IPv6 host without the closing bracket', uri: 'http://[::1/login',
    why: 'The authority ends at the slash, and its IP literal lacks "]".' },
  { id: 'port-letters', title: 'a port of letters', uri: 'https://app.example:http/', why: 'A port consists of digits.' },
  { id: 'unicode', title: 'a letter beyond ASCII', uri: 'https://app.example/caf\u00e9', why: 'A URI is ASCII; an IRI is none.' },
  { id: 'unicode-host', title: 'a Cyrillic letter in the host', uri: 'https://\u0430pp.example/', why: 'A URI is ASCII; U+0430 looks like the letter a.' },
];

const ofResources = ['empty', 'no-scheme', 'space', 'leading-space', 'trailing-space', 'trailing-carriage-return', 'unicode'];

const TWO = ['https://app.example/terms', 'urn:example:profile'];

/** Rows of the resources. */
const listed = ({ resources, ...row }: Row & siweTexts.Text & { readonly resources: readonly string[] }): Shared => parsing({ ...row, fields: { resources } });

const resources = () =>
  topic({ operation: 'siwe.parse', name: 'resources', prefix: 'siwe-resource-', from: listed },
    group({ rules: ['siwe.resource', 'siwe.layout'] }, [
      { id: 'two', title: 'Two resources of different schemes', resources: TWO,
        why: 'Each resource has a line that starts with "- ", and each is a URI. Their order is that of the lines.' },
      { id: 'repeated', title: 'The same resource twice', resources: ['urn:example:profile', 'urn:example:profile'],
        why: 'The grammar lists resources and does not compare them, so both are there.' },
      { id: 'recap', title: 'A ReCap among other resources',
        resources: ['https://app.example/terms', recapUri({ att: { 'https://app.example/': { 'crud/read': [{}] } }, prf: [] })],
        why: 'A ReCap is a URN: here it is a resource like any other, and what it says is for the rules of ReCaps.' },
      { id: 'hyphens', title: 'Resources with hyphens of their own', resources: ['x-example:-', 'a-b:-c'],
        why: 'The first two characters of the line are the dash and the space; every further hyphen belongs to the URI.' },
      { id: 'hundred', title: 'A hundred resources', rules: ['siwe.resource', 'siwe.size'],
        resources: Array.from({ length: 100 }, (_, index) => `urn:example:item-${index}`),
        why: 'The number of resources has no bound of its own, only the size of the message.' },
    ]),
    group({ rule: 'siwe.resource', of: twinOf('siwe-resource-two', { resources: TWO }) },
      faults.filter(({ id }) => ofResources.includes(id)).map(({ uri, ...row }) => ({ ...row, title: `A resource: ${row.title}`,
        resources: ['https://app.example/terms', uri] })),
      [
        { id: 'first-of-two', title: 'The first of two resources without a scheme', resources: ['terms', 'urn:example:profile'],
          why: 'Every resource is a URI, not only the last one.' },
        { id: 'expiration', title: 'An expiration line as a resource', risk: ['expiry'],
          resources: ['urn:example:profile', 'Expiration Time: 2026-01-16T11:00:00Z'],
          why: 'Behind "- " stands a URI; what precedes the first colon has a space and is no scheme.' },
        { id: 'two-on-a-line', title: 'Two resources on one line', resources: ['https://app.example/terms', 'urn:example:a - urn:example:b'],
          why: 'A resource has a line of its own, and a URI has no space.' },
      ],
    ),
  );

export default () => [
  topic({ operation: 'siwe.parse', name: 'uri', prefix: 'siwe-uri-' },
    uris(),
    group({ rule: 'siwe.uri', from: located }, faults.map((row) => ({ ...row, title: `The URI line: ${row.title}` }))),
  ),
  resources(),
];
