// AuthSigs as blocks: which members go where, and which AuthSigs no block can give back.
import { base64 } from '../blocks.js';
import { bare, brought, contract, credit, full, lent, login, owner, refused, user } from '../chains.js';
import { accept, blsAuthSig, file, grantText, json, network } from '../kit.js';

const encodes = (
  name,
  title,
  made,
  { rules = ['chain.reconstruction'], reason, input = { authSig: json(made.authSig) }, ...rest },
) =>
  accept(`cacao-encode-${name}`, title, {
    rules,
    reason,
    input,
    output: { cid: made.cid, block: base64(made.bytes) },
    ...rest,
  });

const encoded = () => [
  encodes('login', 'A login', login(), {
    reason:
      'Header eip4361, the members of the message under their names, and the signature as text of type eip191; keys are in the order of dag-cbor, by length and then by bytes.',
  }),
  encodes('proof', 'A proof with a ReCap, lent to an account', lent({ att: credit({ uses: '3' }) }), {
    reason: 'The URI of the message is aud, and the ReCap is the one text of resources.',
  }),
  encodes('bare', 'Only the members that every message has', bare(), {
    reason: 'statement, exp, nbf, requestId and resources are absent where the message has none.',
  }),
  encodes('full', 'Every member but the scheme', full(), {
    reason:
      'Each member has its place, dates stay text with their fractions and offsets, and the chain id is part of iss.',
  }),
  encodes('contract', 'A contract wallet', contract(), {
    reason: 'Kind eip1271 has the signature type eip1271, and its signature may have any number of bytes.',
  }),
  encodes('pkp', 'The derivedVia of a PKP', login(), {
    reason: 'It is another name of kind eoa, and a block says the kind only: it is the block of the first name.',
    input: { authSig: json({ ...login().authSig, derivedVia: 'web3.eth.personal.sign via Lit PKP' }) },
  }),
  encodes('algo-null', 'algo is null', login(), {
    reason: 'An algo that is null equals one that is absent.',
    input: { authSig: json({ ...login().authSig, algo: null }) },
  }),
  encodes('json-space', 'JSON text with white space and another order of members', login(), {
    reason: 'A block is made of what the JSON says, not of its text.',
    input: {
      authSig: JSON.stringify(Object.fromEntries(Object.entries(login().authSig).reverse()), null, 2),
    },
  }),
  encodes('address-case', 'address in lower case beside the EIP-55 spelling in the text', login(), {
    reason: 'The address in iss is spelled as in the text; that of the JSON is compared without letter case.',
    input: { authSig: json({ ...login().authSig, address: owner().address.toLowerCase() }) },
  }),
  encodes('text-case', 'An address in lower case in the text', login({ address: owner().address.toLowerCase() }), {
    reason: 'The address in iss is spelled as in the text, in whatever case the text has it.',
  }),
  encodes(
    'hex-case',
    'A signature with hex digits in upper case',
    login({ sig: `0x${login().authSig.sig.slice(2).toUpperCase()}` }),
    { reason: 'The signature stays the text that it is: another spelling is another block.' },
  ),
  encodes('unverified', 'A signature of one byte', login({ sig: '0xab' }), {
    reason: 'Encoding verifies nothing: one byte in hex after 0x is text that a block can have.',
  }),
  encodes('statement-empty', 'An empty statement', bare({ statement: '' }), {
    reason: 'A statement that is empty is a member that is there; the text has one more line than without it.',
  }),
  encodes('request-empty', 'An empty request id', bare({ requestId: '' }), {
    reason: 'A request id that is empty is a member that is there.',
  }),
  encodes('resources-empty', 'Resources without a resource', bare({ resources: [] }), {
    reason: 'The heading without an item stands for an empty array, which is not one that is absent.',
  }),
  encodes(
    'lengths',
    'Members on both sides of the lengths where a head grows',
    full({
      nonce: 'n'.repeat(23),
      requestId: 'r'.repeat(24),
      statement: 's'.repeat(255),
      uri: `https://app.example/${'u'.repeat(236)}`,
      resources: Array.from({ length: 24 }, (_, index) => `urn:example:${index}`),
    }),
    {
      reason:
        'A length below 24 stands in the head itself, one below 256 in one byte more, others in two: 23, 24, 255 and 256 bytes, and an array of 24.',
    },
  ),
  encodes('chain-id-32', 'A chain id of 32 digits', bare({ chainId: '9'.repeat(32) }), {
    reason: 'An issuer has a chain id of 1 to 32 digits.',
  }),
  encodes('chain-id-zeros', 'A chain id with a leading zero', bare({ chainId: '01' }), {
    reason: 'The chain id is text and stays as it is.',
  }),
];

/** Fault, AuthSig, mutation, reason. */
const unfit = () =>
  [
    [
      'scheme',
      'A scheme in front of the domain',
      login({ scheme: 'https' }).authSig,
      'scheme: "https", signed',
      'A block has no member for the scheme, so the text could not be rebuilt and its signature would be lost.',
    ],
    [
      'address',
      'address is that of another account',
      { ...login().authSig, address: user().address },
      'address: that of the user',
      'address is taken from iss when the AuthSig is rebuilt, so this one would not come back.',
      ['forgery', 'wrong-account'],
    ],
    [
      'sha256-contract',
      'A contract wallet that signs SHA-256 of the text',
      { ...login().authSig, derivedVia: 'EIP1271_SHA256' },
      'derivedVia: "EIP1271_SHA256"',
      'CAIP-74 has a signature type for EIP-1271 over the EIP-191 digest only; as that the signature would be judged over another digest.',
      ['type-confusion'],
    ],
    [
      'bls',
      'A network signature',
      blsAuthSig(grantText({ by: owner() }), network('one'), owner()),
      'a network signature over a grant',
      'Kind bls has no signature type.',
      ['type-confusion'],
    ],
    [
      'kind-unknown',
      'A derivedVia that is no kind',
      { ...login().authSig, derivedVia: 'web3.eth.personal.sign ' },
      'derivedVia += U+0020',
      'What is no kind is no wallet: a block would make it one.',
      ['type-confusion'],
    ],
    [
      'algo',
      'A wallet signature with an algo',
      { ...login().authSig, algo: 'LIT_BLS' },
      'algo: "LIT_BLS"',
      'The pair of derivedVia and algo is no kind.',
      ['type-confusion'],
    ],
    [
      'sig-bare',
      'A signature without 0x',
      { ...login().authSig, sig: login().authSig.sig.slice(2) },
      'sig without its first two characters',
      'The signature of a block is bytes, or text of 0x and hex.',
    ],
    [
      'sig-upper-prefix',
      'A signature with 0X',
      { ...login().authSig, sig: login().authSig.sig.replace('0x', '0X') },
      'sig begins with 0X',
      'The prefix is 0x in lower case.',
    ],
    [
      'sig-odd',
      'A signature of half a byte more',
      { ...login().authSig, sig: `${login().authSig.sig}0` },
      'sig += "0"',
      'Hex digits are those of whole bytes.',
    ],
    [
      'sig-empty',
      'A signature of no bytes',
      { ...login().authSig, sig: '0x' },
      'sig: "0x"',
      'A signature has at least one byte.',
    ],
    [
      'sig-json',
      'The signature of a network under the label of a wallet',
      { ...login().authSig, sig: json({ ProofOfPossession: '00'.repeat(96) }) },
      'sig: the JSON text of a network signature',
      'The signature of a block is bytes, or text of 0x and hex.',
      ['type-confusion'],
    ],
    [
      'chain-id-33',
      'A chain id of 33 digits',
      login({ chainId: '9'.repeat(33) }).authSig,
      'chainId: 33 times "9", signed',
      'An issuer has a chain id of at most 32 digits, as CAIP-2 says.',
    ],
  ].map(([name, title, authSig, mutation, reason, risk]) =>
    refused(`cacao-encode-${name}`, title, {
      rule: 'chain.reconstruction',
      risk: risk ?? ['parser-differential'],
      twin: 'cacao-encode-login',
      mutation,
      reason,
      input: { authSig: json(authSig) },
    }),
  );

const unread = () => [
  refused('cacao-encode-text', 'A text that is no SIWE message', {
    rule: 'siwe.layout',
    risk: ['parser-differential'],
    twin: 'cacao-encode-login',
    mutation: 'signedMessage: "Hello."',
    reason: 'A block has the members of a SIWE message, and this text has none.',
    input: { authSig: json({ ...login().authSig, signedMessage: 'Hello.' }) },
  }),
  refused('cacao-encode-shape', 'An AuthSig with a member too many', {
    rule: 'auth-sig.shape',
    risk: ['type-confusion'],
    twin: 'cacao-encode-login',
    mutation: 'expiration: "2026-01-16T11:00:00Z"',
    reason: 'An AuthSig has its five members and no others; a block could not give this one back.',
    input: { authSig: json({ ...login().authSig, expiration: '2026-01-16T11:00:00Z' }) },
  }),
  refused('cacao-encode-json', 'JSON text with two signatures', {
    rule: 'json.text',
    risk: ['parser-differential'],
    twin: 'cacao-encode-login',
    mutation: 'a second member sig, "0x00", at the end',
    reason: 'Of two equal keys no reader knows which one counts.',
    input: { authSig: json(login().authSig).replace(/\}$/, ',"sig":"0x00"}') },
  }),
  refused('cacao-encode-nonce', 'A nonce of seven characters', {
    rule: 'siwe.nonce',
    risk: ['replay'],
    twin: 'cacao-encode-login',
    mutation: 'nonce: "Kq3vX7b", signed',
    reason: 'What is no SIWE message is no block; a nonce has at least eight characters.',
    input: { authSig: json(login({ nonce: 'Kq3vX7b' }).authSig) },
  }),
];

export default () => [file('cacao.encode', 'blocks', brought([...encoded(), ...unfit(), ...unread()]))];
