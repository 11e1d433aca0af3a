import { base64url } from 'multiformats/bases/base64';
import { type Ask, assertAsk } from '../capability/ask.js';
import { litNamespaces, type Namespaces } from '../capability.js';
import { answeredNow, assertFunctions, assertMembers } from '../internal/answered.js';
import { fromUtf8 } from '../internal/bytes.js';
import { isPlainObject } from '../internal/json.js';
import { parseJson } from '../internal/json-text.js';
import { strict } from '../profile.js';
import type { Result } from '../rule.js';
import type { CallOptions } from '../server/pipeline.js';
import type { IssuedNonce, Verifier } from '../server/verifier.js';
import { anyRequest } from '../session-sig.js';
import type { VerifiedAuthSig, VerifiedSession, VerifiedSessions } from '../verify.js';
import { askFault, isAccount } from './asked.js';
import { announcesTooMuch, type BodyBounds, type BodyFault } from './body.js';
import { type AdmittedSession, type ChargedUse, chargeSession } from './charge.js';
import {
  type Answer,
  answerWith,
  assertProblemOptions,
  faultAnswer,
  memberAt,
  type ProblemOptions,
  problemAnswer,
} from './problem.js';

/**
 * Where the signature stands: in a member of a JSON body, as JSON or as text; in a header, as JSON text or as its base64url, behind
 * the scheme in `authorization`; or wherever a function finds it, which answers undefined when there is none.
 */
export type SignatureSource<R> =
  | { readonly member: string }
  | { readonly header: string }
  | ((request: R, body: unknown) => unknown);

/** How requests are read, and how refusals are told. */
export interface ReadOptions<R> extends ProblemOptions {
  readonly from: SignatureSource<R>;
  /** `json` reads and parses the body, which is done for a member anyway, and not for a function unless it is given here. */
  readonly body?: 'json' | 'none';
  /** The most bytes of a body; 262,144 unless given. */
  readonly bodyBytes?: number;
  /** How long a body may take, in milliseconds; 10,000 unless given. */
  readonly bodyTimeout?: number;
}

/** What a session has to grant: a resource and an ability, or whatever it may ask. */
export type Asked = Ask | typeof anyRequest;

/** What a request has to be allowed to. */
export interface SessionOptions<R> extends ReadOptions<R> {
  /**
   * What is asked, for example by the route: the resource and the ability that the session has to grant, or `anyRequest`. Undefined, and
   * a resource that nobody can have been granted, are answered 404.
   */
  readonly ask: Asked | ((request: R, body: unknown) => Asked | undefined | Promise<Asked | undefined>);
  /** The account that has to have granted. Undefined, and what is no account, are answered 404: a request that names none is for nobody's. */
  readonly account?: (request: R, body: unknown) => string | undefined;
  /** The resource prefixes of the verifier, where they are not Lit's six. */
  readonly namespaces?: Namespaces;
  /**
   * Whether the document is one session signature, or the map of those of all nodes, of which the entry of the verifier's own
   * `nodeAddress` counts; `one` unless given.
   */
  readonly signature?: 'one' | 'map';
  /**
   * What a request is charged for once everything else holds: one use of the first delegation that the session brings along, covers it and
   * is not spent. Undefined charges nothing. A use that is none, such as one of a malformed id, is answered 404.
   */
  readonly charge?: (
    request: R,
    body: unknown,
    session: VerifiedSession,
  ) => ChargedUse | undefined | Promise<ChargedUse | undefined>;
}

/** What a framework hands over of a request. */
export interface Incoming {
  readonly method: string;
  /** Every value of a header, by its name in small letters. */
  header(name: string): readonly string[];
  body(bounds: BodyBounds): Promise<Uint8Array | BodyFault>;
  readonly call: CallOptions;
}

/** What became of a request: a value with the body that it came with, or the answer that refuses it. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly body: unknown; readonly bytes: Uint8Array | undefined }
  | { readonly ok: false; readonly answer: Answer };

/** Judges requests of one kind. */
export type Guard<R, T> = (request: R, incoming: Incoming) => Promise<Outcome<T>>;

const readMembers = ['from', 'body', 'bodyBytes', 'bodyTimeout', 'detail', 'pages', 'scheme'] as const;

const { jsonDepth, jsonValues } = strict.parameters.limits;

const bodyFaults: Readonly<Record<BodyFault, readonly [number, string]>> = {
  large: [413, 'expected a smaller body'],
  late: [408, 'expected the body in less time'],
  broken: [400, 'expected a whole body'],
};

interface Read {
  readonly body: unknown;
  readonly bytes: Uint8Array | undefined;
}

function assertReadOptions<R>(options: ReadOptions<R>, more: readonly string[]): void {
  assertMembers(options, [...readMembers, ...more], 'options');
  assertProblemOptions(options);
  const { from, body, bodyBytes = 1, bodyTimeout = 1 } = options;
  const found = typeof from === 'function' ? ['function'] : Object.keys(from ?? {});
  const name = typeof from === 'function' ? 'x' : Object.values(from ?? {})[0];
  if (found.length !== 1 || !['function', 'member', 'header'].includes(found[0] ?? '') || typeof name !== 'string') {
    throw new TypeError('from: expected { member }, { header } or a function');
  }
  if (body !== undefined && body !== 'json' && body !== 'none') throw new TypeError('body: expected json or none');
  for (const [member, value] of Object.entries({ bodyBytes, bodyTimeout })) {
    if (!Number.isSafeInteger(value) || value < 1 || value > 2_147_483_647) {
      throw new TypeError(`${member}: expected a positive whole number`);
    }
  }
}

/** Creates a reader of JSON bodies: what was received is parsed here, strictly, and by nobody before. */
export function bodyReader(options: Omit<ReadOptions<never>, 'from'>): (incoming: Incoming) => Promise<Read | Answer> {
  const { bodyBytes = 262_144, bodyTimeout = 10_000 } = options;
  const bounds = { bytes: bodyBytes, timeout: bodyTimeout };
  return async (incoming) => {
    const types = incoming.header('content-type');
    const [named = ''] = (types[0] ?? '').split(';');
    // A page of another origin can send other types without asking first.
    if (types.length !== 1 || named.trim().toLowerCase() !== 'application/json') {
      return faultAnswer(415, 'expected the content type application/json', options);
    }
    const encodings = incoming.header('content-encoding');
    if (encodings.some((encoding) => encoding.toLowerCase() !== 'identity')) {
      return faultAnswer(415, 'expected a body without content encoding', options);
    }
    const large = announcesTooMuch(incoming.header('content-length'), bounds);
    const bytes = large ? 'large' : await incoming.body(bounds);
    if (!(bytes instanceof Uint8Array)) return faultAnswer(...bodyFaults[bytes], options);
    // One level more than a document: a session stands in a member.
    const parsed = parseJson(bytes, { bytes: bodyBytes, depth: jsonDepth + 1, values: jsonValues });
    if (parsed.ok) return { body: parsed.value, bytes };
    return faultAnswer(400, `expected strict JSON: ${parsed.reason} at offset ${parsed.offset}`, options);
  };
}

/** Reads the text that a header carries; undefined for what is neither JSON nor base64url. */
function headerText(value: string): string | undefined {
  if (value.startsWith('{')) return value;
  try {
    return fromUtf8(base64url.baseDecode(value));
  } catch {
    return undefined;
  }
}

interface Found extends Read {
  readonly input: unknown;
  /** Where the document stands in the body. */
  readonly at: string;
}

/** Says whether something is an answer that refuses. */
export function isAnswer(value: object): value is Answer {
  return 'headers' in value;
}

/** Creates what finds the signature of a request. */
function finderOf<R>(options: ReadOptions<R>): (request: R, incoming: Incoming) => Promise<Found | Answer> {
  const { from, scheme = 'SessionSig' } = options;
  const readBody = bodyReader(options);
  const missing = (what: string): Answer => faultAnswer(401, `expected a signature in ${what}`, options);
  const needsBody = options.body === 'json' || (typeof from === 'object' && 'member' in from);

  function inHeader(name: string, incoming: Incoming): string | Answer {
    const values = incoming.header(name.toLowerCase());
    const [value = ''] = values;
    if (values.length === 0) return missing(`the header ${name}`);
    if (values.length > 1) return faultAnswer(400, `expected the header ${name} once, found it again`, options);
    const [before = '', ...rest] = name.toLowerCase() === 'authorization' ? value.split(' ') : [scheme, value];
    if (before.toLowerCase() !== scheme.toLowerCase()) return missing(`the header ${name}, with the scheme ${scheme}`);
    const bare = rest.join(' ').trim();
    if (bare === '') return missing(`the header ${name}`);
    const text = headerText(bare);
    return text ?? faultAnswer(400, `expected JSON or its base64url in the header ${name}`, options);
  }

  return async (request, incoming) => {
    // The header first: who shows nothing has no body read.
    const header = typeof from === 'object' && 'header' in from ? inHeader(from.header, incoming) : undefined;
    if (typeof header === 'object') return header;
    const read = needsBody ? await readBody(incoming) : { body: undefined, bytes: undefined };
    if (isAnswer(read)) return read;
    if (header !== undefined) return { ...read, input: header, at: '' };
    if (typeof from === 'function') {
      const input = await from(request, read.body);
      return input === undefined ? missing('the request') : { ...read, input, at: '' };
    }
    const { member } = from as { readonly member: string };
    const { body } = read;
    // Null is what clients send that have none.
    const input = isPlainObject(body) && Object.hasOwn(body, member) ? (body[member] ?? undefined) : undefined;
    return input === undefined ? missing(`the member ${member}`) : { ...read, input, at: memberAt(member) };
  };
}

/** Takes the session of this node out of a map that was verified: with no address of its own there may be several. */
function entryOf(result: Result<VerifiedSessions>): Result<VerifiedSession> | undefined {
  if (!result.ok) return result;
  const [entry, ...others] = Object.values(result.value.entries);
  return entry && others.length === 0 ? { ok: true, value: entry } : undefined;
}

/** Creates a guard that lets requests through that come with a session for what they ask. */
export function guardSession<R>(verifier: Verifier, options: SessionOptions<R>): Guard<R, AdmittedSession> {
  assertFunctions(verifier, ['session', 'sessionSigs', 'spend'], 'verifier');
  assertReadOptions(options, ['ask', 'account', 'namespaces', 'signature', 'charge']);
  const { ask, account, namespaces = litNamespaces, signature = 'one', charge } = options;
  if (typeof ask !== 'function' && ask !== anyRequest) assertAsk(ask, namespaces, 'ask');
  if (signature !== 'one' && signature !== 'map') throw new TypeError('signature: expected one or map');
  if (charge !== undefined && typeof charge !== 'function') throw new TypeError('charge: expected a function');
  const find = finderOf(options);
  return async (request, incoming) => {
    const refuse = (answer: Answer) => ({ ok: false, answer }) as const;
    const found = await find(request, incoming);
    if (isAnswer(found)) return refuse(found);
    const asked = typeof ask === 'function' ? await ask(request, found.body) : ask;
    if (asked === undefined) return refuse(faultAnswer(404, 'expected a resource that can be granted', options));
    const fault = typeof ask === 'function' ? askFault(asked, namespaces) : undefined;
    // The route was made of what a stranger wrote. Where it was not, whoever wrote the route has to see what is wrong with it.
    if (fault !== undefined) return refuse(faultAnswer(404, `nobody can have granted this: ${fault}`, options));
    const of = account && answeredNow(account(request, found.body), 'account');
    if (account && !isAccount(of)) return refuse(faultAnswer(404, 'expected an account', options));
    const call = { ...incoming.call, ...(of !== undefined && { account: of }) };
    const result =
      signature === 'one'
        ? await verifier.session(found.input, asked, call)
        : entryOf(await verifier.sessionSigs(found.input, asked, call));
    if (result === undefined)
      return refuse(faultAnswer(400, 'expected the session signature of this node alone', options));
    if (!result.ok) return refuse(problemAnswer(result.issues, options, found.at));
    const { value } = result;
    const { body, bytes } = found;
    const charged = await charge?.(request, body, value);
    if (charged === undefined) return { ok: true, value, body, bytes };
    const counted = await chargeSession(verifier, value, charged, incoming.call, { ...options, namespaces }, found.at);
    if (isAnswer(counted)) return refuse(counted);
    return { ok: true, value: { ...value, charged: counted }, body, bytes };
  };
}

/** Creates a guard that lets a login through, once for each nonce. */
export function guardLogin<R>(verifier: Verifier, given: ReadOptions<R>): Guard<R, VerifiedAuthSig> {
  assertFunctions(verifier, ['login'], 'verifier');
  const options = { scheme: 'AuthSig', ...given };
  assertReadOptions(options, []);
  const find = finderOf(options);
  return async (request, incoming) => {
    const found = await find(request, incoming);
    if (isAnswer(found)) return { ok: false, answer: found };
    const result = await verifier.login(found.input, incoming.call);
    if (!result.ok) return { ok: false, answer: problemAnswer(result.issues, options, found.at) };
    return { ok: true, value: result.value, body: found.body, bytes: found.bytes };
  };
}

/** Gives out a nonce. */
export async function nonceAnswer(
  verifier: Verifier,
  method: string,
  options: ProblemOptions,
  call: CallOptions,
): Promise<Answer> {
  // A nonce is something new each time: nobody may keep it, and a link that is followed ahead of time takes none.
  if (method !== 'GET' && method !== 'POST') {
    const { headers, ...rest } = faultAnswer(405, 'expected the method GET or POST', options);
    return { ...rest, headers: { ...headers, allow: 'GET, POST' } };
  }
  const issued: Result<IssuedNonce> = await verifier.issueNonce(call);
  return issued.ok ? answerWith(200, issued.value) : problemAnswer(issued.issues, options);
}
