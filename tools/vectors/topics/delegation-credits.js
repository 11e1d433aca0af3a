// Uses of a credit: each restriction absent, empty, listed and malformed.
import { bare, CREDIT } from '../auth-sigs.js';
import { brought, friend, owner, user } from '../chains.js';
import { ANY_CREDIT, delegating, fails, holds, limited, MALFORMED, on, ownedBy, RULES, using } from '../delegations.js';
import { file } from '../kit.js';
import { refusedBy } from '../sessions.js';

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

export default () => [file('delegation.verify', 'credits', brought([...creditAccepts(), ...creditRejects()]))];
