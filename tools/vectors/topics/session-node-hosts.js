// session-sig.verify: which hosts and ports a node address has, label by label and group by group.
import { accept, file, reject } from '../kit.js';
import { accepted, at, lit, refusedBy } from '../sessions.js';

export const since = '3.0.0';

const named = (nodeAddress, node) => at({ nodeAddress }, { nodeAddress: node });

const LABELS =
  'A domain name has labels of 1 to 63 letters, digits and hyphens, neither first nor last a hyphen, and 253 characters.';
const NUMBER = 'A host looks like a number when its last label is digits only, or 0x and hex digits.';
const GROUPS = 'IPv6 addresses are compared as numbers, however they are written.';
const GAP = '"::" stands for one group of zeros or more, once.';
const PORT = 'A port is 1 to 65,535 without a leading zero.';

/** 253 characters: 126 labels of one letter and the last one. */
const longest = `${'n.'.repeat(126)}n`;

/** Equal addresses: id, title, what the message says, what the node is called, reason. */
const equal = [
  ['one-letter', 'A host of one letter', 'n:7470', 'n:7470', LABELS],
  ['one-label', 'A host of one label', 'node:7470', 'https://NODE:7470', LABELS],
  ['length-253', 'A host of 253 characters', `${longest}:7470`, `${longest}:7470`, LABELS],
  ['hyphens', 'A label with two hyphens inside', 'a--b.example:7470', 'a--b.example:7470', LABELS],
  ['last-letter-digit', 'A last label that ends in a digit', 'node.example1:7470', 'node.example1:7470', NUMBER],
  ['last-digit-letter', 'A last label that begins with a digit', 'node.1example:7470', 'node.1example:7470', NUMBER],
  ['last-digits-hyphen', 'A last label of digits and a hyphen', 'node.1-2:7470', 'node.1-2:7470', NUMBER],
  ['last-hex-letters', 'A last label of hex digits without 0x', 'node.ff:7470', 'node.ff:7470', NUMBER],
  [
    'last-hex-other',
    'A last label of 0x and a letter that is no hex digit',
    'node.0xfg:7470',
    'node.0xfg:7470',
    NUMBER,
  ],
  ['last-x', 'A last label of x and hex digits', 'node.x1f:7470', 'node.x1f:7470', NUMBER],
  ['first-hex', 'A first label of 0x and hex digits', '0x7f.example:7470', '0x7f.example:7470', NUMBER],
  ['ipv4-zeros', 'The IPv4 address of zeros', '0.0.0.0:7470', '0.0.0.0:7470', NUMBER],
  ['ipv4-255', 'The IPv4 address of 255', '255.255.255.255:7470', '255.255.255.255:7470', NUMBER],
  ['ipv6-gap', 'An IPv6 address that is a gap', '[::]:7470', '[0:0:0:0:0:0:0:0]:7470', GROUPS],
  ['ipv6-gap-end', 'An IPv6 address that ends in a gap', '[2001:db8::]:7470', '[2001:db8:0:0:0:0:0:0]:7470', GROUPS],
  [
    'ipv6-gap-end-scheme',
    'An IPv6 address that ends in a gap, without a port',
    'https://[1::]',
    '[1:0:0:0:0:0:0:0]:443',
    GROUPS,
  ],
  ['ipv6-gap-one', 'A gap that stands for one group', '[1:2:3:4::6:7:8]:7470', '[1:2:3:4:0:6:7:8]:7470', GAP],
  ['ipv6-gap-first', 'A gap that stands for the first group', '[::2:3:4:5:6:7:8]:7470', '[0:2:3:4:5:6:7:8]:7470', GAP],
  ['ipv6-gap-last', 'A gap that stands for the last group', '[1:2:3:4:5:6:7::]:7470', '[1:2:3:4:5:6:7:0]:7470', GAP],
  [
    'ipv6-six-ipv4',
    'Six groups and an IPv4 address',
    '[1:2:3:4:5:6:1.2.3.4]:7470',
    '[1:2:3:4:5:6:102:304]:7470',
    GROUPS,
  ],
  ['ipv6-gap-ipv4', 'A gap and an IPv4 address', '[::1.2.3.4]:7470', '[::102:304]:7470', GROUPS],
  [
    'ipv6-ipv4-255',
    'An IPv4 address of the largest octets at the end',
    '[::255.255.255.255]:7470',
    '[::ffff:ffff]:7470',
    GROUPS,
  ],
  ['ipv6-ipv4-zero', 'An IPv4 address with zeros at the end', '[::1:0.1.0.2]:7470', '[::1:1:2]:7470', GROUPS],
  ['ipv6-case', 'Hex digits in both cases', '[ABCD::eF]:7470', '[abcd::ef]:7470', GROUPS],
  ['ipv6-port-80', 'An IPv6 address behind http', 'http://[::1]', '[::1]:80', GROUPS],
  ['port-five-digits', 'A port of five digits', 'node-1.example:10000', 'node-1.example:10000', PORT],
];

/** What is no node address: id, title, what the message says, reason, what a Lit profile answers. */
const elsewhere = refusedBy('session.node-bound');
const none = [
  ['length-254', 'A host of 254 characters in labels of one letter', `n${longest}:7470`, LABELS, elsewhere],
  ['hyphen-last', 'A label that ends with a hyphen', 'node-.example:7470', LABELS],
  ['hyphen-alone', 'A label that is a hyphen', '-.example:7470', LABELS],
  ['hyphen-last-label', 'A last label that begins with a hyphen', 'node.-example:7470', LABELS],
  ['dot-first', 'A dot in front of the host', '.node-1.example:7470', LABELS],
  ['dot-alone', 'A dot for a host', '.:7470', LABELS],
  ['label-64-last', 'A last label of 64 characters', `node.${'n'.repeat(64)}:7470`, LABELS],
  ['last-0x', 'A last label that is 0x alone', 'node.0x:7470', NUMBER],
  ['last-hex', 'A last label of 0x and hex digits', 'node.0xff:7470', NUMBER],
  ['last-hex-upper', 'A last label of 0X and hex digits', 'node.0XFF:7470', NUMBER],
  ['last-zero', 'A last label that is zero', 'node.0:7470', NUMBER],
  ['zero', 'A host that is zero', '0:7470', NUMBER],
  ['ipv4-leading-zero', 'An IPv4 address with a leading zero', '192.0.2.010:7470', NUMBER],
  ['ipv4-three', 'Three numbers', '192.0.2:7470', NUMBER],
  ['ipv4-empty', 'An IPv4 address with an empty number', '192..2.10:7470', NUMBER],
  ['ipv6-empty', 'Nothing in the brackets', '[]:7470', GROUPS],
  ['ipv6-two-gaps', 'Two gaps in a short address', '[1::2::3]:7470', GAP],
  ['ipv6-eight-two-gaps', 'Eight groups and two gaps', '[1:2:3:4:5:6:7:8::9::a]:7470', GAP],
  ['ipv6-three-colons', 'Three colons', '[1:::2]:7470', GAP],
  ['ipv6-colon-first', 'A colon in front of eight groups', '[:1:2:3:4:5:6:7:8]:7470', GROUPS],
  ['ipv6-colon-last', 'A colon behind seven groups', '[1:2:3:4:5:6:7:]:7470', GROUPS],
  ['ipv6-letter', 'A letter that is no hex digit', '[::g]:7470', GROUPS],
  ['ipv6-gap-nine', 'Nine groups and a gap', '[1:2:3:4:5::6:7:8:9]:7470', GAP],
  ['ipv6-ipv4-256', 'An IPv4 address with 256 at the end', '[::1.2.3.256]:7470', GROUPS],
  ['ipv6-ipv4-zero', 'An IPv4 address with a leading zero at the end', '[::1.2.3.04]:7470', GROUPS],
  ['ipv6-ipv4-three', 'Three numbers at the end', '[::1.2.3]:7470', GROUPS],
  ['ipv6-ipv4-first', 'An IPv4 address in front of the gap', '[1.2.3.4::1]:7470', GROUPS],
  ['ipv6-ipv4-middle', 'An IPv4 address between groups', '[::1.2.3.4:1]:7470', GROUPS],
  ['ipv6-seven-ipv4', 'Seven groups and an IPv4 address', '[1:2:3:4:5:6:7:1.2.3.4]:7470', GROUPS],
  ['ipv6-five-ipv4', 'Five groups and an IPv4 address', '[1:2:3:4:5:1.2.3.4]:7470', GROUPS],
  ['ipv6-second-bracket', 'A second bracket at the end', '[::1]]:7470', GROUPS],
  ['ipv6-no-open', 'A closing bracket alone', '::1]:7470', GROUPS],
  ['port-six-digits', 'A port of six digits', 'node-1.example:107470', PORT],
  ['port-hex', 'A port in hex', 'node-1.example:0x1d2e', PORT],
  ['port-exponent', 'A port with an exponent', 'node-1.example:7e3', PORT],
  ['port-point', 'A port with a fraction', 'node-1.example:7470.0', PORT],
  ['port-minus', 'A port with a minus sign', 'node-1.example:-7470', PORT],
  ['port-letter', 'A letter behind the port', 'node-1.example:7470a', PORT],
];

/** Two addresses that are two: id, title, what the message says, what the node is called, reason. */
const different = [
  ['ipv6-same-digits', 'Two IPv6 addresses with the same digits', '[1:23::]:7470', '[12:3::]:7470', GROUPS],
  [
    'ipv6-same-digits-middle',
    'Two IPv6 addresses whose digits are the same, in other groups',
    '[1:2:34:5:6:7:8:9]:7470',
    '[1:23:4:5:6:7:8:9]:7470',
    GROUPS,
  ],
  ['ipv6-gap-place', 'A gap in another place', '[1::2:3]:7470', '[1:2::3]:7470', GROUPS],
  ['ipv6-ipv4-order', 'The octets of an IPv4 address in another order', '[::1.2.3.4]:7470', '[::2.1.4.3]:7470', GROUPS],
  ['label-order', 'Two labels in another order', 'a.b.example:7470', 'b.a.example:7470', 'The host is another one.'],
  ['label-joined', 'Two labels in one', 'ab.example:7470', 'a.b.example:7470', 'The host is another one.'],
  [
    'port-digits',
    'The digits of the port in another order',
    'node-1.example:7740',
    'node-1.example:7470',
    'The port is another one.',
  ],
];

/** Where nothing is refused by its form: schemes at the beginning vanish, elsewhere they stay. */
const schemes = [
  ['scheme-inside', 'A scheme inside of the address', 'node-1http://.example:7470', 'node-1.example:7470', elsewhere],
  [
    'scheme-inside-host',
    'A scheme behind a part of the host',
    'evil.http://node-1.example:7470',
    'evil.node-1.example:7470',
    elsewhere,
  ],
  ['scheme-behind', 'A scheme behind the port', 'node-1.example:7470http://', 'node-1.example:7470', elsewhere],
  ['http-twice', 'http twice', 'http://http://node-1.example:7470', 'node-1.example:7470', accepted],
  ['http-three', 'http three times', 'http://http://http://node-1.example:7470', 'node-1.example:7470', accepted],
];

export default () => [
  file('session-sig.verify', 'node-hosts', [
    ...equal.map(([id, title, nodeAddress, node, reason]) =>
      accept(`session-node-host-${id}`, title, {
        rules: ['session.node-address', 'session.node-bound'],
        reason,
        input: named(nodeAddress, node),
      }),
    ),
    ...none.map(([id, title, nodeAddress, reason, verdict = elsewhere]) =>
      reject(`session-node-host-none-${id}`, title, {
        rule: 'session.node-address',
        twin: 'session-standard',
        mutation: `nodeAddress: ${JSON.stringify(nodeAddress)}`,
        reason,
        risk: ['wrong-node', 'parser-differential'],
        profiles: lit(verdict),
        input: at({ nodeAddress }),
      }),
    ),
    ...schemes.map(([id, title, nodeAddress, node, verdict]) =>
      reject(`session-node-host-${id}`, title, {
        rule: 'session.node-address',
        rules: ['session.node-address', 'session.node-bound'],
        twin: 'session-standard',
        mutation: `nodeAddress: ${JSON.stringify(nodeAddress)}, at ${node}`,
        reason: 'A node address has one scheme at most, and it stands in front.',
        risk: ['wrong-node', 'parser-differential'],
        profiles: lit(verdict),
        input: named(nodeAddress, node),
      }),
    ),
    ...different.map(([id, title, nodeAddress, node, reason]) =>
      reject(`session-node-host-${id}`, title, {
        rule: 'session.node-bound',
        twin: 'session-standard',
        mutation: `nodeAddress: ${JSON.stringify(nodeAddress)}, at ${node}`,
        reason,
        risk: ['wrong-node', 'replay'],
        input: named(nodeAddress, node),
      }),
    ),
  ]),
];
