// session-sig.verify: the shapes of the session signature and of the session message.
import {
  accept,
  atNode,
  authSig,
  file,
  grantText,
  json,
  message,
  pkpSigning,
  reject,
  request,
  sessionSig,
} from '../kit.js';
import { accepted, at, capability, cell, lit, only, pkp, with_ } from '../sessions.js';

const twin = 'session-standard';
const without = (object, name) => Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
const outer = (over) => atNode({ ...sessionSig(), ...over });

const outerShape = () =>
  [
    ...['sig', 'derivedVia', 'signedMessage', 'address', 'algo'].map((name) => ({
      id: `no-${name.toLowerCase()}`,
      title: `No outer member ${name}`,
      mutation: `without ${name}`,
      reason: `The member ${name} is required.`,
      input: atNode(without(sessionSig(), name)),
    })),
    {
      id: 'unknown',
      title: 'An outer member that the schema does not name',
      mutation: 'chain: "ethereum"',
      reason: 'The schema names five members and admits no other.',
      input: outer({ chain: 'ethereum' }),
    },
    {
      id: 'prototype',
      title: 'An outer member __proto__',
      mutation: '"__proto__": {"algo":"ed25519"}, and no algo',
      reason: '__proto__ is a key like any other: it is unknown, and it gives the object no member.',
      input: atNode(json({ ...without(sessionSig(), 'algo'), ...only('__proto__', { algo: 'ed25519' }) })),
      risk: ['prototype-pollution'],
    },
    {
      id: 'sig-null',
      title: 'An outer sig that is null',
      mutation: 'sig: null',
      reason: 'The member sig is a string.',
      input: outer({ sig: null }),
    },
    {
      id: 'sig-prefix',
      title: 'An outer sig with 0x',
      mutation: 'sig: "0x" and the digits',
      reason: 'sig is 128 hex digits without prefix.',
      input: outer({ sig: `0x${sessionSig().sig}` }),
      risk: ['signature-malleability'],
    },
    {
      id: 'sig-upper-case',
      title: 'An outer sig in upper case',
      mutation: 'sig in upper case',
      reason: 'sig is in lower case, so that one signature has one text.',
      input: outer({ sig: sessionSig().sig.toUpperCase() }),
      risk: ['signature-malleability'],
    },
    {
      id: 'sig-short',
      title: 'An outer sig of 127 digits',
      mutation: 'sig without its last digit',
      reason: 'sig is 128 hex digits.',
      input: outer({ sig: sessionSig().sig.slice(0, -1) }),
    },
    {
      id: 'sig-long',
      title: 'An outer sig of 65 bytes',
      mutation: 'sig with 00 behind it',
      reason: 'sig is 128 hex digits, and nothing follows them.',
      input: outer({ sig: `${sessionSig().sig}00` }),
      risk: ['signature-malleability'],
    },
    {
      id: 'sig-line-feed',
      title: 'An outer sig with a line feed behind it',
      mutation: 'sig with U+000A behind it',
      reason: 'The pattern is anchored at the end of the text and not at the end of a line.',
      input: outer({ sig: `${sessionSig().sig}\n` }),
      risk: ['signature-malleability'],
    },
    {
      id: 'address-upper-case',
      title: 'The session key in upper case, outside and in the message',
      mutation: 'address and sessionKey in upper case, signed',
      reason: 'A session key is 64 lower-case hex digits, so that one key has one name.',
      input: atNode(
        sessionSig(message({ sessionKey: message().sessionKey.toUpperCase() }), undefined, {
          address: message().sessionKey.toUpperCase(),
        }),
      ),
      risk: ['parser-differential'],
    },
    {
      id: 'address-prefix',
      title: 'An outer address with 0x',
      mutation: 'address: "0x" and the digits',
      reason: 'address is 64 hex digits without prefix.',
      input: outer({ address: `0x${sessionSig().address}` }),
    },
    {
      id: 'address-short',
      title: 'An outer address of 31 bytes',
      mutation: 'address without its last byte',
      reason: 'address is 64 hex digits.',
      input: outer({ address: sessionSig().address.slice(0, -2) }),
    },
    {
      id: 'derived-via-case',
      title: 'An outer derivedVia in another letter case',
      mutation: 'derivedVia: "litSessionSignViaNaCl"',
      reason: 'derivedVia is compared byte for byte.',
      input: outer({ derivedVia: 'litSessionSignViaNaCl' }),
    },
    {
      id: 'derived-via-wallet',
      title: 'An outer derivedVia of a wallet',
      mutation: 'derivedVia: "web3.eth.personal.sign"',
      reason: 'derivedVia marks a session signature, and this is the mark of another kind.',
      input: outer({ derivedVia: 'web3.eth.personal.sign' }),
    },
    {
      id: 'algo-case',
      title: 'An outer algo in another letter case',
      mutation: 'algo: "Ed25519"',
      reason: 'algo is compared byte for byte.',
      input: outer({ algo: 'Ed25519' }),
    },
    {
      id: 'algo-none',
      title: 'An outer algo that names no algorithm',
      mutation: 'algo: "none"',
      reason: 'The one algorithm is ed25519; the sender does not choose it.',
      input: outer({ algo: 'none' }),
      risk: ['type-confusion', 'forgery'],
    },
    {
      id: 'array',
      title: 'A session signature in an array',
      mutation: 'an array around the object',
      reason: 'A session signature is an object.',
      input: atNode(json([sessionSig()])),
    },
    {
      id: 'string',
      title: 'A session signature as the JSON text of its JSON text',
      mutation: 'the text encoded as a JSON string once more',
      reason: 'A session signature is an object, and this text stands for a string.',
      input: atNode(JSON.stringify(json(sessionSig()))),
    },
    {
      id: 'null',
      title: 'null instead of a session signature',
      mutation: 'the text null',
      reason: 'A session signature is an object.',
      input: atNode('null'),
    },
    {
      id: 'auth-sig',
      title: 'The AuthSig of the wallet instead of a session signature',
      mutation: 'capabilities[0] of the message alone',
      reason: 'An AuthSig lacks what marks a session signature: it says what is granted and not what is asked.',
      input: atNode(authSig(grantText())),
    },
    {
      id: 'map',
      title: 'A map of session signatures instead of one',
      mutation: 'an object from the node address to the session signature',
      reason: 'The map is another object with an operation of its own.',
      input: atNode(json({ 'node-1.example:7470': sessionSig() })),
    },
  ].map(({ id, risk = ['type-confusion'], ...rest }) =>
    reject(`session-shape-${id}`, rest.title, { rule: 'session-sig.shape', twin, risk, ...rest }),
  );

const inner = (id, title, over, rest) =>
  reject(`session-message-${id}`, title, {
    rule: 'session-message.shape',
    twin,
    risk: ['type-confusion'],
    input: at(over),
    ...rest,
  });

const requests = (...list) => ({ resourceAbilityRequests: list });
const copies = (count, item) => Array.from({ length: count }, () => item);
const nines = (count) => '9'.repeat(count);

/** An unregistered prefix, whose ids and abilities are free, with everything as long as it may be. */
const longPrefix = `x${'-'.repeat(127)}`;
const longId = 'i'.repeat(2048);
const longAbility = `Name/${'a'.repeat(123)}`;
const long = (prefix, id, ability) =>
  at({
    resourceAbilityRequests: [pkpSigning(), request(prefix, id, ability)],
    capabilities: [capability({ att: { ...cell(pkp), ...cell(`${prefix}://${id}`, ability) } })],
  });

const messageMembers = () => [
  ...['sessionKey', 'resourceAbilityRequests', 'capabilities', 'issuedAt', 'expiration', 'nodeAddress'].map((name) =>
    inner(`no-${name.toLowerCase()}`, `No member ${name} in the message`, only(name, undefined), {
      mutation: `without ${name}, signed`,
      reason: `The member ${name} is required.`,
    }),
  ),
  inner(
    'unknown',
    'A member of the message that the schema does not name',
    { uses: '1' },
    {
      mutation: 'uses: "1"',
      reason: 'The schema admits no other member: what a verifier does not know, it cannot honour.',
      profiles: lit(accepted),
    },
  ),
  inner(
    'session-key-upper-case',
    'A sessionKey in upper case',
    { sessionKey: message().sessionKey.toUpperCase() },
    {
      mutation: 'sessionKey in upper case',
      reason: 'sessionKey is 64 lower-case hex digits.',
    },
  ),
  inner(
    'session-key-uri',
    'A sessionKey in the form of its URI',
    { sessionKey: `lit:session:${message().sessionKey}` },
    {
      mutation: 'sessionKey: "lit:session:" and the key',
      reason: 'sessionKey is 64 hex digits without prefix.',
    },
  ),
  inner(
    'issued-at-number',
    'An issuedAt that is a number',
    { issuedAt: 1768476600000 },
    {
      mutation: 'issuedAt: 1768476600000',
      reason: 'A time is a string and not a count of milliseconds.',
    },
  ),
  inner(
    'expiration-null',
    'An expiration that is null',
    { expiration: null },
    {
      mutation: 'expiration: null',
      reason: 'Times are strings; null is no time, and no end neither.',
      risk: ['type-confusion', 'expiry'],
    },
  ),
  inner(
    'node-list',
    'A nodeAddress that is a list of nodes',
    { nodeAddress: [message().nodeAddress, 'node-2.example:7470'] },
    {
      mutation: 'nodeAddress: a list with this node and another',
      reason: 'A session signature names one node.',
      risk: ['type-confusion', 'wrong-node'],
    },
  ),
  inner(
    'no-requests',
    'No request',
    { resourceAbilityRequests: [] },
    {
      mutation: 'resourceAbilityRequests: []',
      reason: 'There is at least one request: an empty list asks for nothing and not for everything.',
      risk: ['widening'],
    },
  ),
  inner(
    'no-capability',
    'No capability',
    { capabilities: [] },
    {
      mutation: 'capabilities: []',
      reason: 'There is at least one capability.',
      risk: ['widening'],
    },
  ),
  inner(
    'requests-object',
    'Requests as an object with the key 0',
    { resourceAbilityRequests: { 0: pkpSigning(), length: 1 } },
    {
      mutation: 'resourceAbilityRequests: {"0": the request, "length": 1}',
      reason: 'Requests are an array.',
    },
  ),
  accept('session-message-64-requests', '64 requests', {
    rules: ['session-message.shape'],
    reason: 'A message may have 64 requests, equal ones as well.',
    input: at(requests(...copies(64, pkpSigning()))),
  }),
  inner('65-requests', '65 requests', requests(...copies(65, pkpSigning())), {
    twin: 'session-message-64-requests',
    mutation: 'one more request',
    reason: 'A message has 64 requests at most.',
    risk: ['resource-exhaustion'],
  }),
  accept('session-message-16-capabilities', '16 capabilities', {
    rules: ['session-message.shape'],
    reason: 'A message may have 16 capabilities, equal ones as well.',
    input: with_(copies(16, capability())),
  }),
  inner(
    '17-capabilities',
    '17 capabilities',
    { capabilities: copies(17, capability()) },
    {
      twin: 'session-message-16-capabilities',
      mutation: 'one more capability',
      reason: 'A message has 16 capabilities at most: each costs a signature to verify.',
      risk: ['resource-exhaustion'],
    },
  ),
  inner(
    'node-513',
    'A nodeAddress of 513 characters',
    { nodeAddress: `${'n'.repeat(508)}:7470` },
    {
      mutation: 'nodeAddress: 508 letters and :7470',
      reason: 'A node address has 512 characters at most.',
      risk: ['resource-exhaustion'],
    },
  ),
  reject('session-message-node-512', 'A nodeAddress of 512 characters', {
    rule: 'session.node-address',
    twin,
    mutation: 'nodeAddress: 507 letters and :7470',
    reason: 'The size is within the schema, but no host name has a label of more than 63 characters.',
    input: at({ nodeAddress: `${'n'.repeat(507)}:7470` }),
    risk: ['wrong-node'],
    profiles: lit({ result: 'reject', rule: 'session.node-bound' }),
  }),
  accept('session-message-time-256', 'An issuedAt of 256 characters', {
    rules: ['session-message.shape', 'session.timestamps'],
    reason: 'A fraction has any number of digits, and the text may have 256 characters.',
    input: at({ issuedAt: `2026-01-15T11:30:00.${'0'.repeat(235)}Z` }),
  }),
  inner(
    'time-257',
    'An issuedAt of 257 characters',
    { issuedAt: `2026-01-15T11:30:00.${'0'.repeat(236)}Z` },
    {
      twin: 'session-message-time-256',
      mutation: 'one more zero in the fraction',
      reason: 'A time has 256 characters at most.',
      risk: ['resource-exhaustion'],
    },
  ),
];

const requestMembers = () => [
  accept('session-request-long', 'A request with prefix, id and ability as long as they may be', {
    rules: ['session-message.shape', 'session.request-ability', 'session.request-resource'],
    reason: 'A prefix has up to 128 characters, an id 2,048, an ability 128; the prefix is nobody’s, so both are free.',
    input: long(longPrefix, longId, longAbility),
  }),
  ...[
    ['prefix', 'resourcePrefix of 129 characters', long(`${longPrefix}-`, longId, longAbility)],
    ['id', 'resource of 2,049 characters', long(longPrefix, `${longId}i`, longAbility)],
    ['ability', 'ability of 129 characters', long(longPrefix, longId, `${longAbility}a`)],
  ].map(([name, title, input]) =>
    inner(`long-${name}`, `A request with a ${title}`, undefined, {
      twin: 'session-request-long',
      mutation: 'one more character, granted',
      reason: 'The bound of the schema is exceeded by one.',
      risk: ['resource-exhaustion'],
      input,
    }),
  ),
  inner(
    'request-no-prefix',
    'A request without resourcePrefix',
    requests({ ...pkpSigning(), resource: { resource: '*' } }),
    {
      mutation: 'resource: {"resource":"*"}',
      reason: 'resourcePrefix is required: without it the resource would be of any kind.',
      risk: ['type-confusion', 'widening'],
    },
  ),
  inner('request-no-resource', 'A request without resource', requests({ ability: 'pkp-signing' }), {
    mutation: 'the request without resource',
    reason: 'resource is required.',
  }),
  inner('request-no-ability', 'A request without ability', requests(without(pkpSigning(), 'ability')), {
    mutation: 'the request without ability',
    reason: 'ability is required: without it the request would be for anything.',
    risk: ['type-confusion', 'widening'],
  }),
  inner(
    'request-uri',
    'A request whose resource is the URI as text',
    requests({ resource: pkp, ability: 'pkp-signing' }),
    {
      mutation: `resource: "${pkp}"`,
      reason: 'resource is an object of prefix and id.',
    },
  ),
  inner(
    'request-unknown',
    'A member of a request that the schema does not name',
    requests({ ...pkpSigning(), conditions: {} }),
    {
      mutation: 'conditions: {} in the request',
      reason: 'The schema admits no other member of a request.',
      profiles: lit(accepted),
    },
  ),
  inner(
    'resource-unknown',
    'A member of the resource of a request that the schema does not name',
    requests({ ...pkpSigning(), resource: { ...pkpSigning().resource, wildcard: true } }),
    {
      mutation: 'wildcard: true in the resource',
      reason: 'The schema admits no other member of a resource.',
      profiles: lit(accepted),
    },
  ),
  inner('request-data-text', 'Data that is a string', requests({ ...pkpSigning(), data: '{}' }), {
    mutation: 'data: "{}"',
    reason: 'Data is an object, not its JSON text.',
  }),
  inner('request-data-array', 'Data that is an array', requests({ ...pkpSigning(), data: [] }), {
    mutation: 'data: []',
    reason: 'data is an object, and an array is none.',
  }),
];

const priced = (maxPrice) => ({ maxPrice });

const prices = () => [
  ...[
    ['zero', 'A maxPrice of 0', '0', 'One decimal digit'],
    ['decimal-78', 'A maxPrice of 78 decimal digits', nines(78), 'Up to 78 decimal digits'],
    ['leading-zeros', 'A maxPrice with leading zeros', '0010', 'Decimal digits, leading zeros among them'],
    ['hex-64', 'A maxPrice of 64 hex digits in both cases', `0x${'aB'.repeat(32)}`, 'Up to 64 hex digits after 0x'],
  ].map(([name, title, maxPrice, why]) =>
    accept(`session-price-${name}`, title, {
      rules: ['session-message.shape', 'lit-v8.max-price'],
      reason: `${why} fit the schema; what the price means is the business of the node.`,
      input: at(priced(maxPrice)),
    }),
  ),
  ...[
    ['number', 'A maxPrice that is a number', 1000, 'A price is a string: numbers do not hold wei exactly'],
    ['empty', 'An empty maxPrice', '', 'A price has at least one digit'],
    ['hex-empty', 'A maxPrice of 0x alone', '0x', 'A price has at least one digit'],
    ['hex-65', 'A maxPrice of 65 hex digits', `0x${'f'.repeat(65)}`, 'A price has 64 hex digits at most'],
    ['decimal-79', 'A maxPrice of 79 decimal digits', nines(79), 'A price has 78 decimal digits at most'],
    ['negative', 'A negative maxPrice', '-1', 'A price has no sign'],
    ['bare-hex', 'A maxPrice in hex without 0x', 'ff', 'Hex stands behind 0x'],
    ['upper-x', 'A maxPrice behind 0X', '0XFF', 'The prefix of hex is 0x'],
    ['exponent', 'A maxPrice with an exponent', '1e18', 'A price is digits only'],
    ['fraction', 'A maxPrice with a fraction', '0.5', 'A price is in wei and has no fraction'],
    ['space', 'A maxPrice with a space behind it', '0xff ', 'Nothing follows the digits'],
  ].map(([name, title, maxPrice, why]) =>
    inner(`price-${name}`, title, priced(maxPrice), {
      mutation: `maxPrice: ${JSON.stringify(maxPrice)}`,
      reason: `${why}.`,
      risk: ['parser-differential'],
    }),
  ),
];

const capabilities = () => [
  accept('session-capability-algo-null', 'A capability whose algo is null', {
    rules: ['session-message.shape', 'auth-sig.kind'],
    reason: 'null means the same as absent.',
    input: with_({ ...capability(), algo: null }),
  }),
  inner(
    'capability-null',
    'A capability that is null',
    { capabilities: [null] },
    {
      mutation: 'capabilities: [null]',
      reason: 'A capability is an AuthSig, an object.',
    },
  ),
  inner(
    'capability-null-beside',
    'null beside the capability',
    { capabilities: [capability(), null] },
    {
      mutation: 'capabilities: [the grant, null]',
      reason: 'Every entry is an AuthSig; a shape is judged as a whole, not candidate by candidate.',
    },
  ),
  inner(
    'capability-text',
    'A capability as JSON text',
    { capabilities: [json(capability())] },
    {
      mutation: 'capabilities[0] as its JSON text',
      reason: 'A capability is an object; its own text is in signedMessage.',
    },
  ),
  inner(
    'capability-list',
    'A capability in a list of its own',
    { capabilities: [[capability()]] },
    {
      mutation: 'capabilities: [[the grant]]',
      reason: 'A capability is an object, and an array is none.',
    },
  ),
  inner(
    'capability-no-sig',
    'A capability without sig',
    { capabilities: [without(capability(), 'sig')] },
    {
      mutation: 'capabilities[0] without sig',
      reason: 'The member sig of an AuthSig is required.',
      risk: ['forgery'],
    },
  ),
  inner(
    'capability-unknown',
    'A member of a capability that the schema does not name',
    { capabilities: [{ ...capability(), chain: 'ethereum' }] },
    {
      mutation: 'chain: "ethereum" in capabilities[0]',
      reason: 'The schema admits no other member of an AuthSig.',
      profiles: lit(accepted),
    },
  ),
  inner(
    'capability-session-sig',
    'A session signature among the capabilities',
    { capabilities: [capability(), { ...sessionSig(), sig: [sessionSig().sig] }] },
    {
      mutation: 'capabilities[1]: a session signature whose sig is a list',
      reason: 'sig of an AuthSig is a string.',
    },
  ),
  accept('session-capability-long-kind', 'A second capability whose derivedVia is 64 emoji', {
    rules: ['session-message.shape', 'auth-sig.kind'],
    reason: 'Lengths are counted in code points, as JSON Schema does; a capability of an unknown kind is ignored.',
    ignored: { 1: 'auth-sig.kind' },
    input: with_([capability(), capability({ over: { derivedVia: '😀'.repeat(64) } })]),
  }),
  inner(
    'capability-long-kind',
    'A second capability whose derivedVia is 65 emoji',
    { capabilities: [capability(), capability({ over: { derivedVia: '😀'.repeat(65) } })] },
    {
      twin: 'session-capability-long-kind',
      mutation: 'one more emoji',
      reason: 'derivedVia has 64 code points at most.',
      risk: ['resource-exhaustion'],
    },
  ),
];

export default () => [
  file('session-sig.verify', 'shape', outerShape()),
  file('session-sig.verify', 'message-shape', [
    ...messageMembers(),
    ...requestMembers(),
    ...prices(),
    ...capabilities(),
  ]),
];
