// Prints what the library makes of fixed inputs: SIWE messages, capability objects and an AuthSig, as JSON. What it
// printed is, formatted, in siwe-bytes.json, which siwe-message.test.ts and capability-object.test.ts in test/unit
// compare with:
//
//   cd test/peers/lit-auth-helpers-7 && npm ci && node siwe-bytes.mjs > siwe-bytes.json
import { readFileSync } from 'node:fs';
import helpers from '@lit-protocol/auth-helpers';
import { ethers } from 'ethers';
import { atTime } from '../adapter.mjs';

const now = '2026-01-15T12:00:00.000Z';
const base = {
  walletAddress: '0x5B38Da6a701c568545dCfcB03FcB875f56beddC4',
  nonce: '0x8f3b1d0a5c7e9f2b4d6a8c0e1f3a5b7c9d0e2f4a6b8c1d3e5f7a9b0c2d4e6f80',
};
const session = `lit:session:${'d7'.repeat(32)}`;
const acc = `lit-accesscontrolcondition://${'1f'.repeat(32)}`;
const pkp = `lit-pkp://${'7f'.repeat(32)}`;
const rli = 'lit-ratelimitincrease://42';
const action = 'lit-litaction://QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG';
const sign = (resource) => ({ resource, ability: 'pkp-signing' });
const expiration = '2026-01-16T12:00:00.000Z';
const none = { capacityTokenId: undefined, delegateeAddresses: undefined, uses: undefined };

const messages = [
  ['plain, every default', 'createSiweMessage', {}],
  ['an empty statement', 'createSiweMessage', { statement: '' }],
  [
    'domain, URI, statement, chain and expiry given',
    'createSiweMessage',
    {
      domain: 'app.example.com:8443',
      uri: 'https://app.example.com:8443/login',
      statement: 'Sign in to the example.',
      chainId: 175188,
      expiration: '2026-02-01T00:00:00Z',
    },
  ],
  ['one ReCap', 'createSiweMessageWithRecaps', { uri: session, expiration, resources: [sign(pkp)] }],
  ['a ReCap after an empty statement', 'createSiweMessage', { uri: session, statement: '', resources: [sign(pkp)] }],
  [
    'several ReCaps, not in order',
    'createSiweMessageWithRecaps',
    {
      uri: session,
      expiration,
      statement: 'Sign a session key.',
      resources: [
        sign('lit-pkp://*'),
        { resource: action, ability: 'lit-action-execution' },
        { resource: `${acc}/${'2e'.repeat(32)}`, ability: 'access-control-condition-decryption' },
        { resource: rli, ability: 'rate-limit-increase-auth' },
      ],
    },
  ],
  [
    'one resource, two abilities',
    'createSiweMessageWithRecaps',
    {
      uri: session,
      expiration,
      resources: [
        { resource: acc, ability: 'access-control-condition-signing' },
        { resource: acc, ability: 'access-control-condition-decryption' },
      ],
    },
  ],
  ['one request twice', 'createSiweMessageWithRecaps', { uri: session, expiration, resources: [sign(pkp), sign(pkp)] }],
  [
    'restricted, then unrestricted, and the other way round',
    'createSiweMessageWithRecaps',
    {
      uri: session,
      expiration,
      resources: [
        { resource: rli, ability: 'rate-limit-increase-auth', data: { uses: '3' } },
        { resource: rli, ability: 'rate-limit-increase-auth' },
        { resource: 'lit-ratelimitincrease://7', ability: 'rate-limit-increase-auth' },
        { resource: 'lit-ratelimitincrease://7', ability: 'rate-limit-increase-auth', data: { uses: '5' } },
        { resource: 'lit-ratelimitincrease://7', ability: 'rate-limit-increase-auth', data: { uses: '5' } },
      ],
    },
  ],
  [
    'a delegation with every restriction',
    'createSiweMessageWithCapacityDelegation',
    {
      uri: 'lit:capability:delegation',
      capacityTokenId: '42',
      delegateeAddresses: ['0xAb8483F64d9C6d1EcF9b849Ae677dD3315835cb2', '4B20993Bc481177ec7E8f571ceCaE8A9e22C02db'],
      uses: '100',
      expiration,
      domain: 'dapp.example.com',
      statement: 'Pay for my users.',
    },
  ],
  [
    'a delegation without restrictions',
    'createSiweMessageWithCapacityDelegation',
    { uri: 'lit:capability:delegation', ...none },
  ],
  [
    'a delegation to nobody',
    'createSiweMessageWithCapacityDelegation',
    { uri: 'lit:capability:delegation', ...none, delegateeAddresses: [] },
  ],
];

const capabilityObjects = [
  ['nothing', []],
  ['one capability', [['addCapabilityForResource', pkp, 'pkp-signing']]],
  ['everything on one resource', [['addAllCapabilitiesForResource', pkp]]],
  [
    'alternatives in their order',
    [
      ['addCapabilityForResource', rli, 'rate-limit-increase-auth', { uses: '3', nft_id: ['42'] }],
      ['addCapabilityForResource', rli, 'rate-limit-increase-auth'],
      ['addCapabilityForResource', rli, 'rate-limit-increase-auth'],
    ],
  ],
  [
    'a foreign attenuation and two proofs',
    [
      ['addAttenuation', 'https://example.com/pictures/', 'crud', 'read', { max_times: 1 }],
      ['addAttenuation', 'https://example.com/pictures/'],
      ['addProof', 'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi'],
      ['addProof', 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG'],
    ],
  ],
];

/** The library asks the client for an object to add to; that of a deployed client is empty. */
const litNodeClient = {
  generateSessionCapabilityObjectWithWildcards: async () => helpers.newSessionCapabilityObject(),
};

// Stays set: the library reads the clock after something was awaited, when atTime would be over.
globalThis.Date = atTime(now, () => globalThis.Date);

const written = [];
for (const [name, call, given] of messages) {
  const params = { ...base, ...given };
  const resources = given.resources?.map((each) => ({ ...each, resource: helpers.parseLitResource(each.resource) }));
  const text = await helpers[call]({ ...params, ...(resources ? { resources } : {}), litNodeClient });
  written.push({ name, call, params, text });
}

const made = capabilityObjects.map(([name, steps]) => {
  const object = helpers.newSessionCapabilityObject();
  for (const [method, first, ...rest] of steps) {
    object[method](/ForResource$/.test(method) ? helpers.parseLitResource(first) : first, ...rest);
  }
  const { attenuations, proofs, statement } = object;
  return { name, steps, attenuations, proofs, statement, uri: object.encodeAsSiweResource() };
});

const secretKey = `0x${'5a'.repeat(32)}`;
const signer = new ethers.Wallet(secretKey);
const toSign = written[0].text;
const authSig = await helpers.generateAuthSig({ signer, toSign, address: signer.address.toLowerCase() });

const { version } = JSON.parse(
  readFileSync(new URL('node_modules/@lit-protocol/auth-helpers/package.json', import.meta.url)),
);
const report = { made_by: `@lit-protocol/auth-helpers ${version}, siwe-bytes.mjs`, now, messages: written };
console.log(
  JSON.stringify({ ...report, capabilityObjects: made, authSig: { secretKey, toSign, authSig } }, undefined, 2),
);
