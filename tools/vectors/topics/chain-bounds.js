import { asChain, brought, did, FIRST, fails, holds, ladder, lent, owner, passed, signing } from '../chains.js';
import { MAGIC } from '../kinds.js';
import { eip191, file, hex, NOW } from '../kit.js';

const keys = (over = {}) => lent({ att: signing(), ...over });
const [LEFT, RIGHT] = [0, 1].map((index) => `/signedMessage/resources/0/prf/${index}`);

/** Proofs that differ in their nonces. */
const many = (count, over = () => ({})) =>
  Array.from({ length: count }, (_, index) => keys({ nonce: `nonce${1000 + index}`, ...over(index) }));

/** That many proofs by one contract wallet. */
const agreed = (count) =>
  passed(
    many(count, () => ({ kind: { t: 'eip1271', derivedVia: 'EIP1271' } })),
    { att: signing() },
  );

/** What the contract replied about each proof of a chain. */
const askedAll = (leaf) =>
  asChain(leaf, {
    root: did(owner()),
    evidence: {
      proofs: leaf.held,
      contractCalls: leaf.proofs.map(({ by, fields, text, authSig }) => ({
        chainId: fields.chainId,
        address: by.address,
        digest: `0x${hex(eip191(text))}`,
        signature: authSig.sig,
        code: true,
        outcome: 'returned',
        data: MAGIC,
        asOf: NOW,
      })),
    },
  });

const LIMIT = 262_144;

/** Five proofs of that many bytes together; the text in front of the statement of each is filled up. */
function heavy(total) {
  const base = lent({ att: signing() }).fields.statement;
  const proofs = many(5, (index) => {
    const share = Math.floor(total / 5) + (index < total % 5 ? 1 : 0);
    const size = (length) =>
      keys({ nonce: `nonce${1000 + index}`, statement: `${'a'.repeat(length)} ${base}` }).bytes.length;
    // Every character is one byte, and the heads of texts of this length do not grow.
    return { statement: `${'a'.repeat(50_000 + share - size(50_000))} ${base}` };
  });
  return passed(proofs, { att: signing() });
}

/** The texts are left out for their length. */
const untraced = (bytes) => ({ trace: { bytes } });

const bounds = () => {
  const eight = ladder(8);
  const nine = ladder(9);
  const shortcut = ladder(9, true);
  const full = passed(many(32), { att: signing() });
  const over = passed(many(33), { att: signing() });
  return [
    holds('depth', 'Eight links, one resting on the other', eight, {
      rules: ['chain.depth'],
      reason: 'The longest depth is 8, the link that was handed in and the root counted.',
    }),
    holds('depth-shortcut', 'Eight links, each of which rests on the root too', ladder(8, true), {
      rules: ['chain.depth'],
      reason: 'The longest way counts, and it has eight links.',
    }),
    fails('depth-nine', 'Nine links, one resting on the other', nine, {
      rule: 'chain.depth',
      twin: 'depth',
      at: FIRST.repeat(8),
      mutation: 'one more link of the user',
      reason: 'The root is the ninth.',
    }),
    fails('depth-nine-shortcut', 'Nine links, each of which rests on the root too', shortcut, {
      rule: 'chain.depth',
      twin: 'depth-shortcut',
      at: `${RIGHT.repeat(7)}${LEFT}`,
      mutation: 'one more link of the user',
      reason: 'The shortest way to the root has two links; the longest counts, and the root is the ninth on it.',
    }),
    holds('size-contracts', '32 proofs by contract wallets', agreed(32), {
      rules: ['chain.size', 'work.signatures'],
      reason: 'A chain names at most 32 proofs. What contracts replied about their signatures counts no work.',
      input: askedAll(agreed(32)),
    }),
    holds('work-signatures', '17 proofs by wallets', passed(many(17), { att: signing() }), {
      rules: ['work.signatures'],
      reason:
        'The signature that was handed in and those of 17 proofs count 864,000; 53,504 is left to bytes and comparisons, and they need less.',
    }),
    fails('work-signatures-over', '18 proofs by wallets', passed(many(18), { att: signing() }), {
      rule: 'work.signatures',
      twin: 'work-signatures',
      at: '/signedMessage/resources/0/prf/16',
      mutation: 'one more proof',
      reason:
        'The bytes and comparisons of 18 proofs and of what rests on them count more than 53,504: 17 signatures fit beside them, and that of the seventeenth proof is the eighteenth.',
    }),
    fails('size', '32 proofs by wallets', full, {
      rule: 'work.signatures',
      twin: 'work-signatures',
      at: '/signedMessage/resources/0/prf/16',
      mutation: '15 more proofs',
      reason: 'A chain may name 32 proofs, but no more than 19 signatures of wallets fit into the work of a judgement.',
    }),
    fails('size-number', '33 proofs', over, {
      rule: 'chain.size',
      twin: 'size-contracts',
      at: '/signedMessage/resources/0/prf/32',
      mutation: 'one more proof, and all of them by wallets',
      reason: 'A chain names at most 32 proofs, each of which costs a signature.',
    }),
    fails('size-missing', '33 proofs, the last of which was not handed in', over, {
      rule: 'chain.size',
      twin: 'size-contracts',
      at: '/signedMessage/resources/0/prf/32',
      mutation: 'one more proof, without its block, and all of them by wallets',
      reason: 'A proof that is missing counts as named.',
      input: asChain(over, { evidence: { proofs: full.held } }),
    }),
    holds('size-bytes', 'Proofs of 262,144 bytes', heavy(LIMIT), {
      rules: ['chain.size'],
      reason: 'The proofs of a chain have at most 262,144 bytes together.',
      ...untraced(LIMIT),
    }),
    fails('size-bytes-over', 'Proofs of 262,145 bytes', heavy(LIMIT + 1), {
      rule: 'chain.size',
      twin: 'size-bytes',
      at: '/signedMessage/resources/0/prf/4',
      mutation: 'one more character in the statement of a proof',
      reason: 'The proofs of a chain have at most 262,144 bytes together.',
      ...untraced(LIMIT + 1),
    }),
  ];
};

export default () => [file('chain.verify', 'bounds', brought(bounds()))];
