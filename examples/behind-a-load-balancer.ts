// Two servers behind a load balancer. Each knows the public address from its configuration, and neither keeps what the other has
// to know: nonces are recognised by a secret that both have, and used up in a store that both ask.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, request as forward, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { unwrap, verifyAuthSig } from 'capsig';
import { createAuthSigMessage, walletAuthSig } from 'capsig/client';
import { Wallet } from 'ethers';
import { admit } from './parts/admission.js';
import { sessionFor } from './parts/session.js';

const pkp = '7f'.repeat(32);
const secret = randomBytes(32); // yours: the same for all servers, from where secrets are kept
const lifetime = 10 * 60; // of a nonce, in seconds

const macOf = (text: string): Buffer => createHmac('sha256', secret).update(text).digest().subarray(0, 16);

/** Makes a nonce that every server recognises: when it ends, 8 random bytes, a MAC; letters and digits, as ERC-4361 wants it. */
function issueNonce(): string {
  const ends = (Math.floor(Date.now() / 1000) + lifetime).toString(16).padStart(12, '0');
  const text = `${ends}${randomBytes(8).toString('hex')}`;
  return `${text}${macOf(text).toString('hex')}`;
}

function isIssued(nonce: string): boolean {
  const [, text = '', ends = '', mac = ''] = /^(([0-9a-f]{12})[0-9a-f]{16})([0-9a-f]{32})$/.exec(nonce) ?? [];
  return (
    text !== '' &&
    timingSafeEqual(Buffer.from(mac, 'hex'), macOf(text)) &&
    Number.parseInt(ends, 16) * 1000 > Date.now()
  );
}

// Yours: one operation of a store that all servers ask, such as `SET nonce 1 NX EX 600`, which answers true for the first of them.
const used = new Set<string>();
const useOnce = async (nonce: string): Promise<boolean> => !used.has(nonce) && used.add(nonce).has(nonce);

/** Verifies a login, and uses up its nonce after everything else held: a stranger cannot burn the nonce of another. */
async function logIn(document: string): Promise<string> {
  const result = verifyAuthSig(document, { purpose: 'login', now: new Date(), domain: 'app.example', nonce: isIssued });
  if (!result.ok) return result.issues[0].rule;
  const nonce = result.value.message?.nonce;
  return nonce !== undefined && (await useOnce(nonce)) ? result.value.account.address : 'auth-sig.nonce-once';
}

/** One of the servers. What it is called by the balancer, and what a header says, never decide. */
function createInstance(publicAddress: () => string): Server {
  return createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk; // bounded by the balancer; see verify-in-express.ts
    if (request.url === '/nonce') return response.end(issueNonce());
    if (request.url === '/login') return response.end(await logIn(body));
    const admission = admit(body, {
      nodeAddress: publicAddress(),
      request: { resource: `lit-pkp://${pkp}`, ability: 'Threshold/Signing' },
    });
    return response.end(admission.session ? 'signed' : admission.body.errors[0]?.rule);
  });
}

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const instances = [createInstance(() => address), createInstance(() => address)];
const inner = [await listen(instances[0] as Server), await listen(instances[1] as Server)];
let turn = 0;
const balancer = createServer((request, response) => {
  const target = new URL(request.url ?? '/', inner[turn++ % 2]);
  const { method = 'GET', headers } = request;
  request.pipe(forward(target, { method, headers }, (answer) => answer.pipe(response)));
});
const address = await listen(balancer); // yours: https://sign.example, from the configuration

const post = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<string> => {
  const given = typeof body === 'string' ? body : JSON.stringify(body);
  return (await fetch(address + path, { method: 'POST', body: given, headers })).text();
};

const sigs = await sessionFor([address, inner[0] as string], pkp);
console.log('the session, one server and the other:', await post('/', sigs[address]), await post('/', sigs[address]));
const { host } = new URL(inner[0] as string);
const told = { 'x-forwarded-host': host, forwarded: `host="${host}"` };
console.log('one for the inner address, with a header that says so:', await post('/', sigs[inner[0] as string], told));

const wallet = Wallet.createRandom();
const login = async (nonce: string): Promise<object> => {
  const [issuedAt, expiration] = [0, 5].map((minutes) => new Date(Date.now() + minutes * 60_000).toISOString());
  const uri = 'https://app.example/login';
  const common = { purpose: 'login', domain: 'app.example', address: wallet.address, uri, nonce } as const;
  const message = createAuthSigMessage({ ...common, issuedAt: issuedAt as string, expiration: expiration as string });
  return unwrap(await walletAuthSig(wallet, unwrap(message)));
};
const good = await login(await post('/nonce', ''));
console.log('a login at the other server:', (await post('/login', good)) === wallet.address);
console.log('the same login again:', await post('/login', good));
console.log('a nonce that nobody gave out:', await post('/login', await login('00'.repeat(30))));
for (const server of [balancer, ...instances]) server.close();
