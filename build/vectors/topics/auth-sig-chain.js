// auth-sig.verify of AuthSigs that rest on proofs: with a root that the caller names, and without one.
import { base64 } from '../blocks.js';
import {
  action,
  asChain,
  asLentCredit,
  brought,
  chain,
  credit,
  did,
  ladder,
  lent,
  longChain,
  passed,
  refused,
  signing,
  stranger,
  textsOf,
  unlooked,
  user,
} from '../chains.js';
import { accept, DELEGATION_URI, file, OTHER_PKP } from '../kit.js';
import { only } from '../sessions.js';

/** The input without a root. */
const rootless = (leaf, over = {}) => {
  const { root: _, ...input } = asChain(leaf, over);
  return input;
};

const grants = (name, title, leaf, { rules, input = rootless(leaf), ...rest }) =>
  accept(`auth-chain-${name}`, title, {
    rules: [...rules, 'auth-sig.proofs'],
    trace: { texts: textsOf(leaf) },
    input,
    ...rest,
  });

const refuses = (name, title, leaf, { twin = 'session', input = rootless(leaf), ...rest }) =>
  refused(`auth-chain-${name}`, title, {
    rules: ['auth-sig.proofs'],
    twin: `auth-chain-${twin}`,
    trace: { texts: textsOf(leaf) },
    input,
    profiles: unlooked(),
    ...rest,
  });

const delegated = () => chain({ att: credit({ uses: '3' }) }, { att: credit({ uses: '3' }), to: DELEGATION_URI });

const keys = (over) => lent({ att: signing(), ...over });
const both = { att: { ...signing(), ...credit({ uses: '2' }) } };
const two = (over) => passed([keys(), lent({ att: credit({ uses: '2' }), ...over })], both);

const wider = { att: { ...action(), ...only(`lit-pkp://${OTHER_PKP}`, only('Threshold/Signing', [{}])) } };

const accepts = () => [
  grants('session', 'A grant to a session key with its proof', chain(), {
    rules: ['chain.audience', 'chain.time', 'chain.root', 'narrower.resource'],
    reason: 'The proof is handed in and covers the grant. No root is named, and all roots are by one account.',
  }),
  grants('root', 'A grant with its proof, and the owner named as root', chain(), {
    rules: ['chain.root'],
    reason: 'The chain ends at the owner.',
    input: asChain(chain()),
  }),
  grants('delegation', 'A delegation of a lent credit', delegated(), {
    rules: ['delegation.capability', 'chain.audience'],
    reason: 'Only the AuthSig that is handed in has the URI of a delegation; its proof has that of the user.',
    input: asLentCredit(delegated(), { root: undefined }),
  }),
  grants('long', 'A grant over the application', longChain(), {
    rules: ['chain.audience', 'chain.root'],
    reason: 'Each proof is for the account that signed over it, and covers what rests on it.',
  }),
  grants('two', 'A grant with two proofs by one owner', two(), {
    rules: ['chain.root', 'narrower.resource'],
    reason: 'Nobody is named as root, and both roots are by one account on one chain.',
  }),
];

const rejects = () => [
  refuses('missing', 'A grant whose proof was not handed in', chain(), {
    rule: 'auth-sig.proofs',
    mutation: 'no evidence',
    reason: 'What the proof grants is not known.',
    input: rootless(chain(), { evidence: undefined }),
  }),
  refuses('wider', 'A grant of more than its proof', chain({}, wider), {
    rule: 'narrower.resource',
    mutation: 'the user: a second PKP',
    reason: 'The second PKP is in no cell of the proof.',
  }),
  refuses('audience', 'A proof for somebody else', chain({ to: did(stranger()) }), {
    rule: 'chain.audience',
    mutation: 'the owner: URI of a stranger',
    reason: 'The owner lent to a stranger, and the user signed over it.',
  }),
  refuses('roots', 'Two proofs by two owners, and no root named', two({ by: stranger() }), {
    rule: 'chain.root',
    twin: 'two',
    mutation: 'the second proof: signed by a stranger',
    reason: 'When nobody is named, all roots are by one account: on whose authority this grant rests has no answer.',
  }),
  refuses('roots-chains', 'Two proofs by one address on two chains, and no root named', two({ chainId: '10' }), {
    rule: 'chain.root',
    twin: 'two',
    mutation: 'the second proof: chainId: "10"',
    reason: 'When nobody is named, the chain id counts: at one address of two chains there can be two owners.',
  }),
  refuses('root-other', 'A grant with its proof, and the user named as root', chain(), {
    rule: 'chain.root',
    twin: 'root',
    mutation: 'root: the user',
    reason: 'The chain ends at the owner; who signed last is not the root.',
    input: asChain(chain(), { root: user().address }),
  }),
  refuses(
    'delegation-proof',
    'A delegation that rests on a delegation',
    chain({ att: credit({ uses: '3' }), to: DELEGATION_URI }, { att: credit({ uses: '3' }), to: DELEGATION_URI }),
    {
      rule: 'chain.audience',
      twin: 'delegation',
      mutation: 'the owner: URI: lit:capability:delegation',
      reason: 'The owner delegated to those whom the restrictions name, and lent nothing to the user to pass on.',
      input: asLentCredit(
        chain({ att: credit({ uses: '3' }), to: DELEGATION_URI }, { att: credit({ uses: '3' }), to: DELEGATION_URI }),
        { root: undefined },
      ),
    },
  ),
  refuses('deep', 'Nine links', ladder(9), {
    rule: 'chain.depth',
    mutation: 'seven links of the user between the proof and the grant',
    reason: 'The longest depth is 8, the link that was handed in and the root counted.',
  }),
  refuses('block', 'The block of another proof by the owner', chain(), {
    rule: 'chain.block',
    mutation: 'evidence: the bytes of a proof with another nonce',
    reason: 'The bytes do not hash to the CID that the user signed.',
    input: rootless(chain(), {
      evidence: { proofs: { [chain().proofs[0].cid]: base64(lent({ nonce: 'another12345' }).bytes) } },
    }),
  }),
  refused('auth-chain-root-alone', 'A grant without proofs by somebody else than the root', {
    rule: 'chain.root',
    twin: 'auth-chain-root',
    mutation: 'no proof',
    reason: 'An AuthSig without proofs is its own root.',
    input: asChain(passed([])),
  }),
];

export default () => [file('auth-sig.verify', 'chains', brought([...accepts(), ...rejects()]))];
