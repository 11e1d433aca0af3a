// A network changes its key. For as long as sessions of the old key last a server knows both; then it forgets the old one.
import { anyNode, anyNonce, type SessionSigs } from 'capsig';
import { createAuthSigMessage, LIT_ABILITY, LitNodeClient, LitPKPResource, walletAuthSig } from 'capsig/client';
import { createNetwork, walletAuthMethod } from 'capsig/network';
import { anyUses, createVerifier } from 'capsig/server';
import { Wallet } from 'ethers';

const domain = 'app.example';
const owner = Wallet.createRandom();
const pkpPublicKey = Wallet.createRandom().signingKey.publicKey.slice(2); // 130 hex digits
const resource = LitPKPResource.fromPublicKey(pkpPublicKey);

/** Stands for the network before or after: reference nodes with a key of their own, and a session that their PKP grants. */
async function networkWithSession(): Promise<{ readonly networkKey: string; readonly sessionSigs: SessionSigs }> {
  const pkp = { publicKey: pkpPublicKey, owner: owner.address, authMethods: [], addresses: [], actions: [] };
  const network = await createNetwork({
    nodes: 3,
    authMethods: [walletAuthMethod({ domain })],
    registry: { pkps: [pkp] },
  });
  const client = new LitNodeClient({ nodes: network.nodes.map(({ url }) => url), networkPubKey: network.networkKey });
  await client.connect();
  const message = createAuthSigMessage({
    ...{ purpose: 'login', domain, address: owner.address, uri: `https://${domain}` },
    nonce: await client.getLatestBlockhash(),
    issuedAt: new Date().toISOString(),
    expiration: new Date(Date.now() + 5 * 60_000).toISOString(),
  });
  if (!message.ok) throw new Error(message.issues[0].message);
  const login = await walletAuthSig(owner, message.value);
  if (!login.ok) throw new Error(login.issues[0].message);
  const sessionSigs = await client.getPkpSessionSigs({
    ...{ pkpPublicKey, domain },
    authMethods: [{ authMethodType: 1, accessToken: JSON.stringify(login.value) }],
    resourceAbilityRequests: [{ resource, ability: LIT_ABILITY.PKPSigning }],
  });
  await network.close();
  return { networkKey: network.networkKey, sessionSigs };
}

const [before, after] = [await networkWithSession(), await networkWithSession()];

/** A server that knows some keys; the present one comes first, as most signatures are of it. */
async function said(networkKeys: readonly string[], { sessionSigs }: { readonly sessionSigs: SessionSigs }) {
  const verifier = createVerifier({
    ...{ nodeAddress: anyNode, domain, nonce: anyNonce, nonces: anyNonce, uses: anyUses },
    networkKeys,
  });
  const [sessionSig] = Object.values(sessionSigs);
  const ask = { resource: resource.getResourceKey(), ability: 'Threshold/Signing' } as const;
  const result = await verifier.session(sessionSig, ask);
  return result.ok ? 'accepted' : result.issues[0].rule;
}

console.log('before, the new one:', await said([before.networkKey], after));
const both = [after.networkKey, before.networkKey];
console.log('both known, either:', await said(both, before), await said(both, after));
console.log('after, the old one:', await said([after.networkKey], before));
