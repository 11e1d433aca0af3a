import { identityOf } from '../chain.js';
import { pointer } from '../internal/json.js';
import { instantOf, isBefore } from '../internal/time.js';
import type { Profile } from '../profile.js';
import type { Issue, Result } from '../rule.js';
import type { VerifiedSession, VerifiedSessions } from '../verify.js';

/** Joins the issues of several results; each issue once, however many requests it concerns. */
function joinIssues(results: readonly Result<unknown>[]): readonly Issue[] {
  const seen = new Set<string>();
  return results
    .flatMap((result) => (result.ok ? [] : result.issues))
    .filter(({ rule, path, message }) => {
      const key = JSON.stringify([rule, path, message]);
      return !seen.has(key) && seen.add(key);
    });
}

function conclude<T>(issues: readonly Issue[], value: () => T): Result<T> {
  const [first, ...rest] = issues;
  return first ? { ok: false, issues: [first, ...rest] } : { ok: true, value: value() };
}

/** Finds requests that different accounts cover: each is fine, but together they are no one's. */
function accountIssue(sessions: readonly VerifiedSession[], profile: Profile, at: string): readonly Issue[] {
  const accounts = [...new Set(sessions.map(({ root }) => identityOf(root)))];
  if (accounts.length < 2 || Object.hasOwn(profile.off, 'session.account')) return [];
  const path = `${at}/signedMessage/capabilities`;
  const message = `different accounts cover the requests (${accounts.join(', ')}): name the one that is meant`;
  return [{ rule: 'session.account', path, message, params: { accounts } }];
}

function union(sessions: readonly VerifiedSession[], first: VerifiedSession): VerifiedSession {
  const grants = new Map(sessions.flatMap((session) => session.grants.map((cell) => [cell.path, cell] as const)));
  const { expiration } = sessions.reduce((earliest, session) => {
    return isBefore(instantOf(session.expiration), instantOf(earliest.expiration)) ? session : earliest;
  });
  return { ...first, grants: [...grants.values()], expiration };
}

function valuesOf<T>(results: readonly Result<T>[]): readonly T[] {
  return results.flatMap((result) => (result.ok ? [result.value] : []));
}

/**
 * Joins what verification says about one session signature and several requests, at least one: all have to hold, the
 * grants add up, and the earliest expiry counts.
 */
export function joinSession(results: readonly Result<VerifiedSession>[], profile: Profile): Result<VerifiedSession> {
  const [last] = results.slice(-1);
  if (results.length === 1 && last) return last;
  const issues = joinIssues(results);
  const sessions = valuesOf(results);
  const [first] = sessions;
  if (issues.length > 0 || !first) return conclude(issues, () => first as VerifiedSession);
  return conclude(accountIssue(sessions, profile, ''), () => union(sessions, first));
}

/** Joins what verification says about a map and several requests, entry by entry: see {@link joinSession}. */
export function joinSessions(results: readonly Result<VerifiedSessions>[], profile: Profile): Result<VerifiedSessions> {
  const [last] = results.slice(-1);
  if (results.length === 1 && last) return last;
  const issues = joinIssues(results);
  const maps = valuesOf(results);
  const [first] = maps;
  if (issues.length > 0 || !first) return conclude(issues, () => first as VerifiedSessions);
  const entries: Record<string, VerifiedSession> = Object.create(null);
  const found: Issue[] = [];
  for (const [key, entry] of Object.entries(first.entries)) {
    const sessions = maps.flatMap((map) => map.entries[key] ?? []);
    found.push(...accountIssue(sessions, profile, pointer('', key)));
    entries[key] = union(sessions, entry);
  }
  return conclude(found, () => ({ ...first, entries }));
}
