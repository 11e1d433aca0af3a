// sign-session-key.combine: networks that sign another message than was asked for. Both nodes of each vector return it with
// genuine shares, so that nothing but the message is wrong with it.
import { declines, signedText, twoPkps } from '../combination.js';
import { DOMAIN, file, grant, OTHER_PKP, otherSession, PKP, recapUri, statement } from '../kit.js';
import { networkDetails, networkText, OTHER_BLOCK, pkpKey, requestText } from '../network.js';
import { cidV1 } from '../recaps.js';
import { AUTH, accepted, lit, SIGNING } from '../sessions.js';

const signsOther = (name, title, rule, risk, mutation, reason, rest) =>
  declines(name, title, { rule, risk: [risk].flat(), mutation, reason, ...rest });

/** [name, title, mutation, why, twin, what is asked, what comes back] of what the network copies. */
const copies = () => {
  const scheme = { scheme: 'https' };
  const chain = { chainId: '0175188' };
  const start = { notBefore: '2026-01-15T11:59:00Z' };
  const id = { requestId: 'a:b@7' };
  const preface = { says: `Let the example application sign. ${statement(grant())}` };
  return [
    ['scheme-added', 'A network that adds a scheme', 'scheme added', 'none was asked for', 'standard', {}, scheme],
    ['scheme-dropped', 'A network that drops the scheme', 'scheme left out', 'one was asked for', 'scheme', scheme, {}],
    [
      'scheme-other',
      'A network that writes another scheme',
      'scheme: http',
      'http is another scheme than https',
      'scheme',
      scheme,
      { scheme: 'http' },
    ],
    [
      'chain-id-other',
      'A network that writes another chain id',
      'Chain ID: 10',
      '10 is another chain than 0175188',
      'chain-id',
      chain,
      { chainId: '10' },
    ],
    [
      'chain-id-number',
      'A network that writes the chain id as the same number in another form',
      'Chain ID: 175188',
      'a chain id is compared as text',
      'chain-id',
      chain,
      { chainId: '175188' },
    ],
    [
      'not-before-dropped',
      'A network that drops not-before',
      'Not Before left out',
      'one was asked for, and without it the grant begins at once',
      'not-before',
      start,
      {},
    ],
    [
      'not-before-earlier',
      'A network that writes a not-before one second earlier',
      'Not Before: one second earlier',
      'the grant would begin before it was asked for',
      'not-before',
      start,
      { notBefore: '2026-01-15T11:58:59Z' },
    ],
    [
      'not-before-later',
      'A network that writes a not-before one millisecond later',
      'Not Before: one millisecond later',
      'it is another instant',
      'not-before',
      start,
      { notBefore: '2026-01-15T11:59:00.001Z' },
    ],
    [
      'not-before-added',
      'A network that adds a not-before',
      'Not Before added',
      'none was asked for',
      'standard',
      {},
      start,
    ],
    [
      'request-id-other',
      'A network that writes another request id',
      'Request ID: a:b@8',
      'it names another request',
      'request-id',
      id,
      { requestId: 'a:b@8' },
    ],
    [
      'request-id-dropped',
      'A network that drops an empty request id',
      'Request ID left out',
      'an empty request id is one',
      'request-id-empty',
      { requestId: '' },
      {},
    ],
    [
      'preface-dropped',
      'A network that drops the preface of the requested statement',
      'statement: the part after the preface',
      'the statement does not begin with the requested one',
      'preface',
      preface,
      {},
    ],
    [
      'preface-other',
      'A network that writes another preface',
      'statement: another preface',
      'the statement does not begin with the requested one',
      'preface',
      preface,
      { says: `Let the example application pay. ${statement(grant())}` },
    ],
    [
      'text-in-front',
      'A network that writes a sentence in front of the requested statement',
      'statement: a sentence in front',
      'the statement has the requested one, and does not begin with it',
      'standard',
      {},
      { says: `You win a prize. ${statement(grant())}` },
    ],
    [
      'statement-alone',
      'A network that writes its own ReCap statement alone',
      'statement: that of its ReCap, without the requested one',
      'the statement ends with that of the ReCap and does not begin with the requested one',
      'preface',
      preface,
      { says: null },
    ],
  ].map(([name, title, mutation, why, twin, ask, back]) =>
    signsOther(
      name,
      title,
      'sign-response.copied',
      name.startsWith('not-before') ? 'expiry' : 'consent-bypass',
      mutation,
      `The network copies what it does not decide about, and ${why}.`,
      { ask, back, twin },
    ),
  );
};

const expiries = () =>
  [
    ['expires-later', 'A network that signs for an hour more', '2026-01-16T12:00:00Z', 'It is an hour later'],
    [
      'expires-millisecond',
      'A network that signs for a millisecond more',
      '2026-01-16T11:00:00.001Z',
      'It is a millisecond later',
    ],
    [
      'expires-zone',
      'A network that writes the requested expiry with an offset of a minute',
      '2026-01-16T11:00:00-00:01',
      'The text has the requested time of day, and the offset makes it a minute later',
    ],
    [
      'expires-days',
      'A network that signs for the longest lifetime',
      '2026-02-14T11:59:48Z',
      'The lifetime is within that of an AuthSig, and longer than what was asked for',
    ],
  ].map(([name, title, expirationTime, why]) =>
    signsOther(
      name,
      title,
      'sign-response.expiration',
      'expiry',
      `Expiration Time: ${expirationTime}`,
      `${why}. The requested expiry is 2026-01-16T11:00:00Z.`,
      { back: { expirationTime } },
    ),
  );

/** What makes the message another AuthSig than the one that was asked for. */
const bindings = () => [
  signsOther(
    'other-session',
    'A network that signs for another session key',
    'auth-sig.session-bound',
    ['wrong-session', 'forgery'],
    'URI: another session key',
    'The URI names a key that the client does not have: whoever has it would be the session.',
    { back: { to: otherSession() } },
  ),
  signsOther(
    'session-upper-case',
    'A network that writes the session key in upper case',
    'auth-sig.session-bound',
    'wrong-session',
    'URI: hex in upper case',
    'A URI is compared byte for byte.',
    {
      text: signedText({
        uri: requestText()
          .match(/URI: (.*)/)[1]
          .replace(/[0-9a-f]{64}/, (key) => key.toUpperCase()),
      }),
    },
  ),
  signsOther(
    'session-without-prefix',
    'A network that signs the session key without lit:session:',
    'auth-sig.session-bound',
    'wrong-session',
    'URI: lit: and the key',
    'A URI is compared byte for byte.',
    {
      text: signedText({
        uri: requestText()
          .match(/URI: (.*)/)[1]
          .replace('session:', ''),
      }),
    },
  ),
  signsOther(
    'delegation-uri',
    'A network that signs a delegation',
    'auth-sig.session-bound',
    'wrong-session',
    'URI: lit:capability:delegation',
    'The URI is that of a delegation, which grants to no session key.',
    { text: signedText({ uri: 'lit:capability:delegation' }) },
  ),
  signsOther(
    'other-pkp',
    'A network that signs for another PKP',
    'auth-sig.address',
    'wrong-account',
    'address: that of another PKP',
    'The account is the PKP of the request.',
    { back: { by: pkpKey('two') } },
  ),
  signsOther(
    'other-nonce',
    'A network that writes the hash of another block',
    'auth-sig.nonce',
    'replay',
    'Nonce: that of another block',
    'The nonce is that of the request: another one is that of another request.',
    { back: { nonce: OTHER_BLOCK } },
  ),
  signsOther(
    'other-domain',
    'A network that signs for another site',
    'auth-sig.domain',
    'wrong-domain',
    'domain: evil.example',
    'The domain is that of the request.',
    { back: { domain: 'evil.example' } },
  ),
  signsOther(
    'domain-port',
    'A network that adds a port to the domain',
    'auth-sig.domain',
    'wrong-domain',
    `domain: ${DOMAIN}:443`,
    'A domain with a port is another one, whatever the port of the scheme is.',
    { back: { domain: `${DOMAIN}:443` } },
  ),
];

/** Times: the client judges by its own clock, 2026-01-15T12:00:00Z. */
const times = () => [
  signsOther(
    'without-end',
    'A request without an expiration time, and a network that sets none',
    'auth-sig.expiration-required',
    'expiry',
    'Expiration Time left out on both sides',
    'The message does not expire later than the request, and an AuthSig for a session has an end.',
    { ask: { expirationTime: undefined }, profiles: lit(accepted) },
  ),
  signsOther(
    'issued-ahead',
    'A block 61 seconds after the time of the client',
    'auth-sig.issued-at',
    'expiry',
    'Issued At: 61 seconds after the time of the client',
    'It is more than the skew of 60 seconds.',
    { back: { blockTime: '2026-01-15T12:01:01Z' }, profiles: lit(accepted) },
  ),
  signsOther(
    'expires-before-issued',
    'An expiry before the time of the block',
    'auth-sig.expiration-order',
    'expiry',
    'Issued At: 20 seconds after the time of the client; Expiration Time: 10 seconds after it',
    'The message never is good; within the skew it would seem to be.',
    { back: { blockTime: '2026-01-15T12:00:20Z', expirationTime: '2026-01-15T12:00:10Z' }, profiles: lit(accepted) },
  ),
  signsOther(
    'lifetime',
    'The time of a block 31 days before the expiry',
    'auth-sig.lifetime',
    'expiry',
    'Issued At: 31 days before the expiry',
    'An AuthSig lasts for at most 30 days from issued-at.',
    { back: { blockTime: '2025-12-16T11:00:00Z' }, profiles: lit(accepted) },
  ),
  signsOther(
    'not-before-ahead',
    'A request and a message that begin tomorrow',
    'auth-sig.not-before',
    'expiry',
    'Not Before: 2026-01-16T10:00:00Z on both sides',
    'The message is what was asked for, and it is not good yet.',
    { ask: { notBefore: '2026-01-16T10:00:00Z' } },
  ),
  signsOther(
    'expired',
    'A message that expired while it was signed',
    'auth-sig.expired',
    'expiry',
    'Expiration Time: 61 seconds before the time of the client',
    'It is more than the skew of 60 seconds.',
    { back: { expirationTime: '2026-01-15T11:58:59Z', blockTime: '2026-01-15T11:58:48Z' } },
  ),
];

const otherPkp = `lit-pkp://${OTHER_PKP}`;
const pkp = `lit-pkp://${PKP}`;
const details = (att) => ({ att, prf: [] });
const uses = (...alternatives) => details({ 'lit-ratelimitincrease://7': { [AUTH]: alternatives } });

/** What is granted beyond the request: the statement says it, and begins with the requested one. */
const grants = () =>
  [
    [
      'wider-pkp',
      'A network that grants a second PKP',
      'narrower.resource',
      'ReCap: a second PKP',
      'No requested resource covers the second PKP',
      grant(),
      twoPkps(),
    ],
    [
      'wider-wildcard',
      'A network that grants every PKP',
      'narrower.resource',
      'ReCap: lit-pkp://* in place of the PKP',
      'The requested PKP does not cover all of them',
      grant(),
      details({ 'lit-pkp://*': { [SIGNING]: [{}] } }),
    ],
    [
      'swapped-pkp',
      'A network that grants another PKP in place of the requested one',
      'narrower.resource',
      'ReCap: another PKP',
      'No requested resource covers it',
      grant(),
      details({ [otherPkp]: { [SIGNING]: [{}] } }),
    ],
    [
      'context-lookalike',
      'A network that grants a resource whose prefix begins with lit-resolvedauthcontext',
      'narrower.resource',
      'ReCap: lit-resolvedauthcontexts://* added',
      'The prefix lit-resolvedauthcontexts is another one, and what stands there is a grant like any other',
      grant(),
      details({ ...grant().att, 'lit-resolvedauthcontexts://*': { [SIGNING]: [{}] } }),
    ],
    [
      'wider-ability',
      'A network that grants a second ability',
      'narrower.ability',
      'ReCap: Threshold/Decryption added',
      'Threshold/Signing does not cover it',
      grant(),
      details({ [pkp]: { 'Threshold/Decryption': [{}], [SIGNING]: [{}] } }),
    ],
    [
      'any-ability',
      'A network that grants every ability',
      'narrower.ability',
      'ReCap: */* in place of Threshold/Signing',
      'Threshold/Signing does not cover all of them',
      grant(),
      details({ [pkp]: { '*/*': [{}] } }),
    ],
    [
      'more-uses',
      'A network that grants more uses than were asked for',
      'narrower.restriction',
      'uses: 4',
      'Four uses are not within three',
      uses({ uses: '3' }),
      uses({ uses: '4' }),
    ],
    [
      'no-restriction',
      'A network that drops the restriction',
      'narrower.restriction',
      'uses left out',
      'A grant without a limit is not within three uses',
      uses({ uses: '3' }),
      uses({}),
    ],
    [
      'second-alternative',
      'A network that adds an alternative without a restriction',
      'narrower.restriction',
      'ReCap: a second alternative, {}',
      'One alternative is enough for a request, so that each of them has to be within the requested ones',
      uses({ uses: '3' }),
      uses({ uses: '3' }, {}),
    ],
    [
      'malformed-restriction',
      'A network that writes a number of uses that is none',
      'restriction.value',
      'uses: 2x',
      'It is not the decimal text of a number, so that nobody can say what it restricts to',
      uses({}),
      uses({ uses: '2x' }),
    ],
  ].map(([name, title, rule, mutation, why, asked, granted]) =>
    signsOther(
      name,
      title,
      rule,
      rule.endsWith('.restriction') || rule.startsWith('restriction.')
        ? ['restriction-bypass', 'widening']
        : 'widening',
      mutation,
      `${why}.`,
      {
        ask: { details: asked },
        back: { details: granted, says: statement(asked) },
        twin: asked.att[pkp] ? 'standard' : 'restricted',
      },
    ),
  );

const whole = () => statement(networkDetails());
const requested = () => statement(grant());

/** ReCaps and statements that are wrong by themselves. */
const recaps = () => [
  signsOther(
    'statement-silent',
    'A network that does not say that it writes who asked',
    'recap.statement-match',
    'consent-bypass',
    'statement: the requested one alone',
    'The statement is that of the requested ReCap, and not of the signed one.',
    { text: signedText({ says: requested() }) },
  ),
  signsOther(
    'statement-more',
    'A network that writes a sentence after the ReCap statement',
    'recap.statement-match',
    'consent-bypass',
    'statement: a sentence at the end',
    'A statement ends with the ReCap statement.',
    { text: signedText({ says: `${requested()} ${whole()} Thank you.` }) },
  ),
  signsOther(
    'no-recap',
    'A network that signs without a ReCap',
    'auth-sig.recap-present',
    'consent-bypass',
    'Resources left out',
    'The message says what is granted, and grants nothing.',
    { text: signedText({ resources: undefined }) },
  ),
  signsOther(
    'two-recaps',
    'A network that writes the ReCap twice',
    'recap.single',
    'parser-differential',
    'Resources: the ReCap a second time',
    'A message has one ReCap; of two, each reader takes another.',
    { text: signedText({ resources: [recapUri(networkDetails()), recapUri(networkDetails())] }) },
  ),
  signsOther(
    'recap-not-last',
    'A network that writes a resource after the ReCap',
    'recap.last',
    'parser-differential',
    'Resources: another one at the end',
    'The ReCap is the last resource.',
    { text: signedText({ resources: [recapUri(networkDetails()), 'https://app.example/terms'] }) },
  ),
  signsOther(
    'recap-order',
    'A network that writes the keys of the ReCap out of order',
    'recap.order',
    'parser-differential',
    'ReCap: lit-resolvedauthcontext before lit-pkp',
    'Keys stand in the order of their bytes, so that a ReCap has one text.',
    {
      text: signedText({
        resources: [recapUri({ att: Object.fromEntries(Object.entries(networkDetails().att).reverse()), prf: [] })],
      }),
    },
  ),
  signsOther(
    'recap-encoding',
    'A network that pads the ReCap',
    'recap.encoding',
    'parser-differential',
    'ReCap: = at the end',
    'The payload is base64url without padding.',
    { text: signedText({ resources: [padded()] }) },
  ),
  signsOther(
    'recap-shape',
    'A network that writes an empty ReCap',
    'recap.shape',
    'type-confusion',
    'ReCap: att left out',
    'The payload of a ReCap has the member att.',
    { text: signedText({ resources: [recapUri('{"prf":[]}')] }) },
  ),
  signsOther(
    'recap-proofs',
    'A network that names a proof',
    'auth-sig.proofs',
    'widening',
    'ReCap: prf with one CID',
    'Nobody resolved the proof, so that what it says is not known.',
    { text: signedText({ resources: [recapUri({ ...networkDetails(), prf: [cidV1('proof')] })] }), undecides: true },
  ),
];

/** Texts that are no SIWE message. */
const texts = () => [
  signsOther(
    'no-message',
    'A network that returns a text that is no SIWE message',
    'siwe.layout',
    'type-confusion',
    'siweMessage: another text',
    'The text does not have the lines of a message.',
    { text: 'The network signed.' },
  ),
  signsOther(
    'line-feed',
    'A network that returns the message with a line feed at the end',
    'siwe.layout',
    'parser-differential',
    'siweMessage: a line feed at the end',
    'The text ends with its last line.',
    { text: `${networkText()}\n` },
  ),
  signsOther(
    'line-between',
    'A network that writes a second statement',
    'siwe.separators',
    'consent-bypass',
    'siweMessage: a text in place of the empty line after the statement',
    'The line after the statement is empty.',
    { text: networkText().replace('\n\nURI: ', '\nYou win a prize\nURI: ') },
  ),
  signsOther(
    'other-version',
    'A network that writes version 2',
    'siwe.version',
    'parser-differential',
    'Version: 2',
    'The version of a SIWE message is 1.',
    { text: signedText({ version: '2' }) },
  ),
  signsOther(
    'expiration-text',
    'A network that writes an expiration time that is none',
    'siwe.expiration-time',
    'expiry',
    'Expiration Time: tomorrow',
    'It is no date-time, so that nobody can say when the grant ends.',
    { text: signedText({ expirationTime: 'tomorrow' }) },
  ),
];

function padded() {
  const uri = recapUri(networkDetails());
  return uri + '='.repeat((4 - (uri.slice('urn:recap:'.length).length % 4)) % 4 || 2);
}

export const since = '1.1.0';

export default () => [
  file('sign-session-key.combine', 'message', [...copies(), ...expiries(), ...bindings(), ...times()]),
  file('sign-session-key.combine', 'grant', [...grants(), ...recaps(), ...texts()]),
];
