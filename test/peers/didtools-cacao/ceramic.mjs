// node ceramic.mjs [--write]: commits of Ceramic as did-session and dids make them, in ceramic.json, with what dids says of each, and of what
// was changed in it: whether verifyJWS takes it with the CACAO that came with it, at its time and without one (disableTimecheck). `npm ci`
// in this folder comes first. --write renews the file.
import { deepEqual } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { Cacao, CacaoBlock, SiweMessage } from '@didtools/cacao';
import { EthereumNodeAuth, getEIP191Verifier } from '@didtools/pkh-ethereum';
import { AccountId } from 'caip';
import { DIDSession } from 'did-session';
import { DID } from 'dids';
import { getResolver } from 'key-did-resolver';
import { privateKeyToAccount } from 'viem/accounts';

const now = '2026-01-15T12:00:00.000Z';
const issued = '2026-01-15T11:00:00.000Z';
const Clock = Date;
/** The time at which a CACAO is made; it is the clock that the packages read. */
let clock = issued;
globalThis.Date = class extends Clock {
  constructor(...given) {
    super(...(given.length === 0 ? [clock] : given));
  }
  static now() {
    return Clock.parse(clock);
  }
};

const domain = 'app.example';
const nonce = 'Kq3vX7bT9sLm';
const stream = 'k2t6wyfsu4pg0t2n4j8ms3s33xsgqjhtto04mvq8w5a2v5xo48idyz38l7ydki';
const model = 'kjzl6hvfrbw6c5ycd5vp0wn3qk5gmx7fh4t6v3l1aehgvv0dqq8h7uc6m5lg0x5';

const key = privateKeyToAccount(`0x${'11'.repeat(31)}01`);
const otherKey = privateKeyToAccount(`0x${'22'.repeat(31)}02`);
const seed = Buffer.from('33'.repeat(32), 'hex');
const otherSeed = Buffer.from('44'.repeat(32), 'hex');

const base64 = (bytes) => Buffer.from(bytes).toString('base64').replace(/=+$/, '');
const base64url = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const sessionOf = (cacao, keySeed = seed) =>
  DIDSession.fromSession(base64url({ sessionKeySeed: Buffer.from(keySeed).toString('base64'), cacao }));
/** The did:key of a seed: a session says it whatever its CACAO is. */
const didOf = async (keySeed) => {
  const { did } = await sessionOf(
    { h: { t: 'eip4361' }, p: { iss: `did:pkh:eip155:1:${key.address}` }, s: {} },
    keySeed,
  );
  return did.id;
};

/** What an account answers that is asked as did-session asks it. */
async function authorize({ by = key, audience = seed, ...over }) {
  const provider = { request: ({ params }) => by.signMessage({ message: { raw: params[0] } }) };
  const account = new AccountId({ address: by.address, chainId: 'eip155:1' });
  const method = await EthereumNodeAuth.getAuthMethod(provider, account, over.domain ?? domain);
  return method({ resources: ['ceramic://*'], nonce, uri: await didOf(audience), ...over });
}

/** A CACAO of the package, some of whose members are others, signed again as the package lets an account sign. */
async function resigned(cacao, over) {
  const changed = { ...cacao, p: JSON.parse(JSON.stringify({ ...cacao.p, ...over })) };
  const text = SiweMessage.fromCacao(changed).signMessage({ eip55: true });
  return { ...changed, s: { t: 'eip191', s: await key.signMessage({ message: text }) } };
}

/** The commit as a node takes it over HTTP. */
const sent = ({ jws, linkedBlock, cacaoBlock }) => ({
  jws: { ...jws, link: jws.link.toString() },
  linkedBlock: base64(linkedBlock),
  cacaoBlock: base64(cacaoBlock),
});
async function commit(cacao, { keySeed = seed, options = {}, says = { data: { hello: 'world' } } } = {}) {
  const { did } = await sessionOf(cacao, keySeed);
  return sent(await did.createDagJWS(says, options));
}

const plain = await authorize({});
const made = {
  everything: () => commit(plain),
  stream: async () => commit(await authorize({ resources: [`ceramic://${stream}`] })),
  model: async () =>
    commit(await authorize({ resources: [`ceramic://*?model=${model}`, `ceramic://*?model=${model}0`] })),
  'its own statement and expiry': async () =>
    commit(
      await authorize({ statement: 'Sign in to the example application', expirationTime: '2026-01-16T11:00:00.000Z' }),
    ),
};

const n = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
/** The twin of a signature, with the other s and the other v. */
const twinOf = (s) => {
  const high = (n - BigInt(`0x${s.slice(66, 130)}`)).toString(16).padStart(64, '0');
  return `${s.slice(0, 66)}${high}${s.endsWith('1b') ? '1c' : '1b'}`;
};

const changes = {
  domain: async () => commit(await authorize({ domain: 'other.example' })),
  nonce: async () => commit(await authorize({ nonce: 'aaaaaaaa1111' })),
  'another stream': async () => commit(await authorize({ resources: [`ceramic://${stream}0`] })),
  expired: async () => commit(await resigned(plain, { exp: '2026-01-15T11:30:00.000Z' })),
  'expired four minutes ago': async () => commit(await resigned(plain, { exp: '2026-01-15T11:56:00.000Z' })),
  'not yet': async () => commit(await resigned(plain, { nbf: '2026-01-15T13:00:00.000Z' })),
  'without an expiry': async () => commit(await resigned(plain, { exp: undefined })),
  'for 31 days': async () => commit(await resigned(plain, { exp: '2026-02-15T12:00:00.000Z' })),
  'an expiry that is no time': async () => commit(await resigned(plain, { exp: 'never' })),
  'another session key': async () => commit(plain, { keySeed: otherSeed }),
  'another account': async () =>
    commit({ ...plain, p: { ...plain.p, iss: `did:pkh:eip155:1:${otherKey.address.toLowerCase()}` } }),
  'a statement that was not signed': () => commit({ ...plain, p: { ...plain.p, statement: 'Give away everything' } }),
  'high s': () => commit({ ...plain, s: { ...plain.s, s: twinOf(plain.s.s) } }),
  'another block': async () => ({
    ...(await commit(plain)),
    linkedBlock: (await commit(plain, { says: { data: 1 } })).linkedBlock,
  }),
  'another CACAO than the named one': async () => ({
    ...(await commit(await authorize({ resources: [`ceramic://${stream}0`] }))),
    cacaoBlock: base64((await CacaoBlock.fromCacao(plain)).bytes),
  }),
  'a critical header': () => commit(plain, { options: { protected: { crit: ['b64'], b64: false } } }),
  'another payload': async () => {
    const { jws, ...rest } = await commit(plain);
    const other = await commit(plain, { says: { data: 1 } });
    return { ...rest, jws: { ...jws, payload: other.jws.payload } };
  },
};

const verifier = new DID({ resolver: getResolver() });
async function told(name, document) {
  const capability = await Cacao.fromBlockBytes(Uint8Array.from(Buffer.from(document.cacaoBlock, 'base64')));
  const options = { issuer: capability.p.iss, capability, verifiers: getEIP191Verifier(), atTime: new Clock(now) };
  const takes = (over) =>
    verifier.verifyJWS(structuredClone(document.jws), { ...options, ...over }).then(
      () => true,
      () => false,
    );
  return { name, document, valid: await takes({}), untimed: await takes({ disableTimecheck: true }) };
}

const all = async (table) => {
  const rows = [];
  for (const [name, make] of Object.entries(table)) {
    clock = issued;
    rows.push(await told(name, await make()));
  }
  return rows;
};
const file = { now, domain, nonce, stream, model, commits: await all(made), changed: await all(changes) };
const place = new URL('ceramic.json', import.meta.url);
if (process.argv.includes('--write')) writeFileSync(place, `${JSON.stringify(file, null, 2)}\n`);
else deepEqual(file, JSON.parse(readFileSync(place, 'utf8')));
console.log(`${file.commits.length} commits of did-session and dids, ${file.changed.length} changes`);
