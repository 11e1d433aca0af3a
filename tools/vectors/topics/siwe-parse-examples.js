// siwe.parse: the messages that ERC-4361 prints, and those that this specification is about.
import {
  accept,
  alice,
  DELEGATION_URI,
  DOMAIN,
  EXPIRES,
  file,
  grant,
  ISSUED,
  NONCE,
  recapUri,
  session,
  statement,
} from '../kit.js';
import { full, parses, plain } from '../siwe.js';

/** The text of the standard after its first line, as printed there. */
const printed = `0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2

I accept the ExampleOrg Terms of Service: https://example.com/tos

URI: https://example.com/login
Version: 1
Chain ID: 1
Nonce: 32891756
Issued At: 2021-09-30T16:25:24Z
Resources:
- ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/
- https://example.com/my-web2-claim.json`;

const meant = {
  address: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2',
  statement: 'I accept the ExampleOrg Terms of Service: https://example.com/tos',
  uri: 'https://example.com/login',
  version: '1',
  chainId: '1',
  nonce: '32891756',
  issuedAt: '2021-09-30T16:25:24Z',
  resources: [
    'ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/',
    'https://example.com/my-web2-claim.json',
  ],
};

const example = (name, title, head, members, reason) =>
  accept(`siwe-erc4361-example-${name}`, title, {
    rules: ['siwe.layout', 'siwe.separators', 'siwe.domain', ...(members.scheme ? ['siwe.scheme'] : [])],
    reason,
    input: { text: `${head} wants you to sign in with your Ethereum account:\n${printed}` },
    output: { ...members, ...meant },
  });

export default () => [
  file('siwe.parse', 'examples', [
    example(
      'implicit-scheme',
      'The example of ERC-4361 with an implicit scheme',
      'example.com',
      { domain: 'example.com' },
      'The standard prints this text. Without "://" the first line has no scheme and the domain is all before the phrase.',
    ),
    example(
      'explicit-port',
      'The example of ERC-4361 with an implicit scheme and an explicit port',
      'example.com:3388',
      { domain: 'example.com:3388' },
      'The standard prints this text. The domain is an authority, so the port belongs to it.',
    ),
    example(
      'explicit-scheme',
      'The example of ERC-4361 with an explicit scheme',
      'https://example.com',
      { scheme: 'https', domain: 'example.com' },
      'The standard prints this text. What stands before "://" is the scheme, and the domain follows it.',
    ),
    parses('siwe-plain', 'Every required member and a statement', plain(), {
      rules: [
        'siwe.layout',
        'siwe.separators',
        'siwe.domain',
        'siwe.address',
        'siwe.statement',
        'siwe.uri',
        'siwe.version',
        'siwe.chain-id',
        'siwe.nonce',
        'siwe.issued-at',
      ],
      reason: 'The lines are those of the layout without the optional ones, and every value is in its grammar.',
    }),
    parses('siwe-all-members', 'Every member of the grammar but the scheme', full(), {
      rules: [
        'siwe.layout',
        'siwe.separators',
        'siwe.domain',
        'siwe.userinfo',
        'siwe.address',
        'siwe.address-checksum',
        'siwe.statement',
        'siwe.uri',
        'siwe.version',
        'siwe.chain-id',
        'siwe.nonce',
        'siwe.issued-at',
        'siwe.expiration-time',
        'siwe.not-before',
        'siwe.request-id',
        'siwe.resource',
      ],
      reason:
        'All rows of the layout in their order, one line each, and every value is in its grammar. The scheme may be left out.',
    }),
    parses(
      'siwe-session-grant',
      'A session key as the URI and a ReCap as the only resource',
      {
        domain: DOMAIN,
        address: alice().address,
        statement: statement(grant()),
        uri: `lit:session:${session().publicKey}`,
        nonce: NONCE,
        issuedAt: ISSUED,
        expirationTime: EXPIRES,
        resources: [recapUri(grant())],
      },
      {
        rules: ['siwe.layout', 'siwe.statement', 'siwe.uri', 'siwe.expiration-time', 'siwe.resource'],
        reason:
          'lit and urn are schemes, the rest of either URI is a path of pchar; the ReCap statement consists of reserved and unreserved characters and spaces.',
      },
    ),
    parses(
      'siwe-capacity-delegation',
      'The delegation URI and a chain id of five digits',
      { uri: DELEGATION_URI, chainId: '10200', expirationTime: EXPIRES },
      {
        rules: ['siwe.layout', 'siwe.uri', 'siwe.chain-id', 'siwe.expiration-time'],
        reason: `${DELEGATION_URI} has the scheme lit and a path without authority; a chain id is any number of digits.`,
      },
    ),
  ]),
];
