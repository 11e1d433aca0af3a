// Blocks as AuthSigs: what each member becomes, the bounds, and members whose text would be read as another.
import { accepted, blocks, chains, group, type Input, kinds, lit, recaps, recapUri, topic, unhex } from '../vocabulary.js';

const { bare, contract, credit, full, lent, login, owner, payload } = chains;
const { bytesOf } = recaps;

/** Makes the signature of a block bytes. */
const asBytes = (value: blocks.Cacao) => ({ ...value, s: { ...value.s, s: unhex(value.s.s.slice(2)) } });

/** A block, with the AuthSig that it decodes to. */
const decoded = () => group({ rules: ['chain.block', 'chain.reconstruction'],
  from: ({ made }: { made: chains.Link }) => ({ input: { cid: made.cid, block: blocks.base64(made.bytes) }, output: made.authSig }) }, [
  { id: 'login', title: 'A login',
    why: 'The bytes are canonical and hash to the CID; the text is that of the members, the address that of iss, and type eip191 is kind eoa with its first name.',
    made: login() },
  { id: 'proof', title: 'A proof with a ReCap, lent to an account', why: 'aud is the URI, and the one text of resources is the ReCap.',
    made: lent({ att: credit({ uses: '3' }) }) },
  { id: 'bare', title: 'Only the members that every block has',
    why: 'statement, exp, nbf, requestId and resources may be left out; the text has two empty lines behind the address.', made: bare() },
  { id: 'full', title: 'Every member', why: 'Each member becomes its line; dates are text as signed.', made: full() },
  { id: 'caip122', title: 'The header caip122', why: 'The present text of CAIP-74 has this header type; both are read.',
    made: login({ kind: { t: 'eip191', derivedVia: 'web3.eth.personal.sign', header: 'caip122' } }) },
  { id: 'bytes', title: 'The signature as bytes', why: 'A signature is text of 0x and hex, or bytes, which are the same signature in lower-case hex.',
    made: login({ block: asBytes }) },
  { id: 'contract', title: 'A contract wallet', why: 'Type eip1271 is kind eip1271, whose signature may have any number of bytes.', made: contract() },
  { id: 'unverified', title: 'A signature of one byte', why: 'Decoding verifies nothing but the hash.', made: login({ sig: '0xab' }) },
  { id: 'hex-case', title: 'A signature in upper-case hex', why: 'Text stays as it is.', made: login({ sig: `0x${'AB'.repeat(65)}` }) },
  { id: 'iss-case', title: 'An issuer with an address in lower case', why: 'The address is spelled as in iss, in the text and beside it.',
    made: login({ address: owner().address.toLowerCase() }),
    output: { ...login({ address: owner().address.toLowerCase() }).authSig, address: owner().address.toLowerCase() } },
  { id: 'chain-id-zeros', title: 'A chain id with a leading zero', why: 'A chain id is 1 to 32 digits, and stays text.', made: bare({ chainId: '01' }) },
  { id: 'statement-empty', title: 'An empty statement', why: 'A member that is empty is there: the text has one line more than without it.',
    made: bare({ statement: '' }) },
  { id: 'resources-empty', title: 'An empty array of resources', why: 'The heading stands in the text without an item.', made: bare({ resources: [] }) },
  { id: 'request-empty', title: 'An empty request id', why: 'A request id that is empty is there.', made: bare({ requestId: '' }) },
  { id: 'sig-longest', title: 'A signature of 8,192 characters',
    why: 'A signature has at most 8,192 characters, the prefix counted: what an AuthSig may have.', made: contract({ sig: `0x${'ab'.repeat(4095)}` }) },
  { id: 'sig-longest-bytes', title: 'A signature of 4,095 bytes',
    why: 'As text it has 8,192 characters with its prefix, which is the most that an AuthSig may have.',
    made: contract({ sig: `0x${'ab'.repeat(4095)}`, block: asBytes }) },
]);

const long = () => group({ rule: 'chain.block', risk: ['resource-exhaustion'], change: 's.s: one byte more', from: blocks.handedIn }, [
  { id: 'sig-too-long', title: 'A signature of 8,194 characters', twin: 'sig-longest',
    why: 'No AuthSig has a signature of more than 8,192 characters, so no block holds one.', block: contract({ sig: `0x${'ab'.repeat(4096)}` }).bytes },
  { id: 'sig-too-long-bytes', title: 'A signature of 4,096 bytes', twin: 'sig-longest-bytes',
    why: 'As text with its prefix it has 8,194 characters, and no AuthSig has a signature of more than 8,192.',
    block: { ...contract().value, s: { t: 'eip1271', s: new Uint8Array(4096).fill(0xab) } } },
  { id: 'size', title: 'A block of 262,145 bytes', twin: 'login', change: 'zeros behind the end, up to 262,145 bytes', rule: 'chain.size',
    why: 'A block has at most 262,144 bytes, and nothing is decoded or hashed before that is known.',
    block: bytesOf(login().bytes, new Uint8Array(262_145 - login().bytes.length)) },
]);

/** Members whose text would be read as others. */
const rebuilt = () =>
  group({ twin: 'cacao-decode-login', rule: 'chain.reconstruction', from: ({ members }: { members: Input }) => blocks.handedIn({ block: payload(members) }) }, [
    { id: 'rebuilt-domain-line', title: 'A domain with a line feed', change: 'p.domain += "\\nevil.example"', rules: ['siwe.layout'],
      why: 'The text would have a line more, and its first line another domain.', members: { domain: 'app.example\nevil.example' } },
    { id: 'rebuilt-request-resources', title: 'A request id that brings resources along', change: 'p.requestId += "\\nResources:\\n- urn:recap:..."',
      rules: ['siwe.round-trip'], why: 'The text is one of a message with a ReCap, which this block does not have: one signature would stand for two readings.',
      members: { requestId: `request-7\nResources:\n- ${recapUri({ att: {}, prf: [] })}` } },
    { id: 'rebuilt-statement-line', title: 'A statement of two lines', change: 'p.statement: "Sign in.\\nNothing else."', rules: ['siwe.layout'],
      why: 'A statement is one line; the second would be read as something else.', members: { statement: 'Sign in.\nNothing else.' } },
    { id: 'rebuilt-aud-line', title: 'A URI that brings the next line along', change: 'p.aud += "\\nVersion: 1"', rules: ['siwe.layout'],
      why: 'The line of the version would stand twice.', members: { aud: 'https://app.example/login\nVersion: 1' } },
    { id: 'rebuilt-scheme', title: 'A scheme in the domain', change: 'p.domain: "https://app.example"', rules: ['siwe.round-trip'],
      risk: ['wrong-domain', 'injection'], why: 'The text would be read as one with a scheme and another domain.', members: { domain: 'https://app.example' } },
    { id: 'rebuilt-version', title: 'Version 2', change: 'p.version: "2"', rules: ['siwe.version'], why: 'The version of a SIWE message is 1.',
      members: { version: '2' } },
    { id: 'rebuilt-nonce', title: 'A nonce of seven characters', change: 'p.nonce: "3289171"', rules: ['siwe.nonce'], risk: ['replay'], profiles: lit(accepted),
      why: 'A nonce has at least eight characters. Nodes of the Lit networks judge the nonce of an AuthSig elsewhere.', members: { nonce: '3289171' } },
    { id: 'rebuilt-checksum', title: 'An address in mixed case that is not that of EIP-55',
      change: 'p.iss: one letter of the address in upper case, the others in lower case', rules: ['siwe.address-checksum'], risk: ['wrong-account'],
      why: 'A mixed case that is not the checksum is no spelling of an address in a SIWE message.',
      members: { iss: `did:pkh:eip155:1:0x${owner().address.slice(2).toLowerCase().replace(/[a-f]/, (letter) => letter.toUpperCase())}` } },
    { id: 'rebuilt-iat', title: 'A day that does not exist', change: 'p.iat: "2026-02-30T11:00:00Z"', rules: ['siwe.issued-at'], risk: ['expiry'],
      why: 'Dates are real days.', members: { iat: '2026-02-30T11:00:00Z' } },
    { id: 'rebuilt-resource-empty', title: 'A resource that is empty', change: 'p.resources: [""]', rules: ['siwe.resource'],
      why: 'A resource is a URI, and an empty text is none.', members: { resources: [''] } },
  ]);

export default () => [
  topic({ operation: 'cacao.decode', name: 'blocks', prefix: 'cacao-decode-', since: kinds.SINCE }, decoded(), long()),
  topic({ operation: 'cacao.decode', name: 'reconstruction', prefix: 'cacao-decode-', since: kinds.SINCE }, rebuilt()),
];
