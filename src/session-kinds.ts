import { answeredNow, assertMembers, assertObject, booleanFrom } from './internal/answered.js';
import { judgeInputOfAnother } from './internal/document.js';
import { isPlainObject, quote } from './internal/json.js';
import { decide, type RuleOptions } from './judge.js';
import type { Result } from './rule.js';
import { type CeramicOptions, type VerifiedCeramic, verifyCeramic } from './verify/ceramic.js';
import { type OneClickOptions, type VerifiedOneClick, verifyOneClick } from './verify/one-click.js';
import type { SessionOptions, VerifiedSession } from './verify/options.js';
import { verifySessionSig } from './verify.js';

/**
 * One row of the table of session kinds. The five facts say, in words, what differs from one system to the next; `matches` and
 * `verify` are what is done.
 */
export interface SessionKind {
  /** The name by which a caller takes it, such as `lit`. */
  readonly name: string;
  /** How the grant is wrapped: an AuthSig in JSON, a CACAO in JSON, in dag-cbor. */
  readonly wrapper: string;
  /** What binds the session key to the grant. */
  readonly binding: string;
  /** What is signed for each request. */
  readonly token: string;
  /** Whom a request is for. */
  readonly addressee: string;
  /** What keeps a request from being repeated. */
  readonly replay: string;
  /** Says whether a document, which was JSON, is of this kind: by the members that set it apart, whatever they hold. */
  matches(document: unknown): boolean;
  /** Verifies a document of this kind, as the caller of {@link verifySession} says in `takes`. */
  verify(document: unknown, options: never): Result<unknown>;
}

/** The rows by name. */
export type SessionKinds = Readonly<Record<string, SessionKind>>;

/** What the caller demands of each kind that is taken; whoever registers a row adds it here by declaration merging. */
export interface SessionDemands {
  /** Of a session signature for a node of Lit. */
  readonly lit?: SessionOptions;
  /** Of an answer of One-Click Auth. */
  readonly 'one-click-auth'?: OneClickOptions;
  /** Of a signed commit of Ceramic. */
  readonly ceramic?: CeramicOptions;
}

/** What a valid session of each kind proves; whoever registers a row adds it here by declaration merging. */
export interface SessionAnswers {
  /** A session signature for a node of Lit. */
  readonly lit: VerifiedSession;
  /** An answer of One-Click Auth. */
  readonly 'one-click-auth': VerifiedOneClick;
  /** A signed commit of Ceramic. */
  readonly ceramic: VerifiedCeramic;
}

/** What a valid session proves, with its kind. */
export type VerifiedSessionKind<K extends keyof SessionAnswers = keyof SessionAnswers> = {
  readonly [Kind in K]: { readonly kind: Kind; readonly session: SessionAnswers[Kind] };
}[K];

/** How to verify a session of whatever kind. */
export interface AnySessionOptions<T extends SessionDemands = SessionDemands> extends RuleOptions {
  /** The kinds that are taken, each with what its own function is told. Every other kind is refused. */
  readonly takes: T;
  /** Known kinds; {@link sessionKinds} unless given. */
  readonly kinds?: SessionKinds;
}

const has = (document: unknown, ...members: readonly string[]): boolean =>
  isPlainObject(document) && members.some((member) => Object.hasOwn(document, member));

const facts = ['name', 'wrapper', 'binding', 'token', 'addressee', 'replay'] as const;
const rowMembers = [...facts, 'matches', 'verify'] as const;

/** The tables that this module made; no other object is one, however alike. */
const tables: WeakSet<object> = new WeakSet();

/** Adds rows under names that are not reserved to a table: each is read once, so that what was looked at is what is kept. */
function tableOf(base: SessionKinds, rows: readonly SessionKind[], reserved: SessionKinds = {}): SessionKinds {
  const table: Record<string, SessionKind> = Object.assign(Object.create(null), base);
  for (const row of rows) {
    assertMembers(row, rowMembers, 'session kind');
    const texts = Object.fromEntries(facts.map((fact) => [fact, row[fact]])) as Pick<
      SessionKind,
      (typeof facts)[number]
    >;
    const { matches, verify } = row;
    const told = Object.values(texts).every((text) => typeof text === 'string' && text !== '');
    if (!told || typeof matches !== 'function' || typeof verify !== 'function') {
      throw new TypeError(`session kind: expected ${rowMembers.join(', ')}`);
    }
    const { name } = texts;
    if (Object.hasOwn(table, name) || Object.hasOwn(reserved, name)) {
      throw new TypeError(`the session kind ${quote(name)} is registered already`);
    }
    table[name] = Object.freeze({ ...texts, matches: matches.bind(row), verify: verify.bind(row) });
  }
  tables.add(table);
  return Object.freeze(table);
}

/** The kinds that this package verifies. No document is of two of them. */
export const sessionKinds: SessionKinds = tableOf({}, [
  {
    name: 'lit',
    wrapper: 'AuthSigs in JSON, inside the message that is signed for a request',
    binding: 'the URI of the AuthSig: lit:session: and the key, or did:key where it is lent through proofs',
    token: 'a JSON message with an Ed25519 signature by the session key',
    addressee: 'one node, by its address',
    replay: 'none but the expiry, and uses where a delegation counts them',
    matches: (document) => has(document, 'sig', 'derivedVia', 'signedMessage'),
    verify: verifySessionSig,
  },
  {
    name: 'one-click-auth',
    wrapper: 'CACAOs in JSON, one for each chain',
    binding: 'none that is signed: the key of the connection belongs to whoever answered first',
    token: 'a JSON-RPC request inside the encrypted connection',
    addressee: 'the wallet at the other end of the connection',
    replay: 'the nonce of the request, which is given out once',
    matches: (document) => has(document, 'cacaos'),
    verify: verifyOneClick,
  },
  {
    name: 'ceramic',
    wrapper: 'a CACAO in dag-cbor, beside what is signed',
    binding: 'the URI of the CACAO: the did:key of the session key',
    token: 'a DAG-JWS over the CID of a block, which names the CACAO',
    addressee: 'none but the stream',
    replay: 'none: a node knows what a stream has already',
    matches: (document) => has(document, 'jws', 'cacaoBlock'),
    verify: verifyCeramic,
  },
]);

/** Throws TypeError for what is no table of this module: in one put together by hand a row may stand under the name of another. */
function assertKinds(kinds: SessionKinds, what: string): void {
  if (typeof kinds === 'object' && kinds !== null && tables.has(kinds)) return;
  throw new TypeError(
    `${what}: expected session kinds as registerSessionKinds returns them, such as registerSessionKinds(sessionKinds, [row])`,
  );
}

/**
 * Creates a table of session kinds from another one (`{}` for none) and further rows; `base` is left as it is. Throws TypeError
 * for a row without one of its members, with one that nobody reads, or with a name that is registered already, which those of
 * {@link sessionKinds} are in every table, and for a base that was not made here.
 */
export function registerSessionKinds(base: SessionKinds, rows: readonly SessionKind[]): SessionKinds {
  if (!isEmpty(base)) assertKinds(base, 'base');
  // Whoever takes one of our kinds is told that what its function verifies was verified.
  return tableOf(base, rows, sessionKinds);
}

function isEmpty(base: unknown): boolean {
  return isPlainObject(base) && Object.keys(base).length === 0;
}

const optionMembers = ['takes', 'kinds', 'profile', 'outcomes', 'backend'] as const;

/**
 * Verifies a session of one of the kinds that the caller takes: finds the kind by the members of the document, then does what
 * the function of this kind does.
 *
 * `input` is JSON text (string or UTF-8 bytes), or a value that the caller parsed. A kind that `takes` does not name is refused,
 * and so is a document that could be of two. Issues: `json.text`, `session.kind`, and those of the kind.
 *
 * ```ts
 * import { anyDomain, anyNonce } from 'capsig';
 * import { verifySession } from 'capsig/sessions';
 *
 * // Says whose session it is; only those for this node are taken.
 * export function accountOf(session: string): string | undefined {
 *   const request = { resource: `lit-pkp://${'7f'.repeat(32)}`, ability: 'Threshold/Signing' };
 *   const lit = { now: new Date(), nodeAddress: 'node-1.example:7470', request, domain: anyDomain, nonce: anyNonce } as const;
 *   const result = verifySession(session, { takes: { lit } });
 *   return result.ok ? result.value.session.account?.address : undefined;
 * }
 * ```
 */
export function verifySession<T extends SessionDemands>(
  input: unknown,
  options: AnySessionOptions<T>,
): Result<VerifiedSessionKind<keyof T & keyof SessionAnswers>> {
  assertMembers(options, optionMembers, 'options');
  const { takes, kinds = sessionKinds, ...shared } = options;
  assertKinds(kinds, 'kinds');
  assertObject(takes, 'takes');
  const demands = Object.fromEntries(Object.entries(takes));
  const taken = Object.keys(demands).filter((name) => demands[name] !== undefined);
  const [first] = taken;
  if (first === undefined) throw new TypeError('takes: expected at least one kind of session');
  for (const name of taken) {
    if (!Object.hasOwn(kinds, name)) {
      throw new TypeError(`takes: expected only ${Object.keys(kinds).join(', ')}, found ${quote(name)}`);
    }
    assertObject(demands[name], `takes.${name}`);
  }
  const found = decide(shared, (judge) => {
    const document = judgeInputOfAnother(judge, input);
    const names = Object.keys(kinds).filter((name) =>
      booleanFrom(kinds[name]?.matches(document), `the session kind ${name}: matches`),
    );
    const [only] = names;
    const single = names.length === 1 && only !== undefined && taken.includes(only) ? only : undefined;
    judge.check('session.kind', single !== undefined, () => ({
      message: `expected a session of one kind, which is ${taken.join(' or ')}, found ${names.length === 0 ? 'none that is known' : names.join(' and ')}`,
      params: { expected: taken, found: names },
    }));
    judge.endStage();
    return { document, kind: single ?? first };
  });
  if (!found.ok) return found;
  const { document, kind } = found.value;
  const row = kinds[kind] as SessionKind;
  // A demand that is undefined is none, and leaves what the call says.
  const demanded = Object.fromEntries(Object.entries(demands[kind] as object).filter(([, each]) => each !== undefined));
  const verified = answeredNow(row.verify(document, { ...shared, ...demanded } as never), `${kind}: verify`);
  // A Promise of false, or a word, is no yes.
  booleanFrom((verified as Partial<typeof verified> | undefined | null)?.ok, `${kind}: verify: ok`);
  if (!verified.ok) return verified;
  return { ok: true, value: { kind, session: verified.value } as VerifiedSessionKind<keyof T & keyof SessionAnswers> };
}
