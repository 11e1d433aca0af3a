// sign-session-key.answer: the JSON text of a request, and its shape.
import {
  accepted, authSig, DELEGATION_URI, type Document, each, group, type Input, json, lit, networks, only, type Risk, type Row, refusedBy, sessions, topic,
} from '../vocabulary.js';

const {
  ACTION_CODE, actionCid, answered, answering, asAction, asNode, authContext, byWallet, networkText, pkpKey, signing, signRequest,
  signResponse, swap, user, walletMethod,
} = networks;
const { hexText } = sessions;

type Asked = networks.Request & networks.Signed;

const text = () => json(signRequest());

/** A request for an action with parameters that are written as they stand: a value would not survive. */
function writing(parameters: string): Input {
  const input = asAction(answered('true'), { over: { jsParams: 'HERE' } });
  return { ...input, request: swap(input.request, '"HERE"', parameters) };
}

/** What is answered to a request for an action, whose parameters are no part of it. */
const answeredToAction = () =>
  signResponse(networkText({ context: authContext({ users: [], action: [actionCid(ACTION_CODE)], answer: 'true' }) }));

const given = (row: Row & { readonly parameters: string }) => ({ input: writing(row.parameters), output: answeredToAction() });

// The request and its parameters are two levels.
const nested = (depth: number) => `{"x":${'['.repeat(depth - 2)}${']'.repeat(depth - 2)}}`;

const parameters = () => group({ prefix: 'sign-request-json-', rules: ['json.text', 'sign-request.shape'], from: given }, [
  { id: 'depth-32', title: 'A request nested 32 deep', parameters: nested(32), why: 'Arrays and objects may be nested 32 deep.' },
  { id: 'prototype-keys', title: 'Parameters with the keys __proto__, constructor and toString',
    why: 'Such names are keys like any other; parameters are what the action is given, and mean nothing to the node.',
    parameters: '{"__proto__":{"authMethods":[]},"constructor":{"prototype":{}},"toString":1}' },
  { id: 'number-limit', title: 'Parameters with the numbers of greatest magnitude', parameters: '{"x":[-9007199254740991,9007199254740991]}',
    why: 'A number may have a magnitude of 2^53-1.' },
]);

/** The text of a request, or that of the parameters of its action. */
const sent = ({ request = '', parameters }: Row & { readonly request?: Document; readonly parameters?: string }) =>
  ({ input: parameters === undefined ? asNode(request) : writing(parameters) });

/** JSON texts that are refused; readers of any JSON text read most of them. */
const texts = () => group({ prefix: 'sign-request-json-', rule: 'json.text', twin: 'sign-request-standard', profiles: each(accepted, 'reown'), from: sent }, [
  { id: 'duplicate-session-key', title: 'The session key twice', change: 'sessionKey in front, with another value',
    request: swap(text(), '{', `{"sessionKey":"${DELEGATION_URI}",`), why: 'Of two members with one name each reader takes another.' },
  { id: 'duplicate-auth-methods', title: 'The auth methods twice, the first ones empty', change: 'authMethods in front, empty',
    request: swap(text(), '{', '{"authMethods":[],'), why: 'Who checks the auth methods and who answers for them may read two lists.' },
  { id: 'duplicate-escaped', title: 'The SIWE message twice, once with an escape in its name', change: 'siweMessage in front, with an escape in the name',
    request: swap(text(), '{', '{"\\u0073iweMessage":"hello",'), why: 'Names are equal once escapes are resolved.' },
  { id: 'duplicate-parameter', title: 'A parameter of the action twice', twin: 'json-prototype-keys', change: 'jsParams: user, a second time',
    parameters: '{"user":"alice","user":"bob"}', why: 'No object has a key twice, at any level.' },
  { id: 'depth-33', title: 'A request nested 33 deep', twin: 'json-depth-32', change: 'jsParams: one level deeper', risk: ['resource-exhaustion'],
    parameters: nested(33), why: 'Arrays and objects are nested at most 32 deep.' },
  { id: 'number-above', title: 'A parameter of 2^53', twin: 'json-number-limit', change: 'jsParams: a number of 2^53',
    parameters: '{"x":[9007199254740992,0]}', why: 'Numbers have a magnitude of at most 2^53-1.' },
  { id: 'bom', title: 'A byte order mark in front of a request', change: 'bytes ef bb bf in front', request: { hex: `efbbbf${hexText(text()).hex}` },
    why: 'Strict JSON text does not begin with a byte order mark.' },
  { id: 'not-utf8', title: 'An access token with a byte that is no UTF-8', change: 'accessToken: the byte ff',
    request: { hex: swap(hexText(text()).hex, hexText('wallet of').hex, `${hexText('wallet').hex}ff${hexText('of').hex}`) },
    why: 'The bytes are UTF-8, and ff is in no UTF-8 text.' },
  { id: 'lone-surrogate', title: 'An access token with half of a surrogate pair', change: 'accessToken: \\ud83d',
    request: swap(text(), 'wallet of', 'wallet\\ud83d of'), why: 'A lone surrogate is no character, escaped or not.' },
  { id: 'cut', title: 'A request without its last brace', change: 'last byte left out', profiles: each(refusedBy('sign-request.shape'), 'reown'),
    request: text().slice(0, -1), why: 'The text is one JSON value.' },
  { id: 'second-value', title: 'A second object behind a request', change: '{} behind the text', profiles: each(refusedBy('sign-request.shape'), 'reown'),
    request: `${text()}{}`, why: 'Nothing follows the value.' },
]);

const key = () => pkpKey().publicKey;
const WRONG_ACCOUNT: readonly Risk[] = ['type-confusion', 'wrong-account'];

/** Members of a wrong form. */
const members = () => group<Asked>({ prefix: 'sign-request-shape-', rule: 'sign-request.shape' }, [
  { id: 'no-session-key', title: 'No sessionKey', change: { sessionKey: undefined }, over: { sessionKey: undefined }, why: 'The member sessionKey is required.' },
  { id: 'no-auth-methods', title: 'No authMethods', change: 'authMethods left out, and no evidence', over: { authMethods: undefined },
    node: { evidence: {} }, why: 'The member authMethods is required.' },
  { id: 'no-siwe-message', title: 'No siweMessage', change: { siweMessage: undefined }, over: { siweMessage: undefined },
    why: 'The member siweMessage is required.' },
  { id: 'no-curve-type', title: 'No curveType', change: { curveType: undefined }, over: { curveType: undefined }, why: 'The member curveType is required.' },
  { id: 'auth-methods-null', title: 'Auth methods of null', change: 'authMethods: null, and no evidence', over: { authMethods: null },
    node: { evidence: {} }, why: 'The auth methods are an array, which may be empty.' },
  { id: 'auth-method-no-token', title: 'An auth method without access token', change: 'authMethods/0/accessToken left out',
    over: { authMethods: [{ authMethodType: 1 }] }, why: 'An auth method has a number and an access token.' },
  { id: 'auth-method-type-text', title: 'An auth method whose number is a text', change: { 'authMethods/0/authMethodType': '1' },
    over: { authMethods: [{ ...walletMethod(), authMethodType: '1' }] }, why: 'The number of an auth method is a number.' },
  { id: 'auth-method-token-object', title: 'An access token that is an AuthSig and not its text', change: 'authMethods/0/accessToken: an object',
    over: { authMethods: [{ authMethodType: 1, accessToken: authSig('a text that the wallet signed') }] },
    why: 'An access token is a text, as JSON text where it is an object: what was sent is what is remembered.' },
  { id: 'message-object', title: 'A SIWE message as an object', change: 'siweMessage: an object', over: { siweMessage: { domain: 'app.example' } },
    why: 'The message is a text, of which every byte is signed.' },
  { id: 'curve-k256', title: 'The curve K256', change: 'curveType: K256', over: { curveType: 'K256' },
    why: 'The network signs session keys with BLS only.' },
  { id: 'public-key-null', title: 'A public key of null', change: { pkpPublicKey: null }, over: { pkpPublicKey: null },
    why: 'A public key is a string or absent; null equals absent for the epoch only.' },
  { id: 'public-key-compressed', title: 'A compressed public key', change: 'pkpPublicKey: the same point, compressed', risk: WRONG_ACCOUNT,
    over: { pkpPublicKey: `0x${pkpKey().compressed}` },
    why: 'The address follows from the uncompressed point; of other bytes it would be another (W28).' },
  { id: 'public-key-bare', title: 'A public key without 04', change: 'pkpPublicKey: its first byte left out', risk: WRONG_ACCOUNT,
    over: { pkpPublicKey: `0x${key().slice(2)}` }, why: 'An uncompressed point begins with 04: 64 bytes would be hashed with one byte missing (W28).' },
  { id: 'public-key-long', title: 'A public key with a byte behind it', change: 'pkpPublicKey: 00 behind it', risk: WRONG_ACCOUNT,
    over: { pkpPublicKey: `0x${key()}00` }, why: 'An uncompressed point has 65 bytes (W28).' },
  { id: 'public-key-line-feed', title: 'A public key with a line feed behind it', change: 'pkpPublicKey: U+000A behind it',
    over: { pkpPublicKey: `0x${key()}\n` }, why: 'The pattern is anchored at the end of the text and not at the end of a line.' },
  { id: 'epoch-text', title: 'An epoch that is a text', change: { epoch: '7' }, over: { epoch: '7' }, why: 'An epoch is a number or null.' },
  { id: 'epoch-negative', title: 'An epoch of -1', change: { epoch: -1 }, over: { epoch: -1 }, why: 'An epoch is not negative.' },
  { id: 'unknown', title: 'A member that the schema does not name', change: { nodeSet: [] }, profiles: lit(signing(networkText())),
    over: { nodeSet: [] }, why: 'The schema names nine members and admits no other.' },
  { id: 'auth-sig', title: 'An AuthSig in a member of its own', change: 'authSig added', profiles: lit(signing(networkText())),
    over: { authSig: authSig('a text that the wallet signed') },
    why: 'A client that sends an AuthSig there would believe that it is looked at; it belongs into an auth method.' },
  { id: 'auth-method-unknown', title: 'An auth method with a member that the schema does not name', change: 'authMethods/0/userId: alice',
    profiles: lit(signing(networkText())), over: { authMethods: [{ ...walletMethod(), userId: 'alice' }] },
    why: 'Who a user is follows from the access token, and nothing else is looked at.' },
]);

/** The auth methods in the prototype of whoever takes __proto__ for more than a name. */
const inPrototype = () => {
  const { authMethods, ...rest } = signRequest();
  return json({ ...rest, ...only('__proto__', { authMethods }) });
};

const whole = () => group<Asked>({ rule: 'sign-request.shape' }, [
  { id: 'json-array', title: 'A request in an array', change: 'in an array, and no evidence', why: 'A request is an object.',
    input: asNode(json([signRequest()]), { evidence: {} }) },
  { id: 'prototype', title: 'The auth methods in a member __proto__', change: 'authMethods in __proto__, and no evidence', risk: ['prototype-pollution'],
    why: '__proto__ is a key like any other: it is unknown, and it gives the object no member.', input: asNode(inPrototype(), { evidence: {} }) },
]);

const actionMembers = () => group({ prefix: 'sign-request-action-', rule: 'sign-request.shape', twin: 'sign-request-action',
  from: ({ over }: Asked) => ({ input: asAction(answered('true'), { over: over ?? {} }) }) }, [
  { id: 'code-url-safe', title: 'Code in base64url', change: 'code: with _', over: { code: 'LS0_' }, why: 'Code is base64, whose alphabet has + and /.' },
  { id: 'code-text', title: 'Code that is no base64', change: 'code: not encoded', over: { code: ACTION_CODE }, why: 'Code is the base64 of its text.' },
  { id: 'parameters-array', title: 'Parameters in an array', change: 'jsParams: an array', over: { jsParams: ['true'] },
    why: 'Parameters are an object of named values.' },
]);

const many = (count: number) => Array.from({ length: count }, (_, i) => walletMethod(`token ${i + 1}`));
const learned = (count: number) => ({ evidence: { authMethods: many(count).map(() => byWallet()) } });

const counts = () => group<Asked>({}, [
  { id: 'auth-methods-16', title: 'Sixteen auth methods', rules: ['sign-request.shape'],
    why: 'A request has up to 16 auth methods, and each is named in the resolved auth context.',
    over: { authMethods: many(16) }, node: learned(16), context: authContext({ users: many(16).map(() => user(byWallet())) }) },
  { id: 'auth-methods-17', title: 'Seventeen auth methods', twin: 'auth-methods-16', change: 'a seventeenth auth method', rule: 'sign-request.shape',
    risk: ['resource-exhaustion'], why: 'Every auth method may cost a call of another service; a request has at most 16.',
    over: { authMethods: many(17) }, node: learned(17) },
  { id: 'action-parameters', title: 'An action with parameters', rules: ['sign-request.shape', 'action.response'],
    why: 'Parameters are chosen by whoever asks, and no part of what is signed.',
    input: writing('{"answer":"false","nested":{"list":[1,null]}}'), output: answeredToAction() },
  { id: 'parameters-alone', title: 'Parameters without an action', rules: ['sign-request.shape'],
    why: 'Parameters are for an action; without one they mean nothing.', over: { jsParams: { magicNumber: 42 } } },
]);

export default () => topic<Asked>({ operation: 'sign-session-key.answer', name: 'json', prefix: 'sign-request-', since: '1.1.0',
  twin: 'sign-request-standard', from: answering },
  parameters(), texts(), members(), whole(), actionMembers(), counts());
