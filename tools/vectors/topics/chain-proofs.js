// Several proofs: what they grant together, and what each of them has to be.
import { base64 } from '../blocks.js';
import {
  action,
  app,
  asChain,
  brought,
  chain,
  credit,
  did,
  fails,
  holds,
  ladder,
  lent,
  link,
  MIDDLE,
  owner,
  passed,
  signing,
  stranger,
  user,
} from '../chains.js';
import { file } from '../kit.js';

const lower = ({ address }) => address.toLowerCase();

const keys = (over = {}) => lent({ att: signing(), ...over });
const actions = (over = {}) =>
  lent({ att: { ...action(), ...{ [`lit-pkp://${'0'.repeat(64)}`]: { 'Threshold/Signing': [{}] } } }, ...over });
const uses = (number, over = {}) => lent({ att: credit({ uses: String(number) }), ...over });
const both = { att: { ...signing(), ...credit({ uses: '2' }) } };

const [_LEFT, RIGHT] = [0, 1].map((index) => `/signedMessage/resources/0/prf/${index}`);

/** Two links of the application's users on one root, and the grant that rests on both. */
function diamond(left = {}, right = {}) {
  const root = lent({ to: did(app()), att: { ...action(), ...credit({ uses: '3' }) } });
  const mid = (over) => link({ by: app(), to: did(user()), proofs: [root], ...MIDDLE, ...over });
  return passed([mid({ att: action(), ...left }), mid({ att: credit({ uses: '2' }), ...right })], {
    att: { ...action(), ...credit({ uses: '1' }) },
  });
}

const several = () => {
  const twice = passed([keys(), uses(3)], both);
  const shortcut = ladder(3, true);
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

export default () => [file('chain.verify', 'proofs', brought(several()))];
