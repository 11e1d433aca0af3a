import {
  type AuthSigContext,
  anyDomain,
  anyNonce,
  checkAuthSig,
  checkAuthSigSignature,
  readAuthSig,
  readAuthSigDocuments,
  sessionUriPrefix,
  type Use,
  useOf,
} from '../auth-sig.js';
import { litNamespaces } from '../capability.js';
import { createChainJudge } from '../chain.js';
import { noble } from '../crypto/noble.js';
import type { Evidence, EvidenceResolvers } from '../evidence.js';
import type { AuthSig } from '../generated/types.js';
import { checksumAddress, isAddress } from '../internal/address.js';
import { isWellFormed, toHex, utf8 } from '../internal/bytes.js';
import { quote } from '../internal/json.js';
import { compareInstants, type Instant, instantOf } from '../internal/time.js';
import { decide, type Judge, type RuleOptions } from '../judge.js';
import type { Result } from '../rule.js';
import { instantNow } from '../verify/options.js';
import { judgeAnswered } from './contract-wallet.js';

/** Whoever can sign text by EIP-191. Wallets of ethers 5 and 6 are ones as they stand. */
export interface Wallet {
  /** Tells the account: `0x` and 40 hex digits, in any case. */
  getAddress(): Promise<string>;
  /** Signs text (`personal_sign`): `0x` and the hex of r, s and v. */
  signMessage(message: string): Promise<string>;
}

/** A local account of viem. */
export interface ViemAccount {
  /** `0x` and 40 hex digits. */
  readonly address: string;
  /** Signs text by EIP-191. */
  signMessage(parameters: { readonly message: string }): Promise<string>;
}

/** A wallet behind EIP-1193, such as the one that a browser injects. */
export interface Eip1193Provider {
  /** Sends one request to the wallet, such as `personal_sign`. */
  request(request: { readonly method: string; readonly params?: readonly unknown[] }): Promise<unknown>;
}

/** What a wallet that did not do as it was asked rejects with; `cause` is what the provider threw. */
export interface WalletError extends Error {
  /**
   * The code of EIP-1193 or of the provider: 4001 the user refused, 4100 the account is not open to this site, 4902 the
   * wallet does not know the chain. -32603 stands for no code, and for an answer that makes no sense.
   */
  readonly code: number;
}

/** The codes that callers tell apart. */
export const walletErrorCodes: Readonly<{ rejected: 4001; unauthorized: 4100; unknownChain: 4902; invalid: -32603 }> =
  Object.freeze({
    rejected: 4001,
    unauthorized: 4100,
    unknownChain: 4902,
    invalid: -32603,
  });

/** Creates the error of a wallet. */
export function walletError(code: number, message: string, cause?: unknown): WalletError {
  return Object.assign(new Error(message, { cause }), { name: 'WalletError', code });
}

type Members = Readonly<Record<string, unknown>>;

/** Reads a member of anything at all: what a page or a wallet throws may be no object, or throw when looked at. */
function memberOf(value: unknown, ...names: readonly string[]): unknown {
  try {
    return names.reduce<unknown>((inner, name) => (inner as Members | null | undefined)?.[name], value);
  } catch {
    return undefined;
  }
}

/** Finds the code of an error; some mobile wallets wrap the one that counts. */
function codeOf(error: unknown): number | undefined {
  const codes = [memberOf(error, 'data', 'originalError', 'code'), memberOf(error, 'code')];
  return codes.find((code): code is number => Number.isSafeInteger(code));
}

/** Says whether an error means that the user declined: code 4001 of EIP-1193, or what ethers makes of it. */
export function isUserRejection(error: unknown): boolean {
  return codeOf(error) === walletErrorCodes.rejected || memberOf(error, 'code') === 'ACTION_REJECTED';
}

/**
 * Asks a provider. Rejects with {@link WalletError}: code 4001 when the user declined, else the provider's own or
 * -32603.
 */
export async function requestProvider(
  provider: Eip1193Provider,
  method: string,
  params?: readonly unknown[],
): Promise<unknown> {
  try {
    return await provider.request(params === undefined ? { method } : { method, params });
  } catch (error) {
    if (isUserRejection(error)) {
      throw walletError(walletErrorCodes.rejected, `${method}: the user declined in the wallet`, error);
    }
    const said = memberOf(error, 'message');
    const reason = typeof said === 'string' ? `: ${quote(said)}` : '';
    throw walletError(codeOf(error) ?? walletErrorCodes.invalid, `${method}: the wallet failed${reason}`, error);
  }
}

/** Makes the error for an answer that is not what the method answers. The answer itself is not repeated. */
export function invalidAnswer(method: string, expected: string, answer: unknown): WalletError {
  const found = answer === null ? 'null' : Array.isArray(answer) ? 'another array' : `another ${typeof answer}`;
  return walletError(walletErrorCodes.invalid, `${method}: expected the wallet to answer ${expected}, found ${found}`);
}

/** Makes a wallet of an account of viem that signs here: a local one such as `privateKeyToAccount` gives, or a smart account. */
export function viemWallet(account: ViemAccount): Wallet {
  if (typeof account?.signMessage !== 'function') {
    throw new TypeError('account: expected a local account of viem; for an address alone use eip1193Wallet(provider)');
  }
  return {
    getAddress: async () => account.address,
    signMessage: async (message) => account.signMessage({ message }),
  };
}

const providers = new WeakMap<Wallet, Eip1193Provider>();

/** Finds the provider behind a wallet of {@link eip1193Wallet}; undefined for any other wallet. */
export function providerOf(wallet: Wallet): Eip1193Provider | undefined {
  return providers.get(wallet);
}

/** How to use a provider as a wallet. */
export interface Eip1193WalletOptions {
  /** The account to use, which has to be among those that the user opens to the site; the first one unless given. */
  readonly address?: string;
}

/**
 * Makes a wallet of an EIP-1193 provider: `eth_requestAccounts`, then `personal_sign` of the UTF-8 bytes in hex.
 *
 * The account that was asked for first stays the account of this wallet, whatever the user selects later. Rejects with
 * {@link WalletError}: code 4001 when the user declined, 4100 when the account is not open to the site, -32603 for an
 * answer that makes no sense.
 */
export function eip1193Wallet(provider: Eip1193Provider, options: Eip1193WalletOptions = {}): Wallet {
  if (typeof provider?.request !== 'function') {
    throw new TypeError('provider: expected an EIP-1193 provider, an object with the method request');
  }
  let chosen = options.address;
  if (chosen !== undefined && !(typeof chosen === 'string' && isAddress(chosen))) {
    throw new TypeError('address: expected an Ethereum address, 0x and 40 hex digits');
  }
  const getAddress = async (): Promise<string> => {
    const method = 'eth_requestAccounts';
    const accounts = await requestProvider(provider, method);
    const valid =
      Array.isArray(accounts) && accounts.every((account) => typeof account === 'string' && isAddress(account));
    if (!valid) throw invalidAnswer(method, 'a list of addresses', accounts);
    const wanted = chosen?.toLowerCase();
    const found = wanted === undefined ? accounts[0] : accounts.find((account) => account.toLowerCase() === wanted);
    if (found === undefined) {
      const which = chosen === undefined ? 'any account' : `the account ${chosen}`;
      throw walletError(walletErrorCodes.unauthorized, `${method}: the wallet does not open ${which} to this site`);
    }
    chosen = checksumAddress(found);
    return chosen;
  };
  const wallet: Wallet = {
    getAddress,
    async signMessage(message) {
      // UTF-8 would replace a lone surrogate, so that another text is signed.
      if (typeof message !== 'string' || !isWellFormed(message)) {
        throw new TypeError('message: expected well-formed text');
      }
      const address = chosen ?? (await getAddress());
      const method = 'personal_sign';
      const sig = await requestProvider(provider, method, [`0x${toHex(utf8(message))}`, address]);
      if (typeof sig !== 'string' || !/^0x[0-9a-fA-F]+$/.test(sig))
        throw invalidAnswer(method, 'a signature in hex', sig);
      return sig;
    },
  };
  providers.set(wallet, provider);
  return wallet;
}

/** Throws for what is no wallet. */
export function assertWallet(wallet: Wallet): void {
  if (typeof wallet?.getAddress === 'function' && typeof wallet.signMessage === 'function') return;
  throw new TypeError(
    'wallet: expected { getAddress, signMessage }; viemWallet and eip1193Wallet make one of an account and of a provider',
  );
}

/** Says what an AuthSig with this URI is for. A URI that is for nothing is judged as a login, which it cannot be. */
export function purposeOf(uri: string): { readonly purpose: Use; readonly sessionKey?: string } {
  const purpose = useOf(uri) ?? 'login';
  return purpose === 'session' ? { purpose, sessionKey: uri.slice(sessionUriPrefix.length) } : { purpose };
}

/** How the answer of a wallet is judged. */
export interface WalletAuthSigOptions extends RuleOptions {
  /** The time to judge at; unless given, the time of issue in the message, or the later one of what a contract said. */
  readonly now?: Date | string;
  /** What asks contracts: without it nothing is decided about the signature of a contract wallet. */
  readonly resolvers?: EvidenceResolvers;
  /** The proofs that the ReCap names: without them it cannot be said whether they allow what is granted. */
  readonly evidence?: Evidence;
}

/** Finds the time to judge at, which nobody told. */
function timeOf(issued: Instant, asOf: Instant | undefined): Instant {
  return asOf && compareInstants(asOf, issued) > 0 ? asOf : issued;
}

/** Judges an AuthSig over a message of our own; its domain and nonce were the caller's choice. */
function judgeOwn(
  judge: Judge,
  value: unknown,
  options: WalletAuthSigOptions,
  signed: boolean,
  asOf?: Instant,
): AuthSig {
  const authSig = readAuthSig(judge, value);
  const read = readAuthSigDocuments(judge, authSig);
  // Where a profile takes a time that is none, there is nothing to be early or late against.
  const issued = instantOf(read.message?.issuedAt) ?? instantNow('1970-01-01T00:00:00Z');
  const now = options.now === undefined ? timeOf(issued, asOf) : instantNow(options.now);
  const { evidence } = options;
  const context: AuthSigContext = {
    now,
    evidence,
    proofs: evidence && createChainJudge(litNamespaces, noble),
    ...purposeOf(read.message?.uri ?? ''),
    domain: anyDomain,
    nonce: anyNonce,
    backend: noble,
  };
  checkAuthSig(judge, read, context);
  judge.endStage();
  if (signed) checkAuthSigSignature(judge, read, context);
  return authSig;
}

/** Adds what a contract said to the evidence that the caller has. */
function withEvidence(options: WalletAuthSigOptions, found: Evidence | undefined): WalletAuthSigOptions {
  const { evidence } = options;
  if (found === undefined) return options;
  const contractCalls = [...(evidence?.contractCalls ?? []), ...(found.contractCalls ?? [])];
  return { ...options, evidence: { ...found, ...evidence, contractCalls } };
}

/**
 * Creates an AuthSig: has a wallet sign a SIWE message, and verifies the answer before it is handed out.
 *
 * The message is judged before the user is asked, as a login, a session, a delegation or a proof by its URI. `address` comes in
 * EIP-55. Returns issues of `siwe.*`, `recap.*`, `auth-sig.*` and `delegation.*`: `auth-sig.address` when the wallet is
 * of another account than the message, `auth-sig.signature` or `auth-sig.signature-form` when it signed something else
 * or nothing. Rejects with what the wallet rejects with.
 *
 * With `resolvers`, what is no signature by the account's key is taken for that of a contract wallet: the contract is asked
 * on the chain that the message names, and `derivedVia` is `EIP1271`. Then `auth-sig.contract-signature` means that it
 * does not agree, and `auth-sig.kind-undecided` that nobody answered.
 */
export async function walletAuthSig(
  wallet: Wallet,
  message: string,
  options: WalletAuthSigOptions = {},
): Promise<Result<AuthSig>> {
  assertWallet(wallet);
  if (typeof message !== 'string') throw new TypeError('message: expected the text of a SIWE message');
  const account: unknown = await wallet.getAddress();
  const address = typeof account === 'string' ? checksumAddress(account) : account;
  const unsigned = { sig: '', derivedVia: 'web3.eth.personal.sign', signedMessage: message, address };
  const asked = decide(options, (judge) => judgeOwn(judge, unsigned, options, false));
  if (!asked.ok) return asked;
  const sig: unknown = await wallet.signMessage(message);
  if (typeof sig !== 'string') return decide(options, (judge) => judgeOwn(judge, { ...unsigned, sig }, options, true));
  return judgeAnswered({
    authSig: { ...asked.value, sig },
    chainId: /^Chain ID: ([0-9]+)$/m.exec(message)?.[1] ?? '1',
    resolvers: options.resolvers,
    profile: options.profile,
    judge: (authSig, found, asOf) =>
      decide(options, (judge) => judgeOwn(judge, authSig, withEvidence(options, found), true, asOf)),
  });
}
