// Session signatures that a PKP grants: the nodes hold its key, and sign for whoever they know by one of its auth methods.
import { unwrap, verifySessionSig } from 'capsig';
import { createAuthSigMessage, LIT_ABILITY, LitNodeClient, LitPKPResource, walletAuthSig } from 'capsig/client';
import { createNetwork, walletAuthMethod } from 'capsig/network';
import { type BaseWallet, computeAddress, Wallet } from 'ethers';

const owner = Wallet.createRandom();
const stranger = Wallet.createRandom();
const domain = 'app.example';

// Yours: the URLs of the nodes. These are three reference nodes that know one PKP; a login of its owner proves who asks.
const pkpPublicKey = Wallet.createRandom().signingKey.publicKey.slice(2); // 130 hex digits
const network = await createNetwork({
  nodes: 3,
  authMethods: [walletAuthMethod({ domain })],
  registry: {
    pkps: [{ publicKey: pkpPublicKey, owner: owner.address, authMethods: [], addresses: [], actions: [] }],
  },
});
const client = new LitNodeClient({ nodes: network.nodes.map(({ url }) => url), networkPubKey: network.networkKey });
await client.connect();

/** Auth method 1: a login at the application, whose nonce is the latest block hash. */
async function loginOf(wallet: BaseWallet) {
  const message = createAuthSigMessage({
    purpose: 'login',
    domain,
    address: wallet.address,
    uri: `https://${domain}`,
    nonce: await client.getLatestBlockhash(),
    issuedAt: new Date().toISOString(),
    expiration: new Date(Date.now() + 5 * 60_000).toISOString(),
  });
  return { authMethodType: 1, accessToken: JSON.stringify(unwrap(await walletAuthSig(wallet, unwrap(message)))) };
}

const resource = LitPKPResource.fromPublicKey(pkpPublicKey);
const sessionOf = async (wallet: BaseWallet) =>
  client.getPkpSessionSigs({
    pkpPublicKey,
    domain,
    authMethods: [await loginOf(wallet)],
    resourceAbilityRequests: [{ resource, ability: LIT_ABILITY.PKPSigning }],
  });

// The owner asks: shares of the nodes become one signature of the network.
const sessionSigs = await sessionOf(owner);
const [[node, sessionSig]] = Object.entries(sessionSigs) as [[string, object]];
console.log(Object.keys(sessionSigs).length, 'session signatures');

// What a node will say. Without the key of the network it decides nothing about a grant of a PKP.
const verify = (networkKey?: string) =>
  verifySessionSig(sessionSig, {
    now: new Date(),
    nodeAddress: node,
    request: { resource: resource.getResourceKey(), ability: 'Threshold/Signing' },
    domain,
    nonce: new Set(network.chain.recent(new Date()).keys()),
    ...(networkKey === undefined ? {} : { networkKey }),
  });
const { account } = unwrap(verify(network.networkKey));
console.log('granted by the PKP:', account.kind, account.address === computeAddress(`0x${pkpPublicKey}`));
const open = verify();
console.log('without the key of the network:', open.ok ? 'valid' : open.issues[0].rule);

// Somebody else logs in just as well, and the nodes do not sign for them.
await sessionOf(stranger).catch((error: Error & { readonly issues?: readonly { readonly rule: string }[] }) => {
  console.log('a stranger:', [...new Set(error.issues?.map(({ rule }) => rule))].join(', '));
});
await network.close();
