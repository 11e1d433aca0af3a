import { isResource, parseResource } from '../capability.js';
import { noble } from '../crypto/noble.js';
import { freezeTable } from '../frozen.js';
import { fromHex, toHex } from '../internal/bytes.js';
import { quote } from '../internal/json.js';
import type { BasicConditions } from './access-control/condition.js';
import { hashAccessControlConditions } from './access-control.js';

/** Names the abilities as requests carry them: those of v7, and `PaymentDelegation` of v8. */
export const LIT_ABILITY = {
  /** To decrypt what was encrypted under conditions. */
  AccessControlConditionDecryption: 'access-control-condition-decryption',
  /** To have a statement signed that conditions are met. */
  AccessControlConditionSigning: 'access-control-condition-signing',
  /** To sign with a PKP. */
  PKPSigning: 'pkp-signing',
  /** To use a capacity credit. */
  RateLimitIncreaseAuth: 'rate-limit-increase-auth',
  /** To execute a Lit Action. */
  LitActionExecution: 'lit-action-execution',
  /** To have somebody else pay (v8). */
  PaymentDelegation: 'lit-payment-delegation',
} as const;

/** An ability as requests name it. */
export type LitAbilityName = (typeof LIT_ABILITY)[keyof typeof LIT_ABILITY];

/**
 * Names the abilities as older clients and the guides do: the values of {@link LIT_ABILITY}, and
 * `AccessControlDescription`, which one guide has for decryption.
 */
export const LitAbility: typeof LIT_ABILITY & {
  readonly AccessControlDescription: 'access-control-condition-decryption';
} = { ...LIT_ABILITY, AccessControlDescription: LIT_ABILITY.AccessControlConditionDecryption };

/** Names the prefixes of resources: what stands before `://`. */
export const LIT_RESOURCE_PREFIX = {
  AccessControlCondition: 'lit-accesscontrolcondition',
  PKP: 'lit-pkp',
  RLI: 'lit-ratelimitincrease',
  LitAction: 'lit-litaction',
  PaymentDelegation: 'lit-paymentdelegation',
} as const;

for (const table of [LIT_ABILITY, LitAbility, LIT_RESOURCE_PREFIX]) freezeTable(table);

/** The prefix of a resource. */
export type LitResourcePrefix = (typeof LIT_RESOURCE_PREFIX)[keyof typeof LIT_RESOURCE_PREFIX];

/** A resource that a session can ask for, as the SDK's users know it. */
export interface LitResource {
  /** The id: what stands after `://`; `*` for every resource of the prefix. */
  readonly resource: string;
  readonly resourcePrefix: LitResourcePrefix;
  /** Spells the resource as a ReCap does: `prefix://id`. */
  getResourceKey(): string;
  /** Spells the resource as `getResourceKey` does. */
  toString(): string;
  /** Says whether the resource has an ability of this name. */
  isValidLitAbility(ability: string): boolean;
}

abstract class Resource<Prefix extends LitResourcePrefix> implements LitResource {
  readonly resource: string;
  readonly resourcePrefix: Prefix;
  // Not a field: what is written to JSON has the two members above and no other, as requests have on the wire.
  readonly #abilities: readonly string[];

  protected constructor(prefix: Prefix, resource: string, abilities: readonly string[], expected: string) {
    if (!isResource(`${prefix}://${resource}`)) {
      throw new TypeError(`resource: expected ${expected}, or '*', found ${quote(resource)}`);
    }
    this.resource = resource;
    this.resourcePrefix = prefix;
    this.#abilities = abilities;
  }

  getResourceKey(): string {
    return `${this.resourcePrefix}://${this.resource}`;
  }

  /** Spells the resource as `getResourceKey` does. */
  toString(): string {
    return this.getResourceKey();
  }

  isValidLitAbility(ability: string): boolean {
    return this.#abilities.includes(ability);
  }
}

/** Refuses what is no text before anything reads it. */
function textOf(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`${name}: expected a string, found ${value === null ? 'null' : typeof value}`);
}

/**
 * Names access control conditions by their hash, for decryption followed by the hash of the encrypted data.
 *
 * Hex digits may come in any case and are written in lower case. Throws TypeError for anything else; deployed clients
 * take any text, which no node can match.
 */
export class LitAccessControlConditionResource extends Resource<'lit-accesscontrolcondition'> {
  /** @param resource 64 hex digits, two such with `/` between, or `*` */
  constructor(resource: string) {
    super(
      LIT_RESOURCE_PREFIX.AccessControlCondition,
      textOf('resource', resource).toLowerCase(),
      [LIT_ABILITY.AccessControlConditionDecryption, LIT_ABILITY.AccessControlConditionSigning],
      'the SHA-256 of the conditions as 64 hex digits, for decryption with "/" and that of the encrypted data',
    );
  }

  /**
   * Writes the id for decryption: the hash of basic conditions, `/`, and the hash of the encrypted data.
   *
   * @param conditions basic EVM conditions; `conditionsHash` hashes those of other kinds
   * @param dataHash the SHA-256 of the encrypted data, 64 hex digits
   */
  static async generateResourceString(conditions: BasicConditions, dataHash: string): Promise<string> {
    if (!/^[0-9a-fA-F]{64}$/.test(textOf('dataHash', dataHash))) {
      throw new TypeError(`dataHash: expected the SHA-256 of the data as 64 hex digits, found ${quote(dataHash)}`);
    }
    const hash = await hashAccessControlConditions(conditions);
    return `${toHex(new Uint8Array(hash))}/${dataHash.toLowerCase()}`;
  }
}

/** Spells the token id of a PKP as its resource does. */
function pkpId(tokenId: string | bigint): string {
  if (typeof tokenId === 'bigint') {
    if (tokenId >= 0n && tokenId < 1n << 256n) return tokenId.toString(16).padStart(64, '0');
    throw new TypeError('resource: expected a token id below 2^256, found another number');
  }
  if (textOf('resource', tokenId) === '*') return '*';
  const digits = tokenId.startsWith('0x') ? tokenId.slice(2) : tokenId;
  if (/^[0-9a-fA-F]{1,64}$/.test(digits)) return digits.toLowerCase().padStart(64, '0');
  throw new TypeError(
    `resource: expected the token id of a PKP as at most 64 hex digits, 0x optional, or '*', found ${digits.length} characters, ` +
      `${quote(tokenId)}; a decimal token id goes in as a bigint, a public key goes to LitPKPResource.fromPublicKey`,
  );
}

/**
 * Names a PKP by its token id, the Keccak-256 of its public key.
 *
 * Hex of up to 64 digits, with `0x` or without, in any case, is filled up with zeros to 64 and written in lower case;
 * digits alone are hex as well, as in deployed clients. A decimal token id goes in as a bigint. Throws TypeError for
 * what is longer or no hex; deployed clients keep text that is no hex as it is.
 */
export class LitPKPResource extends Resource<'lit-pkp'> {
  /** @param resource a token id, or `*` */
  constructor(resource: string | bigint) {
    super(LIT_RESOURCE_PREFIX.PKP, pkpId(resource), [LIT_ABILITY.PKPSigning], 'the token id of a PKP');
  }

  /** Makes the resource of a public key: 65 bytes, uncompressed, or 130 hex digits, `0x` optional. */
  static fromPublicKey(publicKey: string | Uint8Array): LitPKPResource {
    const bytes = typeof publicKey === 'string' ? fromHex(publicKey.replace(/^0x/, '')) : publicKey;
    if (!(bytes instanceof Uint8Array) || bytes.length !== 65 || bytes[0] !== 4) {
      throw new TypeError('publicKey: expected an uncompressed secp256k1 key, 04 and 128 hex digits, or its 65 bytes');
    }
    return new LitPKPResource(toHex(noble.keccak256(bytes)));
  }
}

/**
 * Names a capacity credit by its token id. Throws TypeError for what is no decimal number without leading zeros;
 * deployed clients take any text.
 */
export class LitRLIResource extends Resource<'lit-ratelimitincrease'> {
  /** @param resource a decimal token id, or `*` */
  constructor(resource: string) {
    super(
      LIT_RESOURCE_PREFIX.RLI,
      textOf('resource', resource),
      [LIT_ABILITY.RateLimitIncreaseAuth],
      'the decimal token id of a capacity credit, without leading zeros',
    );
  }
}

/** Names a Lit Action by its CID. Throws TypeError for what is no CID of version 0; deployed clients take any text. */
export class LitActionResource extends Resource<'lit-litaction'> {
  /** @param resource a CID of version 0 (`Qm...`), or `*` */
  constructor(resource: string) {
    super(
      LIT_RESOURCE_PREFIX.LitAction,
      textOf('resource', resource),
      [LIT_ABILITY.LitActionExecution],
      'the CID of the action, Qm and 44 characters of base58',
    );
  }
}

/** Names whose payments are delegated (v8). There is no id but `*`: the restrictions say what is delegated. */
export class LitPaymentDelegationResource extends Resource<'lit-paymentdelegation'> {
  /** @param resource `*` */
  constructor(resource: string) {
    super(
      LIT_RESOURCE_PREFIX.PaymentDelegation,
      textOf('resource', resource),
      [LIT_ABILITY.PaymentDelegation],
      'no single id',
    );
  }
}

const makers: ReadonlyMap<string, (id: string) => LitResource> = new Map<string, (id: string) => LitResource>([
  [LIT_RESOURCE_PREFIX.AccessControlCondition, (id) => new LitAccessControlConditionResource(id)],
  [LIT_RESOURCE_PREFIX.PKP, (id) => new LitPKPResource(id)],
  [LIT_RESOURCE_PREFIX.RLI, (id) => new LitRLIResource(id)],
  [LIT_RESOURCE_PREFIX.LitAction, (id) => new LitActionResource(id)],
  [LIT_RESOURCE_PREFIX.PaymentDelegation, (id) => new LitPaymentDelegationResource(id)],
]);

/**
 * Parses a resource key, `prefix://id`, to the resource it names.
 *
 * The whole prefix has to be one of {@link LIT_RESOURCE_PREFIX}: cutting a known length off whatever begins like one
 * reads `lit-pkpfoo*` as every PKP. The id is read as the constructor of the prefix reads it. Throws TypeError for
 * anything else.
 */
export function parseLitResource(resourceKey: string): LitResource {
  const parsed = parseResource(textOf('resourceKey', resourceKey));
  const make = parsed && makers.get(parsed.prefix);
  if (make) return make(parsed.id);
  throw new TypeError(
    `resourceKey: expected one of ${[...makers.keys()].map((prefix) => `${prefix}://`).join(', ')} and an id, found ${quote(resourceKey)}`,
  );
}
