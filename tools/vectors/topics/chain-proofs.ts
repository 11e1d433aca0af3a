// Several proofs: what they grant together, and what each of them has to be.
import { authSigs, blocks, chains, kinds, sessions, topic } from '../vocabulary.js';

const { action, app, asChain, chain, chaining, credit, did, ladder, lent, lentKey, link, MIDDLE, owner, passed, proofAt, signing, stranger, user } = chains;

const uses = (number: number, over: chains.LinkParts = {}) => lent({ att: credit({ uses: String(number) }), ...over });

/** The action, its PKP and another PKP. */
const actions = () => lent({ att: { ...action(), ...sessions.cell(`lit-pkp://${'0'.repeat(64)}`) } });

/** A grant of signing and of two uses, on a proof of either. */
const both = (right: chains.LinkParts = {}) => passed([lentKey(), uses(3, right)], { att: { ...signing(), ...credit({ uses: '2' }) } });

/** A grant that needs only the first of its two proofs. */
const more = () => passed([actions(), uses(3)], { att: action() });

const toUser = () => ({ delegate_to: [authSigs.bare(user())] });

/** A grant on a proof of three uses, and on one that is for the user. */
const either = (...alternatives: readonly unknown[]) =>
  passed([uses(3), lent({ att: credit(toUser()), nonce: 'another12345' })], { att: credit(...alternatives) });

/** Two links of the application's users on one root, and the grant that rests on both. */
function diamond(right: chains.LinkParts = {}) {
  const root = lent({ to: did(app()), att: { ...action(), ...credit({ uses: '3' }) } });
  const mid = (over: chains.LinkParts) => link({ by: app(), to: did(user()), proofs: [root], ...MIDDLE, ...over });
  return passed([mid({ att: action() }), mid({ att: credit({ uses: '2' }), ...right })], { att: { ...action(), ...credit({ uses: '1' }) } });
}

/** Input whose evidence has the first proof alone. */
const half = (leaf: chains.Link) => asChain(leaf, { evidence: { proofs: chains.heldBy(leaf.proofs.slice(0, 1)) } });

const RIGHT = proofAt(1);

export default () => topic({ operation: 'chain.verify', name: 'proofs', prefix: 'chain-', since: kinds.SINCE, also: ['auth-sig.proofs'], from: chaining }, [
  { id: 'union', title: 'Two proofs that each cover a part of the grant', leaf: both(), rules: ['narrower.resource', 'chain.root'],
    why: 'Proofs are pooled: one covers signing with the PKP, the other the credit, and both are by the owner.' },
  { id: 'union-turned', title: 'The same proofs in the other order', rules: ['narrower.resource'],
    leaf: passed([uses(3), lentKey()], { att: { ...signing(), ...credit({ uses: '2' }) } }),
    why: 'What proofs grant together does not depend on their order; links are listed in the order of prf.' },
  { id: 'union-alternatives', title: 'Two alternatives, each under another proof', leaf: either(toUser(), { uses: '3' }), rules: ['narrower.restriction'],
    why: 'Each alternative is narrower than or equal to one alternative of one of the proofs.' },
  { id: 'union-more', title: 'A proof that the grant does not need', leaf: more(), rules: ['narrower.resource'],
    why: 'A grant may be less than its proofs grant together.' },
  { id: 'twice', title: 'A proof that is named twice', leaf: passed([lentKey(), lentKey()], { att: signing() }), rules: ['chain.size'],
    why: 'A CID that one ReCap names twice counts once.' },
  { id: 'diamond', title: 'Two proofs that rest on one', leaf: diamond(), rules: ['chain.cycle', 'narrower.resource'],
    why: 'That two links rest on the same one is no circle. A block that several links name is one link, which stands where it is met first.' },
  { id: 'shortcut', title: 'A proof that is named by the grant and by another proof of it', leaf: ladder(3, true), rules: ['chain.cycle'],
    why: 'The owner lent to the user, who lent to themselves and rests on both.' },
  { id: 'evidence-more', title: 'Blocks that nobody names', leaf: chain(), rules: ['chain.block'],
    why: 'Only what the ReCaps name is looked at; these bytes are not even decoded.',
    input: asChain(chain(), { evidence: { proofs: { ...chain().held, [lentKey().cid]: '', zdpuNothing: blocks.base64(Uint8Array.of(0xff)) } } }) },
  { id: 'root-chains', title: 'Two proofs by the owner on two chains', leaf: both({ chainId: '10' }), rules: ['chain.root'],
    why: 'The caller names an address, which is compared on whatever chain.' },
  { id: 'union-missing', title: 'One of two proofs was not handed in', twin: 'union', change: 'evidence without the block of the second proof',
    rule: 'auth-sig.proofs', leaf: both(), at: RIGHT, why: 'What the second proof grants is not known, and the grant needs it.', input: half(both()) },
  { id: 'union-unneeded-missing', title: 'A proof that the grant does not need was not handed in', twin: 'union-more',
    change: 'evidence without the block of the second proof', rule: 'auth-sig.proofs', leaf: more(), at: RIGHT,
    why: 'The grant rests on all proofs that it names: who is at the root of the missing one cannot be said.', input: half(more()) },
  { id: 'union-neither', title: 'An alternative that no proof covers by itself', twin: 'union-alternatives', change: 'the user: one alternative, uses: "4"',
    rule: 'narrower.restriction', leaf: either({ uses: '4' }), at: '',
    why: 'One proof limits the uses to three, the other the delegatees; an alternative is not split over several.' },
  { id: 'union-audience', title: 'The second of two proofs is for somebody else', twin: 'union', change: 'the second proof: URI of a stranger',
    rule: 'chain.audience', leaf: both({ to: did(stranger()) }), at: RIGHT, why: 'Every proof that is named has to be for the user.' },
  { id: 'union-time', title: 'The second of two proofs ends before the grant', twin: 'union',
    change: 'the second proof: expirationTime: "2026-01-16T10:59:59Z"', rule: 'chain.time', leaf: both({ expirationTime: '2026-01-16T10:59:59Z' }), at: '',
    why: 'A link lies within the window of each of its proofs, and not of one of them.' },
  { id: 'union-root', title: 'The second of two proofs is by somebody else', twin: 'union', change: 'the second proof: signed by a stranger',
    rule: 'chain.root', leaf: both({ by: stranger() }), at: RIGHT,
    why: 'Every root has to be by the owner; nobody can say which part of the grant rests on which.' },
  { id: 'root-chains-did', title: 'Two proofs by the owner on two chains, the owner named on one', twin: 'root-chains',
    change: 'root: the DID of the owner on chain 1', rule: 'chain.root', leaf: both({ chainId: '10' }), at: RIGHT,
    why: 'A DID names the chain, and one of the roots is on another.', input: asChain(both({ chainId: '10' }), { root: did(owner()) }) },
  { id: 'diamond-branch', title: 'One of two branches on one root widens', twin: 'diamond', change: 'the second of the middle links: uses: "4"',
    rule: 'narrower.restriction', leaf: diamond({ att: credit({ uses: '4' }) }), at: RIGHT,
    why: 'Each branch is held to its own proofs; the grant below lies within both.' },
]);
