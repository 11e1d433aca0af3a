// Sessions that a contract wallet of the kind EIP1271_SHA256 granted: it is named with its chain, as one of kind EIP1271 is.
import { aborted, grantText, kinds, type Row, sessions, topic } from '../vocabulary.js';

const { calls, contractWallet, replyTo, vault } = kinds;
const { with_ } = sessions;

const granted = () => contractWallet({ via: 'EIP1271_SHA256', text: grantText({ by: vault() }) });

const under = (account: string) => {
  const made = granted();
  return with_(made.authSig, { ...calls(replyTo(made)), account });
};

const CHAIN = 'on which chain it stands says whose it is.';
const onChain = (chain: number) => `did:pkh:eip155:${chain}:${vault().address}`;

// Nodes of Lit end at a capability of this kind.
export default () => topic({ operation: 'session-sig.verify', name: 'contract-sha256', prefix: 'session-contract-sha256-', since: '3.0.0', profiles: aborted,
  twin: 'session-account-expected',
  from: ({ account }: Row & { readonly account: string }) =>
    ({ change: `the grant: that of a contract wallet, which agrees; account: ${account}`, input: under(account) }) }, [
  { id: 'named', title: 'A contract wallet of kind EIP1271_SHA256, named with its chain', rules: ['session.account'],
    why: 'The account is the contract at the address and on the chain of the SIWE message.', account: onChain(1) },
  { id: 'address', title: 'A contract wallet of kind EIP1271_SHA256, named by its address alone', rule: 'session.account',
    why: `An address alone names no contract: ${CHAIN}`, account: vault().address },
  { id: 'chain', title: 'A contract wallet of kind EIP1271_SHA256, named with another chain', rule: 'session.account',
    why: `What stands at this address on another chain is another account: ${CHAIN}`, account: onChain(8453) },
]);
