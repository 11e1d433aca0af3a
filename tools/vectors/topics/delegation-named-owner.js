// The owner of a credit is named as an account is: by an address, or by a DID on the chain of the signed text.
import { CREDIT } from '../auth-sigs.js';
import { did, owner, stranger } from '../chains.js';
import { delegating, fails, holds, on, using } from '../delegations.js';
import { file } from '../kit.js';

export const since = '3.0.0';

const ownedBy = (text, over) =>
  using(delegating(on(CREDIT, {}), over), {}, { evidence: { tokenOwners: [{ token: '7', owner: text }] } });

const owners = () => [
  holds(
    'owner-did',
    'The owner named by the DID of the chain that the delegation was signed for',
    ownedBy(did(owner())),
    {
      rules: ['delegation.owner'],
      reason: 'The DID names the wallet on chain 1, and the text was signed for chain 1.',
    },
  ),
  holds(
    'owner-did-chain-5',
    'The owner named by a DID on chain 5, a delegation that was signed for it',
    ownedBy(did(owner(), '5'), { chainId: '5' }),
    { rules: ['delegation.owner'], reason: 'The chain id of the signed text is that of the DID.' },
  ),
  holds(
    'owner-chain-5',
    'The owner named by an address, a delegation that was signed for chain 5',
    ownedBy(owner().address, { chainId: '5' }),
    {
      rules: ['delegation.owner'],
      reason: 'An address alone names a wallet on whatever chain.',
    },
  ),
  fails('owner-did-other-chain', 'The owner named by a DID on another chain', ownedBy(did(owner(), '5')), {
    rule: 'delegation.owner',
    risk: ['wrong-account', 'widening'],
    twin: 'owner-did',
    mutation: 'the owner: its DID on chain 5',
    reason: 'A DID names the account on its chain only, and the text was signed for chain 1.',
  }),
  fails('owner-did-stranger', 'Another owner named by a DID', ownedBy(did(stranger())), {
    rule: 'delegation.owner',
    risk: ['wrong-account', 'widening'],
    twin: 'owner-did',
    mutation: 'the owner: the DID of another wallet',
    reason: 'Whoever signed does not own the credit.',
  }),
];

export default () => [file('delegation.verify', 'named-owner', owners())];
