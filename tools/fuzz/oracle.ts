// What holds of every answer, whatever was asked.
import type { Backend } from '../../src/crypto/backend.js';
import type { Issue } from '../../src/rule.js';
import type { Library } from './library.js';

/** What an oracle found. */
export interface Break {
  /** Short: inputs are made smaller as long as it stays the same. */
  readonly kind: string;
  readonly detail: string;
}

const breaks = new WeakMap<Error, Break>();

/** Ends a run: something that always holds does not. */
export function broken(kind: string, detail: string): never {
  const error = new Error(`${kind}: ${detail}`);
  breaks.set(error, { kind, detail });
  throw error;
}

/** What was thrown as a break; what no oracle threw is one as well. */
export function breakOf(error: unknown): Break {
  const known = error instanceof Error ? breaks.get(error) : undefined;
  if (known) return known;
  const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  const place = /\/(?:dist|capsig-fuzz\/\d+)\/([\w/.-]+\.js:\d+)/.exec(stack)?.[1] ?? '';
  return {
    kind: `threw ${error instanceof Error ? error.name : typeof error} ${place}`,
    detail: stack.slice(0, 1_500),
  };
}

/** The form in which this library says that a call was a mistake: other TypeErrors are mistakes of its own. */
const contract =
  /^(?:[a-zA-Z][\w.[\]-]*(?:\/[^:]*)?: |expected |evidence|conditions|two shares have|use: |there is no |the namespace )/;

/** Says whether something thrown is the TypeError of a bad call. */
export const isContract = (error: unknown): boolean =>
  error instanceof Error && error.name === 'TypeError' && contract.test(error.message);

/** JSON text that tells every two answers apart, numbers beyond 2^53 and bytes too. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => {
    if (typeof each === 'bigint') return `${each}n`;
    if (each instanceof Uint8Array) return `hex ${Buffer.from(each).toString('hex')}`;
    if (each instanceof Map) return [...each];
    return each instanceof Set ? [...each] : each;
  }) ?? 'undefined';

const mostReported = 65_536;

/** Holds a report to its bounds: how much there is, how long each part is, and that every rule is one. */
export function checkReport(issues: readonly Issue[], { rule: { rules } }: Library, depth = 0): void {
  if (depth === 0 && issues.length > 1 && textOf(issues).length > mostReported + issues.length + 2) {
    broken('report too long', `${textOf(issues).length} characters of ${issues.length} issues`);
  }
  for (const { rule, path, message, params, causes } of issues) {
    if (!Object.hasOwn(rules, rule)) broken('no such rule', rule);
    if (path.length > 4_096 || message.length > 2_049)
      broken('issue too long', `${rule}: ${path.length}, ${message.length}`);
    if (!/^(?:\/(?:[^~]|~[01])*)*$/s.test(path)) broken('no JSON Pointer', path);
    if (message === '') broken('no message', `${rule} at ${path}`);
    if (params && textOf(params).length > 400_000) broken('params too long', rule);
    if (depth > 8) broken('causes too deep', rule);
    if (causes) checkReport(causes, { rule: { rules } } as Library, depth + 1);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^urn:recap:(.*)$/s, (_, code) => Buffer.from(code, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}

/**
 * Says whether a path leads through what is there. The last step may be missing, as what is missing is reported at its place;
 * below a text that is no JSON, a path names its parts, which are not followed.
 */
export function leads(path: string, document: unknown): boolean {
  let value = document;
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  for (const [index, step] of steps.entries()) {
    if (typeof value === 'string') {
      const inner = parsed(value);
      if (typeof inner !== 'object' || inner === null) return true;
      value = inner;
    }
    if (value instanceof Uint8Array) return true;
    if (typeof value !== 'object' || value === null) return false;
    // A CACAO in JSON is entered as the AuthSig that it stands for, which is not followed.
    if (!Object.hasOwn(value, step) && ['h', 'p', 's'].every((part) => Object.hasOwn(value as object, part)))
      return true;
    if (!Object.hasOwn(value, step)) return index === steps.length - 1;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return true;
}

/** Prices of the work that rules count, as limits.md has them. */
const prices = { ed25519Verify: 36_000, secp256k1Recover: 52_000, blsVerify: 84_000 } as const;

/** A backend that counts what is asked of it. */
export interface Counted {
  readonly backend: Backend;
  /** What the signatures cost, and how many bytes were hashed. */
  spent(): { readonly signatures: number; readonly hashed: number };
}

/** Counts the work that a backend is given. */
export function counted(given: Backend): Counted {
  let [signatures, hashed] = [0, 0];
  const backend: Backend = {
    name: given.name,
    sha256(bytes) {
      hashed += bytes.length;
      return given.sha256(bytes);
    },
    keccak256(bytes) {
      hashed += bytes.length;
      return given.keccak256(bytes);
    },
    ed25519Verify(...args) {
      signatures += prices.ed25519Verify;
      return given.ed25519Verify(...args);
    },
    secp256k1Recover(...args) {
      signatures += prices.secp256k1Recover;
      return given.secp256k1Recover(...args);
    },
    blsVerify(...args) {
      signatures += prices.blsVerify;
      return given.blsVerify(...args);
    },
  };
  return { backend, spent: () => ({ signatures, hashed }) };
}
