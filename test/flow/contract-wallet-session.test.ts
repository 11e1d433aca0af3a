import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeWrapper } from '../../src/auth-sig/wrapper.js';
import { eip191Digest, signDigest } from '../../src/crypto/secp256k1.js';
import {
  type AuthCallback,
  checkAndSignAuthMessage,
  createAuthSigMessage,
  createCapacityDelegationAuthSig,
  generateAuthSig,
  LIT_ABILITY,
  LitNodeClient,
  type LitNodeClientConfig,
  LitPKPResource,
  memoryStorage,
  type StorageProvider,
  type Wallet,
  type WalletSessionRequest,
  walletAuthSig,
} from '../../src/entry/client.js';
import { createNetwork, type ReferenceNetwork, walletAuthMethod } from '../../src/entry/network.js';
import {
  type AuthSig,
  type EvidenceResolvers,
  InvalidError,
  type Issue,
  jsonRpcResolver,
  type SessionSig,
  unwrap,
} from '../../src/index.js';
import { checksumAddress } from '../../src/internal/address.js';
import { fromHex, toHex } from '../../src/internal/bytes.js';
import { parseConfiguration } from '../../src/network/configuration.js';
import { strict } from '../../src/profile.js';
import { lend, owner } from '../unit/chain-fixture.js';
import { type Chain, contracts, createChain, creationOf } from './evm.js';
import { type Answer, grant, patientLimits, post, request, sessionFor, sessionKey } from './network-fixture.js';

// The network signs, and a busy machine may be slow at that.
vi.setConfig({ testTimeout: 300_000 });

const start = new Date('2026-01-15T12:00:00Z');
const [alice, bob, mallory] = ['11', '22', '44'].map((pair) => fromHex(pair.repeat(32)) as Uint8Array) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const [aliceAddress, bobAddress] = [
  '0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A',
  '0x1563915e194D8CfBA1943570603F7606A3115508',
];
const walletAddress = checksumAddress('0x00000000000000000000000000000000000000aa');
const factoryAddress = '0x00000000000000000000000000000000000000fa';
const publicKey =
  '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';
const pkpId = '393a75c54f3552ba0c8900297d6e99bb8abf8cc013bb0e912d0b176596fe7b88';
const operation = request(`lit-pkp://${pkpId}`, 'pkp-signing');

let clock = start;
let chain: Chain;
/** Stands between the nodes and the chain. */
let line: EvidenceResolvers;
let network: ReferenceNetwork;

/** What asks a chain, however slow the machine is. */
const resolversOf = (to: Chain, chainId: number = to.chainId): EvidenceResolvers =>
  jsonRpcResolver({ urls: { [chainId]: 'https://node.example' }, fetch: to.fetch, timeout: 600_000 });

const toChain: EvidenceResolvers = {
  contractCall: async (question, signal) => line.contractCall?.(question, signal),
  proof: async (cid, signal) => line.proof?.(cid, signal),
};
const down: EvidenceResolvers = jsonRpcResolver({
  urls: { 1: 'https://node.example' },
  fetch: () => Promise.reject(new Error('ECONNREFUSED')),
});

const ownedBy = (userId: string) => ({
  publicKey,
  owner: walletAddress,
  authMethods: [{ authMethodType: 1, userId, appId: 'lit', scopes: [1] }],
  addresses: [{ address: walletAddress, scopes: [1] }],
  actions: [],
});

const networkWith = (over: Partial<Parameters<typeof createNetwork>[0]> = {}): Promise<ReferenceNetwork> =>
  createNetwork({ now: () => clock, nodes: 1, limits: patientLimits, evidenceTimeout: 600_000, ...over });

beforeAll(async () => {
  const logins = walletAuthMethod({ domain: 'app.example', resolvers: toChain, resolverTimeout: 600_000 });
  network = await networkWith({
    resolvers: toChain,
    authMethods: [logins],
    registry: { pkps: [ownedBy(`did:pkh:eip155:1:${walletAddress.toLowerCase()}`)] },
  });
});

afterAll(() => network.close());

beforeEach(async () => {
  clock = start;
  chain = await createChain(1, start.getTime() / 1_000 - 12);
  await chain.put(walletAddress, contracts.owner(aliceAddress));
  line = resolversOf(chain);
});

const signed = (text: string, key: Uint8Array): string => signDigest(key, eip191Digest(text));

/** A contract wallet whose owner signs for it; counts how often. */
function contractWallet(
  key: Uint8Array = alice,
  address: string = walletAddress,
): Wallet & { readonly texts: string[] } {
  const texts: string[] = [];
  return {
    texts,
    getAddress: async () => address,
    async signMessage(text) {
      texts.push(text);
      return signed(text, key);
    },
  };
}

interface Client extends LitNodeClient {
  readonly notes: (Issue | string)[];
}

async function clientWith(config: Partial<LitNodeClientConfig> = {}, storage?: StorageProvider): Promise<Client> {
  const notes: (Issue | string)[] = [];
  const client = new LitNodeClient({
    nodes: network.nodes.map(({ url }) => url),
    networkPubKey: network.networkKey,
    resolvers: toChain,
    onNote: (note) => notes.push(note),
    ...config,
    environment: { now: () => clock, storage, provider: undefined, host: 'app.example' },
  });
  await client.connect();
  return Object.assign(client, { notes });
}

const params = (over: Partial<WalletSessionRequest> = {}): WalletSessionRequest => ({
  resourceAbilityRequests: [{ resource: new LitPKPResource(pkpId), ability: LIT_ABILITY.PKPSigning }],
  expiration: new Date(start.getTime() + 3_600_000).toISOString(),
  ...over,
});

const use = (sigs: Readonly<Record<string, SessionSig>>, on: ReferenceNetwork = network): Promise<Answer> => {
  const [{ url } = { url: '' }] = on.nodes;
  return post(`${url}/web/pkp/sign/v1`, { pubkey: `0x${publicKey}`, authSig: sigs[url] ?? Object.values(sigs)[0] });
};

const rulesOf = ({ body }: Answer): readonly string[] => body.issues.map(({ rule }: { rule: string }) => rule);

/** The issues that a call is refused with. */
async function refusal(work: Promise<unknown>): Promise<readonly Issue[]> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof InvalidError) return error.issues;
  throw new Error('expected a refusal', { cause: error });
}

const calls = (): number => chain.asked.filter((method) => method === 'eth_call').length;

describe('a contract wallet', () => {
  it('gets a session from the network and uses it', async () => {
    const client = await clientWith();
    const sigs = await client.getSessionSigs(params({ wallet: contractWallet() }));
    // Verified where it was signed and again before it is used, and asked about once.
    expect(calls()).toBe(1);
    expect(await use(sigs)).toMatchObject({
      status: 200,
      body: { verdict: 'accept', account: { kind: 'eip1271', address: walletAddress, chainId: '1' } },
    });
    expect(calls()).toBe(2);
  });

  it('may be behind a callback, as the examples of the SDK write it', async () => {
    const client = await clientWith();
    const authNeededCallback: AuthCallback = async ({ statement, resources, expiration, uri, nonce }) => {
      const [resource = ''] = resources;
      const recap = JSON.parse(Buffer.from(resource.slice('urn:recap:'.length), 'base64url').toString());
      const toSign = unwrap(
        createAuthSigMessage({
          purpose: 'session',
          domain: 'app.example',
          address: walletAddress,
          sessionKey: uri.slice('lit:session:'.length),
          recap,
          nonce,
          issuedAt: clock.toISOString(),
          expiration,
        }),
      );
      expect(toSign).toContain(statement);
      return generateAuthSig({ signer: contractWallet(), toSign, resolvers: toChain });
    };
    const sigs = await client.getSessionSigs(params({ authNeededCallback }));
    expect(await use(sigs)).toMatchObject({ status: 200, body: { account: { kind: 'eip1271' } } });
  });

  it('may not be deployed yet (ERC-6492)', async () => {
    await chain.put(factoryAddress, contracts.factory());
    const creation = creationOf(contracts.owner(aliceAddress));
    const elsewhere = await createChain(1, 0);
    await elsewhere.put(factoryAddress, contracts.factory());
    const address = checksumAddress(`0x${toHex((await elsewhere.transact(factoryAddress, creation)).slice(12))}`);
    const deployment = { factory: factoryAddress, data: `0x${toHex(creation)}` };
    const wrap = (sig: string): string =>
      `0x${toHex(encodeWrapper({ signature: fromHex(sig.slice(2)) as Uint8Array, deployment }))}`;
    const signMessage = async (text: string): Promise<string> => wrap(signed(text, alice));
    const client = await clientWith();
    const sigs = await client.getSessionSigs(params({ wallet: { getAddress: async () => address, signMessage } }));
    expect(await use(sigs)).toMatchObject({ status: 200, body: { account: { kind: 'eip1271', address } } });
  });

  it('is refused where its contract refuses', async () => {
    const client = await clientWith();
    const [issue] = await refusal(client.getSessionSigs(params({ wallet: contractWallet(mallory) })));
    expect(issue).toMatchObject({ rule: 'auth-sig.contract-signature', path: '/sig' });
  });

  it('is refused by the nodes once it has another owner, whatever session it has', async () => {
    const client = await clientWith();
    const sigs = await client.getSessionSigs(params({ wallet: contractWallet() }));
    await chain.put(walletAddress, contracts.owner(bobAddress));
    expect(rulesOf(await use(sigs))).toEqual(['auth-sig.contract-signature']);
  });

  it('has its stored grant looked at again', async () => {
    const storage = memoryStorage();
    const client = await clientWith({}, storage);
    const owner = contractWallet();
    await client.getSessionSigs(params({ wallet: owner }));
    const again = await client.getSessionSigs(params({ wallet: owner }));
    expect([owner.texts.length, calls()]).toEqual([1, 2]);
    expect((await use(again)).status).toBe(200);

    await chain.put(walletAddress, contracts.owner(bobAddress));
    const [issue] = await refusal(client.getSessionSigs(params({ wallet: owner })));
    expect(issue?.rule).toBe('auth-sig.contract-signature');
    expect(client.notes.at(-1)).toMatchObject({
      rule: 'client.cached-auth-sig',
      causes: [{ rule: 'auth-sig.contract-signature' }],
    });
    const fresh = await client.getSessionSigs(params({ wallet: contractWallet(bob) }));
    expect((await use(fresh)).status).toBe(200);
  });

  it('is told what to do where nobody can be asked', async () => {
    const wallet = contractWallet();
    const authNeededCallback: AuthCallback = async ({ nonce, resources, expiration, uri }) => {
      const recap = JSON.parse(Buffer.from((resources[0] ?? '').slice(10), 'base64url').toString());
      const terms = {
        purpose: 'session',
        domain: 'app.example',
        address: walletAddress,
        nonce,
        expiration,
        recap,
      } as const;
      const signedMessage = unwrap(
        createAuthSigMessage({ ...terms, sessionKey: uri.slice(12), issuedAt: clock.toISOString() }),
      );
      return { sig: signed(signedMessage, alice), derivedVia: 'EIP1271', signedMessage, address: walletAddress };
    };
    const without = new LitNodeClient({
      nodes: network.nodes.map(({ url }) => url),
      environment: { now: () => clock, storage: undefined, provider: undefined, host: 'app.example' },
    });
    await without.connect();
    const [unasked] = await refusal(without.getSessionSigs(params({ authNeededCallback })));
    expect(unasked?.rule).toBe('auth-sig.kind-undecided');
    expect(unasked?.message).toContain("resolvers: jsonRpcResolver({ urls: { '1': 'https://…' } })");
    const [strange] = await refusal(without.getSessionSigs(params({ wallet })));
    expect(strange?.rule).toBe('auth-sig.signature');
    expect(strange?.message).toContain('where the account is a contract wallet, hand in resolvers');

    const mislabelled: AuthCallback = async (asked) => ({
      ...(await authNeededCallback(asked)),
      derivedVia: 'web3.eth.personal.sign',
    });
    const [wrong] = await refusal((await clientWith()).getSessionSigs(params({ authNeededCallback: mislabelled })));
    expect(wrong?.rule).toBe('auth-sig.signature');
    expect(wrong?.message).toContain("return derivedVia 'EIP1271', as generateAuthSig does with resolvers");

    const unheard = await clientWith({ resolvers: down });
    for (const granter of [{ wallet }, { authNeededCallback }]) {
      const [silent] = await refusal(unheard.getSessionSigs(params(granter)));
      expect(silent?.rule).toBe('auth-sig.kind-undecided');
      expect(silent?.message).toContain('is a node of chain 1 among them, and does it answer?');
    }
  });

  it('is another account on another chain', async () => {
    const polygon = await createChain(137, start.getTime() / 1_000 - 12);
    await polygon.put(walletAddress, contracts.owner(bobAddress));
    const both: EvidenceResolvers = {
      contractCall: async (question, signal) => {
        const there = question.chainId === '137' ? resolversOf(polygon) : resolversOf(chain);
        return there.contractCall?.(question, signal);
      },
    };
    const storage = memoryStorage();
    const client = await clientWith({ resolvers: both }, storage);
    // Whoever owns it there signs for its chain, and the request is for another one.
    const authNeededCallback: AuthCallback = async ({ nonce, resources, expiration, uri }) => {
      const recap = JSON.parse(Buffer.from((resources[0] ?? '').slice(10), 'base64url').toString());
      const signedMessage = unwrap(
        createAuthSigMessage({
          purpose: 'session',
          domain: 'app.example',
          address: walletAddress,
          chainId: '137',
          sessionKey: uri.slice(12),
          recap,
          nonce,
          expiration,
          issuedAt: clock.toISOString(),
        }),
      );
      return { sig: signed(signedMessage, bob), derivedVia: 'EIP1271', signedMessage, address: walletAddress };
    };
    const [issue] = await refusal(client.getSessionSigs(params({ authNeededCallback, account: walletAddress })));
    expect(issue).toMatchObject({
      rule: 'session.account',
      params: { found: `the contract ${walletAddress} on chain 137` },
    });
    const sigs = await client.getSessionSigs(params({ authNeededCallback, chain: 'polygon' }));
    // The nodes know no RPC of that chain.
    const answer = await use(sigs);
    expect([rulesOf(answer), answer.body.verdict]).toEqual([['auth-sig.kind-undecided'], 'undecided']);
    expect(answer.body.issues[0].message).toContain('--rpc 137=URL');
  });

  it('delegates its capacity', async () => {
    const client = await clientWith();
    const delegation = { capacityTokenId: '24', delegateeAddresses: [aliceAddress], uses: 1 };
    const { capacityDelegationAuthSig } = await client.createCapacityDelegationAuthSig({
      dAppOwnerWallet: contractWallet(),
      domain: 'app.example',
      ...delegation,
    });
    expect(capacityDelegationAuthSig.derivedVia).toBe('EIP1271');
    const user: Wallet = { getAddress: async () => aliceAddress, signMessage: async (text) => signed(text, alice) };
    const sigs = await client.getSessionSigs(params({ wallet: user, capacityDelegationAuthSig }));
    expect(await use(sigs)).toMatchObject({
      status: 200,
      body: { account: { kind: 'eoa' }, delegations: [{ account: { kind: 'eip1271', address: walletAddress } }] },
    });
    await chain.put(walletAddress, contracts.owner(bobAddress));
    // The session stands, and the delegation does not.
    const { body } = await use(sigs);
    expect(body.delegations).toEqual([]);
    const [issue] = await refusal(
      (await clientWith()).getSessionSigs(params({ wallet: user, capacityDelegationAuthSig })),
    );
    expect(issue).toMatchObject({ rule: 'auth-sig.contract-signature', path: '/capacityDelegationAuthSig/sig' });
    // Its owner needs the option too.
    const options = { dAppOwnerWallet: contractWallet(), nonce: '0x1234567890', now: clock, ...delegation };
    expect((await refusal(createCapacityDelegationAuthSig(options)))[0]?.rule).toBe('auth-sig.signature');
  });

  it('signs in through the injected provider, and is asked again for what was stored', async () => {
    let asked = 0;
    const provider = {
      async request({ method, params: [hex] = [] }: { readonly method: string; readonly params?: readonly unknown[] }) {
        if (method === 'eth_requestAccounts') return [walletAddress];
        if (method === 'eth_chainId') return '0x1';
        asked++;
        return signed(Buffer.from(String(hex).slice(2), 'hex').toString(), alice);
      },
    };
    const notes: string[] = [];
    const environment = { now: () => clock, storage: memoryStorage(), provider, host: 'app.example' };
    const options = {
      nonce: 'Kq3vX7bT9sLm',
      resolvers: toChain,
      note: (note: Issue | string) => notes.push(String(note)),
    };
    const first = await checkAndSignAuthMessage(options, environment);
    expect(first.derivedVia).toBe('EIP1271');
    expect(await checkAndSignAuthMessage(options, environment)).toEqual(first);
    expect(asked).toBe(1);
    await chain.put(walletAddress, contracts.owner(bobAddress));
    const [issue] = await refusal(checkAndSignAuthMessage(options, environment));
    expect([issue?.rule, asked]).toEqual(['auth-sig.contract-signature', 2]);
    expect(notes.at(-1)).toContain('is not used: expected the contract');
  });

  it('is taken at its word about the text, and not about the address', async () => {
    const toSign = unwrap(
      createAuthSigMessage({
        purpose: 'login',
        domain: 'app.example',
        address: walletAddress,
        uri: 'https://app.example/login',
        nonce: 'Kq3vX7bT9sLm',
        issuedAt: clock.toISOString(),
        expiration: new Date(clock.getTime() + 60_000).toISOString(),
      }),
    );
    const signer = contractWallet();
    expect(await generateAuthSig({ signer, toSign, resolvers: toChain })).toMatchObject({ derivedVia: 'EIP1271' });
    const other = generateAuthSig({ signer, toSign, address: bobAddress, resolvers: toChain });
    expect((await refusal(other))[0]?.rule).toBe('auth-sig.address');
    const free = generateAuthSig({ signer, toSign: 'hello', resolvers: toChain });
    expect((await refusal(free))[0]?.rule).toBe('siwe.layout');
  });

  it('may take its time to sign', async () => {
    const text = unwrap(
      createAuthSigMessage({
        purpose: 'login',
        domain: 'app.example',
        address: walletAddress,
        uri: 'https://app.example/login',
        nonce: 'Kq3vX7bT9sLm',
        issuedAt: clock.toISOString(),
        expiration: new Date(clock.getTime() + 600_000).toISOString(),
      }),
    );
    chain.time = start.getTime() / 1_000 + 300;
    expect((await walletAuthSig(contractWallet(), text, { resolvers: toChain })).ok).toBe(true);
    chain.time = start.getTime() / 1_000 + 700;
    const late = await walletAuthSig(contractWallet(), text, { resolvers: toChain });
    expect(late).toMatchObject({ ok: false, issues: [{ rule: 'auth-sig.expired' }] });
    const told = await walletAuthSig(contractWallet(), text, { resolvers: toChain, now: clock });
    expect(told).toMatchObject({ ok: false, issues: [{ rule: 'auth-sig.kind-undecided' }] });
  });
});

describe('the login of a contract wallet', () => {
  const loginFor = (nonce: string, key: Uint8Array, chainId: string): AuthSig => {
    const signedMessage = unwrap(
      createAuthSigMessage({
        purpose: 'login',
        domain: 'app.example',
        address: walletAddress,
        chainId,
        uri: 'https://app.example/login',
        nonce,
        issuedAt: clock.toISOString(),
        expiration: new Date(clock.getTime() + 600_000).toISOString(),
      }),
    );
    return { sig: signed(signedMessage, key), derivedVia: 'EIP1271', signedMessage, address: walletAddress };
  };

  const pkpSession = async (key: Uint8Array, chainId: string): Promise<Readonly<Record<string, SessionSig>>> => {
    const client = await clientWith();
    const accessToken = JSON.stringify(loginFor(await client.getLatestBlockhash(), key, chainId));
    const authMethods = [{ authMethodType: 1, accessToken }];
    return client.getPkpSessionSigs({ ...params(), pkpPublicKey: publicKey, authMethods, domain: 'app.example' });
  };

  it('gets a session key signed by the network for a PKP that is its', async () => {
    const sigs = await pkpSession(alice, '1');
    expect(await use(sigs)).toMatchObject({ status: 200, body: { account: { kind: 'bls' } } });
  });

  it('is refused where the contract refuses, and undecided where nobody answers', async () => {
    const [issue] = await refusal(pkpSession(mallory, '1'));
    expect(issue?.rule).toBe('sign-request.auth-method');
    expect(issue?.message).toContain('auth-sig.contract-signature');
    line = down;
    const open = await refusal(pkpSession(alice, '1'));
    const told = open.find(({ rule }) => rule === 'sign-request.evidence');
    expect(told?.message).toContain('no RPC answered for chain 1: see --rpc 1=URL');
  });

  it('is that of nobody who may sign where the contract stands at the address on another chain', async () => {
    const polygon = await createChain(137, start.getTime() / 1_000 - 12);
    await polygon.put(walletAddress, contracts.owner(bobAddress));
    line = resolversOf(polygon);
    // The address is that of the owner, and of a permitted address.
    const [issue] = await refusal(pkpSession(bob, '137'));
    expect(issue?.rule).toBe('sign-request.permission');
  });

  it('is that of one user, however the chain id is written', async () => {
    const nonce = network.chain.latest(start).hash;
    const context = { now: start, blocks: network.chain.recent(start) };
    const userIds = ['1', '01', '0001'].map(async (chainId) => {
      // The chain of a text with zeros in front is asked for by its number.
      const resolvers = jsonRpcResolver({
        urls: { '*': 'https://node.example' },
        fetch: chain.fetch,
        timeout: 600_000,
      });
      const any = walletAuthMethod({ domain: 'app.example', resolvers, resolverTimeout: 600_000 });
      return any.verify(JSON.stringify(loginFor(nonce, alice, chainId)), context);
    });
    const userId = `did:pkh:eip155:1:${walletAddress}`;
    expect(await Promise.all(userIds)).toMatchObject([{ userId }, { userId }, { userId }]);
  });

  it('is judged by the time at which the contract has answered', async () => {
    const verifier = walletAuthMethod({ domain: 'app.example', resolvers: toChain, resolverTimeout: 600_000 });
    const asking = line;
    line = {
      contractCall: async (question, signal) => {
        clock = new Date(start.getTime() + 700_000);
        chain.time = clock.getTime() / 1_000;
        return asking.contractCall?.(question, signal);
      },
    };
    const nonce = network.chain.latest(start).hash;
    const context = { now: start, blocks: network.chain.recent(start), clock: () => clock };
    expect(await verifier.verify(JSON.stringify(loginFor(nonce, alice, '1')), context)).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('auth-sig.expired'),
    });
  });

  it('is judged by what a configuration describes as well', async () => {
    const read = parseConfiguration('{"wallet":{"domain":"app.example"}}', fetch, toChain);
    const [verifier] = 'authMethods' in read ? read.authMethods : [];
    const nonce = network.chain.latest(start).hash;
    const context = { now: start, blocks: network.chain.recent(start) };
    expect(await verifier?.verify(JSON.stringify(loginFor(nonce, alice, '1')), context)).toMatchObject({
      outcome: 'authenticated',
      userId: `did:pkh:eip155:1:${walletAddress}`,
      appId: 'lit',
    });
    expect(calls()).toBe(1);
    // A login that is refused anyway costs no question.
    const stale = JSON.stringify(loginFor('0x1234567890', alice, '1'));
    expect(await verifier?.verify(stale, context)).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('auth-sig.nonce'),
    });
    expect(calls()).toBe(1);
  });

  it('names the option that is missing', async () => {
    const quiet = await networkWith({
      authMethods: [walletAuthMethod({ domain: 'app.example' })],
      registry: { pkps: [ownedBy('0')] },
    });
    try {
      const nodes = quiet.nodes.map(({ url }) => url);
      const client = await clientWith({ nodes, networkPubKey: quiet.networkKey });
      const accessToken = JSON.stringify(loginFor(await client.getLatestBlockhash(), alice, '1'));
      const authMethods = [{ authMethodType: 1, accessToken }];
      const asked = client.getPkpSessionSigs({
        ...params(),
        pkpPublicKey: publicKey,
        authMethods,
        domain: 'app.example',
      });
      const told = (await refusal(asked)).find(({ rule }) => rule === 'sign-request.evidence');
      expect(told?.message).toContain('no RPC: start with --rpc 1=URL');
      // So does a node that is shown a session.
      const sigs = await client.getSessionSigs(params({ wallet: contractWallet() }));
      const answer = await use(sigs, quiet);
      expect([rulesOf(answer), answer.body.verdict]).toEqual([['auth-sig.kind-undecided'], 'undecided']);
      expect(answer.body.issues[0].message).toContain('start with --rpc 1=URL, or give createNetwork resolvers');
    } finally {
      await quiet.close();
    }
  });
});

describe('what a stranger can make a node ask', () => {
  /** Counts the questions, and answers none. */
  const counting = (): { readonly asked: string[]; readonly resolvers: EvidenceResolvers } => {
    const asked: string[] = [];
    const resolvers: EvidenceResolvers = {
      async contractCall({ signature }) {
        asked.push(signature);
        return undefined;
      },
    };
    return { asked, resolvers };
  };
  const grantOf = (nonce: string, key: Uint8Array = alice): AuthSig => ({
    ...grant([operation], nonce, start),
    derivedVia: 'EIP1271',
    sig: `0x${toHex(key)}`,
  });
  const send = (sig: SessionSig): Promise<Answer> => use({ any: sig });

  it('is nothing where the request is refused anyway', async () => {
    const { asked, resolvers } = counting();
    line = resolvers;
    const [{ url } = { url: '' }] = network.nodes;
    const nonce = network.chain.latest(start).hash;
    const stale = sessionFor(url, [operation], [grantOf('0x'.padEnd(66, '1'))], start);
    expect(rulesOf(await send(stale))).toEqual(['auth-sig.nonce']);
    const elsewhere = sessionFor('http://127.0.0.1:1', [operation], [grantOf(nonce)], start);
    expect(rulesOf(await send(elsewhere))).toContain('session.node-bound');
    const good = sessionFor(url, [operation], [grantOf(nonce)], start);
    expect(rulesOf(await send({ ...good, sig: elsewhere.sig }))).toContain('session.signature');
    expect(asked).toEqual([]);
  });

  it('is asked by nodes that take a contract wallet that nobody asked for one with a key, too', async () => {
    const off = { 'auth-sig.kind-undecided': 'nobody is asked' };
    const loose = await networkWith({ resolvers: toChain, profile: { ...strict, off } });
    try {
      const client = await clientWith({ nodes: loose.nodes.map(({ url }) => url), networkPubKey: loose.networkKey });
      const sigs = await client.getSessionSigs(params({ wallet: contractWallet() }));
      expect(await use(sigs, loose)).toMatchObject({ status: 200, body: { account: { kind: 'eip1271' } } });
      line = down;
      expect(rulesOf(await use(sigs, loose))).toEqual(['auth-sig.signature']);
    } finally {
      await loose.close();
    }
  });

  it('is judged by the time at which there is an answer, and by what is known of the answer', async () => {
    const [{ url } = { url: '' }] = network.nodes;
    const session = sessionFor(url, [operation], [grantOf(network.chain.latest(start).hash)], start);
    const reply = { code: true, outcome: 'returned', data: `0x1626ba7e${'0'.repeat(56)}` } as const;
    const answering = (over: object = {}): EvidenceResolvers => ({
      contractCall: async (question) => ({ ...question, ...reply, asOf: clock.toISOString(), ...over }),
    });
    line = answering({ latency: 3 });
    expect((await send(session)).status).toBe(200);
    line = answering({ data: Symbol('no data') });
    expect(rulesOf(await send(session))).toEqual(['auth-sig.kind-undecided']);
    line = {
      contractCall: async (question, signal) => {
        clock = new Date(start.getTime() + 7 * 86_400_000);
        return answering().contractCall?.(question, signal);
      },
    };
    expect(rulesOf(await send(session))).toContain('session.expired');
  });

  it('is asked once, and of at most four contracts', async () => {
    const { asked, resolvers } = counting();
    line = resolvers;
    const [{ url } = { url: '' }] = network.nodes;
    const nonce = network.chain.latest(start).hash;
    const keys = Array.from({ length: 7 }, (_, index) => new Uint8Array(32).fill(index + 1));
    const twice = [...keys, ...keys].map((key) => grantOf(nonce, key));
    const answer = await send(sessionFor(url, [operation], twice.slice(0, 14), start));
    expect(answer.body.verdict).toBe('undecided');
    expect(asked).toEqual(keys.slice(0, 4).map((key) => `0x${toHex(key)}`));
  });

  it('ends in time, with everything undecided', async () => {
    let aborted = false;
    const resolvers: EvidenceResolvers = {
      contractCall: (_, signal) =>
        new Promise((_resolve) => {
          signal?.addEventListener('abort', () => {
            aborted = true;
          });
        }),
    };
    const hasty = await networkWith({ resolvers, evidenceTimeout: 20 });
    try {
      const [{ url } = { url: '' }] = hasty.nodes;
      const answer = await use(
        { [url]: sessionFor(url, [operation], [grantOf(hasty.chain.latest(start).hash)], start) },
        hasty,
      );
      expect(rulesOf(answer)).toEqual(['auth-sig.kind-undecided']);
      expect(aborted).toBe(true);
    } finally {
      await hasty.close();
    }
  });

  it('keeps a bounded number of others waiting', async () => {
    let release = (): void => undefined;
    const released = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined);
    });
    const slow = await networkWith({ resolvers: { contractCall: () => released } });
    try {
      const [{ url } = { url: '' }] = slow.nodes;
      const session = sessionFor(url, [operation], [grantOf(slow.chain.latest(start).hash)], start);
      const [asking, waiting, more] = [16, 32, 3];
      const refused: Answer[] = [];
      const answers = Array.from({ length: asking + waiting + more }, async () => {
        const answer = await use({ [url]: session }, slow);
        // As many as do not fit are told so at once, and the others once there is an answer.
        if (answer.status === 503) refused.push(answer);
        if (refused.length === more) release();
        return answer;
      });
      const codes = (await Promise.all(answers)).map(({ body }) => body.errorCode);
      expect(codes.filter((code) => code === 'NodeBusy')).toHaveLength(more);
      expect(codes.filter((code) => code === 'NodeRpcError')).toHaveLength(asking + waiting);
    } finally {
      release();
      await slow.close();
    }
  });

  it('gets no other answer by a resolver that fails', async () => {
    const [{ url } = { url: '' }] = network.nodes;
    const good = sessionFor(url, [operation], [grantOf(network.chain.latest(start).hash)], start);
    for (const contractCall of [() => Promise.reject(new Error('secret')), async () => 'yes' as never]) {
      line = { contractCall };
      const answer = await send(good);
      expect(rulesOf(answer)).toEqual(['auth-sig.kind-undecided']);
      expect(JSON.stringify(answer.body)).not.toContain('secret');
    }
  });
});

describe('a grant that rests on proofs', () => {
  it('is decided by nodes that find them', async () => {
    const to = `did:pkh:eip155:1:${walletAddress}`;
    const att = { [`lit-pkp://${pkpId}`]: { 'Threshold/Signing': [{}] } } as const;
    const block = lend({ by: owner, to, att });
    const signedMessage = unwrap(
      createAuthSigMessage({
        purpose: 'session',
        domain: 'app.example',
        address: walletAddress,
        sessionKey: sessionKey.publicKey,
        recap: { att, prf: [block.cid] },
        nonce: network.chain.latest(start).hash,
        issuedAt: start.toISOString(),
        expiration: new Date(start.getTime() + 1_200_000).toISOString(),
        evidence: { proofs: block.evidence },
      }),
    );
    const sig = signed(signedMessage, alice);
    const granted: AuthSig = { sig, derivedVia: 'EIP1271', signedMessage, address: walletAddress };
    const [{ url } = { url: '' }] = network.nodes;
    const session = sessionFor(url, [operation], [granted], start);
    expect(rulesOf(await use({ [url]: session }))).toContain('auth-sig.proofs');
    const asked: string[] = [];
    line = {
      ...resolversOf(chain),
      async proof(cid) {
        asked.push(cid);
        return block.evidence[cid];
      },
    };
    expect(await use({ [url]: session })).toMatchObject({ status: 200, body: { account: { kind: 'eip1271' } } });
    expect([asked, calls()]).toEqual([[block.cid], 2]);
  });
});

describe('options that make no sense', () => {
  it.each([
    ['an unknown resolver', { contractcall: async () => undefined } as never, /expected only contractCall/],
    ['no function', { contractCall: 'https://node.example' } as never, /resolvers.contractCall: expected a function/],
  ])('are told of at once: %s', async (_, resolvers, message) => {
    expect(() => new LitNodeClient({ nodes: ['https://a.example:1'], resolvers })).toThrow(message);
    expect(() => walletAuthMethod({ domain: 'a.example', resolvers })).toThrow(message);
    await expect(createNetwork({ resolvers })).rejects.toThrow(message);
    await expect(createNetwork({ evidenceTimeout: 0 })).rejects.toThrow(/evidenceTimeout: expected/);
  });
});
