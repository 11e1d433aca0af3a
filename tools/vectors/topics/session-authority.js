// session-sig.verify: the table of what valid and open capabilities make of a session, in both orders of each list.
import {
  ACTION,
  accept,
  alice,
  blsAuthSig,
  bob,
  file,
  grantText,
  network,
  OTHER_PKP,
  pkpSigning,
  reject,
  request,
  several,
  undecided,
} from '../kit.js';
import { AUTH, at, capability, carol, cell, lit, pkp, refusedBy, SIGNING, with_ } from '../sessions.js';

export const since = '3.0.0';

const other = `lit-pkp://${OTHER_PKP}`;
const PROOF = ACTION;
const ended = { expirationTime: '2026-01-15T11:40:00Z' };
const twin = 'session-standard';
const proven = (options) => capability({ ...options, prf: [PROOF] });
const contract = (options) => capability({ ...options, over: { derivedVia: 'EIP1271' } });
const named = (by) => ({ account: by().address });
const aborted = lit(refusedBy('lit-v7.unsupported-aborts'));

/** One list of capabilities in both orders, or a single one as it is. */
const orders = (list) =>
  list.length === 1
    ? [['', '', list]]
    : [
        ['', '', list],
        ['-turned', ', in the other order', [...list].reverse()],
      ];

const requests = [pkpSigning(), pkpSigning(OTHER_PKP)];
const onTwo = (capabilities, input) => at({ resourceAbilityRequests: requests, capabilities }, input);
const unasked = (capabilities, input) => onTwo(capabilities, { request: undefined, ...input });

/** A row of the table for each order: `make` writes the vector, `input` its input for a list of capabilities. */
const row = (make, id, title, list, { input = with_, ...facts }, over) =>
  orders(list).map(([suffix, text, capabilities]) =>
    make(`${id}${suffix}`, `${title}${text}`, { ...facts, input: input(capabilities, over) }),
  );

const WRONG = ['wrong-account'];

const open = () => [
  ...row(
    undecided,
    'session-open-beside-other-pkp',
    'A contract wallet nobody asked, beside a valid grant of another PKP',
    [contract(), capability({ att: cell(other) })],
    {
      rule: 'auth-sig.kind-undecided',
      rules: ['auth-sig.kind-undecided', 'capability.resource'],
      twin,
      mutation: 'the grant is of a contract wallet without a reply; a grant of another PKP by the wallet',
      reason:
        'Row 5: both together cover what is asked, the valid one does not. A reply of the contract would settle it.',
      risk: ['fail-open'],
      profiles: aborted,
    },
  ),
  ...row(
    undecided,
    'session-open-beside-expired',
    'A contract wallet nobody asked, beside an expired grant',
    [contract(), capability(ended)],
    {
      rule: 'auth-sig.kind-undecided',
      rules: ['auth-sig.kind-undecided', 'auth-sig.expired'],
      twin: 'session-beside-expired',
      mutation: 'the grant in time is of a contract wallet without a reply',
      reason: 'Row 5: the expired one is invalid and ignored, the open one is left and covers.',
      risk: ['fail-open', 'expiry'],
      profiles: { ...aborted, reown: { result: 'accept' } },
    },
  ),
  ...row(
    undecided,
    'session-open-request',
    'The asked PKP in a valid grant, the other request in one whose proof is missing',
    [capability(), proven({ att: cell(other) })],
    {
      rule: 'auth-sig.proofs',
      rules: ['auth-sig.proofs', 'capability.resource'],
      twin: 'session-account-split',
      mutation: 'both grants by one wallet; the second names a proof that is missing',
      reason: 'Row 5: every request has to be covered, and the proof decides about the second one.',
      risk: ['fail-open', 'widening'],
      input: onTwo,
    },
  ),
  ...row(
    reject,
    'session-open-and-ended',
    'An expired grant whose proof is missing as well, and an expired one',
    [proven(ended), capability(ended)],
    {
      rule: 'session.no-authority',
      rules: ['session.no-authority', 'auth-sig.expired', 'auth-sig.proofs'],
      twin: 'session-beside-expired',
      mutation: 'both grants are expired, and one names a proof that is missing',
      reason: 'Row 1: what breaks a rule that refuses is invalid, whatever else is missing.',
      risk: ['expiry', 'fail-open'],
      profiles: { reown: { result: 'accept' } },
    },
  ),
];

const severally = () => [
  ...row(
    several,
    'several-session-open-any-account',
    'A third wallet is named, and the roots of two grants are not known',
    [proven(), proven({ by: bob() })],
    {
      result: 'undecided',
      faults: ['auth-sig.proofs', 'session.account'],
      twin: 'session-account-expected',
      mutation: 'account: a third wallet; the grant and one by a second wallet name a proof that is missing',
      reason: 'Row 5: only missing proofs leave the account open. The proof could be by the account that is named.',
      risk: WRONG,
      profiles: { reown: refusedBy('session.account') },
    },
    named(carol),
  ),
  ...row(
    several,
    'several-session-open-unasked',
    'A request each in a valid grant and in one whose root is not known, nothing is asked',
    [capability(), proven({ by: bob(), att: cell(other) })],
    {
      result: 'undecided',
      faults: ['auth-sig.proofs', 'session.account'],
      rules: ['auth-sig.proofs', 'session.account', 'capability.resource'],
      twin: 'session-account-unchecked',
      mutation: 'the second grant is by another wallet and names a proof that is missing; account is not named',
      reason:
        'Row 5: the proof could be by the account of the valid grant, so that one account could grant both requests.',
      risk: WRONG,
      profiles: { reown: refusedBy('session.account') },
      input: unasked,
    },
  ),
  ...row(
    several,
    'several-session-open-other-pkp',
    'A contract wallet nobody asked that grants another PKP',
    [contract({ att: cell(other) })],
    {
      faults: ['capability.resource', 'auth-sig.kind-undecided'],
      twin,
      mutation: 'the grant is of another PKP, by a contract wallet without a reply',
      reason: 'Row 2: no reply could make it cover, so nothing is left open.',
      risk: ['widening'],
      profiles: aborted,
    },
  ),
  ...row(
    several,
    'several-session-open-other-pkp-two',
    'Two contract wallets nobody asked that grant another PKP',
    [contract({ att: cell(other) }), contract({ att: cell(other), requestId: '2' })],
    {
      faults: ['capability.resource', 'auth-sig.kind-undecided'],
      twin,
      mutation: 'two grants of another PKP, by contract wallets without a reply',
      reason: 'Row 2 does not depend on the number of capabilities.',
      risk: ['widening'],
      profiles: aborted,
    },
  ),
  ...row(
    several,
    'several-session-proof-other-pkp',
    'A grant of another PKP whose proof is missing',
    [proven({ att: cell(other) })],
    {
      faults: ['capability.resource', 'auth-sig.proofs'],
      twin,
      mutation: 'the grant is of another PKP and names a proof that is missing',
      reason: 'Row 2: a proof can only take away, so the session cannot be valid.',
      risk: ['widening'],
    },
  ),
  ...row(
    several,
    'several-session-proof-other-pkp-two',
    'Two grants of another PKP whose proof is missing',
    [proven({ att: cell(other) }), proven({ att: cell(other), requestId: '2' })],
    {
      faults: ['capability.resource', 'auth-sig.proofs'],
      twin,
      mutation: 'two grants of another PKP that name a proof which is missing',
      reason: 'Row 2 does not depend on the number of capabilities.',
      risk: ['widening'],
    },
  ),
  ...row(
    several,
    'several-session-open-one-of-two',
    'A grant of one request of two whose proof is missing',
    [proven()],
    {
      faults: ['capability.resource', 'auth-sig.proofs'],
      twin: 'session-account-split',
      mutation: 'one grant, of the first PKP, that names a proof which is missing',
      reason: 'Row 2: the second request is covered by nothing, whatever the proof says.',
      risk: ['widening'],
      profiles: lit({ result: 'accept' }),
      input: onTwo,
    },
  ),
  ...row(
    several,
    'several-session-open-foreign',
    'A key that nobody registered in a grant whose proof is missing',
    [proven({ att: cell(pkp, SIGNING, { foreign: 1 }) })],
    {
      result: 'undecided',
      faults: ['capability.restriction-undecided', 'auth-sig.proofs'],
      twin,
      mutation: 'the alternative has the key foreign; the grant names a proof that is missing',
      reason: 'Row 2: coverage waits for a fact, and the candidate for a proof. Either could settle it, none refuses.',
      risk: ['fail-open'],
    },
  ),
  ...row(
    several,
    'several-session-open-foreign-two',
    'Two grants with a key that nobody registered, the proof of each missing',
    [proven({ att: cell(pkp, SIGNING, { foreign: 1 }) }), proven({ att: cell(pkp, SIGNING, { foreign: 2 }) })],
    {
      result: 'undecided',
      faults: ['capability.restriction-undecided', 'auth-sig.proofs'],
      twin,
      mutation: 'two grants with the key foreign that name a proof which is missing',
      reason: 'Row 2 does not depend on the number of capabilities.',
      risk: ['fail-open'],
    },
  ),
  ...row(
    several,
    'several-session-open-other-account',
    'A contract wallet nobody asked, where another account is named',
    [contract({ by: bob() })],
    {
      faults: ['session.account', 'auth-sig.kind-undecided'],
      twin: 'session-account-expected',
      mutation: 'the grant is of a contract wallet without a reply; account: another wallet',
      reason: 'Row 3: whatever the contract says, the account is that of the contract and not the one that is named.',
      risk: WRONG,
      profiles: aborted,
    },
    named(alice),
  ),
  ...row(
    several,
    'several-session-open-other-account-expired',
    'A contract wallet nobody asked beside an expired grant of the named account',
    [contract({ by: bob() }), capability(ended)],
    {
      faults: ['session.account', 'auth-sig.kind-undecided'],
      rules: ['session.account', 'auth-sig.kind-undecided', 'auth-sig.expired'],
      twin: 'session-account-one-expired',
      mutation: 'the grant in time is of a contract wallet without a reply; account: the wallet of the expired one',
      reason: 'Row 3, as without the expired one: what is invalid is ignored.',
      risk: WRONG,
      profiles: { ...aborted, reown: { result: 'accept' } },
    },
    named(alice),
  ),
  ...row(
    several,
    'several-session-open-unasked-two',
    'A request each by a wallet and by a contract wallet nobody asked, nothing is asked',
    [capability(), contract({ by: bob(), att: cell(other) })],
    {
      faults: ['session.account', 'auth-sig.kind-undecided'],
      rules: ['session.account', 'auth-sig.kind-undecided', 'capability.resource'],
      twin: 'session-account-unchecked',
      mutation: 'the second grant is of a contract wallet without a reply; account is not named',
      reason: 'Row 3: no one account could grant both requests, whatever the contract says.',
      risk: WRONG,
      profiles: aborted,
      input: unasked,
    },
  ),
];

const CREDITS = ['7', '8'].map((id) => request('lit-ratelimitincrease', id, 'rate-limit-increase-auth'));
const credits = (second, input) =>
  at(
    {
      resourceAbilityRequests: CREDITS,
      capabilities: [
        capability({
          att: { ...cell('lit-ratelimitincrease://7', AUTH), ...cell('lit-ratelimitincrease://8', AUTH, second) },
        }),
      ],
    },
    { request: { resource: 'lit-ratelimitincrease://7', ability: AUTH }, ...input },
  );
const token = { facts: { token: '7' } };
const DECRYPTION = 'Threshold/Decryption';
const bls = () => blsAuthSig(grantText(), network('one'), alice());

const identities = () => [
  ...row(
    accept,
    'session-account-two-chains',
    'One wallet grants on two chains',
    [capability(), capability({ chainId: '10' })],
    {
      rules: ['session.account'],
      reason: 'A wallet is one account on every chain, so that the grants are of one account.',
    },
  ),
  ...row(
    accept,
    'session-account-other-ability',
    'A second wallet grants another ability on the PKP',
    [capability(), capability({ by: bob(), att: cell(pkp, DECRYPTION) })],
    {
      rules: ['session.account', 'capability.ability'],
      reason: 'Only who grants what is asked counts for the account, and the second wallet does not.',
    },
  ),
  ...row(
    accept,
    'session-account-two-kinds',
    'A wallet and the network sign for one address',
    [capability(), bls()],
    {
      rules: ['session.account', 'auth-sig.network-key'],
      reason: 'Kinds do not make accounts: both grants are of the account at the address.',
    },
    { networkKey: network('one').publicKey },
  ),
  accept('session-root-own', 'A grant without proofs by the named root', {
    rules: ['chain.root'],
    reason: 'An AuthSig without proofs is a root, by the account that is named.',
    input: with_(capability(), { root: alice().address }),
  }),
  reject('session-root-other', 'A grant without proofs, another root is named', {
    rule: 'chain.root',
    twin: 'session-root-own',
    mutation: 'root: another wallet',
    reason: 'An AuthSig without proofs is a root, and this one is not by the account that is named.',
    risk: WRONG,
    input: with_(capability(), { root: bob().address }),
  }),
  accept('session-facts-requests', 'A request beside the asked one, whose restriction the facts meet', {
    rules: ['capability.restriction', 'session.requested-resource'],
    reason: 'Every request is evaluated on the facts of the asked operation: the token 7 is in both lists.',
    input: credits({ nft_id: ['7', '8'] }, token),
  }),
  reject('session-facts-requests-unmet', 'A request beside the asked one, whose restriction the facts do not meet', {
    rule: 'capability.restriction',
    rules: ['capability.restriction', 'capability.resource'],
    twin: 'session-facts-requests',
    mutation: 'nft_id of the second credit is 8 alone',
    reason:
      'Every request is evaluated on the facts of the asked operation, and the token 7 does not meet the second one.',
    risk: ['widening'],
    input: credits({ nft_id: ['8'] }, token),
  }),
  undecided('session-facts-requests-none', 'A request beside the asked one is restricted, and no facts are stated', {
    rule: 'capability.restriction-undecided',
    rules: ['capability.restriction-undecided', 'capability.resource'],
    twin: 'session-facts-requests',
    mutation: 'no facts',
    reason: 'The asked operation needs no facts, but the other request has to be covered too.',
    risk: ['fail-open'],
    input: credits({ nft_id: ['7', '8'] }),
  }),
  accept('session-facts-unasked', 'Facts without an asked operation', {
    rules: ['capability.restriction'],
    reason:
      'When no operation is asked for, the requests are evaluated on the facts that the caller states by themselves.',
    input: credits({ nft_id: ['7', '8'] }, { request: undefined, ...token }),
  }),
];

export default () => [
  file('session-sig.verify', 'authority', [...open(), ...identities()]),
  { operation: 'session-sig.verify', folder: 'several-faults', topic: 'session-authority', vectors: severally() },
];
