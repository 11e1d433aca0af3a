// Makes sessions as an application of the field does: the deployed client, its wallet helpers and ethers. It reads
// `{ urls, threshold, blockhash, networkKey, walletKey, pkpPublicKey, code, expiration }` as JSON from standard input and writes
// `{ eoa, pkp, action }`, each a map of session signatures, as the last line of standard output.
import helpers from '@lit-protocol/auth-helpers';
import constants from '@lit-protocol/constants';
import lit from '@lit-protocol/lit-node-client';
import { ethers } from 'ethers';

const { createSiweMessage, generateAuthSig, LitActionResource, LitPKPResource } = helpers;
const { AUTH_METHOD_TYPE, LIT_ABILITY } = constants;

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const given = JSON.parse(Buffer.concat(chunks).toString('utf8'));
const wallet = new ethers.Wallet(given.walletKey);

/** A client whose connection is what the reference network says, not what a contract on a chain does. */
function connected() {
  const client = new lit.LitNodeClient({ litNetwork: 'datil-dev', debug: false, alertWhenUnauthorized: false });
  client.config.minNodeCount = given.threshold;
  client.config.bootstrapUrls = given.urls;
  client.connectedNodes = new Set(given.urls);
  client.latestBlockhash = given.blockhash;
  client.networkPubKey = given.networkKey;
  client.ready = true;
  return client;
}

const client = connected();
const expiration = given.expiration;
const resourceAbilityRequests = [
  { resource: new LitPKPResource(given.pkpResource), ability: LIT_ABILITY.PKPSigning },
  { resource: new LitActionResource('*'), ability: LIT_ABILITY.LitActionExecution },
];

const eoa = await client.getSessionSigs({
  chain: 'ethereum',
  expiration,
  resourceAbilityRequests,
  authNeededCallback: async (params) => {
    const toSign = await createSiweMessage({
      uri: params.uri,
      expiration: params.expiration,
      resources: params.resourceAbilityRequests,
      walletAddress: wallet.address,
      nonce: given.blockhash,
      litNodeClient: client,
    });
    return generateAuthSig({ signer: wallet, toSign });
  },
});

/** What the deployed wallet provider hands to the nodes: a login signed by the wallet, fresh by its block hash. */
async function walletMethod() {
  const toSign = await createSiweMessage({
    domain: 'localhost',
    uri: 'https://localhost/login',
    walletAddress: wallet.address,
    nonce: given.blockhash,
    expiration,
  });
  const accessToken = JSON.stringify(await generateAuthSig({ signer: wallet, toSign }));
  return { authMethodType: AUTH_METHOD_TYPE.EthWallet, accessToken };
}

const pkp = await connected().getPkpSessionSigs({
  chain: 'ethereum',
  expiration,
  resourceAbilityRequests,
  pkpPublicKey: given.pkpPublicKey,
  authMethods: [await walletMethod()],
});

const action = await connected().getLitActionSessionSigs({
  chain: 'ethereum',
  expiration,
  resourceAbilityRequests,
  pkpPublicKey: given.actionPkpPublicKey,
  litActionCode: Buffer.from(given.code).toString('base64'),
  jsParams: { magicNumber: 42 },
});

console.log(JSON.stringify({ eoa, pkp, action }));
process.exit(0);
