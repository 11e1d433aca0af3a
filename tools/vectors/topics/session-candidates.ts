// session-sig.verify: several capabilities in one session: which count, which are ignored, and whose grant it is.
import {
  ACTION, type AuthSig, aborted, accepted, alice, blsAuthSig, bob, DOMAIN, deployed, flows, grantText, group, hex, highS, json, lit, message, NONCE, network,
  OTHER_PKP, OTHER_PKP_URI, otherSession, PKP_URI, type ProfileVerdicts, pkpSigning, type RuleId, refusedBy, request, sessionSig, sessions, siweTexts, tampered, topic, unhex, type Verdict,
} from '../vocabulary.js';

const { AUTH, at, capability, carol, cell, delegation, recap, thirdSession, with_ } = sessions;

const ended = { expirationTime: '2026-01-15T11:40:00Z' };
const expired = (over: sessions.Capability = {}) => capability({ ...ended, ...over });
const ofOther = () => capability({ att: cell(OTHER_PKP_URI) });
const toAnother = () => capability({ to: otherSession() });
const noMessage = () => capability({ over: { signedMessage: 'hello' } });
const login = () => capability({ uri: 'https://app.example/login', statement: 'Log in.', resources: undefined });

/** What a delegation says that was not signed for the application. */
const elsewhere = { domain: 'pay.example', nonce: 'Zw8yR2cD4fGh' };

const CREDIT = 'lit-ratelimitincrease://7';
const creditSession = (capabilities: readonly AuthSig[], input = {}) =>
  at({ resourceAbilityRequests: [request('lit-ratelimitincrease', '7', 'rate-limit-increase-auth')], capabilities },
    { request: { resource: CREDIT, ability: AUTH }, ...input });

/** One list of capabilities in both orders; the first of them is ignored for the first rule. */
const eitherWay = (row: { id: string; title: string; rules: readonly [RuleId, RuleId]; why: string; list: readonly AuthSig[] }) => {
  const { id, title, list, ...rest } = row;
  return [
    { ...rest, id, title, ignored: { 0: rest.rules[0] }, input: with_(list) },
    { ...rest, id: `${id}-turned`, title: `${title}, in the other order`, ignored: { 1: rest.rules[0] }, input: with_(list.toReversed()) },
  ];
};

const ignored = () => group({ prefix: 'session-beside-' },
  eitherWay({ id: 'other-session', title: 'A grant to another session key beside the grant', rules: ['auth-sig.session-bound', 'session.no-authority'],
    why: 'A capability for another session is ignored and listed; one valid candidate is enough, wherever it stands.',
    list: [toAnother(), capability()] }),
  eitherWay({ id: 'expired', title: 'An expired grant beside the grant', rules: ['auth-sig.expired', 'session.no-authority'],
    why: 'A candidate that breaks a rule is ignored and listed.', list: [expired(), capability()] }),
  eitherWay({ id: 'tampered', title: 'A grant with a wrong signature beside the grant', rules: ['auth-sig.signature', 'session.no-authority'],
    why: 'A candidate whose signature fails is ignored like any other that breaks a rule.', list: [tampered(capability()), capability()] }),
  eitherWay({ id: 'login', title: 'A login beside the grant', rules: ['auth-sig.recap-present', 'auth-sig.session-bound'],
    why: 'An AuthSig with the URI of a site is neither candidate nor delegation and is ignored. That it has no ReCap stands at the message, and so before its URI.', list: [login(), capability()] }),
  eitherWay({ id: 'text', title: 'A capability whose text is no SIWE message beside the grant', rules: ['siwe.layout', 'session.no-authority'],
    why: 'What a capability says is judged apart from the others; this one is ignored.', list: [noMessage(), capability()] }),
  [
    { id: 'malleable', title: 'The grant and its copy with the high twin of s', rules: ['auth-sig.low-s', 'session.no-authority'],
      why: 'The copy is ignored, and the grant counts once.', ignored: { 0: 'auth-sig.low-s' }, input: with_([highS(capability()), capability()]) },
    { id: 'delegation', title: 'A capacity delegation beside the grant',
      rules: ['session.delegation-not-grant', 'auth-sig.delegation-uri', 'delegation.capability'],
      why: 'The delegation is judged as one and listed; the grant comes from the candidate.', input: with_([delegation(), capability()]) },
    { id: 'delegation-of-another', title: 'A capacity delegation of another wallet behind the grant',
      rules: ['session.delegation-not-grant', 'session.account'],
      why: 'Who delegates capacity is nobody’s account: the identity is that of the candidate.', input: with_([capability(), delegation({ by: bob() })]) },
    { id: 'delegation-same-resource', title: 'A delegation of another wallet for the credit that is granted',
      rules: ['session.delegation-not-grant', 'session.account'],
      why: 'The delegation covers the request as well, and yet it is no candidate: there is one account.',
      input: creditSession([delegation({ by: bob() }), capability({ att: cell(CREDIT, AUTH) })]) },
    { id: 'delegation-expired', title: 'An expired delegation beside the grant', rules: ['session.delegation-not-grant', 'auth-sig.expired'],
      why: 'An invalid delegation is ignored and listed; the session does not need it.', ignored: { 0: 'auth-sig.expired' },
      input: with_([delegation(ended), capability()]) },
    { id: 'delegation-other-site', title: 'A delegation for another site with another nonce beside the grant',
      rules: ['session.delegation-not-grant', 'auth-sig.domain', 'auth-sig.nonce'],
      why: 'Whoever pays signed on a page of their own: a delegation is not held to the domain, nor to a nonce that is given as one text.',
      input: with_([delegation({ by: bob(), ...elsewhere }), capability()], { domain: DOMAIN, nonce: NONCE }) },
    { id: 'delegation-nonce-list', title: 'A delegation with a nonce that is not in the list of the verifier',
      rules: ['session.delegation-not-grant', 'auth-sig.nonce'],
      why: 'A list of nonces holds for delegations too: this one is invalid, and an invalid delegation is ignored.', ignored: { 0: 'auth-sig.nonce' },
      input: with_([delegation({ by: bob(), ...elsewhere }), capability()], { domain: DOMAIN, nonce: [NONCE] }) },
    { id: 'delegation-of-pkp', title: 'A delegation that names a PKP beside the grant', rules: ['delegation.capability', 'session.delegation-not-grant'],
      why: 'A delegation of anything but capacity is invalid, and an invalid delegation is ignored.', ignored: { 0: 'delegation.capability' },
      input: with_([delegation({ att: cell(PKP_URI) }), capability()]) },
    { id: 'narrower', title: 'Two grants of one wallet, one of them of the wildcard', rules: ['session.account', 'capability.resource'],
      why: 'Both cover the request, and both are of one account.', input: with_([capability(), capability({ att: cell('lit-pkp://*') })]) },
  ]);

const refused = () => group({}, [
  { id: 'grant-to-another', title: 'The only grant is to another session key', twin: 'session-standard', change: 'the URI of the grant has another session key',
    rule: 'auth-sig.session-bound', why: 'Nothing is granted to this key. The one capability that is no delegation is reported directly.',
    input: with_(toAnother()) },
  { id: 'grant-to-another-delegation', title: 'A grant to another session key, and a delegation', twin: 'beside-delegation',
    change: 'the URI of the grant has another session key', rule: 'auth-sig.session-bound', rules: ['session.delegation-not-grant'],
    why: 'No capability is bound to the key and one is no delegation: its issues are reported directly.', input: with_([delegation(), toAnother()]) },
  { id: 'grant-expired-beside-other', title: 'An expired grant, and one to another session key', twin: 'beside-other-session',
    change: 'the expiration time of the second grant', rule: 'auth-sig.expired', rules: ['auth-sig.session-bound'], risk: ['expiry'],
    why: 'One capability is bound to the key, so its issues are reported in place of session.no-authority.', input: with_([toAnother(), expired()]) },
], group({ rule: 'session.no-authority', rules: ['auth-sig.expired', 'auth-sig.signature'], risk: ['forgery', 'expiry'], profiles: { reown: accepted } }, [
    { id: 'no-authority', title: 'An expired grant, and one with a wrong signature', twin: 'beside-expired',
      change: 'a bit of the signature of the second grant', why: 'Two capabilities are bound to the key, and neither is valid.',
      input: with_([expired(), tampered(capability())]) },
    { id: 'no-authority-turned', title: 'A grant with a wrong signature, and an expired one', twin: 'beside-expired-turned',
      change: 'a bit of the signature of the first grant', why: 'Two capabilities are bound to the key, and neither is valid, in whatever order.',
      input: with_([tampered(capability()), expired()]) },
    { id: 'no-authority-four', title: 'Four capabilities that fail for four reasons', twin: 'session-standard',
      change: 'in place of the grant: a text that is no SIWE message, an expired grant, a wrong signature, another key',
      rules: ['auth-sig.expired', 'auth-sig.signature', 'auth-sig.session-bound', 'siwe.layout'],
      why: 'Two capabilities are bound to the key, none is valid. All of them are causes.',
      input: with_([noMessage(), expired(), tampered(capability()), capability({ to: thirdSession() })]) },
    { id: 'no-authority-delegation', title: 'Two grants that fail, and a valid delegation', twin: 'beside-delegation',
      change: 'in place of the grant: an expired one and one with a wrong signature',
      rules: ['auth-sig.expired', 'auth-sig.signature', 'session.delegation-not-grant'], risk: ['widening', 'wrong-account'],
      why: 'The delegation is valid and grants nothing.', input: with_([delegation(), expired(), tampered(capability())]) },
  ]),
  group({ rule: 'capability.resource' }, [
    { id: 'valid-grants-other', title: 'The valid grant is of another PKP, the expired one of the requested', twin: 'beside-expired',
      change: 'the valid grant is of another PKP', rules: ['auth-sig.expired'], risk: ['expiry', 'widening'], profiles: { reown: accepted },
      why: 'Only valid candidates cover; an expired one lends nothing to another.', input: with_([expired(), ofOther()]) },
    { id: 'valid-grants-other-signature', title: 'The valid grant is of another PKP, the one with a wrong signature of the requested',
      twin: 'beside-tampered', change: 'the valid grant is of another PKP', rules: ['auth-sig.signature'], risk: ['forgery', 'widening'],
      why: 'A candidate whose signature fails is dropped, and coverage is judged again without it.', input: with_([tampered(capability()), ofOther()]) },
    { id: 'other-session-grants', title: 'The requested PKP is granted to another session key', twin: 'beside-other-session',
      change: 'the grant to this key is of another PKP', rules: ['auth-sig.session-bound'], risk: ['wrong-session', 'widening'],
      why: 'What is granted to another key lends nothing to this one.', input: with_([toAnother(), ofOther()]) },
  ]),
);

const delegations = () => group({ twin: 'session-request-rate-limit-increase-auth', rule: 'session.delegation-not-grant' }, [
  { id: 'delegation-alone', title: 'A delegation of the requested credit is the only capability', change: 'the URI of the capability is lit:capability:delegation',
    why: 'A delegation names no session key and grants nothing to one, although its ReCap covers the request.',
    input: creditSession([delegation({ att: cell(CREDIT, AUTH) })]) },
  { id: 'delegation-alone-other-site', title: 'A delegation for another site is the only capability',
    change: 'the capability is a delegation with another domain and nonce; domain and nonce are expected', rules: ['auth-sig.domain', 'auth-sig.nonce'],
    why: 'A delegation is held neither to the domain nor to one nonce, so that the only fault is that it grants nothing to a session key.',
    input: creditSession([delegation({ att: cell(CREDIT, AUTH), ...elsewhere })], { domain: DOMAIN, nonce: NONCE }) },
  { id: 'delegations-alone', title: 'Two delegations are the only capabilities', change: 'two delegations of the wallet in place of the capability',
    why: 'All capabilities are delegations.', input: creditSession([delegation(), delegation({ att: cell(CREDIT, AUTH) })]) },
  { id: 'delegation-covers', title: 'The delegation covers the request, the grant does not', twin: 'beside-delegation-same-resource',
    change: 'the grant is of every ability on a PKP', rule: 'capability.resource', rules: ['session.delegation-not-grant'], risk: ['widening'],
    why: 'The cells of delegations do not cover requests.',
    input: creditSession([delegation({ att: cell(CREDIT, AUTH) }), capability({ att: cell(PKP_URI, '*/*') })]) },
]);

const requests = [pkpSigning(), pkpSigning(OTHER_PKP)];
const asked = (capabilities: readonly AuthSig[], input = {}) => at({ resourceAbilityRequests: requests, capabilities }, input);
const unasked = (capabilities: readonly AuthSig[], input = {}) => asked(capabilities, { request: undefined, ...input });
const byTwo = () => [capability(), capability({ by: bob() })];
const split = () => [capability(), capability({ by: bob(), att: cell(OTHER_PKP_URI) })];

/** The genuine signature of an account under the label of a contract. */
const contract = (parts: sessions.Capability = {}) => capability({ ...parts, over: { derivedVia: 'EIP1271' } });

const accounts = () => group({ prefix: 'session-account-' },
  group({ rules: ['session.account'] }, [
    { id: 'named', title: 'Two wallets grant the request, the first is named', input: with_(byTwo(), { account: alice().address }),
      why: 'The caller says whose grant is meant, and that one covers the request.' },
    { id: 'named-second', title: 'Two wallets grant the request, the second is named in lower case',
      why: 'Addresses are compared without case, and order does not matter.', input: with_(byTwo(), { account: bob().address.toLowerCase() }) },
    { id: 'expected', title: 'One wallet grants the request and is named', input: with_(capability(), { account: alice().address }),
      why: 'The named account is the one that covers the request.' },
    { id: 'lower-case', title: 'Two grants of one wallet, whose address is in lower case in one', why: 'The two spellings are one account.',
      rules: ['session.account', 'siwe.address-checksum', 'lit-v7.checksum-address'], contested: siweTexts.contests.checksumDemanded,
      profiles: lit(accepted), input: with_([capability(), capability({ address: alice().address.toLowerCase() })]) },
    { id: 'split', title: 'Two wallets grant a request each, that of the first is asked for', rules: ['session.account', 'capability.resource'],
      why: 'The requests are covered together. The asked operation is covered by one account only, which is the identity.', input: asked(split()) },
    { id: 'split-second', title: 'Two wallets grant a request each, that of the second is asked for', rules: ['session.account', 'capability.resource'],
      why: 'The account is that of the candidate that covers what is asked, not the first valid one.',
      input: asked(split(), { account: bob().address, request: { resource: OTHER_PKP_URI, ability: 'Threshold/Signing' } }) },
    { id: 'one-expired', title: 'Two wallets grant the request, one grant is expired', rules: ['session.account', 'auth-sig.expired'],
      why: 'One valid candidate remains, so that there is one account.', profiles: { reown: refusedBy('session.account') },
      ignored: { 0: 'auth-sig.expired' }, input: with_([expired({ by: bob() }), capability()]) },
    { id: 'one-tampered', title: 'Two wallets grant the request, one signature is wrong', rules: ['session.account', 'auth-sig.signature'],
      why: 'The account is judged after the signatures: one valid candidate remains, so that a forgery makes nothing ambiguous.',
      ignored: { 0: 'auth-sig.signature' }, input: with_([tampered(capability({ by: bob() })), capability()]) },
    { id: 'one-contract', title: 'Two wallets grant the request, one of them is said to be a contract',
      rules: ['session.account', 'auth-sig.kind-undecided', 'lit-v7.unsupported-aborts'],
      why: 'The account is judged after the signatures: what cannot be decided is no valid candidate, and the other suffices. Nodes of the Lit networks end verification at it.',
      profiles: aborted, ignored: { 0: 'auth-sig.kind-undecided' }, input: with_([contract({ by: bob() }), capability()]) },
    { id: 'unchecked', title: 'A named wallet grants both requests in two grants, no operation is asked for',
      rules: ['session.account', 'capability.resource'],
      why: 'With nothing asked, the candidates of the named account cover every request together.',
      input: unasked([capability(), ofOther(), capability({ by: bob() })], { account: alice().address }) },
  ]),
  group({ rule: 'session.account' }, [
    { id: 'unchecked-split', title: 'Two wallets grant a request each, the first is named, nothing is asked for', twin: 'unchecked',
      change: 'the second grant is by the other wallet', rules: ['capability.resource'], risk: ['wrong-account', 'widening'],
      why: 'With nothing asked, the named account has to grant every request. Each is granted, one of them by another account.',
      input: unasked(split(), { account: alice().address }) },
    { id: 'unchecked-two', title: 'Two wallets grant a request each, none is named, nothing is asked for', twin: 'unchecked',
      change: 'the second grant is by the other wallet, and account is not named',
      why: 'The requests are covered by grants of two accounts, and nothing says which is meant.', input: unasked(split()) },
    { id: 'unchecked-absent', title: 'A named wallet that grants nothing, where nothing is asked for', twin: 'unchecked',
      change: 'account: a third wallet, the third grant left out', why: 'The expected account is not the one that granted.',
      input: unasked([capability(), ofOther()], { account: carol().address }) },
    { id: 'two', title: 'Two wallets grant the request, none is named', twin: 'named', change: 'account is not named',
      why: 'Grants of two accounts cover the request. Whoever puts a grant in front would choose the identity.', input: with_(byTwo()) },
    { id: 'three', title: 'Two grants of one wallet and one of another, none is named', twin: 'session-beside-narrower',
      change: 'a third grant, by another wallet', why: 'Grants of two accounts cover the request; the number of grants does not decide.',
      input: with_([capability(), capability({ att: cell('lit-pkp://*') }), capability({ by: bob() })]) },
    { id: 'absent', title: 'Two wallets grant the request, a third is named', twin: 'named', change: 'account: a third wallet',
      why: 'The named account grants nothing.', input: with_(byTwo(), { account: carol().address }) },
    { id: 'other', title: 'One wallet grants the request, another is named', twin: 'expected', change: 'account: another wallet',
      why: 'The expected account is not the one that granted.', input: with_(capability(), { account: bob().address }) },
    { id: 'other-request', title: 'The named wallet grants another request of the session', twin: 'split', change: 'account: the second wallet',
      rules: ['capability.resource'], risk: ['wrong-account', 'widening'], why: 'The named account covers a request that is not asked for.',
      input: asked(split(), { account: bob().address }) },
  ]));

const networkKey = () => network('one').publicKey;
const bls = ({ by = alice(), net = network('one'), ...rest }: Parameters<typeof grantText>[0] & { net?: ReturnType<typeof network> } = {}) =>
  blsAuthSig(grantText({ by, ...rest }), net, by);
const known = (capability: AuthSig) => with_(capability, { networkKey: networkKey() });
const CONTEXT = 'lit-resolvedauthcontext://*';
const contextual = () => recap({ ...cell(PKP_URI), ...cell(CONTEXT, AUTH, { auth_context: { actionIpfsIds: [] } }) });

const networks = () => group({ prefix: 'session-' }, [
  { id: 'bls', title: 'A grant signed by the network, whose key is given', rules: ['auth-sig.network-key', 'auth-sig.kind', 'auth-sig.signature'],
    why: 'The signature verifies under the key of the network; the account is the address of the SIWE message.', input: known(bls()) },
  { id: 'bls-beside', title: 'Grants of one account by its wallet and by the network, whose key is not given',
    rules: ['auth-sig.network-key', 'session.account'], ignored: { 0: 'auth-sig.network-key' },
    why: 'The network signature cannot be decided and is ignored; the wallet’s is valid.', input: with_([bls(), capability()]) },
  { id: 'bls-other-account', title: 'Another account granted by the network, whose key is not given', rules: ['auth-sig.network-key', 'session.account'],
    why: 'What cannot be decided is no valid candidate, so that there is one account.', ignored: { 0: 'auth-sig.network-key' },
    input: with_([bls({ by: bob() }), capability()]) },
  { id: 'bls-auth-context', title: 'A resolved auth context in a grant signed by the network', rules: ['auth-sig.auth-context'],
    why: 'A resolved auth context is believed from a network signature.', input: known(bls({ details: contextual() })) },
  { id: 'bls-no-key', title: 'A grant signed by the network, whose key is not given', twin: 'bls', change: 'no networkKey', rule: 'auth-sig.network-key',
    why: 'Without the key of the network the signature cannot be judged; it is neither valid nor invalid.', input: with_(bls()) },
  { id: 'bls-other-network', title: 'A grant signed by another network', twin: 'bls', change: 'signed with the key of another network',
    rule: 'auth-sig.signature', risk: ['forgery'], why: 'The signature does not verify under the key of this network.',
    input: known(bls({ net: network('two') })) },
  { id: 'bls-other-session', title: 'A grant signed by the network to another session key', twin: 'bls',
    change: 'the URI of the grant has another session key', rule: 'auth-sig.session-bound',
    why: 'The URI does not name the key that signed the session message.', input: known(bls({ to: otherSession() })) },
  { id: 'wallet-auth-context', title: 'A resolved auth context in a grant signed by a wallet', twin: 'bls-auth-context', change: 'signed by the wallet',
    rule: 'auth-sig.auth-context', why: 'Only the network says how a user authenticated; a wallet could say anything.',
    input: with_(capability({ att: contextual().att })) },
]);

// --- What cannot be decided beside other capabilities. Flows, because a vector of its own has one fault. ---

const open = refusedBy('auth-sig.kind-undecided');
const uncovered = refusedBy('capability.resource');
const outer = refusedBy('session.signature');

/** Input whose session key did not make the signature: one bit of S is turned over. */
function badlySigned(capabilities: readonly AuthSig[]) {
  const made = sessionSig(message({ capabilities }));
  const sig = hex(unhex(made.sig).map((byte, i) => (i === 32 ? byte ^ 1 : byte)));
  return { ...with_(capabilities), sessionSig: json({ ...made, sig }) };
}

const verified = (capabilities: readonly AuthSig[], verdict: Verdict, profiles: ProfileVerdicts = aborted, input = {}) =>
  flows.step('session-sig.verify', with_(capabilities, input), verdict, profiles);
const wronglySigned = (capabilities: readonly AuthSig[], profiles?: ProfileVerdicts) =>
  flows.step('session-sig.verify', badlySigned(capabilities), outer, profiles);
const ofAnother = { att: cell(OTHER_PKP_URI) };

const openFlows = () =>
  topic({ operation: 'flow.run', name: 'session-open', prefix: 'flow-session-', from: flows.flowing }, [
    { id: 'open', title: 'Capabilities that cannot be decided, and that would suffice',
      rules: ['auth-sig.kind-undecided', 'auth-sig.network-key', 'auth-sig.proofs', 'session.no-authority', 'capability.resource', 'auth-sig.expired',
        'auth-sig.signature', 'lit-v7.unsupported-aborts'],
      why: 'Where no valid candidate suffices and one would that only lacks evidence, the session is undecided with the rule of the first such one: two contract wallets, a contract wallet beside an expired grant in both orders, beside a valid grant of another PKP, beside a wrong signature; a network without a key in front of a contract wallet, and a grant with a proof beside one of another PKP.',
      steps: [
        verified([contract(), contract({ chainId: '10' })], open),
        verified([contract(), expired()], open, { ...aborted, reown: accepted }),
        verified([expired(), contract()], open, { ...aborted, reown: accepted }),
        verified([contract(), ofOther()], open),
        verified([contract(), tampered(capability())], open),
        verified([bls(), contract()], refusedBy('auth-sig.network-key')),
        verified([capability({ prf: [ACTION] }), ofOther()], refusedBy('auth-sig.proofs'), deployed(accepted)),
      ] },
    // An address alone names no contract wallet.
    { id: 'open-named', title: 'A named account whose only grant cannot be decided',
      rules: ['session.account', 'auth-sig.kind-undecided', 'lit-v7.unsupported-aborts'],
      why: 'The caller names the account that has to have granted. Where that of another one is valid and its own only lacks evidence, the session could be valid, so it is undecided; naming the other accepts it, and naming nobody who granted breaks session.account.',
      steps: ([[`did:pkh:eip155:1:${bob().address}`, open], [alice().address, accepted], [carol().address, refusedBy('session.account')]] as const)
        .map(([account, verdict]) => verified([capability(), contract({ by: bob() })], verdict, aborted, { account })) },
    { id: 'open-insufficient', title: 'Capabilities that cannot be decided, and that would not suffice',
      rules: ['capability.resource', 'auth-sig.kind-undecided', 'auth-sig.network-key', 'auth-sig.signature', 'lit-v7.unsupported-aborts'],
      why: 'Where not even the open candidates would cover the request, nothing is left open: two contract wallets that grant another PKP, one beside a valid grant of another PKP, a network without a key beside such a grant, a contract wallet that grants another PKP beside a wrong signature. What is reported is what those that are left do not cover.',
      steps: [
        verified([contract(ofAnother), contract({ ...ofAnother, chainId: '10' })], uncovered),
        verified([contract(ofAnother), ofOther()], uncovered),
        verified([bls({ details: recap(cell(OTHER_PKP_URI)) }), ofOther()], uncovered, {}),
        verified([contract(ofAnother), tampered(capability())], uncovered),
      ] },
    { id: 'wrong-key', title: 'A wrong signature of the session key, and capabilities with faults of theirs',
      rules: ['session.signature', 'auth-sig.kind-undecided', 'auth-sig.network-key', 'auth-sig.signature', 'lit-v7.unsupported-aborts'],
      why: 'The signature of the session key is judged before the capabilities are read, and a wrong one ends the work: whether a capability has a wrong signature, is of a contract wallet, is of a network without a key, or two wallets grant the request is not looked at any more.',
      steps: [wronglySigned([tampered(capability())]), wronglySigned([contract()], aborted), wronglySigned([bls()]), wronglySigned(byTwo())] },
  ]);

export default () => [
  topic({ operation: 'session-sig.verify', name: 'candidates', prefix: 'session-' }, ignored(), refused(), delegations()),
  topic({ operation: 'session-sig.verify', name: 'accounts' }, accounts(), networks()),
  openFlows(),
];
