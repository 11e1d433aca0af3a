import type { RuleOptions } from '../judge.js';
import { quote } from './json.js';

/** Names what a caller's function answered, for messages. */
function nameOf(answer: unknown): string {
  if (answer === null) return 'null';
  const thenable = typeof answer === 'object' && typeof (answer as { then?: unknown }).then === 'function';
  if (thenable) return 'a Promise, which is not waited for: verification is synchronous';
  return typeof answer === 'string' ? quote(answer) : typeof answer;
}

/**
 * Takes the answer of a function that the caller handed in, and throws TypeError unless it is a boolean: whatever else
 * there is, a Promise above all, would count as a yes.
 */
export function booleanFrom(answer: unknown, asked: string): boolean {
  if (typeof answer === 'boolean') return answer;
  throw new TypeError(`${asked}: expected true or false, found ${nameOf(answer)}`);
}

/** Takes the answer of a function that hashes; throws TypeError unless it is this many bytes. */
export function bytesFrom(answer: unknown, length: number, asked: string): Uint8Array {
  if (answer instanceof Uint8Array && answer.length === length) return answer;
  throw new TypeError(
    `${asked}: expected ${length} bytes, found ${answer instanceof Uint8Array ? `${answer.length} bytes` : nameOf(answer)}`,
  );
}

/** Takes an answer that is one of several words, or true or false; throws TypeError for any other. */
export function answerFrom<T extends string | boolean>(answer: unknown, among: readonly T[], asked: string): T {
  if (among.includes(answer as T)) return answer as T;
  throw new TypeError(`${asked}: expected ${among.join(' or ')}, found ${nameOf(answer)}`);
}

/** Throws TypeError for an answer that has to be waited for. */
export function answeredNow<T>(answer: T, asked: string): T {
  if (typeof answer === 'object' && answer !== null && typeof (answer as { then?: unknown }).then === 'function') {
    throw new TypeError(`${asked}: found ${nameOf(answer)}`);
  }
  return answer;
}

/** Throws TypeError unless an object that the caller handed in has these functions. */
export function assertFunctions(given: unknown, names: readonly string[], what: string): void {
  const lacking = names.find(
    (name) => typeof (given as Record<string, unknown> | undefined | null)?.[name] !== 'function',
  );
  if (lacking !== undefined) throw new TypeError(`${what}: expected an object with the functions ${names.join(', ')}`);
}

/**
 * Throws TypeError for what has no members of its own to be read: a Promise that was not waited for, a Map or an array would
 * pass for an object that is empty.
 */
export function assertObject(given: unknown, what: string): asserts given is object {
  if (typeof given !== 'object' || given === null) throw new TypeError(`${what}: expected an object`);
  answeredNow(given, what);
  if (Symbol.iterator in given) throw new TypeError(`${what}: expected an object, found a list or a map of values`);
}

/**
 * Throws TypeError for what is no object, and for a member that nobody reads: a misspelt option would silently leave
 * undone what it asks for.
 */
export function assertMembers(given: unknown, names: readonly string[], what: string): void {
  assertObject(given, what);
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) {
      throw new TypeError(`${what}: expected only ${names.join(', ')}, found ${quote(name)}`);
    }
  }
}

/** A backend is for other calls, and no mistake where one set of options serves all. */
const ruleMembers = ['profile', 'outcomes', 'backend'] as const;

/** Throws TypeError for an option that nobody reads, in a call that takes nothing but rules: it would silently not be used. */
export function assertRuleOptions(options: RuleOptions | undefined): void {
  if (options !== undefined) assertMembers(options, ruleMembers, 'options');
}
