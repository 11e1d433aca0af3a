// Two servers behind a load balancer. Each knows the public address from its configuration, and both ask one store what was given out
// and what was used, so that a login can begin at one of them and end at the other.
import { createServer, request as forward, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anyNonce } from 'capsig';
import { expressLogin, expressNonce, expressSession, loginOf } from 'capsig/express';
import { createMemoryLedgers, createVerifier } from 'capsig/server';
import { Wallet } from 'ethers';
import express, { type Request } from 'express';
import { loginWith, sessionFor } from './parts/session.js';

// Stands for the store. Yours: createRedisLedgers(client) of capsig/redis, in each process, with the same Redis and the same prefix.
const { nonces, uses } = createMemoryLedgers();

/** One of the servers. What it is called by the balancer, and what a header says, never decide. */
function createInstance(publicAddress: string): Server {
  const verifier = createVerifier({ nodeAddress: publicAddress, domain: 'app.example', nonce: anyNonce, nonces, uses });
  const ask = ({ params }: Request) => ({ resource: `lit-pkp://${params.pkp}`, ability: 'Threshold/Signing' });
  const app = express();
  app.get('/nonce', expressNonce(verifier));
  app.post('/login', expressLogin(verifier, { from: { member: 'authSig' } }), (request, response) => {
    response.json({ said: loginOf(request).account.kind });
  });
  app.post('/sign/:pkp', expressSession(verifier, { from: { member: 'sessionSig' }, ask }), (_, response) => {
    response.json({ said: 'signed' });
  });
  return createServer(app);
}

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const publicAddress = 'https://sign.example'; // yours: from the configuration
const instances = [createInstance(publicAddress), createInstance(publicAddress)];
const inner = await Promise.all(instances.map(listen));
let turn = 0;
const balancer = createServer((request, response) => {
  const target = new URL(request.url ?? '/', inner[turn++ % 2]); // one and the other in turn
  const { method = 'GET', headers } = request;
  request.pipe(
    forward(target, { method, headers }, (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 502))),
  );
});
const outer = await listen(balancer); // where publicAddress leads

type Answer = Readonly<Record<'said' | 'rule' | 'nonce', string | undefined>>;
async function send(path: string, body?: object, more: object = {}): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...more };
  const response = await fetch(outer + path, body && { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as Answer;
}
const told = async (...given: Parameters<typeof send>): Promise<string | undefined> => {
  const { said, rule } = await send(...given);
  return said ?? rule;
};

const pkp = '7f'.repeat(32);
const sigs = await sessionFor([publicAddress, inner[0] as string], pkp);
const session = { sessionSig: sigs[publicAddress] };
console.log(
  'the session, one server and the other:',
  await told(`/sign/${pkp}`, session),
  await told(`/sign/${pkp}`, session),
);
const { host } = new URL(inner[0] as string);
const header = { 'x-forwarded-host': host, forwarded: `host="${host}"` };
const inside = { sessionSig: sigs[inner[0] as string] };
console.log('one for the inner address, with a header that says so:', await told(`/sign/${pkp}`, inside, header));

const wallet = Wallet.createRandom();
const { nonce = '' } = await send('/nonce');
const login = { authSig: await loginWith(nonce, wallet) };
console.log('a login at the other server:', await told('/login', login));
console.log('the same login again:', await told('/login', login));
console.log(
  'a nonce that nobody gave out:',
  await told('/login', { authSig: await loginWith('00'.repeat(30), wallet) }),
);
for (const server of [balancer, ...instances]) server.close();
