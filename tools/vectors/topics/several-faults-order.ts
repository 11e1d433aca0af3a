// Inputs with two faults: stages, positions and rules in the order in which the specification reports them.
import {
  type AuthSig, alice, asGrant, atNode, authSig, bob, grantText, group, type Input, json, message, OTHER_NODE, OTHER_PKP_URI, only, otherSession, PKP,
  pkpSigning, type Row, type RuleId, recaps, request, sessionSig, sessions, siwe, siweTexts, topic,
} from '../vocabulary.js';

const { READ, SITE } = recaps;
const { at, capability, cell, with_ } = sessions;
const { plain } = siweTexts;

const ended = { issuedAt: '2026-01-15T11:00:00Z', expiration: '2026-01-15T11:30:00Z' };
const PAST = { expirationTime: '2026-01-15T11:40:00Z' };

/** A session signature with the last bit of S turned over. */
const tampered = (over: Input = {}) => {
  const made = sessionSig(message(over));
  return atNode({ ...made, sig: made.sig.slice(0, 64) + (made.sig[64] === '0' ? '1' : '0') + made.sig.slice(65) });
};
const forged = (fields: sessions.Capability = {}): AuthSig => ({ ...capability(fields), sig: capability({ ...fields, by: bob() }).sig });

const STAGES = 'The first stage with an issue ends verification';
const key = 'the signature of the session key is judged before anything in a capability is';

const ofSessions = () => group({},
  [
    { id: 'session-node-and-signature', title: 'For another node, and not signed by the session key', twin: 'session-standard',
      change: 'nodeAddress: another node; a digit of S', faults: ['session.node-bound', 'session.signature'], risk: ['wrong-node', 'forgery'],
      why: `${STAGES}: the message is judged in step 3, its signature in step 4.`, input: tampered({ nodeAddress: OTHER_NODE }) },
  ],
  group({ prefix: 'several-session-signature-and-', twin: 'session-standard', risk: ['forgery', 'resource-exhaustion'], why: `${STAGES}: ${key}.`,
    from: ({ inside, grant }: Row & { readonly inside: RuleId; readonly grant: AuthSig }) => ({
      faults: ['session.signature', inside],
      input: tampered({ capabilities: [grant] }),
    }) }, [
    { id: 'text', title: 'Not signed by the session key, and a grant that breaks siwe.version', change: 'a digit of S; the grant: Version: 2',
      inside: 'siwe.version', grant: capability({ version: '2' }) },
    { id: 'expired', title: 'Not signed by the session key, and a grant that breaks auth-sig.expired', change: 'a digit of S; the grant: expired',
      inside: 'auth-sig.expired', grant: capability(PAST) },
    { id: 'forged', title: 'Not signed by the session key, and a grant that breaks auth-sig.signature',
      change: 'a digit of S; the grant: signed by another wallet', inside: 'auth-sig.signature', grant: forged() },
    { id: 'uncovered', title: 'Not signed by the session key, and a grant that breaks capability.resource', change: 'a digit of S; the grant: of another PKP',
      inside: 'capability.resource', grant: capability({ att: cell(OTHER_PKP_URI) }) },
  ]),
  group({ twin: 'session-standard' }, [
    { id: 'session-signature-and-account', title: 'Not signed by the session key, with grants of two wallets',
      change: 'a digit of S; a second grant by another wallet', faults: ['session.signature', 'session.account'], risk: ['forgery', 'wrong-account'],
      why: `${STAGES}: ${key}.`, input: tampered({ capabilities: [capability(), capability({ by: bob() })] }) },
    { id: 'session-expired-and-forged', title: 'An expired grant with the signature of another wallet',
      change: 'the grant is expired and signed by another wallet', faults: ['auth-sig.expired', 'auth-sig.signature'], risk: ['expiry', 'forgery'],
      why: `${STAGES}: rules of a capability are judged in step 6, its signature in step 7.`, input: with_(forged(PAST)) },
    { id: 'session-uncovered-and-forged', title: 'A grant of another PKP with the signature of another wallet',
      change: 'the grant is of another PKP and signed by another wallet', faults: ['capability.resource', 'auth-sig.signature'], risk: ['widening', 'forgery'],
      why: `${STAGES}: coverage is judged before any signature of a capability.`, input: with_(forged({ att: cell(OTHER_PKP_URI) })) },
    { id: 'session-expiry-and-node', title: 'Expired, and for another node', change: 'issuedAt, expiration and nodeAddress',
      faults: ['session.expired', 'session.node-bound'], risk: ['expiry', 'wrong-node'], why: 'One stage: expiration stands in front of nodeAddress.',
      input: at({ ...ended, nodeAddress: OTHER_NODE }) },
    { id: 'session-request-id-and-ability', title: 'A request with an id and an ability that are none',
      change: 'a second request with an upper-case id and an unknown ability', faults: ['session.request-resource', 'session.request-ability'],
      risk: ['parser-differential'], why: 'One stage: resource stands in front of ability in a request, although its rule comes second.',
      input: at({ resourceAbilityRequests: [pkpSigning(), request('lit-pkp', PKP.toUpperCase(), 'pkp-singing')] }) },
    { id: 'session-order-as-received', title: 'A message written backwards, expired and for another node',
      change: 'issuedAt, expiration and nodeAddress; the members in the opposite order', faults: ['session.expired', 'session.node-bound'],
      risk: ['expiry', 'wrong-node'], why: 'One stage: members are ordered as the specification lists them, whatever the order in which they came.',
      input: atNode(sessionSig(json(Object.fromEntries(Object.entries(message({ ...ended, nodeAddress: OTHER_NODE })).reverse())))) },
  ]),
);

const auths = () => group({ twin: 'auth-session' }, [
  { id: 'auth-sig-uri-and-address', title: 'A grant to another session key, with another address beside the text',
    change: 'URI = lit:session: and another key; address of another wallet', faults: ['auth-sig.session-bound', 'auth-sig.address'],
    risk: ['wrong-session', 'wrong-account'], why: 'One stage: signedMessage stands in front of address, although the rule about address comes first.',
    input: asGrant(authSig(grantText({ to: otherSession() }), alice(), { address: bob().address })) },
  { id: 'auth-sig-domain-and-uri', title: 'A grant to another session key, for another domain',
    change: 'URI = lit:session: and another key; another domain than the expected one', faults: ['auth-sig.domain', 'auth-sig.session-bound'],
    risk: ['wrong-session', 'wrong-domain'], why: 'One stage: the domain stands in front of the URI, although the rule about the URI comes first.',
    input: asGrant(authSig(grantText({ to: otherSession(), domain: 'other.example' })), { domain: 'app.example' }) },
]);

const texts = () => group({ twin: 'siwe-plain' }, [
  { id: 'siwe-version-and-nonce', title: 'Another version and a nonce with a hyphen', change: 'version: "2"; nonce: with a hyphen',
    faults: ['siwe.version', 'siwe.nonce'], why: 'Both are faults of the text, so the order of the rules decides.',
    input: { text: siwe({ ...plain(), version: '2', nonce: 'Kq3v-X7bT9sLm' }) } },
  { id: 'siwe-layout-and-domain', title: 'A blank line more at the end, and a domain with a space', change: 'domain: "app example"; two line feeds at the end',
    faults: ['siwe.layout', 'siwe.domain'], risk: ['injection', 'wrong-domain'],
    why: 'Both are faults of the text, so the order of the rules decides, and not where they stand in it.',
    input: { text: `${siwe({ ...plain(), domain: 'app example' })}\n\n` } },
]);

const payload = (text: string) => ({ uri: `urn:recap:${Buffer.from(text).toString('base64url')}` });

const ofRecaps = (): Row[] => [
  { id: 'recap-order-and-ability', title: 'Resources out of order, and an ability without a slash', twin: 'recap-decode-prf-absent',
    change: 'a second resource that sorts before the first; an ability without a namespace', faults: ['recap.order', 'recap.ability'],
    why: 'att stands in front of what is in it, although the rule about order comes second.',
    input: payload(json({ att: { ...only(SITE, { read: [{}] }), ...only('a:b', only(READ, [{}])) }, prf: [] })) },
];

const ordered = { folder: 'several-faults', prefix: 'several-', since: '3.0.0' };

export default () => [
  topic({ ...ordered, operation: 'session-sig.verify', name: 'session-order' }, ofSessions()),
  topic({ ...ordered, operation: 'auth-sig.verify', name: 'auth-sig-order' }, auths()),
  topic({ ...ordered, operation: 'siwe.parse', name: 'siwe-order' }, texts()),
  topic({ ...ordered, operation: 'recap.decode', name: 'recap-order' }, ofRecaps()),
];
