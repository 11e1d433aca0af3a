import { type Purpose, sessionUriPrefix, useOf } from '../auth-sig.js';
import type { Ask } from '../capability/ask.js';
import { isPlainObject } from '../internal/json.js';
import type { Profile } from '../profile.js';
import type { Result } from '../rule.js';
import { anyNode, anyRequest } from '../session-sig.js';
import { parseSiweMessage } from '../siwe.js';
import { verifyAuthSig } from '../verify/auth-sig.js';
import { type SessionOptions, type VerifiedAuthSig, verifySessionSig, verifySessionSigs } from '../verify.js';
import type { DocumentKind } from './input.js';
import { joinSession, joinSessions } from './join.js';
import type { Plan } from './plan.js';
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

function runAuthSig(input: Uint8Array, value: unknown, { demand, common }: Plan): Result<VerifiedAuthSig> {
  const uri = uriOf(value, common.profile);
  const sessionKey = sessionUri.exec(uri)?.[1];
  const use = useOf(uri);
  // A proof is good for nothing by itself: judged as a login it is told what it was made for.
  const follows = use === undefined || use === 'proof' ? 'login' : use;
  const purpose: Purpose = demand?.purpose ?? follows;
  const result = verifyAuthSig(input, { ...common, purpose, sessionKey: sessionKey ?? noKey });
  if (result.ok) {
    const assumed = [...(demand?.purpose ? [] : ['purpose']), ...(purpose === 'session' ? ['session key'] : [])];
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

function sessionOptions(plan: Plan, request: Ask | undefined): SessionOptions {
  const { common, node, account } = plan;
  return {
    ...common,
    nodeAddress: node ?? anyNode,
    request: request ?? anyRequest,
    ...(account === undefined ? {} : { account }),
  };
}

/** Judges one bare document as what it is. */
export function judge(kind: DocumentKind, input: Uint8Array, value: unknown, plan: Plan): Verified {
  if (kind === 'auth-sig') return { kind, result: runAuthSig(input, value, plan) };
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
