import type { UseCharge } from '../delegation.js';
import type { Binding } from './token-ledger.js';

/** What every question to a ledger comes with. */
export interface LedgerCall {
  /** The time of who asks, RFC 3339. What a ledger answers depends on this time and on no clock of its own. */
  readonly now: string;
  /** Gives up waiting; whether the question still arrives is not known then. */
  readonly signal?: AbortSignal;
}

/** A question about a use, which can be asked again where the answer was lost. */
export interface LedgerRequest extends LedgerCall {
  /**
   * Names the request: the same question under the same name is the same request, and changes nothing again. A ledger takes the
   * name together with everything else that it is asked, so that one name never stands for two questions. Without one each
   * question is a request of its own.
   */
  readonly requestId?: string;
}

/**
 * Remembers which login nonces were given out, and lets each of them be used once, for however many processes.
 *
 * A function that rejects did not answer: that is undecided, and never a yes.
 */
export interface SharedNonceLedger {
  /** Remembers a nonce that is given to a client until a time, RFC 3339; `full` when there is no room. One that was issued before stays as it is. */
  issue(nonce: string, until: string, call: LedgerCall): Promise<'issued' | 'full'>;
  /**
   * Uses a nonce: `consumed` when it was given out, has not ended and was not used before, which is so for one request at
   * most; `used` when it was used before; `unknown` for any other. A ledger that forgot a nonce answers `unknown`.
   */
  consume(nonce: string, call: LedgerCall): Promise<'consumed' | 'used' | 'unknown'>;
}

/**
 * Counts how often delegations were used, for however many processes.
 *
 * A function that rejects did not answer: that is undecided, and never a yes.
 */
export interface SharedUseLedger {
  /**
   * Counts one use of every charge, and answers `charged`; or counts none, and answers `spent` when one of them has reached
   * its limit, and `full` when there is no room to remember one. All in one step that nothing comes in between of. `repeated`
   * says that this very request was charged before, and is not charged again.
   *
   * A count is never forgotten while the delegation could still be used, whatever becomes of the clock of who asks.
   */
  consume(charges: readonly UseCharge[], request: LedgerRequest): Promise<'charged' | 'repeated' | 'spent' | 'full'>;
}

/**
 * Remembers which session key a proof of an auth method served, for however many processes.
 *
 * A function that rejects did not answer: that is undecided, and never a yes.
 */
export interface SharedTokenLedger {
  /**
   * Binds all proofs of one request to its session key, or none: `used` when one of them served another session key before,
   * `full` when there is no room to remember them. To bind them to the same key again is `bound`.
   */
  bind(pkp: string, proofs: readonly string[], sessionKey: string, call: LedgerCall): Promise<Binding>;
}

/** One ledger of each kind. */
export interface SharedLedgers {
  readonly nonces: SharedNonceLedger;
  readonly uses: SharedUseLedger;
  readonly tokens: SharedTokenLedger;
}
