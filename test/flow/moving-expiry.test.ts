import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Environment } from '../../src/client/environment.js';
import { lastsEnough } from '../../src/client/grant-life.js';
import type { WalletSessionRequest } from '../../src/client/session-request.js';
import { memoryStorage } from '../../src/client/storage.js';
import { eip1193Wallet } from '../../src/client/wallet.js';
import type { SessionSigs } from '../../src/generated/types.js';
import { parseInstant } from '../../src/internal/time.js';
import { strict } from '../../src/profile.js';
import { fakeNetwork, nodes } from './fake-network.js';
import { callback, connected, otherWallet, requests, start, stopClock, verify, wallet } from './wallet-application.js';

beforeEach(stopClock);

const minute = 60_000;
const at = (milliseconds: number): void => void vi.setSystemTime(start.getTime() + milliseconds);
/** As an application writes it at every call. */
const inTenMinutes = (): string => new Date(Date.now() + 10 * minute).toISOString();
const endOf = (sigs: SessionSigs): string => JSON.parse(Object.values(sigs)[0]?.signedMessage ?? '').expiration;

describe('client.cached-auth-sig: an expiry that moves with the clock', () => {
  it('asks the wallet once until its grant is nearly over, and then once more', async () => {
    const client = await connected({ storageProvider: { provider: memoryStorage() } });
    let [asked, prompts] = [0, 0];
    const counting = {
      getAddress: async () => {
        asked++;
        return wallet.address;
      },
      signMessage: (text: string) => {
        prompts++;
        return wallet.signMessage(text);
      },
    };
    const get = async (): Promise<string> => {
      const params = { resourceAbilityRequests: requests(), expiration: inTenMinutes(), wallet: counting };
      const sigs = await client.getSessionSigs(params);
      expect(verify(sigs, strict)).toEqual(nodes);
      return endOf(sigs);
    };
    const end = new Date(start.getTime() + 10 * minute).toISOString();
    for (const passed of [0, 7, 1_000, minute, 5 * minute, 9 * minute]) {
      at(passed);
      expect([await get(), prompts]).toEqual([end, 1]);
    }
    // Less than a tenth of ten minutes is left.
    at(9 * minute + 1_000);
    expect([await get(), prompts]).toEqual([new Date(start.getTime() + 19 * minute + 1_000).toISOString(), 2]);
    at(30 * minute);
    await get();
    expect(prompts).toBe(3);
    expect(asked).toBeGreaterThan(0);
  });

  it('asks again for a longer time than before, and not for a shorter one', async () => {
    const client = await connected({ storageProvider: { provider: memoryStorage() } });
    const get = async (minutes: number): Promise<number> => {
      const authNeededCallback = callback();
      const expiration = new Date(Date.now() + minutes * minute).toISOString();
      const account = wallet.address;
      await client.getSessionSigs({ resourceAbilityRequests: requests(), expiration, authNeededCallback, account });
      return authNeededCallback.asked.length;
    };
    expect([await get(10), await get(5), await get(11), await get(12), await get(12)]).toEqual([1, 0, 0, 1, 0]);
  });

  it('is measured exactly', () => {
    const instant = (seconds: number): never => parseInstant(new Date(seconds * 1_000).toISOString()) as never;
    const enough = (issued: number, ends: number, now: number, asked?: number): boolean =>
      lastsEnough({
        issued: instant(issued),
        ends: instant(ends),
        now: instant(now),
        asked: asked === undefined ? undefined : instant(asked),
      });
    // It ends no earlier than asked for.
    expect([enough(0, 600, 590, 600), enough(0, 600, 500, 599)]).toEqual([true, true]);
    // A tenth of the time asked for is left.
    expect([enough(0, 600, 540, 1_140), enough(0, 600, 540.001, 1_140.001)]).toEqual([true, false]);
    // Five minutes are always enough.
    expect([enough(0, 86_400, 86_100, 172_500), enough(0, 86_400, 86_100.001, 172_500)]).toEqual([true, false]);
    // It was given for as long, but for a minute.
    expect([enough(0, 600, 0, 660), enough(0, 600, 0, 660.001)]).toEqual([true, false]);
    // Without an expiry.
    expect([enough(0, 600, 300), enough(0, 600, 300.001)]).toEqual([true, false]);
    // What has ended, or says no time, is never long enough.
    expect([enough(0, 600, 600, 600.5), enough(0, 600, 700)]).toEqual([false, false]);
    const open = { issued: undefined, now: instant(0), asked: instant(10) };
    expect([lastsEnough({ ...open, ends: undefined }), lastsEnough({ ...open, ends: instant(9) })]).toEqual([
      false,
      false,
    ]);
  });
});

/** An injected wallet that counts what it is asked, with the events of EIP-1193. */
function counted(): NonNullable<Environment['provider']> & {
  readonly asked: Map<string, number>;
  select(account: typeof wallet): void;
} {
  const asked = new Map<string, number>();
  const listeners = new Map<string, Set<() => void>>();
  let selected = wallet;
  return {
    asked,
    select(account: typeof wallet) {
      selected = account;
      for (const listener of [...(listeners.get('accountsChanged') ?? [])]) listener();
    },
    on(event: string, listener: () => void) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    removeListener(event: string, listener: () => void) {
      listeners.get(event)?.delete(listener);
    },
    async request({ method, params = [] }: { readonly method: string; readonly params?: readonly unknown[] }) {
      asked.set(method, (asked.get(method) ?? 0) + 1);
      if (method === 'eth_requestAccounts') return [selected.address];
      if (method === 'eth_chainId') return '0x1';
      if (method === 'personal_sign') return selected.signMessage(Buffer.from(String(params[0]).slice(2), 'hex'));
      throw Object.assign(new Error('no such method'), { code: -32601 });
    },
  } as never;
}

describe('eth_requestAccounts', () => {
  const asking = (): WalletSessionRequest => ({ resourceAbilityRequests: requests(), expiration: inTenMinutes() });

  it.each([
    ['the injected wallet', false],
    ['a wallet made of a provider', true],
  ])('is asked once of %s, until the connection ends or the user selects another account', async (_, own) => {
    const provider = counted();
    const network = fakeNetwork(() => new Date());
    const environment = { fetch: network.fetch, storage: undefined, provider, host: 'app.example' };
    const client = await connected({ storageProvider: { provider: memoryStorage() }, environment });
    const mine = own ? { wallet: eip1193Wallet(provider) } : {};
    const get = async (): Promise<unknown> => {
      const sigs = await client.getSessionSigs({ ...asking(), ...mine });
      return JSON.parse(Object.values(sigs)[0]?.signedMessage ?? '').capabilities[0].address;
    };
    const counts = (): unknown[] =>
      ['eth_requestAccounts', 'personal_sign'].map((method) => provider.asked.get(method));
    for (let call = 0; call < 5; call++) {
      at(call * 1_000);
      expect(await get()).toBe(wallet.address);
    }
    expect(counts()).toEqual([1, 1]);
    at(20 * minute);
    await Promise.all([get(), get()]);
    expect(counts()).toEqual([1, 3]);
    await client.disconnect();
    await client.connect();
    await get();
    expect(counts()).toEqual([2, 3]);
    if (own) return;
    provider.select(otherWallet);
    expect([await get(), counts()]).toEqual([otherWallet.address, [3, 4]]);
  });
});
