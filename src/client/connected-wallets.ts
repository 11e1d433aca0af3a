import { type Eip1193Provider, eip1193Wallet, providerOf, type Wallet, walletErrorCodes } from './wallet.js';

/** A provider that tells of changes, as EIP-1193 has it. */
interface ListenableProvider extends Eip1193Provider {
  readonly on?: (event: string, listener: () => void) => unknown;
  readonly removeListener?: (event: string, listener: () => void) => unknown;
}

/** The wallets behind EIP-1193 of one connection, whose users are asked for their accounts once. */
export interface ConnectedWallets {
  /** Gives the wallet of an injected provider for one account, or for the account that the user opens first. */
  injected(provider: Eip1193Provider, address: string | undefined): Wallet;
  /** Remembers the account of a wallet of `eip1193Wallet`; any other is given back as it is, and says itself who it is. */
  remembering(wallet: Wallet): Wallet;
  /** Forgets all of them: the users are asked again. */
  forget(): void;
}

/** After any of these another account may be the user's. */
const events = ['accountsChanged', 'disconnect'] as const;

function listen(provider: ListenableProvider, name: 'on' | 'removeListener', listener: () => void): void {
  try {
    for (const event of events) provider[name]?.(event, listener);
  } catch {
    // A provider that does not tell of changes refuses to sign for an account that is closed to the site.
  }
}

/** Asks for the account once; after an error, and when the account turns out to be closed to the site, again. */
function askOnce(wallet: Wallet): Wallet {
  let account: Promise<string> | undefined;
  const forgetting = (error: unknown): never => {
    account = undefined;
    throw error;
  };
  return {
    getAddress() {
      // The promise is kept, so that calls at the same time ask once as well.
      account ??= wallet.getAddress().catch(forgetting);
      return account;
    },
    signMessage: (message) =>
      wallet.signMessage(message).catch((error: unknown) => {
        const { code } = (error ?? {}) as { readonly code?: unknown };
        return code === walletErrorCodes.unauthorized ? forgetting(error) : Promise.reject(error);
      }),
  };
}

/** Creates an empty collection of wallets. */
export function createConnectedWallets(): ConnectedWallets {
  const heard = new Set<ListenableProvider>();
  let asked = new Map<Wallet, Wallet>();
  let opened = new Map<Eip1193Provider, Map<string, Wallet>>();
  const forget = (): void => {
    for (const provider of heard) listen(provider, 'removeListener', forget);
    heard.clear();
    asked = new Map();
    opened = new Map();
  };
  const remembering = (wallet: Wallet): Wallet => {
    const provider = providerOf(wallet);
    if (provider === undefined) return wallet;
    if (!heard.has(provider)) {
      heard.add(provider);
      listen(provider, 'on', forget);
    }
    const known = asked.get(wallet) ?? askOnce(wallet);
    asked.set(wallet, known);
    return known;
  };
  return {
    injected(provider, address) {
      const wallets = opened.get(provider) ?? new Map<string, Wallet>();
      opened.set(provider, wallets);
      const name = address?.toLowerCase() ?? '';
      const wallet = wallets.get(name) ?? eip1193Wallet(provider, address === undefined ? {} : { address });
      wallets.set(name, wallet);
      return remembering(wallet);
    },
    remembering,
    forget,
  };
}
