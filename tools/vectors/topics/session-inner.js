// session-sig.verify: one fault inside the only capability, found through the whole document.
import {
  ACTION,
  accept,
  alice,
  authSig,
  bob,
  DOMAIN,
  ecdsa,
  ecdsaHex,
  eip191,
  file,
  grant,
  grantText,
  NONCE,
  OTHER_PKP,
  recapUri,
  reject,
  secp256k1,
  session,
  statement,
  undecided,
} from '../kit.js';
import {
  accepted,
  at,
  capability,
  cell,
  lit,
  oddGrantText,
  pkp,
  recap,
  refusedBy,
  SIGNING,
  with_,
} from '../sessions.js';

const twin = 'session-standard';

const fault = (id, title, rule, mutation, reason, risk, input, more = {}) =>
  reject(`session-inner-${id}`, title, { rule, twin, mutation, reason, risk, input, ...more });

/** The capability over the standard text with other members of the JSON. */
const claiming = (over) => with_(capability({ over }));

const signatures = () => {
  const { r, s, recovery } = ecdsa(eip191(grantText()), alice().secretKey);
  const sig = (other) => claiming({ sig: ecdsaHex({ r, s, recovery, ...other }) });
  return [
    fault(
      'signature-bit',
      'One bit of the wallet’s signature',
      'auth-sig.signature',
      'bit 0 of s',
      'The signature recovers to another address.',
      ['forgery'],
      sig({ s: s ^ 1n }),
    ),
    fault(
      'signature-v',
      'The other recovery bit',
      'auth-sig.signature',
      'v: the other of 27 and 28',
      'The signature recovers to another address.',
      ['forgery'],
      sig({ recovery: 1 - recovery }),
    ),
    fault(
      'signature-of-another',
      'The wallet’s grant signed by another wallet',
      'auth-sig.signature',
      'signed by another wallet',
      'The signature recovers to another address than that of the text.',
      ['forgery', 'wrong-account'],
      with_(authSig(grantText(), bob(), { address: alice().address })),
    ),
    fault(
      'text-changed',
      'A word in front of the ReCap statement, not signed',
      'auth-sig.signature',
      'the statement begins with another word after it was signed',
      'The statement still ends with the ReCap statement, but the text is not the signed one.',
      ['forgery', 'consent-bypass'],
      claiming({ signedMessage: grantText({ says: `Hello. ${statement(grant())}` }) }),
    ),
    fault(
      'statement-changed',
      'A statement that grants another PKP than the ReCap',
      'recap.statement-match',
      'the statement names another PKP, signed',
      'The statement does not end with the ReCap statement: the person read something else.',
      ['consent-bypass'],
      with_(capability({ says: statement(recap(cell(`lit-pkp://${'00'.repeat(32)}`))) })),
      { profiles: { reown: accepted } },
    ),
    fault(
      'high-s',
      'The high twin of the wallet’s signature',
      'auth-sig.low-s',
      's: n - s, and the other recovery bit',
      'Everybody can make this signature from the first, and it recovers to the same address.',
      ['signature-malleability'],
      sig({ s: secp256k1.Point.Fn.ORDER - s, recovery: 1 - recovery }),
    ),
    fault(
      'no-0x',
      'The wallet’s signature without 0x',
      'auth-sig.signature-form',
      'sig without 0x',
      'A signature of a wallet is written with 0x.',
      ['signature-malleability'],
      claiming({ sig: ecdsaHex({ r, s, recovery }).slice(2) }),
    ),
    accept('session-inner-preface', 'Text of the application in front of the ReCap statement', {
      rules: ['recap.statement-match', 'auth-sig.signature'],
      reason: 'The statement ends with one space and the ReCap statement; what stands before is free.',
      input: with_(capability({ says: `Use the wallet for an hour. ${statement(grant())}` })),
    }),
  ];
};

const claims = () => [
  fault(
    'address-lies',
    'A capability that claims another address than the one that signed',
    'auth-sig.address',
    'address: another wallet',
    'address is no part of the signed text, and the text says otherwise.',
    ['forgery', 'wrong-account'],
    claiming({ address: bob().address }),
  ),
  fault(
    'address-empty',
    'A capability with an empty address',
    'auth-sig.address',
    'address: ""',
    'address is not the address of the SIWE message.',
    ['forgery'],
    claiming({ address: '' }),
  ),
  fault(
    'kind-unknown',
    'A capability with an unknown derivedVia',
    'auth-sig.kind',
    'derivedVia: "web3.eth.personal.signature"',
    'The pair of derivedVia and algo is no row of the table.',
    ['type-confusion'],
    claiming({ derivedVia: 'web3.eth.personal.signature' }),
  ),
  fault(
    'kind-bls-by-wallet',
    'A wallet’s capability labelled lit.bls without algo',
    'auth-sig.kind',
    'derivedVia: "lit.bls"',
    'lit.bls goes with the algo LIT_BLS; the pair is no row of the table, and never read as a weaker kind.',
    ['type-confusion', 'forgery'],
    claiming({ derivedVia: 'lit.bls' }),
  ),
  fault(
    'kind-algo',
    'A wallet’s capability with the algo of a network signature',
    'auth-sig.kind',
    'algo: "LIT_BLS"',
    'A wallet’s signature has no algo; the pair is no row of the table.',
    ['type-confusion'],
    claiming({ algo: 'LIT_BLS' }),
  ),
];

const bindings = () => [
  fault(
    'uri-upper-case',
    'The session key in upper case in the URI of the grant',
    'auth-sig.session-bound',
    'the URI has the key in upper case, signed',
    'The URI is lit:session: and the key byte for byte.',
    ['wrong-session'],
    with_(capability({ uri: `lit:session:${session().publicKey.toUpperCase()}` })),
  ),
  fault(
    'uri-behind',
    'Text behind the session key in the URI of the grant',
    'auth-sig.session-bound',
    'the URI has a slash behind the key, signed',
    'The URI is lit:session: and the key, and nothing behind it.',
    ['wrong-session'],
    with_(capability({ uri: `lit:session:${session().publicKey}/` })),
  ),
  fault(
    'uri-login',
    'A login with a ReCap in place of the grant',
    'auth-sig.session-bound',
    'URI: https://app.example/login, signed',
    'The person logged in to a site and lent nothing to this key.',
    ['wrong-session'],
    with_(capability({ uri: 'https://app.example/login' })),
  ),
  accept('session-inner-domain', 'The expected domain in another letter case', {
    rules: ['auth-sig.domain', 'auth-sig.nonce'],
    reason: 'Domains are compared without ASCII case, and the nonce is one of those that are accepted.',
    input: at({}, { domain: 'APP.example', nonce: ['another1', NONCE] }),
  }),
  fault(
    'domain-other',
    'A grant that was signed on another site',
    'auth-sig.domain',
    'domain: "evil.example" is expected',
    'The domain of the message is not the expected one.',
    ['wrong-domain'],
    at({}, { domain: 'evil.example', nonce: [NONCE] }),
    { twin: 'session-inner-domain' },
  ),
  fault(
    'domain-port',
    'A grant whose domain lacks the port',
    'auth-sig.domain',
    `domain: "${DOMAIN}:443" is expected`,
    'The whole authority is compared: with and without a port are two domains.',
    ['wrong-domain'],
    at({}, { domain: `${DOMAIN}:443`, nonce: [NONCE] }),
    { twin: 'session-inner-domain' },
  ),
  fault(
    'nonce-other',
    'A grant with a nonce that is not accepted',
    'auth-sig.nonce',
    'nonce: a list without that of the grant',
    'Nonces are compared byte for byte with those that the policy accepts.',
    ['replay'],
    at({}, { domain: DOMAIN, nonce: ['another1', NONCE.toLowerCase()] }),
    { twin: 'session-inner-domain' },
  ),
];

const during = (fields, input) => with_(capability(fields), input);

const times = () => [
  accept('session-inner-ends-first', 'A grant that ends before the session message', {
    rules: ['auth-sig.expired', 'session.expired'],
    reason: 'Inner and outer windows are judged separately; a session message may outlive the AuthSig.',
    input: during({ expirationTime: '2026-01-15T12:10:00Z' }),
  }),
  fault(
    'ended',
    'A grant that ended while the session message lasts',
    'auth-sig.expired',
    'the grant expired a minute ago, signed',
    'Once the time has reached the expiration time and the skew, the grant is over.',
    ['expiry'],
    during({ expirationTime: '2026-01-15T11:59:00Z' }),
    { twin: 'session-inner-ends-first' },
  ),
  accept('session-inner-ended-in-skew', 'A grant that ended 59 seconds ago', {
    rules: ['auth-sig.expired'],
    reason: 'The skew is 60 seconds. Nodes of the Lit networks allow none inside a session.',
    profiles: lit(refusedBy('auth-sig.expired')),
    input: during({ expirationTime: '2026-01-15T11:59:01Z' }),
  }),
  accept('session-inner-starts-in-skew', 'A grant that begins in 60 seconds', {
    rules: ['auth-sig.not-before'],
    reason: 'The skew is 60 seconds. Nodes of the Lit networks allow none inside a session.',
    profiles: lit(refusedBy('auth-sig.not-before')),
    input: during({ notBefore: '2026-01-15T12:01:00Z' }),
  }),
  fault(
    'not-yet',
    'A grant that begins in 61 seconds',
    'auth-sig.not-before',
    'Not Before one second later',
    'Not-before is more than the skew in the future.',
    ['expiry'],
    during({ notBefore: '2026-01-15T12:01:01Z' }),
    { twin: 'session-inner-starts-in-skew' },
  ),
  fault(
    'no-end',
    'A grant without an expiration time',
    'auth-sig.expiration-required',
    'no Expiration Time, signed',
    'A grant has to end; that the session message does is no substitute.',
    ['expiry', 'replay'],
    during({ expirationTime: undefined }),
    { profiles: lit(accepted) },
  ),
  fault(
    'too-long',
    'A grant for 30 days and a second',
    'auth-sig.lifetime',
    'expiration time 30 days and a second after issued-at',
    'The longest lifetime is 30 days.',
    ['expiry'],
    during({ expirationTime: '2026-02-14T11:00:01Z' }),
    { profiles: lit(accepted) },
  ),
  fault(
    'future',
    'A grant issued in 61 seconds',
    'auth-sig.issued-at',
    'Issued At 61 seconds in the future, signed',
    'Issued-at is more than the skew in the future.',
    ['expiry'],
    during({ issuedAt: '2026-01-15T12:01:01Z' }),
    { profiles: lit(accepted) },
  ),
  fault(
    'order',
    'A grant that expires when it is issued',
    'auth-sig.expiration-order',
    'Issued At and Expiration Time half a minute in the future, signed',
    'The expiration time has to be after issued-at.',
    ['expiry'],
    during({ issuedAt: '2026-01-15T12:00:30Z', expirationTime: '2026-01-15T12:00:30Z' }),
    { profiles: lit(accepted) },
  ),
];

const limited = () => recap(cell(pkp, SIGNING, { uses: '1' }));
const restricted = () => recapUri(limited());

const texts = () => [
  fault(
    'two-recaps',
    'A second ReCap with the same statement in front, with a restriction that the last one lacks',
    'recap.single',
    'two ReCaps: with a restriction, and without',
    'A message has one ReCap. Both translate to the same statement, so the person cannot tell them apart.',
    ['consent-bypass', 'restriction-bypass'],
    with_(authSig(oddGrantText({ resources: [restricted(), recapUri(grant())] }))),
  ),
  fault(
    'recap-first',
    'A resource behind the ReCap',
    'recap.last',
    'a second resource, https://app.example/terms, behind the ReCap, signed',
    'The ReCap is the last resource.',
    ['parser-differential'],
    with_(capability({ resources: [recapUri(grant()), 'https://app.example/terms'] })),
  ),
  accept('session-inner-resource-before', 'A resource in front of the ReCap', {
    rules: ['recap.last', 'recap.single'],
    reason: 'The ReCap is the last resource and the only ReCap; others may stand before it.',
    input: with_(capability({ resources: ['https://app.example/terms', recapUri(grant())] })),
  }),
  fault(
    'no-statement',
    'A ReCap without a statement',
    'recap.statement-present',
    'no statement, signed',
    'The person was shown nothing of what the ReCap grants.',
    ['consent-bypass'],
    with_(capability({ statement: undefined })),
  ),
  fault(
    'keys-unsorted',
    'A ReCap whose resources are not in order',
    'recap.order',
    'att: a second PKP in front of a smaller one, signed',
    'Keys are in the order of their UTF-8 bytes.',
    ['parser-differential'],
    with_(unsorted()),
  ),
  fault(
    'padded',
    'A ReCap with padding',
    'recap.encoding',
    'the payload with its base64 padding, signed',
    'The payload is unpadded base64url.',
    ['parser-differential'],
    with_(
      capability({ resources: [`${recapUri(grant())}${'='.repeat((4 - ((recapUri(grant()).length - 10) % 4)) % 4)}`] }),
    ),
  ),
  fault(
    'nonce-7',
    'A grant with a nonce of 7 characters',
    'siwe.nonce',
    'nonce: "abcdefg", signed',
    'A nonce has at least 8 letters and digits.',
    ['replay'],
    with_(capability({ nonce: 'abcdefg' })),
    { profiles: { 'lit-v7': refusedBy('lit-v7.nonce-length'), 'lit-v8': refusedBy('lit-v7.nonce-length') } },
  ),
  fault(
    'line-feed',
    'A grant with a line feed behind its text',
    'siwe.layout',
    'U+000A behind the text, signed',
    'The last line has none after it.',
    ['parser-differential'],
    with_(authSig(`${grantText()}\n`)),
  ),
  undecided('session-inner-proofs', 'A ReCap that names a proof', {
    rule: 'auth-sig.proofs',
    twin,
    mutation: `prf: ["${ACTION}"], signed`,
    reason: 'The grant rests on a proof that was not resolved. It may or may not hold.',
    risk: ['fail-open', 'widening'],
    input: with_(capability({ prf: [ACTION] })),
  }),
];

function unsorted() {
  const att = { ...cell(pkp), ...cell(`lit-pkp://${OTHER_PKP}`) };
  return capability({ att, says: statement(recap(att)), resources: [recapUri({ att, prf: [] })] });
}

export default () => [
  file('session-sig.verify', 'inner', [...signatures(), ...claims(), ...bindings(), ...times(), ...texts()]),
];
