// The authNeededCallback of published guides: it is handed the ReCap and its statement, and signs a statement of its own.
import {
  type AuthSig, accepted, alice, asGrant, authSig, authSigs, bob, DOMAIN, flows, type Grant, grant, grantText, group, type Input, lit, message, NONCE, OTHER_PKP,
  OTHER_PKP_URI, otherSession, type ProfileVerdicts, pkpSigning, type Row, type RuleId, refusedBy, sessionSig, sessions, statement, topic, type Verdict,
} from '../vocabulary.js';

const { creates, presents, step, verifies } = flows;
const { capability, SIGNING } = sessions;

const OWN = 'Sign this message to use the example application';
const match = 'recap.statement-match';
const present = 'recap.statement-present';
const wide = () => authSigs.details({ 'lit-pkp://*': { '*/*': [{}] } });

const granted = ({ fields }: Row & { readonly fields: Grant }) => ({ input: authSigs.granting(fields) });

const callbacks = () =>
  topic({ operation: 'auth-sig.verify', name: 'callback', prefix: 'auth-callback-', since: '1.1.0', from: granted, rules: [match, present] }, [
    { id: 'appends', title: 'A callback that appends the statement which it is handed to its own', fields: { says: `${OWN}. ${statement(grant())}` },
      why: 'What stands in front of the ReCap statement is free, and the statement ends with it.' },
  ], group({ rule: match, twin: 'appends', risk: ['consent-bypass'],
    why: 'The statement says what is granted, in its last sentence; whoever signs this one reads nothing of it.' }, [
    { id: 'own', title: 'A callback that signs a statement of its own', change: 'statement: a text of its own', fields: { says: OWN } },
    { id: 'own-after', title: 'A callback that signs the statement which it is handed in front of its own',
      change: 'statement: the ReCap statement first', fields: { says: `${statement(grant())} ${OWN}` } },
    { id: 'none', title: 'A callback that signs no statement and grants everything on every PKP',
      change: 'statement left out; ReCap: */* on lit-pkp://*', rule: present, fields: { statement: undefined, details: wide() } },
    { id: 'wide', title: 'A callback that signs a statement of its own and grants everything on every PKP',
      change: 'statement: a text of its own; ReCap: */* on lit-pkp://*', fields: { says: OWN, details: wide() } },
  ]));

/** The wallet's AuthSig by such a callback, by one that signs no statement, and by one that appends. */
const own = (rest: sessions.Capability = {}) => capability({ says: OWN, ...rest });
const silent = () => authSig(grantText({ statement: undefined }));
const mended = () => capability({ says: `${OWN}. ${statement(grant())}` });

const refused = refusedBy(match);

/** What does not look at the statement goes on, to the verdict that each gives. */
const passing = (verdict: Verdict = accepted, reown = verdict): ProfileVerdicts => ({ 'lit-legacy': verdict, 'erc-4361': verdict, reown });
const unsaid: ProfileVerdicts = { 'lit-legacy': accepted, 'erc-4361': accepted, ...lit(accepted) };

/** A session signature that carries such an AuthSig, as deployed clients make it. */
const carrying = (sig: AuthSig = own(), over = {}) => sessionSig(message({ capabilities: [sig], ...over }));

const ofOther = { request: { resource: OTHER_PKP_URI, ability: SIGNING } };

/** Such an AuthSig by itself: strict refuses its statement, lit-legacy another thing. */
const held = (sig: AuthSig, rule: RuleId, over?: Input, reown?: Verdict) => verifies(sig, 'session', refused, passing(refusedBy(rule), reown), over);

const sessionFlows = () =>
  topic({ operation: 'flow.run', name: 'callback', prefix: 'flow-callback-', since: '1.1.0', from: flows.flowing, rules: [match] }, [
    { id: 'own', title: 'A callback signs a statement of its own, and the session is used', risk: ['consent-bypass', 'lockout'],
      why: 'In strict neither the client makes a session signature with it nor does a node accept one. The profile lit-legacy does not look at the statement, and accepts both.',
      steps: [
        verifies(own(), 'session', refused, passing(), { domain: DOMAIN, nonce: NONCE }),
        creates({ capabilities: [own()] }, refused, passing()),
        presents(carrying(), { account: alice().address }, refused, passing()),
        presents(carrying(), { now: '2026-01-15T12:20:00Z' }, refused, passing()),
      ] },
    { id: 'none', title: 'A callback signs no statement, and the session is used', rules: [present], risk: ['consent-bypass', 'lockout'],
      why: 'A person is asked to sign a message that says nothing of what it grants, and the ReCap grants all the same.',
      steps: [
        verifies(silent(), 'session', refusedBy(present), unsaid),
        creates({ capabilities: [silent()] }, refusedBy(present), unsaid),
        presents(carrying(silent()), {}, refusedBy(present), unsaid),
      ] },
    { id: 'held', title: 'What a callback with a statement of its own is held to', risk: ['wrong-session', 'wrong-account', 'widening', 'expiry'],
      rules: [match, 'auth-sig.session-bound', 'auth-sig.expired', 'auth-sig.signature', 'auth-sig.domain', 'session.requested-resource', 'capability.resource'],
      why: 'The profile lit-legacy leaves the statement alone and nothing else: session key, time, signer, domain and grant are judged as ever.',
      steps: [
        held(own({ to: otherSession() }), 'auth-sig.session-bound'),
        held(own(), 'auth-sig.expired', { now: '2026-01-16T11:01:00Z' }, accepted),
        held(authSig(grantText({ says: OWN }), bob(), { address: alice().address }), 'auth-sig.signature'),
        held(own(), 'auth-sig.domain', { domain: 'other.example' }, accepted),
        presents(carrying(), ofOther, refusedBy('session.requested-resource')),
        presents(carrying(own(), { resourceAbilityRequests: [pkpSigning(OTHER_PKP)] }), ofOther, refused, passing(refusedBy('capability.resource'))),
      ] },
    { id: 'mended', title: 'The callback is changed to append the statement that it is handed', risk: ['lockout'],
      why: 'The AuthSig of the changed callback is good everywhere; the one of before still is in lit-legacy only.',
      steps: [
        creates({ capabilities: [own()] }, refused, passing()),
        creates({ capabilities: [mended()] }),
        presents(1, { account: alice().address }),
        step('auth-sig.verify', asGrant(mended())),
        presents(carrying(), {}, refused, passing()),
      ] },
  ]);

export default () => [callbacks(), sessionFlows()];
