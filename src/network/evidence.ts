import { fromUtf8 } from '../internal/bytes.js';
import type { RuleOptions } from '../judge.js';
import type { Result } from '../rule.js';
import {
  type ActionEvidence,
  type AuthMethodEvidence,
  type CheckedSignRequest,
  checkActionPermission,
  type SignEvidence,
} from '../sign-session-key.js';
import { runAction } from './action.js';
import { type AuthMethodContext, type AuthMethodVerifier, authenticate } from './auth-method.js';
import { actionCid } from './cid.js';
import { signedPart } from './token-ledger.js';

/** Lets a bounded number of pieces of work run at a time. */
export interface Gate {
  /** Runs a piece of work when its turn comes; undefined when too many wait already. */
  enter<T>(work: () => Promise<T>): Promise<{ readonly value: T } | undefined>;
}

/** Creates a gate: `running` pieces at a time, `waiting` more in a queue, and no others. */
export function createGate(running: number, waiting: number): Gate {
  const queue: (() => void)[] = [];
  let active = 0;
  return {
    async enter(work) {
      if (active >= running) {
        if (queue.length >= waiting) return undefined;
        await new Promise<void>((resolve) => queue.push(resolve));
      } else active++;
      try {
        return { value: await work() };
      } finally {
        // The place is handed on as it is, so that nobody slips in between.
        const next = queue.shift();
        if (next) next();
        else active--;
      }
    },
  };
}

/** What a node can ask when it gathers evidence. */
export interface EvidenceSources {
  readonly authMethods: readonly AuthMethodVerifier[];
  /** The code of the actions that the node knows, by CID. */
  readonly actions: ReadonlyMap<string, string>;
  /** How long one auth method may take, in milliseconds. */
  readonly timeout: number;
}

function decodeCode(code: string): string | undefined {
  return fromUtf8(Buffer.from(code, 'base64'));
}

/** Runs the action of a request, if it is to be had, is the named one, and could authorise. */
async function runRequested(
  { code, litActionIpfsId, jsParams }: CheckedSignRequest['request'],
  { actions }: EvidenceSources,
  permit: (cid: string) => Result<true>,
): Promise<Result<ActionEvidence>> {
  const text = code === undefined ? actions.get(litActionIpfsId ?? '') : decodeCode(code);
  if (text === undefined) {
    const reason =
      code === undefined
        ? 'this node does not know the code of this action and fetches none: send the code'
        : 'expected the base64 of UTF-8, found other bytes';
    const outcome = code === undefined ? 'unavailable' : 'exception';
    return { ok: true, value: { cid: litActionIpfsId ?? '', outcome, reason } };
  }
  // Code that is not the named one is not run: the answer would be refused whatever it says.
  const cid = actionCid(text);
  if (litActionIpfsId !== undefined && litActionIpfsId !== cid) {
    return { ok: true, value: { cid, outcome: 'answered', response: '' } };
  }
  const permitted = permit(cid);
  return permitted.ok ? { ok: true, value: await runAction(text, jsParams ?? {}) } : permitted;
}

/** Guesses what a token proves where its verifier does not say it: the text of a token does not tell it apart. */
function withProof(evidence: AuthMethodEvidence, accessToken: string): AuthMethodEvidence {
  if (evidence.outcome !== 'authenticated' || evidence.proof !== undefined) return evidence;
  return { ...evidence, proof: signedPart(accessToken) };
}

/**
 * Gathers what a request has to show: who its auth methods are, one after the other, and what its action answers.
 *
 * Returns issues of `sign-request.permission` where no answer of the action could authorise.
 */
export async function gatherEvidence(
  checked: CheckedSignRequest,
  sources: EvidenceSources,
  context: AuthMethodContext,
  rules: RuleOptions,
): Promise<Result<SignEvidence>> {
  const { request } = checked;
  const { authMethods: verifiers, timeout } = sources;
  const found = await authenticate(request.authMethods, verifiers, context, { milliseconds: timeout });
  const authMethods = found.map((evidence, index) => {
    return withProof(evidence, request.authMethods[index]?.accessToken ?? '');
  });
  // Code runs only where it could authorise: it is the dearest thing that a stranger can ask for.
  const named = request.code !== undefined || request.litActionIpfsId !== undefined;
  if (!named || authMethods.some(({ outcome }) => outcome !== 'authenticated'))
    return { ok: true, value: { authMethods } };
  const ran = await runRequested(request, sources, (cid) => checkActionPermission(checked, authMethods, cid, rules));
  return ran.ok ? { ok: true, value: { authMethods, action: ran.value } } : ran;
}
