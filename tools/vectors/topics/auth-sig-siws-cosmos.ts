// Sign-in texts behind the digests of Cosmos accounts: what such a text names is judged as that of a Solana account is.
import { bob, DOMAIN, group, json, kinds, type Row, type RuleId, session, signIns, topic } from '../vocabulary.js';

const { cosmosAccount, cosmosSig, solanaAccount, texts } = kinds;
const { atSite, cosmosSignIn, cosmosSigning, cosmosText, unread } = signIns;

const juno = () => cosmosAccount('alice', 'juno');

const held: readonly RuleId[] = ['siws.layout', 'siws.value', 'auth-sig.signed-text'];

const signedIn = () => group({ prefix: 'auth-', rules: held }, [
  { id: 'siws-cosmos', title: 'A sign-in text of a Cosmos account',
    rules: [...held, 'auth-sig.address', 'auth-sig.login-uri', 'auth-sig.domain', 'auth-sig.nonce', 'auth-sig.expired'],
    why: 'The text behind the digest follows the grammar, names the account and the site with its nonce, and has not ended.', input: cosmosSignIn() },
  { id: 'siws-cosmos-chain', title: 'A sign-in text of a Cosmos account for a chain with its namespace',
    why: 'A chain id of CAIP-2 has its namespace in front.', input: cosmosSignIn({ chainId: 'cosmos:cosmoshub-4' }) },
  { id: 'siws-cosmos-juno', title: 'A sign-in text of an account of Juno',
    why: 'The prefix of the address is one of the table, and the header names the kind.',
    input: cosmosSigning(cosmosText({ by: juno(), chainId: 'juno-1' }), {}, juno()) },
  { id: 'siws-cosmos-beside', title: 'A sign-in text of a Cosmos account beside another text',
    why: 'One of the given texts has the digest, and the other one is of no use.',
    input: cosmosSignIn({}, texts(cosmosText({ domain: 'evil.example' }), cosmosText())) },
  { id: 'siws-cosmos-age', title: 'A sign-in text of a Cosmos account without an expiration time where an hour and more is admitted',
    rules: [...held, 'auth-sig.age'], why: 'It was issued an hour ago, and 7,200 seconds are admitted.',
    input: cosmosSignIn({ expirationTime: undefined }, { maxAge: 7200 }) },
]);

/** A text that names something else: `title` says what it does. */
const naming = ({ title, fields }: Row & { readonly fields: signIns.SignIn }) => ({
  title: `A sign-in text of a Cosmos account that ${title}`,
  change: Object.entries(fields).map(([member, value]) => `${member}: ${json(value) ?? 'left out'}`).join('; '),
  why: `The text behind the digest is a sign-in text that ${title}: what it names is judged as what stands in an AuthSig.`,
  input: cosmosSignIn(fields, { domain: fields.domain?.includes('://') ? undefined : DOMAIN }),
});

const others = (): readonly (Row & { readonly fields: signIns.SignIn })[] => [
  { id: 'expired', title: 'has ended', rule: 'auth-sig.expired', fields: { expirationTime: '2026-01-15T11:58:59Z' } },
  { id: 'domain', title: 'is for another site', rule: 'auth-sig.domain', fields: { domain: 'evil.example' } },
  { id: 'nonce', title: 'has another nonce', rule: 'auth-sig.nonce', fields: { nonce: 'aB3dE5gH7jK9' } },
  { id: 'no-nonce', title: 'has no nonce', rule: 'auth-sig.nonce', fields: { nonce: undefined } },
  { id: 'account', title: 'names another account', rule: 'auth-sig.address', risk: ['wrong-account'], fields: { address: cosmosAccount('bob').address } },
  { id: 'prefix', title: 'names its key on another chain', rule: 'auth-sig.address', risk: ['wrong-account'], fields: { address: juno().address } },
  { id: 'not-before', title: 'is not valid yet', rule: 'auth-sig.not-before', fields: { notBefore: '2026-01-15T12:01:01Z' } },
  { id: 'ahead', title: 'was issued in the future', rule: 'auth-sig.issued-at', fields: { issuedAt: '2026-01-15T12:01:01Z' } },
  { id: 'lifetime', title: 'lives too long', rule: 'auth-sig.lifetime', fields: { expirationTime: '2027-01-15T11:00:00Z' } },
  { id: 'session', title: 'has the URI of a session', rule: 'auth-sig.login-uri', risk: ['wrong-session'],
    fields: { uri: `lit:session:${session().publicKey}` } },
  { id: 'proof', title: 'has the URI of a proof', rule: 'auth-sig.login-uri', risk: ['wrong-session'],
    fields: { uri: `did:pkh:eip155:1:${bob().address}` } },
  { id: 'header', title: 'has the header of a Solana account', rule: 'siws.layout', risk: ['type-confusion'], fields: { chain: 'Solana' } },
  { id: 'ethereum', title: 'has the header of an Ethereum account', rule: 'siws.layout', risk: ['type-confusion'], fields: { chain: 'Ethereum' } },
  { id: 'osmosis', title: 'has the header of one chain', rule: 'siws.layout', risk: ['type-confusion'], fields: { chain: 'Osmosis' } },
  { id: 'solana-address', title: 'names an account of Solana', rule: 'siws.value', risk: ['wrong-account'], fields: { address: solanaAccount().address } },
  { id: 'ethereum-chain', title: 'names a chain of Ethereum', rule: 'siws.value', fields: { chainId: 'eip155:1' } },
  { id: 'short-chain', title: 'names a chain of two letters', rule: 'siws.value', fields: { chainId: 'c4' } },
  { id: 'scheme', title: 'has a URL as its domain', rule: 'siws.value', risk: ['wrong-domain'], fields: { domain: 'https://app.example' } },
];

const behind = () => group({}, [
  { id: 'feed', title: 'A sign-in text of a Cosmos account with a line feed behind it', change: 'the text += U+000A, signed and given',
    rule: 'siws.layout', risk: ['parser-differential'],
    why: 'Nothing stands behind the last field, and a text that presents itself as a sign-in text is no free text.', input: cosmosSigning(`${cosmosText()}\n`) },
  { id: 'other-text', title: 'The digest of a sign-in text, and another sign-in text beside it', also: [],
    change: 'the signed text is for evil.example; the given text is not', rule: 'auth-sig.signed-text', risk: ['consent-bypass', 'forgery', 'wrong-domain'],
    why: 'The given text is for this site and was signed by nobody: the digest is that of the text for another site.',
    input: atSite(cosmosSig(cosmosText({ domain: 'evil.example' })), { ...texts(cosmosText()), domain: undefined, nonce: undefined, maxAge: 7200 }) },
  { id: 'no-age', title: 'A sign-in text of a Cosmos account without an expiration time or a longest age', twin: 'age', change: 'maxAge: left out',
    rule: 'auth-sig.age-undecided', why: 'Nobody said how long a text is good that says nothing about it.',
    input: cosmosSignIn({ expirationTime: undefined }) },
]);

export default () => topic({ operation: 'auth-sig.verify', name: 'siws-cosmos', prefix: 'auth-siws-cosmos-', since: '3.0.0',
  refused: { twin: 'auth-siws-cosmos', also: ['siws.layout'], profiles: unread } },
  signedIn(), others().map((row) => ({ ...row, ...naming(row) })), behind());
