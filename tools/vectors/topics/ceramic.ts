// session.verify: commits of Ceramic. What is signed, by which key, on whose behalf, and for which stream.
import {
  alice, authSig, base64url, blocks, bob, ceramic, describe, edwards, group, hex, highS, type Input, json, lit, otherSession, recapUri, refusedBy, session, topic, unhex,
} from '../vocabulary.js';

const { cacaoBlock, cidText, commit, didOf, didOfSession, ed25519Of, LINKED, MODEL, OTHER_STREAM, sent, STREAM } = ceramic;
const { base64, cbor, cidBytesOf, cidOf } = blocks;

const settings = (name: string) => ({ operation: 'session.verify', name: `ceramic-${name}`, prefix: `ceramic-${name}-`, since: '3.1.0' }) as const;
const PLAIN = 'ceramic-shape-plain';

interface Made {
  readonly parts?: ceramic.Parts;
  readonly asked?: Input;
}

const made = ({ parts, asked }: Made) => ({ input: sent(commit(parts), asked) });
const unpadded = (bytes: Uint8Array): string => base64(bytes).replace(/=+$/, '');

// --- Shape, header, key ---

const shapes = () => group({ rules: ['ceramic.shape', 'ceramic.header', 'ceramic.key', 'ceramic.capability', 'ceramic.payload'], from: made }, [
  { id: 'plain', title: 'A commit under ceramic://*', why: 'The account lent all of Ceramic to the key that signed, and the CACAO and the block are those that were signed over.' },
  { id: 'no-link', title: 'A commit without a link', why: 'The link is the payload in other words, and may be left out.', parts: { jws: { link: undefined } } },
  { id: 'unpadded', title: 'Blocks without padding', why: 'A block is in base64, padded or not.', parts: { more: { linkedBlock: unpadded(LINKED()), cacaoBlock: unpadded(cacaoBlock()) } } },
  { id: 'header-more', title: 'A header with another member', why: 'Other members of the header are ignored.', parts: { header: { typ: 'JWT' } } },
  { id: 'header-spaces', title: 'A header with spaces in its JSON', why: 'What is signed is the header as it was received, however it is spaced.',
    parts: { head: base64url(` ${json({ kid: `${didOfSession()}#${didOfSession().slice(8)}`, alg: 'EdDSA', cap: `ipfs://${cidText(cacaoBlock())}` })}\n`) } },
  { id: 'caip122', title: 'A CACAO with the header caip122', rules: ['ceramic.shape', 'chain.block'], why: 'Both types of CAIP-74 are read.', parts: { t: 'caip122' } },
]);

const misshapen = () => group({ rule: 'ceramic.shape', twin: 'plain', from: ({ document }: { document: unknown }) => ({ input: sent(document) }) }, [
  { id: 'compact', title: 'A compact JWS', change: 'jws: "protected.payload.signature"', why: 'The JWS is an object in the general form.', document: commit({ more: { jws: 'a.b.c' } }) },
  { id: 'flattened', title: 'A JWS in the flattened form', change: 'protected and signature beside payload', why: 'The general form has a list of signatures.',
    document: commit({ jws: { signatures: undefined, protected: 'e30', signature: 'e30' } }) },
  { id: 'no-signature', title: 'A JWS without a signature', change: 'signatures: []', why: 'A commit has one signature, and here nobody has signed.', document: commit({ jws: { signatures: [] } }) },
  { id: 'two-signatures', title: 'A JWS with two signatures', change: 'signatures: two of them', why: 'A commit has one signature: of two a reader would take the first, and another the last.',
    document: commit({ jws: { signatures: Array(2).fill(commit().jws.signatures[0]) } }) },
  { id: 'unprotected', title: 'A signature with an unprotected header', change: 'header: {kid: ...}', why: 'What nobody signed says nothing.',
    document: commit({ jws: { signatures: [{ ...commit().jws.signatures[0], header: { kid: didOfSession() } }] } }) },
  { id: 'no-cacao', title: 'A commit without a CACAO', change: 'cacaoBlock left out', why: 'A key of its own has no account.', document: commit({ more: { cacaoBlock: undefined } }) },
  { id: 'no-linked', title: 'A commit without its block', change: 'linkedBlock left out', why: 'What was signed for is not there.', document: commit({ more: { linkedBlock: undefined } }) },
  { id: 'bytes', title: 'A block as a list of numbers', change: 'linkedBlock: [161, ...]', why: 'A block is text in base64.', document: commit({ more: { linkedBlock: [...LINKED()] } }) },
  { id: 'base64url', title: 'A block in base64url', change: '"-" in linkedBlock', why: 'Blocks are in base64, whose alphabet has no hyphen.', document: commit({ more: { linkedBlock: 'oWRkYX-h' } }) },
  { id: 'link-object', title: 'A link as an object', change: 'link: {"/": ...}', why: 'The link is the text of a CID, and this is an object.', document: commit({ jws: { link: { '/': cidText(LINKED()) } } }) },
  { id: 'more', title: 'A member beside the three', change: 'streamId: ...', why: 'A commit has three members, and names no stream outside of its block.', document: commit({ more: { streamId: STREAM } }) },
]);

const headers = () => group({ rule: 'ceramic.header', twin: 'plain', from: made }, [
  { id: 'alg-none', title: 'A header with the algorithm none', change: 'alg: "none"', risk: ['forgery'], why: 'The algorithm is EdDSA.', parts: { header: { alg: 'none' } } },
  { id: 'alg-es256', title: 'A header with the algorithm ES256', change: 'alg: "ES256"', why: 'The algorithm is EdDSA.', parts: { header: { alg: 'ES256' } } },
  { id: 'alg-case', title: 'A header with the algorithm eddsa', change: 'alg: "eddsa"', why: 'Names of algorithms are compared byte for byte.', parts: { header: { alg: 'eddsa' } } },
  { id: 'alg-missing', title: 'A header without an algorithm', change: 'alg left out', why: 'A header names its algorithm.', parts: { header: { alg: undefined } } },
  { id: 'cap-missing', title: 'A header without cap', change: 'cap left out', why: 'The header names the CACAO on which the commit rests.', parts: { header: { cap: undefined } } },
  { id: 'cap-list', title: 'A header with a list of capabilities', change: 'cap: [...]', why: 'cap is the text of one URI, and this is a list.', parts: { header: { cap: [`ipfs://${cidText(cacaoBlock())}`] } } },
  { id: 'kid-missing', title: 'A header without kid', change: 'kid left out', why: 'The header names the key that signed.', parts: { header: { kid: undefined } } },
  { id: 'crit', title: 'A header with crit', change: 'crit: ["b64"]', why: 'What has to be understood is not understood here.', parts: { header: { crit: ['b64'], b64: false } } },
  { id: 'twice', title: 'A header with two keys', change: 'a second kid', why: 'Of two members with one name each reader chooses its own.',
    parts: { head: base64url(`{"kid":"${didOfSession(otherSession())}",${json({ alg: 'EdDSA', cap: `ipfs://${cidText(cacaoBlock())}`, kid: `${didOfSession()}#${didOfSession().slice(8)}` }).slice(1)}`) } },
  { id: 'padded', title: 'A header with padding', change: 'protected += "="', why: 'base64url of a JWS has no padding.', parts: { head: `${padless()}=` } },
  { id: 'not-json', title: 'A header that is no JSON', change: 'the last brace left out', why: 'The header is a JSON object, and this one does not end.', parts: { head: base64url('{"alg":"EdDSA"') } },
  { id: 'empty', title: 'An empty header', change: 'protected: ""', why: 'It is no JSON object.', parts: { head: '' } },
  { id: 'not-utf8', title: 'A header that is no UTF-8', change: 'protected: base64url of FF', why: 'JSON text is UTF-8, and the byte FF is in none.', parts: { head: base64url(Uint8Array.of(0xff)) } },
]);

/** A header whose base64url would have padding. */
function padless(): string {
  const kid = `${didOfSession()}#${didOfSession().slice(8)}`;
  const text = ['', 'a', 'ab'].map((x) => base64url(json({ alg: 'EdDSA', cap: `ipfs://${cidText(cacaoBlock())}`, kid, x }))).find((each) => each.length % 4 === 3);
  return text ?? '';
}

const kidOf = (did: string): string => `${did}#${did.slice('did:key:'.length)}`;

const keys = () => group({ rule: 'ceramic.key', twin: 'plain', from: ({ kid }: { kid: string }) => ({ change: `kid: ${json(kid)}`, input: sent(commit({ header: { kid } })) }) }, [
  { id: 'key-no-fragment', title: 'A kid without a fragment', why: 'kid names a key of the DID behind #.', kid: didOfSession() },
  { id: 'key-other-fragment', title: 'A kid whose fragment is another key', why: 'A reader of the fragment would take another key than one of the DID.', kid: `${didOfSession()}#${didOfSession(otherSession()).slice(8)}` },
  { id: 'key-two-fragments', title: 'A kid with two fragments', why: 'A DID URL has one fragment.', kid: `${kidOf(didOfSession())}#${didOfSession().slice(8)}` },
  { id: 'key-query', title: 'A kid with a time', why: 'A did:key has no versions.', kid: `${didOfSession()}?versionTime=2026-01-15T12:00:00Z#${didOfSession().slice(8)}` },
  { id: 'key-secp256k1', title: 'The did:key of a secp256k1 key', why: 'The key is one of Ed25519.', kid: kidOf('did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme') },
  { id: 'key-pkh', title: 'The account in place of the key', why: 'The kid is a did:key.', kid: `did:pkh:eip155:1:${alice().address}#blockchainAccountId` },
  { id: 'key-lit', title: 'The session key as Lit writes it', why: 'The kid is a did:key.', kid: `lit:session:${session().publicKey}#${session().publicKey}` },
  { id: 'key-base64', title: 'A key in base64url', why: 'A did:key is in Base58btc.', kid: kidOf(`did:key:u${base64url(Uint8Array.of(0xed, 1, ...unhex(session().publicKey)))}`) },
  { id: 'key-short', title: 'A key of 31 bytes', why: 'An Ed25519 key has 32 bytes.', kid: kidOf(didOf(unhex(session().publicKey).slice(1))) },
  { id: 'key-small-order', title: 'A key of small order', risk: ['forgery'], why: 'Under it a signature verifies for many messages.', kid: kidOf(didOf(Uint8Array.of(1, ...Array(31).fill(0)))) },
  { id: 'key-no-point', title: 'A key that is no point', why: 'No signature verifies under it.', kid: kidOf(didOf(edwards.noPoint())) },
]);

// --- What the header and the payload name ---

const named = () => [
  ...group({ rule: 'ceramic.capability', twin: PLAIN, from: ({ cap }: { cap: string }) => ({ change: `cap: ${json(cap)}`, input: sent(commit({ header: { cap } })) }) }, [
    { id: 'cap-other', title: 'The CACAO of another session', why: 'cap names another block than the one that was sent.', cap: `ipfs://${cidText(cacaoBlock({ nonce: 'aaaaaaaa1111' }))}` },
    { id: 'cap-bare', title: 'The CID of the CACAO without ipfs://', why: 'cap is ipfs:// and the CID.', cap: cidText(cacaoBlock()) },
    { id: 'cap-base58', title: 'The CID of the CACAO in Base58btc', why: 'As text a CID is in Base32 here.', cap: `ipfs://${cidOf(cacaoBlock())}` },
    { id: 'cap-upper', title: 'The CID of the CACAO in upper case', why: 'A CID has one spelling.', cap: `ipfs://${cidText(cacaoBlock()).toUpperCase()}` },
    { id: 'cap-path', title: 'A path behind the CID', why: 'A path leads to something else than the block.', cap: `ipfs://${cidText(cacaoBlock())}/p` },
    { id: 'cap-empty', title: 'An empty cap', why: 'cap is ipfs:// and the CID of the block, and this is neither.', cap: '' },
  ]),
  { id: 'cacao-swapped', title: 'A wider CACAO sent with a commit that rests on a narrow one', rule: 'ceramic.capability' as const, twin: PLAIN, change: 'cap of a CACAO for another stream', why: 'The key signed for the narrow one.',
    input: sent(commit({ header: { cap: `ipfs://${cidText(cacaoBlock({ resources: [`ceramic://${OTHER_STREAM}`] }))}` } })) },
  ...group({ rule: 'ceramic.payload', twin: PLAIN, from: made }, [
    { id: 'linked-other', title: 'Another block than the signed one', change: 'linkedBlock of another commit', why: 'The payload is the CID of the block that was signed.', parts: { linked: cbor({ data: { hello: 'mars' } }) } },
    { id: 'linked-empty', title: 'An empty block', change: 'linkedBlock: ""', why: 'The payload is the CID of another block.', parts: { linked: new Uint8Array() } },
    { id: 'link-other', title: 'A link to another block', change: 'link of another commit', why: 'Nodes store what was signed under the link.', parts: { jws: { link: cidText(cbor({ data: { hello: 'mars' } })) } } },
    { id: 'link-base58', title: 'A link in Base58btc', change: 'link in Base58btc', why: 'As text a CID is in Base32 here.', parts: { jws: { link: cidOf(LINKED()) } } },
    { id: 'payload-text', title: 'The text of the CID as payload', change: 'base64url of the text of the CID', why: 'The payload is the bytes of the CID.', parts: { payload: base64url(cidText(LINKED())) } },
    { id: 'payload-raw', title: 'A CID of raw bytes as payload', change: 'codec 0x55', why: 'The CID is one of dag-cbor.', parts: { payload: base64url(cidBytesOf(LINKED(), { codec: [0x55] })) } },
    { id: 'payload-block', title: 'The block itself as payload', change: 'base64url of the block', why: 'The payload is a CID.', parts: { payload: base64url(LINKED()) } },
    { id: 'payload-padded', title: 'A payload with padding', change: 'payload += "="', why: 'base64url of a JWS has no padding.', parts: { payload: `${base64url(cidBytesOf(LINKED()))}=` } },
    { id: 'payload-claims', title: 'A JSON object as payload', change: 'base64url of JSON', why: 'The payload is a CID.', parts: { payload: base64url('{"hello":"world"}') } },
  ]),
];

// --- The grant ---

const PAYLOAD = (): string => cidText(LINKED());
const under = (...resources: string[]): ceramic.Parts => ({ resources });

const granted = () => group({ rules: ['ceramic.resource', 'ceramic.audience'], from: made }, [
  { id: 'stream', title: 'A grant of the stream', why: 'The resource is the stream that is asked.', parts: under(`ceramic://${STREAM}`) },
  { id: 'second', title: 'A grant of two streams', why: 'One of them is the stream that is asked.', parts: under(`ceramic://${OTHER_STREAM}`, `ceramic://${STREAM}`) },
  { id: 'payload', title: 'A grant of this payload on the stream', why: 'The query names the CID of the payload.', parts: under(`ceramic://${STREAM}?payload=${PAYLOAD()}`) },
  { id: 'model', title: 'A grant of a model', why: 'The caller says that the stream has this model.', parts: under(`ceramic://*?model=${MODEL}`), asked: { request: { stream: STREAM, model: MODEL } } },
  { id: 'beside', title: 'A grant beside a resource of the application', why: 'Other resources grant nothing, and do no harm.', parts: under('https://app.example/terms', 'ceramic://*') },
  { id: 'any', title: 'A grant of another stream, where no stream is asked', why: 'Not to ask is a choice of the caller, who is told so.', parts: under(`ceramic://${OTHER_STREAM}`), asked: { request: undefined } },
  { id: 'unchecked', title: 'A commit where no domain and no nonce are expected', rules: ['auth-sig.domain', 'auth-sig.nonce'], why: 'Not to check them is a choice of the caller, who is told so.',
    parts: { domain: 'other.example' }, asked: { domain: undefined, nonce: undefined } },
  { id: 'recap', title: 'A grant with a ReCap behind it', rules: ['ceramic.resource', 'recap.last'], why: 'A ReCap is read, and grants nothing here.',
    parts: { statement: 'I further authorize the stated URI to perform the following actions on my behalf: (1) \'crud\': \'read\' for \'https://example.com/\'.',
      resources: ['ceramic://*', recapUri({ att: { 'https://example.com/': { 'crud/read': [{}] } } })] } },
]);

const withheld = () => group({ rule: 'ceramic.resource', twin: 'stream', from: ({ parts, asked }: Made) => ({ change: describe({ ...parts, ...asked }), ...made({ ...(parts ? { parts } : {}), ...(asked ? { asked } : {}) }) }) }, [
  { id: 'other', title: 'A grant of another stream', why: 'The stream that is asked is not among the resources.', parts: under(`ceramic://${OTHER_STREAM}`) },
  { id: 'longer', title: 'A grant of a stream whose id begins as the one that is asked', why: 'A common beginning is not equality.', parts: under(`ceramic://${STREAM}a`) },
  { id: 'shorter', title: 'A grant of the beginning of the id', why: 'A common beginning is not equality.', parts: under(`ceramic://${STREAM.slice(0, -1)}`) },
  { id: 'case', title: 'A grant with the id in upper case', why: 'Resources are compared byte for byte.', parts: under(`ceramic://${STREAM.toUpperCase()}`) },
  { id: 'scheme-case', title: 'A grant with the scheme in upper case', why: 'Resources are compared byte for byte.', parts: under(`CERAMIC://${STREAM}`) },
  { id: 'slash', title: 'A grant with a slash behind the id', why: 'Resources are compared byte for byte.', parts: under(`ceramic://${STREAM}/`) },
  { id: 'prefix-wildcard', title: 'A grant of all ids with a beginning', why: 'The star stands for everything, and for no part of an id.', parts: under('ceramic://k2t6*') },
  { id: 'other-payload', title: 'A grant of another payload on the stream', why: 'The query names another CID.', parts: under(`ceramic://${STREAM}?payload=${cidText(cbor({ data: { hello: 'mars' } }))}`) },
  { id: 'payload-everywhere', title: 'A grant of this payload on all streams', why: 'A payload is granted on one stream.', parts: under(`ceramic://*?payload=${PAYLOAD()}`) },
  { id: 'model-unsaid', title: 'A grant of a model, where none is named for the stream', why: 'Nobody says that the stream has this model.', parts: under(`ceramic://*?model=${MODEL}`) },
  { id: 'model-other', title: 'A grant of another model', twin: 'model', why: 'The stream has another model.', parts: under(`ceramic://*?model=${MODEL}a`), asked: { request: { stream: STREAM, model: MODEL } } },
  { id: 'model-stream', title: 'A grant of a model, where it is the stream that is asked', why: 'The model is another name than the stream.', parts: under(`ceramic://*?model=${STREAM}`) },
  { id: 'family', title: 'A grant of a family', why: 'There are four forms of resources, and this is none of them.', parts: under('ceramic://*?family=example') },
  { id: 'empty', title: 'No resources', why: 'The account signed in and lent nothing.', parts: { resources: undefined } },
  { id: 'any-other', title: 'A resource of another scheme, where no stream is asked', twin: 'any', why: 'Nothing of Ceramic was lent.', parts: under('https://app.example/ceramic://*'), asked: { request: undefined } },
]);

const bound = () => group({ twin: PLAIN, from: ({ parts, asked }: Made) => ({ change: describe({ ...parts, ...asked }), ...made({ ...(parts ? { parts } : {}), ...(asked ? { asked } : {}) }) }) }, [
  { id: 'audience', title: 'A CACAO for another key', rule: 'ceramic.audience', why: 'The account lent to another key than the one that signed.', parts: { uri: didOfSession(otherSession()) } },
  { id: 'audience-fragment', title: 'A CACAO whose URI is the kid', rule: 'ceramic.audience', why: 'The URI is the DID without a fragment.', parts: { uri: kidOf(didOfSession()) } },
  { id: 'audience-lit', title: 'A CACAO for the key as Lit writes it', rule: 'ceramic.audience', why: 'In Ceramic a key is a did:key, and what was lent in another system is not lent here.',
    parts: { uri: `lit:session:${session().publicKey}` } },
  { id: 'audience-site', title: 'A login at a site', rule: 'ceramic.audience', risk: ['wrong-session', 'replay'], why: 'Its URI is that of a site: whoever logs in there lends to nobody.', parts: { uri: 'https://app.example/login' } },
  { id: 'audience-account', title: 'A CACAO for an account', rule: 'ceramic.audience', why: 'The URI is the did:key that signed.', parts: { uri: `did:pkh:eip155:1:${bob().address}` } },
  { id: 'domain', title: 'A commit whose CACAO is for another domain', rule: 'auth-sig.domain', why: 'The account lent on another page.', parts: { domain: 'other.example' } },
  { id: 'nonce', title: 'A commit whose CACAO has another nonce', rule: 'auth-sig.nonce', why: 'It is not the nonce that is expected.', parts: { nonce: 'aaaaaaaa1111' } },
  { id: 'expired', title: 'A commit whose CACAO has ended', rule: 'auth-sig.expired', why: 'It ended half an hour ago.', parts: { expirationTime: '2026-01-15T11:30:00Z' } },
  { id: 'expired-phase-out', title: 'A CACAO that ended a day ago less a second', rule: 'auth-sig.expired', why: 'Deployed nodes take it for a day more; here it has ended.', parts: { issuedAt: '2026-01-14T11:00:00Z', expirationTime: '2026-01-14T12:00:01Z' } },
  { id: 'not-yet', title: 'A commit whose CACAO has not begun', rule: 'auth-sig.not-before', why: 'It begins in half an hour.', parts: { notBefore: '2026-01-15T12:30:00Z' } },
  { id: 'future', title: 'A commit whose CACAO is from the future', rule: 'auth-sig.issued-at', why: 'It was issued in half an hour.', parts: { issuedAt: '2026-01-15T12:30:00Z' } },
  { id: 'endless', title: 'A commit whose CACAO has no expiry', rule: 'auth-sig.expiration-required', why: 'The key would be good for ever.', parts: { expirationTime: undefined } },
  { id: 'endless-age', title: 'A CACAO without an expiry, and a longest age', rule: 'auth-sig.expiration-required', why: 'A longest age is that of a login, and this lends.', parts: { expirationTime: undefined }, asked: { maxAge: 7200 } },
  { id: 'long', title: 'A commit whose CACAO lasts for 31 days', rule: 'auth-sig.lifetime', why: 'It may last for 30 days.', parts: { expirationTime: '2026-02-15T11:00:01Z' } },
  { id: 'root', title: 'Another account than the expected one', rule: 'chain.root', why: 'The caller names the account on whose behalf it has to be.', asked: { root: bob().address } },
]);

const skewed = () => group({ rules: ['auth-sig.expired', 'auth-sig.issued-at'], from: made }, [
  { id: 'skew', title: 'A commit whose CACAO ended 59 seconds ago', why: 'The clocks may differ by 60 seconds.', parts: { expirationTime: '2026-01-15T11:59:01Z' } },
  { id: 'rooted', title: 'The expected account', rules: ['chain.root'], why: 'It is the account that signed.', asked: { root: alice().address } },
]);

// --- The CACAO as a block, and the signatures ---

const lower = (): string => alice().address.toLowerCase();

const signed = () => group({ rules: ['auth-sig.signature', 'ceramic.signature'], from: made }, [
  { id: 'lower-shown', title: 'An issuer in lower case, where the address was shown in EIP-55', profiles: lit(refusedBy('lit-v7.checksum-address')),
    why: 'The package writes the issuer in lower case, and lets the wallet sign the EIP-55 spelling.', parts: { address: lower(), shown: alice().address } },
  { id: 'lower', title: 'An issuer in lower case, and a text with it', profiles: lit(refusedBy('lit-v7.checksum-address')), why: 'The text that is signed has the address as the issuer writes it.', parts: { address: lower() } },
]);

const unsigned = () => [
  ...group({ rule: 'auth-sig.signature', twin: PLAIN, from: made }, [
    { id: 'bob', title: 'A CACAO signed by another account', change: 's.s by another key', risk: ['forgery'], why: 'It recovers to another account than iss names.', parts: { s: (text) => authSig(text, bob()).sig } },
    { id: 'upper', title: 'An issuer in EIP-55, and a text in lower case', change: 'the text in lower case', why: 'The text has the address as the issuer writes it, or in its EIP-55 spelling.', parts: { shown: lower() } },
    { id: 'statement', title: 'A CACAO for another statement', change: 'signed over another statement', risk: ['consent-bypass', 'forgery'], why: 'The signature is over another text.',
      parts: { s: (text) => authSig(text.replace('some of your data', 'nothing')).sig } },
  ]),
  ...group({ twin: PLAIN, from: made }, [
    { id: 'high-s', title: 'A CACAO with the high s', rule: 'auth-sig.low-s', change: 's.s: n - s', why: 'One signature would have two texts.', parts: { s: (text) => highS(authSig(text)).sig } },
    { id: 'cacao-cut', title: 'A CACAO without its last byte', rule: 'chain.block', change: 'the last byte left out', why: 'What is cut off is not the dag-cbor of any value.', parts: { cacao: cacaoBlock().slice(0, -1) } },
    { id: 'cacao-solana', title: 'A CACAO of a Solana account', rule: 'chain.block', change: 'iss: "did:pkh:solana:..."', why: 'The issuer is an account of eip155.',
      parts: { cacao: cbor({ h: { t: 'caip122' }, p: { iss: 'did:pkh:solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp:GwAF45zjfyGzUbd3i3hXxzGeuchzEZXwpRYHZM5912F1' }, s: { t: 'solana:ed25519', s: 'x' } }) } },
    { id: 'cacao-line', title: 'A CACAO whose statement has a line feed', rule: 'chain.reconstruction', change: 'statement: "a\\nb"', risk: ['injection'], why: 'A statement has one line.', parts: { statement: 'a\nb' } },
  ]),
  ...group({ rule: 'ceramic.signature', twin: PLAIN, from: made }, [
    { id: 'jws-other-key', title: 'A commit signed by another session key', change: 'signature by another key', risk: ['forgery'], why: 'kid names another key than the one that signed.', parts: { signature: (text) => base64url(ed25519Of(text, otherSession())) } },
    { id: 'jws-other-text', title: 'A signature over another payload', change: 'signature of another commit', risk: ['forgery'], why: 'It is over another text.', parts: { signature: (text) => base64url(ed25519Of(`${text}A`)) } },
    { id: 'jws-header', title: 'A signature over the payload alone', change: 'signed without the header', risk: ['forgery'], why: 'What is signed begins with the header.', parts: { signature: (text) => base64url(ed25519Of(text.split('.')[1] ?? '')) } },
    { id: 'jws-empty', title: 'An empty signature of the key', change: 'signature: ""', risk: ['forgery'], why: 'A signature has 64 bytes, and here are none.', parts: { signature: () => '' } },
    { id: 'jws-short', title: 'A signature of the session key with 63 bytes', change: 'the last byte left out', why: 'A signature has 64 bytes.', parts: { signature: (text) => base64url(ed25519Of(text).slice(0, -1)) } },
    { id: 'jws-padded', title: 'A signature with padding', change: 'signature += "=="', risk: ['signature-malleability'], why: 'base64url of a JWS has no padding.', parts: { signature: (text) => `${base64url(ed25519Of(text))}==` } },
    { id: 'jws-bits', title: 'A signature with bits behind its last byte', change: 'other last letter', risk: ['signature-malleability'], why: 'One signature would have several texts.',
      parts: { signature: (text) => base64url(ed25519Of(text)).replace(/.$/, (last) => String.fromCharCode(last.charCodeAt(0) + 1)) } },
    { id: 'jws-s-large', title: 'A signature whose S is L more', change: 'S + L', risk: ['signature-malleability'], why: 'S is below the group order.',
      parts: { signature: (text) => { const { r, s } = edwards.parts(hex(ed25519Of(text))); return base64url(unhex(edwards.sigHex(r, s + edwards.L))); } } },
    { id: 'jws-hex', title: 'A signature in hex', change: 'signature in hex', why: 'A signature is in base64url.', parts: { signature: (text) => hex(ed25519Of(text)) } },
  ]),
];

export default () => [
  topic(settings('shape'), shapes(), misshapen(), headers(), keys()),
  topic(settings('named'), named()),
  topic(settings('grant'), granted(), withheld(), bound(), skewed()),
  topic(settings('signature'), signed(), unsigned()),
];
