// sign-session-key.combine: the form of a share, and which shares make the signature of the network.
import { answerOf, answersOf, blindly, combines, declines, pointOf } from '../combination.js';
import { identity, nowhere, outside } from '../g2.js';
import { bls12_381, eip191, file, hex, network, networkMessage, networkPoint } from '../kit.js';
import { networkText, OTHER_BLOCK_TIME, requestText, shareScalar } from '../network.js';
import { lit, refusedBy } from '../sessions.js';

const { Fp } = bls12_381.fields;
const share = 'sign-response.share';
const index = 'sign-response.share-index';
const threshold = 'sign-response.threshold';

/** An answer of node 2 with a text in the place of its share. */
const withShare = (ProofOfPossession, over = {}) =>
  answerOf(2, { over: { signatureShare: { ProofOfPossession }, ...over } });

const forms = () => {
  const point = pointOf(networkText(), 2);
  const digits = point.toHex(true);
  const second = BigInt(`0x${digits.slice(96)}`) + Fp.ORDER;
  return [
    [
      'share-identifier-0',
      'A share with the identifier 0',
      `00${digits}`,
      'identifier: 00',
      'At 0 lies the signature itself: a share with this identifier would be taken for it',
    ],
    [
      'share-identifier-other',
      'A share whose identifier is its share index',
      `01${digits}`,
      'identifier: 01',
      'The identifier is the share index and one',
    ],
    ['share-empty', 'An empty share', '', 'ProofOfPossession: an empty text', 'A share has 194 hex digits'],
    [
      'share-no-identifier',
      'A share without an identifier',
      digits,
      'identifier left out',
      '192 digits are a signature, and a share has 194',
    ],
    [
      'share-short',
      'A share without its last byte',
      `02${digits.slice(0, -2)}`,
      'last byte of the share left out',
      'A share has 194 hex digits',
    ],
    [
      'share-no-hex',
      'A share with a letter that is no hex digit',
      `02${digits.slice(0, -1)}g`,
      'last digit: g',
      'The share is written in hex digits',
    ],
    [
      'share-uncompressed',
      'A share with an uncompressed point',
      `02${point.toHex(false)}`,
      'the point uncompressed',
      'A point stands in its compressed form',
    ],
    [
      'share-identity',
      'A share whose point is the identity',
      `02${identity()}`,
      'the point: the identity',
      'The identity is no share: a secret of 0 is none',
    ],
    [
      'share-outside',
      'A share with a point outside the subgroup',
      `02${outside()}`,
      'the point: one of the curve outside the subgroup',
      'A point outside the subgroup has a component that the pairing does not see',
    ],
    [
      'share-nowhere',
      'A share with an x that is that of no point',
      `02${nowhere()}`,
      'the point: an x without a y',
      'The digits encode no point of the curve',
    ],
    [
      'share-not-canonical',
      'A share with a coordinate that has the field order added',
      `02${digits.slice(0, 96)}${second.toString(16).padStart(96, '0')}`,
      'last coordinate of the point += p',
      'A coordinate is below the field order, or one point has two encodings',
    ],
    [
      'share-no-flag',
      'A share without the flag of compression',
      `02${(BigInt(`0x${digits}`) & ~(1n << 767n)).toString(16).padStart(192, '0')}`,
      'first bit of the point: 0',
      'The first bit says that the encoding is compressed',
    ],
  ].map(([name, title, text, mutation, why]) =>
    declines(name, title, {
      rule: 'sign-response.share-form',
      risk: ['forgery', 'parser-differential'],
      mutation: `of node 2, ${mutation}`,
      reason: `${why}.`,
      answers: [answerOf(1), withShare(text)],
    }),
  );
};

/** What a node claims beside its share, which is genuine. */
const claims = () => {
  const text = networkText();
  const digest = eip191(text);
  return [
    ...[
      [
        'data-other-text',
        'A node that states the bytes of the requested message',
        hex(networkMessage(requestText())),
        'those of the request',
        'They are signed for another text than the node returns',
      ],
      [
        'data-digest',
        'A node that states the EIP-191 digest of its message',
        hex(digest),
        'the EIP-191 digest',
        'What is signed is SHA-256 over the prefix and the hex of the digest',
      ],
      ['data-zero', 'A node that states 32 zero bytes', '00'.repeat(32), '32 zero bytes', 'It is not what is signed'],
    ].map(([name, title, dataSigned, mutation, why]) =>
      declines(name, title, {
        rule: 'sign-response.data-signed',
        risk: ['forgery'],
        mutation: `of node 2, dataSigned: ${mutation}`,
        reason: `${why}. Its share is genuine, and a node that contradicts itself is not counted.`,
        answers: [answerOf(1), answerOf(2, { over: { dataSigned } })],
      }),
    ),
    ...[
      [
        'key-other',
        'A node that states the key of another network',
        network('two').publicKey,
        'that of another network',
        'It is the key of another network',
      ],
      [
        'key-negated',
        'A node that states the negated network key',
        negated(network('one').publicKey),
        'the point with the other y',
        'The other y makes it another point',
      ],
      [
        'key-zero',
        'A node that states 48 zero bytes',
        '00'.repeat(48),
        '48 zero bytes',
        'It is not the network key, and need not be a point to be refused',
      ],
    ].map(([name, title, blsRootPubkey, mutation, why]) =>
      declines(name, title, {
        rule: 'sign-response.network-key',
        risk: ['forgery'],
        mutation: `of node 1, blsRootPubkey: ${mutation}`,
        reason: `${why}. Its share is genuine, and a node that is of another network is not counted.`,
        answers: [answerOf(1, { over: { blsRootPubkey } }), answerOf(2)],
      }),
    ),
  ];
};

/** The encoding of the negated point: another sign bit. */
const negated = (text) => (Number.parseInt(text.slice(0, 2), 16) ^ 0x20).toString(16) + text.slice(2);

/** The point that a scalar makes of a text. */
const times = (text, scalar, dst) => networkPoint(text, dst).multiplyUnsafe(scalar);

/** Two answers of which the second has a wrong point. */
const wrong = () => {
  const text = networkText();
  const genuine = (identifier, options) => pointOf(text, identifier, options);
  return [
    [
      'share-other-text',
      'A share of the requested message',
      pointOf(requestText(), 2),
      'of another text',
      'The node signed the text that was asked for, and not the one that it returns',
      'replay',
    ],
    [
      'share-other-node',
      'The share of node 3 as that of node 2',
      genuine(3),
      'that of node 3',
      'It is the value at 3, and stands at 2',
      'forgery',
    ],
    [
      'share-copied',
      'The point of node 1 as that of node 2',
      genuine(1),
      'that of node 1',
      'It is the value at 1, and stands at 2',
      'forgery',
    ],
    [
      'share-negated',
      'A share with the other y',
      genuine(2).negate(),
      'negated',
      'The other y makes it another point',
      'forgery',
    ],
    [
      'share-other-epoch',
      'A share of another polynomial of the network',
      genuine(2, { threshold: 3 }),
      'by a share of a polynomial of degree 2 with the same secret',
      'Shares of two epochs have the same secret, and do not combine',
      'lockout',
    ],
    [
      'share-other-network',
      'A share of another network',
      genuine(2, { of: 'two' }),
      'by a share of another network',
      'It lies on the polynomial of another secret',
      'forgery',
    ],
    [
      'share-other-tag',
      'A share with the domain separation tag without proof of possession',
      times(text, shareScalar(2, { threshold: 2 }), 'BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_NUL_'),
      'hashed to the curve with the tag …_NUL_',
      'The tag is part of what is hashed to the curve',
      'signature-malleability',
    ],
  ].map(([name, title, point, mutation, why, risk]) =>
    declines(name, title, {
      rule: share,
      risk: [risk].flat(),
      mutation: `of node 2, the point: ${mutation}`,
      reason: `${why}. No combination verifies, and nothing tells which of the two is wrong.`,
      answers: [answerOf(1), answerOf(2, { point })],
    }),
  );
};

/** Answers among which shares are wrong, and enough are genuine. `lies` are the points of nodes that lie. */
const lying = (name, title, identifiers, lies, { rules = [share], over = {}, ...rest }) => {
  const options = { threshold: over.threshold ?? 2 };
  const shares = identifiers.map((identifier) => [
    identifier,
    lies[identifier] ?? pointOf(networkText(), identifier, options),
  ]);
  return combines(name, title, {
    ...rest,
    rules,
    over,
    answers: shares.map(([identifier, point]) => answerOf(identifier, { point, ...options })),
    profiles: blindly(shares),
  });
};

/** Some point of G2 that is no share. */
const lie = (number = 1) => times(`lie ${number}`, 1n);

/** Wrong points at 2 and 3 that cancel out at 0 beside that of node 1: the weights of three shares there are 3, -3 and 1. */
function cancelling() {
  const text = networkText();
  return { 2: pointOf(text, 2).add(lie()), 3: pointOf(text, 3).add(lie().multiply(3n)) };
}

const found = () => [
  ...[1, 2, 3].map((liar) =>
    lying(
      `liar-${liar}`,
      `Of three answers, that of node ${liar} has a wrong share`,
      [1, 2, 3],
      { [liar]: lie() },
      {
        risk: ['lockout', 'forgery'],
        reason: `The other two make the signature of the network, the same as with node ${liar}, whose share does not lie on their line.`,
      },
    ),
  ),
  lying(
    'liars-2-of-4',
    'Of four answers, two have a wrong share',
    [1, 2, 3, 4],
    { 1: lie(1), 3: lie(2) },
    {
      risk: ['lockout', 'forgery'],
      reason: 'Of the pairs one verifies, that of the nodes 2 and 4.',
    },
  ),
  lying(
    'liars-2-of-5',
    'Of five answers, two have a wrong share, and three sign for the network',
    [1, 2, 3, 4, 5],
    { 2: lie(1), 5: lie(2) },
    {
      risk: ['lockout', 'forgery'],
      reason: 'Of the triples one verifies, that of the nodes 1, 3 and 4.',
      over: { threshold: 3 },
    },
  ),
  lying(
    'liars-agree',
    'Of five answers, three have shares of a network of their own',
    [1, 2, 3, 4, 5],
    ownNetwork([1, 2, 3]),
    {
      risk: ['forgery'],
      reason:
        'The three agree with each other, and their signature does not verify under the network key. That of the nodes 4 and 5 does.',
    },
  ),
  lying('liars-cancel', 'Of three answers, two have wrong shares that cancel out', [1, 2, 3], cancelling(), {
    risk: ['forgery'],
    reason: 'The three together verify: the signature is that of the network, and nothing else can be made of them.',
  }),
  lying(
    'liars-cancel-of-4',
    'Of four answers, two have wrong shares that cancel out beside a third',
    [1, 2, 3, 4],
    cancelling(),
    {
      risk: ['forgery', 'lockout'],
      reason: 'The signature has one value, whether it is found in the nodes 1 and 4 or in the three that cancel out.',
    },
  ),
  combines('liars-text', 'Of five answers, three have wrong shares of a message that they wrote', {
    rules: [share],
    risk: ['forgery', 'lockout'],
    reason:
      'Most nodes return another time of the block, and no combination of theirs verifies. Two nodes sign the other message.',
    answers: [
      ...[1, 2, 3].map((identifier) => answerOf(identifier, { text: ownText(), point: lie(identifier) })),
      ...answersOf([4, 5]),
    ],
    profiles: blindly(
      [1, 2, 3].map((identifier) => [identifier, lie(identifier)]),
      ownText(),
    ),
  }),
  combines('most-text', 'Of five answers, three are about one time of the block and two about another', {
    rules: [share, threshold],
    reason: 'Both messages have enough shares. The message with the most shares comes first.',
    answers: [...answersOf([4, 5], { text: ownText() }), ...answersOf([1, 2, 3])],
  }),
];

const ownText = () => networkText({ blockTime: OTHER_BLOCK_TIME });
const ownNetwork = (identifiers, text = networkText()) =>
  Object.fromEntries(identifiers.map((identifier) => [identifier, pointOf(text, identifier, { of: 'two' })]));

const lost = () => [
  declines('liars-2-of-3', 'Of three answers, two have a wrong share', {
    rule: share,
    risk: ['forgery', 'fail-open'],
    twin: 'liar-2',
    mutation: 'the point of node 3: a wrong one',
    reason: 'No two of them make the signature of the network.',
    answers: [answerOf(1), answerOf(2, { point: lie(1) }), answerOf(3, { point: lie(2) })],
  }),
  declines('liars-3-of-5', 'Of five answers, three have a wrong share, and three sign for the network', {
    rule: share,
    risk: ['forgery', 'fail-open'],
    twin: 'liars-2-of-5',
    mutation: 'the point of node 4: a wrong one',
    reason: 'No three of them make the signature of the network.',
    over: { threshold: 3 },
    answers: [1, 2, 3, 4, 5].map((identifier) =>
      answerOf(identifier, { threshold: 3, ...([2, 4, 5].includes(identifier) ? { point: lie(identifier) } : {}) }),
    ),
  }),
  declines('own-network', 'All nodes are those of another network, and state the key of this one', {
    rule: share,
    risk: ['forgery'],
    mutation: 'the points of both nodes: by shares of another network',
    reason: 'Their shares agree, and the signature is that of another network.',
    answers: [1, 2].map((identifier) =>
      answerOf(identifier, { of: 'two', over: { blsRootPubkey: network('one').publicKey } }),
    ),
  }),
  declines('threshold-low', 'Two nodes of a network for which three sign, by a client that takes two for enough', {
    rule: share,
    risk: ['fail-open'],
    mutation: 'the points of both nodes: by shares of a polynomial of degree 2',
    reason: 'Two values of a polynomial of degree 2 say nothing about its value at 0.',
    answers: answersOf([1, 2], { threshold: 3 }),
  }),
];

/** Two answers with one share index. */
const doubles = () => [
  combines('index-copied', 'A third answer copies that of node 1', {
    rules: [index],
    risk: ['lockout'],
    reason: 'The index counts once, and two different ones are left.',
    answers: [answerOf(1), answerOf(1, { node: 3 }), answerOf(2)],
  }),
  combines('index-taken', 'A node with a wrong share takes the index of another one and answers first', {
    rules: [index, share],
    risk: ['lockout', 'forgery'],
    reason: 'Of the shares with one identifier that which lies on the polynomial counts, whoever was first.',
    answers: [answerOf(1, { node: 3, point: lie() }), answerOf(1), answerOf(2)],
    profiles: blindly([
      [1, lie()],
      [2, pointOf(networkText(), 2)],
    ]),
  }),
  ...[
    [
      'index-twice',
      'One answer under the names of two nodes',
      [answerOf(1), answerOf(1, { node: 2 })],
      'the answer of node 1 again, as that of node 2',
      'One share is one, under however many names',
    ],
    [
      'index-twice-point',
      'Two answers with one index and two points',
      [answerOf(1), answerOf(1, { node: 2, point: pointOf(networkText(), 2) })],
      'the share of node 2 with the index and the identifier of node 1',
      'One of the points is genuine at this identifier at most, and one share is not enough',
    ],
    [
      'index-thrice',
      'Three answers with one index',
      [answerOf(2), answerOf(2, { node: 3 }), answerOf(2, { node: 1, point: lie() })],
      'the answer of node 2 three times, once with a wrong point',
      'Three answers have one identifier between them, and two are needed',
    ],
  ].map(([name, title, answers, mutation, why]) =>
    declines(name, title, {
      rule: index,
      risk: ['forgery', 'fail-open'],
      mutation,
      reason: `${why}.`,
      answers,
      profiles: lit(refusedBy(threshold)),
    }),
  ),
];

const few = () => [
  ...[
    ['threshold-none', 'No answer', [], {}, 'no answers', 'Nothing signs for the network'],
    [
      'threshold-one',
      'One answer where two sign for the network',
      [answerOf(1)],
      {},
      'the answer of node 2 left out',
      'One share is less than the threshold',
    ],
    [
      'threshold-two-of-three',
      'Two answers where three sign for the network',
      answersOf([1, 2], { threshold: 3 }),
      { threshold: 3 },
      'the answer of node 3 left out',
      'Two shares are less than the threshold',
    ],
    [
      'threshold-split',
      'Two answers about two times of the block',
      [answerOf(1), answerOf(2, { text: ownText() })],
      {},
      'of node 2, another time of the block',
      'Each message has one share, and shares of two messages do not combine',
    ],
    [
      'threshold-high',
      'Two nodes of a network for which two sign, by a client that wants three',
      answersOf(),
      { threshold: 3 },
      'threshold: 3',
      'The threshold is what the client states',
    ],
  ].map(([name, title, answers, over, mutation, why]) =>
    declines(name, title, {
      rule: threshold,
      risk: ['fail-open'],
      mutation,
      reason: `${why}.`,
      answers,
      over,
      ...(name === 'threshold-two-of-three' ? { twin: 'threshold-3' } : {}),
    }),
  ),
];

export const since = '1.1.0';

export default () => [
  file('sign-session-key.combine', 'share-form', [...forms(), ...claims()]),
  file('sign-session-key.combine', 'share', [...wrong(), ...found(), ...lost(), ...doubles(), ...few()]),
];
