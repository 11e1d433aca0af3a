// sign-session-key.answer: accounts whose addresses have a meaning in their letter case.
import { bob, networks, topic } from '../vocabulary.js';

const { answering, authContext, pkpRecord, user, walletMethod } = networks;

/** The address of a Solana account is Base58, where upper and lower case are two digits. */
const address = 'HaePqEJ6p5LscLfpsPUGd5eVzN2ZiTGRnojj6vcubbig';

const permits = (userId: string) => ({
  pkps: [pkpRecord({ owner: bob().address, authMethods: [{ authMethodType: 1, userId, appId: 'lit', scopes: [1] }] })],
  evidence: { authMethods: [{ outcome: 'authenticated', userId: address, appId: 'lit', address }] },
});

export default () => topic({ operation: 'sign-session-key.answer', name: 'notation', prefix: 'sign-request-', since: '3.0.0', from: answering,
  over: { authMethods: [walletMethod('wallet of a Solana account')] } }, [
  { id: 'permitted-solana', title: 'A Solana account by an entry with its address as user', rules: ['sign-request.permission'],
    why: 'The user of a wallet is its address, in the notation of its chain.',
    node: permits(address), context: authContext({ users: [user({ userId: address, appId: 'lit' })] }) },
  { id: 'permission-solana-case', title: 'A Solana account whose address has another letter case than the entry', twin: 'permitted-solana',
    change: 'the entry: one letter of userId in lower case', rule: 'sign-request.permission',
    why: 'In Base58 another letter case is another address: only that of an Ethereum address says nothing.', node: permits(address.replace('Ha', 'ha')) },
]);
