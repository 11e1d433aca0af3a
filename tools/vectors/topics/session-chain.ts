// session-sig.verify of sessions whose AuthSig rests on proofs: on whose authority they act, and what is left of them without evidence.
import {
  ACTION, ASK, atNode, authSigs, blocks, chains, DELEGATION_URI, group, type Input, json, kinds, message, NODE, OTHER_PKP, OTHER_PKP_URI, only,
  otherSession, pkpSigning, type Row, type RuleId, refusedBy, request, type Shared, sessionSig, sessions, topic,
} from '../vocabulary.js';

const { bare } = authSigs;
const { base64 } = blocks;
const { cell } = sessions;
const { action, chain, credit, did, lent, longChain, owner, passed, signed, signing, stranger, textsOf, unlooked, user } = chains;

const ACTION_URI = `lit-litaction://${ACTION}`;
const withAction = () => ({ resourceAbilityRequests: [pkpSigning(), request('lit-litaction', ACTION, 'lit-action-execution')] });

/** The block of a proof, or that of another link under its name. */
const evidence = (proof?: chains.Link, block = proof) => ({ evidence: { proofs: { [proof?.cid ?? '']: base64(block?.bytes ?? new Uint8Array()) } } });

/** Input of session-sig.verify for capabilities that rest on proofs; all blocks are evidence, and the owner is the root. */
const through = (leaves: Leaves, input: Input = {}, over: Input = {}): Input =>
  atNode(sessionSig(message({ capabilities: [leaves].flat().map(({ authSig }) => authSig), ...over })), {
    root: owner().address, evidence: { proofs: Object.assign({}, ...[leaves].flat().map(({ held }) => held)) }, ...input,
  });

type Leaves = chains.Link | readonly chains.Link[];

interface Held {
  readonly leaves: Leaves;
  /** What the node knows, and what the message has. */
  readonly known?: Input;
  readonly asked?: Input;
}

const holding = ({ leaves, known, asked }: Row & Held): Shared => ({ trace: { texts: textsOf(leaves) }, input: through(leaves, known, asked) });

const rootless = { root: undefined };
const blind = { evidence: undefined };

/** What the user owns, and grants to the session key without proofs. */
const own = (over: chains.LinkParts = {}) => passed([], { att: signing(), nonce: 'UsersNonce12', ...over });
const ofStranger = (over: chains.LinkParts = {}) => chain({ by: stranger() }, over);
const astray = (over: chains.LinkParts = {}) => chain({ to: did(stranger()) }, { nonce: 'AstrayNonce1', ...over });

const CREDIT_ASK = { resource: 'lit-ratelimitincrease://7', ability: 'Auth/Auth' };
const limits = (over = {}) => credit({ delegate_to: [bare(user())], uses: '3', ...over });
const lentCredit = () => chain({ att: limits() }, { att: limits() });
const OF_CREDIT = { resourceAbilityRequests: [request('lit-ratelimitincrease', '7', 'rate-limit-increase-auth')] };
const useCredit = (uses: string) => ({ known: { request: CREDIT_ASK, facts: { delegatee: user().address, uses } }, asked: OF_CREDIT });

/** A delegation of a credit that was lent to the user. */
const delegation = (first: chains.LinkParts = {}) => chain({ att: limits(), ...first },
  { att: limits({ uses: '1' }), to: DELEGATION_URI, nonce: 'PayersNonce1' });

const accepts = (): (Row & Held)[] => [
  { id: 'session-chain', title: 'A session with the PKP of the owner',
    rules: ['chain.audience', 'chain.time', 'chain.root', 'narrower.resource', 'capability.resource'],
    why: 'The owner lent signing to the user, who lent it to the session key. The proof is handed in, the chain ends at the owner, and the grant covers the request.',
    prefix: '', leaves: chain() },
  { id: 'unnamed', title: 'A session with the PKP of the owner, and no root named', rules: ['chain.root'],
    why: 'Nobody is named as root, and there is one.', leaves: chain(), known: rootless },
  { id: 'action', title: 'A session that runs the one action that was lent', rules: ['capability.resource', 'narrower.resource'],
    why: 'Both requests are granted, and the action is the one that is asked.', leaves: chain(),
    known: { request: { resource: ACTION_URI, ability: 'Threshold/Execution' } }, asked: withAction() },
  { id: 'credit', title: 'A session that uses the credit of the owner', rules: ['capability.restriction', 'narrower.restriction'],
    why: 'The user is among those whom the grant names, and two of three uses are spent.', leaves: lentCredit(), ...useCredit('2') },
  { id: 'long', title: 'A session over the application', rules: ['chain.audience', 'chain.root'],
    why: 'The owner lent to the application, it lent to its user, and the user to the session key.', leaves: longChain() },
  { id: 'account', title: 'A session of the owner, named as account', rules: ['session.account'], profiles: { reown: refusedBy('session.account') },
    why: 'The identity of a session is that of the root of its grant. Who does not look at proofs takes it for that of the user.', leaves: chain(),
    known: { account: owner().address } },
  { id: 'account-two', title: 'A grant over a proof and one by the owner', rules: ['session.account'], profiles: { reown: refusedBy('session.account') },
    why: 'Both grants cover the request, and both are on the authority of the owner: there is one account. Who does not look at proofs sees two.',
    leaves: [chain(), passed([], { by: owner(), att: signing() })], known: rootless },
  { id: 'beside', title: 'A proof for somebody else, beside a grant that the user owns', rules: ['chain.audience', 'session.no-authority'],
    why: 'A capability whose chain does not hold is ignored and listed; the other one is enough.', leaves: [astray(), own()], ignored: { 0: 'chain.audience' },
    known: rootless },
  { id: 'beside-missing', title: 'A missing proof beside a grant that the user owns', rules: ['session.no-authority'],
    why: 'What cannot be decided is ignored where something else suffices.', leaves: [chain(), own()], ignored: { 0: 'auth-sig.proofs' },
    known: { ...rootless, ...blind } },
  { id: 'root-chooses', title: 'Grants of two owners, one of them named as root', rules: ['chain.root', 'session.account'],
    why: 'The grant that does not rest on the named root is ignored, and the other one covers the request.',
    leaves: [chain(), ofStranger({ nonce: 'OthersNonce1' })], ignored: { 1: 'chain.root' } },
  { id: 'shared', title: 'Two grants that rest on one proof, each with a part', rules: ['chain.size', 'session.account'],
    why: 'The requests are covered by both together, the one that is asked by the first; both have one root.',
    leaves: [chain({}, { att: signing() }), chain({}, { att: only(ACTION_URI, action()[ACTION_URI] ?? {}), nonce: 'SecondNonce1' })], asked: withAction() },
  { id: 'delegation', title: 'A delegation of a lent credit beside the grant', rules: ['session.delegation-not-grant', 'delegation.capability'],
    why: 'A delegation is verified through its own proofs and grants nothing to the session.', leaves: [chain(), delegation()] },
  { id: 'delegation-astray', title: 'A delegation whose proof is for somebody else beside the grant', rules: ['session.delegation-not-grant', 'chain.audience'],
    why: 'A delegation that does not hold is ignored like any other capability.', leaves: [chain(), delegation({ to: did(stranger()) })],
    ignored: { 1: 'chain.audience' } },
  { id: 'delegation-other-root', title: 'A delegation by another owner than the root of the grant', rules: ['session.delegation-not-grant', 'chain.root'],
    why: 'The root is that of what grants; whoever pays may be somebody else.', leaves: [chain(), delegation({ by: stranger() })] },
];

const rejects = () => group<Held>({ refused: { twin: 'session-chain', profiles: unlooked() } },
  group({ rule: 'auth-sig.proofs' }, [
    { id: 'missing', title: 'The proof was not handed in', change: 'no evidence',
      why: 'The grant of this session rests on a proof that nobody has seen: it is undecided.', leaves: chain(), known: blind },
    { id: 'missing-long', title: 'The last of two proofs was not handed in', twin: 'long', change: 'evidence without the block of the owner',
      why: 'The proof of the user is there, and what it rests on is not.', leaves: longChain(), known: evidence(longChain().proofs[0]) },
  ]),
  [
    { id: 'block', title: 'The block of another proof under the CID of the proof', change: 'evidence: the bytes of a proof with another nonce',
      rule: 'chain.block', why: 'The bytes do not hash to the CID that the user signed.', leaves: chain(),
      known: evidence(chain().proofs[0], lent({ nonce: 'another12345' })) },
    { id: 'wider', title: 'A grant of a PKP that was not lent', change: 'the owner: another PKP', rule: 'narrower.resource',
      why: 'The request is covered by the grant, and the grant by nothing.', leaves: chain({ att: cell(OTHER_PKP_URI) }, { att: signing() }) },
  ],
  group({ rule: 'chain.audience' }, [
    { id: 'audience', title: 'A proof for somebody else', change: 'the owner: URI of a stranger',
      why: 'The user passes on what was lent to a stranger.', leaves: chain({ to: did(stranger()) }) },
    { id: 'audience-session', title: 'A proof for the session key', change: 'the owner: URI of another session key', risk: ['wrong-session'],
      why: 'The owner granted to a session key, and the user signed over it.', leaves: chain({ to: `lit:session:${otherSession().publicKey}` }) },
  ]),
  [
    { id: 'time', title: 'A proof that ends before the grant', change: 'the owner: expirationTime: "2026-01-15T12:20:00Z"', rule: 'chain.time',
      why: 'The grant would outlive what it rests on, by a day.', leaves: chain({ expirationTime: '2026-01-15T12:20:00Z' }) },
    { id: 'signature', title: 'A proof that the user signed in the name of the owner', change: 'the proof: signed by the user, with the address of the owner',
      rule: 'auth-sig.signature', risk: ['forgery', 'wrong-account'], why: 'The owner lent nothing.', leaves: chain({ sig: signed(lent().text, user()) }) },
  ],
  group({ rule: 'chain.root' }, [
    { id: 'root', title: 'A grant that ends at somebody else', change: 'the proof: signed by a stranger',
      why: 'The caller names the owner, and a stranger lent.', leaves: ofStranger() },
    { id: 'root-own', title: 'A grant of the user without a proof', change: 'no proof', profiles: undefined,
      why: 'The caller names the owner, and the user granted.', leaves: own() },
  ]),
  group({ rule: 'session.account' }, [
    { id: 'account-user', title: 'The user named as account of what the owner lent', twin: 'account', change: 'account: the user',
      why: 'The user signed; on whose authority is another question, and the answer is the owner.', leaves: chain(), known: { account: user().address } },
    { id: 'account-owners', title: 'Grants of two owners, and nobody named', twin: 'root-chooses', change: 'no root',
      why: 'Both grants cover the request, signed by one user on the authority of two owners: whose PKP signs has no answer.',
      leaves: [chain(), ofStranger({ nonce: 'OthersNonce1' })], known: rootless },
  ]),
  [
    { id: 'none', title: 'Two grants whose proofs are for somebody else', change: 'both proofs: URI of a stranger', rule: 'session.no-authority',
      rules: ['chain.audience'], risk: ['wrong-session', 'widening'], why: 'None of two capabilities holds, and none of them is the one that was meant.',
      leaves: [astray(), astray({ nonce: 'AstrayNonce2' })] },
    { id: 'delegation-only', title: 'Nothing but a delegation of a lent credit', twin: 'delegation', change: 'the grant left out',
      rule: 'session.delegation-not-grant', risk: ['widening', 'wrong-account'], profiles: undefined,
      why: 'A delegation grants nothing to a session key, with proofs or without.', leaves: [delegation()], ...useCredit('0') },
    { id: 'uses', title: 'A session that uses the credit of the owner once too often', twin: 'credit', change: 'facts.uses: "3"',
      rule: 'capability.restriction', profiles: undefined, why: 'All three uses of the grant are spent.', leaves: lentCredit(), ...useCredit('3') },
    { id: 'narrowed', title: 'The user passed on less than was lent, and the session asks for more', change: 'the requests: another PKP',
      rule: 'capability.resource', profiles: undefined, why: 'What was lent to the user is not what the user lent to the session key.',
      leaves: chain({}, { att: action() }),
      input: through(chain({ att: { ...signing(), ...cell(OTHER_PKP_URI) } }, { att: signing() }), { request: { ...ASK, resource: OTHER_PKP_URI } },
        { resourceAbilityRequests: [pkpSigning(OTHER_PKP)] }) },
  ],
);

/** Input of session-sigs.verify: the entry of one node. */
const inMap = ({ leaves, known }: Row & Held): Shared => {
  const { sessionSig: text, ...rest } = through(leaves, known);
  return { trace: { texts: textsOf(leaves) }, input: { sessionSigs: `{${json(NODE)}:${text}}`, ...rest } };
};

const maps = (): (Row & Held)[] => [
  { id: 'chain', title: 'A map with a session over a proof', rules: ['chain.root'],
    why: 'The entry of the node is verified like a session signature by itself, with the same evidence.', leaves: chain() },
  { id: 'chain-missing', title: 'A map with a session whose proof was not handed in', twin: 'chain', change: 'no evidence', rule: 'auth-sig.proofs',
    why: 'The entry of the node cannot be decided.', leaves: chain(), known: blind },
];

const ALSO: readonly RuleId[] = ['auth-sig.proofs'];

export default () => [
  topic({ operation: 'session-sig.verify', name: 'chains', prefix: 'session-chain-', since: kinds.SINCE, also: ALSO, from: holding }, accepts(), rejects()),
  topic({ operation: 'session-sigs.verify', name: 'chains', prefix: 'sessions-', since: kinds.SINCE, also: ALSO, refused: { profiles: unlooked() },
    from: inMap }, maps()),
];
