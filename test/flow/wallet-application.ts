import { Wallet } from 'ethers';
import { SiweMessage } from 'siwe';
import { expect, vi } from 'vitest';
import type { AuthCallback, AuthCallbackParams } from '../../src/client/auth-callback.js';
import type { LitNodeClientConfig } from '../../src/client/client-config.js';
import { LitNodeClient } from '../../src/client/node-client.js';
import { LitAbility, LitAccessControlConditionResource } from '../../src/client/resource.js';
import type { WalletSessionRequest } from '../../src/client/session-request.js';
import {
  type AuthSig,
  anyDomain,
  anyNode,
  anyNonce,
  anyRequest,
  InvalidError,
  type Issue,
  verifySessionSigs,
} from '../../src/index.js';
import type { Profile } from '../../src/profile.js';
import { fakeNetwork, nodes } from './fake-network.js';

/** Applications that get sessions from wallets: ethers signs what npm siwe wrote, against nodes behind a `fetch`. */

export const start = new Date('2026-01-15T12:00:00.000Z');
export const hour = 3_600_000;

/** npm siwe reads the clock by itself, so that all have to have the same one. */
export function stopClock(): () => void {
  vi.useFakeTimers({ now: start, toFake: ['Date'] });
  return () => void vi.useRealTimers();
}

export const wallet = new Wallet(`0x${'11'.repeat(32)}`);
export const otherWallet = new Wallet(`0x${'33'.repeat(32)}`);
export const hashed = 'ab'.repeat(32);
export const requests = (id = hashed): WalletSessionRequest['resourceAbilityRequests'] => [
  { resource: new LitAccessControlConditionResource(id), ability: LitAbility.AccessControlConditionDecryption },
];
export const sentence = `I further authorize the stated URI to perform the following actions on my behalf: (1) 'Threshold': 'Decryption' for 'lit-accesscontrolcondition://${hashed}'.`;

export interface Client extends LitNodeClient {
  readonly notes: (Issue | string)[];
}

export async function connected(config: Partial<LitNodeClientConfig> = {}): Promise<Client> {
  const notes: (Issue | string)[] = [];
  const { fetch } = fakeNetwork(() => new Date());
  const environment = { fetch, storage: undefined, provider: undefined, host: undefined, ...config.environment };
  const client = new LitNodeClient({ nodes, onNote: (note) => notes.push(note), ...config, environment });
  await client.connect();
  return Object.assign(client, { notes });
}

/** The same, telling the person what is granted; counts how often it was asked. */
export function callback(
  over: object = {},
  signer = wallet,
  edit: (authSig: AuthSig) => unknown = (authSig) => authSig,
): AuthCallback & { readonly asked: AuthCallbackParams[] } {
  const asked: AuthCallbackParams[] = [];
  const run: AuthCallback = async (params) => {
    asked.push(params);
    const { statement, resources, expiration, uri, nonce } = params;
    const text = new SiweMessage({
      domain: 'localhost:3000',
      address: signer.address,
      statement: `Sign a session key to use with Lit Protocol ${statement}`,
      uri,
      version: '1',
      chainId: 1,
      expirationTime: expiration,
      resources,
      nonce,
      ...over,
    }).prepareMessage();
    const sig = await signer.signMessage(text);
    return edit({
      sig,
      derivedVia: 'web3.eth.personal.sign',
      signedMessage: text,
      address: signer.address,
    }) as AuthSig;
  };
  return Object.assign(run, { asked });
}

export async function issuesOf(refused: Promise<unknown>): Promise<readonly Issue[]> {
  const error = await refused.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InvalidError);
  return (error as InvalidError).issues;
}

export const ruleOf = async (refused: Promise<unknown>): Promise<string> => (await issuesOf(refused))[0]?.rule ?? '';

export function verify(sessionSigs: unknown, profile: Profile): string[] {
  const result = verifySessionSigs(JSON.stringify(sessionSigs), {
    now: new Date(),
    nodeAddress: anyNode,
    request: anyRequest,
    domain: anyDomain,
    nonce: anyNonce,
    profile,
  });
  return result.ok ? Object.keys(result.value.entries) : result.issues.map(({ rule }) => rule);
}

/** What a callback is asked for these requests, and what it signs. */
export async function ask(
  client: LitNodeClient,
  resourceAbilityRequests: WalletSessionRequest['resourceAbilityRequests'],
  over: Partial<WalletSessionRequest> = {},
): Promise<{ resources: readonly string[]; authSig: AuthSig }> {
  const authNeededCallback = callback();
  const sigs = await client.getSessionSigs({ resourceAbilityRequests, authNeededCallback, ...over });
  const session = JSON.parse(Object.values(sigs)[0]?.signedMessage ?? '');
  return { resources: authNeededCallback.asked[0]?.resources ?? [], authSig: session.capabilities[0] };
}
