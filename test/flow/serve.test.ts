import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { connect, createServer, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSessionSigs, signAuthSig } from '../../src/entry/client.js';
import { encodeRecap, recapStatement } from '../../src/entry/recap.js';
import { createSiweMessage } from '../../src/entry/siwe.js';
import { unwrap } from '../../src/index.js';
import { readConfiguration } from '../../src/sidecar/configuration.js';
import { type Service, startService } from '../../src/sidecar/service.js';
import { pkp, sessionKey, sessionUri, user } from '../unit/chain-fixture.js';
import { ask } from './request-path-servers.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const node = 'http://node-1.example:7470';
const ability = 'Threshold/Signing';
const configuration = { nodeAddress: node, domain: 'app.example', waived: ['nonce'] } as const;
const minutes = (number: number): string => new Date(Date.now() + number * 60_000).toISOString();

/** Sessions that are good now, as the processes that are started look at the clock. */
function sessionsNow(): Readonly<Record<string, object>> {
  const recap = { att: { [pkp]: { [ability]: [{}] } }, prf: [] };
  const message = createSiweMessage({
    ...{ domain: 'app.example', address: user.address, uri: sessionUri, version: '1', chainId: '1' },
    ...{ nonce: 'Kq3vX7bT9sLm', issuedAt: minutes(-5), expirationTime: minutes(55) },
    statement: recapStatement(recap),
    resources: [unwrap(encodeRecap(recap))],
  });
  const [resourcePrefix = '', resource = ''] = pkp.split('://');
  const made = createSessionSigs({
    ...{ sessionKey, nodes: [node, 'http://node-2.example:7470'] },
    capabilities: [signAuthSig(unwrap(message), user.address, user.key)],
    resourceAbilityRequests: [{ resource: { resource, resourcePrefix }, ability: 'pkp-signing' }],
    ...{ issuedAt: minutes(-5), expiration: minutes(30) },
  });
  return unwrap(made) as unknown as Readonly<Record<string, object>>;
}

const sessions = sessionsNow();
const good = JSON.stringify(sessions[node]);
const elsewhere = JSON.stringify(sessions['http://node-2.example:7470']);
const question = (input: unknown, more: object = {}): string =>
  JSON.stringify({ input, resource: pkp, ability, ...more });

const shapes = new Ajv2020({ strict: false });
const shape = (name: string) => shapes.compile(JSON.parse(readFileSync(`${root}schemas/${name}.schema.json`, 'utf8')));
const isAnswer = shape('service-answer');
const isProblem = shape('problem');

describe('the service', () => {
  let service: Service;
  const told: string[] = [];
  const post = (path: string, body: string, headers = {}) => ask(service.port, path, { pieces: [body], headers });
  const get = (path: string, method = 'GET') => ask(service.port, path, { method });
  beforeAll(async () => {
    const read = readConfiguration(JSON.stringify({ ...configuration, port: 0, bodyBytes: 65_536 }), {});
    if ('reason' in read) throw new Error(read.reason);
    service = await startService(read, { tell: (line) => told.push(line) });
  });
  afterAll(() => service.stop());

  it('listens on loopback', () => {
    expect(service).toMatchObject({ host: '127.0.0.1', nonces: 'memory' });
  });

  it('answers with what a session proves', async () => {
    for (const input of [good, sessions[node]]) {
      const { status, json } = await post('/v1/session', question(input));
      expect({ status, json }).toEqual({
        status: 200,
        json: {
          ...{ verdict: 'accept', account: user.address, root: user.address, sessionKey: sessionKey.publicKey },
          expiration: expect.stringMatching(/Z$/),
          grants: [{ resource: pkp, ability }],
          notChecked: ['nonce'],
        },
      });
      expect(isAnswer(json)).toBe(true);
    }
    const all = await post('/v1/session-sigs', question(JSON.stringify(sessions)));
    expect(Object.entries<{ account: string }>(all.json).map(([of, { account }]) => [of, account])).toEqual([
      [node, user.address],
    ]);
  });

  it.each<[string, string, string, number, string | undefined]>([
    ['a session of another node', '/v1/session', question(elsewhere), 401, 'session.node-bound'],
    [
      'a session for less',
      '/v1/session',
      question(good, { resource: `lit-pkp://${'00'.repeat(32)}` }),
      403,
      'session.requested-resource',
    ],
    ['another account', '/v1/session', question(good, { account: `0x${'00'.repeat(20)}` }), 403, 'session.account'],
    ['a map where one is asked', '/v1/session', question(JSON.stringify(sessions)), 401, 'session-sig.shape'],
    ['an AuthSig that is none', '/v1/auth-sig', '{"input":{},"purpose":"delegation"}', 401, 'auth-sig.shape'],
    ['a login that is none', '/v1/login', '{"input":"x"}', 401, 'json.text'],
    ['no account', '/v1/session', question(good, { account: 'x' }), 400, undefined],
    ['no resource', '/v1/session', question(good, { resource: 'x' }), 400, undefined],
    ['an ability that nobody has', '/v1/session', question(good, { ability: 'pkp-signing' }), 400, undefined],
    ['a member too many', '/v1/session', question(good, { now: minutes(0) }), 400, undefined],
    ['a member too few', '/v1/session', '{"input":{}}', 400, undefined],
    ['a member twice', '/v1/session', question(good).replace('{', '{"input":1,'), 400, undefined],
    ['a key of the prototype', '/v1/session', question(good).replace('{', '{"__proto__":1,'), 400, undefined],
    ['no session key', '/v1/auth-sig', '{"input":{},"purpose":"session"}', 400, undefined],
    ['a login as a purpose', '/v1/auth-sig', '{"input":{},"purpose":"login"}', 400, undefined],
    ['no path', '/v1/sessions', question(good), 404, undefined],
    ['a path in another spelling', '/v1//session', question(good), 404, undefined],
    ['an inherited name', '/constructor', question(good), 404, undefined],
    ['too much', '/v1/session', question('x'.repeat(65_536)), 413, undefined],
  ])('refuses %s by a problem', async (_, path, body, status, rule) => {
    const answered = await post(path, body);
    expect({ status: answered.status, rule: answered.json.rule }).toEqual({ status, rule });
    expect(answered.headers['content-type']).toBe('application/problem+json');
    expect(isProblem(answered.json)).toBe(true);
    if (rule !== undefined) expect(answered.json.pointer).toMatch(/^\/input/);
  });

  it('refuses other methods and types', async () => {
    const wrong = await get('/v1/session');
    expect([wrong.status, wrong.headers.allow]).toEqual([405, 'POST']);
    expect((await get('/v1/nonce', 'DELETE')).status).toBe(405);
    expect((await post('/v1/session', question(good), { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('gives out a nonce and takes it for one login', async () => {
    const { json } = await get('/v1/nonce');
    const message = createSiweMessage({
      ...{ domain: 'app.example', address: user.address, uri: 'https://app.example/', version: '1', chainId: '1' },
      ...{ nonce: json.nonce, issuedAt: minutes(-1), expirationTime: minutes(9) },
    });
    const body = JSON.stringify({ input: signAuthSig(unwrap(message), user.address, user.key) });
    expect((await post('/v1/login', body)).json).toMatchObject({ verdict: 'accept', account: user.address });
    expect((await post('/v1/login', body)).json.rule).toBe('auth-sig.nonce-once');
  });

  it('is probed, counted and described', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/readyz')).text).toBe('ready\n');
    const { text } = await get('/metrics');
    expect(text).toMatch(
      /^capsig_verdicts_total\{operation="session",verdict="reject",rule="session.node-bound"\} 1$/m,
    );
    expect(text).toMatch(/^capsig_answers_total\{status="413"\} 1$/m);
    expect(text).not.toContain(user.address);
    const { json } = await get('/openapi.json');
    expect(json.openapi).toBe('3.1.0');
    for (const path of Object.keys(json.paths)) {
      const [method = ''] = Object.keys(json.paths[path]);
      expect([path, (await ask(service.port, path, { method: method.toUpperCase() })).status]).not.toEqual([path, 404]);
    }
    const schemas = Object.keys(json.components.schemas).map((name) => `#/components/schemas/${name}`);
    for (const [, to] of JSON.stringify(json).matchAll(/"\$ref":"([^"]+)"/g)) expect(schemas).toContain(to);
  });

  it('had nothing to tell', () => {
    expect(told).toEqual([]);
  });
});

it('goes on where a connection could not be accepted', async () => {
  const told: string[] = [];
  const listen = vi.spyOn(Server.prototype, 'listen');
  const service = await startService(
    { ...configuration, waived: ['nonce'], port: 0 },
    { tell: (line) => told.push(line) },
  );
  const [server] = listen.mock.contexts as Server[];
  listen.mockRestore();
  server?.emit('error', new Error('accept EMFILE'));
  expect(told).toEqual(['a connection could not be accepted: accept EMFILE']);
  expect((await ask(service.port, '/healthz', {})).status).toBe(200);
  await service.stop();
});

describe('a configuration', () => {
  const fault = (value: unknown, env = {}): string => {
    const read = readConfiguration(typeof value === 'string' ? value : JSON.stringify(value), env);
    return 'reason' in read ? read.reason : 'none';
  };
  it('has to say what is not checked', () => {
    expect(fault(configuration)).toBe('none');
    expect(fault({ ...configuration, waived: [] })).toBe('expected nonce, or nonce in waived');
    expect(fault({ ...configuration, waived: ['nonce', 'domain'] })).toBe('/waived: domain is configured');
    expect(fault({})).toBe('expected nodeAddress, or node in waived');
  });
  it.each<[string, unknown, RegExp]>([
    ['an unknown member', { ...configuration, nodeAdress: 'x' }, /^\/nodeAdress: /],
    ['a profile that is none', { ...configuration, profile: 'lax' }, /^\/profile: expected strict/],
    ['an inherited profile', { ...configuration, profile: 'constructor' }, /^\/profile: /],
    ['a port that is none', { ...configuration, port: 70_000 }, /^\/port: /],
    ['a node that is none', { ...configuration, nodeAddress: 'x y' }, /nodeAddress/],
    ['a member twice', '{"port":1,"port":2}', /strict JSON/],
    ['no object', '[]', /object/],
  ])('is refused with its place: %s', (_, value, reason) => {
    expect(fault(value)).toMatch(reason);
  });
  it('comes from the environment before the file', () => {
    const env = { CAPSIG_NODE_ADDRESS: node, CAPSIG_PORT: '1234', CAPSIG_WAIVED: 'domain,nonce', CAPSIG_HOST: '' };
    expect(readConfiguration('{"port":1,"host":"::1"}', env, { workers: 2 })).toEqual({
      ...{ nodeAddress: node, port: 1_234, waived: ['domain', 'nonce'], host: '::1', workers: 2 },
    });
    expect(fault(configuration, { CAPSIG_PORT: '1e3' })).toMatch(/^\/port: /);
  });
});

describe('capsig serve', () => {
  let folder = '';
  const started: ChildProcess[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'capsig-serve-'));
  });
  afterEach(() => {
    for (const each of started.splice(0)) each.kill('SIGKILL');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  interface Running {
    readonly process: ChildProcess;
    readonly port: number;
    readonly said: () => string;
    readonly ended: Promise<number | null>;
  }
  function start(more: object, ...args: readonly string[]): Promise<Running> {
    const file = join(folder, 'configuration.json');
    writeFileSync(file, JSON.stringify({ ...configuration, ...more }));
    const main = join(root, 'dist/cli/main.js');
    const child = spawn(process.execPath, [main, 'serve', '--config', file, '--port', '0', ...args]);
    started.push(child);
    let said = '';
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    return new Promise((resolve, reject) => {
      const listen = (piece: Buffer): void => {
        said += piece.toString();
        const [, port] = /^verifies at {2}http:\/\/127\.0\.0\.1:(\d+)$/m.exec(said) ?? [];
        if (port !== undefined && /not checked/.test(said)) {
          resolve({ process: child, port: Number(port), said: () => said, ended });
        }
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)));
    });
  }

  /** Asks over and over on connections that stay open, until told to stop; counts what was asked and what became of it. */
  function load(port: number, connections: number) {
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    const outcome = { good: 0, refused: 0, broken: [] as string[] };
    let going = true;
    let answered: () => void = () => undefined;
    const first = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const once = (): Promise<void> =>
      new Promise((resolve) => {
        const headers = { 'content-type': 'application/json' };
        const request = httpRequest({ agent, port, host: '127.0.0.1', path: '/v1/session', method: 'POST', headers });
        let connected = false;
        request.on('socket', (socket) => {
          if (!socket.connecting) connected = true;
          socket.once('connect', () => {
            connected = true;
          });
        });
        request.on('response', (response) => {
          response.resume();
          response.on('end', () => {
            if (response.statusCode === 200) outcome.good++;
            else outcome.broken.push(String(response.statusCode));
            if (outcome.good > 20) answered();
            resolve();
          });
        });
        request.on('error', (error: NodeJS.ErrnoException) => {
          // Whoever comes when nobody listens any more was not accepted.
          if (!connected) outcome.refused++;
          else outcome.broken.push(`${error.code} ${request.reusedSocket}`);
          going = false;
          resolve();
        });
        request.end(question(good));
      });
    const loops = Array.from({ length: connections }, async () => {
      while (going) await once();
    });
    return {
      first,
      outcome,
      async stop() {
        going = false;
        await Promise.all(loops);
        agent.destroy();
      },
      done: () => Promise.all(loops),
    };
  }

  it.each([[1], [2]])('SIGTERM under load: %i process(es) answer every request that was accepted', async (workers) => {
    const service = await start({ workers });
    const loaded = load(service.port, 8);
    await loaded.first;
    service.process.kill('SIGTERM');
    expect(await service.ended).toBe(0);
    await loaded.done();
    expect(loaded.outcome.good).toBeGreaterThan(20);
    expect(loaded.outcome.broken).toEqual([]);
  });

  const childrenOf = ({ process: { pid } }: Running): readonly number[] => {
    const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
    return stdout.trim().split(/\s+/).filter(Boolean).map(Number);
  };
  const processesOf = async ({ port }: Running): Promise<string | undefined> =>
    /^capsig_processes (\d+)$/m.exec((await ask(port, '/metrics', {})).text)?.[1];
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

  it('goes on where a process cannot be started, and starts it when there is room again', async () => {
    // The third and the fourth one are none: so it is without room for processes or files.
    const preload = `data:text/javascript,${encodeURIComponent(`
      import cluster from 'node:cluster';
      const { fork } = cluster;
      let count = 0;
      if (cluster.isPrimary) cluster.fork = (env) => {
        count++;
        cluster.setupPrimary({ cwd: count === 3 || count === 4 ? '/nowhere' : undefined });
        return fork.call(cluster, env);
      };`)}`;
    vi.stubEnv('NODE_OPTIONS', `--import=${preload}`);
    const service = await start({ workers: 2 }).finally(() => vi.unstubAllEnvs());
    process.kill(childrenOf(service)[0] ?? 0, 'SIGKILL');
    while ((service.said().match(/a process did not start \(spawn \S+ ENOENT\)/g) ?? []).length < 2) await pause();
    expect((await ask(service.port, '/v1/session', { pieces: [question(good)] })).status).toBe(200);
    while ((await processesOf(service)) !== '2') await pause();
    service.process.kill('SIGTERM');
    expect(await service.ended).toBe(0);
  });

  it('counts once for all who ask for the counters at the same time', async () => {
    const service = await start({ workers: 2 });
    const all = await Promise.all(Array.from({ length: 60 }, () => processesOf(service)));
    expect(new Set(all)).toEqual(new Set(['2']));
    service.process.kill('SIGTERM');
    expect(await service.ended).toBe(0);
    expect(service.said()).not.toContain('Warning');
  });

  it('takes no more connections than it may hold where its processes are stuck', async () => {
    const service = await start({ workers: 2, connections: 8 });
    const stuck = childrenOf(service);
    for (const each of stuck) process.kill(each, 'SIGSTOP');
    const all = Array.from({ length: 20 }, () => connect(service.port, '127.0.0.1').on('error', () => undefined));
    const closed = () => all.filter(({ closed }) => closed).length;
    for (const each of all) each.resume();
    while (closed() < 12) await pause();
    expect(closed()).toBe(12);
    for (const each of stuck) process.kill(each, 'SIGCONT');
    for (const each of all) each.destroy();
    while ((await processesOf(service).catch(() => '')) !== '2') await pause();
    service.process.kill('SIGTERM');
    expect(await service.ended).toBe(0);
  });

  it('kill -9 of one process: the others go on, and another one is started', async () => {
    const service = await start({}, '--workers', '2');
    const children = () => childrenOf(service);
    const before = children();
    expect(before).toHaveLength(2);
    const [victim = 0] = before;
    process.kill(victim, 'SIGKILL');
    for (let time = 0; time < 20; time++) {
      expect((await ask(service.port, '/v1/session', { pieces: [question(good)] })).status).toBe(200);
    }
    while (!/another one is started/.test(service.said()) || children().length < 2) {
      await pause();
    }
    while ((await processesOf(service)) !== '2') await pause();
    const { text } = await ask(service.port, '/metrics', {});
    const [, count] = /capsig_verdicts_total\{operation="session",verdict="accept",rule=""\} (\d+)/.exec(text) ?? [];
    expect(Number(count)).toBeLessThanOrEqual(20);
    expect((await ask(service.port, '/v1/nonce', {})).status).toBe(404);
    service.process.kill('SIGTERM');
    expect(await service.ended).toBe(0);
  });

  it('says what is wrong before it listens', async () => {
    await expect(start({ domain: '' })).rejects.toThrow(/ended with 2: capsig: configuration: \/domain: /);
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    for (const workers of ['1', '2']) {
      const { status, stderr } = spawnSync(
        process.execPath,
        [join(root, 'dist/cli/main.js'), 'serve', '--port', String(port), '--workers', workers],
        { encoding: 'utf8', env: { ...process.env, CAPSIG_WAIVED: 'node,domain,nonce' } },
      );
      expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('the port is in use') });
    }
    taken.close();
  });

  const has = (command: string): boolean => spawnSync(command, ['--version']).status === 0;

  it.skipIf(!has('python3'))('is asked from Python', async () => {
    const { port } = await start({});
    const client = (document: string): string => {
      const file = join(folder, 'session.json');
      writeFileSync(file, document);
      const args = ['examples/serve-client.py', `http://127.0.0.1:${port}`, file, pkp, ability];
      return spawnSync('python3', args, { cwd: root, encoding: 'utf8' }).stdout;
    };
    expect(client(good)).toMatch(new RegExp(`^allowed: ${user.address} until `));
    expect(client(elsewhere)).toBe('refused: 401 session.node-bound\n');
  });

  it.skipIf(!has('redis-server'))('several processes share nonces in Redis, and are not ready without it', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port: redisPort } = free.address() as { port: number };
    await new Promise((resolve) => free.close(resolve));
    const redis = spawn('redis-server', ['--port', String(redisPort), '--save', '', '--dir', folder]);
    started.push(redis);
    const { port } = await start({ workers: 2, redisUrl: `redis://127.0.0.1:${redisPort}` });
    const readiness = async () => (await ask(port, '/readyz', {})).status;
    while ((await readiness()) !== 200 || (await readiness()) !== 200) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const given = await Promise.all(Array.from({ length: 4 }, () => ask(port, '/v1/nonce', {})));
    const logins = given.flatMap(({ json: { nonce } }) => {
      const message = createSiweMessage({
        ...{ domain: 'app.example', address: user.address, uri: 'https://app.example/', version: '1', chainId: '1' },
        ...{ nonce, issuedAt: minutes(-1), expirationTime: minutes(9) },
      });
      const body = JSON.stringify({ input: signAuthSig(unwrap(message), user.address, user.key) });
      return Array.from({ length: 5 }, () => ask(port, '/v1/login', { pieces: [body] }));
    });
    const answers = (await Promise.all(logins)).map(({ status, json }) => json.rule ?? status);
    expect(answers.filter((each) => each === 200)).toHaveLength(4);
    expect(answers.filter((each) => each === 'auth-sig.nonce-once')).toHaveLength(16);
    redis.kill('SIGKILL');
    while ((await readiness()) !== 503) await new Promise((resolve) => setTimeout(resolve, 20));
    const away = await ask(port, '/v1/nonce', {});
    expect([away.status, away.json.rule]).toEqual([503, 'ledger.unavailable']);
    expect((await ask(port, '/v1/session', { pieces: [question(good)] })).status).toBe(200);
  });
});

it('the OpenAPI document is what the schemas make', () => {
  expect(() =>
    execFileSync(process.execPath, ['--import', 'tsx', 'tools/generate.ts', '--check'], { cwd: root }),
  ).not.toThrow();
});
