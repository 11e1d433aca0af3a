// The owner of a credit is named as an account is: by an address, or by a DID on the chain of the signed text.
import { authSigs, chains, delegations, group, type Row, type Shared, topic } from '../vocabulary.js';

const { did, owner, stranger } = chains;
const { charging, delegating, on, using } = delegations;

/** Rows of how the owner is named, and of the chain that the delegation was signed for. */
const named = ({ by, chainId = '1', ...row }: Row & { readonly by: string; readonly chainId?: string }): Shared => {
  const made = delegating(on(authSigs.CREDIT, {}), { chainId });
  return charging({ ...row, use: using(made, {}, { evidence: { tokenOwners: [{ token: '7', owner: by }] } }) });
};

export default () =>
  topic({ operation: 'delegation.verify', name: 'named-owner', prefix: 'delegation-owner-', since: '3.0.0', from: named },
    group({ rules: ['delegation.owner'] }, [
      { id: 'did', title: 'The owner named by the DID of the chain that the delegation was signed for', by: did(owner()),
        why: 'The DID names the wallet on chain 1, and the text was signed for chain 1.' },
      { id: 'did-chain-5', title: 'The owner named by a DID on chain 5, a delegation that was signed for it', by: did(owner(), '5'), chainId: '5',
        why: 'The chain id of the signed text is that of the DID.' },
      { id: 'chain-5', title: 'The owner named by an address, a delegation that was signed for chain 5', by: owner().address, chainId: '5',
        why: 'An address alone names a wallet on whatever chain.' },
    ]),
    group({ rule: 'delegation.owner', twin: 'did' }, [
      { id: 'did-other-chain', title: 'The owner named by a DID on another chain', change: 'the owner: its DID on chain 5', by: did(owner(), '5'),
        why: 'A DID names the account on its chain only, and the text was signed for chain 1.' },
      { id: 'did-stranger', title: 'Another owner named by a DID', change: 'the owner: the DID of another wallet', by: did(stranger()),
        why: 'Whoever signed does not own the credit.' },
    ]),
  );
