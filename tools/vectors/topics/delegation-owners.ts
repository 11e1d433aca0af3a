// Whose the capacity is: owners of credits, delegations that rest on proofs, and what is no delegation.
import { accepted, authSigs, chains, DELEGATION_URI, delegations, group, kinds, only, type Row, refusedBy, type Shared, topic } from '../vocabulary.js';

const { bare, CREDIT, PAYMENT, PKP_URI } = authSigs;
const { chain, did, friend, lent, longChain, owner, signed, stranger, textsOf, unlooked, user } = chains;
const { ANY_CREDIT, charging, delegating, limits, on, ownedBy, PRICE, spending, using } = delegations;

/** A delegation of the credit, and one of all credits. */
const plain = (over: chains.LinkParts = {}) => delegating(on(CREDIT, {}), over);
const anyCredit = () => delegating(on(ANY_CREDIT, {}));
const evidence = (...tokenOwners: readonly object[]) => ({ evidence: { tokenOwners } });
const lower = () => ({ token: '7', owner: owner().address.toLowerCase() });

/** Rows of what is known about whose token is whose. */
const known = ({ owners, ...row }: Row & { readonly owners: readonly object[] }): Shared =>
  charging({ ...row, use: using(plain(), {}, evidence(...owners)) });

const ownerAccepts = () => [
  ...group({ rules: ['delegation.owner'], from: known }, [
    { id: 'owner-lower', title: 'The owner in lower case', why: 'Addresses are compared without case.', owners: [lower()] },
    { id: 'owner-others', title: 'The owners of other credits beside that of this one',
      why: 'Only the owner of the credit that is used counts.', owners: [ownedBy(stranger(), '6'), ownedBy(owner()), ownedBy(stranger(), '70')] },
    { id: 'owner-twice', title: 'The owner stated twice, in two spellings',
      why: 'Of several entries for one credit each is the root.', owners: [ownedBy(owner()), lower()] },
  ]),
  ...group({ rules: ['capability.resource', 'delegation.owner'], from: charging }, [
    { id: 'any', title: 'A credit of the signer under a delegation of all of them',
      why: '* stands for all credits of the signer, and this is one of them.', use: using(anyCredit()) },
    { id: 'any-token', title: 'A use of a credit that is named beside *',
      why: 'The credit of a use is the token that is stated beside *, and the signer owns it.',
      use: using(anyCredit(), { resource: ANY_CREDIT, token: '7' }) },
  ]),
];

const ownerRejects = () => [
  ...group({ rule: 'delegation.owner', twin: 'delegation-plain', from: known }, [
    { id: 'owner-other', title: 'The credit belongs to somebody else', change: 'the owner of credit 7: a stranger',
      why: 'The signer delegates what belongs to a stranger.', owners: [ownedBy(stranger())] },
    { id: 'owner-delegatee', title: 'The credit belongs to the one who uses it', change: 'the owner of credit 7: the friend',
      why: 'The friend needs no delegation of their own credit, and this one is by somebody who does not have it.', owners: [ownedBy(friend())] },
    { id: 'owner-two', title: 'Two owners are stated for the credit', twin: 'owner-twice', change: 'the second entry: a stranger',
      why: 'Of several entries for one credit each has to be the root.', owners: [ownedBy(owner()), ownedBy(stranger())] },
  ]),
  ...group({ from: charging }, [
    { id: 'owner-any-other', title: 'A credit of somebody else under a delegation of all credits', twin: 'any',
      change: 'use.resource: credit 8, which belongs to a stranger', rule: 'delegation.owner',
      why: '* stands for all credits of the signer, and not for all there are.',
      use: using(anyCredit(), { resource: 'lit-ratelimitincrease://8' }, evidence(ownedBy(owner()), ownedBy(stranger(), '8'))) },
    { id: 'owner-unknown', title: 'Nobody looked up whose the credit is', twin: 'delegation-plain', change: 'no evidence', rule: 'delegation.owner-undecided',
      why: 'Whether the signer owns the credit is not known.', use: using(plain(), {}, { evidence: undefined }) },
    { id: 'owner-elsewhere', title: 'The owner of another credit is known', twin: 'delegation-plain', change: 'the entry is about credit 77',
      rule: 'delegation.owner-undecided', why: 'What is about another credit is no evidence about this one.',
      use: using(plain(), {}, evidence(ownedBy(owner(), '77'))) },
    { id: 'owner-no-token', title: 'A use of * that names no credit', twin: 'any-token', change: 'use.token left out', rule: 'delegation.owner-undecided',
      why: 'Whose credit is used cannot be said, because nobody says which.', use: using(anyCredit(), { resource: ANY_CREDIT }) },
  ]),
];

const severally = () => group({ from: charging }, [
  { id: 'owner-other-value', title: 'A credit of somebody else, under a restriction that cannot be read', twin: 'delegation-plain',
    change: 'the owner of credit 7: a stranger; nft_id: "7"', faults: ['delegation.owner', 'restriction.value'],
    why: 'The malformed value stands below the input, so its path is its own: behind the address, at which the owner is compared.',
    use: using(delegating(on(CREDIT, { nft_id: '7' })), {}, evidence(ownedBy(stranger()))) },
]);

// --- Delegations that rest on proofs ---

const three = { uses: '3' };
const forFriend = (over = {}) => ({ delegate_to: [bare(friend())], uses: '2', ...over });
const passedOn = (first: chains.LinkParts = {}, second: chains.LinkParts = {}) =>
  chain({ att: on(CREDIT, three), ...first }, { att: on(CREDIT, forFriend()), to: DELEGATION_URI, ...second });
const passedTwice = () =>
  longChain({ att: on(CREDIT, three) }, { att: on(CREDIT, three) }, { att: on(CREDIT, forFriend()), to: DELEGATION_URI });

/** A balance that the owner lent to the user, who delegates it to the friend. */
const balance = () => chain({ att: on(PAYMENT, {}) }, { att: on(PAYMENT, limits()), to: DELEGATION_URI });
const spendingFrom = (leaf: chains.Link, held?: object) => using(leaf, { ...spending, price: PRICE }, { evidence: held });

const over = (leaf: chains.Link, use = {}, rest = {}) => using(leaf, { uses: '0', ...use }, rest);
const byOwner = { reown: refusedBy('delegation.owner') };

const chained = () =>
  group({ from: charging }, [
    { id: 'chain', title: 'The user of a lent credit delegates it to a friend',
      rules: ['auth-sig.proofs', 'delegation.owner', 'narrower.restriction', 'chain.audience'], profiles: byOwner,
      why: 'The owner lent the credit to the user, who delegates it within what was lent; the owner of the credit is the root.', use: over(passedOn()),
      trace: { texts: textsOf(passedOn()) } },
    { id: 'chain-long', title: 'The credit was lent twice before it is delegated', rules: ['auth-sig.proofs', 'delegation.owner', 'chain.audience'],
      profiles: byOwner, why: 'The root is the owner, at the end of two proofs.', use: over(passedTwice()), trace: { texts: textsOf(passedTwice()) } },
    { id: 'chain-balance', title: 'The user of a lent balance delegates it to a friend', rules: ['auth-sig.proofs', 'narrower.restriction', 'chain.audience'],
      why: 'The owner lent the balance to the user, who delegates it within three restrictions.', use: spendingFrom(balance(), { proofs: balance().held }),
      trace: { texts: textsOf(balance()) } },
  ]);

const unchained = () => [
  ...group({ from: charging }, [
    { id: 'chain-missing', title: 'The proof of a lent balance was not handed in', twin: 'chain-balance', change: 'evidence without the block',
      rule: 'auth-sig.proofs', profiles: unlooked(), why: 'What was lent to the user is not known.', use: spendingFrom(balance(), {}) },
  ]),
  ...group({ rules: ['auth-sig.proofs'], twin: 'chain', profiles: { ...unlooked(), ...byOwner }, from: charging }, [
    { id: 'chain-wider', title: 'One use more than was lent', change: 'the user: uses: "4"', rule: 'narrower.restriction',
      why: 'The proof allows three uses.', use: over(passedOn({}, { att: on(CREDIT, forFriend({ uses: '4' })) })) },
    { id: 'chain-audience', title: 'A credit that was lent to somebody else', change: 'the owner: URI of a stranger', rule: 'chain.audience',
      why: 'The user delegates what was lent to a stranger.', use: over(passedOn({ to: did(stranger()) })) },
    { id: 'chain-signature', title: 'A proof that the user signed in the name of the owner',
      change: 'the proof: signed by the user, with the address of the owner', rule: 'auth-sig.signature', risk: ['forgery', 'wrong-account'],
      why: 'The owner lent nothing.', use: over(passedOn({ sig: signed(lent({ att: on(CREDIT, three) }).text, user()) })) },
    { id: 'chain-owner', title: 'The credit belongs to the user who delegates it over a proof', change: 'the owner of credit 7: the user',
      rule: 'delegation.owner', profiles: { reown: accepted },
      why: 'A link with proofs rests on them with all that it grants: the credit has to be that of the root.',
      use: over(passedOn(), {}, { evidence: { tokenOwners: [ownedBy(user())], proofs: passedOn().held } }) },
    { id: 'chain-spent', title: 'All uses that the user delegates are spent', change: 'use.uses: "2"', rule: 'capability.restriction', rules: [], profiles: {},
      why: 'Two uses before this one are not fewer than two, although three were lent.', use: over(passedOn(), { uses: '2' }) },
  ]),
];

// --- What is no delegation ---

const others = () =>
  group({ twin: 'delegation-plain', from: charging }, [
    { id: 'login', title: 'A login in place of a delegation', change: 'URI: https://app.example/login, signed', rule: 'auth-sig.delegation-uri',
      why: 'What was signed for a site delegates nothing.', use: using(plain({ to: 'https://app.example/login' })) },
    { id: 'lent', title: 'A proof in place of a delegation', change: 'URI: the DID of the friend, signed', rule: 'auth-sig.delegation-uri',
      why: 'What was lent to an account is used by an AuthSig of that account.', use: using(plain({ to: did(friend()) })) },
    { id: 'pkp', title: 'A delegation that grants a PKP beside the credit', change: 'Threshold/Signing on a PKP beside Auth/Auth on the credit',
      rule: 'delegation.capability', risk: ['widening', 'wrong-session'], why: 'A delegation names capacity and nothing else.',
      use: using(delegating({ ...on(CREDIT, {}), ...only(PKP_URI, only('Threshold/Signing', [{}])) })) },
    { id: 'expired', title: 'A delegation that has ended', change: 'expirationTime: "2026-01-15T11:58:59Z", signed', rule: 'auth-sig.expired',
      risk: ['expiry'], why: 'It ended more than 60 seconds ago.', use: using(plain({ expirationTime: '2026-01-15T11:58:59Z' })) },
    { id: 'signature', title: 'A delegation that somebody signed in the name of the owner', change: 'signed by the friend, with the address of the owner',
      rule: 'auth-sig.signature', risk: ['forgery', 'wrong-account'], why: 'The owner delegated nothing.',
      use: using(plain({ sig: signed(plain().text, friend()) })) },
  ]);

const shared = { operation: 'delegation.verify', prefix: 'delegation-', since: kinds.SINCE } as const;

export default () => [
  topic({ ...shared, name: 'owners' }, ownerAccepts(), ownerRejects()),
  topic({ ...shared, folder: 'several-faults', name: 'delegation-owners', since: '3.1.0' }, severally()),
  topic({ ...shared, name: 'chains' }, chained(), unchained(), others()),
];
