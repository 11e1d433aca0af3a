// session-sig.verify: one fault inside the only capability, found through the whole document.
import {ACTION, 
  accepted, alice, authSig, bob, DOMAIN, type Ecdsa, ecdsa, ecdsaHex, eip191, type Fields, grant, grantText, group, type Input, lit, NONCE,
  OTHER_PKP_URI, type Row, recapUri, refusedBy, secp256k1,
  session, sessions, statement, topic,
} from '../vocabulary.js';

const { at, capability, cell, oddGrantText, pkp, recap, SIGNING, with_ } = sessions;

/** The capability over the standard text with other members of the JSON. */
const claiming = (over: Input) => with_(capability({ over }));

const signatures = () => {
  const made = ecdsa(eip191(grantText()), alice().secretKey);
  const { s, recovery } = made;
  const sig = (other: Partial<Ecdsa>) => claiming({ sig: ecdsaHex({ ...made, ...other }) });
  return group({},
    group({ rule: 'auth-sig.signature' }, [
      { id: 'signature-bit', title: 'One bit of the wallet’s signature', change: 'bit 0 of s',
        why: 'The signature recovers to another address.', input: sig({ s: s ^ 1n }) },
      { id: 'signature-v', title: 'The other recovery bit', change: 'v: the other of 27 and 28',
        why: 'The signature recovers to another address.', input: sig({ recovery: 1 - recovery }) },
      { id: 'signature-of-another', title: 'The wallet’s grant signed by another wallet', change: 'signed by another wallet',
        risk: ['forgery', 'wrong-account'], why: 'The signature recovers to another address than that of the text.',
        input: with_(authSig(grantText(), bob(), { address: alice().address })) },
      { id: 'text-changed', title: 'A word in front of the ReCap statement, not signed', change: 'the statement begins with another word after it was signed',
        risk: ['forgery', 'consent-bypass'], why: 'The statement still ends with the ReCap statement, but the text is not the signed one.',
        input: claiming({ signedMessage: grantText({ says: `Hello. ${statement(grant())}` }) }) },
    ]),
    [
      { id: 'statement-changed', title: 'A statement that grants another PKP than the ReCap', change: 'the statement names another PKP, signed',
        rule: 'recap.statement-match', profiles: { reown: accepted },
        why: 'The statement does not end with the ReCap statement: the person read something else.',
        input: with_(capability({ says: statement(recap(cell(`lit-pkp://${'00'.repeat(32)}`))) })) },
      { id: 'high-s', title: 'The high twin of the wallet’s signature', change: 's: n - s, and the other recovery bit', rule: 'auth-sig.low-s',
        risk: ['signature-malleability'], why: 'Everybody can make this signature from the first, and it recovers to the same address.',
        input: sig({ s: secp256k1.Point.Fn.ORDER - s, recovery: 1 - recovery }) },
      { id: 'no-0x', title: 'The wallet’s signature without 0x', change: 'sig without 0x', rule: 'auth-sig.signature-form', risk: ['signature-malleability'],
        why: 'A signature of a wallet is written with 0x.', input: claiming({ sig: ecdsaHex(made).slice(2) }) },
      { id: 'preface', title: 'Text of the application in front of the ReCap statement', rules: ['recap.statement-match', 'auth-sig.signature'],
        why: 'The statement ends with one space and the ReCap statement; what stands before is free.',
        input: with_(capability({ says: `Use the wallet for an hour. ${statement(grant())}` })) },
    ],
  );
};

const claims = () => group({},
  group({ rule: 'auth-sig.address' }, [
    { id: 'address-lies', title: 'A capability that claims another address than the one that signed', change: 'address: another wallet',
      why: 'address is no part of the signed text, and the text says otherwise.', input: claiming({ address: bob().address }) },
    { id: 'address-empty', title: 'A capability with an empty address', change: 'address: ""', risk: ['forgery'],
      why: 'address is not the address of the SIWE message.', input: claiming({ address: '' }) },
  ]),
  group({ rule: 'auth-sig.kind' }, [
    { id: 'kind-unknown', title: 'A capability with an unknown derivedVia', change: 'derivedVia: "web3.eth.personal.signature"',
      why: 'The pair of derivedVia and algo is no row of the table.', input: claiming({ derivedVia: 'web3.eth.personal.signature' }) },
    { id: 'kind-bls-by-wallet', title: 'A wallet’s capability labelled lit.bls without algo', change: 'derivedVia: "lit.bls"',
      risk: ['type-confusion', 'forgery'], why: 'lit.bls goes with the algo LIT_BLS; the pair is no row of the table, and never read as a weaker kind.',
      input: claiming({ derivedVia: 'lit.bls' }) },
    { id: 'kind-algo', title: 'A wallet’s capability with the algo of a network signature', change: 'algo: "LIT_BLS"',
      why: 'A wallet’s signature has no algo; the pair is no row of the table.', input: claiming({ algo: 'LIT_BLS' }) },
  ]),
);

const bindings = () => group({},
  group({ rule: 'auth-sig.session-bound' }, [
    { id: 'uri-upper-case', title: 'The session key in upper case in the URI of the grant', change: 'the URI has the key in upper case, signed',
      why: 'The URI is lit:session: and the key byte for byte.', input: with_(capability({ uri: `lit:session:${session().publicKey.toUpperCase()}` })) },
    { id: 'uri-behind', title: 'Text behind the session key in the URI of the grant', change: 'the URI has a slash behind the key, signed',
      why: 'The URI is lit:session: and the key, and nothing behind it.', input: with_(capability({ uri: `lit:session:${session().publicKey}/` })) },
    { id: 'uri-login', title: 'A login with a ReCap in place of the grant', change: 'URI: https://app.example/login, signed',
      why: 'The person logged in to a site and lent nothing to this key.', input: with_(capability({ uri: 'https://app.example/login' })) },
  ]),
  [
    { id: 'domain', title: 'The expected domain in another letter case', rules: ['auth-sig.domain', 'auth-sig.nonce'],
      why: 'Domains are compared without ASCII case, and the nonce is one of those that are accepted.',
      input: at({}, { domain: 'APP.example', nonce: ['another1', NONCE] }) },
  ],
  group({ twin: 'domain', rule: 'auth-sig.domain' }, [
    { id: 'domain-other', title: 'A grant that was signed on another site', change: 'domain: "evil.example" is expected',
      why: 'The domain of the message is not the expected one.', input: at({}, { domain: 'evil.example', nonce: [NONCE] }) },
    { id: 'domain-port', title: 'A grant whose domain lacks the port', change: `domain: "${DOMAIN}:443" is expected`,
      why: 'The whole authority is compared: with and without a port are two domains.', input: at({}, { domain: `${DOMAIN}:443`, nonce: [NONCE] }) },
  ]),
  [
    { id: 'nonce-other', title: 'A grant with a nonce that is not accepted', twin: 'domain', change: 'nonce: a list without that of the grant',
      rule: 'auth-sig.nonce', why: 'Nonces are compared byte for byte with those that the policy accepts.',
      input: at({}, { domain: DOMAIN, nonce: ['another1', NONCE.toLowerCase()] }) },
  ],
);

const during = (fields: Fields) => with_(capability(fields));

const times = () => group({},
  [
    { id: 'ends-first', title: 'A grant that ends before the session message', rules: ['auth-sig.expired', 'session.expired'],
      why: 'Inner and outer windows are judged separately; a session message may outlive the AuthSig.',
      input: during({ expirationTime: '2026-01-15T12:10:00Z' }) },
    { id: 'ended', title: 'A grant that ended while the session message lasts', twin: 'ends-first', change: 'the grant expired a minute ago, signed',
      rule: 'auth-sig.expired', risk: ['expiry'], why: 'Once the time has reached the expiration time and the skew, the grant is over.',
      input: during({ expirationTime: '2026-01-15T11:59:00Z' }) },
  ],
  group({ why: 'The skew is 60 seconds. Nodes of the Lit networks allow none inside a session.' }, [
    { id: 'ended-in-skew', title: 'A grant that ended 59 seconds ago', rules: ['auth-sig.expired'], profiles: lit(refusedBy('auth-sig.expired')),
      input: during({ expirationTime: '2026-01-15T11:59:01Z' }) },
    { id: 'starts-in-skew', title: 'A grant that begins in 60 seconds', rules: ['auth-sig.not-before'], profiles: lit(refusedBy('auth-sig.not-before')),
      input: during({ notBefore: '2026-01-15T12:01:00Z' }) },
  ]),
  [
    { id: 'not-yet', title: 'A grant that begins in 61 seconds', twin: 'starts-in-skew', change: 'Not Before one second later', rule: 'auth-sig.not-before',
      why: 'Not-before is more than the skew in the future.', input: during({ notBefore: '2026-01-15T12:01:01Z' }) },
    { id: 'no-end', title: 'A grant without an expiration time', change: 'no Expiration Time, signed', rule: 'auth-sig.expiration-required',
      profiles: lit(accepted), why: 'A grant has to end; that the session message does is no substitute.', input: during({ expirationTime: undefined }) },
    { id: 'too-long', title: 'A grant for 30 days and a second', change: 'expiration time 30 days and a second after issued-at', rule: 'auth-sig.lifetime',
      profiles: lit(accepted), why: 'The longest lifetime is 30 days.', input: during({ expirationTime: '2026-02-14T11:00:01Z' }) },
    { id: 'future', title: 'A grant issued in 61 seconds', change: 'Issued At 61 seconds in the future, signed', rule: 'auth-sig.issued-at',
      profiles: lit(accepted), why: 'Issued-at is more than the skew in the future.', input: during({ issuedAt: '2026-01-15T12:01:01Z' }) },
    { id: 'order', title: 'A grant that expires when it is issued', change: 'Issued At and Expiration Time half a minute in the future, signed',
      rule: 'auth-sig.expiration-order', profiles: lit(accepted), why: 'The expiration time has to be after issued-at.',
      input: during({ issuedAt: '2026-01-15T12:00:30Z', expirationTime: '2026-01-15T12:00:30Z' }) },
  ],
);

const limited = () => recap(cell(pkp, SIGNING, { uses: '1' }));
const restricted = () => recapUri(limited());

const texts = (): Row[] => [
  { id: 'two-recaps', title: 'A second ReCap with the same statement in front, with a restriction that the last one lacks',
    change: 'two ReCaps: with a restriction, and without', rule: 'recap.single', risk: ['consent-bypass', 'restriction-bypass'],
    why: 'A message has one ReCap. Both translate to the same statement, so the person cannot tell them apart.',
    input: with_(authSig(oddGrantText({ resources: [restricted(), recapUri(grant())] }))) },
  { id: 'recap-first', title: 'A resource behind the ReCap', change: 'a second resource, https://app.example/terms, behind the ReCap, signed',
    rule: 'recap.last', why: 'The ReCap is the last resource.', input: with_(capability({ resources: [recapUri(grant()), 'https://app.example/terms'] })) },
  { id: 'resource-before', title: 'A resource in front of the ReCap', rules: ['recap.last', 'recap.single'],
    why: 'The ReCap is the last resource and the only ReCap; others may stand before it.',
    input: with_(capability({ resources: ['https://app.example/terms', recapUri(grant())] })) },
  { id: 'no-statement', title: 'A ReCap without a statement', change: 'no statement, signed', rule: 'recap.statement-present',
    why: 'The person was shown nothing of what the ReCap grants.', input: with_(capability({ statement: undefined })) },
  { id: 'keys-unsorted', title: 'A ReCap whose resources are not in order', change: 'att: a second PKP in front of a smaller one, signed', rule: 'recap.order',
    why: 'Keys are in the order of their UTF-8 bytes.', input: with_(unsorted()) },
  { id: 'padded', title: 'A ReCap with padding', change: 'the payload with its base64 padding, signed', rule: 'recap.encoding',
    why: 'The payload is unpadded base64url.', input: with_(capability({ resources: [padded()] })) },
  { id: 'nonce-7', title: 'A grant with a nonce of 7 characters', change: 'nonce: "abcdefg", signed', rule: 'siwe.nonce',
    profiles: { 'lit-v7': refusedBy('lit-v7.nonce-length'), 'lit-v8': refusedBy('lit-v7.nonce-length') }, why: 'A nonce has at least 8 letters and digits.',
    input: with_(capability({ nonce: 'abcdefg' })) },
  { id: 'line-feed', title: 'A grant with a line feed behind its text', change: 'U+000A behind the text, signed', rule: 'siwe.layout',
    why: 'The last line has none after it.', input: with_(authSig(`${grantText()}\n`)) },
  { id: 'proofs', title: 'A ReCap that names a proof', change: `prf: ["${ACTION}"], signed`, rule: 'auth-sig.proofs',
    why: 'The grant rests on a proof that was not resolved. It may or may not hold.', input: with_(capability({ prf: [ACTION] })) },
];

function padded() {
  const uri = recapUri(grant());
  return uri + '='.repeat((4 - ((uri.length - 'urn:recap:'.length) % 4)) % 4);
}

function unsorted() {
  const att = { ...cell(pkp), ...cell(OTHER_PKP_URI) };
  return capability({ att, says: statement(recap(att)), resources: [recapUri({ att, prf: [] })] });
}

export default () => topic<object>({ operation: 'session-sig.verify', name: 'inner', prefix: 'session-inner-', refused: { twin: 'session-standard' } },
  signatures(), claims(), bindings(), times(), texts());
