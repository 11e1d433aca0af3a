import { readFileSync } from 'node:fs';
import { anyDomain, anyNonce } from '../../src/auth-sig.js';
import { adviceFor } from '../../src/cli/advice.js';
import { kindOfDocument } from '../../src/cli/input.js';
import type { Evidence } from '../../src/evidence.js';
import { anyNode, anyRequest } from '../../src/session-sig.js';
import { verifyAuthSig } from '../../src/verify/auth-sig.js';
import { verifySessionSig, verifySessionSigs } from '../../src/verify.js';

export const when = '2026-01-02T03:10:00Z';

/** Reads an input of `test/cli/reports`. */
export function report(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../cli/reports/${name}.json`, import.meta.url), 'utf8'));
}

/** Verifies a document as the command line does, and returns the verdict and the advice on it. */
export function advised(value: unknown, evidence?: Evidence, maxAge?: number) {
  const kind = kindOfDocument(value);
  const options = {
    now: when,
    domain: anyDomain,
    nonce: anyNonce,
    ...(evidence ? { evidence } : {}),
    ...(maxAge === undefined ? {} : { maxAge }),
  } as const;
  const text = String((value as { signedMessage?: unknown })?.signedMessage);
  const session = { ...options, nodeAddress: anyNode, request: anyRequest } as const;
  const purpose = /^URI: lit:capability:delegation$/m.test(text) ? 'delegation' : 'login';
  const result =
    kind === 'auth-sig'
      ? verifyAuthSig(value, { ...options, purpose })
      : kind === 'session-sig'
        ? verifySessionSig(value, session)
        : verifySessionSigs(value, session);
  const lines = adviceFor(kind, value, result, options);
  return { rule: result.ok ? undefined : result.issues[0].rule, lines, said: lines.join('\n') };
}
