// Inputs with two faults: stages, positions and rules in the order in which the specification reports them.
import {
  alice,
  asGrant,
  atNode,
  authSig,
  bob,
  grantText,
  json,
  message,
  OTHER_NODE,
  OTHER_PKP,
  otherSession,
  PKP,
  pkpSigning,
  request,
  sessionSig,
  several,
  siwe,
} from '../kit.js';
import { only, READ, SITE } from '../recaps.js';
import { at, capability, cell, with_ } from '../sessions.js';
import { plain } from '../siwe.js';

export const since = '3.0.0';

const file = (operation, topic, vectors) => ({ operation, folder: 'several-faults', topic, vectors });
const ended = { issuedAt: '2026-01-15T11:00:00Z', expiration: '2026-01-15T11:30:00Z' };
const PAST = { expirationTime: '2026-01-15T11:40:00Z' };

/** A session signature with the last bit of S turned over. */
const tampered = (over = {}) => {
  const made = sessionSig(message(over));
  return atNode({ ...made, sig: made.sig.slice(0, 64) + (made.sig[64] === '0' ? '1' : '0') + made.sig.slice(65) });
};
const forged = (fields = {}) => ({ ...capability(fields), sig: capability({ ...fields, by: bob() }).sig });

const STAGES = 'The first stage with an issue ends verification';
const key = 'the signature of the session key is judged before anything in a capability is';

const sessions = () => [
  several('several-session-node-and-signature', 'For another node, and not signed by the session key', {
    faults: ['session.node-bound', 'session.signature'],
    twin: 'session-standard',
    mutation: 'nodeAddress: another node; a digit of S',
    reason: `${STAGES}: the message is judged in step 3, its signature in step 4.`,
    risk: ['wrong-node', 'forgery'],
    input: tampered({ nodeAddress: OTHER_NODE }),
  }),
  ...[
    ['text', 'siwe.version', 'Version: 2', { version: '2' }, (fields) => capability(fields)],
    ['expired', 'auth-sig.expired', 'expired', PAST, (fields) => capability(fields)],
    ['forged', 'auth-sig.signature', 'signed by another wallet', {}, (fields) => forged(fields)],
    [
      'uncovered',
      'capability.resource',
      'of another PKP',
      { att: cell(`lit-pkp://${OTHER_PKP}`) },
      (fields) => capability(fields),
    ],
  ].map(([id, rule, what, fields, make]) =>
    several(`several-session-signature-and-${id}`, `Not signed by the session key, and a grant that breaks ${rule}`, {
      faults: ['session.signature', rule],
      twin: 'session-standard',
      mutation: `a digit of S; the grant: ${what}`,
      reason: `${STAGES}: ${key}.`,
      risk: ['forgery', 'resource-exhaustion'],
      input: tampered({ capabilities: [make(fields)] }),
    }),
  ),
  several('several-session-signature-and-account', 'Not signed by the session key, with grants of two wallets', {
    faults: ['session.signature', 'session.account'],
    twin: 'session-standard',
    mutation: 'a digit of S; a second grant by another wallet',
    reason: `${STAGES}: ${key}.`,
    risk: ['forgery', 'wrong-account'],
    input: tampered({ capabilities: [capability(), capability({ by: bob() })] }),
  }),
  several('several-session-expired-and-forged', 'An expired grant with the signature of another wallet', {
    faults: ['auth-sig.expired', 'auth-sig.signature'],
    twin: 'session-standard',
    mutation: 'the grant is expired and signed by another wallet',
    reason: `${STAGES}: rules of a capability are judged in step 6, its signature in step 7.`,
    risk: ['expiry', 'forgery'],
    input: with_(forged(PAST)),
  }),
  several('several-session-uncovered-and-forged', 'A grant of another PKP with the signature of another wallet', {
    faults: ['capability.resource', 'auth-sig.signature'],
    twin: 'session-standard',
    mutation: 'the grant is of another PKP and signed by another wallet',
    reason: `${STAGES}: coverage is judged before any signature of a capability.`,
    risk: ['widening', 'forgery'],
    input: with_(forged({ att: cell(`lit-pkp://${OTHER_PKP}`) })),
  }),
  several('several-session-expiry-and-node', 'Expired, and for another node', {
    faults: ['session.expired', 'session.node-bound'],
    twin: 'session-standard',
    mutation: 'issuedAt, expiration and nodeAddress',
    reason: 'One stage: expiration stands in front of nodeAddress.',
    risk: ['expiry', 'wrong-node'],
    input: at({ ...ended, nodeAddress: OTHER_NODE }),
  }),
  several('several-session-request-id-and-ability', 'A request with an id and an ability that are none', {
    faults: ['session.request-resource', 'session.request-ability'],
    twin: 'session-standard',
    mutation: 'a second request with an upper-case id and an unknown ability',
    reason: 'One stage: resource stands in front of ability in a request, although its rule comes second.',
    risk: ['parser-differential'],
    input: at({ resourceAbilityRequests: [pkpSigning(), request('lit-pkp', PKP.toUpperCase(), 'pkp-singing')] }),
  }),
  several('several-session-order-as-received', 'A message written backwards, expired and for another node', {
    faults: ['session.expired', 'session.node-bound'],
    twin: 'session-standard',
    mutation: 'issuedAt, expiration and nodeAddress; the members in the opposite order',
    reason: 'One stage: members are ordered as the specification lists them, whatever the order in which they came.',
    risk: ['expiry', 'wrong-node'],
    input: atNode(
      sessionSig(json(Object.fromEntries(Object.entries(message({ ...ended, nodeAddress: OTHER_NODE })).reverse()))),
    ),
  }),
];

const auths = () => [
  several('several-auth-sig-uri-and-address', 'A grant to another session key, with another address beside the text', {
    faults: ['auth-sig.session-bound', 'auth-sig.address'],
    twin: 'auth-session',
    mutation: 'URI = lit:session: and another key; address of another wallet',
    reason: 'One stage: signedMessage stands in front of address, although the rule about address comes first.',
    risk: ['wrong-session', 'wrong-account'],
    input: asGrant(authSig(grantText({ to: otherSession() }), alice(), { address: bob().address })),
  }),
  several('several-auth-sig-domain-and-uri', 'A grant to another session key, for another domain', {
    faults: ['auth-sig.domain', 'auth-sig.session-bound'],
    twin: 'auth-session',
    mutation: 'URI = lit:session: and another key; another domain than the expected one',
    reason: 'One stage: the domain stands in front of the URI, although the rule about the URI comes first.',
    risk: ['wrong-session', 'wrong-domain'],
    input: asGrant(authSig(grantText({ to: otherSession(), domain: 'other.example' })), { domain: 'app.example' }),
  }),
];

const texts = () => [
  several('several-siwe-version-and-nonce', 'Another version and a nonce with a hyphen', {
    faults: ['siwe.version', 'siwe.nonce'],
    twin: 'siwe-plain',
    mutation: 'version: "2"; nonce: with a hyphen',
    reason: 'Both are faults of the text, so the order of the rules decides.',
    risk: ['parser-differential'],
    input: { text: siwe({ ...plain(), version: '2', nonce: 'Kq3v-X7bT9sLm' }) },
  }),
  several('several-siwe-layout-and-domain', 'A blank line more at the end, and a domain with a space', {
    faults: ['siwe.layout', 'siwe.domain'],
    twin: 'siwe-plain',
    mutation: 'domain: "app example"; two line feeds at the end',
    reason: 'Both are faults of the text, so the order of the rules decides, and not where they stand in it.',
    risk: ['injection', 'wrong-domain'],
    input: { text: `${siwe({ ...plain(), domain: 'app example' })}\n\n` },
  }),
];

const payload = (text) => ({ uri: `urn:recap:${Buffer.from(text).toString('base64url')}` });

const recaps = () => [
  several('several-recap-order-and-ability', 'Resources out of order, and an ability without a slash', {
    faults: ['recap.order', 'recap.ability'],
    twin: 'recap-decode-prf-absent',
    mutation: 'a second resource that sorts before the first; an ability without a namespace',
    reason: 'att stands in front of what is in it, although the rule about order comes second.',
    risk: ['parser-differential'],
    input: payload(json({ att: { ...only(SITE, { read: [{}] }), ...only('a:b', only(READ, [{}])) }, prf: [] })),
  }),
];

export default () => [
  file('session-sig.verify', 'session-order', sessions()),
  file('auth-sig.verify', 'auth-sig-order', auths()),
  file('siwe.parse', 'siwe-order', texts()),
  file('recap.decode', 'recap-order', recaps()),
];
