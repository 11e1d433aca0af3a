// sign-session-key.answer: accounts whose addresses have a meaning in their letter case.
import { bob, file } from '../kit.js';
import { authContext, pkpRecord, refuses, signs, user, walletMethod } from '../network.js';

export const since = '3.0.0';

/** The address of a Solana account is Base58, where upper and lower case are two digits. */
const address = 'HaePqEJ6p5LscLfpsPUGd5eVzN2ZiTGRnojj6vcubbig';
const other = address.replace('Ha', 'ha');

const permits = (userId) =>
  pkpRecord({ owner: bob().address, authMethods: [{ authMethodType: 1, userId, appId: 'lit', scopes: [1] }] });

const evidence = { authMethods: [{ outcome: 'authenticated', userId: address, appId: 'lit', address }] };

export default () => [
  file('sign-session-key.answer', 'notation', [
    signs('permitted-solana', 'A Solana account by an entry with its address as user', {
      rules: ['sign-request.permission'],
      over: { authMethods: [walletMethod('wallet of a Solana account')] },
      node: { pkps: [permits(address)], evidence },
      context: authContext({ users: [user({ userId: address, appId: 'lit' })] }),
      reason: 'The user of a wallet is its address, in the notation of its chain.',
    }),
    refuses('permission-solana-case', 'A Solana account whose address has another letter case than the entry', {
      rule: 'sign-request.permission',
      risk: ['wrong-account', 'widening'],
      twin: 'permitted-solana',
      mutation: 'the entry: one letter of userId in lower case',
      reason: 'In Base58 another letter case is another address: only that of an Ethereum address says nothing.',
      over: { authMethods: [walletMethod('wallet of a Solana account')] },
      node: { pkps: [permits(other)], evidence },
    }),
  ]),
];
