// Generated from schemas/ by `npm run generate`; not edited by hand.

/**
 * One line of the runner protocol: JSON in UTF-8, ended by a line feed, up to 4 MiB. One message out, one answer in; the end of the input ends the adapter.
 */
export type ProtocolMessage = HelloMessage | HelloAnswer | RunMessage | RunAnswer;

/**
 * A signature with the text that was signed: what a wallet, a contract wallet or a network key hands over. Names and meaning of the members are those of deployed clients.
 */
export interface AuthSig {
  /**
   * The signature. Hex for wallets and contract wallets, base64 for Cosmos, a JSON text for a network signature.
   */
  readonly sig: string;
  /**
   * How the signature was made, for example `web3.eth.personal.sign`, `EIP1271` or `lit.bls`. Not covered by the signature.
   */
  readonly derivedVia: string;
  /**
   * The exact text that was signed; a SIWE message in every kind that can take part in a session.
   */
  readonly signedMessage: string;
  /**
   * The signer, in the notation of its chain. Not covered by the signature: it has to be compared with the text and with the recovered key.
   */
  readonly address: string;
  /**
   * The algorithm where `derivedVia` does not settle it, for example `LIT_BLS`. Null means the same as absent. Not covered by the signature.
   */
  readonly algo?: string | null;
}
/**
 * The runner opens.
 */
export interface HelloMessage {
  /**
   * The kind of message.
   */
  readonly type: 'hello';
  /**
   * The version of the protocol.
   */
  readonly protocol: 1;
}
/**
 * The adapter says what is behind it.
 */
export interface HelloAnswer {
  /**
   * The kind of message.
   */
  readonly type: 'hello';
  /**
   * The version of the protocol; another one is a failure of the harness.
   */
  readonly protocol: 1;
  /**
   * The implementation.
   */
  readonly name: string;
  /**
   * Its version.
   */
  readonly version: string;
  /**
   * The operations it implements; it is not asked for others.
   */
  readonly operations: readonly string[];
  /**
   * What it has beyond that. `verdict-only` says that it builds and decodes nothing.
   */
  readonly features: readonly string[];
}
/**
 * The runner asks. Expectations are never sent.
 */
export interface RunMessage {
  /**
   * The kind of message.
   */
  readonly type: 'run';
  /**
   * Chosen by the runner and opaque; the answer echoes it.
   */
  readonly id: string;
  /**
   * What to do.
   */
  readonly operation: string;
  /**
   * Which rules are enforced, `strict` being the specification.
   */
  readonly profile: string;
  /**
   * The input of a vector of that operation.
   */
  readonly input: {
    readonly [k: string]: unknown;
  };
}
/**
 * The adapter answers. A member that is null counts as absent, and so does an empty rule.
 */
export interface RunAnswer {
  /**
   * Chosen by the runner and opaque; the answer echoes it.
   */
  readonly id: string;
  /**
   * The verdict; `unsupported` only for what hello did not declare.
   */
  readonly result: 'accept' | 'reject' | 'undecided' | 'unsupported';
  /**
   * The first rule that is broken; never with accept.
   */
  readonly rule?: string | null;
  /**
   * What was built or decoded, where the operation does so.
   */
  output?:
    | {
        readonly [k: string]: unknown;
      }
    | unknown[]
    | string
    | number
    | boolean
    | null;
  /**
   * The implementation's own error. A mapping of the implementer leads from its `code` to a rule.
   */
  readonly native?: {
    /**
     * The code of the error.
     */
    readonly code?: string;
    readonly [k: string]: unknown;
  } | null;
}
/**
 * The JSON inside a `urn:recap:` URI (ERC-5573): for each resource the abilities granted on it, each with its alternative restrictions. This is the structure only; the grammar of the names is judged by rules of its own.
 */
export interface RecapDetails {
  /**
   * Resource URI to abilities, of which all resources together have at most 1,024.
   */
  readonly att: {
    readonly [k: string]: RecapAbilities;
  };
  /**
   * CIDs of the proofs that this grant builds on. Absent and empty mean the same.
   */
  readonly prf?: readonly string[];
}
/**
 * Ability, as `Namespace/Name`, to alternatives. One alternative has to be met; an empty list grants nothing, an empty object does not restrict.
 */
export interface RecapAbilities {
  readonly [k: string]: readonly RecapAlternative[];
}
/**
 * The restrictions of one alternative; every one of them has to be met.
 */
export interface RecapAlternative {
  readonly [k: string]: unknown;
}
/**
 * One resource that a session asks for, with the ability to use on it.
 */
export interface ResourceAbilityRequest {
  readonly resource: RequestedResource;
  /**
   * The name that the SDK gives the ability, for example `pkp-signing`.
   */
  readonly ability: string;
  /**
   * Free data that travels with the request; it grants and restricts nothing.
   */
  readonly data?: {
    readonly [k: string]: unknown;
  };
}
/**
 * The resource, split as the SDK splits it; `resourcePrefix://resource` is its key in a ReCap.
 */
export interface RequestedResource {
  /**
   * The identifier, or `*` for every resource of the prefix.
   */
  readonly resource: string;
  /**
   * The kind of resource, for example `lit-pkp`.
   */
  readonly resourcePrefix: string;
}
/**
 * The restrictions of one alternative that deployed nodes interpret. An absent member does not restrict; members that are not named here are the business of whoever defined them.
 */
export interface LitRestrictions {
  /**
   * The capacity credits that may be used, as decimal token ids. Absent: every one that the signer owns.
   */
  readonly nft_id?: readonly string[];
  /**
   * The addresses that may use the delegation: 20 bytes as hex, written in lower case without `0x`. Absent: anyone. Empty: nobody.
   */
  readonly delegate_to?: readonly string[];
  /**
   * How often the delegation may be used: an unsigned 64-bit number, decimal.
   */
  readonly uses?: string;
  /**
   * The most that one request may cost, in wei: an unsigned 256-bit number as hex, written in lower case without `0x`.
   */
  readonly max_price?: string;
  /**
   * The operations that the delegation pays for.
   */
  readonly scopes?: readonly ('encryption_sign' | 'lit_action' | 'pkp_sign' | 'sign_session_key')[];
  readonly [k: string]: unknown;
}
/**
 * What one run of the conformance runner measured: `results.json`. Inputs are not repeated; they are in the vector files.
 */
export interface ConformanceResults {
  /**
   * The format of the file.
   */
  readonly format: 1;
  /**
   * What the adapter said of the implementation behind it.
   */
  readonly implementation: {
    /**
     * Its name.
     */
    readonly name: string;
    /**
     * Its version.
     */
    readonly version: string;
    /**
     * The operations it declares.
     */
    readonly operations: readonly string[];
    /**
     * What it declares beyond that.
     */
    readonly features: readonly string[];
  };
  /**
   * The vectors it was measured by.
   */
  readonly set: {
    /**
     * The version of the vector set.
     */
    readonly version: string;
    /**
     * How many vectors the set has.
     */
    readonly count: number;
    /**
     * The text of the seeds, when the keys are not the published ones.
     */
    readonly reseed?: string;
  };
  /**
   * The profile that it was held to.
   */
  readonly profile: string;
  /**
   * What the order of the questions and their ids followed from.
   */
  readonly seed: string;
  /**
   * Present when only some vectors were selected: those in every list given. The scores are over these.
   */
  readonly selection?: {
    /**
     * The vectors of these operations.
     */
    readonly operations?: readonly string[];
    /**
     * The vectors about these rules.
     */
    readonly rules?: readonly string[];
    /**
     * These vectors.
     */
    readonly vectors?: readonly string[];
  };
  /**
   * The rules by level, over all operations. There is no percentage: it would blend what has to be told apart.
   */
  readonly levels: {
    /**
     * What the specification demands.
     */
    readonly MUST?: {
      /**
       * All of their scored vectors passed, with the reason.
       */
      readonly passed: number;
      /**
       * All verdicts are right; some reason or output was not given.
       */
      readonly unexplained: number;
      /**
       * Some vector failed.
       */
      readonly failed: number;
      /**
       * No vector of it was asked: an operation or feature is not declared.
       */
      readonly unsupported: number;
      /**
       * All of them.
       */
      readonly total: number;
    };
    /**
     * What it recommends.
     */
    readonly SHOULD?: {
      /**
       * All of their scored vectors passed, with the reason.
       */
      readonly passed: number;
      /**
       * All verdicts are right; some reason or output was not given.
       */
      readonly unexplained: number;
      /**
       * Some vector failed.
       */
      readonly failed: number;
      /**
       * No vector of it was asked: an operation or feature is not declared.
       */
      readonly unsupported: number;
      /**
       * All of them.
       */
      readonly total: number;
    };
    /**
     * What it permits.
     */
    readonly MAY?: {
      /**
       * All of their scored vectors passed, with the reason.
       */
      readonly passed: number;
      /**
       * All verdicts are right; some reason or output was not given.
       */
      readonly unexplained: number;
      /**
       * Some vector failed.
       */
      readonly failed: number;
      /**
       * No vector of it was asked: an operation or feature is not declared.
       */
      readonly unsupported: number;
      /**
       * All of them.
       */
      readonly total: number;
    };
  };
  /**
   * The outcomes and the rules of each operation.
   */
  readonly operations: {
    /**
     * One operation.
     */
    readonly [k: string]: {
      /**
       * How often each outcome came; those that never came are absent.
       */
      readonly outcomes: {
        /**
         * So often.
         */
        readonly pass?: number;
        /**
         * So often.
         */
        'pass-unexplained'?: number;
        /**
         * So often.
         */
        'wrong-reason'?: number;
        /**
         * So often.
         */
        readonly fail?: number;
        /**
         * So often.
         */
        readonly void?: number;
        /**
         * So often.
         */
        readonly unsupported?: number;
        /**
         * So often.
         */
        readonly contested?: number;
        /**
         * So often.
         */
        readonly crash?: number;
        /**
         * So often.
         */
        readonly timeout?: number;
        /**
         * So often.
         */
        readonly protocol?: number;
      };
      /**
       * The rules by level, over the vectors of this operation.
       */
      readonly levels: {
        /**
         * What the specification demands.
         */
        readonly MUST?: {
          /**
           * All of their scored vectors passed, with the reason.
           */
          readonly passed: number;
          /**
           * All verdicts are right; some reason or output was not given.
           */
          readonly unexplained: number;
          /**
           * Some vector failed.
           */
          readonly failed: number;
          /**
           * No vector of it was asked: an operation or feature is not declared.
           */
          readonly unsupported: number;
          /**
           * All of them.
           */
          readonly total: number;
        };
        /**
         * What it recommends.
         */
        readonly SHOULD?: {
          /**
           * All of their scored vectors passed, with the reason.
           */
          readonly passed: number;
          /**
           * All verdicts are right; some reason or output was not given.
           */
          readonly unexplained: number;
          /**
           * Some vector failed.
           */
          readonly failed: number;
          /**
           * No vector of it was asked: an operation or feature is not declared.
           */
          readonly unsupported: number;
          /**
           * All of them.
           */
          readonly total: number;
        };
        /**
         * What it permits.
         */
        readonly MAY?: {
          /**
           * All of their scored vectors passed, with the reason.
           */
          readonly passed: number;
          /**
           * All verdicts are right; some reason or output was not given.
           */
          readonly unexplained: number;
          /**
           * Some vector failed.
           */
          readonly failed: number;
          /**
           * No vector of it was asked: an operation or feature is not declared.
           */
          readonly unsupported: number;
          /**
           * All of them.
           */
          readonly total: number;
        };
      };
    };
  };
  /**
   * The score of each rule.
   */
  readonly rules: {
    /**
     * One rule.
     */
    readonly [k: string]: {
      /**
       * How strongly the specification demands it.
       */
      readonly level: 'MUST' | 'SHOULD' | 'MAY';
      /**
       * What became of it.
       */
      readonly status: 'passed' | 'unexplained' | 'failed' | 'unsupported';
    };
  };
  /**
   * For people: what differs, by the id of the vector. Absent for a plain pass.
   */
  readonly details: {
    readonly [k: string]: string;
  };
  /**
   * One row for each selected vector, in the order of the vector files.
   */
  readonly results: never[][];
}
/**
 * What a session key signs: one request to one node, and the AuthSigs that grant it. The seventh network generation knows no `maxPrice`, the eighth demands it.
 */
export interface SessionMessage {
  /**
   * The public key of the session: 32 bytes as lower-case hex without prefix.
   */
  readonly sessionKey: string;
  /**
   * What the session asks for. Every entry has to be covered by the capabilities.
   */
  readonly resourceAbilityRequests: readonly ResourceAbilityRequest[];
  /**
   * The AuthSigs that grant, and the delegations that pay.
   */
  readonly capabilities: readonly AuthSig[];
  /**
   * When the session key signed: RFC 3339.
   */
  readonly issuedAt: string;
  /**
   * When the session signature ends: RFC 3339.
   */
  readonly expiration: string;
  /**
   * The one node that may accept the signature: `host:port`, the scheme `http://` or `https://` optional.
   */
  readonly nodeAddress: string;
  /**
   * The most that this node may charge, in wei: hex with `0x`, or decimal. Only in messages of the eighth network generation.
   */
  readonly maxPrice?: string;
}
/**
 * The signature of a session key over one request for one node.
 */
export interface SessionSig {
  /**
   * The Ed25519 signature over the UTF-8 bytes of `signedMessage`: 64 bytes as lower-case hex without prefix.
   */
  readonly sig: string;
  /**
   * Marks a session signature.
   */
  readonly derivedVia: 'litSessionSignViaNacl';
  /**
   * The exact JSON text that was signed: a session message.
   */
  readonly signedMessage: string;
  /**
   * The public key of the session: 32 bytes as lower-case hex without prefix.
   */
  readonly address: string;
  /**
   * The signature algorithm.
   */
  readonly algo: 'ed25519';
}
/**
 * One session signature per node, keyed by the address of the node.
 */
export interface SessionSigs {
  readonly [k: string]: SessionSig;
}
/**
 * A file of golden vectors: `vectors/<operation>/<topic>.json`.
 */
export interface VectorFile {
  /**
   * The format of the file.
   */
  readonly format: 1;
  /**
   * The operation that every vector of the file asks for.
   */
  readonly operation: string;
  /**
   * What wrote the file.
   */
  readonly generator: string;
  /**
   * The vectors.
   *
   * Items: One vector.
   */
  readonly vectors: {
    /**
     * Names the vector for good: an id is never used again for anything else.
     */
    readonly id: string;
    /**
     * Says in one line what the input is.
     */
    readonly title: string;
    /**
     * The rules that the vector is about.
     */
    readonly rules: readonly string[];
    /**
     * What goes wrong where the verdict is another one: tags of the specification's security page.
     */
    readonly risk: readonly string[];
    /**
     * The accepted vector that this one was made from.
     */
    readonly twin?: string;
    /**
     * What leads from the input of the twin to this one.
     */
    readonly mutation?: string;
    /**
     * Derives the verdict from the specification.
     */
    readonly reason: string;
    /**
     * The input of the operation. Messages and JSON texts are strings, as exact as they were received; what is not Unicode text is `{"hex": ...}`; integers beyond 2^53 are strings.
     */
    readonly input: {
      readonly [k: string]: unknown;
    };
    /**
     * Intermediate values, for those who want to see where they part; nothing is compared with them.
     */
    readonly trace?: {
      readonly [k: string]: unknown;
    };
    /**
     * The verdict of the specification.
     */
    expect:
      | {
          /**
           * The verdict.
           */
          readonly result: 'accept';
          /**
           * What is built or decoded, compared as a JSON value: the order of keys does not count.
           */
          output?:
            | {
                readonly [k: string]: unknown;
              }
            | unknown[]
            | string
            | number
            | boolean
            | null;
        }
      | {
          /**
           * The verdict; undecided where evidence is missing.
           */
          readonly result: 'reject' | 'undecided';
          /**
           * The rule that is broken.
           */
          readonly rule: string;
        };
    /**
     * The verdicts of other profiles, where they differ.
     */
    readonly profiles?: {
      /**
       * The verdict under this profile.
       */
      [k: string]:
        | {
            /**
             * The verdict.
             */
            readonly result: 'accept';
            /**
             * What is built or decoded, compared as a JSON value: the order of keys does not count.
             */
            output?:
              | {
                  readonly [k: string]: unknown;
                }
              | unknown[]
              | string
              | number
              | boolean
              | null;
          }
        | {
            /**
             * The verdict; undecided where evidence is missing.
             */
            readonly result: 'reject' | 'undecided';
            /**
             * The rule that is broken.
             */
            readonly rule: string;
          };
    };
    /**
     * What an implementation has to declare to be asked.
     */
    readonly features: readonly string[];
    /**
     * Marks a conflict inside an upstream standard: the vector is run and shown, never scored.
     */
    readonly contested?: {
      /**
       * The page that explains the conflict.
       */
      readonly page: string;
      /**
       * The other verdicts.
       */
      readonly alternatives: readonly (
        | {
            /**
             * The verdict.
             */
            readonly result: 'accept';
            /**
             * What is built or decoded, compared as a JSON value: the order of keys does not count.
             */
            output?:
              | {
                  readonly [k: string]: unknown;
                }
              | unknown[]
              | string
              | number
              | boolean
              | null;
            /**
             * The reading of the standard that leads to this verdict.
             */
            readonly reading: string;
          }
        | {
            /**
             * The verdict; undecided where evidence is missing.
             */
            readonly result: 'reject' | 'undecided';
            /**
             * The rule that is broken under this reading, where the specification has one.
             */
            readonly rule?: string;
            /**
             * The reading of the standard that leads to this verdict.
             */
            readonly reading: string;
          }
      )[];
    };
    /**
     * The version of the vector set that brought it.
     */
    readonly since: string;
  }[];
}
