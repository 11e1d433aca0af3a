// One AuthSig is good for one purpose: its URI says which, and a ReCap has to be there where something is granted.
import {
  asDelegation,
  asLogin,
  CREDIT,
  creditDetails,
  delegating,
  delegationText,
  details,
  granting,
  LOGIN_URI,
  login,
  loginText,
  PAYMENT,
  PKP_URI,
  paymentLimits,
} from '../auth-sigs.js';
import {
  accept,
  alice,
  asGrant,
  authSig,
  DELEGATION_URI,
  eip191,
  file,
  grant,
  grantText,
  hex,
  otherSession,
  recapUri,
  reject,
  session,
  statement,
} from '../kit.js';

const signed = (text) => ({ digest: `0x${hex(eip191(text))}`, recovered: alice().address });

const logins = () => [
  accept('auth-login', 'A login by a wallet', {
    rules: [
      'json.text',
      'auth-sig.shape',
      'auth-sig.kind',
      'auth-sig.address',
      'auth-sig.login-uri',
      'auth-sig.domain',
      'auth-sig.nonce',
      'auth-sig.expiration-required',
      'auth-sig.expiration-order',
      'auth-sig.lifetime',
      'auth-sig.issued-at',
      'auth-sig.expired',
      'auth-sig.signature-form',
      'auth-sig.low-s',
      'auth-sig.signature',
    ],
    reason:
      'A complete SIWE message for this domain with this nonce, within its time, with the URI of the site and the EIP-191 signature of its own address.',
    input: asLogin(),
    trace: signed(loginText()),
  }),
  accept('auth-login-recap', 'A login with a ReCap', {
    rules: ['auth-sig.login-uri', 'recap.single', 'recap.last', 'recap.statement-present', 'recap.statement-match'],
    reason: 'A ReCap is optional in a login; this one is the last resource and the statement is its ReCap statement.',
    input: asLogin(authSig(grantText({ uri: LOGIN_URI }))),
    trace: { statement: statement(grant()) },
  }),
  ...[
    [
      'resources',
      'A login with resources that are no ReCap',
      {
        resources: ['https://app.example/terms', 'ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq'],
      },
      'Resources other than a ReCap grant nothing, and a login needs no ReCap',
    ],
    [
      'litmus',
      'A login whose URI has a scheme that begins with lit',
      { uri: 'litmus:login' },
      'The scheme is litmus and not lit',
    ],
    [
      'lit-in-path',
      'A login whose URI names a session in its path',
      { uri: `https://app.example/lit:session:${session().publicKey}` },
      'The scheme is https; what looks like a session stands in the path',
    ],
  ].map(([name, title, fields, why]) =>
    accept(`auth-login-${name}`, title, { rules: ['auth-sig.login-uri'], reason: `${why}.`, input: login(fields) }),
  ),
  ...[
    ['session', 'A login with the URI of a session', `lit:session:${session().publicKey}`, 'the URI of a session'],
    ['delegation', 'A login with the URI of a delegation', DELEGATION_URI, 'the URI of a delegation'],
    [
      'upper-case',
      'A login with the URI of a session, its scheme in upper case',
      `LIT:session:${session().publicKey}`,
      'a URI whose scheme is lit, and schemes have no letter case',
    ],
    [
      'mixed-case',
      'A login with the URI of a delegation in mixed case',
      'Lit:Capability:Delegation',
      'a URI whose scheme is lit, and schemes have no letter case',
    ],
    ['bare', 'A login whose URI is the scheme lit alone', 'lit:', 'a URI whose scheme is lit'],
  ].map(([name, title, uri, why]) =>
    reject(`auth-login-uri-${name}`, title, {
      rule: 'auth-sig.login-uri',
      risk: ['wrong-session', 'replay'],
      twin: 'auth-login',
      mutation: `uri: ${JSON.stringify(uri)}`,
      reason: `It is ${why}: what was signed for a session or a delegation logs nobody in.`,
      input: login({ uri }),
    }),
  ),
  reject('auth-login-uri-grant', 'The grant of a session presented as a login', {
    rule: 'auth-sig.login-uri',
    risk: ['wrong-session', 'replay', 'type-confusion'],
    twin: 'auth-login-recap',
    mutation: 'uri: lit:session: and the session key',
    reason: 'Whoever sees the requests of a session sees its AuthSig; it must not open an account at a site.',
    input: asLogin(authSig(grantText())),
  }),
];

const sessions = (key = session().publicKey) => [
  accept('auth-session', 'A grant to a session key', {
    rules: [
      'auth-sig.session-bound',
      'auth-sig.recap-present',
      'auth-sig.auth-context',
      'auth-sig.proofs',
      'recap.single',
      'recap.last',
      'recap.statement-present',
      'recap.statement-match',
      'auth-sig.signature',
    ],
    reason:
      'The URI is lit:session: and the session key, the last resource is a ReCap, and the statement is that of the ReCap.',
    input: asGrant(),
    trace: { ...signed(grantText()), statement: statement(grant()) },
  }),
  accept('auth-session-second-key', 'A grant to another session key, which is the one in use', {
    rules: ['auth-sig.session-bound'],
    reason: 'The URI names the key that the verifier was given.',
    input: granting({ to: otherSession() }, { sessionKey: otherSession().publicKey }),
  }),
  ...[
    [
      'other-key',
      'A grant to another session key',
      { uri: `lit:session:${otherSession().publicKey}` },
      'The wallet granted to another key',
    ],
    [
      'upper-case-key',
      'A session key in upper case',
      { uri: `lit:session:${key.toUpperCase()}` },
      'The key is 64 lower-case digits, compared byte for byte',
    ],
    [
      'upper-case-scheme',
      'The URI of a session with its scheme in upper case',
      { uri: `LIT:session:${key}` },
      'The URI is compared byte for byte',
    ],
    [
      'longer',
      'A session key and one more digit',
      { uri: `lit:session:${key}0` },
      'The URI only begins with the expected one',
    ],
    [
      'two-keys',
      'The other session key, then this one as a query',
      { uri: `lit:session:${otherSession().publicKey}?${key}` },
      'The URI contains the expected key and is not the expected URI',
    ],
    [
      'shorter',
      'A session key without its last digit',
      { uri: `lit:session:${key.slice(0, -1)}` },
      'The expected URI only begins with this one',
    ],
    ['no-key', 'The prefix of a session without a key', { uri: 'lit:session:' }, 'It names no key'],
    ['prefix-0x', 'A session key with 0x', { uri: `lit:session:0x${key}` }, 'The key stands without 0x'],
    ['other-scheme', 'A session key behind another scheme', { uri: `session:${key}` }, 'The prefix is lit:session:'],
    [
      'percent',
      'A session key with its first digit percent-encoded',
      { uri: `lit:session:%${key.charCodeAt(0).toString(16)}${key.slice(1)}` },
      'Nothing is decoded before the comparison',
    ],
    ['login-uri', 'The URI of a login in a grant', { uri: LOGIN_URI }, 'It is the URI of a login'],
    ['delegation-uri', 'The URI of a delegation in a grant', { uri: DELEGATION_URI }, 'It is the URI of a delegation'],
  ].map(([name, title, fields, why]) =>
    reject(`auth-session-${name}`, title, {
      rule: 'auth-sig.session-bound',
      risk: ['wrong-session'],
      twin: 'auth-session',
      mutation: `uri: ${JSON.stringify(fields.uri)}`,
      reason: `${why}, so the grant is not bound to the session key of the verifier.`,
      input: granting(fields),
    }),
  ),
  reject('auth-session-caller-other-key', 'A grant judged for another session key', {
    rule: 'auth-sig.session-bound',
    risk: ['wrong-session'],
    twin: 'auth-session',
    mutation: `sessionKey: ${JSON.stringify(otherSession().publicKey)}`,
    reason: 'The verifier asks for the key that signed the session, and the wallet granted to another one.',
    input: granting({}, { sessionKey: otherSession().publicKey }),
  }),
  reject('auth-session-bare-key', 'A session key without any prefix', {
    rule: 'siwe.uri',
    risk: ['wrong-session'],
    twin: 'auth-session',
    mutation: `uri: ${JSON.stringify(key)}`,
    reason: 'A session key alone has no scheme, so it is no URI.',
    input: granting({ uri: key }),
  }),
];

const absent = () =>
  [
    [
      'no-resources',
      'A grant without resources',
      { resources: undefined },
      'There is no resource, so there is no ReCap and nothing is granted',
    ],
    [
      'empty-resources',
      'A grant with a list of no resources',
      { resources: [] },
      'The list is empty, so nothing is granted',
    ],
    [
      'other-resources',
      'A grant whose only resource is no ReCap',
      { resources: [PKP_URI] },
      'A resource of its own grants nothing; only a ReCap does',
      `resources: [${JSON.stringify(PKP_URI)}]`,
    ],
    [
      'inside-uri',
      'A grant with a ReCap inside another URI',
      { resources: [`https://app.example/${recapUri(grant())}`] },
      'The resource is an https URI that contains a ReCap, and no ReCap',
      'resources: [the ReCap, with https://app.example/ in front]',
    ],
    [
      'near-prefix',
      'A grant whose only resource begins with urn:recaps:',
      { resources: [recapUri(grant()).replace('urn:recap:', 'urn:recaps:')] },
      'urn:recaps: is not urn:recap:',
      'resources: [the ReCap, its prefix urn:recaps:]',
    ],
  ].map(([name, title, fields, why, mutation]) =>
    reject(`auth-recap-${name}`, title, {
      rule: 'auth-sig.recap-present',
      risk: ['fail-open'],
      twin: 'auth-session',
      mutation: mutation ?? (fields.resources ? 'resources: []' : 'resources left out'),
      reason: `${why}; a statement alone is no grant.`,
      input: granting(fields),
    }),
  );

const delegations = (key = session().publicKey) => [
  accept('auth-delegation', 'A delegation of one credit', {
    rules: ['auth-sig.delegation-uri', 'delegation.capability', 'auth-sig.recap-present'],
    reason: 'The URI is that of a delegation, and the only cell is Auth/Auth on lit-ratelimitincrease.',
    input: asDelegation(),
    trace: { ...signed(delegationText()), statement: statement(creditDetails()) },
  }),
  accept('auth-delegation-payment', 'A delegation of payments', {
    rules: ['delegation.capability', 'lit-v8.payment-restrictions'],
    reason: 'The only cell is Auth/Auth on lit-paymentdelegation, with the three restrictions of a payment.',
    input: delegating({ details: details({ [PAYMENT]: { 'Auth/Auth': [paymentLimits()] } }) }),
  }),
  ...[
    ['login-uri', 'A delegation with the URI of a login', LOGIN_URI],
    ['session-uri', 'A delegation with the URI of a session', `lit:session:${key}`],
    ['upper-case', 'The URI of a delegation with its scheme in upper case', 'LIT:capability:delegation'],
    ['mixed-case', 'The URI of a delegation with a capital in its path', 'lit:capability:Delegation'],
    ['longer', 'The URI of a delegation and one more segment', `${DELEGATION_URI}:${key}`],
    ['shorter', 'The URI of a delegation without its last segment', 'lit:capability'],
  ].map(([name, title, uri]) =>
    reject(`auth-delegation-uri-${name}`, title, {
      rule: 'auth-sig.delegation-uri',
      risk: ['wrong-session', 'widening'],
      twin: 'auth-delegation',
      mutation: `uri: ${JSON.stringify(uri)}`,
      reason: `The URI of a delegation is ${DELEGATION_URI}, byte for byte; no other message delegates capacity.`,
      input: delegating({ uri }),
    }),
  ),
  reject('auth-delegation-no-recap', 'A delegation without resources', {
    rule: 'auth-sig.recap-present',
    risk: ['fail-open'],
    twin: 'auth-delegation',
    mutation: 'resources left out',
    reason: 'Without a ReCap the message delegates nothing.',
    input: delegating({ resources: undefined }),
  }),
  accept('auth-delegation-credit-and-payment', 'A delegation of a credit and of payments', {
    rules: ['delegation.capability'],
    reason: 'Each cell is Auth/Auth on one of the two prefixes that can be delegated.',
    input: delegating({
      details: details({ [PAYMENT]: { 'Auth/Auth': [paymentLimits()] }, [CREDIT]: { 'Auth/Auth': [{ uses: '3' }] } }),
    }),
  }),
];

export default () => [file('auth-sig.verify', 'purposes', [...logins(), ...sessions(), ...absent(), ...delegations()])];
