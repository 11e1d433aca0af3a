import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { eip191Digest, signDigest } from '../../src/crypto/secp256k1.js';
import { LIT_ABILITY, LitActionResource, LitNodeClient } from '../../src/entry/client.js';
import type { Fetch } from '../../src/evidence/json-rpc.js';
import { type Issue, jsonRpcResolver } from '../../src/index.js';
import { contracts, createChain } from '../flow/evm.js';
import { now, wallet } from './fixture.js';

const walletKey = new Uint8Array(32).fill(0x11);

const registry = JSON.stringify({
  pkps: [
    {
      publicKey:
        '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8',
      owner: '0xf50df1AbB2B4a6C4Ea33cBF90B0C13aAcbA9585C',
      authMethods: [],
      addresses: [],
      actions: [],
    },
  ],
});
const config = JSON.stringify({
  wallet: { domain: 'app.example' },
  webAuthn: [{ rpId: 'app.example', origins: ['https://app.example'], credentials: [] }],
  jwt: [{ issuer: 'https://issuer.example', audience: 'app', jwksUrl: 'https://issuer.example/keys' }],
});

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `capsig network` and interrupts it once `meanwhile` is through with what it printed. */
async function network(
  argv: readonly string[],
  meanwhile: (out: string) => Promise<void> = async () => undefined,
  files: Readonly<Record<string, string>> = {},
  asked?: Fetch,
): Promise<Outcome> {
  let [out, err] = ['', ''];
  const code = await run(['network', ...argv], {
    async readFile(path) {
      const content = files[path];
      if (content === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      return new TextEncoder().encode(content);
    },
    readStdin: async () => new Uint8Array(),
    stdout(text) {
      out += text;
    },
    stderr(text) {
      err += text;
    },
    now: () => new Date(now),
    untilInterrupted: () => meanwhile(out),
    ...(asked ? { fetch: asked } : {}),
    isTerminal: false,
    env: {},
  });
  return { code, out, err };
}

const urlsIn = (out: string): readonly string[] => out.match(/(?<=node \d+ +)http\S+/g) ?? [];

async function greet(url: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/web/handshake/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"clientPublicKey":"test","challenge":"00"}',
  });
  return (await response.json()) as Record<string, unknown>;
}

describe('capsig network', () => {
  it('runs nodes until it is interrupted, and says how to reach them', async () => {
    let answers: readonly Record<string, unknown>[] = [];
    let urls: readonly string[] = [];
    const { code, out, err } = await network(['--port', '0'], async (said) => {
      urls = urlsIn(said);
      answers = await Promise.all(urls.map(greet));
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(answers).toHaveLength(3);
    const [key] = out.match(/(?<=network key +)[0-9a-f]{96}/) ?? [];
    for (const answer of answers) expect(answer).toMatchObject({ networkPublicKey: key, epoch: 1, threshold: 2 });
    expect(out).toMatch(/threshold +2 of 3/);
    expect(out).toContain(`new LitNodeClient({ nodes: [${urls.map((url) => `'${url}'`).join(', ')}]`);
    await expect(greet(urls[0] ?? '')).rejects.toThrow();
  });

  it('takes the number of nodes, the threshold, the seed and files', async () => {
    const seed = '11'.repeat(32);
    const argv = ['--port', '0', '--nodes', '4', '--threshold', '4', '--seed', seed, '--profile', 'lit-v7'];
    const files = { 'r.json': registry, 'c.json': config, 'a.js': 'Lit.Actions.setResponse({ response: "true" })' };
    const given = ['--registry', 'r.json', '--config', 'c.json', '--action', 'a.js'];
    const first = await network([...argv, ...given], undefined, files);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(urlsIn(first.out)).toHaveLength(4);
    expect(first.out).toMatch(/^4 reference nodes, profile lit-v7$/m);
    expect(first.out).toMatch(/threshold +4 of 4\n.*epoch +1\n.*PKPs +1\n.*auth methods +1, 3, 6\n.*actions +1\n/);
    expect(first.out).not.toContain(seed);
    const second = await network(argv);
    const keyIn = ({ out }: Outcome) => out.match(/(?<=network key +)[0-9a-f]{96}/)?.[0];
    expect(keyIn(second)).toBe(keyIn(first));
    expect(second.out).toMatch(/PKPs +none.*\n.*auth methods +1\n/);
    expect(keyIn(await network(['--port', '0', '--nodes', '1']))).not.toBe(keyIn(first));
  });

  it('asks contract wallets at the nodes of --rpc', async () => {
    const chain = await createChain(1, Date.parse(now) / 1_000);
    const contract = '0x00000000000000000000000000000000000000AA';
    await chain.put(contract, contracts.owner(wallet));
    const rpc = ['--port', '0', '--nodes', '1', '--rpc', '1=https://node.example', '--rpc', 'https://other.example'];
    const accounts: unknown[] = [];
    const session = async (said: string): Promise<void> => {
      const client = new LitNodeClient({
        nodes: urlsIn(said),
        resolvers: jsonRpcResolver({ urls: { 1: 'https://node.example' }, fetch: chain.fetch }),
        environment: { now: () => new Date(now), storage: undefined, provider: undefined, host: 'app.example' },
      });
      await client.connect();
      const sigs = await client.getSessionSigs({
        resourceAbilityRequests: [{ resource: new LitActionResource('*'), ability: LIT_ABILITY.LitActionExecution }],
        wallet: {
          getAddress: async () => contract,
          signMessage: async (text) => signDigest(walletKey, eip191Digest(text)),
        },
      });
      for (const [url, authSig] of Object.entries(sigs)) {
        const code = Buffer.from('1').toString('base64');
        const response = await fetch(`${url}/web/execute/v1`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ code, authSig }),
        });
        const answer = (await response.json()) as { readonly account?: unknown; readonly issues?: readonly Issue[] };
        accounts.push(answer.account ?? answer.issues?.map(({ message }) => message).join());
      }
    };
    const asking = await network(rpc, session, {}, chain.fetch);
    expect(asking).toMatchObject({ code: 0, err: '' });
    expect(asking.out).toMatch(/contracts +asked on chain 1, the chains that the nodes of --rpc are of\n/);
    const quiet = await network(['--port', '0', '--nodes', '1'], session);
    expect(quiet.out).toMatch(/contracts +not asked; name a node of their chain with --rpc CHAIN=URL\n/);
    expect(accounts).toEqual([
      { kind: 'eip1271', address: contract, chainId: '1' },
      expect.stringContaining('start with --rpc 1=URL'),
    ]);
  });

  it('listens on ports in a row', async () => {
    const { out } = await network(['--port', '0', '--nodes', '1']);
    const port = Number(new URL(urlsIn(out)[0] ?? '').port);
    const again = await network(['--port', String(port), '--nodes', '1'], async () => {
      const taken = await network(['--port', String(port), '--nodes', '1']);
      expect(taken).toMatchObject({ code: 2, out: '' });
      expect(taken.err).toMatch(/cannot listen on the ports from \d+ on: one of them is in use/);
    });
    expect(urlsIn(again.out)).toEqual([`http://127.0.0.1:${port}`]);
  });

  it.each([
    [['--nodes', '0'], /--nodes: expected at least 1/],
    [['--nodes', '300'], /--nodes: expected a whole number up to 255/],
    [['--nodes', 'three'], /--nodes: expected a whole number/],
    [['--nodes', '4', '--threshold', '2'], /--threshold: expected more than half of 4/],
    [['--threshold', '4'], /--threshold: expected more than half of 3 and at most 3/],
    [['--port', '65535'], /--port: expected room for 3 ports/],
    [['--port', '70000'], /--port: expected a whole number up to 65535/],
    [['--seed', '1122'], /--seed: expected 64 hex digits\n/],
    [['--profile', 'lax'], /--profile: expected strict or erc-4361 or erc-5573 or lit-v7/],
    [['--host', '0.0.0.0', '--port', '0'], /give what clients write with --public-host/],
    [['--registry', 'missing.json'], /--registry: cannot read missing.json: no such file/],
    [['--registry', 'bad.json'], /--registry: bad.json: \/pkps\/0: expected the member "publicKey"/],
    [['--config', 'bad.json'], /--config: bad.json: \/pkps: expected only members that the schema names/],
    [['--config', 'odd.json'], /--config: odd.json: \/jwt\/0: expected one of jwks and jwksUrl/],
    [['--config', 'twice.json'], /--config: twice.json: \/jwt\/1\/authMethodType: expected a number of its own/],
    [['--config', 'plain.json'], /--config: plain.json: \/jwt\/0: jwks.url: expected an https address/],
    [['--rpc', 'ftp://node.example'], /--rpc: expected URL or CHAIN=URL/],
    [['file'], /expected no operand/],
  ])('refuses %j', async (argv, message) => {
    const jwt = { issuer: 'https://issuer.example', audience: 'app' };
    const fetched = { ...jwt, jwksUrl: 'https://issuer.example/keys' };
    const files = {
      'bad.json': '{"pkps":[{}]}',
      'odd.json': JSON.stringify({ jwt: [jwt] }),
      'twice.json': JSON.stringify({ jwt: [fetched, fetched] }),
      'plain.json': JSON.stringify({ jwt: [{ ...jwt, jwksUrl: 'http://issuer.example/keys' }] }),
    };
    const { code, out, err } = await network(argv, undefined, files);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });
});
