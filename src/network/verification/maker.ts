import type { Backend } from '../../crypto/backend.js';
import { noble } from '../../crypto/noble.js';
import { createNodeJudgement, type NodeFacts, type NodeJudgement } from './node-judgement.js';
import { createWalletJudgement, type WalletFacts, type WalletJudgement } from './wallet-judgement.js';

/** What judges, by its kind: plain functions of data that need nothing but the facts that they were made with. */
export interface Judgements {
  readonly node: NodeJudgement;
  readonly wallet: WalletJudgement;
}

/** The facts of each kind, as data. */
export interface Facts {
  readonly node: NodeFacts;
  readonly wallet: WalletFacts;
}

const makers: { readonly [K in keyof Judgements]: (facts: Facts[K], backend: Backend) => Judgements[K] } = {
  node: createNodeJudgement,
  wallet: createWalletJudgement,
};

/** What a thread needs to set up a judgement. */
export type Setup = { readonly [K in keyof Facts]: { readonly kind: K; readonly facts: Facts[K] } }[keyof Facts];

/** Makes a judgement of a kind. */
export function make<K extends keyof Judgements>(kind: K, facts: Facts[K], backend: Backend = noble): Judgements[K] {
  return makers[kind](facts, backend);
}

/** Makes what a setup describes, for calls by name. */
export function setUp({ kind, facts }: Setup): Readonly<Record<string, (...args: never[]) => unknown>> {
  return { ...make(kind, facts as never) };
}
