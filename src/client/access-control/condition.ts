/** What a condition compares the answer with. */
export interface ReturnValueTest {
  /** Which member of the answer; basic conditions have none. */
  readonly key?: string;
  readonly comparator: string;
  readonly value: unknown;
}

/** What stands between two conditions. */
export interface ConditionOperator {
  readonly operator: string;
}

/** A list of conditions with operators between them; a list inside stands in brackets. */
export type Conditions<C> = readonly (C | ConditionOperator | Conditions<C>)[];

/** A condition on an EVM chain by the name of a standard. */
export interface BasicCondition {
  readonly conditionType?: 'evmBasic';
  readonly contractAddress: string;
  readonly chain: string;
  readonly standardContractType: string;
  readonly method: string;
  readonly parameters: readonly unknown[];
  readonly returnValueTest: ReturnValueTest;
}

/** A parameter of a function in an ABI. */
export interface AbiParameter {
  readonly name: string;
  readonly type: string;
}

/** A condition on the answer of a contract. */
export interface EvmContractCondition {
  readonly conditionType?: 'evmContract';
  readonly contractAddress: string;
  readonly functionName: string;
  readonly functionParams: readonly unknown[];
  readonly functionAbi: {
    readonly name: string;
    readonly inputs: readonly AbiParameter[];
    readonly outputs: readonly AbiParameter[];
    /** False unless given. */
    readonly constant?: boolean;
    readonly stateMutability?: string;
  };
  readonly chain: string;
  readonly returnValueTest: ReturnValueTest;
}

/** A condition on an answer of Solana; the members that begin with `pda` came later and go together. */
export interface SolRpcCondition {
  readonly conditionType?: 'solRpc';
  readonly method: string;
  readonly params: readonly unknown[];
  readonly pdaParams?: readonly unknown[];
  readonly pdaInterface?: { readonly offset: unknown; readonly fields: unknown };
  readonly pdaKey?: string;
  readonly chain: string;
  readonly returnValueTest: ReturnValueTest;
}

/** A condition on an answer of a Cosmos chain; there are unified ones only. */
export interface CosmosCondition {
  readonly conditionType: 'cosmos';
  readonly path: string;
  readonly chain: string;
  readonly method?: string;
  readonly parameters?: readonly unknown[];
  readonly returnValueTest: ReturnValueTest;
}

/** Basic conditions. */
export type BasicConditions = Conditions<BasicCondition>;
/** Conditions on contracts. */
export type EvmContractConditions = Conditions<EvmContractCondition>;
/** Conditions on Solana. */
export type SolRpcConditions = Conditions<SolRpcCondition>;

/** A condition that names its kind. */
export type Typed<C extends { readonly conditionType?: string }> = C & Required<Pick<C, 'conditionType'>>;

/** Conditions of any kind, each with its `conditionType`. */
export type UnifiedConditions = Conditions<
  Typed<BasicCondition> | Typed<EvmContractCondition> | Typed<SolRpcCondition> | CosmosCondition
>;

/** Conditions under the name of their kind, as requests carry them: exactly one of the four. */
export interface ConditionParams {
  readonly accessControlConditions?: BasicConditions;
  readonly evmContractConditions?: EvmContractConditions;
  readonly solRpcConditions?: SolRpcConditions;
  readonly unifiedAccessControlConditions?: UnifiedConditions;
}
