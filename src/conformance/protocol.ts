import { isPlainObject } from '../internal/json.js';
import { parseJson } from '../internal/json-text.js';
import type { Verdict } from '../rule.js';
import { classes } from './classes.js';
import { excerpt, type Fault, named } from './fault.js';

/** The version of the protocol: an adapter of another one cannot be measured. */
export const protocolVersion: 1 = 1;

/** The longest line in either direction, in bytes without the line feed. */
export const lineLimit: number = 4 * 1024 * 1024;

/** The nesting that an answer may have. */
const answerDepth = 64;

/** The feature of an implementation that gives verdicts but builds and decodes nothing. */
export const verdictOnly = 'verdict-only';

/** What an adapter says of the implementation behind it. */
export interface Hello {
  readonly name: string;
  readonly version: string;
  /** The operations it implements; it is not asked for others. */
  readonly operations: readonly string[];
  /** What it has beyond that; a vector that needs more is not asked. */
  readonly features: readonly string[];
  /** The classes that it claims; without them, those that its operations amount to. */
  readonly classes?: readonly string[];
}

/** One question to an adapter. Expectations are never sent. */
export interface Request {
  /** Opaque: nothing can be looked up by it. */
  readonly id: string;
  readonly operation: string;
  readonly profile: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** One answer of an adapter. A member that is null or empty counts as absent, as many languages write it so. */
export interface AdapterAnswer {
  readonly result: Verdict | 'unsupported';
  /** The rule that was broken; never with `accept`. */
  readonly rule?: string;
  /** What was built or decoded. */
  readonly output?: unknown;
  /** The implementation's own error; a mapping may lead from its `code` to a rule. */
  readonly native?: Readonly<Record<string, unknown>>;
}

/** A line that is no answer, and why. */
export interface Broken {
  readonly broken: string;
}

const results: readonly string[] = ['accept', 'reject', 'undecided', 'unsupported'];

/** Says whether an adapter broke the protocol. */
export function isBroken(value: unknown): value is Broken {
  return typeof value === 'object' && value !== null && 'broken' in value;
}

/** Writes a message as one line. What some line readers take for a line end is escaped: controls, U+2028 and U+2029. */
export function encodeLine(message: unknown): string {
  const text = JSON.stringify(message).replace(/[\x7f-\x9f\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `${text}\n`;
}

/** Writes the opening message. */
export function encodeHello(): string {
  return encodeLine({ type: 'hello', protocol: protocolVersion });
}

/** Writes a question. */
export function encodeRequest({ id, operation, profile, input }: Request): string {
  return encodeLine({ type: 'run', id, operation, profile, input });
}

function readLine(line: Uint8Array, members: readonly string[]): Readonly<Record<string, unknown>> | Broken {
  const json = parseJson(line, { bytes: lineLimit, depth: answerDepth });
  if (!json.ok) {
    const start = excerpt(new TextDecoder().decode(line.subarray(0, 400)), 80);
    return { broken: `expected one JSON object a line, found ${JSON.stringify(start)}: ${json.reason}` };
  }
  if (!isPlainObject(json.value)) return { broken: `expected a JSON object, found ${named(json.value)}` };
  const unknown = Object.keys(json.value).find((member) => !members.includes(member));
  if (unknown !== undefined) {
    return { broken: `expected the members ${members.join(', ')}, found ${named(unknown)}` };
  }
  return json.value;
}

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= 200;

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isName) && new Set(value).size === value.length;
}

/** Parses the answer to hello. */
export function parseHello(line: Uint8Array): Hello | Fault {
  const value = readLine(line, ['type', 'protocol', 'name', 'version', 'operations', 'features', 'classes']);
  const start = 'the adapter did not answer hello';
  if (isBroken(value)) {
    return { fault: `${start}: ${value.broken}. Only answers belong on standard output; logs go to standard error` };
  }
  const { type, protocol, name, version, operations, features } = value;
  // Null counts as absent, as in an answer.
  const claimed = value.classes ?? undefined;
  if (type !== 'hello') return { fault: `${start}: expected the type "hello", found ${named(type)}` };
  if (protocol !== protocolVersion) {
    return { fault: `the adapter speaks protocol ${named(protocol)}, this runner speaks ${protocolVersion}` };
  }
  const faulty = [
    ...(isName(name) ? [] : [`name: expected text, found ${named(name)}`]),
    ...(isName(version) ? [] : [`version: expected text, found ${named(version)}`]),
    ...(isNames(operations) ? [] : [`operations: expected a list of different names, found ${named(operations)}`]),
    ...(isNames(features) ? [] : [`features: expected a list of different names, found ${named(features)}`]),
    ...(claimed === undefined || isNames(claimed)
      ? []
      : [`classes: expected a list of different names, found ${named(claimed)}`]),
  ];
  if (!isName(name) || !isName(version) || !isNames(operations) || !isNames(features) || faulty.length > 0) {
    return { fault: `${start}: ${faulty.join('; ')}` };
  }
  const unknown = isNames(claimed) ? claimed.find((id) => !classes.some((each) => each.id === id)) : undefined;
  if (unknown !== undefined) {
    const known = classes.map(({ id }) => id).join(', ');
    return { fault: `${start}: there is no class ${named(unknown)}; there are ${known}` };
  }
  // Sorted: some languages list the keys of a table in a new order each time.
  return {
    name,
    version,
    operations: [...operations].sort(),
    features: [...features].sort(),
    ...(isNames(claimed) ? { classes: [...claimed].sort() } : {}),
  };
}

/** Parses the answer to the question with this id. */
export function parseAnswer(line: Uint8Array, id: string): AdapterAnswer | Broken {
  const value = readLine(line, ['id', 'result', 'rule', 'output', 'native', 'error']);
  if (isBroken(value)) return value;
  if (value.id !== id) return { broken: `expected the id ${named(id)}, found ${named(value.id)}` };
  const { result, rule, output, native, error } = value;
  if (typeof error === 'string') return { broken: `the adapter takes the call for a mistake: ${excerpt(error)}` };
  if (typeof result !== 'string' || !results.includes(result)) {
    return { broken: `result: expected ${results.join(', ')}, found ${named(result)}` };
  }
  const reason = rule ?? '';
  if (typeof reason !== 'string' || reason.length > 200) {
    return { broken: `rule: expected the id of a rule, found ${named(rule)}` };
  }
  if (result === 'accept' && reason !== '')
    return { broken: `rule: nothing is broken by accept, found ${named(rule)}` };
  if (native !== undefined && native !== null && !isPlainObject(native)) {
    return { broken: `native: expected an object, found ${named(native)}` };
  }
  return {
    result: result as AdapterAnswer['result'],
    ...(reason === '' ? {} : { rule: reason }),
    ...(output === undefined || output === null ? {} : { output }),
    ...(native === undefined || native === null ? {} : { native }),
  };
}

/** What came of one question: an answer, or a failure after which the adapter has to be started anew. */
export type Reply =
  | { readonly kind: 'answer'; readonly answer: AdapterAnswer }
  | { readonly kind: 'crash' | 'timeout' | 'protocol'; readonly detail: string };

/** A started adapter. */
export interface Session {
  readonly hello: Hello;
  /** Asks one question; the next one only after the reply. After a failure the session is over. */
  ask(request: Request): Promise<Reply>;
  /** Ends the adapter and whatever it started. */
  close(): Promise<void>;
}

/** A way to an implementation. */
export interface Adapter {
  /** Starts it and exchanges hello. */
  start(): Promise<Session | Fault>;
}

/** Turns a received line into a reply. */
export function replyOf(line: Uint8Array, id: string): Reply {
  const answer = parseAnswer(line, id);
  return isBroken(answer) ? { kind: 'protocol', detail: answer.broken } : { kind: 'answer', answer };
}
