// The other side of the examples of servers: a wallet that signs in and makes sessions.
import { type AuthSig, type SessionSigs, unwrap } from 'capsig';
import {
  createAuthSigMessage,
  createSessionSigs,
  generateSessionKeyPair,
  LIT_ABILITY,
  LitPKPResource,
  leastCapabilityObject,
  walletAuthSig,
} from 'capsig/client';
import { type BaseWallet, Wallet } from 'ethers';

/** The time so many minutes from now. */
const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** Signs in at `app.example` with a nonce that its server gave out. */
export async function loginWith(nonce: string, wallet: BaseWallet): Promise<AuthSig> {
  const message = createAuthSigMessage({
    purpose: 'login',
    domain: 'app.example',
    address: wallet.address,
    uri: 'https://app.example/login',
    nonce,
    issuedAt: inMinutes(0),
    expiration: inMinutes(5),
  });
  return unwrap(await walletAuthSig(wallet, unwrap(message)));
}

/** What a session may have besides what it is for. */
export interface SessionChoice {
  /** Who grants it. */
  readonly wallet?: BaseWallet;
  /** AuthSigs of those who lend capacity for it. */
  readonly delegations?: readonly AuthSig[];
  /** When it begins, in minutes from now. */
  readonly begins?: number;
}

/** Makes a session for servers that lasts ten minutes: one session signature for each, by its address. */
export async function sessionFor(
  nodes: readonly string[],
  pkp: string,
  { wallet = Wallet.createRandom(), delegations = [], begins = 0 }: SessionChoice = {},
): Promise<SessionSigs> {
  const sessionKey = generateSessionKeyPair();
  const [issuedAt, expiration] = [inMinutes(begins), inMinutes(begins + 10)];
  const requests = [{ resource: new LitPKPResource(pkp), ability: LIT_ABILITY.PKPSigning }];
  const message = createAuthSigMessage({
    purpose: 'session',
    domain: 'app.example',
    address: wallet.address,
    sessionKey: sessionKey.publicKey,
    recap: leastCapabilityObject(requests).recap,
    nonce: '32891756abcd',
    issuedAt,
    expiration,
  });
  const authSig = unwrap(await walletAuthSig(wallet, unwrap(message)));
  const capabilities = [authSig, ...delegations];
  const made = { sessionKey, resourceAbilityRequests: requests, capabilities, nodes, issuedAt, expiration };
  return unwrap(createSessionSigs(made));
}
