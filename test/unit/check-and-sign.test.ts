import { bls12_381 } from '@noble/curves/bls12-381.js';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import type { AuthCallbackParams } from '../../src/client/auth-callback.js';
import {
  type CheckAndSignParams,
  checkAndSignAuthMessage,
  injectedAuthCallback,
} from '../../src/client/check-and-sign.js';
import { disconnectWeb3 } from '../../src/client/disconnect.js';
import type { Environment } from '../../src/client/environment.js';
import { evmChainId } from '../../src/client/evm-chain.js';
import { generateSessionKeyPair, sessionKeyUri } from '../../src/client/session-key.js';
import { memoryStorage, type StorageProvider } from '../../src/client/storage.js';
import type { Eip1193Provider } from '../../src/client/wallet.js';
import { litV7, strict } from '../../src/profile.js';
import { encodeRecap, recapStatement } from '../../src/recap.js';
import { InvalidError, type RuleId, unwrap } from '../../src/rule.js';
import { parseSiweMessage } from '../../src/siwe.js';
import { verifyAuthSig } from '../../src/verify/auth-sig.js';

const alice = privateKeyToAccount(`0x${'05'.repeat(32)}`);
const bob = privateKeyToAccount(`0x${'09'.repeat(32)}`);
const pair = generateSessionKeyPair(new Uint8Array(32).fill(6));
const otherPair = generateSessionKeyPair(new Uint8Array(32).fill(7));
const recap = { att: { [`lit-pkp://${'7f'.repeat(32)}`]: { 'Threshold/Signing': [{}] } }, prf: [] };
const wider = { att: { 'lit-pkp://*': { 'Threshold/Signing': [{}] } }, prf: [] };
const granted = recapStatement(recap);
const resources = [unwrap(encodeRecap(recap))];
const login: CheckAndSignParams = { chain: 'ethereum', nonce: 'Kq3vX7bT9sLm' };
const grant: CheckAndSignParams = { ...login, uri: sessionKeyUri(pair.publicKey), resources };

type Answer = (params: readonly unknown[]) => unknown;

/** A page with a wallet: what it was asked, which account and chain are selected, and the time. */
class Page implements Pick<Environment, 'now' | 'storage' | 'provider' | 'host'> {
  readonly asked: string[] = [];
  readonly notes: string[] = [];
  accounts: readonly (typeof alice)[] = [alice, bob];
  chain = 1;
  knownChains: readonly number[] = [1, 137];
  time = '2026-01-15T12:00:00.000Z';
  host: string | undefined = 'app.example:3000';
  answers: Readonly<Record<string, Answer>> = {};
  provider: Eip1193Provider | undefined = { request: async ({ method, params = [] }) => this.answer(method, params) };
  storage: StorageProvider | undefined = memoryStorage();

  now(): Date {
    return new Date(this.time);
  }

  /** How often the user had to sign. */
  get signatures(): number {
    return this.asked.filter((method) => method === 'personal_sign').length;
  }

  private answer(method: string, params: readonly unknown[]): unknown {
    this.asked.push(method);
    const own = this.answers[method];
    if (own) return own(params);
    if (method === 'eth_requestAccounts') return this.accounts.map(({ address }) => address.toLowerCase());
    if (method === 'eth_chainId') return `0x${this.chain.toString(16)}`;
    if (method === 'wallet_switchEthereumChain') {
      const wanted = Number((params[0] as { readonly chainId: string }).chainId);
      if (!this.knownChains.includes(wanted)) throw Object.assign(new Error('unknown chain'), { code: 4902 });
      this.chain = wanted;
      return null;
    }
    const [data, address] = params as readonly [`0x${string}`, string];
    const signer = this.accounts.find((each) => each.address.toLowerCase() === address.toLowerCase());
    return signer?.signMessage({ message: { raw: data } });
  }

  sign(params: Partial<CheckAndSignParams> = login): ReturnType<typeof checkAndSignAuthMessage> {
    return checkAndSignAuthMessage({ ...login, note: (message) => this.notes.push(message), ...params }, this);
  }
}

async function brokenBy(signing: Promise<unknown>): Promise<readonly RuleId[]> {
  const error = await signing.catch((reason: unknown) => reason);
  return error instanceof InvalidError ? error.issues.map(({ rule }) => rule) : [];
}

describe('checkAndSignAuthMessage', () => {
  it('signs a login for the page, for 24 hours', async () => {
    const page = new Page();
    const authSig = await page.sign();
    expect(authSig).toMatchObject({ address: alice.address, derivedVia: 'web3.eth.personal.sign' });
    expect(unwrap(parseSiweMessage(authSig.signedMessage))).toEqual({
      domain: 'app.example:3000',
      address: alice.address,
      uri: 'https://app.example:3000',
      version: '1',
      chainId: '1',
      nonce: 'Kq3vX7bT9sLm',
      issuedAt: '2026-01-15T12:00:00.000Z',
      expirationTime: '2026-01-16T12:00:00.000Z',
    });
    const known = { now: page.time, domain: 'app.example:3000', nonce: 'Kq3vX7bT9sLm', purpose: 'login' } as const;
    expect(verifyAuthSig(authSig, known).ok).toBe(true);
  });

  it.each<[string, Partial<CheckAndSignParams>, string]>([
    ['without words', {}, granted],
    ['with the ReCap statement', { statement: granted }, granted],
    ['with words of the user', { statement: 'Welcome.' }, `Welcome. ${granted}`],
    ['with words that end with it', { statement: `Welcome. ${granted}` }, `Welcome. ${granted}`],
    [
      'with a capability object',
      { resources: [], sessionCapabilityObject: { encodeAsSiweResource: () => resources[0] as string } },
      granted,
    ],
  ])('grants to a session key, and says what, %s', async (_, params, statement) => {
    const page = new Page();
    const authSig = await page.sign({ ...grant, ...params });
    const message = unwrap(parseSiweMessage(authSig.signedMessage));
    expect(message).toMatchObject({ uri: `lit:session:${pair.publicKey}`, statement, resources });
    const known = { now: page.time, domain: 'app.example:3000', nonce: 'Kq3vX7bT9sLm', purpose: 'session' } as const;
    expect(verifyAuthSig(authSig, { ...known, sessionKey: pair.publicKey }).ok).toBe(true);
  });

  it('uses the account that is named', async () => {
    expect((await new Page().sign({ address: bob.address.toLowerCase() })).address).toBe(bob.address);
    const page = new Page();
    page.accounts = [alice];
    await expect(page.sign({ address: bob.address })).rejects.toMatchObject({ code: 4100 });
  });

  it.each<[string, Partial<CheckAndSignParams>, RuleId]>([
    ['a session that grants nothing', { ...grant, resources: [] }, 'auth-sig.recap-present'],
    ['a ReCap that is broken', { ...grant, resources: ['urn:recap:e30='] }, 'recap.encoding'],
    ['an expiry in the past', { expiration: '2026-01-15T11:00:00Z' }, 'auth-sig.expiration-order'],
    ['an expiry that is none', { expiration: 'tomorrow' }, 'siwe.expiration-time'],
    ['an expiry that is too far', { expiration: '2026-06-15T11:00:00Z' }, 'auth-sig.lifetime'],
    ['a nonce that is too short', { nonce: 'abc' }, 'siwe.nonce'],
    ['a nonce with a line of its own', { nonce: 'Kq3vX7bT9sLm\nIssued At: x' }, 'siwe.layout'],
    ['a session key that is none', { ...grant, uri: 'lit:session:abc' }, 'auth-sig.login-uri'],
    ['a resource that is none', { resources: ['a b'] }, 'siwe.resource'],
  ])('refuses %s, and does not ask for a signature', async (_, params, rule) => {
    const page = new Page();
    expect(await brokenBy(page.sign(params))).toContain(rule);
    expect(page.signatures).toBe(0);
    expect(page.storage?.length).toBe(0);
  });

  it('is told of a bad call before the user is asked for anything', async () => {
    for (const bad of [{ nonce: undefined }, { chain: 'solana' }, { chain: '1' }, { resources: 'x' }, { domain: '' }]) {
      const page = new Page();
      await expect(page.sign(bad as never)).rejects.toThrow(TypeError);
      expect(page.asked).toEqual([]);
    }
    const page = new Page();
    page.host = undefined;
    await expect(page.sign()).rejects.toThrow(/^domain: /);
    expect((await page.sign({ domain: 'app.example' })).signedMessage).toMatch(/^app\.example wants/);
    page.provider = undefined;
    await expect(page.sign()).rejects.toThrow(/^environment\.provider: /);
  });
});

describe('the chain', () => {
  const chainOf = async (page: Page, params: Partial<CheckAndSignParams>): Promise<string> =>
    unwrap(parseSiweMessage((await page.sign(params)).signedMessage)).chainId;

  it('is the one that is named, and the wallet changes to it', async () => {
    const page = new Page();
    expect(await chainOf(page, { chain: 'polygon' })).toBe('137');
    expect(page.chain).toBe(137);
    expect(await chainOf(page, { chain: 'eip155:1' })).toBe('1');
    expect(page.chain).toBe(1);
  });

  it('of the wallet stays where it is if asked so, or if none is named', async () => {
    const page = new Page();
    expect(await chainOf(page, { chain: 'polygon', switchChain: false })).toBe('137');
    expect(page.chain).toBe(1);
    page.chain = 137;
    expect(await chainOf(page, { chain: undefined as never })).toBe('137');
    expect(page.asked).not.toContain('wallet_switchEthereumChain');
  });

  it.each<[string, Record<string, Answer>, number]>([
    ['does not know it', {}, 4902],
    ['says that it changed and stays', { wallet_switchEthereumChain: () => null }, 4902],
    ['answers rubbish for its chain', { eth_chainId: () => 1 }, -32603],
    ['answers text for its chain', { eth_chainId: () => '0x' }, -32603],
  ])('is an error when the wallet %s', async (_, answers, code) => {
    const page = new Page();
    page.answers = answers;
    await expect(page.sign({ chain: 'base' })).rejects.toMatchObject({ name: 'WalletError', code });
    expect(page.signatures).toBe(0);
  });

  it('has the names that the SDK knows', () => {
    expect([evmChainId('ethereum'), evmChainId('yellowstone'), evmChainId('eip155:8453')]).toEqual([
      '1',
      '175188',
      '8453',
    ]);
    for (const chain of ['', 'solana', '__proto__', 'toString', 'eip155:01', 'eip155:', 'Ethereum', undefined]) {
      expect(() => evmChainId(chain as string)).toThrow(TypeError);
    }
  });
});

describe('a stored AuthSig', () => {
  const cached: RuleId = 'client.cached-auth-sig';
  const later = '2026-01-15T12:10:00.000Z';

  it(`${cached}: is used again, whatever the nonce is now`, async () => {
    for (const params of [login, grant]) {
      const page = new Page();
      const first = await page.sign(params);
      page.time = later;
      expect(await page.sign({ ...params, nonce: 'anotherNonce1' })).toEqual(first);
      expect([page.signatures, page.notes]).toEqual([1, []]);
    }
  });

  it.each<[string, (page: Page) => void, Partial<CheckAndSignParams>]>([
    [
      'another account is selected',
      (page) => {
        page.accounts = [bob, alice];
      },
      {},
    ],
    ['another account is named', () => undefined, { address: bob.address }],
    [
      'it has expired',
      (page) => {
        page.time = '2026-01-16T12:01:00.000Z';
      },
      {},
    ],
    [
      'it is about to end',
      (page) => {
        page.time = '2026-01-16T11:55:00.001Z';
      },
      {},
    ],
    ['it ends before the expiry that is asked for', () => undefined, { expiration: '2026-01-17T12:00:00.000Z' }],
    [
      'the clock was set back',
      (page) => {
        page.time = '2026-01-14T12:00:00.000Z';
      },
      {},
    ],
    ['another chain is asked for', () => undefined, { chain: 'polygon' }],
    ['more is to be granted', () => undefined, { resources: [unwrap(encodeRecap(wider))] }],
    ['a resource is added', () => undefined, { resources: ['https://app.example/terms', ...resources] }],
    ['another key is to be granted to', () => undefined, { uri: sessionKeyUri(otherPair.publicKey) }],
    [
      'the page is another',
      (page) => {
        page.host = 'other.example';
      },
      {},
    ],
    ['the words are others', () => undefined, { statement: 'New terms.' }],
    ['it is for a login', () => undefined, { uri: 'https://app.example', resources: [] }],
  ])(`${cached}: is not used when %s`, async (_, change, params) => {
    const page = new Page();
    const first = await page.sign(grant);
    page.time = later;
    change(page);
    const second = await page.sign({ ...grant, ...params });
    expect(second).not.toEqual(first);
    expect(page.signatures).toBe(2);
  });

  it(`${cached}: serves while it outlives the expiry that is asked for`, async () => {
    const page = new Page();
    const first = await page.sign(grant);
    expect(await page.sign({ ...grant, expiration: '2026-01-16T12:00:00.000Z' })).toEqual(first);
    expect(await page.sign({ ...grant, expiration: '2026-01-15T12:30:00Z' })).toEqual(first);
    page.time = '2026-01-16T11:55:00.000Z';
    expect(await page.sign(grant)).toEqual(first);
    expect(page.signatures).toBe(1);
  });

  it('of several accounts are kept apart', async () => {
    const page = new Page();
    const first = await page.sign(grant);
    const second = await page.sign({ ...grant, address: bob.address });
    expect(await page.sign(grant)).toEqual(first);
    expect(await page.sign({ ...grant, address: bob.address })).toEqual(second);
    expect([first.address, second.address, page.signatures]).toEqual([alice.address, bob.address, 2]);
  });

  const name = `capsig:auth-sig:session:${alice.address.toLowerCase()}`;
  const entryOf = (page: Page): { readonly version: number; readonly authSig: Record<string, string> } =>
    JSON.parse(page.storage?.getItem(name) as string);

  it.each<[string, (page: Page) => unknown]>([
    ['is no JSON', () => undefined],
    ['is null', () => null],
    ['has another version', (page) => ({ ...entryOf(page), version: 2 })],
    ['has another shape', (page) => ({ version: 1, authSig: { ...entryOf(page).authSig, extra: 1 } })],
    [
      'has another signature',
      (page) => ({ version: 1, authSig: { ...entryOf(page).authSig, sig: `0x${'11'.repeat(65)}` } }),
    ],
    [
      'has another text',
      (page) => {
        const { authSig } = entryOf(page);
        return {
          version: 1,
          authSig: { ...authSig, signedMessage: authSig.signedMessage?.replace('2026-01-16', '2026-01-17') },
        };
      },
    ],
    [
      'is said to be of another kind',
      (page) => ({ version: 1, authSig: { ...entryOf(page).authSig, derivedVia: 'EIP1271' } }),
    ],
    ['is far too large', () => 'x'.repeat(300_000)],
  ])('client.storage-corrupt: that %s is noted, and signed anew', async (_, change) => {
    const page = new Page();
    const first = await page.sign(grant);
    page.storage?.setItem(name, JSON.stringify(change(page)) ?? '{');
    expect(await page.sign(grant)).toEqual(first);
    expect([page.signatures, page.notes.length]).toEqual([2, 1]);
    expect(await page.sign(grant)).toEqual(first);
    expect([page.signatures, page.notes.length]).toEqual([2, 1]);
  });

  it('that only says it is of the network is not believed, even by a profile that asks for no network key', async () => {
    const page = new Page();
    const profile = { ...strict, off: { 'auth-sig.network-key': 'believed' } };
    const first = await page.sign({ ...grant, profile });
    const sig = JSON.stringify({ ProofOfPossession: bls12_381.G2.Point.BASE.toHex(true) });
    const forged = { ...entryOf(page).authSig, sig, derivedVia: 'lit.bls', algo: 'LIT_BLS' };
    page.storage?.setItem(name, JSON.stringify({ version: 1, authSig: forged }));
    expect(await page.sign({ ...grant, profile })).toEqual(first);
    expect([page.signatures, page.notes.length]).toEqual([2, 1]);
    expect(page.notes[0]).toContain('not signed by a wallet');
  });

  it('is not stored without a storage, nor by one that fails', async () => {
    const absent = new Page();
    absent.storage = undefined;
    await absent.sign(grant);
    await absent.sign(grant);
    expect([absent.signatures, absent.notes]).toEqual([2, []]);
    const failing = new Page();
    const fail = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    failing.storage = { length: 0, key: fail, getItem: fail, setItem: fail, removeItem: fail };
    expect((await failing.sign(grant)).address).toBe(alice.address);
    expect(failing.notes.every((note) => note.includes('QuotaExceededError'))).toBe(true);
    expect(failing.notes).toHaveLength(2);
  });

  it('is gone after disconnectWeb3', async () => {
    const page = new Page();
    page.storage?.setItem('theme', 'dark');
    await page.sign(login);
    await page.sign(grant);
    const { removed } = await disconnectWeb3({ storage: page.storage });
    expect(removed).toHaveLength(2);
    expect([page.storage?.length, page.storage?.getItem('theme')]).toEqual([1, 'dark']);
    await page.sign(grant);
    expect(page.signatures).toBe(3);
  });
});

describe('a wallet that lies', () => {
  const verified: RuleId = 'client.verified-answer';

  it.each<[string, Answer, RuleId]>([
    [
      'signs for another account',
      ([data]) => bob.signMessage({ message: { raw: data as `0x${string}` } }),
      'auth-sig.signature',
    ],
    ['signs another text', () => alice.signMessage({ message: 'Hello' }), 'auth-sig.signature'],
    ['answers zeros', () => `0x${'00'.repeat(65)}`, 'auth-sig.signature-form'],
  ])(`${verified}: and %s is refused, and nothing is stored`, async (_, answer, rule) => {
    const page = new Page();
    page.answers = { personal_sign: answer };
    expect(await brokenBy(page.sign(grant))).toEqual([rule]);
    expect(page.storage?.length).toBe(0);
  });

  it('takes back its account before the signature', async () => {
    const page = new Page();
    let first = true;
    page.answers = {
      eth_requestAccounts: () => {
        const accounts = first ? [alice.address] : [bob.address];
        first = false;
        return accounts;
      },
    };
    await expect(page.sign(grant)).rejects.toMatchObject({ code: 4100 });
    expect(page.signatures).toBe(0);
  });

  it('or whose user declines is told apart', async () => {
    const page = new Page();
    page.answers = {
      personal_sign: () => {
        throw Object.assign(new Error('User rejected'), { code: 4001 });
      },
    };
    await expect(page.sign(grant)).rejects.toMatchObject({ name: 'WalletError', code: 4001 });
    expect(page.storage?.length).toBe(0);
  });
});

describe('injectedAuthCallback', () => {
  const params: AuthCallbackParams = {
    chain: 'ethereum',
    statement: granted,
    resources,
    expiration: '2026-01-16T10:00:00.000Z',
    uri: sessionKeyUri(pair.publicKey),
    sessionKey: pair,
    nonce: 'Kq3vX7bT9sLm',
    resourceAbilityRequests: [],
  };

  it('has the injected wallet grant what is asked, every time, and stores nothing itself', async () => {
    const page = new Page();
    const callback = injectedAuthCallback(page);
    expect(page.asked).toEqual([]);
    const authSig = await callback(params);
    expect(await callback(params)).toEqual(authSig);
    expect([page.signatures, page.storage?.length]).toEqual([2, 0]);
    const message = unwrap(parseSiweMessage(authSig.signedMessage));
    const { statement, expiration, uri, nonce } = params;
    expect(message).toMatchObject({
      domain: 'app.example:3000',
      statement,
      resources,
      uri,
      nonce,
      expirationTime: expiration,
    });
  });

  it('takes domain and chain of the request, and the account and the profile of the application', async () => {
    const page = new Page();
    const named = injectedAuthCallback(page, { address: bob.address, profile: litV7 });
    const authSig = await named({ ...params, domain: 'app.example', chain: 'polygon', switchChain: false });
    const message = unwrap(parseSiweMessage(authSig.signedMessage));
    expect(message).toMatchObject({ domain: 'app.example', chainId: '137', address: bob.address });
    expect(page.chain).toBe(1);
  });

  it('finds a wallet that is injected late', async () => {
    const page = new Page();
    const { provider } = page;
    page.provider = undefined;
    const callback = injectedAuthCallback(page);
    await expect(callback(params)).rejects.toThrow(TypeError);
    page.provider = provider;
    expect((await callback(params)).address).toBe(alice.address);
  });
});
