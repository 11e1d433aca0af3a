// sign-session-key.answer: what a node signs and answers, member by member.
import {
  type Att, alice, bob, type Details, type Document, grant, grants, group, json, lit, network, networks, PKP_URI, recapUri, refusedBy, sessions, statement,
  topic,
} from '../vocabulary.js';

const { answering, asNode, authContext, BLOCK, byWallet, OTHER_BLOCK, pkpKey, pkpRecord, signRequest, user } = networks;
const { cell } = grants;

type Asked = networks.Request & networks.Signed;

const details = (att: Att): Details => ({ att, prf: [] });

/** The address of the PKP in lower case is signed in EIP-55. */
const lowerCase = () => ({ fields: { address: pkpKey().address.toLowerCase() }, text: { address: pkpKey().address },
  profiles: lit(refusedBy('lit-v7.checksum-address')) });

const members = () => group<Asked>({}, [
  { id: 'standard', title: 'The owner of a PKP asks for a session key',
    rules: ['json.text', 'sign-request.shape', 'sign-request.session-key', 'sign-request.epoch', 'sign-request.pkp', 'sign-request.address',
      'sign-request.evidence', 'sign-request.auth-method', 'sign-request.permission', 'auth-sig.session-bound', 'auth-sig.nonce',
      'auth-sig.expiration-required', 'auth-sig.expired', 'auth-sig.recap-present', 'auth-sig.auth-context', 'recap.statement-match'],
    why: 'Every rule holds. The text has the time of the block as issued-at, and one ReCap with the grant and who asked; the requested statement stands in front of its ReCap statement.' },
  // Members of the message that the network copies.
  { id: 'preface', title: 'A request whose statement has a preface', rules: ['recap.statement-match'],
    why: 'The whole requested statement is kept, its own ReCap statement among it, and the one of the merged ReCap follows.',
    fields: { says: `Let the example application sign. ${statement(grant())}` } },
  { id: 'scheme', title: 'A request with a scheme', rules: ['siwe.scheme'], why: 'The scheme is as requested.', fields: { scheme: 'https' } },
  { id: 'domain', title: 'A request for another site', rules: ['auth-sig.domain'], fields: { domain: 'other.example:8443' },
    why: 'A node serves all sites: the domain is not compared, and copied as requested.' },
  { id: 'chain-id', title: 'A request with the chain id 0175188', rules: ['siwe.chain-id'], why: 'The chain id is copied as text.', fields: { chainId: '0175188' } },
  { id: 'not-before', title: 'A request with a not-before in the past', rules: ['auth-sig.not-before'], fields: { notBefore: '2026-01-15T13:59:00+02:00' },
    why: 'Not-before is as requested, with its offset.' },
  { id: 'request-id', title: 'A request with a request id', rules: ['siwe.request-id'], why: 'The request id is as requested.', fields: { requestId: 'a:b@7' } },
  { id: 'expiration-text', title: 'A request that expires at a fraction of a second in another time zone', rules: ['auth-sig.expired', 'auth-sig.lifetime'],
    why: 'The expiration time is copied as text.', fields: { expirationTime: '2026-01-16T13:00:00.250+02:00' } },
  { id: 'issued-at-ahead', title: 'A request issued 30 seconds after the time of the node', rules: ['auth-sig.issued-at'],
    why: '30 seconds are within the skew, and what is signed has the time of the block.', fields: { issuedAt: '2026-01-15T12:00:30Z' } },
  { id: 'other-block', title: 'A request with the hash of an earlier block', rules: ['auth-sig.nonce'], fields: { nonce: OTHER_BLOCK },
    why: 'Every recent block is good, and issued-at is the time of the one that is named.' },
  { id: 'earlier-time', title: 'A block of an hour ago', rules: ['auth-sig.nonce', 'auth-sig.expired', 'auth-sig.expiration-order'],
    why: 'Which blocks are recent is for the node to say; issued-at is the time of the block.',
    node: { blocks: { [BLOCK]: '2026-01-15T10:59:48Z' } }, text: { blockTime: '2026-01-15T10:59:48Z' } },
  { id: 'address-lower-case', title: 'A request with the address of the PKP in lower case',
    rules: ['sign-request.address', 'siwe.address-checksum', 'lit-v7.checksum-address'],
    why: 'Addresses are compared without letter case, and what is signed has that of the PKP in EIP-55.', ...lowerCase() },
]);

const signing = (...alternatives: readonly unknown[]) => details(cell(PKP_URI, 'Threshold/Signing', ...alternatives));

const resources = () => group<Asked>({}, [
  { id: 'other-resources', title: 'A request with resources in front of the ReCap', rules: ['recap.last', 'siwe.resource'],
    why: 'Other resources are left out: what is signed says no more than its ReCap.',
    fields: { resources: ['https://app.example/terms', 'urn:example:profile', recapUri(grant())] } },
  { id: 'several-cells', title: 'A grant of several cells, one of which sorts after the resolved auth context', rules: ['recap.order', 'recap.statement-match'],
    why: 'The keys of the merged ReCap are in order, so that the resolved auth context stands between others.',
    fields: { details: details({
      ...cell('lit-accesscontrolcondition://*', 'Threshold/Decryption', {}),
      [PKP_URI]: { 'Auth/Auth': [{}], 'Threshold/Signing': [{}] },
      ...cell('mailto:alice@app.example', 'msg/send', { to: 'bob@app.example' }),
    }) } },
  { id: 'restrictions', title: 'A grant with restrictions', rules: ['recap.shape', 'recap.order'],
    why: 'Alternatives are merged as they are; what they restrict is for those who use the session to judge.',
    fields: { details: signing({ max: 3, note: 'é "\\" \u2028 😀', until: ['2026', null, { a: -0.5 }] }) } },
  { id: 'equal-alternatives', title: 'A grant with the same alternative twice', rules: ['recap.shape'], why: 'Merging keeps the first of equal alternatives.',
    fields: { resources: [recapUri(signing({ a: 1 }, {}, { a: 1 }))] }, text: { details: signing({ a: 1 }, {}) } },
  { id: 'no-prf', title: 'A ReCap without prf', rules: ['recap.shape', 'auth-sig.proofs'], why: 'Absent and empty are equal, and an encoder writes the empty array.',
    fields: { resources: [recapUri({ att: grant().att })] } },
  { id: 'recap-white-space', title: 'A ReCap whose JSON has white space and escapes', rules: ['recap.encoding', 'json.text'],
    why: 'The payload of a request is any strict JSON text; what is signed is encoded anew.',
    fields: { resources: [recapUri(JSON.stringify(grant(), null, 2).replaceAll('/', '\\/'))] } },
  { id: 'statement-names-context', title: 'A statement that names the prefix of resolved auth contexts', rules: ['auth-sig.auth-context', 'lit-v7.auth-context'],
    profiles: lit(refusedBy('lit-v7.auth-context')),
    why: 'A resolved auth context is a resource of the ReCap, and this one has none; text in front of the ReCap statement is free. Deployed nodes look for the prefix in the statement (W17).',
    fields: { says: `No lit-resolvedauthcontext is needed. ${statement(grant())}` } },
  { id: 'resource-names-context', title: 'A grant on a resource whose prefix begins like that of resolved auth contexts',
    rules: ['auth-sig.auth-context', 'lit-v7.auth-context'], profiles: lit(refusedBy('lit-v7.auth-context')),
    why: 'The prefix ends at the colon, and this one is another. Deployed nodes find the text in the statement (W17).',
    fields: { details: details(cell('lit-resolvedauthcontexts://*', 'Auth/Auth', {})) } },
]);

const PHRASE = 'é "quoted" \\ \u2028 \u0007 😀';

/** A user whom an entry of the registry names. */
const entered = (authMethodType: number, userId: string, appId: string, { accessToken, scope }: { accessToken: string; scope: number }) => ({
  over: { authMethods: [{ authMethodType, accessToken }] },
  node: {
    pkps: [pkpRecord({ authMethods: [{ authMethodType, userId, appId, scopes: [scope] }] })],
    evidence: { authMethods: [{ outcome: 'authenticated', userId, appId }] },
  },
  context: authContext({ users: [user({ userId, appId }, authMethodType)] }),
});

const users = () => group<Asked>({}, [
  { id: 'user-text', title: 'A user whose id has text beyond ASCII, quotation marks, escapes and a control character', rules: ['sign-request.permission'],
    why: 'The resolved auth context is RFC 8785 text: characters stand as they are, but those that JSON escapes.',
    ...entered(6, PHRASE, '', { accessToken: 'token', scope: 2 }) },
  { id: 'user-type-limit', title: 'An auth method with the greatest number', rules: ['sign-request.shape', 'sign-request.permission'],
    why: 'The number is at most 2^53-1, and is copied into the resolved auth context.',
    ...entered(9007199254740991, 'u', 'a', { accessToken: '', scope: 1 }) },
  { id: 'user-lower-case', title: 'A wallet that is named in lower case', rules: ['sign-request.permission'],
    why: 'The owner is compared without letter case, and the user is written as the evidence has him.',
    node: { evidence: { authMethods: [byWallet(alice(), { userId: alice().address.toLowerCase() })] } },
    context: authContext({ users: [user({ userId: alice().address.toLowerCase(), appId: 'lit' })] }) },
]);

const nodes = () => group<Asked>({ rules: ['sign-request.permission'] }, [
  { id: 'share-2', title: 'Another node of the network', share: 2,
    why: 'The text is the same for every node, and the share is that of this one: identifier 2, share index 1.' },
  { id: 'share-255', title: 'The node with the greatest identifier', share: 255, why: 'The identifier is one byte, ff, and the share index is 254.' },
  { id: 'other-network', title: 'A node of another network', of: 'two', node: { networkKey: network('two').publicKey },
    why: 'The share is one of the key of this network, whose public key is named.' },
]);

const pkps = () => {
  const second = pkpKey('two');
  const registry = { pkps: [pkpRecord({ owner: bob().address }), pkpRecord({}, second)] };
  return group<Asked>({ rules: ['sign-request.shape', 'sign-request.pkp'] }, [
    { id: 'no-0x', title: 'A public key without 0x', over: { pkpPublicKey: pkpKey().publicKey }, why: '0x in front of the digits is optional.' },
    { id: 'upper-case', title: 'A public key in upper case', over: { pkpPublicKey: pkpKey().publicKey.toUpperCase() }, why: 'Hex digits have no letter case.' },
    { id: 'no-public-key', title: 'No public key', over: { pkpPublicKey: undefined }, why: 'The PKP is that of the address in the message.' },
    { id: 'no-public-key-lower-case', title: 'No public key, and the address in lower case', rules: ['sign-request.pkp', 'lit-v7.checksum-address'],
      why: 'The PKP is found by its address without letter case, and what is signed has EIP-55.', over: { pkpPublicKey: undefined }, ...lowerCase() },
    { id: 'second-pkp', title: 'The second of two PKPs', rules: ['sign-request.pkp', 'sign-request.address'],
      why: 'The PKP is the one with the requested public key, wherever it stands in the registry.',
      fields: { by: second }, over: { pkpPublicKey: `0x${second.publicKey}` }, node: registry },
    { id: 'second-pkp-by-address', title: 'The second of two PKPs, by its address', rules: ['sign-request.pkp'],
      why: 'The PKP is the one with the address, wherever it stands in the registry.',
      fields: { by: second }, over: { pkpPublicKey: undefined }, node: registry },
  ]);
};

const texts = () => {
  const text = json(signRequest());
  const asked = (request: Document) => ({ input: asNode(request) });
  return group<Asked>({ rules: ['json.text', 'sign-request.shape'] }, [
    { id: 'json-escapes', title: 'Escapes in a key and in solidi of a request', why: 'Escapes are resolved before anything is compared.',
      ...asked(text.replace('"siweM', '"\\u0073iweM').replaceAll('/', '\\/')) },
    { id: 'json-bytes', title: 'The JSON text of a request as bytes', why: 'The bytes are the UTF-8 of an accepted text.', ...asked(sessions.hexText(text)) },
  ]);
};

export default () => topic({ operation: 'sign-session-key.answer', name: 'signed', prefix: 'sign-request-', since: '1.1.0', from: answering },
  members(), resources(), users(), nodes(), pkps(), texts());
