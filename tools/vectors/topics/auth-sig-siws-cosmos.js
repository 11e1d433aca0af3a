// Sign-in texts behind the digests of Cosmos accounts: what such a text names is judged as that of a Solana account is.
import { cosmosAccount, cosmosSig, solanaAccount, texts } from '../kinds.js';
import { accept, bob, DOMAIN, file, reject, session, undecided } from '../kit.js';
import { atSite, byGrammar, cosmosSignIn, cosmosSigning, cosmosText, unread } from '../sign-ins.js';

export const since = '3.0.0';

const held = ['siws.layout', 'siws.value', 'auth-sig.signed-text'];

const good = () =>
  [
    [
      '',
      'A sign-in text of a Cosmos account',
      [...held, 'auth-sig.address', 'auth-sig.login-uri', 'auth-sig.domain', 'auth-sig.nonce', 'auth-sig.expired'],
      'The text behind the digest follows the grammar, names the account and the site with its nonce, and has not ended',
      cosmosSignIn(),
    ],
    [
      '-chain',
      'A sign-in text of a Cosmos account for a chain with its namespace',
      held,
      'A chain id of CAIP-2 has its namespace in front',
      cosmosSignIn({ chainId: 'cosmos:cosmoshub-4' }),
    ],
    [
      '-juno',
      'A sign-in text of an account of Juno',
      held,
      'The prefix of the address is one of the table, and the header names the kind',
      cosmosSigning(cosmosText({ by: juno(), chainId: 'juno-1' }), {}, juno()),
    ],
    [
      '-beside',
      'A sign-in text of a Cosmos account beside another text',
      held,
      'One of the given texts has the digest, and the other one is of no use',
      cosmosSignIn({}, texts(cosmosText({ domain: 'evil.example' }), cosmosText())),
    ],
    [
      '-age',
      'A sign-in text of a Cosmos account without an expiration time where an hour and more is admitted',
      [...held, 'auth-sig.age'],
      'It was issued an hour ago, and 7,200 seconds are admitted',
      cosmosSignIn({ expirationTime: undefined }, { maxAge: 7200 }),
    ],
  ].map(([name, title, rules, reason, input]) =>
    accept(`auth-siws-cosmos${name}`, title, { rules, reason: `${reason}.`, input }),
  );

const juno = () => cosmosAccount('alice', 'juno');

const bad = () =>
  [
    ['expired', 'has ended', 'auth-sig.expired', ['expiry', 'replay'], { expirationTime: '2026-01-15T11:58:59Z' }],
    ['domain', 'is for another site', 'auth-sig.domain', ['wrong-domain'], { domain: 'evil.example' }],
    ['nonce', 'has another nonce', 'auth-sig.nonce', ['replay'], { nonce: 'aB3dE5gH7jK9' }],
    ['no-nonce', 'has no nonce', 'auth-sig.nonce', ['replay'], { nonce: undefined }],
    [
      'account',
      'names another account',
      'auth-sig.address',
      ['wrong-account'],
      { address: cosmosAccount('bob').address },
    ],
    ['prefix', 'names its key on another chain', 'auth-sig.address', ['wrong-account'], { address: juno().address }],
    ['not-before', 'is not valid yet', 'auth-sig.not-before', ['expiry'], { notBefore: '2026-01-15T12:01:01Z' }],
    ['ahead', 'was issued in the future', 'auth-sig.issued-at', ['expiry'], { issuedAt: '2026-01-15T12:01:01Z' }],
    ['lifetime', 'lives too long', 'auth-sig.lifetime', ['expiry'], { expirationTime: '2027-01-15T11:00:00Z' }],
    [
      'session',
      'has the URI of a session',
      'auth-sig.login-uri',
      ['wrong-session'],
      { uri: `lit:session:${session().publicKey}` },
    ],
    [
      'proof',
      'has the URI of a proof',
      'auth-sig.login-uri',
      ['wrong-session'],
      { uri: `did:pkh:eip155:1:${bob().address}` },
    ],
    ['header', 'has the header of a Solana account', 'siws.layout', ['type-confusion'], { chain: 'Solana' }],
    ['ethereum', 'has the header of an Ethereum account', 'siws.layout', ['type-confusion'], { chain: 'Ethereum' }],
    ['osmosis', 'has the header of one chain', 'siws.layout', ['type-confusion'], { chain: 'Osmosis' }],
    [
      'solana-address',
      'names an account of Solana',
      'siws.value',
      ['wrong-account'],
      { address: solanaAccount().address },
    ],
    ['ethereum-chain', 'names a chain of Ethereum', 'siws.value', ['parser-differential'], { chainId: 'eip155:1' }],
    ['short-chain', 'names a chain of two letters', 'siws.value', ['parser-differential'], { chainId: 'c4' }],
    ['scheme', 'has a URL as its domain', 'siws.value', ['wrong-domain'], { domain: 'https://app.example' }],
  ].map(([name, what, rule, risk, over]) =>
    reject(`auth-siws-cosmos-${name}`, `A sign-in text of a Cosmos account that ${what}`, {
      rule,
      rules: byGrammar(rule),
      risk,
      twin: 'auth-siws-cosmos',
      mutation: Object.entries(over)
        .map(([member, written]) => `${member}: ${JSON.stringify(written) ?? 'left out'}`)
        .join('; '),
      reason: `The text behind the digest is a sign-in text that ${what}: what it names is judged as what stands in an AuthSig.`,
      input: cosmosSignIn(over, { domain: over.domain?.includes('://') ? undefined : DOMAIN }),
      profiles: unread,
    }),
  );

const others = () => [
  reject('auth-siws-cosmos-feed', 'A sign-in text of a Cosmos account with a line feed behind it', {
    rule: 'siws.layout',
    risk: ['parser-differential'],
    twin: 'auth-siws-cosmos',
    mutation: 'the text += U+000A, signed and given',
    reason: 'Nothing stands behind the last field, and a text that presents itself as a sign-in text is no free text.',
    input: cosmosSigning(`${cosmosText()}\n`),
    profiles: unread,
  }),
  reject('auth-siws-cosmos-other-text', 'The digest of a sign-in text, and another sign-in text beside it', {
    rule: 'auth-sig.signed-text',
    risk: ['consent-bypass', 'forgery', 'wrong-domain'],
    twin: 'auth-siws-cosmos',
    mutation: 'the signed text is for evil.example; the given text is not',
    reason:
      'The given text is for this site and was signed by nobody: the digest is that of the text for another site.',
    input: atSite(cosmosSig(cosmosText({ domain: 'evil.example' })), {
      ...texts(cosmosText()),
      domain: undefined,
      nonce: undefined,
      maxAge: 7200,
    }),
    profiles: unread,
  }),
  undecided(
    'auth-siws-cosmos-no-age',
    'A sign-in text of a Cosmos account without an expiration time or a longest age',
    {
      rule: 'auth-sig.age-undecided',
      rules: byGrammar('auth-sig.age-undecided'),
      risk: ['fail-open', 'expiry'],
      twin: 'auth-siws-cosmos-age',
      mutation: 'maxAge: left out',
      reason: 'Nobody said how long a text is good that says nothing about it.',
      input: cosmosSignIn({ expirationTime: undefined }),
      profiles: unread,
    },
  ),
];

export default () => [file('auth-sig.verify', 'siws-cosmos', [...good(), ...bad(), ...others()])];
