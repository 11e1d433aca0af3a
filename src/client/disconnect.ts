import { hostEnvironment } from './environment.js';
import { isSdkEntry, sdkNames } from './sdk-storage.js';
import { networkOfEntry } from './session-store.js';
import { guardStorage, type Note, type StorageProvider } from './storage.js';
import { isStoredAuthSig } from './stored-auth-sig.js';
import { type Eip1193Provider, requestProvider } from './wallet.js';

/** A wallet that may have a session of its own to end. */
export interface DisconnectableProvider extends Eip1193Provider {
  /** Ends the session, as WalletConnect's does. */
  readonly disconnect?: () => unknown;
}

/** What to let go of. */
export interface DisconnectOptions {
  readonly storage: StorageProvider | undefined;
  /** A wallet that is to forget this site too: WalletConnect ends its session, others withdraw the accounts. */
  readonly provider?: DisconnectableProvider | undefined;
  readonly note?: Note;
}

/** What became of the entries. */
export interface Disconnected {
  /** The names of the entries that are gone. */
  readonly removed: readonly string[];
  /** Those that are still there, because the storage failed: a session key among them is still a secret. */
  readonly left: readonly string[];
  /** Whether the storage told the names of its entries; when it did not, there may be more of them. */
  readonly complete: boolean;
}

function isOurs(name: string): boolean {
  return networkOfEntry(name) !== undefined || isStoredAuthSig(name) || isSdkEntry(name);
}

async function forget({ provider, note }: DisconnectOptions): Promise<void> {
  if (provider === undefined) return;
  try {
    if (typeof provider.disconnect === 'function') await provider.disconnect();
    else await requestProvider(provider, 'wallet_revokePermissions', [{ eth_accounts: {} }]);
  } catch {
    note?.('the wallet was not told to forget this site: it knows no way to, or it failed');
  }
}

/**
 * Removes everything that this library and the SDK stored for any account: sessions with their secret keys, AuthSigs,
 * and what the SDK remembers of wallets and PKPs. Entries of others stay.
 *
 * The storage is done with when the call returns; the promise waits for the wallet. Without options it is the storage
 * of the browser.
 */
export async function disconnectWeb3(
  options: DisconnectOptions = { storage: hostEnvironment().storage },
): Promise<Disconnected> {
  const guarded = guardStorage(options.storage, options.note ?? (() => undefined));
  const all = options.storage === undefined ? [] : guarded.keys();
  // Without the names of entries, those of the SDK that are always the same can still be tried.
  const names = (all ?? [...sdkNames]).filter(isOurs);
  for (const name of names) guarded.remove(name);
  // Looked at again: a storage may say that it removed and keep.
  const left = names.filter((name) => guarded.holds(name));
  const removed = names.filter((name) => !left.includes(name));
  await forget(options);
  return { removed, left, complete: all !== undefined };
}
