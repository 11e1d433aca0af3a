// sign-session-key.answer: the SIWE message of a request and its ReCap, judged before a network signs what it says.
import { ACTION, file, grant, otherSession, PKP, PREAMBLE, recapUri, statement } from '../kit.js';
import {
  BLOCK,
  CONTEXT,
  litAlike,
  networkText,
  refuses,
  requestText,
  signing,
  signs,
  undecides,
  under,
} from '../network.js';
import { recap, refusedBy } from '../sessions.js';

const pkp = `lit-pkp://${PKP}`;
const details = (att, prf = []) => ({ att, prf });

const binding = () => [
  refuses('other-session', 'A message for another session key', {
    rule: 'auth-sig.session-bound',
    risk: ['wrong-session'],
    fields: { to: otherSession() },
    mutation: 'URI: another session key',
    reason: 'The request names one session key and the message another: the node would sign what was not asked for.',
  }),
  refuses('message-login', 'A message with the URI of a site', {
    rule: 'auth-sig.session-bound',
    risk: ['wrong-session'],
    fields: { uri: 'https://app.example/login' },
    mutation: 'URI: that of a site',
    reason: 'A message for a site is a login, whatever its ReCap says.',
  }),
];

/** Nonces that are the hash of no block that the node knows. */
const nonces = () =>
  [
    [
      'unknown',
      'The hash of a block that the node does not know',
      `0x${'77'.repeat(32)}`,
      'another hash',
      'Only the hashes of recent blocks are good: another one says nothing about when the request was made.',
    ],
    [
      'upper-case',
      'The hash of a block in upper case',
      BLOCK.toUpperCase().replace('0X', '0x'),
      'hex digits in upper case',
      'A hash is in lower case, and nonces are compared byte for byte.',
    ],
    [
      'own',
      'A nonce of the client',
      'Kq3vX7bT9sLm',
      'letters and digits of the own choice',
      'A nonce that the client chose says nothing about when the request was made.',
    ],
    [
      'prototype',
      'The name of a member that every object of JavaScript has',
      'hasOwnProperty',
      'hasOwnProperty',
      'The hashes of blocks are data: what an object has by birth is none of them.',
      ['prototype-pollution'],
    ],
  ].map(([name, title, nonce, mutation, reason, risk = []]) =>
    refuses(`nonce-${name}`, title, {
      rule: 'auth-sig.nonce',
      risk: ['replay', ...risk],
      fields: { nonce },
      mutation: `nonce: ${mutation}`,
      reason,
    }),
  );

const stale = () => [
  refuses('nonce-old', 'The hash of a block that is recent no more', {
    rule: 'auth-sig.nonce',
    risk: ['replay'],
    node: { blocks: { [`0x${'c6'.repeat(32)}`]: '2026-01-15T11:59:58Z' } },
    mutation: 'blocks: a later one only',
    reason: 'A node forgets blocks, and with them the requests that were made for them.',
  }),
  refuses('nonce-no-blocks', 'A node that knows no blocks', {
    rule: 'auth-sig.nonce',
    risk: ['replay', 'fail-open'],
    node: { blocks: {} },
    mutation: 'blocks: none',
    reason: 'Where no nonce is known none is good.',
  }),
];

const EARLIER = { blocks: { [BLOCK]: '2026-01-15T10:59:48Z' } };

/** Times of a message: [rule, name, title, members, mutation, reason, what differs besides]. */
const times = () =>
  [
    [
      'auth-sig.issued-at',
      'issued-at-ahead-61',
      'A request issued 61 seconds after the time of the node',
      { issuedAt: '2026-01-15T12:01:01Z' },
      'issuedAt: 61 seconds from now',
      '61 seconds are more than the skew.',
      { twin: 'issued-at-ahead' },
    ],
    [
      'auth-sig.expiration-required',
      'no-expiration',
      'A request without expiration time',
      { expirationTime: undefined },
      'expirationTime left out',
      'What the network signed would never end.',
      { risk: ['expiry', 'replay'] },
    ],
    [
      'auth-sig.expiration-order',
      'expiration-order',
      'A request that expires before it was issued',
      { issuedAt: '2026-01-15T12:00:50Z', expirationTime: '2026-01-15T12:00:40Z' },
      'issuedAt and expirationTime: ahead of now and swapped',
      'The expiration time is after issued-at.',
    ],
    [
      'auth-sig.lifetime',
      'lifetime-year',
      'A request for a year',
      { expirationTime: '2027-01-15T11:59:50Z' },
      'expirationTime: a year later',
      'A grant lives for at most 30 days.',
    ],
    [
      'auth-sig.lifetime',
      'lifetime-signed',
      'A request for 30 days from its issued-at',
      { expirationTime: '2026-02-14T11:59:50Z' },
      'expirationTime: two seconds later',
      'What is signed has the time of the block as issued-at, two seconds earlier, and would live for two seconds too long.',
      { twin: 'lifetime-block', profiles: litAlike(signing(networkText({ expirationTime: '2026-02-14T11:59:50Z' }))) },
    ],
    [
      'auth-sig.not-before',
      'not-before-ahead',
      'A request that begins in an hour',
      { notBefore: '2026-01-15T13:00:00Z' },
      'notBefore: in an hour',
      'A node judges what it signs as of now.',
      { profiles: litAlike(refusedBy('auth-sig.not-before')) },
    ],
    [
      'auth-sig.expired',
      'expired',
      'A request that expired half an hour ago',
      { issuedAt: '2026-01-15T11:00:00Z', expirationTime: '2026-01-15T11:30:00Z' },
      'issuedAt: an hour ago, expirationTime: half an hour ago',
      'What the network signed would be over before it is used.',
      { node: EARLIER, twin: 'earlier-time', risk: ['expiry', 'replay'] },
    ],
  ].map(([rule, name, title, fields, mutation, reason, rest = {}]) =>
    refuses(name, title, { rule, risk: ['expiry'], fields, mutation, reason, ...rest }),
  );

const contextDetails = (resource) =>
  recap({ ...grant().att, [resource]: { 'Auth/Auth': [{ auth_context: { authMethodContexts: [] } }] } });

const recaps = () => [
  signs('lifetime-block', 'A request for 30 days from the time of its block', {
    rules: ['auth-sig.lifetime', 'auth-sig.expired'],
    reason: 'What is signed lives for 30 days, which is the longest lifetime, and the request for two seconds less.',
    fields: { expirationTime: '2026-02-14T11:59:48Z' },
  }),
  refuses('no-recap', 'A request without ReCap', {
    rule: 'auth-sig.recap-present',
    risk: ['fail-open'],
    fields: { resources: undefined, says: 'Sign in to the example application' },
    mutation: 'resources left out, a statement of its own',
    reason: 'The message grants nothing, and what the network adds about who asked is no grant either.',
  }),
  refuses('no-recap-resource', 'A request with a resource that is no ReCap', {
    rule: 'auth-sig.recap-present',
    risk: ['fail-open'],
    fields: { resources: [pkp], says: 'Sign in to the example application' },
    mutation: 'resources: that of the grant, a statement of its own',
    reason: 'The resources of a message grant nothing unless they are a ReCap.',
  }),
  ...[
    ['auth-context', 'A request that brings a resolved auth context along', CONTEXT, 'any'],
    [
      'auth-context-id',
      'A request that brings a resolved auth context for one resource along',
      'lit-resolvedauthcontext://7',
      'one',
    ],
  ].map(([name, title, resource, which]) =>
    refuses(name, title, {
      rule: 'auth-sig.auth-context',
      rules: ['auth-sig.auth-context', 'lit-v7.auth-context'],
      risk: ['forgery', 'widening'],
      fields: { details: contextDetails(resource) },
      mutation: `the ReCap: a resolved auth context for ${which} resource`,
      reason:
        'The network alone says who asked: merged into what it signs, a context of the client would stand under its name. Deployed nodes look for the prefix in the statement (W17).',
      profiles: litAlike(refusedBy('lit-v7.auth-context')),
    }),
  ),
  refuses('auth-context-case', 'A request that brings a resolved auth context in other letters along', {
    rule: 'auth-sig.auth-context',
    rules: ['auth-sig.auth-context', 'lit-v7.auth-context'],
    risk: ['forgery', 'widening'],
    fields: { details: contextDetails('Lit-ResolvedAuthContext://*') },
    mutation: 'the ReCap: a resolved auth context, its scheme with capital letters',
    reason:
      'The prefix is a scheme, and who compares schemes without letter case would believe it. Deployed nodes look for the lower-case text only (W17).',
    profiles: litAlike(signing(networkText({ details: contextDetails('Lit-ResolvedAuthContext://*') }))),
  }),
  undecides('proofs', 'A request whose ReCap names a proof', {
    rule: 'auth-sig.proofs',
    risk: ['fail-open', 'widening'],
    fields: { details: { ...grant(), prf: [ACTION] } },
    mutation: 'the ReCap: a proof',
    reason: 'The grant rests on one that nobody resolved, and the network does not sign for it.',
    profiles: under(signing(networkText({ details: { ...grant(), prf: [ACTION] } })), 'lit-v7', 'lit-v8', 'reown'),
  }),
  refuses('statement-own', 'A request whose statement is one of its own', {
    rule: 'recap.statement-match',
    risk: ['consent-bypass'],
    fields: { says: 'Sign in to the example application' },
    mutation: 'statement: one that does not say what is granted',
    reason: 'The statement ends with the ReCap statement also where no wallet shows it: the network repeats it.',
    profiles: under(signing(networkText({ says: 'Sign in to the example application' })), 'lit-legacy'),
  }),
  refuses('no-statement', 'A request without statement', {
    rule: 'recap.statement-present',
    risk: ['consent-bypass'],
    fields: { says: null },
    mutation: 'statement left out',
    reason: 'A message with a ReCap says what it grants.',
    profiles: under(signing(networkText({ says: null })), 'lit-v7', 'lit-v8', 'lit-legacy'),
  }),
  refuses('two-recaps', 'A request with two ReCaps, the second of which restricts what the first does not', {
    rule: 'recap.single',
    risk: ['widening', 'parser-differential'],
    fields: {
      resources: [recapUri(grant()), recapUri(details({ [pkp]: { 'Threshold/Signing': [{ max: 3 }] } }))],
    },
    mutation: 'resources: a second ReCap with a restriction',
    reason: 'One reader takes the last ReCap and another all of them; there is one.',
    profiles: under(
      signing(
        networkText({
          details: details({ [pkp]: { 'Threshold/Signing': [{}, { max: 3 }] } }),
          says: statement(grant()),
        }),
      ),
      'lit-v7',
      'lit-v8',
      'reown',
    ),
  }),
  refuses('recap-not-last', 'A request with a resource behind its ReCap', {
    rule: 'recap.last',
    risk: ['parser-differential'],
    fields: { resources: [recapUri(grant()), 'https://app.example/terms'] },
    twin: 'other-resources',
    mutation: 'resources: in another order',
    reason: 'The ReCap is the last resource.',
    profiles: under(signing(networkText()), 'lit-v7', 'lit-v8', 'reown'),
  }),
];

/** ReCaps whose payload is refused: [rule, name, title, resource, mutation, reason, risks, profiles]. */
const payloads = () =>
  [
    [
      'recap.encoding',
      'recap-padding',
      'A ReCap with padding',
      `${recapUri(`${JSON.stringify(grant())} `)}=`,
      'the ReCap: a space and padding',
      'The payload has no padding.',
      ['signature-malleability'],
      under(signing(networkText()), 'lit-v7', 'lit-v8', 'reown'),
    ],
    [
      'recap.order',
      'recap-order',
      'A ReCap with its keys out of order',
      recapUri({ prf: [], att: grant().att }),
      'the ReCap: prf in front of att',
      'Keys are in order, so that one ReCap has one reading.',
      ['parser-differential'],
      under(signing(networkText()), 'lit-v7', 'lit-v8', 'reown'),
    ],
    [
      'recap.shape',
      'recap-empty',
      'A ReCap that grants nothing',
      recapUri({ att: {}, prf: [] }),
      'the ReCap: att empty',
      'A ReCap has at least one resource; one without any is made by mistake.',
      ['widening'],
    ],
    [
      'json.text',
      'recap-duplicate',
      'A ReCap with a resource twice',
      recapUri(`{"att":{"${pkp}":{"Threshold/Signing":[{"max":3}]},"${pkp}":{"Threshold/Signing":[{}]}},"prf":[]}`),
      'the ReCap: its resource, first with a restriction and then without',
      'No object has a key twice: each reader takes another.',
      ['parser-differential'],
      under(signing(networkText()), 'reown'),
    ],
  ].map(([rule, name, title, resource, mutation, reason, risk, profiles]) =>
    refuses(name, title, {
      rule,
      risk,
      fields: { resources: [resource] },
      mutation,
      reason,
      ...(profiles ? { profiles } : {}),
    }),
  );

const swap = (text, from, to) => {
  if (!text.includes(from)) throw new Error(`no ${from} to replace`);
  return text.replace(from, () => to);
};

/** Texts that are no SIWE message: [rule, name, title, text, mutation, reason, risks, profiles]. */
const texts = () => {
  const text = requestText();
  const said = 'Freigabe für die Anwendung.';
  return [
    [
      'siwe.layout',
      'message-crlf',
      'A message with lines that end in CR and LF',
      text.replaceAll('\n', '\r\n'),
      'every LF: CR and LF',
      'Lines end in LF; what the network signs is formatted anew and would be another text.',
      ['parser-differential'],
    ],
    [
      'siwe.layout',
      'message-text',
      'A message that is any text',
      'Sign this session key.',
      'siweMessage: a sentence',
      'The network signs SIWE messages only.',
      ['type-confusion'],
    ],
    [
      'siwe.separators',
      'message-separator',
      'A message with text in the line after the address',
      swap(text, '\n\nI further', '\nI grant nothing.\nI further'),
      'the line after the address: a sentence',
      'Separating lines are empty. A node that skips them signs a text without the sentence (W12).',
      ['consent-bypass', 'parser-differential'],
      litAlike(signing(networkText())),
    ],
    [
      'siwe.statement',
      'message-statement',
      'A message whose statement has an umlaut',
      requestText({ says: `${said} ${statement(grant())}` }),
      'statement: a sentence with an umlaut in front',
      'A statement has the characters of URIs and spaces.',
      ['injection'],
      litAlike(signing(networkText({ says: `${said} ${statement(grant())}` }))),
    ],
    [
      'siwe.userinfo',
      'message-userinfo',
      'A message whose domain has a user name',
      requestText({ domain: 'app.example@evil.example' }),
      'domain: app.example@evil.example',
      'Who reads it sees the user name for the site.',
      ['wrong-domain'],
      litAlike(signing(networkText({ domain: 'app.example@evil.example' }))),
    ],
    [
      'siwe.version',
      'message-version',
      'A message of version 2',
      requestText({ version: '2' }),
      'version: 2',
      'There is one version, and what another one means nobody knows.',
      ['parser-differential'],
    ],
    [
      'siwe.address-checksum',
      'message-checksum',
      'A message whose address has two letters in another case',
      mixed(text),
      'address: the case of one letter',
      'An address that mixes letters has those of EIP-55: a typing error shows.',
      ['wrong-account'],
    ],
    [
      'siwe.expiration-time',
      'message-date',
      'A message that expires on 30 February',
      requestText({ expirationTime: '2026-02-30T11:00:00Z' }),
      'expirationTime: 30 February',
      'A date-time is one that there is.',
      ['expiry'],
    ],
    [
      'siwe.size',
      'message-grown',
      'A message of 65,536 bytes, to which the network adds',
      requestText({ says: `${'a'.repeat(65_535 - text.length)} ${statement(grant())}` }),
      'statement: letters in front, up to the limit',
      'The request is within the limit and what would be signed is not: nobody could verify it.',
      ['resource-exhaustion'],
    ],
  ].map(([rule, name, title, siweMessage, mutation, reason, risk, profiles]) =>
    refuses(name, title, { rule, risk, over: { siweMessage }, mutation, reason, ...(profiles ? { profiles } : {}) }),
  );
};

/** Turns the case of the first letter of the address. */
function mixed(text) {
  return text.replace(/(\n0x[0-9]*)([a-fA-F])/, (_, before, letter) => {
    const upper = letter.toUpperCase();
    return before + (letter === upper ? letter.toLowerCase() : upper);
  });
}

const preambles = () => [
  signs('preamble-twice', 'A request whose statement has the preamble in its preface', {
    rules: ['recap.statement-match'],
    reason: 'What counts is how the statement ends, and what stands in front is kept.',
    fields: { says: `${PREAMBLE} ${statement(grant())}` },
  }),
];

export const since = '1.1.0';

export default () => [
  file('sign-session-key.answer', 'message', [
    ...binding(),
    ...nonces(),
    ...stale(),
    ...times(),
    ...recaps(),
    ...payloads(),
    ...texts(),
    ...preambles(),
  ]),
];
