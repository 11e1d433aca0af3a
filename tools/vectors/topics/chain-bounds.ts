// chain.verify: how long a chain is at most, how many proofs it names, and how many bytes they have.
import { chains, kinds, topic } from '../vocabulary.js';

const { asChain, asked, CONTRACT, chaining, FIRST, ladder, lentKey, passed, proofAt, replyOf, signing } = chains;

/** Proofs that differ in their nonces. */
const many = (count: number, over: (index: number) => chains.LinkParts = () => ({})) =>
  Array.from({ length: count }, (_, index) => lentKey({ nonce: `nonce${1000 + index}`, ...over(index) }));

/** A grant that rests on so many proofs by wallets. */
const on = (count: number) => passed(many(count), { att: signing() });

/** The same by one contract wallet, and what its contract replied about each. */
const agreed = () => passed(many(32, () => ({ kind: CONTRACT })), { att: signing() });
const askedAll = (leaf: chains.Link) => asked(leaf, leaf.proofs.map((proof) => replyOf(proof)));

const LIMIT = 262_144;

/** Five proofs of that many bytes together; the text in front of the statement of each is filled up. */
function heavy(total: number) {
  const base = lentKey().fields.statement;
  const proofs = many(5, (index) => {
    const share = Math.floor(total / 5) + (index < total % 5 ? 1 : 0);
    const size = (length: number) => lentKey({ nonce: `nonce${1000 + index}`, statement: `${'a'.repeat(length)} ${base}` }).bytes.length;
    // Every character is one byte, and the heads of texts of this length do not grow.
    return { statement: `${'a'.repeat(50_000 + share - size(50_000))} ${base}` };
  });
  // The texts are left out of the trace for their length.
  return { leaf: passed(proofs, { att: signing() }), trace: { bytes: total } };
}

const ATMOST = 'The proofs of a chain have at most 262,144 bytes together.';

export default () => topic({ operation: 'chain.verify', name: 'bounds', prefix: 'chain-', since: kinds.SINCE, also: ['auth-sig.proofs'], from: chaining }, [
  { id: 'depth', title: 'Eight links, one resting on the other', leaf: ladder(8), rules: ['chain.depth'],
    why: 'The longest depth is 8, the link that was handed in and the root counted.' },
  { id: 'depth-shortcut', title: 'Eight links, each of which rests on the root too', leaf: ladder(8, true), rules: ['chain.depth'],
    why: 'The longest way counts, and it has eight links.' },
  { id: 'depth-nine', title: 'Nine links, one resting on the other', twin: 'depth', change: 'one more link of the user', rule: 'chain.depth',
    leaf: ladder(9), at: FIRST.repeat(8), why: 'The root is the ninth.' },
  { id: 'depth-nine-shortcut', title: 'Nine links, each of which rests on the root too', twin: 'depth-shortcut', change: 'one more link of the user',
    rule: 'chain.depth', leaf: ladder(9, true), at: `${proofAt(1).repeat(7)}${FIRST}`,
    why: 'The shortest way to the root has two links; the longest counts, and the root is the ninth on it.' },
  { id: 'size-contracts', title: '32 proofs by contract wallets', leaf: agreed(), rules: ['chain.size', 'work.signatures'],
    why: 'A chain names at most 32 proofs. What contracts replied about their signatures counts no work.', input: askedAll(agreed()) },
  { id: 'work-signatures', title: '15 proofs by wallets', leaf: on(15), rules: ['work.signatures'],
    why: 'The signature that was handed in and those of 15 proofs count 832,000; 85,504 is left to bytes and comparisons, and they need less.' },
  { id: 'work-signatures-over', title: '16 proofs by wallets', twin: 'work-signatures', change: 'one more proof', rule: 'work.signatures',
    leaf: on(16), at: proofAt(15),
    why: 'The bytes and comparisons of 16 proofs and of what rests on them count more than 33,504: 16 signatures fit beside them, and that of the sixteenth proof is the seventeenth.' },
  { id: 'size', title: '32 proofs by wallets', twin: 'work-signatures', change: '17 more proofs', rule: 'work.signatures', leaf: on(32), at: proofAt(15),
    why: 'A chain may name 32 proofs, but no more than 17 signatures of wallets fit into the work of a judgement.' },
  { id: 'size-number', title: '33 proofs', twin: 'size-contracts', change: 'one more proof, and all of them by wallets', rule: 'chain.size',
    leaf: on(33), at: proofAt(32), why: 'A chain names at most 32 proofs, each of which costs a signature.' },
  { id: 'size-missing', title: '33 proofs, the last of which was not handed in', twin: 'size-contracts',
    change: 'one more proof, without its block, and all of them by wallets', rule: 'chain.size', leaf: on(33), at: proofAt(32),
    why: 'A proof that is missing counts as named.', input: asChain(on(33), { evidence: { proofs: on(32).held } }) },
  { id: 'size-bytes', title: 'Proofs of 262,144 bytes', rules: ['chain.size'], why: ATMOST, ...heavy(LIMIT) },
  { id: 'size-bytes-over', title: 'Proofs of 262,145 bytes', twin: 'size-bytes', change: 'one more character in the statement of a proof',
    rule: 'chain.size', at: proofAt(4), why: ATMOST, ...heavy(LIMIT + 1) },
]);
