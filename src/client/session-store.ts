import { readAuthSig } from '../auth-sig.js';
import type { AuthSig } from '../generated/types.js';
import { checksumAddress, isAddress } from '../internal/address.js';
import { isPlainObject, parseJson, quote } from '../internal/json.js';
import { decide } from '../judge.js';
import type { Profile } from '../profile.js';
import { parseSiweMessage } from '../siwe.js';
import { readSeed, type SessionKeyPair, sessionKeyUri } from './session-key.js';
import { guardStorage, type Note, type StorageProvider } from './storage.js';

/** What is kept of a session. */
export interface StoredSession {
  readonly sessionKey: SessionKeyPair;
  /** The grant of the account to the session key. */
  readonly authSig?: AuthSig;
}

/** The sessions of one network, one entry per account, so that users and PKPs never mix. */
export interface SessionStore {
  /** Reads the session of an account: `0x` and 40 hex digits in any case. */
  readSession(account: string): StoredSession | undefined;
  /** Writes the session of an account, in place of the one before. */
  writeSession(account: string, session: StoredSession): void;
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
}

const version = 1;
/** An entry with a SIWE message of the largest size, escaped, is within it. */
const limits = { bytes: 262_144, depth: 4 };
const networkPattern = /^[\w.-]{1,64}$/;
const namePattern = /^capsig:([\w.-]{1,64}):(0x[0-9a-f]{40})$/;

/** Names the entry of an account; neither part can hold a colon, so two accounts never share a name. */
function nameOf(network: string, account: string): string {
  if (typeof account === 'string' && isAddress(account)) return `capsig:${network}:${account.toLowerCase()}`;
  throw new TypeError('account: expected an Ethereum address, 0x and 40 hex digits');
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
): { readonly authSig: AuthSig } | { readonly reason: string } {
  const shaped = decide({}, (judge) => readAuthSig(judge, value));
  if (!shaped.ok) return { reason: `the AuthSig: ${shaped.issues[0].message}` };
  const authSig = shaped.value;
  const message = parseSiweMessage(authSig.signedMessage, profile ? { profile } : {});
  if (!message.ok) return { reason: `the message of the AuthSig: ${message.issues[0].message}` };
  const { uri, address } = message.value;
  const expected = sessionKeyUri(sessionKey.publicKey);
  if (uri !== expected) return { reason: `expected an AuthSig for ${expected}, found one for ${quote(uri)}` };
  const stranger = [address, authSig.address].find((each) => each.toLowerCase() !== account.toLowerCase());
  if (stranger === undefined) return { authSig };
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
): StoredSession | { readonly reason: string } {
  const { publicKey, secretKey } = isPlainObject(pair) ? pair : {};
  if (typeof publicKey !== 'string' || typeof secretKey !== 'string') {
    return { reason: 'expected a session key of publicKey and secretKey' };
  }
  const sessionKey = { publicKey, secretKey };
  const key = decide({}, (judge) => readSeed(judge, sessionKey));
  if (!key.ok) return { reason: key.issues[0].message };
  if (grant === undefined) return { sessionKey };
  const read = readGrant(grant, sessionKey, account, profile);
  return 'reason' in read ? read : { sessionKey, authSig: read.authSig };
}

/** Parses the JSON text of an entry strictly, up to 256 KiB; undefined when it is none. */
export function parseStored(text: string): unknown {
  const parsed = parseJson(text, limits);
  return parsed.ok ? parsed.value : undefined;
}

function parseEntry(text: string, account: string, profile?: Profile): StoredSession | { readonly reason: string } {
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
  return JSON.stringify({
    version,
    sessionKey: { publicKey: sessionKey?.publicKey, secretKey: sessionKey?.secretKey },
    ...(authSig === undefined ? {} : { authSig }),
  });
}

/**
 * Creates a store of sessions over a storage: `capsig:<network>:<account in lower case>` holds the session key and the
 * AuthSig of one account as strict JSON.
 *
 * An entry is not trusted. One that is no JSON, whose key pair does not fit together, or whose AuthSig is of another key
 * or account is removed with a note. What could not be read back is not written, with a note. A storage that throws
 * means "not stored", with a note. Expiry, signature and coverage of the AuthSig are for whoever uses it.
 */
export function createSessionStore({ storage, network, note, profile }: SessionStoreOptions): SessionStore {
  assertNetwork(network);
  const guarded = guardStorage(storage, note);
  return {
    readSession(account) {
      const name = nameOf(network, account);
      const text = guarded.read(name);
      if (text === undefined) return undefined;
      const entry = parseEntry(text, account, profile);
      if (!('reason' in entry)) return entry;
      guarded.drop(name, entry.reason);
      return undefined;
    },
    writeSession(account, session) {
      const name = nameOf(network, account);
      const text = formatEntry(session);
      const entry = parseEntry(text, account, profile);
      if ('reason' in entry) note(`${quote(name)} was not stored: ${entry.reason}`);
      else guarded.write(name, text);
    },
    clear() {
      for (const name of guarded.keys() ?? []) if (networkOfEntry(name) === network) guarded.remove(name);
    },
  };
}
