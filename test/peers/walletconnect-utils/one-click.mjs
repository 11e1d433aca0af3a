// node one-click.mjs [--write]: answers of One-Click Auth as @walletconnect/utils makes them, in one-click.json, with what the package
// says of each, and of what was changed in it: whether its signature holds (validateSignedCacao), and whether it answers the request
// (isCacaoBoundToRequest, which the application's side calls). `npm ci` in this folder comes first. --write renews the file.
import { deepEqual } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  buildAuthObject,
  createEncodedRecap,
  formatMessage,
  isCacaoBoundToRequest,
  populateAuthPayload,
  validateSignedCacao,
} from '@walletconnect/utils';
import { Address, PersonalMessage, Secp256k1, Signature } from 'ox';

const now = '2026-01-15T12:00:00Z';
Date.now = () => Date.parse(now);

const key = `0x${'11'.repeat(31)}01`;
const otherKey = `0x${'22'.repeat(31)}02`;
const addressOf = (secret) => Address.fromPublicKey(Secp256k1.getPublicKey({ privateKey: secret }));
const sign = (text, secret) => {
  const payload = PersonalMessage.getSignPayload(`0x${Buffer.from(text).toString('hex')}`);
  return Signature.toHex(Secp256k1.sign({ payload, privateKey: secret }));
};

/** What the application's side sends: the members that sign-client writes into `authPayload`. */
const requestOf = ({ chains = ['eip155:1'], methods = [], ...over }) => ({
  type: 'caip122',
  chains,
  statement: '',
  aud: 'https://app.example/login',
  domain: 'app.example',
  version: '1',
  nonce: 'Kq3vX7bT9sLm',
  iat: '2026-01-15T11:59:00.000Z',
  exp: '2026-01-16T11:00:00.000Z',
  resources: methods.length > 0 ? [createEncodedRecap('eip155', 'request', [...methods])] : [],
  ...over,
});

/** What a wallet answers by the steps that its guide shows: populate, format, sign, build. */
function answer(request, { methods = [], chains = request.chains, secret = key } = {}) {
  const populated = populateAuthPayload({ authPayload: structuredClone(request), chains, methods });
  const cacaos = chains.map((chain) => {
    const iss = `${chain}:${addressOf(secret)}`;
    const text = formatMessage(populated, `did:pkh:${iss}`);
    return buildAuthObject(populated, { t: 'eip191', s: sign(text, secret) }, iss);
  });
  return {
    cacaos,
    responder: {
      publicKey: '3b'.repeat(32),
      metadata: { name: 'Wallet', description: '', url: 'https://wallet.example', icons: [] },
    },
  };
}

const methods = ['personal_sign', 'eth_sendTransaction', 'eth_signTypedData_v4'];
const two = ['eip155:1', 'eip155:137'];
const made = {
  login: (request = requestOf({})) => [request, answer(request)],
  'login with a statement': (request = requestOf({ statement: 'Sign in to the example application' })) => [
    request,
    answer(request),
  ],
  'without an expiry': (request = requestOf({ exp: undefined })) => [request, answer(request)],
  methods: (request = requestOf({ methods })) => [request, answer(request, { methods })],
  'methods and a statement': (request = requestOf({ methods, statement: 'Sign in to the example application' })) => [
    request,
    answer(request, { methods }),
  ],
  'fewer methods than asked for': (request = requestOf({ methods })) => [
    request,
    answer(request, { methods: ['personal_sign'] }),
  ],
  'two chains': (request = requestOf({ methods, chains: two })) => [request, answer(request, { methods })],
};

/** What is changed in the answer that grants methods on one chain; `p` of its CACAO, or the answer. */
const changes = {
  domain: (result) => resigned(result, { domain: 'other.example' }),
  nonce: (result) => resigned(result, { nonce: 'aaaaaaaa1111' }),
  audience: (result) => resigned(result, { aud: 'https://app.example/other' }),
  chain: (result) => resigned(result, { iss: `did:pkh:eip155:137:${addressOf(key)}` }),
  expired: (result) => resigned(result, { exp: '2026-01-15T11:58:30.000Z', iat: '2026-01-15T11:00:00.000Z' }),
  'not yet': (result) => resigned(result, { nbf: '2026-01-15T13:00:00.000Z' }),
  'another signer': ({ cacaos, ...rest }) => ({
    ...rest,
    cacaos: cacaos.map(({ p, ...one }) => ({ ...one, p: { ...p, iss: `did:pkh:eip155:1:${addressOf(otherKey)}` } })),
  }),
  'a statement that was not signed': ({ cacaos, ...rest }) => ({
    ...rest,
    cacaos: cacaos.map(({ p, ...one }) => ({ ...one, p: { ...p, statement: `Read this. ${p.statement}` } })),
  }),
  'another ReCap under the same statement': (result) =>
    resigned(result, { resources: [createEncodedRecap('eip155', 'request', ['eth_sign', ...methods])] }),
  'nobody signed': (result) => ({ ...result, cacaos: [] }),
  'two accounts': (result) => ({
    ...result,
    cacaos: [...result.cacaos, ...answer(requestOf({ methods }), { methods, secret: otherKey }).cacaos],
  }),
  'a chain that was not asked for': (result) => resigned(result, { resources: [recapOn(['eip155:1', 'eip155:137'])] }),
};

const recapOn = (chains) => {
  const request = requestOf({ methods, chains });
  return populateAuthPayload({ authPayload: request, chains, methods: [...methods] }).resources.at(-1);
};

/** Signs again what was changed, as a wallet that does so on purpose. */
function resigned({ cacaos, ...rest }, over) {
  const changed = cacaos.map(({ h, p }) => {
    const payload = { ...p, ...over };
    return { h, p: payload, s: { t: 'eip191', s: sign(formatMessage(payload, payload.iss), key) } };
  });
  return { ...rest, cacaos: changed };
}

async function told(name, request, result) {
  const json = JSON.parse(JSON.stringify(result));
  const signed = await Promise.all(json.cacaos.map((cacao) => validateSignedCacao({ cacao, projectId: '' })));
  const bound = json.cacaos.map((cacao) => isCacaoBoundToRequest({ cacao, request }).valid);
  return { name, request: JSON.parse(JSON.stringify(request)), result: json, signed, bound };
}

const [request, granted] = made.methods();
const file = {
  now,
  answers: await Promise.all(Object.entries(made).map(([name, make]) => told(name, ...make()))),
  changed: await Promise.all(Object.entries(changes).map(([name, change]) => told(name, request, change(granted)))),
};
const place = new URL('one-click.json', import.meta.url);
if (process.argv.includes('--write')) writeFileSync(place, `${JSON.stringify(file, null, 2)}\n`);
else deepEqual(file, JSON.parse(readFileSync(place, 'utf8')));
console.log(`${file.answers.length} answers of @walletconnect/utils, ${file.changed.length} changes`);
