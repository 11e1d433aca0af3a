// Session signatures with a wallet of ethers, version 6 or 5: it is a wallet as it stands.
import { anyDomain, anyNode, anyNonce, anyRequest, unwrap, verifySessionSigs } from 'capsig';
import { LIT_ABILITY, LitNodeClient, LitPKPResource } from 'capsig/client';
import { createNetwork } from 'capsig/network';
import { Wallet } from 'ethers';

const network = await createNetwork({ nodes: 3 }); // yours: the URLs of the nodes, and their key from a source of your own
const client = new LitNodeClient({ nodes: network.nodes.map(({ url }) => url), networkPubKey: network.networkKey });
await client.connect();

const wallet = Wallet.createRandom();
const pkp = '7f'.repeat(32);
const sessionSigs = await client.getSessionSigs({
  chain: 'ethereum',
  expiration: new Date(Date.now() + 10 * 60_000).toISOString(),
  resourceAbilityRequests: [{ resource: new LitPKPResource(pkp), ability: LIT_ABILITY.PKPSigning }],
  wallet: wallet,
});

// What a node will say; the client did this as well, before it handed them out.
const verified = verifySessionSigs(sessionSigs, {
  now: new Date(),
  nodeAddress: anyNode,
  request: anyRequest,
  domain: anyDomain,
  nonce: anyNonce,
});
console.log(Object.keys(sessionSigs).length, 'session signatures');
const accounts = Object.values(unwrap(verified).entries).map(({ account }) => account.address);
console.log(
  'granted by the wallet:',
  accounts.every((address) => address === wallet.address),
);
await network.close();
