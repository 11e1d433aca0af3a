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
 * A signed commit as a Ceramic node takes it: a DAG-JWS and its blocks.
 */
export interface Ceramic {
  /**
   * The DAG-JWS in the general form of RFC 7515.
   */
  readonly jws: {
    /**
     * The bytes of the CID of `linkedBlock`, in base64url.
     */
    readonly payload: string;
    /**
     * The one signature.
     */
    readonly signatures: {
      /**
       * The protected header, in base64url.
       */
      readonly protected: string;
      /**
       * 64 bytes, in base64url.
       */
      readonly signature: string;
    }[];
    /**
     * The CID of `linkedBlock`.
     */
    readonly link?: string;
  };
  /**
   * What is signed for, in base64.
   */
  readonly linkedBlock: string;
  /**
   * The CACAO as dag-cbor, in base64.
   */
  readonly cacaoBlock: string;
}
/**
 * What a node says about itself and its network when a client connects. Members that are not named here are ignored: deployed nodes add some.
 */
export interface HandshakeResponse {
  /**
   * The key of the node.
   */
  readonly serverPublicKey: string;
  /**
   * The key of the network, as older clients read it.
   */
  readonly subnetPublicKey: string;
  /**
   * The BLS key of the network: a compressed point of G1 as 96 hex digits without prefix.
   */
  readonly networkPublicKey: string;
  /**
   * The key of the network, as older clients read it.
   */
  readonly networkPublicKeySet: string;
  /**
   * The keys from which the network derives others.
   */
  readonly hdRootPubkeys: readonly string[];
  /**
   * The hash of a recent block: `0x` and 64 lower-case hex digits. It is the nonce of what a client asks to be signed.
   */
  readonly latestBlockhash: string;
  /**
   * The epoch of the network. Null means the same as absent.
   */
  readonly epoch?: number | null;
  /**
   * How many shares make a signature. Deployed nodes leave it out.
   */
  readonly threshold?: number;
  readonly [k: string]: unknown;
}
/**
 * Whom the reference nodes believe when somebody proves who they are: wallets, passkeys and issuers of JWTs. What is not named is not believed.
 */
export interface NetworkConfiguration {
  /**
   * Lets wallets sign in, as auth method 1.
   */
  readonly wallet?: {
    /**
     * The domain that a wallet has to have signed for, such as `app.example`.
     */
    readonly domain: string;
  };
  /**
   * Passkeys, by relying party; auth method 3 unless another number is given.
   */
  readonly webAuthn?: {
    /**
     * The relying party: a domain such as `app.example`.
     */
    readonly rpId: string;
    /**
     * The origins that may ask, such as `https://app.example`.
     */
    readonly origins: readonly string[];
    /**
     * The registered credentials.
     */
    readonly credentials: {
      /**
       * The credential id in base64url; it is the user id.
       */
      readonly id: string;
      /**
       * The public key: the bytes of a COSE_Key in base64url.
       */
      readonly publicKey: string;
      /**
       * The signature counter at registration; 0 unless given.
       */
      readonly counter?: number;
    }[];
    /**
     * Whether the authenticator has to have checked the user; `required` unless given.
     */
    readonly userVerification?: 'required' | 'preferred';
    /**
     * The app id of the identity; `lit` unless given.
     */
    readonly appId?: string;
    /**
     * The number of the auth method; 3 unless given.
     */
    readonly authMethodType?: number;
  }[];
  /**
   * Issuers of signed JWTs, such as OpenID providers; auth method 6 unless another number is given.
   */
  readonly jwt?: {
    /**
     * The `iss` of the tokens, or several spellings of it.
     */
    readonly issuer: string | string[];
    /**
     * The application that the tokens are for: their `aud`, and the app id of the identity.
     */
    readonly audience: string;
    /**
     * The public keys of the issuer, as a JWK Set.
     */
    readonly jwks?: {
      /**
       * The keys, none of them secret.
       */
      readonly keys: {
        readonly [k: string]: unknown;
      }[];
    };
    /**
     * Where the issuer publishes its keys, in place of `jwks`; the nodes fetch them.
     */
    readonly jwksUrl?: string;
    /**
     * The signature algorithms that are accepted; `RS256` and `ES256` unless given.
     */
    readonly algorithms?: readonly string[];
    /**
     * How far clocks may differ; 60 unless given.
     */
    readonly skewSeconds?: number;
    /**
     * How long a token may still be good for when it comes; 86,400 unless given. A node remembers used tokens for 31 days.
     */
    readonly lifetimeSeconds?: number;
    /**
     * The number of the auth method; 6 unless given.
     */
    readonly authMethodType?: number;
  }[];
}
/**
 * The result of `wc_sessionAuthenticate`: CACAOs in JSON, and the wallet that answered.
 */
export interface OneClickAuth {
  /**
   * One CACAO for each chain that the wallet signed for.
   */
  readonly cacaos: {
    /**
     * The header.
     */
    readonly h: {
      /**
       * The type: `caip122`, or `eip4361`.
       */
      readonly t: 'caip122' | 'eip4361';
    };
    /**
     * The payload: the members of the SIWE message.
     */
    readonly p: {
      /**
       * Who signed: `did:pkh:eip155:`, a chain id, and an address.
       */
      readonly iss: string;
      /**
       * The domain that asked.
       */
      readonly domain: string;
      /**
       * The URI of the message.
       */
      readonly aud: string;
      /**
       * The version of the message.
       */
      readonly version: string;
      /**
       * The nonce of the request.
       */
      readonly nonce: string;
      /**
       * When the message was issued.
       */
      readonly iat: string;
      /**
       * When the message begins to hold. Empty means the same as absent.
       */
      readonly nbf?: string;
      /**
       * When the message ends. Empty means the same as absent.
       */
      readonly exp?: string;
      /**
       * The statement, with that of the ReCap or without. Empty means the same as absent.
       */
      readonly statement?: string;
      /**
       * The request id of the message. Empty means the same as absent.
       */
      readonly requestId?: string;
      /**
       * The resources of the message, a ReCap last.
       */
      readonly resources?: readonly string[];
    };
    /**
     * The signature.
     */
    readonly s: {
      /**
       * How it was made: `eip191` by a key, `eip1271` by a contract.
       */
      readonly t: 'eip191' | 'eip1271';
      /**
       * The signature: `0x` and hex.
       */
      readonly s: string;
      /**
       * Not read.
       */
      readonly m?: string;
    };
  }[];
  /**
   * The wallet that answered. No CACAO is bound to it.
   */
  readonly responder: {
    /**
     * Its X25519 key, of which the key of the connection is made: 64 hex digits in lower case.
     */
    readonly publicKey: string;
    /**
     * What the wallet says of itself.
     */
    readonly metadata?: {
      readonly [k: string]: unknown;
    };
  };
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
  /**
   * The classes that it claims (spec/conformance.md); without them, those that its operations amount to. Null counts as absent.
   */
  readonly classes?: string[] | null;
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
   * What was built or decoded, or of operations that verify what is proven, as far as the implementation tells (`answer.schema.json`).
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
     * The code of the error; one of more than 200 characters leads to no rule.
     */
    readonly code?: string | number | null;
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
   * CIDs of the proofs that this grant builds on, at most 256 characters each (recap.proof-cid). Absent and empty mean the same.
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
 * The PKPs that reference nodes know: who owns each and what else may use it. It stands for the contracts that deployed nodes ask.
 */
export interface Registry {
  /**
   * One entry per PKP; no two of them have the same public key.
   */
  readonly pkps: {
    /**
     * The uncompressed secp256k1 key: `04` and 128 hex digits, without `0x`. It has to be a point of the curve.
     */
    readonly publicKey: string;
    /**
     * The Ethereum address of the owner, who has every scope.
     */
    readonly owner: string;
    /**
     * The identities that may use the PKP, each as the auth method names it.
     */
    readonly authMethods: {
      /**
       * The number of the auth method: 1 wallet, 3 WebAuthn, 6 Google JWT, and what the network's configuration adds.
       */
      readonly authMethodType: number;
      /**
       * Who it is, as the auth method says it.
       */
      readonly userId: string;
      /**
       * For which application, as the auth method says it.
       */
      readonly appId: string;
      /**
       * What it may do: 1 sign anything, 2 sign as a person does, which is what signs a session key.
       */
      readonly scopes: readonly number[];
    }[];
    /**
     * The Ethereum addresses that may use the PKP besides the owner.
     */
    readonly addresses: {
      /**
       * The Ethereum address.
       */
      readonly address: string;
      /**
       * What it may do.
       */
      readonly scopes: readonly number[];
    }[];
    /**
     * The Lit Actions that may use the PKP.
     */
    readonly actions: {
      /**
       * The CIDv0 of the action's code.
       */
      readonly cid: string;
      /**
       * What it may do.
       */
      readonly scopes: readonly number[];
    }[];
  }[];
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
    /**
     * The classes it declares; without them, those that its operations amount to.
     */
    readonly classes?: readonly string[];
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
     * The vectors of these classes.
     */
    readonly classes?: readonly string[];
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
   * The classes that the implementation claims, by their ids: see spec/conformance.md. The two figures are never added up. Since 3.1.0.
   */
  readonly classes?: {
    /**
     * One class.
     */
    readonly [k: string]: {
      readonly standard: Figure;
      readonly hardening: Figure1;
    };
  };
  readonly levels: Levels;
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
      readonly levels: Levels1;
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
   * What the implementation said in its own words, by the id of the vector: code and message of its error. Of a flow, the message has those of the steps. Since 3.1.0.
   */
  readonly native?: {
    /**
     * One answer.
     */
    readonly [k: string]: {
      /**
       * The code, which a mapping may lead to a rule.
       */
      readonly code?: string;
      /**
       * All else that was said, cut.
       */
      readonly message?: string;
    };
  };
  /**
   * One row for each selected vector, in the order of the vector files.
   */
  readonly results: never[][];
}
/**
 * What a published standard demands.
 */
export interface Figure {
  /**
   * The rules, by how many of their vectors have the right verdict.
   */
  readonly rules: {
    /**
     * Every vector of so many rules has the right verdict.
     */
    readonly all: number;
    /**
     * At least half of the vectors have.
     */
    readonly most: number;
    /**
     * Some have.
     */
    readonly some: number;
    /**
     * None has.
     */
    readonly none: number;
    /**
     * No vector was asked.
     */
    readonly unasked: number;
    /**
     * All of them.
     */
    readonly total: number;
  };
  /**
   * The vectors, by what their outcomes mean.
   */
  readonly vectors: {
    /**
     * Verdict, reason and output are right.
     */
    readonly right: number;
    /**
     * The verdict is right; the reason or the output was not told.
     */
    readonly unexplained: number;
    /**
     * Accepts what must be refused.
     */
    readonly accepts: number;
    /**
     * Refuses what must be accepted.
     */
    readonly refuses: number;
    /**
     * Another output.
     */
    readonly output: number;
    /**
     * Right for another reason.
     */
    readonly reason: number;
    /**
     * No answer, or one that proves nothing.
     */
    readonly broken: number;
    /**
     * Not asked: an operation or a feature is not declared.
     */
    readonly unasked: number;
    /**
     * All of them.
     */
    readonly total: number;
  };
}
/**
 * What the specification adds.
 */
export interface Figure1 {
  /**
   * The rules, by how many of their vectors have the right verdict.
   */
  readonly rules: {
    /**
     * Every vector of so many rules has the right verdict.
     */
    readonly all: number;
    /**
     * At least half of the vectors have.
     */
    readonly most: number;
    /**
     * Some have.
     */
    readonly some: number;
    /**
     * None has.
     */
    readonly none: number;
    /**
     * No vector was asked.
     */
    readonly unasked: number;
    /**
     * All of them.
     */
    readonly total: number;
  };
  /**
   * The vectors, by what their outcomes mean.
   */
  readonly vectors: {
    /**
     * Verdict, reason and output are right.
     */
    readonly right: number;
    /**
     * The verdict is right; the reason or the output was not told.
     */
    readonly unexplained: number;
    /**
     * Accepts what must be refused.
     */
    readonly accepts: number;
    /**
     * Refuses what must be accepted.
     */
    readonly refuses: number;
    /**
     * Another output.
     */
    readonly output: number;
    /**
     * Right for another reason.
     */
    readonly reason: number;
    /**
     * No answer, or one that proves nothing.
     */
    readonly broken: number;
    /**
     * Not asked: an operation or a feature is not declared.
     */
    readonly unasked: number;
    /**
     * All of them.
     */
    readonly total: number;
  };
}
/**
 * The rules by level, over all operations. There is no percentage: it would blend what has to be told apart.
 */
export interface Levels {
  readonly MUST?: Score;
  readonly SHOULD?: Score1;
  readonly MAY?: Score2;
}
/**
 * What the specification demands.
 */
export interface Score {
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
}
/**
 * What it recommends.
 */
export interface Score1 {
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
}
/**
 * What it permits.
 */
export interface Score2 {
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
}
/**
 * The rules by level, over the vectors of this operation.
 */
export interface Levels1 {
  readonly MUST?: Score;
  readonly SHOULD?: Score1;
  readonly MAY?: Score2;
}
/**
 * Asks `capsig serve` whether an AuthSig is good for a session or as a delegation.
 */
export interface ServiceAuthSigRequest {
  /**
   * The document: as it was received, as text, or as JSON. Its signature is over what its strings say.
   */
  readonly input: {
    readonly [k: string]: unknown;
  };
  /**
   * For what it has to be good.
   */
  readonly purpose: 'session' | 'delegation';
  /**
   * With purpose `session`: the session key that it has to be bound to, 64 hex digits.
   */
  readonly sessionKey?: string;
}
/**
 * What `capsig serve` verifies with, and where it listens. Each member that is a text or a number can come from the environment: `CAPSIG_` and its name in capitals, with `_` between words; lists of `waived` and `networkKeys` have commas between.
 */
export interface ServiceConfiguration {
  /**
   * The address of the node that sessions have to be bound to, `[http://|https://]host:port`.
   */
  readonly nodeAddress?: string;
  /**
   * The domain that wallets have to have signed for.
   */
  readonly domain?: string;
  /**
   * The nonce that sessions and delegations have to have; that of a login is one that was given out.
   */
  readonly nonce?: string;
  /**
   * What is not checked. What is neither configured nor waived here is an error.
   */
  readonly waived?: readonly ('node' | 'domain' | 'nonce')[];
  /**
   * The name of the profile; `strict` unless given.
   */
  readonly profile?: string;
  /**
   * BLS keys of the network: the present one, and those that it replaced or is replaced by.
   */
  readonly networkKeys?: readonly string[];
  /**
   * The account on whose authority everything has to rest.
   */
  readonly root?: string;
  /**
   * The longest age of a login without an expiry, in seconds.
   */
  readonly maxAge?: number;
  /**
   * JSON-RPC nodes that contract wallets are asked at, by chain id; `*` for the chain that a node says it is of.
   */
  readonly rpc?: {
    readonly [k: string]: readonly string[];
  };
  /**
   * Where nonces are remembered, so that every process and machine knows them; in memory unless given, which serves one process only.
   */
  readonly redisUrl?: string;
  /**
   * What the keys in Redis begin with.
   */
  readonly redisPrefix?: string;
  /**
   * How long a nonce that is given out can be used; 600 unless given.
   */
  readonly nonceSeconds?: number;
  /**
   * How many signatures that verified are remembered; 100,000 unless given, 0 for none.
   */
  readonly cacheEntries?: number;
  /**
   * Verifies by compiled code where that is installed; true unless given.
   */
  readonly native?: boolean;
  /**
   * Where to listen; 127.0.0.1 unless given.
   */
  readonly host?: string;
  /**
   * The port; 7480 unless given, 0 for a free one.
   */
  readonly port?: number;
  /**
   * How many processes answer on the port; 1 unless given.
   */
  readonly workers?: number;
  /**
   * The most bytes of a body; 262,144 unless given.
   */
  readonly bodyBytes?: number;
  /**
   * How long one verification may take, in milliseconds; 10,000 unless given.
   */
  readonly deadline?: number;
  /**
   * How many verifications may be under way in a process; 1,024 unless given.
   */
  readonly requests?: number;
  /**
   * How many connections a process takes; 4,096 unless given.
   */
  readonly connections?: number;
  /**
   * How long a connection may stay open between two requests, in milliseconds; 60,000 unless given.
   */
  readonly idleTimeout?: number;
  /**
   * How long what is under way may take when the service ends, in milliseconds; 30,000 unless given.
   */
  readonly stopTimeout?: number;
  /**
   * Whether refusals say why: `none` is for services that strangers reach.
   */
  readonly detail?: 'full' | 'none';
  /**
   * Where the pages of rules are, which refusals link to.
   */
  readonly pages?: string;
}
/**
 * Asks `capsig serve` whether an AuthSig is a login, and uses its nonce.
 */
export interface ServiceLoginRequest {
  /**
   * The document: as it was received, as text, or as JSON. Its signature is over what its strings say.
   */
  readonly input: {
    readonly [k: string]: unknown;
  };
}
/**
 * Asks `capsig serve` whether a session signature, or a map of them, grants something at this node.
 */
export interface ServiceSessionRequest {
  /**
   * The document: as it was received, as text, or as JSON. Its signature is over what its strings say.
   */
  readonly input: {
    readonly [k: string]: unknown;
  };
  /**
   * The resource that has to be granted, such as `lit-pkp://` and an id.
   */
  readonly resource: string;
  /**
   * The ability that has to be granted, such as `Threshold/Signing`.
   */
  readonly ability: string;
  /**
   * The account that has to have granted; any unless given.
   */
  readonly account?: string;
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
 * Asks a node of the network to sign a session key for a PKP: the body of `/web/sign_session_key/v1`.
 */
export interface SignSessionKeyRequest {
  /**
   * The session key as its URI: `lit:session:` and 64 lower-case hex digits.
   */
  readonly sessionKey: string;
  /**
   * What proves who asks. May be empty where action code authorises.
   *
   * Items: One auth method.
   */
  readonly authMethods: {
    /**
     * The number of the auth method: 1 is a wallet, 3 WebAuthn, 6 a signed JWT.
     */
    readonly authMethodType: number;
    /**
     * The proof itself, in the notation of the method.
     */
    readonly accessToken: string;
  }[];
  /**
   * The public key of the PKP: an uncompressed secp256k1 point in hex, `0x` optional. Without it the PKP is that of the address in the message.
   */
  readonly pkpPublicKey?: string;
  /**
   * The SIWE message that the network is asked to sign. Nobody has signed it yet.
   */
  readonly siweMessage: string;
  /**
   * The curve of the signature.
   */
  readonly curveType: 'BLS';
  /**
   * The CID of the action that authorises.
   */
  readonly litActionIpfsId?: string;
  /**
   * The code of the action that authorises: the base64 of its UTF-8, padding optional.
   */
  readonly code?: string;
  /**
   * What the action is given. Chosen by whoever asks.
   */
  readonly jsParams?: {
    readonly [k: string]: unknown;
  };
  /**
   * The epoch of the network that the client knows. Null means the same as absent.
   */
  readonly epoch?: number | null;
}
/**
 * A node's share of the network's signature over a session key. Members that are not named here are ignored: deployed nodes add some.
 */
export interface SignSessionKeyResponse {
  /**
   * Says that a share follows.
   */
  readonly result: 'success';
  /**
   * The share, tagged with the scheme of the signature.
   */
  readonly signatureShare: {
    /**
     * The identifier of the share, one byte, and a compressed point of G2, 96 bytes, together as hex.
     */
    readonly ProofOfPossession: string;
  };
  /**
   * The identifier of the share, less one.
   */
  readonly shareIndex: number;
  /**
   * The curve of the signature.
   */
  readonly curveType: 'BLS';
  /**
   * The text that was signed.
   */
  readonly siweMessage: string;
  /**
   * The 32 bytes that were signed for the text: hex without prefix.
   */
  readonly dataSigned: string;
  /**
   * The key of the network, as the node sees it: a compressed point of G1 as hex without prefix.
   */
  readonly blsRootPubkey: string;
  readonly [k: string]: unknown;
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
           * What is built or decoded, compared as a JSON value: the order of keys does not count. Of operations that verify, what is proven: `answer.schema.json`, of which an implementation may give a part.
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
     * Every rule that the input breaks, where there are several, in the order in which the specification reports them. Then the refusal alone is scored: with any of these rules or with none.
     */
    readonly faults?: readonly string[];
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
             * What is built or decoded, compared as a JSON value: the order of keys does not count. Of operations that verify, what is proven: `answer.schema.json`, of which an implementation may give a part.
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
     * What the verdict follows from: a published standard alone, our decision where a standard leaves it open or contradicts itself, or what this specification adds. Since 3.1.0.
     */
    readonly basis?: 'standard' | 'decision' | 'capsig';
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
             * What is built or decoded, compared as a JSON value: the order of keys does not count. Of operations that verify, what is proven: `answer.schema.json`, of which an implementation may give a part.
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
