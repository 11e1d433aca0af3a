import { utf8Length } from '../internal/bytes.js';
import { type Issue, isUndecided, type RuleId, rules } from '../rule.js';

/** What a node answers when it refuses: the members that deployed clients read, and the issues. */
export interface ErrorBody {
  readonly success: false;
  readonly verdict: 'reject' | 'undecided';
  /** The code of the deployed nodes that comes closest. */
  readonly errorCode: string;
  readonly errorKind: 'Validation' | 'Unexpected' | 'Timeout';
  /** The HTTP status, as in the header. */
  readonly status: number;
  readonly message: string;
  /** The broken rules; empty where no rule of the specification speaks about it. */
  readonly issues: readonly Issue[];
}

/** An answer of a node: HTTP status and JSON body. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** An answer as it is sent: its body is JSON text. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** The HTTP status of each code. */
const statuses = {
  NodeParserError: 400,
  NodeSIWEMessageError: 400,
  NodeSIWECapabilityInvalid: 400,
  NodeSIWESigConversionError: 400,
  NodeAuthSigSessionKeyConversionError: 400,
  NodeAuthSigSignatureConversionError: 400,
  NodeAuthSigSignedMessageConversionError: 400,
  NodeInvalidBlockhash: 400,
  NodeInvalidAuthSig: 401,
  NodeInvalidAuthSigSessionKeySignature: 401,
  NodeInvalidAuthContextResource: 401,
  NodeUndefinedSiweExpiration: 401,
  NodePKPNotAuthorized: 401,
  NodeAuthSigScopeTooLimited: 401,
  NodeLitActionsSessionSigAuthenticationFailed: 401,
  NodeNotAuthorized: 403,
  NodeExpWrongOrTooLarge: 403,
  NodeIatOutsideGracePeriod: 403,
  NodeResourceIdNotFound: 404,
  NodeRpcError: 502,
} as const;

type ErrorCode = keyof typeof statuses;

/** The code of a rule, or of every rule that begins with a document's name and a dot; the more exact row counts. */
const codes: Readonly<Partial<Record<RuleId | `${string}.`, ErrorCode>>> = Object.assign(Object.create(null), {
  'json.': 'NodeParserError',
  'siwe.': 'NodeSIWEMessageError',
  'recap.': 'NodeSIWECapabilityInvalid',
  'restriction.': 'NodeSIWECapabilityInvalid',
  'capability.': 'NodeResourceIdNotFound',
  'narrower.': 'NodeResourceIdNotFound',
  'auth-sig.': 'NodeInvalidAuthSig',
  'auth-sig.shape': 'NodeParserError',
  'auth-sig.session-bound': 'NodeSIWEMessageError',
  'auth-sig.nonce': 'NodeInvalidBlockhash',
  'auth-sig.expiration-required': 'NodeUndefinedSiweExpiration',
  'auth-sig.expiration-order': 'NodeExpWrongOrTooLarge',
  'auth-sig.lifetime': 'NodeExpWrongOrTooLarge',
  'auth-sig.issued-at': 'NodeSIWEMessageError',
  'auth-sig.not-before': 'NodeSIWEMessageError',
  'auth-sig.expired': 'NodeSIWEMessageError',
  'auth-sig.recap-present': 'NodeSIWECapabilityInvalid',
  'auth-sig.auth-context': 'NodeInvalidAuthContextResource',
  'auth-sig.signature-form': 'NodeSIWESigConversionError',
  'delegation.': 'NodeSIWECapabilityInvalid',
  'session.': 'NodeNotAuthorized',
  'session-sig.': 'NodeParserError',
  'session-message.': 'NodeAuthSigSignedMessageConversionError',
  'session.public-key': 'NodeAuthSigSessionKeyConversionError',
  'session.timestamps': 'NodeParserError',
  'session.issued-at': 'NodeIatOutsideGracePeriod',
  'session.expiration-order': 'NodeExpWrongOrTooLarge',
  'session.lifetime': 'NodeExpWrongOrTooLarge',
  'session.expired': 'NodeSIWEMessageError',
  'session.request-ability': 'NodeParserError',
  'session.request-resource': 'NodeParserError',
  'session.requested-resource': 'NodeResourceIdNotFound',
  'session.requested-ability': 'NodeResourceIdNotFound',
  'session.delegation-not-grant': 'NodeResourceIdNotFound',
  'session.no-authority': 'NodeResourceIdNotFound',
  'session.signature-form': 'NodeAuthSigSignatureConversionError',
  'session.signature': 'NodeInvalidAuthSigSessionKeySignature',
  'sign-request.': 'NodeParserError',
  'sign-request.session-key': 'NodeAuthSigSessionKeyConversionError',
  'sign-request.pkp': 'NodePKPNotAuthorized',
  'sign-request.address': 'NodeSIWEMessageError',
  'sign-request.auth-method': 'NodeInvalidAuthSig',
  'sign-request.auth-method-once': 'NodeNotAuthorized',
  'sign-request.permission': 'NodeAuthSigScopeTooLimited',
  'sign-request.action-cid': 'NodeLitActionsSessionSigAuthenticationFailed',
  'action.': 'NodeLitActionsSessionSigAuthenticationFailed',
} satisfies Partial<Record<RuleId | `${string}.`, ErrorCode>>);

/** Finds the deployed error code of a rule; what cannot be decided is an evidence that could not be fetched. */
export function errorCodeOf(rule: RuleId): ErrorCode {
  if (isUndecided(rule)) return 'NodeRpcError';
  return codes[rule] ?? codes[`${rule.slice(0, rule.indexOf('.'))}.`] ?? 'NodeNotAuthorized';
}

/** Every rule with its deployed error code and HTTP status. */
export function errorCodes(): ReadonlyMap<RuleId, { readonly errorCode: string; readonly status: number }> {
  return new Map(
    (Object.keys(rules) as RuleId[]).map((rule) => {
      const errorCode = errorCodeOf(rule);
      return [rule, { errorCode, status: statuses[errorCode] }];
    }),
  );
}

/** Answers with issues: the first one that decides gives code and status. */
export function refusal(issues: readonly [Issue, ...Issue[]]): Reply {
  const deciding = issues.find(({ rule }) => !isUndecided(rule));
  const issue = deciding ?? issues[0];
  const errorCode = errorCodeOf(issue.rule);
  const status = statuses[errorCode];
  const body: ErrorBody = {
    success: false,
    verdict: deciding ? 'reject' : 'undecided',
    errorCode,
    errorKind: 'Validation',
    status,
    message: issue.message,
    issues,
  };
  return { status, body };
}

/** Answers that a request cannot be served as HTTP or as the call it is meant to be; no rule speaks about that. */
export function failure(
  status: number,
  message: string,
  errorCode: string = 'NodeParserError',
  errorKind: ErrorBody['errorKind'] = 'Validation',
): Reply {
  const body: ErrorBody = {
    success: false,
    verdict: errorKind === 'Validation' ? 'reject' : 'undecided',
    errorCode,
    errorKind,
    status,
    message,
    issues: [],
  };
  return { status, body };
}

/** How large an answer may be that refuses a small request, in bytes. */
const leastAnswer = 4_096;

function isRefusal(body: unknown): body is ErrorBody {
  return typeof body === 'object' && body !== null && Array.isArray((body as Partial<ErrorBody>).issues);
}

/**
 * Leaves out issues, and then what they carry, until an answer that refuses is no larger than the request: else whoever asks
 * has a node send more than it was sent.
 */
export function boundIssues(reply: Reply, requestBytes: number): Reply {
  const { body } = reply;
  if (!isRefusal(body)) return reply;
  const most = Math.max(leastAnswer, requestBytes);
  const sizeOf = (issues: readonly Issue[]): number =>
    utf8Length(
      JSON.stringify({ ...body, issues }, (_, member) => (typeof member === 'bigint' ? String(member) : member)),
    );
  let { issues } = body;
  while (issues.length > 1 && sizeOf(issues) > most) issues = issues.slice(0, Math.ceil(issues.length / 2));
  if (sizeOf(issues) > most) {
    issues = issues.map(({ rule, path, message }) => ({
      rule,
      path: path.slice(0, 1_024),
      message: message.slice(0, 1_024),
    }));
  }
  if (issues.length === body.issues.length && issues.every((issue, index) => issue === body.issues[index]))
    return reply;
  return { ...reply, body: { ...body, message: body.message.slice(0, 1_024), issues } };
}

/** Writes a reply as JSON; bigints become strings, as they are too large for most readers of numbers. */
export function formatReply({ status, body }: Reply): Answer {
  const text = JSON.stringify(body, (_, member) => (typeof member === 'bigint' ? member.toString() : member));
  return { status, text };
}

/** Writes a reply to a request of so many bytes: see {@link boundIssues}. */
export function boundReply(reply: Reply, requestBytes: number): Answer {
  return formatReply(boundIssues(reply, requestBytes));
}
