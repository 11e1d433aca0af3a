// siwe.parse: what stands between the brackets of a host, in the domain and in URIs.
import { group, type Row, type Shared, siweTexts, topic } from '../vocabulary.js';

const { located, parsing } = siweTexts;

const FUTURE = 'IPvFuture is "v", one hex digit or more, a full stop, and one unreserved, sub-delim or colon or more.';
const GROUPS = 'IPv6address has eight groups of one to four hex digits, of which the last two may be an IPv4 address.';
const GAP = '"::" stands for one group or more, and IPv6address has it once at most.';
const OCTET = 'dec-octet is 0 to 255 without a leading zero, and an IPv4 address has four of them.';
const TAIL = 'An IPv4 address stands at the end of an IPv6 address only.';

/** Rows of what stands between the brackets of the domain. */
const bracketed = ({ literal, ...row }: Row & { readonly literal: string }): Shared => parsing({ ...row, fields: { domain: `[${literal}]` } });

const literals = () =>
  group({ rules: ['siwe.domain'], from: bracketed }, [
    { id: 'future-capital', title: 'IPvFuture with a capital V', literal: 'V1.a', why: 'Literals of ABNF are read without case: RFC 5234 section 2.3.' },
    { id: 'future-hex', title: 'IPvFuture with a version of four hex digits', literal: 'vFf09.a', why: FUTURE },
    { id: 'future-every', title: 'IPvFuture with every character it may have', literal: "v0.aZ09-._~!$&'()*+,;=:", why: FUTURE },
    { id: 'future-colon', title: 'IPvFuture of one colon', literal: 'v1.:', why: FUTURE },
    { id: 'six-ipv4', title: 'Six groups and an IPv4 address', literal: '1:2:3:4:5:6:1.2.3.4', why: GROUPS },
    { id: 'longest', title: 'The longest IPv6 address', literal: '0000:0000:0000:0000:0000:ffff:255.255.255.255', why: GROUPS },
    { id: 'full-length', title: 'Eight groups of four digits in both cases', literal: 'ABCD:EF01:2345:6789:abcd:ef01:2345:6789', why: GROUPS },
    { id: 'gap-alone', title: 'A gap alone', literal: '::', why: GAP },
    { id: 'gap-ipv4', title: 'A gap and an IPv4 address', literal: '::1.2.3.4', why: GAP },
    { id: 'gap-five-ipv4', title: 'A gap, five groups and an IPv4 address', literal: '::2:3:4:5:6:1.2.3.4', why: GAP },
    { id: 'gap-between', title: 'A gap for one group in the middle', literal: '1:2:3:4::6:7:8', why: GAP },
    { id: 'gap-first', title: 'A gap for the first group', literal: '::2:3:4:5:6:7:8', why: GAP },
    { id: 'five-gap-ipv4', title: 'Five groups, a gap and an IPv4 address', literal: '1:2:3:4:5::1.2.3.4', why: GAP },
    { id: 'octet-255', title: 'An IPv4 address of the largest octets at the end', literal: '::ffff:255.255.255.255', why: OCTET },
    { id: 'octet-0', title: 'An IPv4 address of zeros at the end', literal: '::ffff:0.0.0.0', why: OCTET },
  ]);

const faults = () =>
  group({ rule: 'siwe.domain', risk: ['wrong-domain', 'parser-differential'], from: bracketed }, [
    { id: 'future-no-v', title: 'Domain: IPvFuture without its v', literal: '01.a', why: FUTURE },
    { id: 'future-no-version', title: 'Domain: IPvFuture without a version', literal: 'v.a', why: FUTURE },
    { id: 'future-letter', title: 'Domain: IPvFuture with a version that is no hex digit', literal: 'vx.a', why: FUTURE },
    { id: 'future-letter-later', title: 'Domain: IPvFuture with a letter behind its version', literal: 'v1x.a', why: FUTURE },
    { id: 'future-no-dot', title: 'Domain: IPvFuture with a colon for the full stop', literal: 'v1:a', why: FUTURE },
    { id: 'future-version-only', title: 'Domain: IPvFuture that ends at its version', literal: 'v1', why: FUTURE },
    { id: 'future-nothing', title: 'Domain: IPvFuture with nothing behind the full stop', literal: 'v1.', why: FUTURE },
    { id: 'future-percent', title: 'Domain: IPvFuture with a percent sign', literal: 'v1.a%41', why: FUTURE },
    { id: 'future-at', title: 'Domain: IPvFuture with an at sign', literal: 'v1.a@b', why: FUTURE },
    { id: 'future-slash', title: 'Domain: IPvFuture with a slash', literal: 'v1.a/b', why: FUTURE },
    { id: 'v-alone', title: 'Domain: A v alone', literal: 'v', why: FUTURE },
    { id: 'empty', title: 'Domain: Nothing between the brackets', literal: '', why: GROUPS },
    { id: 'ipv4', title: 'Domain: An IPv4 address in brackets', literal: '1.2.3.4', why: GROUPS },
    { id: 'seven', title: 'Domain: Seven groups without a gap', literal: '1:2:3:4:5:6:7', why: GROUPS },
    { id: 'nine', title: 'Domain: Nine groups', literal: '1:2:3:4:5:6:7:8:9', why: GROUPS },
    { id: 'seven-ipv4', title: 'Domain: Seven groups and an IPv4 address', literal: '1:2:3:4:5:6:7:1.2.3.4', why: GROUPS },
    { id: 'five-ipv4', title: 'Domain: Five groups and an IPv4 address', literal: '1:2:3:4:5:1.2.3.4', why: GROUPS },
    { id: 'group-five-digits', title: 'Domain: A group of five digits', literal: '1:2:3:4:5:6:7:00008', why: GROUPS },
    { id: 'group-empty-first', title: 'Domain: A colon in front', literal: ':1:2:3:4:5:6:7', why: GROUPS },
    { id: 'group-empty-last', title: 'Domain: A colon at the end', literal: '1:2:3:4:5:6:7:', why: GROUPS },
    { id: 'group-letter', title: 'Domain: A letter that is no hex digit', literal: '1:2:3:4:5:6:7:g', why: GROUPS },
    { id: 'too-long', title: 'Domain: An octet of four digits in the longest form', literal: '0000:0000:0000:0000:0000:ffff:0255.255.255.255', why: OCTET },
    { id: 'gap-three-colons', title: 'Domain: Three colons', literal: '1:::2', why: GAP },
    { id: 'gap-eight', title: 'Domain: Eight groups and a gap', literal: '1:2:3:4::5:6:7:8', why: GAP },
    { id: 'gap-six-ipv4', title: 'Domain: A gap, six groups and an IPv4 address', literal: '::1:2:3:4:5:6:1.2.3.4', why: GAP },
    { id: 'six-gap-ipv4', title: 'Domain: Six groups, a gap and an IPv4 address', literal: '1:2:3:4:5:6::1.2.3.4', why: GAP },
    { id: 'ipv4-first', title: 'Domain: An IPv4 address in front of the gap', literal: '1.2.3.4::1', why: TAIL },
    { id: 'ipv4-middle', title: 'Domain: An IPv4 address between groups', literal: '1:2:1.2.3.4:5:6:7:8', why: TAIL },
    { id: 'ipv4-then-gap', title: 'Domain: An IPv4 address and a gap behind it', literal: '1:2:3:4:5:1.2.3.4::', why: TAIL },
    { id: 'octet-256', title: 'Domain: An octet of 256', literal: '::ffff:1.2.3.256', why: OCTET },
    { id: 'octet-leading-zero', title: 'Domain: An octet with a leading zero', literal: '::ffff:1.2.3.04', why: OCTET },
    { id: 'octet-hex', title: 'Domain: An octet in hex', literal: '::ffff:1.2.3.0x4', why: OCTET },
    { id: 'octet-space', title: 'Domain: An octet with a space', literal: '::ffff:1.2.3. 4', why: OCTET },
    { id: 'octet-empty', title: 'Domain: An empty octet', literal: '::ffff:1.2..4', why: OCTET },
    { id: 'octets-three', title: 'Domain: Three octets', literal: '::ffff:1.2.3', why: OCTET },
    { id: 'octets-five', title: 'Domain: Five octets', literal: '::ffff:1.2.3.4.5', why: OCTET },
  ]);

/** URIs whose host is in brackets, or which have brackets elsewhere. */
const uris = () =>
  group({ prefix: 'siwe-literal-uri-', from: located },
    group({ rules: ['siwe.uri'] }, [
      { id: 'query', title: 'A query behind an IPv6 host', uri: 'https://[::1]?x', why: 'An empty path and a query may follow the authority.' },
      { id: 'fragment', title: 'A fragment behind an IPv6 host', uri: 'https://[::1]#x', why: 'An empty path and a fragment may follow the authority.' },
      { id: 'port-query', title: 'A query with a slash and a question mark behind a port', uri: 'https://[::1]:8443?x/y?z', why: 'A query may have both.' },
      { id: 'user', title: 'A user in front of an IPv6 host', uri: 'https://user@[::1]/', why: 'The authority of a URI may have a user.' },
      { id: 'every', title: 'Every part of a URI', uri: 'https://a@b.example:1/p;x/?q=/?#f/?', why: 'Each part follows its production.' },
    ]),
    group({ rule: 'siwe.uri', risk: ['wrong-session'] }, [
      { id: 'brackets-path', title: 'Brackets in a path', uri: 'https://app.example/[::1]', why: 'A path segment has no brackets.' },
      { id: 'brackets-query', title: 'Brackets in a query', uri: 'https://app.example/?[::1]', why: 'A query has no brackets.' },
      { id: 'fragment-twice', title: 'A number sign in a fragment', uri: 'https://[::1]#x#y', why: 'A fragment has no number sign.' },
      { id: 'behind', title: 'A letter behind the bracket', uri: 'https://[::1]x/', why: 'Behind the bracket stands a port or nothing.' },
      { id: 'ipv4', title: 'An IPv4 address in brackets as host of a URI', uri: 'https://[1.2.3.4]/', why: GROUPS },
      { id: 'user-brackets', title: 'Brackets in the user', uri: 'https://[u]@app.example/', why: 'A user has no brackets.' },
    ]),
  );

export default () =>
  topic({ operation: 'siwe.parse', name: 'ip-literals', prefix: 'siwe-literal-', since: '3.0.0' }, literals(), faults(), uris());
