// session-sig.verify: which hosts and ports a node address has, label by label and group by group.
import { accepted, group, lit, type Row, refusedBy, sessions, topic, type Verdict } from '../vocabulary.js';

const { at } = sessions;

const LABELS = 'A domain name has labels of 1 to 63 letters, digits and hyphens, neither first nor last a hyphen, and 253 characters.';
const NUMBER = 'A host looks like a number when its last label is digits only, or 0x and hex digits.';
const GROUPS = 'IPv6 addresses are compared as numbers, however they are written.';
const GAP = '"::" stands for one group of zeros or more, once.';
const PORT = 'A port is 1 to 65,535 without a leading zero.';

/** 253 characters: 126 labels of one letter and the last one. */
const longest = `${'n.'.repeat(126)}n`;

/** What the message says, what the node is called, and what a Lit profile answers. */
interface Named {
  readonly nodeAddress: string;
  readonly node?: string;
  readonly verdict?: Verdict;
}

/** A node that is called what the message says, unless it is called otherwise. */
const same = ({ nodeAddress, node = nodeAddress }: Row & Named) => ({ input: at({ nodeAddress }, { nodeAddress: node }) });

const another = (row: Row & Named) => ({ ...same(row), change: `nodeAddress: ${JSON.stringify(row.nodeAddress)}, at ${row.node}` });

/** Where nothing is refused by its form, it is another node. */
const elsewhere = refusedBy('session.node-bound');

const equal = () => group({ rules: ['session.node-address', 'session.node-bound'], from: same },
  group({ why: LABELS }, [
    { id: 'one-letter', title: 'A host of one letter', nodeAddress: 'n:7470' },
    { id: 'one-label', title: 'A host of one label', nodeAddress: 'node:7470', node: 'https://NODE:7470' },
    { id: 'length-253', title: 'A host of 253 characters', nodeAddress: `${longest}:7470` },
    { id: 'hyphens', title: 'A label with two hyphens inside', nodeAddress: 'a--b.example:7470' },
  ]),
  group({ why: NUMBER }, [
    { id: 'last-letter-digit', title: 'A last label that ends in a digit', nodeAddress: 'node.example1:7470' },
    { id: 'last-digit-letter', title: 'A last label that begins with a digit', nodeAddress: 'node.1example:7470' },
    { id: 'last-digits-hyphen', title: 'A last label of digits and a hyphen', nodeAddress: 'node.1-2:7470' },
    { id: 'last-hex-letters', title: 'A last label of hex digits without 0x', nodeAddress: 'node.ff:7470' },
    { id: 'last-hex-other', title: 'A last label of 0x and a letter that is no hex digit', nodeAddress: 'node.0xfg:7470' },
    { id: 'last-x', title: 'A last label of x and hex digits', nodeAddress: 'node.x1f:7470' },
    { id: 'first-hex', title: 'A first label of 0x and hex digits', nodeAddress: '0x7f.example:7470' },
    { id: 'ipv4-zeros', title: 'The IPv4 address of zeros', nodeAddress: '0.0.0.0:7470' },
    { id: 'ipv4-255', title: 'The IPv4 address of 255', nodeAddress: '255.255.255.255:7470' },
  ]),
  group({ why: GROUPS }, [
    { id: 'ipv6-gap', title: 'An IPv6 address that is a gap', nodeAddress: '[::]:7470', node: '[0:0:0:0:0:0:0:0]:7470' },
    { id: 'ipv6-gap-end', title: 'An IPv6 address that ends in a gap', nodeAddress: '[2001:db8::]:7470', node: '[2001:db8:0:0:0:0:0:0]:7470' },
    { id: 'ipv6-gap-end-scheme', title: 'An IPv6 address that ends in a gap, without a port', nodeAddress: 'https://[1::]', node: '[1:0:0:0:0:0:0:0]:443' },
  ]),
  group({ why: GAP }, [
    { id: 'ipv6-gap-one', title: 'A gap that stands for one group', nodeAddress: '[1:2:3:4::6:7:8]:7470', node: '[1:2:3:4:0:6:7:8]:7470' },
    { id: 'ipv6-gap-first', title: 'A gap that stands for the first group', nodeAddress: '[::2:3:4:5:6:7:8]:7470', node: '[0:2:3:4:5:6:7:8]:7470' },
    { id: 'ipv6-gap-last', title: 'A gap that stands for the last group', nodeAddress: '[1:2:3:4:5:6:7::]:7470', node: '[1:2:3:4:5:6:7:0]:7470' },
  ]),
  group({ why: GROUPS }, [
    { id: 'ipv6-six-ipv4', title: 'Six groups and an IPv4 address', nodeAddress: '[1:2:3:4:5:6:1.2.3.4]:7470', node: '[1:2:3:4:5:6:102:304]:7470' },
    { id: 'ipv6-gap-ipv4', title: 'A gap and an IPv4 address', nodeAddress: '[::1.2.3.4]:7470', node: '[::102:304]:7470' },
    { id: 'ipv6-ipv4-255', title: 'An IPv4 address of the largest octets at the end', nodeAddress: '[::255.255.255.255]:7470', node: '[::ffff:ffff]:7470' },
    { id: 'ipv6-ipv4-zero', title: 'An IPv4 address with zeros at the end', nodeAddress: '[::1:0.1.0.2]:7470', node: '[::1:1:2]:7470' },
    { id: 'ipv6-case', title: 'Hex digits in both cases', nodeAddress: '[ABCD::eF]:7470', node: '[abcd::ef]:7470' },
    { id: 'ipv6-port-80', title: 'An IPv6 address behind http', nodeAddress: 'http://[::1]', node: '[::1]:80' },
  ]),
  group({ why: PORT }, [
    { id: 'port-five-digits', title: 'A port of five digits', nodeAddress: 'node-1.example:10000' },
  ]),
);

/** What is no node address. */
const none = () => group({ prefix: 'session-node-host-none-', rule: 'session.node-address', profiles: lit(elsewhere),
  from: ({ nodeAddress }: Row & Named) => ({ change: `nodeAddress: ${JSON.stringify(nodeAddress)}`, input: at({ nodeAddress }) }) },
  group({ why: LABELS }, [
    { id: 'length-254', title: 'A host of 254 characters in labels of one letter', nodeAddress: `n${longest}:7470` },
    { id: 'hyphen-last', title: 'A label that ends with a hyphen', nodeAddress: 'node-.example:7470' },
    { id: 'hyphen-alone', title: 'A label that is a hyphen', nodeAddress: '-.example:7470' },
    { id: 'hyphen-last-label', title: 'A last label that begins with a hyphen', nodeAddress: 'node.-example:7470' },
    { id: 'dot-first', title: 'A dot in front of the host', nodeAddress: '.node-1.example:7470' },
    { id: 'dot-alone', title: 'A dot for a host', nodeAddress: '.:7470' },
    { id: 'label-64-last', title: 'A last label of 64 characters', nodeAddress: `node.${'n'.repeat(64)}:7470` },
  ]),
  group({ why: NUMBER }, [
    { id: 'last-0x', title: 'A last label that is 0x alone', nodeAddress: 'node.0x:7470' },
    { id: 'last-hex', title: 'A last label of 0x and hex digits', nodeAddress: 'node.0xff:7470' },
    { id: 'last-hex-upper', title: 'A last label of 0X and hex digits', nodeAddress: 'node.0XFF:7470' },
    { id: 'last-zero', title: 'A last label that is zero', nodeAddress: 'node.0:7470' },
    { id: 'zero', title: 'A host that is zero', nodeAddress: '0:7470' },
    { id: 'ipv4-leading-zero', title: 'An IPv4 address with a leading zero', nodeAddress: '192.0.2.010:7470' },
    { id: 'ipv4-three', title: 'Three numbers', nodeAddress: '192.0.2:7470' },
    { id: 'ipv4-empty', title: 'An IPv4 address with an empty number', nodeAddress: '192..2.10:7470' },
  ]),
  group({ why: GROUPS }, [
    { id: 'ipv6-empty', title: 'Nothing in the brackets', nodeAddress: '[]:7470' },
  ]),
  group({ why: GAP }, [
    { id: 'ipv6-two-gaps', title: 'Two gaps in a short address', nodeAddress: '[1::2::3]:7470' },
    { id: 'ipv6-eight-two-gaps', title: 'Eight groups and two gaps', nodeAddress: '[1:2:3:4:5:6:7:8::9::a]:7470' },
    { id: 'ipv6-three-colons', title: 'Three colons', nodeAddress: '[1:::2]:7470' },
  ]),
  group({ why: GROUPS }, [
    { id: 'ipv6-colon-first', title: 'A colon in front of eight groups', nodeAddress: '[:1:2:3:4:5:6:7:8]:7470' },
    { id: 'ipv6-colon-last', title: 'A colon behind seven groups', nodeAddress: '[1:2:3:4:5:6:7:]:7470' },
    { id: 'ipv6-letter', title: 'A letter that is no hex digit', nodeAddress: '[::g]:7470' },
  ]),
  group({ why: GAP }, [
    { id: 'ipv6-gap-nine', title: 'Nine groups and a gap', nodeAddress: '[1:2:3:4:5::6:7:8:9]:7470' },
  ]),
  group({ why: GROUPS }, [
    { id: 'ipv6-ipv4-256', title: 'An IPv4 address with 256 at the end', nodeAddress: '[::1.2.3.256]:7470' },
    { id: 'ipv6-ipv4-zero', title: 'An IPv4 address with a leading zero at the end', nodeAddress: '[::1.2.3.04]:7470' },
    { id: 'ipv6-ipv4-three', title: 'Three numbers at the end', nodeAddress: '[::1.2.3]:7470' },
    { id: 'ipv6-ipv4-first', title: 'An IPv4 address in front of the gap', nodeAddress: '[1.2.3.4::1]:7470' },
    { id: 'ipv6-ipv4-middle', title: 'An IPv4 address between groups', nodeAddress: '[::1.2.3.4:1]:7470' },
    { id: 'ipv6-seven-ipv4', title: 'Seven groups and an IPv4 address', nodeAddress: '[1:2:3:4:5:6:7:1.2.3.4]:7470' },
    { id: 'ipv6-five-ipv4', title: 'Five groups and an IPv4 address', nodeAddress: '[1:2:3:4:5:1.2.3.4]:7470' },
    { id: 'ipv6-second-bracket', title: 'A second bracket at the end', nodeAddress: '[::1]]:7470' },
    { id: 'ipv6-no-open', title: 'A closing bracket alone', nodeAddress: '::1]:7470' },
  ]),
  group({ why: PORT }, [
    { id: 'port-six-digits', title: 'A port of six digits', nodeAddress: 'node-1.example:107470' },
    { id: 'port-hex', title: 'A port in hex', nodeAddress: 'node-1.example:0x1d2e' },
    { id: 'port-exponent', title: 'A port with an exponent', nodeAddress: 'node-1.example:7e3' },
    { id: 'port-point', title: 'A port with a fraction', nodeAddress: 'node-1.example:7470.0' },
    { id: 'port-minus', title: 'A port with a minus sign', nodeAddress: 'node-1.example:-7470' },
    { id: 'port-letter', title: 'A letter behind the port', nodeAddress: 'node-1.example:7470a' },
  ]),
);

/** Schemes at the beginning vanish where nothing is refused by its form; elsewhere they stay. */
const schemes = () => group({ rule: 'session.node-address', rules: ['session.node-bound'],
  why: 'A node address has one scheme at most, and it stands in front.',
  from: ({ verdict = elsewhere, ...row }: Row & Named) => ({ ...another(row), profiles: lit(verdict) }) }, [
  { id: 'scheme-inside', title: 'A scheme inside of the address', nodeAddress: 'node-1http://.example:7470', node: 'node-1.example:7470' },
  { id: 'scheme-inside-host', title: 'A scheme behind a part of the host', nodeAddress: 'evil.http://node-1.example:7470', node: 'evil.node-1.example:7470' },
  { id: 'scheme-behind', title: 'A scheme behind the port', nodeAddress: 'node-1.example:7470http://', node: 'node-1.example:7470' },
  { id: 'http-twice', title: 'http twice', nodeAddress: 'http://http://node-1.example:7470', node: 'node-1.example:7470', verdict: accepted },
  { id: 'http-three', title: 'http three times', nodeAddress: 'http://http://http://node-1.example:7470', node: 'node-1.example:7470', verdict: accepted },
]);

/** Two addresses that are two. */
const different = () => group({ rule: 'session.node-bound', from: another },
  group({ why: GROUPS }, [
    { id: 'ipv6-same-digits', title: 'Two IPv6 addresses with the same digits', nodeAddress: '[1:23::]:7470', node: '[12:3::]:7470' },
    { id: 'ipv6-same-digits-middle', title: 'Two IPv6 addresses whose digits are the same, in other groups', nodeAddress: '[1:2:34:5:6:7:8:9]:7470',
      node: '[1:23:4:5:6:7:8:9]:7470' },
    { id: 'ipv6-gap-place', title: 'A gap in another place', nodeAddress: '[1::2:3]:7470', node: '[1:2::3]:7470' },
    { id: 'ipv6-ipv4-order', title: 'The octets of an IPv4 address in another order', nodeAddress: '[::1.2.3.4]:7470', node: '[::2.1.4.3]:7470' },
  ]),
  group({}, [
    { id: 'label-order', title: 'Two labels in another order', why: 'The host is another one.', nodeAddress: 'a.b.example:7470', node: 'b.a.example:7470' },
  ]),
  group({}, [
    { id: 'label-joined', title: 'Two labels in one', why: 'The host is another one.', nodeAddress: 'ab.example:7470', node: 'a.b.example:7470' },
  ]),
  group({}, [
    { id: 'port-digits', title: 'The digits of the port in another order',
      why: 'The port is another one.', nodeAddress: 'node-1.example:7740', node: 'node-1.example:7470' },
  ]),
);

export default () => topic<object>({ operation: 'session-sig.verify', name: 'node-hosts', prefix: 'session-node-host-', since: '3.0.0',
  twin: 'session-standard' },
  equal(), none(), schemes(), different());
