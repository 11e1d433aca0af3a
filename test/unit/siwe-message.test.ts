import { readFileSync } from 'node:fs';
import { Wallet } from 'ethers';
import { Wallet as Wallet5 } from 'ethers-5';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { anyDomain } from '../../src/auth-sig.js';
import type { CapabilityRequest } from '../../src/client/capability-request.js';
import { generateAuthSig } from '../../src/client/generated-auth-sig.js';
import { LIT_ABILITY, LitPKPResource, parseLitResource } from '../../src/client/resource.js';
import {
  createCapacityDelegationAuthSig,
  createLitSiweMessage,
  createSiweMessageWithCapacityDelegation,
  createSiweMessageWithRecaps,
  type SiweMessageParams,
} from '../../src/client/siwe-message.js';
import { purposeOf } from '../../src/client/wallet.js';
import type { AuthSig } from '../../src/generated/types.js';
import { litV7 } from '../../src/profile.js';
import { InvalidError, type RuleId, unwrap } from '../../src/rule.js';
import { parseSiweMessage } from '../../src/siwe.js';
import { verifyAuthSig } from '../../src/verify/auth-sig.js';
import type { AuthSigOptions } from '../../src/verify.js';

interface Recorded {
  readonly now: string;
  readonly messages: readonly {
    readonly name: string;
    readonly call: string;
    readonly params: Omit<SiweMessageParams, 'resources'> & {
      readonly resources?: readonly { readonly resource: string }[];
    };
    readonly text: string;
  }[];
  readonly authSig: { readonly secretKey: string; readonly toSign: string; readonly authSig: AuthSig };
}

const file = new URL('../peers/lit-auth-helpers-7/siwe-bytes.json', import.meta.url);
const { now, messages, authSig: signed }: Recorded = JSON.parse(readFileSync(file, 'utf8'));

/** By the names that the SDK has for them. */
const calls: Readonly<Record<string, (params: never) => Promise<string>>> = {
  createSiweMessage: createLitSiweMessage,
  createSiweMessageWithRecaps,
  createSiweMessageWithCapacityDelegation,
};

const wallet = new Wallet(signed.secretKey);
const nonce = `0x${'8f'.repeat(32)}`;
const base = { walletAddress: wallet.address, nonce, now };
const uri = `lit:session:${'d7'.repeat(32)}` as const;
const pkp = new LitPKPResource('7f'.repeat(32));
const resources: readonly CapabilityRequest[] = [{ resource: pkp, ability: LIT_ABILITY.PKPSigning }];

async function brokenRules(run: () => Promise<unknown>): Promise<readonly RuleId[]> {
  const error = await run().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(InvalidError);
  return (error as InvalidError).issues.map(({ rule }) => rule);
}

describe('the bytes of @lit-protocol/auth-helpers 7', () => {
  it('are recorded for every function', () => {
    expect(messages.length).toBeGreaterThanOrEqual(8);
    expect(new Set(messages.map(({ call }) => call))).toEqual(new Set(Object.keys(calls)));
  });

  it.each(messages)('$name', async ({ call, params, text }) => {
    const requests = params.resources?.map((each) => ({ ...each, resource: parseLitResource(each.resource) }));
    const given = { ...params, ...(requests ? { resources: requests } : {}), now, litNodeClient: {} };
    const written = await (calls[call] as (params: unknown) => Promise<string>)(given);
    expect(written).toBe(text);
    // A clock gives the same.
    expect(await (calls[call] as (params: unknown) => Promise<string>)({ ...given, now: new Date(now) })).toBe(text);
    // And a verifier takes it as what it is.
    const own = await (calls[call] as (params: unknown) => Promise<string>)({
      ...given,
      walletAddress: wallet.address,
    });
    const { uri: signedUri } = unwrap(parseSiweMessage(own));
    const authSig = await generateAuthSig({ signer: wallet, toSign: own });
    const meant = purposeOf(signedUri) as Pick<AuthSigOptions, 'purpose' | 'sessionKey'>;
    const options: AuthSigOptions = { ...meant, now, domain: anyDomain, nonce: params.nonce };
    expect(unwrap(verifyAuthSig(authSig, options)).account.address).toBe(wallet.address);
  });

  it('and its AuthSig', async () => {
    const { secretKey, toSign, authSig } = signed;
    for (const signer of [new Wallet(secretKey), new Wallet5(secretKey)]) {
      const made = await generateAuthSig({ signer, toSign, address: signer.address.toLowerCase() });
      expect(JSON.stringify(made)).toBe(JSON.stringify(authSig));
      expect(JSON.stringify(await generateAuthSig({ signer, toSign }))).toBe(JSON.stringify(authSig));
    }
  });
});

describe('createLitSiweMessage', () => {
  it('writes an address of one case in EIP-55, and a chain id beyond 2^53', async () => {
    const text = await createLitSiweMessage({
      ...base,
      walletAddress: wallet.address.toLowerCase(),
      chainId: '9007199254740993',
    });
    const message = unwrap(parseSiweMessage(text));
    expect(message.address).toBe(wallet.address);
    expect(message.chainId).toBe('9007199254740993');
  });

  it('keeps the milliseconds of the clock, and the time as written', async () => {
    const text = await createLitSiweMessage({ ...base, now: '2026-01-15T12:00:00.0425Z' });
    expect(text).toContain('Issued At: 2026-01-15T12:00:00.0425Z\nExpiration Time: 2026-01-22T12:00:00.042Z');
  });

  it('reads the clock where no time is given', async () => {
    vi.useFakeTimers({ now: new Date('2026-01-15T12:00:00.250Z') });
    onTestFinished(() => void vi.useRealTimers());
    const { issuedAt } = unwrap(parseSiweMessage(await createLitSiweMessage({ walletAddress: wallet.address, nonce })));
    expect(issuedAt).toBe('2026-01-15T12:00:00.250Z');
  });

  it.each<readonly [string, Partial<SiweMessageParams>, RuleId]>([
    ['a session that grants nothing', { uri }, 'auth-sig.recap-present'],
    ['a delegation that grants nothing', { uri: 'lit:capability:delegation' }, 'auth-sig.recap-present'],
    ['a delegation of something else', { uri: 'lit:capability:delegation', resources }, 'delegation.capability'],
    ['a session for no key', { uri: 'lit:session:abc', resources }, 'auth-sig.login-uri'],
    ['a statement of two lines', { statement: 'Hello.\nURI: lit:x' }, 'siwe.layout'],
    ['an expiry that is past', { expiration: '2026-01-15T11:59:59Z' }, 'auth-sig.expiration-order'],
    ['an expiry that is no date', { expiration: 'tomorrow' }, 'siwe.expiration-time'],
    ['a lifetime over 30 days', { expiration: '2026-02-15T12:00:00Z' }, 'auth-sig.lifetime'],
    ['a short nonce', { nonce: 'abc' }, 'siwe.nonce'],
    ['no nonce', { nonce: '' }, 'siwe.nonce'],
    ['a wrong checksum', { walletAddress: '0x5b38Da6a701c568545dCfcB03FcB875f56beddC4' }, 'siwe.address-checksum'],
    ['a domain with a path', { domain: 'example.com/login' }, 'siwe.domain'],
    ['a chain id that is none', { chainId: '0x1' }, 'siwe.chain-id'],
    [
      'an ability of another resource',
      { uri, resources: [{ resource: pkp, ability: LIT_ABILITY.RateLimitIncreaseAuth }] },
      'session.request-ability',
    ],
  ])('refuses %s', async (_, given, rule) => {
    expect((await brokenRules(() => createLitSiweMessage({ ...base, ...given })))[0]).toBe(rule);
  });

  it.each<readonly [string, Record<string, unknown>, RegExp]>([
    ['no address', { walletAddress: undefined }, /walletAddress/],
    ['no nonce', { nonce: undefined }, /nonce/],
    ['another version', { version: '2' }, /version/],
    ['a fraction as chain id', { chainId: 1.5 }, /chainId/],
    ['no requests', { resources: [] }, /resources/],
    ['a URI that is no text', { uri: 1 }, /uri/],
    ['no time', { now: 'now' }, /now/],
    ['requests beside a delegation', { resources, uses: '1' }, /resources/],
    ['one delegatee instead of a list', { delegateeAddresses: wallet.address }, /delegateeAddresses/],
    ['null for no delegatees', { delegateeAddresses: null }, /delegateeAddresses/],
    ['uses that are no number', { uses: {} }, /uses/],
    ['a credit that is none', { capacityTokenId: '0x2a' }, /capacity credit/],
    ['an empty credit, which would be all of them', { capacityTokenId: '' }, /capacity credit/],
  ])('throws for %s', async (_, given, message) => {
    const call = (): Promise<string> => createLitSiweMessage({ ...base, ...given } as SiweMessageParams);
    await expect(call()).rejects.toThrow(TypeError);
    await expect(call()).rejects.toThrow(message);
  });

  it('delegates when a restriction is given, not when it is there as undefined', async () => {
    expect(await createLitSiweMessage({ ...base, uses: undefined })).not.toContain('urn:recap:');
    const text = await createLitSiweMessage({ ...base, uri: 'lit:capability:delegation', uses: 3 });
    expect(text).toContain("'Auth': 'Auth' for 'lit-ratelimitincrease://*'");
  });

  it('judges by the profile that is given', async () => {
    const given = { ...base, expiration: '2026-01-15T11:59:59Z' };
    expect(await brokenRules(() => createLitSiweMessage({ ...given, profile: litV7 }))).toContain(
      'auth-sig.expiration-order',
    );
    const nothingSaid = { ...base, uri, nonce: '!!!!!!!!', resources };
    expect(await brokenRules(() => createLitSiweMessage(nothingSaid))).toEqual(['siwe.nonce']);
    expect(await createLitSiweMessage({ ...nothingSaid, profile: litV7 })).toContain('Nonce: !!!!!!!!');
  });
});

describe('createSiweMessageWithRecaps', () => {
  it('demands something to grant', async () => {
    const params = { ...base, uri, expiration: '2026-01-16T12:00:00Z' };
    await expect(createSiweMessageWithRecaps({ ...params, resources: [] })).rejects.toThrow(/resources: expected/);
    await expect(createSiweMessageWithRecaps(params as never)).rejects.toThrow(/resources: expected/);
    expect(await createSiweMessageWithRecaps({ ...params, resources })).toContain(
      "'Threshold': 'Signing' for 'lit-pkp://",
    );
  });
});

describe('generateAuthSig', () => {
  const toSign = 'any text';
  it.each<readonly [string, unknown, RuleId]>([
    ['nothing', undefined, 'auth-sig.signature-form'],
    ['no hex', 'signed', 'auth-sig.signature-form'],
    ['the signature of something else', wallet.signMessageSync('other text'), 'auth-sig.signature'],
    [
      'the signature of somebody else',
      new Wallet(`0x${'11'.repeat(32)}`).signMessageSync(toSign),
      'auth-sig.signature',
    ],
  ])('refuses a signer that gives %s', async (_, sig, rule) => {
    const signer = { signMessage: async () => sig as string, getAddress: async () => wallet.address };
    expect(await brokenRules(() => generateAuthSig({ signer, toSign }))).toEqual([rule]);
    // What no verifier takes is refused under every profile.
    expect(await brokenRules(() => generateAuthSig({ signer, toSign, profile: litV7 }))).toEqual([
      'auth-sig.signature',
    ]);
  });

  it('adds the algorithm that is asked for', async () => {
    expect(await generateAuthSig({ signer: wallet, toSign, algo: 'x' })).toMatchObject({ algo: 'x' });
    expect(Object.keys(await generateAuthSig({ signer: wallet, toSign }))).not.toContain('algo');
  });

  it('throws for bad calls', async () => {
    await expect(generateAuthSig({ signer: {} as never, toSign })).rejects.toThrow(/signer/);
    await expect(generateAuthSig({ signer: wallet, toSign: 1 as never })).rejects.toThrow(/toSign/);
    const signer = { signMessage: (text: string) => wallet.signMessage(text) };
    await expect(generateAuthSig({ signer, toSign })).rejects.toThrow(/address/);
    await expect(generateAuthSig({ signer, toSign, address: '0x1' })).rejects.toThrow(/address/);
  });
});

describe('createCapacityDelegationAuthSig', () => {
  const user = `0x${'ab'.repeat(20)}`;
  const given = { dAppOwnerWallet: wallet, nonce, now, domain: 'dapp.example.com' };
  const options = { now, purpose: 'delegation', domain: 'dapp.example.com', nonce } as const;

  it.each([
    ['anyone, any credit', {}, 'lit-ratelimitincrease://*', {}],
    ['nobody', { delegateeAddresses: [] }, 'lit-ratelimitincrease://*', { delegate_to: [] }],
    [
      'one user, one credit, some times',
      { capacityTokenId: '42', delegateeAddresses: [user], uses: 3n },
      'lit-ratelimitincrease://42',
      { delegate_to: [user.slice(2)], nft_id: ['42'], uses: '3' },
    ],
  ])('delegates to %s', async (_, delegation, resource, restrictions) => {
    const { capacityDelegationAuthSig } = await createCapacityDelegationAuthSig({ ...given, ...delegation });
    const { grants, account } = unwrap(verifyAuthSig(capacityDelegationAuthSig, options));
    expect(account.address).toBe(wallet.address);
    expect(grants).toEqual([expect.objectContaining({ resource, ability: 'Auth/Auth', alternatives: [restrictions] })]);
  });

  it('says what the deployed client says', async () => {
    const { params, text } = messages.find(({ name }) => name === 'a delegation with every restriction') as never as {
      params: typeof given & { walletAddress: string };
      text: string;
    };
    const { walletAddress, ...rest } = params;
    const { capacityDelegationAuthSig } = await createCapacityDelegationAuthSig({
      ...rest,
      dAppOwnerWallet: wallet,
      now,
    });
    expect(capacityDelegationAuthSig.signedMessage).toBe(text.replace(walletAddress, wallet.address));
  });

  it('refuses what a verifier would refuse before the wallet is asked', async () => {
    let asked = 0;
    const dAppOwnerWallet = {
      getAddress: async () => wallet.address,
      signMessage: async (text: string) => {
        asked++;
        return wallet.signMessage(text);
      },
    };
    const call = (more: object) => (): Promise<unknown> =>
      createCapacityDelegationAuthSig({ ...given, dAppOwnerWallet, ...more });
    expect(await brokenRules(call({ delegateeAddresses: ['0x12'] }))).toEqual(['restriction.value']);
    expect(await brokenRules(call({ uses: 'many' }))).toEqual(['restriction.value']);
    expect(await brokenRules(call({ uses: -1 }))).toEqual(['restriction.value']);
    expect(await brokenRules(call({ expiration: '2027-01-15T12:00:00Z' }))).toEqual(['auth-sig.lifetime']);
    expect(asked).toBe(0);
    expect(await brokenRules(call({ dAppOwnerWallet: { ...dAppOwnerWallet, signMessage: async () => '0x' } }))).toEqual(
      ['auth-sig.signature-form'],
    );
    await expect(call({ dAppOwnerWallet: undefined })()).rejects.toThrow(/dAppOwnerWallet/);
  });
});
