import { type AuthSigKind, anyNonce, type Purpose } from '../auth-sig.js';
import type { EvidenceResolvers } from '../evidence.js';
import type { AuthSig } from '../generated/types.js';
import { checksumAddress } from '../internal/address.js';
import { quote } from '../internal/json.js';
import { instantOf } from '../internal/time.js';
import type { RuleOptions } from '../judge.js';
import type { Profile } from '../profile.js';
import { decodeRecap, recapStatement } from '../recap.js';
import { type Result, unwrap } from '../rule.js';
import type { SiweMessage } from '../siwe/message.js';
import { createSiweMessage, parseSiweMessage } from '../siwe.js';
import { verifyAuthSig } from '../verify/auth-sig.js';
import { instantNow } from '../verify/options.js';
import type { AuthCallback } from './auth-callback.js';
import type { SessionCapabilityObject } from './capability-object.js';
import { type Environment, hostEnvironment } from './environment.js';
import { evmChainId } from './evm-chain.js';
import { createGatherer } from './gatherer.js';
import { lastsEnough } from './grant-life.js';
import { guardStorage, type Note } from './storage.js';
import { readStoredAuthSig, writeStoredAuthSig } from './stored-auth-sig.js';
import {
  type Eip1193Provider,
  eip1193Wallet,
  invalidAnswer,
  purposeOf,
  requestProvider,
  type Wallet,
  walletAuthSig,
  walletError,
  walletErrorCodes,
} from './wallet.js';

/** What the injected wallet is asked to sign, with the SDK's names. */
export interface CheckAndSignParams {
  /** The EVM chain: the SDK's name or `eip155:<id>`; the chain that the wallet is on unless given. */
  readonly chain?: string;
  /** The resources of the message; a ReCap among them is the last. */
  readonly resources?: readonly string[];
  /** What is granted, where `resources` has no ReCap. */
  readonly sessionCapabilityObject?: Pick<SessionCapabilityObject, 'encodeAsSiweResource'>;
  /**
   * RFC 3339; in 24 hours unless given. A stored AuthSig serves that lasts as long, or that was given for as long a time as
   * is asked for now and has a tenth of it left, of which 5 minutes are enough; 5 minutes where no expiry is given.
   */
  readonly expiration?: string;
  /** The URI of the message; `https://` and the domain unless given. `lit:session:<key>` asks for the grant to a session key. */
  readonly uri?: string;
  /** The user's own words; the ReCap statement is added where they do not end with it. */
  readonly statement?: string;
  /** The latest block hash, or the nonce of a server. */
  readonly nonce: string;
  /** Who asks; the host of the page unless given. */
  readonly domain?: string;
  /** Whether the wallet is asked to change to `chain` when it is on another; true unless given. */
  readonly switchChain?: boolean;
  /** The account to use; the first that the user opens to the site unless given. */
  readonly address?: string;
  /** Which rules are enforced; `strict` unless given. */
  readonly profile?: Profile;
  /** What asks contracts: without it nothing is decided about the signature of a contract wallet. */
  readonly resolvers?: EvidenceResolvers;
  /** Takes what is no failure: a stored AuthSig that was dropped, a storage that failed. */
  readonly note?: Note;
}

/** How long an AuthSig lasts unless said otherwise: 24 hours, in milliseconds. */
const dayLong = 86_400_000;

const recapPrefix = 'urn:recap:';

/** What of the surroundings is used here. */
export type Surroundings = Pick<Environment, 'now' | 'storage' | 'provider' | 'host'>;

/** How the injected wallet is asked, for whoever has asked it before. */
export interface InjectedOptions extends Pick<CheckAndSignParams, 'address' | 'profile' | 'note' | 'resolvers'> {
  /** The wallet that was made of the provider; made anew unless given, and then the user is asked for accounts again. */
  readonly wallet?: Wallet;
}

function demandProvider(provider: Eip1193Provider | undefined): Eip1193Provider {
  if (provider !== undefined) return provider;
  throw new TypeError(
    'environment.provider: expected an injected EIP-1193 wallet, found none; elsewhere sign with walletAuthSig, or pass authNeededCallback',
  );
}

/** Asks on which chain the wallet is: decimal digits. */
async function currentChain(provider: Eip1193Provider): Promise<string> {
  const method = 'eth_chainId';
  const answer = await requestProvider(provider, method);
  if (typeof answer === 'string' && /^0x[0-9a-fA-F]{1,32}$/.test(answer)) return BigInt(answer).toString();
  throw invalidAnswer(method, 'a number in hex', answer);
}

/** Settles the chain of the message, and has the wallet change to it. */
async function settleChain(
  provider: Eip1193Provider,
  { chain, switchChain = true }: CheckAndSignParams,
): Promise<string> {
  if (chain === undefined) return currentChain(provider);
  const wanted = evmChainId(chain);
  if (!switchChain || (await currentChain(provider)) === wanted) return wanted;
  const method = 'wallet_switchEthereumChain';
  await requestProvider(provider, method, [{ chainId: `0x${BigInt(wanted).toString(16)}` }]);
  // Looked at again: a wallet may answer that it changed and stay.
  const found = await currentChain(provider);
  if (found === wanted) return wanted;
  throw walletError(
    walletErrorCodes.unknownChain,
    `${method}: expected the wallet to be on chain ${wanted} (${quote(chain)}), found it on ${found}`,
  );
}

/** Lists the resources of the message; a capability object is added where there is no ReCap. */
function resourcesOf({ resources = [], sessionCapabilityObject }: CheckAndSignParams): readonly string[] {
  if (!Array.isArray(resources)) throw new TypeError('resources: expected a list of URIs');
  const given = resources.map(String);
  const granted = given.some((resource) => resource.startsWith(recapPrefix));
  return granted || !sessionCapabilityObject ? given : [...given, sessionCapabilityObject.encodeAsSiweResource()];
}

/** Writes the statement: the user's own words, and what the ReCap grants. */
function statementOf(
  { statement }: CheckAndSignParams,
  resources: readonly string[],
  options: RuleOptions,
): Result<string | undefined> {
  const uri = resources.findLast((resource) => resource.startsWith(recapPrefix));
  if (uri === undefined) return { ok: true, value: statement };
  const recap = decodeRecap(uri, options);
  if (!recap.ok) return recap;
  const granted = recapStatement(recap.value);
  const own = statement ?? '';
  const said = own === granted || own.endsWith(` ${granted}`);
  return { ok: true, value: said ? own : own === '' ? granted : `${own} ${granted}` };
}

/** The kinds of an account that a wallet signs for; the chain of a contract wallet is in the message, which is compared. */
const signedByWallet: ReadonlySet<AuthSigKind> = new Set(['eoa', 'eip1271', 'eip1271-sha256']);

/** Finds what keeps a stored AuthSig from standing for the message that would be signed now. */
async function staleness(
  stored: AuthSig,
  wanted: SiweMessage,
  purpose: { readonly purpose: Purpose; readonly sessionKey?: string },
  now: Date,
  { expiration, profile, resolvers }: CheckAndSignParams,
): Promise<string | undefined> {
  const options = profile ? { profile } : {};
  const { domain } = wanted;
  // A contract wallet may have changed its mind since, and is asked anew.
  const evidence = await createGatherer(resolvers, profile).gather([stored]);
  const verified = verifyAuthSig(stored, { ...options, ...purpose, now, domain, nonce: anyNonce, evidence });
  if (!verified.ok) return verified.issues[0].message;
  if (!signedByWallet.has(verified.value.account.kind)) return 'it was not signed by a wallet';
  const parsed = parseSiweMessage(stored.signedMessage, options);
  if (!parsed.ok) return parsed.issues[0].message;
  const { nonce, issuedAt, expirationTime } = parsed.value;
  // The same in every member but the three that are new each time, and so in every one that was not thought of.
  const same = createSiweMessage(
    { ...wanted, nonce, issuedAt, ...(expirationTime === undefined ? {} : { expirationTime }) },
    options,
  );
  if (!same.ok || same.value !== stored.signedMessage) return 'it says something else than what is asked for now';
  const life = {
    issued: instantOf(issuedAt),
    ends: instantOf(expirationTime),
    now: instantNow(now),
    asked: instantOf(expiration),
  };
  return lastsEnough(life) ? undefined : 'it ends too early for what is asked for';
}

async function signIn(params: CheckAndSignParams, environment: Surroundings, known?: Wallet): Promise<Result<AuthSig>> {
  const { nonce, profile, resolvers, note = () => undefined } = params;
  const options = profile ? { profile } : {};
  const provider = demandProvider(environment.provider);
  const domain = params.domain ?? environment.host;
  if (typeof domain !== 'string' || domain === '') {
    throw new TypeError(
      'domain: expected who asks for the signature, such as example.com; there is no page to take it from',
    );
  }
  if (typeof nonce !== 'string') throw new TypeError('nonce: expected a text, such as the latest block hash');
  // Before anybody is asked for anything.
  if (params.chain !== undefined) evmChainId(params.chain);
  const uri = params.uri ?? `https://${domain}`;
  const resources = resourcesOf(params);
  const statement = statementOf(params, resources, options);
  if (!statement.ok) return statement;

  const wallet = known ?? eip1193Wallet(provider, params.address === undefined ? {} : { address: params.address });
  const account = await wallet.getAddress();
  const chainId = await settleChain(provider, params);
  const now = environment.now();
  instantNow(now);
  const message: SiweMessage = {
    domain,
    address: checksumAddress(account),
    ...(statement.value === undefined ? {} : { statement: statement.value }),
    uri,
    version: '1',
    chainId,
    nonce,
    issuedAt: now.toISOString(),
    expirationTime: params.expiration ?? new Date(now.getTime() + dayLong).toISOString(),
    ...(resources.length === 0 ? {} : { resources }),
  };
  const text = createSiweMessage(message, options);
  if (!text.ok) return text;

  const storage = guardStorage(environment.storage, note);
  const { purpose: meant, ...bound } = purposeOf(uri);
  if (meant === 'proof') throw new TypeError('uri: a proof is nothing to sign in with; createAuthSigMessage makes one');
  const purpose = { ...bound, purpose: meant };
  const stored = readStoredAuthSig(storage, purpose.purpose, account);
  const stale = stored && (await staleness(stored, message, purpose, now, params));
  if (stored && stale === undefined) return { ok: true, value: stored };
  if (stale !== undefined) note(`the stored AuthSig of ${account} is not used: ${stale}`);
  const signed = await walletAuthSig(wallet, text.value, { ...options, ...(resolvers ? { resolvers } : {}) });
  if (signed.ok) writeStoredAuthSig(storage, purpose.purpose, account, signed.value);
  return signed;
}

/**
 * Asks the injected wallet for an AuthSig: a login, or with the URI of a session the grant to its key, whose statement
 * says what the ReCap grants.
 *
 * What the wallet answers is verified. It is stored per account and purpose, and used again while it verifies, lasts
 * long enough, and says what would be signed now in every member but nonce and times: a stored one has an older nonce.
 * Rejects with InvalidError (`siwe.*`, `recap.*`, `auth-sig.*`), with `WalletError` when the user declined or the wallet
 * failed, and with TypeError for a bad call.
 */
export async function checkAndSignAuthMessage(
  params: CheckAndSignParams,
  environment: Surroundings = hostEnvironment(),
): Promise<AuthSig> {
  return unwrap(await signIn(params, environment));
}

/**
 * Creates the callback that asks the injected wallet, for applications that bring none of their own.
 *
 * It always asks: whoever calls it found no stored AuthSig that serves, and stores what it returns. Rejects as
 * {@link checkAndSignAuthMessage} does.
 */
export function injectedAuthCallback(
  environment: Surroundings = hostEnvironment(),
  { wallet, ...options }: InjectedOptions = {},
): AuthCallback {
  return async ({ chain, statement, resources, expiration, uri, nonce, domain, switchChain }) => {
    const asked = { chain, statement, resources, expiration, uri, nonce };
    const { provider, host } = environment;
    const params = {
      ...options,
      ...asked,
      ...(domain === undefined ? {} : { domain }),
      ...(switchChain === undefined ? {} : { switchChain }),
    };
    return unwrap(await signIn(params, { now: () => environment.now(), storage: undefined, provider, host }, wallet));
  };
}
