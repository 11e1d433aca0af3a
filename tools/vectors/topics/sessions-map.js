// session-sigs.verify: the map from node address to session signature.
import {
  ASK,
  accept,
  alice,
  blsAuthSig,
  file,
  grantText,
  hex,
  json,
  message,
  NODE,
  NOW,
  network,
  OTHER_NODE,
  OTHER_PKP,
  otherSession,
  pkpSigning,
  reject,
  sessionSig,
  undecided,
  unhex,
  utf8,
} from '../kit.js';
import { accepted, capability, lit, refusedBy } from '../sessions.js';

/** The session signature for a node; `over` replaces members of the message. */
const for_ = (nodeAddress = NODE, over = {}) => sessionSig(message({ nodeAddress, ...over }));

/** Input for JSON text, or for entries [key, session signature] in their order. */
const map = (entries, input = {}) => ({
  sessionSigs: typeof entries === 'string' || !Array.isArray(entries) ? entries : textOf(entries),
  now: NOW,
  nodeAddress: NODE,
  request: ASK,
  ...input,
});
/** Written by hand, so that a key may stand twice and may be __proto__. */
const textOf = (entries) => `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${json(value)}`).join(',')}}`;
const unchecked = { nodeAddress: undefined };

const THIS = `https://${NODE}`;
const THAT = `https://${OTHER_NODE}`;
const two = () => [
  [THIS, for_(NODE)],
  [THAT, for_(OTHER_NODE)],
];

/** A session signature with one bit of S turned over. */
function tampered(nodeAddress = NODE) {
  const made = for_(nodeAddress);
  return { ...made, sig: hex(unhex(made.sig).map((byte, i) => (i === 32 ? byte ^ 1 : byte))) };
}
const expired = (nodeAddress = NODE) =>
  for_(nodeAddress, { issuedAt: '2026-01-15T11:00:00Z', expiration: '2026-01-15T11:30:00Z' });
const byNetwork = (nodeAddress) =>
  for_(nodeAddress, { capabilities: [blsAuthSig(grantText(), network('one'), alice())] });

/** Entries that have the shape of a session signature and nothing in them. */
const fillers = (count) =>
  Array.from({ length: count }, (_, i) => [`n${i}.example:7470`, { ...for_(), signedMessage: '' }]);

const accepting = () => [
  accept('sessions-standard', 'Session signatures for two nodes, at the first', {
    rules: ['session-sigs.shape', 'session-sigs.entry', 'session-sigs.unambiguous', 'session.node-bound', 'json.text'],
    reason: 'The map has one entry for this node, and it is valid.',
    input: map(two()),
  }),
  accept('sessions-second', 'Session signatures for two nodes, at the second', {
    rules: ['session-sigs.entry'],
    reason: 'The entry is found by the node it names and not by its place.',
    input: map(two(), { nodeAddress: OTHER_NODE }),
  }),
  accept('sessions-single', 'A map with one entry', {
    rules: ['session-sigs.shape'],
    reason: 'A map has at least one entry.',
    input: map([[NODE, for_()]]),
  }),
  accept('sessions-unchecked', 'Session signatures for two nodes, where the node is not checked', {
    rules: ['session.node-bound', 'session-sigs.unambiguous'],
    reason: 'Each entry is verified against its own key.',
    input: map(two(), unchecked),
  }),
  accept('sessions-unchecked-schemes', 'Keys and messages with different schemes, where the node is not checked', {
    rules: ['session.node-bound'],
    reason: 'Key and message name the same node: the scheme does not count.',
    input: map(
      [
        [NODE, for_(`http://${NODE}`)],
        ['https://node-2.example', for_('node-2.example:443')],
      ],
      unchecked,
    ),
  }),
  accept('sessions-unchecked-keys', 'Session signatures of two session keys, where the node is not checked', {
    rules: ['session.signature', 'session.key-match'],
    reason: 'Every entry stands for itself.',
    input: map(
      [
        [NODE, for_()],
        [
          OTHER_NODE,
          sessionSig(
            message({
              nodeAddress: OTHER_NODE,
              sessionKey: otherSession().publicKey,
              capabilities: [capability({ to: otherSession() })],
            }),
            otherSession(),
          ),
        ],
      ],
      unchecked,
    ),
  }),
  ...[
    ['scheme', 'A key with http, at a node with https', `http://${NODE}`, NODE, `https://${NODE}`],
    ['case', 'A key in upper case', NODE.toUpperCase(), NODE, NODE],
    [
      'default-port',
      'A key with https and no port, at port 443',
      'https://node-1.example',
      'node-1.example:443',
      'node-1.example:443',
    ],
    [
      'ipv6',
      'A key with an IPv6 address spelled otherwise',
      '[2001:db8:0::1]:7470',
      '[2001:db8::1]:7470',
      '[2001:DB8::1]:7470',
    ],
  ].map(([id, title, key, named, nodeAddress]) =>
    accept(`sessions-key-${id}`, title, {
      rules: ['session-sigs.entry', 'session.node-bound'],
      reason:
        'Key, message and verifier name one node: scheme and case do not count, and addresses are compared as numbers.',
      input: map([[key, for_(named)]], { nodeAddress }),
    }),
  ),
  ...[
    ['expired', 'The entry of another node is expired', expired(OTHER_NODE), ['session.expired']],
    ['tampered', 'The entry of another node has a wrong signature', tampered(OTHER_NODE), ['session.signature']],
    ['misplaced', 'The entry of another node is for this node', for_(NODE), ['session.node-bound']],
    ['unreadable', 'The entry of another node has no JSON in it', sessionSig('{'), ['json.text']],
  ].map(([id, title, entry, rules]) =>
    accept(`sessions-other-${id}`, title, {
      rules,
      reason: 'With a node address only the entry of that node is verified.',
      input: map([
        [THAT, entry],
        [THIS, for_()],
      ]),
    }),
  ),
  accept('sessions-localhost', 'Entries for localhost and for 127.0.0.1 beside the one of this node', {
    rules: ['session-sigs.unambiguous', 'session.node-address'],
    reason: 'localhost and 127.0.0.1 are two hosts. Nodes of the Lit networks take one for the other.',
    profiles: lit(refusedBy('session-sigs.unambiguous')),
    input: map([
      ['localhost:7470', for_('localhost:7470')],
      ['127.0.0.1:7470', for_('127.0.0.1:7470')],
      [NODE, for_()],
    ]),
  }),
  accept('sessions-key-proto', 'An entry with the key __proto__ beside the one of this node', {
    rules: ['session-sigs.entry', 'json.text'],
    reason: '__proto__ is a key like any other and names no node.',
    input: map([
      ['__proto__', for_(OTHER_NODE)],
      [NODE, for_()],
    ]),
  }),
  accept('sessions-256', 'A map with 256 entries', {
    rules: ['session-sigs.shape'],
    reason: 'A map may have 256 entries; those of other nodes are not verified.',
    input: map([...fillers(255), [NODE, for_()]]),
  }),
];

const shapes = () =>
  [
    ['empty', 'An empty map', '{}', 'A map has at least one entry: no node answered, and nobody may act.'],
    [
      'array',
      'A list of session signatures',
      json([for_()]),
      'The map is an object from node address to session signature.',
    ],
    [
      'single',
      'A session signature instead of a map',
      json(for_()),
      'The entries of a map are objects, and the members of a session signature are strings.',
    ],
    ['null', 'null instead of a map', 'null', 'The map is an object.'],
    ['text', 'An entry that is JSON text', json({ [NODE]: json(for_()) }), 'An entry is an object, and not its text.'],
    [
      'auth-sig',
      'An entry that is an AuthSig',
      json({ [NODE]: capability() }),
      'An entry is a session signature, and an AuthSig of a wallet is none.',
    ],
    [
      'unknown',
      'An entry with a member that the schema does not name',
      json({ [NODE]: { ...for_(), url: THIS } }),
      'The schema of a session signature admits no other member.',
    ],
    [
      'other-entry',
      'An entry of another node without sig',
      json({ [NODE]: for_(), [OTHER_NODE]: { ...for_(OTHER_NODE), sig: undefined } }),
      'The shape of the map is judged as a whole, whichever entry is verified then.',
    ],
    [
      'nested',
      'A map in a map',
      json({ sessionSigs: { [NODE]: for_() } }),
      'The entries of the outer object are no session signatures.',
    ],
  ].map(([id, title, text, reason, profiles]) =>
    reject(`sessions-shape-${id}`, title, {
      rule: 'session-sigs.shape',
      twin: id === 'other-entry' ? 'sessions-standard' : 'sessions-single',
      mutation: title.charAt(0).toLowerCase() + title.slice(1),
      reason,
      risk: ['type-confusion'],
      ...(profiles ? { profiles } : {}),
      input: map(text),
    }),
  );

const texts = () => [
  reject('sessions-257', 'A map with 257 entries', {
    rule: 'session-sigs.shape',
    twin: 'sessions-256',
    mutation: 'one more entry of another node',
    reason: 'A map has 256 entries at most.',
    risk: ['resource-exhaustion'],
    input: map([...fillers(256), [NODE, for_()]]),
  }),
  reject('sessions-duplicate', 'The node stands twice in the text, the valid entry last', {
    rule: 'json.text',
    rules: ['json.text'],
    twin: 'sessions-single',
    mutation: 'an expired entry with the same key in front',
    reason: 'No object of the text has a key twice.',
    risk: ['parser-differential'],
    input: map([
      [NODE, expired()],
      [NODE, for_()],
    ]),
  }),
  reject('sessions-duplicate-escaped', 'The node stands twice in the text, once with an escape', {
    rule: 'json.text',
    twin: 'sessions-single',
    mutation: 'an expired entry with the key "\\u006eode-1.example:7470" in front',
    reason: 'Keys are compared once escapes are resolved.',
    risk: ['parser-differential'],
    input: map(
      textOf([
        ['x', expired()],
        [NODE, for_()],
      ]).replace('"x"', '"\\u006eode-1.example:7470"'),
    ),
  }),
  reject('sessions-bom', 'A map that begins with a byte order mark', {
    rule: 'json.text',
    twin: 'sessions-single',
    mutation: 'EF BB BF in front of the text',
    reason: 'JSON text does not begin with a byte order mark.',
    risk: ['parser-differential'],
    input: map({ hex: hex(utf8(`\ufeff${textOf([[NODE, for_()]])}`)) }),
  }),
];

const entries = () =>
  [
    ['absent', 'No entry for this node', [[THAT, for_(OTHER_NODE)]], 'The only entry is for another node.'],
    [
      'port',
      'An entry for another port of this host',
      [['node-1.example:7471', for_('node-1.example:7471')]],
      'Host and port name the node.',
    ],
    [
      'prefix',
      'An entry for a host that begins like this node',
      [['node-1.example.evil.example:7470', for_('node-1.example.evil.example:7470')]],
      'The host is another one; no prefix is enough.',
    ],
    [
      'message',
      'An entry for another node whose message names this one',
      [[THAT, for_(NODE)]],
      'The key says for whom an entry is; it is not looked for inside.',
    ],
    [
      'slash',
      'A key with a slash behind the port',
      [[`${THIS}/`, for_()]],
      'A node address has no path, so that this key names no node.',
    ],
    [
      'space',
      'A key with a space in front',
      [[` ${NODE}`, for_()]],
      'A node address has no white space, so that this key names no node.',
      accepted,
    ],
    [
      'https-https',
      'A key with https twice',
      [[`https://${THIS}`, for_()]],
      'A node address has one scheme, so that this key names no node.',
      accepted,
    ],
    [
      'proto',
      'The entry under the key __proto__',
      [['__proto__', for_()]],
      '__proto__ is a key like any other and names no node.',
    ],
    [
      'no-port',
      'A key with the host alone',
      [['node-1.example', for_()]],
      'The port may be left out only after a scheme, so that this key names no node.',
    ],
  ].map(([id, title, list, reason, profile]) =>
    reject(`sessions-entry-${id}`, title, {
      rule: 'session-sigs.entry',
      rules: ['session-sigs.entry', ...(profile ? ['session.node-address'] : [])],
      twin: 'sessions-single',
      mutation: `the only key: ${JSON.stringify(list[0][0])}`,
      reason,
      risk: ['wrong-node'],
      ...(profile ? { profiles: lit(profile) } : {}),
      input: map(list),
    }),
  );

const localhost = () => [
  reject('sessions-entry-localhost', 'An entry for localhost at 127.0.0.1', {
    rule: 'session-sigs.entry',
    rules: ['session-sigs.entry', 'session.node-address'],
    twin: 'sessions-single',
    mutation: 'key and message: localhost:7470, at 127.0.0.1:7470',
    reason: 'localhost and 127.0.0.1 are two hosts.',
    risk: ['wrong-node'],
    profiles: lit(accepted),
    input: map([['localhost:7470', for_('localhost:7470')]], { nodeAddress: '127.0.0.1:7470' }),
  }),
];

const ambiguous = () =>
  [
    [
      'scheme',
      'The node with and without https',
      [
        [NODE, for_()],
        [THIS, for_()],
      ],
    ],
    [
      'schemes',
      'The node with http and with https',
      [
        [`http://${NODE}`, for_()],
        [THIS, for_()],
      ],
    ],
    [
      'case',
      'The node in two letter cases',
      [
        [NODE, for_()],
        [NODE.toUpperCase(), for_()],
      ],
    ],
    [
      'default-port',
      'The node with its default port left out and written',
      [
        ['https://node-1.example', for_('node-1.example:443')],
        ['node-1.example:443', for_('node-1.example:443')],
      ],
      'node-1.example:443',
    ],
    [
      'ipv6',
      'The node with its IPv6 address in two spellings',
      [
        ['[2001:db8::1]:7470', for_('[2001:db8::1]:7470')],
        ['[2001:db8:0:0::1]:7470', for_('[2001:db8::1]:7470')],
      ],
      '[2001:db8::1]:7470',
    ],
    [
      'third',
      'Another node twice',
      [
        [NODE, for_()],
        [OTHER_NODE, for_(OTHER_NODE)],
        [THAT, for_(OTHER_NODE)],
      ],
    ],
    [
      'unchecked',
      'The node with and without https, where the node is not checked',
      [
        [NODE, for_()],
        [THIS, for_()],
      ],
      undefined,
    ],
  ].map(([id, title, list, ...node]) =>
    reject(`sessions-twice-${id}`, title, {
      rule: 'session-sigs.unambiguous',
      twin: 'sessions-standard',
      mutation: `keys ${list.map(([key]) => key).join(', ')}`,
      reason: 'Two keys name the same node, and readers would choose different entries, although each is valid.',
      risk: ['parser-differential', 'wrong-node'],
      input: map(list, node.length > 0 ? { nodeAddress: node[0] } : {}),
    }),
  );

const single = (id, title, rule, mutation, reason, risk, input, more = {}) =>
  reject(`sessions-${id}`, title, { rule, twin: 'sessions-standard', mutation, reason, risk, input, ...more });

const verdicts = () => [
  single(
    'own-expired',
    'The entry of this node is expired',
    'session.expired',
    'the entry of this node',
    'The valid entry of another node does not help.',
    ['expiry'],
    map([
      [THIS, expired()],
      [THAT, for_(OTHER_NODE)],
    ]),
  ),
  single(
    'own-tampered',
    'The entry of this node has a wrong signature',
    'session.signature',
    'a bit of the signature for this node',
    'The valid entry of another node does not help.',
    ['forgery'],
    map([
      [THIS, tampered()],
      [THAT, for_(OTHER_NODE)],
    ]),
  ),
  single(
    'own-misplaced',
    'The entry of this node names another node',
    'session.node-bound',
    'the message of the entry names node-2',
    'The key of the map is not signed; the message is, and it names another node.',
    ['wrong-node', 'replay'],
    map([[THIS, for_(OTHER_NODE)]]),
  ),
  single(
    'own-request',
    'The entry of this node requests another PKP',
    'session.requested-resource',
    'the entry of this node requests another PKP, which is granted',
    'Entries are judged one by one: the request of another entry does not count.',
    ['widening'],
    map([
      [
        THIS,
        for_(NODE, {
          resourceAbilityRequests: [pkpSigning(OTHER_PKP)],
          capabilities: [capability({ att: { 'lit-pkp://*': { 'Threshold/Signing': [{}] } } })],
        }),
      ],
      [THAT, for_(OTHER_NODE)],
    ]),
  ),
  ...[
    ['expired', 'One of two entries is expired', 'session.expired', expired(OTHER_NODE), ['expiry']],
    ['tampered', 'One of two entries has a wrong signature', 'session.signature', tampered(OTHER_NODE), ['forgery']],
    ['misplaced', 'One of two entries is for the other node', 'session.node-bound', for_(NODE), ['wrong-node']],
  ].map(([id, title, rule, entry, risk]) =>
    single(
      `all-${id}`,
      `${title}, where the node is not checked`,
      rule,
      'the second entry',
      'Each entry is verified, and one that is invalid makes the map invalid.',
      risk,
      map(
        [
          [THIS, for_()],
          [THAT, entry],
        ],
        unchecked,
      ),
      { twin: 'sessions-unchecked' },
    ),
  ),
  single(
    'all-swapped',
    'Two entries with each other’s keys, where the node is not checked',
    'session.node-bound',
    'the keys of the two entries swapped',
    'Each entry is verified against its own key.',
    ['wrong-node'],
    map(
      [
        [THAT, for_(NODE)],
        [THIS, for_(OTHER_NODE)],
      ],
      unchecked,
    ),
    { twin: 'sessions-unchecked' },
  ),
  single(
    'all-no-address',
    'A key that is no node address, where the node is not checked',
    'session.node-bound',
    `the first key: "${THIS}/"`,
    'What is no node address names no node, so that no message can be for it.',
    ['wrong-node'],
    map(
      [
        [`${THIS}/`, for_(NODE)],
        [THAT, for_(OTHER_NODE)],
      ],
      unchecked,
    ),
    { twin: 'sessions-unchecked' },
  ),
  undecided('sessions-all-undecided', 'One of two entries cannot be decided, where the node is not checked', {
    rule: 'auth-sig.network-key',
    twin: 'sessions-unchecked',
    mutation: 'the grant of the second entry is signed by the network, whose key is not given',
    reason: 'The first entry is valid and the second is undecided, so that the whole is.',
    risk: ['fail-open'],
    input: map(
      [
        [THIS, for_(NODE)],
        [THAT, byNetwork(OTHER_NODE)],
      ],
      unchecked,
    ),
  }),
  ...[
    ['', 'An entry that cannot be decided, and one that is invalid', (a, b) => [a, b]],
    ['-turned', 'An entry that is invalid, and one that cannot be decided', (a, b) => [b, a]],
  ].map(([suffix, title, inOrder]) =>
    single(
      `mixed${suffix}`,
      `${title}, where the node is not checked`,
      'session.timestamps',
      'one entry signed by the network, whose key is not given; expiration "never" in the other',
      'Where one rule rejects and another is undecided, the verdict is reject.',
      ['fail-open', 'expiry'],
      map(inOrder([THIS, byNetwork(NODE)], [THAT, for_(OTHER_NODE, { expiration: 'never' })]), unchecked),
      { twin: 'sessions-unchecked' },
    ),
  ),
];

/** A flow, because an entry with an open and an expired grant has two faults. */
function open() {
  const granted = [
    blsAuthSig(grantText(), network('one'), alice()),
    capability({ expirationTime: '2026-01-15T11:40:00Z' }),
  ];
  const whole = for_(OTHER_NODE, { capabilities: granted });
  const undecidedByKey = { result: 'undecided', rule: 'auth-sig.network-key' };
  const step = (first) => ({
    operation: 'session-sigs.verify',
    input: map(
      [
        [THIS, first],
        [THAT, whole],
      ],
      unchecked,
    ),
  });
  return accept('flow-sessions-open', 'A map with an entry whose expired grant stands beside one that is open', {
    rules: ['auth-sig.network-key', 'auth-sig.expired', 'session.expired'],
    reason:
      'The second entry has a grant by a network whose key is not given, and an expired one: it is undecided. Beside a valid entry the map is undecided, beside an expired one it is refused.',
    input: { steps: [step(for_()), step(expired())] },
    output: [undecidedByKey, refusedBy('session.expired')],
    profiles: { reown: { result: 'accept', output: [accepted, refusedBy('session.expired')] } },
  });
}

export default () => [
  file('session-sigs.verify', 'map', [
    ...accepting(),
    ...shapes(),
    ...texts(),
    ...entries(),
    ...localhost(),
    ...ambiguous(),
  ]),
  file('session-sigs.verify', 'entries', verdicts()),
  file('flow.run', 'sessions-open', [open()]),
];
