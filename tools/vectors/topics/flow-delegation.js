// flow.run: delegations that are used until they are spent, and what missing evidence does beside another fault.
import { bare, CREDIT } from '../auth-sigs.js';
import {
  action,
  asChain,
  brought,
  chain,
  credit,
  did,
  friend,
  LENT,
  lent,
  link,
  owner,
  passed,
  signed,
  signing,
  stranger,
  user,
} from '../chains.js';
import { flow, step } from '../flows.js';
import {
  ASK,
  atNode,
  DELEGATION_URI,
  ecdsa,
  ecdsaHex,
  eip191,
  file,
  json,
  message,
  NOW,
  OTHER_PKP,
  secp256k1,
  sessionSig,
  unhex,
} from '../kit.js';
import { accepted, lit, only, refusedBy } from '../sessions.js';

const spent = refusedBy('delegation.uses');
const undecidedBy = (rule) => ({ result: 'undecided', rule });

const delegating = (att, over = {}) => link({ by: owner(), to: DELEGATION_URI, att, ...over });

/** One use of the credit by the friend, counted. Nodes of the Lit networks count by the text of the signature. */
const uses = (made, verdict = accepted, profiles = {}, over = {}) => {
  const { use, ...rest } = over;
  const authSig = typeof made.authSig === 'string' ? made.authSig : json(made.authSig);
  const input = {
    authSig,
    use: { resource: CREDIT, delegatee: friend().address, ...use },
    ledger: true,
    now: NOW,
    evidence: { tokenOwners: [{ token: '7', owner: owner().address }], proofs: made.held },
    ...rest,
  };
  return step('delegation.verify', JSON.parse(json(input)), verdict, profiles);
};

const again = (made, over) => uses(made, spent, lit(accepted), over);

/** A use through proofs: who does not look at them takes the credit for that of the user. */
const through = (made, verdict = accepted, over = {}) =>
  uses(made, verdict, { ...lit(accepted), reown: refusedBy('delegation.owner') }, over);

const split = ({ text, by }) => ecdsa(eip191(text), by.secretKey);
const respelled = (made, over) => ({ ...made, authSig: { ...made.authSig, ...over } });

/** The texts of one signature. */
function spellings(made) {
  const { r, s, recovery } = split(made);
  const word = (number) => number.toString(16).padStart(64, '0');
  return [
    { sig: ecdsaHex({ r, s, recovery }, recovery) },
    { sig: `0x${made.authSig.sig.slice(2).toUpperCase()}` },
    { sig: `0x${word(r)}${word(s | (BigInt(recovery) << 255n))}` },
    { address: made.by.address.toLowerCase() },
    { derivedVia: 'web3.eth.personal.sign via Lit PKP' },
    { algo: null },
  ].map((over) => respelled(made, over));
}

function highS(made) {
  const { r, s, recovery } = split(made);
  return respelled(made, { sig: ecdsaHex({ r, s: secp256k1.Point.Fn.ORDER - s, recovery: 1 - recovery }) });
}

const proof = (number, over = {}) => lent({ att: credit({ uses: String(number) }), ...over });
const onTop = (proofs, number, over = {}) =>
  passed(proofs, { att: credit({ uses: String(number) }), to: DELEGATION_URI, ...over });

const counted = () => {
  const two = delegating(credit({ uses: '2' }));
  const one = delegating(credit({ uses: '1' }));
  const renewed = delegating(credit({ uses: '1' }), { nonce: 'SecondNonce1' });
  return [
    flow('delegation-uses', 'A delegation for two uses is used three times', {
      rules: ['delegation.uses'],
      risk: ['replay', 'restriction-bypass'],
      reason: 'Each acceptance counts as a use, whoever uses it, and the third is refused; so is every one after it.',
      steps: [
        uses(two),
        uses(two, accepted, {}, { use: { delegatee: user().address } }),
        again(two),
        again(two, { use: { delegatee: user().address } }),
        again(two, { now: '2026-01-16T10:59:59Z' }),
      ],
    }),
    flow('delegation-spellings', 'A spent delegation comes again with other texts of its signature', {
      rules: ['delegation.uses'],
      risk: ['replay', 'signature-malleability', 'restriction-bypass'],
      reason:
        'The key of a delegation is made of the address and the signed text. v of 0 or 1, hex in upper case, the compact form, an address in lower case, another name of the kind, algo null and white space in the JSON are the same delegation.',
      steps: [
        uses(one),
        ...spellings(one).map((other) => again(other)),
        again({ ...one, authSig: JSON.stringify(one.authSig, null, 1) }),
      ],
    }),
    flow('delegation-renewed', 'A spent delegation is signed anew', {
      rules: ['delegation.uses'],
      risk: ['lockout'],
      reason: 'Another nonce makes another text, which is another delegation with uses of its own.',
      steps: [uses(one), again(one), uses(renewed), again(renewed), again(one)],
    }),
    flow('delegation-none', 'A delegation for no use', {
      rules: ['capability.restriction', 'delegation.uses'],
      risk: ['restriction-bypass'],
      reason: 'Zero uses before the first are not fewer than zero.',
      steps: [uses(delegating(credit({ uses: '0' })), refusedBy('capability.restriction'), lit(accepted))],
    }),
    flow('delegation-unlimited', 'A delegation without uses', {
      rules: ['delegation.uses'],
      risk: ['lockout'],
      reason: 'Where no alternative has uses nothing is counted.',
      steps: Array.from({ length: 4 }, () => uses(delegating(credit({})))),
    }),
    flow('delegation-widest', 'Alternatives with one use for anyone and three for the friend', {
      rules: ['delegation.uses', 'capability.restriction'],
      risk: ['restriction-bypass'],
      reason:
        'A use has the limit of the widest alternative that it meets, and all uses are counted together: the user has the first, the friend two more, then none of them has any.',
      steps: (() => {
        const made = delegating(credit({ uses: '1' }, { delegate_to: [bare(friend())], uses: '3' }));
        const byUser = { use: { delegatee: user().address } };
        return [uses(made, accepted, {}, byUser), again(made, byUser), uses(made), uses(made), again(made)];
      })(),
    }),
    flow('delegation-mixed', 'Alternatives with two uses for the friend and any number for the user', {
      rules: ['delegation.uses', 'capability.restriction'],
      risk: ['restriction-bypass'],
      reason: 'A use that is not limited is counted all the same: the delegation is used by everybody together.',
      steps: (() => {
        const made = delegating(credit({ delegate_to: [bare(friend())], uses: '2' }, { delegate_to: [bare(user())] }));
        const byUser = { use: { delegatee: user().address } };
        return [
          uses(made),
          uses(made, accepted, {}, byUser),
          again(made),
          uses(made, accepted, {}, byUser),
          uses(made, accepted, {}, byUser),
        ];
      })(),
    }),
    flow('delegation-not-counted', 'What is refused is not counted', {
      rules: [
        'delegation.uses',
        'delegation.owner-undecided',
        'auth-sig.signature',
        'auth-sig.low-s',
        'auth-sig.expired',
      ],
      risk: ['lockout', 'signature-malleability'],
      reason:
        'A delegation for one use is presented without the owner of the credit, by one whom it does not name, with a wrong signature, with the high twin of s, and too late. None of these is a use; the one after them is.',
      steps: (() => {
        const made = delegating(credit({ delegate_to: [bare(friend())], uses: '1' }));
        return [
          uses(made, undecidedBy('delegation.owner-undecided'), lit(accepted), { evidence: undefined }),
          uses(made, refusedBy('capability.restriction'), lit(accepted), { use: { delegatee: user().address } }),
          uses(respelled(made, { sig: signed(made.text, stranger()) }), refusedBy('auth-sig.signature')),
          uses(highS(made), refusedBy('auth-sig.low-s'), { ...lit(accepted), reown: accepted }),
          uses(made, refusedBy('auth-sig.expired'), { reown: spent }, { now: '2026-01-16T11:01:00Z' }),
          uses(made, accepted, { reown: spent }),
          again(made),
        ];
      })(),
    }),
    flow('delegation-stated', 'Uses that the caller states beside a ledger of its own', {
      rules: ['capability.restriction', 'delegation.uses'],
      risk: ['restriction-bypass'],
      reason:
        'Verification without a ledger counts nothing: the number of uses before this one is a fact of the caller.',
      steps: ['0', '1', '1', '2'].map((number) =>
        uses(
          two,
          number === '2' ? refusedBy('capability.restriction') : accepted,
          number === '2' ? lit(accepted) : {},
          {
            ledger: undefined,
            use: { uses: number },
          },
        ),
      ),
    }),
  ];
};

const shared = () => {
  const root = proof(3);
  const [first, second] = ['FirstNonce12', 'SecondNonce1'].map((nonce) => onTop(root, 2, { nonce }));
  const inBytes = proof(2, { block: (value) => ({ ...value, s: { ...value.s, s: unhex(value.s.s.slice(2)) } }) });
  const branches = (() => {
    const top = proof(2);
    const middle = (nonce) => link({ to: did(user()), att: credit({ uses: '2' }), proofs: [top], nonce, ...LENT });
    return onTop([middle('FirstNonce12'), middle('SecondNonce1')], 2);
  })();
  return [
    flow('delegation-chain', 'Two delegations rest on one proof for three uses', {
      rules: ['delegation.uses', 'auth-sig.proofs'],
      risk: ['restriction-bypass', 'replay'],
      reason:
        'Each use is charged to the delegation and to its proof, both or none. The first delegation is spent after two uses; the second has one left, because the proof is spent with the third.',
      steps: [
        through(first),
        through(first),
        through(first, spent),
        through(second),
        through(second, spent),
        through(first, spent),
      ],
    }),
    flow('delegation-all-or-nothing', 'A spent proof, and another proof of the same delegation', {
      rules: ['delegation.uses', 'auth-sig.proofs'],
      risk: ['lockout', 'restriction-bypass'],
      reason:
        'One delegation rests on a proof for one use and on one for three; another on the latter alone. What the first is refused is charged to nobody, so the second has its two uses.',
      steps: (() => {
        const [narrow, wide] = [proof(1, { nonce: 'NarrowNonce1' }), proof(3)];
        const both = onTop([narrow, wide], 3, { nonce: 'FirstNonce12' });
        const single = onTop(wide, 3, { nonce: 'SecondNonce1' });
        return [
          through(both),
          through(both, spent),
          through(both, spent),
          through(single),
          through(single),
          through(single, spent),
        ];
      })(),
    }),
    flow('delegation-proof-spellings', 'One proof in two blocks', {
      rules: ['delegation.uses', 'auth-sig.proofs', 'chain.block'],
      risk: ['replay', 'signature-malleability', 'restriction-bypass'],
      reason:
        'A proof for two uses, its signature once as text and once as bytes: two blocks with two names, and one delegation by its text. Two delegations that rest on one block each share the two uses.',
      steps: (() => {
        const [asText, asBytes] = [onTop(proof(2), 2), onTop(inBytes, 2)];
        return [through(asText), through(asBytes), through(asText, spent), through(asBytes, spent)];
      })(),
    }),
    flow('delegation-diamond', 'Two links of a delegation rest on one proof', {
      rules: ['delegation.uses', 'auth-sig.proofs'],
      risk: ['lockout'],
      reason: 'A proof that is reached on two ways is one link and is charged once for each use: it has two.',
      steps: [through(branches), through(branches), through(branches, spent)],
    }),
    flow('delegation-own-limit', 'A proof without uses under a delegation for one', {
      rules: ['delegation.uses', 'auth-sig.proofs'],
      risk: ['restriction-bypass'],
      reason: 'Only links that have uses are charged.',
      steps: (() => {
        const free = lent({ att: credit({}) });
        const [one, other] = ['FirstNonce12', 'SecondNonce1'].map((nonce) => onTop(free, 1, { nonce }));
        return [through(one), through(one, spent), through(other), through(other, spent)];
      })(),
    }),
  ];
};

/** chain.verify as a step. */
const verifies = (leaf, verdict, over = {}, profiles = { ...lit(accepted), reown: accepted }) =>
  step('chain.verify', JSON.parse(json(asChain(leaf, over))), verdict, profiles);

/** A session over these capabilities at its node. */
const presents = (leaves, verdict, over = {}, profiles = { ...lit(accepted), reown: accepted }) =>
  step(
    'session-sig.verify',
    JSON.parse(
      json({
        ...atNode(sessionSig(message({ capabilities: leaves.map(({ authSig }) => authSig) }))),
        request: ASK,
        evidence: { proofs: Object.assign({}, ...leaves.map(({ held }) => held)) },
        ...over,
      }),
    ),
    verdict,
    profiles,
  );

const elsewhere = (over) =>
  passed([], { att: only(`lit-pkp://${OTHER_PKP}`, only('Threshold/Signing', [{}])), nonce: 'UsersNonce12', ...over });
const own = () => passed([], { att: signing(), nonce: 'UsersNonce12' });
const missing = { evidence: undefined };
const open = undecidedBy('auth-sig.proofs');

const precedence = () => {
  const two = (second = {}) =>
    passed([lent({ att: signing() }), lent({ ...second, att: action(), nonce: 'SecondNonce1' })]);
  const firstOnly = (leaf) => ({ evidence: { proofs: { [leaf.proofs[1].cid]: leaf.held[leaf.proofs[1].cid] } } });
  const over = onTop(proof(3), 2);
  return [
    flow('chain-missing-and-wrong', 'A missing proof beside something that is wrong', {
      rules: ['auth-sig.proofs', 'chain.audience', 'chain.time', 'chain.root', 'auth-sig.session-bound'],
      risk: ['fail-open', 'widening'],
      reason:
        'One of two proofs is missing. Alone that is undecided. Where the other is for somebody else, ends before the grant or is by somebody else, or where the grant is for another session key, the chain is refused whatever the missing proof says. Signatures are the last stage, which a missing proof comes before: beside a forged one the chain stays undecided.',
      steps: [
        verifies(two(), open, firstOnly(two())),
        verifies(two({ to: did(stranger()) }), refusedBy('chain.audience'), firstOnly(two({ to: did(stranger()) }))),
        ...[
          [{ expirationTime: '2026-01-16T10:00:00Z' }, 'chain.time'],
          [{ by: stranger() }, 'chain.root'],
        ].map(([change, rule]) => verifies(two(change), refusedBy(rule), firstOnly(two(change)))),
        verifies(two({ sig: signed('Hello.', owner()) }), open, firstOnly(two({ sig: signed('Hello.', owner()) }))),
        verifies(two(), refusedBy('auth-sig.session-bound'), { ...firstOnly(two()), sessionKey: '22'.repeat(32) }, {}),
      ],
    }),
    flow('delegation-missing', 'Whose credit it is while a proof is missing', {
      rules: ['auth-sig.proofs', 'delegation.owner'],
      risk: ['fail-open', 'lockout'],
      reason:
        'While the proof is missing no root is known, so nobody is compared with the owner: the use is undecided, whoever owns the credit. With the proof the root is the owner, and a credit of somebody else is refused.',
      steps: [
        ...[owner(), stranger()].map(({ address }) =>
          uses(
            over,
            open,
            { ...lit(accepted), reown: refusedBy('delegation.owner') },
            {
              ledger: undefined,
              use: { uses: '0' },
              evidence: { tokenOwners: [{ token: '7', owner: address }] },
            },
          ),
        ),
        through(over),
        uses(over, refusedBy('delegation.owner'), lit(accepted), {
          evidence: { tokenOwners: [{ token: '7', owner: stranger().address }], proofs: over.held },
        }),
      ],
    }),
    flow('session-chain-open', 'A session whose proof is missing, beside other capabilities', {
      rules: ['auth-sig.proofs', 'capability.resource', 'session.account', 'session.no-authority'],
      risk: ['fail-open', 'lockout'],
      reason:
        'A grant whose proof is missing is open. Beside a grant of another PKP it leaves the session undecided, beside one that suffices it is ignored, and where it grants another PKP itself nothing is left open. While the proof is missing it could be of any account: of the owner, who is named, too.',
      steps: [
        presents([chain(), elsewhere()], open, missing),
        presents([elsewhere(), chain()], open, missing),
        presents([chain(), own()], accepted, missing),
        presents([chain({}, { att: elsewhereAtt() }), elsewhere()], refusedBy('capability.resource'), missing, {}),
        presents(
          [chain()],
          open,
          { ...missing, account: owner().address },
          { ...lit(accepted), reown: refusedBy('session.account') },
        ),
        presents(
          [chain(), own()],
          open,
          { ...missing, account: owner().address },
          { ...lit(accepted), reown: refusedBy('session.account') },
        ),
        presents([chain(), own()], accepted, { ...missing, account: user().address }),
        presents(
          [chain(), own()],
          accepted,
          { account: owner().address },
          { ...lit(accepted), reown: refusedBy('session.account') },
        ),
      ],
    }),
  ];
};

function elsewhereAtt() {
  return only(`lit-pkp://${OTHER_PKP}`, only('Threshold/Signing', [{}]));
}

export default () => [
  file('flow.run', 'delegation', brought([...counted(), ...shared()])),
  file('flow.run', 'chains', brought(precedence())),
];
