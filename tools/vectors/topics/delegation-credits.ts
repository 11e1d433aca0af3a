// Uses of a credit: each restriction absent, empty, listed and malformed.
import { authSigs, chains, delegations, group, kinds, refusedBy, topic } from '../vocabulary.js';

const { bare, CREDIT } = authSigs;
const { friend, owner, user } = chains;
const { ANY_CREDIT, delegating, limited, MALFORMED, on, ownedBy, RULES, restricting, using } = delegations;

/** Rows of a credit with the restrictions of one alternative. */
const credited = restricting(limited);

const accepted = () =>
  group({ rules: RULES, from: credited }, [
    { id: 'plain', title: 'A credit without restrictions',
      rules: ['capability.resource', 'delegation.owner', 'delegation.owner-undecided', 'capability.alternative', ...RULES],
      why: 'Every restriction is absent: anyone may use the credit any number of times, and the signer owns it.' },
    { id: 'nft-listed', title: 'nft_id lists the credit', why: 'The token that the resource names is in the set.', limits: { nft_id: ['3', '7'] } },
    { id: 'nft-zeros', title: 'nft_id lists the credit with leading zeros', why: 'The normal form is a number.', limits: { nft_id: ['007'] } },
    { id: 'nft-any', title: 'A delegation of every credit with nft_id', rules: ['capability.resource', ...RULES],
      why: 'The wildcard covers the credit, and the set limits it to the one that is used.', use: limited({ nft_id: ['7'] }, {}, ANY_CREDIT) },
    { id: 'delegate-listed', title: 'delegate_to lists who uses the credit', why: 'The delegatee is in the set.', limits: { delegate_to: [bare(friend())] } },
    { id: 'delegate-spelled', title: 'delegate_to lists the delegatee with 0x and in upper case',
      why: 'Addresses are compared without case and 0x.', limits: { delegate_to: [`0x${bare(friend()).toUpperCase()}`] } },
    { id: 'delegate-second', title: 'delegate_to lists two addresses',
      why: 'The delegatee is in the set.', limits: { delegate_to: [bare(user()), bare(friend())] } },
    { id: 'delegate-anyone', title: 'delegate_to is absent, and the delegatee is not stated',
      why: 'An absent restriction needs no fact.', facts: { delegatee: undefined } },
    { id: 'uses-left', title: 'The last of three uses', why: 'Two uses before this one are fewer than three.', limits: { uses: '3' }, facts: { uses: '2' } },
    { id: 'uses-first', title: 'The first use of one', why: 'No use before this one is fewer than one.', limits: { uses: '1' }, facts: { uses: '0' } },
    { id: 'uses-most', title: 'uses of 2^64 - 1',
      why: 'The largest value of 64 bits, and one use less before this one; neither fits into binary64.', limits: { uses: '18446744073709551615' },
      facts: { uses: '18446744073709551614' } },
    { id: 'alternative', title: 'The second of two alternatives is met',
      why: 'An ability is granted under any one of its alternatives.',
      use: using(delegating(on(CREDIT, { delegate_to: [bare(user())] }, { delegate_to: [bare(friend())], uses: '2' })), { uses: '1' }) },
    { id: 'alternative-malformed', title: 'A malformed alternative beside one that is met',
      why: 'The malformed alternative does not grant, and the other one does.',
      use: using(delegating(on(CREDIT, { uses: 3 }, { uses: '3' })), { uses: '0' }) },
    { id: 'alternative-foreign', title: 'An unknown restriction in one alternative, none in the other', rules: ['capability.restriction-undecided'],
      why: 'The second alternative is met, whatever the first one demands.', use: using(delegating(on(CREDIT, { weekday: 'Monday' }, {}))) },
  ]);

const LIST = `nft_id is an array of decimal texts. ${MALFORMED}`;

const refused = () =>
  group({ from: credited }, [
    { id: 'nft-empty', title: 'nft_id is empty', twin: 'nft-listed', rule: 'capability.restriction', risk: ['restriction-bypass', 'fail-open'],
      why: 'The empty set is no credit, and not every credit.', limits: { nft_id: [] } },
    { id: 'nft-other', title: 'nft_id lists another credit', twin: 'nft-listed', rule: 'capability.restriction',
      why: 'Credit 7 is not in the set, although the resource names it.', limits: { nft_id: ['8'] } },
    { id: 'nft-text', title: 'nft_id is one text', twin: 'nft-listed', rule: 'restriction.value', why: LIST, limits: { nft_id: '7' } },
    { id: 'nft-number', title: 'nft_id lists a number', twin: 'nft-listed', rule: 'restriction.value', why: LIST, limits: { nft_id: [7] } },
    { id: 'nft-hex', title: 'nft_id lists a credit in hex', twin: 'nft-listed', rule: 'restriction.value', why: LIST, limits: { nft_id: ['0x7'] } },
    { id: 'delegate-empty', title: 'delegate_to is empty', twin: 'delegate-listed', rule: 'capability.restriction', risk: ['restriction-bypass', 'fail-open'],
      why: 'The empty set is nobody, and not anyone.', limits: { delegate_to: [] } },
    { id: 'delegate-other', title: 'delegate_to lists somebody else', twin: 'delegate-listed', change: 'delegate_to: the user', rule: 'capability.restriction',
      risk: ['restriction-bypass', 'wrong-account'], why: 'The friend is not in the set.', limits: { delegate_to: [bare(user())] } },
    { id: 'delegate-signer', title: 'The owner uses a credit that was delegated to somebody else', twin: 'delegate-listed', change: 'use.delegatee: the owner',
      rule: 'capability.restriction', why: 'A delegation is for those whom it names; whose credit it is makes no difference.',
      limits: { delegate_to: [bare(friend())] }, facts: { delegatee: owner().address } },
    { id: 'delegate-unstated', title: 'delegate_to without a stated delegatee', twin: 'delegate-listed', change: 'use.delegatee left out',
      rule: 'capability.restriction-undecided', why: 'The restriction needs a fact that was not stated.', limits: { delegate_to: [bare(friend())] },
      facts: { delegatee: undefined } },
    { id: 'delegate-text', title: 'delegate_to is one address', twin: 'delegate-listed', change: 'delegate_to: one text', rule: 'restriction.value',
      why: `delegate_to is an array. ${MALFORMED}`, limits: { delegate_to: bare(friend()) } },
    { id: 'delegate-short', title: 'delegate_to lists an address of 39 digits', twin: 'delegate-listed', change: 'delegate_to: without the first digit',
      rule: 'restriction.value', why: `An address has 40 hex digits. ${MALFORMED}`, limits: { delegate_to: [bare(friend()).slice(1)] } },
    { id: 'delegate-name', title: 'delegate_to lists a name beside the address', twin: 'delegate-listed', change: 'delegate_to += "friend.eth"',
      rule: 'restriction.value', why: `Every item is an address, and one that is not makes the value malformed. ${MALFORMED}`,
      limits: { delegate_to: [bare(friend()), 'friend.eth'] } },
    { id: 'uses-spent', title: 'A fourth use of three', twin: 'uses-left', change: 'use.uses: "3"', rule: 'capability.restriction',
      risk: ['restriction-bypass', 'replay'], why: 'Three uses before this one are not fewer than three.', limits: { uses: '3' }, facts: { uses: '3' } },
    { id: 'uses-zero', title: 'A credit for no use', twin: 'uses-first', change: 'uses: "0"', rule: 'capability.restriction',
      why: 'No number is below zero; zero is not unlimited.', limits: { uses: '0' }, facts: { uses: '0' } },
    { id: 'uses-unstated', title: 'uses, and nobody says how often', twin: 'uses-left', change: 'use.uses left out', rule: 'capability.restriction-undecided',
      why: 'The restriction needs a fact that was not stated.', limits: { uses: '3' } },
    { id: 'uses-number', title: 'uses is a number', twin: 'uses-left', rule: 'restriction.value',
      why: `uses is a decimal text. ${MALFORMED}`, limits: { uses: 3 }, facts: { uses: '0' } },
    { id: 'uses-negative', title: 'uses is below zero', twin: 'uses-left', rule: 'restriction.value',
      why: `uses is a decimal text without a sign. ${MALFORMED}`, limits: { uses: '-1' }, facts: { uses: '0' } },
    { id: 'uses-overflow', title: 'uses of 2^64', twin: 'uses-most', rule: 'restriction.value',
      why: `uses is below 2^64; in 64 bits this would be zero. ${MALFORMED}`, limits: { uses: '18446744073709551616' }, facts: { uses: '0' } },
    { id: 'uses-empty', title: 'uses is an empty text', twin: 'uses-left', rule: 'restriction.value',
      why: `uses has at least one digit. ${MALFORMED}`, limits: { uses: '' }, facts: { uses: '0' } },
    { id: 'foreign', title: 'A restriction that nobody defined', twin: 'plain', rule: 'capability.restriction-undecided',
      why: 'A foreign key demands something, and nobody knows what.', limits: { weekday: 'Monday' } },
    { id: 'price-foreign', title: 'max_price on a credit', twin: 'plain', rule: 'capability.restriction-undecided',
      why: 'max_price has its meaning for payments; on a credit it is foreign.', limits: { max_price: 'ff' }, facts: { price: '1' } },
    { id: 'no-alternative', title: 'No alternative', twin: 'plain', change: 'Auth/Auth: []', rule: 'capability.alternative', risk: ['widening', 'fail-open'],
      profiles: { reown: refusedBy('reown.alternatives') }, why: 'An empty list of alternatives grants nothing.', use: using(delegating(on(CREDIT))) },
    { id: 'resource-other', title: 'A use of another credit', twin: 'plain', change: 'use.resource: credit 8, which the owner has too',
      rule: 'capability.resource', why: 'The delegation names credit 7.',
      use: using(delegating(on(CREDIT, {})), { resource: 'lit-ratelimitincrease://8' }, { evidence: { tokenOwners: [ownedBy(owner(), '8')] } }) },
    { id: 'resource-any', title: 'A use of whatever credit there is', twin: 'delegation-any-token', change: 'the delegation names credit 7',
      rule: 'capability.resource', why: 'The wildcard is covered by the same wildcard only, although the token beside it is the one that was delegated.',
      use: using(delegating(on(CREDIT, {})), { resource: ANY_CREDIT, token: '7' }) },
  ]);

export default () =>
  topic({ operation: 'delegation.verify', name: 'credits', prefix: 'delegation-', since: kinds.SINCE }, accepted(), refused());
