// A server that answers nobody without a session for it: it verifies what comes with a request before it does anything.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anyDomain, anyNonce, unwrap, verdictOf, verifySessionSig } from 'capsig';
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

const pkp = '7f'.repeat(32);
/** More than any session signature has: a stranger must not fill the memory. */
const mostBytes = 256 * 1024;

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const server = createServer(async (request, response) => {
  const answer = (status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const body = await bodyOf(request);
  if (body === undefined) return answer(413, { error: 'too large' });
  const result = verifySessionSig(body, {
    now: new Date(),
    nodeAddress: address, // what was signed for another server is refused here
    request: { resource: `lit-pkp://${pkp}`, ability: 'Threshold/Signing' },
    domain: anyDomain,
    nonce: anyNonce,
  });
  if (result.ok) return answer(200, { account: result.value.account.address, until: result.value.expiration });
  // Undecided is no yes: evidence is missing, such as the reply of a contract wallet.
  const status = verdictOf(result) === 'undecided' ? 503 : 401;
  return answer(status, { errors: result.issues.map(({ rule, path, message }) => ({ rule, path, message })) });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

// The other side: a session for this server, made with a wallet.
const wallet = Wallet.createRandom();
const sessionKey = generateSessionKeyPair();
const [issuedAt, inTenMinutes] = [0, 10].map((minutes) => new Date(Date.now() + minutes * 60_000).toISOString());
const times = { issuedAt: issuedAt as string, expiration: inTenMinutes as string };
const requests = [{ resource: new LitPKPResource(pkp), ability: LIT_ABILITY.PKPSigning }];
const message = createAuthSigMessage({
  ...times,
  purpose: 'session',
  domain: 'app.example',
  address: wallet.address,
  sessionKey: sessionKey.publicKey,
  recap: leastCapabilityObject(requests).recap,
  nonce: '32891756abcd',
});
const authSig = unwrap(await walletAuthSig(wallet, unwrap(message)));
const sessionSigs = createSessionSigs({
  ...times,
  sessionKey,
  resourceAbilityRequests: requests,
  capabilities: [authSig],
  nodes: [address, 'https://elsewhere.example'],
});
const { [address]: ours, ...others } = unwrap(sessionSigs);

const post = async (body: unknown): Promise<string> => {
  const response = await fetch(address, { method: 'POST', body: JSON.stringify(body) });
  const { account, errors } = (await response.json()) as { account?: string; errors?: readonly { rule: string }[] };
  return `${response.status} ${account ?? errors?.map(({ rule }) => rule).join(', ')}`;
};
console.log('the session for this server:', await post(ours));
console.log('one for another server:', await post(others['https://elsewhere.example']));
console.log('nothing:', await post({}));
server.close();
