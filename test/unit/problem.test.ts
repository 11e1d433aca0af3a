import { Readable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { expressSession } from '../../src/entry/express.js';
import { withSession } from '../../src/entry/fetch.js';
import { anyUses, createVerifier, type Verifier } from '../../src/entry/server.js';
import { gatherWeb } from '../../src/http/body.js';
import { guardSession } from '../../src/http/guard.js';
import { faultAnswer, kindOf, problemAnswer } from '../../src/http/problem.js';
import { anyNonce, anyRequest, type Issue, isUndecided, type RuleId } from '../../src/index.js';
import { rules } from '../../src/rule.js';

const ids = Object.keys(rules) as RuleId[];
const issueOf = (rule: RuleId, more: Partial<Issue> = {}): Issue => ({ rule, path: '/a', message: 'm', ...more });
const statusOf = (...broken: readonly RuleId[]): number =>
  problemAnswer(broken.map((rule) => issueOf(rule)) as [Issue, ...Issue[]], {}).status;

describe('the kinds of rules', () => {
  it('are there for every rule, and undecided is 503 and nothing else', () => {
    for (const rule of ids) {
      expect([rule, ['credential', 'permission', 'undecided'].includes(kindOf(rule))]).toEqual([rule, true]);
      if (isUndecided(rule)) expect([rule, kindOf(rule)]).toEqual([rule, 'undecided']);
      else if (kindOf(rule) === 'undecided') expect(rule).toMatch(/^(?:node|server|ledger)\./);
    }
  });

  it('of those that decide are 401, or 403 where what is good does not reach as far', () => {
    expect(ids.filter((rule) => statusOf(rule) === 403)).toEqual([
      'capability.resource',
      'capability.ability',
      'capability.alternative',
      'capability.restriction',
      'narrower.resource',
      'narrower.ability',
      'narrower.restriction',
      'chain.root',
      'delegation.capability',
      'delegation.owner',
      'delegation.uses',
      'session.requested-resource',
      'session.requested-ability',
      'session.delegation-not-grant',
      'session.no-authority',
      'session.account',
      'one-click.contract-chain',
      'one-click.method-chain',
      'ceramic.resource',
      'sign-request.permission',
      'sign-request.auth-method-once',
      'lit-v8.payment-restrictions',
    ]);
    expect(ids.filter((rule) => statusOf(rule) === 503)).toEqual(ids.filter(isUndecided));
  });

  it('the first rule that decides counts', () => {
    expect(statusOf('auth-sig.network-key', 'session.expired', 'capability.resource')).toBe(401);
    expect(statusOf('auth-sig.network-key', 'capability.resource')).toBe(403);
  });
});

describe('problemAnswer', () => {
  it('names the page where it is told where pages are', () => {
    const { body } = problemAnswer([issueOf('session.expired')], { pages: 'https://docs.example/rules/' }, '/sig');
    expect(JSON.parse(body)).toMatchObject({
      type: 'https://docs.example/rules/session.expired.html',
      pointer: '/sig/a',
      rule: 'session.expired',
    });
  });

  it('says no more than it was sent, and never a stack', () => {
    const long = `${'x'.repeat(1_023)}\u{1f600}${'y'.repeat(10_000)}`;
    const issues = ids.map((rule) => issueOf(rule, { message: long, path: long, params: { secret: 'S' } }));
    const { body } = problemAnswer(issues as [Issue, ...Issue[]], {});
    expect(body.length).toBeLessThan(4_096);
    expect(body).not.toContain('secret');
    expect(JSON.parse(body).others).toHaveLength(8);
  });

  it('asks to come later where nothing was decided', () => {
    expect(problemAnswer([issueOf('server.busy')], {})).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
  });

  it('closes the connection where a body was left unread', () => {
    expect([413, 408, 400].map((status) => faultAnswer(status, '', {}).headers.connection)).toEqual([
      'close',
      'close',
      undefined,
    ]);
  });
});

const verifier = createVerifier({
  ...{ nodeAddress: 'n.example:443', domain: 'a.example', nonce: anyNonce, nonces: anyNonce, uses: anyUses },
});

describe('options', () => {
  it.each<[string, object]>([
    ['options', { from: { member: 'a' }, ask: anyRequest, form: 1 }],
    ['from', { ask: anyRequest }],
    ['from', { from: { member: 'a', header: 'b' }, ask: anyRequest }],
    ['from', { from: { query: 'a' }, ask: anyRequest }],
    ['body', { from: { member: 'a' }, ask: anyRequest, body: 'text' }],
    ['bodyBytes', { from: { member: 'a' }, ask: anyRequest, bodyBytes: 0 }],
    ['bodyTimeout', { from: { member: 'a' }, ask: anyRequest, bodyTimeout: Number.POSITIVE_INFINITY }],
    ['detail', { from: { member: 'a' }, ask: anyRequest, detail: 'some' }],
    ['pages', { from: { member: 'a' }, ask: anyRequest, pages: 'javascript:alert(1)/' }],
    ['scheme', { from: { member: 'a' }, ask: anyRequest, scheme: 'a"b' }],
    ['ask.resource', { from: { member: 'a' }, ask: { resource: 'x', ability: 'A/B' } }],
    ['ask', { from: { member: 'a' } }],
  ])('that cannot be meant throw: %s', (name, options) => {
    expect(() => guardSession(verifier, options as never)).toThrow(TypeError);
    expect(() => guardSession(verifier, options as never)).toThrow(name);
  });

  it('lets a function find the signature, and reads the body for it where that is asked', async () => {
    const seen: unknown[] = [];
    const options = {
      ask: anyRequest,
      body: 'json',
      from: (_: Request, body: unknown) => void seen.push(body),
    } as const;
    const handler = withSession(verifier, options, () => new Response());
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}' };
    expect((await handler(new Request('http://a/', init))).status).toBe(401);
    expect(seen).toEqual([{ a: 1 }]);
  });

  it.each([
    ['none', {}],
    ['null', { account: null }],
    ['no text', { account: 5 }],
    ['no address', { account: 'x' }],
  ])('demands an account that a stranger names, and judges nothing for what is none: %s', async (_, named) => {
    const session = vi.fn<Verifier['session']>(async () => ({ ok: false, issues: [issueOf('session.account')] }));
    const options = {
      from: { member: 'a' },
      ask: anyRequest,
      account: (_: Request, body: unknown) => (body as { account?: string }).account,
    } as const;
    const handler = withSession({ ...verifier, session }, options, () => new Response());
    const post = async (body: object): Promise<number> => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      return (await handler(new Request('http://a/', init))).status;
    };
    expect(await post({ a: {}, ...named })).toBe(404);
    expect(session).not.toHaveBeenCalled();
    const account = '0x1b44d32eb342142b14d139396dfbb32c58313320';
    expect(await post({ a: {}, account })).toBe(403);
    expect(session.mock.calls[0]?.[2]).toMatchObject({ account });
  });

  it('takes a body that was read before for a mistake of the server', async () => {
    const handler = withSession(verifier, { from: { member: 'a' }, ask: anyRequest }, () => new Response());
    const request = new Request('http://a/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    });
    await request.text();
    await expect(handler(request)).rejects.toThrow('the body was read before this guard');
  });

  it('tells Express of a parser that took the body, as a mistake of the server, and not the client', async () => {
    const guard = expressSession(verifier, { from: { member: 'a' }, ask: anyRequest });
    const stream = Readable.from([Buffer.from('{"a":1}')], { objectMode: false });
    for await (const _ of stream); // what express.json() does
    const rawHeaders = ['content-type', 'application/json'];
    const request = Object.assign(stream, { method: 'POST', rawHeaders, socket: {} });
    const writeHead = vi.fn();
    const response = { headersSent: false, writableFinished: false, once: vi.fn(), writeHead, end: vi.fn() };
    const error = await new Promise((next) => guard(request, response, next));
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toContain('express.json()');
    expect(writeHead).not.toHaveBeenCalled();
  });

  it.each([
    ['the name of the SDK', { resource: `lit-pkp://${'7f'.repeat(32)}`, ability: 'pkp-signing' }, 'Threshold/Signing'],
    ['an id of another form', { resource: 'lit-pkp://7', ability: 'Threshold/Signing' }, '[0-9a-f]{64}'],
    ['no URI', { resource: '7f', ability: 'Threshold/Signing' }, 'expected a URI'],
    [
      'a prefix without ids',
      { resource: 'lit-paymentdelegation://1', ability: 'Auth/Auth' },
      'lit-paymentdelegation:// and *,',
    ],
  ])('say what is wrong with what a route asks: %s', async (_, asked, expected) => {
    const post = async (more: object) => {
      const options = { from: { member: 'a' }, ask: () => asked, ...more } as const;
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":{}}' };
      const response = await withSession(verifier, options, () => new Response())(new Request('http://a/', init));
      return { status: response.status, text: await response.text() };
    };
    const told = await post({});
    expect(told.status).toBe(404);
    expect(told.text).toContain(expected);
    expect((await post({ detail: 'none' })).text).not.toContain('expected');
  });

  it('passes on that the caller has gone', async () => {
    const session = vi.fn<Verifier['session']>(async () => ({ ok: false, issues: [issueOf('server.deadline')] }));
    const handler = withSession({ ...verifier, session }, { from: () => ({}), ask: anyRequest }, () => new Response());
    const controller = new AbortController();
    await handler(new Request('http://a/', { signal: controller.signal }));
    controller.abort();
    expect(session.mock.calls[0]?.[2]?.signal?.aborted).toBe(true);
  });
});

describe('gatherWeb', () => {
  const bounds = { bytes: 4, timeout: 10 };
  type Controller = ReadableStreamDefaultController<Uint8Array>;
  const streamOf = (start?: (controller: Controller) => void): ReadableStream<Uint8Array> =>
    new ReadableStream(start && { start });

  it('gives up on what does not come, and cancels it', async () => {
    expect(await gatherWeb(streamOf(), bounds)).toBe('late');
  });

  it('stops at the bound', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(3));
      },
    });
    expect(await gatherWeb(endless, bounds)).toBe('large');
    expect(pulled).toBeLessThan(5);
  });

  it('takes as much memory for a body that comes byte by byte as for any other', async () => {
    const size = 50_000;
    let given = 0;
    const pieces = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          controller.enqueue(new Uint8Array(1));
          if (++given === size) controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    // What is raced for each piece waits for the time to be over, and is kept until then.
    const race = vi.spyOn(Promise, 'race');
    try {
      expect(await gatherWeb(pieces, { bytes: size, timeout: 60_000 })).toHaveLength(size);
      expect(race).toHaveBeenCalledTimes(1);
    } finally {
      race.mockRestore();
    }
  });

  it('tells what broke off', async () => {
    expect(
      await gatherWeb(
        streamOf((controller) => controller.error(new Error('gone'))),
        bounds,
      ),
    ).toBe('broken');
  });
});
