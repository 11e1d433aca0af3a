import { isAddress } from '../internal/address.js';
import { isPlainObject, quote } from '../internal/json.js';
import type { Profile } from '../profile.js';
import { parseSiweMessage } from '../siwe.js';
import { createSessionStore, parseStored, readStoredSession, type StoredSession, takenOver } from './session-store.js';
import { type GuardedStorage, guardStorage, type Note, type StorageProvider } from './storage.js';

const sessionKeyName = 'lit-session-key';
const walletSigName = 'lit-wallet-sig';

/** Lists the names that the SDK of v7 writes under. */
export const sdkNames: ReadonlySet<string> = new Set([
  sessionKeyName,
  walletSigName,
  'lit-auth-signature',
  'lit-auth-sol-signature',
  'lit-auth-cosmos-signature',
  'lit-web3-provider',
  'lit-comms-keypair',
]);

/** `lit-auth:<app>:<network>:<address>`; the app is anything, so the name is read from its end. */
const sessionPattern = /^lit-auth:(.*):([^:]+):(0x[0-9a-fA-F]{40})$/s;
const delegationMark = '-inner-delegation';

/** What the SDK of v8 remembers of PKPs. */
const pkpPattern = /^lit-pkp-(?:tokens|full|details|address):/;

/** Says whether an entry is one of the SDK's, of v7 or v8. */
export function isSdkEntry(name: string): boolean {
  return sdkNames.has(name) || sessionPattern.test(name) || pkpPattern.test(name);
}

/** How the SDK's entries are taken over. */
export interface MigrationOptions {
  /** The network that the entries of v7 belong to, which they do not say; entries of v8 name theirs. */
  readonly network: string;
  readonly note: Note;
  /** What becomes of the originals of what was taken over; `keep` unless given, so that the SDK still works. */
  readonly originals?: 'keep' | 'remove';
  /** By which rules the SIWE message of an AuthSig is read; `strict` unless given. */
  readonly profile?: Profile;
}

/** A key and a grant of the SDK that may belong together. */
interface Candidate {
  readonly names: readonly string[];
  readonly account: string;
  readonly pair: unknown;
  readonly grant: unknown;
}

/** Reads JSON of the SDK, which v8 writes twice over. */
function readJson(storage: GuardedStorage, name: string): unknown {
  const text = storage.read(name);
  const value = text === undefined ? undefined : parseStored(text);
  return typeof value === 'string' ? parseStored(value) : value;
}

function member(value: unknown, name: string): unknown {
  return isPlainObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Reads the account of an AuthSig from the text that was signed. */
function signerOf(grant: unknown, profile: Profile | undefined): string | undefined {
  const text = member(grant, 'signedMessage');
  const message = typeof text === 'string' ? parseSiweMessage(text, profile ? { profile } : {}) : undefined;
  return message?.ok && isAddress(message.value.address) ? message.value.address : undefined;
}

function candidatesOf(storage: GuardedStorage, { network, profile }: MigrationOptions): readonly Candidate[] {
  const grant = readJson(storage, walletSigName);
  const account = signerOf(grant, profile);
  const first =
    account === undefined
      ? []
      : [{ names: [sessionKeyName, walletSigName], account, pair: readJson(storage, sessionKeyName), grant }];
  const others = (storage.keys() ?? []).flatMap((name): readonly Candidate[] => {
    const [, app = '', named, address] = sessionPattern.exec(name) ?? [];
    if (named !== network || address === undefined || app.endsWith(delegationMark)) return [];
    const delegation = `lit-auth:${app}${delegationMark}:${named}:${address}`;
    const pair = member(member(readJson(storage, name), 'sessionKey'), 'keyPair');
    return [{ names: [name, delegation], account: address, pair, grant: readJson(storage, delegation) }];
  });
  return [...first, ...others];
}

/**
 * Takes the sessions that the SDK stored over into entries per account: `lit-session-key` with `lit-wallet-sig` of v7,
 * and `lit-auth:<app>:<network>:<address>` with its inner delegation of v8.
 *
 * A pair is taken only when the AuthSig grants to that very key, and v8's for that very account: v7 keeps one AuthSig
 * for all users and PKPs, so the two may be of different people. An account whose session was taken over before keeps it.
 * What is not taken is noted and left alone; what was taken before is left alone without a note. With which proofs a PKP's
 * session was got cannot be told, so that only those of wallets are used.
 *
 * @returns the accounts whose sessions were taken over.
 */
export function migrateSdkStorage(storage: StorageProvider | undefined, options: MigrationOptions): readonly string[] {
  const { network, note, originals = 'keep', profile } = options;
  const store = createSessionStore({ storage, network, note, ...(profile ? { profile } : {}) });
  const guarded = guardStorage(storage, note);
  const same = (account: string, session: StoredSession): boolean =>
    store.readSession(account, takenOver)?.sessionKey.publicKey === session.sessionKey.publicKey;
  return candidatesOf(guarded, options).flatMap(({ names, account, pair, grant }) => {
    const left = (reason: string): readonly string[] => {
      note(`${names.map(quote).join(' and ')} were not taken over: ${reason}`);
      return [];
    };
    if (grant === undefined) return left('expected an AuthSig beside the session key, found none');
    const read = readStoredSession(pair, grant, account, profile);
    if ('reason' in read) return left(read.reason);
    const session = { sessionKey: read.sessionKey, authSig: read.authSig };
    // Taken over before: nothing to say about it again.
    if (same(account, session)) return [];
    if (store.readSession(account, takenOver) !== undefined) return left(`${account} has a session already`);
    store.writeSession(account, takenOver, session);
    // Read back before anything is removed: a storage that fails has said so in a note.
    if (!same(account, session)) return [];
    if (originals === 'remove') for (const name of names) guarded.remove(name);
    return [account];
  });
}
