// Steps at their bounds: windows that touch, ways to write an account, roots, several proofs, and how much of all that there may be.
import { base64 } from '../blocks.js';
import {
  action,
  app,
  asChain,
  brought,
  chain,
  credit,
  did,
  didKey,
  FIRST,
  fails,
  holds,
  LENT,
  lent,
  link,
  longChain,
  MIDDLE,
  owner,
  passed,
  provenBy,
  SESSION_URI,
  signing,
  stranger,
  user,
} from '../chains.js';
import { checksum, DELEGATION_URI, file, session } from '../kit.js';

const lower = ({ address }) => address.toLowerCase();

// --- Windows ---

const SAME = { issuedAt: LENT.issuedAt, expirationTime: LENT.expirationTime };

/** Windows that hold the one below: name, title, members of the owner, of the user, reason, and the end where it is another. */
const within = () =>
  [
    ['equal', 'Two windows that are equal', {}, SAME, 'A link neither begins before its proof nor ends after it.'],
    [
      'fractions',
      'Windows that are equal in another number of digits',
      { issuedAt: '2026-01-15T10:00:00.5Z' },
      { issuedAt: '2026-01-15T10:00:00.500Z' },
      'The two begin at the same instant.',
    ],
    [
      'offsets',
      'Windows that are equal in another time zone',
      {},
      { issuedAt: '2026-01-15T19:00:00+09:00', expirationTime: '2026-01-17T05:00:00-05:00' },
      'The two begin and end at the same instants.',
      '2026-01-17T10:00:00Z',
    ],
    [
      'not-before-equal',
      'Issued before the proof, and valid from its issued-at',
      {},
      { issuedAt: '2026-01-15T09:00:00Z', notBefore: LENT.issuedAt },
      'A link begins at the later of issued-at and not-before, and that is when the proof does.',
    ],
    [
      'not-before-both',
      'Both valid from the same time on',
      { notBefore: '2026-01-15T11:30:00Z' },
      { notBefore: '2026-01-15T11:30:00Z' },
      'Both begin at 11:30, the later of issued-at and not-before.',
    ],
    [
      'not-before-early',
      'A not-before of the proof that lies before its issued-at',
      { notBefore: '2026-01-15T08:00:00Z' },
      { issuedAt: LENT.issuedAt },
      'The proof begins at its issued-at, the later of the two.',
    ],
  ].map(([name, title, first, second, reason, end]) => {
    const leaf = chain(first, second);
    const proven = provenBy(leaf);
    return holds(`time-${name}`, title, leaf, {
      rules: ['chain.time'],
      reason,
      ...(end ? timesWith(leaf, proven, end) : {}),
    });
  });

/** The end of a chain whose texts have it in another spelling. */
function timesWith(leaf, proven, expiration) {
  const alone = {
    result: 'accept',
    output: { ...provenBy({ ...leaf, proofs: [] }), root: leaf.by.address, expiration },
  };
  return {
    output: { ...proven, expiration },
    profiles: { 'lit-v7': alone, 'lit-v8': alone, reown: alone },
  };
}

/** Windows that reach out: name, title, members of the owner, of the user, mutation, reason. */
const outside = () =>
  [
    [
      'fraction',
      'Issued a thousandth of a second before the proof',
      {},
      { issuedAt: '2026-01-15T09:59:59.999Z' },
      'equal',
      'the user: issuedAt: "2026-01-15T09:59:59.999Z"',
      'Comparisons are exact on the written values.',
    ],
    [
      'skew',
      'Issued half a minute before the proof',
      {},
      { issuedAt: '2026-01-15T09:59:30Z' },
      'equal',
      'the user: issuedAt: "2026-01-15T09:59:30Z"',
      'The skew is for clocks that are compared with that of the verifier, and these two times are signed.',
    ],
    [
      'not-before',
      'A proof that is valid later than it was issued',
      { notBefore: '2026-01-15T11:00:01Z' },
      {},
      'not-before-both',
      'the owner: notBefore: "2026-01-15T11:00:01Z", the user: no notBefore',
      'The proof begins one second after the grant.',
    ],
    [
      'not-before-child',
      'A not-before that lies before that of the proof',
      { notBefore: '2026-01-15T11:30:00Z' },
      { notBefore: '2026-01-15T11:29:59Z' },
      'not-before-both',
      'the user: notBefore: "2026-01-15T11:29:59Z"',
      'The grant begins one second before its proof.',
    ],
    [
      'offset',
      'An expiry that looks earlier in another time zone',
      {},
      { expirationTime: '2026-01-17T06:00:00-05:00' },
      'offsets',
      'the user: expirationTime: "2026-01-17T06:00:00-05:00"',
      'In UTC that is 11:00, an hour after the end of the proof.',
    ],
  ].map(([name, title, first, second, twin, mutation, reason]) =>
    fails(`time-${name}`, title, chain(first, second), {
      rule: 'chain.time',
      twin: `time-${twin}`,
      at: '',
      mutation,
      reason,
    }),
  );

// --- Audiences ---

const named = () => [
  holds('audience-lower', 'An audience with the address in lower case', chain({ to: did(user()).toLowerCase() }), {
    rules: ['chain.audience'],
    reason: 'The address of did:pkh may have any case.',
  }),
  holds(
    'audience-upper',
    'An audience with the hex digits in upper case',
    chain({ to: `did:pkh:eip155:1:0x${user().address.slice(2).toUpperCase()}` }),
    {
      rules: ['chain.audience'],
      reason: 'The address of did:pkh may have any case.',
    },
  ),
  holds(
    'audience-issuer-lower',
    'An issuer that spells its address in lower case',
    chain({}, { address: lower(user()), over: { address: lower(user()) } }),
    {
      rules: ['chain.audience', 'lit-v7.checksum-address'],
      reason: 'The audience has the EIP-55 spelling of the address, the SIWE message of the user that in lower case.',
      profiles: {
        'lit-v7': { result: 'reject', rule: 'lit-v7.checksum-address' },
        'lit-v8': { result: 'reject', rule: 'lit-v7.checksum-address' },
        reown: reownAlone(chain({}, { address: lower(user()), over: { address: lower(user()) } })),
      },
    },
  ),
  holds('audience-chain', 'An account on another chain', chain({ to: did(user(), '137') }, { chainId: '137' }), {
    rules: ['chain.audience'],
    reason: 'The issuer is the account of the chain id of the SIWE message, and so is the audience.',
  }),
  holds('audience-root-chain', 'An owner on another chain than the user', chain({ chainId: '10' }), {
    rules: ['chain.audience', 'chain.root'],
    reason:
      'The chain of the owner is no part of the step to the user, and an address names the root on whatever chain.',
  }),
];

/** What one sees who does not look at proofs. */
function reownAlone(leaf) {
  return { result: 'accept', output: { ...provenBy({ ...leaf, proofs: [] }), root: leaf.by.address } };
}

/** URIs that do not name the user: name, title, URI, mutation, reason, risk. */
const misnamed = () =>
  [
    [
      'chain',
      'The account of the user on another chain',
      did(user(), '137'),
      'chain id 137',
      'The user signed for chain 1. At one address of two chains there can be two owners.',
    ],
    [
      'chain-zero',
      'A chain id with a leading zero',
      did(user(), '01'),
      'chain id 01',
      'Chain ids are texts, and 01 and 1 are two.',
    ],
    ['chain-empty', 'No chain id', `did:pkh:eip155::${user().address}`, 'no chain id', 'An account is one of a chain.'],
    [
      'caip10',
      'An account as CAIP-10 writes it',
      `eip155:1:${user().address}`,
      'without did:pkh:',
      'That is no DID and no session, and nothing else is a principal.',
    ],
    [
      'did-upper',
      'did in upper case',
      did(user()).replace('did', 'DID'),
      'DID:pkh',
      'Only the address may have any case.',
    ],
    [
      'pkh-upper',
      'PKH in upper case',
      did(user()).replace('pkh', 'PKH'),
      'did:PKH',
      'Only the address may have any case.',
    ],
    [
      'prefix',
      'An address with 0X',
      did(user()).replace('0x', '0X'),
      '0X',
      'The 40 hex digits of an address may have any case, its prefix may not.',
    ],
    [
      'fragment',
      'A fragment behind the account',
      `${did(user())}#key`,
      '#key',
      'Behind the address stands nothing: what this could name is not defined.',
    ],
    [
      'query',
      'A query behind the account',
      `${did(user())}?v=1`,
      '?v=1',
      'Behind the address stands nothing: what this could name is not defined.',
    ],
    [
      'ethr',
      'Another DID method',
      `did:ethr:${user().address}`,
      'did:ethr',
      'did:pkh and did:key are the methods of principals.',
    ],
    [
      'solana',
      'An account of another kind of chain',
      `did:pkh:solana:1:${user().address}`,
      'did:pkh:solana',
      'An account is one of eip155.',
    ],
    [
      'session',
      'The session key in place of the account',
      SESSION_URI(),
      'lit:session: and the session key',
      'The link that rests on the proof was signed by the account of the user, and not by the session key.',
      ['wrong-session'],
    ],
    [
      'did-key',
      'The session key as did:key',
      didKey(session()),
      'did:key of the session key',
      'The link that rests on the proof was signed by the account of the user, and not by the session key.',
      ['wrong-session'],
    ],
    [
      'delegation',
      'The URI of a capacity delegation',
      DELEGATION_URI,
      'lit:capability:delegation',
      'A delegation is for those whom it names, who use it and pass nothing on.',
      ['widening'],
    ],
    [
      'site',
      'The URI of a site',
      'https://app.example/login',
      'https://app.example/login',
      'A login is for a site and was never meant to be passed on.',
      ['wrong-session'],
    ],
    ['owner', 'The account of the owner', did(owner()), 'the account of the owner', 'The owner lent to nobody.'],
  ].map(([name, title, to, mutation, reason, risk]) =>
    fails(`audience-${name}`, title, chain({ to }), {
      rule: 'chain.audience',
      twin: 'action',
      at: FIRST,
      mutation: `the owner: URI: ${mutation}`,
      reason,
      ...(risk ? { risk } : {}),
    }),
  );

// --- Roots ---

const rooted = () => [
  ...[
    ['lower', 'The owner named in lower case', lower(owner()), 'An address is compared without case.'],
    [
      'did',
      'The owner named by the DID',
      did(owner()),
      'did:pkh names chain id and address, and the owner signed for chain 1.',
    ],
    [
      'did-lower',
      'The owner named by the DID in lower case',
      did(owner()).toLowerCase(),
      'The address of a DID is compared without case.',
    ],
  ].map(([name, title, root, reason]) =>
    holds(`root-${name}`, title, chain(), { rules: ['chain.root'], reason, input: asChain(chain(), { root }) }),
  ),
  ...[
    [
      'user',
      'The user named as root of what the owner lent',
      user().address,
      'the user',
      'The root is the end of the proofs and not whoever signed last; the caller expects the authority of the user.',
    ],
    [
      'stranger',
      'Somebody named as root who is nowhere in the chain',
      stranger().address,
      'a stranger',
      'The chain ends at the owner.',
    ],
    [
      'did-chain',
      'The owner named on another chain',
      did(owner(), '10'),
      'the owner on chain 10',
      'A DID names the chain too, and the owner signed for chain 1.',
    ],
    [
      'checksum',
      'An address named that differs in one digit',
      checksum(`${lower(owner()).slice(0, -1)}${lower(owner()).endsWith('0') ? '1' : '0'}`),
      'the last digit of the address',
      'The address is compared whole.',
    ],
  ].map(([name, title, root, mutation, reason]) =>
    fails(`root-named-${name}`, title, chain(), {
      rule: 'chain.root',
      twin: 'action',
      at: FIRST,
      mutation: `root: ${mutation}`,
      reason,
      input: asChain(chain(), { root }),
    }),
  ),
  fails('root-named-middle', 'The application named as root of what the owner lent', longChain(), {
    rule: 'chain.root',
    twin: 'action-long',
    at: FIRST + FIRST,
    mutation: 'root: the application',
    reason: 'The application passes on what it was lent: it is on the way to the root, and not the root.',
    input: asChain(longChain(), { root: app().address }),
  }),
];

// --- Several proofs ---

const keys = (over = {}) => lent({ att: signing(), ...over });
const actions = (over = {}) =>
  lent({ att: { ...action(), ...{ [`lit-pkp://${'0'.repeat(64)}`]: { 'Threshold/Signing': [{}] } } }, ...over });
const uses = (number, over = {}) => lent({ att: credit({ uses: String(number) }), ...over });
const both = { att: { ...signing(), ...credit({ uses: '2' }) } };

const [LEFT, RIGHT] = [0, 1].map((index) => `/signedMessage/resources/0/prf/${index}`);

/** Two links of the application's users on one root, and the grant that rests on both. */
function diamond(left = {}, right = {}) {
  const root = lent({ to: did(app()), att: { ...action(), ...credit({ uses: '3' }) } });
  const mid = (over) => link({ by: app(), to: did(user()), proofs: [root], ...MIDDLE, ...over });
  return passed([mid({ att: action(), ...left }), mid({ att: credit({ uses: '2' }), ...right })], {
    att: { ...action(), ...credit({ uses: '1' }) },
  });
}

/** A chain of `length` links, owner, user, user and so on; `over` is what the last but one says. */
function ladder(length, short = []) {
  let top = keys();
  const first = top;
  for (let links = 2; links < length; links++) {
    top = link({ to: did(user()), att: signing(), proofs: [...short.map(() => first), top], ...LENT });
  }
  return passed([...short.map(() => first), top], { att: signing() });
}

const several = () => {
  const twice = passed([keys(), uses(3)], both);
  const shortcut = ladder(3, ['short']);
  return [
    holds('union', 'Two proofs that each cover a part of the grant', twice, {
      rules: ['narrower.resource', 'chain.root'],
      reason: 'Proofs are pooled: one covers signing with the PKP, the other the credit, and both are by the owner.',
    }),
    holds('union-turned', 'The same proofs in the other order', passed([uses(3), keys()], both), {
      rules: ['narrower.resource'],
      reason: 'What proofs grant together does not depend on their order; links are listed in the order of prf.',
    }),
    holds(
      'union-alternatives',
      'Two alternatives, each under another proof',
      passed([uses(3), lent({ att: credit({ delegate_to: [lower(user()).slice(2)] }), nonce: 'another12345' })], {
        att: credit({ delegate_to: [lower(user()).slice(2)] }, { uses: '3' }),
      }),
      {
        rules: ['narrower.restriction'],
        reason: 'Each alternative is narrower than or equal to one alternative of one of the proofs.',
      },
    ),
    holds('union-more', 'A proof that the grant does not need', passed([actions(), uses(3)], { att: action() }), {
      rules: ['narrower.resource'],
      reason: 'A grant may be less than its proofs grant together.',
    }),
    holds('twice', 'A proof that is named twice', passed([keys(), keys()], { att: signing() }), {
      rules: ['chain.size'],
      reason: 'A CID that one ReCap names twice counts once.',
    }),
    holds('diamond', 'Two proofs that rest on one', diamond(), {
      rules: ['chain.cycle', 'narrower.resource'],
      reason:
        'That two links rest on the same one is no circle. A block that several links name is one link, which stands where it is met first.',
    }),
    holds('shortcut', 'A proof that is named by the grant and by another proof of it', shortcut, {
      rules: ['chain.cycle'],
      reason: 'The owner lent to the user, who lent to themselves and rests on both.',
    }),
    holds('evidence-more', 'Blocks that nobody names', chain(), {
      rules: ['chain.block'],
      reason: 'Only what the ReCaps name is looked at; these bytes are not even decoded.',
      input: asChain(chain(), {
        evidence: { proofs: { ...chain().held, [keys().cid]: '', zdpuNothing: base64(Uint8Array.of(0xff)) } },
      }),
    }),
    holds('root-chains', 'Two proofs by the owner on two chains', passed([keys(), uses(3, { chainId: '10' })], both), {
      rules: ['chain.root'],
      reason: 'The caller names an address, which is compared on whatever chain.',
    }),
    fails('union-missing', 'One of two proofs was not handed in', twice, {
      rule: 'auth-sig.proofs',
      twin: 'union',
      at: RIGHT,
      mutation: 'evidence without the block of the second proof',
      reason: 'What the second proof grants is not known, and the grant needs it.',
      input: asChain(twice, { evidence: { proofs: { [twice.proofs[0].cid]: base64(twice.proofs[0].bytes) } } }),
    }),
    fails(
      'union-unneeded-missing',
      'A proof that the grant does not need was not handed in',
      passed([actions(), uses(3)], { att: action() }),
      {
        rule: 'auth-sig.proofs',
        twin: 'union-more',
        at: RIGHT,
        mutation: 'evidence without the block of the second proof',
        reason: 'The grant rests on all proofs that it names: who is at the root of the missing one cannot be said.',
        input: asChain(passed([actions(), uses(3)], { att: action() }), {
          evidence: { proofs: { [actions().cid]: base64(actions().bytes) } },
        }),
      },
    ),
    fails(
      'union-neither',
      'An alternative that no proof covers by itself',
      passed([uses(3), lent({ att: credit({ delegate_to: [lower(user()).slice(2)] }), nonce: 'another12345' })], {
        att: credit({ uses: '4' }),
      }),
      {
        rule: 'narrower.restriction',
        twin: 'union-alternatives',
        at: '',
        mutation: 'the user: one alternative, uses: "4"',
        reason:
          'One proof limits the uses to three, the other the delegatees; an alternative is not split over several.',
      },
    ),
    fails(
      'union-audience',
      'The second of two proofs is for somebody else',
      passed([keys(), uses(3, { to: did(stranger()) })], both),
      {
        rule: 'chain.audience',
        twin: 'union',
        at: RIGHT,
        mutation: 'the second proof: URI of a stranger',
        reason: 'Every proof that is named has to be for the user.',
      },
    ),
    fails(
      'union-time',
      'The second of two proofs ends before the grant',
      passed([keys(), uses(3, { expirationTime: '2026-01-16T10:59:59Z' })], both),
      {
        rule: 'chain.time',
        twin: 'union',
        at: '',
        mutation: 'the second proof: expirationTime: "2026-01-16T10:59:59Z"',
        reason: 'A link lies within the window of each of its proofs, and not of one of them.',
      },
    ),
    fails(
      'union-root',
      'The second of two proofs is by somebody else',
      passed([keys(), uses(3, { by: stranger() })], both),
      {
        rule: 'chain.root',
        twin: 'union',
        at: RIGHT,
        mutation: 'the second proof: signed by a stranger',
        reason: 'Every root has to be by the owner; nobody can say which part of the grant rests on which.',
      },
    ),
    fails(
      'root-chains-did',
      'Two proofs by the owner on two chains, the owner named on one',
      passed([keys(), uses(3, { chainId: '10' })], both),
      {
        rule: 'chain.root',
        twin: 'root-chains',
        at: RIGHT,
        mutation: 'root: the DID of the owner on chain 1',
        reason: 'A DID names the chain, and one of the roots is on another.',
        input: asChain(passed([keys(), uses(3, { chainId: '10' })], both), { root: did(owner()) }),
      },
    ),
    fails('diamond-branch', 'One of two branches on one root widens', diamond({}, { att: credit({ uses: '4' }) }), {
      rule: 'narrower.restriction',
      twin: 'diamond',
      at: RIGHT,
      mutation: 'the second of the middle links: uses: "4"',
      reason: 'Each branch is held to its own proofs; the grant below lies within both.',
    }),
  ];
};

// --- Bounds ---

/** Proofs that differ in their nonces. */
const many = (count, over = () => ({})) =>
  Array.from({ length: count }, (_, index) => keys({ nonce: `nonce${1000 + index}`, ...over(index) }));

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

const untraced = { trace: { note: 'texts are left out for their length' } };

const bounds = () => {
  const eight = ladder(8);
  const nine = ladder(9);
  const shortcut = ladder(9, ['short']);
  const full = passed(many(32), { att: signing() });
  const over = passed(many(33), { att: signing() });
  return [
    holds('depth', 'Eight links, one resting on the other', eight, {
      rules: ['chain.depth'],
      reason: 'The longest depth is 8, the link that was handed in and the root counted.',
    }),
    holds('depth-shortcut', 'Eight links, each of which rests on the root too', ladder(8, ['short']), {
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
    holds('size', '32 proofs', full, {
      rules: ['chain.size'],
      reason: 'A chain names at most 32 proofs.',
    }),
    fails('size-number', '33 proofs', over, {
      rule: 'chain.size',
      twin: 'size',
      at: '/signedMessage/resources/0/prf/32',
      mutation: 'one more proof',
      reason: 'A chain names at most 32 proofs, each of which costs a signature.',
    }),
    fails('size-missing', '33 proofs, the last of which was not handed in', over, {
      rule: 'chain.size',
      twin: 'size',
      at: '/signedMessage/resources/0/prf/32',
      mutation: 'one more proof, without its block',
      reason: 'A proof that is missing counts as named.',
      input: asChain(over, { evidence: { proofs: full.held } }),
    }),
    holds('size-bytes', 'Proofs of 262,144 bytes', heavy(LIMIT), {
      rules: ['chain.size'],
      reason: 'The proofs of a chain have at most 262,144 bytes together.',
      ...untraced,
    }),
    fails('size-bytes-over', 'Proofs of 262,145 bytes', heavy(LIMIT + 1), {
      rule: 'chain.size',
      twin: 'size-bytes',
      at: '/signedMessage/resources/0/prf/4',
      mutation: 'one more character in the statement of a proof',
      reason: 'The proofs of a chain have at most 262,144 bytes together.',
      ...untraced,
    }),
  ];
};

export default () => [
  file('chain.verify', 'steps', brought([...within(), ...outside(), ...named(), ...misnamed(), ...rooted()])),
  file('chain.verify', 'proofs', brought(several())),
  file('chain.verify', 'bounds', brought(bounds())),
];
