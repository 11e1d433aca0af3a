/** One question to a contract: does it take this signature over this digest as one of its own? */
export interface ContractCallRequest {
  /** The chain id in decimal, as in `Chain ID`. */
  readonly chainId: string;
  /** The contract, in the spelling of the signed text. */
  readonly address: string;
  /** 32 bytes, as `0x` and lower-case hex. */
  readonly digest: string;
  /** The signature that the contract is asked about, as `0x` and lower-case hex. */
  readonly signature: string;
  /** How to make the contract ready in the same simulated call, from a wrapper of ERC-6492. */
  readonly deployment?: { readonly factory: string; readonly data: string };
}

/** What a contract replied to a question, which it repeats, recorded so that verification can stay synchronous. */
export interface ContractCallReply extends ContractCallRequest {
  /** Whether there was code at the address, after the deployment if the question had one. */
  readonly code: boolean;
  /** `failed`: the call reverted, ran out of gas or into an invalid instruction. */
  readonly outcome: 'returned' | 'failed';
  /** What was returned, as `0x` hex. */
  readonly data?: string;
  /** The time of the state that was asked, RFC 3339. */
  readonly asOf: string;
}

/** What lies outside an input, gathered before verification; a part that is missing leaves what needs it undecided. */
export interface Evidence {
  readonly contractCalls?: readonly ContractCallReply[];
  /** CID text, as the ReCap writes it, to the bytes of the block. Never trusted: the bytes are hashed. */
  readonly proofs?: Readonly<Record<string, Uint8Array>>;
  /** Texts whose ADR-36 documents may have been signed by a Cosmos account. */
  readonly signedTexts?: readonly string[];
  /** Who owned which capacity credit. */
  readonly tokenOwners?: readonly { readonly token: bigint | string; readonly owner: string }[];
}

/** Where evidence comes from; whatever is left out gathers nothing. */
export interface EvidenceResolvers {
  /** Asks a contract; undefined when nobody could be asked. */
  contractCall?(request: ContractCallRequest, signal?: AbortSignal): Promise<ContractCallReply | undefined>;
  /** Finds the block of a proof by its CID as a ReCap writes it. */
  proof?(cid: string, signal?: AbortSignal): Promise<Uint8Array | undefined>;
  /** Looks up who owns a capacity credit: `ownerOf` of the contract that issued it. Without an answer no use of the credit is decided. */
  tokenOwner?(token: bigint, signal?: AbortSignal): Promise<string | undefined>;
}
