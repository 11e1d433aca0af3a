// Uses of capacity: each restriction absent, empty, listed and malformed; who owns the credit; and through proofs.
import { bare, CREDIT, PAYMENT, PKP_URI, paymentLimits } from '../auth-sigs.js';
import {
  brought,
  chain,
  did,
  friend,
  lent,
  link,
  longChain,
  owner,
  refused,
  signed,
  stranger,
  textsOf,
  unlooked,
  user,
} from '../chains.js';
import { accept, DELEGATION_URI, file, json, NOW } from '../kit.js';
import { accepted, only, refusedBy } from '../sessions.js';

const ANY_CREDIT = 'lit-ratelimitincrease://*';
const on = (resource, ...alternatives) => only(resource, only('Auth/Auth', alternatives));

/** Who owns a token, as evidence. */
const ownedBy = (wallet, token = '7') => ({ token, owner: wallet.address });
const OWNED = () => ({ tokenOwners: [ownedBy(owner())] });

/** A delegation by the owner of the credit. */
const delegating = (att, over = {}) => link({ by: owner(), to: DELEGATION_URI, att, ...over });

/** Input of delegation.verify: a use of the credit by the friend, whom everybody knows to be the owner's. */
const using = (made, use = {}, over = {}) => ({
  authSig: json(made.authSig),
  use: { resource: CREDIT, delegatee: friend().address, ...use },
  now: NOW,
  evidence: { ...OWNED(), ...(Object.keys(made.held).length > 0 ? { proofs: made.held } : {}) },
  ...over,
});

/** A use that leaves facts open; those that are undefined are absent. */
const present = (input) => JSON.parse(JSON.stringify(input));

const holds = (name, title, input, { rules, reason, ...rest }) =>
  accept(`delegation-${name}`, title, { rules, reason, input: present(input), ...rest });

const fails = (name, title, input, { twin, ...rest }) =>
  refused(`delegation-${name}`, title, { twin: `delegation-${twin}`, input: present(input), ...rest });

// --- Restrictions of a credit ---

const RULES = ['capability.restriction', 'restriction.value'];
const limited = (limits, use, resource) => using(delegating(on(resource ?? CREDIT, limits)), use);
/** The same with malformed values, which nodes of the Lit networks do not look at. */
const MALFORMED = 'A value of another form does not grant, and nothing else does.';

const creditAccepts = () => [
  holds('plain', 'A credit without restrictions', limited({}), {
    rules: [
      'capability.resource',
      'delegation.owner',
      'delegation.owner-undecided',
      'capability.alternative',
      ...RULES,
    ],
    reason: 'Every restriction is absent: anyone may use the credit any number of times, and the signer owns it.',
  }),
  holds('nft-listed', 'nft_id lists the credit', limited({ nft_id: ['3', '7'] }), {
    rules: RULES,
    reason: 'The token that the resource names is in the set.',
  }),
  holds('nft-zeros', 'nft_id lists the credit with leading zeros', limited({ nft_id: ['007'] }), {
    rules: RULES,
    reason: 'The normal form is a number.',
  }),
  holds('nft-any', 'A delegation of every credit with nft_id', limited({ nft_id: ['7'] }, {}, ANY_CREDIT), {
    rules: ['capability.resource', ...RULES],
    reason: 'The wildcard covers the credit, and the set limits it to the one that is used.',
  }),
  holds('delegate-listed', 'delegate_to lists who uses the credit', limited({ delegate_to: [bare(friend())] }), {
    rules: RULES,
    reason: 'The delegatee is in the set.',
  }),
  holds(
    'delegate-spelled',
    'delegate_to lists the delegatee with 0x and in upper case',
    limited({ delegate_to: [`0x${bare(friend()).toUpperCase()}`] }),
    {
      rules: RULES,
      reason: 'Addresses are compared without case and 0x.',
    },
  ),
  holds(
    'delegate-second',
    'delegate_to lists two addresses',
    limited({ delegate_to: [bare(user()), bare(friend())] }),
    {
      rules: RULES,
      reason: 'The delegatee is in the set.',
    },
  ),
  holds(
    'delegate-anyone',
    'delegate_to is absent, and the delegatee is not stated',
    limited({}, { delegatee: undefined }),
    {
      rules: RULES,
      reason: 'An absent restriction needs no fact.',
    },
  ),
  holds('uses-left', 'The last of three uses', limited({ uses: '3' }, { uses: '2' }), {
    rules: RULES,
    reason: 'Two uses before this one are fewer than three.',
  }),
  holds('uses-first', 'The first use of one', limited({ uses: '1' }, { uses: '0' }), {
    rules: RULES,
    reason: 'No use before this one is fewer than one.',
  }),
  holds('uses-most', 'uses of 2^64 - 1', limited({ uses: '18446744073709551615' }, { uses: '18446744073709551614' }), {
    rules: RULES,
    reason: 'The largest value of 64 bits, and one use less before this one; neither fits into binary64.',
  }),
  holds(
    'alternative',
    'The second of two alternatives is met',
    using(delegating(on(CREDIT, { delegate_to: [bare(user())] }, { delegate_to: [bare(friend())], uses: '2' })), {
      uses: '1',
    }),
    {
      rules: RULES,
      reason: 'An ability is granted under any one of its alternatives.',
    },
  ),
  holds(
    'alternative-malformed',
    'A malformed alternative beside one that is met',
    using(delegating(on(CREDIT, { uses: 3 }, { uses: '3' })), { uses: '0' }),
    {
      rules: RULES,
      reason: 'The malformed alternative does not grant, and the other one does.',
    },
  ),
  holds(
    'alternative-foreign',
    'An unknown restriction in one alternative, none in the other',
    using(delegating(on(CREDIT, { weekday: 'Monday' }, {}))),
    {
      rules: ['capability.restriction-undecided'],
      reason: 'The second alternative is met, whatever the first one demands.',
    },
  ),
];

const creditRejects = () => [
  fails('nft-empty', 'nft_id is empty', limited({ nft_id: [] }), {
    rule: 'capability.restriction',
    risk: ['restriction-bypass', 'fail-open'],
    twin: 'nft-listed',
    mutation: 'nft_id: []',
    reason: 'The empty set is no credit, and not every credit.',
  }),
  fails('nft-other', 'nft_id lists another credit', limited({ nft_id: ['8'] }), {
    rule: 'capability.restriction',
    twin: 'nft-listed',
    mutation: 'nft_id: ["8"]',
    reason: 'Credit 7 is not in the set, although the resource names it.',
  }),
  fails('nft-text', 'nft_id is one text', limited({ nft_id: '7' }), {
    rule: 'restriction.value',
    twin: 'nft-listed',
    mutation: 'nft_id: "7"',
    reason: `nft_id is an array of decimal texts. ${MALFORMED}`,
  }),
  fails('nft-number', 'nft_id lists a number', limited({ nft_id: [7] }), {
    rule: 'restriction.value',
    twin: 'nft-listed',
    mutation: 'nft_id: [7]',
    reason: `nft_id is an array of decimal texts. ${MALFORMED}`,
  }),
  fails('nft-hex', 'nft_id lists a credit in hex', limited({ nft_id: ['0x7'] }), {
    rule: 'restriction.value',
    twin: 'nft-listed',
    mutation: 'nft_id: ["0x7"]',
    reason: `nft_id is an array of decimal texts. ${MALFORMED}`,
  }),
  fails('delegate-empty', 'delegate_to is empty', limited({ delegate_to: [] }), {
    rule: 'capability.restriction',
    risk: ['restriction-bypass', 'fail-open'],
    twin: 'delegate-listed',
    mutation: 'delegate_to: []',
    reason: 'The empty set is nobody, and not anyone.',
  }),
  fails('delegate-other', 'delegate_to lists somebody else', limited({ delegate_to: [bare(user())] }), {
    rule: 'capability.restriction',
    risk: ['restriction-bypass', 'wrong-account'],
    twin: 'delegate-listed',
    mutation: 'delegate_to: the user',
    reason: 'The friend is not in the set.',
  }),
  fails(
    'delegate-signer',
    'The owner uses a credit that was delegated to somebody else',
    limited({ delegate_to: [bare(friend())] }, { delegatee: owner().address }),
    {
      rule: 'capability.restriction',
      twin: 'delegate-listed',
      mutation: 'use.delegatee: the owner',
      reason: 'A delegation is for those whom it names; whose credit it is makes no difference.',
    },
  ),
  fails(
    'delegate-unstated',
    'delegate_to without a stated delegatee',
    limited({ delegate_to: [bare(friend())] }, { delegatee: undefined }),
    {
      rule: 'capability.restriction-undecided',
      twin: 'delegate-listed',
      mutation: 'use.delegatee left out',
      reason: 'The restriction needs a fact that was not stated.',
    },
  ),
  fails('delegate-text', 'delegate_to is one address', limited({ delegate_to: bare(friend()) }), {
    rule: 'restriction.value',
    twin: 'delegate-listed',
    mutation: 'delegate_to: one text',
    reason: `delegate_to is an array. ${MALFORMED}`,
  }),
  fails(
    'delegate-short',
    'delegate_to lists an address of 39 digits',
    limited({ delegate_to: [bare(friend()).slice(1)] }),
    {
      rule: 'restriction.value',
      twin: 'delegate-listed',
      mutation: 'delegate_to: without the first digit',
      reason: `An address has 40 hex digits. ${MALFORMED}`,
    },
  ),
  fails(
    'delegate-name',
    'delegate_to lists a name beside the address',
    limited({ delegate_to: [bare(friend()), 'friend.eth'] }),
    {
      rule: 'restriction.value',
      twin: 'delegate-listed',
      mutation: 'delegate_to += "friend.eth"',
      reason: `Every item is an address, and one that is not makes the value malformed. ${MALFORMED}`,
    },
  ),
  fails('uses-spent', 'A fourth use of three', limited({ uses: '3' }, { uses: '3' }), {
    rule: 'capability.restriction',
    risk: ['restriction-bypass', 'replay'],
    twin: 'uses-left',
    mutation: 'use.uses: "3"',
    reason: 'Three uses before this one are not fewer than three.',
  }),
  fails('uses-zero', 'A credit for no use', limited({ uses: '0' }, { uses: '0' }), {
    rule: 'capability.restriction',
    twin: 'uses-first',
    mutation: 'uses: "0"',
    reason: 'No number is below zero; zero is not unlimited.',
  }),
  fails('uses-unstated', 'uses, and nobody says how often', limited({ uses: '3' }), {
    rule: 'capability.restriction-undecided',
    twin: 'uses-left',
    mutation: 'use.uses left out',
    reason: 'The restriction needs a fact that was not stated.',
  }),
  fails('uses-number', 'uses is a number', limited({ uses: 3 }, { uses: '0' }), {
    rule: 'restriction.value',
    twin: 'uses-left',
    mutation: 'uses: 3, use.uses: "0"',
    reason: `uses is a decimal text. ${MALFORMED}`,
  }),
  fails('uses-negative', 'uses is below zero', limited({ uses: '-1' }, { uses: '0' }), {
    rule: 'restriction.value',
    twin: 'uses-left',
    mutation: 'uses: "-1", use.uses: "0"',
    reason: `uses is a decimal text without a sign. ${MALFORMED}`,
  }),
  fails('uses-overflow', 'uses of 2^64', limited({ uses: '18446744073709551616' }, { uses: '0' }), {
    rule: 'restriction.value',
    twin: 'uses-most',
    mutation: 'uses: "18446744073709551616", use.uses: "0"',
    reason: `uses is below 2^64; in 64 bits this would be zero. ${MALFORMED}`,
  }),
  fails('uses-empty', 'uses is an empty text', limited({ uses: '' }, { uses: '0' }), {
    rule: 'restriction.value',
    twin: 'uses-left',
    mutation: 'uses: "", use.uses: "0"',
    reason: `uses has at least one digit. ${MALFORMED}`,
  }),
  fails('foreign', 'A restriction that nobody defined', limited({ weekday: 'Monday' }), {
    rule: 'capability.restriction-undecided',
    twin: 'plain',
    mutation: 'weekday: "Monday"',
    reason: 'A foreign key demands something, and nobody knows what.',
  }),
  fails('price-foreign', 'max_price on a credit', limited({ max_price: 'ff' }, { price: '1' }), {
    rule: 'capability.restriction-undecided',
    twin: 'plain',
    mutation: 'max_price: "ff", use.price: "1"',
    reason: 'max_price has its meaning for payments; on a credit it is foreign.',
  }),
  fails('no-alternative', 'No alternative', using(delegating(on(CREDIT))), {
    rule: 'capability.alternative',
    risk: ['widening', 'fail-open'],
    twin: 'plain',
    mutation: 'Auth/Auth: []',
    reason: 'An empty list of alternatives grants nothing.',
    profiles: { reown: refusedBy('reown.alternatives') },
  }),
  fails(
    'resource-other',
    'A use of another credit',
    using(
      delegating(on(CREDIT, {})),
      { resource: 'lit-ratelimitincrease://8' },
      { evidence: { tokenOwners: [ownedBy(owner(), '8')] } },
    ),
    {
      rule: 'capability.resource',
      twin: 'plain',
      mutation: 'use.resource: credit 8, which the owner has too',
      reason: 'The delegation names credit 7.',
    },
  ),
  fails(
    'resource-any',
    'A use of whatever credit there is',
    using(delegating(on(CREDIT, {})), { resource: ANY_CREDIT, token: '7' }),
    {
      rule: 'capability.resource',
      twin: 'any-token',
      mutation: 'the delegation names credit 7',
      reason:
        'The wildcard is covered by the same wildcard only, although the token beside it is the one that was delegated.',
    },
  ),
];

// --- Payments ---

const spending = { resource: PAYMENT, price: 'de0b6b3a7640000', scope: 'pkp_sign' };
const PRICE = String(0xde0b6b3a7640000n);
const limits = (over = {}) => {
  const all = { ...paymentLimits(), delegate_to: [bare(friend())], ...over };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
};
const paying = (over, use = {}) =>
  using(delegating(on(PAYMENT, limits(over))), { ...spending, price: PRICE, ...use }, { evidence: undefined });
const v8 = { 'lit-v8': refusedBy('lit-v8.payment-restrictions') };

const paymentAccepts = () => [
  holds('payment', 'A payment within all three restrictions', paying(), {
    rules: ['capability.resource', 'delegation.owner', 'lit-v8.payment-restrictions', ...RULES],
    reason:
      'The delegatee, the price and the scope are within the restrictions; a balance has no owner to be looked up.',
  }),
  holds('payment-price-less', 'A price below max_price', paying({}, { price: '1' }), {
    rules: RULES,
    reason: 'One wei is at most the maximum.',
  }),
  holds(
    'payment-price-spelled',
    'max_price with 0x, zeros and upper case',
    paying({ max_price: '0x00FF' }, { price: '255' }),
    {
      rules: RULES,
      reason: 'The value is hexadecimal: 255 is at most 255.',
    },
  ),
  holds(
    'payment-price-zero',
    'A price of zero where nothing may be spent',
    paying({ max_price: '0' }, { price: '0' }),
    {
      rules: RULES,
      reason: 'Zero is at most zero.',
    },
  ),
  holds('payment-scopes', 'Two scopes, one of them used', paying({ scopes: ['lit_action', 'pkp_sign'] }), {
    rules: RULES,
    reason: 'The scope is in the set.',
  }),
  holds(
    'payment-scopes-all',
    'Every scope there is',
    paying(
      { scopes: ['encryption_sign', 'lit_action', 'pkp_sign', 'sign_session_key'] },
      { scope: 'sign_session_key' },
    ),
    {
      rules: RULES,
      reason: 'The scope is in the set.',
    },
  ),
  ...[
    ['delegate', 'delegate_to', { delegatee: undefined }, 'anyone may pay from the balance'],
    ['price', 'max_price', { price: undefined }, 'any price may be paid'],
    ['scopes', 'scopes', { scope: undefined }, 'every operation may be paid for'],
  ].map(([name, key, use, means]) =>
    holds(
      `payment-no-${name}`,
      `A payment delegation without ${key}, and without its fact`,
      paying({ [key]: undefined }, use),
      {
        rules: [...RULES, 'lit-v8.payment-restrictions'],
        reason: `Where ${key} is absent ${means}, and the fact is not needed. Nodes of the v8 network demand all three restrictions.`,
        profiles: v8,
      },
    ),
  ),
];

const paymentRejects = () => [
  fails(
    'payment-price-more',
    'A price of one wei more than max_price',
    paying({}, { price: String(BigInt(PRICE) + 1n) }),
    {
      rule: 'capability.restriction',
      twin: 'payment',
      mutation: 'use.price: one more',
      reason: 'The price is more than the maximum; the two are equal in binary64.',
    },
  ),
  fails('payment-price-unstated', 'max_price without a stated price', paying({}, { price: undefined }), {
    rule: 'capability.restriction-undecided',
    twin: 'payment',
    mutation: 'use.price left out',
    reason: 'The restriction needs a fact that was not stated.',
  }),
  fails('payment-price-number', 'max_price is a number', paying({ max_price: 255 }, { price: '1' }), {
    rule: 'restriction.value',
    twin: 'payment-price-spelled',
    mutation: 'max_price: 255, use.price: "1"',
    reason: `max_price is text of hex digits. ${MALFORMED}`,
  }),
  fails('payment-price-empty', 'max_price is 0x alone', paying({ max_price: '0x' }, { price: '0' }), {
    rule: 'restriction.value',
    twin: 'payment-price-zero',
    mutation: 'max_price: "0x"',
    reason: `max_price has at least one digit. ${MALFORMED}`,
  }),
  fails('payment-price-long', 'max_price of 65 digits', paying({ max_price: `0${'f'.repeat(64)}` }), {
    rule: 'restriction.value',
    twin: 'payment',
    mutation: 'max_price: 65 digits',
    reason: `max_price has at most 64 digits. ${MALFORMED}`,
  }),
  fails('payment-scopes-empty', 'scopes is empty', paying({ scopes: [] }), {
    rule: 'capability.restriction',
    risk: ['restriction-bypass', 'fail-open'],
    twin: 'payment',
    mutation: 'scopes: []',
    reason: 'The empty set is no operation, and not every operation.',
  }),
  fails('payment-scopes-other', 'scopes lists another operation', paying({ scopes: ['lit_action'] }), {
    rule: 'capability.restriction',
    twin: 'payment',
    mutation: 'scopes: ["lit_action"]',
    reason: 'Signing with a PKP is not in the set.',
  }),
  fails('payment-scopes-unstated', 'scopes without a stated scope', paying({}, { scope: undefined }), {
    rule: 'capability.restriction-undecided',
    twin: 'payment',
    mutation: 'use.scope left out',
    reason: 'The restriction needs a fact that was not stated.',
  }),
  fails(
    'payment-scopes-unknown',
    'scopes lists an operation that nobody defined beside the one that is used',
    paying({ scopes: ['pkp_sign', 'everything'] }),
    {
      rule: 'restriction.value',
      twin: 'payment',
      mutation: 'scopes += "everything"',
      reason: `Each item is one of four. ${MALFORMED}`,
    },
  ),
  fails('payment-scopes-text', 'scopes is one text', paying({ scopes: 'pkp_sign' }), {
    rule: 'restriction.value',
    twin: 'payment',
    mutation: 'scopes: "pkp_sign"',
    reason: `scopes is an array. ${MALFORMED}`,
  }),
  fails('payment-delegate-empty', 'delegate_to of a payment delegation is empty', paying({ delegate_to: [] }), {
    rule: 'capability.restriction',
    risk: ['restriction-bypass', 'fail-open'],
    twin: 'payment',
    mutation: 'delegate_to: []',
    reason: 'The empty set is nobody, and not anyone.',
  }),
  fails('payment-uses', 'uses on a payment delegation', paying({ uses: '3' }, { uses: '0' }), {
    rule: 'capability.restriction-undecided',
    twin: 'payment',
    mutation: 'uses: "3", use.uses: "0"',
    reason: 'uses has its meaning for credits; on a payment delegation it is foreign.',
  }),
  fails(
    'payment-on-credit',
    'A payment under a delegation of a credit',
    using(delegating(on(CREDIT, {})), spendingFact()),
    {
      rule: 'capability.resource',
      twin: 'plain',
      mutation: 'use.resource: lit-paymentdelegation://*',
      reason: 'A credit is no balance.',
    },
  ),
];

function spendingFact() {
  return { resource: PAYMENT, price: '1', scope: 'pkp_sign' };
}

// --- Owners ---

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
  file('delegation.verify', 'credits', brought([...creditAccepts(), ...creditRejects()])),
  file('delegation.verify', 'payments', brought([...paymentAccepts(), ...paymentRejects()])),
  file('delegation.verify', 'owners', brought([...ownerAccepts(), ...ownerRejects()])),
  file('delegation.verify', 'chains', brought([...chained(), ...unchained(), ...others()])),
];
