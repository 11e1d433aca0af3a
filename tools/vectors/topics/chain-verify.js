import {
  app,
  asChain,
  brought,
  chain,
  did,
  didKey,
  FIRST,
  fails,
  holds,
  LENT,
  longChain,
  owner,
  provenBy,
  SESSION_URI,
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
    fails(`audience-uri-${name}`, title, chain({ to }), {
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

export default () => [
  file('chain.verify', 'steps', brought([...within(), ...outside(), ...named(), ...misnamed(), ...rooted()])),
];
