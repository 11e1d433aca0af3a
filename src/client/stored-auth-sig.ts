import { judgeAuthSigShape, type Purpose } from '../auth-sig.js';
import type { AuthSig } from '../generated/types.js';
import { isPlainObject } from '../internal/json.js';
import { decide } from '../judge.js';
import { parseStored } from './session-store.js';
import type { GuardedStorage } from './storage.js';

const version = 1;
const namePattern = /^capsig:auth-sig:(?:login|session|delegation):0x[0-9a-f]{40}$/;

/** Says whether an entry is an AuthSig that `checkAndSignAuthMessage` stored. */
export function isStoredAuthSig(name: string): boolean {
  return namePattern.test(name);
}

/** Names the entry of an account: it has four parts, so that it is never that of a session. */
function nameOf(purpose: Purpose, account: string): string {
  return `capsig:auth-sig:${purpose}:${account.toLowerCase()}`;
}

/** Reads the AuthSig that is stored for a purpose and an account; not verified. One of another shape is dropped with a note. */
export function readStoredAuthSig(storage: GuardedStorage, purpose: Purpose, account: string): AuthSig | undefined {
  const name = nameOf(purpose, account);
  const text = storage.read(name);
  if (text === undefined) return undefined;
  const entry = parseStored(text);
  const current = isPlainObject(entry) && entry.version === version;
  const shaped = decide({}, (judge) => judgeAuthSigShape(judge, current ? entry.authSig : undefined));
  if (shaped.ok) return shaped.value;
  storage.drop(name, current ? shaped.issues[0].message : `expected a JSON object of version ${version}`);
  return undefined;
}

/** Stores an AuthSig for a purpose and an account, in place of the one before. */
export function writeStoredAuthSig(storage: GuardedStorage, purpose: Purpose, account: string, authSig: AuthSig): void {
  storage.write(nameOf(purpose, account), JSON.stringify({ version, authSig }));
}
