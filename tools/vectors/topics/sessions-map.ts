// session-sigs.verify: the map from node address to session signature.
import {
  ASK, type AuthSig, accepted, alice, blsAuthSig, flows, grantText, group, type Hex, hex, type Input, json, lit, message, NODE, NOW, network, OTHER_NODE,
  OTHER_PKP, otherSession, type ProfileVerdicts, pkpSigning, type Row, refusedBy, sessionSig, sessions, topic, unhex, utf8, type Verdict,
} from '../vocabulary.js';

const { capability, cell } = sessions;

/** The session signature for a node; `over` replaces members of the message. */
const for_ = (nodeAddress = NODE, over: Input = {}) => sessionSig(message({ nodeAddress, ...over }));

type Entry = readonly [key: string, entry: AuthSig];

/** Written by hand, so that a key may stand twice and may be __proto__. */
const textOf = (entries: readonly Entry[]) => `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${json(value)}`).join(',')}}`;

/** Input for a text or bytes. */
const written = (sessionSigs: string | Hex, input: Input = {}): Input => ({ sessionSigs, now: NOW, nodeAddress: NODE, request: ASK, ...input });

/** Input for entries in their order. */
const map = (entries: readonly Entry[], input?: Input) => written(textOf(entries), input);
const unchecked = { nodeAddress: undefined };

const THIS = `https://${NODE}`;
const THAT = `https://${OTHER_NODE}`;
const two = (): Entry[] => [[THIS, for_(NODE)], [THAT, for_(OTHER_NODE)]];

/** A session signature with one bit of S turned over. */
function tampered(nodeAddress = NODE) {
  const made = for_(nodeAddress);
  return { ...made, sig: hex(unhex(made.sig).map((byte, i) => (i === 32 ? byte ^ 1 : byte))) };
}
const expired = (nodeAddress = NODE) => for_(nodeAddress, { issuedAt: '2026-01-15T11:00:00Z', expiration: '2026-01-15T11:30:00Z' });
const byNetwork = (nodeAddress: string) => for_(nodeAddress, { capabilities: [blsAuthSig(grantText(), network('one'), alice())] });

const ofOther = () =>
  sessionSig(message({ nodeAddress: OTHER_NODE, sessionKey: otherSession().publicKey, capabilities: [capability({ to: otherSession() })] }), otherSession());

/** Entries that have the shape of a session signature and nothing in them. */
const fillers = (count: number) => Array.from({ length: count }, (_, i): Entry => [`n${i}.example:7470`, { ...for_(), signedMessage: '' }]);

interface Other {
  readonly entry: AuthSig;
}

const accepting = () => group({},
  [
    { id: 'standard', title: 'Session signatures for two nodes, at the first',
      rules: ['session-sigs.shape', 'session-sigs.entry', 'session-sigs.unambiguous', 'session.node-bound', 'json.text'],
      why: 'The map has one entry for this node, and it is valid.', input: map(two()) },
    { id: 'second', title: 'Session signatures for two nodes, at the second', rules: ['session-sigs.entry'],
      why: 'The entry is found by the node it names and not by its place.', input: map(two(), { nodeAddress: OTHER_NODE }) },
    { id: 'single', title: 'A map with one entry', rules: ['session-sigs.shape'], why: 'A map has at least one entry.', input: map([[NODE, for_()]]) },
    { id: 'unchecked', title: 'Session signatures for two nodes, where the node is not checked', rules: ['session.node-bound', 'session-sigs.unambiguous'],
      why: 'Each entry is verified against its own key.', input: map(two(), unchecked) },
    { id: 'unchecked-schemes', title: 'Keys and messages with different schemes, where the node is not checked', rules: ['session.node-bound'],
      why: 'Key and message name the same node: the scheme does not count.',
      input: map([[NODE, for_(`http://${NODE}`)], ['https://node-2.example', for_('node-2.example:443')]], unchecked) },
    { id: 'unchecked-keys', title: 'Session signatures of two session keys, where the node is not checked', rules: ['session.signature', 'session.key-match'],
      why: 'Every entry stands for itself.', input: map([[NODE, for_()], [OTHER_NODE, ofOther()]], unchecked) },
  ],
  group({ rules: ['session-sigs.entry', 'session.node-bound'],
    why: 'Key, message and verifier name one node: scheme and case do not count, and addresses are compared as numbers.', prefix: 'sessions-key-',
    from: ({ key, named, nodeAddress = named }: Row & { readonly key: string; readonly named: string; readonly nodeAddress?: string }) =>
      ({ input: map([[key, for_(named)]], { nodeAddress }) }) }, [
    { id: 'scheme', title: 'A key with http, at a node with https', key: `http://${NODE}`, named: NODE, nodeAddress: `https://${NODE}` },
    { id: 'case', title: 'A key in upper case', key: NODE.toUpperCase(), named: NODE },
    { id: 'default-port', title: 'A key with https and no port, at port 443', key: 'https://node-1.example', named: 'node-1.example:443' },
    { id: 'ipv6', title: 'A key with an IPv6 address spelled otherwise', key: '[2001:db8:0::1]:7470', named: '[2001:db8::1]:7470',
      nodeAddress: '[2001:DB8::1]:7470' },
  ]),
  group({ why: 'With a node address only the entry of that node is verified.', prefix: 'sessions-other-',
    from: ({ entry }: Row & Other) => ({ input: map([[THAT, entry], [THIS, for_()]]) }) }, [
    { id: 'expired', title: 'The entry of another node is expired', rules: ['session.expired'], entry: expired(OTHER_NODE) },
    { id: 'tampered', title: 'The entry of another node has a wrong signature', rules: ['session.signature'], entry: tampered(OTHER_NODE) },
    { id: 'misplaced', title: 'The entry of another node is for this node', rules: ['session.node-bound'], entry: for_(NODE) },
    { id: 'unreadable', title: 'The entry of another node has no JSON in it', rules: ['json.text'], entry: sessionSig('{') },
  ]),
  [
    { id: 'localhost', title: 'Entries for localhost and for 127.0.0.1 beside the one of this node',
      rules: ['session-sigs.unambiguous', 'session.node-address'], profiles: lit(refusedBy('session-sigs.unambiguous')),
      why: 'localhost and 127.0.0.1 are two hosts. Nodes of the Lit networks take one for the other.',
      input: map([['localhost:7470', for_('localhost:7470')], ['127.0.0.1:7470', for_('127.0.0.1:7470')], [NODE, for_()]]) },
    { id: 'key-proto', title: 'An entry with the key __proto__ beside the one of this node', rules: ['session-sigs.entry', 'json.text'],
      why: '__proto__ is a key like any other and names no node.', input: map([['__proto__', for_(OTHER_NODE)], [NODE, for_()]]) },
    { id: '256', title: 'A map with 256 entries', rules: ['session-sigs.shape'],
      why: 'A map may have 256 entries; those of other nodes are not verified.', input: map([...fillers(255), [NODE, for_()]]) },
  ],
);

const shapes = () => group({ rule: 'session-sigs.shape', prefix: 'sessions-shape-',
  twin: 'sessions-single',
  from: ({ title, text }: Row & { readonly text: string }) => ({ change: title.charAt(0).toLowerCase() + title.slice(1), input: written(text) }) }, [
  { id: 'empty', title: 'An empty map', why: 'A map has at least one entry: no node answered, and nobody may act.', text: '{}' },
  { id: 'array', title: 'A list of session signatures', why: 'The map is an object from node address to session signature.', text: json([for_()]) },
  { id: 'single', title: 'A session signature instead of a map',
    why: 'The entries of a map are objects, and the members of a session signature are strings.', text: json(for_()) },
  { id: 'null', title: 'null instead of a map', why: 'The map is an object.', text: 'null' },
  { id: 'text', title: 'An entry that is JSON text', why: 'An entry is an object, and not its text.', text: json({ [NODE]: json(for_()) }) },
  { id: 'auth-sig', title: 'An entry that is an AuthSig',
    why: 'An entry is a session signature, and an AuthSig of a wallet is none.', text: json({ [NODE]: capability() }) },
  { id: 'unknown', title: 'An entry with a member that the schema does not name',
    why: 'The schema of a session signature admits no other member.', text: json({ [NODE]: { ...for_(), url: THIS } }) },
  { id: 'other-entry', title: 'An entry of another node without sig', twin: 'standard',
    why: 'The shape of the map is judged as a whole, whichever entry is verified then.',
    text: json({ [NODE]: for_(), [OTHER_NODE]: { ...for_(OTHER_NODE), sig: undefined } }) },
  { id: 'nested', title: 'A map in a map', why: 'The entries of the outer object are no session signatures.', text: json({ sessionSigs: { [NODE]: for_() } }) },
]);

const texts = () => group({},
  [
    { id: '257', title: 'A map with 257 entries', twin: '256', change: 'one more entry of another node', rule: 'session-sigs.shape',
      risk: ['resource-exhaustion'], why: 'A map has 256 entries at most.', input: map([...fillers(256), [NODE, for_()]]) },
  ],
  group({ twin: 'single', rule: 'json.text' }, [
    { id: 'duplicate', title: 'The node stands twice in the text, the valid entry last', change: 'an expired entry with the same key in front',
      why: 'No object of the text has a key twice.', input: map([[NODE, expired()], [NODE, for_()]]) },
    { id: 'duplicate-escaped', title: 'The node stands twice in the text, once with an escape',
      change: 'an expired entry with the key "\\u006eode-1.example:7470" in front', why: 'Keys are compared once escapes are resolved.',
      input: written(textOf([['x', expired()], [NODE, for_()]]).replace('"x"', '"\\u006eode-1.example:7470"')) },
    { id: 'bom', title: 'A map that begins with a byte order mark', change: 'EF BB BF in front of the text',
      why: 'JSON text does not begin with a byte order mark.', input: written({ hex: hex(utf8(`\ufeff${textOf([[NODE, for_()]])}`)) }) },
  ]),
);

const entries = () => group({ twin: 'single', rule: 'session-sigs.entry', prefix: 'sessions-entry-',
  from: ({ only: [key, entry], profile }: Row & { readonly only: Entry; readonly profile?: Verdict }) => ({
    change: `the only key: ${JSON.stringify(key)}`, input: map([[key, entry]]), 
    ...(profile ? { rules: ['session.node-address'], profiles: lit(profile) } : {}),
  }) }, [
  { id: 'absent', title: 'No entry for this node', why: 'The only entry is for another node.', only: [THAT, for_(OTHER_NODE)] },
  { id: 'port', title: 'An entry for another port of this host',
    why: 'Host and port name the node.', only: ['node-1.example:7471', for_('node-1.example:7471')] },
  { id: 'prefix', title: 'An entry for a host that begins like this node',
    why: 'The host is another one; no prefix is enough.', only: ['node-1.example.evil.example:7470', for_('node-1.example.evil.example:7470')] },
  { id: 'message', title: 'An entry for another node whose message names this one',
    why: 'The key says for whom an entry is; it is not looked for inside.', only: [THAT, for_(NODE)] },
  { id: 'slash', title: 'A key with a slash behind the port', why: 'A node address has no path, so that this key names no node.', only: [`${THIS}/`, for_()] },
  { id: 'space', title: 'A key with a space in front',
    why: 'A node address has no white space, so that this key names no node.', only: [` ${NODE}`, for_()], profile: accepted },
  { id: 'https-https', title: 'A key with https twice',
    why: 'A node address has one scheme, so that this key names no node.', only: [`https://${THIS}`, for_()], profile: accepted },
  { id: 'proto', title: 'The entry under the key __proto__', why: '__proto__ is a key like any other and names no node.', only: ['__proto__', for_()] },
  { id: 'no-port', title: 'A key with the host alone',
    why: 'The port may be left out only after a scheme, so that this key names no node.', only: ['node-1.example', for_()] },
]);

const localhost = (): Row[] => [
  { id: 'entry-localhost', title: 'An entry for localhost at 127.0.0.1', twin: 'single', change: 'key and message: localhost:7470, at 127.0.0.1:7470',
    rule: 'session-sigs.entry', rules: ['session.node-address'], profiles: lit(accepted), why: 'localhost and 127.0.0.1 are two hosts.',
    input: map([['localhost:7470', for_('localhost:7470')]], { nodeAddress: '127.0.0.1:7470' }) },
];

const ambiguous = () => group({ twin: 'standard', rule: 'session-sigs.unambiguous',
  why: 'Two keys name the same node, and readers would choose different entries, although each is valid.', prefix: 'sessions-twice-',
  from: ({ list, known }: Row & { readonly list: readonly Entry[]; readonly known?: Input }) =>
    ({ change: `keys ${list.map(([key]) => key).join(', ')}`, input: map(list, known) }) }, [
  { id: 'scheme', title: 'The node with and without https', list: [[NODE, for_()], [THIS, for_()]] },
  { id: 'schemes', title: 'The node with http and with https', list: [[`http://${NODE}`, for_()], [THIS, for_()]] },
  { id: 'case', title: 'The node in two letter cases', list: [[NODE, for_()], [NODE.toUpperCase(), for_()]] },
  { id: 'default-port', title: 'The node with its default port left out and written',
    list: [['https://node-1.example', for_('node-1.example:443')], ['node-1.example:443', for_('node-1.example:443')]],
    known: { nodeAddress: 'node-1.example:443' } },
  { id: 'ipv6', title: 'The node with its IPv6 address in two spellings',
    list: [['[2001:db8::1]:7470', for_('[2001:db8::1]:7470')], ['[2001:db8:0:0::1]:7470', for_('[2001:db8::1]:7470')]],
    known: { nodeAddress: '[2001:db8::1]:7470' } },
  { id: 'third', title: 'Another node twice', list: [[NODE, for_()], [OTHER_NODE, for_(OTHER_NODE)], [THAT, for_(OTHER_NODE)]] },
  { id: 'unchecked', title: 'The node with and without https, where the node is not checked', list: [[NODE, for_()], [THIS, for_()]], known: unchecked },
]);

const mixed = (): Entry[] => [[THIS, byNetwork(NODE)], [THAT, for_(OTHER_NODE, { expiration: 'never' })]];

const verdicts = () => group({},
  [
    { id: 'own-expired', title: 'The entry of this node is expired', change: 'the entry of this node', rule: 'session.expired',
      why: 'The valid entry of another node does not help.', input: map([[THIS, expired()], [THAT, for_(OTHER_NODE)]]) },
    { id: 'own-tampered', title: 'The entry of this node has a wrong signature', change: 'a bit of the signature for this node', rule: 'session.signature',
      why: 'The valid entry of another node does not help.', input: map([[THIS, tampered()], [THAT, for_(OTHER_NODE)]]) },
    { id: 'own-misplaced', title: 'The entry of this node names another node', change: 'the message of the entry names node-2', rule: 'session.node-bound',
      why: 'The key of the map is not signed; the message is, and it names another node.', input: map([[THIS, for_(OTHER_NODE)]]) },
    { id: 'own-request', title: 'The entry of this node requests another PKP', change: 'the entry of this node requests another PKP, which is granted',
      rule: 'session.requested-resource', why: 'Entries are judged one by one: the request of another entry does not count.',
      input: map([
        [THIS, for_(NODE, { resourceAbilityRequests: [pkpSigning(OTHER_PKP)], capabilities: [capability({ att: cell('lit-pkp://*') })] })],
        [THAT, for_(OTHER_NODE)],
      ]) },
  ],
  group({ twin: 'sessions-unchecked', change: 'the second entry',
    why: 'Each entry is verified, and one that is invalid makes the map invalid.', prefix: 'sessions-all-',
    from: ({ entry }: Row & Other) => ({ input: map([[THIS, for_()], [THAT, entry]], unchecked) }) }, [
    { id: 'expired', title: 'One of two entries is expired, where the node is not checked', rule: 'session.expired', entry: expired(OTHER_NODE) },
    { id: 'tampered', title: 'One of two entries has a wrong signature, where the node is not checked', rule: 'session.signature',
      entry: tampered(OTHER_NODE) },
    { id: 'misplaced', title: 'One of two entries is for the other node, where the node is not checked', rule: 'session.node-bound', risk: ['wrong-node'],
      entry: for_(NODE) },
  ]),
  group({ twin: 'sessions-unchecked', rule: 'session.node-bound', risk: ['wrong-node'] }, [
    { id: 'all-swapped', title: 'Two entries with each other’s keys, where the node is not checked', change: 'the keys of the two entries swapped',
      why: 'Each entry is verified against its own key.', input: map([[THAT, for_(NODE)], [THIS, for_(OTHER_NODE)]], unchecked) },
    { id: 'all-no-address', title: 'A key that is no node address, where the node is not checked', change: `the first key: "${THIS}/"`,
      why: 'What is no node address names no node, so that no message can be for it.',
      input: map([[`${THIS}/`, for_(NODE)], [THAT, for_(OTHER_NODE)]], unchecked) },
  ]),
  [
    { id: 'all-undecided', title: 'One of two entries cannot be decided, where the node is not checked', twin: 'sessions-unchecked',
      change: 'the grant of the second entry is signed by the network, whose key is not given', rule: 'auth-sig.network-key', risk: ['fail-open'],
      why: 'The first entry is valid and the second is undecided, so that the whole is.',
      input: map([[THIS, for_(NODE)], [THAT, byNetwork(OTHER_NODE)]], unchecked) },
  ],
  group({ twin: 'sessions-unchecked', change: 'one entry signed by the network, whose key is not given; expiration "never" in the other',
    rule: 'session.timestamps',
    risk: ['fail-open', 'expiry'], why: 'Where one rule rejects and another is undecided, the verdict is reject.' }, [
    { id: 'mixed', title: 'An entry that cannot be decided, and one that is invalid, where the node is not checked', input: map(mixed(), unchecked) },
    { id: 'mixed-turned', title: 'An entry that is invalid, and one that cannot be decided, where the node is not checked',
      input: map(mixed().toReversed(), unchecked) },
  ]),
);

/** A flow, because an entry with an open and an expired grant has two faults. */
const open = () => {
  const granted = [blsAuthSig(grantText(), network('one'), alice()), capability({ expirationTime: '2026-01-15T11:40:00Z' })];
  const whole = for_(OTHER_NODE, { capabilities: granted });
  const beside = (first: AuthSig, ...verdicts: readonly [Verdict, ProfileVerdicts?]) =>
    flows.step('session-sigs.verify', map([[THIS, first], [THAT, whole]], unchecked), ...verdicts);
  return topic({ operation: 'flow.run', name: 'sessions-open', from: flows.flowing }, [
    { id: 'flow-sessions-open', title: 'A map with an entry whose expired grant stands beside one that is open',
      rules: ['auth-sig.network-key', 'auth-sig.expired', 'session.expired'],
      why: 'The second entry has a grant by a network whose key is not given, and an expired one: it is undecided. Beside a valid entry the map is undecided, beside an expired one it is refused.',
      steps: [beside(for_(), refusedBy('auth-sig.network-key'), { reown: accepted }), beside(expired(), refusedBy('session.expired'))] },
  ]);
};

export default () => [
  topic({ operation: 'session-sigs.verify', name: 'map', prefix: 'sessions-' }, accepting(), shapes(), texts(), entries(), localhost(), ambiguous()),
  topic<object>({ operation: 'session-sigs.verify', name: 'entries', prefix: 'sessions-', twin: 'sessions-standard' }, verdicts()),
  open(),
];
