// The account that a caller names for a session: by its address on whatever chain, by its DID on that of the signed text.
import { did } from '../chains.js';
import { accept, alice, bob, file, pkpSigning, reject } from '../kit.js';
import { at, capability } from '../sessions.js';

export const since = '3.0.0';

const on = (chainId) => capability({ chainId });
const with_ = (capabilities, account) =>
  at({ resourceAbilityRequests: [pkpSigning()], capabilities: [capabilities].flat() }, { account });

const takes = (name, title, capabilities, account, reason) =>
  accept(`session-named-${name}`, title, { rules: ['session.account'], reason, input: with_(capabilities, account) });

const refuses = (name, title, capabilities, account, { twin, mutation, reason }) =>
  reject(`session-named-${name}`, title, {
    rule: 'session.account',
    risk: ['wrong-account'],
    twin: `session-named-${twin}`,
    mutation,
    reason,
    input: with_(capabilities, account),
  });

const lower = (text) => text.replace(/0x[0-9a-fA-F]{40}/, (address) => address.toLowerCase());

const named = () => [
  takes(
    'did',
    'A wallet named by its DID',
    on('1'),
    did(alice()),
    'The chain id of the signed text is that of the DID.',
  ),
  takes(
    'did-lower',
    'A wallet named by its DID, the address in lower case',
    on('1'),
    lower(did(alice())),
    'The address of a DID is compared without case.',
  ),
  takes(
    'did-other-chain',
    'A wallet that signed for chain 5 named by its DID there',
    on('5'),
    did(alice(), '5'),
    'The chain id of the signed text is that of the DID.',
  ),
  takes(
    'address-other-chain',
    'A wallet that signed for chain 5 named by its address',
    on('5'),
    alice().address,
    'An address alone names a wallet on whatever chain.',
  ),
  takes(
    'two-chains',
    'One wallet that signed for two chains, named by its address',
    [on('1'), on('5')],
    alice().address,
    'Both grants are by the account of this address.',
  ),
  takes(
    'one-of-two-chains',
    'One wallet that signed for two chains, named by its DID on the second',
    [on('1'), on('5')],
    did(alice(), '5'),
    'The second grant is by the account of the DID, and it covers the request alone.',
  ),
  accept('session-named-nobody-two-chains', 'One wallet that signed for two chains, and nobody is named', {
    rules: ['session.account'],
    reason: 'Where nobody is named wallets are told apart by their addresses, so this is one account.',
    input: with_([on('1'), on('5')], undefined),
  }),
  refuses('did-chain-5', 'A wallet that signed for chain 1 named by its DID on chain 5', on('1'), did(alice(), '5'), {
    twin: 'did',
    mutation: 'account: the DID of the wallet on chain 5',
    reason: 'A DID names the account on its chain only, and the text was signed for chain 1.',
  }),
  refuses('did-chain-1', 'A wallet that signed for chain 5 named by its DID on chain 1', on('5'), did(alice()), {
    twin: 'did-other-chain',
    mutation: 'account: the DID of the wallet on chain 1',
    reason: 'A DID names the account on its chain only, and the text was signed for chain 5.',
  }),
  refuses('did-chain-01', 'A wallet named by its DID with a zero before the chain id', on('1'), did(alice(), '01'), {
    twin: 'did',
    mutation: 'account: the DID with the chain id 01',
    reason: 'Chain ids are compared as they are spelled, and the text says 1.',
  }),
  refuses('did-other-wallet', 'Another wallet named by its DID', on('1'), did(bob()), {
    twin: 'did',
    mutation: 'account: the DID of another wallet',
    reason: 'The grant is not by the wallet that is named.',
  }),
];

export default () => [file('session-sig.verify', 'named-account', named())];
