// Sign-in texts of Solana accounts: every member judged as it is of a SIWE message.
import { bob, group, type Input, json, kinds, PKP, type Row, type RuleId, session, signIns, topic } from '../vocabulary.js';

const { solanaAccount, solanaSig } = kinds;
const { asText, bare, signIn, signInText, unread } = signIns;

const other = () => solanaAccount('bob');

/** A sign-in text with other members, at a site that knows other things. */
interface Text {
  readonly fields?: signIns.SignIn;
  readonly over?: Input;
}

const text = ({ fields, over }: Row & Text) => ({ input: signIn(fields, over) });

/** The input of the usual text with another AuthSig. */
const withSig = (authSig: object) => ({ ...signIn(), authSig: json(authSig) });

const EVERY: readonly RuleId[] = [
  'siws.value', 'auth-sig.kind', 'auth-sig.purpose', 'auth-sig.address', 'auth-sig.login-uri', 'auth-sig.domain', 'auth-sig.nonce', 'auth-sig.issued-at',
  'auth-sig.expiration-order', 'auth-sig.lifetime', 'auth-sig.expired', 'auth-sig.signature',
];

const aged = { maxAge: 7200 };
const endless = { expirationTime: undefined };

const valid = () => group<Text>({}, [
  { id: 'siws', prefix: 'auth-', title: 'A sign-in text of a Solana account', rules: EVERY,
    why: 'The text follows the grammar, names the account that signed it and the site with its nonce, and now is between its issued-at and its expiration time, so no longest age is needed.' },
  { id: 'all', title: 'A sign-in text with every member', rules: ['siws.value', 'auth-sig.not-before'],
    why: 'Not before is past, and a request id and resources limit nothing.',
    fields: { notBefore: '2026-01-15T11:30:00Z', requestId: 'request-7',
      resources: ['https://app.example/terms', 'ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/'] } },
  { id: 'no-statement', title: 'A sign-in text without a statement', rules: ['siws.value'], why: 'The statement and its two line feeds are optional.',
    fields: { statement: undefined } },
  { id: 'no-uri', title: 'A sign-in text without a URI', rules: ['auth-sig.domain'],
    why: 'Every field is optional: what the text is for is said by its domain.', fields: { uri: undefined } },
  { id: 'no-version', title: 'A sign-in text without version and chain id', rules: ['siws.value'], why: 'Every field is optional.',
    fields: { version: undefined, chainId: undefined } },
  { id: 'no-issued-at', title: 'A sign-in text that says when it ends and not when it was signed', rules: ['auth-sig.lifetime', 'auth-sig.expired'],
    why: 'Its lifetime is counted from now, and ends tomorrow.', fields: { issuedAt: undefined } },
  { id: 'age', title: 'A sign-in text without an expiration time where an hour and more is admitted',
    rules: ['auth-sig.age-undecided', 'auth-sig.signed-at', 'auth-sig.age'], why: 'It was issued an hour ago, and 7,200 seconds are admitted.',
    fields: endless, over: aged },
  { id: 'age-issued', title: 'A sign-in text whose last word is another time than its issued-at', rules: ['auth-sig.signed-at', 'auth-sig.age'],
    why: 'The age is counted from issued-at, an hour ago, and from no other word.', fields: { ...endless, requestId: '2026-01-01T00:00:00Z' }, over: aged },
  { id: 'age-both', title: 'A sign-in text with an expiration time where a longest age is stated', rules: ['auth-sig.age', 'auth-sig.expired'],
    why: 'It is as young as the caller wants it, and has not ended.', over: aged },
  { id: 'domain-case', title: 'A sign-in text whose domain has other letter case than the expected one', rules: ['auth-sig.domain'],
    why: 'Domains are compared without ASCII letter case.', fields: { domain: 'App.Example' } },
  { id: 'domain-port', title: 'A sign-in text for a domain with a port', rules: ['auth-sig.domain', 'siws.value'],
    why: 'The domain is a whole authority, and the expected one has the port too.', fields: { domain: 'localhost:3000' }, over: { domain: 'localhost:3000' } },
  { id: 'any', title: 'A sign-in text at a verifier that expects neither domain nor nonce', rules: ['auth-sig.address', 'auth-sig.expired'],
    why: 'The caller chose to check neither, and everything else holds.', over: { domain: undefined, nonce: undefined } },
  { id: 'no-nonce', title: 'A sign-in text without a nonce at a verifier that expects none', rules: ['auth-sig.nonce'],
    why: 'The nonce is optional, and the caller chose not to check it.', fields: { nonce: undefined }, over: { nonce: undefined } },
  { id: 'expiring', title: 'A sign-in text in the last second of its time and the skew', rules: ['auth-sig.expired'],
    why: 'Its expiration time and the skew of 60 s are one second ahead.', fields: { expirationTime: '2026-01-15T11:59:01Z' } },
  { id: 'backpack', title: 'A sign-in text by the second name of the kind', rules: ['auth-sig.kind'],
    why: 'backpack.signMessage is the second name of kind solana.',
    input: withSig(solanaSig(signInText(), solanaAccount(), { derivedVia: 'backpack.signMessage' })) },
]);

/** A text with another URI. */
const withUri = ({ uri }: { uri: string }) => ({ change: `URI: ${uri}`, fields: { uri } });

const members = () => [
  ...group<Text>({}, [
    { id: 'expired', title: 'A sign-in text that ended a minute and more ago', change: 'Expiration Time: 2026-01-15T11:58:59Z', rule: 'auth-sig.expired',
      why: 'Its expiration time and the skew are past, whatever its last word is.', fields: { expirationTime: '2026-01-15T11:58:59Z' } },
    { id: 'expired-age', title: 'A sign-in text that has ended, within the longest age', twin: 'age-both', change: 'Expiration Time: 2026-01-15T11:59:00Z',
      rule: 'auth-sig.expired', why: 'A longest age that the caller states makes the text end no later than it says.',
      fields: { expirationTime: '2026-01-15T11:59:00Z' }, over: aged },
    { id: 'other-account', title: 'A sign-in text of one account signed by another', change: 'the text names another account', rule: 'auth-sig.address',
      risk: ['wrong-account', 'forgery'], why: 'Who signed is not whom the text signs in.', fields: { address: other().address } },
    { id: 'relabelled', title: 'A sign-in text with the address of another account beside it', change: 'address: that of another account, which signed',
      rule: 'auth-sig.address', risk: ['wrong-account', 'forgery'], why: 'The address beside the text is not signed, and the text names another.',
      input: withSig(solanaSig(signInText(), other())) },
    { id: 'domain', title: 'A sign-in text for another site', change: 'the domain of the text: evil.example', rule: 'auth-sig.domain',
      why: 'The account signed in somewhere else.', fields: { domain: 'evil.example' } },
    { id: 'domain-no-port', title: 'A sign-in text for the host without the port', twin: 'domain-port', change: 'the domain of the text: localhost',
      rule: 'auth-sig.domain', why: 'The whole authority is compared.', fields: { domain: 'localhost' }, over: { domain: 'localhost:3000' } },
  ]),
  ...group<Text>({ prefix: 'auth-siws-uri-', rule: 'auth-sig.login-uri', risk: ['wrong-session', 'type-confusion'],
    why: 'A URI of the scheme lit or did is that of a key, an account or a capability, and never of a login.' }, [
    { id: 'session', title: 'A sign-in text with the URI of a session', ...withUri({ uri: `lit:session:${session().publicKey}` }) },
    { id: 'delegation', title: 'A sign-in text with the URI of a delegation', ...withUri({ uri: 'lit:capability:delegation' }) },
    { id: 'capability', title: 'A sign-in text with the URI of what no purpose has', ...withUri({ uri: `LIT:pkp:${PKP}` }) },
    { id: 'proof', title: 'A sign-in text with the URI of a proof', ...withUri({ uri: `did:pkh:eip155:1:${bob().address}` }) },
    { id: 'key', title: 'A sign-in text with the URI of a proof for a key',
      ...withUri({ uri: 'did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH' }) },
    { id: 'solana-did', title: 'A sign-in text with the URI of an account of its own chain',
      ...withUri({ uri: `did:pkh:solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp:${other().address}` }) },
  ]),
  ...group<Text>({}, [
    { id: 'nonce', title: 'A sign-in text with another nonce', change: 'Nonce: aB3dE5gH7jK9', rule: 'auth-sig.nonce',
      why: 'The nonce is none that this verifier gave out.', fields: { nonce: 'aB3dE5gH7jK9' } },
    { id: 'nonce-missing', title: 'A sign-in text without a nonce where one is expected', change: 'Nonce: left out', rule: 'auth-sig.nonce',
      why: 'Whoever saw the text once could present it until it ends.', fields: { nonce: undefined } },
    { id: 'nonce-elsewhere', title: 'A sign-in text with the nonce in its statement', change: 'Nonce: left out; the statement contains it',
      rule: 'auth-sig.nonce', risk: ['replay', 'injection'], why: 'A nonce is what stands behind its label.',
      fields: { nonce: undefined, statement: 'Sign in with Nonce: Kq3vX7bT9sLm' } },
    { id: 'issued-ahead', title: 'A sign-in text of 61 seconds ahead', change: 'Issued At: 2026-01-15T12:01:01Z', rule: 'auth-sig.issued-at',
      why: 'It was issued more than the skew after now.', fields: { issuedAt: '2026-01-15T12:01:01Z' } },
    { id: 'issued-ahead-age', title: 'A sign-in text of 61 seconds ahead, without an expiration time', twin: 'age',
      change: 'Issued At: 2026-01-15T12:01:01Z', rule: 'auth-sig.issued-at', why: 'It would be admitted for longer than the longest age.',
      fields: { ...endless, issuedAt: '2026-01-15T12:01:01Z' }, over: aged },
    { id: 'order', title: 'A sign-in text that ends when it is issued', change: 'Issued At: 2026-01-15T12:00:30Z; Expiration Time: 2026-01-15T12:00:30Z',
      rule: 'auth-sig.expiration-order', why: 'The expiration time is not after issued-at.',
      fields: { issuedAt: '2026-01-15T12:00:30Z', expirationTime: '2026-01-15T12:00:30Z' } },
    { id: 'lifetime', title: 'A sign-in text for more than 30 days', change: 'Expiration Time: 2026-02-14T11:00:01Z', rule: 'auth-sig.lifetime',
      why: 'It ends 30 days and a second after issued-at.', fields: { expirationTime: '2026-02-14T11:00:01Z' } },
    { id: 'lifetime-no-issued-at', title: 'A sign-in text that ends in the year 9999 and does not say when it was signed', twin: 'no-issued-at',
      change: 'Expiration Time: 9999-12-31T23:59:59Z', rule: 'auth-sig.lifetime', risk: ['expiry', 'replay'],
      why: 'Without issued-at the lifetime is counted from now, and this one is longer than 30 days.',
      fields: { issuedAt: undefined, expirationTime: '9999-12-31T23:59:59Z' } },
    { id: 'lifetime-no-issued-at-second', title: 'A sign-in text without issued-at that ends 30 days and a second from now', twin: 'no-issued-at',
      change: 'Expiration Time: 2026-02-14T12:00:01Z', rule: 'auth-sig.lifetime',
      why: 'Without issued-at the lifetime is counted from now, 12:00:00 on 15 January.',
      fields: { issuedAt: undefined, expirationTime: '2026-02-14T12:00:01Z' } },
    { id: 'not-before', title: 'A sign-in text that is not valid yet', change: 'Not Before: 2026-01-15T12:01:01Z', rule: 'auth-sig.not-before',
      why: 'Not before is more than the skew after now.', fields: { notBefore: '2026-01-15T12:01:01Z' } },
    { id: 'age-late', title: 'A sign-in text without an expiration time that is older than the longest age', twin: 'age',
      change: 'Issued At: 2026-01-15T09:59:00Z', rule: 'auth-sig.age', why: 'Its issued-at, 7,200 s and the skew of 60 s are now.',
      fields: { ...endless, issuedAt: '2026-01-15T09:59:00Z' }, over: aged },
    { id: 'age-late-request', title: 'A sign-in text of long ago whose last word is the present time', twin: 'age-issued',
      change: 'Issued At: 2026-01-01T00:00:00Z; Request ID: 2026-01-15T12:00:00Z', rule: 'auth-sig.age',
      why: 'The age is counted from issued-at and from no other word.',
      fields: { ...endless, issuedAt: '2026-01-01T00:00:00Z', requestId: '2026-01-15T12:00:00Z' }, over: aged },
    { id: 'age-both-late', title: 'A sign-in text that has not ended and is older than the longest age', twin: 'age-both',
      change: 'Issued At: 2026-01-15T09:59:00Z', rule: 'auth-sig.age', risk: ['expiry'],
      why: 'The caller states a longest age, and it bounds a text that names a later end.', fields: { issuedAt: '2026-01-15T09:59:00Z' }, over: aged },
    { id: 'age-no-issued-at', title: 'A sign-in text that does not say when it was signed where a longest age is stated', twin: 'age-both',
      change: 'Issued At: left out', rule: 'auth-sig.signed-at', risk: ['expiry', 'fail-open'], why: 'Its age is to be judged, and nobody knows it.',
      fields: { issuedAt: undefined }, over: aged },
    { id: 'age-request-id', title: 'A sign-in text whose only time is its request id', twin: 'age',
      change: 'Issued At: left out; Request ID: 2026-01-15T11:30:00Z', rule: 'auth-sig.signed-at',
      why: 'A time in another field is not the time at which the text was signed.',
      fields: { ...endless, issuedAt: undefined, requestId: '2026-01-15T11:30:00Z' }, over: aged },
    { id: 'bare', title: 'A sign-in text of domain and address alone', twin: 'age', change: 'every field left out', rule: 'auth-sig.signed-at',
      why: 'The grammar permits it, and it says neither when it was signed nor when it ends.', fields: bare, over: { nonce: undefined, ...aged } },
    { id: 'bare-feed', title: 'A sign-in text of domain and address and a line feed', twin: 'age',
      change: 'every field left out; signedMessage += U+000A', rule: 'auth-sig.signed-at',
      why: 'The grammar permits a line feed in front of no fields, so nothing but the missing time is wrong.', input: asText(`${signInText(bare)}\n`) },
    { id: 'signature', title: 'A sign-in text with the signature of another text', change: 'signedMessage: with another expiration time',
      rule: 'auth-sig.signature', profiles: undefined, why: 'The signature is one of another text.',
      input: withSig({ ...solanaSig(signInText()), signedMessage: signInText({ expirationTime: '2026-01-17T11:00:00Z' }) }) },
    { id: 'purpose-session', title: 'A sign-in text for the purpose session', change: 'purpose: session', rule: 'auth-sig.purpose',
      risk: ['type-confusion', 'widening'], profiles: undefined, why: 'A Solana account logs in and grants nothing.',
      over: { purpose: 'session', sessionKey: session().publicKey } },
    { id: 'purpose-delegation', title: 'A sign-in text for the purpose delegation', change: 'purpose: delegation', rule: 'auth-sig.purpose',
      risk: ['type-confusion', 'widening'], profiles: undefined, why: 'A Solana account logs in and grants nothing.', over: { purpose: 'delegation' } },
    { id: 'no-age', title: 'A sign-in text without an expiration time where no longest age is stated', twin: 'age', change: 'maxAge: left out',
      rule: 'auth-sig.age-undecided', why: 'Nobody said how long a text is good that says nothing about it.', fields: endless },
  ]),
];

const free = () => group({ prefix: 'auth-solana-free-', rules: ['siws.layout', 'auth-sig.age'],
  why: 'It has neither the words of the header nor a line that begins with a label that limits it, so it is a free text, which ends with its time.' }, [
  { id: 'words', title: 'A free text that speaks of signing in', input: asText('I want to sign in with my Solana account at 2026-01-15T11:30:00Z') },
  { id: 'issued', title: 'A free text with a line of its own for its time', input: asText('I sign in.\nIssued At: 2026-01-15T11:30:00Z') },
  { id: 'inside', title: 'A free text that has a label inside of a line',
    input: asText('I sign in, see URI: https://app.example 2026-01-15T11:30:00Z') },
  { id: 'longer', title: 'A free text with a line that begins with a longer word than a label',
    input: asText('URIs: many\nand the time 2026-01-15T11:30:00Z') },
]);

export default () => topic({ operation: 'auth-sig.verify', name: 'siws', prefix: 'auth-siws-', since: '3.0.0', also: ['siws.layout'],
  refused: { twin: 'auth-siws', profiles: unread }, from: text }, valid(), members(), free());
