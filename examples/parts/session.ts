// The other side of the examples of servers: a wallet that makes sessions.
import { type SessionSigs, unwrap } from 'capsig';
import {
  createAuthSigMessage,
  createSessionSigs,
  generateSessionKeyPair,
  LIT_ABILITY,
  LitPKPResource,
  leastCapabilityObject,
  walletAuthSig,
} from 'capsig/client';
import { Wallet } from 'ethers';

/** Makes a session for servers that lasts ten minutes: one session signature for each, by its address. */
export async function sessionFor(nodes: readonly string[], pkp: string): Promise<SessionSigs> {
  const wallet = Wallet.createRandom();
  const sessionKey = generateSessionKeyPair();
  const [issuedAt = '', expiration = ''] = [0, 10].map((minutes) =>
    new Date(Date.now() + minutes * 60_000).toISOString(),
  );
  const requests = [{ resource: new LitPKPResource(pkp), ability: LIT_ABILITY.PKPSigning }];
  const message = createAuthSigMessage({
    purpose: 'session',
    domain: 'app.example',
    address: wallet.address,
    sessionKey: sessionKey.publicKey,
    recap: leastCapabilityObject(requests).recap,
    nonce: '32891756abcd',
    issuedAt,
    expiration,
  });
  const authSig = unwrap(await walletAuthSig(wallet, unwrap(message)));
  const made = { sessionKey, resourceAbilityRequests: requests, capabilities: [authSig], nodes, issuedAt, expiration };
  return unwrap(createSessionSigs(made));
}
