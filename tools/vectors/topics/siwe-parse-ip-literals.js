// siwe.parse: what stands between the brackets of a host, in the domain and in URIs.
import { file } from '../kit.js';
import { PLAIN, parses, refuses } from '../siwe.js';

export const since = '3.0.0';

const FUTURE = 'IPvFuture is "v", one hex digit or more, a full stop, and one unreserved, sub-delim or colon or more.';
const GROUPS = 'IPv6address has eight groups of one to four hex digits, of which the last two may be an IPv4 address.';
const GAP = '"::" stands for one group or more, and IPv6address has it once at most.';
const OCTET = 'dec-octet is 0 to 255 without a leading zero, and an IPv4 address has four of them.';
const TAIL = 'An IPv4 address stands at the end of an IPv6 address only.';

/** IP literals: id, what is between the brackets, title, reason. */
const valid = [
  [
    'future-capital',
    'V1.a',
    'IPvFuture with a capital V',
    'Literals of ABNF are read without case: RFC 5234 section 2.3.',
  ],
  ['future-hex', 'vFf09.a', 'IPvFuture with a version of four hex digits', FUTURE],
  ['future-every', "v0.aZ09-._~!$&'()*+,;=:", 'IPvFuture with every character it may have', FUTURE],
  ['future-colon', 'v1.:', 'IPvFuture of one colon', FUTURE],
  ['six-ipv4', '1:2:3:4:5:6:1.2.3.4', 'Six groups and an IPv4 address', GROUPS],
  ['longest', '0000:0000:0000:0000:0000:ffff:255.255.255.255', 'The longest IPv6 address', GROUPS],
  ['full-length', 'ABCD:EF01:2345:6789:abcd:ef01:2345:6789', 'Eight groups of four digits in both cases', GROUPS],
  ['gap-alone', '::', 'A gap alone', GAP],
  ['gap-ipv4', '::1.2.3.4', 'A gap and an IPv4 address', GAP],
  ['gap-five-ipv4', '::2:3:4:5:6:1.2.3.4', 'A gap, five groups and an IPv4 address', GAP],
  ['gap-between', '1:2:3:4::6:7:8', 'A gap for one group in the middle', GAP],
  ['gap-first', '::2:3:4:5:6:7:8', 'A gap for the first group', GAP],
  ['five-gap-ipv4', '1:2:3:4:5::1.2.3.4', 'Five groups, a gap and an IPv4 address', GAP],
  ['octet-255', '::ffff:255.255.255.255', 'An IPv4 address of the largest octets at the end', OCTET],
  ['octet-0', '::ffff:0.0.0.0', 'An IPv4 address of zeros at the end', OCTET],
];

/** What is none. */
const broken = [
  ['future-no-v', '01.a', 'IPvFuture without its v', FUTURE],
  ['future-no-version', 'v.a', 'IPvFuture without a version', FUTURE],
  ['future-letter', 'vx.a', 'IPvFuture with a version that is no hex digit', FUTURE],
  ['future-letter-later', 'v1x.a', 'IPvFuture with a letter behind its version', FUTURE],
  ['future-no-dot', 'v1:a', 'IPvFuture with a colon for the full stop', FUTURE],
  ['future-version-only', 'v1', 'IPvFuture that ends at its version', FUTURE],
  ['future-nothing', 'v1.', 'IPvFuture with nothing behind the full stop', FUTURE],
  ['future-percent', 'v1.a%41', 'IPvFuture with a percent sign', FUTURE],
  ['future-at', 'v1.a@b', 'IPvFuture with an at sign', FUTURE],
  ['future-slash', 'v1.a/b', 'IPvFuture with a slash', FUTURE],
  ['v-alone', 'v', 'A v alone', FUTURE],
  ['empty', '', 'Nothing between the brackets', GROUPS],
  ['ipv4', '1.2.3.4', 'An IPv4 address in brackets', GROUPS],
  ['seven', '1:2:3:4:5:6:7', 'Seven groups without a gap', GROUPS],
  ['nine', '1:2:3:4:5:6:7:8:9', 'Nine groups', GROUPS],
  ['seven-ipv4', '1:2:3:4:5:6:7:1.2.3.4', 'Seven groups and an IPv4 address', GROUPS],
  ['five-ipv4', '1:2:3:4:5:1.2.3.4', 'Five groups and an IPv4 address', GROUPS],
  ['group-five-digits', '1:2:3:4:5:6:7:00008', 'A group of five digits', GROUPS],
  ['group-empty-first', ':1:2:3:4:5:6:7', 'A colon in front', GROUPS],
  ['group-empty-last', '1:2:3:4:5:6:7:', 'A colon at the end', GROUPS],
  ['group-letter', '1:2:3:4:5:6:7:g', 'A letter that is no hex digit', GROUPS],
  ['too-long', '0000:0000:0000:0000:0000:ffff:0255.255.255.255', 'An octet of four digits in the longest form', OCTET],
  ['gap-three-colons', '1:::2', 'Three colons', GAP],
  ['gap-eight', '1:2:3:4::5:6:7:8', 'Eight groups and a gap', GAP],
  ['gap-six-ipv4', '::1:2:3:4:5:6:1.2.3.4', 'A gap, six groups and an IPv4 address', GAP],
  ['six-gap-ipv4', '1:2:3:4:5:6::1.2.3.4', 'Six groups, a gap and an IPv4 address', GAP],
  ['ipv4-first', '1.2.3.4::1', 'An IPv4 address in front of the gap', TAIL],
  ['ipv4-middle', '1:2:1.2.3.4:5:6:7:8', 'An IPv4 address between groups', TAIL],
  ['ipv4-then-gap', '1:2:3:4:5:1.2.3.4::', 'An IPv4 address and a gap behind it', TAIL],
  ['octet-256', '::ffff:1.2.3.256', 'An octet of 256', OCTET],
  ['octet-leading-zero', '::ffff:1.2.3.04', 'An octet with a leading zero', OCTET],
  ['octet-hex', '::ffff:1.2.3.0x4', 'An octet in hex', OCTET],
  ['octet-space', '::ffff:1.2.3. 4', 'An octet with a space', OCTET],
  ['octet-empty', '::ffff:1.2..4', 'An empty octet', OCTET],
  ['octets-three', '::ffff:1.2.3', 'Three octets', OCTET],
  ['octets-five', '::ffff:1.2.3.4.5', 'Five octets', OCTET],
];

/** URIs whose host is in brackets: id, URI, title, reason. */
const uris = [
  ['query', 'https://[::1]?x', 'A query behind an IPv6 host', 'An empty path and a query may follow the authority.'],
  [
    'fragment',
    'https://[::1]#x',
    'A fragment behind an IPv6 host',
    'An empty path and a fragment may follow the authority.',
  ],
  [
    'port-query',
    'https://[::1]:8443?x/y?z',
    'A query with a slash and a question mark behind a port',
    'A query may have both.',
  ],
  ['user', 'https://user@[::1]/', 'A user in front of an IPv6 host', 'The authority of a URI may have a user.'],
  ['every', 'https://a@b.example:1/p;x/?q=/?#f/?', 'Every part of a URI', 'Each part follows its production.'],
];
const brokenUris = [
  ['brackets-path', 'https://app.example/[::1]', 'Brackets in a path', 'A path segment has no brackets.'],
  ['brackets-query', 'https://app.example/?[::1]', 'Brackets in a query', 'A query has no brackets.'],
  ['fragment-twice', 'https://[::1]#x#y', 'A number sign in a fragment', 'A fragment has no number sign.'],
  ['behind', 'https://[::1]x/', 'A letter behind the bracket', 'Behind the bracket stands a port or nothing.'],
  ['ipv4', 'https://[1.2.3.4]/', 'An IPv4 address in brackets as host of a URI', GROUPS],
  ['user-brackets', 'https://[u]@app.example/', 'Brackets in the user', 'A user has no brackets.'],
];

export default () => [
  file('siwe.parse', 'ip-literals', [
    ...valid.map(([id, literal, title, reason]) =>
      parses(`siwe-literal-${id}`, title, { domain: `[${literal}]` }, { rules: ['siwe.domain'], reason }),
    ),
    ...broken.map(([id, literal, title, reason]) =>
      refuses(PLAIN, `siwe-literal-${id}`, `Domain: ${title}`, {
        rule: 'siwe.domain',
        change: { domain: `[${literal}]` },
        reason,
        risk: ['wrong-domain', 'parser-differential'],
      }),
    ),
    ...uris.map(([id, uri, title, reason]) =>
      parses(`siwe-literal-uri-${id}`, title, { uri }, { rules: ['siwe.uri'], reason }),
    ),
    ...brokenUris.map(([id, uri, title, reason]) =>
      refuses(PLAIN, `siwe-literal-uri-${id}`, title, { rule: 'siwe.uri', change: { uri }, reason }),
    ),
  ]),
];
