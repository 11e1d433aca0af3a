// sign-session-key.combine: the form of a share, and which shares make the signature of the network.
import {
  bls12_381, combination, eip191, g2, group, hex, lit, network, networkMessage, networkPoint, networks, type Risk, type Row, refusedBy, topic,
} from '../vocabulary.js';

const { answerOf, answersOf, blindly, combining, pointOf } = combination;
const { networkText, OTHER_BLOCK_TIME, requestText, shareScalar } = networks;

type Point = networks.Point;
type Combined = combination.Combination;

/** Two answers, of which that of node 2 has other members. */
const ofSecond = (rest: Parameters<typeof answerOf>[1]) => ({ answers: [answerOf(1), answerOf(2, rest)] });

/** A text in the place of the share of node 2. */
const withShare = (row: Row & { readonly words: string; readonly share: string }) =>
  ({ ...combining({ ...row, ...ofSecond({ over: { signatureShare: { ProofOfPossession: row.share } } }) }), change: `of node 2, ${row.words}` });

const forms = () => {
  const point = pointOf(networkText(), 2);
  const digits = point.toHex(true);
  const second = BigInt(`0x${digits.slice(96)}`) + bls12_381.fields.Fp.ORDER;
  return group({ prefix: 'sign-response-share-', rule: 'sign-response.share-form', from: withShare }, [
    { id: 'identifier-0', title: 'A share with the identifier 0', words: 'identifier: 00', share: `00${digits}`,
      why: 'At 0 lies the signature itself: a share with this identifier would be taken for it.' },
    { id: 'identifier-other', title: 'A share whose identifier is its share index', words: 'identifier: 01', share: `01${digits}`,
      why: 'The identifier is the share index and one.' },
    { id: 'empty', title: 'An empty share', words: 'ProofOfPossession: an empty text', share: '', why: 'A share has 194 hex digits.' },
    { id: 'no-identifier', title: 'A share without an identifier', words: 'identifier left out', share: digits,
      why: '192 digits are a signature, and a share has 194.' },
    { id: 'short', title: 'A share without its last byte', words: 'last byte of the share left out', share: `02${digits.slice(0, -2)}`,
      why: 'A share has 194 hex digits.' },
    { id: 'no-hex', title: 'A share with a letter that is no hex digit', words: 'last digit: g', share: `02${digits.slice(0, -1)}g`,
      why: 'The share is written in hex digits.' },
    { id: 'uncompressed', title: 'A share with an uncompressed point', words: 'the point uncompressed', share: `02${point.toHex(false)}`,
      why: 'A point stands in its compressed form.' },
    { id: 'identity', title: 'A share whose point is the identity', words: 'the point: the identity', share: `02${g2.identity()}`,
      why: 'The identity is no share: a secret of 0 is none.' },
    { id: 'outside', title: 'A share with a point outside the subgroup', words: 'the point: one of the curve outside the subgroup',
      share: `02${g2.outside()}`, why: 'A point outside the subgroup has a component that the pairing does not see.' },
    { id: 'nowhere', title: 'A share with an x that is that of no point', words: 'the point: an x without a y', share: `02${g2.nowhere()}`,
      why: 'The digits encode no point of the curve.' },
    { id: 'not-canonical', title: 'A share with a coordinate that has the field order added', words: 'last coordinate of the point += p',
      share: `02${digits.slice(0, 96)}${second.toString(16).padStart(96, '0')}`,
      why: 'A coordinate is below the field order, or one point has two encodings.' },
    { id: 'no-flag', title: 'A share without the flag of compression', words: 'first bit of the point: 0',
      share: `02${(BigInt(`0x${digits}`) & ~(1n << 767n)).toString(16).padStart(192, '0')}`,
      why: 'The first bit says that the encoding is compressed.' },
  ]);
};

const CONTRADICTS = 'Its share is genuine, and a node that contradicts itself is not counted.';
const ELSEWHERE = 'Its share is genuine, and a node that is of another network is not counted.';

/** The encoding of the negated point: another sign bit. */
const negated = (text: string) => (Number.parseInt(text.slice(0, 2), 16) ^ 0x20).toString(16) + text.slice(2);

/** What a node claims beside its share, which is genuine. */
const claims = () => {
  const states = (dataSigned: string) => ofSecond({ over: { dataSigned } });
  const named = (blsRootPubkey: string) => ({ answers: [answerOf(1, { over: { blsRootPubkey } }), answerOf(2)] });
  return group<Combined>({}, [
    { id: 'data-other-text', title: 'A node that states the bytes of the requested message', change: 'of node 2, dataSigned: those of the request',
      rule: 'sign-response.data-signed', ...states(hex(networkMessage(requestText()))),
      why: `They are signed for another text than the node returns. ${CONTRADICTS}` },
    { id: 'data-digest', title: 'A node that states the EIP-191 digest of its message', change: 'of node 2, dataSigned: the EIP-191 digest',
      rule: 'sign-response.data-signed', ...states(hex(eip191(networkText()))),
      why: `What is signed is SHA-256 over the prefix and the hex of the digest. ${CONTRADICTS}` },
    { id: 'data-zero', title: 'A node that states 32 zero bytes', change: 'of node 2, dataSigned: 32 zero bytes', rule: 'sign-response.data-signed',
      ...states('00'.repeat(32)), why: `It is not what is signed. ${CONTRADICTS}` },
    { id: 'key-other', title: 'A node that states the key of another network', change: 'of node 1, blsRootPubkey: that of another network',
      rule: 'sign-response.network-key', ...named(network('two').publicKey), why: `It is the key of another network. ${ELSEWHERE}` },
    { id: 'key-negated', title: 'A node that states the negated network key', change: 'of node 1, blsRootPubkey: the point with the other y',
      rule: 'sign-response.network-key', ...named(negated(network('one').publicKey)), why: `The other y makes it another point. ${ELSEWHERE}` },
    { id: 'key-zero', title: 'A node that states 48 zero bytes', change: 'of node 1, blsRootPubkey: 48 zero bytes', rule: 'sign-response.network-key',
      ...named('00'.repeat(48)), why: `It is not the network key, and need not be a point to be refused. ${ELSEWHERE}` },
  ]);
};

/** The point that a scalar makes of a text. */
const times = (text: string, scalar: bigint, dst?: string): Point => networkPoint(text, dst).multiplyUnsafe(scalar);

/** Two answers of which the second has a wrong point. */
const pointed = (row: Row & { readonly words: string; readonly point: Point }) =>
  ({ ...combining({ ...row, ...ofSecond({ point: row.point }) }), change: `of node 2, the point: ${row.words}` });

const NOTHING_TELLS = 'No combination verifies, and nothing tells which of the two is wrong.';

const wrong = () => {
  const text = networkText();
  return group({ prefix: 'sign-response-share-', rule: 'sign-response.share', from: pointed }, [
    { id: 'other-text', title: 'A share of the requested message', words: 'of another text', risk: ['replay'], point: pointOf(requestText(), 2),
      why: `The node signed the text that was asked for, and not the one that it returns. ${NOTHING_TELLS}` },
    { id: 'other-node', title: 'The share of node 3 as that of node 2', words: 'that of node 3', point: pointOf(text, 3),
      why: `It is the value at 3, and stands at 2. ${NOTHING_TELLS}` },
    { id: 'copied', title: 'The point of node 1 as that of node 2', words: 'that of node 1', point: pointOf(text, 1),
      why: `It is the value at 1, and stands at 2. ${NOTHING_TELLS}` },
    { id: 'negated', title: 'A share with the other y', words: 'negated', point: pointOf(text, 2).negate(),
      why: `The other y makes it another point. ${NOTHING_TELLS}` },
    { id: 'other-epoch', title: 'A share of another polynomial of the network', words: 'by a share of a polynomial of degree 2 with the same secret',
      risk: ['lockout'], point: pointOf(text, 2, { threshold: 3 }), why: `Shares of two epochs have the same secret, and do not combine. ${NOTHING_TELLS}` },
    { id: 'other-network', title: 'A share of another network', words: 'by a share of another network', point: pointOf(text, 2, { of: 'two' }),
      why: `It lies on the polynomial of another secret. ${NOTHING_TELLS}` },
    { id: 'other-tag', title: 'A share with the domain separation tag without proof of possession', words: 'hashed to the curve with the tag …_NUL_',
      risk: ['signature-malleability'], point: times(text, shareScalar(2, { threshold: 2 }), 'BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_NUL_'),
      why: `The tag is part of what is hashed to the curve. ${NOTHING_TELLS}` },
  ]);
};

/** Answers of nodes among which shares are wrong, and enough are genuine: `lies` are the points of nodes that lie. */
interface Lying { readonly identifiers: readonly number[]; readonly lies: Readonly<Record<number, Point>>; readonly threshold?: number }

const lying = (row: Row & Lying) => {
  const { identifiers, lies, threshold } = row;
  const options = { threshold: threshold ?? 2 };
  const shares = identifiers.map((identifier) => [identifier, lies[identifier] ?? pointOf(networkText(), identifier, options)] as const);
  return {
    ...combining({ ...row, over: threshold === undefined ? {} : options,
      answers: shares.map(([identifier, point]) => answerOf(identifier, { point, ...options })) }),
    profiles: blindly(shares),
  };
};

/** Some point of G2 that is no share. */
const lie = (number = 1) => times(`lie ${number}`, 1n);

/** Wrong points at 2 and 3 that cancel out at 0 beside that of node 1: the weights of three shares there are 3, -3 and 1. */
const cancelling = () => ({ 2: pointOf(networkText(), 2).add(lie()), 3: pointOf(networkText(), 3).add(lie().multiply(3n)) });

const ownText = () => networkText({ blockTime: OTHER_BLOCK_TIME });
const ownNetwork = (...identifiers: readonly number[]) =>
  Object.fromEntries(identifiers.map((identifier) => [identifier, pointOf(networkText(), identifier, { of: 'two' })]));

const LOCKOUT: readonly Risk[] = ['lockout', 'forgery'];

const found = () => [
  ...group({ rules: ['sign-response.share'], from: lying }, [1, 2, 3].map((liar) => ({ id: `liar-${liar}`,
    title: `Of three answers, that of node ${liar} has a wrong share`, risk: LOCKOUT, identifiers: [1, 2, 3], lies: { [liar]: lie() },
    why: `The other two make the signature of the network, the same as with node ${liar}, whose share does not lie on their line.` })), [
    { id: 'liars-2-of-4', title: 'Of four answers, two have a wrong share', risk: LOCKOUT, identifiers: [1, 2, 3, 4], lies: { 1: lie(1), 3: lie(2) },
      why: 'Of the pairs one verifies, that of the nodes 2 and 4.' },
    { id: 'liars-2-of-5', title: 'Of five answers, two have a wrong share, and three sign for the network', risk: LOCKOUT,
      identifiers: [1, 2, 3, 4, 5], lies: { 2: lie(1), 5: lie(2) }, threshold: 3, why: 'Of the triples one verifies, that of the nodes 1, 3 and 4.' },
    { id: 'liars-agree', title: 'Of five answers, three have shares of a network of their own', risk: ['forgery'],
      identifiers: [1, 2, 3, 4, 5], lies: ownNetwork(1, 2, 3),
      why: 'The three agree with each other, and their signature does not verify under the network key. That of the nodes 4 and 5 does.' },
    { id: 'liars-cancel', title: 'Of three answers, two have wrong shares that cancel out', risk: ['forgery'], identifiers: [1, 2, 3], lies: cancelling(),
      why: 'The three together verify: the signature is that of the network, and nothing else can be made of them.' },
    { id: 'liars-cancel-of-4', title: 'Of four answers, two have wrong shares that cancel out beside a third', risk: ['forgery', 'lockout'],
      identifiers: [1, 2, 3, 4], lies: cancelling(),
      why: 'The signature has one value, whether it is found in the nodes 1 and 4 or in the three that cancel out.' },
  ]),
  ...group<Combined>({}, [
    { id: 'liars-text', title: 'Of five answers, three have wrong shares of a message that they wrote', rules: ['sign-response.share'],
      risk: ['forgery', 'lockout'], profiles: blindly([1, 2, 3].map((identifier) => [identifier, lie(identifier)] as const), ownText()),
      why: 'Most nodes return another time of the block, and no combination of theirs verifies. Two nodes sign the other message.',
      answers: [...[1, 2, 3].map((identifier) => answerOf(identifier, { text: ownText(), point: lie(identifier) })), ...answersOf([4, 5])] },
    { id: 'most-text', title: 'Of five answers, three are about one time of the block and two about another',
      rules: ['sign-response.share', 'sign-response.threshold'], why: 'Both messages have enough shares. The message with the most shares comes first.',
      answers: [...answersOf([4, 5], { text: ownText() }), ...answersOf([1, 2, 3])] },
  ]),
];

const lost = () => group<Combined>({ rule: 'sign-response.share', risk: ['forgery', 'fail-open'] }, [
  { id: 'liars-2-of-3', title: 'Of three answers, two have a wrong share', twin: 'liar-2', change: 'the point of node 3: a wrong one',
    why: 'No two of them make the signature of the network.',
    answers: [answerOf(1), answerOf(2, { point: lie(1) }), answerOf(3, { point: lie(2) })] },
  { id: 'liars-3-of-5', title: 'Of five answers, three have a wrong share, and three sign for the network', twin: 'liars-2-of-5',
    change: 'the point of node 4: a wrong one', why: 'No three of them make the signature of the network.', over: { threshold: 3 },
    answers: [1, 2, 3, 4, 5].map((identifier) =>
      answerOf(identifier, { threshold: 3, ...([2, 4, 5].includes(identifier) ? { point: lie(identifier) } : {}) })) },
  { id: 'own-network', title: 'All nodes are those of another network, and state the key of this one',
    change: 'the points of both nodes: by shares of another network', risk: ['forgery'],
    why: 'Their shares agree, and the signature is that of another network.',
    answers: answersOf([1, 2], { of: 'two', over: { blsRootPubkey: network('one').publicKey } }) },
  { id: 'threshold-low', title: 'Two nodes of a network for which three sign, by a client that takes two for enough',
    change: 'the points of both nodes: by shares of a polynomial of degree 2', risk: ['fail-open'],
    why: 'Two values of a polynomial of degree 2 say nothing about its value at 0.', answers: answersOf([1, 2], { threshold: 3 }) },
]);

/** Two answers with one share index. */
const doubles = () => [
  ...group<Combined>({}, [
    { id: 'index-copied', title: 'A third answer copies that of node 1', rules: ['sign-response.share-index'], risk: ['lockout'],
      why: 'The index counts once, and two different ones are left.', answers: [answerOf(1), answerOf(1, { node: 3 }), answerOf(2)] },
    { id: 'index-taken', title: 'A node with a wrong share takes the index of another one and answers first',
      rules: ['sign-response.share-index', 'sign-response.share'], risk: LOCKOUT, profiles: blindly([[1, lie()], [2, pointOf(networkText(), 2)]]),
      why: 'Of the shares with one identifier that which lies on the polynomial counts, whoever was first.',
      answers: [answerOf(1, { node: 3, point: lie() }), answerOf(1), answerOf(2)] },
  ]),
  ...group<Combined>({ rule: 'sign-response.share-index', profiles: lit(refusedBy('sign-response.threshold')) }, [
    { id: 'index-twice', title: 'One answer under the names of two nodes', change: 'the answer of node 1 again, as that of node 2',
      why: 'One share is one, under however many names.', answers: [answerOf(1), answerOf(1, { node: 2 })] },
    { id: 'index-twice-point', title: 'Two answers with one index and two points',
      change: 'the share of node 2 with the index and the identifier of node 1',
      why: 'One of the points is genuine at this identifier at most, and one share is not enough.',
      answers: [answerOf(1), answerOf(1, { node: 2, point: pointOf(networkText(), 2) })] },
    { id: 'index-thrice', title: 'Three answers with one index', change: 'the answer of node 2 three times, once with a wrong point',
      why: 'Three answers have one identifier between them, and two are needed.',
      answers: [answerOf(2), answerOf(2, { node: 3 }), answerOf(2, { node: 1, point: lie() })] },
  ]),
];

const few = () => group<Combined>({ prefix: 'sign-response-threshold-', rule: 'sign-response.threshold' }, [
  { id: 'none', title: 'No answer', change: 'no answers', why: 'Nothing signs for the network.', answers: [] },
  { id: 'one', title: 'One answer where two sign for the network', change: 'the answer of node 2 left out', answers: [answerOf(1)],
    why: 'One share is less than the threshold.' },
  { id: 'two-of-three', title: 'Two answers where three sign for the network', twin: 'sign-response-threshold-3', change: 'the answer of node 3 left out',
    why: 'Two shares are less than the threshold.', answers: answersOf([1, 2], { threshold: 3 }), over: { threshold: 3 } },
  { id: 'split', title: 'Two answers about two times of the block', change: 'of node 2, another time of the block',
    why: 'Each message has one share, and shares of two messages do not combine.', ...ofSecond({ text: ownText() }) },
  { id: 'high', title: 'Two nodes of a network for which two sign, by a client that wants three', change: 'threshold: 3',
    why: 'The threshold is what the client states.', answers: answersOf(), over: { threshold: 3 } },
]);

const settings = {
  operation: 'sign-session-key.combine', prefix: 'sign-response-', since: '1.1.0', twin: 'sign-response-standard', from: combining,
} as const;

export default () => [
  topic({ ...settings, name: 'share-form' }, forms(), claims()),
  topic({ ...settings, name: 'share' }, wrong(), found(), lost(), doubles(), few()),
];
