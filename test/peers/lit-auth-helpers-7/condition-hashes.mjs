// Prints the hashes that the library gives to fixed conditions, as JSON. What it printed is, formatted, in
// condition-hashes.json, which test/unit/access-control.test.ts compares with:
//
//   cd test/peers/lit-auth-helpers-7 && npm ci && node condition-hashes.mjs > condition-hashes.json
import { readFileSync } from 'node:fs';
import conditions from '@lit-protocol/access-control-conditions';
import helpers from '@lit-protocol/auth-helpers';

const address = '0x5B38Da6a701c568545dCfcB03FcB875f56beddC4';
const or = { operator: 'or' };
const and = { operator: 'and' };

const basic = (method, parameters, value, more = {}) => ({
  contractAddress: '',
  standardContractType: '',
  chain: 'ethereum',
  method,
  parameters,
  returnValueTest: { comparator: '>=', value },
  ...more,
});
const contract = (more = {}) => ({
  contractAddress: address,
  functionName: 'balanceOf',
  functionParams: [':userAddress', '7'],
  functionAbi: {
    type: 'function',
    stateMutability: 'view',
    outputs: [{ type: 'uint256', name: '', internalType: 'uint256' }],
    name: 'balanceOf',
    inputs: [
      { type: 'address', name: 'account', internalType: 'address' },
      { type: 'uint256', name: 'id', internalType: 'uint256' },
    ],
  },
  chain: 'polygon',
  returnValueTest: { key: '', comparator: '>', value: '0' },
  ...more,
});
const solana = {
  method: 'getBalance',
  params: [':userAddress'],
  chain: 'solana',
  returnValueTest: { key: '', comparator: '>=', value: '100000000' },
};
const solanaPda = {
  ...solana,
  method: 'balanceOfMetaplexCollection',
  pdaParams: ['a', 1],
  pdaInterface: { fields: { b: 1, a: [true, null] }, offset: 4 },
  pdaKey: 'pda',
};
const cosmos = {
  conditionType: 'cosmos',
  path: '/cosmos/bank/v1beta1/balances/:userAddress',
  chain: 'cosmos',
  returnValueTest: { value: '1000000', comparator: '>=', key: '$.balances[0].amount' },
};

const cases = [
  ['accessControlConditions', 'a balance', [basic('eth_getBalance', [':userAddress', 'latest'], '1000000000000')]],
  [
    'accessControlConditions',
    'operators and brackets',
    [
      basic('balanceOf', [':userAddress'], '1', { contractAddress: address, standardContractType: 'ERC721' }),
      and,
      [basic('eth_getBalance', [':userAddress', 'latest'], '1'), or, basic('', [':userAddress'], address)],
    ],
  ],
  [
    'accessControlConditions',
    'members that are not hashed, text beyond ASCII',
    [{ ...basic('näme', ['"quoted"', '\u2028'], '1'), conditionType: 'evmBasic', note: 'not hashed' }],
  ],
  ['evmContractConditions', 'a function of a contract', [contract()]],
  [
    'evmContractConditions',
    'constant, without mutability',
    [contract(), or, contract({ functionAbi: { name: 'f', inputs: [], outputs: [], constant: true } })],
  ],
  ['solRpcConditions', 'without program data', [solana]],
  ['solRpcConditions', 'with program data, and brackets', [solanaPda, and, [solana, or, solana]]],
  [
    'unifiedAccessControlConditions',
    'every kind',
    [
      { conditionType: 'evmBasic', ...basic('eth_getBalance', [':userAddress', 'latest'], '1') },
      or,
      { conditionType: 'evmContract', ...contract() },
      and,
      [{ conditionType: 'solRpc', ...solanaPda }, or, cosmos],
      or,
      { ...cosmos, method: 'm', parameters: ['p'] },
    ],
  ],
];

const hashOf = {
  accessControlConditions: conditions.hashAccessControlConditions,
  evmContractConditions: conditions.hashEVMContractConditions,
  solRpcConditions: conditions.hashSolRpcConditions,
  unifiedAccessControlConditions: conditions.hashUnifiedAccessControlConditions,
};
const hashed = [];
for (const [kind, name, list] of cases) {
  const hash = Buffer.from(await hashOf[kind](list)).toString('hex');
  hashed.push({ kind, name, conditions: list, hash });
}

const resourceId = { role: 'reader', path: '/a', baseUrl: 'example.com', orgId: '', extraData: 'é', other: 1 };
const dataHash = '2e'.repeat(32);
const first = hashed[0].conditions;
const { version } = JSON.parse(
  readFileSync(new URL('node_modules/@lit-protocol/access-control-conditions/package.json', import.meta.url)),
);
const report = {
  made_by: `@lit-protocol/access-control-conditions ${version}, condition-hashes.mjs`,
  conditions: hashed,
  resourceId: { resourceId, hash: await conditions.hashResourceIdForSigning(resourceId) },
  resourceString: {
    conditions: first,
    dataHash,
    text: await helpers.LitAccessControlConditionResource.generateResourceString(first, dataHash),
  },
};
console.log(JSON.stringify(report, undefined, 2));
