import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conditionsHash } from '../../src/client/access-control.js';
import { actionCid } from '../../src/network/action-cid.js';
import { createNetwork, defaultThreshold, type ReferenceNetwork } from '../../src/network/network.js';
import { strict } from '../../src/profile.js';
import {
  type Answer,
  at,
  exchange,
  grant,
  patientLimits,
  post,
  request,
  sessionFor,
  start,
  wallet,
} from './network-fixture.js';

const publicKey = `04${'79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798'}${'483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8'}`;
// Keccak-256 of the key.
const pkp = 'lit-pkp://393a75c54f3552ba0c8900297d6e99bb8abf8cc013bb0e912d0b176596fe7b88';
const code = 'setResponse';
const cid = actionCid(code);
const dataToEncryptHash = 'ab'.repeat(32);
const accessControlConditions = [
  {
    contractAddress: '',
    standardContractType: '',
    chain: 'ethereum',
    method: 'eth_getBalance',
    parameters: [':userAddress', 'latest'],
    returnValueTest: { comparator: '>=', value: '0' },
  },
];
const conditions = conditionsHash({ accessControlConditions });

let clock = start;
let network: ReferenceNetwork;
let url = '';
let other = '';

beforeAll(async () => {
  network = await createNetwork({
    now: () => clock,
    seed: new Uint8Array(32).fill(1),
    limits: patientLimits,
  });
  [url = '', other = ''] = network.nodes.map((node) => node.url);
});

afterAll(() => network.close());

beforeEach(() => {
  clock = start;
});

const rulesOf = ({ body }: Answer): readonly string[] => body.issues.map(({ rule }: { rule: string }) => rule);

describe('a network', () => {
  it('has a url per node, a key and a threshold of more than half', () => {
    expect(network.nodes).toHaveLength(3);
    for (const node of network.nodes) expect(node.url).toMatch(/^http:\/\/127\.0\.0\.1:[0-9]+$/);
    expect(network.networkKey).toMatch(/^[0-9a-f]{96}$/);
    expect(network.threshold).toBe(2);
    expect([1, 2, 3, 4, 5, 6, 10, 255].map(defaultThreshold)).toEqual([1, 2, 2, 3, 3, 4, 6, 170]);
  });

  it('derives its keys from the seed, which is fresh unless given', async () => {
    const networks = await Promise.all([
      createNetwork({ seed: new Uint8Array(32).fill(1), nodes: 1 }),
      createNetwork({ nodes: 1 }),
      createNetwork({ nodes: 1 }),
    ]);
    const [same, ...fresh] = networks.map(({ networkKey }) => networkKey);
    expect(same).toBe(network.networkKey);
    expect(new Set([same, ...fresh]).size).toBe(3);
    await Promise.all(networks.map((each) => each.close()));
  });

  it.each([
    [{ nodes: 0 }, /nodes: expected 1 to 255/],
    [{ nodes: 4, threshold: 2 }, /threshold: expected more than half of the 4 nodes/],
    [{ nodes: 2, threshold: 3 }, /threshold: expected more than half/],
    [{ ports: [1] }, /ports: expected 0, or one port/],
    [{ seed: new Uint8Array(16) }, /seed: expected 32 bytes/],
    [{ host: '0.0.0.0' }, /publicHost/],
    [{ profile: { name: 'own', off: 'no object' } }, /profile/],
    [{ treshold: 2 }, /options: expected only .*found "treshold"/],
    [{ limits: { bodyByts: 1 } }, /limits: expected only .*found "bodyByts"/],
    [{ registry: { pkps: [{ publicKey: '04' }] } }, /registry: \/pkps\/0: expected the member/],
  ])('refuses the bad call %#', async (options, message) => {
    await expect(createNetwork(options as Parameters<typeof createNetwork>[0])).rejects.toThrow(message);
  });

  it('closes what it started when it cannot start all', async () => {
    const port = Number(new URL(url).port);
    const free = await createNetwork({ nodes: 1 });
    const [freePort] = free.nodes.map((node) => Number(new URL(node.url).port));
    await free.close();
    const failed = createNetwork({ nodes: 2, ports: [freePort ?? 0, port] });
    await expect(failed).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const again = await createNetwork({ nodes: 1, ports: [freePort ?? 0] });
    expect(again.nodes).toEqual([{ url: `http://127.0.0.1:${freePort}` }]);
    await again.close();
    await expect(fetch(again.nodes[0]?.url ?? '')).rejects.toThrow();
  });
});

describe('handshake', () => {
  it('tells key, block, epoch and threshold, the same at each node', async () => {
    const hello = { clientPublicKey: 'test', challenge: '00'.repeat(32), epoch: null };
    const answers = await Promise.all(network.nodes.map((node) => post(`${node.url}/web/handshake/`, hello)));
    const keys = new Set(answers.map(({ body }) => body.serverPublicKey));
    expect(keys.size).toBe(3);
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(body).toMatchObject({
        networkPublicKey: network.networkKey,
        subnetPublicKey: network.networkKey,
        networkPublicKeySet: network.networkKey,
        hdRootPubkeys: [],
        latestBlockhash: network.chain.latest(start).hash,
        epoch: 1,
        threshold: 2,
      });
    }
    clock = at(12);
    const { body } = await post(`${url}/web/handshake`, hello);
    expect(body.latestBlockhash).toBe(network.chain.latest(at(12)).hash);
    expect(body.latestBlockhash).not.toBe(answers[0]?.body.latestBlockhash);
  });
});

/** Each operation that needs a session: its path, what its body says, and what a session has to ask for. */
const operations: readonly (readonly [string, string, Record<string, unknown>, string, string])[] = [
  [
    'lit-action-execution',
    '/web/execute/v1',
    { code: Buffer.from(code).toString('base64') },
    `lit-litaction://${cid}`,
    'Threshold/Execution',
  ],
  ['lit-action-execution', '/web/execute/v1', { ipfsId: cid }, `lit-litaction://${cid}`, 'Threshold/Execution'],
  ['pkp-signing', '/web/pkp/sign/v1', { pubkey: `0x${publicKey}`, toSign: [1] }, pkp, 'Threshold/Signing'],
  ['pkp-signing', '/web/pkp/sign/v1/', { pubkey: publicKey.toUpperCase() }, pkp, 'Threshold/Signing'],
  [
    'access-control-condition-decryption',
    '/web/encryption/sign/',
    { accessControlConditions, dataToEncryptHash, chain: 'ethereum', evmContractConditions: null },
    `lit-accesscontrolcondition://${conditions}/${dataToEncryptHash}`,
    'Threshold/Decryption',
  ],
  [
    'access-control-condition-signing',
    '/web/signing/access_control_condition/',
    { accessControlConditions, chain: 'ethereum' },
    `lit-accesscontrolcondition://${conditions}`,
    'Threshold/Signing',
  ],
  [
    'rate-limit-increase-auth',
    '/web/capacity_credit/auth/v1',
    { tokenId: '24' },
    'lit-ratelimitincrease://24',
    'Auth/Auth',
  ],
];

describe.each(operations)('%s at %s', (ability, path, body, resource, name) => {
  const asked = () => request(resource, ability);
  const nonce = () => network.chain.latest(start).hash;

  it('accepts a session that was granted it, and says what is proven', async () => {
    const authSig = sessionFor(url, [asked()], [grant([asked()], nonce())]);
    const answer = await post(url + path, { ...body, authSig, epoch: 1 });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      success: true,
      verdict: 'accept',
      operation: ability,
      resource,
      ability: name,
      account: { kind: 'eoa', address: wallet },
      grants: [{ resource, ability: name, alternatives: [{}] }],
      expiration: '2026-01-02T03:14:05Z',
      ignored: [],
    });
  });

  it('refuses one that did not ask for it, one of another node, and none', async () => {
    const granted = [
      grant(
        [asked(), request('lit-pkp://*', 'pkp-signing'), request('lit-litaction://*', 'lit-action-execution')],
        nonce(),
      ),
    ];
    const foreign = resource.startsWith('lit-pkp')
      ? request('lit-litaction://*', 'lit-action-execution')
      : request('lit-pkp://*', 'pkp-signing');
    const narrow = await post(url + path, { ...body, authSig: sessionFor(url, [foreign], granted) });
    expect(narrow).toMatchObject({
      status: 404,
      body: { success: false, verdict: 'reject', errorCode: 'NodeResourceIdNotFound' },
    });
    expect(rulesOf(narrow)[0]).toBe('session.requested-resource');
    const elsewhere = await post(other + path, { ...body, authSig: sessionFor(url, [asked()], granted) });
    expect(elsewhere).toMatchObject({ status: 403, body: { errorCode: 'NodeNotAuthorized', status: 403 } });
    expect(rulesOf(elsewhere)).toEqual(['session.node-bound']);
    const none = await post(url + path, body);
    expect(none).toMatchObject({ status: 400, body: { errorCode: 'NodeParserError' } });
    expect(rulesOf(none)).toEqual(['session-sig.shape']);
  });
});

describe('a session at an operation', () => {
  const asked = request(pkp, 'pkp-signing');
  const sign = (authSig: unknown, node: string = url) =>
    post(`${node}/web/pkp/sign/v1`, { pubkey: publicKey, authSig });
  const nonce = () => network.chain.latest(start).hash;

  it('ends one minute after its expiry', async () => {
    const authSig = sessionFor(url, [asked], [grant([asked], nonce())]);
    clock = at(659);
    expect((await sign(authSig)).status).toBe(200);
    clock = at(660);
    const late = await sign(authSig);
    expect(late).toMatchObject({ status: 400, body: { errorCode: 'NodeSIWEMessageError' } });
    expect(rulesOf(late)).toEqual(['session.expired']);
  });

  it('is refused when somebody changed it', async () => {
    const authSig = sessionFor(url, [asked], [grant([asked], nonce())]);
    const later = { ...authSig, signedMessage: authSig.signedMessage.replace('03:14:05', '04:14:05') };
    expect(later).not.toEqual(authSig);
    const answer = await sign(later);
    expect(answer.status).toBe(401);
    expect(rulesOf(answer)).toEqual(['session.signature']);
  });

  it('needs a nonce that is a block of this chain, not older than an AuthSig can be', async () => {
    const month = 30 * 86_400;
    const issued = at(month);
    clock = issued;
    const granted = (hash: string) => sign(sessionFor(url, [asked], [grant([asked], hash, issued)], issued));
    expect((await granted(nonce())).status).toBe(200);
    const foreign = await createNetwork({ nodes: 1 });
    const hashes = [
      network.chain.latest(at(-72)).hash,
      network.chain.latest(at(month + 12)).hash,
      foreign.chain.latest(issued).hash,
      'abcdefgh12345678',
    ];
    await foreign.close();
    for (const hash of hashes) {
      const answer = await granted(hash);
      expect(answer).toMatchObject({ status: 400, body: { errorCode: 'NodeInvalidBlockhash' } });
      expect(rulesOf(answer)).toEqual(['auth-sig.nonce']);
    }
  });

  it('is judged by the profile of the network', async () => {
    const lenient = await createNetwork({
      now: () => clock,
      nodes: 1,
      profile: { ...strict, off: { 'auth-sig.nonce': 'the nonce is not looked at' } },
    });
    const [node = ''] = lenient.nodes.map((each) => each.url);
    const answer = await sign(sessionFor(node, [asked], [grant([asked], 'abcdefgh12345678')]), node);
    await lenient.close();
    expect(answer.status).toBe(200);
  });
});

describe('what needs no session', () => {
  it.each([
    ['/web/pkp/mint/v1', 'pkp-minting'],
    ['/web/encryption/encrypt/v1', 'encryption'],
  ])('%s says so', async (path, operation) => {
    const { status, body } = await post(url + path, {});
    expect({ status, body }).toEqual({
      status: 200,
      body: { success: true, verdict: 'accept', operation, sessionNeeded: false },
    });
  });
});

describe('bodies that do not say what is asked', () => {
  it.each([
    ['/web/execute/v1', {}, /expected code .* or ipfsId/],
    ['/web/execute/v1', { ipfsId: '*' }, /wildcard/],
    ['/web/execute/v1', { ipfsId: 'bafy' }, /expected a resource/],
    ['/web/execute/v1', { code: '/w==' }, /base64 of UTF-8/],
    ['/web/execute/v1', { code: '!' }, /base64 of UTF-8/],
    ['/web/execute/v1', { code: 'AAAA', ipfsId: cid }, /expected the CID of the code/],
    ['/web/pkp/sign/v1', {}, /\/pubkey: expected/],
    ['/web/pkp/sign/v1', { pubkey: `0x02${'ab'.repeat(32)}` }, /\/pubkey: expected/],
    ['/web/encryption/sign/', { accessControlConditions }, /\/dataToEncryptHash: expected/],
    ['/web/encryption/sign/', { dataToEncryptHash }, /expected one of accessControlConditions.*found none/],
    [
      '/web/encryption/sign/',
      { dataToEncryptHash, accessControlConditions, solRpcConditions: [{}] },
      /found accessControlConditions, solRpcConditions/,
    ],
    ['/web/signing/access_control_condition/', { accessControlConditions: 'x' }, /conditions: expected an array/],
    ['/web/capacity_credit/auth/v1', { tokenId: '007' }, /\/tokenId: expected/],
    ['/web/capacity_credit/auth/v1', { tokenId: 7 }, /\/tokenId: expected/],
    ['/web/handshake/', [], /expected the body to be a JSON object/],
  ])('%s refuses %j', async (path, body, message) => {
    const answer = await post(url + path, body);
    expect(answer).toMatchObject({
      status: 400,
      body: { errorCode: 'NodeParserError', status: 400, message: expect.stringMatching(message), issues: [] },
    });
  });
});

describe('HTTP', () => {
  const port = () => Number(new URL(url).port);
  const head = (length: number | string) =>
    `POST /web/handshake/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

  it.each(['{', '{"a":1,"a":2}', '', '\ufeff{}', '{"a":"\\ud800"}', `${'['.repeat(100)}`])(
    'refuses %j as no strict JSON',
    async (text) => {
      const answer = await post(`${url}/web/handshake/`, text);
      expect(answer).toMatchObject({ status: 400, body: { errorCode: 'NodeParserError' } });
      expect(rulesOf(answer)).toEqual(['json.text']);
    },
  );

  it.each([
    '/',
    '/web',
    '/web/handshake//',
    '/web/handshake/v1',
    '/WEB/handshake/',
    '/web/sign_session_key/',
    '/web/%68andshake/',
  ])('knows no path %s', async (path) => {
    expect(await post(url + path, {})).toMatchObject({ status: 404, body: { errorCode: 'NodeUnknownPath' } });
  });

  it.each(['GET', 'PUT', 'DELETE'])('refuses the method %s', async (method) => {
    const answer = await post(`${url}/web/handshake/`, undefined, { method, body: null });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST, OPTIONS');
  });

  it.each([{ 'Content-Type': 'text/plain' }, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }])(
    'refuses the headers %j',
    async (headers) => {
      expect((await post(`${url}/web/handshake/`, {}, { headers })).status).toBe(415);
    },
  );

  it('lets pages of any origin post, after they asked', async () => {
    const asked = await fetch(`${url}/web/handshake/`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://app.example', 'Access-Control-Request-Method': 'POST' },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe('*');
    expect(asked.headers.get('access-control-allow-methods')).toBe('POST');
    expect(asked.headers.get('access-control-allow-headers')).toMatch(/Content-Type.*X-Request-Id/);
    const posted = await post(`${url}/web/handshake/`, {});
    expect(posted.headers.get('access-control-allow-origin')).toBe('*');
    expect((await post(`${url}/nowhere`, {})).headers.get('access-control-allow-origin')).toBe('*');
  });

  it('refuses a body over 1 MiB, announced or not', async () => {
    const announced = await exchange(port(), head(1_048_577));
    expect(announced).toMatch(/^HTTP\/1\.1 413 /);
    expect(announced).toContain('Connection: close');
    const chunk = `${(300_000).toString(16)}\r\n${' '.repeat(300_000)}\r\n`;
    const chunked = head(0).replace('Content-Length: 0', 'Transfer-Encoding: chunked') + chunk.repeat(4);
    expect(await exchange(port(), chunked)).toMatch(/^HTTP\/1\.1 413 /);
    // A body of 1 MiB is taken; JSON text has a lower bound of its own.
    const most = `{"a":"${'x'.repeat(917_504 - 8)}"}`;
    expect((await post(`${url}/web/handshake/`, most)).status).toBe(200);
    expect((await post(`${url}/web/handshake/`, most.padEnd(1_048_576))).status).toBe(400);
  });

  it('takes a body in as many pieces as it has bytes', async () => {
    const text = '{}'.padEnd(150_000);
    const pieces = [...text].map((letter) => `1\r\n${letter}\r\n`).join('');
    const whole = `${head(0).replace('Content-Length: 0', 'Connection: close\r\nTransfer-Encoding: chunked')}${pieces}0\r\n\r\n`;
    expect(await exchange(port(), whole)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('ends a request whose headers or body do not come', async () => {
    const hasty = await createNetwork({ nodes: 1, limits: { bodyTimeout: 150, headersTimeout: 150 } });
    const at = Number(new URL(hasty.nodes[0]?.url ?? '').port);
    expect(await exchange(at, `${head(10)}{`)).toMatch(/^HTTP\/1\.1 408 /);
    expect(await exchange(at, 'POST /web/handshake/ HTTP/1.1\r\nHost: x\r\n')).toMatch(/^HTTP\/1\.1 408 /);
    await hasty.close();
  });

  it('ends a connection on which answers are not taken', async () => {
    const patient = await createNetwork({ nodes: 1, limits: { silenceTimeout: 200 } });
    const [node = ''] = patient.nodes.map((each) => each.url);
    const socket = connect(Number(new URL(node).port), '127.0.0.1');
    const ended = new Promise((resolve) => socket.on('close', resolve));
    socket.on('error', () => socket.destroy());
    // Nothing is read, so that answers fill what the machine keeps for the connection, and then wait in the node.
    socket.pause();
    const asked = `${head(2)}{}`.repeat(1_000);
    const ask = (): void => {
      while (socket.writable && socket.write(asked));
      socket.once('drain', ask);
    };
    ask();
    await ended;
    await patient.close();
  });

  it('refuses what is no HTTP', async () => {
    expect(await exchange(port(), 'hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await exchange(port(), `${head(0).replace('Host: x', `Host: x\r\nX: ${'y'.repeat(20_000)}`)}`)).toMatch(
      /^HTTP\/1\.1 (?:400|431) /,
    );
  });

  it('closes connections over the bound and goes on', async () => {
    const small = await createNetwork({ nodes: 1, limits: { ...patientLimits, connections: 2 } });
    const [node = ''] = small.nodes.map((each) => each.url);
    const at = Number(new URL(node).port);
    const sockets = Array.from({ length: 4 }, () =>
      connect(at, '127.0.0.1', function (this: Socket) {
        this.write('P');
      }),
    );
    const ends = sockets.map(
      (socket) => new Promise((resolve) => socket.on('error', () => socket.destroy()).on('close', resolve)),
    );
    // Two are closed by the node; the other two stay for as long as they are held.
    const two = new Promise<void>((resolve) => {
      let closed = 0;
      for (const end of ends) void end.then(() => ++closed === 2 && resolve());
    });
    await two;
    for (const socket of sockets) socket.destroy();
    await Promise.all(ends);
    // The node learns of their end in its own time.
    const served = (): Promise<number> => post(`${node}/web/handshake/`, {}).then(({ status }) => status, served);
    expect(await served()).toBe(200);
    await small.close();
  });

  it('tells nothing of what goes wrong inside', async () => {
    const broken = await createNetwork({
      nodes: 1,
      now: () => {
        throw new Error('secret of the machine');
      },
    });
    const [node = ''] = broken.nodes.map((each) => each.url);
    const answer = await post(`${node}/web/handshake/`, {});
    await broken.close();
    expect(answer).toMatchObject({ status: 500, body: { errorKind: 'Unexpected', verdict: 'undecided', issues: [] } });
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|\.ts|at /);
  });
});
