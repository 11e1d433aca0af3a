// session-sig.verify: several capabilities in one session: which count, which are ignored, and whose grant it is.
import {
  ACTION,
  accept,
  alice,
  blsAuthSig,
  bob,
  DOMAIN,
  ecdsa,
  ecdsaHex,
  eip191,
  file,
  grantText,
  hex,
  json,
  message,
  NONCE,
  network,
  OTHER_PKP,
  otherSession,
  pkpSigning,
  reject,
  request,
  secp256k1,
  sessionSig,
  undecided,
  unhex,
  wallet,
} from '../kit.js';
import {
  AUTH,
  accepted,
  at,
  capability,
  carol,
  cell,
  delegation,
  lit,
  pkp,
  recap,
  refusedBy,
  thirdSession,
  with_,
} from '../sessions.js';
import { contests } from '../siwe.js';

const twin = 'session-standard';
const other = `lit-pkp://${OTHER_PKP}`;
const PROOF = ACTION;
const ended = { expirationTime: '2026-01-15T11:40:00Z' };
const expired = (over = {}) => capability({ ...ended, ...over });

/** A wallet's signature with the lowest bit of s turned over. */
function tampered(options = {}) {
  const made = capability(options);
  const digit = Number.parseInt(made.sig[129], 16) ^ 1;
  return { ...made, sig: made.sig.slice(0, 129) + digit.toString(16) + made.sig.slice(130) };
}

/** The other signature over the same text that everybody can make from the first. */
function highS(options = {}) {
  const made = capability(options);
  const { r, s, recovery } = ecdsa(eip191(made.signedMessage), (options.by ?? alice()).secretKey);
  return { ...made, sig: ecdsaHex({ r, s: secp256k1.Point.Fn.ORDER - s, recovery: 1 - recovery }) };
}

/** What a delegation says that was not signed for the application. */
const elsewhere = { domain: 'pay.example', nonce: 'Zw8yR2cD4fGh' };

const login = () => capability({ uri: 'https://app.example/login', statement: 'Log in.', resources: undefined });

/** One list of capabilities in both orders. */
const eitherWay = (id, title, rules, reason, list, profiles) =>
  [
    ['', '', list, 0],
    ['-turned', ', in the other order', [...list].reverse(), 1],
  ].map(([suffix, text, capabilities, index]) =>
    accept(`session-beside-${id}${suffix}`, `${title}${text}`, {
      rules,
      reason,
      input: with_(capabilities),
      ignored: { [index]: rules[0] },
      ...(profiles ? { profiles } : {}),
    }),
  );

const ignored = () => [
  ...eitherWay(
    'other-session',
    'A grant to another session key beside the grant',
    ['auth-sig.session-bound', 'session.no-authority'],
    'A capability for another session is ignored and listed; one valid candidate is enough, wherever it stands.',
    [capability({ to: otherSession() }), capability()],
  ),
  ...eitherWay(
    'expired',
    'An expired grant beside the grant',
    ['auth-sig.expired', 'session.no-authority'],
    'A candidate that breaks a rule is ignored and listed.',
    [expired(), capability()],
  ),
  ...eitherWay(
    'tampered',
    'A grant with a wrong signature beside the grant',
    ['auth-sig.signature', 'session.no-authority'],
    'A candidate whose signature fails is ignored like any other that breaks a rule.',
    [tampered(), capability()],
  ),
  ...eitherWay(
    'login',
    'A login beside the grant',
    ['auth-sig.session-bound', 'auth-sig.recap-present'],
    'An AuthSig with the URI of a site is neither candidate nor delegation and is ignored.',
    [login(), capability()],
  ),
  ...eitherWay(
    'text',
    'A capability whose text is no SIWE message beside the grant',
    ['siwe.layout', 'session.no-authority'],
    'What a capability says is judged apart from the others; this one is ignored.',
    [capability({ over: { signedMessage: 'hello' } }), capability()],
  ),
  accept('session-beside-malleable', 'The grant and its copy with the high twin of s', {
    rules: ['auth-sig.low-s', 'session.no-authority'],
    reason: 'The copy is ignored, and the grant counts once.',
    ignored: { 0: 'auth-sig.low-s' },
    input: with_([highS(), capability()]),
  }),
  accept('session-beside-delegation', 'A capacity delegation beside the grant', {
    rules: ['session.delegation-not-grant', 'auth-sig.delegation-uri', 'delegation.capability'],
    reason: 'The delegation is judged as one and listed; the grant comes from the candidate.',
    input: with_([delegation(), capability()]),
  }),
  accept('session-beside-delegation-of-another', 'A capacity delegation of another wallet behind the grant', {
    rules: ['session.delegation-not-grant', 'session.account'],
    reason: 'Who delegates capacity is nobody’s account: the identity is that of the candidate.',
    input: with_([capability(), delegation({ by: bob() })]),
  }),
  accept('session-beside-delegation-same-resource', 'A delegation of another wallet for the credit that is granted', {
    rules: ['session.delegation-not-grant', 'session.account'],
    reason: 'The delegation covers the request as well, and yet it is no candidate: there is one account.',
    input: at(
      {
        resourceAbilityRequests: [request('lit-ratelimitincrease', '7', 'rate-limit-increase-auth')],
        capabilities: [delegation({ by: bob() }), capability({ att: cell('lit-ratelimitincrease://7', AUTH) })],
      },
      { request: { resource: 'lit-ratelimitincrease://7', ability: AUTH } },
    ),
  }),
  accept('session-beside-delegation-expired', 'An expired delegation beside the grant', {
    rules: ['session.delegation-not-grant', 'auth-sig.expired'],
    reason: 'An invalid delegation is ignored and listed; the session does not need it.',
    ignored: { 0: 'auth-sig.expired' },
    input: with_([delegation(ended), capability()]),
  }),
  accept('session-beside-delegation-other-site', 'A delegation for another site with another nonce beside the grant', {
    rules: ['session.delegation-not-grant', 'auth-sig.domain', 'auth-sig.nonce'],
    reason:
      'Whoever pays signed on a page of their own: a delegation is not held to the domain, nor to a nonce that is given as one text.',
    input: with_([delegation({ by: bob(), ...elsewhere }), capability()], { domain: DOMAIN, nonce: NONCE }),
  }),
  accept('session-beside-delegation-nonce-list', 'A delegation with a nonce that is not in the list of the verifier', {
    rules: ['session.delegation-not-grant', 'auth-sig.nonce'],
    reason: 'A list of nonces holds for delegations too: this one is invalid, and an invalid delegation is ignored.',
    ignored: { 0: 'auth-sig.nonce' },
    input: with_([delegation({ by: bob(), ...elsewhere }), capability()], { domain: DOMAIN, nonce: [NONCE] }),
  }),
  accept('session-beside-delegation-of-pkp', 'A delegation that names a PKP beside the grant', {
    rules: ['delegation.capability', 'session.delegation-not-grant'],
    reason: 'A delegation of anything but capacity is invalid, and an invalid delegation is ignored.',
    ignored: { 0: 'delegation.capability' },
    input: with_([delegation({ att: cell(pkp) }), capability()]),
  }),
  accept('session-beside-narrower', 'Two grants of one wallet, one of them of the wildcard', {
    rules: ['session.account', 'capability.resource'],
    reason: 'Both cover the request, and both are of one account.',
    input: with_([capability(), capability({ att: cell('lit-pkp://*') })]),
  }),
];

const refused = () => [
  reject('session-grant-to-another', 'The only grant is to another session key', {
    rule: 'auth-sig.session-bound',
    twin,
    mutation: 'the URI of the grant has another session key',
    reason: 'Nothing is granted to this key. The one capability that is no delegation is reported directly.',
    risk: ['wrong-session'],
    input: with_(capability({ to: otherSession() })),
  }),
  reject('session-grant-to-another-delegation', 'A grant to another session key, and a delegation', {
    rule: 'auth-sig.session-bound',
    rules: ['auth-sig.session-bound', 'session.delegation-not-grant'],
    twin: 'session-beside-delegation',
    mutation: 'the URI of the grant has another session key',
    reason: 'No capability is bound to the key and one is no delegation: its issues are reported directly.',
    risk: ['wrong-session'],
    input: with_([delegation(), capability({ to: otherSession() })]),
  }),
  reject('session-grant-expired-beside-other', 'An expired grant, and one to another session key', {
    rule: 'auth-sig.expired',
    rules: ['auth-sig.expired', 'auth-sig.session-bound'],
    twin: 'session-beside-other-session',
    mutation: 'the expiration time of the second grant',
    reason: 'One capability is bound to the key, so its issues are reported in place of session.no-authority.',
    risk: ['expiry'],
    input: with_([capability({ to: otherSession() }), expired()]),
  }),
  reject('session-no-authority', 'An expired grant, and one with a wrong signature', {
    rule: 'session.no-authority',
    rules: ['session.no-authority', 'auth-sig.expired', 'auth-sig.signature'],
    twin: 'session-beside-expired',
    mutation: 'a bit of the signature of the second grant',
    reason: 'Two capabilities are bound to the key, and neither is valid.',
    risk: ['forgery', 'expiry'],
    profiles: { reown: accepted },
    input: with_([expired(), tampered()]),
  }),
  reject('session-no-authority-turned', 'A grant with a wrong signature, and an expired one', {
    rule: 'session.no-authority',
    rules: ['session.no-authority', 'auth-sig.expired', 'auth-sig.signature'],
    twin: 'session-beside-expired-turned',
    mutation: 'a bit of the signature of the first grant',
    reason: 'Two capabilities are bound to the key, and neither is valid, in whatever order.',
    risk: ['forgery', 'expiry'],
    profiles: { reown: accepted },
    input: with_([tampered(), expired()]),
  }),
  reject('session-no-authority-four', 'Four capabilities that fail for four reasons', {
    rule: 'session.no-authority',
    rules: ['session.no-authority', 'auth-sig.expired', 'auth-sig.signature', 'auth-sig.session-bound', 'siwe.layout'],
    twin,
    mutation: 'in place of the grant: a text that is no SIWE message, an expired grant, a wrong signature, another key',
    reason: 'Two capabilities are bound to the key, none is valid. All of them are causes.',
    risk: ['forgery', 'expiry'],
    profiles: { reown: accepted },
    input: with_([
      capability({ over: { signedMessage: 'hello' } }),
      expired(),
      tampered(),
      capability({ to: thirdSession() }),
    ]),
  }),
  reject('session-no-authority-delegation', 'Two grants that fail, and a valid delegation', {
    rule: 'session.no-authority',
    rules: ['session.no-authority', 'auth-sig.expired', 'auth-sig.signature', 'session.delegation-not-grant'],
    twin: 'session-beside-delegation',
    mutation: 'in place of the grant: an expired one and one with a wrong signature',
    reason: 'The delegation is valid and grants nothing.',
    risk: ['widening', 'wrong-account'],
    profiles: { reown: accepted },
    input: with_([delegation(), expired(), tampered()]),
  }),
  reject('session-valid-grants-other', 'The valid grant is of another PKP, the expired one of the requested', {
    rule: 'capability.resource',
    rules: ['capability.resource', 'auth-sig.expired'],
    twin: 'session-beside-expired',
    mutation: 'the valid grant is of another PKP',
    reason: 'Only valid candidates cover; an expired one lends nothing to another.',
    risk: ['expiry', 'widening'],
    profiles: { reown: accepted },
    input: with_([expired(), capability({ att: cell(other) })]),
  }),
  reject(
    'session-valid-grants-other-signature',
    'The valid grant is of another PKP, the one with a wrong signature of the requested',
    {
      rule: 'capability.resource',
      rules: ['capability.resource', 'auth-sig.signature'],
      twin: 'session-beside-tampered',
      mutation: 'the valid grant is of another PKP',
      reason: 'A candidate whose signature fails is dropped, and coverage is judged again without it.',
      risk: ['forgery', 'widening'],
      input: with_([tampered(), capability({ att: cell(other) })]),
    },
  ),
  reject('session-other-session-grants', 'The requested PKP is granted to another session key', {
    rule: 'capability.resource',
    rules: ['capability.resource', 'auth-sig.session-bound'],
    twin: 'session-beside-other-session',
    mutation: 'the grant to this key is of another PKP',
    reason: 'What is granted to another key lends nothing to this one.',
    risk: ['wrong-session', 'widening'],
    input: with_([capability({ to: otherSession() }), capability({ att: cell(other) })]),
  }),
];

const CREDIT = 'lit-ratelimitincrease://7';
const creditSession = (capabilities, input) =>
  at(
    { resourceAbilityRequests: [request('lit-ratelimitincrease', '7', 'rate-limit-increase-auth')], capabilities },
    { request: { resource: CREDIT, ability: AUTH }, ...input },
  );

const delegations = () => [
  reject('session-delegation-alone', 'A delegation of the requested credit is the only capability', {
    rule: 'session.delegation-not-grant',
    twin: 'session-request-rate-limit-increase-auth',
    mutation: 'the URI of the capability is lit:capability:delegation',
    reason: 'A delegation names no session key and grants nothing to one, although its ReCap covers the request.',
    risk: ['wrong-account', 'widening'],
    input: creditSession([delegation({ att: cell(CREDIT, AUTH) })]),
  }),
  reject('session-delegation-alone-other-site', 'A delegation for another site is the only capability', {
    rule: 'session.delegation-not-grant',
    rules: ['session.delegation-not-grant', 'auth-sig.domain', 'auth-sig.nonce'],
    twin: 'session-request-rate-limit-increase-auth',
    mutation: 'the capability is a delegation with another domain and nonce; domain and nonce are expected',
    reason:
      'A delegation is held neither to the domain nor to one nonce, so that the only fault is that it grants nothing to a session key.',
    risk: ['wrong-account', 'widening'],
    input: creditSession([delegation({ att: cell(CREDIT, AUTH), ...elsewhere })], { domain: DOMAIN, nonce: NONCE }),
  }),
  reject('session-delegations-alone', 'Two delegations are the only capabilities', {
    rule: 'session.delegation-not-grant',
    twin: 'session-request-rate-limit-increase-auth',
    mutation: 'two delegations of the wallet in place of the capability',
    reason: 'All capabilities are delegations.',
    risk: ['wrong-account', 'widening'],
    input: creditSession([delegation(), delegation({ att: cell(CREDIT, AUTH) })]),
  }),
  reject('session-delegation-covers', 'The delegation covers the request, the grant does not', {
    rule: 'capability.resource',
    rules: ['capability.resource', 'session.delegation-not-grant'],
    twin: 'session-beside-delegation-same-resource',
    mutation: 'the grant is of every ability on a PKP',
    reason: 'The cells of delegations do not cover requests.',
    risk: ['widening'],
    input: creditSession([delegation({ att: cell(CREDIT, AUTH) }), capability({ att: cell(pkp, '*/*') })]),
  }),
];

const requests = [pkpSigning(), pkpSigning(OTHER_PKP)];
const unasked = (capabilities, input) =>
  at({ resourceAbilityRequests: requests, capabilities }, { request: undefined, ...input });
const byTwo = () => [capability(), capability({ by: bob() })];
const split = () => [capability(), capability({ by: bob(), att: cell(other) })];

const accounts = () => [
  accept('session-account-named', 'Two wallets grant the request, the first is named', {
    rules: ['session.account'],
    reason: 'The caller says whose grant is meant, and that one covers the request.',
    input: with_(byTwo(), { account: alice().address }),
  }),
  accept('session-account-named-second', 'Two wallets grant the request, the second is named in lower case', {
    rules: ['session.account'],
    reason: 'Addresses are compared without case, and order does not matter.',
    input: with_(byTwo(), { account: bob().address.toLowerCase() }),
  }),
  accept('session-account-expected', 'One wallet grants the request and is named', {
    rules: ['session.account'],
    reason: 'The named account is the one that covers the request.',
    input: with_(capability(), { account: alice().address }),
  }),
  accept('session-account-lower-case', 'Two grants of one wallet, whose address is in lower case in one', {
    rules: ['session.account', 'siwe.address-checksum', 'lit-v7.checksum-address'],
    reason: 'The two spellings are one account.',
    contested: contests.checksumDemanded,
    profiles: lit(accepted),
    input: with_([capability(), capability({ address: alice().address.toLowerCase() })]),
  }),
  accept('session-account-split', 'Two wallets grant a request each, that of the first is asked for', {
    rules: ['session.account', 'capability.resource'],
    reason:
      'The requests are covered together. The asked operation is covered by one account only, which is the identity.',
    input: at({ resourceAbilityRequests: requests, capabilities: split() }),
  }),
  accept('session-account-split-second', 'Two wallets grant a request each, that of the second is asked for', {
    rules: ['session.account', 'capability.resource'],
    reason: 'The account is that of the candidate that covers what is asked, not the first valid one.',
    input: at(
      { resourceAbilityRequests: requests, capabilities: split() },
      { account: bob().address, request: { resource: other, ability: 'Threshold/Signing' } },
    ),
  }),
  accept('session-account-one-expired', 'Two wallets grant the request, one grant is expired', {
    rules: ['session.account', 'auth-sig.expired'],
    reason: 'One valid candidate remains, so that there is one account.',
    profiles: { reown: refusedBy('session.account') },
    ignored: { 0: 'auth-sig.expired' },
    input: with_([expired({ by: bob() }), capability()]),
  }),
  accept('session-account-one-tampered', 'Two wallets grant the request, one signature is wrong', {
    rules: ['session.account', 'auth-sig.signature'],
    reason:
      'The account is judged after the signatures: one valid candidate remains, so that a forgery makes nothing ambiguous.',
    ignored: { 0: 'auth-sig.signature' },
    input: with_([tampered({ by: bob() }), capability()]),
  }),
  accept('session-account-one-contract', 'Two wallets grant the request, one of them is said to be a contract', {
    rules: ['session.account', 'auth-sig.kind-undecided', 'lit-v7.unsupported-aborts'],
    reason:
      'The account is judged after the signatures: what cannot be decided is no valid candidate, and the other suffices. Nodes of the Lit networks end verification at it.',
    profiles: lit(refusedBy('lit-v7.unsupported-aborts')),
    ignored: { 0: 'auth-sig.kind-undecided' },
    input: with_([contract({ by: bob() }), capability()]),
  }),
  accept('session-account-unchecked', 'A named wallet grants both requests in two grants, no operation is asked for', {
    rules: ['session.account', 'capability.resource'],
    reason: 'With nothing asked, the candidates of the named account cover every request together.',
    input: unasked([capability(), capability({ att: cell(other) }), capability({ by: bob() })], {
      account: alice().address,
    }),
  }),
  reject(
    'session-account-unchecked-split',
    'Two wallets grant a request each, the first is named, nothing is asked for',
    {
      rule: 'session.account',
      rules: ['session.account', 'capability.resource'],
      twin: 'session-account-unchecked',
      mutation: 'the second grant is by the other wallet',
      reason:
        'With nothing asked, the named account has to grant every request. Each is granted, one of them by another account.',
      risk: ['wrong-account', 'widening'],
      input: unasked(split(), { account: alice().address }),
    },
  ),
  reject('session-account-unchecked-two', 'Two wallets grant a request each, none is named, nothing is asked for', {
    rule: 'session.account',
    twin: 'session-account-unchecked',
    mutation: 'the second grant is by the other wallet, and account is not named',
    reason: 'The requests are covered by grants of two accounts, and nothing says which is meant.',
    risk: ['wrong-account'],
    input: unasked(split()),
  }),
  reject('session-account-unchecked-absent', 'A named wallet that grants nothing, where nothing is asked for', {
    rule: 'session.account',
    twin: 'session-account-unchecked',
    mutation: 'account: a third wallet, the third grant left out',
    reason: 'The expected account is not the one that granted.',
    risk: ['wrong-account'],
    input: unasked([capability(), capability({ att: cell(other) })], { account: carol().address }),
  }),
  reject('session-account-two', 'Two wallets grant the request, none is named', {
    rule: 'session.account',
    twin: 'session-account-named',
    mutation: 'account is not named',
    reason: 'Grants of two accounts cover the request. Whoever puts a grant in front would choose the identity.',
    risk: ['wrong-account'],
    input: with_(byTwo()),
  }),
  reject('session-account-three', 'Two grants of one wallet and one of another, none is named', {
    rule: 'session.account',
    twin: 'session-beside-narrower',
    mutation: 'a third grant, by another wallet',
    reason: 'Grants of two accounts cover the request; the number of grants does not decide.',
    risk: ['wrong-account'],
    input: with_([capability(), capability({ att: cell('lit-pkp://*') }), capability({ by: bob() })]),
  }),
  reject('session-account-absent', 'Two wallets grant the request, a third is named', {
    rule: 'session.account',
    twin: 'session-account-named',
    mutation: 'account: a third wallet',
    reason: 'The named account grants nothing.',
    risk: ['wrong-account'],
    input: with_(byTwo(), { account: carol().address }),
  }),
  reject('session-account-other', 'One wallet grants the request, another is named', {
    rule: 'session.account',
    twin: 'session-account-expected',
    mutation: 'account: another wallet',
    reason: 'The expected account is not the one that granted.',
    risk: ['wrong-account'],
    input: with_(capability(), { account: bob().address }),
  }),
  reject('session-account-other-request', 'The named wallet grants another request of the session', {
    rule: 'session.account',
    rules: ['session.account', 'capability.resource'],
    twin: 'session-account-split',
    mutation: 'account: the second wallet',
    reason: 'The named account covers a request that is not asked for.',
    risk: ['wrong-account', 'widening'],
    input: at({ resourceAbilityRequests: requests, capabilities: split() }, { account: bob().address }),
  }),
];

const networkKey = () => network('one').publicKey;
const bls = ({ by = alice(), net = network('one'), over, ...rest } = {}) =>
  blsAuthSig(grantText({ by, ...rest }), net, by, over);
const CONTEXT = 'lit-resolvedauthcontext://*';
const contextual = () => recap({ ...cell(pkp), ...cell(CONTEXT, AUTH, { auth_context: { actionIpfsIds: [] } }) });

const networks = () => [
  accept('session-bls', 'A grant signed by the network, whose key is given', {
    rules: ['auth-sig.network-key', 'auth-sig.kind', 'auth-sig.signature'],
    reason: 'The signature verifies under the key of the network; the account is the address of the SIWE message.',
    input: with_(bls(), { networkKey: networkKey() }),
  }),
  accept('session-bls-beside', 'Grants of one account by its wallet and by the network, whose key is not given', {
    rules: ['auth-sig.network-key', 'session.account'],
    reason: 'The network signature cannot be decided and is ignored; the wallet’s is valid.',
    ignored: { 0: 'auth-sig.network-key' },
    input: with_([bls(), capability()]),
  }),
  accept('session-bls-other-account', 'Another account granted by the network, whose key is not given', {
    rules: ['auth-sig.network-key', 'session.account'],
    reason: 'What cannot be decided is no valid candidate, so that there is one account.',
    ignored: { 0: 'auth-sig.network-key' },
    input: with_([bls({ by: bob() }), capability()]),
  }),
  accept('session-bls-auth-context', 'A resolved auth context in a grant signed by the network', {
    rules: ['auth-sig.auth-context'],
    reason: 'A resolved auth context is believed from a network signature.',
    input: with_(bls({ details: contextual() }), { networkKey: networkKey() }),
  }),
  undecided('session-bls-no-key', 'A grant signed by the network, whose key is not given', {
    rule: 'auth-sig.network-key',
    twin: 'session-bls',
    mutation: 'no networkKey',
    reason: 'Without the key of the network the signature cannot be judged; it is neither valid nor invalid.',
    risk: ['forgery', 'fail-open'],
    input: with_(bls()),
  }),
  reject('session-bls-other-network', 'A grant signed by another network', {
    rule: 'auth-sig.signature',
    twin: 'session-bls',
    mutation: 'signed with the key of another network',
    reason: 'The signature does not verify under the key of this network.',
    risk: ['forgery'],
    input: with_(bls({ net: network('two') }), { networkKey: networkKey() }),
  }),
  reject('session-bls-other-session', 'A grant signed by the network to another session key', {
    rule: 'auth-sig.session-bound',
    twin: 'session-bls',
    mutation: 'the URI of the grant has another session key',
    reason: 'The URI does not name the key that signed the session message.',
    risk: ['wrong-session'],
    input: with_(bls({ to: otherSession() }), { networkKey: networkKey() }),
  }),
  reject('session-wallet-auth-context', 'A resolved auth context in a grant signed by a wallet', {
    rule: 'auth-sig.auth-context',
    twin: 'session-bls-auth-context',
    mutation: 'signed by the wallet',
    reason: 'Only the network says how a user authenticated; a wallet could say anything.',
    risk: ['forgery', 'widening'],
    input: with_(capability({ att: contextual().att })),
  }),
];

// --- What cannot be decided beside other capabilities. Flows, because a vector of its own has one fault. ---

/** The genuine signature of an account under the label of a contract. */
function contract(options) {
  return capability({ ...options, over: { derivedVia: 'EIP1271' } });
}

const atThis = (input) => ({ operation: 'session-sig.verify', input });
const answers = (result, rule) => ({ result, rule });
const aborted = (count) => Array.from({ length: count }, () => refusedBy('lit-v7.unsupported-aborts'));

/** Input whose session key did not make the signature: one bit of S is turned over. */
function badlySigned(capabilities) {
  const made = sessionSig(message({ capabilities }));
  const sig = hex(unhex(made.sig).map((byte, i) => (i === 32 ? byte ^ 1 : byte)));
  return { ...with_(capabilities), sessionSig: json({ ...made, sig }) };
}

function openFlows() {
  const open = answers('undecided', 'auth-sig.kind-undecided');
  const uncovered = refusedBy('capability.resource');
  const outer = refusedBy('session.signature');
  return [
    accept('flow-session-open', 'Capabilities that cannot be decided, and that would suffice', {
      rules: [
        'auth-sig.kind-undecided',
        'auth-sig.network-key',
        'auth-sig.proofs',
        'session.no-authority',
        'capability.resource',
        'auth-sig.expired',
        'auth-sig.signature',
        'lit-v7.unsupported-aborts',
      ],
      reason:
        'Where no valid candidate suffices and one would that only lacks evidence, the session is undecided with the rule of the first such one: two contract wallets, a contract wallet beside an expired grant in both orders, beside a valid grant of another PKP, beside a wrong signature; a network without a key in front of a contract wallet, and a grant with a proof beside one of another PKP.',
      input: {
        steps: [
          [contract(), contract({ chainId: '10' })],
          [contract(), expired()],
          [expired(), contract()],
          [contract(), capability({ att: cell(other) })],
          [contract(), tampered()],
          [bls(), contract()],
          [capability({ prf: [PROOF] }), capability({ att: cell(other) })],
        ].map((capabilities) => atThis(with_(capabilities))),
      },
      output: [
        open,
        open,
        open,
        open,
        open,
        answers('undecided', 'auth-sig.network-key'),
        answers('undecided', 'auth-sig.proofs'),
      ],
      profiles: {
        ...lit({ result: 'accept', output: [...aborted(6), accepted] }),
        reown: {
          result: 'accept',
          output: [open, accepted, accepted, open, open, answers('undecided', 'auth-sig.network-key'), accepted],
        },
      },
    }),
    accept('flow-session-open-named', 'A named account whose only grant cannot be decided', {
      rules: ['session.account', 'auth-sig.kind-undecided', 'lit-v7.unsupported-aborts'],
      reason:
        'The caller names the account that has to have granted. Where that of another one is valid and its own only lacks evidence, the session could be valid, so it is undecided; naming the other accepts it, and naming nobody who granted breaks session.account.',
      input: {
        // An address alone names no contract wallet.
        steps: [`did:pkh:eip155:1:${bob().address}`, alice().address, wallet('carol').address].map((account) =>
          atThis(with_([capability(), contract({ by: bob() })], { account })),
        ),
      },
      output: [open, accepted, refusedBy('session.account')],
      profiles: lit({ result: 'accept', output: aborted(3) }),
    }),
    accept('flow-session-open-insufficient', 'Capabilities that cannot be decided, and that would not suffice', {
      rules: [
        'capability.resource',
        'auth-sig.kind-undecided',
        'auth-sig.network-key',
        'auth-sig.signature',
        'lit-v7.unsupported-aborts',
      ],
      reason:
        'Where not even the open candidates would cover the request, nothing is left open: two contract wallets that grant another PKP, one beside a valid grant of another PKP, a network without a key beside such a grant, a contract wallet that grants another PKP beside a wrong signature. What is reported is what those that are left do not cover.',
      input: {
        steps: [
          [contract({ att: cell(other) }), contract({ att: cell(other), chainId: '10' })],
          [contract({ att: cell(other) }), capability({ att: cell(other) })],
          [bls({ details: recap(cell(other)) }), capability({ att: cell(other) })],
          [contract({ att: cell(other) }), tampered()],
        ].map((capabilities) => atThis(with_(capabilities))),
      },
      output: [uncovered, uncovered, uncovered, uncovered],
      profiles: lit({ result: 'accept', output: [...aborted(2), uncovered, ...aborted(1)] }),
    }),
    accept('flow-session-wrong-key', 'A wrong signature of the session key, and capabilities with faults of theirs', {
      rules: [
        'session.signature',
        'auth-sig.kind-undecided',
        'auth-sig.network-key',
        'auth-sig.signature',
        'lit-v7.unsupported-aborts',
      ],
      reason:
        'The signature of the session key is judged before the capabilities are read, and a wrong one ends the work: whether a capability has a wrong signature, is of a contract wallet, is of a network without a key, or two wallets grant the request is not looked at any more.',
      input: {
        steps: [[tampered()], [contract()], [bls()], byTwo()].map((capabilities) => atThis(badlySigned(capabilities))),
      },
      output: [outer, outer, outer, outer],
      profiles: lit({ result: 'accept', output: [outer, ...aborted(1), outer, outer] }),
    }),
  ];
}

export default () => [
  file('session-sig.verify', 'candidates', [...ignored(), ...refused(), ...delegations()]),
  file('session-sig.verify', 'accounts', [...accounts(), ...networks()]),
  file('flow.run', 'session-open', openFlows()),
];
