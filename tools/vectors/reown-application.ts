// What the application's side of Reown makes of vectors about which a topic says what its function does. The function looks
// at no time, domain or nonce; where a statement about it rests on that, the application's side has a verdict of its own.

import type { GivenVector, RuleId, Verdict } from './vector.js';

/** The rules that the application's side holds a message to, and the function does not. */
const held = new Set<RuleId | undefined>([
  'auth-sig.domain',
  'auth-sig.nonce',
  'auth-sig.not-before',
  'auth-sig.expired',
  'one-click.audience',
  'one-click.chain',
]);

/** The vectors in which the function differs from strict by one of these rules alone. */
const asStrict = new Set([
  'create-no-authority',
  'flow-auth-decided-outweighs-undecided',
  'flow-login-clock',
  'flow-login-expired-first',
  'flow-login-no-nonces',
  'flow-login-nonce-case',
  'flow-login-solana',
  'flow-login-unknown-nonce',
  'flow-login-wrong-domain-first',
  'flow-network-expired',
  'flow-session-grant-clock',
  'flow-session-life',
  'flow-session-stale-nonce',
  'flow-sessions-open',
  'flow-sign-in-cosmos',
  'flow-sign-in-solana',
  'session-account-one-expired',
  'session-no-authority',
  'session-no-authority-delegation',
  'session-no-authority-four',
  'session-no-authority-turned',
  'session-open-and-ended',
  'session-open-and-ended-turned',
  'session-open-beside-expired',
  'session-open-beside-expired-turned',
  'session-valid-grants-other',
  'several-session-open-other-account-expired',
  'several-session-open-other-account-expired-turned',
]);

const rejected = (rule: RuleId): Verdict => ({ result: 'reject', rule });
const undecided = (rule: RuleId): Verdict => ({ result: 'undecided', rule });
const accepted: Verdict = { result: 'accept' };

/** The flows in which some steps are as in strict and others as for the function. */
const steps: Readonly<Record<string, readonly Verdict[]>> = {
  // The statement is not compared, so that each AuthSig is refused for the fault that it was given.
  'flow-callback-held': [
    rejected('auth-sig.session-bound'),
    rejected('auth-sig.expired'),
    rejected('auth-sig.signature'),
    rejected('auth-sig.domain'),
    rejected('session.requested-resource'),
    rejected('capability.resource'),
  ],
  // The twin with a high s is accepted and takes the only use; nothing is left for those behind it.
  'flow-delegation-not-counted': [
    undecided('delegation.owner-undecided'),
    rejected('capability.restriction'),
    rejected('auth-sig.signature'),
    accepted,
    rejected('auth-sig.expired'),
    rejected('delegation.uses'),
    rejected('delegation.uses'),
  ],
  // Age and time of a text are not looked at; expiry and domain of a message are.
  'flow-kinds-two-faults': [
    rejected('auth-sig.purpose'),
    rejected('auth-sig.purpose'),
    accepted,
    rejected('auth-sig.signed-text'),
    accepted,
    rejected('auth-sig.address-form'),
    rejected('auth-sig.signature-form'),
    rejected('auth-sig.expired'),
    rejected('auth-sig.domain'),
  ],
  // Proofs are not looked at, so that nothing is missing for the last one.
  'flow-session-open': [
    ...Array(5).fill(undecided('auth-sig.kind-undecided')),
    undecided('auth-sig.network-key'),
    accepted,
  ],
};

/** The verdict of the application's side where a topic states one of the function; undefined where its rules decide. */
export function applicationVerdict({ id, profiles, expect, faults }: GivenVector): Verdict | undefined {
  if (Object.hasOwn(steps, id)) return { result: 'accept', output: steps[id] };
  if (asStrict.has(id)) return expect;
  return (faults ?? [expect.rule]).some((fault) => held.has(fault)) ? undefined : profiles?.reown;
}
