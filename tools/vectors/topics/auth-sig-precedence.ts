// AuthSigs with several faults: which of them the verdict names. A flow, because a vector of its own has one fault.
import {
  ACTION, alice, asGrant, authSig, authSigs, blsAuthSig, bob, flows, type Grant, grant, grantText, type Input, json, otherSession, type RuleId, refusedBy,
  standards, topic,
} from '../vocabulary.js';

const { asLogin, loginText } = authSigs;

const PAST = { issuedAt: '2025-01-15T11:00:00Z', expirationTime: '2025-01-16T11:00:00Z' };
const contract = { derivedVia: 'EIP1271' };

/** A step, and what the side of Reown answers where that differs. */
const judged = (input: Input, rule: RuleId, reown: RuleId = rule) =>
  flows.step('auth-sig.verify', input, refusedBy(rule), { reown: refusedBy(reown), ...(rule === 'json.text' ? standards(refusedBy(reown)) : {}) });

/** A grant that Bob signed in the name of Alice. */
const byBob = (fields: Grant, over: Input = {}) => authSig(grantText(fields), bob(), { address: alice().address, ...over });

export default () => topic({ operation: 'flow.run', name: 'precedence', prefix: 'flow-auth-', from: flows.flowing }, [
  { id: 'decided-outweighs-undecided', title: 'What is decided outweighs what cannot be decided',
    rules: ['auth-sig.kind-undecided', 'auth-sig.expired', 'auth-sig.proofs', 'auth-sig.network-key', 'auth-sig.session-bound'],
    why: 'Where one rule rejects and another cannot decide, the verdict is reject. A contract wallet in time is undecided and an expired one is refused; so is a grant with proofs, or one of a network without a key, that is bound to another session key.',
    steps: [
      judged(asLogin(authSig(loginText(), alice(), contract)), 'auth-sig.kind-undecided'),
      judged(asLogin(authSig(loginText(PAST), alice(), contract)), 'auth-sig.expired', 'auth-sig.kind-undecided'),
      judged(asGrant(authSig(grantText({ details: { ...grant(), prf: [ACTION] }, to: otherSession() }))), 'auth-sig.session-bound'),
      judged(asGrant(blsAuthSig(grantText({ to: otherSession() }))), 'auth-sig.session-bound'),
    ] },
  { id: 'stages', title: 'The first stage with an issue ends verification',
    rules: ['json.text', 'auth-sig.shape', 'siwe.version', 'auth-sig.session-bound', 'auth-sig.signature'],
    why: 'Each AuthSig has the fault of the one before it and one of an earlier stage: signature, rules, parse, shape, text. The earlier stage has the word.',
    steps: [
      judged(asGrant(byBob({})), 'auth-sig.signature'),
      judged(asGrant(byBob({ to: otherSession() })), 'auth-sig.session-bound'),
      judged(asGrant(byBob({ to: otherSession(), version: '2' })), 'siwe.version'),
      judged(asGrant(byBob({ to: otherSession(), version: '2' }, { address: 1 })), 'auth-sig.shape'),
      judged(asGrant(`${json(byBob({ version: '2' }, { address: 1 }))}x`), 'json.text', 'auth-sig.shape'),
    ] },
]);
