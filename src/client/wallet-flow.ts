import type { SessionSigs } from '../generated/types.js';
import type { Result } from '../rule.js';
import type { AuthCallbackParams } from './auth-callback.js';
import { createAuthSigMessage } from './auth-sig.js';
import { injectedAuthCallback } from './check-and-sign.js';
import { evmChainId } from './evm-chain.js';
import type { SessionContext } from './session-context.js';
import { requestSession } from './session-flow.js';
import type { Granter } from './session-grant.js';
import { accountNamed, assertRequest, type PreparedRequest, type WalletSessionRequest } from './session-request.js';
import { assertWallet, type Eip1193Provider, type Wallet, walletAuthSig } from './wallet.js';

/** The words in front of the ReCap statement where the application has none of its own. */
const words = 'Sign a session key to use with Lit Protocol.';

/** Whom a message is for when neither the caller nor a page says so. */
const noDomain = 'localhost';

/** Has a wallet sign a message that says all that is granted. */
async function signWith(
  wallet: Wallet,
  address: string,
  params: AuthCallbackParams,
  { recap }: PreparedRequest,
  { environment, profile, gatherer }: SessionContext,
): Promise<Result<unknown>> {
  const rules = profile ? { profile } : {};
  const { resolvers } = gatherer;
  const message = createAuthSigMessage({
    purpose: 'session',
    domain: params.domain ?? environment.host ?? noDomain,
    address,
    sessionKey: params.sessionKey.publicKey,
    recap,
    statement: words,
    chainId: evmChainId(params.chain),
    nonce: params.nonce,
    issuedAt: environment.now().toISOString(),
    expiration: params.expiration,
    ...rules,
  });
  return message.ok ? walletAuthSig(wallet, message.value, { ...rules, resolvers }) : message;
}

/** Finds who grants: the caller's callback or wallet, or the wallet that is injected into the page. */
async function walletGranter(request: WalletSessionRequest, context: SessionContext): Promise<Granter> {
  assertRequest(request);
  const { authNeededCallback, wallet, account, address, nonce, switchChain } = request;
  if (authNeededCallback !== undefined && typeof authNeededCallback !== 'function') {
    throw new TypeError('authNeededCallback: expected a function that returns an AuthSig');
  }
  if (authNeededCallback && wallet) throw new TypeError('expected authNeededCallback or wallet, found both');
  const named = account ?? address;
  const expected = named === undefined ? undefined : accountNamed(account === undefined ? 'address' : 'account', named);
  const common = {
    nonce: nonce ?? context.network.latestBlockhash,
    nonceAsked: nonce !== undefined,
    ...(switchChain === undefined ? {} : { switchChain }),
    terms: {
      signer: 'wallet' as const,
      domain: request.domain ?? context.environment.host,
      statement: undefined,
      authMethods: [],
    },
    // A wallet grants by its signature alone, and the account was compared.
    accepts: () => true,
  };
  if (authNeededCallback) {
    return {
      ...common,
      ...(expected === undefined ? {} : { account: expected }),
      grant: async (params) => ({ ok: true, value: await authNeededCallback(params) }),
    };
  }
  const { environment, profile, note, gatherer } = context;
  const { provider } = environment;
  if (!wallet && !provider) {
    throw new TypeError(
      'expected authNeededCallback, a function that returns an AuthSig, or wallet, { getAddress, signMessage }: no wallet is injected here',
    );
  }
  if (wallet) assertWallet(wallet);
  const { wallets } = context;
  const signer = wallet ? wallets.remembering(wallet) : wallets.injected(provider as Eip1193Provider, expected);
  const own = accountNamed('wallet.getAddress()', await signer.getAddress());
  return {
    ...common,
    account: expected ?? own,
    async grant(params, prepared) {
      if (!wallet) {
        const { resolvers } = gatherer;
        const options = { address: own, wallet: signer, note, resolvers, ...(profile ? { profile } : {}) };
        return { ok: true, value: await injectedAuthCallback(environment, options)(params) };
      }
      if (expected === undefined || expected === own) return signWith(signer, own, params, prepared, context);
      const message = `expected a grant by ${expected}, found a wallet of ${own}`;
      return { ok: false, issues: [{ rule: 'session.account', path: '', message, params: { expected, found: own } }] };
    },
  };
}

/**
 * Gets a session that a wallet grants.
 *
 * What a callback returns is verified before it is used or stored. Issues: those of `prepareRequest`, of
 * `verifyAuthSig` for what the callback returned (`recap.statement-match` shows the sentence that is missing and the
 * line to change), `narrower.*` for a grant of more than was to be
 * granted, `session.account` for another account than the one named, and those of `createSessionSigs`. Throws
 * TypeError when there is nobody to sign; rejects with what a callback or a wallet rejects with.
 */
export async function requestSessionSigs(
  request: WalletSessionRequest,
  context: SessionContext,
): Promise<Result<SessionSigs>> {
  return requestSession(request, await walletGranter(request, context), context);
}
