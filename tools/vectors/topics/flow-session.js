// flow.run: sessions from the grant to its end.

import { accepted, creates, flow, presents, refusedBy, step, verifies } from '../flows.js';
import { bob, file, NODE, NONCE, OTHER_NODE, OTHER_PKP, pkpSigning } from '../kit.js';
import { AUTH, capability, cell, delegation, lit, only, pkp, recap, SIGNING } from '../sessions.js';

const THIRD_NODE = 'node-3.example:7470';
const both = () => capability({ att: { ...cell(pkp), ...cell(`lit-pkp://${OTHER_PKP}`) } });
const OTHER_ASK = { resource: `lit-pkp://${OTHER_PKP}`, ability: SIGNING };
const reusable = 'auth-sig.nonce-reusable';

export default () => [
  file('flow.run', 'session', [
    flow('session-used-again', 'A session signature is presented three times at its node', {
      rules: [reusable, 'session.signature'],
      risk: ['lockout'],
      reason: 'A session signature is good for its node until it expires, as often as it is presented.',
      steps: [
        creates(),
        presents(0, { nonce: [NONCE] }),
        presents(0, { nonce: [NONCE] }),
        presents(0, { nonce: [NONCE], now: '2026-01-15T12:20:00Z' }),
      ],
    }),
    flow('session-three-nodes', 'One grant, session signatures for three nodes, each presented at its own', {
      rules: [reusable, 'session.node-bound'],
      risk: ['lockout', 'wrong-node'],
      reason: 'The same AuthSig goes with each session signature, and no node consumes its nonce.',
      steps: [
        creates({ nodeAddress: NODE }),
        creates({ nodeAddress: OTHER_NODE }),
        creates({ nodeAddress: THIRD_NODE }),
        presents(0, { nonce: [NONCE] }),
        presents(1, { nonce: [NONCE], nodeAddress: OTHER_NODE }),
        presents(2, { nonce: [NONCE], nodeAddress: THIRD_NODE }),
      ],
    }),
    flow('session-two-requests', 'One grant of two PKPs, a session signature for each', {
      rules: [reusable, 'session.requested-resource'],
      risk: ['lockout', 'widening'],
      reason: 'The AuthSig is used for both requests; neither session signature is good for the other one.',
      steps: [
        creates({ capabilities: [both()] }),
        creates({ capabilities: [both()], resourceAbilityRequests: [pkpSigning(OTHER_PKP)] }),
        presents(0, { nonce: [NONCE] }),
        presents(1, { nonce: [NONCE], request: OTHER_ASK }),
        presents(0, { nonce: [NONCE], request: OTHER_ASK }, refusedBy('session.requested-resource')),
        presents(1, { nonce: [NONCE] }, refusedBy('session.requested-resource')),
      ],
    }),
    flow('session-cross-node', 'Session signatures of two nodes are presented at each other’s', {
      rules: ['session.node-bound'],
      risk: ['wrong-node', 'replay'],
      reason: 'A node that received a session signature cannot use it elsewhere; at its own node it still is good.',
      steps: [
        creates(),
        creates({ nodeAddress: OTHER_NODE }),
        presents(0, { nodeAddress: OTHER_NODE }, refusedBy('session.node-bound')),
        presents(1, {}, refusedBy('session.node-bound')),
        presents(0),
        presents(1, { nodeAddress: OTHER_NODE }),
      ],
    }),
    flow('session-node-renamed', 'A session signature for a node that is then reached by another name', {
      rules: ['session.node-bound', 'session.node-address'],
      risk: ['wrong-node'],
      reason: 'Scheme and letter case do not count, localhost and 127.0.0.1 are two hosts.',
      steps: [
        creates({ nodeAddress: 'HTTP://LOCALHOST:7470' }),
        presents(0, { nodeAddress: 'localhost:7470' }),
        presents(0, { nodeAddress: 'https://localhost:7470' }),
        presents(0, { nodeAddress: '127.0.0.1:7470' }, refusedBy('session.node-bound'), lit(accepted)),
        presents(0, { nodeAddress: 'http://localhost' }, refusedBy('session.node-bound')),
      ],
    }),
    flow('session-life', 'Issue, use, expire, renew with the same AuthSig until it expires, renew the grant', {
      rules: ['session.expired', 'auth-sig.expired', reusable],
      risk: ['expiry', 'lockout'],
      reason:
        'A session signature is renewed without the wallet while its AuthSig lasts. Then nothing helps but a new grant.',
      steps: [
        creates(),
        presents(0),
        presents(0, { now: '2026-01-15T13:00:00Z' }, refusedBy('session.expired')),
        creates({ issuedAt: '2026-01-15T13:00:00Z', expiration: '2026-01-17T13:00:00Z' }),
        presents(3, { now: '2026-01-15T13:00:00Z' }),
        presents(3, { now: '2026-01-16T12:00:00Z' }, refusedBy('auth-sig.expired'), { reown: accepted }),
        creates(
          { issuedAt: '2026-01-16T12:00:00Z', expiration: '2026-01-16T13:00:00Z' },
          refusedBy('auth-sig.expired'),
          {
            reown: accepted,
          },
        ),
        creates({
          issuedAt: '2026-01-16T12:00:00Z',
          expiration: '2026-01-16T13:00:00Z',
          capabilities: [capability({ issuedAt: '2026-01-16T11:59:00Z', expirationTime: '2026-01-17T12:00:00Z' })],
        }),
        presents(7, { now: '2026-01-16T12:00:00Z' }),
      ],
    }),
    flow('session-clock', 'A session signature around its two ends, the clock steps by one second', {
      rules: ['session.issued-at', 'session.expired'],
      risk: ['expiry'],
      reason:
        'It is good from 60 seconds before issuedAt until 60 seconds after the expiration, which do not belong to it; the clock may step back.',
      steps: [
        creates(),
        presents(0, { now: '2026-01-15T11:28:59Z' }, refusedBy('session.issued-at')),
        presents(0, { now: '2026-01-15T11:29:00Z' }),
        presents(0, { now: '2026-01-15T12:30:59Z' }),
        presents(0, { now: '2026-01-15T12:31:00Z' }, refusedBy('session.expired')),
        presents(0, { now: '2026-01-15T12:30:59Z' }),
      ],
    }),
    flow('session-grant-clock', 'A grant around the end of its window, the clock steps by one second', {
      rules: ['auth-sig.expired'],
      risk: ['expiry'],
      reason:
        'The grant ends 60 seconds after its expiration time. Nodes of the Lit networks allow no skew inside a session.',
      steps: [
        creates({ expiration: '2026-01-20T12:00:00Z' }),
        presents(0, { now: '2026-01-16T10:59:59Z' }),
        presents(0, { now: '2026-01-16T11:00:00Z' }, accepted, lit(refusedBy('auth-sig.expired'))),
        presents(0, { now: '2026-01-16T11:00:59Z' }, accepted, lit(refusedBy('auth-sig.expired'))),
        presents(0, { now: '2026-01-16T11:01:00Z' }, refusedBy('auth-sig.expired'), { reown: accepted }),
      ],
    }),
    flow('session-stale-nonce', 'The nonce of the grant stops being fresh', {
      rules: ['auth-sig.nonce', reusable],
      risk: ['replay'],
      reason:
        'Freshness is the policy of the caller at each verification; what was accepted once is not accepted for good.',
      steps: [
        creates(),
        presents(0, { nonce: [NONCE, 'another1'] }),
        presents(0, { nonce: ['another1'] }, refusedBy('auth-sig.nonce'), { ...lit(accepted), reown: accepted }),
        presents(0, { nonce: NONCE }),
      ],
    }),
    flow('session-delegation', 'Somebody delegates capacity, and sessions at two nodes carry the delegation', {
      rules: [reusable, 'session.delegation-not-grant', 'auth-sig.delegation-uri'],
      risk: ['lockout', 'wrong-account'],
      reason:
        'The delegation is verified by itself and comes with every session signature; neither its nonce nor anything else is used up.',
      steps: [
        verifies(delegation({ by: bob() }), 'delegation'),
        creates({ capabilities: [delegation({ by: bob() }), capability()] }),
        creates({ capabilities: [delegation({ by: bob() }), capability()], nodeAddress: OTHER_NODE }),
        presents(1, { nonce: [NONCE] }),
        presents(2, { nonce: [NONCE], nodeAddress: OTHER_NODE }),
        presents(1, { nonce: [NONCE] }),
        verifies(delegation({ by: bob() }), 'session', refusedBy('auth-sig.session-bound')),
      ],
    }),
    flow('session-delegation-uses', 'A delegation for one use is counted by the node', {
      rules: ['capability.restriction'],
      risk: ['restriction-bypass'],
      reason:
        'uses is evaluated on the uses before this one, which the node states: none, then one. The AuthSig itself stays valid.',
      steps: [
        verifies(delegation({ att: cell('lit-ratelimitincrease://*', AUTH, { uses: '1' }) }), 'delegation'),
        ...[
          ['0', accepted, {}],
          ['1', refusedBy('capability.restriction'), lit(accepted)],
        ].map(([uses, verdict, profiles]) =>
          step(
            'capability.covers',
            {
              grants: [{ att: only('lit-ratelimitincrease://*', only(AUTH, [{ uses: '1' }])), prf: [] }],
              resource: 'lit-ratelimitincrease://7',
              ability: AUTH,
              facts: { uses },
            },
            verdict,
            profiles,
          ),
        ),
        verifies(delegation({ att: cell('lit-ratelimitincrease://*', AUTH, { uses: '1' }) }), 'delegation'),
      ],
    }),
    flow('session-narrowed', 'The wallet signs a narrower grant, and the session of the wide one runs out', {
      rules: ['capability.resource', 'session.expired', 'narrower.resource'],
      risk: ['widening', 'expiry'],
      reason:
        'A narrower grant revokes nothing: what was signed under the wide one is good until it expires. Under the narrow one the other PKP is refused.',
      steps: [
        creates({ capabilities: [both()], resourceAbilityRequests: [pkpSigning(OTHER_PKP)] }),
        step('capability.narrower', {
          child: recap(cell(pkp)),
          parents: [recap({ ...cell(pkp), ...cell(`lit-pkp://${OTHER_PKP}`) })],
        }),
        step(
          'capability.narrower',
          { child: recap({ ...cell(pkp), ...cell(`lit-pkp://${OTHER_PKP}`) }), parents: [recap(cell(pkp))] },
          refusedBy('narrower.resource'),
        ),
        creates({ resourceAbilityRequests: [pkpSigning(OTHER_PKP)] }, refusedBy('capability.resource')),
        creates(),
        presents(4),
        presents(0, { request: OTHER_ASK }),
        presents(0, { request: OTHER_ASK, now: '2026-01-15T12:31:00Z' }, refusedBy('session.expired')),
      ],
    }),
    flow('session-client-clock', 'A client whose clock is ahead makes session signatures', {
      rules: ['session.issued-at'],
      risk: ['expiry', 'lockout'],
      reason: 'The issuer judges by its own clock; the node accepts what is at most 60 seconds ahead of its own.',
      steps: [
        creates({ issuedAt: '2026-01-15T12:01:00Z' }),
        creates({ issuedAt: '2026-01-15T12:01:01Z' }),
        presents(0),
        presents(1, {}, refusedBy('session.issued-at')),
        presents(1, { now: '2026-01-15T12:00:01Z' }),
      ],
    }),
  ]),
];
