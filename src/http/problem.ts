import { pointer } from '../internal/json.js';
import { type Issue, isUndecided, type RuleId, type Verdict } from '../rule.js';
import { rulePage } from '../rule-page.js';

/**
 * What a broken rule means for whoever sent the request: what they showed proves nothing (401), it proves something that does not
 * reach as far as they ask (403), or nothing was decided (503).
 */
export type RuleKind = 'credential' | 'permission' | 'undecided';

type DocumentOf<T extends string> = T extends `${infer D}.${string}` ? D : never;

/** The kind of the rules that begin with a name and a dot. */
const documents: Readonly<Record<DocumentOf<RuleId>, RuleKind>> = {
  json: 'credential',
  work: 'credential',
  siwe: 'credential',
  siws: 'credential',
  recap: 'credential',
  restriction: 'credential',
  capability: 'permission',
  narrower: 'permission',
  'auth-sig': 'credential',
  chain: 'credential',
  delegation: 'permission',
  'session-sigs': 'credential',
  'session-sig': 'credential',
  session: 'credential',
  'session-message': 'credential',
  'one-click': 'credential',
  ceramic: 'credential',
  'sign-request': 'credential',
  action: 'credential',
  'sign-response': 'credential',
  node: 'undecided',
  handshake: 'credential',
  client: 'credential',
  server: 'undecided',
  ledger: 'undecided',
  'lit-v7': 'credential',
  'lit-v8': 'credential',
  reown: 'credential',
};

/** The rules that are of another kind than the others of their document. */
const exact: Readonly<Partial<Record<RuleId, RuleKind>>> = {
  'chain.root': 'permission',
  'session.requested-resource': 'permission',
  'session.requested-ability': 'permission',
  'session.delegation-not-grant': 'permission',
  'session.no-authority': 'permission',
  'session.account': 'permission',
  'one-click.contract-chain': 'permission',
  'one-click.method-chain': 'permission',
  'ceramic.resource': 'permission',
  'sign-request.permission': 'permission',
  'sign-request.auth-method-once': 'permission',
  'lit-v8.payment-restrictions': 'permission',
};

/** Finds the kind of a rule: every rule has one. */
export function kindOf(rule: RuleId): RuleKind {
  if (isUndecided(rule)) return 'undecided';
  return exact[rule] ?? documents[rule.slice(0, rule.indexOf('.')) as DocumentOf<RuleId>];
}

const kinds: Readonly<Record<RuleKind, { readonly status: number; readonly title: string }>> = {
  credential: { status: 401, title: 'The signature proves nothing here' },
  permission: { status: 403, title: 'The signature does not allow this' },
  undecided: { status: 503, title: 'Nothing could be decided' },
};

/** How refusals are told. */
export interface ProblemOptions {
  /** `none` tells strangers the HTTP status alone; `full` unless given. */
  readonly detail?: 'full' | 'none';
  /** Where the pages of rules are, such as `https://docs.example/rules/`; `type` is an address below it then. */
  readonly pages?: string;
  /** The scheme that `WWW-Authenticate` names; `SessionSig`, or `AuthSig` for a login, unless given. */
  readonly scheme?: string;
}

/** The document of a refusal, RFC 9457. */
export interface Problem {
  /** Names the rule, `urn:capsig:rule:` and its id or the address of its page; `about:blank` where no rule speaks about it. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** For people: what was expected and what was found. */
  readonly detail?: string;
  readonly verdict?: Verdict;
  readonly rule?: RuleId;
  /** A JSON Pointer into the body, or into the document where it came in a header. */
  readonly pointer?: string;
  /** The path of the page of the rule, below the root of the documentation. */
  readonly explain?: string;
  /** The other rules that are broken, at most eight. */
  readonly others?: readonly RuleId[];
}

/** An answer as it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a message or a pointer may take: nobody has a server send more than it was sent. */
const mostText = 1_024;

/** Cuts a text where no character is cut. */
function cut(text: string): string {
  return text.length <= mostText ? text : text.slice(0, mostText).toWellFormed();
}

/** Writes an answer in JSON that nobody keeps. */
export function answerWith(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
  type: string = 'application/json',
): Answer {
  const body = JSON.stringify(value, (_, member) => (typeof member === 'bigint' ? String(member) : member));
  const fixed = { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  return { status, headers: { ...fixed, ...headers }, body };
}

const problemType = 'application/problem+json';

const phrases: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** Answers that a request cannot be read as what it is meant to be; no rule speaks about that. */
export function faultAnswer(status: number, detail: string, options: ProblemOptions): Answer {
  const { detail: shown = 'full', scheme = 'SessionSig' } = options;
  const problem: Problem = {
    ...{ type: 'about:blank', title: phrases[status] ?? 'Refused', status },
    ...(shown === 'full' && { detail: cut(detail) }),
  };
  // What is left unread would stand before the next request.
  const close = status === 408 || status === 413 ? { connection: 'close' } : {};
  const challenge = status === 401 ? { 'www-authenticate': scheme } : {};
  return answerWith(status, problem, { ...close, ...challenge }, problemType);
}

/**
 * Answers with the issues of a refusal: the first one that decides gives the status. `at` is where the document stands in the body.
 */
export function problemAnswer(
  issues: readonly [Issue, ...Issue[]],
  { detail = 'full', pages, scheme = 'SessionSig' }: ProblemOptions,
  at = '',
): Answer {
  const issue = issues.find(({ rule }) => !isUndecided(rule)) ?? issues[0];
  const { rule } = issue;
  const kind = kindOf(rule);
  const { status, title } = kinds[kind];
  const others = [...new Set(issues.map((each) => each.rule))].filter((each) => each !== rule).slice(0, 8);
  const problem: Problem =
    detail === 'none'
      ? { type: 'about:blank', title: phrases[status] ?? title, status }
      : {
          ...{ type: pages === undefined ? `urn:capsig:rule:${rule}` : `${pages}${rule}.html`, title, status },
          ...{ detail: cut(issue.message), verdict: kind === 'undecided' ? 'undecided' : 'reject', rule },
          ...{ pointer: cut(at + issue.path), explain: rulePage(rule) },
          ...(others.length > 0 && { others }),
        };
  const why = detail === 'none' ? '' : `, rule="${rule}"`;
  const challenge = kind === 'credential' ? { 'www-authenticate': `${scheme} error="invalid_token"${why}` } : {};
  const later = kind === 'undecided' ? { 'retry-after': '1' } : {};
  return answerWith(status, problem, { ...challenge, ...later }, problemType);
}

/** The place of a member in a body. */
export function memberAt(name: string): string {
  return pointer('', name);
}

/** Throws TypeError for options that cannot be meant. */
export function assertProblemOptions({ detail, pages, scheme }: ProblemOptions): void {
  if (detail !== undefined && detail !== 'full' && detail !== 'none') {
    throw new TypeError('detail: expected full or none');
  }
  if (pages !== undefined && !/^https?:\/\/[\x21-\x7e]+\/$/.test(pages)) {
    throw new TypeError('pages: expected the address of a folder, with a slash at its end');
  }
  if (scheme !== undefined && !/^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(scheme)) {
    throw new TypeError('scheme: expected letters, digits and hyphens');
  }
}
