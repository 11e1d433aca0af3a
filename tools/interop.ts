// npm run interop [-- --no-install]: the deployed client (npm @lit-protocol/lit-node-client 7) makes session signatures
// against our reference nodes over HTTP, by a wallet, by a PKP and by a Lit Action. Our nodes and `capsig verify` judge
// them, in time and one second after expiry and skew. Exit: 0 good, 1 a verdict was another one, 2 it could not run.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { conclude, expectThat, messageOf } from './expectations.js';

// What is published runs here: its workers are files of dist/.
const dist = (path: string) => new URL(`../dist/${path}`, import.meta.url).href;
const entry: typeof import('../src/index.js') = await import(dist('index.js'));
const { walletAuthMethod }: typeof import('../src/network/auth-method.js') = await import(
  dist('network/auth-method.js')
);
const { actionCid }: typeof import('../src/network/action-cid.js') = await import(dist('network/action-cid.js'));
const { createNetwork }: typeof import('../src/network/network.js') = await import(dist('network/network.js'));

const folder = fileURLToPath(new URL('../test/peers/lit-node-client-7/', import.meta.url));
const capsig = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const skew = 60_000;

if (!process.argv.includes('--no-install')) {
  const install = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, stderr } = spawnSync('npm', install, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) {
    console.error(`npm ci in test/peers/lit-node-client-7 failed: ${stderr?.trim().split('\n').slice(-3).join(' ')}`);
    process.exit(2);
  }
}
if (!existsSync(join(folder, 'node_modules'))) {
  console.error('test/peers/lit-node-client-7 is not installed: leave --no-install out');
  process.exit(2);
}

const code = `(() => { LitActions.setResponse({ response: magicNumber === 42 ? 'true' : 'false' }); })();`;
const walletKey = randomBytes(32);
const addressOf = (publicKey: Uint8Array) => `0x${bytesToHex(keccak_256(publicKey.slice(1)).slice(12))}`;
const newPkp = () => secp256k1.getPublicKey(randomBytes(32), false);
const [ownPkp, actionPkp] = [newPkp(), newPkp()];
const record = (publicKey: Uint8Array, over: object) => ({
  publicKey: bytesToHex(publicKey),
  owner: `0x${'00'.repeat(19)}01`,
  authMethods: [],
  addresses: [],
  actions: [],
  ...over,
});

let later = 0;
const network = await createNetwork({
  nodes: 3,
  threshold: 2,
  now: () => new Date(Date.now() + later),
  authMethods: [walletAuthMethod({ domain: entry.anyDomain })],
  registry: {
    pkps: [
      record(ownPkp, { owner: addressOf(secp256k1.getPublicKey(walletKey, false)) }),
      record(actionPkp, { actions: [{ cid: actionCid(code), scopes: [2] }] }),
    ],
  },
});

/** The body of an answer, as far as it is read. */
interface Body {
  readonly latestBlockhash?: string;
  readonly issues?: readonly { readonly rule: string }[];
}

const post = async (url: string, body: object): Promise<{ readonly status: number; readonly body: Body }> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Body };
};

/** Runs the client; the sessions it made, by flow. */
async function sessions(expiration: string): Promise<Readonly<Record<string, Readonly<Record<string, unknown>>>>> {
  const urls = network.nodes.map(({ url }) => url);
  const { body } = await post(`${urls[0]}/web/handshake/`, { clientPublicKey: 'test', challenge: '00'.repeat(32) });
  const given = {
    urls,
    threshold: network.threshold,
    blockhash: body.latestBlockhash,
    networkKey: network.networkKey,
    walletKey: `0x${bytesToHex(walletKey)}`,
    pkpPublicKey: `0x${bytesToHex(ownPkp)}`,
    pkpResource: bytesToHex(keccak_256(ownPkp)),
    actionPkpPublicKey: `0x${bytesToHex(actionPkp)}`,
    code,
    expiration,
  };
  const child = spawn(process.execPath, ['client.mjs'], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(JSON.stringify(given));
  let [output, errors] = ['', ''];
  child.stdout.on('data', (data) => {
    output += data;
  });
  child.stderr.on('data', (data) => {
    errors += data;
  });
  const status = await new Promise((resolve) => child.on('close', resolve));
  if (status !== 0)
    throw new Error(`the client failed (${status}): ${errors.trim().slice(-1500)} ${output.slice(-500)}`);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}

/** The verdict of every node on its own session signature: `accept` or the rule. */
async function verdicts(sigs: Readonly<Record<string, unknown>>): Promise<string[]> {
  const found: string[] = [];
  for (const { url } of network.nodes) {
    const body = { toSign: [...randomBytes(32)], pubkey: `0x${bytesToHex(ownPkp)}`, authSig: sigs[url] };
    const { status, body: answer } = await post(`${url}/web/pkp/sign/v1`, body);
    found.push(status === 200 ? 'accept' : (answer.issues?.[0]?.rule ?? JSON.stringify(answer)));
  }
  return found;
}

function capsigVerify(file: string, now: Date) {
  const { host } = new URL(network.nodes[0]?.url ?? '');
  const args = [
    'verify',
    file,
    '--node',
    host,
    '--network-key',
    network.networkKey,
    '--now',
    now.toISOString(),
    '--json',
  ];
  const { status, stdout } = spawnSync(process.execPath, [capsig, ...args], { encoding: 'utf8' });
  return { status, text: stdout.slice(0, 400) };
}

const scratch = mkdtempSync(join(tmpdir(), 'capsig-interop-'));
try {
  const expiration = new Date(Date.now() + 10 * 60_000).toISOString();
  const end = Date.parse(expiration);
  const made = await sessions(expiration);
  for (const flow of ['eoa', 'pkp', 'action']) {
    const sigs = made[flow] ?? {};
    const all = (verdict: string) => Array(network.nodes.length).fill(verdict).join(' ');
    later = 0;
    const fresh = await verdicts(sigs);
    expectThat(`${flow}: every node accepts its session signature`, fresh.join(' ') === all('accept'), fresh.join(' '));
    later = end + skew - 1000 - Date.now();
    const last = await verdicts(sigs);
    expectThat(`${flow}: a second before the end they still do`, last.join(' ') === all('accept'), last.join(' '));
    later = end + skew + 1000 - Date.now();
    const late = await verdicts(sigs);
    const over = late.every((rule) => rule === 'session.expired' || rule === 'auth-sig.expired');
    expectThat(`${flow}: one second after expiry and skew none does`, over, late.join(' '));
    later = 0;
    const file = join(scratch, `${flow}.json`);
    writeFileSync(file, JSON.stringify(sigs));
    const good = capsigVerify(file, new Date());
    expectThat(`${flow}: capsig verify accepts`, good.status === 0, good.text);
    const bad = capsigVerify(file, new Date(end + skew + 1000));
    expectThat(
      `${flow}: capsig verify refuses after the end`,
      bad.status === 1 && /\.expired/.test(bad.text),
      bad.text,
    );
  }
} catch (error) {
  expectThat('the client makes its sessions', false, messageOf(error));
} finally {
  rmSync(scratch, { recursive: true, force: true });
  await network.close();
}
process.exit(conclude());
