// sign-session-key.answer: the JSON text of a request, and its shape.
import { authSig, DELEGATION_URI, file, json } from '../kit.js';
import {
  ACTION_CODE,
  actionCid,
  answered,
  asAction,
  asNode,
  authContext,
  byWallet,
  litAlike,
  networkText,
  pkpKey,
  refuses,
  signing,
  signRequest,
  signs,
  under,
  user,
  walletMethod,
} from '../network.js';
import { accepted, hexText, only, refusedBy } from '../sessions.js';

const shape = 'sign-request.shape';
const without = (name, request = signRequest()) =>
  Object.fromEntries(Object.entries(request).filter(([key]) => key !== name));
const text = () => json(signRequest());

/** The text with its first `from` replaced; a text without it is a slip of the author. */
function swap(whole, from, to) {
  if (!whole.includes(from)) throw new Error(`no ${from} to replace`);
  return whole.replace(from, () => to);
}

/** A request for an action with parameters that are written as they stand: a value would not survive. */
function writing(jsParams) {
  const input = asAction(answered('true'), { over: { jsParams: 'HERE' } });
  return { ...input, request: swap(input.request, '"HERE"', jsParams) };
}

// The request and its parameters are two levels.
const nested = (depth) => `{"x":${'['.repeat(depth - 2)}${']'.repeat(depth - 2)}}`;
const byAction = authContext({ users: [], action: [actionCid(ACTION_CODE)], answer: 'true' });

const parameters = () =>
  [
    ['depth-32', 'A request nested 32 deep', nested(32), 'Arrays and objects may be nested 32 deep.'],
    [
      'prototype-keys',
      'Parameters with the keys __proto__, constructor and toString',
      '{"__proto__":{"authMethods":[]},"constructor":{"prototype":{}},"toString":1}',
      'Such names are keys like any other; parameters are what the action is given, and mean nothing to the node.',
    ],
    [
      'number-limit',
      'Parameters with the numbers of greatest magnitude',
      '[-9007199254740991,9007199254740991]',
      'A number may have a magnitude of 2^53-1.',
    ],
  ].map(([name, title, jsParams, reason]) =>
    signs(`json-${name}`, title, {
      rules: ['json.text', shape],
      reason,
      input: writing(jsParams.startsWith('[') ? `{"x":${jsParams}}` : jsParams),
      context: byAction,
    }),
  );

/** JSON texts that are refused: [name, title, request or input, mutation, reason, what reown makes of it, twin]. */
const texts = () =>
  [
    [
      'duplicate-session-key',
      'The session key twice',
      swap(text(), '{', `{"sessionKey":"${DELEGATION_URI}",`),
      'sessionKey in front, with another value',
      'Of two members with one name each reader takes another.',
    ],
    [
      'duplicate-auth-methods',
      'The auth methods twice, the first ones empty',
      swap(text(), '{', '{"authMethods":[],'),
      'authMethods in front, empty',
      'Who checks the auth methods and who answers for them may read two lists.',
    ],
    [
      'duplicate-escaped',
      'The SIWE message twice, once with an escape in its name',
      swap(text(), '{', '{"\\u0073iweMessage":"hello",'),
      'siweMessage in front, with an escape in the name',
      'Names are equal once escapes are resolved.',
    ],
    [
      'duplicate-parameter',
      'A parameter of the action twice',
      writing('{"user":"alice","user":"bob"}'),
      'jsParams: user, a second time',
      'No object has a key twice, at any level.',
      accepted,
      'json-prototype-keys',
    ],
    [
      'depth-33',
      'A request nested 33 deep',
      writing(nested(33)),
      'jsParams: one level deeper',
      'Arrays and objects are nested at most 32 deep.',
      accepted,
      'json-depth-32',
    ],
    [
      'number-above',
      'A parameter of 2^53',
      writing('{"x":[9007199254740992,0]}'),
      'jsParams: a number of 2^53',
      'Numbers have a magnitude of at most 2^53-1.',
      accepted,
      'json-number-limit',
    ],
    [
      'bom',
      'A byte order mark in front of a request',
      { hex: `efbbbf${hexText(text()).hex}` },
      'bytes ef bb bf in front',
      'Strict JSON text does not begin with a byte order mark.',
    ],
    [
      'not-utf8',
      'An access token with a byte that is no UTF-8',
      { hex: swap(hexText(text()).hex, hexText('wallet of').hex, `${hexText('wallet').hex}ff${hexText('of').hex}`) },
      'accessToken: the byte ff',
      'The bytes are UTF-8, and ff is in no UTF-8 text.',
    ],
    [
      'lone-surrogate',
      'An access token with half of a surrogate pair',
      swap(text(), 'wallet of', 'wallet\\ud83d of'),
      'accessToken: \\ud83d',
      'A lone surrogate is no character, escaped or not.',
    ],
    [
      'cut',
      'A request without its last brace',
      text().slice(0, -1),
      'last byte left out',
      'The text is one JSON value.',
      refusedBy(shape),
    ],
    [
      'second-value',
      'A second object behind a request',
      `${text()}{}`,
      '{} behind the text',
      'Nothing follows the value.',
      refusedBy(shape),
    ],
  ].map(([name, title, request, mutation, reason, verdict = accepted, twin = 'standard']) =>
    refuses(`json-${name}`, title, {
      rule: 'json.text',
      risk: name.startsWith('depth') ? ['resource-exhaustion'] : ['parser-differential'],
      twin,
      mutation,
      reason,
      input: typeof request === 'string' || 'hex' in request ? asNode(request) : request,
      profiles: under(verdict, 'reown'),
    }),
  );

const key = () => pkpKey().publicKey;

/** Members of a wrong form: [name, title, request or members, mutation, reason, what differs besides]. */
const members = () => [
  ...['sessionKey', 'authMethods', 'siweMessage', 'curveType'].map((name) => [
    `no-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    `No ${name}`,
    { [name]: undefined },
    `${name} left out${name === 'authMethods' ? ', and no evidence' : ''}`,
    `The member ${name} is required.`,
    name === 'authMethods' ? { node: { evidence: {} } } : {},
  ]),
  [
    'auth-methods-null',
    'Auth methods of null',
    { authMethods: null },
    'authMethods: null, and no evidence',
    'The auth methods are an array, which may be empty.',
    { node: { evidence: {} } },
  ],
  [
    'auth-method-no-token',
    'An auth method without access token',
    { authMethods: [{ authMethodType: 1 }] },
    'authMethods/0/accessToken left out',
    'An auth method has a number and an access token.',
  ],
  [
    'auth-method-type-text',
    'An auth method whose number is a text',
    { authMethods: [{ ...walletMethod(), authMethodType: '1' }] },
    'authMethods/0/authMethodType: "1"',
    'The number of an auth method is a number.',
  ],
  [
    'auth-method-token-object',
    'An access token that is an AuthSig and not its text',
    { authMethods: [{ authMethodType: 1, accessToken: authSig('a text that the wallet signed') }] },
    'authMethods/0/accessToken: an object',
    'An access token is a text, as JSON text where it is an object: what was sent is what is remembered.',
  ],
  [
    'message-object',
    'A SIWE message as an object',
    { siweMessage: { domain: 'app.example' } },
    'siweMessage: an object',
    'The message is a text, of which every byte is signed.',
  ],
  [
    'curve-k256',
    'The curve K256',
    { curveType: 'K256' },
    'curveType: K256',
    'The network signs session keys with BLS only.',
  ],
  [
    'public-key-null',
    'A public key of null',
    { pkpPublicKey: null },
    'pkpPublicKey: null',
    'A public key is a string or absent; null equals absent for the epoch only.',
  ],
  [
    'public-key-compressed',
    'A compressed public key',
    { pkpPublicKey: `0x${pkpKey().compressed}` },
    'pkpPublicKey: the same point, compressed',
    'The address follows from the uncompressed point; of other bytes it would be another (W28).',
    { risk: ['type-confusion', 'wrong-account'] },
  ],
  [
    'public-key-bare',
    'A public key without 04',
    { pkpPublicKey: `0x${key().slice(2)}` },
    'pkpPublicKey: its first byte left out',
    'An uncompressed point begins with 04: 64 bytes would be hashed with one byte missing (W28).',
    { risk: ['type-confusion', 'wrong-account'] },
  ],
  [
    'public-key-long',
    'A public key with a byte behind it',
    { pkpPublicKey: `0x${key()}00` },
    'pkpPublicKey: 00 behind it',
    'An uncompressed point has 65 bytes (W28).',
    { risk: ['type-confusion', 'wrong-account'] },
  ],
  [
    'public-key-line-feed',
    'A public key with a line feed behind it',
    { pkpPublicKey: `0x${key()}\n` },
    'pkpPublicKey: U+000A behind it',
    'The pattern is anchored at the end of the text and not at the end of a line.',
  ],
  ['epoch-text', 'An epoch that is a text', { epoch: '7' }, 'epoch: "7"', 'An epoch is a number or null.'],
  ['epoch-negative', 'An epoch of -1', { epoch: -1 }, 'epoch: -1', 'An epoch is not negative.'],
  [
    'unknown',
    'A member that the schema does not name',
    { nodeSet: [] },
    'nodeSet: []',
    'The schema names nine members and admits no other.',
    { profiles: litAlike(signing(networkText())) },
  ],
  [
    'auth-sig',
    'An AuthSig in a member of its own',
    { authSig: authSig('a text that the wallet signed') },
    'authSig added',
    'A client that sends an AuthSig there would believe that it is looked at; it belongs into an auth method.',
    { profiles: litAlike(signing(networkText())) },
  ],
  [
    'auth-method-unknown',
    'An auth method with a member that the schema does not name',
    { authMethods: [{ ...walletMethod(), userId: 'alice' }] },
    'authMethods/0/userId: alice',
    'Who a user is follows from the access token, and nothing else is looked at.',
    { profiles: litAlike(signing(networkText())) },
  ],
];

const array = () =>
  refuses('json-array', 'A request in an array', {
    rule: shape,
    risk: ['type-confusion'],
    mutation: 'in an array, and no evidence',
    reason: 'A request is an object.',
    input: asNode(json([signRequest()]), { evidence: {} }),
  });

const prototype = () =>
  refuses('prototype', 'The auth methods in a member __proto__', {
    rule: shape,
    risk: ['prototype-pollution'],
    mutation: 'authMethods in __proto__, and no evidence',
    reason: '__proto__ is a key like any other: it is unknown, and it gives the object no member.',
    input: asNode(json({ ...without('authMethods'), ...only('__proto__', { authMethods: [walletMethod()] }) }), {
      evidence: {},
    }),
  });

const actionMembers = () =>
  [
    [
      'code-url-safe',
      'Code in base64url',
      { code: 'LS0_' },
      'code: with _',
      'Code is base64, whose alphabet has + and /.',
    ],
    [
      'code-text',
      'Code that is no base64',
      { code: ACTION_CODE },
      'code: not encoded',
      'Code is the base64 of its text.',
    ],
    [
      'parameters-array',
      'Parameters in an array',
      { jsParams: ['true'] },
      'jsParams: an array',
      'Parameters are an object of named values.',
    ],
  ].map(([name, title, over, mutation, reason]) =>
    refuses(`action-${name}`, title, {
      rule: shape,
      risk: ['type-confusion'],
      twin: 'action',
      mutation,
      reason,
      input: asAction(answered('true'), { over }),
    }),
  );

const many = (count) => Array.from({ length: count }, (_, i) => walletMethod(`token ${i + 1}`));
const evidence = (count) => ({ authMethods: many(count).map(() => byWallet()) });

const counts = () => [
  signs('auth-methods-16', 'Sixteen auth methods', {
    rules: [shape],
    reason: 'A request has up to 16 auth methods, and each is named in the resolved auth context.',
    over: { authMethods: many(16) },
    node: { evidence: evidence(16) },
    context: authContext({ users: many(16).map(() => user(byWallet())) }),
  }),
  refuses('auth-methods-17', 'Seventeen auth methods', {
    rule: shape,
    risk: ['resource-exhaustion'],
    twin: 'auth-methods-16',
    mutation: 'a seventeenth auth method',
    reason: 'Every auth method may cost a call of another service; a request has at most 16.',
    over: { authMethods: many(17) },
    node: { evidence: evidence(17) },
  }),
];

export const since = '1.1.0';

export default () => [
  file('sign-session-key.answer', 'json', [
    ...parameters(),
    ...texts(),
    ...members().map(([name, title, over, mutation, reason, rest = {}]) =>
      refuses(`shape-${name}`, title, { rule: shape, risk: ['type-confusion'], over, mutation, reason, ...rest }),
    ),
    array(),
    prototype(),
    ...actionMembers(),
    ...counts(),
    signs('action-parameters', 'An action with parameters', {
      rules: [shape, 'action.response'],
      reason: 'Parameters are chosen by whoever asks, and no part of what is signed.',
      input: writing('{"answer":"false","nested":{"list":[1,null]}}'),
      context: byAction,
    }),
    signs('parameters-alone', 'Parameters without an action', {
      rules: [shape],
      reason: 'Parameters are for an action; without one they mean nothing.',
      over: { jsParams: { magicNumber: 42 } },
    }),
  ]),
];
