// The two uses of a chain, and what each link may not do: lend more, for longer, to somebody else, or on something unknown.
import { base64, cbor } from '../blocks.js';
import {
  action,
  aloneOf,
  app,
  asChain,
  asLentCredit,
  brought,
  chain,
  credit,
  did,
  FIRST,
  fails,
  friend,
  heldBy,
  holds,
  LENT,
  lent,
  link,
  longChain,
  SECOND,
  signing,
  stranger,
  unlooked,
  user,
} from '../chains.js';
import { ACTION, DELEGATION_URI, file, OTHER_PKP, PKP } from '../kit.js';
import { only, refusedBy } from '../sessions.js';

const bareHex = ({ address }) => address.slice(2).toLowerCase();

/** What the owner lends of the credit: three uses, to the user or to a friend. */
const limits = (over = {}) => ({ delegate_to: [bareHex(user()), bareHex(friend())], uses: '3', ...over });
const limited = (over) => ({ att: credit(limits(over)) });
const creditChain = (first = {}, second = {}) => chain({ ...limited(), ...first }, { ...limited(), ...second });
const longCredit = (first = {}, second = {}, third = {}) =>
  longChain({ ...limited(), ...first }, { ...limited(), ...second }, { ...limited(), ...third });

const NOTHING = { att: only(`lit-pkp://${OTHER_PKP}`, only('Threshold/Signing', [])) };

const uses = () => [
  holds('action', 'The owner lets a user sign with a PKP in one action', chain(), {
    rules: ['chain.audience', 'chain.time', 'chain.root', 'narrower.resource', 'narrower.ability', 'chain.block'],
    reason:
      'The owner lends signing with the PKP and one Lit Action to the account of the user, who lends the same to a session key. The block has the hash that the ReCap names, the URI of the proof is the account that signed over it, its window holds that of the grant, and the root is the owner.',
  }),
  holds('credit', 'The owner lets a user use a capacity credit', creditChain({}, limited({ uses: '2' })), {
    rules: ['narrower.restriction', 'restriction.value', 'chain.audience', 'chain.root'],
    reason:
      'The owner lends a credit for three uses, and the user lends it to a session key for two of them: every key of the proof is there, with the same or a narrower value.',
  }),
  holds(
    'credit-delegation',
    'The user of a lent credit delegates it to a friend',
    creditChain({}, { to: DELEGATION_URI, att: credit(limits({ delegate_to: [bareHex(friend())] })) }),
    {
      rules: ['delegation.capability', 'narrower.restriction', 'chain.audience'],
      reason:
        'The AuthSig that is handed in is a delegation with the URI of one; its proof is for the account of the user, and delegates to the friend among others.',
      input: asLentCredit(
        creditChain({}, { to: DELEGATION_URI, att: credit(limits({ delegate_to: [bareHex(friend())] })) }),
      ),
    },
  ),
  holds('action-long', 'The owner lends to the application, which lends to its user', longChain(), {
    rules: ['chain.audience', 'chain.time', 'chain.root', 'narrower.resource', 'narrower.ability'],
    reason:
      'Three AuthSigs: each proof is for the account that signed over it, windows lie one inside the other, and no link grants more than the one above. The root is the owner, who signed the last.',
  }),
  holds(
    'credit-long',
    'Each link of three lends fewer uses of a credit than the one above',
    longCredit({}, limited({ uses: '2' }), limited({ uses: '1' })),
    {
      rules: ['narrower.restriction', 'restriction.value'],
      reason: 'Three, two and one use: each alternative is narrower than the one above.',
    },
  ),
  holds('root-alone', 'The owner grants to the session key without a proof', link({ by: lent().by, ...LENT }), {
    rules: ['chain.root'],
    reason: 'An AuthSig without proofs is its own root, and whatever the root grants is its own.',
  }),
  holds('part', 'The user passes on a part of what was lent', chain({}, { att: signing() }), {
    rules: ['narrower.resource'],
    reason: 'One of two cells, and no other: the grant is narrower than the proof.',
  }),
  holds(
    'wildcard',
    'The owner lends every PKP, the user passes on one',
    chain({ att: only('lit-pkp://*', only('Threshold/Signing', [{}])) }, { att: signing() }),
    {
      rules: ['narrower.resource'],
      reason: 'The wildcard of the proof covers the one PKP.',
    },
  ),
  holds('nothing', 'The user passes on an ability without an alternative', chain({}, NOTHING), {
    rules: ['narrower.resource', 'capability.alternative', 'reown.alternatives'],
    reason: 'A cell without an alternative grants nothing, and is narrower than anything.',
    profiles: {
      ...unlooked(aloneOf(chain({}, NOTHING))),
      reown: refusedBy('reown.alternatives'),
    },
  }),
];

/** A widening at the lower of two links, and the same at the upper of three. */
const each = (name, title, { rule, base, twins, change, mutation, reason, risk, at = ['', FIRST] }) => {
  const make = base === 'credit' ? [creditChain, longCredit] : [chain, longChain];
  return [
    fails(name, `${title}, in the AuthSig that is handed in`, make[0]({}, change), {
      rule,
      at: at[0],
      twin: twins[0],
      mutation: `the user: ${mutation}`,
      reason,
      ...(risk ? { risk } : {}),
    }),
    fails(`${name}-above`, `${title}, in a proof`, make[1]({}, change, change), {
      rule,
      at: at[1],
      twin: twins[1],
      mutation: `the application and the user: ${mutation}`,
      reason: `${reason} What the user passes on lies within the wider proof; each proof is held to its own.`,
      ...(risk ? { risk } : {}),
    }),
  ];
};

const onPkp = { base: 'action', twins: ['action', 'action-long'] };
const onCredit = { base: 'credit', twins: ['credit', 'credit-long'] };

const grants = () => [
  ...each('resource', 'Another PKP', {
    ...onPkp,
    rule: 'narrower.resource',
    change: { att: only(`lit-pkp://${OTHER_PKP}`, only('Threshold/Signing', [{}])) },
    mutation: 'another PKP',
    reason: 'No cell of the proof covers this PKP.',
  }),
  ...each('resource-beside', 'A second action beside the one that was lent', {
    ...onPkp,
    rule: 'narrower.resource',
    change: {
      att: {
        ...action(),
        ...only('lit-litaction://QmT5NvUtoM5nWFfrQdVrFtvGfKFmG7AHE8P34isapyhCxX', only('Threshold/Execution', [{}])),
      },
    },
    mutation: 'a second action',
    reason: 'Every cell has to be covered; one that is covers no other.',
  }),
  ...each('resource-wildcard', 'Every PKP in place of the one that was lent', {
    ...onPkp,
    rule: 'narrower.resource',
    change: { att: only('lit-pkp://*', only('Threshold/Signing', [{}])) },
    mutation: 'lit-pkp://*',
    reason: 'A wildcard is covered by the same wildcard only.',
  }),
  ...each('ability', 'Every ability in place of the one that was lent', {
    ...onPkp,
    rule: 'narrower.ability',
    change: { att: only(`lit-pkp://${PKP}`, only('*/*', [{}])) },
    mutation: '*/* on the PKP',
    reason: 'The proof grants Threshold/Signing on this PKP, which covers itself only.',
  }),
  ...each('ability-other', 'Decryption with an action that was lent for execution', {
    ...onPkp,
    rule: 'narrower.ability',
    change: { att: only(`lit-litaction://${ACTION}`, only('Threshold/Decryption', [{}])) },
    mutation: 'Threshold/Decryption on the action',
    reason: 'The proof grants Threshold/Execution on this action.',
  }),
  ...each('dropped', 'A restriction left out', {
    ...onCredit,
    rule: 'narrower.restriction',
    change: { att: credit({ uses: '1' }) },
    mutation: 'delegate_to left out',
    reason: 'The proof delegates to two accounts; without the key the grant is for anyone.',
  }),
  ...each('loosened-uses', 'One use more', {
    ...onCredit,
    rule: 'narrower.restriction',
    change: limited({ uses: '4' }),
    mutation: 'uses: "4"',
    reason: 'The proof allows three uses, and four are more.',
  }),
  ...each('loosened-delegates', 'One delegatee more', {
    ...onCredit,
    rule: 'narrower.restriction',
    change: limited({ delegate_to: [bareHex(friend()), bareHex(stranger())], uses: '1' }),
    mutation: 'delegate_to: a friend and a stranger',
    reason: 'The stranger is not among those that the proof delegates to.',
  }),
  ...each('second-alternative', 'A second alternative without restrictions', {
    ...onCredit,
    rule: 'narrower.restriction',
    change: { att: credit(limits({ uses: '1' }), {}) },
    mutation: 'a second alternative: {}',
    reason: 'Each alternative has to be narrower than one of the proof; the second restricts nothing.',
  }),
  fails(
    'restriction-malformed',
    'A number of uses that is a number',
    creditChain(limited({ uses: 3 }), limited({ uses: 3 })),
    {
      rule: 'restriction.value',
      twin: 'credit',
      at: '',
      mutation: 'uses: 3 in both AuthSigs',
      reason:
        'uses is a text of decimal digits. In narrowing a malformed value on either side breaks the rule, even where the two are equal.',
    },
  ),
];

const windows = () => [
  fails(
    'longer',
    'An expiry one second after that of the proof, in the AuthSig that is handed in',
    chain({}, { expirationTime: '2026-01-17T10:00:01Z' }),
    {
      rule: 'chain.time',
      twin: 'action',
      at: '',
      mutation: 'the user: expirationTime: "2026-01-17T10:00:01Z"',
      reason:
        'The proof ends at 10:00:00. Nobody lends for longer than they were lent; comparisons are exact, without skew.',
    },
  ),
  fails(
    'longer-above',
    'An expiry one second after that of the proof, in a proof',
    longChain({}, { expirationTime: '2026-01-17T10:00:01Z' }),
    {
      rule: 'chain.time',
      twin: 'action-long',
      at: FIRST,
      mutation: 'the application: expirationTime: "2026-01-17T10:00:01Z"',
      reason: 'The proof of the application ends at 10:00:00, although the grant of the user ends before.',
    },
  ),
  fails(
    'earlier',
    'Issued one second before the proof, in the AuthSig that is handed in',
    chain({}, { issuedAt: '2026-01-15T09:59:59Z' }),
    {
      rule: 'chain.time',
      twin: 'action',
      at: '',
      mutation: 'the user: issuedAt: "2026-01-15T09:59:59Z"',
      reason: 'When the user signed, nothing had been lent: the proof begins at 10:00:00.',
    },
  ),
  fails(
    'earlier-above',
    'Issued one second before the proof, in a proof',
    longChain({}, { issuedAt: '2026-01-15T09:59:59Z' }),
    {
      rule: 'chain.time',
      twin: 'action-long',
      at: FIRST,
      mutation: 'the application: issuedAt: "2026-01-15T09:59:59Z"',
      reason: 'When the application signed, nothing had been lent: its proof begins at 10:00:00.',
    },
  ),
];

const people = () => [
  fails('audience', 'A proof for somebody else, under the AuthSig that is handed in', chain({ to: did(stranger()) }), {
    rule: 'chain.audience',
    twin: 'action',
    at: FIRST,
    mutation: 'the owner: URI of a stranger',
    reason: 'The owner lent to a stranger, and the user signed over it.',
  }),
  fails('audience-above', 'A proof for somebody else, under a proof', longChain({ to: did(user()) }), {
    rule: 'chain.audience',
    twin: 'action-long',
    at: SECOND,
    mutation: 'the owner: URI of the user',
    reason:
      'The owner lent to the user, and the application signed over it: that the user is in the chain too makes no difference.',
  }),
  fails('root', 'A proof by somebody else', chain({ by: stranger() }), {
    rule: 'chain.root',
    twin: 'action',
    at: FIRST,
    mutation: 'the proof: signed by a stranger',
    reason: 'The stranger lends what belongs to the owner; the caller names the owner as root.',
  }),
  fails('root-above', 'A proof of a proof by somebody else', longChain({ by: stranger() }), {
    rule: 'chain.root',
    twin: 'action-long',
    at: SECOND,
    mutation: 'the last proof: signed by a stranger',
    reason: 'The root is whoever signed the link without proofs, and that is not the owner.',
  }),
  fails('root-self', 'The user grants without a proof', link({}), {
    rule: 'chain.root',
    twin: 'root-alone',
    at: '',
    mutation: 'signed by the user',
    reason: 'An AuthSig without proofs is its own root, and the user is not the owner.',
    profiles: undefined,
  }),
];

const missing = () => [
  fails('unknown', 'A proof that was not handed in', chain(), {
    rule: 'auth-sig.proofs',
    twin: 'action',
    at: FIRST,
    mutation: 'no evidence',
    reason: 'What the proof grants is not known: the chain is neither valid nor invalid.',
    input: asChain(chain(), { evidence: undefined }),
  }),
  fails('unknown-above', 'A proof of a proof that was not handed in', longChain(), {
    rule: 'auth-sig.proofs',
    twin: 'action-long',
    at: SECOND,
    mutation: 'evidence without the block of the owner',
    reason: 'The proof of the user is there, and what it rests on is not.',
    input: asChain(longChain(), {
      evidence: { proofs: { [longChain().proofs[0].cid]: base64(longChain().proofs[0].bytes) } },
    }),
  }),
  fails('unknown-other', 'The block of another proof', chain(), {
    rule: 'auth-sig.proofs',
    twin: 'action',
    at: FIRST,
    mutation: 'evidence: another proof under its own CID',
    reason: 'A block counts for the CID that names it; what is about something else is no evidence.',
    input: asChain(chain(), { evidence: { proofs: heldBy([lent({ nonce: 'another12345' })]) } }),
  }),
];

/** A chain whose proof `cid` has the bytes of another block, or of anything. */
const replaced = (leaf, cid, bytes) => asChain(leaf, { evidence: { proofs: { ...leaf.held, [cid]: base64(bytes) } } });

const blocks = () => {
  const two = chain();
  const three = longChain();
  const [proof] = two.proofs;
  const [middle] = three.proofs;
  const [last] = middle.proofs;
  const wide = lent({ att: { ...action(), ...only('lit-pkp://*', only('Threshold/Signing', [{}])) } });
  return [
    fails('block', 'The block of a wider proof under the CID of the proof', two, {
      rule: 'chain.block',
      twin: 'action',
      at: FIRST,
      mutation: 'evidence: the bytes of another proof by the owner',
      reason: 'The bytes are a genuine proof and do not hash to the CID that the user signed.',
      input: replaced(two, proof.cid, wide.bytes),
    }),
    fails('block-above', 'The block of another proof under the CID of the last proof', three, {
      rule: 'chain.block',
      twin: 'action-long',
      at: SECOND,
      mutation: 'evidence: the bytes of another proof by the owner to the application',
      reason: 'Each block has to hash to the CID by which the link below names it.',
      input: replaced(three, last.cid, lent({ to: did(app()), nonce: 'another12345' }).bytes),
    }),
    fails('block-resigned', 'The proof with another signature over its text', two, {
      rule: 'chain.block',
      twin: 'action',
      at: FIRST,
      mutation: 'evidence: s.s in upper-case hex',
      reason: 'The signature is part of the block: with another spelling it has another CID.',
      input: replaced(
        two,
        proof.cid,
        cbor({ ...proof.value, s: { ...proof.value.s, s: `0x${proof.value.s.s.slice(2).toUpperCase()}` } }),
      ),
    }),
    fails('block-text', 'The AuthSig of the proof as JSON', two, {
      rule: 'chain.block',
      twin: 'action',
      at: FIRST,
      mutation: 'evidence: JSON in place of dag-cbor',
      reason: 'A proof travels as a CACAO in dag-cbor, and these bytes are none.',
      input: replaced(two, proof.cid, new TextEncoder().encode(JSON.stringify(proof.authSig))),
    }),
    fails('block-empty', 'No bytes under the CID of the proof', two, {
      rule: 'chain.block',
      twin: 'action',
      at: FIRST,
      mutation: 'evidence: no bytes',
      reason: 'A block of no bytes was handed in, which is another thing than none.',
      input: replaced(two, proof.cid, new Uint8Array()),
    }),
  ];
};

/** A link that names a CID, whatever that is the hash of. */
const naming = (cid, over) => link({ details: { att: action(), prf: [cid] }, ...over });

const cycles = () => {
  const leaf = chain();
  const [{ cid }] = leaf.proofs;
  const itself = naming(cid, { by: user(), to: did(user()), ...LENT });
  const long = longChain();
  const [middle] = long.proofs;
  const [last] = middle.proofs;
  const back = naming(middle.cid, { by: app(), to: did(app()), ...LENT });
  return [
    fails('cycle', 'A proof that names itself', leaf, {
      rule: 'chain.cycle',
      twin: 'action',
      at: SECOND,
      mutation: 'evidence: under the CID of the proof a block that names this CID',
      reason:
        'No block can contain its own hash, so the name is not its own; the circle is seen on the names, before anything is hashed.',
      input: replaced(leaf, cid, itself.bytes),
    }),
    fails('cycle-above', 'A proof of a proof that names the proof', long, {
      rule: 'chain.cycle',
      twin: 'action-long',
      at: SECOND + FIRST,
      mutation: 'evidence: under the CID of the last proof a block that names the one below it',
      reason: 'The last proof rests on the one that rests on it.',
      input: replaced(long, last.cid, back.bytes),
    }),
  ];
};

export default () => [
  file('chain.verify', 'uses', brought(uses())),
  file('chain.verify', 'widening', brought([...grants(), ...windows(), ...people()])),
  file('chain.verify', 'blocks', brought([...missing(), ...blocks(), ...cycles()])),
];
