// Session signatures with an account of viem, and what a node says to a request beyond the grant.
import { anyDomain, anyNode, anyNonce, anyRequest, unwrap, verifySessionSigs } from 'capsig';
import { LIT_ABILITY, LitNodeClient, LitPKPResource, viemWallet } from 'capsig/client';
import { createNetwork } from 'capsig/network';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';

const network = await createNetwork({ nodes: 3 }); // yours: the URLs of the nodes, and their key from a source of your own
const client = new LitNodeClient({ nodes: network.nodes.map(({ url }) => url), networkPubKey: network.networkKey });
await client.connect();

const account = privateKeyToAccount(generatePrivateKey());
const pkp = '7f'.repeat(32);
const sessionSigs = await client.getSessionSigs({
  chain: 'ethereum',
  expiration: new Date(Date.now() + 10 * 60_000).toISOString(),
  resourceAbilityRequests: [{ resource: new LitPKPResource(pkp), ability: LIT_ABILITY.PKPSigning }],
  wallet: viemWallet(account),
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
  accounts.every((address) => address === account.address),
);

// Another PKP was not granted: a node that is asked to sign with it refuses.
const other = verifySessionSigs(sessionSigs, {
  now: new Date(),
  nodeAddress: anyNode,
  request: { resource: `lit-pkp://${'8f'.repeat(32)}`, ability: 'Threshold/Signing' },
  domain: anyDomain,
  nonce: anyNonce,
});
console.log('for another PKP:', other.ok ? 'valid' : other.issues[0].rule);
await network.close();
