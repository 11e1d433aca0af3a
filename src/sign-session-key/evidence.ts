import type { SignSessionKeyRequest } from '../generated/types.js';
import { isAddress } from '../internal/address.js';
import { quote } from '../internal/json.js';
import type { Judge } from '../judge.js';
import type { RuleId } from '../rule.js';
import type { ActionEvidence, AuthMethodEvidence, PkpRecord, SignEvidence } from './options.js';

/** An identity that an auth method proved. */
export interface Identity {
  readonly authMethodType: number;
  readonly userId: string;
  readonly appId: string;
  readonly address?: string;
  /** What the proof is told apart by. */
  readonly proof: string;
}

/** Who asks, as far as the evidence says. */
export interface Askers {
  readonly identities: readonly Identity[];
  /** The action that authorised. */
  readonly action: ActionEvidence | undefined;
}

/** Every way in which an action ends without an answer, with the rule that it breaks. */
const ends: readonly (readonly [ActionEvidence['outcome'], RuleId, string])[] = [
  ['time', 'action.time', 'longer than it may'],
  ['memory', 'action.memory', 'in more memory than it may'],
  ['output', 'action.output', 'with more output than it may'],
  ['exception', 'action.exception', 'into an exception'],
  ['global', 'action.global', 'into a global that it may not read'],
];

/** Refuses a bad call: evidence about something that nobody asked. Where a request is read loosely, part of it is left out. */
export function assertAsked(judge: Judge, request: SignSessionKeyRequest, { authMethods, action }: SignEvidence): void {
  if (!judge.enforces('json.text') || !judge.enforces('sign-request.shape')) return;
  if ((authMethods?.length ?? 0) > request.authMethods.length) {
    throw new TypeError('evidence.authMethods: expected one for each auth method of the request');
  }
  if (action !== undefined && request.code === undefined && request.litActionIpfsId === undefined) {
    throw new TypeError('evidence.action: the request names no action');
  }
}

/** Says why evidence is missing; undefined when it is there. */
function missing(evidence: AuthMethodEvidence | ActionEvidence | undefined): string | undefined {
  if (evidence === undefined) return 'none was gathered';
  return evidence.outcome === 'unavailable' ? quote(evidence.reason ?? 'no reason given') : undefined;
}

/** Judges the evidence about the auth methods of a request: whom they authenticate. */
export function judgeAuthMethods(
  judge: Judge,
  { authMethods }: SignSessionKeyRequest,
  { authMethods: evidence = [] }: SignEvidence,
): readonly Identity[] {
  return authMethods.flatMap(({ authMethodType, accessToken }, index) => {
    const found = evidence[index];
    const path = `/authMethods/${index}`;
    const why = missing(found);
    judge.check('sign-request.evidence', why === undefined, () => ({
      path,
      message: `cannot decide the auth method ${authMethodType}: ${why}`,
      params: { authMethodType },
    }));
    if (found === undefined || found.outcome === 'unavailable') return [];
    judge.check('sign-request.auth-method', found.outcome === 'authenticated', () => ({
      path,
      message: `expected an auth method ${authMethodType} that authenticates: ${found.outcome === 'refused' ? quote(found.reason) : ''}`,
      params: { authMethodType },
    }));
    if (found.outcome !== 'authenticated') return [];
    const { userId, appId, address, proof = accessToken } = found;
    // The number keeps equal proofs of two kinds apart.
    return [{ authMethodType, userId, appId, proof: `${authMethodType} ${proof}`, ...(address ? { address } : {}) }];
  });
}

function judgeAction(judge: Judge, request: SignSessionKeyRequest, { action }: SignEvidence): Askers['action'] {
  if (request.code === undefined && request.litActionIpfsId === undefined) return undefined;
  const path = request.code === undefined ? '/litActionIpfsId' : '/code';
  const why = missing(action);
  judge.check('sign-request.evidence', why === undefined, () => ({
    path,
    message: `cannot decide what the action answers: ${why}`,
  }));
  if (action === undefined || action.outcome === 'unavailable') return undefined;
  const { litActionIpfsId } = request;
  if (litActionIpfsId !== undefined) {
    judge.check('sign-request.action-cid', action.cid === litActionIpfsId, () => ({
      path: '/litActionIpfsId',
      message: `expected the CID of the code, ${action.cid}, found ${quote(litActionIpfsId)}`,
      params: { expected: action.cid, found: litActionIpfsId },
    }));
  }
  let answered = true;
  for (const [outcome, rule, how] of ends) {
    const held = judge.check(rule, action.outcome !== outcome, () => ({
      path,
      message: `expected an action that answers, found one that ran ${how}${action.reason ? `: ${quote(action.reason)}` : ''}`,
      params: { cid: action.cid },
    }));
    answered &&= held;
  }
  // What ended early may have answered before; that is looked at only where nothing said so already.
  if (!answered) return undefined;
  const response = action.response;
  const found = response === undefined ? 'none' : quote(response);
  judge.check('action.response', response === 'true', () => ({
    path,
    message: `expected the response "true", found ${found}`,
    params: { cid: action.cid },
  }));
  judge.check('lit-v7.action-response', response?.includes('true') === true, () => ({
    path,
    message: `expected a response with true in it, found ${found}`,
    params: { cid: action.cid },
  }));
  return action;
}

/** Judges the evidence about a request: who asks. Off: what is not authenticated, or unavailable, is left out. */
export function judgeEvidence(judge: Judge, request: SignSessionKeyRequest, evidence: SignEvidence): Askers {
  return {
    identities: judgeAuthMethods(judge, request, evidence),
    action: judgeAction(judge, request, evidence),
  };
}

/** Signing anything, and signing messages of people: either is enough for a session key. */
function suffices(scopes: readonly number[]): boolean {
  return scopes.includes(1) || scopes.includes(2);
}

function sameText(a: string, b: string, address: boolean): boolean {
  return address ? a.toLowerCase() === b.toLowerCase() : a === b;
}

function permits(pkp: PkpRecord, { identities, action }: Askers): boolean {
  const byIdentity = identities.some(({ authMethodType, userId, appId, address }) => {
    if (address !== undefined && sameText(pkp.owner, address, true)) return true;
    // The letter case of an Ethereum address is no part of who somebody is; in other notations it is.
    const isWallet = address !== undefined && isAddress(address);
    return (
      pkp.addresses.some((row) => isWallet && sameText(row.address, address, true) && suffices(row.scopes)) ||
      pkp.authMethods.some(
        (row) =>
          row.authMethodType === authMethodType &&
          sameText(row.userId, userId, isWallet) &&
          row.appId === appId &&
          suffices(row.scopes),
      )
    );
  });
  return byIdentity || pkp.actions.some((row) => row.cid === action?.cid && suffices(row.scopes));
}

/** Checks that one of those who ask may use the PKP. */
export function checkPermission(judge: Judge, pkp: PkpRecord, askers: Askers): void {
  judge.check('sign-request.permission', permits(pkp, askers), () => ({
    path: '/authMethods',
    message: 'expected an identity or an action that may sign with the PKP, found none among those that authorise',
  }));
}
