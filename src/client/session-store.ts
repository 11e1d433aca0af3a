import { judgeAuthSigShape } from '../auth-sig.js';
import type { AuthSig } from '../generated/types.js';
import { checksumAddress, isAddress } from '../internal/address.js';
import { isPlainObject, quote, quoteAtMost } from '../internal/json.js';
import { parseJson } from '../internal/json-text.js';
import { compareInstants, type Instant, instantOf, isBefore } from '../internal/time.js';
import { decide } from '../judge.js';
import type { Profile } from '../profile.js';
import { parseSiweMessage } from '../siwe.js';
import { instantNow } from '../verify/options.js';
import type { GrantKey } from './grant-key.js';
import { judgeSeed, type SessionKeyPair, sessionKeyUri } from './session-key.js';
import { guardStorage, type Note, type StorageProvider } from './storage.js';

/** What is kept of a session: a key, and the AuthSig that grants to it, without which the key counts for nothing. */
export interface StoredSession {
  readonly sessionKey: SessionKeyPair;
  /** The grant of the account to the session key. */
  readonly authSig: AuthSig;
}

/** What the SDK stored: by whom and for what it was granted is not known but from the AuthSig itself. */
export const takenOver = 'sdk';

/** The sessions of one network, one entry for each grant of an account, so that users, PKPs and grants never mix. */
export interface SessionStore {
  /**
   * Reads a session of an account: `0x` and 40 hex digits in any case. What another version of this library stored for the
   * account is removed with a note.
   */
  readSession(account: string, key: GrantKey | typeof takenOver): StoredSession | undefined;
  /** Reads the sessions of an account that were got with the same proofs. */
  readSessions(account: string, authority: string): readonly StoredSession[];
  /**
   * Writes a session of an account, in place of the one before. Sessions of the account that have ended are removed, and
   * of more than 32 those that end first.
   */
  writeSession(account: string, key: GrantKey | typeof takenOver, session: StoredSession): void;
  /** Removes the sessions of every account of this network. */
  clear(): void;
}

/** How sessions are stored. */
export interface SessionStoreOptions {
  /** Undefined means that nothing is stored. */
  readonly storage: StorageProvider | undefined;
  /** The name of the network: letters, digits, `_`, `.` and `-`. */
  readonly network: string;
  readonly note: Note;
  /** By which rules the SIWE message of a stored AuthSig is read; `strict` unless given. */
  readonly profile?: Profile;
  /** Tells the time, by which sessions that have ended are removed; they stay unless given. */
  readonly now?: () => Date;
}

const version = 2;

/** How many sessions an account may have: access tokens are new each time, and so are grants. */
const mostSessions = 32;

/** An entry with a SIWE message of the largest size, escaped, is within it. */
const limits = { bytes: 262_144, depth: 4 };
const networkPattern = /^[\w.-]{1,64}$/;
/** The name without its last part is that of the first version, which had one entry for an account. */
const namePattern = /^capsig:([\w.-]{1,64}):(0x[0-9a-f]{40})(?::(?:sdk|[0-9a-f]{40}:[0-9a-f]{40}))?$/;

/** Names the entries of an account; no part can hold a colon, so two accounts and two grants never share a name. */
function accountName(network: string, account: string): string {
  if (typeof account === 'string' && isAddress(account)) return `capsig:${network}:${account.toLowerCase()}`;
  throw new TypeError('account: expected an Ethereum address, 0x and 40 hex digits');
}

function nameOf(network: string, account: string, key: GrantKey | typeof takenOver): string {
  const name = `${accountName(network, account)}:${key === takenOver ? key : `${key?.authority}:${key?.grant}`}`;
  if (namePattern.test(name)) return name;
  throw new TypeError('key: expected the name of a grant, { authority, grant } of 40 hex digits each');
}

/** Reads the network from the name of an entry; undefined for an entry of somebody else. */
export function networkOfEntry(name: string): string | undefined {
  return namePattern.exec(name)?.[1];
}

/** Throws for what cannot name a network. */
export function assertNetwork(network: string, parameter = 'network'): void {
  if (typeof network === 'string' && networkPattern.test(network)) return;
  throw new TypeError(`${parameter}: expected 1 to 64 letters, digits, "_", "." and "-"`);
}

/**
 * Holds a grant to the key and to the account of its entry; its signature and its times are for whoever uses it.
 *
 * A profile only says how the text is read: whatever others do not compare, our own entries belong together.
 */
function readGrant(
  value: unknown,
  sessionKey: SessionKeyPair,
  account: string,
  profile: Profile | undefined,
): { readonly authSig: AuthSig; readonly ends: Instant | undefined } | { readonly reason: string } {
  const shaped = decide({}, (judge) => judgeAuthSigShape(judge, value));
  if (!shaped.ok) return { reason: `the AuthSig: ${shaped.issues[0].message}` };
  const authSig = shaped.value;
  const message = parseSiweMessage(authSig.signedMessage, profile ? { profile } : {});
  if (!message.ok) return { reason: `the message of the AuthSig: ${message.issues[0].message}` };
  const { uri, address, expirationTime } = message.value;
  const expected = sessionKeyUri(sessionKey.publicKey);
  if (uri !== expected) return { reason: `expected an AuthSig for ${expected}, found one for ${quote(uri)}` };
  const stranger = [address, authSig.address].find((each) => each.toLowerCase() !== account.toLowerCase());
  if (stranger === undefined) return { authSig, ends: instantOf(expirationTime) };
  return { reason: `expected an AuthSig of ${checksumAddress(account)}, found one of ${quote(stranger)}` };
}

/**
 * Reads a session from values that are not trusted: a session key that fits together, and a grant of the account to it.
 *
 * @returns what is wrong with them, where they are no session.
 */
export function readStoredSession(
  pair: unknown,
  grant: unknown,
  account: string,
  profile?: Profile,
): (StoredSession & { readonly ends: Instant | undefined }) | { readonly reason: string } {
  const { publicKey, secretKey } = isPlainObject(pair) ? pair : {};
  if (typeof publicKey !== 'string' || typeof secretKey !== 'string') {
    return { reason: 'expected a session key of publicKey and secretKey' };
  }
  const sessionKey = { publicKey, secretKey };
  const key = decide({}, (judge) => judgeSeed(judge, sessionKey));
  if (!key.ok) return { reason: key.issues[0].message };
  // Whoever can write to the storage can write a key whose secret is known to others: only the account can vouch for it.
  if (grant === undefined) return { reason: 'expected an AuthSig beside the session key, found none' };
  const read = readGrant(grant, sessionKey, account, profile);
  return 'reason' in read ? read : { sessionKey, ...read };
}

/** Parses the JSON text of an entry strictly, up to 256 KiB; undefined when it is none. */
export function parseStored(text: string): unknown {
  const parsed = parseJson(text, limits);
  return parsed.ok ? parsed.value : undefined;
}

function parseEntry(text: string, account: string, profile?: Profile): ReturnType<typeof readStoredSession> {
  const entry = parseStored(text);
  if (!isPlainObject(entry)) return { reason: `expected strict JSON of at most ${limits.bytes} bytes, an object` };
  if (entry.version !== version) return { reason: `expected version ${version}` };
  const known = ['version', 'sessionKey', 'authSig'];
  const stray = Object.keys(entry).find((key) => !known.includes(key));
  if (stray !== undefined) return { reason: `expected ${known.join(', ')}, found ${quote(stray)}` };
  return readStoredSession(entry.sessionKey, entry.authSig, account, profile);
}

/** Formats an entry, with the members of the wire only. */
function formatEntry({ sessionKey, authSig }: StoredSession): string {
  const { publicKey, secretKey } = sessionKey ?? {};
  return JSON.stringify({ version, sessionKey: { publicKey, secretKey }, authSig });
}

/**
 * Creates a store of sessions over a storage: `capsig:<network>:<account in lower case>:<authority>:<grant>` holds the
 * session key and the AuthSig of one grant as strict JSON.
 *
 * An entry is not trusted. One that is no JSON, without an AuthSig, whose key pair does not fit together, or whose AuthSig is
 * of another key or account is removed with a note. What could not be read back is not written, with a note. A storage that
 * throws means "not stored", with a note. Expiry, signature and coverage of the AuthSig are for whoever uses it.
 */
export function createSessionStore({ storage, network, note, profile, now }: SessionStoreOptions): SessionStore {
  assertNetwork(network);
  const guarded = guardStorage(storage, note);
  const read = (name: string, account: string): ReturnType<typeof parseEntry> | undefined => {
    const text = guarded.read(name);
    if (text === undefined) return undefined;
    const entry = parseEntry(text, account, profile);
    if ('reason' in entry) guarded.drop(name, entry.reason);
    return entry;
  };
  const sound = (name: string, account: string): StoredSession | undefined => {
    const entry = read(name, account);
    return entry === undefined || 'reason' in entry
      ? undefined
      : { sessionKey: entry.sessionKey, authSig: entry.authSig };
  };
  const namesUnder = (prefix: string): readonly string[] =>
    (guarded.keys() ?? []).filter((name) => name.startsWith(`${prefix}:`) && namePattern.test(name));
  const dropOlder = (account: string): void => {
    const name = accountName(network, account);
    if (guarded.read(name) !== undefined) guarded.drop(name, 'another version of this library wrote it');
  };
  const makeRoom = (account: string, written: string): void => {
    const time = now && instantNow(now());
    const others = namesUnder(accountName(network, account)).filter((name) => name !== written);
    const lasting = others.flatMap((name) => {
      const entry = read(name, account);
      if (entry === undefined || 'reason' in entry) return [];
      if (!time || !entry.ends || isBefore(time, entry.ends)) return [{ name, ends: entry.ends }];
      guarded.remove(name);
      return [];
    });
    lasting.sort((a, b) => (a.ends && b.ends ? compareInstants(a.ends, b.ends) : 0));
    for (const { name } of lasting.slice(0, Math.max(0, lasting.length + 1 - mostSessions))) guarded.remove(name);
  };
  return {
    readSession(account, key) {
      const name = nameOf(network, account, key);
      dropOlder(account);
      return sound(name, account);
    },
    readSessions(account, authority) {
      return namesUnder(`${accountName(network, account)}:${authority}`).flatMap((name) => sound(name, account) ?? []);
    },
    writeSession(account, key, session) {
      const name = nameOf(network, account, key);
      const text = formatEntry(session);
      const entry = parseEntry(text, account, profile);
      if ('reason' in entry) note(`${quoteAtMost(256, name)} was not stored: ${entry.reason}`);
      else if (guarded.write(name, text)) makeRoom(account, name);
    },
    clear() {
      for (const name of guarded.keys() ?? []) if (networkOfEntry(name) === network) guarded.remove(name);
    },
  };
}
