import type { RuleId } from '../rule.js';

/** The numbers and choices a profile may set. Times are whole seconds, sizes are UTF-8 bytes. */
export interface Parameters {
  /**
   * Clock skew allowed at every bound: of an AuthSig used to log in (and of a request to sign a session key), of one
   * inside a session, of the session message.
   */
  readonly skew: { readonly login: number; readonly inner: number; readonly outer: number };
  /** The longest time from issued-at to expiry. */
  readonly maxLifetime: number;
  /** Members of a session message or a ReCap that the schema does not name: refused, or ignored as deployed nodes do. */
  readonly unknownMembers: 'refuse' | 'ignore';
  /** Times of an AuthSig inside a session: all of them, or only its own window as most nodes do. */
  readonly innerTimes: 'all' | 'window';
  /** A login by SIWE without an expiry: bound by the longest age that a caller states, or refused whatever that is. */
  readonly endlessLogins: 'age' | 'refuse';
  /** Which requests of a session message the grants have to cover: all of them, or only the one that is asked. */
  readonly coveredRequests: 'all' | 'asked';
  /** How old the reply of a contract may be, in seconds. */
  readonly evidenceAge: number;
  readonly limits: Limits;
}

/** Bounds on untrusted input, checked before any work is done on it. */
export interface Limits {
  /** Size of a JSON document. */
  readonly jsonBytes: number;
  /** Nesting of a JSON document. */
  readonly jsonDepth: number;
  /** Values in a JSON document, of every kind and at every level. */
  readonly jsonValues: number;
  /** Size of a SIWE message. */
  readonly siweBytes: number;
  /** The most AuthSigs from the one that was handed in to a root, both counted. */
  readonly chainDepth: number;
  /** The most proofs that a chain names, each counted once. */
  readonly chainBlocks: number;
  /** The most bytes of all proofs of a chain together. */
  readonly chainBytes: number;
  /** The most work of one judgement, in the price of reading a byte. */
  readonly work: number;
}

/**
 * What a verifier enforces: every rule of the table but those in `off`, with these parameters, and checks of its own
 * for what the described system refuses beyond `strict`.
 */
export interface Profile {
  readonly name: string;
  /** One sentence: which system this describes. */
  readonly title: string;
  /** Each rule that is not enforced, with what the system does instead. */
  readonly off: Readonly<Partial<Record<RuleId, string>>>;
  /** The rules whose rows in the table name this profile as owner. */
  readonly own: readonly RuleId[];
  readonly parameters: Parameters;
}

/** The specification itself: every rule, with its default parameters. */
export const strict: Profile = {
  name: 'strict',
  title: 'The specification: every rule is enforced.',
  off: {},
  own: [],
  parameters: {
    skew: { login: 60, inner: 60, outer: 60 },
    maxLifetime: 30 * 86_400,
    unknownMembers: 'refuse',
    innerTimes: 'all',
    endlessLogins: 'age',
    coveredRequests: 'all',
    evidenceAge: 60,
    limits: {
      jsonBytes: 917_504,
      jsonDepth: 32,
      jsonValues: 32_768,
      siweBytes: 65_536,
      chainDepth: 8,
      chainBlocks: 32,
      chainBytes: 262_144,
      work: 917_504,
    },
  },
};
