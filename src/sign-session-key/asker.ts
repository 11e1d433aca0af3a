import type { SignSessionKeyRequest } from '../generated/types.js';
import { isAddress } from '../internal/address.js';
import type { Judge } from '../judge.js';
import { judgeAction } from './action.js';
import { type Identity, judgeAuthMethods } from './auth-method.js';
import type { ActionEvidence, PkpRecord, SignEvidence } from './options.js';

/** Who asks, as far as the evidence says. */
export interface Askers {
  readonly identities: readonly Identity[];
  /** The action that authorised. */
  readonly action: ActionEvidence | undefined;
}

/**
 * Refuses a bad call: evidence about something that nobody asked. Where a request is read loosely, part of it is left out, so
 * that a stranger's text would be told as a mistake of the node: what such a request is refused for says enough.
 */
export function assertAsked(judge: Judge, request: SignSessionKeyRequest, { authMethods, action }: SignEvidence): void {
  if (judge.again || !judge.enforces('json.text') || !judge.enforces('sign-request.shape')) return;
  if ((authMethods?.length ?? 0) > request.authMethods.length) {
    throw new TypeError('evidence.authMethods: expected one for each auth method of the request');
  }
  if (action !== undefined && request.code === undefined && request.litActionIpfsId === undefined) {
    throw new TypeError('evidence.action: the request names no action');
  }
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

/** The user id of a contract wallet: an address in any case, on a chain. */
const contractWallet = /^did:pkh:eip155:[0-9]+:0x[0-9a-fA-F]{40}$/;

function sameText(a: string, b: string, address: boolean): boolean {
  if (address) return a.toLowerCase() === b.toLowerCase();
  return a === b || (contractWallet.test(a) && a.toLowerCase() === b.toLowerCase());
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
