// Each link is an AuthSig of its own: of every kind that can be one, with a signature that holds, and no faults of its own.

import { LOGIN_URI } from '../auth-sigs.js';
import { base64, cidOf } from '../blocks.js';
import {
  action,
  app,
  asChain,
  brought,
  chain,
  did,
  FIRST,
  fails,
  holds,
  lent,
  link,
  longChain,
  owner,
  passed,
  refused,
  SECOND,
  signed,
  signing,
  stranger,
  textsOf,
  user,
} from '../chains.js';
import { MAGIC, REFUSAL } from '../kinds.js';
import {
  blsAuthSig,
  DOMAIN,
  ecdsa,
  ecdsaHex,
  eip191,
  file,
  hex,
  NONCE,
  NOW,
  network,
  otherSession,
  secp256k1,
  unhex,
} from '../kit.js';
import { accepted, only } from '../sessions.js';

// --- Kinds ---

const CONTRACT = { t: 'eip1271', derivedVia: 'EIP1271' };

/** What the contract at the address of a link replied about its text and signature. */
const replyOf = ({ by, fields, text, authSig }, over = {}) => ({
  chainId: fields.chainId,
  address: by.address,
  digest: `0x${hex(eip191(text))}`,
  signature: authSig.sig,
  code: true,
  outcome: 'returned',
  data: MAGIC,
  asOf: NOW,
  ...over,
});

/** A chain with the replies of contracts as evidence, and the DID of the owner as root. */
const asked = (leaf, replies, over = {}) =>
  asChain(leaf, { root: did(owner()), evidence: { proofs: leaf.held, contractCalls: replies }, ...over });

const wallets = () => {
  const leaf = chain({ kind: CONTRACT });
  const [proof] = leaf.proofs;
  const passing = chain({}, { kind: CONTRACT });
  return [
    holds('contract', 'A proof by a contract wallet whose contract agrees', leaf, {
      rules: ['auth-sig.contract-signature', 'auth-sig.kind-undecided', 'chain.root'],
      reason:
        'A block of type eip1271 is an AuthSig of a contract wallet, and its contract was asked about this text. The DID names it on its chain.',
      input: asked(leaf, [replyOf(proof)]),
    }),
    holds('contract-passes', 'A contract wallet passes on what was lent to it', passing, {
      rules: ['auth-sig.contract-signature', 'chain.audience'],
      reason: 'The URI of the proof names the account of the contract wallet on its chain.',
      input: asked(passing, [replyOf(passing)]),
    }),
    fails('contract-unasked', 'A proof by a contract wallet that nobody asked', leaf, {
      rule: 'auth-sig.kind-undecided',
      twin: 'contract',
      at: FIRST,
      mutation: 'evidence without the reply of the contract',
      reason: 'The signature of the proof cannot be judged without its contract, so the chain is undecided.',
      input: asked(leaf, []),
    }),
    fails('contract-refuses', 'A proof by a contract wallet whose contract refuses', leaf, {
      rule: 'auth-sig.contract-signature',
      twin: 'contract',
      at: FIRST,
      mutation: 'data of the reply: 0xffffffff and zeros',
      reason: 'The contract of the proof did not return the magic value.',
      input: asked(leaf, [replyOf(proof, { data: REFUSAL })]),
    }),
    fails('contract-root-address', 'A contract wallet named as root by its address', leaf, {
      rule: 'chain.root',
      twin: 'contract',
      at: FIRST,
      mutation: 'root: the address of the owner',
      reason:
        'At this address of another chain another contract can stand, so an address does not name a contract wallet.',
      input: asked(leaf, [replyOf(proof)], { root: owner().address }),
    }),
    fails(
      'contract-root-chain',
      'A contract wallet of another chain than the one named as root',
      chain({ kind: CONTRACT, chainId: '10' }),
      {
        rule: 'chain.root',
        twin: 'contract',
        at: FIRST,
        mutation: 'the proof: chainId: "10"',
        reason: 'Somebody else can have the contract at this address of chain 10.',
        input: asked(chain({ kind: CONTRACT, chainId: '10' }), [
          replyOf(chain({ kind: CONTRACT, chainId: '10' }).proofs[0]),
        ]),
      },
    ),
    fails(
      'contract-audience-chain',
      'A contract wallet passes on what was lent to its address on another chain',
      chain({}, { kind: CONTRACT, chainId: '10' }),
      {
        rule: 'chain.audience',
        twin: 'contract-passes',
        at: FIRST,
        mutation: 'the user: chainId: "10"',
        reason:
          'The proof is for the account on chain 1. Whoever has the contract at this address of chain 10 can be somebody else.',
        input: asked(chain({}, { kind: CONTRACT, chainId: '10' }), [
          replyOf(chain({}, { kind: CONTRACT, chainId: '10' })),
        ]),
      },
    ),
  ];
};

/** A grant that the network signed for the user, on top of the proof of the owner. */
function networkGrant() {
  const leaf = chain();
  return { ...leaf, authSig: blsAuthSig(leaf.text, network('one'), user()) };
}

const networks = () => {
  const leaf = networkGrant();
  const keyed = (over = {}) => asChain(leaf, { networkKey: network('one').publicKey, ...over });
  return [
    holds('network', 'A network signature for the user on top of a proof', leaf, {
      rules: ['auth-sig.signature', 'chain.audience'],
      reason:
        'The issuer of a link is the account of its SIWE message, however it was signed; the proof is for the user.',
      input: keyed(),
    }),
    refused('chain-network-undecided', 'A network signature on top of a proof, and no network key', {
      rule: 'auth-sig.network-key',
      twin: 'chain-network',
      mutation: 'no networkKey',
      reason: 'The chain holds, and nobody can say whether the network signed.',
      trace: { texts: textsOf(leaf) },
      input: asChain(leaf),
    }),
  ];
};

// --- Signatures ---

/** The other signature over a text that everybody can make from the first. */
function highS(text, by) {
  const { r, s, recovery } = ecdsa(eip191(text), by.secretKey);
  return ecdsaHex({ r, s: secp256k1.Point.Fn.ORDER - s, recovery: 1 - recovery });
}

/** The signature in 64 bytes (EIP-2098). */
function compact(text, by) {
  const { r, s, recovery } = ecdsa(eip191(text), by.secretKey);
  const hexOf = (number) => number.toString(16).padStart(64, '0');
  return `0x${hexOf(r)}${hexOf(s | (BigInt(recovery) << 255n))}`;
}

const spelled = () => {
  const { text } = lent();
  const bytes = (value) => ({ ...value, s: { ...value.s, s: unhex(value.s.s.slice(2)) } });
  return [
    [
      'compact',
      'A proof with a signature of 64 bytes',
      { sig: compact(text, owner()) },
      'EIP-2098 is a form of kind eoa.',
    ],
    [
      'upper',
      'A proof with a signature in upper-case hex',
      { sig: `0x${signed(text, owner()).slice(2).toUpperCase()}` },
      'Hex digits have any case; the block is named with the case that it has.',
    ],
    [
      'bytes',
      'A proof with a signature of bytes',
      { block: bytes },
      'A signature of bytes is the same signature, in a block with another name.',
    ],
    [
      'caip122',
      'A proof with the header caip122',
      { kind: { t: 'eip191', derivedVia: 'web3.eth.personal.sign', header: 'caip122' } },
      'Both header types are read.',
    ],
  ].map(([name, title, over, reason]) =>
    holds(`signature-${name}`, title, chain(over), { rules: ['auth-sig.signature', 'chain.block'], reason }),
  );
};

const forged = () => {
  const { text } = lent();
  const above = lent({ to: did(app()) });
  return [
    fails(
      'signature',
      'A proof that a stranger signed in the name of the owner',
      chain({ sig: signed(text, stranger()) }),
      {
        rule: 'auth-sig.signature',
        twin: 'action',
        at: FIRST,
        mutation: 'the proof: signed by a stranger, with the address of the owner',
        reason: 'The address recovered is not that of iss. Everybody can make a block, name it, and sign over it.',
      },
    ),
    fails(
      'signature-user',
      'A proof that the user signed in the name of the owner',
      chain({ sig: signed(text, user()) }),
      {
        rule: 'auth-sig.signature',
        twin: 'action',
        at: FIRST,
        mutation: 'the proof: signed by the user, with the address of the owner',
        reason: 'The user lent to themselves what belongs to the owner.',
      },
    ),
    fails(
      'signature-above',
      'The last of two proofs has the signature of another text',
      longChain({ sig: signed(lent().text, owner()) }),
      {
        rule: 'auth-sig.signature',
        twin: 'action-long',
        at: SECOND,
        mutation: 'the last proof: the signature of the proof for the user',
        reason: 'The owner signed that text, and not this one.',
        trace: { link: SECOND, texts: { [above.cid]: above.text } },
      },
    ),
    fails(
      'signature-middle',
      'The first of two proofs has a wrong signature',
      longChain({}, { sig: signed(text, app()) }),
      {
        rule: 'auth-sig.signature',
        twin: 'action-long',
        at: FIRST,
        mutation: 'the proof of the application: the signature of another text',
        reason: 'The signature of each link is judged, and not only of the ends.',
      },
    ),
    fails(
      'signature-shared',
      'A proof with the signature of the grant that rests on it',
      chain({ sig: signed(chain().text, user()) }),
      {
        rule: 'auth-sig.signature',
        twin: 'action',
        at: FIRST,
        mutation: 'the proof: the signature of a grant by the user',
        reason: 'A signature is good for one text.',
      },
    ),
    fails('signature-high-s', 'A proof with s in the upper half of the order', chain({ sig: highS(text, owner()) }), {
      rule: 'auth-sig.low-s',
      twin: 'action',
      at: FIRST,
      mutation: 'the proof: s becomes n - s, v flips',
      reason: 'Everybody can make this signature, and another name for the block with it.',
    }),
    fails('signature-form', 'A proof with a signature of 66 bytes', chain({ sig: `${signed(text, owner())}00` }), {
      rule: 'auth-sig.signature-form',
      twin: 'action',
      at: FIRST,
      mutation: 'the proof: a zero byte behind v',
      reason: 'A block takes any number of bytes; a signature of kind eoa has 64 or 65.',
    }),
    refused('chain-signature-leaf', 'The grant on top of a proof has a wrong signature', {
      rule: 'auth-sig.signature',
      twin: 'chain-action',
      mutation: 'signed by a stranger, with the address of the user',
      reason: 'The chain above holds; the user did not sign over it.',
      trace: { link: '', texts: textsOf(chain()) },
      input: asChain(chain({}, { sig: signed(chain().text, stranger()) })),
    }),
  ];
};

// --- Faults of a proof ---

const ENDED = { expirationTime: '2026-01-15T11:50:00Z' };
const AHEAD = { notBefore: '2026-01-15T12:30:00Z' };
const _NONE = only(`lit-pkp://${'3a'.repeat(32)}`, only('Threshold/Signing', []));

/** A proof without a ReCap: somebody's login, with the URI of an account. */
const plain = () => lent({ statement: 'Hello.', resources: undefined, nonce: 'another12345' });

/** The proof as another reading of its text: the request id has the lines of the resources too. */
function smuggled() {
  const proof = lent({ requestId: 'request-7' });
  const { resources, ...rest } = proof.value.p;
  const requestId = `request-7\nResources:\n- ${resources[0]}`;
  return lent({ requestId: 'request-7', block: (value) => ({ ...value, p: { ...rest, requestId } }) });
}

const faults = () => {
  const context = only('lit-resolvedauthcontext://*', only('Auth/Auth', [{}]));
  const _bad = { 'lit-v7': accepted, 'lit-v8': accepted };
  return [
    holds(
      'page',
      'A proof that was signed on another page, with another nonce',
      chain({ domain: 'owner.example', nonce: 'OwnersNonce1' }),
      {
        rules: ['auth-sig.domain', 'auth-sig.nonce'],
        reason: 'Domain and nonce are those of the grant that was handed in: the owner lent on a page of their own.',
        input: asChain(chain({ domain: 'owner.example', nonce: 'OwnersNonce1' }), { domain: DOMAIN, nonce: NONCE }),
      },
    ),
    holds(
      'preface',
      'A proof with a text of its own in front of its statement',
      chain({ statement: `To my app. ${lent().fields.statement}`, requestId: 'r-1' }),
      {
        rules: ['recap.statement-match'],
        reason: 'What stands in front of the ReCap statement is free, in a proof as elsewhere.',
      },
    ),
    holds(
      'other-resources',
      'A proof with another resource in front of its ReCap',
      chain({ resources: ['https://owner.example/terms', lent().fields.resources[0]] }),
      {
        rules: ['recap.last'],
        reason: 'The ReCap is the last resource, and its proofs are those of the chain.',
      },
    ),
    holds(
      'second-resource',
      'A grant with another resource in front of its ReCap',
      chain({}, { resources: ['https://app.example/terms', chain().fields.resources[0]] }),
      {
        rules: ['recap.last'],
        reason: 'The path of the proof goes through the second resource.',
      },
    ),
    fails('recap-none', 'One of two proofs has no ReCap', passed([lent(), plain()]), {
      rule: 'auth-sig.recap-present',
      twin: 'action',
      at: '/signedMessage/resources/0/prf/1',
      mutation: 'a second proof, without ReCap',
      reason:
        'A proof is judged as a delegation, which needs a ReCap; that the other proof covers the grant makes no difference.',
    }),
    fails(
      'recap-statement',
      'A proof whose statement says less than its ReCap',
      chain({ statement: lent({ att: signing() }).fields.statement }),
      {
        rule: 'recap.statement-match',
        twin: 'action',
        at: FIRST,
        mutation: 'the proof: the statement of signing alone',
        reason: 'The owner saw that signing is lent, and not the action.',
      },
    ),
    fails(
      'auth-context',
      'A proof that says how a session was authorised',
      chain({ att: { ...action(), ...context } }),
      {
        rule: 'auth-sig.auth-context',
        twin: 'action',
        at: FIRST,
        mutation: 'the proof: lit-resolvedauthcontext://* beside the others',
        reason: 'Only the network writes this resource, and a wallet signed the proof.',
      },
    ),
    fails('lifetime', 'A proof of 31 days', chain({ expirationTime: '2026-02-15T10:00:00Z' }), {
      rule: 'auth-sig.lifetime',
      twin: 'action',
      at: FIRST,
      mutation: 'the proof: expirationTime: "2026-02-15T10:00:00Z"',
      reason: 'A proof lives for at most 30 days, whatever rests on it.',
    }),
    fails('expiration-none', 'A proof without an expiration time', chain({ expirationTime: undefined }), {
      rule: 'auth-sig.expiration-required',
      twin: 'action',
      at: FIRST,
      mutation: 'the proof: expirationTime left out',
      reason: 'What was lent would never end.',
    }),
    refused('chain-expired', 'A proof that has ended, and with it the grant', {
      rule: 'auth-sig.expired',
      rules: ['auth-sig.proofs'],
      twin: 'chain-action',
      mutation: 'both: expirationTime: "2026-01-15T11:50:00Z"',
      reason: 'Nothing in a chain lives longer than its proofs, and these ended ten minutes ago.',
      trace: { link: '', texts: textsOf(chain(ENDED, ENDED)) },
      input: asChain(chain(ENDED, ENDED)),
    }),
    refused('chain-not-before', 'A proof that has not begun, and with it the grant', {
      rule: 'auth-sig.not-before',
      rules: ['auth-sig.proofs'],
      twin: 'chain-time-not-before-both',
      mutation: 'both: notBefore: "2026-01-15T12:30:00Z"',
      reason: 'Nothing in a chain begins before its proofs, and these begin in half an hour.',
      trace: { link: '', texts: textsOf(chain(AHEAD, AHEAD)) },
      input: asChain(chain(AHEAD, AHEAD)),
    }),
    refused('chain-other-session', 'A grant to another session key on top of a proof', {
      rule: 'auth-sig.session-bound',
      twin: 'chain-action',
      mutation: 'the user: URI of another session key',
      reason: 'The rules of the purpose are those of the AuthSig that is handed in, with proofs or without.',
      trace: { link: '', texts: textsOf(chain()) },
      input: asChain(chain({}, { to: `lit:session:${otherSession().publicKey}` })),
    }),
    fails('smuggled', 'A proof whose request id has the lines of its resources', passed(smuggled()), {
      rule: 'chain.reconstruction',
      rules: ['siwe.round-trip'],
      twin: 'action',
      at: FIRST,
      mutation: 'the proof: no p.resources, p.requestId: "request-7\\nResources:\\n- urn:recap:..."',
      reason:
        'The text of this block is the one that the owner signed, but the block says that it has no resources. One text has one block.',
    }),
  ];
};

/** Names that a proof can have in a ReCap, and no block. */
const foreign = () => {
  const proof = lent();
  return [
    ['raw', 'A proof named by a CID of the codec raw', { codec: [0x55] }, 'codec 0x55'],
    ['json', 'A proof named by a CID of the codec dag-json', { codec: [0xa9, 0x02] }, 'codec 0x0129'],
  ].map(([name, title, over, mutation]) => {
    const cid = cidOf(proof.bytes, over);
    const leaf = { ...link({ details: { att: action(), prf: [cid] } }), held: { [cid]: base64(proof.bytes) } };
    return fails(`name-${name}`, title, leaf, {
      rule: 'chain.block',
      twin: 'action',
      at: FIRST,
      mutation: `prf: the CID of the proof with ${mutation}, signed`,
      reason:
        'A ReCap may name anything by a CID. A proof is named by that of dag-cbor and SHA-256, because the same bytes are something else in another codec.',
      trace: { link: FIRST, texts: { [cid]: proof.text } },
    });
  });
};

const logins = () => {
  const leaf = chain({}, { to: LOGIN_URI });
  const { sessionKey: _, ...input } = asChain(leaf, { purpose: 'login', domain: DOMAIN, nonce: NONCE });
  return [
    holds('login', 'A login that grants what was lent', leaf, {
      rules: ['auth-sig.login-uri', 'chain.audience'],
      reason:
        'A login may have a ReCap, and one with proofs rests on them; its proofs are judged as what they are, and their URI is that of the user.',
      input,
    }),
  ];
};

export default () => [
  file('chain.verify', 'kinds', brought([...wallets(), ...networks()])),
  file('chain.verify', 'signatures', brought([...spelled(), ...forged()])),
  file('chain.verify', 'links', brought([...faults(), ...foreign(), ...logins()])),
];
