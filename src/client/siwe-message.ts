import { delegationUri } from '../auth-sig.js';
import type { EvidenceResolvers } from '../evidence.js';
import type { AuthSig } from '../generated/types.js';
import type { RuleOptions } from '../judge.js';
import type { Recap, Restrictions } from '../recap.js';
import { unwrap } from '../rule.js';
import { instantNow } from '../verify/options.js';
import { createAuthSigMessage } from './auth-sig.js';
import { newSessionCapabilityObject } from './capability-object.js';
import type { CapabilityRequest } from './capability-request.js';
import { mergeAsDeployed } from './deployed-merge.js';
import { hostEnvironment } from './environment.js';
import { LIT_ABILITY, LitRLIResource } from './resource.js';
import { purposeOf, type Wallet, walletAuthSig } from './wallet.js';

/** What restricts a capacity delegation. A member that is absent or undefined does not restrict. */
export interface CapacityDelegation {
  /** The token id of the capacity credit, decimal; every one of the owner's unless given. */
  readonly capacityTokenId?: string | undefined;
  /** Who may use it: addresses, `0x` optional. Absent is anyone, `[]` is nobody. */
  readonly delegateeAddresses?: readonly string[] | undefined;
  /** How often it can be used; any number of times unless given. */
  readonly uses?: string | number | bigint | undefined;
}

/** What a SIWE message says, with the SDK's names and defaults. */
export interface SiweMessageParams extends Pick<RuleOptions, 'profile'> {
  /** `0x` and 40 hex digits; written in EIP-55. */
  readonly walletAddress: string;
  /** The latest block hash for Lit nodes. */
  readonly nonce: string;
  /** RFC 3339, written as given; seven days after the time of issue unless given. */
  readonly expiration?: string | undefined;
  /** What is granted. */
  readonly resources?: readonly CapabilityRequest[] | undefined;
  /** `https://localhost/login` unless given. */
  readonly uri?: string | undefined;
  /** `localhost` unless given. */
  readonly domain?: string | undefined;
  /** The user's own words before the ReCap statement; the SDK's placeholder unless given, none for `''`. */
  readonly statement?: string | undefined;
  readonly version?: '1' | undefined;
  /** 1 unless given. */
  readonly chainId?: number | string | undefined;
  /** Not asked for anything; here so that calls of the SDK work as they stand. */
  readonly litNodeClient?: unknown;
  /** The time of issue: written as given, a Date as `toISOString` does; the clock's unless given. */
  readonly now?: Date | string | undefined;
}

/** A message that grants. */
export type SiweMessageWithRecapsParams = SiweMessageParams &
  Required<Pick<SiweMessageParams, 'uri' | 'expiration' | 'resources'>>;

/** A message that delegates capacity. */
export type SiweMessageWithCapacityDelegationParams = Omit<SiweMessageParams, 'resources' | 'uri'> &
  CapacityDelegation & { readonly uri?: typeof delegationUri };

/** What the SDK writes where nothing is given: these texts are in messages that wallets have signed. */
const defaults = {
  domain: 'localhost',
  uri: 'https://localhost/login',
  statement: 'This is a test statement.  You can put anything you want here.',
  /** Seconds until the message expires. */
  lifetime: 7 * 86_400,
} as const;

/** Tells the time of issue and the expiry that follows from it, in whole milliseconds as a Date has them. */
function timesOf(now: Date | string): { readonly issuedAt: string; readonly expiration: string } {
  const { seconds, fraction } = instantNow(now);
  const millis = Number(`${fraction}000`.slice(0, 3));
  return {
    issuedAt: typeof now === 'string' ? now : now.toISOString(),
    expiration: new Date((seconds + defaults.lifetime) * 1000 + millis).toISOString(),
  };
}

function chainIdOf(chainId: number | string): string {
  if (typeof chainId === 'string') return chainId;
  if (Number.isSafeInteger(chainId) && chainId >= 0) return String(chainId);
  throw new TypeError(`chainId: expected a whole number up to 2^53-1, or decimal digits, found ${String(chainId)}`);
}

/** Says what a capacity delegation restricts, in the order of deployed clients. */
function restrictionsOf({ capacityTokenId, delegateeAddresses, uses }: CapacityDelegation): Restrictions {
  const addresses: unknown = delegateeAddresses;
  if (addresses !== undefined && !(Array.isArray(addresses) && addresses.every((each) => typeof each === 'string'))) {
    throw new TypeError('delegateeAddresses: expected an array of addresses; leave it out for everyone; [] is no one');
  }
  if (uses !== undefined && !['string', 'number', 'bigint'].includes(typeof uses)) {
    throw new TypeError(`uses: expected a whole number or its decimal digits, found ${typeof uses}`);
  }
  return {
    ...(capacityTokenId === undefined ? {} : { nft_id: [capacityTokenId] }),
    ...(delegateeAddresses === undefined
      ? {}
      : { delegate_to: delegateeAddresses.map((address) => address.replace(/^0x/, '')) }),
    ...(uses === undefined ? {} : { uses: String(uses) }),
  };
}

/** Says what a capacity delegation grants. */
export function delegationRequest(delegation: CapacityDelegation): CapabilityRequest {
  return {
    resource: new LitRLIResource(delegation.capacityTokenId ?? '*'),
    ability: LIT_ABILITY.RateLimitIncreaseAuth,
    data: restrictionsOf(delegation),
  };
}

/** Makes the ReCap of requests as deployed clients do: one by one, and merged in their order. */
function recapOf(requests: readonly CapabilityRequest[], { profile }: SiweMessageParams): Recap {
  if (!Array.isArray(requests) || requests.length === 0) {
    throw new TypeError('resources: expected at least one { resource, ability }; leave it out to grant nothing');
  }
  const recaps = requests.map(({ resource, ability, data }: CapabilityRequest) => {
    const object = newSessionCapabilityObject({}, [], profile ? { profile } : {});
    object.addCapabilityForResource(resource, ability, data ?? null);
    return object.recap;
  });
  return mergeAsDeployed(recaps);
}

function writeMessage(params: SiweMessageParams, requests: readonly CapabilityRequest[] | undefined): string {
  const { walletAddress, version = '1', profile } = params;
  if (typeof walletAddress !== 'string')
    throw new TypeError('walletAddress: expected an address, 0x and 40 hex digits');
  if (typeof params.nonce !== 'string') throw new TypeError('nonce: expected a string, such as the latest block hash');
  if (version !== '1') throw new TypeError(`version: expected '1', the only one there is, found ${String(version)}`);
  if (params.uri !== undefined && typeof params.uri !== 'string') throw new TypeError('uri: expected a string');
  const { issuedAt, expiration } = timesOf(params.now ?? hostEnvironment().now());
  const uri = params.uri ?? defaults.uri;
  const statement = params.statement ?? defaults.statement;
  const recap = requests && recapOf(requests, params);
  return unwrap(
    createAuthSigMessage({
      ...purposeOf(uri),
      uri,
      audience: uri,
      domain: params.domain ?? defaults.domain,
      address: walletAddress,
      chainId: chainIdOf(params.chainId ?? 1),
      nonce: params.nonce,
      issuedAt,
      expiration: params.expiration ?? expiration,
      // Without a ReCap the SDK's texts do not tell an empty statement from none.
      ...(statement === '' && !recap ? {} : { statement }),
      ...(recap ? { recap } : {}),
      ...(profile ? { profile } : {}),
    }),
  );
}

const restricting = ['capacityTokenId', 'delegateeAddresses', 'uses'] as const;

/**
 * Creates a SIWE message, with a ReCap for `resources`: the bytes that `@lit-protocol/auth-helpers` 7 writes for the
 * same parameters at the same time. The data of each request are its restrictions.
 *
 * Rejects with `InvalidError` where a verifier would refuse what the SDK writes: a message for a session or a delegation
 * that grants nothing, an expiry that is past or more than 30 days away, a statement of several lines, a resource or an
 * ability that is none, a malformed restriction. Issues: those of `createAuthSigMessage`, `session.request-resource`,
 * `session.request-ability`, `restriction.value`.
 *
 * Other differences: a nonce is demanded, not made up; an address of one case is written in EIP-55, where the SDK
 * refuses it; `capacityTokenId`, `delegateeAddresses` and `uses` make a delegation when one of them is given, not when
 * it is there as undefined, and not together with `resources`, which the SDK then drops; the client is not asked for
 * wildcards to add.
 */
export async function createLitSiweMessage(params: SiweMessageParams & CapacityDelegation): Promise<string> {
  const delegates = restricting.some((name) => params[name] !== undefined);
  if (delegates && params.resources !== undefined) {
    throw new TypeError(
      `resources: expected none beside ${restricting.join(', ')}, which name the resource themselves`,
    );
  }
  return writeMessage(params, delegates ? [delegationRequest(params)] : params.resources);
}

/** Creates a SIWE message that grants `resources`; see {@link createLitSiweMessage}. Without any it throws TypeError. */
export async function createSiweMessageWithRecaps(params: SiweMessageWithRecapsParams): Promise<string> {
  return writeMessage(params, params.resources ?? []);
}

/**
 * Creates the SIWE message of a capacity delegation; see {@link createLitSiweMessage}.
 *
 * It is a delegation whatever is given: without `capacityTokenId`, `delegateeAddresses` and `uses` it delegates every
 * credit to anyone, where the SDK writes a message that delegates nothing. The URI is `lit:capability:delegation`.
 */
export async function createSiweMessageWithCapacityDelegation(
  params: SiweMessageWithCapacityDelegationParams,
): Promise<string> {
  return writeMessage({ ...params, uri: params.uri ?? delegationUri }, [delegationRequest(params)]);
}

/** What a capacity delegation says, and who owns the credits. */
export interface CapacityDelegationParams
  extends CapacityDelegation,
    Pick<SiweMessageParams, 'domain' | 'expiration' | 'statement' | 'nonce' | 'now' | 'profile' | 'chainId'> {
  /** The wallet that owns the capacity credits. */
  readonly dAppOwnerWallet: Wallet;
  /** What asks contracts, for an owner that is a contract wallet, on the chain of `chainId`. */
  readonly resolvers?: EvidenceResolvers | undefined;
}

/**
 * Creates a capacity delegation: an AuthSig over `lit:capability:delegation` that grants `Auth/Auth` on one capacity
 * credit, or on all of the owner's. Defaults are those of {@link createLitSiweMessage}.
 *
 * Rejects with `InvalidError` for what a verifier would refuse, before the wallet is asked where that is known: issues
 * of {@link createLitSiweMessage} and of `walletAuthSig`. Rejects with what the wallet rejects with.
 */
export async function createCapacityDelegationAuthSig(
  params: CapacityDelegationParams,
): Promise<{ readonly capacityDelegationAuthSig: AuthSig }> {
  const { dAppOwnerWallet, resolvers, ...rest } = params;
  if (typeof dAppOwnerWallet?.getAddress !== 'function') {
    throw new TypeError('dAppOwnerWallet: expected a wallet, { getAddress, signMessage }');
  }
  const walletAddress = await dAppOwnerWallet.getAddress();
  const message = await createSiweMessageWithCapacityDelegation({ ...rest, walletAddress });
  const options = { ...(params.profile ? { profile: params.profile } : {}), ...(resolvers ? { resolvers } : {}) };
  return { capacityDelegationAuthSig: unwrap(await walletAuthSig(dAppOwnerWallet, message, options)) };
}
