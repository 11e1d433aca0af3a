// The two uses of a chain, and what each link may not do: lend more, for longer, to somebody else, or on something unknown.
import {
  ACTION, authSigs, blocks, chains, DELEGATION_URI, group, json, kinds, OTHER_PKP_URI, only, PKP_URI, type Row, refusedBy, sessions, topic, utf8,
} from '../vocabulary.js';

const {
  action, aloneOf, app, asChain, asLentCredit, chain, chaining, credit, did, FIRST, friend, heldBy, LENT, lent, link, longChain, owner, SECOND, signing,
  stranger, unlooked, user,
} = chains;
const { cell } = sessions;

const common = { operation: 'chain.verify', prefix: 'chain-', since: kinds.SINCE, also: ['auth-sig.proofs'], from: chaining } as const;

/** Accounts as delegate_to lists them. */
const toAll = (...accounts: readonly { readonly address: string }[]) => ({ delegate_to: accounts.map(authSigs.bare) });

/** What the owner lends of the credit: three uses, to the user or to a friend. */
const limits = (over = {}) => ({ ...toAll(user(), friend()), uses: '3', ...over });
const limited = (over = {}) => ({ att: credit(limits(over)) });
const creditChain = (first: chains.LinkParts = {}, second: chains.LinkParts = {}) => chain({ ...limited(), ...first }, { ...limited(), ...second });
const longCredit = (first: chains.LinkParts = {}, second: chains.LinkParts = {}, third: chains.LinkParts = {}) =>
  longChain({ ...limited(), ...first }, { ...limited(), ...second }, { ...limited(), ...third });

const toFriend = () => creditChain({}, { to: DELEGATION_URI, ...limited(toAll(friend())) });
const nothing = () => chain({}, { att: only(OTHER_PKP_URI, only('Threshold/Signing', [])) });
const everyPkp = () => ({ att: cell('lit-pkp://*') });

const uses = () => topic({ ...common, name: 'uses' }, [
  { id: 'action', title: 'The owner lets a user sign with a PKP in one action', leaf: chain(),
    rules: ['chain.audience', 'chain.time', 'chain.root', 'narrower.resource', 'narrower.ability', 'chain.block'],
    why: 'The owner lends signing with the PKP and one Lit Action to the account of the user, who lends the same to a session key. The block has the hash that the ReCap names, the URI of the proof is the account that signed over it, its window holds that of the grant, and the root is the owner.' },
  { id: 'credit', title: 'The owner lets a user use a capacity credit', leaf: creditChain({}, limited({ uses: '2' })),
    rules: ['narrower.restriction', 'restriction.value', 'chain.audience', 'chain.root'],
    why: 'The owner lends a credit for three uses, and the user lends it to a session key for two of them: every key of the proof is there, with the same or a narrower value.' },
  { id: 'credit-delegation', title: 'The user of a lent credit delegates it to a friend', leaf: toFriend(),
    rules: ['delegation.capability', 'narrower.restriction', 'chain.audience'],
    why: 'The AuthSig that is handed in is a delegation with the URI of one; its proof is for the account of the user, and delegates to the friend among others.',
    input: asLentCredit(toFriend()) },
  { id: 'action-long', title: 'The owner lends to the application, which lends to its user', leaf: longChain(),
    rules: ['chain.audience', 'chain.time', 'chain.root', 'narrower.resource', 'narrower.ability'],
    why: 'Three AuthSigs: each proof is for the account that signed over it, windows lie one inside the other, and no link grants more than the one above. The root is the owner, who signed the last.' },
  { id: 'credit-long', title: 'Each link of three lends fewer uses of a credit than the one above',
    leaf: longCredit({}, limited({ uses: '2' }), limited({ uses: '1' })), rules: ['narrower.restriction', 'restriction.value'],
    why: 'Three, two and one use: each alternative is narrower than the one above.' },
  { id: 'root-alone', title: 'The owner grants to the session key without a proof', leaf: link({ by: owner(), ...LENT }), rules: ['chain.root'],
    why: 'An AuthSig without proofs is its own root, and whatever the root grants is its own.' },
  { id: 'part', title: 'The user passes on a part of what was lent', leaf: chain({}, { att: signing() }), rules: ['narrower.resource'],
    why: 'One of two cells, and no other: the grant is narrower than the proof.' },
  { id: 'wildcard', title: 'The owner lends every PKP, the user passes on one', leaf: chain(everyPkp(), { att: signing() }), rules: ['narrower.resource'],
    why: 'The wildcard of the proof covers the one PKP.' },
  { id: 'nothing', title: 'The user passes on an ability without an alternative', leaf: nothing(),
    rules: ['narrower.resource', 'capability.alternative', 'reown.alternatives'],
    profiles: { ...unlooked(aloneOf(nothing())), reown: refusedBy('reown.alternatives') },
    why: 'A cell without an alternative grants nothing, and is narrower than anything.' },
]);

// --- A widening at the lower of two links, and the same at the upper of three ---

/** What the user says, and what the application and the user say in the longer chain. */
interface Widening extends Row {
  readonly says: chains.LinkParts;
  readonly change: string;
  readonly why: string;
}

const twice = (twin: string, two: typeof chain, three: typeof longChain, rows: readonly Widening[]) =>
  rows.flatMap(({ id, title, change, why, says, ...row }) => [
    { ...row, id, title: `${title}, in the AuthSig that is handed in`, twin, change: `the user: ${change}`, why, leaf: two({}, says), at: '' },
    { ...row, id: `${id}-above`, title: `${title}, in a proof`, twin: `${twin}-long`, change: `the application and the user: ${change}`,
      why: `${why} What the user passes on lies within the wider proof; each proof is held to its own.`, leaf: three({}, says, says), at: FIRST },
  ]);

const grants = () => [
  ...twice('chain-action', chain, longChain, [
    { id: 'resource', title: 'Another PKP', change: 'another PKP', rule: 'narrower.resource', why: 'No cell of the proof covers this PKP.',
      says: { att: cell(OTHER_PKP_URI) } },
    { id: 'resource-beside', title: 'A second action beside the one that was lent', change: 'a second action', rule: 'narrower.resource',
      why: 'Every cell has to be covered; one that is covers no other.',
      says: { att: { ...action(), ...cell('lit-litaction://QmT5NvUtoM5nWFfrQdVrFtvGfKFmG7AHE8P34isapyhCxX', 'Threshold/Execution') } } },
    { id: 'resource-wildcard', title: 'Every PKP in place of the one that was lent', change: 'lit-pkp://*', rule: 'narrower.resource',
      why: 'A wildcard is covered by the same wildcard only.', says: everyPkp() },
    { id: 'ability', title: 'Every ability in place of the one that was lent', change: '*/* on the PKP', rule: 'narrower.ability',
      why: 'The proof grants Threshold/Signing on this PKP, which covers itself only.', says: { att: cell(PKP_URI, '*/*') } },
    { id: 'ability-other', title: 'Decryption with an action that was lent for execution', change: 'Threshold/Decryption on the action',
      rule: 'narrower.ability', why: 'The proof grants Threshold/Execution on this action.',
      says: { att: cell(`lit-litaction://${ACTION}`, 'Threshold/Decryption') } },
  ]),
  ...twice('chain-credit', creditChain, longCredit, [
    { id: 'dropped', title: 'A restriction left out', change: 'delegate_to left out', rule: 'narrower.restriction',
      why: 'The proof delegates to two accounts; without the key the grant is for anyone.', says: { att: credit({ uses: '1' }) } },
    { id: 'loosened-uses', title: 'One use more', change: 'uses: "4"', rule: 'narrower.restriction',
      why: 'The proof allows three uses, and four are more.', says: limited({ uses: '4' }) },
    { id: 'loosened-delegates', title: 'One delegatee more', change: 'delegate_to: a friend and a stranger', rule: 'narrower.restriction',
      why: 'The stranger is not among those that the proof delegates to.', says: limited({ ...toAll(friend(), stranger()), uses: '1' }) },
    { id: 'second-alternative', title: 'A second alternative without restrictions', change: 'a second alternative: {}', rule: 'narrower.restriction',
      why: 'Each alternative has to be narrower than one of the proof; the second restricts nothing.', says: { att: credit(limits({ uses: '1' }), {}) } },
  ]),
];

const LATER = { expirationTime: '2026-01-17T10:00:01Z' };
const BEFORE = { issuedAt: '2026-01-15T09:59:59Z' };

const widening = () => topic({ ...common, name: 'widening' }, grants(), group<chains.Chained>({ twin: 'chain-action' }, [
  { id: 'restriction-malformed', title: 'A number of uses that is a number', twin: 'chain-credit', change: 'uses: 3 in both AuthSigs',
    rule: 'restriction.value', leaf: creditChain(limited({ uses: 3 }), limited({ uses: 3 })), at: '',
    why: 'uses is a text of decimal digits. In narrowing a malformed value on either side breaks the rule, even where the two are equal.' },
  { id: 'longer', title: 'An expiry one second after that of the proof, in the AuthSig that is handed in',
    change: 'the user: expirationTime: "2026-01-17T10:00:01Z"', rule: 'chain.time', leaf: chain({}, LATER), at: '',
    why: 'The proof ends at 10:00:00. Nobody lends for longer than they were lent; comparisons are exact, without skew.' },
  { id: 'longer-above', title: 'An expiry one second after that of the proof, in a proof', twin: 'chain-action-long',
    change: 'the application: expirationTime: "2026-01-17T10:00:01Z"', rule: 'chain.time', leaf: longChain({}, LATER), at: FIRST,
    why: 'The proof of the application ends at 10:00:00, although the grant of the user ends before.' },
  { id: 'earlier', title: 'Issued one second before the proof, in the AuthSig that is handed in', change: 'the user: issuedAt: "2026-01-15T09:59:59Z"',
    rule: 'chain.time', leaf: chain({}, BEFORE), at: '', why: 'When the user signed, nothing had been lent: the proof begins at 10:00:00.' },
  { id: 'earlier-above', title: 'Issued one second before the proof, in a proof', twin: 'chain-action-long',
    change: 'the application: issuedAt: "2026-01-15T09:59:59Z"', rule: 'chain.time', leaf: longChain({}, BEFORE), at: FIRST,
    why: 'When the application signed, nothing had been lent: its proof begins at 10:00:00.' },
  { id: 'audience', title: 'A proof for somebody else, under the AuthSig that is handed in', change: 'the owner: URI of a stranger',
    rule: 'chain.audience', leaf: chain({ to: did(stranger()) }), at: FIRST, why: 'The owner lent to a stranger, and the user signed over it.' },
  { id: 'audience-above', title: 'A proof for somebody else, under a proof', twin: 'chain-action-long', change: 'the owner: URI of the user',
    rule: 'chain.audience', leaf: longChain({ to: did(user()) }), at: SECOND,
    why: 'The owner lent to the user, and the application signed over it: that the user is in the chain too makes no difference.' },
  { id: 'root', title: 'A proof by somebody else', change: 'the proof: signed by a stranger', rule: 'chain.root', leaf: chain({ by: stranger() }), at: FIRST,
    why: 'The stranger lends what belongs to the owner; the caller names the owner as root.' },
  { id: 'root-above', title: 'A proof of a proof by somebody else', twin: 'chain-action-long', change: 'the last proof: signed by a stranger',
    rule: 'chain.root', leaf: longChain({ by: stranger() }), at: SECOND,
    why: 'The root is whoever signed the link without proofs, and that is not the owner.' },
  { id: 'root-self', title: 'The user grants without a proof', twin: 'chain-root-alone', change: 'signed by the user', rule: 'chain.root',
    profiles: undefined, leaf: link({}), at: '', why: 'An AuthSig without proofs is its own root, and the user is not the owner.' },
]));

// --- Blocks ---

/** A chain with other blocks at hand. */
const holding = (leaf: chains.Link, proofs: Readonly<Record<string, string>>) => ({ leaf, input: asChain(leaf, { evidence: { proofs } }) });

/** A chain whose proof `cid` has the bytes of another block, or of anything. */
const replaced = (leaf: chains.Link, cid: string, bytes: Uint8Array) => holding(leaf, { ...leaf.held, [cid]: blocks.base64(bytes) });

/** The proof of a chain, and what replaces its block. */
const underFirst = (bytes: Uint8Array) => replaced(chain(), lent().cid, bytes);

const last = () => lent({ to: did(app()) });

/** The block with its signature spelled in upper case. */
const respelled = (value: blocks.Cacao) => blocks.cbor({ ...value, s: { ...value.s, s: `0x${value.s.s.slice(2).toUpperCase()}` } });

/** The block of a link that names a CID, whatever that is the hash of. */
const naming = (cid: string, over: chains.LinkParts) => link({ details: { att: action(), prf: [cid] }, ...LENT, ...over }).bytes;

const ofBlocks = () => topic({ ...common, name: 'blocks' }, group<chains.Chained>({ twin: 'chain-action', at: FIRST }, [
  { id: 'unknown', title: 'A proof that was not handed in', change: 'no evidence', rule: 'auth-sig.proofs', leaf: chain(),
    why: 'What the proof grants is not known: the chain is neither valid nor invalid.', input: asChain(chain(), { evidence: undefined }) },
  { id: 'unknown-above', title: 'A proof of a proof that was not handed in', twin: 'chain-action-long', change: 'evidence without the block of the owner',
    rule: 'auth-sig.proofs', at: SECOND, why: 'The proof of the user is there, and what it rests on is not.',
    ...holding(longChain(), Object.fromEntries(longChain().proofs.map(({ cid, bytes }) => [cid, blocks.base64(bytes)]))) },
  { id: 'unknown-other', title: 'The block of another proof', change: 'evidence: another proof under its own CID', rule: 'auth-sig.proofs',
    why: 'A block counts for the CID that names it; what is about something else is no evidence.',
    ...holding(chain(), heldBy([lent({ nonce: 'another12345' })])) },
  { id: 'block', title: 'The block of a wider proof under the CID of the proof', change: 'evidence: the bytes of another proof by the owner',
    rule: 'chain.block', why: 'The bytes are a genuine proof and do not hash to the CID that the user signed.',
    ...underFirst(lent({ att: { ...action(), ...cell('lit-pkp://*') } }).bytes) },
  { id: 'block-above', title: 'The block of another proof under the CID of the last proof', twin: 'chain-action-long',
    change: 'evidence: the bytes of another proof by the owner to the application', rule: 'chain.block', at: SECOND,
    why: 'Each block has to hash to the CID by which the link below names it.',
    ...replaced(longChain(), last().cid, lent({ to: did(app()), nonce: 'another12345' }).bytes) },
  { id: 'block-resigned', title: 'The proof with another signature over its text', change: 'evidence: s.s in upper-case hex', rule: 'chain.block',
    why: 'The signature is part of the block: with another spelling it has another CID.', ...underFirst(lent({ block: respelled }).bytes) },
  { id: 'block-text', title: 'The AuthSig of the proof as JSON', change: 'evidence: JSON in place of dag-cbor', rule: 'chain.block',
    why: 'A proof travels as a CACAO in dag-cbor, and these bytes are none.', ...underFirst(utf8(json(lent().authSig))) },
  { id: 'block-empty', title: 'No bytes under the CID of the proof', change: 'evidence: no bytes', rule: 'chain.block',
    why: 'A block of no bytes was handed in, which is another thing than none.', ...underFirst(new Uint8Array()) },
  { id: 'cycle', title: 'A proof that names itself', change: 'evidence: under the CID of the proof a block that names this CID', rule: 'chain.cycle',
    at: SECOND,
    why: 'No block can contain its own hash, so the name is not its own; the circle is seen on the names, before anything is hashed.',
    ...underFirst(naming(lent().cid, { by: user(), to: did(user()) })) },
  { id: 'cycle-above', title: 'A proof of a proof that names the proof', twin: 'chain-action-long',
    change: 'evidence: under the CID of the last proof a block that names the one below it', rule: 'chain.cycle', at: SECOND + FIRST,
    why: 'The last proof rests on the one that rests on it.',
    ...replaced(longChain(), last().cid, naming(longChain().proofs[0]?.cid ?? '', { by: app(), to: did(app()) })) },
]));

export default () => [uses(), widening(), ofBlocks()];
