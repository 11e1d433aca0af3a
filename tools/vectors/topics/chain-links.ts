// Each link is an AuthSig of its own: of every kind that can be one, with a signature that holds, and no faults of its own.
import {
  authSigs, blocks, blsAuthSig, chains, DOMAIN, ecdsa, eip191, group, highS, type Input, json, kinds, NONCE, network, otherSession, sessions, topic, unhex,
} from '../vocabulary.js';

const {
  action, app, asChain, asked, CONTRACT, chain, chaining, did, FIRST, lent, link, longChain, owner, passed, proofAt, replyOf, SECOND, signed, signing, stranger,
  user,
} = chains;

const common = { operation: 'chain.verify', prefix: 'chain-', since: kinds.SINCE, also: ['auth-sig.proofs'], from: chaining } as const;

// --- Kinds ---

/** The chain of a contract wallet that lends, or that passes on, with what its contract replied. */
const lends = (over: chains.LinkParts = {}, reply: Input = {}) => {
  const leaf = chain({ kind: CONTRACT, ...over });
  return { leaf, input: asked(leaf, leaf.proofs.map((proof) => replyOf(proof, reply))) };
};
const passes = (over: chains.LinkParts = {}) => {
  const leaf = chain({}, { kind: CONTRACT, ...over });
  return { leaf, input: asked(leaf, [replyOf(leaf)]) };
};

/** A grant that the network signed for the user, on top of the proof of the owner. */
const networkGrant = () => ({ ...chain(), authSig: blsAuthSig(chain().text, network('one'), user()) });

const ofKinds = () => topic({ ...common, name: 'kinds' }, [
  { id: 'contract', title: 'A proof by a contract wallet whose contract agrees',
    rules: ['auth-sig.contract-signature', 'auth-sig.kind-undecided', 'chain.root'], ...lends(),
    why: 'A block of type eip1271 is an AuthSig of a contract wallet, and its contract was asked about this text. The DID names it on its chain.' },
  { id: 'contract-passes', title: 'A contract wallet passes on what was lent to it', rules: ['auth-sig.contract-signature', 'chain.audience'], ...passes(),
    why: 'The URI of the proof names the account of the contract wallet on its chain.' },
  { id: 'contract-unasked', title: 'A proof by a contract wallet that nobody asked', twin: 'contract', change: 'evidence without the reply of the contract',
    rule: 'auth-sig.kind-undecided', risk: ['fail-open', 'type-confusion'], leaf: lends().leaf, at: FIRST,
    why: 'The signature of the proof cannot be judged without its contract, so the chain is undecided.', input: asked(lends().leaf, []) },
  { id: 'contract-refuses', title: 'A proof by a contract wallet whose contract refuses', twin: 'contract', change: 'data of the reply: 0xffffffff and zeros',
    rule: 'auth-sig.contract-signature', ...lends({}, { data: kinds.REFUSAL }), at: FIRST,
    why: 'The contract of the proof did not return the magic value.' },
  { id: 'contract-root-address', title: 'A contract wallet named as root by its address', twin: 'contract', change: 'root: the address of the owner',
    rule: 'chain.root', leaf: lends().leaf, at: FIRST,
    why: 'At this address of another chain another contract can stand, so an address does not name a contract wallet.',
    input: { ...lends().input, root: owner().address } },
  { id: 'contract-root-chain', title: 'A contract wallet of another chain than the one named as root', twin: 'contract', change: 'the proof: chainId: "10"',
    rule: 'chain.root', ...lends({ chainId: '10' }), at: FIRST, why: 'Somebody else can have the contract at this address of chain 10.' },
  { id: 'contract-audience-chain', title: 'A contract wallet passes on what was lent to its address on another chain', twin: 'contract-passes',
    change: 'the user: chainId: "10"', rule: 'chain.audience', ...passes({ chainId: '10' }), at: FIRST,
    why: 'The proof is for the account on chain 1. Whoever has the contract at this address of chain 10 can be somebody else.' },
  { id: 'network', title: 'A network signature for the user on top of a proof', rules: ['auth-sig.signature', 'chain.audience'], leaf: networkGrant(),
    why: 'The issuer of a link is the account of its SIWE message, however it was signed; the proof is for the user.',
    input: asChain(networkGrant(), { networkKey: network('one').publicKey }) },
  { id: 'network-undecided', title: 'A network signature on top of a proof, and no network key', twin: 'network', change: 'no networkKey',
    rule: 'auth-sig.network-key', also: [], profiles: undefined, leaf: networkGrant(), why: 'The chain holds, and nobody can say whether the network signed.' },
]);

// --- Signatures ---

/** The signature in 64 bytes (EIP-2098). */
function compact() {
  const { r, s, recovery } = ecdsa(eip191(lent().text), owner().secretKey);
  const hexOf = (number: bigint) => number.toString(16).padStart(64, '0');
  return `0x${hexOf(r)}${hexOf(s | (BigInt(recovery) << 255n))}`;
}

/** The block with its signature as bytes. */
const bytes = (value: blocks.Cacao) => ({ ...value, s: { ...value.s, s: unhex(value.s.s.slice(2)) } });

/** The proof by the owner with another signature. */
const signedBy = (sig: string) => ({ leaf: chain({ sig }), at: FIRST });

const above = () => lent({ to: did(app()) });

const ofSignatures = () => topic({ ...common, name: 'signatures' },
  group({ rules: ['auth-sig.signature', 'chain.block'] }, [
    { id: 'signature-compact', title: 'A proof with a signature of 64 bytes', leaf: chain({ sig: compact() }), why: 'EIP-2098 is a form of kind eoa.' },
    { id: 'signature-upper', title: 'A proof with a signature in upper-case hex',
      leaf: chain({ sig: `0x${signed(lent().text, owner()).slice(2).toUpperCase()}` }),
      why: 'Hex digits have any case; the block is named with the case that it has.' },
    { id: 'signature-bytes', title: 'A proof with a signature of bytes', leaf: chain({ block: bytes }),
      why: 'A signature of bytes is the same signature, in a block with another name.' },
    { id: 'signature-caip122', title: 'A proof with the header caip122', why: 'Both header types are read.',
      leaf: chain({ kind: { t: 'eip191', derivedVia: 'web3.eth.personal.sign', header: 'caip122' } }) },
  ]),
  group({ rule: 'auth-sig.signature', risk: ['forgery', 'wrong-account'], twin: 'chain-action' }, [
    { id: 'signature', title: 'A proof that a stranger signed in the name of the owner',
      change: 'the proof: signed by a stranger, with the address of the owner',
      ...signedBy(signed(lent().text, stranger())),
      why: 'The address recovered is not that of iss. Everybody can make a block, name it, and sign over it.' },
    { id: 'signature-user', title: 'A proof that the user signed in the name of the owner',
      change: 'the proof: signed by the user, with the address of the owner',
      ...signedBy(signed(lent().text, user())), why: 'The user lent to themselves what belongs to the owner.' },
    { id: 'signature-above', title: 'The last of two proofs has the signature of another text', twin: 'chain-action-long',
      change: 'the last proof: the signature of the proof for the user', leaf: longChain({ sig: signed(lent().text, owner()) }),
      why: 'The owner signed that text, and not this one.', trace: { link: SECOND, texts: { [above().cid]: above().text } } },
    { id: 'signature-middle', title: 'The first of two proofs has a wrong signature', twin: 'chain-action-long',
      change: 'the proof of the application: the signature of another text', leaf: longChain({}, { sig: signed(lent().text, app()) }), at: FIRST,
      why: 'The signature of each link is judged, and not only of the ends.' },
    { id: 'signature-shared', title: 'A proof with the signature of the grant that rests on it', change: 'the proof: the signature of a grant by the user',
      ...signedBy(signed(chain().text, user())), why: 'A signature is good for one text.' },
    { id: 'signature-high-s', title: 'A proof with s in the upper half of the order', change: 'the proof: s becomes n - s, v flips',
      rule: 'auth-sig.low-s', risk: ['signature-malleability'], ...signedBy(highS(lent().authSig, owner()).sig),
      why: 'Everybody can make this signature, and another name for the block with it.' },
    { id: 'signature-form', title: 'A proof with a signature of 66 bytes', change: 'the proof: a zero byte behind v', rule: 'auth-sig.signature-form',
      risk: ['signature-malleability'], ...signedBy(`${signed(lent().text, owner())}00`),
      why: 'A block takes any number of bytes; a signature of kind eoa has 64 or 65.' },
    { id: 'signature-leaf', title: 'The grant on top of a proof has a wrong signature', change: 'signed by a stranger, with the address of the user', also: [],
      profiles: undefined, leaf: chain({}, { sig: signed(chain().text, stranger()) }), at: '',
      why: 'The chain above holds; the user did not sign over it.' },
  ]));

// --- Faults of a proof ---

const ENDED = { expirationTime: '2026-01-15T11:50:00Z' };
const AHEAD = { notBefore: '2026-01-15T12:30:00Z' };
const PAGE = { domain: 'owner.example', nonce: 'OwnersNonce1' };

const resourceOf = ({ fields: { resources = [] } }: chains.Link) => resources[0] ?? '';

/** A proof without a ReCap: somebody's login, with the URI of an account. */
const plain = () => lent({ statement: 'Hello.', resources: undefined, nonce: 'another12345' });

/** The proof as another reading of its text: the request id has the lines of the resources too. */
function smuggled() {
  const requestId = `request-7\nResources:\n- ${resourceOf(lent())}`;
  return lent({ requestId: 'request-7', block: ({ p: { resources: _, ...rest }, ...value }) => ({ ...value, p: { ...rest, requestId } }) });
}

/** A name that a proof can have in a ReCap, and no block. */
const foreign = (codec: readonly number[]) => {
  const { bytes: block, text } = lent();
  const cid = blocks.cidOf(block, { codec });
  return {
    leaf: { ...link({ details: { att: action(), prf: [cid] } }), held: { [cid]: blocks.base64(block) } },
    trace: { link: FIRST, texts: { [cid]: text } },
  };
};

/** The input of a login. */
const asLogin = (leaf: chains.Link) => {
  const { sessionKey: _, ...input } = asChain(leaf, { purpose: 'login', domain: DOMAIN, nonce: NONCE });
  return input;
};

const ofLinks = () => topic({ ...common, name: 'links' }, [
  { id: 'page', title: 'A proof that was signed on another page, with another nonce', leaf: chain(PAGE), rules: ['auth-sig.domain', 'auth-sig.nonce'],
    why: 'Domain and nonce are those of the grant that was handed in: the owner lent on a page of their own.',
    input: asChain(chain(PAGE), { domain: DOMAIN, nonce: NONCE }) },
  { id: 'preface', title: 'A proof with a text of its own in front of its statement', rules: ['recap.statement-match'],
    leaf: chain({ statement: `To my app. ${lent().fields.statement}`, requestId: 'r-1' }),
    why: 'What stands in front of the ReCap statement is free, in a proof as elsewhere.' },
  { id: 'other-resources', title: 'A proof with another resource in front of its ReCap', rules: ['recap.last'],
    leaf: chain({ resources: ['https://owner.example/terms', resourceOf(lent())] }),
    why: 'The ReCap is the last resource, and its proofs are those of the chain.' },
  { id: 'second-resource', title: 'A grant with another resource in front of its ReCap', rules: ['recap.last'],
    leaf: chain({}, { resources: ['https://app.example/terms', resourceOf(chain())] }),
    why: 'The path of the proof goes through the second resource.' },
], group<chains.Chained>({ twin: 'chain-action' }, [
  { id: 'recap-none', title: 'One of two proofs has no ReCap', change: 'a second proof, without ReCap', rule: 'auth-sig.recap-present',
    leaf: passed([lent(), plain()]), at: proofAt(1),
    why: 'A proof is judged as a delegation, which needs a ReCap; that the other proof covers the grant makes no difference.' },
  { id: 'recap-statement', title: 'A proof whose statement says less than its ReCap', change: 'the proof: the statement of signing alone',
    rule: 'recap.statement-match', leaf: chain({ statement: lent({ att: signing() }).fields.statement }), at: FIRST,
    why: 'The owner saw that signing is lent, and not the action.' },
  { id: 'auth-context', title: 'A proof that says how a session was authorised', change: 'the proof: lit-resolvedauthcontext://* beside the others',
    rule: 'auth-sig.auth-context', leaf: chain({ att: { ...action(), ...sessions.cell(authSigs.CONTEXT, 'Auth/Auth') } }), at: FIRST,
    why: 'Only the network writes this resource, and a wallet signed the proof.' },
  { id: 'lifetime', title: 'A proof of 31 days', change: 'the proof: expirationTime: "2026-02-15T10:00:00Z"', rule: 'auth-sig.lifetime',
    leaf: chain({ expirationTime: '2026-02-15T10:00:00Z' }), at: FIRST, why: 'A proof lives for at most 30 days, whatever rests on it.' },
  { id: 'expiration-none', title: 'A proof without an expiration time', change: 'the proof: expirationTime left out', rule: 'auth-sig.expiration-required',
    leaf: chain({ expirationTime: undefined }), at: FIRST, why: 'What was lent would never end.' },
  { id: 'expired', title: 'A proof that has ended, and with it the grant', change: 'both: expirationTime: "2026-01-15T11:50:00Z"', rule: 'auth-sig.expired',
    risk: ['expiry'], profiles: undefined, leaf: chain(ENDED, ENDED), at: '',
    why: 'Nothing in a chain lives longer than its proofs, and these ended ten minutes ago.' },
  { id: 'not-before', title: 'A proof that has not begun, and with it the grant', twin: 'chain-time-not-before-both',
    change: 'both: notBefore: "2026-01-15T12:30:00Z"', rule: 'auth-sig.not-before', profiles: undefined, leaf: chain(AHEAD, AHEAD), at: '',
    why: 'Nothing in a chain begins before its proofs, and these begin in half an hour.' },
  { id: 'other-session', title: 'A grant to another session key on top of a proof', change: 'the user: URI of another session key',
    rule: 'auth-sig.session-bound', also: [], profiles: undefined, at: '',
    why: 'The rules of the purpose are those of the AuthSig that is handed in, with proofs or without.',
    leaf: chain({}, { to: `lit:session:${otherSession().publicKey}` }) },
  { id: 'smuggled', title: 'A proof whose request id has the lines of its resources',
    change: `the proof: no p.resources, p.requestId: ${json('request-7\nResources:\n- urn:recap:...')}`, rule: 'chain.reconstruction',
    rules: ['siwe.round-trip'], leaf: passed(smuggled()), at: FIRST,
    why: 'The text of this block is the one that the owner signed, but the block says that it has no resources. One text has one block.' },
]), group<chains.Chained>({ rule: 'chain.block', twin: 'chain-action',
  why: 'A ReCap may name anything by a CID. A proof is named by that of dag-cbor and SHA-256, because the same bytes are something else in another codec.' }, [
  { id: 'name-raw', title: 'A proof named by a CID of the codec raw', change: 'prf: the CID of the proof with codec 0x55, signed', ...foreign([0x55]) },
  { id: 'name-json', title: 'A proof named by a CID of the codec dag-json', change: 'prf: the CID of the proof with codec 0x0129, signed',
    ...foreign([0xa9, 0x02]) },
]), [
  { id: 'login', title: 'A login that grants what was lent', leaf: chain({}, { to: authSigs.LOGIN_URI }), rules: ['auth-sig.login-uri', 'chain.audience'],
    why: 'A login may have a ReCap, and one with proofs rests on them; its proofs are judged as what they are, and their URI is that of the user.',
    input: asLogin(chain({}, { to: authSigs.LOGIN_URI })) },
]);

export default () => [ofKinds(), ofSignatures(), ofLinks()];
