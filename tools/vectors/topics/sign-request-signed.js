// sign-session-key.answer: what a node signs and answers, member by member.
import { alice, bob, file, grant, json, network, PKP, recapUri, statement } from '../kit.js';
import {
  asNode,
  authContext,
  BLOCK,
  byWallet,
  OTHER_BLOCK,
  pkpKey,
  pkpRecord,
  signRequest,
  signs,
  user,
} from '../network.js';
import { hexText, lit, refusedBy } from '../sessions.js';

const pkp = `lit-pkp://${PKP}`;
const only = (resource, ability, ...alternatives) => ({ [resource]: { [ability]: alternatives } });
const details = (att, prf = []) => ({ att, prf });

/** A request whose one peculiarity is a member of the message that the network copies. */
const copied = (name, title, fields, reason, ...rules) => signs(name, title, { rules, fields, reason });

const members = () => [
  signs('standard', 'The owner of a PKP asks for a session key', {
    rules: [
      'json.text',
      'sign-request.shape',
      'sign-request.session-key',
      'sign-request.epoch',
      'sign-request.pkp',
      'sign-request.address',
      'sign-request.evidence',
      'sign-request.auth-method',
      'sign-request.permission',
      'auth-sig.session-bound',
      'auth-sig.nonce',
      'auth-sig.expiration-required',
      'auth-sig.expired',
      'auth-sig.recap-present',
      'auth-sig.auth-context',
      'recap.statement-match',
    ],
    reason:
      'Every rule holds. The text has the time of the block as issued-at, and one ReCap with the grant and who asked; the requested statement stands in front of its ReCap statement.',
  }),
  copied(
    'preface',
    'A request whose statement has a preface',
    { says: `Let the example application sign. ${statement(grant())}` },
    'The whole requested statement is kept, its own ReCap statement among it, and the one of the merged ReCap follows.',
    'recap.statement-match',
  ),
  copied('scheme', 'A request with a scheme', { scheme: 'https' }, 'The scheme is as requested.', 'siwe.scheme'),
  copied(
    'domain',
    'A request for another site',
    { domain: 'other.example:8443' },
    'A node serves all sites: the domain is not compared, and copied as requested.',
    'auth-sig.domain',
  ),
  copied(
    'chain-id',
    'A request with the chain id 0175188',
    { chainId: '0175188' },
    'The chain id is copied as text.',
    'siwe.chain-id',
  ),
  copied(
    'not-before',
    'A request with a not-before in the past',
    { notBefore: '2026-01-15T13:59:00+02:00' },
    'Not-before is as requested, with its offset.',
    'auth-sig.not-before',
  ),
  copied(
    'request-id',
    'A request with a request id',
    { requestId: 'a:b@7' },
    'The request id is as requested.',
    'siwe.request-id',
  ),
  copied(
    'expiration-text',
    'A request that expires at a fraction of a second in another time zone',
    { expirationTime: '2026-01-16T13:00:00.250+02:00' },
    'The expiration time is copied as text.',
    'auth-sig.expired',
    'auth-sig.lifetime',
  ),
  copied(
    'issued-at-ahead',
    'A request issued 30 seconds after the time of the node',
    { issuedAt: '2026-01-15T12:00:30Z' },
    '30 seconds are within the skew, and what is signed has the time of the block.',
    'auth-sig.issued-at',
  ),
  copied(
    'other-block',
    'A request with the hash of an earlier block',
    { nonce: OTHER_BLOCK },
    'Every recent block is good, and issued-at is the time of the one that is named.',
    'auth-sig.nonce',
  ),
  signs('earlier-time', 'A block of an hour ago', {
    rules: ['auth-sig.nonce', 'auth-sig.expired', 'auth-sig.expiration-order'],
    reason: 'Which blocks are recent is for the node to say; issued-at is the time of the block.',
    node: { blocks: { [BLOCK]: '2026-01-15T10:59:48Z' } },
    text: { blockTime: '2026-01-15T10:59:48Z' },
  }),
  signs('address-lower-case', 'A request with the address of the PKP in lower case', {
    rules: ['sign-request.address', 'siwe.address-checksum', 'lit-v7.checksum-address'],
    reason: 'Addresses are compared without letter case, and what is signed has that of the PKP in EIP-55.',
    fields: { address: pkpKey().address.toLowerCase() },
    text: { address: pkpKey().address },
    profiles: lit(refusedBy('lit-v7.checksum-address')),
  }),
];

const resources = () => [
  signs('other-resources', 'A request with resources in front of the ReCap', {
    rules: ['recap.last', 'siwe.resource'],
    reason: 'Other resources are left out: what is signed says no more than its ReCap.',
    fields: { resources: ['https://app.example/terms', 'urn:example:profile', recapUri(grant())] },
  }),
  signs('several-cells', 'A grant of several cells, one of which sorts after the resolved auth context', {
    rules: ['recap.order', 'recap.statement-match'],
    reason: 'The keys of the merged ReCap are in order, so that the resolved auth context stands between others.',
    fields: {
      details: details({
        ...only('lit-accesscontrolcondition://*', 'Threshold/Decryption', {}),
        [pkp]: { 'Auth/Auth': [{}], 'Threshold/Signing': [{}] },
        ...only('mailto:alice@app.example', 'msg/send', { to: 'bob@app.example' }),
      }),
    },
  }),
  signs('restrictions', 'A grant with restrictions', {
    rules: ['recap.shape', 'recap.order'],
    reason: 'Alternatives are merged as they are; what they restrict is for those who use the session to judge.',
    fields: {
      details: details(
        only(pkp, 'Threshold/Signing', { max: 3, note: 'é "\\" \u2028 😀', until: ['2026', null, { a: -0.5 }] }),
      ),
    },
  }),
  signs('equal-alternatives', 'A grant with the same alternative twice', {
    rules: ['recap.shape'],
    reason: 'Merging keeps the first of equal alternatives.',
    fields: { resources: [recapUri(details(only(pkp, 'Threshold/Signing', { a: 1 }, {}, { a: 1 })))] },
    text: { details: details(only(pkp, 'Threshold/Signing', { a: 1 }, {})) },
  }),
  signs('no-prf', 'A ReCap without prf', {
    rules: ['recap.shape', 'auth-sig.proofs'],
    reason: 'Absent and empty are equal, and an encoder writes the empty array.',
    fields: { resources: [recapUri({ att: grant().att })] },
  }),
  signs('recap-white-space', 'A ReCap whose JSON has white space and escapes', {
    rules: ['recap.encoding', 'json.text'],
    reason: 'The payload of a request is any strict JSON text; what is signed is encoded anew.',
    fields: { resources: [recapUri(JSON.stringify(grant(), null, 2).replaceAll('/', '\\/'))] },
  }),
  signs('statement-names-context', 'A statement that names the prefix of resolved auth contexts', {
    rules: ['auth-sig.auth-context', 'lit-v7.auth-context'],
    reason:
      'A resolved auth context is a resource of the ReCap, and this one has none; text in front of the ReCap statement is free. Deployed nodes look for the prefix in the statement (W17).',
    fields: { says: `No lit-resolvedauthcontext is needed. ${statement(grant())}` },
    profiles: lit(refusedBy('lit-v7.auth-context')),
  }),
  signs('resource-names-context', 'A grant on a resource whose prefix begins like that of resolved auth contexts', {
    rules: ['auth-sig.auth-context', 'lit-v7.auth-context'],
    reason:
      'The prefix ends at the colon, and this one is another. Deployed nodes find the text in the statement (W17).',
    fields: { details: details(only('lit-resolvedauthcontexts://*', 'Auth/Auth', {})) },
    profiles: lit(refusedBy('lit-v7.auth-context')),
  }),
];

const PHRASE = 'é "quoted" \\ \u2028 \u0007 😀';

const users = () => [
  signs('user-text', 'A user whose id has text beyond ASCII, quotation marks, escapes and a control character', {
    rules: ['sign-request.permission'],
    reason: 'The resolved auth context is RFC 8785 text: characters stand as they are, but those that JSON escapes.',
    over: { authMethods: [{ authMethodType: 6, accessToken: 'token' }] },
    node: {
      pkps: [pkpRecord({ authMethods: [{ authMethodType: 6, userId: PHRASE, appId: '', scopes: [2] }] })],
      evidence: { authMethods: [{ outcome: 'authenticated', userId: PHRASE, appId: '' }] },
    },
    context: authContext({ users: [user({ userId: PHRASE, appId: '' }, 6)] }),
  }),
  signs('user-type-limit', 'An auth method with the greatest number', {
    rules: ['sign-request.shape', 'sign-request.permission'],
    reason: 'The number is at most 2^53-1, and is copied into the resolved auth context.',
    over: { authMethods: [{ authMethodType: 9007199254740991, accessToken: '' }] },
    node: {
      pkps: [pkpRecord({ authMethods: [{ authMethodType: 9007199254740991, userId: 'u', appId: 'a', scopes: [1] }] })],
      evidence: { authMethods: [{ outcome: 'authenticated', userId: 'u', appId: 'a' }] },
    },
    context: authContext({ users: [user({ userId: 'u', appId: 'a' }, 9007199254740991)] }),
  }),
  signs('user-lower-case', 'A wallet that is named in lower case', {
    rules: ['sign-request.permission'],
    reason: 'The owner is compared without letter case, and the user is written as the evidence has him.',
    node: { evidence: { authMethods: [byWallet(alice(), { userId: alice().address.toLowerCase() })] } },
    context: authContext({ users: [user({ userId: alice().address.toLowerCase(), appId: 'lit' })] }),
  }),
];

const nodes = () => [
  signs('share-2', 'Another node of the network', {
    rules: ['sign-request.permission'],
    reason: 'The text is the same for every node, and the share is that of this one: identifier 2, share index 1.',
    share: 2,
  }),
  signs('share-255', 'The node with the greatest identifier', {
    rules: ['sign-request.permission'],
    reason: 'The identifier is one byte, ff, and the share index is 254.',
    share: 255,
  }),
  signs('other-network', 'A node of another network', {
    rules: ['sign-request.permission'],
    reason: 'The share is one of the key of this network, whose public key is named.',
    of: 'two',
    node: { networkKey: network('two').publicKey },
  }),
];

const other = () => pkpKey('two');

const pkps = () => [
  signs('no-0x', 'A public key without 0x', {
    rules: ['sign-request.shape', 'sign-request.pkp'],
    reason: '0x in front of the digits is optional.',
    over: { pkpPublicKey: pkpKey().publicKey },
  }),
  signs('upper-case', 'A public key in upper case', {
    rules: ['sign-request.shape', 'sign-request.pkp'],
    reason: 'Hex digits have no letter case.',
    over: { pkpPublicKey: pkpKey().publicKey.toUpperCase() },
  }),
  signs('no-public-key', 'No public key', {
    rules: ['sign-request.shape', 'sign-request.pkp'],
    reason: 'The PKP is that of the address in the message.',
    over: { pkpPublicKey: undefined },
  }),
  signs('no-public-key-lower-case', 'No public key, and the address in lower case', {
    rules: ['sign-request.pkp', 'lit-v7.checksum-address'],
    reason: 'The PKP is found by its address without letter case, and what is signed has EIP-55.',
    over: { pkpPublicKey: undefined },
    fields: { address: pkpKey().address.toLowerCase() },
    text: { address: pkpKey().address },
    profiles: lit(refusedBy('lit-v7.checksum-address')),
  }),
  signs('second-pkp', 'The second of two PKPs', {
    rules: ['sign-request.pkp', 'sign-request.address'],
    reason: 'The PKP is the one with the requested public key, wherever it stands in the registry.',
    fields: { by: other() },
    over: { pkpPublicKey: `0x${other().publicKey}` },
    node: { pkps: [pkpRecord({ owner: bob().address }), pkpRecord({}, other())] },
  }),
  signs('second-pkp-by-address', 'The second of two PKPs, by its address', {
    rules: ['sign-request.pkp'],
    reason: 'The PKP is the one with the address, wherever it stands in the registry.',
    fields: { by: other() },
    over: { pkpPublicKey: undefined },
    node: { pkps: [pkpRecord({ owner: bob().address }), pkpRecord({}, other())] },
  }),
];

const text = () => json(signRequest());
const _reversed = (value) => Object.fromEntries(Object.entries(value).reverse());

const written = (name, title, request, reason) =>
  signs(`json-${name}`, title, { rules: ['json.text', 'sign-request.shape'], reason, input: asNode(request) });

const texts = () => [
  written(
    'escapes',
    'Escapes in a key and in solidi of a request',
    text().replace('"siweM', '"\\u0073iweM').replaceAll('/', '\\/'),
    'Escapes are resolved before anything is compared.',
  ),
  written(
    'bytes',
    'The JSON text of a request as bytes',
    hexText(text()),
    'The bytes are the UTF-8 of an accepted text.',
  ),
];

export const since = '1.1.0';

export default () => [
  file('sign-session-key.answer', 'signed', [
    ...members(),
    ...resources(),
    ...users(),
    ...nodes(),
    ...pkps(),
    ...texts(),
  ]),
];
