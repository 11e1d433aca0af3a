import { Wallet as EthersWallet } from 'ethers';
import { Wallet as Ethers5Wallet } from 'ethers-5';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { createAuthSigMessage, signAuthSig } from '../../src/client/auth-sig.js';
import { hostEnvironment } from '../../src/client/environment.js';
import { generateSessionKeyPair, sessionKeyUri } from '../../src/client/session-key.js';
import {
  type Eip1193Provider,
  eip1193Wallet,
  isUserRejection,
  viemWallet,
  type Wallet,
  walletAuthSig,
} from '../../src/client/wallet.js';
import { litV7 } from '../../src/profile.js';
import { type Result, type RuleId, unwrap } from '../../src/rule.js';

const secret = `0x${'05'.repeat(32)}` as const;
const otherSecret = `0x${'09'.repeat(32)}` as const;
const account = privateKeyToAccount(secret);
const other = privateKeyToAccount(otherSecret);
const pair = generateSessionKeyPair(new Uint8Array(32).fill(6));
const asked = {
  purpose: 'session',
  domain: 'app.example',
  address: account.address,
  sessionKey: pair.publicKey,
  recap: { att: { [`lit-pkp://${'7f'.repeat(32)}`]: { 'Threshold/Signing': [{}] } }, prf: [] },
  nonce: 'Kq3vX7bT9sLm',
  issuedAt: '2026-01-15T11:00:00Z',
  expiration: '2026-01-16T11:00:00Z',
} as const;
const message = unwrap(createAuthSigMessage(asked));
const reference = signAuthSig(message, account.address, new Uint8Array(32).fill(5));
const broken = (result: Result<unknown>): string[] => (result.ok ? [] : result.issues.map(({ rule }) => rule));

type Answer = (params: readonly unknown[]) => unknown;

/** A provider that answers as told, and remembers what it was asked. */
function providerOf(answers: Readonly<Record<string, Answer>>): Eip1193Provider & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async request({ method, params = [] }) {
      asked.push(method);
      const answer = answers[method];
      if (!answer) throw Object.assign(new Error(`no method ${method}`), { code: -32601 });
      return answer(params);
    },
  };
}

function thrown(error: unknown): Answer {
  return () => {
    throw error;
  };
}

const honest: Readonly<Record<string, Answer>> = {
  eth_requestAccounts: () => [account.address.toLowerCase(), other.address.toLowerCase()],
  personal_sign: ([data, address]) => {
    const signer = [account, other].find((each) => each.address.toLowerCase() === String(address).toLowerCase());
    return signer?.signMessage({ message: { raw: data as `0x${string}` } });
  },
};

describe('sessionKeyUri', () => {
  it('names a session key', () => {
    expect(sessionKeyUri(pair.publicKey)).toBe(`lit:session:${pair.publicKey}`);
  });

  it('throws for what is no session key', () => {
    for (const bad of ['', 'AB', pair.publicKey.toUpperCase(), `${pair.publicKey}0`, undefined]) {
      expect(() => sessionKeyUri(bad as string)).toThrow(TypeError);
    }
  });
});

describe('wallets of the field', () => {
  // The annotation is the proof that the types fit, too.
  const wallets: Readonly<Record<string, Wallet>> = {
    'ethers 6': new EthersWallet(secret),
    'ethers 5': new Ethers5Wallet(secret),
    viem: viemWallet(account),
    'EIP-1193': eip1193Wallet(providerOf(honest)),
    'EIP-1193 with an account': eip1193Wallet(providerOf(honest), { address: account.address }),
  };

  it.each(Object.entries(wallets))('%s makes the AuthSig that every other one makes', async (_, wallet) => {
    expect(unwrap(await walletAuthSig(wallet, message))).toEqual(reference);
  });

  it('are told apart from what is none', async () => {
    await expect(walletAuthSig({} as Wallet, message)).rejects.toThrow(TypeError);
    await expect(walletAuthSig(viemWallet(account), 1 as never)).rejects.toThrow(TypeError);
    expect(() => viemWallet({ address: account.address } as never)).toThrow(/eip1193Wallet/);
    expect(() => eip1193Wallet({} as never)).toThrow(TypeError);
    expect(() => eip1193Wallet(providerOf(honest), { address: '0x12' })).toThrow(TypeError);
  });
});

describe('walletAuthSig hands out what verifies, and nothing else', () => {
  const rule: RuleId = 'client.verified-answer';
  const wallet = (members: Partial<Wallet>): Wallet => ({ ...viemWallet(account), ...members });
  const flipped = reference.sig.replace(/1b$|1c$/, (v) => (v === '1b' ? '1c' : '1b'));

  it.each<[string, Wallet, RuleId]>([
    [
      'signs something else',
      wallet({ signMessage: () => account.signMessage({ message: 'Hello' }) }),
      'auth-sig.signature',
    ],
    [
      'signs with another key',
      wallet({ signMessage: (text) => other.signMessage({ message: text }) }),
      'auth-sig.signature',
    ],
    ['flips the parity', wallet({ signMessage: async () => flipped }), 'auth-sig.signature'],
    ['answers an empty text', wallet({ signMessage: async () => '' }), 'auth-sig.signature-form'],
    ['answers rubbish', wallet({ signMessage: async () => 'signed' }), 'auth-sig.signature-form'],
    ['answers an object', wallet({ signMessage: async () => ({}) as never }), 'auth-sig.shape'],
    ['answers nothing', wallet({ signMessage: async () => undefined as never }), 'auth-sig.shape'],
    ['answers far too much', wallet({ signMessage: async () => `0x${'00'.repeat(5000)}` }), 'auth-sig.shape'],
    ['is of another account', viemWallet(other), 'auth-sig.address'],
    ['has no account', wallet({ getAddress: async () => undefined as never }), 'auth-sig.shape'],
    ['has an account that is none', wallet({ getAddress: async () => 'alice.eth' }), 'auth-sig.address'],
  ])(`${rule}: a wallet that %s`, async (_, bad, issue) => {
    expect(broken(await walletAuthSig(bad, message))).toEqual([issue]);
  });

  it('does not trouble the user with a message that a verifier refuses, nor with the wrong wallet', async () => {
    let asked = 0;
    const counting = wallet({
      signMessage: async (text) => {
        asked++;
        return account.signMessage({ message: text });
      },
    });
    const texts: readonly (readonly [string, RuleId])[] = [
      ['', 'siwe.layout'],
      [message.replace('Signing', 'Nothing'), 'recap.statement-match'],
      [message.replace(`lit:session:${pair.publicKey}`, 'lit:session:abc'), 'auth-sig.login-uri'],
      [message.replace('2026-01-16T11', '2026-01-14T11'), 'auth-sig.expiration-order'],
    ];
    for (const [text, issue] of texts) expect(broken(await walletAuthSig(counting, text))).toContain(issue);
    const stranger = { ...counting, getAddress: async () => other.address };
    expect(broken(await walletAuthSig(stranger, message))).toEqual(['auth-sig.address']);
    expect(asked).toBe(0);
    expect(unwrap(await walletAuthSig(counting, message))).toEqual(reference);
    expect(asked).toBe(1);
  });

  it('judges at the time given, and by the profile given', async () => {
    const late = await walletAuthSig(viemWallet(account), message, { now: '2026-01-16T11:01:00Z' });
    expect(broken(late)).toEqual(['auth-sig.expired']);
    const silent = message.replace(/\n\nI further[^\n]*\n/, '\n\n');
    expect(broken(await walletAuthSig(viemWallet(account), silent))).toEqual(['recap.statement-present']);
    expect(broken(await walletAuthSig(viemWallet(account), silent, { profile: litV7 }))).toEqual([]);
  });

  it('takes an address in one case and writes EIP-55', async () => {
    const lower = wallet({ getAddress: async () => account.address.toLowerCase() });
    expect(unwrap(await walletAuthSig(lower, message)).address).toBe(account.address);
  });
});

describe('eip1193Wallet', () => {
  it('signs the UTF-8 bytes in hex, for the account in EIP-55', async () => {
    let params: readonly unknown[] = [];
    const provider = providerOf({
      ...honest,
      personal_sign: (given) => {
        params = given;
        return '0x00';
      },
    });
    await eip1193Wallet(provider).signMessage('é😀');
    expect(params).toEqual(['0xc3a9f09f9880', account.address]);
    await expect(eip1193Wallet(provider).signMessage('\ud800')).rejects.toThrow(TypeError);
  });

  it('uses the account given, which has to be open to the site', async () => {
    const wallet = eip1193Wallet(providerOf(honest), { address: other.address.toLowerCase() });
    expect(await wallet.getAddress()).toBe(other.address);
    const closed = eip1193Wallet(providerOf({ ...honest, eth_requestAccounts: () => [account.address] }), {
      address: other.address,
    });
    await expect(closed.getAddress()).rejects.toMatchObject({
      code: 4100,
      message: expect.stringContaining(other.address),
    });
    const empty = eip1193Wallet(providerOf({ eth_requestAccounts: () => [] }));
    await expect(empty.getAddress()).rejects.toMatchObject({ code: 4100 });
  });

  it('stays with its account when the user selects another', async () => {
    let accounts = [account.address, other.address];
    const wallet = eip1193Wallet(providerOf({ ...honest, eth_requestAccounts: () => accounts }));
    expect(await wallet.getAddress()).toBe(account.address);
    accounts = [other.address, account.address];
    expect(await wallet.getAddress()).toBe(account.address);
    accounts = [other.address];
    await expect(wallet.getAddress()).rejects.toMatchObject({ code: 4100 });
  });

  const rejection = Object.assign(new Error('User rejected the request.'), { code: 4001 });
  it.each<[string, Record<string, Answer>]>([
    ['the accounts', { eth_requestAccounts: thrown(rejection) }],
    ['the signature', { ...honest, personal_sign: thrown(rejection) }],
    [
      'the signature, as a mobile wallet says it',
      {
        ...honest,
        personal_sign: thrown({ code: -32603, data: { originalError: { code: 4001 } } }),
      },
    ],
    ['the signature, as ethers says it', { ...honest, personal_sign: thrown({ code: 'ACTION_REJECTED' }) }],
  ])('tells apart that the user declined %s', async (_, answers) => {
    const error = await walletAuthSig(eip1193Wallet(providerOf(answers)), message).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'WalletError', code: 4001, message: expect.stringContaining('declined') });
    expect(isUserRejection(error)).toBe(true);
  });

  const trap = new Proxy({}, { get: thrown(new Error('looked at')) as never });
  it.each<[string, Record<string, Answer>, number]>([
    ['no list', { eth_requestAccounts: () => account.address }, -32603],
    ['null', { eth_requestAccounts: () => null }, -32603],
    ['a list of rubbish', { eth_requestAccounts: () => [account.address, 7] }, -32603],
    ['names', { eth_requestAccounts: () => ['alice.eth'] }, -32603],
    ['no text for a signature', { ...honest, personal_sign: () => ({ sig: '0x' }) }, -32603],
    ['no hex for a signature', { ...honest, personal_sign: () => 'ok' }, -32603],
    [
      'an error of its own',
      { ...honest, personal_sign: thrown(Object.assign(new Error('busy'), { code: -32002 })) },
      -32002,
    ],
    ['an error without a code', { ...honest, personal_sign: thrown('no') }, -32603],
    ['an error that throws when looked at', { ...honest, personal_sign: thrown(trap) }, -32603],
    ['no such method', { eth_requestAccounts: honest.eth_requestAccounts as Answer }, -32601],
  ])('says so when a provider answers %s', async (_, answers, code) => {
    const error = await walletAuthSig(eip1193Wallet(providerOf(answers)), message).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'WalletError', code });
    expect((error as Error).message).toMatch(/^(?:eth_requestAccounts|personal_sign): /);
    expect(isUserRejection(error)).toBe(false);
  });
});

describe('hostEnvironment', () => {
  /** Sets a global for the length of a test. */
  async function withGlobal(name: string, descriptor: PropertyDescriptor, run: () => unknown): Promise<void> {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { configurable: true, ...descriptor });
    try {
      await run();
    } finally {
      if (before) Object.defineProperty(globalThis, name, before);
      else Reflect.deleteProperty(globalThis, name);
    }
  }

  it('touches nothing until it is used, and takes what throws for absent', async () => {
    let touched = 0;
    const get = (): never => {
      touched++;
      throw new DOMException('denied', 'SecurityError');
    };
    for (const [name, member] of [
      ['localStorage', 'storage'],
      ['ethereum', 'provider'],
      ['location', 'host'],
    ] as const) {
      await withGlobal(name, { get }, () => {
        touched = 0;
        const environment = hostEnvironment();
        expect(touched).toBe(0);
        expect(environment[member]).toBeUndefined();
        expect(touched).toBe(1);
      });
    }
  });

  it('finds what a browser has, and is not taken in by what only looks like it', async () => {
    const storage = { getItem: () => null, setItem: () => undefined };
    const provider = providerOf(honest);
    const environment = hostEnvironment();
    await withGlobal('localStorage', { value: storage }, () => expect(environment.storage).toBe(storage));
    await withGlobal('localStorage', { value: {} }, () => expect(environment.storage).toBeUndefined());
    await withGlobal('ethereum', { value: provider }, () => expect(environment.provider).toBe(provider));
    await withGlobal('ethereum', { value: { isMetaMask: true } }, () => expect(environment.provider).toBeUndefined());
    await withGlobal('location', { value: { host: 'app.example:3000' } }, () => {
      expect(environment.host).toBe('app.example:3000');
    });
    await withGlobal('location', { value: { host: '' } }, () => expect(environment.host).toBeUndefined());
  });

  it('calls fetch as a function of the host, and tells the time', async () => {
    const environment = hostEnvironment();
    const { fetch } = environment;
    let self: unknown = 'not called';
    const value = function (this: unknown): Promise<Response> {
      self = this;
      return Promise.resolve(new Response('ok'));
    };
    await withGlobal('fetch', { value }, async () => {
      expect(await (await fetch('http://192.0.2.1')).text()).toBe('ok');
    });
    expect(self).toBe(globalThis);
    expect(Number.isNaN(environment.now().getTime())).toBe(false);
  });
});
