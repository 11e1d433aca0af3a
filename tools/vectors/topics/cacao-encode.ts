// AuthSigs as blocks: which members go where, and which AuthSigs no block can give back.
import { blocks, blsAuthSig, chains, grantText, group, json, kinds, network, type Row, topic } from '../vocabulary.js';

const { bare, contract, credit, full, lent, login, owner, user } = chains;

/** Input of cacao.encode. */
const handing = (authSig: unknown) => ({ input: { authSig: json(authSig) } });

/** A link, with its block. */
const encoded = () => group({ rules: ['chain.reconstruction'],
  from: ({ made }: { made: chains.Link }) => ({ ...handing(made.authSig), output: { cid: made.cid, block: blocks.base64(made.bytes) } }) }, [
  { id: 'login', title: 'A login',
    why: 'Header eip4361, the members of the message under their names, and the signature as text of type eip191; keys are in the order of dag-cbor, by length and then by bytes.',
    made: login() },
  { id: 'proof', title: 'A proof with a ReCap, lent to an account', why: 'The URI of the message is aud, and the ReCap is the one text of resources.',
    made: lent({ att: credit({ uses: '3' }) }) },
  { id: 'bare', title: 'Only the members that every message has', why: 'statement, exp, nbf, requestId and resources are absent where the message has none.',
    made: bare() },
  { id: 'full', title: 'Every member but the scheme',
    why: 'Each member has its place, dates stay text with their fractions and offsets, and the chain id is part of iss.', made: full() },
  { id: 'contract', title: 'A contract wallet', why: 'Kind eip1271 has the signature type eip1271, and its signature may have any number of bytes.',
    made: contract() },
  { id: 'pkp', title: 'The derivedVia of a PKP', why: 'It is another name of kind eoa, and a block says the kind only: it is the block of the first name.',
    made: login(), ...handing({ ...login().authSig, derivedVia: 'web3.eth.personal.sign via Lit PKP' }) },
  { id: 'algo-null', title: 'algo is null', why: 'An algo that is null equals one that is absent.', made: login(),
    ...handing({ ...login().authSig, algo: null }) },
  { id: 'json-space', title: 'JSON text with white space and another order of members', why: 'A block is made of what the JSON says, not of its text.',
    made: login(), input: { authSig: JSON.stringify(Object.fromEntries(Object.entries(login().authSig).reverse()), null, 2) } },
  { id: 'address-case', title: 'address in lower case beside the EIP-55 spelling in the text',
    why: 'The address in iss is spelled as in the text; that of the JSON is compared without letter case.', made: login(),
    ...handing({ ...login().authSig, address: owner().address.toLowerCase() }) },
  { id: 'text-case', title: 'An address in lower case in the text', why: 'The address in iss is spelled as in the text, in whatever case the text has it.',
    made: login({ address: owner().address.toLowerCase() }) },
  { id: 'hex-case', title: 'A signature with hex digits in upper case', why: 'The signature stays the text that it is: another spelling is another block.',
    made: login({ sig: `0x${login().authSig.sig.slice(2).toUpperCase()}` }) },
  { id: 'unverified', title: 'A signature of one byte', why: 'Encoding verifies nothing: one byte in hex after 0x is text that a block can have.',
    made: login({ sig: '0xab' }) },
  { id: 'statement-empty', title: 'An empty statement',
    why: 'A statement that is empty is a member that is there; the text has one more line than without it.', made: bare({ statement: '' }) },
  { id: 'request-empty', title: 'An empty request id', why: 'A request id that is empty is a member that is there.', made: bare({ requestId: '' }) },
  { id: 'resources-empty', title: 'Resources without a resource',
    why: 'The heading without an item stands for an empty array, which is not one that is absent.', made: bare({ resources: [] }) },
  { id: 'lengths', title: 'Members on both sides of the lengths where a head grows',
    why: 'A length below 24 stands in the head itself, one below 256 in one byte more, others in two: 23, 24, 255 and 256 bytes, and an array of 24.',
    made: full({ nonce: 'n'.repeat(23), requestId: 'r'.repeat(24), statement: 's'.repeat(255), uri: `https://app.example/${'u'.repeat(236)}`,
      resources: Array.from({ length: 24 }, (_, index) => `urn:example:${index}`) }) },
  { id: 'chain-id-32', title: 'A chain id of 32 digits', why: 'An issuer has a chain id of 1 to 32 digits.', made: bare({ chainId: '9'.repeat(32) }) },
  { id: 'chain-id-zeros', title: 'A chain id with a leading zero', why: 'The chain id is text and stays as it is.', made: bare({ chainId: '01' }) },
]);

const unfit = () =>
  group({ twin: 'login', rule: 'chain.reconstruction', risk: ['parser-differential'],
    from: ({ authSig }: { authSig: unknown }) => handing(authSig) }, [
    { id: 'scheme', title: 'A scheme in front of the domain', change: 'scheme: "https", signed',
      why: 'A block has no member for the scheme, so the text could not be rebuilt and its signature would be lost.',
      authSig: login({ scheme: 'https' }).authSig },
    { id: 'address', title: 'address is that of another account', change: 'address: that of the user', risk: ['forgery', 'wrong-account'],
      why: 'address is taken from iss when the AuthSig is rebuilt, so this one would not come back.',
      authSig: { ...login().authSig, address: user().address } },
    { id: 'sha256-contract', title: 'A contract wallet that signs SHA-256 of the text', change: 'derivedVia: "EIP1271_SHA256"', risk: ['type-confusion'],
      why: 'CAIP-74 has a signature type for EIP-1271 over the EIP-191 digest only; as that the signature would be judged over another digest.',
      authSig: { ...login().authSig, derivedVia: 'EIP1271_SHA256' } },
    { id: 'bls', title: 'A network signature', change: 'a network signature over a grant', risk: ['type-confusion'], why: 'Kind bls has no signature type.',
      authSig: blsAuthSig(grantText({ by: owner() }), network('one'), owner()) },
    { id: 'kind-unknown', title: 'A derivedVia that is no kind', change: 'derivedVia += U+0020', risk: ['type-confusion'],
      why: 'What is no kind is no wallet: a block would make it one.', authSig: { ...login().authSig, derivedVia: 'web3.eth.personal.sign ' } },
    { id: 'algo', title: 'A wallet signature with an algo', change: 'algo: "LIT_BLS"', risk: ['type-confusion'],
      why: 'The pair of derivedVia and algo is no kind.', authSig: { ...login().authSig, algo: 'LIT_BLS' } },
    { id: 'sig-bare', title: 'A signature without 0x', change: 'sig without its first two characters',
      why: 'The signature of a block is bytes, or text of 0x and hex.', authSig: { ...login().authSig, sig: login().authSig.sig.slice(2) } },
    { id: 'sig-upper-prefix', title: 'A signature with 0X', change: 'sig begins with 0X', why: 'The prefix is 0x in lower case.',
      authSig: { ...login().authSig, sig: login().authSig.sig.replace('0x', '0X') } },
    { id: 'sig-odd', title: 'A signature of half a byte more', change: 'sig += "0"', why: 'Hex digits are those of whole bytes.',
      authSig: { ...login().authSig, sig: `${login().authSig.sig}0` } },
    { id: 'sig-empty', title: 'A signature of no bytes', change: 'sig: "0x"', why: 'A signature has at least one byte.',
      authSig: { ...login().authSig, sig: '0x' } },
    { id: 'sig-json', title: 'The signature of a network under the label of a wallet', change: 'sig: the JSON text of a network signature',
      risk: ['type-confusion'], why: 'The signature of a block is bytes, or text of 0x and hex.',
      authSig: { ...login().authSig, sig: json({ ProofOfPossession: '00'.repeat(96) }) } },
    { id: 'chain-id-33', title: 'A chain id of 33 digits', change: 'chainId: 33 times "9", signed',
      why: 'An issuer has a chain id of at most 32 digits, as CAIP-2 says.', authSig: login({ chainId: '9'.repeat(33) }).authSig },
  ]);

const unread = (): Row[] => [
  { id: 'text', title: 'A text that is no SIWE message', twin: 'login', change: 'signedMessage: "Hello."', rule: 'siwe.layout',
    why: 'A block has the members of a SIWE message, and this text has none.', ...handing({ ...login().authSig, signedMessage: 'Hello.' }) },
  { id: 'shape', title: 'An AuthSig with a member too many', twin: 'login', change: 'expiration: "2026-01-16T11:00:00Z"', rule: 'auth-sig.shape',
    why: 'An AuthSig has its five members and no others; a block could not give this one back.',
    ...handing({ ...login().authSig, expiration: '2026-01-16T11:00:00Z' }) },
  { id: 'json', title: 'JSON text with two signatures', twin: 'login', change: 'a second member sig, "0x00", at the end', rule: 'json.text',
    why: 'Of two equal keys no reader knows which one counts.', input: { authSig: json(login().authSig).replace(/\}$/, ',"sig":"0x00"}') } },
  { id: 'nonce', title: 'A nonce of seven characters', twin: 'login', change: 'nonce: "Kq3vX7b", signed', rule: 'siwe.nonce',
    why: 'What is no SIWE message is no block; a nonce has at least eight characters.', ...handing(login({ nonce: 'Kq3vX7b' }).authSig) },
];

export default () => topic({ operation: 'cacao.encode', name: 'blocks', prefix: 'cacao-encode-', since: kinds.SINCE }, encoded(), unfit(), unread());
