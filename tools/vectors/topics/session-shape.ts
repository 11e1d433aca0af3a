// session-sig.verify: the shapes of the session signature and of the session message.
import {
  accepted, atNode, authSig, grantText, group, type Input, json, lit, message, only, pkpSigning, type Row, refusedBy, request, sessionSig, sessions, topic,
} from '../vocabulary.js';

const { at, capability, cell, pkp, with_ } = sessions;

const without = (object: Input, name: string): Input => Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
const outer = (over: Input) => atNode({ ...sessionSig(), ...over });

const outerShape = () => group({ prefix: 'session-shape-', rule: 'session-sig.shape' },
  ['sig', 'derivedVia', 'signedMessage', 'address', 'algo'].map((name): Row =>
    ({ id: `no-${name.toLowerCase()}`, title: `No outer member ${name}`, change: `without ${name}`, why: `The member ${name} is required.`,
      input: atNode(without(sessionSig(), name)) })),
  [
  { id: 'unknown', title: 'An outer member that the schema does not name', change: 'chain: "ethereum"',
    why: 'The schema names five members and admits no other.', input: outer({ chain: 'ethereum' }) },
  { id: 'prototype', title: 'An outer member __proto__', change: '"__proto__": {"algo":"ed25519"}, and no algo', risk: ['prototype-pollution'],
    why: '__proto__ is a key like any other: it is unknown, and it gives the object no member.',
    input: atNode(json({ ...without(sessionSig(), 'algo'), ...only('__proto__', { algo: 'ed25519' }) })) },
  { id: 'sig-null', title: 'An outer sig that is null', change: 'sig: null', why: 'The member sig is a string.', input: outer({ sig: null }) },
  { id: 'sig-prefix', title: 'An outer sig with 0x', change: 'sig: "0x" and the digits', risk: ['signature-malleability'],
    why: 'sig is 128 hex digits without prefix.', input: outer({ sig: `0x${sessionSig().sig}` }) },
  { id: 'sig-upper-case', title: 'An outer sig in upper case', change: 'sig in upper case', risk: ['signature-malleability'],
    why: 'sig is in lower case, so that one signature has one text.', input: outer({ sig: sessionSig().sig.toUpperCase() }) },
  { id: 'sig-short', title: 'An outer sig of 127 digits', change: 'sig without its last digit',
    why: 'sig is 128 hex digits.', input: outer({ sig: sessionSig().sig.slice(0, -1) }) },
  { id: 'sig-long', title: 'An outer sig of 65 bytes', change: 'sig with 00 behind it', risk: ['signature-malleability'],
    why: 'sig is 128 hex digits, and nothing follows them.', input: outer({ sig: `${sessionSig().sig}00` }) },
  { id: 'sig-line-feed', title: 'An outer sig with a line feed behind it', change: 'sig with U+000A behind it', risk: ['signature-malleability'],
    why: 'The pattern is anchored at the end of the text and not at the end of a line.', input: outer({ sig: `${sessionSig().sig}\n` }) },
  { id: 'address-upper-case', title: 'The session key in upper case, outside and in the message', change: 'address and sessionKey in upper case, signed',
    risk: ['parser-differential'], why: 'A session key is 64 lower-case hex digits, so that one key has one name.',
    input: atNode(sessionSig(message({ sessionKey: message().sessionKey.toUpperCase() }), undefined, { address: message().sessionKey.toUpperCase() })) },
  { id: 'address-prefix', title: 'An outer address with 0x', change: 'address: "0x" and the digits',
    why: 'address is 64 hex digits without prefix.', input: outer({ address: `0x${sessionSig().address}` }) },
  { id: 'address-short', title: 'An outer address of 31 bytes', change: 'address without its last byte',
    why: 'address is 64 hex digits.', input: outer({ address: sessionSig().address.slice(0, -2) }) },
  { id: 'derived-via-case', title: 'An outer derivedVia in another letter case', change: 'derivedVia: "litSessionSignViaNaCl"',
    why: 'derivedVia is compared byte for byte.', input: outer({ derivedVia: 'litSessionSignViaNaCl' }) },
  { id: 'derived-via-wallet', title: 'An outer derivedVia of a wallet', change: 'derivedVia: "web3.eth.personal.sign"',
    why: 'derivedVia marks a session signature, and this is the mark of another kind.', input: outer({ derivedVia: 'web3.eth.personal.sign' }) },
  { id: 'algo-case', title: 'An outer algo in another letter case', change: 'algo: "Ed25519"',
    why: 'algo is compared byte for byte.', input: outer({ algo: 'Ed25519' }) },
  { id: 'algo-none', title: 'An outer algo that names no algorithm', change: 'algo: "none"', risk: ['type-confusion', 'forgery'],
    why: 'The one algorithm is ed25519; the sender does not choose it.', input: outer({ algo: 'none' }) },
  { id: 'array', title: 'A session signature in an array', change: 'an array around the object',
    why: 'A session signature is an object.', input: atNode(json([sessionSig()])) },
  { id: 'string', title: 'A session signature as the JSON text of its JSON text', change: 'the text encoded as a JSON string once more',
    why: 'A session signature is an object, and this text stands for a string.', input: atNode(JSON.stringify(json(sessionSig()))) },
  { id: 'null', title: 'null instead of a session signature', change: 'the text null', why: 'A session signature is an object.', input: atNode('null') },
  { id: 'auth-sig', title: 'The AuthSig of the wallet instead of a session signature', change: 'capabilities[0] of the message alone',
    why: 'An AuthSig lacks what marks a session signature: it says what is granted and not what is asked.', input: atNode(authSig(grantText())) },
  { id: 'map', title: 'A map of session signatures instead of one', change: 'an object from the node address to the session signature',
    why: 'The map is another object with an operation of its own.', input: atNode(json({ 'node-1.example:7470': sessionSig() })) },
]);

interface Made {
  /** Members of the message that differ. */
  readonly over: Input;
}

/** Messages that are refused for their shape. */
const malformed = (rows: readonly (Row & Made)[]) =>
  group({ prefix: 'session-message-', rule: 'session-message.shape', from: ({ over }: Row & Made) => ({ input: at(over) }) }, rows);

const requests = (...list: readonly Input[]) => ({ resourceAbilityRequests: list });
const copies = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
const nines = (count: number) => '9'.repeat(count);

/** An unregistered prefix, whose ids and abilities are free, with everything as long as it may be. */
const longPrefix = `x${'-'.repeat(127)}`;
const longId = 'i'.repeat(2048);
const longAbility = `Name/${'a'.repeat(123)}`;
const long = (prefix: string, id: string, ability: string) => at({
  resourceAbilityRequests: [pkpSigning(), request(prefix, id, ability)],
  capabilities: [capability({ att: { ...cell(pkp), ...cell(`${prefix}://${id}`, ability) } })],
});

const messageMembers = () => group({},
  malformed(['sessionKey', 'resourceAbilityRequests', 'capabilities', 'issuedAt', 'expiration', 'nodeAddress'].map((name) =>
    ({ id: `no-${name.toLowerCase()}`, title: `No member ${name} in the message`, change: `without ${name}, signed`,
      why: `The member ${name} is required.`, over: only(name, undefined) }))),
  malformed([
    { id: 'unknown', title: 'A member of the message that the schema does not name', change: 'uses: "1"', profiles: lit(accepted),
      why: 'The schema admits no other member: what a verifier does not know, it cannot honour.', over: { uses: '1' } },
    { id: 'session-key-upper-case', title: 'A sessionKey in upper case', change: 'sessionKey in upper case',
      why: 'sessionKey is 64 lower-case hex digits.', over: { sessionKey: message().sessionKey.toUpperCase() } },
    { id: 'session-key-uri', title: 'A sessionKey in the form of its URI', change: 'sessionKey: "lit:session:" and the key',
      why: 'sessionKey is 64 hex digits without prefix.', over: { sessionKey: `lit:session:${message().sessionKey}` } },
    { id: 'issued-at-number', title: 'An issuedAt that is a number', change: 'issuedAt: 1768476600000',
      why: 'A time is a string and not a count of milliseconds.', over: { issuedAt: 1768476600000 } },
    { id: 'expiration-null', title: 'An expiration that is null', change: 'expiration: null', risk: ['type-confusion', 'expiry'],
      why: 'Times are strings; null is no time, and no end neither.', over: { expiration: null } },
    { id: 'node-list', title: 'A nodeAddress that is a list of nodes', change: 'nodeAddress: a list with this node and another',
      risk: ['type-confusion', 'wrong-node'], why: 'A session signature names one node.',
      over: { nodeAddress: [message().nodeAddress, 'node-2.example:7470'] } },
    { id: 'no-requests', title: 'No request', change: 'resourceAbilityRequests: []', risk: ['widening'],
      why: 'There is at least one request: an empty list asks for nothing and not for everything.', over: { resourceAbilityRequests: [] } },
    { id: 'no-capability', title: 'No capability', change: 'capabilities: []', risk: ['widening'],
      why: 'There is at least one capability.', over: { capabilities: [] } },
    { id: 'requests-object', title: 'Requests as an object with the key 0', change: 'resourceAbilityRequests: {"0": the request, "length": 1}',
      why: 'Requests are an array.', over: { resourceAbilityRequests: { 0: pkpSigning(), length: 1 } } },
  ]),
  [
    { id: 'message-64-requests', title: '64 requests', rules: ['session-message.shape'],
      why: 'A message may have 64 requests, equal ones as well.', input: at(requests(...copies(64, pkpSigning()))) },
  ],
  malformed([
    { id: '65-requests', title: '65 requests', twin: 'message-64-requests', change: 'one more request', risk: ['resource-exhaustion'],
      why: 'A message has 64 requests at most.', over: requests(...copies(65, pkpSigning())) },
  ]),
  [
    { id: 'message-16-capabilities', title: '16 capabilities', rules: ['session-message.shape'],
      why: 'A message may have 16 capabilities, equal ones as well.', input: with_(copies(16, capability())) },
  ],
  malformed([
    { id: '17-capabilities', title: '17 capabilities', twin: 'message-16-capabilities', change: 'one more capability', risk: ['resource-exhaustion'],
      why: 'A message has 16 capabilities at most: each costs a signature to verify.', over: { capabilities: copies(17, capability()) } },
    { id: 'node-513', title: 'A nodeAddress of 513 characters', change: 'nodeAddress: 508 letters and :7470', risk: ['resource-exhaustion'],
      why: 'A node address has 512 characters at most.', over: { nodeAddress: `${'n'.repeat(508)}:7470` } },
  ]),
  [
    { id: 'message-node-512', title: 'A nodeAddress of 512 characters', change: 'nodeAddress: 507 letters and :7470', rule: 'session.node-address',
      risk: ['wrong-node'], profiles: lit(refusedBy('session.node-bound')),
      why: 'The size is within the schema, but no host name has a label of more than 63 characters.', input: at({ nodeAddress: `${'n'.repeat(507)}:7470` }) },
    { id: 'message-time-256', title: 'An issuedAt of 256 characters', rules: ['session-message.shape', 'session.timestamps'],
      why: 'A fraction has any number of digits, and the text may have 256 characters.', input: at({ issuedAt: `2026-01-15T11:30:00.${'0'.repeat(235)}Z` }) },
  ],
  malformed([
    { id: 'time-257', title: 'An issuedAt of 257 characters', twin: 'message-time-256', change: 'one more zero in the fraction', risk: ['resource-exhaustion'],
      why: 'A time has 256 characters at most.', over: { issuedAt: `2026-01-15T11:30:00.${'0'.repeat(236)}Z` } },
  ]),
);

const requestMembers = () => group({},
  [
    { id: 'request-long', title: 'A request with prefix, id and ability as long as they may be',
      rules: ['session-message.shape', 'session.request-ability', 'session.request-resource'],
      why: 'A prefix has up to 128 characters, an id 2,048, an ability 128; the prefix is nobody’s, so both are free.',
      input: long(longPrefix, longId, longAbility) },
  ],
  group({ prefix: 'session-message-long-', rule: 'session-message.shape', twin: 'request-long', change: 'one more character, granted',
    risk: ['resource-exhaustion'],
    why: 'The bound of the schema is exceeded by one.' }, [
    { id: 'prefix', title: 'A request with a resourcePrefix of 129 characters', input: long(`${longPrefix}-`, longId, longAbility) },
    { id: 'id', title: 'A request with a resource of 2,049 characters', input: long(longPrefix, `${longId}i`, longAbility) },
    { id: 'ability', title: 'A request with a ability of 129 characters', input: long(longPrefix, longId, `${longAbility}a`) },
  ]),
  malformed([
    { id: 'request-no-prefix', title: 'A request without resourcePrefix', change: 'resource: {"resource":"*"}', risk: ['type-confusion', 'widening'],
      why: 'resourcePrefix is required: without it the resource would be of any kind.', over: requests({ ...pkpSigning(), resource: { resource: '*' } }) },
    { id: 'request-no-resource', title: 'A request without resource', change: 'the request without resource',
      why: 'resource is required.', over: requests({ ability: 'pkp-signing' }) },
    { id: 'request-no-ability', title: 'A request without ability', change: 'the request without ability', risk: ['type-confusion', 'widening'],
      why: 'ability is required: without it the request would be for anything.', over: requests(without(pkpSigning(), 'ability')) },
    { id: 'request-uri', title: 'A request whose resource is the URI as text', change: `resource: "${pkp}"`,
      why: 'resource is an object of prefix and id.', over: requests({ resource: pkp, ability: 'pkp-signing' }) },
    { id: 'request-unknown', title: 'A member of a request that the schema does not name', change: 'conditions: {} in the request', profiles: lit(accepted),
      why: 'The schema admits no other member of a request.', over: requests({ ...pkpSigning(), conditions: {} }) },
    { id: 'resource-unknown', title: 'A member of the resource of a request that the schema does not name', change: 'wildcard: true in the resource',
      profiles: lit(accepted), why: 'The schema admits no other member of a resource.',
      over: requests({ ...pkpSigning(), resource: { ...pkpSigning().resource, wildcard: true } }) },
    { id: 'request-data-text', title: 'Data that is a string', change: 'data: "{}"',
      why: 'Data is an object, not its JSON text.', over: requests({ ...pkpSigning(), data: '{}' }) },
    { id: 'request-data-array', title: 'Data that is an array', change: 'data: []',
      why: 'data is an object, and an array is none.', over: requests({ ...pkpSigning(), data: [] }) },
  ]),
);

interface Priced {
  readonly maxPrice: unknown;
}

const FIT = 'fit the schema; what the price means is the business of the node.';

const prices = () => group({},
  group({ rules: ['session-message.shape', 'lit-v8.max-price'], prefix: 'session-price-',
    from: ({ maxPrice }: Row & Priced) => ({ input: at({ maxPrice }) }) }, [
    { id: 'zero', title: 'A maxPrice of 0', why: `One decimal digit ${FIT}`, maxPrice: '0' },
    { id: 'decimal-78', title: 'A maxPrice of 78 decimal digits', why: `Up to 78 decimal digits ${FIT}`, maxPrice: nines(78) },
    { id: 'leading-zeros', title: 'A maxPrice with leading zeros', why: `Decimal digits, leading zeros among them ${FIT}`, maxPrice: '0010' },
    { id: 'hex-64', title: 'A maxPrice of 64 hex digits in both cases', why: `Up to 64 hex digits after 0x ${FIT}`, maxPrice: `0x${'aB'.repeat(32)}` },
  ]),
  group({ risk: ['parser-differential'], prefix: 'session-message-price-', rule: 'session-message.shape',
    from: ({ maxPrice }: Row & Priced) => ({ change: { maxPrice }, input: at({ maxPrice }) }) }, [
    { id: 'number', title: 'A maxPrice that is a number', why: 'A price is a string: numbers do not hold wei exactly.', maxPrice: 1000 },
    { id: 'empty', title: 'An empty maxPrice', why: 'A price has at least one digit.', maxPrice: '' },
    { id: 'hex-empty', title: 'A maxPrice of 0x alone', why: 'A price has at least one digit.', maxPrice: '0x' },
    { id: 'hex-65', title: 'A maxPrice of 65 hex digits', why: 'A price has 64 hex digits at most.', maxPrice: `0x${'f'.repeat(65)}` },
    { id: 'decimal-79', title: 'A maxPrice of 79 decimal digits', why: 'A price has 78 decimal digits at most.', maxPrice: nines(79) },
    { id: 'negative', title: 'A negative maxPrice', why: 'A price has no sign.', maxPrice: '-1' },
    { id: 'bare-hex', title: 'A maxPrice in hex without 0x', why: 'Hex stands behind 0x.', maxPrice: 'ff' },
    { id: 'upper-x', title: 'A maxPrice behind 0X', why: 'The prefix of hex is 0x.', maxPrice: '0XFF' },
    { id: 'exponent', title: 'A maxPrice with an exponent', why: 'A price is digits only.', maxPrice: '1e18' },
    { id: 'fraction', title: 'A maxPrice with a fraction', why: 'A price is in wei and has no fraction.', maxPrice: '0.5' },
    { id: 'space', title: 'A maxPrice with a space behind it', why: 'Nothing follows the digits.', maxPrice: '0xff ' },
  ]),
);

const capabilities = () => group({},
  [
    { id: 'capability-algo-null', title: 'A capability whose algo is null', rules: ['session-message.shape', 'auth-sig.kind'],
      why: 'null means the same as absent.', input: with_({ ...capability(), algo: null }) },
  ],
  malformed([
    { id: 'capability-null', title: 'A capability that is null', change: 'capabilities: [null]',
      why: 'A capability is an AuthSig, an object.', over: { capabilities: [null] } },
    { id: 'capability-null-beside', title: 'null beside the capability', change: 'capabilities: [the grant, null]',
      why: 'Every entry is an AuthSig; a shape is judged as a whole, not candidate by candidate.', over: { capabilities: [capability(), null] } },
    { id: 'capability-text', title: 'A capability as JSON text', change: 'capabilities[0] as its JSON text',
      why: 'A capability is an object; its own text is in signedMessage.', over: { capabilities: [json(capability())] } },
    { id: 'capability-list', title: 'A capability in a list of its own', change: 'capabilities: [[the grant]]',
      why: 'A capability is an object, and an array is none.', over: { capabilities: [[capability()]] } },
    { id: 'capability-no-sig', title: 'A capability without sig', change: 'capabilities[0] without sig', risk: ['forgery'],
      why: 'The member sig of an AuthSig is required.', over: { capabilities: [without(capability(), 'sig')] } },
    { id: 'capability-unknown', title: 'A member of a capability that the schema does not name', change: 'chain: "ethereum" in capabilities[0]',
      profiles: lit(accepted), why: 'The schema admits no other member of an AuthSig.', over: { capabilities: [{ ...capability(), chain: 'ethereum' }] } },
    { id: 'capability-session-sig', title: 'A session signature among the capabilities', change: 'capabilities[1]: a session signature whose sig is a list',
      why: 'sig of an AuthSig is a string.', over: { capabilities: [capability(), { ...sessionSig(), sig: [sessionSig().sig] }] } },
  ]),
  [
    { id: 'capability-long-kind', title: 'A second capability whose derivedVia is 64 emoji', rules: ['session-message.shape', 'auth-sig.kind'],
      why: 'Lengths are counted in code points, as JSON Schema does; a capability of an unknown kind is ignored.', ignored: { 1: 'auth-sig.kind' },
      input: with_([capability(), capability({ over: { derivedVia: '😀'.repeat(64) } })]) },
  ],
  malformed([
    { id: 'capability-long-kind', title: 'A second capability whose derivedVia is 65 emoji', twin: 'session-capability-long-kind', change: 'one more emoji',
      risk: ['resource-exhaustion'], why: 'derivedVia has 64 code points at most.',
      over: { capabilities: [capability(), capability({ over: { derivedVia: '😀'.repeat(65) } })] } },
  ]),
);

const STANDARD = { operation: 'session-sig.verify', twin: 'session-standard' } as const;

export default () => [
  topic<object>({ ...STANDARD, name: 'shape' }, outerShape()),
  topic<object>({ ...STANDARD, name: 'message-shape', prefix: 'session-' }, messageMembers(), requestMembers(), prices(), capabilities()),
];
