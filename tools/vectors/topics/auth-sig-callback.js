// The authNeededCallback of published guides: it is handed the ReCap and its statement, and signs a statement of its own.
import { details, granting } from '../auth-sigs.js';
import { creates, flow, presents, refusedBy, step, verifies } from '../flows.js';
import {
  accept,
  alice,
  asGrant,
  authSig,
  bob,
  DOMAIN,
  file,
  grant,
  grantText,
  message,
  NONCE,
  OTHER_PKP,
  otherSession,
  pkpSigning,
  reject,
  sessionSig,
  statement,
} from '../kit.js';
import { accepted, capability, lit, SIGNING } from '../sessions.js';

const OWN = 'Sign this message to use the example application';
const match = 'recap.statement-match';
const present = 'recap.statement-present';
const wide = () => details({ 'lit-pkp://*': { '*/*': [{}] } });

const callbacks = () => [
  accept('auth-callback-appends', 'A callback that appends the statement which it is handed to its own', {
    rules: [match, present],
    reason: 'What stands in front of the ReCap statement is free, and the statement ends with it.',
    input: granting({ says: `${OWN}. ${statement(grant())}` }),
  }),
  ...[
    [
      'auth-callback-own',
      'A callback that signs a statement of its own',
      match,
      { says: OWN },
      'statement: a text of its own',
    ],
    [
      'auth-callback-own-after',
      'A callback that signs the statement which it is handed in front of its own',
      match,
      { says: `${statement(grant())} ${OWN}` },
      'statement: the ReCap statement first',
    ],
    [
      'auth-callback-none',
      'A callback that signs no statement and grants everything on every PKP',
      present,
      { statement: undefined, details: wide() },
      'statement left out; ReCap: */* on lit-pkp://*',
    ],
    [
      'auth-callback-wide',
      'A callback that signs a statement of its own and grants everything on every PKP',
      match,
      { says: OWN, details: wide() },
      'statement: a text of its own; ReCap: */* on lit-pkp://*',
    ],
  ].map(([id, title, rule, fields, mutation]) =>
    reject(id, title, {
      rule,
      rules: [match, present],
      risk: ['consent-bypass'],
      twin: 'auth-callback-appends',
      mutation,
      reason: 'The statement says what is granted, in its last sentence; whoever signs this one reads nothing of it.',
      input: granting(fields),
    }),
  ),
];

/** The wallet's AuthSig by such a callback. */
const own = (rest = {}) => capability({ says: OWN, ...rest });
const refused = refusedBy(match);
const legacy = (verdict) => ({ 'lit-legacy': verdict });

/** What does not look at the statement goes on, to the verdict that each gives. */
const passing = (verdict = accepted) => ({ 'lit-legacy': verdict, reown: verdict });

/** A session signature that carries such an AuthSig, as deployed clients make it. */
const carrying = (sig = own(), over = {}) => sessionSig(message({ capabilities: [sig], ...over }));

const flows = () => [
  flow('callback-own', 'A callback signs a statement of its own, and the session is used', {
    rules: [match],
    risk: ['consent-bypass', 'lockout'],
    reason:
      'In strict neither the client makes a session signature with it nor does a node accept one. The profile lit-legacy does not look at the statement, and accepts both.',
    steps: [
      verifies(own(), 'session', refused, passing(), { domain: DOMAIN, nonce: NONCE }),
      creates({ capabilities: [own()] }, refused, passing()),
      presents(carrying(), { account: alice().address }, refused, passing()),
      presents(carrying(), { now: '2026-01-15T12:20:00Z' }, refused, passing()),
    ],
  }),
  flow('callback-none', 'A callback signs no statement, and the session is used', {
    rules: [present],
    risk: ['consent-bypass', 'lockout'],
    reason:
      'A person is asked to sign a message that says nothing of what it grants, and the ReCap grants all the same.',
    steps: [
      verifies(silent(), 'session', refusedBy(present), { ...legacy(accepted), ...lit(accepted) }),
      creates({ capabilities: [silent()] }, refusedBy(present), { ...legacy(accepted), ...lit(accepted) }),
      presents(carrying(silent()), {}, refusedBy(present), { ...legacy(accepted), ...lit(accepted) }),
    ],
  }),
  flow('callback-held', 'What a callback with a statement of its own is held to', {
    rules: [
      match,
      'auth-sig.session-bound',
      'auth-sig.expired',
      'auth-sig.signature',
      'auth-sig.domain',
      'session.requested-resource',
      'capability.resource',
    ],
    risk: ['wrong-session', 'wrong-account', 'widening', 'expiry'],
    reason:
      'The profile lit-legacy leaves the statement alone and nothing else: session key, time, signer, domain and grant are judged as ever.',
    steps: [
      verifies(own({ to: otherSession() }), 'session', refused, passing(refusedBy('auth-sig.session-bound'))),
      verifies(
        own(),
        'session',
        refused,
        { ...legacy(refusedBy('auth-sig.expired')), reown: accepted },
        { now: '2026-01-16T11:01:00Z' },
      ),
      verifies(
        authSig(grantText({ says: OWN }), bob(), { address: alice().address }),
        'session',
        refused,
        passing(refusedBy('auth-sig.signature')),
      ),
      verifies(
        own(),
        'session',
        refused,
        { ...legacy(refusedBy('auth-sig.domain')), reown: accepted },
        { domain: 'other.example' },
      ),
      presents(
        carrying(),
        { request: { resource: `lit-pkp://${OTHER_PKP}`, ability: SIGNING } },
        refusedBy('session.requested-resource'),
      ),
      presents(
        carrying(own(), { resourceAbilityRequests: [pkpSigning(OTHER_PKP)] }),
        { request: { resource: `lit-pkp://${OTHER_PKP}`, ability: SIGNING } },
        refused,
        passing(refusedBy('capability.resource')),
      ),
    ],
  }),
  flow('callback-mended', 'The callback is changed to append the statement that it is handed', {
    rules: [match],
    risk: ['lockout'],
    reason: 'The AuthSig of the changed callback is good everywhere; the one of before still is in lit-legacy only.',
    steps: [
      creates({ capabilities: [own()] }, refused, passing()),
      creates({ capabilities: [mended()] }),
      presents(1, { account: alice().address }),
      step('auth-sig.verify', asGrant(mended())),
      presents(carrying(), {}, refused, passing()),
    ],
  }),
];

const silent = () => authSig(grantText({ statement: undefined }));
const mended = () => capability({ says: `${OWN}. ${statement(grant())}` });

export const since = '1.1.0';

export default () => [file('auth-sig.verify', 'callback', callbacks()), file('flow.run', 'callback', flows())];
