import { describe, expect, it } from 'vitest';
import { type Connection, postToNode, postToNodes } from '../../src/client/node-connection.js';
import type { Issue, Result } from '../../src/index.js';

const node = 'https://node-1.example:7470';
const path = '/web/handshake/';

type Answer = (url: string, init: RequestInit) => Response | Promise<Response>;

const over = (answer: Answer, timeout = 5_000): Connection => ({
  fetch: (async (url: string, init: RequestInit) => answer(url, init)) as typeof fetch,
  timeout,
  grace: 5,
});

const json = (value: unknown, status = 200): Response => new Response(JSON.stringify(value), { status });

async function issueOf(connection: Connection): Promise<Issue> {
  const result = await postToNode(connection, node, path, '{}');
  expect(result.ok).toBe(false);
  return (result as Extract<typeof result, { ok: false }>).issues[0];
}

/** A body that never ends, and how much of it was taken. */
function endless(chunk: Uint8Array): { readonly body: ReadableStream<Uint8Array>; taken(): number; ended(): boolean } {
  let taken = 0;
  let ended = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        taken += chunk.length;
        controller.enqueue(chunk);
      },
      cancel() {
        ended = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, taken: () => taken, ended: () => ended };
}

describe('a node that answers', () => {
  it('gets the body as JSON at its path, and nowhere else', async () => {
    const seen: [string, RequestInit][] = [];
    const connection = over((url, init) => {
      seen.push([url, init]);
      return json({ a: 1 });
    });
    expect(await postToNode(connection, node, path, '{"epoch":null}')).toEqual({ ok: true, value: { a: 1 } });
    expect(seen.map(([url]) => url)).toEqual(['https://node-1.example:7470/web/handshake/']);
    expect(seen[0]?.[1]).toMatchObject({
      method: 'POST',
      body: '{"epoch":null}',
      redirect: 'error',
      credentials: 'omit',
      headers: { 'Content-Type': 'application/json' },
    });
  });

  it('is read as strict JSON: objects without a prototype, numbers as they are', async () => {
    const connection = over(() => new Response('{"__proto__":{"a":1}}'));
    const result = await postToNode(connection, node, path, '{}');
    expect(result.ok && Object.getPrototypeOf(result.value)).toBe(null);
    expect(({} as { a?: unknown }).a).toBe(undefined);
  });
});

describe('node.answer: a node that does not', () => {
  const cases: readonly (readonly [string, Answer, RegExp, number | undefined])[] = [
    [
      'is down',
      () => {
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) });
      },
      /ECONNREFUSED.*check the URL/,
      undefined,
    ],
    ['answers no JSON', () => new Response('<html>'), /expected strict JSON.*at offset 0/, 200],
    ['answers nothing', () => new Response(null, { status: 200 }), /expected strict JSON/, 200],
    ['names a key twice', () => new Response('{"a":1,"a":2}'), /duplicate key|twice|"a"/, 200],
    ['nests too deep', () => new Response('['.repeat(40) + ']'.repeat(40)), /expected strict JSON/, 200],
    ['answers other bytes than UTF-8', () => new Response(new Uint8Array([0x22, 0xff, 0x22])), /UTF-8/, 200],
    ['fails without a reason', () => new Response('oops', { status: 500 }), /expected status 200, found 500/, 500],
    ['points elsewhere', () => new Response('{}', { status: 302 }), /expected status 200, found 302/, 302],
    [
      'lies about the length',
      () => new Response('x'.repeat(2_000_000), { headers: { 'content-length': '2' } }),
      /1048576 bytes/,
      200,
    ],
  ];

  it.each(cases)('%s', async (_, answer, message, status) => {
    const issue = await issueOf(over(answer));
    expect(issue.rule).toBe('node.answer');
    expect(issue.params).toEqual(status === undefined ? { node } : { node, status });
    expect(issue.message).toMatch(/^POST \/web\/handshake\/ of https:\/\/node-1\.example:7470: /);
    expect(issue.message).toMatch(message);
  });

  it('never ends: no more is read than the bound, and the rest is cancelled', async () => {
    const { body, taken, ended } = endless(new Uint8Array(65_536).fill(0x20));
    const issue = await issueOf(over(() => new Response(body)));
    expect([issue.rule, ended()]).toEqual(['node.answer', true]);
    expect(taken()).toBeLessThanOrEqual(1_048_576 + 65_536);
  });

  it('stays silent, deaf to the signal too', async () => {
    const issue = await issueOf(over(() => new Promise(() => undefined), 20));
    expect([issue.rule, issue.message]).toEqual(['node.answer', expect.stringContaining('within 20 ms')]);
  });

  it('begins to answer and stops: the request is aborted', async () => {
    let signal: AbortSignal | undefined;
    const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new Uint8Array([0x7b])) });
    const connection = over((_, init) => {
      signal = init.signal ?? undefined;
      return new Response(body);
    }, 20);
    expect((await issueOf(connection)).rule).toBe('node.answer');
    expect(signal?.aborted).toBe(true);
  });
});

describe('a node that refuses', () => {
  const refusal = (value: unknown, status = 401): Promise<Issue> => issueOf(over(() => json(value, status)));

  it('is repeated with the rule it names, its words quoted', async () => {
    const issue = await refusal({
      errorCode: 'NodePKPNotAuthorized',
      message: 'no',
      issues: [{ rule: 'sign-request.permission', path: '/authMethods', message: 'expected \u202e a scope' }],
    });
    expect(issue).toMatchObject({
      rule: 'sign-request.permission',
      path: '/authMethods',
      params: { node, status: 401, errorCode: 'NodePKPNotAuthorized' },
    });
    expect(issue.message).toContain('"expected \\u{202e} a scope"');
    expect(issue.causes).toEqual([
      { rule: 'sign-request.permission', path: '/authMethods', message: '"expected \\u{202e} a scope"' },
    ]);
  });

  it('gives several reasons: one that decides counts before one that cannot be decided', async () => {
    const issues = ['sign-request.evidence', 'sign-request.auth-method'].map((rule) => ({
      rule,
      path: '',
      message: '',
    }));
    const issue = await refusal({ errorCode: 'E', issues });
    expect([issue.rule, issue.causes?.length]).toEqual(['sign-request.auth-method', 2]);
  });

  it('names no rule that exists: node.answer with its reason', async () => {
    const issue = await refusal({
      errorCode: 'NodeX',
      message: 'because',
      issues: [{ rule: 'toString' }, { rule: 7 }, null],
    });
    expect([issue.rule, issue.causes]).toEqual(['node.answer', undefined]);
    expect(issue.message).toContain('status 401 "NodeX" and said "because"');
  });

  it('has much to say: eight issues of 400 characters are repeated', async () => {
    const one = { rule: 'siwe.layout', path: `/${'p'.repeat(9_000)}`, message: 'm'.repeat(9_000) };
    const issue = await refusal({ errorCode: 'E'.repeat(9_000), issues: Array(40).fill(one) }, 400);
    expect(issue.causes).toHaveLength(8);
    expect(JSON.stringify(issue).length).toBeLessThan(9_000);
  });
});

describe('several nodes', () => {
  const nodes = ['https://a.example:1', 'https://b.example:1', 'https://c.example:1'];
  const value = (result: Result<unknown>): unknown => (result.ok ? result.value : result.issues[0].rule);

  it('are asked at once and read in their order', async () => {
    let asked = 0;
    const all = new Promise<void>((resolve) => {
      // Nobody answers before all were asked.
      void Promise.resolve().then(function wait(): unknown {
        return asked === nodes.length ? resolve() : new Promise((next) => setTimeout(next, 1)).then(wait);
      });
    });
    const connection = over(async (url) => {
      asked++;
      await all;
      return json(url);
    });
    const replies = await postToNodes(connection, nodes, '/x', {}, () => false);
    expect(replies.map(({ node: name, answer }) => [name, value(answer)])).toEqual(
      nodes.map((name) => [name, `${name}/x`]),
    );
  });

  it('leave no warning about listeners, however many they are, and all of them are hurried', async () => {
    const warnings: unknown[] = [];
    const hear = (warning: unknown): void => void warnings.push(warning);
    process.on('warning', hear);
    const many = Array.from({ length: 40 }, (_, index) => `https://node-${index}.example:1`);
    const connection = over((url) => (url.startsWith(many[0] ?? '') ? json(1) : new Promise(() => undefined)), 60_000);
    const replies = await postToNodes(connection, many, '/x', {}, () => true);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', hear);
    expect(replies.map(({ answer }) => value(answer))).toEqual([1, ...Array(39).fill('node.answer')]);
    expect(warnings).toEqual([]);
  });

  it('are not waited for once enough answered well', async () => {
    const connection = over((url) => (url.startsWith('https://c') ? new Promise(() => undefined) : json(1)), 60_000);
    const replies = await postToNodes(connection, nodes, '/x', {}, (soFar) => soFar.length === 2);
    expect(replies.map(({ answer }) => value(answer))).toEqual([1, 1, 'node.answer']);
  });

  it('are waited for while what answered is not enough', async () => {
    const late = new Promise<Response>((resolve) => setTimeout(() => resolve(json(2)), 60));
    const connection = over((url) => (url.startsWith('https://c') ? late : json(1)), 60_000);
    const replies = await postToNodes(connection, nodes, '/x', {}, () => false);
    expect(replies.map(({ answer }) => value(answer))).toEqual([1, 1, 2]);
  });
});
