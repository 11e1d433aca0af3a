// Blocks as AuthSigs: what each member becomes, the bounds, and members whose text would be read as another.
import { base64 } from '../blocks.js';
import { bare, brought, contract, credit, full, lent, login, owner, payload, wrongBlock } from '../chains.js';
import { accept, file, recapUri, unhex } from '../kit.js';
import { bytesOf } from '../recaps.js';
import { accepted, lit } from '../sessions.js';

const EOA = { t: 'eip191', derivedVia: 'web3.eth.personal.sign' };
const bytesOfSig = (sig) => unhex(sig.slice(2));

/** A block, with the AuthSig that it decodes to. */
const decodes = (
  name,
  title,
  made,
  { rules = ['chain.block', 'chain.reconstruction'], reason, authSig = made.authSig, ...rest },
) =>
  accept(`cacao-decode-${name}`, title, {
    rules,
    reason,
    input: { cid: made.cid, block: base64(made.bytes) },
    output: authSig,
    ...rest,
  });

const decoded = () => [
  decodes('login', 'A login', login(), {
    reason:
      'The bytes are canonical and hash to the CID; the text is that of the members, the address that of iss, and type eip191 is kind eoa with its first name.',
  }),
  decodes('proof', 'A proof with a ReCap, lent to an account', lent({ att: credit({ uses: '3' }) }), {
    reason: 'aud is the URI, and the one text of resources is the ReCap.',
  }),
  decodes('bare', 'Only the members that every block has', bare(), {
    reason:
      'statement, exp, nbf, requestId and resources may be left out; the text has two empty lines behind the address.',
  }),
  decodes('full', 'Every member', full(), { reason: 'Each member becomes its line; dates are text as signed.' }),
  decodes('caip122', 'The header caip122', login({ kind: { ...EOA, header: 'caip122' } }), {
    reason: 'The present text of CAIP-74 has this header type; both are read.',
  }),
  decodes(
    'bytes',
    'The signature as bytes',
    login({ block: (value) => ({ ...value, s: { ...value.s, s: bytesOfSig(value.s.s) } }) }),
    { reason: 'A signature is text of 0x and hex, or bytes, which are the same signature in lower-case hex.' },
  ),
  decodes('contract', 'A contract wallet', contract(), {
    reason: 'Type eip1271 is kind eip1271, whose signature may have any number of bytes.',
  }),
  decodes('unverified', 'A signature of one byte', login({ sig: '0xab' }), {
    reason: 'Decoding verifies nothing but the hash.',
  }),
  decodes('hex-case', 'A signature in upper-case hex', login({ sig: `0x${'AB'.repeat(65)}` }), {
    reason: 'Text stays as it is.',
  }),
  decodes('iss-case', 'An issuer with an address in lower case', login({ address: owner().address.toLowerCase() }), {
    reason: 'The address is spelled as in iss, in the text and beside it.',
    authSig: { ...login({ address: owner().address.toLowerCase() }).authSig, address: owner().address.toLowerCase() },
  }),
  decodes('chain-id-zeros', 'A chain id with a leading zero', bare({ chainId: '01' }), {
    reason: 'A chain id is 1 to 32 digits, and stays text.',
  }),
  decodes('statement-empty', 'An empty statement', bare({ statement: '' }), {
    reason: 'A member that is empty is there: the text has one line more than without it.',
  }),
  decodes('resources-empty', 'An empty array of resources', bare({ resources: [] }), {
    reason: 'The heading stands in the text without an item.',
  }),
  decodes('request-empty', 'An empty request id', bare({ requestId: '' }), {
    reason: 'A request id that is empty is there.',
  }),
  decodes('sig-longest', 'A signature of 8,192 characters', contract({ sig: `0x${'ab'.repeat(4095)}` }), {
    reason: 'A signature has at most 8,192 characters, the prefix counted: what an AuthSig may have.',
  }),
  decodes(
    'sig-longest-bytes',
    'A signature of 4,095 bytes',
    contract({
      sig: `0x${'ab'.repeat(4095)}`,
      block: (value) => ({ ...value, s: { ...value.s, s: bytesOfSig(value.s.s) } }),
    }),
    { reason: 'As text it has 8,192 characters with its prefix, which is the most that an AuthSig may have.' },
  ),
];

const long = () => [
  wrongBlock('sig-too-long', 'A signature of 8,194 characters', contract({ sig: `0x${'ab'.repeat(4096)}` }).bytes, {
    twin: 'sig-longest',
    mutation: 's.s: one byte more',
    reason: 'No AuthSig has a signature of more than 8,192 characters, so no block holds one.',
    risk: ['resource-exhaustion'],
  }),
  wrongBlock(
    'sig-too-long-bytes',
    'A signature of 4,096 bytes',
    {
      ...contract().value,
      s: { t: 'eip1271', s: new Uint8Array(4096).fill(0xab) },
    },
    {
      twin: 'sig-longest-bytes',
      mutation: 's.s: one byte more',
      reason: 'As text with its prefix it has 8,194 characters, and no AuthSig has a signature of more than 8,192.',
      risk: ['resource-exhaustion'],
    },
  ),
  wrongBlock(
    'size',
    'A block of 262,145 bytes',
    bytesOf(login().bytes, new Uint8Array(262_145 - login().bytes.length)),
    {
      rule: 'chain.size',
      mutation: 'zeros behind the end, up to 262,145 bytes',
      reason: 'A block has at most 262,144 bytes, and nothing is decoded or hashed before that is known.',
    },
  ),
];

/** Members whose text would be read as others. Name, title, members, rules, mutation, reason, profiles. */
const rebuilt = () =>
  [
    [
      'domain-line',
      'A domain with a line feed',
      { domain: 'app.example\nevil.example' },
      ['siwe.layout'],
      'p.domain += "\\nevil.example"',
      'The text would have a line more, and its first line another domain.',
    ],
    [
      'request-resources',
      'A request id that brings resources along',
      { requestId: `request-7\nResources:\n- ${recapUri({ att: {}, prf: [] })}` },
      ['siwe.round-trip'],
      'p.requestId += "\\nResources:\\n- urn:recap:..."',
      'The text is one of a message with a ReCap, which this block does not have: one signature would stand for two readings.',
    ],
    [
      'statement-line',
      'A statement of two lines',
      { statement: 'Sign in.\nNothing else.' },
      ['siwe.layout'],
      'p.statement: "Sign in.\\nNothing else."',
      'A statement is one line; the second would be read as something else.',
    ],
    [
      'aud-line',
      'A URI that brings the next line along',
      { aud: 'https://app.example/login\nVersion: 1' },
      ['siwe.layout'],
      'p.aud += "\\nVersion: 1"',
      'The line of the version would stand twice.',
    ],
    [
      'scheme',
      'A scheme in the domain',
      { domain: 'https://app.example' },
      ['siwe.round-trip'],
      'p.domain: "https://app.example"',
      'The text would be read as one with a scheme and another domain.',
      undefined,
      ['wrong-domain', 'injection'],
    ],
    [
      'version',
      'Version 2',
      { version: '2' },
      ['siwe.version'],
      'p.version: "2"',
      'The version of a SIWE message is 1.',
    ],
    [
      'nonce',
      'A nonce of seven characters',
      { nonce: '3289171' },
      ['siwe.nonce'],
      'p.nonce: "3289171"',
      'A nonce has at least eight characters. Nodes of the Lit networks judge the nonce of an AuthSig elsewhere.',
      lit(accepted),
      ['replay'],
    ],
    [
      'checksum',
      'An address in mixed case that is not that of EIP-55',
      {
        iss: `did:pkh:eip155:1:0x${owner()
          .address.slice(2)
          .toLowerCase()
          .replace(/[a-f]/, (letter) => letter.toUpperCase())}`,
      },
      ['siwe.address-checksum'],
      'p.iss: one letter of the address in upper case, the others in lower case',
      'A mixed case that is not the checksum is no spelling of an address in a SIWE message.',
      undefined,
      ['wrong-account'],
    ],
    [
      'iat',
      'A day that does not exist',
      { iat: '2026-02-30T11:00:00Z' },
      ['siwe.issued-at'],
      'p.iat: "2026-02-30T11:00:00Z"',
      'Dates are real days.',
      undefined,
      ['expiry'],
    ],
    [
      'resource-empty',
      'A resource that is empty',
      { resources: [''] },
      ['siwe.resource'],
      'p.resources: [""]',
      'A resource is a URI, and an empty text is none.',
    ],
  ].map(([name, title, members, rules, mutation, reason, profiles, risk]) =>
    wrongBlock(`rebuilt-${name}`, title, payload(members), {
      rule: 'chain.reconstruction',
      rules,
      mutation,
      reason,
      ...(profiles ? { profiles } : {}),
      ...(risk ? { risk } : {}),
    }),
  );

export default () => [
  file('cacao.decode', 'blocks', brought([...decoded(), ...long()])),
  file('cacao.decode', 'reconstruction', brought(rebuilt())),
];
