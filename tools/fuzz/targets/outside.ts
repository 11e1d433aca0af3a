// What comes from elsewhere than a request: adapters, results, registries, nodes of a chain, storage, conditions, primitives.
import type { Backend } from '../../../src/crypto/backend.js';
import { authSig, grantText, networkPoint, otherSession, session, sessionSig } from '../../vectors/kit.js';
import { broken, isContract, textOf } from '../oracle.js';
import { bytesOrText, type Sample, type Target, type Targets } from '../target.js';

const fixed = (name: string, seeds: readonly Sample[], run: Target['run']): Target => ({
  name,
  seeds: () => seeds,
  run,
});

const bytesOf = (sample: Sample): Uint8Array => {
  const given = bytesOrText(sample);
  return typeof given === 'string' ? new TextEncoder().encode(given) : given;
};

/** Replies of an honest node of a chain to what the resolver asks, in the order of its questions. */
const reply = (result: unknown): string => JSON.stringify({ jsonrpc: '2.0', id: 1, result });
const block = { number: '0x10', hash: `0x${'ab'.repeat(32)}`, timestamp: '0x6968d6c0' };
const magic = `0x1626ba7e${'00'.repeat(28)}`;

const condition = {
  contractAddress: '',
  standardContractType: '',
  chain: 'ethereum',
  method: 'eth_getBalance',
  parameters: [':userAddress', 'latest'],
  returnValueTest: { comparator: '>=', value: '0' },
};

const pair = { publicKey: session().publicKey, secretKey: session().secretKey };
const granted = authSig(grantText());
const account = granted.address.toLowerCase();

/** Entries of a storage, as this library and the SDK write them. */
const stored: readonly Sample[] = [
  // A key that somebody planted beside the grant to another one.
  {
    [`capsig:net:${account}:sdk`]: JSON.stringify({
      version: 2,
      sessionKey: { publicKey: otherSession().publicKey, secretKey: otherSession().secretKey },
      authSig: granted,
    }),
  },
  { [`capsig:net:${account}:sdk`]: JSON.stringify({ version: 2, sessionKey: pair, authSig: granted }) },
  {
    [`capsig:net:${account}:${'a'.repeat(40)}:${'b'.repeat(40)}`]: JSON.stringify({
      version: 2,
      sessionKey: pair,
      authSig: granted,
    }),
  },
  { 'lit-session-key': JSON.stringify(pair), 'lit-wallet-sig': JSON.stringify(granted) },
  {
    [`lit-auth:app:net:${account}`]: JSON.stringify(JSON.stringify({ sessionKey: { keyPair: pair } })),
    [`lit-auth:app:inner-delegation:net:${account}`]: JSON.stringify(granted),
  },
];

export const outside: Targets = (library) => {
  const {
    protocol,
    results,
    registry,
    accessControl,
    storage,
    sessionStore,
    sdkStorage,
    noble,
    compiled,
    index,
    evidence,
  } = library;

  const answers = fixed(
    'protocol',
    [
      '{"id":"a","result":"accept"}',
      '{"id":"a","result":"reject","rule":"siwe.domain","native":{"code":"E1","message":"no"}}',
      '{"type":"hello","protocol":1,"name":"a","version":"1","operations":["siwe.parse"],"features":[]}',
    ],
    (sample) => textOf([protocol.parseAnswer(bytesOf(sample), 'a'), protocol.parseHello(bytesOf(sample))]),
  );

  const registries = fixed(
    'registry',
    [
      '{"pkps":[]}',
      JSON.stringify({
        pkps: [
          { publicKey: `04${'ab'.repeat(64)}`, owner: granted.address, authMethods: [], addresses: [], actions: [] },
        ],
      }),
    ],
    (sample) => textOf(registry.parseRegistry(bytesOrText(sample))),
  );

  const resultFiles = fixed(
    'results',
    [
      '{"format":1,"runner":"1","vectors":"1","implementation":{"name":"a","version":"1"},"rows":[["a","passed","accept",null]]}',
    ],
    (sample) => textOf(results.parseResults(bytesOrText(sample), 'a file')),
  );

  const conditions = fixed(
    'conditions',
    [
      { accessControlConditions: [condition] },
      { accessControlConditions: [condition, { operator: 'or' }, condition] },
      { unifiedAccessControlConditions: [{ ...condition, conditionType: 'evmBasic' }] },
    ],
    (sample) => {
      try {
        const hash = accessControl.conditionsHash(sample as never);
        if (!/^[0-9a-f]{64}$/.test(hash)) broken('conditions: no hash', hash);
        return hash;
      } catch (error) {
        if (isContract(error)) return (error as Error).message;
        throw error;
      }
    },
  );

  const store = fixed('storage', stored, (sample) => {
    if (typeof sample !== 'object' || sample === null) return 'no entries';
    const held = storage.memoryStorage();
    for (const [key, value] of Object.entries(sample))
      held.setItem(key, typeof value === 'string' ? value : JSON.stringify(value));
    const notes: string[] = [];
    const note = (text: string) => void notes.push(text);
    const opened = sessionStore.createSessionStore({
      storage: held,
      network: 'net',
      note,
      now: () => new Date('2026-01-15T12:00:00Z'),
    });
    const found = [opened.readSession(account, 'sdk'), ...opened.readSessions(account, 'a'.repeat(40))];
    // A key without the grant that names it is anybody's: whoever planted it knows its secret.
    for (const each of found) {
      if (each && !each.authSig.signedMessage.includes(each.sessionKey.publicKey))
        broken('storage: a key that nobody granted to', textOf(each));
    }
    const taken = sdkStorage.migrateSdkStorage(held, { network: 'net', note });
    if (notes.some((each) => each.length > 4_000))
      broken('storage: a note too long', String(Math.max(...notes.map((each) => each.length))));
    return textOf([found.map((each) => each ?? null), taken, notes]);
  });

  const rpc = fixed(
    'json-rpc',
    [
      [reply('0x1'), reply(block), reply(magic)],
      [
        reply('0x1'),
        reply(block),
        JSON.stringify({ jsonrpc: '2.0', id: 1, error: { code: 3, message: 'execution reverted', data: '0x' } }),
      ],
      [reply('0x1'), reply(block), reply('0x'), reply('0x6001')],
      [reply('0x1'), reply({ ...block, transactions: [] }), reply(`0x${'00'.repeat(31)}01${magic.slice(2)}`)],
    ],
    async (sample) => {
      const replies = Array.isArray(sample)
        ? sample.map((each) => (typeof each === 'string' ? each : (JSON.stringify(each) ?? '')))
        : [];
      let asked = 0;
      const fetch = async () => {
        const bytes = new TextEncoder().encode(replies[Math.min(asked++, replies.length - 1)] ?? '');
        const left = [bytes];
        const reader = {
          read: async () => ({ done: left.length === 0, value: left.pop() }),
          cancel: async () => {},
        };
        return { body: { getReader: () => reader } };
      };
      const resolver = index.jsonRpcResolver({ urls: { '1': 'https://rpc.example' }, fetch });
      const request = {
        chainId: '1',
        address: granted.address,
        digest: `0x${'cd'.repeat(32)}`,
        signature: `0x${'ef'.repeat(65)}`,
      };
      const got = await resolver.contractCall(request);
      if (asked > 16) broken('json-rpc: asks without end', String(asked));
      if (got !== undefined) evidence.assertReply(got, 'reply');
      return textOf(got ?? null);
    },
  );

  const grant = granted.signedMessage;
  const bls = networkPoint(grant).toHex(true);
  const primitives: Readonly<
    Record<string, (backend: Backend, a: Uint8Array, b: Uint8Array, c: Uint8Array) => unknown>
  > = {
    ed25519: (backend, a, b, c) => backend.ed25519Verify(a, b, c),
    secp256k1: (backend, a, b, c) =>
      ([0, 1, 2, 3] as const).map((recovery) =>
        backend.secp256k1Recover(a, b, ((recovery + c.length) & 3) as 0 | 1 | 2 | 3),
      ),
    bls: (backend, a, b, c) => backend.blsVerify(a, b, c),
    hashes: (backend, a, b) => [backend.sha256(a), backend.keccak256(b)],
  };
  const sizes: Readonly<Record<string, readonly (number | undefined)[]>> = {
    ed25519: [32, undefined, 64],
    secp256k1: [32, 64, undefined],
    bls: [48, undefined, 96],
  };
  const signed = sessionSig();
  const backends = fixed(
    'backends',
    [
      ['ed25519', signed.address, Buffer.from(signed.signedMessage).toString('hex'), signed.sig],
      ['ed25519', `01${'00'.repeat(31)}`, '00'.repeat(20), `01${'00'.repeat(63)}`],
      ['secp256k1', 'cd'.repeat(32), granted.sig.slice(2, 130), ''],
      [
        'bls',
        `97f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb`,
        'ab'.repeat(32),
        bls,
      ],
      ['hashes', 'ab'.repeat(136), 'cd'.repeat(135)],
    ],
    (sample) => {
      const [name, ...texts] = (Array.isArray(sample) ? sample : []).map((each) =>
        typeof each === 'string' ? each : '',
      );
      const primitive = Object.hasOwn(primitives, name ?? '') ? primitives[name ?? ''] : undefined;
      if (!primitive) return 'no primitive';
      const wanted = sizes[name ?? ''] ?? [];
      // Of other lengths nothing is asked by this library.
      const [a, b, c] = [0, 1, 2].map((at) => {
        const bytes = new Uint8Array(Buffer.from((texts[at] ?? '').replace(/^0x/, '').slice(0, 20_000), 'hex'));
        const size = wanted[at];
        if (size === undefined) return bytes;
        const whole = new Uint8Array(size);
        whole.set(bytes.subarray(0, size));
        return whole;
      }) as [Uint8Array, Uint8Array, Uint8Array];
      const [one, other] = [textOf(primitive(compiled, a, b, c)), textOf(primitive(noble.noble, a, b, c))];
      if (one !== other) broken('backends differ', `${name}: ${one} with compiled code, ${other} with noble`);
      return one;
    },
  );

  return [answers, registries, resultFiles, conditions, store, rpc, backends];
};
