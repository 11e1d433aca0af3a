import { isAddress } from '../internal/address.js';
import { assertMembers } from '../internal/answered.js';
import { quote } from '../internal/json.js';
import { isInstant, parseInstant } from '../internal/time.js';
import type { PkpRecord, SignEvidence } from './options.js';

const recordPattern = /^04[0-9a-fA-F]{128}$/;
const hashPattern = /^0x[0-9a-f]{64}$/;

function assertText(value: unknown, what: string): void {
  if (typeof value !== 'string') throw new TypeError(`${what}: expected text, found ${typeof value}`);
}

function assertRows(
  rows: unknown,
  what: string,
  names: readonly string[],
  assertRow: (row: Readonly<Record<string, unknown>>) => void,
): void {
  if (!Array.isArray(rows)) throw new TypeError(`${what}: expected an array`);
  for (const row of rows) {
    assertMembers(row, [...names, 'scopes'], what);
    const { scopes } = row;
    // A text or an object with functions of these names would answer for a list, and answer yes.
    if (!Array.isArray(scopes) || !scopes.every((scope) => Number.isSafeInteger(scope) && scope >= 0)) {
      throw new TypeError(`${what}: expected scopes as an array of whole numbers`);
    }
    assertRow(row);
  }
}

const pkpMembers = ['publicKey', 'owner', 'authMethods', 'addresses', 'actions'] as const;

/** Refuses records of PKPs of another type than they have: what they say is believed. */
export function assertPkps(pkps: readonly PkpRecord[]): void {
  if (!Array.isArray(pkps)) throw new TypeError('pkps: expected an array of records');
  for (const record of pkps as readonly PkpRecord[]) {
    assertMembers(record, pkpMembers, 'pkps');
    const { publicKey, owner, authMethods, addresses, actions } = record;
    if (typeof publicKey !== 'string' || !recordPattern.test(publicKey)) {
      throw new TypeError('publicKey: expected 130 hex digits that start with 04');
    }
    if (typeof owner !== 'string' || !isAddress(owner)) {
      throw new TypeError('owner: expected an Ethereum address, 0x and 40 hex digits');
    }
    assertRows(
      authMethods,
      'pkps.authMethods',
      ['authMethodType', 'userId', 'appId'],
      ({ authMethodType, userId, appId }) => {
        if (!Number.isSafeInteger(authMethodType)) throw new TypeError('authMethodType: expected a whole number');
        assertText(userId, 'pkps.authMethods: userId');
        assertText(appId, 'pkps.authMethods: appId');
      },
    );
    assertRows(addresses, 'pkps.addresses', ['address'], ({ address }) =>
      assertText(address, 'pkps.addresses: address'),
    );
    assertRows(actions, 'pkps.actions', ['cid'], ({ cid }) => assertText(cid, 'pkps.actions: cid'));
  }
}

/** Refuses blocks that are none: the time of one becomes the time of what the network signs. */
export function assertBlocks(blocks: ReadonlyMap<string, string>): void {
  if (!(blocks instanceof Map)) throw new TypeError('blocks: expected a Map from block hash to timestamp');
  for (const [hash, time] of blocks) {
    if (typeof hash !== 'string' || !hashPattern.test(hash)) {
      throw new TypeError('blocks: expected hashes of 0x and 64 lower-case hex digits');
    }
    if (typeof time !== 'string' || !isInstant(parseInstant(time))) {
      throw new TypeError('blocks: expected an RFC 3339 date-time for each hash');
    }
  }
}

const authMethodMembers: Readonly<Record<string, readonly string[]>> = Object.assign(Object.create(null), {
  authenticated: ['outcome', 'userId', 'appId', 'address', 'proof'],
  refused: ['outcome', 'reason'],
  unavailable: ['outcome', 'reason'],
});

const actionOutcomes = ['answered', 'exception', 'time', 'memory', 'output', 'global', 'unavailable'];

function outcomeOf(evidence: unknown, among: readonly string[], what: string): string {
  const { outcome } = (evidence ?? {}) as { readonly outcome?: unknown };
  if (typeof outcome === 'string' && among.includes(outcome)) return outcome;
  const found = typeof outcome === 'string' ? quote(outcome) : typeof outcome;
  throw new TypeError(`${what}: expected an outcome, one of ${among.join(', ')}, found ${found}`);
}

/** Refuses evidence about one auth method that has another type than it has. */
export function assertAuthMethod(evidence: unknown, what: string): void {
  const outcome = outcomeOf(evidence, Object.keys(authMethodMembers), what);
  assertMembers(evidence, authMethodMembers[outcome] as readonly string[], what);
  const { userId, appId, ...optional } = evidence as Readonly<Record<string, unknown>>;
  if (outcome === 'authenticated') {
    assertText(userId, `${what}.userId`);
    assertText(appId, `${what}.appId`);
  }
  for (const [name, value] of Object.entries(optional)) {
    if (value !== undefined) assertText(value, `${what}.${name}`);
  }
}

/**
 * Refuses evidence of another type than it has. An outcome that nobody knows, or none, is no answer of an action, whatever
 * else stands beside it.
 */
export function assertEvidence(evidence: SignEvidence): void {
  assertMembers(evidence, ['authMethods', 'action'], 'evidence');
  const { authMethods, action } = evidence;
  if (authMethods !== undefined && !Array.isArray(authMethods)) {
    throw new TypeError('evidence.authMethods: expected an array');
  }
  for (const each of authMethods ?? []) if (each !== undefined) assertAuthMethod(each, 'evidence.authMethods');
  if (action === undefined) return;
  outcomeOf(action, actionOutcomes, 'evidence.action');
  assertMembers(action, ['cid', 'outcome', 'response', 'reason'], 'evidence.action');
  assertText(action.cid, 'evidence.action.cid');
  for (const name of ['response', 'reason'] as const) {
    if (action[name] !== undefined) assertText(action[name], `evidence.action.${name}`);
  }
}
