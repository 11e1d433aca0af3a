// session-sig.verify of sessions whose AuthSig rests on proofs: on whose authority they act, and what is left of them without evidence.
import { base64 } from '../blocks.js';
import {
  action,
  brought,
  chain,
  credit,
  did,
  lent,
  longChain,
  owner,
  passed,
  refused,
  signed,
  signing,
  stranger,
  textsOf,
  unlooked,
  user,
} from '../chains.js';
import {
  ACTION,
  ASK,
  accept,
  atNode,
  DELEGATION_URI,
  file,
  json,
  message,
  NODE,
  OTHER_PKP,
  otherSession,
  pkpSigning,
  request,
  sessionSig,
} from '../kit.js';
import { only, refusedBy } from '../sessions.js';

const execution = () => request('lit-litaction', ACTION, 'lit-action-execution');
const bareHex = ({ address }) => address.slice(2).toLowerCase();

/** Input of session-sig.verify for capabilities that rest on proofs; all blocks are evidence, and the owner is the root. */
const through = (leaves, input = {}, over = {}) =>
  atNode(sessionSig(message({ capabilities: [leaves].flat().map(({ authSig }) => authSig), ...over })), {
    root: owner().address,
    evidence: { proofs: Object.assign({}, ...[leaves].flat().map(({ held }) => held)) },
    ...input,
  });

const rootless = (leaves, input = {}, over = {}) => through(leaves, { root: undefined, ...input }, over);

const grants = (name, title, leaves, { rules, input = through(leaves), ...rest }) =>
  accept(name === '' ? 'session-chain' : `session-chain-${name}`, title, {
    rules: [...rules, 'auth-sig.proofs'],
    trace: { texts: textsOf(leaves) },
    input,
    ...rest,
  });

const refuses = (name, title, leaves, { rules = [], twin = '', input = through(leaves), ...rest }) =>
  refused(`session-chain-${name}`, title, {
    rules: [...rules, 'auth-sig.proofs'],
    twin: twin === '' ? 'session-chain' : `session-chain-${twin}`,
    trace: { texts: textsOf(leaves) },
    input,
    profiles: unlooked(),
    ...rest,
  });

/** What the user owns, and grants to the session key without proofs. */
const own = (over = {}) => passed([], { att: signing(), nonce: 'UsersNonce12', ...over });
const ofStranger = (over = {}) => chain({ by: stranger() }, over);
const astray = (over = {}) => chain({ to: did(stranger()) }, { nonce: 'AstrayNonce1', ...over });

const CREDIT_ASK = { resource: 'lit-ratelimitincrease://7', ability: 'Auth/Auth' };
const creditRequest = () => request('lit-ratelimitincrease', '7', 'rate-limit-increase-auth');
const limits = (over = {}) => credit({ delegate_to: [bareHex(user())], uses: '3', ...over });
const lentCredit = () => chain({ att: limits() }, { att: limits() });
const facts = (uses) => ({ delegatee: user().address, uses });
const useCredit = (uses) =>
  through(lentCredit(), { request: CREDIT_ASK, facts: facts(uses) }, { resourceAbilityRequests: [creditRequest()] });

/** A delegation of a credit that was lent to the user. */
const delegation = (first = {}) =>
  chain({ att: limits(), ...first }, { att: limits({ uses: '1' }), to: DELEGATION_URI, nonce: 'PayersNonce1' });

const accepts = () => [
  grants('', 'A session with the PKP of the owner', chain(), {
    rules: ['chain.audience', 'chain.time', 'chain.root', 'narrower.resource', 'capability.resource'],
    reason:
      'The owner lent signing to the user, who lent it to the session key. The proof is handed in, the chain ends at the owner, and the grant covers the request.',
  }),
  grants('unnamed', 'A session with the PKP of the owner, and no root named', chain(), {
    rules: ['chain.root'],
    reason: 'Nobody is named as root, and there is one.',
    input: rootless(chain()),
  }),
  grants('action', 'A session that runs the one action that was lent', chain(), {
    rules: ['capability.resource', 'narrower.resource'],
    reason: 'Both requests are granted, and the action is the one that is asked.',
    input: through(
      chain(),
      { request: { resource: `lit-litaction://${ACTION}`, ability: 'Threshold/Execution' } },
      { resourceAbilityRequests: [pkpSigning(), execution()] },
    ),
  }),
  grants('credit', 'A session that uses the credit of the owner', lentCredit(), {
    rules: ['capability.restriction', 'narrower.restriction'],
    reason: 'The user is among those whom the grant names, and two of three uses are spent.',
    input: useCredit('2'),
  }),
  grants('long', 'A session over the application', longChain(), {
    rules: ['chain.audience', 'chain.root'],
    reason: 'The owner lent to the application, it lent to its user, and the user to the session key.',
  }),
  grants('account', 'A session of the owner, named as account', chain(), {
    rules: ['session.account'],
    reason:
      'The identity of a session is that of the root of its grant. Who does not look at proofs takes it for that of the user.',
    input: through(chain(), { account: owner().address }),
    profiles: { reown: refusedBy('session.account') },
  }),
  grants(
    'account-two',
    'A grant over a proof and one by the owner',
    [chain(), passed([], { by: owner(), att: signing() })],
    {
      rules: ['session.account'],
      reason:
        'Both grants cover the request, and both are on the authority of the owner: there is one account. Who does not look at proofs sees two.',
      input: rootless([chain(), passed([], { by: owner(), att: signing() })]),
      profiles: { reown: refusedBy('session.account') },
    },
  ),
  grants('beside', 'A proof for somebody else, beside a grant that the user owns', [astray(), own()], {
    rules: ['chain.audience', 'session.no-authority'],
    ignored: { 0: 'chain.audience' },
    reason: 'A capability whose chain does not hold is ignored and listed; the other one is enough.',
    input: rootless([astray(), own()]),
  }),
  grants('beside-missing', 'A missing proof beside a grant that the user owns', [chain(), own()], {
    rules: ['session.no-authority'],
    ignored: { 0: 'auth-sig.proofs' },
    reason: 'What cannot be decided is ignored where something else suffices.',
    input: rootless([chain(), own()], { evidence: undefined }),
  }),
  grants(
    'root-chooses',
    'Grants of two owners, one of them named as root',
    [chain(), ofStranger({ nonce: 'OthersNonce1' })],
    {
      rules: ['chain.root', 'session.account'],
      ignored: { 1: 'chain.root' },
      reason: 'The grant that does not rest on the named root is ignored, and the other one covers the request.',
    },
  ),
  grants(
    'shared',
    'Two grants that rest on one proof, each with a part',
    [
      chain({}, { att: signing() }),
      chain(
        {},
        { att: only(`lit-litaction://${ACTION}`, action()[`lit-litaction://${ACTION}`]), nonce: 'SecondNonce1' },
      ),
    ],
    {
      rules: ['chain.size', 'session.account'],
      reason: 'The requests are covered by both together, the one that is asked by the first; both have one root.',
      input: through(
        [
          chain({}, { att: signing() }),
          chain(
            {},
            { att: only(`lit-litaction://${ACTION}`, action()[`lit-litaction://${ACTION}`]), nonce: 'SecondNonce1' },
          ),
        ],
        {},
        { resourceAbilityRequests: [pkpSigning(), execution()] },
      ),
    },
  ),
  grants('delegation', 'A delegation of a lent credit beside the grant', [chain(), delegation()], {
    rules: ['session.delegation-not-grant', 'delegation.capability'],
    reason: 'A delegation is verified through its own proofs and grants nothing to the session.',
  }),
  grants(
    'delegation-astray',
    'A delegation whose proof is for somebody else beside the grant',
    [chain(), delegation({ to: did(stranger()) })],
    {
      rules: ['session.delegation-not-grant', 'chain.audience'],
      ignored: { 1: 'chain.audience' },
      reason: 'A delegation that does not hold is ignored like any other capability.',
    },
  ),
  grants(
    'delegation-other-root',
    'A delegation by another owner than the root of the grant',
    [chain(), delegation({ by: stranger() })],
    {
      rules: ['session.delegation-not-grant', 'chain.root'],
      reason: 'The root is that of what grants; whoever pays may be somebody else.',
    },
  ),
];

const rejects = () => [
  refuses('missing', 'The proof was not handed in', chain(), {
    rule: 'auth-sig.proofs',
    mutation: 'no evidence',
    reason: 'The grant of this session rests on a proof that nobody has seen: it is undecided.',
    input: through(chain(), { evidence: undefined }),
  }),
  refuses('missing-long', 'The last of two proofs was not handed in', longChain(), {
    rule: 'auth-sig.proofs',
    twin: 'long',
    mutation: 'evidence without the block of the owner',
    reason: 'The proof of the user is there, and what it rests on is not.',
    input: through(longChain(), {
      evidence: { proofs: { [longChain().proofs[0].cid]: base64(longChain().proofs[0].bytes) } },
    }),
  }),
  refuses('block', 'The block of another proof under the CID of the proof', chain(), {
    rule: 'chain.block',
    mutation: 'evidence: the bytes of a proof with another nonce',
    reason: 'The bytes do not hash to the CID that the user signed.',
    input: through(chain(), {
      evidence: { proofs: { [chain().proofs[0].cid]: base64(lent({ nonce: 'another12345' }).bytes) } },
    }),
  }),
  refuses(
    'wider',
    'A grant of a PKP that was not lent',
    chain({ att: only(`lit-pkp://${OTHER_PKP}`, only('Threshold/Signing', [{}])) }, { att: signing() }),
    {
      rule: 'narrower.resource',
      mutation: 'the owner: another PKP',
      reason: 'The request is covered by the grant, and the grant by nothing.',
    },
  ),
  refuses('audience', 'A proof for somebody else', chain({ to: did(stranger()) }), {
    rule: 'chain.audience',
    mutation: 'the owner: URI of a stranger',
    reason: 'The user passes on what was lent to a stranger.',
  }),
  refuses('audience-session', 'A proof for the session key', chain({ to: `lit:session:${otherSession().publicKey}` }), {
    rule: 'chain.audience',
    risk: ['wrong-session'],
    mutation: 'the owner: URI of another session key',
    reason: 'The owner granted to a session key, and the user signed over it.',
  }),
  refuses('time', 'A proof that ends before the grant', chain({ expirationTime: '2026-01-15T12:20:00Z' }), {
    rule: 'chain.time',
    mutation: 'the owner: expirationTime: "2026-01-15T12:20:00Z"',
    reason: 'The grant would outlive what it rests on, by a day.',
  }),
  refuses(
    'signature',
    'A proof that the user signed in the name of the owner',
    chain({ sig: signed(lent().text, user()) }),
    {
      rule: 'auth-sig.signature',
      mutation: 'the proof: signed by the user, with the address of the owner',
      reason: 'The owner lent nothing.',
    },
  ),
  refuses('root', 'A grant that ends at somebody else', ofStranger(), {
    rule: 'chain.root',
    mutation: 'the proof: signed by a stranger',
    reason: 'The caller names the owner, and a stranger lent.',
  }),
  refuses('root-own', 'A grant of the user without a proof', own(), {
    rule: 'chain.root',
    mutation: 'no proof',
    reason: 'The caller names the owner, and the user granted.',
    rules: [],
    profiles: undefined,
  }),
  refuses('account-user', 'The user named as account of what the owner lent', chain(), {
    rule: 'session.account',
    twin: 'account',
    mutation: 'account: the user',
    reason: 'The user signed; on whose authority is another question, and the answer is the owner.',
    input: through(chain(), { account: user().address }),
  }),
  refuses(
    'account-owners',
    'Grants of two owners, and nobody named',
    [chain(), ofStranger({ nonce: 'OthersNonce1' })],
    {
      rule: 'session.account',
      twin: 'root-chooses',
      mutation: 'no root',
      reason:
        'Both grants cover the request, signed by one user on the authority of two owners: whose PKP signs has no answer.',
      input: rootless([chain(), ofStranger({ nonce: 'OthersNonce1' })]),
    },
  ),
  refuses('none', 'Two grants whose proofs are for somebody else', [astray(), astray({ nonce: 'AstrayNonce2' })], {
    rule: 'session.no-authority',
    rules: ['chain.audience'],
    mutation: 'both proofs: URI of a stranger',
    reason: 'None of two capabilities holds, and none of them is the one that was meant.',
  }),
  refuses('delegation-only', 'Nothing but a delegation of a lent credit', [delegation()], {
    rule: 'session.delegation-not-grant',
    twin: 'delegation',
    mutation: 'the grant left out',
    reason: 'A delegation grants nothing to a session key, with proofs or without.',
    input: through(
      [delegation()],
      { request: CREDIT_ASK, facts: { delegatee: user().address, uses: '0' } },
      { resourceAbilityRequests: [creditRequest()] },
    ),
    profiles: undefined,
  }),
  refuses('uses', 'A session that uses the credit of the owner once too often', lentCredit(), {
    rule: 'capability.restriction',
    twin: 'credit',
    mutation: 'facts.uses: "3"',
    reason: 'All three uses of the grant are spent.',
    input: useCredit('3'),
    profiles: undefined,
    rules: [],
  }),
  refuses(
    'narrowed',
    'The user passed on less than was lent, and the session asks for more',
    chain({}, { att: action() }),
    {
      rule: 'capability.resource',
      mutation: 'the requests: another PKP',
      reason: 'What was lent to the user is not what the user lent to the session key.',
      input: through(
        chain(
          { att: { ...signing(), ...only(`lit-pkp://${OTHER_PKP}`, only('Threshold/Signing', [{}])) } },
          { att: signing() },
        ),
        { request: { ...ASK, resource: `lit-pkp://${OTHER_PKP}` } },
        { resourceAbilityRequests: [pkpSigning(OTHER_PKP)] },
      ),
      profiles: undefined,
      rules: [],
    },
  ),
];

/** Input of session-sigs.verify: the entry of one node. */
const inMap = (leaf, over = {}) => {
  const { sessionSig: text, ...known } = through(leaf, over);
  return { sessionSigs: `{${json(NODE)}:${text}}`, ...known };
};

const maps = () => [
  accept('sessions-chain', 'A map with a session over a proof', {
    rules: ['chain.root', 'auth-sig.proofs'],
    reason: 'The entry of the node is verified like a session signature by itself, with the same evidence.',
    trace: { texts: textsOf(chain()) },
    input: inMap(chain()),
  }),
  refused('sessions-chain-missing', 'A map with a session whose proof was not handed in', {
    rule: 'auth-sig.proofs',
    twin: 'sessions-chain',
    mutation: 'no evidence',
    reason: 'The entry of the node cannot be decided.',
    trace: { texts: textsOf(chain()) },
    input: inMap(chain(), { evidence: undefined }),
    profiles: unlooked(),
  }),
];

export default () => [
  file('session-sig.verify', 'chains', brought([...accepts(), ...rejects()])),
  file('session-sigs.verify', 'chains', brought(maps())),
];
