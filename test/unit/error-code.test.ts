import { describe, expect, it } from 'vitest';
import { boundIssues, errorCodes, failure, type Reply, refusal } from '../../src/network/error-code.js';
import { type Issue, isUndecided, type RuleId, rules } from '../../src/rule.js';

const issue = (rule: RuleId): Issue => ({ rule, path: '', message: `${rule} is broken` });

describe('the error codes of nodes', () => {
  const codes = errorCodes();

  it('are there for every rule, with a status that refuses', () => {
    expect([...codes.keys()]).toEqual(Object.keys(rules));
    for (const [rule, { errorCode, status }] of codes) {
      expect(errorCode, rule).toMatch(/^Node[A-Z]/);
      expect([400, 401, 403, 404, 502], rule).toContain(status);
      expect(status === 502, rule).toBe(isUndecided(rule));
    }
  });

  // The deployed codes and their statuses.
  it.each([
    ['json.text', 'NodeParserError', 400],
    ['siwe.layout', 'NodeSIWEMessageError', 400],
    ['recap.statement-match', 'NodeSIWECapabilityInvalid', 400],
    ['auth-sig.signature-form', 'NodeSIWESigConversionError', 400],
    ['auth-sig.signature', 'NodeInvalidAuthSig', 401],
    ['auth-sig.auth-context', 'NodeInvalidAuthContextResource', 401],
    ['auth-sig.expiration-required', 'NodeUndefinedSiweExpiration', 401],
    ['auth-sig.lifetime', 'NodeExpWrongOrTooLarge', 403],
    ['session.issued-at', 'NodeIatOutsideGracePeriod', 403],
    ['session.lifetime', 'NodeExpWrongOrTooLarge', 403],
    ['session.node-bound', 'NodeNotAuthorized', 403],
    ['session.requested-resource', 'NodeResourceIdNotFound', 404],
    ['capability.resource', 'NodeResourceIdNotFound', 404],
    ['sign-request.pkp', 'NodePKPNotAuthorized', 401],
    ['sign-request.permission', 'NodeAuthSigScopeTooLimited', 401],
    ['action.response', 'NodeLitActionsSessionSigAuthenticationFailed', 401],
    ['sign-request.evidence', 'NodeRpcError', 502],
  ] satisfies readonly (readonly [RuleId, string, number])[])('%s is %s', (rule, errorCode, status) => {
    expect(codes.get(rule)).toEqual({ errorCode, status });
  });
});

describe('a refusal', () => {
  it('has the code of the first issue that decides', () => {
    const issues = [issue('sign-request.evidence'), issue('session.node-bound'), issue('json.text')] as const;
    expect(refusal([...issues])).toEqual({
      status: 403,
      body: {
        success: false,
        verdict: 'reject',
        errorCode: 'NodeNotAuthorized',
        errorKind: 'Validation',
        status: 403,
        message: 'session.node-bound is broken',
        issues,
      },
    });
    expect(refusal([issue('auth-sig.proofs')])).toMatchObject({ status: 502, body: { verdict: 'undecided' } });
  });

  it('of a request that no rule speaks about has no issues', () => {
    expect(failure(404, 'no such path', 'NodeUnknownPath')).toEqual({
      status: 404,
      body: {
        success: false,
        verdict: 'reject',
        errorCode: 'NodeUnknownPath',
        errorKind: 'Validation',
        status: 404,
        message: 'no such path',
        issues: [],
      },
    });
  });
});

describe('an answer that refuses', () => {
  const large = (size: number): Issue => ({
    rule: 'json.text',
    path: `/${'p'.repeat(size)}`,
    message: 'm'.repeat(size),
    params: { found: 'f'.repeat(size) },
  });
  const sizeOf = (reply: Reply): number => JSON.stringify(reply.body).length;

  it('is no larger than the request, or than 4 KiB', () => {
    for (const bytes of [0, 4_096, 100_000]) {
      for (const issues of [[large(10)], Array(64).fill(large(200)), [large(50_000)], [large(5), large(500_000)]]) {
        const bound = boundIssues(refusal(issues as never), bytes);
        expect(sizeOf(bound)).toBeLessThanOrEqual(Math.max(4_096, bytes));
        const { issues: kept } = bound.body as { readonly issues: readonly Issue[] };
        expect(kept[0]?.rule).toBe('json.text');
      }
    }
  });

  it('is left as it is where it fits, and when it accepts', () => {
    const small = refusal([large(10)]);
    expect(boundIssues(small, 0)).toBe(small);
    const accepted = { status: 200, body: { success: true, text: 'x'.repeat(10_000) } };
    expect(boundIssues(accepted, 0)).toBe(accepted);
  });
});
