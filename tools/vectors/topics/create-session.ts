// session-sig.create: what an issuer writes and signs, and what it refuses to sign.
import {
  accepted, alice, authSig, blsAuthSig, bob, grantText, group, type Input, lit, message, NODE, network, OTHER_PKP, only, otherSession, PKP, pkpSigning,
  type Row, refusedBy, request, type SessionKey, type Shared, session, sessionSig, sessions, topic,
} from '../vocabulary.js';

const { AUTH, capability, cell, delegation, pkp, SIGNING } = sessions;

type Pair = Pick<SessionKey, 'publicKey' | 'secretKey'>;
const pair = ({ publicKey, secretKey }: Pair = session()): Pair => ({ publicKey, secretKey });

/** Input of session-sig.create for the standard message with other members. */
function create(over: Input = {}, sessionKey = pair()): Input {
  const { sessionKey: _, ...rest } = message(over);
  return { sessionKey, ...rest };
}

interface Made {
  /** Members of the message that differ. */
  readonly over?: Input;
  readonly sessionKey?: Pair;
}

/** What is built is the kit's session signature over the members in the order of the specification. */
const creating = ({ over = {}, sessionKey = pair(), rule, twin = 'create-standard', change = over }: Row & Made): Shared => ({
  input: create(over, sessionKey),
  ...(rule === undefined ? { output: sessionSig(message(over)) } : { twin, change }),
});

const backwards = (value: object) => Object.fromEntries(Object.entries(value).reverse());
const CREDIT = 'lit-ratelimitincrease://7';
const creditRequest = request('lit-ratelimitincrease', '7', 'rate-limit-increase-auth');

const written = (): (Row & Made)[] => [
  { id: 'standard', title: 'A session signature with a price', rules: ['session.secret-key', 'session-message.shape', 'session.signature'],
    why: 'The members stand in the order of the specification, and Ed25519 is deterministic.' },
  { id: 'no-price', title: 'A session signature without a price', rules: ['lit-v8.max-price', 'session-message.shape'],
    profiles: { 'lit-v8': refusedBy('lit-v8.max-price') }, why: 'maxPrice is left out where none is given.', over: { maxPrice: undefined } },
  { id: 'price-decimal', title: 'A price in decimal', rules: ['session-message.shape'],
    why: 'The price is written as given.', over: { maxPrice: '10000000000000000' } },
  { id: 'node-as-given', title: 'A node address with a scheme and capitals', rules: ['session.node-address'],
    why: 'The node address is written as given: the node compares it without case and scheme.', over: { nodeAddress: 'HTTPS://Node-1.example:7470' } },
  { id: 'node-default-port', title: 'A node address with https and no port', rules: ['session.node-address'],
    why: 'After https the port may be left out, and it is not written then.', over: { nodeAddress: 'https://node-1.example' } },
  { id: 'node-ipv6', title: 'A node address with IPv6', rules: ['session.node-address'],
    why: 'The address is written as given.', over: { nodeAddress: 'http://[2001:DB8::1]:7470' } },
  { id: 'times-as-given', title: 'Times with a fraction and an offset', rules: ['session.timestamps'],
    why: 'Times are written as given.', over: { issuedAt: '2026-01-15T12:30:00.500+01:00', expiration: '2026-01-15T12:30:00.000Z' } },
  { id: 'two-requests', title: 'Two requests, the greater resource first', rules: ['session-message.shape'],
    why: 'Requests keep the order in which they are given.',
    over: {
      resourceAbilityRequests: [pkpSigning(), pkpSigning(OTHER_PKP)], capabilities: [capability({ att: { ...cell(pkp), ...cell(`lit-pkp://${OTHER_PKP}`) } })],
    } },
  { id: 'two-capabilities', title: 'A delegation in front of the grant', rules: ['session.delegation-not-grant'],
    why: 'Capabilities keep the order in which they are given.', over: { capabilities: [delegation({ by: bob() }), capability()] } },
  { id: 'ends-after-grant', title: 'An expiration after that of the grant', rules: ['session.expired', 'auth-sig.expired'],
    why: 'Inner and outer windows are judged separately.', over: { expiration: '2026-01-20T12:00:00Z' } },
  { id: 'data', title: 'A request with data beyond ASCII', rules: ['session-message.shape'],
    why: 'Strings are written as in RFC 8785: only quotation mark, backslash and controls are escaped, and numbers are the shortest that read back.',
    over: { resourceAbilityRequests: [{ ...pkpSigning(), data: { 10: {}, a: '"\\/\u0007\u001f\n é\u2028😀', z: [1e-7, 0.1, 100, null, true] } }] } },
  { id: 'restricted', title: 'A request whose restriction the issuer cannot judge', rules: ['capability.restriction-undecided'],
    why: 'The node knows the facts and the issuer does not: what is undecided is not refused.',
    over: { resourceAbilityRequests: [creditRequest], capabilities: [capability({ att: cell(CREDIT, AUTH, { uses: '1' }) })] } },
  { id: 'network', title: 'A grant signed by the network', rules: ['auth-sig.network-key', 'session-message.shape'],
    why: 'The issuer has no network key, the node has. The members of the AuthSig end in algo.',
    over: { capabilities: [blsAuthSig(grantText(), network('one'), alice())] } },
  { id: 'contract', title: 'A grant of a contract wallet in front of that of the account', rules: ['auth-sig.kind-undecided'],
    profiles: lit(refusedBy('lit-v7.unsupported-aborts')), why: 'A capability that cannot be decided is written as given; the other one grants.',
    over: { capabilities: [authSig(grantText(), alice(), { derivedVia: 'EIP1271' }), capability()] } },
  { id: 'network-and-wallet', title: 'Grants of one account by the network and by its wallet', rules: ['auth-sig.network-key', 'session.account'],
    why: 'The wallet’s grant is valid; the other one is written all the same.',
    over: { capabilities: [blsAuthSig(grantText(), network('one'), alice()), capability()] } },
  { id: 'member-order', title: 'Requests and capabilities with their members in reverse order', rules: ['session-message.shape'],
    why: 'Members are written in the order of the specification, whatever order they come in.',
    input: create({
      resourceAbilityRequests: [backwards({ ...pkpSigning(), resource: backwards(pkpSigning().resource), data: {} })],
      capabilities: [backwards(blsAuthSig(grantText(), network('one'), alice()))],
    }),
    output: sessionSig(message({ resourceAbilityRequests: [{ ...pkpSigning(), data: {} }],
      capabilities: [blsAuthSig(grantText(), network('one'), alice())] })) },
  { id: 'other-members', title: 'Requests and capabilities with members that nobody knows', rules: ['session-message.shape'],
    why: 'Members that the specification does not name are not written; strict nodes would refuse them.',
    input: create({
      resourceAbilityRequests: [{ ...pkpSigning(), note: 'x', resource: { ...pkpSigning().resource, note: 'x' } }],
      capabilities: [{ ...capability(), chain: 'ethereum' }],
    }),
    output: sessionSig() },
  { id: 'seed', title: 'A secret key that is the seed alone', rules: ['session.secret-key'],
    why: 'A secret key is 64 hex digits, the seed, or 128: seed and public key. The signature is the same.',
    input: create({}, { publicKey: session().publicKey, secretKey: session().secretKey.slice(0, 64) }), output: sessionSig() },
  { id: 'other-session', title: 'A session signature by another key', rules: ['session.secret-key', 'auth-sig.session-bound'],
    why: 'The key that is given signs, and the grant is to it.', input: create({ capabilities: [capability({ to: otherSession() })] }, pair(otherSession())),
    output: sessionSig(message({ sessionKey: otherSession().publicKey, capabilities: [capability({ to: otherSession() })] }), otherSession()) },
];

const HEX = 'A secret key is 128 or 64 hex digits.';

const keys = () => {
  const [seed, own] = [session().secretKey.slice(0, 64), session().publicKey];
  return group({ rule: 'session.secret-key', prefix: 'create-key-', why: HEX,
    from: (row: Row & Made) => ({ ...creating(row), change: row.title.charAt(0).toLowerCase() + row.title.slice(1) }) }, [
    { id: 'halves', title: 'Seed and public key of two pairs, with the public key of the second',
      why: 'The public half does not belong to the seed. A signature with k over the wrong key gives the seed away.',
      sessionKey: { publicKey: otherSession().publicKey, secretKey: seed + otherSession().publicKey } },
    { id: 'halves-own', title: 'A secret key whose second half is another public key',
      why: 'The public half does not belong to the seed, although the public key beside it does.',
      sessionKey: { publicKey: own, secretKey: seed + otherSession().publicKey } },
    { id: 'public', title: 'The secret key of another pair',
      why: 'The secret key is that of another public key.', sessionKey: { publicKey: own, secretKey: otherSession().secretKey } },
    { id: 'seed', title: 'The seed of another pair', twin: 'create-seed',
      why: 'The seed is that of another public key.', sessionKey: { publicKey: own, secretKey: otherSession().secretKey.slice(0, 64) } },
    { id: 'turned', title: 'Public key and seed in the wrong order',
      why: 'The seed stands in front of the public key.', sessionKey: { publicKey: own, secretKey: own + seed } },
    { id: '127', title: 'A secret key of 127 digits', sessionKey: { publicKey: own, secretKey: session().secretKey.slice(0, -1) } },
    { id: '126', title: 'A secret key of 63 bytes', sessionKey: { publicKey: own, secretKey: session().secretKey.slice(0, -2) } },
    { id: '130', title: 'A secret key of 65 bytes', sessionKey: { publicKey: own, secretKey: `${session().secretKey}00` } },
    { id: '62', title: 'A seed of 31 bytes', twin: 'create-seed', sessionKey: { publicKey: own, secretKey: seed.slice(0, -2) } },
    { id: 'empty', title: 'An empty secret key', sessionKey: { publicKey: own, secretKey: '' } },
    { id: '0x', title: 'A seed with 0x', twin: 'create-seed', why: 'A secret key has no prefix.', sessionKey: { publicKey: own, secretKey: `0x${seed}` } },
    { id: 'base64', title: 'A secret key in base64',
      why: 'A secret key is written in hex.', sessionKey: { publicKey: own, secretKey: Buffer.from(session().secretKey, 'hex').toString('base64') } },
  ]);
};

const UNSIGNED = 'A node would refuse it, so that it is not signed.';

const messages = () => group<Made>({},
  group({ rule: 'session.node-address', risk: ['wrong-node'], prefix: 'create-node-' }, [
    { id: 'port', title: 'A node address without a port',
      why: `The port may be left out only after a scheme. ${UNSIGNED}`, over: { nodeAddress: 'node-1.example' } },
    { id: 'path', title: 'A node address with a path', why: `A node address has no path. ${UNSIGNED}`, over: { nodeAddress: `https://${NODE}/web` } },
    { id: 'space', title: 'A node address with a space in front', why: `A node address has no white space. ${UNSIGNED}`, over: { nodeAddress: ` ${NODE}` } },
    { id: 'number', title: 'A node address whose host is a number',
      why: `A host whose last label looks like a number is an IPv4 address or nothing. ${UNSIGNED}`, over: { nodeAddress: '2130706433:7470' } },
    { id: 'empty', title: 'An empty node address', why: `A node address has a host and a port. ${UNSIGNED}`, over: { nodeAddress: '' } },
  ]),
  group({ rule: 'session.timestamps', risk: ['expiry'] }, [
    { id: 'times-word', title: 'An expiration that says never', why: 'A word is no date-time.', over: { expiration: 'never' } },
    { id: 'times-issued-unix', title: 'An issuedAt in seconds since 1970', why: 'A count of seconds is no date-time.', over: { issuedAt: '1768476600' } },
    { id: 'times-issued-local', title: 'An issuedAt without an offset', change: 'issuedAt without Z',
      why: 'Without an offset the time is that of nobody knows where.', over: { issuedAt: '2026-01-15T11:30:00' } },
  ]),
  group({ rule: 'session.expiration-order', why: 'The expiration has to be after issuedAt.' }, [
    { id: 'times-equal', title: 'An expiration equal to issuedAt', change: 'expiration: issuedAt', over: { expiration: '2026-01-15T11:30:00Z' } },
    { id: 'times-swapped', title: 'An expiration a second before issuedAt', change: 'expiration a second before issuedAt',
      over: { expiration: '2026-01-15T11:29:59Z' } },
  ]),
  [
    { id: 'times-30-days', title: 'A lifetime of 30 days', rules: ['session.lifetime'],
      why: 'The longest lifetime is 30 days.', over: { expiration: '2026-02-14T11:30:00Z' } },
    { id: 'times-30-days-second', title: 'A lifetime of 30 days and a second', twin: 'times-30-days', change: 'expiration one second later',
      rule: 'session.lifetime', risk: ['expiry', 'replay'], why: 'The longest lifetime is 30 days.', over: { expiration: '2026-02-14T11:30:01Z' } },
  ],
  group({ rule: 'session-message.shape' }, [
    { id: 'no-requests', title: 'No request', risk: ['widening'], why: 'A message has at least one request.', over: { resourceAbilityRequests: [] } },
    { id: 'no-capabilities', title: 'No capability', risk: ['widening'], why: 'A message has at least one capability.', over: { capabilities: [] } },
    { id: 'price-ether', title: 'A price in ether', risk: ['parser-differential'], why: 'A price is in wei, hex or decimal digits.',
      over: { maxPrice: '0.01' } },
    { id: 'price-empty', title: 'An empty price', risk: ['parser-differential'],
      why: 'A price has at least one digit; empty is not the same as left out.', over: { maxPrice: '' } },
  ]),
);

const grants = () => group<Made>({},
  [
    { id: 'request-ability', title: 'A second request with an ability of another prefix', change: 'a second request: lit-action-execution on the PKP',
      rule: 'session.request-ability', risk: ['type-confusion'], why: 'lit-pkp has no ability of this name.',
      over: { resourceAbilityRequests: [pkpSigning(), request('lit-pkp', PKP, 'lit-action-execution')] } },
    { id: 'request-id', title: 'A second request for the PKP with 0x', change: 'a second request on the PKP with 0x, with a grant of every PKP',
      rule: 'session.request-resource', risk: ['parser-differential'], why: 'The id of a PKP is 64 hex digits.',
      over: { resourceAbilityRequests: [pkpSigning(), pkpSigning(`0x${PKP}`)], capabilities: [capability({ att: cell('lit-pkp://*') })] } },
  ],
  group({ rule: 'capability.resource' }, [
    { id: 'wider-resource', title: 'A request for a PKP that was not granted', change: 'the request is for another PKP',
      why: 'No cell names the requested PKP.', over: { resourceAbilityRequests: [pkpSigning(OTHER_PKP)] } },
    { id: 'wider-second', title: 'A second request for a PKP that was not granted', change: 'a second request for another PKP',
      why: 'Every request has to be covered.', over: { resourceAbilityRequests: [pkpSigning(), pkpSigning(OTHER_PKP)] } },
    { id: 'wider-wildcard', title: 'A request for every PKP where one was granted', change: 'the request has the wildcard',
      why: 'A wildcard is covered by the wildcard only.', over: { resourceAbilityRequests: [pkpSigning('*')] } },
  ]),
  [
    { id: 'wider-ability', title: 'A grant of another ability', change: 'the grant is of Threshold/Decryption', rule: 'capability.ability',
      why: 'No cell on the PKP has the ability.', over: { capabilities: [capability({ att: cell(pkp, 'Threshold/Decryption') })] } },
    { id: 'no-alternative', title: 'A grant with an empty list of alternatives', change: 'the alternatives []', rule: 'capability.alternative',
      risk: ['widening'], profiles: { reown: refusedBy('reown.alternatives') }, why: 'Without an alternative there is no way to use the ability.',
      over: { capabilities: [capability({ att: only(pkp, only(SIGNING, [])) })] } },
    { id: 'malformed', title: 'A grant whose uses are a word', twin: 'credit', change: 'the alternative {"uses":"many"} on a credit', rule: 'restriction.value',
      why: 'uses is a decimal string.',
      over: { resourceAbilityRequests: [creditRequest], capabilities: [capability({ att: cell(CREDIT, AUTH, { uses: 'many' }) })] } },
    { id: 'grant-other-session', title: 'A grant to another session key', change: 'the URI of the grant has another session key',
      rule: 'auth-sig.session-bound', why: 'The wallet granted to another key: what is signed now would be refused.',
      over: { capabilities: [capability({ to: otherSession() })] } },
    { id: 'grant-ended', title: 'A grant that had ended when the session message is issued', change: 'the grant expired at 11:29', rule: 'auth-sig.expired',
      risk: ['expiry'], why: 'The message is judged at its issuedAt, and the skew has run out then.',
      over: { capabilities: [capability({ expirationTime: '2026-01-15T11:29:00Z' })] } },
    { id: 'grant-ends-in-skew', title: 'A grant that had ended 59 seconds before the session message is issued', rules: ['auth-sig.expired'],
      profiles: lit(refusedBy('auth-sig.expired')), why: 'The skew is 60 seconds. Nodes of the Lit networks allow none inside a session.',
      over: { capabilities: [capability({ expirationTime: '2026-01-15T11:29:01Z' })] } },
    { id: 'grant-address', title: 'A grant that claims another address', change: 'address: another wallet', rule: 'auth-sig.address', risk: ['wrong-account'],
      why: 'address is not the address of the SIWE message.', over: { capabilities: [capability({ over: { address: bob().address } })] } },
    { id: 'grant-signature', title: 'A grant signed by another wallet', change: 'signed by another wallet', rule: 'auth-sig.signature',
      why: 'The signature recovers to another address.', over: { capabilities: [authSig(grantText(), bob(), { address: alice().address })] } },
    { id: 'delegation-alone', title: 'A delegation of the requested credit alone', twin: 'credit',
      change: 'the URI of the capability is lit:capability:delegation', rule: 'session.delegation-not-grant', risk: ['widening'],
      why: 'A delegation grants nothing to a session key.',
      over: { resourceAbilityRequests: [creditRequest], capabilities: [delegation({ att: cell(CREDIT, AUTH) })] } },
    { id: 'credit', title: 'A request for a credit', rules: ['session.request-ability', 'capability.resource'],
      why: 'The grant covers the request.', over: { resourceAbilityRequests: [creditRequest], capabilities: [capability({ att: cell(CREDIT, AUTH) })] } },
    { id: 'no-authority', title: 'Two grants, neither of them valid', change: 'in place of the grant: one that ended, and one signed by another wallet',
      rule: 'session.no-authority', rules: ['auth-sig.expired', 'auth-sig.signature'], risk: ['forgery'], profiles: { reown: accepted },
      why: 'Two capabilities are bound to the key, and neither is valid.',
      over: { capabilities: [capability({ expirationTime: '2026-01-15T11:20:00Z' }), authSig(grantText(), bob(), { address: alice().address })] } },
  ],
);

export default () => [
  topic({ operation: 'session-sig.create', name: 'written', prefix: 'create-', from: creating }, written()),
  topic({ operation: 'session-sig.create', name: 'refused', prefix: 'create-', from: creating }, keys(), messages(), grants()),
];
