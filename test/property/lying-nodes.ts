// Networks of which some nodes lie: honest ones are the reference nodes of this project, behind a `fetch` and a clock that the
// test moves, so that a deadline of twenty seconds passes in no time and nothing depends on how fast the machine is.

import { secp256k1 } from '@noble/curves/secp256k1.js';
import { vi } from 'vitest';
import { blsPublicKey } from '../../src/crypto/bls.js';
import { noble } from '../../src/crypto/noble.js';
import { addressOfSecretKey } from '../../src/crypto/secp256k1.js';
import { type KeyShare, splitSecret } from '../../src/crypto/threshold.js';
import { toHex, utf8 } from '../../src/internal/bytes.js';
import { createChain } from '../../src/network/blocks.js';
import { createNode, type ReferenceNode } from '../../src/network/node.js';
import type { RuleId } from '../../src/rule.js';
import { answerSigned } from '../flow/lies.js';

export const start: Date = new Date('2026-01-15T12:00:00.000Z');
export const timeout = 20_000;
export const grace = 2_000;

export const networkSecret: Uint8Array = new Uint8Array(32).fill(5);
export const networkKey: string = toHex(blsPublicKey(networkSecret));
export const otherKey: string = toHex(blsPublicKey(new Uint8Array(32).fill(9)));
/** 96 hex digits that are no point of the curve. */
export const noKey: string = 'f'.repeat(96);
const strangeShare: KeyShare = splitSecret(new Uint8Array(32).fill(9), 1, 1, new Uint8Array(32).fill(6))[0] as KeyShare;

const chainOptions = { seed: new Uint8Array(32).fill(7) };
const chain = createChain(chainOptions);
export const latest: string = chain.latest(start).hash;
/** A block that nodes still take, and one that they do not. */
export const older: string = chain.latest(new Date(start.getTime() - 600_000)).hash;
export const tooOld: string = chain.latest(new Date(start.getTime() - 7_200_000)).hash;

/** The PKP, the user who may use it, and what the user shows. */
const pkpSecret = new Uint8Array(32).fill(0x22);
export const pkpPublicKey: string = toHex(secp256k1.getPublicKey(pkpSecret, false));
export const authMethod = { authMethodType: 99, accessToken: 'a token' };
const user = { userId: 'somebody', appId: 'an app' };

export const pkpAddress: string = addressOfSecretKey(pkpSecret);

export const urlOf = (index: number): string => `https://node-${index}.example:7470`;

/** A node that was asked, and what for. */
export interface Call {
  /** Counted from 0. */
  readonly index: number;
  readonly path: 'handshake' | 'sign';
  /** How often this node was asked for this before. */
  readonly round: number;
  readonly body: string;
  /** The text of an honest answer; `node` is another node than the one that is asked. */
  honest(node?: number): Promise<{ readonly status: number; readonly text: string }>;
}

/** What a node answers: text with status 200, a response, `silent` for nothing ever; or it throws. */
export type Answer = string | Response | 'silent';

/** How a node answers. */
export interface Behaviour {
  /** How long it takes, in milliseconds of the clock that is moved. */
  readonly delay?: () => number;
  answer(call: Call): Answer | Promise<Answer>;
}

export const delayOf = ({ delay = () => 0 }: Behaviour): number => delay();

const shares = new Map<number, readonly KeyShare[]>();
function sharesOf(threshold: number): readonly KeyShare[] {
  const known = shares.get(threshold) ?? splitSecret(networkSecret, threshold, 10, new Uint8Array(32).fill(6));
  shares.set(threshold, known);
  return known;
}

const nodes = new Map<string, ReferenceNode>();
function nodeOf(index: number, threshold: number): ReferenceNode {
  const name = `${index} ${threshold}`;
  const known =
    nodes.get(name) ??
    createNode({
      url: urlOf(index),
      serverKey: '00',
      share: sharesOf(threshold)[index] as KeyShare,
      networkKey,
      threshold,
      epoch: 7,
      // All of them name one block, however long the others take.
      chain: { ...chain, latest: () => chain.latest(start) },
      chainOptions,
      registry: {
        pkps: [
          {
            publicKey: pkpPublicKey,
            owner: pkpAddress,
            authMethods: [{ authMethodType: 99, ...user, scopes: [1] }],
            addresses: [],
            actions: [],
          },
        ],
      },
      actions: new Map(),
      evidence: {
        authMethods: [{ authMethodType: 99, verify: async () => ({ outcome: 'authenticated', ...user }) }],
        timeout: 600_000,
      },
      now: () => new Date(),
      // Judged in this thread, so that nothing is under way that the clock does not know of.
      backend: noble,
    });
  nodes.set(name, known);
  return known;
}

const paths = { '/web/handshake/': 'handshake', '/web/sign_session_key/v1': 'sign' } as const;

// What honest nodes answer follows from the request; to sign costs more than all the rest.
const answered = new Map<string, Promise<{ readonly status: number; readonly text: string }>>();

/** The answer of an honest node. */
export function honestAnswer(
  index: number,
  threshold: number,
  path: string,
  body: string,
): Promise<{ readonly status: number; readonly text: string }> {
  const key = JSON.stringify([index, threshold, path, path.includes('handshake') ? '' : [body, new Date()]]);
  const known = answered.get(key) ?? nodeOf(index, threshold).answer(path, utf8(body));
  if (answered.size > 5_000) answered.clear();
  answered.set(key, known);
  return known;
}

/** The answer of a node that signs whatever it likes with a genuine share, that of `node`, or with one of another network. */
export function signedBy(node: number | 'stranger', threshold: number, siweMessage: string, over: object = {}): string {
  const share = node === 'stranger' ? strangeShare : (sharesOf(threshold)[node] as KeyShare);
  return JSON.stringify(answerSigned(share, networkKey, siweMessage, over));
}

/** A refusal as a node writes it. */
export function refusal(rules: readonly string[], over: object = {}): Response {
  const issues = rules.map((rule) => ({ rule, path: '/x', message: 'no' }));
  const body = {
    success: false,
    errorCode: 'NodeNotAuthorized',
    errorKind: 'Validation',
    message: 'no',
    issues,
    ...over,
  };
  return new Response(JSON.stringify(body), { status: 403 });
}

/** A network as the client sees it. */
export interface LyingNetwork {
  readonly fetch: typeof globalThis.fetch;
  readonly seen: { readonly index: number; readonly path: 'handshake' | 'sign'; readonly body: string }[];
  /** Waits for a promise and moves the clock whenever nothing else is left to do; the milliseconds that it took. */
  run<T>(promise: Promise<T>): Promise<{ readonly outcome: PromiseSettledResult<T>; readonly milliseconds: number }>;
}

/** Makes a network of nodes that behave as they are told. */
export function lyingNetwork(behaviours: readonly Behaviour[], threshold: number): LyingNetwork {
  const seen: LyingNetwork['seen'] = [];
  const asked = new Map<string, number>();
  let working = 0;

  async function answer(call: Call, behaviour: Behaviour): Promise<Response> {
    const delay = delayOf(behaviour);
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    working++;
    // Silence is nothing that anybody waits for.
    const given = await (async () => behaviour.answer(call))().finally(() => working--);
    if (given === 'silent') return new Promise(() => undefined);
    return typeof given === 'string' ? new Response(given) : given;
  }

  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const index = behaviours.findIndex((_, each) => url.startsWith(`${urlOf(each)}/`));
    const behaviour = behaviours[index];
    const path = paths[url.slice(urlOf(index).length) as keyof typeof paths];
    if (!behaviour || path === undefined) throw new TypeError(`nobody is at ${url}`);
    if (init.redirect !== 'error' || init.credentials !== 'omit') throw new TypeError('expected no way elsewhere');
    const body = String(init.body);
    const key = `${path} ${index}`;
    const round = asked.get(key) ?? 0;
    asked.set(key, round + 1);
    seen.push({ index, path, body });
    const honest = (node = index) => honestAnswer(node, threshold, url.slice(urlOf(index).length), body);
    return answer({ index, path, round, body, honest }, behaviour);
  };

  async function run<T>(
    promise: Promise<T>,
  ): Promise<{ readonly outcome: PromiseSettledResult<T>; readonly milliseconds: number }> {
    const before = Date.now();
    let outcome: PromiseSettledResult<T> | undefined;
    void Promise.allSettled([promise]).then(([settled]) => {
      outcome = settled;
    });
    while (!outcome) {
      // Bodies are read and honest nodes judge without a timer: all of it is done when this thread has nothing to do.
      for (let turns = 0; turns < 3 || (working > 0 && turns < 100_000); turns++)
        await new Promise((resolve) => setImmediate(resolve));
      if (outcome) break;
      if (vi.getTimerCount() === 0) throw new Error('nothing goes on any more, and the client waits');
      vi.advanceTimersToNextTimer();
    }
    return { outcome, milliseconds: Date.now() - before };
  }

  return { fetch: fetch as typeof globalThis.fetch, seen, run };
}

/** A way of giving no answer, or another one, to any request; and the rule that it breaks. */
export interface Way {
  readonly way: string;
  readonly rule: RuleId;
  readonly behaviour: Behaviour;
}

const overlong = new Uint8Array(1_048_577).fill(0x20);
const chunk = new Uint8Array(65_536).fill(0x20);

/** A body that begins like an honest answer, and goes on as it is told. */
function begun(text: string, next: (controller: ReadableStreamDefaultController<Uint8Array>) => void): Response {
  let given = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (given) return next(controller);
        given = true;
        controller.enqueue(utf8(text));
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body);
}

const way = (rule: RuleId, name: string, answer: Behaviour['answer']): Way => ({
  rule,
  way: name,
  behaviour: { answer },
});
/** Changes the text of an honest answer. */
const texts =
  (change: (text: string) => Answer): Behaviour['answer'] =>
  async ({ honest }) =>
    change((await honest()).text);

/** Ways of not answering at all: whatever is asked, the client has to report `node.answer`, or the rule that a node names. */
export const silences: readonly Way[] = [
  way('node.answer', 'is silent', () => 'silent'),
  way('node.answer', 'refuses the connection', () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) });
  }),
  way('node.answer', 'fails with what is no error', () => Promise.reject(undefined)),
  way('node.answer', 'answers nothing', () => ''),
  way('node.answer', 'answers 204', () => new Response(null, { status: 204 })),
  way('node.answer', 'answers a page', () => {
    return new Response('<html>a proxy</html>', { headers: { 'content-type': 'text/html' } });
  }),
  way(
    'node.answer',
    'breaks off its JSON',
    texts((text) => text.slice(0, -1)),
  ),
  way(
    'node.answer',
    'says more after its JSON',
    texts((text) => `${text}{}`),
  ),
  way(
    'node.answer',
    'names a member twice',
    texts((text) => text.replace('{', '{"a":1,"a":2,')),
  ),
  way(
    'node.answer',
    'begins with a byte order mark',
    texts((text) => `\uFEFF${text}`),
  ),
  way(
    'node.answer',
    'answers half a pair',
    texts((text) => text.replace('{', '{"a":"\\ud800",')),
  ),
  way(
    'node.answer',
    'answers a number beyond all bounds',
    texts((text) => text.replace('{', '{"a":1e999,')),
  ),
  way(
    'node.answer',
    'answers a number beyond 2^53',
    texts((text) => text.replace('{', '{"a":9007199254740993,')),
  ),
  way(
    'node.answer',
    'nests too deep',
    texts((text) => text.replace('{', `{"a":${'['.repeat(40)}${']'.repeat(40)},`)),
  ),
  way(
    'node.answer',
    'answers too many values',
    texts((text) => text.replace('{', `{"a":[${'0,'.repeat(40_000)}0],`)),
  ),
  way('node.answer', 'answers other bytes than UTF-8', () => new Response(new Uint8Array([0x22, 0xff, 0x22]))),
  way(
    'node.answer',
    'pads its answer beyond the bound',
    texts((text) => {
      return begun(text, (controller) => {
        controller.enqueue(overlong);
        controller.close();
      });
    }),
  ),
  way(
    'node.answer',
    'never ends',
    texts((text) => begun(text, (controller) => controller.enqueue(chunk))),
  ),
  way(
    'node.answer',
    'stops in the middle',
    texts((text) => begun(text, () => undefined)),
  ),
  way(
    'node.answer',
    'breaks the connection',
    texts((text) => begun(text, (controller) => controller.error(new Error('gone')))),
  ),
  way(
    'node.answer',
    'fails with an honest body',
    texts((text) => new Response(text, { status: 500 })),
  ),
  way(
    'node.answer',
    'points elsewhere with an honest body',
    texts((text) => new Response(text, { status: 302 })),
  ),
  way('node.answer', 'is busy', () => refusal([], { errorCode: 'NodeBusy' })),
  way('node.answer', 'refuses by a rule that is none', () => refusal(['__proto__', 'constructor', 'node'])),
  way('node.answer', 'refuses with issues that are none', () => refusal([], { issues: [null, 1, 'x', [], {}] })),
  way('sign-request.permission', 'refuses', () => refusal(['sign-request.evidence', 'sign-request.permission'])),
  way('sign-request.evidence', 'cannot decide', () => refusal(['sign-request.evidence'])),
  way('node.answer', 'answers a second after the deadline', ({ honest }) => honest().then(({ text }) => text)),
].map((each) => {
  return each.way.includes('deadline')
    ? { ...each, behaviour: { ...each.behaviour, delay: () => timeout + 1_000 } }
    : each;
});

const changed = (name: string, change: (honest: Record<string, unknown>) => unknown): Way =>
  way(
    'node.answer',
    name,
    texts((text) => JSON.stringify(change(JSON.parse(text)))),
  );
const without = (honest: Record<string, unknown>, member: string): object =>
  Object.fromEntries(Object.entries(honest).filter(([name]) => name !== member));

/** Answers that are JSON and none of their kind, in the form that both kinds of answer share. */
const formless: readonly Way[] = [
  changed('answers null', () => null),
  changed('answers a list', (honest) => [honest]),
  changed('answers a text', (honest) => JSON.stringify(honest)),
  changed('refuses with status 200', () => ({ success: false, errorCode: 'NodeNotAuthorized', issues: [] })),
  way(
    'node.answer',
    'hides its answer in __proto__',
    texts((text) => `{"__proto__":${text},"constructor":${text}}`),
  ),
];

const over = (name: string, change: object): Way => changed(name, (honest) => ({ ...honest, ...change }));

/** Handshakes that break `handshake.shape`. */
export const shapelessHandshakes: readonly Way[] = [
  ...formless,
  ...['serverPublicKey', 'networkPublicKey', 'latestBlockhash', 'hdRootPubkeys'].map((member) =>
    changed(`leaves out ${member}`, (honest) => without(honest, member)),
  ),
  over('has no key yet', { networkPublicKey: 'ERR' }),
  over('writes its key with a prefix', { networkPublicKey: `0x${networkKey}` }),
  over('names keys in a list', { networkPublicKey: [networkKey] }),
  over('names no block', { latestBlockhash: '' }),
  over('names a block in capitals', { latestBlockhash: `0x${'A'.repeat(64)}` }),
  over('names an epoch below zero', { epoch: -1 }),
  over('names half an epoch', { epoch: 1.5 }),
  over('names an epoch as text', { epoch: '7' }),
  over('names no share as the threshold', { threshold: 0 }),
  over('names more shares than there can be', { threshold: 256 }),
  over('names null as the threshold', { threshold: null }),
].map((each) => ({ ...each, rule: 'handshake.shape' }));

/** Answers to a request to sign that break `sign-response.shape`. */
export const shapelessShares: readonly Way[] = [
  ...formless,
  ...['result', 'signatureShare', 'shareIndex', 'siweMessage', 'dataSigned', 'blsRootPubkey'].map((member) =>
    changed(`leaves out ${member}`, (honest) => without(honest, member)),
  ),
  over('says failure', { result: 'failure' }),
  over('says true in place of success', { result: true, success: true }),
  over('signs on another curve', { curveType: 'ECDSA' }),
  over('names its share by a text', { shareIndex: '0' }),
  over('names a share below zero', { shareIndex: -1 }),
  over('names a share beyond all', { shareIndex: 9_007_199_254_740_991 }),
  over('adds to its share', { signatureShare: { ProofOfPossession: '00', __proto__: null, more: 1 } }),
  over('signs without a point', { signatureShare: 'none' }),
].map((each) => ({ ...each, rule: 'sign-response.shape' }));
