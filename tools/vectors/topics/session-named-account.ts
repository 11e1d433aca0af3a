// The account that a caller names for a session: by its address on whatever chain, by its DID on that of the signed text.
import { alice, bob, chains, type Input, type Row, sessions, topic } from '../vocabulary.js';

const { did } = chains;
const { at, capability } = sessions;

/** Grants that are signed for these chains, and the account that the caller names. */
interface Named {
  readonly signedFor: readonly string[];
  readonly account?: string;
}

const naming = ({ signedFor, account }: Row & Named): { readonly input: Input } =>
  ({ input: at({ capabilities: signedFor.map((chainId) => capability({ chainId })) }, { account }) });

const lower = (text: string) => text.replace(/0x[0-9a-fA-F]{40}/, (address) => address.toLowerCase());

export default () => topic({ operation: 'session-sig.verify', name: 'named-account', prefix: 'session-named-', since: '3.0.0', from: naming,
  accepted: { rules: ['session.account'] } }, [
  { id: 'did', title: 'A wallet named by its DID', why: 'The chain id of the signed text is that of the DID.', signedFor: ['1'], account: did(alice()) },
  { id: 'did-lower', title: 'A wallet named by its DID, the address in lower case',
    why: 'The address of a DID is compared without case.', signedFor: ['1'], account: lower(did(alice())) },
  { id: 'did-other-chain', title: 'A wallet that signed for chain 5 named by its DID there',
    why: 'The chain id of the signed text is that of the DID.', signedFor: ['5'], account: did(alice(), '5') },
  { id: 'address-other-chain', title: 'A wallet that signed for chain 5 named by its address',
    why: 'An address alone names a wallet on whatever chain.', signedFor: ['5'], account: alice().address },
  { id: 'two-chains', title: 'One wallet that signed for two chains, named by its address',
    why: 'Both grants are by the account of this address.', signedFor: ['1', '5'], account: alice().address },
  { id: 'one-of-two-chains', title: 'One wallet that signed for two chains, named by its DID on the second',
    why: 'The second grant is by the account of the DID, and it covers the request alone.', signedFor: ['1', '5'], account: did(alice(), '5') },
  { id: 'nobody-two-chains', title: 'One wallet that signed for two chains, and nobody is named',
    why: 'Where nobody is named wallets are told apart by their addresses, so this is one account.', signedFor: ['1', '5'] },
  { id: 'did-chain-5', title: 'A wallet that signed for chain 1 named by its DID on chain 5', twin: 'did', change: 'account: the DID of the wallet on chain 5',
    rule: 'session.account', why: 'A DID names the account on its chain only, and the text was signed for chain 1.', signedFor: ['1'],
    account: did(alice(), '5') },
  { id: 'did-chain-1', title: 'A wallet that signed for chain 5 named by its DID on chain 1', twin: 'did-other-chain',
    change: 'account: the DID of the wallet on chain 1', rule: 'session.account',
    why: 'A DID names the account on its chain only, and the text was signed for chain 5.', signedFor: ['5'], account: did(alice()) },
  { id: 'did-chain-01', title: 'A wallet named by its DID with a zero before the chain id', twin: 'did', change: 'account: the DID with the chain id 01',
    rule: 'session.account', why: 'Chain ids are compared as they are spelled, and the text says 1.', signedFor: ['1'], account: did(alice(), '01') },
  { id: 'did-other-wallet', title: 'Another wallet named by its DID', twin: 'did', change: 'account: the DID of another wallet', rule: 'session.account',
    why: 'The grant is not by the wallet that is named.', signedFor: ['1'], account: did(bob()) },
]);
