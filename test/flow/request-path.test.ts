import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signEd25519 } from '../../src/crypto/ed25519.js';
import { signAuthSig } from '../../src/entry/client.js';
import { createMemoryLedgers, createVerifier, type VerdictEvent } from '../../src/entry/server.js';
import { createSiweMessage } from '../../src/entry/siwe.js';
import { type AuthSig, anyNonce, unwrap } from '../../src/index.js';
import { toHex, utf8 } from '../../src/internal/bytes.js';
import { lend, now, owner, pkp, sessionKey, sessionUri, user } from '../unit/chain-fixture.js';
import { ask, type Running, servers } from './request-path-servers.js';

const node = 'node-1.example:7470';
const granted = lend({ by: owner, to: sessionUri, att: { [pkp]: { 'Threshold/Signing': [{}] } } });

function sessionWith(change: object = {}): Readonly<Record<string, string>> {
  const [resourcePrefix = '', resource = ''] = pkp.split('://');
  const signedMessage = JSON.stringify({
    sessionKey: sessionKey.publicKey,
    resourceAbilityRequests: [{ resource: { resource, resourcePrefix }, ability: 'pkp-signing' }],
    capabilities: [granted.authSig],
    issuedAt: '2026-01-15T11:30:00Z',
    expiration: '2026-01-15T12:30:00Z',
    nodeAddress: node,
    ...change,
  });
  const sig = toHex(signEd25519(new Uint8Array(32).fill(0x22), utf8(signedMessage)));
  return { sig, derivedVia: 'litSessionSignViaNacl', signedMessage, address: sessionKey.publicKey, algo: 'ed25519' };
}

function login(nonce: string): AuthSig {
  const message = createSiweMessage({
    ...{ domain: 'app.example', address: user.address, uri: 'https://app.example/', version: '1', chainId: '1', nonce },
    ...{ issuedAt: '2026-01-15T11:30:00Z', expirationTime: '2026-01-15T12:30:00Z' },
  });
  return signAuthSig(unwrap(message), user.address, user.key);
}

const good = sessionWith();
const elsewhere = sessionWith({ nodeAddress: 'node-2.example:7470' });
const path = `/sign/${pkp.slice('lit-pkp://'.length)}`;
const bodyOf = (sessionSig: unknown, more: object = {}): string => JSON.stringify({ sessionSig, ...more });
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe.each(Object.entries(servers))('%s', (_, start) => {
  const verdicts: VerdictEvent[] = [];
  let server: Running;
  const sent = (to: string, given: Parameters<typeof ask>[2]) => ask(server.port, to, given);
  const post = (to: string, body: string) => sent(to, { pieces: [body] });

  beforeAll(async () => {
    const { nonces, uses } = createMemoryLedgers();
    const verifier = createVerifier({
      ...{ nodeAddress: node, domain: 'app.example', nonce: anyNonce, nonces, uses },
      clock: () => new Date(now),
      onVerdict: (event) => verdicts.push(event),
    });
    server = await start(verifier);
  });
  afterAll(() => server.close());

  it('lets a session through that grants what the route asks, and hands on the body', async () => {
    const { status, json } = await post(path, bodyOf(good, { toSign: '0xabcd' }));
    expect({ status, json }).toEqual({ status: 200, json: { account: owner.address, toSign: '0xabcd' } });
  });

  it('takes the document as text in the member, in any number of pieces', async () => {
    const text = bodyOf(JSON.stringify(good));
    const pieces = Array.from({ length: Math.ceil(text.length / 97) }, (_, i) => text.slice(i * 97, (i + 1) * 97));
    expect((await sent(path, { pieces, chunked: true })).status).toBe(200);
  });

  it('refuses by RFC 9457 with the rule, its place and its page', async () => {
    const { status, headers, json } = await post(path, bodyOf(elsewhere));
    expect(status).toBe(401);
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
    expect(headers['www-authenticate']).toBe('SessionSig error="invalid_token", rule="session.node-bound"');
    expect(json).toEqual({
      type: 'urn:capsig:rule:session.node-bound',
      title: 'The signature proves nothing here',
      status: 401,
      detail: expect.stringContaining('node-2.example'),
      verdict: 'reject',
      rule: 'session.node-bound',
      pointer: '/sessionSig/signedMessage/nodeAddress',
      explain: 'rules/session.node-bound.html',
    });
  });

  it('answers 403 to a session that is good and does not reach as far', async () => {
    const { status, headers, json } = await post(`/sign/${'00'.repeat(32)}`, bodyOf(good));
    expect(status).toBe(403);
    expect(headers['www-authenticate']).toBeUndefined();
    expect(json.rule).toBe('session.requested-resource');
  });

  it.each([
    ['a name that is no id', '/sign/x'],
    ['a wildcard in other clothes', '/sign/%2e%2e%2f*'],
    ['__proto__', '/sign/__proto__'],
  ])('answers 404 to a route that names nothing which can be granted: %s', async (_name, to) => {
    const { status, json } = await post(to, bodyOf(good));
    expect({ status, type: json.type }).toEqual({ status: 404, type: 'about:blank' });
  });

  it.each<[string, string, number, string | undefined]>([
    ['no member', '{}', 401, undefined],
    ['null', '{"sessionSig":null}', 401, undefined],
    ['no object', '[]', 401, undefined],
    ['a body of another kind', '"sessionSig"', 401, undefined],
    ['the member twice', `{"sessionSig":{},"sessionSig":${JSON.stringify(good)}}`, 400, undefined],
    ['a member twice inside', `{"sessionSig":${JSON.stringify(good).replace('{', '{"sig":"00",')}}`, 400, undefined],
    ['a list', `{"sessionSig":[${JSON.stringify(good)}]}`, 401, 'session-sig.shape'],
    ['a number', '{"sessionSig":1}', 401, 'session-sig.shape'],
    ['text that is no JSON', '{"sessionSig":"x"}', 401, 'json.text'],
    ['an empty text', '{"sessionSig":""}', 401, 'json.text'],
    ['a key of the prototype', `{"__proto__":{"sessionSig":${JSON.stringify(good)}}}`, 401, undefined],
    [
      'a key of the prototype inside',
      `{"sessionSig":${JSON.stringify(good).replace('{', '{"__proto__":{},')}}`,
      401,
      'session-sig.shape',
    ],
    ['an inherited name', `{"constructor":${JSON.stringify(good)}}`, 401, undefined],
    ['no JSON', '{', 400, undefined],
    ['nothing', '', 400, undefined],
    ['two texts', `${bodyOf(good)}${bodyOf(good)}`, 400, undefined],
    ['a byte order mark', `\ufeff${bodyOf(good)}`, 400, undefined],
    ['deep nesting', '['.repeat(10_000), 400, undefined],
  ])('refuses a body with %s', async (_name, body, status, rule) => {
    const answered = await post(path, body);
    expect({ status: answered.status, rule: answered.json.rule }).toEqual({ status, rule });
    expect(answered.headers['content-type']).toBe('application/problem+json');
    expect(answered.text).not.toMatch(/\bat .*:\d+:\d+|node_modules|src\//);
  });

  it('refuses bytes that are no UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('{"x":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    expect((await sent(path, { pieces: [bytes] })).status).toBe(400);
  });

  it.each<[string, Readonly<Record<string, string>>, number]>([
    ['another type', { 'content-type': 'text/plain' }, 415],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['another type that begins alike', { 'content-type': 'application/jsonp' }, 415],
    ['a compressed body', { 'content-encoding': 'gzip' }, 415],
  ])('refuses %s', async (_name, headers, status) => {
    expect((await sent(path, { pieces: [bodyOf(good)], headers })).status).toBe(status);
  });

  it('takes a type with parameters', async () => {
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    expect((await sent(path, { pieces: [bodyOf(good)], headers })).status).toBe(200);
  });

  it('refuses a body over the bound by its length, before it comes', async () => {
    const answered = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': '65537' };
      const request = httpRequest({
        port: server.port,
        host: '127.0.0.1',
        path,
        method: 'POST',
        headers,
        agent: false,
      });
      request.on('response', (response) => {
        resolve(response.statusCode);
        request.destroy();
      });
      request.on('error', reject);
      request.flushHeaders();
    });
    expect(answered).toBe(413);
  });

  it('refuses a chunked body as soon as it is over the bound', async () => {
    const pieces = Array.from({ length: 80 }, () => ' '.repeat(1_024));
    const { status, json } = await sent(path, { pieces, chunked: true });
    expect({ status, type: json.type }).toEqual({ status: 413, type: 'about:blank' });
  });

  it('takes a body of exactly the bound', async () => {
    const text = bodyOf(good);
    expect((await sent(path, { pieces: [text, ' '.repeat(65_536 - text.length)] })).status).toBe(200);
  });

  it('gives up on a body that does not come', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': '10' };
      const request = httpRequest({
        port: server.port,
        host: '127.0.0.1',
        path,
        method: 'POST',
        headers,
        agent: false,
      });
      request.on('response', (response) => {
        resolve(response.statusCode);
        request.destroy();
      });
      request.on('error', reject);
      request.write('{');
    });
    expect(status).toBe(408);
  });

  it('goes on after requests that were broken off', async () => {
    for (const text of [
      `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
      `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a"`,
      `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${bodyOf(good).length}\r\n\r\n${bodyOf(good)}`,
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(server.port, '127.0.0.1', () => {
          socket.write(text, () => setImmediate(() => socket.destroy()));
        });
        socket.on('close', () => resolve());
      });
    }
    expect((await post(path, bodyOf(good))).status).toBe(200);
  });

  it('reads a header, as JSON or in base64url, and the scheme of authorization', async () => {
    const header = (value: string | readonly string[]) => sent('/header', { headers: { 'x-session-sig': value } });
    expect((await header(JSON.stringify(good))).status).toBe(200);
    expect((await header(base64url(good))).status).toBe(200);
    const bad = await header(base64url(elsewhere));
    expect([bad.status, bad.json.rule, bad.json.pointer]).toEqual([
      401,
      'session.node-bound',
      '/signedMessage/nodeAddress',
    ]);
    const authorized = (value: string) => sent('/authorization', { headers: { authorization: value } });
    expect((await authorized(`SessionSig ${base64url(good)}`)).status).toBe(200);
    expect((await authorized(`sessionsig  ${base64url(good)}`)).status).toBe(200);
    for (const value of ['SessionSig', `Bearer ${base64url(good)}`, base64url(good)]) {
      const { status, headers, json } = await authorized(value);
      expect([value, status === 401 || status === 400, json.rule]).toEqual([value, true, undefined]);
      if (status === 401) expect(headers['www-authenticate']).toBe('SessionSig');
    }
  });

  it('refuses a header that is missing, empty, no base64url, or there twice', async () => {
    const statusOf = async (headers: Readonly<Record<string, string | readonly string[]>>) =>
      (await sent('/header', { headers })).status;
    expect(await statusOf({})).toBe(401);
    expect(await statusOf({ 'x-session-sig': '' })).not.toBe(200);
    expect(await statusOf({ 'x-session-sig': 'a+b' })).toBe(400);
    for (const twice of [
      [base64url(good), base64url(good)],
      [JSON.stringify(good), JSON.stringify(good)],
    ]) {
      expect([400, 401]).toContain(await statusOf({ 'x-session-sig': twice }));
    }
    const { status } = await sent('/authorization', {
      headers: { authorization: [`SessionSig ${base64url(good)}`, `SessionSig ${base64url(elsewhere)}`] },
    });
    expect(status).toBe(400);
  });

  it('tells strangers nothing where it is asked to', async () => {
    const { status, headers, json, text } = await post('/quiet', bodyOf(elsewhere));
    expect({ status, json }).toEqual({
      status: 401,
      json: { type: 'about:blank', title: 'Unauthorized', status: 401 },
    });
    expect(headers['www-authenticate']).toBe('SessionSig error="invalid_token"');
    expect(text).not.toContain('session');
    expect((await post('/quiet', '{')).json).toEqual({ type: 'about:blank', title: 'Bad Request', status: 400 });
  });

  it('gives out a nonce and takes it for one login', async () => {
    const { status, headers, json } = await sent('/nonce', {});
    expect({ status, cache: headers['cache-control'] }).toEqual({ status: 200, cache: 'no-store' });
    expect(json).toEqual({ nonce: expect.stringMatching(/^[A-Za-z0-9]{24}$/), expiration: '2026-01-15T12:10:00.000Z' });
    const body = JSON.stringify({ authSig: login(json.nonce) });
    const both = await Promise.all([post('/login', body), post('/login', body)]);
    expect(both.map((each) => each.status).sort()).toEqual([200, 401]);
    expect(both.find((each) => each.status === 200)?.json).toEqual({ account: user.address });
    const refused = both.find((each) => each.status === 401);
    expect(refused?.json.rule).toBe('auth-sig.nonce-once');
    expect(refused?.headers['www-authenticate']).toBe('AuthSig error="invalid_token", rule="auth-sig.nonce-once"');
    const unknown = await post('/login', JSON.stringify({ authSig: login('Q9w8e7r6t5Y4u3i2o1P0aaaa') }));
    expect([unknown.status, unknown.json.rule]).toEqual([401, 'auth-sig.nonce']);
  });

  it('told of every verdict, with its rule', () => {
    expect(verdicts.some(({ operation, rule }) => operation === 'session' && rule === 'session.node-bound')).toBe(true);
    expect(JSON.stringify(verdicts)).not.toContain(sessionKey.publicKey);
  });
});
