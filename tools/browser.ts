// npm run browser: the EOA flow in a real browser, headless. An injected wallet signs, the page is loaded again, the
// session comes back from localStorage without a second signature, and `disconnectWeb3` leaves nothing behind.
// Needs Chromium: CHROMIUM names the program, otherwise it is looked for in the usual places.
// Exit: 0 good, 1 something was not as expected, 2 it could not run.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Wallet } from 'ethers';
import { chromium } from 'playwright-core';
import { rolldown } from 'rolldown';
import { findChromium } from './chromium.js';
import { conclude, expectThat, messageOf } from './expectations.js';

// What is published runs here.
const { createNetwork }: typeof import('../src/network/network.js') = await import(
  new URL('../dist/network/network.js', import.meta.url).href
);

/** Session signatures by node. */
type SessionSigs = Readonly<Record<string, { readonly signedMessage: string; readonly address: string }>>;

// What the page has: the application below, and a wallet.
declare global {
  var login: (given: object) => Promise<SessionSigs>;
  var logout: () => void;
  var localStorage: object;
}

const executablePath = findChromium();

const publicKey = `0x${bytesToHex(secp256k1.getPublicKey(randomBytes(32), false))}`;

/** What an application bundles: it talks to the nodes, the wallet and the storage of the page alone. */
const application = `
import { LitNodeClient, LitPKPResource, LIT_ABILITY, disconnectWeb3 } from './dist/entry/client.js';
const requests = [{ resource: LitPKPResource.fromPublicKey('${publicKey}'), ability: LIT_ABILITY.PKPSigning }];
globalThis.login = async ({ nodes, networkPubKey, expiration }) => {
  const client = new LitNodeClient({ nodes, networkPubKey, litNetwork: 'browser' });
  await client.connect();
  try {
    return await client.getSessionSigs({ chain: 'ethereum', resourceAbilityRequests: requests, expiration });
  } finally {
    await client.disconnect();
  }
};
globalThis.logout = () => disconnectWeb3();
`;

async function bundle() {
  const build = await rolldown({
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    input: 'application',
    platform: 'browser',
    plugins: [
      {
        name: 'application',
        resolveId: (id, importer) =>
          id === 'application'
            ? id
            : importer === 'application'
              ? fileURLToPath(new URL(`.${id}`, import.meta.url))
              : null,
        load: (id) => (id === 'application' ? application : null),
      },
    ],
  });
  const { output } = await build.generate({ format: 'iife', codeSplitting: false });
  await build.close();
  return output[0].code;
}

const script = await bundle();
const server = createServer(({ url }, response) => {
  const [type, body] =
    url === '/application.js'
      ? ['text/javascript', script]
      : ['text/html', '<!doctype html><title>capsig</title><script src="/application.js"></script>'];
  response.setHeader('content-type', `${type}; charset=utf-8`).end(body);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('the server has no port');
const origin = `http://127.0.0.1:${address.port}`;

const network = await createNetwork({ nodes: 3, registry: { pkps: [] }, authMethods: [] });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const context = await browser.newContext();
  const wallet = Wallet.createRandom();
  const asked: string[] = [];
  // The wallet of the page: an EIP-1193 provider whose keys live outside of it, as those of an extension do.
  await context.exposeFunction('walletRequest', async (method: string, params: readonly string[]) => {
    asked.push(method);
    if (method === 'eth_requestAccounts' || method === 'eth_accounts') return [wallet.address.toLowerCase()];
    if (method === 'eth_chainId') return '0x1';
    if (method === 'personal_sign')
      return wallet.signMessage(Buffer.from(params[0]?.slice(2) ?? '', 'hex').toString('utf8'));
    throw new Error(`unknown method ${method}`);
  });
  // Text, not a function: the loader of this file wraps inner functions in a helper that the page does not have.
  await context.addInitScript({
    content: 'globalThis.ethereum = { request: ({ method, params }) => globalThis.walletRequest(method, params) };',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`in the page: ${error.message}`));
  const given = {
    nodes: network.nodes.map(({ url }) => url),
    networkPubKey: network.networkKey,
    expiration: new Date(Date.now() + 600_000).toISOString(),
  };
  const login = () => page.evaluate((options) => globalThis.login(options), given);
  const signatures = () => asked.filter((method) => method === 'personal_sign').length;
  const stored = () => page.evaluate(() => Object.keys(globalThis.localStorage));
  const firstOf = (sigs: SessionSigs) => {
    const [first] = Object.values(sigs);
    if (first === undefined) throw new Error('there is no session signature');
    return first;
  };
  const granted = (sigs: SessionSigs) => JSON.parse(firstOf(sigs).signedMessage).capabilities[0].sig;

  await page.goto(origin);
  const first = await login();
  expectThat('the injected wallet is asked once', signatures() === 1, asked);
  expectThat('there is a session signature per node', Object.keys(first).length === 3, Object.keys(first));
  for (const { url } of network.nodes) {
    const answer = await page.evaluate(
      async ({ endpoint, body }) => {
        const response = await fetch(endpoint, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        return { status: response.status, body: await response.json() };
      },
      { endpoint: `${url}/web/pkp/sign/v1`, body: { toSign: [1], pubkey: publicKey, authSig: first[url] } },
    );
    expectThat(`${url} accepts it`, answer.status === 200, answer);
  }
  expectThat('the session is in localStorage', (await stored()).length > 0, await stored());

  await page.reload();
  const second = await login();
  expectThat('after a reload the wallet is not asked to sign again', signatures() === 1, asked);
  expectThat('the same grant is used again', granted(second) === granted(first));

  await page.evaluate(() => globalThis.logout());
  expectThat('after disconnectWeb3 nothing is stored', (await stored()).length === 0, await stored());
  await page.reload();
  const third = await login();
  expectThat('a new login asks the wallet and makes another session key', signatures() === 2, asked);
  const addressOf = (sigs: SessionSigs) => firstOf(sigs).address;
  expectThat('the session key is a new one', addressOf(third) !== addressOf(first));
} catch (error) {
  expectThat('the page runs', false, messageOf(error));
} finally {
  await browser.close();
  await network.close();
  server.close();
}
process.exitCode = conclude();
