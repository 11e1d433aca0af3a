import type { AuthSigMessageOptions } from '../../client/auth-sig.js';
import { newSessionCapabilityObject } from '../../client/capability-object.js';
import { type CapacityDelegation, delegationRequest } from '../../client/siwe-message.js';
import { proofOptions } from '../proofs.js';
import { addressField, issueMessage } from './auth-sig.js';
import { strings } from './gather.js';
import { common, type Thing } from './thing.js';

/** Issues a capacity delegation. */
export const delegation: Thing = {
  name: 'delegation',
  summary: 'Let others use capacity credits: an AuthSig over lit:capability:delegation.',
  key: 'wallet',
  unsigned: true,
  explains: 'show the whole text that a wallet shows, on standard error; without a key, write it instead of signing it',
  options: proofOptions,
  fields: {
    credit: {
      member: 'capacityTokenId',
      value: 'ID',
      help: "the capacity credit, decimal (every one of the owner's unless given)",
    },
    delegatee: {
      member: 'delegateeAddresses',
      value: 'ADDRESS',
      multiple: true,
      help: 'who may use it (anyone unless given)',
      read: (texts) => texts,
      expected: strings,
    },
    uses: { member: 'uses', value: 'N', help: 'how often it can be used (any number of times unless given)' },
    domain: common.domain,
    address: addressField,
    statement: common.statement,
    'chain-id': common.chainId,
    nonce: common.nonce,
    'issued-at': common.issuedAt,
    expiration: common.expiration,
    'not-before': common.notBefore,
  },
  notes: [
    'In a file, an empty list of delegateeAddresses is nobody.',
    '',
    'Example:',
    '  capsig create delegation --credit 24 --delegatee 0x8c0D…cE7F --uses 100 --domain app.example --nonce 32891756 \\',
    '    --expiration +7d --key-env OWNER_KEY > delegation.json',
  ],
  async issue(members, context) {
    const { capacityTokenId, delegateeAddresses, uses, ...rest } = members;
    const { resource, ability, data } = delegationRequest({
      capacityTokenId,
      delegateeAddresses,
      uses,
    } as CapacityDelegation);
    const granted = newSessionCapabilityObject({}, [], { profile: context.profile });
    granted.addCapabilityForResource(resource, ability, data ?? null);
    const options = { ...rest, purpose: 'delegation', recap: granted.recap } as unknown as AuthSigMessageOptions;
    return issueMessage(options, context);
  },
};
