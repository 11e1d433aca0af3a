// One AuthSig is good for one purpose: its URI says which, and a ReCap has to be there where something is granted.
import {
  alice, asGrant, authSig, authSigs, DELEGATION_URI, describe, eip191, grant, grantText, group, hex, otherSession, type Row, recapUri, session, statement,
  topic,
} from '../vocabulary.js';

const { asDelegation, asLogin, CREDIT, creditDetails, delegating, delegationText, details, granting, LOGIN_URI, login, loginText, PAYMENT, PKP_URI,
  paymentLimits } = authSigs;

const signed = (text: string) => ({ digest: `0x${hex(eip191(text))}`, recovered: alice().address });

const logins = (): Row[] => [
  { id: 'login', title: 'A login by a wallet',
    rules: ['json.text', 'auth-sig.shape', 'auth-sig.kind', 'auth-sig.address', 'auth-sig.login-uri', 'auth-sig.domain', 'auth-sig.nonce',
      'auth-sig.expiration-required', 'auth-sig.expiration-order', 'auth-sig.lifetime', 'auth-sig.issued-at', 'auth-sig.expired', 'auth-sig.signature-form',
      'auth-sig.low-s', 'auth-sig.signature'],
    why: 'A complete SIWE message for this domain with this nonce, within its time, with the URI of the site and the EIP-191 signature of its own address.',
    input: asLogin(), trace: signed(loginText()) },
  { id: 'login-recap', title: 'A login with a ReCap',
    rules: ['auth-sig.login-uri', 'recap.single', 'recap.last', 'recap.statement-present', 'recap.statement-match'],
    why: 'A ReCap is optional in a login; this one is the last resource and the statement is its ReCap statement.',
    input: asLogin(authSig(grantText({ uri: LOGIN_URI }))), trace: { statement: statement(grant()) } },
  ...group({ rules: ['auth-sig.login-uri'], from: ({ fields }: { fields: authSigs.Login }) => ({ input: login(fields) }) }, [
    { id: 'login-resources', title: 'A login with resources that are no ReCap', why: 'Resources other than a ReCap grant nothing, and a login needs no ReCap.',
      fields: { resources: ['https://app.example/terms', 'ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq'] } },
    { id: 'login-litmus', title: 'A login whose URI has a scheme that begins with lit', why: 'The scheme is litmus and not lit.',
      fields: { uri: 'litmus:login' } },
    { id: 'login-lit-in-path', title: 'A login whose URI names a session in its path',
      why: 'The scheme is https; what looks like a session stands in the path.', fields: { uri: `https://app.example/lit:session:${session().publicKey}` } },
  ]),
  ...group({ twin: 'login', rule: 'auth-sig.login-uri',
    from: ({ uri, note }: { uri: string; note: string }) => ({ change: describe({ uri }),
      why: `It is ${note}: what was signed for a session or a delegation logs nobody in.`, input: login({ uri }) }) }, [
    { id: 'login-uri-session', title: 'A login with the URI of a session', note: 'the URI of a session', uri: `lit:session:${session().publicKey}` },
    { id: 'login-uri-delegation', title: 'A login with the URI of a delegation', note: 'the URI of a delegation', uri: DELEGATION_URI },
    { id: 'login-uri-upper-case', title: 'A login with the URI of a session, its scheme in upper case',
      note: 'a URI whose scheme is lit, and schemes have no letter case', uri: `LIT:session:${session().publicKey}` },
    { id: 'login-uri-mixed-case', title: 'A login with the URI of a delegation in mixed case',
      note: 'a URI whose scheme is lit, and schemes have no letter case', uri: 'Lit:Capability:Delegation' },
    { id: 'login-uri-bare', title: 'A login whose URI is the scheme lit alone', note: 'a URI whose scheme is lit', uri: 'lit:' },
  ]),
  { id: 'login-uri-grant', title: 'The grant of a session presented as a login', twin: 'login-recap', change: 'uri: lit:session: and the session key',
    rule: 'auth-sig.login-uri', risk: ['wrong-session', 'replay', 'type-confusion'],
    why: 'Whoever sees the requests of a session sees its AuthSig; it must not open an account at a site.', input: asLogin(authSig(grantText())) },
];

const sessions = (key = session().publicKey): Row[] => [
  { id: 'session', title: 'A grant to a session key',
    rules: ['auth-sig.session-bound', 'auth-sig.recap-present', 'auth-sig.auth-context', 'auth-sig.proofs', 'recap.single', 'recap.last',
      'recap.statement-present', 'recap.statement-match', 'auth-sig.signature'],
    why: 'The URI is lit:session: and the session key, the last resource is a ReCap, and the statement is that of the ReCap.', input: asGrant(),
    trace: { ...signed(grantText()), statement: statement(grant()) } },
  { id: 'session-second-key', title: 'A grant to another session key, which is the one in use', rules: ['auth-sig.session-bound'],
    why: 'The URI names the key that the verifier was given.', input: granting({ to: otherSession() }, { sessionKey: otherSession().publicKey }) },
  ...group({ twin: 'session', rule: 'auth-sig.session-bound',
    from: ({ uri, note }: { uri: string; note: string }) => ({ change: describe({ uri }),
      why: `${note}, so the grant is not bound to the session key of the verifier.`, input: granting({ uri }) }) }, [
    { id: 'session-other-key', title: 'A grant to another session key', note: 'The wallet granted to another key',
      uri: `lit:session:${otherSession().publicKey}` },
    { id: 'session-upper-case-key', title: 'A session key in upper case', note: 'The key is 64 lower-case digits, compared byte for byte',
      uri: `lit:session:${key.toUpperCase()}` },
    { id: 'session-upper-case-scheme', title: 'The URI of a session with its scheme in upper case', note: 'The URI is compared byte for byte',
      uri: `LIT:session:${key}` },
    { id: 'session-longer', title: 'A session key and one more digit', note: 'The URI only begins with the expected one',
      uri: `lit:session:${key}0` },
    { id: 'session-two-keys', title: 'The other session key, then this one as a query', note: 'The URI contains the expected key and is not the expected URI',
      uri: `lit:session:${otherSession().publicKey}?${key}` },
    { id: 'session-shorter', title: 'A session key without its last digit', note: 'The expected URI only begins with this one',
      uri: `lit:session:${key.slice(0, -1)}` },
    { id: 'session-no-key', title: 'The prefix of a session without a key', note: 'It names no key', uri: 'lit:session:' },
    { id: 'session-prefix-0x', title: 'A session key with 0x', note: 'The key stands without 0x', uri: `lit:session:0x${key}` },
    { id: 'session-other-scheme', title: 'A session key behind another scheme', note: 'The prefix is lit:session:', uri: `session:${key}` },
    { id: 'session-percent', title: 'A session key with its first digit percent-encoded', note: 'Nothing is decoded before the comparison',
      uri: `lit:session:%${key.charCodeAt(0).toString(16)}${key.slice(1)}` },
    { id: 'session-login-uri', title: 'The URI of a login in a grant', note: 'It is the URI of a login', uri: LOGIN_URI },
    { id: 'session-delegation-uri', title: 'The URI of a delegation in a grant', note: 'It is the URI of a delegation', uri: DELEGATION_URI },
  ]),
  { id: 'session-caller-other-key', title: 'A grant judged for another session key', twin: 'session',
    change: describe({ sessionKey: otherSession().publicKey }), rule: 'auth-sig.session-bound',
    why: 'The verifier asks for the key that signed the session, and the wallet granted to another one.',
    input: granting({}, { sessionKey: otherSession().publicKey }) },
  { id: 'session-bare-key', title: 'A session key without any prefix', twin: 'session', change: describe({ uri: key }), rule: 'siwe.uri',
    risk: ['wrong-session'], why: 'A session key alone has no scheme, so it is no URI.', input: granting({ uri: key }) },
];

const absent = () =>
  group({ twin: 'session', rule: 'auth-sig.recap-present',
    from: ({ step, fields, note }: { step?: string; fields: authSigs.Login; note: string }) => ({ change: step ?? describe({ resources: fields.resources }),
      why: `${note}; a statement alone is no grant.`, input: granting(fields) }) }, [
    { id: 'recap-no-resources', title: 'A grant without resources', note: 'There is no resource, so there is no ReCap and nothing is granted',
      fields: { resources: undefined } },
    { id: 'recap-empty-resources', title: 'A grant with a list of no resources', note: 'The list is empty, so nothing is granted', fields: { resources: [] } },
    { id: 'recap-other-resources', title: 'A grant whose only resource is no ReCap', note: 'A resource of its own grants nothing; only a ReCap does',
      step: describe({ resources: [PKP_URI] }), fields: { resources: [PKP_URI] } },
    { id: 'recap-inside-uri', title: 'A grant with a ReCap inside another URI', note: 'The resource is an https URI that contains a ReCap, and no ReCap',
      step: 'resources: [the ReCap, with https://app.example/ in front]', fields: { resources: [`https://app.example/${recapUri(grant())}`] } },
    { id: 'recap-near-prefix', title: 'A grant whose only resource begins with urn:recaps:', note: 'urn:recaps: is not urn:recap:',
      step: 'resources: [the ReCap, its prefix urn:recaps:]', fields: { resources: [recapUri(grant()).replace('urn:recap:', 'urn:recaps:')] } },
  ]);

const delegations = (key = session().publicKey): Row[] => [
  { id: 'delegation', title: 'A delegation of one credit', rules: ['auth-sig.delegation-uri', 'delegation.capability', 'auth-sig.recap-present'],
    why: 'The URI is that of a delegation, and the only cell is Auth/Auth on lit-ratelimitincrease.', input: asDelegation(),
    trace: { ...signed(delegationText()), statement: statement(creditDetails()) } },
  { id: 'delegation-payment', title: 'A delegation of payments', rules: ['delegation.capability', 'lit-v8.payment-restrictions'],
    why: 'The only cell is Auth/Auth on lit-paymentdelegation, with the three restrictions of a payment.',
    input: delegating({ details: details({ [PAYMENT]: { 'Auth/Auth': [paymentLimits()] } }) }) },
  ...group({ twin: 'delegation', rule: 'auth-sig.delegation-uri',
    why: `The URI of a delegation is ${DELEGATION_URI}, byte for byte; no other message delegates capacity.`,
    from: ({ uri }: { uri: string }) => ({ change: describe({ uri }), input: delegating({ uri }) }) }, [
    { id: 'delegation-uri-login-uri', title: 'A delegation with the URI of a login', uri: LOGIN_URI },
    { id: 'delegation-uri-session-uri', title: 'A delegation with the URI of a session', uri: `lit:session:${key}` },
    { id: 'delegation-uri-upper-case', title: 'The URI of a delegation with its scheme in upper case', uri: 'LIT:capability:delegation' },
    { id: 'delegation-uri-mixed-case', title: 'The URI of a delegation with a capital in its path', uri: 'lit:capability:Delegation' },
    { id: 'delegation-uri-longer', title: 'The URI of a delegation and one more segment', uri: `${DELEGATION_URI}:${key}` },
    { id: 'delegation-uri-shorter', title: 'The URI of a delegation without its last segment', uri: 'lit:capability' },
  ]),
  { id: 'delegation-no-recap', title: 'A delegation without resources', twin: 'delegation', change: 'resources left out', rule: 'auth-sig.recap-present',
    why: 'Without a ReCap the message delegates nothing.', input: delegating({ resources: undefined }) },
  { id: 'delegation-credit-and-payment', title: 'A delegation of a credit and of payments', rules: ['delegation.capability'],
    why: 'Each cell is Auth/Auth on one of the two prefixes that can be delegated.',
    input: delegating({ details: details({ [PAYMENT]: { 'Auth/Auth': [paymentLimits()] }, [CREDIT]: { 'Auth/Auth': [{ uses: '3' }] } }) }) },
];

export default () => topic({ operation: 'auth-sig.verify', name: 'purposes', prefix: 'auth-' }, logins(), sessions(), absent(), delegations());
