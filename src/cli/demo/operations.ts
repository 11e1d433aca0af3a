import { conditionsHash } from '../../client/access-control.js';
import {
  LIT_ABILITY,
  LitAccessControlConditionResource,
  LitActionResource,
  parseLitResource,
} from '../../client/resource.js';
import type { ResourceAbilityRequest } from '../../generated/types.js';
import { toHex } from '../../internal/bytes.js';
import { actionCid } from '../../network/action-cid.js';
import type { Operation } from './visit.js';
import { actionCode, random, type World } from './world.js';

/** Says what has to be true for data to be decrypted: to hold some ether. */
const accessControlConditions = [
  {
    contractAddress: '',
    standardContractType: '' as const,
    chain: 'ethereum',
    method: 'eth_getBalance',
    parameters: [':userAddress', 'latest'],
    returnValueTest: { comparator: '>=', value: '1000000000000' },
  },
];

export const encodedCode: string = Buffer.from(actionCode).toString('base64');

export interface Asked extends Operation {
  /** What a session has to ask for, to be given this. */
  readonly request: ResourceAbilityRequest;
}

/** The operations that are asked of the nodes, one of each. */
export function operationsOf({ pkp }: World): readonly [Asked, Asked, Asked] {
  const dataToEncryptHash = toHex(random(32));
  const conditions = conditionsHash({ accessControlConditions });
  return [
    {
      name: 'signing with the PKP',
      path: '/web/pkp/sign/v1',
      body: { pubkey: `0x${pkp.publicKey}`, toSign: [...random(32)] },
      request: { resource: parseLitResource(pkp.resource), ability: LIT_ABILITY.PKPSigning },
    },
    {
      name: 'decryption',
      path: '/web/encryption/sign/',
      body: { accessControlConditions, dataToEncryptHash, chain: 'ethereum' },
      request: {
        resource: new LitAccessControlConditionResource(`${conditions}/${dataToEncryptHash}`),
        ability: LIT_ABILITY.AccessControlConditionDecryption,
      },
    },
    {
      name: 'execution of a Lit Action',
      path: '/web/execute/v1',
      body: { code: encodedCode },
      request: { resource: new LitActionResource(actionCid(actionCode)), ability: LIT_ABILITY.LitActionExecution },
    },
  ];
}
