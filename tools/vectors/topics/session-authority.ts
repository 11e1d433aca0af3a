// session-sig.verify: the table of what valid and open capabilities make of a session, in both orders of each list.
import {
  ACTION, type AuthSig, aborted, accepted, alice, blsAuthSig, bob, grantText, group, type Input, lit, network, OTHER_PKP, OTHER_PKP_URI, pkpSigning, type Row,
  refusedBy, request, sessions, topic, type Wallet,
} from '../vocabulary.js';

const { AUTH, at, capability, carol, cell, pkp, SIGNING, with_ } = sessions;

const ended = { expirationTime: '2026-01-15T11:40:00Z' };
const proven = (options: sessions.Capability = {}) => capability({ ...options, prf: [ACTION] });
const contract = (options: sessions.Capability = {}) => capability({ ...options, over: { derivedVia: 'EIP1271' } });
const named = (by: () => Wallet) => ({ account: by().address });

const requests = [pkpSigning(), pkpSigning(OTHER_PKP)];
const onTwo = (capabilities: readonly AuthSig[], input?: Input) => at({ resourceAbilityRequests: requests, capabilities }, input);
const unasked = (capabilities: readonly AuthSig[]) => onTwo(capabilities, { request: undefined });

/** A line of the table: the capabilities, what makes an input of them, and what the node knows besides. */
interface Listed {
  readonly list: readonly AuthSig[];
  readonly within?: (list: readonly AuthSig[], given?: Input) => Input;
  readonly given?: Input;
}

/** Each list of capabilities as it is and, where it has several, in the other order. */
const inBothOrders = (rows: readonly (Row & Listed)[]) => rows.flatMap(({ list, within = with_, given, ...row }): Row[] => [
  { ...row, input: within(list, given) },
  ...(list.length === 1 ? [] : [{ ...row, id: `${row.id}-turned`, title: `${row.title}, in the other order`, input: within(list.toReversed(), given) }]),
]);

const open = () => group({},
  group({ rule: 'auth-sig.kind-undecided' }, inBothOrders([
    { id: 'open-beside-other-pkp', title: 'A contract wallet nobody asked, beside a valid grant of another PKP', twin: 'session-standard',
      change: 'the grant is of a contract wallet without a reply; a grant of another PKP by the wallet', rules: ['capability.resource'], risk: ['fail-open'],
      profiles: aborted, why: 'Row 5: both together cover what is asked, the valid one does not. A reply of the contract would settle it.',
      list: [contract(), capability({ att: cell(OTHER_PKP_URI) })] },
    { id: 'open-beside-expired', title: 'A contract wallet nobody asked, beside an expired grant', twin: 'session-beside-expired',
      change: 'the grant in time is of a contract wallet without a reply', rules: ['auth-sig.expired'], risk: ['fail-open', 'expiry'],
      profiles: { ...aborted, reown: accepted }, why: 'Row 5: the expired one is invalid and ignored, the open one is left and covers.',
      list: [contract(), capability(ended)] },
  ])),
  inBothOrders([
    { id: 'open-request', title: 'The asked PKP in a valid grant, the other request in one whose proof is missing', twin: 'session-account-split',
      change: 'both grants by one wallet; the second names a proof that is missing', rule: 'auth-sig.proofs', rules: ['capability.resource'],
      why: 'Row 5: every request has to be covered, and the proof decides about the second one.', list: [capability(), proven({ att: cell(OTHER_PKP_URI) })],
      within: onTwo },
    { id: 'open-and-ended', title: 'An expired grant whose proof is missing as well, and an expired one', twin: 'session-beside-expired',
      change: 'both grants are expired, and one names a proof that is missing', rule: 'session.no-authority', rules: ['auth-sig.expired', 'auth-sig.proofs'],
      risk: ['expiry', 'fail-open'], profiles: { reown: accepted }, why: 'Row 1: what breaks a rule that refuses is invalid, whatever else is missing.',
      list: [proven(ended), capability(ended)] },
  ]),
);

const severally = () => inBothOrders([
  { id: 'several-session-request-and-operation', since: '3.1.0', title: 'Neither the request for every credit nor the asked operation is covered',
    twin: 'session-facts-requests', change: 'the one request is for every credit; nft_id of the first credit is 8 alone',
    faults: ['capability.resource', 'capability.restriction'], risk: ['widening'],
    why: 'Row 2: what is asked was requested, so that the request that is not covered says it all, and the operation is not judged.',
    profiles: lit(accepted), list: [capability({ att: cell('lit-ratelimitincrease://7', AUTH, { nft_id: ['8'] }) })],
    within: (capabilities) => at(
      { resourceAbilityRequests: [request('lit-ratelimitincrease', '*', 'rate-limit-increase-auth')], capabilities },
      { request: { resource: 'lit-ratelimitincrease://7', ability: AUTH }, ...token }
    ) },
  { id: 'several-session-open-any-account', title: 'A third wallet is named, and the roots of two grants are not known', twin: 'session-account-expected',
    change: 'account: a third wallet; the grant and one by a second wallet name a proof that is missing', faults: ['auth-sig.proofs', 'session.account'],
    risk: ['wrong-account'], profiles: { reown: refusedBy('session.account') },
    why: 'Row 5: only missing proofs leave the account open. The proof could be by the account that is named.', list: [proven(), proven({ by: bob() })],
    given: named(carol) },
  { id: 'several-session-open-unasked', title: 'A request each in a valid grant and in one whose root is not known, nothing is asked',
    twin: 'session-account-unchecked', change: 'the second grant is by another wallet and names a proof that is missing; account is not named',
    faults: ['auth-sig.proofs', 'session.account'], rules: ['session.account', 'capability.resource'], risk: ['wrong-account'],
    profiles: { reown: refusedBy('session.account') },
    why: 'Row 5: the proof could be by the account of the valid grant, so that one account could grant both requests.',
    list: [capability(), proven({ by: bob(), att: cell(OTHER_PKP_URI) })], within: unasked },
  { id: 'several-session-open-other-pkp', title: 'A contract wallet nobody asked that grants another PKP', twin: 'session-standard',
    change: 'the grant is of another PKP, by a contract wallet without a reply', faults: ['capability.resource', 'auth-sig.kind-undecided'], profiles: aborted,
    why: 'Row 2: no reply could make it cover, so nothing is left open.', list: [contract({ att: cell(OTHER_PKP_URI) })] },
  { id: 'several-session-open-other-pkp-two', title: 'Two contract wallets nobody asked that grant another PKP', twin: 'session-standard',
    change: 'two grants of another PKP, by contract wallets without a reply', faults: ['capability.resource', 'auth-sig.kind-undecided'], profiles: aborted,
    why: 'Row 2 does not depend on the number of capabilities.',
    list: [contract({ att: cell(OTHER_PKP_URI) }), contract({ att: cell(OTHER_PKP_URI), requestId: '2' })] },
  { id: 'several-session-proof-other-pkp', title: 'A grant of another PKP whose proof is missing', twin: 'session-standard',
    change: 'the grant is of another PKP and names a proof that is missing', faults: ['capability.resource', 'auth-sig.proofs'],
    why: 'Row 2: a proof can only take away, so the session cannot be valid.', list: [proven({ att: cell(OTHER_PKP_URI) })] },
  { id: 'several-session-proof-other-pkp-two', title: 'Two grants of another PKP whose proof is missing', twin: 'session-standard',
    change: 'two grants of another PKP that name a proof which is missing', faults: ['capability.resource', 'auth-sig.proofs'],
    why: 'Row 2 does not depend on the number of capabilities.',
    list: [proven({ att: cell(OTHER_PKP_URI) }), proven({ att: cell(OTHER_PKP_URI), requestId: '2' })] },
  { id: 'several-session-open-one-of-two', title: 'A grant of one request of two whose proof is missing', twin: 'session-account-split',
    change: 'one grant, of the first PKP, that names a proof which is missing', faults: ['capability.resource', 'auth-sig.proofs'], profiles: lit(accepted),
    why: 'Row 2: the second request is covered by nothing, whatever the proof says.', list: [proven()], within: onTwo },
  { id: 'several-session-open-foreign', title: 'A key that nobody registered in a grant whose proof is missing', twin: 'session-standard',
    change: 'the alternative has the key foreign; the grant names a proof that is missing', faults: ['capability.restriction-undecided', 'auth-sig.proofs'],
    risk: ['fail-open'], why: 'Row 2: coverage waits for a fact, and the candidate for a proof. Either could settle it, none refuses.',
    list: [proven({ att: cell(pkp, SIGNING, { foreign: 1 }) })] },
  { id: 'several-session-open-foreign-two', title: 'Two grants with a key that nobody registered, the proof of each missing', twin: 'session-standard',
    change: 'two grants with the key foreign that name a proof which is missing', faults: ['capability.restriction-undecided', 'auth-sig.proofs'],
    risk: ['fail-open'], why: 'Row 2 does not depend on the number of capabilities.',
    list: [proven({ att: cell(pkp, SIGNING, { foreign: 1 }) }), proven({ att: cell(pkp, SIGNING, { foreign: 2 }) })] },
  { id: 'several-session-open-other-account', title: 'A contract wallet nobody asked, where another account is named', twin: 'session-account-expected',
    change: 'the grant is of a contract wallet without a reply; account: another wallet', faults: ['session.account', 'auth-sig.kind-undecided'],
    profiles: aborted, why: 'Row 3: whatever the contract says, the account is that of the contract and not the one that is named.',
    list: [contract({ by: bob() })], given: named(alice) },
  { id: 'several-session-open-other-account-expired', title: 'A contract wallet nobody asked beside an expired grant of the named account',
    twin: 'session-account-one-expired', change: 'the grant in time is of a contract wallet without a reply; account: the wallet of the expired one',
    faults: ['session.account', 'auth-sig.kind-undecided'], rules: ['auth-sig.kind-undecided', 'auth-sig.expired'], profiles: { ...aborted, reown: accepted },
    why: 'Row 3, as without the expired one: what is invalid is ignored.', list: [contract({ by: bob() }), capability(ended)], given: named(alice) },
  { id: 'several-session-open-unasked-two', title: 'A request each by a wallet and by a contract wallet nobody asked, nothing is asked',
    twin: 'session-account-unchecked', change: 'the second grant is of a contract wallet without a reply; account is not named',
    faults: ['session.account', 'auth-sig.kind-undecided'], rules: ['auth-sig.kind-undecided', 'capability.resource'], profiles: aborted,
    why: 'Row 3: no one account could grant both requests, whatever the contract says.',
    list: [capability(), contract({ by: bob(), att: cell(OTHER_PKP_URI) })], within: unasked },
]);

const CREDITS = ['7', '8'].map((id) => request('lit-ratelimitincrease', id, 'rate-limit-increase-auth'));
const credits = (second: unknown, input?: Input) => at(
  {
    resourceAbilityRequests: CREDITS,
    capabilities: [capability({ att: { ...cell('lit-ratelimitincrease://7', AUTH), ...cell('lit-ratelimitincrease://8', AUTH, second) } })],
  },
  { request: { resource: 'lit-ratelimitincrease://7', ability: AUTH }, ...input }
);
const token = { facts: { token: '7' } };
const DECRYPTION = 'Threshold/Decryption';
const bls = () => blsAuthSig(grantText(), network('one'), alice());

const identities = () => group({}, inBothOrders([
  { id: 'account-two-chains', title: 'One wallet grants on two chains', rules: ['session.account'],
    why: 'A wallet is one account on every chain, so that the grants are of one account.', list: [capability(), capability({ chainId: '10' })] },
  { id: 'account-other-ability', title: 'A second wallet grants another ability on the PKP', rules: ['session.account', 'capability.ability'],
    why: 'Only who grants what is asked counts for the account, and the second wallet does not.',
    list: [capability(), capability({ by: bob(), att: cell(pkp, DECRYPTION) })] },
  { id: 'account-two-kinds', title: 'A wallet and the network sign for one address', rules: ['session.account', 'auth-sig.network-key'],
    why: 'Kinds do not make accounts: both grants are of the account at the address.', list: [capability(), bls()],
    given: { networkKey: network('one').publicKey } },
]), [
  { id: 'root-own', title: 'A grant without proofs by the named root', rules: ['chain.root'],
    why: 'An AuthSig without proofs is a root, by the account that is named.', input: with_(capability(), { root: alice().address }) },
  { id: 'root-other', title: 'A grant without proofs, another root is named', twin: 'root-own', change: 'root: another wallet', rule: 'chain.root',
    risk: ['wrong-account'], why: 'An AuthSig without proofs is a root, and this one is not by the account that is named.',
    input: with_(capability(), { root: bob().address }) },
  { id: 'facts-requests', title: 'A request beside the asked one, whose restriction the facts meet',
    rules: ['capability.restriction', 'session.requested-resource'],
    why: 'Every request is evaluated on the facts of the asked operation: the token 7 is in both lists.', input: credits({ nft_id: ['7', '8'] }, token) },
  { id: 'facts-requests-unmet', title: 'A request beside the asked one, whose restriction the facts do not meet', twin: 'facts-requests',
    change: 'nft_id of the second credit is 8 alone', rule: 'capability.restriction', rules: ['capability.resource'], risk: ['widening'],
    why: 'Every request is evaluated on the facts of the asked operation, and the token 7 does not meet the second one.',
    input: credits({ nft_id: ['8'] }, token) },
  { id: 'facts-requests-none', title: 'A request beside the asked one is restricted, and no facts are stated', twin: 'facts-requests', change: 'no facts',
    rule: 'capability.restriction-undecided', rules: ['capability.resource'], risk: ['fail-open'],
    why: 'The asked operation needs no facts, but the other request has to be covered too.', input: credits({ nft_id: ['7', '8'] }) },
  { id: 'facts-unasked', title: 'Facts without an asked operation', rules: ['capability.restriction'],
    why: 'When no operation is asked for, the requests are evaluated on the facts that the caller states by themselves.',
    input: credits({ nft_id: ['7', '8'] }, { request: undefined, ...token }) },
]);

export default () => [
  topic({ operation: 'session-sig.verify', name: 'authority', prefix: 'session-', since: '3.0.0' }, open(), identities()),
  topic({ operation: 'session-sig.verify', folder: 'several-faults', name: 'session-authority', since: '3.0.0' }, severally()),
];
