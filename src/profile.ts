import { freezeTable } from './frozen.js';
import { erc4361, erc5573 } from './profile/standards.js';
import { type Profile, strict } from './profile/strict.js';
import type { RuleId } from './rule.js';

export { erc4361, erc5573 } from './profile/standards.js';
export { type Limits, type Parameters, type Profile, strict } from './profile/strict.js';

/** What a system that does not look at proofs leaves off; what a block is stays the same where one is encoded or decoded. */
const withoutProofs: Profile['off'] = Object.fromEntries(
  (['auth-sig.proofs', 'chain.cycle', 'chain.depth', 'chain.audience', 'chain.time', 'chain.root'] as const).map(
    (rule) => [rule, 'proofs are not looked at'],
  ),
);

/**
 * What the nodes of the v7 network accept from a session signature sent to a v1 endpoint.
 *
 * Endpoints of version "Initial" accept less than this describes: on failure they fall back to an extraction that
 * looks at the last capability only (W2).
 */
export const litV7: Profile = {
  name: 'lit-v7',
  title: 'Nodes of the Lit v7 network (Datil), v1 endpoints.',
  off: {
    'siwe.separators': 'the lines after the address and after the statement are skipped without being looked at (W12)',
    'siwe.statement': 'any text without a line feed is a statement',
    'siwe.userinfo': 'the domain may carry a user name',
    'siwe.nonce': 'at least 8 characters of any kind',
    'recap.encoding': 'padding and a trailing line feed are tolerated',
    'recap.order': 'keys are read in any order',
    'recap.proof-cid': 'proofs are not looked at',
    'recap.single': 'every ReCap of a message counts',
    'recap.last': 'a ReCap may stand anywhere among the resources',
    'recap.statement-present': 'a message without a statement is not held to say what it grants (W7)',
    'restriction.value': 'restrictions are not consulted',
    'capability.alternative': 'an empty list of alternatives grants like any other',
    'capability.restriction': 'restrictions are not consulted',
    'capability.restriction-undecided': 'restrictions are not consulted',
    'auth-sig.kind': 'whatever is no other kind is read as a wallet signature (W13)',
    'auth-sig.address':
      'the address in the JSON is not compared with the signed one (W6), nor that of a contract (W21)',
    'siws.layout': 'the text of a Solana or Cosmos account is not read (W21)',
    'siws.value': 'the text of a Solana or Cosmos account is not read (W21)',
    'auth-sig.signed-text': 'the text behind the digest of a Cosmos document is never seen (W21)',
    'auth-sig.signed-at': 'the text of a Solana or Cosmos account may say no time (W21)',
    'auth-sig.age-undecided': 'the text of a Solana or Cosmos account never ends (W21)',
    'auth-sig.age': 'the text of a Solana or Cosmos account never ends (W21)',
    'auth-sig.domain': 'the domain is not looked at',
    'auth-sig.nonce': 'the nonce is looked at when a session key is signed by the network only (W9)',
    'auth-sig.auth-context': 'a resolved auth context is taken from any capability that says lit.bls (W1)',
    ...withoutProofs,
    'delegation.owner': 'whether the signer owns the credit is not looked up (W23)',
    'delegation.owner-undecided': 'whether the signer owns the credit is not looked up (W23)',
    'delegation.uses': 'uses are counted by each node for itself, and by the text of the signature (W23)',
    'delegation.ledger-full': 'uses are counted by each node for itself, and by the text of the signature (W23)',
    'auth-sig.signature-form': 'the 0x prefix is optional and v takes any form',
    'auth-sig.low-s': 'both twins of an ECDSA signature are accepted',
    'session.key-match': 'the session key in the JSON is not compared with the outer address (W4)',
    'session.request-ability': 'the ability of a request is free text (W5)',
    'session.request-resource': 'the id of a request is free text',
    'session.requested-ability': 'the ability of a request is not compared with the operation (W5)',
    'session.node-address': 'white space and schemes are stripped, localhost is 127.0.0.1 (W10)',
    'session.account': 'the identity is that of the first capability that verifies (W3)',
    'sign-request.session-key': 'the session key is any text that equals the URI (W17)',
    'sign-request.auth-method-once': 'an auth method serves any number of session keys while it lasts (W18)',
    'action.response': 'a response that contains true anywhere authorises (W16)',
    'sign-response.copied': 'the client takes the text that most nodes return (W19)',
    'sign-response.expiration': 'the client takes the text that most nodes return (W19)',
    'sign-response.data-signed': 'the client does not look at it (W19)',
    'sign-response.network-key': 'the client does not look at it (W19)',
    'sign-response.share-index': 'the client does not look for one index twice (W19)',
    'sign-response.share': 'the client does not verify what it combined (W19)',
  },
  own: [
    'lit-v7.checksum-address',
    'lit-v7.nonce-length',
    'lit-v7.first-entry-only',
    'lit-v7.unsupported-aborts',
    'lit-v7.auth-context',
    'lit-v7.action-response',
  ],
  parameters: {
    ...strict.parameters,
    skew: { login: 60, inner: 0, outer: 60 },
    unknownMembers: 'ignore',
    innerTimes: 'window',
    endlessLogins: 'refuse',
    coveredRequests: 'asked',
  },
};

/**
 * What the nodes of the v8 network accept: kinds, ReCap matching and session checks are those of v7; sessions name a
 * price, and the payment delegation takes the place of the capacity delegation.
 */
export const litV8: Profile = {
  ...litV7,
  name: 'lit-v8',
  title: 'Nodes of the Lit v8 network (Naga), v2 endpoints.',
  own: [...litV7.own, 'lit-v8.max-price', 'lit-v8.payment-restrictions'],
};

/**
 * What `validateSignedCacao` of the Reown (WalletConnect) utilities accepts of a SIWE message with a ReCap: that function by
 * itself looks at no time, domain or nonce. They know no session signatures.
 */
export const reown: Profile = {
  name: 'reown',
  title: 'Reown (WalletConnect): the function validateSignedCacao by itself; rules of sessions stay as in strict.',
  off: {
    'json.text': 'the platform parses JSON: the last of duplicate keys wins and nothing is bounded',
    'recap.encoding': 'both base64 alphabets are read, padding and stray characters are ignored',
    'recap.resource': 'a resource may be any text, such as eip155',
    'recap.ability': 'the text before and after the first slash is taken as it stands',
    'recap.order': 'keys are read in any order',
    'recap.proof-cid': 'proofs are not looked at',
    'recap.single': 'every ReCap of a message counts',
    'recap.last': 'a ReCap may stand anywhere among the resources',
    'recap.statement-match': 'a statement that contains the preamble is taken as it stands',
    'auth-sig.domain': 'left to the application',
    'auth-sig.nonce': 'left to the application',
    'auth-sig.expiration-required': 'times are not looked at',
    'auth-sig.expiration-order': 'times are not looked at',
    'auth-sig.lifetime': 'times are not looked at',
    'auth-sig.issued-at': 'times are not looked at',
    'auth-sig.not-before': 'times are not looked at',
    'auth-sig.expired': 'times are not looked at',
    'auth-sig.signed-at': 'times are not looked at',
    'auth-sig.age-undecided': 'times are not looked at',
    'auth-sig.age': 'times are not looked at',
    ...withoutProofs,
    'auth-sig.low-s': 'both twins of an ECDSA signature are accepted',
    'one-click.present': 'a result without a CACAO is an answer by nobody, and settles without a session',
    'one-click.audience': 'left to the application',
    'one-click.chain': 'left to the application',
    'one-click.granted-chain': 'the account is taken to be on whatever chain a ReCap names',
    'one-click.account': 'methods and chains of all CACAOs are taken together for every account',
    'one-click.contract-chain': 'the address of a contract wallet is taken for the same account on every chain',
    'one-click.method-chain': 'methods and chains of all grants are taken together, whichever was granted on which',
  },
  own: ['reown.alternatives'],
  parameters: strict.parameters,
};

/** What the application's side of Reown (WalletConnect) compares with what it asked for, since 2.25.0. */
const heldByApplication: readonly RuleId[] = [
  'auth-sig.domain',
  'auth-sig.nonce',
  'auth-sig.not-before',
  'auth-sig.expired',
  'one-click.audience',
  'one-click.chain',
];

/**
 * What the application's side of Reown (WalletConnect) accepts since 2.25.0: beside `validateSignedCacao` it holds a CACAO
 * to the domain, nonce, audience and chain that it asked for, and to its expiry and not-before.
 */
export const reownApplication: Profile = {
  ...reown,
  name: 'reown-application',
  title: "Reown (WalletConnect) since 2.25.0, the application's side; rules of sessions stay as in strict.",
  off: Object.fromEntries(Object.entries(reown.off).filter(([rule]) => !heldByApplication.includes(rule as RuleId))),
};

/**
 * `strict` for applications whose `authNeededCallback` is that of the published guides: it gets the ReCap but signs a
 * statement of its own. Everything is verified but that the person was told.
 */
export const litLegacy: Profile = {
  ...strict,
  name: 'lit-legacy',
  title: 'Callbacks of the published guides, which sign a statement of their own; otherwise strict.',
  off: {
    'recap.statement-present': 'the callback may sign no statement at all',
    'recap.statement-match': 'the callback signs a statement of its own, so the wallet does not show what is granted',
  },
};

/** The name of a profile. */
export type ProfileName =
  | 'strict'
  | 'erc-4361'
  | 'erc-5573'
  | 'lit-v7'
  | 'lit-v8'
  | 'reown'
  | 'reown-application'
  | 'lit-legacy';

/** Every profile by name; `strict` is what is enforced unless another is given. */
export const profiles: Readonly<Record<ProfileName, Profile>> & Readonly<Record<string, Profile>> = Object.assign(
  Object.create(null),
  {
    strict,
    'erc-4361': erc4361,
    'erc-5573': erc5573,
    'lit-v7': litV7,
    'lit-v8': litV8,
    reown,
    'reown-application': reownApplication,
    'lit-legacy': litLegacy,
  },
);
freezeTable(profiles);
