// siwe.parse: the messages that ERC-4361 prints, and those that this specification is about.
import {
  alice, DELEGATION_URI, DOMAIN, EXPIRES, type Fields, grant, group, ISSUED, NONCE, type Row, recapUri, type Shared, session, siweTexts, statement, topic,
} from '../vocabulary.js';

const { full, parsing } = siweTexts;

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

const meant: Fields = {
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

/** Rows of the example of the standard: what stands before the phrase, and the members that are there. */
const standard = ({ head, members }: Row & { readonly head: string; readonly members: Fields }): Shared => ({
  input: { text: `${head} wants you to sign in with your Ethereum account:\n${printed}` },
  output: { ...members, ...meant },
});

const examples = () =>
  group({ prefix: 'siwe-erc4361-example-', rules: ['siwe.layout', 'siwe.separators', 'siwe.domain'], from: standard }, [
    { id: 'implicit-scheme', title: 'The example of ERC-4361 with an implicit scheme', head: 'example.com', members: { domain: 'example.com' },
      why: 'The standard prints this text. Without "://" the first line has no scheme and the domain is all before the phrase.' },
    { id: 'explicit-port', title: 'The example of ERC-4361 with an implicit scheme and an explicit port',
      head: 'example.com:3388', members: { domain: 'example.com:3388' },
      why: 'The standard prints this text. The domain is an authority, so the port belongs to it.' },
    { id: 'explicit-scheme', title: 'The example of ERC-4361 with an explicit scheme', also: ['siwe.scheme'],
      head: 'https://example.com', members: { scheme: 'https', domain: 'example.com' },
      why: 'The standard prints this text. What stands before "://" is the scheme, and the domain follows it.' },
  ]);

const messages = () =>
  group({ from: parsing }, [
    { id: 'plain', title: 'Every required member and a statement',
      rules: ['siwe.layout', 'siwe.separators', 'siwe.domain', 'siwe.address', 'siwe.statement', 'siwe.uri', 'siwe.version', 'siwe.chain-id', 'siwe.nonce',
        'siwe.issued-at'],
      why: 'The lines are those of the layout without the optional ones, and every value is in its grammar.', fields: {} },
    { id: 'all-members', title: 'Every member of the grammar but the scheme',
      rules: ['siwe.layout', 'siwe.separators', 'siwe.domain', 'siwe.userinfo', 'siwe.address', 'siwe.address-checksum', 'siwe.statement', 'siwe.uri',
        'siwe.version', 'siwe.chain-id', 'siwe.nonce', 'siwe.issued-at', 'siwe.expiration-time', 'siwe.not-before', 'siwe.request-id', 'siwe.resource'],
      why: 'All rows of the layout in their order, one line each, and every value is in its grammar. The scheme may be left out.', fields: full() },
    { id: 'session-grant', title: 'A session key as the URI and a ReCap as the only resource',
      rules: ['siwe.layout', 'siwe.statement', 'siwe.uri', 'siwe.expiration-time', 'siwe.resource'],
      why: 'lit and urn are schemes, the rest of either URI is a path of pchar; the ReCap statement consists of reserved and unreserved characters and spaces.',
      fields: {
        domain: DOMAIN, address: alice().address, statement: statement(grant()), uri: `lit:session:${session().publicKey}`, nonce: NONCE, issuedAt: ISSUED,
        expirationTime: EXPIRES, resources: [recapUri(grant())],
      } },
    { id: 'capacity-delegation', title: 'The delegation URI and a chain id of five digits',
      rules: ['siwe.layout', 'siwe.uri', 'siwe.chain-id', 'siwe.expiration-time'],
      why: `${DELEGATION_URI} has the scheme lit and a path without authority; a chain id is any number of digits.`,
      fields: { uri: DELEGATION_URI, chainId: '10200', expirationTime: EXPIRES } },
  ]);

export default () => topic({ operation: 'siwe.parse', name: 'examples', prefix: 'siwe-' }, examples(), messages());
