// flow.run: delegations that are used until they are spent, and what missing evidence does beside another fault.
import {
  type Att, type AuthSig, accepted, authSigs, type blocks, chains, DELEGATION_URI, delegations, deployed, ecdsa, ecdsaHex, eip191, flows, highS, type Input,
  kinds, lit, OTHER_PKP_URI, type ProfileVerdicts, type RuleId, refusedBy, sessions, standards, topic, unhex, type Verdict,
} from '../vocabulary.js';

const { asChain, chain, credit, did, friend, LENT, lent, lentKey, link, owner, passed, signed, signing, stranger, user } = chains;
const { OWNED, ownedBy } = delegations;

const common = { operation: 'flow.run', prefix: 'flow-', since: kinds.SINCE, from: flows.flowing } as const;

const spent = refusedBy('delegation.uses');
const open = refusedBy('auth-sig.proofs');
const unmet = refusedBy('capability.restriction');

const delegating = (att: Att, over?: chains.LinkParts) => delegations.delegating(att, over);

/** A delegation, or another text of it. */
type Made = Pick<chains.Link, 'held'> & { readonly authSig: AuthSig | string };

/** One use of the credit by the friend, counted. Nodes of the Lit networks count by the text of the signature. */
const uses = (made: Made, verdict: Verdict = accepted, profiles: ProfileVerdicts = {}, over: Input = {}) =>
  flows.counts(made, { evidence: { ...OWNED(), proofs: made.held }, ...over }, verdict, profiles);
const again = (made: Made, over?: Input) => uses(made, spent, lit(accepted), over);
const unowned = (verdict: Verdict = accepted): ProfileVerdicts => ({ ...lit(verdict), reown: refusedBy('delegation.owner') });

/** A use through proofs: who does not look at them takes the credit for that of the user. */
const through = (made: Made, verdict?: Verdict) => uses(made, verdict, unowned());
const denied = (made: Made) => through(made, spent);

const byUser = () => ({ use: { delegatee: user().address } });

// --- One delegation ---

const respelled = (made: chains.Link, over: Input) => ({ ...made, authSig: { ...made.authSig, ...over } });

/** The texts of one signature. */
function spellings(made: chains.Link) {
  const { r, s, recovery } = ecdsa(eip191(made.text), made.by.secretKey);
  const word = (number: bigint) => number.toString(16).padStart(64, '0');
  return [
    { sig: ecdsaHex({ r, s, recovery }, recovery) },
    { sig: `0x${made.authSig.sig.slice(2).toUpperCase()}` },
    { sig: `0x${word(r)}${word(s | (BigInt(recovery) << 255n))}` },
    { address: made.by.address.toLowerCase() },
    { derivedVia: 'web3.eth.personal.sign via Lit PKP' },
    { algo: null },
  ].map((over) => again(respelled(made, over)));
}

const counted = () => {
  const two = delegating(credit({ uses: '2' }));
  const one = delegating(credit({ uses: '1' }));
  const renewed = delegating(credit({ uses: '1' }), { nonce: 'SecondNonce1' });
  const toFriend = { delegate_to: [authSigs.bare(friend())] };
  const widest = delegating(credit({ uses: '1' }, { ...toFriend, uses: '3' }));
  const mixed = delegating(credit({ ...toFriend, uses: '2' }, { delegate_to: [authSigs.bare(user())] }));
  const single = delegating(credit({ ...toFriend, uses: '1' }));
  const stated = (number: string, verdict?: Verdict, profiles?: ProfileVerdicts) => uses(two, verdict, profiles, { ledger: undefined, use: { uses: number } });
  return [
    { id: 'delegation-uses', title: 'A delegation for two uses is used three times', rules: ['delegation.uses'], risk: ['replay', 'restriction-bypass'],
      why: 'Each acceptance counts as a use, whoever uses it, and the third is refused; so is every one after it.',
      steps: [uses(two), uses(two, accepted, {}, byUser()), again(two), again(two, byUser()), again(two, { now: '2026-01-16T10:59:59Z' })] },
    { id: 'delegation-spellings', title: 'A spent delegation comes again with other texts of its signature', rules: ['delegation.uses'],
      risk: ['replay', 'signature-malleability', 'restriction-bypass'],
      why: 'The key of a delegation is made of the address and the signed text. v of 0 or 1, hex in upper case, the compact form, an address in lower case, another name of the kind, algo null and white space in the JSON are the same delegation.',
      steps: [uses(one), ...spellings(one), again({ ...one, authSig: JSON.stringify(one.authSig, null, 1) })] },
    { id: 'delegation-renewed', title: 'A spent delegation is signed anew', rules: ['delegation.uses'], risk: ['lockout'],
      why: 'Another nonce makes another text, which is another delegation with uses of its own.',
      steps: [uses(one), again(one), uses(renewed), again(renewed), again(one)] },
    { id: 'delegation-none', title: 'A delegation for no use', rules: ['capability.restriction', 'delegation.uses'], risk: ['restriction-bypass'],
      why: 'Zero uses before the first are not fewer than zero.', steps: [uses(delegating(credit({ uses: '0' })), unmet, lit(accepted))] },
    { id: 'delegation-unlimited', title: 'A delegation without uses', rules: ['delegation.uses'], risk: ['lockout'],
      why: 'Where no alternative has uses nothing is counted.', steps: Array.from({ length: 4 }, () => uses(delegating(credit({})))) },
    { id: 'delegation-widest', title: 'Alternatives with one use for anyone and three for the friend', rules: ['delegation.uses', 'capability.restriction'],
      risk: ['restriction-bypass'],
      why: 'A use has the limit of the widest alternative that it meets, and all uses are counted together: the user has the first, the friend two more, then none of them has any.',
      steps: [uses(widest, accepted, {}, byUser()), again(widest, byUser()), uses(widest), uses(widest), again(widest)] },
    { id: 'delegation-mixed', title: 'Alternatives with two uses for the friend and any number for the user',
      rules: ['delegation.uses', 'capability.restriction'], risk: ['restriction-bypass'],
      why: 'A use that is not limited is counted all the same: the delegation is used by everybody together.',
      steps: [uses(mixed), uses(mixed, accepted, {}, byUser()), again(mixed), uses(mixed, accepted, {}, byUser()), uses(mixed, accepted, {}, byUser())] },
    { id: 'delegation-not-counted', title: 'What is refused is not counted', risk: ['lockout', 'signature-malleability'],
      rules: ['delegation.uses', 'delegation.owner-undecided', 'auth-sig.signature', 'auth-sig.low-s', 'auth-sig.expired'],
      why: 'A delegation for one use is presented without the owner of the credit, by one whom it does not name, with a wrong signature, with the high twin of s, and too late. None of these is a use; the one after them is.',
      steps: [
        uses(single, refusedBy('delegation.owner-undecided'), lit(accepted), { evidence: undefined }),
        uses(single, unmet, lit(accepted), byUser()),
        uses(respelled(single, { sig: signed(single.text, stranger()) }), refusedBy('auth-sig.signature')),
        uses({ ...single, authSig: highS(single.authSig, owner()) }, refusedBy('auth-sig.low-s'), { ...deployed(accepted), ...standards(accepted) }),
        uses(single, refusedBy('auth-sig.expired'), { reown: spent }, { now: '2026-01-16T11:01:00Z' }),
        uses(single, accepted, { reown: spent, ...standards(spent) }),
        again(single),
      ] },
    { id: 'delegation-stated', title: 'Uses that the caller states beside a ledger of its own', rules: ['capability.restriction', 'delegation.uses'],
      risk: ['restriction-bypass'],
      why: 'Verification without a ledger counts nothing: the number of uses before this one is a fact of the caller.',
      steps: [stated('0'), stated('1'), stated('1'), stated('2', unmet, lit(accepted))] },
  ] as const;
};

// --- Delegations that rest on proofs ---

const proof = (number: number, over: chains.LinkParts = {}) => lent({ att: credit({ uses: String(number) }), ...over });
const onTop = (proofs: chains.Link | readonly chains.Link[], number: number, over: chains.LinkParts = {}) =>
  passed(proofs, { att: credit({ uses: String(number) }), to: DELEGATION_URI, ...over });

/** Two delegations that differ in their nonces. */
const FIRST = { nonce: 'FirstNonce12' };
const SECOND = { nonce: 'SecondNonce1' };

/** The block of a proof with its signature as bytes. */
const inBytes = (value: blocks.Cacao) => ({ ...value, s: { ...value.s, s: unhex(value.s.s.slice(2)) } });

/** A delegation on two links of the user on one proof. */
const diamond = () => {
  const middle = (over: chains.LinkParts) => link({ to: did(user()), att: credit({ uses: '2' }), proofs: [proof(2)], ...over, ...LENT });
  return onTop([middle(FIRST), middle(SECOND)], 2);
};

const shared = () => {
  const [first, second] = [onTop(proof(3), 2, FIRST), onTop(proof(3), 2, SECOND)];
  const both = onTop([proof(1, { nonce: 'NarrowNonce1' }), proof(3)], 3, FIRST);
  const wide = onTop(proof(3), 3, SECOND);
  const [asText, asBytes] = [onTop(proof(2), 2), onTop(proof(2, { block: inBytes }), 2)];
  const free = lent({ att: credit({}) });
  const [one, other] = [onTop(free, 1, FIRST), onTop(free, 1, SECOND)];
  return [
    { id: 'delegation-chain', title: 'Two delegations rest on one proof for three uses', rules: ['delegation.uses', 'auth-sig.proofs'],
      risk: ['restriction-bypass', 'replay'],
      why: 'Each use is charged to the delegation and to its proof, both or none. The first delegation is spent after two uses; the second has one left, because the proof is spent with the third.',
      steps: [through(first), through(first), denied(first), through(second), denied(second), denied(first)] },
    { id: 'delegation-all-or-nothing', title: 'A spent proof, and another proof of the same delegation', rules: ['delegation.uses', 'auth-sig.proofs'],
      risk: ['lockout', 'restriction-bypass'],
      why: 'One delegation rests on a proof for one use and on one for three; another on the latter alone. What the first is refused is charged to nobody, so the second has its two uses.',
      steps: [through(both), denied(both), denied(both), through(wide), through(wide), denied(wide)] },
    { id: 'delegation-proof-spellings', title: 'One proof in two blocks', rules: ['delegation.uses', 'auth-sig.proofs', 'chain.block'],
      risk: ['replay', 'signature-malleability', 'restriction-bypass'],
      why: 'A proof for two uses, its signature once as text and once as bytes: two blocks with two names, and one delegation by its text. Two delegations that rest on one block each share the two uses.',
      steps: [through(asText), through(asBytes), denied(asText), denied(asBytes)] },
    { id: 'delegation-diamond', title: 'Two links of a delegation rest on one proof', rules: ['delegation.uses', 'auth-sig.proofs'], risk: ['lockout'],
      why: 'A proof that is reached on two ways is one link and is charged once for each use: it has two.',
      steps: [through(diamond()), through(diamond()), denied(diamond())] },
    { id: 'delegation-own-limit', title: 'A proof without uses under a delegation for one', rules: ['delegation.uses', 'auth-sig.proofs'],
      risk: ['restriction-bypass'], why: 'Only links that have uses are charged.', steps: [through(one), denied(one), through(other), denied(other)] },
  ] as const;
};

// --- What is missing beside something else ---

/** A grant on two proofs, of which the second is handed in and may differ: chain.verify as a step. */
const halfOf = (second: chains.LinkParts, verdict: Verdict, over: Input = {}, profiles = deployed(accepted)) => {
  const leaf = passed([lentKey(), lent({ ...second, nonce: 'SecondNonce1' })]);
  return flows.step('chain.verify', asChain(leaf, { evidence: { proofs: chains.heldBy(leaf.proofs.slice(1)) }, ...over }), verdict, profiles);
};
const half = (second: chains.LinkParts, rule: RuleId) => halfOf(second, refusedBy(rule));

/** A session over these capabilities at its node, with their proofs. */
const presents = (leaves: readonly chains.Link[], verdict: Verdict, over: Input = {}, profiles = deployed(accepted)) => {
  const { input } = flows.presents(0, { evidence: { proofs: Object.assign({}, ...leaves.map(({ held }) => held)) }, ...over });
  const { sessionSig } = sessions.at({ capabilities: leaves.map(({ authSig }) => authSig) });
  return flows.step('session-sig.verify', delegations.present({ ...input, sessionSig }), verdict, profiles);
};
/** The same without them. */
const bare = (leaves: readonly chains.Link[], verdict: Verdict, over: Input = {}, profiles?: ProfileVerdicts) =>
  presents(leaves, verdict, { evidence: undefined, ...over }, profiles);

const ofOther = () => sessions.cell(OTHER_PKP_URI);
const elsewhere = () => passed([], { att: ofOther(), nonce: 'UsersNonce12' });
const own = () => passed([], { att: signing(), nonce: 'UsersNonce12' });
const byOwner = () => ({ account: owner().address });
const ofUser: ProfileVerdicts = { ...lit(accepted), reown: refusedBy('session.account') };

const precedence = () => {
  const over = onTop(proof(3), 2);
  const missing = (of: typeof owner) =>
    uses(over, open, unowned(), { ledger: undefined, use: { uses: '0' }, evidence: { tokenOwners: [ownedBy(of())] } });
  return [
    { id: 'chain-missing-and-wrong', title: 'A missing proof beside something that is wrong',
      rules: ['auth-sig.proofs', 'chain.audience', 'chain.time', 'chain.root', 'auth-sig.session-bound'], risk: ['fail-open', 'widening'],
      why: 'One of two proofs is missing. Alone that is undecided. Where the other is for somebody else, ends before the grant or is by somebody else, or where the grant is for another session key, the chain is refused whatever the missing proof says. Signatures are the last stage, which a missing proof comes before: beside a forged one the chain stays undecided.',
      steps: [
        halfOf({}, open),
        half({ to: did(stranger()) }, 'chain.audience'),
        half({ expirationTime: '2026-01-16T10:00:00Z' }, 'chain.time'),
        half({ by: stranger() }, 'chain.root'),
        halfOf({ sig: signed('Hello.', owner()) }, open),
        halfOf({}, refusedBy('auth-sig.session-bound'), { sessionKey: '22'.repeat(32) }, {}),
      ] },
    { id: 'delegation-missing', title: 'Whose credit it is while a proof is missing', rules: ['auth-sig.proofs', 'delegation.owner'],
      risk: ['fail-open', 'lockout'],
      why: 'While the proof is missing no root is known, so nobody is compared with the owner: the use is undecided, whoever owns the credit. With the proof the root is the owner, and a credit of somebody else is refused.',
      steps: [
        missing(owner), missing(stranger), through(over),
        uses(over, refusedBy('delegation.owner'), lit(accepted), { evidence: { tokenOwners: [ownedBy(stranger())], proofs: over.held } }),
      ] },
    { id: 'session-chain-open', title: 'A session whose proof is missing, beside other capabilities',
      rules: ['auth-sig.proofs', 'capability.resource', 'session.account', 'session.no-authority'], risk: ['fail-open', 'lockout'],
      why: 'A grant whose proof is missing is open. Beside a grant of another PKP it leaves the session undecided, beside one that suffices it is ignored, and where it grants another PKP itself nothing is left open. While the proof is missing it could be of any account: of the owner, who is named, too.',
      steps: [
        bare([chain(), elsewhere()], open),
        bare([elsewhere(), chain()], open),
        bare([chain(), own()], accepted),
        bare([chain({}, { att: ofOther() }), elsewhere()], refusedBy('capability.resource'), {}, {}),
        bare([chain()], open, byOwner(), ofUser),
        bare([chain(), own()], open, byOwner(), ofUser),
        bare([chain(), own()], accepted, { account: user().address }),
        presents([chain(), own()], accepted, byOwner(), ofUser),
      ] },
  ] as const;
};

export default () => [
  topic({ ...common, name: 'delegation' }, counted(), shared()),
  topic({ ...common, name: 'chains' }, precedence()),
];
