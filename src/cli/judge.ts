import { type Purpose, sessionUriPrefix, useOf } from '../auth-sig.js';
import type { Ask } from '../capability/ask.js';
import { isPlainObject } from '../internal/json.js';
import { anyAudience, anyChain } from '../one-click.js';
import type { Profile } from '../profile.js';
import type { Result } from '../rule.js';
import { anyNode, anyRequest } from '../session-sig.js';
import { parseSiweMessage } from '../siwe.js';
import { verifyAuthSig } from '../verify/auth-sig.js';
import { verifyCeramic } from '../verify/ceramic.js';
import { type OneClickOptions, type VerifiedOneClick, verifyOneClick } from '../verify/one-click.js';
import { type SessionOptions, type VerifiedAuthSig, verifySessionSig, verifySessionSigs } from '../verify.js';
import type { DocumentKind } from './input.js';
import { joinSession, joinSessions } from './join.js';
import type { Plan } from './plan.js';
import { judgeSessionUse, judgeUse, usedLines } from './use.js';
import type { Verified } from './verdict.js';

const sessionUri = /^lit:session:([0-9a-f]{64})$/;

/** Reads the URI of an AuthSig; a text that is no SIWE message may still have one. */
function uriOf(value: unknown, profile: Profile): string {
  const text = isPlainObject(value) && typeof value.signedMessage === 'string' ? value.signedMessage : '';
  const message = parseSiweMessage(text, { profile });
  return message.ok ? message.value.uri : (/^URI: (.*)$/m.exec(text)?.[1] ?? '');
}

/** Stands for the session key of an AuthSig that names none: no message is bound to it. */
const noKey = '0'.repeat(64);

function runAuthSig(input: Uint8Array, value: unknown, { demand, common, use: stated }: Plan): Result<VerifiedAuthSig> {
  const uri = uriOf(value, common.profile);
  const sessionKey = sessionUri.exec(uri)?.[1];
  const use = useOf(uri);
  // A proof is good for nothing by itself: judged as a login it is told what it was made for.
  const follows = use === undefined || use === 'proof' ? 'login' : use;
  const purpose: Purpose = demand?.purpose ?? follows;
  const result = verifyAuthSig(input, { ...common, purpose, sessionKey: sessionKey ?? noKey });
  if (result.ok) {
    const assumed = [
      ...(demand?.purpose ? [] : ['purpose']),
      ...(purpose === 'session' ? ['session key'] : []),
      // Whom it helps, and to do what, is said by a use alone.
      ...(purpose === 'delegation' && !stated ? ['use'] : []),
    ];
    return { ok: true, value: { ...result.value, notChecked: [...assumed, ...result.value.notChecked] } };
  }
  // The key that was compared is a stand-in, so the message must not present it as the one that was expected.
  const told = result.issues.map((issue) => {
    if (issue.rule !== 'auth-sig.session-bound' || sessionKey !== undefined) return issue;
    const message = `expected the URI ${sessionUriPrefix} and 64 lower-case hex digits, found ${JSON.stringify(uri.slice(0, 100))}`;
    return { rule: issue.rule, path: issue.path, message, params: { found: uri } };
  });
  const [first = result.issues[0], ...rest] = told;
  return { ok: false, issues: [first, ...rest] };
}

function runOneClick(input: Uint8Array, { common, audience, chains }: Plan): Result<VerifiedOneClick> {
  const asked: Pick<OneClickOptions, 'audience' | 'chains'> = {
    audience: audience ?? anyAudience,
    chains: chains.length > 0 ? chains : anyChain,
  };
  return verifyOneClick(input, { ...common, ...asked, request: anyRequest });
}

function sessionOptions(plan: Plan, request: Ask | undefined): SessionOptions {
  const { common, node, account, facts } = plan;
  return {
    ...common,
    nodeAddress: node ?? anyNode,
    request: request ? { ...request, ...(facts ? { facts } : {}) } : anyRequest,
    ...(request || !facts ? {} : { facts }),
    ...(account === undefined ? {} : { account }),
  };
}

function judgeDocument(kind: DocumentKind, input: Uint8Array, value: unknown, plan: Plan): Verified {
  if (kind === 'auth-sig') return { kind, result: runAuthSig(input, value, plan) };
  if (kind === 'one-click-auth') return { kind, result: runOneClick(input, plan) };
  if (kind === 'ceramic') return { kind, result: verifyCeramic(input, { ...plan.common, request: anyRequest }) };
  const { profile } = plan.common;
  const runs = (plan.requests.length > 0 ? plan.requests : [undefined]).map((request) => sessionOptions(plan, request));
  return kind === 'session-sig'
    ? {
        kind,
        result: joinSession(
          runs.map((options) => verifySessionSig(input, options)),
          profile,
        ),
      }
    : {
        kind,
        result: joinSessions(
          runs.map((options) => verifySessionSigs(input, options)),
          profile,
        ),
      };
}

/** A verdict, and what it says of the use that was stated. */
export interface JudgedUse {
  readonly verified: Verified;
  readonly used: readonly string[];
}

const refusedAs = (kind: DocumentKind, { issues }: Extract<Result<unknown>, { ok: false }>): Verified => ({
  kind,
  result: { ok: false, issues },
});

/** Judges one bare document as what it is, and then the use of the delegations in it, where one was stated. */
export function judge(kind: DocumentKind, input: Uint8Array, value: unknown, plan: Plan): JudgedUse {
  const verified = judgeDocument(kind, input, value, plan);
  const { use, common } = plan;
  if (!use || !verified.result.ok) return { verified, used: [] };
  if (verified.kind === 'one-click-auth' || verified.kind === 'ceramic') return { verified, used: [] };
  if (verified.kind === 'auth-sig') {
    const judged = judgeUse(input, use, common);
    return judged.ok
      ? { verified, used: usedLines(use, judged.value) }
      : { verified: refusedAs(kind, judged), used: [] };
  }
  const sessions =
    verified.kind === 'session-sig' ? [verified.result.value] : Object.values(verified.result.value.entries);
  const used: string[] = [];
  for (const session of sessions) {
    const judged = judgeSessionUse(session, use, common);
    if (!judged.ok) return { verified: refusedAs(kind, judged), used: [] };
    if (used.length === 0) used.push(`${use.use.resource}, by the delegation at ${judged.value.path}`);
  }
  return { verified, used };
}
