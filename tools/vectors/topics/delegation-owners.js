// Whose the capacity is: owners of credits, delegations that rest on proofs, and what is no delegation.
import { bare, CREDIT, PAYMENT, PKP_URI } from '../auth-sigs.js';
import {
  brought,
  chain,
  did,
  friend,
  lent,
  longChain,
  owner,
  signed,
  stranger,
  textsOf,
  unlooked,
  user,
} from '../chains.js';
import { ANY_CREDIT, delegating, fails, holds, limits, on, ownedBy, PRICE, spending, using } from '../delegations.js';
import { DELEGATION_URI, file } from '../kit.js';
import { accepted, only, refusedBy } from '../sessions.js';

const anyCredit = () => delegating(on(ANY_CREDIT, {}));
const owners = (...rows) => ({ evidence: { tokenOwners: rows } });

const ownerAccepts = () => [
  holds(
    'owner-lower',
    'The owner in lower case',
    using(delegating(on(CREDIT, {})), {}, owners({ token: '7', owner: owner().address.toLowerCase() })),
    {
      rules: ['delegation.owner'],
      reason: 'Addresses are compared without case.',
    },
  ),
  holds(
    'owner-others',
    'The owners of other credits beside that of this one',
    using(
      delegating(on(CREDIT, {})),
      {},
      owners(ownedBy(stranger(), '6'), ownedBy(owner()), ownedBy(stranger(), '70')),
    ),
    {
      rules: ['delegation.owner'],
      reason: 'Only the owner of the credit that is used counts.',
    },
  ),
  holds(
    'owner-twice',
    'The owner stated twice, in two spellings',
    using(
      delegating(on(CREDIT, {})),
      {},
      owners(ownedBy(owner()), { token: '7', owner: owner().address.toLowerCase() }),
    ),
    {
      rules: ['delegation.owner'],
      reason: 'Of several entries for one credit each is the root.',
    },
  ),
  holds('any', 'A credit of the signer under a delegation of all of them', using(anyCredit()), {
    rules: ['capability.resource', 'delegation.owner'],
    reason: '* stands for all credits of the signer, and this is one of them.',
  }),
  holds(
    'any-token',
    'A use of a credit that is named beside *',
    using(anyCredit(), { resource: ANY_CREDIT, token: '7' }),
    {
      rules: ['capability.resource', 'delegation.owner'],
      reason: 'The credit of a use is the token that is stated beside *, and the signer owns it.',
    },
  ),
];

const ownerRejects = () => [
  fails(
    'owner-other',
    'The credit belongs to somebody else',
    using(delegating(on(CREDIT, {})), {}, owners(ownedBy(stranger()))),
    {
      rule: 'delegation.owner',
      twin: 'plain',
      mutation: 'the owner of credit 7: a stranger',
      reason: 'The signer delegates what belongs to a stranger.',
    },
  ),
  fails(
    'owner-delegatee',
    'The credit belongs to the one who uses it',
    using(delegating(on(CREDIT, {})), {}, owners(ownedBy(friend()))),
    {
      rule: 'delegation.owner',
      twin: 'plain',
      mutation: 'the owner of credit 7: the friend',
      reason: 'The friend needs no delegation of their own credit, and this one is by somebody who does not have it.',
    },
  ),
  fails(
    'owner-two',
    'Two owners are stated for the credit',
    using(delegating(on(CREDIT, {})), {}, owners(ownedBy(owner()), ownedBy(stranger()))),
    {
      rule: 'delegation.owner',
      twin: 'owner-twice',
      mutation: 'the second entry: a stranger',
      reason: 'Of several entries for one credit each has to be the root.',
    },
  ),
  fails(
    'owner-any-other',
    'A credit of somebody else under a delegation of all credits',
    using(anyCredit(), { resource: 'lit-ratelimitincrease://8' }, owners(ownedBy(owner()), ownedBy(stranger(), '8'))),
    {
      rule: 'delegation.owner',
      twin: 'any',
      mutation: 'use.resource: credit 8, which belongs to a stranger',
      reason: '* stands for all credits of the signer, and not for all there are.',
    },
  ),
  fails(
    'owner-unknown',
    'Nobody looked up whose the credit is',
    using(delegating(on(CREDIT, {})), {}, { evidence: undefined }),
    {
      rule: 'delegation.owner-undecided',
      twin: 'plain',
      mutation: 'no evidence',
      reason: 'Whether the signer owns the credit is not known.',
    },
  ),
  fails(
    'owner-elsewhere',
    'The owner of another credit is known',
    using(delegating(on(CREDIT, {})), {}, owners(ownedBy(owner(), '77'))),
    {
      rule: 'delegation.owner-undecided',
      twin: 'plain',
      mutation: 'the entry is about credit 77',
      reason: 'What is about another credit is no evidence about this one.',
    },
  ),
  fails('owner-no-token', 'A use of * that names no credit', using(anyCredit(), { resource: ANY_CREDIT }), {
    rule: 'delegation.owner-undecided',
    twin: 'any-token',
    mutation: 'use.token left out',
    reason: 'Whose credit is used cannot be said, because nobody says which.',
  }),
];

// --- The AuthSig, and proofs ---

const three = { uses: '3' };
const forFriend = (over = {}) => ({ delegate_to: [bare(friend())], uses: '2', ...over });
const passedOn = (first = {}, second = {}) =>
  chain({ att: on(CREDIT, three), ...first }, { att: on(CREDIT, forFriend()), to: DELEGATION_URI, ...second });
const passedTwice = () =>
  longChain(
    { att: on(CREDIT, three) },
    { att: on(CREDIT, three) },
    { att: on(CREDIT, forFriend()), to: DELEGATION_URI },
  );

/** A balance that the owner lent to the user, who delegates it to the friend. */
const balance = () => chain({ att: on(PAYMENT, {}) }, { att: on(PAYMENT, limits()), to: DELEGATION_URI });
const spendingFrom = (leaf, evidence) => using(leaf, { ...spending, price: PRICE }, { evidence });

const over = (leaf, use = {}, rest = {}) => using(leaf, { uses: '0', ...use }, rest);

const chained = () => [
  holds('chain', 'The user of a lent credit delegates it to a friend', over(passedOn()), {
    rules: ['auth-sig.proofs', 'delegation.owner', 'narrower.restriction', 'chain.audience'],
    reason:
      'The owner lent the credit to the user, who delegates it within what was lent; the owner of the credit is the root.',
    trace: { texts: textsOf(passedOn()) },
    profiles: {
      reown: refusedBy('delegation.owner'),
    },
  }),
  holds('chain-long', 'The credit was lent twice before it is delegated', over(passedTwice()), {
    rules: ['auth-sig.proofs', 'delegation.owner', 'chain.audience'],
    reason: 'The root is the owner, at the end of two proofs.',
    trace: { texts: textsOf(passedTwice()) },
    profiles: { reown: refusedBy('delegation.owner') },
  }),
  holds(
    'chain-balance',
    'The user of a lent balance delegates it to a friend',
    spendingFrom(balance(), { proofs: balance().held }),
    {
      rules: ['auth-sig.proofs', 'narrower.restriction', 'chain.audience'],
      reason: 'The owner lent the balance to the user, who delegates it within three restrictions.',
      trace: { texts: textsOf(balance()) },
    },
  ),
];

const unchained = () => [
  fails('chain-missing', 'The proof of a lent balance was not handed in', spendingFrom(balance(), {}), {
    rule: 'auth-sig.proofs',
    twin: 'chain-balance',
    mutation: 'evidence without the block',
    reason: 'What was lent to the user is not known.',
    profiles: unlooked(),
  }),
  ...[
    [
      'chain-wider',
      'One use more than was lent',
      'narrower.restriction',
      over(passedOn({}, { att: on(CREDIT, forFriend({ uses: '4' })) })),
      'the user: uses: "4"',
      'The proof allows three uses.',
    ],
    [
      'chain-audience',
      'A credit that was lent to somebody else',
      'chain.audience',
      over(passedOn({ to: did(stranger()) })),
      'the owner: URI of a stranger',
      'The user delegates what was lent to a stranger.',
    ],
    [
      'chain-signature',
      'A proof that the user signed in the name of the owner',
      'auth-sig.signature',
      over(passedOn({ sig: signed(lent({ att: on(CREDIT, three) }).text, user()) })),
      'the proof: signed by the user, with the address of the owner',
      'The owner lent nothing.',
    ],
  ].map(([name, title, rule, input, mutation, reason]) =>
    fails(name, title, input, {
      rule,
      rules: ['auth-sig.proofs'],
      twin: 'chain',
      mutation,
      reason,
      profiles: { ...unlooked(), reown: refusedBy('delegation.owner') },
    }),
  ),
  fails(
    'chain-owner',
    'The credit belongs to the user who delegates it over a proof',
    over(passedOn(), {}, { evidence: { tokenOwners: [ownedBy(user())], proofs: passedOn().held } }),
    {
      rule: 'delegation.owner',
      rules: ['auth-sig.proofs'],
      twin: 'chain',
      mutation: 'the owner of credit 7: the user',
      reason: 'A link with proofs rests on them with all that it grants: the credit has to be that of the root.',
      profiles: { reown: accepted },
    },
  ),
  fails('chain-spent', 'All uses that the user delegates are spent', over(passedOn(), { uses: '2' }), {
    rule: 'capability.restriction',
    rules: [],
    twin: 'chain',
    mutation: 'use.uses: "2"',
    reason: 'Two uses before this one are not fewer than two, although three were lent.',
    profiles: {},
  }),
];

const others = () => [
  fails(
    'login',
    'A login in place of a delegation',
    using(delegating(on(CREDIT, {}), { to: 'https://app.example/login' })),
    {
      rule: 'auth-sig.delegation-uri',
      twin: 'plain',
      mutation: 'URI: https://app.example/login, signed',
      reason: 'What was signed for a site delegates nothing.',
    },
  ),
  fails('lent', 'A proof in place of a delegation', using(delegating(on(CREDIT, {}), { to: did(friend()) })), {
    rule: 'auth-sig.delegation-uri',
    twin: 'plain',
    mutation: 'URI: the DID of the friend, signed',
    reason: 'What was lent to an account is used by an AuthSig of that account.',
  }),
  fails(
    'pkp',
    'A delegation that grants a PKP beside the credit',
    using(delegating({ ...on(CREDIT, {}), ...only(PKP_URI, only('Threshold/Signing', [{}])) })),
    {
      rule: 'delegation.capability',
      twin: 'plain',
      mutation: 'Threshold/Signing on a PKP beside Auth/Auth on the credit',
      reason: 'A delegation names capacity and nothing else.',
    },
  ),
  fails(
    'expired',
    'A delegation that has ended',
    using(delegating(on(CREDIT, {}), { expirationTime: '2026-01-15T11:58:59Z' })),
    {
      rule: 'auth-sig.expired',
      twin: 'plain',
      mutation: 'expirationTime: "2026-01-15T11:58:59Z", signed',
      reason: 'It ended more than 60 seconds ago.',
    },
  ),
  fails(
    'signature',
    'A delegation that somebody signed in the name of the owner',
    using(delegating(on(CREDIT, {}), { sig: signed(delegating(on(CREDIT, {})).text, friend()) })),
    {
      rule: 'auth-sig.signature',
      twin: 'plain',
      mutation: 'signed by the friend, with the address of the owner',
      reason: 'The owner delegated nothing.',
    },
  ),
];

export default () => [
  file('delegation.verify', 'owners', brought([...ownerAccepts(), ...ownerRejects()])),
  file('delegation.verify', 'chains', brought([...chained(), ...unchained(), ...others()])),
];
