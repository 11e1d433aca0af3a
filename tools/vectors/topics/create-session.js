// session-sig.create: what an issuer writes and signs, and what it refuses to sign.
import {
  accept,
  alice,
  authSig,
  blsAuthSig,
  bob,
  file,
  grantText,
  message,
  NODE,
  network,
  OTHER_PKP,
  otherSession,
  PKP,
  pkpSigning,
  reject,
  request,
  session,
  sessionSig,
} from '../kit.js';
import { AUTH, accepted, capability, cell, delegation, lit, only, pkp, refusedBy, SIGNING } from '../sessions.js';

const pair = ({ publicKey, secretKey } = session()) => ({ publicKey, secretKey });

/** Input of session-sig.create for the standard message with other members. */
function create(over = {}, sessionKey = pair()) {
  const { sessionKey: _, ...rest } = message(over);
  return { sessionKey, ...rest };
}

/** Vectors that build: the output is the kit's session signature over the members in the order of the specification. */
const builds = (id, title, rules, reason, over = {}, more = {}) =>
  accept(`create-${id}`, title, {
    rules,
    reason,
    input: create(over),
    output: sessionSig(message(over)),
    ...more,
  });

const backwards = (value) => Object.fromEntries(Object.entries(value).reverse());
const CREDIT = 'lit-ratelimitincrease://7';
const creditRequest = request('lit-ratelimitincrease', '7', 'rate-limit-increase-auth');

const written = () => [
  builds(
    'standard',
    'A session signature with a price',
    ['session.secret-key', 'session-message.shape', 'session.signature'],
    'The members stand in the order of the specification, and Ed25519 is deterministic.',
  ),
  builds(
    'no-price',
    'A session signature without a price',
    ['lit-v8.max-price', 'session-message.shape'],
    'maxPrice is left out where none is given.',
    { maxPrice: undefined },
    { profiles: { 'lit-v8': refusedBy('lit-v8.max-price') } },
  ),
  builds('price-decimal', 'A price in decimal', ['session-message.shape'], 'The price is written as given.', {
    maxPrice: '10000000000000000',
  }),
  builds(
    'node-as-given',
    'A node address with a scheme and capitals',
    ['session.node-address'],
    'The node address is written as given: the node compares it without case and scheme.',
    { nodeAddress: 'HTTPS://Node-1.example:7470' },
  ),
  builds(
    'node-default-port',
    'A node address with https and no port',
    ['session.node-address'],
    'After https the port may be left out, and it is not written then.',
    { nodeAddress: 'https://node-1.example' },
  ),
  builds('node-ipv6', 'A node address with IPv6', ['session.node-address'], 'The address is written as given.', {
    nodeAddress: 'http://[2001:DB8::1]:7470',
  }),
  builds(
    'times-as-given',
    'Times with a fraction and an offset',
    ['session.timestamps'],
    'Times are written as given.',
    { issuedAt: '2026-01-15T12:30:00.500+01:00', expiration: '2026-01-15T12:30:00.000Z' },
  ),
  builds(
    'two-requests',
    'Two requests, the greater resource first',
    ['session-message.shape'],
    'Requests keep the order in which they are given.',
    {
      resourceAbilityRequests: [pkpSigning(), pkpSigning(OTHER_PKP)],
      capabilities: [capability({ att: { ...cell(pkp), ...cell(`lit-pkp://${OTHER_PKP}`) } })],
    },
  ),
  builds(
    'two-capabilities',
    'A delegation in front of the grant',
    ['session.delegation-not-grant'],
    'Capabilities keep the order in which they are given.',
    { capabilities: [delegation({ by: bob() }), capability()] },
  ),
  builds(
    'ends-after-grant',
    'An expiration after that of the grant',
    ['session.expired', 'auth-sig.expired'],
    'Inner and outer windows are judged separately.',
    { expiration: '2026-01-20T12:00:00Z' },
  ),
  builds(
    'data',
    'A request with data beyond ASCII',
    ['session-message.shape'],
    'Strings are written as in RFC 8785: only quotation mark, backslash and controls are escaped, and numbers are the shortest that read back.',
    {
      resourceAbilityRequests: [
        { ...pkpSigning(), data: { 10: {}, a: '"\\/\u0007\u001f\n é\u2028😀', z: [1e-7, 0.1, 100, null, true] } },
      ],
    },
  ),
  builds(
    'restricted',
    'A request whose restriction the issuer cannot judge',
    ['capability.restriction-undecided'],
    'The node knows the facts and the issuer does not: what is undecided is not refused.',
    {
      resourceAbilityRequests: [creditRequest],
      capabilities: [capability({ att: cell(CREDIT, AUTH, { uses: '1' }) })],
    },
  ),
  builds(
    'network',
    'A grant signed by the network',
    ['auth-sig.network-key', 'session-message.shape'],
    'The issuer has no network key, the node has. The members of the AuthSig end in algo.',
    { capabilities: [blsAuthSig(grantText(), network('one'), alice())] },
  ),
  builds(
    'contract',
    'A grant of a contract wallet in front of that of the account',
    ['auth-sig.kind-undecided'],
    'A capability that cannot be decided is written as given; the other one grants.',
    { capabilities: [authSig(grantText(), alice(), { derivedVia: 'EIP1271' }), capability()] },
    { profiles: lit(refusedBy('lit-v7.unsupported-aborts')) },
  ),
  builds(
    'network-and-wallet',
    'Grants of one account by the network and by its wallet',
    ['auth-sig.network-key', 'session.account'],
    'The wallet’s grant is valid; the other one is written all the same.',
    { capabilities: [blsAuthSig(grantText(), network('one'), alice()), capability()] },
  ),
  accept('create-member-order', 'Requests and capabilities with their members in reverse order', {
    rules: ['session-message.shape'],
    reason: 'Members are written in the order of the specification, whatever order they come in.',
    input: create({
      resourceAbilityRequests: [backwards({ ...pkpSigning(), resource: backwards(pkpSigning().resource), data: {} })],
      capabilities: [backwards(blsAuthSig(grantText(), network('one'), alice()))],
    }),
    output: sessionSig(
      message({
        resourceAbilityRequests: [{ ...pkpSigning(), data: {} }],
        capabilities: [blsAuthSig(grantText(), network('one'), alice())],
      }),
    ),
  }),
  accept('create-other-members', 'Requests and capabilities with members that nobody knows', {
    rules: ['session-message.shape'],
    reason: 'Members that the specification does not name are not written; strict nodes would refuse them.',
    input: create({
      resourceAbilityRequests: [{ ...pkpSigning(), note: 'x', resource: { ...pkpSigning().resource, note: 'x' } }],
      capabilities: [{ ...capability(), chain: 'ethereum' }],
    }),
    output: sessionSig(),
  }),
  accept('create-seed', 'A secret key that is the seed alone', {
    rules: ['session.secret-key'],
    reason: 'A secret key is 64 hex digits, the seed, or 128: seed and public key. The signature is the same.',
    input: create({}, { publicKey: session().publicKey, secretKey: session().secretKey.slice(0, 64) }),
    output: sessionSig(),
  }),
  accept('create-other-session', 'A session signature by another key', {
    rules: ['session.secret-key', 'auth-sig.session-bound'],
    reason: 'The key that is given signs, and the grant is to it.',
    input: create({ capabilities: [capability({ to: otherSession() })] }, pair(otherSession())),
    output: sessionSig(
      message({ sessionKey: otherSession().publicKey, capabilities: [capability({ to: otherSession() })] }),
      otherSession(),
    ),
  }),
];

const twin = 'create-standard';
const refuses = (id, title, rule, mutation, reason, over, risk, more = {}) =>
  reject(`create-${id}`, title, { rule, twin, mutation, reason, risk, input: create(over), ...more });

const keys = () => {
  const [seed, own] = [session().secretKey.slice(0, 64), session().publicKey];
  return [
    [
      'halves',
      'Seed and public key of two pairs, with the public key of the second',
      { publicKey: otherSession().publicKey, secretKey: seed + otherSession().publicKey },
      'The public half does not belong to the seed. A signature with k over the wrong key gives the seed away.',
    ],
    [
      'halves-own',
      'A secret key whose second half is another public key',
      { publicKey: own, secretKey: seed + otherSession().publicKey },
      'The public half does not belong to the seed, although the public key beside it does.',
    ],
    [
      'public',
      'The secret key of another pair',
      { publicKey: own, secretKey: otherSession().secretKey },
      'The secret key is that of another public key.',
    ],
    [
      'seed',
      'The seed of another pair',
      { publicKey: own, secretKey: otherSession().secretKey.slice(0, 64) },
      'The seed is that of another public key.',
    ],
    [
      'turned',
      'Public key and seed in the wrong order',
      { publicKey: own, secretKey: own + seed },
      'The seed stands in front of the public key.',
    ],
    [
      '127',
      'A secret key of 127 digits',
      { publicKey: own, secretKey: session().secretKey.slice(0, -1) },
      'A secret key is 128 or 64 hex digits.',
    ],
    [
      '126',
      'A secret key of 63 bytes',
      { publicKey: own, secretKey: session().secretKey.slice(0, -2) },
      'A secret key is 128 or 64 hex digits.',
    ],
    [
      '130',
      'A secret key of 65 bytes',
      { publicKey: own, secretKey: `${session().secretKey}00` },
      'A secret key is 128 or 64 hex digits.',
    ],
    [
      '62',
      'A seed of 31 bytes',
      { publicKey: own, secretKey: seed.slice(0, -2) },
      'A secret key is 128 or 64 hex digits.',
    ],
    ['empty', 'An empty secret key', { publicKey: own, secretKey: '' }, 'A secret key is 128 or 64 hex digits.'],
    ['0x', 'A seed with 0x', { publicKey: own, secretKey: `0x${seed}` }, 'A secret key has no prefix.'],
    [
      'base64',
      'A secret key in base64',
      { publicKey: own, secretKey: Buffer.from(session().secretKey, 'hex').toString('base64') },
      'A secret key is written in hex.',
    ],
  ].map(([id, title, sessionKey, reason]) =>
    reject(`create-key-${id}`, title, {
      rule: 'session.secret-key',
      twin: id === 'seed' || id === '62' || id === '0x' ? 'create-seed' : twin,
      mutation: title.charAt(0).toLowerCase() + title.slice(1),
      reason,
      risk: ['key-leak', 'wrong-session'],
      input: create({}, sessionKey),
    }),
  );
};

const messages = () => [
  ...[
    ['port', 'A node address without a port', 'node-1.example', 'The port may be left out only after a scheme.'],
    ['path', 'A node address with a path', `https://${NODE}/web`, 'A node address has no path.'],
    ['space', 'A node address with a space in front', ` ${NODE}`, 'A node address has no white space.'],
    [
      'number',
      'A node address whose host is a number',
      '2130706433:7470',
      'A host whose last label looks like a number is an IPv4 address or nothing.',
    ],
    ['empty', 'An empty node address', '', 'A node address has a host and a port.'],
  ].map(([id, title, nodeAddress, reason]) =>
    refuses(
      `node-${id}`,
      title,
      'session.node-address',
      `nodeAddress: ${JSON.stringify(nodeAddress)}`,
      `${reason} A node would refuse it, so that it is not signed.`,
      { nodeAddress },
      ['wrong-node'],
    ),
  ),
  refuses(
    'times-word',
    'An expiration that says never',
    'session.timestamps',
    'expiration: "never"',
    'A word is no date-time.',
    { expiration: 'never' },
    ['expiry'],
  ),
  refuses(
    'times-issued-unix',
    'An issuedAt in seconds since 1970',
    'session.timestamps',
    'issuedAt: "1768476600"',
    'A count of seconds is no date-time.',
    { issuedAt: '1768476600' },
    ['expiry'],
  ),
  refuses(
    'times-issued-local',
    'An issuedAt without an offset',
    'session.timestamps',
    'issuedAt without Z',
    'Without an offset the time is that of nobody knows where.',
    { issuedAt: '2026-01-15T11:30:00' },
    ['expiry'],
  ),
  refuses(
    'times-equal',
    'An expiration equal to issuedAt',
    'session.expiration-order',
    'expiration: issuedAt',
    'The expiration has to be after issuedAt.',
    { expiration: '2026-01-15T11:30:00Z' },
    ['expiry'],
  ),
  refuses(
    'times-swapped',
    'An expiration a second before issuedAt',
    'session.expiration-order',
    'expiration a second before issuedAt',
    'The expiration has to be after issuedAt.',
    { expiration: '2026-01-15T11:29:59Z' },
    ['expiry'],
  ),
  builds('times-30-days', 'A lifetime of 30 days', ['session.lifetime'], 'The longest lifetime is 30 days.', {
    expiration: '2026-02-14T11:30:00Z',
  }),
  refuses(
    'times-30-days-second',
    'A lifetime of 30 days and a second',
    'session.lifetime',
    'expiration one second later',
    'The longest lifetime is 30 days.',
    { expiration: '2026-02-14T11:30:01Z' },
    ['expiry', 'replay'],
    { twin: 'create-times-30-days' },
  ),
  refuses(
    'no-requests',
    'No request',
    'session-message.shape',
    'resourceAbilityRequests: []',
    'A message has at least one request.',
    { resourceAbilityRequests: [] },
    ['widening'],
  ),
  refuses(
    'no-capabilities',
    'No capability',
    'session-message.shape',
    'capabilities: []',
    'A message has at least one capability.',
    { capabilities: [] },
    ['widening'],
  ),
  refuses(
    'price-ether',
    'A price in ether',
    'session-message.shape',
    'maxPrice: "0.01"',
    'A price is in wei, hex or decimal digits.',
    { maxPrice: '0.01' },
    ['parser-differential'],
  ),
  refuses(
    'price-empty',
    'An empty price',
    'session-message.shape',
    'maxPrice: ""',
    'A price has at least one digit; empty is not the same as left out.',
    { maxPrice: '' },
    ['parser-differential'],
  ),
];

const grants = () => [
  refuses(
    'request-ability',
    'A second request with an ability of another prefix',
    'session.request-ability',
    'a second request: lit-action-execution on the PKP',
    'lit-pkp has no ability of this name.',
    { resourceAbilityRequests: [pkpSigning(), request('lit-pkp', PKP, 'lit-action-execution')] },
    ['type-confusion'],
  ),
  refuses(
    'request-id',
    'A second request for the PKP with 0x',
    'session.request-resource',
    'a second request on the PKP with 0x, with a grant of every PKP',
    'The id of a PKP is 64 hex digits.',
    {
      resourceAbilityRequests: [pkpSigning(), pkpSigning(`0x${PKP}`)],
      capabilities: [capability({ att: cell('lit-pkp://*') })],
    },
    ['parser-differential'],
  ),
  refuses(
    'wider-resource',
    'A request for a PKP that was not granted',
    'capability.resource',
    'the request is for another PKP',
    'No cell names the requested PKP.',
    { resourceAbilityRequests: [pkpSigning(OTHER_PKP)] },
    ['widening'],
  ),
  refuses(
    'wider-second',
    'A second request for a PKP that was not granted',
    'capability.resource',
    'a second request for another PKP',
    'Every request has to be covered.',
    { resourceAbilityRequests: [pkpSigning(), pkpSigning(OTHER_PKP)] },
    ['widening'],
  ),
  refuses(
    'wider-wildcard',
    'A request for every PKP where one was granted',
    'capability.resource',
    'the request has the wildcard',
    'A wildcard is covered by the wildcard only.',
    { resourceAbilityRequests: [pkpSigning('*')] },
    ['widening'],
  ),
  refuses(
    'wider-ability',
    'A grant of another ability',
    'capability.ability',
    'the grant is of Threshold/Decryption',
    'No cell on the PKP has the ability.',
    { capabilities: [capability({ att: cell(pkp, 'Threshold/Decryption') })] },
    ['widening'],
  ),
  refuses(
    'no-alternative',
    'A grant with an empty list of alternatives',
    'capability.alternative',
    'the alternatives []',
    'Without an alternative there is no way to use the ability.',
    { capabilities: [capability({ att: only(pkp, only(SIGNING, [])) })] },
    ['widening'],
    { profiles: { reown: refusedBy('reown.alternatives') } },
  ),
  refuses(
    'malformed',
    'A grant whose uses are a word',
    'restriction.value',
    'the alternative {"uses":"many"} on a credit',
    'uses is a decimal string.',
    {
      resourceAbilityRequests: [creditRequest],
      capabilities: [capability({ att: cell(CREDIT, AUTH, { uses: 'many' }) })],
    },
    ['restriction-bypass'],
    { twin: 'create-credit' },
  ),
  refuses(
    'grant-other-session',
    'A grant to another session key',
    'auth-sig.session-bound',
    'the URI of the grant has another session key',
    'The wallet granted to another key: what is signed now would be refused.',
    { capabilities: [capability({ to: otherSession() })] },
    ['wrong-session'],
  ),
  refuses(
    'grant-ended',
    'A grant that had ended when the session message is issued',
    'auth-sig.expired',
    'the grant expired at 11:29',
    'The message is judged at its issuedAt, and the skew has run out then.',
    { capabilities: [capability({ expirationTime: '2026-01-15T11:29:00Z' })] },
    ['expiry'],
  ),
  builds(
    'grant-ends-in-skew',
    'A grant that had ended 59 seconds before the session message is issued',
    ['auth-sig.expired'],
    'The skew is 60 seconds. Nodes of the Lit networks allow none inside a session.',
    { capabilities: [capability({ expirationTime: '2026-01-15T11:29:01Z' })] },
    { profiles: lit(refusedBy('auth-sig.expired')) },
  ),
  refuses(
    'grant-address',
    'A grant that claims another address',
    'auth-sig.address',
    'address: another wallet',
    'address is not the address of the SIWE message.',
    { capabilities: [capability({ over: { address: bob().address } })] },
    ['wrong-account'],
  ),
  refuses(
    'grant-signature',
    'A grant signed by another wallet',
    'auth-sig.signature',
    'signed by another wallet',
    'The signature recovers to another address.',
    { capabilities: [authSig(grantText(), bob(), { address: alice().address })] },
    ['forgery'],
  ),
  refuses(
    'delegation-alone',
    'A delegation of the requested credit alone',
    'session.delegation-not-grant',
    'the URI of the capability is lit:capability:delegation',
    'A delegation grants nothing to a session key.',
    { resourceAbilityRequests: [creditRequest], capabilities: [delegation({ att: cell(CREDIT, AUTH) })] },
    ['widening'],
    { twin: 'create-credit' },
  ),
  builds(
    'credit',
    'A request for a credit',
    ['session.request-ability', 'capability.resource'],
    'The grant covers the request.',
    { resourceAbilityRequests: [creditRequest], capabilities: [capability({ att: cell(CREDIT, AUTH) })] },
  ),
  refuses(
    'no-authority',
    'Two grants, neither of them valid',
    'session.no-authority',
    'in place of the grant: one that ended, and one signed by another wallet',
    'Two capabilities are bound to the key, and neither is valid.',
    {
      capabilities: [
        capability({ expirationTime: '2026-01-15T11:20:00Z' }),
        authSig(grantText(), bob(), { address: alice().address }),
      ],
    },
    ['forgery'],
    { rules: ['session.no-authority', 'auth-sig.expired', 'auth-sig.signature'], profiles: { reown: accepted } },
  ),
];

export default () => [
  file('session-sig.create', 'written', written()),
  file('session-sig.create', 'refused', [...keys(), ...messages(), ...grants()]),
];
