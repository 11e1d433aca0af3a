import type { EcdsaSignature } from '../crypto/secp256k1.js';
import type { Judge } from '../judge.js';

/** How the signature of one kind is written. */
export interface SignatureForm<T> {
  /** What it looks like, for the message: "expected ...". */
  readonly expected: string;
  /** Reads it strictly. */
  parse(sig: string): T | { readonly reason: string };
  /** Reads it as lenient readers do, which is the off-state of the rule; undefined when even they cannot. */
  loose(sig: string): T | undefined;
}

/** Judges the signature of an AuthSig by its form, which ends a stage. Off: as lenient readers take it. */
export function judgeSignatureForm<T extends object>(judge: Judge, sig: string, form: SignatureForm<T>): T | undefined {
  const parsed = form.parse(sig);
  const reason = 'reason' in parsed ? parsed.reason : undefined;
  judge.check('auth-sig.signature-form', reason === undefined, () => ({
    path: '/sig',
    message: `expected ${form.expected}: ${reason}`,
  }));
  judge.endStage();
  return 'reason' in parsed ? form.loose(sig) : parsed;
}

/** Checks that of the two signatures that one secret makes of every message the one with the low s is given. */
export function checkLowS(judge: Judge, signature: EcdsaSignature | undefined): void {
  judge.check('auth-sig.low-s', !signature?.highS, () => ({
    path: '/sig',
    message: 'expected s in the lower half of the order, found its high twin: one signature would have two texts',
  }));
}
