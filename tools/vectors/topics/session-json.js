// session-sig.verify: the two JSON texts of a session signature, the outer one and the one that is signed.
import {
  accept,
  atNode,
  base64url,
  file,
  grant,
  json,
  message,
  OTHER_NODE,
  otherSession,
  pkpSigning,
  recapUri,
  reject,
  request,
  sessionSig,
  statement,
} from '../kit.js';
import { at, capability, hexText, only, refusedBy } from '../sessions.js';

const rule = 'json.text';
const rules = [rule];
const outer = () => json(sessionSig());
const inner = () => json(message());

/** A session signature over JSON text exactly as written. */
const signed = (text) => atNode(sessionSig(text));

/** The text with its first `from` replaced; a text without it is a slip of the author. */
function swap(text, from, to) {
  if (!text.includes(from)) throw new Error(`no ${from} to replace`);
  return text.replace(from, () => to);
}

/** A message whose one request carries data, and data that nests until the message has the depth. */
const withData = (data) => ({ resourceAbilityRequests: [{ ...pkpSigning(), data }] });
// The message, its requests, the request and its data are four levels.
const nested = (depth) => JSON.parse(`{"x":${'['.repeat(depth - 4)}${']'.repeat(depth - 4)}}`);

const reversed = (value) => Object.fromEntries(Object.entries(value).reverse());

const accepting = () => [
  accept('session-standard', 'A session key asks its node for what the wallet granted', {
    rules: [
      'json.text',
      'session-sig.shape',
      'session.public-key',
      'session-message.shape',
      'session.key-match',
      'session.request-ability',
      'session.request-resource',
      'session.timestamps',
      'session.issued-at',
      'session.expiration-order',
      'session.lifetime',
      'session.expired',
      'session.node-address',
      'session.node-bound',
      'session.requested-resource',
      'session.requested-ability',
      'session.delegation-not-grant',
      'session.no-authority',
      'session.account',
      'session.signature-form',
      'session.signature',
      'capability.resource',
      'capability.ability',
      'capability.alternative',
    ],
    reason:
      'Key, node, times and request fit, the one capability is bound to the session key and covers the request, and both signatures verify.',
    input: atNode(),
    trace: { signedMessage: inner(), statement: statement(grant()) },
  }),
  accept('session-json-white-space', 'White space around and inside the outer JSON text', {
    rules,
    reason: 'RFC 8259 section 2 allows white space around tokens; the signed text inside the string is not touched.',
    input: atNode(`\r\n\t${JSON.stringify(sessionSig(), null, 2)} \n`),
  }),
  accept('session-json-escapes', 'Escapes in a key and in the solidi of the outer JSON text', {
    rules: [rule, 'session.signature'],
    reason: 'Escapes are resolved before anything is compared, so that the signed bytes are those without them.',
    input: atNode(swap(outer(), '"sig"', '"s\\u0069g"').replaceAll('/', '\\/')),
  }),
  accept('session-json-key-order', 'The outer members in reverse order', {
    rules: ['session-sig.shape'],
    reason: 'The order of members means nothing in JSON, and the outer object is not what was signed.',
    input: atNode(reversed(sessionSig())),
  }),
  accept('session-json-bytes', 'The outer JSON text as bytes', {
    rules,
    reason: 'The bytes are the UTF-8 of an accepted text.',
    input: atNode(hexText(outer())),
  }),
  accept('session-message-white-space', 'A signed message written over several lines', {
    rules: [rule, 'session.signature'],
    reason: 'The signature is over the bytes of the text as written, white space included.',
    input: signed(JSON.stringify(message(), null, 2)),
  }),
  accept('session-message-key-order', 'A signed message with its members in reverse order', {
    rules: ['session-message.shape', 'session.signature'],
    reason: 'The order of members means nothing to a verifier, and the signature is over the text as written.',
    input: signed(json(reversed(message()))),
  }),
  accept('session-message-escapes', 'A signed message with escaped solidi', {
    rules: [rule, 'session.signature'],
    reason: 'The signature is over the text with its escapes, the members are read without them.',
    input: signed(inner().replaceAll('/', '\\/')),
  }),
  accept('session-message-unicode', 'A signed message with text beyond ASCII in data', {
    rules: [rule, 'session.signature'],
    reason: 'The signature is over UTF-8: two bytes for é, three for U+2028, four for an emoji.',
    input: at(withData({ note: 'é \u2028 😀' })),
  }),
  accept('session-message-surrogate-pair', 'A signed message with an escaped surrogate pair in data', {
    rules,
    reason: 'Two escapes that form a pair are one character.',
    input: signed(swap(json(message(withData({ note: '😀' }))), '😀', '\\ud83d\\ude00')),
  }),
  accept('session-message-depth-32', 'A signed message nested 32 deep', {
    rules,
    reason: 'Arrays and objects may be nested 32 deep.',
    input: at(withData(nested(32))),
  }),
  accept('session-message-number-limit', 'A signed message with the numbers of greatest magnitude in data', {
    rules,
    reason: 'A number may have a magnitude of 2^53-1.',
    input: at(withData({ most: 9007199254740991, least: -9007199254740991 })),
  }),
  accept('session-message-prototype-keys', 'Data with the keys __proto__, constructor and toString', {
    rules,
    reason: 'Such names are keys like any other; data travels with a request and means nothing.',
    input: at(
      withData({
        ...only('__proto__', { ability: 'access-control-condition-signing' }),
        constructor: { prototype: {} },
        toString: 1,
      }),
    ),
  }),
  accept('session-message-data', 'A request that carries data', {
    rules: ['session-message.shape'],
    reason: 'Data travels with a request and means nothing, whatever it says about abilities and resources.',
    input: at(withData({ ability: 'lit-action-execution', resource: { resource: '*', resourcePrefix: 'lit-pkp' } })),
  }),
];

/** What a verifier without json.text finds unreadable it takes for a document of no shape. */
const unreadable = (shape) => ({ reown: refusedBy(shape) });
const cut = unreadable('session-sig.shape');
const innerCut = unreadable('session-message.shape');
const risk = ['parser-differential'];

const refusing = () =>
  [
    {
      id: 'session-json-duplicate',
      title: 'The outer text has sig twice, the real one last',
      mutation: 'a member "sig" of 128 zeros in front of the others',
      reason: 'A key stands twice in one object. Readers differ about which one counts.',
      input: atNode(swap(outer(), '{', `{"sig":"${'0'.repeat(128)}",`)),
    },
    {
      id: 'session-json-duplicate-escaped',
      title: 'The outer text has address twice, once with an escape',
      mutation: 'a member "\\u0061ddress" with another key in front of the others',
      reason: 'Keys are compared once escapes are resolved, and then these two are equal.',
      input: atNode(swap(outer(), '{', `{"\\u0061ddress":"${otherSession().publicKey}",`)),
    },
    {
      id: 'session-json-duplicate-equal',
      title: 'The outer text has derivedVia twice with the same value',
      mutation: 'the member derivedVia repeated',
      reason: 'No object has a key twice, whatever the values are.',
      input: atNode(swap(outer(), '{', '{"derivedVia":"litSessionSignViaNacl",')),
    },
    {
      id: 'session-json-bom',
      title: 'The outer text begins with a byte order mark',
      mutation: 'EF BB BF in front of the text',
      reason: 'JSON text does not begin with a byte order mark.',
      input: atNode(hexText(`\ufeff${outer()}`)),
    },
    {
      id: 'session-json-not-utf8',
      title: 'A byte FF in the outer text where U+FFFD was signed',
      mutation: 'data of the request with the byte FF in place of U+FFFD',
      reason: 'FF is no UTF-8. A decoder that replaces it arrives at the signed text.',
      input: atNode({ hex: swap(hexText(json(sessionSig(message(withData({ x: '\ufffd' }))))).hex, 'efbfbd', 'ff') }),
    },
    {
      id: 'session-json-encoded-surrogate',
      title: 'A surrogate in the bytes of the outer text where three U+FFFD were signed',
      mutation: 'data of the request with the bytes ED A0 80 in place of three U+FFFD',
      reason:
        'ED A0 80 would be a surrogate, which UTF-8 does not have. A decoder that replaces it arrives at the signed text.',
      input: atNode({
        hex: swap(
          hexText(json(sessionSig(message(withData({ x: '\ufffd\ufffd\ufffd' }))))).hex,
          'efbfbdefbfbdefbfbd',
          'eda080',
        ),
      }),
    },
    {
      id: 'session-json-lone-surrogate',
      title: 'A lone surrogate as an escape in the outer text where U+FFFD was signed',
      mutation: 'data of the request with the escape \\ud800 in place of U+FFFD',
      reason: 'A lone surrogate is no character, as an escape neither; encoded as UTF-8 it becomes what was signed.',
      input: atNode(swap(json(sessionSig(message(withData({ x: '\ufffd' })))), '\ufffd', '\\ud800')),
    },
    {
      id: 'session-json-cut',
      title: 'The outer text without its last brace',
      mutation: 'the last character removed',
      reason: 'The text is no JSON value.',
      input: atNode(outer().slice(0, -1)),
      profiles: cut,
    },
    {
      id: 'session-json-second-value',
      title: 'A second value after the outer object',
      mutation: 'an empty object after the text',
      reason: 'JSON text is one value, with white space around it at most.',
      input: atNode(`${outer()}{}`),
      profiles: cut,
    },
    {
      id: 'session-json-nul',
      title: 'A NUL after the outer object',
      mutation: 'U+0000 after the text',
      reason: 'NUL is not white space of JSON.',
      input: atNode(`${outer()}\0`),
      profiles: cut,
    },
    {
      id: 'session-json-trailing-comma',
      title: 'A comma after the last outer member',
      mutation: 'a comma in front of the last brace',
      reason: 'RFC 8259 section 4 has commas between members only.',
      input: atNode(`${outer().slice(0, -1)},}`),
      profiles: cut,
    },
    {
      id: 'session-json-comment',
      title: 'A comment in the outer text',
      mutation: '/* */ in front of the text',
      reason: 'JSON has no comments.',
      input: atNode(`/* */${outer()}`),
      profiles: cut,
    },
    {
      id: 'session-message-duplicate-key',
      title: 'The message has sessionKey twice, its own last',
      mutation: 'a member sessionKey with another key in front of the others',
      reason: 'A key stands twice in one object. Readers differ about which one counts, and the signature covers both.',
      input: signed(swap(inner(), '{', `{"sessionKey":"${otherSession().publicKey}",`)),
    },
    {
      id: 'session-message-duplicate-node',
      title: 'The message names two nodes, this one last, one key with an escape',
      mutation: 'a member "node\\u0041ddress" with another node in front of the others',
      reason: 'One signature would be good for two nodes: keys are compared once escapes are resolved.',
      input: signed(swap(inner(), '{', `{"node\\u0041ddress":"${OTHER_NODE}",`)),
      risk: ['parser-differential', 'wrong-node'],
    },
    {
      id: 'session-message-duplicate-capabilities',
      title: 'The message has an empty list of capabilities and one with the grant',
      mutation: 'a member capabilities with [] in front of the others',
      reason: 'A key stands twice in one object, and the two lists differ.',
      input: signed(swap(inner(), '{', '{"capabilities":[],')),
    },
    {
      id: 'session-message-duplicate-resource',
      title: 'A request names its resource twice, the granted one last',
      mutation: 'a member resource with * in front in the resource of the request',
      reason: 'Keys are unique in every object of the text.',
      input: signed(swap(inner(), '"resource":{', '"resource":{"resource":"*",')),
      risk: ['parser-differential', 'widening'],
    },
    {
      id: 'session-message-duplicate-in-capability',
      title: 'A capability has address twice, the signed one last',
      mutation: `a member address with another account in front in capabilities[0]`,
      reason: 'Keys are unique in every object of the text, in a capability as well.',
      input: signed(swap(inner(), '"capabilities":[{', `"capabilities":[{"address":"0x${'0'.repeat(40)}",`)),
      risk: ['parser-differential', 'wrong-account'],
    },
    {
      id: 'session-message-duplicate-in-data',
      title: 'The data of a request has a key twice',
      twin: 'session-message-data',
      mutation: 'data: {"x":1,"x":1}',
      reason: 'Data means nothing, but it is in the text, and no object of the text has a key twice.',
      input: signed(swap(json(message(withData({ x: 1 }))), '{"x":1}', '{"x":1,"x":1}')),
    },
    {
      id: 'session-message-bom',
      title: 'The signed message begins with a byte order mark',
      mutation: 'U+FEFF in front of the signed text, signed with it',
      reason: 'JSON text does not begin with a byte order mark.',
      input: signed(`\ufeff${inner()}`),
    },
    {
      id: 'session-message-lone-surrogate',
      title: 'A lone surrogate as an escape in the signed message',
      twin: 'session-message-surrogate-pair',
      mutation: 'the escape of the low surrogate removed',
      reason: 'A lone surrogate is no character, as an escape neither.',
      input: signed(swap(json(message(withData({ note: '😀' }))), '😀', '\\ud83d')),
    },
    {
      id: 'session-message-depth-33',
      title: 'A signed message nested 33 deep',
      twin: 'session-message-depth-32',
      mutation: 'one more array in data',
      reason: 'Arrays and objects may be nested 32 deep.',
      input: at(withData(nested(33))),
      risk: ['resource-exhaustion'],
    },
    {
      id: 'session-message-number-beyond',
      title: 'A signed message with 2^53 in data',
      twin: 'session-message-number-limit',
      mutation: 'data: {"most":9007199254740992}',
      reason: 'A number has a magnitude of 2^53-1 at most; beyond it readers round to different values.',
      input: at(withData({ most: 9007199254740992 })),
    },
    {
      id: 'session-message-number-infinite',
      title: 'A signed message with 1e400 in data',
      twin: 'session-message-number-limit',
      mutation: 'data: {"most":1e400}',
      reason: 'The number is infinite in binary64.',
      input: signed(swap(json(message(withData({ most: 1 }))), '{"most":1}', '{"most":1e400}')),
    },
    {
      id: 'session-message-not-a-number',
      title: 'A signed message with NaN in data',
      twin: 'session-message-number-limit',
      mutation: 'data: {"most":NaN}',
      reason: 'NaN is no JSON value.',
      input: signed(swap(json(message(withData({ most: 1 }))), '{"most":1}', '{"most":NaN}')),
      profiles: innerCut,
    },
    {
      id: 'session-message-leading-zero',
      title: 'A signed message with the number 01 in data',
      twin: 'session-message-number-limit',
      mutation: 'data: {"most":01}',
      reason: 'RFC 8259 section 6 has no leading zeros: some readers take 01 for octal.',
      input: signed(swap(json(message(withData({ most: 1 }))), '{"most":1}', '{"most":01}')),
      profiles: innerCut,
    },
    {
      id: 'session-message-raw-line-feed',
      title: 'A raw line feed in a string of the signed message',
      twin: 'session-message-data',
      mutation: 'data with a line feed that is not escaped',
      reason: 'RFC 8259 section 7 has control characters escaped only.',
      input: signed(swap(json(message(withData({ x: '\n' }))), '\\n"}', '\n"}')),
      profiles: innerCut,
    },
    {
      id: 'session-message-second-value',
      title: 'A second message behind the signed one',
      mutation: 'the signed text twice in a row, signed as a whole',
      reason: 'JSON text is one value, with white space around it at most.',
      input: signed(inner() + inner()),
      profiles: innerCut,
    },
    {
      id: 'session-message-empty-text',
      title: 'The signed message is the empty string',
      mutation: 'signedMessage: "", signed',
      reason: 'The empty text is no JSON value.',
      input: signed(''),
      profiles: innerCut,
    },
    {
      id: 'session-recap-duplicate-att',
      title: 'The ReCap of the capability has att twice, the stated one last',
      mutation: 'the payload with an att of */* on every PKP in front of the others',
      reason: 'The payload of a ReCap is JSON text as well, and no object of it has a key twice.',
      input: at({
        capabilities: [
          capability({
            resources: [recapUri(swap(json(grant()), '{', '{"att":{"lit-pkp://*":{"*/*":[{}]}},'))],
          }),
        ],
      }),
      risk: ['parser-differential', 'consent-bypass'],
    },
    {
      id: 'session-recap-bom',
      title: 'The payload of the ReCap begins with a byte order mark',
      mutation: 'EF BB BF in front of the payload',
      reason: 'JSON text does not begin with a byte order mark.',
      input: at({
        capabilities: [capability({ resources: [`urn:recap:${base64url(`\ufeff${json(grant())}`)}`] })],
      }),
    },
  ].map(({ id, title, twin = 'session-standard', ...rest }) => reject(id, title, { rule, twin, risk, ...rest }));

/** Capabilities that are no AuthSig text at all are told apart from those that merely fail. */
const embedded = () => [
  reject('session-message-as-object', 'signedMessage is an object instead of JSON text', {
    rule: 'session-sig.shape',
    twin: 'session-standard',
    mutation: 'signedMessage: the object that its text stands for',
    reason: 'The schema has a string: what is signed is a text, and an object has many.',
    input: atNode({ ...sessionSig(), signedMessage: message() }),
    risk: ['type-confusion', 'parser-differential'],
  }),
  reject('session-message-encoded-twice', 'signedMessage is the JSON text of the JSON text', {
    rule: 'session-message.shape',
    twin: 'session-standard',
    mutation: 'signedMessage encoded as a JSON string once more, signed',
    reason: 'The signed text stands for a string, and a session message is an object.',
    input: signed(JSON.stringify(inner())),
    risk: ['type-confusion'],
  }),
  accept('session-json-request-order', 'The members of a request in reverse order', {
    rules: ['session-message.shape'],
    reason: 'The order of members means nothing in JSON.',
    input: at({
      resourceAbilityRequests: [
        {
          ability: 'pkp-signing',
          resource: reversed(request('lit-pkp', message().resourceAbilityRequests[0].resource.resource, '').resource),
        },
      ],
    }),
  }),
];

export default () => [file('session-sig.verify', 'json', [...accepting(), ...refusing(), ...embedded()])];
