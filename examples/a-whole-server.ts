// A whole server: users sign in with a nonce that is used once, a route is for sessions that grant what it does, and another counts
// the uses of a credit that somebody lent. Refusals are application/problem+json. Then a client that is let in, and what is refused.
import type { AddressInfo } from 'node:net';
import { anyNonce, createSignatureCache } from 'capsig';
import { createCapacityDelegationAuthSig } from 'capsig/client';
import { expressLogin, expressNonce, expressSession, loginOf, sessionOf } from 'capsig/express';
import { createMemoryLedgers, createVerifier } from 'capsig/server';
import { Wallet } from 'ethers';
import express, { type Request } from 'express';
import { loginWith, sessionFor } from './parts/session.js';

// Yours: createRedisLedgers(client) of capsig/redis, which all processes share, and which was prepared once.
const { nonces, uses } = createMemoryLedgers();

// Yours: the contract that issued the credits, as (token) => contract.ownerOf(token). Without it no use of a credit is decided.
const owner = Wallet.createRandom();
const tokenOwner = async (token: bigint): Promise<string | undefined> => (token === 25n ? owner.address : undefined);

const nodeAddress = 'https://sign.example'; // where clients reach this server: from its configuration, never from a header
const verifier = createVerifier({
  nodeAddress,
  domain: 'app.example', // as it stands in the text that wallets sign: no scheme
  nonce: anyNonce, // that of a session is reusable; those of logins are in the ledger
  nonces,
  uses,
  resolvers: { tokenOwner },
  cache: createSignatureCache({ entries: 100_000 }),
  onError: (error, ledger) => console.error(ledger, error), // why a ledger did not answer: clients are told 503 alone
});

const app = express(); // no express.json() before the guards: they read bodies, and leave them in `request.body`
const from = { member: 'sessionSig' };
const ask = ({ params }: Request) => ({ resource: `lit-pkp://${params.pkp}`, ability: 'Threshold/Signing' });
const charge = ({ params }: Request) => ({ use: { resource: `lit-ratelimitincrease://${params.credit}` } });

app.get('/nonce', expressNonce(verifier));
app.post('/login', expressLogin(verifier, { from: { member: 'authSig' } }), (request, response) => {
  response.json({ said: `hello ${loginOf(request).account.kind}` }); // here the session library sets its cookie
});
app.post('/sign/:pkp', expressSession(verifier, { from, ask }), (request, response) => {
  response.json({ said: `signed for ${sessionOf(request).account.kind}` });
});
app.post('/sign/:pkp/with/:credit', expressSession(verifier, { from, ask, charge }), (request, response) => {
  response.json({ said: `signed, charged ${sessionOf(request).charged?.charges.length}` });
});
// What else a client can ask here: a session that is good for the PKP, and no session can be for this ability on it.
const execute = ({ params }: Request) => ({ ...ask({ params } as Request), ability: 'Threshold/Execution' });
app.post('/execute/:pkp', expressSession(verifier, { from, ask: execute }), (_, response) => void response.json({}));

const server = app.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const { port } = server.address() as AddressInfo;

// The client.
type Answer = Readonly<Record<'nonce' | 'said' | 'rule' | 'detail', string | undefined>>;
async function send(path: string, body?: object): Promise<{ readonly told: string; readonly answer: Answer }> {
  const headers = { 'content-type': 'application/json' };
  const init = body && { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
  const answer = (await response.json()) as Answer;
  return { told: `${response.status} ${answer.said ?? answer.rule ?? answer.detail}`, answer };
}
const wallet = Wallet.createRandom();
const pkp = '7f'.repeat(32);

const { nonce = '' } = (await send('/nonce')).answer;
const login = { authSig: await loginWith(nonce, wallet) };
console.log('a login:', (await send('/login', login)).told);
console.log('the same login again:', (await send('/login', login)).told);
console.log('a nonce of my own:', (await send('/login', { authSig: await loginWith('a1b2c3d4e5f6', wallet) })).told);

const sessionOfMine = async (choice: object = {}): Promise<object> => ({
  sessionSig: (await sessionFor([nodeAddress], pkp, { wallet, ...choice }))[nodeAddress],
});
const session = await sessionOfMine();
console.log('a session:', (await send(`/sign/${pkp}`, session)).told);
console.log('for another PKP:', (await send(`/sign/${'8f'.repeat(32)}`, session)).told);
console.log('for another ability:', (await send(`/execute/${pkp}`, session)).told);
// Clocks may differ by 60 seconds: that long after its end a session is still taken.
console.log('one that ended:', (await send(`/sign/${pkp}`, await sessionOfMine({ begins: -15 }))).told);

const { capacityDelegationAuthSig } = await createCapacityDelegationAuthSig({
  dAppOwnerWallet: owner,
  capacityTokenId: '25',
  delegateeAddresses: [wallet.address],
  uses: '2',
  domain: 'app.example',
  nonce: '32891756abcd',
});
const lent = await sessionOfMine({ delegations: [capacityDelegationAuthSig] });
console.log('without a credit:', (await send(`/sign/${pkp}/with/25`, session)).told);
for (const time of ['once', 'twice', 'three times'])
  console.log(`a lent credit, ${time}:`, (await send(`/sign/${pkp}/with/25`, lent)).told);
server.close();
