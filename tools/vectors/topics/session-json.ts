// session-sig.verify: the two JSON texts of a session signature, the outer one and the one that is signed.
import {
  atNode, base64url, grant, group, json, message, OTHER_NODE, only, otherSession, pkpSigning, type Row, type RuleId, recapUri, refusedBy, sessionSig,sessions, 
  statement,
  topic,
} from '../vocabulary.js';

const { at, capability, hexText } = sessions;

const outer = () => json(sessionSig());
const inner = () => json(message());

/** A session signature over JSON text exactly as written. */
const signed = (text: string) => atNode(sessionSig(text));

/** The text with its first `from` replaced; a text without it is a slip of the author. */
function swap(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`no ${from} to replace`);
  return text.replace(from, () => to);
}

/** A message whose one request carries data, and data that nests until the message has the depth. */
const withData = (data: unknown) => ({ resourceAbilityRequests: [{ ...pkpSigning(), data }] });
// The message, its requests, the request and its data are four levels.
const nested = (depth: number) => JSON.parse(`{"x":${'['.repeat(depth - 4)}${']'.repeat(depth - 4)}}`);

const reversed = (value: object) => Object.fromEntries(Object.entries(value).reverse());

const accepting = (): Row[] => [
  { id: 'standard', title: 'A session key asks its node for what the wallet granted',
    rules: [
      'json.text', 'session-sig.shape', 'session.public-key', 'session-message.shape', 'session.key-match', 'session.request-ability',
      'session.request-resource', 'session.timestamps', 'session.issued-at', 'session.expiration-order', 'session.lifetime', 'session.expired',
      'session.node-address', 'session.node-bound', 'session.requested-resource', 'session.requested-ability', 'session.delegation-not-grant',
      'session.no-authority', 'session.account', 'session.signature-form', 'session.signature', 'capability.resource', 'capability.ability',
      'capability.alternative',
    ],
    why: 'Key, node, times and request fit, the one capability is bound to the session key and covers the request, and both signatures verify.',
    input: atNode(), trace: { signedMessage: inner(), statement: statement(grant()) } },
  { id: 'json-white-space', title: 'White space around and inside the outer JSON text', rules: ['json.text'],
    why: 'RFC 8259 section 2 allows white space around tokens; the signed text inside the string is not touched.',
    input: atNode(`\r\n\t${JSON.stringify(sessionSig(), null, 2)} \n`) },
  { id: 'json-escapes', title: 'Escapes in a key and in the solidi of the outer JSON text', rules: ['json.text', 'session.signature'],
    why: 'Escapes are resolved before anything is compared, so that the signed bytes are those without them.',
    input: atNode(swap(outer(), '"sig"', '"s\\u0069g"').replaceAll('/', '\\/')) },
  { id: 'json-key-order', title: 'The outer members in reverse order', rules: ['session-sig.shape'],
    why: 'The order of members means nothing in JSON, and the outer object is not what was signed.', input: atNode(reversed(sessionSig())) },
  { id: 'json-bytes', title: 'The outer JSON text as bytes', rules: ['json.text'],
    why: 'The bytes are the UTF-8 of an accepted text.', input: atNode(hexText(outer())) },
  { id: 'message-white-space', title: 'A signed message written over several lines', rules: ['json.text', 'session.signature'],
    why: 'The signature is over the bytes of the text as written, white space included.', input: signed(JSON.stringify(message(), null, 2)) },
  { id: 'message-key-order', title: 'A signed message with its members in reverse order', rules: ['session-message.shape', 'session.signature'],
    why: 'The order of members means nothing to a verifier, and the signature is over the text as written.', input: signed(json(reversed(message()))) },
  { id: 'message-escapes', title: 'A signed message with escaped solidi', rules: ['json.text', 'session.signature'],
    why: 'The signature is over the text with its escapes, the members are read without them.', input: signed(inner().replaceAll('/', '\\/')) },
  { id: 'message-unicode', title: 'A signed message with text beyond ASCII in data', rules: ['json.text', 'session.signature'],
    why: 'The signature is over UTF-8: two bytes for é, three for U+2028, four for an emoji.', input: at(withData({ note: 'é \u2028 😀' })) },
  { id: 'message-surrogate-pair', title: 'A signed message with an escaped surrogate pair in data', rules: ['json.text'],
    why: 'Two escapes that form a pair are one character.', input: signed(swap(json(message(withData({ note: '😀' }))), '😀', '\\ud83d\\ude00')) },
  { id: 'message-depth-32', title: 'A signed message nested 32 deep', rules: ['json.text'],
    why: 'Arrays and objects may be nested 32 deep.', input: at(withData(nested(32))) },
  { id: 'message-number-limit', title: 'A signed message with the numbers of greatest magnitude in data', rules: ['json.text'],
    why: 'A number may have a magnitude of 2^53-1.', input: at(withData({ most: 9007199254740991, least: -9007199254740991 })) },
  { id: 'message-prototype-keys', title: 'Data with the keys __proto__, constructor and toString', rules: ['json.text'],
    why: 'Such names are keys like any other; data travels with a request and means nothing.',
    input: at(withData({ ...only('__proto__', { ability: 'access-control-condition-signing' }), constructor: { prototype: {} }, toString: 1 })) },
  { id: 'message-data', title: 'A request that carries data', rules: ['session-message.shape'],
    why: 'Data travels with a request and means nothing, whatever it says about abilities and resources.',
    input: at(withData({ ability: 'lit-action-execution', resource: { resource: '*', resourcePrefix: 'lit-pkp' } })) },
];

/** What a verifier without json.text finds unreadable it takes for a document of no shape. */
const unreadable = (shape: RuleId) => ({ reown: refusedBy(shape) });
const cut = unreadable('session-sig.shape');
const innerCut = unreadable('session-message.shape');

const refusing = () => group({ rule: 'json.text' }, [
  { id: 'json-duplicate', title: 'The outer text has sig twice, the real one last', change: 'a member "sig" of 128 zeros in front of the others',
    why: 'A key stands twice in one object. Readers differ about which one counts.', input: atNode(swap(outer(), '{', `{"sig":"${'0'.repeat(128)}",`)) },
  { id: 'json-duplicate-escaped', title: 'The outer text has address twice, once with an escape',
    change: 'a member "\\u0061ddress" with another key in front of the others',
    why: 'Keys are compared once escapes are resolved, and then these two are equal.',
    input: atNode(swap(outer(), '{', `{"\\u0061ddress":"${otherSession().publicKey}",`)) },
  { id: 'json-duplicate-equal', title: 'The outer text has derivedVia twice with the same value', change: 'the member derivedVia repeated',
    why: 'No object has a key twice, whatever the values are.', input: atNode(swap(outer(), '{', '{"derivedVia":"litSessionSignViaNacl",')) },
  { id: 'json-bom', title: 'The outer text begins with a byte order mark', change: 'EF BB BF in front of the text',
    why: 'JSON text does not begin with a byte order mark.', input: atNode(hexText(`\ufeff${outer()}`)) },
  { id: 'json-not-utf8', title: 'A byte FF in the outer text where U+FFFD was signed', change: 'data of the request with the byte FF in place of U+FFFD',
    why: 'FF is no UTF-8. A decoder that replaces it arrives at the signed text.',
    input: atNode({ hex: swap(hexText(json(sessionSig(message(withData({ x: '\ufffd' }))))).hex, 'efbfbd', 'ff') }) },
  { id: 'json-encoded-surrogate', title: 'A surrogate in the bytes of the outer text where three U+FFFD were signed',
    change: 'data of the request with the bytes ED A0 80 in place of three U+FFFD',
    why: 'ED A0 80 would be a surrogate, which UTF-8 does not have. A decoder that replaces it arrives at the signed text.',
    input: atNode({ hex: swap(hexText(json(sessionSig(message(withData({ x: '\ufffd\ufffd\ufffd' }))))).hex, 'efbfbdefbfbdefbfbd', 'eda080') }) },
  { id: 'json-lone-surrogate', title: 'A lone surrogate as an escape in the outer text where U+FFFD was signed',
    change: 'data of the request with the escape \\ud800 in place of U+FFFD',
    why: 'A lone surrogate is no character, as an escape neither; encoded as UTF-8 it becomes what was signed.',
    input: atNode(swap(json(sessionSig(message(withData({ x: '\ufffd' })))), '\ufffd', '\\ud800')) },
  { id: 'json-cut', title: 'The outer text without its last brace', change: 'the last character removed', profiles: cut,
    why: 'The text is no JSON value.', input: atNode(outer().slice(0, -1)) },
  { id: 'json-second-value', title: 'A second value after the outer object', change: 'an empty object after the text', profiles: cut,
    why: 'JSON text is one value, with white space around it at most.', input: atNode(`${outer()}{}`) },
  { id: 'json-nul', title: 'A NUL after the outer object', change: 'U+0000 after the text', profiles: cut,
    why: 'NUL is not white space of JSON.', input: atNode(`${outer()}\0`) },
  { id: 'json-trailing-comma', title: 'A comma after the last outer member', change: 'a comma in front of the last brace', profiles: cut,
    why: 'RFC 8259 section 4 has commas between members only.', input: atNode(`${outer().slice(0, -1)},}`) },
  { id: 'json-comment', title: 'A comment in the outer text', change: '/* */ in front of the text', profiles: cut,
    why: 'JSON has no comments.', input: atNode(`/* */${outer()}`) },
  { id: 'message-duplicate-key', title: 'The message has sessionKey twice, its own last', change: 'a member sessionKey with another key in front of the others',
    why: 'A key stands twice in one object. Readers differ about which one counts, and the signature covers both.',
    input: signed(swap(inner(), '{', `{"sessionKey":"${otherSession().publicKey}",`)) },
  { id: 'message-duplicate-node', title: 'The message names two nodes, this one last, one key with an escape',
    change: 'a member "node\\u0041ddress" with another node in front of the others', risk: ['parser-differential', 'wrong-node'],
    why: 'One signature would be good for two nodes: keys are compared once escapes are resolved.',
    input: signed(swap(inner(), '{', `{"node\\u0041ddress":"${OTHER_NODE}",`)) },
  { id: 'message-duplicate-capabilities', title: 'The message has an empty list of capabilities and one with the grant',
    change: 'a member capabilities with [] in front of the others', why: 'A key stands twice in one object, and the two lists differ.',
    input: signed(swap(inner(), '{', '{"capabilities":[],')) },
  { id: 'message-duplicate-resource', title: 'A request names its resource twice, the granted one last',
    change: 'a member resource with * in front in the resource of the request', risk: ['parser-differential', 'widening'],
    why: 'Keys are unique in every object of the text.', input: signed(swap(inner(), '"resource":{', '"resource":{"resource":"*",')) },
  { id: 'message-duplicate-in-capability', title: 'A capability has address twice, the signed one last',
    change: `a member address with another account in front in capabilities[0]`, risk: ['parser-differential', 'wrong-account'],
    why: 'Keys are unique in every object of the text, in a capability as well.',
    input: signed(swap(inner(), '"capabilities":[{', `"capabilities":[{"address":"0x${'0'.repeat(40)}",`)) },
  { id: 'message-duplicate-in-data', title: 'The data of a request has a key twice', twin: 'message-data', change: 'data: {"x":1,"x":1}',
    why: 'Data means nothing, but it is in the text, and no object of the text has a key twice.',
    input: signed(swap(json(message(withData({ x: 1 }))), '{"x":1}', '{"x":1,"x":1}')) },
  { id: 'message-bom', title: 'The signed message begins with a byte order mark', change: 'U+FEFF in front of the signed text, signed with it',
    why: 'JSON text does not begin with a byte order mark.', input: signed(`\ufeff${inner()}`) },
  { id: 'message-lone-surrogate', title: 'A lone surrogate as an escape in the signed message', twin: 'message-surrogate-pair',
    change: 'the escape of the low surrogate removed', why: 'A lone surrogate is no character, as an escape neither.',
    input: signed(swap(json(message(withData({ note: '😀' }))), '😀', '\\ud83d')) },
  { id: 'message-depth-33', title: 'A signed message nested 33 deep', twin: 'message-depth-32', change: 'one more array in data', risk: ['resource-exhaustion'],
    why: 'Arrays and objects may be nested 32 deep.', input: at(withData(nested(33))) },
  { id: 'message-number-beyond', title: 'A signed message with 2^53 in data', twin: 'message-number-limit', change: 'data: {"most":9007199254740992}',
    why: 'A number has a magnitude of 2^53-1 at most; beyond it readers round to different values.', input: at(withData({ most: 9007199254740992 })) },
  { id: 'message-number-infinite', title: 'A signed message with 1e400 in data', twin: 'message-number-limit', change: 'data: {"most":1e400}',
    why: 'The number is infinite in binary64.', input: signed(swap(json(message(withData({ most: 1 }))), '{"most":1}', '{"most":1e400}')) },
  { id: 'message-not-a-number', title: 'A signed message with NaN in data', twin: 'message-number-limit', change: 'data: {"most":NaN}', profiles: innerCut,
    why: 'NaN is no JSON value.', input: signed(swap(json(message(withData({ most: 1 }))), '{"most":1}', '{"most":NaN}')) },
  { id: 'message-leading-zero', title: 'A signed message with the number 01 in data', twin: 'message-number-limit', change: 'data: {"most":01}',
    profiles: innerCut, why: 'RFC 8259 section 6 has no leading zeros: some readers take 01 for octal.',
    input: signed(swap(json(message(withData({ most: 1 }))), '{"most":1}', '{"most":01}')) },
  { id: 'message-raw-line-feed', title: 'A raw line feed in a string of the signed message', twin: 'message-data',
    change: 'data with a line feed that is not escaped', profiles: innerCut, why: 'RFC 8259 section 7 has control characters escaped only.',
    input: signed(swap(json(message(withData({ x: '\n' }))), '\\n"}', '\n"}')) },
  { id: 'message-second-value', title: 'A second message behind the signed one', change: 'the signed text twice in a row, signed as a whole',
    profiles: innerCut, why: 'JSON text is one value, with white space around it at most.', input: signed(inner() + inner()) },
  { id: 'message-empty-text', title: 'The signed message is the empty string', change: 'signedMessage: "", signed', profiles: innerCut,
    why: 'The empty text is no JSON value.', input: signed('') },
  { id: 'recap-duplicate-att', title: 'The ReCap of the capability has att twice, the stated one last',
    change: 'the payload with an att of */* on every PKP in front of the others', risk: ['parser-differential', 'consent-bypass'],
    why: 'The payload of a ReCap is JSON text as well, and no object of it has a key twice.',
    input: at({ capabilities: [capability({ resources: [recapUri(swap(json(grant()), '{', '{"att":{"lit-pkp://*":{"*/*":[{}]}},'))] })] }) },
  { id: 'recap-bom', title: 'The payload of the ReCap begins with a byte order mark', change: 'EF BB BF in front of the payload',
    why: 'JSON text does not begin with a byte order mark.',
    input: at({ capabilities: [capability({ resources: [`urn:recap:${base64url(`\ufeff${json(grant())}`)}`] })] }) },
]);

/** Capabilities that are no AuthSig text at all are told apart from those that merely fail. */
const embedded = (): Row[] => [
  { id: 'message-as-object', title: 'signedMessage is an object instead of JSON text', twin: 'standard',
    change: 'signedMessage: the object that its text stands for', rule: 'session-sig.shape', risk: ['type-confusion', 'parser-differential'],
    why: 'The schema has a string: what is signed is a text, and an object has many.', input: atNode({ ...sessionSig(), signedMessage: message() }) },
  { id: 'message-encoded-twice', title: 'signedMessage is the JSON text of the JSON text', twin: 'standard',
    change: 'signedMessage encoded as a JSON string once more, signed', rule: 'session-message.shape',
    why: 'The signed text stands for a string, and a session message is an object.', input: signed(JSON.stringify(inner())) },
  { id: 'json-request-order', title: 'The members of a request in reverse order', rules: ['session-message.shape'],
    why: 'The order of members means nothing in JSON.',
    input: at({ resourceAbilityRequests: [{ ability: 'pkp-signing', resource: reversed(pkpSigning().resource) }] }) },
];

export default () => topic<object>({ operation: 'session-sig.verify', name: 'json', prefix: 'session-', refused: { twin: 'session-standard' } },
  accepting(), refusing(), embedded());
