// Generated from schemas/ by `npm run generate`; not edited by hand.

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
 * The JSON inside a `urn:recap:` URI (ERC-5573): for each resource the abilities granted on it, each with its alternative restrictions. This is the structure only; the grammar of the names is judged by rules of its own.
 */
export interface RecapDetails {
  /**
   * Resource URI to abilities.
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
