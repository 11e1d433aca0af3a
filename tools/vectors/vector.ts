// What a vector is: as a topic makes it, and as it is published.
import type { RuleId } from '../../src/rule.js';

export type { RuleId };

/** The profiles of deployed systems; `strict` is the specification itself. */
export type ProfileName = 'erc-4361' | 'erc-5573' | 'lit-legacy' | 'lit-v7' | 'lit-v8' | 'reown' | 'reown-application';

export type Operation =
  | 'auth-sig.verify'
  | 'cacao.decode'
  | 'cacao.encode'
  | 'capability.covers'
  | 'capability.narrower'
  | 'chain.verify'
  | 'delegation.verify'
  | 'flow.run'
  | 'recap.decode'
  | 'recap.encode'
  | 'recap.merge'
  | 'recap.statement'
  | 'session-sig.create'
  | 'session-sig.verify'
  | 'session-sigs.verify'
  | 'session.verify'
  | 'sign-session-key.answer'
  | 'sign-session-key.combine'
  | 'siwe.format'
  | 'siwe.parse';

/** The tags of spec/security.md. */
export type Risk =
  | 'consent-bypass'
  | 'expiry'
  | 'fail-open'
  | 'forgery'
  | 'injection'
  | 'key-leak'
  | 'lockout'
  | 'parser-differential'
  | 'prototype-pollution'
  | 'replay'
  | 'resource-exhaustion'
  | 'restriction-bypass'
  | 'signature-malleability'
  | 'type-confusion'
  | 'widening'
  | 'wrong-account'
  | 'wrong-domain'
  | 'wrong-node'
  | 'wrong-session';

/** A verdict. An accepting one may say what is built, or proven. */
export interface Verdict {
  readonly result: 'accept' | 'reject' | 'undecided';
  readonly rule?: RuleId;
  readonly output?: unknown;
}

/** The verdicts of profiles that differ from that of the specification by more than the rules that they leave off. */
/**
 * What a verdict follows from: a published standard alone, our decision where a standard leaves it open or contradicts itself, or what this
 * specification adds.
 */
export type Basis = 'standard' | 'decision' | 'capsig';

export type ProfileVerdicts = Readonly<Partial<Record<ProfileName, Verdict>>>;

/** Another verdict, with the reading of a standard that leads to it. */
export interface Alternative extends Verdict {
  readonly reading: string;
}

/** A conflict inside an upstream standard. */
export interface Contest {
  readonly page: string;
  readonly alternatives: readonly Alternative[];
}

/** Why capabilities of a session are ignored: the rule by the index of the capability. */
export type Ignored = Readonly<Record<number, RuleId>>;

/** A member of the input of some operation; which there are depends on the operation. */
// biome-ignore lint/suspicious/noExplicitAny: an input is JSON that is written down, and read back by what derives answers.
export type Input = Readonly<Record<string, any>>;

/** A vector as a topic makes it. */
export interface GivenVector {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly RuleId[];
  readonly risk: readonly Risk[];
  readonly twin?: string | undefined;
  readonly mutation?: string | undefined;
  readonly reason: string;
  readonly input: Input;
  readonly trace?: Input | undefined;
  readonly expect: Verdict;
  readonly ignored?: Ignored | undefined;
  readonly faults?: readonly RuleId[] | undefined;
  readonly profiles?: ProfileVerdicts | undefined;
  readonly features: readonly string[];
  readonly contested?: Contest | undefined;
  readonly since?: string | undefined;
}

/** A file of vectors as a topic makes it: `vectors/<folder>/<topic>.json`, the folder being the operation unless given. */
export interface TopicFile {
  readonly operation: Operation;
  readonly folder?: string;
  readonly topic: string;
  readonly vectors: readonly GivenVector[];
}

/** A vector as it is published. */
export interface Vector extends GivenVector {
  features: readonly string[];
  basis: Basis;
  readonly since: string;
}

/** A file of vectors as it is published. */
export interface PublishedFile {
  readonly format: 1;
  readonly operation: Operation;
  readonly generator: string;
  readonly vectors: readonly Vector[];
}

/** A vector with its operation and file. */
export interface ListedVector extends Vector {
  readonly operation: Operation;
  readonly file: string;
}

/** The files of a set by their names in `vectors/`. */
export type Corpus = Readonly<Record<string, PublishedFile>>;
