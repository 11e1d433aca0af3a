// The store of the ledgers is away for a while. What needs it is answered 503 and can be asked again; what does not goes on.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anyNonce, anyRequest } from 'capsig';
import { expressLogin, expressNonce, expressSession } from 'capsig/express';
import { createMemoryLedgers, createVerifier, type SharedNonceLedger, type SharedUseLedger } from 'capsig/server';
import { Wallet } from 'ethers';
import { loginWith, sessionFor } from './parts/session.js';

// Yours: createRedisLedgers(client) of capsig/redis. This one is in memory, and can be taken away; `lost` loses the answer alone, as when
// a connection breaks after Redis did what it was told.
const memory = createMemoryLedgers();
let state: 'there' | 'away' | 'lost' = 'there';
async function asked<T>(ask: () => Promise<T>): Promise<T> {
  if (state === 'away') throw new Error('connect ECONNREFUSED');
  const answer = await ask();
  if (state === 'lost') throw new Error('read ECONNRESET');
  return answer;
}
const nonces: SharedNonceLedger = {
  issue: (...given) => asked(() => memory.nonces.issue(...given)),
  consume: (...given) => asked(() => memory.nonces.consume(...given)),
};
const uses: SharedUseLedger = { consume: (...given) => asked(() => memory.uses.consume(...given)) };

const node = 'https://node-1.example:7470';
const verifier = createVerifier({ nodeAddress: node, domain: 'app.example', nonce: anyNonce, nonces, uses });
const guards = {
  '/nonce': expressNonce(verifier),
  '/login': expressLogin(verifier, { from: { member: 'authSig' } }),
  '/session': expressSession(verifier, { from: { member: 'sessionSig' }, ask: anyRequest }),
};
const server = createServer((request, response) => {
  guards[request.url as keyof typeof guards](request, response, () => response.end('{}'));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;

async function send(
  path: keyof typeof guards,
  body?: object,
): Promise<{ status: number; rule?: string; nonce?: string }> {
  const given = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, given);
  return { ...((await response.json()) as object), status: response.status };
}
const told = ({ status, rule = '' }: { status: number; rule?: string }): string => `${status} ${rule}`.trim();

const wallet = Wallet.createRandom();
async function login(): Promise<object> {
  const { nonce = '' } = await send('/nonce');
  return { authSig: await loginWith(nonce, wallet) };
}

const [first, second] = [await login(), await login()];
const [sessionSig] = Object.values(await sessionFor([node], '7f'.repeat(32)));

state = 'away';
console.log('away, a nonce:', told(await send('/nonce')));
console.log('away, a login:', told(await send('/login', first)));
console.log('away, a session:', told(await send('/session', { sessionSig })));

state = 'there';
console.log('back, the same login:', told(await send('/login', first)));
console.log('and once more:', told(await send('/login', first)));

// The nonce was used, and nobody was let in: safe, and the user signs again.
state = 'lost';
console.log('the answer is lost:', told(await send('/login', second)));
state = 'there';
console.log('the same login:', told(await send('/login', second)));
console.log('a new one:', told(await send('/login', await login())));
server.close();
