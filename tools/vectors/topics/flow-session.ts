// flow.run: sessions from the grant to its end.
import {
  accepted, bob, deployed, flows, type Input, lit, NODE, NONCE, OTHER_NODE, OTHER_PKP, OTHER_PKP_URI, PKP_URI, type ProfileVerdicts, pkpSigning, refusedBy,
  sessions, topic, type Verdict,
} from '../vocabulary.js';

const { creates, presents, step, verifies } = flows;
const { AUTH, capability, cell, delegation, recap, SIGNING } = sessions;

const THIRD_NODE = 'node-3.example:7470';
const OTHER_ASK = { resource: OTHER_PKP_URI, ability: SIGNING };
const FRESH = { nonce: [NONCE] };

const one = () => recap(cell(PKP_URI));
const two = () => recap({ ...cell(PKP_URI), ...cell(OTHER_PKP_URI) });
const both = () => capability({ att: two().att });
const requestsOther = () => ({ resourceAbilityRequests: [pkpSigning(OTHER_PKP)] });

const ended = refusedBy('auth-sig.expired');
const over = refusedBy('session.expired');

/** Bob delegates capacity. */
const byBob = () => delegation({ by: bob() });

const ANY_CREDIT = 'lit-ratelimitincrease://*';
const once = () => verifies(delegation({ att: cell(ANY_CREDIT, AUTH, { uses: '1' }) }), 'delegation');

/** A use of the credit after that many others. */
const uses = (number: string, verdict?: Verdict, profiles?: ProfileVerdicts) =>
  step('capability.covers',
    { grants: [recap(cell(ANY_CREDIT, AUTH, { uses: '1' }))], resource: 'lit-ratelimitincrease://7', ability: AUTH, facts: { uses: number } },
    verdict, profiles);

const at = (now: string, verdict?: Verdict, profiles?: ProfileVerdicts) => presents(0, { now }, verdict, profiles);
const narrows = (child: Input, parent: Input, verdict?: Verdict) => step('capability.narrower', { child, parents: [parent] }, verdict);

export default () => topic({ operation: 'flow.run', name: 'session', prefix: 'flow-session-', from: flows.flowing }, [
  { id: 'used-again', title: 'A session signature is presented three times at its node', rules: ['auth-sig.nonce-reusable', 'session.signature'],
    risk: ['lockout'], why: 'A session signature is good for its node until it expires, as often as it is presented.',
    steps: [creates(), presents(0, FRESH), presents(0, FRESH), presents(0, { ...FRESH, now: '2026-01-15T12:20:00Z' })] },
  { id: 'three-nodes', title: 'One grant, session signatures for three nodes, each presented at its own',
    rules: ['auth-sig.nonce-reusable', 'session.node-bound'], risk: ['lockout', 'wrong-node'],
    why: 'The same AuthSig goes with each session signature, and no node consumes its nonce.',
    steps: [
      ...[NODE, OTHER_NODE, THIRD_NODE].map((nodeAddress) => creates({ nodeAddress })),
      presents(0, FRESH),
      presents(1, { ...FRESH, nodeAddress: OTHER_NODE }),
      presents(2, { ...FRESH, nodeAddress: THIRD_NODE }),
    ] },
  { id: 'two-requests', title: 'One grant of two PKPs, a session signature for each', rules: ['auth-sig.nonce-reusable', 'session.requested-resource'],
    risk: ['lockout', 'widening'], why: 'The AuthSig is used for both requests; neither session signature is good for the other one.',
    steps: [
      creates({ capabilities: [both()] }),
      creates({ capabilities: [both()], ...requestsOther() }),
      presents(0, FRESH),
      presents(1, { ...FRESH, request: OTHER_ASK }),
      presents(0, { ...FRESH, request: OTHER_ASK }, refusedBy('session.requested-resource')),
      presents(1, FRESH, refusedBy('session.requested-resource')),
    ] },
  { id: 'cross-node', title: 'Session signatures of two nodes are presented at each other’s', rules: ['session.node-bound'], risk: ['wrong-node', 'replay'],
    why: 'A node that received a session signature cannot use it elsewhere; at its own node it still is good.',
    steps: [
      creates(),
      creates({ nodeAddress: OTHER_NODE }),
      presents(0, { nodeAddress: OTHER_NODE }, refusedBy('session.node-bound')),
      presents(1, {}, refusedBy('session.node-bound')),
      presents(0),
      presents(1, { nodeAddress: OTHER_NODE }),
    ] },
  { id: 'node-renamed', title: 'A session signature for a node that is then reached by another name', rules: ['session.node-bound', 'session.node-address'],
    risk: ['wrong-node'], why: 'Scheme and letter case do not count, localhost and 127.0.0.1 are two hosts.',
    steps: [
      creates({ nodeAddress: 'HTTP://LOCALHOST:7470' }),
      presents(0, { nodeAddress: 'localhost:7470' }),
      presents(0, { nodeAddress: 'https://localhost:7470' }),
      presents(0, { nodeAddress: '127.0.0.1:7470' }, refusedBy('session.node-bound'), lit(accepted)),
      presents(0, { nodeAddress: 'http://localhost' }, refusedBy('session.node-bound')),
    ] },
  { id: 'life', title: 'Issue, use, expire, renew with the same AuthSig until it expires, renew the grant',
    rules: ['session.expired', 'auth-sig.expired', 'auth-sig.nonce-reusable'], risk: ['expiry', 'lockout'],
    why: 'A session signature is renewed without the wallet while its AuthSig lasts. Then nothing helps but a new grant.',
    steps: [
      creates(),
      presents(0),
      at('2026-01-15T13:00:00Z', over),
      creates({ issuedAt: '2026-01-15T13:00:00Z', expiration: '2026-01-17T13:00:00Z' }),
      presents(3, { now: '2026-01-15T13:00:00Z' }),
      presents(3, { now: '2026-01-16T12:00:00Z' }, ended, { reown: accepted }),
      creates({ issuedAt: '2026-01-16T12:00:00Z', expiration: '2026-01-16T13:00:00Z' }, ended, { reown: accepted }),
      creates({ issuedAt: '2026-01-16T12:00:00Z', expiration: '2026-01-16T13:00:00Z',
        capabilities: [capability({ issuedAt: '2026-01-16T11:59:00Z', expirationTime: '2026-01-17T12:00:00Z' })] }),
      presents(7, { now: '2026-01-16T12:00:00Z' }),
    ] },
  { id: 'clock', title: 'A session signature around its two ends, the clock steps by one second', rules: ['session.issued-at', 'session.expired'],
    risk: ['expiry'],
    why: 'It is good from 60 seconds before issuedAt until 60 seconds after the expiration, which do not belong to it; the clock may step back.',
    steps: [
      creates(),
      at('2026-01-15T11:28:59Z', refusedBy('session.issued-at')),
      at('2026-01-15T11:29:00Z'),
      at('2026-01-15T12:30:59Z'),
      at('2026-01-15T12:31:00Z', over),
      at('2026-01-15T12:30:59Z'),
    ] },
  { id: 'grant-clock', title: 'A grant around the end of its window, the clock steps by one second', rules: ['auth-sig.expired'], risk: ['expiry'],
    why: 'The grant ends 60 seconds after its expiration time. Nodes of the Lit networks allow no skew inside a session.',
    steps: [
      creates({ expiration: '2026-01-20T12:00:00Z' }),
      at('2026-01-16T10:59:59Z'),
      at('2026-01-16T11:00:00Z', accepted, lit(ended)),
      at('2026-01-16T11:00:59Z', accepted, lit(ended)),
      at('2026-01-16T11:01:00Z', ended, { reown: accepted }),
    ] },
  { id: 'stale-nonce', title: 'The nonce of the grant stops being fresh', rules: ['auth-sig.nonce', 'auth-sig.nonce-reusable'], risk: ['replay'],
    why: 'Freshness is the policy of the caller at each verification; what was accepted once is not accepted for good.',
    steps: [
      creates(),
      presents(0, { nonce: [NONCE, 'another1'] }),
      presents(0, { nonce: ['another1'] }, refusedBy('auth-sig.nonce'), deployed(accepted)),
      presents(0, { nonce: NONCE }),
    ] },
  { id: 'delegation', title: 'Somebody delegates capacity, and sessions at two nodes carry the delegation',
    rules: ['auth-sig.nonce-reusable', 'session.delegation-not-grant', 'auth-sig.delegation-uri'], risk: ['lockout', 'wrong-account'],
    why: 'The delegation is verified by itself and comes with every session signature; neither its nonce nor anything else is used up.',
    steps: [
      verifies(byBob(), 'delegation'),
      creates({ capabilities: [byBob(), capability()] }),
      creates({ capabilities: [byBob(), capability()], nodeAddress: OTHER_NODE }),
      presents(1, FRESH),
      presents(2, { ...FRESH, nodeAddress: OTHER_NODE }),
      presents(1, FRESH),
      verifies(byBob(), 'session', refusedBy('auth-sig.session-bound')),
    ] },
  { id: 'delegation-uses', title: 'A delegation for one use is counted by the node', rules: ['capability.restriction'], risk: ['restriction-bypass'],
    why: 'uses is evaluated on the uses before this one, which the node states: none, then one. The AuthSig itself stays valid.',
    steps: [once(), uses('0'), uses('1', refusedBy('capability.restriction'), lit(accepted)), once()] },
  { id: 'narrowed', title: 'The wallet signs a narrower grant, and the session of the wide one runs out',
    rules: ['capability.resource', 'session.expired', 'narrower.resource'], risk: ['widening', 'expiry'],
    why: 'A narrower grant revokes nothing: what was signed under the wide one is good until it expires. Under the narrow one the other PKP is refused.',
    steps: [
      creates({ capabilities: [both()], ...requestsOther() }),
      narrows(one(), two()),
      narrows(two(), one(), refusedBy('narrower.resource')),
      creates(requestsOther(), refusedBy('capability.resource')),
      creates(),
      presents(4),
      presents(0, { request: OTHER_ASK }),
      presents(0, { request: OTHER_ASK, now: '2026-01-15T12:31:00Z' }, over),
    ] },
  { id: 'client-clock', title: 'A client whose clock is ahead makes session signatures', rules: ['session.issued-at'], risk: ['expiry', 'lockout'],
    why: 'The issuer judges by its own clock; the node accepts what is at most 60 seconds ahead of its own.',
    steps: [
      creates({ issuedAt: '2026-01-15T12:01:00Z' }),
      creates({ issuedAt: '2026-01-15T12:01:01Z' }),
      presents(0),
      presents(1, {}, refusedBy('session.issued-at')),
      presents(1, { now: '2026-01-15T12:00:01Z' }),
    ] },
]);
