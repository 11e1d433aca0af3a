// auth-sig.verify of AuthSigs that rest on proofs: with a root that the caller names, and without one.
import { blocks, chains, DELEGATION_URI, kinds, OTHER_PKP_URI, only, type Row, topic } from '../vocabulary.js';

const { action, asChain, asLentCredit, chain, credit, did, ladder, lent, longChain, passed, signing, stranger, textsOf, unlooked, user } = chains;

/** The input without a root. */
const rootless = (leaf: chains.Link, over = {}) => asChain(leaf, { root: undefined, ...over });

const alone = ({ leaf, input = rootless(leaf) }: Row & chains.Chained) => ({ input, trace: { texts: textsOf(leaf) } });

const uses = (number: string) => credit({ uses: number });
const delegated = (first: chains.LinkParts = {}) => chain({ att: uses('3'), ...first }, { att: uses('3'), to: DELEGATION_URI });
const both = { att: { ...signing(), ...uses('2') } };
const two = (over: chains.LinkParts = {}) => passed([lent({ att: signing() }), lent({ att: uses('2'), ...over })], both);
const wider = { att: { ...action(), ...only(OTHER_PKP_URI, only('Threshold/Signing', [{}])) } };
const another = () => ({ proofs: { [chain().proofs[0]?.cid ?? '']: blocks.base64(lent({ nonce: 'another12345' }).bytes) } });

export default () => topic({ operation: 'auth-sig.verify', name: 'chains', prefix: 'auth-chain-', since: kinds.SINCE,
  from: alone, twin: 'session', also: ['auth-sig.proofs'], refused: { profiles: unlooked() } }, [
  { id: 'session', title: 'A grant to a session key with its proof', leaf: chain(), rules: ['chain.audience', 'chain.time', 'chain.root', 'narrower.resource'],
    why: 'The proof is handed in and covers the grant. No root is named, and all roots are by one account.' },
  { id: 'root', title: 'A grant with its proof, and the owner named as root', leaf: chain(), rules: ['chain.root'],
    why: 'The chain ends at the owner.', input: asChain(chain()) },
  { id: 'delegation', title: 'A delegation of a lent credit', leaf: delegated(), rules: ['delegation.capability', 'chain.audience'],
    why: 'Only the AuthSig that is handed in has the URI of a delegation; its proof has that of the user.',
    input: asLentCredit(delegated(), { root: undefined }) },
  { id: 'long', title: 'A grant over the application', leaf: longChain(), rules: ['chain.audience', 'chain.root'],
    why: 'Each proof is for the account that signed over it, and covers what rests on it.' },
  { id: 'two', title: 'A grant with two proofs by one owner', leaf: two(), rules: ['chain.root', 'narrower.resource'],
    why: 'Nobody is named as root, and both roots are by one account on one chain.' },
  { id: 'missing', title: 'A grant whose proof was not handed in', change: 'no evidence', rule: 'auth-sig.proofs', leaf: chain(),
    why: 'What the proof grants is not known.', input: rootless(chain(), { evidence: undefined }) },
  { id: 'wider', title: 'A grant of more than its proof', change: 'the user: a second PKP', rule: 'narrower.resource', leaf: chain({}, wider),
    why: 'The second PKP is in no cell of the proof.' },
  { id: 'audience', title: 'A proof for somebody else', change: 'the owner: URI of a stranger', rule: 'chain.audience',
    leaf: chain({ to: did(stranger()) }), why: 'The owner lent to a stranger, and the user signed over it.' },
  { id: 'roots', title: 'Two proofs by two owners, and no root named', twin: 'two', change: 'the second proof: signed by a stranger',
    rule: 'chain.root', leaf: two({ by: stranger() }),
    why: 'When nobody is named, all roots are by one account: on whose authority this grant rests has no answer.' },
  { id: 'roots-chains', title: 'Two proofs by one address on two chains, and no root named', twin: 'two',
    change: 'the second proof: chainId: "10"', rule: 'chain.root', leaf: two({ chainId: '10' }),
    why: 'When nobody is named, the chain id counts: at one address of two chains there can be two owners.' },
  { id: 'root-other', title: 'A grant with its proof, and the user named as root', twin: 'root', change: 'root: the user', rule: 'chain.root',
    leaf: chain(), why: 'The chain ends at the owner; who signed last is not the root.', input: asChain(chain(), { root: user().address }) },
  { id: 'delegation-proof', title: 'A delegation that rests on a delegation', twin: 'delegation',
    change: 'the owner: URI: lit:capability:delegation', rule: 'chain.audience', leaf: delegated({ to: DELEGATION_URI }),
    why: 'The owner delegated to those whom the restrictions name, and lent nothing to the user to pass on.',
    input: asLentCredit(delegated({ to: DELEGATION_URI }), { root: undefined }) },
  { id: 'deep', title: 'Nine links', change: 'seven links of the user between the proof and the grant', rule: 'chain.depth', leaf: ladder(9),
    why: 'The longest depth is 8, the link that was handed in and the root counted.' },
  { id: 'block', title: 'The block of another proof by the owner', change: 'evidence: the bytes of a proof with another nonce',
    rule: 'chain.block', leaf: chain(), why: 'The bytes do not hash to the CID that the user signed.',
    input: rootless(chain(), { evidence: another() }) },
  { id: 'root-alone', title: 'A grant without proofs by somebody else than the root', twin: 'root', change: 'no proof', rule: 'chain.root',
    leaf: passed([]), why: 'An AuthSig without proofs is its own root.', input: asChain(passed([])), also: [], profiles: undefined, trace: undefined },
]);
