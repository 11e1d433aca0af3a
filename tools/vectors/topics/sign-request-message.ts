// sign-session-key.answer: the SIWE message of a request and its ReCap, judged before a network signs what it says.
import {
  ACTION, type Att, type Details, deployed, each, grant, group, lit, networks, otherSession, PKP_URI, PREAMBLE, recapUri, refusedBy, sessions, statement, topic,
} from '../vocabulary.js';

const { answering, BLOCK, CONTEXT, networkText, requestText, signing } = networks;

type Asked = networks.Request;

const details = (att: Att): Details => ({ att, prf: [] });

/** What a profile signs that looks at less. */
const signed = (parts?: networks.SignedParts) => signing(networkText(parts));

const binding = () => group<Asked>({ rule: 'auth-sig.session-bound' }, [
  { id: 'other-session', title: 'A message for another session key', change: 'URI: another session key', fields: { to: otherSession() },
    why: 'The request names one session key and the message another: the node would sign what was not asked for.' },
  { id: 'message-login', title: 'A message with the URI of a site', change: 'URI: that of a site', fields: { uri: 'https://app.example/login' },
    why: 'A message for a site is a login, whatever its ReCap says.' },
]);

/** Nonces that are the hash of no block that the node knows. */
const nonces = () => group<Asked>({ prefix: 'sign-request-nonce-', rule: 'auth-sig.nonce' }, [
  { id: 'unknown', title: 'The hash of a block that the node does not know', change: 'nonce: another hash', fields: { nonce: `0x${'77'.repeat(32)}` },
    why: 'Only the hashes of recent blocks are good: another one says nothing about when the request was made.' },
  { id: 'upper-case', title: 'The hash of a block in upper case', change: 'nonce: hex digits in upper case',
    fields: { nonce: BLOCK.toUpperCase().replace('0X', '0x') }, why: 'A hash is in lower case, and nonces are compared byte for byte.' },
  { id: 'own', title: 'A nonce of the client', change: 'nonce: letters and digits of the own choice', fields: { nonce: 'Kq3vX7bT9sLm' },
    why: 'A nonce that the client chose says nothing about when the request was made.' },
  { id: 'prototype', title: 'The name of a member that every object of JavaScript has', change: 'nonce: hasOwnProperty',
    risk: ['replay', 'prototype-pollution'], fields: { nonce: 'hasOwnProperty' },
    why: 'The hashes of blocks are data: what an object has by birth is none of them.' },
  { id: 'old', title: 'The hash of a block that is recent no more', change: 'blocks: a later one only',
    node: { blocks: { [`0x${'c6'.repeat(32)}`]: '2026-01-15T11:59:58Z' } },
    why: 'A node forgets blocks, and with them the requests that were made for them.' },
  { id: 'no-blocks', title: 'A node that knows no blocks', change: 'blocks: none', risk: ['replay', 'fail-open'], node: { blocks: {} },
    why: 'Where no nonce is known none is good.' },
]);

const times = () => group<Asked>({}, [
  { id: 'issued-at-ahead-61', title: 'A request issued 61 seconds after the time of the node', twin: 'sign-request-issued-at-ahead',
    change: 'issuedAt: 61 seconds from now', rule: 'auth-sig.issued-at', fields: { issuedAt: '2026-01-15T12:01:01Z' },
    why: '61 seconds are more than the skew.' },
  { id: 'no-expiration', title: 'A request without expiration time', change: { expirationTime: undefined }, rule: 'auth-sig.expiration-required',
    fields: { expirationTime: undefined }, why: 'What the network signed would never end.' },
  { id: 'expiration-order', title: 'A request that expires before it was issued', change: 'issuedAt and expirationTime: ahead of now and swapped',
    rule: 'auth-sig.expiration-order', fields: { issuedAt: '2026-01-15T12:00:50Z', expirationTime: '2026-01-15T12:00:40Z' },
    why: 'The expiration time is after issued-at.' },
  { id: 'lifetime-year', title: 'A request for a year', change: 'expirationTime: a year later', rule: 'auth-sig.lifetime',
    fields: { expirationTime: '2027-01-15T11:59:50Z' }, why: 'A grant lives for at most 30 days.' },
  { id: 'lifetime-signed', title: 'A request for 30 days from its issued-at', twin: 'lifetime-block', change: 'expirationTime: two seconds later',
    rule: 'auth-sig.lifetime', profiles: lit(signed({ expirationTime: '2026-02-14T11:59:50Z' })), fields: { expirationTime: '2026-02-14T11:59:50Z' },
    why: 'What is signed has the time of the block as issued-at, two seconds earlier, and would live for two seconds too long.' },
  { id: 'not-before-ahead', title: 'A request that begins in an hour', change: 'notBefore: in an hour', rule: 'auth-sig.not-before',
    profiles: lit(refusedBy('auth-sig.not-before')), fields: { notBefore: '2026-01-15T13:00:00Z' }, why: 'A node judges what it signs as of now.' },
  { id: 'expired', title: 'A request that expired half an hour ago', twin: 'sign-request-earlier-time',
    change: 'issuedAt: an hour ago, expirationTime: half an hour ago', rule: 'auth-sig.expired',
    fields: { issuedAt: '2026-01-15T11:00:00Z', expirationTime: '2026-01-15T11:30:00Z' }, node: { blocks: { [BLOCK]: '2026-01-15T10:59:48Z' } },
    why: 'What the network signed would be over before it is used.' },
]);

const contextOf = (resource: string) =>
  sessions.recap({ ...grant().att, [resource]: { 'Auth/Auth': [{ auth_context: { authMethodContexts: [] } }] } });
const CAPITALS = 'Lit-ResolvedAuthContext://*';
const OWN = { says: 'Sign in to the example application' };
const withProof = (): Details => ({ ...grant(), prf: [ACTION] });
const atMost3 = { 'Threshold/Signing': [{ max: 3 }] };

const recaps = () => [
  ...group<Asked>({}, [
    { id: 'lifetime-block', title: 'A request for 30 days from the time of its block', rules: ['auth-sig.lifetime', 'auth-sig.expired'],
      why: 'What is signed lives for 30 days, which is the longest lifetime, and the request for two seconds less.',
      fields: { expirationTime: '2026-02-14T11:59:48Z' } },
    { id: 'no-recap', title: 'A request without ReCap', change: 'resources left out, a statement of its own', rule: 'auth-sig.recap-present',
      fields: { resources: undefined, ...OWN }, why: 'The message grants nothing, and what the network adds about who asked is no grant either.' },
    { id: 'no-recap-resource', title: 'A request with a resource that is no ReCap', change: 'resources: that of the grant, a statement of its own',
      rule: 'auth-sig.recap-present', fields: { resources: [PKP_URI], ...OWN }, why: 'The resources of a message grant nothing unless they are a ReCap.' },
  ]),
  ...group<Asked>({ rule: 'auth-sig.auth-context', rules: ['lit-v7.auth-context'], profiles: lit(refusedBy('lit-v7.auth-context')),
    why: 'The network alone says who asked: merged into what it signs, a context of the client would stand under its name. Deployed nodes look for the prefix in the statement (W17).' }, [
    { id: 'auth-context', title: 'A request that brings a resolved auth context along', change: 'the ReCap: a resolved auth context for any resource',
      fields: { details: contextOf(CONTEXT) } },
    { id: 'auth-context-id', title: 'A request that brings a resolved auth context for one resource along',
      change: 'the ReCap: a resolved auth context for one resource', fields: { details: contextOf('lit-resolvedauthcontext://7') } },
    { id: 'auth-context-case', title: 'A request that brings a resolved auth context in other letters along',
      change: 'the ReCap: a resolved auth context, its scheme with capital letters', profiles: lit(signed({ details: contextOf(CAPITALS) })),
      why: 'The prefix is a scheme, and who compares schemes without letter case would believe it. Deployed nodes look for the lower-case text only (W17).',
      fields: { details: contextOf(CAPITALS) } },
  ]),
  ...group<Asked>({}, [
    { id: 'proofs', title: 'A request whose ReCap names a proof', change: 'the ReCap: a proof', rule: 'auth-sig.proofs',
      profiles: deployed(signed({ details: withProof() })), fields: { details: withProof() },
      why: 'The grant rests on one that nobody resolved, and the network does not sign for it.' },
    { id: 'statement-own', title: 'A request whose statement is one of its own', change: 'statement: one that does not say what is granted',
      rule: 'recap.statement-match', profiles: each(signed(OWN), 'lit-legacy'), fields: OWN,
      why: 'The statement ends with the ReCap statement also where no wallet shows it: the network repeats it.' },
    { id: 'no-statement', title: 'A request without statement', change: { statement: undefined }, rule: 'recap.statement-present',
      profiles: each(signed({ says: null }), 'lit-v7', 'lit-v8', 'lit-legacy'), fields: { says: null }, why: 'A message with a ReCap says what it grants.' },
    { id: 'two-recaps', title: 'A request with two ReCaps, the second of which restricts what the first does not',
      change: 'resources: a second ReCap with a restriction', rule: 'recap.single', risk: ['widening', 'parser-differential'],
      profiles: deployed(signed({ details: details({ [PKP_URI]: { 'Threshold/Signing': [{}, { max: 3 }] } }), says: statement(grant()) })),
      why: 'One reader takes the last ReCap and another all of them; there is one.',
      fields: { resources: [recapUri(grant()), recapUri(details({ [PKP_URI]: atMost3 }))] } },
    { id: 'recap-not-last', title: 'A request with a resource behind its ReCap', twin: 'sign-request-other-resources',
      change: 'resources: in another order', rule: 'recap.last', profiles: deployed(signed()), why: 'The ReCap is the last resource.',
      fields: { resources: [recapUri(grant()), 'https://app.example/terms'] } },
    // ReCaps whose payload is refused.
    { id: 'recap-padding', title: 'A ReCap with padding', change: 'the ReCap: a space and padding', rule: 'recap.encoding',
      risk: ['signature-malleability'], profiles: deployed(signed()), why: 'The payload has no padding.',
      fields: { resources: [`${recapUri(`${JSON.stringify(grant())} `)}=`] } },
    { id: 'recap-order', title: 'A ReCap with its keys out of order', change: 'the ReCap: prf in front of att', rule: 'recap.order',
      profiles: deployed(signed()), why: 'Keys are in order, so that one ReCap has one reading.',
      fields: { resources: [recapUri({ prf: [], att: grant().att })] } },
    { id: 'recap-empty', title: 'A ReCap that grants nothing', change: 'the ReCap: att empty', rule: 'recap.shape', risk: ['widening'],
      why: 'A ReCap has at least one resource; one without any is made by mistake.', fields: { resources: [recapUri({ att: {}, prf: [] })] } },
    { id: 'recap-duplicate', title: 'A ReCap with a resource twice', change: 'the ReCap: its resource, first with a restriction and then without',
      rule: 'json.text', profiles: each(signed(), 'reown'), why: 'No object has a key twice: each reader takes another.',
      fields: { resources: [recapUri(`{"att":{"${PKP_URI}":{"Threshold/Signing":[{"max":3}]},"${PKP_URI}":{"Threshold/Signing":[{}]}},"prf":[]}`)] } },
  ]),
];

/** Turns the case of the first letter of the address. */
const mixed = (text: string) => text.replace(/(\n0x[0-9]*)([a-fA-F])/, (_, before: string, letter: string) =>
  before + (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()));

/** Texts that are no SIWE message. */
const texts = () => {
  const text = requestText();
  const said = { says: `Freigabe für die Anwendung. ${statement(grant())}` };
  const userinfo = { domain: 'app.example@evil.example' };
  const sent = (siweMessage: string) => ({ over: { siweMessage } });
  return group<Asked>({ prefix: 'sign-request-message-' }, [
    { id: 'crlf', title: 'A message with lines that end in CR and LF', change: 'every LF: CR and LF', rule: 'siwe.layout',
      ...sent(text.replaceAll('\n', '\r\n')), why: 'Lines end in LF; what the network signs is formatted anew and would be another text.' },
    { id: 'text', title: 'A message that is any text', change: 'siweMessage: a sentence', rule: 'siwe.layout', risk: ['type-confusion'],
      ...sent('Sign this session key.'), why: 'The network signs SIWE messages only.' },
    { id: 'separator', title: 'A message with text in the line after the address', change: 'the line after the address: a sentence',
      rule: 'siwe.separators', profiles: lit(signed()), ...sent(networks.swap(text, '\n\nI further', '\nI grant nothing.\nI further')),
      why: 'Separating lines are empty. A node that skips them signs a text without the sentence (W12).' },
    { id: 'statement', title: 'A message whose statement has an umlaut', change: 'statement: a sentence with an umlaut in front', rule: 'siwe.statement',
      profiles: lit(signed(said)), ...sent(requestText(said)), why: 'A statement has the characters of URIs and spaces.' },
    { id: 'userinfo', title: 'A message whose domain has a user name', change: 'domain: app.example@evil.example', rule: 'siwe.userinfo',
      profiles: lit(signed(userinfo)), ...sent(requestText(userinfo)), why: 'Who reads it sees the user name for the site.' },
    { id: 'version', title: 'A message of version 2', change: 'version: 2', rule: 'siwe.version', ...sent(requestText({ version: '2' })),
      why: 'There is one version, and what another one means nobody knows.' },
    { id: 'checksum', title: 'A message whose address has two letters in another case', change: 'address: the case of one letter',
      rule: 'siwe.address-checksum', ...sent(mixed(text)), why: 'An address that mixes letters has those of EIP-55: a typing error shows.' },
    { id: 'date', title: 'A message that expires on 30 February', change: 'expirationTime: 30 February', rule: 'siwe.expiration-time', risk: ['expiry'],
      ...sent(requestText({ expirationTime: '2026-02-30T11:00:00Z' })), why: 'A date-time is one that there is.' },
    { id: 'grown', title: 'A message of 65,536 bytes, to which the network adds', change: 'statement: letters in front, up to the limit', rule: 'siwe.size',
      ...sent(requestText({ says: `${'a'.repeat(65_535 - text.length)} ${statement(grant())}` })),
      why: 'The request is within the limit and what would be signed is not: nobody could verify it.' },
  ]);
};

const preambles = () => group<Asked>({}, [
  { id: 'preamble-twice', title: 'A request whose statement has the preamble in its preface', rules: ['recap.statement-match'],
    why: 'What counts is how the statement ends, and what stands in front is kept.', fields: { says: `${PREAMBLE} ${statement(grant())}` } },
]);

export default () => topic({ operation: 'sign-session-key.answer', name: 'message', prefix: 'sign-request-', since: '1.1.0',
  twin: 'sign-request-standard', from: answering }, binding(), nonces(), times(), recaps(), texts(), preambles());
