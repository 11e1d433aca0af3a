// sign-session-key.combine: networks that sign another message than was asked for. Both nodes of each vector return it with
// genuine shares, so that nothing but the message is wrong with it.
import {
  type Att, accepted, combination, DELEGATION_URI, type Details, DOMAIN, grant, group, lit, networks, OTHER_PKP_URI, otherSession, PKP_URI, type Risk, type Row,
  recaps, recapUri, session, sessions, statement, topic,
} from '../vocabulary.js';

const { combining, signedText, twoPkps } = combination;
const { networkDetails, networkText, OTHER_BLOCK, pkpKey } = networks;
const { AUTH, SIGNING } = sessions;

type Combined = combination.Combination;

const COPIES = 'The network copies what it does not decide about, and';
const SCHEME = { scheme: 'https' };
const CHAIN = { chainId: '0175188' };
const START = { notBefore: '2026-01-15T11:59:00Z' };
const REQUEST_ID = { requestId: 'a:b@7' };

const copies = () => {
  const preface = { says: `Let the example application sign. ${statement(grant())}` };
  return group<Combined>({ rule: 'sign-response.copied' }, [
    { id: 'scheme-added', title: 'A network that adds a scheme', change: 'scheme added', back: SCHEME, why: `${COPIES} none was asked for.` },
    { id: 'scheme-dropped', title: 'A network that drops the scheme', twin: 'sign-response-scheme', change: { scheme: undefined }, ask: SCHEME, back: {},
      why: `${COPIES} one was asked for.` },
    { id: 'scheme-other', title: 'A network that writes another scheme', twin: 'sign-response-scheme', change: 'scheme: http',
      ask: SCHEME, back: { scheme: 'http' }, why: `${COPIES} http is another scheme than https.` },
    { id: 'chain-id-other', title: 'A network that writes another chain id', twin: 'sign-response-chain-id', change: 'Chain ID: 10',
      ask: CHAIN, back: { chainId: '10' }, why: `${COPIES} 10 is another chain than 0175188.` },
    { id: 'chain-id-number', title: 'A network that writes the chain id as the same number in another form', twin: 'sign-response-chain-id',
      change: 'Chain ID: 175188', ask: CHAIN, back: { chainId: '175188' }, why: `${COPIES} a chain id is compared as text.` },
    { id: 'not-before-dropped', title: 'A network that drops not-before', twin: 'sign-response-not-before', change: 'Not Before left out', risk: ['expiry'],
      ask: START, back: {}, why: `${COPIES} one was asked for, and without it the grant begins at once.` },
    { id: 'not-before-earlier', title: 'A network that writes a not-before one second earlier', twin: 'sign-response-not-before',
      change: 'Not Before: one second earlier', risk: ['expiry'], ask: START, back: { notBefore: '2026-01-15T11:58:59Z' },
      why: `${COPIES} the grant would begin before it was asked for.` },
    { id: 'not-before-later', title: 'A network that writes a not-before one millisecond later', twin: 'sign-response-not-before',
      change: 'Not Before: one millisecond later', risk: ['expiry'], ask: START, back: { notBefore: '2026-01-15T11:59:00.001Z' },
      why: `${COPIES} it is another instant.` },
    { id: 'not-before-added', title: 'A network that adds a not-before', change: 'Not Before added', risk: ['expiry'], back: START,
      why: `${COPIES} none was asked for.` },
    { id: 'request-id-other', title: 'A network that writes another request id', twin: 'sign-response-request-id', change: 'Request ID: a:b@8',
      ask: REQUEST_ID, back: { requestId: 'a:b@8' }, why: `${COPIES} it names another request.` },
    { id: 'request-id-dropped', title: 'A network that drops an empty request id', twin: 'sign-response-request-id-empty', change: 'Request ID left out',
      ask: { requestId: '' }, back: {}, why: `${COPIES} an empty request id is one.` },
    { id: 'preface-dropped', title: 'A network that drops the preface of the requested statement', twin: 'sign-response-preface',
      change: 'statement: the part after the preface', ask: preface, back: {}, why: `${COPIES} the statement does not begin with the requested one.` },
    { id: 'preface-other', title: 'A network that writes another preface', twin: 'sign-response-preface', change: 'statement: another preface',
      ask: preface, back: { says: `Let the example application pay. ${statement(grant())}` },
      why: `${COPIES} the statement does not begin with the requested one.` },
    { id: 'text-in-front', title: 'A network that writes a sentence in front of the requested statement', change: 'statement: a sentence in front',
      back: { says: `You win a prize. ${statement(grant())}` }, why: `${COPIES} the statement has the requested one, and does not begin with it.` },
    { id: 'statement-alone', title: 'A network that writes its own ReCap statement alone', twin: 'sign-response-preface',
      change: 'statement: that of its ReCap, without the requested one', ask: preface, back: { says: null },
      why: `${COPIES} the statement ends with that of the ReCap and does not begin with the requested one.` },
  ]);
};

/** A network that signs until another time than was asked for. */
const until = (row: Row & { readonly expirationTime: string }) => {
  const { expirationTime } = row;
  return { ...combining({ ...row, back: { expirationTime } }), change: `Expiration Time: ${expirationTime}` };
};

const REQUESTED = 'The requested expiry is 2026-01-16T11:00:00Z.';

const expiries = () => group({ rule: 'sign-response.expiration', from: until }, [
  { id: 'expires-later', title: 'A network that signs for an hour more', expirationTime: '2026-01-16T12:00:00Z', why: `It is an hour later. ${REQUESTED}` },
  { id: 'expires-millisecond', title: 'A network that signs for a millisecond more', expirationTime: '2026-01-16T11:00:00.001Z',
    why: `It is a millisecond later. ${REQUESTED}` },
  { id: 'expires-zone', title: 'A network that writes the requested expiry with an offset of a minute', expirationTime: '2026-01-16T11:00:00-00:01',
    why: `The text has the requested time of day, and the offset makes it a minute later. ${REQUESTED}` },
  { id: 'expires-days', title: 'A network that signs for the longest lifetime', expirationTime: '2026-02-14T11:59:48Z',
    why: `The lifetime is within that of an AuthSig, and longer than what was asked for. ${REQUESTED}` },
]);

const key = () => session().publicKey;

/** What makes the message another AuthSig than the one that was asked for. */
const bindings = () => group<Combined>({}, [
  { id: 'other-session', title: 'A network that signs for another session key', change: 'URI: another session key', rule: 'auth-sig.session-bound',
    risk: ['wrong-session', 'forgery'], back: { to: otherSession() },
    why: 'The URI names a key that the client does not have: whoever has it would be the session.' },
  { id: 'session-upper-case', title: 'A network that writes the session key in upper case', change: 'URI: hex in upper case',
    rule: 'auth-sig.session-bound', text: signedText({ uri: `lit:session:${key().toUpperCase()}` }), why: 'A URI is compared byte for byte.' },
  { id: 'session-without-prefix', title: 'A network that signs the session key without lit:session:', change: 'URI: lit: and the key',
    rule: 'auth-sig.session-bound', text: signedText({ uri: `lit:${key()}` }), why: 'A URI is compared byte for byte.' },
  { id: 'delegation-uri', title: 'A network that signs a delegation', change: `URI: ${DELEGATION_URI}`, rule: 'auth-sig.session-bound',
    text: signedText({ uri: DELEGATION_URI }), why: 'The URI is that of a delegation, which grants to no session key.' },
  { id: 'other-pkp', title: 'A network that signs for another PKP', change: 'address: that of another PKP', rule: 'auth-sig.address',
    risk: ['wrong-account'], back: { by: pkpKey('two') }, why: 'The account is the PKP of the request.' },
  { id: 'other-nonce', title: 'A network that writes the hash of another block', change: 'Nonce: that of another block', rule: 'auth-sig.nonce',
    back: { nonce: OTHER_BLOCK }, why: 'The nonce is that of the request: another one is that of another request.' },
  { id: 'other-domain', title: 'A network that signs for another site', change: 'domain: evil.example', rule: 'auth-sig.domain',
    back: { domain: 'evil.example' }, why: 'The domain is that of the request.' },
  { id: 'domain-port', title: 'A network that adds a port to the domain', change: `domain: ${DOMAIN}:443`, rule: 'auth-sig.domain',
    back: { domain: `${DOMAIN}:443` }, why: 'A domain with a port is another one, whatever the port of the scheme is.' },
]);

/** Times: the client judges by its own clock, 2026-01-15T12:00:00Z. */
const times = () => group<Combined>({ risk: ['expiry'] }, [
  { id: 'without-end', title: 'A request without an expiration time, and a network that sets none', change: 'Expiration Time left out on both sides',
    rule: 'auth-sig.expiration-required', profiles: lit(accepted), ask: { expirationTime: undefined },
    why: 'The message does not expire later than the request, and an AuthSig for a session has an end.' },
  { id: 'issued-ahead', title: 'A block 61 seconds after the time of the client', change: 'Issued At: 61 seconds after the time of the client',
    rule: 'auth-sig.issued-at', profiles: lit(accepted), back: { blockTime: '2026-01-15T12:01:01Z' }, why: 'It is more than the skew of 60 seconds.' },
  { id: 'expires-before-issued', title: 'An expiry before the time of the block',
    change: 'Issued At: 20 seconds after the time of the client; Expiration Time: 10 seconds after it', rule: 'auth-sig.expiration-order',
    profiles: lit(accepted), back: { blockTime: '2026-01-15T12:00:20Z', expirationTime: '2026-01-15T12:00:10Z' },
    why: 'The message never is good; within the skew it would seem to be.' },
  { id: 'lifetime', title: 'The time of a block 31 days before the expiry', change: 'Issued At: 31 days before the expiry', rule: 'auth-sig.lifetime',
    profiles: lit(accepted), back: { blockTime: '2025-12-16T11:00:00Z' }, why: 'An AuthSig lasts for at most 30 days from issued-at.' },
  { id: 'not-before-ahead', title: 'A request and a message that begin tomorrow', change: 'Not Before: 2026-01-16T10:00:00Z on both sides',
    rule: 'auth-sig.not-before', ask: { notBefore: '2026-01-16T10:00:00Z' }, why: 'The message is what was asked for, and it is not good yet.' },
  { id: 'expired', title: 'A message that expired while it was signed', change: 'Expiration Time: 61 seconds before the time of the client',
    rule: 'auth-sig.expired', back: { expirationTime: '2026-01-15T11:58:59Z', blockTime: '2026-01-15T11:58:48Z' },
    why: 'It is more than the skew of 60 seconds.' },
]);

const details = (att: Att): Details => ({ att, prf: [] });
const uses = (...alternatives: readonly unknown[]) => details({ 'lit-ratelimitincrease://7': { [AUTH]: alternatives } });

/** What is granted beyond the request: the statement says it, and begins with the requested one. */
interface Granting { readonly asked?: Details; readonly granted: Details }

const granting = (row: Row & Granting) => {
  const { asked = grant(), granted } = row;
  return combining({ ...row, ask: { details: asked }, back: { details: granted, says: statement(asked) } });
};

const BYPASS: readonly Risk[] = ['restriction-bypass', 'widening'];

const grants = () => group({ from: granting }, [
  { id: 'wider-pkp', title: 'A network that grants a second PKP', change: 'ReCap: a second PKP', rule: 'narrower.resource', granted: twoPkps(),
    why: 'No requested resource covers the second PKP.' },
  { id: 'wider-wildcard', title: 'A network that grants every PKP', change: 'ReCap: lit-pkp://* in place of the PKP', rule: 'narrower.resource',
    granted: details({ 'lit-pkp://*': { [SIGNING]: [{}] } }), why: 'The requested PKP does not cover all of them.' },
  { id: 'swapped-pkp', title: 'A network that grants another PKP in place of the requested one', change: 'ReCap: another PKP', rule: 'narrower.resource',
    granted: details({ [OTHER_PKP_URI]: { [SIGNING]: [{}] } }), why: 'No requested resource covers it.' },
  { id: 'context-lookalike', title: 'A network that grants a resource whose prefix begins with lit-resolvedauthcontext',
    change: 'ReCap: lit-resolvedauthcontexts://* added', rule: 'narrower.resource',
    granted: details({ ...grant().att, 'lit-resolvedauthcontexts://*': { [SIGNING]: [{}] } }),
    why: 'The prefix lit-resolvedauthcontexts is another one, and what stands there is a grant like any other.' },
  { id: 'wider-ability', title: 'A network that grants a second ability', change: 'ReCap: Threshold/Decryption added', rule: 'narrower.ability',
    granted: details({ [PKP_URI]: { 'Threshold/Decryption': [{}], [SIGNING]: [{}] } }), why: 'Threshold/Signing does not cover it.' },
  { id: 'any-ability', title: 'A network that grants every ability', change: 'ReCap: */* in place of Threshold/Signing', rule: 'narrower.ability',
    granted: details({ [PKP_URI]: { '*/*': [{}] } }), why: 'Threshold/Signing does not cover all of them.' },
], group<Granting>({ twin: 'sign-response-restricted', risk: BYPASS }, [
  { id: 'more-uses', title: 'A network that grants more uses than were asked for', change: 'uses: 4', rule: 'narrower.restriction',
    asked: uses({ uses: '3' }), granted: uses({ uses: '4' }), why: 'Four uses are not within three.' },
  { id: 'no-restriction', title: 'A network that drops the restriction', change: 'uses left out', rule: 'narrower.restriction',
    asked: uses({ uses: '3' }), granted: uses({}), why: 'A grant without a limit is not within three uses.' },
  { id: 'second-alternative', title: 'A network that adds an alternative without a restriction', change: 'ReCap: a second alternative, {}',
    rule: 'narrower.restriction', asked: uses({ uses: '3' }), granted: uses({ uses: '3' }, {}),
    why: 'One alternative is enough for a request, so that each of them has to be within the requested ones.' },
  { id: 'malformed-restriction', title: 'A network that writes a number of uses that is none', change: 'uses: 2x', rule: 'restriction.value',
    asked: uses({}), granted: uses({ uses: '2x' }), why: 'It is not the decimal text of a number, so that nobody can say what it restricts to.' },
]));

const padded = (uri: string) => uri + '='.repeat((4 - (uri.slice('urn:recap:'.length).length % 4)) % 4 || 2);

/** ReCaps and statements that are wrong by themselves. */
const recapFaults = () => {
  const requested = statement(grant());
  const whole = statement(networkDetails());
  const uri = recapUri(networkDetails());
  return group<Combined>({}, [
    { id: 'statement-silent', title: 'A network that does not say that it writes who asked', change: 'statement: the requested one alone',
      rule: 'recap.statement-match', text: signedText({ says: requested }), why: 'The statement is that of the requested ReCap, and not of the signed one.' },
    { id: 'statement-more', title: 'A network that writes a sentence after the ReCap statement', change: 'statement: a sentence at the end',
      rule: 'recap.statement-match', text: signedText({ says: `${requested} ${whole} Thank you.` }), why: 'A statement ends with the ReCap statement.' },
    { id: 'no-recap', title: 'A network that signs without a ReCap', change: 'Resources left out', rule: 'auth-sig.recap-present', risk: ['consent-bypass'],
      text: signedText({ resources: undefined }), why: 'The message says what is granted, and grants nothing.' },
    { id: 'two-recaps', title: 'A network that writes the ReCap twice', change: 'Resources: the ReCap a second time', rule: 'recap.single',
      risk: ['parser-differential'], text: signedText({ resources: [uri, uri] }), why: 'A message has one ReCap; of two, each reader takes another.' },
    { id: 'recap-not-last', title: 'A network that writes a resource after the ReCap', change: 'Resources: another one at the end', rule: 'recap.last',
      text: signedText({ resources: [uri, 'https://app.example/terms'] }), why: 'The ReCap is the last resource.' },
    { id: 'recap-order', title: 'A network that writes the keys of the ReCap out of order', change: 'ReCap: lit-resolvedauthcontext before lit-pkp',
      rule: 'recap.order', why: 'Keys stand in the order of their bytes, so that a ReCap has one text.',
      text: signedText({ resources: [recapUri({ att: Object.fromEntries(Object.entries(networkDetails().att).reverse()), prf: [] })] }) },
    { id: 'recap-encoding', title: 'A network that pads the ReCap', change: 'ReCap: = at the end', rule: 'recap.encoding',
      text: signedText({ resources: [padded(uri)] }), why: 'The payload is base64url without padding.' },
    { id: 'recap-shape', title: 'A network that writes an empty ReCap', change: 'ReCap: att left out', rule: 'recap.shape',
      text: signedText({ resources: [recapUri('{"prf":[]}')] }), why: 'The payload of a ReCap has the member att.' },
    { id: 'recap-proofs', title: 'A network that names a proof', change: 'ReCap: prf with one CID', rule: 'auth-sig.proofs', risk: ['widening'],
      text: signedText({ resources: [recapUri({ ...networkDetails(), prf: [recaps.cidV1('proof')] })] }),
      why: 'Nobody resolved the proof, so that what it says is not known.' },
    // Texts that are no SIWE message.
    { id: 'no-message', title: 'A network that returns a text that is no SIWE message', change: 'siweMessage: another text', rule: 'siwe.layout',
      risk: ['type-confusion'], text: 'The network signed.', why: 'The text does not have the lines of a message.' },
    { id: 'line-feed', title: 'A network that returns the message with a line feed at the end', change: 'siweMessage: a line feed at the end',
      rule: 'siwe.layout', text: `${networkText()}\n`, why: 'The text ends with its last line.' },
    { id: 'line-between', title: 'A network that writes a second statement', change: 'siweMessage: a text in place of the empty line after the statement',
      rule: 'siwe.separators', risk: ['consent-bypass'], text: networkText().replace('\n\nURI: ', '\nYou win a prize\nURI: '),
      why: 'The line after the statement is empty.' },
    { id: 'other-version', title: 'A network that writes version 2', change: 'Version: 2', rule: 'siwe.version', text: signedText({ version: '2' }),
      why: 'The version of a SIWE message is 1.' },
    { id: 'expiration-text', title: 'A network that writes an expiration time that is none', change: 'Expiration Time: tomorrow',
      rule: 'siwe.expiration-time', risk: ['expiry'], text: signedText({ expirationTime: 'tomorrow' }),
      why: 'It is no date-time, so that nobody can say when the grant ends.' },
  ]);
};

const settings = {
  operation: 'sign-session-key.combine', prefix: 'sign-response-', since: '1.1.0', twin: 'sign-response-standard', from: combining,
} as const;

export default () => [
  topic({ ...settings, name: 'message' }, copies(), expiries(), bindings(), times()),
  topic({ ...settings, name: 'grant' }, grants(), recapFaults()),
];
